# SPDX-License-Identifier: MIT
"""Examining a file: facts in, report out. A report is C data; what is asked of it is looked up then."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Iterator, Mapping, Optional, Union

from . import core
from ._catalogue import Rule, Value, check_index, checks, editions, rule_index, rule_places, rules_of, stages_of
from ._dates import Calendar, Date, native_calendar
from ._error import language
from ._scorecard import Scorecard, _scorecard

if TYPE_CHECKING:
    from .core import _Finding, _Summary

Facts = Mapping[str, Any]

_RIGHTS = ("Quyền của đảng viên", "Rights of the member")
_VALUES = ("Kết quả tính", "Computed")
_STATUSES = tuple(core.partyorg_finding_status_name(i) for i in range(4))


@dataclass(frozen=True)
class NextStep:
    """What to do next."""

    action: str
    """none, supply, mend, wait, forward, refer or stop."""
    stage: Optional[str]
    """The stage it belongs to, whose actor acts."""
    rule: Optional[str]
    """The finding it is about."""
    from_: Optional[datetime.date]
    """Of ``wait``: the first day on which time alone has done it."""
    due: Optional[datetime.date]
    """The last day of the running deadline that ends first."""
    due_rule: Optional[str]
    missing: tuple[str, ...]
    """The facts that are missing at that stage, or for that deadline."""
    texts: tuple[str, str]
    actors: Optional[tuple[str, str]]

    def text(self, lang: str = "en") -> str:
        """One line: who, what, from or by when."""
        return self.texts[language(lang)]

    def actor(self, lang: str = "en") -> Optional[str]:
        """Who acts."""
        place = language(lang)
        return None if self.actors is None else self.actors[place]


@dataclass(frozen=True)
class Step:
    """One fact and what it must be."""

    fact: str
    relation: str
    """at_least, at_most, equal_to, other_than, one_of or known."""
    required: Union[Value, tuple[str, ...]]
    """The bound; choices by name for one_of; None for known."""


@dataclass(frozen=True)
class Remedy:
    """One way to put a finding in order: all its steps together."""

    steps: tuple[Step, ...]
    """Empty when time alone does it."""
    from_: Optional[datetime.date]
    """The first day on which time alone does it."""
    proven: bool
    """The rule was examined with these steps taken and came out in order."""
    texts: tuple[str, str]

    def text(self, lang: str = "en") -> str:
        """One line."""
        return self.texts[language(lang)]


@dataclass(frozen=True)
class Right:
    """A right of the member against whom an act is directed, as it stands on the examination date."""

    id: str
    """Such as ``"RGT-DEL-COMPLAIN"``."""
    titles: tuple[str, str]
    statements: tuple[str, str]
    """What the right is, with its terms, in Vietnamese and English."""
    to: tuple[str, str]
    """To whom the member turns, in Vietnamese and English; empty when nobody need be asked."""
    due: Optional[datetime.date]
    """Its day, such as the last one to complain; None when it has none or it cannot be computed."""
    edition: Optional[str]
    """Code of the edition, such as ``"R294"``; None when the text of that day is not known."""
    confidence: Optional[str]
    """verified, secondary or memory."""
    provision: Optional[str]
    """In short form, with codes."""
    texts: tuple[str, str]

    def title(self, lang: str = "en") -> str:
        """In a few words, in ``"vi"`` or ``"en"``."""
        return self.titles[language(lang)]

    def text(self, lang: str = "en") -> str:
        """What it is, its day, to whom, the provision."""
        return self.texts[language(lang)]


class Finding:
    """One rule examined against one file: a view on its report."""

    __slots__ = ("_report", "_index", "_status", "_data")

    def __init__(self, report: Report, index: int, status: str) -> None:
        self._report = report
        self._index = index
        self._status = status

    @property
    def _details(self) -> _Finding:
        try:
            return self._data
        except AttributeError:
            self._data: _Finding = core.report_finding(self._report._native, self._index)
            return self._data

    @property
    def rule(self) -> Rule:
        """The rule as the catalogue has it."""
        return rules_of(self._report._index)[self._index]

    @property
    def id(self) -> str:
        """Id of the rule, such as ``"ADM-AGE-MIN"``."""
        return self.rule.id

    def title(self, lang: str = "en") -> str:
        """What the rule asks for, in ``"vi"`` or ``"en"``."""
        return self.rule.title(lang)

    @property
    def kind(self) -> str:
        """requirement, bar, ground or deadline."""
        return self.rule.kind

    @property
    def stage(self) -> str:
        """The stage the rule belongs to."""
        return self.rule.stage

    @property
    def status(self) -> str:
        """met, not_met, unknown or not_applicable; a bar that is met bites."""
        return self._status

    @property
    def edition(self) -> Optional[str]:
        """Code of the edition applied, such as ``"R294"``; None when none is known."""
        index = self._details["edition"]
        return None if index is None else editions()[index].code

    def provision(self, lang: str = "en") -> Optional[str]:
        """The provision applied, in full; None when none is known."""
        index, place = self._details["edition"], language(lang)
        return None if index is None else core.partyorg_provision_print(self._report._index, self._index, index, place)

    @property
    def confidence(self) -> Optional[str]:
        """verified, secondary or memory: how well the wording is founded."""
        return self._details["confidence"]

    @property
    def governing_on(self) -> datetime.date:
        """The date that picked the edition."""
        return self._details["governing_on"]

    @property
    def stand_in(self) -> bool:
        """Whether the examination date stands in for an unknown governing date."""
        return self._details["stand_in"]

    @property
    def fact(self) -> Optional[str]:
        """The fact compared."""
        return self._details["fact"]

    @property
    def observed(self) -> Value:
        """Its value; None when unknown."""
        return self._details["observed"]

    @property
    def relation(self) -> Optional[str]:
        """How it must stand to the required value: at_least, at_most, equal_to, other_than or one_of."""
        return self._details["relation"]

    @property
    def required(self) -> Union[Value, tuple[str, ...]]:
        """What it is compared with; a tuple of choices for one_of; None when unknown."""
        return self._details["required"]

    @property
    def due(self) -> Optional[datetime.date]:
        """Due date of a deadline."""
        return self._details["due"]

    @property
    def overdue(self) -> bool:
        """A deadline whose act is not known to be done and whose due date is past on the examination date."""
        return self._details["overdue"]

    @property
    def missing(self) -> list[str]:
        """The unknown facts that keep the finding unknown."""
        return list(self._details["missing"])

    @property
    def counts(self) -> bool:
        """Whether the rule enters the verdict."""
        return self._details["counts"]

    @property
    def no_edition(self) -> bool:
        """No edition of the rule is known for its governing date, so the finding is unknown."""
        return self._details["no_edition"]

    @property
    def remedies(self) -> list[Remedy]:
        """What would put it in order, the remedy by time alone first; empty when it is, or when nothing can."""
        return self._report.remedies(self.id)

    def text(self, lang: str = "en") -> str:
        """One line: status, what it asks for, what was found, the provision."""
        return core.report_finding_text(self._report._native, self._index, language(lang))

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<partyorg.Finding {self.id}: {self._status}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Finding):
            return NotImplemented
        return self._index == other._index and self._report == other._report

    def __hash__(self) -> int:
        return hash((self._index, self._report))

    def __reduce__(self) -> tuple[Any, ...]:
        return _finding, (self._report, self._index)


def _finding(report: Report, index: int) -> Finding:
    return Finding(report, index, _STATUSES[core.report_statuses(report._native)[index]])


class Report:
    """The findings of one check on one file. Made by :func:`check`; immutable.

    ``report["ADM-AGE-MIN"]`` is one finding, ``for finding in report`` goes through all in the order of the rules.
    A report is copied and pickled as what it was made from, and equal when made from the same.
    """

    __slots__ = ("_native", "_index", "_calendar", "_data", "__weakref__")

    _native: Any
    _index: int
    _calendar: Optional[Calendar]
    _data: _Summary

    def __init__(self) -> None:
        raise TypeError("a report is made by partyorg.check()")

    @property
    def _details(self) -> _Summary:
        try:
            return self._data
        except AttributeError:
            self._data = core.report_summary(self._native)
            return self._data

    @property
    def check(self) -> str:
        """The check, such as ``"admission"``."""
        return checks()[self._index].name

    @property
    def on(self) -> datetime.date:
        """The examination date."""
        return self._details["on"]

    @property
    def facts(self) -> dict[str, Value]:
        """The facts that were known."""
        return core.report_facts(self._native)

    @property
    def options(self) -> dict[str, Value]:
        """The options that were given; of a scorecard its id."""
        given = core.report_options(self._native)
        if "scorecard" in given:
            given["scorecard"] = core.scorecard_dict(given["scorecard"])["id"]
        return given

    @property
    def scorecard(self) -> Optional[Scorecard]:
        """The scorecard among the options."""
        native = core.report_options(self._native).get("scorecard")
        return None if native is None else _scorecard(native)

    @property
    def calendar(self) -> Optional[Calendar]:
        """The calendar that was given."""
        return self._calendar

    @property
    def verdict(self) -> str:
        """met, not_met or unknown. A missing fact makes it unknown, never met and never not_met."""
        return core.report_verdict(self._native)

    @property
    def stage(self) -> Optional[str]:
        """The first stage whose verdict is not ``met``; None when all are."""
        stages, place = stages_of(self._index), self._details["stage"]
        return stages[place].name if place < len(stages) else None

    @property
    def stages(self) -> dict[str, str]:
        """The verdict of every stage, in order."""
        return {stage.name: verdict for stage, verdict in zip(stages_of(self._index), self._details["stages"])}

    @property
    def statuses(self) -> dict[str, str]:
        """The status of every rule by id, in order: the findings without their details."""
        return {rule.id: _STATUSES[status]
                for rule, status in zip(rules_of(self._index), core.report_statuses(self._native))}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings, in the order of the rules."""
        # Made on every call: if the report kept them, only the garbage collector could free both.
        return tuple([Finding(self, i, _STATUSES[status])
                      for i, status in enumerate(core.report_statuses(self._native))])

    @property
    def values(self) -> dict[str, Value]:
        """What the check computed: dates, ints, bools, and choices by name; those that are absent are not there."""
        return dict(self._details["values"])

    @property
    def missing(self) -> list[str]:
        """The facts that are missing and matter to some finding."""
        return list(self._details["missing"])

    @property
    def missing_for_verdict(self) -> list[str]:
        """The same, for the findings that enter the verdict."""
        return list(self._details["missing_for_verdict"])

    @property
    def contradictions(self) -> list[str]:
        """The facts that cannot be true beside another (more votes than voters)."""
        return list(self._details["contradictions"])

    @property
    def next_step(self) -> NextStep:
        """What is due next, by when, and from whom."""
        step = dict(self._details["next_step"])
        rules, stage = rules_of(self._index), step["stage"]
        step["actors"] = None if stage is None else stages_of(self._index)[stage].actors
        step["stage"] = None if stage is None else stages_of(self._index)[stage].name
        step["missing"] = tuple(step["missing"])
        for key in ("rule", "due_rule"):
            step[key] = None if step[key] is None else rules[step[key]].id
        return NextStep(**step)

    @property
    def rights(self) -> tuple[Right, ...]:
        """The rights of the member: to complain, to be answered, to be restored. Of acts against a member only."""
        rights = core.report_rights(self._native)
        for right in rights:
            right["edition"] = None if right["edition"] is None else editions()[right["edition"]].code
        return tuple(Right(**right) for right in rights)

    def remedies(self, rule_id: str) -> list[Remedy]:
        """What would put a finding in order, other facts staying as they are; the remedy by time alone first.

        >>> report = partyorg.check("admission", {"born_on": "2007-09-10"}, on="2025-08-20")
        >>> [remedy.text("vi") for remedy in report.remedies("ADM-AGE-MIN")]
        ['Chỉ cần chờ: từ ngày 01/09/2025']
        """
        remedies = core.report_remedies(self._native, rule_index(self._index, rule_id))
        for remedy in remedies:
            remedy["steps"] = tuple(Step(*step) for step in remedy["steps"])
        return [Remedy(**remedy) for remedy in remedies]

    def to_json(self, lang: str = "en") -> str:
        r"""The whole report as one JSON object; texts in ``"vi"`` or ``"en"``, dates in ISO form.

        >>> partyorg.check("admission", on="2025-08-20").to_json("vi")[:60]
        '{"check": "admission",\n "title": "Kết nạp đảng viên",\n "on":'
        """
        return core.report_json(self._native, language(lang))

    def to_dict(self, lang: str = "en") -> dict[str, Any]:
        """The same as a dict of dicts, lists, str, int, bool and None.

        >>> partyorg.check("admission", on="2025-08-20").to_dict()["verdict"]
        'unknown'
        """
        result: dict[str, Any] = json.loads(self.to_json(lang))
        return result

    def text(self, lang: str = "en") -> str:
        """The report to read: verdict, next step, the findings by stage, without those not applicable, values and rights.

        >>> print(partyorg.check("admission", {"born_on": "2007-09-10"}, on="2025-08-20").text("vi").splitlines()[0])
        Kết nạp đảng viên (20/08/2025): không đạt
        """
        place = language(lang)
        on = core.partyorg_date_print(self.on, core.PARTYORG_DMY if place == core.PARTYORG_VI else core.PARTYORG_ISO)
        lines = [f"{checks()[self._index].titles[place]} ({on}): {_status_text(self.verdict, place)}",
                 f"→ {self.next_step.texts[place]}"]
        findings = self.findings
        for stage in stages_of(self._index):
            lines += ["", f"{stage.titles[place]}: {_status_text(self.stages[stage.name], place)}"]
            lines += [f"  {finding.id}: {finding.text(lang)}" for finding in findings
                      if finding.stage == stage.name and finding.status != "not_applicable"]
        values, rights = core.report_value_texts(self._native, place), self.rights
        if values:
            lines += ["", _VALUES[place] + ":"] + ["  " + value for value in values]
        if rights:
            lines += ["", _RIGHTS[place] + ":"] + [f"  {right.texts[place]}" for right in rights]
        return "\n".join(lines)

    def html(self, lang: str = "en") -> str:
        """The report as a piece of HTML that stands alone. Notebooks show it in English by themselves.

        >>> partyorg.check("admission", on="2025-08-20").html("vi")[:14]
        '<div lang="vi"'
        """
        from . import _html  # only notebooks need it
        return _html.report(self, lang)

    def _repr_html_(self) -> str:
        return self.html()

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<partyorg.Report {self.check} on {self.on}: {self.verdict}>"

    def __getitem__(self, rule_id: str) -> Finding:
        return _finding(self, rule_index(self._index, rule_id))

    def __contains__(self, rule_id: object) -> bool:
        return isinstance(rule_id, str) and rule_id in rule_places(self._index)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(rules_of(self._index))

    def __bool__(self) -> bool:
        raise TypeError("a report is neither true nor false: its verdict is met, not_met or unknown")

    def _made_from(self) -> tuple[Any, ...]:
        options: dict[str, Any] = {**self.options}
        card = self.scorecard
        if card is not None:
            options["scorecard"] = card
        return self.check, self.facts, self.on, options, self._calendar

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Report):
            return NotImplemented
        return self._made_from() == other._made_from()

    def __hash__(self) -> int:
        return hash((self._index, self.on, tuple(self.facts.items())))

    def __reduce__(self) -> tuple[Any, ...]:
        return _report, self._made_from()


def _status_text(name: str, place: int) -> str:
    return core.partyorg_finding_status_text(_STATUSES.index(name), place)


def _report(name: str, facts: Optional[Facts], on: Optional[Date], options: Optional[Facts],
            calendar: Optional[Calendar]) -> Report:
    self = object.__new__(Report)
    self._index = check_index(name)
    self._calendar = calendar
    self._native = core.report(self._index, facts, datetime.date.today() if on is None else on, options,
                               native_calendar(calendar))
    return self


def _all_facts(facts: Optional[Facts], more: dict[str, Any]) -> Optional[Facts]:
    return {**(facts or {}), **more} if more else facts


def check(name: str, facts: Optional[Facts] = None, *, on: Optional[Date] = None, options: Optional[Facts] = None,
          calendar: Optional[Calendar] = None, **more_facts: Any) -> Report:
    """Examines one file.

    :param name: the check, such as ``"admission"`` or ``"deletion"``; see :func:`partyorg.checks`
    :param facts: a mapping of fact names to values. A date is a ``datetime.date`` (no ``datetime``) or a str in the
        form ``2025-07-01`` or ``01/07/2025``; a bool True or False; a count an int; an enumeration the name of a
        choice. None, like absence, is unknown, which is neither false nor zero. See :func:`partyorg.facts`
    :param on: the examination date, which stands in for an unknown governing date and tells what is overdue; today
        when it is not given
    :param options: how open questions are read, see :func:`partyorg.options`
    :param calendar: days off and make-up days beside the statutory calendar
    :param more_facts: facts as keywords; one given there too replaces that of ``facts``
    :raises Error: when a fact or option does not exist or its value is refused; nothing is examined then

    >>> report = partyorg.check("admission", {"born_on": "2007-09-10"}, citizen_vn=True, on="2025-08-20")
    >>> report.verdict
    'not_met'
    >>> print(report["ADM-AGE-MIN"].text("vi"))
    Đủ 18 tuổi – không đạt. Ngày xét hồ sơ: 20/08/2025; cần: từ ngày 01/09/2025. [294-QĐ/TW (26/05/2025) điểm 1.1.1]
    >>> print(report.next_step.text("en"))
    Eligibility (the cell): wait until the time is over – At least 18 years old; from 2025-09-01
    """
    return _report(name, _all_facts(facts, more_facts), on, options, calendar)


@dataclass(frozen=True)
class Masks:
    """The bare result of a check: no explanation, only which rules came out how."""

    check: str
    verdict: str
    stage: Optional[str]
    """The first stage whose verdict is not ``met``; None when all are."""
    bits: tuple[int, int, int, int]
    """Met, not met, unknown, not applicable: bit i stands for rule i of :func:`partyorg.rules`."""

    @property
    def met(self) -> frozenset[str]:
        """The rules that are met, by id."""
        return self._ids(0)

    @property
    def not_met(self) -> frozenset[str]:
        """The rules that are not met."""
        return self._ids(1)

    @property
    def unknown(self) -> frozenset[str]:
        """The rules that the facts do not settle."""
        return self._ids(2)

    @property
    def not_applicable(self) -> frozenset[str]:
        """The rules that do not apply."""
        return self._ids(3)

    def _ids(self, status: int) -> frozenset[str]:
        mask = self.bits[status]
        return frozenset(rule.id for i, rule in enumerate(rules_of(check_index(self.check))) if mask >> i & 1)


def check_masks(name: str, facts: Optional[Facts] = None, *, on: Optional[Date] = None,
                options: Optional[Facts] = None, calendar: Optional[Calendar] = None, **more_facts: Any) -> Masks:
    """The same as :func:`check` without the explanation.

    >>> masks = partyorg.check_masks("admission", {"born_on": "2007-09-10"}, on="2025-08-20")
    >>> masks.verdict, sorted(masks.not_met)
    ('not_met', ['ADM-AGE-MIN'])
    """
    index = check_index(name)
    verdict, stage, *bits = core.masks(index, _all_facts(facts, more_facts),
                                       datetime.date.today() if on is None else on, options, native_calendar(calendar))
    stages = stages_of(index)
    return Masks(checks()[index].name, verdict, stages[stage].name if stage < len(stages) else None,
                 (bits[0], bits[1], bits[2], bits[3]))
