# SPDX-License-Identifier: MIT
"""The command that examines files, and the one that makes a workbook to fill in."""

from __future__ import annotations

import copy
import csv
import datetime
import io
import json
import os
import sys
import tempfile
from typing import TYPE_CHECKING, Any, Callable, Iterable, NamedTuple, Optional, Sequence

import click

import partyorg

from ._click import Card, Command, Date, File, Number, OptionPair, check_name, shown, text_of, words
from ._output import Column, Line, MARKS, STYLES, Screen, format_of, no_file, progress
from ._say import ALL_MET, NOT_MET, UNKNOWN, UNREADABLE, USAGE, Say, Stop, complain, printable, refuse

if TYPE_CHECKING:
    from ..reading import Reading

VERDICTS = ("met", "not_met", "unknown")
EXIT = dict(zip(VERDICTS, (ALL_MET, NOT_MET, UNKNOWN)))
FORMATS = ("table", "csv", "json", "jsonl", "xlsx", "html")
ONE_EACH = ("csv", "json", "xlsx", "html")
"""Formats of which one file holds the findings on one file."""
INPUTS = ("csv", "tsv", "jsonl", "json", "xlsx", "xls", "ods", "parquet")
SHOWN_ON_TERMINAL = 100
REASONS, MISSING = 3, 4
"""How many of them the table names; the other formats and --details name all."""


# ---- what is read


def read_bytes(path: str) -> bytes:
    """The content of a small file."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise no_file(error, path) from None


def read_card(card: str) -> partyorg.Scorecard:
    """A scorecard by its id or from its file."""
    if card in partyorg.scorecards():
        return partyorg.Scorecard.builtin(card)
    try:
        return partyorg.Scorecard.from_json(read_bytes(card))
    except partyorg.Error as error:
        raise Stop(UNREADABLE, f"{card}: {error.message('vi')}", f"{card}: {error.message('en')}") from None


_OFF = ("off", "day_off", "days_off", "nghỉ", "ngày nghỉ", "nghỉ bù")
_MAKE_UP = ("make_up", "make-up", "work", "làm", "làm bù", "ngày làm bù")


def read_calendar(path: str) -> partyorg.Calendar:
    """Days off and make-up days: a JSON object with days_off and make_up, or lines DATE,off and DATE,make_up in CSV."""
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        refuse(UNREADABLE, f"{path}: không phải là văn bản UTF-8", f"{path}: not UTF-8 text")
    try:
        return _calendar_json(path, text) if text.lstrip().startswith("{") else _calendar_csv(path, text)
    except partyorg.Error as error:
        raise Stop(UNREADABLE, f"{path}: {error.message('vi')}", f"{path}: {error.message('en')}") from None


def _calendar_json(path: str, text: str) -> partyorg.Calendar:
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        refuse(UNREADABLE, f"{path}: không phải JSON: {error}", f"{path}: not JSON: {error}")
    for key, days in given.items():
        if key not in ("days_off", "make_up"):
            refuse(UNREADABLE, f"{path}: không có khóa {shown(key)}; chấp nhận: days_off, make_up",
                   f"{path}: there is no key {shown(key)}; accepted are days_off, make_up")
        if not isinstance(days, list) or not all(isinstance(day, str) for day in days):
            refuse(UNREADABLE, f'{path}: {key}: cần danh sách ngày, ví dụ ["2026-02-14"]',
                   f'{path}: {key}: needed is a list of dates, such as ["2026-02-14"]')
    return partyorg.Calendar(given.get("days_off", ()), given.get("make_up", ()))


def _calendar_csv(path: str, text: str) -> partyorg.Calendar:
    days: tuple[list[datetime.date], list[datetime.date]] = ([], [])
    first = text.partition("\n")[0]
    delimiter = max(";\t,", key=first.count)
    try:
        rows = [(number, [cell.strip() for cell in row])
                for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1)]
    except csv.Error as error:
        refuse(UNREADABLE, f"{path}: không phải CSV: {error}", f"{path}: not CSV: {error}")
    for number, row in rows:
        if not any(row):
            continue
        kind = row[1].casefold() if len(row) > 1 else ""
        try:
            day = partyorg.parse_date(row[0])
        except partyorg.Error as error:
            if number == 1 and not any(one.isdigit() for one in row[0]):  # a header
                continue
            raise Stop(UNREADABLE, f"{path}: dòng {number}: {error.message('vi')}",
                       f"{path}: line {number}: {error.message('en')}") from None
        if kind not in _OFF + _MAKE_UP:
            refuse(UNREADABLE, f"{path}: dòng {number}: không nhận {shown(kind)}; chấp nhận: nghỉ, làm bù",
                   f"{path}: line {number}: {shown(kind)} is refused; accepted are off, make_up")
        days[kind in _MAKE_UP].append(day)
    return partyorg.Calendar(*days)


def _input_kind(start: bytes) -> str:
    """What standard input holds, by how it begins."""
    if start.startswith(b"PK\x03\x04"):
        return "ods" if b"opendocument" in start[:200] else "xlsx"
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        return "xls"
    if start.startswith(b"PAR1"):
        return "parquet"
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    return "jsonl" if text.startswith(b"{") else "json" if text.startswith(b"[") else "csv"


def read_table(say: Say, path: str, check: str, *, kind: Optional[str] = None, sheet: Optional[str] = None,
               mapping: Optional[str] = None, encoding: Optional[str] = None, details: bool = False) -> Reading:
    """A table of files, read; what cannot be read ends the command."""
    from ..reading import read
    if mapping is not None:
        read_bytes(mapping)
    name = say("(đầu vào chuẩn)", "(standard input)") if path == "-" else path
    copied: Optional[str] = None
    try:
        if path == "-" or kind is not None:
            # The suffix tells how a file is read: what has none, or a wrong one, is read from a copy with the right.
            data = _standard_input() if path == "-" else read_bytes(path)
            handle, copied = tempfile.mkstemp(prefix="partyorg-", suffix=f".{kind or _input_kind(data[:4096])}")
            with open(handle, "wb") as file:
                file.write(data)
        with progress(say(f"Đọc {name}", f"Reading {name}")) as bar:
            reading = read(copied or path, check, sheet=sheet, mapping=mapping, encoding=encoding, details=details,
                           progress=bar, lang=say.lang)
        reading.source = name
        return reading
    except OSError as error:
        raise no_file(error, name) from None
    except (partyorg.Error, ImportError) as error:
        said = [text_of(Say(lang), error).replace(copied or "\0", name) for lang in ("vi", "en")]
        raise Stop(UNREADABLE, *(text if name in text else f"{name}: {text}" for text in said)) from None
    finally:
        if copied is not None:
            os.unlink(copied)


def _standard_input() -> bytes:
    buffer = getattr(sys.stdin, "buffer", None)
    data = sys.stdin.read() if buffer is None else buffer.read()
    return data.encode() if isinstance(data, str) else bytes(data)


# ---- check


class Asked(NamedTuple):
    """What `check` was asked for."""

    check: str
    files: tuple[str, ...]
    on: Optional[datetime.date]
    option: tuple[tuple[str, Any], ...]
    card: Optional[str]
    calendar: Optional[str]
    sheet: Optional[str]
    mapping: Optional[str]
    encoding: Optional[str]
    input: Optional[str]
    format: Optional[str]
    output: Optional[str]
    details: Optional[int]
    only: Optional[str]
    limit: Optional[int]
    threads: int
    strict: bool
    exit_zero: bool
    verbose: bool
    quiet: bool


class Examined(NamedTuple):
    """A file, read and examined."""

    reading: Reading
    report: partyorg.TableReport


def check_files(say: Say, **asked: Any) -> int:
    """Examines files and prints, or writes, what was found; gives the exit code."""
    ask = Asked(**asked)
    options: dict[str, Any] = dict(ask.option)
    if ask.card is not None:
        options["scorecard"] = read_card(ask.card)
    calendar = None if ask.calendar is None else read_calendar(ask.calendar)
    screen = Screen(say)
    format = format_of(ask.format, ask.output, FORMATS)
    outputs = _outputs(ask, format)
    codes = []
    for number, (path, output) in enumerate(zip(ask.files, outputs)):
        try:
            reading = read_table(say, path, ask.check, kind=ask.input, sheet=ask.sheet, mapping=ask.mapping,
                                 encoding=ask.encoding, details=ask.verbose)
            if not ask.quiet:
                sys.stderr.write(printable(reading.text(say.lang)).rstrip("\n") + "\n")
            if ask.strict and reading.unreadable:
                count = sum(map(len, reading.unreadable.values()))
                refuse(UNREADABLE, f"{reading.source}: {count} ô không đọc được, và --strict không cho bỏ qua",
                       f"{reading.source}: {count} cells cannot be read, and --strict does not pass them over")
            examined = _examine(say, reading, ask, options, calendar)
        except Stop as stop:
            if len(ask.files) == 1 or stop.code != UNREADABLE:
                raise
            complain(say.lang, *stop.texts)
            codes.append(stop.code)
            continue
        if number and format == "table" and output is None:
            screen.write("\n")
        codes.append(_print(say, screen, ask, format, output, examined, options, calendar))
    # What could not be read weighs most, then what is not met, then what is not known.
    code = next((one for one in (UNREADABLE, NOT_MET, UNKNOWN) if one in codes), ALL_MET)
    return ALL_MET if ask.exit_zero and code in (NOT_MET, UNKNOWN) else code


def _outputs(ask: Asked, format: str) -> list[Optional[str]]:
    """Where the findings on each file go; None is standard output."""
    if len(ask.files) > 1 and "-" in ask.files and ask.files.count("-") > 1:
        refuse(USAGE, "đầu vào chuẩn (-) chỉ đọc được một lần", "standard input (-) can be read once only")
    output = None if ask.output == "-" else ask.output
    if output is None:
        if format in ("xlsx", "html"):
            refuse(USAGE, f"định dạng {format} cần --output ĐƯỜNG_DẪN", f"the format {format} needs --output PATH")
        if len(ask.files) > 1 and format in ONE_EACH:
            refuse(USAGE, f"nhiều tệp với định dạng {format} cần --output THƯ_MỤC; hoặc dùng table, jsonl",
                   f"several files in the format {format} need --output FOLDER; or choose table, jsonl")
        return [None] * len(ask.files)
    if len(ask.files) == 1 and not os.path.isdir(output) and not output.endswith(os.sep):
        outputs = [output]
    elif os.path.isdir(output) or output.endswith(os.sep):
        suffix = "txt" if format == "table" else format
        names = ["stdin" if path == "-" else os.path.splitext(os.path.basename(path))[0] for path in ask.files]
        outputs = [os.path.join(output, f"{name}-{ask.check}.{suffix}") for name in names]
        for name, place in zip(names, outputs):
            if outputs.count(place) > 1:
                refuse(USAGE, f"hai tệp cùng tên {name} sẽ ghi đè lên nhau; hãy chạy riêng từng tệp",
                       f"two files named {name} would overwrite each other; examine them one by one")
        try:
            os.makedirs(output, exist_ok=True)
        except OSError as error:
            raise no_file(error, output, writing=True) from None
    else:
        refuse(USAGE, f"{output}: nhiều tệp cần một thư mục; hãy viết {output}{os.sep}",
               f"{output}: several files need a folder; write {output}{os.sep}")
    for place in outputs:
        for path in ask.files:
            if path != "-" and os.path.exists(place) and os.path.exists(path) and os.path.samefile(place, path):
                refuse(USAGE, f"{place}: tệp kết quả trùng với tệp được xét; hãy chọn tên khác",
                       f"{place}: the file to write is the one to examine; choose another name")
    return list(outputs)


def _examine(say: Say, reading: Reading, ask: Asked, options: dict[str, Any],
             calendar: Optional[partyorg.Calendar]) -> Examined:
    try:
        report = reading.check_table(on=ask.on, options=options or None, calendar=calendar, threads=ask.threads)
    except partyorg.Error as error:
        if error.row is not None and 0 <= error.row < len(reading.rows):
            row = reading.rows[error.row]
            # The library counts records from 0, the file its rows.
            vi, en = (text.split(": ", 1)[-1] for text in error._messages)
            raise Stop(UNREADABLE, f"{reading.source}: dòng {row}: {vi}",
                       f"{reading.source}: row {row}: {en}") from None
        raise Stop(USAGE, error.message("vi"), error.message("en")) from None
    return Examined(reading, report)


def part_of(reading: Reading, records: Sequence[int]) -> Reading:
    """The reading of some of the records."""
    part = copy.copy(reading)
    part.rows = [reading.rows[i] for i in records]
    part.facts = {name: [values[i] for i in records] for name, values in reading.facts.items()}
    part.others = {name: [values[i] for i in records] for name, values in reading.others.items()}
    part.unreadable = {place: reading.unreadable[i] for place, i in enumerate(records) if i in reading.unreadable}
    return part


def _print(say: Say, screen: Screen, ask: Asked, format: str, output: Optional[str], examined: Examined,
           options: dict[str, Any], calendar: Optional[partyorg.Calendar]) -> int:
    """Prints or writes what was found in one file; gives its exit code."""
    reading, report = examined
    verdicts = list(report.verdict)
    records: Sequence[int] = range(len(reading.rows))
    if ask.details is not None:
        if ask.details not in reading.rows:
            near = f"{reading.rows[0]}–{reading.rows[-1]}" if reading.rows else "–"
            refuse(USAGE, f"{reading.source}: không có hồ sơ ở dòng {ask.details}; các hồ sơ ở dòng {near}",
                   f"{reading.source}: there is no record in row {ask.details}; records are in rows {near}")
        records = [reading.rows.index(ask.details)]
        code = EXIT[VERDICTS[verdicts[records[0]]]]
    else:
        code = next((EXIT[one] for one in ("not_met", "unknown") if VERDICTS.index(one) in verdicts), ALL_MET)
    if ask.only is not None:
        wanted = VERDICTS.index(ask.only)
        records = [i for i in records if verdicts[i] == wanted]
    found = len(records)
    limit = ask.limit
    if limit is None and format == "table" and output is None and screen.terminal:
        limit = SHOWN_ON_TERMINAL
    if limit:
        records = records[:limit]

    if format == "table":
        with _standing_in(screen, output):
            if ask.details is not None:
                for record in records:
                    screen.lines(_details(say, screen, reading, report.report(record), record))
            else:
                _table(say, screen, ask, examined, records, found)
        return code
    if len(records) != len(reading.rows):
        part = part_of(reading, records)
        examined = _examine(say, part, ask, options, calendar) if records else Examined(part, report)
    if not records:
        # No writer takes an empty table for the whole one.
        part = part_of(reading, [])
        empty = partyorg.check_table(ask.check, {name: [] for name in reading.facts or ["on"]}, options=options or None,
                                     calendar=calendar, values="all")
        examined = Examined(part, empty)
    _write(say, screen, format, output, examined)
    return code


def _write(say: Say, screen: Screen, format: str, output: Optional[str], examined: Examined) -> None:
    from .. import writing
    reading, report = examined
    try:
        if format in ("csv", "json", "jsonl"):
            with screen.file(output, bom=format == "csv") as file:
                if format == "csv":
                    writing.findings_csv(file, reading, report, lang=say.lang)
                else:
                    writing.findings_json(file, reading, report, lang=say.lang, lines=format == "jsonl")
            return
        with screen.whole(str(output)) as beside, progress(say(f"Ghi {output}", f"Writing {output}")) as bar:
            if format == "xlsx":
                writing.findings_workbook(beside, reading, report, lang=say.lang, progress=bar)
            else:
                writing.findings_page(beside, reading, report, lang=say.lang)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise no_file(error, output or "-", writing=True) from None
    except (partyorg.Error, ImportError) as error:
        raise Stop(UNREADABLE, *(text_of(Say(lang), error) for lang in ("vi", "en"))) from None


def _standing_in(screen: Screen, output: Optional[str]) -> Any:
    """Lets a table go to a file: as plain text, whatever standard output is."""
    import contextlib

    @contextlib.contextmanager
    def standing_in() -> Any:
        if output is None:
            yield
            return
        was = screen.terminal, screen.write
        with screen.file(output) as file:
            screen.terminal, screen.write = False, file.write  # type: ignore[method-assign, assignment]
            try:
                yield
            finally:
                screen.terminal, screen.write = was  # type: ignore[method-assign]
    return standing_in()


def _table(say: Say, screen: Screen, ask: Asked, examined: Examined, records: Sequence[int], found: int) -> None:
    """The records, one a line, and the rules that are not in order."""
    reading, report = examined
    lang = say.lang
    check = next(one for one in partyorg.checks() if one.name == ask.check)
    stages = {stage.name: stage.title(lang) for stage in partyorg.stages(ask.check)}
    rules = partyorg.rules(ask.check)
    titles = {rule.id: rule.title(lang) for rule in rules}
    facts = {fact.name: fact.title(lang) for fact in partyorg.facts(check.subject)}
    counts = report.counts()
    when = (say("ngày xét theo từng hồ sơ", "examined on the day of each record") if "on" in reading.facts else
            say("ngày xét ", "examined on ") + screen.date(ask.on or datetime.date.today()))
    screen.lines([Line(f"{reading.source}: {check.title(lang)}, {when}", style="bold"),
                  Line(_sum(say, counts.rows, counts.verdicts)), Line("")])
    others = list(reading.others)[:2]
    columns = [Column("row", say("Dòng", "Row"), True),
               *(Column(f"other {place}", name) for place, name in enumerate(others)),
               Column("verdict", say("Kết quả", "Verdict")), Column("stage", say("Bước", "Stage")),
               Column("failed", say("Chưa đạt", "Not in order")), Column("missing", say("Cần bổ sung", "Missing")),
               Column("due", say("Hạn gần nhất", "Next due"))]
    columns.append(Column("unreadable", say("Ô không đọc được", "Cells not read"), True))
    rows = []
    with progress(say(f"Xét {reading.source}", f"Examining {reading.source}")) as bar:
        for done, record in enumerate(records):
            if bar is not None and done % 500 == 0:
                bar(done, len(records))
            one = report.report(record)
            step = one.next_step
            rows.append({
                "row": reading.rows[record],
                **{f"other {place}": reading.others[name][record] for place, name in enumerate(others)},
                "verdict": screen.status(one.verdict), "stage": stages.get(one.stage or "", ""),
                "failed": _some(say, [f"{id} {titles[id]}" for id in report.failed(record)], REASONS),
                "missing": _some(say, [facts[name] for name in one.missing_for_verdict], MISSING),
                "due": f"{screen.date(step.due)} {step.due_rule}" if step.due else "",
                "unreadable": len(reading.unreadable.get(record, ())) or None})
    if rows:  # a column in which nothing stands would take the place of others
        screen.table([column for column in columns if any(row[column.key] for row in rows)], rows)
    if len(records) < found:
        screen.lines([Line(say(f"… và {found - len(records)} hồ sơ nữa; --limit 0 hiện tất cả.",
                               f"... and {found - len(records)} more records; --limit 0 shows all."), style="dim")])
    broken = [(rule, counts[rule.id]["met" if rule.kind == "bar" else "not_met"], counts[rule.id]["unknown"])
              for rule in rules if rule.kind != "ground"]
    broken = sorted((one for one in broken if one[1]), key=lambda one: -one[1])
    if broken:
        screen.lines([Line(""), Line(say("Quy tắc chưa đạt", "Rules not in order"), style="bold")])
        screen.table([Column("rule", say("Quy tắc", "Rule")), Column("title", say("Nội dung", "Title")),
                      Column("failed", say("Hồ sơ chưa đạt", "Not in order"), True),
                      Column("unknown", say("Chưa rõ", "Unknown"), True)],
                     [{"rule": rule.id, "title": rule.title(lang), "failed": failed, "unknown": unknown}
                      for rule, failed, unknown in broken])


def _sum(say: Say, rows: int, verdicts: dict[str, int]) -> str:
    parts = ", ".join(f"{verdicts[verdict]} {partyorg.status_title(verdict, say.lang)}" for verdict in VERDICTS)
    return say(f"{rows} hồ sơ: {parts}", f"{rows} {'record' if rows == 1 else 'records'}: {parts}")


def _some(say: Say, texts: Iterable[str], most: int) -> str:
    """The first of some texts, and how many more there are."""
    every = list(texts)
    more = len(every) - most
    return "; ".join(every[:most] + ([say(f"và {more} mục khác", f"and {more} more")] if more > 0 else []))


def _details(say: Say, screen: Screen, reading: Reading, report: partyorg.Report, record: int) -> list[Line]:
    """The full report of one record: its cells that are no facts, what could not be read, findings and remedies."""
    lang = say.lang
    title = next(check.title(lang) for check in partyorg.checks() if check.name == report.check)
    known = "; ".join(f"{name}: {values[record]}" for name, values in reading.others.items() if values[record])
    row = reading.rows[record]
    place = reading.source + say(f", dòng {row}", f", row {row}")
    lines = [Line(f"{place}: {known}" if known else place, style="bold"),
             Line(f"{title} ({screen.date(report.on)}): {partyorg.status_title(report.verdict, lang)}",
                  style=STYLES[report.verdict]),
             Line(f"→ {report.next_step.text(lang)}")]
    for remark in reading.unreadable.get(record, ()):
        lines.append(Line(f"! {remark.text(lang)}", style="yellow"))
    for stage in partyorg.stages(report.check):
        verdict = report.stages[stage.name]
        lines += [Line(""), Line(f"{stage.title(lang)}: {partyorg.status_title(verdict, lang)}", style="bold")]
        for finding in report:
            if finding.stage != stage.name or finding.status == "not_applicable":
                continue
            style = "" if finding.kind in ("bar", "ground") and finding.status != "unknown" else STYLES[finding.status]
            if finding.kind == "bar" and finding.status == "met":
                style = STYLES["not_met"]
            lines.append(Line(f"{MARKS[finding.status]} {finding.id}: {finding.text(lang)}", 2, style))
            if finding.status != "unknown":
                lines += [Line(f"→ {remedy.text(lang)}", 4) for remedy in finding.remedies]
    for heading, texts in ((say("Kết quả tính", "Computed"), report_values(report, lang)),
                           (say("Quyền của đảng viên", "Rights of the member"),
                            [right.text(lang) for right in report.rights])):
        if texts:
            lines += [Line(""), Line(f"{heading}:", style="bold"), *(Line(text, 2) for text in texts)]
    return lines


def report_values(report: partyorg.Report, lang: str) -> list[str]:
    """What a report computed, a line each."""
    return partyorg.core.report_value_texts(report._native, 0 if lang == "vi" else 1)


def check_command(say: Say) -> Command:
    """The command `check`."""
    name = say("TỆP", "FILE")
    return Command(say, "check", lambda **asked: check_files(say, **asked), [
        click.Argument(["check"], type=check_name(say), metavar=say("THỦ_TỤC", "CHECK")),
        click.Argument(["files"], nargs=-1, required=True, type=File(say), metavar=say("TỆP...", "FILE...")),
        click.Option(["--on"], type=Date(say), metavar=say("NGÀY", "DATE"), help=say(
            "Ngày xét (2025-07-01 hoặc 01/07/2025) của những hồ sơ không ghi ngày xét riêng; mặc định là hôm nay.",
            "Examination date (2025-07-01 or 01/07/2025) of the records that name none; today by default.")),
        click.Option(["--option", "-O"], type=OptionPair(say), multiple=True, metavar=say("TÊN=GIÁ_TRỊ", "NAME=VALUE"),
                     help=say("Cách hiểu một điểm văn bản để ngỏ (xem `partyorg options`); dùng được nhiều lần.",
                              "How an open question is read (see `partyorg options`); may be repeated.")),
        card_option(say, False), calendar_option(say), *table_options(say),
        click.Option(["--format", "-f"], type=words(say, "định dạng", "format", *FORMATS), metavar="|".join(FORMATS),
                     help=say("Định dạng kết quả; mặc định theo đuôi của --output, nếu không thì là bảng.",
                              "Format of the result; by default that of the suffix of --output, else a table.")),
        click.Option(["--output", "-o"], type=File(say), metavar=say("ĐƯỜNG_DẪN", "PATH"), help=say(
            "Ghi vào tệp này; với nhiều tệp là một thư mục.", "Write to this file; for several files a folder.")),
        click.Option(["--details"], type=Number(say, 1, 2**31), metavar=say("DÒNG", "ROW"), help=say(
            "Kết quả đầy đủ của hồ sơ ở dòng này của tệp.", "The full report of the record in this row of the file.")),
        click.Option(["--only"], type=words(say, "kết quả", "verdict", *VERDICTS), metavar="|".join(VERDICTS), help=say(
            "Chỉ hiện những hồ sơ có kết quả này.", "Show only the records with this verdict.")),
        click.Option(["--limit"], type=Number(say, 0, 2**31), metavar="N", help=say(
            f"Hiện nhiều nhất N hồ sơ; 0 là tất cả. Mặc định: {SHOWN_ON_TERMINAL} trong bảng trên màn hình, nếu không "
            "là tất cả.",
            f"Show N records at most; 0 shows all. Default: {SHOWN_ON_TERMINAL} in a table on a terminal, else all.")),
        click.Option(["--threads"], type=Number(say, 1, 1024), default=1, metavar="N",
                     help=say("Số luồng cùng xét; mặc định 1.", "Threads that share the records; 1 by default.")),
        click.Option(["--strict"], is_flag=True, help=say(
            "Dừng với mã 3 khi có ô không đọc được.", "End with code 3 when a cell cannot be read.")),
        click.Option(["--exit-zero"], is_flag=True, help=say(
            "Mã kết thúc 0 kể cả khi chưa đạt hoặc chưa rõ.",
            "Exit code 0 also where something is not met or unknown.")),
        *report_options(say),
    ], say(
        "Xét các hồ sơ trong tệp theo quy định có hiệu lực.\n\n"
        f"{name} là CSV, TSV, XLSX, XLS, ODS, Parquet, JSON Lines hoặc JSON, mỗi dòng một hồ sơ; tiêu đề cột là tên dữ "
        "kiện hoặc tên gọi tiếng Việt, tiếng Anh (xem `partyorg facts`). “-” là đầu vào chuẩn. Cột không phải dữ kiện "
        "được giữ nguyên để nhận ra hồ sơ. Báo cáo đọc tệp ghi ra đầu lỗi chuẩn.\n\n" + EXIT_CODES[0],
        "Examine the records of files against the rules in force.\n\n"
        f"{name} is CSV, TSV, XLSX, XLS, ODS, Parquet, JSON Lines or JSON, one record a row; columns are headed by the "
        "name of a fact or its title in Vietnamese or English (see `partyorg facts`). “-” is standard input. Columns "
        "that are no facts are kept: they tell the records apart. What was read, and how, goes to standard "
        "error.\n\n" + EXIT_CODES[1]))


EXIT_CODES = (
    "\b\nMã kết thúc:\n"
    "  0    mọi hồ sơ đều đạt; hoặc đã làm xong việc được yêu cầu\n"
    "  1    có hồ sơ không đạt\n"
    "  2    dùng sai lệnh\n"
    "  3    không đọc hoặc không ghi được tệp\n"
    "  4    không có hồ sơ không đạt, nhưng còn hồ sơ chưa rõ\n"
    "  70   lỗi của chương trình\n"
    "  130  bị dừng bằng Ctrl-C\n"
    "  141  bên nhận kết quả đã đóng",
    "\b\nExit codes:\n"
    "  0    every record is met; or what was asked for is done\n"
    "  1    some record is not met\n"
    "  2    wrong use\n"
    "  3    a file cannot be read or written\n"
    "  4    no record is not met, but some are unknown\n"
    "  70   a fault of the program\n"
    "  130  stopped by Ctrl-C\n"
    "  141  whoever read the output closed it")


def card_option(say: Say, required: bool) -> click.Option:
    """--card."""
    return click.Option(["--card"], type=Card(say), required=required, metavar=say("MÃ|TỆP.json", "ID|FILE.json"),
                        help=say("Phiếu chấm điểm buổi sinh hoạt: mã (xem `partyorg scorecards`) hoặc tệp.",
                                 "Scorecard of meetings: an id (see `partyorg scorecards`) or a file."))


def calendar_option(say: Say) -> click.Option:
    """--calendar."""
    return click.Option(["--calendar"], type=File(say), metavar=say("TỆP", "FILE"), help=say(
        "Ngày nghỉ và ngày làm bù ngoài lịch chung: JSON {days_off, make_up}, hoặc CSV gồm ngày và nghỉ | làm bù.",
        "Days off and make-up days beside the statutory ones: JSON {days_off, make_up}, or CSV of date and off | "
        "make_up."))


def table_options(say: Say) -> list[click.Parameter]:
    """How a file is read."""
    return [
        click.Option(["--sheet"], metavar=say("TÊN", "NAME"), help=say("Trang tính cần đọc.", "The sheet to read.")),
        click.Option(["--mapping"], type=File(say), metavar=say("TỆP", "FILE"), help=say(
            "Tệp cho biết cột nào là dữ kiện nào: JSON hoặc CSV hai cột.",
            "A file that tells which column is which fact: JSON, or CSV of two columns.")),
        click.Option(["--encoding"], metavar=say("MÃ", "NAME"), help=say(
            "Bảng mã của tệp văn bản, như utf-8, tcvn3, vni; mặc định là tự nhận.",
            "Encoding of a text file, such as utf-8, tcvn3, vni; found out by default.")),
        click.Option(["--input"], type=words(say, "định dạng", "format", *INPUTS), metavar="|".join(INPUTS), help=say(
            "Định dạng của tệp vào khi đuôi tệp không cho biết.",
            "Format of the input where its suffix does not tell.")),
    ]


def report_options(say: Say) -> list[click.Parameter]:
    """How much is said of what was read."""
    return [
        click.Option(["--verbose", "-v"], is_flag=True, help=say("Kể từng ô đã được chuyển đổi khi đọc.",
                                                                 "Name every cell that was converted when read.")),
        click.Option(["--quiet", "-q"], is_flag=True, help=say("Không ghi báo cáo đọc tệp.",
                                                               "Say nothing of what was read.")),
    ]


# ---- template


def make_template(say: Say, check: str, output: str, rows: int, force: bool) -> int:
    """Writes the workbook to fill in."""
    if not output.lower().endswith(".xlsx"):
        refuse(USAGE, f"{output}: cần tên tệp có đuôi .xlsx", f"{output}: needed is a name that ends in .xlsx")
    if os.path.exists(output) and not force:
        refuse(USAGE, f"{output}: đã có tệp này, có thể đã được điền; hãy chọn tên khác hoặc dùng --force",
               f"{output}: there is such a file, perhaps filled in; choose another name, or give --force")
    from .. import writing
    try:
        with Screen(say).whole(output) as beside:
            writing.template_workbook(beside, check, lang=say.lang, rows=rows)
    except (partyorg.Error, ImportError) as error:
        raise Stop(UNREADABLE, *(text_of(Say(lang), error) for lang in ("vi", "en"))) from None
    if sys.stderr.isatty():
        sys.stderr.write(say(f"Đã ghi {output}. Điền xong thì chạy: partyorg check {check} {output} -o ket-qua.xlsx\n",
                             f"Wrote {output}. Once filled in: partyorg check {check} {output} -o findings.xlsx\n"))
    return ALL_MET


def template_command(say: Say) -> Command:
    """The command `template`."""
    call: Callable[..., int] = make_template
    return Command(say, "template", lambda **asked: call(say, **asked), [
        click.Argument(["check"], type=check_name(say), metavar=say("THỦ_TỤC", "CHECK")),
        click.Option(["--output", "-o"], type=File(say), required=True, metavar=say("TỆP.xlsx", "FILE.xlsx"),
                     help=say("Sổ tính cần ghi.", "The workbook to write.")),
        click.Option(["--rows"], type=Number(say, 1, 1000000), default=1000, metavar="N", help=say(
            "Số dòng để điền; mặc định 1000.", "Rows to fill in; 1000 by default.")),
        click.Option(["--force"], is_flag=True, help=say("Ghi đè lên tệp đã có.", "Overwrite a file that is there.")),
    ], say("Tạo sổ tính XLSX để điền hồ sơ: danh sách chọn, kiểm tra ngày, ghi chú.",
           "Make an XLSX workbook to fill in: drop-downs, date validation, notes."))
