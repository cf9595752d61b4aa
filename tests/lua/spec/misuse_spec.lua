-- SPDX-License-Identifier: MIT
-- Misuse raises an error that tells the line of the caller and the function as the caller knows it: of every function and
-- method, through whatever is between.
local partyorg = require "partyorg"
require "support"

local report = assert(partyorg.check("admission", { born_on = "2007-09-10" }, { on = "2025-08-20" }))
local finding = report:finding("ADM-AGE-MIN")
local batch = assert(partyorg.check_table("admission", { citizen_vn = { true } }, { on = "2025-08-20" }))
local card = assert(partyorg.scorecard("an-phu"))

-- The name; a call, on one line, which is no tail call: of those Lua 5.1 forgets the line; the message behind the position.
local calls = {
    { "partyorg.check", function() partyorg.check(5, {}) end,
      "bad argument #1 to 'partyorg.check' (name of a check expected, got number)" },
    { "partyorg.check", function() partyorg.check("admission") end,
      "bad argument #2 to 'partyorg.check' (table expected, got nil)" },
    { "partyorg.check", function() partyorg.check("admission", {}, "2025-08-20") end,
      "bad argument #3 to 'partyorg.check' (table expected, got string)" },
    { "partyorg.check", function() partyorg.check("admission", {}, { 1 }) end,
      "bad argument #3 to 'partyorg.check' (the keys are on, options, days_off, make_up, lang)" },
    { "partyorg.check", function() partyorg.check("admission", {}, { on = 5 }) end,
      "partyorg.check: on: a date as text expected, got number" },
    { "partyorg.check", function() partyorg.check("admission", {}, { days_off = { 5 } }) end,
      "partyorg.check: days_off: a list of dates expected, entry 1 is a number" },
    { "partyorg.check_masks", function() partyorg.check_masks({}, {}) end,
      "bad argument #1 to 'partyorg.check_masks' (name of a check expected, got table)" },
    { "partyorg.check_masks", function() partyorg.check_masks("admission", {}, { options = 5 }) end,
      "partyorg.check_masks: options: a table expected, got number" },
    { "partyorg.check_table", function() partyorg.check_table("admission", 5) end,
      "bad argument #2 to 'partyorg.check_table' (table expected, got number)" },
    { "partyorg.check_table", function() partyorg.check_table("admission", {}, { values = 5 }) end,
      "partyorg.check_table: values: a list of names expected, got number" },
    { "partyorg.date_to_days", function() partyorg.date_to_days(5) end,
      "bad argument #1 to 'partyorg.date_to_days' (a date as text expected, got number)" },
    { "partyorg.days_to_date", function() partyorg.days_to_date("5") end,
      "bad argument #1 to 'partyorg.days_to_date' (a whole number expected, got string)" },
    { "partyorg.batch_instructions", function() partyorg.batch_instructions(5) end,
      "partyorg.batch_instructions: 0 arguments expected, got 1" },
    { "partyorg.version", function() partyorg.version(5) end, "partyorg.version: 0 arguments expected, got 1" },
    { "partyorg.scorecard", function() partyorg.scorecard(5) end,
      "bad argument #1 to 'partyorg.scorecard' (a table, the id of a scorecard expected, got number)" },
    { "partyorg.stages", function() partyorg.stages({}) end,
      "bad argument #1 to 'partyorg.stages' (name of a check expected, got table)" },
    { "partyorg.rules", function() partyorg.rules() end,
      "bad argument #1 to 'partyorg.rules' (name of a check expected, got nil)" },
    { "partyorg.values", function() partyorg.values(true) end,
      "bad argument #1 to 'partyorg.values' (name of a check expected, got boolean)" },
    { "partyorg.facts", function() partyorg.facts({}) end,
      "bad argument #1 to 'partyorg.facts' (name of a subject expected, got table)" },
    { "partyorg.wordings", function() partyorg.wordings("admission", {}) end,
      "bad argument #2 to 'partyorg.wordings' (name of a rule expected, got table)" },
    { "partyorg.rule", function() partyorg.rule("admission", {}) end,
      "bad argument #2 to 'partyorg.rule' (name of a rule expected, got table)" },
    { "partyorg.rule", function() partyorg.rule("admission") end, "partyorg.rule: 2 arguments expected, got 1" },
    { "partyorg.wording_on", function() partyorg.wording_on("admission", "ADM-AGE-MIN", 5) end,
      "bad argument #3 to 'partyorg.wording_on' (a date as text expected, got number)" },
    { "partyorg.rules_in_force", function() partyorg.rules_in_force("admission", {}) end,
      "bad argument #2 to 'partyorg.rules_in_force' (a date as text expected, got table)" },
    { "partyorg.changes", function() partyorg.changes("admission", "2025-01-01", 5) end,
      "bad argument #3 to 'partyorg.changes' (a date as text expected, got number)" },
    { "partyorg.edition_on", function() partyorg.edition_on({}, "2025-01-01") end,
      "bad argument #1 to 'partyorg.edition_on' (name of a family expected, got table)" },
    { "partyorg.vote_base", function() partyorg.vote_base(5, {}) end,
      "bad argument #1 to 'partyorg.vote_base' (string expected, got number)" },
    { "partyorg.vote_base", function() partyorg.vote_base("cell", { 5 }) end,
      "partyorg.vote_base: counts: names expected as keys, got number" },
    { "partyorg.votes_needed", function() partyorg.votes_needed("10") end,
      "bad argument #1 to 'partyorg.votes_needed' (a whole number expected, got string)" },
    { "partyorg.limitation", function() partyorg.limitation("reprimand", 5) end,
      "bad argument #2 to 'partyorg.limitation' (table expected, got number)" },
    { "partyorg.limitation", function() partyorg.limitation("reprimand", { 5 }) end,
      "partyorg.limitation: breaches: a date as text expected, got number" },
    { "partyorg.transition", function() partyorg.transition(5) end,
      "partyorg.transition: from: a name expected, got number" },
    { "partyorg.status_diagram", function() partyorg.status_diagram({}) end,
      "bad argument #1 to 'partyorg.status_diagram' (language expected, got table)" },
    { "partyorg.find_fact", function() partyorg.find_fact("applicant", {}) end,
      "bad argument #2 to 'partyorg.find_fact' (name of a fact expected, got table)" },
    { "partyorg.parse_fact", function() partyorg.parse_fact("applicant", "cell_yes", 5) end,
      "bad argument #3 to 'partyorg.parse_fact' (string expected, got number)" },
    { "partyorg.format_fact", function() partyorg.format_fact("applicant", "cell_yes") end,
      "bad argument #3 to 'partyorg.format_fact' (value expected)" },
    { "partyorg.status_title", function() partyorg.status_title(5) end,
      "bad argument #1 to 'partyorg.status_title' (string expected, got number)" },
    { "partyorg.unit_title", function() partyorg.unit_title("votes", 5) end,
      "bad argument #2 to 'partyorg.unit_title' (language expected, got number)" },
    { "partyorg.parse_date", function() partyorg.parse_date(5) end,
      "bad argument #1 to 'partyorg.parse_date' (string expected, got number)" },
    { "partyorg.format_date", function() partyorg.format_date("2025-01-01", 5) end,
      "bad argument #2 to 'partyorg.format_date' (format expected, got number)" },
    { "partyorg.add_months", function() partyorg.add_months("2025-01-01") end,
      "partyorg.add_months: 2 to 3 arguments expected, got 1" },
    { "partyorg.months_by_month", function() partyorg.months_by_month("2025-01-01", 5) end,
      "bad argument #2 to 'partyorg.months_by_month' (a date as text expected, got number)" },
    { "partyorg.full_months", function() partyorg.full_months(5, "2025-01-01") end,
      "bad argument #1 to 'partyorg.full_months' (a date as text expected, got number)" },
    { "partyorg.is_working_day", function() partyorg.is_working_day("2025-01-01", 5) end,
      "bad argument #2 to 'partyorg.is_working_day' (table expected, got number)" },
    { "partyorg.is_working_day", function() partyorg.is_working_day("2025-01-01", { off = {} }) end,
      "bad argument #2 to 'partyorg.is_working_day' (a calendar has the keys days_off and make_up, and no other)" },
    { "partyorg.add_working_days", function() partyorg.add_working_days("2025-01-01", {}) end,
      "bad argument #2 to 'partyorg.add_working_days' (a whole number expected, got table)" },
    { "partyorg.working_days_between", function() partyorg.working_days_between("2025-01-01", {}) end,
      "bad argument #2 to 'partyorg.working_days_between' (a date as text expected, got table)" },
    { "partyorg.holiday", function() partyorg.holiday(5) end,
      "bad argument #1 to 'partyorg.holiday' (a date as text expected, got number)" },
    { "partyorg.holiday", function() partyorg.holiday("2025-09-02", 5) end,
      "bad argument #2 to 'partyorg.holiday' (language expected, got number)" },
    { "partyorg.to_lunar", function() partyorg.to_lunar({}) end,
      "bad argument #1 to 'partyorg.to_lunar' (a date as text expected, got table)" },

    { "report:finding", function() report:finding(2) end,
      "bad argument #1 to 'report:finding' (id of a rule expected, got number)" },
    { "report:finding", function() report.finding({}, "ADM-AGE-MIN") end,
      "calling 'report:finding' on bad self (report expected, got table)" },
    { "report:remedies", function() report:remedies({}) end,
      "bad argument #1 to 'report:remedies' (id of a rule expected, got table)" },
    { "report:remedies", function() report:remedies("ADM-AGE-MIN", 5) end,
      "bad argument #2 to 'report:remedies' (language expected, got number)" },
    { "report:json", function() report:json(5) end, "bad argument #1 to 'report:json' (language expected, got number)" },
    { "report:next_text", function() report.next_text() end,
      "calling 'report:next_text' on bad self (report expected, got no value)" },
    { "report:text", function() report:text({}) end, "bad argument #1 to 'report:text' (language expected, got table)" },
    { "report:text", function() report.text(finding) end,
      "calling 'report:text' on bad self (report expected, got userdata)" },
    { "report:to_table", function() report.to_table(batch) end,
      "calling 'report:to_table' on bad self (report expected, got userdata)" },

    { "finding:text", function() finding:text(5) end, "bad argument #1 to 'finding:text' (language expected, got number)" },
    { "finding:text", function() finding.text(report) end,
      "calling 'finding:text' on bad self (finding expected, got userdata)" },
    { "finding:title_text", function() finding:title_text({}) end,
      "bad argument #1 to 'finding:title_text' (language expected, got table)" },
    { "finding:provision", function() finding:provision({}) end,
      "bad argument #1 to 'finding:provision' (language expected, got table)" },
    { "finding:remedies", function() finding:remedies(5) end,
      "bad argument #1 to 'finding:remedies' (language expected, got number)" },
    { "finding:to_table", function() finding.to_table(5) end,
      "calling 'finding:to_table' on bad self (finding expected, got number)" },

    { "batch:verdict", function() batch:verdict("1") end,
      "bad argument #1 to 'batch:verdict' (a whole number expected, got string)" },
    { "batch:stage", function() batch:stage() end,
      "bad argument #1 to 'batch:stage' (a whole number expected, got no value)" },
    { "batch:due", function() batch.due(5, 1) end, "calling 'batch:due' on bad self (batch expected, got number)" },
    { "batch:failed", function() batch:failed({}) end,
      "bad argument #1 to 'batch:failed' (a whole number expected, got table)" },
    { "batch:values", function() batch:values(true) end,
      "bad argument #1 to 'batch:values' (a whole number expected, got boolean)" },
    { "batch:report", function() batch:report("x") end,
      "bad argument #1 to 'batch:report' (a whole number expected, got string)" },
    { "batch:get", function() batch:get(1, 5) end,
      "bad argument #2 to 'batch:get' (name of a result expected, got number)" },
    { "batch:column", function() batch:column(5) end,
      "bad argument #1 to 'batch:column' (name of a result expected, got number)" },
    { "batch:rows_with", function() batch:rows_with() end,
      "bad argument #1 to 'batch:rows_with' (table expected, got nil)" },
    { "batch:rows_with", function() batch:rows_with { rule = "ADM-AGE-MIN" } end,
      "bad argument #1 to 'batch:rows_with' (rule and status go together)" },
    { "batch:rows_with", function() batch:rows_with { verdict = 5 } end,
      "batch:rows_with: verdict: a word or a list of words expected, got number" },

    { "scorecard:score", function() card:score(5) end,
      "bad argument #1 to 'scorecard:score' (table expected, got number)" },
    { "scorecard:to_table", function() card.to_table(report) end,
      "calling 'scorecard:to_table' on bad self (scorecard expected, got userdata)" },

    { "", function() report.verdict = "met" end, "a report cannot be changed; to_table() makes a plain table of it" },
    { "", function() finding.status = "met" end, "a finding cannot be changed; to_table() makes a plain table of it" },
    { "", function() batch.rows = 5 end, "a batch cannot be changed" },
    { "", function() card.id = "x" end, "a scorecard cannot be changed; to_table() makes a plain table of it" },
}

-- What takes no argument, or anything.
local harmless = { checks = true, subjects = true, options = true, instruments = true, editions = true, families = true,
                   states = true, overlays = true, transitions = true, scorecards = true, from_lunar = true }

describe("misuse", function()
    for _, call in ipairs(calls) do
        it("tells where it was: " .. call[3], function()
            local place = debug.getinfo(call[2], "S")
            local good, message = pcall(call[2])
            assert.falsy(good)
            assert.equal(("%s:%d: %s"):format(place.short_src, place.linedefined, call[3]), message)
        end)
    end

    it("tells the nearest line where no line calls", function()
        local line = debug.getinfo(1, "l").currentline + 1
        local _, message = pcall(partyorg.check, 5)
        assert.truthy(message:find("misuse_spec.lua:" .. line .. ": bad argument #1 to 'partyorg.check'", 1, true), message)
        local outside = coroutine.create(partyorg.check)
        local _, bare = coroutine.resume(outside, 5)
        assert.equal("bad argument #1 to 'partyorg.check' (name of a check expected, got number)", bare)
    end)

    it("is tried with every function and method", function()
        local tried = {}
        for _, call in ipairs(calls) do
            tried[call[1]] = true
        end
        for name, value in pairs(partyorg) do
            if type(value) == "function" and not harmless[name] then
                assert.truthy(tried["partyorg." .. name], name)
            end
        end
        local methods = 0
        for line in io.lines "bindings/lua/partyorg.lua" do
            local class, method = line:match "^%-%- @function (%u%w+):([%w_]+)$"
            if class then
                methods = methods + 1
                assert.truthy(tried[class:lower() .. ":" .. method], class .. ":" .. method)
            end
        end
        assert.exactly(22, methods)
    end)
end)
