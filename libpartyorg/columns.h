/* SPDX-License-Identifier: MIT */
/*
 * Columns of a batch, made ready once a call: where their values lie, what they may be, and the texts of a dictionary
 * turned into values. Reading them in blocks is done in block.c, once for each set of instructions; here is the reader
 * of one value, which is slow and says what is wrong.
 */
#ifndef PO_COLUMNS_H
#define PO_COLUMNS_H

#include "internal.h"
#include "partyorg/batch.h"

/* What stands for a value that cannot be read; above every bound. */
#define UNREADABLE INT32_MAX

/* A column that is not missing. */
struct source {
    const partyorg_column *column;
    int32_t subject, fact; /* fact -1: the examination date */
    int32_t is_bool;
    int32_t is_decimal; /* its numbers are whole ones and fractions, its values hundredths */
    int32_t low, high;  /* what a value may be, beside unknown */
    const int32_t *map; /* values of a dictionary's entries; NULL: none, or it is too large */
};

enum { SOURCES_MAX = 63, MAPS_MAX = 2048 };

struct columns {
    int count;
    struct source sources[SOURCES_MAX];
    int32_t maps[MAPS_MAX]; /* of all dictionaries that fit */
};

/* Makes the columns of a valid batch ready, its `on_column` last. `rows` is how many will be read; `card` (NULL: none)
   says how many points a criterion gives at most. */
partyorg_status po_columns_prepare(const partyorg_batch *batch, int subject, int64_t rows,
                                   const partyorg_scorecard *card, struct columns *columns, partyorg_error *error);

/* One value: in its bounds or unknown. Without `error` nothing is said of what is wrong. */
partyorg_status po_column_value(const struct source *source, int64_t row, int32_t *value, partyorg_error *error);

/* A number, from 0, as hundredths: a fraction comes as near to them as doubles do. UNREADABLE when it is none. */
#define HUNDREDTHS_MOST 20000000
INLINE int32_t po_hundredths(double number)
{
    const double exact = number >= 0 && number <= HUNDREDTHS_MOST ? number * 100 : 0.25; /* which is none */
    const int32_t n = (int32_t)(exact + 0.5);
    return exact - n <= 1e-6 && n - exact <= 1e-6 ? n : UNREADABLE;
}

INLINE int po_bit(const uint8_t *bits, int64_t at)
{
    return bits[at >> 3] >> (at & 7) & 1;
}

#endif
