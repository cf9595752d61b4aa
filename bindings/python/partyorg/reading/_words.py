# SPDX-License-Identifier: MIT
"""Comparing what people write: headers, choices, yes and no; and showing it."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import Iterable

from .. import core
from .._error import Error

# What is not seen and means nothing; the byte order mark is among it.
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_ALIKE = str.maketrans({
    "\u2013": "-", "\u2014": "-", "\u2011": "-", "\u2212": "-", "\u2019": "'", "\u2018": "'", "\u00f0": "đ",
    "\uff0f": "/", "\uff0d": "-", "\uff0e": ".", "\uff0c": ",", "\uff1a": ":", "\u2044": "/",
    **{chr(0xFF10 + digit): str(digit)
       for digit in range(10)}
})
_AROUND = re.compile(r"\s*([-/,;])\s*")
# The two ways to place a tone over oa, oe, uy: "hòa" and "hoà" are one word.
_TONES = {}
for _first, _second in ("oa", "oe", "uy"):
    for _mark in "\u0300\u0301\u0309\u0303\u0323":
        _TONES[_first + unicodedata.normalize("NFC", _second + _mark)] = \
            unicodedata.normalize("NFC", _first + _mark) + _second
_TONED = re.compile("|".join(_TONES))


def plain(text: str) -> str:
    """Text for comparison: composed, without case, spaces collapsed; dashes, quotes and full-width digits made one."""
    if text.isascii():
        text = text.casefold()
    else:
        text = unicodedata.normalize("NFC", text).translate(_UNSEEN).casefold().translate(_ALIKE)
        text = _TONED.sub(lambda match: _TONES[match[0]], text)
    return _AROUND.sub(lambda match: match[1], " ".join(text.split()))


def bare(text: str) -> str:
    """The same without diacritics, to find what comes close."""
    return "".join(char for char in unicodedata.normalize("NFD",
                                                          plain(text).replace("đ", "d"))
                   if not unicodedata.combining(char))


class Close:
    """Finds which of some names come close to a text."""
    def __init__(self, known: Iterable[str]) -> None:
        self._names: dict[str, str] = {}
        for name in known:
            self._names.setdefault(bare(name), name)

    def __call__(self, text: str) -> list[str]:
        """The closest first; three at most."""
        if len(text) > 200:
            return []
        given = bare(text)
        if given in self._names:
            return [self._names[given]]
        return [self._names[name] for name in difflib.get_close_matches(given, self._names, 3, 0.75)]


def show(text: str, most: int = 60) -> str:
    """A value for people: in quotes, short, control characters visible."""
    if len(text) > most:
        text = text[:most - 1] + "…"
    return '"' + "".join(
        char if char.isprintable() else f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}"
        for char in text) + '"'


def refused(name: str, vi: str, en: str) -> Error:
    """The error of a file that cannot be read."""
    return Error(core.PARTYORG_E_VALUE, show(name, 80)[1:-1], vi, en)
