# SPDX-License-Identifier: MIT
"""Runs files of conformance cases through the service, each case alone and STREAMED of them in one stream, and compares
every answer with what the case expects and with what the C runner says of it.

    PYTHONPATH=build/python:tests/python python3 examples/hosts/nginx/cases.py DIRECTORY FILE...

Closes with `N passed, N failed`. BUILD as make has it.
"""
import json
import os
import subprocess
import sys

from run_cases import differences, pairs
from server import LINES, Client, Service

RUNNER = os.path.join(os.environ.get("BUILD", "build"), "tests", "run_cases")

STREAMED = 400


class Report:
    """What the service said, with the names of partyorg.Report."""

    def __init__(self, said):
        self.check, self.verdict, self.missing = said["check"], said["verdict"], said["missing"]
        self.values = {name: value for name, value in said["values"].items() if value is not None}
        self.stages = {stage["name"]: stage["verdict"] for stage in said["stages"]}
        self.statuses = {finding["id"]: finding["status"] for finding in said["findings"]}


def line(case, said):
    """What the runners of cases in C, Python and Lua print of a case."""
    if "verdict" not in said:
        return "\t".join(["fail", case["id"], "error", "", "", "", "", said.get("detail", str(said))])
    report = Report(said)
    failures = "; ".join(differences(report, case["expect"]))
    return "\t".join(["fail" if failures else "pass", case["id"], report.verdict, pairs(report.statuses),
                      pairs(report.stages), pairs(report.values), ",".join(report.missing), failures])


def asked(case):
    return {key: value for key, value in case.items() if key in ("on", "facts", "options")}


def one_by_one(client, cases):
    for case in cases:
        yield client.post("/v1/check/" + case["check"], {"facts": {}, **asked(case)})[2]


def in_streams(client, cases):
    for first in range(0, len(cases), STREAMED):
        some = cases[first:first + STREAMED]
        lines = [json.dumps({"id": case["id"], "check": case["check"], "facts": {}, **asked(case)}) for case in some]
        status, _, said = client.post("/v1/check-many", "\n".join(lines), LINES)
        assert status == 200 and [one.get("id") for one in said] == [case["id"] for case in some], said[-1:]
        for one in said:
            yield one.get("report") or one["error"]


def program(directory, paths):
    passed, failed = 0, []
    with Service(directory) as service:
        client, streams = Client(service), Client(service)
        for path in paths:
            with open(path, encoding="utf-8") as file:
                cases = [json.loads(text) for text in file if text.strip()]
            runner = subprocess.run([RUNNER, path], capture_output=True, text=True)
            in_c = runner.stdout.splitlines()[:-1]
            if len(in_c) != len(cases):
                failed.append(f"{path}: {len(cases)} cases, the C runner says {len(in_c)} lines {runner.stderr}")
                continue
            for case, alone, streamed, expected in zip(cases, one_by_one(client, cases), in_streams(streams, cases), in_c):
                lines = [line(case, alone), line(case, streamed)]
                if lines == [expected, expected] and expected.startswith("pass\t"):
                    passed += 1
                else:
                    failed.append("\n    ".join([f"{path}: {case['id']}", "C: " + expected, *lines]))
    for one in failed[:20]:
        print("FAILED", one)
    print(f"{passed} passed, {len(failed)} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(program(sys.argv[1], sys.argv[2:]))
