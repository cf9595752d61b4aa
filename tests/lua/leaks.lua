-- SPDX-License-Identifier: MIT
--[[
Makes a number of calls altogether: six of ten are check_masks, three check with its findings looked at, one any other
function that makes something, in turn. Watches what Lua holds and what the process occupies.

    leaks.lua [CALLS]

After a first part, in which caches fill, both must stay where they are. Prints a table; exits with 1 when one grows.
]]
local partyorg = require "partyorg"

local calls = tonumber(arg[1] or 1000000)

-- What the process occupies, in kB; nil where there is no Linux to ask.
local function resident()
    local file = io.open "/proc/self/status"
    local status = file and file:read "*a"
    return file and file:close() and tonumber(status:match "VmRSS:%s*(%d+)")
end

local facts = { citizen_vn = true, born_on = "2007-09-10", cell_met_on = "2025-08-20", cell_yes = 5, section = "appraised" }
local bad = { cell_yes = -1 }
local on = { on = "2025-08-20" }
local with_days = { on = "2025-08-20", lang = "vi", days_off = { "2025-08-28" }, options = { age_count = "by_day" } }
local columns = { born_on = { "2007-09-10", "1990-01-01" }, citizen_vn = { true, nil }, on = { "2025-08-20", "2025-08-21" } }
local small_card = assert(partyorg.scorecard "an-phu"):to_table()
local card, report = assert(partyorg.scorecard "an-phu"), assert(partyorg.check("admission", facts, on))
local ffi_found, ffi = pcall(require, "ffi")
local arrays, out
if ffi_found and rawget(_G, "jit") then
    arrays = { born_on = ffi.new("int32_t[?]", 50), citizen_vn = { values = ffi.new("bool[50]") } }
    out = { on = "2025-08-20", out = { verdict = ffi.new("int8_t[?]", 50) } }
end

local function masks()
    return partyorg.check_masks("admission", facts, on)
end
local function findings()
    local looked_at = 0
    for _, finding in ipairs(partyorg.check("admission", facts, on).findings) do
        looked_at = looked_at + #finding.id + #finding.status
    end
    return looked_at
end
local others = {
    function() return partyorg.check("meeting", { minutes = 75 }, { options = { scorecard = "an-phu" } }) end,
    function() return partyorg.check("admission", facts, with_days):text() end,
    function() return partyorg.check("admission", facts, with_days):json() end,
    function() return partyorg.check("admission", facts, with_days):to_table() end,
    function() return partyorg.check("admission", facts, on):remedies("ADM-AGE-MIN") end,
    function() return partyorg.check("deletion", {}, on).rights end,
    function() return partyorg.check("admission", bad) end,
    function() return partyorg.check("admission", { x = 1 }) end,
    function() return pcall(partyorg.check, "admission", 5) end,
    function() return pcall(partyorg.check, "admission", facts, { make_up = { "2025-08-30", 5 } }) end,
    function() return partyorg.check_masks("admission", facts, with_days) end,
    function()
        local batch = assert(partyorg.check_table("admission", columns, { rows = 2, on = "2025-08-20" }))
        return batch.counts, batch:column("verdict"), batch:report(2).verdict, batch:values(1), batch:failed(1),
            batch:due(1), batch:rows_with { verdict = "unknown" }
    end,
    function() return partyorg.check_table("admission", { cell_yes = { 1, -1 } }) end,
    function() return arrays and partyorg.check_table("admission", arrays, out):verdict(3) end,
    function() return card:score { meeting_kind = "regular", minutes = 75 }, card:to_table() end,
    function() return partyorg.scorecard(small_card), partyorg.scorecard("x") end,
    function() return partyorg.vote_base("cell", { members = 12, yes = 8 }), partyorg.vote_base("cell", { yes = "x" }) end,
    function() return partyorg.limitation("reprimand", { "2018-05-02", false }), partyorg.limitation("x", {}) end,
    function() return partyorg.transition("official", "deleted", { governing = "met" }), partyorg.transitions() end,
    function() return partyorg.rules("admission"), partyorg.facts("applicant"), partyorg.checks(), partyorg.options() end,
    function() return partyorg.wordings("admission", "ADM-AGE-MIN") end,
    function() return partyorg.changes("dues", "2025-01-01", "2026-01-01") end,
    function() return partyorg.instruments(), partyorg.editions(), partyorg.states(), partyorg.status_diagram() end,
    function() return partyorg.add_working_days("2025-08-20", 5, { days_off = with_days.days_off }) end,
    function() return partyorg.to_lunar("2025-08-20"), partyorg.holiday("2025-09-02"), partyorg.parse_date("x") end,
    function() return partyorg.parse_fact("applicant", "cell_yes", "5") end,
    function() return partyorg.format_fact("applicant", "cell_yes", 5) end,
    function() return report:finding("ADM-AGE-MIN"):text("vi"), report:next_text("vi"), tostring(report) end,
}

local made = 0
local function make(count)
    for _ = 1, count do
        local place = made % 10
        local call = place < 6 and masks or place < 9 and findings or others[math.floor(made / 10) % #others + 1]
        call()
        made = made + 1
    end
end

local first
local parts, grown = 10, false
print("     calls   Lua kB  process kB")
for part = 0, parts do
    if part > 0 then
        make(math.floor(calls / parts))
    else
        make(math.max(10000, math.floor(calls / 20)))
    end
    collectgarbage()
    collectgarbage()
    local now = { lua = collectgarbage "count", process = resident() or 0 }
    print(("%10d %8.0f %11.0f"):format(made, now.lua, now.process))
    first = first or now
    -- What the allocator keeps varies; a leak of 16 bytes a call would be 16 kB every 1,000 calls.
    grown = now.lua > first.lua + 64 or now.process > first.process + 1024 + first.process / 20
end
print(grown and "grows" or ("%s: %d calls leave the memory as it was"):format(jit and jit.version or _VERSION, made))
os.exit(grown and 1 or 0, true)
