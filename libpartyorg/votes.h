/* SPDX-License-Identifier: MIT */
/*
 * Votes are exact: yes * 3 >= base * 2, or yes * 2 > base, never a percentage. This is the one place where the least
 * votes of a share are worked out, for rules (lanes.h: of one file or of a block) and for vote bases (vote.c).
 */
#ifndef PO_VOTES_H
#define PO_VOTES_H

#include <stdint.h>

/* A share of a base: its numerator and denominator, and 1 where more than the share is asked. */
#define PO_TWO_THIRDS 2, 3, 0
#define PO_MAJORITY 1, 2, 1

/*
 * The least n with n * by >= asked, where asked is base * times, or base * times + 1 when more than the share is asked
 * (n * by > base * times). Of unsigned numbers, or vectors of them. A base below nought, as a contradictory file may
 * give, asks for no vote at all: `asked` is then nought.
 */
#define PO_ASKED(base, times, over) ((base) * (uint32_t)(times) + (uint32_t)(over))
#define PO_LEAST_VOTES(asked, by) (((asked) + ((uint32_t)(by)-1)) / (uint32_t)(by))

static inline int32_t po_least_votes(int32_t base, int32_t times, int32_t by, int32_t over)
{
    const int32_t asked = (int32_t)PO_ASKED((uint32_t)base, times, over);
    return (int32_t)PO_LEAST_VOTES(asked > 0 ? (uint32_t)asked : 0, by);
}

#endif
