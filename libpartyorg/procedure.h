/* SPDX-License-Identifier: MIT */
/*
 * What several bodies of rules ask in the same words: votes, who decides, by when. Regulation 294-QĐ/TW pts 4.3, 9.3;
 * Guidance 06-HD/TW pts 3.6, 3.7, 4.5.
 */
#ifndef PO_PROCEDURE_H
#define PO_PROCEDURE_H

#include "internal.h"

/* Probation lasts 12 months from the ceremony: Charter Art. 5(1). */
#define PROBATION_MONTHS 12

/* Voting base of the cell: its official members less those left out of the base. */
#define CELL_BASE minus(F(cell_official), F(cell_excluded))

#define SECTION_DONE one_of(F(section), BIT(PARTYORG_SECTION_NONE) | BIT(PARTYORG_SECTION_APPRAISED))

/* A base committee may decide by delegation until R294; under R208 its standing committee does. */
#define NO_DELEGATION (BIT(PARTYORG_DECIDER_STANDING_COMMITTEE) | BIT(PARTYORG_DECIDER_PROVINCE_GROUP))
#define ANY_DECIDER (NO_DELEGATION | BIT(PARTYORG_DECIDER_DELEGATED_COMMITTEE))

/* A delegated committee needs two thirds of its members, the others more than half. */
INLINE tri k_decided_by_vote(trace *tr, term yes, term base, term decider)
{
    return and_(at_least(yes, majority(base)), or_(at_least(yes, two_thirds(base)), one_of(decider, NO_DELEGATION)));
}
#define decided_by_vote(yes, base, decider) k_decided_by_vote(tr, yes, base, decider)

INLINE term votes_to_decide(term base, term decider)
{
    const term from = k_both(decider, base);
    if (from.unknown)
        return k_absent(from.missing);
    return decider.v == PARTYORG_DECIDER_DELEGATED_COMMITTEE ? two_thirds(base) : majority(base);
}

/* The term for the decision is T working days from the cell's resolution, and X more at most when extended. */
INLINE tri k_decided_in_time(const context *c, trace *tr, term decided, term cell, term extension, int32_t t, int32_t x)
{
    const term extended = k_derived(t + (extension.v < x ? extension.v : x), extension);
    return or_(in_working_days(decided, cell, number(t)),
               and_(in_working_days(decided, cell, number(t + x)), in_working_days(decided, cell, extended)));
}

#define decided_in_time(decided, cell, extension, t, x) k_decided_in_time(c, tr, decided, cell, extension, t, x)

/* An unknown extension counts as none here: the due date errs on the safe side. */
INLINE term decision_due(const context *c, term cell, term extension, const struct wording_row *w)
{
    const int32_t x = extension.unknown ? 0 : extension.v < w->p[1] ? extension.v : w->p[1];
    return w->listed ? add_working_days(c, cell, w->p[0] + x) : k_absent(MISSING_EDITION);
}

INLINE term decision_due_latest(const context *c, term cell, const struct wording_row *w)
{
    return w->listed ? add_working_days(c, cell, w->p[0] + w->p[1]) : k_absent(MISSING_EDITION);
}

/* More of one than of the other: both cannot be true. */
#define exceeds(a, b) at_least(minus(a, b), number(1))

#endif
