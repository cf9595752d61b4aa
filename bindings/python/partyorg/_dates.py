# SPDX-License-Identifier: MIT
"""Months, working days, the Vietnamese lunar calendar."""

from __future__ import annotations

import datetime
from typing import Any, Iterable, NamedTuple, Optional, Union

from . import core
from ._error import find, language, type_name

Date = Union[datetime.date, str]
"""A ``datetime.date`` (no ``datetime``), or a str in the form ``2025-07-01`` or ``01/07/2025``."""

_ROUNDINGS = ("down", "up", "abort")
_STYLES = ("iso", "dmy")


class Calendar:
    """Days off and make-up days beside the statutory calendar of Vietnam. Immutable.

    ``days_off`` are not worked (a compensatory day, a local holiday), ``make_up`` days are worked (a Saturday worked
    instead); a day in both is worked. Any order will do.

    >>> partyorg.is_working_day("2025-07-05")
    False
    >>> partyorg.is_working_day("2025-07-05", calendar=partyorg.Calendar(make_up=["2025-07-05"]))
    True
    """

    __slots__ = ("_days_off", "_make_up", "_native")

    def __init__(self, days_off: Iterable[Date] = (), make_up: Iterable[Date] = ()) -> None:
        self._days_off = _sorted(days_off, "days_off")
        self._make_up = _sorted(make_up, "make_up")
        self._native = core.calendar(self._days_off, self._make_up)

    @property
    def days_off(self) -> tuple[datetime.date, ...]:
        """The days that are not worked, ascending."""
        return self._days_off

    @property
    def make_up(self) -> tuple[datetime.date, ...]:
        """The days that are worked, ascending."""
        return self._make_up

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Calendar):
            return NotImplemented
        return (self._days_off, self._make_up) == (other._days_off, other._make_up)

    def __hash__(self) -> int:
        return hash((self._days_off, self._make_up))

    def __repr__(self) -> str:
        return f"<partyorg.Calendar: {len(self._days_off)} days off, {len(self._make_up)} make-up days>"

    def __reduce__(self) -> tuple[Any, ...]:
        return Calendar, (self._days_off, self._make_up)


def _sorted(days: Iterable[Date], name: str) -> tuple[datetime.date, ...]:
    if isinstance(days, (str, bytes)):
        raise TypeError(f"{name} must be a collection of dates, not {type_name(days)}")
    return tuple(sorted({_date(day) for day in days}))


def _date(day: Date) -> datetime.date:
    """The date that was given, checked; a str is read."""
    return core.partyorg_date_add_months(day, 0, 0)


def native_calendar(calendar: Optional[Calendar]) -> Any:
    """What the native functions take."""
    if calendar is None:
        return None
    if not isinstance(calendar, Calendar):
        raise TypeError(f"calendar must be a partyorg.Calendar or None, not {type_name(calendar)}")
    return calendar._native


class Lunar(NamedTuple):
    """A day of the Vietnamese lunar calendar."""

    year: int
    month: int
    day: int
    leap: bool = False
    """Whether it is in the leap month that follows the month of that number."""


def add_months(date: Date, months: int, rounding: str = "down") -> datetime.date:
    """The same day ``months`` later, earlier when negative.

    When that month has no such day: ``"down"`` gives its last day, as the Civil Code 2015, Arts 146 to 148, counts;
    ``"up"`` the first day of the next month; ``"abort"`` raises :class:`Error` with status PARTYORG_E_AMBIGUOUS.

    >>> partyorg.add_months("2025-01-31", 1)
    datetime.date(2025, 2, 28)
    >>> partyorg.add_months("2025-01-31", 1, "up")
    datetime.date(2025, 3, 1)
    """
    return core.partyorg_date_add_months(date, months, find("rounding", rounding, _ROUNDINGS))


def months_by_month(from_: Date, to: Date) -> int:
    """Calendar months between two dates, the day of the month ignored (tính theo tháng).

    >>> partyorg.months_by_month("2024-12-31", "2025-02-01")
    2
    """
    return core.partyorg_date_months_by_month(from_, to)


def full_months(from_: Date, to: Date) -> int:
    """The largest n for which ``from_`` plus n months, rounded down, is not later than ``to``.

    >>> partyorg.full_months("2024-12-31", "2025-02-28")
    2
    """
    return core.partyorg_date_full_months(from_, to)


def is_working_day(date: Date, *, calendar: Optional[Calendar] = None) -> bool:
    """Whether a date is a working day; known from 1968-02-01 to 2199-12-31.

    >>> partyorg.is_working_day("2025-09-02"), partyorg.is_working_day("2025-09-03")
    (False, True)
    """
    return bool(core.partyorg_is_working_day(native_calendar(calendar), date))


def add_working_days(date: Date, days: int, *, calendar: Optional[Calendar] = None) -> datetime.date:
    """The n-th working day after a date, the date itself not counted; a negative number counts backwards.

    >>> partyorg.add_working_days("2025-08-29", 3)
    datetime.date(2025, 9, 5)
    """
    return core.partyorg_add_working_days(native_calendar(calendar), date, days)


def working_days_between(from_: Date, to: Date, *, calendar: Optional[Calendar] = None) -> int:
    """Working days after ``from_`` up to and including ``to``; negative when ``to`` is earlier.

    >>> partyorg.working_days_between("2025-08-29", "2025-09-05")
    3
    """
    return core.partyorg_working_days_between(native_calendar(calendar), from_, to)


def holiday(date: Date, lang: str = "en") -> Optional[str]:
    """The name of the statutory public holiday a date is, in ``"vi"`` or ``"en"``; None when it is none.

    >>> partyorg.holiday("2025-04-30", "vi")
    'Ngày Chiến thắng'
    >>> partyorg.holiday("2025-05-02") is None
    True
    """
    return core.partyorg_holiday_text(core.partyorg_date_holiday(date), language(lang))


def to_lunar(date: Date) -> Lunar:
    """The lunar day of a date; lunar years 1968 to 2199.

    >>> partyorg.to_lunar("2025-01-29")
    Lunar(year=2025, month=1, day=1, leap=False)
    """
    return Lunar(*core.partyorg_lunar_from_date(date))


def from_lunar(year: int, month: int, day: int, leap: bool = False) -> datetime.date:
    """The date of a lunar day; raises :class:`Error` when that lunar year has no such day.

    >>> partyorg.from_lunar(2026, 1, 1)
    datetime.date(2026, 2, 17)
    """
    return core.partyorg_lunar_to_date((year, month, day, leap))


def parse_date(text: str) -> datetime.date:
    """Reads ``2025-07-01`` or ``01/07/2025``; spaces around it are passed over, nothing else is.

    >>> partyorg.parse_date("01/07/2025")
    datetime.date(2025, 7, 1)
    """
    return core.partyorg_date_parse(text)


def format_date(date: Date, style: str = "iso") -> str:
    """A date as ``"iso"`` (2025-07-01) or ``"dmy"`` (01/07/2025).

    >>> partyorg.format_date("2025-07-01", "dmy")
    '01/07/2025'
    """
    return core.partyorg_date_print(date, find("style", style, _STYLES))
