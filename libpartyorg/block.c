/* SPDX-License-Identifier: MIT */
/* Reads, examines and writes a batch block by block; see block.h. */
#include "block.h"

#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

/* ---- reading */

/* The first of `count` rows, 64 at most, as bits of a word. */
INLINE uint64_t first_bits(int count)
{
    return count >= 64 ? UINT64_MAX : count <= 0 ? 0 : (UINT64_C(1) << count) - 1;
}

/* The first of `count` rows of a block. */
INLINE flag first_rows(int count)
{
    flag f;
    for (int i = 0; i < WORDS; i++)
        f[i] = first_bits(count - i * 64);
    return f;
}

/* 64 bits from any place of a bitmap, of which `count` are asked for; bytes that hold none of these are not touched. */
INLINE uint64_t read_word(const uint8_t *bits, int64_t at, int count)
{
    const uint8_t *from = bits + (at >> 3);
    const int shift = (int)(at & 7);
    uint64_t word = 0;
    if (count < 64) {
        for (int i = 0; i < shift + count; i += 8) {
            const uint64_t byte = from[i / 8];
            word |= i < shift ? byte >> shift : byte << (i - shift);
        }
        return word & first_bits(count);
    }
    memcpy(&word, from, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return shift == 0 ? word : word >> shift | (uint64_t)from[8] << (64 - shift);
}

static flag read_flag(const uint8_t *bits, int64_t at, int rows)
{
    flag f = NONE;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    if ((at & 7) == 0 && rows == BLOCK_ROWS) {
        memcpy(&f, bits + (at >> 3), sizeof f);
        return f;
    }
#endif
    for (int i = 0; i * 64 < rows; i++)
        f[i] = read_word(bits, at + i * 64, rows - i * 64);
    return f;
}

/* Plain loops over a block that every compiler turns into vectors. `from` need not be aligned. */
#define WIDEN(type, convert)                                                                                           \
    {                                                                                                                  \
        typedef type __attribute__((aligned(1), may_alias)) anywhere;                                                  \
        const anywhere *values = (const anywhere *)from;                                                               \
        for (int i = 0; i < rows; i++)                                                                                 \
            out[i] = (convert);                                                                                        \
        break;                                                                                                         \
    }
#define FITS(v, low_, high_) ((v) >= (low_) && (v) <= (high_) ? (int32_t)(v) : UNREADABLE)
#define MILLISECONDS INT64_C(86400000) /* of a day */

/* Numbers of any width as 32 bits; what does not fit is UNREADABLE. */
static void widen(int type, const void *restrict from, int rows, int32_t *restrict out)
{
    switch (type) {
    case PARTYORG_COLUMN_INT8:
        WIDEN(int8_t, (int8_t)values[i])
    case PARTYORG_COLUMN_UINT8:
        WIDEN(uint8_t, values[i])
    case PARTYORG_COLUMN_INT16:
        WIDEN(int16_t, values[i])
    case PARTYORG_COLUMN_UINT16:
        WIDEN(uint16_t, values[i])
    case PARTYORG_COLUMN_INT32:
        memcpy(out, from, (size_t)rows * sizeof *out);
        break;
    case PARTYORG_COLUMN_UINT32:
        WIDEN(uint32_t, values[i] <= INT32_MAX ? (int32_t)values[i] : UNREADABLE)
    case PARTYORG_COLUMN_INT64:
        WIDEN(int64_t, FITS(values[i], INT32_MIN, INT32_MAX))
    case PARTYORG_COLUMN_UINT64:
        WIDEN(uint64_t, values[i] <= INT32_MAX ? (int32_t)values[i] : UNREADABLE)
    case PARTYORG_COLUMN_DATE64:
        WIDEN(int64_t, values[i] % MILLISECONDS == 0
                           ? FITS(values[i] / MILLISECONDS, PARTYORG_DATE_MIN, PARTYORG_DATE_MAX)
                           : UNREADABLE)
    default: /* PARTYORG_COLUMN_FLOAT64 */
        WIDEN(double, values[i] != values[i] ? PARTYORG_UNKNOWN
                      : values[i] >= INT32_MIN && values[i] <= INT32_MAX && values[i] == (int32_t)values[i]
                          ? (int32_t)values[i]
                          : UNREADABLE)
    }
}

/* The same as hundredths. */
static void widen_hundredths(int type, const void *restrict from, int rows, int32_t *restrict out)
{
    if (type == PARTYORG_COLUMN_FLOAT64) {
        typedef double __attribute__((aligned(1), may_alias)) anywhere;
        const anywhere *values = (const anywhere *)from;
        int i = 0;
#if defined(__AVX2__)
        const __m256d most = _mm256_set1_pd(HUNDREDTHS_MOST), near = _mm256_set1_pd(1e-6);
        const __m256i even = _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6);
#define FOUR(mask) _mm256_castsi256_si128(_mm256_permutevar8x32_epi32(_mm256_castpd_si256(mask), even))
        for (; i + 4 <= rows; i += 4) { /* po_hundredths() of four */
            const __m256d v = _mm256_loadu_pd((const double *)(const void *)(values + i));
            const __m256d exact = _mm256_mul_pd(v, _mm256_set1_pd(100));
            const __m128i n = _mm256_cvttpd_epi32(_mm256_add_pd(exact, _mm256_set1_pd(0.5)));
            const __m256d off = _mm256_sub_pd(exact, _mm256_cvtepi32_pd(n));
            const __m256d close =
                _mm256_and_pd(_mm256_cmp_pd(off, near, _CMP_LE_OQ),
                              _mm256_cmp_pd(off, _mm256_sub_pd(_mm256_setzero_pd(), near), _CMP_GE_OQ));
            const __m256d within =
                _mm256_and_pd(_mm256_cmp_pd(v, _mm256_setzero_pd(), _CMP_GE_OQ), _mm256_cmp_pd(v, most, _CMP_LE_OQ));
            const __m128i readable = _mm_blendv_epi8(_mm_set1_epi32(UNREADABLE), n, FOUR(_mm256_and_pd(close, within)));
            const __m128i number =
                _mm_blendv_epi8(readable, _mm_set1_epi32(PARTYORG_UNKNOWN), FOUR(_mm256_cmp_pd(v, v, _CMP_UNORD_Q)));
            _mm_storeu_si128((__m128i *)(void *)(out + i), number);
        }
#undef FOUR
#endif
        for (; i < rows; i++)
            out[i] = values[i] != values[i] ? PARTYORG_UNKNOWN : po_hundredths(values[i]);
        return;
    }
    widen(type, from, rows, out);
    for (int i = 0; i < rows; i++)
        out[i] = out[i] == PARTYORG_UNKNOWN                 ? out[i]
                 : out[i] >= 0 && out[i] <= HUNDREDTHS_MOST ? out[i] * 100
                                                            : UNREADABLE;
}

static const uint8_t widths[] = {
    [PARTYORG_COLUMN_INT8] = 1,   [PARTYORG_COLUMN_UINT8] = 1,  [PARTYORG_COLUMN_INT16] = 2,
    [PARTYORG_COLUMN_UINT16] = 2, [PARTYORG_COLUMN_INT32] = 4,  [PARTYORG_COLUMN_UINT32] = 4,
    [PARTYORG_COLUMN_INT64] = 8,  [PARTYORG_COLUMN_UINT64] = 8, [PARTYORG_COLUMN_FLOAT64] = 8,
    [PARTYORG_COLUMN_DATE64] = 8,
};

/* Of a block: whether any number that is known is out of bounds. PARTYORG_UNKNOWN is not known. */
static int check_bounds(const int32_t *numbers, flag *known, int32_t low, int32_t high)
{
    const lane all = { numbers, 0 };
    const flag out = l_beyond(all, low, high) & *known;
    if (__builtin_expect(any(out), 0)) {
        const flag unknown = l_same(all, EACH(PARTYORG_UNKNOWN));
        *known &= ~unknown;
        return any(out & ~unknown);
    }
    return 0;
}

/* Texts, and dictionaries too large to be turned into values beforehand: one by one. */
static void read_slowly(const struct source *s, int64_t row, int rows, int32_t *out)
{
    for (int i = 0; i < rows; i++)
        if (po_column_value(s, row + i, &out[i], NULL) != PARTYORG_OK)
            out[i] = UNREADABLE;
}

/* Places in a dictionary become its values; returns whether there is no such place. */
static int map_numbers(const struct source *s, flag known, int rows, int32_t *numbers)
{
    int bad = 0;
    for (int i = 0; i < rows; i++) {
        if (!bit_of(known, i) || numbers[i] == PARTYORG_UNKNOWN)
            continue;
        if (numbers[i] >= 0 && numbers[i] < s->column->dictionary_length)
            numbers[i] = s->map[numbers[i]];
        else
            bad = 1;
    }
    return bad;
}

/* A column's block. */
struct reading {
    const int32_t *numbers; /* where they lie, or in the room */
    flag known, truth;
};

/* Reads a block of a column; returns whether any value of it cannot be read. */
static int read_column(const struct source *s, int64_t row, int rows, int32_t room_[BLOCK_ROWS], struct reading *r)
{
    const partyorg_column *c = s->column;
    const int64_t at = c->offset + row;
    const int slowly = c->type >= PARTYORG_COLUMN_TEXT || (c->dictionary && !s->map) ||
                       (c->type == PARTYORG_COLUMN_BITS && !s->is_bool);
    int bad = 0;
    r->known = c->validity && !slowly ? read_flag(c->validity, at, rows) : first_rows(rows);
    r->truth = NONE;
    if (c->type == PARTYORG_COLUMN_BITS && !slowly) {
        r->truth = read_flag(c->values, at, rows);
        return 0;
    }
    const uint8_t *values = (const uint8_t *)c->values + (slowly ? 0 : (size_t)at * widths[c->type]);
    r->numbers = room_;
    if (slowly)
        read_slowly(s, row, rows, room_);
    else if (s->is_decimal && !c->dictionary)
        widen_hundredths(c->type, values, rows, room_);
    else if (c->type == PARTYORG_COLUMN_INT32 && !c->dictionary && rows == BLOCK_ROWS &&
             (uintptr_t)values % sizeof(int32_t) == 0)
        r->numbers = (const int32_t *)(const void *)values;
    else
        widen(c->type, values, rows, room_);
    if (rows < BLOCK_ROWS)
        memset(room_ + rows, 0, (size_t)(BLOCK_ROWS - rows) * sizeof *room_);
    if (s->map && !slowly)
        bad |= map_numbers(s, r->known, rows, room_);
    bad |= check_bounds(r->numbers, &r->known, s->low, s->high);
    if (s->is_bool)
        r->truth = l_same((lane){ r->numbers, 0 }, EACH(1));
    return bad | (s->fact < 0 && any(r->known ^ first_rows(rows)));
}

/* ---- writing */

/* Of eight words, four times over: their first bytes become the first word, and so on. */
typedef uint64_t words_at __attribute__((vector_size(32), aligned(8), may_alias));
#define SWAP(i, k, shift, low)                                                                                         \
    do {                                                                                                               \
        const words_at t = ((w[i] >> (shift)) ^ w[k]) & UINT64_C(low);                                                 \
        w[i] ^= t << (shift);                                                                                          \
        w[k] ^= t;                                                                                                     \
    } while (0)
INLINE void turn_bytes(words_at w[8])
{
    for (int i = 0; i < 4; i++)
        SWAP(i, i + 4, 32, 0x00000000FFFFFFFF);
    for (int i = 0; i < 8; i += 4) {
        SWAP(i, i + 2, 16, 0x0000FFFF0000FFFF);
        SWAP(i + 1, i + 3, 16, 0x0000FFFF0000FFFF);
    }
    for (int i = 0; i < 8; i += 2)
        SWAP(i, i + 1, 8, 0x00FF00FF00FF00FF);
}

/* Of the bytes of 32 rules, whose bits are eight rows: the lowest bits become the first number, and so on. Those of the
   second 32 rules (`more`) are added to what is there. */
INLINE void turn_bits(const uint8_t bytes[32], int more, uint64_t out[8])
{
#define PUT(row, bits) (out[row] = more ? out[row] | (uint64_t)(bits) << 32 : (bits))
#if defined(__AVX2__)
    __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)bytes);
    for (int row = 8; row-- > 0; v = _mm256_add_epi8(v, v))
        PUT(row, (uint32_t)_mm256_movemask_epi8(v));
#elif defined(__x86_64__)
    __m128i v[2];
    memcpy(v, bytes, sizeof v);
    for (int row = 8; row-- > 0; v[0] = _mm_add_epi8(v[0], v[0]), v[1] = _mm_add_epi8(v[1], v[1]))
        PUT(row, (uint32_t)_mm_movemask_epi8(v[0]) | (uint32_t)_mm_movemask_epi8(v[1]) << 16);
#else
    for (int row = 0; row < 8; row++) {
        uint32_t bits = 0;
        for (int i = 0; i < 32; i++)
            bits |= (uint32_t)(bytes[i] >> row & 1) << i;
        PUT(row, bits);
    }
#endif
#undef PUT
}

/* Words by rule, a bit for each row, become words by row, a bit for each rule: 32 rules, the first or the second ones.
   What is there of rules beyond the check's is nought. */
INLINE void turn(const flag *by_rule, int word, int more, uint64_t by_row[64])
{
    uint64_t w[8][4] __attribute__((aligned(32))); /* rule i of them at [i % 8][i / 8] */
#pragma GCC unroll 32
    for (int i = 0; i < 32; i++)
        w[i % 8][i / 8] = by_rule[more * 32 + i][word];
    turn_bytes((words_at *)w);
    for (int k = 0; k < 8; k++)
        turn_bits((const uint8_t *)w[k], more, by_row + k * 8);
}

static void write_masks(uint64_t *out, const flag *by_rule, int rules, int rows)
{
    uint64_t words[64];
    for (int word = 0; out && word * 64 < rows; word++) {
        const int here = rows - word * 64 < 64 ? rows - word * 64 : 64;
        uint64_t *const by_row = here == 64 ? out + word * 64 : words;
        turn(by_rule, word, 0, by_row);
        if (rules > 32)
            turn(by_rule, word, 1, by_row);
        if (here < 64)
            memcpy(out + word * 64, words, (size_t)here * sizeof *out);
    }
}

#define EACH_BYTE(n) (UINT64_C(0x0101010101010101) * (n))

/* Bytes that are `set` where the flag is, else as they are. Of a little-endian word the first byte is the lowest. */
INLINE void set_bytes(int8_t bytes[BLOCK_ROWS], flag f, int8_t set)
{
#if defined(__AVX2__)
    /* the byte that holds a row's bit, and that bit */
    const __m256i places = _mm256_set_epi64x(0x0303030303030303, 0x0202020202020202, 0x0101010101010101, 0);
    const __m256i bits = _mm256_set1_epi64x((int64_t)UINT64_C(0x8040201008040201));
    for (int k = 0; k < BLOCK_ROWS / 32; k++) {
        __m256i *const at = (__m256i *)(void *)(bytes + k * 32);
        const __m256i here = _mm256_shuffle_epi8(_mm256_set1_epi32((int32_t)(f[k / 2] >> k % 2 * 32)), places);
        const __m256i mask = _mm256_cmpeq_epi8(_mm256_and_si256(here, bits), bits);
        _mm256_storeu_si256(at, _mm256_blendv_epi8(_mm256_loadu_si256(at), _mm256_set1_epi8(set), mask));
    }
#else
    for (int k = 0; k < BLOCK_ROWS / 8; k++) {
        uint64_t eight;
        /* its own bit in each byte, carried into the byte's highest and from there to all of it */
        const uint64_t own = (f[k / 8] >> k % 8 * 8 & 255) * EACH_BYTE(1) & UINT64_C(0x8040201008040201);
        const uint64_t mask = ((own + EACH_BYTE(127)) >> 7 & EACH_BYTE(1)) * 255;
        memcpy(&eight, bytes + k * 8, sizeof eight);
        eight = (eight & ~mask) | (EACH_BYTE((uint8_t)set) & mask);
        memcpy(bytes + k * 8, &eight, sizeof eight);
    }
#endif
}

static void write_verdict(int8_t *out, const struct block *b, int rows)
{
    int8_t bytes[BLOCK_ROWS] = { 0 }; /* PARTYORG_MET */
    set_bytes(bytes, b->open, PARTYORG_NOT_KNOWN);
    set_bytes(bytes, b->failed, PARTYORG_NOT_MET);
    memcpy(out, bytes, (size_t)rows);
}

static void write_stage(int8_t *out, const struct block *b, int stages, int rows)
{
    int8_t bytes[BLOCK_ROWS];
    memset(bytes, stages, sizeof bytes);
    for (int i = stages; i-- > 0;)
        set_bytes(bytes, b->stages_left[i], (int8_t)i);
    memcpy(out, bytes, (size_t)rows);
}

INLINE int ones(uint64_t x)
{
#if defined(__POPCNT__) || defined(__aarch64__)
    return __builtin_popcountll(x);
#else /* the builtin would be a call into libgcc */
    x -= x >> 1 & UINT64_C(0x5555555555555555);
    x = (x & UINT64_C(0x3333333333333333)) + (x >> 2 & UINT64_C(0x3333333333333333));
    x = (x + (x >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (int)(x * UINT64_C(0x0101010101010101) >> 56);
#endif
}

INLINE int64_t count_rows(flag f)
{
    int64_t n = 0;
    for (int i = 0; i < WORDS; i++)
        n += ones(f[i]);
    return n;
}

static void add_counts(partyorg_batch_counts *n, const struct block *b, const struct description *d, int rows)
{
    const flag all = first_rows(rows);
    flag done = ~all;
    n->rows += rows;
    n->verdicts[PARTYORG_NOT_MET] += count_rows(b->failed & all);
    n->verdicts[PARTYORG_NOT_KNOWN] += count_rows(b->open & ~b->failed & all);
    n->verdicts[PARTYORG_MET] += count_rows(~(b->failed | b->open) & all);
    for (int i = 0; i < d->stage_count; i++) {
        n->stages[i] += count_rows(b->stages_left[i] & ~done);
        done |= b->stages_left[i];
    }
    n->stages[d->stage_count] += count_rows(~done);
    for (int rule = 0; rule < d->rule_count; rule++) {
        n->rules[rule][PARTYORG_MET] += count_rows(b->met[rule] & all);
        n->rules[rule][PARTYORG_NOT_MET] += count_rows(b->not_met[rule] & all);
        n->rules[rule][PARTYORG_NOT_KNOWN] += count_rows(b->unknown[rule] & all);
        n->rules[rule][PARTYORG_NOT_APPLICABLE] += count_rows(b->not_applicable[rule] & all);
    }
}

static void add_rows(partyorg_batch_filter *f, const struct block *b, int64_t row, int rows)
{
    flag wanted = first_rows(rows);
#define IF_ASKED(set, member, flags) ((set) >> (member)&1 ? (flags) : NONE)
    if (f->verdicts)
        wanted &= IF_ASKED(f->verdicts, PARTYORG_NOT_MET, b->failed) |
                  IF_ASKED(f->verdicts, PARTYORG_NOT_KNOWN, b->open & ~b->failed) |
                  IF_ASKED(f->verdicts, PARTYORG_MET, ~(b->failed | b->open));
    if (f->rule >= 0)
        wanted &= IF_ASKED(f->statuses, PARTYORG_MET, b->met[f->rule]) |
                  IF_ASKED(f->statuses, PARTYORG_NOT_MET, b->not_met[f->rule]) |
                  IF_ASKED(f->statuses, PARTYORG_NOT_KNOWN, b->unknown[f->rule]) |
                  IF_ASKED(f->statuses, PARTYORG_NOT_APPLICABLE, b->not_applicable[f->rule]);
    for (int i = 0; i < WORDS; i++)
        for (uint64_t left = wanted[i]; left; left &= left - 1) {
            if (f->count < f->capacity)
                f->rows[f->count] = row + i * 64 + __builtin_ctzll(left);
            f->count++;
        }
}

static void write_block(const struct job *job, const struct block *b, int64_t row, int rows)
{
    const partyorg_batch_out *out = job->out;
    const struct description *d = &job->d;
#define AT(array) (out->array ? out->array + row : NULL)
    if (out->verdict)
        write_verdict(out->verdict + row, b, rows);
    if (out->stage)
        write_stage(out->stage + row, b, d->stage_count, rows);
    write_masks(AT(met), b->met, d->rule_count, rows);
    write_masks(AT(not_met), b->not_met, d->rule_count, rows);
    write_masks(AT(unknown), b->unknown, d->rule_count, rows);
    write_masks(AT(not_applicable), b->not_applicable, d->rule_count, rows);
    if (out->due)
        memcpy(out->due + row, b->due, (size_t)rows * sizeof *b->due);
    for (int i = 0; out->due_rule && i < rows; i++)
        out->due_rule[row + i] = (int8_t)b->due_rule[i];
    for (int v = 0; v < d->value_count; v++)
        if (out->values[v])
            memcpy(out->values[v] + row, b->values[v], (size_t)rows * sizeof *b->due);
    if (out->counts)
        add_counts(out->counts, b, d, rows);
    if (out->filter)
        add_rows(out->filter, b, row, rows);
}

/* ---- the whole */

/* The first of some rows that cannot be read. */
static int first_bad(const struct job *job, int64_t row, int rows)
{
    int32_t value;
    for (int i = 0; i < rows; i++)
        for (int s = 0; s < job->columns.count; s++)
            if (po_column_value(&job->columns.sources[s], row + i, &value, NULL) != PARTYORG_OK)
                return i;
    return rows;
}

/* Where the next block of a column lies. */
static void look_ahead(struct block *b, const partyorg_column *c, int64_t row)
{
    const int64_t at = c->offset + row;
    const int bits = BLOCK_ROWS / 8;
    const int bytes = c->type == PARTYORG_COLUMN_BITS  ? bits
                      : c->type < PARTYORG_COLUMN_TEXT ? BLOCK_ROWS * widths[c->type]
                                                       : 0;
    if (c->validity)
        b->ahead[b->ahead_count].from = (const char *)c->validity + (at >> 3), b->ahead[b->ahead_count++].bytes = bits;
    b->ahead[b->ahead_count].from =
        (const char *)c->values + (c->type == PARTYORG_COLUMN_BITS ? at >> 3 : at * (bytes / BLOCK_ROWS));
    b->ahead[b->ahead_count++].bytes = bytes;
}

int64_t NAMED(po_run, CLONE)(const struct job *job)
{
    static const int32_t none[BLOCK_ROWS];
    int32_t rooms[SOURCES_MAX][BLOCK_ROWS] __attribute__((aligned(64)));
    struct scoring scoring;
    struct block b;
    const partyorg_batch_out *out = job->out;
    memset(b.met, 0, sizeof b.met);
    memset(b.not_met, 0, sizeof b.not_met);
    memset(b.unknown, 0, sizeof b.unknown);
    memset(b.not_applicable, 0, sizeof b.not_applicable);
    for (int f = 0; f < SOURCES_MAX; f++) {
        b.facts[f] = none;
        b.known[f] = b.truth[f] = NONE;
    }
    b.on = NULL;
    b.on_each = job->batch->on;
    b.options = &job->options;
    b.calendar = job->batch->calendar;
    b.steps = job->steps;
    b.scoring = &scoring;
    b.want = out->due || out->due_rule ? WANT_DUE : 0;
    b.want_values = 0;
    for (int v = 0; v < job->d.value_count; v++)
        b.want_values |= (uint64_t)(out->values[v] != NULL) << v;
    int rows;
    for (int64_t done = 0; done < job->count; done += rows) {
        const int64_t row = job->first + done;
        int bad = 0;
        rows = job->count - done < BLOCK_ROWS ? (int)(job->count - done) : BLOCK_ROWS;
        b.ahead_count = 0;
        scoring.done = 0;
        for (int s = 0; s < job->columns.count; s++) {
            const struct source *source = &job->columns.sources[s];
            struct reading r = { .numbers = none };
            bad |= read_column(source, row, rows, rooms[s], &r);
            if (source->fact < 0) {
                b.on = r.numbers;
            } else {
                b.facts[source->fact] = r.numbers;
                b.known[source->fact] = r.known;
                b.truth[source->fact] = r.truth;
            }
            if (done + rows < job->count)
                look_ahead(&b, source->column, row + rows);
        }
        if (bad)
            rows = first_bad(job, row, rows);
        DISPATCH(job->batch->check, NAMED(block, CLONE), &b)
        write_block(job, &b, row, rows);
        if (bad)
            return done + rows;
    }
    return job->count;
}
