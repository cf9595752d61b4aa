/* SPDX-License-Identifier: MIT */
/* Exemption from Party work and meetings (miễn công tác và sinh hoạt đảng). The rules stand in exemption.def. */
#define CHECK exemption
#define SUBJECT exemption_case
#define ROWS "exemption.def"
/* A rule that an edition does not list did not exist in it. */
#define UNLISTED PARTYORG_NOT_APPLICABLE

#include "removal.h"

/* Less than 12 months: 38-HD/BTCTW IV.1.2(a). */
#define EXEMPT_MONTHS 12

/* Reasons limited to that, and all that the guidance lists. */
#define LIMITED_BASES (BIT(PARTYORG_EXEMPTION_BASIS_MOBILE_WORK) | BIT(PARTYORG_EXEMPTION_BASIS_AWAY_LOCALITY))
#define LISTED_BASES                                                                                                   \
    (LIMITED_BASES | BIT(PARTYORG_EXEMPTION_BASIS_TREATMENT) | BIT(PARTYORG_EXEMPTION_BASIS_ABROAD_SINGLE) |           \
     BIT(PARTYORG_EXEMPTION_BASIS_LONE_REMOTE) | BIT(PARTYORG_EXEMPTION_BASIS_AWAITING_RETIREMENT) |                   \
     BIT(PARTYORG_EXEMPTION_BASIS_MATERNITY_LEAVE))

#include "rows.h"

#define FOR_AGE is(F(basis), PARTYORG_EXEMPTION_BASIS_AGE_HEALTH)
#define FOR_LISTED one_of(F(basis), LISTED_BASES)

INLINE int32_t limited_bases(const context *c)
{
    return c->options.exempt_max12 == PARTYORG_EXEMPT_MAX12_ALL ? LISTED_BASES : LIMITED_BASES;
}

#include "examine.h"
