#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""report: the year of a province, from the tables that make_province.py writes. report.c and report.lua are the same
program and print the same bytes; this one draws pictures and writes a calendar too.

    python3 report.py --lang vi examples/province/config.csv build/province/data
    python3 report.py --committee X07 --pictures out --calendar out/due.ics examples/province/config.csv DIRECTORY

Every table is examined as a whole: what is counted here was found by partyorg.check_table().
"""

import collections
import contextlib
import gc
import io
import os
import signal
import sys

from province import (CHECKS, GROUPS, NONE, SHARES, Province, ask, coming, config, date_of, date_text, day_text, days,
                      deadlines, failures, find_texts, grouped, hundredths, percent, provision, read_config, rule_of,
                      say, share, title, value_of)
import partyorg
from tables import RIGHT, Unreadable, print_columns

DONE, FAILED = 0, 2


def row(widths, *cells):
    print_columns(["", *map(str, cells)], (0, *widths))


def heading(number, text):
    print(f"\n{number}. {text}")


LEGEND = (20, RIGHT + 8, 62, 46)


def rule_table(check, counts):
    """Rules with a number each, and their provisions."""
    row(LEGEND, say("rule"), say("not_met"), "", say("provision"))
    for rule in partyorg.rules(check):
        if counts.get(rule.id):
            row(LEGEND, rule.id, counts[rule.id], title(rule), provision(check, rule.id))


# ---- the report of the province


def print_head(province):
    print(say("title", date_text(config["on"])))
    print(say("made_up"))
    print(say("decide"))
    kinds, forms = collections.Counter(province.old["kind"]), collections.Counter(province.organisations["org_form"])
    print(say("merger", date_text(config["merged_on"]), kinds["district"], kinds["commune"], len(province.committees)))
    print(say("size", forms["grassroots_committee"], forms["grassroots_cell"], forms["cell"],
              len(province.member_home), sum(province.probationary)))


def print_structure(province):
    heading(1, title(CHECKS["cell_structure"]))
    found, forms = province.found, partyorg.find_fact("organisation", "org_form").choices
    expected, led = (value_of("cell_structure", name).choices for name in ("form_expected", "leadership"))
    widths = (26, *[RIGHT + 14] * (len(expected) + 1))
    row(widths, say("form_now"), say("organisations"), *map(title, expected))
    for form in forms:
        rows = [i for i, name in enumerate(province.organisations["org_form"]) if name == form.name]
        row(widths, title(form), len(rows), *(sum(found.values["form_expected"][i] == place for i in rows)
                                              for place in range(len(expected))))
    row(widths, say("total"), len(province.home), *(found.values["form_expected"].count(place)
                                                    for place in range(len(expected))))
    cells = [found.values["leadership"][i] for i, cell in enumerate(province.is_cell) if cell]
    print(f"{title(value_of('cell_structure', 'leadership'))} – " +
          "; ".join(f"{title(choice)}: {cells.count(place)}" for place, choice in enumerate(led)) + ".")
    print(say("subgroups", sum(may and cell for may, cell in zip(province.may_subgroup, province.is_cell)),
              sum(number not in ("", "0") for number in province.organisations["subgroup_meetings"])))
    print(say("to_change", sum(bits != 0 for bits in province.failed)))
    rule_table("cell_structure", failures(found, province.failed))
    overdue, month, _, _ = deadlines([act for act in province.acts if act.check == "cell_structure"])
    print(say("congress", overdue, month, found.values["congress_due"].count(NONE)))


def print_transfers(province):
    heading(2, title(CHECKS["transfer"]))
    found = province.moved
    acts = [act for act in province.acts if act.check == "transfer"]
    print(say("transfers", len(province.moved_home), len(province.moved_home) - len(acts), len(acts)))
    print(say("transfers_barred", found.counts("TRF-B-REVIEW")["met"]))
    widths = (16, *[RIGHT + 8] * 3, 12, 52, 44)
    row(widths, say("act"), say("late"), say("next_month"), say("later"), say("nearest"), "", say("provision"))
    for rule in found.rules:
        of_rule = [act for act in acts if act.rule == rule.id]
        if of_rule:
            *numbers, nearest = deadlines(of_rule)
            row(widths, rule.id, *numbers, date_text(nearest), title(rule), provision("transfer", rule.id))


def print_development(province):
    heading(3, title(CHECKS["development"]))
    year, count = province.year, len(province.committees)
    for rule in year.rules:
        reached = sum(bits >> year.place[rule.id] & 1 for bits in year.met[:count])
        print(f"{rule.id} – {title(rule)} [{provision('development', rule.id)}]. " + say("reached", reached, count))
    widths = (12, *[RIGHT + 9] * 9)
    names = [value_of("development", name) for name in ("target_min", "target_high")]
    row(widths, say("committee"), say("start"), say("admitted"), say("rate"), *map(title, names), *map(say, GROUPS))
    targets = [config["target_" + name] for name in SHARES]
    row(widths, say("target"), "", "", percent(hundredths(config["target_percent"])), "", "", *map(percent, targets))
    for i in (count, *range(count)):
        shares = [year.values["share_" + name][i] for name in SHARES]
        row(widths, say("total") if i == count else province.committees[i], year.table["members_start"][i],
            year.table["admitted"][i], percent(year.values["rate"][i]), year.values["target_min"][i],
            year.values["target_high"][i],
            *((("< " if NONE < part < least else "") + percent(part)) for part, least in zip(shares, targets)))
    print(say("below_mark"))
    widths = (12, *[RIGHT + 9] * 3)
    row(widths, say("month"), say("admitted"), say("so_far"), say("rate"))
    for i, month in enumerate(province.months):
        row(widths, date_of(month).strftime("%m/%Y"), province.monthly[i], province.so_far.table["admitted"][i],
            percent(province.so_far.values["rate"][i]))


def print_screening(province):
    heading(4, title(CHECKS["screening"]))
    counts = province.screened.report.counts()
    print(say("screening", *(counts.verdicts[verdict] for verdict in ("met", "unknown", "not_met"))))
    print(say("screening_note"))
    widths = (16, *[RIGHT + 8] * 2, 62, 46)
    row(widths, say("rule"), say("listed"), say("unknown"), "", say("provision"))
    for rule in province.screened.rules:
        row(widths, rule.id, counts[rule.id]["met"], counts[rule.id]["unknown"], title(rule),
            provision("screening", rule.id))


LISTS = (("members", "lists_members"), ("grassroots_committee", "lists_committees"), ("grassroots_cell", "lists_cells"))


def list_figures(province, rows):
    """Lists, excellent proposed and allowed, lists over their number, lists that may give none."""
    allowed = [province.lists.values["max_excellent"][i] for i in rows]
    return (len(rows), sum(province.proposed[i] for i in rows), sum(allowed),
            sum(province.lists.values["excess"][i] > 0 for i in rows), allowed.count(0))


def print_ratings(province):
    heading(5, title(CHECKS["review_cap"]))
    widths = (46, *[RIGHT + 10] * 5)
    row(widths, "", *map(say, ("lists", "proposed", "allowed", "over", "none_allowed")))
    for kind, key in LISTS:
        row(widths, say(key), *list_figures(province, [i for i, of in enumerate(province.list_kind) if of == kind]))
    rule_table("review_cap", failures(province.lists, province.lists.failed(province.lists.mask())))


def print_meetings(province):
    heading(6, title(CHECKS["meeting"]))
    found = province.meeting
    widths = (12, *[RIGHT + 9] * 3)
    row(widths, say("month"), say("meetings"), say("not_in_order"), say("share"))
    for (year, month), meetings, broken in province.by_month():
        row(widths, f"{month:02}/{year}", meetings, broken, percent(share(broken, meetings)))
    print(say("editions", date_text(config["on"])))
    counts = found.report.counts()
    widths = (16, *[RIGHT + 8] * 3, 56, 44)
    row(widths, say("rule"), say("not_met"), say("unknown"), say("applies"), "", say("provision"))
    for rule in found.rules:
        if rule.stage == "grading":
            continue
        of = counts[rule.id]
        row(widths, rule.id, of["met" if rule.kind == "bar" else "not_met"], of["unknown"],
            counts.rows - of["not_applicable"], title(rule), provision("meeting", rule.id))
    grades = value_of("meeting", "grade").choices
    graded = sum(days(held) >= config["scorecard_from"] for held in province.held)
    numbers = [province.graded.count(place) for place in range(len(grades))]
    print(say("grades", config["scorecard"], date_text(config["scorecard_from"]),
              "; ".join(f"{title(grade)}: {number}" for grade, number in zip(grades, numbers)), graded - sum(numbers)))
    print(say("grade_differs", found.counts("MEET-GRADE")["not_met"]))
    print(say("year_held", *(province.cell_year.counts(id)["not_met"] for id in ("MYR-MONTHLY", "MYR-THEMATIC"))))
    print(say("below_standard", sum(province.listed), title(grades[config["grade_at_least"]]),
              config["not_in_order_from"]))


def print_due(province):
    heading(7, say("due", date_text(config["due_from"]), date_text(config["due_until"])))
    acts = coming(province.acts)
    kinds = sorted({act.order[1:] for act in acts})
    widths = (12, *[RIGHT + 15] * len(kinds))
    row(widths, say("day"), *(rule for _, rule in kinds))
    for day, group in grouped(acts, lambda act: act.day):
        numbers = collections.Counter(act.order[1:] for act in group)
        row(widths, date_text(day), *(numbers[kind] or "" for kind in kinds))
    widths = (20, *[RIGHT + 11] * 2, 62, 46)
    row(widths, say("act"), say("number"), say("committees"), "", say("provision"))
    for kind in kinds:
        group = [act for act in acts if act.order[1:] == kind]
        check, rule = group[0].check, kind[1]
        row(widths, rule, len(group), len({act.committee for act in group}), title(rule_of(check, rule)),
            provision(check, rule))


def print_overview(province):
    heading(8, say("by_committee"))
    widths = (9, *[RIGHT + 9] * 12)
    row(widths, *map(say, ("committee", "members", "organisations", "change", "open", "late", "rate", "remaining",
                           "on_list", "proposed", "allowed", "not_in_order", "cells_listed")))
    count = len(province.committees)
    columns = [[0] * count for _ in range(9)]
    size, units, change, transfers, overdue, on_list, proposed, allowed, broken = columns
    listed = [0] * count
    for place in province.member_home:
        size[place] += 1
    for i, place in enumerate(province.home):
        units[place] += 1
        change[place] += province.failed[i] != 0
        broken[place] += province.cell_broken[i]
        listed[place] += province.listed[i]
    for act in province.acts:
        if act.check == "transfer":
            transfers[act.committee] += 1
            overdue[act.committee] += act.day < config["on"]
    for i in province.screened.report.rows("met"):
        on_list[province.member_home[i]] += 1
    for i, place in enumerate(province.list_home):
        if province.list_kind[i] == "members":
            proposed[place] += province.proposed[i]
            allowed[place] += province.lists.values["max_excellent"][i]
    year = province.year.values

    def print_row(name, i, of):
        row(widths, name, *map(of, (size, units, change, transfers, overdue)), percent(year["rate"][i]),
            year["remaining"][i], *map(of, (on_list, proposed, allowed, broken, listed)))

    print_row(say("total"), count, sum)
    for i, name in enumerate(province.committees):
        print_row(name, i, lambda column, i=i: column[i])
    print(say("see_committee"))


# ---- one committee in full


def print_committee(province, place):
    """Every organisation, transfer, list and cell of one committee, and what is due."""
    name = province.committees[place]
    print(f"\n{say('committee_' + province.kinds[place], name)}, {date_text(config['on'])}")
    print(say("formed_from", ", ".join(old for old, new in zip(province.old["old"], province.old["new"])
                                       if new == name)))
    organisations, found = province.organisations, province.found
    numbers = organisations["organisation"]
    here = [i for i, home in enumerate(province.home) if home == place]
    forms = {choice.name: title(choice) for choice in partyorg.find_fact("organisation", "org_form").choices}
    expected, led = (value_of("cell_structure", value).choices for value in ("form_expected", "leadership"))

    heading(1, title(CHECKS["cell_structure"]))
    widths = (9, 16, RIGHT + 9, RIGHT + 8, 20, 24, 14, 52)
    row(widths, say("organisation"), say("place"), say("members"), say("probationary"), say("form_now"),
        say("form_permitted"), title(value_of("cell_structure", "leadership")), say("change"))
    for i in here:
        official, probationary = (int(organisations[name][i]) for name in ("official_members", "probationary_members"))
        row(widths, numbers[i], say("place_" + organisations["place"][i]), official + probationary, probationary,
            forms[organisations["org_form"][i]], title(expected[found.values["form_expected"][i]]),
            title(led[found.values["leadership"][i]]) if province.is_cell[i] else "",
            rule_titles(found.rules, province.failed[i]))

    heading(2, title(CHECKS["transfer"]))
    print_acts([act for act in province.acts if act.check == "transfer" and act.committee == place])

    heading(3, title(CHECKS["development"]))
    year, widths = province.year, (46, RIGHT + 9, RIGHT + 9)
    row(widths, "", "", say("target"))
    row(widths, say("admitted"), year.table["admitted"][place], year.values["target_min"][place])
    row(widths, say("rate"), percent(year.values["rate"][place]), percent(hundredths(config["target_percent"])))
    for group, share_of in zip(GROUPS, SHARES):
        row(widths, say(group), percent(year.values["share_" + share_of][place]), percent(config["target_" + share_of]))

    heading(4, title(CHECKS["screening"]))
    print(say("screening_note"))
    screened = province.screened
    rows = [i for i in screened.report.rows("met") if province.member_home[i] == place]
    for i, rule in enumerate(screened.rules):
        count = sum(screened.met[member] >> i & 1 for member in rows)
        if count:
            row((16, RIGHT + 8, 70), rule.id, count, title(rule))

    heading(5, title(CHECKS["review_cap"]))
    widths = (22, *[RIGHT + 10] * 2, 62)
    row(widths, say("lists"), say("proposed"), say("allowed"), say("not_met"))
    failed = province.lists.failed(province.lists.mask())
    for i, home in enumerate(province.list_home):
        if home == place:
            row(widths, forms.get(province.list_name[i], province.list_name[i]), province.proposed[i],
                province.lists.values["max_excellent"][i], rule_titles(province.lists.rules, failed[i]))

    heading(6, title(CHECKS["meeting"]))
    widths = (9, *[RIGHT + 9] * 3, 12, 76)
    row(widths, say("cell"), say("meetings"), say("not_in_order"), say("months_missing"), say("lowest"),
        say("rules_broken"))
    grades = value_of("meeting", "grade").choices
    for i in here:
        if province.listed[i]:
            row(widths, numbers[i], province.cell_meetings[i], province.cell_broken[i], province.months_missing[i],
                title(grades[province.lowest[i]]) if province.lowest[i] != NONE else say("no_day"),
                rule_titles(province.meeting.rules, province.cell_rules[i]))

    heading(7, say("due", date_text(config["due_from"]), date_text(config["due_until"])))
    print_acts(coming(act for act in province.acts if act.committee == place))


def rule_titles(rules, bits):
    return "; ".join(title(rule) for i, rule in enumerate(rules) if bits >> i & 1)


def print_acts(acts):
    """By act and day: who."""
    widths = (20, 16, 46, 76)
    row(widths, say("day"), say("act"), "", say("who"))
    for key, group in grouped(acts, lambda act: act.order):
        row(widths, day_text(key[0]), key[2], title(rule_of(group[0].check, key[2])),
            ", ".join(act.who for act in group))


# ---- the command line


class WrongUsage(Exception):
    """What is wrong, and the argument."""


USAGE = ("""\
Cách dùng: report [TÙY CHỌN] CẤU_HÌNH.csv THƯ_MỤC
In báo cáo một năm của một tỉnh từ các bảng trong thư mục.

  --lang vi|en        ngôn ngữ (mặc định: vi)
  --committee TÊN     một đảng bộ, đầy đủ; all: mọi đảng bộ
  --pictures THƯ_MỤC  vẽ biểu đồ vào thư mục này, dạng SVG (chỉ có ở report.py)
  --png               vẽ biểu đồ dạng PNG thay cho SVG (chỉ có ở report.py)
  --calendar TỆP      ghi lịch các việc đến hạn, dạng iCalendar (chỉ có ở report.py)
  --help              trang này\
""", """\
Usage: report [OPTIONS] CONFIG.csv DIRECTORY
Prints the year of a province from the tables in a directory.

  --lang vi|en        language (default: vi)
  --committee NAME    one committee in full; all: each
  --pictures DIR      draws pictures into that directory, as SVG (report.py only)
  --png               draws them as PNG instead (report.py only)
  --calendar FILE     writes a calendar of the acts due, as iCalendar (report.py only)
  --help              this page\
""")


def complain(text):
    sys.stderr.write(f"report: {text}\n")


def speak(vi, en):
    """Messages before the texts are read."""
    return en if ask.lang == "en" else vi


def read_arguments(arguments):
    """Fills `ask`; returns whether help is asked for."""
    show_help, rest = False, iter(arguments)
    for argument in rest:
        if argument == "--help":
            show_help = True
        elif argument == "--png":
            ask.picture_format = "png"
        elif argument.startswith("-"):
            if argument not in ("--lang", "--committee", "--pictures", "--calendar"):
                raise WrongUsage(speak("không có tùy chọn này", "no such option"), argument)
            value = next(rest, None)
            if value is None:
                raise WrongUsage(speak("thiếu giá trị của tùy chọn", "the option needs a value"), argument)
            if argument == "--lang" and value not in ("vi", "en"):
                raise WrongUsage(f"--lang: {value}", speak("chấp nhận vi, en", "accepted are vi, en"))
            setattr(ask, argument[2:], value)
        elif ask.config is None:
            ask.config = argument
        elif ask.directory is None:
            ask.directory = argument
        else:
            raise WrongUsage(speak("thừa tham số", "one argument too many"), argument)
    if not show_help and ask.directory is None:
        raise WrongUsage(speak("thiếu cấu hình hoặc thư mục", "the configuration or the directory is missing"))
    return show_help


def run(arguments):
    if read_arguments(arguments):
        print(speak(*USAGE))
        return DONE
    find_texts(ask.config)
    read_config(ask.config)
    province = Province(ask.directory)
    if ask.committee is None:
        print_head(province)
        for section in (print_structure, print_transfers, print_development, print_screening, print_ratings,
                        print_meetings, print_due, print_overview):
            section(province)
    elif ask.committee == "all":
        for place in range(len(province.committees)):
            print_committee(province, place)
    elif ask.committee in province.committee_of:
        print_committee(province, province.committee_of[ask.committee])
    else:
        raise WrongUsage(speak("không có đảng bộ này", "no such committee"), ask.committee)
    with contextlib.ExitStack() as meanwhile:
        if ask.pictures:
            import pictures  # needs matplotlib
            meanwhile.enter_context(pictures.drawing(province, ask.pictures, ask.picture_format))
        if ask.calendar:
            import due_calendar  # needs icalendar
            due_calendar.write(province, ask.calendar)
    return DONE


def main():
    # UTF-8 whatever the locale; a reader that goes away ends the program quietly.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    gc.disable()  # two million texts are made and kept, and would be looked through again and again
    sys.stdout = io.TextIOWrapper(sys.stdout.buffer, "utf-8", "surrogateescape", newline="\n")
    sys.stderr = io.TextIOWrapper(sys.stderr.buffer, "utf-8", "surrogateescape", newline="\n", write_through=True)
    try:
        status = run([os.fsencode(argument).decode("utf-8", "surrogateescape") for argument in sys.argv[1:]])
        sys.stdout.flush()
    except WrongUsage as wrong:
        complain(": ".join(wrong.args))
        status = FAILED
    except Unreadable as unreadable:
        complain(speak(*unreadable.args))
        status = FAILED
    except partyorg.Error as error:
        complain(error.message(ask.lang))
        status = FAILED
    except OSError as error:
        if error.filename is None:
            complain(speak("không ghi được kết quả: {}", "cannot write the result: {}").format(error.strerror))
            os._exit(FAILED)  # what is left to write would fail again
        complain(f"{error.filename}: {error.strerror}")
        status = FAILED
    return status


if __name__ == "__main__":
    sys.exit(main())
