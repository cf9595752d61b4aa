# SPDX-License-Identifier: MIT
"""Scorecards of cell meetings: data that a province, ward or unit issues itself."""

from __future__ import annotations

import collections.abc
import datetime
import json
import operator
import os
import pathlib
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Iterator, Mapping, Optional, Union

from . import core
from ._catalogue import _once
from ._error import card_too_large, find, language, no_card, no_card_value, no_json, type_name

if TYPE_CHECKING:
    from .core import _Scorecard

# No card has more data, or lists within lists, than that: what has is no card, or contains itself.
_DEPTH, _DATA = 8, 20000


def _text(value: object, path: str) -> str:
    """A datum as text that C reads: what it takes where is said there, once for all languages."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, float):
        return float.__repr__(value)
    if isinstance(value, Decimal):
        near = Decimal.is_finite(value) and -30 < Decimal.adjusted(value) < 30
        return Decimal.__format__(value, "f") if near else Decimal.__str__(value)
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return datetime.date.isoformat(value)
    if hasattr(type(value), "__index__"):
        number = operator.index(value)  # type: ignore[arg-type]
        return str(number) if abs(number) < 10**30 else f"{number.bit_length()} bit"
    raise no_card_value(path, value)


def _entries(value: object, path: str, depth: int, count: list[int]) -> Iterator[tuple[bytes, bytes]]:
    """The data in a value by the paths of their keys; None is left out."""
    if value is None:
        return
    if isinstance(value, (list, tuple)):
        inner = [(str(i), item) for i, item in enumerate(list(value))]
    elif isinstance(value, collections.abc.Mapping):
        inner = []
        for key, item in dict(value).items():
            if type(key) is not str:
                raise no_card_value(path, key)
            inner.append((key, item))
    else:
        yield path.encode("utf-8", "surrogatepass"), _text(value, path).encode("utf-8", "surrogatepass")
        return
    count[0] += len(inner)
    if count[0] > _DATA or depth >= _DEPTH:
        raise card_too_large(path)
    for key, item in inner:
        if not key or "." in key or "\0" in key:  # no key that cards have
            continue
        yield from _entries(item, f"{path}.{key}" if path else key, depth + 1, count)


def native_scorecard(value: object) -> _Scorecard:
    """What an option names: an id, a Scorecard, or a mapping with the keys of a file."""
    if isinstance(value, Scorecard):
        return value._native
    if isinstance(value, str):
        return _builtin(str.__str__(value))._native
    if isinstance(value, collections.abc.Mapping):
        return Scorecard(value)._native
    raise no_card(value, scorecards())


def _scorecard(native: _Scorecard) -> Scorecard:
    self = object.__new__(Scorecard)
    object.__setattr__(self, "_native", native)
    return self


@_once
def _builtin(id: str) -> Scorecard:
    try:
        return _scorecard(core.scorecard_find(id))
    except (UnicodeError, ValueError) as error:
        if getattr(error, "status", None) is not None:
            raise
        raise no_card(id, scorecards()) from None


@_once
def scorecards() -> tuple[str, ...]:
    """The ids of the built-in scorecards.

    >>> "an-phu" in partyorg.scorecards()
    True
    """
    return tuple(core.scorecard_ids())


@dataclass(frozen=True)
class ScoredCriterion:
    """How a meeting came by the points of one criterion. Points are floats, None when not known."""

    id: str
    names: tuple[str, str]
    group: str
    """Id of its group."""
    given: Optional[float]
    """The points entered."""
    derived: Optional[float]
    """Those that the card's own rule gives, where it has one."""
    points: Optional[float]
    """Those that count: the given ones, else the derived ones."""
    max: float
    lost: float
    """What is lacking to the maximum; 0 where it does not count or is not known."""
    counted: bool
    """It counts in this kind of meeting."""
    waived: bool
    """Full marks, for a fact waives it."""
    differs: bool
    """The points given are not those derived."""
    assumed: bool
    """The printed card leaves undefined what this meeting comes to: the points are a reading."""
    missing: tuple[str, ...]
    """The facts that leave the points unknown."""
    texts: tuple[str, str]

    def name(self, lang: str = "en") -> str:
        """What it is about, in ``"vi"`` or ``"en"``."""
        return self.names[language(lang)]

    def text(self, lang: str = "en") -> str:
        """One line: its points of how many, what was lost and why."""
        return self.texts[language(lang)]

    def __str__(self) -> str:
        return self.text()


@dataclass(frozen=True)
class ScoredMeeting:
    """A meeting scored by a card. Made by :meth:`Scorecard.score`; printed it is a list to read.

    Points are floats, None when not known; the library itself counts in hundredths and is exact.
    """

    scorecard: str
    """Id of the card."""
    points: Optional[float]
    points_max: Optional[float]
    """The maxima of the criteria that count in this kind of meeting; None while the kind is not known."""
    least: Optional[float]
    """With the least that the criteria not known can give."""
    most: Optional[float]
    """With the most of them."""
    deducted: Optional[float]
    grade: Optional[str]
    """weak, average, fair or good."""
    next_grade: Optional[str]
    """The next better grade; None when there is none, or the grade is not known."""
    next_points: Optional[float]
    """The points that it needs more; 0 when points suffice."""
    gates_missed: tuple[str, ...]
    """Ids of the gates that are not passed. They matter where points reach the highest grade."""
    gates_unknown: tuple[str, ...]
    """Ids of the gates that are not known."""
    warnings: tuple[tuple[str, str], ...]
    """That the card is not known to be valid that day, or is made for another kind of meeting: in both languages."""
    criteria: tuple[ScoredCriterion, ...]
    """In the order of the card; empty when its items are not published."""
    texts: tuple[str, str]

    def text(self, lang: str = "en") -> str:
        """The whole in one line, then one for each criterion."""
        return "\n".join([self.texts[language(lang)], *(f"  {one.text(lang)}" for one in self.criteria)])

    def __getitem__(self, id: str) -> ScoredCriterion:
        """One criterion by its id."""
        return self.criteria[find("criterion", id, [one.id for one in self.criteria])]

    def __str__(self) -> str:
        return self.text()

    def html(self, lang: str = "en") -> str:
        """The points by criterion as a piece of HTML that stands alone. Notebooks show it in English by themselves.

        >>> card = partyorg.Scorecard.builtin("an-phu")
        >>> card.score({"meeting_kind": "regular", "minutes": 75}).html("vi")[:14]
        '<div lang="vi"'
        """
        from . import _html  # only notebooks need it
        return _html.scored_meeting(self, lang)

    def _repr_html_(self) -> str:
        return self.html()

    def __repr__(self) -> str:
        return f"<partyorg.ScoredMeeting by {self.scorecard}: {self.points} of {self.points_max}, {self.grade}>"

    def __bool__(self) -> bool:
        raise TypeError("a scored meeting is neither true nor false: it has points and a grade")


class Scorecard:
    """A scorecard of cell meetings (phiếu chấm điểm): criteria, groups, thresholds, gates. Immutable.

    ``options={"scorecard": card}`` grades meetings by it; the id of a built-in card or a dict will do there, too.

    :param card: a mapping with the keys of a scorecard file, see docs; None and keys that cards do not have are passed
        over, numbers have two decimals at most
    :raises Error: when anything is missing or contradicts the rest; ``name`` is the place, such as
        ``"criteria.2.rule.bands.1.points"``
    """

    __slots__ = ("_native", "__weakref__")

    _native: _Scorecard

    def __init__(self, card: Mapping[str, Any]) -> None:
        if not isinstance(card, collections.abc.Mapping):
            raise TypeError(f"card must be a mapping, not {type_name(card)}")
        object.__setattr__(self, "_native", core.scorecard(list(_entries(card, "", 0, [0]))))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a scorecard cannot be changed; to_dict() makes a dict of it")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a scorecard cannot be changed")

    @staticmethod
    def builtin(id: str) -> Scorecard:
        """A built-in scorecard by its id, see :func:`partyorg.scorecards`.

        >>> partyorg.Scorecard.builtin("an-phu").title("vi")
        'Phiếu đánh giá chất lượng sinh hoạt chi bộ, phường An Phú'
        """
        if not isinstance(id, str):
            raise TypeError(f"id must be a str, not {type_name(id)}")
        return _builtin(str.__str__(id))

    @staticmethod
    def from_json(source: Union[str, bytes, os.PathLike[str]]) -> Scorecard:
        """A scorecard from a JSON file by its path, or from the text of one, which begins with a brace.

        >>> import json
        >>> text = json.dumps({**partyorg.Scorecard.builtin("an-phu").to_dict(), "id": "my-card"})
        >>> partyorg.Scorecard.from_json(text)
        <partyorg.Scorecard my-card: 28 criteria, 100 points>
        """
        if isinstance(source, str) and not source.lstrip().startswith("{"):
            source = pathlib.Path(source)
        if isinstance(source, os.PathLike):
            source = pathlib.Path(source).read_bytes()
        elif not isinstance(source, (str, bytes)):
            raise TypeError(f"source must be a path, or the text of a file, not {type_name(source)}")
        try:
            card = json.loads(source, parse_float=Decimal)
        except (ValueError, RecursionError) as error:
            raise no_json(str(error)) from None
        if not isinstance(card, dict):
            raise no_json(type_name(card))
        return Scorecard(card)

    def to_dict(self) -> dict[str, Any]:
        """All of it with the keys of a file, as a dict of dicts, lists, str, int, float, bool and None.

        >>> partyorg.Scorecard.builtin("an-phu").to_dict()["total"]
        100
        """
        return core.scorecard_dict(self._native)

    @property
    def id(self) -> str:
        """Such as ``"an-phu"``."""
        id: str = self.to_dict()["id"]
        return id

    def title(self, lang: str = "en") -> str:
        """Its title in ``"vi"`` or ``"en"``.

        >>> partyorg.Scorecard.builtin("an-phu").title("en")
        'Cell-meeting quality scorecard, An Phú ward'
        """
        title: str = self.to_dict()[("title_vi", "title_en")[language(lang)]]
        return title

    def score(self, facts: Optional[Mapping[str, Any]] = None, **more_facts: Any) -> ScoredMeeting:
        """Scores a meeting, criterion by criterion.

        :param facts: facts of the subject ``meeting``, as :func:`partyorg.check` takes them: ``score_1`` and the like
            are points entered, others are what the card's own rules derive points from
        :raises Error: also when points are entered for a criterion that the card does not have, or more than it gives

        >>> card = partyorg.Scorecard.builtin("an-phu")
        >>> print(card.score({"meeting_kind": "regular", "minutes": 75}).criteria[0].text("en"))
        1 length against the standard: not known, 1 to 5 points; missing: Members on the roll.
        """
        given = {**(facts or {}), **more_facts} if more_facts else facts
        scored = core.scorecard_score(self._native, given)
        for one in scored["criteria"]:
            one["missing"] = tuple(one["missing"])
        scored["criteria"] = tuple(ScoredCriterion(**one) for one in scored["criteria"])
        for name in ("gates_missed", "gates_unknown", "warnings"):
            scored[name] = tuple(scored[name])
        return ScoredMeeting(**scored)

    def __str__(self) -> str:
        return self.title()

    def html(self, lang: str = "en") -> str:
        """Thresholds and criteria as a piece of HTML that stands alone. Notebooks show it in English by themselves.

        >>> partyorg.Scorecard.builtin("an-phu").html()[:14]
        '<div lang="en"'
        """
        from . import _html  # only notebooks need it
        return _html.scorecard(self, lang)

    def _repr_html_(self) -> str:
        return self.html()

    def __repr__(self) -> str:
        card = self.to_dict()
        items = f"{len(card['criteria'])} criteria" if card["itemised"] else "not itemised"
        return f"<partyorg.Scorecard {card['id']}: {items}, {card['total']} points>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Scorecard):
            return NotImplemented
        return self._native is other._native or self.to_dict() == other.to_dict()

    def __hash__(self) -> int:
        return hash(self.id)

    def __reduce__(self) -> tuple[Any, ...]:
        return Scorecard, (self.to_dict(),)
