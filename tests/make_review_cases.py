# SPDX-License-Identifier: MIT
"""Writes tests/cases/review-coverage.jsonl.

    python3 tests/make_review_cases.py > tests/cases/review-coverage.jsonl

The expectations are those of the reference; review-and-cells.jsonl is the file whose expectations are stated by hand.
The same program writes the same file. Beside what case_files.py tells:

5. One below, at and one above each bound of a count, a share, points or an amount, with the status of the rule, the
   value or the grade stated here, not taken from the reference, which must agree.
6. Each published scorecard: every band of every graduated item, the thresholds, the gates.
"""

import datetime
import itertools

import case_files
import reference
from case_files import day, months, plain
from reference import end_of_month_after
from reference_review import CARDS, CHECKS

ON = {                                           # a day under each edition
    "V27": "2017-12-20", "V16": "2018-12-20", "V21": "2021-12-20", "V124": "2024-12-20", "V366": "2025-12-22",
    "M12": "2024-05-08", "M42": "2026-03-05", "C11": "2024-05-08", "CT": "2024-05-08", "CP": "2026-11-10",
    "R29": "2019-05-16", "R24": "2023-05-17", "R232": "2025-03-03", "R294": "2025-11-12", "R20": "2026-06-15",
    "R208": "2027-03-03", "H0": "2020-05-12", "H03": "2024-05-08", "N21": "2025-12-31", "D342": "2024-05-08",
    "D01": "2026-11-10", "D28": "2028-05-10", "S08": "2025-11-12", "EVER": "2024-05-08",
}
GOVERNED = {"review": "review_on", "review_cap": "decided_on", "meeting": "held_on", "cell_rating": "review_on",
            "cell_structure": "decided_on", "dues": "month_on"}

# ------------------------------------------------------------------------------------------------------------
# 3. Terms.

STARTS = {
    "V21": ("2020-02-29", "2021-08-31"), "V124": ("2024-02-29",), "V366": ("2027-08-31",),
    "M42": ("2025-12-31", "2028-02-28"), "C11": ("2023-12-15", "2024-01-31", "2025-01-29"), "CT": ("2024-02-29",),
    "CP": ("2026-08-31",), "D01": ("2026-08-31",), "D28": ("2028-02-29",),
}
NOT_RATED = {"proposed_rating": "not_rated", "exempt": False, "suspension": "none"}
CELL = {"org_form": "cell", "pilot_five_year": False}
TERMS = [
    ("REV-NR-NEW", "ceremony_on", "review_on", months(6, -1),
     {"proposed_rating": "good", "exempt": False, "suspension": "none"}, ["to_review", "to_rate"]),
    ("REV-NR-CASE", "ceremony_on", "review_on", months(6, -1), NOT_RATED, ["to_review", "to_rate"],
     ("V21", "V124", "V366")),
    ("ORG-NEW", "founded_on", "review_on", months(6, -1), {"proposed_rating": "completed"}, ["to_rate"]),
    ("ORG-NR-CASE", "founded_on", "review_on", months(6, -1), {"proposed_rating": "not_rated"}, ["to_rate"]),
    ("MEET-DOCUMENTS", "held_on", "documents_posted_on", plain(-1), {}, ["documents_due"]),
    ("MEET-RESULTS", "held_on", "results_posted_on", plain(2), {}, ["results_due"]),
    ("MEET-MONTHLY", "previous_regular_on", "held_on", lambda d: end_of_month_after(d, 1),
     {"meeting_kind": "regular"}, ["next_regular_due"]),
    ("STR-CONGRESS", "last_congress_on", "congress_on", months(30), CELL | {"congress_shift_consent": False},
     ["congress_due"]),
    ("STR-CONGRESS", "last_congress_on", "congress_on", months(36), CELL | {"congress_shift_consent": True},
     ["congress_latest"]),
    ("STR-CONGRESS", "last_congress_on", "congress_on", months(60),
     {"org_form": "cell", "pilot_five_year": True, "congress_shift_consent": False}, ["congress_due"], ("CP",)),
    ("STR-CONGRESS", "last_congress_on", "congress_on", months(30),
     {"org_form": "cell", "pilot_five_year": True, "congress_shift_consent": False}, ["congress_due"], ("CT",)),
    ("STR-CONGRESS", "last_congress_on", "congress_on", months(66),
     {"org_form": "grassroots_cell", "congress_shift_consent": True}, ["congress_latest"]),
    ("STR-CONGRESS", "last_congress_on", "congress_on", months(60),
     {"org_form": "grassroots_committee", "congress_shift_consent": False}, ["congress_due"]),
    ("STR-CONGRESS-EARLY", "last_congress_on", "congress_on", months(30, -1),
     CELL | {"congress_shift_consent": False}, ["congress_due"]),
    ("STR-CONGRESS-EARLY", "last_congress_on", "congress_on", months(24, -1),
     CELL | {"congress_shift_consent": True}, ["congress_earliest"]),
    ("STR-CONGRESS-EARLY", "last_congress_on", "congress_on", months(54, -1),
     {"org_form": "cell", "pilot_five_year": True, "congress_shift_consent": True}, ["congress_earliest"], ("CP",)),
    ("DUE-RELIEF-TERM", "relief_from", "relief_until", months(12, -1),
     {"reduction_percent": 50, "exemption_granted": False}, []),
    ("DUE-DEFERRAL", "meetings_exempt_until", "deferral_until", plain(0), {"deferred": True}, []),
]

# ------------------------------------------------------------------------------------------------------------
# 5. Bounds: a rule, the editions, what else is known, the fact that is tried, and the status at each of its values.
# Where a bound is the same in several editions, those after the first try only the two values next to it.

NO_POST, HEAD = {"post": "none"}, {"post": "head"}
E, G, C, N = ({"proposed_rating": rating} for rating in ("excellent", "good", "completed", "not_completed"))
CRITERIA = ("weak", "average", "good", "excellent")
RATINGS = ("not_completed", "completed", "good", "excellent")


def met_from(least, tried):
    """A status for each value tried: met from the least on."""
    return {value: "met" if tried.index(value) >= tried.index(least) else "not_met" for value in tried}


def flip(bound, last_met=True, step=1):
    """One below, at and one above: met up to the bound, or from it on."""
    return {bound - step: "met" if last_met else "not_met", bound: "met",
            bound + step: "not_met" if last_met else "met"}


def over(bound):
    """Not met up to the bound, met above it."""
    return {bound - 1: "not_met", bound: "not_met", bound + 1: "met"}


def under(bound):
    return {bound - 1: "met", bound: "not_met", bound + 1: "not_met"}


def both(rows):
    """For a member without a post, and the same for an organisation: the rules have the same names."""
    for rule_id, editions, known, fact, statuses in rows:
        yield f"REV-{rule_id}", editions, known | NO_POST, fact, statuses
        yield f"ORG-{rule_id}", editions, known, fact, statuses


CRITERIA_V = ("V21", "V124")
BOUNDS = [
    *both([
        ("SCORE", ("V366",), E | {"points_general": 30}, "points_task", {59.99: "not_met", 60: "met", 70: "met"}),
        ("SCORE", ("V366",), G | {"points_general": 20.5}, "points_task",
         {49.49: "not_met", 49.5: "met", 49.51: "met", 69.5: "met"}),
        ("SCORE", ("V366",), C | {"points_general": 0.01}, "points_task",
         {49.98: "not_met", 49.99: "met", 50: "met", 70: "met"}),
        ("N-SCORE", ("V366",), N | {"points_general": 12.34}, "points_task",
         {0: "met", 37.65: "met", 37.66: "not_met", 37.67: "not_met"}),
        ("DONE", ("V124", "V366"), E | {"tasks_assigned": 7}, "tasks_done", flip(7, last_met=False)),
        ("DONE", ("V366",), C | {"tasks_assigned": 7}, "tasks_done", {6: "not_met", 7: "met"}),
        ("DONE", ("V124",), G | {"tasks_assigned": 7}, "tasks_done", {6: "not_applicable"}),
        ("TIME", ("V124", "V366"), E, "tasks_late", {0: "met", 1: "not_met"}),
        ("TIME", ("V366",), G, "tasks_late", {0: "met", 1: "not_met"}),
        ("TIME", ("V124",), G, "tasks_late", {1: "not_applicable"}),
        ("LATE", ("V366",), C | {"tasks_assigned": 10}, "tasks_late", flip(2)),
        ("LATE", ("V366",), C | {"tasks_assigned": 9}, "tasks_late", {1: "met", 2: "not_met"}),
        ("EXCEED", ("V124",), E | {"tasks_assigned": 10}, "tasks_exceeded", flip(5, last_met=False)),
        ("EXCEED", ("V124",), E | {"tasks_assigned": 9}, "tasks_exceeded", {4: "not_met", 5: "met"}),
        ("EXCEED", ("V366",), E | {"tasks_assigned": 10}, "tasks_exceeded", flip(3, last_met=False)),
        ("EXCEED", ("V366",), E | {"tasks_assigned": 9}, "tasks_exceeded", {2: "not_met", 3: "met"}),
        ("REMEDY", ("V366",), E | {"shortcomings_found": 2}, "shortcomings_fixed", flip(2, last_met=False)),
        ("REMEDY", ("V366",), E | {"shortcomings_fixed": 0}, "shortcomings_found", {0: "met", 1: "not_met"}),
        ("QUALITY", ("V366",), G, "quality_ensured", {True: "met", False: "not_met"}),
        ("CRIT-TASK", CRITERIA_V, E, "crit_task_min", met_from("excellent", CRITERIA)),
        ("CRIT-TASK", CRITERIA_V, G, "crit_task_min", met_from("good", CRITERIA)),
        ("CRIT-TASK", CRITERIA_V, C, "crit_task_min", met_from("average", CRITERIA)),
        ("CRIT-OTHER", CRITERIA_V, E, "crit_other_min", met_from("good", CRITERIA)),
        ("CRIT-OTHER", CRITERIA_V, G, "crit_other_min", met_from("average", CRITERIA)),
        ("CRIT-OTHER", CRITERIA_V, C, "crit_other_min", met_from("average", CRITERIA)),
        ("N-CRIT", ("V124",), N | {"crit_other_min": "average"}, "crit_task_min",
         {"weak": "met", "average": "not_met"}),
        ("N-CRIT", ("V124",), N | {"crit_task_min": "excellent"}, "crit_other_min",
         {"weak": "met", "average": "not_met"}),
        ("N-TASKS", ("V124",), N | {"tasks_assigned": 10, "main_targets_missed": True, "force_majeure": False},
         "tasks_done", under(5)),
        ("N-TASKS", ("V124",), N | {"tasks_assigned": 10, "tasks_done": 4, "force_majeure": False},
         "main_targets_missed", {True: "met", False: "not_met"}),
        ("N-TASKS", ("V124",), N | {"tasks_assigned": 10, "tasks_done": 4, "main_targets_missed": True},
         "force_majeure", {True: "not_met", False: "met"}),
    ]),
    # Leaders are measured on the unit led, and only on it.
    ("REV-DONE", ("V366",), E | HEAD | {"tasks_done": 0, "tasks_assigned": 9, "unit_tasks_assigned": 20},
     "unit_tasks_done", {19: "not_met", 20: "met"}),
    ("REV-TIME", ("V366",), E | {"post": "deputy", "tasks_late": 9}, "unit_tasks_late", {0: "met", 1: "not_met"}),
    ("REV-LATE", ("V366",), C | HEAD | {"tasks_late": 9, "tasks_assigned": 9, "unit_tasks_assigned": 15},
     "unit_tasks_late", flip(3)),
    ("REV-EXCEED", ("V366",), E | HEAD | {"tasks_exceeded": 0, "tasks_assigned": 9, "unit_tasks_assigned": 20},
     "unit_tasks_exceeded", flip(6, last_met=False)),
    ("REV-N-TASKS", ("V16", "V21"), N | {"post": "deputy", "unit_tasks_assigned": 11}, "unit_tasks_done",
     {5: "met", 6: "not_met"}),
    ("REV-N-TASKS", ("V16", "V21"), N | NO_POST | {"tasks_assigned": 10}, "tasks_done", under(5)),
    ("REV-SICK", ("V21",), G, "sick_months", over(2)),
    ("REV-SICK", ("V21",), C, "sick_months", {3: "not_applicable"}),
    ("REV-STATE", ("V21",), E | {"state_employee": True}, "state_rating",
     met_from("excellent", RATINGS) | {"not_rated": "not_met"}),
    ("REV-N-STATE", ("V16", "V21"), N | {"state_employee": True}, "state_rating",
     {"not_completed": "met", "completed": "not_met", "not_rated": "not_met"}),
    ("REV-HEAD", ("V366",), G | HEAD, "collective_rating", met_from("good", RATINGS) | {"not_rated": "not_applicable"}),
    ("REV-HEAD", ("V366",), C | HEAD, "collective_rating", met_from("completed", RATINGS)),
    ("REV-HEAD", ("V366",), E | {"post": "deputy"}, "collective_rating", {"completed": "not_applicable"}),
    ("REV-N-DISCIPLINE", ("V16", "V21"), N | {"disciplined_in_year": True}, "discipline_counted_before",
     {True: "not_met", False: "met"}),
    ("REV-N-DISCIPLINE", ("V124",), N | {"disciplined_in_year": True}, "self_remedied",
     {True: "not_met", False: "met"}),
    ("REV-NR-SUSPENDED", ("V21", "V124", "V366"), G, "suspension",
     {"none": "not_met", "committee": "not_met", "party": "met"}),
    ("REV-NR-CASE", ("V16",), NOT_RATED | {"suspension": "party"}, "exempt", {True: "met", False: "not_met"}),
    ("REV-TEMP", ("V21",), G | {"temporary_elsewhere": True}, "temporary_comment", {True: "met", False: "not_met"}),
    # Organisations.
    ("ORG-N-TASKS", ("V21",), N | {"tasks_assigned": 10, "force_majeure": False}, "tasks_done", under(5)),
    ("ORG-N-TASKS", ("V366",), N | {"tasks_assigned": 10}, "tasks_done", under(7)),
    ("ORG-N-SHARE", ("V21",), N | {"units_total": 20}, "units_disciplined", over(4)),
    ("ORG-N-SHARE", ("V124",), N | {"units_total": 20, "org_kind": "committee"}, "units_disciplined", over(4)),
    ("ORG-N-SHARE", ("V124",), N | {"units_total": 20, "org_kind": "cell"}, "units_disciplined", {5: "not_met"}),
    ("ORG-CLEAN", ("V366",), E | {"org_kind": "committee", "leaders_disciplined": 0}, "units_disciplined",
     {0: "met", 1: "not_met"}),
    ("ORG-CLEAN", ("V366",), E | {"org_kind": "cell", "leaders_disciplined": 0}, "units_disciplined", {1: "met"}),
    ("ORG-CLEAN", ("V366",), E | {"org_kind": "cell"}, "leaders_disciplined", {0: "met", 1: "not_met"}),
    ("ORG-UNITS", ("V366",), E | {"org_kind": "committee"}, "rated_not_completed", {0: "met", 1: "not_met"}),
    ("ORG-SHARE-DONE", CRITERIA_V, G, "rated_not_completed", {0: "met", 1: "not_met"}),
    ("ORG-SHARE-GOOD", CRITERIA_V, E | {"rated_excellent": 3, "rated_completed": 4, "rated_not_completed": 0},
     "rated_good", flip(13, last_met=False)),
    ("ORG-SHARE-GOOD", CRITERIA_V, G | {"rated_excellent": 0, "rated_completed": 9, "rated_not_completed": 1},
     "rated_good", flip(10, last_met=False)),
    ("ORG-SHARE-GOOD", CRITERIA_V, E | {"rated_excellent": 0, "rated_completed": 0, "rated_not_completed": 0},
     "rated_good", {0: "met"}),
    ("ORG-PEERS", ("V21",), G | {"has_peers": True, "mass_lowest": 0}, "government_rating",
     met_from("completed", RATINGS) | {"not_rated": "unknown"}),
    ("ORG-PEERS", ("V21",), E | {"has_peers": True, "government_rating": "completed"}, "mass_lowest",
     {0: "met", 1: "not_met"}),
    ("ORG-DISCIPLINE", ("V21",), C | {"org_disciplined": True}, "self_remedied", {True: "met", False: "not_met"}),
    ("ORG-N-SUBCASE", ("V124",), N | {"sub_case_disciplined": True}, "self_remedied",
     {True: "not_met", False: "met"}),
    ("ORG-W-SCORE", ("V27",), N, "points_total", {49.99: "met", 50: "not_met", 50.01: "not_met"}),
    ("ORG-W-MASS", ("V27",), N | {"has_peers": True}, "mass_lowest", over(1)),
    ("ORG-W-GOVERNMENT", ("V27",), N | {"has_peers": True}, "government_rating",
     {"not_completed": "met", "completed": "not_met", "not_rated": "not_met"}),
    ("ORG-W-UNITS", ("V27",), N | {"org_kind": "committee", "units_total": 9}, "rated_not_completed", over(3)),
    ("ORG-W-UNITS", ("V27",), N | {"org_kind": "cell", "units_total": 9}, "rated_not_completed", {9: "not_met"}),
    ("ORG-W-MEMBERS", ("V27",), N | {"org_kind": "cell", "units_total": 10}, "rated_not_completed", over(5)),
    ("ORG-W-MEMBERS", ("V27",), N | {"org_kind": "committee", "units_total": 10}, "rated_not_completed",
     {10: "not_met"}),
    # The cap.
    ("CAP-MAX", ("V16", "V21", "V124"), {"rated_good": 29, "unit_outstanding": True}, "rated_excellent", flip(5)),
    ("CAP-MAX", ("V366",), {"rated_good": 29, "unit_outstanding": False}, "rated_excellent", flip(5)),
    ("CAP-MAX", ("V366",), {"rated_good": 31, "unit_outstanding": True}, "rated_excellent", flip(7)),
    ("CAP-MAX", ("V366",), {"rated_good": 30}, "rated_excellent", {6: "met", 7: "unknown", 8: "not_met"}),
    ("CAP-REASON", ("V366",), {"rated_good": 30, "unit_outstanding": True, "excess_reasons_stated": False},
     "rated_excellent", {6: "not_applicable", 7: "not_met", 8: "not_met"}),
    ("CAP-SCOPE", ("V21", "V124"), {"list_kind": "members"}, "list_scope",
     {"cell": "not_met", "grassroots_organisation": "met", "post_group": "not_met", "organisation_type": "not_met"}),
    ("CAP-SCOPE", ("V16",), {"list_kind": "organisations"}, "list_scope",
     {"cell": "not_met", "grassroots_organisation": "not_met", "post_group": "not_met", "organisation_type": "met"}),
    # Meetings.
    ("MEET-LENGTH", ("M12",), {"meeting_kind": "combined", "minutes_set": 60}, "minutes", flip(90, last_met=False)),
    ("MEET-LENGTH", ("M42",), {"meeting_kind": "thematic", "minutes_set": 0}, "minutes", flip(90, last_met=False)),
    ("MEET-LENGTH", ("M42",), {"meeting_kind": "combined", "minutes_set": 0}, "minutes", flip(120, last_met=False)),
    ("MEET-LENGTH", ("M42",), {"meeting_kind": "combined", "minutes_set": 60}, "minutes", flip(60, last_met=False)),
    ("MEET-LENGTH", ("M42",), {"meeting_kind": "regular", "minutes_set": 100}, "minutes", flip(90, last_met=False)),
    ("MEET-LENGTH", ("M42",), {"minutes_set": 0}, "minutes", {89: "not_met", 90: "unknown", 119: "unknown", 120: "met"}),
    ("MEET-ATTENDANCE", ("M12",), {"members_due": 20}, "members_present", over(17)),
    ("MEET-ATTENDANCE", ("M42",), {"members_due": 20}, "members_present", flip(18, last_met=False)),
    ("MEET-ATTENDANCE", ("M12",), {"members_present": 0}, "members_due", {0: "not_met", 1: "not_met"}),
    ("MEET-ATTENDANCE", ("M42",), {"members_present": 0}, "members_due", {0: "met", 1: "not_met"}),
    ("MEET-UNEXCUSED", ("M12", "M42"), {}, "unexcused_absences", {0: "met", 1: "not_met"}),
    ("MEET-STREAK", ("M12", "M42"), {}, "excused_streak_max", flip(3)),
    ("MEET-MONTHLY", ("C11",), {"previous_regular_on": "2024-03-31"}, "meeting_kind",
     {"regular": "not_met", "combined": "not_met", "thematic": "not_applicable"}),
    ("MEET-PREPARED", ("M12", "M42"), {"preparatory_meeting": False}, "secretary_only",
     {True: "not_applicable", False: "not_met"}),
    # Structure.
    ("STR-MIN", ("C11",), {}, "official_members", flip(3, last_met=False)),
    ("STR-CELL-MAX", ("C11",), {"org_form": "grassroots_cell", "probationary_members": 2, "superior_consent": False},
     "official_members", under(28)),
    ("STR-CELL-MAX", ("C11",), {"org_form": "grassroots_cell", "probationary_members": 2, "official_members": 28},
     "superior_consent", {True: "met", False: "not_met"}),
    ("STR-COMMITTEE-MIN", ("C11",),
     {"org_form": "grassroots_committee", "probationary_members": 2, "superior_consent": False},
     "official_members", flip(28, last_met=False)),
    ("STR-UP-SUBGROUPS", ("R29", "R294", "R208"), {"org_form": "grassroots_cell", "delegated_superior": True},
     "subgroups", {0: "not_met", 1: "met"}),
    ("STR-CELL-COMMITTEE", ("C11",), {"org_form": "cell", "committee_size": 0}, "official_members", under(9)),
    ("STR-CELL-COMMITTEE", ("C11",), {"org_form": "grassroots_cell", "official_members": 9}, "committee_size",
     {0: "not_met", 1: "met"}),
    ("STR-NO-COMMITTEE", ("C11",), {"org_form": "cell", "committee_size": 3}, "official_members",
     flip(9, last_met=False)),
    ("STR-NO-COMMITTEE", ("C11",), {"org_form": "cell", "official_members": 8}, "committee_size",
     {0: "met", 1: "not_met"}),
    ("STR-COMMITTEE-SIZE", ("R24", "R294"), {"org_form": "cell"}, "committee_size", flip(7)),
    ("STR-DEPUTY", ("R24", "R294"), {"org_form": "cell", "official_members": 9}, "deputies",
     {0: "not_met", 1: "met", 2: "not_met"}),
    ("STR-DEPUTY", ("R24",), {"org_form": "cell", "official_members": 8}, "deputies",
     {0: "met", 1: "met", 2: "not_met"}),
    ("STR-DEPUTY", ("R294",), {"org_form": "cell", "deputies": 0}, "official_members", under(9)),
    ("STR-APPOINT", ("R29", "R24", "R232"),
     {"org_form": "cell", "secretary_appointed": True, "appointment_needed": True}, "secretary_ballots_failed",
     flip(3, last_met=False)),
    ("STR-APPOINT", ("R294", "R20", "R208"),
     {"org_form": "cell", "secretary_appointed": True, "appointment_needed": False}, "secretary_ballots_failed",
     flip(3, last_met=False)),
    ("STR-APPOINT", ("R294", "R20", "R208"),
     {"org_form": "cell", "secretary_appointed": True, "secretary_ballots_failed": 0}, "appointment_needed",
     {True: "met", False: "not_met"}),
    ("STR-SUB-SIZE", ("H03",), {"subgroup_meetings": 1, "probationary_members": 3}, "official_members",
     flip(47, last_met=False)),
    ("STR-SUB-TIMES", ("H03",), {}, "subgroup_meetings", {0: "not_applicable", 1: "met", 3: "met", 4: "not_met"}),
    ("STR-SUB-TIMES", ("H0",), {}, "subgroup_meetings", {4: "not_applicable"}),
    # Dues.
    ("DUE-FIXED", ("D342",), {"category": "student"}, "fixed_amount",
     {1999: "not_met", 2000: "met", 30000: "met", 30001: "not_met"}),
    ("DUE-FIXED", ("D342",), {"category": "insured"}, "fixed_amount", {1999: "not_applicable"}),
    ("DUE-REDUCTION", ("D01", "D28"), {}, "reduction_percent",
     {0: "not_applicable", 1: "not_met", 29: "not_met", 30: "met", 31: "not_met", 50: "met", 70: "met",
      100: "not_met"}),
    ("DUE-ARREARS", ("D342", "D01", "D28"), {}, "unpaid_months", under(3)),
    ("DUE-PAID", ("D342",),
     {"category": "insured", "base_amount": 8500050, "exemption_granted": False, "reduction_percent": 0,
      "deferred": False}, "paid", {85000: "not_met", 85001: "met", 85002: "met"}),
    ("DUE-PAID", ("D01",),
     {"category": "insured", "base_amount": 8500049, "exemption_granted": False, "reduction_percent": 0,
      "deferred": False, "party_years": 49, "social_pension": False}, "paid", {84999: "not_met", 85000: "met"}),
    ("DUE-RELIEF-TERM", ("D01",),
     {"reduction_percent": 0, "relief_from": "2026-01-01", "relief_until": "2027-01-01"}, "exemption_granted",
     {True: "not_met", False: "not_applicable"}),
]


def at_the_bound(statuses):
    """The first two values beside each other whose statuses differ."""
    tried = list(statuses.items())
    return next((dict(pair) for pair in zip(tried, tried[1:]) if pair[0][1] != pair[1][1]), statuses)


def bounds():
    numbers = {}
    for rule_id, editions, known, fact, statuses in BOUNDS:
        rule = reference.RULES[rule_id]
        for edition in editions:
            on = ON[edition]
            number = numbers[rule_id] = numbers.get(rule_id, 0) + 1
            for value, status in (statuses if edition == editions[0] else at_the_bound(statuses)).items():
                facts = known | {rule.governed_by: on, fact: value}
                found = reference.examine(rule.check, facts, on)["rules"][rule_id]
                assert found == status, (rule_id, edition, facts, found, status)
                assert reference.read_case(rule.check, facts, on).under(rule).edition == edition, (rule_id, edition)
                name = f"bound-{rule_id}-{number:02}-{value}".lower().replace("_", "-")
                case_files.write(name, rule.check, on, facts, f"Under {edition}, {fact} {value}: {status}.",
                                 only=[rule_id])


# ------------------------------------------------------------------------------------------------------------
# Values, statuses and verdicts stated by hand: the check, the day, the facts, what is found, the options.

def stated(name, check, on, facts, note, options=None, verdict=None, rules=None, **values):
    """A case whose expectation is stated here, and written with what else the reference finds."""
    if GOVERNED.get(check) and GOVERNED[check] not in facts:
        facts = {GOVERNED[check]: on} | facts
    found = reference.examine(check, facts, on, options)
    reported = reference.report_values(reference.read_case(check, facts, on, options), check)
    assert verdict in (None, found["verdict"]), (name, found)
    for rule_id, status in (rules or {}).items():
        assert found["rules"][rule_id] == status, (name, rule_id, found["rules"][rule_id])
    for value, wanted in values.items():
        assert reported[value] == wanted, (name, value, reported[value])
    case_files.write(name, check, on, facts, note, options)


REVIEWED = {"exempt": False, "suspension": "none", "ceremony_on": "2010-05-19", "self_review_done": True,
            "reviewed": True, "adverse_conclusion": False}
MEMBER = {                                       # who may be rated excellent
    "V16": REVIEWED | NO_POST | {
        "tasks_assigned": 10, "tasks_done": 10, "disciplined_in_year": False, "state_employee": False},
    "V21": REVIEWED | NO_POST | {
        "tasks_assigned": 10, "tasks_done": 10, "disciplined_in_year": False, "state_employee": False,
        "crit_task_min": "excellent", "crit_other_min": "good", "sick_months": 0, "temporary_elsewhere": False},
    "V124": REVIEWED | NO_POST | {
        "tasks_assigned": 10, "tasks_done": 10, "tasks_late": 0, "tasks_exceeded": 5, "disciplined_in_year": False,
        "crit_task_min": "excellent", "crit_other_min": "good", "main_targets_missed": False,
        "force_majeure": False, "self_remedied": False},
    "V366": REVIEWED | NO_POST | {
        "points_general": 30, "points_task": 60, "tasks_assigned": 10, "tasks_done": 10, "tasks_late": 0,
        "tasks_exceeded": 3, "quality_ensured": True, "shortcomings_found": 1, "shortcomings_fixed": 1},
}
ORGANISED = {"org_kind": "cell", "founded_on": "2000-01-01", "adverse_conclusion": False}
ORGANISATION = {
    "V27": ORGANISED | {"points_total": 95, "has_peers": False, "rated_not_completed": 0, "units_total": 20},
    "V16": ORGANISED,
    "V21": ORGANISED | {
        "crit_task_min": "excellent", "crit_other_min": "good", "tasks_assigned": 10, "tasks_done": 10,
        "force_majeure": False, "rated_excellent": 2, "rated_good": 14, "rated_completed": 4,
        "rated_not_completed": 0, "units_total": 20, "units_disciplined": 4, "org_disciplined": False,
        "self_remedied": False, "has_peers": False},
    "V124": ORGANISED | {
        "crit_task_min": "excellent", "crit_other_min": "good", "tasks_assigned": 10, "tasks_done": 10,
        "tasks_late": 0, "tasks_exceeded": 5, "main_targets_missed": False, "force_majeure": False,
        "rated_excellent": 2, "rated_good": 14, "rated_completed": 4, "rated_not_completed": 0, "units_total": 20,
        "units_disciplined": 0, "org_disciplined": False, "sub_case_disciplined": False},
    "V366": ORGANISED | {
        "points_general": 30, "points_task": 60, "tasks_assigned": 10, "tasks_done": 10, "tasks_late": 0,
        "tasks_exceeded": 3, "quality_ensured": True, "shortcomings_found": 0, "shortcomings_fixed": 0,
        "units_disciplined": 0, "leaders_disciplined": 0},
}
CHANGES = {                                      # what is changed in an excellent file, and the grade that is left
    "V21": [({}, "excellent"), ({"crit_task_min": "good"}, "good"), ({"crit_task_min": "average"}, "completed"),
            ({"crit_task_min": "weak"}, "not_completed"), ({"adverse_conclusion": True}, "not_completed"),
            ({"tasks_done": 4}, "not_completed"), ({"adverse_conclusion": None}, None)],
    "V124": [({}, "excellent"), ({"tasks_exceeded": 4}, "good"), ({"tasks_late": 1}, "good"),
             ({"crit_task_min": "average"}, "completed"), ({"crit_other_min": "weak"}, "not_completed"),
             ({"crit_other_min": None}, None)],
    "V366": [({}, "excellent"), ({"points_task": 59.99}, "good"), ({"tasks_exceeded": 2}, "good"),
             ({"points_task": 40}, "good"), ({"points_task": 39.99}, "completed"),
             ({"quality_ensured": False}, "completed"), ({"tasks_late": 2}, "completed"),
             ({"points_task": 20}, "completed"), ({"points_task": 19.99}, "not_completed"),
             ({"tasks_late": 3}, "not_completed"), ({"points_task": None}, None), ({"quality_ensured": None}, None)],
}
PROPOSALS = ("excellent", "good", "completed", "not_completed", "not_rated", None)
ORDER = ("not_completed", "completed", "good", "excellent")


def changed(facts, changes):
    return {name: value for name, value in (facts | changes).items() if value is not None}


def grades():
    """Each grade that a file supports, under its own proposal and the others; a lower one is supported as well."""
    for check, files in (("review", MEMBER), ("cell_rating", ORGANISATION)):
        for edition, changes in CHANGES.items():
            for number, (change, grade) in enumerate(changes, 1):
                for proposal in (PROPOSALS if number == 1 else dict.fromkeys((grade, "good"))):
                    facts = changed(files[edition], change | {"proposed_rating": proposal})
                    name = f"grade-{check}-{edition}-{number:02}-{proposal}".lower().replace("_", "-")
                    stated(name, check, ON[edition], facts, f"Under {edition} the file supports {grade}.",
                           verdict=verdict_on(proposal, grade, change), grade=grade)
    for check, files in (("review", MEMBER), ("cell_rating", ORGANISATION)):
        stated(f"grade-{check}-unread".replace("_", "-"), check, ON["V16"], files["V16"] | G,
               "The conditions of 16-HD were not read.", verdict="unknown", grade=None, supports_good="unknown")
    stated("grade-review-16-ground", "review", ON["V16"], MEMBER["V16"] | E | {"adverse_conclusion": True},
           "What forbids a grade is known under 16-HD.", verdict="not_met", grade="not_completed",
           supports_excellent="not_met")
    for kind, change, grade in (("unread", {}, None), ("points", {"points_total": 49.99}, "not_completed"),
                                ("members", {"rated_not_completed": 11}, "not_completed")):
        for proposal in ("good", "not_completed"):
            stated(f"grade-cell-rating-27-{kind}-{proposal}".replace("_", "-"), "cell_rating", ON["V27"],
                   ORGANISATION["V27"] | change | {"proposed_rating": proposal}, "27-HD: the lowest class only.",
                   verdict={("good", None): "unknown", ("good", "not_completed"): "not_met",
                            ("not_completed", None): "not_met"}.get((proposal, grade), "met"), grade=grade)


def verdict_on(proposal, grade, change):
    if proposal == "not_rated":
        return "not_met"
    if proposal is None or grade is None:
        return None if proposal else "unknown"
    if proposal == "not_completed" or grade == "not_completed":
        return "met" if proposal == grade else "not_met"
    return None if change else "met" if ORDER.index(proposal) <= ORDER.index(grade) else "not_met"


def strict():
    """Points must lie inside the band of the grade; what fits no grade stays unknown."""
    for number, (task, proposal, score, grade) in enumerate((
            (60, "excellent", "met", "excellent"), (60, "good", "not_met", "excellent"),
            (59.99, "good", "met", "good"), (40, "good", "met", "good"), (40, "completed", "not_met", "good"),
            (39.99, "completed", "met", "completed"), (19.99, "completed", "not_met", "not_completed")), 1):
        for prefix, check, files in (("REV", "review", MEMBER), ("ORG", "cell_rating", ORGANISATION)):
            stated(f"strict-{check}-{number}".replace("_", "-"), check, ON["V366"],
                   files["V366"] | {"proposed_rating": proposal, "points_task": task},
                   f"{30 + task} points, strictly in a band.", {"fall_through": "strict"},
                   rules={f"{prefix}-SCORE": score}, grade=grade)
    for prefix, check, files in (("REV", "review", MEMBER), ("ORG", "cell_rating", ORGANISATION)):
        for proposal, below in (("good", "not_applicable"), ("not_completed", "not_applicable")):
            stated(f"strict-{check}-none-{proposal}".replace("_", "-"), check, ON["V366"],
                   files["V366"] | {"proposed_rating": proposal, "tasks_exceeded": 2},
                   "90 points, not enough exceeded: no grade fits.", {"fall_through": "strict"}, verdict="not_met",
                   rules={f"{prefix}-N-BELOW": below}, grade=None)
        stated(f"strict-{check}-21-hd".replace("_", "-"), check, ON["V21"],
               files["V21"] | N | ({"crit_task_min": "weak", "crit_other_min": "average"} if check == "review"
                                   else {"org_disciplined": True}),
               "21-HD says itself that not reaching completed is not completed.", {"fall_through": "strict"},
               verdict="met", rules={f"{prefix}-N-BELOW": "met"})


def caps():
    list_ = {"list_kind": "members", "list_scope": "grassroots_organisation", "rated_excellent": 9, "rated_good": 31,
             "rated_completed": 5, "rated_not_completed": 2}
    for number, (edition, outstanding, options, wanted) in enumerate((
            ("V21", None, {}, (31, 20, 6, 3, 6)),
            ("V21", True, {"cap_round": "half_up"}, (31, 20, 6, 3, 7)),
            ("V21", None, {"cap_base": "good_or_above"}, (40, 20, 8, 1, 8)),
            ("V124", None, {"cap_base": "all_rated"}, (47, 20, 9, 0, 9)),
            ("V124", None, {"cap_base": "all_rated", "cap_percent": 15, "cap_round": "half_up"}, (47, 15, 7, 2, 7)),
            ("V366", False, {}, (31, 20, 6, 3, 6)),
            ("V366", True, {}, (31, 25, 7, 2, 8)),
            ("V366", True, {"cap_round": "half_up"}, (31, 25, 8, 1, 8)),
            ("V366", True, {"cap_percent": 30}, (31, 30, 9, 0, 9)),
            ("V366", None, {"cap_percent": 100}, (31, 100, 31, 0, 20)),
            ("V366", None, {"cap_percent": 1}, (31, 1, 0, 9, 0)),
            ("V366", None, {}, (31, None, None, None, None)),
            ("BEFORE", True, {}, (31, None, None, None, None))), 1):
        facts = changed(list_, {"unit_outstanding": outstanding, "excess_reasons_stated": False})
        stated(f"cap-{number:02}", "review_cap", ON.get(edition, "2018-03-07"), facts, "9 excellent, 31 good.", options,
               **dict(zip(("base", "percent", "allowed", "excess", "max_excellent"), wanted)))
    stated("cap-nobody", "review_cap", ON["V366"],
           {"rated_excellent": 0, "rated_good": 0, "unit_outstanding": False}, "Nobody is rated good or better.",
           verdict="met", base=0, allowed=0, excess=0, max_excellent=0)


def meeting_values():
    for number, (edition, kind, minutes_set, wanted) in enumerate((
            ("M12", None, None, 90), ("M12", "combined", 60, 90), ("M42", "regular", 0, 90),
            ("M42", "combined", 0, 120), ("M42", "combined", 119, 119), ("M42", "combined", 121, 120),
            ("M42", "thematic", 45, 45), ("M42", "thematic", 95, 90), ("M42", None, 60, None),
            ("M42", "regular", None, None), ("C11", "regular", 60, 90)), 1):
        stated(f"minutes-required-{number:02}", "meeting", ON[edition],
               changed({}, {"meeting_kind": kind, "minutes_set": minutes_set}), "The length that is asked for.",
               minutes_required=wanted)
    for number, (held_on, kind, wanted) in enumerate((
            ("2024-01-31", "regular", "2024-02-29"), ("2025-01-30", "combined", "2025-02-28"),
            ("2025-11-30", "regular", "2025-12-31"), ("2025-12-01", "regular", "2026-01-31"),
            ("2025-12-01", "thematic", None), ("2025-12-01", None, None), ("2009-05-05", "regular", "2009-06-30")), 1):
        stated(f"next-regular-{number}", "meeting", held_on, changed({}, {"meeting_kind": kind}),
               "The month after the meeting, to its last day.", next_regular_due=wanted)


def structures():
    for number, (official, probationary, form, expected, led) in enumerate((
            (2, 30, "grassroots_cell", "none", "none"), (3, 0, "cell", "cell", "secretary"),
            (8, 50, "cell", "cell", "secretary"), (9, 0, "grassroots_cell", "grassroots_cell", "committee"),
            (28, 1, "grassroots_committee", "grassroots_cell", "committee"),
            (28, 2, "grassroots_cell", "grassroots_committee", "committee"), (28, 2, None, None, "committee"),
            (2, None, None, "none", "none"), (9, None, "cell", "cell", "committee"),
            (9, None, "grassroots_cell", None, "committee"), (None, 3, "cell", None, None)), 1):
        stated(f"form-{number:02}", "cell_structure", ON["C11"],
               changed({}, {"official_members": official, "probationary_members": probationary, "org_form": form}),
               "The form and the leadership of an organisation of this size.", form_expected=expected,
               leadership=led)
    for number, (on, size, members, subgroups, wanted) in enumerate((
            ("2025-06-09", 1, 9, 0, None), ("2025-06-10", 1, 9, 0, True), ("2025-06-10", 0, 30, 0, False),
            ("2025-06-10", 0, 31, 0, True), ("2025-06-10", 0, 9, 1, True), ("2025-06-10", None, 9, 0, None)), 1):
        stated(f"thematic-supervision-{number}", "cell_structure", on,
               changed({}, {"committee_size": size, "official_members": members - 2, "probationary_members": 2,
                            "subgroups": subgroups}), "08-HD/TW of 2025-06-10.", thematic_supervision=wanted)
    for number, (form, pilot, congress_on, due) in enumerate((
            ("cell", True, "2025-06-30", "2025-02-28"), ("cell", True, "2025-07-01", "2027-08-31"),
            ("cell", False, "2025-07-01", "2025-02-28"), ("cell", None, "2025-06-30", "2025-02-28"),
            ("cell", None, "2025-07-01", None), ("grassroots_cell", None, "2025-07-01", "2027-08-31"),
            (None, False, "2025-07-01", None)), 1):
        stated(f"congress-term-{number}", "cell_structure", ON["R294"],
               changed({"last_congress_on": "2022-08-31", "congress_on": congress_on},
                       {"org_form": form, "pilot_five_year": pilot}), "The term of the congress.", congress_due=due)


def developments():
    for number, (year, start, admitted, options, rules, values) in enumerate((
            (2025, 100, 2, {}, {"DEV-MIN": "not_met"}, {"target_min": 3, "target_high": 4, "remaining": 1}),
            (2025, 100, 3, {}, {"DEV-MIN": "met"}, {"remaining": 0, "rate": 3}),
            (2025, 101, 3, {}, {"DEV-MIN": "not_met"}, {"target_min": 4, "target_high": 5, "rate": 2.97}),
            (2025, 33, 1, {}, {"DEV-MIN": "met"}, {"target_min": 1, "target_high": 2, "rate": 3.03}),
            (2025, 34, 1, {}, {"DEV-MIN": "not_met"}, {"target_min": 2, "rate": 2.94}),
            (2022, 200, 6, {}, {"DEV-MIN": "met"}, {"edition": "N21"}),
            (2021, 200, 6, {}, {"DEV-MIN": "unknown"},
             {"edition": None, "target_min": None, "target_high": None, "remaining": None, "rate": 3}),
            (2025, 400, 11, {"target_count": 12}, {"DEV-LOCAL": "not_met"}, {"progress": 91.67}),
            (2025, 400, 12, {"target_count": 12}, {"DEV-LOCAL": "met"}, {"progress": 100}),
            (2025, 300, 10, {"target_percent": 3.33}, {"DEV-LOCAL": "met"}, {"progress": None, "rate": 3.33}),
            (2025, 300, 10, {"target_percent": 3.34}, {"DEV-LOCAL": "not_met"}, {}),
            (2025, 300, 9, {"target_percent": 3.33}, {"DEV-LOCAL": "not_met"}, {}),
            (2025, 300, 10, {"target_percent": 3.33, "target_count": 11}, {"DEV-LOCAL": "not_met"}, {}),
            (2025, 300, 11, {"target_percent": 3.67, "target_count": 11}, {"DEV-LOCAL": "not_met"}, {}),
            (2025, 300, 0, {"target_percent": 0}, {"DEV-LOCAL": "met"}, {"rate": 0, "share_women": None}),
            (2025, None, 11, {"target_percent": 3.67, "target_count": 12}, {"DEV-LOCAL": "not_met"}, {}),
            (2025, None, 12, {"target_percent": 3.67, "target_count": 12}, {"DEV-LOCAL": "unknown"}, {}),
            (2020, 300, 2, {"target_count": 3}, {"DEV-LOCAL": "not_met", "DEV-MIN": "unknown"}, {}),
            (2025, 1, 214748, {}, {}, {"rate": 21474800}), (2025, 1, 214749, {}, {}, {"rate": None}),
            (2025, 3, 1, {}, {}, {"rate": 33.33, "share_women": 100, "share_union": 0}),
            (2025, 8, 3, {}, {}, {"rate": 37.5, "share_women": 33.33}),
            (2025, 6, 7, {}, {}, {"rate": 116.67, "share_women": 14.29})), 1):
        facts = changed({"year": year, "admitted": admitted, "admitted_women": 1, "admitted_union": 0,
                         "admitted_minority": 2, "admitted_18_30": admitted}, {"members_start": start})
        stated(f"development-{number:02}", "development", "2025-12-31", facts, f"{admitted} admitted, of {start}.",
               options, rules=rules, **values)
    stated("development-year-unknown", "development", "2025-06-01", {"members_start": 400, "admitted": 12},
           "The day of examination stands for a year that is not known.", verdict="met", edition="N21")
    stated("development-year-unknown-before", "development", "2022-06-15", {"members_start": 400, "admitted": 12},
           "The day of examination stands for a year that is not known.", verdict="unknown", edition=None)


OWING = {"exemption_granted": False, "party_years": 49, "social_pension": False, "reduction_percent": 0,
         "deferred": False, "paid": 0}


def dues():
    amounts = {"base_amount": 8_500_050, "region_wage": 5_310_167, "fixed_amount": 5_001}
    table = {                                    # by category: before 2026-02, to 2027, from 2028 on
        "insured": (85001, 85001, 85001), "leave_benefit": (None, 85001, 85001), "pensioner": (42500, 42500, 42500),
        "below_retirement_age": (5001, 15931, 26551), "retirement_age": (2501, 10620, 15931),
        "student": (5001, 5000, 5000),
    }
    for category, wanted in table.items():
        for month_on, due in zip(("2026-01-31", "2026-02-01", "2027-12-31", "2028-01-01"),
                                 (wanted[0], wanted[1], wanted[1], wanted[2])):
            stated(f"due-{category}-{month_on}".replace("_", "-"), "dues", month_on,
                   OWING | amounts | {"category": category}, "To the đồng, half up.", due=due, shortfall=due,
                   exempt=False, rules={"DUE-PAID": "unknown" if due is None else "not_met"})
    relief = {"relief_from": "2026-03-20", "relief_until": "2027-02-05", "category": "insured",
              "base_amount": 8_500_050}
    for number, (month_on, changes, due, exempt) in enumerate((
            ("2026-02-28", {"reduction_percent": 50}, 85001, False),
            ("2026-03-01", {"reduction_percent": 50}, 42500, False),
            ("2027-02-28", {"reduction_percent": 30}, 59500, False),
            ("2027-03-01", {"reduction_percent": 70}, 85001, False),
            ("2026-11-10", {"reduction_percent": 70}, 25500, False),
            ("2026-11-10", {"reduction_percent": 100}, 0, False),
            ("2026-11-10", {"reduction_percent": 50, "relief_until": None}, None, False),
            ("2026-02-28", {"reduction_percent": 50, "relief_until": None}, 85001, False),
            ("2026-11-10", {"reduction_percent": None}, None, False),
            ("2024-05-08", {"reduction_percent": 50}, 42500, False),
            ("2024-05-08", {"reduction_percent": 50, "exemption_granted": True}, 0, True),
            ("2024-05-08", {"party_years": 60, "social_pension": True}, 85001, False),
            ("2026-03-01", {"exemption_granted": True}, 0, True),
            ("2026-02-28", {"exemption_granted": True}, 85001, False),
            ("2026-11-10", {"exemption_granted": True, "relief_from": None}, None, None),
            ("2027-03-01", {"exemption_granted": True, "relief_from": None}, 85001, False),
            ("2026-11-10", {"party_years": 50}, 0, True), ("2026-11-10", {"social_pension": True}, 0, True),
            ("2026-11-10", {"party_years": None}, None, None),
            ("2026-11-10", {"party_years": None, "social_pension": True}, 0, True),
            ("2026-11-10", {"party_years": 50, "category": None}, 0, True),
            ("2026-11-10", {"category": None}, None, False), ("2011-03-31", {}, None, None),
            ("2011-04-01", {}, 85001, False)), 1):
        stated(f"relief-{number:02}", "dues", month_on, changed(OWING | relief, changes),
               "Exemption and reduction, by month.", due=due, exempt=exempt)
    for number, (paid, shortfall, rules) in enumerate((
            (85000, 1, "not_met"), (85001, 0, "met"), (90000, 0, "met"), (None, None, "unknown")), 1):
        stated(f"shortfall-{number}", "dues", ON["D01"], changed(OWING | relief, {"paid": paid}),
               "What is paid, against what is due.", shortfall=shortfall, rules={"DUE-PAID": rules})
    stated("dues-deferred", "dues", ON["D01"], OWING | relief | {"deferred": True}, "Late payment is allowed.",
           rules={"DUE-PAID": "not_applicable"}, shortfall=85001)


# ------------------------------------------------------------------------------------------------------------
# 6. Scorecards.

def item(n, facts, points, wrong=None):
    """A graduated item of An Phú: the points that follow, as given; and others, which are refused."""
    facts = {"held_on": ON["M42"], "meeting_kind": "combined"} | facts
    for given, status in ((points, "met"), (wrong, "not_met")):
        if given is None:
            continue
        text = "-".join(str(value) for value in facts.values() if not isinstance(value, bool)).replace("_", "-")
        stated(f"an-phu-{n}-{text}-{given}", "meeting", ON["M42"], facts | {f"score_{n}": given},
               f"Item {n} gives {points}.", {"scorecard": "an-phu"}, rules={"MEET-SCORES": status})


def an_phu():
    for members_total, points in ((29, {91: 5, 90: 5, 89: 4, 75: 4, 74: 3, 60: 3, 59: 2, 45: 2, 44: 1, 0: 1}),
                                  (30, {120: 5, 119: 4, 105: 4, 104: 3, 90: 3, 89: 2, 60: 2, 59: 1})):
        for number, (minutes, given) in enumerate(points.items()):
            item(1, {"members_total": members_total, "minutes": minutes}, given, given % 5 + 1 if number == 3 else None)
    for present, given in {100: 4, 90: 4, 89: 3, 75: 3, 74: 2, 65: 2, 64: 1, 0: 1}.items():
        item(2, {"members_due": 100, "members_present": present, "unexcused_absences": 0}, given)
    item(2, {"members_due": 20, "members_present": 18, "unexcused_absences": 0}, 4, 3)
    item(2, {"members_due": 20, "members_present": 20, "unexcused_absences": 1}, 1, 4)
    item(2, {"members_due": 0, "members_present": 0, "unexcused_absences": 0}, 4)
    for streak, given in {0: 1, 3: 1, 4: 0}.items():
        item(3, {"excused_streak_max": streak}, given, 1 - given)
    item(6, {"secretary_only": True}, 2, 1)
    held_on = day(ON["M42"])
    for days, given in {-2: 2, -1: 2, 0: 0, 1: 0}.items():
        item(8, {"documents_posted_on": str(held_on + datetime.timedelta(days))}, given, 2 - given)
    item(11, {"meeting_kind": "regular"}, 0, 5)
    for speakers, given in {100: 5, 51: 5, 50: 4, 40: 4, 39: 3, 30: 3, 29: 2, 0: 2}.items():
        item(13, {"members_present": 100, "speakers": speakers}, given)
    item(13, {"members_present": 27, "speakers": 14}, 5, 4)
    for done, given in {100: 30, 90: 30, 89: 27, 80: 27, 79: 24, 70: 24, 69: 20, 60: 20, 59: 15, 50: 15, 49: 10,
                        0: 10}.items():
        item(25, {"previous_tasks": 100, "previous_tasks_done": done}, given)
    item(25, {"previous_tasks": 3, "previous_tasks_done": 2}, 20, 24)
    for days, given in {-1: 1, 0: 1, 2: 1, 3: 0}.items():
        item(28, {"results_posted_on": str(held_on + datetime.timedelta(days))}, given, 1 - given)
    for name, facts in (("secretary-unknown", {"score_6": 2}), ("not-waived", {"secretary_only": False, "score_6": 2}),
                        ("kind-unknown", {"score_11": 5}), ("measure-unknown", {"minutes": 90, "score_1": 5}),
                        ("not-given", {"excused_streak_max": 3})):
        stated(f"an-phu-nothing-to-compare-{name}", "meeting", ON["M42"], facts,
               "Of no item both the points given and those derived are known.", {"scorecard": "an-phu"},
               rules={"MEET-SCORES": "not_applicable"})
    derived = {"members_total": 29, "minutes": 90, "members_due": 20, "members_present": 20, "unexcused_absences": 0,
               "excused_streak_max": 0, "secretary_only": True, "documents_posted_on": "2026-03-01", "speakers": 11,
               "previous_tasks": 10, "previous_tasks_done": 9, "results_posted_on": "2026-03-06"}
    open_ = {f"score_{one['n']}": one["max"] for one in CARDS["an-phu"]["criteria"]
             if one["n"] not in (1, 2, 3, 6, 8, 11, 13, 25, 28)}
    for kind, more, points, most, grade in (
            ("regular", {}, 95, 95, "good"), ("combined", {"score_11": 5}, 100, 100, "good"),
            ("thematic", {"score_11": 4.25}, 99.25, 100, "good"), ("combined", {}, None, 100, None),
            ("regular", {"score_10": 4.99}, 89.99, 95, "fair"), ("regular", {"score_10": 5}, 90, 95, "good"),
            ("regular", {"score_11": 5}, 100, 95, "good"), (None, {"score_11": 0}, 95, None, "good"),
            (None, {}, None, None, None)):
        facts = changed({"proposed_grade": "good"} | derived | open_, {"meeting_kind": kind} | more)
        given = "-".join(f"{name}-{value}" for name, value in more.items()).replace("_", "-")
        name = f"an-phu-whole-{kind}-{given or 'derived'}".lower()
        stated(name, "meeting", ON["M42"], facts, "The whole card, graduated items derived.",
               {"scorecard": "an-phu"}, points=points, points_max=most, grade=grade,
               rules={"MEET-GRADE": {"good": "met", "fair": "not_met", None: "unknown"}[grade]})


LEVELS = ((100, "good"), (90.01, "good"), (90, "good"), (89.99, "fair"), (70, "fair"), (69.99, "average"),
          (50, "average"), (49.99, "weak"), (0, "weak"))


def with_total(card, total):
    """Points for all criteria of a card that add up to the total."""
    left, facts = reference.hundredths(total), {}
    for criterion in card["criteria"]:
        taken = min(left, criterion["max"] * 100)
        facts[f"score_{criterion['n']}"] = reference.with_decimals(taken)
        left -= taken
    return facts


def cards():
    an_phu()
    for name, card in CARDS.items():
        if name == "an-phu":
            continue
        on = ON["M42" if "42-HD" in card["based_on"] else "M12"]
        for total, grade in LEVELS:
            facts = with_total(card, total) if card["itemised"] else {"points_total": total} | all_gates(card)
            stated(f"card-{name}-{total}", "meeting", on, facts | {"proposed_grade": grade},
                   f"{total} points are {grade}.", {"scorecard": name}, points=total, points_max=100, grade=grade,
                   rules={"MEET-GRADE": "met", "MEET-SCORES": "not_applicable"})
        if card["itemised"]:
            facts = with_total(card, 90)
            facts.popitem()
            stated(f"card-{name}-incomplete", "meeting", on, facts | {"proposed_grade": "good"},
                   "One criterion is not known.", {"scorecard": name}, points=None, grade=None,
                   rules={"MEET-GRADE": "unknown"})
    gates = all_gates(CARDS["binh-thuan-bloc"])
    for gate, value in itertools.product(gates, (False, None)):
        for total, grade in ((90, "fair" if value is False else None), (89.99, "fair"), (69.99, "average")):
            stated(f"gate-{gate}-{value}-{total}".lower().replace("_", "-"), "meeting", ON["M12"],
                   changed({"points_total": total, "proposed_grade": "good"} | gates, {gate: value}),
                   "A gate that is missed lowers good to fair, never further.", {"scorecard": "binh-thuan-bloc"},
                   grade=grade)
    stated("gate-missed-and-unknown", "meeting", ON["M12"],
           {"points_total": 95, "proposed_grade": "fair", "gate_1": True, "gate_2": False, "gate_3": True},
           "One gate is missed, whatever the other is.", {"scorecard": "binh-thuan-bloc"}, grade="fair",
           rules={"MEET-GRADE": "met"})
    stated("card-none", "meeting", ON["M42"], {"score_1": 99.99, "points_total": 90, "proposed_grade": "good"},
           "No card is chosen.", points=None, points_max=None, grade=None,
           rules={"MEET-GRADE": "not_applicable", "MEET-SCORES": "not_applicable"})


def all_gates(card):
    return {f"gate_{gate['n']}": True for gate in card["gates"]}


def years():
    whole = {"year": 2024, "months_due": 12, "months_held": 12, "meetings_good": 7, "meetings_fair": 5,
             "meetings_average": 0, "meetings_weak": 0, "quarters_due": 4, "quarters_thematic": 4}
    for number, (grade, changes, verdict, good) in enumerate((
            ("good", {}, "met", "met"), ("good", {"meetings_good": 6, "meetings_fair": 6}, "not_met", "not_met"),
            ("good", {"meetings_good": 8, "meetings_fair": 4}, "met", "met"),
            ("good", {"meetings_fair": 4, "meetings_average": 1}, "not_met", "not_met"),
            ("good", {"meetings_fair": 4, "meetings_weak": 1}, "not_met", "not_met"),
            ("good", {"meetings_weak": None}, "unknown", "unknown"),
            ("good", {"meetings_weak": None, "meetings_average": 1}, "unknown", "unknown"),
            ("good", {"meetings_weak": None, "meetings_good": 6}, "not_met", "not_met"),
            ("good", {"meetings_fair": 4}, "not_met", "met"), ("good", {"months_held": 11}, "not_met", "met"),
            ("good", {"months_due": 11, "months_held": 11}, "met", "met"),
            ("fair", {}, "unknown", "met"), ("fair", {"meetings_fair": 4, "meetings_weak": 1}, "not_met", "not_met"),
            ("average", {}, "unknown", "met"), ("weak", {}, "unknown", "met"), (None, {}, "unknown", "met")), 1):
        stated(f"year-{number:02}", "meeting_year", "2025-01-10", changed(whole, changes | {"proposed_grade": grade}),
               "The year's grade by the card of Phú Thọ.", {"scorecard": "phu-tho-agencies"}, verdict=verdict,
               year_good=good)
    for card in (None, *CARDS):
        if card != "phu-tho-agencies":
            stated(f"year-card-{card}".lower(), "meeting_year", "2025-01-10", whole | {"proposed_grade": "good"},
                   "A card without a yearly rule.", card and {"scorecard": card}, verdict="met", year_good=None,
                   rules={"MYR-GRADED": "not_applicable", "MYR-REST": "not_applicable"})
    for number, (year, thematic, edition) in enumerate((
            (2010, "unknown", None), (2011, "unknown", None), (2017, "unknown", None), (2018, "not_applicable", "M12"),
            (2024, "not_applicable", "M12"), (2025, "not_met", "M42"), (2026, "not_met", "M42")), 1):
        stated(f"year-edition-{number}", "meeting_year", "2024-12-31", whole | {"year": year, "quarters_thematic": 3},
               "The last day of the year picks the edition.", rules={"MYR-THEMATIC": thematic}, edition=edition)


def contradictions():
    """Counts that exceed their whole: the conditions are read as they stand."""
    stated("more-done-than-assigned", "review", ON["V366"], E | MEMBER["V366"] | {"tasks_done": 12},
           "12 of 10 tasks.", verdict="met", rules={"REV-DONE": "met"})
    stated("more-present-than-due", "meeting", ON["M42"], {"members_due": 20, "members_present": 25}, "25 of 20.",
           rules={"MEET-ATTENDANCE": "met"})
    stated("more-fixed-than-found", "review", ON["V366"], E | {"shortcomings_found": 0, "shortcomings_fixed": 1},
           "One of none.", rules={"REV-REMEDY": "met"})
    stated("more-women-than-admitted", "development", "2025-12-31",
           {"year": 2025, "members_start": 100, "admitted": 4, "admitted_women": 6}, "6 of 4.", share_women=150)
    stated("relief-ends-before-it-begins", "dues", ON["D01"],
           OWING | {"category": "insured", "base_amount": 100, "reduction_percent": 50, "relief_from": "2026-12-01",
                    "relief_until": "2026-01-01"}, "No month is in between.", due=1)


def main():
    for check in CHECKS:
        case_files.drawn_files(check)
        for option in reference.OPTIONS[check]:
            if option != "scorecard":
                case_files.options_apart(check, option, files=1)
    case_files.terms(TERMS, STARTS)
    case_files.edition_days(CHECKS, changing=True)
    bounds()
    grades()
    strict()
    caps()
    meeting_values()
    structures()
    developments()
    dues()
    cards()
    years()
    contradictions()
    case_files.print_lines()


if __name__ == "__main__":
    main()
