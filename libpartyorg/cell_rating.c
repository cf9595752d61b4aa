/* SPDX-License-Identifier: MIT */
/* Rating of a cell or grassroots organisation. The rules stand in cell_rating.def. */
#define CHECK cell_rating
#define SUBJECT organisation_year
#define ROWS "cell_rating.def"
/* A rule that an edition does not list did not exist in it. */
#define UNLISTED PARTYORG_NOT_APPLICABLE
/* They stand where "not completed" is proposed alone. */
#define GROUNDS ONE_GROUND_IF_ANY

#include "procedure.h"

#include "rows.h"

#define RULE_BELOW RULE_ORG_N_BELOW
#define RULE_NOT_COMPLETED RULE_ORG_NOT_COMPLETED
#include "rating.h"

#define NEWLY_FORMED not_later(F(review_on), day_before(add_months(F(founded_on), NEW_MONTHS)))
/* Those not rated are not in it. */
#define RATED_TOTAL plus(plus(F(rated_excellent), F(rated_good)), plus(F(rated_completed), F(rated_not_completed)))

/* The least that is so many percent, by the level asked for. */
INLINE term k_least_of_level(const context *c, term base, term level, int32_t excellent, int32_t good)
{
    const term of_excellent = least_of(base, excellent, 100), of_good = least_of(base, good, 100);
    const lane least = l_pick(TO(c), equals(level, PARTYORG_RATING_EXCELLENT), of_excellent.v, of_good.v);
    return k_derived(least, k_both(base, level));
}

INLINE term edition_of(const context *c, term day)
{
    (void)c;
    return EDITION_SINCE(
        V, V366, day, EDITION_SINCE(V, V124, day, EDITION_SINCE(V, V132, day, EDITION_SINCE(V, V27, day, NO_EDITION))));
}

/* The scale of 2014 has one total. */
INLINE term points(const context *c, const FACTS *s, term day)
{
    NO_TRACE;
    const term sum = plus(F(points_general), F(points_task));
    return choose(po_begun(FAMILY_V, SLOT_V132, day.v), sum,
                  choose(po_begun(FAMILY_V, SLOT_V27, day.v), F(points_total), NO_EDITION));
}

INLINE term to_rate(const context *c, const FACTS *s, term day)
{
    NO_TRACE;
    const tri recent = k_and(k_known(po_begun(FAMILY_V, SLOT_V132_21HD, day.v)), NEWLY_FORMED);
    return choose(po_begun(FAMILY_V, SLOT_V27, day.v), yes_or_no(not_(recent)), NO_EDITION);
}

#include "examine.h"
