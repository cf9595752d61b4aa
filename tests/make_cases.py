# SPDX-License-Identifier: MIT
"""Writes tests/cases/admission-coverage.jsonl.

    python3 tests/make_cases.py > tests/cases/admission-coverage.jsonl

Every expectation below is stated by hand, from the text of the regulation and a wall calendar; the
reference must agree with each of them, or nothing is written. What a case does not name it does not test.
Where a period of a text is assumed (the end of 294-QĐ/TW and 06-HD/TW, both ends of 20-QĐ/TW, the start
of 208-QĐ/TW), the cases keep two weeks away from it.
"""

import datetime
import json
import sys

import reference

CASES = {}


def case(name, check, note, on, facts, options=None, **expect):
    """One case; expect: verdict, rules, stages, values (None: must be absent), missing."""
    assert name not in CASES, f"{name} is used twice"
    facts = {fact: str(v) if isinstance(v, datetime.date) else v for fact,
             v in facts.items() if v is not None}
    line = {"id": name, "check": check, "on": str(on), "facts": facts}
    if options:
        line["options"] = options
    line["expect"] = expect
    line["note"] = note
    wrong = reference.differences(line)
    if wrong:
        raise SystemExit(f"{name}: {'; '.join(wrong)}")
    CASES[name] = line


def series(name, check, note, rule, facts, varied, outcomes, on=None, options=None):
    """One case for each value of one fact: the status of one rule. Without `on`: the latest date named."""
    for number, (value, status) in enumerate(outcomes.items(), 1):
        facts_here = facts | {varied: value}
        latest = max((v for f, v in facts_here.items() if f.endswith("_on") and v), default="2025-11-12")
        case(f"{name}-{number}", check, f"{note} {varied} = {json.dumps(value)}: {status}.", on or latest,
             facts_here, options, rules={rule: status})


def day(text, days=0):
    return datetime.date.fromisoformat(text) + datetime.timedelta(days)


# ------------------------------------------------------------------------------------------------------------
# Part 1. Whole files in every combination of editions.

ERAS = [  # a day, and the editions that govern on it and within a week of it
    ("before-all", "2010-06-16", ""),
    ("c11", "2011-06-15", "C11"),
    ("r45", "2011-12-07", "C11 R45"),
    ("r45-g12", "2013-06-12", "C11 R45 G12"),
    ("r29-g12", "2016-08-24", "C11 R29 G12"),
    ("r29-g16", "2018-05-16", "C11 R29 G16"),
    ("r24-g16", "2021-08-18", "C11 R24 G16"),
    ("r24-g21", "2023-05-17", "C11 R24 G21 P22"),
    ("r232-g21", "2025-03-12", "C11 R232 G21 P22"),
    ("r232-g25", "2025-06-18", "C11 R232 G25 P22"),
    ("r294-g25", "2025-11-12", "C11 R294 G25 P25"),
    ("r20-g25", "2026-04-28", "C11 R20 G25 P25"),
    ("r20-g26", "2026-06-17", "C11 R20 G26 P25"),
    ("r208-g26", "2027-03-10", "C11 R208 G26 P25"),
]


def in_era(check, editions, statuses, otherwise):
    """The status of every rule of a check: as stated, or `otherwise`; unknown where no wording is known."""
    known, ids = editions.split(), [r.id for r in reference.rules_of(check)]
    assert set(statuses) <= set(ids), set(statuses) - set(ids)
    return {rule: statuses.get(rule, otherwise)
            if set(reference.RULES[rule].editions) & set(known) else "unknown"
            for rule in ids}


def applicant(d):
    """A complete file: a student, general education, introduced by the Youth Union."""
    return {
        "citizen_vn": True, "born_on": day(d, -22 * 366), "education": "lower_secondary_diploma",
        "education_case": "general", "over60_case": False, "political_conclusion": "not_needed",
        "special_regime": False, "was_member": False, "training_cert_on": day(d, -400),
        "application_on": day(d, -60), "cv_on": day(d, -50), "verification": "done",
        "verification_abroad": False,
        "verification_received_on": day(d, -6), "verification_replied_on": day(d, -5),
        "cv_certified_on": day(d, -4), "intro_route": "youth_union", "introducers": 1,
        "introducer_since_on": day(d, -500), "introducer_replaced": False, "introduced_on": day(d, -5),
        "union_resolved_on": day(d, -5), "org_opinion_on": day(d, -3), "residence_opinion_on": day(d, -3),
        "residence_opinion_waived": False, "file_compiled_on": day(d, -2), "cell_met_on": day(d),
        "cell_official": 10, "cell_excluded": 1, "cell_yes": 6, "section": "none", "committee_between": True,
        "committee_base": 9, "committee_yes": 6, "decider": "standing_committee", "decider_base": 9,
        "decider_yes": 5, "admission_decided_on": day(d, 1), "decision_extension": 0,
        "decision_received_on": day(d, 2), "moved_outside": False, "ceremony_on": day(d, 3),
        "ceremony_late_consent": False, "helper_assigned": True, "member_cv_on": day(d, 5),
    }


def whole_files_of_applicants():
    for era, d, editions in ERAS:
        under = editions.replace(" ", ", ") or "no edition"
        complete = "met" if "G21" in editions or "G25" in editions or "G26" in editions else "unknown"
        fails = "not_met" if editions else "unknown"
        check, on = "admission", day(d, 10)

        case(f"cov-adm-{era}-complete", check, f"{under}: a complete file.", on, applicant(d),
             verdict=complete,
             rules=in_era(check, editions, {
                 "ADM-EDU-HARD": "not_applicable", "ADM-EDU-ELDER": "not_applicable",
                 "ADM-AGE-CONSENT": "not_applicable", "ADM-EDU-CONSENT": "not_applicable",
                 "ADM-POLITICAL-DATE": "not_applicable", "ADM-READM-CONSENT": "not_applicable",
                 "ADM-MOVE-VOID": "not_met"}, "met"))

        elder = applicant(d) | {
            "born_on": day(d, -65 * 366), "over60_case": True, "education": "literate",
            "education_case": "hard_area_elder", "central_consent_on": day(d, 1),
            "political_conclusion": "accepted", "political_concluded_on": day(d, 1), "special_regime": True,
            "special_cleared": True, "was_member": True, "readmission_consent_on": day(d, 1),
            "verification": "not_required", "intro_route": "two_members", "introducers": 2,
            "introducer_replaced": True, "residence_opinion_on": None, "residence_opinion_waived": True,
            "section": "appraised", "committee_between": False, "decider": "province_group",
            "moved_outside": True, "moved_on": day(d, -3)}
        case(f"cov-adm-{era}-elder", check,
             f"{under}: a village elder of 65, once a member, everything in order.",
             on, elder, verdict=complete, rules=in_era(check, editions, {
                 "ADM-EDU-GENERAL": "not_applicable", "ADM-EDU-HARD": "not_applicable",
                 "ADM-VERIFY-DUE": "not_applicable", "ADM-CV-ORDER": "not_applicable",
                 "ADM-INTRO-UNION": "not_applicable", "ADM-INTRO-12M": "not_applicable",
                 "ADM-BASE-VOTE": "not_applicable", "ADM-MOVE-VOID": "not_met"}, "met"))

        young = applicant(d) | {
            "citizen_vn": False, "born_on": day(d, -17 * 365), "education": "primary_completed",
            "political_conclusion": "pending", "special_regime": True, "special_cleared": False,
            "was_member": True, "readmission_consent_on": day(d, 30), "training_cert_on": day(d, 20),
            "application_on": day(d, 20), "cv_on": day(d, 20), "verification": "pending",
            "cv_certified_on": day(d, 2), "introducers": 0, "introducer_since_on": day(d, -100),
            "union_resolved_on": day(d, 20), "org_opinion_on": day(d, 20), "residence_opinion_on": day(d, 20),
            "file_compiled_on": day(d, -400), "cell_official": 2, "cell_excluded": 0, "cell_yes": 1,
            "section": "not_appraised", "committee_yes": 5, "decider": "delegated_committee",
            "admission_decided_on": day(d, -1), "decision_received_on": day(d), "ceremony_on": day(d, -2),
            "helper_assigned": False, "moved_outside": True, "moved_on": day(d, -90)}
        case(f"cov-adm-{era}-wrong-young", check, f"{under}: 17 years old and everything else wrong too.",
             on, young, verdict=fails, rules=in_era(check, editions, {
                 "ADM-AGE-MAX": "met", "ADM-EDU-HARD": "not_applicable", "ADM-EDU-ELDER": "not_applicable",
                 "ADM-CERT-60M": "met", "ADM-VERIFY-DUE": "met", "ADM-CV-ORDER": "not_applicable",
                 "ADM-AUTHORITY": "not_met" if "R208" in editions else "met",
                 "ADM-AGE-CONSENT": "not_applicable", "ADM-EDU-CONSENT": "not_applicable",
                 "ADM-POLITICAL-DATE": "not_applicable", "ADM-DECIDE-DUE": "met", "ADM-MOVE-VOID": "met",
                 "ADM-CEREMONY-DUE": "met", "ADM-MEMBER-CV-DUE": "met"}, "not_met"))

        old = applicant(d) | {
            "born_on": day(d, -65 * 366), "education": "none", "education_case": "hard_area_elder",
            "central_consent_on": day(d, 30), "political_conclusion": "accepted",
            "political_concluded_on": day(d, 30), "training_cert_on": day(d, -62 * 31),
            "verification_replied_on": day(d, -3)}
        case(f"cov-adm-{era}-wrong-old", check, f"{under}: over 60, no schooling, every consent too late.",
             on, old, verdict=fails if "R" in editions else "unknown", rules=in_era(check, editions, {
                 "ADM-AGE-MAX": "not_met", "ADM-EDU-GENERAL": "not_applicable",
                 "ADM-EDU-HARD": "not_applicable",
                 "ADM-EDU-ELDER": "not_met", "ADM-CERT-60M": "not_met", "ADM-CV-ORDER": "not_met",
                 "ADM-AGE-CONSENT": "not_met", "ADM-EDU-CONSENT": "not_met", "ADM-POLITICAL-DATE": "not_met",
                 "ADM-READM-CONSENT": "not_applicable", "ADM-MOVE-VOID": "not_met"}, "met"))

        for level, status in (("primary_completed", "met"), ("literate", "not_met")):
            case(f"cov-adm-{era}-hard-{level}", check, f"{under}: a difficult area, {level}.", on,
                 {"education": level, "education_case": "hard_area", "cell_met_on": d,
                  "admission_decided_on": d},
                 rules={"ADM-EDU-HARD": status if "G" in editions else "unknown",
                        "ADM-EDU-CONSENT": "not_applicable" if "G" in editions else "unknown"})

        case(f"cov-adm-{era}-late-decision", check, f"{under}: decided 200 days after the cell.", day(d, 300),
             {"cell_met_on": d, "admission_decided_on": day(d, 200), "decision_extension": 30},
             rules={"ADM-DECIDE-DUE": "unknown" if era in BEFORE_R29 else "not_met"})
        case(f"cov-adm-{era}-late-acts", check, f"{under}: each act 200 days after its clock.", day(d, 300),
             {"verification": "done", "verification_abroad": True, "verification_received_on": d,
              "verification_replied_on": day(d, 200), "admission_decided_on": d, "decision_received_on": d,
              "ceremony_on": day(d, 200), "ceremony_late_consent": False},
             rules={"ADM-CEREMONY-DUE": "unknown" if era in BEFORE_R29 else "not_met",
                    "ADM-VERIFY-DUE": "unknown" if era in BEFORE_G16 else "not_met"})
        case(f"cov-adm-{era}-late-cv", check, f"{under}: the member's CV 200 days after the ceremony.",
             day(d, 300), {"ceremony_on": d, "member_cv_on": day(d, 200)},
             rules={"ADM-MEMBER-CV-DUE": "not_met" if "P2" in editions else "unknown"})

        case(f"cov-adm-{era}-nothing", check, f"{under}: nothing is known.", d, {}, verdict="unknown",
             rules=in_era(check, editions, {}, "unknown"),
             stages=dict.fromkeys(reference.STAGES[check], "unknown"),
             values={"age_months": None, "cell_base": None, "decision_due": None, "probation_ends": None},
             missing=["citizen_vn", "application_on", "cv_on", "introducers", "cell_yes", "helper_assigned"]
             if editions else [])


BEFORE_R29 = ("before-all", "c11", "r45", "r45-g12")
BEFORE_G16 = (*BEFORE_R29, "r29-g12")


def probationer(d):
    """A complete file of recognition: the 12 months ended ten days before the cell met."""
    ended = day(d, -10)
    return {
        "ceremony_on": ended.replace(year=ended.year - 1), "new_member_cert_on": day(d, -100),
        "self_reviewed_on": day(d, -8), "helper_reported_on": day(d, -6), "org_opinion_on": day(d, -5),
        "residence_opinion_on": day(d, -4), "residence_opinion_waived": False, "cell_met_on": day(d),
        "at_official_cell": True, "recognition_refused": False, "cell_official": 9, "cell_excluded": 0,
        "cell_yes": 6, "ballots_failed": 0, "section": "none", "committee_between": True, "committee_base": 9,
        "committee_yes": 6, "decider": "standing_committee", "decider_base": 9, "decider_yes": 5,
        "recognition_decided_on": day(d, 1), "decision_extension": 0, "official_on": ended,
        "special_regime": False,
    }


def whole_files_of_probationers():
    check = "recognition"
    for era, d, editions in ERAS:
        under, on = editions.replace(" ", ", ") or "no edition", day(d, 10)
        complete = "unknown" if era in BEFORE_G16 else "met"
        fails = "not_met" if editions else "unknown"

        case(f"cov-rec-{era}-complete", check, f"{under}: a complete file.", on, probationer(d),
             verdict=complete,
             rules=in_era(check, editions, {"REC-DELETION": "not_met", "REC-ESCALATED": "not_applicable"},
                          "met"))

        case(f"cov-rec-{era}-three-ballots", check, f"{under}: three ballots failed, escalated in time.", on,
             probationer(d) | {"ballots_failed": 3, "escalated_on": day(d), "section": "appraised",
                               "special_regime": True, "special_cleared": True, "residence_opinion_on": None,
                               "residence_opinion_waived": True}, verdict=complete,
             rules=in_era(check, editions, {"REC-DELETION": "not_met", "REC-CELL-VOTE": "not_applicable",
                                            "REC-BASE-VOTE": "not_applicable"}, "met"))

        wrong = probationer(d) | {
            "ceremony_on": day(d, -330), "new_member_cert_on": day(d, 9), "helper_reported_on": day(d, 9),
            "org_opinion_on": day(d, 9), "residence_opinion_on": day(d, 9), "at_official_cell": False,
            "recognition_refused": True, "cell_official": 2, "cell_yes": 1, "section": "not_appraised",
            "committee_yes": 5, "decider": "delegated_committee", "recognition_decided_on": day(d, -1),
            "special_regime": True, "special_cleared": False}
        case(f"cov-rec-{era}-wrong", check, f"{under}: a month too early and everything else wrong too.", on,
             wrong,
             verdict=fails, rules=in_era(check, editions, {
                 "REC-DELETION": "met", "REC-CELL-DUE": "met", "REC-ESCALATED": "not_applicable",
                 "REC-AUTHORITY": "not_met" if "R208" in editions else "met", "REC-DECIDE-DUE": "met"},
                                         "not_met"))

        case(f"cov-rec-{era}-late", check, f"{under}: four months late, escalated after the decision.", on,
             probationer(d) | {"ceremony_on": day(d, -480), "official_on": None, "ballots_failed": 3,
                               "escalated_on": day(d, 5)},
             rules={rule: "unknown" if era in BEFORE_R29 else "not_met"
                    for rule in ("REC-CELL-DUE", "REC-ESCALATED")})
        case(f"cov-rec-{era}-late-decision", check, f"{under}: decided 200 days after the cell.", day(d, 300),
             {"cell_met_on": d, "recognition_decided_on": day(d, 200), "decision_extension": 30},
             rules={"REC-DECIDE-DUE": "unknown" if era in BEFORE_R29 else "not_met"})
        case(f"cov-rec-{era}-nothing", check, f"{under}: nothing is known.", d, {}, verdict="unknown",
             rules=in_era(check, editions, {}, "unknown"),
             stages=dict.fromkeys(reference.STAGES[check], "unknown"),
             values={"probation_ends": None, "cell_due": None, "voting_rights_from": None,
                     "decision_due": None},
             missing=["ceremony_on", "cell_official", "recognition_refused", "ballots_failed"]
             if editions else [])


def former_member(d):
    return {"left_on": day(d, -4 * 366), "left_reason": "other", "conviction": "none", "readmissions": 0,
            "application_on": day(d, -30), "cell_met_on": day(d), "readmission_consent_on": day(d, 1),
            "admission_decided_on": day(d, 2)}


def whole_files_of_former_members():
    check = "readmission"
    bars = {"READM-BAR-ABANDON": "not_met", "READM-BAR-REQUEST": "not_met", "READM-BAR-DISUNITY": "not_met",
            "READM-BAR-CORRUPTION": "not_met", "READM-BAR-SERIOUS": "not_met"}
    no_wait = {"READM-WAIT-CRIME": "not_applicable", "READM-WAIT-POP": "not_applicable"}
    for era, d, editions in ERAS:
        under, on = editions.replace(" ", ", ") or "no edition", day(d, 10)
        known = era not in BEFORE_R29
        complete, fails = ("met", "not_met") if known else ("unknown", "unknown")

        case(f"cov-rdm-{era}-complete", check, f"{under}: left four years ago, everything in order.", on,
             former_member(d), verdict=complete, rules=in_era(check, editions, bars | no_wait, "met"))
        special = former_member(d) | {
            "left_reason": "population_policy", "special_wait_months": 24, "conviction": "less_serious",
            "record_cleared_on": day(d, -6 * 366)}
        case(f"cov-rdm-{era}-special-waits", check, f"{under}: both special waiting times are over.", on,
             special, verdict=complete,
             rules=in_era(check, editions, bars | {"READM-WAIT": "not_applicable"}, "met"))
        case(f"cov-rdm-{era}-special-waits-too-soon", check,
             f"{under}: both special waiting times still run.", on,
             special | {"left_on": day(d, -300), "record_cleared_on": day(d, -300)}, verdict=fails,
             rules=in_era(check, editions, bars | {
                 "READM-WAIT": "not_applicable", "READM-WAIT-CRIME": "not_met", "READM-WAIT-POP": "not_met"},
                          "met"))
        case(f"cov-rdm-{era}-wrong", check,
             f"{under}: abandoned activity, corruption, too soon, papers too late.",
             on, former_member(d) | {
                 "left_reason": "abandoned_activity", "conviction": "corruption", "left_on": day(d, -700),
                 "readmissions": 1, "application_on": day(d, 5), "readmission_consent_on": day(d, 5)},
             verdict=fails, rules=in_era(check, editions, bars | no_wait | {
                 "READM-BAR-ABANDON": "met", "READM-BAR-CORRUPTION": "met"}, "not_met"))
        case(f"cov-rdm-{era}-request-serious", check, f"{under}: own request, serious offence.", on,
             former_member(d) | {"left_reason": "own_request", "conviction": "serious_or_above"},
             verdict=fails,
             rules=in_era(check, editions, bars | no_wait | {
                 "READM-BAR-REQUEST": "met", "READM-BAR-SERIOUS": "met"}, "met"))
        case(f"cov-rdm-{era}-disunity", check, f"{under}: serious disunity.", on,
             former_member(d) | {"left_reason": "serious_disunity"}, verdict=fails,
             rules=in_era(check, editions, bars | no_wait | {"READM-BAR-DISUNITY": "met"}, "met"))
        case(f"cov-rdm-{era}-nothing", check, f"{under}: nothing is known.", d, {}, verdict="unknown",
             rules=in_era(check, editions, {}, "unknown"), values={"earliest_on": None},
             stages={"eligibility": "unknown", "consent": "unknown"},
             missing=["left_on", "left_reason", "conviction", "readmissions", "application_on"]
             if known else [])


def whole_files_of_members():
    check = "party_age"
    for era, d, editions in ERAS:
        under = editions.replace(" ", ", ") or "no edition"
        member = {"admission_decided_on": "1995-05-05", "recognition_decided_on": "1996-06-06",
                  "gap_months": 0,
                  "restored": False, "readmitted": False}
        case(f"cov-age-{era}-complete", check, f"{under}: a member since 1995.", d, member,
             verdict="unknown" if era in ("before-all", "c11", "r45") else "met",
             rules=in_era(check, editions, {"AGE-RECALC": "not_applicable"}, "met"))
        case(f"cov-age-{era}-readmitted", check, f"{under}: re-admitted, the party age was recalculated.", d,
             member | {"readmitted": True, "age_decided_on": d},
             verdict="unknown" if era in ("before-all", "c11", "r45") else "met",
             rules=in_era(check, editions, {}, "met"))
        tomorrow = day(d, 1)
        case(f"cov-age-{era}-tomorrow", check, f"{under}: every decision is of tomorrow.", d,
             {"admission_decided_on": tomorrow, "decision_lost": False, "recognition_decided_on": tomorrow,
              "readmitted": True, "age_decided_on": tomorrow}, verdict="not_met" if editions else "unknown",
             rules=in_era(check, editions, {}, "not_met"))
        case(f"cov-age-{era}-nothing", check, f"{under}: nothing is known.", d, {}, verdict="unknown",
             rules=in_era(check, editions, {}, "unknown"), stages={"count": "unknown"},
             values={"party_age_from": None, "party_age_months": None, "badge_years": None},
             missing=["admission_decided_on", "recognition_decided_on"] if editions else [])


# ------------------------------------------------------------------------------------------------------------
# Part 2. First and last days of the editions. Dates within assumed periods are left out.

def edition_days():
    adm, rec, rdm, age = "admission", "recognition", "readmission", "party_age"
    series("cov-day-c11", adm, "The Charter of the 11th Congress holds from 2011-01-19.", "ADM-CITIZEN",
           {"citizen_vn": True}, "cell_met_on", {"2011-01-18": "unknown", "2011-01-19": "met"})
    series("cov-day-c11-rec", rec, "The Charter of the 11th Congress holds from 2011-01-19.", "REC-DELETION",
           {"recognition_refused": True}, "cell_met_on", {"2011-01-18": "unknown", "2011-01-19": "met"})
    for on, status in (("2011-01-18", "unknown"), ("2011-01-19", "met")):
        case(f"cov-day-c11-age-{on}", age, "The Charter of the 11th Congress holds from 2011-01-19.", on,
             {"admission_decided_on": "1990-01-01", "recognition_decided_on": "1991-02-01"},
             rules={"AGE-START": status, "AGE-RECOGNISED": status})
    for on, status in (("2012-01-04", "unknown"), ("2012-01-05", "not_applicable")):
        case(f"cov-day-g12-age-{on}", age, "The guidance of 2012 holds from 2012-01-05.", on,
             {"readmitted": False}, rules={"AGE-RECALC": status})
    series("cov-day-r45", adm, "45-QĐ/TW governs from 2011-11-01.", "ADM-AGE-MIN", {"born_on": "1985-05-05"},
           "cell_met_on", {"2011-10-31": "unknown", "2011-11-01": "met"})
    series("cov-day-g12", adm, "01-HD/TW of 2012 governs from 2012-01-05.", "ADM-EDU-HARD",
           {"education_case": "hard_area", "education": "literate"},
           "cell_met_on", {"2012-01-04": "unknown", "2012-01-05": "not_met"})
    series("cov-day-r29-max", adm, "Over 60 by calendar year until 2016-07-24, by month after it.",
           "ADM-AGE-MAX",
           {"born_on": "1956-06-30", "over60_case": False},
           "cell_met_on", {"2016-07-24": "met", "2016-07-25": "not_met"})
    series("cov-day-r29", adm, "The wording known of schooling begins with 29-QĐ/TW.", "ADM-EDU-GENERAL",
           {"education_case": "general", "education": "lower_secondary_equivalent"},
           "cell_met_on", {"2016-07-24": "unknown", "2016-07-25": "met", "2021-07-29": "met",
                           "2021-07-30": "not_met"})
    series("cov-day-g16", adm, "The wording known of the class begins with 01-HD/TW of 2016.", "ADM-CERT",
           {"training_cert_on": "2016-01-15"}, "cell_met_on", {"2016-09-19": "unknown", "2016-09-20": "met"})
    series("cov-day-g16-rec", rec, "The wording known begins with 01-HD/TW of 2016.", "REC-PLACE",
           {"at_official_cell": False}, "cell_met_on", {"2016-09-19": "unknown", "2016-09-20": "not_met"})
    series("cov-day-r29-rdm", rdm, "The wording known begins with 29-QĐ/TW.", "READM-ONCE",
           {"readmissions": 1}, "cell_met_on", {"2016-07-24": "unknown", "2016-07-25": "not_met"})
    series("cov-day-r29-rdm-consent", rdm, "The wording known begins with 29-QĐ/TW.", "READM-CONSENT",
           {"readmission_consent_on": "2016-07-01"}, "admission_decided_on",
           {"2016-07-24": "unknown", "2016-07-25": "met"})
    series("cov-day-g21", adm, "The bar on a decision after a move is known from 01-HD/TW of 2021.",
           "ADM-MOVE-VOID", {"moved_outside": False}, "admission_decided_on",
           {"2021-09-27": "unknown", "2021-09-28": "not_met", "2025-06-08": "not_met",
            "2025-06-09": "not_met"})
    series("cov-day-p22", adm, "12-HD/BTCTW of 2022 governs from 2022-01-18, 38-HD/BTCTW from 2025-09-29.",
           "ADM-MEMBER-CV-DUE", {"member_cv_on": "2022-01-10"}, "ceremony_on",
           {"2022-01-17": "unknown", "2022-01-18": "met", "2025-09-28": "met", "2025-09-29": "met"})
    # 60 working days after 2025-01-17 are over on 2025-04-21, after 2025-06-30 on 2025-09-24; 45 working days
    # after 2025-07-01 on 2025-09-04.
    series("cov-day-r24-r232", adm, "60 working days on both sides of the change to 232-QĐ/TW.",
           "ADM-DECIDE-DUE", {"admission_decided_on": "2025-04-21", "decision_extension": 0},
           "cell_met_on", {"2025-01-17": "met", "2025-01-19": "met", "2025-01-20": "met",
                           "2025-01-16": "not_met"})
    series("cov-day-r294", adm, "60 working days until 2025-06-30, 45 from 2025-07-01 (294-QĐ/TW pt 4.3.1).",
           "ADM-DECIDE-DUE", {"admission_decided_on": "2025-09-05", "decision_extension": 0},
           "cell_met_on", {"2025-06-30": "met", "2025-07-01": "not_met"})
    for met_on, due, latest in (("2025-06-30", "2025-09-24", "2025-11-05"),
                                ("2025-07-01", "2025-09-04", "2025-09-25")):
        case(f"cov-day-r294-due-{met_on}", adm, "The term and the longest extension change on 2025-07-01.",
             met_on, {"cell_met_on": met_on}, values={"decision_due": due, "decision_due_latest": latest})
    for met_on, due, latest in (("2025-06-30", "2025-08-11", "2025-09-24"),
                                ("2025-07-01", "2025-08-12", "2025-09-04")):
        case(f"cov-day-r294-rec-due-{met_on}", rec,
             "Recognition: 30 in both, the longest extension 30, then 15.",
             met_on, {"cell_met_on": met_on}, values={"decision_due": due, "decision_due_latest": latest})
    for met_on, due in (("2016-07-24", None), ("2016-07-25", "2016-10-18")):
        case(f"cov-day-r29-due-{met_on}", adm, "No term is known before 29-QĐ/TW.", met_on,
             {"cell_met_on": met_on}, values={"decision_due": due}, rules={"ADM-DECIDE-DUE": "unknown"})
    for decided_on, due in (("2016-07-22", None), ("2016-07-25", "2016-09-06")):
        case(f"cov-day-r29-ceremony-{decided_on}", adm, "No term of the ceremony is known before 29-QĐ/TW.",
             decided_on, {"admission_decided_on": decided_on, "decision_received_on": "2016-07-25"},
             values={"ceremony_due": due}, rules={"ADM-CEREMONY-DUE": "unknown"})
    case("cov-day-no-text-missing", adm,
         "Where no wording is known, no fact can help: none is missing for it.",
         "2010-06-16", {}, verdict="unknown", rules={"ADM-CITIZEN": "unknown", "ADM-AGE-MIN": "unknown"})
    case("cov-day-no-text-applies", adm, "Without a wording a rule is unknown even where it would not apply.",
         "2015-06-16", {"education_case": "hard_area", "verification": "not_required", "was_member": False},
         rules={"ADM-EDU-GENERAL": "unknown", "ADM-VERIFY-DUE": "unknown", "ADM-READM-CONSENT": "unknown",
                "ADM-EDU-HARD": "unknown"})
    case("cov-day-governing-unknown", adm,
         "Without the day of the meeting the examination date picks the edition.",
         "2018-05-16", {"education_case": "general", "education": "lower_secondary_equivalent"},
         rules={"ADM-EDU-GENERAL": "met"})
    case("cov-day-governing-known", adm,
         "The day of the meeting picks the edition, not the examination date.",
         "2018-05-16", {"education_case": "general", "education": "lower_secondary_equivalent",
                        "cell_met_on": "2025-11-12"}, rules={"ADM-EDU-GENERAL": "not_met"})
    case("cov-day-three-acts", adm,
         "Each rule looks at its own act: cell under 24-QĐ/TW, decision under 294-QĐ/TW.",
         "2025-08-01", {"cell_met_on": "2024-12-16", "admission_decided_on": "2025-07-07",
                        "education_case": "general", "education": "lower_secondary_diploma",
                        "decision_extension": 30},
         rules={"ADM-EDU-GENERAL": "met", "ADM-DECIDE-ORDER": "met", "ADM-DECIDE-DUE": "not_met"},
         values={"decision_due": "2025-05-02", "decision_due_latest": "2025-05-02"})


# ------------------------------------------------------------------------------------------------------------
# Part 3. Dates in order: the day before, the day, the day after.

def dates_in_order():
    d = "2025-11-12"
    at_the_cell = [  # rule, the paper that must not be later than the cell's meeting
        ("admission", "ADM-CERT", "training_cert_on", {}),
        ("admission", "ADM-APPLICATION", "application_on", {}),
        ("admission", "ADM-CV", "cv_on", {}),
        ("admission", "ADM-CV-CERTIFIED", "cv_certified_on", {}),
        ("admission", "ADM-INTRO-UNION", "union_resolved_on", {"intro_route": "youth_union"}),
        ("admission", "ADM-OPINION-ORG", "org_opinion_on", {}),
        ("admission", "ADM-OPINION-RES", "residence_opinion_on", {"residence_opinion_waived": False}),
        ("recognition", "REC-CLASS", "new_member_cert_on", {}),
        ("recognition", "REC-SELF", "self_reviewed_on", {"ceremony_on": "2024-10-10"}),
        ("recognition", "REC-HELPER-REPORT", "helper_reported_on", {}),
        ("recognition", "REC-OPINION-ORG", "org_opinion_on", {}),
        ("recognition", "REC-OPINION-RES", "residence_opinion_on", {"residence_opinion_waived": False}),
        ("readmission", "READM-APPLICATION", "application_on", {}),
    ]
    for check, rule, paper, facts in at_the_cell:
        series(f"cov-order-{rule.lower()}", check, "Not later than the cell's meeting of 2025-11-12:", rule,
               facts | {"cell_met_on": d}, paper,
               {"2025-11-11": "met", "2025-11-12": "met", "2025-11-13": "not_met"})
        case(f"cov-order-{rule.lower()}-before-meeting", check,
             "The meeting is not held yet: the paper must be there on the examination date.", "2025-11-12",
             facts | {paper: "2025-11-12"}, rules={rule: "met"})

    decided = "admission_decided_on"
    at_the_decision = [  # rule, what must not be later than the decision
        ("admission", "ADM-AGE-CONSENT", "central_consent_on", {"born_on": "1960-01-01", "cell_met_on": d},
         decided),
        ("admission", "ADM-EDU-CONSENT", "central_consent_on",
         {"education_case": "hard_area_elder", "education": "literate"}, decided),
        ("admission", "ADM-POLITICAL-DATE", "political_concluded_on", {"political_conclusion": "accepted"},
         decided),
        ("admission", "ADM-READM-CONSENT", "readmission_consent_on", {"was_member": True}, decided),
        ("admission", "ADM-DECIDE-ORDER", "cell_met_on", {}, decided),
        ("recognition", "REC-ESCALATED", "escalated_on", {"ballots_failed": 3}, "recognition_decided_on"),
        ("recognition", "REC-DECIDE-ORDER", "cell_met_on", {}, "recognition_decided_on"),
        ("readmission", "READM-CONSENT", "readmission_consent_on", {}, decided),
    ]
    for check, rule, paper, facts, governing in at_the_decision:
        series(f"cov-order-{rule.lower()}", check, "Not later than the decision of 2025-11-24:", rule,
               facts | {governing: "2025-11-24"}, paper,
               {"2025-11-23": "met", "2025-11-24": "met", "2025-11-25": "not_met"})
        case(f"cov-order-{rule.lower()}-undecided", check,
             "Not decided yet: the examination date stands in only for the day the consent is held against.",
             "2025-11-24", facts | {paper: "2025-11-20"},
             rules={rule: "unknown" if rule.endswith("DECIDE-ORDER") else "met"})

    series("cov-order-adm-cv-order", "admission", "The answer comes before the certificate of 2025-06-20:",
           "ADM-CV-ORDER", {"verification": "done", "cv_certified_on": "2025-06-20"},
           "verification_replied_on",
           {"2025-06-19": "met", "2025-06-20": "met", "2025-06-21": "not_met"})
    series("cov-order-adm-ceremony", "admission", "The ceremony comes after the decision of 2025-08-18:",
           "ADM-CEREMONY", {"admission_decided_on": "2025-08-18"}, "ceremony_on",
           {"2025-08-17": "not_met", "2025-08-18": "met", "2025-08-19": "met"})
    case("cov-order-adm-ceremony-not-held", "admission",
         "No ceremony yet: the examination date does not stand in.",
         "2025-09-01", {"admission_decided_on": "2025-08-18"}, rules={"ADM-CEREMONY": "unknown"},
         missing=["ceremony_on"])
    for rule, fact in (("AGE-RECOGNISED", "recognition_decided_on"), ("AGE-START", "admission_decided_on"),
                       ("AGE-RECALC", "age_decided_on")):
        series(f"cov-order-{rule.lower()}", "party_age", "Not later than the examination date 2025-11-12:",
               rule,
               {"decision_lost": False, "readmitted": True}, fact,
               {"2025-11-11": "met", "2025-11-12": "met", "2025-11-13": "not_met"}, on=d)
    series("cov-order-age-card", "party_age",
           "No decision survives: the card must not be later than 2025-11-12.",
           "AGE-START", {"decision_lost": True}, "card_joined_on",
           {"2025-11-11": "met", "2025-11-12": "met", "2025-11-13": "unknown"}, on=d)
    case("cov-order-age-card-later", "party_age", "Decision and card both later than the examination date.",
         d,
         {"decision_lost": True, "card_joined_on": "2025-11-13", "admission_decided_on": "2025-11-13"},
         rules={"AGE-START": "not_met"}, verdict="not_met", values={"party_age_from": "2025-11-13"})


# ------------------------------------------------------------------------------------------------------------
# Part 4. Terms in months: day before, day, day after; month ends and 29 February.

def terms_in_months():
    adm, rec, rdm = "admission", "recognition", "readmission"
    by_day = {"age_count": "by_day"}
    born = {"born_on": "2007-09-10"}
    series("cov-18-by-month", adm, "18 counted by month: from the first day of the month of birth.",
           "ADM-AGE-MIN",
           born, "cell_met_on", {"2025-08-31": "not_met", "2025-09-01": "met", "2025-09-02": "met"})
    series("cov-18-by-day", adm, "18 counted by day: from the birthday.", "ADM-AGE-MIN",
           born, "cell_met_on", {"2025-09-01": "not_met", "2025-09-09": "not_met", "2025-09-10": "met",
                                 "2025-09-11": "met"}, options=by_day)
    series("cov-18-leap", adm, "Born on 29 February 2004: 18 by day on 28 February 2022.", "ADM-AGE-MIN",
           {"born_on": "2004-02-29"}, "cell_met_on",
           {"2022-02-27": "not_met", "2022-02-28": "met", "2022-03-01": "met"}, options=by_day)
    series("cov-60-by-month", adm, "Not over 60 until the last day of the month, counted by month.",
           "ADM-AGE-MAX",
           {"born_on": "1965-11-15", "over60_case": False}, "cell_met_on",
           {"2025-11-29": "met", "2025-11-30": "met", "2025-12-01": "not_met"})
    series("cov-60-by-day", adm, "Not over 60 on the birthday, counted by day.", "ADM-AGE-MAX",
           {"born_on": "1965-11-15", "over60_case": False}, "cell_met_on",
           {"2025-11-14": "met", "2025-11-15": "met", "2025-11-16": "not_met"}, options=by_day)
    series("cov-60-leap", adm, "Born on 29 February 1964: over 60 by day from 1 March 2024.", "ADM-AGE-MAX",
           {"born_on": "1964-02-29", "over60_case": False}, "cell_met_on",
           {"2024-02-28": "met", "2024-02-29": "met", "2024-03-01": "not_met"}, options=by_day)
    for option in ("by_month", "by_day"):
        series(f"cov-60-by-year-{option.replace('_', '-')}", adm,
               f"45-QĐ/TW: over 60 counted by calendar year, whatever the option ({option}).", "ADM-AGE-MAX",
               {"born_on": "1954-06-30", "over60_case": False}, "cell_met_on",
               {"2014-07-31": "met", "2014-12-31": "met", "2015-01-01": "not_met"},
               options={"age_count": option})
    series("cov-60-case", adm, "Over 60: allowed only when the file shows the conditions.", "ADM-AGE-MAX",
           {"born_on": "1962-05-02", "cell_met_on": "2025-11-12"}, "over60_case",
           {True: "met", False: "not_met", None: "unknown"})
    series("cov-60-case-born", adm, "The conditions are shown: the age no longer matters.", "ADM-AGE-MAX",
           {"over60_case": True, "cell_met_on": "2025-11-12"}, "born_on", {None: "met", "1990-01-01": "met"})
    series("cov-60-consent", adm, "The consent is asked only of a person over 60 when the cell met.",
           "ADM-AGE-CONSENT", {"cell_met_on": "2025-11-12", "admission_decided_on": "2025-12-08"}, "born_on",
           {"1965-11-30": "not_applicable", "1965-10-31": "unknown", None: "unknown"})
    series("cov-60-consent-by-day", adm, "The same, counted by day.", "ADM-AGE-CONSENT",
           {"cell_met_on": "2025-11-12", "admission_decided_on": "2025-12-08"}, "born_on",
           {"1965-11-12": "not_applicable", "1965-11-11": "unknown"}, options=by_day)
    case("cov-60-consent-age-unknown", adm, "The age is unknown, but the consent is there: met anyway.",
         "2025-12-08", {"central_consent_on": "2025-12-01"}, rules={"ADM-AGE-CONSENT": "met"})
    case("cov-60-consent-no-text", adm,
         "Cell before 45-QĐ/TW, decision after 2012-01-05: over 60 cannot be told.",
         "2012-02-01", {"born_on": "1940-01-01", "cell_met_on": "2011-10-03",
                        "admission_decided_on": "2012-02-01"},
         rules={"ADM-AGE-CONSENT": "unknown"}, missing=["central_consent_on"])
    case("cov-60-consent-no-text-met", adm, "The same with the consent in the file.", "2012-02-01",
         {"born_on": "1940-01-01", "cell_met_on": "2011-10-03", "admission_decided_on": "2012-02-01",
          "central_consent_on": "2012-01-31"}, rules={"ADM-AGE-CONSENT": "met"})
    case("cov-60-consent-by-year", adm,
         "Cell under 45-QĐ/TW (by year: 60), decision under 29-QĐ/TW: not over 60.",
         "2016-08-10", {"born_on": "1956-01-01", "cell_met_on": "2016-06-06",
                        "admission_decided_on": "2016-08-10"},
         rules={"ADM-AGE-CONSENT": "not_applicable", "ADM-AGE-MAX": "met"})
    case("cov-60-consent-on", adm, "No meeting yet: over 60 on the examination date.", "2025-11-12",
         {"born_on": "1960-01-01", "central_consent_on": "2025-11-13"}, rules={"ADM-AGE-CONSENT": "not_met"})

    series("cov-cert-60m", adm, "The certificate is good up to the last day of 60 months.", "ADM-CERT-60M",
           {"training_cert_on": "2020-08-31"}, "cell_met_on",
           {"2025-08-30": "met", "2025-08-31": "met", "2025-09-01": "not_met"})
    series("cov-cert-60m-leap", adm, "Issued on 29 February: good up to 28 February.", "ADM-CERT-60M",
           {"training_cert_on": "2020-02-29"}, "cell_met_on",
           {"2025-02-27": "met", "2025-02-28": "met", "2025-03-01": "not_met"})
    series("cov-papers", adm, "12 months from the day the file was compiled.", "ADM-PAPERS-12M",
           {"file_compiled_on": "2024-11-30"}, "cell_met_on",
           {"2025-11-29": "met", "2025-11-30": "met", "2025-12-01": "not_met"})
    series("cov-papers-leap", adm, "Compiled on 29 February: good up to 28 February.", "ADM-PAPERS-12M",
           {"file_compiled_on": "2024-02-29"}, "cell_met_on", {"2025-02-28": "met", "2025-03-01": "not_met"})
    papers = {"intro_route": "youth_union", "introduced_on": "2025-06-02", "union_resolved_on": "2025-06-02",
              "org_opinion_on": "2025-06-02", "residence_opinion_on": "2025-06-02",
              "residence_opinion_waived": False, "cell_met_on": "2025-11-12",
              "file_compiled_on": "2020-01-01"}
    document = {"paper_age_from": "document"}
    for paper in ("introduced_on", "org_opinion_on", "residence_opinion_on", "union_resolved_on"):
        series(f"cov-papers-{paper[:-3].replace('_', '-')}", adm, "Each paper on its own: 12 months.",
               "ADM-PAPERS-12M", papers, paper,
               {"2024-11-11": "not_met", "2024-11-12": "met", "2024-11-13": "met", None: "unknown"},
               options=document)
    series("cov-papers-waived", adm, "Comments of the residence count unless waived.", "ADM-PAPERS-12M",
           papers | {"residence_opinion_on": "2024-11-11"}, "residence_opinion_waived",
           {True: "met", False: "not_met", None: "unknown"}, options=document)
    series("cov-papers-route", adm, "The union's resolution counts unless two members introduce.",
           "ADM-PAPERS-12M", papers | {"union_resolved_on": "2024-11-11"}, "intro_route",
           {"two_members": "met", "youth_union": "not_met", "trade_union": "not_met", None: "unknown"},
           options=document)
    case("cov-papers-file-default", adm, "The same papers under the default: the file is too old.",
         "2025-11-12",
         papers, rules={"ADM-PAPERS-12M": "not_met"}, values={"papers_valid_until": "2021-01-01"})
    case("cov-papers-document", adm, "The same papers, each on its own: fresh.", "2025-11-12", papers,
         document,
         rules={"ADM-PAPERS-12M": "met"}, values={"papers_valid_until": None})

    series("cov-intro-12m", adm, "12 months in the same unit when the paper was signed.", "ADM-INTRO-12M",
           {"introducer_replaced": False, "introducer_since_on": "2024-08-31"}, "introduced_on",
           {"2025-08-30": "not_met", "2025-08-31": "met", "2025-09-01": "met"})
    series("cov-intro-12m-leap", adm, "Since 29 February: 12 months on 28 February.", "ADM-INTRO-12M",
           {"introducer_replaced": False, "introducer_since_on": "2024-02-29"}, "introduced_on",
           {"2025-02-27": "not_met", "2025-02-28": "met"})
    series("cov-intro-12m-replaced", adm, "A replaced introducer needs no common time.", "ADM-INTRO-12M",
           {"introducer_since_on": "2025-08-31", "introduced_on": "2025-09-30"}, "introducer_replaced",
           {True: "not_applicable", False: "not_met", None: "unknown"})
    case("cov-intro-12m-replaced-met", adm, "Whether replaced is unknown, but the time is long enough.",
         "2025-09-30", {"introducer_since_on": "2020-01-01", "introduced_on": "2025-09-30"},
         rules={"ADM-INTRO-12M": "met"})

    series("cov-probation", rec, "The cell meets when the 12 months are over.", "REC-PROBATION",
           {"ceremony_on": "2024-10-07"}, "cell_met_on",
           {"2025-10-06": "not_met", "2025-10-07": "met", "2025-10-08": "met"})
    series("cov-probation-leap", rec, "Admitted on 29 February: over on 28 February.", "REC-PROBATION",
           {"ceremony_on": "2024-02-29"}, "cell_met_on",
           {"2025-02-27": "not_met", "2025-02-28": "met", "2025-03-01": "met"})
    for on, status in (("2025-10-06", "not_met"), ("2025-10-07", "met")):
        case(f"cov-probation-on-{on}", rec, "No meeting yet: over on the examination date?", on,
             {"ceremony_on": "2024-10-07"}, rules={"REC-PROBATION": status, "REC-CELL-DUE": "unknown"})
    series("cov-self", rec, "The self-review is not older than the end of the 12 months.", "REC-SELF",
           {"ceremony_on": "2024-10-07", "cell_met_on": "2025-10-20"}, "self_reviewed_on",
           {"2025-10-06": "not_met", "2025-10-07": "met", "2025-10-08": "met", "2025-10-21": "not_met"})
    series("cov-self-leap", rec, "Admitted on 29 February: the self-review from 28 February.", "REC-SELF",
           {"ceremony_on": "2024-02-29", "cell_met_on": "2025-03-10"}, "self_reviewed_on",
           {"2025-02-27": "not_met", "2025-02-28": "met"})
    series("cov-official", rec, "Official from the day the 12 months ended.", "REC-OFFICIAL-DATE",
           {"ceremony_on": "2024-10-07", "recognition_decided_on": "2025-11-17"}, "official_on",
           {"2025-10-06": "not_met", "2025-10-07": "met", "2025-10-08": "not_met", None: "unknown"})
    series("cov-official-leap", rec, "Admitted on 29 February: official on 28 February.", "REC-OFFICIAL-DATE",
           {"ceremony_on": "2024-02-29", "recognition_decided_on": "2025-11-17"}, "official_on",
           {"2025-02-28": "met", "2025-03-01": "not_met"})
    series("cov-official-into-leap", rec, "Admitted on 28 February before a leap year.", "REC-OFFICIAL-DATE",
           {"ceremony_on": "2023-02-28", "recognition_decided_on": "2024-05-20"}, "official_on",
           {"2024-02-28": "met", "2024-02-29": "not_met"})

    series("cov-wait", rdm, "36 months after leaving.", "READM-WAIT",
           {"left_reason": "other", "conviction": "none", "left_on": "2022-11-30"}, "cell_met_on",
           {"2025-11-29": "not_met", "2025-11-30": "met", "2025-12-01": "met"})
    series("cov-wait-leap", rdm, "Left on 29 February: 36 months on 28 February.", "READM-WAIT",
           {"left_reason": "other", "conviction": "none", "left_on": "2020-02-29"}, "cell_met_on",
           {"2023-02-27": "not_met", "2023-02-28": "met", "2023-03-01": "met"})
    for on, status in (("2025-11-29", "not_met"), ("2025-11-30", "met")):
        case(f"cov-wait-on-{on}", rdm, "No meeting yet: the examination date stands in.", on,
             {"left_reason": "other", "conviction": "none", "left_on": "2022-11-30"},
             rules={"READM-WAIT": status})
    series("cov-wait-crime", rdm, "60 months after the record was cleared.", "READM-WAIT-CRIME",
           {"conviction": "less_serious", "record_cleared_on": "2020-02-29"}, "cell_met_on",
           {"2025-02-27": "not_met", "2025-02-28": "met", "2025-03-01": "met"})
    for months, ends in ((24, {"2026-02-27": "not_met", "2026-02-28": "met", "2026-03-01": "met"}),
                         (36, {"2027-02-27": "not_met", "2027-02-28": "met", "2027-03-01": "met"}),
                         (0, {"2024-02-28": "not_met", "2024-02-29": "met"})):
        series(f"cov-wait-pop-{months}", rdm, f"The Secretariat's waiting time of {months} months.",
               "READM-WAIT-POP",
               {"left_reason": "population_policy", "special_wait_months": months, "left_on": "2024-02-29"},
               "cell_met_on", ends)
    case("cov-wait-pop-no-months", rdm, "The Secretariat's waiting time is not in the file.", "2026-02-28",
         {"left_reason": "population_policy", "left_on": "2020-01-01", "conviction": "none",
          "readmissions": 0},
         rules={"READM-WAIT-POP": "unknown"}, missing=["special_wait_months"], values={"earliest_on": None})
    case("cov-wait-pop-beyond-9999", rdm,
         "A waiting time past the year 9999 is not over; its end is not reported.",
         "2026-02-28", {"left_reason": "population_policy", "special_wait_months": 120000,
                        "left_on": "2020-01-01",
                        "conviction": "none", "readmissions": 0},
         rules={"READM-WAIT-POP": "not_met"}, values={"earliest_on": None})
    clock = {"left_reason": "other", "conviction": "none", "left_on": "2022-11-30",
             "application_on": "2025-11-29",
             "cell_met_on": "2025-12-15"}
    case("cov-clock-meeting", rdm, "36 months counted until the cell's meeting: over.", "2025-12-15", clock,
         {"readmission_clock": "meeting"}, rules={"READM-WAIT": "met"})
    case("cov-clock-application", rdm, "36 months counted until the application: one day short.",
         "2025-12-15",
         clock, {"readmission_clock": "application"}, rules={"READM-WAIT": "not_met"})
    case("cov-clock-application-day", rdm, "36 months counted until the application: the very day.",
         "2025-12-15",
         clock | {"application_on": "2025-11-30"}, {"readmission_clock": "application"},
         rules={"READM-WAIT": "met"})
    case("cov-clock-no-application", rdm, "No application: the examination date stands in, not the meeting.",
         "2025-11-29", clock | {"application_on": None}, {"readmission_clock": "application"},
         rules={"READM-WAIT": "not_met", "READM-APPLICATION": "unknown"})
    case("cov-clock-crime", rdm, "The same clock for the 60 months after the record was cleared.",
         "2025-12-15",
         {"conviction": "less_serious", "record_cleared_on": "2020-12-10", "application_on": "2025-12-09",
          "cell_met_on": "2025-12-15"}, {"readmission_clock": "application"},
         rules={"READM-WAIT-CRIME": "not_met"})
    case("cov-clock-pop", rdm, "The same clock for the Secretariat's waiting time.", "2025-12-15",
         {"left_reason": "population_policy", "left_on": "2023-12-10", "special_wait_months": 24,
          "application_on": "2025-12-09", "cell_met_on": "2025-12-15"},
         {"readmission_clock": "application"}, rules={"READM-WAIT-POP": "not_met"})


# ------------------------------------------------------------------------------------------------------------
# Part 5. Terms in working days. Every due date here was counted on a calendar.

def terms_in_working_days():
    adm, rec = "admission", "recognition"

    # Background check: 30 at home, 90 abroad.
    home = {"verification": "done", "verification_abroad": False}
    for name, received_on, note, outcomes in (
            ("g21", "2025-05-05", "No holiday in between:",
             {"2025-06-13": "met", "2025-06-16": "met", "2025-06-17": "not_met"}),
            ("tet-2026", "2026-01-05", "Over Tết 2026 (16 to 20 February):",
             {"2026-02-13": "met", "2026-02-23": "met", "2026-02-24": "not_met"}),
            ("tet-2024", "2024-01-08", "Over Tết 2024 (8 to 12 February):",
             {"2024-02-21": "met", "2024-02-22": "met", "2024-02-23": "not_met"})):
        series(f"cov-verify-30-{name}", adm, f"30 working days for the answer. {note}", "ADM-VERIFY-DUE",
               home | {"verification_received_on": received_on}, "verification_replied_on", outcomes)
    series("cov-verify-90", adm, "90 working days abroad, over 2 September:", "ADM-VERIFY-DUE",
           {"verification": "done", "verification_abroad": True, "verification_received_on": "2025-05-05"},
           "verification_replied_on", {"2025-09-09": "met", "2025-09-10": "met", "2025-09-11": "not_met"})
    series("cov-verify-where-unknown", adm,
           "Home or abroad is unknown: it matters only between the two terms.",
           "ADM-VERIFY-DUE", {"verification": "done", "verification_received_on": "2025-05-05"},
           "verification_replied_on", {"2025-06-16": "met", "2025-06-17": "unknown", "2025-09-10": "unknown",
                                       "2025-09-11": "not_met", None: "unknown"})
    late = {"verification_abroad": False, "verification_received_on": "2025-05-05",
            "verification_replied_on": "2025-07-01"}
    series("cov-verify-kind", adm, "An answer too late counts only where a check is required.",
           "ADM-VERIFY-DUE",
           late, "verification", {"pending": "not_met", "done": "not_met", "not_required": "not_applicable",
                                  None: "unknown"})
    case("cov-verify-kind-unknown-met", adm,
         "Whether a check is required is unknown, but the answer came in time.",
         "2025-12-01", late | {"verification_replied_on": "2025-06-02"}, rules={"ADM-VERIFY-DUE": "met"},
         values={"verification_due": "2025-06-16"})

    # The decision: term, extension, and the longest extension that counts.
    terms = [  # edition, the cell's meeting, and the days on which 30, 45, 60 and 90 working days are over
        ("r29", "2018-06-04", "2018-07-16", None, "2018-08-27", "2018-10-08"),
        ("r24", "2023-02-06", "2023-03-20", None, "2023-05-02", "2023-06-13"),
        ("r232", "2025-02-03", "2025-03-17", None, "2025-04-29", "2025-06-12"),
        ("r294", "2025-09-22", "2025-11-03", "2025-11-24", "2025-12-15", None),
        ("r20", "2026-06-15", "2026-07-27", "2026-08-17", "2026-09-09", None),
        ("r208", "2027-03-01", "2027-04-12", "2027-05-05", "2027-05-26", None),
    ]
    for edition, met_on, in_30, in_45, in_60, in_90 in terms:
        after_45 = edition in ("r294", "r20", "r208")
        for check, rule, fact, term, latest, longest in (
                (adm, "ADM-DECIDE-DUE", "admission_decided_on", in_45 if after_45 else in_60,
                 in_60 if after_45 else in_90, 15 if after_45 else 30),
                (rec, "REC-DECIDE-DUE", "recognition_decided_on", in_30, in_45 if after_45 else in_60,
                 15 if after_45 else 30)):
            name, facts = f"cov-decide-{rule[:3].lower()}-{edition}", {"cell_met_on": met_on}
            past_term, past_latest = day(term, 1), day(latest, 1)
            series(f"{name}-plain", check, "No extension:", rule, facts | {"decision_extension": 0}, fact,
                   {term: "met", str(past_term): "not_met"})
            series(f"{name}-unknown", check, "Whether an extension was granted is unknown:", rule, facts,
                   fact,
                   {term: "met", str(past_term): "unknown", latest: "unknown", str(past_latest): "not_met",
                    None: "unknown"})
            series(f"{name}-long", check, f"An extension of 90 counts as {longest}:", rule,
                   facts | {"decision_extension": 90}, fact, {latest: "met", str(past_latest): "not_met"})
            for granted, due in ((None, term), (0, term), (longest, latest), (longest + 1, latest)):
                case(f"{name}-due-{granted}", check, f"An extension of {granted}: when is it due?", met_on,
                     facts | {"decision_extension": granted},
                     values={"decision_due": due, "decision_due_latest": latest})
    series("cov-decide-5", adm, "An extension of 5 working days: until 2025-12-01.", "ADM-DECIDE-DUE",
           {"cell_met_on": "2025-09-22", "decision_extension": 5}, "admission_decided_on",
           {"2025-11-28": "met", "2025-12-01": "met", "2025-12-02": "not_met"})
    series("cov-decide-14", adm, "An extension one short of the longest: until 2025-12-12.", "ADM-DECIDE-DUE",
           {"cell_met_on": "2025-09-22", "decision_extension": 14}, "admission_decided_on",
           {"2025-12-12": "met", "2025-12-15": "not_met"})
    case("cov-decide-no-meeting", adm, "Without the cell's meeting no term runs.", "2025-11-12",
         {"admission_decided_on": "2025-11-10", "decision_extension": 0}, rules={"ADM-DECIDE-DUE": "unknown"},
         values={"decision_due": None, "decision_due_latest": None}, missing=["cell_met_on"])
    case("cov-decide-overdue", adm, "Overdue but not decided: unknown, the due date is reported.",
         "2026-02-02",
         {"cell_met_on": "2025-09-22", "decision_extension": 0}, rules={"ADM-DECIDE-DUE": "unknown"},
         values={"decision_due": "2025-11-24"}, missing=["admission_decided_on"])

    # The ceremony: 30 after receipt, under 208-QĐ/TW after the decision.
    for edition, decided_on, received_on, before, due, after in (
            ("r29", "2018-06-01", "2018-06-04", "2018-07-13", "2018-07-16", "2018-07-17"),
            ("r24", "2023-02-03", "2023-02-06", "2023-03-17", "2023-03-20", "2023-03-21"),
            ("r232", "2025-01-24", "2025-02-03", "2025-03-14", "2025-03-17", "2025-03-18"),
            ("r294", "2025-08-18", "2025-08-22", "2025-10-06", "2025-10-07", "2025-10-08"),
            ("r20", "2026-06-12", "2026-06-15", "2026-07-24", "2026-07-27", "2026-07-28"),
            ("r208", "2027-03-01", "2027-03-10", "2027-04-09", "2027-04-12", "2027-04-13")):
        facts = {"admission_decided_on": decided_on, "decision_received_on": received_on,
                 "ceremony_late_consent": False}
        clock = "decision" if edition == "r208" else "receipt"
        series(f"cov-ceremony-{edition}", adm, f"30 working days from the {clock}.", "ADM-CEREMONY-DUE",
               facts, "ceremony_on", {before: "met", due: "met", after: "not_met", None: "unknown"})
        series(f"cov-ceremony-{edition}-consent", adm, "Late, with the consent of the committee above?",
               "ADM-CEREMONY-DUE", facts | {"ceremony_on": after}, "ceremony_late_consent",
               {True: "met", False: "not_met", None: "unknown"})
        case(f"cov-ceremony-{edition}-due", adm, f"Due 30 working days from the {clock}.", decided_on, facts,
             values={"ceremony_due": due})
        case(f"cov-ceremony-{edition}-no-receipt", adm, "The day of receipt is not known.", decided_on,
             facts | {"decision_received_on": None, "ceremony_on": due},
             rules={"ADM-CEREMONY-DUE": "met" if edition == "r208" else "unknown"},
             values={"ceremony_due": due if edition == "r208" else None})
        if edition == "r208":
            case("cov-ceremony-r208-no-decision", adm, "The day of the decision is not known.", "2027-03-10",
                 {"decision_received_on": received_on, "ceremony_on": due, "ceremony_late_consent": False},
                 rules={"ADM-CEREMONY-DUE": "unknown"}, values={"ceremony_due": None})
    case("cov-ceremony-no-decision-date", adm,
         "Under 294-QĐ/TW the day of the decision only picks the edition.",
         "2025-11-12", {"decision_received_on": "2025-08-22", "ceremony_on": "2025-10-08",
                        "ceremony_late_consent": False},
         rules={"ADM-CEREMONY-DUE": "not_met"}, values={"ceremony_due": "2025-10-07"})

    # The member's CV: 30 after the ceremony. The due date shows every kind of holiday.
    for edition, ceremony_on, outcomes in (
            ("p22", "2025-03-24", {"2025-05-07": "met", "2025-05-08": "met", "2025-05-09": "not_met"}),
            ("p25", "2025-10-13", {"2025-11-21": "met", "2025-11-24": "met", "2025-11-25": "not_met"})):
        series(f"cov-member-cv-{edition}", adm, "30 working days after the ceremony.", "ADM-MEMBER-CV-DUE",
               {"ceremony_on": ceremony_on}, "member_cv_on", outcomes | {None: "unknown"})
    for ceremony_on, due, note in (
            ("2013-01-14", "2013-02-27", "Tết 2013: 9 to 12 February"),
            ("2014-01-13", "2014-02-27", "Tết 2014: 30 January to 3 February"),
            ("2016-01-18", "2016-03-04", "Tết 2016: 7 to 11 February"),
            ("2019-01-14", "2019-03-04", "Tết 2019: 4 to 8 February"),
            ("2020-01-06", "2020-02-20", "Tết 2020: 23 to 27 January"),
            ("2024-01-08", "2024-02-22", "Tết 2024: 8 to 12 February"),
            ("2025-01-06", "2025-02-24", "Tết 2025: 27 to 31 January"),
            ("2026-01-05", "2026-02-23", "Tết 2026: 16 to 20 February"),
            ("2028-01-03", "2028-02-21", "Tết 2028: 24 to 28 January"),
            ("2029-01-15", "2029-03-05", "Tết 2029, a Tuesday: 12 to 16 February"),
            ("2029-12-18", "2030-01-30", "the eve of the holidays of Tết 2030, with 1 January"),
            ("2029-12-19", "2030-02-05", "Tết 2030 by the Vietnamese calendar: 31 January to 4 February"),
            ("2030-01-14", "2030-02-28", "Tết 2030"),
            ("2022-04-04", "2022-05-16",
             "Hùng Kings' day, 30 April and 1 May on a week-end, not made up for"),
            ("2025-03-24", "2025-05-08", "Hùng Kings' day on Monday 7 April, 30 April and 1 May"),
            ("2020-08-24", "2020-10-06", "2 September 2020 alone"),
            ("2021-08-23", "2021-10-06", "2 and 3 September 2021"),
            ("2022-08-22", "2022-10-05", "1 and 2 September 2022"),
            ("2024-08-19", "2024-10-02", "2 and 3 September 2024"),
            ("2027-08-23", "2027-10-06", "2 September 2027 is a Thursday: 3 September too"),
            ("2028-08-21", "2028-10-03", "2 September 2028 is a Saturday: 1 September too"),
            ("2029-08-20", "2029-10-02", "2 September 2029 is a Sunday: 3 September too"),
            ("2033-01-10", "2033-02-25", "Tết 2033, a Monday: 30 January to 3 February"),
            ("2023-08-21", "2023-10-03", "1 and 2 September 2023, the second a Saturday"),
            ("2030-08-19", "2030-10-02", "2 September 2030 is a Monday: 3 September too"),
            ("2025-10-11", "2025-11-21", "counted from a Saturday"),
            ("2025-10-12", "2025-11-21", "counted from a Sunday"),
            ("2025-10-10", "2025-11-21", "counted from a Friday"),
            ("2025-09-02", "2025-10-14", "counted from a holiday")):
        case(f"cov-holidays-{ceremony_on}", adm, f"30 working days: {note}.", ceremony_on,
             {"ceremony_on": ceremony_on}, values={"member_cv_due": due})

    # The last working day before some holidays, and the first one after them.
    for holidays, last_before, first_after in (
            ("Tết 2011", "2011-02-01", "2011-02-07"), ("Tết 2012", "2012-01-20", "2012-01-26"),
            ("Tết 2013", "2013-02-08", "2013-02-13"), ("Tết 2014", "2014-01-29", "2014-02-04"),
            ("Tết 2015", "2015-02-16", "2015-02-23"), ("Tết 2016", "2016-02-05", "2016-02-12"),
            ("Tết 2017", "2017-01-25", "2017-01-31"), ("Tết 2018", "2018-02-13", "2018-02-19"),
            ("Tết 2019", "2019-02-01", "2019-02-11"), ("Tết 2020", "2020-01-22", "2020-01-28"),
            ("Tết 2021", "2021-02-09", "2021-02-15"), ("Tết 2022", "2022-01-28", "2022-02-07"),
            ("Tết 2023", "2023-01-19", "2023-01-25"), ("Tết 2024", "2024-02-07", "2024-02-13"),
            ("Tết 2025", "2025-01-24", "2025-02-03"), ("Tết 2026", "2026-02-13", "2026-02-23"),
            ("Tết 2027", "2027-02-03", "2027-02-09"), ("Tết 2028", "2028-01-21", "2028-01-31"),
            ("Tết 2029", "2029-02-09", "2029-02-19"), ("Tết 2030", "2030-01-30", "2030-02-05"),
            ("Tết 2031", "2031-01-20", "2031-01-27"), ("Tết 2032", "2032-02-06", "2032-02-16"),
            ("Tết 2033", "2033-01-28", "2033-02-04"), ("Tết 2034", "2034-02-16", "2034-02-22"),
            ("Tết 2035", "2035-02-05", "2035-02-12"),
            ("2 September 2020", "2020-09-01", "2020-09-03"),
            ("2 September 2021", "2021-09-01", "2021-09-06"),
            ("2 September 2022", "2022-08-31", "2022-09-05"),
            ("2 September 2023", "2023-08-31", "2023-09-04"),
            ("2 September 2024", "2024-08-30", "2024-09-04"),
            ("2 September 2025", "2025-08-29", "2025-09-03"),
            ("2 September 2026", "2026-08-31", "2026-09-03"),
            ("2 September 2027", "2027-09-01", "2027-09-06"),
            ("2 September 2028", "2028-08-31", "2028-09-04"),
            ("2 September 2029", "2029-08-31", "2029-09-04"),
            ("2 September 2030", "2030-08-30", "2030-09-04"),
            ("2 September 2031", "2031-08-29", "2031-09-03"),
            ("Hùng Kings' day 2011", "2011-04-11", "2011-04-13"),
            ("Hùng Kings' day 2018", "2018-04-24", "2018-04-26"),
            ("Hùng Kings' day 2021", "2021-04-20", "2021-04-22"),
            ("Hùng Kings' day 2025", "2025-04-04", "2025-04-08"),
            ("Hùng Kings' day 2028", "2028-04-03", "2028-04-05"),
            ("Hùng Kings' day 2034", "2034-04-27", "2034-05-02"),
            ("Hùng Kings' day 2035", "2035-04-16", "2035-04-18"),
            ("30 April and 1 May 2025", "2025-04-29", "2025-05-02"),
            ("1 January 2025", "2024-12-31", "2025-01-02")):
        for due, note in ((last_before, "the last working day before"), (first_after, "the first one after")):
            start = next(d for d in (day(due, -back) for back in range(40, 70))
                         if reference.add_working_days(d, 30) == day(due))
            case(f"cov-holidays-due-{due}", adm, f"30 working days end on {note} {holidays}.", start,
                 {"ceremony_on": start}, values={"member_cv_due": due})

    # After a move the decision stands only within 30 working days.
    for name, moved_on, outcomes in (
            ("plain", "2025-07-14", {"2025-08-22": "not_met", "2025-08-25": "not_met", "2025-08-26": "met"}),
            ("september", "2025-08-04",
             {"2025-09-16": "not_met", "2025-09-17": "not_met", "2025-09-18": "met"}),
            ("tet-2024", "2024-01-08",
             {"2024-02-21": "not_met", "2024-02-22": "not_met", "2024-02-23": "met"})):
        series(f"cov-move-{name}", adm, f"Moved away on {moved_on}: the bar bites after 30 working days.",
               "ADM-MOVE-VOID", {"moved_outside": True, "moved_on": moved_on}, "admission_decided_on",
               outcomes)
    moved = {"moved_on": "2025-01-06", "admission_decided_on": "2025-08-18"}
    series("cov-move-outside", adm, "A move counts only when it leaves the area.", "ADM-MOVE-VOID", moved,
           "moved_outside", {True: "met", False: "not_met", None: "unknown"})
    series("cov-move-when", adm, "When the move was matters only for one outside the area.", "ADM-MOVE-VOID",
           moved | {"moved_outside": True}, "moved_on", {None: "unknown", "2025-08-17": "not_met"})
    case("cov-move-harmless", adm, "No move: nothing else is needed.", "2025-08-18", {"moved_outside": False},
         rules={"ADM-MOVE-VOID": "not_met"})
    case("cov-move-undecided", adm, "Moved, not decided yet: the examination date does not stand in.",
         "2026-01-12",
         {"moved_outside": True, "moved_on": "2025-01-06"}, rules={"ADM-MOVE-VOID": "unknown"},
         missing=["admission_decided_on"])

    # Recognition: the cell meets within 30 working days of the end of the 12 months.
    for name, ceremony_on, due, outcomes in (
            ("r29", "2017-06-04", "2018-07-16",
             {"2018-07-13": "met", "2018-07-16": "met", "2018-07-17": "not_met"}),
            ("r24", "2022-02-06", "2023-03-20",
             {"2023-03-17": "met", "2023-03-20": "met", "2023-03-21": "not_met"}),
            ("r232-leap", "2024-02-29", "2025-04-14",
             {"2025-04-11": "met", "2025-04-14": "met", "2025-04-15": "not_met"}),
            ("r294", "2024-10-07", "2025-11-18",
             {"2025-11-17": "met", "2025-11-18": "met", "2025-11-19": "not_met"}),
            ("r294-tet", "2025-01-15", "2026-03-05",
             {"2026-03-04": "met", "2026-03-05": "met", "2026-03-06": "not_met"}),
            ("r20", "2025-05-11", "2026-06-22",
             {"2026-06-19": "met", "2026-06-22": "met", "2026-06-23": "not_met"}),
            ("r208", "2026-03-01", "2027-04-12",
             {"2027-04-09": "met", "2027-04-12": "met", "2027-04-13": "not_met"})):
        series(f"cov-cell-due-{name}", rec, "30 working days after the 12 months.", "REC-CELL-DUE",
               {"ceremony_on": ceremony_on}, "cell_met_on", outcomes)
        case(f"cov-cell-due-{name}-value", rec, "When the cell must have met.", ceremony_on,
             {"ceremony_on": ceremony_on}, values={"cell_due": due}, rules={"REC-CELL-DUE": "unknown"})


# ------------------------------------------------------------------------------------------------------------
# Part 6. Votes, and every value of every enumeration.

def votes():
    for check, prefix, extra in (("admission", "ADM", {}), ("recognition", "REC", {"ballots_failed": 0})):
        name, decided = f"cov-vote-{prefix.lower()}", f"{check}_decided_on"
        for official, excluded, needed in ((9, 0, 6), (10, 0, 7), (11, 0, 8), (12, 1, 8), (3, 0, 2),
                                           (4, 4, 0),
                                           (30, 3, 18)):
            base = {"cell_official": official, "cell_excluded": excluded, "cell_met_on": "2025-11-12"} | extra
            series(f"{name}-cell-{official}-{excluded}", check,
                   f"Two thirds of {official - excluded}: {needed}.",
                   f"{prefix}-CELL-VOTE", base, "cell_yes",
                   {needed: "met"} | ({needed - 1: "not_met"} if needed else {}))
            case(f"{name}-cell-{official}-{excluded}-needed", check, "The votes needed in the cell.",
                 "2025-11-12",
                 base, values={"cell_base": official - excluded, "cell_votes_needed": needed})
        series(f"{name}-cell-unknown", check, "How many are left out of the base is unknown.",
               f"{prefix}-CELL-VOTE", {"cell_official": 9, "cell_met_on": "2025-11-12"} | extra, "cell_yes",
               {9: "unknown", 0: "unknown"})
        series(f"{name}-min3", check, "Three official members at least.", f"{prefix}-CELL-MIN3",
               {"cell_met_on": "2025-11-12"}, "cell_official",
               {2: "not_met", 3: "met", 4: "met", 0: "not_met", None: "unknown"})
        for base, needed in ((9, 6), (7, 5), (15, 10), (1, 1)):
            facts = {"committee_between": True, "committee_base": base, "cell_met_on": "2025-11-12"} | extra
            series(f"{name}-base-{base}", check, f"Two thirds of a base committee of {base}: {needed}.",
                   f"{prefix}-BASE-VOTE", facts, "committee_yes", {needed: "met", needed - 1: "not_met"})
            case(f"{name}-base-{base}-needed", check, "The votes needed in the base committee.", "2025-11-12",
                 facts,
                 values={"committee_votes_needed": needed})
        series(f"{name}-between", check, "The vote of a base committee counts only where there is one.",
               f"{prefix}-BASE-VOTE", {"committee_base": 9, "committee_yes": 5} | extra, "committee_between",
               {True: "not_met", False: "not_applicable", None: "unknown"})
        case(f"{name}-between-unknown-met", check,
             "Whether a base committee stands between is unknown, but it agreed.",
             "2025-11-12", {"committee_base": 9, "committee_yes": 6}, rules={f"{prefix}-BASE-VOTE": "met"})
        for decider, base, needed in (("standing_committee", 9, 5), ("standing_committee", 10, 6),
                                      ("province_group", 8, 5), ("province_group", 3, 2),
                                      ("delegated_committee", 9, 6), ("delegated_committee", 15, 10),
                                      ("delegated_committee", 2, 2)):
            facts = {"decider": decider, "decider_base": base, decided: "2025-11-24"}
            series(f"{name}-{decider}-{base}", check,
                   f"{decider} of {base}: {needed} votes.".replace("_", " "),
                   f"{prefix}-DECIDE-VOTE", facts, "decider_yes", {needed: "met", needed - 1: "not_met"})
            case(f"{name}-{decider}-{base}-needed", check, "The votes needed in the deciding body.",
                 "2025-11-12",
                 facts, values={"decider_votes_needed": needed})
        series(f"{name}-decider-unknown", check,
               "Who decides is unknown: it matters between a half and two thirds.",
               f"{prefix}-DECIDE-VOTE", {"decider_base": 9, decided: "2025-11-24"}, "decider_yes",
               {4: "not_met", 5: "unknown", 6: "met"})
        case(f"{name}-decider-unknown-needed", check, "Who decides is unknown: the votes needed are absent.",
             "2025-11-12", {"decider_base": 9}, values={"decider_votes_needed": None})
    series("cov-ballots", "recognition", "After three failed ballots the matter goes up.", "REC-ESCALATED",
           {"escalated_on": "2025-12-01", "recognition_decided_on": "2025-11-24"}, "ballots_failed",
           {0: "not_applicable", 2: "not_applicable", 3: "not_met", 4: "not_met", None: "unknown"})
    series("cov-ballots-cell", "recognition", "After three failed ballots the cell's vote no longer counts.",
           "REC-CELL-VOTE", {"cell_official": 9, "cell_excluded": 0, "cell_yes": 5,
                             "cell_met_on": "2025-11-12"},
           "ballots_failed", {0: "not_met", 2: "not_met", 3: "not_applicable", None: "unknown"})
    series("cov-ballots-base", "recognition",
           "After three failed ballots the base committee's vote no longer counts.",
           "REC-BASE-VOTE", {"committee_between": True, "committee_base": 9, "committee_yes": 5,
                             "cell_met_on": "2025-11-12"},
           "ballots_failed", {2: "not_met", 3: "not_applicable", None: "unknown"})
    case("cov-ballots-no-base", "recognition", "No base committee: the ballots do not matter for its vote.",
         "2025-11-12", {"committee_between": False}, rules={"REC-BASE-VOTE": "not_applicable"})
    case("cov-ballots-unknown-met", "recognition",
         "The number of failed ballots is unknown, but the vote carried.",
         "2025-11-12", {"cell_official": 9, "cell_excluded": 0, "cell_yes": 6, "committee_between": True,
                        "committee_base": 9, "committee_yes": 6, "escalated_on": "2025-11-10"},
         rules={"REC-CELL-VOTE": "met", "REC-BASE-VOTE": "met", "REC-ESCALATED": "met"})


def enumerations():
    adm, rec, rdm = "admission", "recognition", "readmission"
    levels = ("none", "literate", "primary_completed", "lower_secondary_completed",
              "lower_secondary_equivalent",
              "lower_secondary_diploma")
    at = {"r29": "2018-05-16", "r24": "2023-05-17", "r232": "2025-03-12", "r294": "2025-11-12",
          "r20": "2026-06-17", "r208": "2027-03-10"}
    for edition, least in (("r29", 4), ("r24", 5), ("r232", 5), ("r294", 5), ("r20", 5), ("r208", 3)):
        series(f"cov-edu-general-{edition}", adm, f"General schooling: at least {levels[least]}.",
               "ADM-EDU-GENERAL",
               {"education_case": "general", "cell_met_on": at[edition]}, "education",
               {level: "met" if rank >= least else "not_met" for rank, level in enumerate(levels)})
    for edition, met_on in (("g12", "2013-06-12"), ("g16", "2018-05-16"), ("g21", "2023-05-17"),
                            ("g25", "2025-11-12"), ("g26", "2027-03-10")):
        series(f"cov-edu-hard-{edition}", adm, "Difficult area: the primary programme.", "ADM-EDU-HARD",
               {"education_case": "hard_area", "cell_met_on": met_on}, "education",
               {"literate": "not_met", "primary_completed": "met", "lower_secondary_completed": "met"})
        series(f"cov-edu-elder-{edition}", adm, "Village elder: reads and writes.", "ADM-EDU-ELDER",
               {"education_case": "hard_area_elder", "cell_met_on": met_on}, "education",
               {"none": "not_met", "literate": "met", "primary_completed": "met"})
    series("cov-edu-consent", adm, "Consent for a literacy-only elder.", "ADM-EDU-CONSENT",
           {"education_case": "hard_area_elder", "admission_decided_on": "2025-11-12"}, "education",
           {"none": "unknown", "literate": "unknown", "primary_completed": "not_applicable",
            "lower_secondary_diploma": "not_applicable", None: "unknown"})
    series("cov-edu-consent-case", adm, "Consent only for elders of difficult areas.", "ADM-EDU-CONSENT",
           {"education": "literate", "admission_decided_on": "2025-11-12",
            "central_consent_on": "2025-12-01"},
           "education_case", {"general": "not_applicable", "hard_area": "not_applicable",
                              "hard_area_elder": "not_met", None: "unknown"})
    series("cov-edu-consent-enough", adm, "Primary schooling is enough, whoever the applicant is.",
           "ADM-EDU-CONSENT", {"education": "primary_completed", "admission_decided_on": "2025-11-12"},
           "education_case", {None: "not_applicable"})
    case("cov-edu-case-unknown", adm, "Which case it is remains unknown, but a diploma is enough for each.",
         "2025-11-12", {"education": "lower_secondary_diploma"},
         rules={"ADM-EDU-GENERAL": "met", "ADM-EDU-HARD": "met", "ADM-EDU-ELDER": "met",
                "ADM-EDU-CONSENT": "not_applicable"})
    case("cov-edu-case-unknown-primary", adm, "Which case it is decides whether primary schooling is enough.",
         "2025-11-12", {"education": "primary_completed"},
         rules={"ADM-EDU-GENERAL": "unknown", "ADM-EDU-HARD": "met", "ADM-EDU-ELDER": "met"},
         missing=["education_case"])
    series("cov-political", adm, "The conclusion on the political standard.", "ADM-POLITICAL",
           {"cell_met_on": "2025-11-12"}, "political_conclusion",
           {"not_needed": "met", "pending": "not_met", "accepted": "met", "refused": "not_met",
            None: "unknown"})
    series("cov-political-date", adm, "The date of the conclusion matters only when it was accepted.",
           "ADM-POLITICAL-DATE",
           {"political_concluded_on": "2025-12-01", "admission_decided_on": "2025-11-24"},
           "political_conclusion", {"not_needed": "not_applicable", "pending": "not_applicable",
                                    "refused": "not_applicable", "accepted": "not_met", None: "unknown"})
    for check, rule, governing in ((adm, "ADM-SPECIAL", "cell_met_on"),
                                   (rec, "REC-SPECIAL", "recognition_decided_on")):
        name = f"cov-{rule.lower()}"
        series(f"{name}-regime", check, "A separate regime needs the document of its body.", rule,
               {"special_cleared": False, governing: "2025-11-12"}, "special_regime",
               {True: "not_met", False: "met", None: "unknown"})
        series(f"{name}-cleared", check, "The document of the body.", rule,
               {"special_regime": True, governing: "2025-11-12"}, "special_cleared",
               {True: "met", False: "not_met", None: "unknown"})
        case(f"{name}-document", check, "The document is there: whether it was needed does not matter.",
             "2025-11-12",
             {"special_cleared": True}, rules={rule: "met"})
    series("cov-verified", adm, "The background check.", "ADM-VERIFIED", {"cell_met_on": "2025-11-12"},
           "verification", {"pending": "not_met", "done": "met", "not_required": "met", None: "unknown"})
    series("cov-cv-order", adm, "The order of answer and certificate matters once the check is done.",
           "ADM-CV-ORDER", {"verification_replied_on": "2025-07-01", "cv_certified_on": "2025-06-20"},
           "verification", {"pending": "not_applicable", "done": "not_met", "not_required": "not_applicable",
                            None: "unknown"})
    for option, route_status in (("one", "met"), ("two", "not_met")):
        series(f"cov-intro-trade-union-{option}", adm, f"One introducer beside each route ({option}).",
               "ADM-INTRO-MEMBERS", {"introducers": 1, "cell_met_on": "2025-11-12"}, "intro_route",
               {"two_members": "not_met", "youth_union": "met", "trade_union": route_status, None: "unknown"},
               options={"trade_union_introducers": option})
        series(f"cov-intro-number-{option}", adm,
               f"The number of introducers beside a trade union ({option}).",
               "ADM-INTRO-MEMBERS", {"intro_route": "trade_union", "cell_met_on": "2025-11-12"},
               "introducers",
               {0: "not_met", 1: route_status, 2: "met", 3: "met", None: "unknown"},
               options={"trade_union_introducers": option})
    series("cov-intro-route-unknown", adm, "The route matters only for a single introducer.",
           "ADM-INTRO-MEMBERS",
           {"cell_met_on": "2025-11-12"}, "introducers", {0: "not_met", 1: "unknown", 2: "met"})
    series("cov-intro-union", adm, "The union's resolution, by route.", "ADM-INTRO-UNION",
           {"union_resolved_on": "2025-12-01", "cell_met_on": "2025-11-12"}, "intro_route",
           {"two_members": "not_applicable", "youth_union": "not_met", "trade_union": "not_met",
            None: "unknown"})
    for check, rule in ((adm, "ADM-OPINION-RES"), (rec, "REC-OPINION-RES")):
        series(f"cov-{rule.lower()}", check, "No comments of the residence: waived?", rule,
               {"cell_met_on": "2025-11-12"}, "residence_opinion_waived",
               {True: "met", False: "unknown", None: "unknown"})
    for check, rule in ((adm, "ADM-SECTION"), (rec, "REC-SECTION")):
        series(f"cov-{rule.lower()}", check, "The section committee.", rule, {"cell_met_on": "2025-11-12"},
               "section",
               {"none": "met", "appraised": "met", "not_appraised": "not_met", None: "unknown"})
    for check, rule, governing in ((adm, "ADM-AUTHORITY", "admission_decided_on"),
                                   (rec, "REC-AUTHORITY", "recognition_decided_on")):
        for edition, decided_on in at.items():
            series(f"cov-{rule.lower()}-{edition}", check, "Who may decide.", rule, {governing: decided_on},
                   "decider",
                   {"standing_committee": "met", "province_group": "met",
                    "delegated_committee": "not_met" if edition == "r208" else "met", None: "unknown"})
    for reason, barred in (("abandoned_activity", "READM-BAR-ABANDON"), ("own_request", "READM-BAR-REQUEST"),
                           ("serious_disunity", "READM-BAR-DISUNITY"), ("own_request_hardship", None),
                           ("population_policy", None), ("other", None)):
        case(f"cov-left-{reason}", rdm, f"Left for: {reason}.".replace("_", " "), "2025-11-12",
             {"left_reason": reason, "left_on": "2015-06-01", "conviction": "none", "readmissions": 0,
              "special_wait_months": 36},
             rules={rule: "met" if rule == barred else "not_met"
                    for rule in ("READM-BAR-ABANDON", "READM-BAR-REQUEST", "READM-BAR-DISUNITY")}
             | {"READM-WAIT": "not_applicable" if reason == "population_policy" else "met",
                "READM-WAIT-POP": "met" if reason == "population_policy" else "not_applicable"},
             values={"earliest_on": None if barred else "2018-06-01"},
             stages={"eligibility": "not_met" if barred else "met"})
    for conviction, barred in (("corruption", "READM-BAR-CORRUPTION"),
                               ("serious_or_above", "READM-BAR-SERIOUS"),
                               ("less_serious", None), ("none", None)):
        case(f"cov-conviction-{conviction}", rdm, f"Conviction: {conviction}.".replace("_", " "),
             "2025-11-12",
             {"left_reason": "other", "left_on": "2015-06-01", "conviction": conviction, "readmissions": 0,
              "record_cleared_on": "2019-06-01"},
             rules={rule: "met" if rule == barred else "not_met"
                    for rule in ("READM-BAR-CORRUPTION", "READM-BAR-SERIOUS")}
             | {"READM-WAIT": "not_applicable" if conviction == "less_serious" else "met",
                "READM-WAIT-CRIME": "met" if conviction == "less_serious" else "not_applicable"},
             values={"earliest_on": None if barred else "2024-06-01" if conviction == "less_serious"
                     else "2018-06-01"})
    series("cov-once", rdm, "Re-admitted once at most.", "READM-ONCE", {"cell_met_on": "2025-11-12"},
           "readmissions",
           {0: "met", 1: "not_met", 2: "not_met", None: "unknown"})
    case("cov-left-unknown", rdm,
         "The reason is unknown: no bar is passed; the wait is met for whatever reason.",
         "2025-11-12", {"left_on": "2015-06-01", "conviction": "none", "readmissions": 0},
         rules={"READM-BAR-ABANDON": "unknown", "READM-BAR-REQUEST": "unknown",
                "READM-BAR-DISUNITY": "unknown",
                "READM-WAIT": "met", "READM-WAIT-POP": "unknown"},
         values={"earliest_on": None}, missing=["left_reason", "special_wait_months"])
    case("cov-conviction-unknown", rdm, "The conviction is unknown: no bar is passed.", "2025-11-12",
         {"left_on": "2015-06-01", "left_reason": "other", "readmissions": 0},
         rules={"READM-BAR-CORRUPTION": "unknown", "READM-BAR-SERIOUS": "unknown", "READM-WAIT": "met",
                "READM-WAIT-CRIME": "unknown"},
         values={"earliest_on": None}, missing=["conviction", "record_cleared_on"])
    for fact, rule, good in (("citizen_vn", "ADM-CITIZEN", True), ("helper_assigned", "ADM-HELPER", True)):
        series(f"cov-{fact.replace('_', '-')}", adm, "Yes, no, unknown.", rule, {}, fact,
               {good: "met", (not good): "not_met", None: "unknown"}, on="2025-11-12")
    series("cov-place", rec, "Only the cell of official activity.", "REC-PLACE", {}, "at_official_cell",
           {True: "met", False: "not_met", None: "unknown"}, on="2025-11-12")
    series("cov-refused", rec, "The cell found the probationer not fit.", "REC-DELETION", {},
           "recognition_refused",
           {True: "met", False: "not_met", None: "unknown"}, on="2025-11-12")
    series("cov-was-member", adm, "Consent is asked only of a former member.", "ADM-READM-CONSENT",
           {"readmission_consent_on": "2025-12-01", "admission_decided_on": "2025-11-24"}, "was_member",
           {True: "not_met", False: "not_applicable", None: "unknown"})
    series("cov-readmitted", "party_age", "Recalculation is asked only of a re-admitted member.",
           "AGE-RECALC",
           {"age_decided_on": "2025-12-01"}, "readmitted",
           {True: "not_met", False: "not_applicable", None: "unknown"}, on="2025-11-12")
    series("cov-decision-lost", "party_age", "The card counts only when no decision survives.", "AGE-START",
           {"card_joined_on": "1990-02-03"}, "decision_lost",
           {True: "met", False: "unknown", None: "unknown"}, on="2025-11-12")


# ------------------------------------------------------------------------------------------------------------
# Part 7. Values: present with everything they need, absent without any part of it.

def values_of_admission():
    check, on = "admission", "2025-11-12"
    case("cov-val-age", check, "Age and limits, by month.", on,
         {"born_on": "2004-02-29", "cell_met_on": "2022-02-01"},
         rules={"ADM-AGE-MIN": "met"},
         values={"age_months": 216, "eligible_from": "2022-02-01", "eligible_until": "2064-02-29"})
    case("cov-val-age-by-day", check, "Age and limits, by day.", on,
         {"born_on": "2004-02-29", "cell_met_on": "2022-02-01"}, {"age_count": "by_day"},
         rules={"ADM-AGE-MIN": "not_met"},
         values={"age_months": 216, "eligible_from": "2022-02-28", "eligible_until": "2064-02-29"})
    case("cov-val-age-by-day-60", check,
         "The last day by day is the birthday, by month the end of the month.", on,
         {"born_on": "1970-06-10"}, {"age_count": "by_day"},
         values={"age_months": 665, "eligible_from": "1988-06-10", "eligible_until": "2030-06-10"})
    case("cov-val-age-by-month-60", check, "The same by month; the age on the examination date.", on,
         {"born_on": "1970-06-10"}, {"age_count": "by_month"},
         values={"age_months": 665, "eligible_from": "1988-06-01", "eligible_until": "2030-06-30"})
    case("cov-val-age-none", check, "No date of birth.", on, {"cell_met_on": on},
         values={"age_months": None, "eligible_from": None, "eligible_until": None})
    case("cov-val-age-no-edition", check, "Age and limits need no edition.", "2005-03-15",
         {"born_on": "1990-03-31"},
         rules={"ADM-AGE-MIN": "unknown"},
         values={"age_months": 180, "eligible_from": "2008-03-01", "eligible_until": "2050-03-31"})
    case("cov-val-age-beyond", check, "A limit after the year 9999 is not reported.", "9970-01-01",
         {"born_on": "9950-01-01"}, values={"eligible_from": "9968-01-01", "eligible_until": None},
         rules={"ADM-AGE-MAX": "met", "ADM-AGE-MIN": "met"})
    case("cov-val-dates", check, "Dates that need one fact each.", on,
         {"training_cert_on": "2020-02-29", "file_compiled_on": "2025-08-31", "ceremony_on": "2024-02-29"},
         values={"cert_valid_until": "2025-02-28", "papers_valid_until": "2026-08-31",
                 "probation_ends": "2025-02-28"})
    case("cov-val-dates-none", check, "The same, nothing known.", on, {},
         values={"cert_valid_until": None, "papers_valid_until": None, "probation_ends": None,
                 "ceremony_due": None,
                 "verification_due": None, "member_cv_due": None, "decision_due": None,
                 "decision_due_latest": None,
                 "cell_base": None, "cell_votes_needed": None, "committee_votes_needed": None,
                 "decider_votes_needed": None})
    case("cov-val-verification-home", check, "Answer due at home.", on,
         {"verification_received_on": "2025-05-05", "verification_abroad": False},
         values={"verification_due": "2025-06-16"})
    case("cov-val-verification-abroad", check, "Answer due abroad.", on,
         {"verification_received_on": "2025-05-05", "verification_abroad": True},
         values={"verification_due": "2025-09-10"})
    case("cov-val-verification-unknown", check, "Home or abroad is unknown.", on,
         {"verification_received_on": "2025-05-05"}, values={"verification_due": None})
    case("cov-val-verification-not-received", check, "The day of receipt is unknown.", on,
         {"verification_abroad": False}, values={"verification_due": None})
    case("cov-val-verification-no-edition", check, "The due date needs no edition.", on,
         {"verification_received_on": "2015-05-04", "verification_abroad": False,
          "verification_replied_on": "2015-05-05"},
         values={"verification_due": "2015-06-15"}, rules={"ADM-VERIFY-DUE": "unknown"})
    case("cov-val-base-half", check, "One part of the base is unknown.", on, {"cell_official": 9},
         values={"cell_base": None, "cell_votes_needed": None})
    case("cov-val-base-other-half", check, "The other part of the base is unknown.", on, {"cell_excluded": 0},
         values={"cell_base": None, "cell_votes_needed": None})
    case("cov-val-decider-no-base", check, "Who decides is known, how many they are is not.", on,
         {"decider": "standing_committee"}, values={"decider_votes_needed": None})


def values_of_recognition():
    check, on = "recognition", "2025-12-01"
    case("cov-val-rec", check, "Official from the end of the 12 months; voting rights from the decision.", on,
         {"ceremony_on": "2023-08-31", "recognition_decided_on": "2025-11-17"},
         values={"probation_ends": "2024-08-31", "official_from": "2024-08-31",
                 "voting_rights_from": "2025-11-17"})
    case("cov-val-rec-leap", check, "Admitted on 29 February.", on, {"ceremony_on": "2024-02-29"},
         values={"probation_ends": "2025-02-28", "official_from": "2025-02-28", "cell_due": "2025-04-14",
                 "voting_rights_from": None})
    case("cov-val-rec-no-ceremony", check, "The ceremony is unknown.", on,
         {"recognition_decided_on": "2025-11-17"},
         values={"probation_ends": None, "official_from": None, "cell_due": None,
                 "voting_rights_from": "2025-11-17", "decision_due": None})
    case("cov-val-rec-votes-none", check, "No votes known.", on, {"decider": "delegated_committee"},
         values={"cell_base": None, "cell_votes_needed": None, "committee_votes_needed": None,
                 "decider_votes_needed": None})
    case("cov-val-rec-no-edition", check, "No term of the decision is known before 29-QĐ/TW.", on,
         {"cell_met_on": "2016-07-22", "ceremony_on": "2015-06-04"},
         values={"decision_due": None, "decision_due_latest": None, "cell_due": "2016-07-15"},
         rules={"REC-CELL-DUE": "unknown"})


def values_of_readmission():
    check, on = "readmission", "2025-12-01"
    clean = {"left_on": "2020-02-29", "left_reason": "other", "conviction": "none", "readmissions": 0}
    crime = clean | {"conviction": "less_serious", "record_cleared_on": "2020-02-29"}
    policy = clean | {"left_reason": "population_policy", "special_wait_months": 24}
    both = {"left_on": "2020-02-29", "left_reason": "population_policy", "special_wait_months": 24,
            "conviction": "less_serious", "readmissions": 0}
    for name, note, facts, earliest in (
            ("plain", "36 months after leaving.", clean, "2023-02-28"),
            ("crime", "60 months after the record was cleared.", crime, "2025-02-28"),
            ("crime-left-unknown", "The day of leaving does not matter then.", crime | {"left_on": None},
             "2025-02-28"),
            ("crime-not-cleared", "The record is not cleared.", crime | {"record_cleared_on": None}, None),
            ("policy", "The Secretariat's waiting time.", policy, "2022-02-28"),
            ("policy-months-unknown", "That time is unknown.", policy | {"special_wait_months": None}, None),
            ("both-crime-later", "Both: the later one.", both | {"record_cleared_on": "2021-05-31"},
             "2026-05-31"),
            ("both-policy-later", "Both: the later one.", both | {"record_cleared_on": "2016-05-31"},
             "2022-02-28"),
            ("both-half", "Both, one of them unknown.", both, None),
            ("left-unknown", "The day of leaving is unknown.", clean | {"left_on": None}, None),
            ("reason-unknown", "The reason is unknown.", clean | {"left_reason": None}, None),
            ("conviction-unknown", "The conviction is unknown.", clean | {"conviction": None}, None),
            ("times-unknown", "Earlier re-admissions are unknown.", clean | {"readmissions": None}, None),
            ("second", "A second re-admission is not possible.", clean | {"readmissions": 1}, None),
            ("barred", "A bar leaves no earliest day.", clean | {"conviction": "corruption"}, None)):
        case(f"cov-val-rdm-{name}", check, note, on, facts, values={"earliest_on": earliest})
    case("cov-val-rdm-no-edition", check, "The earliest day needs no edition.", "2014-03-03", clean,
         values={"earliest_on": "2023-02-28"}, rules={"READM-WAIT": "unknown"})


def values_of_party_age():
    check = "party_age"
    member = {"admission_decided_on": "1995-11-20", "recognition_decided_on": "1997-01-15", "gap_months": 0,
              "restored": False, "readmitted": False}
    for on, months, badge, following in (("2025-11-19", 359, 0, 30), ("2025-11-20", 360, 30, 40),
                                         ("2025-11-21", 360, 30, 40)):
        case(f"cov-age-30-{on}", check, "The 30-year badge, counted by day.", on, member, verdict="met",
             values={"party_age_from": "1995-11-20", "counted_from": "1995-11-20", "party_age_months": months,
                     "badge_years": badge, "next_badge_years": following,
                     "next_badge_on": "2025-11-20" if badge == 0 else "2035-11-20",
                     "badge_early_from": "2024-11-20" if badge == 0 else "2034-11-20"})
    for on, months, badge, following in (("2025-10-31", 359, 0, "2025-11-01"),
                                         ("2025-11-01", 359, 30, "2035-11-01")):
        case(f"cov-age-30-by-month-{on}", check,
             "The 30-year badge, counted by month; party age stays by day.", on,
             member, {"badge_count": "by_month"}, values={"party_age_months": months, "badge_years": badge,
                                                          "next_badge_on": following})
    case("cov-age-30-by-month-early", check,
         "Counted by month: early award a year before the first of the month.",
         "2025-10-31", member, {"badge_count": "by_month"},
         values={"next_badge_years": 30, "next_badge_on": "2025-11-01", "badge_early_from": "2024-11-01"})

    def since(year, **changes):
        return member | {"admission_decided_on": f"{year}-05-05",
                         "recognition_decided_on": f"{year + 1}-06-06"} \
            | changes
    ladders = [  # edition, examination year and day, the badges awarded
        ("r45", "2014-05-05", (30, 40, 50, 55, 60, 65, 70, 75, 80, 85, 90)),
        ("r29", "2018-05-05", (30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90)),
        ("r24", "2023-05-05", (30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90)),
        ("r232", "2025-05-05", (30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90)),
        ("r294", "2025-11-05", (30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90)),
        ("r20", "2026-05-05", (30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90)),
        ("r208", "2027-05-05", (30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95)),
    ]
    for edition, on, badges in ladders:
        for years in sorted({29, 35, 45, 69, 95, *badges}):
            reached = max([b for b in badges if b <= years], default=0)
            following = min([b for b in badges if b > years], default=None)
            born = int(on[:4]) - years
            early = None if following is None else f"{born + following - (2 if following >= 70 else 1)}-05-05"
            case(f"cov-badge-{edition}-{years}", check, f"{edition.upper()}: {years} years of party age.", on,
                 since(born), values={
                     "badge_years": reached, "next_badge_years": following,
                     "next_badge_on": None if following is None else f"{born + following}-05-05",
                     "badge_early_from": early})
    case("cov-badge-no-edition", check, "No list of badges is known before 45-QĐ/TW.", "2011-06-15",
         since(1975),
         values={"party_age_months": 433, "badge_years": None, "next_badge_years": None,
                 "next_badge_on": None,
                 "badge_early_from": None})
    case("cov-badge-r45-first", check, "The list of 45-QĐ/TW from 2011-11-01.", "2011-11-01", since(1966),
         values={"badge_years": 40, "next_badge_years": 50})
    case("cov-badge-before-r29", check, "45 years on the last day of 45-QĐ/TW: no such badge.", "2016-07-24",
         since(1971), values={"badge_years": 40, "next_badge_years": 50})
    case("cov-badge-r29-first", check, "45 years on the first day of 29-QĐ/TW.", "2016-07-25",
         since(1971), values={"badge_years": 45, "next_badge_years": 50})

    case("cov-age-month-end", check, "From 31 January: full months at the end of February.", "2025-02-28",
         member | {"admission_decided_on": "2000-01-31", "recognition_decided_on": "2001-03-01"},
         values={"party_age_months": 301})
    case("cov-age-month-end-before", check, "From 31 January: one day before the end of February.",
         "2025-02-27",
         member | {"admission_decided_on": "2000-01-31", "recognition_decided_on": "2001-03-01"},
         values={"party_age_months": 300})
    case("cov-age-leap", check, "From 29 February: 30 years on 28 February.", "2026-02-28",
         member | {"admission_decided_on": "1996-02-29", "recognition_decided_on": "1997-03-10"},
         values={"party_age_months": 360, "badge_years": 30, "next_badge_on": "2036-02-29",
                 "badge_early_from": "2035-02-28"})
    case("cov-age-not-begun", check, "Recognised, but party age begins later: never below 0.", "2025-11-12",
         member | {"admission_decided_on": "2026-03-01", "decision_lost": False}, verdict="not_met",
         rules={"AGE-START": "not_met", "AGE-RECOGNISED": "met"},
         values={"party_age_months": 0, "badge_years": 0})

    start = {"admission_decided_on": "1994-08-31", "recognition_decided_on": "1995-10-01",
             "readmitted": False}
    for name, gap, restored, counted, months in (
            ("gap", 30, False, "1997-02-28", 344), ("no-gap", 0, False, "1994-08-31", 374),
            ("restored", 30, True, "1994-08-31", 374),
            ("restored-gap-unknown", None, True, "1994-08-31", 374),
            ("gap-unknown", None, False, None, None), ("gap-restored-unknown", 30, None, None, None),
            ("no-gap-restored-unknown", 0, None, "1994-08-31", 374),
            ("both-unknown", None, None, None, None)):
        case(f"cov-{name}", check, f"Gap {gap} months, rights restored: {restored}.", "2025-11-12",
             start | {"gap_months": gap, "restored": restored},
             values={"party_age_from": "1994-08-31", "counted_from": counted, "party_age_months": months})
    case("cov-gap-beyond", check, "A gap past the year 9999: nothing is counted, no date is reported.",
         "2025-11-12",
         start | {"gap_months": 120000, "restored": False},
         values={"counted_from": None, "next_badge_on": None})

    case("cov-age-not-recognised", check, "Not recognised yet: the start is known, nothing is counted.",
         "2025-11-12", {"admission_decided_on": "1990-01-01", "recognition_decided_on": "2025-11-13",
                        "gap_months": 0, "restored": False, "ceremony_on": "1990-02-28"},
         rules={"AGE-RECOGNISED": "not_met", "AGE-START": "met"},
         values={"party_age_from": "1990-01-01", "counted_from": "1990-01-01", "official_from": "1991-02-28",
                 "party_age_months": None, "badge_years": None, "next_badge_years": None,
                 "next_badge_on": None})
    case("cov-age-official-from", check, "Official from 12 months after the ceremony.", "2025-11-12",
         {"ceremony_on": "2024-02-29"}, values={"official_from": "2025-02-28", "party_age_from": None})
    case("cov-age-official-from-none", check, "No ceremony.", "2025-11-12", member,
         values={"official_from": None})
    for name, facts, begins in (
            ("decision", {"admission_decided_on": "1985-04-01", "decision_lost": True,
                          "card_joined_on": "1985-02-03"},
             "1985-04-01"),
            ("card", {"decision_lost": True, "card_joined_on": "1985-02-03"}, "1985-02-03"),
            ("card-not-lost", {"decision_lost": False, "card_joined_on": "1985-02-03"}, None),
            ("card-lost-unknown", {"card_joined_on": "1985-02-03"}, None),
            ("card-unknown", {"decision_lost": True}, None)):
        case(f"cov-age-from-{name}", check,
             "The start of party age: the decision, else the card when it is lost.",
             "2025-11-12", facts, values={"party_age_from": begins})
    for grade, until in (("none", None), ("reprimand", "2026-02-28"), ("warning", "2026-05-31"),
                         ("dismissal", "2026-08-31"), (None, None)):
        case(f"cov-discipline-{grade or 'unknown'}", check, f"Discipline: {grade}. Until when a badge waits.",
             "2025-11-12", {"discipline": grade, "disciplined_on": "2025-08-31"},
             values={"badge_wait_until": until})
    case("cov-discipline-no-date", check, "The day of the discipline is unknown.", "2025-11-12",
         {"discipline": "warning"}, values={"badge_wait_until": None})


# ------------------------------------------------------------------------------------------------------------
# Part 8. Verdicts and stages.

def verdicts():
    adm, d = "admission", "2025-11-12"
    on, file = day(d, 10), applicant(d)
    stages = dict.fromkeys(reference.STAGES[adm], "met")
    for name, change, stage in (
            ("eligibility", {"citizen_vn": False}, "eligibility"), ("file", {"cv_on": "2025-11-13"}, "file"),
            ("cell", {"cell_yes": 5}, "cell"), ("committee", {"section": "not_appraised"}, "committee"),
            ("decision", {"decider_yes": 4}, "decision"),
            ("ceremony", {"helper_assigned": False}, "ceremony")):
        case(f"cov-verdict-{name}-fails", adm, f"One requirement of the stage {name} is not met.", on,
             file | change,
             verdict="not_met", stages=stages | {stage: "not_met"})
        case(f"cov-verdict-{name}-unknown", adm, f"One fact of the stage {name} is unknown.", on,
             file | dict.fromkeys(change), verdict="unknown", stages=stages | {stage: "unknown"},
             missing=list(change))
    case("cov-verdict-fails-and-unknown", adm, "A requirement that is not met outweighs what is unknown.", on,
         file | {"citizen_vn": False, "helper_assigned": None}, verdict="not_met",
         stages=stages | {"eligibility": "not_met", "ceremony": "unknown"})
    case("cov-verdict-deadlines", adm, "Every deadline missed: the verdict stays met.", day(d, 300), file | {
        "verification_replied_on": "2025-11-07", "verification_received_on": "2025-03-03",
        "admission_decided_on": "2026-03-02", "decision_received_on": "2026-03-03",
        "ceremony_on": "2026-09-15",
        "member_cv_on": "2026-12-15"}, verdict="met", stages=stages,
        rules={"ADM-VERIFY-DUE": "not_met", "ADM-DECIDE-DUE": "not_met", "ADM-CEREMONY-DUE": "not_met",
               "ADM-MEMBER-CV-DUE": "not_met"})
    case("cov-verdict-deadline-unknown", adm, "An unknown deadline does not make the verdict unknown.", on,
         file | {"member_cv_on": None, "decision_received_on": None}, verdict="met", stages=stages,
         rules={"ADM-MEMBER-CV-DUE": "unknown", "ADM-CEREMONY-DUE": "unknown"},
         missing=["member_cv_on", "decision_received_on"])
    case("cov-verdict-bar", adm, "A bar that bites.", on,
         file | {"moved_outside": True, "moved_on": "2025-03-03"},
         verdict="not_met", stages=stages | {"decision": "not_met"}, rules={"ADM-MOVE-VOID": "met"})
    case("cov-verdict-bar-unknown", adm, "A bar that may bite: never passed.", on,
         file | {"moved_outside": None},
         verdict="unknown", stages=stages | {"decision": "unknown"}, missing=["moved_outside"])
    case("cov-verdict-null", adm, "A fact that is null is unknown.", on, file | {"citizen_vn": None},
         verdict="unknown", missing=["citizen_vn"])
    recognised = probationer(d)
    case("cov-verdict-rec-late", "recognition", "Deadlines do not count in recognition either.", day(d, 300),
         recognised | {"ceremony_on": "2020-01-15", "official_on": "2021-01-15",
                       "recognition_decided_on": "2026-03-02"}, verdict="met",
         rules={"REC-CELL-DUE": "not_met", "REC-DECIDE-DUE": "not_met"},
         stages={"file": "met", "cell": "met", "decision": "met"})
    case("cov-verdict-rec-refusal-unknown", "recognition",
         "Whether the cell refused is unknown: a bar not passed.",
         on, recognised | {"recognition_refused": None}, verdict="unknown",
         stages={"file": "met", "cell": "unknown", "decision": "met"}, missing=["recognition_refused"])
    case("cov-verdict-rdm-no-consent", "readmission", "The consent comes after the decision.", on,
         former_member(d) | {"readmission_consent_on": "2025-11-20"}, verdict="not_met",
         stages={"eligibility": "met", "consent": "not_met"})


def main():
    whole_files_of_applicants()
    whole_files_of_probationers()
    whole_files_of_former_members()
    whole_files_of_members()
    edition_days()
    dates_in_order()
    terms_in_months()
    terms_in_working_days()
    votes()
    enumerations()
    values_of_admission()
    values_of_recognition()
    values_of_readmission()
    values_of_party_age()
    verdicts()
    for line in CASES.values():
        sys.stdout.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
