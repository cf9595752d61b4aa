# SPDX-License-Identifier: MIT
"""Findings and templates as files: what they hold equals the reports, nothing in them is executed, both languages."""

import csv
import datetime
import html.parser
import io
import json
import os
import pathlib
import random
import re
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
import zipfile
from typing import NamedTuple, Optional

import partyorg
import pytest
from partyorg import writing
from partyorg.writing import _findings, _safe, _page, _sheets, _workbook, _words

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import random_cases  # noqa: E402

DAY = datetime.date(2025, 8, 1)
CHECKS = [check.name for check in partyorg.checks()]
HOSTILE = ['=1+1', '+84 912', '-5', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '"=1"', "'=1", '\ufeff=1', '\u00a0@x',
           '＝1+1', '＋1', '－1', '＠x', '=cmd|\' /C calc\'!A0', '=HYPERLINK("http://example.org","x")', 'x;=1+1',
           'x,@y', 'x\t-1',
           'http://example.org', 'mailto:a@example.org', 'internal:Sheet1!A1', 'external:c:\\x.xlsx',
           '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '&amp;', '{=1}', '_x0041_', 'a\x00b',
           'a\x0bb', 'nửa \ud800 ký tự', '<r>&</r>', '<r><t>x</t></r>', '_x0041_x0042_', '\ufffe\uffff',
           '1e5', '007', '']


def openpyxl():
    return pytest.importorskip("openpyxl")


@pytest.fixture
def excel():
    pytest.importorskip("xlsxwriter")
    return openpyxl()


@pytest.fixture
def charts():
    pytest.importorskip("matplotlib")


# ---- a reading as partyorg.reading makes it


class Remark(NamedTuple):
    kind: str
    sheet: Optional[str]
    row: Optional[int]
    column: Optional[str]
    header: Optional[str]
    fact: Optional[str]
    value: Optional[str]
    texts: tuple

    def text(self, lang="en"):
        return f"{self.sheet}!{self.column}{self.row}: {self.texts[lang == 'en']}"


class Conversion(NamedTuple):
    fact: str
    header: str
    way: str
    count: int
    first_row: int
    before: str
    after: str
    texts: tuple

    def text(self, lang="en"):
        return f"{self.header}: {self.texts[lang == 'en']}"


class Reading:
    def __init__(self, check, facts, rows, others, source="ho-so.xlsx"):
        self.check, self.facts, self.rows, self.others = check, facts, rows, others
        self.source, self.sheet = source, "Hồ sơ"
        self.columns = {fact.title("vi"): fact.name for fact in facts_of(check) if fact.name in facts}
        self.remarks, self.conversions, self.unreadable = [], [], {}

    def __len__(self):
        return len(self.rows)

    def text(self, lang="en"):
        return ""


def facts_of(check):
    return partyorg.facts(next(one.subject for one in partyorg.checks() if one.name == check))


def draw(check, count, seed=1, dated=False):
    """Random files as columns, examination dates among them when `dated`."""
    rng = random.Random(seed)
    columns = {fact.name: [] for fact in facts_of(check)}
    ons = []
    for _ in range(count):
        on = random_cases.draw_on(rng) if dated else DAY
        facts = random_cases.draw_facts(rng, check, on)
        random_cases.favour(rng, check, facts)
        unknown = rng.choice((0, 0.05, 0.3))
        for fact in facts_of(check):
            value = facts.get(fact.name)
            if value is None or rng.random() < unknown:
                value = None
            elif fact.type == "int":
                value = min(value, fact.maximum)
            elif fact.type == "date" and isinstance(value, str):
                value = datetime.date.fromisoformat(value)
            columns[fact.name].append(value)
        ons.append(on)
    if dated:
        columns["on"] = ons
    return columns


def table(check, count=60, seed=1, dated=False, texts=HOSTILE, **more):
    """A reading of random files and its report; hostile texts beside them, and cells that could not be read."""
    facts = draw(check, count, seed, dated)
    reading = Reading(check, facts, [2 * i + 5 for i in range(count)],
                      {"Mã hồ sơ": [f"HS-{i:03}" for i in range(count)],
                       "=1+1": [texts[i % len(texts)] for i in range(count)]}, **more)
    name, title = facts_of(check)[0].name, facts_of(check)[0].title("vi")
    for index in range(0, count, 7):
        remark = Remark("unreadable", "Hồ sơ", reading.rows[index], "C", title, name, HOSTILE[index % len(HOSTILE)],
                        ("không đọc được; chấp nhận: …", "unreadable; accepted: ..."))
        reading.unreadable[index] = [remark]
        reading.remarks.append(remark)
    reading.remarks.append(Remark("ignored", "Hồ sơ", 1, "D", "=1+1", None, None, ("không phải dữ kiện", "no fact")))
    reading.conversions.append(Conversion(name, title, "serial", count, 5, "=45000", "15/03/2023",
                                          ("số thành ngày", "serials")))
    given = {} if dated else {"on": DAY}
    return reading, partyorg.check_table(check, facts, values="all", **given)


def says(finding, status, lang):
    """Whether the text of a finding has that status after its title, which may hold a dash itself."""
    return re.match(re.escape(f"{finding.title(lang)} – {status}") + r"(\. |$)", finding.text(lang)) is not None


def nfc(text):
    return unicodedata.is_normalized("NFC", text)


# ---- lines for people


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("check", CHECKS)
def test_lines_are_the_reports(check, lang):
    reading, report = table(check, 150, dated=True)
    titles = {fact.name: fact.title(lang) for fact in facts_of(check)}
    for line in writing.rows_for_people(reading, report, lang):
        one = report.report(line.record)
        assert (line.row, line.label) == (reading.rows[line.record], f"HS-{line.record:03}")
        assert (line.verdict, line.verdict_text) == (one.verdict, partyorg.status_title(one.verdict, lang))
        stage = next((stage.title(lang) for stage in partyorg.stages(check) if stage.name == one.stage), "")
        assert line.stage == stage
        assert line.missing == [titles[name] for name in one.missing_for_verdict]
        assert line.contradictions == [titles[name] for name in one.contradictions]
        due = one.next_step.due
        assert (line.due, line.overdue) == (due, due is not None and due < one.on)
        assert line.due_rule == ("" if line.due is None else partyorg.rule(check, one.next_step.due_rule).title(lang))
        unknown = [finding for finding in one if finding.no_edition and finding.status == "unknown"]
        assert line.no_text == ("" if not unknown else _words.word("no_text", lang == "en", count=len(unknown)))
        failed = set(report.failed(line.record)) | {finding.id for finding in one if finding.overdue}
        reasons = [finding.title(lang) for finding in one if finding.id in failed]
        assert all(text.startswith(title) for text, title in zip(line.reasons, reasons))
        if one.verdict == "not_met":
            assert line.reasons  # there is always something to say
        elif not any(finding.kind == "ground" for finding in one):
            assert len(line.reasons) == len(reasons)
        assert len(line.unreadable) == len(reading.unreadable.get(line.record, ()))


@pytest.mark.parametrize("check", CHECKS)
def test_statuses_read_as_the_library_says_them(check):
    """Each rule reads as its finding does: 'vướng', 'trễ hạn', 'QUÁ HẠN' and not only met or not."""
    reading, report = table(check, 150, dated=True)
    for lang in ("vi", "en"):
        findings = _findings.Findings(reading, report, lang)
        for index in range(len(report)):
            masks = findings.masks(index)
            for number, finding in enumerate(report.report(index)):
                state, shade = findings.state(number, masks)
                said = _words.STATES[state][lang == "en"]
                assert says(finding, said, lang), (finding.text(lang), said)
                order = {("bar", "met"): "bad", ("bar", "not_met"): "good", ("ground", "met"): "found",
                         ("ground", "not_met"): "not_found"}.get((finding.kind, finding.status))
                order = order or {"met": "good", "not_met": "bad", "unknown": "bad" if finding.overdue else "unknown",
                                  "not_applicable": "none"}[finding.status]
                assert shade == order


@pytest.mark.parametrize("check", CHECKS)
def test_counts_and_provisions_are_those_of_the_findings(check):
    reading, report = table(check, 80, dated=True)
    findings = _findings.Findings(reading, report, "en")
    reports = [report.report(i) for i in range(len(report))]
    for number, (rule, shades, late) in enumerate(findings.shades()):
        assert sum(shades.values()) == len(report)
        assert late == sum(one[rule.id].overdue for one in reports)
    expected = {}
    for one in reports:
        for finding in one:
            key = finding.id, finding.provision("en")
            expected[key] = expected.get(key, 0) + 1
    got = {}
    for rule, wording, records in findings.governed():  # several editions may have one text
        key = rule.id, None if wording is None else wording.text("en")
        got[key] = got.get(key, 0) + records
    assert got == expected


def test_only_some_records():
    reading, report = table("admission")
    chosen = list(report.rows("not_met"))
    assert [line.record for line in writing.rows_for_people(reading, report, only=chosen)] == chosen


def test_a_report_of_something_else_is_refused():
    reading, report = table("admission", 5)
    other, _ = table("recognition", 5)
    shorter, _ = table("admission", 4)
    for wrong in (other, shorter):
        with pytest.raises(partyorg.Error) as error:
            list(writing.rows_for_people(wrong, report))
        assert error.value.message("vi") and error.value.name == "report"
    with pytest.raises(partyorg.Error):
        writing.rows_for_people(reading, report, "fr")


def test_no_identifying_column():
    reading, report = table("admission", 5)
    reading.others = {}
    assert [line.label for line in writing.rows_for_people(reading, report)] == [""] * 5


# ---- safe cells


EXECUTED = re.compile(r"[\s\"\u00a0\u200b\ufeff]*[=+\-@＝＋－＠]")


@pytest.mark.parametrize("text", HOSTILE)
def test_safe_cells(text):
    safe = writing.safe_cell(text)
    assert not EXECUTED.match(safe)
    assert not safe.startswith(("\t", "\r", "\n")) and "\x00" not in safe
    for separator in ",;\t|\r\n":
        assert not any(EXECUTED.match(part) for part in safe.split(separator))
    # Only apostrophes are put in, and a symbol for a NUL.
    text, rest = text.replace("\0", "\u2400"), iter(safe)
    assert all(any(char == other for other in rest) for char in text)
    assert safe.replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize("text", ["", "abc", "a-b", "a = b", "12", "Nguyễn – x", "có", "01/02/2025", "x; y", "HS-01"])
def test_ordinary_cells_stay(text):
    assert writing.safe_cell(text) == text


# ---- the workbook


def sheets(excel, path):
    book = excel.load_workbook(path)
    return book


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("check", CHECKS)
def test_workbook_holds_the_findings(excel, tmp_path, check, lang):
    reading, report = table(check, 60, dated=True)
    path, seen = tmp_path / "kết quả.xlsx", []
    writing.findings_workbook(path, reading, report, lang=lang, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (60, 60)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    book = excel.load_workbook(path)
    place = int(lang == "en")
    assert book.sheetnames == [_words.word(key, place)
                               for key in ("sheet_summary", "sheet_findings", "sheet_reading", "sheet_rules")]
    summary, sheet, read, rules = book.worksheets
    header = [cell.value for cell in sheet[1]]
    ids = [rule.id for rule in partyorg.rules(check)]
    assert header[-len(ids):] == ids
    for cell, rule in zip(sheet[1][-len(ids):], partyorg.rules(check)):
        assert rule.title(lang) in cell.comment.text
    columns = {name: header.index(_words.word(name, place))
               for name in ("row", "verdict", "stage", "reasons", "missing", "due", "due_rule")}
    assert sheet.max_row == 61 and sheet.auto_filter.ref and sheet.freeze_panes == "C2"
    assert sheet.page_setup.orientation == "landscape" and sheet.sheet_properties.pageSetUpPr.fitToPage
    for line, cells in zip(writing.rows_for_people(reading, report, lang), sheet.iter_rows(min_row=2)):
        values = [cell.value for cell in cells]
        assert values[columns["row"]] == line.row
        assert values[columns["verdict"]] == line.verdict_text
        assert (values[columns["stage"]] or "") == line.stage
        assert (values[columns["reasons"]] or "") == "\n".join(line.reasons)
        assert (values[columns["missing"]] or "").split("\n")[:len(line.missing)] == line.missing
        due = values[columns["due"]]
        assert (due.date() if due else None) == line.due
        one = report.report(line.record)
        for cell, finding in zip(cells[-len(ids):], one):
            if finding.status == "not_applicable":
                assert cell.value == "–"
            else:
                assert says(finding, cell.value, lang)
        infos = [info for info in partyorg.values(check)]
        for info, value in zip(infos, values[columns["due_rule"] + 1:]):
            expected = one.values.get(info.name)
            if info.type == "date":
                assert (value.date() if value else None) == expected
            elif info.type in ("int", "decimal"):
                assert value == expected
            else:
                assert (value is None) == (expected is None)
    # Colours go by status, and the text says the same.
    fills = {}
    for cells in sheet.iter_rows(min_row=2, min_col=len(header) - len(ids) + 1):
        for cell in cells:
            fills.setdefault(cell.value, set()).add(cell.fill.fgColor.rgb)
    assert all(len(colours) == 1 for colours in fills.values())
    assert len(read["A"]) == 1 + 9 + 1 + 1 + len(reading.columns) + 2
    assert {rules.cell(row, 1).value for row in range(2, rules.max_row + 1)} == set(ids)
    for book_sheet in book.worksheets:
        for cells in book_sheet.iter_rows():
            assert all(nfc(cell.value) for cell in cells if isinstance(cell.value, str))


def test_nothing_in_the_workbook_is_executed(excel, tmp_path):
    reading, report = table("admission", 2 * len(HOSTILE), source='=cmd|" /C calc"!A0')
    reading.columns["=2+2"] = "born_on"
    writing.findings_workbook(tmp_path / "x.xlsx", reading, report)
    book = excel.load_workbook(tmp_path / "x.xlsx")
    for sheet in book.worksheets:
        for cells in sheet.iter_rows():
            for cell in cells:
                assert cell.data_type != "f"
                if cell.hyperlink is not None:
                    assert cell.hyperlink.target is None and cell.hyperlink.location.startswith("'Kết quả'!")
                    assert cell.value in {rule.id for rule in partyorg.rules("admission")}
    with zipfile.ZipFile(tmp_path / "x.xlsx") as file:
        assert file.testzip() is None
        for name in file.namelist():
            data = file.read(name)
            if name.endswith((".xml", ".rels", ".vml")):
                ElementTree.fromstring(data)
            if name.startswith("xl/worksheets/"):
                assert b"<f>" not in data and b"<f " not in data and b"r:id=" not in data.split(b"</sheetData>")[0]
            assert b'TargetMode="External"' not in data and b"externalLink" not in data and b"ddeLink" not in data
    # Texts come back as they were but for what no cell can hold, and stay texts when a person edits them.
    sheet = book["Kết quả"]
    assert sheet.cell(1, 3).value == "=1+1"
    for index in range(len(HOSTILE)):
        cell, text = sheet.cell(index + 2, 3), HOSTILE[index]
        if text and text.isprintable() and "_x" not in text:
            assert cell.value == text and cell.data_type == "s"
        if text and text[0] in "=+-@＝＋－＠":
            assert cell.quotePrefix


def test_headers_and_names_of_files_may_be_anything(excel, tmp_path):
    reading, report = table("admission", 3, source="<r>&</r>", texts=["<r>&</r>", "_x0041_x0042_", "a\udcffb\uffff"])
    reading.others = {"<r><t>x</t></r>": ["a", "b", "c"], "_x0041_x0042_": ["", "", ""], "\udcff": ["d", "e", "f"],
                      "=1+1": reading.others["=1+1"]}
    reading.remarks.append(reading.remarks[0]._replace(sheet="<r></r>", header="<r>", value="\ufffe", row=99))
    writing.findings_workbook(tmp_path / "x.xlsx", reading, report)
    with zipfile.ZipFile(tmp_path / "x.xlsx") as file:
        for name in file.namelist():
            if name.endswith(".xml"):
                ElementTree.fromstring(file.read(name))
    book = excel.load_workbook(tmp_path / "x.xlsx")
    assert "<r>&</r>" in [cell.value for cell in book.worksheets[0]["B"]]
    assert [cell.value for cell in book["Kết quả"][1]][1:5] == ["<r><t>x</t></r>", "_x0041_x0042_", "\ufffd", "=1+1"]
    # openpyxl leaves the code for an underscore as it is in a text that stands in its cell
    assert [cell.value.replace("_x005F_", "_") for cell in book["Kết quả"]["E"]][1:] == [
        "<r>&</r>", "_x0041_x0042_", "a\ufffdb\ufffd"]
    assert ["<r></r>", "<r>", "\ufffd"] in [[row[1], row[4], row[6]] for row in book.worksheets[2].values]


def test_charts_say_what_the_cells_hold(excel, tmp_path):
    """Also to programs that show a chart by what it holds itself."""
    reading, report = table("recognition", 60)
    writing.findings_workbook(tmp_path / "x.xlsx", reading, report)
    sheet, series = excel.load_workbook(tmp_path / "x.xlsx").worksheets[0], 0
    chart = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    with zipfile.ZipFile(tmp_path / "x.xlsx") as file:
        for name in file.namelist():
            if not name.startswith("xl/charts/chart"):
                continue
            for reference in (one for of in ("strRef", "numRef") for one in
                              ElementTree.fromstring(file.read(name)).iter(chart + of)):
                cells = sheet[reference.find(f"{chart}f").text.split("!")[1].replace("$", "")]
                column = [row[0].value for row in cells] if isinstance(cells, tuple) else [cells.value]
                held = {int(one.get("idx")): one[0].text for one in reference.iter(chart + "pt")}
                assert held == {i: str(value) for i, value in enumerate(column) if value is not None}
                assert int(next(reference.iter(chart + "ptCount")).get("val")) == len(column)
                series += 1
    assert series > 10


def test_long_texts_are_cut_and_say_so(excel, tmp_path):
    reading, report = table("admission", 3, texts=["x" * 40_000, "𝒳" * 20_000, "ngắn"])
    writing.findings_workbook(tmp_path / "x.xlsx", reading, report)
    sheet = excel.load_workbook(tmp_path / "x.xlsx")["Kết quả"]
    for row in (2, 3):
        assert "đã cắt" in sheet.cell(row, 3).value
        assert len(sheet.cell(row, 3).value.encode("utf-16-le")) // 2 <= 32_767
    assert sheet.cell(4, 3).value == "ngắn"


def test_records_go_on_in_another_sheet(excel, tmp_path, monkeypatch):
    monkeypatch.setattr(_workbook, "_MAX_ROWS", 26)
    reading, report = table("recognition", 60)
    writing.findings_workbook(tmp_path / "x.xlsx", reading, report, lang="en")
    book = excel.load_workbook(tmp_path / "x.xlsx")
    assert [name for name in book.sheetnames if name.startswith("Findings")] == ["Findings", "Findings 2", "Findings 3"]
    rows = [book[name].cell(row, 1).value for name in book.sheetnames if name.startswith("Findings")
            for row in range(2, book[name].max_row + 1)]
    assert rows == reading.rows
    for name in ("Findings", "Findings 2"):
        assert book[name].cell(1, 1).value == "Row"


def test_row_by_row_readers_see_everything(excel, tmp_path):
    reading, report = table("recognition", 60)
    writing.findings_workbook(tmp_path / "x.xlsx", reading, report)
    book = excel.load_workbook(tmp_path / "x.xlsx", read_only=True)
    assert sum(1 for _ in book["Kết quả"].iter_rows()) == 61
    calamine = pytest.importorskip("python_calamine")
    rows = calamine.CalamineWorkbook.from_path(str(tmp_path / "x.xlsx")).get_sheet_by_name("Kết quả").to_python()
    assert len(rows) == 61 and rows[1][0] == 5 and rows[1][1] == "HS-000"


def test_an_empty_table(excel, charts, tmp_path):
    reading, report = table("admission", 0)
    reading.remarks, reading.conversions = [], []
    writing.findings_workbook(tmp_path / "x.xlsx", reading, report)
    assert excel.load_workbook(tmp_path / "x.xlsx")["Kết quả"].max_row == 1
    writing.findings_page(tmp_path / "x.html", reading, report)
    text = io.StringIO()
    writing.findings_csv(text, reading, report)
    assert text.getvalue().count("\n") == 1
    for lines, expected in ((False, []), (True, None)):
        text = io.StringIO()
        writing.findings_json(text, reading, report, lines=lines)
        assert (json.loads(text.getvalue()) if not lines else text.getvalue() or None) == expected


def test_what_was_there_stays_when_writing_fails(excel, tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"before")

    def stop(done, total):
        raise KeyboardInterrupt

    reading, report = table("admission", 5)
    with pytest.raises(KeyboardInterrupt):
        writing.findings_workbook(path, reading, report, progress=stop)
    assert path.read_bytes() == b"before" and [file.name for file in tmp_path.iterdir()] == ["x.xlsx"]
    with pytest.raises(OSError):
        writing.findings_workbook(tmp_path / "no" / "x.xlsx", reading, report)


@pytest.mark.parametrize("module, extra", [("xlsxwriter", "excel"), ("matplotlib", "charts")])
def test_a_library_that_is_not_there(tmp_path, monkeypatch, module, extra):
    monkeypatch.setitem(sys.modules, module, None)
    reading, report = table("admission", 2)
    with pytest.raises(partyorg.Error) as error:
        if module == "xlsxwriter":
            writing.template_workbook(tmp_path / "x", "admission")
        else:
            writing.findings_page(tmp_path / "x", reading, report)
    for lang in ("vi", "en"):
        assert f"pip install \"partyorg[{extra}]\"" in error.value.message(lang)
    assert not list(tmp_path.iterdir())


# ---- the template


def choices_of(book, validation):
    sheet, cells = re.fullmatch(r"=?'?([^'!]+)'?!(.+)", validation.formula1).groups()
    return [cell.value for row in book[sheet][cells.replace("$", "")] for cell in row]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("check", CHECKS)
def test_template(excel, tmp_path, check, lang):
    path, place = tmp_path / "mẫu.xlsx", int(lang == "en")
    writing.template_workbook(path, check, lang=lang, rows=500)
    book = excel.load_workbook(path)
    sheet = book.worksheets[0]
    assert book.active is sheet and sheet.freeze_panes == "B2" and sheet.max_row == 1
    facts = {fact.name: fact for fact in facts_of(check)}
    header = [cell.value for cell in sheet[1]]
    assert header[0] == ("Mã hồ sơ", "File no.")[place]
    with pytest.raises(partyorg.Error):
        partyorg.find_fact(next(one.subject for one in partyorg.checks() if one.name == check), header[0])
    assert sorted(header[1:]) == sorted(fact.title(lang) for fact in facts.values())
    by_column = {next(iter(validation.sqref.ranges)).min_col: validation
                 for validation in sheet.data_validations.dataValidation}
    assert len(by_column) == len(facts)
    for column, title in enumerate(header[1:], 2):
        fact, validation = next(fact for fact in facts.values() if fact.title(lang) == title), by_column[column]
        cells = next(iter(validation.sqref.ranges))
        assert (cells.min_row, cells.max_row) == (2, 501)
        note = sheet.cell(1, column).comment.text
        assert fact.name in note and title in note
        assert validation.showInputMessage in (True, None) and validation.prompt and validation.error
        assert len(validation.prompt) <= 255 and len(validation.promptTitle) <= 32 and len(validation.error) <= 255
        if fact.choices or fact.type == "bool":
            assert validation.type == "list"
            offered = choices_of(book, validation)
            expected = [choice.title(lang) for choice in fact.choices] or [("có", "không"), ("yes", "no")][place]
            assert offered == list(expected)
            for text, value in zip(offered, [choice.name for choice in fact.choices] or [True, False]):
                subject = next(one.subject for one in partyorg.checks() if one.name == check)
                assert partyorg.parse_fact(subject, title, text) == value
            assert all(choice.title(lang) in note for choice in fact.choices)
        elif fact.type == "date":
            assert validation.type == "date" and (validation.formula1, validation.formula2) == ("61", "73415")
            assert ("ngày/tháng/năm" in validation.prompt) == (lang == "vi")
            # Columns in a row with the same settings are one element of the file.
            style = next(one for one in sheet.column_dimensions.values() if one.min <= column <= one.max)
            assert style.number_format == ("dd/mm/yyyy", "yyyy-mm-dd")[place]
        else:
            assert validation.type == {"int": "whole", "decimal": "decimal"}[fact.type]
            assert (float(validation.formula1), float(validation.formula2)) == (fact.minimum, fact.maximum)
            if fact.unit:
                assert partyorg.unit_title(fact.unit, lang) in note
    text = "\n".join(str(value) for row in book.worksheets[1].iter_rows(values_only=True) for value in row)
    assert all(name in text for name in facts) and f"partyorg check {check}" in text
    assert book.worksheets[2].sheet_state == "hidden"
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" and (not isinstance(cell.value, str) or nfc(cell.value))


def test_examples_in_the_help_are_accepted(excel, tmp_path):
    for check in partyorg.checks():
        for lang in ("vi", "en"):
            writing.template_workbook(tmp_path / "x.xlsx", check.name, lang=lang, rows=1)
            sheet = excel.load_workbook(tmp_path / "x.xlsx").worksheets[1]
            names = {fact.name for fact in partyorg.facts(check.subject)}
            found = 0
            for row in sheet.iter_rows(values_only=True):
                if row[5] in names:
                    value = row[4].date() if isinstance(row[4], datetime.datetime) else row[4]
                    text = value.isoformat() if isinstance(value, datetime.date) else str(value)
                    assert partyorg.parse_fact(check.subject, row[5], text) is not None
                    found += 1
            assert found == len(names)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("check", CHECKS)
def test_a_filled_in_template_is_read_back(excel, tmp_path, check, lang):
    """Every header and choice of the template is known to the reader, and the values come back."""
    reading = pytest.importorskip("partyorg.reading")
    path, subject = tmp_path / "x.xlsx", next(one.subject for one in partyorg.checks() if one.name == check)
    writing.template_workbook(path, check, lang=lang, rows=20)
    assert len(reading.read(path, check)) == 0
    book, facts = excel.load_workbook(path), draw(check, 12)
    sheet = book.worksheets[0]
    for column, cell in enumerate(sheet[1], 1):
        for row in range(12):
            if column == 1:
                sheet.cell(row + 2, 1, f"{row:03}")
                continue
            fact = partyorg.find_fact(subject, cell.value)
            value = facts[fact.name][row]
            if value is None or fact.type == "date":
                sheet.cell(row + 2, column, value)
            elif fact.type in ("int", "decimal"):
                sheet.cell(row + 2, column, float(value) if fact.type == "decimal" else value)
            else:
                sheet.cell(row + 2, column, partyorg.format_fact(subject, fact.name, value, lang))
    book.save(path)
    read = reading.read(path, check)
    assert not read.unreadable and next(iter(read.others.values())) == [f"{row:03}" for row in range(12)]
    for name, values in facts.items():
        got, given = ([value if value is None or isinstance(value, (str, datetime.date)) else float(value)
                       for value in column] for column in (read.facts.get(name, [None] * 12), values))
        assert got == given
    report = read.check_table(on=DAY)
    writing.findings_workbook(tmp_path / "y.xlsx", read, report, lang=lang)
    assert excel.load_workbook(tmp_path / "y.xlsx").worksheets[1].max_row == 13


def test_template_refuses(excel, tmp_path):
    for rows in (0, -1, 1_048_576, True, "5", 2.0):
        with pytest.raises(partyorg.Error) as error:
            writing.template_workbook(tmp_path / "x.xlsx", "admission", rows=rows)
        assert "1048575" in error.value.message("vi")
    with pytest.raises(partyorg.Error):
        writing.template_workbook(tmp_path / "x.xlsx", "admision")
    with pytest.raises(partyorg.Error):
        writing.template_workbook(tmp_path / "x.xlsx", "admission", lang="fr")
    assert not list(tmp_path.iterdir())


# ---- CSV and JSON


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("check", ["admission", "deletion", "review", "dues"])
def test_csv(check, lang):
    reading, report = table(check, 60)
    file = io.StringIO(newline="")
    writing.findings_csv(file, reading, report, lang=lang)
    file.seek(0)
    header, *rows = csv.reader(file)
    place = int(lang == "en")
    assert len(rows) == 60 and header[2] == "'=1+1"
    ids = [rule.id for rule in partyorg.rules(check)]
    assert header[-len(ids):] == ids
    verdict = header.index(_words.word("verdict", place))
    for line, row in zip(writing.rows_for_people(reading, report, lang), rows):
        assert row[0] == str(line.row) and row[verdict] == line.verdict_text
        assert row[verdict + 2] == writing.safe_cell("; ".join(line.reasons))
        for text, finding in zip(row[-len(ids):], report.report(line.record)):
            assert says(finding, text, lang)
        for text in row:
            if not re.fullmatch(r"-?\d+(\.\d+)?", text):
                assert not EXECUTED.match(text)
    encoded = file.getvalue().encode("utf-8-sig")
    assert encoded.decode("utf-8-sig") == file.getvalue()


def test_csv_numbers_stay_numbers():
    """A negative number that the library computed is a number, and not a text with an apostrophe."""
    reading, report = table("review_cap", 40)
    file = io.StringIO(newline="")
    writing.findings_csv(file, reading, report, delimiter=";")
    file.seek(0)
    header, *rows = csv.reader(file, delimiter=";")
    first = header.index(_words.word("due_rule", 0)) + 1
    names = [info.name for info in partyorg.values("review_cap")]
    for index, row in enumerate(rows):
        values = report.report(index).values
        for info, text in zip(partyorg.values("review_cap"), row[first:]):
            if info.type in ("int", "decimal"):
                assert text == ("" if values.get(info.name) is None else str(values[info.name]))
    assert names


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("lines", [False, True])
def test_json(lang, lines, tmp_path):
    reading, report = table("deletion", 60)
    path = tmp_path / "x.json"
    with open(path, "w", encoding="utf-8") as file:
        writing.findings_json(file, reading, report, lang=lang, lines=lines)
    text = path.read_text(encoding="utf-8")
    records = [json.loads(line) for line in text.splitlines()] if lines else json.loads(text)
    assert len(records) == 60
    for index, record in enumerate(records):
        assert record["row"] == reading.rows[index]
        assert record["others"] == {header: texts[index] for header, texts in reading.others.items()}
        unreadable = [(one["sheet"], one["row"], one["column"], one["value"]) for one in record["unreadable"]]
        assert unreadable == [(one.sheet, one.row, one.column, one.value) for one in reading.unreadable.get(index, ())]
        expected = report.report(index).to_dict(lang)
        assert {name: record[name] for name in expected} == expected


# ---- the page


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.texts, self.attributes = [], [], []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attributes]

    def handle_data(self, data):
        self.texts.append(data)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("check", ["admission", "deletion", "meeting"])
def test_page(charts, tmp_path, check, lang):
    reading, report = table(check, 2 * len(HOSTILE), source="<b>x</b>.xlsx", dated=True)
    reading.others["Mã hồ sơ"] = (HOSTILE * 2)[:len(reading)]
    writing.findings_page(tmp_path / "x.html", reading, report, lang=lang)
    text = (tmp_path / "x.html").read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    assert ("html", "lang", lang) in page.attributes and page.tags.count("svg") in (3, 4)
    assert page.tags.count("title") == 1
    # Nothing is fetched, nothing is executed but the one script whose digest the page names.
    assert not {"img", "iframe", "object", "embed", "link", "base", "form"} & set(page.tags)
    assert page.tags.count("script") == 1
    for tag, name, value in page.attributes:
        assert not name.startswith("on") and name not in ("src", "action", "srcset")
        if name.endswith("href"):
            assert value.startswith("#")
    assert "url(http" not in text and "@import" not in text
    assert all(dict((name, value) for tag, name, value in page.attributes if tag == "svg").get(name)
               for name in ("role", "aria-label"))
    ids = [value for _, name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    said = "".join(page.texts)
    assert "<script>alert(1)</script>" in said and "<b>x</b>.xlsx" in said
    assert nfc(re.sub(r"data-h=\"[^\"]*\"", "", text))
    chosen, left = _page._chosen(_findings.Findings(reading, report, lang))
    assert left == 0
    for index in chosen:
        assert report.verdict[index] or report.failed(index) or index in reading.unreadable or \
            any(finding.overdue for finding in report.report(index))
    for rule in partyorg.rules(check):
        assert rule.id in said


def test_page_shows_some_and_says_how_many_not(charts, tmp_path, monkeypatch):
    monkeypatch.setattr(_page, "SHOWN", 7)
    reading, report = table("recognition", 60)
    writing.findings_page(tmp_path / "x.html", reading, report)
    text = (tmp_path / "x.html").read_text(encoding="utf-8")
    records = text.split('<section id="records">')[1].split("</section>")[0]
    assert records.count("<tr>") == 8
    total = int(re.search(r"<h2>[^(]+\((\d+)\)</h2>", records).group(1))
    assert f"còn {total - 7} hồ sơ" in records


def test_page_is_the_same_each_time(charts, tmp_path):
    reading, report = table("recognition", 30)
    for name in ("a.html", "b.html"):
        writing.findings_page(tmp_path / name, reading, report)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


# ---- words


def test_every_text_in_both_languages():
    for texts in (_words.WORDS, _words.STATES, _words.KINDS, _words.CONFIDENCES, _words.REMARKS, _words.TYPES):
        for key, (vi, en) in texts.items():
            assert vi and en and nfc(vi) and nfc(en), key
            assert re.findall(r"{\w+}", vi) == re.findall(r"{\w+}", en) or sorted(re.findall(r"{\w+}", vi)) == \
                sorted(re.findall(r"{\w+}", en)), key


def test_import_needs_nothing():
    import subprocess
    code = "import sys, partyorg.writing; print(sorted({'xlsxwriter', 'matplotlib', 'numpy'} & set(sys.modules)))"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ}, check=True)
    assert made.stdout.strip() == "[]"
