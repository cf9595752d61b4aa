# SPDX-License-Identifier: MIT
"""Runs a file of conformance cases through the Python package; the C and Lua runners print the very same lines.

    PYTHONPATH=build/python python3 tests/python/run_cases.py FILE...

One line a case, separated by tabs: pass or fail, id, verdict, rules, stages, values, missing, what failed.
"""

import fileinput
import json
import sys

import partyorg


def text(value):
    """A value as the cases write it: a number without needless noughts."""
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return str(value).lower() if isinstance(value, bool) else str(value)


def differences(report, expect):
    """What differs from what a case expects; only what it names is compared."""
    for key in expect:
        if key not in ("verdict", "rules", "stages", "values", "missing"):
            yield f"expect: there is no {key}"
    if expect.get("verdict", report.verdict) != report.verdict:
        yield f"verdict: expected {expect['verdict']}, found {report.verdict}"
    values = {value.name: report.values.get(value.name, "absent") for value in partyorg.values(report.check)}
    for what, found in (("rule", report.statuses), ("stage", report.stages), ("value", values)):
        expected = expect.get(what + "s", {})
        for name in found:
            wanted = "absent" if expected.get(name, "") is None else expected.get(name)
            if name in expected and text(wanted) != text(found[name]):
                yield f"{what} {name}: expected {text(wanted)}, found {text(found[name])}"
        for name in sorted(expected.keys() - found.keys()):
            yield f"{what} {name}: there is none"
    for name in expect.get("missing", []):
        if name not in report.missing:
            yield f"missing {name}: not reported"


def pairs(mapping):
    return " ".join(f"{name}={text(value)}" for name, value in mapping.items())


def run(case):
    """The columns of one case."""
    try:
        report = partyorg.check(case["check"], case.get("facts"), on=case["on"], options=case.get("options"))
    except partyorg.Error as error:
        return ["fail", case["id"], "error", "", "", "", "", str(error)]
    failures = "; ".join(differences(report, case["expect"]))
    return ["fail" if failures else "pass", case["id"], report.verdict, pairs(report.statuses), pairs(report.stages),
            pairs(report.values), ",".join(report.missing), failures]


def main(paths):
    passed = failed = 0
    for line in fileinput.input(paths, openhook=fileinput.hook_encoded("utf-8")):
        if line.strip():
            columns = run(json.loads(line))
            passed += columns[0] == "pass"
            failed += columns[0] != "pass"
            print("\t".join(columns))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdin.reconfigure(encoding="utf-8")
    sys.exit(main(sys.argv[1:]))
