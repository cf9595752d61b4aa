# SPDX-License-Identifier: MIT
"""Findings as a workbook: a summary, one row a record coloured by status, what was read, the provisions."""

from __future__ import annotations

import datetime
import io
import itertools
from typing import Any, Callable, Iterator, NamedTuple, Optional

from .. import core
from .._catalogue import ValueInfo
from .._error import Error, needed
from .._table import TableReport
from ._findings import Column, Findings, Reading, Remark
from ._safe import Path, replacing, safe_cell
from ._sheets import Known, LongSheet, fill, fitting, letters, number_cell, put_pattern, put_text, serial, text_cell
from ._sheets import MAX_ROWS as _MAX_ROWS
from ._words import CONFIDENCES, KINDS, REMARKS, STATES, word

Progress = Callable[[int, Optional[int]], object]

# Ink and paper of a shade; they differ in lightness too, and the text says the same.
COLOURS = {
    "good": ("#1B5E20", "#DDF1E1"),
    "bad": ("#8B0000", "#F8C9C4"),
    "unknown": ("#5F4700", "#FFF0B8"),
    "none": ("#7F7F7F", "#FFFFFF"),
    "found": ("#1F4E79", "#D6E4F5"),
    "not_found": ("#555555", "#EEF1F4"),
}
# The same in pictures.
FILLS = {"good": "#4C9F70", "bad": "#B23A30", "unknown": "#F0BE4B", "none": "#E4E4E4", "found": "#3F7CB0",
         "not_found": "#A9B9CB"}
VERDICT_SHADES = ("good", "bad", "unknown")
_HEAD, _HEAD_RULE = "#2F4A5F", "#51697C"
# Days since 1970: the first that spreadsheets agree about, and what is added to have their number.
_FIRST_DAY, _SERIAL_EPOCH = -25_508, 25_569
_MAX_COLUMNS = 16_384
_MOST_LINES = 12


class _Formats:
    """The formats of the workbook, made when they are first asked for."""

    def __init__(self, book: Any, place: int) -> None:
        self.book, self.date = book, "dd/mm/yyyy" if place == 0 else "yyyy-mm-dd"
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def __call__(self, **properties: object) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self.book.add_format({"valign": "top", **properties})
        return self._made[key]

    def shade(self, shade: str, **more: object) -> Any:
        ink, paper = COLOURS[shade]
        return self(font_color=ink, bg_color=paper, bold=shade == "bad", border=1, border_color="#D0D5DA", **more)

    def line(self, **properties: object) -> Any:
        return self(bottom=1, bottom_color="#D0D5DA", **properties)

    def head(self, **more: object) -> Any:
        return self(**{"bold": True, "font_color": "#FFFFFF", "bg_color": _HEAD, "border": 1, "border_color": "#FFFFFF",
                       "text_wrap": True, "valign": "bottom", **more})

    def of_rows(self) -> dict[str, Any]:
        """The formats of the rows of long sheets."""
        formats = {
            "row": self.line(num_format="0", font_color="#7F7F7F", align="center"),
            "text": self.line(text_wrap=True),
            # A text that looks like a formula stays a text when a person edits the cell.
            "quoted": self.line(text_wrap=True, quote_prefix=True),
            "date": self.line(num_format=self.date, align="center"),
            "past": self.shade("bad", num_format=self.date, align="center"),
            "number": self.line(num_format="#,##0"),
            "decimal": self.line(num_format="General"),
        }
        formats.update((shade, self.shade(shade, align="center")) for shade in COLOURS)
        return formats


def open_book(file: io.BytesIO, title: str, subject: str) -> Any:
    """A workbook in which no text becomes a formula, a link or a number."""
    xlsxwriter = needed("xlsxwriter", "excel")
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                                      "strings_to_numbers": False})
    book.set_properties({"title": title, "subject": subject, "author": "partyorg", "company": "",
                         "comments": f"partyorg {core.partyorg_version()}"})
    return book


class _Part(NamedTuple):
    """The records of one findings sheet."""

    name: str
    first: int
    last: int


def findings_workbook(path: Path, reading: Reading, report: TableReport, *, lang: str = "vi",
                      progress: Optional[Progress] = None) -> None:
    """Writes the findings on a table of files as a workbook (.xlsx); needs XlsxWriter.

    Four sheets: a summary with charts; the findings, one row a record, coloured by status, with filters and one column
    a rule (its first columns are what is printed); how the file was read, with every cell that could not be; and the
    provisions that apply. More records than a sheet holds go on in another. No text of the file becomes a formula or
    a link. The file takes the place of `path` when it is complete.

    :param path: where to write
    :param reading: the table as it was read
    :param report: what its check found, best with all values, as :meth:`partyorg.reading.Reading.check_table` gives it
    :param lang: ``"vi"`` or ``"en"``
    :param progress: called with how many records were written, and with how many there are
    :raises Error: when the report is not of that reading, when XlsxWriter is not installed, or when the table has more
        columns than a sheet holds
    """
    findings = Findings(reading, report, lang)
    columns, place = findings.columns(), findings.place
    width = len(columns) + len(findings.rules)
    if width > _MAX_COLUMNS:
        raise Error(core.PARTYORG_E_SPACE, "reading", f"cần {width} cột, một trang tính chỉ có {_MAX_COLUMNS}",
                    f"{width} columns are needed, and a sheet has {_MAX_COLUMNS}")
    made = io.BytesIO()
    book = open_book(made, word("title", place), findings.check.titles[place])
    formats = _Formats(book, place)
    parts = _parts(word("sheet_findings", place), len(findings))
    notes = list(_read_rows(findings))
    summary = book.add_worksheet(word("sheet_summary", place))
    findings_sheets = [(book.add_worksheet(part.name), part) for part in parts]
    note_sheets = [(book.add_worksheet(part.name), part) for part in _parts(word("sheet_reading", place), len(notes))]
    provisions = book.add_worksheet(word("sheet_rules", place))
    long: dict[int, LongSheet] = {}

    _summary(summary, book, formats, findings, parts[0].name, len(columns))
    for number, (sheet, part) in enumerate(findings_sheets, 2):
        long[number] = _findings_sheet(sheet, formats, findings, columns, part, progress)
    for number, (sheet, part) in enumerate(note_sheets, 2 + len(parts)):
        long[number] = _reading_sheet(sheet, formats, findings, notes, part)
    _provisions(provisions, formats, findings, parts[0].name, len(columns))
    book.close()
    with replacing(path) as target:
        fill(made, target, long)


def _parts(name: str, count: int) -> list[_Part]:
    """Which records stand in which sheet; at least one sheet."""
    most = _MAX_ROWS - 1
    return [_Part(name if not number else f"{name} {number + 1}", first, min(first + most, count))
            for number, first in enumerate(range(0, max(count, 1), most))]


# ---- one row a record


def _findings_sheet(sheet: Any, formats: _Formats, findings: Findings, columns: list[Column], part: _Part,
                    progress: Optional[Progress]) -> LongSheet:
    place, shades = findings.place, formats.of_rows()
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
        quoted = column.kind == "other" and safe_cell(column.header) != column.header
        put_text(sheet, 0, number, column.header, formats.head(quote_prefix=quoted), place)
        if column.note and column.kind != "other":
            sheet.write_comment(0, number, column.note, {"x_scale": 1.6, "y_scale": 0.6})
    stages = {stage.name: stage.titles[place] for stage in findings.stages}
    upright = formats.head(bg_color=_HEAD_RULE, rotation=90, text_wrap=False, align="center")
    for number, rule in enumerate(findings.rules, len(columns)):
        sheet.set_column(number, number, 17 if rule.kind == "ground" else 14)
        sheet.write_string(0, number, rule.id, upright)
        note = f"{rule.id}\n{rule.titles[place]}\n({KINDS[rule.kind][place]}; {stages[rule.stage]})"
        sheet.write_comment(0, number, note, {"x_scale": 2, "y_scale": 1.1})
    sheet.set_row(0, max(64, 16 + 6.4 * max(len(rule.id) for rule in findings.rules)))
    width = len(columns) + len(findings.rules)
    rows = part.last - part.first
    sheet.autofilter(0, 0, rows, width - 1)
    sheet.freeze_panes(1, 2 if findings.reading.others else 1)
    printed = next(number for number, column in enumerate(columns) if column.kind == "due") + 1
    _print_setup(sheet, findings)
    sheet.print_area(0, 0, rows, printed)
    sheet.repeat_rows(0)
    texts = ["–", *(said[place] for said in STATES.values()), *findings.verdicts]
    return LongSheet(put_pattern(sheet, 2, shades, texts), rows + 1, width,
                     lambda known: _finding_rows(findings, columns, part, known, progress))


def _finding_rows(findings: Findings, columns: list[Column], part: _Part, known: Known,
                  progress: Optional[Progress]) -> Iterator[str]:
    place, styles = findings.place, known.styles
    names = [letters(number) for number in range(len(columns) + len(findings.rules))]
    own = [(column, name) for column, name in zip(columns, names) if column.value is None]
    values = [_value_cells(findings, column.value, name, known) for column, name in zip(columns, names) if column.value]
    # A status of a rule always looks alike, and few combinations of them occur; the number of the row is put in where
    # a NUL stands.
    looks = [{(state, shade): known.shared_cell(f"{name}\0", shade, "–" if shade == "none" else STATES[state][place])
              for state, shade in findings.states(rule)} for rule, name in zip(findings.rules, names[len(columns):])]
    seen: dict[tuple[int, ...], str] = {}
    for done, index in enumerate(range(part.first, part.last), 1):
        line, row = findings.line(index), str(done + 1)
        masks = findings.masks(index)
        tail = seen.get(masks)
        if tail is None:
            if len(seen) > 20_000:
                seen.clear()
            tail = seen[masks] = "".join([look[findings.state(i, masks)] for i, look in enumerate(looks)])
        lines, cells = 1, []
        for (column, name), value in zip(own, findings.cells(line)):
            reference = name + row
            if value is None or value == "" or value == []:
                cells.append(f'<c r="{reference}" s="{styles["text"]}"/>')  # a line below each record
            elif type(value) is list:
                lines = max(lines, sum(_lines(text, column.width) for text in value))
                cells.append(text_cell(reference, styles["text"], fitting("\n".join(value), place)))
            elif column.kind == "verdict":
                shade = VERDICT_SHADES[("met", "not_met", "unknown").index(line.verdict)]
                cells.append(known.shared_cell(reference, shade, line.verdict_text))
            elif column.kind == "row":
                cells.append(number_cell(reference, styles["row"], value))
            elif isinstance(value, datetime.date):
                cells.append(_date(findings, reference, styles["past" if line.overdue else "date"], value))
            else:
                text = fitting(str(value), place)
                if column.kind == "text":
                    lines = max(lines, _lines(text, column.width))
                quoted = column.kind == "other" and safe_cell(text) != text
                cells.append(text_cell(reference, styles["quoted" if quoted else "text"], text))
        cells += [cell(index, row) for cell in values]
        height = f' ht="{15 * min(lines, _MOST_LINES)}" customHeight="1"' if lines > 1 else ""
        yield f'<row r="{row}"{height}>{"".join(cells)}{tail.replace(chr(0), row)}</row>'
        if progress is not None and (done % 1000 == 0 or index + 1 == len(findings)):
            progress(index + 1, len(findings))


def _lines(text: str, width: int) -> int:
    return sum([-(-len(line) // width) or 1 for line in text.split("\n")])


def _date(findings: Findings, reference: str, style: str, day: datetime.date) -> str:
    number = serial(day)
    if number is None:
        return text_cell(reference, style, findings.date(day))
    return number_cell(reference, style, number)


def _value_cells(findings: Findings, info: ValueInfo, name: str, known: Known) -> Callable[[int, str], str]:
    """What makes the cells of a computed value from the number of the record and the row."""
    values, styles = findings.values[info.name], known.styles

    def date(index: int, row: str) -> str:
        given = values[index]
        if given < _FIRST_DAY:
            value = findings.value(info, index)
            return _date(findings, name + row, styles["date"], value) if isinstance(value, datetime.date) else ""
        return f'<c r="{name}{row}" s="{styles["date"]}"><v>{given + _SERIAL_EPOCH}</v></c>'

    def other(index: int, row: str) -> str:
        value = findings.value(info, index)
        if value is None:
            return ""
        if isinstance(value, str):
            return text_cell(name + row, styles["text"], value)
        return number_cell(name + row, styles["decimal" if isinstance(value, float) else "number"], value)

    return date if info.type == "date" else other


def _print_setup(sheet: Any, findings: Findings) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer(f"&L{findings.check.titles[findings.place]}&C&A&R&P/&N")


# ---- the summary


def _summary(sheet: Any, book: Any, formats: _Formats, findings: Findings, target: str, first_rule: int) -> None:
    place, count, reading = findings.place, len(findings), findings.reading
    sheet.hide_gridlines(2)
    grounds = any(rule.kind == "ground" for rule in findings.rules)
    heads = ["good", "bad", "overdue", "unknown", "none", *(("found", "not_found") if grounds else ())]
    last = 2 + len(heads)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 58)
    sheet.set_column(2, last, 12)
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, findings.check.titles[place], formats(bold=True, font_size=18, font_color=_HEAD))
    sheet.write_string(1, 0, findings.check.questions[place], formats(italic=True, font_color="#444444"))
    row = 3
    key, text = formats(bold=True), formats(text_wrap=True)
    facts = [("source", reading.source), ("sheet", reading.sheet or ""), ("records", ""),
             ("on", findings.examined_on()), ("version", core.partyorg_version())]
    for name, said in facts:
        if name == "sheet" and not said:
            continue
        sheet.write_string(row, 0, word(name, place), key)
        if name == "records":
            sheet.write_number(row, 1, count, formats(num_format="#,##0", align="left"))
        else:
            put_text(sheet, row, 1, said, formats(text_wrap=True, quote_prefix=safe_cell(said) != said), place)
        row += 1

    counts = findings.report.counts()
    top = row + 1
    verdicts = list(zip(findings.verdicts, counts.verdicts.values(), VERDICT_SHADES))
    row = _block(sheet, formats, top, "by_verdict", verdicts, findings)
    first_verdict = top + 1
    stages = [(stage.titles[place], counts.stages[stage.name], "none") for stage in findings.stages]
    stages.append((word("all_stages", place), counts.stages[None], "good"))
    top_stages = row + 1
    row = _block(sheet, formats, top_stages, "by_stage", stages, findings)

    _verdict_charts(sheet, book, findings, first_verdict, len(verdicts), top_stages + 1, len(stages))

    row = max(row + 1, 22)
    first = row + 1
    sheet.set_row(row, 34)
    header = [word(head, place) for head in ("rule", "rule_title", "kind", *heads)]
    for column, text_of in enumerate(header):
        sheet.write_string(row, column, text_of, formats.head())
    for number, (rule, shades, late) in enumerate(findings.shades()):
        row += 1
        sheet.write_url(row, 0, f"internal:'{target}'!{letters(first_rule + number)}1",
                        formats(font_color="#1F4E79", underline=1), string=rule.id)
        sheet.write_string(row, 1, rule.titles[place], text)
        sheet.set_row(row, 15 * max(1, _lines(rule.titles[place], 58)))
        sheet.write_string(row, 2, KINDS[rule.kind][place], formats())
        for column, head in enumerate(heads, 3):
            number_of = late if head == "overdue" else shades[head]
            if head in (("good", "bad", "overdue") if rule.kind == "ground" else ("found", "not_found")) or \
                    head == "overdue" and rule.kind != "deadline":
                continue
            shade = "bad" if head == "overdue" else head
            sheet.write_number(row, column, number_of, formats.shade(shade, num_format="#,##0") if number_of else
                               formats(num_format="#,##0", font_color="#A0A0A0"))
    _rule_chart(sheet, book, findings, heads, first, row, row + 5)
    # On paper the picture has a page of its own.
    sheet.set_h_pagebreaks([row + 5])
    row += 2
    sheet.write_string(row, 0, word("legend", place), key)
    sheet.merge_range(row + 1, 0, row + 1, last, f"{word('legend_text', place)} {word('no_marker', place)}.", text)
    sheet.set_row(row + 1, 64)
    _print_setup(sheet, findings)


def _block(sheet: Any, formats: _Formats, top: int, title: str, lines: list[tuple[str, int, str]],
           findings: Findings) -> int:
    """A small table of counts with bars in the cells; gives the row after it."""
    count = len(findings)
    sheet.set_row(top, 18)
    for column, key in enumerate((title, "count", "share")):
        sheet.write_string(top, column, word(key, findings.place), formats.head(text_wrap=False))
    for row, (text, number, shade) in enumerate(lines, top + 1):
        sheet.write_string(row, 0, text, formats.shade(shade) if shade != "none" else formats(text_wrap=True))
        sheet.write_number(row, 1, number, formats(num_format="#,##0", align="left"))
        sheet.write_number(row, 2, number / count if count else 0, formats(num_format="0.0%"))
        sheet.conditional_format(row, 1, row, 1, {
            "type": "data_bar", "bar_solid": True, "bar_color": FILLS[shade if shade != "none" else "not_found"],
            "min_type": "num", "min_value": 0, "max_type": "num", "max_value": max(count, 1)})
    return top + len(lines) + 1


def _verdict_charts(sheet: Any, book: Any, findings: Findings, first: int, verdicts: int, stage: int,
                    stages: int) -> None:
    place, name = findings.place, sheet.get_name()
    chart = book.add_chart({"type": "doughnut"})
    chart.add_series({"name": word("by_verdict", place), "categories": [name, first, 0, first + verdicts - 1, 0],
                      "values": [name, first, 1, first + verdicts - 1, 1],
                      "points": [{"fill": {"color": FILLS[shade]}} for shade in VERDICT_SHADES],
                      "data_labels": {"value": True, "custom": [
                          {"font": {"bold": True, "color": "#222222" if shade == "unknown" else "#FFFFFF"}}
                          for shade in VERDICT_SHADES]}})
    chart.set_title({"name": word("by_verdict", place), "name_font": {"size": 11}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 300, "height": 340})
    sheet.insert_chart(3, 3, chart, {"description": _said(word("by_verdict", place), findings), "x_offset": 8})
    bars = book.add_chart({"type": "bar"})
    bars.add_series({"name": word("by_stage", place), "categories": [name, stage, 0, stage + stages - 1, 0],
                     "values": [name, stage, 1, stage + stages - 1, 1], "fill": {"color": _HEAD_RULE},
                     "data_labels": {"value": True}, "gap": 60})
    bars.set_title({"name": word("by_stage", place), "name_font": {"size": 11}})
    bars.set_legend({"none": True})
    bars.set_y_axis({"reverse": True})
    bars.set_x_axis({"major_gridlines": {"visible": True, "line": {"color": "#E0E0E0"}}, "num_format": "#,##0"})
    bars.set_size({"width": 400, "height": 340})
    sheet.insert_chart(3, 6, bars, {"description": word("by_stage", place), "x_offset": 46})


def _said(title: str, findings: Findings) -> str:
    counts = findings.report.counts().verdicts.values()
    return f"{title}: " + ", ".join(f"{text} {count}" for text, count in zip(findings.verdicts, counts))


def _rule_chart(sheet: Any, book: Any, findings: Findings, heads: list[str], first: int, last: int, at: int) -> None:
    place, name = findings.place, sheet.get_name()
    chart = book.add_chart({"type": "bar", "subtype": "percent_stacked"})
    for column, head in enumerate(heads, 3):
        if head != "overdue":
            # A pattern tells what is not in order from the rest without colours.
            fill = {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": FILLS["bad"], "bg_color": "#E3938B"}} \
                if head == "bad" else {"fill": {"color": FILLS[head]}}
            chart.add_series({"name": [name, first - 1, column], "categories": [name, first, 0, last, 0],
                              "values": [name, first, column, last, column], "gap": 30, **fill})
    chart.set_title({"name": word("by_rule", place), "name_font": {"size": 11}})
    chart.set_legend({"position": "top"})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 8}, "interval_unit": 1})
    chart.set_x_axis({"num_format": "0%", "major_gridlines": {"visible": True, "line": {"color": "#E0E0E0"}}})
    chart.set_size({"width": 1000, "height": 110 + 20 * (last - first + 1)})
    sheet.insert_chart(at, 0, chart, {"description": word("by_rule", place)})


# ---- how the file was read


class _Note(NamedTuple):
    kind: str
    sheet: Optional[str]
    row: Optional[int]
    column: Optional[str]
    header: Optional[str]
    fact: str
    value: Optional[str]
    text: str
    shade: str


def all_remarks(reading: Reading) -> list[Remark]:
    """Every remark once, the cells that could not be read first."""
    own = [remark for index in sorted(reading.unreadable) for remark in reading.unreadable[index]]
    known = {_key(remark) for remark in own}
    others = [remark for remark in reading.remarks if _key(remark) not in known]
    return own + sorted(others, key=lambda remark: remark.kind != "unreadable")


def _key(remark: Remark) -> tuple[object, ...]:
    return remark.kind, remark.sheet, remark.row, remark.column, remark.fact, remark.value


def _read_rows(findings: Findings) -> Iterator[_Note]:
    reading, place, titles = findings.reading, findings.place, findings.titles
    for remark in all_remarks(reading):
        yield _Note(REMARKS.get(remark.kind, (remark.kind,) * 2)[place], remark.sheet, remark.row, remark.column,
                    remark.header, titles.get(remark.fact or "", remark.fact or ""), remark.value, remark.texts[place],
                    "bad" if remark.kind == "unreadable" else "unknown")
    for conversion in reading.conversions:
        yield _Note(REMARKS["converted"][place], reading.sheet, conversion.first_row, None, conversion.header,
                    titles.get(conversion.fact, conversion.fact), f"{conversion.before} → {conversion.after}",
                    f"{conversion.texts[place]} ({word('cells', place).lower()}: {conversion.count})", "found")
    for header, title, name in findings.reading_columns():
        yield _Note(word("column_read", place), reading.sheet, None, None, header, title, None, name, "good")
    for header in reading.others:
        yield _Note(word("column_kept", place), reading.sheet, None, None, header, "", None, "", "not_found")


def _reading_sheet(sheet: Any, formats: _Formats, findings: Findings, notes: list[_Note], part: _Part) -> LongSheet:
    place = findings.place
    heads = [("remark", 24), ("sheet", 14), ("row", 8), ("column", 8), ("header", 30), ("fact", 34), ("value", 28),
             ("accepted", 70)]
    for number, (head, width) in enumerate(heads):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, word(head, place), formats.head())
    sheet.set_row(0, 32)
    rows = part.last - part.first
    sheet.autofilter(0, 0, rows, len(heads) - 1)
    sheet.freeze_panes(1, 0)
    _print_setup(sheet, findings)
    sheet.repeat_rows(0)

    def write(known: Known) -> Iterator[str]:
        styles = known.styles
        for row, note in enumerate(itertools.islice(notes, part.first, part.last), 2):
            cells, lines = [text_cell(f"A{row}", styles[note.shade], note.kind)], 1
            texts = (note.sheet, None, note.column, note.header, note.fact, note.value, note.text)
            for number, text in enumerate(texts, 1):
                name = f"{'ABCDEFGH'[number]}{row}"
                if number == 2 and note.row is not None:
                    cells.append(number_cell(name, styles["row"], note.row))
                if text:
                    text = fitting(text, place)
                    cells.append(text_cell(name, styles["quoted" if safe_cell(text) != text else "text"], text))
                    lines = max(lines, _lines(text, heads[number][1]))
            height = f' ht="{15 * min(lines, _MOST_LINES)}" customHeight="1"' if lines > 1 else ""
            yield f'<row r="{row}"{height}>{"".join(cells)}</row>'

    return LongSheet(put_pattern(sheet, 2, formats.of_rows()), rows + 1, len(heads), write)


# ---- the provisions


def _provisions(sheet: Any, formats: _Formats, findings: Findings, target: str, first_rule: int) -> None:
    place = findings.place
    stages = {stage.name: stage.titles[place] for stage in findings.stages}
    places = {rule.id: number for number, rule in enumerate(findings.rules)}
    heads = [("rule", 24), ("rule_title", 52), ("kind", 12), ("stage_of", 20), ("provision", 52), ("from", 12),
             ("to", 12), ("confidence", 22), ("governed", 12)]
    for number, (head, width) in enumerate(heads):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, word(head, place), formats.head())
    sheet.set_row(0, 34)
    wrapped, dates = formats(text_wrap=True), formats(num_format=formats.date, align="center")
    row = 0
    for rule, wording, records in findings.governed():
        row += 1
        sheet.write_url(row, 0, f"internal:'{target}'!{letters(first_rule + places[rule.id])}1",
                        formats(font_color="#1F4E79", underline=1), string=rule.id)
        texts = {1: rule.titles[place], 2: KINDS[rule.kind][place], 3: stages[rule.stage]}
        if wording is None:
            texts[4] = word("not_known", place)
        else:
            texts[4], texts[7] = wording.texts[place], CONFIDENCES[wording.confidence][place]
            for column, day in ((5, wording.edition.from_), (6, wording.edition.to)):
                if day is not None and day != datetime.date.max:
                    sheet.write_datetime(row, column, day, dates)
        for column, text in texts.items():
            sheet.write_string(row, column, text, wrapped)
        sheet.write_number(row, 8, records, formats(num_format="#,##0"))
        sheet.set_row(row, 15 * max(_lines(text, heads[column][1]) for column, text in texts.items()))
    sheet.autofilter(0, 0, row, len(heads) - 1)
    sheet.freeze_panes(1, 1)
    _print_setup(sheet, findings)
    sheet.repeat_rows(0)
