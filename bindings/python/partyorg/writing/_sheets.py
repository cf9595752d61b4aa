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
from typing import IO, Any, BinaryIO, Callable, Iterator, Mapping, NamedTuple, Optional, Sequence
from xml.sax.saxutils import escape

from ._need import need
from ._words import word

# What a sheet and a cell hold.
MAX_ROWS = 1_048_576
MAX_TEXT = 32_767

_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_x(?=[0-9A-Fa-f]{4}_)")
_SPECIAL = re.compile("[&<>_\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_FIRST_SERIAL = datetime.date(1900, 3, 1).toordinal()  # before it spreadsheets disagree about the days
_SERIAL = 693_594


def letters(column: int) -> str:
    """The letters of a column counted from 0."""
    name: str = need("xlsxwriter.utility", "XlsxWriter", "excel").xl_col_to_name(column)
    return name


def fitting(text: str, place: int) -> str:
    """A text that a cell can hold; a longer one is cut and says so."""
    if len(text) <= MAX_TEXT // 2:
        return text
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    if units <= MAX_TEXT:
        return text
    kept = text.encode("utf-16-le", "surrogatepass")[:2 * (MAX_TEXT - 60)].decode("utf-16-le", "ignore")
    return kept + word("cut", place, count=len(text) - len(kept))


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
    return f'<c r="{reference}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{xml_text(text)}</t></is></c>' \
        if text else f'<c r="{reference}" s="{style}"/>'


def number_cell(reference: str, style: str, number: object) -> str:
    """A cell that holds a number."""
    return f'<c r="{reference}" s="{style}"><v>{number!r}</v></c>'


class LongSheet(NamedTuple):
    """Rows that are put into a sheet."""

    at: int
    """The row of the pattern, counted from 1: it gives way to the rows."""
    last: int
    """The last row, counted from 1."""
    width: int
    """How many columns there are."""
    rows: Callable[[Mapping[str, str]], Iterator[str]]
    """Gives the rows as XML from the numbers of the styles by their names."""
    styles: Sequence[str]
    """The names of the styles in the pattern, from the first column on."""


def put_pattern(sheet: Any, at: int, formats: Mapping[str, object]) -> tuple[str, ...]:
    """Writes one empty cell in each format into the row `at`, counted from 1, by which their numbers are known."""
    for place, style in enumerate(formats.values()):
        sheet.write_blank(at - 1, place, None, style)
    return tuple(formats)


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
            large = (long.last - long.at) * long.width * 100 > 1 << 31
            with copy.open(item.filename, "w", force_zip64=large) as file:
                _fill_sheet(source.read(item).decode(), file, long)


def _fill_sheet(xml: str, file: IO[bytes], long: LongSheet) -> None:
    pattern = re.search(rf'<row r="{long.at}".*?</row>', xml, re.DOTALL)
    assert pattern is not None
    styles = dict(zip(long.styles, re.findall(r'<c r="[A-Z]+\d+" s="(\d+)"', pattern.group())))
    assert len(styles) == len(long.styles)
    # Programs that read row by row go by the range that is said here.
    head = re.sub(r'<dimension ref="[^"]*"/>', f'<dimension ref="A1:{letters(long.width - 1)}{long.last}"/>',
                  xml[:pattern.start()])
    buffer, size = [head], 0
    for row in long.rows(styles):
        buffer.append(row)
        size += len(row)
        if size > 1 << 20:
            file.write("".join(buffer).encode())
            buffer, size = [], 0
    buffer.append(xml[pattern.end():])
    file.write("".join(buffer).encode())
