/* SPDX-License-Identifier: MIT */
/* Transfer of Party activity (chuyển sinh hoạt đảng). The rules stand in transfer.def. */
#define CHECK transfer
#define SUBJECT transfer_case
#define ROWS "transfer.def"
/* A rule that an edition does not list did not exist in it. */
#define UNLISTED PARTYORG_NOT_APPLICABLE

#include "removal.h"

/* Temporary is from three months to under a year, for full-time study to two: point 6.3.2(a) of the regulation. */
#define TEMP_MONTHS 3
#define YEAR 12
#define STUDY_MONTHS 24
/* Working days for the paperwork and for the letter: points 6.3.1 and 6.3.5. */
#define START_DAYS 60
#define DISSOLVED_DAYS 30
#define PRESENT_DAYS 30
/* Abroad: 38-HD/BTCTW II.4.3.1(c), II.4.3.2(b). */
#define ABROAD_DAYS 60
#define ABROAD_TEMP_DAYS 30
#define RETURN_DAYS 30

#include "rows.h"

#define TEMPORARY one_of(F(kind), BIT(PARTYORG_TRANSFER_KIND_TEMPORARY) | BIT(PARTYORG_TRANSFER_KIND_ABROAD_TEMPORARY))

/* A term that one kind of transfer has and another, of its own length, too. */
INLINE term due_by_kind(const context *c, term from, term kind, int32_t one, int32_t days, int32_t other_days)
{
    const lane n = l_pick(TO(c), equals(kind, one), EACH(days), EACH(other_days));
    return choose(kind.unknown, k_absent(kind.missing), k_add_working_days(c, from, n));
}

INLINE term start_due(const context *c, term trigger, term kind)
{
    return due_by_kind(c, trigger, kind, PARTYORG_TRANSFER_KIND_DISSOLVED, DISSOLVED_DAYS, START_DAYS);
}

INLINE term abroad_due(const context *c, term departed, term kind)
{
    const flag abroad =
        l_one_of(kind.v, BIT(PARTYORG_TRANSFER_KIND_ABROAD_OFFICIAL) | BIT(PARTYORG_TRANSFER_KIND_ABROAD_TEMPORARY));
    return choose(
        kind.unknown | abroad,
        due_by_kind(c, departed, kind, PARTYORG_TRANSFER_KIND_ABROAD_TEMPORARY, ABROAD_TEMP_DAYS, ABROAD_DAYS),
        k_absent(MISSING_EDITION));
}

#include "examine.h"
