#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""screening: reads a CSV roll of Party members and prints, for each cell, the yearly screening list that it reviews.
screening.c and screening.lua are the same program and print the same bytes. tables.py goes with it.

    python3 screening.py --on 2026-11-22 roll.csv

The roll is examined as one table; who stands on no list is only counted.
"""

import datetime
import io
import itertools
import os
import signal
import sys

import partyorg
from tables import Reader, csv_line, print_columns

READ, UNREADABLE_ROWS, FAILED = 0, 1, 2
MET, NOT_MET, UNKNOWN = 0, 1, 2  # as verdicts of a table are
CHECK, SUBJECT = "screening", "screening_case"
FACTS, RULES = partyorg.facts(SUBJECT), partyorg.rules(CHECK)
VALUES = {value.name: value for value in partyorg.values(CHECK)}
# When a ground matures or the cell is to meet. The other categories have no day.
DAYS = {"SCR-ABSENT": "absent_matures_on", "SCR-DUES": "dues_matures_on", "SCR-WILL": "will_matures_on",
        "SCR-TRANSFER": "transfer_matures_on", "SCR-PROBATION": "cell_due"}
NO_DAY, EPOCH = -2**31, datetime.date(1970, 1, 1)  # days of a table are counted from there
TITLES = {"member": ("member", "Số đảng viên", "Member number"), "cell": ("cell", "Chi bộ", "Cell")}


class Ask:
    """What the command line asks for."""

    lang = "vi"
    on = None
    cell = member = None  # only those; None: all
    format = "text"
    path = None


ask = Ask()


def say(vi, en):
    return vi if ask.lang == "vi" else en


def complain(text):
    sys.stderr.write(f"screening: {text}\n")


# ---- the roll


class Member:
    """One row of the roll, and what was found for it."""

    def __init__(self, number, cell, facts):
        self.number, self.cell, self.facts = number, cell, facts
        self.verdict, self.met, self.unknown, self.missing = UNKNOWN, [], [], []
        self.days = {}  # by category, of those met: days since EPOCH
        self.nearest = None


def find_column(title):
    """What a column holds, by its title: "member", "cell" or the name of a fact; "" without title, None if unknown."""
    if title == "":
        return ""
    for use, titles in TITLES.items():
        if title in titles:
            return use
    try:
        return partyorg.find_fact(SUBJECT, title).name
    except partyorg.Error:
        return None


def read_header(reader):
    """Titles and uses of the columns; names everything that is wrong with them. None when they cannot be used."""
    record, uses, good = reader.read(), [], True
    if record is None:
        if not reader.error:
            complain(say("tệp không có dòng tiêu đề", "the file has no header"))
        return None
    if record.broken:
        reject(record.line, "", len(record.cells), "", say(*record.broken))
        return None
    for i, title in enumerate(record.cells, 1):
        if title is None:
            complain(say("cột {}: không phải là văn bản UTF-8; hãy lưu tệp ở dạng CSV UTF-8",
                         "column {}: not UTF-8 text; save the file as CSV UTF-8").format(i))
            return None
        use = find_column(title)
        if use is None:
            complain(say("cột {} ({}): không có dữ kiện nào mang tên này",
                         "column {} ({}): no fact has this name").format(i, title))
        elif use and use in uses:
            complain(say("cột {} ({}): trùng với cột {} ({})", "column {} ({}): the same as column {} ({})").format(
                i, title, uses.index(use) + 1, record.cells[uses.index(use)]))
        good = good and use is not None and (use == "" or use not in uses)
        uses.append(use)
    for use, titles in TITLES.items():
        if use not in uses:
            complain(say('thiếu cột "{}" ({})', 'there is no column "{}" ({})').format(say(*titles[1:]), use))
            good = False
    return list(zip(record.cells, uses)) if good else None


def reject(line, number, column, title, reason):
    """Says that a cell cannot be read."""
    complain(say("dòng {}{}, cột {}{}: {}", "line {}{}, column {}{}: {}").format(
        line, f" ({number})" if number else "", column, f" ({title})" if title else "", reason))


def read_row(record, columns):
    """A record as a member. None for one that is not asked for, False for one that cannot be read."""
    if record.broken:
        reject(record.line, "", len(record.cells), "", say(*record.broken))
        return False
    cells = record.cells + [""] * (len(columns) - len(record.cells))
    named = {use: cell for (_, use), cell in zip(columns, cells)}
    if (all(cell == "" for cell in cells) or (ask.cell is not None and named["cell"] != ask.cell) or
            (ask.member is not None and named["member"] != ask.member)):
        return None
    facts, good = {}, True
    for i, ((title, use), cell) in enumerate(zip(columns, cells), 1):
        reason = None
        if cell is None:
            reason = say("không phải là văn bản UTF-8 trên một dòng", "not UTF-8 text on one line")
        elif use in TITLES:
            reason = say("không được để trống", "must not be empty") if cell == "" else None
        elif use == "":
            reason = say("cột không có tiêu đề", "the column has no title") if cell else None
        else:
            try:
                facts[use] = partyorg.parse_fact(SUBJECT, use, cell)
            except partyorg.Error as error:
                reason = error.message(ask.lang)
        if reason:
            reject(record.line, named["member"], i, title, reason)
            good = False
    if len(cells) > len(columns):
        reject(record.line, named["member"], len(columns) + 1, "",
               say("dòng có {} ô, tiêu đề chỉ có {} cột", "the row has {} cells, the header {} columns").format(
                   len(cells), len(columns)))
        good = False
    return good and Member(named["member"], named["cell"], facts)


# ---- examining


def nearness(day):
    """Sorts days: first those to come, the nearest first; then those past, the latest first; then none."""
    if day is None:
        return 2, 0
    return (0, day) if day >= (ask.on - EPOCH).days else (1, -day)


def examine(members):
    """Examines all members at once, and sorts them as they are printed."""
    columns = {fact.name: [member.facts.get(fact.name) for member in members] for fact in FACTS}
    table = partyorg.check_table(CHECK, columns, on=ask.on, values=DAYS.values())
    verdict, met, unknown, days = table.verdict, table.met, table.unknown, table.values
    for row, member in enumerate(members):
        member.verdict = verdict[row]
        member.met = [rule.id for i, rule in enumerate(RULES) if met[row] >> i & 1]
        member.unknown = [rule.id for i, rule in enumerate(RULES) if unknown[row] >> i & 1]
        if member.unknown:  # a table does not hold what is missing: the report of the row does
            member.missing = table.report(row).missing
        for rule in member.met:
            if rule in DAYS and days[DAYS[rule]][row] != NO_DAY:
                member.days[rule] = days[DAYS[rule]][row]
        member.nearest = min(member.days.values(), key=nearness, default=None)
    order = {MET: 0, UNKNOWN: 1, NOT_MET: 2}
    members.sort(key=lambda member: (member.cell, order[member.verdict], nearness(member.nearest)))


# ---- printing


def date_text(day):
    date = EPOCH + datetime.timedelta(day)
    return partyorg.format_date(date, "dmy" if ask.lang == "vi" else "iso")


def day_text(day):
    if day is None:
        return ""
    return date_text(day) + (say(" đã qua", " past") if day < (ask.on - EPOCH).days else "")


def rule_day(member, rule):
    """The day of a category that a member is in."""
    if rule in DAYS and rule not in member.days:
        return say("chưa rõ", "unknown")
    return day_text(member.days.get(rule))


def missing_text(names):
    if not names:
        return say("Không có văn bản của ngày xét", "No text is known for that day")
    titles = [partyorg.find_fact(SUBJECT, name).title(ask.lang) for name in names]
    return say("Còn thiếu: ", "Missing: ") + "; ".join(titles)


def provision(rule):
    wording = partyorg.wording_on(CHECK, rule.id, ask.on)
    sure = {"secondary": say("; theo nguồn thứ cấp", "; from a secondary source"),
            "memory": say("; chưa được xác minh", "; not confirmed")}
    return wording.text(ask.lang) + sure.get(wording.confidence, "") if wording else "-"


def print_head():
    print(f"{next(c for c in partyorg.checks() if c.name == CHECK).title(ask.lang)}, "
          f"{date_text((ask.on - EPOCH).days)}")
    print("Có tên trong danh sách này không phải là kết luận về bất cứ ai; con người xem xét và quyết định.")
    print("Standing on this list is no finding against anybody; people decide.")


LIST_WIDTHS = (0, 15, 18, 62, 18)
LEGEND_WIDTHS = (0, 14, 6, 7, 46, 45)


def print_member(member):
    cells = [member.number, day_text(member.nearest)]
    for rule in RULES:
        if rule.id in member.met:
            print_columns(["", *cells, rule.title(ask.lang), rule_day(member, rule.id)], LIST_WIDTHS)
            cells = ["", ""]
    if member.unknown:
        print_columns(["", *cells, missing_text(member.missing), ""], LIST_WIDTHS)


def totals(members):
    verdicts = [member.verdict for member in members]
    return say("{} đảng viên; {} trong danh sách, {} chưa rõ", "{} members; {} on the list, {} cannot be told").format(
        len(verdicts), verdicts.count(MET), verdicts.count(UNKNOWN))


def print_cell(cell, members):
    print(say("\nChi bộ {}: {}", "\nCell {}: {}").format(cell, totals(members)))
    for verdict, heading in ((MET, say("Trong danh sách", "On the list")),
                             (UNKNOWN, say("Chưa rõ", "Cannot be told"))):
        shown = [member for member in members if member.verdict == verdict]
        if shown:
            print_columns(["", heading, *say(("Ngày gần nhất", "Diện", "Ngày"), ("Nearest day", "Category", "Day"))],
                          LIST_WIDTHS)
        for member in shown:
            print_member(member)
    label = say("Theo diện", "By category")
    for rule in RULES:
        count = sum(rule.id in member.met for member in members)
        if count:
            print_columns(["", label, str(count), rule.title(ask.lang), ""], LIST_WIDTHS)
            label = ""


def print_list(members, unreadable):
    print_head()
    print(say("Thứ tự: ngày sắp tới, gần nhất trước; rồi ngày đã qua, gần nhất trước; rồi người không có ngày nào.",
              "Order: days to come, the nearest first; then days past, the latest first; then members without a day."))
    cells = [(cell, list(group)) for cell, group in itertools.groupby(members, lambda member: member.cell)]
    for cell, group in cells:
        print_cell(cell, group)
    print(say("\nTất cả: {} chi bộ, {}; {} dòng không đọc được", "\nAll: {} cells, {}; {} rows cannot be read").format(
        len(cells), totals(members), unreadable))
    print_columns(["", *say(("Diện", "Có", "Chưa rõ", "", "Căn cứ"),
                            ("Category", "Listed", "Unknown", "", "Provision"))], LEGEND_WIDTHS)
    for rule in RULES:
        print_columns(["", rule.id, str(sum(rule.id in member.met for member in members)),
                       str(sum(rule.id in member.unknown for member in members)), rule.title(ask.lang),
                       provision(rule)], LEGEND_WIDTHS)
        if rule.id in DAYS:
            print_columns(["", "", "", "", "→ " + VALUES[DAYS[rule.id]].title(ask.lang), ""], LEGEND_WIDTHS)


def print_csv(members):
    def iso(day):
        return "" if day is None else (EPOCH + datetime.timedelta(day)).isoformat()

    print(csv_line(["cell", "member", "verdict", "nearest_on", "categories", "unknown", "missing", *DAYS.values()]))
    for member in members:
        if member.verdict != NOT_MET or ask.member is not None:
            print(csv_line([member.cell, member.number, ("met", "not_met", "unknown")[member.verdict],
                            iso(member.nearest), " ".join(member.met), " ".join(member.unknown),
                            " ".join(member.missing), *(iso(member.days.get(rule)) for rule in DAYS)]))


def print_in_full(member):
    """One member: every category with its provision and day, then the facts."""
    print_head()
    print(say("\n{} (chi bộ {}): {}", "\n{} (cell {}): {}").format(member.number, member.cell, say(
        ("có tên trong danh sách", "không có tên trong danh sách", "chưa rõ"),
        ("on the list", "not on the list", "cannot be told"))[member.verdict]))
    report = partyorg.check(CHECK, member.facts, on=ask.on)
    widths = (0, 8, 14, 90)
    for rule in RULES:
        state = (say("có", "yes") if rule.id in member.met else
                 say("chưa rõ", "unknown") if rule.id in member.unknown else say("không", "no"))
        print_columns(["", state, rule.id, rule.title(ask.lang)], widths)
        print_columns(["", "", "", provision(rule)], widths)
        if rule.id in member.met and rule.id in DAYS:
            print_columns(["", "", "", VALUES[DAYS[rule.id]].title(ask.lang) + ": " + rule_day(member, rule.id)],
                          widths)
        if rule.id in member.unknown:
            print_columns(["", "", "", missing_text(report[rule.id].missing)], widths)
    print(say("\nDữ kiện", "\nFacts"))
    for fact in FACTS:
        if member.facts.get(fact.name) is not None:
            print_columns(["", fact.title(ask.lang),
                           partyorg.format_fact(SUBJECT, fact.name, member.facts[fact.name], ask.lang)], (0, 56, 58))


# ---- the command line

USAGE = ("""\
Cách dùng: screening [TÙY CHỌN] TỆP.csv
In danh sách rà soát, sàng lọc đảng viên của từng chi bộ từ một bảng CSV ("-": đầu vào chuẩn).

  --lang vi|en        ngôn ngữ (mặc định: vi)
  --on NGÀY           ngày xét (mặc định: hôm nay)
  --cell CHI_BỘ       chỉ một chi bộ
  --member SỐ         xét đầy đủ một đảng viên
  --format text|csv   dạng kết quả (mặc định: text)
  --help              trang này

Mã thoát: 0 đọc được mọi dòng; 1 có dòng không đọc được; 2 lệnh, tệp hoặc tiêu đề sai,
hoặc không có đảng viên hay chi bộ đó.\
""", """\
Usage: screening [OPTIONS] FILE.csv
Prints the yearly screening list of every cell from a CSV roll of members ("-": standard input).

  --lang vi|en        language (default: vi)
  --on DATE           examination date (default: today)
  --cell CELL         one cell only
  --member NO         one member in full
  --format text|csv   form of the result (default: text)
  --help              this page

Exit status: 0 all rows read; 1 some rows cannot be read; 2 wrong usage, file or header,
or no such member or cell.\
""")


class WrongUsage(Exception):
    """What is wrong, and the argument."""


def read_option(name, argument):
    """One option and its argument."""
    if name not in ("--lang", "--on", "--cell", "--member", "--format"):
        raise WrongUsage(say("không có tùy chọn này", "no such option"), name)
    if argument is None:
        raise WrongUsage(say("thiếu giá trị của tùy chọn", "the option needs a value"), name)
    accepted = {"--lang": ("vi", "en"), "--format": ("text", "csv")}.get(name, (argument,))
    if argument not in accepted:
        raise WrongUsage(f"{name}: {argument}", say("chấp nhận ", "accepted are ") + ", ".join(accepted))
    if name == "--on":
        try:
            argument = partyorg.parse_date(argument)
        except ValueError:
            raise WrongUsage(say("--on: không phải là ngày (yyyy-mm-dd hoặc dd/mm/yyyy)",
                                 "--on: not a date (yyyy-mm-dd or dd/mm/yyyy)"), argument) from None
    setattr(ask, name[2:], argument)


def read_roll(stream):
    """Reads, examines and prints; returns the exit status."""
    reader, members, unreadable = Reader(stream), [], 0
    columns = read_header(reader)
    while columns and (record := reader.read()) is not None:
        member = read_row(record, columns)
        unreadable += member is False
        if member:
            members.append(member)
    if reader.error:
        complain(say("không đọc được {}: {}", "cannot read {}: {}").format(ask.path, reader.error.strerror))
    if reader.error or not columns:
        return FAILED
    if not members and not unreadable and (ask.cell, ask.member) != (None, None):
        complain(say("không có đảng viên hoặc chi bộ này: {}", "no such member or cell: {}").format(
            ask.cell if ask.member is None else ask.member))
        return FAILED
    examine(members)
    if ask.format == "csv":
        print_csv(members)
    elif ask.member is not None:
        for member in members:
            print_in_full(member)
    else:
        print_list(members, unreadable)
    return UNREADABLE_ROWS if unreadable else READ


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
        print(say(*USAGE))
        return READ
    if ask.path is None:
        raise WrongUsage(say("thiếu tên tệp", "the file is missing"))
    ask.on = ask.on or datetime.date.today()
    if ask.path == "-":
        return read_roll(sys.stdin.buffer)
    try:
        stream = open(ask.path, "rb")
    except OSError as error:
        complain(say("không đọc được {}: {}", "cannot read {}: {}").format(ask.path, error.strerror))
        return FAILED
    with stream:
        return read_roll(stream)


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
        complain(say("xem screening --help", "see screening --help"))
        status = FAILED
    except OSError as error:
        complain(say("không ghi được kết quả: {}", "cannot write the result: {}").format(error.strerror))
        os._exit(FAILED)  # what is left to write would fail again
    return status


if __name__ == "__main__":
    sys.exit(main())
