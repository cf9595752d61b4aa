/* SPDX-License-Identifier: MIT */
/* Complaints (khiếu nại) against deletion or discipline. The rules stand in appeal.def. */
#define CHECK appeal
#define SUBJECT appeal_case
#define ROWS "appeal.def"
/* A rule that an edition does not list did not exist in it. */
#define UNLISTED PARTYORG_NOT_APPLICABLE

#include "removal.h"

/* Settled within 90 days, 180 at the centre: point 8.2.2 of the regulation. */
#define SETTLE_DAYS 90
#define SETTLE_DAYS_CENTRAL 180
#define SETTLE_IN_WORKING_DAYS P3(SETTLE_DAYS, SETTLE_DAYS_CENTRAL, WORKING_DAYS)
#define SETTLE_IN_DAYS P3(SETTLE_DAYS, SETTLE_DAYS_CENTRAL, CALENDAR_DAYS)

#include "rows.h"

INLINE tri filed_in_window(const context *c, trace *tr, const FACTS *s, term filed, int32_t n, int32_t how)
{
    return in_window(c, tr, filed, F(received_on), F(announced_on), n, how);
}

/* Late only when both are missed, as long as the level is not known. */
INLINE tri settled_in_time(const context *c, trace *tr, const FACTS *s, int32_t days, int32_t central_days,
                           int32_t unit)
{
    const term settled = F(settled_on), received = F(complaint_received_on);
    return or_(in_term(settled, received, days, unit),
               and_(is(F(level), PARTYORG_APPEAL_LEVEL_CENTRAL), in_term(settled, received, central_days, unit)));
}

/* ---- values */

INLINE term by_matter(const context *c, term against, term deletion, term discipline)
{
    (void)c;
    return choose(against.unknown, k_absent(against.missing),
                  choose(equals(against, PARTYORG_APPEAL_AGAINST_DELETION), deletion, discipline));
}

INLINE term filing_due(const context *c, const FACTS *s)
{
    NO_TRACE;
    const term received = F(received_on), announced = F(announced_on), on = or_on(F(filed_on));
    return by_matter(c, F(against), deletion_complaint_due(received),
                     value_under(APL_F_DISCIPLINE, K, on, window_due(c, received, announced, P(0), P(1))));
}

INLINE term settled_by(const context *c, const FACTS *s, int32_t days, int32_t central_days, int32_t unit)
{
    NO_TRACE;
    const term received = F(complaint_received_on), level = F(level);
    return choose(level.unknown, k_absent(level.missing),
                  choose(equals(level, PARTYORG_APPEAL_LEVEL_CENTRAL), term_due(received, central_days, unit),
                         term_due(received, days, unit)));
}

INLINE term settle_due(const context *c, const FACTS *s)
{
    NO_TRACE;
    return by_matter(c, F(against), settled_by(c, s, SETTLE_DAYS, SETTLE_DAYS_CENTRAL, WORKING_DAYS),
                     value_under(APL_S_DISCIPLINE, K, or_on(F(filed_on)), settled_by(c, s, P(0), P(1), P(2))));
}

/* Against deletion the Secretariat; against discipline as the decision and the measure are: 22-QĐ/TW Art. 22. */
INLINE term final_level(const context *c, const FACTS *s)
{
    NO_TRACE;
    const term measure = F(measure), central = F(decided_by_central);
    const lane by_measure =
        l_pick(TO(c), equals(measure, PARTYORG_MEASURE_EXPULSION), EACH(PARTYORG_FINAL_LEVEL_SECRETARIAT),
               EACH(PARTYORG_FINAL_LEVEL_CENTRAL_INSPECTION));
    const term others = k_derived(by_measure, measure);
    const term discipline =
        choose(central.unknown, k_absent(central.missing),
               choose(holds_true(central), k_number(EACH(PARTYORG_FINAL_LEVEL_CENTRAL_COMMITTEE)), others));
    return by_matter(c, F(against), k_number(EACH(PARTYORG_FINAL_LEVEL_SECRETARIAT)), discipline);
}

#include "examine.h"
