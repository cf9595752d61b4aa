#!/usr/bin/env lua
-- SPDX-License-Identifier: MIT
--[[
report: the year of a province, from the tables that make_province.py writes. report.c and report.py are the same
program and print the same bytes; report.py draws pictures and writes a calendar too. ../tables.lua goes with it.

    lua report.lua --lang vi config.csv DIRECTORY

Every table is examined as a whole: what is counted here was found by partyorg.check_table().
]]

package.path = (arg[0]:match("^(.*)[/\\]") or ".") .. "/../?.lua;" .. package.path
local partyorg = require "partyorg"
local tables = require "tables"
local put, print_columns, RIGHT = tables.put, tables.print_columns, tables.RIGHT
local unpack = table.unpack or unpack

local DONE, FAILED = 0, 2
local SHARES = { "women", "minority", "union", "18_30" }
local GROUPS = { "women", "minority", "union", "young" } -- as texts.csv calls them

local ask = { lang = "vi" } -- what the command line asks for: committee, config, directory too
local texts, config, province = {}, {}, { acts = {} }

local function complain(text)
    io.stderr:write("report: ", text, "\n")
end

-- Ends the program: why, in one language or in both.
local function fail(why)
    complain(type(why) == "table" and why[ask.lang == "en" and 2 or 1] or tostring(why))
    os.exit(FAILED)
end

local function must(value, why)
    if value == nil then
        fail(why)
    end
    return value
end

-- The text of a key in texts.csv; values stand for each {} in turn.
local function say(key, ...)
    local values, place = { ... }, 0
    return (must(texts[key], key)[ask.lang]:gsub("{}", function()
        place = place + 1
        return tostring(values[place])
    end))
end

local function line(...)
    put(...)
    put("\n")
end

---- the catalogue --------------------------------------------------------------------------------------------------

local CHECKS, ORDER = {}, {}
for i, check in ipairs(partyorg.checks()) do
    CHECKS[check.name], ORDER[check.name] = check, i
end

local rules_of = {} -- by check
local function rules(check)
    rules_of[check] = rules_of[check] or partyorg.rules(check)
    return rules_of[check]
end

local function rule_of(check, id)
    for _, rule in ipairs(rules(check)) do
        if rule.id == id then
            return rule
        end
    end
end

local function title(item)
    return item.title[ask.lang]
end

local function value_of(check, name)
    for _, value in ipairs(partyorg.values(check)) do
        if value.name == name then
            return value
        end
    end
    fail(name)
end

-- Titles of choices by name.
local function titles(choices)
    local found = {}
    for _, choice in ipairs(choices) do
        found[choice.name] = title(choice)
    end
    return found
end

local function provision(check, id)
    local wording = partyorg.wording_on(check, id, config.on)
    if not wording then
        return say("none")
    end
    local text = wording.text[ask.lang]
    return wording.confidence == "verified" and text or say(wording.confidence, text)
end

---- reading --------------------------------------------------------------------------------------------------------

local function read(path)
    local found, why = tables.read_table(path)
    return found or fail(why)
end

local function hundredths(text)
    local whole, part = text:match("^(%d+)%.?(%d*)$")
    return tonumber(must(whole, text)) * 100 + tonumber((part .. "00"):sub(1, 2))
end

-- The texts beside the configuration, and the configuration: percent as hundredths.
local function read_settings(path)
    local found = read((path:match("^.*/") or "") .. "texts.csv")
    for i, key in ipairs(found.key) do
        texts[key] = { vi = found.vi[i], en = found.en[i] }
    end
    found = read(path)
    for i, name in ipairs(found.setting) do
        config[name] = found.value[i]
    end
    for _, name in ipairs { "on", "merged_on", "due_from", "due_until", "scorecard_from" } do
        config[name] = must(partyorg.parse_date(must(config[name], name)), name)
    end
    for _, name in ipairs(SHARES) do
        config["target_" .. name] = hundredths(must(config["target_" .. name], name))
    end
    config.target = hundredths(must(config.target_percent, "target_percent"))
    config.year, config.not_in_order_from = tonumber(config.year), tonumber(config.not_in_order_from)
    config.options = { target_percent = partyorg.parse_fact("options", "target_percent", config.target_percent) }
end

-- The columns of a table that are facts, their text read. Each text is read once.
local function facts_of(check, found)
    local subject, columns = CHECKS[check].subject, {}
    for name, column in pairs(found) do
        local fact = type(column) == "table" and partyorg.find_fact(subject, name)
        if fact then
            local known, values = {}, { n = found.n }
            for row = 1, found.n do
                local text = column[row]
                if type(text) ~= "string" then
                    values[row] = text
                elseif text ~= "" then
                    if known[text] == nil then
                        local value, why = partyorg.parse_fact(subject, name, text)
                        known[text] = must(value, why)
                    end
                    values[row] = known[text]
                end
            end
            columns[fact.name] = values
        end
    end
    return columns
end

local function examine(check, found, values, options)
    local batch, why = partyorg.check_table(check, facts_of(check, found), {
        on = config.on, values = values or {}, options = options, rows = found.n, lang = ask.lang,
    })
    return must(batch, why)
end

-- Of one row the rules that are not in order, without those of a stage: titles, and how many.
local function failed_of(batch, row, but)
    local failed = {}
    for _, id in ipairs(batch:failed(row)) do
        local rule = rule_of(batch.check, id)
        if rule.kind ~= "deadline" and rule.stage ~= but then
            failed[#failed + 1] = id
        end
    end
    return failed
end

-- The same of each row; how many rows have any; and rows by rule.
local function all_failed(batch, but)
    local failed, count, by_rule = {}, 0, {}
    for row = 1, batch.rows do
        failed[row] = failed_of(batch, row, but)
        count = count + (failed[row][1] and 1 or 0)
        for _, id in ipairs(failed[row]) do
            by_rule[id] = (by_rule[id] or 0) + 1
        end
    end
    return failed, count, by_rule
end

---- the province ---------------------------------------------------------------------------------------------------

-- Something due: by when, by which rule, in which committee, and who or which organisation it is about.
local function add_act(day, check, rule, committee, who)
    local acts = province.acts
    acts[#acts + 1] = { day = day, check = check, rule = rule, committee = committee, who = who, place = #acts,
                        kind = ("%03d "):format(ORDER[check]) .. rule }
end

-- Notes what is due in the rows of a table.
local function add_acts(batch, homes, who)
    for row = 1, batch.rows do
        local day, rule = batch:due(row)
        if day then
            add_act(day, batch.check, rule, homes[row], who[row])
        end
    end
end

-- The committee of each row of a table, by its organisation.
local function homes_of(found)
    local homes = {}
    for row = 1, found.n do
        homes[row] = province.home[must(province.unit_of[found.organisation[row]], found.organisation[row])]
    end
    return homes
end

local function examine_structure(found)
    local p, once = province, {}
    p.units, p.unit_of, p.home, p.is_cell = found, {}, {}, {}
    for i = 1, found.n do
        p.unit_of[found.organisation[i]] = i
        p.home[i] = must(p.committee_of[found.committee[i]], found.committee[i])
        p.is_cell[i] = found.org_form[i] ~= "grassroots_committee"
        once[i] = 1
    end
    p.structure = examine("cell_structure", found, { "form_expected", "leadership", "congress_due" })
    p.structure_failed, p.change_count, p.change_rules = all_failed(p.structure)
    local asked = {} -- if it met once by subgroup
    for name, column in pairs(found) do
        asked[name] = column
    end
    asked.subgroup_meetings = once
    p.may_subgroup = examine("cell_structure", asked)
    add_acts(p.structure, p.home, found.organisation)
end

local function examine_members(found)
    local p, probationers, homes = province, { n = 0 }, {}
    p.member_home = homes_of(found)
    p.members = found.n
    p.screened = examine("screening", found)
    for name in pairs(found) do
        if name ~= "n" then
            probationers[name] = {}
        end
    end
    for row = 1, found.n do
        if found.member_kind[row] == "probationary" then
            local n = probationers.n + 1
            probationers.n, homes[n] = n, p.member_home[row]
            for name, column in pairs(probationers) do
                if name ~= "n" then
                    column[n] = found[name][row]
                end
            end
        end
    end
    p.probationary = probationers.n
    add_acts(examine("recognition", probationers), homes, probationers.member)
end

local function examine_transfers(found)
    province.moved = examine("transfer", found)
    add_acts(province.moved, homes_of(found), found.member)
end

-- `count` times the same.
local function filled(count, value)
    local array = {}
    for i = 1, count do
        array[i] = value
    end
    return array
end

local function sum(values)
    local all = 0
    for _, value in ipairs(values) do
        all = all + value
    end
    return all
end

-- Two tables of years: one row a committee and one for all; and one row a month, all admitted so far.
local function examine_development(committees, found)
    local p, all = province, #province.committees + 1
    local year, places = { n = all, year = filled(all, config.year), members_start = {} }, {}
    for i = 1, all - 1 do
        year.members_start[i] = tonumber(committees.members_start[i])
    end
    year.members_start[all] = sum(year.members_start)
    p.months, p.monthly = {}, {}
    for row = 1, found.n do
        local month = found.month_on[row]
        if not places[month] then
            places[month] = true
            p.months[#p.months + 1] = month
        end
    end
    table.sort(p.months)
    for i, month in ipairs(p.months) do
        places[month], p.monthly[i] = i, 0
    end
    for _, name in ipairs { "admitted", "admitted_women", "admitted_minority", "admitted_union", "admitted_18_30" } do
        local sums = filled(all, 0)
        for row = 1, found.n do
            local committee, number = p.committee_of[found.committee[row]], tonumber(found[name][row])
            sums[committee], sums[all] = sums[committee] + number, sums[all] + number
            if name == "admitted" then
                local month = places[found.month_on[row]]
                p.monthly[month] = p.monthly[month] + number
            end
        end
        year[name] = sums
    end
    local values = { "target_min", "target_high", "remaining", "rate" }
    for _, share in ipairs(SHARES) do
        values[#values + 1] = "share_" .. share
    end
    p.year, p.year_facts = examine("development", year, values, config.options), year
    local so_far, months = {}, #p.months
    for i = 1, months do
        so_far[i] = p.monthly[i] + (so_far[i - 1] or 0)
    end
    p.so_far_facts = { n = months, admitted = so_far, year = filled(months, config.year),
                       members_start = filled(months, year.members_start[all]) }
    p.so_far = examine("development", p.so_far_facts, { "rate" })
end

local function examine_ratings(found)
    local p = province
    p.lists = examine("review_cap", found, { "max_excellent", "excess" })
    p.list_home, p.list_name, p.list_kind, p.proposed = {}, found.list, {}, {}
    for row = 1, found.n do
        p.list_home[row] = must(p.committee_of[found.committee[row]], found.committee[row])
        p.list_kind[row] = found.list_kind[row] == "members" and "members" or found.list[row]
        p.proposed[row] = tonumber(found.rated_excellent[row])
    end
    p.lists_failed, p.lists_failures, p.lists_rules = all_failed(p.lists)
end

local function count_keys(set)
    local count = 0
    for _ in pairs(set) do
        count = count + 1
    end
    return count
end

-- What the meetings of each cell add up to, and the check of their year.
local function examine_year(cells)
    local p, year = province, { n = 0, months_held = {}, quarters_thematic = {} }
    local grades = { weak = "meetings_weak", average = "meetings_average", fair = "meetings_fair",
                     good = "meetings_good" }
    for _, name in ipairs { "year", "months_due", "quarters_due", "meetings_weak", "meetings_average", "meetings_fair",
                            "meetings_good" } do
        year[name] = {}
    end
    local numbers = {}
    for i, cell in ipairs(cells) do
        if p.is_cell[i] then
            local n = year.n + 1
            year.n, numbers[n] = n, i
            for _, name in ipairs { "year", "months_due", "quarters_due" } do
                year[name][n] = tonumber(p.units[name][i])
            end
            year.months_held[n] = count_keys(cell.months)
            year.quarters_thematic[n] = math.min(count_keys(cell.quarters), year.quarters_due[n])
            for grade, name in pairs(grades) do
                year[name][n] = cell.grades[grade] or 0
            end
        end
    end
    p.cell_year = examine("meeting_year", year)
    for n, i in ipairs(numbers) do
        if p.cell_year:get(n, "MYR-MONTHLY") == "not_met" then
            cells[i].missing = year.months_due[n] - year.months_held[n]
        end
    end
end

local function examine_meetings(found)
    local p, rank = province, {}
    for i, choice in ipairs(value_of("meeting", "grade").choices) do
        rank[choice.name] = i
    end
    local meeting = examine("meeting", found, { "grade", "next_regular_due" }, { scorecard = config.scorecard })
    p.meeting, p.held, p.graded, p.ungraded, p.cells, p.rank = meeting, {}, {}, 0, {}, rank
    p.broken = all_failed(meeting, "grading")
    for i = 1, p.units.n do
        p.cells[i] = { months = {}, quarters = {}, grades = {}, rules = {}, meetings = 0, broken = 0, missing = 0 }
    end
    for row = 1, found.n do
        local cell = p.cells[must(p.unit_of[found.organisation[row]], found.organisation[row])]
        local kind, held = found.meeting_kind[row], found.held_on[row]
        local month = tonumber(held:sub(6, 7))
        p.held[row] = held
        if kind ~= "thematic" then
            cell.months[month] = true
            if not cell.last or held >= p.held[cell.last] then
                cell.last = row
            end
        end
        if kind ~= "regular" then
            cell.quarters[math.floor((month - 1) / 3)] = true
        end
        cell.meetings = cell.meetings + 1
        cell.broken = cell.broken + (p.broken[row][1] and 1 or 0)
        for _, id in ipairs(p.broken[row]) do
            cell.rules[id] = true
        end
        local grade = held >= config.scorecard_from and meeting:get(row, "grade") or nil
        if grade then
            p.graded[grade] = (p.graded[grade] or 0) + 1
            cell.grades[grade] = (cell.grades[grade] or 0) + 1
            cell.lowest = (not cell.lowest or rank[grade] < rank[cell.lowest]) and grade or cell.lowest
        elseif held >= config.scorecard_from then
            p.ungraded = p.ungraded + 1
        end
    end
    examine_year(p.cells)
    p.listed = 0
    for i, cell in ipairs(p.cells) do
        cell.listed = cell.missing > 0 or cell.broken >= config.not_in_order_from or
            (cell.lowest ~= nil and rank[cell.lowest] < rank[config.grade_at_least])
        p.listed = p.listed + (cell.listed and 1 or 0)
        if cell.last then
            add_act(meeting:get(cell.last, "next_regular_due"), "meeting", "MEET-MONTHLY", p.home[i],
                    p.units.organisation[i])
        end
    end
end

local function read_province(directory)
    local p = province
    local function of(name)
        return read(directory .. "/" .. name .. ".csv")
    end
    local committees = of("committees")
    p.old, p.committees, p.kinds, p.committee_of = of("old"), committees.committee, committees.committee_kind, {}
    for i, name in ipairs(p.committees) do
        p.committee_of[name] = i
    end
    examine_structure(of("organisations"))
    examine_members(of("members"))
    examine_transfers(of("transfers"))
    examine_development(committees, of("admissions"))
    examine_ratings(of("ratings"))
    examine_meetings(of("meetings"))
    table.sort(p.acts, function(a, b)
        if a.day ~= b.day then
            return a.day < b.day
        elseif a.kind ~= b.kind then
            return a.kind < b.kind
        end
        return a.place < b.place
    end)
end

---- numbers and rows -----------------------------------------------------------------------------------------------

local function date_text(day)
    return day and partyorg.format_date(day, ask.lang == "vi" and "dmy" or "iso") or say("no_day")
end

local function day_text(day)
    return day and day < config.on and say("past", date_text(day)) or date_text(day)
end

-- Two decimals of hundredths, which are a whole number.
local function percent(number)
    return number and ("%d%s%02d"):format(math.floor(number / 100), ask.lang == "vi" and "," or ".", number % 100) or
        say("no_day")
end

-- What the library computes with decimals, as hundredths.
local function rate(batch, row, name)
    local value = batch:get(row, name)
    return value and math.floor(value * 100 + 0.5)
end

-- Hundredths of a percent, half up, as the library rounds.
local function share(part, whole)
    return whole > 0 and math.floor((part * 20000 + whole) / (2 * whole)) or nil
end

local function month_text(day)
    return day:sub(6, 7) .. "/" .. day:sub(1, 4)
end

local function row(widths, ...)
    local cells, all = { "" }, { 0 }
    for i, width in ipairs(widths) do
        cells[i + 1], all[i + 1] = tostring((select(i, ...))), width
    end
    print_columns(cells, all)
end

local function heading(number, text)
    line("\n", number, ". ", text)
end

local LEGEND = { 20, RIGHT + 8, 62, 46 }

-- Rules with a number each, and their provisions.
local function rule_table(check, counts)
    row(LEGEND, say("rule"), say("not_met"), "", say("provision"))
    for _, rule in ipairs(rules(check)) do
        if counts[rule.id] then
            row(LEGEND, rule.id, counts[rule.id], title(rule), provision(check, rule.id))
        end
    end
end

-- Numbers of acts of a check, and of a rule if it is given: all, overdue, in the coming month, later; the nearest day.
local function deadlines(check, rule)
    local all, overdue, later, nearest = 0, 0, 0, nil
    for _, act in ipairs(province.acts) do
        if act.check == check and (not rule or act.rule == rule) then
            all = all + 1
            overdue = overdue + (act.day < config.on and 1 or 0)
            later = later + (act.day > config.due_until and 1 or 0)
            nearest = nearest or act.day >= config.on and act.day or nil
        end
    end
    return all, overdue, all - overdue - later, later, nearest
end

local function is_coming(act)
    return config.due_from <= act.day and act.day <= config.due_until
end

---- the report of the province -------------------------------------------------------------------------------------

local function count_values(column)
    local counts = setmetatable({}, { __index = function() return 0 end })
    for _, value in ipairs(column) do
        counts[value] = counts[value] + 1
    end
    return counts
end

local function print_head()
    local p = province
    local kinds, forms = count_values(p.old.kind), count_values(p.units.org_form)
    line(say("title", date_text(config.on)))
    line(say("made_up"))
    line(say("decide"))
    line(say("merger", date_text(config.merged_on), kinds.district, kinds.commune, #p.committees))
    line(say("size", forms.grassroots_committee, forms.grassroots_cell, forms.cell, p.members, p.probationary))
end

local function print_structure()
    local p = province
    local batch = p.structure
    local expected = value_of("cell_structure", "form_expected").choices
    local led = value_of("cell_structure", "leadership")
    local permitted, leadership = batch:column("form_expected"), batch:column("leadership")
    heading(1, title(CHECKS.cell_structure))
    local widths, cells = { 26, RIGHT + 14 }, { say("form_now"), say("organisations") }
    for i, choice in ipairs(expected) do
        widths[i + 2], cells[i + 2] = RIGHT + 14, title(choice)
    end
    row(widths, unpack(cells))
    local function print_form(name, form)
        local counts, all = {}, 0
        for i = 1, p.units.n do
            if not form or p.units.org_form[i] == form then
                all = all + 1
                if permitted[i] then
                    counts[permitted[i]] = (counts[permitted[i]] or 0) + 1
                end
            end
        end
        cells = { name, all }
        for i, choice in ipairs(expected) do
            cells[i + 2] = counts[choice.name] or 0
        end
        row(widths, unpack(cells))
    end
    for _, choice in ipairs(partyorg.find_fact("organisation", "org_form").choices) do
        print_form(title(choice), choice.name)
    end
    print_form(say("total"))
    local leads, may, did, unknown = {}, 0, 0, 0
    for i = 1, p.units.n do
        if p.is_cell[i] then
            leads[leadership[i] or ""] = (leads[leadership[i] or ""] or 0) + 1
            may = may + (p.may_subgroup:get(i, "STR-SUB-SIZE") == "met" and 1 or 0)
        end
        local by_subgroup = p.units.subgroup_meetings[i]
        did = did + (by_subgroup ~= "" and by_subgroup ~= "0" and 1 or 0)
        unknown = unknown + (batch:get(i, "congress_due") == nil and 1 or 0)
    end
    for i, choice in ipairs(led.choices) do
        cells[i], cells[i + 1] = title(choice) .. ": " .. (leads[choice.name] or 0), nil
    end
    line(title(led), " – ", table.concat(cells, "; ", 1, #led.choices), ".")
    line(say("subgroups", may, did))
    line(say("to_change", p.change_count))
    rule_table("cell_structure", p.change_rules)
    local _, overdue, month = deadlines("cell_structure")
    line(say("congress", overdue, month, unknown))
end

local function print_transfers()
    local batch = province.moved
    local all = deadlines("transfer")
    heading(2, title(CHECKS.transfer))
    line(say("transfers", batch.rows, batch.rows - all, all))
    line(say("transfers_barred", batch.counts.rules["TRF-B-REVIEW"].met))
    local widths = { 16, RIGHT + 8, RIGHT + 8, RIGHT + 8, 12, 52, 44 }
    row(widths, say("act"), say("late"), say("next_month"), say("later"), say("nearest"), "", say("provision"))
    for _, rule in ipairs(rules("transfer")) do
        local of_rule, overdue, month, later, nearest = deadlines("transfer", rule.id)
        if of_rule > 0 then
            row(widths, rule.id, overdue, month, later, date_text(nearest), title(rule), provision("transfer", rule.id))
        end
    end
end

local function print_development()
    local p, year, count = province, province.year, #province.committees
    heading(3, title(CHECKS.development))
    for _, rule in ipairs(rules("development")) do
        local reached = 0
        for i = 1, count do
            reached = reached + (year:get(i, rule.id) == "met" and 1 or 0)
        end
        line(rule.id, " – ", title(rule), " [", provision("development", rule.id), "]. ",
             say("reached", reached, count))
    end
    local widths, targets, groups = { 12 }, {}, {}
    for i = 1, 9 do
        widths[i + 1] = RIGHT + 9
    end
    for i, name in ipairs(SHARES) do
        targets[i], groups[i] = percent(config["target_" .. name]), say(GROUPS[i])
    end
    row(widths, say("committee"), say("start"), say("admitted"), say("rate"),
        title(value_of("development", "target_min")), title(value_of("development", "target_high")), unpack(groups))
    row(widths, say("target"), "", "", percent(config.target), "", "", unpack(targets))
    for at = 0, count do
        local i, parts = at == 0 and count + 1 or at, {}
        for k, name in ipairs(SHARES) do
            local part = rate(year, i, "share_" .. name)
            parts[k] = (part and part < config["target_" .. name] and "< " or "") .. percent(part)
        end
        row(widths, at == 0 and say("total") or p.committees[i], p.year_facts.members_start[i],
            p.year_facts.admitted[i], percent(rate(year, i, "rate")), year:get(i, "target_min"),
            year:get(i, "target_high"), unpack(parts))
    end
    line(say("below_mark"))
    widths = { 12, RIGHT + 9, RIGHT + 9, RIGHT + 9 }
    row(widths, say("month"), say("admitted"), say("so_far"), say("rate"))
    for i, month in ipairs(p.months) do
        row(widths, month_text(month), p.monthly[i], p.so_far_facts.admitted[i], percent(rate(p.so_far, i, "rate")))
    end
end

local function print_screening()
    local counts = province.screened.counts
    heading(4, title(CHECKS.screening))
    line(say("screening", counts.verdicts.met, counts.verdicts.unknown, counts.verdicts.not_met))
    line(say("screening_note"))
    local widths = { 16, RIGHT + 8, RIGHT + 8, 62, 46 }
    row(widths, say("rule"), say("listed"), say("unknown"), "", say("provision"))
    for _, rule in ipairs(rules("screening")) do
        local of = counts.rules[rule.id]
        row(widths, rule.id, of.met, of.unknown, title(rule), provision("screening", rule.id))
    end
end

local function print_ratings()
    local p = province
    heading(5, title(CHECKS.review_cap))
    local widths = { 46, RIGHT + 10, RIGHT + 10, RIGHT + 10, RIGHT + 10, RIGHT + 10 }
    row(widths, "", say("lists"), say("proposed"), say("allowed"), say("over"), say("none_allowed"))
    for _, kind in ipairs { { "members", "lists_members" }, { "grassroots_committee", "lists_committees" },
                            { "grassroots_cell", "lists_cells" } } do
        local lists, proposed, allowed, over, none = 0, 0, 0, 0, 0
        for i = 1, p.lists.rows do
            if p.list_kind[i] == kind[1] then
                local most = p.lists:get(i, "max_excellent")
                lists, proposed, allowed = lists + 1, proposed + p.proposed[i], allowed + most
                over = over + (p.lists:get(i, "excess") > 0 and 1 or 0)
                none = none + (most == 0 and 1 or 0)
            end
        end
        row(widths, say(kind[2]), lists, proposed, allowed, over, none)
    end
    rule_table("review_cap", p.lists_rules)
end

local function print_meetings()
    local p = province
    local batch, grades = p.meeting, value_of("meeting", "grade").choices
    heading(6, title(CHECKS.meeting))
    local widths = { 12, RIGHT + 9, RIGHT + 9, RIGHT + 9 }
    row(widths, say("month"), say("meetings"), say("not_in_order"), say("share"))
    local months, meetings, broken = {}, {}, {}
    for i, held in ipairs(p.held) do
        local month = held:sub(1, 7)
        if not meetings[month] then
            months[#months + 1], meetings[month], broken[month] = month, 0, 0
        end
        meetings[month] = meetings[month] + 1
        broken[month] = broken[month] + (p.broken[i][1] and 1 or 0)
    end
    table.sort(months)
    for _, month in ipairs(months) do
        row(widths, month_text(month), meetings[month], broken[month], percent(share(broken[month], meetings[month])))
    end
    line(say("editions", date_text(config.on)))
    widths = { 16, RIGHT + 8, RIGHT + 8, RIGHT + 8, 56, 44 }
    row(widths, say("rule"), say("not_met"), say("unknown"), say("applies"), "", say("provision"))
    for _, rule in ipairs(rules("meeting")) do
        if rule.stage ~= "grading" then
            local of = batch.counts.rules[rule.id]
            row(widths, rule.id, rule.kind == "bar" and of.met or of.not_met, of.unknown,
                batch.rows - of.not_applicable, title(rule), provision("meeting", rule.id))
        end
    end
    local by_grade, names = {}, titles(grades)
    for i, grade in ipairs(grades) do
        by_grade[i] = title(grade) .. ": " .. (p.graded[grade.name] or 0)
    end
    line(say("grades", config.scorecard, date_text(config.scorecard_from), table.concat(by_grade, "; "), p.ungraded))
    line(say("grade_differs", batch.counts.rules["MEET-GRADE"].not_met))
    local of = p.cell_year.counts.rules
    line(say("year_held", of["MYR-MONTHLY"].not_met, of["MYR-THEMATIC"].not_met))
    line(say("below_standard", p.listed, names[config.grade_at_least], config.not_in_order_from))
end

local function print_due()
    local kinds, days, known = {}, {}, {}
    heading(7, say("due", date_text(config.due_from), date_text(config.due_until)))
    for _, act in ipairs(province.acts) do
        if is_coming(act) then
            local kind = known[act.kind]
            if not kind then
                kind = { name = act.kind, check = act.check, rule = act.rule, number = 0, committees = {} }
                known[act.kind], kinds[#kinds + 1] = kind, kind
            end
            kind.number, kind.committees[act.committee] = kind.number + 1, true
            if #days == 0 or days[#days].day ~= act.day then
                days[#days + 1] = { day = act.day }
            end
            days[#days][act.kind] = (days[#days][act.kind] or 0) + 1
        end
    end
    table.sort(kinds, function(a, b) return a.name < b.name end)
    local widths, cells = { 12 }, { say("day") }
    for i, kind in ipairs(kinds) do
        widths[i + 1], cells[i + 1] = RIGHT + 15, kind.rule
    end
    row(widths, unpack(cells))
    for _, of in ipairs(days) do
        cells = { date_text(of.day) }
        for i, kind in ipairs(kinds) do
            cells[i + 1] = of[kind.name] or ""
        end
        row(widths, unpack(cells))
    end
    widths = { 20, RIGHT + 11, RIGHT + 11, 62, 46 }
    row(widths, say("act"), say("number"), say("committees"), "", say("provision"))
    for _, kind in ipairs(kinds) do
        row(widths, kind.rule, kind.number, count_keys(kind.committees), title(rule_of(kind.check, kind.rule)),
            provision(kind.check, kind.rule))
    end
end

local function print_overview()
    local p, all = province, #province.committees + 1
    local FIGURES = { "size", "units", "change", "open", "late", "on_list", "proposed", "allowed", "broken", "listed" }
    local of = {}
    for i = 1, all do
        of[i] = {}
        for _, figure in ipairs(FIGURES) do
            of[i][figure] = 0
        end
    end
    local function add(place, figure, number)
        of[place][figure], of[all][figure] = of[place][figure] + number, of[all][figure] + number
    end
    for i = 1, p.members do
        add(p.member_home[i], "size", 1)
    end
    for _, i in ipairs(p.screened:rows_with { verdict = "met" }) do
        add(p.member_home[i], "on_list", 1)
    end
    for i, place in ipairs(p.home) do
        add(place, "units", 1)
        add(place, "change", p.structure_failed[i][1] and 1 or 0)
        add(place, "broken", p.cells[i].broken)
        add(place, "listed", p.cells[i].listed and 1 or 0)
    end
    for _, act in ipairs(p.acts) do
        if act.check == "transfer" then
            add(act.committee, "open", 1)
            add(act.committee, "late", act.day < config.on and 1 or 0)
        end
    end
    for i, place in ipairs(p.list_home) do
        if p.list_kind[i] == "members" then
            add(place, "proposed", p.proposed[i])
            add(place, "allowed", p.lists:get(i, "max_excellent"))
        end
    end
    heading(8, say("by_committee"))
    local widths = { 9 }
    for i = 1, 12 do
        widths[i + 1] = RIGHT + 9
    end
    row(widths, say("committee"), say("members"), say("organisations"), say("change"), say("open"), say("late"),
        say("rate"), say("remaining"), say("on_list"), say("proposed"), say("allowed"), say("not_in_order"),
        say("cells_listed"))
    for at = 0, all - 1 do
        local i = at == 0 and all or at
        local f = of[i]
        row(widths, at == 0 and say("total") or p.committees[i], f.size, f.units, f.change, f.open, f.late,
            percent(rate(p.year, i, "rate")), p.year:get(i, "remaining"), f.on_list, f.proposed, f.allowed, f.broken,
            f.listed)
    end
    line(say("see_committee"))
end

---- one committee in full ------------------------------------------------------------------------------------------

local function rule_titles(check, ids)
    local found = {}
    for i, id in ipairs(ids) do
        found[i] = title(rule_of(check, id))
    end
    return table.concat(found, "; ")
end

-- By act and day: who. Of one committee, and of one check or of what is coming.
local function print_acts(place, check)
    local widths, group = { 20, 16, 46, 76 }, nil
    row(widths, say("day"), say("act"), "", say("who"))
    local function flush()
        if group then
            row(widths, day_text(group.day), group.rule, title(rule_of(group.check, group.rule)),
                table.concat(group.who, ", "))
        end
    end
    for _, act in ipairs(province.acts) do
        local chosen = not check and is_coming(act)
        if act.committee == place and (chosen or check == act.check) then
            if not group or group.day ~= act.day or group.kind ~= act.kind then
                flush()
                group = { day = act.day, kind = act.kind, check = act.check, rule = act.rule, who = {} }
            end
            group.who[#group.who + 1] = act.who
        end
    end
    flush()
end

local function print_units(place)
    local p = province
    local units, batch = p.units, p.structure
    local forms = titles(partyorg.find_fact("organisation", "org_form").choices)
    local expected = titles(value_of("cell_structure", "form_expected").choices)
    local leadership = value_of("cell_structure", "leadership")
    local led = titles(leadership.choices)
    local widths = { 9, 16, RIGHT + 9, RIGHT + 8, 20, 24, 14, 52 }
    row(widths, say("organisation"), say("place"), say("members"), say("probationary"), say("form_now"),
        say("form_permitted"), title(leadership), say("change"))
    for i = 1, units.n do
        if p.home[i] == place then
            local probationary = tonumber(units.probationary_members[i])
            row(widths, units.organisation[i], say("place_" .. units.place[i]),
                tonumber(units.official_members[i]) + probationary, probationary, forms[units.org_form[i]],
                expected[batch:get(i, "form_expected")], p.is_cell[i] and led[batch:get(i, "leadership")] or "",
                rule_titles("cell_structure", p.structure_failed[i]))
        end
    end
end

local function print_target(place)
    local p, widths = province, { 46, RIGHT + 9, RIGHT + 9 }
    row(widths, "", "", say("target"))
    row(widths, say("admitted"), p.year_facts.admitted[place], p.year:get(place, "target_min"))
    row(widths, say("rate"), percent(rate(p.year, place, "rate")), percent(config.target))
    for i, name in ipairs(SHARES) do
        row(widths, say(GROUPS[i]), percent(rate(p.year, place, "share_" .. name)), percent(config["target_" .. name]))
    end
end

local function print_categories(place)
    local p = province
    line(say("screening_note"))
    for _, rule in ipairs(rules("screening")) do
        local count = 0
        for _, i in ipairs(p.screened:rows_with { verdict = "met", rule = rule.id, status = "met" }) do
            count = count + (p.member_home[i] == place and 1 or 0)
        end
        if count > 0 then
            row({ 16, RIGHT + 8, 70 }, rule.id, count, title(rule))
        end
    end
end

local function print_lists(place)
    local p, widths = province, { 22, RIGHT + 10, RIGHT + 10, 62 }
    local forms = titles(partyorg.find_fact("organisation", "org_form").choices)
    row(widths, say("lists"), say("proposed"), say("allowed"), say("not_met"))
    for i, home in ipairs(p.list_home) do
        if home == place then
            row(widths, forms[p.list_name[i]] or p.list_name[i], p.proposed[i], p.lists:get(i, "max_excellent"),
                rule_titles("review_cap", p.lists_failed[i]))
        end
    end
end

local function print_cells(place)
    local p, widths = province, { 9, RIGHT + 9, RIGHT + 9, RIGHT + 9, 12, 76 }
    local names = titles(value_of("meeting", "grade").choices)
    row(widths, say("cell"), say("meetings"), say("not_in_order"), say("months_missing"), say("lowest"),
        say("rules_broken"))
    for i, cell in ipairs(p.cells) do
        if p.home[i] == place and cell.listed then
            local broken = {}
            for _, rule in ipairs(rules("meeting")) do
                broken[#broken + 1] = cell.rules[rule.id] and rule.id or nil
            end
            row(widths, p.units.organisation[i], cell.meetings, cell.broken, cell.missing,
                cell.lowest and names[cell.lowest] or say("no_day"), rule_titles("meeting", broken))
        end
    end
end

-- Every organisation, transfer, list and cell of one committee, and what is due.
local function print_committee(place)
    local p, formed = province, {}
    local name = p.committees[place]
    line("\n", say("committee_" .. p.kinds[place], name), ", ", date_text(config.on))
    for i, new in ipairs(p.old.new) do
        formed[#formed + 1] = new == name and p.old.old[i] or nil
    end
    line(say("formed_from", table.concat(formed, ", ")))
    heading(1, title(CHECKS.cell_structure))
    print_units(place)
    heading(2, title(CHECKS.transfer))
    print_acts(place, "transfer")
    heading(3, title(CHECKS.development))
    print_target(place)
    heading(4, title(CHECKS.screening))
    print_categories(place)
    heading(5, title(CHECKS.review_cap))
    print_lists(place)
    heading(6, title(CHECKS.meeting))
    print_cells(place)
    heading(7, say("due", date_text(config.due_from), date_text(config.due_until)))
    print_acts(place)
end

---- the command line -----------------------------------------------------------------------------------------------

-- Messages before the texts are read.
local function speak(vi, en)
    return ask.lang == "en" and en or vi
end

local USAGE_VI = [[
Cách dùng: report [TÙY CHỌN] CẤU_HÌNH.csv THƯ_MỤC
In báo cáo một năm của một tỉnh từ các bảng trong thư mục.

  --lang vi|en        ngôn ngữ (mặc định: vi)
  --committee TÊN     một đảng bộ, đầy đủ; all: mọi đảng bộ
  --pictures THƯ_MỤC  vẽ biểu đồ vào thư mục này, dạng SVG (chỉ có ở report.py)
  --png               vẽ biểu đồ dạng PNG thay cho SVG (chỉ có ở report.py)
  --calendar TỆP      ghi lịch các việc đến hạn, dạng iCalendar (chỉ có ở report.py)
  --help              trang này
]]
local USAGE_EN = [[
Usage: report [OPTIONS] CONFIG.csv DIRECTORY
Prints the year of a province from the tables in a directory.

  --lang vi|en        language (default: vi)
  --committee NAME    one committee in full; all: each
  --pictures DIR      draws pictures into that directory, as SVG (report.py only)
  --png               draws them as PNG instead (report.py only)
  --calendar FILE     writes a calendar of the acts due, as iCalendar (report.py only)
  --help              this page
]]

local function wrong_usage(what, argument)
    complain(argument and what .. ": " .. argument or what)
    return FAILED
end

-- One option and its argument.
local function read_option(name, argument)
    if name ~= "--lang" and name ~= "--committee" then
        return wrong_usage(speak("không có tùy chọn này", "no such option"), name)
    elseif not argument then
        return wrong_usage(speak("thiếu giá trị của tùy chọn", "the option needs a value"), name)
    elseif name == "--lang" and argument ~= "vi" and argument ~= "en" then
        return wrong_usage("--lang: " .. argument, speak("chấp nhận vi, en", "accepted are vi, en"))
    end
    ask[name:sub(3)] = argument
    return DONE
end

local function run(arguments)
    local help, i = false, 1
    while i <= #arguments do
        local argument = arguments[i]
        if argument == "--help" then
            help = true
        elseif argument:sub(1, 1) == "-" then
            local status = read_option(argument, arguments[i + 1])
            if status ~= DONE then
                return status
            end
            i = i + 1
        elseif not ask.config then
            ask.config = argument
        elseif not ask.directory then
            ask.directory = argument
        else
            return wrong_usage(speak("thừa tham số", "one argument too many"), argument)
        end
        i = i + 1
    end
    if help then
        put(speak(USAGE_VI, USAGE_EN))
        return DONE
    elseif not ask.directory then
        return wrong_usage(speak("thiếu cấu hình hoặc thư mục", "the configuration or the directory is missing"))
    end
    read_settings(ask.config)
    read_province(ask.directory)
    if not ask.committee then
        print_head()
        print_structure()
        print_transfers()
        print_development()
        print_screening()
        print_ratings()
        print_meetings()
        print_due()
        print_overview()
    elseif ask.committee == "all" then
        for place = 1, #province.committees do
            print_committee(place)
        end
    elseif province.committee_of[ask.committee] then
        print_committee(province.committee_of[ask.committee])
    else
        return wrong_usage(speak("không có đảng bộ này", "no such committee"), ask.committee)
    end
    return DONE
end

local status = run(arg)
local flushed, message = io.stdout:flush()
if tables.write_error or not flushed then
    complain(speak("không ghi được kết quả: ", "cannot write the result: ") .. (tables.write_error or message))
    status = FAILED
end
os.exit(status)
