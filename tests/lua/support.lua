-- SPDX-License-Identifier: MIT
-- What the specs of the binding share: assertions beside luassert's own, and how they read files.
local assert = require "luassert"
local core = require "partyorg.core"
local json = require "cjson"
local math_type, unpack = math.type or type, table.unpack or unpack

local support = {}

local function show(value)
    return type(value) == "string" and ("%q"):format(value) or tostring(value)
end

-- Says why an assertion does not hold; luassert adds the message of the caller.
local function refute(state, ...)
    state.failure_message = table.concat({ ... }, " ")
    return false
end

-- assert.exactly(expected, found): the same value, and of numbers the same kind: integer or float.
local function exactly(state, arguments)
    local expected, found = arguments[1], arguments[2]
    if rawequal(expected, found) and math_type(expected) == math_type(found) then
        return true
    end
    return refute(state, tostring(arguments[3] or "value") .. ": found", show(found), "expected", show(expected))
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

-- assert.refused(status, pattern, call, ...): fails with a message of that pattern and that status, and names what is at
-- fault.
local function refused(state, arguments)
    local status, pattern, call = arguments[1], arguments[2], arguments[3]
    local good, value, message, found, name, row, more = pcall(call, unpack(arguments, 4, arguments.n))
    if good and value == nil and type(message) == "string" and message:find(pattern) and found == status and
        names_its_fault(message, name, row) and more == nil then
        return true
    end
    return refute(state, "refused " .. pattern .. ": found", show(good), show(value), show(message), show(found), show(name),
                  show(row))
end

-- assert.misuse(pattern, call, ...): raises an error with a message of that pattern, and with a position in the caller's
-- code: a spec, or this file.
local function misuse(state, arguments)
    local pattern, call = arguments[1], arguments[2]
    local good, message = pcall(call, unpack(arguments, 3, arguments.n))
    local position = type(message) == "string" and message:match "^[^:]*tests/lua/([%w_/%.]+):%d+: "
    if not good and position and message:find(pattern) then
        return true
    end
    return refute(state, "misuse " .. pattern .. ": found", show(good), show(message))
end

-- assert.steady(calls, run): so many calls leave the memory as it was.
local function steady(state, arguments)
    local calls, run = arguments[1], arguments[2]
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
    return grown < 64 or refute(state, ("grows by %.1f kB"):format(grown))
end

for name, assertion in pairs { exactly = exactly, refused = refused, misuse = misuse, steady = steady } do
    assert:register("assertion", name, assertion)
end

-- What lua-cjson read, without its nulls.
function support.without_null(value)
    if type(value) ~= "table" then
        return value
    end
    local copy = {}
    for key, inner in pairs(value) do
        if inner ~= json.null then
            copy[key] = support.without_null(inner)
        end
    end
    return copy
end

function support.read_json(path)
    local file = assert(io.open(path))
    local data = json.decode(file:read("*a"))
    file:close()
    return data
end

-- A function that gives whole numbers from 1 to n: the same ones on every run and in every version of Lua.
function support.random(seed)
    return function(n)
        seed = (seed * 16807) % 2147483647
        return seed % n + 1
    end
end

return support
