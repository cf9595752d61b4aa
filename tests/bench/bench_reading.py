#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Where the time goes from a workbook to findings: processor seconds of each step.

    python3 bench_reading.py [ROWS]

Makes a workbook of ROWS (100,000) made-up applicants with all 50 facts and reads and examines it.
"""

import datetime
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

import partyorg
from partyorg import reading
from partyorg.reading import _files


def make(path, rows):
    """A workbook with every fact of an applicant, one cell in twenty blank."""
    import xlsxwriter
    facts, draw = partyorg.facts("applicant"), random.Random(7)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet, day = book.add_worksheet("Hồ sơ"), book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, ["Số hồ sơ", *(fact.titles[0] for fact in facts)])
    for row in range(1, rows + 1):
        sheet.write_string(row, 0, f"HS-{row:06}")
        for column, fact in enumerate(facts, 1):
            if draw.random() < 0.05:
                continue
            if fact.type == "date":
                sheet.write_datetime(row, column, datetime.date(2019, 1, 1) + datetime.timedelta(draw.randrange(2500)), day)
            elif fact.type == "bool":
                sheet.write_string(row, column, draw.choice(("có", "không")))
            elif fact.type == "int":
                sheet.write_number(row, column, draw.randrange(30))
            else:
                sheet.write_string(row, column, draw.choice(fact.choices).titles[0])
    book.close()


def timed(title, call):
    wall, used = time.perf_counter(), time.process_time()
    result = call()
    print(f"{title:32} {time.process_time() - used:7.2f} s processor {time.perf_counter() - wall:7.2f} s clock")
    return result


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.xlsx"
        timed("(making the workbook)", lambda: make(path, rows))
        book = timed("opening", lambda: _files.Workbook(str(path)))
        grid = timed("odd cells, and calamine parsing", lambda: book.grid("Hồ sơ"))
        timed("rows of Python objects", lambda: sum(len(chunk) for _, chunk in grid.chunks))
        del grid, book
        done = timed("reading, all of it", lambda: reading.read(path, "admission"))
        report = timed("examining", lambda: done.check_table(on="2026-01-01"))
        print(report.counts().verdicts, len(done.remarks), "remarks,",
              resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "MiB at most")


if __name__ == "__main__":
    main()
