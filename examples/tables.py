# SPDX-License-Identifier: MIT
"""What the examples share: reading CSV, and printing columns of text and lines of CSV. tables.h and tables.lua do the
same."""

RECORD_MAX = 1 << 20


# ---- reading CSV (RFC 4180)


class Record:
    """One line of the table: its cells, without the space around them; None for one that is not text."""

    def __init__(self, line):
        self.line = line  # on which it starts
        self.cells = []
        self.broken = None  # why it cannot be read, in both languages, else None; its last cell is at fault


def cell_text(raw):
    try:
        text = raw.strip(b" \t\n").decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if any(c < " " or c == "\x7f" for c in text) else text


class Reader:
    """Reads records. `error` is the OSError of a failed read, else None."""

    def __init__(self, stream):
        self.stream = stream
        self.block, self.at = b"", 0
        self.separator = None  # comma or semicolon: the first of them in the header
        self.line = 1  # of the next character
        self.error = None
        self.peek()
        if self.block.startswith(b"\xef\xbb\xbf"):
            self.at = 3

    def peek(self):
        """The next byte; None at the end."""
        if self.at == len(self.block):
            try:
                self.block, self.at = self.stream.read(1 << 20), 0
            except OSError as error:
                self.block, self.at, self.error = b"", 0, error
        return self.block[self.at] if self.at < len(self.block) else None

    def next(self):
        """The next byte; every kind of line end reads as a newline."""
        c = self.peek()
        if c is None:
            return None
        self.at += 1
        if c == 0x0D:
            c = 0x0A
            if self.peek() == 0x0A:
                self.at += 1
        self.line += c == 0x0A
        return c

    def is_separator(self, c):
        if self.separator is None and c in (0x2C, 0x3B):
            self.separator = c
        return c is not None and c == self.separator

    def plain_text(self, end):
        """The text of the lines up to a place in the block, when it is printable and without quotes; else none. It has
        been read then."""
        lines = self.block[self.at:end]
        if end <= self.at or b'"' in lines or b"\n\n" in lines or lines.startswith(b"\n"):
            return ""
        try:
            text = lines.decode("utf-8")
        except UnicodeDecodeError:
            return ""
        if not text.replace("\n", "").isprintable():
            return ""
        if self.separator is None:
            self.separator = next((ord(c) for c in text if c in ",;"), None)
        self.at, self.line = end + 1, self.line + text.count("\n") + 1
        return text

    def plain_cells(self, text):
        """The cells of such lines, one after the other."""
        separator = "\n" if self.separator is None else chr(self.separator)
        cells = text.replace("\n", separator).split(separator)
        return [cell.strip(" ") for cell in cells] if " " in text else cells

    def width(self, line):
        """How many cells such a line has."""
        return 1 if self.separator is None else line.count(chr(self.separator)) + 1

    def read(self):
        """The next record that is not an empty line; None at the end of the file."""
        record, raw, length, state = Record(self.line), [], 0, "start"
        text = self.plain_text(self.block.find(b"\n", self.at))
        if text:
            record.cells = self.plain_cells(text)
            return record

        def add(*byte):
            """Adds to the last cell; without argument, closes it."""
            nonlocal length
            if length >= RECORD_MAX:
                record.broken = record.broken or ("dòng dài quá 1 MiB", "the row is longer than 1 MiB")
                return
            length += 1
            raw[-1] += bytes(byte)

        while True:
            c = self.next()
            if state == "start" and not raw:
                if c is None:
                    return None
                if c == 0x0A:
                    record.line = self.line
                    continue
            if state == "start" and not record.broken:
                raw.append(bytearray())
            if state == "quoted" and c is not None and c != 0x22:
                add(c)
            elif c == 0x22 and state != "plain":
                if state == "closed":  # a doubled quote stands for one
                    add(c)
                state = "closed" if state == "quoted" else "quoted"
            elif state == "quoted":
                record.broken = ("dấu ngoặc kép mở mà không đóng", "a quote is opened and never closed")
                break
            elif self.is_separator(c):
                add()
                state = "start"
            elif c is None or c == 0x0A:
                add()
                break
            elif state == "closed":
                record.broken = ("có chữ sau dấu ngoặc kép đóng", "there is text after a closing quote")
                while c is not None and c != 0x0A:
                    c = self.next()
                break
            else:
                add(c)
                state = "plain"
        record.cells = [None] * len(raw) if record.broken else [cell_text(cell) for cell in raw]
        return record


class Unreadable(Exception):
    """Why a table cannot be read, in both languages."""


def read_table(path):
    """A whole table as columns of text: a dict of lists, by title. Raises OSError or Unreadable."""
    with open(path, "rb") as stream:
        reader = Reader(stream)
        header = reader.read()
        titles = header.cells if header else []
        columns = [[] for _ in titles]

        def check(line, cells, broken=None):
            if broken or None in cells or len(cells) != len(titles):
                vi, en = broken or (("không phải là văn bản UTF-8", "not UTF-8 text") if None in cells else
                                    ("các ô không khớp với tiêu đề", "its cells do not match the header"))
                raise Unreadable(f"{path}: dòng {line}: {vi}", f"{path}: line {line}: {en}")

        record = header
        while record is not None:
            check(record.line, record.cells, record.broken)
            line, text = reader.line, reader.plain_text(reader.block.rfind(b"\n", reader.at))
            if text:
                # All lines at once: to take them one by one takes three times as long.
                cells = reader.plain_cells(text)
                lines = text.split("\n")
                if set(map(reader.width, lines)) != {len(titles)}:
                    for number, of_line in enumerate(lines, line):
                        check(number, reader.plain_cells(of_line))
                for place, column in enumerate(columns):
                    column += cells[place::len(columns)]
            record = reader.read()
            if record is not None:
                for cell, column in zip(record.cells, columns):
                    column.append(cell)
        if reader.error:
            raise reader.error
        return dict(zip(titles, columns))


# ---- columns of text


RIGHT = 1 << 15  # added to a width: the column is flush right


def take_line(text, width):
    """The line that a text starts with, in at most `width` characters, broken at a space if there is one; the rest."""
    end = min(width, len(text))
    if end < len(text) and text[end] != " ":
        space = text.rfind(" ", 0, end)
        if space >= 0:
            end = space
    return text[:end], text[end:].lstrip(" ")


def print_columns(cells, widths):
    """Prints cells side by side, two spaces between them, each wrapped within its width."""
    while True:
        out, spaces = "", 0
        for i, width in enumerate(widths):
            right, width = width & RIGHT, width & ~RIGHT
            part, cells[i] = take_line(cells[i], width)
            lacking = width - len(part)
            if part:
                out += " " * (spaces + (lacking if right else 0)) + part
                spaces = 0
            spaces += (0 if right and part else lacking) + 2
        print(out)
        if not any(cells):
            return


# ---- writing CSV


def csv_line(cells):
    return ",".join('"' + cell.replace('"', '""') + '"' if "," in cell or '"' in cell else cell for cell in cells)
