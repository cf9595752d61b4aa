/* SPDX-License-Identifier: MIT */
/*
 * Made-up files of every check, as columns in Arrow's layout: dates as date32, bools as bits, choices as int8, counts
 * as int32, a validity bitmap where a fact is unknown in some row. Row i depends on the seed and i alone, so that the
 * first rows of every table are the same whatever its length.
 *
 * Like real registers: files of 2012 to 2026, so of every edition, more of late; most are whole and in order, 12 of 100
 * break a rule or two, 8 are in progress and know nothing of later stages, 6 lack facts here and there.
 */
#ifndef ROWS_H
#define ROWS_H

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partyorg.h"

enum { COLUMNS = 64 };

struct table {
    int32_t check, subject, facts;
    int64_t rows;
    partyorg_date on;
    partyorg_column columns[COLUMNS];
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

enum { YEAR = 366 };

static void fill_applicant(dice *d, partyorg_date cell, partyorg_applicant *a)
{
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
    a->cell_official = from_to(d, 4, 40);
    a->cell_excluded = often(d, 300) ? 1 : 0;
    a->cell_yes = most_of(d, a->cell_official - a->cell_excluded);
    a->section = often(d, 200) ? PARTYORG_SECTION_APPRAISED : PARTYORG_SECTION_NONE;
    a->committee_between = often(d, 700);
    if (a->committee_between) {
        a->committee_base = from_to(d, 5, 15);
        a->committee_yes = most_of(d, a->committee_base);
    }
    a->decider = PARTYORG_DECIDER_STANDING_COMMITTEE;
    if (often(d, 100))
        a->decider = cell < day(2026, 4, 1) ? PARTYORG_DECIDER_DELEGATED_COMMITTEE : PARTYORG_DECIDER_PROVINCE_GROUP;
    a->decider_base = from_to(d, 7, 15);
    a->decider_yes = most_of(d, a->decider_base);
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

static void fill_probationer(dice *d, partyorg_date cell, partyorg_probationer *p)
{
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
    p->cell_official = from_to(d, 4, 40);
    p->cell_excluded = often(d, 300) ? 1 : 0;
    p->cell_yes = most_of(d, p->cell_official - p->cell_excluded);
    p->ballots_failed = often(d, 10) ? from_to(d, 1, 3) : 0;
    if (p->ballots_failed == 3)
        p->escalated_on = cell + 1;
    p->section = often(d, 200) ? PARTYORG_SECTION_APPRAISED : PARTYORG_SECTION_NONE;
    p->committee_between = often(d, 700);
    if (p->committee_between) {
        p->committee_base = from_to(d, 5, 15);
        p->committee_yes = most_of(d, p->committee_base);
    }
    p->decider = PARTYORG_DECIDER_STANDING_COMMITTEE;
    if (often(d, 100))
        p->decider = cell < day(2026, 4, 1) ? PARTYORG_DECIDER_DELEGATED_COMMITTEE : PARTYORG_DECIDER_PROVINCE_GROUP;
    p->decider_base = from_to(d, 7, 15);
    p->decider_yes = most_of(d, p->decider_base);
    p->recognition_decided_on = cell + from_to(d, 3, 38);
    p->decision_extension = often(d, 30) ? from_to(d, 1, 15) : 0;
    partyorg_date_add_months(p->ceremony_on, 12, PARTYORG_ROUND_DOWN, &p->official_on);
    p->special_regime = often(d, 30);
    if (p->special_regime)
        p->special_cleared = 1;
}

static void fill_former_member(dice *d, partyorg_date cell, partyorg_former_member *f)
{
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

static void fill_member(dice *d, partyorg_date on, partyorg_member *m)
{
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

/* ---- one rule broken, each as often as the others */

static void spoil_applicant(dice *d, partyorg_applicant *a)
{
    const partyorg_date cell = a->cell_met_on, decided = a->admission_decided_on;
    switch (from_to(d, 0, 37)) {
    case 0:
        a->citizen_vn = 0;
        break;
    case 1:
        a->born_on = cell - from_to(d, 16 * YEAR, 17 * YEAR);
        break;
    case 2:
        a->born_on = cell - from_to(d, 62 * YEAR, 70 * YEAR);
        a->over60_case = 0;
        a->central_consent_on = cell;
        break;
    case 3:
        a->education_case = PARTYORG_EDUCATION_CASE_GENERAL;
        a->education = PARTYORG_EDUCATION_PRIMARY_COMPLETED;
        break;
    case 4:
        a->education_case = PARTYORG_EDUCATION_CASE_HARD_AREA;
        a->education = PARTYORG_EDUCATION_LITERATE;
        break;
    case 5:
        a->education_case = PARTYORG_EDUCATION_CASE_HARD_AREA_ELDER;
        a->education = PARTYORG_EDUCATION_NONE;
        break;
    case 6:
        a->political_conclusion = PARTYORG_POLITICAL_CONCLUSION_PENDING;
        break;
    case 7:
        a->special_regime = 1;
        a->special_cleared = 0;
        break;
    case 8:
        a->training_cert_on = cell + from_to(d, 1, 60);
        break;
    case 9:
        a->training_cert_on = cell - from_to(d, 1830, 3000);
        break;
    case 10:
        a->application_on = cell + from_to(d, 1, 9);
        break;
    case 11:
        a->cv_on = cell + from_to(d, 1, 9);
        break;
    case 12:
        a->verification = PARTYORG_VERIFICATION_PENDING;
        break;
    case 13:
        a->verification = PARTYORG_VERIFICATION_DONE;
        a->verification_replied_on = cell - from_to(d, 40, 60);
        a->verification_received_on = a->verification_replied_on - from_to(d, 60, 200);
        break;
    case 14:
        a->verification = PARTYORG_VERIFICATION_DONE;
        a->verification_received_on = a->cv_certified_on - from_to(d, 1, 5);
        a->verification_replied_on = a->cv_certified_on + from_to(d, 1, 30);
        break;
    case 15:
        a->cv_certified_on = cell + from_to(d, 1, 30);
        break;
    case 16:
        a->introducers = 0;
        break;
    case 17:
        a->intro_route = PARTYORG_INTRO_ROUTE_YOUTH_UNION;
        a->union_resolved_on = cell + from_to(d, 1, 30);
        break;
    case 18:
        a->introducer_replaced = 0;
        a->introducer_since_on = a->introduced_on - from_to(d, 30, 360);
        break;
    case 19:
        a->org_opinion_on = cell + from_to(d, 1, 9);
        break;
    case 20:
        a->residence_opinion_waived = 0;
        a->residence_opinion_on = cell + from_to(d, 1, 9);
        break;
    case 21:
        a->file_compiled_on = cell - from_to(d, 370, 700);
        break;
    case 22:
        a->cell_official = 2;
        a->cell_excluded = 0;
        a->cell_yes = 2;
        break;
    case 23:
        a->cell_yes = from_to(d, 0, (a->cell_official - a->cell_excluded) / 2);
        break;
    case 24:
        a->section = PARTYORG_SECTION_NOT_APPRAISED;
        break;
    case 25:
        a->committee_between = 1;
        a->committee_base = from_to(d, 5, 15);
        a->committee_yes = a->committee_base / 2;
        break;
    case 26:
        a->admission_decided_on = cell - from_to(d, 1, 9);
        break;
    case 27:
        a->decider = PARTYORG_DECIDER_DELEGATED_COMMITTEE;
        break;
    case 28:
        a->decider_yes = a->decider_base / 2;
        break;
    case 29:
        a->born_on = cell - from_to(d, 62 * YEAR, 70 * YEAR);
        a->over60_case = 1;
        a->central_consent_on = decided + from_to(d, 1, 40);
        break;
    case 30:
        a->education_case = PARTYORG_EDUCATION_CASE_HARD_AREA_ELDER;
        a->education = PARTYORG_EDUCATION_LITERATE;
        a->central_consent_on = decided + from_to(d, 1, 40);
        break;
    case 31:
        a->political_conclusion = PARTYORG_POLITICAL_CONCLUSION_ACCEPTED;
        a->political_concluded_on = decided + from_to(d, 1, 40);
        break;
    case 32:
        a->was_member = 1;
        a->readmission_consent_on = decided + from_to(d, 1, 40);
        break;
    case 33:
        a->admission_decided_on = cell + from_to(d, 70, 160);
        break;
    case 34:
        a->moved_outside = 1;
        a->moved_on = decided - from_to(d, 50, 90);
        break;
    case 35:
        a->ceremony_on = decided - from_to(d, 1, 9);
        break;
    case 36:
        a->ceremony_on = decided + from_to(d, 60, 120);
        a->member_cv_on = a->ceremony_on + from_to(d, 1, 60);
        break;
    default:
        a->helper_assigned = 0;
        break;
    }
}

static void spoil_probationer(dice *d, partyorg_probationer *p)
{
    const partyorg_date cell = p->cell_met_on, decided = p->recognition_decided_on;
    switch (from_to(d, 0, 18)) {
    case 0:
        p->new_member_cert_on = cell + from_to(d, 1, 30);
        break;
    case 1:
        p->self_reviewed_on = cell - from_to(d, 40, 60);
        break;
    case 2:
        p->helper_reported_on = cell + from_to(d, 1, 9);
        break;
    case 3:
        p->org_opinion_on = cell + from_to(d, 1, 9);
        break;
    case 4:
        p->residence_opinion_waived = 0;
        p->residence_opinion_on = cell + from_to(d, 1, 9);
        break;
    case 5:
        p->ceremony_on = cell - from_to(d, 300, 360);
        break;
    case 6:
        p->at_official_cell = 0;
        break;
    case 7:
        p->cell_official = 2;
        p->cell_excluded = 0;
        p->cell_yes = 2;
        break;
    case 8:
        p->recognition_refused = 1;
        break;
    case 9:
        p->cell_yes = from_to(d, 0, (p->cell_official - p->cell_excluded) / 2);
        break;
    case 10:
        p->ceremony_on = cell - YEAR - from_to(d, 60, 200);
        break;
    case 11:
        p->section = PARTYORG_SECTION_NOT_APPRAISED;
        break;
    case 12:
        p->committee_between = 1;
        p->committee_base = from_to(d, 5, 15);
        p->committee_yes = p->committee_base / 2;
        break;
    case 13:
        p->ballots_failed = 3;
        p->escalated_on = decided + from_to(d, 1, 30);
        break;
    case 14:
        p->recognition_decided_on = cell - from_to(d, 1, 9);
        break;
    case 15:
        p->decider = PARTYORG_DECIDER_DELEGATED_COMMITTEE;
        p->decider_yes = p->decider_base / 2;
        break;
    case 16:
        p->special_regime = 1;
        p->special_cleared = 0;
        break;
    case 17:
        p->official_on = cell;
        break;
    default:
        p->recognition_decided_on = cell + from_to(d, 70, 160);
        break;
    }
}

static void spoil_former_member(dice *d, partyorg_former_member *f)
{
    switch (from_to(d, 0, 10)) {
    case 0:
        f->left_reason = PARTYORG_LEFT_REASON_ABANDONED_ACTIVITY;
        break;
    case 1:
        f->left_reason = PARTYORG_LEFT_REASON_OWN_REQUEST;
        break;
    case 2:
        f->left_reason = PARTYORG_LEFT_REASON_SERIOUS_DISUNITY;
        break;
    case 3:
        f->conviction = PARTYORG_CONVICTION_CORRUPTION;
        break;
    case 4:
        f->conviction = PARTYORG_CONVICTION_SERIOUS_OR_ABOVE;
        break;
    case 5:
        f->readmissions = 1;
        break;
    case 6:
        f->left_on = f->cell_met_on - from_to(d, 300, 1000);
        break;
    case 7:
        f->conviction = PARTYORG_CONVICTION_LESS_SERIOUS;
        f->record_cleared_on = f->cell_met_on - from_to(d, 300, 1500);
        break;
    case 8:
        f->left_reason = PARTYORG_LEFT_REASON_POPULATION_POLICY;
        f->left_on = f->cell_met_on - from_to(d, 300, 700);
        f->special_wait_months = 36;
        break;
    case 9:
        f->application_on = f->cell_met_on + from_to(d, 1, 30);
        break;
    default:
        f->readmission_consent_on = f->admission_decided_on + from_to(d, 1, 30);
        break;
    }
}

static void spoil_member(dice *d, partyorg_date on, partyorg_member *m)
{
    switch (from_to(d, 0, 2)) {
    case 0:
        m->recognition_decided_on = on + from_to(d, 1, 30);
        break;
    case 1:
        m->admission_decided_on = PARTYORG_UNKNOWN;
        m->decision_lost = 0;
        break;
    default:
        m->readmitted = 1;
        m->age_decided_on = on + from_to(d, 1, 30);
        break;
    }
}

/* ---- a row */

union file {
    int32_t members[COLUMNS];
    partyorg_applicant applicant;
    partyorg_probationer probationer;
    partyorg_former_member former_member;
    partyorg_member member;
};

/* The first facts that a file in progress may not have yet. */
enum { STAGES = 5 };
#define FACT(subject, name) (offsetof(partyorg_##subject, name) / sizeof(int32_t) - 1)
static const size_t unreached[][STAGES] = {
    { FACT(applicant, verification), FACT(applicant, cell_met_on), FACT(applicant, section),
      FACT(applicant, admission_decided_on), FACT(applicant, ceremony_on) },
    { FACT(probationer, self_reviewed_on), FACT(probationer, cell_met_on), FACT(probationer, section),
      FACT(probationer, decider), FACT(probationer, recognition_decided_on) },
    { FACT(former_member, conviction), FACT(former_member, application_on), FACT(former_member, cell_met_on),
      FACT(former_member, readmission_consent_on), FACT(former_member, admission_decided_on) },
    { FACT(member, card_joined_on), FACT(member, ceremony_on), FACT(member, recognition_decided_on),
      FACT(member, gap_months), FACT(member, discipline) },
};

/* Of 100 files. */
enum { IN_PROGRESS = 8, SPOILT = 12, LACKING = 6 };
/* Of 1000 files, those that lie within the last five years for certain. */
enum { RECENT = 700 };

static void draw_file(const struct table *t, int64_t row, union file *file)
{
    dice d = SEED ^ (uint64_t)row;
    d = roll(&d); /* rows that follow each other are to have nothing in common */
    const int32_t luck = from_to(&d, 0, 99);
    const int in_progress = luck < IN_PROGRESS, spoilt = !in_progress && luck < IN_PROGRESS + SPOILT;
    const partyorg_date first = often(&d, RECENT) ? day(2021, 10, 1) : day(2012, 1, 5);
    const partyorg_date cell = in_progress ? from_to(&d, t->on - 220, t->on) : from_to(&d, first, t->on - 220);
    for (int32_t i = 0; i <= t->facts; i++)
        file->members[i] = PARTYORG_UNKNOWN;
    switch (t->check) {
    case PARTYORG_CHECK_ADMISSION:
        fill_applicant(&d, cell, &file->applicant);
        if (spoilt)
            spoil_applicant(&d, &file->applicant);
        break;
    case PARTYORG_CHECK_RECOGNITION:
        fill_probationer(&d, cell, &file->probationer);
        if (spoilt)
            spoil_probationer(&d, &file->probationer);
        break;
    case PARTYORG_CHECK_READMISSION:
        fill_former_member(&d, cell, &file->former_member);
        if (spoilt)
            spoil_former_member(&d, &file->former_member);
        break;
    default:
        fill_member(&d, t->on, &file->member);
        if (spoilt)
            spoil_member(&d, t->on, &file->member);
        break;
    }
    for (size_t i = in_progress ? unreached[t->check][from_to(&d, 0, STAGES - 1)] : COLUMNS; i < (size_t)t->facts; i++)
        file->members[i + 1] = PARTYORG_UNKNOWN;
    for (int32_t i = 0; i < t->facts && luck >= 100 - LACKING; i++)
        if (often(&d, 80))
            file->members[i + 1] = PARTYORG_UNKNOWN;
}

/* ---- a table */

static int32_t column_type(int32_t subject, int32_t fact)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    partyorg_fact_get(subject, fact, &info);
    return info.type == PARTYORG_TYPE_BOOL                                     ? PARTYORG_COLUMN_BITS
           : info.type == PARTYORG_TYPE_DATE || info.type == PARTYORG_TYPE_INT ? PARTYORG_COLUMN_INT32
                                                                               : PARTYORG_COLUMN_INT8;
}

static size_t bits_bytes(int64_t rows)
{
    return (size_t)(rows + 7) / 8;
}

static size_t values_bytes(const partyorg_column *c, int64_t rows)
{
    return c->type == PARTYORG_COLUMN_BITS    ? bits_bytes(rows)
           : c->type == PARTYORG_COLUMN_INT32 ? (size_t)rows * sizeof(int32_t)
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
    else if (c->type == PARTYORG_COLUMN_INT8)
        ((int8_t *)(uintptr_t)c->values)[row] = (int8_t)value;
    else if (value)
        ((uint8_t *)(uintptr_t)c->values)[row >> 3] |= bit;
}

static int all_valid(const uint8_t *validity, int64_t rows)
{
    for (int64_t i = 0; i < rows; i++)
        if (!(validity[i >> 3] >> (i & 7) & 1))
            return 0;
    return 1;
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
        if (all_valid(validity[f], rows)) {
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
