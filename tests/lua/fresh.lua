-- SPDX-License-Identifier: MIT
--[[
What loading the module does to a Lua state that has nothing else in it: nothing. Run with the argument "strict" it loads
in a state whose global table refuses what it does not have, as some hosts make it.
]]
local strict = arg[1] == "strict"

local function contents(value)
    local copy = {}
    for key, inner in next, value do
        copy[key] = inner
    end
    return copy
end

local watched = { _G = _G, string = string, table = table, math = math, os = os, io = io, debug = debug,
                  ["package"] = package, ["metatable of strings"] = debug.getmetatable "" }
local before, metatables, loaded = {}, {}, contents(package.loaded)
for name, value in next, watched do
    before[name] = contents(value)
end
if strict then
    local function refuse(_, name)
        error("global " .. tostring(name) .. " is refused", 2)
    end
    setmetatable(_G, { __index = refuse, __newindex = refuse })
end
for name, value in next, watched do
    metatables[name] = debug.getmetatable(value)
end

local partyorg = require "partyorg"
local report = assert(partyorg.check("admission", { born_on = "2007-09-10" }, { on = "2025-08-20" }))
assert(report:text() and report:json() and report:finding("ADM-AGE-MIN"):remedies())
assert(partyorg.check_table("admission", { born_on = { "2007-09-10" } }):report(1):text())
assert(partyorg.scorecard("an-phu"):score {})
assert(not pcall(partyorg.check, 5))

for name, value in next, watched do
    assert(debug.getmetatable(value) == metatables[name], name .. ": has another metatable")
    for key, inner in next, value do
        assert(rawequal(before[name][key], inner), ("%s.%s: was not there"):format(name, tostring(key)))
    end
    for key in next, before[name] do
        assert(rawget(value, key) ~= nil, ("%s.%s: is gone"):format(name, tostring(key)))
    end
end
for name in next, package.loaded do
    assert(loaded[name] or name == "partyorg" or name == "partyorg.core", tostring(name) .. ": was loaded too")
end
-- What a module is called, and what was loaded, is all there is: loading again finds it.
assert(require "partyorg" == partyorg and require "partyorg.core" == package.loaded["partyorg.core"])
print(("%s: nothing is left behind%s"):format(_VERSION, strict and ", nothing undefined is asked for" or ""))
