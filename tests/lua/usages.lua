-- SPDX-License-Identifier: MIT
--[[
Runs the usage of every function, method and table documented in bindings/lua/partyorg.lua, and compares what it prints
with what it shows behind -->. Nothing may be without. Ends with "N passed, N failed"; exits with 1 when one failed.
]]
local partyorg = require "partyorg"
local load = loadstring or load -- luacheck: ignore

local passed, failed = 0, 0
local function fault(name, ...)
    failed = failed + 1
    io.stderr:write(name, ": ", table.concat({ ... }, " "), "\n")
end

local usages = {}

-- A comment of documentation, as lines without their dashes, and the line of code that follows it.
local function read(comment, code)
    local name = code:match "^function partyorg%.([%w_]+)" or code:match "^partyorg%.([%w_]+) ="
    local usage, shown = nil, {}
    for _, line in ipairs(comment) do
        local tag, rest = line:match "^@([%w_]+)[^%s]*%s*(.*)$"
        if tag == "usage" then
            usage = { rest }
        elseif tag then
            if tag == "function" or tag == "table" or tag == "type" or tag == "module" then
                name = rest
            end
            shown.over = usage ~= nil
        elseif usage and not shown.over then
            usage[#usage + 1] = line
        end
    end
    if not name then
        return -- a section
    elseif not usage then
        usages[name] = usages[name] or false
        return
    end
    for _, line in ipairs(usage) do
        shown[#shown + 1] = line:match "%-%-> (.*)$"
    end
    usages[name] = { code = table.concat(usage, "\n"), shown = shown }
end

local comment
for line in io.lines "bindings/lua/partyorg.lua" do
    if comment and line:find "^%-%-" then
        comment[#comment + 1] = line:match "^%-%- ?(.*)$"
    elseif comment then
        read(comment, line)
        comment = nil
    elseif line:find "^%-%-%- " then
        comment = { line:match "^%-%-%- (.*)$" }
    end
end

for name, usage in pairs(usages) do
    local printed = {}
    local function print(...)
        local words = {}
        for i = 1, select("#", ...) do
            words[i] = tostring((select(i, ...)))
        end
        printed[#printed + 1] = table.concat(words, " ")
    end
    if usage then
        local call = assert(load("local partyorg, print = ...\n" .. usage.code, "=" .. name))
        local good, message = pcall(call, partyorg, print)
        local found, expected = table.concat(printed, "\n"), table.concat(usage.shown, "\n")
        if not good then
            fault(name, message)
        elseif found ~= expected or found == "" then
            fault(name, "prints\n" .. found .. "\nand shows\n" .. expected)
        else
            passed = passed + 1
        end
    end
end

-- ---- nothing is left out

local function documented(name)
    if usages[name] then
        passed = passed + 1
    else
        fault(name, usages[name] == nil and "is not documented" or "has no usage")
    end
end

documented "partyorg"
for name, value in pairs(partyorg) do
    if type(value) == "function" then
        documented(name)
    elseif usages[name] == nil then
        fault(name, "is not documented")
    end
end
-- Methods are in tables behind the functions that look them up.
local report = assert(partyorg.check("admission", {}))
local objects = { Report = report, Finding = report.findings[1], Batch = assert(partyorg.check_table("admission", {})),
                  Scorecard = assert(partyorg.scorecard "an-phu") }
for class, object in pairs(objects) do
    documented(class)
    local methods, index = 0, debug.getmetatable(object).__index
    for i = 1, 9 do
        local _, upvalue = debug.getupvalue(index, i)
        for name, method in pairs(type(upvalue) == "table" and upvalue or {}) do
            if type(method) == "function" and type(name) == "string" and object[name] == method then
                methods = methods + 1
                documented(class .. ":" .. name)
            end
        end
    end
    if methods < 2 then
        fault(class, "has no methods")
    end
end

print(("%d passed, %d failed"):format(passed, failed))
os.exit(failed == 0 and 0 or 1, true)
