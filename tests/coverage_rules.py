# SPDX-License-Identifier: MIT
"""Counts which statuses of which rules, in which editions, a set of case files expects.

    python3 tests/coverage_rules.py tests/cases/*.jsonl

One line for each rule and edition, with the number of cases whose expectation names each status of the
rule; a dash stands for a status that is impossible there. The edition "before" is a governing date that
no edition of the rule covers. Then the values: each must be named once where it is there, and once where it is
absent. Exits with 1 when a possible status, or such a value, is named by no case.
"""

import collections
import json
import sys

import reference

STATUSES = ("met", "not_met", "unknown", "not_applicable")
BEFORE = "before"


def impossible(rule, edition, status):
    """Why a status cannot occur, or None."""
    for applies_to, its_status, reason in IMPOSSIBLE:
        if status == its_status and applies_to(rule, edition):
            return reason
    return None


def without_text(rule, edition):
    return edition == BEFORE


def without_rule(rule, edition):
    return edition != BEFORE and edition not in rule.editions


def has_no_before(rule, edition):
    return edition == BEFORE and reference.PERIODS[rule.family[0]][0] == "0001-01-01"


UNREAD = ("REV-LEVELS", "ORG-LEVELS", "MYR-REST")
NEVER_ABSENT = ("supports_excellent", "supports_good", "supports_completed")     # unknown is a value of theirs

IMPOSSIBLE = (  # where, which status, why
    (without_text, "met", "no wording is known: the rule is unknown"),
    (without_text, "not_met", "no wording is known: the rule is unknown"),
    (without_text, "not_applicable", "no wording is known: the rule is unknown"),
    (without_rule, "met", "the rule does not exist in this edition"),
    (without_rule, "not_met", "the rule does not exist in this edition"),
    (without_rule, "unknown", "the rule does not exist in this edition"),
    (has_no_before, "unknown", "one of its editions governs every day"),
    (lambda rule, edition: rule.id in UNREAD, "met", "its condition was not read"),
    (lambda rule, edition: rule.id in UNREAD, "not_met", "its condition was not read"),
    (lambda rule, edition: rule.id == "MEET-SCORES", "unknown", "it applies to scores that are known"),
    (lambda rule, edition: rule.applies is None and not without_rule(rule, edition), "not_applicable",
     "the rule always applies"),
    (lambda rule, edition: rule.id in ("ADM-AUTHORITY", "REC-AUTHORITY") and edition != "R208", "not_met",
     "before 208-QĐ/TW every deciding body that can be stated may decide"),
)


def governing_edition(case, rule):
    seen = reference.read_case(case["check"], case["facts"], case["on"], case.get("options"))
    return seen.under(rule).edition or BEFORE


def count_statuses(paths):
    """Cases by rule, edition and status; and by check, value and whether it is there."""
    counts, values = collections.Counter(), collections.Counter()
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for case in map(json.loads, filter(str.strip, lines)):
                for rule_id, status in case["expect"].get("rules", {}).items():
                    edition = governing_edition(case, reference.RULES[rule_id])
                    counts[rule_id, edition, status] += 1
                for name, value in case["expect"].get("values", {}).items():
                    values[case["check"], name, value is not None] += 1
    return counts, values


def values_of(check):
    return reference.report_values(reference.read_case(check, {}, "2025-11-12"), check)


def main(paths):
    if not paths:
        sys.exit("usage: coverage_rules.py FILE...")
    counts, values = count_statuses(paths)
    covered, possible, missing = 0, 0, []
    for rule in reference.RULES.values():
        for edition in (BEFORE, *rule.family):
            columns = []
            for status in STATUSES:
                count = counts.pop((rule.id, edition, status), 0)
                if impossible(rule, edition, status):
                    columns.append("-")
                    if count:
                        missing.append(f"{rule.id} {edition}: {status} is named, but is impossible")
                    continue
                columns.append(str(count))
                possible, covered = possible + 1, covered + (count > 0)
                if not count:
                    missing.append(f"{rule.id} {edition}: no case with {status}")
            row = "  ".join(f"{status} {count:>3}" for status, count in zip(STATUSES, columns))
            print(f"{rule.id:<21} {edition:<6}  {row}")
    for check in reference.SUBJECTS:
        for name in values_of(check):
            there, absent = values[check, name, True], values[check, name, False]
            print(f"{check:<11} {name:<22}  there {there:>3}  absent {absent:>3}")
            wanted = [("there", there)] if name in NEVER_ABSENT else [("there", there), ("absent", absent)]
            possible, covered = possible + len(wanted), covered + sum(count > 0 for _, count in wanted)
            missing += [f"{check} {name}: no case where it is {how}" for how, count in wanted if not count]
    for text in missing:
        print(text)
    print(f"{covered} of {possible} combinations covered")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
