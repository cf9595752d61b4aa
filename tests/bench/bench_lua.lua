-- SPDX-License-Identifier: MIT
--[[
Nanoseconds of a check from Lua, the best of several runs: the facts of the case `adm-complete` as a table in, the
verdict and the status of every finding out.

    bench_lua.lua [FILE]      the file of cases, tests/cases/admission.jsonl when left out
]]
local partyorg = require "partyorg"
local json = require "cjson"

local function facts_of(path, id)
    for line in assert(io.open(path)):lines() do
        local case = json.decode(line)
        if case.id == id then
            return case.facts, case.on
        end
    end
    error("no case " .. id .. " in " .. path)
end

local facts, on = facts_of(arg[1] or "tests/cases/admission.jsonl", "adm-complete")
local options = { on = on }

local function best(name, run)
    local fastest = math.huge
    for _ = 1, 200 do -- many short runs: the best of them falls where nothing else had the processor
        collectgarbage()
        local count, start = 500, os.clock()
        for _ = 1, count do
            run()
        end
        fastest = math.min(fastest, (os.clock() - start) / count * 1e9)
    end
    print(("bench %s ns_per_call=%.0f"):format(name, fastest))
end

local count = 0
for _ in pairs(facts) do
    count = count + 1
end
assert(count == 45, "45 facts")
local expected = assert(partyorg.check("admission", facts, options))
local met = 0
for _, finding in ipairs(expected.findings) do
    met = met + (finding.status == "met" and 1 or 0)
end

best("admission-lua", function()
    local report = partyorg.check("admission", facts, options)
    local found = 0
    for _, finding in ipairs(report.findings) do
        if finding.status == "met" then
            found = found + 1
        end
    end
    assert(report.verdict == "met" and found == met)
end)
best("admission-lua-verdict", function()
    assert(partyorg.check("admission", facts, options).verdict == "met")
end)
best("admission-lua-masks", function()
    assert(partyorg.check_masks("admission", facts, options).verdict == "met")
end)
