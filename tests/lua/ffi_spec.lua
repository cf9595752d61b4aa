-- SPDX-License-Identifier: MIT
--[[
partyorg.ffi against C, against partyorg.check_masks, and against what a script may do to it. Runs under LuaJIT alone.
PARTYORG_LAYOUT is an object file with the compiler's own description of partyorg.h, PARTYORG_TRAPS a library whose
functions have the names of libpartyorg's and end the process.
]]
local there, ffi = pcall(require, "ffi")
if not there then
    return
end
local json = require "cjson"
local fast = require "partyorg.ffi"
local partyorg = require "partyorg"

local constants = ffi.C
local words = require("partyorg.cdef").text

local function lines_of(command)
    local pipe = assert(io.popen(command))
    local all = {}
    for line in pipe:lines() do
        all[#all + 1] = line
    end
    pipe:close()
    return all
end

-- Busted's own assert takes too long for what is asked a hundred thousand times.
local function must(value, message, ...)
    if not value then
        error(tostring(message), 2)
    end
    return value, message, ...
end

local function same(expected, found, where)
    if expected ~= found then
        error(("%s: expected %s, found %s"):format(where, tostring(expected), tostring(found)), 2)
    end
end

-- What lua-cjson read, without its nulls.
local function without_null(given)
    local known = {}
    for key, value in pairs(given) do
        if value ~= json.null then
            known[key] = value
        end
    end
    return known
end

-- What is returned, as a list with its length.
local function results(...)
    return { n = select("#", ...), ... }
end

describe("what cdef.lua declares", function()
    -- From the compiler's debugging information: structs by name with their size and members' offsets, and enumerators.
    local structs, enumerators = {}, {}
    local tag, struct, member
    for _, line in ipairs(lines_of("LC_ALL=C readelf --debug-dump=info " .. os.getenv("PARTYORG_LAYOUT"))) do
        local new = line:match("^ <%d+><%x+>:.*%((DW_TAG_[%w_]+)%)")
        local key, value = line:match("^%s+<%x+>%s+(DW_AT_[%w_]+)%s*:%s*(.-)%s*$")
        if new then
            tag = new
            if tag == "DW_TAG_structure_type" then
                struct = { members = {} }
            elseif tag == "DW_TAG_member" then
                member = nil
            end
        elseif key == "DW_AT_name" then
            member = value:match("[%w_]+$")
            if tag == "DW_TAG_structure_type" then
                structs[member] = struct
            end
        elseif key == "DW_AT_byte_size" and tag == "DW_TAG_structure_type" then
            struct.size = tonumber(value)
        elseif key == "DW_AT_data_member_location" and struct then
            struct.members[member] = tonumber(value)
        elseif key == "DW_AT_const_value" and tag == "DW_TAG_enumerator" then
            enumerators[member] = tonumber(value)
        end
    end
    for name in pairs(structs) do
        structs[name] = name:find("^partyorg_") and structs[name] or nil
    end

    it("has every struct of C, and every member in its place", function()
        local members = 0
        for name, known in pairs(structs) do
            if known.size then -- a struct that is declared and no more has none
                assert.are.equal(known.size, ffi.sizeof(name), name)
                for field, offset in pairs(known.members) do
                    assert.are.equal(offset, ffi.offsetof(name, field), name .. "." .. field)
                    members = members + 1
                end
            end
        end
        assert.is_true(members > 900, members .. " members compared")
    end)

    it("has no other struct or member", function()
        local found = 0
        for body, name in words:gmatch("typedef struct [%w_]+ (%b{}) ([%w_]+);") do
            if name ~= "partyorg_functions" then
                assert.is_table(structs[name], name)
                for declaration in body:sub(2, -2):gmatch("[^;]+") do
                    local field = declaration:gsub("%b[]", ""):match("([%w_]+)%s*$")
                    if field then
                        assert.is_number(structs[name].members[field], name .. "." .. field)
                        found = found + 1
                    end
                end
            end
        end
        local expected = 0
        for _, known in pairs(structs) do
            for _ in pairs(known.members) do
                expected = expected + 1
            end
        end
        assert.are.equal(expected, found)
    end)

    it("has every enumerator with its number, and no other", function()
        local count = 0
        for name, number in pairs(enumerators) do
            if name:find("^PARTYORG_") then
                assert.are.equal(number, tonumber(constants[name]), name)
                count = count + 1
            end
        end
        local declared = 0
        for body in words:gmatch("typedef enum [%w_]+ (%b{})") do
            declared = declared + select(2, body:gsub("PARTYORG_[A-Z0-9_]+%s*=", ""))
        end
        assert.is_true(count > 300, count .. " enumerators compared")
        assert.are.equal(count, declared)
    end)

    it("has every macro that is a number", function()
        local count = 0
        for _, line in ipairs(lines_of("cat include/partyorg/*.h")) do
            local name, number = line:match("^#define (PARTYORG_[A-Z0-9_]+) %(?(%-?%d+)%)?")
            if name then
                assert.are.equal(tonumber(number), constants[name], name)
                count = count + 1
            end
        end
        assert.is_true(count > 40, count .. " macros compared")
        assert.are.equal(fast.UNKNOWN, constants.PARTYORG_UNKNOWN)
        assert.are.equal(-2 ^ 31, fast.UNKNOWN)
    end)

    it("has every function that the library exports", function()
        local count = 0
        for name in io.lines("tests/symbols.txt") do
            assert.is_true(fast.C[name] ~= nil, name)
            count = count + 1
        end
        assert.are.equal(ffi.sizeof("partyorg_functions"), 8 + count * ffi.sizeof("void *"))
        assert.are.equal(partyorg.version(), ffi.string(fast.C.partyorg_version()))
    end)

    it("leaves the structs of Arrow to others", function()
        ffi.cdef "struct ArrowSchema { const char *format; const char *name; };"
        assert.are.equal(2 * ffi.sizeof("void *"), ffi.sizeof("struct ArrowSchema"))
    end)
end)

describe("the module", function()
    local function again(name, instead)
        local kept = package.loaded[name]
        package.loaded[name], package.loaded["partyorg.ffi"] = instead, nil
        local good, message = pcall(require, "partyorg.ffi")
        package.loaded[name], package.loaded["partyorg.ffi"] = kept, fast
        return good, message
    end

    it("leaves no global behind", function()
        local program = [[
            local before = {}
            for key in pairs(_G) do before[key] = true end
            require "partyorg.ffi".check("admission")
            for key in pairs(_G) do if not before[key] then print(key) end end]]
        assert.are.same({}, lines_of(("luajit -e '%s' 2>&1"):format(program)))
    end)

    it("can be loaded once more", function()
        local good, module = again("partyorg.ffi", nil)
        assert.is_true(good)
        local masks = module.masks()
        local check = module.check("admission")
        assert.are.equal("unknown", check:check_masks(check:file(), 20000, masks))
    end)

    it("refuses a core of another build", function()
        local core, cdef = require "partyorg.core", require "partyorg.cdef"
        local function core_with(changes)
            return setmetatable(changes, { __index = core })
        end
        local good, message = again("partyorg.cdef", { version = "9.9.9", text = cdef.text })
        assert.is_false(good)
        assert.matches("made for libpartyorg 9.9.9, but in partyorg.core is libpartyorg %d.*install both", message)
        good, message = again("partyorg.core", core_with { ffi_functions = false })
        assert.is_false(good)
        assert.matches("there is nothing for it; install both from one build", message)
        local functions = ffi.new("partyorg_functions", 8)
        good, message = again("partyorg.core", core_with { ffi_functions = function() return functions end })
        assert.is_false(good)
        assert.matches("are other functions", message)
    end)

    it("calls the library in partyorg.core, whatever else is in the process", function()
        local traps = os.getenv("PARTYORG_TRAPS")
        ffi.cdef "const char *partyorg_version(void);"
        local other = ffi.load(traps)
        assert.are_not.equal(ffi.cast("void *", other.partyorg_version), ffi.cast("void *", fast.C.partyorg_version))
        local program = [[
            local fast = require "partyorg.ffi"
            local check = assert(fast.check("admission", { options = { age_count = "by_day" } }))
            print(check:check_masks(assert(check:file { citizen_vn = false }), "2025-12-01", fast.masks()))]]
        local found = lines_of(("LD_PRELOAD=$LD_PRELOAD:%s luajit -e '%s' 2>&1"):format(traps, program))
        assert.are.same({ "not_met" }, found)
    end)
end)

describe("README.md", function()
    it("shows what comes out", function()
        local readme = assert(io.open("README.md")):read("*a")
        local program = assert(readme:match("```lua\n(local fast = [^`]*)```"))
        local shown, printed = {}, {}
        for line in program:gmatch("%-%->%s*([^\n]+)") do
            shown[#shown + 1] = line:gsub("%s+", " ")
        end
        setfenv(assert(loadstring(program)), setmetatable({
            print = function(...) printed[#printed + 1] = table.concat({ ... }, " ") end,
        }, { __index = _G }))()
        assert.are.same(shown, printed)
        assert.are.equal(3, #shown)
    end)
end)

-- Every case of every check: calls examine(case, facts, options).
local function each_case(examine)
    for _, path in ipairs(lines_of("ls tests/cases/*.jsonl")) do
        for line in io.lines(path) do
            if line:find("%S") then
                local case = json.decode(line)
                examine(case, without_null(case.facts or {}),
                        case.options and without_null(case.options))
            end
        end
    end
end

describe("check_masks", function()
    local masks = fast.masks()

    for _, mode in ipairs { "compiled", "interpreted" } do
        it("gives what partyorg.check_masks gives, case by case, " .. mode, function()
            jit[mode == "compiled" and "on" or "off"]()
            finally(jit.on)
            local compared, seen, strict = 0, {}, {}
            local checks = {}
            each_case(function(case, facts, options)
                local expected = results(partyorg.check_masks(case.check, facts, { on = case.on, options = options }))
                -- Without options a check serves many files.
                local check = not options and checks[case.check] or must(fast.check(case.check, { options = options }))
                checks[case.check] = not options and check or checks[case.check]
                local file, message = check:file(facts)
                local found = file and results(check:check_masks(file, case.on, masks)) or { n = 4, nil, message }
                compared = compared + 1
                seen[case.check] = true
                if not expected[1] then
                    same(expected[2], found[2], case.id)
                    return
                end
                expected = expected[1]
                same(expected.verdict, found[1], case.id)
                same(1, found.n, case.id)
                same(expected.stage, check:stage(masks), case.id)
                for _, name in ipairs { "met", "not_met", "unknown", "not_applicable" } do
                    same(expected[name], tonumber(masks[name]), case.id)
                end
                strict[case.check] = { check = check, facts = facts, on = case.on, options = options }
            end)
            must(compared > 5000, compared .. " cases compared")
            for _, check in ipairs(partyorg.checks()) do
                must(seen[check.name], "no case of " .. check.name)
            end
            -- The same bit by bit, with the names of rules.
            for name, last in pairs(strict) do
                must(last.check:check_masks(must(last.check:file(last.facts)), last.on, masks))
                local report = must(partyorg.check(name, last.facts, { on = last.on, options = last.options }))
                local lists = { met = {}, not_met = {}, unknown = {}, not_applicable = {} }
                for _, finding in ipairs(report.findings) do
                    same(finding.status, last.check:status(masks, finding.id), finding.id)
                    table.insert(lists[finding.status], finding.id)
                end
                for status, ids in pairs(lists) do
                    assert.are.same(ids, last.check:rules(masks[status]))
                end
            end
        end)
    end

    it("takes the day as text or as a number, and days off", function()
        local facts = { verification_received_on = "2025-12-01", verification_replied_on = "2026-01-16",
                        verification_abroad = false, verification = "done" }
        local plain = must(fast.check("admission"))
        local off = { "2025-12-03", "2025-12-02", "2025-12-04", "2025-12-05", "2025-12-08", "2025-12-09" }
        local with = must(fast.check("admission", { days_off = off, make_up = { "2025-12-06" } }))
        local different = 0
        for day = partyorg.date_to_days("2025-12-20"), partyorg.date_to_days("2026-03-10") do
            local on = partyorg.days_to_date(day)
            for _, pair in ipairs { { plain, {} }, { with, { days_off = off, make_up = { "2025-12-06" } } } } do
                local check, options = pair[1], pair[2]
                options.on = on
                local expected = must(partyorg.check_masks("admission", facts, options))
                local file = must(check:file(facts))
                same(expected.verdict, check:check_masks(file, day, masks), on)
                same(expected.not_met, tonumber(masks.not_met), on)
                local by_number = masks.met
                same(expected.verdict, check:check_masks(file, on, masks), on)
                same(by_number, masks.met, on)
            end
            plain:check_masks(must(plain:file(facts)), day, masks)
            local without = masks.not_met
            with:check_masks(must(with:file(facts)), day, masks)
            different = different + (without ~= masks.not_met and 1 or 0)
        end
        assert.is_true(different > 0, "the days off made no difference")
    end)

    it("is compiled, from the first to the last file", function()
        local check = assert(fast.check("admission"))
        local files = {}
        for i = 1, 500 do
            files[i] = assert(check:file { born_on = ("%d-03-04"):format(1950 + i % 60), citizen_vn = i % 3 > 0 })
        end
        local aborted, compiled = {}, 0
        -- After other aborts LuaJIT tries again: a loop begun from its middle, a finalizer called meanwhile.
        local function watch(what, trace, func, pc, code)
            local why = what == "abort" and require("jit.vmdef").traceerr[code] or
                what == "stop" and require("jit.util").traceinfo(trace).linktype or ""
            if why:find("^NYI") or why == "blacklisted" or why == "stitch" then
                local at = require("jit.util").funcinfo(func, pc)
                aborted[#aborted + 1] = ("%s:%s: %s"):format(at.source, at.currentline, why)
            elseif what == "stop" then
                compiled = compiled + 1
            end
        end
        jit.flush()
        local sum = ffi.new("uint64_t[1]")
        local function run(times)
            for i = 1, times do
                check:check_masks(files[i % 500 + 1], 20000, masks)
                sum[0] = sum[0] + masks.met
            end
        end
        jit.attach(watch, "trace")
        run(50000)
        jit.attach(watch)
        assert.are.same({}, aborted)
        assert.is_true(compiled > 0, "nothing was compiled")
        -- Nothing is allocated either, as the interpreter does.
        collectgarbage()
        collectgarbage "stop"
        local before = collectgarbage("count")
        run(500)
        local grown = collectgarbage("count") - before
        collectgarbage "restart"
        assert.is_true(grown < 1, ("%.1f kB for 500 files"):format(grown))
    end)
end)

describe("a file", function()
    it("has what its table had, and set makes the same of it fact by fact", function()
        local checks = {}
        each_case(function(case, facts)
            checks[case.check] = checks[case.check] or must(fast.check(case.check))
            local check = checks[case.check]
            local whole = check:file(facts)
            if whole then
                local single = check:file()
                for name, value in pairs(facts) do
                    must(check:set(single, name, value))
                end
                local size = ffi.sizeof(whole)
                same(ffi.string(whole, size), ffi.string(single, size), case.id)
                for name in pairs(facts) do
                    must(check:set(single, name, nil))
                end
                same(ffi.string(check:file(), size), ffi.string(single, size), case.id)
                check:clear(whole)
                same(ffi.string(whole, size), ffi.string(single, size), case.id)
            end
        end)
    end)

    it("refuses what partyorg.check refuses, in the same words", function()
        local wrong = {
            { cell_yes = -1 }, { cell_yes = 1.5 }, { cell_yes = "7" }, { cell_yes = 1e300 }, { cell_yes = 0 / 0 },
            { born_on = "1990-02-30" }, { born_on = 7305 }, { born_on = "" }, { born_on = {} }, { citizen_vn = 1 },
            { citizen_vn = "yes" }, { education = "university" }, { education = 5 }, { education = "none\0" },
            { cell_yse = 1 }, { ["Ngày sinh"] = "1990-01-01" }, { size = 4 }, { ["born_on\0"] = "1990-01-01" },
        }
        for _, lang in ipairs { "vi", "en" } do
            local check = assert(fast.check("admission", { lang = lang }))
            for i, facts in ipairs(wrong) do
                local expected = results(partyorg.check("admission", facts, { on = "2025-12-01", lang = lang }))
                assert.is_nil(expected[1], i)
                assert.are.same(expected, results(check:file(facts)), i)
                local file = assert(check:file { citizen_vn = true, cell_yes = 3 })
                local before = ffi.string(file, ffi.sizeof(file))
                local name, value = next(facts)
                assert.are.same(expected, results(check:set(file, name, value)), i)
                assert.are.equal(before, ffi.string(file, ffi.sizeof(file)), i)
            end
            local file = assert(check:file())
            assert.is_nil((check:set(file, "no_such_fact", nil)))
            file.cell_yes = -1
            assert.are.same(results(partyorg.check("admission", { cell_yes = -1 }, { on = "2025-12-01", lang = lang })),
                            results(check:check_masks(file, "2025-12-01", fast.masks())))
        end
        local meeting = assert(fast.check("meeting"))
        assert.are.same(results(partyorg.check("meeting", { score_1 = 29.999 }, { on = "2025-12-01" })),
                        results(meeting:file { score_1 = 29.999 }))
        assert.are.equal(2999, assert(meeting:file { score_1 = 29.99 }).score_1)
    end)

    it("can be written to as a struct", function()
        local check = assert(fast.check("admission"))
        local file, masks = check:file(), fast.masks()
        file.born_on = partyorg.date_to_days("2010-01-01")
        file.citizen_vn = 0
        file.section = constants.PARTYORG_SECTION_NONE
        assert.are.equal("not_met", check:check_masks(file, "2025-12-01", masks))
        assert.are.same({ "ADM-CITIZEN", "ADM-AGE-MIN" }, check:rules(masks.not_met))
        assert.are.equal("not_met", check:status(masks, "ADM-AGE-MIN"))
        assert.are.equal("eligibility", check:stage(masks))
        assert.has_error(function() file.born_on = "2010-01-01" end)
        assert.has_error(function() file.no_such_fact = 1 end)
    end)
end)

describe("failures", function()
    it("name what is wrong", function()
        local check, masks = assert(fast.check("admission", { lang = "vi" })), fast.masks()
        local file = check:file()
        local function refused(status, name, pattern, ...)
            local found = results(...)
            assert.are.equal(4, found.n)
            assert.is_nil(found[1])
            assert.matches(pattern, found[2])
            assert.are.same({ status, name }, { found[3], found[4] })
        end
        refused("PARTYORG_E_NAME", "check", 'no check "admision"', fast.check("admision"))
        refused("PARTYORG_E_NAME", "on", "accepted are options, days_off, make_up, lang",
                fast.check("admission", { on = "2025-12-01" }))
        refused("PARTYORG_E_NAME", "age", "age", fast.check("admission", { options = { age = 1 } }))
        refused("PARTYORG_E_DATE", "days_off", "2025%-13%-01", fast.check("admission", { days_off = { "2025-13-01" } }))
        refused("PARTYORG_E_NAME", "language", "fr", fast.check("admission", { lang = "fr" }))
        refused("PARTYORG_E_NAME", "rule", "ADM%-NONE", check:status(masks, "ADM-NONE"))
        refused("PARTYORG_E_DATE", "on", "^on: .*2025%-02%-30.*không", check:check_masks(file, "2025-02-30", masks))
        refused("PARTYORG_E_DATE", "on", "^on: 2.5 không phải", check:check_masks(file, 2.5, masks))
        refused("PARTYORG_E_DATE", "on", "^on: ", check:check_masks(file, 1e300, masks))
        refused("PARTYORG_E_DATE", "on", "^on: ", check:check_masks(file, 0 / 0, masks))
        refused("PARTYORG_E_DATE", "on", "^on: .*99999999", check:check_masks(file, 99999999, masks))
        refused("PARTYORG_E_DATE", "on", "^on: ", check:check_masks(file, fast.UNKNOWN, masks))
    end)

    -- What a script may pass where something else is expected.
    local pointer_to_nothing = ffi.new("partyorg_applicant *")
    local array = ffi.new("partyorg_applicant[3]")
    local unsized = ffi.new("partyorg_applicant")
    local greedy = ffi.new("partyorg_applicant")
    greedy.size = 4096
    local odd = ffi.new("partyorg_masks")
    odd.size = 4096
    local strange = {
        pointer_to_nothing, ffi.new("void *"), ffi.cast("partyorg_applicant *", 8), array, array[1], unsized, greedy,
        ffi.new("const partyorg_applicant"), ffi.new("partyorg_probationer"), ffi.typeof("partyorg_applicant"),
        ffi.typeof("partyorg_masks"), ffi.new("partyorg_masks *"), ffi.new("partyorg_masks[1]")[0], odd,
        ffi.new("partyorg_masks"), ffi.new("uint64_t[1]"), 1LL, 1ULL, ffi.new("int8_t", 1), true, false, 0, -1, 1e300,
        0 / 0, "", "partyorg_applicant", ("x"):rep(5000), {}, print, coroutine.create(print), io.stdout,
        setmetatable({}, { __index = error }), n = 34,
    }

    it("are raised with the script's own line for what has the wrong type", function()
        local check, masks = assert(fast.check("admission")), fast.masks()
        local file = check:file()
        local function raised(pattern, call, ...)
            local arguments = results(...)
            local good, message = pcall(function()
                call(unpack(arguments, 1, arguments.n))
                return true
            end)
            assert.is_false(good)
            assert.matches("^[^:]*ffi_spec.lua:%d+: " .. pattern, message)
        end
        raised("check: the name of a check expected, got nil", fast.check)
        raised("check: a table of options expected, got number", fast.check, "admission", 3)
        raised("file: a table of facts expected, got number", check.file, check, 3)
        raised("set: a file of the check admission, .* expected, got nil", check.set, check, nil, "born_on")
        raised("set: the name of a fact expected, got nil", check.set, check, file)
        raised("clear: a file of the check admission", check.clear, check, masks)
        raised("check_masks: on: a date as text or as days since 1970%-01%-01 expected, got nil", check.check_masks,
               check, file, nil, masks)
        raised("check_masks: a file .* expected, got struct partyorg_applicant %*", check.check_masks, check,
               pointer_to_nothing, 1, masks)
        raised("check_masks: a file .* expected, got struct partyorg_applicant &", check.check_masks, check,
               array[1], 1, masks)
        raised("check_masks: a file .* expected, got struct partyorg_probationer", check.check_masks, check,
               assert(fast.check("recognition")):file(), 1, masks)
        raised("check_masks: masks, .* expected, got struct partyorg_applicant", check.check_masks, check, file, 1, file)
        raised("stage: masks", check.stage, check, nil)
        raised("status: id of a rule expected, got nil", check.status, check, masks)
        raised("rules: a mask of 64 bits expected, got number", check.rules, check, 3)
        raised("has: a mask of 64 bits expected, got nil", fast.has)
        raised("has: a rule from 0 to 63 expected, got 64", fast.has, masks.met, 64)
        raised("has: a rule from 0 to 63 expected, got nil", fast.has, masks.met)
    end)

    it("are all that nonsense leads to", function()
        local check, masks = assert(fast.check("admission")), fast.masks()
        local file = check:file()
        local calls = 0
        local function survives(call, ...)
            local found = results(pcall(call, ...))
            calls = calls + 1
            return found[1] and found[2]
        end
        for i = 1, strange.n do
            local value = strange[i]
            survives(fast.check, value)
            survives(fast.check, "admission", value)
            for _, key in ipairs { "options", "days_off", "make_up", "lang" } do
                survives(fast.check, "admission", { [key] = value })
            end
            survives(fast.has, value, 1)
            survives(fast.has, masks.met, value)
            survives(check.file, value, {})
            survives(check.file, check, value)
            survives(check.file, check, { born_on = value })
            survives(check.file, check, { [tostring(value)] = value })
            survives(check.clear, check, value)
            survives(check.set, check, value, "born_on", "1990-01-01")
            survives(check.set, check, file, value, "1990-01-01")
            survives(check.set, check, file, "born_on", value)
            assert.is_falsy(survives(check.check_masks, check, value, 20000, masks))
            survives(check.check_masks, check, file, value, masks)
            assert.is_falsy(survives(check.check_masks, check, file, 20000, value))
            assert.is_falsy(survives(check.stage, check, value))
            assert.is_falsy(survives(check.status, check, value, "ADM-CITIZEN"))
            survives(check.status, check, masks, value)
            survives(check.rules, check, value)
        end
        -- The parts of core that this module is made of.
        local core = require "partyorg.core"
        for i = 1, strange.n do
            survives(core.ffi_conditions, strange[i], strange[i])
            survives(core.ffi_conditions, "admission", strange[i])
            survives(core.ffi_facts, strange[i], strange[i], strange[i])
            survives(core.ffi_facts, strange[i], {}, "en")
            survives(core.ffi_facts, 0, strange[i], strange[i])
        end
        assert.are.equal(strange.n * 28, calls)
        masks.verdict, masks.stage = 77, -5
        assert.is_nil(check:stage(masks))
        assert.are.equal("unknown", check:check_masks(check:file(), 20000, masks))
    end)

    it("are what any number in any member leads to, or a verdict", function()
        math.randomseed(20251201)
        local masks = fast.masks()
        local edges = { -2 ^ 31 + 1, -2 ^ 31 + 2, -1, 0, 1, 2, 63, 64, 2 ^ 31 - 1, 2932896, 2932897, -719162, -719163 }
        local verdicts, refused = 0, 0
        for _, info in ipairs(partyorg.checks()) do
            local check = must(fast.check(info.name, {
                options = info.name:find("^meeting") and { scorecard = "an-phu" } or nil }))
            local facts = partyorg.facts(info.subject)
            for round = 1, 300 do
                local file = check:file()
                for _, fact in ipairs(facts) do
                    local dice = math.random()
                    if round % 3 == 0 then -- anything
                        file[fact.name] = dice < 0.3 and edges[math.random(#edges)] or math.random(-2 ^ 31, 2 ^ 31 - 1)
                    elseif dice < 0.8 then -- what is accepted, to its very ends
                        local low, high = fact.minimum or 0, fact.maximum or fact.choices and #fact.choices - 1 or 1
                        if fact.type == "date" then
                            low, high = constants.PARTYORG_DATE_MIN, constants.PARTYORG_DATE_MAX
                        elseif fact.type == "decimal" then
                            low, high = low * 100, high * 100
                        end
                        file[fact.name] = dice < 0.2 and low or dice < 0.4 and high or math.random(low, high)
                    end
                end
                local on = math.random() < 0.1 and constants.PARTYORG_DATE_MAX or math.random(15000, 30000)
                local verdict, message, status, name = check:check_masks(file, on, masks)
                if verdict then
                    verdicts = verdicts + 1
                    same(bit.lshift(1ULL, info.rule_count) - 1,
                         masks.met + masks.not_met + masks.unknown + masks.not_applicable, info.name)
                else
                    refused = refused + 1
                    must(status == "PARTYORG_E_VALUE" or status == "PARTYORG_E_DATE", status)
                    same(name, message:match("^[%w_]+"), message)
                end
            end
        end
        assert.is_true(verdicts > 1000 and refused > 1000, verdicts .. " verdicts, " .. refused .. " refused")
    end)
end)

describe("memory", function()
    for _, mode in ipairs { "compiled", "interpreted" } do
        it("of options, calendar and scorecard lives as long as any method, " .. mode, function()
            jit[mode == "compiled" and "on" or "off"]()
            finally(jit.on)
            local facts = { meeting_kind = "regular", minutes = 75, held_on = "2026-03-05", proposed_grade = "good" }
            local call = { on = "2026-03-31", options = { scorecard = "an-phu" }, days_off = { "2026-03-06" } }
            local expected = must(partyorg.check_masks("meeting", facts, call))
            for _ = 1, 20 do
                local function methods()
                    local card = must(partyorg.scorecard(must(partyorg.scorecard("an-phu")):to_table()))
                    local check = must(fast.check("meeting", { options = { scorecard = card },
                                                                 days_off = { "2026-03-06" } }))
                    return check.check_masks, check:file(facts)
                end
                local check_masks, file = methods()
                collectgarbage()
                local masks = fast.masks()
                local rubbish = {} -- what was freed is written over
                for i = 1, 60 do
                    local kind = ({ "partyorg_scorecard", "partyorg_options", "partyorg_calendar" })[i % 3 + 1]
                    rubbish[i] = ffi.new("char[?]", ffi.sizeof(kind))
                    ffi.fill(rubbish[i], ffi.sizeof(kind), 255)
                    must(check_masks(nil, file, 20543, masks) == expected.verdict)
                    must(tonumber(masks.met) == expected.met and tonumber(masks.unknown) == expected.unknown)
                end
            end
        end)

        it("does not grow, " .. mode, function()
            jit[mode == "compiled" and "on" or "off"]()
            finally(jit.on)
            local function resident()
                local statm = assert(io.open("/proc/self/statm"))
                local pages = statm:read("*a"):match("^%d+ (%d+)")
                statm:close()
                return tonumber(pages) * 4
            end
            local check, masks = must(fast.check("admission")), fast.masks()
            local facts = { born_on = "1990-01-01", citizen_vn = true }
            local off = { days_off = { "2025-12-05" }, options = { age_count = "by_day" } }
            local function run(times)
                for _ = 1, times do
                    local file = check:file(facts)
                    check:set(file, "cell_yes", 7)
                    check:set(file, "cell_yse", 7)
                    check:check_masks(file, "2025-12-01", masks)
                    for _ = 1, 30 do
                        check:check_masks(file, 20000, masks)
                    end
                    file.cell_yes = -1
                    check:check_masks(file, 20000, masks)
                    check:rules(masks.unknown)
                    fast.check("admission", off)
                    fast.check("admission", { lang = "fr" })
                end
                collectgarbage()
                collectgarbage()
            end
            run(1000)
            local before, held = collectgarbage("count"), resident()
            run(3000)
            local grown = collectgarbage("count") - before
            assert.is_true(grown < 64, ("%.1f kB more"):format(grown))
            assert.is_true(resident() - held < 2048, ("%d kB more"):format(resident() - held))
        end)
    end
end)
