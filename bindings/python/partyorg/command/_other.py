# SPDX-License-Identifier: MIT
"""The commands beside the checks: scores of meetings, working days, vote bases, completion."""

from __future__ import annotations

import datetime
import json
import sys
from typing import Any, Optional

import click
from click.shell_completion import get_completion_class

import partyorg

from ._click import Command, Date, File, Group, Number, ParamType, words
from ._examine import (EXIT, calendar_option, card_option, read_calendar, read_card, read_table, report_options,
                       table_options)
from ._law import format_options, show
from ._output import Column, Line, Screen, format_of
from ._say import ALL_MET, UNKNOWN, UNREADABLE, USAGE, Say, complain, printable, refuse

COMPLETE = "_PARTYORG_COMPLETE"
SHELLS = ("bash", "zsh", "fish")


# ---- score


def score_meetings(say: Say, file: str, card: str, format: Optional[str], output: Optional[str], details: Optional[int],
                   sheet: Optional[str], mapping: Optional[str], encoding: Optional[str], input: Optional[str],
                   exit_zero: bool, verbose: bool, quiet: bool) -> int:
    """Scores each meeting of a file by a scorecard."""
    scorecard = read_card(card)
    reading = read_table(say, file, "meeting", kind=input, sheet=sheet, mapping=mapping, encoding=encoding,
                         details=verbose)
    if not quiet:
        sys.stderr.write(printable(reading.text(say.lang)).rstrip("\n") + "\n")
    screen = Screen(say)
    grades = {choice.name: choice.title(say.lang) for fact in partyorg.facts("meeting")
              if fact.name == "proposed_grade" for choice in fact.choices}
    others = list(reading.others)
    rows, refused, undecided = [], False, False
    if details is not None and details not in reading.rows:
        refuse(USAGE, f"{reading.source}: không có buổi sinh hoạt ở dòng {details}",
               f"{reading.source}: there is no meeting in row {details}")
    for place, row in enumerate(reading.rows):
        if details not in (None, row):
            continue
        facts = {name: values[place] for name, values in reading.facts.items() if name != "on"}
        try:
            scored = scorecard.score(facts)
        except partyorg.Error as error:
            complain(say.lang, f"{reading.source}: dòng {row}: {error.message('vi')}",
                     f"{reading.source}: row {row}: {error.message('en')}")
            refused = True
            continue
        undecided = undecided or scored.grade is None
        if details is not None and format in (None, "table") and output in (None, "-"):
            lines = scored.text(say.lang).split("\n")
            screen.lines([Line(lines[0], style="bold"), *(Line(line.strip(), 2) for line in lines[1:])])
        rows.append({
            "row": row, "others": {name: reading.others[name][place] for name in others},
            **{f"other {i}": reading.others[name][place] for i, name in enumerate(others)},
            "scorecard": scored.scorecard,
            "points": scored.points, "points_max": scored.points_max, "least": scored.least, "most": scored.most,
            "deducted": scored.deducted, "grade": scored.grade, "next_grade": scored.next_grade,
            "next_points": scored.next_points,
            "lost": [one.text(say.lang) for one in scored.criteria if one.counted and one.lost],
            "missing": sorted({fact for one in scored.criteria for fact in one.missing}),
            "gates_missed": list(scored.gates_missed), "gates_unknown": list(scored.gates_unknown),
            "warnings": [warning[0 if say.lang == "vi" else 1] for warning in scored.warnings],
        })
    _show_scores(say, screen, rows, others, grades, details, format, output)
    if refused:
        return UNREADABLE
    return UNKNOWN if undecided and not exit_zero else ALL_MET


def _show_scores(say: Say, screen: Screen, rows: list[dict[str, Any]], others: list[str], grades: dict[str, str],
                 details: Optional[int], format: Optional[str], output: Optional[str]) -> None:
    kind = format_of(format, output, ("table", "csv", "json", "jsonl"))
    named = [Column(f"other {i}", name) for i, name in enumerate(others)]
    if kind == "table":
        if details is not None:
            return
        columns = [Column("row", say("Dòng", "Row"), True), *named[:2],
                   Column("points", say("Điểm", "Points"), True), Column("of", say("Trên", "Of"), True),
                   Column("grade", say("Mức", "Grade")), Column("next", say("Mức kế tiếp", "Next grade")),
                   Column("lost", say("Mất điểm", "Points lost"))]
        for row in rows:
            row["of"], row["next"] = row["points_max"], ""
            row["lost"] = [text.rstrip(".") for text in row["lost"]]
            if row["points"] is None and row["least"] is not None:
                least, most = (str(screen.cell(row[key])) for key in ("least", "most"))
                row["points"] = say(f"{least} đến {most}", f"{least} to {most}")
            if row["next_grade"]:
                more = str(screen.cell(row["next_points"]))
                grade = grades[row["next_grade"]]
                row["next"] = say(f"{grade}: thêm {more} điểm", f"{grade}: {more} more")
            row["grade"] = grades[row["grade"]] if row["grade"] else say("chưa rõ", "unknown")
    else:
        # CSV has the cells that are no facts as columns, with their own headings; JSON as one object.
        keys = ("scorecard", "points", "points_max", "least", "most", "deducted", "grade", "next_grade", "next_points",
                "lost", "missing", "gates_missed", "gates_unknown", "warnings")
        columns = [Column("row", "row"), *(named if kind == "csv" else [Column("others", "others")]),
                   *(Column(key, key) for key in keys)]
    show(say, columns, rows, format, output, unsafe=True, screen=screen)


def score_command(say: Say) -> Command:
    return Command(say, "score", lambda **asked: score_meetings(say, **asked), [
        click.Argument(["file"], type=File(say), metavar=say("TỆP", "FILE")), card_option(say, True),
        click.Option(["--details"], type=Number(say, 1, 2**31), metavar=say("DÒNG", "ROW"), help=say(
            "Từng tiêu chí của buổi sinh hoạt ở dòng này.", "Every criterion of the meeting in this row.")),
        *format_options(say), *table_options(say),
        click.Option(["--exit-zero"], is_flag=True, help=say("Mã kết thúc 0 kể cả khi chưa rõ mức.",
                                                             "Exit code 0 also where a grade is unknown.")),
        *report_options(say)],
        say("Chấm điểm các buổi sinh hoạt chi bộ: điểm, mất điểm ở đâu và vì sao, mức kế tiếp.\n\n"
            "Mã kết thúc: 0 mọi buổi đều có mức; 3 có tệp hoặc dòng không dùng được; 4 có buổi chưa rõ mức.",
            "Score cell meetings: points, where and why points were lost, the next grade.\n\n"
            "Exit codes: 0 every meeting has a grade; 3 a file or row cannot be used; 4 some grade is unknown."))


# ---- calendar


def _calendar(path: Optional[str]) -> Optional[partyorg.Calendar]:
    return None if path is None else read_calendar(path)


def _weekday(say: Say, day: datetime.date) -> str:
    vi = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
    en = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return say(vi[day.weekday()], en[day.weekday()])


def _day(say: Say, screen: Screen, day: datetime.date) -> str:
    return f"{screen.date(day)} ({_weekday(say, day)})"


def add_days(say: Say, date: datetime.date, days: int, calendar: Optional[str]) -> int:
    screen = Screen(say)
    screen.lines([Line(_day(say, screen, partyorg.add_working_days(date, days, calendar=_calendar(calendar))))])
    return ALL_MET


def count_days(say: Say, first: datetime.date, last: datetime.date, calendar: Optional[str]) -> int:
    Screen(say).lines([Line(str(partyorg.working_days_between(first, last, calendar=_calendar(calendar))))])
    return ALL_MET


def list_holidays(say: Say, year: int, format: Optional[str], output: Optional[str]) -> int:
    days = (datetime.date(year, 1, 1) + datetime.timedelta(n) for n in range(366))
    rows = []
    for day in days:
        name = partyorg.holiday(day, say.lang) if day.year == year else None
        if name is not None:
            rows.append({"date": day, "weekday": _weekday(say, day), "holiday": name})
    show(say, [Column("date", say("Ngày", "Date")), Column("weekday", say("Thứ", "Weekday")),
               Column("holiday", say("Ngày lễ", "Holiday"))], rows, format, output)
    return ALL_MET


def show_day(say: Say, date: datetime.date, calendar: Optional[str]) -> int:
    screen = Screen(say)
    working = partyorg.is_working_day(date, calendar=_calendar(calendar))
    what = say("ngày làm việc", "a working day") if working else say("ngày nghỉ", "not a working day")
    name = partyorg.holiday(date, say.lang)
    screen.lines([Line(f"{_day(say, screen, date)}: {what}" + (f"; {name}" if name else ""))])
    return ALL_MET


def to_lunar(say: Say, date: datetime.date) -> int:
    lunar = partyorg.to_lunar(date)
    leap = say(" nhuận", " (leap)") if lunar.leap else ""
    Screen(say).lines([Line(say(f"ngày {lunar.day} tháng {lunar.month}{leap} năm {lunar.year} âm lịch",
                                f"lunar day {lunar.day} of month {lunar.month}{leap} of {lunar.year}"))])
    return ALL_MET


def from_lunar(say: Say, year: int, month: int, day: int, leap: bool) -> int:
    screen = Screen(say)
    try:
        found = partyorg.from_lunar(year, month, day, leap)
    except partyorg.Error:
        which = say(" nhuận", " (leap)") if leap else ""
        refuse(USAGE, f"năm âm lịch {year} không có ngày {day} tháng {month}{which}; biết các năm 1968 đến 2199",
               f"the lunar year {year} has no day {day} of month {month}{which}; years 1968 to 2199 are known")
    screen.lines([Line(_day(say, screen, found))])
    return ALL_MET


def calendar_command(say: Say) -> Group:
    date = say("NGÀY", "DATE")
    years = Number(say, 1968, 2199)

    def argument(name: str, type: ParamType, metavar: str) -> click.Argument:
        return click.Argument([name], type=type, metavar=metavar)

    return Group(say, "calendar", [
        Command(say, "add", lambda **asked: add_days(say, **asked), [
            argument("date", Date(say), date), argument("days", Number(say, -100000, 100000), "N"),
            calendar_option(say)],
            say("Ngày làm việc thứ N sau một ngày; N âm thì đếm ngược.",
                "The N-th working day after a date; a negative N counts backwards."), negative_numbers=True),
        Command(say, "between", lambda **asked: count_days(say, **asked), [
            argument("first", Date(say), date), argument("last", Date(say), date), calendar_option(say)],
            say("Số ngày làm việc sau ngày thứ nhất, đến hết ngày thứ hai.",
                "Working days after the first date up to and including the second.")),
        Command(say, "day", lambda **asked: show_day(say, **asked), [
            argument("date", Date(say), date), calendar_option(say)],
            say("Một ngày có phải là ngày làm việc không.", "Whether a date is a working day.")),
        Command(say, "holidays", lambda **asked: list_holidays(say, **asked), [
            argument("year", years, say("NĂM", "YEAR")), *format_options(say)],
            say("Các ngày nghỉ lễ, tết của một năm.", "The public holidays of a year.")),
        Command(say, "lunar", lambda **asked: to_lunar(say, **asked), [argument("date", Date(say), date)],
                say("Đổi ngày dương lịch sang âm lịch.", "The lunar day of a date.")),
        Command(say, "solar", lambda **asked: from_lunar(say, **asked), [
            argument("year", years, say("NĂM", "YEAR")), argument("month", Number(say, 1, 12), say("THÁNG", "MONTH")),
            argument("day", Number(say, 1, 30), say("NGÀY", "DAY")),
            click.Option(["--leap"], is_flag=True, help=say("Tháng nhuận.", "In the leap month."))],
            say("Đổi ngày âm lịch sang dương lịch.", "The date of a lunar day.")),
    ], say("Ngày làm việc, ngày lễ, âm lịch.", "Working days, holidays, the lunar calendar."))


# ---- vote-base


_COUNTS = ("members", "away", "exempt", "suspended", "prosecuted", "indicted", "detained", "absent", "yes")


def show_base(say: Say, body: str, share: str, on: Optional[datetime.date], format: Optional[str], exit_zero: bool,
              **counts: Optional[int]) -> int:
    base = partyorg.vote_base(body, share=share, on=on or datetime.date.today(), **counts)
    screen = Screen(say)
    if format == "json":
        screen.write(json.dumps(base.to_dict(say.lang), ensure_ascii=False, indent=1) + "\n")
    else:
        first, *rest = base.text(say.lang).split("\n")
        screen.lines([Line(first, style="bold"), *(Line(line.strip(), 2) for line in rest)])
    return ALL_MET if exit_zero or counts["yes"] is None else EXIT[base.status]


def vote_base_command(say: Say) -> Command:
    core, place = partyorg.core, 0 if say.lang == "vi" else 1
    bodies = [core.partyorg_body_name(i) for i in range(2)]
    shares = [core.partyorg_share_name(i) for i in range(2)]
    counts = [click.Option([f"--{name}"], type=Number(say, 0, 1000000), metavar="N",
                           help=core.partyorg_vote_count_text(0, i, place) + ".") for i, name in enumerate(_COUNTS)]
    return Command(say, "vote-base", lambda **asked: show_base(say, **asked), [
        click.Argument(["body"], type=words(say, "cơ quan biểu quyết", "body", *bodies), metavar="|".join(bodies)),
        *counts,
        click.Option(["--share"], type=words(say, "tỷ lệ", "share", *shares), default=shares[0],
                     metavar="|".join(shares), help=say(f"Tỷ lệ cần có; mặc định {shares[0]}.",
                                                        f"The share needed; {shares[0]} by default.")),
        click.Option(["--on"], type=Date(say), metavar=say("NGÀY", "DATE"),
                     help=say("Ngày biểu quyết; mặc định là hôm nay.", "Day of the vote; today by default.")),
        click.Option(["--format", "-f"], type=words(say, "định dạng", "format", "table", "json"), metavar="table|json",
                     help=say("Định dạng kết quả.", "Format of the result.")),
        click.Option(["--exit-zero"], is_flag=True, help=say("Mã kết thúc 0 kể cả khi không đạt hoặc chưa rõ.",
                                                             "Exit code 0 also where it is not met or unknown.")),
    ], say("Ai được tính khi biểu quyết, cần bao nhiêu phiếu.\n\nSố không nêu là chưa rõ, không phải 0. Mã kết thúc: "
           "khi có --yes thì 0 đạt, 1 không đạt, 4 chưa rõ; nếu không thì 0.",
           "Who counts in a vote, and how many votes are needed.\n\nA count that is not given is unknown, not 0. Exit "
           "codes: with --yes 0 met, 1 not met, 4 unknown; else 0."))


# ---- completion


def print_completion(say: Say, shell: str, program: click.Command) -> int:
    kind = get_completion_class(shell)
    assert kind is not None
    # source_vars and the template alone: source() of bash would look for a bash on this machine.
    made = kind(program, {}, "partyorg", COMPLETE)
    Screen(say).write(made.source_template % made.source_vars())
    return ALL_MET


def completion_command(say: Say) -> Command:
    def call(shell: str) -> int:
        root = click.get_current_context().find_root()
        return print_completion(say, shell, root.command)

    return Command(say, "completion", call, [
        click.Argument(["shell"], type=words(say, "trình thông dịch lệnh", "shell", *SHELLS),
                       metavar="|".join(SHELLS))],
        say("In đoạn mã để shell điền nốt lệnh, thủ tục, quy tắc, tùy chọn.\n\n\b\n"
            'bash:  eval "$(partyorg completion bash)"           trong ~/.bashrc\n'
            'zsh:   eval "$(partyorg completion zsh)"            trong ~/.zshrc\n'
            "fish:  partyorg completion fish | source            trong ~/.config/fish/config.fish",
            "Print the code by which a shell completes commands, checks, rules and options.\n\n\b\n"
            'bash:  eval "$(partyorg completion bash)"           in ~/.bashrc\n'
            'zsh:   eval "$(partyorg completion zsh)"            in ~/.zshrc\n'
            "fish:  partyorg completion fish | source            in ~/.config/fish/config.fish"))
