/* SPDX-License-Identifier: MIT */
/*
 * What several bodies of rules ask in the same words: votes, who decides, by when. Regulation 294-QĐ/TW pts 4.3, 9.3;
 * Guidance 06-HD/TW pts 3.6, 3.7, 4.5.
 */
#ifndef PO_PROCEDURE_H
#define PO_PROCEDURE_H

#ifdef PO_BLOCK
#include "block.h"
#else
#include "internal.h"
#endif

/* Probation lasts 12 months from the ceremony: Charter Art. 5(1). */
#define PROBATION_MONTHS 12

/* The cell considers the case within 30 working days after them: point 4.2.1 of the regulation. */
#define CELL_DUE_DAYS 30

/* After three ballots without result the case goes up: point 4.2.3. */
#define BALLOTS 3
/* A cell has three official members at least: Charter Art. 24(1). */
#define CELL_LEAST 3

/* A separate regime, as of the army or of members abroad, is for the competent body. */
#define SPECIAL_REGIME_CLEARED or_(is_false(F(special_regime)), is_true(F(special_cleared)))

/* Voting base of the cell: its official members less those left out of the base. */
#define CELL_BASE minus(F(cell_official), F(cell_excluded))

#define SECTION_DONE one_of(F(section), BIT(PARTYORG_SECTION_NONE) | BIT(PARTYORG_SECTION_APPRAISED))

/* A base committee may decide by delegation until R294; under R208 its standing committee does. */
#define NO_DELEGATION (BIT(PARTYORG_DECIDER_STANDING_COMMITTEE) | BIT(PARTYORG_DECIDER_PROVINCE_GROUP))
#define ANY_DECIDER (NO_DELEGATION | BIT(PARTYORG_DECIDER_DELEGATED_COMMITTEE))

/* A delegated committee needs two thirds of its members, the others more than half. */
INLINE tri k_decided_by_vote(const context *c, trace *tr, term yes, term base, term decider)
{
    return and_(at_least(yes, majority(base)), or_(at_least(yes, two_thirds(base)), one_of(decider, NO_DELEGATION)));
}
#define decided_by_vote(yes, base, decider) k_decided_by_vote(c, tr, yes, base, decider)

INLINE term votes_to_decide(const context *c, term base, term decider)
{
    const flag delegated = equals(decider, PARTYORG_DECIDER_DELEGATED_COMMITTEE);
    const term votes = choose(delegated, two_thirds(base), majority(base));
    return k_derived(votes.v, k_both(decider, base));
}

/* The term for the decision is T working days from the cell's resolution, and X more at most when extended. */
INLINE tri k_decided_in_time(const context *c, trace *tr, term decided, term cell, term extension, int32_t t, int32_t x)
{
    const lane most = l_lower(TO(c), extension.v, EACH(x));
    const term extended = k_derived(l_plus(TO(c), most, EACH(t)), extension);
    return or_(in_working_days(decided, cell, number(t)),
               and_(in_working_days(decided, cell, number(t + x)), in_working_days(decided, cell, extended)));
}

#define decided_in_time(decided, cell, extension, t, x) k_decided_in_time(c, tr, decided, cell, extension, t, x)

/* An unknown extension counts as none here: the due date errs on the safe side. */
INLINE term k_decision_due(const context *c, term cell, term extension, int32_t t, int32_t x)
{
    const lane most = l_lower(TO(c), extension.v, EACH(x));
    const lane granted = l_pick(TO(c), extension.unknown, EACH(0), most);
    return k_add_working_days(c, cell, l_plus(TO(c), granted, EACH(t)));
}
#define decision_due(cell, extension, t, x) k_decision_due(c, cell, extension, t, x)

/* Sets of ratings. */
#define ONLY_EXCELLENT BIT(PARTYORG_RATING_EXCELLENT)
#define ONLY_COMPLETED BIT(PARTYORG_RATING_COMPLETED)
#define FROM_GOOD (ONLY_EXCELLENT | BIT(PARTYORG_RATING_GOOD))
#define FROM_COMPLETED (FROM_GOOD | ONLY_COMPLETED)
/* Who was admitted, or formed, less than six months before is not rated: 21-HD/BTCTW pt B, 124-QĐ/TW Art. 5(2). */
#define NEW_MONTHS 6

/* More of one than of the other: both cannot be true. */
#define exceeds(a, b) at_least(minus(a, b), number(1))

#endif
