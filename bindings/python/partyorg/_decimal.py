# SPDX-License-Identifier: MIT
"""Numbers with two decimals at most."""

from __future__ import annotations

from decimal import Decimal
from typing import Optional


def hundredths(value: object) -> Optional[int]:
    """The hundredths of a Decimal; None when it has more decimals, is too large, no number or no Decimal."""
    if not issubclass(type(value), Decimal):
        return None
    sign, digits, exponent = Decimal.as_tuple(value)  # type: ignore[arg-type]
    significant = "".join(map(str, digits)).strip("0")
    if not isinstance(exponent, int):
        return None
    if not significant:
        return 0
    exponent += len(digits) - len("".join(map(str, digits)).rstrip("0")) + 2
    if not 0 <= exponent <= 9 or len(significant) > 9:
        return None
    number = int(significant) * 10**exponent * (-1 if sign else 1)
    return number if abs(number) < 10**9 else None
