# SPDX-License-Identifier: MIT
"""A slow reference of the checks: what they share, and admission, recognition, readmission and party_age.

It exists to be read beside the regulations and to disagree with the C library when one of the two is wrong:
one small function a rule, dates as datetime.date, working days counted one by one, nothing in common with it.
The checks of removal, discipline and movement are in reference_removal.py, those of review, meetings, cells,
development and dues in reference_review.py; this module brings both along.

    examine("admission", {"born_on": "2007-09-10"}, "2025-08-20", {"age_count": "by_day"})

returns {"verdict": ..., "rules": {id: status}, "stages": {stage: verdict}, "values": {name: value},
"missing": [fact, ...]}. A fact that is absent or None is unknown; a value that cannot be told is absent. Points and
percentages are numbers with two decimals outside and whole hundredths inside.

Editions are named by their text: C11 the Charter of 2011; R45 to R208 the regulations implementing it
(45-QĐ/TW, 29-QĐ/TW, 24-QĐ/TW, 232-QĐ/TW, 294-QĐ/TW, 20-QĐ/TW, 208-QĐ/TW); G12 to G26 the guidance of the
Secretariat (01-HD/TW of 2012, 2016 and 2021, 06-HD/TW of 2025, 01-HD/TW of 2026); P17 to P25 the practice
guidance of the Central Organisation Commission (09-HD/BTCTW, 12-HD/BTCTW, 38-HD/BTCTW); K30 to K21 the
regulations on inspection and discipline (30-QĐ/TW, 22-QĐ/TW, 296-QĐ/TW, 21-QĐ/TW); L102 to L212 those on breaches
and measures (102-QĐ/TW, 69-QĐ/TW, 212-QĐ/TW). V27 to V366, M12, M42, N21, D342 and D01 are named in
reference_review.py.
"""

from __future__ import annotations

import calendar
import dataclasses
import datetime
import decimal
import functools

# ------------------------------------------------------------------------------------------------------------
# Subjects: the facts of each check, with their type: date, bool, int (never negative), points or an enumeration.

EDUCATION = ("none", "literate", "primary_completed", "lower_secondary_completed",
             "lower_secondary_equivalent", "lower_secondary_diploma")          # in ascending order
SECTION = ("none", "appraised", "not_appraised")
DECIDER = ("standing_committee", "delegated_committee", "province_group")

SUBJECTS = {
    "admission": {
        "citizen_vn": "bool", "born_on": "date", "education": EDUCATION,
        "education_case": ("general", "hard_area", "hard_area_elder"), "over60_case": "bool",
        "central_consent_on": "date",
        "political_conclusion": ("not_needed", "pending", "accepted", "refused"),
        "political_concluded_on": "date", "special_regime": "bool", "special_cleared": "bool",
        "was_member": "bool", "readmission_consent_on": "date", "training_cert_on": "date",
        "application_on": "date", "cv_on": "date", "verification": ("pending", "done", "not_required"),
        "verification_abroad": "bool", "verification_received_on": "date", "verification_replied_on": "date",
        "cv_certified_on": "date", "intro_route": ("two_members", "youth_union", "trade_union"),
        "introducers": "int", "introducer_since_on": "date", "introducer_replaced": "bool",
        "introduced_on": "date", "union_resolved_on": "date", "org_opinion_on": "date",
        "residence_opinion_on": "date", "residence_opinion_waived": "bool", "file_compiled_on": "date",
        "cell_met_on": "date", "cell_official": "int", "cell_excluded": "int", "cell_yes": "int",
        "section": SECTION, "committee_between": "bool", "committee_base": "int", "committee_yes": "int",
        "decider": DECIDER, "decider_base": "int", "decider_yes": "int", "admission_decided_on": "date",
        "decision_extension": "int", "decision_received_on": "date", "moved_outside": "bool",
        "moved_on": "date", "ceremony_on": "date", "ceremony_late_consent": "bool",
        "helper_assigned": "bool", "member_cv_on": "date",
    },
    "recognition": {
        "ceremony_on": "date", "new_member_cert_on": "date", "self_reviewed_on": "date",
        "helper_reported_on": "date", "org_opinion_on": "date", "residence_opinion_on": "date",
        "residence_opinion_waived": "bool", "cell_met_on": "date", "at_official_cell": "bool",
        "recognition_refused": "bool", "cell_official": "int", "cell_excluded": "int", "cell_yes": "int",
        "ballots_failed": "int", "escalated_on": "date", "section": SECTION, "committee_between": "bool",
        "committee_base": "int", "committee_yes": "int", "decider": DECIDER, "decider_base": "int",
        "decider_yes": "int", "recognition_decided_on": "date", "decision_extension": "int",
        "official_on": "date", "special_regime": "bool", "special_cleared": "bool",
    },
    "readmission": {
        "left_on": "date",
        "left_reason": ("abandoned_activity", "own_request", "own_request_hardship", "serious_disunity",
                        "population_policy", "other"),
        "conviction": ("none", "less_serious", "serious_or_above", "corruption"), "record_cleared_on": "date",
        "special_wait_months": "int", "readmissions": "int", "application_on": "date", "cell_met_on": "date",
        "readmission_consent_on": "date", "admission_decided_on": "date",
    },
    "party_age": {
        "admission_decided_on": "date", "decision_lost": "bool", "card_joined_on": "date",
        "ceremony_on": "date", "recognition_decided_on": "date", "gap_months": "int",
        "restored": "bool", "readmitted": "bool", "age_decided_on": "date",
        "discipline": ("none", "reprimand", "warning", "dismissal"), "disciplined_on": "date",
    },
}

STAGES = {
    "admission": ("eligibility", "file", "cell", "committee", "decision", "ceremony"),
    "recognition": ("file", "cell", "decision"),
    "readmission": ("eligibility", "consent"),
    "party_age": ("count",),
}

# The least and the most that a number may be, points in points; others are not bounded here, and never negative.
RANGES = {}


@dataclasses.dataclass(frozen=True)
class Given:
    """An option that is a number when it is given, and nothing by default."""

    least: int
    most: int
    hundredths: bool = False
    tried: tuple = ()                            # what random files try


OPTIONS = {                                      # check: {option: (default, other)}, or a number that may be given
    "admission": {"age_count": ("by_month", "by_day"), "paper_age_from": ("file", "document"),
                  "trade_union_introducers": ("one", "two")},
    "recognition": {},
    "readmission": {"readmission_clock": ("meeting", "application")},
    "party_age": {"badge_count": ("by_day", "by_month")},
}

# ------------------------------------------------------------------------------------------------------------
# Editions: first and last day, both inclusive; None is open.

PERIODS = {
    "C11": ("2011-01-19", None),
    "R45": ("2011-11-01", "2016-07-24"),
    "R29": ("2016-07-25", "2021-07-29"),
    "R24": ("2021-07-30", "2025-01-19"),
    "R232": ("2025-01-20", "2025-06-30"),
    "R294": ("2025-07-01", "2026-04-07"),        # its end, R20 and the start of R208 are assumed
    "R20": ("2026-04-08", "2026-07-25"),
    "R208": ("2026-07-26", None),
    "G12": ("2012-01-05", "2016-09-19"),
    "G16": ("2016-09-20", "2021-09-27"),
    "G21": ("2021-09-28", "2025-06-08"),
    "G25": ("2025-06-09", "2026-05-18"),         # its end and the start of G26 are assumed
    "G26": ("2026-05-19", None),
    "P17": ("2017-06-05", "2022-01-17"),
    "P22": ("2022-01-18", "2025-09-28"),
    "P25": ("2025-09-29", None),
    "K30": ("2016-07-26", "2021-07-27"),
    "K22": ("2021-07-28", "2025-05-29"),         # the effect of K22, K296 and K21 is assumed
    "K296": ("2025-05-30", "2026-04-10"),
    "K21": ("2026-04-11", None),
    "L102": ("2017-11-15", "2022-07-05"),        # its start is assumed
    "L69": ("2022-07-06", "2026-08-16"),         # its end and the start of L212 are assumed
    "L212": ("2026-08-17", None),
}

C11 = ("C11",)
FROM_R45 = ("R45", "R29", "R24", "R232", "R294", "R20", "R208")
FROM_R29 = FROM_R45[1:]
FROM_G12 = ("G12", "G16", "G21", "G25", "G26")
FROM_G16 = FROM_G12[1:]
FROM_G21 = FROM_G12[2:]
FROM_P22 = ("P22", "P25")


def edition_on(day, listed):
    """The edition among those listed for a rule that governs on a day, or None."""
    for name in listed:
        first, last = PERIODS[name]
        if first <= day.isoformat() <= (last or "9999-12-31"):
            return name
    return None


# ------------------------------------------------------------------------------------------------------------
# Dates.

@functools.total_ordering
class _Beyond:
    """The result of a calculation that leaves the year 9999: later than every date, and never reported."""

    def __eq__(self, other):
        return self is other

    def __gt__(self, other):
        return self is not other

    def __hash__(self):
        return 0


BEYOND = _Beyond()


def add_months(day, months):
    """The same day so many months later, or the last day of that month when it has no such day."""
    if day is BEYOND:
        return BEYOND
    count = day.year * 12 + (day.month - 1) + months
    year, month = count // 12, count % 12 + 1
    if year > 9999:
        return BEYOND
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def first_of_month(day):
    return BEYOND if day is BEYOND else day.replace(day=1)


def last_of_month(day):
    return BEYOND if day is BEYOND else day.replace(day=calendar.monthrange(day.year, day.month)[1])


def months_by_month(earlier, later):
    """Months between the two months, the days ignored."""
    if earlier is BEYOND:
        return -10 ** 9
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def full_months_from_zero(earlier, later):
    """The largest number n >= 0 with add_months(earlier, n) <= later; 0 when there is none."""
    months = 0
    while add_months(earlier, months + 1) <= later:
        months += 1
    return months


# Lunar new year and Hùng Kings' day (the 10th of the 3rd lunar month) by the Vietnamese calendar (UTC+7).
LUNAR = {
    2010: ("02-14", "04-23"), 2011: ("02-03", "04-12"), 2012: ("01-23", "03-31"), 2013: ("02-10", "04-19"),
    2014: ("01-31", "04-09"), 2015: ("02-19", "04-28"), 2016: ("02-08", "04-16"), 2017: ("01-28", "04-06"),
    2018: ("02-16", "04-25"), 2019: ("02-05", "04-14"), 2020: ("01-25", "04-02"), 2021: ("02-12", "04-21"),
    2022: ("02-01", "04-10"), 2023: ("01-22", "04-29"), 2024: ("02-10", "04-18"), 2025: ("01-29", "04-07"),
    2026: ("02-17", "04-26"), 2027: ("02-06", "04-16"), 2028: ("01-26", "04-04"), 2029: ("02-13", "04-23"),
    2030: ("02-02", "04-12"), 2031: ("01-23", "04-01"), 2032: ("02-11", "04-19"), 2033: ("01-31", "04-09"),
    2034: ("02-19", "04-28"), 2035: ("02-08", "04-17"),
}
MONDAY, TUESDAY, THURSDAY, SUNDAY = 0, 1, 3, 6
ONE_DAY = datetime.timedelta(days=1)


def lunar_new_year_days(year):
    """4 days up to 2013 (one before the new year), from 2014 on 5 days (one or two before it)."""
    new_year = datetime.date.fromisoformat(f"{year}-{LUNAR[year][0]}")
    if year < 2014:
        before, length = 1, 4
    elif year in (2014, 2016, 2019, 2022, 2026):
        before, length = 1, 5
    elif year > 2026 and new_year.weekday() in (MONDAY, TUESDAY):
        before, length = 1, 5
    else:
        before, length = 2, 5
    return [new_year + ONE_DAY * offset for offset in range(-before, length - before)]


def national_days(year):
    """2 September, and from 2021 on one day beside it: chosen year by year, here by a pattern after 2026."""
    second = datetime.date(year, 9, 2)
    if year < 2021:
        return [second]
    if year <= 2026:
        return [second, datetime.date(year, 9, {2021: 3, 2022: 1, 2023: 1, 2024: 3, 2025: 1, 2026: 1}[year])]
    if second.weekday() in (SUNDAY, MONDAY, THURSDAY):
        return [second, second + ONE_DAY]
    return [second, second - ONE_DAY]


@functools.cache
def public_holidays(year):
    """The statutory public holidays of Vietnam in a year; no compensatory days."""
    if year not in LUNAR:
        raise ValueError(f"the reference has no lunar calendar for {year}")
    days = {datetime.date(year, 1, 1), datetime.date(year, 4, 30), datetime.date(year, 5, 1)}
    days.update(lunar_new_year_days(year))
    days.update(national_days(year))
    if year >= 2007:
        days.add(datetime.date.fromisoformat(f"{year}-{LUNAR[year][1]}"))
    return days


def is_working_day(day):
    return day.weekday() < 5 and day not in public_holidays(day.year)


def add_working_days(day, count):
    """The count-th working day after a day; the day itself is not counted, and is the answer for 0."""
    if day is BEYOND:
        return BEYOND
    while count > 0:
        if day == datetime.date.max:
            return BEYOND
        day += ONE_DAY
        if is_working_day(day):
            count -= 1
    return day


def end_of_month_after(day, months):
    """The last day of the month that many months after the month of a day."""
    return last_of_month(add_months(first_of_month(day), months))


def year_end(year):
    return datetime.date(year, 12, 31)


def add_days(day, count):
    try:
        return BEYOND if day is BEYOND else day + ONE_DAY * count
    except OverflowError:
        return BEYOND


# ------------------------------------------------------------------------------------------------------------
# Unknown: a value that may be unknown, the facts that make it so, and Kleene's three-valued logic.

@dataclasses.dataclass(frozen=True, eq=False)
class Maybe:
    """value None: unknown, for want of the facts named in missing."""

    value: object
    missing: frozenset = frozenset()

    def __and__(self, other):
        if not isinstance(other, Maybe):
            return NotImplemented
        if self.value is False or other.value is False:
            return FALSE
        return apply(lambda a, b: True, self, other)

    def __or__(self, other):
        if not isinstance(other, Maybe):
            return NotImplemented
        if self.value is True or other.value is True:
            return TRUE
        return apply(lambda a, b: False, self, other)

    def __invert__(self):
        return apply(lambda a: not a, self)

    def __le__(self, other):
        return apply(lambda a, b: a <= b, self, other)

    def __lt__(self, other):
        return apply(lambda a, b: a < b, self, other)

    def __ge__(self, other):
        return apply(lambda a, b: a >= b, self, other)

    def __gt__(self, other):
        return apply(lambda a, b: a > b, self, other)

    def __add__(self, other):
        return apply(lambda a, b: a + b, self, other)

    def __sub__(self, other):
        return apply(lambda a, b: a - b, self, other)

    def __mul__(self, other):
        return apply(lambda a, b: a * b, self, other)

    def __floordiv__(self, other):
        return apply(lambda a, b: a // b, self, other)

    def equals(self, other):
        return apply(lambda a, b: a == b, self, other)

    def is_in(self, *values):
        return apply(lambda a: a in values, self)


TRUE, FALSE, UNKNOWN = Maybe(True), Maybe(False), Maybe(None)


def apply(function, *arguments):
    """The function of the arguments; unknown as soon as one of them is unknown."""
    arguments = [a if isinstance(a, Maybe) else Maybe(a) for a in arguments]
    unknown = [a for a in arguments if a.value is None]
    if unknown:
        return Maybe(None, frozenset().union(*(a.missing for a in unknown)))
    return Maybe(function(*(a.value for a in arguments)))


# These go by the class of their first operand: reference_columns.py has the same for columns of many files.

@functools.singledispatch
def months_after(day, months):
    return apply(add_months, day, months)


@functools.singledispatch
def working_days_after(day, count):
    return apply(add_working_days, day, count)


@functools.singledispatch
def days_after(day, count):
    return apply(add_days, day, count)


@functools.singledispatch
def month_end_after(day, months):
    return apply(end_of_month_after, day, months)


@functools.singledispatch
def months_between(earlier, later):
    """By month, the days ignored."""
    return apply(months_by_month, earlier, later)


@functools.singledispatch
def last_day_of_year(year):
    return apply(year_end, year)


@functools.singledispatch
def is_known(fact):
    """True or False, never unknown."""
    return Maybe(fact.value is not None)


@functools.singledispatch
def choose(condition, then, otherwise):
    """One or the other; unknown when the condition is, even if both are the same."""
    if condition.value is None:
        return Maybe(None, condition.missing)
    chosen = then if condition.value else otherwise
    return Maybe(chosen) if isinstance(chosen, (bool, int, str, datetime.date)) else chosen


@functools.singledispatch
def lookup(key, table):
    """What the table says of an enumeration; unknown where it says nothing."""
    return apply(table.get, key)


@functools.singledispatch
def first_known(first, second):
    if first.value is None and second.value is None:
        return Maybe(None, first.missing | second.missing)
    return second if first.value is None else first


@functools.singledispatch
def earlier_known(one, other):
    """The earlier of those of two days that are known."""
    if one.value is None or other.value is None:
        return first_known(one, other)
    return apply(min, one, other)


def only_when(condition, value):
    return choose(condition, value, UNKNOWN)


def not_below_zero(number):
    return choose(number > 0, number, 0)


def as_status(condition):
    """A condition as a value that is never absent: met, not_met or unknown."""
    return choose(is_known(condition), choose(condition, "met", "not_met"), "unknown")


# ------------------------------------------------------------------------------------------------------------
# One file under examination. A fact is read as an attribute: c.born_on.

@dataclasses.dataclass(frozen=True)
class Case:
    facts: dict                                  # name: Maybe, every fact of the subject
    on: datetime.date
    options: dict
    edition: str | None = None                   # the edition of the rule being examined
    G: Maybe = UNKNOWN                           # its governing date, or `on` when that is unknown

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self.facts[name]

    def or_on(self, day):
        return Maybe(self.on) if day.value is None else day

    def under(self, rule):
        """The same file, seen by one rule: with its governing date and its edition."""
        if rule.governed_by == "on":
            G = Maybe(self.on)
        elif rule.governed_by == "year":
            G = self.or_on(last_day_of_year(self.facts["year"]))
        else:
            G = self.or_on(self.facts[rule.governed_by])
        return dataclasses.replace(self, G=G, edition=edition_on(G.value, rule.family))

    def supposing(self, **facts):
        """The same file, with other facts in it."""
        return dataclasses.replace(self, facts=self.facts | {name: Maybe(v) for name, v in facts.items()})

    def stands(self, rule_id):
        """Whether a rule has a wording on its own governing date; unknown before the first that is known."""
        edition = self.under(RULES[rule_id]).edition
        return UNKNOWN if edition is None else Maybe(edition in RULES[rule_id].editions)


@dataclasses.dataclass(frozen=True)
class Rule:
    id: str
    check: str
    kind: str                                    # requirement, bar, ground, deadline
    stage: str
    governed_by: str                             # a date fact, "year" (its last day) or "on"
    editions: tuple                              # in which it has a wording
    condition: object                            # Case -> Maybe
    applies: object                              # Case -> Maybe, or None: always
    family: tuple                                # all editions: where it has no wording it does not apply


RULES = {}                                       # id: Rule, in the order of the checks


def rule(rule_id, check, kind, stage, governed_by, editions, applies=None, family=None):
    def add(condition):
        RULES[rule_id] = Rule(rule_id, check, kind, stage, governed_by, editions, condition, applies,
                              family or editions)
        return condition
    return add


# ------------------------------------------------------------------------------------------------------------
# Values, one function each in the modules beside this one. Where the formula differs between editions, the value
# names the date that picks one.

@dataclasses.dataclass(frozen=True)
class Value:
    name: str
    check: str
    formula: object                              # Case -> Maybe
    governed_by: str | None = None               # without one c.edition is not asked
    family: tuple = ()


FORMULAS = {}                                    # check: {name: Value}


def value(*checks, by=None, family=(), name=None):
    """The function's value, under its own name or another, in one or several checks."""
    def add(formula):
        own = name or formula.__name__.removeprefix(f"{checks[0]}_")
        for check in checks:
            FORMULAS.setdefault(check, {})[own] = Value(own, check, formula, by, family)
        return formula
    return add


def values_of(check):
    def found(c):
        return {v.name: v.formula(c if v.governed_by is None else c.under(v)) for v in FORMULAS[check].values()}
    return found


# ------------------------------------------------------------------------------------------------------------
# What several rules share.

def two_thirds(base):
    """The smallest number of votes that is at least two thirds."""
    return (base * 2 + 2) // 3


def more_than_half(base):
    return base // 2 + 1


def over60(c, edition, day):
    """Over 60: by calendar year under R45, later by month or by day as the option says."""
    if edition is None:
        return UNKNOWN
    if edition == "R45":
        return apply(lambda born, now: now.year - born.year > 60, c.born_on, day)
    if c.options["age_count"] == "by_month":
        return apply(months_by_month, c.born_on, day) > 720
    return day > months_after(c.born_on, 720)


def education_at_least(c, level):
    return apply(lambda e: EDUCATION.index(e) >= EDUCATION.index(level), c.education)


def cell_vote(c):
    """Two thirds of the official members of the cell, less those left out of the base."""
    return c.cell_yes * 3 >= (c.cell_official - c.cell_excluded) * 2


def base_vote(c):
    """Two thirds of the serving members of the base committee."""
    return c.committee_yes * 3 >= c.committee_base * 2


def decider_vote(c):
    """More than half; a delegated base committee needs two thirds."""
    return (c.decider_yes * 2 > c.decider_base) & (
        (c.decider_yes * 3 >= c.decider_base * 2) | c.decider.is_in("standing_committee", "province_group"))


def allowed_decider(c):
    if c.edition == "R208":
        return c.decider.is_in("standing_committee", "province_group")
    return c.decider.is_in("standing_committee", "delegated_committee", "province_group")


DECISION_TERMS = {                               # working days, and the longest extension
    "admission": {"R29": (60, 30), "R24": (60, 30), "R232": (60, 30), "R294": (45, 15), "R20": (45, 15),
                  "R208": (45, 15)},
    "recognition": {"R29": (30, 30), "R24": (30, 30), "R232": (30, 30), "R294": (30, 15), "R20": (30, 15),
                    "R208": (30, 15)},
}


def decided_in_time(c, check, decided_on):
    """Within the term, or within the term and the extension granted, of which only so much counts."""
    term, longest = DECISION_TERMS[check][c.edition]
    extension = apply(min, c.decision_extension, longest)
    return (decided_on <= working_days_after(c.cell_met_on, term)) | (
        (decided_on <= working_days_after(c.cell_met_on, term + longest))
        & (decided_on <= working_days_after(c.cell_met_on, extension + term)))


def ceremony_clock(c, edition):
    """From receipt of the decision by the cell; under R208 from the decision itself."""
    return c.admission_decided_on if edition == "R208" else c.decision_received_on


# ------------------------------------------------------------------------------------------------------------
# admission

@rule("ADM-CITIZEN", "admission", "requirement", "eligibility", "cell_met_on", C11)
def adm_citizen(c):
    return c.citizen_vn


@rule("ADM-AGE-MIN", "admission", "requirement", "eligibility", "cell_met_on", FROM_R45)
def adm_age_min(c):
    if c.options["age_count"] == "by_month":
        return apply(months_by_month, c.born_on, c.G) >= 216
    return months_after(c.born_on, 216) <= c.G


@rule("ADM-AGE-MAX", "admission", "requirement", "eligibility", "cell_met_on", FROM_R45)
def adm_age_max(c):
    return ~over60(c, c.edition, c.G) | c.over60_case


@rule("ADM-EDU-GENERAL", "admission", "requirement", "eligibility", "cell_met_on", FROM_R29,
      applies=lambda c: c.education_case.equals("general"))
def adm_edu_general(c):
    least = {"R29": "lower_secondary_equivalent", "R208": "lower_secondary_completed"}
    return education_at_least(c, least.get(c.edition, "lower_secondary_diploma"))


@rule("ADM-EDU-HARD", "admission", "requirement", "eligibility", "cell_met_on", FROM_G12,
      applies=lambda c: c.education_case.equals("hard_area"))
def adm_edu_hard(c):
    return education_at_least(c, "primary_completed")


@rule("ADM-EDU-ELDER", "admission", "requirement", "eligibility", "cell_met_on", FROM_G12,
      applies=lambda c: c.education_case.equals("hard_area_elder"))
def adm_edu_elder(c):
    return education_at_least(c, "literate")


@rule("ADM-POLITICAL", "admission", "requirement", "eligibility", "cell_met_on", FROM_R29)
def adm_political(c):
    return c.political_conclusion.is_in("not_needed", "accepted")


@rule("ADM-SPECIAL", "admission", "requirement", "eligibility", "cell_met_on", FROM_G16)
def adm_special(c):
    return ~c.special_regime | c.special_cleared


@rule("ADM-CERT", "admission", "requirement", "file", "cell_met_on", FROM_G16)
def adm_cert(c):
    return c.training_cert_on <= c.G


@rule("ADM-CERT-60M", "admission", "requirement", "file", "cell_met_on", FROM_G16)
def adm_cert_60m(c):
    return c.G <= months_after(c.training_cert_on, 60)


@rule("ADM-APPLICATION", "admission", "requirement", "file", "cell_met_on", C11)
def adm_application(c):
    return c.application_on <= c.G


@rule("ADM-CV", "admission", "requirement", "file", "cell_met_on", C11)
def adm_cv(c):
    return c.cv_on <= c.G


@rule("ADM-VERIFIED", "admission", "requirement", "file", "cell_met_on", FROM_G16)
def adm_verified(c):
    return c.verification.is_in("done", "not_required")


@rule("ADM-VERIFY-DUE", "admission", "deadline", "file", "verification_received_on", FROM_G16,
      applies=lambda c: ~c.verification.equals("not_required"))
def adm_verify_due(c):
    """30 working days at home, 90 abroad: where it went matters only between the two."""
    replied_in_30 = c.verification_replied_on <= working_days_after(c.verification_received_on, 30)
    replied_in_90 = c.verification_replied_on <= working_days_after(c.verification_received_on, 90)
    return replied_in_30 | (c.verification_abroad & replied_in_90)


@rule("ADM-CV-ORDER", "admission", "requirement", "file", "cv_certified_on", FROM_G16,
      applies=lambda c: c.verification.equals("done"))
def adm_cv_order(c):
    return c.verification_replied_on <= c.cv_certified_on


@rule("ADM-CV-CERTIFIED", "admission", "requirement", "file", "cell_met_on", FROM_G16)
def adm_cv_certified(c):
    return c.cv_certified_on <= c.G


@rule("ADM-INTRO-MEMBERS", "admission", "requirement", "file", "cell_met_on", C11)
def adm_intro_members(c):
    one_beside_trade_union = Maybe(c.options["trade_union_introducers"] == "one")
    return (c.introducers >= 2) | ((c.introducers >= 1) & (
        c.intro_route.equals("youth_union") | (c.intro_route.equals("trade_union") & one_beside_trade_union)))


@rule("ADM-INTRO-UNION", "admission", "requirement", "file", "cell_met_on", C11,
      applies=lambda c: c.intro_route.is_in("youth_union", "trade_union"))
def adm_intro_union(c):
    return c.union_resolved_on <= c.G


@rule("ADM-INTRO-12M", "admission", "requirement", "file", "introduced_on", C11,
      applies=lambda c: ~c.introducer_replaced)
def adm_intro_12m(c):
    return months_after(c.introducer_since_on, 12) <= c.G


@rule("ADM-OPINION-ORG", "admission", "requirement", "file", "cell_met_on", C11)
def adm_opinion_org(c):
    return c.org_opinion_on <= c.G


@rule("ADM-OPINION-RES", "admission", "requirement", "file", "cell_met_on", FROM_G16)
def adm_opinion_res(c):
    return (c.residence_opinion_on <= c.G) | c.residence_opinion_waived


@rule("ADM-PAPERS-12M", "admission", "requirement", "file", "cell_met_on", FROM_G16)
def adm_papers_12m(c):
    def fresh(paper_on):
        return c.G <= months_after(paper_on, 12)
    if c.options["paper_age_from"] == "file":
        return fresh(c.file_compiled_on)
    return (fresh(c.introduced_on) & fresh(c.org_opinion_on)
            & (c.residence_opinion_waived | fresh(c.residence_opinion_on))
            & (c.intro_route.equals("two_members") | fresh(c.union_resolved_on)))


@rule("ADM-CELL-MIN3", "admission", "requirement", "cell", "cell_met_on", C11)
def adm_cell_min3(c):
    return c.cell_official >= 3


@rule("ADM-CELL-VOTE", "admission", "requirement", "cell", "cell_met_on", C11)
def adm_cell_vote(c):
    return cell_vote(c)


@rule("ADM-SECTION", "admission", "requirement", "committee", "cell_met_on", FROM_G16)
def adm_section(c):
    return c.section.is_in("none", "appraised")


@rule("ADM-BASE-VOTE", "admission", "requirement", "committee", "cell_met_on", FROM_G16,
      applies=lambda c: c.committee_between)
def adm_base_vote(c):
    return base_vote(c)


@rule("ADM-DECIDE-ORDER", "admission", "requirement", "decision", "admission_decided_on", FROM_R29)
def adm_decide_order(c):
    return c.cell_met_on <= c.admission_decided_on


@rule("ADM-AUTHORITY", "admission", "requirement", "decision", "admission_decided_on", FROM_R29)
def adm_authority(c):
    return allowed_decider(c)


@rule("ADM-DECIDE-VOTE", "admission", "requirement", "decision", "admission_decided_on", FROM_G16)
def adm_decide_vote(c):
    return decider_vote(c)


def over60_at_the_cell(c):
    """Over 60 when the cell met, by the regulation of that day."""
    day = c.or_on(c.cell_met_on)
    return over60(c, edition_on(day.value, FROM_R45), day)


@rule("ADM-AGE-CONSENT", "admission", "requirement", "decision", "admission_decided_on", FROM_G12,
      applies=over60_at_the_cell)
def adm_age_consent(c):
    return c.central_consent_on <= c.G


@rule("ADM-EDU-CONSENT", "admission", "requirement", "decision", "admission_decided_on", FROM_G12,
      applies=lambda c: (c.education_case.equals("hard_area_elder")
                         & ~education_at_least(c, "primary_completed")))
def adm_edu_consent(c):
    return c.central_consent_on <= c.G


@rule("ADM-POLITICAL-DATE", "admission", "requirement", "decision", "admission_decided_on", FROM_G16,
      applies=lambda c: c.political_conclusion.equals("accepted"))
def adm_political_date(c):
    return c.political_concluded_on <= c.G


@rule("ADM-READM-CONSENT", "admission", "requirement", "decision", "admission_decided_on", FROM_R29,
      applies=lambda c: c.was_member)
def adm_readm_consent(c):
    return c.readmission_consent_on <= c.G


@rule("ADM-DECIDE-DUE", "admission", "deadline", "decision", "cell_met_on", FROM_R29)
def adm_decide_due(c):
    return decided_in_time(c, "admission", c.admission_decided_on)


@rule("ADM-MOVE-VOID", "admission", "bar", "decision", "admission_decided_on", FROM_G21)
def adm_move_void(c):
    return c.moved_outside & (c.admission_decided_on > working_days_after(c.moved_on, 30))


@rule("ADM-CEREMONY", "admission", "requirement", "ceremony", "ceremony_on", C11)
def adm_ceremony(c):
    return c.admission_decided_on <= c.ceremony_on


@rule("ADM-CEREMONY-DUE", "admission", "deadline", "ceremony", "admission_decided_on", FROM_R29)
def adm_ceremony_due(c):
    return (c.ceremony_on <= working_days_after(ceremony_clock(c, c.edition), 30)) | c.ceremony_late_consent


@rule("ADM-HELPER", "admission", "requirement", "ceremony", "ceremony_on", C11)
def adm_helper(c):
    return c.helper_assigned


@rule("ADM-MEMBER-CV-DUE", "admission", "deadline", "ceremony", "ceremony_on", FROM_P22)
def adm_member_cv_due(c):
    return c.member_cv_on <= working_days_after(c.ceremony_on, 30)


# ------------------------------------------------------------------------------------------------------------
# recognition

def probation_ends(c):
    return months_after(c.ceremony_on, 12)


@rule("REC-CLASS", "recognition", "requirement", "file", "cell_met_on", FROM_G16)
def rec_class(c):
    return c.new_member_cert_on <= c.G


@rule("REC-SELF", "recognition", "requirement", "file", "cell_met_on", FROM_G16)
def rec_self(c):
    return (probation_ends(c) <= c.self_reviewed_on) & (c.self_reviewed_on <= c.G)


@rule("REC-HELPER-REPORT", "recognition", "requirement", "file", "cell_met_on", FROM_G16)
def rec_helper_report(c):
    return c.helper_reported_on <= c.G


@rule("REC-OPINION-ORG", "recognition", "requirement", "file", "cell_met_on", FROM_G16)
def rec_opinion_org(c):
    return c.org_opinion_on <= c.G


@rule("REC-OPINION-RES", "recognition", "requirement", "file", "cell_met_on", FROM_G16)
def rec_opinion_res(c):
    return (c.residence_opinion_on <= c.G) | c.residence_opinion_waived


@rule("REC-PROBATION", "recognition", "requirement", "cell", "cell_met_on", C11)
def rec_probation(c):
    return probation_ends(c) <= c.G


@rule("REC-PLACE", "recognition", "requirement", "cell", "cell_met_on", FROM_G16)
def rec_place(c):
    return c.at_official_cell


@rule("REC-CELL-MIN3", "recognition", "requirement", "cell", "cell_met_on", C11)
def rec_cell_min3(c):
    return c.cell_official >= 3


@rule("REC-DELETION", "recognition", "bar", "cell", "cell_met_on", C11)
def rec_deletion(c):
    return c.recognition_refused


@rule("REC-CELL-VOTE", "recognition", "requirement", "cell", "cell_met_on", C11,
      applies=lambda c: c.ballots_failed < 3)
def rec_cell_vote(c):
    return cell_vote(c)


@rule("REC-CELL-DUE", "recognition", "deadline", "cell", "cell_met_on", FROM_R29)
def rec_cell_due(c):
    return c.cell_met_on <= working_days_after(probation_ends(c), 30)


@rule("REC-SECTION", "recognition", "requirement", "decision", "cell_met_on", FROM_G16)
def rec_section(c):
    return c.section.is_in("none", "appraised")


@rule("REC-BASE-VOTE", "recognition", "requirement", "decision", "cell_met_on", FROM_G16,
      applies=lambda c: c.committee_between & (c.ballots_failed < 3))
def rec_base_vote(c):
    return base_vote(c)


@rule("REC-ESCALATED", "recognition", "requirement", "decision", "recognition_decided_on", FROM_R29,
      applies=lambda c: c.ballots_failed >= 3)
def rec_escalated(c):
    return c.escalated_on <= c.G


@rule("REC-DECIDE-ORDER", "recognition", "requirement", "decision", "recognition_decided_on", FROM_R29)
def rec_decide_order(c):
    return c.cell_met_on <= c.recognition_decided_on


@rule("REC-AUTHORITY", "recognition", "requirement", "decision", "recognition_decided_on", FROM_R29)
def rec_authority(c):
    return allowed_decider(c)


@rule("REC-DECIDE-VOTE", "recognition", "requirement", "decision", "recognition_decided_on", FROM_G16)
def rec_decide_vote(c):
    return decider_vote(c)


@rule("REC-SPECIAL", "recognition", "requirement", "decision", "recognition_decided_on", FROM_R29)
def rec_special(c):
    return ~c.special_regime | c.special_cleared


@rule("REC-OFFICIAL-DATE", "recognition", "requirement", "decision", "recognition_decided_on", FROM_R29)
def rec_official_date(c):
    return c.official_on.equals(probation_ends(c))


@rule("REC-DECIDE-DUE", "recognition", "deadline", "decision", "cell_met_on", FROM_R29)
def rec_decide_due(c):
    return decided_in_time(c, "recognition", c.recognition_decided_on)


# ------------------------------------------------------------------------------------------------------------
# readmission

def clock(c):
    """The day on which the waiting time must be over: the cell's meeting or, by option, the application."""
    if c.options["readmission_clock"] == "application":
        return c.or_on(c.application_on)
    return c.or_on(c.cell_met_on)


@rule("READM-BAR-ABANDON", "readmission", "bar", "eligibility", "cell_met_on", FROM_R29)
def readm_bar_abandon(c):
    return c.left_reason.equals("abandoned_activity")


@rule("READM-BAR-REQUEST", "readmission", "bar", "eligibility", "cell_met_on", FROM_R29)
def readm_bar_request(c):
    return c.left_reason.equals("own_request")


@rule("READM-BAR-DISUNITY", "readmission", "bar", "eligibility", "cell_met_on", FROM_R29)
def readm_bar_disunity(c):
    return c.left_reason.equals("serious_disunity")


@rule("READM-BAR-CORRUPTION", "readmission", "bar", "eligibility", "cell_met_on", FROM_R29)
def readm_bar_corruption(c):
    return c.conviction.equals("corruption")


@rule("READM-BAR-SERIOUS", "readmission", "bar", "eligibility", "cell_met_on", FROM_R29)
def readm_bar_serious(c):
    return c.conviction.equals("serious_or_above")


@rule("READM-ONCE", "readmission", "requirement", "eligibility", "cell_met_on", FROM_R29)
def readm_once(c):
    return c.readmissions.equals(0)


@rule("READM-WAIT", "readmission", "requirement", "eligibility", "cell_met_on", FROM_R29,
      applies=lambda c: ~c.left_reason.equals("population_policy") & ~c.conviction.equals("less_serious"))
def readm_wait(c):
    return months_after(c.left_on, 36) <= clock(c)


@rule("READM-WAIT-CRIME", "readmission", "requirement", "eligibility", "cell_met_on", FROM_R29,
      applies=lambda c: c.conviction.equals("less_serious"))
def readm_wait_crime(c):
    return months_after(c.record_cleared_on, 60) <= clock(c)


@rule("READM-WAIT-POP", "readmission", "requirement", "eligibility", "cell_met_on", FROM_R29,
      applies=lambda c: c.left_reason.equals("population_policy"))
def readm_wait_pop(c):
    return months_after(c.left_on, c.special_wait_months) <= clock(c)


@rule("READM-APPLICATION", "readmission", "requirement", "consent", "cell_met_on", FROM_R29)
def readm_application(c):
    return c.application_on <= c.G


@rule("READM-CONSENT", "readmission", "requirement", "consent", "admission_decided_on", FROM_R29)
def readm_consent(c):
    return c.readmission_consent_on <= c.G


# ------------------------------------------------------------------------------------------------------------
# party_age

@rule("AGE-RECOGNISED", "party_age", "requirement", "count", "on", C11)
def age_recognised(c):
    return c.recognition_decided_on <= c.G


@rule("AGE-START", "party_age", "requirement", "count", "on", C11)
def age_start(c):
    return (c.admission_decided_on <= c.G) | (c.decision_lost & (c.card_joined_on <= c.G))


@rule("AGE-RECALC", "party_age", "requirement", "count", "on", FROM_G12, applies=lambda c: c.readmitted)
def age_recalc(c):
    return c.age_decided_on <= c.G


# ------------------------------------------------------------------------------------------------------------
# Values. Each function returns every value of its check as a Maybe; the unknown ones are left out later.

def vote_values(c):
    cell_base = c.cell_official - c.cell_excluded
    return {
        "cell_base": cell_base,
        "cell_votes_needed": two_thirds(cell_base),
        "committee_votes_needed": two_thirds(c.committee_base),
        "decider_votes_needed": apply(
            lambda decider, collective, half: collective if decider == "delegated_committee" else half,
            c.decider, two_thirds(c.decider_base), more_than_half(c.decider_base)),
    }


def decision_values(c, check):
    edition = edition_on(c.or_on(c.cell_met_on).value, FROM_R29)
    if edition is None:
        return {"decision_due": UNKNOWN, "decision_due_latest": UNKNOWN}
    term, longest = DECISION_TERMS[check][edition]
    granted = c.decision_extension.value or 0                       # an unknown extension counts as none here
    return {
        "decision_due": working_days_after(c.cell_met_on, term + min(granted, longest)),
        "decision_due_latest": working_days_after(c.cell_met_on, term + longest),
    }


def admission_values(c):
    by_month = c.options["age_count"] == "by_month"
    from_18, to_60 = months_after(c.born_on, 216), months_after(c.born_on, 720)
    check_term = apply(lambda abroad: 90 if abroad else 30, c.verification_abroad)
    ceremony_edition = edition_on(c.or_on(c.admission_decided_on).value, FROM_R29)
    return {
        "age_months": apply(months_by_month, c.born_on, c.or_on(c.cell_met_on)),
        "eligible_from": apply(first_of_month, from_18) if by_month else from_18,
        "eligible_until": apply(last_of_month, to_60) if by_month else to_60,
        "cert_valid_until": months_after(c.training_cert_on, 60),
        "papers_valid_until": (months_after(c.file_compiled_on, 12) if c.options["paper_age_from"] == "file"
                               else UNKNOWN),
        "verification_due": working_days_after(c.verification_received_on, check_term),
        **vote_values(c),
        **decision_values(c, "admission"),
        "ceremony_due": (UNKNOWN if ceremony_edition is None
                         else working_days_after(ceremony_clock(c, ceremony_edition), 30)),
        "member_cv_due": working_days_after(c.ceremony_on, 30),
        "probation_ends": months_after(c.ceremony_on, 12),
    }


def recognition_values(c):
    return {
        "probation_ends": probation_ends(c),
        "official_from": probation_ends(c),
        "cell_due": working_days_after(probation_ends(c), 30),
        **vote_values(c),
        **decision_values(c, "recognition"),
        "voting_rights_from": c.recognition_decided_on,
    }


def readmission_values(c):
    return {"earliest_on": earliest_on(c)}


def earliest_on(c):
    """The first day after the waiting time, for a person whom no bar stops. It needs no edition."""
    reason, conviction, times = c.left_reason.value, c.conviction.value, c.readmissions.value
    if reason is None or conviction is None or times is None:
        return UNKNOWN
    if reason in ("abandoned_activity", "own_request", "serious_disunity"):
        return UNKNOWN
    if conviction in ("corruption", "serious_or_above") or times > 0:
        return UNKNOWN
    after_crime = months_after(c.record_cleared_on, 60)
    after_population = months_after(c.left_on, c.special_wait_months)
    if conviction == "less_serious" and reason == "population_policy":
        return apply(max, after_crime, after_population)
    if conviction == "less_serious":
        return after_crime
    if reason == "population_policy":
        return after_population
    return months_after(c.left_on, 36)


BADGES = {
    "R45": (30, 40, 50, 55, 60, 65, 70, 75, 80, 85, 90),
    "R208": (30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95),
}
BADGES.update(dict.fromkeys(("R29", "R24", "R232", "R294", "R20"),
                            (30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90)))


def gap_taken_off(c):
    """The months outside Party activity; none for a member whose removal was found wrongful."""
    if c.restored.value is True:
        return Maybe(0)
    if c.gap_months.value == 0 or c.restored.value is False:
        return c.gap_months
    return UNKNOWN


def party_age_values(c):
    party_age_from = c.admission_decided_on
    if party_age_from.value is None and c.decision_lost.value is True:
        party_age_from = c.card_joined_on
    counted_from = months_after(party_age_from, gap_taken_off(c))

    recognised = examine_rule(c, RULES["AGE-RECOGNISED"])[0] == "met"
    party_age_months = apply(full_months_from_zero, counted_from, c.on) if recognised else UNKNOWN

    badge_years = next_years = next_on = early_from = UNKNOWN
    badges = BADGES.get(edition_on(c.on, FROM_R45), ())
    if party_age_months.value is not None and badges:
        by_month = c.options["badge_count"] == "by_month"
        age = months_by_month(counted_from.value, c.on) if by_month else party_age_months.value
        badge_years = Maybe(max([years for years in badges if age >= 12 * years], default=0))
        next_years = Maybe(min([years for years in badges if age < 12 * years], default=None))
        next_on = months_after(counted_from, next_years * 12)
        if by_month:
            next_on = apply(first_of_month, next_on)
        early_from = months_after(next_on, apply(lambda years: -24 if years >= 70 else -12, next_years))

    held_back = apply({"none": None, "reprimand": 6, "warning": 9, "dismissal": 12}.get, c.discipline)
    return {
        "party_age_from": party_age_from,
        "official_from": months_after(c.ceremony_on, 12),
        "counted_from": counted_from,
        "party_age_months": party_age_months,
        "badge_years": badge_years,
        "next_badge_years": next_years,
        "next_badge_on": next_on,
        "badge_early_from": early_from,
        "badge_wait_until": months_after(c.disciplined_on, held_back),
    }


VALUES = {"admission": admission_values, "recognition": recognition_values, "readmission": readmission_values,
          "party_age": party_age_values}


# ------------------------------------------------------------------------------------------------------------
# Examination.

def examine_rule(c, rule_):
    """The status of one rule and the facts that are missing for it."""
    c = c.under(rule_)
    if c.edition is None:
        return "unknown", frozenset()            # a text existed, its wording is not known
    if c.edition not in rule_.editions:
        return "not_applicable", frozenset()     # the rule did not exist then
    applies = TRUE if rule_.applies is None else rule_.applies(c)
    if applies.value is False:
        return "not_applicable", frozenset()
    condition = rule_.condition(c)
    if applies.value is None:
        harmless = "met" if rule_.kind in ("requirement", "deadline") else "not_met"
        if condition.value is (harmless == "met"):
            return harmless, frozenset() if rule_.kind != "ground" else applies.missing
        return "unknown", applies.missing | condition.missing
    if condition.value is None:
        return "unknown", condition.missing
    return ("met" if condition.value else "not_met"), frozenset()


def doubtful_grounds(c, rules):
    """The grounds of which it is not known whether they are read at all: they refuse nothing."""
    seen = ((r, c.under(r)) for r in rules if r.kind == "ground" and r.applies is not None)
    return {r.id for r, under in seen if under.edition in r.editions and r.applies(under).value is None}


def verdict_of(rules, statuses, doubtful=frozenset()):
    """Deadlines are reported, but do not count. Of the grounds that are read one is enough."""
    grounds = ["unknown" if r.id in doubtful else statuses[r.id] for r in rules
               if r.kind == "ground" and statuses[r.id] != "not_applicable"]
    counted = [(r.kind, statuses[r.id]) for r in rules if r.kind in ("requirement", "bar")]
    if "met" in grounds or not grounds:
        founded = "met"
    else:
        founded = "unknown" if "unknown" in grounds else "not_met"
    if ("bar", "met") in counted or ("requirement", "not_met") in counted or founded == "not_met":
        return "not_met"
    if founded == "unknown" or any(status == "unknown" for _, status in counted):
        return "unknown"
    return "met"


def rules_of(check):
    return [r for r in RULES.values() if r.check == check]


REFUSED = {}                                     # check: what raises ValueError for facts that do not go together
HUNDREDTHS = set()                               # values that are points or percentages


def read_fact(name, kind, value):
    """A fact from JSON as a Maybe; a wrong value is an error of the caller."""
    if value is None:
        return Maybe(None, frozenset([name]))
    if kind == "date":
        if isinstance(value, datetime.date):
            return Maybe(value)
        return Maybe(datetime.date.fromisoformat(value))
    right = {"bool": isinstance(value, bool),
             "int": isinstance(value, int) and not isinstance(value, bool) and value >= 0,
             "points": isinstance(value, (int, float)) and not isinstance(value, bool)}
    least, most = RANGES.get(name, (0, value))
    if not (right[kind] and least <= value <= most if kind in right else value in kind):
        raise ValueError(f"{name}: {value!r} is not allowed")
    return Maybe(hundredths(value) if kind == "points" else value)


def hundredths(number):
    """A number of JSON with at most two decimals as a whole number of hundredths."""
    exact = decimal.Decimal(repr(number)) * 100
    if exact != int(exact):
        raise ValueError(f"{number!r} has more than two decimals")
    return int(exact)


def with_decimals(count):
    """So many hundredths as a number of JSON."""
    return count // 100 if count % 100 == 0 else count / 100


def default_of(offered):
    return None if isinstance(offered, Given) else offered[0]


def choices_of(offered):
    """The default, and what random files try beside it."""
    return (None, *offered.tried) if isinstance(offered, Given) else offered


def read_option(name, offered, value):
    if not isinstance(offered, Given):
        if value in offered:
            return value
    elif value is None or (isinstance(value, (int, float) if offered.hundredths else int)
                           and not isinstance(value, bool) and offered.least <= value <= offered.most):
        return hundredths(value) if offered.hundredths and value is not None else value
    raise ValueError(f"there is no option {name} = {value!r}")


def read_case(check, facts, on, options=None):
    kinds, offered = SUBJECTS[check], OPTIONS[check]
    for name in facts:
        if name not in kinds:
            raise ValueError(f"{check} has no fact {name}")
    chosen = {name: default_of(values) for name, values in offered.items()}
    for name, value in (options or {}).items():
        if name not in offered:
            raise ValueError(f"{check} has no option {name}")
        chosen[name] = read_option(name, offered[name], value)
    if not isinstance(on, datetime.date):
        on = datetime.date.fromisoformat(on)
    c = Case({name: read_fact(name, kind, facts.get(name)) for name, kind in kinds.items()}, on, chosen)
    for refuse in REFUSED.get(check, ()):
        refuse(c)
    return c


def report_values(c, check):
    """Every value of the check, None where it is absent, dates as ISO strings."""
    reported = {}
    for name, maybe in VALUES[check](c).items():
        value = maybe.value
        if value is BEYOND:
            value = None
        if value is not None and name in HUNDREDTHS:
            value = with_decimals(value)
        reported[name] = value.isoformat() if isinstance(value, datetime.date) else value
    return reported


def examine(check, facts, on, options=None):
    c = read_case(check, facts, on, options)
    rules, missing = {}, set()
    for r in rules_of(check):
        rules[r.id], lacking = examine_rule(c, r)
        missing |= lacking
    doubtful = doubtful_grounds(c, rules_of(check))
    stages = {}
    for stage in STAGES[check]:
        stages[stage] = verdict_of([r for r in rules_of(check) if r.stage == stage], rules, doubtful)
    return {
        "verdict": verdict_of(rules_of(check), rules, doubtful),
        "rules": rules,
        "stages": stages,
        "values": {name: value for name, value in report_values(c, check).items() if value is not None},
        "missing": [name for name in SUBJECTS[check] if name in missing],
    }


def differences(case):
    """What a case expects and the reference does not find, as readable lines."""
    found = examine(case["check"], case["facts"], case["on"], case.get("options"))
    lines = []
    for key, wanted in case["expect"].items():
        if key == "verdict" and wanted != found[key]:
            lines.append(f"verdict: expected {wanted}, found {found[key]}")
        elif key == "missing":
            lines += [f"missing: {name} is not named" for name in wanted if name not in found[key]]
        elif key in ("rules", "stages", "values"):
            lines += [f"{name}: expected {value}, found {found[key].get(name)}"
                      for name, value in wanted.items() if found[key].get(name) != value]
    return lines


def main(paths):
    import json
    passed = failed = 0
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in filter(str.strip, lines):
                case = json.loads(line)
                wrong = differences(case)
                passed, failed = passed + (not wrong), failed + bool(wrong)
                for text in wrong:
                    print(f"{case['id']}: {text}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


import reference_removal  # noqa: E402, F401  adds its checks to the tables above
import reference_review  # noqa: E402, F401  and so does this

if __name__ == "__main__":
    import sys

    import reference                             # the module they were added to is not __main__
    sys.exit(reference.main(sys.argv[1:]))
