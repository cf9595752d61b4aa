-- SPDX-License-Identifier: MIT
--[[
JSON as RFC 8259 has it, and no more: lua-cjson, and what lua-cjson lets pass. It keeps the last of several equal keys,
takes NUL for the end, control characters in strings and 1. for a number, does not look at UTF-8, and makes the same empty
table of [] and of {}.

    local value, shapes = json.decode(text)      shapes: of an object, the first byte of each member's value, by key
    local nothing, problem = json.decode(text)   problem: status, code, vi, en, as in problems.lua
    json.encode(value)                           json.list(t) in the value is an array, when it is empty too
]]

local cjson = require("cjson").new()
local bor = require("bit").bor
local ffi = require "ffi"

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

local function is_utf8(text)
    local _, _, problem = ngx.re.find(text, "^", "u")
    return problem == nil
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
    return nil, { status = 400, code = code, vi = vi, en = en }
end

local function at(position, vi, en)
    return broken("not_json", ("không phải JSON: %s ở byte thứ %d"):format(vi, position),
                  ("not JSON: %s at byte %d"):format(en, position))
end

local QUOTE, BACKSLASH, COLON, POINT, OBJECT, ARRAY, OBJECT_END, ARRAY_END = ('"\\:.{[}]'):byte(1, 8)

local function after_blanks(bytes, i, length)
    while i < length and (bytes[i] == 32 or bytes[i] == 10 or bytes[i] == 13 or bytes[i] == 9) do
        i = i + 1
    end
    return i
end

-- One pass over the text, right or wrong: the shapes of the outermost members, and whether there is more than ASCII; or nil,
-- and what lua-cjson would not see.
local function scan(text)
    local bytes, length = ffi.cast("const uint8_t *", text), #text
    local shapes, keys, depth = {}, {}, 0 -- keys[depth]: those of the object around, false in an array
    local i, bits = after_blanks(bytes, 0, length), 0
    while i < length do
        local byte = bytes[i]
        bits = bor(bits, byte)
        if byte == QUOTE then
            local first, escaped = i + 1, false
            i = first
            while i < length and bytes[i] ~= QUOTE do
                bits = bor(bits, bytes[i])
                if bytes[i] < 32 then
                    return at(i + 1, "ký tự điều khiển", "a control character")
                elseif bytes[i] == BACKSLASH then
                    escaped = true
                    i = i + 1
                end
                i = i + 1
            end
            local known = keys[depth]
            local after = after_blanks(bytes, i + 1, length)
            if known and after < length and bytes[after] == COLON then
                local key = text:sub(first + 1, i)
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
                    after = after_blanks(bytes, after + 1, length)
                    shapes[key] = after < length and bytes[after] or 0
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
        elseif byte == POINT and not (i + 1 < length and bytes[i + 1] >= 48 and bytes[i + 1] <= 57) then
            return at(i + 1, "sai cú pháp", "a mistake")
        elseif byte < 32 and byte ~= 10 and byte ~= 13 and byte ~= 9 then
            return at(i + 1, "ký tự điều khiển", "a control character")
        end
        i = i + 1
    end
    return shapes, bits >= 128
end

function json.decode(text)
    if not text:find("%S") then
        return broken("empty", "không có nội dung; cần một đối tượng JSON", "there is no body; a JSON object is needed")
    end
    local shapes, more = scan(text)
    if not shapes then
        return nil, more
    elseif more and not is_utf8(text) then
        return broken("not_utf8", "không phải UTF-8", "not UTF-8")
    end
    local readable, value = pcall(cjson.decode, text)
    if not readable then
        return at(tonumber(value:match "character (%d+)") or 1, "sai cú pháp", "a mistake")
    end
    return value, shapes
end

return json
