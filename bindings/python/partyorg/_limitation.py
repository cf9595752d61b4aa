# SPDX-License-Identifier: MIT
"""Limitation periods of disciplinary measures, with breaches that restart them and days that are not counted."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Iterable, Optional

from . import core
from ._catalogue import editions
from ._dates import Date
from ._error import find, language, type_name

_MEASURES = tuple(core.partyorg_measure_name(i) for i in range(4))
_CLASSES = tuple(core.partyorg_no_limit_class_name(i) for i in range(5))


@dataclass(frozen=True)
class Period:
    """One period of a computation."""

    breach: int
    """Place of the breach that began it in the list that was given, from 0."""
    from_: datetime.date
    nominal_end: Optional[datetime.date]
    """So many months later; None after the year 9999."""
    excluded_days: int
    """Days not counted, by which the end is put off."""
    ends_on: Optional[datetime.date]
    """The last day of the period; None after the year 9999."""
    restarted_by: Optional[int]
    """Place of the breach that began the next period; None in the last one."""
    texts: tuple[str, str]

    def text(self, lang: str = "en") -> str:
        """One line: from, to, days not counted, the last day."""
        return self.texts[language(lang)]


@dataclass(frozen=True)
class Limitation:
    """What comes of a computation."""

    status: str
    """met: in time; not_met: barred; unknown; not_applicable: no period runs, by measure or class."""
    months: Optional[int]
    """Length of the period; None when the measure is not known, no period runs or no text is known."""
    edition: Optional[str]
    """Code of the edition applied, such as ``"L69"``; None when none is known for that day."""
    confidence: Optional[str]
    provision: Optional[str]
    """Short form, with codes: ``L69 Art. 4(2)(b)``."""
    examined_on: datetime.date
    """The day that must be in time: ``concluded_on``, or ``on`` when that is not known."""
    stand_in: bool
    """Whether ``on`` stands in."""
    missing: tuple[str, ...]
    """What is not known: measure, no_limit_class, act, breaches."""
    from_: Optional[datetime.date]
    """First day of the last period; None without one, and while anything that matters is missing."""
    nominal_end: Optional[datetime.date]
    excluded_days: Optional[int]
    ends_on: Optional[datetime.date]
    """The last day on which the conclusion is in time; None likewise, and after the year 9999."""
    steps: tuple[Period, ...]
    """The computation, period by period."""
    texts: tuple[str, str]

    def text(self, lang: str = "en") -> str:
        """To read: one line on the outcome, then one for every period."""
        place = language(lang)
        return "\n".join([self.texts[place]] + [f"  {step.texts[place]}" for step in self.steps])

    def to_dict(self, lang: str = "en") -> dict[str, Any]:
        """The same as a dict of dicts, lists, str, int, bool and None; dates in ISO form, texts in the language."""
        place = language(lang)
        return {
            "status": self.status, "months": self.months, "edition": self.edition, "confidence": self.confidence,
            "provision": self.provision, "examined_on": _iso(self.examined_on), "stand_in": self.stand_in,
            "missing": list(self.missing), "from": _iso(self.from_), "nominal_end": _iso(self.nominal_end),
            "excluded_days": self.excluded_days, "ends_on": _iso(self.ends_on), "text": self.texts[place],
            "steps": [{"breach": step.breach, "from": _iso(step.from_), "nominal_end": _iso(step.nominal_end),
                       "excluded_days": step.excluded_days, "ends_on": _iso(step.ends_on),
                       "restarted_by": step.restarted_by, "text": step.texts[place]} for step in self.steps],
        }

    def __str__(self) -> str:
        return self.text()

    def __bool__(self) -> bool:
        raise TypeError("a limitation is neither true nor false: its status is met, not_met, unknown or not_applicable")


def _iso(date: Optional[datetime.date]) -> Optional[str]:
    return None if date is None else date.isoformat()


def _list(given: Iterable[Any], name: str) -> list[Any]:
    if isinstance(given, (str, bytes)):
        raise TypeError(f"{name} must be a collection, not {type_name(given)}")
    return list(given)


def limitation(measure: Optional[str], breaches: Iterable[Optional[Date]], *,
               excluded: Iterable[tuple[Date, Date]] = (), concluded_on: Optional[Date] = None,
               on: Optional[Date] = None, no_limit_class: Optional[str] = None) -> Limitation:
    """The limitation period of a breach: whether the conclusion is in time, and the computation.

    A period begins on the day of a breach and ends 60 or 120 months later; that day is still in time. A further breach
    while it runs begins it anew. Days in ``excluded`` that lie after its first day and not after its end put the end
    off, a day each. Sources: 102-QĐ/TW Art. 3, 69-QĐ/TW Art. 4, 212-QĐ/TW, 05-HD/UBKTTW.

    :param measure: ``"reprimand"``, ``"warning"``, ``"dismissal"`` or ``"expulsion"``, which has no period; None when
        not known
    :param breaches: first the act (of a continuing one the day it ended, or else was found), then further breaches in
        any order, none before the act; None for a day that is not known
    :param excluded: first and last day of intervals that are not counted (deferral, criminal proceedings), in any
        order; they may touch or overlap. Of what still goes on give the examination date as the last day
    :param concluded_on: day the competent body concluded that the act deserves discipline; it picks the edition
    :param on: the examination date, which stands in for an unknown ``concluded_on``; today when it is not given
    :param no_limit_class: ``"none"``, or the class concluded by the competent body that has no limitation:
        ``"expulsion_level"``, ``"internal_political"``, ``"national_interest"``, ``"unlawful_degree"``; None when not
        known
    :raises Error: when a breach lies before the act, an interval ends before it begins, or a date is none

    >>> limit = partyorg.limitation("reprimand", ["2018-05-02", "2020-02-01"], no_limit_class="none",
    ...                             excluded=[("2021-01-01", "2021-01-30")], concluded_on="2025-03-01")
    >>> limit.status, limit.ends_on
    ('met', datetime.date(2025, 3, 3))
    >>> print(limit.steps[1].text("en"))
    Breach 2: from 2020-02-01 to 2025-02-01, 30 days not counted, ends on 2025-03-03.
    """
    known = (None if measure is None else find("measure", measure, _MEASURES),
             None if no_limit_class is None else find("no_limit_class", no_limit_class, _CLASSES),
             concluded_on, datetime.date.today() if on is None else on)
    result = core.limitation(known, _list(breaches, "breaches"), _list(excluded, "excluded"))
    result["steps"] = tuple(Period(**step) for step in result["steps"])
    result["missing"] = tuple(result["missing"])
    result["edition"] = None if result["edition"] is None else editions()[result["edition"]].code
    return Limitation(**result)
