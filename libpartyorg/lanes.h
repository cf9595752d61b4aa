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

#if defined(__x86_64__)
#include <immintrin.h>
#endif

/* As wide as a register, both the pieces of a lane and a flag. */
#if defined(__AVX2__)
enum { WIDTH = 8, LANE_ROWS = 256 };
#else
enum { WIDTH = 4, LANE_ROWS = 128 };
#endif
enum { PIECES = LANE_ROWS / WIDTH, WORDS = LANE_ROWS / 64, WORD_PIECES = 64 / WIDTH };

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

typedef int32_t piece __attribute__((vector_size(4 * WIDTH)));
typedef uint32_t upiece __attribute__((vector_size(4 * WIDTH)));
/* In memory that need not be aligned. */
typedef int32_t piece_at __attribute__((vector_size(4 * WIDTH), aligned(1), may_alias));

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

enum {
    FUNCTION_l_add_months,
    FUNCTION_l_month_after,
    FUNCTION_l_year_end,
    FUNCTION_l_months_by_month,
    FUNCTION_l_or_on,
    FUNCTION_l_pick_kept,
    FUNCTION_rank_from,
    FUNCTION_rank_before
};

/* The room of a result, and whether it is there already. */
struct found {
    int32_t *room;
    int ready;
};

INLINE piece part(lane a, int k)
{
    if (a.at)
        return *(const piece_at *)(a.at + k * WIDTH);
    return (piece){ 0 } + a.each;
}

/* A rule that makes more lanes than there is room for would overwrite its first ones, and differ from the single file:
   test_batch would see it. */
INLINE int32_t *room(struct scratch *to)
{
    return to->rooms[to->used++ % ROOMS];
}

/* Whether a lane will be gone with the next rule. */
INLINE int is_room(const struct scratch *to, const int32_t *at)
{
    return at >= to->rooms[0] && at < to->rooms[0] + ROOMS * LANE_ROWS;
}

INLINE struct found find_both(struct scratch *to, int32_t function, lane a, const int32_t *other, int32_t n, flag skip)
{
    if (!a.at || is_room(to, a.at))
        return (struct found){ room(to), 0 };
    for (int i = 0; i < to->kept_count; i++)
        if (to->keys[i].function == function && to->keys[i].column == a.at && to->keys[i].other == other &&
            to->keys[i].n == n && !any(to->keys[i].skip ^ skip))
            return (struct found){ to->kept[i], 1 };
    if (to->kept_count == KEPT)
        return (struct found){ room(to), 0 };
    to->keys[to->kept_count].function = function;
    to->keys[to->kept_count].column = a.at;
    to->keys[to->kept_count].other = other;
    to->keys[to->kept_count].n = n;
    to->keys[to->kept_count].skip = skip;
    return (struct found){ to->kept[to->kept_count++], 0 };
}

INLINE struct found find(struct scratch *to, int32_t function, lane a, int32_t n, flag skip)
{
    return find_both(to, function, a, NULL, n, skip);
}

/* The sign bits of the pieces of a word, from the lowest. */
INLINE uint64_t signs(const piece v[WORD_PIECES])
{
    uint64_t f = 0;
#if defined(__AVX2__)
    const __m256i in_order = _mm256_set_epi32(7, 3, 6, 2, 5, 1, 4, 0);
    for (int k = 0; k < WORD_PIECES; k += 4) {
        const __m256i low = _mm256_packs_epi32((__m256i)v[k], (__m256i)v[k + 1]);
        const __m256i high = _mm256_packs_epi32((__m256i)v[k + 2], (__m256i)v[k + 3]);
        const __m256i bytes = _mm256_permutevar8x32_epi32(_mm256_packs_epi16(low, high), in_order);
        f |= (uint64_t)(uint32_t)_mm256_movemask_epi8(bytes) << k * WIDTH;
    }
#elif defined(__x86_64__)
    for (int k = 0; k < WORD_PIECES; k += 4) {
        const __m128i low = _mm_packs_epi32((__m128i)v[k], (__m128i)v[k + 1]);
        const __m128i high = _mm_packs_epi32((__m128i)v[k + 2], (__m128i)v[k + 3]);
        f |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_packs_epi16(low, high)) << k * WIDTH;
    }
#else
    for (int k = 0; k < WORD_PIECES; k++)
        for (int i = 0; i < WIDTH; i++)
            f |= (uint64_t)(v[k][i] < 0) << (k * WIDTH + i);
#endif
    return f;
}

INLINE int any_sign(piece v)
{
    int32_t all = 0;
    for (int i = 0; i < WIDTH; i++)
        all |= v[i];
    return all < 0;
}

/* A flag from the signs of a formula for piece k. */
#define EACH_WORD(f, formula)                                                                                          \
    for (int word = 0; word < WORDS; word++) {                                                                         \
        piece signs_[WORD_PIECES];                                                                                     \
        for (int in_word = 0; in_word < WORD_PIECES; in_word++) {                                                      \
            const int k = word * WORD_PIECES + in_word;                                                                \
            signs_[in_word] = (piece)(formula);                                                                        \
        }                                                                                                              \
        (f)[word] = signs(signs_);                                                                                     \
    }

/* The rows of piece k in which the flag is set. */
INLINE piece spread(flag f, int k)
{
#if defined(__AVX2__)
    const piece bits = { 1, 2, 4, 8, 16, 32, 64, 128 };
    const piece here = (piece)_mm256_set1_epi8(((const char *)&f)[k]);
#else
    const piece bits = { 1, 2, 4, 8 };
    const piece here = (piece){ 0 } + (int32_t)(f[k / WORD_PIECES] >> k % WORD_PIECES * WIDTH & ((1 << WIDTH) - 1));
#endif
    return (here & bits) == bits;
}

INLINE piece either(piece choice, piece a, piece b)
{
#if defined(__AVX2__)
    return (piece)_mm256_blendv_epi8((__m256i)b, (__m256i)a, (__m256i)choice);
#else
    return (choice & a) | (~choice & b);
#endif
}

INLINE piece lowest(piece a, piece b)
{
#if defined(__AVX2__)
    return (piece)_mm256_min_epi32((__m256i)a, (__m256i)b);
#else
    return either(a < b, a, b);
#endif
}

INLINE piece highest(piece a, piece b)
{
#if defined(__AVX2__)
    return (piece)_mm256_max_epi32((__m256i)a, (__m256i)b);
#else
    return either(a > b, a, b);
#endif
}

/* A flag from a condition on the pieces `x` and `y` of two lanes, and a lane from a formula of them. For each, which of
   the two is the same in all rows is known where it is written, so the loops are made for either case. */
#define FLAG_OF(name, condition)                                                                                       \
    INLINE flag name##_of(lane a, lane b)                                                                              \
    {                                                                                                                  \
        flag f = NONE;                                                                                                 \
        EACH_WORD(f, __extension__({                                                                                   \
                      const piece x = part(a, k), y = part(b, k);                                                      \
                      condition;                                                                                       \
                  }))                                                                                                  \
        return f;                                                                                                      \
    }                                                                                                                  \
    static __attribute__((noinline)) flag name##_lanes(const int32_t *a, const int32_t *b)                             \
    {                                                                                                                  \
        return name##_of((lane){ a, 0 }, (lane){ b, 0 });                                                              \
    }                                                                                                                  \
    static __attribute__((noinline)) flag name##_each(const int32_t *a, int32_t b)                                     \
    {                                                                                                                  \
        return name##_of((lane){ a, 0 }, EACH(b));                                                                     \
    }                                                                                                                  \
    INLINE flag name(lane a, lane b)                                                                                   \
    {                                                                                                                  \
        return !a.at ? name##_of(a, b) : b.at ? name##_lanes(a.at, b.at) : name##_each(a.at, b.each);                  \
    }

FLAG_OF(l_less, x < y)
FLAG_OF(l_same, x == y)
FLAG_OF(l_one_of_lane, (piece)((upiece)y >> ((upiece)x & 31) << 31))

INLINE flag l_at_most(lane a, lane b)
{
    return ~l_less(b, a);
}

INLINE flag l_one_of(lane a, int32_t choices)
{
    return l_one_of_lane(a, EACH(choices));
}

#define LANE_OF(name, formula)                                                                                         \
    static __attribute__((noinline, unused)) lane name(struct scratch *to, lane a, lane b)                             \
    {                                                                                                                  \
        int32_t *out = room(to);                                                                                       \
        for (int k = 0; k < PIECES; k++) {                                                                             \
            const piece x = part(a, k), y = part(b, k);                                                                \
            *(piece_at *)(out + k * WIDTH) = (piece)(formula);                                                         \
        }                                                                                                              \
        return (lane){ out, 0 };                                                                                       \
    }

LANE_OF(l_plus, (upiece)x + (upiece)y)
LANE_OF(l_minus, (upiece)x - (upiece)y)
LANE_OF(l_lower, lowest(x, y))
LANE_OF(l_higher, highest(x, y))
LANE_OF(l_times_lane, (upiece)x *(upiece)y)

INLINE lane l_times(struct scratch *to, lane a, int32_t n)
{
    return l_times_lane(to, a, EACH(n));
}

static __attribute__((noinline, unused)) lane l_pick(struct scratch *to, flag f, lane a, lane b)
{
    int32_t *out = room(to);
    for (int k = 0; k < PIECES; k++)
        *(piece_at *)(out + k * WIDTH) = either(spread(f, k), part(a, k), part(b, k));
    return (lane){ out, 0 };
}

/* The same of two columns, kept for other rules that ask for it. */
static __attribute__((noinline, unused)) lane l_pick_kept(struct scratch *to, flag f, lane a, lane b)
{
    const struct found there = find_both(to, FUNCTION_l_pick_kept, a, b.at, 0, f);
    for (int k = 0; k < PIECES && !there.ready; k++)
        *(piece_at *)(there.room + k * WIDTH) = either(spread(f, k), part(a, k), part(b, k));
    return (lane){ there.room, 0 };
}

/* Many rules ask for the same, and a block has one `on`. */
static __attribute__((noinline, unused)) lane l_or_on(struct scratch *to, lane d, flag unknown, lane on)
{
    const struct found there = find(to, FUNCTION_l_or_on, d, 0, unknown);
    for (int k = 0; k < PIECES && !there.ready; k++)
        *(piece_at *)(there.room + k * WIDTH) = either(spread(unknown, k), part(on, k), part(d, k));
    return (lane){ there.room, 0 };
}

/* Doubles hold the products exactly, and a quotient of whole numbers lies too far below the next one to round up to it.
 */
#if defined(__AVX2__)
INLINE __m128i ratio_of_four(__m128i a, __m128i b, __m128i add, __m128i d)
{
    const __m256d n =
        _mm256_add_pd(_mm256_mul_pd(_mm256_cvtepi32_pd(a), _mm256_cvtepi32_pd(b)), _mm256_cvtepi32_pd(add));
    const __m256d q = _mm256_div_pd(n, _mm256_cvtepi32_pd(d));
    return _mm256_cvttpd_epi32(_mm256_max_pd(_mm256_min_pd(q, _mm256_set1_pd(INT32_MAX)), _mm256_set1_pd(INT32_MIN)));
}

#define HALF(v, h) _mm256_extracti128_si256((__m256i)(v), h)
INLINE piece ratio_of(piece a, piece b, piece add, piece d)
{
    return (piece)_mm256_set_m128i(ratio_of_four(HALF(a, 1), HALF(b, 1), HALF(add, 1), HALF(d, 1)),
                                   ratio_of_four(HALF(a, 0), HALF(b, 0), HALF(add, 0), HALF(d, 0)));
}
#undef HALF
#else
INLINE piece ratio_of(piece a, piece b, piece add, piece d)
{
    piece q;
    for (int i = 0; i < WIDTH; i++) {
        const double exact = ((double)a[i] * b[i] + add[i]) / d[i];
        q[i] = exact > INT32_MAX ? INT32_MAX : exact < INT32_MIN ? INT32_MIN : (int32_t)exact;
    }
    return q;
}
#endif

static __attribute__((noinline, unused)) lane l_ratio(struct scratch *to, lane a, lane b, lane add, lane d)
{
    int32_t *out = room(to);
    for (int k = 0; k < PIECES; k++)
        *(piece_at *)(out + k * WIDTH) =
            ratio_of(part(a, k), part(b, k), part(add, k), highest(part(d, k), (piece){ 0 } + 1));
    return (lane){ out, 0 };
}

INLINE int l_mark(const struct scratch *to)
{
    return to->used;
}

INLINE void l_release(struct scratch *to, int mark)
{
    to->used = mark;
}

/* In a room of its own. */
INLINE lane l_sum(struct scratch *to)
{
    int32_t *out = room(to);
    for (int k = 0; k < PIECES; k++)
        *(piece_at *)(out + k * WIDTH) = (piece){ 0 };
    return (lane){ out, 0 };
}

static __attribute__((noinline, unused)) void l_add(lane *sum, lane a)
{
    int32_t *out = (int32_t *)(uintptr_t)sum->at;
    for (int k = 0; k < PIECES; k++)
        *(piece_at *)(out + k * WIDTH) = (piece)((upiece)part(*sum, k) + (upiece)part(a, k));
}

INLINE lane l_share(struct scratch *to, lane base, int32_t times, int32_t by, int32_t over)
{
    int32_t *out = room(to);
    for (int k = 0; k < PIECES; k++) {
        const piece asked = (piece)PO_ASKED((upiece)part(base, k), times, over);
        *(piece_at *)(out + k * WIDTH) = (piece)PO_LEAST_VOTES((upiece)(asked & (asked > 0)), by);
    }
    return (lane){ out, 0 };
}

/*
 * Months without look-ups, from March 1900 to January 2100, when every fourth year is a leap year and, counted from
 * March, the leap day is a year's last one.
 */
enum { L_FIRST = -25508, L_DAYS = 73018, L_MONTHS = 2399 };

/* The month of a day, from March 1900, and the days of it that are past; `outside` both mean nothing. */
struct month_at {
    piece month, past, outside;
};

INLINE struct month_at month_at(piece d)
{
    typedef float floats __attribute__((vector_size(4 * WIDTH)));
    const piece since = (piece)((upiece)d - (uint32_t)L_FIRST);
    /* (4 * since + 3) / 1461, half a quarter day off so that rounding cannot reach a whole number */
    const floats quarters = __builtin_convertvector((piece)((upiece)since * 4 + 3), floats) + 0.5f;
    const piece year = __builtin_convertvector(quarters * (1.0f / 1461), piece);
    const piece day = (piece)((upiece)since - (upiece)year * 365 - (upiece)(year >> 2));
    const piece month = (piece)((upiece)day * 2141 + 1305) >> 16; /* (5 * day + 2) / 153 */
    const piece first = (piece)((upiece)month * 979 + 18) >> 5;
    return (struct month_at){ (piece)((upiece)year * 12 + (upiece)month), (piece)((upiece)day - (upiece)first),
                              (piece)((upiece)since >= L_DAYS) };
}

INLINE piece months_outside(piece month)
{
    return (piece)((upiece)month >= L_MONTHS);
}

/* The day of a month, from March 1900, on which `past` days of it are past, or its last one. */
INLINE piece day_in_month(piece month, piece past)
{
    const upiece year = (upiece)month * 5462 >> 16; /* month / 12 */
    const upiece scaled = ((upiece)month - year * 12) * 979 + 18;
    const piece next = lowest((piece)((scaled + 979) >> 5), 365 - (piece)((year & 3) == 3)); /* of the year's days */
    return (piece)((uint32_t)L_FIRST + year * 365 + (year >> 2) +
                   (upiece)lowest((piece)((scaled >> 5) + (upiece)past), next - 1));
}

/* The first day of a month, from March 1900. */
INLINE piece month_start(piece month)
{
    const upiece year = (upiece)month * 5462 >> 16;
    return (piece)((uint32_t)L_FIRST + year * 365 + (year >> 2) + ((((upiece)month - year * 12) * 979 + 18) >> 5));
}

/* Rows that the formulas do not reach are rare: the whole block then goes the slow way, row by row. */
#define SLOWLY(function, a, b, out)                                                                                    \
    for (int i = 0; i < LANE_ROWS; i++)                                                                                \
        if (!bit_of(skip, i))                                                                                          \
    (out)[i] = function((a).at ? (a).at[i] : (a).each, (b).at ? (b).at[i] : (b).each)

#define MONTHS_OF(name, slow, outside_, formula)                                                                       \
    static __attribute__((noinline, unused)) lane name(struct scratch *to, lane a, lane b, flag skip)                  \
    {                                                                                                                  \
        const struct found there = b.at ? (struct found){ room(to), 0 } : find(to, FUNCTION_##name, a, b.each, skip);  \
        int32_t *out = there.room;                                                                                     \
        flag outside = NONE;                                                                                           \
        if (there.ready)                                                                                               \
            return (lane){ out, 0 };                                                                                   \
        EACH_WORD(outside, __extension__({                                                                             \
                      const piece x = part(a, k), y = part(b, k);                                                      \
                      const struct month_at from = month_at(x);                                                        \
                      const piece until = (piece)((upiece)from.month + (upiece)y);                                     \
                      (void)until;                                                                                     \
                      *(piece_at *)(out + k * WIDTH) = (piece)(formula);                                               \
                      from.outside | (piece)(outside_);                                                                \
                  }))                                                                                                  \
        if (__builtin_expect(any(outside & ~skip), 0))                                                                 \
            SLOWLY(slow, a, b, out);                                                                                   \
        return (lane){ out, 0 };                                                                                       \
    }

MONTHS_OF(l_add_months, po_add_months, months_outside(until), day_in_month(until, from.past))
MONTHS_OF(l_month_after, po_month_after, months_outside(until), month_start(until))
/* January after the year that comes y years after x's: months from March 1900. */
#define JANUARY ((piece)(((((upiece)from.month + 2) * 5462 >> 16) + (upiece)y) * 12 + 10))
MONTHS_OF(l_year_end, po_year_end, months_outside(JANUARY) | (y < 0) | (y > 200), (upiece)month_start(JANUARY) - 1)
MONTHS_OF(l_months_by_month, po_months_by_month, month_at(y).outside, (upiece)month_at(y).month - (upiece)from.month)

/* Two places at a time out of the vector, then a load each: processors gather no faster, some far slower. */
INLINE piece look_up(const uint16_t *table, piece at)
{
    typedef uint64_t pairs __attribute__((vector_size(4 * WIDTH)));
    typedef uint16_t shorts __attribute__((vector_size(2 * WIDTH)));
    shorts found;
    for (int i = 0; i < WIDTH; i += 2) {
        const uint64_t two = ((pairs)at)[i / 2];
        found[i] = table[(uint32_t)two];
        found[i + 1] = table[two >> 32];
    }
    return __builtin_convertvector(found, piece);
}

INLINE piece outside_workdays(piece d)
{
    return (d < PARTYORG_WORKDAY_MIN) | (d > PARTYORG_WORKDAY_MAX);
}

INLINE piece workday_rank(piece d)
{
    return look_up(po_workday_ranks, d - (PARTYORG_WORKDAY_MIN - 1));
}

enum { RANK_OUTSIDE = -1 };

/* Working days up to a day that a term runs from; RANK_OUTSIDE the calendar. */
static __attribute__((noinline, returns_nonnull)) const int32_t *rank_from(struct scratch *to, lane d)
{
    const struct found there = find(to, FUNCTION_rank_from, d, 0, NONE);
    for (int k = 0; k < PIECES && !there.ready; k++) {
        const piece day = part(d, k), outside = outside_workdays(day);
        const piece rank = workday_rank(either(outside, (piece){ 0 } + PARTYORG_WORKDAY_MIN, day));
        *(piece_at *)(there.room + k * WIDTH) = outside | rank;
    }
    return there.room;
}

/* Working days before the day of an act; before the calendar it is early, after it late. */
static __attribute__((noinline, returns_nonnull)) const int32_t *rank_before(struct scratch *to, lane d)
{
    const struct found there = find(to, FUNCTION_rank_before, d, 0, NONE);
    for (int k = 0; k < PIECES && !there.ready; k++) {
        piece day = part(d, k);
        day = either(day < PARTYORG_WORKDAY_MIN, (piece){ 0 } + PARTYORG_WORKDAY_MIN, day);
        day = lowest(day, (piece){ 0 } + (PARTYORG_WORKDAY_MAX + 1));
        *(piece_at *)(there.room + k * WIDTH) = workday_rank(day - 1);
    }
    return there.room;
}

struct in_time {
    flag yes, outside;
};

static __attribute__((noinline, unused)) struct in_time
l_in_working_days(struct scratch *to, const partyorg_calendar *cal, lane act, lane from, lane n)
{
    struct in_time is = { NONE, NONE };
    if (__builtin_expect(!po_calendar_is_empty(cal), 0)) {
        for (int i = 0; i < LANE_ROWS; i++) {
            const struct po_in_time one = po_in_working_days(cal, act.at ? act.at[i] : act.each,
                                                             from.at ? from.at[i] : from.each, n.at ? n.at[i] : n.each);
            is.yes[i / 64] |= (uint64_t)one.yes << i % 64;
            is.outside[i / 64] |= (uint64_t)one.outside << i % 64;
        }
        return is;
    }
    const lane start = { rank_from(to, from), 0 }, before = { rank_before(to, act), 0 };
    /* The sign of either: no such day, or none so much later. */
#define OUTSIDE(rank, due) ((rank) | (piece)((uint32_t)po_workday_total() - (upiece)(due)))
    piece outside = { 0 };
    EACH_WORD(is.yes, __extension__({
                  const piece rank = part(start, k), due = (piece)((upiece)rank + (upiece)part(n, k));
                  outside |= OUTSIDE(rank, due);
                  part(before, k) < due;
              }))
    if (__builtin_expect(any_sign(outside), 0))
        EACH_WORD(is.outside, OUTSIDE(part(start, k), (piece)((upiece)part(start, k) + (upiece)part(n, k))))
    return is;
}

static __attribute__((noinline, unused)) lane l_add_working_days(struct scratch *to, const partyorg_calendar *cal,
                                                                 lane d, lane n, flag skip, flag *found)
{
    int32_t *out = room(to);
    flag slow = po_calendar_is_empty(cal) ? NONE : ALL;
    *found = NONE;
    if (!any(slow)) {
        EACH_WORD(slow, part(n, k) < 1)
        slow &= ~skip;
    }
    if (!any(slow)) {
        EACH_WORD(*found, __extension__({
            const piece x = part(d, k), outside = outside_workdays(x);
            const piece rank = (piece)((upiece)workday_rank(either(outside, (piece){ 0 } + PARTYORG_WORKDAY_MIN, x)) +
                                       (upiece)part(n, k));
            const piece none = outside | (rank > po_workday_total()) | (rank < 1);
            const piece place = either(none, (piece){ 0 }, rank - 1);
            *(piece_at *)(out + k * WIDTH) = PARTYORG_WORKDAY_MIN + place + look_up(po_workday_gaps, place);
            ~none;
        }))
    } else {
        for (int i = 0; i < LANE_ROWS; i++)
            if (!bit_of(skip, i))
                (*found)[i / 64] |=
                    (uint64_t)po_add_working_days(cal, d.at ? d.at[i] : d.each, n.at ? n.at[i] : n.each, &out[i])
                    << i % 64;
    }
    *found &= ~skip;
    return (lane){ out, 0 };
}

/* Writes a lane, unknown where the flag is not set. */
static __attribute__((noinline, unused)) void po_store(int32_t *out, lane a, flag known)
{
    for (int k = 0; k < PIECES; k++)
        *(piece_at *)(out + k * WIDTH) = either(spread(known, k), part(a, k), (piece){ 0 } + PARTYORG_UNKNOWN);
}

#endif

#endif
