/* SPDX-License-Identifier: MIT */
/* Deletion from the roll (xóa tên trong danh sách đảng viên). The rules stand in deletion.def; here are the grounds,
   which the rule on the route reads once more, and what no row can hold. */
#define CHECK deletion
#define SUBJECT deletion_case
#define ROWS "deletion.def"
/* A rule that an edition does not list did not exist in it. */
#define UNLISTED PARTYORG_NOT_APPLICABLE

#include "removal.h"

/* Two years in breach: point 8.1. Three requests for a self-criticism: 06-HD/TW pt 11.1(a). */
#define UNFIT_YEARS 2
#define SELFCRIT_REQUESTS 3

#include "rows.h"

/* ---- the grounds: each is a rule, and the rule on the route reads them all */

#define ABSENT(months) at_least(F(absent_months), number(months))
#define UNPAID(months) at_least(F(unpaid_months), number(months))
#define NO_WILL(months)                                                                                                \
    and_(and_(is_true(F(will_conclusion)), not_earlier(or_on(F(cell_met_on)), add_months(F(educated_on), months))),    \
         is_false(F(progress)))
#define UNFIT(years) at_least(F(unfit_years), number(years))
#define PROBATION_FAILED(months)                                                                                       \
    and_(and_(is(F(member_kind), PARTYORG_MEMBER_KIND_PROBATIONARY), is_true(F(recognition_refused))),                 \
         not_earlier(or_on(F(cell_met_on)), add_months(F(ceremony_on), months)))
#define PROBATIONER_UNFIT and_(is(F(member_kind), PARTYORG_MEMBER_KIND_PROBATIONARY), is_true(F(unfit_concluded)))
#define TRANSFER_ABANDONED(months)                                                                                     \
    and_(or_(late(c, tr, s, F(slip_received_on), months), late(c, tr, s, F(file_received_on), months)),                \
         is_false(F(transfer_excused)))
#define GAP_BY_OWN_FAULT is(F(gap_cause), PARTYORG_GAP_CAUSE_OWN_FAULT)
#define FALSE_MEMBERSHIP is_true(F(false_membership))
#define ADMISSION_VOID                                                                                                 \
    and_(is(F(admission_defect), PARTYORG_ADMISSION_DEFECT_STANDARDS), is_true(F(admission_annulled)))
#define PROBATIONER_CRIMINAL                                                                                           \
    and_(is(F(member_kind), PARTYORG_MEMBER_KIND_PROBATIONARY), one_of(F(criminal_status), CRIMINAL_EVENT))

/* The transfer file came, or has not come, more than so many months after `since`. */
INLINE tri late(const context *c, trace *tr, const FACTS *s, term since, int32_t months)
{
    const term after = day_after(add_months(since, months));
    return or_(and_(not_earlier(F(file_submitted_on), after), is_true(F(file_submitted))),
               and_(not_earlier(or_on(F(decided_on)), after), is_false(F(file_submitted))));
}

/* The route is one that a ground there is allows. A criminal event is a ground in some editions only. */
INLINE tri founded(const context *c, trace *tr, const FACTS *s)
{
    const term route = F(route);
    return or_(or_(or_(and_(is(route, PARTYORG_ROUTE_ORDINARY),
                            or_(or_(or_(ABSENT(ABSENT_MONTHS), UNPAID(UNPAID_MONTHS)),
                                    or_(CARD_GIVEN_UP, NO_WILL(WILL_MONTHS))),
                                or_(or_(UNFIT(UNFIT_YEARS), BELOW_POLITICAL_STANDARD),
                                    or_(PROBATION_FAILED(PROBATION_MONTHS), PROBATIONER_UNFIT)))),
                       and_(is(route, PARTYORG_ROUTE_TRANSFER), TRANSFER_ABANDONED(TRANSFER_MONTHS))),
                   and_(is(route, PARTYORG_ROUTE_MEMBERSHIP), or_(GAP_BY_OWN_FAULT, FALSE_MEMBERSHIP))),
               or_(and_(is(route, PARTYORG_ROUTE_ANNULMENT), ADMISSION_VOID),
                   and_(is(route, PARTYORG_ROUTE_FAST_TRACK),
                        and_(PROBATIONER_CRIMINAL, is_listed(DEL_G_PROBCRIME, K, or_on(F(decided_on)))))));
}

/* Who left by abandoning Party activity is not admitted again: point 3.5.2. */
INLINE tri abandoned(const context *c, const FACTS *s)
{
    NO_TRACE;
    return or_(ABSENT(ABSENT_MONTHS), TRANSFER_ABANDONED(TRANSFER_MONTHS));
}

#include "examine.h"
