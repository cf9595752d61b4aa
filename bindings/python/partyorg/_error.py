# SPDX-License-Identifier: MIT
"""The exception of the library, and the messages that need more than C knows: what was given, and what comes close."""

from __future__ import annotations

import difflib
import reprlib
from typing import Any, Iterable, Sequence

from . import core

_LANGUAGES = {"vi": 0, "en": 1}
_KINDS = {
    "check": "thủ tục",
    "fact": "dữ kiện",
    "family": "họ văn bản",
    "language": "ngôn ngữ",
    "rounding": "cách làm tròn",
    "rule": "quy tắc",
    "status": "trạng thái",
    "style": "cách viết ngày",
    "subject": "đối tượng",
    "unit": "đơn vị",
}


class Error(ValueError):
    """What was given cannot be examined: a name that does not exist, or a value that a fact does not accept.

    "Not eligible" is a result and never an error.
    """

    code: int
    """The status code of the C library, such as 4."""
    status: str
    """Its name, such as ``"PARTYORG_E_VALUE"``."""
    name: str
    """The fact, option, rule or argument at fault; empty when there is none."""

    def __init__(self, code: int, name: str, vi: str, en: str) -> None:
        super().__init__(en)
        self.code = code
        self.status = core.partyorg_status_name(code)
        self.name = name
        self._messages = (vi, en)

    def message(self, lang: str = "en") -> str:
        """One line in Vietnamese (``"vi"``) or English (``"en"``): the name, the value and what is accepted."""
        return self._messages[language(lang)]

    def __reduce__(self) -> tuple[Any, ...]:
        return Error, (self.code, self.name, *self._messages)


def type_name(value: object) -> str:
    """The name of a value's type, whatever its own metaclass says."""
    name: str = type.__dict__["__name__"].__get__(type(value))
    return name


def _show(value: object) -> str:
    """A short repr of anything, whatever its own repr does."""
    try:
        text = reprlib.repr(value)
    except Exception:
        text = f"<{type_name(value)}>"
    return text.encode("utf-8", "backslashreplace").decode()[:80]


def unknown(kind: str, name: object, known: Iterable[str]) -> Error:
    """There is no such name; says which ones come close, or which ones there are."""
    names = list(known)
    close = difflib.get_close_matches(name[:64], names) if isinstance(name, str) else []
    vi, en = f"không có {_KINDS[kind]} {_show(name)}", f"there is no {kind} {_show(name)}"
    if close:
        vi, en = f"{vi}; có phải là {' hay '.join(close)}?", f"{en}; did you mean {' or '.join(close)}?"
    else:
        vi, en = f"{vi}; chấp nhận: {', '.join(names)}", f"{en}; accepted are {', '.join(names)}"
    return Error(core.PARTYORG_E_NAME, _show(name), vi, en)


def find(kind: str, name: object, known: Sequence[str]) -> int:
    """The place of a name among those known."""
    if not isinstance(name, str):
        raise TypeError(f"{kind} must be a str, not {type_name(name)}")
    for place, other in enumerate(known):
        if other == name:
            return place
    raise unknown(kind, name, known)


def language(lang: object) -> int:
    """The number of a language."""
    if isinstance(lang, str) and lang in _LANGUAGES:
        return _LANGUAGES[lang]
    raise unknown("language", lang, _LANGUAGES)


# ---- called by the native functions


def out_of_range(name: str, value: object) -> Error:
    """An int that no number of the library can hold."""
    return Error(core.PARTYORG_E_RANGE, name, f"{name}: {_show(value)} vượt quá 32 bit",
                 f"{name}: {_show(value)} is more than 32 bits hold")


def no_fact(subject: int, name: object) -> Error:
    """A mapping holds a key that names no fact of its subject."""
    count = core.partyorg_subject_get(subject)["fact_count"]
    return unknown("fact", name, [core.partyorg_fact_get(subject, i)["name"] for i in range(count)])


def refused(subject: int, fact: int, value: object) -> Error:
    """A value that is not of the fact's type."""
    info = core.partyorg_fact_get(subject, fact)
    name, kind = info["name"], info["type"]
    code = core.PARTYORG_E_VALUE
    if kind == "date":
        code = core.PARTYORG_E_DATE
        vi = 'datetime.date (không phải datetime), chuỗi như "2025-07-01" hoặc "01/07/2025"'
        en = 'a datetime.date (no datetime), a str such as "2025-07-01" or "01/07/2025"'
    elif kind == "bool":
        vi = en = "True, False"
    elif kind == "int":
        vi, en = (f"{text} {info['minimum']} {to} {info['maximum']}"
                  for text, to in (("số nguyên từ", "đến"), ("an int from", "to")))
    else:
        vi = en = ", ".join(core.partyorg_choice_get(subject, fact, i)["name"] for i in range(info["choice_count"]))
    given = f"{_show(value)} ({type_name(value)})"
    return Error(code, name, f"{name}: không nhận {given}; chấp nhận: {vi}; None: chưa rõ",
                 f"{name}: {given} is refused; accepted are {en}; None when unknown")
