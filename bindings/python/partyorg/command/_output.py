# SPDX-License-Identifier: MIT
"""What is printed: tables for a terminal, the same as plain text for a pipe, CSV and JSON."""

from __future__ import annotations

import contextlib
import csv
import datetime
import errno
import json
import os
import sys
import tempfile
from decimal import Decimal
from typing import Any, Callable, Iterator, Mapping, NamedTuple, Optional, Sequence, TextIO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

import partyorg

from ._say import UNREADABLE, USAGE, Say, Stop, printable, refuse

STYLES = {"met": "green", "not_met": "bold red", "unknown": "yellow", "not_applicable": "dim"}
MARKS = {"met": "✓", "not_met": "✗", "unknown": "?", "not_applicable": "–"}


class Column(NamedTuple):
    """One column of a table."""

    key: str
    """Its name in CSV and JSON, the same in every language."""
    title: str
    """Its heading in a table."""
    right: bool = False
    """Numbers stand at the right."""


class Line(NamedTuple):
    """One line of a report to read."""

    text: str
    indent: int = 0
    style: str = ""


class Screen:
    """Where results go: standard output, as a terminal or a pipe takes them."""

    def __init__(self, say: Say) -> None:
        self.say = say
        self.console = Console(file=sys.stdout, highlight=False, emoji=False, markup=False)
        self.terminal = self.console.is_terminal

    # ---- for people

    def date(self, date: Optional[datetime.date]) -> str:
        """A date as the language writes it."""
        if date is None:
            return ""
        return partyorg.format_date(date, "dmy" if self.say.lang == "vi" else "iso")

    def status(self, status: str) -> Text:
        """A status in its colour."""
        return Text(f"{MARKS[status]} {partyorg.status_title(status, self.say.lang)}", STYLES[status])

    def cell(self, value: Any) -> Text:
        """A value in a table."""
        if isinstance(value, Text):
            return value
        if isinstance(value, (list, tuple)):
            return Text("; ".join(map(str, map(self.cell, value))))
        if value is None:
            return Text("")
        if isinstance(value, bool):
            return Text(self.say("có", "yes") if value else self.say("không", "no"))
        if isinstance(value, datetime.date):
            return Text(self.date(value))
        if isinstance(value, float):
            value = number(value)
        return Text(printable(str(value), newline=False))

    def table(self, columns: Sequence[Column], rows: Sequence[Mapping[str, Any]]) -> None:
        """Rows under headings. On a terminal they are coloured and wrapped; else each is one line of aligned cells."""
        cells = [[self.cell(row.get(column.key)) for column in columns] for row in rows]
        if self.terminal:
            table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
            for column in columns:
                table.add_column(Text(column.title), justify="right" if column.right else "left", overflow="fold")
            for row in cells:
                table.add_row(*row)
            self.console.print(table)
            return
        plain = [[column.title for column in columns], *([str(cell) for cell in row] for row in cells)]
        widths = [max(map(cell_len, column)) for column in zip(*plain)]
        for line in plain:
            aligned = []
            for text, width, column in zip(line, widths, columns):
                blank = " " * (width - cell_len(text))
                aligned.append(blank + text if column.right else text + blank)
            self.write("  ".join(aligned).rstrip() + "\n")

    def lines(self, lines: Sequence[Line]) -> None:
        """Lines to read: on a terminal wrapped under their beginning, else as they are."""
        for line in lines:
            text = printable(line.text)
            if self.terminal and text:
                self.console.print(Padding(Text(text, line.style), (0, 0, 0, line.indent), expand=False))
            else:
                self.write(" " * line.indent + text + "\n")

    def write(self, text: str) -> None:
        """Text as it is."""
        sys.stdout.write(text)

    # ---- for programs

    def rows(self, format: str, columns: Sequence[Column], rows: Sequence[Mapping[str, Any]],
             output: Optional[str] = None, *, unsafe: bool = False) -> None:
        """A table in the format asked for, to a file when there is one; unsafe: some texts come from a file."""
        if format == "table":
            self.table(columns, rows)
            return
        with self.file(output, bom=format == "csv") as file:
            if format == "csv":
                clean: Callable[[str], str] = str
                if unsafe:
                    from ..writing import safe_cell as clean
                writer = csv.writer(file, lineterminator="\n")
                # A column of a file keeps its heading.
                writer.writerow([clean(column.title) if column.key.startswith("other ") else column.key
                                 for column in columns])
                writer.writerows([clean(csv_text(row.get(column.key))) if isinstance(row.get(column.key), str)
                                  else csv_text(row.get(column.key)) for column in columns] for row in rows)
                return
            objects = [{column.key: plain(row.get(column.key)) for column in columns} for row in rows]
            if format == "jsonl":
                file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in objects)
            else:
                file.write(json.dumps(objects, ensure_ascii=False, indent=1) + "\n")

    @contextlib.contextmanager
    def file(self, path: Optional[str], bom: bool = False) -> Iterator[TextIO]:
        """A text file that stands at its path when it is whole, or standard output."""
        if path in (None, "-"):
            yield sys.stdout
            return
        with self.whole(str(path)) as beside:
            # Excel takes CSV for UTF-8 when it begins with a mark.
            with open(beside, "w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
                yield file

    @contextlib.contextmanager
    def whole(self, path: str) -> Iterator[str]:
        """A path beside another, which it replaces in the end: what breaks off leaves the old file as it was."""
        if os.path.exists(path) and not os.path.isfile(path):
            if os.path.isdir(path):
                raise no_file(IsADirectoryError(), path, writing=True)
            yield path  # a device or a pipe is written to, not replaced
            return
        folder, name = os.path.split(os.path.realpath(path))
        try:
            handle, beside = tempfile.mkstemp(prefix=".partyorg-", suffix=os.path.splitext(name)[1], dir=folder or ".")
        except OSError as error:
            raise no_file(error, path, writing=True) from None
        os.close(handle)
        try:
            yield beside
            try:
                mode = os.stat(path).st_mode & 0o777 if os.path.exists(path) else 0o666 & ~_umask()
                os.chmod(beside, mode)
                os.replace(beside, os.path.realpath(path))
            except OSError as error:
                raise no_file(error, path, writing=True) from None
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(beside)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def number(value: float) -> str:
    """A number without needless noughts."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Text):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return value


def csv_text(value: Any) -> str:
    """A value as CSV has it."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(map(csv_text, value))
    return number(value) if isinstance(value, float) else str(value)


# ---- files


_REASONS = {
    FileNotFoundError: ("không có tệp hoặc thư mục này", "there is no such file or directory"),
    IsADirectoryError: ("là thư mục, không phải tệp", "it is a directory, not a file"),
    NotADirectoryError: ("một phần của đường dẫn không phải là thư mục", "a part of the path is no directory"),
    PermissionError: ("không có quyền truy cập", "permission denied"),
}


def no_file(error: OSError, path: str, writing: bool = False) -> Stop:
    """A file that cannot be opened, read or written."""
    vi, en = _REASONS.get(type(error), (error.strerror or str(error),) * 2)
    if error.errno == errno.ENOSPC:
        vi, en = "hết chỗ trên đĩa", "the disk is full"
    what = ("không ghi được", "cannot write") if writing else ("không đọc được", "cannot read")
    return Stop(UNREADABLE, f"{what[0]} {path}: {vi}", f"{what[1]} {path}: {en}")


SUFFIXES = {".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".xlsx": "xlsx", ".html": "html",
            ".htm": "html", ".txt": "table"}


def format_of(format: Optional[str], output: Optional[str], formats: Sequence[str]) -> str:
    """The format asked for, else that of the suffix of the file to write, else a table."""
    if format is not None:
        return format
    if output in (None, "-") or str(output).endswith(os.sep) or os.path.isdir(str(output)):
        return "table"
    suffix = os.path.splitext(str(output))[1].lower()
    known = [one for one, kind in SUFFIXES.items() if kind in formats and kind != "table"]
    if SUFFIXES.get(suffix) not in formats:
        refuse(USAGE, f"{output}: đuôi tệp không cho biết định dạng; chấp nhận: {', '.join(known)}, hoặc --format",
               f"{output}: its suffix tells no format; accepted are {', '.join(known)}, or give --format")
    return SUFFIXES[suffix]


# ---- progress


@contextlib.contextmanager
def progress(title: str) -> Iterator[Optional[Callable[[int, Optional[int]], None]]]:
    """A bar on standard error while something takes long; None, and nothing is shown, when that is no terminal."""
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        task = bars.add_task(printable(title, newline=False), total=None)

        def done(rows: int, total: Optional[int] = None) -> None:
            bars.update(task, completed=rows, total=total)

        yield done
