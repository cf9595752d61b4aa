# SPDX-License-Identifier: MIT
"""Long sheets. XlsxWriter makes the workbook, its formats, headers, notes, charts and settings; the rows of long
sheets, millions of cells, are put into it afterwards as text: writing them cell by cell takes many times as long as the
check.

Every text is a string in the file (``t="inlineStr"``), so none is ever a formula or a link.
"""

from __future__ import annotations

import datetime
import re
import zipfile
from typing import IO, Any, BinaryIO, Callable, Iterable, Iterator, Mapping, NamedTuple, Optional, Sequence
from xml.sax.saxutils import escape

from .._error import needed
from ._words import word

# What a sheet and a cell hold.
MAX_ROWS = 1_048_576
MAX_TEXT = 32_767

_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_x(?=[0-9A-Fa-f]{4}_)")
# What XML cannot hold and XlsxWriter does not write in another way in every version.
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_PIECES = re.compile("[^<_]*[<_]|[^<_]+")
_SPECIAL = re.compile("[&<>_\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_FIRST_SERIAL = datetime.date(1900, 3, 1).toordinal()  # before it spreadsheets disagree about the days
_SERIAL = 693_594


def letters(column: int) -> str:
    """The letters of a column counted from 0."""
    name: str = needed("xlsxwriter.utility", "excel").xl_col_to_name(column)
    return name


def fitting(text: str, place: int) -> str:
    """A text that a cell can hold: a longer one is cut and says so, what is no character becomes U+FFFD."""
    text = _NO_XML.sub("\ufffd", text)
    if len(text) <= MAX_TEXT // 2:
        return text
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    if units <= MAX_TEXT:
        return text
    kept = text.encode("utf-16-le", "surrogatepass")[:2 * (MAX_TEXT - 60)].decode("utf-16-le", "ignore")
    return kept + word("cut", place, count=len(text) - len(kept))


def put_text(sheet: Any, row: int, column: int, text: str, look: Any, place: int) -> None:
    """Writes any text as it is into a cell of a sheet that XlsxWriter makes."""
    text = fitting(text, place)
    if text.startswith("<r>") or "_x" in text:
        # XlsxWriter writes what begins and ends as its own rich texts do as XML, and sees every other code only of those
        # that share a line, "_x0041_x0042_"; so in pieces that look like neither, all in the font of the cell.
        sheet.write_rich_string(row, column, *(part for piece in _PIECES.findall(text) for part in (look, piece)), look)
    else:
        sheet.write_string(row, column, text, look)


def _mend(found: "re.Match[str]") -> str:
    char = found.group()
    if char == "_x":
        return "_x005F_x"
    return f"_x{ord(char):04X}_" if char < " " else "\ufffd"


def xml_text(text: str) -> str:
    """A text within XML; what XML cannot hold is written as spreadsheets write it."""
    return escape(_ILLEGAL.sub(_mend, text)) if _SPECIAL.search(text) else text


def serial(day: datetime.date) -> Optional[int]:
    """The number that is a date in a spreadsheet; None before March 1900."""
    number = day.toordinal()
    return number - _SERIAL if number >= _FIRST_SERIAL else None


def text_cell(reference: str, style: str, text: str) -> str:
    """A cell that holds a text, whatever it looks like."""
    space = "" if text == text.strip() else ' xml:space="preserve"'
    return f'<c r="{reference}" s="{style}" t="inlineStr"><is><t{space}>{xml_text(text)}</t></is></c>'


def number_cell(reference: str, style: str, number: object) -> str:
    """A cell that holds a number."""
    return f'<c r="{reference}" s="{style}"><v>{number!r}</v></c>'


class Known(NamedTuple):
    """What the rows of a sheet may name by number: styles by their names, and texts that the workbook holds once."""

    styles: Mapping[str, str]
    texts: Mapping[str, str]

    def shared_cell(self, reference: str, style: str, text: str) -> str:
        """A cell that holds one of those texts."""
        return f'<c r="{reference}" s="{self.styles[style]}" t="s"><v>{self.texts[text]}</v></c>'


class Pattern(NamedTuple):
    """A row of a sheet that shows the numbers of styles and texts, and gives way to others."""

    at: int
    """Its row, counted from 1."""
    styles: Sequence[str]
    texts: Sequence[str]

    def read(self, row: str) -> Known:
        """The numbers, from the row as it was written."""
        styles = re.findall(r'<c r="[A-Z]+\d+" s="(\d+)"/>', row)
        texts = re.findall(r't="s"><v>(\d+)</v>', row)
        if len(styles) != len(self.styles) or len(texts) != len(self.texts):
            raise RuntimeError("this version of XlsxWriter writes cells in another way")
        return Known(dict(zip(self.styles, styles)), dict(zip(self.texts, texts)))


class LongSheet(NamedTuple):
    """Rows that are put into a sheet."""

    pattern: Pattern
    last: int
    """The last row, counted from 1."""
    width: int
    """How many columns there are."""
    rows: Callable[[Known], Iterator[str]]
    """Gives the rows as XML."""


def put_pattern(sheet: Any, at: int, formats: Mapping[str, object], texts: Iterable[str] = ()) -> Pattern:
    """Writes one empty cell in each format, and each of the texts, into the row `at`, counted from 1."""
    pattern = Pattern(at, tuple(formats), tuple(dict.fromkeys(texts)))
    for place, style in enumerate(formats.values()):
        sheet.write_blank(at - 1, place, None, style)
    for place, text in enumerate(pattern.texts, len(formats)):
        sheet.write_string(at - 1, place, text)
    return pattern


def fill(made: BinaryIO, target: BinaryIO, sheets: Mapping[int, LongSheet]) -> None:
    """Copies a workbook and puts rows into its sheets, by their number counted from 1."""
    names = {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in sheets.items()}
    with zipfile.ZipFile(made) as source, \
            zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as copy:
        for item in source.infolist():
            long = names.get(item.filename)
            if long is None:
                copy.writestr(item, source.read(item))
                continue
            # Sizes beyond 2 GiB must be announced; smaller ones stay readable for programs that do not know how.
            large = (long.last - long.pattern.at) * long.width * 100 > 1 << 31
            with copy.open(item.filename, "w", force_zip64=large) as file:
                _fill_sheet(source.read(item).decode(), file, long)


def _fill_sheet(xml: str, file: IO[bytes], long: LongSheet) -> None:
    start = xml.index(f'<row r="{long.pattern.at}"')
    end = xml.index("</row>", start) + len("</row>")
    # Programs that read row by row go by the range that is said here.
    head = re.sub(r'<dimension ref="[^"]*"/>', f'<dimension ref="A1:{letters(long.width - 1)}{long.last}"/>',
                  xml[:start])
    buffer, size = [head], 0
    for row in long.rows(long.pattern.read(xml[start:end])):
        buffer.append(row)
        size += len(row)
        if size > 1 << 20:
            file.write("".join(buffer).encode())
            buffer, size = [], 0
    buffer.append(xml[end:])
    file.write("".join(buffer).encode())
