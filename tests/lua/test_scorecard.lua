-- SPDX-License-Identifier: MIT
-- Decimals, options that are numbers, scorecards and scored meetings. Ends with "N passed, N failed".

local partyorg = require "partyorg"
local json = require "cjson"
local harness = require "harness"
local show, fault, ok, equal, equals = harness.show, harness.fault, harness.ok, harness.equal, harness.equals
local refused, raises, without_null = harness.refused, harness.raises, harness.without_null

local on = { on = "2026-03-10" }

-- ---- decimals -----------------------------------------------------------------------------------------------

local function review(general, options)
    return partyorg.check("review", { points_general = general, points_task = 0 }, options or { on = "2025-12-20" })
end
for hundredths = 0, 3000 do
    local given = hundredths / 100
    local found = assert(review(given)).values.points
    if found ~= given then
        fault("exact", show(found), "for", show(given))
    end
    harness.pass()
end
equal("a whole number", assert(review(29)).values.points, 29)
equal("a whole float", assert(review(29.0)).values.points, 29)
equal("a fraction", assert(review(29.99)).values.points, 29.99)
equal("nothing", assert(review(-0.0)).values.points, 0)
equal("observed", assert(review(20.5)):finding("REV-SELF").observed, nil)
for _, wrong in ipairs { 29.995, 30.01, 31, -1, -0.01, 0 / 0, math.huge, -math.huge, 2 ^ 53, 1e300, 0.001 } do
    refused("PARTYORG_E_VALUE", "^points_general: value .* is not a number from 0 to 30 with two decimals at most$", review,
            wrong)
end
refused("PARTYORG_E_VALUE", "^points_general: giá trị .* không phải là số từ 0 đến 30", review, 29.995,
        { on = "2025-12-20", lang = "vi" })
refused("PARTYORG_E_VALUE", "^points_general: expected a number with two decimals at most, found a string$", review, "29.99")
refused("PARTYORG_E_VALUE", "found true or false$", review, true)
refused("PARTYORG_E_VALUE", "found table$", review, {})
local fact = assert(partyorg.find_fact("member_review", "points_general"))
equal("type", fact.type, "decimal")
equal("unit", fact.unit, "points")
equal("minimum", fact.minimum, 0)
equal("maximum", fact.maximum, 30)
equal("a cell", partyorg.parse_fact("member_review", "points_general", "29,5"), 29.5)
equal("a whole cell", partyorg.parse_fact("member_review", "points_general", "29.00"), 29)
equal("for people", partyorg.format_fact("member_review", "points_general", 29.5, "vi"), "29,5")
refused("PARTYORG_E_VALUE", "two decimals", partyorg.parse_fact, "member_review", "points_general", "29.995")
refused("PARTYORG_E_VALUE", "two decimals", partyorg.format_fact, "member_review", "points_general", 29.995)

-- ---- options that are numbers -------------------------------------------------------------------------------

local function cap(options)
    return partyorg.check("review_cap", { unit_group = nil }, { on = "2025-12-20", options = options })
end
ok("numbers", cap { cap_percent = 15, target_percent = 3.25, target_count = 3.0 })
refused("PARTYORG_E_VALUE", "^cap_percent: ", cap, { cap_percent = 101 })
refused("PARTYORG_E_VALUE", "^cap_percent: ", cap, { cap_percent = 1.5 })
refused("PARTYORG_E_VALUE", "^target_percent: ", cap, { target_percent = 3.255 })

-- ---- scorecards ---------------------------------------------------------------------------------------------

local function read(id)
    return harness.read_json("libpartyorg/scorecards/" .. id .. ".json")
end

local function small()
    return { schema = 1, id = "small", title_vi = "Phiếu nhỏ", title_en = "Small card", kinds = { "regular" }, itemised = true,
             total = 5, thresholds = { { grade = "good", min = 4.5 }, { grade = "weak", min = 0 } },
             groups = { { id = "g", name_vi = "Nhóm", name_en = "Group", max = 5.0 } },
             criteria = { { id = "c", group = "g", name_vi = "Tiêu chí", name_en = "Criterion", max = 5 } },
             confidence = "memory", source = "nowhere" }
end

local ids = partyorg.scorecards()
ok("built-in cards", #ids >= 5)
for _, id in ipairs(ids) do
    local card = assert(partyorg.scorecard(id))
    equal("id", card.id, id)
    ok("title", card.title.vi ~= card.title.en)
    ok("as text", tostring(card):find(id, 1, true) == 1)
    ok("found once", rawequal(partyorg.scorecard(id), card) and rawequal(partyorg.scorecard(card), card))
    local data, given = card:to_table(), read(id)
    equal("where it was published", type(data.source), "string")
    given.source = data.source
    equals("as in the file: " .. id, without_null(data), without_null(given))
    local again = assert(partyorg.scorecard(data))
    equals("made again", again:to_table(), data)
    equals("from lua-cjson", assert(partyorg.scorecard(read(id))):to_table(), data)
    raises("a scorecard cannot be changed", function() card.id = "x" end)
    equal("no such key", card.nothing, nil)
    equal("nor one that is no text", card[1], nil)
end
refused("PARTYORG_E_NAME", "an%-phú: there is no such scorecard; accepted are an%-phu, ", partyorg.scorecard, "an-phú")
refused("PARTYORG_E_NAME", "không có phiếu chấm điểm này", partyorg.scorecard, "x", "vi")
refused("PARTYORG_E_NAME", "^an%-phu%?: there is no such scorecard", partyorg.scorecard, "an-phu\0")
for _, wrong in ipairs { 5, true, print } do
    raises("a table, the id of a scorecard expected", partyorg.scorecard, wrong)
end
raises("expected, got nil", partyorg.scorecard)

local function with(key, value)
    local card = small()
    card[key] = value
    return partyorg.scorecard(card)
end
ok("the smallest", partyorg.scorecard(small()))
ok("keys that cards do not have", with("own", { 1, { deep = true } }) and with("with.dot", 3) and with("total\0", 3) and
    with(("x"):rep(1000), 3))
ok("null", with("notes", json.null))
refused("PARTYORG_E_VALUE", "^total: \"5.005\" is not a number from 0 to 100", with, "total", 5.005)
refused("PARTYORG_E_VALUE", "^total: .*nan", with, "total", 0 / 0)
refused("PARTYORG_E_VALUE", "^total: \"1e%+300\"", with, "total", 1e300)
refused("PARTYORG_E_VALUE", "^total: \"true\"", with, "total", true)
refused("PARTYORG_E_VALUE", "^total: function is refused", with, "total", print)
refused("PARTYORG_E_VALUE", "^total.0: this key takes one value", with, "total", { 5 })
refused("PARTYORG_E_SCORECARD", "^total: ", with, "total", 6)
refused("PARTYORG_E_SCORECARD", "^total: is missing$", with, "total", nil)
refused("PARTYORG_E_VALUE", "^groups: the keys of the table must be names, or 1 to n$", with, "groups", { {}, x = 1 })
refused("PARTYORG_E_VALUE", "^groups: the keys of the table", with, "groups", { [true] = 1 })
refused("PARTYORG_E_VALUE", "^kinds.0: ", with, "kinds", { "daily" })
refused("PARTYORG_E_SPACE", "^title_vi: ", with, "title_vi", ("x"):rep(200))
local cycle = small()
cycle.own = cycle
refused("PARTYORG_E_SPACE", "nested too deeply", partyorg.scorecard, cycle)
local wide = { "x" }
for _ = 1, 6 do
    local all = {}
    for i = 1, 100 do
        all[i] = wide
    end
    wide = all
end
refused("PARTYORG_E_SPACE", "too many data", with, "own", wide)
local evil = setmetatable(small(), { __index = error, __pairs = error, __len = error })
ok("no metamethod is called", partyorg.scorecard(evil))
-- Each mistake of a file that the C and Python tests have too.
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
local mistakes = 0
for line in io.lines "tests/cards/mistakes.jsonl" do
    local row, own = json.decode(line), without_null(harness.read_json "tests/cards/own.json")
    for path, value in pairs(row.put or {}) do
        at(own, path, value)
    end
    if row.drop then
        at(own, row.drop, nil)
    end
    for _, language in ipairs { "vi", "en" } do
        local good, message, status, name = partyorg.scorecard(own, language)
        ok(line, good == nil and message == row.name .. ": " .. row[language] and status == "PARTYORG_E_SCORECARD" and
            name == row.name)
    end
    mistakes = mistakes + 1
end
ok("mistakes were read", mistakes >= 90)

-- With several mistakes the message is the same on every run.
local messages = {}
for _ = 1, 20 do
    local card = small()
    card.total, card.id, card.schema, card.confidence, card.itemised = "a", {}, "b", "c", "d"
    messages[select(2, partyorg.scorecard(card))] = true
end
local message = next(messages)
ok("one message", message and next(messages, message) == nil)

-- ---- a scored meeting ---------------------------------------------------------------------------------------

local meeting = { held_on = "2026-03-05", meeting_kind = "regular", minutes = 95, members_total = 20, members_due = 20,
                  members_present = 19, unexcused_absences = 0, excused_streak_max = 1, secretary_only = false,
                  documents_posted_on = "2026-03-03", speakers = 12, previous_tasks = 10, previous_tasks_done = 8,
                  results_posted_on = "2026-03-06", score_2 = 3, score_4 = 2.5 }
local card = assert(partyorg.scorecard("an-phu"))
local scored = assert(card:score(meeting))
equal("points", scored.points, nil)
equal("points_max", scored.points_max, 95)
ok("a range", scored.least < scored.most)
equal("grade", scored.grade, nil)
equal("warnings", #scored.warnings, 0)
equal("criteria", #scored.criteria, 28)
local by_id = {}
for _, one in ipairs(scored.criteria) do
    by_id[one.id] = one
end
equal("derived", by_id["1"].derived, 5)
equal("given", by_id["2a"].given, 3)
equal("derived beside it", by_id["2a"].derived, 4)
equal("differs", by_id["2a"].differs, true)
equal("lost", by_id["2a"].lost, 1)
equal("a fraction", by_id["3a"].points, 2.5)
equal("not counted", by_id["4c"].counted, false)
equal("missing", by_id["3c"].missing[1], "score_6")
ok("name", by_id["7"].name.vi ~= by_id["7"].name.en)
ok("text", by_id["7"].text.en:find("27 of 30 points", 1, true) and scored.text.vi:find("chưa rõ"))
local gates = assert(partyorg.scorecard("binh-thuan-bloc"):score { held_on = "2026-03-05", meeting_kind = "regular",
                                                                   points_total = 95.5, gate_1 = true, gate_2 = false })
equal("gates missed", table.concat(gates.gates_missed, " "), "length")
equal("gates unknown", #gates.gates_unknown, 2)
equal("points of all", gates.points, 95.5)
equal("its grade", gates.grade, "fair")
equal("the next one", gates.next_grade, "good")
equal("points suffice", gates.next_points, 0)
local early = assert(assert(with("valid_from", "2026-01-01")):score { held_on = "2025-01-01", meeting_kind = "thematic" })
equal("warnings", #early.warnings, 2)
ok("in both languages", early.warnings[1].vi and early.warnings[1].en)
refused("PARTYORG_E_VALUE", "^score_1: 6 points are not between 0 and 5", card.score, card, { score_1 = 6 })
refused("PARTYORG_E_VALUE", "^score_1: giá trị 5.125", card.score, card, { score_1 = 5.125 }, "vi")
refused("PARTYORG_E_NAME", "^none: no fact of that name in \"meeting\"", card.score, card, { none = 6 })
raises("table expected", card.score, card)
raises("scorecard expected", card.score, {}, {})
raises("scorecard expected", card.to_table, io.stdout)

-- ---- the option ---------------------------------------------------------------------------------------------

local function graded(given, facts)
    return partyorg.check("meeting", facts or meeting, { on = "2026-03-10", options = { scorecard = given } })
end
local wanted = assert(graded("an-phu")):json()
for _, given in ipairs { card, read("an-phu"), card:to_table() } do
    local report = assert(graded(given))
    equal("the same report", report:json(), wanted)
    equal("its card", report.scorecard, "an-phu")
    equal("its points", report.values.points_max, 95)
end
equal("none", assert(partyorg.check("meeting", meeting, on)).scorecard, nil)
ok("masks", partyorg.check_masks("meeting", meeting, { on = "2026-03-10", options = { scorecard = "an-phu" } }))
for _, wrong in ipairs { 3, true, print, json.null, io.stdout } do
    refused("PARTYORG_E_VALUE", "^scorecard: expected the id of a card, a card or a table, found ", graded, wrong)
end
refused("PARTYORG_E_NAME", "there is no such scorecard", graded, "x")
refused("PARTYORG_E_SCORECARD", "^schema: is missing$", graded, {})
refused("PARTYORG_E_NAME", "^scorecard: no fact of that name", partyorg.check, "meeting", { scorecard = "an-phu" }, on)

-- The card lives as long as what was examined by it.
do
    local facts = { held_on = "2026-03-05", meeting_kind = "regular", proposed_grade = "good", score_1 = 3 }
    local remedies, findings, batch
    do
        local report = assert(graded(small(), facts))
        findings = report.findings
        remedies = findings[#findings]:remedies()
        batch = assert(partyorg.check_table("meeting", { held_on = { "2026-03-05", "2026-03-05" }, score_1 = { 3.5 },
                                                         meeting_kind = { "regular", "regular" } },
                                            { on = "2026-03-10", options = { scorecard = small() } }))
    end
    for _ = 1, 200 do
        partyorg.scorecard(small())
    end
    collectgarbage()
    collectgarbage()
    ok("some remedies", #remedies > 0)
    equals("the same ones", findings[#findings]:remedies(), remedies)
    equal("points of a row", batch:get(1, "points"), 3.5)
    equal("and of one that is not known", batch:get(2, "points"), nil)
    equal("grade of a row", batch:values(1).grade, "weak")
    local row = assert(batch:report(1))
    batch = nil
    collectgarbage()
    collectgarbage()
    equal("report of a row", row.values.points, 3.5)
    equal("by its card", row.scorecard, "small")
    ok("its remedies", row.findings[#row.findings]:remedies())
end
local lists = { points_general = { 29.99, nil, 30, n = 3 }, points_task = { 60, 5, 69.5, n = 3 } }
local batch = assert(partyorg.check_table("review", lists, { on = "2025-12-20" }))
local points = batch:column("points")
equal("a fraction", points[1], 89.99)
equal("nothing", points[2], nil)
equal("a sum", points[3], 99.5)
refused("PARTYORG_E_VALUE", "^row 2: points_general: value 29.995", partyorg.check_table, "review",
        { points_general = { 1, 29.995 } }, { on = "2025-12-20" })

-- ---- memory -------------------------------------------------------------------------------------------------

local function steady(what, run)
    harness.steady(what, 2000, run)
end
local whole = small()
steady("cards", function() return partyorg.scorecard(whole), with("total", 6) end)
steady("scores", function() return card:score(meeting), card:score { score_1 = 6 } end)
steady("reports", function() return graded(whole), graded("an-phu"), graded(3) end)

harness.finish()
