# SPDX-License-Identifier: MIT
"""What calamine does not tell of an XLS file: which cells hold error values, and the system of its dates.

An XLS file is a compound file (MS-CFB) whose stream "Workbook" is a row of records (MS-XLS). Only what is needed is
read: four kinds of records.
"""

from __future__ import annotations

import struct
from typing import Iterator

_END = 0xFFFFFFFA
"""Numbers of sectors from here on are marks."""
_BOF, _EOF, _DATEMODE, _SHEET, _BOOL_OR_ERROR = 0x0809, 0x000A, 0x0022, 0x0085, 0x0205
_FORMULAS = (0x0006, 0x0206, 0x0406)
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}

Odd = dict[int, list[tuple[int, str]]]
"""By row from 0: columns and texts."""


def examine(data: bytes) -> tuple[int, list[Odd]]:
    """The year from which days are counted, and for each sheet its error values.

    :raises ValueError: when it is not as it should be
    """
    try:
        return _examine(_stream(data))
    except (struct.error, IndexError, OverflowError) as error:
        raise ValueError(str(error)) from None


def _stream(data: bytes) -> bytes:
    """The stream of the workbook."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in (512, 4096):
        raise ValueError("sector size")
    directory, _, cutoff, small_fat, _, more, _ = struct.unpack_from("<7I", data, 48)
    table = list(struct.unpack_from("<109I", data, 76))
    seen = 0
    while more < _END:
        part = _sector(data, more, size)
        words = struct.unpack(f"<{size // 4}I", part)
        table += words[:-1]
        more = words[-1]
        seen += 1
        if seen * size > len(data):
            raise ValueError("loop")
    fat = [
        number for place in table if place < _END
        for number in struct.unpack(f"<{size // 4}I", _sector(data, place, size))
    ]

    def chain(first: int) -> bytes:
        parts = []
        while first < _END:
            parts.append(_sector(data, first, size))
            first = fat[first]
            if len(parts) * size > len(data) + size:
                raise ValueError("loop")
        return b"".join(parts)

    root, found = None, None
    entries = chain(directory)
    for place in range(0, len(entries) - 127, 128):
        length, kind = struct.unpack_from("<HB", entries, place + 64)
        name = entries[place:place + max(length - 2, 0)].decode("utf-16-le", "replace")
        where = struct.unpack_from("<II", entries, place + 116)
        if kind == 5:
            root = where
        elif kind == 2 and name in ("Workbook", "Book") and found is None:
            found = where
    if found is None or root is None:
        raise ValueError("no workbook")
    first, total = found
    if total >= cutoff:
        return chain(first)[:total]
    small = chain(root[0])
    links = struct.unpack(f"<{len(chain(small_fat)) // 4}I", chain(small_fat))
    parts: list[bytes] = []
    while first < _END and len(parts) <= len(links):
        parts.append(small[first * 64:first * 64 + 64])
        first = links[first]
    return b"".join(parts)[:total]


def _sector(data: bytes, number: int, size: int) -> bytes:
    part = data[(number + 1) * size:(number + 2) * size]
    if not part:
        raise ValueError("sector")
    return part + bytes(size - len(part))


def _records(stream: bytes, place: int) -> Iterator[tuple[int, int]]:
    """Kinds of records and where their data are, to the end of a substream."""
    depth = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        # Charts lie within a sheet as substreams of their own.
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 1:
            yield kind, place + 4
        if depth <= 0:
            return
        place += 4 + length


def _examine(stream: bytes) -> tuple[int, list[Odd]]:
    epoch, sheets = 1900, []
    for kind, place in _records(stream, 0):
        if kind == _DATEMODE:
            epoch = 1904 if struct.unpack_from("<H", stream, place)[0] == 1 else 1900
        elif kind == _SHEET:
            sheets.append(struct.unpack_from("<I", stream, place)[0])
    odd: list[Odd] = []
    for start in sheets:
        found: Odd = {}
        for kind, place in _records(stream, start):
            if kind == _BOOL_OR_ERROR:
                row, column, _, code, is_error = struct.unpack_from("<HHHBB", stream, place)
            elif kind in _FORMULAS:
                row, column, _, form, _, code, _, _, _, mark = struct.unpack_from("<HHHBBBBBBH", stream, place)
                is_error = mark == 0xFFFF and form == 2
            else:
                continue
            if is_error:
                found.setdefault(row, []).append((column, _ERRORS.get(code, "#UNKNOWN!")))
        odd.append(found)
    return epoch, odd
