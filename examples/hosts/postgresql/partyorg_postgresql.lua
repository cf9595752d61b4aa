-- SPDX-License-Identifier: MIT
--[[
What the functions of partyorg.sql do, for PL/Lua: arguments of SQL in, errors of SQL out. It asks the database nothing,
so that no search_path and no privilege of the caller matters to it. No function here returns rows: an error of SQL that is
raised in one that does, PL/Lua 2.0.10 replaces by one of its own.
]]
local partyorg = require "partyorg"

local functions = {}

local function fail(fields)
    -- `spi` and `pgtype` are PL/Lua's. It does not come back.
    return spi.error(fields)
end

local function language(lang)
    if lang == nil or lang == "" then
        return "en"
    elseif lang ~= "vi" and lang ~= "en" then
        fail { sqlstate = "22023", message = ('partyorg.lang: "%s"; chấp nhận vi, en / accepted are vi, en'):format(lang) }
    end
    return lang
end

local function subject_of(check)
    for _, info in ipairs(partyorg.checks()) do
        if info.name == check then
            return info.subject
        end
    end
end

-- `facts`: those given; what is refused may be one of them.
local function refuse(lang, check, facts, message, status, name)
    local vi = lang == "vi"
    local hint
    if facts[name] ~= nil then
        hint = (vi and "Mỗi dữ kiện nhận giá trị gì: SELECT * FROM partyorg.facts('%s')"
            or "What each fact takes: SELECT * FROM partyorg.facts('%s')"):format(check)
    end
    fail { sqlstate = "22023", message = message, hint = hint, column = name,
           detail = name and (vi and "Dữ kiện hoặc tham số: %s (%s)" or "Fact or argument: %s (%s)"):format(name, status) }
end

local function refuse_null(lang, name)
    fail { sqlstate = "22004", column = name,
           message = (lang == "vi" and "%s: không được là NULL" or "%s: must not be NULL"):format(name) }
end

-- Whatever DateStyle is. An infinite date is refused by the library, as text.
local function iso(date)
    return date and (date.day and ("%04d-%02d-%02d"):format(date.year, date.month, date.day) or tostring(date))
end

local function days(lang, array, name)
    local list = {}
    -- Its bounds may be any.
    for _, day in pairs(array and array { null = false } or {}) do
        if not day then
            refuse_null(lang, name)
        end
        list[#list + 1] = iso(day)
    end
    return list
end

-- A jsonb object; what is null in it is left out, which is unknown. NULL is an empty one.
local function object(lang, json, name)
    if json == nil then
        return {}
    end
    local value = json()
    -- Of an empty array the table is the same as of an object without values.
    if type(value) ~= "table" or math.type(next(value)) or next(value) == nil and not tostring(json):find("^{") then
        local message = lang == "vi" and "%s: cần một đối tượng JSON {...}" or "%s: a JSON object {...} is needed"
        fail { sqlstate = "22023", column = name, message = message:format(name) }
    end
    return value
end

-- Calls `examine`, partyorg.check or its like, with the arguments that all functions begin with.
local function examine(with, check, facts, on, options, days_off, make_up, lang)
    lang = language(lang)
    for name, value in pairs { check = check or false, on_date = on or false } do
        if not value then
            refuse_null(lang, name)
        end
    end
    facts = object(lang, facts, "facts")
    local result, message, status, name = with(check, facts, {
        on = iso(on), options = object(lang, options, "options"), days_off = days(lang, days_off, "days_off"),
        make_up = days(lang, make_up, "make_up"), lang = lang,
    })
    if not result then
        refuse(lang, check, facts, message, status, name)
    end
    return result
end

function functions.check(...)
    return examine(partyorg.check, ...):json()
end

-- Without the explanation.
function functions.verdict(...)
    return examine(partyorg.check_masks, ...).verdict
end

-- What the facts of a check take.
function functions.catalogue(check, lang)
    lang = language(lang)
    if check == nil then
        refuse_null(lang, "check")
    end
    local subject = subject_of(check)
    if not subject then
        refuse(lang, check, {}, select(2, partyorg.check_masks(check, {}, { lang = lang })))
    end
    local list = {}
    for i, fact in ipairs(partyorg.facts(subject)) do
        local choices = {}
        for j, choice in ipairs(fact.choices or {}) do
            choices[j] = choice.name
        end
        list[i] = { fact = fact.name, title_vi = fact.title.vi, title_en = fact.title.en, type = fact.type,
                    minimum = fact.minimum, maximum = fact.maximum, choices = fact.choices and table.concat(choices, ", ") }
    end
    return pgtype.jsonb(list)
end

return functions
