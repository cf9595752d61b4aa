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
                self.block, self.at = self.stream.read(1 << 16), 0
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

    def read(self):
        """The next record that is not an empty line; None at the end of the file."""
        record, raw, length, state = Record(self.line), [], 0, "start"

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


# ---- columns of text


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
            part, cells[i] = take_line(cells[i], width)
            if part:
                out += " " * spaces + part
                spaces = 0
            spaces += width - len(part) + 2
        print(out)
        if not any(cells):
            return


# ---- writing CSV


def csv_line(cells):
    return ",".join('"' + cell.replace('"', '""') + '"' if "," in cell or '"' in cell else cell for cell in cells)
