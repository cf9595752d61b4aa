# SPDX-License-Identifier: MIT
"""The status machine of members: states, overlays, permitted transitions, and whether one is permitted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional, Union

from . import core
from ._catalogue import Titled, _once
from ._error import find, language, type_name

_VERDICTS = tuple(core.partyorg_finding_status_name(i) for i in range(3))


@dataclass(frozen=True)
class State(Titled):
    """A state of membership, or an overlay on one."""

    name: str


@dataclass(frozen=True)
class Edge:
    """One pair that a transition leads between."""

    from_: str
    to: str
    """The same state when only the overlay changes."""
    from_overlays: tuple[str, ...]
    """The overlays under which it may begin."""
    to_overlay: Optional[str]
    """The overlay afterwards; None: it stays as it was."""
    check: Optional[str]
    """The check that governs this pair; None when a document does."""


@dataclass(frozen=True)
class Transition(Titled):
    """A transition that the texts permit."""

    id: str
    """Such as ``"STM-OFF-DELETE"``, stable."""
    checks: tuple[str, ...]
    """The checks that govern it; empty when a document does."""
    condition: Optional[str]
    """What the file of that check must also say: ``route == annulment``."""
    rules: tuple[str, ...]
    """Ids of the rules it rests on; ``DEL-*`` stands for all that begin so."""
    provision: str
    """Short form, with codes."""
    provisions: tuple[str, str]
    confidence: str
    """verified, secondary or memory."""
    documents: tuple[str, str]
    """What must exist or have happened where no check governs it, by language; else empty."""
    notes: tuple[str, str]
    edges: tuple[Edge, ...]

    def document(self, lang: str = "en") -> str:
        """What must exist or have happened where no check governs it; ``""`` when one does."""
        return self.documents[language(lang)]

    def note(self, lang: str = "en") -> str:
        """What else the texts say of it; ``""`` when nothing."""
        return self.notes[language(lang)]

    def text(self, lang: str = "en") -> str:
        """The provision in full, with number and date of the text."""
        return self.provisions[language(lang)]


@dataclass(frozen=True)
class TransitionAnswer:
    """Whether a member may go from one state and overlay to another."""

    status: str
    """met: permitted; not_met: refused; unknown: neither, and so not permitted."""
    transition: Optional[str]
    """Id of the transition; None when none leads there."""
    reason: str
    """permitted, or why not: not_in_table, expulsion_level, check_unknown and the like."""
    rules: tuple[str, ...]
    """Ids of the rules that the reason rests on."""
    missing: tuple[str, ...]
    """What is not known and matters, by the names of the arguments."""
    fitting: tuple[str, ...]
    """Ids of all transitions that lead there."""
    texts: tuple[str, str]

    def text(self, lang: str = "en") -> str:
        """One line: from where to where, permitted or not, the reason, what is missing, the provision."""
        return self.texts[language(lang)]

    def to_dict(self, lang: str = "en") -> dict[str, Any]:
        """The same as a dict of lists, str and None, with the text in ``"vi"`` or ``"en"``."""
        return {"status": self.status, "transition": self.transition, "reason": self.reason, "rules": list(self.rules),
                "missing": list(self.missing), "fitting": list(self.fitting), "text": self.text(lang)}

    def __str__(self) -> str:
        return self.text()

    def __bool__(self) -> bool:
        raise TypeError("an answer is neither true nor false: its status is met, not_met or unknown")


@_once
def states() -> tuple[State, ...]:
    """The states of membership.

    >>> [state.name for state in partyorg.states()][:3]
    ['applicant', 'probationary', 'official']
    """
    return tuple(State(name=core.partyorg_state_name(i),
                       titles=(core.partyorg_state_text(i, core.PARTYORG_VI),
                               core.partyorg_state_text(i, core.PARTYORG_EN)))
                 for i in range(core.partyorg_state_count()))


@_once
def overlays() -> tuple[State, ...]:
    """The overlays that lie on a membership and change nothing of it; the first one is ``none``.

    >>> [overlay.name for overlay in partyorg.overlays()]
    ['none', 'exempt', 'away', 'transferring', 'suspended']
    """
    return tuple(State(name=core.partyorg_overlay_name(i),
                       titles=(core.partyorg_overlay_text(i, core.PARTYORG_VI),
                               core.partyorg_overlay_text(i, core.PARTYORG_EN)))
                 for i in range(core.partyorg_overlay_count()))


@_once
def transitions() -> tuple[Transition, ...]:
    """Every transition that is permitted: what is not among them is refused.

    >>> first = partyorg.transitions()[0]
    >>> first.id, first.title("vi"), first.checks
    ('STM-ADMIT', 'Kết nạp', ('admission',))
    """
    return tuple(_transition(i) for i in range(core.partyorg_transition_count()))


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split(", ")) if text else ()


def _transition(index: int) -> Transition:
    info = core.partyorg_transition_get(index)
    count = info.pop("edge_count")
    info["checks"] = _names(info.pop("check"))
    info["rules"] = _names(info["rules"])
    info["condition"] = info["condition"] or None
    return Transition(**info, edges=tuple(_edge(core.partyorg_edge_get(index, i)) for i in range(count)),
                      provisions=(core.partyorg_transition_provision_print(index, core.PARTYORG_VI),
                                  core.partyorg_transition_provision_print(index, core.PARTYORG_EN)))


def _edge(info: dict[str, Any]) -> Edge:
    after = info["to_overlay"]
    return Edge(from_=states()[info["from_"]].name, to=states()[info["to"]].name,
                from_overlays=tuple(one.name for i, one in enumerate(overlays()) if info["from_overlays"] >> i & 1),
                to_overlay=None if after is None else overlays()[after].name, check=info["check"])


def _place(kind: str, name: Optional[str], known: tuple[Any, ...]) -> Optional[int]:
    return None if name is None else find(kind, name, [one.name for one in known])


def _yes_or_no(name: str, value: Optional[bool]) -> Optional[int]:
    if value is None or value is True or value is False:
        return None if value is None else int(value)
    raise TypeError(f"{name} must be True, False or None, not {type_name(value)}")


def _governing(verdict: Union[str, bool, None]) -> Optional[int]:
    if isinstance(verdict, bool):
        return 0 if verdict else 1
    return None if verdict is None else find("verdict", verdict, _VERDICTS)


def transition(from_: Optional[str], to: Optional[str], *, from_overlay: Optional[str] = None,
               to_overlay: Optional[str] = None, transition: Optional[str] = None,
               governing: Union[str, bool, None] = None, state_before: Optional[str] = None,
               expulsion_level: Optional[bool] = None, readmission_barred: Optional[bool] = None,
               readmissions: Optional[int] = None, restorable: Optional[bool] = None,
               under_review: Optional[bool] = None) -> TransitionAnswer:
    """May this member go from one state and overlay to another?

    None is unknown, everywhere, and unknown is never permission. Only the facts that the transition asks for matter.

    :param from_: the state now, see :func:`states`
    :param to: the state afterwards; the same when only the overlay changes
    :param from_overlay: the overlay now, see :func:`overlays`; where none can lie it need not be given
    :param to_overlay: the overlay afterwards; likewise
    :param transition: id of the transition meant, when several lead there
    :param governing: the verdict of the check that governs it: ``"met"``, ``"not_met"``, ``"unknown"``; of a document
        True when it exists and False when it does not
    :param state_before: the state before the removal: a restoration leads back to it alone
    :param expulsion_level: whether the competent body concluded that the breach is at the level of expulsion
    :param readmission_barred: whether re-admission is barred
    :param readmissions: how often the person was re-admitted before
    :param restorable: whether the complaint or review restores the rights
    :param under_review: whether the member is under inspection or inquiry, or a complaint or denunciation is handled
    :raises Error: when there is no such state, overlay or transition. A refused transition is a result

    >>> answer = partyorg.transition("official", "deleted", from_overlay="none", governing="met",
    ...                              expulsion_level=True)
    >>> answer.status, answer.reason, answer.rules
    ('not_met', 'expulsion_level', ('DEL-B-EXPEL',))
    >>> print(answer.text("vi")[:48])
    Đảng viên chính thức → Đã bị xóa tên: không được
    """
    ids = [one.id for one in transitions()]
    result = core.transition((
        _place("state", from_, states()), _place("overlay", from_overlay, overlays()), _place("state", to, states()),
        _place("overlay", to_overlay, overlays()), None if transition is None else find("transition", transition, ids),
        _governing(governing), _place("state", state_before, states()),
        _yes_or_no("expulsion_level", expulsion_level), _yes_or_no("readmission_barred", readmission_barred),
        readmissions, _yes_or_no("restorable", restorable), _yes_or_no("under_review", under_review)))
    place = result["transition"]
    result["transition"] = None if place is None else ids[place]
    result["rules"] = _names(result["rules"])
    result["missing"] = tuple({"from": "from_"}.get(name, name) for name in result["missing"])
    result["fitting"] = tuple(ids[i] for i in result["fitting"])
    return TransitionAnswer(**result)


def status_diagram(lang: str = "en") -> str:
    """The whole table as a graph in the DOT language of Graphviz, with titles in ``"vi"`` or ``"en"``.

    >>> partyorg.status_diagram("vi").splitlines()[0]
    'digraph member_status {'
    """
    return core.status_dot(language(lang))
