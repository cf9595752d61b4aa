# SPDX-License-Identifier: MIT
"""Time of one check from Python: a dict of all facts in, the verdict and the status of every finding out."""

import json
import pathlib
import time

import partyorg

CASES = pathlib.Path(__file__).resolve().parent.parent / "cases" / "admission.jsonl"
# Many short runs: the best of them falls where nothing else had the processor.
CALLS, RUNS = 300, 150


def examine(facts, on):
    report = partyorg.check("admission", facts, on=on)
    return report.verdict, [finding.status for finding in report.findings]


def nanoseconds(function, *arguments):
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        for _ in range(CALLS):
            function(*arguments)
        best = min(best, time.perf_counter() - start)
    return round(best / CALLS * 1e9)


def main():
    with open(CASES, encoding="utf-8") as lines:
        case = json.loads(next(lines))
    assert case["id"] == "adm-complete"
    facts, on = case["facts"], case["on"]
    assert examine(facts, on)[0] == "met"
    print(f"bench admission-python ns_per_call={nanoseconds(examine, facts, on)}")
    dates = {name: partyorg.parse_date(value) if name.endswith("_on") else value for name, value in facts.items()}
    print(f"bench admission-python-dates ns_per_call={nanoseconds(examine, dates, partyorg.parse_date(on))}")

    def masks(facts, on):
        return partyorg.check_masks("admission", facts, on=on).verdict

    print(f"bench admission-python-masks ns_per_call={nanoseconds(masks, facts, on)}")


if __name__ == "__main__":
    main()
