# SPDX-License-Identifier: MIT
"""What the programs share that write files of cases with the expectations of the reference.

1. Files drawn at random, as few as name every rule in every edition with every status it can have, every stage
   with every verdict, every value where it is there and where it is absent, and every choice of every fact.
2. One file under two values of an option, where they differ.
3. The day before, of and after the last day of each term.
4. The last day of an edition and the first of the next, where both were read.

Where the first day of an edition is assumed the cases keep two weeks away from it.
"""

import collections
import datetime
import itertools
import json
import random
import sys

import coverage_rules
import random_cases
import reference
import reference_review
from reference import add_months, add_working_days

SEED = 20261101
BEFORE = coverage_rules.BEFORE
EARLIEST, LAST = "2010-01-02", "2031-12-31"
# First days of editions that were not read.
ASSUMED = ("R20", "R208", "G26", "K22", "K296", "K21", "L102", "L212")
TWO_WEEKS = datetime.timedelta(14)

LINES = {}


def day(text):
    return datetime.date.fromisoformat(text)


def first_day(edition):
    return day(reference.PERIODS[edition][0])


def assumed(governing, family):
    """Whether a governing date is within two weeks of a first day that is assumed."""
    return any(abs(governing - first_day(edition)) <= TWO_WEEKS for edition in family if edition in ASSUMED)


def write(name, check, on, facts, note, options=None, only=None):
    """One case; only: the names of the rules and values that it states, else everything."""
    assert name not in LINES, name
    found = reference.examine(check, facts, on, options)
    values = reference.report_values(reference.read_case(check, facts, on, options), check)
    line = {"id": name, "check": check, "on": on, "facts": facts}
    if options:
        line["options"] = options
    if only is None:
        line["expect"] = {"verdict": found["verdict"], "rules": found["rules"], "stages": found["stages"],
                          "values": values}
    else:
        rules = {rule: found["rules"][rule] for rule in only if rule in found["rules"]}
        values = {value: values[value] for value in only if value in values}
        assert len(rules) + len(values) == len(only), only
        line["expect"] = {key: part for key, part in (("rules", rules), ("values", values)) if part}
    line["note"] = note
    LINES[name] = line


# ------------------------------------------------------------------------------------------------------------
# 1. As few random files as say everything.

def days_of(edition, family):
    """The first and the last day of what is drawn for an edition."""
    if edition != BEFORE:
        first, last = reference.PERIODS[edition]
        return max(first, EARLIEST), last or LAST
    first = reference.PERIODS[family[0]][0]
    if first >= "2016":                          # the oldest that govern removal
        return "2014-01-01", "2016-06-30"
    return str(day(first) - 300 * reference.ONE_DAY), str(day(first) - reference.ONE_DAY)


def draw_on(rng, check):
    """A day of one of the editions that govern the check, each as often as the other, or before them."""
    families = sorted({rule.family for rule in reference.rules_of(check) if rule.family != reference_review.EVER})
    family = rng.choice(families)
    edition = rng.choice([BEFORE, *family] if reference.PERIODS[family[0]][0] > EARLIEST else family)
    first, last = map(day, days_of(edition, family))
    return first + datetime.timedelta(rng.randrange((last - first).days + 1))


def draw_file(rng, check):
    on = draw_on(rng, check)
    facts = random_cases.draw_facts(rng, check, on)
    if rng.random() < 0.7:
        random_cases.favour(rng, check, facts)
    unknown = rng.choice((0, 0, 0.1, 0.3, 0.8))
    shown = [name for name in reference.SUBJECTS[check] if rng.random() >= unknown]
    options = {name: rng.choice(reference.choices_of(offered)) for name, offered in reference.OPTIONS[check].items()}
    options = {name: value for name, value in options.items() if value is not None}
    random_cases.draw_last(rng, check, on, facts, options)
    return on.isoformat(), {name: facts[name] for name in shown if facts[name] is not None}, options


def targets_of(check, on, facts, options):
    """What a file would show; None when a day is too near to one that is assumed."""
    c = reference.read_case(check, facts, on, options)
    found = reference.examine(check, facts, on, options)
    targets = {("verdict", found["verdict"])}
    for rule in reference.rules_of(check):
        seen = c.under(rule)
        if assumed(seen.G.value, rule.family):
            return None
        targets.add((rule.id, seen.edition or BEFORE, found["rules"][rule.id]))
    for value in reference.FORMULAS[check].values():
        edition = c.under(value).edition or BEFORE if value.governed_by else None
        targets.add((value.name, edition, value.name in found["values"]))
    targets |= {("stage", stage, verdict) for stage, verdict in found["stages"].items()}
    targets |= {("fact", name, value) for name, value in facts.items()
                if isinstance(reference.SUBJECTS[check][name], tuple)}
    return frozenset(targets)


def wanted_of(check):
    """The statuses that the case files must name."""
    return {(rule.id, edition, status) for rule in reference.rules_of(check)
            for edition in (BEFORE, *rule.family) for status in coverage_rules.STATUSES
            if not coverage_rules.impossible(rule, edition, status)}


def say(target):
    """A target in words."""
    kind, which, what = (*target, None)[:3]
    if kind == "fact":
        return f"{which} {what}"
    if kind == "verdict":
        return f"verdict {which}"
    if kind == "stage":
        return f"stage {which} {what}"
    if isinstance(what, bool):
        return f"{kind} {'there' if what else 'absent'}" + (f" ({which})" if which else "")
    return f"{kind} {what} ({which})"


def drawn_files(check):
    rng = random.Random(f"{SEED} {check}")
    files, open_targets = [], wanted_of(check)
    for number in itertools.count(1):
        if number > 2500 and not open_targets:
            break
        if number > 60000:
            raise SystemExit(f"{check}: not found: {sorted(open_targets)}")
        file = draw_file(rng, check)
        targets = targets_of(check, *file)
        if targets is not None and (number <= 2500 or targets & open_targets):
            files.append((file, targets))
            open_targets -= targets
    chosen, left = [], set().union(*(targets for _, targets in files))
    while left:
        file, targets = max(files, key=lambda entry: len(entry[1] & left))
        chosen.append((file, targets & left))
        left -= targets
    for number, ((on, facts, options), new) in enumerate(chosen, 1):
        new = sorted(map(say, new))
        note = f"Drawn for {'; '.join(new[:3])}" + (f" and {len(new) - 3} more." if len(new) > 3 else ".")
        write(f"draw-{check}-{number:03}", check, on, facts, note, options)


# ------------------------------------------------------------------------------------------------------------
# 2. Options.

def options_apart(check, option, files=2):
    """So many files for each thing that one option decides, under the default and each other value, of a number one
    other; a file is taken that shows anything of which there are too few."""
    offered, number = reference.OPTIONS[check][option], 0
    one, *others = reference.choices_of(offered)
    for other in others[:1] if isinstance(offered, reference.Given) else others:
        seed = f"{SEED} {check} {option}" + ("" if other == others[0] else f" {other}")
        rng, counts = random.Random(seed), collections.Counter()
        for _ in range(700):
            on, facts, options = draw_file(rng, check)
            both = [{name: given for name, given in (options | {option: value}).items() if given is not None}
                    for value in (one, other)]
            targets = [targets_of(check, on, facts, given) for given in both]
            if targets[0] is None:
                continue
            apart = {target for target in targets[0] ^ targets[1]
                     if target[0] in reference.RULES or target[0] in reference.FORMULAS[check]}
            found = [reference.examine(check, facts, on, given) for given in both]
            if found[0]["values"] != found[1]["values"] or apart:
                apart |= {(name, found[0]["values"].get(name) is None, found[1]["values"].get(name) is None)
                          for name in reference.FORMULAS[check]
                          if found[0]["values"].get(name) != found[1]["values"].get(name)}
            if not any(counts[target] < files for target in apart):
                continue
            counts.update(apart)
            number += 1
            for value, given in zip((one, other), both):
                name = f"option-{check}-{option}-{number:02}-{value}".lower().replace("_", "-")
                write(name, check, on, facts, f"The same file under both values of {option}.", given)


# ------------------------------------------------------------------------------------------------------------
# 3. Terms.

def months(n, days=0):
    return lambda d: add_months(d, n) + datetime.timedelta(days)


def working(n):
    return lambda d: add_working_days(d, n)


def plain(n):
    return lambda d: d + datetime.timedelta(n)


def terms(table, starts):
    """For each term three days: the second is the last with the same answer as the first. A term is: rule; the fact
    whose day begins it; the fact whose day is tried ("on": the examination); its last day by that of its beginning;
    what else is known; values stated beside the rule; editions, when not all."""
    numbers = collections.Counter()
    for rule_id, begins, tried, last_day, known, values, *editions in table:
        rule = reference.RULES[rule_id]
        for edition in editions[0] if editions else rule.editions:
            for start in map(day, starts[edition]):
                facts = dict(known)
                if tried in (rule.governed_by, "on") and rule.governed_by not in (begins, *known):
                    # The day that is tried picks the edition: the term ends there.
                    facts[begins] = begins_for(last_day, start)
                else:
                    facts[begins] = start
                    if rule.governed_by not in ("on", begins):
                        facts[rule.governed_by] = start
                end = last_day(facts[begins])
                tries = [end + datetime.timedelta(offset) for offset in (-1, 0, 1)]
                statuses = []
                for when in tries:
                    these = facts | ({} if tried == "on" else {tried: when})
                    these = {name: str(value) if isinstance(value, datetime.date) else value
                             for name, value in these.items()}
                    on = when if tried == "on" else max(start, end)
                    c = reference.read_case(rule.check, these, on)
                    if assumed(c.under(rule).G.value, rule.family) or c.under(rule).edition != edition:
                        break
                    statuses.append((on, these, reference.examine(rule.check, these, on)["rules"][rule_id]))
                if len(statuses) < 3:
                    continue
                found = [status for *_, status in statuses]
                assert found[0] == found[1] != found[2] and "unknown" not in found, (rule_id, facts, end, found)
                number = numbers[rule_id] = numbers[rule_id] + 1
                for (on, these, _), which in zip(statuses, ("eve", "last", "after")):
                    when = {"eve": "the day before ", "last": "", "after": "the day after "}[which]
                    write(f"term-{rule_id.lower()}-{number:02}-{which}", rule.check, str(on), these,
                          f"Under {edition}, {begins} {facts[begins]}: {tried} {when}{end}.",
                          only=[rule_id, *values])


def begins_for(last_day, end):
    """The latest day whose term ends on that day or just before it."""
    begin = end + datetime.timedelta(10)
    while last_day(begin) > end:
        begin -= reference.ONE_DAY
    return begin


# ------------------------------------------------------------------------------------------------------------
# 4. Editions.

def status_of(rule, facts, on):
    return reference.examine_rule(reference.read_case(rule.check, facts, on), rule)[0]


def shortest(check, rule_id, facts, days):
    """Facts that settle a rule on each of some days, with nothing in them that does not matter."""
    def statuses(some):
        return [status_of(reference.RULES[rule_id], some | stated, on) for stated, on in days]
    wanted, kept = statuses(facts), dict(facts)
    for name in facts:
        fewer = {other: value for other, value in kept.items() if other != name}
        if statuses(fewer) == wanted:
            kept = fewer
    return kept


def governed(rule, when):
    return {} if rule.governed_by == "on" else {rule.governed_by: str(when)}


def edition_days(checks, changing=False):
    """On both sides of a change one rule of each family, governing date and list of editions in a check; only where
    its status changes, if so wished."""
    alike = {}
    for rule in reference.RULES.values():
        if rule.check in checks:
            alike.setdefault((rule.check, rule.governed_by, rule.family, rule.editions), rule)
    for rule in alike.values():
        settled = [line["facts"] for line in LINES.values() if line["id"].startswith(f"draw-{rule.check}-")
                   and line["expect"]["rules"][rule.id] in ("met", "not_met")]
        for edition in rule.family:
            if edition in ASSUMED or reference.PERIODS[edition][0] < EARLIEST:
                continue
            first = first_day(edition)
            days = [(governed(rule, when), str(when)) for when in (first - reference.ONE_DAY, first)]
            if rule.governed_by == "year":
                days = [({"year": year}, f"{year}-12-31") for year in (first.year - 1, first.year)]
            facts = shortest(rule.check, rule.id, settled[0] if settled else {}, days)
            if changing and len({status_of(rule, facts | stated, on) for stated, on in days}) == 1:
                continue
            for which, (stated, on) in zip(("eve", "first"), days):
                write(f"edition-{rule.id.lower()}-{edition.lower()}-{which}", rule.check, on, facts | stated,
                      f"{edition} governs from {first}.", only=[rule.id])


def print_lines():
    for line in LINES.values():
        sys.stdout.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
