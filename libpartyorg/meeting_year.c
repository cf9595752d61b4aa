/* SPDX-License-Identifier: MIT */
/* A year of cell meetings. The rules stand in meeting_year.def. */
#define CHECK meeting_year
#define SUBJECT meeting_year
#define ROWS "meeting_year.def"
/* A rule that an edition does not list did not exist in it. */
#define UNLISTED PARTYORG_NOT_APPLICABLE

#include "procedure.h"

#include "rows.h"

#define HAS_YEAR (c->options.scorecard && c->options.scorecard->year_all_at_least >= 0 ? ALWAYS : NEVER)

INLINE term edition_of(const context *c, term day)
{
    (void)c;
    return EDITION_SINCE(M, M42, day, EDITION_SINCE(M, M12, day, NO_EDITION));
}

/* No meeting below the card's grade: the sum of the lower counts is nought. */
INLINE tri none_below(const context *c, const FACTS *s, trace *tr)
{
    if (!c->options.scorecard)
        return NEVER;
    const int least = c->options.scorecard->year_all_at_least;
    const term weak = F(meetings_weak), average = F(meetings_average), fair = F(meetings_fair);
    return least >= PARTYORG_MEETING_GRADE_GOOD      ? at_most(weak, minus(number(0), plus(average, fair)))
           : least == PARTYORG_MEETING_GRADE_FAIR    ? at_most(weak, minus(number(0), average))
           : least == PARTYORG_MEETING_GRADE_AVERAGE ? at_most(weak, number(0))
                                                     : ALWAYS;
}

INLINE tri enough_good(const context *c, const FACTS *s, trace *tr)
{
    return c->options.scorecard ? at_least(F(meetings_good), number(c->options.scorecard->year_good_at_least)) : NEVER;
}

INLINE term year_good(const context *c, const FACTS *s)
{
    NO_TRACE;
    return any(k_yes(HAS_YEAR)) ? support(k_and(none_below(c, s, tr), enough_good(c, s, tr))) : k_absent(0);
}

#include "examine.h"
