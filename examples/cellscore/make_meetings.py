#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""make_meetings: writes a made-up year of meetings of twelve cells for cellscore, as CSV.

    python3 make_meetings.py meetings > meetings.csv
    python3 make_meetings.py cells > cells.csv

No cell and nobody is behind it. The same arguments give the same bytes: only random() is drawn on, whose sequence Python
promises to keep. What differs from cell to cell is in CELLS: how well it does, and what is odd about it. Two cells draw
the same numbers, so that they tie. One fact in 400 is missing.
"""

import argparse
import csv
import datetime
import random
import sys

# id, name, members, how well it does (0 to 1), seed, what is odd
CELLS = (
    ("CB-01", "Khu phố 1", 34, 0.95, 11, ""),
    ("CB-02", "Khu phố 2", 28, 0.80, 12, ""),
    ("CB-03", "Khu phố 3", 31, 0.62, 13, "late posting"),
    ("CB-04", "Khu phố 4", 22, 0.88, 14, "thematic apart"),
    ("CB-05", "Khu phố 5", 19, 0.45, 15, "month left out"),
    ("CB-06", "Trường tiểu học", 27, 0.90, 16, "nothing missing"),
    ("CB-07", "Trường trung học cơ sở", 27, 0.90, 16, "nothing missing"),
    ("CB-08", "Trạm Y tế", 7, 0.84, 18, "secretary alone"),
    ("CB-09", "Công an phường", 21, 0.97, 19, ""),
    ("CB-10", "Quân sự", 9, 0.92, 20, "secretary alone"),
    ("CB-11", "Cơ quan Đảng ủy & UBND", 26, 0.76, 21, "getting better"),
    ("CB-12", "Doanh nghiệp", 12, 0.55, 22, "founded in the year"),
)
# criteria of the An Phú card whose points are given, with their maxima
GIVEN = {4: 3, 5: 2, 6: 2, 7: 1, 9: 5, 10: 10, 11: 5, 12: 2, 14: 1, 15: 1, 16: 1, 17: 2, 18: 4, 19: 3, 20: 1, 21: 1,
         22: 2, 23: 1, 24: 1, 26: 2, 27: 2}
FACTS = ("held_on", "meeting_kind", "minutes", "members_total", "members_due", "members_present", "unexcused_absences",
         "excused_streak_max", "secretary_only", "preparatory_meeting", "notice_given", "documents_posted_on",
         "results_posted_on", "merged_meeting", "previous_regular_on", "speakers", "previous_tasks",
         "previous_tasks_done", "proposed_grade")
YEAR = 2026


class Draw:
    def __init__(self, seed):
        self.random = random.Random(seed).random

    def chance(self, share):
        return self.random() < share

    def yes(self, share):
        return "yes" if self.chance(share) else "no"

    def number(self, first, last):
        return first + int(self.random() * (last - first + 1))


def make_meeting(draw, cell, month, kind, day, before):
    identity, _, members, well, _, odd = cell
    if odd == "getting better":
        well += (month - 8) * 0.03
    held = datetime.date(YEAR, month, day)
    due = members - draw.number(0, members // 12)
    absent = sum(draw.chance(0.02 + 0.16 * (1 - well)) for _ in range(due))
    tasks = draw.number(8, 14)
    late = odd == "late posting" and draw.chance(0.6)
    facts = {"cell": identity, "held_on": held, "meeting_kind": kind,
             "minutes": draw.number(88, 118) + 15 * (kind == "combined") + 10 * (members >= 30) - int(25 * (1 - well)),
             "members_total": members, "members_due": due, "members_present": due - absent,
             "unexcused_absences": int(absent > 0 and draw.chance(0.25 * (1 - well))),
             "excused_streak_max": draw.number(0, 2) + 2 * draw.chance(0.2 * (1 - well)),
             "secretary_only": "yes" if odd == "secretary alone" else "no",
             "preparatory_meeting": "no" if odd == "secretary alone" else draw.yes(0.7 + 0.3 * well),
             "notice_given": draw.yes(0.9 + 0.1 * well),
             "documents_posted_on": held - datetime.timedelta(days=0 if late else draw.number(1, 4)),
             "results_posted_on": held + datetime.timedelta(days=draw.number(3, 6) if late else draw.number(0, 2)),
             "merged_meeting": "no", "previous_regular_on": before or "",
             "speakers": max(1, int((due - absent) * (0.25 + 0.45 * well * (0.6 + 0.6 * draw.random())))),
             "proposed_grade": "good" if well > 0.6 else "fair", "previous_tasks": tasks,
             "previous_tasks_done": tasks - sum(draw.chance(0.34 * (1 - well) + 0.03) for _ in range(tasks))}
    for criterion, most in GIVEN.items():
        points = sum(draw.chance(0.80 + 0.2 * well) for _ in range(2 * most)) / 2
        if criterion == 11 and kind == "regular" or criterion == 6 and odd == "secretary alone":
            points = ""
        facts[f"score_{criterion}"] = f"{points:g}" if points != "" else ""
    for name in facts:
        if name not in ("cell", "held_on", "meeting_kind", "secretary_only") and draw.chance(1 / 400) \
                and odd != "nothing missing":
            facts[name] = ""
    return facts


def make_year(cell):
    draw = Draw(cell[4])
    odd = cell[5]
    before = None
    for month in range(1, 13):
        day = draw.number(2, 6)
        if odd == "month left out" and month == 8 or odd == "founded in the year" and month < 4:
            continue
        quarter = month % 3 == 0
        kind = "combined" if quarter and odd != "thematic apart" else "regular"
        meeting = make_meeting(draw, cell, month, kind, day, before)
        before = meeting["held_on"]
        yield meeting
        if quarter and odd == "thematic apart":
            yield make_meeting(draw, cell, month, "thematic", day + 14, before)


def make_cell(cell):
    identity, name, members, well, seed, odd = cell
    draw = Draw(100 + seed)
    tasks = draw.number(18, 26)
    undone = int(tasks * 0.3 * max(0, 0.75 - well))
    rating = "excellent" if well > 0.91 else "good" if well > 0.6 else "completed"
    excellent = int(members * 0.15)
    return {"cell": identity, "name": "Chi bộ " + name, "org_kind": "cell", "proposed_rating": rating,
            "review_on": datetime.date(YEAR, 12, draw.number(8, 20)),
            "founded_on": datetime.date(YEAR, 3, 20) if odd == "founded in the year" else datetime.date(2015, 1, 12),
            "months_due": 9 if odd == "founded in the year" else 12,
            "quarters_due": 3 if odd == "founded in the year" else 4,
            "proposed_grade": "good" if well > 0.7 else "fair",
            "points_general": f"{26 + 4 * well:.1f}", "points_task": f"{46 + 22 * well:.1f}",
            "tasks_assigned": tasks, "tasks_done": tasks - undone, "tasks_late": int(tasks * 0.25 * (1 - well)),
            "tasks_exceeded": int(tasks * (0.10 + 0.25 * well)), "quality_ensured": "yes",
            "main_targets_missed": "no", "force_majeure": "no", "shortcomings_found": 2, "shortcomings_fixed": 2,
            "rated_excellent": excellent, "rated_good": members - excellent - 3, "rated_completed": 3,
            "rated_not_completed": 0, "units_total": members, "units_disciplined": 0, "leaders_disciplined": 0,
            "org_disciplined": "no", "self_remedied": "", "sub_case_disciplined": "no",
            "adverse_conclusion": "" if odd == "late posting" else "no"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", choices=("meetings", "cells"))
    table = parser.parse_args().table
    if table == "cells":
        rows = [make_cell(cell) for cell in CELLS]
        columns = list(rows[0])
    else:
        rows = [meeting for cell in CELLS for meeting in make_year(cell)]
        columns = ["cell", *FACTS, *(f"score_{criterion}" for criterion in GIVEN)]
    writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


if __name__ == "__main__":
    main()
