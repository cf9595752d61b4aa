-- SPDX-License-Identifier: MIT
-- What the examples share: reading CSV, and printing columns of text and lines of CSV. tables.h and tables.py do the
-- same.

local RECORD_MAX = 1024 * 1024
local NEWLINE, RETURN, QUOTE, COMMA, SEMICOLON = 10, 13, 34, 44, 59

local tables = {} -- write_error: of the first write that failed

function tables.put(...)
    local written, message = io.stdout:write(...)
    if not written then
        tables.write_error = tables.write_error or message
    end
end

---- reading CSV (RFC 4180) -----------------------------------------------------------------------------------------

-- Where the part of a text that is not UTF-8 begins; nil when all is.
local function find_no_utf8(text)
    local at = 1
    while at <= #text do
        local a, b = text:byte(at, at + 1)
        local more = a < 0x80 and 0 or a < 0xC2 and 4 or a < 0xE0 and 1 or a < 0xF0 and 2 or a < 0xF5 and 3 or 4
        if more == 4 or not text:find("^" .. ("[\128-\191]"):rep(more), at + 1) or (a == 0xE0 and b < 0xA0) or
            (a == 0xED and b > 0x9F) or (a == 0xF0 and b < 0x90) or (a == 0xF4 and b > 0x8F) then
            return at
        end
        at = at + 1 + more
    end
end

-- A cell without the space around it; false when it is not text.
local function cell_text(raw)
    local text = raw:gsub("^[ \t\n]+", ""):match("^.*[^ \t\n]") or ""
    return not text:find("%c") and not find_no_utf8(text) and text
end

local Reader = {}
Reader.__index = Reader

-- The next byte; nil at the end. `error` is the message of a failed read.
function Reader:peek()
    if self.at > #self.block then
        local block, message = self.stream:read(65536)
        self.block, self.at = block or "", 1
        self.error = self.error or message
    end
    return self.block:byte(self.at)
end

function tables.reader(stream)
    local self = setmetatable({ stream = stream, block = "", at = 1, line = 1 }, Reader)
    self:peek()
    if self.block:sub(1, 3) == "\239\187\191" then
        self.at = 4
    end
    return self
end

-- The next byte; every kind of line end reads as a newline. `line` is that of the next byte.
function Reader:next()
    local c = self:peek()
    if not c then
        return nil
    end
    self.at = self.at + 1
    if c == RETURN then
        c = NEWLINE
        if self:peek() == NEWLINE then
            self.at = self.at + 1
        end
    end
    if c == NEWLINE then
        self.line = self.line + 1
    end
    return c
end

-- Comma or semicolon: the first of them in the header.
function Reader:is_separator(c)
    if not self.separator and (c == COMMA or c == SEMICOLON) then
        self.separator = c
    end
    return c ~= nil and c == self.separator
end

-- The cells of a line without quotes or control characters, all of which is in the block; nil for another.
function Reader:plain_cells()
    local stop = self.block:find("\n", self.at, true)
    if not stop or stop == self.at then
        return nil
    end
    local line, cells = self.block:sub(self.at, stop - 1), {}
    if line:find('["%c]') or (line:find("[\128-\255]") and find_no_utf8(line)) then
        return nil
    end
    self.separator = self.separator or (line:match("[,;]") or ""):byte()
    local pattern = self.separator and "([^" .. string.char(self.separator) .. "]*)()" or "(.*)()"
    local at, spaces = 1, line:find(" ", 1, true)
    repeat
        local cell, after = line:match(pattern, at)
        cells[#cells + 1] = spaces and cell:match("^ *(.-) *$") or cell
        at = after + 1
    until after > #line
    self.at, self.line = stop + 1, self.line + 1
    return cells
end

-- The next record that is not an empty line, nil at the end of the file: { line = on which it starts, count = of the
-- cells, cells = those, false for one that is not text, broken = why it cannot be read, in both languages; its
-- last cell is at fault }.
function Reader:read()
    local record, state, length, cell = { line = self.line, count = 0, cells = {} }, "start", 0, nil
    local plain = self:plain_cells()
    if plain then
        record.cells, record.count = plain, #plain
        return record
    end

    local function add(byte)
        if length >= RECORD_MAX then
            record.broken = record.broken or { "dòng dài quá 1 MiB", "the row is longer than 1 MiB" }
            return
        end
        length = length + 1
        cell[#cell + 1] = byte and string.char(byte)
    end
    local function close()
        add(nil)
        record.cells[record.count] = not record.broken and cell_text(table.concat(cell))
    end

    while true do
        local c = self:next()
        local blank = state == "start" and record.count == 0
        if blank and not c then
            return nil
        elseif blank and c == NEWLINE then
            record.line = self.line
        else
            if state == "start" and not record.broken then
                record.count, cell = record.count + 1, {}
            end
            if state == "quoted" and c and c ~= QUOTE then
                add(c)
            elseif c == QUOTE and state ~= "plain" then
                if state == "closed" then -- a doubled quote stands for one
                    add(c)
                end
                state = state == "quoted" and "closed" or "quoted"
            elseif state == "quoted" then
                record.broken = { "dấu ngoặc kép mở mà không đóng", "a quote is opened and never closed" }
                return record
            elseif self:is_separator(c) then
                close()
                state = "start"
            elseif not c or c == NEWLINE then
                close()
                return record
            elseif state == "closed" then
                record.broken = { "có chữ sau dấu ngoặc kép đóng", "there is text after a closing quote" }
                while c and c ~= NEWLINE do
                    c = self:next()
                end
                return record
            else
                add(c)
                state = "plain"
            end
        end
    end
end

-- A whole table as columns of text: lists by title, and `n`, how many rows there are. nil and why it cannot be read, in
-- both languages.
function tables.read_table(path)
    local stream, message = io.open(path, "rb")
    if not stream then
        return nil, { message, message }
    end
    local reader = tables.reader(stream)
    local titles, columns, found, n = nil, {}, { n = 0 }, 0
    local record = reader:read()
    while record do
        local cells = record.cells
        local broken = record.broken or (titles and record.count ~= #titles or false) and
            { "các ô không khớp với tiêu đề", "its cells do not match the header" }
        for i = 1, record.count do
            broken = broken or not cells[i] and { "không phải là văn bản UTF-8", "not UTF-8 text" }
        end
        if broken then
            stream:close()
            return nil, { ("%s: dòng %d: %s"):format(path, record.line, broken[1]),
                          ("%s: line %d: %s"):format(path, record.line, broken[2]) }
        elseif not titles then
            titles = cells
            for i, title in ipairs(titles) do
                columns[i] = {}
                found[title] = columns[i]
            end
        else
            n = n + 1
            for i, column in ipairs(columns) do
                column[n] = cells[i]
            end
        end
        record = reader:read()
    end
    stream:close()
    found.n = n
    return not reader.error and found or nil, { reader.error, reader.error }
end

---- columns of text ------------------------------------------------------------------------------------------------

-- The line that a text starts with, in at most `width` characters, broken at a space where there is one; its
-- characters; what follows.
local function take_line(text, width)
    local at, count, space, before_space = 1, 0, nil, nil
    while at <= #text and count < width do
        if text:byte(at) == 32 then
            space, before_space = at, count
        end
        at = text:match("^.[\128-\191]*()", at)
        count = count + 1
    end
    if at <= #text and text:byte(at) ~= 32 and space then
        at, count = space, before_space
    end
    return text:sub(1, at - 1), count, text:match("^ *(.*)", at)
end

tables.RIGHT = 32768 -- added to a width: the column is flush right

-- Prints cells side by side, two spaces between them, each wrapped within its width.
function tables.print_columns(cells, widths)
    local more
    repeat
        local spaces = 0
        more = false
        for i, width in ipairs(widths) do
            local right = width >= tables.RIGHT
            width = right and width - tables.RIGHT or width
            local part, characters, rest = take_line(cells[i], width)
            cells[i] = rest
            local lacking = width - characters
            if part ~= "" then
                tables.put((" "):rep(spaces + (right and lacking or 0)), part)
                spaces = 0
            end
            spaces = spaces + (right and part ~= "" and 0 or lacking) + 2
            more = more or cells[i] ~= ""
        end
        tables.put("\n")
    until not more
end

---- writing CSV -----------------------------------------------------------------------------------------------------

function tables.csv_line(cells)
    local quoted = {}
    for i, cell in ipairs(cells) do
        quoted[i] = cell:find('[,"]') and '"' .. cell:gsub('"', '""') .. '"' or cell
    end
    return table.concat(quoted, ",")
end

return tables
