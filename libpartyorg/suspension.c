/* SPDX-License-Identifier: MIT */
/* Suspension of Party activity (đình chỉ sinh hoạt đảng). The rules stand in suspension.def. */
#define CHECK suspension
#define SUBJECT suspension_case
#define ROWS "suspension.def"
/* A rule that an edition does not list did not exist in it. */
#define UNLISTED PARTYORG_NOT_APPLICABLE

#include "removal.h"

/* 90 days, 180 with every extension, since 21-QĐ/TW 30 more than the first term: 22-QĐ/TW Art. 31(1). */
#define TERM_DAYS 90
#define MOST_DAYS 180
#define MORE_DAYS 30
/* The law body tells the Party body within three days: 22-QĐ/TW Art. 31(3). */
#define NOTIFY_DAYS 3

/* How the longest extension is counted: from the first day of all in either unit, or from the first term's end. */
enum { AFTER_FIRST_TERM = WORKING_DAYS + 1 };

#define INDICTED_OR_DETAINED (BIT(PARTYORG_CRIMINAL_STATUS_INDICTED) | BIT(PARTYORG_CRIMINAL_STATUS_DETAINED))

#include "rows.h"

#define PROSECUTED_IN_COMMITTEE                                                                                        \
    and_(and_(is(F(scope), PARTYORG_SUSPENSION_SCOPE_COMMITTEE), is_true(F(committee_member))),                        \
         is(F(criminal_status), PARTYORG_CRIMINAL_STATUS_PROSECUTED))

/* The term is that of the criminal procedure. */
#define BY_LAW or_(one_of(F(criminal_status), INDICTED_OR_DETAINED), PROSECUTED_IN_COMMITTEE)
#define NOT_BY_LAW                                                                                                     \
    and_(one_of(F(criminal_status), ~INDICTED_OR_DETAINED),                                                            \
         or_(or_(is_not(F(scope), PARTYORG_SUSPENSION_SCOPE_COMMITTEE), is_false(F(committee_member))),                \
             is_not(F(criminal_status), PARTYORG_CRIMINAL_STATUS_PROSECUTED)))

/* The last day of the suspension as it stands. */
#define TERM_END term_end(c, F(extended), F(extended_to), F(first_ends_on))
INLINE term term_end(const context *c, term extended, term extended_to, term first_ends)
{
    (void)c;
    return choose(extended.unknown, k_absent(extended.missing), choose(holds_true(extended), extended_to, first_ends));
}

INLINE tri extension_in_term(const context *c, trace *tr, const FACTS *s, term from, int32_t n, int32_t how)
{
    if (how == AFTER_FIRST_TERM)
        return not_later(F(extended_to), days_after(F(first_ends_on), n));
    return in_term(F(extended_to), from, n, how);
}

INLINE term longest(const context *c, term from, int32_t n, int32_t how)
{
    return how == AFTER_FIRST_TERM ? days_after(from, TERM_DAYS + n) : term_due(from, n, how);
}

#include "examine.h"
