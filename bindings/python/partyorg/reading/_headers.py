# SPDX-License-Identifier: MIT
"""Which column is which fact, and in which row the header stands."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any, Mapping, NamedTuple, Optional, Sequence, Union

from .. import core
from .._catalogue import Fact, find_fact
from .._error import Error
from ._cells import unit_titles, written
from ._legacy import DECODERS
from ._words import Close, plain, refused, show

Mapped = Mapping[str, Optional[str]]

ON = Fact(titles=("Ngày xét", "Examination date"), name="on", type="date", unit=None, nature="fixed", minimum=None,
          maximum=None, choices=())
"""The examination date of a record, which is read like a fact."""
_ON_TITLES = ("on", "ngày xét", "ngày xét hồ sơ", "examination date")

_NUMBERED = re.compile(r"(?:\(\d{1,3}\)|\d{1,3}[.)]|[ivx]{1,5}[.)]|[a-z]\))\s*(?=\D)")
_MARKED = re.compile(r"[\s*:.;]+$")
_BRACKETED = re.compile(r"\s*(?:\(([^()]*)\)|\[([^\[\]]*)\])$")
_ANYWHERE = frozenset(("*", "", "nếu có", "if any", "bắt buộc", "required", "tùy chọn", "không bắt buộc", "optional"))
_OF_TYPE = {
    "date": frozenset(("dd/mm/yyyy", "d/m/yyyy", "dd/mm/yy", "dd-mm-yyyy", "ngày/tháng/năm", "yyyy-mm-dd", "iso",
                       "ngày", "date", "day/month/year")),
    "bool": frozenset(("có/không", "có hoặc không", "yes/no", "x", "đánh dấu x", "đúng/sai", "1/0", "true/false")),
    "int": frozenset(("số", "number", "số lượng")),
    "decimal": frozenset(("số", "number")),
}
_OF_UNIT = {
    "percent": ("%", "phần trăm", "percent"), "dong": ("đồng", "vnđ", "vnd", "đ"), "members": ("người", "đảng viên"),
    "persons": ("người", ), "votes": ("phiếu", )
}


class Match(NamedTuple):
    """What a header is."""

    fact: Optional[Fact] = None
    ignored: bool = False
    """The mapping says that it is none."""
    decoded: Optional[str] = None
    """The legacy encoding in which it is."""


class Headers:
    """Knows the facts of a subject by what people write above a column."""
    def __init__(self, subject: str, facts: Sequence[Fact], mapping: Union[Mapped, str, Path, None]) -> None:
        self.facts = {fact.name: fact for fact in (*facts, ON)}
        self._known: dict[str, set[str]] = {}
        self._titles: list[str] = []
        self._close: Optional[Close] = None
        for fact in facts:
            self._titles += (fact.name, *fact.titles)
            for text in (fact.name, fact.name.replace("_", " "), *fact.titles):
                self._known.setdefault(plain(text), set()).add(fact.name)
        for text in _ON_TITLES:
            self._known.setdefault(plain(text), set()).add("on")
        self._mapping: dict[str, tuple[str, Optional[str]]] = {}
        for header, name in ({} if mapping is None else _mapping(mapping)).items():
            self._mapping[plain(header)] = (header, self._named(subject, header, name))
        self._seen: dict[str, Match] = {}
        self.used: set[str] = set()

    def _named(self, subject: str, header: str, name: Optional[str]) -> Optional[str]:
        if name is None or name == "on":
            return name
        try:
            return find_fact(subject, name).name
        except Error as error:
            raise Error(core.PARTYORG_E_NAME, error.name, f"mapping, {show(header)}: {error.message('vi')}",
                        f"mapping, {show(header)}: {error.message('en')}") from None

    def unused(self) -> list[str]:
        """Headers that the mapping names and the file does not have."""
        return [header for key, (header, _) in self._mapping.items() if key not in self.used]

    def match(self, header: str, encoding: Optional[str] = None) -> Match:
        """What a header is; a legacy encoding is tried when its text is not understood."""
        if len(header) > 1000:
            return Match()
        if encoding in DECODERS:
            header = DECODERS[encoding](header)
        found = self._seen.get(header)
        if found is None:
            found = self._seen[header] = self._match(header)
            if found.fact is None and not found.ignored and not header.isascii():
                decoded = {name: self._match(decoder(header)) for name, decoder in DECODERS.items()}
                good = [(name, match) for name, match in decoded.items() if match.fact is not None]
                if len(good) == 1:
                    found = self._seen[header] = good[0][1]._replace(decoded=good[0][0])
        return found

    def _match(self, header: str) -> Match:
        key = plain(header)
        if key in self._mapping:
            self.used.add(key)
            name = self._mapping[key][1]
            return Match(ignored=True) if name is None else Match(self.facts[name])
        if not key:
            return Match()
        notes: list[str] = []
        for _ in range(8):
            names = self._known.get(key, ())
            for name in names:
                fact = self.facts[name]
                if len(names) == 1 and all(_suits(note, fact) for note in notes):
                    return Match(fact)
            shorter = _MARKED.sub("", key)
            if shorter == key:
                match = _BRACKETED.search(key)
                if match:
                    notes.append(plain(match[1] if match[1] is not None else match[2]))
                    shorter = key[:match.start()]
                else:
                    shorter = _NUMBERED.sub("", key, count=1) if _NUMBERED.match(key) else key
            if shorter == key or not shorter:
                break
            key = shorter
        return Match()

    def suggestions(self, header: str) -> list[str]:
        """Names and titles that come close to a header."""
        if self._close is None:
            self._close = Close(self._titles)
        return self._close(header)

    def same(self, value: Any, fact: Fact) -> bool:
        """Whether a cell is the header of a fact once more."""
        if type(value) is not str:
            return False
        match = self.match(value)
        return match.fact is not None and match.fact.name == fact.name


def _suits(note: str, fact: Fact) -> bool:
    """Whether what stands in brackets after a title says nothing else about the fact than is known."""
    return (note in _ANYWHERE or note.isdigit() or note in _OF_TYPE.get(fact.type, ()) or note == fact.name
            or note in map(plain, (*unit_titles(fact), *_OF_UNIT.get(fact.unit or "", ()), *fact.titles)))


# ---- the mapping


def _mapping(mapping: Union[Mapped, str, Path]) -> Mapped:
    if isinstance(mapping, Mapping):
        pairs = dict(mapping)
    else:
        pairs = _mapping_file(Path(mapping))
    for header, name in pairs.items():
        if not isinstance(header, str) or not (name is None or isinstance(name, str)):
            raise refused("mapping", f"mapping: {show(str(header))}: phải là tên dữ kiện hoặc null",
                          f"mapping: {show(str(header))}: must be the name of a fact or null")
    return pairs


def _mapping_file(path: Path) -> dict[str, Any]:
    name = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise refused(name, f"{name}: không đọc được tệp ánh xạ: {error.strerror}",
                      f"{name}: the mapping file cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise refused(name, f"{name}: tệp ánh xạ phải là UTF-8", f"{name}: the mapping file must be UTF-8") from None
    if path.suffix.lower() == ".json" or text.lstrip().startswith("{"):
        try:
            pairs = json.loads(text)
        except (ValueError, RecursionError) as error:
            said = str(error)[:120]
            raise refused(name, f"{name}: không phải là JSON: {said}", f"{name}: no JSON: {said}") from None
        if not isinstance(pairs, dict):
            raise refused(name, f'{name}: phải là một đối tượng JSON {{"tiêu đề cột": "dữ kiện" hoặc null}}',
                          f'{name}: must be a JSON object {{"header": "fact" or null}}')
        return pairs
    result: dict[str, Any] = {}
    try:
        lines = list(
            csv.reader(text.splitlines(), delimiter=";" if text.count(";") > text.count(",") else ",", strict=True))
    except csv.Error as error:
        raise refused(name, f"{name}: CSV hỏng: {error}", f"{name}: broken CSV: {error}") from None
    for number, line in enumerate(lines, 1):
        cells = [cell.strip() for cell in line]
        while len(cells) > 2 and not cells[-1]:
            cells.pop()
        if not any(cells):
            continue
        if len(cells) != 2 or not cells[0] or cells[0] in result and result[cells[0]] != (cells[1] or None):
            raise refused(
                name, f"{name}, dòng {number}: cần hai cột, tiêu đề và dữ kiện (để trống: bỏ qua), mỗi tiêu đề một lần",
                f"{name}, line {number}: two columns are expected, header and fact (blank: ignore), each header once")
        if number == 1 and (plain(cells[0]), plain(cells[1])) in (("header", "fact"), ("tiêu đề", "dữ kiện")):
            continue
        result[cells[0]] = cells[1] or None
    return result


# ---- the row of the header


class Header(NamedTuple):
    """Where the header of a grid stands and what it says."""

    first: int
    """The row of the grid where it begins, from 0."""
    last: int
    """Its last row; data begin after it."""
    texts: list[str]
    matches: list[Match]

    @property
    def score(self) -> int:
        """How many facts it names."""
        return len({match.fact.name for match in self.matches if match.fact is not None and match.fact is not ON})


LOOK = 60
"""So many rows are searched for the header."""


def find_header(
    rows: Sequence[Sequence[Any]], headers: Headers, encoding: Optional[str] = None,
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]] = ()) -> Optional[Header]:
    """The row, or the two rows, that name most facts; None when no row names any."""
    texts = [[written(cell) for cell in row] for row in rows[:LOOK]]
    spread = [list(row) for row in texts]
    for (top, left), (bottom, right) in merged:
        if top < len(spread) and bottom - top < 8 and left < len(spread[top]):
            for column in range(left + 1, min(right + 1, len(spread[top]))):
                spread[top][column] = spread[top][column] or spread[top][left]

    def single(place: int) -> Header:
        return Header(place, place, texts[place], [headers.match(text, encoding) for text in texts[place]])

    best: Optional[Header] = None
    ones = [single(place) for place in range(len(texts))]
    for place, one in enumerate(ones):
        if one.score and (best is None or one.score > best.score):
            best = one
        # Of two rows that make a header together, one names a fact of its own: looking at all pairs takes long.
        if place + 1 < len(ones) and (one.score or ones[place + 1].score):
            two = _double(spread[place], texts[place + 1], place, headers, encoding)
            if two.score > (best.score if best else 0) and two.score > ones[place + 1].score:
                best = two
    return best


def _double(above: list[str], below: list[str], place: int, headers: Headers, encoding: Optional[str]) -> Header:
    """Two rows of which the upper one groups columns of the lower one."""
    texts, matches = [], []
    for column in range(max(len(above), len(below))):
        upper = above[column] if column < len(above) else ""
        lower = below[column] if column < len(below) else ""
        attempts = [lower, f"{upper} {lower}", f"{upper} - {lower}"] if lower.strip() else [upper]
        found = [(text, match) for text, match in ((text, headers.match(text, encoding)) for text in attempts)
                 if match.fact is not None or match.ignored]
        text, match = found[0] if found else (attempts[min(1, len(attempts) - 1)].strip(), Match())
        texts.append(text)
        matches.append(match)
    return Header(place, place + 1, texts, matches)


_PLACE = re.compile(r"\(?(\d{1,3})\)?")


def is_numbering(row: Sequence[Any], header: Header) -> bool:
    """Whether a row under the header only numbers the columns: (1), (2), (3) ... Only where it cannot be data."""
    numbers, proof = [], False
    for cell, match, text in zip(row, header.matches, header.texts):
        shown = written(cell).strip()
        if not shown:
            if match.fact is not None:
                return False
            continue
        found = _PLACE.fullmatch(shown)
        if found is None:
            return False
        numbers.append(int(found[1]))
        proof = proof or match.fact is not None and match.fact.type not in ("int", "decimal", "bool")
    return proof and len(numbers) >= 3 and numbers == list(range(numbers[0],
                                                                 numbers[0] + len(numbers))) and numbers[0] <= 1


def is_header_again(row: Sequence[Any], header: Header, headers: Headers) -> bool:
    """Whether a row repeats the header, perhaps by names or in the other language."""
    hits = 0
    for cell, match in zip(row, header.matches):
        if match.fact is None or type(cell) is str and not cell.strip():
            continue
        if not headers.same(cell, match.fact):
            return False
        hits += 1
    return hits >= 1
