# SPDX-License-Identifier: MIT
"""Files that appear whole or not at all, and what spreadsheets would execute."""

from __future__ import annotations

import contextlib
import os
import re
from typing import BinaryIO, Iterator, Union

_HALF = re.compile("[\ud800-\udfff]")

Path = Union[str, "os.PathLike[str]"]


def encodable(text: str) -> str:
    """A text that UTF-8 can hold: lone halves of characters, which it cannot, become U+FFFD."""
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text) if _HALF.search(text) else text


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write, which takes the place of `path` when all went well; else what was there stays."""
    final = os.fspath(path)
    part = f"{final}.{os.getpid()}.part"
    file = open(part, "xb")
    try:
        with file:
            yield file
        os.replace(part, final)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(part)
        raise


# Spreadsheets strip blanks and quotes before they look at the first character, take full-width signs for their
# narrow sisters, and split a line where their own separator stands, which may be another than ours.
_BLANK = r"\s\"'`\u2018-\u201f\u00ab\u00bb\u00a0\u200b-\u200f\u2060\ufeff"
_EXECUTED = re.compile(rf"(^|[,;|\t\r\n])(?=[{_BLANK}]*[=+\-@\uff1d\uff0b\uff0d\uff20])")
_CONTROL = re.compile(r"^(?=[\t\r\n])")


def safe_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula when it opens a CSV file.

    An apostrophe is put before what begins with ``=``, ``+``, ``-``, ``@`` or their full-width forms, blanks and quotes
    before them passed over; also where that follows a comma, semicolon, bar, tab or end of line within the text, for a
    program that splits there; and before a text that begins with a tab or end of line. A NUL, which some readers of CSV
    refuse, is shown by its symbol. Everything else stays as it is:

    >>> safe_cell("=1+1"), safe_cell(" @SUM(A1)"), safe_cell("x;-2"), safe_cell("a-b")
    ("'=1+1", "' @SUM(A1)", "x;'-2", 'a-b')

    :param text: any text, such as a cell of a file that somebody else filled in
    :returns: the text, safe; one apostrophe more at each such place, so nothing of it is lost
    """
    text = _EXECUTED.sub(r"\1'", text.replace("\0", "\u2400"))
    return _CONTROL.sub("'", text)
