# SPDX-License-Identifier: MIT
"""Runs the rules of reference_removal.py and reference_review.py over columns of many files at once; needs NumPy.

    found = examine("leaving", {"reasons_stated": Column(values, unknown), ...}, on, options)

takes a column for every fact of the subject and one of examination dates, and returns {"rules": {id: statuses},
"verdict": verdicts, "stage": places, "values": {name: Column}}; statuses are numbers, the places in STATUSES.
Dates are days since 1970-01-01, choices of an enumeration their places in it, points and percentages hundredths.

A rule is examined once for each edition, on the rows which that edition governs.
"""

import datetime
import functools

import numpy

import reference
from reference import Maybe

STATUSES = ("met", "not_met", "unknown", "not_applicable")
MET, NOT_MET, UNKNOWN, NOT_APPLICABLE = range(4)
EPOCH = datetime.date(1970, 1, 1)


class Column:
    """Values, and where they are unknown; choices are the values of an enumeration that the numbers stand for."""

    def __init__(self, values, unknown, choices=None):
        self.values, self.unknown, self.choices = values, unknown, choices

    def take(self, rows):
        return Column(self.values[rows], self.unknown[rows], self.choices)

    def known(self, value):
        """Where it is known and equals True or False."""
        return ~self.unknown & (self.values == value)

    def __and__(self, other):
        other = alike(other, self)
        no = self.known(False) | other.known(False)
        return Column(~no, ~no & (self.unknown | other.unknown))

    def __or__(self, other):
        other = alike(other, self)
        yes = self.known(True) | other.known(True)
        return Column(yes, ~yes & (self.unknown | other.unknown))

    __rand__, __ror__ = __and__, __or__

    def __invert__(self):
        return Column(~self.values, self.unknown)

    def combined(self, other, operation):
        other = alike(other, self)
        return Column(operation(self.values, other.values), self.unknown | other.unknown)

    def __le__(self, other):
        return self.combined(other, numpy.less_equal)

    def __lt__(self, other):
        return self.combined(other, numpy.less)

    def __ge__(self, other):
        return self.combined(other, numpy.greater_equal)

    def __gt__(self, other):
        return self.combined(other, numpy.greater)

    def __add__(self, other):
        return self.combined(other, numpy.add)

    def __sub__(self, other):
        return self.combined(other, numpy.subtract)

    def __mul__(self, other):
        return self.combined(other, numpy.multiply)

    def __floordiv__(self, other):
        return self.combined(other, numpy.floor_divide)

    def equals(self, other):
        return self.combined(other, numpy.equal) if self.choices is None else self.is_in(other)

    def is_in(self, *values):
        wanted = numpy.array([choice in values for choice in self.choices])
        assert wanted.sum() == len(set(values)), values
        return Column(wanted[self.values], self.unknown)


def alike(value, column):
    """A number, a word or a Maybe that stands for every row, as a column beside another."""
    if isinstance(value, Column):
        return value
    if isinstance(value, Maybe):
        value = value.value
    rows = len(column.values)
    if value is None:
        return Column(numpy.zeros(rows, column.values.dtype), numpy.ones(rows, bool))
    if isinstance(value, str):
        return Column(numpy.zeros(rows, numpy.int64), numpy.zeros(rows, bool), (value,))
    return Column(numpy.full(rows, value), numpy.zeros(rows, bool))


def same_choices(one, other):
    """Two columns of words, numbered by one list."""
    if one.choices == other.choices:
        return one, other, one.choices
    choices = tuple(dict.fromkeys((one.choices or ()) + (other.choices or ())))

    def renumbered(column):
        if column.choices is None:               # unknown everywhere
            return Column(numpy.zeros_like(column.values), column.unknown)
        places = numpy.array([choices.index(choice) for choice in column.choices])
        return Column(places[column.values], column.unknown)
    return renumbered(one), renumbered(other), choices


# ------------------------------------------------------------------------------------------------------------
# The functions of reference.py on columns.

@reference.months_after.register
def _(day: Column, months):
    months = alike(months, day)
    first = day.values.astype("datetime64[D]")
    month = first.astype("datetime64[M]")
    place = (first - month).astype(numpy.int64)
    then = month + months.values
    last = ((then + 1).astype("datetime64[D]") - then.astype("datetime64[D]")).astype(numpy.int64) - 1
    days = then.astype("datetime64[D]").astype(numpy.int64) + numpy.minimum(place, last)
    return Column(days, day.unknown | months.unknown)


@functools.cache
def working_days():
    """Every working day of the years that the reference knows, ascending."""
    day, end = datetime.date(min(reference.LUNAR), 1, 1), datetime.date(max(reference.LUNAR), 12, 31)
    found = []
    while day <= end:
        if reference.is_working_day(day):
            found.append((day - EPOCH).days)
        day += reference.ONE_DAY
    return numpy.array(found)


@reference.working_days_after.register
def _(day: Column, count):
    assert isinstance(count, int) and count > 0
    days = working_days()
    if not numpy.all(day.unknown | (day.values >= days[0])):
        raise ValueError("a day before the lunar calendar of the reference")
    place = numpy.searchsorted(days, day.values, "right") + count - 1
    if not numpy.all(day.unknown | (place < len(days))):
        raise ValueError("a day after the lunar calendar of the reference")
    return Column(days[numpy.minimum(place, len(days) - 1)], day.unknown)


@reference.days_after.register
def _(day: Column, count):
    return day + count


@reference.month_end_after.register
def _(day: Column, months):
    month = day.values.astype("datetime64[D]").astype("datetime64[M]") + (months + 1)
    return Column(month.astype("datetime64[D]").astype(numpy.int64) - 1, day.unknown)


@reference.months_between.register
def _(earlier: Column, later):
    first, last = (day.values.astype("datetime64[D]").astype("datetime64[M]") for day in (earlier, later))
    return Column((last - first).astype(numpy.int64), earlier.unknown | later.unknown)


@reference.last_day_of_year.register
def _(year: Column):
    following = (year.values - 1970 + 1).astype("datetime64[Y]")
    return Column(following.astype("datetime64[D]").astype(numpy.int64) - 1, year.unknown)


@reference.is_known.register
def _(column: Column):
    return Column(~column.unknown, numpy.zeros(len(column.unknown), bool))


@reference.choose.register
def _(condition: Column, then, otherwise):
    then, otherwise = alike(then, condition), alike(otherwise, condition)
    then, otherwise, choices = same_choices(then, otherwise)
    return Column(numpy.where(condition.values, then.values, otherwise.values),
                  condition.unknown | numpy.where(condition.values, then.unknown, otherwise.unknown), choices)


@reference.lookup.register
def _(key: Column, table):
    listed = numpy.array([choice in table for choice in key.choices])
    unknown = key.unknown | ~listed[key.values]
    if isinstance(next(iter(table.values())), str):
        choices = tuple(dict.fromkeys(table.values()))
        places = numpy.array([choices.index(table[c]) if c in table else 0 for c in key.choices])
        return Column(places[key.values], unknown, choices)
    return Column(numpy.array([table.get(choice, 0) for choice in key.choices])[key.values], unknown)


@reference.first_known.register
def _(first: Column, second):
    second = alike(second, first)
    return Column(numpy.where(first.unknown, second.values, first.values), first.unknown & second.unknown)


@reference.earlier_known.register
def _(one: Column, other):
    later = one.unknown | (~other.unknown & (other.values < one.values))
    return Column(numpy.where(later, other.values, one.values), one.unknown & other.unknown)


# ------------------------------------------------------------------------------------------------------------
# Many files under examination, as reference.Case is one. A fact is read as an attribute.

def as_days(text):
    return (datetime.date.fromisoformat(text) - EPOCH).days


@functools.cache
def first_days(family):
    """The first days of the editions, and at the end the day after the last. One edition follows another."""
    periods = [reference.PERIODS[edition] for edition in family]
    days = [as_days(first) for first, _ in periods]
    for (_, last), following in zip(periods, days[1:]):
        assert as_days(last) + 1 == following, family
    assert periods[-1][1] is None
    return numpy.array(days)


class Rows:
    """Columns, seen by one rule: those rows that one edition governs."""

    def __init__(self, facts, on, options, edition=None, governed_by="on"):
        self.facts, self.on, self.options = facts, on, options
        self.edition, self.governed_by = edition, governed_by
        self._parts = {}

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self.facts[name]

    def or_on(self, day):
        return reference.first_known(day, self.on)

    def governing(self, name):
        if name == "year":
            return self.or_on(reference.last_day_of_year(self.facts["year"]))
        return self.on if name == "on" else self.or_on(self.facts[name])

    def supposing(self, **facts):
        """The same files, with one and the same choice in each."""
        supposed = Taken(self.facts, slice(None))
        for name, choice in facts.items():
            own = self.facts[name]
            supposed[name] = Column(numpy.full(len(own.values), own.choices.index(choice)),
                                    numpy.zeros(len(own.values), bool), own.choices)
        return Rows(supposed, self.on, self.options, self.edition, self.governed_by)

    @property
    def G(self):
        return self.governing(self.governed_by)

    def editions(self, governed_by, family):
        """For each row the place of its edition in the family; -1 before the first."""
        return numpy.searchsorted(first_days(family), self.governing(governed_by).values, "right") - 1

    def parts(self, governed_by, family):
        """The rows by edition: their numbers, and the columns of them alone."""
        key = governed_by, family
        if key not in self._parts:
            places = self.editions(governed_by, family)
            self._parts[key] = []
            for place, edition in ((-1, None), *enumerate(family)):
                rows = numpy.flatnonzero(places == place)
                if len(rows):
                    part = Rows(Taken(self.facts, rows), self.on.take(rows), self.options, edition, governed_by)
                    self._parts[key].append((rows, part))
        return self._parts[key]

    def stands(self, rule_id):
        rule = reference.RULES[rule_id]
        places = self.editions(rule.governed_by, rule.family)
        listed = numpy.array([edition in rule.editions for edition in rule.family])
        return Column(listed[places], places < 0)


class Taken(dict):
    """Some rows of columns, each taken when it is first asked for."""

    def __init__(self, facts, rows):
        super().__init__()
        self._facts, self._rows = facts, rows

    def __missing__(self, name):
        self[name] = self._facts[name].take(self._rows)
        return self[name]


# ------------------------------------------------------------------------------------------------------------
# Examination.

def statuses_of(rule, part):
    if part.edition is None:
        return UNKNOWN
    if part.edition not in rule.editions:
        return NOT_APPLICABLE
    condition = alike(rule.condition(part), part.on)
    status = numpy.where(condition.unknown, UNKNOWN, numpy.where(condition.values, MET, NOT_MET))
    if rule.applies is None:
        return status
    applies = alike(rule.applies(part), part.on)
    harmless = MET if rule.kind in ("requirement", "deadline") else NOT_MET
    in_doubt = numpy.where(status == harmless, harmless, UNKNOWN)
    return numpy.where(applies.unknown, in_doubt, numpy.where(applies.values, status, NOT_APPLICABLE))


def doubtful_grounds(files, rules):
    """For each ground the rows in which it is not known whether it is read at all: it refuses nothing there."""
    found = {}
    for rule in rules:
        if rule.kind == "ground" and rule.applies is not None:
            found[rule.id] = numpy.zeros(len(files.on.values), bool)
            for rows, part in files.parts(rule.governed_by, rule.family):
                if part.edition in rule.editions:
                    found[rule.id][rows] = alike(rule.applies(part), part.on).unknown
    return found


def examine_rule(files, rule):
    statuses = numpy.full(len(files.on.values), -1, numpy.int8)
    for rows, part in files.parts(rule.governed_by, rule.family):
        statuses[rows] = statuses_of(rule, part)
    return statuses


def verdict_of(rules, statuses, doubtful):
    rows = len(statuses[rules[0].id])
    refused, open_, founded, may_be, read = (numpy.zeros(rows, bool) for _ in range(5))
    for rule in rules:
        status = statuses[rule.id]
        if rule.kind == "ground":
            read |= status != NOT_APPLICABLE
            founded |= status == MET
            may_be |= status == UNKNOWN
            if rule.id in doubtful:
                may_be |= doubtful[rule.id]
        elif rule.kind != "deadline":
            refused |= status == (MET if rule.kind == "bar" else NOT_MET)
            open_ |= status == UNKNOWN
    refused |= read & ~founded & ~may_be
    open_ |= read & ~founded
    return numpy.where(refused, NOT_MET, numpy.where(open_, UNKNOWN, MET)).astype(numpy.int8)


def first_open_stage(check, statuses, doubtful):
    """The place of the first stage whose verdict is not met; their number when all are."""
    stages = reference.STAGES[check]
    first = numpy.full(len(next(iter(statuses.values()))), len(stages), numpy.int8)
    for place in reversed(range(len(stages))):
        rules = [rule for rule in reference.rules_of(check) if rule.stage == stages[place]]
        first[verdict_of(rules, statuses, doubtful) != MET] = place
    return first


def examine_value(files, value):
    if value.governed_by is None:
        return alike(value.formula(files), files.on)
    found = None
    for rows, part in files.parts(value.governed_by, value.family):
        column = alike(value.formula(part), part.on)
        if found is None:
            found = Column(numpy.zeros(len(files.on.values), numpy.int64),
                           numpy.ones(len(files.on.values), bool), column.choices)
        found, column, choices = same_choices(found, column)
        found = Column(found.values.copy(), found.unknown.copy(), choices)
        found.values[rows], found.unknown[rows] = column.values, column.unknown
    return found


def files_of(check, facts, on, options):
    chosen = {name: reference.read_option(name, offered, options.get(name, reference.default_of(offered)))
              for name, offered in reference.OPTIONS[check].items()}
    return Rows(facts, on, chosen)


def examine(check, facts, on, options):
    files = files_of(check, facts, on, options)
    rules = reference.rules_of(check)
    statuses = {rule.id: examine_rule(files, rule) for rule in rules}
    doubtful = doubtful_grounds(files, rules)
    return {
        "verdict": verdict_of(rules, statuses, doubtful),
        "stage": first_open_stage(check, statuses, doubtful),
        "rules": statuses,
        "values": {value.name: examine_value(files, value)
                   for value in reference.FORMULAS.get(check, {}).values()},
    }
