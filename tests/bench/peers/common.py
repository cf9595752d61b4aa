# SPDX-License-Identifier: MIT
"""What the peers share: the columns that bench_batch wrote, the totals to compare with, the line to print.

A peer is a program peer_NAME.py, called with the directory of the bench and the number of rows. It examines those
files, or the first ones of them when it is slow, and prints

    peer NAME version=... rows=N seconds=S match=true given=columns

It is given the dates, as the library is, and counts working days and adds months itself; or columns with all that.
Seconds are the best of several runs, loading apart. It exits with 1 when its totals are not those of the library, and
with LEFT_OUT when it cannot be run, its last line saying why.
"""

import collections
import importlib
import json
import pathlib
import subprocess
import sys
import time

LEFT_OUT = 77
BENCH = pathlib.Path(sys.argv[1])
ROWS = int(sys.argv[2])
STATUSES = ("met", "not_met", "unknown", "not_applicable")

# values, known: by fact, arrays of NumPy; known[name] is None when no row lacks the fact
Files = collections.namedtuple("Files", "rows on values known")


def need(name):
    try:
        return importlib.import_module(name)
    except ImportError as error:
        print(error)
        sys.exit(LEFT_OUT)


np = need("numpy")

import rules  # noqa: E402
import vectors  # noqa: E402


def load(rows=ROWS):
    """The first files: dates, counts and choices as integers, bools as bools."""
    rows = min(rows, ROWS)
    with open(BENCH / "columns" / "columns.json", encoding="utf-8") as text:
        table = json.load(text)

    def bits(path):
        packed = np.fromfile(path, np.uint8, (rows + 7) // 8)
        return np.unpackbits(packed, count=rows, bitorder="little").view(bool)

    values, known = {}, {}
    for name, column in table["columns"].items():
        path = BENCH / "columns" / name
        values[name] = (bits(f"{path}.values") if column["type"] == "bits"
                        else np.fromfile(f"{path}.values", column["type"], rows))
        known[name] = bits(f"{path}.validity") if column["validity"] else None
    return Files(rows, table["on"], values, known)


def add_columns(files, operators):
    """What engines without a calendar are given: every expression with these operators as a column of its name."""
    evaluate = vectors.Vectors(lambda name: (files.values[name], files.known[name]), files.on)
    for name, expression in rules.columns_needed(operators).items():
        files.values[name], files.known[name] = evaluate(expression)


def best(run, before=lambda: None, runs=3):
    """Seconds of the fastest run; `before` comes before each and does not count."""
    fastest = float("inf")
    for _ in range(runs):
        before()
        start = time.perf_counter()
        run()
        fastest = min(fastest, time.perf_counter() - start)
    return fastest


def expected(rows):
    path = BENCH / f"totals-{rows}.json"
    if not path.exists():
        path.write_bytes(subprocess.run([BENCH / "bench_batch", "totals", str(rows)], check=True,
                                        stdout=subprocess.PIPE).stdout)
    return json.loads(path.read_text())


def report(name, version, rows, seconds, totals, given="columns"):
    """Totals: by rule, and `verdict` where an engine forms it, how many rows have each of STATUSES."""
    wanted = expected(rows)
    wrong = [what for what in totals.keys() | {r.id for r in rules.RULES} if list(totals[what]) != wanted[what]]
    for what in wrong:
        print(f"{name}: {what}: expected {wanted[what]}, found {list(totals[what])}", file=sys.stderr)
    print(f"peer {name} version={version} rows={rows} seconds={seconds:.6f} match={'false' if wrong else 'true'} "
          f"given={given}", flush=True)
    if wrong:
        sys.exit(1)


def count_statuses(statuses, verdict):
    """Totals from an array of status numbers for each rule, and one of verdicts."""
    def count(numbers):
        return np.bincount(numbers, minlength=len(STATUSES)).tolist()
    return {"verdict": count(verdict), **{r.id: count(numbers) for r, numbers in zip(rules.RULES, statuses)}}


def totals_of_counts(counts, rows):
    """Totals from counts of truths: for each rule how often its outcome is true and false and, when it has one, its
    precondition false, all where it is listed; last the verdicts met and not met."""
    *counts, good, bad = counts
    counts, found = iter(counts), {"verdict": [good, bad, rows - good - bad, 0]}
    for r in rules.RULES:
        met, missed = next(counts), next(counts)
        excluded = 0 if r.applies is None else next(counts)
        found[r.id] = [met - excluded, missed, rows - met - missed, excluded]
    return found
