# SPDX-License-Identifier: MIT
"""The command `partyorg`: what it prints in both languages and every format, its exit codes, its complaints.

Most calls run in this process with streams of their own; a terminal, a closed pipe and Ctrl-C need a process.
"""

import array
import csv
import fcntl
import io
import json
import os
import pathlib
import random
import re
import shlex
import shutil
import signal
import subprocess
import sys
import termios
import time

import pytest

pytest.importorskip("click")
pytest.importorskip("rich")

import partyorg  # noqa: E402
from partyorg.command import main  # noqa: E402
from partyorg.command._say import language_of, printable  # noqa: E402

TOP = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / "tests"))
from shown import holds  # noqa: E402
CODES = {0, 1, 2, 3, 4}
FILES = ("id,born_on,citizen_vn,cell_met_on\nA,2000-01-01,yes,2025-08-20\nB,2010-05-05,yes,2025-08-20\n"
         "C,,yes,2025-08-20\n")
CHECKS = [check.name for check in partyorg.checks()]


class Ran:
    """What came of a call."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    def json(self):
        return json.loads(self.out)

    def __repr__(self):
        return f"<{self.code}\n{self.out}\n{self.err}>"


@pytest.fixture(autouse=True)
def english(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "PARTYORG_LANG", "NO_COLOR", "FORCE_COLOR", "PARTYORG_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture
def call(monkeypatch):
    def call(*argv, stdin=b""):
        data = stdin.encode() if isinstance(stdin, str) else stdin
        streams = [io.TextIOWrapper(io.BytesIO(one), encoding="utf-8", newline="", write_through=True)
                   for one in (data, b"", b"")]
        with monkeypatch.context() as patch:
            for name, stream in zip(("stdin", "stdout", "stderr"), streams):
                patch.setattr(sys, name, stream)
            code = main([str(one) for one in argv])
        out, err = (stream.buffer.getvalue().decode() for stream in streams[1:])
        assert "Traceback" not in err and "\x1b" not in out + err
        return Ran(code, out, err)
    return call


@pytest.fixture
def files(tmp_path):
    path = tmp_path / "files.csv"
    path.write_text(FILES, encoding="utf-8")
    return path


def process(*argv, **more):
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONWARNINGS": "error", **more.pop("env", {})}
    return subprocess.Popen([sys.executable, "-m", "partyorg", *map(str, argv)], env=env, **more)


# ---- language


def test_language_is_that_asked_for_else_of_the_locale():
    for environment, lang in (({}, "en"), ({"LANG": "vi_VN.UTF-8"}, "vi"), ({"LANG": "vi"}, "vi"),
                              ({"LANG": "en_GB"}, "en"),
                              ({"LC_ALL": "C", "LANG": "vi_VN"}, "en"),
                              ({"LC_MESSAGES": "vi_VN", "LANG": "en_US"}, "vi"),
                              ({"PARTYORG_LANG": "vi", "LANG": "en_US"}, "vi"), ({"LANG": "vie"}, "en")):
        assert language_of([], environment) == lang, environment
    assert language_of(["--lang", "vi", "checks"], {}) == "vi"
    assert language_of(["checks", "--lang=vi"], {"PARTYORG_LANG": "en"}) == "vi"
    assert language_of(["check", "--", "--lang=vi"], {}) == "en"


def test_the_environment_chooses_and_is_examined(call, monkeypatch):
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    assert "Cách dùng" in call("--help").out
    assert "Usage" in call("--lang", "en", "--help").out
    monkeypatch.setenv("PARTYORG_LANG", "fr")
    ran = call("checks")
    assert ran.code == 2 and "PARTYORG_LANG" in ran.err and "“fr”" in ran.err and "vi, en" in ran.err
    assert call("checks", "--lang", "vi").code == 0


def commands():
    from partyorg.command._program import program

    def walk(command, path):
        yield path
        for name, inner in getattr(command, "commands", {}).items():
            yield from walk(inner, [*path, name])
    return list(walk(program("en"), []))


@pytest.mark.parametrize("path", commands(), ids="-".join)
def test_help_of_every_command_is_in_both_languages(call, path):
    said = {}
    for lang in ("vi", "en"):
        before = call("--lang", lang, *path, "--help")
        after = call(*path, "--lang", lang, "-h")
        assert before.code == after.code == 0 and before.out == after.out and before.err == ""
        said[lang] = before.out
    assert said["vi"].startswith("Cách dùng: partyorg") and said["en"].startswith("Usage: partyorg")
    for word in ("Options", "Commands", "Usage", "Show ", "OPTION", " exit"):
        assert word not in said["vi"], word
    # No line of help stands untranslated in the other language, but for names.
    same = {line.strip() for line in said["vi"].splitlines()} & {line.strip() for line in said["en"].splitlines()}
    assert all(re.fullmatch(r"[-\w|,. =()$\"/>+~]*", line, re.ASCII) for line in same), same


def test_version(call):
    assert call("--version").out == f"partyorg {partyorg.version()}\n"


# ---- wrong use


@pytest.mark.parametrize("argv, vi, en", [
    ([], "thiếu tên lệnh", "the command is missing"),
    (["calendar"], "thiếu tên lệnh", "the command is missing"),
    (["chek"], "có phải là check", "did you mean check"),
    (["zzzz"], "chấp nhận: check, template", "accepted are check, template"),
    (["--nope"], "không có tùy chọn “--nope”", "there is no option “--nope”"),
    (["check", "admission"], "thiếu TỆP", "FILE... is missing"),
    (["check", "admision", "x.csv"], "admission", "did you mean admission"),
    (["check", "admission", "x.csv", "--on", "2025-02-30"], "--on: “2025-02-30”",
     '--on: "2025-02-30" is a day that does not'),
    (["check", "admission", "x.csv", "--on"], "--on cần một giá trị", "--on needs a value"),
    (["check", "admission", "x.csv", "--strict=1"], "--strict không nhận giá trị", "--strict takes no value"),
    (["check", "admission", "x.csv", "--option", "age"], "TÊN=GIÁ TRỊ", "NAME=VALUE"),
    (["check", "admission", "x.csv", "--option", "age_cuont=by_day"], "có phải là age_count", "did you mean age_count"),
    (["check", "admission", "x.csv", "--option", "age_count=x"], "chấp nhận by_month, by_day",
     "accepted are by_month, by_day"),
    (["check", "admission", "x.csv", "--option", "age_count="], "TÊN=GIÁ TRỊ", "NAME=VALUE"),
    (["check", "admission", "x.csv", "--option", "scorecard=an-phu"], "--card", "--card"),
    (["check", "meeting", "x.csv", "--card", "an-pu"], "an-phu", "did you mean an-phu"),
    (["check", "admission", "x.csv", "--format", "pdf"], "“pdf”; chấp nhận: table, csv",
     "“pdf”; accepted are table, csv"),
    (["check", "admission", "x.csv", "--threads", "0"], "số nguyên từ 1 đến 1024", "a whole number from 1 to 1024"),
    (["check", "admission", "x.csv", "-o", "x.pdf"], "đuôi tệp không cho biết", "its suffix tells no format"),
    (["check", "admission", "x.csv", "-f", "xlsx"], "cần --output", "needs --output"),
    (["check", "admission", "x.csv", "y.csv", "-f", "csv"], "--output THƯ_MỤC", "--output FOLDER"),
    (["check", "admission", "x.csv", "y.csv", "-o", "z.csv"], "cần một thư mục", "need a folder"),
    (["check", "admission", "-", "-"], "một lần", "once only"),
    (["check", "admission", ""], "cần đường dẫn", "needed is the path"),
    (["checks", "extra"], "thừa tham số: “extra”", "too many arguments: “extra”"),
    (["checks", "--lang", "fr"], "không có ngôn ngữ “fr”", "there is no language “fr”"),
    (["explain", "ADM-AGE-MINI"], "có phải là ADM-AGE-MIN", "did you mean ADM-AGE-MIN"),
    (["explain", "ADM-AGE-MIN", "--check", "dues"], "không thuộc thủ tục dues", "is no rule of the check dues"),
    (["diff", "2025-06-30"], "thiếu NGÀY", "DATE is missing"),
    (["calendar", "add", "2025-01-01", "x"], "số nguyên từ", "a whole number from"),
    (["calendar", "holidays", "1900"], "từ 1968 đến 2199", "from 1968 to 2199"),
    (["calendar", "solar", "2025", "1", "30", "--leap"], "không có ngày 30 tháng 1 nhuận",
     "has no day 30 of month 1 (leap)"),
    (["vote-base", "cell", "--members", "3", "--away", "5"], "members: giá trị 3", "members: value 3"),
    (["vote-base", "board"], "chấp nhận: cell, committee", "accepted are cell, committee"),
    (["completion", "csh"], "chấp nhận: bash, zsh, fish", "accepted are bash, zsh, fish"),
    (["template", "admission", "-o", "x.csv"], ".xlsx", ".xlsx"),
    (["template", "admission"], "thiếu --output", "--output is missing"),
    (["facts"], "thiếu THỦ_TỤC", "CHECK is missing"),
    (["facts", "admission", "born_onn"], "có phải là born_on", "did you mean born_on"),
    (["score", "x.csv"], "thiếu --card", "--card is missing"),
])
def test_wrong_use_ends_with_2_and_says_what_is_accepted(call, argv, vi, en):
    for lang, text in (("vi", vi), ("en", en)):
        ran = call("--lang", lang, *argv) if "--lang" not in argv else call(*argv) if lang == "en" else None
        if ran is None:
            continue
        assert ran.code == 2 and ran.out == "" and text in ran.err, ran
        assert ran.err.startswith("partyorg: ")


# ---- what the library knows


@pytest.mark.parametrize("format", ["table", "csv", "json", "jsonl"])
@pytest.mark.parametrize("argv", [
    ["checks"], ["rules", "admission", "--on", "2025-07-01"], ["rules", "--on", "2026-08-01"], ["options"],
    ["scorecards"],
    ["scorecards", "an-phu"], ["diff", "2025-06-30", "2025-07-01"], ["facts", "meeting"],
    ["calendar", "holidays", "2026"],
], ids=" ".join)
def test_lists_in_every_format(call, argv, format, tmp_path):
    for lang in ("vi", "en"):
        ran = call("--lang", lang, *argv, "-f", format)
        assert ran.code == 0 and ran.err == "" and ran.out.strip(), ran
        assert ran.out == call("--lang", lang, *argv, "-f", format).out
        if format == "csv":
            rows = list(csv.reader(io.StringIO(ran.out)))
            assert len({len(row) for row in rows}) == 1 and len(rows) > 1
        elif format == "json":
            assert ran.json()
        elif format == "jsonl":
            assert all(map(json.loads, ran.out.splitlines()))
        else:
            assert all(line == line.rstrip() for line in ran.out.splitlines())
    if format != "table":
        path = tmp_path / f"list.{format}"
        assert call(*argv, "-o", path).code == 0
        assert path.read_text(encoding="utf-8-sig").strip()


def test_facts_are_complete(call):
    for check in partyorg.checks():
        listed = call("facts", check.name, "-f", "json").json()
        facts = partyorg.facts(check.subject)
        assert [one["name"] for one in listed] == [fact.name for fact in facts]
        assert [one["choices"] for one in listed] == [[choice.name for choice in fact.choices] for fact in facts]
        assert [one["title"] for one in call("--lang", "vi", "facts", check.name, "-f", "json").json()] == \
            [fact.title("vi") for fact in facts]
        assert all(fact.name in call("facts", check.name).out for fact in facts)
    some = call("facts", "admission", "cell_yes", "Ngày sinh", "-f", "json").json()
    assert [one["name"] for one in some] == ["born_on", "cell_yes"]
    assert call("facts", "Kết nạp đảng viên").out == call("facts", "ADMISSION").out == call("facts", "admission").out


def test_rules_are_those_in_force(call):
    for check in CHECKS:
        listed = call("rules", check, "--on", "2025-07-01", "-f", "json").json()
        assert [one["rule"] for one in listed] == [rule.id for rule in partyorg.rules_in_force(check, "2025-07-01")]
        for one in listed:
            assert one["provision"] == partyorg.wording_on(check, one["rule"], "2025-07-01").text("en")
    assert "294-QĐ/TW (26/05/2025) điểm 4.3.1" in call("--lang", "vi", "rules", "admission", "--on", "2025-07-01").out


    assert call("rules", "--on", "1900-01-01").out == "No rule is in force on 1900-01-01.\n"
    assert call("rules", "--on", "1900-01-01", "-f", "json").json() == []


def test_diff_tells_what_changed(call):
    changed = call("diff", "2025-06-30", "2025-07-01", "admission", "-f", "json").json()
    assert [one["rule"] for one in changed] == [one.rule for one in partyorg.changes("admission", "2025-06-30",
                                                                                     "2025-07-01")]
    by_rule = {one["rule"]: one for one in changed}
    assert by_rule["ADM-DECIDE-DUE"]["what"] == "numbers" and "60, 30 → 45, 15" in by_rule["ADM-DECIDE-DUE"]["change"]
    assert by_rule["ADM-AGE-MIN"]["what"] == "edition"
    numbers = call("diff", "30/06/2025", "01/07/2025", "admission", "--numbers").out
    assert "ADM-DECIDE-DUE" in numbers and "ADM-AGE-MIN" not in numbers
    assert call("diff", "2025-07-02", "2025-07-03").out == "Nothing changed from 2025-07-02 to 2025-07-03.\n"
    assert call("--lang", "vi", "diff", "2025-07-02",
                "2025-07-03").out == "Không có thay đổi từ 02/07/2025 đến 03/07/2025.\n"
    new = call("diff", "2009-01-01", "2025-07-01", "party_age", "-f", "json").json()
    assert {one["what"] for one in new} <= {"new", "gone", "numbers",
                                            "edition"} and any(one["what"] == "new" for one in new)


def test_every_rule_is_explained(call):
    for check in CHECKS:
        for rule in partyorg.rules(check):
            made = call("explain", rule.id, "--on", "2025-08-20", "-f", "json").json()
            assert made["rule"] == rule.id and made["check"] == check and made["facts"] == list(rule.facts)
            wording = partyorg.wording_on(check, rule.id, "2025-08-20")
            assert [one["provision"] for one in made["wordings"]] == ([] if wording is None else [wording.text("en")])


def test_an_explanation_to_read(call):
    ran = call("--lang", "vi", "explain", "adm-decide-due")
    assert ran.code == 0
    for text in ("Cấp ủy có thẩm quyền quyết định trong thời hạn", "Thời hạn: làm đúng hạn thì đạt.",
                 "admission_decided_on",
                 "45, 15", "60, 30", "294-QĐ/TW (26/05/2025) điểm 4.3.1", "đã đọc nguyên văn", "Ví dụ, không đạt"):
        assert text in ran.out, text
    one = call("explain", "ADM-DECIDE-DUE", "--on", "2025-08-20").out
    assert "45, 15" in one and "60, 30" not in one
    assert "No edition is known" in call("explain", "ADM-DECIDE-DUE", "--on", "1950-01-01").out
    assert one == call("explain", "ADM-DECIDE-DUE", "--on", "2025-08-20").out


def test_calendar(call, tmp_path):
    assert call("calendar", "add", "2026-02-10", "5").out == "2026-02-24 (Tuesday)\n"
    assert call("calendar", "add", "10/02/2026", "-5", "--lang", "vi").out == "03/02/2026 (thứ ba)\n"
    assert call("calendar", "between", "2026-02-10", "2026-03-01").out == "8\n"
    assert call("calendar", "day", "2026-02-17").out == "2026-02-17 (Tuesday): not a working day; Lunar New Year\n"
    assert call("calendar", "lunar", "2026-02-17").out == "lunar day 1 of month 1 of 2026\n"
    assert call("--lang", "vi", "calendar", "lunar", "2025-07-25").out == "ngày 1 tháng 6 nhuận năm 2025 âm lịch\n"
    assert call("calendar", "solar", "2025", "6", "1", "--leap").out == "2025-07-25 (Friday)\n"
    assert "Quốc khánh" in call("--lang", "vi", "calendar", "holidays", "2026").out
    for name, text in (("a.json", '{"days_off": ["2026-02-23"], "make_up": ["2026-02-28"]}'),
                       ("b.csv", "date,kind\n2026-02-23,off\n2026-02-28,make_up\n"),
                       ("c.csv", "\ufeff23/02/2026;nghỉ\n28/02/2026;làm bù\n")):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        assert call("calendar", "add", "2026-02-10", "5", "--calendar", path).out == "2026-02-25 (Wednesday)\n"
        assert call("calendar", "day", "2026-02-28", "--calendar", path).out == "2026-02-28 (Saturday): a working day\n"


@pytest.mark.parametrize("name, text, said", [
    ("a.json", "{", "not JSON"), ("a.json", '{"holidays": []}', "days_off, make_up"),
    ("a.json", '{"make_up": 5}', "list of dates"),
    ("a.json", '{"make_up": ["2026-02-30"]}', "2026-02-30"), ("a.csv", "2026-02-28,holiday\n", "line 1: “holiday”"),
    ("a.csv", "2026-02-28,off\n2026-02-31,off\n", "line 2"), ("a.csv", "2026-02-28\n", "line 1"),
    ("a.csv", b"\xff\xfe\x00", "UTF-8"),
])
def test_bad_calendars(call, tmp_path, name, text, said):
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    ran = call("calendar", "add", "2026-02-10", "5", "--calendar", path)
    assert ran.code == 3 and ran.out == "" and said in ran.err and str(path) in ran.err, ran


def test_vote_base(call):
    counts = ("--members 12 --away 1 --exempt 0 --suspended 1 --prosecuted 0 --indicted 0 --detained 0 "
              "--absent 2").split()
    for more, code in ((["--yes", "8"], 0), (["--yes", "6"], 1), ([], 0)):
        assert call("vote-base", "cell", *counts, *more, "--on", "2025-07-14").code == code
    ran = call("vote-base", "cell", "--members", "12", "--yes", "7", "--on", "2025-07-14")
    assert ran.code == 4
    assert call("vote-base", "cell", "--members", "12", "--yes", "7", "--exit-zero").code == 0
    made = call("vote-base", "cell", *counts, "--yes", "8", "--on", "2025-07-14", "-f", "json").json()
    assert (made["base"], made["votes_needed"], made["status"]) == (10, 7, "met")
    assert "số phiếu tối thiểu (hai phần ba): 7" in call("--lang", "vi", "vote-base", "cell", *counts, "--on",
                                                         "2025-07-14").out


# ---- check


def test_verdicts_give_the_exit_code(call, tmp_path):
    lines = FILES.splitlines(keepends=True)
    codes = {}
    for name, rows in (("not-met", lines[2]), ("unknown", lines[1]), ("both", lines[1] + lines[2])):
        path = tmp_path / f"{name}.csv"
        path.write_text(lines[0] + rows, encoding="utf-8")
        codes[name] = call("check", "admission", path, "--on", "2025-09-01").code
        assert call("check", "admission", path, "--on", "2025-09-01", "--exit-zero").code == 0
    assert codes == {"not-met": 1, "unknown": 4, "both": 1}
    met = {"id": "age", "recognition_decided_on": "2001-05-19", "admission_decided_on": "2000-04-03",
           "ceremony_on": "2000-05-03",
           "decision_lost": False, "gap_months": 0, "restored": False, "readmitted": False}
    assert call("check", "party_age", "-", "--on", "2025-09-01", stdin=json.dumps(met)).code == 0


def test_the_table_is_plain_when_piped(call, files):
    ran = call("check", "admission", files, "--on", "2025-09-01")
    assert ran.code == 1 and str(files) in ran.err
    assert all(line == line.rstrip() for line in ran.out.splitlines())
    for text in ("3 records: 0 met, 1 not met, 2 unknown", "ADM-AGE-MIN At least 18 years old", "Rules not in order"):
        assert text in ran.out, ran
    vi = call("--lang", "vi", "check", "admission", files, "--on", "2025-09-01")
    for text in ("3 hồ sơ: 0 đạt, 1 không đạt, 2 chưa rõ", "ADM-AGE-MIN Đủ 18 tuổi", "Quy tắc chưa đạt", "01/09/2025"):
        assert text in vi.out, vi
    assert call("-h").err == "" and call("check", "admission", files, "-q", "--on", "2025-09-01").err == ""


def test_standard_input_is_known_by_its_content(call):
    lines = '{"id": "A", "born_on": "2010-05-05", "cell_met_on": "2025-08-20"}\n'
    for stdin in (FILES, lines, f"[{lines}]", "\ufeff" + FILES):
        ran = call("check", "admission", "-", "--on", "2025-09-01", "-f", "jsonl", stdin=stdin)
        verdicts = [json.loads(line)["verdict"] for line in ran.out.splitlines()]
        assert ran.code == 1 and "not_met" in verdicts, ran
    assert call("check", "admission", "-", "--input", "csv", "--on", "2025-09-01", stdin=FILES).code == 1
    wrong = call("check", "admission", "-", "--input", "xlsx", stdin=FILES)
    assert wrong.code == 3 and "standard input" in wrong.err and "/tmp" not in wrong.err


def test_every_format_of_the_findings(call, files, tmp_path):
    reports = [partyorg.check("admission", born_on=born, citizen_vn=True, cell_met_on="2025-08-20", on="2025-09-01")
               for born in ("2000-01-01", "2010-05-05", None)]
    argv = ["check", "admission", files, "--on", "2025-09-01"]
    lines = [json.loads(line) for line in call(*argv, "-f", "jsonl").out.splitlines()]
    assert [line["verdict"] for line in lines] == [report.verdict for report in reports]
    assert [line["row"] for line in lines] == [2, 3, 4]
    assert lines == call(*argv, "-f", "json").json()
    table = list(csv.reader(io.StringIO(call(*argv, "-f", "csv").out)))
    assert len(table) == 4 and len({len(row) for row in table}) == 1
    for suffix in ("csv", "json", "jsonl"):
        path = tmp_path / f"out.{suffix}"
        ran = call(*argv, "-o", path)
        assert ran.code == 1 and ran.out == ""
        assert path.read_text(encoding="utf-8-sig").splitlines() == call(*argv, "-f", suffix).out.splitlines()
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert not list(tmp_path.glob(".partyorg*"))
    text = tmp_path / "out.txt"
    assert call(*argv, "-o", text).code == 1 and text.read_text(encoding="utf-8") == call(*argv).out


def test_workbook_and_page(call, files, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    argv = ["check", "admission", files, "--on", "2025-09-01"]
    book = tmp_path / "out.xlsx"
    ran = call("--lang", "vi", *argv, "-o", book)
    assert ran.code == 1 and ran.out == "", ran
    made = openpyxl.load_workbook(book)
    assert any(cell == "A" for sheet in made for row in sheet.iter_rows(values_only=True) for cell in row)
    for more in (["--only", "not_met"], ["--only", "met"], ["--details", "3"], ["--limit", "1"]):
        ran = call(*argv, "-o", book, *more)
        assert ran.code in (1, 4) and openpyxl.load_workbook(book), ran
    pytest.importorskip("matplotlib")
    page = tmp_path / "out.html"
    assert call(*argv, "-o", page).code == 1
    assert "<html" in page.read_text(encoding="utf-8")[:500]


def test_template_to_findings(call, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    for lang in ("vi", "en"):
        book = tmp_path / f"mau-{lang}.xlsx"
        assert call("--lang", lang, "template", "party_age", "-o", book, "--rows", "20").code == 0
        again = call("--lang", lang, "template", "party_age", "-o", book)
        assert again.code == 2 and "--force" in again.err
        made = openpyxl.load_workbook(book)
        titles = {fact.title(lang): fact.name for fact in partyorg.facts("member")}
        sheet, at = next((sheet, cell) for sheet in made for row in sheet.iter_rows(max_row=20) for cell in row
                         if cell.value in titles)
        values = {"recognition_decided_on": "19/05/2001", "admission_decided_on": "03/04/2000"}
        # The first row below the headings that nothing stands in.
        free = next(row for row in range(at.row + 1, at.row + 40)
                    if not any(cell.value for cell in sheet[row]))
        for cell in sheet[at.row]:
            if titles.get(cell.value) in values:
                sheet.cell(free, cell.column).value = values[titles[cell.value]]
        made.save(book)
        ran = call("--lang", lang, "check", "party_age", book, "--on", "2025-09-01", "-f", "jsonl")
        records = [json.loads(line) for line in ran.out.splitlines()]
        assert ran.code == 4 and "2000-04-03" in [one["values"]["party_age_from"] for one in records], ran
        findings = tmp_path / f"ket-qua-{lang}.xlsx"
        assert call("--lang", lang, "check", "party_age", book, "--on", "2025-09-01", "-o", findings).code == 4
        assert openpyxl.load_workbook(findings)
        assert call("--lang", lang, "template", "party_age", "-o", book, "--force").code == 0


def test_details_only_and_limit(call, files):
    argv = ["check", "admission", files, "--on", "2025-09-01", "-q"]
    full = call(*argv, "--details", "3")
    report = partyorg.check("admission", born_on="2010-05-05", citizen_vn=True, cell_met_on="2025-08-20",
                            on="2025-09-01")
    assert full.code == 1 and report.next_step.text("en") in full.out
    for finding in report:
        assert (finding.text("en") in full.out) == (finding.status != "not_applicable")
    for remedy in report.remedies("ADM-AGE-MIN"):
        assert remedy.text("en") in full.out
    assert call(*argv, "--details", "2").code == 4
    missing = call(*argv, "--details", "9")
    assert missing.code == 2 and "2–4" in missing.err
    only = call(*argv, "--only", "unknown", "-f", "jsonl")
    assert only.code == 1 and [json.loads(line)["row"] for line in only.out.splitlines()] == [2, 4]
    assert call(*argv, "--only", "met", "-f", "jsonl").out == ""
    assert call(*argv, "--only", "met", "-f", "json").json() == []
    assert len(list(csv.reader(io.StringIO(call(*argv, "--only", "met", "-f", "csv").out)))) == 1
    assert [json.loads(line)["row"] for line in call(*argv, "--limit", "2", "-f", "jsonl").out.splitlines()] == [2, 3]
    assert "1 more records" in call(*argv, "--limit", "2").out
    assert len(call(*argv, "--limit", "0", "-f", "jsonl").out.splitlines()) == 3


def test_several_files(call, files, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text(FILES.replace("2010", "1990"), encoding="utf-8")
    both = call("check", "admission", files, other, "--on", "2025-09-01", "-f", "jsonl")
    assert both.code == 1 and len(both.out.splitlines()) == 6
    folder = tmp_path / "out"
    assert call("check", "admission", files, other, "--on", "2025-09-01", "-f", "csv", "-o", f"{folder}/").code == 1
    assert sorted(path.name for path in folder.iterdir()) == ["files-admission.csv", "other-admission.csv"]
    lost = call("check", "admission", tmp_path / "none.csv", other, "--on", "2025-09-01")
    assert lost.code == 3 and "none.csv: there is no such file" in lost.err and "3 records" in lost.out
    same = call("check", "admission", files, "-f", "csv", "-o", files)
    assert same.code == 2 and files.read_text(encoding="utf-8") == FILES


def test_files_that_cannot_be_read_or_written(call, files, tmp_path):
    for path, vi, en in ((tmp_path / "none.csv", "không có tệp", "there is no such file"),
                         (tmp_path, "là thư mục", "a directory")):
        for lang, text in (("vi", vi), ("en", en)):
            ran = call("--lang", lang, "check", "admission", path)
            assert ran.code == 3 and text in ran.err and str(path) in ran.err and ran.out == "", ran
    ran = call("check", "admission", files, "-o", tmp_path / "no" / "where.csv")
    assert ran.code == 3 and "cannot write" in ran.err
    assert call("check", "admission", files, "--mapping", tmp_path / "none.json").code == 3
    assert call("check", "meeting", files, "--card", tmp_path / "none.json").code == 3
    card = tmp_path / "card.json"
    card.write_text("{}")
    ran = call("check", "meeting", files, "--card", card)
    assert ran.code == 3 and "schema" in ran.err and str(card) in ran.err
    for name in ("broken.xlsx", "broken.ods", "broken.parquet", "broken.jsonl", "broken.json", "broken.xls"):
        path = tmp_path / name
        path.write_bytes(b"\x00\x01 not what it says {")
        for lang in ("vi", "en"):
            ran = call("--lang", lang, "check", "admission", path)
            assert ran.code == 3 and name in ran.err and ran.out == "", ran
    empty = tmp_path / "empty.csv"
    empty.write_text("")
    assert call("check", "admission", empty).code == 3


def test_cells_that_cannot_be_read(call, tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text("id,born_on,citizen_vn\nA,1990-02-30,yes\nB,1990-02-28,perhaps\n", encoding="utf-8")
    ran = call("check", "admission", path, "--on", "2025-09-01")
    assert ran.code == 4 and "1990-02-30" in ran.err and "perhaps" in ran.err and "Cells not read" in ran.out, ran
    assert "1990-02-30" in call("check", "admission", path, "--on", "2025-09-01", "--details", "2", "-q").out
    for lang in ("vi", "en"):
        strict = call("--lang", lang, "check", "admission", path, "--strict")
        assert strict.code == 3 and strict.out == "" and "--strict" in strict.err


def test_examination_dates_in_the_file(call):
    given = '{"born_on": "2007-09-01", "on": "2025-08-31"}\n{"born_on": "2007-09-01", "on": "2025-09-30"}\n'
    said = [json.loads(line) for line in call("check", "admission", "-", "-f", "jsonl", stdin=given).out.splitlines()]
    assert [one["verdict"] for one in said] == ["not_met", "unknown"]
    # --on is for the records that have none.
    assert call("check", "admission", "-", "--on", "2030-01-01", "-f", "jsonl",
                stdin=given).out.count('"on": "2025') == 2
    given = given.replace('"2025-08-31"', "null")
    for lang in ("vi", "en"):
        ran = call("--lang", lang, "check", "admission", "-", stdin=given)
        assert ran.code == 2 and "--on" in ran.err or "(on)" in ran.err, ran
    assert call("check", "admission", "-", "--on", "2025-08-31", stdin=given).code == 1


def test_options_calendar_and_card_reach_the_check(call, tmp_path):
    given = '{"born_on": "2007-09-20", "cell_met_on": "2025-09-10"}'
    argv = ["check", "admission", "-", "--on", "2025-09-30", "-f", "jsonl"]
    statuses = []
    for option in (["--option", "age_count=by_month"], ["-O", "Cách tính tuổi đời=by_day"]):
        said = json.loads(call(*argv, *option, stdin=given).out)
        statuses.append(next(one["status"] for one in said["findings"] if one["id"] == "ADM-AGE-MIN"))
    assert statuses == [partyorg.check("admission", json.loads(given), on="2025-09-30", options={"age_count": how})[
        "ADM-AGE-MIN"].status for how in ("by_month", "by_day")]
    card = tmp_path / "own.json"
    card.write_text(json.dumps(partyorg.Scorecard.builtin("cam-le").to_dict()), encoding="utf-8")
    meeting = '{"held_on": "2026-03-05", "meeting_kind": "regular"}'
    for one in ("cam-le", card):
        said = json.loads(call("check", "meeting", "-", "--card", one, "--on", "2026-03-31", "-f", "jsonl",
                               stdin=meeting).out)
        assert said["scorecard"]
    off = tmp_path / "off.json"
    off.write_text('{"days_off": ["2025-09-22", "2025-09-23"]}')
    filed = {"cell_met_on": "2025-06-01", "verification_received_on": "2025-09-01", "born_on": "1990-01-01"}
    dues = [json.loads(call(*argv, *more, stdin=json.dumps(filed)).out)["values"] for more in ([], ["--calendar", off])]
    assert dues[1] == partyorg.check("admission", filed, on="2025-09-30", calendar=partyorg.Calendar(
        ["2025-09-22", "2025-09-23"])).to_dict()["values"]


# ---- score


def test_scores(call, tmp_path):
    path = tmp_path / "meetings.csv"
    path.write_text("points,held_on,meeting_kind,score_1,score_2,score_3,score_4,score_5,score_6,score_7\n"
                    "=1+1,2026-03-05,regular,5,5,9,35,4,28,5\nB,2026-04-05,regular,5,5,9,35,4,,5\n", encoding="utf-8")
    card = partyorg.Scorecard.builtin("cam-le")
    ran = call("score", path, "--card", "cam-le")
    facts = dict(zip([f"score_{i}" for i in range(1, 8)], [5, 5, 9, 35, 4, 28, 5]), meeting_kind="regular",
                 held_on="2026-03-05")
    scored = card.score(facts)
    assert ran.code == 4 and f"{scored.points:g}" in ran.out, ran
    rows = call("score", path, "--card", "cam-le", "-f", "json").json()
    assert rows[0]["points"] == scored.points and rows[0]["grade"] == scored.grade and rows[1]["grade"] is None
    assert rows[0]["others"] == {"points": "=1+1"}
    assert rows[0]["lost"] == [one.text("en") for one in scored.criteria if one.lost]
    assert not call("score", path, "--card", "cam-le", "-f", "csv").out.splitlines()[1].split(",")[1].startswith("=")
    details = call("score", path, "--card", "cam-le", "--details", "2", "--lang", "vi").out
    assert all(one.text("vi") in details for one in scored.criteria)
    path.write_text("held_on,meeting_kind,score_1\n2026-03-05,regular,99\n", encoding="utf-8")
    for lang in ("vi", "en"):
        ran = call("--lang", lang, "score", path, "--card", "cam-le", "-q")
        assert ran.code == 3 and "score_1" in ran.err and ("dòng 2" if lang == "vi" else "row 2") in ran.err


# ---- completion


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(call, shell):
    script = call("completion", shell).out
    assert f"_PARTYORG_COMPLETE={shell}_complete" in script
    if shutil.which(shell) is not None:
        assert subprocess.run([shell, "-n"], input=script, text=True).returncode == 0


@pytest.mark.parametrize("words, wanted", [
    ("", "check"), ("ch", "checks"), ("check ad", "admission"), ("explain ADM-AGE", "ADM-AGE-MIN"),
    ("explain adm-age-mi", "ADM-AGE-MIN"),
    ("facts pa", "party_age"), ("check admission x.csv --option age", "age_count="),
    ("check admission --option age_count=", "age_count=by_day"),
    ("check admission --fo", "--format"), ("check admission --format x", "xlsx"), ("score --card an", "an-phu"),
    ("facts dues fix", "fixed_amount"), ("facts admission born_on cell_y", "cell_yes"),
    ("calendar ho", "holidays"), ("vote-base co", "committee"), ("completion f", "fish"), ("--lang v", "vi"),
])
def test_completions(call, monkeypatch, words, wanted):
    for shell in ("bash", "zsh", "fish"):
        monkeypatch.setenv("_PARTYORG_COMPLETE", f"{shell}_complete")
        line = f"partyorg {words}"
        monkeypatch.setenv("COMP_WORDS", line)
        last = words.split(" ")[-1]
        monkeypatch.setenv("COMP_CWORD", last if shell == "fish" else str(len(line.split(" ")) - 1))
        ran = call()
        assert ran.code == 0 and wanted in re.split(r"[\n,\t]", ran.out), (shell, ran)


def test_completion_in_a_real_bash(tmp_path):
    if shutil.which("bash") is None:
        pytest.skip("there is no bash")
    program = tmp_path / "partyorg"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m partyorg "$@"\n')
    program.chmod(0o755)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    script = 'eval "$(partyorg completion bash)"; COMP_WORDS=(partyorg check adm); COMP_CWORD=2; ' \
             '_partyorg_completion partyorg; echo "${COMPREPLY[@]}"'
    done = subprocess.run(["bash", "--norc", "-c", script], env=env, text=True, capture_output=True)
    assert done.stdout == "admission\n", done


# ---- terminals, pipes, signals


def on_a_terminal(argv, columns=100, env=()):
    pty = pytest.importorskip("pty")
    import fcntl
    import struct
    import termios
    controller, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    started = process(*argv, stdin=subprocess.DEVNULL, stdout=terminal, stderr=terminal,
                      env={"TERM": "xterm-256color", "COLUMNS": "", **dict(env)})
    os.close(terminal)
    said = b""
    while True:
        try:
            part = os.read(controller, 65536)
        except OSError:
            break
        if not part:
            break
        said += part
    os.close(controller)
    return started.wait(), said.decode("utf-8", "replace")


def test_a_terminal_gets_colours_and_wrapped_lines(files):
    code, said = on_a_terminal(["check", "admission", files, "--on", "2025-09-01", "-q"])
    assert code == 1 and "\x1b[" in said and "✗ not met" in said
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", said)
    assert max(len(line) for line in plain.replace("\r", "\n").splitlines()) <= 100
    code, said = on_a_terminal(["check", "admission", files, "--on", "2025-09-01", "--details", "3"], 80)
    assert code == 1 and "\x1b[" in said


def test_no_color_is_respected(files):
    code, said = on_a_terminal(["explain", "ADM-AGE-MIN"], env={"NO_COLOR": "1"})
    assert code == 0 and not re.search(r"\x1b\[[0-9;]*3[0-9]m", said)


def test_a_terminal_shows_the_first_hundred(tmp_path):
    path = tmp_path / "many.csv"
    path.write_text("id,born_on\n" + "".join(f"R{i},1990-01-01\n" for i in range(150)), encoding="utf-8")
    code, said = on_a_terminal(["check", "admission", path, "--on", "2025-09-01", "-q"], 200)
    assert code == 4 and "R99" in said and "R100" not in said and "50 more records" in said


def test_a_closed_pipe_is_no_fault():
    started = process("rules", "--on", "2025-07-01", "-f", "json", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    started.stdout.close()
    said = started.stderr.read()
    started.stderr.close()
    assert started.wait() == 141 and said == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device")
def test_a_full_disk_is_said(call, files):
    for argv in (["checks"], ["rules", "-f", "json"]):
        with open("/dev/full", "wb") as full:
            started = process("--lang", "en", *argv, stdout=full, stderr=subprocess.PIPE)
            err = started.communicate()[1]
        assert started.returncode == 3 and err == b"partyorg: cannot write standard output: the disk is full\n", err
    for suffix in ("csv", "jsonl"):
        ran = call("--lang", "vi", "check", "admission", files, "-q", "-f", suffix, "-o", "/dev/full")
        assert ran.code == 3 and "/dev/full: hết chỗ trên đĩa" in ran.err, ran


def test_control_c_ends_quietly():
    # Where these tests run in the background, it would not get the signal.
    started = process("check", "admission", "-", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                      preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    started.stdin.write(b"born_on\n")
    started.stdin.flush()
    left, end = array.array("i", [1]), time.monotonic() + 20
    while left[0] and time.monotonic() < end:  # until it reads, and waits for more
        fcntl.ioctl(started.stdin, termios.FIONREAD, left)
        time.sleep(0.05)
    started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=20)
    assert started.returncode == 130 and out == b"" and b"Traceback" not in err


def test_output_is_utf8_whatever_the_locale(files):
    done = subprocess.run([sys.executable, "-m", "partyorg", "--lang", "vi", "checks"], capture_output=True,
                          env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "ascii",
                               "LC_ALL": "C"})
    assert done.returncode == 0 and "Kết nạp đảng viên" in done.stdout.decode("utf-8")


def test_the_package_itself_needs_neither_click_nor_rich():
    code = "import sys, partyorg; assert not {'click', 'rich', 'partyorg.command'} & set(sys.modules)"
    assert subprocess.run([sys.executable, "-c", code],
                          env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}).returncode == 0


def test_without_click_it_says_what_to_install():
    code = "import sys; sys.modules['click'] = None; from partyorg.command import main; sys.exit(main(['--lang={}']))"
    for lang, text in (("vi", "hãy cài"), ("en", "install it")):
        done = subprocess.run([sys.executable, "-c", code.format(lang)], capture_output=True, text=True,
                              env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
        assert done.returncode == 70 and text in done.stderr and "pip install click rich" in done.stderr


# ---- hostile


def test_what_a_terminal_would_obey_is_written_out(call, tmp_path):
    path = tmp_path / "hostile.csv"
    path.write_text("id,born_on\n\x1b[31mred\x07\u202e,1990-01-01\n", encoding="utf-8")
    ran = call("check", "admission", path, "--on", "2025-09-01")  # call() looks for escapes
    assert "\\x1b[31mred\\x07\\u202e" in ran.out
    assert printable("a\x1bb\udc80") == "a\\x1bb\\udc80"


GARBAGE = ["", " ", "-", "--", "-x", "--=", "\x00", "\x1b[2J", "\udcff", "💥", "9" * 400, "-1", "1e9", "nan",
           "../../etc/passwd", "a=b",
           "admission", "ADM-AGE-MIN", "2025-07-01", "9999-12-31", "0001-01-01", "2025-02-30", "--lang", "--lang=xx",
           "--help", "--on", "--format",
           "json", "table", "xlsx", "cell", "an-phu", "%s%n{}", "[red]", "'; DROP", "/dev/null", "/dev/full", ".",
           "age_count=by_day", "--option",
           "--card", "--calendar", "--output", "--only", "--details", "--mapping", "--limit", "--threads", "--", "@x",
           "~", "*", "-f", "-o", "--encoding", "--sheet", "--input", "tcvn3", "utf-7", "idna", "csv"]


def test_no_garbage_makes_a_traceback(call, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PARTYORG_DEBUG", "1")  # what is no complaint of ours would be raised
    draw = random.Random(20260701)
    paths = commands()
    for number in range(1500):
        argv = [*draw.choice(paths), *draw.choices(GARBAGE, k=draw.randrange(5))]
        ran = call(*argv, stdin=b"\x00\xff{" if number % 2 else FILES.encode())
        assert ran.code in CODES, (argv, ran)
        if ran.code in (2, 3):
            assert ran.err.startswith("partyorg: "), (argv, ran)


def test_no_garbage_in_a_file_makes_a_traceback(call, tmp_path, monkeypatch):
    monkeypatch.setenv("PARTYORG_DEBUG", "1")
    draw = random.Random(7)
    pieces = [b"born_on", b"citizen_vn", b",", b";", b"\n", b"\r\n", b'"', b"\x00", b"\xff\xfe", b"{", b"}", b"[",
              b"1990-01-01", b"yes", b"PK\x03\x04",
              b"PAR1", b"\t", b"=1+1", b"NaN", b"null", b'{"born_on": ', b"\xef\xbb\xbf", b"id", b" ", b"-",
              b"Ng\xc3\xa0y sinh"]
    for number in range(300):
        data = b"".join(draw.choices(pieces, k=draw.randrange(30)))
        suffix = draw.choice(["csv", "tsv", "jsonl", "json", "xlsx", "ods", "xls", "parquet", "txt"])
        path = tmp_path / f"f.{suffix}"
        path.write_bytes(data)
        ran = call("check", "admission", path, "-f", draw.choice(["table", "jsonl", "csv"]), "--on", "2025-09-01")
        assert ran.code in CODES, (data, suffix, ran)


# ---- the guides


def blocks(path):
    for text in re.findall(r"^```\n(\$ .*?)^```$", path.read_text(encoding="utf-8"), re.S | re.M):
        command, shown = text.split("\n", 1)
        yield command, shown


@pytest.mark.parametrize("name, lang", [("COMMAND.md", "en"), ("LENH.md", "vi")])
def test_the_guides_show_what_comes(call, name, lang, monkeypatch, tmp_path):
    path = TOP / "docs" / name
    if not path.exists():
        pytest.skip("the guides are not there")
    monkeypatch.setenv("PARTYORG_LANG", lang)
    shutil.copytree(TOP / "examples", tmp_path / "examples", ignore=shutil.ignore_patterns("province"))
    monkeypatch.chdir(tmp_path)
    shown = list(blocks(path))
    assert len(shown) >= 5
    for command, text in shown:
        words = shlex.split(command[2:])
        assert words[0] == "partyorg"
        ran = call(*words[1:])
        assert holds(text, ran.out), f"{command}\n{ran.out}{ran.err}"
