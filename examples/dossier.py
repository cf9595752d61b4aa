#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""dossier: reads a CSV of Party membership files, examines each and says what is in order, what is missing and what is
due next. dossier.c and dossier.lua are the same program and print the same bytes. tables.py goes with it.

    python3 dossier.py --on 2026-11-22 dossier.csv

Rows are read one by one: memory does not grow with the file.
"""

import datetime
import io
import os
import signal
import sys

import partyorg
from tables import Reader, csv_line, print_columns

READ, UNREADABLE_ROWS, FAILED = 0, 1, 2
PAGE, DETAIL_PAGE = 160, 120
CHECKS = {check.name: check for check in partyorg.checks()}


class Ask:
    """What the command line asks for."""

    lang = "vi"
    on = None
    check = "admission"  # of the rows that name none
    file = None  # the one file to examine in full; None: all of them
    format = "table"
    options = {}
    path = None


ask = Ask()


def say(vi, en):
    return vi if ask.lang == "vi" else en


def complain(text):
    sys.stderr.write(f"dossier: {text}\n")


def date_text(date):
    if date is None:
        return ""
    return f"{date.day:02}/{date.month:02}/{date.year:04}" if ask.lang == "vi" else date.isoformat()


def find_check(name):
    """The check of a name, or of a title in either language; None when there is none."""
    for check in CHECKS.values():
        if name in (check.name, *check.titles):
            return check.name
    return None


# ---- the header


class Column:
    """What a column holds, by its title: the file number, the procedure, or a fact of some of the checks."""

    def __init__(self, title):
        self.title = title
        self.use = None
        self.facts = {}  # name of the fact by check
        if title in ("file", "Số hồ sơ", "File number"):
            self.use = "file"
        elif title in ("check", "Thủ tục", "Procedure"):
            self.use = "check"
        elif title:
            for check in CHECKS.values():
                try:
                    self.facts[check.name] = partyorg.find_fact(check.subject, title).name
                    self.use = "fact"
                except partyorg.Error:
                    pass

    def same_use(self, other):
        if self.use != other.use or self.use != "fact":
            return self.use == other.use and self.use is not None
        return bool(self.facts.items() & other.facts.items())


def read_header(reader):
    """Reads the header and names everything that is wrong with it. None when it cannot be used."""
    columns, good = [], True
    record = reader.read()
    if record is None:
        if not reader.error:
            complain(say("tệp không có dòng tiêu đề", "the file has no header"))
        return None
    if record.broken:
        complain(say("dòng {}, cột {}: {}", "line {}, column {}: {}").format(
            record.line, len(record.cells), say(*record.broken)))
        return None
    for i, title in enumerate(record.cells, 1):
        if title is None:
            complain(say("cột {}: không phải là văn bản UTF-8; hãy lưu tệp ở dạng CSV UTF-8",
                         "column {}: not UTF-8 text; save the file as CSV UTF-8").format(i))
            return None
        column = Column(title)
        if title and not column.use:
            complain(say("cột {} ({}): không có dữ kiện nào mang tên này",
                         "column {} ({}): no fact has this name").format(i, title))
            good = False
        for j, other in enumerate(columns, 1):
            if column.same_use(other):
                complain(say("cột {} ({}): trùng với cột {} ({})",
                             "column {} ({}): the same as column {} ({})").format(i, title, j, other.title))
                good = False
                break
        columns.append(column)
    if not any(column.use == "file" for column in columns):
        complain(say('thiếu cột "Số hồ sơ" (file)', 'there is no column "File number" (file)'))
        good = False
    return columns if good else None


# ---- one row


class Row:
    """A record as facts, or the first reason why it cannot be read."""

    def __init__(self, line):
        self.line = line
        self.file = None  # when it cannot be read
        self.check = ask.check  # None when it cannot be read
        self.facts = {}
        self.bad = None  # column, from 1; its title; the reason

    def reject(self, columns, number, reason):
        title = columns[number - 1].title if number <= len(columns) else ""
        complain(say("dòng {}{}, cột {}{}: {}", "line {}{}, column {}{}: {}").format(
            self.line, f" ({self.file})" if self.file else "", number, f" ({title})" if title else "", reason))
        self.bad = self.bad or (number, title, reason)

    def read_cell(self, columns, number, text):
        column = columns[number - 1]
        if text is None:
            self.reject(columns, number, say("không phải là văn bản UTF-8 trên một dòng", "not UTF-8 text on one line"))
        elif column.use == "file":
            if not text:
                self.reject(columns, number, say("thiếu số hồ sơ", "the file number is missing"))
        elif column.use == "check":
            if not self.check:
                self.reject(columns, number, say("không có thủ tục này; chấp nhận ", "no such procedure; accepted are ")
                            + ", ".join(CHECKS))
        elif not text or not self.check:
            return
        elif not column.use:
            self.reject(columns, number, say("cột không có tiêu đề", "the column has no title"))
        elif self.check not in column.facts:
            self.reject(columns, number, say('không phải là dữ kiện của thủ tục "{}"',
                                             'not a fact of the procedure "{}"').format(
                CHECKS[self.check].title(ask.lang)))
        else:
            fact = column.facts[self.check]
            try:
                self.facts[fact] = partyorg.parse_fact(CHECKS[self.check].subject, fact, text)
            except partyorg.Error as error:
                self.reject(columns, number, error.message(ask.lang))


def read_row(record, columns):
    """Turns a record into a row. None for one to pass over: all its cells are empty, or it is another file."""
    row = Row(record.line)
    if record.broken:
        row.reject(columns, len(record.cells), say(*record.broken))
        row.check = None
        return row
    procedure = ""
    for column, text in zip(columns, record.cells):
        if column.use == "file":
            row.file = text
        elif column.use == "check":
            procedure = text
    if all(text == "" for text in record.cells) or (ask.file is not None and row.file != ask.file):
        return None
    if procedure != "":
        row.check = find_check(procedure)
    for number in range(1, len(columns) + 1):
        row.read_cell(columns, number, record.cells[number - 1] if number <= len(record.cells) else "")
    if len(record.cells) > len(columns):
        row.reject(columns, len(columns) + 1, say("dòng có {} ô, tiêu đề chỉ có {} cột",
                                                  "the row has {} cells, the header {} columns").format(
            len(record.cells), len(columns)))
    return row


# ---- what a report says


def out_of_order(finding):
    """Not as the rule asks: a requirement not met, a deadline passed, a bar that bites."""
    if finding.kind == "bar":
        return finding.status == "met"
    return finding.kind != "ground" and finding.status == "not_met"


def is_overdue(report):
    """Whether the running deadline that ends first is past."""
    return report.next_step.due is not None and report.next_step.due < report.on


def stage_reached(report):
    """The first stage that is not met; None when all are."""
    for stage in partyorg.stages(report.check):
        if report.stages[stage.name] != "met":
            return stage
    return None


def fact_title(report, name):
    return partyorg.find_fact(CHECKS[report.check].subject, name).title(ask.lang)


# ---- the table

TABLE_WIDTHS = (13, 15, 9, 16, 5, 7, 10, PAGE - 75 - 2 * 7)


def print_table_header():
    print_columns(say(["Số hồ sơ", "Thủ tục", "Kết luận", "Dừng ở bước", "Chưa đúng", "Thiếu", "Hạn", "Việc tiếp theo"],
                      ["File", "Procedure", "Verdict", "Stage reached", "Not in order", "Missing", "Due", "Next step"]),
                  TABLE_WIDTHS)
    print("-" * PAGE)


def print_table_row(row, report):
    stage, next_step = stage_reached(report), report.next_step.text(ask.lang)
    if report.contradictions:
        next_step += (say(". MÂU THUẪN: ", ". CONTRADICTION: ")
                      + ", ".join(fact_title(report, name) for name in report.contradictions))
    print_columns([row.file,
                   CHECKS[row.check].title(ask.lang),
                   partyorg.status_title(report.verdict, ask.lang),
                   stage.title(ask.lang) if stage else say("đủ các bước", "all stages met"),
                   str(sum(map(out_of_order, report.findings))),
                   str(len(report.missing)),
                   date_text(report.next_step.due) + (say(" QUÁ HẠN", " OVERDUE") if is_overdue(report) else ""),
                   next_step], TABLE_WIDTHS)


def print_table_bad_row(row):
    number, title, reason = row.bad
    print_columns([row.file or "",
                   CHECKS[row.check].title(ask.lang) if row.check else "",
                   say("không đọc được", "cannot be read"), "", "", "", "",
                   say("dòng {}, cột {}{}: {}", "line {}, column {}{}: {}").format(
                       row.line, number, f" ({title})" if title else "", reason)], TABLE_WIDTHS)


class Summary:
    def __init__(self):
        self.verdicts = {"met": 0, "not_met": 0, "unknown": 0}
        self.overdue = self.unreadable = self.shown = 0


def print_table_summary(s):
    print("-" * PAGE)
    print(say("Đã xét {} hồ sơ: {} đạt, {} không đạt, {} chưa rõ; {} thời hạn đã quá; {} dòng không đọc được.",
              "{} files examined: {} met, {} not met, {} unknown; {} deadlines overdue; {} rows cannot be read.")
          .format(sum(s.verdicts.values()), *s.verdicts.values(), s.overdue, s.unreadable))


# ---- one file in full


def print_pair(title, text):
    print_columns(["", title, text], (0, 40, DETAIL_PAGE - 44))


def print_facts(heading, report, names):
    if names:
        print(f"\n{heading}")
    for name in names:
        print_pair(fact_title(report, name), name)


def print_finding(report, finding):
    mark = ("!" if out_of_order(finding) or finding.overdue else
            "-" if finding.kind == "ground" and finding.status == "not_met" else
            {"unknown": "?", "not_applicable": "-"}.get(finding.status, "+"))
    print_columns(["", mark, finding.id, finding.text(ask.lang)], (0, 1, 20, DETAIL_PAGE - 27))
    for remedy in report.remedies(finding.id):
        print_columns(["", "", "", "→", remedy.text(ask.lang)], (0, 1, 20, 1, DETAIL_PAGE - 30))


def print_value(info, value):
    if info.type == "date":
        text = date_text(value)
    elif info.type == "bool":
        text = say("có", "yes") if value else say("không", "no")
    elif info.choices:
        text = next(choice.title(ask.lang) for choice in info.choices if choice.name == value)
    else:
        text = f"{value} {partyorg.unit_title(info.unit, ask.lang)}"
    print_pair(info.title(ask.lang), text)


def print_in_full(row, report):
    print(f"{row.file}: {CHECKS[report.check].title(ask.lang)}")
    print_pair(say("Ngày xét hồ sơ", "Examination date"), date_text(report.on))
    print_pair(say("Kết luận", "Verdict"), partyorg.status_title(report.verdict, ask.lang))
    for stage in partyorg.stages(report.check):
        print_pair(stage.title(ask.lang), partyorg.status_title(report.stages[stage.name], ask.lang))
    print_pair(say("Việc tiếp theo", "Next step"), report.next_step.text(ask.lang))
    if is_overdue(report):
        print_pair("", say("QUÁ HẠN", "OVERDUE"))
    for stage in partyorg.stages(report.check):
        print(f"\n{stage.title(ask.lang)}")
        for finding in report.findings:
            if finding.stage == stage.name:
                print_finding(report, finding)
    print("\n" + say("Kết quả tính", "Values"))
    for info in partyorg.values(report.check):
        if info.name in report.values:
            print_value(info, report.values[info.name])
    print_facts(say("Dữ kiện còn thiếu", "Missing facts"), report, report.missing)
    print_facts(say("Dữ kiện mâu thuẫn", "Contradictions"), report, report.contradictions)
    if report.rights:
        print("\n" + say("Quyền của đảng viên", "Rights of the member"))
    for right in report.rights:
        print_columns(["", right.text(ask.lang)], (0, DETAIL_PAGE - 2))


# ---- CSV and JSON


def plain(value):
    """A value as data: true, not True; 92, not 92.0."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.7g}" if isinstance(value, float) else value


def print_csv_row(row, report):
    stage, step = stage_reached(report), report.next_step
    print(csv_line([row.file, report.check, report.verdict, stage.name if stage else "",
                    " ".join(finding.id for finding in report.findings if out_of_order(finding)),
                    " ".join(report.missing), " ".join(report.contradictions), step.action, step.rule or "",
                    step.due.isoformat() if step.due else "", step.due_rule or "",
                    "yes" if is_overdue(report) else "no",
                    " ".join(f"{name}={plain(value)}" for name, value in report.values.items())]))


def json_text(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def print_json_row(row, report):
    print(f'{{"file": {json_text(row.file)}, "report": {report.to_json(ask.lang).rstrip()}}}', end="")


def print_json_bad_row(row):
    number, title, reason = row.bad
    print(f'{{"file": {"null" if row.file is None else json_text(row.file)}, "line": {row.line}, "column": {number}, '
          f'"title": {json_text(title)}, "error": {json_text(reason)}}}', end="")


# ---- all rows


def print_opening():
    if ask.format == "json":
        print("[", end="")
    elif ask.format == "csv":
        print("file,check,verdict,stage,not_met,missing,contradictions,"
              "next_action,next_rule,due,due_rule,overdue,values")
    elif ask.file is None:
        print_table_header()


def print_closing(s):
    if ask.format == "json":
        print("\n]" if s.shown else "]")
    elif ask.format == "table" and ask.file is None:
        print_table_summary(s)


def print_row(row, report, s):
    s.shown += 1
    if ask.format == "json":
        print("," if s.shown > 1 else "")
        print_json_row(row, report)
    elif ask.format == "csv":
        print_csv_row(row, report)
    elif ask.file is not None:
        print("\n" if s.shown > 1 else "", end="")
        print_in_full(row, report)
    else:
        print_table_row(row, report)


def print_bad_row(row, s):
    if ask.format == "json":
        s.shown += 1
        print("," if s.shown > 1 else "")
        print_json_bad_row(row)
    elif ask.format == "table" and ask.file is None:
        print_table_bad_row(row)


def examine(stream):
    """Examines every row of a file."""
    s, wanted = Summary(), 0
    reader = Reader(stream)
    columns = read_header(reader)
    if columns:
        print_opening()
        while (record := reader.read()) is not None:
            row = read_row(record, columns)
            if row is None:
                continue
            wanted += row.file is not None
            if row.bad:
                s.unreadable += 1
                print_bad_row(row, s)
                continue
            report = partyorg.check(row.check, row.facts, on=ask.on, options=ask.options)
            s.verdicts[report.verdict] += 1
            s.overdue += sum(finding.overdue for finding in report.findings)
            print_row(row, report, s)
        print_closing(s)
    if reader.error:
        complain(say("không đọc được {}: {}", "cannot read {}: {}").format(ask.path, reader.error.strerror))
        return FAILED
    if columns and ask.file is not None and wanted == 0:
        complain(say("không có hồ sơ {}", "there is no file {}").format(ask.file))
        return FAILED
    return FAILED if not columns else UNREADABLE_ROWS if s.unreadable else READ


# ---- the command line


def print_help():
    print(say("""\
Cách dùng: dossier [TÙY CHỌN] TỆP.csv
Xét từng hồ sơ đảng viên trong một bảng CSV ("-": đầu vào chuẩn).

  --lang vi|en              ngôn ngữ (mặc định: vi)
  --on NGÀY                 ngày xét hồ sơ (mặc định: hôm nay)
  --check THỦ_TỤC           thủ tục của những dòng không ghi thủ tục (mặc định: admission)
  --file SỐ                 xét đầy đủ một hồ sơ
  --format table|csv|json   dạng kết quả (mặc định: table)
  --set-option TÊN=GIÁ_TRỊ  cách hiểu khi văn bản để ngỏ; có thể ghi nhiều lần
  --help                    trang này

Thủ tục:""", """\
Usage: dossier [OPTIONS] FILE.csv
Examines every membership file of a CSV ("-": standard input).

  --lang vi|en              language (default: vi)
  --on DATE                 examination date (default: today)
  --check NAME              procedure of the rows that name none (default: admission)
  --file NO                 one file in full
  --format table|csv|json   form of the result (default: table)
  --set-option NAME=VALUE   a reading where the texts leave one open; may be repeated
  --help                    this page

Procedures:"""))
    for check in CHECKS.values():
        print_pair(check.name, check.title(ask.lang))
    print(say("\nTùy chọn (--set-option), giá trị đầu là mặc định:", "\nOptions (--set-option), the default first:"))
    for option in partyorg.options():
        choices = ", ".join(choice.name for choice in option.choices)
        print_pair(option.name, f"{option.title(ask.lang)}: {choices}" if choices else option.title(ask.lang))
    print_pair("scorecard", f"{say('Phiếu chấm điểm', 'Scorecard')}: {', '.join(partyorg.scorecards())}")
    print(say("\nMã thoát: 0 đọc được mọi dòng; 1 có dòng không đọc được; 2 lệnh, tệp hoặc tiêu đề sai.",
              "\nExit status: 0 all rows read; 1 some rows cannot be read; 2 wrong usage, file or header."))


class WrongUsage(Exception):
    """What is wrong, and the argument."""


def set_option(argument):
    """Sets "name=value"."""
    name, equals, value = argument.partition("=")
    if name == "scorecard" and equals:
        try:
            ask.options[name] = partyorg.Scorecard.builtin(value)
        except partyorg.Error as error:
            raise WrongUsage("--set-option", error.message(ask.lang)) from None
        return
    try:
        option = partyorg.find_fact("options", name)
    except partyorg.Error:
        equals = ""
    if not equals:
        raise WrongUsage(say("--set-option: không có tùy chọn này", "--set-option: no such option"), argument)
    try:
        ask.options[option.name] = partyorg.parse_fact("options", option.name, value)
    except partyorg.Error as error:
        raise WrongUsage("--set-option", error.message(ask.lang)) from None


def read_option(name, argument):
    """One option and its argument."""
    if name not in ("--lang", "--on", "--check", "--file", "--format", "--set-option"):
        raise WrongUsage(say("không có tùy chọn này", "no such option"), name)
    if argument is None:
        raise WrongUsage(say("thiếu giá trị của tùy chọn", "the option needs a value"), name)
    if name == "--lang":
        if argument not in ("vi", "en"):
            raise WrongUsage(say("--lang: chấp nhận", "--lang: accepted are"), "vi, en")
        ask.lang = argument
    elif name == "--on":
        try:
            ask.on = partyorg.parse_date(argument)
        except ValueError:
            raise WrongUsage(say("--on: không phải là ngày (yyyy-mm-dd hoặc dd/mm/yyyy)",
                                 "--on: not a date (yyyy-mm-dd or dd/mm/yyyy)"), argument) from None
    elif name == "--check":
        ask.check = find_check(argument)
        if not ask.check:
            raise WrongUsage(say("--check: chấp nhận", "--check: accepted are"), ", ".join(CHECKS))
    elif name == "--file":
        ask.file = argument
    elif name == "--format":
        if argument not in ("table", "csv", "json"):
            raise WrongUsage(say("--format: chấp nhận", "--format: accepted are"), "table, csv, json")
        ask.format = argument
    else:
        set_option(argument)


def run(arguments):
    show_help, rest = False, iter(arguments)
    for argument in rest:
        if argument == "--help":
            show_help = True
        elif argument.startswith("-") and argument != "-":
            read_option(argument, next(rest, None))
        elif ask.path is not None:
            raise WrongUsage(say("chỉ nhận một tệp", "one file at a time"), argument)
        else:
            ask.path = argument
    if show_help:
        print_help()
        return READ
    if ask.path is None:
        raise WrongUsage(say("thiếu tên tệp", "the file is missing"))
    ask.on = ask.on or datetime.date.today()
    if ask.path == "-":
        return examine(sys.stdin.buffer)
    try:
        stream = open(ask.path, "rb")
    except OSError as error:
        complain(say("không đọc được {}: {}", "cannot read {}: {}").format(ask.path, error.strerror))
        return FAILED
    with stream:
        return examine(stream)


def main():
    # UTF-8 whatever the locale; a reader that goes away ends the program quietly.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.stdout = io.TextIOWrapper(sys.stdout.buffer, "utf-8", "surrogateescape", newline="\n")
    sys.stderr = io.TextIOWrapper(sys.stderr.buffer, "utf-8", "surrogateescape", newline="\n", write_through=True)
    try:
        status = run([os.fsencode(argument).decode("utf-8", "surrogateescape") for argument in sys.argv[1:]])
        sys.stdout.flush()
    except WrongUsage as wrong:
        complain(": ".join(wrong.args))
        complain(say("xem dossier --help", "see dossier --help"))
        status = FAILED
    except OSError as error:
        complain(say("không ghi được kết quả: {}", "cannot write the result: {}").format(error.strerror))
        os._exit(FAILED)  # what is left to write would fail again
    return status


if __name__ == "__main__":
    sys.exit(main())
