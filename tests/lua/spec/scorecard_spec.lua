-- SPDX-License-Identifier: MIT
-- Decimals, options that are numbers, scorecards and scored meetings.
local json = require "cjson"
local partyorg = require "partyorg"
local support = require "support"
local without_null = support.without_null

local on = { on = "2026-03-10" }

describe("decimals", function()
    it("are exact hundredths", function()
        local function review(general, options)
            return partyorg.check("review", { points_general = general, points_task = 0 }, options or { on = "2025-12-20" })
        end
        for hundredths = 0, 3000 do
            local given = hundredths / 100
            assert.equal(given, assert(review(given)).values.points)
        end
        assert.exactly(29, assert(review(29)).values.points, "a whole number")
        assert.exactly(29, assert(review(29.0)).values.points, "a whole float")
        assert.exactly(29.99, assert(review(29.99)).values.points, "a fraction")
        assert.exactly(0, assert(review(-0.0)).values.points, "nothing")
        assert.exactly(nil, assert(review(20.5)):finding("REV-SELF").observed, "observed")
        for _, wrong in ipairs { 29.995, 30.01, 31, -1, -0.01, 0 / 0, math.huge, -math.huge, 2 ^ 53, 1e300, 0.001 } do
            assert.refused("PARTYORG_E_VALUE",
                           "^points_general: value .* is not a number from 0 to 30 with two decimals at most$",
                           review, wrong)
        end
        assert.refused("PARTYORG_E_VALUE", "^points_general: giá trị .* không phải là số từ 0 đến 30", review, 29.995,
                       { on = "2025-12-20", lang = "vi" })
        assert.refused("PARTYORG_E_VALUE",
                       "^points_general: expected a number with two decimals at most, found a string$", review,
                       "29.99")
        assert.refused("PARTYORG_E_VALUE", "found true or false$", review, true)
        assert.refused("PARTYORG_E_VALUE", "found table$", review, {})
        local fact = assert(partyorg.find_fact("member_review", "points_general"))
        assert.exactly("decimal", fact.type, "type")
        assert.exactly("points", fact.unit, "unit")
        assert.exactly(0, fact.minimum, "minimum")
        assert.exactly(30, fact.maximum, "maximum")
        assert.exactly(29.5, partyorg.parse_fact("member_review", "points_general", "29,5"), "a cell")
        assert.exactly(29, partyorg.parse_fact("member_review", "points_general", "29.00"), "a whole cell")
        assert.exactly("29,5", partyorg.format_fact("member_review", "points_general", 29.5, "vi"), "for people")
        assert.refused("PARTYORG_E_VALUE", "two decimals", partyorg.parse_fact, "member_review", "points_general", "29.995")
        assert.refused("PARTYORG_E_VALUE", "two decimals", partyorg.format_fact, "member_review", "points_general", 29.995)
    end)
end)

describe("options that are numbers", function()
    it("are checked", function()
        local function cap(options)
            return partyorg.check("review_cap", { unit_group = nil }, { on = "2025-12-20", options = options })
        end
        assert.truthy(cap { cap_percent = 15, target_percent = 3.25, target_count = 3.0 }, "numbers")
        assert.refused("PARTYORG_E_VALUE", "^cap_percent: ", cap, { cap_percent = 101 })
        assert.refused("PARTYORG_E_VALUE", "^cap_percent: ", cap, { cap_percent = 1.5 })
        assert.refused("PARTYORG_E_VALUE", "^target_percent: ", cap, { target_percent = 3.255 })
    end)
end)

local function read(id)
    return support.read_json("libpartyorg/scorecards/" .. id .. ".json")
end

local function small()
    return { schema = 1, id = "small", title_vi = "Phiếu nhỏ", title_en = "Small card", kinds = { "regular" },
             itemised = true,
             total = 5, thresholds = { { grade = "good", min = 4.5 }, { grade = "weak", min = 0 } },
             groups = { { id = "g", name_vi = "Nhóm", name_en = "Group", max = 5.0 } },
             criteria = { { id = "c", group = "g", name_vi = "Tiêu chí", name_en = "Criterion", max = 5 } },
             confidence = "memory", source = "nowhere" }
end

local function with(key, value)
    local card = small()
    card[key] = value
    return partyorg.scorecard(card)
end

describe("scorecards", function()
    it("are built in and made of tables", function()
        local ids = partyorg.scorecards()
        assert.truthy(#ids >= 5, "built-in cards")
        for _, id in ipairs(ids) do
            local card = assert(partyorg.scorecard(id))
            assert.exactly(id, card.id, "id")
            assert.truthy(card.title.vi ~= card.title.en, "title")
            assert.truthy(tostring(card):find(id, 1, true) == 1, "as text")
            assert.truthy(rawequal(partyorg.scorecard(id), card) and rawequal(partyorg.scorecard(card), card), "found once")
            local data, given = card:to_table(), read(id)
            assert.exactly("string", type(data.source), "where it was published")
            given.source = data.source
            assert.same(without_null(given), without_null(data), "as in the file: " .. id)
            local again = assert(partyorg.scorecard(data))
            assert.same(data, again:to_table(), "made again")
            assert.same(data, assert(partyorg.scorecard(read(id))):to_table(), "from lua-cjson")
            assert.misuse("a scorecard cannot be changed", function() card.id = "x" end)
            assert.exactly(nil, card.nothing, "no such key")
            assert.exactly(nil, card[1], "nor one that is no text")
        end
        assert.refused("PARTYORG_E_NAME", "an%-phú: there is no such scorecard; accepted are an%-phu, ", partyorg.scorecard,
                       "an-phú")
        assert.refused("PARTYORG_E_NAME", "không có phiếu chấm điểm này", partyorg.scorecard, "x", "vi")
        assert.refused("PARTYORG_E_NAME", "^an%-phu%?: there is no such scorecard", partyorg.scorecard, "an-phu\0")
        for _, wrong in ipairs { 5, true, print } do
            assert.misuse("a table, the id of a scorecard expected", partyorg.scorecard, wrong)
        end
        assert.misuse("expected, got nil", partyorg.scorecard)
    end)

    it("are refused with the path of what is wrong", function()
        assert.truthy(partyorg.scorecard(small()), "the smallest")
        assert.truthy(with("own", { 1, { deep = true } }) and with("with.dot", 3) and with("total\0", 3) and
            with(("x"):rep(1000), 3), "keys that cards do not have")
        assert.truthy(with("notes", json.null), "null")
        assert.refused("PARTYORG_E_VALUE", "^total: \"5.005\" is not a number from 0 to 100", with, "total", 5.005)
        assert.refused("PARTYORG_E_VALUE", "^total: .*nan", with, "total", 0 / 0)
        assert.refused("PARTYORG_E_VALUE", "^total: \"1e%+300\"", with, "total", 1e300)
        assert.refused("PARTYORG_E_VALUE", "^total: \"true\"", with, "total", true)
        assert.refused("PARTYORG_E_VALUE", "^total: function is refused", with, "total", print)
        assert.refused("PARTYORG_E_VALUE", "^total.0: this key takes one value", with, "total", { 5 })
        assert.refused("PARTYORG_E_SCORECARD", "^total: ", with, "total", 6)
        assert.refused("PARTYORG_E_SCORECARD", "^total: is missing$", with, "total", nil)
        assert.refused("PARTYORG_E_VALUE", "^groups: the keys of the table must be names, or 1 to n$", with, "groups",
                       { {}, x = 1 })
        assert.refused("PARTYORG_E_VALUE", "^groups: the keys of the table", with, "groups", { [true] = 1 })
        assert.refused("PARTYORG_E_VALUE", "^kinds.0: ", with, "kinds", { "daily" })
        assert.refused("PARTYORG_E_SPACE", "^title_vi: ", with, "title_vi", ("x"):rep(200))
        local cycle = small()
        cycle.own = cycle
        assert.refused("PARTYORG_E_SPACE", "nested too deeply", partyorg.scorecard, cycle)
        local wide = { "x" }
        for _ = 1, 6 do
            local all = {}
            for i = 1, 100 do
                all[i] = wide
            end
            wide = all
        end
        assert.refused("PARTYORG_E_SPACE", "too many data", with, "own", wide)
        local evil = setmetatable(small(), { __index = error, __pairs = error, __len = error })
        assert.truthy(partyorg.scorecard(evil), "no metamethod is called")
    end)

    it("are refused for each mistake that the C and Python tests have too", function()
        local mistakes = 0
        local function at(card, path, value)
            local keys = {}
            for key in path:gmatch "[^.]+" do
                keys[#keys + 1] = key:match "^%d+$" and tonumber(key) + 1 or key
            end
            for i = 1, #keys - 1 do
                card[keys[i]] = card[keys[i]] or {}
                card = card[keys[i]]
            end
            if value == nil and type(keys[#keys]) == "number" then
                table.remove(card, keys[#keys])
            else
                card[keys[#keys]] = value
            end
        end
        for line in io.lines "tests/cards/mistakes.jsonl" do
            local row, own = json.decode(line), without_null(support.read_json "tests/cards/own.json")
            for path, value in pairs(row.put or {}) do
                at(own, path, value)
            end
            if row.drop then
                at(own, row.drop, nil)
            end
            for _, language in ipairs { "vi", "en" } do
                local good, message, status, name = partyorg.scorecard(own, language)
                assert.exactly(nil, good, line)
                assert.exactly(row.name .. ": " .. row[language], message)
                assert.exactly("PARTYORG_E_SCORECARD", status, line)
                assert.exactly(row.name, name, line)
            end
            mistakes = mistakes + 1
        end
        assert.truthy(mistakes >= 90, "mistakes were read")
    end)

    it("give one message for several mistakes", function()
        local messages = {}
        for _ = 1, 20 do
            local card = small()
            card.total, card.id, card.schema, card.confidence, card.itemised = "a", {}, "b", "c", "d"
            messages[select(2, partyorg.scorecard(card))] = true
        end
        local message = next(messages)
        assert.truthy(message and next(messages, message) == nil, "one message")
    end)
end)

local meeting = { held_on = "2026-03-05", meeting_kind = "regular", minutes = 95, members_total = 20, members_due = 20,
                  members_present = 19, unexcused_absences = 0, excused_streak_max = 1, secretary_only = false,
                  documents_posted_on = "2026-03-03", speakers = 12, previous_tasks = 10, previous_tasks_done = 8,
                  results_posted_on = "2026-03-06", score_2 = 3, score_4 = 2.5 }
local card = assert(partyorg.scorecard("an-phu"))
local scored = assert(card:score(meeting))

describe("a scored meeting", function()
    it("tells every criterion", function()
        assert.exactly(nil, scored.points, "points")
        assert.exactly(95, scored.points_max, "points_max")
        assert.truthy(scored.least < scored.most, "a range")
        assert.exactly(nil, scored.grade, "grade")
        assert.exactly(0, #scored.warnings, "warnings")
        assert.exactly(28, #scored.criteria, "criteria")
        local by_id = {}
        for _, one in ipairs(scored.criteria) do
            by_id[one.id] = one
        end
        assert.exactly(5, by_id["1"].derived, "derived")
        assert.exactly(3, by_id["2a"].given, "given")
        assert.exactly(4, by_id["2a"].derived, "derived beside it")
        assert.exactly(true, by_id["2a"].differs, "differs")
        assert.exactly(1, by_id["2a"].lost, "lost")
        assert.exactly(2.5, by_id["3a"].points, "a fraction")
        assert.exactly(false, by_id["4c"].counted, "not counted")
        assert.exactly("score_6", by_id["3c"].missing[1], "missing")
        assert.truthy(by_id["7"].name.vi ~= by_id["7"].name.en, "name")
        assert.truthy(by_id["7"].text.en:find("27 of 30 points", 1, true) and scored.text.vi:find("chưa rõ"), "text")
        local gates = assert(partyorg.scorecard("binh-thuan-bloc"):score { held_on = "2026-03-05", meeting_kind = "regular",
                                                                           points_total = 95.5, gate_1 = true,
                                                                               gate_2 = false })
        assert.exactly("length", table.concat(gates.gates_missed, " "), "gates missed")
        assert.exactly(2, #gates.gates_unknown, "gates unknown")
        assert.exactly(95.5, gates.points, "points of all")
        assert.exactly("fair", gates.grade, "its grade")
        assert.exactly("good", gates.next_grade, "the next one")
        assert.exactly(0, gates.next_points, "points suffice")
        local early = assert(assert(with("valid_from", "2026-01-01")):score { held_on = "2025-01-01",
            meeting_kind = "thematic" })
        assert.exactly(2, #early.warnings, "warnings")
        assert.truthy(early.warnings[1].vi and early.warnings[1].en, "in both languages")
        assert.refused("PARTYORG_E_VALUE", "^score_1: 6 points are not between 0 and 5", card.score, card, { score_1 = 6 })
        assert.refused("PARTYORG_E_VALUE", "^score_1: giá trị 5.125", card.score, card, { score_1 = 5.125 }, "vi")
        assert.refused("PARTYORG_E_NAME", "^none: no fact of that name in \"meeting\"", card.score, card, { none = 6 })
        assert.misuse("table expected", card.score, card)
        assert.misuse("scorecard expected", card.score, {}, {})
        assert.misuse("scorecard expected", card.to_table, io.stdout)
    end)
end)

local function graded(given, facts)
    return partyorg.check("meeting", facts or meeting, { on = "2026-03-10", options = { scorecard = given } })
end

describe("the option", function()
    it("examines by a card", function()
        local wanted = assert(graded("an-phu")):json()
        for _, given in ipairs { card, read("an-phu"), card:to_table() } do
            local report = assert(graded(given))
            assert.exactly(wanted, report:json(), "the same report")
            assert.exactly("an-phu", report.scorecard, "its card")
            assert.exactly(95, report.values.points_max, "its points")
        end
        assert.exactly(nil, assert(partyorg.check("meeting", meeting, on)).scorecard, "none")
        assert.truthy(partyorg.check_masks("meeting", meeting, { on = "2026-03-10", options = { scorecard = "an-phu" } }),
                      "masks")
        for _, wrong in ipairs { 3, true, print, json.null, io.stdout } do
            assert.refused("PARTYORG_E_VALUE", "^scorecard: expected the id of a card, a card or a table, found ", graded,
                           wrong)
        end
        assert.refused("PARTYORG_E_NAME", "there is no such scorecard", graded, "x")
        assert.refused("PARTYORG_E_SCORECARD", "^schema: is missing$", graded, {})
        assert.refused("PARTYORG_E_NAME", "^scorecard: no fact of that name", partyorg.check, "meeting",
                       { scorecard = "an-phu" },
                       on)
    end)

    it("keeps the card alive", function()
        local facts = { held_on = "2026-03-05", meeting_kind = "regular", proposed_grade = "good", score_1 = 3 }
        local remedies, findings, batch
        do
            local report = assert(graded(small(), facts))
            findings = report.findings
            remedies = findings[#findings]:remedies()
            batch = assert(partyorg.check_table("meeting",
                                                { held_on = { "2026-03-05", "2026-03-05" }, score_1 = { 3.5 },
                                                             meeting_kind = { "regular", "regular" } },
                                                { on = "2026-03-10", options = { scorecard = small() } }))
        end
        for _ = 1, 200 do
            partyorg.scorecard(small())
        end
        collectgarbage()
        collectgarbage()
        assert.truthy(#remedies > 0, "some remedies")
        assert.same(remedies, findings[#findings]:remedies(), "the same ones")
        assert.exactly(3.5, batch:get(1, "points"), "points of a row")
        assert.exactly(nil, batch:get(2, "points"), "and of one that is not known")
        assert.exactly("weak", batch:values(1).grade, "grade of a row")
        local row = assert(batch:report(1))
        batch = nil -- luacheck: ignore
        collectgarbage()
        collectgarbage()
        assert.exactly(3.5, row.values.points, "report of a row")
        assert.exactly("small", row.scorecard, "by its card")
        assert.truthy(row.findings[#row.findings]:remedies(), "its remedies")
    end)

    it("goes with tables", function()
        local lists = { points_general = { 29.99, nil, 30, n = 3 }, points_task = { 60, 5, 69.5, n = 3 } }
        local batch = assert(partyorg.check_table("review", lists, { on = "2025-12-20" }))
        local points = batch:column("points")
        assert.exactly(89.99, points[1], "a fraction")
        assert.exactly(nil, points[2], "nothing")
        assert.exactly(99.5, points[3], "a sum")
        assert.refused("PARTYORG_E_VALUE", "^row 2: points_general: value 29.995", partyorg.check_table, "review",
                       { points_general = { 1, 29.995 } }, { on = "2025-12-20" })
    end)
end)

describe("memory", function()
    local function steady(what, run)
        it("is steady: " .. what, function() assert.steady(2000, run) end)
    end
    local whole = small()
    steady("cards", function() return partyorg.scorecard(whole), with("total", 6) end)
    steady("scores", function() return card:score(meeting), card:score { score_1 = 6 } end)
    steady("reports", function() return graded(whole), graded("an-phu"), graded(3) end)
end)
