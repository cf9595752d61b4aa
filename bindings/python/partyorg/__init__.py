# SPDX-License-Identifier: MIT
"""Party membership rules as a library.

    >>> import partyorg
    >>> report = partyorg.check("admission", {"citizen_vn": True, "born_on": "2008-08-15"}, on="2025-08-01")
    >>> report.verdict
    'not_met'
    >>> report["ADM-AGE-MIN"].remedies[0].from_
    datetime.date(2026, 8, 1)

Given the facts of a file, :func:`check` tells which requirements of which text, in force on which day, are met, are
not met, or cannot be told yet; what would have to change; and what is due next. It examines and decides nothing.
:func:`check_table` does so for a table of files at once, :func:`summarise` counts. Beside the checks :func:`vote_base`
says who is counted in a vote, :func:`limitation` until when discipline is in time, :func:`transition` whether a member
may go from one state to another.

Unknown is None or absence, and is neither false nor zero. Errors are :class:`Error`, a ValueError; a wrong type of
argument is a TypeError. "Not eligible" is a result. Texts come in Vietnamese and English: ``title("vi")``.
Everything may be used from any number of threads.
"""

from __future__ import annotations

from . import core
from ._catalogue import (Change, Check, Choice, Edition, Fact, Instrument, Rule, Stage, Subject, ValueInfo, Wording,
                         changes, checks, edition_on, editions, facts, families, find_fact, format_fact, instruments,
                         options, parse_fact, rule, rules, rules_in_force, stages, status_title, subjects, unit_title,
                         values, wording_on, wordings)
from ._dates import (Calendar, Lunar, add_months, add_working_days, format_date, from_lunar, full_months, holiday,
                     is_working_day, months_by_month, parse_date, to_lunar, working_days_between)
from ._error import Error
from ._limitation import Limitation, Period, limitation
from ._report import Finding, Masks, NextStep, Remedy, Report, Right, Step, check, check_masks
from ._scorecard import ScoredCriterion, ScoredMeeting, Scorecard, scorecards
from ._status import (Edge, State, Transition, TransitionAnswer, overlays, states, status_diagram, transition,
                      transitions)
from ._table import Counts, TableReport, check_table, summarise
from ._vote import Situation, VoteBase, vote_base, votes_needed

__all__ = [
    "Calendar", "Change", "Check", "Choice", "Counts", "Edge", "Edition", "Error", "Fact", "Finding", "Instrument",
    "Limitation", "Lunar", "Masks", "NextStep", "Period", "Remedy", "Report", "Right", "Rule", "Scorecard", "ScoredCriterion",
    "ScoredMeeting", "Situation",
    "Stage", "State", "Step", "Subject", "TableReport", "Transition", "TransitionAnswer", "ValueInfo", "VoteBase", "Wording",
    "add_months", "add_working_days", "changes", "check", "check_masks", "check_table", "checks", "edition_on",
    "editions", "facts", "families", "find_fact", "format_date", "format_fact", "from_lunar", "full_months",
    "holiday", "instruments", "is_working_day", "limitation", "months_by_month", "options", "overlays",
    "parse_date", "parse_fact", "rule", "rules", "rules_in_force", "scorecards", "stages", "states", "status_diagram",
    "status_title", "subjects", "summarise", "to_lunar", "transition", "transitions", "unit_title", "values",
    "version", "vote_base", "votes_needed", "wording_on", "wordings", "working_days_between",
]


def version() -> str:
    """Version of the library, as ``"major.minor.patch"``.

    >>> partyorg.version() == partyorg.__version__
    True
    """
    return core.partyorg_version()


__version__ = version()
