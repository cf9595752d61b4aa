/* SPDX-License-Identifier: MIT */
/*
 * Tests of batches: whatever the layout of the columns, the range of rows and the set of instructions, a batch gives
 * for every row what partyorg_check() gives for that file, and touches nothing else. Every buffer that the library
 * reads lies at an edge of memory that may be read.
 */
#define _DEFAULT_SOURCE

#include "block.h"
#undef same /* a word of kernel.h, and an assertion */

#include "test_cards.h"

#include <math.h>
#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

/* Rows of a block with the widest instructions; others have half as many. */
enum { BLOCK_ROWS = 256 };
enum { FACTS_MAX = 64, ON = FACTS_MAX - 1, ROWS_MAX = 2 * BLOCK_ROWS + 44, OFFSET_MAX = 70, MARGIN = 64 };

#define EVERY_SET(set)                                                                                                 \
    for (int set = 0; set < INSTRUCTIONS_COUNT; set++)                                                                 \
        if (po_has_instructions(set))

/* ---- buffers with nothing to be touched behind or before them */

enum { BUFFERS_MAX = 600, BUFFER_BYTES = 1 << 18 };

static char *buffers[BUFFERS_MAX];
static int buffers_used;

/* So many bytes at the end or the start of what may be read, but for `gap` bytes between. */
static void *guarded(size_t bytes, bool at_end, size_t gap)
{
    const size_t page = (size_t)sysconf(_SC_PAGESIZE), inner = ((size_t)BUFFER_BYTES + page - 1) / page * page;
    expect(buffers_used < BUFFERS_MAX && bytes + gap <= inner, "no room for %zu bytes", bytes);
    char **at = &buffers[buffers_used++];
    if (!*at) {
        void *all = mmap(NULL, inner + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        expect(all != MAP_FAILED, "no memory");
        *at = (char *)all + page;
        same(mprotect(*at, inner, PROT_READ | PROT_WRITE), 0);
    }
    return at_end ? *at + inner - bytes - gap : *at + gap;
}

/* ---- layouts of columns */

typedef struct layout {
    int32_t type;    /* of the values, or of places in a dictionary */
    int32_t texts;   /* type of a dictionary's texts; 0: no dictionary */
    int32_t offset;  /* values before that of row 0 */
    int32_t entries; /* least length of a dictionary */
    size_t gap;      /* bytes between buffers and the edge: not aligned */
    bool nulls;      /* has `validity` */
    bool at_end;     /* of what may be read; else at its start */
} layout;

static const layout plain = { .type = PARTYORG_COLUMN_INT32, .at_end = true },
                    plain_points = { .type = PARTYORG_COLUMN_FLOAT64, .at_end = true };

static bool is_signed(int32_t type)
{
    return type == PARTYORG_COLUMN_INT8 || type == PARTYORG_COLUMN_INT16 || type == PARTYORG_COLUMN_INT32 ||
           type == PARTYORG_COLUMN_INT64;
}

static int width_of(int32_t type)
{
    static const int8_t widths[] = { 0, 0, 1, 1, 2, 2, 4, 4, 8, 8, 8, 8, 4, 8, 16 };
    return widths[type];
}

/* Whether a type can hold a number; bits are apart. */
static bool fits(int32_t type, int64_t v)
{
    const int bits = 8 * width_of(type);
    if (type == PARTYORG_COLUMN_BITS)
        return v == 0 || v == 1;
    if (bits == 64)
        return type != PARTYORG_COLUMN_UINT64 || v >= 0;
    return is_signed(type) ? v >= -(INT64_C(1) << (bits - 1)) && v < INT64_C(1) << (bits - 1)
                           : v >= 0 && v < INT64_C(1) << bits;
}

/* A value near the one given that a type can hold. */
static int32_t fitted(int32_t type, int32_t v)
{
    switch (type) {
    case PARTYORG_COLUMN_BITS:
        return v & 1;
    case PARTYORG_COLUMN_INT8:
        return v % 128;
    case PARTYORG_COLUMN_UINT8:
        return abs(v) % 256;
    case PARTYORG_COLUMN_INT16:
        return v % 32768;
    case PARTYORG_COLUMN_UINT16:
        return abs(v) % 65536;
    case PARTYORG_COLUMN_UINT32:
    case PARTYORG_COLUMN_UINT64:
        return abs(v);
    default:
        return v;
    }
}

static void set_bit(uint8_t *bits, int64_t at, bool on)
{
    bits[at >> 3] = (uint8_t)((bits[at >> 3] & ~(1U << (at & 7))) | (unsigned)on << (at & 7));
}

/* What a fact may be, by the scorecard too: of points that it does not have nothing at all, and `high` is below 0. */
typedef struct bounds {
    int32_t low, high;
    bool decimal; /* columns of numbers hold the plain ones, not the hundredths */
} bounds;

/* A value near the one given that a fact takes and a column of that type can hold. */
static int32_t fitted_within(int32_t type, const bounds *b, int32_t v)
{
    const bool whole = b->decimal && type != PARTYORG_COLUMN_FLOAT64;
    const int32_t unit = whole ? 100 : 1;
    v = fitted(type, v / unit) * unit;
    if (v < b->low)
        v = b->low;
    return v > b->high ? b->low : v;
}

/* A number as a type stores it, its low bits where it does not fit. */
static void store(void *values, int32_t type, int64_t at, int64_t v)
{
    char *to = (char *)values + at * width_of(type);
    const int8_t one = (int8_t)v;
    const int16_t two = (int16_t)v;
    const int32_t four = (int32_t)v;
    const double real = v == 0 && percent(30) ? -0.0 : (double)v;
    if (type == PARTYORG_COLUMN_BITS)
        set_bit(values, at, v & 1);
    else if (type == PARTYORG_COLUMN_FLOAT64)
        memcpy(to, &real, 8);
    else if (width_of(type) == 1)
        memcpy(to, &one, 1);
    else if (width_of(type) == 2)
        memcpy(to, &two, 2);
    else if (width_of(type) == 4)
        memcpy(to, &four, 4);
    else
        memcpy(to, &v, 8);
}

/* Hundredths as the plain number that they are. */
static void store_hundredths(void *values, int32_t type, int64_t at, int32_t v)
{
    const double plain_one = v / 100.0;
    if (type == PARTYORG_COLUMN_FLOAT64)
        memcpy((char *)values + at * 8, &plain_one, 8);
    else
        store(values, type, at, v / 100);
}

static int64_t as_stored(int32_t type, int32_t v)
{
    return type == PARTYORG_COLUMN_DATE64 ? (int64_t)v * 86400000 : v;
}

static void random_bytes(void *to, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        ((unsigned char *)to)[i] = (unsigned char)random_bits();
}

static uint8_t *random_validity(const layout *l, int32_t rows)
{
    const size_t bytes = (size_t)(l->offset + rows + 7) / 8;
    uint8_t *bits = guarded(bytes, l->at_end, l->gap);
    random_bytes(bits, bytes);
    return bits;
}

/* ---- texts */

enum { TEXT_MAX = 160 };

static int32_t type_of(int32_t subject, int32_t fact)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    if (fact == ON)
        return PARTYORG_TYPE_DATE;
    ok(partyorg_fact_get(subject, fact, &info));
    return info.type;
}

static bounds bounds_of(int32_t subject, int32_t fact);

/* One of the ways to write a number of hundredths. */
static void write_decimal(int32_t value, char *to, size_t size)
{
    const char point = percent(50) ? '.' : ',';
    if (value % 100 == 0 && percent(50))
        snprintf(to, size, "%d", value / 100);
    else if (value % 10 == 0 && percent(50))
        snprintf(to, size, "%d%c%d", value / 100, point, value % 100 / 10);
    else
        snprintf(to, size, percent(80) ? "%d%c%02d" : "%03d%c%02d0", value / 100, point, value % 100);
}

/* One of the ways to write a value. */
static void write_text(int32_t subject, int32_t fact, int32_t value, char *to)
{
    static const char words[2][6][8] = { { "false", "NO", "0", "không", "No", "FALSE" },
                                         { "true", "Yes", "1", "có", "CÓ", "yes" } };
    static const char spaces[4][8] = { "", "", " ", "  \t   " };
    partyorg_choice_info choice = PARTYORG_CHOICE_INFO_INIT;
    char text[TEXT_MAX] = "";
    int32_t month = 0, of_month = 0, year = 0;
    switch (type_of(subject, fact)) {
    case PARTYORG_TYPE_DATE:
        ok(partyorg_date_to_civil(value, &year, &month, &of_month));
        if (percent(60))
            snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, of_month);
        else
            snprintf(text, sizeof text, percent(50) ? "%02d/%02d/%04d" : "%d/%d/%04d", of_month, month, year);
        break;
    case PARTYORG_TYPE_BOOL:
        snprintf(text, sizeof text, "%s", words[value][below(6)]);
        break;
    case PARTYORG_TYPE_INT:
        snprintf(text, sizeof text, percent(80) ? "%d" : "%08d", value);
        break;
    case PARTYORG_TYPE_DECIMAL:
        write_decimal(value, text, sizeof text);
        break;
    default:
        ok(partyorg_choice_get(subject, fact, value, &choice));
        snprintf(text, sizeof text, "%s", percent(50) ? choice.name : choice.title[below(2)]);
    }
    snprintf(to, TEXT_MAX, "%s%.120s%s", spaces[below(4)], text, spaces[below(4)]);
}

enum { ENTRIES_MAX = MAPS_MAX + 2 * ROWS_MAX };

/* Texts on their way into a column. */
static struct {
    int32_t count;
    char text[ENTRIES_MAX][TEXT_MAX];
    int32_t value[ENTRIES_MAX]; /* what is written there */
    bool null[ENTRIES_MAX], used[ENTRIES_MAX];
} texts;

static void add_text(const char *text, int32_t value, bool null, bool used)
{
    const int32_t at = texts.count++;
    expect(at < ENTRIES_MAX, "too many texts");
    snprintf(texts.text[at], TEXT_MAX, "%s", text);
    texts.value[at] = value;
    texts.null[at] = null;
    texts.used[at] = used;
}

/* The texts as offsets and bytes. */
static void lay_offsets(partyorg_column *c, const layout *l)
{
    const bool large = c->type == PARTYORG_COLUMN_LARGE_TEXT;
    const size_t width = large ? 8 : 4;
    size_t bytes = 0;
    int64_t at = below(3);
    for (int32_t i = 0; i < texts.count; i++)
        bytes += strlen(texts.text[i]);
    char *values = guarded((size_t)(l->offset + texts.count + 1) * width, l->at_end, l->gap);
    char *data = bytes > 0 || percent(50) ? guarded((size_t)at + bytes, l->at_end, l->gap) : NULL;
    random_bytes(values, (size_t)l->offset * width);
    for (int32_t i = 0; i <= texts.count; i++) {
        const int32_t narrow = (int32_t)at;
        memcpy(values + (size_t)(l->offset + i) * width, large ? (void *)&at : (void *)&narrow, width);
        if (i == texts.count)
            break;
        const size_t length = strlen(texts.text[i]);
        if (length > 0)
            memcpy(data + at, texts.text[i], length);
        at += (int64_t)length;
    }
    c->values = values;
    c->data = data;
}

/* The texts as views: short ones in place, the others in two buffers. */
static void lay_views(partyorg_column *c, const layout *l)
{
    enum { VIEW = 16, INLINE_MAX = 12 };
    size_t bytes[2] = { 0, 0 }, at[2] = { 0, 0 };
    char *data[2];
    for (int32_t i = 0; i < texts.count; i++)
        bytes[i & 1] += strlen(texts.text[i]) > INLINE_MAX ? strlen(texts.text[i]) : 0;
    char *values = guarded((size_t)(l->offset + texts.count) * VIEW, l->at_end, l->gap);
    random_bytes(values, (size_t)l->offset * VIEW);
    for (int i = 0; i < 2; i++)
        data[i] = guarded(bytes[i], l->at_end, l->gap);
    for (int32_t i = 0; i < texts.count; i++) {
        const int32_t length = (int32_t)strlen(texts.text[i]), buffer = i & 1, begin = (int32_t)at[buffer];
        char view[VIEW] = { 0 };
        memcpy(view, &length, 4);
        memcpy(view + 4, texts.text[i], (size_t)(length <= INLINE_MAX ? length : 4));
        if (length > INLINE_MAX) {
            memcpy(view + 8, &buffer, 4);
            memcpy(view + 12, &begin, 4);
            memcpy(data[buffer] + begin, texts.text[i], (size_t)length);
            at[buffer] += (size_t)length;
        }
        if (texts.null[i])
            random_bytes(view, VIEW);
        memcpy(values + (size_t)(l->offset + i) * VIEW, view, VIEW);
    }
    char *places = guarded(sizeof data, true, 0);
    memcpy(places, data, sizeof data);
    c->values = values;
    c->data = places;
    c->buffer_count = 2;
}

static void lay_texts(partyorg_column *c, int32_t type, const layout *l)
{
    *c = (partyorg_column){ .type = type, .offset = l->offset };
    if (l->nulls) {
        uint8_t *bits = random_validity(l, texts.count);
        for (int32_t i = 0; i < texts.count; i++)
            set_bit(bits, l->offset + i, !texts.null[i]);
        c->validity = bits;
    }
    if (type == PARTYORG_COLUMN_TEXT_VIEW)
        lay_views(c, l);
    else
        lay_offsets(c, l);
}

/* ---- columns */

/* What no dictionary needs. */
static void add_unused(bool nulls)
{
    const int32_t kind = below(3);
    if (kind == 0 && nulls)
        add_text("not to be read", PARTYORG_UNKNOWN, true, true);
    else if (kind == 1)
        add_text(percent(50) ? "" : "  ", PARTYORG_UNKNOWN, false, true);
    else
        add_text("no value of any fact", 0, false, false);
}

/* The place of a value in the dictionary, or of another one that is there when the type of the places ends. */
static int32_t place_of(int32_t subject, int32_t fact, int32_t *value, const layout *l)
{
    char text[TEXT_MAX] = "";
    int32_t found = -1, any = -1;
    const int32_t from = below(texts.count + 1);
    for (int32_t k = 0; k < texts.count; k++) {
        const int32_t i = (from + k) % texts.count;
        if (!texts.used[i] || (fact == ON && texts.value[i] == PARTYORG_UNKNOWN))
            continue;
        any = i;
        if (texts.value[i] == *value) {
            found = i;
            break;
        }
    }
    if (texts.count >= 120 && !fits(l->type, texts.count + 2))
        found = found >= 0 ? found : any;
    else if (found < 0 || percent(3)) {
        if (percent(10))
            add_unused(l->nulls);
        if (*value != PARTYORG_UNKNOWN)
            write_text(subject, fact, *value, text);
        add_text(text, *value, *value == PARTYORG_UNKNOWN && l->nulls && percent(50), true);
        found = texts.count - 1;
    }
    *value = texts.value[found];
    return found;
}

static void lay_dictionary(int32_t subject, int32_t fact, int32_t *values, int32_t rows, const layout *l,
                           partyorg_column *c, partyorg_column *dictionary)
{
    layout own = *l;
    texts.count = 0;
    own.offset = percent(50) ? 0 : below(OFFSET_MAX);
    char *places = guarded((size_t)(l->offset + rows) * (size_t)width_of(l->type), l->at_end, l->gap);
    uint8_t *bits = l->nulls ? random_validity(l, rows) : NULL;
    random_bytes(places, (size_t)l->offset * (size_t)width_of(l->type));
    while (texts.count < l->entries / 2)
        add_unused(l->nulls);
    for (int32_t i = 0; i < rows; i++) {
        const bool null = bits && values[i] == PARTYORG_UNKNOWN && percent(70);
        if (null)
            random_bytes(places + (l->offset + i) * width_of(l->type), (size_t)width_of(l->type));
        else
            store(places, l->type, l->offset + i, place_of(subject, fact, &values[i], l));
        if (bits)
            set_bit(bits, l->offset + i, !null);
    }
    while (texts.count < l->entries)
        add_unused(l->nulls);
    lay_texts(dictionary, l->texts, &own);
    *c = (partyorg_column){ .type = l->type,
                            .offset = l->offset,
                            .values = places,
                            .validity = bits,
                            .dictionary = dictionary,
                            .dictionary_length = texts.count };
}

static void lay_numbers(const bounds *b, int32_t *values, int32_t rows, const layout *l, partyorg_column *c)
{
    const int32_t type = l->type, length = l->offset + rows;
    const size_t bytes = type == PARTYORG_COLUMN_BITS ? (size_t)(length + 7) / 8 : (size_t)(length * width_of(type));
    const bool can_say = type == PARTYORG_COLUMN_INT32 || type == PARTYORG_COLUMN_INT64;
    const double nan = NAN;
    char *to = guarded(bytes, l->at_end, l->gap);
    uint8_t *bits = l->nulls ? random_validity(l, rows) : NULL;
    random_bytes(to, bytes);
    for (int32_t i = 0; i < rows; i++) {
        const int32_t at = l->offset + i;
        bool null = false;
        if (values[i] == PARTYORG_UNKNOWN && !bits && !can_say && type != PARTYORG_COLUMN_FLOAT64)
            values[i] = b->low + below(2);
        if (values[i] != PARTYORG_UNKNOWN) {
            values[i] = fitted_within(type, b, values[i]);
            if (b->decimal)
                store_hundredths(to, type, at, values[i]);
            else
                store(to, type, at, as_stored(type, values[i]));
        } else if (bits && (percent(60) || (!can_say && type != PARTYORG_COLUMN_FLOAT64))) {
            null = true; /* whatever lies there */
        } else if (can_say) {
            store(to, type, at, PARTYORG_UNKNOWN);
        } else {
            memcpy(to + at * 8, &nan, sizeof nan);
        }
        if (bits)
            set_bit(bits, at, !null);
    }
    *c = (partyorg_column){ .type = type, .offset = l->offset, .values = to, .validity = bits };
}

/* A column of these values; those that the layout cannot hold are replaced. */
static void lay_out(int32_t subject, int32_t fact, int32_t *values, int32_t rows, const layout *l, partyorg_column *c,
                    partyorg_column *dictionary)
{
    if (l->texts) {
        lay_dictionary(subject, fact, values, rows, l, c, dictionary);
    } else if (l->type >= PARTYORG_COLUMN_TEXT) {
        texts.count = 0;
        for (int32_t i = 0; i < rows; i++) {
            char text[TEXT_MAX] = "";
            const bool unknown = values[i] == PARTYORG_UNKNOWN;
            if (!unknown)
                write_text(subject, fact, values[i], text);
            else if (percent(50))
                snprintf(text, sizeof text, "%s", l->nulls ? "not to be read" : " \t ");
            add_text(text, values[i], unknown && l->nulls, true);
        }
        lay_texts(c, l->type, l);
    } else {
        const bounds b = bounds_of(subject, fact);
        layout own = *l;
        own.nulls |= b.high < b.low; /* nothing but nulls */
        lay_numbers(&b, values, rows, &own, c);
    }
}

static layout random_layout(int32_t fact_type)
{
    layout l = plain;
    l.offset = percent(50) ? 0 : below(OFFSET_MAX + 1);
    l.gap = percent(70) ? 0 : (size_t)(1 + below(7));
    l.nulls = percent(60);
    l.at_end = percent(80);
    if (percent(15)) {
        l.type = PARTYORG_COLUMN_INT8 + below(8);
        l.texts = PARTYORG_COLUMN_TEXT + below(3);
        l.entries = percent(5) && width_of(l.type) > 1 ? MAPS_MAX + below(9) - 4 : below(6);
    } else if (percent(70)) {
        l.type = PARTYORG_COLUMN_BITS + below(14);
    }
    if ((l.type == PARTYORG_COLUMN_DATE64 && fact_type != PARTYORG_TYPE_DATE) ||
        (l.type <= PARTYORG_COLUMN_UINT8 && !l.texts && fact_type == PARTYORG_TYPE_DATE && percent(90)))
        l.type = PARTYORG_COLUMN_INT32;
    return l;
}

/* ---- tables of files */

enum { CALENDAR_DAYS = 200 };

static struct {
    int32_t check, subject, facts, rows, rules, stages, values_count;
    int32_t values[FACTS_MAX][ROWS_MAX]; /* by fact, then by row; ON: the examination dates */
    partyorg_options options;
    partyorg_calendar calendar;
    partyorg_date off[CALENDAR_DAYS], up[CALENDAR_DAYS];
    const partyorg_options *options_given;
    const partyorg_calendar *calendar_given;
    partyorg_column columns[FACTS_MAX], dictionaries[FACTS_MAX];
    partyorg_batch batch;
} t;

/* The card by which random tables are graded; NULL: a built-in one, or none. */
static const partyorg_scorecard *own_card;

static bounds bounds_of(int32_t subject, int32_t fact)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    if (fact == ON)
        return (bounds){ PARTYORG_DATE_MIN, PARTYORG_DATE_MAX, false };
    ok(partyorg_fact_get(subject, fact, &info));
    bounds b = { info.minimum, info.maximum, info.type == PARTYORG_TYPE_DECIMAL };
    const partyorg_scorecard *card = t.options_given ? t.options_given->scorecard : NULL;
    if (card && subject == PARTYORG_SUBJECT_MEETING && strncmp(info.name, "score_", 6) == 0) {
        const int32_t criterion = atoi(info.name + 6) - 1;
        b.high = criterion < card->criterion_count ? card->criteria[criterion].max : -1;
    }
    return b;
}

/* What batches give, with room on both sides that must stay as it was. */
typedef struct results {
    int8_t verdict[MARGIN + ROWS_MAX + MARGIN], stage[MARGIN + ROWS_MAX + MARGIN], due_rule[MARGIN + ROWS_MAX + MARGIN];
    uint64_t met[MARGIN + ROWS_MAX + MARGIN], not_met[MARGIN + ROWS_MAX + MARGIN];
    uint64_t unknown[MARGIN + ROWS_MAX + MARGIN], not_applicable[MARGIN + ROWS_MAX + MARGIN];
    partyorg_date due[MARGIN + ROWS_MAX + MARGIN];
    int32_t values[PARTYORG_VALUES_MAX][MARGIN + ROWS_MAX + MARGIN];
} results;

/* What partyorg_check() gives, by row of t. */
static results truth;

/* By rule, edition (the last place: none) and status: whether it came up. */
enum { EDITIONS_MAX = 80 };
static bool seen[CHECKS][PARTYORG_RULES_MAX][EDITIONS_MAX][4];

/* Days around which answers change. */
static partyorg_date special_day(void)
{
    static const int8_t holidays[4][2] = { { 1, 1 }, { 4, 30 }, { 9, 2 }, { 12, 31 } };
    const int32_t year = 2005 + below(28), which = below(4);
    partyorg_lunar tet = { .year = year, .month = 1, .day = 1 };
    partyorg_date date = PARTYORG_UNKNOWN;
    switch (below(8)) {
    case 0: /* the end of a month */
        ok(partyorg_date_add_months(day(year, 1, 31), below(12), PARTYORG_ROUND_DOWN, &date));
        return date + below(3) - 1;
    case 1:
        return day(2000 + 4 * below(9), 2, 29) + below(3) - 1;
    case 2:
        ok(partyorg_lunar_to_date(&tet, &date));
        return date + below(21) - 10;
    case 3:
        return day(year, holidays[which][0], holidays[which][1]) + below(7) - 3;
    case 4:
        return (percent(50) ? PARTYORG_WORKDAY_MIN : PARTYORG_WORKDAY_MAX) + below(300) - 150;
    case 5:
        return percent(50) ? PARTYORG_DATE_MIN + below(1000) : PARTYORG_DATE_MAX - below(1000);
    default:
        return held(random_edition_day() + below(5) - 2);
    }
}

/* The complete file moved, so that its cell meets around the start of an edition. */
static void moved_applicant(request *r)
{
    request whole;
    complete_applicant(&whole);
    r->facts = whole.facts;
    const int32_t by = percent(30) ? 0 : random_edition_day() + below(900) - 100 - r->facts.applicant.cell_met_on;
    for (int32_t i = 0; i < r->facts_count; i++)
        if (type_of(r->subject, i) == PARTYORG_TYPE_DATE && value_of(r, i) != PARTYORG_UNKNOWN)
            r->facts.members[i + 1] = held((int64_t)value_of(r, i) + by);
    for (int32_t faults = below(7); faults-- > 0;) {
        const int32_t fact = below(r->facts_count);
        r->facts.members[fact + 1] = percent(30) ? PARTYORG_UNKNOWN : random_value(r, fact);
    }
}

static void random_row(request *r)
{
    const int32_t unknown = random_unknown();
    if (r->check == PARTYORG_CHECK_ADMISSION && percent(60)) {
        moved_applicant(r);
        return;
    }
    for (int32_t i = 0; i < r->facts_count; i++)
        r->facts.members[i + 1] = percent(unknown) ? PARTYORG_UNKNOWN : random_value(r, i);
    if (card_of(r) && percent(50))
        agree_with_card(r);
    if (r->check == PARTYORG_CHECK_RECOGNITION && percent(20))
        set_official(r);
    if (r->check == PARTYORG_CHECK_DELETION && percent(20))
        set_ordinary(r);
    for (int32_t n = percent(40) ? below(4) : 0; n-- > 0;) {
        const int32_t fact = below(r->facts_count);
        if (type_of(r->subject, fact) == PARTYORG_TYPE_DATE)
            r->facts.members[fact + 1] = special_day();
    }
}

/* Days that ascend: a few around one, or many in all the years of the editions. */
static int32_t random_list(partyorg_date *list, partyorg_date around)
{
    if (percent(50))
        return random_days(list, around);
    int32_t count = 0;
    if (percent(20))
        list[count++] = PARTYORG_DATE_MIN;
    for (partyorg_date at = day(2009, 1, 1) + below(40); count < CALENDAR_DAYS - 1; at += 1 + below(80))
        list[count++] = at;
    if (percent(20))
        list[count++] = PARTYORG_DATE_MAX;
    return count;
}

static void random_file_of(request *r, partyorg_date around)
{
    r->options_given = t.options_given;
    r->calendar_given = t.calendar_given;
    r->on = percent(50) ? random_on() : percent(50) ? special_day() : held((int64_t)around + below(120) - 60);
    random_row(r);
}

/* Files of a check, their options and calendar; columns come later. */
static void random_table(int32_t check_id, int32_t rows, bool one_day)
{
    const partyorg_date around = percent(70) ? random_on() : special_day();
    request r;
    empty_request(&r, check_id);
    partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
    ok(partyorg_check_get(check_id, &info));
    buffers_used = 0;
    t.check = check_id;
    t.subject = r.subject;
    t.facts = r.facts_count;
    t.rows = rows;
    t.rules = info.rule_count;
    t.stages = info.stage_count;
    t.values_count = info.value_count;
    t.options = (partyorg_options)PARTYORG_OPTIONS_INIT;
    t.options_given = percent(80) ? &t.options : NULL;
    random_options(&t.options, check_id, 70);
    if (own_card) {
        t.options_given = &t.options;
        t.options.scorecard = own_card;
    }
    t.calendar = (partyorg_calendar)PARTYORG_CALENDAR_INIT;
    t.calendar_given = percent(50) ? &t.calendar : NULL;
    t.calendar.days_off = t.off;
    t.calendar.make_up = t.up;
    t.calendar.days_off_count = random_list(t.off, around);
    t.calendar.make_up_count = random_list(t.up, around);
    for (int32_t i = 0; i < rows; i++) {
        empty_request(&r, check_id);
        random_file_of(&r, around);
        for (int32_t fact = 0; fact < t.facts; fact++)
            t.values[fact][i] = value_of(&r, fact);
        t.values[ON][i] = one_day && i > 0 ? t.values[ON][0] : r.on;
    }
    t.batch = (partyorg_batch)PARTYORG_BATCH_INIT;
    t.batch.check = check_id;
    t.batch.rows = rows;
    t.batch.column_count = t.facts;
    t.batch.columns = t.columns;
    t.batch.options = t.options_given;
    t.batch.calendar = t.calendar_given;
    t.batch.on = one_day && rows > 0 ? t.values[ON][0] : one_day ? r.on : PARTYORG_UNKNOWN;
    t.batch.on_column = one_day ? NULL : &t.columns[ON];
}

static void lay_fact(int32_t fact, const layout *l)
{
    lay_out(t.subject, fact, t.values[fact], t.rows, l, &t.columns[fact], &t.dictionaries[fact]);
}

static void lay_plainly(void)
{
    for (int32_t fact = 0; fact < t.facts; fact++)
        lay_fact(fact, type_of(t.subject, fact) == PARTYORG_TYPE_DECIMAL ? &plain_points : &plain);
    if (t.batch.on_column)
        lay_fact(ON, &plain);
}

static void make_unknown(int32_t fact)
{
    for (int32_t i = 0; i < t.rows; i++)
        t.values[fact][i] = PARTYORG_UNKNOWN;
}

static void lay_randomly(void)
{
    int32_t last_date = -1;
    layout l = random_layout(PARTYORG_TYPE_DATE);
    if (t.batch.on_column)
        lay_fact(ON, &l);
    for (int32_t fact = 0; fact < t.facts; fact++) {
        const int32_t type = type_of(t.subject, fact);
        l = random_layout(type);
        if (percent(3)) { /* missing */
            make_unknown(fact);
            t.columns[fact] = (partyorg_column){ .type = PARTYORG_COLUMN_MISSING, .offset = -7, .buffer_count = 77 };
        } else if (type == PARTYORG_TYPE_DATE && last_date >= 0 && percent(6)) { /* one column for two facts */
            memcpy(t.values[fact], t.values[last_date], sizeof t.values[fact]);
            t.columns[fact] = t.columns[last_date];
        } else {
            lay_fact(fact, &l);
            last_date = type == PARTYORG_TYPE_DATE ? fact : last_date;
        }
    }
    if (percent(10)) {
        t.batch.column_count = below(t.facts + 1);
        for (int32_t fact = t.batch.column_count; fact < t.facts; fact++)
            make_unknown(fact);
        if (t.batch.column_count == 0 && percent(50))
            t.batch.columns = NULL;
    }
}

static void file_of_row(int32_t row, request *r)
{
    empty_request(r, t.check);
    for (int32_t fact = 0; fact < t.facts; fact++)
        r->facts.members[fact + 1] = t.values[fact][row];
    r->on = t.values[ON][row];
    r->options_given = t.options_given;
    if (t.options_given)
        r->options = t.options;
    r->calendar_given = t.calendar_given;
}

static void settle_row(int32_t row)
{
    request r;
    partyorg_report report;
    const int32_t at = MARGIN + row;
    file_of_row(row, &r);
    same(check(&r, &report), PARTYORG_OK);
    truth.verdict[at] = (int8_t)report.verdict;
    truth.stage[at] = (int8_t)report.stage;
    truth.due_rule[at] = (int8_t)report.next.due_rule;
    truth.met[at] = report.met;
    truth.not_met[at] = report.not_met;
    truth.unknown[at] = report.unknown;
    truth.not_applicable[at] = report.not_applicable;
    truth.due[at] = report.next.due;
    for (int32_t v = 0; v < t.values_count; v++)
        truth.values[v][at] = report.values[v];
    for (int32_t rule = 0; rule < report.rule_count; rule++) {
        const int32_t edition = report.findings[rule].edition;
        seen[t.check][rule][edition < 0 ? EDITIONS_MAX - 1 : edition][report.findings[rule].status] = true;
    }
}

/* Once the columns are laid out. */
static void settle(void)
{
    for (int32_t row = 0; row < t.rows; row++)
        settle_row(row);
}

/* ---- a batch against the truth */

/* Instead of a set of instructions: those that partyorg_check_batch takes. */
enum { PUBLIC = INSTRUCTIONS_COUNT };

/* Sets of outputs: a bit each in the order of partyorg_batch_out, values from bit 8 on. */
enum { OUTPUTS_VALUES = 8, OUTPUTS_TALLY = 62 /* counts and filter */ };
static const uint64_t everything = UINT64_MAX;

static uint64_t random_outputs(void)
{
    const uint64_t some = (uint64_t)random_bits() << 32 | random_bits();
    return percent(50) ? everything : percent(70) ? some : UINT64_C(1) << below(64);
}

#define EVERY_OUTPUT(X)                                                                                                \
    X(0, verdict) X(1, stage) X(2, met) X(3, not_met) X(4, unknown) X(5, not_applicable) X(6, due) X(7, due_rule)

static void point_to(partyorg_batch_out *out, results *to, uint64_t outputs)
{
    ok(partyorg_batch_out_init(out));
#define POINT(bit, array) out->array = outputs >> bit & 1 ? to->array + MARGIN : NULL;
    EVERY_OUTPUT(POINT)
    for (int32_t v = 0; v < PARTYORG_VALUES_MAX; v++)
        out->values[v] = outputs >> (OUTPUTS_VALUES + v) & 1 ? to->values[v] + MARGIN : NULL;
}

static int32_t status_in_row(int32_t rule, int64_t row)
{
    return truth.met[MARGIN + row] >> rule & 1       ? PARTYORG_MET
           : truth.not_met[MARGIN + row] >> rule & 1 ? PARTYORG_NOT_MET
           : truth.unknown[MARGIN + row] >> rule & 1 ? PARTYORG_NOT_KNOWN
                                                     : PARTYORG_NOT_APPLICABLE;
}

static void count_rows(partyorg_batch_counts *n, int64_t first, int64_t stop)
{
    n->rows += stop - first;
    for (int64_t row = first; row < stop; row++) {
        n->verdicts[truth.verdict[MARGIN + row]]++;
        n->stages[truth.stage[MARGIN + row]]++;
        for (int32_t rule = 0; rule < t.rules; rule++)
            n->rules[rule][status_in_row(rule, row)]++;
    }
}

static bool passes(const partyorg_batch_filter *f, int64_t row)
{
    return (f->verdicts == 0 || f->verdicts >> truth.verdict[MARGIN + row] & 1) &&
           (f->rule < 0 || f->statuses >> status_in_row(f->rule, row) & 1);
}

static void find_rows(partyorg_batch_filter *f, int64_t first, int64_t stop)
{
    for (int64_t row = first; row < stop; row++)
        if (passes(f, row)) {
            if (f->count < f->capacity)
                f->rows[f->count] = row;
            f->count++;
        }
}

static void random_filter(partyorg_batch_filter *f, int64_t *rows, int64_t capacity)
{
    ok(partyorg_batch_filter_init(f));
    f->verdicts = percent(50) ? 0 : (uint32_t)below(8);
    if (percent(60)) {
        f->rule = below(t.rules);
        f->statuses = (uint32_t)below(16);
    }
    f->rows = rows;
    f->capacity = capacity;
}

static void same_counts(const partyorg_batch_counts *found, const partyorg_batch_counts *wanted, int line)
{
    expect(memcmp(found, wanted, sizeof *found) == 0,
           "line %d: counts differ: rows %lld, not %lld; met of the first rule %lld, not %lld", line,
           (long long)found->rows, (long long)wanted->rows, (long long)found->rules[0][0],
           (long long)wanted->rules[0][0]);
}

/* Where two arrays differ first, as a row; ROWS_MAX or more: behind the rows, negative: before them. */
static int64_t first_difference(const void *a, const void *b, size_t size)
{
    const unsigned char *x = a, *y = b;
    size_t i = 0;
    while (x[i] == y[i])
        i++;
    return (int64_t)(i / size) - MARGIN;
}

static const char *column_types(void)
{
    static char text[600];
    size_t at = 0;
    for (int32_t i = 0; i < t.batch.column_count; i++)
        at += (size_t)snprintf(text + at, sizeof text - at, " %d%s", t.columns[i].type,
                               t.columns[i].dictionary ? "d" : "");
    return text;
}

static void compare(const char *what, const void *found, const void *wanted, size_t size, int set, int64_t first,
                    int64_t count)
{
    if (memcmp(found, wanted, size * (MARGIN + ROWS_MAX + MARGIN)) == 0)
        return;
    const int64_t row = first_difference(found, wanted, size);
    request r;
    empty_request(&r, t.check);
    if (row >= 0 && row < t.rows)
        file_of_row((int32_t)row, &r);
    ck_abort_msg("%s of row %lld is wrong; rows %lld to %lld of %d, instructions %d, columns%s\n%s", what,
                 (long long)row, (long long)first, (long long)(first + count), t.rows, set, column_types(), shown(&r));
}

/*
 * Examines a range of t and compares: the rows before `stop` are those of the truth and all else is as it was. Returns
 * the status; errors are the caller's to judge.
 */
static partyorg_status examined(int set, int64_t first, int64_t count, int64_t stop, uint64_t outputs,
                                partyorg_error *error)
{
    static results found, wanted;
    static partyorg_batch_counts counts, counts_wanted;
    static int64_t rows[ROWS_MAX], rows_wanted[ROWS_MAX];
    static const partyorg_error untouched = { 77, "untouched", { "", "" }, 77 };
    partyorg_batch_filter filter, filter_wanted;
    partyorg_batch_out out;
    partyorg_error own = untouched;
    const bool tally = outputs >> OUTPUTS_TALLY & 1;
    const size_t length = (size_t)(stop - first);
    point_to(&out, &found, outputs);
    memset(&found, 0x5A, sizeof found);
    memset(&wanted, 0x5A, sizeof wanted);
    if (tally) {
        ok(partyorg_batch_counts_init(&counts));
        memset(rows, 0x5A, sizeof rows);
        memset(rows_wanted, 0x5A, sizeof rows_wanted);
        random_filter(&filter, rows, ROWS_MAX);
        counts_wanted = counts;
        filter_wanted = filter;
        filter_wanted.rows = rows_wanted;
        out.counts = &counts;
        out.filter = &filter;
        count_rows(&counts_wanted, first, stop);
        find_rows(&filter_wanted, first, stop);
    }
    const partyorg_status status = set == PUBLIC ? partyorg_check_batch(&t.batch, first, count, &out, &own)
                                                 : po_check_batch(set, &t.batch, first, count, &out, &own);
    if (status == PARTYORG_OK)
        same(own.status, untouched.status);
#define WANT(bit, array)                                                                                               \
    if (out.array)                                                                                                     \
        memcpy(wanted.array + MARGIN + first, truth.array + MARGIN + first, length * sizeof *truth.array);             \
    compare(#array, found.array, wanted.array, sizeof *truth.array, set, first, count);
    EVERY_OUTPUT(WANT)
    for (int32_t v = 0; v < PARTYORG_VALUES_MAX; v++) {
        if (out.values[v] && v < t.values_count)
            memcpy(wanted.values[v] + MARGIN + first, truth.values[v] + MARGIN + first,
                   length * sizeof *truth.values[v]);
        compare("a value", found.values[v], wanted.values[v], sizeof *truth.values[v], set, first, count);
    }
    if (tally) {
        same_counts(&counts, &counts_wanted, __LINE__);
        same(filter.count, filter_wanted.count);
        same(memcmp(rows, rows_wanted, sizeof rows), 0);
    }
    if (error)
        *error = own;
    return status;
}

#define agrees(set, first, count, outputs)                                                                             \
    do {                                                                                                               \
        partyorg_error error_;                                                                                         \
        const int64_t first_ = (first), count_ = (count);                                                              \
        const partyorg_status status_ = examined(set, first_, count_, first_ + count_, outputs, &error_);              \
        expect(status_ == PARTYORG_OK, "line %d: status %d: %s", __LINE__, (int)status_, error_.text[PARTYORG_EN]);    \
    } while (0)

/* A row as a struct is the file that it was made of. */
static void row_is_file(int32_t row)
{
    request r;
    file facts;
    partyorg_date on = 77;
    partyorg_error error = no_error;
    file_of_row(row, &r);
    memset(&facts, 0x5A, sizeof facts);
    facts.size = r.facts.size;
    const partyorg_status status = partyorg_batch_facts(&t.batch, row, &facts, &on, &error);
    expect(status == PARTYORG_OK, "%s\ncolumns%s", error.text[PARTYORG_EN], column_types());
    expect(memcmp(&facts, &r.facts, facts.size) == 0, "row %d, columns%s\n%s", row, column_types(), shown(&r));
    same(facts.members[facts.size / sizeof facts.members[0]], 0x5A5A5A5A);
    same(on, r.on);
    ok(partyorg_batch_facts(&t.batch, row, &facts, NULL, NULL));
}

static int64_t random_first(int64_t *count)
{
    const int64_t first = percent(40) ? 0 : below(t.rows + 1);
    *count = percent(60) ? t.rows - first : below((int32_t)(t.rows - first + 1));
    return first;
}

/* ---- the tests */

static bool whole_run(void)
{
    return rounds(100) >= 100;
}

/* How much is tried of what concerns the columns rather than the rules: the facts of four checks are enough. */
static int32_t share_of(int32_t check_id)
{
    return (int32_t)rounds(check_id < PARTYORG_CHECK_DELETION ? 100 : 15);
}

/* The wordings under which a rule can come out in a way; tests/coverage_rules.py knows the same exception. */
static bool can_be(int32_t check_id, const char *id, const char *edition, int32_t status)
{
    static bool applies_not[CHECKS][PARTYORG_RULES_MAX];
    const int32_t rule = rule_of(check_id, id);
    if (status == PARTYORG_NOT_APPLICABLE) {
        for (int32_t i = 0; i < EDITIONS_MAX - 1; i++)
            applies_not[check_id][rule] |= seen[check_id][rule][i][status];
        return applies_not[check_id][rule];
    }
    if (is_unread(id))
        return status == PARTYORG_NOT_KNOWN;
    if (strcmp(id, "MEET-SCORES") == 0 && status == PARTYORG_NOT_KNOWN) /* it applies to scores that are known */
        return false;
    return status != PARTYORG_NOT_MET || !strstr(id, "-AUTHORITY") || strcmp(edition, "R208") == 0;
}

static void everything_was_seen(void)
{
    int missing = 0;
    for (int32_t check_id = 0; check_id < CHECKS; check_id++) {
        partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
        ok(partyorg_check_get(check_id, &info));
        for (int32_t rule = 0; rule < info.rule_count; rule++) {
            partyorg_rule_info about = PARTYORG_RULE_INFO_INIT;
            ok(partyorg_rule_get(check_id, rule, &about));
            for (int32_t i = 0; i < about.wording_count; i++) {
                partyorg_wording_info wording = PARTYORG_WORDING_INFO_INIT;
                partyorg_edition_info edition = PARTYORG_EDITION_INFO_INIT;
                ok(partyorg_wording_get(check_id, rule, i, &wording));
                ok(partyorg_edition_get(wording.edition, &edition));
                for (int32_t status = 0; status < 4; status++)
                    if (!seen[check_id][rule][wording.edition][status] &&
                        can_be(check_id, about.id, edition.code, status)) {
                        printf("not seen: %s %s %s\n", about.id, edition.code, partyorg_finding_status_name(status));
                        missing++;
                    }
            }
            /* before the pilot of meetings by subgroup there was none */
            if (!seen[check_id][rule][EDITIONS_MAX - 1][PARTYORG_NOT_KNOWN] && strncmp(about.id, "STR-SUB-", 8) != 0) {
                printf("not seen: %s without edition\n", about.id);
                missing++;
            }
        }
    }
    same(missing, 0);
}

/* Columns of every layout, rows of all editions. */
START_TEST(random_batches)
{
    random_state = 20260101;
    expect(partyorg_edition_count() < EDITIONS_MAX, "more editions than there is room for");
    for (long n = rounds(1400); n-- > 0;) {
        const int32_t choice = below(CHECKS + 2);
        random_table(choice < 3 ? PARTYORG_CHECK_ADMISSION : choice - 2, percent(50) ? ROWS_MAX : below(ROWS_MAX + 1),
                     percent(30));
        if (percent(20))
            lay_plainly();
        else
            lay_randomly();
        settle();
        EVERY_SET(set)
        {
            int64_t count;
            agrees(set, 0, t.rows, everything);
            const int64_t first = random_first(&count);
            agrees(set, first, count, random_outputs());
        }
        agrees(PUBLIC, 0, t.rows, random_outputs());
        for (int i = 0; i < 3 && t.rows > 0; i++)
            row_is_file(below(t.rows));
    }
    if (whole_run())
        everything_was_seen();
}
END_TEST

/* Batches of every length, and ranges that end on either side of the borders of blocks. */
START_TEST(ranges)
{
    static const int16_t around[] = {
        0,
        1,
        2,
        7,
        8,
        9,
        31,
        32,
        33,
        63,
        64,
        65,
        127,
        128,
        129,
        BLOCK_ROWS - 1,
        BLOCK_ROWS,
        BLOCK_ROWS + 1,
        2 * BLOCK_ROWS - 1,
    };
    random_state = 20260102;
    for (int32_t rows = 0; rows <= ROWS_MAX; rows += whole_run() ? 1 : 43) {
        random_table(rows % CHECKS, rows, percent(50));
        lay_randomly();
        settle();
        EVERY_SET(set)
        {
            agrees(set, 0, rows, everything);
            agrees(set, rows, 0, everything);
        }
    }
    for (int32_t check_id = 0; check_id < CHECKS; check_id++) {
        random_table(check_id, ROWS_MAX, check_id & 1);
        lay_randomly();
        settle();
        for (int32_t i = 0; i < COUNT(around); i++)
            for (int32_t k = 0; k < COUNT(around); k++) {
                if (around[i] + around[k] > ROWS_MAX || !percent(share_of(check_id)))
                    continue;
                EVERY_SET(set)
                agrees(set, around[i], around[k], random_outputs());
            }
    }
}
END_TEST

/* ---- layouts */

/* Every layout that a fact can have, by number; false when there is no more. */
static bool layout_number(int32_t number, int32_t fact_type, layout *l)
{
    const int32_t types = PARTYORG_COLUMN_TEXT_VIEW, places = PARTYORG_COLUMN_UINT64 - PARTYORG_COLUMN_INT8 + 1;
    *l = random_layout(fact_type);
    l->texts = 0;
    if (number < types) {
        l->type = 1 + number;
        if (l->type == PARTYORG_COLUMN_DATE64 && fact_type != PARTYORG_TYPE_DATE)
            l->type = PARTYORG_COLUMN_INT32;
        return true;
    }
    number -= types;
    l->type = PARTYORG_COLUMN_INT8 + number % places;
    l->texts = PARTYORG_COLUMN_TEXT + number / places;
    /* Small, and around the numbers on which the texts are turned into values beforehand. */
    l->entries = percent(50) ? below(8) : percent(50) ? t.rows - 2 + below(5) : MAPS_MAX - 2 + below(5);
    if (width_of(l->type) == 1)
        l->entries = below(8);
    return number < 3 * places;
}

/* One fact at a time in every layout, the others plain. */
START_TEST(layouts)
{
    static int32_t original[ROWS_MAX];
    random_state = 20260103;
    for (int32_t check_id = 0; check_id < CHECKS; check_id++) {
        random_table(check_id, 71, false);
        lay_plainly();
        const int used = buffers_used;
        for (int32_t i = 0; i <= t.facts; i++) {
            const int32_t fact = i < t.facts ? i : ON, type = type_of(t.subject, fact);
            layout l;
            const partyorg_column before = t.columns[fact];
            memcpy(original, t.values[fact], sizeof original);
            for (int32_t number = 0; layout_number(number, type, &l); number++) {
                if (!percent(share_of(check_id)))
                    continue;
                lay_fact(fact, &l);
                settle();
                EVERY_SET(set)
                {
                    int64_t count;
                    const int64_t first = random_first(&count);
                    agrees(set, 0, t.rows, everything);
                    agrees(set, first, count, everything);
                }
                row_is_file(below(t.rows));
                memcpy(t.values[fact], original, sizeof original);
                buffers_used = used;
            }
            t.columns[fact] = before;
        }
    }
}
END_TEST

/* Columns that begin at any bit of a byte, validity and bits with them. */
START_TEST(offsets)
{
    static const int32_t columns_of[] = { PARTYORG_CHECK_RECOGNITION, PARTYORG_CHECK_READMISSION,
                                          PARTYORG_CHECK_PARTY_AGE, PARTYORG_CHECK_CELL_RATING,
                                          PARTYORG_CHECK_DEVELOPMENT };
    random_state = 20260104;
    for (int32_t offset = 0; offset <= OFFSET_MAX; offset++)
        for (int32_t type = PARTYORG_COLUMN_BITS; type <= PARTYORG_COLUMN_TEXT_VIEW; type++) {
            if (!percent((int32_t)rounds(100)))
                continue;
            random_table(columns_of[(offset + type) % COUNT(columns_of)], BLOCK_ROWS - 70 + below(140), true);
            for (int32_t fact = 0; fact < t.facts; fact++) {
                layout l = random_layout(type_of(t.subject, fact));
                if (l.type != PARTYORG_COLUMN_DATE64 && !l.texts && percent(70))
                    l.type = type == PARTYORG_COLUMN_DATE64 ? PARTYORG_COLUMN_INT32 : type;
                l.offset = offset;
                l.nulls = percent(90);
                lay_fact(fact, &l);
            }
            settle();
            EVERY_SET(set)
            {
                int64_t count;
                const int64_t first = random_first(&count);
                agrees(set, 0, t.rows, everything);
                agrees(set, first, count, everything);
            }
        }
}
END_TEST

/* All columns of one type, at the very end and the very start of what may be read, in any length. */
START_TEST(edges)
{
    static int32_t original[FACTS_MAX][ROWS_MAX];
    static const int32_t columns_of[] = { PARTYORG_CHECK_READMISSION, PARTYORG_CHECK_PARTY_AGE,
                                          PARTYORG_CHECK_REVIEW_CAP, PARTYORG_CHECK_MEETING };
    random_state = 20260105;
    for (int32_t rows = 1; rows <= 80; rows += whole_run() ? 1 : 13) {
        random_table(columns_of[rows % COUNT(columns_of)], rows, false);
        memcpy(original, t.values, sizeof original);
        for (int32_t number = 0; number < 2 * (PARTYORG_COLUMN_TEXT_VIEW + 3); number++) {
            buffers_used = 0;
            for (int32_t i = 0; i <= t.facts; i++) {
                const int32_t fact = i < t.facts ? i : ON, type = 1 + number / 2;
                layout l = { .type = type, .at_end = number & 1, .nulls = percent(80) };
                if (type > PARTYORG_COLUMN_TEXT_VIEW) {
                    l.type = PARTYORG_COLUMN_INT8 + below(8);
                    l.texts = type - 3;
                } else if (type == PARTYORG_COLUMN_DATE64 && type_of(t.subject, fact) != PARTYORG_TYPE_DATE) {
                    l.type = PARTYORG_COLUMN_INT64;
                }
                lay_fact(fact, &l);
            }
            settle();
            EVERY_SET(set)
            {
                const int32_t last = 1 + below(rows);
                agrees(set, 0, rows, everything);
                agrees(set, rows - last, last, everything);
                agrees(set, 0, last, everything);
            }
            memcpy(t.values, original, sizeof original);
        }
    }
}
END_TEST

/* More entries in all dictionaries together than are turned into values beforehand. */
START_TEST(many_dictionaries)
{
    random_state = 20260106;
    for (long n = rounds(40); n-- > 0;) {
        random_table(below(2), ROWS_MAX, false);
        for (int32_t i = 0; i <= t.facts; i++) {
            const int32_t fact = i < t.facts ? i : ON;
            layout l = random_layout(type_of(t.subject, fact));
            l.type = PARTYORG_COLUMN_INT16 + below(6);
            l.texts = PARTYORG_COLUMN_TEXT + below(3);
            l.entries = below(ROWS_MAX);
            lay_fact(fact, &l);
        }
        settle();
        EVERY_SET(set)
        {
            int64_t count;
            const int64_t first = random_first(&count);
            agrees(set, 0, t.rows, everything);
            agrees(set, first, count, everything);
        }
        row_is_file(below(t.rows));
    }
}
END_TEST

/* ---- values that cannot be read */

static const char *name_of_fact(int32_t fact)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    if (fact == ON)
        return "on";
    ok(partyorg_fact_get(t.subject, fact, &info));
    return info.name;
}

/*
 * Row `row` of t cannot be read for what lies in `fact`: ranges with it end there, and its error says so in both
 * languages, with `piece`; ranges without it are examined. Rows beside it may be unreadable too when `alone` is false.
 */
static void stops_at(int32_t row, int32_t fact, int32_t status, const char *piece, bool alone)
{
    char place[2][40];
    file facts;
    partyorg_error error;
    const char *name = name_of_fact(fact);
    snprintf(place[PARTYORG_VI], sizeof place[0], "hàng %d: %s", row, name);
    snprintf(place[PARTYORG_EN], sizeof place[0], "row %d: %s", row, name);
    for (int set = -1; set < INSTRUCTIONS_COUNT; set++) {
        if (set >= 0 && !po_has_instructions(set))
            continue;
        const int64_t first = percent(30) ? 0 : below(row + 1), more_rows = percent(50) ? 0 : below(t.rows - row);
        error = no_error;
        if (set < 0) {
            ok(partyorg_facts_init(t.subject, &facts, sizeof(int32_t) * ((size_t)t.facts + 1)));
            same(partyorg_batch_facts(&t.batch, row, &facts, NULL, &error), status);
            same(partyorg_batch_facts(&t.batch, row, &facts, NULL, NULL), status);
        } else {
            const partyorg_status found =
                examined(set, first, row + 1 - first + more_rows, row, random_outputs(), &error);
            expect((int32_t)found == status, "%s: status %d, not %d: %s", name, (int)found, status,
                   found == PARTYORG_OK ? "" : error.text[PARTYORG_EN]);
            agrees(set, first, row - first, everything);
            if (alone)
                agrees(set, row + 1, more_rows, everything);
        }
        same(error.status, status);
        same_text(error.name, name);
        same(error.row, row);
        for (int language = 0; language < 2; language++)
            expect(strstr(error.text[language], place[language]) == error.text[language] &&
                       strstr(error.text[language], piece) && is_utf8(error.text[language]),
                   "\"%s\" does not hold \"%s\" and \"%s\"", error.text[language], place[language], piece);
    }
}

typedef struct bad {
    unsigned char bytes[8];
    int32_t status;
    char piece[32];
} bad;

static void add_bad(bad *list, int32_t *count, const void *bytes, size_t size, int32_t status, const char *piece)
{
    bad *b = &list[(*count)++];
    memset(b, 0, sizeof *b);
    memcpy(b->bytes, bytes, size);
    b->status = status;
    snprintf(b->piece, sizeof b->piece, "%s", piece);
}

/* What a column of numbers can hold and its fact cannot. */
static int32_t bad_numbers(int32_t type, int32_t fact, bad *list)
{
    const bool date = type_of(t.subject, fact) == PARTYORG_TYPE_DATE;
    const bounds b = bounds_of(t.subject, fact);
    /* of decimals the whole numbers */
    const int64_t low = b.low, high = !b.decimal ? b.high : b.high < 0 ? -1 : b.high / 100;
    const int64_t numbers[] = { low - 1,
                                high + 1,
                                -1,
                                high + 128,
                                INT32_MAX,
                                -INT32_MAX,
                                INT64_C(1) << 31,
                                -(INT64_C(1) << 31) - 1,
                                UINT32_MAX,
                                INT64_C(1) << 32, /* whose low half is a value in order */
                                (INT64_C(1) << 32) + 1,
                                -(INT64_C(1) << 32),
                                -(INT64_C(1) << 32) + 1,
                                INT64_MAX,
                                INT64_MIN,
                                INT64_MIN + 1,
                                42949673, /* whose hundredths are a value in order but for what 32 bits lose */
                                85899346,
                                INT64_MAX / 100,
                                INT64_MAX / 100 + 1,
                                INT64_MIN / 100,
                                INT64_MIN / 100 - 1 };
    const uint64_t large[] = { UINT64_C(1) << 63, (UINT64_C(1) << 63) + 1, UINT64_MAX };
    const double reals[] = { b.decimal ? 0.005 : 0.5,
                             -0.25,
                             b.decimal ? b.high / 100.0 + 0.01 : (double)high - 0.5,
                             b.decimal ? b.high / 100.0 - 0.001 : 0.001,
                             -0.001,
                             -1e-9,
                             1e300,
                             -1e300,
                             INFINITY,
                             -INFINITY,
                             9223372036854775808.0 };
    const int64_t milliseconds[] = { 1, -1, 86399999, -86399999, PARTYORG_UNKNOWN, INT64_MAX, INT64_MIN };
    const int32_t status = date ? PARTYORG_E_DATE : PARTYORG_E_VALUE;
    const size_t width = (size_t)width_of(type);
    int32_t count = 0;
    for (int32_t i = 0; i < COUNT(numbers); i++) {
        unsigned char bytes[8] = { 0 };
        char piece[32] = "";
        const int64_t v = numbers[i];
        if (v >= low && v <= high)
            continue;
        if (type == PARTYORG_COLUMN_DATE64) {
            const int64_t product = v > INT64_MAX / 86400000 || v < INT64_MIN / 86400000 ? 1 : v * 86400000;
            add_bad(list, &count, &product, 8, status, "");
            continue;
        }
        if (!fits(type == PARTYORG_COLUMN_FLOAT64 ? PARTYORG_COLUMN_INT64 : type, v))
            continue;
        const bool beyond = b.decimal && (v > INT64_MAX / 100 || v < INT64_MIN / 100);
        if (type != PARTYORG_COLUMN_FLOAT64 && v != INT64_MAX && !beyond && b.high >= 0)
            snprintf(piece, sizeof piece, "%lld", (long long)v);
        store(bytes, type, 0, v);
        add_bad(list, &count, bytes, width, status, piece);
    }
    for (int32_t i = 0; type == PARTYORG_COLUMN_UINT64 && i < COUNT(large); i++)
        add_bad(list, &count, &large[i], 8, status, "");
    for (int32_t i = 0; type == PARTYORG_COLUMN_FLOAT64 && i < COUNT(reals); i++)
        add_bad(list, &count, &reals[i], 8, fabs(reals[i]) < 1e18 ? PARTYORG_E_VALUE : status, "");
    for (int32_t i = 0; type == PARTYORG_COLUMN_DATE64 && i < COUNT(milliseconds); i++)
        add_bad(list, &count, &milliseconds[i], 8, status, "");
    const int64_t unknown_days = (int64_t)PARTYORG_UNKNOWN * 86400000;
    if (type == PARTYORG_COLUMN_DATE64)
        add_bad(list, &count, &unknown_days, 8, status, "");
    if (fact == ON && (type == PARTYORG_COLUMN_INT32 || type == PARTYORG_COLUMN_INT64)) {
        const int64_t unknown = PARTYORG_UNKNOWN;
        add_bad(list, &count, &unknown, width, status, "");
    }
    if (fact == ON && type == PARTYORG_COLUMN_FLOAT64)
        add_bad(list, &count, &(double){ NAN }, 8, status, "");
    return count;
}

/* For every fact and type of numbers, each number that is out of order. */
START_TEST(bad_numbers_stop)
{
    static int32_t original[ROWS_MAX];
    random_state = 20260107;
    for (int32_t check_id = 0; check_id < CHECKS; check_id++) {
        random_table(check_id, 24, false);
        lay_plainly();
        const int used = buffers_used;
        for (int32_t i = 0; i <= t.facts; i++) {
            const int32_t fact = i < t.facts ? i : ON;
            const partyorg_column plain_one = t.columns[fact];
            memcpy(original, t.values[fact], sizeof original);
            for (int32_t type = PARTYORG_COLUMN_INT8; type <= PARTYORG_COLUMN_DATE64; type++) {
                bad list[64];
                layout l = random_layout(PARTYORG_TYPE_DATE);
                if ((type == PARTYORG_COLUMN_DATE64 && type_of(t.subject, fact) != PARTYORG_TYPE_DATE) ||
                    !percent(share_of(check_id)))
                    continue;
                l.type = type;
                l.texts = 0;
                lay_fact(fact, &l);
                settle();
                for (int32_t k = 0, count = bad_numbers(type, fact, list); k < count; k++) {
                    const int32_t row = below(t.rows), width = width_of(type);
                    char *at = (char *)(uintptr_t)t.columns[fact].values + (l.offset + row) * width;
                    uint8_t *bits = (uint8_t *)(uintptr_t)t.columns[fact].validity;
                    unsigned char before[8];
                    memcpy(before, at, (size_t)width);
                    memcpy(at, list[k].bytes, (size_t)width);
                    const bool valid = !bits || po_bit(bits, l.offset + row);
                    if (bits)
                        set_bit(bits, l.offset + row, true);
                    stops_at(row, fact, list[k].status, list[k].piece, true);
                    memcpy(at, before, (size_t)width);
                    if (bits)
                        set_bit(bits, l.offset + row, valid);
                }
                EVERY_SET(set)
                agrees(set, 0, t.rows, everything);
                memcpy(t.values[fact], original, sizeof original);
                buffers_used = used;
            }
            t.columns[fact] = plain_one;
        }
    }
}
END_TEST

/* A text column of the values of a fact but for one row. */
static void lay_texts_but(int32_t fact, const layout *l, int32_t row, const char *text)
{
    texts.count = 0;
    for (int32_t i = 0; i < t.rows; i++) {
        char own[TEXT_MAX] = "";
        if (t.values[fact][i] != PARTYORG_UNKNOWN)
            write_text(t.subject, fact, t.values[fact][i], own);
        add_text(i == row ? text : own, t.values[fact][i], false, true);
    }
    lay_texts(&t.columns[fact], l->type, l);
}

/* By every card, for every criterion: points beyond its maximum, in columns of every kind. */
START_TEST(points_beyond_the_card)
{
    static int32_t original[ROWS_MAX];
    random_state = 20260117;
    for (int32_t index = 0; index < partyorg_scorecard_count(); index++) {
        do
            random_table(PARTYORG_CHECK_MEETING, 40, false);
        while (!t.options_given || t.options_given->scorecard != built_in_card(index));
        lay_plainly();
        settle();
        const partyorg_scorecard *card = t.options_given->scorecard;
        const int32_t first = fact_of(t.subject, "score_1"), used = buffers_used;
        for (int32_t i = 0; i < PARTYORG_CRITERIA_MAX; i++) {
            const int32_t fact = first + i, row = below(t.rows);
            const int32_t most = i < card->criterion_count ? card->criteria[i].max : -1;
            const partyorg_column before = t.columns[fact];
            memcpy(original, t.values[fact], sizeof original);
            for (int32_t type = PARTYORG_COLUMN_INT8; type <= PARTYORG_COLUMN_TEXT_VIEW; type++) {
                layout l = random_layout(PARTYORG_TYPE_DECIMAL);
                char text[TEXT_MAX], piece[32] = "";
                if (type == PARTYORG_COLUMN_DATE64)
                    continue;
                l.type = type;
                l.texts = 0;
                /* by a hundredth where the column holds it, else by a point */
                const int32_t more = type < PARTYORG_COLUMN_FLOAT64 ? (most + 100) / 100 * 100 : most + 1;
                if (most >= 0 && type < PARTYORG_COLUMN_FLOAT64)
                    snprintf(piece, sizeof piece, "%d", more / 100);
                if (type < PARTYORG_COLUMN_TEXT) {
                    lay_fact(fact, &l);
                    store_hundredths((void *)(uintptr_t)t.columns[fact].values, type, l.offset + row, more);
                    if (t.columns[fact].validity)
                        set_bit((uint8_t *)(uintptr_t)t.columns[fact].validity, l.offset + row, true);
                } else {
                    l.nulls = false;
                    snprintf(text, sizeof text, "%d.%02d", more / 100, more % 100);
                    lay_texts_but(fact, &l, row, text);
                }
                settle();
                stops_at(row, fact, PARTYORG_E_VALUE, piece, true);
                memcpy(t.values[fact], original, sizeof original);
                buffers_used = used;
            }
            t.columns[fact] = before;
        }
        settle();
        /* A card that contradicts itself is refused before any row is read. */
        partyorg_scorecard broken = *card;
        partyorg_options options = *t.options_given;
        partyorg_batch batch = t.batch;
        partyorg_batch_out out;
        file facts;
        broken.thresholds[broken.threshold_count - 1].min = 1;
        options.scorecard = &broken;
        batch.options = &options;
        ok(partyorg_batch_out_init(&out));
        facts.size = (uint32_t)sizeof(partyorg_meeting);
        same(partyorg_check_batch(&batch, 0, t.rows, &out, NULL), PARTYORG_E_SCORECARD);
        same(partyorg_batch_facts(&batch, 0, &facts, NULL, NULL), PARTYORG_E_SCORECARD);
    }
}
END_TEST

/* ---- cards of the caller */

/* What a criterion can come to, after the places of its bands. */
enum {
    FIRST_FACT = PARTYORG_BANDS_MAX,
    KEPT = FIRST_FACT + PARTYORG_FIRST_MAX,
    NOT_KEPT,
    WAIVED,
    NOT_COUNTED,
    OUTCOMES
};

static struct {
    bool criteria[PARTYORG_CRITERIA_MAX][OUTCOMES], grades[PARTYORG_THRESHOLDS_MAX];
    bool gates[PARTYORG_GATES_MAX][3], deducted[PARTYORG_DEDUCTIONS_MAX][3]; /* the whole, a part, none */
} came_up;

static void note_outcomes(const partyorg_scorecard *card, const request *r, const partyorg_scored *scored)
{
    for (int32_t i = 0; i < card->criterion_count; i++) {
        const partyorg_scored_criterion *c = &scored->criteria[i];
        bool *seen_of = came_up.criteria[i];
        if (!(c->flags & PARTYORG_SCORED_COUNTED))
            seen_of[NOT_COUNTED] |= c->derived == 0;
        else if (c->flags & PARTYORG_SCORED_WAIVED)
            seen_of[WAIVED] = true;
        else if (c->band >= 0)
            seen_of[c->band] = true;
        else if (c->first >= 0)
            seen_of[FIRST_FACT + c->first] = true;
        else if (c->derived != PARTYORG_UNKNOWN)
            seen_of[c->derived == card->criteria[i].points ? KEPT : NOT_KEPT] = true;
    }
    for (int32_t i = 0; i < card->gate_count; i++)
        came_up.gates[i][scored->gates_missed >> i & 1 ? 1 : scored->gates_unknown >> i & 1 ? 2 : 0] = true;
    int64_t deducted = 0;
    for (int32_t i = 0; i < card->deduction_count; i++) {
        const partyorg_deduction *d = &card->deductions[i];
        const int64_t units = value_of(r, d->fact), taken = units * d->each < d->most ? units * d->each : d->most;
        deducted = units == PARTYORG_UNKNOWN || deducted == PARTYORG_UNKNOWN ? PARTYORG_UNKNOWN : deducted + taken;
        if (units != PARTYORG_UNKNOWN)
            came_up.deducted[i][taken == d->most ? 0 : taken > 0 ? 1 : 2] = true;
    }
    expect(scored->deducted == deducted, "%s: %d deducted, not %d\n%s", card->id, (int)scored->deducted, (int)deducted,
           shown(r));
    if (scored->grade != PARTYORG_UNKNOWN)
        for (int32_t i = 0; i < card->threshold_count; i++)
            came_up.grades[i] |= card->thresholds[i].grade == scored->grade;
}

static void every_outcome_came_up(const partyorg_scorecard *card)
{
    for (int32_t i = 0; i < card->criterion_count; i++) {
        const partyorg_scorecard_criterion *c = &card->criteria[i];
        bool can[OUTCOMES] = { [WAIVED] = c->waived >= 0, [NOT_COUNTED] = c->counts != 0 };
        for (int32_t j = 0; j < c->band_count; j++)
            can[j] = true;
        for (int32_t j = 0; j < c->first_count; j++)
            can[FIRST_FACT + j] = true;
        can[KEPT] = can[NOT_KEPT] = c->measure >= PARTYORG_SCORE_LIMIT;
        for (int32_t j = 0; j < OUTCOMES; j++)
            expect(came_up.criteria[i][j] == can[j], "%s: criterion %s, outcome %d", card->id, c->id, (int)j);
    }
    for (int32_t i = 0; i < card->gate_count; i++)
        for (int32_t j = 0; j < 3; j++)
            expect(came_up.gates[i][j], "%s: gate %d, outcome %d", card->id, (int)i, (int)j);
    for (int32_t i = 0; i < card->deduction_count; i++)
        for (int32_t j = 0; j < 3; j++)
            expect(came_up.deducted[i][j] || (j == 1 && card->deductions[i].each == card->deductions[i].most),
                   "%s: deduction %s, outcome %d", card->id, card->deductions[i].id, (int)j);
    for (int32_t i = 0; i < card->threshold_count; i++)
        expect(came_up.grades[i], "%s: grade %d", card->id, (int)card->thresholds[i].grade);
}

/* That masks and the scored meeting, which have no explanation, are those of the report. */
static void same_by_every_way(int32_t row)
{
    request r;
    partyorg_masks masks;
    partyorg_scored scored;
    const int32_t at = MARGIN + row;
    file_of_row(row, &r);
    ok(check_masks(&r, &masks));
    same(masks.verdict, truth.verdict[at]);
    same(masks.stage, truth.stage[at]);
    same(masks.met, truth.met[at]);
    same(masks.not_met, truth.not_met[at]);
    same(masks.unknown, truth.unknown[at]);
    same(masks.not_applicable, truth.not_applicable[at]);
    if (t.check != PARTYORG_CHECK_MEETING)
        return;
    ok(partyorg_scored_init(&scored));
    ok(partyorg_scorecard_score(own_card, &r.facts.meeting, &scored, NULL));
    const int32_t wanted[] = { scored.points, scored.points_max, scored.grade };
    static const char *const names[] = { "points", "points_max", "grade" };
    for (int32_t v = 0; v < t.values_count; v++) {
        partyorg_value_info info = PARTYORG_VALUE_INFO_INIT;
        ok(partyorg_value_get(t.check, v, &info));
        for (int32_t i = 0; i < COUNT(names); i++)
            if (strcmp(info.name, names[i]) == 0)
                expect(truth.values[v][at] == wanted[i], "%s: %s is %d, not %d\n%s", own_card->id, info.name,
                       (int)truth.values[v][at], (int)wanted[i], shown(&r));
    }
    note_outcomes(own_card, &r, &scored);
}

/* Cards that no file of the library holds: with as many criteria, bands, gates and deductions as there is room for. */
START_TEST(own_cards)
{
    static const char *const ids[] = { "every-measure", "totals", "severe" };
    static partyorg_scorecard card;
    random_state = 20260121;
    for (int32_t i = 0; i < COUNT(ids); i++) {
        card = card_from("tests/cards", ids[i], false);
        own_card = &card;
        memset(&came_up, 0, sizeof came_up);
        for (long n = rounds(120); n-- > 0;) {
            random_table(n % 8 ? PARTYORG_CHECK_MEETING : PARTYORG_CHECK_MEETING_YEAR,
                         percent(50) ? ROWS_MAX : below(ROWS_MAX + 1), percent(30));
            lay_randomly();
            settle();
            EVERY_SET(set)
            agrees(set, 0, t.rows, everything);
            agrees(PUBLIC, 0, t.rows, everything);
            for (int32_t row = 0; row < t.rows; row++)
                same_by_every_way(row);
        }
        if (whole_run())
            every_outcome_came_up(&card);
    }
    own_card = NULL;
}
END_TEST

/* A null is unknown; an examination date may not be. */
START_TEST(days_without_date)
{
    random_state = 20260108;
    for (int32_t number = 0;; number++) {
        layout l;
        random_table(number % CHECKS, BLOCK_ROWS + 40, false);
        if (!layout_number(number, PARTYORG_TYPE_DATE, &l))
            break;
        lay_plainly();
        l.nulls = true;
        lay_fact(ON, &l);
        settle();
        for (int i = 0; i < 4; i++) {
            const int32_t row = below(t.rows);
            uint8_t *bits = (uint8_t *)(uintptr_t)t.columns[ON].validity;
            set_bit(bits, l.offset + row, false);
            stops_at(row, ON, PARTYORG_E_DATE, "on", true);
            set_bit(bits, l.offset + row, true);
        }
    }
}
END_TEST

/* Texts that are no value, in columns and dictionaries, and texts that lie nowhere. */
START_TEST(bad_texts_stop)
{
    static const char *const wrong[][3] = {
        [PARTYORG_TYPE_DATE] = { "2025-02-29", "31/04/2025", "any day after the meeting" },
        [PARTYORG_TYPE_BOOL] = { "maybe", "2", "có hay không, chưa rõ" },
        [PARTYORG_TYPE_INT] = { "2000000001", "-1", "4294967296" },
        [PARTYORG_TYPE_DECIMAL] = { "100.01", "-1", "2,995" },
        [PARTYORG_TYPE_ENUM] = { "no such choice", "0", "x" },
        [PARTYORG_TYPE_ORDERED] = { "no such choice", "5", "y" },
    };
    random_state = 20260109;
    for (int32_t check_id = 0; check_id < CHECKS; check_id++) {
        random_table(check_id, 40, false);
        lay_plainly();
        settle();
        const int used = buffers_used;
        for (int32_t i = 0; i <= t.facts; i++) {
            const int32_t fact = i < t.facts ? i : ON, type = type_of(t.subject, fact);
            const int32_t status = type == PARTYORG_TYPE_DATE ? PARTYORG_E_DATE : PARTYORG_E_VALUE;
            const partyorg_column plain_one = t.columns[fact];
            for (int32_t k = 0; k < 9; k++) {
                const char *text = wrong[type][k % 3];
                const int32_t row = below(t.rows), other = (row + 1 + below(t.rows - 1)) % t.rows;
                layout l = random_layout(type);
                if (!percent(share_of(check_id)))
                    continue;
                l.type = PARTYORG_COLUMN_TEXT + k / 3;
                l.texts = 0;
                l.nulls = percent(30);
                lay_texts_but(fact, &l, row, text);
                stops_at(row, fact, status, text, true);
                if (l.nulls && fact != ON && t.values[fact][row] == PARTYORG_UNKNOWN) {
                    set_bit((uint8_t *)(uintptr_t)t.columns[fact].validity, l.offset + row, false);
                    EVERY_SET(set)
                    agrees(set, 0, t.rows, everything);
                }

                /* The same texts as a dictionary, each used by its row: first all but that one, then all. */
                t.dictionaries[fact] = t.columns[fact];
                t.dictionaries[fact].validity = NULL;
                int16_t *places = guarded((size_t)t.rows * sizeof *places, true, 0);
                t.columns[fact] = (partyorg_column){ .type = PARTYORG_COLUMN_INT16,
                                                     .values = places,
                                                     .dictionary = &t.dictionaries[fact],
                                                     .dictionary_length = t.rows };
                for (int32_t at = 0; at < t.rows; at++)
                    places[at] = (int16_t)at;
                stops_at(row, fact, status, text, true);
                places[row] = places[other];
                const int32_t before = t.values[fact][row];
                t.values[fact][row] = t.values[fact][other];
                settle_row(row);
                EVERY_SET(set)
                {
                    agrees(set, 0, t.rows, everything); /* enough rows to turn the texts into values beforehand */
                    agrees(set, row, 1, everything);    /* and too few */
                }
                t.values[fact][row] = before;
                settle_row(row);
                buffers_used = used;
            }
            t.columns[fact] = plain_one;
        }
    }
}
END_TEST

/* Places that are not in a dictionary. */
START_TEST(bad_places_stop)
{
    static const int64_t wrong[] = {
        -1,        0, /* stands for the length */
        127,       -128,     255, 32767, -32768, 65535, INT32_MAX, UINT32_MAX, INT64_C(1) << 32, -(INT64_C(1) << 32),
        INT64_MAX, INT64_MIN
    };
    random_state = 20260110;
    for (long n = rounds(300); n-- > 0;) {
        random_table(below(CHECKS), 150, false);
        lay_plainly();
        const int32_t fact = percent(10) ? ON : below(t.facts), row = below(t.rows);
        layout l = random_layout(type_of(t.subject, fact));
        l.type = PARTYORG_COLUMN_INT8 + (int32_t)(n % 8);
        l.texts = PARTYORG_COLUMN_TEXT + below(3);
        l.entries = percent(20) && width_of(l.type) > 1 ? MAPS_MAX + 3 : below(8);
        lay_fact(fact, &l);
        settle();
        if (l.nulls)
            set_bit((uint8_t *)(uintptr_t)t.columns[fact].validity, l.offset + row, true);
        for (int32_t i = 0; i < COUNT(wrong); i++) {
            const int64_t length = t.columns[fact].dictionary_length, place = wrong[i] ? wrong[i] : length;
            if (!fits(l.type, place) || (place >= 0 && place < length) || place == PARTYORG_UNKNOWN)
                continue;
            store((void *)(uintptr_t)t.columns[fact].values, l.type, l.offset + row, place);
            stops_at(row, fact, PARTYORG_E_VALUE, "", true);
        }
        if (l.type == PARTYORG_COLUMN_INT32 || l.type == PARTYORG_COLUMN_INT64) { /* unknown, as in other columns */
            store((void *)(uintptr_t)t.columns[fact].values, l.type, l.offset + row, PARTYORG_UNKNOWN);
            if (fact == ON) {
                stops_at(row, fact, PARTYORG_E_DATE, "", true);
                continue;
            }
            t.values[fact][row] = PARTYORG_UNKNOWN;
            settle_row(row);
            row_is_file(row);
            EVERY_SET(set)
            {
                agrees(set, 0, t.rows, everything);
                agrees(set, row, 1, everything);
            }
        }
        if (l.type == PARTYORG_COLUMN_UINT64) {
            store((void *)(uintptr_t)t.columns[fact].values, l.type, l.offset + row, -1);
            stops_at(row, fact, PARTYORG_E_VALUE, "", true);
        }
    }
    /* A dictionary without entries, which need not have values; nulls do not ask for one. */
    random_table(PARTYORG_CHECK_PARTY_AGE, 9, true);
    lay_plainly();
    make_unknown(2);
    uint8_t bits[2] = { 0, 0 };
    const int8_t places[9] = { 0, 1, 2, 3, 4, 5, 6, 7, -8 };
    t.dictionaries[2] = (partyorg_column){ .type = PARTYORG_COLUMN_TEXT };
    t.columns[2] = (partyorg_column){
        .type = PARTYORG_COLUMN_INT8, .values = places, .validity = bits, .dictionary = &t.dictionaries[2]
    };
    settle();
    EVERY_SET(set)
    agrees(set, 0, t.rows, everything);
    bits[0] = 8;
    stops_at(3, 2, PARTYORG_E_VALUE, "", true);
}
END_TEST

/* Offsets and views that make no sense. */
START_TEST(texts_nowhere)
{
    static const int64_t pairs[][2] = {
        { 1, 0 }, { -1, 3 }, { -5, -5 }, { INT64_MIN, INT64_MAX }, { INT64_MIN, INT64_MIN }, { INT64_MAX, 0 }
    };
    static const int32_t views[][4] = { { -1, 0, 0, 0 },  { INT32_MIN, 0, 0, 0 }, { 13, 0, 2, 0 },
                                        { 13, 0, -1, 0 }, { 13, 0, 0, -1 },       { 13, 0, INT32_MAX, 0 } };
    random_state = 20260111;
    random_table(PARTYORG_CHECK_READMISSION, 60, false);
    lay_plainly();
    settle();
    const int used = buffers_used;
    for (int32_t k = 0; k < 3 * COUNT(pairs); k++) {
        const int32_t fact = percent(30) ? ON : below(t.facts), row = k % 2 ? t.rows - 1 : 0, at = k / 3;
        const int64_t end = -1;
        const partyorg_column before = t.columns[fact];
        layout l = random_layout(PARTYORG_TYPE_BOOL);
        l.type = PARTYORG_COLUMN_TEXT + k % 3;
        l.texts = 0;
        lay_texts_but(fact, &l, -1, NULL);
        char *values = (char *)(uintptr_t)t.columns[fact].values;
        if (l.type == PARTYORG_COLUMN_TEXT_VIEW) {
            memcpy(values + (l.offset + row) * 16, views[at], 16);
        } else if (row > 0) { /* its start is the end of the row before */
            memcpy(values + (l.offset + row + 1) * width_of(l.type), &end, (size_t)width_of(l.type));
        } else if (l.type == PARTYORG_COLUMN_LARGE_TEXT) {
            memcpy(values + (l.offset + row) * 8, pairs[at], 16);
        } else {
            const int32_t pair[2] = { (int32_t)(pairs[at][0] >> 32 ? pairs[at][0] >> 32 : pairs[at][0]),
                                      (int32_t)(pairs[at][1] >> 32 ? pairs[at][1] >> 32 : pairs[at][1]) };
            memcpy(values + (l.offset + row) * 4, pair, 8);
        }
        stops_at(row, fact, PARTYORG_E_VALUE, "", false);

        /* No bytes at all: the first text that is not empty, or not short, lies nowhere. */
        const void *buffers_given[2] = { NULL, NULL };
        const int32_t longest = l.type == PARTYORG_COLUMN_TEXT_VIEW ? 12 : 0;
        lay_texts_but(fact, &l, -1, NULL);
        t.columns[fact].data = longest && percent(50) ? buffers_given : NULL;
        for (int32_t i = 0; i < t.rows; i++)
            if ((int32_t)strlen(texts.text[i]) > longest) {
                stops_at(i, fact, PARTYORG_E_VALUE, "", false);
                break;
            }
        t.columns[fact] = before;
        buffers_used = used;
    }
}
END_TEST

/* Of several values that cannot be read: the lowest row, in it the lowest fact, the examination date last. */
START_TEST(first_bad_value_is_named)
{
    random_state = 20260112;
    for (long n = rounds(400); n-- > 0;) {
        random_table(below(CHECKS), 1 + below(ROWS_MAX), false);
        lay_plainly();
        settle();
        int32_t lowest = t.rows, its_fact = -1, its_value = 0;
        for (int32_t k = 1 + below(6); k-- > 0;) {
            const int32_t row = percent(50) && lowest < t.rows ? lowest : below(t.rows);
            const int32_t fact = percent(20) ? ON : below(t.facts);
            const bounds b = bounds_of(t.subject, fact);
            const int32_t value = (b.high > PARTYORG_DATE_MAX ? b.high : PARTYORG_DATE_MAX) + 1 + below(1000);
            store((void *)(uintptr_t)t.columns[fact].values, t.columns[fact].type, row, value);
            if (t.columns[fact].validity) /* of points that the card does not have */
                set_bit((uint8_t *)(uintptr_t)t.columns[fact].validity, row, true);
            if (row < lowest || (row == lowest && fact <= its_fact)) {
                lowest = row;
                its_fact = fact;
                its_value = value;
            }
        }
        char number[16];
        snprintf(number, sizeof number, "%d", its_value);
        if (bounds_of(t.subject, its_fact).high < 0) /* named without its number */
            number[0] = '\0';
        stops_at(lowest, its_fact,
                 type_of(t.subject, its_fact) == PARTYORG_TYPE_DATE ? PARTYORG_E_DATE : PARTYORG_E_VALUE, number,
                 false);
    }
}
END_TEST

/* ---- counts and filters */

START_TEST(tallies)
{
    static partyorg_batch_counts found, wanted;
    static int64_t rows[ROWS_MAX + 8], rows_wanted[ROWS_MAX + 8];
    random_state = 20260113;
    for (long n = rounds(400); n-- > 0;) {
        random_table(below(CHECKS), below(ROWS_MAX + 1), percent(50));
        lay_plainly();
        settle();
        EVERY_SET(set)
        {
            partyorg_batch_filter filter, filter_wanted;
            partyorg_batch_out out;
            ok(partyorg_batch_out_init(&out));
            ok(partyorg_batch_counts_init(&found));
            random_bytes((char *)&found + 8, percent(50) ? 0 : sizeof found - 8 - 8);
            for (size_t i = 8; i < sizeof found; i += 8) /* high, but not near an overflow */
                ((char *)&found)[i + 7] = 0;
            wanted = found;
            memset(rows, 0x5A, sizeof rows);
            memset(rows_wanted, 0x5A, sizeof rows_wanted);
            random_filter(&filter, rows, percent(50) ? ROWS_MAX : below(ROWS_MAX));
            if (filter.capacity == 0)
                filter.rows = NULL;
            filter_wanted = filter;
            filter_wanted.rows = rows_wanted;
            out.counts = &found;
            out.filter = &filter;
            for (int64_t first = 0, count; first < t.rows; first += count) { /* range by range: all of it adds up */
                count = 1 + below(t.rows - (int32_t)first);
                count_rows(&wanted, first, first + count);
                find_rows(&filter_wanted, first, first + count);
                partyorg_error error = no_error;
                const partyorg_status status = po_check_batch(set, &t.batch, first, count, &out, &error);
                if (filter_wanted.count > filter_wanted.capacity) {
                    same(status, PARTYORG_E_SPACE);
                    same(error.status, PARTYORG_E_SPACE);
                    same_text(error.name, "filter");
                    same(error.row, -1);
                    expect(strstr(error.text[0], "filter") && strstr(error.text[1], "filter"), "no name");
                } else {
                    same(status, PARTYORG_OK);
                }
            }
            same_counts(&found, &wanted, __LINE__);
            same(filter.count, filter_wanted.count);
            same(memcmp(rows, rows_wanted, sizeof rows), 0);
        }
    }
}
END_TEST

/* Every set of verdicts with every set of statuses of every rule. */
START_TEST(filters)
{
    random_state = 20260114;
    for (int32_t check_id = 0; check_id < CHECKS; check_id++) {
        random_table(check_id, BLOCK_ROWS + 30, false);
        lay_plainly();
        settle();
        for (int32_t rule = -1; rule < t.rules; rule++)
            for (uint32_t sets = 0; sets < 256; sets++) {
                static int64_t rows[ROWS_MAX], rows_wanted[ROWS_MAX];
                partyorg_batch_filter wanted = { .size = sizeof wanted,
                                                 .verdicts = sets & 15,
                                                 .rule = rule,
                                                 .statuses = sets >> 4,
                                                 .capacity = ROWS_MAX };
                if (!percent((int32_t)rounds(check_id == PARTYORG_CHECK_PARTY_AGE ? 100 : 3)))
                    continue;
                wanted.rows = rows_wanted;
                find_rows(&wanted, 3, t.rows);
                EVERY_SET(set)
                {
                    partyorg_batch_filter filter = wanted;
                    partyorg_batch_out out;
                    ok(partyorg_batch_out_init(&out));
                    filter.rows = rows;
                    filter.count = 0;
                    out.filter = &filter;
                    ok(po_check_batch(set, &t.batch, 3, t.rows - 3, &out, NULL));
                    same(filter.count, wanted.count);
                    same(memcmp(rows, rows_wanted, (size_t)wanted.count * sizeof *rows), 0);
                }
            }
    }
}
END_TEST

/* A value that cannot be read comes before a filter that is full; both are in order up to that row. */
START_TEST(full_filter_and_bad_value)
{
    random_table(PARTYORG_CHECK_READMISSION, BLOCK_ROWS + 40, true);
    lay_plainly();
    settle();
    const int32_t wrong = PARTYORG_DATE_MAX + 1, row = BLOCK_ROWS + 5;
    memcpy((char *)(uintptr_t)t.columns[0].values + row * 4, &wrong, 4);
    EVERY_SET(set)
    {
        int64_t rows[2] = { 77, 77 };
        partyorg_batch_filter filter;
        partyorg_batch_out out;
        partyorg_error error = no_error;
        ok(partyorg_batch_out_init(&out));
        ok(partyorg_batch_filter_init(&filter));
        filter.rows = rows;
        filter.capacity = 1;
        out.filter = &filter;
        same(po_check_batch(set, &t.batch, 10, t.rows - 10, &out, &error), PARTYORG_E_DATE);
        same(error.row, row);
        same(filter.count, row - 10);
        same(rows[0], 10);
        same(rows[1], 77);
    }
}
END_TEST

/* ---- threads */

enum { THREADS = 4 };

struct work {
    pthread_t thread;
    int number, set;
    const int64_t *borders;
    const results *to;
    partyorg_batch_out out;
    partyorg_batch_counts counts;
    partyorg_batch_filter filter;
    int64_t rows[ROWS_MAX];
    int failures;
};

static void *run(void *given)
{
    struct work *work = given;
    for (int i = work->number; work->borders[i] < t.rows; i += THREADS) {
        const int64_t first = work->borders[i], next = work->borders[i + 1];
        work->failures += po_check_batch(work->set, &t.batch, first, next - first, &work->out, NULL) != PARTYORG_OK;
        if (next == t.rows)
            break;
    }
    return NULL;
}

/* Ranges of one batch dealt out to threads, neighbouring rows to different ones, into one set of arrays. */
START_TEST(threads)
{
    static struct work work[THREADS];
    static results found;
    random_state = 20260115;
    for (long n = rounds(100); n-- > 0;) {
        static partyorg_batch_counts counts, counts_wanted;
        int64_t borders[ROWS_MAX + THREADS + 1], at = 0;
        random_table(below(CHECKS), ROWS_MAX, percent(50));
        lay_randomly();
        settle();
        int count = 0;
        for (; at < t.rows; at += 1 + below(20))
            borders[count++] = at;
        for (int i = 0; i <= THREADS; i++)
            borders[count + i] = t.rows;
        EVERY_SET(set)
        {
            memset(&found, 0x5A, sizeof found);
            for (int i = 0; i < THREADS; i++) {
                struct work *w = &work[i];
                memset(w, 0, sizeof *w);
                w->number = i;
                w->set = set;
                w->borders = borders;
                point_to(&w->out, &found, everything);
                ok(partyorg_batch_counts_init(&w->counts));
                ok(partyorg_batch_filter_init(&w->filter));
                w->filter.verdicts = 1 << PARTYORG_NOT_MET;
                w->filter.rows = w->rows;
                w->filter.capacity = ROWS_MAX;
                w->out.counts = &w->counts;
                w->out.filter = &w->filter;
            }
            for (int i = 0; i < THREADS; i++)
                same(pthread_create(&work[i].thread, NULL, run, &work[i]), 0);
            for (int i = 0; i < THREADS; i++)
                same(pthread_join(work[i].thread, NULL), 0);
            ok(partyorg_batch_counts_init(&counts));
            ok(partyorg_batch_counts_init(&counts_wanted));
            count_rows(&counts_wanted, 0, t.rows);
            int64_t passed = 0;
            for (int i = 0; i < THREADS; i++) {
                same(work[i].failures, 0);
                counts.rows += work[i].counts.rows;
                for (int k = 0; k < 4; k++)
                    counts.verdicts[k] += work[i].counts.verdicts[k];
                for (int k = 0; k <= PARTYORG_STAGES_MAX; k++)
                    counts.stages[k] += work[i].counts.stages[k];
                for (int k = 0; k < PARTYORG_RULES_MAX * 4; k++)
                    counts.rules[k / 4][k % 4] += work[i].counts.rules[k / 4][k % 4];
                passed += work[i].filter.count;
                for (int64_t k = 0; k < work[i].filter.count; k++)
                    same(truth.verdict[MARGIN + work[i].rows[k]], PARTYORG_NOT_MET);
            }
            same_counts(&counts, &counts_wanted, __LINE__);
            same(passed, counts_wanted.verdicts[PARTYORG_NOT_MET]);
            for (int32_t row = 0; row < t.rows; row++) {
#define AGREES(bit, array) same(found.array[MARGIN + row], truth.array[MARGIN + row]);
                EVERY_OUTPUT(AGREES)
                for (int32_t v = 0; v < t.values_count; v++)
                    same(found.values[v][MARGIN + row], truth.values[v][MARGIN + row]);
            }
        }
    }
}
END_TEST

/* ---- calls that are refused */

static void check_refused(const partyorg_batch *batch, int64_t first, int64_t count, const partyorg_batch_out *out,
                          int32_t status, const char *name, const char *piece)
{
    EVERY_SET(set)
    {
        refused(po_check_batch(set, batch, first, count, out, &error), status, name, piece);
        same(po_check_batch(set, batch, first, count, out, NULL), status);
    }
    refused(partyorg_check_batch(batch, first, count, out, &error), status, name, piece);
}

/* The same for one row as a struct. */
static void facts_refused(const partyorg_batch *batch, int64_t row, void *to, int32_t status, const char *name,
                          const char *piece)
{
    partyorg_date on = 77;
    refused(partyorg_batch_facts(batch, row, to, &on, &error), status, name, piece);
    same(partyorg_batch_facts(batch, row, to, NULL, NULL), status);
    same(on, 77);
}

static void both_refused(const partyorg_batch *batch, int32_t status, const char *name, const char *piece)
{
    partyorg_batch_out out;
    file facts;
    ok(partyorg_batch_out_init(&out));
    memset(&facts, 0x5A, sizeof facts);
    ok(partyorg_facts_init(t.subject, &facts, sizeof(int32_t) * ((size_t)t.facts + 1)));
    check_refused(batch, 0, 1, &out, status, name, piece);
    facts_refused(batch, 0, &facts, status, name, piece);
}

START_TEST(refusals)
{
    static results untouched, found;
    static partyorg_batch_counts counts;
    partyorg_batch_out out;
    partyorg_batch_filter filter;
    file facts;
    random_state = 20260116;
    random_table(PARTYORG_CHECK_READMISSION, 10, true);
    t.batch.options = NULL;
    t.batch.calendar = NULL;
    lay_plainly();
    const partyorg_batch good = t.batch;
    partyorg_batch batch = good;
    memset(&untouched, 0x5A, sizeof untouched);
    memset(&found, 0x5A, sizeof found);
    point_to(&out, &found, everything);
    partyorg_batch_out bad_out = out;

    /* the batch */
    check_refused(NULL, 0, 1, &out, PARTYORG_E_NULL, "batch", "batch");
    static const uint32_t sizes[] = { 0, 4, sizeof batch - 8, sizeof batch + 8, UINT32_MAX };
    for (int i = 0; i < COUNT(sizes); i++) {
        batch.size = sizes[i];
        both_refused(&batch, PARTYORG_E_SIZE, "batch", "size");
    }
    batch = good;
    static const int32_t no_checks[] = { -1, CHECKS, 77, INT32_MAX, INT32_MIN };
    for (int i = 0; i < COUNT(no_checks); i++) {
        char number[16];
        snprintf(number, sizeof number, "%d", no_checks[i]);
        batch.check = no_checks[i];
        both_refused(&batch, PARTYORG_E_RANGE, "check", number);
    }
    batch = good;
    static const int32_t no_counts[] = { -1, 11, INT32_MAX, INT32_MIN };
    for (int i = 0; i < COUNT(no_counts); i++) {
        char number[16];
        snprintf(number, sizeof number, "%d", no_counts[i]);
        batch.column_count = no_counts[i];
        both_refused(&batch, PARTYORG_E_RANGE, "column_count", number);
    }
    batch = good;
    batch.columns = NULL;
    both_refused(&batch, PARTYORG_E_NULL, "columns", "columns");
    batch = good;
    batch.rows = -1;
    both_refused(&batch, PARTYORG_E_RANGE, "rows", "rows");
    static const int64_t outside[][2] = { { -1, 1 },        { 0, -1 },
                                          { 0, 11 },        { 10, 1 },
                                          { 11, 0 },        { 3, INT64_MAX },
                                          { INT64_MAX, 3 }, { INT64_MAX, INT64_MAX },
                                          { INT64_MIN, 1 }, { 1, INT64_MIN } };
    for (int i = 0; i < COUNT(outside); i++)
        check_refused(&good, outside[i][0], outside[i][1], &out, PARTYORG_E_RANGE, "rows", "rows");
    static const int32_t no_dates[] = { PARTYORG_DATE_MIN - 1, PARTYORG_DATE_MAX + 1, PARTYORG_UNKNOWN, INT32_MAX };
    const partyorg_column none = { .type = PARTYORG_COLUMN_MISSING };
    for (int i = 0; i < COUNT(no_dates); i++) {
        char number[16];
        snprintf(number, sizeof number, "%d", no_dates[i]);
        batch = good;
        batch.on = no_dates[i];
        both_refused(&batch, PARTYORG_E_DATE, "on", number);
        batch.on_column = &none;
        both_refused(&batch, PARTYORG_E_DATE, "on", number);
    }

    /* options and calendar */
    partyorg_options options = PARTYORG_OPTIONS_INIT;
    batch = good;
    batch.options = &options;
    options.badge_count = 2;
    check_refused(&batch, 0, 1, &out, PARTYORG_E_VALUE, "badge_count", "2");
    options = (partyorg_options)PARTYORG_OPTIONS_INIT;
    options.age_count = -1;
    check_refused(&batch, 0, 1, &out, PARTYORG_E_VALUE, "age_count", "-1");
    options.size = 5;
    check_refused(&batch, 0, 1, &out, PARTYORG_E_SIZE, "options", "5");
    const partyorg_date falling[] = { 20001, 20000 }, twice[] = { 20000, 20000 }, no_days[] = { PARTYORG_UNKNOWN, 1 };
    partyorg_calendar calendar = PARTYORG_CALENDAR_INIT;
    batch = good;
    batch.calendar = &calendar;
    calendar.days_off = falling;
    calendar.days_off_count = 2;
    check_refused(&batch, 0, 1, &out, PARTYORG_E_CALENDAR, "calendar", "calendar");
    calendar.days_off_count = 1;
    calendar.make_up = twice;
    calendar.make_up_count = 2;
    check_refused(&batch, 0, 1, &out, PARTYORG_E_CALENDAR, "calendar", "calendar");
    calendar.make_up = no_days;
    check_refused(&batch, 0, 1, &out, PARTYORG_E_DATE, "calendar", "calendar");
    calendar.make_up_count = -1;
    check_refused(&batch, 0, 1, &out, PARTYORG_E_RANGE, "calendar", "calendar");
    calendar.make_up_count = 1;
    calendar.make_up = NULL;
    check_refused(&batch, 0, 1, &out, PARTYORG_E_NULL, "calendar", "calendar");
    calendar.size = 8;
    check_refused(&batch, 0, 1, &out, PARTYORG_E_SIZE, "calendar", "calendar");

    /* columns: each refused for its own name, and as the column of examination dates */
    const partyorg_column texts_given = { .type = PARTYORG_COLUMN_TEXT, .values = untouched.due },
                          numbers = { .type = PARTYORG_COLUMN_INT32, .values = untouched.due },
                          empty = { .type = PARTYORG_COLUMN_TEXT_VIEW },
                          negative = { .type = PARTYORG_COLUMN_TEXT, .values = untouched.due, .offset = -1 };
    const struct {
        partyorg_column column;
        int32_t status;
    } wrong[] = {
        { { .type = -1, .values = untouched.due }, PARTYORG_E_TYPE },
        { { .type = PARTYORG_COLUMN_TEXT_VIEW + 1, .values = untouched.due }, PARTYORG_E_TYPE },
        { { .type = INT32_MAX, .values = untouched.due }, PARTYORG_E_TYPE },
        { { .type = PARTYORG_COLUMN_INT32 }, PARTYORG_E_NULL },
        { { .type = PARTYORG_COLUMN_TEXT }, PARTYORG_E_NULL },
        { { .type = PARTYORG_COLUMN_INT32, .values = untouched.due, .offset = -1 }, PARTYORG_E_RANGE },
        { { .type = PARTYORG_COLUMN_INT8,
            .values = untouched.due,
            .dictionary = &texts_given,
            .dictionary_length = -1 },
          PARTYORG_E_RANGE },
        { { .type = PARTYORG_COLUMN_INT8, .values = untouched.due, .dictionary = &negative, .dictionary_length = 1 },
          PARTYORG_E_RANGE },
        { { .type = PARTYORG_COLUMN_INT8, .values = untouched.due, .dictionary = &empty, .dictionary_length = 1 },
          PARTYORG_E_NULL },
        { { .type = PARTYORG_COLUMN_INT8, .values = untouched.due, .dictionary = &numbers, .dictionary_length = 1 },
          PARTYORG_E_TYPE },
        { { .type = PARTYORG_COLUMN_BITS, .values = untouched.due, .dictionary = &texts_given, .dictionary_length = 1 },
          PARTYORG_E_TYPE },
        { { .type = PARTYORG_COLUMN_FLOAT64,
            .values = untouched.due,
            .dictionary = &texts_given,
            .dictionary_length = 1 },
          PARTYORG_E_TYPE },
        { { .type = PARTYORG_COLUMN_DATE64,
            .values = untouched.due,
            .dictionary = &texts_given,
            .dictionary_length = 1 },
          PARTYORG_E_TYPE },
        { { .type = PARTYORG_COLUMN_TEXT, .values = untouched.due, .dictionary = &texts_given, .dictionary_length = 1 },
          PARTYORG_E_TYPE },
    };
    for (int32_t i = 0; i < COUNT(wrong); i++) {
        partyorg_column columns[16];
        batch = good;
        batch.on_column = &wrong[i].column;
        both_refused(&batch, wrong[i].status, "on", "on");
        memcpy(columns, t.columns, sizeof columns);
        columns[i % t.facts] = wrong[i].column;
        batch.columns = columns;
        both_refused(&batch, wrong[i].status, name_of_fact(i % t.facts), name_of_fact(i % t.facts));
    }

    /* where results go */
    check_refused(&good, 0, 1, NULL, PARTYORG_E_NULL, "out", "out");
    bad_out.size = sizeof out - 8;
    check_refused(&good, 0, 1, &bad_out, PARTYORG_E_SIZE, "out", "size");
    bad_out = out;
    ok(partyorg_batch_counts_init(&counts));
    counts.size = 8;
    bad_out.counts = &counts;
    check_refused(&good, 0, 1, &bad_out, PARTYORG_E_SIZE, "counts", "size");
    ok(partyorg_batch_counts_init(&counts));
    bad_out.filter = &filter;
    ok(partyorg_batch_filter_init(&filter));
    filter.size = 0;
    check_refused(&good, 0, 1, &bad_out, PARTYORG_E_SIZE, "filter", "size");
    static const int32_t no_rules[] = { -2, 11, 64, INT32_MAX, INT32_MIN };
    for (int i = 0; i < COUNT(no_rules); i++) {
        char number[16];
        snprintf(number, sizeof number, "%d", no_rules[i]);
        ok(partyorg_batch_filter_init(&filter));
        filter.rule = no_rules[i];
        check_refused(&good, 0, 1, &bad_out, PARTYORG_E_RANGE, "rule", number);
    }
    ok(partyorg_batch_filter_init(&filter));
    filter.count = -1;
    check_refused(&good, 0, 1, &bad_out, PARTYORG_E_RANGE, "filter", "count");
    ok(partyorg_batch_filter_init(&filter));
    filter.capacity = -1;
    check_refused(&good, 0, 1, &bad_out, PARTYORG_E_RANGE, "filter", "capacity");
    filter.capacity = 1;
    check_refused(&good, 0, 1, &bad_out, PARTYORG_E_NULL, "filter", "filter");

    /* one row as a struct */
    const uint32_t whole = (uint32_t)(sizeof(int32_t) * ((size_t)t.facts + 1));
    static const uint32_t struct_sizes[] = { 0, 3, 5, 5000, UINT32_MAX };
    ok(partyorg_facts_init(t.subject, &facts, whole));
    facts_refused(NULL, 0, &facts, PARTYORG_E_NULL, "batch", "batch");
    facts_refused(&good, 0, NULL, PARTYORG_E_NULL, "former_member", "former_member");
    facts_refused(&good, -1, &facts, PARTYORG_E_RANGE, "rows", "rows");
    facts_refused(&good, 10, &facts, PARTYORG_E_RANGE, "rows", "rows");
    facts_refused(&good, INT64_MAX, &facts, PARTYORG_E_RANGE, "rows", "rows");
    facts_refused(&good, INT64_MIN, &facts, PARTYORG_E_RANGE, "rows", "rows");
    for (int i = 0; i < COUNT(struct_sizes); i++) {
        facts.size = struct_sizes[i];
        facts_refused(&good, 0, &facts, PARTYORG_E_SIZE, "former_member", "size");
    }

    /* Nothing was examined in all this. */
    same(memcmp(&found, &untouched, sizeof found), 0);
    same(counts.rows, 0);
    same(filter.count, 0);
    ok(partyorg_check_batch(&good, 0, 10, &out, NULL));
    expect(memcmp(&found, &untouched, sizeof found) != 0, "nothing is written");
}
END_TEST

START_TEST(initial_values)
{
    static const partyorg_batch none = PARTYORG_BATCH_INIT;
    static const char instructions[INSTRUCTIONS_COUNT][8] = {
        [INSTRUCTIONS_any] = "any", [INSTRUCTIONS_avx2] = "avx2"
    };
    partyorg_batch batch;
    partyorg_batch_counts counts;
    partyorg_batch_filter filter;
    partyorg_batch_out out;
    int best = INSTRUCTIONS_any;
    memset(&batch, 0x5A, sizeof batch);
    memset(&counts, 0x5A, sizeof counts);
    memset(&filter, 0x5A, sizeof filter);
    memset(&out, 0x5A, sizeof out);
    ok(partyorg_batch_init(&batch));
    ok(partyorg_batch_counts_init(&counts));
    ok(partyorg_batch_filter_init(&filter));
    ok(partyorg_batch_out_init(&out));
    same(batch.size, sizeof batch);
    same(batch.on, PARTYORG_UNKNOWN);
    same(memcmp(&batch, &none, sizeof batch), 0);
    same(counts.size, sizeof counts);
    same(filter.size, sizeof filter);
    same(filter.rule, -1);
    same(out.size, sizeof out);
    for (size_t i = sizeof counts.size; i < sizeof counts; i++)
        same(((char *)&counts)[i], 0);
    for (size_t i = sizeof out.size; i < sizeof out; i++)
        same(((char *)&out)[i], 0);
    same(filter.verdicts + filter.statuses, 0);
    same(filter.capacity + filter.count, 0);
    expect(!filter.rows, "rows");
    same(partyorg_batch_init(NULL), PARTYORG_E_NULL);
    same(partyorg_batch_counts_init(NULL), PARTYORG_E_NULL);
    same(partyorg_batch_filter_init(NULL), PARTYORG_E_NULL);
    same(partyorg_batch_out_init(NULL), PARTYORG_E_NULL);
    expect(po_has_instructions(INSTRUCTIONS_any), "not even the plainest instructions");
    EVERY_SET(set)
    best = set;
    same_text(partyorg_batch_instructions(), instructions[best]);

    /* A batch of no rows and no columns is one; nothing wanted is nothing written. */
    batch.on = 20000;
    ok(partyorg_check_batch(&batch, 0, 0, &out, NULL));
    batch.rows = 1000;
    ok(partyorg_check_batch(&batch, 0, 1000, &out, NULL));
    out.counts = &counts;
    ok(partyorg_check_batch(&batch, 0, 1000, &out, NULL));
    same(counts.rows, 1000);
    same(counts.verdicts[PARTYORG_NOT_KNOWN], 1000);
}
END_TEST

/* Two facts may lie in one column and know different rows of it, some of them beyond the years that are computed fast.
 */
START_TEST(one_column_for_two_facts)
{
    enum { SHARED = 300 };
    static const char *const names[2] = { "introduced_on", "org_opinion_on" };
    static partyorg_date days[SHARED];
    static uint8_t known[2][SHARED / 8 + 1];
    static partyorg_column columns[FACTS_MAX];
    static uint64_t met[SHARED], not_met[SHARED], unknown[SHARED];
    partyorg_options options = PARTYORG_OPTIONS_INIT;
    partyorg_batch batch = PARTYORG_BATCH_INIT;
    partyorg_batch_out out;
    options.paper_age_from = PARTYORG_PAPER_AGE_FROM_DOCUMENT;
    for (int32_t i = 0; i < SHARED; i++)
        days[i] = i % 7 == 0 ? -40000 - i : 20300 + i;
    for (int32_t f = 0; f < 2; f++) {
        int32_t fact = 0;
        for (size_t i = 0; i < sizeof known[f]; i++)
            known[f][i] = f == 0 ? 0xB6 : 0x6D;
        ok(partyorg_fact_find(PARTYORG_SUBJECT_APPLICANT, names[f], SIZE_MAX, &fact));
        columns[fact].type = PARTYORG_COLUMN_INT32;
        columns[fact].values = days;
        columns[fact].validity = known[f];
    }
    batch.check = PARTYORG_CHECK_ADMISSION;
    batch.rows = SHARED;
    batch.on = 20700;
    batch.columns = columns;
    batch.column_count = (int32_t)(sizeof(partyorg_applicant) / sizeof(int32_t)) - 1;
    batch.options = &options;
    ok(partyorg_batch_out_init(&out));
    out.met = met;
    out.not_met = not_met;
    out.unknown = unknown;
    EVERY_SET(set)
    {
        ok(po_check_batch(set, &batch, 0, SHARED, &out, NULL));
        for (int32_t i = 0; i < SHARED; i++) {
            partyorg_applicant facts = PARTYORG_APPLICANT_INIT;
            partyorg_masks masks = PARTYORG_MASKS_INIT;
            ok(partyorg_batch_facts(&batch, i, &facts, NULL, NULL));
            ok(partyorg_check_masks(batch.check, &facts, batch.on, &options, NULL, &masks, NULL));
            same(met[i], masks.met);
            same(not_met[i], masks.not_met);
            same(unknown[i], masks.unknown);
        }
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = { random_batches,
                                   ranges,
                                   layouts,
                                   offsets,
                                   edges,
                                   many_dictionaries,
                                   bad_numbers_stop,
                                   points_beyond_the_card,
                                   own_cards,
                                   days_without_date,
                                   bad_texts_stop,
                                   bad_places_stop,
                                   texts_nowhere,
                                   first_bad_value_is_named,
                                   tallies,
                                   filters,
                                   full_filter_and_bad_value,
                                   threads,
                                   refusals,
                                   initial_values,
                                   one_column_for_two_facts };
    printf("instructions run:");
    EVERY_SET(set)
    printf(" %d", set);
    printf("; batches take \"%s\"\n", partyorg_batch_instructions());
    fflush(stdout);
    return run_tests("batch", tests, sizeof tests / sizeof tests[0]);
}
