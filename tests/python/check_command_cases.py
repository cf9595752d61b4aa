# SPDX-License-Identifier: MIT
"""Runs files of conformance cases through the command `partyorg check`, as from a shell but in this process.

    PYTHONPATH=build/python python3 tests/python/check_command_cases.py FILE...

Cases of one check, examination date and set of options are records of one run, given as JSON Lines on standard input.
A second run of all cases of a check and its options has the examination date as a column. What a case expects is
compared as run_cases.py compares it. Closes with `N passed, N failed`.
"""

import collections
import contextlib
import io
import json
import sys

import partyorg
from partyorg.command import main
from run_cases import differences, text

CODES = {"met": 0, "not_met": 1, "unknown": 4}


class Report:
    """What the command said of one record, with the names of partyorg.Report."""

    def __init__(self, check, said):
        self.check = check
        self.verdict = said["verdict"]
        self.missing = said["missing"]
        self.values = {name: value for name, value in said["values"].items() if value is not None}
        self.stages = {stage["name"]: stage["verdict"] for stage in said["stages"]}
        self.statuses = {finding["id"]: finding["status"] for finding in said["findings"]}


def command(arguments, given):
    """Runs the command; its exit code, what it printed and what it complained of."""
    out, err = io.StringIO(), io.StringIO()
    was, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8")
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(arguments)
    finally:
        sys.stdin = was
    return code, out.getvalue(), err.getvalue()


def options_of(case):
    for name, value in (case.get("options") or {}).items():
        yield from ["--card", value] if name == "scorecard" else ["--option", f"{name}={text(value)}"]


def examine(check, on, options, cases):
    """Runs cases as the records of one table; what failed, by id."""
    known = [fact.name for fact in partyorg.facts(next(c.subject for c in partyorg.checks() if c.name == check))]
    lines = []
    for case in cases:
        # Every fact is named, or a table of empty files would have no column at all.
        record = {"id": case["id"], **dict.fromkeys(known), **case.get("facts", {})}
        lines.append(json.dumps(record if on else {**record, "on": case["on"]}))
    arguments = ["check", check, "-", "--format", "jsonl", "--lang", "en", "--quiet", *(["--on", on] if on else []),
                 *options]
    code, out, err = command(arguments, "\n".join(lines) + "\n")
    said = [json.loads(line) for line in out.splitlines()]
    if len(said) != len(cases):
        why = f"exit code {code}, {len(said)} reports on {len(cases)} records: {err.strip()}"
        return {case["id"]: why for case in cases}
    failures = {}
    for case, one in zip(cases, said):
        failed = "; ".join(differences(Report(check, one), case["expect"]))
        if failed:
            failures[case["id"]] = failed
    verdicts = [one["verdict"] for one in said]
    expected = next((CODES[verdict] for verdict in ("not_met", "unknown", "met") if verdict in verdicts), 0)
    if code != expected:
        failures.setdefault(cases[0]["id"], f"exit code {code}, not {expected}")
    return failures


def run(cases, by_date):
    """Runs all cases, in as few runs of the command as their options, and dates, allow."""
    groups = collections.defaultdict(list)
    for case in cases:
        groups[case["check"], case["on"] if by_date else None, tuple(options_of(case))].append(case)
    failures = {}
    for (check, on, options), group in groups.items():
        failures.update(examine(check, on, options, group))
    return len(groups), failures


def program(paths):
    cases, others = [], collections.Counter()
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for line in filter(str.strip, file):
                case = json.loads(line)
                if "check" in case:
                    cases.append(case)
                else:
                    others[case.get("function", "unnamed")] += 1
    failed = {}
    for by_date in (True, False):
        runs, failures = run(cases, by_date)
        print(f"{len(cases)} cases in {runs} runs of partyorg check, "
              f"{'with --on' if by_date else 'with the examination date as a column'}: {len(failures)} failed")
        failed.update(failures)
    for kind, count in others.items():
        print(f"not applicable: {count} cases of {kind}, which is no check")
    for name, why in list(failed.items())[:20]:
        print(f"FAILED {name}: {why}")
    print(f"{len(cases) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(program(sys.argv[1:]))
