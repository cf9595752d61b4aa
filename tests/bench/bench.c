/* SPDX-License-Identifier: MIT */
/* Nanoseconds that one check of a complete file takes: with all findings, and the masks alone. The best of several
 * runs. */
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <time.h>

#include "partyorg.h"

/* Many short runs: the best of them falls where nothing else had the processor. */
enum { RUNS = 500 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static partyorg_date day(int32_t year, int32_t month, int32_t of_month)
{
    partyorg_date date = PARTYORG_UNKNOWN;
    partyorg_date_from_civil(year, month, of_month, &date);
    return date;
}

int main(void)
{
    static partyorg_report report;
    partyorg_masks masks = PARTYORG_MASKS_INIT;
    partyorg_applicant a = PARTYORG_APPLICANT_INIT;
    const partyorg_date on = day(2025, 12, 1);
    double best[2] = { 1e18, 1e18 };
    a.citizen_vn = 1;
    a.born_on = day(1998, 4, 12);
    a.education = PARTYORG_EDUCATION_LOWER_SECONDARY_DIPLOMA;
    a.education_case = PARTYORG_EDUCATION_CASE_GENERAL;
    a.over60_case = 0;
    a.political_conclusion = PARTYORG_POLITICAL_CONCLUSION_NOT_NEEDED;
    a.special_regime = 0;
    a.was_member = 0;
    a.training_cert_on = day(2024, 3, 15);
    a.application_on = day(2025, 3, 3);
    a.cv_on = day(2025, 3, 10);
    a.verification = PARTYORG_VERIFICATION_DONE;
    a.verification_abroad = 0;
    a.verification_received_on = day(2025, 5, 5);
    a.verification_replied_on = day(2025, 6, 2);
    a.cv_certified_on = day(2025, 6, 20);
    a.intro_route = PARTYORG_INTRO_ROUTE_YOUTH_UNION;
    a.introducers = 1;
    a.introducer_since_on = day(2023, 9, 1);
    a.introducer_replaced = 0;
    a.introduced_on = day(2025, 6, 2);
    a.union_resolved_on = day(2025, 6, 5);
    a.org_opinion_on = day(2025, 6, 25);
    a.residence_opinion_on = day(2025, 6, 27);
    a.residence_opinion_waived = 0;
    a.file_compiled_on = day(2025, 6, 30);
    a.cell_met_on = day(2025, 7, 14);
    a.cell_official = 12;
    a.cell_excluded = 1;
    a.cell_yes = 9;
    a.section = PARTYORG_SECTION_NONE;
    a.committee_between = 1;
    a.committee_base = 9;
    a.committee_yes = 8;
    a.decider = PARTYORG_DECIDER_STANDING_COMMITTEE;
    a.decider_base = 11;
    a.decider_yes = 10;
    a.admission_decided_on = day(2025, 8, 18);
    a.decision_extension = 0;
    a.decision_received_on = day(2025, 8, 22);
    a.moved_outside = 0;
    a.ceremony_on = day(2025, 9, 19);
    a.ceremony_late_consent = 0;
    a.helper_assigned = 1;
    a.member_cv_on = day(2025, 10, 10);

    partyorg_report_init(&report);
    if (partyorg_check(PARTYORG_CHECK_ADMISSION, &a, on, NULL, NULL, &report, NULL) != PARTYORG_OK ||
        partyorg_check_masks(PARTYORG_CHECK_ADMISSION, &a, on, NULL, NULL, &masks, NULL) != PARTYORG_OK ||
        report.verdict != PARTYORG_MET || masks.met != report.met) {
        fputs("bench: the file is not in order\n", stderr);
        return 1;
    }
    for (int which = 0; which < 2; which++) {
        const int calls = which == 0 ? 500 : 5000;
        uint64_t sum = 0;
        for (int run = 0; run < RUNS; run++) {
            const double before = now();
            for (int i = 0; i < calls; i++) {
                a.cell_yes = 8 + (i & 1); /* the input is not the same twice */
                if (which == 0) {
                    partyorg_check(PARTYORG_CHECK_ADMISSION, &a, on, NULL, NULL, &report, NULL);
                    sum += report.met;
                } else {
                    partyorg_check_masks(PARTYORG_CHECK_ADMISSION, &a, on, NULL, NULL, &masks, NULL);
                    sum += masks.met;
                }
            }
            const double each = (now() - before) / calls;
            best[which] = each < best[which] ? each : best[which];
        }
        if (sum != (which == 0 ? report.met : masks.met) * (uint64_t)calls * RUNS) {
            fputs("bench: the results changed\n", stderr);
            return 1;
        }
    }
    printf("bench admission-c ns_per_call=%.1f\n", best[0]);
    printf("bench admission-masks-c ns_per_call=%.1f\n", best[1]);
    return 0;
}
