# SPDX-License-Identifier: MIT
"""From a file to rows of cells: text with delimiters, spreadsheets, JSON, Parquet."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
import sys
import zipfile
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Callable, Iterable, Iterator, NamedTuple, Optional, Sequence

from .._error import Error, needed
from ._headers import LOOK, Headers, find_header
from ._legacy import ALIASES, DECODERS, TITLES
from ._words import plain, refused, show
from ._xls import Odd, examine

CHUNK = 4096
"""Rows that are held as they came."""
_MOST_CELLS = 150_000_000
_MOST_BYTES = 4 << 30
_SMALL, _MOST_RATIO = 32 << 20, 250
"""Beyond the first, no part of a workbook that people made is compressed by more than the second."""
SUFFIXES = {
    ".csv": "text", ".tsv": "text", ".txt": "text", ".xlsx": "sheet", ".xlsm": "sheet", ".xls": "sheet",
    ".ods": "sheet", ".parquet": "parquet", ".jsonl": "lines", ".ndjson": "lines", ".json": "json"
}

Note = tuple[str, Optional[str], Optional[int], Optional[str], tuple[str, str]]
"""A remark on the file: kind, sheet, row, value, texts."""
Chunk = tuple[Sequence[int], Sequence[Sequence[Any]]]


class Grid(NamedTuple):
    """Rows of cells, the header somewhere among the first."""

    sheet: Optional[str]
    chunks: Iterator[Chunk]
    """Numbers of rows as the file counts, and the rows."""
    total: Optional[int]
    """How many rows there are, when that is known."""
    left: int = 0
    """The first column, from 0."""
    is_sheet: bool = False
    epoch: Optional[int] = None
    percent: bool = False
    """Some cell may be formatted as percent."""
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]] = ()
    """Merged cells, in rows and columns of the grid."""
    encoding: Optional[str] = None
    """The legacy encoding of every text in it."""
    notes: tuple[Note, ...] = ()


class Fields(NamedTuple):
    """Columns that have names of their own."""

    names: list[str]
    """As written in the file."""
    labels: list[str]
    """Where they are in the file; a fact nested in another object has its path here."""
    chunks: Iterator[Chunk]
    total: Optional[int]
    facts_at: Optional[set[int]]
    """The columns that may be facts; None: all of them."""
    notes: tuple[Note, ...] = ()


def open_file(path: str) -> BinaryIO:
    """The file, open for reading."""
    try:
        return open(path, "rb")
    except IsADirectoryError:
        raise refused(path, f"{path}: là thư mục, không phải tệp", f"{path}: is a directory, no file") from None
    except FileNotFoundError:
        raise refused(path, f"{path}: không có tệp này", f"{path}: there is no such file") from None
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise refused(path, f"{path}: không mở được tệp: {said}",
                      f"{path}: the file cannot be opened: {said}") from None


def kind_of(path: str) -> str:
    """What kind of file it is: by its first bytes where they tell, else by its suffix."""
    suffix = Path(path).suffix.lower()
    known = SUFFIXES.get(suffix)
    with open_file(path) as file:
        start = file.read(512)
    if start.startswith(b"PAR1"):
        return "parquet"
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
        return "sheet"
    if known is None:
        names = ", ".join(SUFFIXES)
        raise refused(path, f"{path}: không biết kiểu tệp {suffix or '(không có đuôi)'}; chấp nhận: {names}",
                      f"{path}: unknown kind of file {suffix or '(no suffix)'}; accepted are {names}")
    if not start:
        raise refused(path, f"{path}: tệp trống", f"{path}: the file is empty")
    if known == "sheet":
        web = start.lstrip()[:1] == b"<"
        raise refused(
            path, f"{path}: không phải là bảng tính {suffix}, mà là {'HTML hoặc XML' if web else 'dữ liệu khác'}; "
            "hãy mở và lưu lại dạng .xlsx",
            f"{path}: no {suffix} workbook but {'HTML or XML' if web else 'other data'}; open it and save it as .xlsx")
    if known == "parquet":
        raise refused(path, f"{path}: không phải là tệp Parquet", f"{path}: no Parquet file")
    return known


# ---- text with delimiters


def _known_words(headers: Headers) -> set[str]:
    """Words whose letters tell an encoding: titles and choices with diacritics."""
    words = {plain(title) for fact in headers.facts.values() for title in fact.titles}
    words |= {plain(title) for fact in headers.facts.values() for choice in fact.choices for title in choice.titles}
    return {word for word in words | {"có", "không", "đúng", "rồi", "chưa"} if not word.isascii()}


def _evidence(text: str, words: set[str]) -> int:
    """How many cells of a text are words that are known."""
    return sum(plain(cell.strip(' "*:')) in words for cell in re.split(r"[;,\t|\r\n]", text))


def _lossy(codec: str) -> Callable[[bytes], str]:
    return lambda data: data.decode(codec, "replace")


def _decode(data: bytes, name: str, headers: Headers, encoding: Optional[str]) -> tuple[str, Optional[str], list[Note]]:
    """The text of a file, the legacy encoding that is still to be decoded, and what is to be said."""
    notes: list[Note] = []
    if encoding is not None:
        legacy = ALIASES.get(encoding.lower())
        if legacy is not None:
            try:
                return data.decode("utf-8-sig"), legacy, notes
            except UnicodeDecodeError:
                return data.decode("latin-1"), legacy, notes
        try:
            return data.decode("utf-8-sig" if codecs.lookup(encoding).name == "utf-8" else encoding), None, notes
        except LookupError:
            raise refused(
                name, f"encoding: không có bảng mã {show(encoding)}; chấp nhận: utf-8, utf-16, cp1258, tcvn3, vni, ...",
                f"encoding: there is no encoding {show(encoding)}; accepted are utf-8, utf-16, cp1258, tcvn3, vni, ..."
            ) from None
        except UnicodeError as error:
            raise refused(name, f"{name}: không phải là {encoding}: {error}",
                          f"{name}: not {encoding}: {error}") from None
    for mark, codec in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"),
                        (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE,
                                                                                           "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(codec), None, notes
            except UnicodeDecodeError as error:
                if codec != "utf-8-sig":
                    raise refused(name, f"{name}: không phải là {codec}: {error}",
                                  f"{name}: not {codec}: {error}") from None
            break
    sample = data[:1 << 16]
    for codec, zeros in (("utf-16-le", sample[1::2].count(0)), ("utf-16-be", sample[::2].count(0))):
        if len(data) % 2 == 0 and zeros > len(sample) // 4:  # more than half of the characters are ASCII
            try:
                return data.decode(codec), None, notes
            except UnicodeDecodeError:
                pass
    try:
        return data.decode("utf-8-sig"), None, notes
    except UnicodeDecodeError as error:
        broken = error.start
    words = _known_words(headers)
    candidates: dict[str, Callable[[bytes], str]] = {
        "utf-8": _lossy("utf-8-sig"), "cp1258": _lossy("cp1258"), "tcvn3": lambda raw: DECODERS["tcvn3"]
        (raw.decode("latin-1")), "vni": lambda raw: DECODERS["vni"](raw.decode("latin-1"))
    }
    scores = {codec: _evidence(decoder(sample), words) for codec, decoder in candidates.items()}
    best = max(scores, key=lambda codec: scores[codec])
    certain = sorted(scores.values())[-2] < scores[best]
    if not certain:
        # No word with diacritics tells. Facts do not depend on it; what identifies the rows may.
        best = "utf-8" if not data[:broken].isascii() else "cp1258"
    line = data.count(b"\n", 0, broken) + 1
    title = TITLES.get(best, {"cp1258": "Windows-1258", "utf-8": "UTF-8"}.get(best, best))
    if best == "utf-8":
        notes.append(("encoding", None, line, None,
                      (f"tệp là UTF-8 nhưng có byte hỏng, lần đầu ở dòng {line}; chữ hỏng hiện là \ufffd",
                       f"the file is UTF-8 with broken bytes, first in line {line}; what is broken shows as \ufffd")))
    elif certain:
        notes.append(("encoding", None, None, None,
                      (f"tệp không phải UTF-8; đọc theo {title}, căn cứ vào {scores[best]} chữ nhận ra",
                       f"the file is not UTF-8; read as {title}, by {scores[best]} words that are known")))
    else:
        notes.append(
            ("encoding", None, line, None,
             (f"tệp không phải UTF-8 và không chắc là bảng mã nào; đọc theo {title}; chữ có dấu có thể sai; chấp nhận "
              "encoding= utf-8, cp1258, tcvn3, vni",
              f"the file is not UTF-8 and its encoding is not certain; read as {title}; letters with diacritics may be "
              "wrong; accepted is encoding= utf-8, cp1258, tcvn3, vni")))
    if best in DECODERS:
        return data.decode("latin-1"), best, notes
    return candidates[best](data), None, notes


_DELIMITERS = ";,\t|"


def _delimiter(text: str, headers: Headers, suffix: str, legacy: Optional[str]) -> str:
    """The delimiter with which the header names most facts."""
    sample = text[:1 << 18]
    best, chosen = (-1, -1, -1), ","
    for delimiter in _DELIMITERS:
        try:
            rows = list(islice(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), LOOK))
        except csv.Error:
            continue
        header = find_header(rows, headers, legacy)
        width = max((len(row) for row in rows), default=0)
        rank = (header.score if header else 0, int(delimiter == "\t") if suffix == ".tsv" else 0, width)
        if rank > best:
            best, chosen = rank, delimiter
    return chosen


def text_grid(data: bytes, name: str, headers: Headers, encoding: Optional[str]) -> Grid:
    """A file of text, one record a line."""
    text, legacy, notes = _decode(data, name, headers, encoding)
    if not text.strip("\ufeff \t\r\n\0"):
        raise refused(name, f"{name}: tệp trống", f"{name}: the file is empty")
    # Some versions of Python refuse NUL in CSV: shown by its symbol, it makes a cell unreadable.
    text = text.lstrip("\ufeff").replace("\0", "\u2400")
    if csv.field_size_limit() < len(text):
        csv.field_size_limit(min(len(text) + 1, sys.maxsize, 2**31 - 1))
    told = re.match(r'"?sep=(.)"?\r?\n', text)  # what Excel writes for itself
    delimiter = told[1] if told else _delimiter(text, headers, Path(name).suffix.lower(), legacy)
    total = text.count("\n") + (not text.endswith("\n"))
    return Grid(None, _text_chunks(text, name, delimiter, 1 if told else 0), total, encoding=legacy, notes=tuple(notes))


def _text_chunks(text: str, name: str, delimiter: str, passed: int) -> Iterator[Chunk]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    numbers: list[int] = []
    rows: list[list[str]] = []
    line = 0
    try:
        for row in reader:
            if line >= passed:
                numbers.append(line + 1)
                rows.append(row)
            line = reader.line_num
            if len(rows) == CHUNK:
                yield numbers, rows
                numbers, rows = [], []
    except csv.Error as error:
        raise refused(
            name, f"{name}, bản ghi bắt đầu ở dòng {line + 1}: dấu nháy kép không đúng hoặc không đóng ({error})",
            f"{name}, record that begins in line {line + 1}: a quote is out of place or not closed ({error})") from None
    if rows:
        yield numbers, rows


# ---- spreadsheets

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""What a compound file calls an XLSX file that has a password."""
_COMPOUND = b"\xd0\xcf\x11\xe0"
"""How an XLS file begins."""
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*)(?<!/)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_AT = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]+)<")
_FORMULA = re.compile(rb"<(?:\w+:)?f[^>]*>([^<]*)<|<(?:\w+:)?f[\s/]")


def _has_percent(styles: Any) -> bool:
    """Whether a cell of a workbook is formatted as percent."""
    formats, used = {"9", "10"}, set()
    for part in styles:
        tag = part.tag.rpartition("}")[2]
        if tag == "numFmts":
            formats |= {one.get("numFmtId", "") for one in part if "%" in one.get("formatCode", "")}
        elif tag == "cellXfs":
            used |= {one.get("numFmtId", "") for one in part}
    return not formats.isdisjoint(used)


def letters(column: int) -> str:
    """The name of a column, from 0, in a spreadsheet."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _column(name: bytes) -> int:
    place = 0
    for char in name:
        place = place * 26 + char - 64
    return place - 1


_CELLS = re.compile(rb"<[\w.-]*:?(table-row|table-cell|covered-table-cell)\b([^<>]*)>")
_REPEATED = re.compile(rb"number-(?:rows|columns)-repeated=[\"'](\d{1,9})")


class _Zipped:
    """What calamine does not tell of an XLSX or ODS file: error values, formulas without a result, the system of dates."""
    def __init__(self, path: str) -> None:
        self._path = path
        self._parts: dict[str, str] = {}
        """By sheet its part of an XLSX file."""
        self._ods: Optional[dict[str, Odd]] = None
        self.epoch: Optional[int] = None
        self.percent = True
        try:
            with zipfile.ZipFile(path) as archive:
                self._check_size(archive)
                names = set(archive.namelist())
                if "xl/workbook.xml" in names:
                    self._workbook(archive)
                elif "content.xml" in names:
                    self._check_repeated(archive)
                    self._ods = self._content(archive)
                else:
                    raise refused(
                        path, f"{path}: là tệp nén nhưng không phải bảng tính XLSX, XLSM hay ODS; hãy lưu lại dạng .xlsx",
                        f"{path}: a ZIP file but no XLSX, XLSM or ODS workbook; save it as .xlsx")
        except Error:
            raise
        except Exception as error:
            raise broken_workbook(path, error) from None

    def _check_size(self, archive: zipfile.ZipFile) -> None:
        for info in archive.infolist():
            swollen = info.file_size > _SMALL and info.file_size > _MOST_RATIO * max(info.compress_size, 1)
            if info.file_size > _MOST_BYTES or swollen:
                raise refused(self._path, f"{self._path}: dữ liệu nén trong tệp quá lớn ({info.file_size} byte)",
                              f"{self._path}: what is compressed in the file is too large ({info.file_size} bytes)")

    def _workbook(self, archive: zipfile.ZipFile) -> None:
        from xml.etree import ElementTree

        def parsed(part: str) -> Any:
            with archive.open(part) as file:
                data = file.read(16 << 20)
            if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
                raise ValueError("DTD")
            return ElementTree.fromstring(data)

        targets = {}
        for relation in parsed("xl/_rels/workbook.xml.rels"):
            target = relation.get("Target", "")
            targets[relation.get("Id")] = target.lstrip("/") if target.startswith("/") else "xl/" + target
        self.epoch = 1900
        for element in parsed("xl/workbook.xml").iter():
            tag = element.tag.rpartition("}")[2]
            if tag == "workbookPr" and element.get("date1904") in ("1", "true"):
                self.epoch = 1904
            elif tag == "sheet":
                for key, value in element.items():
                    if key.rpartition("}")[2] == "id" and value in targets:
                        self._parts[element.get("name", "")] = targets[value]

        self.percent = "xl/styles.xml" in archive.namelist() and _has_percent(parsed("xl/styles.xml"))

    @staticmethod
    def _check_repeated(archive: zipfile.ZipFile) -> None:
        """Refuses an ODS file in which a few cells with a value are said to stand for more than any sheet holds: calamine
        0.4, the last for Python 3.9, makes them all."""
        rest, rows, cells = b"", 1, 0
        with archive.open("content.xml") as file:
            while data := file.read(1 << 20):
                data = rest + data
                end = data.rfind(b"<")
                for tag in _CELLS.finditer(data, 0, max(end, 0)):
                    repeated = _REPEATED.search(tag[2])
                    number = int(repeated[1]) if repeated else 1
                    if tag[1] == b"table-row":
                        rows = number
                    elif b"value-type" in tag[2]:
                        cells += rows * number
                        if cells > _MOST_CELLS:
                            raise ValueError("repeated cells")
                rest = data[end:] if end >= 0 else data

    @staticmethod
    def _content(archive: zipfile.ZipFile) -> dict[str, Odd]:
        """By sheet the error values of an ODS file."""
        with archive.open("content.xml") as file:
            rest, marked = b"", False
            while not marked:
                data = file.read(1 << 20)
                if not data:
                    return {}
                marked = b'value-type="error"' in rest + data
                rest = data[-32:]
        from xml.etree import ElementTree
        sheets: dict[str, Odd] = {}
        row = column = rows = 0
        with archive.open("content.xml") as file:
            if b"<!DOCTYPE" in file.read(4096):
                raise ValueError("DTD")
        with archive.open("content.xml") as file:
            for event, element in ElementTree.iterparse(file, ("start", "end")):
                space, _, tag = element.tag.rpartition("}")
                if not space.endswith(":table:1.0"):
                    continue
                if event == "start":
                    if tag == "table":
                        odd = sheets[element.get(space + "}name", "")] = {}
                        row = 0
                    elif tag == "table-row":
                        column, rows = 0, int(element.get(space + "}number-rows-repeated", 1))
                elif tag in ("table-cell", "covered-table-cell"):
                    repeated = int(element.get(space + "}number-columns-repeated", 1))
                    if any(key.endswith("}value-type") and value == "error" for key, value in element.items()):
                        text = "".join(element.itertext()) or "#ERROR!"
                        for place in range(row, row + min(rows, 1 << 16)):
                            odd.setdefault(place, []).extend((column + i, text) for i in range(min(repeated, 256)))
                    column += repeated
                elif tag == "table-row":
                    row += rows
                    element.clear()
        return sheets

    def odd_cells(self, sheet: str) -> Odd:
        """By row from 0: columns and texts of error values and of formulas without a result. A sheet that would be too
        large to hold is refused."""
        if self._ods is not None:
            return self._ods.get(sheet, {})
        part = self._parts.get(sheet)
        if part is None:
            return {}
        try:
            with zipfile.ZipFile(self._path) as archive, archive.open(part) as file:
                odd = self._scan(sheet, file, archive.getinfo(part).file_size)
                if odd:
                    with archive.open(part) as again:
                        return self._odd(again)
        except Error:
            raise
        except Exception as error:
            raise broken_workbook(self._path, error) from None
        return {}

    def _scan(self, sheet: str, file: Any, size: int) -> bool:
        """Whether there are such cells. One pass, for the bytes of a large sheet take long."""
        odd, rows, columns, rest = False, 0, 0, b""
        small = size < 8 << 20
        while True:
            data = file.read(1 << 20)
            if not data:
                break
            data = rest + data
            odd = odd or b't="e"' in data or b"f>" in data
            if small:
                for match in _AT.finditer(data):
                    rows, columns = max(rows, int(match[2])), max(columns, _column(match[1]) + 1)
            else:
                # The last cell of a row tells how wide it is, the last row how many there are.
                place = data.find(b"</row>")
                while place >= 0:
                    last = _AT.search(data, max(data.rfind(b' r="', 0, place), 0), place)
                    if last:
                        rows, columns = max(rows, int(last[2])), max(columns, _column(last[1]) + 1)
                    place = data.find(b"</row>", place + 6)
            rest = data[-4096:]
        if rows * columns > _MOST_CELLS:
            raise refused(
                self._path,
                f"{self._path}, trang {show(sheet)}: {rows} hàng x {columns} cột là quá lớn; xóa các ô ở xa",
                f"{self._path}, sheet {show(sheet)}: {rows} rows x {columns} columns are too many; "
                "delete what stands far off"
            )
        return odd

    @staticmethod
    def _odd(file: Any) -> Odd:
        found: Odd = {}
        rest = b""
        while True:
            data = file.read(1 << 20)
            whole = rest + data
            end = len(whole)
            if data:
                end = max(whole.rfind(b"</row>"), whole.rfind(b":row>"), 0)
                if not end:
                    rest = whole
                    continue
            for match in _CELL.finditer(whole, 0, end):
                attributes, body = match[1], match[2]
                error = b't="e"' in attributes
                if not error and b"f" not in body:
                    continue
                value = _VALUE.search(body)
                formula = _FORMULA.search(body)
                at = _AT.search(attributes)
                if at is None or not error and (formula is None or value is not None or b't="str"' in attributes):
                    continue
                text = value[1].decode(
                    "utf-8",
                    "replace") if value else "=" + (formula[1] or b"").decode("utf-8", "replace") if formula else ""
                found.setdefault(int(at[2]) - 1, []).append((_column(at[1]), text if value else text or "="))
            rest = whole[end:]
            if not data:
                return found


def broken_workbook(path: str, error: BaseException) -> Exception:
    """The error of a workbook that cannot be read."""
    said = " ".join(str(error).split())[:160] or type(error).__name__
    if "password" in said.lower() or "encrypt" in said.lower():
        return refused(path, f"{path}: tệp có mật khẩu; hãy lưu lại không có mật khẩu",
                       f"{path}: the file has a password; save it without")
    return refused(path, f"{path}: bảng tính hỏng hoặc không đọc được: {said}",
                   f"{path}: the workbook is broken or cannot be read: {said}")


def _calamine(path: str, call: Callable[[], Any]) -> Any:
    """What a call of calamine gives; its panics are errors too."""
    try:
        return call()
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic is no Exception
        raise broken_workbook(path, error) from None


class Workbook:
    """The sheets of a spreadsheet file."""
    def __init__(self, path: str) -> None:
        module = needed("python_calamine", "excel")
        with open_file(path) as file:
            begins = file.read(4)
            zipped = begins[:2] == b"PK"
        self._path = path
        if not zipped and _ENCRYPTED in Path(path).read_bytes():
            raise broken_workbook(path, ValueError("password"))
        self._zip = _Zipped(path) if zipped else None
        if begins == _COMPOUND and tuple(map(int, version("python-calamine").split(".")[:2])) < (0, 6):
            # It asks for the memory that a damaged file names, and takes the process down.
            raise refused(path, f"{path}: để đọc tệp .xls cần python-calamine 0.6 trở lên; hãy lưu lại thành .xlsx",
                          f"{path}: reading .xls files needs python-calamine 0.6 or later; save it as .xlsx")
        suffix = Path(path).suffix.lower()
        if zipped == (suffix in (".xlsx", ".xlsm", ".ods")) and suffix in SUFFIXES:
            self._book = _calamine(path, lambda: module.CalamineWorkbook.from_path(path))
        else:
            data = io.BytesIO(Path(path).read_bytes())
            self._book = _calamine(path, lambda: module.load_workbook(data))
        self._old: dict[str, Odd] = {}
        self._epoch = self._zip.epoch if self._zip else None
        if not zipped:
            try:
                with open_file(path) as file:
                    self._epoch, odd = examine(file.read())
                self._old = dict(zip((sheet.name for sheet in self._book.sheets_metadata), odd))
            except ValueError:
                pass  # calamine could read it; day numbers then stay uncertain
        sheets = [sheet for sheet in self._book.sheets_metadata if sheet.typ == module.SheetTypeEnum.WorkSheet]
        self.names: list[str] = [sheet.name for sheet in sheets]
        self.hidden: set[str] = {sheet.name for sheet in sheets if sheet.visible != module.SheetVisibleEnum.Visible}

    def close(self) -> None:
        """Lets the file go."""
        self._book.close()

    def find(self, sheet: str) -> str:
        """The name of a sheet as the file has it. A number that is no name is its place, from 1."""
        for name in self.names:
            if name == sheet:
                return name
        near = [name for name in self.names if plain(name) == plain(sheet)]
        if len(near) == 1:
            return near[0]
        if sheet.isascii() and sheet.isdigit() and 0 < int(sheet[:9]) <= len(self.names):
            return self.names[int(sheet[:9]) - 1]
        known = ", ".join(map(show, self.names))
        raise refused("sheet", f"{self._path}: không có trang tính {show(sheet)}; chấp nhận: {known}",
                      f"{self._path}: there is no sheet {show(sheet)}; accepted are {known}")

    def grid(self, name: str) -> Grid:
        """The cells of a sheet."""
        odd = self._zip.odd_cells(name) if self._zip else self._old.get(name, {})
        sheet = _calamine(self._path, lambda: self._book.get_sheet_by_name(name))
        left = sheet.start[1] if sheet.start else 0
        merged = _calamine(self._path, lambda: sheet.merged_cell_ranges) or []
        return Grid(
            name, _sheet_chunks(self._path, sheet, odd, left), sheet.end[0] + 1 if sheet.end else 0, left, True,
            self._epoch, self._zip.percent if self._zip else True,
            tuple(((top, first - left), (bottom, last - left)) for (top, first), (bottom, last) in merged
                  if first >= left))


def _sheet_chunks(path: str, sheet: Any, odd: Odd, left: int) -> Iterator[Chunk]:
    # What is odd beyond the cells that have a value makes the sheet larger.
    width = (sheet.end[1] + 1 - left if sheet.end else 0)
    wider = max([width] + [column + 1 - left for cells in odd.values() for column, _ in cells])
    # Calamine 0.4 has no rows of a sheet without cells to go through.
    rows = _calamine(path, sheet.iter_rows) if sheet.end else iter(())
    first = 0
    last = max(odd, default=-1) + 1
    while True:
        chunk = _calamine(path, lambda: list(islice(rows, CHUNK)))
        if not chunk:
            if not first < last:
                return
            chunk = [[""] * width for _ in range(min(CHUNK, last - first))]
        if odd:
            for place in range(len(chunk)):
                chunk[place] += [""] * (wider - len(chunk[place]))
                for column, text in odd.get(first + place, ()):
                    if column >= left and chunk[place][column - left] == "":
                        chunk[place][column - left] = text
        yield range(first + 1, first + len(chunk) + 1), chunk
        first += len(chunk)


# ---- JSON


class Differing:
    """A member that an object has twice, with different values."""

    __slots__ = ("text", )

    def __init__(self, first: Any, second: Any) -> None:
        self.text = f"{json_text(first)}, {json_text(second)}"

    def __str__(self) -> str:
        return self.text


def json_text(value: Any) -> str:
    """A JSON value as text."""
    if isinstance(value, str):
        return value
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except (ValueError, RecursionError):
        return "…"


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        result = {}
        for key, value in pairs:
            if key in result and not (type(result[key]) is type(value) and result[key] == value):
                value = Differing(result[key], value)
            result[key] = value
    return result


def json_fields(data: bytes, name: str, lines: bool) -> Fields:
    """Objects, one a line or in an array."""
    try:
        text = data.decode("utf-16" if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refused(name, f"{name}, dòng {line}: JSON phải là UTF-8",
                      f"{name}, line {line}: JSON must be UTF-8") from None
    numbers: list[int] = []
    records: list[dict[str, Any]] = []
    notes: list[Note] = []
    if lines:
        for number, written in enumerate(text.split("\n"), 1):
            if written.strip():
                numbers.append(number)
                records.append(_record(_parsed(written, name, number), name, number))
    else:
        values = _parsed(text, name, None)
        if isinstance(values, dict):
            values = [values]
        if not isinstance(values, list):
            raise refused(name, f"{name}: phải là một mảng đối tượng JSON", f"{name}: must be a JSON array of objects")
        numbers = list(range(1, len(values) + 1))
        records = [_record(value, name, number) for number, value in zip(numbers, values)]
    if not records:
        raise refused(name, f"{name}: tệp trống", f"{name}: the file is empty")
    # An object with "facts" has its facts there, and only there.
    nested = any(isinstance(record.get("facts"), dict) for record in records)
    keys: dict[tuple[bool, str], None] = {}
    for record in records:
        for key, value in record.items():
            if nested and key == "facts" and isinstance(value, dict):
                keys.update(dict.fromkeys((True, inner) for inner in value))
            else:
                keys[False, key] = None
    names = [key for _, key in keys]
    labels = [f"facts.{key}" if inside else key for inside, key in keys]
    facts_at = {i for i, (inside, key) in enumerate(keys) if inside or key == "on"} if nested else None

    def chunks() -> Iterator[Chunk]:
        for first in range(0, len(records), CHUNK):
            rows = []
            for record in records[first:first + CHUNK]:
                facts = record.get("facts") if nested else None
                facts = facts if isinstance(facts, dict) else {}
                rows.append([
                    facts.get(key) if inside else None if nested and key == "facts" and facts else record.get(key)
                    for inside, key in keys
                ])
            yield numbers[first:first + CHUNK], rows

    return Fields(names, labels, chunks(), len(records), facts_at, tuple(notes))


def _parsed(text: str, name: str, line: Optional[int]) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        said = str(error)[:120]
        vi, en = ("", "") if line is None else (f", dòng {line}", f", line {line}")
        raise refused(name, f"{name}{vi}: không phải là JSON: {said}", f"{name}{en}: no JSON: {said}") from None


def _record(value: Any, name: str, number: int) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise refused(name, f"{name}, bản ghi {number}: phải là một đối tượng JSON",
                      f"{name}, record {number}: must be a JSON object")
    return value


# ---- Parquet


def parquet_fields(path: str) -> Fields:
    """A Parquet file."""
    needed("pyarrow", "parquet")
    parquet = needed("pyarrow.parquet", "parquet")
    try:
        file = parquet.ParquetFile(path)
        names = [str(name) for name in file.schema_arrow.names]
        total = int(file.metadata.num_rows)
    except Exception as error:
        raise _broken_parquet(path, error) from None
    return Fields(names, names, _parquet_chunks(path, file), total, None)


def _broken_parquet(path: str, error: Exception) -> Exception:
    said = " ".join(str(error).split())[:160]
    return refused(path, f"{path}: tệp Parquet hỏng hoặc không đọc được: {said}",
                   f"{path}: the Parquet file is broken or cannot be read: {said}")


def _parquet_chunks(path: str, file: Any) -> Iterator[Chunk]:
    first = 1
    batches = file.iter_batches(batch_size=CHUNK)
    while True:
        try:
            batch = next(batches, None)
            if batch is None:
                return
            columns = [_values(column) for column in batch.columns]
        except Exception as error:
            raise _broken_parquet(path, error) from None
        rows: list[Sequence[Any]] = list(zip(*columns)) if columns else [()] * batch.num_rows
        yield range(first, first + len(rows)), rows
        first += len(rows)


def _values(column: Any) -> Iterable[Any]:
    kind = str(column.type)
    if kind.startswith("timestamp[ns"):
        # Python's times have no nanoseconds; a day is not changed by them.
        pyarrow = needed("pyarrow", "parquet")
        column = column.cast(pyarrow.timestamp("us", column.type.tz), safe=False)
    return list(column.to_pylist())
