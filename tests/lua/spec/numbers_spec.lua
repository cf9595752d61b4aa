-- SPDX-License-Identifier: MIT
-- Integers stay integers; what 32 bits do not hold is refused, in every place that takes a number and in every Lua.
local partyorg = require "partyorg"
require "support"

local on = { on = "2025-08-20" }
local kind = math.type or function() return "integer" end

-- Beside 2^31, 2^32, 2^53, 2^63 and 2^64, as floats and, where there are any, as integers; and what is no number of
-- anything.
local large = { 1e300, -1e300, 1 / 0, -1 / 0, 0 / 0 }
for _, power in ipairs { 31, 32, 53, 62, 63, 64 } do
    for _, sign in ipairs { 1, -1 } do
        for step = -1, 1 do
            local number = sign * (2.0 ^ power + step)
            if number < -2.0 ^ 31 or number >= 2.0 ^ 31 then
                large[#large + 1] = number
                large[#large + 1] = math.tointeger and math.tointeger(number)
            end
        end
    end
end
if math.maxinteger then
    large[#large + 1] = math.maxinteger
    large[#large + 1] = math.mininteger
    large[#large + 1] = math.maxinteger - 1
end
local fractions = { 0.5, -0.5, 1.5, 1e-300, 2.0 ^ 31 - 0.5, 5e-324 }

-- Calls with every number that no count can be.
local function with_each(call)
    for _, list in ipairs { large, fractions } do
        for _, number in ipairs(list) do
            call(number)
        end
    end
end

describe("numbers that no count can be", function()
    it("are refused as facts", function()
        with_each(function(number)
            assert.refused("PARTYORG_E_VALUE", "^cell_yes: ", partyorg.check, "admission", { cell_yes = number }, on)
            assert.refused("PARTYORG_E_VALUE", "^cell_yes: ", partyorg.check_masks, "admission", { cell_yes = number }, on)
            assert.refused("PARTYORG_E_VALUE", "^row 2: cell_yes: ", partyorg.check_table, "admission",
                           { cell_yes = { 1, number } }, on)
            assert.refused("PARTYORG_E_VALUE", "^cell_yes: ", partyorg.format_fact, "applicant", "cell_yes", number)
        end)
    end)

    it("are refused as options", function()
        with_each(function(number)
            assert.refused("PARTYORG_E_VALUE", "^cap_percent: ", partyorg.check, "review_cap", {},
                           { options = { cap_percent = number } })
        end)
    end)

    it("are refused as points", function()
        for _, number in ipairs(large) do
            assert.refused("PARTYORG_E_VALUE", "^points_general: ", partyorg.check, "review", { points_general = number },
                           on)
        end
        for _, number in ipairs { 1e-300, 0.001, 5e-324, 29.999, 2.0 ^ 31 - 0.5 } do
            assert.refused("PARTYORG_E_VALUE", "^points_general: ", partyorg.check, "review", { points_general = number },
                           on)
        end
    end)

    it("are refused as arguments", function()
        with_each(function(number)
            assert.refused("PARTYORG_E_RANGE", "^months: ", partyorg.add_months, "2025-01-31", number)
            assert.refused("PARTYORG_E_RANGE", "^days: ", partyorg.add_working_days, "2025-01-31", number)
            assert.refused("PARTYORG_E_RANGE", "^days: ", partyorg.days_to_date, number)
            assert.refused("PARTYORG_E_RANGE", "^base: ", partyorg.votes_needed, number)
            assert.refused("PARTYORG_E_RANGE", "^rows: ", partyorg.check_table, "admission", {}, { rows = number })
            assert.refused("PARTYORG_E_VALUE", "^year: ", partyorg.from_lunar, number, 1, 1)
            assert.refused("PARTYORG_E_VALUE", "^yes: ", partyorg.vote_base, "cell", { yes = number })
            assert.refused("PARTYORG_E_VALUE", "^readmissions: ", partyorg.transition, "deleted", "applicant",
                           { readmissions = number })
        end)
    end)

    it("are refused as rows and lengths", function()
        local batch = assert(partyorg.check_table("admission", { citizen_vn = { true, false } }, on))
        with_each(function(number)
            for _, method in ipairs { "verdict", "stage", "due", "failed", "values", "report" } do
                assert.refused("PARTYORG_E_RANGE", "^row: ", batch[method], batch, number)
            end
            assert.refused("PARTYORG_E_RANGE", "^row: ", batch.get, batch, number, "verdict")
            assert.refused("PARTYORG_E_TYPE", "^cell_yes: expected a list with the keys", partyorg.check_table, "admission",
                           { cell_yes = { n = number } }, on)
            if number == number then
                assert.refused("PARTYORG_E_TYPE", "^cell_yes: expected a list with the keys", partyorg.check_table,
                               "admission", { cell_yes = { [number] = 1 } }, on)
            end
        end)
    end)

    it("are refused in scorecards", function()
        local card = assert(partyorg.scorecard("an-phu"))
        for _, number in ipairs(large) do
            assert.refused("PARTYORG_E_VALUE", "^score_1: ", card.score, card, { score_1 = number })
            local data = card:to_table()
            data.total = number
            assert.refused("PARTYORG_E_VALUE", "^total: ", partyorg.scorecard, data)
        end
    end)
end)

describe("numbers at the edges", function()
    it("are taken as what they are", function()
        for _, zero in ipairs { 0, 0.0, -0.0 } do
            local report = assert(partyorg.check("admission", { cell_official = zero }, on))
            local seen = 0
            for _, finding in ipairs(report.findings) do
                if finding.fact == "cell_official" and finding.observed ~= nil then
                    seen = seen + 1
                    assert.exactly(0, finding.observed)
                    assert.exactly(1 / 0, 1 / finding.observed) -- no negative nought
                end
            end
            assert.truthy(seen > 0)
        end
        assert.exactly("9999-12-31", partyorg.days_to_date(2932896))
        assert.exactly("9999-12-31", partyorg.days_to_date(2932896.0))
        assert.exactly(2932896, partyorg.date_to_days("9999-12-31"))
        assert.exactly(-719162, partyorg.date_to_days("0001-01-01"))
        assert.refused("PARTYORG_E_DATE", "^days_to_date: ", partyorg.days_to_date, 2147483647)
        assert.refused("PARTYORG_E_DATE", "^date_add_months: ", partyorg.add_months, "2025-01-31", 2147483647)
        assert.refused("PARTYORG_E_DATE", "^date_add_months: ", partyorg.add_months, "2025-01-31", -2147483647)
        assert.refused("PARTYORG_E_RANGE", "^add_working_days: ", partyorg.add_working_days, "2025-01-31", 2147483647)
        assert.exactly(-2147483648, partyorg.UNKNOWN)
    end)

    it("are never texts", function()
        assert.refused("PARTYORG_E_VALUE", "found a string", partyorg.check, "admission", { cell_yes = "3" }, on)
        assert.misuse("a whole number expected, got string", partyorg.add_months, "2025-01-31", "3")
    end)
end)

describe("what comes out", function()
    -- Every number in nested tables is an integer, but points and percent with a fraction.
    local function whole(what, value)
        if type(value) == "number" then
            assert.truthy(kind(value) == "integer" or value % 1 ~= 0, what .. " is " .. tostring(value))
        elseif type(value) == "table" then
            for key, inner in pairs(value) do
                whole(what .. "." .. tostring(key), inner)
            end
        end
    end

    it("is integers", function()
        for _, check in ipairs(partyorg.checks()) do
            whole(check.name, check)
            whole(check.name, partyorg.rules(check.name))
            whole(check.name, partyorg.values(check.name))
            whole(check.name, partyorg.facts(check.subject))
            local report = assert(partyorg.check(check.name, {}, on))
            whole(check.name, report:to_table())
            local batch = assert(partyorg.check_table(check.name, {}, { on = "2025-08-20", rows = 2 }))
            whole(check.name, batch.rows)
            whole(check.name, batch.counts)
            whole(check.name, batch:values(1))
            whole(check.name, batch:rows_with { verdict = { "met", "not_met", "unknown" } })
            whole(check.name, batch:column("met"))
        end
        whole("a report", assert(partyorg.check("admission", { born_on = "2007-09-10", cell_met_on = "2025-08-20",
                                                                cell_official = 7.0, cell_yes = 5.0 }, on)):to_table())
        whole("a vote", partyorg.vote_base("cell", { members = 12.0, away = 1, yes = 8.0 }))
        whole("a period", partyorg.limitation("reprimand", { "2018-05-02" }, { no_limit_class = "none" }))
        whole("a lunar day", partyorg.to_lunar("2025-07-25"))
        whole("a card", assert(partyorg.scorecard("an-phu")):to_table())
        whole("a scored meeting", assert(partyorg.scorecard("an-phu")):score { meeting_kind = "regular", minutes = 75.0 })
        whole("dates", { partyorg.date_to_days("2025-08-20"), partyorg.full_months("2025-01-31", "2025-03-01"),
                         partyorg.working_days_between("2025-01-31", "2025-03-01"), partyorg.votes_needed(10) })
        whole("the row of a failure", { select(5, partyorg.check_table("admission", { cell_yes = { -1 } }, on)) })
    end)

    -- Each rule is in one mask, to the last one: nothing was rounded.
    it("is masks with a bit for every rule", function()
        for _, check in ipairs(partyorg.checks()) do
            local masks = assert(partyorg.check_masks(check.name, {}, on))
            local findings = assert(partyorg.check(check.name, {}, on)).findings
            assert.truthy(check.rule_count <= 53, "a double holds the masks")
            local expected = { met = 0, not_met = 0, unknown = 0, not_applicable = 0 }
            for i, finding in ipairs(findings) do
                expected[finding.status] = expected[finding.status] + 2 ^ (i - 1)
            end
            for status, mask in pairs(expected) do
                assert.equal(mask, masks[status], check.name .. " " .. status)
                assert.exactly("integer", kind(masks[status]))
            end
        end
    end)
end)
