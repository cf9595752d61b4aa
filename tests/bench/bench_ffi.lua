-- SPDX-License-Identifier: MIT
--[[
How many admission checks a second LuaJIT makes: partyorg.ffi, partyorg.check_masks and C over the same files, one at a
time, in processor time. They are the made-up files of rows.h, as many different ones as FILES says.

    bench_ffi.lua DIR FILES RUNS      DIR has bench_batch, and gets the files
]]
local ffi = require "ffi"
local fast = require "partyorg.ffi"
local partyorg = require "partyorg"

local directory, count, runs = arg[1], tonumber(arg[2]), tonumber(arg[3])

-- One run in C, which also writes the files: seconds a check, the day, how often all were examined, what came out.
local function run_c()
    local pipe = io.popen(("%s/bench_batch masks %s %d 1"):format(directory, directory, count))
    local line = pipe:read("*a")
    pipe:close()
    local ns, on, times, sum = line:match("ns_per_check=([%d.]+) on=(%d+) times=(%d+) sum=(%x+)")
    assert(ns, "bench_batch does not run")
    return tonumber(ns) * 1e-9, tonumber(on), tonumber(times), sum
end
local _, on, times, expected = run_c()

local admission = assert(fast.check("admission"))
local masks = fast.masks()
local size = ffi.sizeof("partyorg_applicant")
local input = assert(io.open(directory .. "/files.raw", "rb"))
local files = {}
for i = 1, count do
    files[i] = admission:file()
    ffi.copy(files[i], input:read(size), size)
end
input:close()

-- The same as tables, as partyorg.check takes them.
local tables = {}
for i, file in ipairs(files) do
    tables[i] = {}
    for _, fact in ipairs(partyorg.facts("applicant")) do
        local value = file[fact.name]
        if value == fast.UNKNOWN then
            value = nil
        elseif fact.type == "date" then
            value = partyorg.days_to_date(value)
        elseif fact.type == "bool" then
            value = value == 1
        elseif fact.choices then
            value = fact.choices[value + 1].name
        end
        tables[i][fact.name] = value
    end
end

local function by_ffi(how_often)
    local sum = ffi.new("uint64_t[1]")
    for _ = 1, how_often do
        for i = 1, count do
            admission:check_masks(files[i], on, masks)
            sum[0] = sum[0] + masks.met
        end
    end
    return sum[0]
end

local function by_ffi_from_tables(how_often)
    local met = 0
    for _ = 1, how_often do
        for i = 1, count do
            local file = admission:file(tables[i])
            met = met + (admission:check_masks(file, on, masks) == "met" and 1 or 0)
        end
    end
    return met
end

local options = { on = partyorg.days_to_date(on) }
local function by_tables(how_often)
    local met = 0
    for _ = 1, how_often do
        for i = 1, count do
            met = met + (partyorg.check_masks("admission", tables[i], options).verdict == "met" and 1 or 0)
        end
    end
    return met
end

-- Every way in turn, so that what else the machine does is spread over all of them. The median of the runs counts.
local few = math.ceil(times / 20)
local ways = { { name = "c" }, { name = "ffi", run = by_ffi, times = times },
               { name = "ffi-from-tables", run = by_ffi_from_tables, times = few },
               { name = "from-tables", run = by_tables, times = few } }
for _ = 1, runs do
    for _, way in ipairs(ways) do
        if way.run then
            collectgarbage()
            local before = os.clock()
            way.result = way.run(way.times)
            way[#way + 1] = (os.clock() - before) / (way.times * count)
        else
            way[#way + 1] = run_c()
        end
    end
end
assert(bit.tohex(ways[2].result) == expected and ways[3].result == ways[4].result, "the ways differ")
for _, way in ipairs(ways) do
    table.sort(way)
    way.median = way[math.floor(runs / 2) + 1]
    print(("bench masks-%s files=%d ns_per_check=%.1f per_second=%.0f ratio_to_c=%.2f"):format(
          way.name, count, way.median * 1e9, 1 / way.median, way.median / ways[1].median))
end
