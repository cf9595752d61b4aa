# SPDX-License-Identifier: MIT
"""Writes tests/cases/removal-coverage.jsonl.

    python3 tests/make_removal_cases.py > tests/cases/removal-coverage.jsonl

The expectations are those of the reference; removal.jsonl is the file whose expectations are stated by hand. The
same program writes the same file.

1. Files drawn at random, as few as name every rule in every edition with every status it can have, every stage
   with every verdict, every value where it is there and where it is absent, and every choice of every fact.
2. One file under both values of an option, where they differ.
3. The day before, of and after the last day of each term, from days that try month ends, leap years and public
   holidays, in every edition.
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
import reference_removal
from reference import Maybe, add_months, add_working_days

SEED = 20261101
CHECKS = tuple(reference_removal.FORMULAS)
BEFORE = coverage_rules.BEFORE
LAST = "2031-12-31"
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

def draw_on(rng, check):
    """A day of one of the editions that govern the check, each as often as the other, or before them."""
    families = sorted({rule.family for rule in reference.rules_of(check)})
    edition = rng.choice([BEFORE, *rng.choice(families)])
    first, last = ("2014-01-01", "2016-06-30") if edition == BEFORE else reference.PERIODS[edition]
    first, last = day(first), day(last or LAST)
    return first + datetime.timedelta(rng.randrange((last - first).days + 1))


def draw_file(rng, check):
    on = draw_on(rng, check)
    facts = random_cases.draw_facts(rng, check, on)
    if rng.random() < 0.7:
        random_cases.favour(rng, check, facts)
    unknown = rng.choice((0, 0, 0.1, 0.3, 0.8))
    shown = {name: facts[name] for name in reference.SUBJECTS[check] if rng.random() >= unknown}
    options = {name: rng.choice(values) for name, values in reference.OPTIONS[check].items()}
    return on.isoformat(), shown, options


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
    for value in reference_removal.FORMULAS[check].values():
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

def options_apart(check, option):
    """Up to three files for each thing that one option decides, under both of its values."""
    rng, counts = random.Random(f"{SEED} {check} {option}"), collections.Counter()
    one, other = reference.OPTIONS[check][option]
    for _ in range(700):
        on, facts, options = draw_file(rng, check)
        targets = targets_of(check, on, facts, options | {option: one})
        if targets is None:
            continue
        apart = {target for target in targets ^ targets_of(check, on, facts, options | {option: other})
                 if target[0] in reference.RULES or target[0] in reference_removal.FORMULAS[check]}
        found = [reference.examine(check, facts, on, options | {option: value}) for value in (one, other)]
        if found[0]["values"] != found[1]["values"] or apart:
            apart |= {(name, found[0]["values"].get(name) is None, found[1]["values"].get(name) is None)
                      for name in reference_removal.FORMULAS[check]
                      if found[0]["values"].get(name) != found[1]["values"].get(name)}
        if not any(counts[target] < 2 for target in apart):
            continue
        counts.update(apart)
        number = counts["files"] = counts["files"] + 1
        for value in (one, other):
            name = f"option-{check}-{option}-{number:02}-{value}".replace("_", "-")
            write(name, check, on, facts,
                  f"The same file under both values of {option}.", options | {option: value})


# ------------------------------------------------------------------------------------------------------------
# 3. Terms.

STARTS = {                                       # in each edition: month ends, leap days, before long holidays
    "R29": ("2017-08-31", "2020-02-29", "2018-01-30"), "R24": ("2022-11-30", "2024-01-31"),
    "R232": ("2025-01-31",), "R294": ("2025-07-01", "2025-11-28"), "R20": ("2026-04-29", "2026-05-31"),
    "R208": ("2026-12-31", "2028-02-29"),
    "G16": ("2017-08-31", "2020-02-29"), "G21": ("2023-01-31", "2024-02-29"), "G25": ("2025-08-30",),
    "G26": ("2026-12-31", "2028-02-29"),
    "P17": ("2018-02-09", "2020-02-29"), "P22": ("2023-11-30", "2024-02-29"), "P25": ("2025-11-30", "2028-02-29"),
    "K30": ("2017-01-25", "2019-11-30"), "K22": ("2023-08-31", "2024-02-29"), "K296": ("2025-08-31", "2026-01-31"),
    "K21": ("2026-10-31", "2028-02-29"),
    "L102": ("2018-08-31", "2020-02-29"), "L69": ("2024-02-29", "2025-10-31"), "L212": ("2026-10-31", "2028-02-29"),
}


def months(n, days=0):
    return lambda d: add_months(d, n) + datetime.timedelta(days)


def working(n):
    return lambda d: add_working_days(d, n)


def plain(n):
    return lambda d: d + datetime.timedelta(n)


# rule; the fact whose day begins the term; the fact whose day is tried ("on": the examination); the last day of the
# term by that of its beginning; what else is known; values stated beside the rule; editions, when not all.
TERMS = [
    ("DEL-G-WILL", "educated_on", "cell_met_on", months(12, -1), {"will_conclusion": True, "progress": False},
     ["will_from"]),
    ("DEL-G-WILL", "educated_on", "on", months(12, -1), {"will_conclusion": True, "progress": False},
     ["will_from"]),
    ("DEL-G-PROBEND", "ceremony_on", "cell_met_on", months(12, -1),
     {"member_kind": "probationary", "recognition_refused": True}, ["probation_ends"]),
    ("DEL-D-PROBATION", "ceremony_on", "cell_met_on", lambda d: add_working_days(add_months(d, 12), 30),
     {"member_kind": "probationary", "recognition_refused": True}, ["cell_due"]),
    ("DEL-G-TRANSFER", "slip_received_on", "decided_on", months(3),
     {"file_submitted": False, "transfer_excused": False, "file_received_on": "2035-01-02"}, ["transfer_from"]),
    ("DEL-G-TRANSFER", "file_received_on", "on", months(3),
     {"file_submitted": False, "transfer_excused": False, "slip_received_on": "2035-01-02"}, ["transfer_from"]),
    ("DEL-G-TRANSFER", "slip_received_on", "file_submitted_on", months(3),
     {"file_submitted": True, "transfer_excused": False, "file_received_on": "2035-01-02", "absent_months": 2},
     ["transfer_from", "readmission_barred"]),
    ("DEL-X-ESCALATED", "escalated_on", "decided_on", plain(-1), {"route": "ordinary", "ballots_failed": 3}, []),
    ("DEL-D-FILE", "exit_slip_on", "exit_file_on", working(30), {}, ["file_due"]),
    ("LEV-D-FILE", "exit_slip_on", "exit_file_on", working(30), {}, ["file_due"]),
    ("LEV-CELL", "leave_applied_on", "cell_met_on", plain(-1), {}, []),
    ("LEV-COMMITTEE", "cell_met_on", "committee_met_on", plain(-1), {"committee_between": True}, []),
    ("LEV-DECISION", "cell_met_on", "decided_on", plain(-1), {"committee_between": False}, ["readmission_from"]),
    ("LEV-DECISION", "committee_met_on", "on", plain(-1), {"committee_between": True, "cell_met_on": "2016-01-15"},
     []),
    ("DIS-LIMIT-REPRIMAND", "act_on", "concluded_on", months(60),
     {"measure": "reprimand", "no_limit_class": "none", "new_breach": False, "excluded_days": 0},
     ["limitation_ends"]),
    ("DIS-LIMIT-REPRIMAND", "act_on", "on", months(60, 45),
     {"measure": "reprimand", "no_limit_class": "none", "new_breach": False, "excluded_days": 45},
     ["limitation_ends"]),
    ("DIS-LIMIT-WARNING", "act_on", "concluded_on", months(120),
     {"measure": "warning", "no_limit_class": "none", "new_breach": False, "excluded_days": 0},
     ["limitation_ends"]),
    ("DIS-LIMIT-WARNING", "act_on", "concluded_on", months(120, 1),
     {"measure": "dismissal", "no_limit_class": "none", "new_breach": False, "excluded_days": 1},
     ["limitation_ends"]),
    ("DIS-D-NOTICE", "notice_on", "decided_on", plain(30), {}, ["notice_due"]),
    ("DIS-D-ANNOUNCE", "signed_on", "announced_on", plain(15), {"decision_body": "superior_committee"},
     ["announce_due", "admin_due"]),
    ("DIS-D-HANDOVER", "decided_on", "handed_over_on", plain(10), {"decision_body": "cell"}, ["handover_due"]),
    ("SUS-D-NOTIFY", "proceeding_on", "notified_on", plain(3), {"criminal_status": "prosecuted"}, ["notify_due"]),
    ("SUS-T-TERM", "suspended_on", "first_ends_on", working(90), {"criminal_status": "none", "scope": "party"},
     ["term_due"], ("K30",)),
    ("SUS-T-TERM", "suspended_on", "first_ends_on", plain(90), {"criminal_status": "none", "scope": "party"},
     ["term_due"], ("K22", "K296", "K21")),
    ("SUS-T-LAW", "legal_ends_on", "first_ends_on", plain(0), {"criminal_status": "detained", "extended": False},
     ["ends_on"]),
    ("SUS-T-LAW", "legal_ends_on", "extended_to", plain(0),
     {"criminal_status": "indicted", "extended": True, "first_ends_on": "2016-12-15"}, ["ends_on"]),
    ("SUS-E-LIMIT", "suspended_on", "extended_to", working(180),
     {"criminal_status": "none", "scope": "party", "extended": True}, ["max_ends_on", "ends_on"], ("K30",)),
    ("SUS-E-LIMIT", "suspended_on", "extended_to", plain(180),
     {"criminal_status": "none", "scope": "party", "extended": True}, ["max_ends_on", "ends_on"], ("K22", "K296")),
    ("SUS-E-LIMIT", "first_ends_on", "extended_to", plain(30),
     {"criminal_status": "none", "scope": "party", "extended": True}, ["max_ends_on", "ends_on"], ("K21",)),
    ("SUS-END", "first_ends_on", "lifted_on", plain(1), {"extended": False, "lifted": True}, ["ends_on"]),
    ("SUS-END", "extended_to", "on", plain(0), {"extended": True, "lifted": False}, ["ends_on"]),
    ("APL-F-DELETION", "received_on", "filed_on", working(30), {"against": "deletion"}, ["filing_due"]),
    ("APL-F-DELETION", "received_on", "on", working(30), {"against": "deletion"}, ["filing_due"]),
    ("APL-F-DISCIPLINE", "announced_on", "filed_on", working(30), {"against": "discipline"}, ["filing_due"],
     ("K30",)),
    ("APL-F-DISCIPLINE", "received_on", "filed_on", months(1), {"against": "discipline"}, ["filing_due"],
     ("K22", "K21")),
    ("APL-F-DISCIPLINE", "received_on", "filed_on", plain(30), {"against": "discipline"}, ["filing_due"],
     ("K296",)),
    ("APL-S-DELETION", "complaint_received_on", "settled_on", working(90),
     {"against": "deletion", "level": "province"}, ["settle_due"]),
    ("APL-S-DELETION", "complaint_received_on", "settled_on", working(180),
     {"against": "deletion", "level": "central"}, ["settle_due"]),
    ("APL-S-DISCIPLINE", "complaint_received_on", "settled_on", working(90),
     {"against": "discipline", "level": "superior"}, ["settle_due"], ("K30",)),
    ("APL-S-DISCIPLINE", "complaint_received_on", "settled_on", working(180),
     {"against": "discipline", "level": "central"}, ["settle_due"], ("K30",)),
    ("APL-S-DISCIPLINE", "complaint_received_on", "settled_on", plain(90),
     {"against": "discipline", "level": "grassroots"}, ["settle_due"], ("K22", "K296", "K21")),
    ("APL-S-DISCIPLINE", "complaint_received_on", "settled_on", plain(180),
     {"against": "discipline", "level": "central"}, ["settle_due"], ("K22", "K296", "K21")),
    ("EXM-A-MAX12", "exempt_from", "exempt_until", months(12, -2), {"basis": "mobile_work"}, ["overstay_from"]),
    ("EXM-E-RETURN", "exempt_until", "on", plain(0),
     {"basis": "treatment", "exempt_returned": False, "exempt_renewed": False}, ["overstay_from"]),
    ("TRF-K-OFFICIAL", "away_from", "away_until", months(12, -2), {"kind": "official", "permanent": False}, []),
    ("TRF-K-TEMP-MIN", "away_from", "away_until", months(3, -2), {"kind": "temporary"}, []),
    ("TRF-K-TEMP-MAX", "away_from", "away_until", months(12, -2), {"kind": "abroad_temporary"}, []),
    ("TRF-K-STUDY-MAX", "away_from", "away_until", months(24, -1), {"kind": "temporary", "purpose": "study"}, []),
    ("TRF-K-EXTEND", "away_until", "away_extended_until", months(12, -1),
     {"kind": "temporary", "away_extended": True}, []),
    ("TRF-D-START", "trigger_on", "started_on", working(60), {"kind": "official"}, ["start_due"]),
    ("TRF-D-DISSOLVED", "trigger_on", "started_on", working(30), {"kind": "dissolved"}, ["start_due"]),
    ("TRF-D-PRESENT", "letter_on", "presented_on", working(30), {"kind": "official"}, ["present_due"]),
    ("TRF-D-ABROAD", "departed_on", "abroad_slip_on", working(60), {"kind": "abroad_official"}, ["abroad_due"]),
    ("TRF-D-ABROAD-TEMP", "departed_on", "abroad_slip_on", working(30), {"kind": "abroad_temporary"},
     ["abroad_due"]),
    ("TRF-D-RETURN", "returned_on", "return_reported_on", working(30), {"kind": "abroad_official"},
     ["return_due"]),
    ("TRF-D-FILE", "slip_received_on", "file_submitted_on", months(3), {"kind": "official"},
     ["submit_due", "removal_from"]),
    ("TRF-D-FILE", "file_received_on", "file_submitted_on", months(3),
     {"kind": "official", "slip_received_on": "2035-01-02"}, ["submit_due", "removal_from"]),
    ("SCR-TRANSFER", "slip_received_on", "on", plain(-1),
     {"overlay": "transferring", "transfer_excused": False, "file_received_on": "2035-01-02"},
     ["transfer_matures_on"]),
    ("SCR-EXEMPT", "exempt_until", "on", plain(0), {"overlay": "exempt"}, []),
    ("SCR-AWAY", "away_ends_on", "on", plain(0), {"overlay": "away"}, []),
    ("SCR-PROBATION", "ceremony_on", "on", months(12, -1), {"member_kind": "probationary", "recognised": False},
     ["probation_ends", "cell_due"]),
]


def terms():
    """For each term three days: the second is the last with the same answer as the first."""
    numbers = collections.Counter()
    for rule_id, begins, tried, last_day, known, values, *editions in TERMS:
        rule = reference.RULES[rule_id]
        for edition in editions[0] if editions else rule.editions:
            for start in map(day, STARTS[edition]):
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

def shortest(check, rule_id, facts, days):
    """Facts that settle a rule on each of some days, with nothing in them that does not matter."""
    def statuses(some):
        return [reference.examine_rule(reference.read_case(check, some | stated, on), reference.RULES[rule_id])[0]
                for stated, on in days]
    wanted, kept = statuses(facts), dict(facts)
    for name in facts:
        fewer = {other: value for other, value in kept.items() if other != name}
        if statuses(fewer) == wanted:
            kept = fewer
    return kept


def edition_days():
    """On both sides of a change one rule of each family, governing date and list of editions in a check."""
    alike = {}
    for rule in reference.RULES.values():
        if rule.check in CHECKS:
            alike.setdefault((rule.check, rule.governed_by, rule.family, rule.editions), rule)
    for rule in alike.values():
        settled = [line["facts"] for line in LINES.values() if line["id"].startswith(f"draw-{rule.check}-")
                   and line["expect"]["rules"][rule.id] in ("met", "not_met")]
        for edition in rule.family:
            if edition in ASSUMED:
                continue
            first = first_day(edition)
            days = [({} if rule.governed_by == "on" else {rule.governed_by: str(when)}, str(when))
                    for when in (first - reference.ONE_DAY, first)]
            facts = shortest(rule.check, rule.id, settled[0], days)
            for which, (stated, on) in zip(("eve", "first"), days):
                write(f"edition-{rule.id.lower()}-{edition.lower()}-{which}", rule.check, on, facts | stated,
                      f"{edition} governs from {first}.", only=[rule.id])


def main():
    for check in CHECKS:
        drawn_files(check)
        for option in reference.OPTIONS[check]:
            options_apart(check, option)
    terms()
    edition_days()
    for line in LINES.values():
        sys.stdout.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
