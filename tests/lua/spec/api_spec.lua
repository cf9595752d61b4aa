-- SPDX-License-Identifier: MIT
-- The Lua binding as a user sees it.
local json = require "cjson"
local partyorg = require "partyorg"
local support = require "support"
local without_null = support.without_null

describe("loading", function()
    it("is loaded once", function()
        assert.truthy(require "partyorg" == partyorg, "required once")
        assert.truthy(partyorg.version():find("^%d+%.%d+%.%d+$"), "version")
    end)
end)

local young = { citizen_vn = true, born_on = "2007-09-10", cell_met_on = "2025-08-20" }
local report = assert(partyorg.check("admission", young, { on = "2025-08-20" }))

describe("a report", function()
    it("has what was asked and what came out", function()
        assert.exactly("admission", report.check, "check")
        assert.exactly("Admission", report.title, "title")
        assert.exactly("2025-08-20", report.on, "on")
        assert.exactly("not_met", report.verdict, "verdict")
        assert.exactly("eligibility", report.stage, "stage")
        assert.exactly("eligibility", report.stages[1], "first stage")
        assert.exactly("not_met", report.stages.eligibility, "verdict of a stage")
        assert.exactly(#partyorg.stages("admission"), #report.stages, "number of stages")
        assert.exactly(#partyorg.rules("admission"), #report.findings, "number of findings")
        assert.exactly(215, report.values.age_months, "a number")
        assert.exactly("2025-09-01", report.values.eligible_from, "a date")
        assert.exactly(nil, report.values.probation_ends, "an absent value")
        assert.truthy(#report.missing > 20, "missing")
        assert.truthy(#report.missing_for_verdict <= #report.missing, "missing for the verdict")
        assert.same({}, report.contradictions, "no contradiction")
        local votes = assert(partyorg.check("admission", { cell_official = 5, cell_excluded = 0, cell_yes = 9 }))
        assert.same({ "cell_official", "cell_excluded", "cell_yes" }, votes.contradictions, "contradictions")
        assert.exactly(nil, report.no_such_field, "no such field")
        assert.truthy(report.findings == report.findings and report.stages == report.stages, "looked up once")
        assert.misuse("cannot be changed", function() report.other = 1 end)
        assert.exactly("partyorg.report", getmetatable(report), "metatable is hidden")
    end)

    local finding = assert(report:finding("ADM-AGE-MIN"))

    it("has findings with all that a rule says", function()
        assert.truthy(finding == report.findings[2], "the same object")
        assert.exactly("ADM-AGE-MIN", finding.id, "id")
        assert.exactly("At least 18 years old", finding.title, "title in English")
        assert.exactly("Đủ 18 tuổi", finding:title_text("vi"), "title in Vietnamese")
        assert.exactly("requirement", finding.kind, "kind")
        assert.exactly("eligibility", finding.stage, "stage")
        assert.exactly("not_met", finding.status, "status")
        assert.exactly("R294", finding.edition, "edition")
        assert.exactly("verified", finding.confidence, "confidence")
        assert.exactly("2025-08-20", finding.governing_on, "governing date")
        assert.exactly(false, finding.stand_in, "stand-in")
        assert.exactly("cell_met_on", finding.fact, "fact")
        assert.exactly("2025-08-20", finding.observed, "observed")
        assert.exactly("at_least", finding.relation, "relation")
        assert.exactly("2025-09-01", finding.required, "required")
        assert.exactly(nil, finding.due, "due")
        assert.exactly(false, finding.overdue, "overdue")
        assert.exactly(true, finding.counts, "counts")
        assert.exactly(false, finding.no_edition, "no_edition")
        assert.same({}, finding.missing, "missing of a finding")
        assert.exactly("294-QĐ/TW (2025-05-26) pt 1.1.1", finding:provision(), "provision")
        assert.exactly("294-QĐ/TW (26/05/2025) điểm 1.1.1", finding:provision("vi"), "provision in Vietnamese")
        assert.truthy(finding:text():find("^At least 18 years old"), "text")
        assert.truthy(finding:text("vi"):find("^Đủ 18 tuổi"), "text in Vietnamese")
        assert.exactly(finding:text(), tostring(finding), "tostring")
        assert.exactly(nil, finding.other, "no such field of a finding")
        assert.exactly(nil, finding[1], "no such number of a finding")
        assert.misuse("cannot be changed", function() finding.status = "met" end)
        assert.misuse("finding expected, got userdata", finding.text, io.stdout)
        assert.misuse("finding expected, got table", finding.remedies, {})
        assert.refused("PARTYORG_E_NAME", "there is no rule \"X%-1\"", report.finding, report, "X-1")
        assert.refused("PARTYORG_E_NAME", "there is no language \"fr\"", finding.text, finding, "fr")
        assert.misuse("id of a rule expected, got number", report.finding, report, 2)
        assert.exactly(true, report:finding("ADM-CITIZEN").observed, "a bool observed")
        assert.exactly(true, report:finding("ADM-CITIZEN").required, "a bool required")
        assert.same({ "done", "not_required" }, report:finding("ADM-VERIFIED").required, "one of")
        if _VERSION ~= "Lua 5.1" then
            local fields = {}
            for key, value in pairs(finding) do
                fields[key] = value
            end
            assert.same(finding:to_table(), fields, "pairs of a finding")
            fields = {}
            for key, value in pairs(report) do
                fields[key] = value
            end
            assert.same(report:to_table(), fields, "pairs of a report")
        end
    end)

    it("tells remedies and the next step", function()
        local by_time = assert(report:remedies("ADM-AGE-MIN"))[1]
        assert.exactly(nil, by_time.from, "by time alone") -- the meeting is a fact: it has to be held again
        assert.same({ { fact = "cell_met_on", relation = "at_least", required = "2025-09-01" } }, by_time.steps, "its step")
        assert.exactly(true, by_time.proven, "proven")
        local early = assert(partyorg.check("admission", { citizen_vn = true, born_on = "2008-08-15" },
                                            { on = "2025-08-01" }))
        assert.exactly("2026-08-01", early:remedies("ADM-AGE-MIN")[1].from, "from")
        assert.same({}, early:remedies("ADM-AGE-MIN")[1].steps, "no steps")
        assert.exactly("Time alone: from 2026-08-01", early:finding("ADM-AGE-MIN"):remedies("en")[1].text,
                       "text of a remedy")
        assert.exactly("Chỉ cần chờ: từ ngày 01/08/2026", early:remedies("ADM-AGE-MIN", "vi")[1].text, "in Vietnamese")
        assert.same({}, early:remedies("ADM-CITIZEN"), "nothing to mend")
        assert.refused("PARTYORG_E_NAME", "there is no rule", early.remedies, early, "X")
        assert.exactly("wait", early.next_step.action, "next action")
        assert.exactly("eligibility", early.next_step.stage, "next stage")
        assert.exactly("the cell", early.next_step.actor, "next actor")
        assert.exactly("ADM-AGE-MIN", early.next_step.rule, "next rule")
        assert.exactly("2026-08-01", early.next_step.from, "next from")
        assert.exactly(nil, early.next_step.due, "no due date")
        assert.exactly(early.next_step.text, early:next_text(), "next text")
        assert.truthy(early:next_text("vi"):find("chờ đủ thời gian", 1, true), "next text in Vietnamese")
        assert.truthy(early:text():find("^Admission %(2025%-08%-01%): not met\n→ Eligibility"), "the whole text")
        assert.truthy(early:text("vi"):find("^Kết nạp đảng viên %(01/08/2025%): không đạt\n→ Điều kiện"), "in Vietnamese")
        assert.exactly(early:text(), tostring(early), "tostring is the text")
        assert.refused("PARTYORG_E_NAME", "there is no language", early.text, early, "de")
        assert.misuse("language expected, got table", early.json, early, {})
    end)

    it("speaks the language of the call", function()
        local vietnamese = assert(partyorg.check("admission", young, { on = "2025-08-20", lang = "vi" }))
        assert.exactly(report:text("vi"), vietnamese:text(), "texts in the language of the call")
        assert.exactly("Đủ 18 tuổi", vietnamese.findings[2].title, "titles too")
        assert.exactly(report:remedies("ADM-AGE-MIN", "vi")[1].text, vietnamese:remedies("ADM-AGE-MIN")[1].text,
                       "and remedies")
        assert.exactly(report:text(), vietnamese:text("en"), "but for one asked for")
    end)

    it("is kept alive by a finding", function()
        -- A finding keeps its report alive.
        do
            local kept = assert(partyorg.check("admission", young, { on = "2025-08-20" })).findings[2]
            for _ = 1, 5 do
                collectgarbage()
            end
            assert.exactly("2025-09-01", kept.required, "kept alive")
            assert.exactly("cell_met_on", kept:remedies()[1].steps[1].fact, "with its facts")
        end
    end)
end)

local function check(facts, options)
    return partyorg.check("admission", facts, options or { on = "2025-08-20" })
end

describe("facts", function()
    it("are dates, booleans, numbers and choices", function()
        local function value_of(fact, value)
            local all = assert(partyorg.check("admission", { [fact] = value }, { on = "2025-08-20" }))
            for _, one in ipairs(all.findings) do
                if one.fact == fact and one.observed ~= nil then
                    return one.observed
                end
            end
        end
        assert.exactly("2025-03-01", value_of("application_on", "2025-03-01"), "a date")
        assert.exactly("2025-03-01", value_of("application_on", "1/3/2025"), "a date as people write it")
        assert.exactly(false, value_of("citizen_vn", false), "false")
        assert.exactly("appraised", value_of("section", "appraised"), "a choice")
        assert.exactly(7, value_of("cell_official", 7), "a number")
        assert.exactly(7, value_of("cell_official", 7.0), "a whole float")
    end)

    it("are refused by name and value", function()
        assert.refused("PARTYORG_E_DATE", "^born_on: expected a date as YYYY%-MM%-DD, found a whole number$", check,
                       { born_on = 2 })
        assert.refused("PARTYORG_E_DATE", "^born_on: .*2025%-02%-30", check, { born_on = "2025-02-30" })
        assert.refused("PARTYORG_E_DATE", "^born_on: ", check, { born_on = "" })
        assert.refused("PARTYORG_E_DATE", "^born_on: ", check, { born_on = "1990-01-01\0" })
        assert.refused("PARTYORG_E_DATE", "^born_on: .*found true or false", check, { born_on = true })
        assert.refused("PARTYORG_E_VALUE", "^citizen_vn: expected true or false, found a string$", check,
                       { citizen_vn = "yes" })
        assert.refused("PARTYORG_E_VALUE", "^citizen_vn: expected true or false, found a whole number$", check,
                       { citizen_vn = 1 })
        assert.refused("PARTYORG_E_VALUE", "^cell_yes: expected a whole number, found a fraction$", check,
                       { cell_yes = 1.5 })
        assert.refused("PARTYORG_E_VALUE", "^cell_yes: expected a whole number, found a string$", check, { cell_yes = "3" })
        assert.refused("PARTYORG_E_VALUE", "^cell_yes: value %-1 is not between 0 and 1000000$", check, { cell_yes = -1 })
        assert.refused("PARTYORG_E_VALUE", "^cell_yes: value .*nan is not a whole number", check, { cell_yes = 0 / 0 })
        assert.refused("PARTYORG_E_VALUE", "^cell_yes: value inf is not a whole number", check, { cell_yes = math.huge })
        assert.refused("PARTYORG_E_VALUE", "^cell_yes: value 9.007", check, { cell_yes = 2.0 ^ 53 })
        assert.refused("PARTYORG_E_VALUE", "^cell_yes: value %-2147483648", check, { cell_yes = -2147483648 })
        assert.refused("PARTYORG_E_VALUE", "^cell_yes: .*found table", check, { cell_yes = {} })
        assert.refused("PARTYORG_E_VALUE", "^section: .*accepted are none, appraised, not_appraised$", check,
                       { section = "maybe" })
        assert.refused("PARTYORG_E_VALUE", "^section: expected the name of a choice, found a whole number", check,
                       { section = 1 })
        assert.refused("PARTYORG_E_NAME", "^votes: no fact of that name in \"applicant\"; accepted are citizen_vn, .*, me",
                       check, { votes = 1 })
        assert.refused("PARTYORG_E_NAME", "^born_on%?: no fact of that name", check, { ["born_on\0"] = "1990-01-01" })
        assert.refused("PARTYORG_E_NAME", "^Date of birth: no fact of that name, only of that title; its name is born_on$",
                       check, { ["Date of birth"] = 1 })
        assert.refused("PARTYORG_E_NAME", "^number: no fact of that name", check, { "1990-01-01" })
        assert.refused("PARTYORG_E_NAME", "^" .. ("x"):rep(40) .. "x*: no fact", check, { [("x"):rep(10000)] = 1 })
        assert.refused("PARTYORG_E_NAME", "^votes: không có dữ kiện tên này .*; chấp nhận: citizen_vn, ",
                       check, { votes = 1 }, { lang = "vi" })
        assert.refused("PARTYORG_E_NAME", "^check: không có thủ tục \"x\"; chấp nhận: admission, ",
                       partyorg.check, "x", {}, { lang = "vi" })
        assert.refused("PARTYORG_E_NAME", "^language: there is no language \"fr\"; accepted are ",
                       check, {}, { lang = "fr" })
        assert.refused("PARTYORG_E_NAME", "; accepted are age_count, .*, scorecard$", check, {}, { options = { x = 1 } })
        assert.refused("PARTYORG_E_VALUE", "^cell_yes: cần một số nguyên, nhưng nhận được một chuỗi$", check,
                       { cell_yes = "3" },
                       { lang = "vi" })
        assert.refused("PARTYORG_E_VALUE", "^cell_yes: giá trị %-1 không nằm trong khoảng", check, { cell_yes = -1 },
                       { lang = "vi" })
        local function at_fault(...)
            return select(4, ...)
        end
        assert.exactly("cell_yes", at_fault(check { cell_yes = -1 }), "a fact at fault")
        assert.exactly("votes", at_fault(check { votes = 1 }), "a name that is none")
        assert.exactly(nil, at_fault(check { "1990-01-01" }), "no name at all")
        assert.exactly("age_count", at_fault(check({}, { options = { age_count = "x" } })), "an option at fault")
        assert.exactly("make_up", at_fault(check({}, { make_up = { "x" } })), "an argument at fault")
        assert.exactly("on", at_fault(check({}, { on = "x" })), "another argument")
        assert.exactly("check", at_fault(partyorg.check("admision", {})), "the name of the check")
        assert.exactly("rule", at_fault(report:remedies "X"), "a rule at fault")
        assert.exactly(nil, at_fault(partyorg.add_working_days("2199-12-31", 1)), "a result of the calendar")
        assert.exactly("breaches[2]", at_fault(partyorg.limitation("reprimand", { "2020-01-02", "2020-01-01" })),
                       "a place in a list")
        assert.exactly("status", at_fault(partyorg.status_title "maybe"), "a status")
        assert.misuse("table expected, got nil", partyorg.check, "admission")
        assert.misuse("table expected, got number", partyorg.check, "admission", 5)
        assert.misuse("name of a check expected, got number", partyorg.check, 0, {})
        assert.refused("PARTYORG_E_NAME", "^check: there is no check \"admision\"; accepted are admission, .*, dues$",
                       partyorg.check, "admision", {})
        assert.refused("PARTYORG_E_NAME", "^check: there is no check \"admission%?\"; accepted",
                       partyorg.check, "admission\0", {})
    end)

    it("are read raw", function()
        -- Tables are read raw.
        local function explode()
            error("a metamethod was called")
        end
        local evil = { __index = explode, __newindex = explode, __pairs = explode, __len = explode, __eq = explode,
                       __tostring = explode, __call = explode }
        assert.exactly("not_met", assert(check(setmetatable({ born_on = "2007-09-10" }, evil))).verdict,
                       "no metamethod of the facts")
        assert.exactly("2025-08-20", assert(check({}, setmetatable({ on = "2025-08-20" }, evil))).on, "nor of the options")
    end)
end)

local decided = { admission_decided_on = "2025-08-18", decision_received_on = "2025-08-22",
                  ceremony_late_consent = false }
local plain = assert(check(decided)):finding("ADM-CEREMONY-DUE")

describe("a call", function()
    it("has a date, a language and options", function()
        local before, now, after = os.date("%Y-%m-%d"), assert(partyorg.check("admission", {})).on, os.date("%Y-%m-%d")
        assert.truthy(before <= now and now <= after, "today by default")
        assert.refused("PARTYORG_E_DATE", "^on: ", check, {}, { on = "today" })
        assert.misuse("on: a date as text expected, got number", check, {}, { on = 20000 })
        assert.refused("PARTYORG_E_NAME",
                       "^when: there is no such argument; accepted are on, options, days_off, make_up, lang$",
                       check, {}, { when = "2025-08-20" })
        assert.misuse("the keys are on, options", check, {}, { "2025-08-20" })
        assert.misuse("table expected, got string", check, {}, "2025-08-20")
        assert.refused("PARTYORG_E_NAME", "there is no language \"fr\"", check, {}, { lang = "fr" })
        assert.misuse("options: a table expected, got string", check, {}, { options = "by_day" })
        assert.refused("PARTYORG_E_NAME", "^age: no fact of that name in \"options\"", check, {},
                       { options = { age = "by_day" } })
        assert.refused("PARTYORG_E_VALUE", "^age_count: .*accepted are by_month, by_day", check, {},
                       { options = { age_count = "x" } })
        local by_day = assert(check({ born_on = "2007-09-10" }, { on = "2025-09-05", options = { age_count = "by_day" } }))
        assert.exactly("not_met", by_day:finding("ADM-AGE-MIN").status, "an option")
        local by_month = assert(check({ born_on = "2007-09-10" }, { on = "2025-09-05" }))
        assert.exactly("met", by_month:finding("ADM-AGE-MIN").status, "and its default")
    end)

    it("has days off and days worked instead", function()
        local moved = assert(check(decided, { on = "2025-08-20", days_off = { "2025-08-29", "28/08/2025", "2025-08-29" } }))
        assert.truthy(plain.due, "a due date")
        assert.exactly(partyorg.add_working_days(plain.due, 2), moved:finding("ADM-CEREMONY-DUE").due,
                       "days off, in any order")
        local worked = assert(check(decided, { on = "2025-08-20", make_up = { "2025-08-30" } }))
        assert.exactly(partyorg.add_working_days(plain.due, -1), worked:finding("ADM-CEREMONY-DUE").due,
                       "a day worked instead")
        assert.misuse("days_off: a list of dates expected, got string", check, {}, { days_off = "2025-08-29" })
        assert.misuse("days_off: a list of dates expected, with nothing else", check, {},
                      { days_off = { ["2025-08-29"] = true } })
        assert.misuse("make_up: a list of dates expected, entry 1 is a number", check, {}, { make_up = { 5 } })
        assert.refused("PARTYORG_E_DATE", "^make_up: .*2025%-02%-30", check, {}, { make_up = { "2025-02-30" } })
    end)

    it("works remedies out with the same calendar", function()
        -- The remedies are worked out with the same calendar.
        local holidays = assert(check(decided,
                                      { on = "2025-08-20", days_off = { "2025-08-28" }, make_up = { "2025-08-30" } }))
        collectgarbage()
        assert.truthy(type(holidays:remedies("ADM-CEREMONY-DUE")) == "table", "remedies with a calendar")
    end)

    it("has masks that say the same", function()
        local masks = assert(partyorg.check_masks("admission", young, { on = "2025-08-20" }))
        assert.exactly(report.verdict, masks.verdict, "verdict alone")
        assert.exactly(report.stage, masks.stage, "stage alone")
        for i, one in ipairs(report.findings) do
            local found
            for _, status in ipairs { "met", "not_met", "unknown", "not_applicable" } do
                if math.floor(masks[status] / 2 ^ (i - 1)) % 2 == 1 then
                    found = status
                end
            end
            assert.exactly(one.status, found, one.id)
        end
        assert.refused("PARTYORG_E_NAME", "^votes: no fact", partyorg.check_masks, "admission", { votes = 1 })
    end)
end)

describe("a report of a case and its JSON", function()
    local function compare_with_json(facts, name, options)
        local one = assert(partyorg.check(name, facts, options))
        local told, table_of = without_null(json.decode(one:json())), one:to_table()
        local stages = {}
        for i, stage in ipairs(told.stages) do
            stages[i], stages[stage.name] = stage.name, stage.verdict
        end
        told.stages, told.stage, told.lang = stages, table_of.stage, table_of.lang
        for i, finding_told in ipairs(told.findings) do
            for _, key in ipairs { "counts", "no_edition", "no_calendar", "observed_on" } do
                finding_told[key] = table_of.findings[i][key]
            end
        end
        assert.same(told, table_of, name)
    end

    it("is the same", function()
        local cases = 0
        for _, file in ipairs { "tests/cases/admission.jsonl", "tests/cases/admission-coverage.jsonl",
                                "tests/cases/review-coverage.jsonl" } do
            for line in io.lines(file) do
                local case = without_null(json.decode(line))
                cases = cases + 1
                if cases % 10 == 1 then
                    compare_with_json(case.facts, case.check, { on = case.on, options = case.options,
                                                                lang = cases % 20 == 1 and "vi" or "en" })
                end
            end
        end
        assert.truthy(cases > 1000, "cases were read")
    end)
end)

describe("the catalogue", function()
    it("lists checks, rules and values", function()
        local names = {}
        for i, one in ipairs(partyorg.checks()) do
            names[i] = one.name
        end
        assert.same({ "admission", "recognition", "readmission", "party_age", "deletion", "leaving", "discipline",
                      "suspension", "appeal", "exemption", "transfer", "screening", "review", "review_cap", "meeting",
                      "meeting_year", "cell_rating", "cell_structure", "development", "dues" }, names, "checks")
        assert.exactly("Kết nạp đảng viên", partyorg.checks()[1].title.vi, "title of a check")
        assert.truthy(#partyorg.checks()[1].question.en > 10, "question")
        assert.exactly("applicant", partyorg.checks()[1].subject, "subject of a check")
        for i, name in ipairs(names) do
            local subject = partyorg.checks()[i].subject
            assert.truthy(#assert(partyorg.stages(name)) > 0, "stages of " .. name)
            assert.truthy(#assert(partyorg.rules(name)) > 0, "rules of " .. name)
            assert.truthy(#assert(partyorg.values(name)) > 0, "values of " .. name)
            assert.truthy(#assert(partyorg.facts(subject)) > 0, "facts of " .. name)
            for _, rule in ipairs(partyorg.rules(name)) do
                local wordings = assert(partyorg.wordings(name, rule.id))
                assert.exactly(rule.wording_count, #wordings, "wordings of " .. rule.id)
                assert.truthy(#wordings > 0 and wordings[1].text.vi and wordings[1].edition.code, rule.id)
            end
            assert.truthy(assert(partyorg.check(name, {})).verdict, "an empty file of " .. name)
        end
        -- values: dates, numbers, booleans and choices by name
        local types = {}
        for _, name in ipairs(names) do
            for _, value in ipairs(partyorg.values(name)) do
                types[value.type] = (types[value.type] or 0) + 1
                assert.exactly(value.type == "enum" or value.type == "ordered", value.choices ~= nil,
                               "choices of " .. value.name)
                assert.truthy((value.unit ~= nil) == (value.type == "int" or value.type == "decimal"),
                              "unit of " .. value.name)
            end
        end
        for _, kind in ipairs { "date", "bool", "int", "decimal", "enum" } do
            assert.truthy(types[kind] and types[kind] > 0, "values of the type " .. kind)
        end
        local level = partyorg.values("appeal")[3]
        assert.same({ "final_level", "enum", 3, "central_inspection" },
                    { level.name, level.type, #level.choices, level.choices[1].name }, "an enumeration")
        local appeal = assert(partyorg.check("appeal",
                                             { against = "deletion", wrongful_concluded = true, breach_since = true },
                                             { on = "2025-12-01" }))
        assert.exactly("secretariat", appeal.values.final_level, "a choice")
        assert.exactly(false, appeal.values.restorable, "a boolean")
        assert.truthy(appeal:json():find('"final_level": "secretariat", "restorable": false', 1, true), "in JSON")
        assert.exactly(nil, assert(partyorg.check("appeal", {}, { on = "2025-12-01" })).values.restorable, "absent")
    end)

    local rule = assert(partyorg.rule("admission", "ADM-AGE-MIN"))

    it("lists rules and stages", function()
        assert.exactly("eligibility", partyorg.stages("admission")[1].name, "stage")
        assert.exactly("the cell", partyorg.stages("admission")[1].actor.en, "actor")
        assert.exactly("ADM-AGE-MIN", rule.id, "rule")
        assert.exactly("requirement", rule.kind, "kind")
        assert.exactly("eligibility", rule.stage, "stage")
        assert.exactly("cell_met_on", rule.governing, "governing fact")
        assert.same({ "born_on" }, rule.facts, "facts")
        assert.exactly(nil, rule.due_value, "no deadline")
        assert.exactly("ADM-AGE-MIN", partyorg.rules("admission")[2].id, "the list has the same")
        assert.truthy(partyorg.rule("admission", "ADM-CEREMONY-DUE").due_value, "a deadline")
        assert.refused("PARTYORG_E_NAME", "there is no rule \"X\"", partyorg.rule, "admission", "X")
        assert.refused("PARTYORG_E_NAME", "there is no check \"X\"", partyorg.rules, "X")
        assert.refused("PARTYORG_E_NAME", "there is no check \"X\"", partyorg.stages, "X")
        assert.refused("PARTYORG_E_NAME", "there is no check \"X\"", partyorg.values, "X")
        assert.refused("PARTYORG_E_NAME", "there is no subject \"X\"", partyorg.facts, "X")
        assert.refused("PARTYORG_E_NAME", "there is no rule \"X\"", partyorg.wordings, "admission", "X")
        assert.misuse("name of a check expected, got nil", partyorg.rules)
        assert.misuse("name of a check expected, got table", partyorg.rules, {})
    end)

    it("lists wordings, editions, changes and facts", function()
        local wording = assert(partyorg.wording_on("admission", "ADM-AGE-MIN", "2025-08-20"))
        assert.exactly("R294", wording.edition.code, "edition")
        assert.exactly("R294 pt 1.1.1", wording.provision, "provision")
        assert.exactly("294-QĐ/TW (26/05/2025) điểm 1.1.1", wording.text.vi, "in full")
        assert.exactly("verified", wording.confidence, "confidence")
        assert.exactly(216, wording.parameters[1], "parameter")
        assert.exactly(nil, partyorg.wording_on("admission", "ADM-AGE-MIN", "1990-01-01"), "none that day")
        assert.exactly(0, select("#", partyorg.wording_on("admission", "ADM-AGE-MIN", "1990-01-01")), "no message")
        assert.refused("PARTYORG_E_DATE", "^on: ", partyorg.wording_on, "admission", "ADM-AGE-MIN", "x")
        local in_force = assert(partyorg.rules_in_force("admission", "2025-08-20"))
        assert.exactly("ADM-AGE-MIN", in_force[2].id, "rules in force")
        assert.same({}, partyorg.rules_in_force("admission", "1950-01-01"), "none in force")
        local changes = assert(partyorg.changes("admission", "2025-01-01", "2025-08-20"))
        assert.truthy(#changes > 0, "changes")
        assert.exactly("ADM-AGE-MIN", changes[1].rule, "rule")
        assert.exactly("R294", changes[1].after.code, "after")
        assert.exactly(false, changes[1].parameters, "the numbers stay")
        assert.same({}, partyorg.changes("admission", "2025-08-20", "2025-08-20"), "none on one day")
        assert.refused("PARTYORG_E_DATE", "^before: ", partyorg.changes, "admission", "x", "2025-08-20")
        assert.exactly("R294", partyorg.edition_on("R", "2025-08-20").code, "edition")
        assert.exactly("294-QĐ/TW", partyorg.edition_on("R", "2025-08-20").number, "its number")
        assert.exactly(partyorg.edition_on("R", "2025-08-20").to == nil, partyorg.edition_on("R", "2025-08-20").in_force,
                       "in force")
        assert.exactly(nil, partyorg.edition_on("R", "1950-01-01"), "none")
        assert.refused("PARTYORG_E_NAME", "there is no family", partyorg.edition_on, "?", "2025-08-20")
        assert.truthy(#partyorg.editions() > 5, "editions")
        assert.truthy(#partyorg.families() > 1 and partyorg.families()[1] ~= partyorg.families()[2], "families")
        assert.truthy(#partyorg.instruments() > 5 and partyorg.instruments()[1].number, "instruments")
        assert.exactly("applicant", partyorg.subjects()[1].name, "subjects")
        assert.exactly("age_count", partyorg.options()[1].name, "options")
        assert.exactly("by_month", partyorg.options()[1].choices[1].name, "default first")
        local count = partyorg.find_fact("applicant", "cell_yes")
        assert.same({ 0, 1000000, "votes", "int" }, { count.minimum, count.maximum, count.unit, count.type }, "bounds")
        assert.exactly("cell_yes", partyorg.find_fact("applicant", count.title.vi).name, "by title")
        assert.exactly("none", partyorg.find_fact("applicant", "section").choices[1].name, "choices")
        assert.refused("PARTYORG_E_NAME", "there is no fact \"x\"", partyorg.find_fact, "applicant", "x")
        assert.refused("PARTYORG_E_NAME", "there is no subject \"x\"", partyorg.find_fact, "x", "born_on")
    end)
end)

describe("facts as text", function()
    it("go both ways", function()
        assert.exactly("1990-03-01", partyorg.parse_fact("applicant", "born_on", " 1/3/1990 "), "a date")
        assert.exactly(true, partyorg.parse_fact("applicant", "citizen_vn", "Có"), "a bool")
        assert.exactly(false, partyorg.parse_fact("applicant", "citizen_vn", "NO"), "a bool")
        assert.exactly(12, partyorg.parse_fact("applicant", "cell_yes", "12"), "a number")
        assert.exactly(1, select("#", partyorg.parse_fact("applicant", "cell_yes", " ")), "blank")
        local section = partyorg.find_fact("applicant", "section")
        assert.exactly("appraised", partyorg.parse_fact("applicant", section.title.vi, section.choices[2].title.vi),
                       "by titles")
        assert.refused("PARTYORG_E_VALUE", "^cell_yes: \"x\" is not", partyorg.parse_fact, "applicant", "cell_yes", "x")
        assert.refused("PARTYORG_E_VALUE", "^cell_yes: \"x\" không", partyorg.parse_fact, "applicant", "cell_yes", "x",
                       "vi")
        assert.misuse("string expected, got number", partyorg.parse_fact, "applicant", "cell_yes", 12)
        assert.exactly("1990-03-01", partyorg.format_fact("applicant", "born_on", "1990-03-01"), "a date")
        assert.exactly("01/03/1990", partyorg.format_fact("applicant", "born_on", "1990-03-01", "vi"), "a date")
        assert.exactly("không", partyorg.format_fact("applicant", "citizen_vn", false, "vi"), "a bool")
        assert.exactly("12", partyorg.format_fact("applicant", "cell_yes", 12), "a number")
        assert.exactly(section.choices[2].title.vi, partyorg.format_fact("applicant", "section", "appraised", "vi"),
                       "a choice")
        assert.exactly("", partyorg.format_fact("applicant", "section", nil), "unknown")
        assert.refused("PARTYORG_E_VALUE", "^cell_yes: value %-1", partyorg.format_fact, "applicant", "cell_yes", -1)
        assert.misuse("value expected", partyorg.format_fact, "applicant", "cell_yes")
    end)
end)

describe("dates", function()
    it("are written, counted and found in the calendar", function()
        assert.exactly("2025-03-01", partyorg.parse_date(" 1/3/2025 "), "parse")
        assert.refused("PARTYORG_E_DATE", "2025%-13%-01", partyorg.parse_date, "2025-13-01")
        assert.exactly("2025-03-01", partyorg.format_date("2025-03-01"), "format")
        assert.exactly("01/03/2025", partyorg.format_date("2025-03-01", "dmy"), "format")
        assert.refused("PARTYORG_E_NAME", "there is no format \"us\"", partyorg.format_date, "2025-03-01", "us")
        assert.exactly("2025-02-28", partyorg.add_months("2025-01-31", 1), "down")
        assert.exactly("2025-03-01", partyorg.add_months("2025-01-31", 1, "up"), "up")
        assert.refused("PARTYORG_E_AMBIGUOUS", "does not exist in that month", partyorg.add_months, "2025-01-31", 1,
                       "abort")
        assert.refused("PARTYORG_E_DATE", "9999", partyorg.add_months, "9999-12-31", 1)
        assert.refused("PARTYORG_E_RANGE", "^months: 1.5 is not a whole number", partyorg.add_months, "2025-01-31", 1.5)
        assert.refused("PARTYORG_E_RANGE", "^months: 9.007", partyorg.add_months, "2025-01-31", 2.0 ^ 53)
        assert.misuse("a date as text expected, got number", partyorg.add_months, 20000, 1)
        assert.misuse("a whole number expected, got string", partyorg.add_months, "2025-01-31", "1")
        assert.misuse("partyorg.add_months: 2 to 3 arguments expected", partyorg.add_months, "2025-01-31")
        assert.misuse("partyorg.add_months: 2 to 3 arguments expected", partyorg.add_months, "2025-01-31", 1, "up", 4)
        assert.exactly(2, partyorg.months_by_month("2025-01-31", "2025-03-01"), "by month")
        assert.exactly(1, partyorg.full_months("2025-01-31", "2025-03-01"), "full months")
        assert.exactly(false, partyorg.is_working_day("2025-09-02"), "a holiday is no working day")
        assert.exactly(true, partyorg.is_working_day("2025-09-03"), "a working day")
        assert.exactly(true, partyorg.is_working_day("2025-09-02", { make_up = { "2025-09-02" } }), "worked instead")
        assert.exactly(false, partyorg.is_working_day("2025-09-03", { days_off = { "2025-09-04", "2025-09-03" } }),
                       "a day off")
        assert.exactly(true, partyorg.is_working_day("2025-09-03", nil), "no calendar")
        assert.exactly(true, partyorg.is_working_day("2025-09-03", {}), "an empty one")
        assert.misuse("a calendar has the keys", partyorg.is_working_day, "2025-09-03", { off = {} })
        assert.misuse("table expected, got string", partyorg.is_working_day, "2025-09-03", "2025-09-03")
        assert.exactly(plain.due, partyorg.add_working_days("2025-08-22", 30), "30 working days later")
        assert.exactly("2025-08-22", partyorg.add_working_days(plain.due, -30, {}), "backwards")
        assert.exactly(30, partyorg.working_days_between("2025-08-22", plain.due), "between")
        assert.exactly(29, partyorg.working_days_between("2025-08-22", plain.due, { days_off = { "2025-08-28" } }),
                       "with a day off")
        assert.refused("PARTYORG_E_RANGE", "^add_working_days: ", partyorg.add_working_days, "2199-12-31", 1)
        assert.exactly("Quốc khánh", partyorg.holiday("2025-09-02", "vi"), "holiday")
        assert.exactly(nil, partyorg.holiday("2025-09-05"), "none")
        assert.refused("PARTYORG_E_RANGE", "^date_holiday: ", partyorg.holiday, "1900-01-01")
        assert.same({ year = 2025, month = 1, day = 1, leap = false }, partyorg.to_lunar("2025-01-29"), "to lunar")
        assert.exactly("2025-01-29", partyorg.from_lunar(2025, 1, 1), "from lunar")
        assert.exactly("2025-07-25", partyorg.from_lunar(2025, 6, 1, true), "a leap month")
        assert.exactly("2025-07-25", partyorg.from_lunar(partyorg.to_lunar("2025-07-25")), "from a table")
        assert.refused("PARTYORG_E_DATE", "lunar_to_date: ", partyorg.from_lunar, 2025, 7, 1, true)
        assert.refused("PARTYORG_E_VALUE", "^month: a whole number is needed", partyorg.from_lunar, 2025, "7", 1)
        assert.refused("PARTYORG_E_VALUE", "^leap: true or false", partyorg.from_lunar, 2025, 7, 1, 1)
    end)
end)

local counts = { members = 12, away = 1, exempt = 0, suspended = 1, prosecuted = 0, indicted = 0, detained = 0, absent = 2,
                 yes = 8 }

describe("beside the checks", function()
    it("bases of votes", function()
        local vote = assert(partyorg.vote_base("cell", counts, { on = "2025-07-14" }))
        assert.exactly("met", vote.status, "vote: status")
        assert.exactly(10, vote.base, "vote: base")
        assert.exactly(2, vote.left_out, "vote: left out")
        assert.exactly(7, vote.votes_needed, "vote: needed")
        assert.exactly("R294", vote.edition, "vote: edition")
        assert.exactly("R294 pt 9.3.4", vote.provision, "vote: provision")
        assert.exactly(7, #vote.situations, "vote: situations")
        assert.exactly(true, vote.situations[1].left_out, "vote: away")
        assert.exactly(false, vote.situations[7].left_out, "vote: absent")
        assert.exactly("Bị đình chỉ sinh hoạt đảng", vote.situations[3].title.vi, "vote: title")
        assert.truthy(vote.text.vi:find("được tính: 10; số phiếu tối thiểu (hai phần ba): 7", 1, true), "vote: text")
        assert.exactly(0, #vote.missing, "vote: missing")
        vote = assert(partyorg.vote_base("committee", { members = 9 }, { share = "majority" }))
        assert.exactly(nil, vote.base, "vote: open")
        assert.exactly(0, vote.base_min, "vote: smallest")
        assert.exactly(5, vote.votes_needed_max, "vote: largest")
        assert.exactly("unknown", vote.status, "vote: status unknown")
        assert.exactly("away suspended prosecuted indicted detained yes", table.concat(vote.missing, " "), "vote: missing")
        assert.exactly(nil, assert(partyorg.vote_base("cell", { members = 3 }, { on = "2010-01-01" })).base_min,
                       "vote: nothing left over")
        assert.exactly(7, partyorg.votes_needed(10), "votes needed")
        assert.exactly(6, partyorg.votes_needed(10, "majority"), "votes needed")
        assert.refused("PARTYORG_E_VALUE", "^members: value 3 .* accepted are 4", partyorg.vote_base, "cell",
                       { members = 3, away = 4 })
        assert.refused("PARTYORG_E_VALUE", "^members: giá trị 3 ", partyorg.vote_base, "cell", { members = 3, away = 4 },
                       { lang = "vi" })
        assert.refused("PARTYORG_E_VALUE", "^yes: .* 1000000 is needed, found 1%.5", partyorg.vote_base, "cell",
                       { yes = 1.5 })
        assert.refused("PARTYORG_E_VALUE", "^yes: cần .* nhưng nhận được string", partyorg.vote_base, "cell", { yes = "8" },
                       { lang = "vi" })
        assert.refused("PARTYORG_E_NAME", '^counts: there is no "yse"; accepted are members,', partyorg.vote_base, "cell",
                       { yse = 8 })
        assert.refused("PARTYORG_E_NAME", "^share: .* two_thirds, majority", partyorg.vote_base, "cell", {},
                       { share = "half" })
        assert.refused("PARTYORG_E_DATE", "^on: ", partyorg.vote_base, "cell", {}, { on = "2025-02-30" })
        assert.refused("PARTYORG_E_RANGE", "votes_needed", partyorg.votes_needed, -1)
    end)

    it("limitation periods", function()
        local limit = assert(partyorg.limitation("reprimand", { "2018-05-02", "2020-02-01" },
            { excluded = { { "2021-01-01", "2021-01-20" }, { "2021-01-15", "30/01/2021" } }, concluded_on = "2025-03-01",
              no_limit_class = "none" }))
        assert.exactly("met", limit.status, "limitation: status")
        assert.exactly(60, limit.months, "limitation: months")
        assert.exactly("L69", limit.edition, "limitation: edition")
        assert.exactly("2020-02-01", limit.from, "limitation: from")
        assert.exactly("2025-02-01", limit.nominal_end, "limitation: nominal end")
        assert.exactly(30, limit.excluded_days, "limitation: days")
        assert.exactly("2025-03-03", limit.ends_on, "limitation: ends on")
        assert.exactly(2, #limit.steps, "limitation: steps")
        assert.exactly(1, limit.steps[1].breach, "limitation: breach")
        assert.exactly(2, limit.steps[1].restarted_by, "limitation: restarted by")
        assert.exactly(nil, limit.steps[2].restarted_by, "limitation: last")
        assert.truthy(limit.text.vi:find("^Còn thời hiệu: thời hiệu 60 tháng từ ngày 01/02/2020"), "limitation: text")
        limit = assert(partyorg.limitation(nil, { false, "2020-01-01" }, { on = "2025-07-14" }))
        assert.exactly("unknown", limit.status, "limitation: unknown")
        assert.exactly("measure no_limit_class act", table.concat(limit.missing, " "), "limitation: missing")
        assert.exactly(true, limit.stand_in, "limitation: stand-in")
        assert.exactly("not_applicable", assert(partyorg.limitation("expulsion", { false })).status, "limitation: none")
        assert.refused("PARTYORG_E_VALUE", "^breaches%[3%]: 2020%-01%-01 .*%(breaches%[1%]%)", partyorg.limitation,
                       "reprimand",
                       { "2020-01-02", "2020-01-02", "2020-01-01" })
        assert.refused("PARTYORG_E_VALUE", "^excluded%[1%].to: ", partyorg.limitation, "reprimand", { "2020-01-02" },
                       { excluded = { { "2020-01-02", "2020-01-01" } } })
        assert.refused("PARTYORG_E_NAME", "^measure: không có ", partyorg.limitation, "reprimend", { "2020-01-02" },
                       { lang = "vi" })
        assert.refused("PARTYORG_E_RANGE", "^breaches: ", partyorg.limitation, "reprimand", {})
        assert.refused("PARTYORG_E_DATE", "^breaches: ", partyorg.limitation, "reprimand", { "x" })
    end)

    it("the status of members", function()
        local by_id = {}
        for _, one in ipairs(partyorg.transitions()) do
            by_id[one.id] = one
        end
        assert.exactly(22, #partyorg.transitions(), "transitions")
        assert.exactly("discipline deletion", table.concat(by_id["STM-SUSPEND-OUT"].checks, " "), "transition: checks")
        assert.exactly("deletion", by_id["STM-SUSPEND-OUT"].edges[2].check, "transition: edge")
        assert.exactly("none exempt away transferring", table.concat(by_id["STM-SUSPEND-ON"].edges[1].from_overlays, " "),
                       "transition: overlays")
        assert.exactly(nil, by_id["STM-RECOGNISE"].edges[1].to_overlay, "transition: overlay stays")
        assert.exactly("route == annulment", by_id["STM-ANNUL"].condition, "transition: condition")
        assert.exactly("việc từ trần đã được ghi nhận", by_id["STM-DIE"].document.vi, "transition: document")
        assert.exactly(0, #by_id["STM-DIE"].checks, "transition: no check")
        assert.truthy(by_id["STM-OFF-LEAVE"].text.vi:find("^06%-HD/TW %(09/06/2025%) điểm 11.2%(a%)"),
                      "transition: provision")
        assert.exactly("Đảng viên dự bị", partyorg.states()[2].title.vi, "states")
        assert.exactly("suspended", partyorg.overlays()[5].name, "overlays")
        local answer = assert(partyorg.transition("official", "deleted",
                                                  { from_overlay = "none", governing = "met", expulsion_level = false }))
        assert.exactly("met", answer.status, "permitted")
        assert.exactly("STM-OFF-DELETE", answer.transition, "permitted by")
        answer = assert(partyorg.transition("official", "left",
                                            { from_overlay = "none", governing = "met", expulsion_level = true }))
        assert.exactly("not_met", answer.status, "refused")
        assert.exactly("expulsion_level", answer.reason, "refused because")
        assert.exactly("LEV-B-EXPEL", table.concat(answer.rules, " "), "refused by")
        assert.truthy(answer.text.vi:find("không được phép", 1, true), "refused: text")
        answer = assert(partyorg.transition("official", "deleted", { from_overlay = "none" }))
        assert.exactly("unknown", answer.status, "unknown")
        assert.exactly("governing expulsion_level", table.concat(answer.missing, " "), "unknown: missing")
        assert.exactly("DIS-M-PROBATIONARY",
                       assert(partyorg.transition("probationary", "expelled",
                                                  { from_overlay = "none" })).rules[1], "no such way")
        assert.exactly("met",
                       assert(partyorg.transition("official", "deceased",
                                                  { from_overlay = "away", governing = true })).status,
                       "a document")
        assert.refused("PARTYORG_E_NAME", '^from: there is no "offical"; accepted are applicant, ', partyorg.transition,
                       "offical",
                       "deleted")
        assert.refused("PARTYORG_E_VALUE", "^restorable: cần true hoặc false", partyorg.transition, "deleted", "official",
                       { restorable = 1, lang = "vi" })
        assert.refused("PARTYORG_E_VALUE", "^readmissions: value %-1 ", partyorg.transition, "deleted", "applicant",
                       { readmissions = -1 })
        for lang, title in pairs { vi = "Đảng viên dự bị", en = "Probationary member" } do
            local graph = partyorg.status_diagram(lang)
            assert.truthy(graph:find(('probationary [label="%s"'):format(title), 1, true), "diagram")
            for id, one in pairs(by_id) do
                assert.truthy(graph:find(("%s\\n%s\""):format(one.title[lang], id), 1, true), "diagram: " .. id)
            end
        end
    end)
end)

local options = { on = "2025-08-20", days_off = { "2025-08-28" }, options = { age_count = "by_day" } }

describe("memory", function()
    local function steady(what, run)
        it("is steady: " .. what, function() assert.steady(20000, run) end)
    end
    steady("reports", function()
        local one = partyorg.check("admission", young, options)
        return one.findings[2].required, one.next_step
    end)
    steady("masks", function() return partyorg.check_masks("admission", young, options) end)
    steady("refusals", function()
        return partyorg.check("admission", { cell_yes = "x" }, options), partyorg.check("admission", { x = 1 }, options)
    end)
    steady("errors", function() return pcall(partyorg.check, "admission", young, { make_up = { "2025-08-30", 5 } }) end)
    steady("votes", function() return partyorg.vote_base("cell", counts), partyorg.vote_base("cell", { yes = "x" }) end)
    steady("limitations", function()
        return partyorg.limitation("reprimand", { "2018-05-02", false, "2020-02-01" }), partyorg.limitation("x", { "y" })
    end)
    steady("transitions", function() return partyorg.transition("official", "deleted", { governing = "met" }) end)
    steady("dates", function() return partyorg.add_working_days("2025-08-20", 5, { days_off = options.days_off }) end)
    steady("texts", function() return report.findings[2]:text("vi"), report:finding("ADM-AGE-MIN"):remedies() end)

    it("titles of words", function()
        assert.same("không đạt", partyorg.status_title("not_met", "vi"), "title of a status")
        assert.same("votes", partyorg.unit_title("votes", "en"), "title of a unit")
        assert.same("PARTYORG_E_NAME", (select(3, partyorg.status_title("maybe"))), "no status")
    end)
end)
