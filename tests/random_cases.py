# SPDX-License-Identifier: MIT
"""Prints random cases with everything the reference finds, to compare another implementation with it.

    python3 tests/random_cases.py SEED COUNT [CHECK...]

One case a line in the format of tests/cases/*.jsonl; "values" names every value of the check, null where it
must be absent. The same seed, count and checks give the same lines. Dates crowd around the days on which an answer
changes: the terms of other facts, the first days of editions, the ends of months.
"""

import datetime
import json
import random
import sys

import reference
import reference_review
from reference import add_months, add_working_days

FIRST, LAST = datetime.date(2010, 1, 2), datetime.date(2031, 12, 31)
FIRST_DAYS = sorted({datetime.date.fromisoformat(first) for first, _ in reference.PERIODS.values()
                     if first > str(FIRST)})

# For each date fact: the facts it is compared with, and the terms between them in months ("m"), in working days
# ("w") or in days ("d"); "x" is months and the excluded days beside them. The facts come in the order in which
# they are drawn; "on" is drawn first.
NEAR = {
    "admission": {
        "cell_met_on": [("on", "m 0")],
        "born_on": [("cell_met_on", "m -216"), ("cell_met_on", "m -720"), ("cell_met_on", "m -732"),
                    ("on", "m -216"), ("on", "m -720")],
        "admission_decided_on": [("cell_met_on", "m 0"), ("cell_met_on", "w 45"), ("cell_met_on", "w 60"),
                                 ("cell_met_on", "w 90"), ("cell_met_on", "w EXTENDED"), ("on", "m 0")],
        "decision_received_on": [("admission_decided_on", "m 0"), ("admission_decided_on", "w 5")],
        "ceremony_on": [("admission_decided_on", "m 0"), ("admission_decided_on", "w 30"),
                        ("decision_received_on", "w 30")],
        "member_cv_on": [("ceremony_on", "w 30"), ("ceremony_on", "m 0")],
        "central_consent_on": [("admission_decided_on", "m 0"), ("on", "m 0")],
        "political_concluded_on": [("admission_decided_on", "m 0"), ("on", "m 0")],
        "readmission_consent_on": [("admission_decided_on", "m 0"), ("on", "m 0")],
        "moved_on": [("cell_met_on", "m 0"), ("admission_decided_on", "w -30"),
                     ("admission_decided_on", "m 0")],
        "training_cert_on": [("cell_met_on", "m 0"), ("cell_met_on", "m -60"), ("on", "m -60")],
        "application_on": [("cell_met_on", "m 0"), ("on", "m 0")],
        "cv_on": [("cell_met_on", "m 0"), ("on", "m 0")],
        "cv_certified_on": [("cell_met_on", "m 0"), ("on", "m 0")],
        "verification_received_on": [("cv_certified_on", "m -2"), ("cv_certified_on", "m -5")],
        "verification_replied_on": [("verification_received_on", "w 30"),
                                    ("verification_received_on", "w 90"),
                                    ("cv_certified_on", "m 0")],
        "introduced_on": [("cell_met_on", "m 0"), ("cell_met_on", "m -12")],
        "introducer_since_on": [("introduced_on", "m -12"), ("on", "m -12")],
        "union_resolved_on": [("cell_met_on", "m 0"), ("cell_met_on", "m -12")],
        "org_opinion_on": [("cell_met_on", "m 0"), ("cell_met_on", "m -12")],
        "residence_opinion_on": [("cell_met_on", "m 0"), ("cell_met_on", "m -12")],
        "file_compiled_on": [("cell_met_on", "m -12"), ("on", "m -12"), ("cell_met_on", "m 0")],
    },
    "recognition": {
        "cell_met_on": [("on", "m 0")],
        "ceremony_on": [("cell_met_on", "m -12"), ("cell_met_on", "m -13"), ("cell_met_on", "CELL-DUE"),
                        ("on", "m -12")],
        "recognition_decided_on": [("cell_met_on", "m 0"), ("cell_met_on", "w 30"), ("cell_met_on", "w 45"),
                                   ("cell_met_on", "w 60"), ("cell_met_on", "w EXTENDED"), ("on", "m 0")],
        "new_member_cert_on": [("cell_met_on", "m 0"), ("on", "m 0")],
        "self_reviewed_on": [("cell_met_on", "m 0"), ("ceremony_on", "m 12")],
        "helper_reported_on": [("cell_met_on", "m 0"), ("on", "m 0")],
        "org_opinion_on": [("cell_met_on", "m 0"), ("on", "m 0")],
        "residence_opinion_on": [("cell_met_on", "m 0"), ("on", "m 0")],
        "escalated_on": [("recognition_decided_on", "m 0"), ("on", "m 0")],
        "official_on": [("ceremony_on", "m 12"), ("ceremony_on", "m 12"), ("recognition_decided_on", "m 0")],
    },
    "readmission": {
        "cell_met_on": [("on", "m 0")],
        "application_on": [("cell_met_on", "m 0"), ("on", "m 0")],
        "left_on": [("cell_met_on", "m -36"), ("application_on", "m -36"), ("cell_met_on", "m -24"),
                    ("on", "m -36")],
        "record_cleared_on": [("cell_met_on", "m -60"), ("application_on", "m -60"), ("on", "m -60")],
        "admission_decided_on": [("cell_met_on", "w 45"), ("on", "m 0")],
        "readmission_consent_on": [("admission_decided_on", "m 0"), ("on", "m 0")],
    },
    "party_age": {
        "admission_decided_on": [("on", "m 0"), ("on", "BADGE")],
        "card_joined_on": [("on", "m 0"), ("on", "BADGE")],
        "ceremony_on": [("admission_decided_on", "m 1")],
        "recognition_decided_on": [("on", "m 0"), ("admission_decided_on", "m 13"),
                                   ("admission_decided_on", "m 13")],
        "age_decided_on": [("on", "m 0")],
        "disciplined_on": [("on", "m -6"), ("on", "m -9"), ("on", "m -12")],
    },
    "deletion": {
        "cell_met_on": [("on", "m 0"), ("on", "m 0"), ("on", "m -1")],
        "decided_on": [("on", "m 0"), ("cell_met_on", "m 0"), ("cell_met_on", "w 30")],
        "educated_on": [("cell_met_on", "m -12"), ("on", "m -12")],
        "ceremony_on": [("cell_met_on", "m -12"), ("cell_met_on", "CELL-DUE"), ("on", "m -12")],
        "slip_received_on": [("decided_on", "m -3"), ("decided_on", "m -3"), ("on", "m -3"), ("on", "m -8")],
        "file_received_on": [("decided_on", "m -3"), ("slip_received_on", "m 0"), ("on", "m -3")],
        "file_submitted_on": [("slip_received_on", "m 3"), ("file_received_on", "m 3")],
        "escalated_on": [("decided_on", "m 0"), ("on", "m 0")],
        "exit_slip_on": [("decided_on", "m 0")],
        "exit_file_on": [("exit_slip_on", "w 30"), ("exit_slip_on", "m 0")],
        "received_on": [("decided_on", "m 0"), ("decided_on", "d 10")],
    },
    "leaving": {
        "decided_on": [("on", "m 0")],
        "cell_met_on": [("decided_on", "m 0"), ("decided_on", "m -1"), ("on", "m 0")],
        "leave_applied_on": [("cell_met_on", "m 0")],
        "committee_met_on": [("cell_met_on", "m 0"), ("decided_on", "m 0")],
        "exit_slip_on": [("decided_on", "m 0")],
        "exit_file_on": [("exit_slip_on", "w 30"), ("exit_slip_on", "m 0")],
    },
    "discipline": {
        "decided_on": [("on", "m 0")],
        "concluded_on": [("decided_on", "m 0"), ("on", "m 0"), ("decided_on", "m -1")],
        "act_on": [("concluded_on", "x -60"), ("concluded_on", "x -120"), ("on", "x -60"), ("on", "x -120"),
                   ("concluded_on", "m -60"), ("concluded_on", "m -120"), ("concluded_on", "m -170"),
                   ("concluded_on", "m -24")],
        "new_breach_on": [("act_on", "x 60"), ("act_on", "x 120"), ("act_on", "m 60"), ("act_on", "m 120"),
                          ("concluded_on", "x -60"), ("concluded_on", "x -120"), ("concluded_on", "m -12")],
        "signed_on": [("decided_on", "m 0"), ("on", "m 0")],
        "announced_on": [("signed_on", "d 15"), ("decided_on", "m 0"), ("signed_on", "m 1")],
        "handed_over_on": [("decided_on", "d 10"), ("decided_on", "m 0")],
        "received_on": [("decided_on", "m 0"), ("announced_on", "d 10")],
        "notice_on": [("decided_on", "d -30"), ("decided_on", "m 0")],
        "appeal_announced_on": [("announced_on", "m 2"), ("on", "m 0")],
    },
    "suspension": {
        "suspended_on": [("on", "m 0"), ("on", "d -90"), ("on", "d -180"), ("on", "w -90"), ("on", "w -180")],
        "first_ends_on": [("suspended_on", "d 90"), ("suspended_on", "d 90"), ("suspended_on", "w 90"),
                          ("on", "m 0")],
        "extended_to": [("first_ends_on", "d 30"), ("suspended_on", "d 180"), ("suspended_on", "w 180"),
                        ("on", "m 0")],
        "legal_ends_on": [("first_ends_on", "m 0"), ("extended_to", "m 0")],
        "lifted_on": [("first_ends_on", "d 1"), ("extended_to", "d 1")],
        "proceeding_on": [("suspended_on", "m 0")],
        "notified_on": [("proceeding_on", "d 3"), ("proceeding_on", "m 0")],
    },
    "appeal": {
        "filed_on": [("on", "m 0")],
        "received_on": [("filed_on", "m -1"), ("filed_on", "d -30"), ("filed_on", "w -30"), ("on", "m -1"),
                        ("filed_on", "d -7")],
        "announced_on": [("filed_on", "w -30"), ("received_on", "m 0"), ("on", "w -30")],
        "complaint_received_on": [("filed_on", "m 0"), ("filed_on", "d 5")],
        "settled_on": [("complaint_received_on", "w 90"), ("complaint_received_on", "w 180"),
                       ("complaint_received_on", "d 90"), ("complaint_received_on", "d 180"),
                       ("complaint_received_on", "w 135"), ("on", "m 0")],
    },
    "exemption": {
        "decided_on": [("on", "m 0"), ("on", "m -3"), ("on", "m -12")],
        "exempt_from": [("decided_on", "m 0"), ("on", "m -12")],
        "exempt_until": [("exempt_from", "m 12"), ("exempt_from", "m 12"), ("on", "m 0"), ("exempt_from", "m 6")],
    },
    "transfer": {
        "trigger_on": [("on", "m 0"), ("on", "m 0"), ("on", "w -60")],
        "away_from": [("trigger_on", "m 0"), ("on", "m 0")],
        "away_until": [("away_from", "m 3"), ("away_from", "m 12"), ("away_from", "m 12"), ("away_from", "m 24"),
                       ("away_from", "m 6")],
        "away_extended_until": [("away_until", "m 12"), ("away_until", "m 6")],
        "started_on": [("trigger_on", "w 60"), ("trigger_on", "w 30"), ("trigger_on", "m 0")],
        "letter_on": [("started_on", "m 0"), ("on", "w -30")],
        "presented_on": [("letter_on", "w 30"), ("letter_on", "m 0")],
        "file_received_on": [("letter_on", "m 0"), ("on", "m -3")],
        "slip_received_on": [("letter_on", "m 0"), ("file_received_on", "m 0"), ("on", "m -3")],
        "file_submitted_on": [("slip_received_on", "m 3"), ("file_received_on", "m 3")],
        "departed_on": [("trigger_on", "m 0")],
        "abroad_slip_on": [("departed_on", "w 60"), ("departed_on", "w 30")],
        "returned_on": [("on", "m 0"), ("on", "w -30")],
        "return_reported_on": [("returned_on", "w 30"), ("returned_on", "m 0")],
    },
    "screening": {
        "absent_since": [("on", "m -1"), ("on", "m -3")],
        "unpaid_since": [("on", "m -1"), ("on", "m -3")],
        "educated_on": [("on", "m -12")],
        "slip_received_on": [("on", "m 0"), ("on", "m -3")],
        "file_received_on": [("on", "m 0"), ("slip_received_on", "m 0")],
        "exempt_until": [("on", "m 0")],
        "away_ends_on": [("on", "m 0")],
        "ceremony_on": [("on", "m -12")],
    },
    "review": {
        "review_on": [("on", "m 0")],
        "ceremony_on": [("review_on", "m -6"), ("on", "m -6"), ("review_on", "m -60")],
    },
    "review_cap": {"decided_on": [("on", "m 0")]},
    "meeting": {
        "held_on": [("on", "m 0")],
        "documents_posted_on": [("held_on", "d -1"), ("held_on", "d -2"), ("on", "d -1")],
        "results_posted_on": [("held_on", "d 2"), ("held_on", "d 1")],
        "previous_regular_on": [("held_on", "m -1"), ("held_on", "m -2"), ("held_on", "m 0")],
    },
    "meeting_year": {},
    "cell_rating": {
        "review_on": [("on", "m 0")],
        "founded_on": [("review_on", "m -6"), ("on", "m -6"), ("review_on", "m -60")],
    },
    "cell_structure": {
        "decided_on": [("on", "m 0")],
        "congress_on": [("on", "m 0"), ("decided_on", "m 0")],
        "last_congress_on": [("congress_on", "m -30"), ("congress_on", "m -60"), ("congress_on", "m -24"),
                             ("congress_on", "m -36"), ("congress_on", "m -54"), ("congress_on", "m -66"),
                             ("on", "m -30")],
    },
    "development": {},
    "dues": {
        "month_on": [("on", "m 0"), ("on", "m -1")],
        "relief_from": [("month_on", "m 0"), ("month_on", "m -11"), ("month_on", "m -12"), ("month_on", "m -3")],
        "relief_until": [("relief_from", "m 12"), ("relief_from", "m 12"), ("month_on", "m 0")],
        "deferral_until": [("month_on", "m 3")],
        "meetings_exempt_until": [("deferral_until", "m 0"), ("deferral_until", "m 1")],
    },
}
MANY_RULES = ("admission", "deletion", "discipline", "review", "cell_rating", "meeting")   # drawn twice as often
BADGE_YEARS = (29, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95)

# Dates that no working day is counted from, and that may lie before the lunar calendar of the reference.
MAY_BE_OLD = {"born_on", "training_cert_on", "introducer_since_on", "left_on", "record_cleared_on",
              "card_joined_on", "act_on", "new_breach_on", "founded_on", "last_congress_on"}

NUMBERS = {
    "introducers": (0, 1, 1, 2, 3), "decision_extension": (0, 0, 1, 5, 14, 15, 16, 29, 30, 31, 45),
    "ballots_failed": (0, 0, 1, 2, 3, 4), "special_wait_months": (0, 12, 24, 24, 36, 36, 60),
    "readmissions": (0, 0, 0, 1, 2), "gap_months": (0, 0, 1, 6, 12, 30, 60),
    "absent_months": (0, 0, 1, 2, 3, 4, 12), "unpaid_months": (0, 0, 1, 2, 3, 4, 12),
    "unfit_years": (0, 0, 1, 1, 2, 3), "selfcrit_requests": (0, 1, 2, 3, 4),
    "excluded_days": (0, 0, 0, 1, 2, 30, 90, 400), "extensions": (0, 1, 1, 2, 3),
    "tasks_assigned": (1, 2, 5, 10, 10, 20, 100), "unit_tasks_assigned": (1, 3, 5, 10, 20, 50),
    "shortcomings_found": (0, 0, 1, 2, 5), "sick_months": (0, 0, 2, 3, 4, 12),
    "rated_excellent": (0, 1, 2, 4, 5, 6, 7, 8, 12), "rated_good": (0, 4, 5, 10, 14, 20, 24, 30, 39),
    "rated_completed": (0, 0, 1, 2, 4, 10), "rated_not_completed": (0, 0, 0, 0, 1, 2),
    "minutes": (30, 44, 45, 59, 60, 61, 74, 75, 76, 89, 90, 91, 104, 105, 106, 119, 120, 121, 150),
    "minutes_set": (0, 0, 0, 0, 45, 60, 75, 90, 119, 120, 150), "members_total": (3, 9, 24, 29, 30, 31, 50),
    "unexcused_absences": (0, 0, 0, 1, 2), "excused_streak_max": (0, 1, 2, 3, 3, 4, 5),
    "previous_tasks": (1, 2, 5, 10, 20, 20), "months_due": (12, 12, 12, 11, 6), "quarters_due": (4, 4, 4, 3, 0),
    "quarters_thematic": (4, 4, 3, 2, 0), "meetings_good": (5, 6, 7, 7, 8, 12), "meetings_fair": (0, 3, 4, 5, 6),
    "meetings_average": (0, 0, 0, 1, 2), "meetings_weak": (0, 0, 0, 0, 1), "units_total": (3, 5, 9, 10, 20, 21),
    "leaders_disciplined": (0, 0, 0, 1), "mass_lowest": (0, 0, 1, 2, 3),
    "official_members": (0, 2, 3, 4, 8, 9, 10, 26, 28, 29, 30, 31, 47, 50),
    "probationary_members": (0, 0, 1, 2, 3), "subgroups": (0, 0, 0, 1, 2), "committee_size": (0, 0, 1, 3, 7, 8),
    "deputies": (0, 0, 1, 1, 2), "secretary_ballots_failed": (0, 0, 2, 3, 4), "subgroup_meetings": (0, 0, 1, 3, 4),
    "members_start": (1, 33, 34, 66, 67, 100, 250, 400, 1000000),
    "base_amount": (0, 50, 150, 2340000, 5000005, 8500000, 2000000000),
    "fixed_amount": (1999, 2000, 5001, 30000, 30001),
    "region_wage": (3700000, 4140001, 4730000, 5310033), "party_years": (0, 12, 30, 49, 50, 51, 60),
    "reduction_percent": (0, 0, 30, 50, 70, 29, 40, 100), "paid": (0, 5000, 85000),
}
# Numbers that are part of another number: which, and the shares of it in percent that they crowd around. Now and then
# there are more of them than the whole.
PARTS = {
    "review": {
        "tasks_done": ("tasks_assigned", (50, 100, 100, 100)), "tasks_late": ("tasks_assigned", (0, 0, 20)),
        "tasks_exceeded": ("tasks_assigned", (0, 30, 50)),
        "unit_tasks_done": ("unit_tasks_assigned", (50, 100, 100, 100)),
        "unit_tasks_late": ("unit_tasks_assigned", (0, 0, 20)),
        "unit_tasks_exceeded": ("unit_tasks_assigned", (0, 30, 50)),
        "shortcomings_fixed": ("shortcomings_found", (0, 100, 100)),
    },
    "review_cap": {"rated_excellent": ("rated_good", (20, 20, 25, 15, 30, 100))},
    "meeting": {
        "members_due": ("members_total", (100, 100, 90)), "members_present": ("members_due", (65, 75, 85, 90, 100)),
        "speakers": ("members_present", (30, 40, 50, 100)),
        "previous_tasks_done": ("previous_tasks", (50, 60, 70, 80, 90, 100)),
    },
    "meeting_year": {"months_held": ("months_due", (100, 100, 50))},
    "cell_rating": {
        "tasks_done": ("tasks_assigned", (50, 70, 100, 100)), "tasks_late": ("tasks_assigned", (0, 0, 20)),
        "tasks_exceeded": ("tasks_assigned", (0, 30, 50)), "shortcomings_fixed": ("shortcomings_found", (0, 100, 100)),
        "rated_completed": ("rated_good", (0, 25, 100)), "units_disciplined": ("units_total", (0, 20)),
        "rated_not_completed": ("units_total", (0, 0, 0, 33, 50)),
    },
    "development": {
        "admitted": ("members_start", (0, 3, 3, 4, 10)), "admitted_women": ("admitted", (0, 33, 50)),
        "admitted_minority": ("admitted", (0, 10, 100)), "admitted_union": ("admitted", (50, 100)),
        "admitted_18_30": ("admitted", (66, 100)),
    },
}
# Numbers that have a bound.
AT_MOST = {"months_held": 12, "quarters_thematic": 4}
TOTALS = (100, 95.5, 92, 90, 89.99, 80, 70, 69.99, 60, 50, 49.99, 30, 0)    # points, about the thresholds
GENERAL = (30, 30, 29.5, 25, 20, 12.34, 0)
VOTES = {"cell_yes": ("cell_official", "cell_excluded"), "committee_yes": ("committee_base",),
         "decider_yes": ("decider_base",)}


def within(day, first, last):
    return min(max(day, first), last)


def draw_on(rng):
    if rng.random() < 0.3:
        return rng.choice(FIRST_DAYS) + datetime.timedelta(rng.randint(-3, 3))
    day = FIRST + datetime.timedelta(rng.randrange((LAST - FIRST).days))
    if rng.random() < 0.2:
        day = reference.last_of_month(day)
    return day


def apply_term(rng, day, term, facts):
    if term == "BADGE":
        return add_months(day, -12 * rng.choice(BADGE_YEARS) - rng.choice((0, 0, facts.get("gap_months", 0))))
    if term == "CELL-DUE":                       # a ceremony that makes the cell's meeting due about that day
        return add_months(day, -12) - datetime.timedelta(rng.randint(40, 50))
    unit, count = term.split()
    if unit == "x":
        excluded = facts["excluded_days"] if int(count) > 0 else -facts["excluded_days"]
        return add_months(day, int(count)) + datetime.timedelta(excluded)
    if count == "EXTENDED":
        count = rng.choice((30, 45, 60)) + min(facts.get("decision_extension", 0), rng.choice((15, 30, 45)))
    count = int(count)
    if unit == "m":
        return add_months(day, count)
    if unit == "d":
        return day + datetime.timedelta(count)
    if count < 0:                                # so many working days before, near enough for a start
        return day + datetime.timedelta(count * 7 // 5 - rng.randint(0, 4))
    return add_working_days(day, count)


def draw_date(rng, name, known, facts, check):
    """A date near a term of another fact, sometimes a month off, sometimes anywhere."""
    other, term = rng.choice(NEAR[check][name])
    day = apply_term(rng, known[other], term, facts)
    luck = rng.random()
    if luck < 0.7:
        day += datetime.timedelta(rng.choice((-1, 0, 0, 1)))
    elif luck < 0.85:
        day += datetime.timedelta(rng.randint(-35, 35))
    elif luck < 0.9:
        day = reference.last_of_month(day)
    elif luck < 0.95:
        day = reference.first_of_month(day)
    else:
        day += datetime.timedelta(rng.randint(-900, 900))
    may_be_old = name in MAY_BE_OLD or check == "party_age"
    return within(day, datetime.date(1900, 1, 1) if may_be_old else FIRST, datetime.date(2033, 12, 31))


def draw_base(rng, name):
    if name == "cell_official":
        return rng.choice((0, 1, 2, 3, 3, 4, 9, 10, 11, 12, 20, 31))
    return rng.choice((1, 2, 3, 7, 8, 9, 10, 11, 15, 21))


def draw_votes(rng, name, facts):
    """Votes at a threshold, one below or one above it, never more than there are voters."""
    base = facts[VOTES[name][0]] - sum(facts[part] for part in VOTES[name][1:])
    threshold = rng.choice((-(-2 * base // 3), base // 2, base // 2 + 1, base))
    return within(threshold + rng.choice((-1, 0, 0, 1)), 0, base)


def draw_part(rng, name, whole, percents):
    """A count at a share of its whole, one below or one above it; seldom more than there are."""
    count = whole * rng.choice(percents) // 100 + rng.choice((-1, 0, 0, 0, 1))
    if rng.random() < 0.02:
        count = whole + rng.randint(1, 5)
    elif rng.random() < 0.95:
        count = min(count, whole)
    return min(max(count, 0), AT_MOST.get(name, 1000000))


def draw_points(rng, facts):
    """Two parts whose sum lies about a threshold."""
    facts["points_general"] = rng.choice(GENERAL)
    task = round(rng.choice(TOTALS) - facts["points_general"], 2)
    facts["points_task"] = within(task, 0, 70)


def draw_scores(rng, check, on, facts, options):
    """The criteria of the card, most of them as they are derived, the sum often about a threshold."""
    card = reference_review.CARDS.get(options.get("scorecard"))
    if card is None:
        facts |= {name: rng.choice((None, None, None, 1, 4.5)) for name in reference_review.SCORES}
        return
    c = reference.read_case(check, facts, on, options)
    open_ = []
    for criterion in card["criteria"]:
        derived, name = reference_review.derived_score(c, criterion).value, f"score_{criterion['n']}"
        if derived is None:
            facts[name] = criterion["max"]
            open_.append(criterion)
        else:
            derived = within(reference.with_decimals(derived), 0, criterion["max"])
            facts[name] = rng.choice((None, derived, derived, rng.choice((0, 1, criterion["max"]))))
    c = reference.read_case(check, facts, on, options)
    total = reference_review.points_of_meeting(c).value if card["itemised"] else None
    if total is None:
        return
    surplus = total - reference.hundredths(rng.choice(TOTALS[:11]))
    rng.shuffle(open_)
    for criterion in open_:
        taken = within(surplus, 0, criterion["max"] * 100)
        facts[f"score_{criterion['n']}"] = reference.with_decimals(criterion["max"] * 100 - taken)
        surplus -= taken


def draw_year(rng, on):
    return within(on.year + rng.choice((-1, 0, 0, 0, 0, 1)), 1, 9999)


def draw_paid(rng, check, on, facts, options):
    """What is due, or a đồng less or more."""
    due = reference_review.due(reference.read_case(check, facts, on, options).under(
        reference.FORMULAS["dues"]["due"])).value
    if due is not None and rng.random() < 0.8:
        facts["paid"] = within(due + rng.choice((-1, 0, 0, 1)), 0, reference_review.DONG)


def draw_last(rng, check, on, facts, options):
    """What rests on the other facts and on the options."""
    if check == "meeting":
        draw_scores(rng, check, on, facts, options)
    if check == "dues":
        draw_paid(rng, check, on, facts, options)


def draw_facts(rng, check, on):
    facts, known = {}, {"on": on}
    kinds = reference.SUBJECTS[check]
    for name, kind in kinds.items():             # what needs nothing else
        if kind == "bool":
            facts[name] = rng.random() < 0.5
        elif name in NUMBERS:
            facts[name] = rng.choice(NUMBERS[name])
        elif kind == "int" and name not in VOTES and name != "cell_excluded":
            facts[name] = draw_base(rng, name)                   # parts and years are drawn again
        elif isinstance(kind, tuple):
            facts[name] = rng.choice(kind)
    if "cell_official" in facts:
        facts["cell_excluded"] = within(rng.choice((0, 0, 0, 1, 2, 3)), 0, facts["cell_official"])
    for name in VOTES:
        if name in kinds:
            facts[name] = draw_votes(rng, name, facts)
    if "year" in kinds:
        facts["year"] = draw_year(rng, on)
    for name, (whole, percents) in PARTS.get(check, {}).items():
        facts[name] = draw_part(rng, name, facts[whole], percents)
    if "points_task" in kinds:
        draw_points(rng, facts)
    for name in NEAR[check]:
        known[name] = draw_date(rng, name, known, facts, check)
        facts[name] = known[name].isoformat()
    if "points_total" in kinds:
        facts["points_total"] = rng.choice(TOTALS)
    if check == "meeting":
        facts |= dict.fromkeys(reference_review.SCORES)
    assert set(facts) == set(kinds), set(facts) ^ set(kinds)
    return facts


HARMLESS = {
    "citizen_vn": True, "over60_case": True, "special_regime": False, "political_conclusion": "accepted",
    "verification": "done", "section": "none", "helper_assigned": True, "at_official_cell": True,
    "recognition_refused": False, "moved_outside": False, "education": "lower_secondary_diploma",
    "introducers": 2, "left_reason": "other", "conviction": "none", "readmissions": 0, "readmitted": False,
    "restored": False, "member_kind": "official", "expulsion_level": False, "selfcrit_done": True,
    "vote_method": "secret_ballot", "ballots_failed": 0, "reasons_stated": True, "standing_breach": False,
    "holds_post": True, "already_disciplined": False, "deferral": "none", "exempted": False,
    "superior_task": False, "fast_track": False, "heard": True, "delegated": True, "later_breach": False,
    "obstruction_concluded": True, "extended": False, "lifted": False, "decision_written": True,
    "filed_by": "member", "concluded_highest": False, "pending_higher": False, "refused_decision": False,
    "judgment_quashed": True, "transferred_out": False, "application_made": True, "medical_paper": True,
    "period_stated": True, "cell_resolved": True, "exempt_returned": True, "permanent": True,
    "under_review": False, "transfer_excused": True,
    # Of the checks that follow.
    "exempt": False, "suspension": "none", "collective_rating": "excellent", "crit_task_min": "excellent",
    "crit_other_min": "good", "quality_ensured": True, "main_targets_missed": False,
    "disciplined_in_year": False, "adverse_conclusion": False, "state_rating": "excellent", "sick_months": 0,
    "temporary_comment": True, "self_review_done": True, "reviewed": True, "tasks_late": 0, "unit_tasks_late": 0,
    "list_scope": "grassroots_organisation", "list_kind": "members", "excess_reasons_stated": True,
    "minutes": 120, "unexcused_absences": 0, "excused_streak_max": 2, "preparatory_meeting": True,
    "notice_given": True, "merged_meeting": False, "months_held": 12, "quarters_thematic": 4, "meetings_average": 0,
    "meetings_weak": 0, "proposed_grade": "good", "units_disciplined": 0, "leaders_disciplined": 0,
    "org_disciplined": False, "sub_case_disciplined": False, "government_rating": "good", "mass_lowest": 0,
    "rated_not_completed": 0, "superior_consent": True, "legal_person": True, "appointment_needed": True,
    "congress_shift_consent": True, "deferred": False,
}
FULL = {  # of a count harmless is all of its whole
    "tasks_done": "tasks_assigned", "tasks_exceeded": "tasks_assigned", "unit_tasks_done": "unit_tasks_assigned",
    "unit_tasks_exceeded": "unit_tasks_assigned", "shortcomings_fixed": "shortcomings_found",
    "members_present": "members_due",
}
# Of the screening list: what puts nobody on it.
OFF_THE_LIST = {
    "overlay": "none", "absent_months": 0, "unpaid_months": 0, "card_event": "kept", "will_conclusion": False,
    "unfit_years": 0, "polstd_failed": False, "recognised": True, "rating": "good", "discipline_in_force": False,
    "on_roll": True,
}
# Of these one is drawn, most of them in order.
MOSTLY = {"deletion": {"route": "ordinary", "admission_defect": "none"}, "discipline": {"no_limit_class": "none"},
          "exemption": {"decided_by": "grassroots_committee", "under_superior": False},
          "dues": {"unpaid_months": 0},
          "cell_structure": {"org_form": "cell", "official_members": 9, "committee_size": 3, "deputies": 1,
                             "secretary_appointed": False, "delegated_superior": False}}


def harmless_of(check):
    return HARMLESS | MOSTLY.get(check, {}) | (OFF_THE_LIST if check == "screening" else {})


def favour(rng, check, facts):
    """Most real files have few faults: let many of the facts be the harmless answer."""
    often = rng.choice((0.7, 0.95))
    for name, value in harmless_of(check).items():
        if name in facts and rng.random() < often:
            facts[name] = value
    for name, (base, *less) in VOTES.items():
        if name in facts and rng.random() < often - 0.2:
            facts[name] = facts[base] - sum(facts[part] for part in less)
    for name, whole in FULL.items():
        if name in facts and rng.random() < often:
            facts[name] = facts[whole]


def draw_options(rng, check, often):
    """Some of the options; what is not given has its default."""
    drawn = {name: rng.choice(reference.choices_of(offered)) for name, offered in reference.OPTIONS[check].items()
             if rng.random() < often}
    return {name: value for name, value in drawn.items() if value is not None}


def draw_case(rng, number, seed, checks):
    check = rng.choice(checks)
    on = draw_on(rng)
    options = draw_options(rng, check, 0.7)
    facts = draw_facts(rng, check, on)
    if rng.random() < 0.6:
        favour(rng, check, facts)
    draw_last(rng, check, on, facts, options)
    unknown = rng.choice((0, 0.05, 0.2, 0.5, 0.8))
    shown = {}
    for name in reference.SUBJECTS[check]:
        if rng.random() >= unknown:
            if facts[name] is not None:
                shown[name] = facts[name]
        elif rng.random() < 0.1:
            shown[name] = None                   # null is unknown too
    found = reference.examine(check, shown, on, options)
    case = {"id": f"random-{seed}-{number}", "check": check, "on": on.isoformat(), "facts": shown}
    if options:
        case["options"] = options
    case["expect"] = {
        "verdict": found["verdict"], "rules": found["rules"], "stages": found["stages"],
        "values": reference.report_values(reference.read_case(check, shown, on, options), check),
    }
    return case


def main(arguments):
    if len(arguments) < 2:
        sys.exit("usage: random_cases.py SEED COUNT [CHECK...]")
    seed, count = int(arguments[0]), int(arguments[1])
    checks = arguments[2:] or [*reference.SUBJECTS, *MANY_RULES]
    rng = random.Random(seed)
    for number in range(1, count + 1):
        sys.stdout.write(json.dumps(draw_case(rng, number, seed, checks), separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
