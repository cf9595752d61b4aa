# SPDX-License-Identifier: MIT
"""What a guide shows of an output, and the output."""

import re


def holds(shown, seen):
    """Whether the lines shown are those seen, but for what `...` leaves out."""
    lines, place, gap = seen.splitlines(), 0, False
    for part in re.split(r"^\.\.\.$\n", shown, flags=re.M):
        part = part.splitlines()
        places = range(place, len(lines) - len(part) + 1) if gap else (place,)
        place = next((at + len(part) for at in places if lines[at:at + len(part)] == part), None)
        if place is None:
            return False
        gap = True
    return shown.endswith("...\n") or place == len(lines)
