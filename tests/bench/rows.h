/* SPDX-License-Identifier: MIT */
/*
 * Made-up files of every check, as columns in Arrow's layout: dates as date32, bools as bits, choices as int8, counts
 * as int32, points as float64, a validity bitmap where a fact is unknown in some row. Meetings are graded by a
 * published scorecard; what it does not ask for has no column. Row i depends on the seed and i alone, so that the
 * first rows of every table are the same whatever its length.
 *
 * Like real registers: files of 2012 (of removal and discipline 2016) to 2026, so of every edition, more of late; party
 * age and the yearly screening ask for one day. Most files are whole and in order, 12 of 100 have a fault (faults.h), 8
 * are in progress and know nothing of later stages, 6 lack facts here and there.
 */
#ifndef ROWS_H
#define ROWS_H

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "faults.h"
#include "partyorg.h"

enum { COLUMNS = 64 };

struct table {
    int32_t check, subject, facts;
    int64_t rows;
    partyorg_date on;
    partyorg_options options;
    partyorg_column columns[COLUMNS];
};

union file {
    int32_t members[COLUMNS];
    partyorg_applicant applicant;
    partyorg_probationer probationer;
    partyorg_former_member former_member;
    partyorg_member member;
    partyorg_deletion_case deletion_case;
    partyorg_leaving_case leaving_case;
    partyorg_discipline_case discipline_case;
    partyorg_suspension_case suspension_case;
    partyorg_appeal_case appeal_case;
    partyorg_exemption_case exemption_case;
    partyorg_transfer_case transfer_case;
    partyorg_screening_case screening_case;
    partyorg_member_review member_review;
    partyorg_rating_list rating_list;
    partyorg_meeting meeting;
    partyorg_meeting_year meeting_year;
    partyorg_organisation_year organisation_year;
    partyorg_organisation organisation;
    partyorg_development_year development_year;
    partyorg_member_dues member_dues;
};

/* ---- dice: splitmix64 */

typedef uint64_t dice;

#define SEED UINT64_C(20110119)

static uint64_t roll(dice *d)
{
    uint64_t x = *d += UINT64_C(0x9E3779B97F4A7C15);
    x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
    return x ^ x >> 31;
}

static int32_t from_to(dice *d, int32_t low, int32_t high)
{
    return low + (int32_t)((roll(d) >> 32) * (uint64_t)(high - low + 1) >> 32);
}

/* So many times in a thousand. */
static int often(dice *d, int32_t times)
{
    return from_to(d, 0, 999) < times;
}

/* At least two thirds of a body, often all of it. */
static int32_t most_of(dice *d, int32_t base)
{
    return often(d, 500) ? base : from_to(d, (base * 2 + 2) / 3, base);
}

/* ---- files in order */

static int32_t day(int32_t year, int32_t month, int32_t of_month)
{
    partyorg_date date = PARTYORG_UNKNOWN;
    partyorg_date_from_civil(year, month, of_month, &date);
    return date;
}

/* Votes that carry, in the facts by which several subjects tell them. */
#define CELL_VOTES(d, file)                                                                                            \
    do {                                                                                                               \
        (file)->cell_official = from_to(d, 4, 40);                                                                     \
        (file)->cell_excluded = often(d, 300) ? 1 : 0;                                                                 \
        (file)->cell_yes = most_of(d, (file)->cell_official - (file)->cell_excluded);                                  \
    } while (0)
#define COMMITTEE_VOTES(d, file)                                                                                       \
    do {                                                                                                               \
        (file)->section = often(d, 200) ? PARTYORG_SECTION_APPRAISED : PARTYORG_SECTION_NONE;                          \
        (file)->committee_between = often(d, 700);                                                                     \
        if ((file)->committee_between) {                                                                               \
            (file)->committee_base = from_to(d, 5, 15);                                                                \
            (file)->committee_yes = most_of(d, (file)->committee_base);                                                \
        }                                                                                                              \
    } while (0)
#define DECIDER_VOTES(d, file, day_)                                                                                   \
    do {                                                                                                               \
        (file)->decider = PARTYORG_DECIDER_STANDING_COMMITTEE;                                                         \
        if (often(d, 100))                                                                                             \
            (file)->decider =                                                                                          \
                (day_) < day(2026, 4, 1) ? PARTYORG_DECIDER_DELEGATED_COMMITTEE : PARTYORG_DECIDER_PROVINCE_GROUP;     \
        (file)->decider_base = from_to(d, 7, 15);                                                                      \
        (file)->decider_yes = most_of(d, (file)->decider_base);                                                        \
    } while (0)

static void fill_applicant(dice *d, partyorg_date cell, union file *file)
{
    partyorg_applicant *a = &file->applicant;
    a->citizen_vn = 1;
    a->born_on = cell - from_to(d, 19 * YEAR, 50 * YEAR);
    a->education_case = PARTYORG_EDUCATION_CASE_GENERAL;
    a->education = PARTYORG_EDUCATION_LOWER_SECONDARY_DIPLOMA;
    if (often(d, 60)) {
        a->education_case = often(d, 250) ? PARTYORG_EDUCATION_CASE_HARD_AREA_ELDER : PARTYORG_EDUCATION_CASE_HARD_AREA;
        a->education = from_to(d, PARTYORG_EDUCATION_PRIMARY_COMPLETED, PARTYORG_EDUCATION_LOWER_SECONDARY_DIPLOMA);
        if (a->education_case == PARTYORG_EDUCATION_CASE_HARD_AREA_ELDER && often(d, 500)) {
            a->education = PARTYORG_EDUCATION_LITERATE;
            a->central_consent_on = cell + from_to(d, 0, 3);
        }
    }
    a->over60_case = 0;
    if (often(d, 15)) {
        a->born_on = cell - from_to(d, 62 * YEAR, 75 * YEAR);
        a->over60_case = 1;
        a->central_consent_on = cell + from_to(d, 0, 3);
    }
    a->political_conclusion = PARTYORG_POLITICAL_CONCLUSION_NOT_NEEDED;
    if (often(d, 80)) {
        a->political_conclusion = PARTYORG_POLITICAL_CONCLUSION_ACCEPTED;
        a->political_concluded_on = cell - from_to(d, 1, 90);
    }
    a->special_regime = often(d, 30);
    if (a->special_regime)
        a->special_cleared = 1;
    a->was_member = often(d, 10);
    if (a->was_member)
        a->readmission_consent_on = cell + from_to(d, 0, 3);
    a->training_cert_on = cell - from_to(d, 40, 4 * YEAR);
    a->application_on = cell - from_to(d, 130, 500);
    a->cv_on = a->application_on + from_to(d, 0, 20);
    a->verification = PARTYORG_VERIFICATION_NOT_REQUIRED;
    a->cv_certified_on = cell - from_to(d, 5, 40);
    a->verification_abroad = 0;
    if (often(d, 900)) {
        a->verification = PARTYORG_VERIFICATION_DONE;
        a->verification_abroad = often(d, 30);
        a->verification_replied_on = a->cv_certified_on - from_to(d, 0, 10);
        a->verification_received_on = a->verification_replied_on - from_to(d, 2, a->verification_abroad ? 120 : 40);
    }
    a->intro_route = often(d, 600)   ? PARTYORG_INTRO_ROUTE_YOUTH_UNION
                     : often(d, 800) ? PARTYORG_INTRO_ROUTE_TWO_MEMBERS
                                     : PARTYORG_INTRO_ROUTE_TRADE_UNION;
    a->introducers = a->intro_route == PARTYORG_INTRO_ROUTE_TWO_MEMBERS ? 2 : 1;
    a->introducer_replaced = often(d, 20);
    a->introduced_on = cell - from_to(d, 10, 80);
    a->introducer_since_on = a->introduced_on - from_to(d, YEAR, 8 * YEAR);
    if (a->intro_route != PARTYORG_INTRO_ROUTE_TWO_MEMBERS)
        a->union_resolved_on = cell - from_to(d, 5, 60);
    a->org_opinion_on = cell - from_to(d, 3, 60);
    a->residence_opinion_waived = often(d, 30);
    if (!a->residence_opinion_waived)
        a->residence_opinion_on = cell - from_to(d, 3, 60);
    a->file_compiled_on = cell - from_to(d, 1, 60);
    a->cell_met_on = cell;
    CELL_VOTES(d, a);
    COMMITTEE_VOTES(d, a);
    DECIDER_VOTES(d, a, cell);
    a->admission_decided_on = cell + from_to(d, 5, 55);
    a->decision_extension = often(d, 30) ? from_to(d, 1, 15) : 0;
    a->decision_received_on = a->admission_decided_on + from_to(d, 0, 6);
    a->moved_outside = often(d, 15);
    if (a->moved_outside)
        a->moved_on = a->admission_decided_on - from_to(d, 1, 35);
    a->ceremony_on = a->decision_received_on + from_to(d, 1, 30);
    a->ceremony_late_consent = 0;
    a->helper_assigned = 1;
    a->member_cv_on = a->ceremony_on + from_to(d, 1, 38);
}

static void fill_probationer(dice *d, partyorg_date cell, union file *file)
{
    partyorg_probationer *p = &file->probationer;
    p->ceremony_on = cell - YEAR - from_to(d, 3, 38);
    p->new_member_cert_on = cell - from_to(d, 20, 300);
    p->self_reviewed_on = cell - from_to(d, 0, 2);
    p->helper_reported_on = cell - from_to(d, 0, 2);
    p->org_opinion_on = cell - from_to(d, 0, 20);
    p->residence_opinion_waived = often(d, 30);
    if (!p->residence_opinion_waived)
        p->residence_opinion_on = cell - from_to(d, 0, 20);
    p->cell_met_on = cell;
    p->at_official_cell = 1;
    p->recognition_refused = 0;
    CELL_VOTES(d, p);
    p->ballots_failed = often(d, 10) ? from_to(d, 1, 3) : 0;
    if (p->ballots_failed == 3)
        p->escalated_on = cell + 1;
    COMMITTEE_VOTES(d, p);
    DECIDER_VOTES(d, p, cell);
    p->recognition_decided_on = cell + from_to(d, 3, 38);
    p->decision_extension = often(d, 30) ? from_to(d, 1, 15) : 0;
    partyorg_date_add_months(p->ceremony_on, 12, PARTYORG_ROUND_DOWN, &p->official_on);
    p->special_regime = often(d, 30);
    if (p->special_regime)
        p->special_cleared = 1;
}

static void fill_former_member(dice *d, partyorg_date cell, union file *file)
{
    partyorg_former_member *f = &file->former_member;
    f->left_on = cell - from_to(d, 4 * YEAR, 20 * YEAR);
    f->left_reason = often(d, 700) ? PARTYORG_LEFT_REASON_OTHER : PARTYORG_LEFT_REASON_OWN_REQUEST_HARDSHIP;
    f->conviction = PARTYORG_CONVICTION_NONE;
    if (often(d, 50)) {
        f->conviction = PARTYORG_CONVICTION_LESS_SERIOUS;
        f->record_cleared_on = cell - from_to(d, 6 * YEAR, 10 * YEAR);
    } else if (often(d, 100)) {
        f->left_reason = PARTYORG_LEFT_REASON_POPULATION_POLICY;
        f->special_wait_months = from_to(d, 2, 4) * 12;
    }
    f->readmissions = 0;
    f->application_on = cell - from_to(d, 30, 300);
    f->cell_met_on = cell;
    f->readmission_consent_on = cell + from_to(d, 1, 20);
    f->admission_decided_on = f->readmission_consent_on + from_to(d, 0, 25);
}

static void fill_member(dice *d, partyorg_date on, union file *file)
{
    partyorg_member *m = &file->member;
    m->admission_decided_on = on - from_to(d, 2 * YEAR, 65 * YEAR);
    m->decision_lost = often(d, 30);
    m->card_joined_on = m->admission_decided_on + from_to(d, 3, 40);
    m->ceremony_on = m->card_joined_on;
    m->recognition_decided_on = m->ceremony_on + from_to(d, YEAR, YEAR + 80);
    if (m->decision_lost)
        m->admission_decided_on = PARTYORG_UNKNOWN;
    m->gap_months = often(d, 30) ? from_to(d, 1, 60) : 0;
    m->restored = 0;
    m->readmitted = often(d, 20);
    if (m->readmitted)
        m->age_decided_on = on - from_to(d, 30, 400);
    m->discipline = often(d, 40) ? from_to(d, PARTYORG_DISCIPLINE_REPRIMAND, PARTYORG_DISCIPLINE_DISMISSAL)
                                 : PARTYORG_DISCIPLINE_NONE;
    if (m->discipline != PARTYORG_DISCIPLINE_NONE)
        m->disciplined_on = on - from_to(d, 10, 4000);
}

/* Of so many cases in a thousand the member is a probationary one. */
static int32_t member_kind(dice *d, int32_t probationary)
{
    return often(d, probationary) ? PARTYORG_MEMBER_KIND_PROBATIONARY : PARTYORG_MEMBER_KIND_OFFICIAL;
}

/* One ground of a deletion that the cell proposes. */
static void fill_ordinary_ground(dice *d, partyorg_date cell, partyorg_deletion_case *x)
{
    switch (from_to(d, 0, 7)) {
    case 0:
    case 1:
    case 2:
        x->absent_months = from_to(d, 3, 10);
        x->unpaid_months = often(d, 800) ? x->absent_months : x->unpaid_months;
        break;
    case 3:
        x->unpaid_months = from_to(d, 3, 10);
        break;
    case 4:
        x->card_event = from_to(d, PARTYORG_CARD_EVENT_RETURNED, PARTYORG_CARD_EVENT_DESTROYED);
        break;
    case 5:
        x->will_conclusion = 1;
        x->educated_on = cell - from_to(d, YEAR, 2 * YEAR);
        x->progress = 0;
        break;
    case 6:
        x->unfit_years = from_to(d, 2, 3);
        x->polstd_failed = often(d, 300);
        break;
    default:
        x->member_kind = PARTYORG_MEMBER_KIND_PROBATIONARY;
        x->ceremony_on = cell - YEAR - from_to(d, 3, 38);
        x->recognition_refused = 1;
        x->unfit_concluded = often(d, 200);
        break;
    }
}

static void fill_deletion_case(dice *d, partyorg_date cell, union file *file)
{
    partyorg_deletion_case *x = &file->deletion_case;
    const int32_t luck = from_to(d, 0, 99);
    x->member_kind = member_kind(d, 60);
    x->route = luck < 85   ? PARTYORG_ROUTE_ORDINARY
               : luck < 93 ? PARTYORG_ROUTE_TRANSFER
               : luck < 96 ? PARTYORG_ROUTE_MEMBERSHIP
               : luck < 98 ? PARTYORG_ROUTE_ANNULMENT
                           : PARTYORG_ROUTE_FAST_TRACK;
    if (cell < day(2025, 5, 30) && x->route == PARTYORG_ROUTE_FAST_TRACK) /* there was none */
        x->route = PARTYORG_ROUTE_ORDINARY;
    x->absent_months = often(d, 100) ? from_to(d, 1, 2) : 0;
    x->unpaid_months = often(d, 100) ? from_to(d, 1, 2) : 0;
    x->card_event = often(d, 20) ? PARTYORG_CARD_EVENT_LOST : PARTYORG_CARD_EVENT_KEPT;
    x->will_conclusion = 0;
    x->unfit_years = often(d, 50);
    x->polstd_failed = 0;
    x->gap_cause = PARTYORG_GAP_CAUSE_NONE;
    x->false_membership = 0;
    x->admission_defect = PARTYORG_ADMISSION_DEFECT_NONE;
    x->criminal_status = PARTYORG_CRIMINAL_STATUS_NONE;
    x->expulsion_level = 0;
    x->decided_on = cell + from_to(d, 5, 70);
    if (x->member_kind == PARTYORG_MEMBER_KIND_PROBATIONARY) {
        x->ceremony_on = cell - from_to(d, 30, 300);
        x->recognition_refused = 0;
        x->unfit_concluded = 0;
    }
    switch (x->route) {
    case PARTYORG_ROUTE_ORDINARY:
        fill_ordinary_ground(d, cell, x);
        x->selfcrit_done = often(d, 700);
        x->selfcrit_requests = x->selfcrit_done ? 0 : 3;
        x->selfcrit_refused = x->selfcrit_done ? 0 : often(d, 400);
        x->cell_met_on = cell;
        CELL_VOTES(d, x);
        x->vote_method = often(d, 800) ? PARTYORG_VOTE_METHOD_SECRET_BALLOT : PARTYORG_VOTE_METHOD_PARTY_CARD;
        x->ballots_failed = often(d, 30) ? from_to(d, 1, 3) : 0;
        if (x->ballots_failed == 3)
            x->escalated_on = cell + 1;
        COMMITTEE_VOTES(d, x);
        break;
    case PARTYORG_ROUTE_TRANSFER:
        x->slip_received_on = x->decided_on - from_to(d, 110, 300);
        x->file_received_on = x->slip_received_on + from_to(d, -5, 10);
        x->file_submitted = 0;
        x->transfer_excused = 0;
        break;
    case PARTYORG_ROUTE_MEMBERSHIP:
        x->gap_cause = PARTYORG_GAP_CAUSE_OWN_FAULT;
        x->false_membership = often(d, 200);
        break;
    case PARTYORG_ROUTE_ANNULMENT:
        x->admission_defect = PARTYORG_ADMISSION_DEFECT_STANDARDS;
        x->admission_annulled = 1;
        break;
    default:
        x->member_kind = PARTYORG_MEMBER_KIND_PROBATIONARY;
        x->criminal_status = often(d, 700) ? PARTYORG_CRIMINAL_STATUS_DETAINED : PARTYORG_CRIMINAL_STATUS_WANTED;
        break;
    }
    DECIDER_VOTES(d, x, cell);
    x->exit_slip_on = x->decided_on + from_to(d, 0, 10);
    x->exit_file_on = x->exit_slip_on + from_to(d, 1, 38);
    x->special_regime = often(d, 30);
    if (x->special_regime)
        x->special_cleared = 1;
    x->received_on = x->decided_on + from_to(d, 1, 20);
}

static void fill_leaving_case(dice *d, partyorg_date cell, union file *file)
{
    partyorg_leaving_case *x = &file->leaving_case;
    x->member_kind = member_kind(d, 50);
    x->reasons_stated = 1;
    x->leave_applied_on = cell - from_to(d, 3, 60);
    x->standing_breach = often(d, 50);
    if (x->standing_breach)
        x->breach_disciplined = 1;
    x->expulsion_level = 0;
    x->cell_met_on = cell;
    x->section = often(d, 200) ? PARTYORG_SECTION_APPRAISED : PARTYORG_SECTION_NONE;
    x->committee_between = often(d, 700);
    if (x->committee_between)
        x->committee_met_on = cell + from_to(d, 3, 30);
    x->decided_on = cell + from_to(d, 31, 80);
    x->hardship_recorded = often(d, 300);
    x->exit_slip_on = x->decided_on + from_to(d, 0, 10);
    x->exit_file_on = x->exit_slip_on + from_to(d, 1, 38);
}

static void fill_discipline_case(dice *d, partyorg_date decided, union file *file)
{
    partyorg_discipline_case *x = &file->discipline_case;
    const int32_t luck = from_to(d, 0, 99);
    x->member_kind = member_kind(d, 40);
    x->measure = luck < 60   ? PARTYORG_MEASURE_REPRIMAND
                 : luck < 85 ? PARTYORG_MEASURE_WARNING
                 : luck < 90 ? PARTYORG_MEASURE_DISMISSAL
                             : PARTYORG_MEASURE_EXPULSION;
    if (x->member_kind == PARTYORG_MEMBER_KIND_PROBATIONARY)
        x->measure = luck < 60 ? PARTYORG_MEASURE_REPRIMAND : PARTYORG_MEASURE_WARNING;
    x->holds_post = x->measure == PARTYORG_MEASURE_DISMISSAL ? 1 : often(d, 200);
    x->criminal_status = PARTYORG_CRIMINAL_STATUS_NONE;
    x->fast_track = 0;
    if (x->measure == PARTYORG_MEASURE_EXPULSION && often(d, 600)) {
        x->criminal_status = from_to(d, PARTYORG_CRIMINAL_STATUS_DETAINED, PARTYORG_CRIMINAL_STATUS_SENTENCED_HEAVY);
        x->fast_track = x->criminal_status != PARTYORG_CRIMINAL_STATUS_SENTENCED_LIGHT && often(d, 600);
    }
    x->already_disciplined = 0;
    x->no_limit_class = x->measure == PARTYORG_MEASURE_EXPULSION ? PARTYORG_NO_LIMIT_CLASS_EXPULSION_LEVEL
                        : often(d, 40)                           ? PARTYORG_NO_LIMIT_CLASS_INTERNAL_POLITICAL
                                                                 : PARTYORG_NO_LIMIT_CLASS_NONE;
    x->concluded_on = decided - from_to(d, 5, 90);
    x->act_on = x->concluded_on - from_to(d, 30, 1700);
    x->new_breach = often(d, 60);
    if (x->new_breach)
        x->new_breach_on = x->act_on + from_to(d, 10, 30);
    x->excluded_days = often(d, 60) ? from_to(d, 20, 400) : 0;
    x->deferral = PARTYORG_DEFERRAL_NONE;
    x->exempted = 0;
    x->decision_body = from_to(d, PARTYORG_DECISION_BODY_SUPERIOR_INSPECTION, PARTYORG_DECISION_BODY_CENTRAL);
    x->superior_task = often(d, 50);
    if (x->measure <= PARTYORG_MEASURE_WARNING && often(d, 700)) {
        x->decision_body = often(d, 700) ? PARTYORG_DECISION_BODY_CELL : PARTYORG_DECISION_BODY_GRASSROOTS_COMMITTEE;
        x->superior_task = 0;
    }
    if (x->decision_body == PARTYORG_DECISION_BODY_GRASSROOTS_COMMITTEE)
        x->delegated = often(d, 300);
    if (!x->fast_track) {
        x->heard = often(d, 950);
        x->invited_absent = !x->heard;
        CELL_VOTES(d, x);
        x->cell_proposed = 1;
    }
    if (x->decision_body != PARTYORG_DECISION_BODY_CELL) {
        x->decider_base = from_to(d, 7, 15);
        x->decider_yes = most_of(d, x->decider_base);
    }
    x->decided_on = decided;
    x->signed_on = decided + from_to(d, 0, 7);
    x->announced_on = x->signed_on + from_to(d, 0, 14);
    if (x->decision_body == PARTYORG_DECISION_BODY_CELL)
        x->handed_over_on = decided + from_to(d, 0, 9);
    if (x->criminal_status != PARTYORG_CRIMINAL_STATUS_NONE || often(d, 50))
        x->notice_on = decided - from_to(d, 1, 29);
    x->complaint = PARTYORG_COMPLAINT_NONE;
    if (often(d, 60)) {
        x->complaint = from_to(d, PARTYORG_COMPLAINT_UPHELD, PARTYORG_COMPLAINT_CHANGED);
        x->appeal_announced_on = x->announced_on + from_to(d, 40, 150);
    }
    x->later_breach = often(d, 20);
    x->received_on = x->announced_on + from_to(d, 0, 10);
}

static void fill_suspension_case(dice *d, partyorg_date suspended, union file *file)
{
    partyorg_suspension_case *x = &file->suspension_case;
    x->scope = often(d, 200) ? PARTYORG_SUSPENSION_SCOPE_COMMITTEE : PARTYORG_SUSPENSION_SCOPE_PARTY;
    x->committee_member = x->scope == PARTYORG_SUSPENSION_SCOPE_COMMITTEE ? 1 : often(d, 200);
    x->obstruction_concluded = often(d, 300);
    x->criminal_status = PARTYORG_CRIMINAL_STATUS_NONE;
    x->suspended_on = suspended;
    x->first_ends_on = suspended + from_to(d, 40, 90);
    x->extended = often(d, 300);
    x->extensions = x->extended;
    if (x->extended)
        x->extended_to = x->first_ends_on + from_to(d, 10, 30);
    if (!x->obstruction_concluded) {
        x->criminal_status = x->scope == PARTYORG_SUSPENSION_SCOPE_COMMITTEE
                                 ? PARTYORG_CRIMINAL_STATUS_PROSECUTED
                                 : from_to(d, PARTYORG_CRIMINAL_STATUS_INDICTED, PARTYORG_CRIMINAL_STATUS_DETAINED);
        x->legal_ends_on = suspended + from_to(d, 120, 240);
        x->proceeding_on = suspended - from_to(d, 3, 20);
        x->notified_on = x->proceeding_on + from_to(d, 0, 3);
    }
    x->lifted = 1;
    x->lifted_on = (x->extended ? x->extended_to : x->first_ends_on) + 1 - from_to(d, 0, 20);
}

static void fill_appeal_case(dice *d, partyorg_date filed, union file *file)
{
    partyorg_appeal_case *x = &file->appeal_case;
    x->against = often(d, 250) ? PARTYORG_APPEAL_AGAINST_DELETION : PARTYORG_APPEAL_AGAINST_DISCIPLINE;
    x->decision_written = 1;
    x->received_on = filed - from_to(d, 2, 27);
    x->filed_on = filed;
    x->filed_by = PARTYORG_FILED_BY_MEMBER;
    x->concluded_highest = 0;
    x->special_regime = often(d, 30);
    if (x->special_regime)
        x->special_cleared = 1;
    if (x->against == PARTYORG_APPEAL_AGAINST_DISCIPLINE) {
        x->measure = from_to(d, PARTYORG_MEASURE_REPRIMAND, PARTYORG_MEASURE_EXPULSION);
        x->decided_by_central = often(d, 30);
        x->announced_on = x->received_on - from_to(d, 0, 8);
        x->pending_higher = 0;
        x->refused_decision = 0;
        x->criminal_status = often(d, 40) ? PARTYORG_CRIMINAL_STATUS_SENTENCED_LIGHT : PARTYORG_CRIMINAL_STATUS_NONE;
        x->transferred_out = 0;
    }
    x->level = from_to(d, PARTYORG_APPEAL_LEVEL_GRASSROOTS, PARTYORG_APPEAL_LEVEL_CENTRAL);
    x->complaint_received_on = filed + from_to(d, 0, 6);
    x->settled_on = x->complaint_received_on + from_to(d, 20, 90);
    x->wrongful_concluded = often(d, 100);
    if (x->wrongful_concluded)
        x->breach_since = 0;
}

static void fill_exemption_case(dice *d, partyorg_date decided, union file *file)
{
    partyorg_exemption_case *x = &file->exemption_case;
    x->basis = often(d, 600) ? PARTYORG_EXEMPTION_BASIS_AGE_HEALTH
                             : from_to(d, PARTYORG_EXEMPTION_BASIS_TREATMENT, PARTYORG_EXEMPTION_BASIS_MATERNITY_LEAVE);
    x->application_made = 1;
    x->cell_resolved = 1;
    x->decided_on = decided;
    x->exempt_from = decided + from_to(d, 0, 20);
    if (x->basis == PARTYORG_EXEMPTION_BASIS_AGE_HEALTH) {
        x->medical_paper = 1;
        x->decided_by = PARTYORG_EXEMPTION_DECIDER_CELL;
        return;
    }
    x->period_stated = 1;
    x->exempt_until = x->exempt_from + from_to(d, 60, 360);
    x->under_superior = often(d, 150);
    x->decided_by = x->under_superior ? PARTYORG_EXEMPTION_DECIDER_SUPERIOR_STANDING
                                      : PARTYORG_EXEMPTION_DECIDER_GRASSROOTS_COMMITTEE;
    x->exempt_returned = often(d, 800);
    x->exempt_renewed = x->exempt_returned ? often(d, 50) : 1;
}

static void fill_transfer_case(dice *d, partyorg_date trigger, union file *file)
{
    partyorg_transfer_case *x = &file->transfer_case;
    const int32_t luck = from_to(d, 0, 99);
    x->kind = luck < 70   ? PARTYORG_TRANSFER_KIND_OFFICIAL
              : luck < 84 ? PARTYORG_TRANSFER_KIND_TEMPORARY
              : luck < 90 ? PARTYORG_TRANSFER_KIND_ABROAD_OFFICIAL
              : luck < 96 ? PARTYORG_TRANSFER_KIND_ABROAD_TEMPORARY
                          : PARTYORG_TRANSFER_KIND_DISSOLVED;
    x->under_review = 0;
    x->trigger_on = trigger;
    x->started_on = trigger + from_to(d, 1, 38);
    x->away_from = trigger + from_to(d, 0, 30);
    x->letter_on = x->started_on;
    x->presented_on = x->letter_on + from_to(d, 1, 38);
    switch (x->kind) {
    case PARTYORG_TRANSFER_KIND_OFFICIAL:
        x->permanent = often(d, 900);
        if (!x->permanent)
            x->away_until = x->away_from + from_to(d, 370, 1100);
        x->slip_received_on = x->started_on + from_to(d, 2, 20);
        x->file_received_on = x->started_on + from_to(d, 0, 10);
        x->file_submitted_on = x->file_received_on + from_to(d, 1, 80);
        break;
    case PARTYORG_TRANSFER_KIND_ABROAD_OFFICIAL:
        x->permanent = 1;
        x->departed_on = x->away_from;
        x->abroad_slip_on = x->departed_on + from_to(d, 2, 70);
        if (often(d, 300)) {
            x->returned_on = x->departed_on + from_to(d, 400, 1500);
            x->return_reported_on = x->returned_on + from_to(d, 1, 38);
        }
        break;
    case PARTYORG_TRANSFER_KIND_TEMPORARY:
    case PARTYORG_TRANSFER_KIND_ABROAD_TEMPORARY:
        x->purpose = x->kind == PARTYORG_TRANSFER_KIND_TEMPORARY && often(d, 400) ? PARTYORG_TRANSFER_PURPOSE_STUDY
                                                                                  : PARTYORG_TRANSFER_PURPOSE_WORK;
        x->away_until = x->away_from +
                        (x->purpose == PARTYORG_TRANSFER_PURPOSE_STUDY ? from_to(d, 300, 720) : from_to(d, 100, 360));
        x->away_extended = often(d, 200);
        if (x->away_extended)
            x->away_extended_until = x->away_until + from_to(d, 60, 350);
        if (x->kind == PARTYORG_TRANSFER_KIND_ABROAD_TEMPORARY) {
            x->departed_on = x->away_from;
            x->abroad_slip_on = x->departed_on + from_to(d, 2, 38);
        }
        break;
    default:
        break;
    }
}

/* Whoever stands on no list. */
static void fill_screening_case(dice *d, partyorg_date on, union file *file)
{
    partyorg_screening_case *x = &file->screening_case;
    x->member_kind = member_kind(d, 40);
    x->overlay = often(d, 850)   ? PARTYORG_OVERLAY_NONE
                 : often(d, 700) ? PARTYORG_OVERLAY_EXEMPT
                 : often(d, 700) ? PARTYORG_OVERLAY_AWAY
                                 : PARTYORG_OVERLAY_SUSPENDED;
    x->absent_months = 0;
    x->unpaid_months = 0;
    x->card_event = often(d, 20) ? PARTYORG_CARD_EVENT_LOST : PARTYORG_CARD_EVENT_KEPT;
    x->will_conclusion = 0;
    x->unfit_years = 0;
    x->polstd_failed = 0;
    if (x->overlay == PARTYORG_OVERLAY_EXEMPT)
        x->exempt_until = on + from_to(d, 0, 300);
    if (x->overlay == PARTYORG_OVERLAY_AWAY)
        x->away_ends_on = on + from_to(d, 0, 300);
    x->ceremony_on = on - from_to(d, 2 * YEAR, 50 * YEAR);
    x->recognised = 1;
    if (x->member_kind == PARTYORG_MEMBER_KIND_PROBATIONARY) {
        x->ceremony_on = on - from_to(d, 5, 350);
        x->recognised = 0;
    }
    x->rating = from_to(d, PARTYORG_MEMBER_RATING_EXCELLENT, PARTYORG_MEMBER_RATING_COMPLETED);
    x->discipline_in_force = 0;
    x->on_roll = 1;
}

static int32_t year_of(partyorg_date date)
{
    int32_t year = 0, month = 0, of_month = 0;
    partyorg_date_to_civil(date, &year, &month, &of_month);
    return year;
}

/* The card by which the meetings of a check are graded; NULL of other checks. */
static const partyorg_scorecard *card_of(int32_t check)
{
    static partyorg_scorecard cards[2];
    if (check != PARTYORG_CHECK_MEETING && check != PARTYORG_CHECK_MEETING_YEAR)
        return NULL;
    partyorg_scorecard *card = &cards[check == PARTYORG_CHECK_MEETING];
    if (card->size == 0) {
        card->size = (uint32_t)sizeof *card;
        /* the one that derives most, and the one with a rule for the year */
        partyorg_scorecard_find(check == PARTYORG_CHECK_MEETING ? "an-phu" : "phu-tho-agencies", card, NULL);
    }
    return card;
}

/* Tasks done, as several subjects tell them. */
#define TASKS(d, x, prefix)                                                                                            \
    do {                                                                                                               \
        (x)->prefix##assigned = from_to(d, 5, 40);                                                                     \
        (x)->prefix##done = (x)->prefix##assigned - (often(d, 850) ? 0 : from_to(d, 1, 2));                            \
        (x)->prefix##late = often(d, 850) ? 0 : from_to(d, 1, 2);                                                      \
        (x)->prefix##exceeded = from_to(d, 0, (x)->prefix##done);                                                      \
    } while (0)

/* Points of the yearly rating, and the grade that they reach. */
#define POINTS(d, x)                                                                                                   \
    do {                                                                                                               \
        (x)->points_general = from_to(d, 90, 120) * 25;                                                                \
        (x)->points_task = from_to(d, 210, 280) * 25;                                                                  \
        (x)->proposed_rating = (x)->points_general + (x)->points_task >= 9000   ? PARTYORG_RATING_EXCELLENT            \
                               : (x)->points_general + (x)->points_task >= 7000 ? PARTYORG_RATING_GOOD                 \
                                                                                : PARTYORG_RATING_COMPLETED;           \
        (x)->crit_task_min = (x)->proposed_rating == PARTYORG_RATING_EXCELLENT ? PARTYORG_CRITERION_EXCELLENT          \
                                                                               : PARTYORG_CRITERION_GOOD;              \
        (x)->crit_other_min = PARTYORG_CRITERION_GOOD;                                                                 \
    } while (0)

static void fill_member_review(dice *d, partyorg_date review, union file *file)
{
    partyorg_member_review *x = &file->member_review;
    x->review_on = review;
    x->exempt = 0;
    x->suspension = PARTYORG_SUSPENSION_NONE;
    x->ceremony_on = review - from_to(d, YEAR, 40 * YEAR);
    x->post = often(d, 800) ? PARTYORG_POST_NONE : often(d, 600) ? PARTYORG_POST_DEPUTY : PARTYORG_POST_HEAD;
    POINTS(d, x);
    TASKS(d, x, tasks_);
    if (x->post != PARTYORG_POST_NONE)
        TASKS(d, x, unit_tasks_);
    if (x->post == PARTYORG_POST_HEAD)
        x->collective_rating = PARTYORG_RATING_EXCELLENT;
    x->quality_ensured = 1;
    x->main_targets_missed = 0;
    x->force_majeure = 0;
    x->shortcomings_found = often(d, 300) ? from_to(d, 1, 4) : 0;
    x->shortcomings_fixed = x->shortcomings_found;
    x->disciplined_in_year = 0;
    x->discipline_counted_before = 0;
    x->self_remedied = 0;
    x->adverse_conclusion = 0;
    x->state_employee = often(d, 400);
    if (x->state_employee)
        x->state_rating = x->proposed_rating;
    x->sick_months = often(d, 30) ? from_to(d, 1, 2) : 0;
    x->temporary_elsewhere = often(d, 40);
    if (x->temporary_elsewhere)
        x->temporary_comment = 1;
    x->self_review_done = 1;
    x->reviewed = 1;
    x->cell_official = from_to(d, 4, 40);
    x->cell_excluded = often(d, 300) ? 1 : 0;
}

static void fill_rating_list(dice *d, partyorg_date decided, union file *file)
{
    partyorg_rating_list *x = &file->rating_list;
    x->list_kind = often(d, 800) ? PARTYORG_LIST_KIND_MEMBERS : PARTYORG_LIST_KIND_ORGANISATIONS;
    x->list_scope = x->list_kind == PARTYORG_LIST_KIND_MEMBERS ? PARTYORG_LIST_SCOPE_GRASSROOTS_ORGANISATION
                                                               : PARTYORG_LIST_SCOPE_ORGANISATION_TYPE;
    x->decided_on = decided;
    x->rated_good = from_to(d, 10, 400);
    x->rated_excellent = from_to(d, 0, x->rated_good / 5);
    x->rated_completed = from_to(d, 0, 30);
    x->rated_not_completed = often(d, 100) ? from_to(d, 1, 3) : 0;
    x->unit_outstanding = often(d, 100);
    if (x->unit_outstanding) {
        x->rated_excellent = x->rated_good / 4;
        x->excess_reasons_stated = 1;
    }
}

static void fill_meeting(dice *d, partyorg_date held, union file *file)
{
    partyorg_meeting *x = &file->meeting;
    const partyorg_scorecard *card = card_of(PARTYORG_CHECK_MEETING);
    const int32_t luck = from_to(d, 0, 99);
    int32_t lost = 0;
    x->held_on = held;
    x->meeting_kind = luck < 65   ? PARTYORG_MEETING_KIND_REGULAR
                      : luck < 80 ? PARTYORG_MEETING_KIND_THEMATIC
                                  : PARTYORG_MEETING_KIND_COMBINED;
    x->minutes = x->meeting_kind == PARTYORG_MEETING_KIND_COMBINED ? from_to(d, 120, 180) : from_to(d, 90, 150);
    x->minutes_set = often(d, 50) ? 60 : 0;
    x->members_total = from_to(d, 4, 60);
    x->members_due = x->members_total - from_to(d, 0, x->members_total / 10);
    x->members_present = x->members_due - from_to(d, 0, x->members_due / 10);
    x->unexcused_absences = 0;
    x->excused_streak_max = from_to(d, 0, 3);
    x->secretary_only = x->members_total < 9;
    if (!x->secretary_only)
        x->preparatory_meeting = 1;
    x->notice_given = 1;
    x->documents_posted_on = held - from_to(d, 1, 5);
    x->results_posted_on = held + from_to(d, 0, 2);
    x->merged_meeting = 0;
    if (x->meeting_kind != PARTYORG_MEETING_KIND_THEMATIC)
        x->previous_regular_on = held - from_to(d, 25, 32);
    x->speakers = from_to(d, (x->members_present + 1) / 3, x->members_present);
    x->previous_tasks = from_to(d, 3, 12);
    x->previous_tasks_done = x->previous_tasks - (often(d, 700) ? 0 : 1);
    /* What the card derives is seldom entered as well; what it does not, loses a half point now and then. */
    for (int32_t i = 0; i < card->criterion_count; i++) {
        const partyorg_scorecard_criterion *c = &card->criteria[i];
        if (c->measure != PARTYORG_SCORE_NONE)
            continue;
        const int32_t less = often(d, 150) ? from_to(d, 1, 2) * 50 : 0;
        const int counted = c->counts == 0 || (c->counts >> x->meeting_kind & 1);
        file->members[PLACE(meeting, score_1) + (size_t)i] = counted ? c->max - less : 0;
        lost += counted ? less : c->max;
    }
    if (often(d, 200))
        x->score_8 = 200;
    x->proposed_grade = lost > 900 ? PARTYORG_MEETING_GRADE_FAIR : PARTYORG_MEETING_GRADE_GOOD;
}

static void fill_meeting_year(dice *d, partyorg_date of_year, union file *file)
{
    partyorg_meeting_year *x = &file->meeting_year;
    x->year = year_of(of_year);
    x->months_due = often(d, 950) ? 12 : from_to(d, 4, 11);
    x->months_held = x->months_due;
    x->quarters_due = (x->months_due + 2) / 3;
    x->quarters_thematic = x->quarters_due;
    x->meetings_average = often(d, 100);
    x->meetings_weak = 0;
    x->meetings_fair = from_to(d, 0, x->months_held / 3);
    x->meetings_good = x->months_held - x->meetings_fair - x->meetings_average;
    x->proposed_grade = x->meetings_average ? PARTYORG_MEETING_GRADE_FAIR : PARTYORG_MEETING_GRADE_GOOD;
}

static void fill_organisation_year(dice *d, partyorg_date review, union file *file)
{
    partyorg_organisation_year *x = &file->organisation_year;
    x->org_kind = often(d, 700) ? PARTYORG_ORG_KIND_CELL : PARTYORG_ORG_KIND_COMMITTEE;
    x->review_on = review;
    x->founded_on = review - from_to(d, 2 * YEAR, 60 * YEAR);
    POINTS(d, x);
    if (review < day(2018, 3, 8))
        x->points_total = x->points_general + x->points_task;
    TASKS(d, x, tasks_);
    x->quality_ensured = 1;
    x->main_targets_missed = 0;
    x->force_majeure = 0;
    x->shortcomings_found = often(d, 300) ? from_to(d, 1, 4) : 0;
    x->shortcomings_fixed = x->shortcomings_found;
    x->rated_excellent = from_to(d, 0, 6);
    x->rated_good = from_to(d, 6, 40);
    x->rated_completed = often(d, 700) ? 0 : from_to(d, 1, 4);
    x->rated_not_completed = 0;
    x->units_total = x->rated_excellent + x->rated_good + x->rated_completed + from_to(d, 0, 2);
    x->units_disciplined = 0;
    x->leaders_disciplined = 0;
    x->org_disciplined = 0;
    x->self_remedied = 0;
    x->sub_case_disciplined = 0;
    x->adverse_conclusion = 0;
    x->has_peers = x->org_kind == PARTYORG_ORG_KIND_COMMITTEE && often(d, 500);
    if (x->has_peers) {
        x->government_rating = from_to(d, PARTYORG_RATING_COMPLETED, PARTYORG_RATING_EXCELLENT);
        x->mass_lowest = 0;
    }
}

static void fill_organisation(dice *d, partyorg_date decided, union file *file)
{
    partyorg_organisation *x = &file->organisation;
    const int32_t luck = from_to(d, 0, 99);
    x->decided_on = decided;
    x->org_form = luck < 75   ? PARTYORG_ORG_FORM_CELL
                  : luck < 90 ? PARTYORG_ORG_FORM_GRASSROOTS_CELL
                              : PARTYORG_ORG_FORM_GRASSROOTS_COMMITTEE;
    x->official_members =
        x->org_form == PARTYORG_ORG_FORM_GRASSROOTS_COMMITTEE ? from_to(d, 30, 300) : from_to(d, 4, 25);
    x->probationary_members = from_to(d, 0, 4);
    x->superior_consent = 1;
    x->delegated_superior = x->org_form == PARTYORG_ORG_FORM_GRASSROOTS_CELL && often(d, 200);
    x->subgroups = from_to(d, 1, 3);
    x->legal_person = 1;
    x->committee_size = x->official_members < 9 ? 0 : from_to(d, 3, 7);
    x->deputies = x->official_members < 9 ? from_to(d, 0, 1) : 1;
    x->secretary_appointed = often(d, 30);
    x->secretary_ballots_failed = x->secretary_appointed ? 3 : 0;
    x->appointment_needed = x->secretary_appointed;
    x->subgroup_meetings = x->official_members > 60 && decided > day(2023, 1, 1) ? from_to(d, 0, 3) : 0;
    x->congress_on = decided - from_to(d, 0, 60);
    partyorg_date_add_months(x->congress_on, x->org_form == PARTYORG_ORG_FORM_CELL ? -30 : -60, PARTYORG_ROUND_DOWN,
                             &x->last_congress_on);
    if (often(d, 200)) {
        x->last_congress_on += from_to(d, -100, 100);
        x->congress_shift_consent = 1;
    }
    x->pilot_five_year = 0;
}

static void fill_development_year(dice *d, partyorg_date of_year, union file *file)
{
    partyorg_development_year *x = &file->development_year;
    x->year = year_of(of_year);
    x->members_start = from_to(d, 30, 3000);
    x->admitted = x->members_start / 25 + from_to(d, 1, 20);
    x->admitted_women = from_to(d, 0, x->admitted);
    x->admitted_minority = from_to(d, 0, x->admitted / 3);
    x->admitted_union = from_to(d, 0, x->admitted);
    x->admitted_18_30 = from_to(d, 0, x->admitted);
}

static void fill_member_dues(dice *d, partyorg_date month, union file *file)
{
    partyorg_member_dues *x = &file->member_dues;
    const int of_2026 = month >= day(2026, 2, 1);
    int32_t dues = 0;
    x->month_on = month;
    x->category = often(d, 600) ? PARTYORG_DUES_CATEGORY_INSURED
                                : from_to(d, PARTYORG_DUES_CATEGORY_PENSIONER, PARTYORG_DUES_CATEGORY_STUDENT);
    if (x->category <= PARTYORG_DUES_CATEGORY_PENSIONER) {
        x->base_amount = from_to(d, 3000, 40000) * 1000;
        dues = x->base_amount / (x->category == PARTYORG_DUES_CATEGORY_PENSIONER ? 200 : 100);
    } else if (of_2026) {
        x->region_wage = from_to(d, 3500, 5310) * 1000;
        dues = x->category == PARTYORG_DUES_CATEGORY_STUDENT ? 5000 : x->region_wage / 1000 * 3;
    } else {
        x->fixed_amount = from_to(d, 2, 30) * 1000;
        dues = x->fixed_amount;
    }
    x->party_years = from_to(d, 0, 48);
    x->social_pension = 0;
    x->exemption_granted = often(d, 20);
    x->reduction_percent = often(d, 20) ? 30 : 0;
    if (x->exemption_granted || x->reduction_percent) {
        x->relief_from = month - from_to(d, 0, 100);
        x->relief_until = x->relief_from + from_to(d, 120, 360);
    }
    x->deferred = often(d, 20);
    if (x->deferred) {
        x->meetings_exempt_until = month + from_to(d, 30, 200);
        x->deferral_until = x->meetings_exempt_until - from_to(d, 0, 20);
    }
    x->paid = (dues / 1000 + 1) * 1000;
    x->unpaid_months = often(d, 100) ? from_to(d, 1, 2) : 0;
}

/* ---- a row */

/* A fault, of which the dice choose the numbers. */
static void make_fault(dice *d, const struct fault *fault, partyorg_date day_, union file *file)
{
    int32_t *const facts = file->members;
    for (int i = 0; i < CHANGES && fault->changes[i].fact; i++) {
        const struct change *c = &fault->changes[i];
        const int32_t of = c->of ? facts[c->of] : day_, less = c->less ? facts[c->less] : 0;
        const int32_t number = c->low == c->high ? c->low : from_to(d, c->low, c->high);
        int32_t *fact = &facts[c->fact];
        if (c->how == NUMBER)
            *fact = number;
        else if (c->how == NOTHING || of == PARTYORG_UNKNOWN || less == PARTYORG_UNKNOWN)
            *fact = PARTYORG_UNKNOWN;
        else
            *fact = c->how == AFTER_IT     ? of + number
                    : c->how == BEFORE_IT  ? of - number
                    : c->how == HALF_OF_IT ? of / 2
                                           : from_to(d, 0, (of - less) / 2);
    }
}

/* How the files of each check are made. */
enum { STAGES = 5, SINCE_2012 = 15344 /* 5 January */, SINCE_2016 = 17064 /* 20 September */ };
#define FAULTS(subject) fill_##subject, subject##_faults, sizeof subject##_faults / sizeof subject##_faults[0]
static const struct maker {
    void (*fill)(dice *d, partyorg_date day, union file *file); /* in order, of this day */
    const struct fault *faults;
    size_t fault_count;
    partyorg_date since;      /* of the oldest file; 0: all are of the day of the examination */
    size_t unreached[STAGES]; /* the first facts that a file in progress may not have yet */
} makers[] = {
#define STEPS(subject, a, b, c, d, e)                                                                                  \
    {                                                                                                                  \
        PLACE(subject, a), PLACE(subject, b), PLACE(subject, c), PLACE(subject, d), PLACE(subject, e)                  \
    }
    [PARTYORG_CHECK_ADMISSION] = { FAULTS(applicant), SINCE_2012,
                                   STEPS(applicant, verification, cell_met_on, section, admission_decided_on,
                                         ceremony_on) },
    [PARTYORG_CHECK_RECOGNITION] = { FAULTS(probationer), SINCE_2012,
                                     STEPS(probationer, self_reviewed_on, cell_met_on, section, decider,
                                           recognition_decided_on) },
    [PARTYORG_CHECK_READMISSION] = { FAULTS(former_member), SINCE_2012,
                                     STEPS(former_member, conviction, application_on, cell_met_on,
                                           readmission_consent_on, admission_decided_on) },
    [PARTYORG_CHECK_PARTY_AGE] = { FAULTS(member), 0,
                                   STEPS(member, card_joined_on, ceremony_on, recognition_decided_on, gap_months,
                                         discipline) },
    [PARTYORG_CHECK_DELETION] = { FAULTS(deletion_case), SINCE_2016,
                                  STEPS(deletion_case, selfcrit_done, cell_met_on, section, decider, exit_slip_on) },
    [PARTYORG_CHECK_LEAVING] = { FAULTS(leaving_case), SINCE_2016,
                                 STEPS(leaving_case, cell_met_on, section, committee_met_on, decided_on,
                                       exit_slip_on) },
    [PARTYORG_CHECK_DISCIPLINE] = { FAULTS(discipline_case), SINCE_2016,
                                    STEPS(discipline_case, heard, cell_official, decider_base, signed_on,
                                          handed_over_on) },
    [PARTYORG_CHECK_SUSPENSION] = { FAULTS(suspension_case), SINCE_2016,
                                    STEPS(suspension_case, extended, extended_to, legal_ends_on, lifted, lifted_on) },
    [PARTYORG_CHECK_APPEAL] = { FAULTS(appeal_case), SINCE_2016,
                                STEPS(appeal_case, filed_by, refused_decision, level, complaint_received_on,
                                      settled_on) },
    [PARTYORG_CHECK_EXEMPTION] = { FAULTS(exemption_case), SINCE_2016,
                                   STEPS(exemption_case, cell_resolved, decided_by, under_superior, decided_on,
                                         exempt_returned) },
    [PARTYORG_CHECK_TRANSFER] = { FAULTS(transfer_case), SINCE_2016,
                                  STEPS(transfer_case, started_on, letter_on, presented_on, file_submitted_on,
                                        abroad_slip_on) },
    [PARTYORG_CHECK_SCREENING] = { FAULTS(screening_case), 0,
                                   STEPS(screening_case, will_conclusion, polstd_failed, recognised, rating, on_roll) },
    [PARTYORG_CHECK_REVIEW] = { FAULTS(member_review), SINCE_2016,
                                STEPS(member_review, points_general, tasks_assigned, shortcomings_found,
                                      self_review_done, cell_official) },
    [PARTYORG_CHECK_REVIEW_CAP] = { FAULTS(rating_list), SINCE_2016,
                                    STEPS(rating_list, decided_on, rated_excellent, rated_good, rated_completed,
                                          unit_outstanding) },
    [PARTYORG_CHECK_MEETING] = { FAULTS(meeting), SINCE_2016,
                                 STEPS(meeting, minutes, members_present, results_posted_on, proposed_grade, score_9) },
    [PARTYORG_CHECK_MEETING_YEAR] = { FAULTS(meeting_year), SINCE_2016,
                                      STEPS(meeting_year, months_held, quarters_thematic, meetings_good, meetings_weak,
                                            proposed_grade) },
    [PARTYORG_CHECK_CELL_RATING] = { FAULTS(organisation_year), SINCE_2016,
                                     STEPS(organisation_year, points_general, tasks_assigned, rated_excellent,
                                           org_disciplined, has_peers) },
    [PARTYORG_CHECK_CELL_STRUCTURE] = { FAULTS(organisation), SINCE_2016,
                                        STEPS(organisation, superior_consent, committee_size, secretary_appointed,
                                              subgroup_meetings, congress_on) },
    [PARTYORG_CHECK_DEVELOPMENT] = { FAULTS(development_year), SINCE_2016,
                                     STEPS(development_year, admitted, admitted_women, admitted_minority,
                                           admitted_union, admitted_18_30) },
    [PARTYORG_CHECK_DUES] = { FAULTS(member_dues), SINCE_2012,
                              STEPS(member_dues, exemption_granted, relief_from, deferred, paid, unpaid_months) },
};

/* Of 100 files. */
enum { IN_PROGRESS = 8, SPOILT = 12, LACKING = 6 };
/* Of 1000 files, those that lie within the last five years for certain. */
enum { RECENT = 700 };
/* An act takes less time than that: what is older has ended. */
enum { DAYS_OF_ACT = 220 };

static void draw_file(const struct table *t, int64_t row, union file *file)
{
    const struct maker *maker = &makers[t->check];
    dice d = SEED ^ (uint64_t)row;
    d = roll(&d); /* rows that follow each other are to have nothing in common */
    const int32_t luck = from_to(&d, 0, 99);
    const int in_progress = luck < IN_PROGRESS, spoilt = !in_progress && luck < IN_PROGRESS + SPOILT;
    const partyorg_date first = often(&d, RECENT) ? day(2021, 10, 1) : maker->since;
    const partyorg_date of_file =
        in_progress ? from_to(&d, t->on - DAYS_OF_ACT, t->on) : from_to(&d, first, t->on - DAYS_OF_ACT);
    const partyorg_date day_ = maker->since ? of_file : t->on;
    for (int32_t i = 0; i <= t->facts; i++)
        file->members[i] = PARTYORG_UNKNOWN;
    maker->fill(&d, day_, file);
    if (spoilt)
        make_fault(&d, &maker->faults[from_to(&d, 0, (int32_t)maker->fault_count - 1)], day_, file);
    for (size_t i = in_progress ? maker->unreached[from_to(&d, 0, STAGES - 1)] : COLUMNS; i <= (size_t)t->facts; i++)
        file->members[i] = PARTYORG_UNKNOWN;
    for (int32_t i = 1; i <= t->facts && luck >= 100 - LACKING; i++)
        if (often(&d, 80))
            file->members[i] = PARTYORG_UNKNOWN;
}

/* ---- a table */

static int32_t column_type(int32_t subject, int32_t fact)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    partyorg_fact_get(subject, fact, &info);
    return info.type == PARTYORG_TYPE_BOOL                                     ? PARTYORG_COLUMN_BITS
           : info.type == PARTYORG_TYPE_DATE || info.type == PARTYORG_TYPE_INT ? PARTYORG_COLUMN_INT32
           : info.type == PARTYORG_TYPE_DECIMAL                                ? PARTYORG_COLUMN_FLOAT64
                                                                               : PARTYORG_COLUMN_INT8;
}

static size_t bits_bytes(int64_t rows)
{
    return (size_t)(rows + 7) / 8;
}

static size_t values_bytes(const partyorg_column *c, int64_t rows)
{
    return c->type == PARTYORG_COLUMN_MISSING   ? 0
           : c->type == PARTYORG_COLUMN_BITS    ? bits_bytes(rows)
           : c->type == PARTYORG_COLUMN_INT32   ? (size_t)rows * sizeof(int32_t)
           : c->type == PARTYORG_COLUMN_FLOAT64 ? (size_t)rows * sizeof(double)
                                                : (size_t)rows;
}

/* Zeroed, aligned as Arrow asks, and of whole 128 bytes. */
static void *room(size_t bytes)
{
    bytes = (bytes + 127) / 128 * 128;
    void *memory = aligned_alloc(64, bytes);
    if (!memory) {
        fputs("bench: not enough memory\n", stderr);
        exit(1);
    }
    return memset(memory, 0, bytes);
}

static void put(partyorg_column *c, uint8_t *validity, int64_t row, int32_t value)
{
    if (value == PARTYORG_UNKNOWN)
        return;
    const uint8_t bit = (uint8_t)(1 << (row & 7));
    validity[row >> 3] |= bit;
    if (c->type == PARTYORG_COLUMN_INT32)
        ((int32_t *)(uintptr_t)c->values)[row] = value;
    else if (c->type == PARTYORG_COLUMN_FLOAT64)
        ((double *)(uintptr_t)c->values)[row] = value / 100.0;
    else if (c->type == PARTYORG_COLUMN_INT8)
        ((int8_t *)(uintptr_t)c->values)[row] = (int8_t)value;
    else if (value)
        ((uint8_t *)(uintptr_t)c->values)[row >> 3] |= bit;
}

static int64_t count_valid(const uint8_t *validity, int64_t rows)
{
    int64_t count = 0;
    for (int64_t i = 0; i < rows; i++)
        count += validity[i >> 3] >> (i & 7) & 1;
    return count;
}

static void table_make(struct table *t, int32_t check, int64_t rows)
{
    partyorg_check_info check_info = PARTYORG_CHECK_INFO_INIT;
    partyorg_subject_info subject_info = PARTYORG_SUBJECT_INFO_INIT;
    uint8_t *validity[COLUMNS];
    union file file;
    partyorg_check_get(check, &check_info);
    partyorg_subject_get(check_info.subject, &subject_info);
    memset(t, 0, sizeof *t);
    t->check = check;
    t->subject = check_info.subject;
    t->facts = subject_info.fact_count;
    t->rows = rows;
    t->on = day(2026, 11, 2);
    t->options = (partyorg_options)PARTYORG_OPTIONS_INIT;
    t->options.scorecard = card_of(check);
    if (check == PARTYORG_CHECK_DEVELOPMENT)
        t->options.target_percent = 400;
    for (int32_t f = 0; f < t->facts; f++) {
        t->columns[f].type = column_type(t->subject, f);
        t->columns[f].values = room(values_bytes(&t->columns[f], rows));
        t->columns[f].validity = validity[f] = room(bits_bytes(rows));
    }
    for (int64_t row = 0; row < rows; row++) {
        draw_file(t, row, &file);
        for (int32_t f = 0; f < t->facts; f++)
            put(&t->columns[f], validity[f], row, file.members[f + 1]);
    }
    for (int32_t f = 0; f < t->facts; f++) {
        const int64_t valid = count_valid(validity[f], rows);
        if (valid == 0 && t->options.scorecard) {
            free((void *)(uintptr_t)t->columns[f].values);
            t->columns[f] = (partyorg_column){ 0 };
        }
        if (valid == rows || t->columns[f].type == PARTYORG_COLUMN_MISSING) {
            free(validity[f]);
            t->columns[f].validity = NULL;
        }
    }
}

static void table_free(struct table *t)
{
    for (int32_t f = 0; f < t->facts; f++) {
        free((void *)(uintptr_t)t->columns[f].values);
        free((void *)(uintptr_t)t->columns[f].validity);
    }
}

#endif
