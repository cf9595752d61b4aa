-- SPDX-License-Identifier: MIT
--[[
What a host is sent, read strictly: the text of one JSON object, and the file to be examined that it is. For every Lua.

    local request = require "request"
    local file, message = request.decode(text, "vi")
    local report, message, status, name = request.examine(file, "vi")

A file is { check = "admission", on = "2025-08-01", facts = { ... }, options = { ... }, days_off = { ... },
make_up = { ... } }: what partyorg.check takes. All but `check` may be left out. Messages are in the language asked for.
]]
local json = require "json"
local partyorg = require "partyorg"

local request = {}

local function say(lang, vi, en, ...)
    return (lang == "vi" and vi or en):format(...)
end

-- An empty list; lua-cjson makes the same table of it and of an empty object.
request.EMPTY_LIST = {}
local ARRAY = ("["):byte()

-- The table of a text that is one JSON object; nil and a message of what is not.
function request.decode(text, lang)
    local value, shapes = json.decode(text)
    if value == nil then
        return nil, say(lang, "nội dung: %s", "body: %s", shapes[lang == "vi" and "vi" or "en"])
    elseif not text:find("^%s*{") then
        return nil, say(lang, "nội dung: cần một đối tượng JSON {...}", "body: a JSON object {...} is needed")
    end
    for key, shape in pairs(shapes) do
        if shape == ARRAY and next(value[key]) == nil then
            value[key] = request.EMPTY_LIST
        end
    end
    return value
end

local function list_of(names)
    table.sort(names)
    return table.concat(names, ", ")
end

-- The checks by name: what the catalogue says, made once.
request.checks = {}
local check_names = {}
for i, check in ipairs(partyorg.checks()) do
    request.checks[check.name], check_names[i] = check, check.name
end

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
    local check, facts = parts.check, parts.facts or {}
    if not check then
        return nil, say(lang, "check: thiếu tên thủ tục cần xét; chấp nhận %s",
                        "check: the name of a check is missing; accepted are %s", list_of(check_names)), "shape", "check"
    end
    parts.check, parts.facts = nil, nil
    parts.on = parts.on or os.date("!%Y-%m-%d", os.time() + 7 * 3600)
    return partyorg.check(check, facts, parts)
end

return request
