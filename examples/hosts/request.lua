-- SPDX-License-Identifier: MIT
--[[
What a host is sent, read strictly: the text of one JSON object, and the file to be examined that it is. For every Lua.

    local request = require "request"
    local file, message = request.decode(text, "vi")
    local report, message, status, name = request.examine(file, "vi")

A file is { check = "admission", on = "2025-08-01", facts = { ... }, options = { ... }, days_off = { ... },
make_up = { ... } }: what partyorg.check takes. All but `check` may be left out. Messages are in the language asked for.
]]
local json = require "cjson.safe".new()
local partyorg = require "partyorg"

-- A scorecard of one's own has the deepest tables, seven.
json.decode_max_depth(8)
json.decode_invalid_numbers(false)

local request = {}

local function say(lang, vi, en, ...)
    return (lang == "vi" and vi or en):format(...)
end

-- Sequences of UTF-8 by their length; what is none of them is left over.
local UTF8 = {
    "[\194-\223][\128-\191]", "\224[\160-\191][\128-\191]", "[\225-\236\238\239][\128-\191][\128-\191]",
    "\237[\128-\159][\128-\191]", "\240[\144-\191][\128-\191][\128-\191]",
    "[\241-\243][\128-\191][\128-\191][\128-\191]", "\244[\128-\143][\128-\191][\128-\191]",
}

local function is_utf8(text)
    if text:find("[\128-\255]") then
        for _, sequence in ipairs(UTF8) do
            text = text:gsub(sequence, "?")
        end
    end
    return not text:find("[\128-\255]")
end

-- Counts the keys of objects; false when a number is not finite.
local function count_keys(value)
    if type(value) == "number" then
        return value - value == 0 and 0
    elseif type(value) ~= "table" then
        return 0
    end
    local count = 0
    for key, part in pairs(value) do
        local below = count_keys(part)
        if not below then
            return false
        end
        count = count + below + (type(key) == "string" and 1 or 0)
    end
    return count
end

-- An empty list; lua-cjson makes the same table of it and of an empty object.
request.EMPTY_LIST = {}

--[[
The table of a text that is one JSON object; nil and a message of what is not. lua-cjson alone would pass over a key
that is there twice, over bytes that are no UTF-8, over raw control characters in strings and all that follows a NUL,
and read 1e999 as infinite.
]]
function request.decode(text, lang)
    if not text:find("%S") then
        return nil, say(lang, "nội dung: rỗng; cần một đối tượng JSON", "body: is empty; a JSON object is needed")
    elseif not is_utf8(text) then
        return nil, say(lang, "nội dung: không phải UTF-8", "body: is not UTF-8")
    end
    -- Without escapes every quote begins or ends a string.
    local plain = text:gsub("\\.", "")
    local bare = plain:gsub('"[^"%z\1-\31]*"', "")
    local value, reason = json.decode(text)
    if value == nil then
        local place = reason:match("at character (%d+)$") or "1"
        if reason:find("too many nested", 1, true) then
            return nil, say(lang, "nội dung: lồng nhau quá 8 cấp, ở ký tự thứ %s",
                            "body: nested deeper than 8 levels, at character %s", place)
        end
        return nil, say(lang, "nội dung: không phải JSON, sai từ ký tự thứ %s", "body: is not JSON, wrong from character %s",
                        place)
    elseif text:find("%z") or bare:find('"', 1, true) then
        return nil, say(lang, "nội dung: có ký tự điều khiển mà JSON không cho phép",
                        "body: has a control character that JSON does not allow")
    elseif type(value) ~= "table" or not text:find("^%s*{") then
        return nil, say(lang, "nội dung: cần một đối tượng JSON {...}", "body: a JSON object {...} is needed")
    end
    local keys = count_keys(value)
    if not keys then
        return nil, say(lang, "nội dung: có số quá lớn", "body: has a number that is too large")
    elseif keys ~= select(2, bare:gsub(":", "")) then
        return nil, say(lang, "nội dung: có khóa xuất hiện hai lần trong cùng một đối tượng",
                        "body: has a key twice in one object")
    end
    for key in plain:gmatch('"([^"]*)"%s*:%s*%[%s*%]') do
        if type(value[key]) == "table" and next(value[key]) == nil then
            value[key] = request.EMPTY_LIST
        end
    end
    return value
end

local function list_of(names)
    table.sort(names)
    return table.concat(names, ", ")
end

local function names_of(list, another)
    local names = { another }
    for _, entry in ipairs(list) do
        names[#names + 1] = entry.name
    end
    return list_of(names)
end

-- The checks by name: what the catalogue says, made once.
request.checks = {}
for _, check in ipairs(partyorg.checks()) do
    request.checks[check.name] = check
end
local CHECK_NAMES = names_of(partyorg.checks())

-- The facts of an object, without those that are null: they are unknown.
local function known(object)
    if object == request.EMPTY_LIST then
        return nil
    end
    local facts = {}
    for name, value in pairs(object) do
        if type(name) ~= "string" then
            return nil
        elseif value ~= json.null then
            facts[name] = value
        end
    end
    return facts
end

local function is_list_of_text(list)
    local count = 0
    for key, value in pairs(list) do
        if type(key) ~= "number" or type(value) ~= "string" then
            return false
        end
        count = count + 1
    end
    return count == #list
end

local KEYS = { check = "string", on = "string", facts = "object", options = "object", days_off = "list", make_up = "list" }
local KEY_NAMES = {}
for key in pairs(KEYS) do
    KEY_NAMES[#KEY_NAMES + 1] = key
end
KEY_NAMES = list_of(KEY_NAMES)
local WANTED = {
    string = { "cần một chuỗi ký tự", "text is needed" },
    object = { "cần một đối tượng JSON {...}", "an object {...} is needed" },
    list = { "cần một danh sách ngày [\"YYYY-MM-DD\", ...]", "a list of dates [\"YYYY-MM-DD\", ...] is needed" },
}

-- The file as partyorg.check takes it; or nil, a message and the key at fault.
local function shape(file, lang)
    local parts = { lang = lang }
    for key, value in pairs(file) do
        local kind = KEYS[key]
        if not kind then
            return nil, say(lang, "%s: không có khóa này; chấp nhận %s", "%s: there is no such key; accepted are %s",
                            tostring(key), KEY_NAMES), tostring(key)
        elseif value ~= json.null then
            local good = type(value) == (kind == "string" and kind or "table")
            if good and kind == "object" then
                value = known(value)
                good = value ~= nil
            elseif good and kind == "list" then
                good = is_list_of_text(value)
            end
            if not good then
                return nil, ("%s: %s"):format(key, say(lang, WANTED[kind][1], WANTED[kind][2])), key
            end
            parts[key] = value
        end
    end
    return parts
end

-- The names of the facts of a subject, in one text.
local fact_names = setmetatable({ options = names_of(partyorg.options(), "scorecard") }, { __index = function(all, subject)
    all[subject] = names_of(partyorg.facts(subject))
    return all[subject]
end })

--[[
Examines a file: the report; or nil, a message, a status and the name of what is at fault. The status is that of the
library, or "shape" when the file has a key that files do not have, or a value of the wrong type under one that they have.
Without `on` the examination date is the day that it is in Vietnam.
]]
function request.examine(file, lang)
    local parts, wrong, key = shape(file, lang)
    if not parts then
        return nil, wrong, "shape", key
    end
    local check, facts = request.checks[parts.check or ""], parts.facts or {}
    if not check then
        if not parts.check then
            return nil, say(lang, "check: thiếu tên thủ tục cần xét; chấp nhận %s",
                            "check: the name of a check is missing; accepted are %s", CHECK_NAMES), "shape", "check"
        end
        return nil, say(lang, 'check: không có thủ tục "%s"; chấp nhận %s', 'check: there is no check "%s"; accepted are %s',
                        parts.check, CHECK_NAMES), "PARTYORG_E_NAME", "check"
    end
    parts.check, parts.facts = nil, nil
    parts.on = parts.on or os.date("!%Y-%m-%d", os.time() + 7 * 3600)
    local report, message, status, name = partyorg.check(check.name, facts, parts)
    if report then
        return report
    elseif status == "PARTYORG_E_NAME" then
        local subject = message:find('"options"', 1, true) and "options" or check.subject
        message = say(lang, "%s; chấp nhận %s", "%s; accepted are %s", message, fact_names[subject])
    end
    return nil, message, status, name
end

return request
