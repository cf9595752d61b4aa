-- SPDX-License-Identifier: MIT
--[[
Party membership rules as a library.

    local partyorg = require "partyorg"
    local report = assert(partyorg.check("admission", { citizen_vn = true, born_on = "2008-08-15" },
                                         { on = "2025-08-01" }))
    print(report.verdict)                                     --> not_met
    for _, finding in ipairs(report.findings) do print(finding.id, finding.status) end

Given the facts of a file, `check` tells which requirements of which text, in force on which day, are met, are not met,
or cannot be told yet; what would have to change; and what is due next. It examines and decides nothing.

Values. A date is text, 2025-07-01 or 01/07/2025 going in and 2025-07-01 coming out; a number is never a date. A fact
that is true or false is a boolean, a count a whole number (3.0 is one), points or percent a number with two decimals at
most (29.99; the library keeps hundredths and is exact), an enumeration the name of a choice. nil is unknown, which is
neither false nor zero. Tables are read raw: metamethods are not called, inherited fields not seen.

Failures. What a user may get wrong (a bad value, an unknown name) returns five values: nil, a message, the name of a
status such as "PARTYORG_E_VALUE", the name of what is at fault (the fact, option, rule or argument; nil when it is none
of them), and of many files the row, from 1. What a programmer gets wrong (an argument of the wrong type) raises an error.
"Not eligible" is a result.

Languages. Texts come in Vietnamese, "vi", and English, "en"; `lang` is one of the two, "en" when left out. Titles are
tables, title.vi and title.en.
]]

local core = require "partyorg.core"

local partyorg = {}

-- ---- a check ------------------------------------------------------------------------------------------------

--[[
A report has the fields

    check, title, on, lang     what was asked
    verdict                    met, not_met or unknown. A missing fact makes it unknown, never met and never not_met
    stage                      the first stage whose verdict is not met; nil when all are
    stages                     verdicts by name; the names in order at 1, 2, ...
    findings                   one a rule, in order
    scorecard                  id of the scorecard by which the meeting was graded; nil without
    values                     what was computed, by name: dates, numbers, booleans, names of choices; nil when absent
    missing                    list of the facts that are missing and matter to some finding
    missing_for_verdict        the same, for the findings that enter the verdict
    contradictions             list of the facts that cannot be true beside another (more votes than voters)
    rights                     of acts against a member, a list of the member's rights on that day: id, title, statement
                               (what it is, with its terms), to (whom the member asks), due (its day), edition,
                               confidence, provision, text
    next_step                  action, stage, actor, rule, from, due, due_rule, missing, text; nil where there is none

and a finding

    id, title, kind, stage     the rule: requirement, bar, ground or deadline
    status                     met, not_met, unknown or not_applicable; a bar that is met bites
    edition, confidence        code of the wording applied; verified, secondary or memory
    governing_on, stand_in     the date that picked it; whether the examination date stands in for it
    fact, observed             what was compared; observed_on: it was the examination date
    relation, required         at_least, at_most, equal_to, other_than or one_of (required is a list then)
    due, overdue               of a deadline
    missing                    list of the facts that keep it unknown
    counts                     whether it enters the verdict
    no_edition, no_calendar    why it is unknown: no text known for that day; a day outside the working-day calendar
    :text(lang), :title_text(lang), :provision(lang), :remedies(lang), :to_table()

Both are looked up when they are asked for and cannot be changed; texts without lang are in the language of the call.
]]
local Report = {}
local methods = {}
local NATIVE = {} -- the key of the native report

function Report:__index(key)
    local value = methods[key]
    if value == nil then
        value = core.report_field(rawget(self, NATIVE), key)
        rawset(self, key, value)
    end
    return value
end

function Report:__newindex()
    error("a report cannot be changed; to_table() makes a plain table of it", 2)
end

function Report:__tostring()
    return self:text()
end

function Report:__pairs()
    return next, self:to_table(), nil
end

Report.__name = "partyorg.report"
Report.__metatable = "partyorg.report"

-- The finding of a rule, such as "ADM-AGE-MIN".
function methods:finding(id)
    local place, message, status, name = core.report_rule(self[NATIVE], id)
    if not place then
        return nil, message, status, name
    end
    return self.findings[place]
end

-- What would put a finding in order, other facts staying as they are: a list, the one by time alone first. Each has
-- from (the first day on which time alone does it), steps (a list of fact, relation, required), proven, text.
function methods:remedies(id, lang)
    local finding, message, status, name = self:finding(id)
    if not finding then
        return nil, message, status, name
    end
    return finding:remedies(lang)
end

-- The whole report as one JSON object.
function methods:json(lang)
    return core.report_json(self[NATIVE], lang)
end

-- One line on the next step: who, what, from or by when.
function methods:next_text(lang)
    return core.report_next_text(self[NATIVE], lang)
end

-- The report to read: verdict, next step, the findings by stage, without those not applicable, values and rights.
function methods:text(lang)
    local next_text, message, status, name = self:next_text(lang or self.lang)
    if not next_text then
        return nil, message, status, name
    end
    lang = lang or self.lang
    local words = { met = 0, not_met = 1, unknown = 2 }
    local function word(verdict)
        return core.finding_status_text(words[verdict], lang)
    end
    local on = core.date_print(self.on, lang == "vi" and "dmy" or "iso")
    local lines = { ("%s (%s): %s"):format(core.check_get(self.check).title[lang], on, word(self.verdict)),
                    "→ " .. next_text }
    for i, stage in ipairs(self.stages) do
        lines[#lines + 1] = ""
        lines[#lines + 1] = core.stage_get(self.check, i - 1).title[lang] .. ": " .. word(self.stages[stage])
        for _, finding in ipairs(self.findings) do
            if finding.stage == stage and finding.status ~= "not_applicable" then
                lines[#lines + 1] = "  " .. finding.id .. ": " .. finding:text(lang)
            end
        end
    end
    local values = {}
    for i in ipairs(partyorg.values(self.check)) do
        local value = core.report_value_text(self[NATIVE], i, lang)
        values[#values + 1] = value ~= "" and "  " .. value or nil
    end
    if #values > 0 then
        lines[#lines + 1] = ""
        lines[#lines + 1] = lang == "vi" and "Kết quả tính:" or "Computed:"
        lines[#lines + 1] = table.concat(values, "\n")
    end
    if #self.rights > 0 then
        lines[#lines + 1] = ""
        lines[#lines + 1] = lang == "vi" and "Quyền của đảng viên:" or "Rights of the member:"
        for i in ipairs(self.rights) do
            lines[#lines + 1] = "  " .. core.report_right_text(self[NATIVE], i, lang)
        end
    end
    return table.concat(lines, "\n")
end

-- A plain table of it all, the findings too.
function methods:to_table()
    local plain = { findings = {} }
    for _, key in ipairs { "check", "title", "on", "lang", "scorecard", "verdict", "stage", "stages", "values", "missing",
                           "missing_for_verdict", "contradictions", "next_step", "rights" } do
        plain[key] = core.report_field(self[NATIVE], key)
    end
    for i, finding in ipairs(self.findings) do
        plain.findings[i] = finding:to_table()
    end
    return plain
end

local function today(options)
    if type(options) == "table" and rawget(options, "on") ~= nil then
        return nil
    end
    return os.date("%Y-%m-%d")
end

local function new_report(native, verdict, ...)
    if not native then
        return nil, verdict, ...
    end
    return setmetatable({ [NATIVE] = native, verdict = verdict }, Report)
end

--[[
Examines one file: the name of a check and a table of facts, see `facts`. The options are

    on          the examination date: stands in for an unknown governing date, and tells what is overdue; default today
    options     how open questions are read, see `options`; scorecard = id, table or scorecard among them, see `scorecard`
    days_off    list of days off beside the statutory calendar, in any order
    make_up     list of days worked instead
    lang        the language of messages and of texts asked for without one
]]
function partyorg.check(name, facts, options)
    return new_report(core.check(name, facts, options, today(options)))
end

-- The same rules without the explanation: a table of verdict, stage and the integers met, not_met, unknown and
-- not_applicable, where bit i (from 0) stands for rules(name)[i + 1].
function partyorg.check_masks(name, facts, options)
    return core.check_masks(name, facts, options, today(options))
end

-- ---- many files -----------------------------------------------------------------------------------------------

--[[
Examines many files of one check: `columns` maps names of facts to columns of values, one a row. Rows are counted from
1, everywhere. The same rules as `check`, and the same results row by row. A column is one of

    a list              of what `check` takes, nil where a fact is unknown. It may end early; `n`, where there is one, is
                        its length
    an FFI array        of LuaJIT (int32_t[?], bool[?], double[?] and the like), read where it lies. Of an enumeration the
                        number of the choice from 0, of a boolean 0 or 1, of a date days since 1970-01-01 in int32_t.
                        partyorg.UNKNOWN in 32 or 64 bits, and a NaN, is unknown; points
                        and percent are the number itself, 92 or 92.5
    { values = array, validity = array }
                        the same, and a uint8_t[?] with a bit for each value, the lowest first, 0 where it is unknown

and `on` may be a column too, the examination date of each row. The options are those of `check`, and

    rows        how many there are; else as many as the longest column has
    extra       what to do about columns that are no facts: "refuse", the default, or "ignore"
    values      list of the values that are wanted; else all
    out         under LuaJIT: FFI arrays that results are written to, and no others are kept. verdict, stage, due_rule are
                int8_t[?], met, not_met, unknown, not_applicable uint64_t[?], due int32_t[?]; values is a table of
                int32_t[?] by name. Numbers are those of partyorg.h, masks have bit i (from 0) for rules(name)[i + 1]; a
                value that is true or false is 1 or 0, one of choices the number of its choice from 0, points and percent
                hundredths

FFI arrays are borrowed as long as the batch lives: `report` reads them again, and what `out` holds is what is read.

A batch has the fields

    check, rows, lang   what was asked
    counts              rows; verdicts by name; stages: rows by their first stage that is not met; all_met: rows whose
                        stages are all met; rules[id][status]

and the methods

    :verdict(row)       met, not_met or unknown
    :stage(row)         the first stage that is not met; nil when all are
    :due(row)           the last day of the running deadline that ends first, and its rule; nil when none runs
    :failed(row)        list of the rules that are not in order: not met, or of a bar met. No ground is among them: one
                        of several is enough
    :values(row)        what was computed, by name
    :report(row)        the whole report, as `check` gives it
    :get(row, name)     a value by name (of `dues`, `due` is one), verdict, stage, due, due_rule, the status of a rule by
                        its id, or one of the masks met, not_met, unknown, not_applicable that `check_masks` has
    :column(name)       list of the same for all rows, n of them
    :rows_with(what)    list of the rows with { verdict = ... } or { rule = id, status = ... } or both; of verdict and
                        status a word or a list of words

A value that `check` would refuse fails the whole batch, and the message names its row.
]]
local Batch = {}
local batch_methods = {}

function Batch:__index(key)
    if key == "counts" then
        local counts = core.batch_counts(rawget(self, NATIVE))
        rawset(self, key, counts)
        return counts
    end
    return batch_methods[key]
end

function Batch:__newindex()
    error("a batch cannot be changed", 2)
end

Batch.__name = "partyorg.batch"
Batch.__metatable = "partyorg.batch"

function batch_methods:verdict(row)
    return core.batch_cell(self[NATIVE], row, "verdict", true)
end

function batch_methods:stage(row)
    return core.batch_cell(self[NATIVE], row, "stage", true)
end

function batch_methods:due(row)
    local due, message, status, name = core.batch_cell(self[NATIVE], row, "due", true)
    if not due then
        return nil, message, status, name
    end
    return due, core.batch_cell(self[NATIVE], row, "due_rule", true)
end

function batch_methods:get(row, name)
    return core.batch_cell(self[NATIVE], row, name)
end

function batch_methods:failed(row)
    return core.batch_failed(self[NATIVE], row)
end

function batch_methods:values(row)
    return core.batch_values(self[NATIVE], row)
end

function batch_methods:report(row)
    return new_report(core.batch_report(self[NATIVE], row))
end

function batch_methods:column(name)
    return core.batch_column(self[NATIVE], name)
end

function batch_methods:rows_with(what)
    return core.batch_rows_with(self[NATIVE], what)
end

local function new_batch(name, options, native, rows, ...)
    if not native then
        return nil, rows, ...
    end
    local lang = options and rawget(options, "lang") or "en"
    return setmetatable({ [NATIVE] = native, check = name, rows = rows, lang = lang }, Batch)
end

function partyorg.check_table(name, columns, options)
    return new_batch(name, options, core.check_table(name, columns, options, today(options)))
end

-- What an FFI array holds where a fact is unknown.
partyorg.UNKNOWN = core.unknown()
-- Dates of FFI arrays: days since 1970-01-01.
partyorg.date_to_days = core.date_to_days -- (date)
partyorg.days_to_date = core.days_to_date -- (days)
-- Name of the instructions of the processor that batches run on.
partyorg.batch_instructions = core.batch_instructions

-- ---- scorecards of cell meetings ----------------------------------------------------------------------------------

--[[
A scorecard: of a table with the keys of a scorecard file, of the id of a built-in one, or a scorecard itself, as the
option `scorecard` takes them. (table_or_id, lang): nil and a message when anything is missing or contradicts the rest.
Of the table nil, and keys that cards do not have, are passed over; numbers have two decimals at most; what lua-cjson
made of a file will do. A scorecard cannot be changed, and has

    id, title           title.vi, title.en
    :to_table()         all of it with the keys of a file
    :score(facts, lang) a meeting scored: facts of the subject "meeting", `score_1` and the like being points entered

A scored meeting is a table of points, points_max, least and most (with the least and the most that the criteria not known
can give), deducted, grade, next_grade, next_points (0 when points suffice), gates_missed and gates_unknown (lists of
ids), warnings (a list of texts in both languages), text (one line, text.vi and text.en) and criteria, a list of

    id, name, group     name.vi, name.en; the id of the group
    given, derived      points entered; points that the card's own rule gives
    points, max, lost   those that count, given before derived; the most; what is lacking to it
    counted, waived     counts in this kind of meeting; full marks, for a fact waives it
    differs, assumed    given and derived differ; the printed card leaves it undefined, and the points are a reading
    missing             list of the facts that leave the points unknown
    text                one line, text.vi and text.en

Points are numbers, nil when not known. The library itself counts in hundredths and is exact.
]]
partyorg.scorecard = core.scorecard
partyorg.scorecards = core.scorecards -- list of the ids of the built-in ones

-- ---- the catalogue: lists of tables, made anew at each call -------------------------------------------------

-- `count` results of get(owner, i), or of get(i) without owner.
local function list(count, get, owner)
    local all = {}
    for i = 1, count do
        if owner == nil then
            all[i] = get(i - 1)
        else
            all[i] = get(owner, i - 1)
        end
    end
    return all
end

-- The same for what a check or subject has; `info` describes it, or is nil, and what a failure says follows.
local function parts(count, get, owner, info, ...)
    if not info then
        return nil, ...
    end
    return list(info[count], get, owner)
end

function partyorg.checks() -- name, title, question, subject
    return list(core.check_count(), core.check_get)
end

function partyorg.stages(check) -- name, title, actor
    return parts("stage_count", core.stage_get, check, core.check_get(check))
end

function partyorg.rules(check) -- id, title, kind, stage, family, governing, facts, due_value
    return parts("rule_count", core.rule_get, check, core.check_get(check))
end

function partyorg.values(check) -- name, title, type, unit, choices of an enumeration
    return parts("value_count", core.value_get, check, core.check_get(check))
end

-- The wordings of a rule, the oldest first: edition, provision, text, confidence, parameters.
function partyorg.wordings(check, id)
    local function get(rule, i)
        return core.wording_get(check, rule, i)
    end
    return parts("wording_count", get, id, core.rule_get(check, id))
end

function partyorg.subjects() -- name, title
    return list(core.subject_count(), core.subject_get)
end

-- The facts of a subject: name, title, type, unit, nature, minimum and maximum of a count, choices of an enumeration.
function partyorg.facts(subject)
    return parts("fact_count", core.fact_get, subject, core.subject_get(subject))
end

-- What the texts leave open. Of an enumeration the first choice is the default; a number is what a text leaves to a
-- superior, and has none.
function partyorg.options()
    return partyorg.facts("options")
end

-- code, number, signed_on, from, to, in_force, assumed_from, assumed_to, confidence, issuer, title, topic, replaced_by
function partyorg.instruments()
    return list(core.instrument_count(), core.instrument_get)
end

function partyorg.editions() -- code, family, family_title, number, from, to, in_force, assumed_from, assumed_to
    return list(core.edition_count(), core.edition_get)
end

function partyorg.families() -- their names
    local names = {}
    for _, edition in ipairs(partyorg.editions()) do
        if names[#names] ~= edition.family then
            names[#names + 1] = edition.family
        end
    end
    return names
end

partyorg.rule = core.rule_get -- (check, id)
partyorg.wording_on = core.wording_on -- (check, id, on): nil when the rule has none that day
partyorg.rules_in_force = core.rules_in_force -- (check, on): those with a wording when their governing date is `on`
partyorg.changes = core.changes -- (check, before, after): list of rule, before, after (editions), parameters (boolean)
partyorg.edition_on = core.edition_on -- (family, on): nil when none governs

-- ---- beside the checks ---------------------------------------------------------------------------------------

--[[
The base of a vote, who is left out of it and why, and the least number of votes needed (294-QĐ/TW pts 9.3.2 to 9.3.4):
(body, counts, options). body is "cell", whose official members vote, or "committee", whose serving members do. counts
are persons by name; what is not there is unknown, which is not 0, and a person is counted in one situation only:

    members     all of them, those in any situation included
    away        on temporary transfer elsewhere; of a committee only those who are absent
    exempt      exempt from Party work and meetings, and not present: a cell leaves them out, a committee does not
    suspended, prosecuted, indicted, detained
    absent      on business, ill or for any other reason: they stay in the base
    yes         votes in favour

The options are share, "two_thirds" (the default) or "majority"; on, the day of the vote; lang, of messages. The result has

    status                      met, not_met or unknown: whether the vote carries
    base, base_min, base_max    members who are counted: base is nil when several numbers are possible
    votes_needed, votes_needed_min, votes_needed_max    the least votes in favour that carry
    left_out, members, yes, body, share, edition, provision, confidence
    situations                  list of name, title, number, left_out, provision, confidence, text
    missing                     list of the counts that are not known and matter
    text                        one line, text.vi and text.en
]]
partyorg.vote_base = core.vote_base
partyorg.votes_needed = core.votes_needed -- (base, share): the least votes that are a share of a base

--[[
The limitation period of a breach (102-QĐ/TW Art. 3, 69-QĐ/TW Art. 4): (measure, breaches, options). measure is
"reprimand", "warning", "dismissal" or "expulsion", nil when not known; breaches a list of days, first the act, then
further breaches in any order, false for a day that is not known. The options are

    excluded        list of pairs of days, the first and the last one, that are not counted; in any order
    concluded_on    day the competent body concluded that the act deserves discipline
    on              the examination date, which stands in for an unknown concluded_on; default today
    no_limit_class  "none", or the class that has no limitation: "expulsion_level", "internal_political",
                    "national_interest", "unlawful_degree"
    lang            the language of messages

The result has

    status          met: in time; not_met: barred; unknown; not_applicable: no period runs
    months, edition, provision, confidence, examined_on, stand_in
    from, nominal_end, excluded_days, ends_on    of the last period; nil while anything that matters is missing
    steps           list of breach, from, nominal_end, excluded_days, ends_on, restarted_by, text: breaches by their place
                    in the list
    missing         list of what is not known: measure, no_limit_class, act, breaches
    text            one line, text.vi and text.en
]]
function partyorg.limitation(measure, breaches, options)
    return core.limitation(measure, breaches, options, today(options))
end

-- The status machine: what is not among the transitions is refused.
partyorg.states = core.states -- name, title
partyorg.overlays = core.overlays -- name, title
-- id, title, checks, condition, document, rules, provision, text, confidence, note, edges: list of from, to, from_overlays,
-- to_overlay (nil: it stays as it was), check
partyorg.transitions = core.transitions
partyorg.status_diagram = core.status_diagram -- (lang): the table in the DOT language of Graphviz

--[[
May this member go from one state and overlay to another? (from, to, options); the states are those of `states`. nil is
unknown, and unknown is never permission. The options are

    from_overlay, to_overlay    of `overlays`; where no overlay can lie they need not be given
    transition                  id of the transition meant, when several lead there
    governing                   "met", "not_met" or "unknown": the verdict of the check that governs it; of a document
                                true when it exists and false when it does not
    state_before                the state before the removal: a restoration leads back to it alone
    expulsion_level, readmission_barred, restorable, under_review    true or false
    readmissions                how often the person was re-admitted before
    lang                        the language of messages

The result has status (met: permitted; not_met: refused; unknown: neither, and so not permitted), transition, reason,
rules, missing, fitting (ids of all transitions that lead there) and text, text.vi and text.en.
]]
partyorg.transition = core.transition

-- ---- facts as text ------------------------------------------------------------------------------------------

-- The fact of a name, or of a title in either language: a column header.
partyorg.find_fact = core.fact_get -- (subject, name_or_title)
-- A cell of a spreadsheet as the value that `check` takes; nil alone for blank text.
partyorg.parse_fact = core.parse_fact -- (subject, name_or_title, text, lang)
-- A value for people: dates as dd/mm/yyyy in Vietnamese, choices by title, nil as "".
partyorg.format_fact = core.format_fact -- (subject, name_or_title, value, lang)

-- A function of a name and a language that gives the title of what bears the name: `name_of` and `text_of` go by number.
local function titles(what, name_of, text_of)
    return function(name, lang)
        if type(name) ~= "string" then
            error(("%s: expected a string, found %s"):format(what, type(name)), 2)
        end
        local names = {}
        for number = 0, 31 do
            local known = name_of(number)
            if known == name and name ~= "" then
                return text_of(number, lang)
            end
            names[#names + 1] = known ~= "" and known or nil
        end
        return nil, ("%s: no such name; accepted are %s"):format(what, table.concat(names, ", ")), "PARTYORG_E_NAME", what
    end
end
partyorg.status_title = titles("status", core.finding_status_name, core.finding_status_text) -- (status, lang)
partyorg.unit_title = titles("unit", core.unit_name, core.unit_text) -- (unit, lang): in the plural

-- ---- dates --------------------------------------------------------------------------------------------------

partyorg.parse_date = core.date_parse -- (text): in ISO form
partyorg.format_date = core.date_print -- (date, "iso" or "dmy")
-- (date, months, rounding): when that month has no such day, "down", the default, goes to its last day, as the Civil
-- Code 2015 counts; "up" to the first day of the next; "abort" fails with PARTYORG_E_AMBIGUOUS.
partyorg.add_months = core.date_add_months
partyorg.months_by_month = core.date_months_by_month -- (from, to): the day of the month ignored (tính theo tháng)
partyorg.full_months = core.date_full_months -- (from, to)

-- The last argument can be left out: { days_off = { ... }, make_up = { ... } }, beside the statutory calendar.
partyorg.is_working_day = core.is_working_day -- (date, calendar)
partyorg.add_working_days = core.add_working_days -- (date, days, calendar)
partyorg.working_days_between = core.working_days_between -- (from, to, calendar): after `from`, up to `to`

-- The name of the statutory public holiday a date is; nil when it is none.
function partyorg.holiday(date, lang)
    local holiday, message, status, name = core.date_holiday(date)
    if not holiday then
        return nil, message, status, name
    end
    return core.holiday_text(holiday, lang)
end

partyorg.to_lunar = core.lunar_from_date -- (date): year, month, day, leap

-- The date of a lunar day: (year, month, day, leap), or a table as to_lunar gives it.
function partyorg.from_lunar(year, month, day, leap)
    if type(year) == "table" then
        return core.lunar_to_date(year)
    end
    return core.lunar_to_date { year = year, month = month, day = day, leap = leap }
end

-- Version of the library, "major.minor.patch".
partyorg.version = core.version

return partyorg
