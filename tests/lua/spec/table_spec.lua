-- SPDX-License-Identifier: MIT
-- Batches as a user sees them: row by row the same as `check`, from lists and, under LuaJIT, from FFI arrays.
local partyorg = require "partyorg"
local support = require "support"
local ffi_found, ffi = pcall(require, "ffi")
ffi_found = ffi_found and jit ~= nil

local function words(list)
    return table.concat(list, " ")
end

local random = support.random(20250826)

local function repeated(value, count)
    local list = {}
    for i = 1, count do
        list[i] = value
    end
    return list
end

local function random_date()
    if random(12) == 1 then
        return ("%04d-%02d-%02d"):format(random(9999), random(12), random(28))
    end
    return ("%04d-%02d-%02d"):format(1960 + random(70), random(12), random(28))
end

local function random_value(fact)
    if random(4) == 1 then
        return nil
    elseif fact.type == "date" then
        return random_date()
    elseif fact.type == "bool" then
        return random(3) > 1
    elseif fact.type == "int" then
        local edge = random(20)
        local value = edge == 1 and fact.minimum or edge == 2 and fact.maximum or random(30) - 1
        return math.max(fact.minimum, math.min(fact.maximum, value))
    elseif fact.type == "decimal" then
        local value = random(20) == 1 and fact.maximum or random(3) == 1 and random(fact.maximum + 1) - 1 or
            (random(fact.maximum * 100) - 1) / 100
        return value
    end
    return fact.choices[random(#fact.choices)].name
end

-- Columns of lists by fact, and the same rows as tables of facts.
local function random_table(subject, rows)
    local columns, files = {}, {}
    for row = 1, rows do
        files[row] = {}
    end
    for _, fact in ipairs(partyorg.facts(subject)) do
        local list = {}
        for row = 1, rows do
            list[row] = random_value(fact)
            files[row][fact.name] = list[row]
        end
        columns[fact.name] = list
    end
    return columns, files
end

describe("row by row", function()
    -- That a batch says of every row what `check` says of its facts; `ons` are the examination dates.
    local function compare(what, check, batch, files, ons, options)
        local values, rules, counts = partyorg.values(check), partyorg.rules(check), batch.counts
        local columns, verdicts, statuses, stages, all_met = {}, {}, {}, {}, 0
        for _, name in ipairs { "verdict", "stage", "due", "due_rule", "met", "not_met", "unknown", "not_applicable" } do
            columns[name] = assert(batch:column(name))
        end
        for _, list in ipairs { values, rules } do
            for _, one in ipairs(list) do
                columns[one.name or one.id] = assert(batch:column(one.name or one.id))
            end
        end
        for _, rule in ipairs(rules) do
            statuses[rule.id] = {}
        end
        local function count(counted, key)
            counted[key] = (counted[key] or 0) + 1
        end
        local differs
        local function same(name, found, expected)
            if found ~= expected and not differs then
                differs = ("%s: %s, expected %s"):format(name, tostring(found), tostring(expected))
            end
        end
        assert.exactly(#files, batch.rows, what .. ": rows")
        for row, facts in ipairs(files) do
            local one = assert(partyorg.check(check, facts, { on = ons[row], options = options.options, lang = options.lang,
                                                              days_off = options.days_off, make_up = options.make_up }))
            local next_step, failures, masks = one.next_step, {}, {}
            differs = nil
            same("verdict", batch:verdict(row), one.verdict)
            same("stage", batch:stage(row), one.stage)
            local due, due_rule = batch:due(row)
            same("due", due, next_step.due)
            same("due_rule", due_rule, next_step.due_rule)
            for name, found in pairs { verdict = one.verdict, stage = one.stage, due = due, due_rule = due_rule } do
                same("column " .. name, columns[name][row], found)
            end
            local of_row = batch:values(row)
            for _, value in ipairs(values) do
                same(value.name, of_row[value.name], one.values[value.name])
                same("column " .. value.name, columns[value.name][row], one.values[value.name])
            end
            for i, finding in ipairs(one.findings) do
                same(finding.id, batch:get(row, finding.id), finding.status)
                same("column " .. finding.id, columns[finding.id][row], finding.status)
                masks[finding.status] = (masks[finding.status] or 0) + 2 ^ (i - 1)
                count(statuses[finding.id], finding.status)
                if finding.kind ~= "ground" and finding.status == (finding.kind == "bar" and "met" or "not_met") then
                    failures[#failures + 1] = finding.id
                end
            end
            for _, name in ipairs { "met", "not_met", "unknown", "not_applicable" } do
                same(name, columns[name][row], masks[name] or 0)
            end
            same("failed", words(batch:failed(row)), words(failures))
            if row % 5 == 1 then -- the rest of a report is long
                same("report", assert(batch:report(row)):json(), one:json())
            end
            count(verdicts, one.verdict)
            if one.stage then
                count(stages, one.stage)
            else
                all_met = all_met + 1
            end
            assert.exactly(nil, differs, what .. ": row " .. row)
        end
        assert.exactly(#files, counts.rows, "counts.rows")
        assert.exactly(all_met, counts.all_met, "counts.all_met")
        for _, name in ipairs { "met", "not_met", "unknown" } do
            assert.exactly(verdicts[name] or 0, counts.verdicts[name], "counts.verdicts." .. name)
            assert.exactly(verdicts[name] or 0, #batch:rows_with { verdict = name }, "rows with that verdict")
        end
        for _, stage in ipairs(partyorg.stages(check)) do
            assert.exactly(stages[stage.name] or 0, counts.stages[stage.name], "counts.stages." .. stage.name)
        end
        for _, rule in ipairs(rules) do
            for _, name in ipairs { "met", "not_met", "unknown", "not_applicable" } do
                assert.exactly(statuses[rule.id][name] or 0, counts.rules[rule.id][name], "counts of " .. rule.id)
                local rows = batch:rows_with { rule = rule.id, status = name }
                assert.exactly(statuses[rule.id][name] or 0, #rows, "rows with " .. rule.id)
                for i, row in ipairs(rows) do
                    if columns[rule.id][row] ~= name or (i > 1 and rows[i - 1] >= row) then
                        error(("rows_with %s %s: %d"):format(rule.id, name, row))
                    end
                end
            end
        end
    end

    -- Ways to ask; each is tried with every check.
    local ways = {
        { on = "2025-08-20" },
        { on = "2031-03-15", lang = "vi", options = {} },
        { on = "2024-06-30", days_off = { "2024-05-02", "2024-04-29" }, make_up = { "2024-05-04" } },
    }
    for _, option in ipairs(partyorg.options()) do
        ways[2].options[option.name] = option.choices and option.choices[#option.choices].name or option.maximum
    end
    ways[2].options.scorecard = "tan-tien"

    -- The FFI array of a column, in one of the types that can hold it; `at` picks the type.
    local function array_of(fact, list, rows, at)
        local function number(row)
            local value = list[row]
            if value == nil then
                return nil
            elseif fact.type == "date" then
                return partyorg.date_to_days(value)
            elseif fact.type == "bool" then
                return value and 1 or 0
            elseif fact.type == "int" or fact.type == "decimal" then
                return value
            end
            for i, choice in ipairs(fact.choices) do
                if choice.name == value then
                    return i - 1
                end
            end
        end
        local kinds = fact.type == "date" and { "int32_t", "int32_t bits" } or fact.type == "decimal" and { "double",
            "double bits" } or
            fact.type == "int" and { "int32_t", "int64_t", "double", "int32_t bits", "uint32_t bits", "uint64_t bits" } or
            { "int32_t", "int64_t", "double", "int8_t bits", "uint8_t bits", "int16_t bits", "uint16_t bits",
              fact.type == "bool" and "bool bits" or "const int32_t" }
        local kind = kinds[at % #kinds + 1]
        local element, with_bits = kind:match("^(.-)( bits)$")
        element = element or kind
        local numbers, bits = {}, ffi.new("uint8_t[?]", math.floor((rows + 7) / 8))
        for row = 1, rows do
            local value = number(row)
            if value then
                local byte, bit = math.floor((row - 1) / 8), (row - 1) % 8
                bits[byte] = bits[byte] + 2 ^ bit
            end
            numbers[row] = value or element == "double" and not with_bits and 0 / 0 or with_bits and row % 2 or
                partyorg.UNKNOWN
        end
        local array = ffi.new(element .. "[?]", rows)
        if element:find("^const") then
            array = ffi.new(element .. "[" .. rows .. "]", numbers)
        else
            for row = 1, rows do
                array[row - 1] = numbers[row]
            end
        end
        return with_bits and { values = array, validity = bits } or array
    end

    -- Points that the criteria of a card can have; those that it does not have are left out.
    local function fit_scores(columns, files, card)
        for i = 1, 32 do
            local name, criterion = "score_" .. i, card.criteria[i]
            for row, facts in ipairs(files) do
                local points = columns[name][row]
                columns[name][row] = criterion and points and math.floor(points) % criterion.max + 0.25 or nil
                facts[name] = columns[name][row]
            end
        end
    end

    for _, one in ipairs(partyorg.checks()) do
        local check, facts = one.name, partyorg.facts(one.subject)
        it("is what check says: " .. check, function()
            for round, way in ipairs(ways) do
                local rows = 129 + random(40)
                local columns, files = random_table(one.subject, rows)
                if check == "meeting" and way.options and way.options.scorecard then
                    fit_scores(columns, files, partyorg.scorecard(way.options.scorecard):to_table())
                end
                local ons = repeated(way.on, rows)
                way.rows = rows
                compare(check .. ", lists", check, assert(partyorg.check_table(check, columns, way)), files, ons, way)
                local days = {}
                for row = 1, rows do
                    days[row] = random_date()
                end
                columns.on = days
                compare(check .. ", a date each", check, assert(partyorg.check_table(check, columns, way)), files, days, way)
                if ffi_found then
                    local arrays = {}
                    for i, fact in ipairs(facts) do
                        arrays[fact.name] = array_of(fact, columns[fact.name], rows, i + round)
                    end
                    compare(check .. ", arrays", check, assert(partyorg.check_table(check, arrays, way)), files, ons, way)
                    arrays.on = array_of({ type = "date" }, days, rows, 0)
                    compare(check .. ", arrays and a date each", check, assert(partyorg.check_table(check, arrays, way)),
                            files, days, way)
                end
                way.rows = nil
            end
        end)
    end

    -- Cards of the caller: with every measure, as many criteria, gates and deductions as there is room for.
    for _, id in ipairs { "every-measure", "totals", "severe" } do
        it("is what check says by the card " .. id, function()
            local card, rows = support.read_json("tests/cards/" .. id .. ".json"), 300
            local columns, files = random_table("meeting", rows)
            fit_scores(columns, files, card)
            local way = { on = "2026-03-10", rows = rows, options = { scorecard = card } }
            compare(id, "meeting", assert(partyorg.check_table("meeting", columns, way)), files, repeated(way.on, rows), way)
        end)
    end
end)

local on = { on = "2025-08-20" }
local function check(columns, options)
    return partyorg.check_table("admission", columns, options or on)
end

local many = {}

describe("columns", function()
    it("are lists that may end early or have holes", function()
        assert.exactly(0, assert(check {}).rows, "no columns, no rows")
        assert.exactly(0, assert(check {}).counts.verdicts.unknown, "counts of no rows")
        assert.exactly(0, #assert(check {}):column("verdict"), "no rows in a list")
        assert.exactly(0, #assert(check {}):rows_with { verdict = "met" }, "nor among those that fit")
        assert.exactly("unknown", assert(check({}, { on = "2025-08-20", rows = 3 })):verdict(3), "rows without columns")
        assert.exactly(0, assert(check { cell_yes = {} }).rows, "an empty list")
        assert.exactly(2, assert(check { cell_yes = { 1 }, cell_base = nil, citizen_vn = { true, false } }).rows,
                       "the longest list")
        assert.exactly(4, assert(check { cell_yes = { [4] = 1 } }).rows, "holes")
        assert.exactly("unknown", assert(check { citizen_vn = { [4] = true } }):get(3, "ADM-CITIZEN"), "are unknown")
        assert.exactly("met", assert(check { citizen_vn = { [4] = true } }):get(4, "ADM-CITIZEN"), "and values are not")
        assert.exactly("unknown", assert(check({ citizen_vn = { true } }, { rows = 5 })):get(5, "ADM-CITIZEN"),
                       "a list that ends early")
        assert.exactly(7, assert(check { citizen_vn = { true, n = 7 } }).rows, "a list with its length")
        assert.exactly(2, assert(check({}, { rows = 2.0 })).rows, "rows of a whole float")
        assert.refused("PARTYORG_E_RANGE", "^cell_yes: has 3 values, but there are 2 rows$", check,
                       { cell_yes = { 1, 2, 3 } },
                       { rows = 2 })
        assert.refused("PARTYORG_E_RANGE", "^cell_yes: có 7 giá trị, nhưng bảng có 2 hàng$", check,
                       { cell_yes = { n = 7 } },
                       { rows = 2, lang = "vi" })
        for _, rows in ipairs { -1, 1.5, 2 ^ 31, 2 ^ 53, 1 / 0, 0 / 0 } do
            assert.refused("PARTYORG_E_RANGE", "^rows: ", check, {}, { rows = rows })
        end
        assert.misuse("rows: a whole number expected, got string", check, {}, { rows = "3" })
    end)

    it("that are no facts are refused", function()
        assert.refused("PARTYORG_E_NAME", "^votes: no fact of that name in \"applicant\"; accepted are citizen_vn, ",
                       check, { votes = {} })
        assert.refused("PARTYORG_E_NAME", "^Date of birth: no fact of that name, only of that title; its name is born_on$",
                       check, { ["Date of birth"] = {} })
        assert.refused("PARTYORG_E_NAME", "^columns: 3 are no facts of \"applicant\": name, number, votes$", check,
                       { votes = {}, cell_yes = { 1 }, name = {}, [1] = {} })
        assert.refused("PARTYORG_E_NAME", "^columns: 2 cột không phải là dữ kiện của \"applicant\": a, b$",
                       check, { b = 1, a = 2 },
                       { lang = "vi" })
        for i = 1, 100 do
            many[("x"):rep(i)] = {}
        end
        assert.refused("PARTYORG_E_NAME",
                       "^columns: 100 are no facts of \"applicant\": x, xx, xxx, x*, x*, x*, x*, x*, %.%.%.$",
                       check, many)
        many.cell_yes = { 1, 2 }
        assert.exactly(2, assert(check(many, { extra = "ignore" })).rows, "others ignored")
        assert.refused("PARTYORG_E_NAME", "there is no extra \"x\"", check, {}, { extra = "x" })
    end)

    it("of other kinds are refused", function()
        for _, found in ipairs { 5, "2025-01-01", true, print, io.stdout } do
            assert.refused("PARTYORG_E_TYPE",
                           "^born_on: expected a list, or an FFI array of int32_t %(days since 1970%-01%-01%), found " ..
                    type(found), check, { born_on = found })
        end
        assert.refused("PARTYORG_E_TYPE",
                       "^cell_yes: expected a list, or an FFI array of bool, .* or double, found number$", check,
                       { cell_yes = 5 })
        assert.refused("PARTYORG_E_TYPE", "^on: expected a list, or an FFI array of int32_t", check, { on = "2025-08-20" })
        for _, list in ipairs { { x = 1 }, { [0] = 1 }, { [-1] = 1 }, { [1.5] = 1 }, { [2 ^ 31] = 1 }, { [true] = 1 },
                                { n = "1" },
                                { 1, 2, n = 1 }, { n = -1 }, { n = 0.5 }, { ["n\0"] = 1 } } do
            assert.refused("PARTYORG_E_TYPE",
                           "^cell_yes: expected a list with the keys 1, 2, ... up to n, found another key$",
                           check, { cell_yes = list })
        end
        assert.refused("PARTYORG_E_TYPE", "^cell_yes: expected a list, .* found table$", check,
                       { cell_yes = { values = {} } })
    end)
end)

describe("wrong values", function()
    it("name the fact and the row", function()
        assert.refused("PARTYORG_E_DATE", "^row 1: born_on: \"x\" is not a date", check, { born_on = { "x" } })
        assert.refused("PARTYORG_E_DATE", "^row 3: born_on: expected a date as YYYY%-MM%-DD, found a whole number$", check,
                       { born_on = { nil, nil, 5 } })
        assert.refused("PARTYORG_E_DATE", "^row 2: born_on: expected a date as YYYY%-MM%-DD, found a string$", check,
                       { born_on = { nil, "" } })
        assert.refused("PARTYORG_E_VALUE", "^row 2: cell_yes: value %-1 is not between 0 and 1000000$", check,
                       { cell_yes = { 1, -1 } })
        assert.refused("PARTYORG_E_VALUE", "^hàng 2: cell_yes: giá trị %-1 không nằm trong khoảng", check,
                       { cell_yes = { 1, -1 } },
                       { lang = "vi" })
        assert.refused("PARTYORG_E_VALUE", "^hàng 1: cell_yes: cần một số nguyên, nhưng nhận được một chuỗi$", check,
                       { cell_yes = { "1" } }, { lang = "vi" })
        assert.refused("PARTYORG_E_VALUE", "^row 1: cell_yes: value %-2147483648 is not a whole number", check,
                       { cell_yes = { partyorg.UNKNOWN } })
        assert.refused("PARTYORG_E_VALUE", "^row 200: cell_yes: value 1000001 is not between", check,
                       { cell_yes = { [100] = 5, [200] = 1000001, [300] = -1 } })
        assert.refused("PARTYORG_E_VALUE", "^row 2: section: .*accepted are none, appraised, not_appraised$", check,
                       { section = { "none", "x" } })
        assert.refused("PARTYORG_E_VALUE", "^row 1: citizen_vn: expected true or false, found a whole number$", check,
                       { citizen_vn = { 1 } })
        assert.refused("PARTYORG_E_DATE", "^row 2: on: the examination date is missing", check, { on = { "2025-08-20" } },
                       { rows = 2 })
        assert.refused("PARTYORG_E_DATE", "^row 1: on: expected a date as YYYY%-MM%-DD, found true or false$", check,
                       { on = { true } })
        assert.refused("PARTYORG_E_DATE", "^hàng 2: on: .*2025%-02%-30", check, { on = { "2025-02-28", "2025-02-30" } },
                       { lang = "vi" })
    end)

    it("name what is at fault", function()
        local function at_fault(...)
            return select(4, ...)
        end
        local name, row = at_fault(check { cell_yes = { 1, -1 } })
        assert.exactly("cell_yes", name, "the fact at fault")
        assert.exactly(2, row, "and its row")
        assert.exactly(2, select(2, at_fault(check({ cell_yes = { 1, "x" } }, { lang = "vi" }))), "of another language too")
        assert.exactly(2, select(2, at_fault(check({ on = { "2025-08-20" } }, { rows = 2 }))), "what the library finds")
        assert.exactly(4, select("#", check { votes = {} }), "no row")
    end)
end)

describe("the call", function()
    it("is checked", function()
        assert.refused("PARTYORG_E_NAME", "^check: there is no check", partyorg.check_table, "x", {})
        assert.misuse("name of a check expected, got number", partyorg.check_table, 0, {})
        assert.misuse("table expected, got nil", partyorg.check_table, "admission")
        assert.misuse("table expected, got string", check, {}, "x")
        assert.misuse("the keys are on, options, days_off, make_up, lang, rows, values, out, extra", check, {}, { 1 })
        assert.refused("PARTYORG_E_NAME", "^row: there is no such argument; accepted are on, ", check, {}, { row = 1 })
        assert.refused("PARTYORG_E_DATE", "^on: ", check, {}, { on = "x" })
        assert.refused("PARTYORG_E_VALUE", "^age_count: ", check, {}, { options = { age_count = "x" } })
        assert.refused("PARTYORG_E_DATE", "^days_off: ", check, {}, { days_off = { "x" } })
        assert.misuse("values: a list of names expected, got string", check, {}, { values = "age_months" })
        assert.misuse("values: names of values expected, got number", check, {}, { values = { 1 } })
        assert.refused("PARTYORG_E_NAME", "there is no value \"x\"", check, {}, { values = { "x" } })
        assert.misuse("out: a table expected, got boolean", check, {}, { out = true })
        assert.misuse("out: results by name expected", check, {}, { out = { x = 1 } })
        assert.misuse("out: results by name expected", check, {}, { out = { values = 1 } })
        assert.misuse("out: results by name expected", check, {}, { out = { 1 } })
        assert.misuse("values: with out, they are named in out.values", check, {}, { out = {}, values = {} })
        assert.refused("PARTYORG_E_TYPE",
                       "^out%.verdict: expected an FFI array of int8_t that can be written to, of 2 or more, found table$",
                       check, {}, { rows = 2, out = { verdict = {} } })
        assert.refused("PARTYORG_E_TYPE", "^out%.values%.age_months: cần một mảng FFI kiểu int32_t ghi được, dài 0 trở " ..
                       "lên, nhưng nhận được number$",
                       check, {}, { lang = "vi", out = { values = { age_months = 1 } } })
        assert.refused("PARTYORG_E_NAME", "there is no value \"x\"", check, {}, { out = { values = { x = 1 } } })
        local before, now, after = os.date("%Y-%m-%d"), check({}, { rows = 1 }):report(1).on, os.date("%Y-%m-%d")
        assert.truthy(before <= now and now <= after, "today by default")
        assert.truthy(#partyorg.batch_instructions() > 0, "the instructions have a name")
    end)
end)

local young = { born_on = { "2007-09-10", "1990-01-01", nil },
                cell_met_on = { "2025-08-20", "2025-08-20", "2025-08-20" }, citizen_vn = { true, false, true } }
local batch = assert(check(young))

describe("the batch", function()
    it("has rows, columns and counts", function()
        assert.exactly("admission", batch.check, "check")
        assert.exactly("en", batch.lang, "lang")
        assert.exactly(3, batch.rows, "rows")
        assert.exactly("vi", check(young, { lang = "vi" }):report(1).lang, "in the language of the call")
        assert.exactly(batch.counts, batch.counts, "counts are counted once")
        assert.exactly(nil, batch.other, "no such field")
        assert.misuse("cannot be changed", function() batch.other = 1 end)
        assert.exactly("partyorg.batch", getmetatable(batch), "metatable is hidden")
        for _, method in ipairs { "verdict", "stage", "due", "failed", "values", "report" } do
            for _, row in ipairs { 0, 4, -1, 2147483647 } do
                assert.refused("PARTYORG_E_RANGE", "^row: %-?%d+ is not between 1 and 3$", batch[method], batch, row)
            end
            assert.refused("PARTYORG_E_RANGE", "^row: 1.5 is not a whole number", batch[method], batch, 1.5)
            assert.misuse("a whole number expected, got string", batch[method], batch, "1")
            assert.misuse("a whole number expected, got n[io]", batch[method], batch)
        end
        assert.refused("PARTYORG_E_NAME", "there is no result \"x\"", batch.get, batch, 1, "x")
        assert.refused("PARTYORG_E_NAME", "there is no result \"x\"", batch.column, batch, "x")
        assert.misuse("name of a result expected, got number", batch.column, batch, 1)
        assert.misuse("name of a result expected, got no value", batch.get, batch, 1)
        assert.exactly("1 2", words(batch:rows_with { verdict = "not_met" }), "a word")
        assert.exactly("1 2 3", words(batch:rows_with { verdict = { "unknown", "not_met" } }), "words")
        assert.exactly(0, #batch:rows_with { verdict = {} }, "no words")
        assert.exactly("1 2 3", words(batch:rows_with {}), "no condition")
        assert.exactly("2 3", words(batch:rows_with { rule = "ADM-AGE-MIN", status = { "unknown", "met" } }), "a rule")
        assert.exactly("2", words(batch:rows_with { rule = "ADM-AGE-MIN", status = "met", verdict = "not_met" }), "both")
        assert.misuse("table expected, got nil", batch.rows_with, batch)
        assert.misuse("rule and status go together", batch.rows_with, batch, { rule = "ADM-AGE-MIN" })
        assert.misuse("rule and status go together", batch.rows_with, batch, { status = "met" })
        assert.misuse("the keys are verdict, rule, status", batch.rows_with, batch, { "met" })
        assert.misuse("verdict: a word or a list of words expected, got number", batch.rows_with, batch, { verdict = 1 })
        assert.misuse("rule: id of a rule expected, got number", batch.rows_with, batch, { rule = 1, status = "met" })
        assert.refused("PARTYORG_E_NAME", "there is no verdict \"x\"", batch.rows_with, batch, { verdict = { "met", "x" } })
        assert.refused("PARTYORG_E_NAME", "there is no rule \"x\"", batch.rows_with, batch, { rule = "x", status = "met" })
        assert.refused("PARTYORG_E_NAME", "^stage: there is no such argument; accepted are verdict, rule, status$",
                       batch.rows_with,
                       batch, { stage = "file" })
        local few = assert(check(young, { values = { "eligible_from" }, on = "2025-08-20" }))
        assert.exactly("2025-09-01", few:get(1, "eligible_from"), "a value asked for")
        assert.exactly("2025-09-01", few:values(1).eligible_from, "in the table")
        assert.exactly(nil, few:values(1).age_months, "and one that is not")
        assert.misuse("age_months: not among the results that were asked for", few.get, few, 1, "age_months")
        for _, rule in ipairs(partyorg.checks()) do
            assert.truthy(rule.rule_count <= 53, "a number of Lua 5.1 holds the masks")
            for _, value in ipairs(partyorg.values(rule.name)) do
                assert.truthy(rule.name == "dues" and value.name == "due" or
                    not ({ verdict = 1, stage = 1, due = 1, due_rule = 1, met = 1, not_met = 1, unknown = 1,
                           not_applicable = 1 })[value.name], "a value is named apart")
            end
        end
        do -- the check of dues has no deadline, but computes what is due
            local dues = assert(partyorg.check_table("dues", { paid = {} }, { rows = 1, on = "2026-03-10" }))
            assert.exactly(dues:values(1).due, dues:get(1, "due"), "no dues are known")
            assert.exactly(nil, dues:due(1), "nor a deadline")
        end
    end)

    it("outlives its columns", function()
        -- The table may change, and go, as soon as the call is over.
        for i = 1, 3 do
            young.born_on[i] = "x"
        end
        young.born_on, young.citizen_vn = nil, 5
        collectgarbage()
        assert.exactly("2025-09-01", batch:report(1):finding("ADM-AGE-MIN").required, "still the same")
        local kept = check({ born_on = { "2007-09-10" } }, { on = "2025-08-20", days_off = { "2025-08-21" } }):report(1)
        collectgarbage()
        collectgarbage()
        assert.truthy(kept:json():find("2007%-09%-10") or kept:text(), "a report outlives its batch")
    end)

    it("bears changes in the middle of a call", function()
        -- From what the garbage collector calls.
        local columns, rows, stop = {}, 500, false
        local function meddle()
            local facts = partyorg.facts("applicant")
            for i, fact in ipairs(facts) do
                columns[fact.name] = { [random(rows)] = fact.type == "bool" or nil,
                                       n = i % 3 == 0 and random(rows) or nil }
            end
            columns.on, columns[facts[random(#facts)].name] = nil, nil
            if not stop then
                setmetatable({}, { __gc = meddle })
            end
        end
        meddle()
        for _ = 1, 300 do
            local good, found = pcall(check, columns, { on = "2025-08-20", rows = rows })
            assert.truthy(good or type(found) == "string", "a batch or an error")
        end
        stop = true
    end)

    it("reads tables raw", function()
        -- Tables are read raw.
        local function explode()
            error("a metamethod was called")
        end
        local evil = { __index = explode, __newindex = explode, __pairs = explode, __len = explode, __eq = explode,
                       __tostring = explode, __call = explode, __name = "evil" }
        local shy = setmetatable({ citizen_vn = setmetatable({ true, false }, evil) }, evil)
        assert.exactly(2, assert(check(shy, setmetatable({ on = "2025-08-20" }, evil))).rows, "no metamethod")
        assert.exactly(0, #batch:rows_with(setmetatable({ verdict = setmetatable({ "met" }, evil) }, evil)),
                       "nor of conditions")
    end)

    it("has dates as days", function()
        assert.exactly(1, partyorg.date_to_days("1970-01-02"), "days")
        assert.exactly("0001-01-01", partyorg.days_to_date(-719162), "and back")
        assert.refused("PARTYORG_E_DATE", "^days_to_date: ", partyorg.days_to_date, -719163)
        assert.refused("PARTYORG_E_DATE", "^days_to_date: ", partyorg.days_to_date, 2932897)
        assert.refused("PARTYORG_E_RANGE", "^days: ", partyorg.days_to_date, 0.5)
    end)
end)

describe("FFI arrays", function()
    it("are read and written where they lie", function()
        if ffi_found then
            local new = ffi.new
            local born = new("int32_t[?]", 3, { partyorg.date_to_days("2007-09-10"), partyorg.UNKNOWN, 7000 })
            local met = new("int32_t[3]", repeated(partyorg.date_to_days("2025-08-20"), 3))
            local arrays = { born_on = born, cell_met_on = met }

            for _, name in ipairs { "int64_t[3]", "int16_t[3]", "uint32_t[3]", "double[3]", "bool[3]", "int32_t *[3]",
                                    "int32_t[3][2]",
                                    "float[3]", "struct { int32_t day; }[3]", "complex[3]", "volatile int32_t[3]" } do
                assert.refused("PARTYORG_E_TYPE",
                               "^born_on: expected a list, or an FFI array of int32_t %(days since .* found ",
                               check, { born_on = new(name) })
            end
            for _, found in ipairs { new("float[3]"), new("int32_t *[3]"), new("int32_t[3][2]"), new("int32_t *"),
                                     new("int32_t"),
                                     new("struct { int32_t n[3]; }"), new("char *[3]"), ffi.typeof("int32_t[3]"), ffi.C,
                                     ffi.cast("int32_t (&)[3]", nil), ffi.cast("int32_t (*)[3]",
                                         nil), new("enum { A, B }[3]"),
                                     ffi.new("uint64_t"), ffi.cast("void *", nil), new("volatile int32_t[3]") } do
                assert.refused("PARTYORG_E_TYPE", "^cell_yes: expected a list, or an FFI array of bool, .*double, found ",
                               check,
                               { cell_yes = found })
            end
            assert.refused("PARTYORG_E_TYPE", "found int %*$", check, { born_on = new("int32_t *") })
            assert.refused("PARTYORG_E_TYPE", "found int64_t %[3%]$", check, { born_on = new("int64_t[3]") })
            for _, name in ipairs { "bool", "char", "signed char", "int8_t", "uint8_t", "int16_t", "uint16_t", "int32_t",
                                    "uint32_t",
                                    "int64_t", "uint64_t", "long", "size_t", "double" } do
                assert.exactly("met", assert(check { citizen_vn = new(name .. "[3]", { 1, 0, 1 }) }):get(3, "ADM-CITIZEN"),
                               "an array of " .. name)
                assert.exactly(0, assert(check { citizen_vn = new(name .. "[?]", 0) }).rows, "of no length")
            end

            assert.exactly(3, assert(check(arrays)).rows, "as long as the arrays")
            assert.exactly(2, assert(check(arrays, { rows = 2 })).rows, "rows of a longer one")
            assert.refused("PARTYORG_E_RANGE", "^born_on: has 3 values, but there are 4 rows$", check, { born_on = born },
                           { rows = 4 })
            assert.refused("PARTYORG_E_RANGE", "^citizen_vn: has 2 values, but there are 3 rows$", check,
                           { born_on = born, citizen_vn = new("bool[2]") })
            assert.exactly("unknown", assert(check { born_on = born, citizen_vn = { nil, true } }):get(3, "ADM-CITIZEN"),
                           "a list beside them")
            assert.refused("PARTYORG_E_RANGE", "^born_on: has 3 values", check,
                           { born_on = born, citizen_vn = { true, true, true, true } })

            local bits = new("uint8_t[1]", { 5 })
            local some = { citizen_vn = { values = new("bool[3]", { true, true, true }), validity = bits } }
            assert.exactly("met", assert(check(some)):get(3, "ADM-CITIZEN"), "valid")
            assert.exactly("unknown", assert(check(some)):get(2, "ADM-CITIZEN"), "not valid")
            assert.exactly("not_met", assert(check { citizen_vn = { values = new("bool[3]") } }):get(2, "ADM-CITIZEN"),
                           "without")
            for _, other in ipairs { {}, 5, new("int8_t[1]"), new("uint8_t[0]"), new("uint8_t *"), new("bool[3]") } do
                assert.refused("PARTYORG_E_TYPE", "^citizen_vn: expected validity as an FFI array of uint8_t with a bit",
                               check,
                               { citizen_vn = { values = some.citizen_vn.values, validity = other } })
            end
            assert.refused("PARTYORG_E_TYPE",
                           "^citizen_vn: expected { values = %.%.%., validity = %.%.%. }, found another key",
                           check, { citizen_vn = { values = some.citizen_vn.values, rows = 3 } })

            assert.refused("PARTYORG_E_VALUE", "^row 2: cell_yes: value %-1 is not between", check,
                           { cell_yes = new("int8_t[2]", { 0, -1 }) })
            assert.refused("PARTYORG_E_VALUE", "^row 2: cell_yes: value 1099511627776 ", check,
                           { cell_yes = new("int64_t[2]", { 0, 2 ^ 40 }) })
            assert.refused("PARTYORG_E_VALUE", "^row 1: cell_yes: .*fraction", check,
                           { cell_yes = new("double[2]", { 0.5 }) })
            assert.refused("PARTYORG_E_VALUE", "^row 2: citizen_vn: value 2", check,
                           { citizen_vn = new("uint8_t[2]", { 1, 2 }) })
            assert.refused("PARTYORG_E_DATE", "^row 1: born_on: day number ", check,
                           { born_on = new("int32_t[1]", { 2 ^ 30 }) })
            assert.refused("PARTYORG_E_DATE", "^row 1: on: the examination date is missing", check,
                           { on = new("int32_t[1]", { partyorg.UNKNOWN }) })

            -- Results straight into arrays, and into no others.
            local checks = { verdict = "int8_t", stage = "int8_t", due = "int32_t", due_rule = "int8_t", met = "uint64_t",
                             not_met = "uint64_t", unknown = "uint64_t", not_applicable = "uint64_t" }
            local out = { values = { age_months = new("int32_t[?]", 4), eligible_from = new("int32_t[4]") } }
            for name, element in pairs(checks) do
                out[name] = new(element .. "[?]", 5)
                out[name][3] = 77
            end
            local whole = assert(check(arrays))
            local written = assert(check(arrays, { on = "2025-08-20", out = out }))
            local places = { met = 0, not_met = 1, unknown = 2 }
            for row = 1, 3 do
                assert.exactly(places[whole:verdict(row)], out.verdict[row - 1], "verdict")
                assert.exactly(whole:get(row, "age_months") or partyorg.UNKNOWN, out.values.age_months[row - 1],
                               "age_months")
                assert.exactly(whole:get(row, "not_met"), tonumber(out.not_met[row - 1]), "not_met")
                local from = out.values.eligible_from[row - 1]
                assert.exactly(whole:get(row, "eligible_from"),
                               from ~= partyorg.UNKNOWN and partyorg.days_to_date(from) or nil,
                               "eligible_from")
                for name in pairs(checks) do
                    assert.exactly(whole:get(row, name), written:get(row, name), name)
                    assert.exactly(77, tonumber(out[name][3]), "no further than the rows")
                end
                assert.exactly(words(whole:failed(row)), words(written:failed(row)), "failed")
                assert.exactly(whole:report(row):json(), written:report(row):json(), "the report")
            end
            assert.exactly(whole.counts.verdicts.not_met, written.counts.verdicts.not_met, "counts")
            assert.exactly(nil, written:values(1).ceremony_due, "a value that is not")
            local only = assert(check(arrays, { out = { verdict = out.verdict } }))
            assert.exactly("not_met", only:verdict(1), "the verdict")
            assert.misuse("stage: not among the results", only.stage, only, 1)
            assert.misuse("met: not among the results", only.failed, only, 1)
            assert.misuse("met: not among the results", only.get, only, 1, "ADM-AGE-MIN")
            assert.misuse("met: not among the results", only.rows_with, only, { rule = "ADM-AGE-MIN", status = "met" })
            assert.exactly("1", words(only:rows_with { verdict = "not_met" }), "rows by verdict")
            local none = assert(check(arrays, { out = {} }))
            assert.exactly(3, none.counts.rows, "counts alone")
            assert.misuse("verdict: not among the results", none.verdict, none, 1)
            assert.misuse("verdict: not among the results", none.rows_with, none, { verdict = "met" })
            for name, element in pairs(checks) do
                for _, wrong in ipairs { new(element .. "[2]"), new("const " .. element .. "[3]"), new(element),
                                         new(element .. "*"),
                                         new("uint8_t[3]"), new("uint32_t[3]"), new("int64_t[3]") } do
                    assert.refused("PARTYORG_E_TYPE", "^out%." .. name .. ": expected an FFI array of " .. element, check,
                                   arrays,
                                   { out = { [name] = wrong } })
                end
            end
            local odd = ffi.cast("int32_t (&)[3]", ffi.cast("char *", new("char[16]")) + 1)
            assert.refused("PARTYORG_E_TYPE", "^out%.due: expected an FFI array of int32_t", check, arrays,
                           { out = { due = odd } })
            -- Whatever is in the arrays afterwards: a name or nil.
            for i = 0, 255 do
                for name in pairs(checks) do
                    out[name][0] = name == "due" and i * 16777216 - 2147483648 or i - 128
                    written:get(1, name)
                end
                out.values.eligible_from[0] = out.due[0]
                written:get(1, "eligible_from")
                written:failed(1)
                for status in pairs(places) do
                    written:rows_with { verdict = status, rule = "ADM-AGE-MIN", status = status }
                end
                end

            -- Arrays are borrowed, and live as long as the batch.
            local lasting = assert(check { born_on = new("int32_t[1]", { partyorg.date_to_days("2007-09-10") }) })
            for _ = 1, 10 do
                collectgarbage()
                new("int32_t[?]", 10000)
            end
            assert.exactly("2025-09-01", lasting:report(1):finding("ADM-AGE-MIN").required, "kept alive")
            local changed = assert(check { born_on = born })
            born[0] = partyorg.date_to_days("2007-10-10")
            assert.exactly("2025-10-01", changed:report(1):finding("ADM-AGE-MIN").required, "read again")
            born[2] = 2 ^ 30
            assert.refused("PARTYORG_E_DATE", "^row 3: born_on: day number", changed.report, changed, 3)

            -- Memory of the caller, to the byte: sanitizers see whatever is read or written beyond it.
            ffi.cdef "void *malloc(size_t); void free(void *);"
            for _, rows in ipairs { 1, 7, 8, 9, 127, 128, 129, 1000 } do
                local pointers = {}
                local function exactly(element, count, value)
                    local bytes = count * ffi.sizeof(element)
                    local pointer = ffi.C.malloc(bytes)
                    pointers[#pointers + 1] = pointer
                    local array = ffi.cast(("%s (&)[%d]"):format(element, count), pointer)
                    for i = 0, count - 1 do
                        array[i] = value
                    end
                    return array
                end
                local mine = { citizen_vn = { values = exactly("bool", rows, true),
                                              validity = exactly("uint8_t", math.floor((rows + 7) / 8), 255) },
                               born_on = exactly("int32_t", rows, 0), cell_yes = exactly("int64_t", rows, 5),
                               cell_official = exactly("double", rows, 7), on = exactly("int32_t", rows, 20000),
                               section = exactly("int8_t", rows, 1) }
                local results = { values = { age_months = exactly("int32_t", rows, 0) } }
                for name, element in pairs(checks) do
                    results[name] = exactly(element, rows, 0)
                end
                local last = assert(check(mine, { out = results }))
                assert.exactly(last:report(rows).values.age_months, last:get(rows, "age_months"), "the last row")
                assert.exactly(last:verdict(1), last:column("verdict")[rows], "is like the first")
                last = nil -- luacheck: ignore
                collectgarbage()
                for _, pointer in ipairs(pointers) do
                    ffi.C.free(pointer)
                end
            end
        end
    end)
end)

local lists = { born_on = { "2007-09-10", "1990-01-01" }, citizen_vn = { true, nil, true } }

describe("memory", function()
    local function steady(what, run)
        it("is steady: " .. what, function() assert.steady(5000, run) end)
    end
    local with_days = { on = "2025-08-20", days_off = { "2025-08-28" }, options = { age_count = "by_day" } }
    steady("batches", function()
        local one = partyorg.check_table("admission", lists, with_days)
        return one.counts, one:column("verdict"), one:report(2).verdict, one:values(1), one:failed(1)
    end)
    steady("refusals", function()
        return check { cell_yes = { 1, -1 } }, check { born_on = { "x" } }, check { x = {} }, check { cell_yes = { x = 1 } }
    end)
    steady("errors", function()
        return pcall(check, {}, { values = { 1 } }), pcall(check, lists, { out = { x = 1 } })
    end)
    if ffi_found then
        local arrays = { born_on = ffi.new("int32_t[?]", 100), citizen_vn = { values = ffi.new("bool[100]") } }
        local out = { out = { verdict = ffi.new("int8_t[?]", 100) }, on = "2025-08-20" }
        steady("arrays", function() return partyorg.check_table("admission", arrays, out):verdict(3) end)
    end
end)
