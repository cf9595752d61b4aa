-- SPDX-License-Identifier: MIT
-- The Lua binding as a user sees it. Ends with "N passed, N failed"; exits with 1 when one failed.

local globals = {}
for name in pairs(_G) do
    globals[name] = true
end
local partyorg = require "partyorg"
local left_behind = {}
for name in pairs(_G) do
    if not globals[name] then
        left_behind[#left_behind + 1] = name
    end
end

local json = require "cjson"
local harness = require "harness"
local fault, ok, equal, equals, same = harness.fault, harness.ok, harness.equal, harness.equals, harness.same
local refused, raises, without_null = harness.refused, harness.raises, harness.without_null

-- ---- loading ------------------------------------------------------------------------------------------------

equal("globals left behind", table.concat(left_behind, " "), "")
ok("required once", require "partyorg" == partyorg)
ok("version", partyorg.version():find("^%d+%.%d+%.%d+$"))

-- ---- a report -----------------------------------------------------------------------------------------------

local young = { citizen_vn = true, born_on = "2007-09-10", cell_met_on = "2025-08-20" }
local report = assert(partyorg.check("admission", young, { on = "2025-08-20" }))

equal("check", report.check, "admission")
equal("title", report.title, "Admission")
equal("on", report.on, "2025-08-20")
equal("verdict", report.verdict, "not_met")
equal("stage", report.stage, "eligibility")
equal("first stage", report.stages[1], "eligibility")
equal("verdict of a stage", report.stages.eligibility, "not_met")
equal("number of stages", #report.stages, #partyorg.stages("admission"))
equal("number of findings", #report.findings, #partyorg.rules("admission"))
equal("a number", report.values.age_months, 215)
equal("a date", report.values.eligible_from, "2025-09-01")
equal("an absent value", report.values.probation_ends, nil)
ok("missing", #report.missing > 20)
ok("missing for the verdict", #report.missing_for_verdict <= #report.missing)
equals("no contradiction", report.contradictions, {})
local votes = assert(partyorg.check("admission", { cell_official = 5, cell_excluded = 0, cell_yes = 9 }))
equals("contradictions", votes.contradictions, { "cell_official", "cell_excluded", "cell_yes" })
equal("no such field", report.no_such_field, nil)
ok("looked up once", report.findings == report.findings and report.stages == report.stages)
raises("cannot be changed", function() report.other = 1 end)
equal("metatable is hidden", getmetatable(report), "partyorg.report")

local finding = assert(report:finding("ADM-AGE-MIN"))
ok("the same object", finding == report.findings[2])
equal("id", finding.id, "ADM-AGE-MIN")
equal("title in English", finding.title, "At least 18 years old")
equal("title in Vietnamese", finding:title_text("vi"), "Đủ 18 tuổi")
equal("kind", finding.kind, "requirement")
equal("stage", finding.stage, "eligibility")
equal("status", finding.status, "not_met")
equal("edition", finding.edition, "R294")
equal("confidence", finding.confidence, "verified")
equal("governing date", finding.governing_on, "2025-08-20")
equal("stand-in", finding.stand_in, false)
equal("fact", finding.fact, "cell_met_on")
equal("observed", finding.observed, "2025-08-20")
equal("relation", finding.relation, "at_least")
equal("required", finding.required, "2025-09-01")
equal("due", finding.due, nil)
equal("overdue", finding.overdue, false)
equal("counts", finding.counts, true)
equal("no_edition", finding.no_edition, false)
equals("missing of a finding", finding.missing, {})
equal("provision", finding:provision(), "294-QĐ/TW (2025-05-26) pt 1.1.1")
equal("provision in Vietnamese", finding:provision("vi"), "294-QĐ/TW (26/05/2025) điểm 1.1.1")
ok("text", finding:text():find("^At least 18 years old"))
ok("text in Vietnamese", finding:text("vi"):find("^Đủ 18 tuổi"))
equal("tostring", tostring(finding), finding:text())
equal("no such field of a finding", finding.other, nil)
equal("no such number of a finding", finding[1], nil)
raises("cannot be changed", function() finding.status = "met" end)
raises("finding expected, got userdata", finding.text, io.stdout)
raises("finding expected, got table", finding.remedies, {})
refused("PARTYORG_E_NAME", "there is no rule \"X%-1\"", report.finding, report, "X-1")
refused("PARTYORG_E_NAME", "there is no language \"fr\"", finding.text, finding, "fr")
raises("id of a rule expected, got number", report.finding, report, 2)
equal("a bool observed", report:finding("ADM-CITIZEN").observed, true)
equal("a bool required", report:finding("ADM-CITIZEN").required, true)
equals("one of", report:finding("ADM-VERIFIED").required, { "done", "not_required" })
if _VERSION ~= "Lua 5.1" then
    local fields = {}
    for key, value in pairs(finding) do
        fields[key] = value
    end
    equals("pairs of a finding", fields, finding:to_table())
    fields = {}
    for key, value in pairs(report) do
        fields[key] = value
    end
    equals("pairs of a report", fields, report:to_table())
end

local by_time = assert(report:remedies("ADM-AGE-MIN"))[1]
equal("by time alone", by_time.from, nil) -- the meeting is a fact: it has to be held again
equals("its step", by_time.steps, { { fact = "cell_met_on", relation = "at_least", required = "2025-09-01" } })
equal("proven", by_time.proven, true)
local early = assert(partyorg.check("admission", { citizen_vn = true, born_on = "2008-08-15" }, { on = "2025-08-01" }))
equal("from", early:remedies("ADM-AGE-MIN")[1].from, "2026-08-01")
equals("no steps", early:remedies("ADM-AGE-MIN")[1].steps, {})
equal("text of a remedy", early:finding("ADM-AGE-MIN"):remedies("en")[1].text, "Time alone: from 2026-08-01")
equal("in Vietnamese", early:remedies("ADM-AGE-MIN", "vi")[1].text, "Chỉ cần chờ: từ ngày 01/08/2026")
equals("nothing to mend", early:remedies("ADM-CITIZEN"), {})
refused("PARTYORG_E_NAME", "there is no rule", early.remedies, early, "X")
equal("next action", early.next_step.action, "wait")
equal("next stage", early.next_step.stage, "eligibility")
equal("next actor", early.next_step.actor, "the cell")
equal("next rule", early.next_step.rule, "ADM-AGE-MIN")
equal("next from", early.next_step.from, "2026-08-01")
equal("no due date", early.next_step.due, nil)
equal("next text", early:next_text(), early.next_step.text)
ok("next text in Vietnamese", early:next_text("vi"):find("chờ đủ thời gian", 1, true))
ok("the whole text", early:text():find("^Admission %(2025%-08%-01%): not met\n→ Eligibility"))
ok("in Vietnamese", early:text("vi"):find("^Kết nạp đảng viên %(01/08/2025%): không đạt\n→ Điều kiện"))
equal("tostring is the text", tostring(early), early:text())
refused("PARTYORG_E_NAME", "there is no language", early.text, early, "de")
raises("language expected, got table", early.json, early, {})

local vietnamese = assert(partyorg.check("admission", young, { on = "2025-08-20", lang = "vi" }))
equal("texts in the language of the call", vietnamese:text(), report:text("vi"))
equal("titles too", vietnamese.findings[2].title, "Đủ 18 tuổi")
equal("and remedies", vietnamese:remedies("ADM-AGE-MIN")[1].text, report:remedies("ADM-AGE-MIN", "vi")[1].text)
equal("but for one asked for", vietnamese:text("en"), report:text())

-- A finding keeps its report alive.
do
    local kept = assert(partyorg.check("admission", young, { on = "2025-08-20" })).findings[2]
    for _ = 1, 5 do
        collectgarbage()
    end
    equal("kept alive", kept.required, "2025-09-01")
    equal("with its facts", kept:remedies()[1].steps[1].fact, "cell_met_on")
end

-- ---- facts --------------------------------------------------------------------------------------------------

local function value_of(fact, value)
    local all = assert(partyorg.check("admission", { [fact] = value }, { on = "2025-08-20" }))
    for _, one in ipairs(all.findings) do
        if one.fact == fact and one.observed ~= nil then
            return one.observed
        end
    end
end
equal("a date", value_of("application_on", "2025-03-01"), "2025-03-01")
equal("a date as people write it", value_of("application_on", "1/3/2025"), "2025-03-01")
equal("false", value_of("citizen_vn", false), false)
equal("a choice", value_of("section", "appraised"), "appraised")
equal("a number", value_of("cell_official", 7), 7)
equal("a whole float", value_of("cell_official", 7.0), 7)

local function check(facts, options)
    return partyorg.check("admission", facts, options or { on = "2025-08-20" })
end
refused("PARTYORG_E_DATE", "^born_on: expected a date as YYYY%-MM%-DD, found a whole number$", check, { born_on = 2 })
refused("PARTYORG_E_DATE", "^born_on: .*2025%-02%-30", check, { born_on = "2025-02-30" })
refused("PARTYORG_E_DATE", "^born_on: ", check, { born_on = "" })
refused("PARTYORG_E_DATE", "^born_on: ", check, { born_on = "1990-01-01\0" })
refused("PARTYORG_E_DATE", "^born_on: .*found true or false", check, { born_on = true })
refused("PARTYORG_E_VALUE", "^citizen_vn: expected true or false, found a string$", check, { citizen_vn = "yes" })
refused("PARTYORG_E_VALUE", "^citizen_vn: expected true or false, found a whole number$", check, { citizen_vn = 1 })
refused("PARTYORG_E_VALUE", "^cell_yes: expected a whole number, found a fraction$", check, { cell_yes = 1.5 })
refused("PARTYORG_E_VALUE", "^cell_yes: expected a whole number, found a string$", check, { cell_yes = "3" })
refused("PARTYORG_E_VALUE", "^cell_yes: value %-1 is not between 0 and 1000000$", check, { cell_yes = -1 })
refused("PARTYORG_E_VALUE", "^cell_yes: value .*nan is not a whole number", check, { cell_yes = 0 / 0 })
refused("PARTYORG_E_VALUE", "^cell_yes: value inf is not a whole number", check, { cell_yes = math.huge })
refused("PARTYORG_E_VALUE", "^cell_yes: value 9.007", check, { cell_yes = 2.0 ^ 53 })
refused("PARTYORG_E_VALUE", "^cell_yes: value %-2147483648", check, { cell_yes = -2147483648 })
refused("PARTYORG_E_VALUE", "^cell_yes: .*found table", check, { cell_yes = {} })
refused("PARTYORG_E_VALUE", "^section: .*accepted are none, appraised, not_appraised$", check, { section = "maybe" })
refused("PARTYORG_E_VALUE", "^section: expected the name of a choice, found a whole number", check, { section = 1 })
refused("PARTYORG_E_NAME", "^votes: no fact of that name in \"applicant\"$", check, { votes = 1 })
refused("PARTYORG_E_NAME", "^born_on%?: no fact of that name", check, { ["born_on\0"] = "1990-01-01" })
refused("PARTYORG_E_NAME", "^Date of birth: no fact of that name, only of that title", check, { ["Date of birth"] = 1 })
refused("PARTYORG_E_NAME", "^number: no fact of that name", check, { "1990-01-01" })
refused("PARTYORG_E_NAME", "^" .. ("x"):rep(40) .. "x*: no fact", check, { [("x"):rep(10000)] = 1 })
refused("PARTYORG_E_NAME", "^votes: không có dữ kiện tên này", check, { votes = 1 }, { lang = "vi" })
refused("PARTYORG_E_VALUE", "^cell_yes: cần một số nguyên, nhưng nhận được một chuỗi$", check, { cell_yes = "3" },
        { lang = "vi" })
refused("PARTYORG_E_VALUE", "^cell_yes: giá trị %-1 không nằm trong khoảng", check, { cell_yes = -1 }, { lang = "vi" })
local function at_fault(...)
    return select(4, ...)
end
equal("a fact at fault", at_fault(check { cell_yes = -1 }), "cell_yes")
equal("a name that is none", at_fault(check { votes = 1 }), "votes")
equal("no name at all", at_fault(check { "1990-01-01" }), nil)
equal("an option at fault", at_fault(check({}, { options = { age_count = "x" } })), "age_count")
equal("an argument at fault", at_fault(check({}, { make_up = { "x" } })), "make_up")
equal("another argument", at_fault(check({}, { on = "x" })), "on")
equal("the name of the check", at_fault(partyorg.check("admision", {})), "check")
equal("a rule at fault", at_fault(report:remedies "X"), "rule")
equal("a result of the calendar", at_fault(partyorg.add_working_days("2199-12-31", 1)), nil)
equal("a place in a list", at_fault(partyorg.limitation("reprimand", { "2020-01-02", "2020-01-01" })), "breaches[2]")
equal("a status", at_fault(partyorg.status_title "maybe"), "status")
raises("table expected, got nil", partyorg.check, "admission")
raises("table expected, got number", partyorg.check, "admission", 5)
raises("name of a check expected, got number", partyorg.check, 0, {})
refused("PARTYORG_E_NAME", "^check: there is no check \"admision\"$", partyorg.check, "admision", {})
refused("PARTYORG_E_NAME", "^check: there is no check \"admission%?\"$", partyorg.check, "admission\0", {})

-- Tables are read raw.
local function explode()
    error("a metamethod was called")
end
local evil = { __index = explode, __newindex = explode, __pairs = explode, __len = explode, __eq = explode,
               __tostring = explode, __call = explode }
equal("no metamethod of the facts", assert(check(setmetatable({ born_on = "2007-09-10" }, evil))).verdict, "not_met")
equal("nor of the options", assert(check({}, setmetatable({ on = "2025-08-20" }, evil))).on, "2025-08-20")

-- ---- what a call takes --------------------------------------------------------------------------------------

local before, now, after = os.date("%Y-%m-%d"), assert(partyorg.check("admission", {})).on, os.date("%Y-%m-%d")
ok("today by default", before <= now and now <= after)
refused("PARTYORG_E_DATE", "^on: ", check, {}, { on = "today" })
raises("on: a date as text expected, got number", check, {}, { on = 20000 })
refused("PARTYORG_E_NAME", "^when: there is no such argument; accepted are on, options, days_off, make_up, lang$", check, {}, { when = "2025-08-20" })
raises("the keys are on, options", check, {}, { "2025-08-20" })
raises("table expected, got string", check, {}, "2025-08-20")
refused("PARTYORG_E_NAME", "there is no language \"fr\"", check, {}, { lang = "fr" })
raises("options: a table expected, got string", check, {}, { options = "by_day" })
refused("PARTYORG_E_NAME", "^age: no fact of that name in \"options\"", check, {}, { options = { age = "by_day" } })
refused("PARTYORG_E_VALUE", "^age_count: .*accepted are by_month, by_day", check, {}, { options = { age_count = "x" } })
local by_day = assert(check({ born_on = "2007-09-10" }, { on = "2025-09-05", options = { age_count = "by_day" } }))
equal("an option", by_day:finding("ADM-AGE-MIN").status, "not_met")
local by_month = assert(check({ born_on = "2007-09-10" }, { on = "2025-09-05" }))
equal("and its default", by_month:finding("ADM-AGE-MIN").status, "met")

local decided = { admission_decided_on = "2025-08-18", decision_received_on = "2025-08-22",
                  ceremony_late_consent = false }
local plain = assert(check(decided)):finding("ADM-CEREMONY-DUE")
local moved = assert(check(decided, { on = "2025-08-20", days_off = { "2025-08-29", "28/08/2025", "2025-08-29" } }))
ok("a due date", plain.due)
equal("days off, in any order", moved:finding("ADM-CEREMONY-DUE").due, partyorg.add_working_days(plain.due, 2))
local worked = assert(check(decided, { on = "2025-08-20", make_up = { "2025-08-30" } }))
equal("a day worked instead", worked:finding("ADM-CEREMONY-DUE").due, partyorg.add_working_days(plain.due, -1))
raises("days_off: a list of dates expected, got string", check, {}, { days_off = "2025-08-29" })
raises("days_off: a list of dates expected, with nothing else", check, {}, { days_off = { ["2025-08-29"] = true } })
raises("make_up: a list of dates expected, entry 1 is a number", check, {}, { make_up = { 5 } })
refused("PARTYORG_E_DATE", "^make_up: .*2025%-02%-30", check, {}, { make_up = { "2025-02-30" } })

-- The remedies are worked out with the same calendar.
local holidays = assert(check(decided, { on = "2025-08-20", days_off = { "2025-08-28" }, make_up = { "2025-08-30" } }))
collectgarbage()
ok("remedies with a calendar", type(holidays:remedies("ADM-CEREMONY-DUE")) == "table")

local masks = assert(partyorg.check_masks("admission", young, { on = "2025-08-20" }))
equal("verdict alone", masks.verdict, report.verdict)
equal("stage alone", masks.stage, report.stage)
for i, one in ipairs(report.findings) do
    local found
    for _, status in ipairs { "met", "not_met", "unknown", "not_applicable" } do
        if math.floor(masks[status] / 2 ^ (i - 1)) % 2 == 1 then
            found = status
        end
    end
    if found ~= one.status then
        fault("masks", one.id, tostring(found), one.status)
    end
end
refused("PARTYORG_E_NAME", "^votes: no fact", partyorg.check_masks, "admission", { votes = 1 })

-- ---- reports of every case: the fields are what the JSON says -----------------------------------------------

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
    return same(name, table_of, told)
end

local cases, agree = 0, true
for _, file in ipairs { "tests/cases/admission.jsonl", "tests/cases/admission-coverage.jsonl",
                        "tests/cases/review-coverage.jsonl" } do
    for line in io.lines(file) do
        local case = without_null(json.decode(line))
        cases = cases + 1
        if cases % 10 == 1 then
            agree = compare_with_json(case.facts, case.check, { on = case.on, options = case.options, lang =
                                                                cases % 20 == 1 and "vi" or "en" }) and agree
        end
    end
end
ok("reports agree with their JSON", agree)

-- ---- the catalogue ------------------------------------------------------------------------------------------

local names = {}
for i, one in ipairs(partyorg.checks()) do
    names[i] = one.name
end
equals("checks", names, { "admission", "recognition", "readmission", "party_age", "deletion", "leaving", "discipline",
                          "suspension", "appeal", "exemption", "transfer", "screening", "review", "review_cap", "meeting",
                          "meeting_year", "cell_rating", "cell_structure", "development", "dues" })
equal("title of a check", partyorg.checks()[1].title.vi, "Kết nạp đảng viên")
ok("question", #partyorg.checks()[1].question.en > 10)
equal("subject of a check", partyorg.checks()[1].subject, "applicant")
for i, name in ipairs(names) do
    local subject = partyorg.checks()[i].subject
    ok("stages of " .. name, #assert(partyorg.stages(name)) > 0)
    ok("rules of " .. name, #assert(partyorg.rules(name)) > 0)
    ok("values of " .. name, #assert(partyorg.values(name)) > 0)
    ok("facts of " .. name, #assert(partyorg.facts(subject)) > 0)
    for _, rule in ipairs(partyorg.rules(name)) do
        local wordings = assert(partyorg.wordings(name, rule.id))
        if #wordings ~= rule.wording_count or #wordings == 0 or not wordings[1].text.vi or
            not wordings[1].edition.code then
            fault("wordings", rule.id)
        end
    end
    ok("an empty file of " .. name, assert(partyorg.check(name, {})).verdict)
end
-- values: dates, numbers, booleans and choices by name
local types = {}
for _, name in ipairs(names) do
    for _, value in ipairs(partyorg.values(name)) do
        types[value.type] = (types[value.type] or 0) + 1
        equal("choices of " .. value.name, value.choices ~= nil, value.type == "enum" or value.type == "ordered")
        ok("unit of " .. value.name, (value.unit ~= nil) == (value.type == "int" or value.type == "decimal"))
    end
end
for _, kind in ipairs { "date", "bool", "int", "decimal", "enum" } do
    ok("values of the type " .. kind, types[kind] and types[kind] > 0)
end
local level = partyorg.values("appeal")[3]
equals("an enumeration", { level.name, level.type, #level.choices, level.choices[1].name },
       { "final_level", "enum", 3, "central_inspection" })
local appeal = assert(partyorg.check("appeal", { against = "deletion", wrongful_concluded = true, breach_since = true },
                                     { on = "2025-12-01" }))
equal("a choice", appeal.values.final_level, "secretariat")
equal("a boolean", appeal.values.restorable, false)
ok("in JSON", appeal:json():find('"final_level": "secretariat", "restorable": false', 1, true))
equal("absent", assert(partyorg.check("appeal", {}, { on = "2025-12-01" })).values.restorable, nil)

equal("stage", partyorg.stages("admission")[1].name, "eligibility")
equal("actor", partyorg.stages("admission")[1].actor.en, "the cell")
local rule = assert(partyorg.rule("admission", "ADM-AGE-MIN"))
equal("rule", rule.id, "ADM-AGE-MIN")
equal("kind", rule.kind, "requirement")
equal("stage", rule.stage, "eligibility")
equal("governing fact", rule.governing, "cell_met_on")
equals("facts", rule.facts, { "born_on" })
equal("no deadline", rule.due_value, nil)
equal("the list has the same", partyorg.rules("admission")[2].id, "ADM-AGE-MIN")
ok("a deadline", partyorg.rule("admission", "ADM-CEREMONY-DUE").due_value)
refused("PARTYORG_E_NAME", "there is no rule \"X\"", partyorg.rule, "admission", "X")
refused("PARTYORG_E_NAME", "there is no check \"X\"", partyorg.rules, "X")
refused("PARTYORG_E_NAME", "there is no check \"X\"", partyorg.stages, "X")
refused("PARTYORG_E_NAME", "there is no check \"X\"", partyorg.values, "X")
refused("PARTYORG_E_NAME", "there is no subject \"X\"", partyorg.facts, "X")
refused("PARTYORG_E_NAME", "there is no rule \"X\"", partyorg.wordings, "admission", "X")
raises("name of a check expected, got nil", partyorg.rules)
raises("name of a check expected, got table", partyorg.rules, {})

local wording = assert(partyorg.wording_on("admission", "ADM-AGE-MIN", "2025-08-20"))
equal("edition", wording.edition.code, "R294")
equal("provision", wording.provision, "R294 pt 1.1.1")
equal("in full", wording.text.vi, "294-QĐ/TW (26/05/2025) điểm 1.1.1")
equal("confidence", wording.confidence, "verified")
equal("parameter", wording.parameters[1], 216)
equal("none that day", partyorg.wording_on("admission", "ADM-AGE-MIN", "1990-01-01"), nil)
equal("no message", select("#", partyorg.wording_on("admission", "ADM-AGE-MIN", "1990-01-01")), 0)
refused("PARTYORG_E_DATE", "^on: ", partyorg.wording_on, "admission", "ADM-AGE-MIN", "x")
local in_force = assert(partyorg.rules_in_force("admission", "2025-08-20"))
equal("rules in force", in_force[2].id, "ADM-AGE-MIN")
equals("none in force", partyorg.rules_in_force("admission", "1950-01-01"), {})
local changes = assert(partyorg.changes("admission", "2025-01-01", "2025-08-20"))
ok("changes", #changes > 0)
equal("rule", changes[1].rule, "ADM-AGE-MIN")
equal("after", changes[1].after.code, "R294")
equal("the numbers stay", changes[1].parameters, false)
equals("none on one day", partyorg.changes("admission", "2025-08-20", "2025-08-20"), {})
refused("PARTYORG_E_DATE", "^before: ", partyorg.changes, "admission", "x", "2025-08-20")
equal("edition", partyorg.edition_on("R", "2025-08-20").code, "R294")
equal("its number", partyorg.edition_on("R", "2025-08-20").number, "294-QĐ/TW")
equal("in force", partyorg.edition_on("R", "2025-08-20").in_force, partyorg.edition_on("R", "2025-08-20").to == nil)
equal("none", partyorg.edition_on("R", "1950-01-01"), nil)
refused("PARTYORG_E_NAME", "there is no family", partyorg.edition_on, "?", "2025-08-20")
ok("editions", #partyorg.editions() > 5)
ok("families", #partyorg.families() > 1 and partyorg.families()[1] ~= partyorg.families()[2])
ok("instruments", #partyorg.instruments() > 5 and partyorg.instruments()[1].number)
equal("subjects", partyorg.subjects()[1].name, "applicant")
equal("options", partyorg.options()[1].name, "age_count")
equal("default first", partyorg.options()[1].choices[1].name, "by_month")
local count = partyorg.find_fact("applicant", "cell_yes")
equals("bounds", { count.minimum, count.maximum, count.unit, count.type }, { 0, 1000000, "votes", "int" })
equal("by title", partyorg.find_fact("applicant", count.title.vi).name, "cell_yes")
equal("choices", partyorg.find_fact("applicant", "section").choices[1].name, "none")
refused("PARTYORG_E_NAME", "there is no fact \"x\"", partyorg.find_fact, "applicant", "x")
refused("PARTYORG_E_NAME", "there is no subject \"x\"", partyorg.find_fact, "x", "born_on")

-- ---- facts as text ------------------------------------------------------------------------------------------

equal("a date", partyorg.parse_fact("applicant", "born_on", " 1/3/1990 "), "1990-03-01")
equal("a bool", partyorg.parse_fact("applicant", "citizen_vn", "Có"), true)
equal("a bool", partyorg.parse_fact("applicant", "citizen_vn", "NO"), false)
equal("a number", partyorg.parse_fact("applicant", "cell_yes", "12"), 12)
equal("blank", select("#", partyorg.parse_fact("applicant", "cell_yes", " ")), 1)
local section = partyorg.find_fact("applicant", "section")
equal("by titles", partyorg.parse_fact("applicant", section.title.vi, section.choices[2].title.vi), "appraised")
refused("PARTYORG_E_VALUE", "^cell_yes: \"x\" is not", partyorg.parse_fact, "applicant", "cell_yes", "x")
refused("PARTYORG_E_VALUE", "^cell_yes: \"x\" không", partyorg.parse_fact, "applicant", "cell_yes", "x", "vi")
raises("string expected, got number", partyorg.parse_fact, "applicant", "cell_yes", 12)
equal("a date", partyorg.format_fact("applicant", "born_on", "1990-03-01"), "1990-03-01")
equal("a date", partyorg.format_fact("applicant", "born_on", "1990-03-01", "vi"), "01/03/1990")
equal("a bool", partyorg.format_fact("applicant", "citizen_vn", false, "vi"), "không")
equal("a number", partyorg.format_fact("applicant", "cell_yes", 12), "12")
equal("a choice", partyorg.format_fact("applicant", "section", "appraised", "vi"), section.choices[2].title.vi)
equal("unknown", partyorg.format_fact("applicant", "section", nil), "")
refused("PARTYORG_E_VALUE", "^cell_yes: value %-1", partyorg.format_fact, "applicant", "cell_yes", -1)
raises("value expected", partyorg.format_fact, "applicant", "cell_yes")

-- ---- dates --------------------------------------------------------------------------------------------------

equal("parse", partyorg.parse_date(" 1/3/2025 "), "2025-03-01")
refused("PARTYORG_E_DATE", "2025%-13%-01", partyorg.parse_date, "2025-13-01")
equal("format", partyorg.format_date("2025-03-01"), "2025-03-01")
equal("format", partyorg.format_date("2025-03-01", "dmy"), "01/03/2025")
refused("PARTYORG_E_NAME", "there is no format \"us\"", partyorg.format_date, "2025-03-01", "us")
equal("down", partyorg.add_months("2025-01-31", 1), "2025-02-28")
equal("up", partyorg.add_months("2025-01-31", 1, "up"), "2025-03-01")
refused("PARTYORG_E_AMBIGUOUS", "does not exist in that month", partyorg.add_months, "2025-01-31", 1, "abort")
refused("PARTYORG_E_DATE", "9999", partyorg.add_months, "9999-12-31", 1)
refused("PARTYORG_E_RANGE", "^months: 1.5 is not a whole number", partyorg.add_months, "2025-01-31", 1.5)
refused("PARTYORG_E_RANGE", "^months: 9.007", partyorg.add_months, "2025-01-31", 2.0 ^ 53)
raises("a date as text expected, got number", partyorg.add_months, 20000, 1)
raises("a whole number expected, got string", partyorg.add_months, "2025-01-31", "1")
raises("expected 2..3 args", partyorg.add_months, "2025-01-31")
raises("expected 2..3 args", partyorg.add_months, "2025-01-31", 1, "up", 4)
equal("by month", partyorg.months_by_month("2025-01-31", "2025-03-01"), 2)
equal("full months", partyorg.full_months("2025-01-31", "2025-03-01"), 1)
equal("a holiday is no working day", partyorg.is_working_day("2025-09-02"), false)
equal("a working day", partyorg.is_working_day("2025-09-03"), true)
equal("worked instead", partyorg.is_working_day("2025-09-02", { make_up = { "2025-09-02" } }), true)
equal("a day off", partyorg.is_working_day("2025-09-03", { days_off = { "2025-09-04", "2025-09-03" } }), false)
equal("no calendar", partyorg.is_working_day("2025-09-03", nil), true)
equal("an empty one", partyorg.is_working_day("2025-09-03", {}), true)
raises("a calendar has the keys", partyorg.is_working_day, "2025-09-03", { off = {} })
raises("table expected, got string", partyorg.is_working_day, "2025-09-03", "2025-09-03")
equal("30 working days later", partyorg.add_working_days("2025-08-22", 30), plain.due)
equal("backwards", partyorg.add_working_days(plain.due, -30, {}), "2025-08-22")
equal("between", partyorg.working_days_between("2025-08-22", plain.due), 30)
equal("with a day off", partyorg.working_days_between("2025-08-22", plain.due, { days_off = { "2025-08-28" } }), 29)
refused("PARTYORG_E_RANGE", "^add_working_days: ", partyorg.add_working_days, "2199-12-31", 1)
equal("holiday", partyorg.holiday("2025-09-02", "vi"), "Quốc khánh")
equal("none", partyorg.holiday("2025-09-05"), nil)
refused("PARTYORG_E_RANGE", "^date_holiday: ", partyorg.holiday, "1900-01-01")
equals("to lunar", partyorg.to_lunar("2025-01-29"), { year = 2025, month = 1, day = 1, leap = false })
equal("from lunar", partyorg.from_lunar(2025, 1, 1), "2025-01-29")
equal("a leap month", partyorg.from_lunar(2025, 6, 1, true), "2025-07-25")
equal("from a table", partyorg.from_lunar(partyorg.to_lunar("2025-07-25")), "2025-07-25")
refused("PARTYORG_E_DATE", "lunar_to_date: ", partyorg.from_lunar, 2025, 7, 1, true)
refused("PARTYORG_E_VALUE", "^month: a whole number is needed", partyorg.from_lunar, 2025, "7", 1)
refused("PARTYORG_E_VALUE", "^leap: true or false", partyorg.from_lunar, 2025, 7, 1, 1)

-- ---- beside the checks --------------------------------------------------------------------------------------

local counts = { members = 12, away = 1, exempt = 0, suspended = 1, prosecuted = 0, indicted = 0, detained = 0, absent = 2,
                 yes = 8 }
local vote = assert(partyorg.vote_base("cell", counts, { on = "2025-07-14" }))
equal("vote: status", vote.status, "met")
equal("vote: base", vote.base, 10)
equal("vote: left out", vote.left_out, 2)
equal("vote: needed", vote.votes_needed, 7)
equal("vote: edition", vote.edition, "R294")
equal("vote: provision", vote.provision, "R294 pt 9.3.4")
equal("vote: situations", #vote.situations, 7)
equal("vote: away", vote.situations[1].left_out, true)
equal("vote: absent", vote.situations[7].left_out, false)
equal("vote: title", vote.situations[3].title.vi, "Bị đình chỉ sinh hoạt đảng")
ok("vote: text", vote.text.vi:find("được tính: 10; số phiếu tối thiểu (hai phần ba): 7", 1, true))
equal("vote: missing", #vote.missing, 0)
vote = assert(partyorg.vote_base("committee", { members = 9 }, { share = "majority" }))
equal("vote: open", vote.base, nil)
equal("vote: smallest", vote.base_min, 0)
equal("vote: largest", vote.votes_needed_max, 5)
equal("vote: status unknown", vote.status, "unknown")
equal("vote: missing", table.concat(vote.missing, " "), "away suspended prosecuted indicted detained yes")
equal("vote: nothing left over", assert(partyorg.vote_base("cell", { members = 3 }, { on = "2010-01-01" })).base_min, nil)
equal("votes needed", partyorg.votes_needed(10), 7)
equal("votes needed", partyorg.votes_needed(10, "majority"), 6)
refused("PARTYORG_E_VALUE", "^members: value 3 .* accepted are 4", partyorg.vote_base, "cell", { members = 3, away = 4 })
refused("PARTYORG_E_VALUE", "^members: giá trị 3 ", partyorg.vote_base, "cell", { members = 3, away = 4 }, { lang = "vi" })
refused("PARTYORG_E_VALUE", "^yes: .* 1000000 is needed, found 1%.5", partyorg.vote_base, "cell", { yes = 1.5 })
refused("PARTYORG_E_VALUE", "^yes: cần .* nhưng nhận được string", partyorg.vote_base, "cell", { yes = "8" }, { lang = "vi" })
refused("PARTYORG_E_NAME", '^counts: there is no "yse"; accepted are members,', partyorg.vote_base, "cell", { yse = 8 })
refused("PARTYORG_E_NAME", "^share: .* two_thirds, majority", partyorg.vote_base, "cell", {}, { share = "half" })
refused("PARTYORG_E_DATE", "^on: ", partyorg.vote_base, "cell", {}, { on = "2025-02-30" })
refused("PARTYORG_E_RANGE", "votes_needed", partyorg.votes_needed, -1)

local limit = assert(partyorg.limitation("reprimand", { "2018-05-02", "2020-02-01" },
    { excluded = { { "2021-01-01", "2021-01-20" }, { "2021-01-15", "30/01/2021" } }, concluded_on = "2025-03-01",
      no_limit_class = "none" }))
equal("limitation: status", limit.status, "met")
equal("limitation: months", limit.months, 60)
equal("limitation: edition", limit.edition, "L69")
equal("limitation: from", limit.from, "2020-02-01")
equal("limitation: nominal end", limit.nominal_end, "2025-02-01")
equal("limitation: days", limit.excluded_days, 30)
equal("limitation: ends on", limit.ends_on, "2025-03-03")
equal("limitation: steps", #limit.steps, 2)
equal("limitation: breach", limit.steps[1].breach, 1)
equal("limitation: restarted by", limit.steps[1].restarted_by, 2)
equal("limitation: last", limit.steps[2].restarted_by, nil)
ok("limitation: text", limit.text.vi:find("^Còn thời hiệu: thời hiệu 60 tháng từ ngày 01/02/2020"))
limit = assert(partyorg.limitation(nil, { false, "2020-01-01" }, { on = "2025-07-14" }))
equal("limitation: unknown", limit.status, "unknown")
equal("limitation: missing", table.concat(limit.missing, " "), "measure no_limit_class act")
equal("limitation: stand-in", limit.stand_in, true)
equal("limitation: none", assert(partyorg.limitation("expulsion", { false })).status, "not_applicable")
refused("PARTYORG_E_VALUE", "^breaches%[3%]: 2020%-01%-01 .*%(breaches%[1%]%)", partyorg.limitation, "reprimand",
        { "2020-01-02", "2020-01-02", "2020-01-01" })
refused("PARTYORG_E_VALUE", "^excluded%[1%].to: ", partyorg.limitation, "reprimand", { "2020-01-02" },
        { excluded = { { "2020-01-02", "2020-01-01" } } })
refused("PARTYORG_E_NAME", "^measure: không có ", partyorg.limitation, "reprimend", { "2020-01-02" }, { lang = "vi" })
refused("PARTYORG_E_RANGE", "^breaches: ", partyorg.limitation, "reprimand", {})
refused("PARTYORG_E_DATE", "^breaches: ", partyorg.limitation, "reprimand", { "x" })

local by_id = {}
for _, one in ipairs(partyorg.transitions()) do
    by_id[one.id] = one
end
equal("transitions", #partyorg.transitions(), 22)
equal("transition: checks", table.concat(by_id["STM-SUSPEND-OUT"].checks, " "), "discipline deletion")
equal("transition: edge", by_id["STM-SUSPEND-OUT"].edges[2].check, "deletion")
equal("transition: overlays", table.concat(by_id["STM-SUSPEND-ON"].edges[1].from_overlays, " "), "none exempt away transferring")
equal("transition: overlay stays", by_id["STM-RECOGNISE"].edges[1].to_overlay, nil)
equal("transition: condition", by_id["STM-ANNUL"].condition, "route == annulment")
equal("transition: document", by_id["STM-DIE"].document.vi, "việc từ trần đã được ghi nhận")
equal("transition: no check", #by_id["STM-DIE"].checks, 0)
ok("transition: provision", by_id["STM-OFF-LEAVE"].text.vi:find("^06%-HD/TW %(09/06/2025%) điểm 11.2%(a%)"))
equal("states", partyorg.states()[2].title.vi, "Đảng viên dự bị")
equal("overlays", partyorg.overlays()[5].name, "suspended")
local answer = assert(partyorg.transition("official", "deleted",
                                          { from_overlay = "none", governing = "met", expulsion_level = false }))
equal("permitted", answer.status, "met")
equal("permitted by", answer.transition, "STM-OFF-DELETE")
answer = assert(partyorg.transition("official", "left", { from_overlay = "none", governing = "met", expulsion_level = true }))
equal("refused", answer.status, "not_met")
equal("refused because", answer.reason, "expulsion_level")
equal("refused by", table.concat(answer.rules, " "), "LEV-B-EXPEL")
ok("refused: text", answer.text.vi:find("không được phép", 1, true))
answer = assert(partyorg.transition("official", "deleted", { from_overlay = "none" }))
equal("unknown", answer.status, "unknown")
equal("unknown: missing", table.concat(answer.missing, " "), "governing expulsion_level")
equal("no such way", assert(partyorg.transition("probationary", "expelled", { from_overlay = "none" })).rules[1],
      "DIS-M-PROBATIONARY")
equal("a document", assert(partyorg.transition("official", "deceased", { from_overlay = "away", governing = true })).status,
      "met")
refused("PARTYORG_E_NAME", '^from: there is no "offical"; accepted are applicant, ', partyorg.transition, "offical", "deleted")
refused("PARTYORG_E_VALUE", "^restorable: cần true hoặc false", partyorg.transition, "deleted", "official",
        { restorable = 1, lang = "vi" })
refused("PARTYORG_E_VALUE", "^readmissions: value %-1 ", partyorg.transition, "deleted", "applicant", { readmissions = -1 })
for lang, title in pairs { vi = "Đảng viên dự bị", en = "Probationary member" } do
    local graph = partyorg.status_diagram(lang)
    ok("diagram", graph:find(('probationary [label="%s"'):format(title), 1, true))
    for id, one in pairs(by_id) do
        ok("diagram: " .. id, graph:find(("%s\\n%s\""):format(one.title[lang], id), 1, true))
    end
end

-- ---- memory -------------------------------------------------------------------------------------------------

local function steady(what, run)
    harness.steady(what, 100000, run)
end
local options = { on = "2025-08-20", days_off = { "2025-08-28" }, options = { age_count = "by_day" } }
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

equals("title of a status", partyorg.status_title("not_met", "vi"), "không đạt")
equals("title of a unit", partyorg.unit_title("votes", "en"), "votes")
equals("no status", (select(3, partyorg.status_title("maybe"))), "PARTYORG_E_NAME")

harness.finish()
