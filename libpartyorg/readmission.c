/* SPDX-License-Identifier: MIT */
/* Re-admission (kết nạp lại). The rules stand in readmission.def; here are the conditions too irregular for a row. */
#define CHECK readmission
#define SUBJECT former_member
#define ROWS "readmission.def"
/* A text existed in every period, so a period without a wording is one whose text is not encoded. */
#define UNLISTED PARTYORG_NOT_KNOWN

#include "internal.h"

/* Point 3.5.1(b) of the regulation. */
#define WAIT_MONTHS 36
#define WAIT_MONTHS_CRIME 60

#include "rows.h"

/* Until when the wait is counted: the day the cell considers the case, or the application (option). */
#define CLOCK                                                                                                          \
    or_on(c->options.readmission_clock == PARTYORG_READMISSION_CLOCK_MEETING ? F(cell_met_on) : F(application_on))

/* The first day on which the wait is over; none for those who may never, or not again, be re-admitted. */
INLINE term earliest(const SUBJECT_T *s)
{
    NO_TRACE;
    const term reason = F(left_reason), conviction = F(conviction), times = F(readmissions), left = F(left_on);
    if (reason.unknown | conviction.unknown | times.unknown)
        return k_absent(reason.missing | conviction.missing | times.missing);
    if (reason.v == PARTYORG_LEFT_REASON_ABANDONED_ACTIVITY || reason.v == PARTYORG_LEFT_REASON_OWN_REQUEST ||
        reason.v == PARTYORG_LEFT_REASON_SERIOUS_DISUNITY || conviction.v == PARTYORG_CONVICTION_CORRUPTION ||
        conviction.v == PARTYORG_CONVICTION_SERIOUS_OR_ABOVE || times.v > 0)
        return k_absent(MISSING_EDITION);
    const term crime = add_months(F(record_cleared_on), WAIT_MONTHS_CRIME);
    const term policy = add_months_term(left, F(special_wait_months));
    if (conviction.v == PARTYORG_CONVICTION_LESS_SERIOUS && reason.v == PARTYORG_LEFT_REASON_POPULATION_POLICY)
        return k_derived(crime.v > policy.v ? crime.v : policy.v, k_both(crime, policy));
    if (conviction.v == PARTYORG_CONVICTION_LESS_SERIOUS)
        return crime;
    return reason.v == PARTYORG_LEFT_REASON_POPULATION_POLICY ? policy : add_months(left, WAIT_MONTHS);
}

#include "examine.h"
