# SPDX-License-Identifier: MIT
"""Reads the files of people who live in spreadsheets: CSV, XLSX, XLS, ODS, Parquet, JSON.

    >>> from partyorg import reading
    >>> done = reading.read("ho-so.xlsx", "admission")              # doctest: +SKIP
    >>> print(done.text("en"))                                      # doctest: +SKIP
    >>> report = done.check_table(on="2025-08-20")                  # doctest: +SKIP

What is certain is read; what is not is reported with its place, its value and what is accepted, and stays unknown.
Nothing is guessed, nothing is lost: columns that are no facts are kept as text in :attr:`Reading.others`.
"""

from __future__ import annotations

import datetime
import sys
from array import array
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any, Callable, Iterable, Iterator, NamedTuple, Optional, Sequence, Union

from .._catalogue import Fact, check_index, checks, facts
from .._dates import Calendar, Date
from .._error import language
from .._report import Facts
from .._table import TableReport, check_table
from ._cells import BLANK, Cell, Converter, Place, WAYS, written
from ._files import (Chunk, Fields, Grid, Workbook, json_fields, json_text, kind_of, letters, open_file, parquet_fields,
                     text_grid)
from ._headers import (LOOK, ON, Header, Headers, Mapped, Match, find_header, is_header_again, is_numbering)
from ._legacy import ALIASES, DECODERS, TITLES
from ._words import Close, plain, refused, show

__all__ = ["Conversion", "Reading", "Remark", "read"]

Progress = Callable[[int, Optional[int]], object]


class Remark(NamedTuple):
    """One thing that a person must know of a file."""

    kind: str
    """unreadable (a cell left unknown), ignored (a column that is no fact), duplicate (a column), header, converted,
    encoding or sheet."""
    sheet: Optional[str]
    row: Optional[int]
    """As the file counts: 1 is the first line or row; in JSON arrays and Parquet the first record."""
    column: Optional[str]
    """Letters in a spreadsheet, the number in CSV, the name in JSON and Parquet."""
    header: Optional[str]
    """As written in the file."""
    fact: Optional[str]
    value: Optional[str]
    """As written in the file."""
    texts: tuple[str, str]
    """What is wrong or was done, and what is accepted: Vietnamese, English."""
    def place(self, lang: str = "en") -> str:
        """Where it is: ``Sheet1!C7``, ``row 7, column 3``; empty when it is of the whole file."""
        at = language(lang)
        if self.sheet is not None:
            cell = f"{self.column or ''}{'' if self.row is None else self.row}"
            if self.column is None and self.row is not None:
                cell = f"{('hàng', 'row')[at]} {self.row}"
            return f"{self.sheet}!{cell}" if cell else self.sheet
        parts = [] if self.row is None else [f"{('hàng', 'row')[at]} {self.row}"]
        parts += [] if self.column is None else [f"{('cột', 'column')[at]} {self.column}"]
        return ", ".join(parts)

    def text(self, lang: str = "en") -> str:
        """All of it in one line."""
        at = language(lang)
        place = self.place(lang)
        if self.header and self.header != self.column:
            place = f"{place} ({_short(self.header)})" if place else _short(self.header)
        value = "" if self.value is None else show(self.value) + (" " if self.kind == "converted" else ": ")
        return f"{place}: {value}{self.texts[at]}" if place else f"{value}{self.texts[at]}"


class Conversion(NamedTuple):
    """How many cells of a column were converted in one way."""

    fact: str
    header: str
    way: str
    """Such as ``"dmy"`` or ``"serial"``."""
    count: int  # type: ignore[assignment]  # tuples have a method of that name
    first_row: int
    before: str
    """The first of them, as written."""
    after: str
    """What was read; empty when it is unknown."""
    texts: tuple[str, str]

    def text(self, lang: str = "en") -> str:
        """All of it in one line."""
        at = language(lang)
        after = show(self.after) if self.after else ("chưa rõ", "unknown")[at]
        return (f"{_short(self.header)}: {self.count} {('ô', 'cells')[at]}: {self.texts[at]} ({('hàng', 'row')[at]} "
                f"{self.first_row}: {show(self.before)} → {after})")


def _short(text: str) -> str:
    return show(text)[1:-1]


class Reading:
    """A file, read. Made by :func:`read`."""

    __slots__ = ("check", "source", "sheet", "rows", "facts", "others", "columns", "remarks", "conversions",
                 "unreadable", "lang")

    check: str
    """The check for which it was read."""
    source: str
    """The file name as given."""
    sheet: Optional[str]
    """The sheet of a spreadsheet."""
    rows: list[int]
    """For each record its row in the file."""
    facts: dict[str, list[Any]]
    """By fact one value for each record: date, bool, int, Decimal, the name of a choice, None when unknown. ``on`` is
    among them when the file has examination dates."""
    others: dict[str, list[str]]
    """The columns that are no facts, as text; ``""`` where blank."""
    columns: dict[str, str]
    """By header, as written, the name of its fact."""
    remarks: list[Remark]
    conversions: list[Conversion]
    unreadable: dict[int, list[Remark]]
    """By record, from 0, its cells that could not be read."""
    lang: str
    """The language of ``str()``."""
    def __init__(self, check: str, source: str, sheet: Optional[str], rows: list[int], facts: dict[str, list[Any]],
                 others: dict[str, list[str]], columns: dict[str, str], remarks: list[Remark],
                 conversions: list[Conversion], unreadable: dict[int, list[Remark]], lang: str = "vi") -> None:
        self.check = check
        self.source = source
        self.sheet = sheet
        self.rows = rows
        self.facts = facts
        self.others = others
        self.columns = columns
        self.remarks = remarks
        self.conversions = conversions
        self.unreadable = unreadable
        self.lang = lang

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return (f"<partyorg.reading.Reading {self.check}: {self.source}, {len(self)} records, {len(self.facts)} facts, "
                f"{len(self.remarks)} remarks>")

    def __str__(self) -> str:
        return self.text(self.lang)

    def text(self, lang: str = "en") -> str:
        """The read report: what was read from what, what was converted, what could not be read."""
        at = language(lang)
        place = self.source if self.sheet is None else f"{self.source}, {('trang', 'sheet')[at]} {self.sheet}"
        count = sum(map(len, self.unreadable.values()))
        lines = [
            f"{place}: " +
            (f"{len(self)} hồ sơ, {len(self.columns)} cột dữ kiện, {len(self.others)} cột khác; "
             f"{count} ô không đọc được",
             f"{len(self)} records, {len(self.columns)} columns of facts, {len(self.others)} others; "
             f"{count} cells not read"
             )[at]
        ]
        lines += [("Đã chuyển đổi:", "Converted:")[at]] * bool(self.conversions)
        lines += [f"  {conversion.text(lang)}" for conversion in self.conversions]
        general = [remark for remark in self.remarks if remark.kind != "unreadable"]
        cells = [remark for remark in self.remarks if remark.kind == "unreadable"]
        for title, remarks in ((("Lưu ý:", "Note:"), general), (("Không đọc được, để là chưa rõ:",
                                                                 "Not read, left unknown:"), cells)):
            lines += [title[at]] * bool(remarks)
            lines += [f"  {remark.text(lang)}" for remark in remarks]
        return "\n".join(lines)

    def check_table(self, *, on: Optional[Date] = None, options: Optional[Facts] = None,
                    calendar: Optional[Calendar] = None, values: Union[str, Iterable[str]] = "all",
                    threads: int = 1) -> TableReport:
        """Examines the records, see :func:`partyorg.check_table`.

        :param on: the examination date; where the file has one for a record, that one counts
        :raises Error: when the file has a column of examination dates, a record has none there, and ``on`` is not given
        """
        table = {name: column for name, column in self.facts.items() if name != "on"}
        dates = self.facts.get("on")
        if dates is not None:
            if None in dates:
                if on is None:
                    row = self.rows[dates.index(None)]
                    raise refused(
                        "on",
                        f"{self.source}, hàng {row}: không có ngày xét; hãy ghi vào ô, hoặc cho ngày xét chung (on)",
                        f"{self.source}, row {row}: there is no examination date; fill it in, or give one for all (on)")
                dates = [on if date is None else date for date in dates]
            table["on"] = dates
        if not table:  # on alone
            table[facts(checks()[check_index(self.check)].subject)[0].name] = [None] * len(self)
        return check_table(self.check, table, on=None if dates is not None else on, options=options, calendar=calendar,
                           values=values, threads=threads)


def read(path: Union[str, "Path"], check: str, *, sheet: Optional[str] = None,
         mapping: Union[Mapped, str, "Path", None] = None, encoding: Optional[str] = None, details: bool = False,
         progress: Optional[Progress] = None, lang: str = "vi") -> Reading:
    """Reads a file of records, one a row.

    :param path: .csv .tsv .txt .xlsx .xlsm .xls .ods .parquet .jsonl .ndjson .json; ``"-"`` is standard input, CSV
    :param check: the check, such as ``"admission"``: its facts are looked for by name or title in the header
    :param sheet: the sheet of a spreadsheet, by name or place from 1; by default the one whose header names most facts
    :param mapping: which fact a header is, ``None`` for none; or the path of a file of it, JSON or CSV of two columns
    :param encoding: of text, such as ``"cp1258"``; ``"tcvn3"`` and ``"vni"`` decode the text of spreadsheets too
    :param details: also a remark for each cell that was converted
    :param progress: called with the rows that are done and their number, None when it is not known
    :param lang: the language of ``str()`` of what is returned, ``"vi"`` or ``"en"``
    :raises Error: when the file cannot be read, no column is a fact, or it is not certain which sheet is meant
    """
    language(lang)
    subject = checks()[check_index(check)].subject
    headers = Headers(subject, facts(subject), mapping)
    source = str(path)
    if encoding is not None and not isinstance(encoding, str):
        raise TypeError("encoding must be a str")
    reader = _Reader(check, source, headers, encoding, details, progress, lang)
    if source == "-":
        return reader.grid(text_grid(sys.stdin.buffer.read(), source, headers, encoding))
    kind = kind_of(source)
    if kind == "sheet":
        book = Workbook(source)
        try:
            return reader.workbook(book, sheet)
        finally:
            book.close()
    if sheet is not None:
        raise refused("sheet", f"{source}: chỉ bảng tính mới có trang tính", f"{source}: only a spreadsheet has sheets")
    if kind == "parquet":
        return reader.fields(parquet_fields(source), True)
    with open_file(source) as file:
        try:
            data = file.read()
        except OSError as error:
            raise refused(source, f"{source}: không đọc được tệp: {error.strerror}",
                          f"{source}: the file cannot be read: {error.strerror}") from None
    if kind == "text":
        return reader.grid(text_grid(data, source, headers, encoding))
    return reader.fields(json_fields(data, source, kind == "lines"), False)


# ---- columns


class _Memo(dict[Any, int]):
    """Numbers values as they come."""
    def __missing__(self, value: Any) -> int:
        number = self[value] = len(self)
        return number


class _Truth:
    """Stands in for True and False, which are equal to 1 and 0."""
    def __init__(self, value: bool) -> None:
        self.value = value


_TRUTHS = {True: _Truth(True), False: _Truth(False)}


class _Nested:
    """A list or object of JSON in a cell, or a value that has no hash."""
    def __init__(self, value: Any) -> None:
        self.text = json_text(value)

    def __str__(self) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Nested) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)


def _hashable(value: Any) -> Any:
    if type(value) is bool:
        return _TRUTHS[value]
    return _Nested(value) if isinstance(value, (dict, list, bytearray, memoryview, set)) else value


_SIMPLE = {str, float, int, datetime.date, datetime.datetime, type(None), Decimal}


class _Column:
    """A column that is a fact: its values are numbered, so that each is read once however often it stands there."""
    def __init__(self, place: int, label: str, header: str, fact: Fact) -> None:
        self.place = place
        self.label = label
        self.header = header
        self.fact = fact
        self.memo = _Memo()
        self.codes = array("i")
        self.uniques: list[Any] = []
        """The values by number, once all are there."""
        self.cells: list[Cell] = []
        """What became of each."""
        self.accepted = ("", "")

    def add(self, values: Sequence[Any]) -> None:
        if not set(map(type, values)) <= _SIMPLE:
            values = list(map(_hashable, values))
        self.codes.extend(map(self.memo.__getitem__, values))

    def count(self, codes: Iterable[int]) -> int:
        """How many cells have one of some values."""
        counts = Counter(self.codes)
        return sum(counts[code] for code in codes)


class _Other:
    """A column that is no fact: its text."""
    def __init__(self, place: int, label: str, header: str) -> None:
        self.place = place
        self.label = label
        self.header = header
        self.texts: list[str] = []

    def add(self, values: Sequence[Any]) -> None:
        self.texts += values if set(map(type, values)) == {str} else [
            json_text(value) if isinstance(value, (dict, list)) else written(value) for value in values
        ]


class _Reader:
    """Makes a Reading of one file."""
    def __init__(self, check: str, source: str, headers: Headers, encoding: Optional[str], details: bool,
                 progress: Optional[Progress], lang: str) -> None:
        self._check = check
        self._source = source
        self._headers = headers
        self._forced = None if encoding is None else ALIASES.get(encoding.lower())
        self._encoding = encoding
        self._details = details
        self._progress = progress
        self._lang = lang
        self._sheet: Optional[str] = None
        self._remarks: list[Remark] = []
        self._facts: list[_Column] = []
        self._others: list[_Other] = []
        self._numbers: list[int] = []
        self._long: dict[int, Remark] = {}
        """By row of the file those that have more cells than the header."""
        self._rows: list[Remark] = []
        """Remarks on rows as they were met."""
        self._in_header: dict[str, int] = {}
        """How many headers are in which legacy encoding."""
        self._whole: Optional[str] = None
        """The legacy encoding of all text of the file, when its headers tell."""

    def _say(self, kind: str, vi: str, en: str, *, row: Optional[int] = None, column: Optional[str] = None,
             header: Optional[str] = None, fact: Optional[str] = None, value: Optional[str] = None) -> Remark:
        remark = Remark(kind, self._sheet, row, column, header, fact, value, (vi, en))
        self._remarks.append(remark)
        return remark

    # ---- spreadsheets

    def workbook(self, book: Workbook, sheet: Optional[str]) -> Reading:
        """The sheet that was asked for, or the one whose header fits best."""
        if not book.names:
            raise refused(self._source, f"{self._source}: không có trang tính", f"{self._source}: there is no sheet")
        if self._encoding is not None and self._forced is None:
            self._say("encoding", "bảng tính luôn là Unicode; encoding không được dùng",
                      "a spreadsheet is Unicode; encoding was not used")
        if sheet is not None or len(book.names) == 1:
            return self.grid(book.grid(book.names[0] if sheet is None else book.find(sheet)))
        found: list[tuple[tuple[int, int, int], Grid, Chunk]] = []
        for name in book.names:
            grid = book.grid(name)
            first: Chunk = next(grid.chunks, ([], []))
            header = find_header(first[1], self._headers, self._forced, grid.merged)
            score = header.score if header else 0
            records = 0 if header is None else max((grid.total or 0) - header.last - 1, 0)
            found.append(((score, int(records > 0), int(name not in book.hidden)), grid, first))
            keep = max(rank for rank, _, _ in found)
            # Others are let go: sheets are large.
            found = [(rank, grid._replace(chunks=iter(())) if rank < keep else grid, ([], []) if rank < keep else first)
                     for rank, grid, first in found]
        best = max(rank for rank, _, _ in found)
        if not best[0]:
            self._no_facts([written(cell) for _, _, first in found for row in first[1][:3] for cell in row])
        chosen = [grid for rank, grid, _ in found if rank == best]
        if len(chosen) > 1:
            names = ", ".join(show(grid.sheet or "") for grid in chosen)
            raise refused("sheet", f"{self._source}: các trang {names} đều hợp; hãy chọn một trang (sheet)",
                          f"{self._source}: the sheets {names} fit alike; choose one (sheet)")
        for rank, grid, first in found:
            if rank == best:
                self._sheet = grid.sheet
        for rank, grid, first in found:
            # Lists of choices and notes name a fact or two as well.
            if rank != best and 2 * rank[0] >= best[0] and rank[1]:
                self._say(
                    "sheet",
                    f"trang {show(grid.sheet or '')} cũng có {rank[0]} cột dữ kiện và hàng bên dưới; không đọc",
                    f"the sheet {show(grid.sheet or '')} has {rank[0]} columns of facts and rows below too; "
                    "it is not read"
                )
        grid, first = next((grid, first) for rank, grid, first in found if rank == best)
        return self.grid(grid._replace(chunks=_again(first, grid.chunks)))

    # ---- grids

    def grid(self, grid: Grid) -> Reading:
        """A file or sheet whose header is a row of it."""
        self._sheet = grid.sheet
        legacy = self._forced or grid.encoding
        for kind, _, at, shown, said in grid.notes:
            self._say(kind, *said, row=at, value=shown)
        first: Chunk = next(grid.chunks, ([], []))
        header = find_header(first[1], self._headers, legacy, grid.merged)
        if header is None:
            self._no_facts([written(cell) for row in first[1][:LOOK] for cell in row])
            raise AssertionError
        labels = [letters(grid.left + i) if grid.is_sheet else str(i + 1) for i in range(len(header.texts))]
        start = header.last + 1
        if header.first:
            above = [i for i in range(header.first) if not _is_blank(first[1][i])]
            if above:
                shown = next(cell for cell in map(written, first[1][above[0]]) if cell.strip())
                self._say("header",
                          f"tiêu đề cột ở hàng {first[0][header.first]}; {len(above)} hàng phía trên không đọc",
                          f"the header is in row {first[0][header.first]}; {len(above)} rows above it are not read",
                          row=first[0][above[0]], value=shown)
        if header.last > header.first:
            self._say("header", "tiêu đề cột gồm hai hàng", "the header takes two rows", row=first[0][header.first])
        while start < len(first[1]) and start < header.last + 4:
            row = first[1][start]
            again = is_header_again(row, header, self._headers)
            if not _is_blank(row):
                if not again and not is_numbering(row, header):
                    break
                self._say(
                    "header",
                    *(("hàng nhắc lại tiêu đề cột; không đọc",
                       "the row repeats the header; it is not read") if again else
                      ("hàng đánh số cột; không đọc", "the row numbers the columns; it is not read")),
                    row=first[0][start], value=next(cell for cell in map(written, row) if cell.strip()))
            start += 1
        width = max(len(header.texts), *map(len, first[1])) if grid.is_sheet else len(header.texts)
        texts = header.texts + [""] * (width - len(header.texts))
        matches = header.matches + [Match()] * (width - len(header.matches))
        labels += [letters(grid.left + i) for i in range(len(labels), width)]
        self._columns(texts, labels, matches, None, legacy)
        self._records(_again((first[0][start:], first[1][start:]), grid.chunks), grid.total, width, header)
        return self._finish(Place(grid.is_sheet, grid.epoch, True, _today(), grid.percent), legacy)

    def _no_facts(self, cells: Sequence[str]) -> None:
        given = ", ".join(show(cell, 30) for cell in [cell for cell in cells if cell.strip()][:12]) or "-"
        names = ", ".join(name for name in self._headers.facts)
        raise refused(
            self._source,
            f"{self._source}: không cột nào là dữ kiện của {self._check}: {given}; "
            f"chấp nhận tên hoặc tiêu đề của: {names}",
            f"{self._source}: no column is a fact of {self._check}: {given}; accepted are names or titles of: {names}")

    # ---- files whose columns have names

    def fields(self, fields: Fields, parquet: bool) -> Reading:
        """JSON and Parquet."""
        matches = [
            self._headers.match(name, self._forced) if fields.facts_at is None or i in fields.facts_at else Match(
                ignored=True) for i, name in enumerate(fields.names)
        ]
        if fields.facts_at is not None:
            # Beside "facts" only "on" is read, unless the mapping says more.
            for i, name in enumerate(fields.names):
                if i not in fields.facts_at and self._headers.match(name).fact is not None and plain(
                        name) in self._headers.used:
                    matches[i] = self._headers.match(name)
        if not any(match.fact is not None and match.fact is not ON for match in matches):
            self._no_facts(fields.names)
        inside = None if fields.facts_at is None else [label.startswith("facts.") for label in fields.labels]
        self._columns(fields.names, fields.labels, matches, inside, self._forced)
        self._records(fields.chunks, fields.total, len(fields.names), None)
        return self._finish(Place(False, None, False, _today()), self._forced)

    # ---- columns and rows

    def _columns(self, texts: Sequence[str], labels: Sequence[str], matches: Sequence[Match],
                 inside: Optional[Sequence[bool]], legacy: Optional[str]) -> None:
        by_fact: dict[str, _Column] = {}
        decoded: dict[str, int] = {}
        for place, (text, label, match) in enumerate(zip(texts, labels, matches)):
            if match.decoded:
                decoded[match.decoded] = decoded.get(match.decoded, 0) + 1
            if match.fact is None:
                self._others.append(_Other(place, label, text))
                continue
            column = _Column(place, label, text, match.fact)
            self._facts.append(column)
            first = by_fact.setdefault(match.fact.name, column)
            if first is not column:
                self._say(
                    "duplicate",
                    f"cùng dữ kiện với cột {first.label} ({_short(first.header)}); "
                    "chỉ nhận giá trị khi hai cột không trái nhau",
                    f"the same fact as column {first.label} ({_short(first.header)}); "
                    "a value is taken where they do not differ",
                    column=label, header=text, fact=match.fact.name)
        for other in self._others:
            match = matches[other.place]
            told = inside is not None and not inside[other.place]
            if not other.header.strip() or match.ignored and (told or plain(other.header) in self._headers.used):
                continue
            near = self._headers.suggestions(DECODERS[legacy](other.header) if legacy in DECODERS else other.header)
            vi = f"; có phải là {' hay '.join(map(show, near))}?" if near else ""
            en = f"; did you mean {' or '.join(map(show, near))}?" if near else ""
            self._say("ignored", f"không phải là dữ kiện; giữ nguyên{vi}", f"is no fact; kept as it is{en}",
                      column=other.label, header=other.header)
        for header in self._headers.unused():
            near = Close(filter(str.strip, texts))(header)
            vi = f"; có phải là {' hay '.join(map(show, near))}?" if near else ""
            en = f"; did you mean {' or '.join(map(show, near))}?" if near else ""
            self._say("header", f"tệp ánh xạ có cột này nhưng bảng thì không{vi}",
                      f"the mapping names this column, but the table has none{en}", header=header)
        self._in_header = decoded
        # Headers in one legacy encoding, and none in Unicode: so is the whole file.
        unicode_header = any(match.fact is not None and not match.decoded and any(char > "\xff" for char in text)
                             for text, match in zip(texts, matches))
        self._whole = next(iter(decoded)) if len(decoded) == 1 and not unicode_header else None

    def _records(self, chunks: Iterator[Chunk], total: Optional[int], width: int, header: Optional[Header]) -> None:
        done = 0
        first = min(self._facts, key=lambda column: column.place)
        again = {first.header, *first.fact.titles, first.fact.name} if header else set()
        for numbers, rows in chunks:
            done = len(rows) + done
            if header is not None:
                numbers, rows = self._filled(numbers, rows, width, header, first.place, again)
            if rows:
                self._numbers.extend(numbers)
                columns = list(zip(*rows))
                for column in self._facts:
                    column.add(columns[column.place])
                for other in self._others:
                    other.add(columns[other.place])
            if self._progress is not None:
                self._progress(done, total)

    def _filled(self, numbers: Sequence[int], rows: Sequence[Sequence[Any]], width: int, header: Header, first: int,
                again: set[str]) -> Chunk:
        """The rows that are records, all of one width."""
        kept_numbers, kept = [], []
        for number, row in zip(numbers, rows):
            for value in row:
                if value != "" and not (type(value) is str and not value.strip()):
                    break
            else:
                continue
            if len(row) != width:
                row = self._fitted(number, row, width)
            if row[first] in again and is_header_again(row, header, self._headers):
                self._rows.append(
                    Remark("header", self._sheet, number, None, None, None, written(row[first]),
                           ("hàng nhắc lại tiêu đề cột; không đọc", "the row repeats the header; it is not read")))
                continue
            kept_numbers.append(number)
            kept.append(row)
        return kept_numbers, kept

    def _fitted(self, number: int, row: Sequence[Any], width: int) -> Sequence[Any]:
        row = list(row)
        while len(row) > width and not str(row[-1]).strip():
            row.pop()
        if len(row) <= width or self._sheet is not None:
            return row + [""] * (width - len(row))
        # A delimiter inside a value shifts what follows: which cell is which is not certain.
        self._long[number] = Remark("unreadable", None, number, None, None, None, "; ".join(row), (
            f"hàng có {len(row)} ô, tiêu đề có {width} cột; các dữ kiện của hàng để là chưa rõ; "
            "ô có chứa dấu phân cách phải đặt trong dấu nháy kép",
            f"the row has {len(row)} cells, the header {width} columns; the facts of the row are left unknown; "
            "a cell with a delimiter in it must be quoted"))
        row[width - 1:] = ["; ".join(row[width - 1:])]
        for column in self._facts:
            row[column.place] = ""
        return row

    # ---- what came out

    def _finish(self, place: Place, legacy: Optional[str]) -> Reading:
        self._convert(place, legacy or self._whole)
        unreadable: dict[int, list[Remark]] = {}
        conversions: list[Conversion] = []
        read: dict[str, list[Any]] = {}
        first: dict[str, _Column] = {}
        for column in self._facts:
            values = self._values(column, unreadable, conversions)
            name = column.fact.name
            if name in read:
                self._merge(first[name], column, read[name], values, unreadable)
            else:
                read[name], first[name] = values, column
        if self._long:
            unreadable.update((record, [self._long[number]]) for record, number in enumerate(self._numbers)
                              if number in self._long)
        others = self._other_texts(legacy or self._whole)
        self._remarks += self._rows
        if place.people:
            self._say_of_rows(others, unreadable)
        if not self._numbers:
            self._say("sheet", "không có hồ sơ nào dưới tiêu đề cột", "there is no record below the header")
        cells = [remark for record in sorted(unreadable) for remark in unreadable[record]]
        converted = [remark for remark in self._remarks if remark.kind == "converted"]
        general = [remark for remark in self._remarks if remark.kind != "converted"]
        return Reading(self._check, self._source, self._sheet, self._numbers, read, others,
                       {column.header: column.fact.name
                        for column in self._facts}, general + cells + converted, conversions,
                       dict(sorted(unreadable.items())), self._lang)

    def _convert(self, place: Place, legacy: Optional[str]) -> None:
        """What each value of each column says."""
        decoder = DECODERS.get(legacy or "")
        hints: dict[str, list[tuple[_Column, int, Cell]]] = {}
        if self._in_header and legacy is None or self._whole is not None and legacy == self._whole:
            for name, count in self._in_header.items():
                self._say("encoding", f"{count} tiêu đề cột theo bảng mã {TITLES[name]}; đã giải mã",
                          f"{count} headers are in {TITLES[name]}; decoded")
        for column in self._facts:
            converter = Converter(column.fact, place)
            column.accepted = converter.accepted
            column.uniques = [value.value if type(value) is _Truth else value for value in column.memo]
            column.memo = _Memo()
            for code, value in enumerate(column.uniques):
                odd = type(value) is str and not value.isascii() and len(value) <= 4096
                if odd and decoder is not None:
                    cell = converter(decoder(value))
                    if cell.way is None and cell.why is None:
                        cell = cell._replace(way="decoded")
                else:
                    cell = converter(value)
                    if odd and cell.why is not None:
                        for name, other in DECODERS.items():
                            decoded = converter(other(value))
                            if decoded.why is None:
                                hints.setdefault(name, []).append((column, code, decoded._replace(way="decoded")))
                column.cells.append(cell)
        self._take_hints(hints)
        for column in self._facts:
            if column.fact.type == "date":
                self._order_of_dates(column, place)

    def _take_hints(self, hints: dict[str, list[tuple[_Column, int, Cell]]]) -> None:
        """Cells that only a legacy encoding explains: taken when the headers or several cells say so."""
        weights = {name: sum(column.count((code, )) for column, code, _ in found) for name, found in hints.items()}
        for name, found in hints.items():
            if len(hints) == 1 and (weights[name] >= 2 or name in self._in_header):
                for column, code, cell in found:
                    column.cells[code] = cell
                self._say("encoding", f"{weights[name]} ô theo bảng mã {TITLES[name]}; đã giải mã",
                          f"{weights[name]} cells are in {TITLES[name]}; decoded")
            else:
                for column, code, cell in found:
                    vi, en = column.cells[code].why or ("", "")
                    may = show(written(cell.value))
                    column.cells[code] = Cell(None, None,
                                              (f"{vi}; có thể là {TITLES[name]} của {may}, nhưng không chắc",
                                               f"{en}; may be {TITLES[name]} for {may}, but that is not certain"))

    def _order_of_dates(self, column: _Column, place: Place) -> None:
        """Days and months that may have been exchanged: then no date that could be either is taken."""
        marks = {cell.mark for cell in column.cells}
        doubtful: Optional[tuple[str, str]] = None
        if "second" in marks:
            doubtful = ("cột có ngày theo thứ tự tháng/ngày/năm", "the column has dates in the order month/day/year")
        elif place.sheet and "first" in marks and "either" not in marks:
            # Text with days over 12 and date cells without: a program that expects the month first made date cells of
            # those that it could.
            typed = [
                code for code, value in enumerate(column.uniques)
                if isinstance(value, datetime.date) and column.cells[code].value is not None
            ]
            if (all(column.cells[code].value.day <= 12 for code in typed)
                    and column.count(code for code in typed if column.cells[code].mark == "cell") >= 3):
                doubtful = (
                    "cột có ngày dạng chữ mà ngày trên 12, còn các ô kiểu ngày đều có ngày từ 1 đến 12: "
                    "ngày và tháng có thể đã bị đổi chỗ",
                    "the column has days over 12 as text and days 1 to 12 as date cells: "
                    "day and month may have been exchanged"
                )
        if doubtful is None:
            return
        vi, en = doubtful
        codes = [
            code for code, cell in enumerate(column.cells) if cell.mark in ("either", "cell") and cell.value is not None
        ]
        for code in codes:
            column.cells[code] = Cell(
                None, None,
                (f"{vi}; không chắc đâu là ngày, đâu là tháng", f"{en}; which number is the day is not certain"))
        count = column.count(codes)
        self._say("header", f"{vi}; {count} ô có thể đọc theo hai cách để là chưa rõ",
                  f"{en}; {count} cells that can be read in two ways are left unknown", column=column.label,
                  header=column.header, fact=column.fact.name)

    def _remark(self, column: _Column, record: int, why: tuple[str, str], value: Optional[str],
                kind: str = "unreadable") -> Remark:
        return Remark(kind, self._sheet, self._numbers[record], column.label, column.header, column.fact.name, value,
                      why)

    def _values(self, column: _Column, unreadable: dict[int, list[Remark]], conversions: list[Conversion]) -> list[Any]:
        """The values of a column, one for each record; says what was converted and what could not be read."""
        cells, codes = column.cells, column.codes
        bad = {
            code: (written(column.uniques[code]), (f"{cell.why[0]}; chấp nhận: {column.accepted[0]}; để là chưa rõ",
                                                   f"{cell.why[1]}; accepted: {column.accepted[1]}; left unknown"))
            for code, cell in enumerate(cells) if cell.why is not None
        }
        if bad:
            for record, code in enumerate(codes):
                if code in bad:
                    value, texts = bad[code]
                    unreadable.setdefault(record, []).append(self._remark(column, record, texts, value))
        ways: dict[str, list[int]] = {}
        for code, cell in enumerate(cells):
            if cell.way is not None:
                ways.setdefault(cell.way, []).append(code)
        for way, ones in ways.items():
            # Codes are numbered as they came, so that the least is the first.
            conversions.append(
                Conversion(column.fact.name, column.header, way, column.count(ones),
                           self._numbers[codes.index(ones[0])], written(column.uniques[ones[0]]),
                           written(cells[ones[0]].value), WAYS[way]))
        if self._details and ways:
            for record, code in enumerate(codes):
                cell = cells[code]
                if cell.way is not None:
                    vi, en = WAYS[cell.way]
                    after = show(written(cell.value)) if cell.value is not None else None
                    self._remarks.append(
                        self._remark(column, record, (f"→ {after or 'chưa rõ'}: {vi}", f"→ {after or 'unknown'}: {en}"),
                                     written(column.uniques[code]), "converted"))
        values = [cell.value for cell in cells]
        return [values[code] for code in codes]

    def _merge(self, first: _Column, column: _Column, values: list[Any], more: list[Any],
               unreadable: dict[int, list[Remark]]) -> None:
        """Two columns of one fact: a value is taken where one has it and the other does not differ."""
        for record, value in enumerate(more):
            old = values[record]
            if any(remark.fact == column.fact.name for remark in unreadable.get(record, ())):
                values[record] = None  # one of the two could not be read, or an earlier two differ
            elif old is None:
                values[record] = value
            elif value is not None and value != old:
                values[record] = None
                other = written(first.uniques[first.codes[record]])
                texts = (f"khác với cột {first.label}: {show(other)}; để là chưa rõ",
                         f"differs from column {first.label}: {show(other)}; left unknown")
                unreadable.setdefault(record, []).append(
                    self._remark(column, record, texts, written(column.uniques[column.codes[record]])))

    def _other_texts(self, legacy: Optional[str]) -> dict[str, list[str]]:
        decoder = DECODERS.get(legacy or "")
        result: dict[str, list[str]] = {}
        for other in self._others:
            name = other.header
            if not name.strip():
                if not any(text.strip() for text in other.texts):
                    continue
                name = other.label
                self._say("ignored", "cột không có tiêu đề; giữ nguyên", "the column has no header; kept as it is",
                          column=other.label)
            if decoder is not None:
                name = decoder(name)
                other.texts = [text if text.isascii() else decoder(text) for text in other.texts]
            result[f"{name} [{other.label}]" if name in result else name] = other.texts
        return result

    def _say_of_rows(self, others: dict[str, list[str]], unreadable: dict[int, list[Remark]]) -> None:
        """Rows that may be no records; they are read like the others, for it is not certain."""
        totals: set[int] = set()
        for texts in list(others.values())[:3]:
            for record, text in enumerate(texts):
                if text[:1] in _TOTAL_LETTERS and record not in totals and _is_total(text):
                    totals.add(record)
                    self._say("sheet",
                              "có vẻ là hàng tổng cộng; vẫn đọc như một hồ sơ; nếu không phải, hãy bỏ hàng này",
                              "looks like a row of totals; it is read as a record; if it is none, take it out",
                              row=self._numbers[record], value=text)
        for record in range(len(self._numbers) - 1, max(len(self._numbers) - 20, 0), -1):
            if record in unreadable or any(column.cells[column.codes[record]] is not BLANK for column in self._facts):
                break
            if record not in totals:
                shown = next((texts[record] for texts in others.values() if texts[record].strip()), None)
                self._say("sheet",
                          "hàng cuối không có dữ kiện nào; vẫn đọc như một hồ sơ; nếu không phải, hãy bỏ hàng này",
                          "a last row without any fact; it is read as a record; if it is none, take it out",
                          row=self._numbers[record], value=shown)


_TOTAL_LETTERS = frozenset("TtCcGg ")
_TOTALS = frozenset(("tổng", "cộng", "total", "totals", "grand total", "cộng chung"))


def _is_total(text: str) -> bool:
    word = plain(text[:100]).rstrip(":. ")
    return word in _TOTALS or word.startswith(("tổng cộng", "tổng số", "total ", "grand total", "cộng chi bộ"))


def _is_blank(row: Sequence[Any]) -> bool:
    return all(value == "" or type(value) is str and not value.strip() for value in row)


def _again(first: Chunk, rest: Iterator[Chunk]) -> Iterator[Chunk]:
    """Rows that were looked at, and those after them."""
    yield first
    yield from rest


def _today() -> datetime.date:
    return datetime.date.today()
