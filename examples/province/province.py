# SPDX-License-Identifier: MIT
"""province: the tables that make_province.py writes, and what is found in them. report.py prints it, pictures.py draws
it, due_calendar.py writes its acts down.

Every table is examined as a whole: what is counted here was found by partyorg.check_table().
"""

import datetime
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import partyorg  # noqa: E402
from tables import read_table  # noqa: E402

NONE, EPOCH = -2**31, datetime.date(1970, 1, 1)  # days of a table are counted from there
CHECKS = {check.name: check for check in partyorg.checks()}
ORDER = {name: i for i, name in enumerate(CHECKS)}
SHARES = ("women", "minority", "union", "18_30")
GROUPS = ("women", "minority", "union", "young")  # as texts.csv calls them


class Ask:
    """What the command line asks for."""

    lang = "vi"
    committee = None  # that one in full; "all": each
    pictures = calendar = None
    picture_format = "svg"
    config = directory = None


ask = Ask()
texts, config = {}, {}


def say(key, *values):
    return texts[key][ask.lang == "en"].format(*values)


# ---- reading


def find_texts(path):
    """Reads the texts that lie beside a configuration."""
    table = read_table(os.path.join(os.path.dirname(path), "texts.csv"))
    texts.update((key, pair) for key, *pair in zip(table["key"], table["vi"], table["en"]))


def read_config(path):
    """Reads the settings: dates as days, percent as hundredths, the others as they are."""
    table, settings = read_table(path), config
    settings.update(zip(table["setting"], table["value"]))
    for name in ("on", "merged_on", "due_from", "due_until", "scorecard_from"):
        settings[name] = days(partyorg.parse_date(settings[name]))
    for name in SHARES:
        settings["target_" + name] = hundredths(settings["target_" + name])
    settings["not_in_order_from"] = int(settings["not_in_order_from"])
    settings["options"] = {"target_percent": partyorg.parse_fact("options", "target_percent",
                                                                 settings["target_percent"])}
    settings["grade_at_least"] = [choice.name for choice in value_of("meeting", "grade").choices].index(
        settings["grade_at_least"])


def days(date):
    return (date - EPOCH).days


def hundredths(text):
    whole, _, part = text.partition(".")
    return int(whole) * 100 + int((part + "00")[:2])


def facts_of(subject, table):
    """The columns of a table that are facts, their text read. Each text is read once."""
    columns = {}
    for title, column in table.items():
        try:
            name = partyorg.find_fact(subject, title).name
        except partyorg.Error:
            continue  # not a fact of this subject
        if column and not isinstance(column[0], str):
            columns[name] = column
        else:
            known = {text: partyorg.parse_fact(subject, name, text) for text in set(column)}
            columns[name] = list(map(known.get, column)) if len(known) > 1 else [*known.values()] * len(column)
    return columns


class Examined:
    """A table that was examined: columns of results as lists, and the rules that are not in order as sets of bits."""

    def __init__(self, check, table, values=(), options=None):
        self.check, self.rules = check, partyorg.rules(check)
        self.place = {rule.id: i for i, rule in enumerate(self.rules)}
        self.table = table
        self.report = partyorg.check_table(check, facts_of(CHECKS[check].subject, table), on=date_of(config["on"]),
                                           values=values, options=options)
        self.verdict, self.due, self.due_rule = map(list, (self.report.verdict, self.report.due, self.report.due_rule))
        self.values = {name: list(column) for name, column in self.report.values.items()}
        for name, column in self.values.items():
            if value_of(check, name).type == "decimal":  # as hundredths
                self.values[name] = [NONE if value != value else round(value * 100) for value in column]
        self.met, self.not_met = list(self.report.met), list(self.report.not_met)

    def mask(self, *stages):
        """Bits of the requirements, and of the bars, of some stages; of all without any."""
        bits = {"requirement": 0, "bar": 0}
        for i, rule in enumerate(self.rules):
            if rule.kind in bits and (not stages or rule.stage in stages):
                bits[rule.kind] |= 1 << i
        return bits["requirement"], bits["bar"]

    def failed(self, mask):
        """Of each row the rules among a mask that are not in order: requirements not met, bars met."""
        requirements, bars = mask
        return [(bad & requirements) | (good & bars) for bad, good in zip(self.not_met, self.met)]

    def counts(self, id):
        return self.report.counts()[id]


def value_of(check, name):
    return next(value for value in partyorg.values(check) if value.name == name)


# ---- the province


class Act:
    """Something due: by when, by which rule, in which committee, and who or which organisation it is about."""

    __slots__ = ("day", "check", "rule", "committee", "who", "order")

    def __init__(self, day, check, rule, committee, who):
        self.day, self.check, self.rule, self.committee, self.who = day, check, rule, committee, who
        self.order = day, ORDER[check], rule


class Province:
    """The tables, and what was found in them."""

    def __init__(self, directory):
        def read(name):
            return read_table(os.path.join(directory, name + ".csv"))

        self.old, committees = read("old"), read("committees")
        self.committees, self.kinds = committees["committee"], committees["committee_kind"]
        self.committee_of = {name: i for i, name in enumerate(self.committees)}
        self.organisations = read("organisations")
        self.organisation_of = {number: i for i, number in enumerate(self.organisations["organisation"])}
        self.home = [self.committee_of[name] for name in self.organisations["committee"]]  # their committees
        self.is_cell = [form != "grassroots_committee" for form in self.organisations["org_form"]]
        self.acts = []
        self.structure()
        self.members(read("members"))
        self.transfers(read("transfers"))
        self.development(committees, read("admissions"))
        self.ratings(read("ratings"))
        self.meetings(read("meetings"))
        self.acts.sort(key=lambda act: act.order)

    def where(self, table):
        """The committee of each row of a table, by its organisation."""
        return [self.home[self.organisation_of[number]] for number in table["organisation"]]

    def add_acts(self, found, rows, places, names):
        """Notes what is due in some rows of a table."""
        for row in rows:
            if found.due[row] != NONE:
                self.acts.append(Act(found.due[row], found.check, found.rules[found.due_rule[row]].id, places[row],
                                     names[row]))

    def structure(self):
        self.found = Examined("cell_structure", self.organisations, ("form_expected", "leadership", "congress_due"))
        self.failed = self.found.failed(self.found.mask())
        asked = dict(self.organisations, subgroup_meetings=[1] * len(self.home))  # if it met once by subgroup
        may = Examined("cell_structure", asked)
        self.may_subgroup = [bits >> may.place["STR-SUB-SIZE"] & 1 for bits in may.met]
        self.add_acts(self.found, range(len(self.home)), self.home, self.organisations["organisation"])

    def members(self, table):
        self.member_home = self.where(table)
        self.probationary = [kind == "probationary" for kind in table["member_kind"]]
        self.screened = Examined("screening", table)
        rows = [row for row, probationary in enumerate(self.probationary) if probationary]
        probationers = {title: [column[row] for row in rows] for title, column in table.items()}
        self.add_acts(Examined("recognition", probationers), range(len(rows)), [self.member_home[row] for row in rows],
                      probationers["member"])

    def transfers(self, table):
        self.moved = Examined("transfer", table)
        self.moved_home, self.moved_members = self.where(table), table["member"]
        self.add_acts(self.moved, range(len(self.moved_home)), self.moved_home, self.moved_members)

    def development(self, committees, admissions):
        """Three tables of years: one row a committee and one for all; and one row a month, all admitted so far."""
        names = ["admitted", *("admitted_" + share for share in SHARES)]
        count, months = len(self.committees), sorted(set(admissions["month_on"]))
        start = list(map(int, committees["members_start"]))
        sums = {name: [0] * (count + 1) for name in names}
        by_month = {name: [0] * len(months) for name in names}
        places = {month: i for i, month in enumerate(months)}
        for name in names:
            for committee, month, number in zip(admissions["committee"], admissions["month_on"], admissions[name]):
                for row in (self.committee_of[committee], count):
                    sums[name][row] += int(number)
                by_month[name][places[month]] += int(number)
        values = ("target_min", "target_high", "remaining", "rate", *("share_" + share for share in SHARES))
        year = int(config["year"])
        self.year = Examined("development", dict(sums, year=[year] * (count + 1),
                                                 members_start=start + [sum(start)]), values, config["options"])
        self.months = [days(partyorg.parse_date(month)) for month in months]
        self.monthly = by_month["admitted"]
        so_far = [sum(self.monthly[:i + 1]) for i in range(len(months))]
        self.so_far = Examined("development", {"admitted": so_far, "year": [year] * len(months),
                                               "members_start": [sum(start)] * len(months)}, ("rate",))

    def ratings(self, table):
        self.lists = Examined("review_cap", table, ("max_excellent", "excess"))
        self.list_home = [self.committee_of[name] for name in table["committee"]]
        self.list_name = table["list"]
        self.proposed = list(map(int, table["rated_excellent"]))
        self.list_kind = [table["list"][row] if kind == "organisations" else "members"
                          for row, kind in enumerate(table["list_kind"])]

    def meetings(self, table):
        count = len(self.home)
        self.meeting = Examined("meeting", table, ("grade", "next_regular_due"), {"scorecard": config["scorecard"]})
        self.meeting_cell = [self.organisation_of[number] for number in table["organisation"]]
        dates = {text: partyorg.parse_date(text) for text in set(table["held_on"])}
        self.held = [dates[text] for text in table["held_on"]]
        self.broken = self.meeting.failed(self.meeting.mask("preparation", "meeting", "closing"))
        self.graded = [NONE if days(held) < config["scorecard_from"] else grade
                       for held, grade in zip(self.held, self.meeting.values["grade"])]
        months, quarters = ([set() for _ in range(count)] for _ in range(2))
        last = [None] * count  # regular meeting
        self.cell_meetings, self.cell_broken, self.cell_rules = [0] * count, [0] * count, [0] * count
        self.cell_grades, self.lowest = [[0] * 4 for _ in range(count)], [NONE] * count
        for row, cell in enumerate(self.meeting_cell):
            kind, month, grade = table["meeting_kind"][row], self.held[row].month, self.graded[row]
            if kind != "thematic":
                months[cell].add(month)
                if last[cell] is None or self.held[row] >= self.held[last[cell]]:
                    last[cell] = row
            if kind != "regular":
                quarters[cell].add((month - 1) // 3)
            self.cell_meetings[cell] += 1
            self.cell_broken[cell] += self.broken[row] != 0
            self.cell_rules[cell] |= self.broken[row]
            if grade != NONE:
                self.cell_grades[cell][grade] += 1
                self.lowest[cell] = grade if self.lowest[cell] == NONE else min(grade, self.lowest[cell])
        self.cells = [cell for cell in range(count) if self.is_cell[cell]]
        due = {name: [int(self.organisations[name][cell]) for cell in self.cells]
               for name in ("year", "months_due", "quarters_due")}
        grades = [choice.name for choice in value_of("meeting", "grade").choices]
        held = [len(months[cell]) for cell in self.cells]
        self.cell_year = Examined("meeting_year", {
            **due, "months_held": held,
            "quarters_thematic": [min(len(quarters[cell]), most)
                                  for cell, most in zip(self.cells, due["quarters_due"])],
            **{"meetings_" + grade: [self.cell_grades[cell][i] for cell in self.cells]
               for i, grade in enumerate(grades)}})
        monthly = 1 << self.cell_year.place["MYR-MONTHLY"]
        self.months_missing = [0] * count
        for cell, bad, all_due, some in zip(self.cells, self.cell_year.not_met, due["months_due"], held):
            self.months_missing[cell] = all_due - some if bad & monthly else 0
        self.listed = [self.months_missing[cell] > 0 or self.cell_broken[cell] >= config["not_in_order_from"] or
                       NONE < self.lowest[cell] < config["grade_at_least"] for cell in range(count)]
        next_due = self.meeting.values["next_regular_due"]
        for cell, row in enumerate(last):
            if row is not None:
                self.acts.append(Act(next_due[row], "meeting", "MEET-MONTHLY", self.home[cell],
                                     self.organisations["organisation"][cell]))

    def by_month(self):
        """Months with meetings; how many there were, and how many were not in order."""
        meetings, broken = {}, {}
        for held, bits in zip(self.held, self.broken):
            month = held.year, held.month
            meetings[month] = meetings.get(month, 0) + 1
            broken[month] = broken.get(month, 0) + (bits != 0)
        return [(month, meetings[month], broken[month]) for month in sorted(meetings)]


# ---- texts of the catalogue and of numbers


def title(item):
    return item.title(ask.lang)


def rule_of(check, id):
    return next(rule for rule in partyorg.rules(check) if rule.id == id)


def provision(check, id):
    wording = partyorg.wording_on(check, id, date_of(config["on"]))
    if not wording:
        return say("none")
    text = wording.text(ask.lang)
    return text if wording.confidence == "verified" else say(wording.confidence, text)


def date_of(day):
    return EPOCH + datetime.timedelta(day)


def date_text(day):
    return say("no_day") if day == NONE else partyorg.format_date(date_of(day), "dmy" if ask.lang == "vi" else "iso")


def day_text(day):
    return say("past", date_text(day)) if NONE < day < config["on"] else date_text(day)


def percent(number):
    if number == NONE:
        return say("no_day")
    return f"{number // 100}{',' if ask.lang == 'vi' else '.'}{number % 100:02}"


def share(part, whole):
    """Hundredths of a percent, half up, as the library rounds."""
    return (part * 20000 + whole) // (2 * whole) if whole else NONE


# ---- figures


def failures(found, failed):
    """How often each rule is not in order."""
    return {rule.id: sum(bits >> i & 1 for bits in failed) for i, rule in enumerate(found.rules)}


def deadlines(acts):
    """Numbers of acts by when they are due: overdue, in the coming month, later; and the nearest day to come."""
    overdue = sum(act.day < config["on"] for act in acts)
    later = sum(act.day > config["due_until"] for act in acts)
    nearest = min((act.day for act in acts if act.day >= config["on"]), default=NONE)
    return overdue, len(acts) - overdue - later, later, nearest


def coming(acts):
    return [act for act in acts if config["due_from"] <= act.day <= config["due_until"]]


def grouped(items, key):
    """Lists of neighbours with the same key."""
    groups = []
    for item in items:
        if not groups or groups[-1][0] != key(item):
            groups.append((key(item), []))
        groups[-1][1].append(item)
    return groups
