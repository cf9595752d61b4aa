# SPDX-License-Identifier: MIT
"""Counts which statuses of which rules, in which editions, a set of case files expects.

    python3 tests/coverage_rules.py tests/cases/admission.jsonl tests/cases/admission-coverage.jsonl

One line for each rule and edition, with the number of cases whose expectation names each status of the
rule; a dash stands for a status that is impossible there. The edition "before" is a governing date that
no edition of the rule covers. Exits with 1 when a possible status is named by no case.
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


IMPOSSIBLE = (  # where, which status, why
    (without_text, "met", "no wording is known: the rule is unknown"),
    (without_text, "not_met", "no wording is known: the rule is unknown"),
    (without_text, "not_applicable", "no wording is known: the rule is unknown"),
    (lambda rule, edition: rule.applies is None, "not_applicable", "the rule always applies"),
    (lambda rule, edition: rule.id in ("ADM-AUTHORITY", "REC-AUTHORITY") and edition != "R208", "not_met",
     "before 208-QĐ/TW every deciding body that can be stated may decide"),
)


def governing_edition(case, rule):
    seen = reference.read_case(case["check"], case["facts"], case["on"], case.get("options"))
    return seen.under(rule).edition or BEFORE


def count_statuses(paths):
    counts = collections.Counter()
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for case in map(json.loads, filter(str.strip, lines)):
                for rule_id, status in case["expect"].get("rules", {}).items():
                    edition = governing_edition(case, reference.RULES[rule_id])
                    counts[rule_id, edition, status] += 1
    return counts


def main(paths):
    if not paths:
        sys.exit("usage: coverage_rules.py FILE...")
    counts = count_statuses(paths)
    covered, possible, missing = 0, 0, []
    for rule in reference.RULES.values():
        for edition in (BEFORE, *rule.editions):
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
    for text in missing:
        print(text)
    print(f"{covered} of {possible} combinations covered")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
