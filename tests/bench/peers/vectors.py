# SPDX-License-Identifier: MIT
"""The expressions of rules.py over NumPy arrays.

A number is a pair (values, known): `known` an array of bools, or None when all are known. A truth is a pair
(yes, no): where neither holds it is unknown.
"""

import functools
import operator

import numpy as np

import rules
from rules import reference

MET, NOT_MET, UNKNOWN, NOT_APPLICABLE = np.arange(4, dtype=np.int8)

# Working days from the first day on, by day: the calendar of tests/reference.py reaches so far.
RANK_FIRST, RANK_LAST = rules.days("2010-01-01"), rules.days("2035-12-31")


@functools.cache
def ranks():
    dates = [np.datetime64(day, "D").item() for day in range(RANK_FIRST, RANK_LAST + 1)]
    return np.cumsum([reference.is_working_day(date) for date in dates], dtype=np.int32)


def rank(days):
    """Only differences of ranks are compared, so it does not matter where they begin."""
    return ranks().take(days - RANK_FIRST, mode="clip")


def to_days(dates):
    return dates.astype("M8[D]").astype(np.int32)


def add_months(days, count):
    dates = days.astype("M8[D]")
    months = dates.astype("M8[M]")
    day_of_month = dates - months
    return np.minimum(to_days(months + count) + day_of_month.astype(np.int32), to_days(months + (count + 1)) - 1)


CALENDAR = {
    "add_months": add_months,
    "month_start": lambda days, count: to_days(days.astype("M8[D]").astype("M8[M]") + count),
    "year_start": lambda days, count: to_days(days.astype("M8[D]").astype("M8[Y]") + count),
    "rank": rank,
    "rank_before": lambda days: rank(days - 1),
}

# A table of the calendar has a number for each of these days, between which all dates of the files lie.
TABLE_FIRST, TABLE_LAST = rules.days("1930-01-01"), rules.days("2035-12-31")


@functools.cache
def table(op, *count):
    """What the calendar says of each day: its rank, or the day so many months later."""
    return CALENDAR[op](np.arange(TABLE_FIRST, TABLE_LAST + 1, dtype=np.int32), *count)


def look_up(op):
    return lambda days, *count: table(op, *count).take(days - TABLE_FIRST, mode="clip")


# The same, months looked up as well as ranks.
TABLES = CALENDAR | {op: look_up(op) for op in rules.MONTHS}

ARITHMETIC = {"plus": np.add, "minus": np.subtract, "times": np.multiply, "least": np.minimum}
COMPARISONS = {"ge": operator.ge, "gt": operator.gt, "le": operator.le, "lt": operator.lt}


def both(a, b):
    return b if a is None else a if b is None else a & b


class Vectors:
    """Evaluates expressions over the facts that `read(name)` gives as pairs; the same one is evaluated once."""

    def __init__(self, read, on, calendar=CALENDAR):
        self.read, self.on, self.calendar, self.found = read, on, calendar, {}

    def __call__(self, expression):
        if expression not in self.found:
            self.found[expression] = self.evaluate(*expression)
        return self.found[expression]

    def evaluate(self, op, *operands):
        if op == "fact":
            values, known = self.read(operands[0])
            if values.dtype != bool:
                return values, known
            return self.truth(values, known)
        if op == "const":
            return np.int32(operands[0]), None
        if op == "or_on":
            values, known = self(("fact", operands[0]))
            return (values if known is None else np.where(known, values, np.int32(self.on))), None
        if op in self.calendar:
            values, known = self(operands[0])
            return self.calendar[op](values, *operands[1:]), known
        if op in ARITHMETIC:
            a, known = self(operands[0])
            b, b_known = self(operands[1]) if isinstance(operands[1], tuple) else (np.int32(operands[1]), None)
            return ARITHMETIC[op](a, b), both(known, b_known)
        if op in COMPARISONS:
            (a, known), (b, b_known) = self(operands[0]), self(operands[1])
            return self.truth(COMPARISONS[op](a, b), both(known, b_known))
        if op == "in":
            values, known = self(operands[0])
            return self.truth(functools.reduce(operator.or_, (values == choice for choice in operands[1])), known)
        if op == "not":
            yes, no = self(operands[0])
            return no, yes
        if op == "step":
            return self.step(*operands)
        parts = [self(part) for part in operands]
        met, missed = (operator.and_, operator.or_) if op == "and" else (operator.or_, operator.and_)
        return functools.reduce(met, (yes for yes, _ in parts)), functools.reduce(missed, (no for _, no in parts))

    @staticmethod
    def truth(yes, known):
        return (yes, ~yes) if known is None else (yes & known, ~yes & known)

    def step(self, date, steps):
        days, _ = self(date)                     # a governing date is always known
        (first, value), *later = steps
        begun = days >= first
        one, other = self(value)                 # values and known, or yes and no
        is_truth = getattr(one, "dtype", None) == bool
        for day, value in later:
            since, (next_one, next_other) = days >= day, self(value)
            one = np.where(since, next_one, one)
            if other is not None or next_other is not None:
                other = np.where(since, True if next_other is None else next_other, True if other is None else other)
        return (one & begun, other & begun) if is_truth else (one, both(other, begun))

    def status(self, r):
        """The status of a rule, by number."""
        listed, _ = self(r.listed)
        yes, no = self(r.outcome)
        if r.applies is not None:
            _, excluded = self(r.applies)
            yes = yes & ~excluded
        status = UNKNOWN - 2 * (yes & listed).view(np.int8) - (no & listed).view(np.int8)
        return status if r.applies is None else status + (excluded & listed).view(np.int8)


def verdict(rule_list, statuses):
    """Of every row, from the statuses of its rules."""
    failed = open_ = np.zeros(1, bool)
    for r, status in zip(rule_list, statuses):
        if r.kind != "deadline":
            failed = failed | (status == (MET if r.kind == "bar" else NOT_MET))
            open_ = open_ | (status == UNKNOWN)
    return np.where(failed, NOT_MET, np.where(open_, UNKNOWN, MET))
