/* SPDX-License-Identifier: MIT */
/* A year of admissions. The rules stand in development.def. */
#define CHECK development
#define SUBJECT development_year
#define ROWS "development.def"
/* A rule that an edition does not list did not exist in it. */
#define UNLISTED PARTYORG_NOT_APPLICABLE

#include "procedure.h"

#include "rows.h"

#define HAS_TARGET (c->options.target_count != UNKNOWN || c->options.target_percent != UNKNOWN ? ALWAYS : NEVER)

/* The least that is the local share, which has two decimals. */
INLINE term local_target(const context *c, term members)
{
    return ratio(members, number(c->options.target_percent), number(9999), number(10000));
}

INLINE term progress(const context *c, term admitted)
{
    return c->options.target_count == UNKNOWN ? k_absent(0) : percent_of(admitted, number(c->options.target_count));
}

/* Of nobody there is no share. */
INLINE term share_of(const context *c, term part, term whole)
{
    return choose(equals(whole, 0) & ~whole.unknown, k_absent(0), percent_of(part, whole));
}

#include "examine.h"
