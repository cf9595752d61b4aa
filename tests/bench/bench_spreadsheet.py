# SPDX-License-Identifier: MIT
"""Where the time goes when `partyorg check` examines a workbook of many files.

    bench_spreadsheet.py DIR ROWS

Makes DIR/files-ROWS.xlsx if it is not there: an admission file a row, 50 facts each, drawn from the conformance cases.
Then the command runs as a user runs it, and its parts again one by one. Each line has the seconds, those of the processor,
and the share that these are of the whole command's.
"""

import datetime
import json
import os
import pathlib
import random
import subprocess
import sys
import time

import partyorg
from partyorg import reading

CASES = pathlib.Path(__file__).resolve().parent.parent / "cases" / "admission.jsonl"
ON = "2025-12-01"


def cell(fact, value):
    """A fact as a clerk has it in a workbook."""
    if value is None:
        return None
    if fact.type == "date":
        return datetime.date.fromisoformat(value)
    if fact.type == "bool":
        return "có" if value else "không"
    if fact.type == "enum":
        return next(choice.title("vi") for choice in fact.choices if choice.name == value)
    return value


def make(path, rows):
    import xlsxwriter
    facts = partyorg.facts("applicant")
    files = [json.loads(line)["facts"] for line in CASES.read_text(encoding="utf-8").splitlines()]
    whole = [[cell(fact, file.get(fact.name)) for fact in facts] for file in files if len(file) > 30]
    draw = random.Random(1)
    with xlsxwriter.Workbook(str(path), {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Mã hồ sơ"] + [fact.title("vi") for fact in facts])
        for row in range(1, rows + 1):
            sheet.write(row, 0, f"HS{row:06}")
            for column, value in enumerate(draw.choice(whole), 1):
                if value is not None and draw.random() < 0.97:
                    if isinstance(value, datetime.date):
                        value += datetime.timedelta(days=draw.randrange(-40, 41))
                    sheet.write(row, column, value)


def main(folder, rows):
    path = pathlib.Path(folder) / f"files-{rows}.xlsx"
    if not path.exists():
        make(path, rows)
    whole = 0.0

    def timed(name, call):
        nonlocal whole
        start, used = time.perf_counter(), sum(os.times()[:4])
        result = call()
        seconds, used = time.perf_counter() - start, sum(os.times()[:4]) - used
        whole = whole or used
        print(f"bench spreadsheet-{name} rows={rows} seconds={seconds:.2f} processor={used:.2f} share={used / whole:.2f}", flush=True)
        return result

    def workbook():
        import python_calamine
        return python_calamine.load_workbook(str(path)).get_sheet_by_index(0).to_python()

    command = [sys.executable, "-m", "partyorg", "check", "admission", str(path), "--on", ON, "--limit", "20", "--exit-zero"]
    timed("command", lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
    timed("parse", workbook)
    read = timed("read", lambda: reading.read(str(path), "admission"))
    report = timed("rules-and-columns", lambda: read.check_table(on=ON))
    import pyarrow
    table = pyarrow.table(read.facts)
    timed("rules", lambda: partyorg.check_table("admission", table, on=ON))
    assert len(report) == rows


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
