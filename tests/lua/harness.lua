-- SPDX-License-Identifier: MIT
-- What the tests of the binding share: they count what is so, tell what is not, and end with "N passed, N failed".
local json = require "cjson"
local core = require "partyorg.core"
local math_type = math.type or type

local harness = {}
local passed, failed = 0, 0

function harness.pass()
    passed = passed + 1
end

function harness.show(value)
    return type(value) == "string" and ("%q"):format(value) or tostring(value)
end
local show = harness.show

function harness.fault(what, ...)
    failed = failed + 1
    if failed <= 30 then
        io.stderr:write(("%s: %s: %s\n"):format(debug.traceback("", 3):match("test_%w+.lua:%d+") or "?", what,
                                                  table.concat({ ... }, " ")))
    end
end
local fault = harness.fault

function harness.ok(what, value)
    if value then
        passed = passed + 1
    else
        fault(what, "is not so")
    end
end

function harness.equal(what, found, expected)
    if found == expected and math_type(found) == math_type(expected) then
        passed = passed + 1
    else
        fault(what, "found", show(found), "expected", show(expected))
    end
end

-- Whether what a failure names is what its message begins with: the row of a batch, then what is at fault. A message on
-- a text that is no date begins with the text; where nothing is named, with the function, or the type of a key.
local function names_its_fault(message, name, row)
    local place, rest = message:match "^row (%d+): (.*)$"
    if not place then
        place, rest = message:match "^hàng (%d+): (.*)$"
    end
    if tonumber(place) ~= row or math_type(row) ~= math_type(row and 1) then
        return false
    end
    rest = rest or message
    if name == nil then
        local head = rest:match "^([%w_]+): "
        return type(core[head]) == "function" or head == "number"
    end
    return rest:sub(1, #name + 2) == name .. ": " or name == "date" and rest:find '^"' ~= nil
end

-- Calls a function that must fail with a message of that pattern and that status, and name what is at fault.
function harness.refused(status, pattern, call, ...)
    local good, value, message, found, name, row, more = pcall(call, ...)
    if good and value == nil and type(message) == "string" and message:find(pattern) and found == status and
        names_its_fault(message, name, row) and more == nil then
        passed = passed + 1
    else
        fault("refused " .. pattern, "found", show(good), show(value), show(message), show(found), show(name), show(row))
    end
end

-- Calls a function that must raise an error with a message of that pattern.
function harness.raises(pattern, call, ...)
    local good, message = pcall(call, ...)
    if not good and type(message) == "string" and message:find(pattern) then
        passed = passed + 1
    else
        fault("raises " .. pattern, "found", show(good), show(message))
    end
end

-- Two values made of tables, strings, numbers, booleans.
function harness.same(what, found, expected)
    if type(found) ~= "table" or type(expected) ~= "table" then
        if found ~= expected then
            fault(what, "found", show(found), "expected", show(expected))
            return false
        end
        return true
    end
    for key in pairs(expected) do
        if not harness.same(what .. "." .. tostring(key), found[key], expected[key]) then
            return false
        end
    end
    for key in pairs(found) do
        if expected[key] == nil then
            fault(what .. "." .. tostring(key), "is not expected")
            return false
        end
    end
    return true
end

function harness.equals(what, found, expected)
    if harness.same(what, found, expected) then
        passed = passed + 1
    end
end

-- What lua-cjson read, without its nulls.
function harness.without_null(value)
    if type(value) ~= "table" then
        return value
    end
    local copy = {}
    for key, inner in pairs(value) do
        if inner ~= json.null then
            copy[key] = harness.without_null(inner)
        end
    end
    return copy
end

function harness.read_json(path)
    local file = assert(io.open(path))
    local data = json.decode(file:read("*a"))
    file:close()
    return data
end

-- That so many calls leave the memory as it was.
function harness.steady(what, calls, run)
    for _ = 1, math.max(200, calls / 100) do
        run()
    end
    collectgarbage()
    collectgarbage()
    local start = collectgarbage("count")
    for _ = 1, calls do
        run()
    end
    collectgarbage()
    collectgarbage()
    local grown = collectgarbage("count") - start
    harness.ok(("%s: grows by %.1f kB"):format(what, grown), grown < 64)
end

function harness.finish()
    print(("%d passed, %d failed"):format(passed, failed))
    os.exit(failed == 0 and 0 or 1, true)
end

return harness
