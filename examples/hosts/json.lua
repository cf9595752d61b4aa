-- SPDX-License-Identifier: MIT
--[[
JSON as RFC 8259 has it, and no more, in every Lua: lua-cjson, and what lua-cjson lets pass. It keeps the last of several
equal keys, takes NUL for the end, control characters in strings and 1. for a number, does not look at UTF-8, and makes the
same empty table of [] and of {}.

    local value, shapes = json.decode(text)      shapes: of an object, the first byte of each member's value, by key
    local nothing, problem = json.decode(text)   problem: code, and what is wrong in both languages, vi and en
    json.encode(value)                           json.list(t) in the value is an array, when it is empty too
]]
local cjson = require("cjson").new()

local byte_of, find = string.byte, string.find

local json = { null = cjson.null }

-- The deepest that a request needs is a scorecard among the options: two levels above its seven.
local DEEPEST = 12
cjson.decode_max_depth(DEEPEST)
cjson.decode_invalid_numbers(false)

local EMPTY = "\1[]"

function json.list(items)
    return next(items) == nil and EMPTY or items
end

function json.encode(value)
    return (cjson.encode(value):gsub('"\\u0001%[%]"', "[]"):gsub("\\/", "/"))
end

-- Sequences of UTF-8 by their length; what is none of them is left over.
local UTF8 = {
    "[\194-\223][\128-\191]", "\224[\160-\191][\128-\191]", "[\225-\236\238\239][\128-\191][\128-\191]",
    "\237[\128-\159][\128-\191]", "\240[\144-\191][\128-\191][\128-\191]",
    "[\241-\243][\128-\191][\128-\191][\128-\191]", "\244[\128-\143][\128-\191][\128-\191]",
}

local function is_utf8(text)
    if find(text, "[\128-\255]") then
        for _, sequence in ipairs(UTF8) do
            text = text:gsub(sequence, "?")
        end
    end
    return not find(text, "[\128-\255]")
end

-- A client's own text as a message shows it: short, and UTF-8.
function json.shown(text)
    text = tostring(text):gsub("[%z\1-\31\127]", "?")
    if #text > 60 then
        text = text:sub(1, 60):gsub("[\192-\255][\128-\191]*$", "") .. "…"
    end
    return is_utf8(text) and text or (text:gsub("[\128-\255]", "?"))
end

local function broken(code, vi, en)
    return nil, { code = code, vi = vi, en = en }
end

local function at(position, vi, en)
    return broken("not_json", ("không phải JSON: %s ở byte thứ %d"):format(vi, position),
                  ("not JSON: %s at byte %d"):format(en, position))
end

local QUOTE, BACKSLASH, COLON, POINT, OBJECT, ARRAY, OBJECT_END, ARRAY_END = byte_of('"\\:.{[}]', 1, 8)

local function is_blank(byte)
    return byte == 32 or byte == 10 or byte == 13 or byte == 9
end

-- The place after blanks, and the byte there; nil at the end.
local function after_blanks(text, i)
    local byte = byte_of(text, i)
    while is_blank(byte) do
        i = i + 1
        byte = byte_of(text, i)
    end
    return i, byte
end

-- One pass over the text, right or wrong: the shapes of the outermost members; or nil, and what lua-cjson would not see.
local function scan(text)
    local length, shapes = #text, {}
    local keys, depth = {}, 0 -- keys[depth]: those of the object around, false in an array
    local i = 1
    while i <= length do
        local byte = byte_of(text, i)
        if byte == QUOTE then
            local first, escaped = i + 1, false
            i = first
            byte = byte_of(text, i)
            while byte and byte ~= QUOTE do
                if byte < 32 then
                    return at(i, "ký tự điều khiển", "a control character")
                elseif byte == BACKSLASH then
                    escaped = true
                    i = i + 1
                end
                i = i + 1
                byte = byte_of(text, i)
            end
            local known = keys[depth]
            local after, next_byte = after_blanks(text, i + 1)
            if known and next_byte == COLON then
                local key = text:sub(first, i - 1)
                if escaped then
                    local readable, list = pcall(cjson.decode, '["' .. key .. '"]')
                    key = readable and list[1] or key
                end
                if known[key] then
                    return broken("duplicate_key", json.shown(key) .. ": khóa này có hai lần",
                                  json.shown(key) .. ": this key is there twice")
                end
                known[key] = true
                if depth == 1 then
                    shapes[key] = select(2, after_blanks(text, after + 1)) or 0
                end
            end
        elseif byte == OBJECT or byte == ARRAY then
            depth = depth + 1
            if depth > DEEPEST then
                return broken("too_deep", ("lồng nhau quá %d tầng"):format(DEEPEST),
                              ("nested deeper than %d levels"):format(DEEPEST))
            end
            keys[depth] = byte == OBJECT and {}
        elseif byte == OBJECT_END or byte == ARRAY_END then
            depth = depth - 1
        elseif byte == POINT then
            local digit = byte_of(text, i + 1)
            if not (digit and digit >= 48 and digit <= 57) then
                return at(i, "sai cú pháp", "a mistake")
            end
        elseif byte < 32 and not is_blank(byte) then
            return at(i, "ký tự điều khiển", "a control character")
        end
        i = i + 1
    end
    return shapes
end

function json.decode(text)
    if not find(text, "%S") then
        return broken("empty", "không có nội dung; cần một đối tượng JSON", "there is no body; a JSON object is needed")
    end
    local shapes, problem = scan(text)
    if not shapes then
        return nil, problem
    elseif not is_utf8(text) then
        return broken("not_utf8", "không phải UTF-8", "not UTF-8")
    end
    local readable, value = pcall(cjson.decode, text)
    if not readable then
        return at(tonumber(value:match "character (%d+)") or 1, "sai cú pháp", "a mistake")
    end
    return value, shapes
end

return json
