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
INLINE term earliest(const context *c, const FACTS *s)
{
    NO_TRACE;
    const term reason = F(left_reason), conviction = F(conviction), times = F(readmissions), left = F(left_on);
    const term told = k_both(k_both(reason, conviction), times);
    const flag never =
        l_one_of(reason.v, BIT(PARTYORG_LEFT_REASON_ABANDONED_ACTIVITY) | BIT(PARTYORG_LEFT_REASON_OWN_REQUEST) |
                               BIT(PARTYORG_LEFT_REASON_SERIOUS_DISUNITY)) |
        l_one_of(conviction.v, BIT(PARTYORG_CONVICTION_CORRUPTION) | BIT(PARTYORG_CONVICTION_SERIOUS_OR_ABOVE)) |
        ~equals(times, 0);
    const flag offender = equals(conviction, PARTYORG_CONVICTION_LESS_SERIOUS);
    const flag by_policy = equals(reason, PARTYORG_LEFT_REASON_POPULATION_POLICY);
    const term crime = add_months(F(record_cleared_on), WAIT_MONTHS_CRIME);
    const term policy = add_months_term(left, F(special_wait_months));
    const term later = k_derived(l_higher(TO(c), crime.v, policy.v), k_both(crime, policy));
    const term wait =
        choose(offender, choose(by_policy, later, crime), choose(by_policy, policy, add_months(left, WAIT_MONTHS)));
    return choose(told.unknown | never, k_absent(told.missing | MISSING_EDITION), wait);
}

#include "examine.h"
