# SPDX-License-Identifier: MIT
"""What a table of files shows, ready for people: the lines, columns and counts that all kinds of output share."""

from __future__ import annotations

import bisect
import datetime
from collections import Counter
from typing import Any, Iterable, Iterator, Mapping, NamedTuple, Optional, Protocol, Sequence, Union

from .. import core
from .._catalogue import (Rule, ValueInfo, Wording, check_index, checks, facts, rules_of, stages_of, status_title,
                          unit_title, values_of, wordings)
from .._error import Error, language
from .._report import Report
from .._table import TableReport
from ._words import STATES, word

Cell = Union[None, bool, int, float, str, datetime.date]

ABSENT = -2**31
_EPOCH = datetime.date(1970, 1, 1).toordinal()
_STATUSES = ("met", "not_met", "unknown", "not_applicable")

# How a status of a kind of rule reads, and how it is coloured: good, bad, unknown, none, found, not_found.
_STATE = {
    "requirement": (("met", "good"), ("not_met", "bad")),
    "bar": (("bars", "bad"), ("bars_not", "good")),
    "ground": (("found", "found"), ("not_found", "not_found")),
    "deadline": (("in_time", "good"), ("late", "bad")),
}
_OTHER_STATES = (("overdue", "bad"), ("not_done", "unknown"), ("unknown", "unknown"), ("not_applicable", "none"))
SHADES = ("good", "bad", "unknown", "none", "found", "not_found")


# ---- what is read of a Reading


class Remark(Protocol):
    """One thing a person must know of a file, see :class:`partyorg.reading.Remark`."""

    @property
    def kind(self) -> str: ...
    @property
    def sheet(self) -> Optional[str]: ...
    @property
    def row(self) -> Optional[int]: ...
    @property
    def column(self) -> Optional[str]: ...
    @property
    def header(self) -> Optional[str]: ...
    @property
    def fact(self) -> Optional[str]: ...
    @property
    def value(self) -> Optional[str]: ...
    @property
    def texts(self) -> tuple[str, str]: ...
    def text(self, lang: str = "en") -> str: ...


class Conversion(Protocol):
    """How many cells of a column were converted in one way, see :class:`partyorg.reading.Conversion`."""

    @property
    def fact(self) -> str: ...
    @property
    def header(self) -> str: ...
    @property
    def way(self) -> str: ...
    @property
    def count(self) -> int: ...
    @property
    def first_row(self) -> int: ...
    @property
    def before(self) -> str: ...
    @property
    def after(self) -> str: ...
    @property
    def texts(self) -> tuple[str, str]: ...
    def text(self, lang: str = "en") -> str: ...


class Reading(Protocol):
    """A table of files that was read, see :class:`partyorg.reading.Reading`."""

    @property
    def check(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def sheet(self) -> Optional[str]: ...
    @property
    def rows(self) -> Sequence[int]: ...
    @property
    def facts(self) -> Mapping[str, Sequence[Any]]: ...
    @property
    def others(self) -> Mapping[str, Sequence[str]]: ...
    @property
    def columns(self) -> Mapping[str, str]: ...
    @property
    def remarks(self) -> Sequence[Remark]: ...
    @property
    def conversions(self) -> Sequence[Conversion]: ...
    @property
    def unreadable(self) -> Mapping[int, Sequence[Remark]]: ...
    def __len__(self) -> int: ...
    def text(self, lang: str = "en") -> str: ...


# ---- what is written


class Line(NamedTuple):
    """One record, for people. Made by :func:`rows_for_people`."""

    record: int
    """Its number in the table, counted from 0."""
    row: int
    """Its row in the file."""
    label: str
    """What identifies it: its cell of the first column that is no fact, of the template's label column when there is
    one; ``""`` when there is none."""
    verdict: str
    """met, not_met or unknown."""
    verdict_text: str
    stage: str
    """Title of the first stage that is not met; ``""`` when all are."""
    reasons: list[str]
    """What is not in order: titles of rules, with how they failed where the title alone does not say it."""
    missing: list[str]
    """Titles of the facts that are missing for the verdict."""
    no_text: str
    """That the text in force is not known, for how many rules; ``""`` when it is."""
    contradictions: list[str]
    """Titles of the facts that cannot be true beside another."""
    unreadable: list[str]
    """The cells that could not be read: header, place and value."""
    due: Optional[datetime.date]
    """The last day of the running deadline that ends first; None when none runs."""
    due_rule: str
    """The title of that deadline; ``""`` when none runs."""
    overdue: bool
    """Whether that day is past on the examination date."""


class Column(NamedTuple):
    """A column of the table of findings."""

    header: str
    note: str
    kind: str
    """row, other, verdict, text, list, due, or value."""
    width: int
    value: Optional[ValueInfo] = None


class Governed(NamedTuple):
    """A wording of a rule, and how many records it governs; None stands for days whose text is not known."""

    rule: Rule
    wording: Optional[Wording]
    records: int


class Findings:
    """A reading and its report under one roof."""

    def __init__(self, reading: Reading, report: TableReport, lang: str) -> None:
        self.lang, self.place = lang, language(lang)
        if reading.check != report.check:
            raise Error(core.PARTYORG_E_VALUE, "report",
                        f"report: kết quả của {report.check}, không phải của {reading.check}",
                        f"report: of the check {report.check}, and not of {reading.check}")
        if len(reading) != len(report):
            raise Error(core.PARTYORG_E_RANGE, "report", f"report: có {len(report)} hàng, còn tệp có {len(reading)}",
                        f"report: has {len(report)} rows, but the reading has {len(reading)}")
        self.reading, self.report = reading, report
        index = check_index(report.check)
        self.check = checks()[index]
        self.rules, self.stages, self.infos = rules_of(index), stages_of(index), values_of(index)
        self.values = report.values
        self.titles = {fact.name: fact.title(lang) for fact in facts(self.check.subject)}
        self.verdicts = tuple(status_title(status, lang) for status in _STATUSES[:3])
        self._verdict, self._stage = report.verdict, report.stage
        self._met, self._not_met, self._unknown = report.met, report.not_met, report.unknown
        self._due, self._due_rule = report.due, report.due_rule
        self._ons = reading.facts.get("on")
        self._on = report.report(0).on if len(report) and self._ons is None else None
        self._deadlines = [(i, self.values[rule.due_value]) for i, rule in enumerate(self.rules)
                           if rule.kind == "deadline" and rule.due_value is not None and rule.due_value in self.values]
        self._label = self._labels()
        # Days on which the wording of some rule changes: between two of them all records are governed alike.
        self._wordings = [wordings(self.check.name, rule.id) for rule in self.rules]
        self._changes = sorted({day for found in self._wordings for wording in found for day in _limits(wording)})
        self._governing = list(dict.fromkeys(rule.governing for rule in self.rules))
        self._open: dict[int, tuple[int, int]] = {}
        self._last: tuple[int, Optional[Report]] = -1, None
        # Bars that are met and others that are not: what makes a record one to look at.
        self._timed = sum(1 << i for i, _ in self._deadlines)
        self._bars = sum(1 << i for i, rule in enumerate(self.rules) if rule.kind == "bar")
        self._others = sum(1 << i for i, rule in enumerate(self.rules) if rule.kind in ("requirement", "deadline"))
        # By stage: its rules, and the grounds among them.
        self._grounds = [[sum(1 << i for i, rule in enumerate(self.rules)
                              if rule.stage == stage.name and rule.kind in kinds)
                          for kinds in (("requirement", "bar", "deadline", "ground"), ("ground",))]
                         for stage in self.stages]

    def __len__(self) -> int:
        return len(self.report)

    # ---- of one record

    def on(self, index: int) -> datetime.date:
        """The examination date of a record."""
        if self._on is not None:
            return self._on
        given = self._ons[index] if self._ons is not None else None
        return given if type(given) is datetime.date else self.report.report(index).on

    def masks(self, index: int) -> tuple[int, int, int, int, int]:
        """The rules of a record that are met, not met, unknown, overdue of these, not done of these: bit i is rule
        i."""
        met, not_met, unknown = self._met[index], self._not_met[index], self._unknown[index]
        overdue = undone = 0
        if unknown & self._timed:
            known = self._open.get(index)
            if known is None:
                known = self._open[index] = self._running(index, unknown)
            overdue, undone = known
        return met, not_met, unknown, overdue, undone

    def _running(self, index: int, unknown: int) -> tuple[int, int]:
        """The deadlines of a record whose act is not known to be done: overdue, and not yet."""
        overdue = undone = 0
        for i, due in self._deadlines:
            if unknown >> i & 1 and due[index] != ABSENT:
                finding = self.one(index)[self.rules[i].id]
                if finding.overdue:
                    overdue |= 1 << i
                elif finding.due is not None and finding.observed is None:
                    undone |= 1 << i
        return overdue, undone

    def one(self, index: int) -> Report:
        """The report of a record; that of the last one asked for is kept."""
        last, report = self._last
        if report is None or last != index:
            report = self.report.report(index)
            self._last = index, report
        return report

    def states(self, rule: Rule) -> tuple[tuple[str, str], ...]:
        """All that a rule of that kind can read: keys of STATES, and their shades."""
        return (*_STATE[rule.kind], *_OTHER_STATES)

    def state(self, rule: int, masks: tuple[int, int, int, int, int]) -> tuple[str, str]:
        """How a rule of a record reads (a key of STATES), and its shade."""
        met, not_met, unknown, overdue, undone = masks
        bit = 1 << rule
        if (met | not_met) & bit:
            return _STATE[self.rules[rule].kind][0 if met & bit else 1]
        return _OTHER_STATES[0 if overdue & bit else 1 if undone & bit else 2 if unknown & bit else 3]

    def to_look_at(self, index: int) -> bool:
        """Whether a record has anything that is not in order: its verdict, a deadline, a cell that was not read."""
        met, not_met, _, overdue, _ = self.masks(index)
        return bool(self._verdict[index] or met & self._bars or not_met & self._others or overdue
                    or index in self.reading.unreadable)

    def line(self, index: int) -> Line:
        """A record for people."""
        reading, place = self.reading, self.place
        masks = met, not_met, unknown, overdue, _ = self.masks(index)
        failed = met & self._bars | not_met & self._others | overdue
        reasons = []
        for i, rule in enumerate(self.rules):
            if failed >> i & 1:
                said, title = self.state(i, masks)[0], rule.titles[place]
                reasons.append(title if said == "not_met" else f"{title} ({STATES[said][place]})")
        report, verdict, stage = self.one(index), self._verdict[index], self._stage[index]
        if verdict == 1:
            reasons += self._no_ground(masks, failed, stage)
        no_text = self._no_text(unknown, index) if unknown else 0
        due, day = self._due[index], None
        if due != ABSENT:
            day = datetime.date.fromordinal(_EPOCH + due)
        return Line(record=index, row=reading.rows[index], label=self._label[index] if self._label else "",
                    verdict=_STATUSES[verdict], verdict_text=self.verdicts[verdict],
                    stage=self.stages[stage].titles[place] if stage < len(self.stages) else "", reasons=reasons,
                    missing=[self.titles[name] for name in report.missing_for_verdict],
                    no_text=word("no_text", place, count=no_text) if no_text else "",
                    contradictions=[self.titles[name] for name in report.contradictions],
                    unreadable=[self._unread(remark) for remark in reading.unreadable.get(index, ())],
                    due=day, due_rule=self.rules[self._due_rule[index]].titles[place] if day else "",
                    overdue=day is not None and day < report.on)

    def _no_ground(self, masks: tuple[int, int, int, int, int], failed: int, first: int) -> list[str]:
        """The stages that fail for want of a ground, of which one would be enough."""
        met, not_met, unknown, _, _ = masks
        stages = []
        for place, (stage, (own, grounds)) in enumerate(zip(self.stages, self._grounds)):
            none_found = grounds & not_met and not grounds & (met | unknown)
            if none_found and not own & failed and (place == first or not failed):
                stages.append(word("no_ground", self.place, stage=stage.titles[self.place]))
        return stages

    def _no_text(self, unknown: int, index: int) -> int:
        """For how many unknown rules no text is known on their governing date."""
        native = self.one(index)._native
        return sum(core.report_finding(native, i)["no_edition"] for i in range(len(self.rules)) if unknown >> i & 1)

    def _keys(self, index: int) -> "Iterator[_Key]":
        """By which governing fact, in which span of days and in which year a record is governed; of all such facts."""
        on, years = self.on(index), self.reading.facts.get("year")
        year = years[index] if years is not None else None
        for name in self._governing:
            given = self.reading.facts.get(name) if name is not None else None
            day = given[index] if given is not None else None
            yield name, bisect.bisect_right(self._changes, day if type(day) is datetime.date else on), year

    def _governed(self, key: "_Key", index: int) -> list[Optional[Wording]]:
        """The wordings of the rules that govern the records of a key; a finding of the first such record says them."""
        applied: list[Optional[Wording]] = [None] * len(self.rules)
        for i, rule in enumerate(self.rules):
            if rule.governing == key[0]:
                finding = self.one(index)[rule.id]
                said = finding.provision(self.lang)
                applied[i] = next((one for one in self._wordings[i] if one.edition.code == finding.edition and
                                   one.texts[self.place] == said), None)
        return applied

    def _labels(self) -> Optional[Sequence[str]]:
        others = self.reading.others
        for header in others:
            if header.strip().casefold() in (word("label", 0).casefold(), word("label", 1).casefold()):
                return others[header]
        return next(iter(others.values()), None)

    def _unread(self, remark: Remark) -> str:
        where = f"{remark.column or ''}{remark.row or ''}" if (remark.column or "").isalpha() else ""
        name = self.titles.get(remark.fact or "", remark.header or remark.fact or "")
        return f"{name}{' ' if where else ''}{where}: {remark.value}"

    # ---- the table

    def columns(self) -> list[Column]:
        """The columns before those of the rules."""
        place = self.place
        columns = [Column(word("row", place), word("row_note", place), "row", 8)]
        columns += [Column(header, word("other_note", place), "other",
                           max([8, min(30, len(header) + 3), *(min(30, len(text) + 2) for text in texts[:200])]))
                    for header, texts in self.reading.others.items()]
        columns += [Column(word("verdict", place), "", "verdict", 12), Column(word("stage", place), "", "text", 20),
                    Column(word("reasons", place), "", "list", 52), Column(word("missing", place), "", "list", 44),
                    Column(word("contradictions", place), "", "list", 24),
                    Column(word("unreadable", place), "", "list", 28), Column(word("due", place), "", "due", 13),
                    Column(word("due_rule", place), "", "text", 36)]
        for info in self.infos:
            if info.name in self.values:
                unit = f" ({unit_title(info.unit, self.lang)})" if info.unit else ""
                note = word("value_note", place, name=info.name)
                columns.append(Column(info.titles[place] + unit, note, "value", 15, info))
        return columns

    def cells(self, line: Line) -> list[Union[Cell, list[str]]]:
        """What stands in those columns but those of values; lists of lines where several may be."""
        index = line.record
        missing = line.missing + ([line.no_text] if line.no_text else [])
        due_rule = f"{line.due_rule} ({STATES['overdue'][self.place]})" if line.overdue else line.due_rule
        cells: list[Union[Cell, list[str]]] = [line.row, *(texts[index] for texts in self.reading.others.values())]
        cells += [line.verdict_text, line.stage, line.reasons, missing, line.contradictions, line.unreadable, line.due,
                  due_rule]
        return cells

    def value(self, info: ValueInfo, index: int) -> Cell:
        """A computed value: a date, a number, or a word; None when absent."""
        given = self.values[info.name][index]
        if given == ABSENT or given != given:
            return None
        if info.type == "date":
            return datetime.date.fromordinal(_EPOCH + given)
        if info.type == "bool":
            return word("yes" if given else "no", self.place)
        if info.choices:
            return info.choices[given].titles[self.place]
        number: Union[int, float] = given
        return number

    def date(self, day: datetime.date) -> str:
        """A date as people write it."""
        return f"{day.day:02}/{day.month:02}/{day.year:04}" if self.place == 0 else day.isoformat()

    # ---- of all

    def examined_on(self) -> str:
        """The examination date, or the first and the last; ``""`` of an empty table."""
        if not len(self):
            return ""
        if self._on is not None:
            return self.date(self._on)
        first = last = self.on(0)
        for i in range(1, len(self)):
            day = self.on(i)
            first, last = min(first, day), max(last, day)
        if first == last:
            return self.date(first)
        return word("on_many", self.place, first=self.date(first), last=self.date(last))

    def shades(self) -> list[tuple[Rule, dict[str, int], int]]:
        """For each rule how many records have which shade, and how many of them are overdue."""
        counts, late = self.report.counts(), Counter[int]()
        for i in range(len(self)) if self._deadlines else ():
            overdue = self.masks(i)[3]
            if overdue:
                late.update(rule for rule, _ in self._deadlines if overdue >> rule & 1)
        table = []
        for i, rule in enumerate(self.rules):
            of, shades = counts[rule.id], dict.fromkeys(SHADES, 0)
            for not_met, status in enumerate(("met", "not_met")):
                shades[_STATE[rule.kind][not_met][1]] += of[status]
            shades["bad"] += late[i]
            shades["unknown"] = of["unknown"] - late[i]
            shades["none"] = of["not_applicable"]
            table.append((rule, shades, late[i]))
        return table

    def governed(self) -> list[Governed]:
        """The wordings of the rules that govern records, with how many; those that govern none are left out, unless a
        rule has no other."""
        keys: dict[_Key, list[int]] = {}  # the first record of each, and how many there are
        for index in range(len(self)):
            for key in self._keys(index):
                keys.setdefault(key, [index, 0])[1] += 1
        applied = {key: self._governed(key, index) for key, (index, _) in keys.items()}
        table = []
        for i, rule in enumerate(self.rules):
            records: dict[Optional[Wording], int] = {}
            for key, (_, count) in keys.items():
                if key[0] == rule.governing:
                    wording = applied[key][i]
                    records[wording] = records.get(wording, 0) + count
            if not records:
                records[self._wordings[i][-1] if self._wordings[i] else None] = 0
            by_day = sorted(records, key=lambda one: datetime.date.min if one is None else one.edition.from_)
            table += [Governed(rule, wording, records[wording]) for wording in by_day]
        return table

    def reading_columns(self) -> list[tuple[str, str, str]]:
        """The columns that were read: header, title of the fact, its name."""
        return [(header, word("on", self.place) if name == "on" else self.titles.get(name, name), name)
                for header, name in self.reading.columns.items()]


_Key = tuple[Optional[str], int, Optional[int]]


def _limits(wording: Wording) -> Iterator[datetime.date]:
    """The first day of a wording, and the first one after it."""
    yield wording.edition.from_
    if wording.edition.to is not None and wording.edition.to != datetime.date.max:
        yield wording.edition.to + datetime.timedelta(1)


def rows_for_people(reading: Reading, report: TableReport, lang: str = "vi", *,
                    only: Optional[Iterable[int]] = None) -> Iterator[Line]:
    """The records of a table one by one, with what a person asks first: verdict, what is not in order, what is missing,
    what is due.

    :param reading: the table as it was read
    :param report: what its check found, as :meth:`partyorg.reading.Reading.check_table` gives it
    :param lang: ``"vi"`` or ``"en"``
    :param only: the numbers of the records to show, counted from 0, such as ``report.rows("not_met")``; else all
    :raises Error: when the report is of another check or has another number of rows
    """
    findings = Findings(reading, report, lang)
    return map(findings.line, range(len(report)) if only is None else only)

