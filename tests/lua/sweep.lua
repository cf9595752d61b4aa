-- SPDX-License-Identifier: MIT
--[[
Gives every function of the binding, found by walking its tables and metatables, and every fact and option, values that
nobody should give. Whatever happens must be a result, a failure with message and status, or a clear error; under
sanitizers nothing else may happen either. Ends with "N passed, N failed"; exits with 1 when one failed.
]]
local standard = {}
local function walk(value, visit, seen)
    if type(value) ~= "table" or seen[value] then
        return
    end
    seen[value] = true
    visit(value)
    for key, inner in next, value do
        walk(key, visit, seen)
        walk(inner, visit, seen)
    end
    walk(debug.getmetatable(value), visit, seen)
end
walk(package.loaded, function(found)
    for _, value in next, found do
        standard[value] = true
    end
end, {})

local partyorg = require "partyorg"
local core = require "partyorg.core"
local unpack = table.unpack or unpack

local passed, failed = 0, 0

local function fault(...)
    failed = failed + 1
    if failed <= 20 then
        io.stderr:write(table.concat({ ... }, " "), "\n")
    end
end

-- ---- values -------------------------------------------------------------------------------------------------

local function explode()
    error("a metamethod was called", 0)
end
local evil = { __index = explode, __newindex = explode, __pairs = explode, __len = explode, __eq = explode,
               __tostring = explode, __call = explode, __concat = explode, __unm = explode, __name = "evil" }

local cycle = {}
cycle.cycle, cycle[1], cycle.born_on, cycle.on, cycle.options = cycle, cycle, cycle, cycle, cycle
cycle[cycle] = cycle

local deep = {}
do
    local at = deep
    for _ = 1, 1000 do
        at.facts, at[1] = {}, {}
        at = at.facts
    end
end

local days = {}
for i = 1, 3000 do
    days[i] = partyorg.format_date(partyorg.add_working_days("1990-01-01", i))
end

local report = assert(partyorg.check("admission", { born_on = "2007-09-10", cell_met_on = "2025-08-20" },
                                     { on = "2025-08-20", days_off = days }))
local batch = assert(partyorg.check_table("admission", { born_on = { "2007-09-10", "1990-01-01" }, cell_yes = { 5 } },
                                          { on = "2025-08-20", days_off = days }))
local function native_of(object)
    for _, value in next, object do
        if type(value) == "userdata" then
            return value
        end
    end
end
local native, native_batch = assert(native_of(report)), assert(native_of(batch))

local card = assert(partyorg.scorecard("tan-tien"))
local card_table = card:to_table()
local NIL = {}
local values = {
    NIL, true, false, 0, 1, -1, 2, 63, 64, 1.0, 1.5, -0.0, 2 ^ 31, -2 ^ 31, 2 ^ 31 - 1, 2 ^ 53, 2 ^ 63, -2 ^ 63, 1e300,
    0 / 0, math.huge, -math.huge, math.maxinteger or 2 ^ 53, math.mininteger or -2 ^ 53,
    "", " ", "x", "0", "1", "1e9", "admission", "party_age", "applicant", "options", "member", "ADM-AGE-MIN", "R", "vi",
    "en", "up", "abort", "dmy", "born_on", "cell_yes", "verdict", "findings", "2025-08-01", "1/8/2025", "0001-01-01",
    "9999-12-31", "2199-12-31", "2025-02-30", "\0", "admission\0", "2025-08-01\0", "\255\254", "\240\159\152",
    "ADM-\128", "%s%n%d", ("x"):rep(100000), ("ế"):rep(30000), ("%"):rep(500),
    {}, { 1, 2, 3 }, { "2025-08-01" }, { [1.5] = 1 }, { [true] = true }, { ["\0"] = 1 }, { on = 0 / 0 },
    { on = "2025-08-01" }, { on = "2025-08-01", lang = "vi", options = { age_count = "by_day" } },
    { on = "2025-08-01", options = { {} } },
    { on = "2025-08-01", days_off = days, make_up = days }, { days_off = { "2025-08-01", 5 } }, { make_up = { n = 1 } },
    { days_off = setmetatable({}, evil), make_up = setmetatable({ "2025-08-01" }, evil) }, { lang = ("x"):rep(1000) },
    { born_on = "2007-09-10", cell_yes = 5 }, { year = 2025, month = 6, day = 1, leap = true }, { year = 1e300 },
    { year = 2025, month = -1, day = 0 }, { year = 2025, month = 1, day = 1, leap = 1 },
    cycle, deep, days, setmetatable({}, evil), setmetatable({ born_on = "2007-09-10" }, evil),
    setmetatable({}, { __index = { on = "x" }, __metatable = "hidden" }), setmetatable({}, { __mode = "kv" }),
    print, explode, coroutine.create(explode), io.stdout, report, native, report.findings, report.findings[1],
    report.findings[2], package, _G, evil,
    batch, native_batch, { born_on = { "2007-09-10", 5 }, on = { "2025-08-20" }, cell_yes = { n = 2 } }, { rows = 3 },
    card, card_table, "an-phu", { options = { scorecard = "an-phu" } }, { criteria = { { id = cycle } } },
    { total = 1.005 },
    { held_on = "2026-03-05", meeting_kind = "regular", score_1 = 2.5 }, { groups = { [0] = {}, {}, x = 1 } },
    "cell", "official", "deleted", "reprimand", { members = 12, away = 1, yes = 8 }, { members = 1e300 }, { yes = "8" },
    { "2020-01-02", false, "2021-03-04" }, { { "2020-01-02", "2021-03-04" } },
    { excluded = { { "2021-01-01", "2021-02-01" } } },
    { from_overlay = "none", governing = "met", expulsion_level = true }, { governing = false, readmissions = -1 },
    { share = "majority", on = "2025-07-14", lang = "vi" },
    { verdict = { "met", "unknown" }, rule = "ADM-AGE-MIN", status = "met" },
    { values = { "age_months" }, extra = "ignore" },
}
local ok_ffi, ffi = pcall(require, "ffi")
if ok_ffi and jit then
    for _, ctype in ipairs { "int32_t[3]", "int8_t[?]", "const uint8_t[3]", "uint64_t[3]", "double[3]", "int32_t *",
                             "int64_t", "struct { int32_t a[3]; }", "int32_t[0]", "int32_t[2][2]" } do
        values[#values + 1] = ctype:find("?", 1, true) and ffi.new(ctype, 3) or ffi.new(ctype)
    end
    local bytes = ffi.new("int8_t[3]")
    for _, value in ipairs { ffi.typeof("int32_t[3]"), ffi.C, ffi, ffi.cast("int32_t (&)[3]", nil), { values = bytes },
                             { values = bytes, validity = ffi.new("uint8_t[1]") }, { citizen_vn = bytes },
                             { out = { verdict = bytes, values = { age_months = ffi.new("int32_t[3]") } } } } do
        values[#values + 1] = value
    end
end
local ok_json, json = pcall(require, "cjson")
if ok_json then
    values[#values + 1] = json.null -- a light userdata
end

local function value_at(i)
    local value = values[i]
    if rawequal(value, NIL) then
        return nil
    end
    return value
end

local function show(value)
    if type(value) == "string" then
        return ("%q"):format(value:sub(1, 30))
    elseif type(value) == "number" then
        return tostring(value)
    end
    return type(value)
end

-- ---- what may come back -------------------------------------------------------------------------------------

local function judge(name, arguments, count, good, first, message, status, named, row)
    local fine
    if not good then
        fine = type(first) == "string" and #first > 0
    elseif first == nil and message ~= nil then
        fine = type(message) == "string" and #message > 0 and #message < 2000 and type(status) == "string" and
            status:find("^PARTYORG_E_") and (named == nil or type(named) == "string" and #named > 0) and
            (row == nil or type(row) == "number" and row >= 1 and row % 1 == 0)
    else
        fine = true
    end
    if fine then
        passed = passed + 1
        return
    end
    local shown = {}
    for i = 1, count do
        shown[i] = show(arguments[i])
    end
    fault(name .. "(" .. table.concat(shown, ", ") .. "):", tostring(good), show(first), show(message), show(status))
end

local function try(name, call, arguments, count)
    judge(name, arguments, count, pcall(call, unpack(arguments, 1, count)))
end

-- ---- every function -----------------------------------------------------------------------------------------

local functions, known = {}, {}
local function collect(prefix, from)
    walk(from, function(found)
        for key, value in next, found do
            if type(value) == "function" and not standard[value] and not known[value] and value ~= explode then
                known[value] = true
                functions[#functions + 1] = { prefix .. "." .. tostring(key), value }
            end
        end
    end, { [package.loaded] = true, [_G] = true })
end
collect("partyorg", { partyorg })
collect("core", { core })
collect("report", { debug.getmetatable(report) })
collect("native", { debug.getmetatable(native) })
collect("batch", { debug.getmetatable(batch) })
collect("native batch", { debug.getmetatable(native_batch) })
collect("scorecard", { debug.getmetatable(card) })
collect("finding", { debug.getmetatable(report.findings[1]) })
-- Methods are behind the functions that look them up.
for _, class in ipairs { debug.getmetatable(report), debug.getmetatable(report.findings[1]), debug.getmetatable(batch),
                         debug.getmetatable(card) } do
    for i = 1, 9 do
        local _, upvalue = debug.getupvalue(class.__index, i)
        if type(upvalue) == "table" and upvalue ~= core then
            collect("method", { upvalue })
        end
    end
end
table.sort(functions, function(a, b) return a[1] < b[1] end)
assert(#functions > 100, "functions are found")

-- The same numbers on every run and in every version of Lua.
local seed = 20250801
local function random(n)
    seed = (seed * 16807) % 2147483647
    return seed % n + 1
end

-- Good first arguments, which lead deeper.
local starts = {
    { "admission" }, { "admission", {} }, { "admission", { born_on = "2007-09-10" } }, { 0, 0 }, { "applicant", "born_on" },
    { "applicant", "cell_yes" }, { "options", "age_count" }, { "admission", "ADM-AGE-MIN" }, { "2025-08-01" },
    { "2025-08-01", 5 }, { "2025-08-01", "2025-09-01" }, { native }, { report }, { report.findings[2] },
    { report, "ADM-AGE-MIN" }, { native, "ADM-AGE-MIN" }, { native_batch }, { native_batch, 1 }, { batch }, { batch, 2 },
    { "admission", { born_on = { "2007-09-10" }, cell_yes = { 1, 2 } } }, { "cell" }, { "cell", { members = 12 } },
    { "reprimand" }, { "reprimand", { "2020-01-02" } }, { "official", "deleted" }, { card }, { card, {} }, { card_table },
}

for _, entry in ipairs(functions) do
    local name, call = entry[1], entry[2]
    for count = 0, 5 do
        for i = 1, count == 0 and 1 or #values do
            local arguments = {}
            for k = 1, count do
                arguments[k] = value_at(i)
            end
            try(name, call, arguments, count)
        end
    end
    -- Every value in each of the first three places, beside others; and anything.
    for i = 1, #values do
        for place = 1, 3 do
            local arguments = { value_at(random(#values)), value_at(random(#values)), value_at(random(#values)) }
            arguments[place] = value_at(i)
            try(name, call, arguments, 3)
        end
    end
    for _ = 1, 500 do
        local arguments, count = {}, random(7) - 1
        for k = 1, count do
            arguments[k] = value_at(random(#values))
        end
        try(name, call, arguments, count)
    end
    -- Where no argument is taken the answer is a long list.
    local alone, answer = pcall(call)
    for _, start in ipairs(alone and type(answer) == "table" and {} or starts) do
        for i = 1, #values do
            local arguments = { unpack(start) }
            arguments[#start + 1] = value_at(i)
            try(name, call, arguments, #start + 1)
            if i % 4 == 0 then
                arguments[#start + 2] = value_at(random(#values))
                try(name, call, arguments, #start + 2)
            end
        end
    end
end

-- ---- every fact and option ----------------------------------------------------------------------------------

local on = { on = "2025-08-20" }
for _, check in ipairs(partyorg.checks()) do
    for _, fact in ipairs(partyorg.facts(check.subject)) do
        for i = 1, #values do
            local value = value_at(i)
            try("check", partyorg.check, { check.name, { [fact.name] = value }, on }, 3)
            try("check_masks", partyorg.check_masks, { check.name, { [fact.name] = value }, on }, 3)
            try("format_fact", partyorg.format_fact, { check.subject, fact.name, value }, 3)
            try("check_table", partyorg.check_table, { check.name, { [fact.name] = value }, on }, 3)
            try("check_table", partyorg.check_table, { check.name, { [fact.name] = { true, value } }, on }, 3)
            try("parse_fact", partyorg.parse_fact, { check.subject, fact.name, value, "vi" }, 4)
        end
    end
    for _, option in ipairs(partyorg.options()) do
        for i = 1, #values do
            local options = { on = "2025-08-20", options = { [option.name] = value_at(i) } }
            try("options", partyorg.check, { check.name, {}, options }, 3)
        end
    end
    for i = 1, #values do
        local options = { on = "2025-08-20", options = { scorecard = value_at(i) } }
        try("scorecard", partyorg.check, { check.name, {}, options }, 3)
        try("scorecard", partyorg.check_masks, { check.name, {}, options }, 3)
        try("scorecard", partyorg.check_table, { check.name, { on = { "2025-08-20" } }, { options = options.options } }, 3)
    end
    for _, key in ipairs { "on", "options", "days_off", "make_up", "lang", "other" } do
        for i = 1, #values do
            try("argument " .. key, partyorg.check, { check.name, {}, { on = "2025-08-20", [key] = value_at(i) } }, 3)
        end
    end
    for _, key in ipairs { "on", "options", "days_off", "make_up", "lang", "rows", "values", "out", "extra", "other" } do
        for i = 1, #values do
            local value = value_at(i)
            if key ~= "rows" or value ~= 2 ^ 31 - 1 then -- which would be done
                try("argument " .. key, partyorg.check_table,
                    { check.name, { on = { "2025-08-20" } }, { [key] = value } }, 3)
            end
            if key == "out" then
                for _, result in ipairs { "verdict", "stage", "not_met", "due", "due_rule" } do
                    try("result " .. result, partyorg.check_table,
                        { check.name, { on = { "2025-08-20" } }, { out = { [result] = value } } }, 3)
                end
                try("value", partyorg.check_table,
                    { check.name, {}, { rows = 2, out = { values = { official_from = value } } } }, 3)
            end
        end
    end
    for i = 1, #values do
        local key = value_at(i)
        if key ~= nil and key == key then
            try("key", partyorg.check, { check.name, { [key] = true }, on }, 3)
            try("key of the options", partyorg.check, { check.name, {}, { options = { [key] = true } } }, 3)
            try("key of the call", partyorg.check, { check.name, {}, { [key] = true } }, 3)
            try("key of the columns", partyorg.check_table, { check.name, { [key] = { true } }, on }, 3)
            if key ~= 2 ^ 31 - 1 then -- a list of so many rows
                try("key of a column", partyorg.check_table,
                    { check.name, { on = { "2025-08-20", [key] = true } } }, 2)
            end
        end
    end
end

-- ---- beside the checks --------------------------------------------------------------------------------------

for i = 1, #values do
    local value = value_at(i)
    for _, key in ipairs { "members", "away", "exempt", "suspended", "prosecuted", "indicted", "detained", "absent",
                           "yes" } do
        try("count " .. key, partyorg.vote_base, { "cell", { [key] = value } }, 2)
    end
    for _, key in ipairs { "on", "share", "lang", "other" } do
        try("vote " .. key, partyorg.vote_base, { "committee", { members = 9 }, { [key] = value } }, 3)
    end
    for _, key in ipairs { "excluded", "concluded_on", "on", "no_limit_class", "lang", "other" } do
        try("limitation " .. key, partyorg.limitation, { "reprimand", { "2020-01-02" }, { [key] = value } }, 3)
        try("pairs", partyorg.limitation, { "reprimand", { "2020-01-02" }, { excluded = { value, { value, value } } } }, 3)
    end
    try("breaches", partyorg.limitation, { "warning", { "2020-01-02", value } }, 2)
    try("breaches", partyorg.limitation, { "warning", { value } }, 2)
    for _, key in ipairs { "from_overlay", "to_overlay", "transition", "governing", "state_before", "expulsion_level",
                           "readmission_barred", "readmissions", "restorable", "under_review", "lang", "other" } do
        try("transition " .. key, partyorg.transition, { "official", "deleted", { [key] = value } }, 3)
    end
    if value ~= nil and value == value then
        try("key of the counts", partyorg.vote_base, { "cell", { [value] = 1 } }, 2)
        try("key of a transition", partyorg.transition, { "official", "left", { [value] = 1 } }, 3)
        try("key of breaches", partyorg.limitation, { "warning", { "2020-01-02", [value] = "2020-01-03" } }, 2)
    end
end

-- ---- every datum of a scorecard ------------------------------------------------------------------------------

-- A copy of nested data.
local function copied(value)
    if type(value) ~= "table" then
        return value
    end
    local copy = {}
    for key, inner in next, value do
        copy[key] = copied(inner)
    end
    return copy
end

-- Visits the tables of nested data with their depth, of lists the first and the last element.
local function tables_of(value, visit, depth)
    visit(value, depth)
    for key, inner in next, value do
        if type(inner) == "table" and (type(key) ~= "number" or key == 1 or key == #value) then
            tables_of(inner, visit, depth + 1)
        end
    end
end

-- Every value where a key is met first, some where it is met again.
local met = {}
for _, id in ipairs(partyorg.scorecards()) do
    local data = copied(assert(partyorg.scorecard(id)):to_table())
    tables_of(data, function(part, depth)
        local keys = {}
        for key in next, part do
            keys[#keys + 1] = key
        end
        for _, key in ipairs(keys) do
            local before, again = part[key], depth .. type(key) .. (type(key) == "string" and key or "")
            local step = met[again] and 10 or 1
            met[again] = true
            for i = random(step), #values, step do
                part[key] = value_at(i)
                try("datum " .. tostring(key), partyorg.scorecard, { data }, 1)
            end
            part[key] = before
        end
        for i = random(10), #values, 10 do
            local key = value_at(i)
            if key ~= nil and key == key and part[key] == nil then
                part[key] = 1
                try("another key", partyorg.scorecard, { data }, 1)
                part[key] = nil
            end
        end
    end, 0)
    assert(partyorg.scorecard(data))
end

-- ---- files of random facts, read to the end -----------------------------------------------------------------

for _, check in ipairs(partyorg.checks()) do
    local facts = partyorg.facts(check.subject)
    for round = 1, 60 do
        local file = {}
        for _, fact in ipairs(facts) do
            local choice = random(4)
            if choice == 1 then
                file[fact.name] = nil
            elseif fact.type == "date" then
                file[fact.name] = choice == 2 and ("%04d-%02d-%02d"):format(random(9999), random(12), random(28)) or
                    ("%04d-%02d-%02d"):format(1990 + random(40), random(12), random(28))
            elseif fact.type == "bool" then
                file[fact.name] = choice == 2
            elseif fact.type == "int" then
                file[fact.name] = choice == 2 and fact.maximum or
                    math.max(fact.minimum, math.min(fact.maximum, random(20) - 1))
            elseif fact.type == "decimal" then
                file[fact.name] = choice == 2 and fact.maximum or (random(100 * fact.maximum) - 1) / 100
            else
                file[fact.name] = fact.choices[random(#fact.choices)].name
            end
        end
        local one = assert(partyorg.check(check.name, file, { on = ("%04d-06-15"):format(1960 + random(100)),
                                                              lang = round % 2 == 0 and "vi" or "en",
                                                              days_off = round % 5 == 0 and days or nil }))
        local whole = one:to_table()
        if #whole.findings ~= #partyorg.rules(check.name) or not one:text() or not one:json() then
            fault("a report of", check.name, "is not whole")
        end
        for _, finding in ipairs(one.findings) do
            if type(finding:remedies()) ~= "table" or #finding:text() == 0 then
                fault("a finding of", check.name, "is not whole")
            end
        end
        passed = passed + 1
    end
end

-- The catalogue is as it was.
if batch:report(1).verdict ~= "not_met" or batch:report(2).stage ~= "eligibility" then
    fault("a batch has changed")
end
if report.verdict ~= "not_met" or report.findings[2].required ~= "2025-09-01" or not report:text() then
    fault("a report has changed")
end

print(("%d functions, %d values"):format(#functions, #values))
print(("%d passed, %d failed"):format(passed, failed))
os.exit(failed == 0 and 0 or 1, true)
