-- SPDX-License-Identifier: MIT

--- Party membership rules as a library.
--
-- Given the facts of a file, @{check} tells which requirements of which text, in force on which day, are met, are not met,
-- or cannot be told yet; what would have to change; and what is due next. It examines and decides nothing.
--
-- Values. A date is text, 2025-07-01 or 01/07/2025 going in and 2025-07-01 coming out; a number is never a date. A fact
-- that is true or false is a boolean, a count a whole number of 32 bits (3.0 is one), points or percent a number with two
-- decimals at most (29.99; the library keeps hundredths and is exact), an enumeration the name of a choice. nil is unknown,
-- which is neither false nor zero. Tables are read raw: metamethods are not called, inherited fields not seen.
--
-- Failures. What a user may get wrong (a bad value, an unknown name) returns a @{failure}. What a programmer gets wrong
-- (an argument of the wrong type) raises an error, which tells the line of the caller and the function. "Not eligible" is a
-- result.
--
-- Languages. Texts come in Vietnamese, "vi", and English, "en"; `lang` is one of the two, "en" when left out. Titles are
-- tables, title.vi and title.en.
--
-- Threads. The library has no state of its own: any number of Lua states and threads can use it at once.
--
-- @module partyorg
-- @license MIT
-- @copyright 2026 The libpartyorg developers
-- @usage
-- local partyorg = require "partyorg"
-- local report = assert(partyorg.check("admission", { citizen_vn = true, born_on = "2008-08-15" },
--                                      { on = "2025-08-01" }))
-- print(report.verdict)                                     --> not_met
-- print(report.findings[2].id, report.findings[2].status)   --> ADM-AGE-MIN not_met

local core = require "partyorg.core"

local partyorg = {}

-- Where core finds the block of a report or a batch; where its fields are: were they its own, they could be assigned to.
local BLOCK, FIELDS = core.block, {}

--- What a function returns in place of its result when a user got something wrong: five values.
-- @table failure
-- @field 1 nil
-- @tfield string 2 a message: the name, the value and what is accepted
-- @tfield string 3 the name of a status: `PARTYORG_E_NAME`, `_VALUE`, `_DATE`, `_RANGE`, `_TYPE`, `_AMBIGUOUS`,
-- `_SCORECARD`, `_SPACE`
-- @tfield string 4 the fact, option, rule or argument at fault; nil when it is none of them
-- @tfield int 5 of many files the row, from 1; else nil
-- @usage
-- print(select(3, partyorg.check("admission", { cell_yes = -1 })))   --> PARTYORG_E_VALUE cell_yes
-- print((select(2, partyorg.check("admission", { cell_yes = -1 }))))
-- --> cell_yes: value -1 is not between 0 and 1000000

--- One file
-- @section check

--- Options of a call: @{check}, @{check_masks} and @{check_table}.
-- @table call
-- @tfield string on the examination date: stands in for an unknown governing date, and tells what is overdue; today when
-- left out
-- @tfield table options how open questions are read, see @{options}; scorecard = id, table or @{Scorecard} among them
-- @tfield {string,...} days_off days off beside the statutory calendar, in any order
-- @tfield {string,...} make_up days worked instead
-- @tfield string lang the language of messages, and of texts asked for without one: "vi" or "en"

local Report = {}
local methods = {}

function Report:__index(key)
    local fields = rawget(self, FIELDS)
    local value = fields[key]
    if value == nil then
        value = methods[key]
        if value == nil then
            value = core.report_field(self, key)
            if value ~= nil then
                fields[key] = value
            end
        end
    end
    return value
end

function Report.__newindex()
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

local function new_report(block, verdict, ...)
    if not block then
        return nil, verdict, ...
    end
    return setmetatable({ [BLOCK] = block, [FIELDS] = { verdict = verdict } }, Report)
end

--- Examines one file.
-- @string name the name of a check, see @{checks}
-- @tab facts what is known, by name, see @{facts}; what is not there is unknown
-- @tparam[opt] call options
-- @treturn[1] Report
-- @treturn[2] nil a @{failure}
-- @usage
-- local report = assert(partyorg.check("admission", { born_on = "2007-09-10" }, { on = "2025-08-20" }))
-- print(report.stage, report:finding("ADM-AGE-MIN").required)   --> eligibility 2025-09-01
function partyorg.check(name, facts, options)
    return new_report(core.check(name, facts, options))
end

--- The same rules without the explanation, at a tenth of the time.
-- In the masks bit i, from 0, stands for `rules(name)[i + 1]`. They are integers; in Lua 5.1 and LuaJIT doubles, which hold
-- 53 bits exactly, and no check has more rules.
-- @function check_masks
-- @string name the name of a check
-- @tab facts what is known, by name
-- @tparam[opt] call options
-- @treturn[1] table verdict, stage (nil when all are met) and the integers met, not_met, unknown and not_applicable
-- @treturn[2] nil a @{failure}
-- @usage
-- local masks = assert(partyorg.check_masks("admission", { born_on = "2007-09-10" }, { on = "2025-08-20" }))
-- print(masks.verdict, masks.not_met)   --> not_met 2
partyorg.check_masks = core.check_masks

--- Many files
-- @section many

--- Options of @{check_table}, beside those of any @{call}.
-- @table batch_call
-- @tfield int rows how many there are; else as many as the longest column has
-- @tfield string extra what to do about columns that are no facts: "refuse", the default, or "ignore"
-- @tfield {string,...} values the values that are wanted; else all
-- @tfield table out under LuaJIT: FFI arrays that results are written to, and no others are kept. verdict, stage, due_rule
-- are `int8_t[?]`; met, not_met, unknown, not_applicable `uint64_t[?]`; due `int32_t[?]`; values is a table of `int32_t[?]`
-- by name. Numbers are those of partyorg.h; a value that is true or false is 1 or 0, one of choices the number of its
-- choice from 0, points and percent hundredths. FFI arrays are borrowed as long as the batch lives

local Batch = {}
local batch_methods = {}

function Batch:__index(key)
    local fields = rawget(self, FIELDS)
    if key == "counts" and not fields.counts then
        fields.counts = core.batch_counts(self)
    end
    local value = fields[key]
    if value == nil then
        value = batch_methods[key]
    end
    return value
end

function Batch.__newindex()
    error("a batch cannot be changed", 2)
end

Batch.__name = "partyorg.batch"
Batch.__metatable = "partyorg.batch"

local function new_batch(name, options, block, rows, ...)
    if not block then
        return nil, rows, ...
    end
    local lang = options and rawget(options, "lang") or "en"
    return setmetatable({ [BLOCK] = block, [FIELDS] = { check = name, rows = rows, lang = lang } }, Batch)
end

--- Examines many files of one check: the same rules as @{check}, and the same results row by row.
-- Rows are counted from 1, everywhere. A value that `check` would refuse fails the whole batch, and the failure names its
-- row. A column is one of
--
-- a list of what `check` takes, nil where a fact is unknown. It may end early; `n`, where there is one, is its length;
--
-- an FFI array of LuaJIT (`int32_t[?]`, `bool[?]`, `double[?]` and the like), read where it lies. Of an enumeration the
-- number of the choice from 0, of a boolean 0 or 1, of a date days since 1970-01-01 in `int32_t`; @{UNKNOWN} in 32 or 64
-- bits, and a NaN, is unknown; points and percent are the number itself, 92 or 92.5;
--
-- { values = array, validity = array }: the same, and a `uint8_t[?]` with a bit for each value, the lowest first, 0 where
-- it is unknown.
-- @string name the name of a check
-- @tab columns columns by name of the fact; `on` may be one too, the examination date of each row
-- @tparam[opt] batch_call options
-- @treturn[1] Batch
-- @treturn[2] nil a @{failure}
-- @usage
-- local batch = assert(partyorg.check_table("admission", { born_on = { "2007-09-10", "1990-03-04", nil } },
--                                           { on = "2025-08-20", rows = 3 }))
-- print(batch.counts.verdicts.not_met, batch:get(2, "ADM-AGE-MIN"))   --> 1 met
function partyorg.check_table(name, columns, options)
    return new_batch(name, options, core.check_table(name, columns, options))
end

--- What an FFI array holds where a fact is unknown.
-- @tfield int UNKNOWN
partyorg.UNKNOWN = core.unknown()

--- A date as FFI arrays have it.
-- @function date_to_days
-- @string date
-- @treturn[1] int days since 1970-01-01
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.date_to_days("1970-01-02"))   --> 1
partyorg.date_to_days = core.date_to_days

--- The other way.
-- @function days_to_date
-- @int days days since 1970-01-01
-- @treturn[1] string the date
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.days_to_date(1))   --> 1970-01-02
partyorg.days_to_date = core.days_to_date

--- The instructions of the processor that batches run on.
-- @function batch_instructions
-- @treturn string their name
-- @usage print(#partyorg.batch_instructions() > 0)   --> true
partyorg.batch_instructions = core.batch_instructions

--- Scorecards of cell meetings
-- @section scorecards

--- A scorecard: of a table with the keys of a scorecard file, of the id of a built-in one, or a scorecard itself, as the
-- option `scorecard` takes them.
-- Of the table nil, and keys that cards do not have, are passed over; numbers have two decimals at most; what lua-cjson
-- made of a file will do.
-- @function scorecard
-- @tparam string|table|Scorecard card
-- @string[opt] lang the language of messages
-- @treturn[1] Scorecard
-- @treturn[2] nil a @{failure} when anything is missing or contradicts the rest
-- @usage print(assert(partyorg.scorecard("an-phu")).id)   --> an-phu
partyorg.scorecard = core.scorecard

--- The ids of the built-in scorecards.
-- @function scorecards
-- @treturn {string,...}
-- @usage print(partyorg.scorecards()[1])   --> an-phu
partyorg.scorecards = core.scorecards

--- The catalogue.
-- Lists of tables, made anew at each call. Checks, rules, facts and families go by name.
-- @section catalogue

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

--- The checks.
-- @treturn {table,...} name, title, question, subject, stage_count, rule_count, value_count
-- @usage print(partyorg.checks()[1].name, partyorg.checks()[1].title.vi)   --> admission Kết nạp đảng viên
function partyorg.checks()
    return list(core.check_count(), core.check_get)
end

--- The stages of a check, in the order of the procedure.
-- @string check
-- @treturn[1] {table,...} name, title, actor
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.stages("admission")[1].actor.en)   --> the cell
function partyorg.stages(check)
    return parts("stage_count", core.stage_get, check, core.check_get(check))
end

--- The rules of a check, in order.
-- @string check
-- @treturn[1] {table,...} id, title, kind (requirement, bar, ground or deadline), stage, family of editions, governing (the
-- fact whose date picks the edition), facts, due_value (the value with the last day of a deadline), wording_count
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.rules("admission")[2].id)   --> ADM-AGE-MIN
function partyorg.rules(check)
    return parts("rule_count", core.rule_get, check, core.check_get(check))
end

--- The values that a check computes.
-- @string check
-- @treturn[1] {table,...} name, title, type, unit, choices of an enumeration
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.values("admission")[1].name)   --> age_months
function partyorg.values(check)
    return parts("value_count", core.value_get, check, core.check_get(check))
end

--- The wordings of a rule, the oldest first.
-- @string check
-- @string id of the rule
-- @treturn[1] {table,...} edition, provision (by code), text (provision in full), confidence (verified, secondary or
-- memory), parameters
-- @treturn[2] nil a @{failure}
-- @usage
-- for _, wording in ipairs(partyorg.wordings("admission", "ADM-AGE-MIN")) do
--     print(wording.edition.code, wording.parameters[1])
-- end
-- --> R45 216
-- --> R29 216
-- --> R24 216
-- --> R232 216
-- --> R294 216
-- --> R20 216
-- --> R208 216
function partyorg.wordings(check, id)
    local function get(rule, i)
        return core.wording_get(check, rule, i)
    end
    return parts("wording_count", get, id, core.rule_get(check, id))
end

--- The subjects: what files can be about.
-- @treturn {table,...} name, title, fact_count
-- @usage print(partyorg.subjects()[1].name)   --> applicant
function partyorg.subjects()
    return list(core.subject_count(), core.subject_get)
end

--- The facts of a subject.
-- @string subject
-- @treturn[1] {table,...} name, title, type (date, bool, int, decimal, enum or ordered), unit, nature, minimum and maximum
-- of a number, choices of an enumeration
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.facts("applicant")[1].name, partyorg.facts("applicant")[1].type)   --> citizen_vn bool
function partyorg.facts(subject)
    return parts("fact_count", core.fact_get, subject, core.subject_get(subject))
end

--- What the texts leave open: facts of the subject "options".
-- Of an enumeration the first choice is the default; a number is what a text leaves to a superior, and has none.
-- @treturn {table,...} as @{facts}
-- @usage print(partyorg.options()[1].name, partyorg.options()[1].choices[1].name)   --> age_count by_month
function partyorg.options()
    return partyorg.facts("options")
end

--- The instruments: the texts, by number and date.
-- @treturn {table,...} code, number, signed_on, from, to, in_force, assumed_from, assumed_to, confidence, issuer, title,
-- topic, replaced_by
-- @usage print(partyorg.instruments()[1].code)   --> C11
function partyorg.instruments()
    return list(core.instrument_count(), core.instrument_get)
end

--- The editions, by family, the oldest first.
-- @treturn {table,...} code, family, family_title, number, from, to, in_force, assumed_from, assumed_to
-- @usage print(partyorg.editions()[1].family)   --> C
function partyorg.editions()
    return list(core.edition_count(), core.edition_get)
end

--- The families of editions.
-- @treturn {string,...} their names
-- @usage print(#partyorg.families() > 1)   --> true
function partyorg.families()
    local names = {}
    for _, edition in ipairs(partyorg.editions()) do
        if names[#names] ~= edition.family then
            names[#names + 1] = edition.family
        end
    end
    return names
end

--- One rule.
-- @function rule
-- @string check
-- @string id
-- @treturn[1] table as among @{rules}
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.rule("admission", "ADM-AGE-MIN").governing)   --> cell_met_on
partyorg.rule = core.rule_get

--- The wording of a rule that governs a day.
-- @function wording_on
-- @string check
-- @string id
-- @string on
-- @treturn[1] table as among @{wordings}; nothing when the rule has none that day
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.wording_on("admission", "ADM-AGE-MIN", "2025-08-20").text.en)
-- --> 294-QĐ/TW (2025-05-26) pt 1.1.1
partyorg.wording_on = core.wording_on

--- The rules with a wording when their governing date is a day.
-- @function rules_in_force
-- @string check
-- @string on
-- @treturn[1] {table,...} as @{rules}
-- @treturn[2] nil a @{failure}
-- @usage print(#partyorg.rules_in_force("admission", "1950-01-01"))   --> 0
partyorg.rules_in_force = core.rules_in_force

--- The rules whose edition differs between two days.
-- @function changes
-- @string check
-- @string before
-- @string after
-- @treturn[1] {table,...} rule, before and after (editions; nil where it had no wording), parameters (whether the numbers
-- differ)
-- @treturn[2] nil a @{failure}
-- @usage
-- local change = partyorg.changes("admission", "2025-06-30", "2025-07-01")[1]
-- print(change.rule, change.before.code, change.after.code)   --> ADM-AGE-MIN R232 R294
partyorg.changes = core.changes

--- The edition of a family that governs a day.
-- @function edition_on
-- @string family
-- @string on
-- @treturn[1] table as among @{editions}; nil when none governs
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.edition_on("R", "2025-08-20").number)   --> 294-QĐ/TW
partyorg.edition_on = core.edition_on

--- Votes, limitation periods, the status of members
-- @section functions

--- Options of @{vote_base}.
-- @table vote_call
-- @tfield string share "two_thirds", the default, or "majority"
-- @tfield string on the day of the vote
-- @tfield string lang the language of messages

--- The base of a vote, who is left out of it and why, and the least number of votes needed (294-QĐ/TW pts 9.3.2 to 9.3.4).
-- Counts are persons: members (all of them, those in any situation included), away (on temporary transfer elsewhere; of a
-- committee only those who are absent), exempt (exempt from Party work and meetings, and not present: a cell leaves them
-- out, a committee does not), suspended, prosecuted, indicted, detained, absent (on business, ill or for any other reason:
-- they stay in the base), yes (votes in favour). What is not there is unknown, which is not 0, and a person is counted in
-- one situation only.
-- @function vote_base
-- @string body "cell", whose official members vote, or "committee", whose serving members do
-- @tab counts numbers of persons by name
-- @tparam[opt] vote_call options
-- @treturn[1] table status (met, not_met or unknown: whether the vote carries); base, base_min, base_max (members who are
-- counted: base is nil when several numbers are possible); votes_needed, votes_needed_min, votes_needed_max (the least
-- votes in favour that carry); left_out, members, yes, body, share, edition, provision, confidence; situations (list of
-- name, title, number, left_out, provision, confidence, text); missing (list of the counts that are not known and matter);
-- text (one line, text.vi and text.en)
-- @treturn[2] nil a @{failure}
-- @usage
-- local vote = assert(partyorg.vote_base("cell", { members = 12, away = 1, exempt = 0, suspended = 1, prosecuted = 0,
--                                                  indicted = 0, detained = 0, absent = 2, yes = 8 }))
-- print(vote.status, vote.base, vote.votes_needed)   --> met 10 7
partyorg.vote_base = core.vote_base

--- The least votes that are a share of a base.
-- @function votes_needed
-- @int base members who are counted
-- @string[opt] share "two_thirds", the default, or "majority"
-- @treturn[1] int
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.votes_needed(10), partyorg.votes_needed(10, "majority"))   --> 7 6
partyorg.votes_needed = core.votes_needed

--- Options of @{limitation}.
-- @table limitation_call
-- @tfield {table,...} excluded pairs of days, the first and the last one, that are not counted; in any order
-- @tfield string concluded_on day the competent body concluded that the act deserves discipline
-- @tfield string on the examination date, which stands in for an unknown concluded_on; today when left out
-- @tfield string no_limit_class "none", or the class that has no limitation: "expulsion_level", "internal_political",
-- "national_interest", "unlawful_degree"
-- @tfield string lang the language of messages

--- The limitation period of a breach (102-QĐ/TW Art. 3, 69-QĐ/TW Art. 4).
-- @function limitation
-- @tparam string|nil measure "reprimand", "warning", "dismissal" or "expulsion"; nil when not known
-- @tab breaches list of days, first the act, then further breaches in any order; false for a day that is not known
-- @tparam[opt] limitation_call options
-- @treturn[1] table status (met: in time; not_met: barred; unknown; not_applicable: no period runs); months, edition,
-- provision, confidence, examined_on, stand_in; from, nominal_end, excluded_days (days), ends_on of the last period, nil
-- while anything that matters is missing; steps (list of breach, from, nominal_end, excluded_days, ends_on, restarted_by,
-- text: breaches by their place in the list); missing (list of what is not known: measure, no_limit_class, act, breaches);
-- text (one line, text.vi and text.en)
-- @treturn[2] nil a @{failure}
-- @usage
-- local limit = assert(partyorg.limitation("reprimand", { "2018-05-02", "2020-02-01" },
--     { excluded = { { "2021-01-01", "2021-01-30" } }, concluded_on = "2025-03-01", no_limit_class = "none" }))
-- print(limit.status, limit.ends_on)   --> met 2025-03-03
partyorg.limitation = core.limitation

--- The states a member can be in.
-- @function states
-- @treturn {table,...} name, title
-- @usage print(partyorg.states()[2].title.vi)   --> Đảng viên dự bị
partyorg.states = core.states

--- What can lie over a state, such as a suspension.
-- @function overlays
-- @treturn {table,...} name, title
-- @usage print(partyorg.overlays()[5].name)   --> suspended
partyorg.overlays = core.overlays

--- The transitions between states; what is not among them is refused.
-- @function transitions
-- @treturn {table,...} id, title, checks, condition, document, rules, provision, text, confidence, note, edges: list of
-- from, to, from_overlays, to_overlay (nil: it stays as it was), check
-- @usage print(#partyorg.transitions())   --> 22
partyorg.transitions = core.transitions

--- The table of transitions in the DOT language of Graphviz.
-- @function status_diagram
-- @string[opt] lang
-- @treturn[1] string
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.status_diagram("vi"):match("^%w+"))   --> digraph
partyorg.status_diagram = core.status_diagram

--- Options of @{transition}.
-- @table transition_call
-- @tfield string from_overlay one of @{overlays}; where no overlay can lie it need not be given
-- @tfield string to_overlay the same, afterwards
-- @tfield string transition id of the transition meant, when several lead there
-- @tfield string|bool governing "met", "not_met" or "unknown": the verdict of the check that governs it; of a document true
-- when it exists and false when it does not
-- @tfield string state_before the state before the removal: a restoration leads back to it alone
-- @tfield bool expulsion_level whether the competent body concluded that the breach is at the level of expulsion
-- @tfield bool readmission_barred whether re-admission is barred: value of that name of `deletion` and `leaving`
-- @tfield bool restorable value of that name of `appeal`
-- @tfield bool under_review whether the member is under inspection or inquiry, or a complaint or denunciation is being
-- handled
-- @tfield int readmissions how often the person was re-admitted before
-- @tfield string lang the language of messages

--- May this member go from one state to another? nil is unknown, and unknown is never permission.
-- @function transition
-- @tparam string|nil from one of @{states}
-- @tparam string|nil to one of @{states}
-- @tparam[opt] transition_call options
-- @treturn[1] table status (met: permitted; not_met: refused; unknown: neither, and so not permitted), transition, reason,
-- rules, missing, fitting (ids of all transitions that lead there), text (text.vi and text.en)
-- @treturn[2] nil a @{failure}
-- @usage
-- local answer = assert(partyorg.transition("official", "deleted",
--                                           { from_overlay = "none", governing = "met", expulsion_level = true }))
-- print(answer.status, answer.reason, answer.rules[1])   --> not_met expulsion_level DEL-B-EXPEL
partyorg.transition = core.transition

--- Facts as text
-- @section text

--- The fact of a name, or of a title in either language: a column header.
-- @function find_fact
-- @string subject
-- @string name_or_title
-- @treturn[1] table as among @{facts}
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.find_fact("applicant", "cell_yes").maximum)   --> 1000000
partyorg.find_fact = core.fact_get

--- A cell of a spreadsheet as the value that @{check} takes.
-- @function parse_fact
-- @string subject
-- @string name_or_title
-- @string text
-- @string[opt] lang the language of messages
-- @return[1] the value; nil alone for blank text
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.parse_fact("applicant", "citizen_vn", "Có"))   --> true
partyorg.parse_fact = core.parse_fact

--- A value for people: dates as dd/mm/yyyy in Vietnamese, choices by title.
-- @function format_fact
-- @string subject
-- @string name_or_title
-- @param value as @{check} takes it; nil is unknown
-- @string[opt] lang
-- @treturn[1] string the text; "" for nil
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.format_fact("applicant", "born_on", "1990-03-01", "vi"))   --> 01/03/1990
partyorg.format_fact = core.format_fact

--- The title of a status.
-- @function status_title
-- @string status met, not_met, unknown or not_applicable
-- @string[opt] lang
-- @treturn[1] string
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.status_title("not_met", "vi"))   --> không đạt
partyorg.status_title = core.status_title

--- The title of a unit, in the plural.
-- @function unit_title
-- @string unit
-- @string[opt] lang
-- @treturn[1] string
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.unit_title("votes"))   --> votes
partyorg.unit_title = core.unit_title

--- Dates
-- @section dates

--- A date as people write it, in ISO form.
-- @function parse_date
-- @string text
-- @treturn[1] string the date
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.parse_date(" 1/3/2025 "))   --> 2025-03-01
partyorg.parse_date = core.date_parse

--- A date for people.
-- @function format_date
-- @string date
-- @string[opt] format "iso", the default, or "dmy"
-- @treturn[1] string
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.format_date("2025-03-01", "dmy"))   --> 01/03/2025
partyorg.format_date = core.date_print

--- Calendar months later, or earlier.
-- When that month has no such day, "down" goes to its last day, as the Civil Code 2015 counts; "up" to the first day of the
-- next; "abort" fails with `PARTYORG_E_AMBIGUOUS`.
-- @function add_months
-- @string date
-- @int months
-- @string[opt] rounding "down", the default, "up" or "abort"
-- @treturn[1] string the date
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.add_months("2025-01-31", 1), partyorg.add_months("2025-01-31", 1, "up"))
-- --> 2025-02-28 2025-03-01
partyorg.add_months = core.date_add_months

--- Months between two days, the day of the month ignored (tính theo tháng).
-- @function months_by_month
-- @string from
-- @string to
-- @treturn[1] int months
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.months_by_month("2025-01-31", "2025-03-01"))   --> 2
partyorg.months_by_month = core.date_months_by_month

--- Full months between two days.
-- @function full_months
-- @string from
-- @string to
-- @treturn[1] int months
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.full_months("2025-01-31", "2025-03-01"))   --> 1
partyorg.full_months = core.date_full_months

--- A calendar of the caller, beside the statutory one.
-- @table calendar
-- @tfield {string,...} days_off days off
-- @tfield {string,...} make_up days worked instead

--- Whether a day is a working day.
-- @function is_working_day
-- @string date
-- @tparam[opt] calendar calendar
-- @treturn[1] bool
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.is_working_day("2025-09-02"))   --> false
partyorg.is_working_day = core.is_working_day

--- Working days later, or earlier.
-- @function add_working_days
-- @string date
-- @int days
-- @tparam[opt] calendar calendar
-- @treturn[1] string the date
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.add_working_days("2025-08-29", 1))   --> 2025-09-03
partyorg.add_working_days = core.add_working_days

--- Working days after one day, up to another.
-- @function working_days_between
-- @string from
-- @string to
-- @tparam[opt] calendar calendar
-- @treturn[1] int days
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.working_days_between("2025-08-29", "2025-09-05"))   --> 3
partyorg.working_days_between = core.working_days_between

--- The name of the statutory public holiday that a date is.
-- @string date
-- @string[opt] lang
-- @treturn[1] string nil when it is none
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.holiday("2025-09-02", "vi"))   --> Quốc khánh
function partyorg.holiday(date, lang)
    local holiday, message, status, name = core.date_holiday(date)
    if not holiday then
        return nil, message, status, name
    end
    return core.holiday_text(holiday, lang)
end

--- A date of the Vietnamese lunar calendar.
-- @function to_lunar
-- @string date
-- @treturn[1] table year, month, day, leap (whether it is the leap month of that number)
-- @treturn[2] nil a @{failure}
-- @usage
-- local day = partyorg.to_lunar("2025-07-25")
-- print(day.year, day.month, day.day, day.leap)   --> 2025 6 1 true
partyorg.to_lunar = core.lunar_from_date

--- The date of a lunar day.
-- @tparam int|table year or a table as @{to_lunar} gives it
-- @int month
-- @int day
-- @bool[opt] leap whether it is the leap month of that number
-- @treturn[1] string the date
-- @treturn[2] nil a @{failure}
-- @usage print(partyorg.from_lunar(2025, 1, 1))   --> 2025-01-29
function partyorg.from_lunar(year, month, day, leap)
    if type(year) == "table" then
        return core.lunar_to_date(year)
    end
    return core.lunar_to_date { year = year, month = month, day = day, leap = leap }
end

--- Version of the library.
-- @function version
-- @treturn string "major.minor.patch"
-- @usage print(partyorg.version():match("^%d+%.%d+%.%d+$") ~= nil)   --> true
partyorg.version = core.version

--- What @{check} gives. Fields are looked up when they are asked for; nothing can be changed.
-- @usage
-- local report = assert(partyorg.check("dues", {}, { on = "2026-03-10" }))
-- print(report.verdict, report.lang)   --> unknown en
-- @type Report

--- What a report has.
-- @table Report.fields
-- @tfield string check what was asked
-- @tfield string title the title of the check
-- @tfield string on the examination date
-- @tfield string lang the language of the call: texts without lang are in it
-- @tfield string verdict met, not_met or unknown. A missing fact makes it unknown, never met and never not_met
-- @tfield string stage the first stage whose verdict is not met; nil when all are
-- @tfield table stages verdicts by name; the names in order at 1, 2, ...
-- @tfield {Finding,...} findings one a rule, in order
-- @tfield string scorecard id of the scorecard by which the meeting was graded; nil without
-- @tfield table values what was computed, by name: dates, numbers, booleans, names of choices; nil when absent
-- @tfield {string,...} missing the facts that are missing and matter to some finding
-- @tfield {string,...} missing_for_verdict the same, for the findings that enter the verdict
-- @tfield {string,...} contradictions the facts that cannot be true beside another (more votes than voters)
-- @tfield {table,...} rights of acts against a member, the member's rights on that day: id, title, statement (what it is,
-- with its terms), to (whom the member asks), due (its day), edition, confidence, provision, text
-- @tfield table next_step action, stage, actor, rule, from, due, due_rule, missing, text

--- The finding of a rule.
-- @function Report:finding
-- @string id such as "ADM-AGE-MIN"
-- @treturn[1] Finding
-- @treturn[2] nil a @{failure}
-- @usage
-- local report = assert(partyorg.check("admission", { born_on = "2007-09-10" }, { on = "2025-08-20" }))
-- print(report:finding("ADM-AGE-MIN").status)   --> not_met
function methods:finding(id)
    local place, message, status, name = core.report_rule(self, id)
    if not place then
        return nil, message, status, name
    end
    return self.findings[place]
end

--- What would put a finding in order, other facts staying as they are.
-- @function Report:remedies
-- @string id
-- @string[opt] lang
-- @treturn[1] {table,...} the one by time alone first: from (the first day on which time alone does it), steps (a list of
-- fact, relation, required), proven, text
-- @treturn[2] nil a @{failure}
-- @usage
-- local report = assert(partyorg.check("admission", { born_on = "2008-08-15" }, { on = "2025-08-01" }))
-- print(report:remedies("ADM-AGE-MIN")[1].text)   --> Time alone: from 2026-08-01
methods.remedies = core.report_remedies

--- The whole report as one JSON object.
-- @function Report:json
-- @string[opt] lang
-- @treturn[1] string
-- @treturn[2] nil a @{failure}
-- @usage
-- local report = assert(partyorg.check("dues", {}, { on = "2026-03-10" }))
-- print(report:json():match('"verdict": "%w+"'))   --> "verdict": "unknown"
methods.json = core.report_json

--- One line on the next step: who, what, from or by when.
-- @function Report:next_text
-- @string[opt] lang
-- @treturn[1] string
-- @treturn[2] nil a @{failure}
-- @usage
-- local report = assert(partyorg.check("admission", { born_on = "2008-08-15" }, { on = "2025-08-01" }))
-- print(report:next_text("vi"))
-- --> Điều kiện (chi bộ): chờ đủ thời gian – Đủ 18 tuổi; từ ngày 01/08/2026
methods.next_text = core.report_next_text

--- The report to read: verdict, next step, the findings by stage, without those not applicable, values and rights.
-- `tostring(report)` is the same.
-- @function Report:text
-- @string[opt] lang
-- @treturn[1] string several lines
-- @treturn[2] nil a @{failure}
-- @usage
-- local report = assert(partyorg.check("admission", { born_on = "2008-08-15" }, { on = "2025-08-01" }))
-- print(report:text("vi"):match("^[^\n]*"))   --> Kết nạp đảng viên (01/08/2025): không đạt
function methods:text(lang)
    local next_text, message, status, name = core.report_next_text(self, lang)
    if not next_text then
        return nil, message, status, name
    end
    lang = lang or self.lang
    local on = core.date_print(self.on, lang == "vi" and "dmy" or "iso")
    local lines = { ("%s (%s): %s"):format(core.check_get(self.check).title[lang], on,
                                           core.status_title(self.verdict, lang)),
                    "→ " .. next_text }
    for i, stage in ipairs(self.stages) do
        lines[#lines + 1] = ""
        lines[#lines + 1] = core.stage_get(self.check, i - 1).title[lang] .. ": " ..
            core.status_title(self.stages[stage], lang)
        for _, finding in ipairs(self.findings) do
            if finding.stage == stage and finding.status ~= "not_applicable" then
                lines[#lines + 1] = "  " .. finding.id .. ": " .. finding:text(lang)
            end
        end
    end
    local values = {}
    for i in ipairs(partyorg.values(self.check)) do
        local value = core.report_value_text(self, i, lang)
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
            lines[#lines + 1] = "  " .. core.report_right_text(self, i, lang)
        end
    end
    return table.concat(lines, "\n")
end

--- A plain table of it all, the findings too.
-- @function Report:to_table
-- @treturn table
-- @usage
-- local plain = assert(partyorg.check("dues", {}, { on = "2026-03-10" })):to_table()
-- print(getmetatable(plain), plain.verdict)   --> nil unknown
function methods:to_table()
    local plain = { findings = {} }
    for _, key in ipairs { "check", "title", "on", "lang", "scorecard", "verdict", "stage", "stages", "values", "missing",
                           "missing_for_verdict", "contradictions", "next_step", "rights" } do
        plain[key] = core.report_field(self, key)
    end
    for i, finding in ipairs(self.findings) do
        plain.findings[i] = finding:to_table()
    end
    return plain
end

--- What one rule says of a file. It keeps its report alive, and cannot be changed.
-- @usage
-- local report = assert(partyorg.check("admission", { born_on = "2007-09-10" }, { on = "2025-08-20" }))
-- local finding = report:finding("ADM-AGE-MIN")
-- print(finding.observed, finding.relation, finding.required)   --> 2025-08-20 at_least 2025-09-01
-- @type Finding

--- What a finding has.
-- @table Finding.fields
-- @tfield string id the rule
-- @tfield string title its title, in the language of the call
-- @tfield string kind requirement, bar, ground or deadline
-- @tfield string stage the stage of the procedure it belongs to
-- @tfield string status met, not_met, unknown or not_applicable; a bar that is met bites
-- @tfield string edition code of the edition applied; "" for a text without one
-- @tfield string confidence verified, secondary or memory
-- @tfield string governing_on the date that picked the edition
-- @tfield bool stand_in whether the examination date stands in for that date
-- @tfield string fact what was compared
-- @field observed its value
-- @tfield bool observed_on whether the examination date was compared
-- @tfield string relation at_least, at_most, equal_to, other_than or one_of
-- @field required what the value must be; of one_of a list
-- @tfield string due the last day of a deadline
-- @tfield bool overdue whether that day has passed
-- @tfield {string,...} missing the facts that keep it unknown
-- @tfield bool counts whether it enters the verdict
-- @tfield bool no_edition it is unknown because no text is known for that day
-- @tfield bool no_calendar it is unknown because a day lies outside the working-day calendar

--- One line, with its provision. `tostring(finding)` is the same.
-- @function Finding:text
-- @string[opt] lang
-- @treturn[1] string
-- @treturn[2] nil a @{failure}
-- @usage
-- local report = assert(partyorg.check("admission", { born_on = "2007-09-10" }, { on = "2025-08-20" }))
-- print((report:finding("ADM-AGE-MIN"):text():gsub(" %[.*", "")))
-- --> At least 18 years old – not met. Examination date: 2025-08-20; required: on or after 2025-09-01.

--- The title of its rule.
-- @function Finding:title_text
-- @string[opt] lang
-- @treturn[1] string
-- @treturn[2] nil a @{failure}
-- @usage
-- local report = assert(partyorg.check("admission", {}, { on = "2025-08-20" }))
-- print(report:finding("ADM-AGE-MIN"):title_text("vi"))   --> Đủ 18 tuổi

--- The provision applied, in full.
-- @function Finding:provision
-- @string[opt] lang
-- @treturn[1] string
-- @treturn[2] nil a @{failure}
-- @usage
-- local report = assert(partyorg.check("admission", {}, { on = "2025-08-20" }))
-- print(report:finding("ADM-AGE-MIN"):provision("vi"))   --> 294-QĐ/TW (26/05/2025) điểm 1.1.1

--- As @{Report:remedies}.
-- @function Finding:remedies
-- @string[opt] lang
-- @treturn[1] {table,...}
-- @treturn[2] nil a @{failure}
-- @usage
-- local report = assert(partyorg.check("admission", { citizen_vn = true }, { on = "2025-08-20" }))
-- print(#report:finding("ADM-CITIZEN"):remedies())   --> 0

--- A plain table of its fields, with provision and text.
-- @function Finding:to_table
-- @treturn table
-- @usage
-- local report = assert(partyorg.check("admission", { citizen_vn = true }, { on = "2025-08-20" }))
-- print(report.findings[1]:to_table().status)   --> met

--- What @{check_table} gives.
-- @usage
-- local batch = assert(partyorg.check_table("admission", { citizen_vn = { true, false } }, { on = "2025-08-20" }))
-- print(batch.rows, batch.counts.rules["ADM-CITIZEN"].not_met)   --> 2 1
-- @type Batch

--- What a batch has.
-- @table Batch.fields
-- @tfield string check what was asked
-- @tfield int rows how many there are
-- @tfield string lang the language of the call
-- @tfield table counts rows; verdicts by name; stages: rows by their first stage that is not met; all_met: rows whose
-- stages are all met; rules[id][status]

--- The verdict of a row.
-- @function Batch:verdict
-- @int row from 1
-- @treturn[1] string met, not_met or unknown
-- @treturn[2] nil a @{failure}
-- @usage
-- local batch = assert(partyorg.check_table("admission", { citizen_vn = { true, false } }, { on = "2025-08-20" }))
-- print(batch:verdict(2))   --> not_met
batch_methods.verdict = core.batch_verdict

--- The first stage of a row that is not met.
-- @function Batch:stage
-- @int row from 1
-- @treturn[1] string nil when all are met
-- @treturn[2] nil a @{failure}
-- @usage
-- local batch = assert(partyorg.check_table("admission", { citizen_vn = { true, false } }, { on = "2025-08-20" }))
-- print(batch:stage(2))   --> eligibility
batch_methods.stage = core.batch_stage

--- The last day of the running deadline of a row that ends first.
-- @function Batch:due
-- @int row from 1
-- @treturn[1] string the day; nil when none runs
-- @treturn[1] string the id of its rule
-- @treturn[2] nil a @{failure}
-- @usage
-- local batch = assert(partyorg.check_table("admission", { admission_decided_on = { "2025-08-18" },
--                                           decision_received_on = { "2025-08-22" } }, { on = "2025-08-25" }))
-- print(batch:due(1))   --> 2025-10-07 ADM-CEREMONY-DUE
batch_methods.due = core.batch_due

--- The rules of a row that are not in order: not met, or of a bar met. No ground is among them: one of several is enough.
-- @function Batch:failed
-- @int row from 1
-- @treturn[1] {string,...} their ids
-- @treturn[2] nil a @{failure}
-- @usage
-- local batch = assert(partyorg.check_table("admission", { citizen_vn = { true, false } }, { on = "2025-08-20" }))
-- print(batch:failed(2)[1])   --> ADM-CITIZEN
batch_methods.failed = core.batch_failed

--- What was computed for a row.
-- @function Batch:values
-- @int row from 1
-- @treturn[1] table values by name, see @{values}
-- @treturn[2] nil a @{failure}
-- @usage
-- local batch = assert(partyorg.check_table("admission", { born_on = { "2007-09-10" } }, { on = "2025-08-20" }))
-- print(batch:values(1).eligible_from)   --> 2025-09-01
batch_methods.values = core.batch_values

--- The whole report of a row, as @{check} gives it.
-- @function Batch:report
-- @int row from 1
-- @treturn[1] Report
-- @treturn[2] nil a @{failure}
-- @usage
-- local batch = assert(partyorg.check_table("admission", { born_on = { "2007-09-10" } }, { on = "2025-08-20" }))
-- print(batch:report(1):finding("ADM-AGE-MIN").status)   --> not_met
function batch_methods:report(row)
    return new_report(core.batch_report(self, row))
end

--- One result of a row.
-- @function Batch:get
-- @int row from 1
-- @string name a value by name (of the check `dues`, `due` is one); verdict, stage, due, due_rule; the id of a rule, for
-- its status; or one of the masks met, not_met, unknown, not_applicable, as of @{check_masks}
-- @return[1] the result; nil where there is none
-- @treturn[2] nil a @{failure}
-- @usage
-- local batch = assert(partyorg.check_table("admission", { citizen_vn = { true, false } }, { on = "2025-08-20" }))
-- print(batch:get(1, "ADM-CITIZEN"), batch:get(2, "ADM-CITIZEN"))   --> met not_met
batch_methods.get = core.batch_get

--- One result of all rows.
-- @function Batch:column
-- @string name as @{Batch:get} takes it
-- @treturn[1] table a list with n, the number of rows
-- @treturn[2] nil a @{failure}
-- @usage
-- local batch = assert(partyorg.check_table("admission", { citizen_vn = { true, false } }, { on = "2025-08-20" }))
-- print(batch:column("ADM-CITIZEN")[2], batch:column("due").n)   --> not_met 2
batch_methods.column = core.batch_column

--- The rows that fit.
-- @function Batch:rows_with
-- @tab what { verdict = ... } or { rule = id, status = ... } or both; of verdict and status a word or a list of words
-- @treturn[1] {int,...} rows, from 1
-- @treturn[2] nil a @{failure}
-- @usage
-- local batch = assert(partyorg.check_table("admission", { citizen_vn = { true, false } }, { on = "2025-08-20" }))
-- print(batch:rows_with { rule = "ADM-CITIZEN", status = "not_met" }[1])   --> 2
batch_methods.rows_with = core.batch_rows_with

--- What @{scorecard} gives. It cannot be changed; points are numbers, nil when not known. The library itself counts in
-- hundredths and is exact.
-- @usage print(partyorg.scorecard("an-phu").title.en)
-- --> Cell-meeting quality scorecard, An Phú ward
-- @type Scorecard

--- What a scorecard has.
-- @table Scorecard.fields
-- @tfield string id
-- @tfield table title title.vi, title.en

--- All of it with the keys of a file.
-- @function Scorecard:to_table
-- @treturn table
-- @usage print(partyorg.scorecard("an-phu"):to_table().total)   --> 100

--- A meeting scored.
-- @function Scorecard:score
-- @tab facts of the subject "meeting", `score_1` and the like being points entered
-- @string[opt] lang the language of messages
-- @treturn[1] table points, points_max, least and most (with the least and the most that the criteria not known can give),
-- deducted, grade, next_grade, next_points (0 when points suffice), gates_missed and gates_unknown (lists of ids), warnings
-- (a list of texts in both languages), text (one line, text.vi and text.en) and criteria, a list of id, name, group (its
-- id); given (points entered), derived (points that the card's own rule gives); points (those that count, given before
-- derived), max, lost (what is lacking to it); counted (whether in this kind of meeting), waived (full marks, for a fact
-- waives it); differs (given and derived differ), assumed (the printed card leaves it undefined, and the points are a
-- reading); missing (list of the facts that leave the points unknown); text (text.vi and text.en)
-- @treturn[2] nil a @{failure}
-- @usage
-- local scored = assert(partyorg.scorecard("an-phu"):score { meeting_kind = "regular", minutes = 75 })
-- print(scored.points, scored.points_max, scored.criteria[1].missing[1])   --> nil 95 members_total

-- Errors name the functions of these tables, and the lines of who calls this file.
core.name_functions(partyorg, "partyorg.")
core.name_functions({ holiday = core.holiday_text }, "partyorg.") -- of a tail call no trace is left
core.name_functions(methods, "report:")
core.name_functions(batch_methods, "batch:")

return partyorg
