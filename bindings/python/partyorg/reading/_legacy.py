# SPDX-License-Identifier: MIT
"""Vietnamese text from before Unicode: TCVN3 (ABC) and VNI-Windows, whose letters sit on Latin-1 characters, and UTF-8
that was read as Windows-1252.

No well-kept library on PyPI knows them, so the two tables are here: TCVN3 is the upper half of TCVN 5712:1993 (capital
letters with a tone have the codes of the small ones, in a font of capitals), VNI-Windows writes a vowel and a mark
after it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Callable

_TCVN3_BYTES = (
    "a1a2a3a4a5a6a7 a8a9aaabacadae b5b6b7b8b9 bbbcbdbec6 c7c8c9cacb cccecfd0d1 d2d3d4d5d6 d7d8dcddde dfe1e2e3e4 "
    "e5e6e7e8e9 eaebecedee eff1f2f3f4 f5f6f7f8f9 fafbfcfdfe")
_TCVN3_LETTERS = ("ĂÂÊÔƠƯĐ ăâêôơưđ àảãáạ ằẳẵắặ ầẩẫấậ èẻẽéẹ ềểễếệ ìỉĩíị òỏõóọ ồổỗốộ ờởỡớợ ùủũúụ ừửữứự ỳỷỹýỵ")
_TCVN3 = dict(zip(bytes.fromhex(_TCVN3_BYTES), _TCVN3_LETTERS.replace(" ", "")))

# Marks after a vowel, as the combining characters they stand for.
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT, _CIRCUMFLEX, _BREVE = "\u0300\u0301\u0309\u0303\u0323\u0302\u0306"
_TONES = dict(zip("øùûõï", (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT)))
_ROOFED = {
    "â": _CIRCUMFLEX,
    **{mark: _CIRCUMFLEX + tone
       for mark, tone in zip("àáåãä", (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT))}
}
_BREVED = {"ê": _BREVE, **{mark: _BREVE + tone for mark, tone in zip("èéúüë", (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT))}}
_ALONE = {"ñ": "đ", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ"}


def _vni_pairs() -> dict[str, str]:
    pairs = dict(_ALONE)
    for letter, bases in (("a", "a"), ("e", "e"), ("o", "o"), ("u", "u"), ("y", "y"), ("ô", "ơ"), ("ö", "ư")):
        marks = dict(_TONES)
        if letter in "aeo":
            marks.update(_ROOFED)
        if letter == "a":
            marks.update(_BREVED)
        for mark, combining in marks.items():
            pairs[letter + mark] = unicodedata.normalize("NFC", bases + combining)
    result = {}
    for written, meant in pairs.items():
        # A mark has a capital of its own; "Aù" is written as well as "AÙ".
        result[written] = meant
        result[written.upper()] = result[written[0].upper() + written[1:]] = meant.upper()
    return result


_VNI = _vni_pairs()
_VNI_TEXT = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


def tcvn3(text: str) -> str:
    """Text of TCVN3 (ABC) that was taken for Latin-1."""
    return text.translate(_TCVN3)


def vni(text: str) -> str:
    """Text of VNI-Windows that was taken for Latin-1."""
    return _VNI_TEXT.sub(lambda match: _VNI[match[0]], text)


def utf8(text: str) -> str:
    """UTF-8 that was taken for Windows-1252; the same text when it is not that."""
    # A no-break space is half of "à" and often became a space.
    raw = bytearray()
    for char in re.sub("Ã (?![\u0080-\u00bf])", "Ã\u00a0", text):
        try:
            raw += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                return text
            raw.append(ord(char))
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return text


DECODERS: dict[str, Callable[[str], str]] = {"tcvn3": tcvn3, "vni": vni, "utf-8 as windows-1252": utf8}
TITLES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI-Windows", "utf-8 as windows-1252": "UTF-8 / Windows-1252"}
ALIASES = {
    "tcvn3": "tcvn3", "tcvn-3": "tcvn3", "abc": "tcvn3", "tcvn": "tcvn3", "vni": "vni", "vni-windows": "vni",
    "vni-win": "vni"
}
