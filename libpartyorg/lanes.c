/* SPDX-License-Identifier: MIT */
/*
 * The functions on lanes of a block (lanes.h), as vectors: compiled once for each set of instructions, and called by
 * the rules, which are none themselves.
 */
#include "lanes.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { PIECES = LANE_ROWS / WIDTH, WORD_PIECES = 64 / WIDTH };

typedef int32_t piece __attribute__((vector_size(4 * WIDTH)));
typedef uint32_t upiece __attribute__((vector_size(4 * WIDTH)));
/* In memory that need not be aligned. */
typedef int32_t piece_at __attribute__((vector_size(4 * WIDTH), aligned(1), may_alias));

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

/* A flag from a condition on the pieces `x` and `y` of two lanes, and a lane from a formula of them. The loops of a
   flag are made for a number that is the same in all rows, too; of two such numbers there is nothing to loop over. */
#define FLAG_OF(name, condition)                                                                                       \
    INLINE flag name##_of(lane a, lane b)                                                                              \
    {                                                                                                                  \
        flag f = NONE;                                                                                                 \
        if (!a.at && !b.at) {                                                                                          \
            const piece x = part(a, 0), y = part(b, 0);                                                                \
            return any_sign((piece)(condition)) ? ALL : NONE;                                                          \
        }                                                                                                              \
        EACH_WORD(f, __extension__({                                                                                   \
                      const piece x = part(a, k), y = part(b, k);                                                      \
                      condition;                                                                                       \
                  }))                                                                                                  \
        return f;                                                                                                      \
    }                                                                                                                  \
    flag name(lane a, lane b)                                                                                          \
    {                                                                                                                  \
        return !a.at ? name##_of(EACH(a.each), b) : b.at ? name##_of(a, b) : name##_of(a, EACH(b.each));               \
    }

FLAG_OF(l_less, x < y)
FLAG_OF(l_same, x == y)
FLAG_OF(l_one_of_lane, (piece)((upiece)y >> ((upiece)x & 31) << 31))

#define LANE_OF(name, formula)                                                                                         \
    lane name(struct scratch *to, lane a, lane b)                                                                      \
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

lane l_pick(struct scratch *to, flag f, lane a, lane b)
{
    if (!any(f))
        return b;
    if (!any(~f))
        return a;
    int32_t *out = room(to);
    for (int k = 0; k < PIECES; k++)
        *(piece_at *)(out + k * WIDTH) = either(spread(f, k), part(a, k), part(b, k));
    return (lane){ out, 0 };
}

/* The same of two columns, kept for other rules that ask for it. */
lane l_pick_kept(struct scratch *to, flag f, lane a, lane b)
{
    const struct found there = find_both(to, FUNCTION_l_pick_kept, a, b.at, 0, f);
    for (int k = 0; k < PIECES && !there.ready; k++)
        *(piece_at *)(there.room + k * WIDTH) = either(spread(f, k), part(a, k), part(b, k));
    return (lane){ there.room, 0 };
}

/* Many rules ask for the same, and a block has one `on`. */
lane l_or_on(struct scratch *to, lane d, flag unknown, lane on)
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

lane l_ratio(struct scratch *to, lane a, lane b, lane add, lane d)
{
    int32_t *out = room(to);
    for (int k = 0; k < PIECES; k++)
        *(piece_at *)(out + k * WIDTH) =
            ratio_of(part(a, k), part(b, k), part(add, k), highest(part(d, k), (piece){ 0 } + 1));
    return (lane){ out, 0 };
}

/* In a room of its own. */
lane l_sum(struct scratch *to)
{
    int32_t *out = room(to);
    for (int k = 0; k < PIECES; k++)
        *(piece_at *)(out + k * WIDTH) = (piece){ 0 };
    return (lane){ out, 0 };
}

void l_add(lane *sum, lane a)
{
    int32_t *out = (int32_t *)(uintptr_t)sum->at;
    for (int k = 0; k < PIECES; k++)
        *(piece_at *)(out + k * WIDTH) = (piece)((upiece)part(*sum, k) + (upiece)part(a, k));
}

INLINE void share_of(int32_t *out, lane base, int32_t times, int32_t by, int32_t over)
{
    for (int k = 0; k < PIECES; k++) {
        const piece asked = (piece)PO_ASKED((upiece)part(base, k), times, over);
        *(piece_at *)(out + k * WIDTH) = (piece)PO_LEAST_VOTES((upiece)(asked & (asked > 0)), by);
    }
}

/* By a number that is known here the compiler divides with a multiplication. */
lane l_share(struct scratch *to, lane base, int32_t times, int32_t by, int32_t over)
{
    int32_t *out = room(to);
    switch (by) {
    case 2:
        share_of(out, base, times, 2, over);
        break;
    case 3:
        share_of(out, base, times, 3, over);
        break;
    case 100:
        share_of(out, base, times, 100, over);
        break;
    default:
        share_of(out, base, times, by, over);
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
    lane name(struct scratch *to, lane a, lane b, flag skip)                                                           \
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

struct in_time l_in_working_days(struct scratch *to, const partyorg_calendar *cal, lane act, lane from, lane n)
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

lane l_add_working_days(struct scratch *to, const partyorg_calendar *cal, lane d, lane n, flag skip, flag *found)
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
void l_store(int32_t *out, lane a, flag known)
{
    for (int k = 0; k < PIECES; k++)
        *(piece_at *)(out + k * WIDTH) = either(spread(known, k), part(a, k), (piece){ 0 } + PARTYORG_UNKNOWN);
}

/* Most often there is none. */
flag l_beyond(lane a, int32_t low, int32_t high)
{
    piece least = (piece){ 0 } + low, most = least; /* rows that are not known may be out of bounds */
    flag out = NONE;
#pragma GCC unroll 4
    for (int k = 0; k < PIECES; k++) {
        least = lowest(least, part(a, k));
        most = highest(most, part(a, k));
    }
    if (__builtin_expect(any_sign((least < low) | (most > high)), 0))
        EACH_WORD(out, (part(a, k) < low) | (part(a, k) > high))
    return out;
}
