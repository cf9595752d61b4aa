# SPDX-License-Identifier: MIT
"""Which language is spoken, the exit codes, and what ends the command early. Needs neither click nor rich."""

from __future__ import annotations

import os
import re
import sys
from typing import Iterator, Mapping, NoReturn, Optional, Sequence

LANGUAGES = ("vi", "en")

ALL_MET, NOT_MET, USAGE, UNREADABLE, UNKNOWN = 0, 1, 2, 3, 4
FAILED = 70
"""A fault of the program itself, or of its installation: EX_SOFTWARE of sysexits."""
INTERRUPTED, PIPE_CLOSED = 130, 141
"""128 and the number of the signal, as shells have it."""

# What a terminal would obey instead of showing: control characters, changes of direction, halves of characters.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Stop(Exception):
    """Ends the command with a message and an exit code."""

    def __init__(self, code: int, vi: str, en: str) -> None:
        super().__init__(en)
        self.code = code
        self.texts = (vi, en)


class Say:
    """Chooses between the texts of two languages."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, vi: str, en: str) -> str:
        return vi if self.lang == "vi" else en


def printable(text: str, newline: bool = True) -> str:
    """A text that shows and does nothing else: what a terminal would obey is written out as \\x1b."""
    text = _CONTROL.sub(lambda found: "".join(
        f"\\x{ord(one):02x}" if ord(one) < 256 else f"\\u{ord(one):04x}" for one in found[0]), text)
    return text if newline else " ".join(text.split())


def complain(lang: str, vi: str, en: str) -> None:
    """One message to standard error."""
    sys.stderr.write(f"partyorg: {printable(Say(lang)(vi, en))}\n")


def refuse(code: int, vi: str, en: str) -> NoReturn:
    raise Stop(code, vi, en)


def _asked(argv: Sequence[str]) -> Iterator[str]:
    """What follows every --lang: help is written before the arguments are parsed."""
    for place, argument in enumerate(argv):
        if argument == "--":
            return
        if argument.startswith("--lang="):
            yield argument[len("--lang="):]
        elif argument == "--lang" and place + 1 < len(argv):
            yield argv[place + 1]


def asked_for(argv: Sequence[str]) -> bool:
    """Whether a language is asked for by --lang."""
    return any(True for _ in _asked(argv))


def language_of(argv: Optional[Sequence[str]] = None, environment: Optional[Mapping[str, str]] = None) -> str:
    """The language asked for: --lang, else PARTYORG_LANG, else Vietnamese in a Vietnamese locale, English in others."""
    environment = os.environ if environment is None else environment
    for asked in reversed(list(_asked(sys.argv[1:] if argv is None else argv))):
        if asked in LANGUAGES:
            return asked
    told = environment.get("PARTYORG_LANG")
    if told in LANGUAGES:
        return str(told)
    # The first that is set decides, as setlocale(3) has it.
    locale = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "vi" if re.match(r"vi(?![a-z])", locale, re.I) else "en"
