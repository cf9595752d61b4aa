# SPDX-License-Identifier: MIT
"""The reference of review, review_cap, meeting, meeting_year, cell_rating, cell_structure, development and dues.

Written as reference_removal.py is, on the machinery of reference.py, for one file and for columns of many alike.
A Maybe that stands for all rows comes second beside a column, in sums and comparisons.

Editions: V27 the classes of organisations of 2014 (27-HD/BTCTW); V16 and V21 the regulation of 2018 (132-QĐ/TW) as
guided by 16-HD/BTCTW and, from 2019-10-18, by 21-HD/BTCTW, both reported as V132; V124 and V366 (124-QĐ/TW,
366-QĐ/TW); M12 and M42 the guidance on meetings (12-HD/BTCTW, 42-HD/BTCTW); N21 the resolution on development
(21-NQ/TW); D342 and D01 the regulations on dues (342-QĐ/TW, 01-QĐ/TW), D28 the rates of the latter from 2028 on,
reported as D01. Of the Charter CT stands for the time before the five-year pilot term, CP for the time with it.
H0 and H03 are the time before 03-HD/TW of 2022 and the time since, S08 that since 08-HD/TW of 2025; EVER is always.
"""

import json
import pathlib

from reference import (C11, FALSE, FROM_R29, HUNDREDTHS, OPTIONS, PERIODS, RANGES, REFUSED, RULES, STAGES, SUBJECTS,
                       TRUE, UNKNOWN, VALUES, Given, Maybe, as_status, choose, days_after, first_known, hundredths,
                       is_known, lookup, month_end_after, months_after, months_between, more_than_half,
                       not_below_zero, only_when, rule, two_thirds, value, values_of)

CHECKS = ("review", "review_cap", "meeting", "meeting_year", "cell_rating", "cell_structure", "development", "dues")

PERIODS |= {
    "V27": ("2014-09-25", "2018-03-07"),
    "V16": ("2018-03-08", "2019-10-17"),
    "V21": ("2019-10-18", "2023-10-03"),
    "V124": ("2023-10-04", "2025-08-29"),
    "V366": ("2025-08-30", None),
    "M12": ("2018-07-06", "2025-10-27"),
    "M42": ("2025-10-28", None),
    "CT": ("2011-01-19", "2025-06-30"),
    "CP": ("2025-07-01", None),
    "N21": ("2022-06-16", None),
    "D342": ("2011-04-01", "2026-01-31"),
    "D01": ("2026-02-01", "2027-12-31"),
    "D28": ("2028-01-01", None),
    "H0": ("0001-01-01", "2022-12-26"),
    "H03": ("2022-12-27", None),
    "S08": ("2025-06-10", None),
    "EVER": ("0001-01-01", None),
}

V = ("V16", "V21", "V124", "V366")
ORG_V = ("V27", *V)
FROM_V21 = V[1:]
CRITERIA_V = ("V21", "V124")                     # criteria, not points
M = ("M12", "M42")
R = FROM_R29
FROM_R294 = ("R294", "R20", "R208")
C_TERM = ("CT", "CP")
H = ("H0", "H03")
D = ("D342", "D01", "D28")
FROM_D01 = D[1:]
EVER = ("EVER",)
REPORTED = {"V16": "V132", "V21": "V132", "D28": "D01"}

# ------------------------------------------------------------------------------------------------------------
# Scorecards: data of the project, read as any program may read them.

CARD_FILES = pathlib.Path(__file__).resolve().parent.parent / "libpartyorg" / "scorecards"
CARDS = {card["id"]: card for card in (json.loads(path.read_text(encoding="utf-8"))
                                       for path in sorted(CARD_FILES.glob("*.json")))}

# ------------------------------------------------------------------------------------------------------------
# Subjects, stages, options.

RATING = ("excellent", "good", "completed", "not_completed", "not_rated")      # as in screening: highest first
CRITERION = ("weak", "average", "good", "excellent")
MEETING_GRADE = ("weak", "average", "fair", "good")
RATING_RANK = {"not_completed": 0, "completed": 1, "good": 2, "excellent": 3}  # not_rated is outside the order
CRITERION_RANK = {"weak": 0, "average": 1, "good": 2, "excellent": 3}
SCORES = tuple(f"score_{n}" for n in range(1, 33))
GATES = tuple(f"gate_{n}" for n in range(1, 5))

TASKS = {"tasks_assigned": "int", "tasks_done": "int", "tasks_late": "int", "tasks_exceeded": "int"}

SUBJECTS |= {
    "review": {
        "proposed_rating": RATING, "review_on": "date", "exempt": "bool",
        "suspension": ("none", "committee", "party"), "ceremony_on": "date", "post": ("none", "deputy", "head"),
        "collective_rating": RATING, "points_general": "points", "points_task": "points",
        "crit_task_min": CRITERION, "crit_other_min": CRITERION, **TASKS,
        "unit_tasks_assigned": "int", "unit_tasks_done": "int", "unit_tasks_late": "int",
        "unit_tasks_exceeded": "int", "quality_ensured": "bool", "main_targets_missed": "bool",
        "force_majeure": "bool", "shortcomings_found": "int", "shortcomings_fixed": "int",
        "disciplined_in_year": "bool", "discipline_counted_before": "bool", "self_remedied": "bool",
        "adverse_conclusion": "bool", "state_employee": "bool", "state_rating": RATING, "sick_months": "int",
        "temporary_elsewhere": "bool", "temporary_comment": "bool", "self_review_done": "bool",
        "reviewed": "bool", "cell_official": "int", "cell_excluded": "int",
    },
    "review_cap": {
        "list_kind": ("members", "organisations"),
        "list_scope": ("cell", "grassroots_organisation", "post_group", "organisation_type"),
        "decided_on": "date", "rated_excellent": "int", "rated_good": "int", "rated_completed": "int",
        "rated_not_completed": "int", "unit_outstanding": "bool", "excess_reasons_stated": "bool",
    },
    "meeting": {
        "held_on": "date", "meeting_kind": ("regular", "thematic", "combined"), "minutes": "int",
        "minutes_set": "int", "members_total": "int", "members_due": "int", "members_present": "int",
        "unexcused_absences": "int", "excused_streak_max": "int", "secretary_only": "bool",
        "preparatory_meeting": "bool", "notice_given": "bool", "documents_posted_on": "date",
        "results_posted_on": "date", "merged_meeting": "bool", "previous_regular_on": "date", "speakers": "int",
        "previous_tasks": "int", "previous_tasks_done": "int", "proposed_grade": MEETING_GRADE,
        "points_total": "points", **dict.fromkeys(SCORES, "points"), **dict.fromkeys(GATES, "bool"),
    },
    "meeting_year": {
        "year": "int", "months_due": "int", "months_held": "int", "quarters_due": "int",
        "quarters_thematic": "int", "meetings_good": "int", "meetings_fair": "int", "meetings_average": "int",
        "meetings_weak": "int", "proposed_grade": MEETING_GRADE,
    },
    "cell_rating": {
        "org_kind": ("cell", "committee"), "proposed_rating": RATING, "review_on": "date", "founded_on": "date",
        "points_general": "points", "points_task": "points", "points_total": "points",
        "crit_task_min": CRITERION, "crit_other_min": CRITERION, **TASKS, "quality_ensured": "bool",
        "main_targets_missed": "bool", "force_majeure": "bool", "shortcomings_found": "int",
        "shortcomings_fixed": "int", "rated_excellent": "int", "rated_good": "int", "rated_completed": "int",
        "rated_not_completed": "int", "units_total": "int", "units_disciplined": "int",
        "leaders_disciplined": "int", "org_disciplined": "bool", "self_remedied": "bool",
        "sub_case_disciplined": "bool", "adverse_conclusion": "bool", "has_peers": "bool",
        "government_rating": RATING, "mass_lowest": "int",
    },
    "cell_structure": {
        "decided_on": "date", "org_form": ("cell", "grassroots_cell", "grassroots_committee"),
        "official_members": "int", "probationary_members": "int", "superior_consent": "bool",
        "delegated_superior": "bool", "subgroups": "int", "legal_person": "bool", "committee_size": "int",
        "deputies": "int", "secretary_appointed": "bool", "secretary_ballots_failed": "int",
        "appointment_needed": "bool", "subgroup_meetings": "int", "last_congress_on": "date",
        "congress_on": "date", "congress_shift_consent": "bool", "pilot_five_year": "bool",
    },
    "development": {
        "year": "int", "members_start": "int", "admitted": "int", "admitted_women": "int",
        "admitted_minority": "int", "admitted_union": "int", "admitted_18_30": "int",
    },
    "dues": {
        "month_on": "date",
        "category": ("insured", "leave_benefit", "pensioner", "below_retirement_age", "retirement_age",
                     "student"),
        "base_amount": "int", "region_wage": "int", "fixed_amount": "int", "party_years": "int",
        "social_pension": "bool", "exemption_granted": "bool", "reduction_percent": "int",
        "relief_from": "date", "relief_until": "date", "deferred": "bool", "deferral_until": "date",
        "meetings_exempt_until": "date", "paid": "int", "unpaid_months": "int",
    },
}

MILLION, DONG = 10 ** 6, 2 * 10 ** 9
RANGES |= {
    "tasks_assigned": (1, MILLION), "unit_tasks_assigned": (1, MILLION), "previous_tasks": (1, MILLION),
    "members_start": (1, MILLION), "year": (1, 9999), "months_due": (0, 12), "months_held": (0, 12),
    "quarters_due": (0, 4), "quarters_thematic": (0, 4), "party_years": (0, 1000),
    "reduction_percent": (0, 100), "points_general": (0, 30), "points_task": (0, 70), "points_total": (0, 100),
    **dict.fromkeys(SCORES, (0, 100)),
    **dict.fromkeys(("base_amount", "region_wage", "fixed_amount", "paid"), (0, DONG)),
}

STAGES |= {
    "review": ("eligibility", "grade", "procedure"),
    "review_cap": ("cap",),
    "meeting": ("preparation", "meeting", "closing", "grading"),
    "meeting_year": ("year",),
    "cell_rating": ("eligibility", "grade"),
    "cell_structure": ("form", "leadership", "meetings", "congress"),
    "development": ("target",),
    "dues": ("amount", "relief", "payment"),
}

FALL_THROUGH = ("next_level", "strict")
OPTIONS |= {
    "review": {"fall_through": FALL_THROUGH},
    "review_cap": {"cap_base": ("good_only", "good_or_above", "all_rated"), "cap_round": ("floor", "half_up"),
                   "cap_percent": Given(1, 100, tried=(30, 15, 1, 20, 25, 100))},
    "meeting": {"scorecard": (None, *CARDS)},
    "meeting_year": {"scorecard": (None, *CARDS)},
    "cell_rating": {"fall_through": FALL_THROUGH},
    "cell_structure": {},
    "development": {"target_count": Given(1, MILLION, tried=(12, 5, 1, 40)),
                    "target_percent": Given(0, 100, hundredths=True, tried=(3.33, 3, 0, 2.5, 4.01, 100))},
    "dues": {},
}

HUNDREDTHS |= {"points", "points_max", "rate", "progress", "share_women", "share_minority", "share_union",
               "share_18_30"}


def by_edition(c):
    """The edition under its own name."""
    return UNKNOWN if c.edition is None else Maybe(REPORTED.get(c.edition, c.edition))


def known_edition(c, found):
    """A value that no text gives before the first edition."""
    return UNKNOWN if c.edition is None else found


# ------------------------------------------------------------------------------------------------------------
# Rating, of a member and of an organisation: where both texts ask the same, the rules share a condition.

RATED = ("excellent", "good", "completed")
BELOW = ("REV-N-BELOW", "ORG-N-BELOW")
FORBIDDING = ("REV-NOT-COMPLETED", "ORG-NOT-COMPLETED")
FAMILY = {"review": V, "cell_rating": ORG_V}


def review_rule(rule_id, kind, stage, editions, applies=None):
    return rule(rule_id, "review", kind, stage, "review_on", editions, applies, family=V)


def org_rule(rule_id, kind, stage, editions, applies=None):
    return rule(rule_id, "cell_rating", kind, stage, "review_on", editions, applies, family=ORG_V)


def review_value(formula):
    return value("review", by="review_on", family=V)(formula)


def org_value(formula):
    return value("cell_rating", by="review_on", family=ORG_V)(formula)


def proposed(*ratings):
    return lambda c: c.proposed_rating.is_in(*ratings)


to_be_rated = proposed("excellent", "good", "completed", "not_completed")
left_unrated = proposed("not_rated")
at_least_completed = proposed(*RATED)
at_least_good = proposed("excellent", "good")
excellent = proposed("excellent")
not_completed = proposed("not_completed")


def all_done(c):
    """All three grades under 366-QĐ/TW, excellent alone under 124-QĐ/TW."""
    return at_least_completed(c) if c.edition == "V366" else excellent(c)


def on_time(c):
    return at_least_good(c) if c.edition == "V366" else excellent(c)


def falls_through(c):
    """21-HD says that not reaching completed is not completed; for later texts the option does."""
    if c.edition == "V21" or c.options["fall_through"] == "next_level":
        return not_completed(c)
    return FALSE


def class_not_read(c):
    """Of 27-HD the lowest class was read, of 16-HD none: nothing may come out met there."""
    return to_be_rated(c) if c.edition == "V16" else at_least_completed(c)


def by_proposal(c, excellent, good, completed):
    return lookup(c.proposed_rating, {"excellent": excellent, "good": good, "completed": completed})


def points_of(c):
    return c.points_general + c.points_task


def under_50_points(c):
    return points_of(c) < 5000


def under_share_done(done, assigned, percent):
    return done * 100 < assigned * percent


def rate_tasks(prefix, rated_rule, tasks):
    """The rules on points and tasks, which both texts have; tasks(c, name) is a number of tasks of the rated."""

    @rated_rule(f"{prefix}-SCORE", "requirement", "grade", ("V366",), applies=at_least_completed)
    def points(c):
        """The floor of the grade; strictly read its ceiling as well, which excellent does not have."""
        total = points_of(c)
        enough = total >= by_proposal(c, 9000, 7000, 5000)
        if c.options["fall_through"] == "strict":
            return enough & (total < by_proposal(c, 10001, 9000, 7000))
        return enough

    @rated_rule(f"{prefix}-DONE", "requirement", "grade", ("V124", "V366"), applies=all_done)
    def done(c):
        return tasks(c, "done") >= tasks(c, "assigned")

    @rated_rule(f"{prefix}-TIME", "requirement", "grade", ("V124", "V366"), applies=on_time)
    def time(c):
        return tasks(c, "late").equals(0)

    @rated_rule(f"{prefix}-LATE", "requirement", "grade", ("V366",), applies=proposed("completed"))
    def late(c):
        return tasks(c, "late") * 100 <= tasks(c, "assigned") * 20

    @rated_rule(f"{prefix}-QUALITY", "requirement", "grade", ("V366",), applies=at_least_good)
    def quality(c):
        return c.quality_ensured

    @rated_rule(f"{prefix}-EXCEED", "requirement", "grade", ("V124", "V366"), applies=excellent)
    def exceed(c):
        return tasks(c, "exceeded") * 100 >= tasks(c, "assigned") * {"V124": 50, "V366": 30}[c.edition]

    @rated_rule(f"{prefix}-REMEDY", "requirement", "grade", ("V366",), applies=excellent)
    def remedy(c):
        """None recorded counts as all remedied, whatever is known of the rest."""
        return (c.shortcomings_found <= 0) | (c.shortcomings_fixed >= c.shortcomings_found)


def task_criteria(c):
    return lookup(c.crit_task_min, CRITERION_RANK) >= by_proposal(
        c, CRITERION_RANK["excellent"], CRITERION_RANK["good"], CRITERION_RANK["average"])


def other_criteria(c):
    return lookup(c.crit_other_min, CRITERION_RANK) >= by_proposal(
        c, CRITERION_RANK["good"], CRITERION_RANK["average"], CRITERION_RANK["average"])


def a_weak_criterion(c):
    return c.crit_task_min.equals("weak") | c.crit_other_min.equals("weak")


def rules_in_force(c, check, kinds):
    """Of the stage `grade`, but those that rest on the others."""
    return [r for r in RULES.values() if r.check == check and r.stage == "grade" and r.kind in kinds
            and c.edition in r.editions and r.id not in BELOW + FORBIDDING]


def any_ground(c, check):
    """Whatever is proposed."""
    found = FALSE
    for r in rules_in_force(c, check, ("ground",)):
        found = found | r.condition(c)
    return found


def reaches(c, check, rating):
    """Every requirement and bar of the edition as if this grade were proposed."""
    if c.edition is None:
        return UNKNOWN
    c, found = c.supposing(proposed_rating=rating), TRUE
    for r in rules_in_force(c, check, ("requirement", "bar")):
        applies = TRUE if r.applies is None else r.applies(c)
        condition = ~r.condition(c) if r.kind == "bar" else r.condition(c)
        found = found & (~applies | condition)
    return found


def supports(c, check, rating):
    return UNKNOWN if c.edition is None else reaches(c, check, rating) & ~any_ground(c, check)


def supported_grade(c, check, rated):
    """The highest grade that is supported; strictly read none may fit."""
    if c.edition is None:
        return UNKNOWN
    if c.options["fall_through"] == "next_level":
        grade = Maybe("not_completed")
    else:
        grade = only_when(any_ground(c, check), "not_completed")
    for rating in reversed(RATED):
        grade = choose(supports(c, check, rating), rating, grade)
    return choose(rated, grade, "not_rated")


def add_supports(check):
    for rating in RATED:
        value(check, by="review_on", family=FAMILY[check], name=f"supports_{rating}")(
            lambda c, rating=rating: as_status(supports(c, check, rating)))


# ------------------------------------------------------------------------------------------------------------
# review: who is rated

def member_under_six_months(c):
    return months_after(c.ceremony_on, 6) > c.review_on


def out_of_party_activity(c):
    return c.suspension.equals("party")


@review_rule("REV-NR-EXEMPT", "bar", "eligibility", V, applies=to_be_rated)
def rev_nr_exempt(c):
    return c.exempt


@review_rule("REV-NR-SUSPENDED", "bar", "eligibility", FROM_V21, applies=to_be_rated)
def rev_nr_suspended(c):
    return out_of_party_activity(c)


@review_rule("REV-NR-NEW", "bar", "eligibility", FROM_V21, applies=to_be_rated)
def rev_nr_new(c):
    """Full on the day itself."""
    return member_under_six_months(c)


@review_rule("REV-NR-CASE", "requirement", "eligibility", V, applies=left_unrated)
def rev_nr_case(c):
    return ~member_rated(c)


def member_rated(c):
    if c.edition == "V16":
        return ~c.exempt
    return ~(c.exempt | out_of_party_activity(c) | member_under_six_months(c))


# ------------------------------------------------------------------------------------------------------------
# review: the grade

def own(c, name):
    """Of a member without a post the own tasks, else those of the unit directly led."""
    return choose(c.post.equals("none"), getattr(c, f"tasks_{name}"), getattr(c, f"unit_tasks_{name}"))


@review_rule("REV-LEVELS", "requirement", "grade", ("V16",), applies=at_least_completed)
def rev_levels(c):
    """The conditions of 16-HD were not read."""
    return UNKNOWN


rate_tasks("REV", review_rule, own)


@review_rule("REV-CRIT-TASK", "requirement", "grade", CRITERIA_V, applies=at_least_completed)
def rev_crit_task(c):
    return task_criteria(c)


@review_rule("REV-CRIT-OTHER", "requirement", "grade", CRITERIA_V, applies=at_least_completed)
def rev_crit_other(c):
    return other_criteria(c)


@review_rule("REV-STATE", "requirement", "grade", ("V21",), applies=lambda c: excellent(c) & c.state_employee)
def rev_state(c):
    return c.state_rating.equals("excellent")


@review_rule("REV-SICK", "bar", "grade", ("V21",), applies=at_least_good)
def rev_sick(c):
    return c.sick_months >= 3


@review_rule("REV-HEAD", "requirement", "grade", ("V366",),
             applies=lambda c: (at_least_completed(c) & c.post.equals("head")
                                & ~c.collective_rating.equals("not_rated")))
def rev_head(c):
    return lookup(c.proposed_rating, RATING_RANK) <= lookup(c.collective_rating, RATING_RANK)


@review_rule("REV-NOT-COMPLETED", "bar", "grade", V, applies=at_least_completed)
def rev_not_completed(c):
    return any_ground(c, "review")


@review_rule("REV-N-SCORE", "ground", "grade", ("V366",), applies=not_completed)
def rev_n_score(c):
    return under_50_points(c)


@review_rule("REV-N-CRIT", "ground", "grade", ("V124",), applies=not_completed)
def rev_n_crit(c):
    return a_weak_criterion(c)


@review_rule("REV-N-TASKS", "ground", "grade", ("V16", "V21", "V124"), applies=not_completed)
def rev_n_tasks(c):
    under_half = under_share_done(own(c, "done"), own(c, "assigned"), 50)
    return under_half & c.main_targets_missed & ~c.force_majeure if c.edition == "V124" else under_half


@review_rule("REV-N-DISCIPLINE", "ground", "grade", ("V16", "V21", "V124"), applies=not_completed)
def rev_n_discipline(c):
    return c.disciplined_in_year & ~(c.self_remedied if c.edition == "V124" else c.discipline_counted_before)


@review_rule("REV-N-STATE", "ground", "grade", ("V16", "V21"), applies=not_completed)
def rev_n_state(c):
    return c.state_employee & c.state_rating.equals("not_completed")


@review_rule("REV-N-CASE", "ground", "grade", V, applies=not_completed)
def rev_n_case(c):
    return c.adverse_conclusion


@review_rule("REV-N-BELOW", "ground", "grade", FROM_V21, applies=falls_through)
def rev_n_below(c):
    return ~reaches(c, "review", "completed")


# ------------------------------------------------------------------------------------------------------------
# review: procedure and values

@review_rule("REV-SELF", "requirement", "procedure", FROM_V21, applies=to_be_rated)
def rev_self(c):
    return c.self_review_done


@review_rule("REV-REVIEWED", "requirement", "procedure", FROM_V21, applies=to_be_rated)
def rev_reviewed(c):
    return c.reviewed


@review_rule("REV-TEMP", "requirement", "procedure", ("V21",),
             applies=lambda c: to_be_rated(c) & c.temporary_elsewhere)
def rev_temp(c):
    """The official cell rates."""
    return c.temporary_comment


@review_value
def review_edition(c):
    return by_edition(c)


@value("review")
def review_points(c):
    return points_of(c)


add_supports("review")


@review_value
def to_review(c):
    """Under 21-HD who is new is reviewed, though not rated."""
    if c.edition == "V21":
        return ~(c.exempt | out_of_party_activity(c))
    return known_edition(c, member_rated(c))


@review_value
def review_to_rate(c):
    return known_edition(c, member_rated(c))


@review_value
def review_grade(c):
    return supported_grade(c, "review", member_rated(c))


@value("review")
def cell_vote_base(c):
    return c.cell_official - c.cell_excluded


@value("review")
def cell_votes_majority(c):
    return more_than_half(cell_vote_base(c))


@value("review")
def cell_votes_two_thirds(c):
    return two_thirds(cell_vote_base(c))


# ------------------------------------------------------------------------------------------------------------
# review_cap

def cap_rule(rule_id, editions, applies=None):
    return rule(rule_id, "review_cap", "requirement", "cap", "decided_on", editions, applies, family=V)


def cap_value(formula):
    return value("review_cap", by="decided_on", family=V)(formula)


def excellent_and_good(c):
    return c.rated_good + c.rated_excellent


def all_rated(c):
    return c.rated_excellent + c.rated_good + c.rated_completed + c.rated_not_completed


def allowed_of(c, percent):
    if c.options["cap_round"] == "half_up":
        return (base(c) * percent * 2 + 100) // 200
    return base(c) * percent // 100


def more_allowed(c):
    """Only 366-QĐ/TW lets an outstanding unit have a quarter; a superior's own figure stands alone."""
    return c.edition == "V366" and c.options["cap_percent"] is None


@cap_rule("CAP-MAX", V)
def cap_max(c):
    within = c.rated_excellent <= allowed_of(c, c.options["cap_percent"] or 20)
    if more_allowed(c):
        return within | (c.unit_outstanding & (c.rated_excellent <= allowed_of(c, 25)))
    return within


@cap_rule("CAP-REASON", ("V366",),
          applies=lambda c: (c.unit_outstanding & (c.rated_excellent > allowed_of(c, 20)) if more_allowed(c)
                             else FALSE))
def cap_reason(c):
    return c.excess_reasons_stated


@cap_rule("CAP-SCOPE", ("V16", "V21", "V124"))
def cap_scope(c):
    return ((~c.list_kind.equals("members") | c.list_scope.equals("grassroots_organisation"))
            & (~c.list_kind.equals("organisations") | c.list_scope.equals("organisation_type")))


@cap_value
def review_cap_edition(c):
    return by_edition(c)


@value("review_cap")
def base(c):
    return {"good_only": lambda: c.rated_good, "good_or_above": lambda: excellent_and_good(c),
            "all_rated": lambda: all_rated(c)}[c.options["cap_base"]]()


@cap_value
def percent(c):
    if c.edition is None:
        return UNKNOWN
    if more_allowed(c):
        return choose(c.unit_outstanding, 25, 20)
    return Maybe(c.options["cap_percent"] or 20)


@cap_value
def allowed(c):
    return allowed_of(c, percent(c))


@cap_value
def excess(c):
    return not_below_zero(c.rated_excellent - allowed(c))


@cap_value
def max_excellent(c):
    """Of those rated good or better x stay excellent and the others are counted good: the largest x that fits.
    With good_only the base is what x leaves over, so x = part of (base of x = 0) for 100 + percent, not for 100."""
    if c.edition is None:
        return UNKNOWN
    if c.options["cap_base"] != "good_only":
        return smaller(allowed(c), excellent_and_good(c))
    total, part = excellent_and_good(c), percent(c)
    if c.options["cap_round"] == "half_up":
        return smaller((total * part * 2 + 100) // (part * 2 + 200), total)
    return smaller(total * part // (part + 100), total)


def smaller(one, other):
    return choose(one <= other, one, other)


# ------------------------------------------------------------------------------------------------------------
# meeting

def meeting_rule(rule_id, kind, stage, editions, applies=None, family=M):
    return rule(rule_id, "meeting", kind, stage, "held_on", editions, applies, family=family)


def meeting_value(formula):
    return value("meeting", by="held_on", family=M)(formula)


def regular(c):
    return c.meeting_kind.is_in("regular", "combined")


def combined(c):
    return c.meeting_kind.equals("combined")


@meeting_rule("MEET-PREPARED", "requirement", "preparation", M, applies=lambda c: ~c.secretary_only)
def meet_prepared(c):
    return c.preparatory_meeting


@meeting_rule("MEET-NOTICE", "requirement", "preparation", ("M42",))
def meet_notice(c):
    return c.notice_given


@meeting_rule("MEET-DOCUMENTS", "deadline", "preparation", ("M42",))
def meet_documents(c):
    return c.documents_posted_on <= days_after(c.held_on, -1)


@meeting_rule("MEET-LENGTH", "requirement", "meeting", M)
def meet_length(c):
    if c.edition == "M12":
        return c.minutes >= 90
    return (((c.minutes >= 90) & (~combined(c) | (c.minutes >= 120)))
            | ((c.minutes_set > 0) & (c.minutes >= c.minutes_set)))


@meeting_rule("MEET-ATTENDANCE", "requirement", "meeting", M)
def meet_attendance(c):
    """More than 85 %, later 90 % or more."""
    if c.edition == "M12":
        return c.members_present * 100 > c.members_due * 85
    return c.members_present * 100 >= c.members_due * 90


@meeting_rule("MEET-UNEXCUSED", "requirement", "meeting", M)
def meet_unexcused(c):
    return c.unexcused_absences.equals(0)


@meeting_rule("MEET-STREAK", "requirement", "meeting", M)
def meet_streak(c):
    return c.excused_streak_max <= 3


@meeting_rule("MEET-MERGED", "bar", "meeting", ("M42",))
def meet_merged(c):
    return c.merged_meeting


@meeting_rule("MEET-MONTHLY", "deadline", "meeting", C11, applies=regular, family=C11)
def meet_monthly(c):
    return c.held_on <= month_end_after(c.previous_regular_on, 1)


@meeting_rule("MEET-RESULTS", "deadline", "closing", ("M42",))
def meet_results(c):
    return c.results_posted_on <= days_after(c.held_on, 2)


@meeting_value
def meeting_edition(c):
    return by_edition(c)


@meeting_value
def minutes_required(c):
    if c.edition == "M42":
        ordinary = choose(combined(c), 120, 90)
        return choose((c.minutes_set > 0) & (c.minutes_set < ordinary), c.minutes_set, ordinary)
    return known_edition(c, Maybe(90))


@meeting_value
def documents_due(c):
    return days_after(c.held_on, -1) if c.edition == "M42" else UNKNOWN


@meeting_value
def results_due(c):
    return days_after(c.held_on, 2) if c.edition == "M42" else UNKNOWN


@value("meeting")
def regular_due(c):
    return month_end_after(c.previous_regular_on, 1)


@value("meeting")
def next_regular_due(c):
    return only_when(regular(c), month_end_after(c.held_on, 1))


# ------------------------------------------------------------------------------------------------------------
# meeting: the scorecard

def card_of(c):
    return CARDS.get(c.options["scorecard"])


def scored(c):
    return FALSE if card_of(c) is None else TRUE


def fact(c, name):
    return getattr(c, name)


def first_band(bands, fits):
    """The points of the first band that fits; the last is unconditional."""
    *others, last = bands
    points = Maybe(hundredths(last["points"]))
    for band in reversed(others):
        points = choose(fits(band), hundredths(band["points"]), points)
    return points


def by_length(c, rule_):
    standard = Maybe(rule_["standard"])
    if "large_from" in rule_:
        standard = choose(c.members_total >= rule_["large_from"], rule_["standard_large"], rule_["standard"])

    def fits(band):
        if "short_at_most" in band:
            return c.minutes + band["short_at_most"] >= standard
        part, whole = band["part_at_least"]
        return c.minutes * whole >= standard * part
    return first_band(rule_["bands"], fits)


def by_share(c, rule_):
    def fits(band):
        part, whole = fact(c, rule_["of"]) * 100, fact(c, rule_["in"])
        return part > whole * band["above"] if "above" in band else part >= whole * band["at_least"]
    points = first_band(rule_["bands"], fits)
    for entry in reversed(rule_.get("first", [])):
        points = choose(fact(c, entry["fact"]) > entry["above"], hundredths(entry["points"]), points)
    return points


def by_bound(condition):
    return lambda c, rule_: choose(condition(c, rule_), hundredths(rule_["points"]), hundredths(rule_["otherwise"]))


MEASURES = {
    "length": by_length,
    "share": by_share,
    "limit": by_bound(lambda c, rule_: fact(c, rule_["fact"]) <= rule_["at_most"]),
    "before": by_bound(lambda c, rule_: fact(c, rule_["fact"]) <= days_after(c.held_on, -rule_["days"])),
    "after": by_bound(lambda c, rule_: fact(c, rule_["fact"]) <= days_after(c.held_on, rule_["days"])),
}


def counted(c, criterion):
    return c.meeting_kind.is_in(*criterion["counts"]["meeting_kind"])


def given_score(c, criterion):
    return fact(c, f"score_{criterion['n']}")


def derived_score(c, criterion):
    points = UNKNOWN
    if "rule" in criterion:
        points = MEASURES[criterion["rule"]["measure"]](c, criterion["rule"])
    if "waived" in criterion:
        points = choose(fact(c, criterion["waived"]["fact"]), hundredths(criterion["max"]), points)
    if "counts" in criterion:
        points = choose(counted(c, criterion), points, 0)
    return points


def score(c, criterion):
    return first_known(given_score(c, criterion), derived_score(c, criterion))


def meeting_grade(c):
    """The first threshold that the points reach; full marks on every gate are needed for the highest."""
    card, total = card_of(c), points_of_meeting(c)
    grades = [threshold["grade"] for threshold in card["thresholds"]]
    grade = Maybe(grades[-1])
    for threshold in reversed(card["thresholds"][1:-1]):
        grade = choose(total >= hundredths(threshold["min"]), threshold["grade"], grade)
    passed = TRUE
    for gate in card["gates"]:
        passed = passed & gate_passed(c, card, gate)
    highest = choose(passed, grades[0], grades[1])
    return choose(total >= hundredths(card["thresholds"][0]["min"]), highest, grade)


def gate_passed(c, card, gate):
    if "criterion" not in gate:
        return fact(c, f"gate_{gate['n']}")
    criterion = next(one for one in card["criteria"] if gate["criterion"] in (one["id"], one["n"]))
    return score(c, criterion).equals(hundredths(criterion["max"]))


def points_of_meeting(c):
    card = card_of(c)
    if not card["itemised"]:
        return c.points_total
    first, *others = card["criteria"]
    total = score(c, first)
    for criterion in others:
        total = total + score(c, criterion)
    return total


def pairs(c):
    """The scores that are given and derived, for each criterion of the card."""
    return [(given_score(c, criterion), derived_score(c, criterion)) for criterion in card_of(c)["criteria"]]


def compared(c):
    """Whether there is anything to compare: never unknown."""
    found = FALSE
    for given, derived in pairs(c) if card_of(c) else ():
        found = found | (is_known(given) & is_known(derived))
    return found


@meeting_rule("MEET-SCORES", "requirement", "grading", EVER, applies=compared, family=EVER)
def meet_scores(c):
    found = TRUE
    for given, derived in pairs(c) if card_of(c) else ():
        found = found & (~is_known(given) | ~is_known(derived) | given.equals(derived))
    return found


@meeting_rule("MEET-GRADE", "requirement", "grading", EVER, applies=scored, family=EVER)
def meet_grade(c):
    return same_word(c.proposed_grade, meeting_grade(c), MEETING_GRADE) if card_of(c) else UNKNOWN


def same_word(one, other, words):
    places = {word: place for place, word in enumerate(words)}
    return lookup(one, places).equals(lookup(other, places))


@value("meeting", name="points")
def meeting_points(c):
    return points_of_meeting(c) if card_of(c) else UNKNOWN


@value("meeting")
def points_max(c):
    card = card_of(c)
    if card is None:
        return UNKNOWN
    if not card["itemised"]:
        return Maybe(hundredths(card["total"]))
    total = Maybe(sum(hundredths(criterion["max"]) for criterion in card["criteria"] if "counts" not in criterion))
    for criterion in card["criteria"]:
        if "counts" in criterion:
            total = choose(counted(c, criterion), hundredths(criterion["max"]), 0) + total
    return total


@value("meeting", name="grade")
def meeting_grade_value(c):
    return meeting_grade(c) if card_of(c) else UNKNOWN


def refuse_scores(c):
    """More points than the criterion has, or points for one that the card does not have."""
    if card_of(c) is None:
        return
    most = {criterion["n"]: hundredths(criterion["max"]) for criterion in card_of(c)["criteria"]}
    for n, name in enumerate(SCORES, 1):
        given = fact(c, name).value
        if given is not None and given > most.get(n, -1):
            raise ValueError(f"{name}: {given / 100} is not allowed by the card")


REFUSED |= {"meeting": (refuse_scores,)}


# ------------------------------------------------------------------------------------------------------------
# meeting_year

def year_rule(rule_id, editions, applies=None, family=EVER):
    return rule(rule_id, "meeting_year", "requirement", "year", "year", editions, applies, family=family)


def yearly(c):
    """What the card says of the year, if it does."""
    card = card_of(c)
    return card and card["year"]


def graded_for_year(*grades):
    def applies(c):
        return (c.proposed_grade.is_in(*grades) if grades else TRUE) if yearly(c) else FALSE
    return applies


@year_rule("MYR-MONTHLY", C11, family=C11)
def myr_monthly(c):
    return c.months_held >= c.months_due


@year_rule("MYR-THEMATIC", ("M42",), family=M)
def myr_thematic(c):
    return c.quarters_thematic >= c.quarters_due


@year_rule("MYR-GRADED", EVER, applies=graded_for_year())
def myr_graded(c):
    return c.meetings_good + c.meetings_fair + c.meetings_average + c.meetings_weak >= c.months_held


@year_rule("MYR-NONE-BELOW", EVER, applies=graded_for_year("good"))
def myr_none_below(c):
    if not yearly(c):
        return UNKNOWN
    below = MEETING_GRADE[:MEETING_GRADE.index(yearly(c)["all_at_least"])]
    total = Maybe(0)
    for grade in below:
        total = fact(c, f"meetings_{grade}") + total
    return total.equals(0)


@year_rule("MYR-GOOD-COUNT", EVER, applies=graded_for_year("good"))
def myr_good_count(c):
    return c.meetings_good >= yearly(c)["good_at_least"] if yearly(c) else UNKNOWN


@year_rule("MYR-ALL-AVERAGE", EVER, applies=graded_for_year("fair"))
def myr_all_average(c):
    return c.meetings_weak.equals(0)


@year_rule("MYR-REST", EVER, applies=graded_for_year("fair", "average", "weak"))
def myr_rest(c):
    """The rest of the yearly rule was not read."""
    return UNKNOWN


@value("meeting_year", by="year", family=M)
def meeting_year_edition(c):
    return by_edition(c)


@value("meeting_year")
def year_good(c):
    return as_status(myr_none_below(c) & myr_good_count(c)) if yearly(c) else UNKNOWN


# ------------------------------------------------------------------------------------------------------------
# cell_rating: who is rated, and the grade

def organisation_under_six_months(c):
    return months_after(c.founded_on, 6) > c.review_on


@org_rule("ORG-NEW", "bar", "eligibility", FROM_V21, applies=to_be_rated)
def org_new(c):
    return organisation_under_six_months(c)


@org_rule("ORG-NR-CASE", "requirement", "eligibility", FROM_V21, applies=left_unrated)
def org_nr_case(c):
    return organisation_under_six_months(c)


@org_rule("ORG-LEVELS", "requirement", "grade", ("V27", "V16"), applies=class_not_read)
def org_levels(c):
    """The conditions of these classes were not read."""
    return UNKNOWN


rate_tasks("ORG", org_rule, lambda c, name: getattr(c, f"tasks_{name}"))


@org_rule("ORG-CLEAN", "requirement", "grade", ("V366",), applies=excellent)
def org_clean(c):
    return (is_cell(c) | c.units_disciplined.equals(0)) & c.leaders_disciplined.equals(0)


def is_cell(c):
    return c.org_kind.equals("cell")


def is_committee(c):
    return c.org_kind.equals("committee")


@org_rule("ORG-UNITS", "requirement", "grade", ("V366",), applies=lambda c: excellent(c) & is_committee(c))
def org_units(c):
    return c.rated_not_completed.equals(0)


@org_rule("ORG-CRIT-TASK", "requirement", "grade", CRITERIA_V, applies=at_least_completed)
def org_crit_task(c):
    return task_criteria(c)


@org_rule("ORG-CRIT-OTHER", "requirement", "grade", CRITERIA_V, applies=at_least_completed)
def org_crit_other(c):
    return other_criteria(c)


@org_rule("ORG-SHARE-DONE", "requirement", "grade", CRITERIA_V, applies=at_least_good)
def org_share_done(c):
    return c.rated_not_completed.equals(0)


@org_rule("ORG-SHARE-GOOD", "requirement", "grade", CRITERIA_V, applies=at_least_good)
def org_share_good(c):
    return excellent_and_good(c) * 100 >= all_rated(c) * lookup(c.proposed_rating, {"excellent": 80, "good": 50})


@org_rule("ORG-PEERS", "requirement", "grade", ("V21",), applies=lambda c: at_least_good(c) & c.has_peers)
def org_peers(c):
    return ((lookup(c.government_rating, RATING_RANK) >= RATING_RANK["completed"]) & c.mass_lowest.equals(0))


@org_rule("ORG-DISCIPLINE", "requirement", "grade", ("V21",), applies=at_least_completed)
def org_discipline(c):
    return ~c.org_disciplined | c.self_remedied


@org_rule("ORG-NOT-COMPLETED", "bar", "grade", ("V27", *FROM_V21), applies=at_least_completed)
def org_not_completed(c):
    return any_ground(c, "cell_rating")


# ------------------------------------------------------------------------------------------------------------
# cell_rating: the grounds

@org_rule("ORG-N-SCORE", "ground", "grade", ("V366",), applies=not_completed)
def org_n_score(c):
    return under_50_points(c)


@org_rule("ORG-N-TASKS", "ground", "grade", FROM_V21, applies=not_completed)
def org_n_tasks(c):
    if c.edition == "V366":
        return under_share_done(c.tasks_done, c.tasks_assigned, 70)
    under_half = under_share_done(c.tasks_done, c.tasks_assigned, 50) & ~c.force_majeure
    return under_half & c.main_targets_missed if c.edition == "V124" else under_half


@org_rule("ORG-N-CRIT", "ground", "grade", CRITERIA_V, applies=not_completed)
def org_n_crit(c):
    return a_weak_criterion(c)


@org_rule("ORG-N-SHARE", "ground", "grade", CRITERIA_V, applies=not_completed)
def org_n_share(c):
    many = c.units_disciplined * 100 > c.units_total * 20
    return many & is_committee(c) if c.edition == "V124" else many


@org_rule("ORG-N-DISCIPLINE", "ground", "grade", ("V124",), applies=not_completed)
def org_n_discipline(c):
    return c.org_disciplined


@org_rule("ORG-N-SUBCASE", "ground", "grade", ("V124",), applies=not_completed)
def org_n_subcase(c):
    return c.sub_case_disciplined & ~c.self_remedied


@org_rule("ORG-N-CASE", "ground", "grade", ("V27", *FROM_V21), applies=not_completed)
def org_n_case(c):
    return c.adverse_conclusion


@org_rule("ORG-N-BELOW", "ground", "grade", FROM_V21, applies=falls_through)
def org_n_below(c):
    return ~reaches(c, "cell_rating", "completed")


@org_rule("ORG-W-SCORE", "ground", "grade", ("V27",), applies=not_completed)
def org_w_score(c):
    return c.points_total < 5000


@org_rule("ORG-W-GOVERNMENT", "ground", "grade", ("V27",), applies=not_completed)
def org_w_government(c):
    return c.has_peers & c.government_rating.equals("not_completed")


@org_rule("ORG-W-MASS", "ground", "grade", ("V27",), applies=not_completed)
def org_w_mass(c):
    return c.has_peers & (c.mass_lowest >= 2)


@org_rule("ORG-W-UNITS", "ground", "grade", ("V27",), applies=not_completed)
def org_w_units(c):
    return is_committee(c) & (c.rated_not_completed * 3 > c.units_total)


@org_rule("ORG-W-MEMBERS", "ground", "grade", ("V27",), applies=not_completed)
def org_w_members(c):
    return is_cell(c) & (c.rated_not_completed * 2 > c.units_total)


# ------------------------------------------------------------------------------------------------------------
# cell_rating: values

@org_value
def cell_rating_edition(c):
    return by_edition(c)


@org_value
def cell_rating_points(c):
    return c.points_total if c.edition == "V27" else known_edition(c, points_of(c))


add_supports("cell_rating")


@org_value
def cell_rating_to_rate(c):
    return known_edition(c, TRUE if c.edition in ("V27", "V16") else ~organisation_under_six_months(c))


@org_value
def cell_rating_grade(c):
    return supported_grade(c, "cell_rating", cell_rating_to_rate(c))


# ------------------------------------------------------------------------------------------------------------
# cell_structure

def structure_rule(rule_id, stage, family, editions=None, applies=None):
    return rule(rule_id, "cell_structure", "requirement", stage, "decided_on", editions or family, applies,
                family=family)


def members(c):
    return c.official_members + c.probationary_members


def a_cell(c):
    return c.org_form.is_in("cell", "grassroots_cell")


def under_delegated_committee(c):
    return c.org_form.equals("grassroots_cell") & c.delegated_superior


@structure_rule("STR-MIN", "form", C11)
def str_min(c):
    return c.official_members >= 3


@structure_rule("STR-CELL-MAX", "form", C11, applies=lambda c: c.org_form.equals("grassroots_cell"))
def str_cell_max(c):
    return (members(c) < 30) | c.superior_consent


@structure_rule("STR-COMMITTEE-MIN", "form", C11, applies=lambda c: c.org_form.equals("grassroots_committee"))
def str_committee_min(c):
    return (members(c) >= 30) | c.superior_consent


@structure_rule("STR-UP-SUBGROUPS", "form", R, applies=under_delegated_committee)
def str_up_subgroups(c):
    return c.subgroups >= 1


@structure_rule("STR-UP-LEGAL", "form", R, applies=under_delegated_committee)
def str_up_legal(c):
    return c.legal_person


@structure_rule("STR-UP-CONSENT", "form", R, applies=under_delegated_committee)
def str_up_consent(c):
    return c.superior_consent


@structure_rule("STR-CELL-COMMITTEE", "leadership", C11, applies=a_cell)
def str_cell_committee(c):
    return (c.official_members < 9) | (c.committee_size >= 1)


@structure_rule("STR-NO-COMMITTEE", "leadership", C11, applies=a_cell)
def str_no_committee(c):
    return (c.official_members >= 9) | c.committee_size.equals(0)


@structure_rule("STR-COMMITTEE-SIZE", "leadership", R, applies=a_cell)
def str_committee_size(c):
    return c.committee_size <= 7


@structure_rule("STR-DEPUTY", "leadership", R, applies=a_cell)
def str_deputy(c):
    return (c.deputies <= 1) & ((c.official_members < 9) | c.deputies.equals(1))


@structure_rule("STR-APPOINT", "leadership", R, applies=lambda c: a_cell(c) & c.secretary_appointed)
def str_appoint(c):
    three_ballots = c.secretary_ballots_failed >= 3
    return three_ballots | c.appointment_needed if c.edition in FROM_R294 else three_ballots


@structure_rule("STR-SUB-SIZE", "meetings", H, editions=("H03",), applies=lambda c: c.subgroup_meetings > 0)
def str_sub_size(c):
    return members(c) >= 50


@structure_rule("STR-SUB-TIMES", "meetings", H, editions=("H03",), applies=lambda c: c.subgroup_meetings > 0)
def str_sub_times(c):
    return c.subgroup_meetings <= 3


def term(c):
    """30 months for a cell, 60 with the pilot; 60 for the grassroots forms."""
    of_cell = choose(c.pilot_five_year, 60, 30) if c.edition == "CP" else Maybe(30)
    return choose(c.org_form.equals("cell"), of_cell, 60)


@rule("STR-CONGRESS", "cell_structure", "deadline", "congress", "congress_on", C_TERM)
def str_congress(c):
    return ((c.congress_on <= congress_due(c))
            | (c.congress_shift_consent & (c.congress_on <= congress_latest(c))))


@rule("STR-CONGRESS-EARLY", "cell_structure", "requirement", "congress", "congress_on", C_TERM)
def str_congress_early(c):
    return ((c.congress_on >= congress_due(c))
            | (c.congress_shift_consent & (c.congress_on >= congress_earliest(c))))


@value("cell_structure", by="decided_on", family=R)
def cell_structure_edition(c):
    return by_edition(c)


@value("cell_structure")
def members_total(c):
    return members(c)


@value("cell_structure")
def form_expected(c):
    grassroots = choose(members(c) < 30, "grassroots_cell", "grassroots_committee")
    return choose(c.official_members < 3, "none", choose(c.org_form.equals("cell"), "cell", grassroots))


@value("cell_structure")
def leadership(c):
    return choose(c.official_members < 3, "none", choose(c.official_members < 9, "secretary", "committee"))


@value("cell_structure", by="congress_on", family=C_TERM)
def congress_due(c):
    return months_after(c.last_congress_on, term(c))


@value("cell_structure", by="congress_on", family=C_TERM)
def congress_earliest(c):
    return months_after(c.last_congress_on, term(c) - 6)


@value("cell_structure", by="congress_on", family=C_TERM)
def congress_latest(c):
    return months_after(c.last_congress_on, term(c) + 6)


@value("cell_structure", by="decided_on", family=("S08",))
def thematic_supervision(c):
    return known_edition(c, (c.committee_size > 0) | (members(c) > 30) | (c.subgroups > 0))


# ------------------------------------------------------------------------------------------------------------
# development

def part_rounded_up(number, percent_):
    return (number * percent_ + 99) // 100


MOST_HUNDREDTHS = 2 ** 31 - 1


def share_of(part, whole):
    """In hundredths of a percent, half up; unknown of nothing, and beyond 32 bits."""
    divisor = choose(whole > 0, whole, 1)
    share = (part * 20000 + divisor) // (divisor * 2)
    return only_when((whole > 0) & (share <= MOST_HUNDREDTHS), share)


@rule("DEV-MIN", "development", "requirement", "target", "year", ("N21",))
def dev_min(c):
    return c.admitted * 100 >= c.members_start * 3


@rule("DEV-LOCAL", "development", "requirement", "target", "year", EVER,
      applies=lambda c: (TRUE if c.options["target_count"] is not None or c.options["target_percent"] is not None
                         else FALSE))
def dev_local(c):
    count, share = c.options["target_count"], c.options["target_percent"]
    enough = TRUE if count is None else c.admitted >= count
    return enough if share is None else (c.admitted * 10000 >= c.members_start * share) & enough


@value("development", by="year", family=("N21",))
def development_edition(c):
    return by_edition(c)


@value("development", by="year", family=("N21",))
def target_min(c):
    return known_edition(c, part_rounded_up(c.members_start, 3))


@value("development", by="year", family=("N21",))
def target_high(c):
    return known_edition(c, part_rounded_up(c.members_start, 4))


@value("development", by="year", family=("N21",))
def remaining(c):
    return known_edition(c, not_below_zero(part_rounded_up(c.members_start, 3) - c.admitted))


@value("development")
def rate(c):
    return share_of(c.admitted, c.members_start)


@value("development")
def progress(c):
    count = c.options["target_count"]
    return UNKNOWN if count is None else share_of(c.admitted, Maybe(count))


for group in ("women", "minority", "union", "18_30"):
    value("development", name=f"share_{group}")(
        lambda c, group=group: share_of(fact(c, f"admitted_{group}"), c.admitted))


# ------------------------------------------------------------------------------------------------------------
# dues

def dues_rule(rule_id, stage, editions, applies=None):
    return rule(rule_id, "dues", "requirement", stage, "month_on", editions, applies, family=D)


def dues_value(formula):
    return value("dues", by="month_on", family=D)(formula)


@dues_rule("DUE-FIXED", "amount", ("D342",),
           applies=lambda c: c.category.is_in("below_retirement_age", "retirement_age", "student"))
def due_fixed(c):
    return (c.fixed_amount >= 2000) & (c.fixed_amount <= 30000)


@dues_rule("DUE-REDUCTION", "relief", FROM_D01, applies=lambda c: c.reduction_percent > 0)
def due_reduction(c):
    return c.reduction_percent.equals(30) | c.reduction_percent.equals(50) | c.reduction_percent.equals(70)


@dues_rule("DUE-RELIEF-TERM", "relief", FROM_D01,
           applies=lambda c: (c.reduction_percent > 0) | c.exemption_granted)
def due_relief_term(c):
    return c.relief_until < months_after(c.relief_from, 12)


@dues_rule("DUE-DEFERRAL", "relief", FROM_D01, applies=lambda c: c.deferred)
def due_deferral(c):
    return c.deferral_until <= c.meetings_exempt_until


@dues_rule("DUE-PAID", "payment", D, applies=lambda c: ~c.deferred)
def due_paid(c):
    return c.paid >= amount_due(c)


@dues_rule("DUE-ARREARS", "payment", D)
def due_arrears(c):
    return c.unpaid_months < 3


def relief_active(c):
    """In the month of relief_from, in that of relief_until and in those between."""
    return ((months_between(c.relief_from, c.month_on) >= 0)
            & (months_between(c.month_on, c.relief_until) >= 0))


def thousandths(c):
    """The amount before exemption and reduction, in thousandths of a đồng."""
    if c.edition == "D342":
        by_category = {"insured": c.base_amount * 10, "leave_benefit": UNKNOWN, "pensioner": c.base_amount * 5,
                       "below_retirement_age": c.fixed_amount * 1000, "retirement_age": c.fixed_amount * 500}
        last = c.fixed_amount * 1000
    else:
        below, above = (3, 2) if c.edition == "D01" else (5, 3)
        by_category = {"insured": c.base_amount * 10, "leave_benefit": c.base_amount * 10,
                       "pensioner": c.base_amount * 5, "below_retirement_age": c.region_wage * below,
                       "retirement_age": c.region_wage * above}
        last = Maybe(5000 * 1000)
    amount = last
    for category, of_category in reversed(by_category.items()):
        amount = choose(c.category.equals(category), of_category, amount)
    return amount


def percent_to_pay(c):
    """342-QĐ/TW knows no term of a reduction."""
    reduced = c.reduction_percent * -1 + 100
    if c.edition == "D342":
        return reduced
    return choose(c.reduction_percent.equals(0), 100, choose(relief_active(c), reduced, 100))


def amount_due(c):
    exact = thousandths(c) * percent_to_pay(c)
    return choose(exempt(c), 0, (exact * 2 + 100000) // 200000)


@dues_value
def dues_edition(c):
    return by_edition(c)


@dues_value
def exempt(c):
    if c.edition == "D342":
        return c.exemption_granted
    return known_edition(c, (c.party_years >= 50) | c.social_pension | (c.exemption_granted & relief_active(c)))


@dues_value
def due(c):
    return known_edition(c, amount_due(c))


@dues_value
def shortfall(c):
    return known_edition(c, not_below_zero(amount_due(c) - c.paid))


VALUES |= {check: values_of(check) for check in CHECKS}
