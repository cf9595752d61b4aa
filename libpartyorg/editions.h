/* SPDX-License-Identifier: MIT */
/* Families and editions as constants, made from instruments.def. */
#ifndef PO_EDITIONS_H
#define PO_EDITIONS_H

#include "kernel.h"

/* Days since 1970-01-01 as a constant expression (Gregorian, years from 1). */
#define DAY_YEAR(y, m) ((y) - ((m) <= 2))
#define DAY(y, m, d)                                                                                                   \
    (DAY_YEAR(y, m) * 365 + DAY_YEAR(y, m) / 4 - DAY_YEAR(y, m) / 100 + DAY_YEAR(y, m) / 400 +                         \
     (153 * ((m) + ((m) > 2 ? -3 : 9)) + 2) / 5 + (d)-1 - 719468)
#define OPEN PARTYORG_DATE_MAX
#define UNKNOWN PARTYORG_UNKNOWN

/* The place of every edition in the whole list, and of the first one of each family (MARK). */
enum {
#define FAMILY(family, vi, en) MARK_##family, BACK_##family = MARK_##family - 1,
#define EDITION(family, key, instrument, from, to, flags) EDITION_##key,
#include "instruments.def"
    EDITION_COUNT
};

enum {
#define FAMILY(family, vi, en) FAMILY_##family,
#include "instruments.def"
    FAMILY_COUNT
};

/* A slot is the place of an edition in its family, from 1; slot 0 is "before the first one". */
enum {
#define EDITION(family, key, instrument, from, to, flags) SLOT_##key = EDITION_##key - MARK_##family + 1,
#include "instruments.def"
    SLOT_NOTHING = 0, /* as the first edition known: before it there was no text */
    SLOTS_MAX = 9
};

/* The slot that governs on a day, by its definition: how many editions of the family have begun. */
INLINE int po_slot_counted(int family, int32_t day)
{
    return 0
#define EDITION(f, key, instrument, from, to, flags) +(FAMILY_##f == family && day >= (from))
#include "instruments.def"
        ;
}

/*
 * The same by look-up (tables.c writes the tables). A regime is a time in which no family changes its edition; its
 * number is kept for every day between bounds that hold the start of every edition.
 */
enum { PO_REGIME_FIRST = DAY(2001, 1, 1), PO_REGIME_LAST = DAY(2030, 12, 31) };
PO_HIDDEN extern const uint8_t po_regimes[PO_REGIME_LAST - PO_REGIME_FIRST + 1];
PO_HIDDEN extern const uint8_t po_regime_slots[EDITION_COUNT + 1][16];
_Static_assert(FAMILY_COUNT <= 16, "a regime's slots are 16 bytes");

INLINE int po_slot(int family, int32_t day)
{
    const int size = po_slot_counted(family, INT32_MAX);
    if (size == 1) /* nothing to look up */
        return po_slot_counted(family, day);
    const uint32_t since = (uint32_t)day - PO_REGIME_FIRST;
    const uint32_t last = PO_REGIME_LAST - PO_REGIME_FIRST;
    return po_regime_slots[po_regimes[since <= last ? since : day < PO_REGIME_FIRST ? 0 : last]][family];
}

/* How many editions a family has. */
INLINE int po_edition_count(int family)
{
    return po_slot_counted(family, INT32_MAX);
}

/* Whether an edition of a family, or a later one, governs on a day. */
INLINE flag po_begun(int family, int slot, lane day)
{
    static const int32_t starts[] = {
#define EDITION(f, key, instrument, from, to, flags) from,
#include "instruments.def"
    };
    static const uint8_t marks[] = {
#define FAMILY(f, vi, en) MARK_##f,
#include "instruments.def"
    };
    return ~l_less(day, EACH(starts[marks[family] + slot - 1]));
}

/* Of a value that names the edition of a day: this one since it governs, before that another. */
#define EDITION_SINCE(family, key, day, before)                                                                        \
    choose(po_begun(FAMILY_##family, SLOT_##key, (day).v), number(PARTYORG_EDITION_CODE_##key), before)
#define NO_EDITION k_absent(MISSING_EDITION)

/* The first edition of a family in the whole list. */
INLINE int po_mark(int family)
{
    switch (family) {
#define FAMILY(f, vi, en)                                                                                              \
    case FAMILY_##f:                                                                                                   \
        return MARK_##f;
#include "instruments.def"
    default:
        return 0;
    }
}

#endif
