# SPDX-License-Identifier: MIT
"""Compares the library with the reference over random files, and over products of facts; needs NumPy.

    PYTHONPATH=build/python python3 tests/differential.py [--rows N] [--seed S] [CHECK...]

1. The reference itself: one file at a time and in columns it finds the same.
2. Random files of every check: verdict, first stage that is not met, status of every rule and every value.
3. Products: for each check that has bars, every combination of the facts that bars, grounds and requirements
   rest on, each on either side of its condition and unknown; what is split, and how, is told in PRODUCTS. Beside
   the comparison: a bar that is met or unknown never lets the verdict be met.

The first file of a check that differs is printed as a case, with what differs. The last line counts rows.
"""

import argparse
import json
import sys
import time

import numpy
import partyorg

import random_columns
import reference
import reference_columns
import reference_removal
import reference_review
from reference_columns import MET, STATUSES, UNKNOWN, Column, as_days

ABSENT = -2**31
CHECKS = reference_removal.CHECKS + reference_review.CHECKS
CHUNK = 1 << 15                                  # rows of one call, with options of their own
AGREEING = 400                                   # files of each check that are examined one by one as well
SHOWN = 1                                        # differing files of each check


# ------------------------------------------------------------------------------------------------------------
# What the library finds, and what it should.

def table_of(check, facts, on):
    table = {"on": on.values.astype("datetime64[D]")}
    subject = next(one.subject for one in partyorg.checks() if one.name == check)
    facts_of = {fact.name: fact for fact in partyorg.facts(subject)}
    for name, kind in reference.SUBJECTS[check].items():
        column = facts[name]
        if kind == "date":
            table[name] = numpy.where(column.unknown, numpy.datetime64("NaT"),
                                      column.values.astype("datetime64[D]"))
        elif kind == "points":
            table[name] = numpy.where(column.unknown, numpy.nan, column.values / 100)
        elif isinstance(kind, tuple):            # in the library's order
            choices = [choice.name for choice in facts_of[name].choices]
            places = numpy.array([choices.index(choice) for choice in kind])
            table[name] = numpy.where(column.unknown, ABSENT, places[column.values * ~column.unknown]).astype(numpy.int32)
        else:
            table[name] = numpy.where(column.unknown, ABSENT, column.values).astype(numpy.int32)
    return table


def as_numbers(check, name, column):
    """Words are numbers in the library's order, points and percent are fractions."""
    info = next(value for value in partyorg.values(check) if value.name == name)
    values = column.values
    if column.choices is not None:
        words = [choice.name for choice in info.choices]
        values = numpy.array([words.index(choice) for choice in column.choices])[values]
    return numpy.where(column.unknown, ABSENT, values.astype(numpy.int64))


def found_numbers(values):
    values = numpy.asarray(values)
    if values.dtype != numpy.float64:
        return values
    return numpy.where(numpy.isnan(values), ABSENT, numpy.rint(values * 100)).astype(numpy.int64)


def differing(check, facts, on, options):
    """What differs, by name: the rows. And the verdicts and statuses that the library found."""
    found = reference_columns.examine(check, facts, on, options)
    values = found["values"] and "all"           # the reference of columns has no values of the other checks
    report = partyorg.check_table(check, table_of(check, facts, on), options=options, values=values)
    masks = {status: numpy.asarray(getattr(report, status)) for status in STATUSES}
    verdicts = numpy.asarray(report.verdict)
    differs = {"verdict": verdicts != found["verdict"], "stage": numpy.asarray(report.stage) != found["stage"]}
    statuses = {}
    for place, rule in enumerate(partyorg.rules(check)):
        bits = [mask >> numpy.uint64(place) & numpy.uint64(1) for mask in masks.values()]
        if not numpy.array_equal(sum(bits), numpy.ones(len(verdicts))):
            raise SystemExit(f"{check} {rule.id}: a row has not just one status")
        statuses[rule.id] = numpy.argmax(bits, axis=0)
        differs[rule.id] = statuses[rule.id] != found["rules"][rule.id]
    for name, column in found["values"].items():
        differs[name] = found_numbers(report.values[name]) != as_numbers(check, name, column)
    return {name: numpy.flatnonzero(rows) for name, rows in differs.items() if rows.any()}, verdicts, statuses


def compare_names(check):
    """The library and the reference have the same rules and values."""
    rules = {rule.id for rule in partyorg.rules(check)} ^ {rule.id for rule in reference.rules_of(check)}
    values = set()
    if check in CHECKS:
        values = {value.name for value in partyorg.values(check)} ^ set(reference.FORMULAS[check])
    if rules or values:
        raise SystemExit(f"{check}: only one of the two has {', '.join(sorted(rules | values))}")


class Outcome:
    def __init__(self):
        self.passed = self.failed = 0
        self.shown = {}

    def add(self, rows, wrong):
        self.passed, self.failed = self.passed + rows - wrong, self.failed + wrong

    def show(self, check, file, on, options, lines):
        """A file that differs as a case, at most SHOWN of each check."""
        self.shown[check] = self.shown.get(check, 0) + 1
        if self.shown[check] > SHOWN:
            return
        case = {"id": f"{check}-differs", "check": check, "on": on, "facts": file}
        if options:
            case["options"] = options
        found = reference.examine(check, file, on, options)
        case["expect"] = {key: found[key] for key in ("verdict", "rules", "stages")}
        case["expect"]["values"] = reference.report_values(reference.read_case(check, file, on, options), check)
        print(json.dumps(case, separators=(",", ":")))
        for line in lines:
            print(f"    {line}", flush=True)


def differences_of(check, file, on, options, names):
    """For one file: what the reference says and what the library says, by name."""
    expected = reference.examine(check, file, on, options)
    found = partyorg.check(check, file, on=on, options=options)
    for name in names:
        if name == "verdict":
            yield f"verdict: expected {expected['verdict']}, found {found.verdict}"
        elif name == "stage":
            stage = next((one for one, verdict in expected["stages"].items() if verdict != "met"), None)
            yield f"stage: expected {stage}, found {found.stage}"
        elif name in expected["rules"]:
            yield f"{name}: expected {expected['rules'][name]}, found {found.statuses[name]}"
        else:
            yield f"{name}: expected {expected['values'].get(name)}, found {found.values.get(name)}"


def compare(outcome, check, facts, on, options):
    """Counts the rows; for the callers the verdicts and statuses that the library found."""
    differs, verdicts, statuses = differing(check, facts, on, options)
    wrong = numpy.unique(numpy.concatenate([*differs.values(), numpy.array([], int)]))
    outcome.add(len(verdicts), len(wrong))
    if len(wrong):
        names = [name for name, rows in differs.items() if wrong[0] in rows]
        file, day = random_columns.file_of(check, facts, on, wrong[0])
        outcome.show(check, file, day, options, [
            *differences_of(check, file, day, options, names),
            "rows that differ: " + ", ".join(f"{name} {len(rows)}" for name, rows in differs.items())])
    return verdicts, statuses


# ------------------------------------------------------------------------------------------------------------
# 1. The reference against itself. 2. Random files.

def draw_options(rng, check):
    drawn = {}
    for name, offered in reference.OPTIONS[check].items():
        choices = reference.choices_of(offered)
        choice = choices[rng.integers(len(choices))]
        if choice is not None and rng.random() < 0.7:
            drawn[name] = choice
    return drawn


def compare_evaluators(outcome, check, rng, rows):
    """Columns, and the same files one at a time."""
    options = draw_options(rng, check)
    facts, on = random_columns.draw(rng, check, rows, options)
    columns = reference_columns.examine(check, facts, on, options)
    for row in range(rows):
        file, day = random_columns.file_of(check, facts, on, row)
        alone = reference.examine(check, file, day, options)
        lines = []
        if alone["verdict"] != STATUSES[columns["verdict"][row]]:
            lines.append(f"verdict: columns say {STATUSES[columns['verdict'][row]]}")
        lines += [f"{rule}: columns say {STATUSES[statuses[row]]}" for rule, statuses in columns["rules"].items()
                  if alone["rules"][rule] != STATUSES[statuses[row]]]
        for name, column in columns["values"].items():
            value = None if column.unknown[row] else column.values[row].item()
            if column.choices is not None and value is not None:
                value = column.choices[value]
            wanted = alone["values"].get(name)
            if column.choices is None and isinstance(wanted, str):
                wanted = as_days(wanted)
            if name in reference.HUNDREDTHS and wanted is not None:
                wanted = reference.hundredths(wanted)
            if wanted != value:
                lines.append(f"{name}: columns say {value}")
        outcome.add(1, bool(lines))
        if lines:
            outcome.show(check, file, day, options, lines)


def compare_random(outcome, check, rng, rows):
    for first in range(0, rows, CHUNK):
        options = draw_options(rng, check)
        facts, on = random_columns.draw(rng, check, min(CHUNK, rows - first), options)
        compare(outcome, check, facts, on, options)


# ------------------------------------------------------------------------------------------------------------
# 3. Products. An axis is a list of settings, a setting the facts that it states; later axes overrule earlier ones.

def facts_each(**choices):
    """For each fact an axis: the values given, and unknown."""
    return [[{name: value} for value in (*values, None)] for name, values in choices.items()]


def era(*days, on=None, facts):
    """An axis of days on which all acts happen; what is not known then is of no edition's making."""
    return [{"on": on or day} | dict.fromkeys(facts, day) for day in days]


YES_NO = (True, False)
K30_DAY, K22_DAY, K296_DAY, K21_DAY = "2019-05-16", "2023-05-17", "2025-11-12", "2026-11-10"
DECIDED = ("cell_met_on", "decided_on")

# Deletion: what makes each ground met, not met, unknown. Days go with K296_DAY.
NO_GROUND = {
    "absent_months": 2, "unpaid_months": 2, "card_event": "lost", "will_conclusion": False, "unfit_years": 1,
    "polstd_failed": False, "recognition_refused": False, "unfit_concluded": False, "transfer_excused": True,
    "gap_cause": "inquiry", "false_membership": False, "admission_annulled": False, "criminal_status": "none",
    "progress": False, "educated_on": "2024-11-12", "ceremony_on": "2024-11-12", "file_submitted": False,
    "slip_received_on": "2025-08-11", "file_received_on": "2025-11-01", "admission_defect": "none",
}
GROUNDS = facts_each(absent_months=(3, 2), unpaid_months=(3, 2), card_event=("returned", "kept"),
                     will_conclusion=YES_NO, unfit_years=(2, 1), polstd_failed=YES_NO, transfer_excused=YES_NO,
                     gap_cause=("own_fault", "inquiry"), false_membership=YES_NO)
PROBATIONARY_GROUNDS = facts_each(recognition_refused=YES_NO, ceremony_on=("2024-11-12", "2024-11-13"),
                                  unfit_concluded=YES_NO, criminal_status=("detained", "none"))
ROUTES = facts_each(route=("ordinary", "transfer", "membership", "annulment", "fast_track"))
EXPEL = facts_each(member_kind=("official", "probationary"), expulsion_level=YES_NO)
DEFECTS = facts_each(admission_defect=("none", "standards", "procedure"), admission_annulled=YES_NO)
# Each bar of deletion met, not met and unknown; the second with the route of annulment.
DELETION_BARS = [{"member_kind": "official", "expulsion_level": level} for level in (True, False, None)]
DELETION_BARS += [{"member_kind": "official", "expulsion_level": False, "route": route, "admission_defect": defect}
                  for route in ("annulment", None) for defect in ("procedure", "none", None)]
WHOLE_DELETION = NO_GROUND | {
    "member_kind": "official", "expulsion_level": False, "route": "ordinary", "absent_months": 3,
    "selfcrit_done": True, "selfcrit_requests": 0, "selfcrit_refused": False, "cell_official": 9,
    "cell_excluded": 0, "cell_yes": 6, "vote_method": "party_card", "ballots_failed": 0, "section": "none",
    "committee_between": True, "committee_base": 9, "committee_yes": 6, "decider": "standing_committee",
    "decider_base": 9, "decider_yes": 5, "special_regime": False, "special_cleared": True,
    "escalated_on": K296_DAY,
}
SECTIONS = facts_each(section=("none", "appraised", "not_appraised"))
SPECIAL = facts_each(special_regime=YES_NO, special_cleared=YES_NO)

WHOLE_LEAVING = {"reasons_stated": True}

# Discipline: one setting for each bar met, one for each unknown, and one with none.
NO_BAR = {
    "member_kind": "official", "already_disciplined": False, "deferral": "none", "asked_in_writing": False,
    "especially_serious": False, "exempted": False, "decision_body": "superior_standing", "superior_task": False,
    "delegated": True, "measure": "warning",
}
DISCIPLINE_BARS = [{}] + [
    setting for fact, others in (
        ("member_kind", {"measure": "dismissal", "member_kind": "probationary"}),
        ("already_disciplined", {"already_disciplined": True}),
        ("asked_in_writing", {"deferral": "maternity"}),
        ("deferral", {"deferral": "sole_father"}), ("deferral", {"deferral": "inpatient"}),
        ("deferral", {"deferral": "missing"}), ("especially_serious", {"deferral": "deceased"}),
        ("exempted", {"exempted": True}),
        ("decision_body", {"decision_body": "cell_committee"}),
        ("measure", {"decision_body": "cell", "measure": "expulsion"}),
        ("superior_task", {"decision_body": "cell", "superior_task": True}),
        ("delegated", {"decision_body": "grassroots_committee", "measure": "expulsion", "delegated": False}))
    for setting in (others, others | {fact: None})]
MEASURES = facts_each(measure=("reprimand", "warning", "dismissal", "expulsion"))
WHOLE_DISCIPLINE = NO_BAR | {
    "holds_post": True, "criminal_status": "none", "no_limit_class": "none", "act_on": "2024-05-06",
    "new_breach": False, "new_breach_on": "2025-05-06", "excluded_days": 0, "concluded_on": K296_DAY,
    "fast_track": False, "heard": True, "invited_absent": False, "cell_official": 9, "cell_excluded": 0,
    "cell_yes": 6, "cell_proposed": True, "decider_base": 9, "decider_yes": 5,
}
BODIES = facts_each(decision_body=("cell", "superior_standing"))
DISCIPLINE_DATES = ("decided_on", "concluded_on")

WHOLE_APPEAL = {"against": "discipline", "decision_written": True, "filed_by": "member", "level": "superior",
                "announced_on": "2025-11-03", "received_on": "2025-11-03"}
WINDOW = [{"received_on": day, "announced_on": day} for day in ("2025-11-03", "2025-06-02", None)]

ADMISSIBILITY = facts_each(concluded_highest=YES_NO, pending_higher=YES_NO)
LATER_BARS = facts_each(refused_decision=YES_NO, criminal_status=("sentenced_heavy", "none"),
                        judgment_quashed=YES_NO, transferred_out=YES_NO)

# Rating: each proposal, and none known; a file of the highest grade under every edition.
PROPOSED = facts_each(proposed_rating=reference_review.RATING)
RATED_DAYS = ("2017-12-20", "2018-12-20", "2021-12-20", "2024-12-20", "2025-12-22")
WHOLE_RATING = {
    "points_general": 30, "points_task": 60, "points_total": 90, "crit_task_min": "excellent",
    "crit_other_min": "good", "tasks_assigned": 10, "tasks_done": 10, "tasks_late": 0, "tasks_exceeded": 5,
    "quality_ensured": True, "main_targets_missed": False, "force_majeure": False, "shortcomings_found": 1,
    "shortcomings_fixed": 1, "self_remedied": False, "adverse_conclusion": False,
}
WHOLE_REVIEW = WHOLE_RATING | {
    "exempt": False, "suspension": "none", "ceremony_on": "2010-05-19", "post": "none",
    "disciplined_in_year": False, "discipline_counted_before": False, "state_employee": False, "sick_months": 0,
    "temporary_elsewhere": False, "self_review_done": True, "reviewed": True,
}
WHOLE_ORGANISATION = WHOLE_RATING | {
    "org_kind": "committee", "founded_on": "2000-01-01", "rated_excellent": 2, "rated_good": 14,
    "rated_completed": 4, "rated_not_completed": 0, "units_total": 20, "units_disciplined": 0,
    "leaders_disciplined": 0, "org_disciplined": False, "sub_case_disciplined": False, "has_peers": False,
}
GRADING = facts_each(points_task=(60, 59.99, 19.99), crit_task_min=("excellent", "average", "weak"),
                     tasks_done=(10, 6, 4), adverse_conclusion=YES_NO)
WHOLE_MEETING = {
    "meeting_kind": "regular", "minutes": 120, "minutes_set": 0, "members_due": 20, "members_present": 18,
    "unexcused_absences": 0, "excused_streak_max": 3, "secretary_only": False, "preparatory_meeting": True,
    "notice_given": True, "merged_meeting": False,
}

# A product: the check, what it is, the facts that it states everywhere, its axes.
PRODUCTS = [
    ("deletion", "bars, routes, one ground of each route; two editions", WHOLE_DELETION,
     [*EXPEL, *ROUTES, *DEFECTS, *facts_each(absent_months=(3, 2), gap_cause=("own_fault", "inquiry"),
                                             transfer_excused=YES_NO, criminal_status=("detained", "none")),
      era(K22_DAY, K296_DAY, facts=DECIDED)]),
    ("deletion", "bars, every ground of official members", WHOLE_DELETION,
     [*GROUNDS, DELETION_BARS, era(K296_DAY, facts=DECIDED)]),
    ("deletion", "bars, the grounds of probationary members, one other", WHOLE_DELETION,
     [*PROBATIONARY_GROUNDS, *facts_each(absent_months=(3, 2)), *DEFECTS, *EXPEL,
      *facts_each(route=("ordinary", "annulment", "fast_track")), era(K296_DAY, facts=DECIDED)]),
    ("deletion", "bars, hearing and cell, special regime", WHOLE_DELETION,
     [*facts_each(absent_months=(3, 2), selfcrit_done=YES_NO, selfcrit_requests=(3, 2), cell_official=(9, 2),
                  cell_yes=(6, 5), vote_method=("secret_ballot", "other"), ballots_failed=(0, 3)),
      [{"special_regime": True, "special_cleared": cleared} for cleared in (True, False, None)],
      DELETION_BARS, era(K296_DAY, facts=DECIDED)]),
    ("deletion", "bars, committee and section", WHOLE_DELETION,
     [*facts_each(absent_months=(3, 2), committee_between=YES_NO, committee_yes=(6, 5), ballots_failed=(0, 3),
                  route=("ordinary", "transfer")), *SECTIONS, DELETION_BARS, era(K296_DAY, facts=DECIDED)]),
    ("deletion", "bars, decision", WHOLE_DELETION,
     [*facts_each(absent_months=(3, 2), ballots_failed=(0, 3), route=("ordinary", "transfer"),
                  decider=("standing_committee", "delegated_committee", "province_group"),
                  decider_yes=(6, 5, 4), escalated_on=(K296_DAY, "2025-11-13")), *SPECIAL, DELETION_BARS,
      era(K296_DAY, facts=DECIDED)]),
    ("leaving", "everything", WHOLE_LEAVING,
     [*EXPEL, *facts_each(reasons_stated=YES_NO, standing_breach=YES_NO, breach_disciplined=YES_NO,
                          committee_between=YES_NO, leave_applied_on=("2025-09-01", "2025-09-13"),
                          committee_met_on=("2025-09-11", "2025-10-01", "2025-11-13"),
                          cell_met_on=("2025-09-12",)), *SECTIONS, era(K296_DAY, facts=("decided_on",))]),
    ("discipline", "bars but deferral, two editions", WHOLE_DISCIPLINE,
     [*MEASURES, *facts_each(
         member_kind=("official", "probationary"), already_disciplined=YES_NO, exempted=YES_NO,
         superior_task=YES_NO, delegated=YES_NO,
         decision_body=reference.SUBJECTS["discipline"]["decision_body"]),
      era(K30_DAY, K296_DAY, on=K21_DAY, facts=DISCIPLINE_DATES)]),
    ("discipline", "deferral with the bars on any measure, three editions", WHOLE_DISCIPLINE,
     [*MEASURES, *facts_each(
         deferral=reference.SUBJECTS["discipline"]["deferral"], asked_in_writing=YES_NO,
         especially_serious=YES_NO, exempted=YES_NO, already_disciplined=YES_NO,
         member_kind=("official", "probationary")),
      era(K30_DAY, K296_DAY, K21_DAY, on=K21_DAY, facts=DISCIPLINE_DATES)]),
    ("discipline", "each bar, measure and limitation", WHOLE_DISCIPLINE,
     [*MEASURES, *facts_each(
         holds_post=YES_NO, criminal_status=("none", "wanted"), no_limit_class=("none", "unlawful_degree"),
         act_on=("2024-05-06", "2020-11-11", "2015-11-11"), new_breach=YES_NO, excluded_days=(0, 1)),
      DISCIPLINE_BARS, era(K296_DAY, facts=DISCIPLINE_DATES)]),
    ("discipline", "each bar, hearing, fast track and the cell", WHOLE_DISCIPLINE,
     [*MEASURES, *BODIES, *facts_each(fast_track=YES_NO, heard=YES_NO, invited_absent=YES_NO,
                                      cell_official=(9, 2), criminal_status=("detained", "prosecuted")),
      DISCIPLINE_BARS, era(K296_DAY, facts=DISCIPLINE_DATES)]),
    ("discipline", "each bar and votes", WHOLE_DISCIPLINE,
     [*MEASURES, *BODIES, *facts_each(fast_track=YES_NO, cell_official=(9, 2), cell_yes=(6, 5, 4),
                                      cell_proposed=YES_NO, decider_yes=(5, 4)),
      DISCIPLINE_BARS, era(K296_DAY, facts=DISCIPLINE_DATES)]),
    ("appeal", "everything but the special regime", WHOLE_APPEAL | {"special_regime": False},
     [WINDOW, *facts_each(against=("deletion", "discipline"), decision_written=YES_NO,
                          filed_by=("member", "other")), *ADMISSIBILITY, *LATER_BARS,
      era(K296_DAY, facts=("filed_on",))]),
    ("appeal", "bars, requirements and the special regime, four editions", WHOLE_APPEAL,
     [*facts_each(against=("deletion", "discipline"), decision_written=YES_NO,
                  filed_by=("member", "collective"), transferred_out=YES_NO), *ADMISSIBILITY, *SPECIAL,
      era(K30_DAY, K22_DAY, K296_DAY, K21_DAY, on=K21_DAY, facts=("filed_on",))]),
    ("transfer", "everything, three editions", {},
     [*facts_each(kind=reference.SUBJECTS["transfer"]["kind"], under_review=YES_NO, permanent=YES_NO,
                  purpose=("work", "study"), away_from=("2025-12-01",),
                  away_until=("2026-02-27", "2026-02-28", "2026-11-29", "2026-11-30", "2027-11-30", "2027-12-01"),
                  away_extended=YES_NO, away_extended_until=("2027-01-31", "2029-01-01")),
      era(K30_DAY, K22_DAY, K21_DAY, facts=("trigger_on",))]),
    ("review", "proposals, who is rated, grounds, five editions", WHOLE_REVIEW,
     [*PROPOSED, *facts_each(exempt=YES_NO, suspension=("none", "committee", "party"),
                               ceremony_on=("2010-05-19", "2027-01-01"), adverse_conclusion=YES_NO,
                               crit_other_min=("good", "weak"), reviewed=YES_NO),
      era(*RATED_DAYS, facts=("review_on",))]),
    ("review", "proposals and grades, five editions", WHOLE_REVIEW,
     [*PROPOSED, *GRADING, *facts_each(tasks_late=(0, 2, 3), tasks_exceeded=(5, 3, 2), sick_months=(0, 3)),
      era(*RATED_DAYS, facts=("review_on",))]),
    ("review", "proposals, leaders and State ratings, five editions", WHOLE_REVIEW,
     [*PROPOSED, *facts_each(post=("none", "deputy", "head"), collective_rating=reference_review.RATING,
                               state_employee=YES_NO, state_rating=reference_review.RATING,
                               unit_tasks_assigned=(10,), unit_tasks_done=(10, 4), unit_tasks_late=(0,)),
      era(*RATED_DAYS, facts=("review_on",))]),
    ("cell_rating", "proposals, who is rated, grounds, five editions", WHOLE_ORGANISATION,
     [*PROPOSED, *facts_each(org_kind=("cell", "committee"), founded_on=("2000-01-01", "2027-01-01"),
                               org_disciplined=YES_NO, sub_case_disciplined=YES_NO, self_remedied=YES_NO,
                               units_disciplined=(0, 5), rated_not_completed=(0, 7, 11)),
      era(*RATED_DAYS, facts=("review_on",))]),
    ("cell_rating", "proposals and grades, five editions", WHOLE_ORGANISATION,
     [*PROPOSED, *GRADING, *facts_each(rated_good=(14, 13, 0), has_peers=YES_NO,
                                         government_rating=("completed", "not_completed", "not_rated"),
                                         mass_lowest=(0, 2)),
      era(*RATED_DAYS, facts=("review_on",))]),
    ("meeting", "everything but the card, two editions", WHOLE_MEETING,
     [*facts_each(meeting_kind=("regular", "combined"), minutes=(120, 90, 89), minutes_set=(0, 60),
                  members_present=(18, 17), unexcused_absences=(0, 1), excused_streak_max=(3, 4),
                  secretary_only=YES_NO, preparatory_meeting=YES_NO, notice_given=YES_NO, merged_meeting=YES_NO),
      era("2024-05-08", "2026-03-05", facts=("held_on",))]),
]


def column_of(kind, values):
    """Values of JSON, None for unknown, as a column."""
    unknown = numpy.array([value is None for value in values])
    if kind == "date":
        numbers = [0 if value is None else as_days(value) for value in values]
    elif isinstance(kind, tuple):
        numbers = [0 if value is None else kind.index(value) for value in values]
    elif kind == "points":
        numbers = [0 if value is None else reference.hundredths(value) for value in values]
    else:
        numbers = [0 if value is None else value for value in values]
    return Column(numpy.array(numbers, bool if kind == "bool" else numpy.int64), unknown,
                  kind if isinstance(kind, tuple) else None)


def product_of(check, stated, axes):
    """All combinations of the settings, one a row."""
    lengths = [len(axis) for axis in axes]
    places = numpy.unravel_index(numpy.arange(numpy.prod(lengths)), lengths)
    kinds = reference.SUBJECTS[check] | {"on": "date"}
    columns = {name: column_of(kind, [stated.get(name)]).take(numpy.zeros(len(places[0]), int))
               for name, kind in kinds.items()}
    for axis, place in zip(axes, places):
        for name in {name for setting in axis for name in setting}:
            stating = numpy.array([name in setting for setting in axis])[place]
            column = column_of(kinds[name], [setting.get(name) for setting in axis]).take(place)
            columns[name] = Column(numpy.where(stating, column.values, columns[name].values),
                                   numpy.where(stating, column.unknown, columns[name].unknown), column.choices)
    return columns, columns.pop("on")


def compare_product(outcome, check, stated, axes):
    facts, on = product_of(check, stated, axes)
    verdicts, statuses = compare(outcome, check, facts, on, {})
    bars = [rule.id for rule in reference.rules_of(check) if rule.kind == "bar"]
    barred = numpy.zeros(len(verdicts), bool)
    for bar in bars:
        barred |= (statuses[bar] == MET) | (statuses[bar] == UNKNOWN)
    passed_by = numpy.flatnonzero(barred & (verdicts == MET))
    outcome.add(0, len(passed_by))
    if len(passed_by):
        file, day = random_columns.file_of(check, facts, on, passed_by[0])
        outcome.show(check, file, day, {}, ["a bar that is met or unknown lets the verdict be met"])
    reached = [statuses[bar] == status for bar in bars for status in (MET, UNKNOWN)]
    return len(verdicts), sum(map(numpy.any, reached)), len(reached), numpy.count_nonzero(verdicts == MET)


# ------------------------------------------------------------------------------------------------------------

def main(arguments):
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1000000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("checks", nargs="*", metavar="CHECK")
    given = parser.parse_args(arguments)
    checks = given.checks or CHECKS
    print(f"seed {given.seed}, {given.rows} random files")
    lacking = [check for check in checks if check not in {one.name for one in partyorg.checks()}]
    if lacking:
        raise SystemExit(f"the library has no check {', '.join(lacking)}")
    outcome, begun = Outcome(), time.monotonic()
    for number, check in enumerate(checks):
        compare_names(check)
        rng = numpy.random.default_rng([given.seed, number])
        if check in CHECKS:
            compare_evaluators(outcome, check, rng, AGREEING)
        rows = -(-given.rows // len(checks))
        compare_random(outcome, check, rng, rows)
        print(f"{check}: {rows} random files, {time.monotonic() - begun:.0f} s", flush=True)
    for check, what, stated, axes in PRODUCTS:
        if check in checks:
            rows, reached, of, met = compare_product(outcome, check, stated, axes)
            print(f"{check}, {what}: {rows} combinations, {met} met, {reached} of {of} bars met or unknown, "
                  f"{time.monotonic() - begun:.0f} s", flush=True)
    print(f"{outcome.passed} passed, {outcome.failed} failed")
    return 1 if outcome.failed or not outcome.passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
