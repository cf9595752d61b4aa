#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""make_files: a folder of Parquet files with made-up files of probationary members, for examine.py and ../spark.

    python3 make_files.py --rows 200000 --files 4 DIRECTORY
    python3 make_files.py --rows 50000000 --files 50 --seed 7 DIRECTORY

Nobody is behind a number. A row depends on the seed and its number alone, so the same arguments give the same rows
(with the same version of pyarrow the same bytes), and the first rows of a longer table are those of a shorter one. The
columns are the number of the file and the facts of the check `recognition`, dates around 2016 to 2026, so that several
editions govern. Of 100 rows about 75 are in order, 12 have one fault, and 13 lack facts.
"""

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor

import numpy
import pyarrow
from pyarrow import parquet

SECTIONS = ("none", "appraised", "not_appraised")
DECIDERS = ("standing_committee", "delegated_committee", "province_group")
DATES = ("ceremony_on", "new_member_cert_on", "self_reviewed_on", "helper_reported_on", "org_opinion_on",
         "residence_opinion_on", "cell_met_on", "escalated_on", "recognition_decided_on", "official_on")
BOOLS = ("residence_opinion_waived", "at_official_cell", "recognition_refused", "committee_between", "special_regime",
         "special_cleared")
COUNTS = ("cell_official", "cell_excluded", "cell_yes", "ballots_failed", "committee_base", "committee_yes",
          "decider_base", "decider_yes", "decision_extension")
CHOICES = {"section": SECTIONS, "decider": DECIDERS}
FIRST, LAST = numpy.datetime64("2016-02-01"), numpy.datetime64("2026-11-20")
EXAMINED = numpy.datetime64("2026-11-22")
BLOCK = 250_000


class Dice:
    """Random numbers of rows: splitmix64 of the seed, the number of the row, and how often it was asked before."""

    def __init__(self, seed, first, rows):
        self.state = numpy.arange(first, first + rows, dtype=numpy.uint64)
        self.state += numpy.uint64(seed % 2**24 << 40)
        self.asked = 0

    def roll(self, sides):
        """From 0 to sides - 1."""
        self.asked += 1
        x = self.state * numpy.uint64(0x9E3779B97F4A7C15)
        x += numpy.uint64(self.asked * 0xD1B54A32D192ED03 % 2**64)
        for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
            x ^= x >> numpy.uint64(shift)
            x *= numpy.uint64(factor)
        x ^= x >> numpy.uint64(31)
        return ((x >> numpy.uint64(32)) * numpy.uint64(sides) >> numpy.uint64(32)).astype(numpy.int32)

    def between(self, low, high):
        return low + self.roll(high - low + 1)

    def often(self, times):
        """True so many times in a thousand."""
        return self.roll(1000) < times

    def most_of(self, base):
        """At least two thirds of a body, half of the time all of it."""
        least = (base * 2 + 2) // 3
        return numpy.where(self.often(500), base, least + self.roll(1 << 20) % (base - least + 1))


def year_later(days):
    """The same day of the next year; 28 February after 29 February."""
    dates = days.astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    later = (months + 12).astype("datetime64[D]") + (dates - months.astype("datetime64[D]"))
    over = later.astype("datetime64[M]") != months + 12
    return (later - over.astype("timedelta64[D]")).astype(numpy.int32)


def files(seed, first, rows):
    """The facts of rows as arrays, and masks of those that are not known."""
    dice = Dice(seed, first, rows)
    cell = dice.between(int(FIRST.astype(numpy.int32)), int(LAST.astype(numpy.int32)))
    f, lost = {}, {}
    f["ceremony_on"] = cell - 366 - dice.roll(36)
    f["new_member_cert_on"] = cell - dice.between(20, 300)
    for name, days in (("self_reviewed_on", 3), ("helper_reported_on", 3), ("org_opinion_on", 21),
                       ("residence_opinion_on", 21)):
        f[name] = cell - dice.roll(days)
    f["residence_opinion_waived"] = dice.often(30)
    lost["residence_opinion_on"] = f["residence_opinion_waived"]
    f["cell_met_on"] = cell
    f["at_official_cell"] = ~dice.often(15)
    f["recognition_refused"] = dice.often(10)
    f["cell_official"] = dice.between(2, 40)
    f["cell_excluded"] = numpy.minimum(dice.often(300), f["cell_official"] - 1).astype(numpy.int32)
    f["cell_yes"] = dice.most_of(f["cell_official"] - f["cell_excluded"])
    f["ballots_failed"] = numpy.where(dice.often(10), dice.between(1, 3), 0).astype(numpy.int32)
    f["escalated_on"] = cell + 1
    lost["escalated_on"] = f["ballots_failed"] < 3
    f["section"] = numpy.where(dice.often(200), numpy.where(dice.often(50), 2, 1), 0).astype(numpy.int8)
    f["committee_between"] = dice.often(700)
    f["committee_base"] = dice.between(5, 15)
    f["committee_yes"] = dice.most_of(f["committee_base"])
    lost["committee_base"] = lost["committee_yes"] = ~f["committee_between"]
    f["decider"] = numpy.where(dice.often(100), dice.between(1, 2), 0).astype(numpy.int8)
    f["decider_base"] = dice.between(7, 15)
    f["decider_yes"] = dice.most_of(f["decider_base"])
    f["recognition_decided_on"] = cell + dice.between(3, 38)
    f["decision_extension"] = numpy.where(dice.often(30), dice.between(1, 15), 0).astype(numpy.int32)
    f["official_on"] = year_later(f["ceremony_on"])
    f["special_regime"] = dice.often(30)
    f["special_cleared"] = ~dice.often(100)
    lost["special_cleared"] = ~f["special_regime"]
    # One fault: too early, too late, or too few.
    fault = numpy.where(dice.often(120), dice.roll(6), -1)
    f["self_reviewed_on"] -= numpy.where(fault == 0, 60, 0).astype(numpy.int32)
    f["cell_yes"] -= numpy.where(fault == 1, f["cell_yes"] // 2, 0).astype(numpy.int32)
    f["recognition_decided_on"] += numpy.where(fault == 2, 40, 0).astype(numpy.int32)
    f["official_on"] += numpy.where(fault == 3, 1, 0).astype(numpy.int32)
    f["ceremony_on"] -= numpy.where(fault == 4, 120, 0).astype(numpy.int32)
    f["decider_yes"] -= numpy.where(fault == 5, f["decider_yes"] // 2, 0).astype(numpy.int32)
    # In progress: not decided yet. Lacking: one fact here and there.
    progress = dice.often(80) | (f["recognition_decided_on"] > int(EXAMINED.astype(numpy.int32)))
    for name in ("recognition_decided_on", "official_on", "decider", "decider_base", "decider_yes"):
        lost[name] = lost.get(name, False) | progress
    lacking = dice.often(60)
    for name in f:
        lost[name] = lost.get(name, False) | (lacking & dice.often(70))
    return f, lost


def block(seed, first, rows):
    """Rows as a record batch."""
    facts, lost = files(seed, first, rows)
    columns, names = [pyarrow.array(numpy.arange(first, first + rows, dtype=numpy.int64))], ["file"]
    for name in (*DATES, *BOOLS, *COUNTS, *CHOICES):
        if name in CHOICES:
            texts = pyarrow.array(CHOICES[name])
            column = pyarrow.DictionaryArray.from_arrays(pyarrow.array(facts[name], mask=lost[name]), texts)
        else:
            column = pyarrow.array(facts[name], mask=lost[name])
            column = column.cast(pyarrow.date32()) if name in DATES else column
        columns.append(column)
        names.append(name)
    return pyarrow.record_batch(columns, names=names)


def write_file(path, first, end, seed):
    with parquet.ParquetWriter(path, block(seed, 0, 0).schema, compression="zstd") as out:
        for start in range(first, end, BLOCK):
            out.write_batch(block(seed, start, min(BLOCK, end - start)))


def write(directory, rows, count, seed, processes):
    """The rows in so many files, of nearly the same length."""
    os.makedirs(directory, exist_ok=True)
    if any(not name.startswith(".") for name in os.listdir(directory)):
        sys.exit(f"{directory}: thư mục không trống / the directory is not empty")
    with ProcessPoolExecutor(processes) as pool:
        files = [pool.submit(write_file, os.path.join(directory, f"part-{number:04}.parquet"),
                             rows * number // count, rows * (number + 1) // count, seed) for number in range(count)]
    for file in files:
        file.result()


def main():
    parser = argparse.ArgumentParser(description="Viết một thư mục Parquet gồm các hồ sơ giả định. / Writes a folder of "
                                                 "Parquet with made-up files.")
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--files", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    parser.add_argument("directory", metavar="DIRECTORY")
    ask = parser.parse_args()
    if not 0 <= ask.rows < 2**40 or not 1 <= ask.files <= 100_000 or not 1 <= ask.processes <= 61:
        parser.error("--rows: 0 … 2^40, --files: 1 … 100000, --processes: 1 … 61")
    write(ask.directory, ask.rows, ask.files, ask.seed, ask.processes)


if __name__ == "__main__":
    main()
