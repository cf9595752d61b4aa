#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""make_roll: prints a made-up roll of Party members for screening.c, screening.py and screening.lua, as CSV.

    python3 make_roll.py > roll.csv
    python3 make_roll.py --seed 7 --members 500 --cells 4 --on 2026-11-22

Nobody is behind a number. The same arguments give the same bytes: only random() is drawn on, whose sequence Python
promises to keep. Days lie around --on. The rates are guesses that leave most members on no list, not statistics:

    2 in 100    are probationary; the ceremony was up to 15 months ago, four in five of those whose 12 months are over
                were recognised
    2 in 100    are exempt, 2 in 100 on a temporary transfer; one in eight of both is over the end
    1 in 100    are being transferred; half have had the slip or the file already, one in five of all is excused
    2 in 100    have been absent, up to 5 months; 3 in 100 have not paid dues, up to 5 months; half of the absent do not
                pay either
    1 in 200    have a conclusion on declining will, up to 14 months ago; half have made progress
    1 in 500    each: card returned or destroyed, a recorded breach of membership standards, not on the roll of a cell
    1 in 1000   have a conclusion that the political standards are not met
    1 in 100    are rated not completed, 1 in 100 have a disciplinary decision in force
    1 in 100    lack one fact
"""

import argparse
import csv
import datetime
import random
import sys

FACTS = ("member_kind", "overlay", "absent_months", "absent_since", "unpaid_months", "unpaid_since", "card_event",
         "will_conclusion", "educated_on", "progress", "unfit_years", "polstd_failed", "slip_received_on",
         "file_received_on", "transfer_excused", "exempt_until", "away_ends_on", "ceremony_on", "recognised", "rating",
         "discipline_in_force", "on_roll")


class Draw:
    """Chances, and days before and after the examination date."""

    def __init__(self, seed, on):
        self.random = random.Random(seed).random
        self.on = on

    def chance(self, share):
        return self.random() < share

    def yes(self, share):
        return "yes" if self.chance(share) else "no"

    def number(self, first, last):
        return first + int(self.random() * (last - first + 1))

    def day(self, first, last):
        """A day so many days after the examination date."""
        return self.on + datetime.timedelta(days=self.number(first, last))


def plain_member():
    """A member who is on no list; the rating and discipline are not known yet."""
    facts = dict.fromkeys(FACTS, "")
    facts.update(member_kind="official", overlay="none", absent_months=0, unpaid_months=0, card_event="kept",
                 will_conclusion="no", unfit_years=0, recognised="yes", on_roll="yes")
    return facts


def make_member(draw):
    facts = plain_member()
    if draw.chance(0.02):
        ceremony = draw.day(-456, 0)
        over = (draw.on - ceremony).days > 365
        facts.update(member_kind="probationary", ceremony_on=ceremony, recognised=draw.yes(0.8 if over else 0))
        if facts["recognised"] == "yes":
            facts["member_kind"] = "official"
    overlay = draw.random()
    if overlay < 0.02:
        facts.update(overlay="exempt", exempt_until=draw.day(-40, 280))
    elif overlay < 0.04:
        facts.update(overlay="away", away_ends_on=draw.day(-40, 280))
    elif overlay < 0.05:
        facts.update(overlay="transferring", transfer_excused=draw.yes(0.2))
        if draw.chance(0.5):
            facts["slip_received_on" if draw.chance(0.5) else "file_received_on"] = draw.day(-120, -1)
        else:
            facts.update(slip_received_on=draw.day(1, 20), file_received_on=draw.day(1, 20))
    absent = draw.chance(0.02)
    if absent:
        months = draw.number(1, 5)
        facts.update(absent_months=months, absent_since=draw.day(-30 * months - 29, -30 * months))
    if draw.chance(0.5 if absent else 0.02):
        months = draw.number(1, 5)
        since = draw.day(-30 * months - 29, -30 * months)
        facts.update(unpaid_months=months, unpaid_since=since.replace(day=1))
    if draw.chance(0.005):
        facts.update(will_conclusion="yes", educated_on=draw.day(-425, -1), progress=draw.yes(0.5))
    if draw.chance(0.002):
        facts["card_event"] = "returned" if draw.chance(0.5) else "destroyed"
    if draw.chance(0.002):
        facts["unfit_years"] = 1
    facts["polstd_failed"] = draw.yes(0.001)
    rating = draw.random()
    facts["rating"] = ("not_completed" if rating < 0.01 else "not_rated" if rating < 0.03 else
                       "excellent" if rating < 0.2 else "good" if rating < 0.85 else "completed")
    facts["discipline_in_force"] = draw.yes(0.01)
    if draw.chance(0.002):
        facts["on_roll"] = "no"
    if draw.chance(0.01):
        known = [name for name in FACTS if facts[name] != ""]
        facts[known[draw.number(0, len(known) - 1)]] = ""
    return facts


def main():
    parser = argparse.ArgumentParser(description="Prints a made-up roll of Party members as CSV.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--members", type=int, default=2000)
    parser.add_argument("--cells", type=int, default=12)
    parser.add_argument("--on", type=datetime.date.fromisoformat, default=datetime.date(2026, 11, 22),
                        help="examination date (default: 2026-11-22)")
    ask = parser.parse_args()
    draw = Draw(ask.seed, ask.on)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("member", "cell", *FACTS))
    for number in range(1, ask.members + 1):
        cell = draw.number(1, ask.cells)
        out.writerow((f"DV-{number:05}", f"CB-{cell:02}", *make_member(draw).values()))


if __name__ == "__main__":
    main()
