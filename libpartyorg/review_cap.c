/* SPDX-License-Identifier: MIT */
/* How many excellent a list may hold. The rules stand in review_cap.def. */
#define CHECK review_cap
#define SUBJECT rating_list
#define ROWS "review_cap.def"
/* A rule that an edition does not list did not exist in it. */
#define UNLISTED PARTYORG_NOT_APPLICABLE

#include "procedure.h"

#include "rows.h"

/* A superior's own share takes the place of both of the text's. */
#define OWN_SHARE (c->options.cap_percent != UNKNOWN)
#define ORDINARY number(OWN_SHARE ? c->options.cap_percent : P(0))
#define OUTSTANDING (P(1) != UNKNOWN && !OWN_SHARE)

INLINE term edition_of(const context *c, term day)
{
    (void)c;
    return EDITION_SINCE(V, V366, day, EDITION_SINCE(V, V124, day, EDITION_SINCE(V, V132, day, NO_EDITION)));
}

/* Of whom the share is counted. */
INLINE term cap_base(const context *c, const FACTS *s, trace *tr)
{
    (void)tr;
    switch (c->options.cap_base) {
    case PARTYORG_CAP_BASE_GOOD_OR_ABOVE:
        return plus(F(rated_good), F(rated_excellent));
    case PARTYORG_CAP_BASE_ALL_RATED:
        return plus(plus(F(rated_good), F(rated_excellent)), plus(F(rated_completed), F(rated_not_completed)));
    default:
        return F(rated_good);
    }
}

/* "Not more than so many percent" is an exact bound; half up is a published practice. */
INLINE term half(const context *c)
{
    return number(c->options.cap_round == PARTYORG_CAP_ROUND_HALF_UP ? 50 : 0);
}

INLINE term k_allowed(const context *c, term base, term share)
{
    return ratio(base, share, half(c), number(100));
}
#define allowed(share) k_allowed(c, cap_base(c, s, tr), share)

INLINE term cap_percent(const context *c, const FACTS *s)
{
    NO_TRACE;
    const term outstanding = F(unit_outstanding);
    const term decided = or_on(F(decided_on));
    return value_under(CAP_MAX, V, decided,
                       !OUTSTANDING ? ORDINARY
                                    : choose(outstanding.unknown, k_absent(outstanding.missing),
                                             choose(holds_true(outstanding), number(P(1)), number(P(0)))));
}

/* The most when each that is too many is moved down to good: of a base of the good alone it grows with every one moved,
   x <= (sum - x) * share, so x <= sum * share / (1 + share). */
INLINE term max_excellent(const context *c, const FACTS *s)
{
    NO_TRACE;
    const term share = cap_percent(c, s), sum = plus(F(rated_excellent), F(rated_good));
    const term most = c->options.cap_base == PARTYORG_CAP_BASE_GOOD_ONLY
                          ? ratio(sum, share, half(c), k_plus(c, share, 100))
                          : allowed(share);
    return k_derived(l_lower(TO(c), most.v, sum.v), k_both(most, sum));
}

#include "examine.h"
