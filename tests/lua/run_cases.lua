-- SPDX-License-Identifier: MIT
--[[
Runs files of cases, one JSON object a line, through the Lua binding.

    run_cases.lua FILE...          "-" is the standard input

Prints the very lines of tests/run_cases.c, whose head describes them, and exits with the same codes.
]]
local json = require "cjson"
local partyorg = require "partyorg"

-- A number without needless noughts.
local function number_text(value)
    return (("%.6f"):format(value):gsub("0+$", ""):gsub("%.$", ""))
end

-- What is expected, as text.
local function wanted_text(value)
    if value == json.null then
        return "absent"
    elseif type(value) == "string" then
        return value
    elseif type(value) == "number" then
        return number_text(value)
    elseif type(value) == "boolean" then
        return tostring(value)
    end
    return #value > 0 and "an array" or "an object"
end

-- A table without the nulls, which are unknown.
local function known(given)
    local facts = {}
    for name, value in pairs(given) do
        if value ~= json.null then
            facts[name] = value
        end
    end
    return facts
end

local function set(list)
    local names = {}
    for _, name in ipairs(list) do
        names[name] = true
    end
    return names
end

local case_keys = set { "id", "check", "on", "facts", "options", "expect", "note" }
local expect_keys = set { "verdict", "rules", "stages", "values", "missing" }

-- The report of a case, or nil and a message.
local function examine(case)
    for key in pairs(case) do
        if not case_keys[key] then
            return nil, key .. ": a case has no such key"
        end
    end
    if type(case.check) ~= "string" then
        return nil, "check: the name of a check is needed"
    elseif type(case.on) ~= "string" then
        return nil, "on: the examination date is needed, as YYYY-MM-DD"
    end
    for _, key in ipairs { "facts", "options" } do
        if case[key] ~= nil and type(case[key]) ~= "table" then
            return nil, ("%s: expected an object, found %s"):format(key, wanted_text(case[key]))
        end
    end
    return partyorg.check(case.check, known(case.facts or {}), { on = case.on, options = known(case.options or {}) })
end

-- Compares a report with what is expected: the fields of its line, the reasons last.
local function judge(report, expect)
    local reasons = {}
    local function reason(...)
        reasons[#reasons + 1] = string.format(...)
    end
    local function compare(what, expected, found)
        local wanted = wanted_text(expected)
        if wanted ~= found then
            reason("%s: expected %s, found %s", what, wanted, found)
        end
    end
    -- One part of `expect`: `names` in order, `text` of each, nil when it is absent. Returns "name=text" of the others.
    local function part(what, key, names, text)
        local expected, pairs_found = expect[key], {}
        if expected ~= nil and type(expected) ~= "table" then
            reason("expect: %s is no object", key)
            expected = nil
        end
        expected = expected or {}
        for _, name in ipairs(names) do
            local found = text(name)
            if found then
                pairs_found[#pairs_found + 1] = name .. "=" .. found
            end
            if expected[name] ~= nil then
                compare(what .. " " .. name, expected[name], found or "absent")
            end
        end
        local all, strangers = set(names), {}
        for name in pairs(expected) do
            if not all[name] then
                strangers[#strangers + 1] = tostring(name)
            end
        end
        table.sort(strangers)
        for _, name in ipairs(strangers) do
            reason("%s %s: there is none", what, name)
        end
        return table.concat(pairs_found, " ")
    end

    if type(expect) ~= "table" then
        reason("expect: an object is needed")
        expect = {}
    end
    for key in pairs(expect) do
        if not expect_keys[key] then
            reason("expect: there is no %s", key)
        end
    end
    if expect.verdict ~= nil then
        compare("verdict", expect.verdict, report.verdict)
    end
    local ids, names = {}, {}
    for i, finding in ipairs(report.findings) do
        ids[i] = finding.id
    end
    for i, value in ipairs(partyorg.values(report.check)) do
        names[i] = value.name
    end
    local rules = part("rule", "rules", ids, function(id) return report:finding(id).status end)
    local stages = part("stage", "stages", report.stages, function(name) return report.stages[name] end)
    local values = part("value", "values", names, function(name)
        local value = report.values[name]
        if type(value) == "number" then
            return number_text(value)
        elseif value ~= nil then
            return tostring(value)
        end
    end)
    local missing, wanted = set(report.missing), expect.missing
    if wanted ~= nil and type(wanted) ~= "table" then
        reason("expect: missing is no array")
        wanted = nil
    end
    for _, name in ipairs(wanted or {}) do
        if not missing[name] then
            reason("missing %s: not reported", type(name) == "string" and name or "(no string)")
        end
    end
    return rules, stages, values, table.concat(report.missing, ","), table.concat(reasons, "; ")
end

local passed, failed = 0, 0

local function run(line, place)
    local readable, case = pcall(json.decode, line)
    local id, verdict = place, "error"
    local rules, stages, values, missing, reasons = "", "", "", ""
    if not readable then
        reasons = ("%s: not JSON: %s"):format(place, case)
    elseif type(case) ~= "table" or type(case.id) ~= "string" then
        reasons = place .. ": a case needs an id"
    else
        local report, message = examine(case)
        id, reasons = case.id, message
        if report then
            verdict = report.verdict
            rules, stages, values, missing, reasons = judge(report, case.expect)
        end
    end
    if reasons == "" then
        passed = passed + 1
    else
        failed = failed + 1
    end
    io.write(table.concat({ reasons == "" and "pass" or "fail", id, verdict, rules, stages, values, missing, reasons },
                          "\t"), "\n")
end

local function run_file(name)
    local file, message = io.stdin
    if name ~= "-" then
        file, message = io.open(name)
        if not file then
            io.stderr:write("run_cases: ", message, "\n")
            return false
        end
    end
    local number = 0
    for line in file:lines() do
        number = number + 1
        if line:find("%S") then
            run(line, name .. ":" .. number)
        end
    end
    return true
end

local good = #arg > 0
if not good then
    io.stderr:write("usage: run_cases.lua FILE...\n")
end
for _, name in ipairs(arg) do
    good = run_file(name) and good
end
print(("%d passed, %d failed"):format(passed, failed))
os.exit(not good and 2 or (failed > 0 or passed == 0) and 1 or 0, true)
