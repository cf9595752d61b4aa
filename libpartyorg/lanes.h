/* SPDX-License-Identifier: MIT */
/*
 * Lanes and flags: what rules compute with. Of a single file a lane is a number and a flag is all bits or none. Of a
 * block of a batch (PO_BLOCK set) a lane is a number for each of its rows, in memory, and a flag a bit for each, so
 * that one instruction of logic serves 128 or 256 rows. Rules are written once for both, in the functions below: a
 * row's own `if` cannot be written, for each row may want another way; pick() takes the place of it.
 *
 * Of a block the functions are loops over PIECES vectors, as wide as the instructions that the file is compiled for
 * allow. New lanes are made in a scratch that is emptied before each rule.
 */
#ifndef PO_LANES_H
#define PO_LANES_H

#include "calendar.h"
#include "votes.h"

/* PO_CALLS: for a build that shall be made soon and need not run fast. */
#ifdef PO_CALLS
#define INLINE static inline
#else
#define INLINE static inline __attribute__((always_inline))
#endif

#ifndef PO_BLOCK

typedef uint64_t flag;
#define NONE ((flag)0)
#define ALL (~NONE)
#define FLAG(condition) (-(flag)(condition))

typedef int32_t lane;
struct scratch;

#define EACH(n) (n)

INLINE int any(flag f)
{
    return f != 0;
}

INLINE flag l_less(lane a, lane b)
{
    return FLAG(a < b);
}

INLINE flag l_at_most(lane a, lane b)
{
    return FLAG(a <= b);
}

INLINE flag l_same(lane a, lane b)
{
    return FLAG(a == b);
}

/* Whether a, 0 to 31, is the place of a bit that is set. */
INLINE flag l_one_of_lane(lane a, lane choices)
{
    return FLAG((uint32_t)choices >> (a & 31) & 1);
}

INLINE flag l_one_of(lane a, int32_t choices)
{
    return l_one_of_lane(a, choices);
}

/* a where the flag is set, else b. */
INLINE lane l_pick(struct scratch *to, flag f, lane a, lane b)
{
    (void)to;
    return f ? a : b;
}

INLINE lane l_pick_kept(struct scratch *to, flag f, lane a, lane b)
{
    return l_pick(to, f, a, b);
}

/* d, or `on` where d is unknown. */
INLINE lane l_or_on(struct scratch *to, lane d, flag unknown, lane on)
{
    return l_pick(to, unknown, on, d);
}

/* Sums and differences of numbers that may be unknown: they wrap round. */
INLINE lane l_plus(struct scratch *to, lane a, lane b)
{
    (void)to;
    return (int32_t)((uint32_t)a + (uint32_t)b);
}

INLINE lane l_minus(struct scratch *to, lane a, lane b)
{
    (void)to;
    return (int32_t)((uint32_t)a - (uint32_t)b);
}

INLINE lane l_times(struct scratch *to, lane a, int32_t n)
{
    (void)to;
    return (int32_t)((uint32_t)a * (uint32_t)n);
}

INLINE lane l_times_lane(struct scratch *to, lane a, lane n)
{
    return l_times(to, a, n);
}

INLINE lane l_lower(struct scratch *to, lane a, lane b)
{
    (void)to;
    return a < b ? a : b;
}

INLINE lane l_higher(struct scratch *to, lane a, lane b)
{
    (void)to;
    return a > b ? a : b;
}

/* (a * b + add) / d, rounded down, of numbers from 0, d from 1; INT32_MAX stands for all that is larger. */
INLINE lane l_ratio(struct scratch *to, lane a, lane b, lane add, lane d)
{
    (void)to;
    const int64_t q = ((int64_t)a * b + add) / (d < 1 ? 1 : d);
    return (int32_t)(q > INT32_MAX ? INT32_MAX : q < INT32_MIN ? INT32_MIN : q);
}

/* A sum that grows, for loops over what a caller gives: it outlives l_release(), which gives back what lanes were made
   since l_mark(). */
INLINE lane l_sum(struct scratch *to)
{
    (void)to;
    return 0;
}

INLINE void l_add(lane *sum, lane a)
{
    *sum = (int32_t)((uint32_t)*sum + (uint32_t)a);
}

INLINE int l_mark(const struct scratch *to)
{
    (void)to;
    return 0;
}

INLINE void l_release(struct scratch *to, int mark)
{
    (void)to;
    (void)mark;
}

/* The least votes of a share of a base: see votes.h. */
INLINE lane l_share(struct scratch *to, lane base, int32_t times, int32_t by, int32_t over)
{
    (void)to;
    return po_least_votes(base, times, by, over);
}

/* Months and working days: see calendar.h. Where `skip` is set the number means nothing, and any may come out. */
INLINE lane l_add_months(struct scratch *to, lane d, lane n, flag skip)
{
    (void)to;
    return skip ? 0 : po_add_months(d, n);
}

INLINE lane l_month_after(struct scratch *to, lane d, lane n, flag skip)
{
    (void)to;
    return skip ? 0 : po_month_after(d, n);
}

INLINE lane l_year_end(struct scratch *to, lane d, lane years, flag skip)
{
    (void)to;
    return skip ? 0 : po_year_end(d, years);
}

INLINE lane l_months_by_month(struct scratch *to, lane from, lane until, flag skip)
{
    (void)to;
    return skip ? 0 : po_months_by_month(from, until);
}

/* Sets the flags where there is such a day. */
INLINE lane l_add_working_days(struct scratch *to, const partyorg_calendar *cal, lane d, lane n, flag skip, flag *found)
{
    int32_t day = 0;
    (void)to;
    *found = skip ? 0 : FLAG(po_add_working_days(cal, d, n, &day));
    return day;
}

/* act <= the n-th working day after `from`; `outside` the calendar it means nothing. */
struct in_time {
    flag yes, outside;
};

INLINE struct in_time l_in_working_days(struct scratch *to, const partyorg_calendar *cal, lane act, lane from, lane n)
{
    (void)to;
    const struct po_in_time is = po_in_working_days(cal, act, from, n);
    return (struct in_time){ FLAG(is.yes), FLAG(is.outside) };
}

#else

/* As wide as a register, both the pieces of a lane (of so many numbers) and a flag. */
#if defined(__AVX2__)
enum { WIDTH = 8, LANE_ROWS = 256 };
#else
enum { WIDTH = 4, LANE_ROWS = 128 };
#endif
enum { WORDS = LANE_ROWS / 64 };

/* A bit for each row: row i is bit i % 64 of word i / 64. */
typedef uint64_t flag __attribute__((vector_size(LANE_ROWS / 8)));
#define NONE ((flag){ 0 })
#define ALL (~NONE)

INLINE int any(flag f)
{
    uint64_t all = 0;
    for (int i = 0; i < WORDS; i++)
        all |= f[i];
    return all != 0;
}

INLINE int bit_of(flag f, int row)
{
    return (int)(f[row / 64] >> row % 64 & 1);
}

/* The same number in each row when `at` is NULL. Rows that are not known hold any number. */
typedef struct lane {
    const int32_t *at;
    int32_t each;
} lane;

#define EACH(n) ((lane){ NULL, (n) })

/*
 * Rooms for new lanes: those of `rooms` are given anew from rule to rule, those of `kept` hold, until the next block,
 * what was worked out from a column alone and another rule may ask for again: by function, column and number.
 */
enum { ROOMS = 48, KEPT = 24 };
struct scratch {
    int used, kept_count;
    struct {
        const int32_t *column, *other; /* the second column, if there is one */
        int32_t function, n;
        flag skip; /* two facts may share a column and know different rows of it */
    } keys[KEPT];
    int32_t rooms[ROOMS][LANE_ROWS] __attribute__((aligned(64)));
    int32_t kept[KEPT][LANE_ROWS] __attribute__((aligned(64)));
};

/* Whether a lane will be gone with the next rule. */
INLINE int is_room(const struct scratch *to, const int32_t *at)
{
    return at >= to->rooms[0] && at < to->rooms[0] + ROOMS * LANE_ROWS;
}

/* What lanes.c defines, once for each set of instructions. What they do stands above. */
#define NAMED_(name, clone) name##_##clone
#define NAMED(name, clone) NAMED_(name, clone)
#define LANES(name) NAMED(po_##name, CLONE)

#define l_less LANES(l_less)
#define l_same LANES(l_same)
#define l_one_of_lane LANES(l_one_of_lane)
#define l_plus LANES(l_plus)
#define l_minus LANES(l_minus)
#define l_lower LANES(l_lower)
#define l_higher LANES(l_higher)
#define l_times_lane LANES(l_times_lane)
#define l_pick LANES(l_pick)
#define l_pick_kept LANES(l_pick_kept)
#define l_or_on LANES(l_or_on)
#define l_ratio LANES(l_ratio)
#define l_sum LANES(l_sum)
#define l_add LANES(l_add)
#define l_share LANES(l_share)
#define l_add_months LANES(l_add_months)
#define l_month_after LANES(l_month_after)
#define l_year_end LANES(l_year_end)
#define l_months_by_month LANES(l_months_by_month)
#define l_in_working_days LANES(l_in_working_days)
#define l_add_working_days LANES(l_add_working_days)
#define l_store LANES(l_store)
#define l_beyond LANES(l_beyond)

PO_HIDDEN flag l_less(lane a, lane b);
PO_HIDDEN flag l_same(lane a, lane b);
PO_HIDDEN flag l_one_of_lane(lane a, lane choices);
PO_HIDDEN lane l_plus(struct scratch *to, lane a, lane b);
PO_HIDDEN lane l_minus(struct scratch *to, lane a, lane b);
PO_HIDDEN lane l_lower(struct scratch *to, lane a, lane b);
PO_HIDDEN lane l_higher(struct scratch *to, lane a, lane b);
PO_HIDDEN lane l_times_lane(struct scratch *to, lane a, lane n);
PO_HIDDEN lane l_pick(struct scratch *to, flag f, lane a, lane b);
/* The same of two columns, kept for other rules that ask for it. */
PO_HIDDEN lane l_pick_kept(struct scratch *to, flag f, lane a, lane b);
PO_HIDDEN lane l_or_on(struct scratch *to, lane d, flag unknown, lane on);
PO_HIDDEN lane l_ratio(struct scratch *to, lane a, lane b, lane add, lane d);
PO_HIDDEN lane l_sum(struct scratch *to);
PO_HIDDEN void l_add(lane *sum, lane a);
PO_HIDDEN lane l_share(struct scratch *to, lane base, int32_t times, int32_t by, int32_t over);
PO_HIDDEN lane l_add_months(struct scratch *to, lane d, lane n, flag skip);
PO_HIDDEN lane l_month_after(struct scratch *to, lane d, lane n, flag skip);
PO_HIDDEN lane l_year_end(struct scratch *to, lane d, lane years, flag skip);
PO_HIDDEN lane l_months_by_month(struct scratch *to, lane from, lane until, flag skip);

struct in_time {
    flag yes, outside;
};

PO_HIDDEN struct in_time l_in_working_days(struct scratch *to, const partyorg_calendar *cal, lane act, lane from,
                                           lane n);
PO_HIDDEN lane l_add_working_days(struct scratch *to, const partyorg_calendar *cal, lane d, lane n, flag skip,
                                  flag *found);
/* Writes a lane, unknown where the flag is not set. */
PO_HIDDEN void l_store(int32_t *out, lane a, flag known);
/* The rows whose number lies beyond bounds. */
PO_HIDDEN flag l_beyond(lane a, int32_t low, int32_t high);

INLINE flag l_at_most(lane a, lane b)
{
    return ~l_less(b, a);
}

INLINE flag l_one_of(lane a, int32_t choices)
{
    return l_one_of_lane(a, EACH(choices));
}

INLINE lane l_times(struct scratch *to, lane a, int32_t n)
{
    return l_times_lane(to, a, EACH(n));
}

INLINE int l_mark(const struct scratch *to)
{
    return to->used;
}

INLINE void l_release(struct scratch *to, int mark)
{
    to->used = mark;
}

#endif

#endif
