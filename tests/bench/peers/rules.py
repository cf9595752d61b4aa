# SPDX-License-Identifier: MIT
"""The check admission as expressions that any engine can be given: all 39 rules, every edition, default options.

It is written from tests/reference.py and has nothing in common with the C library; every peer's totals are compared
with the library's. An expression is a tuple, its operator first:

    numbers and dates; unknown when an operand is
      ("fact", name)              a fact of the file: a date as days since 1970-01-01, a count, the number of a choice
      ("const", n)                a whole number, or a date as days
      ("or_on", name)             the fact, or the examination date when it is unknown: never unknown
      ("add_months", date, n)     the same day n months later, or the last day of that month when it has no such day
      ("month_start", date, n)    the first day of the month n months after that of the date
      ("year_start", date, n)     1 January of the year n years after that of the date
      ("rank", date)              working days up to the date, counted from PARTYORG_WORKDAY_MIN
      ("rank_before", date)       the same up to the day before
      ("plus", a, b), ("minus", a, b), ("times", a, n), ("least", a, b)
      ("step", date, ((first_day, value), ...))   the value of the last step that has begun; unknown before the first
    truths, of Kleene's logic: true, false or unknown
      ("fact", name)              a fact that is a bool
      ("ge", a, b), ("gt", a, b), ("le", a, b), ("lt", a, b)
      ("in", a, (choice, ...))    one of these choices
      ("and", a, b, ...), ("or", a, b, ...), ("not", a)

`("step", ...)` chooses by edition: the date is the governing date of the rule and the first days those of editions.

The status of a rule: `unknown` when it is not listed (a text existed, its wording is not known); else
`not_applicable` when its precondition is false; else the truth of its outcome as `met`, `not_met` or `unknown`.
The outcome of a rule with a precondition is `condition or not precondition`; a bar has no precondition.
The verdict: `not_met` when a requirement is not met or a bar is met; else `unknown` when a requirement or bar is
unknown; else `met`. Deadlines do not count.
"""

import collections
import datetime
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
import reference  # noqa: E402

FACTS = reference.SUBJECTS["admission"]          # name: "date", "bool", "int" or the names of its choices

# applies: None when the rule always applies; listed, governing, condition, outcome: expressions
Rule = collections.namedtuple("Rule", "id kind stage governing listed applies condition outcome")

# Operators and their places that hold no expression.
LEAVES = {"fact", "const", "or_on"}


def days(text):
    return (datetime.date.fromisoformat(text) - datetime.date(1970, 1, 1)).days


def first_day(edition):
    return days(reference.PERIODS[edition][0])


def fact(name):
    assert name in FACTS, name
    return ("fact", name)


def const(n):
    return ("const", n)


def or_on(name):
    assert FACTS[name] == "date", name
    return ("or_on", name)


def one_of(name, *choices):
    return ("in", fact(name), tuple(FACTS[name].index(choice) for choice in choices))


def level(name):
    return const(FACTS["education"].index(name))


def by_edition(date, **values):
    """A step for each edition named; the editions between them are as the one before."""
    return ("step", date, tuple((first_day(edition), value) for edition, value in values.items()))


def in_working_days(act, start, count):
    """Not later than the count-th working day after the start: fewer than so many lie between them."""
    return ("lt", ("rank_before", act), ("plus", start, count))


def two_thirds(yes, base):
    return ("ge", ("times", fact(yes), 3), ("times", base, 2))


CELL, DECIDED, HELD = or_on("cell_met_on"), or_on("admission_decided_on"), or_on("ceremony_on")


def over60(date):
    """From the year after that of 60 years under R45, later from the month after that of 60 years."""
    since = by_edition(date, R45=("year_start", fact("born_on"), 61), R29=("month_start", fact("born_on"), 721))
    return ("ge", date, since)


def not_later_than(name, date):
    return ("le", fact(name), date)


TERM = by_edition(CELL, R29=const(60), R294=const(45))
EXTENSION = by_edition(CELL, R29=const(30), R294=const(15))
DECISION_IN_TIME = ("or", in_working_days(fact("admission_decided_on"), ("rank", fact("cell_met_on")), TERM), (
    "and",
    in_working_days(fact("admission_decided_on"), ("rank", fact("cell_met_on")), ("plus", TERM, EXTENSION)),
    in_working_days(fact("admission_decided_on"), ("rank", fact("cell_met_on")),
                    ("plus", TERM, ("least", fact("decision_extension"), EXTENSION)))))
NO_DELEGATION = one_of("decider", "standing_committee", "province_group")
ANY_DECIDER = one_of("decider", "standing_committee", "delegated_committee", "province_group")

RULES = []


def rule(rule_id, stage, governing, since, condition, applies=None, kind="requirement"):
    """`since`: the first edition in which the rule stands; it stands in every later one."""
    listed = ("ge", governing, const(first_day(since)))
    outcome = condition if applies is None else ("or", condition, ("not", applies))
    assert kind != "bar" or applies is None
    RULES.append(Rule(rule_id, kind, stage, governing, listed, applies, condition, outcome))


rule("ADM-CITIZEN", "eligibility", CELL, "C11", fact("citizen_vn"))
rule("ADM-AGE-MIN", "eligibility", CELL, "R45", ("ge", CELL, ("month_start", fact("born_on"), 216)))
rule("ADM-AGE-MAX", "eligibility", CELL, "R45", ("or", ("not", over60(CELL)), fact("over60_case")))
rule("ADM-EDU-GENERAL", "eligibility", CELL, "R29", ("ge", fact("education"), by_edition(
    CELL, R29=level("lower_secondary_equivalent"), R24=level("lower_secondary_diploma"),
    R208=level("lower_secondary_completed"))), applies=one_of("education_case", "general"))
rule("ADM-EDU-HARD", "eligibility", CELL, "G12", ("ge", fact("education"), level("primary_completed")),
     applies=one_of("education_case", "hard_area"))
rule("ADM-EDU-ELDER", "eligibility", CELL, "G12", ("ge", fact("education"), level("literate")),
     applies=one_of("education_case", "hard_area_elder"))
rule("ADM-POLITICAL", "eligibility", CELL, "R29", one_of("political_conclusion", "not_needed", "accepted"))
rule("ADM-SPECIAL", "eligibility", CELL, "G16", ("or", ("not", fact("special_regime")), fact("special_cleared")))
rule("ADM-CERT", "file", CELL, "G16", not_later_than("training_cert_on", CELL))
rule("ADM-CERT-60M", "file", CELL, "G16", ("le", CELL, ("add_months", fact("training_cert_on"), 60)))
rule("ADM-APPLICATION", "file", CELL, "C11", not_later_than("application_on", CELL))
rule("ADM-CV", "file", CELL, "C11", not_later_than("cv_on", CELL))
rule("ADM-VERIFIED", "file", CELL, "G16", one_of("verification", "done", "not_required"))
rule("ADM-VERIFY-DUE", "file", or_on("verification_received_on"), "G16", (
    "or", in_working_days(fact("verification_replied_on"), ("rank", fact("verification_received_on")), const(30)), (
        "and", fact("verification_abroad"),
        in_working_days(fact("verification_replied_on"), ("rank", fact("verification_received_on")), const(90)))),
     applies=one_of("verification", "pending", "done"), kind="deadline")
rule("ADM-CV-ORDER", "file", or_on("cv_certified_on"), "G16",
     ("ge", fact("cv_certified_on"), fact("verification_replied_on")), applies=one_of("verification", "done"))
rule("ADM-CV-CERTIFIED", "file", CELL, "G16", not_later_than("cv_certified_on", CELL))
rule("ADM-INTRO-MEMBERS", "file", CELL, "C11", ("or", ("ge", fact("introducers"), const(2)), (
    "and", ("ge", fact("introducers"), const(1)), one_of("intro_route", "youth_union", "trade_union"))))
rule("ADM-INTRO-UNION", "file", CELL, "C11", not_later_than("union_resolved_on", CELL),
     applies=one_of("intro_route", "youth_union", "trade_union"))
rule("ADM-INTRO-12M", "file", or_on("introduced_on"), "C11",
     ("ge", or_on("introduced_on"), ("add_months", fact("introducer_since_on"), 12)),
     applies=("not", fact("introducer_replaced")))
rule("ADM-OPINION-ORG", "file", CELL, "C11", not_later_than("org_opinion_on", CELL))
rule("ADM-OPINION-RES", "file", CELL, "G16",
     ("or", not_later_than("residence_opinion_on", CELL), fact("residence_opinion_waived")))
rule("ADM-PAPERS-12M", "file", CELL, "G16", ("le", CELL, ("add_months", fact("file_compiled_on"), 12)))
rule("ADM-CELL-MIN3", "cell", CELL, "C11", ("ge", fact("cell_official"), const(3)))
rule("ADM-CELL-VOTE", "cell", CELL, "C11",
     two_thirds("cell_yes", ("minus", fact("cell_official"), fact("cell_excluded"))))
rule("ADM-SECTION", "committee", CELL, "G16", one_of("section", "none", "appraised"))
rule("ADM-BASE-VOTE", "committee", CELL, "G16", two_thirds("committee_yes", fact("committee_base")),
     applies=fact("committee_between"))
rule("ADM-DECIDE-ORDER", "decision", DECIDED, "R29", ("ge", fact("admission_decided_on"), fact("cell_met_on")))
rule("ADM-AUTHORITY", "decision", DECIDED, "R29", by_edition(DECIDED, R29=ANY_DECIDER, R208=NO_DELEGATION))
rule("ADM-DECIDE-VOTE", "decision", DECIDED, "G16", (
    "and", ("gt", ("times", fact("decider_yes"), 2), fact("decider_base")),
    ("or", two_thirds("decider_yes", fact("decider_base")), NO_DELEGATION)))
rule("ADM-AGE-CONSENT", "decision", DECIDED, "G12", not_later_than("central_consent_on", DECIDED),
     applies=over60(CELL))
rule("ADM-EDU-CONSENT", "decision", DECIDED, "G12", not_later_than("central_consent_on", DECIDED), applies=(
    "and", one_of("education_case", "hard_area_elder"), ("lt", fact("education"), level("primary_completed"))))
rule("ADM-POLITICAL-DATE", "decision", DECIDED, "G16", not_later_than("political_concluded_on", DECIDED),
     applies=one_of("political_conclusion", "accepted"))
rule("ADM-READM-CONSENT", "decision", DECIDED, "R29", not_later_than("readmission_consent_on", DECIDED),
     applies=fact("was_member"))
rule("ADM-DECIDE-DUE", "decision", CELL, "R29", DECISION_IN_TIME, kind="deadline")
rule("ADM-MOVE-VOID", "decision", DECIDED, "G21", ("and", fact("moved_outside"), (
    "not", in_working_days(fact("admission_decided_on"), ("rank", fact("moved_on")), const(30)))), kind="bar")
rule("ADM-CEREMONY", "ceremony", HELD, "C11", ("ge", fact("ceremony_on"), fact("admission_decided_on")))
rule("ADM-CEREMONY-DUE", "ceremony", DECIDED, "R29", ("or", in_working_days(fact("ceremony_on"), by_edition(
    DECIDED, R29=("rank", fact("decision_received_on")), R208=("rank", fact("admission_decided_on"))), const(30)),
    fact("ceremony_late_consent")), kind="deadline")
rule("ADM-HELPER", "ceremony", HELD, "C11", fact("helper_assigned"))
rule("ADM-MEMBER-CV-DUE", "ceremony", HELD, "P22",
     in_working_days(fact("member_cv_on"), ("rank", fact("ceremony_on")), const(30)), kind="deadline")


def children(expression):
    """The expressions directly inside one."""
    if expression[0] in LEAVES:
        return []
    if expression[0] == "step":
        return [expression[1]] + [value for _, value in expression[2]]
    return [part for part in expression[1:] if isinstance(part, tuple) and isinstance(part[0], str)]


# ---- for engines without a calendar: what they cannot work out comes as columns worked out beforehand

CALENDAR = {"rank", "rank_before"}
MONTHS = {"add_months", "month_start", "year_start"}


def column_name(expression):
    """Of a calendar expression, which stands over one fact: rank_ceremony_on, add_months_60_training_cert_on."""
    return "_".join([expression[0], *(str(n) for n in expression[2:]), expression[1][1]])


def columns_needed(operators):
    """The expressions with these operators, by the name of the column that holds each."""
    found = {}

    def look(expression):
        if expression[0] in operators:
            found[column_name(expression)] = expression
        for part in children(expression):
            look(part)

    for r in RULES:
        look(r.outcome)
    return found


def date_columns():
    """The facts and columns that are dates."""
    return {name for name, kind in FACTS.items() if kind == "date"} | columns_needed(MONTHS).keys()


def with_columns(expression, operators):
    """The same expression, in which those with these operators are facts of that name."""
    if expression[0] in operators:
        return ("fact", column_name(expression))
    if expression[0] == "step":
        steps = tuple((first, with_columns(value, operators)) for first, value in expression[2])
        return ("step", with_columns(expression[1], operators), steps)
    return tuple(with_columns(part, operators) if isinstance(part, tuple) and isinstance(part[0], str) else part
                 for part in expression)


def rules_with_columns(operators):
    """RULES for an engine that is given those columns."""
    def part(expression):
        return expression and with_columns(expression, operators)
    return [r._replace(applies=part(r.applies), condition=part(r.condition), outcome=part(r.outcome)) for r in RULES]
