# SPDX-License-Identifier: MIT
"""What the rule engines share: what they are given, and how they are called.

A runner is a small program in the engine's own language. Its last arguments are the rules, the rows and the number of
runs; it prints

    version V
    seconds S                                    the best run, loading apart
    MET NOT_MET UNKNOWN NOT_APPLICABLE           for each rule in turn; lines beyond the rules are not read

The rows are numbers as text, a column for each in two_valued.columns(), nothing where it is unknown. Dates are days.
What needs a calendar and the governing dates are columns worked out beforehand, which is not timed.
"""

import pathlib
import shutil
import subprocess
import sys

import common
import rules
import two_valued
from common import np

HERE = pathlib.Path(__file__).resolve().parent
BUILD = common.BENCH / "peers"
BUILD.mkdir(exist_ok=True)


def write_rows(path, count):
    files = common.load(count)
    common.add_columns(files, two_valued.PREPARED)
    names, columns = two_valued.columns(), []
    for name in names:
        fact = name.removeprefix(two_valued.OR_ON)
        text, known = files.values[fact].astype(np.int32).astype(str), files.known[fact]
        unknown = "" if name == fact else str(files.on)
        columns.append(text if known is None else np.where(known, text, unknown))
    with open(path, "w", encoding="ascii") as out:
        out.write(",".join(names) + "\n")
        out.writelines(",".join(row) + "\n" for row in zip(*columns))


def copied(name):
    """A project of another language's tools, copied to where they may write."""
    folder = BUILD / name
    shutil.copytree(HERE / name, folder, dirs_exist_ok=True)
    return folder


def build(*command, folder=HERE):
    """Runs a step of the build; without its tools or packages the peer is left out."""
    try:
        done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    except OSError as error:
        print(error)
        sys.exit(common.LEFT_OUT)
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        print(f"{command[0]}: {done.stdout.partition(chr(10))[0] or 'failed'}")
        sys.exit(common.LEFT_OUT)


def run(name, text, runner, rows, runs=3):
    """Has so many rows examined at most, by rules of this text."""
    rows = min(rows, common.ROWS)
    (BUILD / f"{name}.rules").write_text(text)
    write_rows(BUILD / f"{name}.rows", rows)
    output = subprocess.run([*runner, BUILD / f"{name}.rules", BUILD / f"{name}.rows", str(runs)], check=True,
                            stdout=subprocess.PIPE, text=True).stdout
    version, seconds, *totals = output.splitlines()
    counts = {r.id: list(map(int, line.split())) for r, line in zip(rules.RULES, totals)}
    common.report(name, version.split()[1], rows, float(seconds.split()[1]), counts)
