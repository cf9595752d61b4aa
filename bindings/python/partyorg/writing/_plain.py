# SPDX-License-Identifier: MIT
"""Findings as CSV and JSON, written record by record."""

from __future__ import annotations

import csv
import datetime
import json
from typing import TextIO, Union

from .._table import TableReport
from ._findings import Findings, Reading, Remark
from ._safe import encodable, safe_cell
from ._words import STATES

Value = Union[str, int, float]


def findings_csv(file: TextIO, reading: Reading, report: TableReport, *, lang: str = "vi",
                 delimiter: str = ",") -> None:
    """Writes the findings as CSV: the columns of the findings sheet of :func:`findings_workbook`, with a header.

    Texts of the examined file are made safe by :func:`safe_cell`, so that no spreadsheet executes them; numbers stay
    numbers. What several lines of a cell would be is joined by ``"; "``. Dates are those of the language.

    :param file: a text file, best opened with ``newline=""`` and ``encoding="utf-8-sig"``, by which Excel knows UTF-8
    :param reading: the table as it was read
    :param report: what its check found
    :param lang: ``"vi"`` or ``"en"``
    :param delimiter: ``";"`` for spreadsheets that are set to Vietnamese
    :raises Error: when the report is not of that reading
    """
    findings = Findings(reading, report, lang)
    place = findings.place
    writer = csv.writer(file, delimiter=delimiter)
    columns = findings.columns()
    writer.writerow([safe_cell(encodable(column.header)) for column in columns] + [rule.id for rule in findings.rules])
    values = [column.value for column in columns if column.value is not None]
    rules = range(len(findings.rules))
    for index in range(len(findings)):
        row: list[Value] = []
        cells = findings.cells(findings.line(index))
        for value in cells + [findings.value(info, index) for info in values]:
            if value is None:
                row.append("")
            elif isinstance(value, datetime.date):
                row.append(findings.date(value))
            elif isinstance(value, (int, float)):
                row.append(value)
            else:
                row.append(safe_cell(encodable("; ".join(value) if isinstance(value, list) else value)))
        masks = findings.masks(index)
        writer.writerow(row + [STATES[findings.state(rule, masks)[0]][place] for rule in rules])


def findings_json(file: TextIO, reading: Reading, report: TableReport, *, lang: str = "vi",
                  lines: bool = False) -> None:
    """Writes the full report of every record as JSON: one array of objects, or one object a line (JSON Lines).

    Each object has what :meth:`partyorg.Report.to_dict` gives, and before it ``row``, the row in the file; ``others``,
    the cells that are no facts by header, as written; ``unreadable``, the cells that could not be read, each with
    sheet, row, column, header, fact, value and text. The file is UTF-8 when it was opened so.

    :param file: a text file
    :param reading: the table as it was read
    :param report: what its check found
    :param lang: language of the texts, ``"vi"`` or ``"en"``
    :param lines: True for one object a line
    :raises Error: when the report is not of that reading
    """
    findings = Findings(reading, report, lang)
    if not lines:
        file.write("[")
    for index in range(len(findings)):
        head = json.dumps({"row": reading.rows[index],
                           "others": {header: texts[index] for header, texts in reading.others.items()},
                           "unreadable": [_remark(remark, lang) for remark in reading.unreadable.get(index, ())]},
                          ensure_ascii=False)
        # Lone surrogates, which no UTF-8 file can hold, are written as escapes.
        head = head.encode("utf-8", "backslashreplace").decode()
        between = "" if lines else ",\n" if index else "\n"
        body = report.report(index).to_json(lang)
        if lines:  # no text within it holds an end of line
            body = "".join(map(str.strip, body.split("\n")))
        file.write(f"{between}{head[:-1]}, {body[1:]}")
        if lines:
            file.write("\n")
    if not lines:
        file.write("\n]\n")


def _remark(remark: Remark, lang: str) -> dict[str, object]:
    return {"sheet": remark.sheet, "row": remark.row, "column": remark.column, "header": remark.header,
            "fact": remark.fact, "value": remark.value, "text": remark.text(lang)}
