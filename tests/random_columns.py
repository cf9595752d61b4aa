# SPDX-License-Identifier: MIT
"""Random files of the checks that run on columns, drawn many at once; needs NumPy.

What is drawn follows the tables of random_cases.py: dates crowd around the terms of other facts, the first days of
editions and the ends of months, votes around their thresholds.
"""

import datetime

import numpy

import random_cases
import reference
import reference_review
from reference_columns import EPOCH, Column, alike, as_days, examine_value, files_of, working_days

FIRST, LAST = as_days("2015-06-01"), as_days("2031-12-31")
EARLIEST, OLD, LATEST = as_days("2010-01-02"), as_days("1900-01-01"), as_days("2033-12-31")
FIRST_DAYS = numpy.array([as_days(str(day)) for day in random_cases.FIRST_DAYS if day.year >= 2016])
RATES = (0, 0, 0.02, 0.05, 0.2, 0.5, 0.8)       # of unknown facts


def months_on(days, months):
    return reference.months_after(Column(days, numpy.zeros(len(days), bool)), int(months)).values


def first_of_month(days):
    return days.astype("datetime64[D]").astype("datetime64[M]").astype("datetime64[D]").astype(numpy.int64)


def last_of_month(days):
    return first_of_month(first_of_month(days) + 31) - 1


def working_days_on(days, count):
    """The count-th working day after or before; only near enough when a day is no working day itself."""
    place = numpy.searchsorted(working_days(), days, "right") - 1 + count
    return working_days()[numpy.clip(place, 0, len(working_days()) - 1)]


def draw_on(rng, rows):
    days = rng.integers(FIRST, LAST, rows)
    days = numpy.where(rng.random(rows) < 0.2, last_of_month(days), days)
    near = rng.choice(FIRST_DAYS, rows) + rng.integers(-3, 4, rows)
    return numpy.where(rng.random(rows) < 0.3, near, days)


def apply_term(rng, days, term, facts, rows):
    if term == "CELL-DUE":
        return months_on(days, -12) - rng.integers(40, 51, len(days))
    unit, count = term.split()
    if unit == "x":
        return months_on(days, count) + facts["excluded_days"][rows] * (1 if int(count) > 0 else -1)
    return {"m": months_on, "w": working_days_on, "d": numpy.add}[unit](days, int(count))


def draw_date(rng, check, name, known, facts, rows):
    days, terms = numpy.zeros(rows, numpy.int64), random_cases.NEAR[check][name]
    chosen = rng.integers(len(terms), size=rows)
    for place, (other, term) in enumerate(terms):
        here = numpy.flatnonzero(chosen == place)
        days[here] = apply_term(rng, known[other][here], term, facts, here)
    luck = rng.random(rows)
    days += numpy.select(
        [luck < 0.7, luck < 0.85, luck < 0.95],
        [rng.choice([-1, 0, 0, 1], rows), rng.integers(-35, 36, rows), 0], rng.integers(-900, 901, rows))
    days = numpy.select([(luck >= 0.85) & (luck < 0.9), (luck >= 0.9) & (luck < 0.95)],
                        [last_of_month(days), first_of_month(days)], days)
    return numpy.clip(days, OLD if name in random_cases.MAY_BE_OLD else EARLIEST, LATEST)


def draw_votes(rng, facts, name, rows):
    base, *less = random_cases.VOTES[name]
    base = facts[base] - sum(facts[part] for part in less)
    thresholds = [(base * 2 + 2) // 3, base // 2, base // 2 + 1, base]
    votes = numpy.choose(rng.integers(4, size=rows), thresholds) + rng.choice([-1, 0, 0, 1], rows)
    return numpy.clip(votes, 0, base)


def draw_plain(rng, name, kind, rows):
    """What needs no other fact."""
    if kind == "bool":
        return rng.random(rows) < 0.5
    if isinstance(kind, tuple):
        return rng.integers(len(kind), size=rows)
    if name in random_cases.NUMBERS:
        return rng.choice(random_cases.NUMBERS[name], rows)
    if name == "cell_official":
        return rng.choice([0, 1, 2, 3, 3, 4, 9, 10, 11, 12, 20, 31], rows)
    return rng.choice([1, 2, 3, 7, 8, 9, 10, 11, 15, 21], rows)


def favour(rng, check, facts, kinds, rows):
    """Rows with few faults, and rows with hardly any."""
    often = rng.choice([0, 0, 0.7, 0.9, 0.97], rows)
    for name, value in random_cases.harmless_of(check).items():
        if name in facts:
            value = kinds[name].index(value) if isinstance(kinds[name], tuple) else value
            facts[name] = numpy.where(rng.random(rows) < often, value, facts[name])
    for name, (base, *less) in random_cases.VOTES.items():
        if name in facts:
            all_of_them = facts[base] - sum(facts[part] for part in less)
            facts[name] = numpy.where(rng.random(rows) < often - 0.1, all_of_them, facts[name])
    for name, whole in random_cases.FULL.items():
        if name in facts:
            facts[name] = numpy.where(rng.random(rows) < often, facts[whole], facts[name])


def draw_part(rng, name, whole, percents):
    """A count at a share of its whole, one below or one above it; seldom more than there are."""
    rows = len(whole)
    count = whole * rng.choice(percents, rows) // 100 + rng.choice([-1, 0, 0, 0, 1], rows)
    count = numpy.where(rng.random(rows) < 0.95, numpy.minimum(count, whole), count)
    count = numpy.where(rng.random(rows) < 0.02, whole + rng.integers(1, 6, rows), count)
    return numpy.clip(count, 0, random_cases.AT_MOST.get(name, 1000000))


def in_hundredths(numbers):
    return numpy.array([reference.hundredths(number) for number in numbers])


def draw_points(rng, facts, kinds, rows):
    """Two parts whose sum lies about a threshold, and a total."""
    totals = in_hundredths(random_cases.TOTALS)
    if "points_task" in kinds:
        facts["points_general"] = rng.choice(in_hundredths(random_cases.GENERAL), rows)
        facts["points_task"] = numpy.clip(rng.choice(totals, rows) - facts["points_general"], 0, 7000)
    if "points_total" in kinds:
        facts["points_total"] = rng.choice(totals, rows)


def draw_scores(rng, columns, on, options):
    """The criteria of the card, most of them full or as they are derived; none of them without a card."""
    rows = len(on.values)
    blank = Column(numpy.zeros(rows, numpy.int64), numpy.ones(rows, bool))
    columns |= dict.fromkeys(reference_review.SCORES, blank)
    card = reference_review.CARDS.get(options.get("scorecard"))
    for criterion in card["criteria"] if card else ():
        most = reference.hundredths(criterion["max"])
        derived = alike(reference_review.derived_score(files_of("meeting", columns, on, options), criterion), on)
        luck = rng.random(rows)
        points = numpy.where(luck < 0.8, most, rng.integers(0, most // 25 + 1, rows) * 25)
        points = numpy.where(~derived.unknown & (luck < 0.7), derived.values, points)
        left = ~derived.unknown & (rng.random(rows) < 0.5)
        columns[f"score_{criterion['n']}"] = Column(points, left | (rng.random(rows) < 0.003))


def draw_paid(rng, columns, on, options):
    """What is due, or a đồng less or more."""
    due = examine_value(files_of("dues", columns, on, options), reference.FORMULAS["dues"]["due"])
    near = numpy.clip(due.values + rng.choice([-1, 0, 0, 1], len(due.values)), 0, reference_review.DONG)
    near = numpy.where(due.unknown | (rng.random(len(near)) < 0.2), columns["paid"].values, near)
    columns["paid"] = Column(near, columns["paid"].unknown)


def draw(rng, check, rows, options):
    """A column for every fact of the subject, and one of examination dates."""
    kinds, facts = reference.SUBJECTS[check], {}
    on = draw_on(rng, rows)
    for name, kind in kinds.items():
        if kind not in ("date", "points") and name not in random_cases.VOTES and name != "cell_excluded":
            facts[name] = draw_plain(rng, name, kind, rows)
    if "cell_official" in kinds:
        facts["cell_excluded"] = numpy.minimum(rng.choice([0, 0, 0, 1, 2, 3], rows), facts["cell_official"])
    for name in random_cases.VOTES:
        if name in kinds:
            facts[name] = draw_votes(rng, facts, name, rows)
    if "year" in kinds:
        facts["year"] = on.astype("datetime64[D]").astype("datetime64[Y]").astype(numpy.int64) + 1970
        facts["year"] += rng.choice([-1, 0, 0, 0, 0, 1], rows)
    for name, (whole, percents) in random_cases.PARTS.get(check, {}).items():
        facts[name] = draw_part(rng, name, facts[whole], percents)
    draw_points(rng, facts, kinds, rows)
    favour(rng, check, facts, kinds, rows)
    known = {"on": on}
    for name in random_cases.NEAR[check]:
        facts[name] = known[name] = draw_date(rng, check, name, known, facts, rows)
    scores = {name for name in kinds if name in reference_review.SCORES}
    assert set(facts) == set(kinds) - scores, set(facts) ^ set(kinds)
    unknown = rng.choice(RATES, rows)
    columns = {name: Column(facts[name], rng.random(rows) < unknown, kind if isinstance(kind, tuple) else None)
               for name, kind in kinds.items() if name not in scores}
    on = Column(on, numpy.zeros(rows, bool))
    if scores:
        draw_scores(rng, columns, on, options)
    if check == "dues":
        draw_paid(rng, columns, on, options)
    return columns, on


def file_of(check, facts, on, row):
    """One row as the facts of a case, and its examination date."""
    shown = {}
    for name, kind in reference.SUBJECTS[check].items():
        value = facts[name].values[row].item()
        if facts[name].unknown[row]:
            continue
        if kind == "date":
            value = (EPOCH + datetime.timedelta(value)).isoformat()
        elif isinstance(kind, tuple):
            value = kind[value]
        elif kind == "points":
            value = reference.with_decimals(value)
        shown[name] = value
    return shown, (EPOCH + datetime.timedelta(on.values[row].item())).isoformat()
