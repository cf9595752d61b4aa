# SPDX-License-Identifier: MIT
"""Findings and templates as files for people: workbooks, a page, CSV, JSON.

A template to fill in, and what a check found in a file that :func:`partyorg.reading.read` has read. Workbooks need
XlsxWriter (``pip install 'partyorg[excel]'``), the page matplotlib (``pip install 'partyorg[charts]'``).
"""

from __future__ import annotations

from ._findings import Line, rows_for_people
from ._safe import safe_cell
from ._page import findings_page
from ._plain import findings_csv, findings_json
from ._template import template_workbook
from ._workbook import findings_workbook

__all__ = ["Line", "findings_csv", "findings_json", "findings_page", "findings_workbook", "rows_for_people",
           "safe_cell", "template_workbook"]
