# SPDX-License-Identifier: MIT
"""Vote bases: who is counted in a vote, who is left out and why, how many votes are needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from . import core
from ._catalogue import Titled, editions
from ._dates import Date
from ._error import find, language

_BODIES = tuple(core.partyorg_body_name(i) for i in range(2))
_SHARES = tuple(core.partyorg_share_name(i) for i in range(2))


@dataclass(frozen=True)
class Situation(Titled):
    """Members in one situation, and whether it leaves them out of the base."""

    name: str
    """away, exempt, suspended, prosecuted, indicted, detained or absent."""
    number: Optional[int]
    """How many members are in it; None when not known."""
    left_out: bool
    provision: str
    """Short form, with codes: ``R294 pt 9.3.2``."""
    confidence: str
    """verified, secondary or memory."""
    texts: tuple[str, str]

    def text(self, lang: str = "en") -> str:
        """One line: how many, whether they are left out, the provision."""
        return self.texts[language(lang)]


@dataclass(frozen=True)
class VoteBase:
    """What comes of a vote."""

    body: str
    share: str
    status: str
    """Whether the vote carries: met, not_met or unknown. Known also where the base is not, if it is the same for every
    base that can be."""
    members: Optional[int]
    yes: Optional[int]
    base: Optional[int]
    """Members who are counted; None when several numbers are possible."""
    base_range: tuple[Optional[int], Optional[int]]
    """The smallest and the largest base possible; None instead of the largest when ``members`` is not known, and of both
    when no text is known for that day."""
    left_out: Optional[int]
    votes_needed: Optional[int]
    """The least votes in favour that carry; None when the base is not known."""
    votes_needed_range: tuple[Optional[int], Optional[int]]
    missing: tuple[str, ...]
    """The counts that are not known and matter to the base or the outcome."""
    edition: Optional[str]
    """Code of the edition on that day, such as ``"R294"``; None when the day or its regulation is not known."""
    confidence: Optional[str]
    provision: Optional[str]
    """Of the share: ``R294 pt 9.3.4``; None when no text is known for that day, and then nothing else is."""
    situations: tuple[Situation, ...]
    texts: tuple[str, str]

    def text(self, lang: str = "en") -> str:
        """To read: one line on the vote, then one for every situation in which somebody is, or may be."""
        place = language(lang)
        return "\n".join([self.texts[place]] + [f"  {one.texts[place]}" for one in self.situations if one.number != 0])

    def to_dict(self, lang: str = "en") -> dict[str, Any]:
        """The same as a dict of dicts, lists, str, int, bool and None, with texts in ``"vi"`` or ``"en"``."""
        place = language(lang)
        return {
            "body": self.body, "share": self.share, "status": self.status, "members": self.members, "yes": self.yes,
            "base": self.base, "base_range": list(self.base_range), "left_out": self.left_out,
            "votes_needed": self.votes_needed, "votes_needed_range": list(self.votes_needed_range),
            "missing": list(self.missing), "edition": self.edition, "confidence": self.confidence,
            "provision": self.provision, "text": self.texts[place],
            "situations": [{"name": one.name, "title": one.titles[place], "number": one.number,
                            "left_out": one.left_out, "provision": one.provision, "confidence": one.confidence,
                            "text": one.texts[place]} for one in self.situations],
        }

    def __str__(self) -> str:
        return self.text()

    def __bool__(self) -> bool:
        raise TypeError("a vote base is neither true nor false: its status is met, not_met or unknown")


def vote_base(body: str, *, share: str = "two_thirds", on: Optional[Date] = None, members: Optional[int] = None,
              away: Optional[int] = None, exempt: Optional[int] = None, suspended: Optional[int] = None,
              prosecuted: Optional[int] = None, indicted: Optional[int] = None, detained: Optional[int] = None,
              absent: Optional[int] = None, yes: Optional[int] = None) -> VoteBase:
    """The base of a vote, who is left out of it and why, and the least number of votes needed.

    Counts are persons, 0 to 1000000; None is unknown, which is not 0: a situation in which nobody is has the count 0.
    A person is counted in one situation only. Source: 294-QĐ/TW pts 9.3.2, 9.3.3, 9.3.4.

    :param body: ``"cell"``, whose official members vote, or ``"committee"``, whose serving members do, also where it is
        a standing committee that decides
    :param share: ``"two_thirds"`` (admission, recognition, deletion, expulsion) or ``"majority"``, more than half
    :param on: day of the vote; it picks the edition whose wording is named
    :param members: all of them, those in any situation included
    :param away: on temporary transfer elsewhere; of a committee only those who are absent
    :param exempt: exempt from Party work and meetings, and not present. A cell leaves them out, a committee does not
    :param suspended: suspended from Party activity
    :param prosecuted: khởi tố
    :param indicted: truy tố
    :param detained: tạm giam
    :param absent: on business, ill or for any other reason: they stay in the base
    :param yes: votes in favour
    :raises Error: when a count is out of range or cannot be true beside the others

    >>> vote = partyorg.vote_base("cell", members=12, away=1, exempt=0, suspended=1, prosecuted=0, indicted=0,
    ...                           detained=0, absent=2, yes=8, on="2025-07-14")
    >>> vote.base, vote.left_out, vote.votes_needed, vote.status
    (10, 2, 7, 'met')
    >>> print(vote.situations[2].text("vi"))
    Bị đình chỉ sinh hoạt đảng: 1; không tính. [294-QĐ/TW (26/05/2025) điểm 9.3.2]
    """
    counts = (members, away, exempt, suspended, prosecuted, indicted, detained, absent, yes)
    result = core.vote_base((find("body", body, _BODIES), find("share", share, _SHARES), on, *counts))
    result["situations"] = tuple(Situation(**one) for one in result["situations"])
    result["missing"] = tuple(result["missing"])
    result["edition"] = None if result["edition"] is None else editions()[result["edition"]].code
    return VoteBase(body=body, share=share, **result)


def votes_needed(base: int, share: str = "two_thirds") -> int:
    """The least votes that are a share of a base, 0 to 1000000: the smallest n with n * 3 >= base * 2 or n * 2 > base.

    >>> partyorg.votes_needed(10), partyorg.votes_needed(10, "majority")
    (7, 6)
    """
    return core.partyorg_votes_needed(base, find("share", share, _SHARES))
