# SPDX-License-Identifier: MIT
"""What the library knows, as data: checks, rules and their wordings, facts, instruments and editions."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Callable, Optional, TypeVar, Union, cast

from . import core
from ._dates import Date
from ._error import Error, find, language, no_fact

Value = Union[datetime.date, bool, int, float, str, None]
"""A fact as Python has it: a float for points and percent, whose hundredths the library itself keeps exactly; the name
of a choice for an enumeration, None when unknown."""

_OPTIONS: int = core.PARTYORG_SUBJECT_OPTIONS
_Function = TypeVar("_Function", bound=Callable[..., Any])


def _once(function: _Function) -> _Function:
    """The catalogue is constant: each part is made when it is first asked for."""
    return cast(_Function, lru_cache(maxsize=None)(function))


@dataclass(frozen=True)
class Titled:
    """Something with a title in both languages."""

    titles: tuple[str, str]

    def title(self, lang: str = "en") -> str:
        """Its title in ``"vi"`` or ``"en"``."""
        return self.titles[language(lang)]


@dataclass(frozen=True)
class Check(Titled):
    """A named procedure."""

    name: str
    questions: tuple[str, str]
    subject: str
    """The facts it reads, see :func:`facts`."""

    def question(self, lang: str = "en") -> str:
        """What it answers."""
        return self.questions[language(lang)]


@dataclass(frozen=True)
class Stage(Titled):
    """A step of a procedure."""

    name: str
    actors: tuple[str, str]

    def actor(self, lang: str = "en") -> str:
        """Who acts at this stage."""
        return self.actors[language(lang)]


@dataclass(frozen=True)
class Edition(Titled):
    """The wording of a family of texts in one period."""

    code: str
    """Such as ``"R294"``; ``""`` for a text without one."""
    family: str
    number: str
    """Number of its instrument, see :func:`instruments`."""
    from_: datetime.date
    to: Optional[datetime.date]
    """The last day; ``datetime.date.max`` while in force, None when not known."""
    assumed_from: bool
    """The start was not read but assumed (the day of signing)."""
    assumed_to: bool
    """The end was not read but assumed (the day before the successor)."""


@dataclass(frozen=True)
class Instrument(Titled):
    """One numbered legal text, keyed by number and date: numbers restart every term."""

    code: str
    """As used in provisions, such as ``"R294"``; ``""`` for a text without one."""
    number: str
    issuers: tuple[str, str]
    topics: tuple[str, str]
    signed_on: Optional[datetime.date]
    from_: Optional[datetime.date]
    to: Optional[datetime.date]
    """The last day; ``datetime.date.max`` while in force, None when not known."""
    assumed_from: bool
    assumed_to: bool
    replaced_by: Optional[str]
    confidence: str

    def issuer(self, lang: str = "en") -> str:
        """The body that issued it."""
        return self.issuers[language(lang)]

    def topic(self, lang: str = "en") -> str:
        """What it is about."""
        return self.topics[language(lang)]


@dataclass(frozen=True)
class Rule(Titled):
    """One atomic condition of a check."""

    id: str
    check: str
    kind: str
    """requirement, bar, ground or deadline."""
    stage: str
    family: str
    """The family of texts it stands in."""
    governing: Optional[str]
    """The fact whose date picks the edition; None: the examination date does."""
    due_value: Optional[str]
    """The value that holds its due date, when it is a deadline."""
    facts: tuple[str, ...]
    """The facts it reads; of a rule that goes by a scorecard: by some card, which may be an own one."""


@dataclass(frozen=True)
class Wording:
    """One rule in one edition."""

    edition: Edition
    provision: str
    """Short form, with codes: ``R294 pt 4.3.1``."""
    confidence: str
    """verified, secondary or memory."""
    parameters: tuple[Optional[int], ...]
    """The numbers of the rule; None where it has none."""
    texts: tuple[str, str]

    def text(self, lang: str = "en") -> str:
        """The provision in full, with number and date of the text."""
        return self.texts[language(lang)]


@dataclass(frozen=True)
class ValueInfo(Titled):
    """One value that a check computes."""

    name: str
    type: str
    """date, int, bool, decimal or enum."""
    unit: Optional[str]
    choices: tuple[Choice, ...]
    """Of an enumeration, in the order of their numbers; else empty."""


@dataclass(frozen=True)
class Change:
    """A rule whose edition differs between two days."""

    rule: str
    before: Optional[Edition]
    """None when it had no wording."""
    after: Optional[Edition]
    parameters: bool
    """Whether the numbers of the rule differ; False when the edition alone changed."""


@dataclass(frozen=True)
class Subject(Titled):
    """A set of facts that a check reads."""

    name: str


@dataclass(frozen=True)
class Choice(Titled):
    """One choice of an enumeration."""

    name: str


@dataclass(frozen=True)
class Fact(Titled):
    """One named, typed, possibly unknown datum of a file."""

    name: str
    type: str
    """date, bool, int, decimal, enum or ordered."""
    unit: Optional[str]
    nature: str
    """fixed, mendable or option."""
    minimum: Union[int, float, None]
    """Of an int or decimal fact, else None."""
    maximum: Union[int, float, None]
    choices: tuple[Choice, ...]
    """Of an enumeration, else empty."""


# ---- all of one kind, by index; made once


@_once
def subjects() -> tuple[Subject, ...]:
    """All subjects; among them ``"options"``, and ``"values"``, whose facts are the enumerations among values.

    >>> [subject.name for subject in partyorg.subjects()][:3]
    ['applicant', 'probationer', 'former_member']
    """
    infos = [core.partyorg_subject_get(i) for i in range(core.partyorg_subject_count())]
    return tuple(Subject(name=info["name"], titles=info["titles"]) for info in infos)


@_once
def facts_of(subject: int) -> tuple[Fact, ...]:
    return tuple(_fact(subject, i) for i in range(core.partyorg_subject_get(subject)["fact_count"]))


def _fact(subject: int, fact: int) -> Fact:
    info = core.partyorg_fact_get(subject, fact)
    count = info.pop("choice_count")
    if info["type"] == "decimal":
        info["minimum"], info["maximum"] = info["minimum"] / 100, info["maximum"] / 100
    elif info["type"] != "int":
        info["minimum"] = info["maximum"] = None
    return Fact(**info, choices=tuple(Choice(**core.partyorg_choice_get(subject, fact, i)) for i in range(count)))


@_once
def instruments() -> tuple[Instrument, ...]:
    """Every instrument that the library knows.

    >>> [one.number for one in partyorg.instruments() if one.code == "R294"]
    ['294-QĐ/TW']
    """
    return tuple(Instrument(**core.partyorg_instrument_get(i)) for i in range(core.partyorg_instrument_count()))


@_once
def editions() -> tuple[Edition, ...]:
    """Every edition of every family, by family and date.

    >>> [one.code for one in partyorg.editions() if one.family == "R"][:3]
    ['R45', 'R29', 'R24']
    """
    return tuple(_edition(i) for i in range(core.partyorg_edition_count()))


def _edition(edition: int) -> Edition:
    info = core.partyorg_edition_get(edition)
    info["number"] = instruments()[info.pop("instrument")].number
    info["family"] = info.pop("family_name")
    return Edition(**info)


@_once
def families() -> tuple[str, ...]:
    """The families of editions, such as ``"R"``.

    >>> partyorg.families()[:3]
    ('C', 'R', 'G')
    """
    infos = [core.partyorg_edition_get(i) for i in range(core.partyorg_edition_count())]
    names = {info["family"]: info["family_name"] for info in infos}
    return tuple(names[i] for i in range(core.partyorg_family_count()))


@_once
def checks() -> tuple[Check, ...]:
    """Every check.

    >>> [check.name for check in partyorg.checks()][:3]
    ['admission', 'recognition', 'readmission']
    >>> partyorg.checks()[0].title("vi")
    'Kết nạp đảng viên'
    """
    return tuple(_check(i) for i in range(core.partyorg_check_count()))


def _check(check: int) -> Check:
    info = core.partyorg_check_get(check)
    return Check(name=info["name"], titles=info["titles"], questions=info["questions"],
                 subject=subjects()[info["subject"]].name)


@_once
def stages_of(check: int) -> tuple[Stage, ...]:
    return tuple(Stage(**core.partyorg_stage_get(check, i))
                 for i in range(core.partyorg_check_get(check)["stage_count"]))


@_once
def values_of(check: int) -> tuple[ValueInfo, ...]:
    return tuple(_value(check, i) for i in range(core.partyorg_check_get(check)["value_count"]))


def _value(check: int, value: int) -> ValueInfo:
    info = core.partyorg_value_get(check, value)
    fact = info.pop("fact")
    return ValueInfo(**info, choices=() if fact is None else facts_of(core.PARTYORG_SUBJECT_VALUES)[fact].choices)


@_once
def rules_of(check: int) -> tuple[Rule, ...]:
    return tuple(_rule(check, i) for i in range(core.partyorg_check_get(check)["rule_count"]))


@_once
def rule_places(check: int) -> dict[str, int]:
    """The index of every rule by id."""
    return {rule.id: i for i, rule in enumerate(rules_of(check))}


def _rule(check: int, rule: int) -> Rule:
    info = core.partyorg_rule_get(check, rule)
    facts = facts_of(core.partyorg_check_get(check)["subject"])
    return Rule(id=info["id"], titles=info["titles"], check=checks()[check].name, kind=info["kind"],
                stage=stages_of(check)[info["stage"]].name, family=families()[info["family"]],
                governing=None if info["governing"] is None else facts[info["governing"]].name,
                due_value=None if info["due_value"] is None else values_of(check)[info["due_value"]].name,
                facts=tuple(fact.name for i, fact in enumerate(facts) if info["facts"] >> i & 1))


def _wording(check: int, rule: int, info: dict[str, Any]) -> Wording:
    edition = info["edition"]
    return Wording(edition=editions()[edition], provision=info["provision"], confidence=info["confidence"],
                   parameters=info["parameters"],
                   texts=(core.partyorg_provision_print(check, rule, edition, core.PARTYORG_VI),
                          core.partyorg_provision_print(check, rule, edition, core.PARTYORG_EN)))


# ---- by name


def check_index(name: str) -> int:
    return find("check", name, _check_names())


@_once
def _check_names() -> tuple[str, ...]:
    return tuple(check.name for check in checks())


def rule_index(check: int, id: str) -> int:
    return find("rule", id, list(rule_places(check)))


def subject_index(name: str) -> int:
    return find("subject", name, [subject.name for subject in subjects()])


def fact_index(subject: int, name: str) -> int:
    try:
        return core.partyorg_fact_find(subject, name)
    except ValueError:
        raise no_fact(subject, name) from None


def stages(check: str) -> tuple[Stage, ...]:
    """The stages of a check, in order.

    >>> [stage.name for stage in partyorg.stages("admission")]
    ['eligibility', 'file', 'cell', 'committee', 'decision', 'ceremony']
    """
    return stages_of(check_index(check))


def values(check: str) -> tuple[ValueInfo, ...]:
    """The values that a check computes.

    >>> [value.name for value in partyorg.values("party_age")][:3]
    ['party_age_from', 'official_from', 'counted_from']
    """
    return values_of(check_index(check))


def rules(check: str) -> tuple[Rule, ...]:
    """The rules of a check, in order.

    >>> partyorg.rules("admission")[0].id
    'ADM-CITIZEN'
    """
    return rules_of(check_index(check))


def rule(check: str, id: str) -> Rule:
    """One rule of a check.

    >>> partyorg.rule("admission", "ADM-AGE-MIN").title("vi")
    'Đủ 18 tuổi'
    """
    index = check_index(check)
    return rules_of(index)[rule_index(index, id)]


def rules_in_force(check: str, on: Date) -> tuple[Rule, ...]:
    """The rules of a check that have a wording when their governing date is ``on``.

    >>> [rule.id for rule in partyorg.rules_in_force("admission", "2025-07-01")][:3]
    ['ADM-CITIZEN', 'ADM-AGE-MIN', 'ADM-AGE-MAX']
    """
    index = check_index(check)
    mask = core.partyorg_rules_in_force(index, on)
    return tuple(rule for i, rule in enumerate(rules_of(index)) if mask >> i & 1)


def wordings(check: str, id: str) -> tuple[Wording, ...]:
    """The wordings of a rule, the oldest first.

    >>> [wording.edition.code for wording in partyorg.wordings("admission", "ADM-AGE-MIN")][:3]
    ['R45', 'R29', 'R24']
    """
    index = check_index(check)
    place = rule_index(index, id)
    count = core.partyorg_rule_get(index, place)["wording_count"]
    return tuple(_wording(index, place, core.partyorg_wording_get(index, place, i)) for i in range(count))


def wording_on(check: str, id: str, on: Date) -> Optional[Wording]:
    """The wording of a rule when its governing date is ``on``; None when it has none that day.

    >>> partyorg.wording_on("admission", "ADM-AGE-MIN", "2025-07-01").provision
    'R294 pt 1.1.1'
    >>> partyorg.wording_on("admission", "ADM-AGE-MIN", "2025-07-01").text("vi")
    '294-QĐ/TW (26/05/2025) điểm 1.1.1'
    """
    index = check_index(check)
    place = rule_index(index, id)
    try:
        return _wording(index, place, core.partyorg_wording_on(index, place, on))
    except Error as error:
        if error.code == core.PARTYORG_E_NAME:
            return None
        raise


def changes(check: str, before: Date, after: Date) -> tuple[Change, ...]:
    """The rules of a check whose edition differs between two days.

    >>> for change in partyorg.changes("admission", "2025-06-30", "2025-07-01")[:2]:
    ...     print(change.rule, change.before.code, change.after.code, change.parameters)
    ADM-AGE-MIN R232 R294 False
    ADM-AGE-MAX R232 R294 False
    """
    index = check_index(check)
    return tuple(Change(rule=rules_of(index)[rule].id,
                        before=None if old is None else editions()[old], after=None if new is None else editions()[new],
                        parameters=what == core.PARTYORG_CHANGED_PARAMETERS)
                 for rule, old, new, what in core.changes(index, before, after))


def edition_on(family: str, on: Date) -> Optional[Edition]:
    """The edition of a family that governs on a day; None when none does.

    >>> partyorg.edition_on("R", "2025-07-01").number
    '294-QĐ/TW'
    """
    index = core.partyorg_edition_on(find("family", family, families()), on)
    return None if index < 0 else editions()[index]


def facts(subject: str) -> tuple[Fact, ...]:
    """The facts of a subject, in order.

    >>> [fact.name for fact in partyorg.facts("applicant")][:3]
    ['citizen_vn', 'born_on', 'education']
    """
    return facts_of(subject_index(subject))


def options() -> tuple[Fact, ...]:
    """The options: what the texts leave open. Of an enumeration the first choice is the default; a number is what a
    text leaves to a superior, and has none. One option more is no fact: ``scorecard``, see :class:`Scorecard`.

    >>> [(option.name, option.choices[0].name) for option in partyorg.options() if option.choices][:2]
    [('age_count', 'by_month'), ('paper_age_from', 'file')]
    """
    return facts_of(_OPTIONS)


def find_fact(subject: str, name_or_title: str) -> Fact:
    """The fact of a name, or of a title in either language: a column header.

    >>> partyorg.find_fact("applicant", "Ngày sinh").name
    'born_on'
    """
    index = subject_index(subject)
    return facts_of(index)[fact_index(index, name_or_title)]


def parse_fact(subject: str, name_or_title: str, text: str) -> Value:
    """Reads a value from text, as in a cell of a spreadsheet; None when it is empty.

    A date in ISO or dd/mm/yyyy form; true, false, yes, no, 1, 0, có, không; a whole number; points or percent such as
    29.5 or 29,5; the name of a choice or its title in either language.

    >>> partyorg.parse_fact("applicant", "born_on", "10/09/2007")
    datetime.date(2007, 9, 10)
    >>> partyorg.parse_fact("applicant", "citizen_vn", "có")
    True
    """
    index = subject_index(subject)
    return core.fact_parse(index, fact_index(index, name_or_title), text)


def format_fact(subject: str, name_or_title: str, value: Value, lang: str = "en") -> str:
    """A value for people: dates as dd/mm/yyyy in Vietnamese, choices by title, unknown as ``""``.

    >>> partyorg.format_fact("applicant", "born_on", "2007-09-10", "vi")
    '10/09/2007'
    """
    index = subject_index(subject)
    return core.fact_print(index, fact_index(index, name_or_title), value, language(lang))


_STATUSES = tuple(map(core.partyorg_finding_status_name, range(4)))
_UNITS = tuple(filter(None, map(core.partyorg_unit_name, range(1, 32))))


def status_title(status: str, lang: str = "en") -> str:
    """The title of a status or verdict: ``status_title("not_met", "vi")``.

    >>> partyorg.status_title("not_met", "vi")
    'không đạt'
    """
    return core.partyorg_finding_status_text(find("status", status, _STATUSES), language(lang))


def unit_title(unit: str, lang: str = "en") -> str:
    """The title of a unit, in the plural: ``unit_title("votes", "vi")``.

    >>> partyorg.unit_title("votes", "vi")
    'phiếu'
    """
    return core.partyorg_unit_text(1 + find("unit", unit, _UNITS), language(lang))
