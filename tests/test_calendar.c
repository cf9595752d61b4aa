/* SPDX-License-Identifier: MIT */
/*
 * Tests of dates, the lunar calendar, public holidays, working days and the error buffer.
 *
 * References are independent and slow: civil dates are counted day by day, working days are walked one by one, the
 * lunar dates are the published ones. Build (the objects of the library, not the shared one: the kernel is hidden):
 *
 *   cc -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Iinclude -iquote libpartyorg -o build/test_calendar \
 *      tests/test_calendar.c build/calendar.o build/lunar.o build/error.o build/calendar_tables.o \
 *      $(pkg-config --cflags --libs check)
 */
#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calendar.h"
#include "partyorg/base.h"
#include "partyorg/date.h"

/* Check counts a point for every assertion: loops over millions of cases assert only what is wrong. */
#define expect(condition, ...)                                                                                         \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            ck_abort_msg(__VA_ARGS__);                                                                                 \
        }                                                                                                              \
    } while (0)
#define same(got, wanted)                                                                                              \
    do {                                                                                                               \
        long long got_ = (long long)(got);                                                                             \
        long long wanted_ = (long long)(wanted);                                                                       \
        expect(got_ == wanted_, "line %d: %s is %lld, not %lld", __LINE__, #got, got_, wanted_);                       \
    } while (0)
#define COUNT(array) ((int32_t)(sizeof(array) / sizeof((array)[0])))

/* ---- the reference: a list of days, counted ---- */

typedef struct civil {
    int16_t year;
    int8_t month;
    int8_t day;
    int8_t weekday;
} civil;

#define REF_FIRST_YEAR 1850
#define REF_LAST_YEAR 2350
#define REF_MAX 183500

static civil ref_days[REF_MAX];
static int32_t ref_count;
static int32_t ref_epoch; /* place of 1970-01-01 */

static int32_t ref_month_length(int32_t y, int32_t m)
{
    static const int32_t length[] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = y % 400 == 0 || (y % 4 == 0 && y % 100 != 0);
    return m == 2 && leap ? 29 : length[m];
}

static void ref_build(void)
{
    int32_t weekday = 2; /* 1850-01-01 was a Tuesday; verified below by 1970-01-01, a Thursday */
    for (int32_t y = REF_FIRST_YEAR; y <= REF_LAST_YEAR; y++) {
        for (int32_t m = 1; m <= 12; m++) {
            for (int32_t d = 1; d <= ref_month_length(y, m); d++) {
                if (y == 1970 && m == 1 && d == 1) {
                    ref_epoch = ref_count;
                }
                ref_days[ref_count++] = (civil){ (int16_t)y, (int8_t)m, (int8_t)d, (int8_t)weekday };
                weekday = weekday == 7 ? 1 : weekday + 1;
            }
        }
    }
}

static const civil *ref_at(int32_t date)
{
    return &ref_days[ref_epoch + date];
}

/* The date of a civil day by search in the list; no such day: 0 and *found false. */
static int32_t ref_date(int32_t y, int32_t m, int32_t d)
{
    int32_t low = 0;
    int32_t high = ref_count - 1;
    int32_t key = y * 10000 + m * 100 + d;
    while (low < high) {
        int32_t middle = (low + high) / 2;
        const civil *c = &ref_days[middle];
        if (c->year * 10000 + c->month * 100 + c->day < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const civil *c = &ref_days[low];
    expect(c->year == y && c->month == m && c->day == d, "no such day in the reference: %d-%d-%d", y, m, d);
    return low - ref_epoch;
}

static int32_t ymd(int32_t y, int32_t m, int32_t d)
{
    return ref_date(y, m, d);
}

/* A small fixed generator, so that a failure can be repeated. */
static uint32_t random_state = 12345;
static uint32_t random_below(uint32_t bound)
{
    random_state = random_state * 1664525U + 1013904223U;
    return (uint32_t)((uint64_t)random_state * bound >> 32);
}

/* ---- civil dates ---- */

/* The step of the longest loops over every day: 1, but more where valgrind is told to do less. */
static int32_t stride(void)
{
    const char *percent = getenv("PARTYORG_TEST_PERCENT");
    const long given = percent ? strtol(percent, NULL, 10) : 100;
    return (int32_t)(100 / (given < 1 ? 1 : given)) | 1;
}

START_TEST(civil_every_day)
{
    same(ref_at(0)->weekday, 4);
    for (int32_t i = 0; i < ref_count; i++) {
        int32_t date = i - ref_epoch;
        const civil *c = &ref_days[i];
        int32_t y = 0;
        int32_t m = 0;
        int32_t d = 0;
        partyorg_date back = 0;
        int32_t weekday = 0;
        same(partyorg_date_to_civil(date, &y, &m, &d), PARTYORG_OK);
        expect(y == c->year && m == c->month && d == c->day, "to_civil(%d) is %d-%d-%d", date, y, m, d);
        same(partyorg_date_from_civil(y, m, d, &back), PARTYORG_OK);
        same(back, date);
        same(partyorg_date_weekday(date, &weekday), PARTYORG_OK);
        same(weekday, c->weekday);
        same(po_year_of(date), c->year);
        same(po_month_first(date), date - c->day + 1);
        same(po_month_after(date, 1) - 1, date - c->day + ref_month_length(c->year, c->month));
    }
}
END_TEST

START_TEST(civil_every_month)
{
    int32_t date = PARTYORG_DATE_MIN;
    int32_t weekday = 1; /* 0001-01-01 was a Monday */
    for (int32_t y = 1; y <= 9999; y++) {
        for (int32_t m = 1; m <= 12; m++) {
            int32_t length = ref_month_length(y, m);
            partyorg_date got = 0;
            int32_t gy = 0;
            int32_t gm = 0;
            int32_t gd = 0;
            int32_t gw = 0;
            same(partyorg_date_from_civil(y, m, 1, &got), PARTYORG_OK);
            same(got, date);
            same(partyorg_date_from_civil(y, m, length, &got), PARTYORG_OK);
            same(got, date + length - 1);
            same(partyorg_date_from_civil(y, m, length + 1, &got), PARTYORG_E_DATE);
            same(partyorg_date_from_civil(y, m, 0, &got), PARTYORG_E_DATE);
            same(partyorg_date_weekday(date, &gw), PARTYORG_OK);
            same(gw, weekday);
            for (int32_t edge = 0; edge < 2; edge++) {
                int32_t at = edge == 0 ? date : date + length - 1;
                same(partyorg_date_to_civil(at, &gy, &gm, &gd), PARTYORG_OK);
                expect(gy == y && gm == m && gd == (edge == 0 ? 1 : length), "%d-%d edge %d", y, m, edge);
                same(po_month_first(at), date);
                same(po_month_after(at, 1) - 1, date + length - 1);
                same(po_year_of(at), y);
            }
            same(po_civil_to_days(y, m, 1), date);
            date += length;
            weekday = (weekday - 1 + length) % 7 + 1;
        }
    }
    same(date - 1, PARTYORG_DATE_MAX);
}
END_TEST

START_TEST(civil_refusals)
{
    partyorg_date date = 77;
    same(partyorg_date_from_civil(2024, 2, 30, &date), PARTYORG_E_DATE);
    same(partyorg_date_from_civil(2023, 2, 29, &date), PARTYORG_E_DATE);
    same(partyorg_date_from_civil(0, 1, 1, &date), PARTYORG_E_DATE);
    same(partyorg_date_from_civil(10000, 1, 1, &date), PARTYORG_E_DATE);
    same(partyorg_date_from_civil(2024, 13, 1, &date), PARTYORG_E_DATE);
    same(partyorg_date_from_civil(2024, 0, 1, &date), PARTYORG_E_DATE);
    same(partyorg_date_from_civil(INT32_MIN, INT32_MIN, INT32_MIN, &date), PARTYORG_E_DATE);
    same(partyorg_date_from_civil(INT32_MAX, INT32_MAX, INT32_MAX, &date), PARTYORG_E_DATE);
    same(partyorg_date_from_civil(2024, 1, 1, NULL), PARTYORG_E_NULL);
    same(date, 77);
    int32_t y = 5;
    int32_t wrong[] = { PARTYORG_UNKNOWN, INT32_MAX, PARTYORG_DATE_MIN - 1, PARTYORG_DATE_MAX + 1 };
    for (int32_t i = 0; i < COUNT(wrong); i++) {
        same(partyorg_date_to_civil(wrong[i], &y, NULL, NULL), PARTYORG_E_DATE);
        same(partyorg_date_weekday(wrong[i], &y), PARTYORG_E_DATE);
    }
    same(y, 5);
    same(partyorg_date_weekday(0, NULL), PARTYORG_E_NULL);
    same(partyorg_date_to_civil(0, NULL, NULL, NULL), PARTYORG_OK);
    same(partyorg_date_to_civil(0, NULL, &y, NULL), PARTYORG_OK);
    same(y, 1);
    same(partyorg_date_min(), PARTYORG_DATE_MIN);
    same(partyorg_date_max(), PARTYORG_DATE_MAX);
}
END_TEST

/* ---- months ---- */

static const int32_t month_steps[] = { 1, 3, 6, 9, 12, 24, 36, 60, 216, 720, -1, -12 };

START_TEST(months_every_day)
{
    for (int32_t date = ymd(1920, 1, 1); date <= ymd(2060, 12, 31); date += stride()) {
        const civil *c = ref_at(date);
        for (int32_t i = 0; i < COUNT(month_steps); i++) {
            int32_t y = c->year;
            int32_t m = c->month;
            for (int32_t n = month_steps[i]; n > 0; n--) {
                y += m == 12 ? 1 : 0;
                m = m == 12 ? 1 : m + 1;
            }
            for (int32_t n = month_steps[i]; n < 0; n++) {
                y -= m == 1 ? 1 : 0;
                m = m == 1 ? 12 : m - 1;
            }
            int32_t length = ref_month_length(y, m);
            bool exists = c->day <= length;
            int32_t down = ref_date(y, m, exists ? c->day : length);
            partyorg_date got = 0;
            same(po_add_months(date, month_steps[i]), down);
            same(po_add_months_slow(date, month_steps[i]), down);
            same(partyorg_date_add_months(date, month_steps[i], PARTYORG_ROUND_DOWN, &got), PARTYORG_OK);
            same(got, down);
            same(partyorg_date_add_months(date, month_steps[i], PARTYORG_ROUND_UP, &got), PARTYORG_OK);
            same(got, exists ? down : down + 1);
            got = -5;
            same(partyorg_date_add_months(date, month_steps[i], PARTYORG_ROUND_ABORT, &got),
                 exists ? PARTYORG_OK : PARTYORG_E_AMBIGUOUS);
            same(got, exists ? down : -5);
        }
    }
}
END_TEST

/* Every month of the years 1 to 9999 from a few days, against a list of month starts that is counted. */
START_TEST(months_every_year)
{
    int32_t *start = malloc(sizeof *start * (9999 * 12 + 1));
    expect(start != NULL, "no memory");
    start[0] = PARTYORG_DATE_MIN;
    for (int32_t i = 0; i < 9999 * 12; i++) {
        start[i + 1] = start[i] + ref_month_length(i / 12 + 1, i % 12 + 1);
    }
    for (int32_t round = 0; round < 400000; round++) {
        int32_t from = (int32_t)random_below(9999 * 12);
        int32_t to = (int32_t)random_below(9999 * 12);
        if (round % 2 == 0) { /* on both sides of the table's ends */
            from = (1890 + (int32_t)random_below(20)) * 12 + (int32_t)random_below(12) + (round % 4 == 0 ? 4800 : 0);
            to = from + (int32_t)random_below(600) - 300;
        }
        int32_t length = start[from + 1] - start[from];
        int32_t day = round % 3 == 0 ? length : 1 + (int32_t)random_below((uint32_t)length);
        int32_t to_length = start[to + 1] - start[to];
        int32_t wanted = start[to] + (day <= to_length ? day : to_length) - 1;
        same(po_add_months(start[from] + day - 1, to - from), wanted);
        partyorg_date got = 0;
        same(partyorg_date_add_months(start[from] + day - 1, to - from, PARTYORG_ROUND_DOWN, &got), PARTYORG_OK);
        same(got, wanted);
    }
    free(start);
}
END_TEST

START_TEST(months_beyond)
{
    /* 4800 months are 146097 days, whatever the day */
    int32_t days[] = { PARTYORG_DATE_MIN, -25568, -25567, 0, 19782, 120529, 120530, PARTYORG_DATE_MAX };
    for (int32_t i = 0; i < COUNT(days); i++) {
        for (int32_t k = -25; k <= 208; k++) {
            same(po_add_months(days[i], k * 4800), (int64_t)days[i] + (int64_t)k * 146097);
        }
        same(po_add_months(days[i], INT32_MAX), INT32_MAX);
        same(po_add_months(days[i], INT32_MIN), INT32_MIN + 1);
    }
    same(po_add_months(PARTYORG_DATE_MAX, 1), PARTYORG_DATE_MAX + 31);
    same(po_add_months(PARTYORG_DATE_MAX, 2), PARTYORG_DATE_MAX + 31 + 29); /* 10000 is a leap year */
    same(po_add_months(PARTYORG_DATE_MIN, -1), PARTYORG_DATE_MIN - 31);
    int32_t extremes[] = { INT32_MIN, INT32_MIN + 1, INT32_MAX - 1, INT32_MAX };
    int32_t steps[] = { INT32_MIN, INT32_MIN + 1, -120000, -1, 0, 1, 1000000, INT32_MAX - 1, INT32_MAX };
    for (int32_t i = 0; i < COUNT(extremes); i++) {
        for (int32_t k = 0; k < COUNT(steps); k++) {
            expect(po_add_months(extremes[i], steps[k]) != PARTYORG_UNKNOWN, "a result that reads as unknown");
        }
        expect(po_month_first(extremes[i]) <= po_month_after(extremes[i], 1) - 1, "month of %d", extremes[i]);
        (void)po_year_of(extremes[i]);
    }
    partyorg_date got = 9;
    same(partyorg_date_add_months(PARTYORG_DATE_MAX, 1, PARTYORG_ROUND_DOWN, &got), PARTYORG_E_DATE);
    same(partyorg_date_add_months(PARTYORG_DATE_MIN, -1, PARTYORG_ROUND_UP, &got), PARTYORG_E_DATE);
    same(partyorg_date_add_months(0, INT32_MAX, PARTYORG_ROUND_DOWN, &got), PARTYORG_E_DATE);
    same(partyorg_date_add_months(0, INT32_MIN, PARTYORG_ROUND_ABORT, &got), PARTYORG_E_DATE);
    same(partyorg_date_add_months(PARTYORG_UNKNOWN, 0, PARTYORG_ROUND_DOWN, &got), PARTYORG_E_DATE);
    same(partyorg_date_add_months(0, 1, 3, &got), PARTYORG_E_RANGE);
    same(partyorg_date_add_months(0, 1, -1, &got), PARTYORG_E_RANGE);
    same(partyorg_date_add_months(0, 1, PARTYORG_ROUND_DOWN, NULL), PARTYORG_E_NULL);
    same(got, 9);
}
END_TEST

static void check_full_months(int32_t from, int32_t to)
{
    int32_t full = 0;
    int32_t by_month = 0;
    int32_t back = 0;
    same(partyorg_date_full_months(from, to, &full), PARTYORG_OK);
    expect(po_add_months(from, full) <= to, "full_months(%d, %d) = %d is too many", from, to, full);
    expect(po_add_months(from, full + 1) > to, "full_months(%d, %d) = %d is too few", from, to, full);
    same(partyorg_date_months_by_month(from, to, &by_month), PARTYORG_OK);
    same(po_add_months(po_month_first(from), by_month), po_month_first(to));
    same(partyorg_date_months_by_month(to, from, &back), PARTYORG_OK);
    same(back, -by_month);
    expect(full == by_month || full == by_month - 1, "full_months(%d, %d) = %d", from, to, full);
}

START_TEST(months_between)
{
    for (int32_t from = ymd(2023, 12, 1); from <= ymd(2025, 3, 1); from++) {
        for (int32_t to = ymd(2023, 1, 1); to <= ymd(2026, 4, 1); to++) {
            check_full_months(from, to);
        }
    }
    for (int32_t round = 0; round < 300000; round++) {
        check_full_months(PARTYORG_DATE_MIN + (int32_t)random_below(PARTYORG_DATE_MAX - PARTYORG_DATE_MIN + 1),
                          PARTYORG_DATE_MIN + (int32_t)random_below(PARTYORG_DATE_MAX - PARTYORG_DATE_MIN + 1));
    }
    check_full_months(PARTYORG_DATE_MIN, PARTYORG_DATE_MAX);
    check_full_months(PARTYORG_DATE_MAX, PARTYORG_DATE_MIN);
    check_full_months(PARTYORG_DATE_MIN + 30, PARTYORG_DATE_MIN);
    int32_t n = 3;
    same(partyorg_date_full_months(ymd(2024, 1, 31), ymd(2024, 2, 29), &n), PARTYORG_OK);
    same(n, 1);
    same(partyorg_date_full_months(ymd(2024, 1, 31), ymd(2024, 2, 28), &n), PARTYORG_OK);
    same(n, 0);
    same(partyorg_date_full_months(ymd(2024, 2, 28), ymd(2024, 1, 31), &n), PARTYORG_OK);
    same(n, -1);
    same(partyorg_date_months_by_month(ymd(2024, 1, 31), ymd(2024, 2, 1), &n), PARTYORG_OK);
    same(n, 1);
    same(partyorg_date_full_months(PARTYORG_UNKNOWN, 0, &n), PARTYORG_E_DATE);
    same(partyorg_date_full_months(0, INT32_MAX, &n), PARTYORG_E_DATE);
    same(partyorg_date_months_by_month(PARTYORG_UNKNOWN, 0, &n), PARTYORG_E_DATE);
    same(partyorg_date_months_by_month(0, PARTYORG_UNKNOWN, &n), PARTYORG_E_DATE);
    same(partyorg_date_full_months(0, 0, NULL), PARTYORG_E_NULL);
    same(partyorg_date_months_by_month(0, 0, NULL), PARTYORG_E_NULL);
}
END_TEST

/* ---- text ---- */

START_TEST(text_round_trip)
{
    for (int32_t i = 0; i < ref_count; i += 3) {
        int32_t date = i - ref_epoch;
        const civil *c = &ref_days[i];
        char wanted[32];
        char got[PARTYORG_DATE_TEXT];
        partyorg_date back = 0;
        snprintf(wanted, sizeof wanted, "%04d-%02d-%02d", c->year, c->month, c->day);
        same(partyorg_date_print(date, PARTYORG_ISO, got, sizeof got), PARTYORG_OK);
        ck_assert_str_eq(got, wanted);
        same(partyorg_date_parse(got, SIZE_MAX, &back, NULL), PARTYORG_OK);
        same(back, date);
        snprintf(wanted, sizeof wanted, "%02d/%02d/%04d", c->day, c->month, c->year);
        same(partyorg_date_print(date, PARTYORG_DMY, got, sizeof got), PARTYORG_OK);
        ck_assert_str_eq(got, wanted);
        same(partyorg_date_parse(got, 10, &back, NULL), PARTYORG_OK);
        same(back, date);
        snprintf(wanted, sizeof wanted, " \t%d/%d/%04d \t ", c->day, c->month, c->year);
        same(partyorg_date_parse(wanted, strlen(wanted), &back, NULL), PARTYORG_OK);
        same(back, date);
    }
    char got[PARTYORG_DATE_TEXT];
    same(partyorg_date_print(PARTYORG_DATE_MIN, PARTYORG_ISO, got, sizeof got), PARTYORG_OK);
    ck_assert_str_eq(got, "0001-01-01");
    same(partyorg_date_print(PARTYORG_DATE_MAX, PARTYORG_DMY, got, sizeof got), PARTYORG_OK);
    ck_assert_str_eq(got, "31/12/9999");
}
END_TEST

START_TEST(text_print_refusals)
{
    char got[16] = "untouched";
    int32_t wrong[] = { PARTYORG_UNKNOWN, INT32_MAX, PARTYORG_DATE_MIN - 1, PARTYORG_DATE_MAX + 1 };
    for (int32_t i = 0; i < COUNT(wrong); i++) {
        same(partyorg_date_print(wrong[i], PARTYORG_ISO, got, sizeof got), PARTYORG_E_DATE);
    }
    same(partyorg_date_print(0, 2, got, sizeof got), PARTYORG_E_RANGE);
    same(partyorg_date_print(0, -1, got, sizeof got), PARTYORG_E_RANGE);
    same(partyorg_date_print(0, PARTYORG_ISO, NULL, sizeof got), PARTYORG_E_NULL);
    for (size_t size = 0; size < PARTYORG_DATE_TEXT; size++) {
        same(partyorg_date_print(0, PARTYORG_ISO, got, size), PARTYORG_E_SPACE);
    }
    ck_assert_str_eq(got, "untouched");
}
END_TEST

static bool valid_utf8(const char *text)
{
    for (const unsigned char *s = (const unsigned char *)text; *s != 0;) {
        int more = *s < 0x80                 ? 0
                   : *s >= 0xC2 && *s < 0xE0 ? 1
                   : *s >= 0xE0 && *s < 0xF0 ? 2
                   : *s >= 0xF0 && *s < 0xF5 ? 3
                                             : -1;
        if (more < 0 || *s < 0x20 || *s == 0x7F) {
            return false;
        }
        for (s++; more > 0; more--, s++) {
            if ((*s & 0xC0) != 0x80) {
                return false;
            }
        }
    }
    return true;
}

/* Parses an exact copy on the heap, so that a read past the end is seen by the sanitizer. */
static partyorg_status parse_exact(const char *text, size_t length, partyorg_date *out, partyorg_error *error)
{
    char *copy = malloc(length == 0 ? 1 : length);
    expect(copy != NULL, "no memory");
    memcpy(copy, text, length);
    partyorg_status status = partyorg_date_parse(copy, length, out, error);
    free(copy);
    return status;
}

START_TEST(text_malformed)
{
    static const char wrong[][40] = {
        "",
        " ",
        "\t",
        "2025",
        "2025-07",
        "2025-7-1",
        "2025-07-1",
        "2025-7-01",
        "25-07-01",
        "02025-07-01",
        "2025-07-011",
        "2025/07/01",
        "2025.07.01",
        "01-07-2025",
        "1.7.2025",
        "1/7/25",
        "1/7/225",
        "1/7/20255",
        "001/7/2025",
        "1/007/2025",
        "/7/2025",
        "1//2025",
        "1/7/",
        "1/7",
        "a",
        "2025-07-01x",
        "x2025-07-01",
        "2025-07-01 00:00",
        "2025-07-01T00:00:00Z",
        "2025- 07-01",
        "2025-07 -01",
        "+2025-07-01",
        "-025-07-01",
        "2025--7-01",
        "2025-07--1",
        "1 /7/2025",
        "1/ 7/2025",
        "-1/7/2025",
        "+1/7/2025",
        "2025-07-01\n",
        "\n2025-07-01",
        "2025-07-01\r",
        "\v2025-07-01",
        "\u00A02025-07-01",
        "20250701",
        "2025-00-01x",
        "２０２５-07-01",
        "ngày 1/7/2025",
        "1/7/2025/",
        "2025-07-0a",
        "2O25-07-01",
        "0x07-07-01",
        "1e/7/2025",
    };
    static const char missing[][24] = {
        "2025-02-29", "2024-02-30", "2025-04-31", "2025-13-01", "2025-00-01", "2025-01-00", "2025-01-32", "0000-01-01",
        "29/2/2025",  "31/4/2025",  "0/1/2025",   "1/0/2025",   "32/1/2025",  "1/13/2025",  "1/1/0000",   "99/99/9999",
    };
    partyorg_date date = 42;
    partyorg_error error;
    for (int32_t i = 0; i < COUNT(wrong); i++) {
        memset(&error, 0x55, sizeof error);
        expect(parse_exact(wrong[i], strlen(wrong[i]), &date, &error) == PARTYORG_E_DATE, "'%s' was read", wrong[i]);
        same(error.status, PARTYORG_E_DATE);
        ck_assert_ptr_nonnull(strstr(error.text[PARTYORG_EN], "YYYY-MM-DD"));
        ck_assert_ptr_nonnull(strstr(error.text[PARTYORG_VI], "không phải là ngày"));
        expect(valid_utf8(error.text[0]) && valid_utf8(error.text[1]) && valid_utf8(error.name), "'%s'", wrong[i]);
        same(partyorg_date_parse(wrong[i], SIZE_MAX, &date, NULL), PARTYORG_E_DATE);
    }
    for (int32_t i = 0; i < COUNT(missing); i++) {
        expect(parse_exact(missing[i], strlen(missing[i]), &date, &error) == PARTYORG_E_DATE, "%s", missing[i]);
        ck_assert_ptr_nonnull(strstr(error.text[PARTYORG_EN], missing[i]));
        ck_assert_ptr_nonnull(strstr(error.text[PARTYORG_EN], "does not exist"));
        ck_assert_ptr_nonnull(strstr(error.text[PARTYORG_VI], missing[i]));
        ck_assert_ptr_nonnull(strstr(error.text[PARTYORG_VI], "không tồn tại"));
    }
    same(parse_exact("2025-07-01", 9, &date, NULL), PARTYORG_E_DATE);
    same(parse_exact("2025-07-01\0", 11, &date, NULL), PARTYORG_E_DATE);
    same(parse_exact("2025\00007-01", 10, &date, NULL), PARTYORG_E_DATE);
    same(partyorg_date_parse(NULL, 0, &date, &error), PARTYORG_E_NULL);
    same(error.status, PARTYORG_E_NULL);
    ck_assert_str_eq(error.name, "text");
    same(partyorg_date_parse("2025-07-01", SIZE_MAX, NULL, &error), PARTYORG_E_NULL);
    ck_assert_str_eq(error.name, "out");
    same(partyorg_date_parse(NULL, SIZE_MAX, NULL, NULL), PARTYORG_E_NULL);
    same(date, 42);
    /* written only when the call fails */
    memset(&error, 0x55, sizeof error);
    same(partyorg_date_parse("1/7/2025", SIZE_MAX, &date, &error), PARTYORG_OK);
    same(error.text[0][0], 0x55);
    same(date, ymd(2025, 7, 1));
}
END_TEST

/* One changed byte anywhere in a date, each of the 256 values: either another date or a clean refusal. */
START_TEST(text_every_byte)
{
    static const char good[][11] = { "2025-07-01", "01/07/2025", "1/7/2025" };
    for (int32_t i = 0; i < COUNT(good); i++) {
        size_t length = strlen(good[i]);
        for (size_t at = 0; at < length; at++) {
            for (int byte = 0; byte < 256; byte++) {
                char text[11];
                memcpy(text, good[i], sizeof text);
                text[at] = (char)byte;
                partyorg_date date = 0;
                partyorg_error error;
                partyorg_status status = parse_exact(text, length, &date, &error);
                bool digit = byte >= '0' && byte <= '9';
                bool blank = (at == 0 || at == length - 1) && (byte == ' ' || byte == '\t');
                if (status == PARTYORG_OK) {
                    /* a blank may only stand for the first of two digits of the day */
                    expect(byte == good[i][at] || digit || (blank && i == 1 && at == 0), "%s byte %d", good[i], byte);
                } else {
                    same(status, PARTYORG_E_DATE);
                    expect(valid_utf8(error.text[0]) && valid_utf8(error.text[1]), "%s byte %d", good[i], byte);
                }
            }
        }
    }
}
END_TEST

START_TEST(error_buffer)
{
    partyorg_error error;
    same(po_error(NULL, PARTYORG_E_RANGE, "x", "%s", "%s", "y"), PARTYORG_E_RANGE);
    same(po_error(&error, PARTYORG_E_VALUE, "tên", "số %d và %s, 100%%", "number %d and %s, 100%%", INT32_MIN, "chữ"),
         PARTYORG_E_VALUE);
    ck_assert_str_eq(error.name, "tên");
    ck_assert_str_eq(error.text[PARTYORG_VI], "số -2147483648 và chữ, 100%");
    ck_assert_str_eq(error.text[PARTYORG_EN], "number -2147483648 and chữ, 100%");
    same(po_error(&error, PARTYORG_E_VALUE, NULL, "%d|%d|%s", "%d|%d|%s", 0, INT32_MAX, "a\nb\x7F\xFF\xC3"),
         PARTYORG_E_VALUE);
    ck_assert_str_eq(error.name, "");
    ck_assert_str_eq(error.text[PARTYORG_EN], "0|2147483647|a?b???");
    /* texts that do not fit end with a whole character, wherever the end falls */
    for (size_t lead = 0; lead < 4; lead++) {
        char text[400];
        memset(text, 'a', lead);
        for (size_t at = lead; at + 4 < sizeof text; at += 3) {
            memcpy(text + at, "ế", 4);
        }
        same(po_error(&error, PARTYORG_E_NAME, text, "%s", "x%s", text), PARTYORG_E_NAME);
        expect(valid_utf8(error.name) && valid_utf8(error.text[0]) && valid_utf8(error.text[1]), "lead %zu", lead);
        expect(strlen(error.name) >= PARTYORG_ERROR_NAME - 3 && strlen(error.name) < PARTYORG_ERROR_NAME, "name");
        expect(strlen(error.text[0]) >= PARTYORG_ERROR_TEXT - 3 && strlen(error.text[0]) < PARTYORG_ERROR_TEXT, "vi");
        partyorg_date date;
        same(partyorg_date_parse(text, SIZE_MAX, &date, &error), PARTYORG_E_DATE);
        expect(valid_utf8(error.text[0]) && valid_utf8(error.text[1]), "lead %zu", lead);
        ck_assert_ptr_nonnull(strstr(error.text[PARTYORG_EN], "...\""));
        ck_assert_ptr_nonnull(strstr(error.text[PARTYORG_EN], "9999"));
        ck_assert_ptr_nonnull(strstr(error.text[PARTYORG_VI], "9999"));
    }
    /* the longest quotation leaves room for the whole message */
    char quoted[PO_QUOTED];
    ck_assert_str_eq(po_quote(quoted, sizeof quoted, "a\0b\x1B[0m\xC2\x85\xE2\x80\xA8\xED\xA0\x80", 15),
                     "a?b?[0m?????");
    char small[4];
    ck_assert_str_eq(po_quote(small, sizeof small, "abc", 3), "abc");
    ck_assert_str_eq(po_quote(small, sizeof small, "abcd", 4), "...");
    ck_assert_str_eq(po_quote(small, sizeof small, "", 0), "");
    ck_assert_str_eq(po_quote(quoted, sizeof quoted, "đ\xF0\x9F\x98\x80", SIZE_MAX), "đ\xF0\x9F\x98\x80");
    ck_assert_str_eq(po_quote(quoted, sizeof quoted, "\xF4\x90\x80\x80\xC0\x80\xF0\x80\x80\x80\xE1\x80", SIZE_MAX),
                     "????????????");
}
END_TEST

START_TEST(status_and_version)
{
    static const char names[][24] = {
        "PARTYORG_OK",     "PARTYORG_E_NULL",  "PARTYORG_E_SIZE",   "PARTYORG_E_NAME",      "PARTYORG_E_VALUE",
        "PARTYORG_E_DATE", "PARTYORG_E_RANGE", "PARTYORG_E_SPACE",  "PARTYORG_E_AMBIGUOUS", "PARTYORG_E_CALENDAR",
        "PARTYORG_E_TYPE", "PARTYORG_E_ARROW", "PARTYORG_E_MEMORY", "PARTYORG_E_SCORECARD",
    };
    for (int32_t i = 0; i < COUNT(names); i++) {
        ck_assert_str_eq(partyorg_status_name(i), names[i]);
        const char *vi = partyorg_status_text(i, PARTYORG_VI);
        const char *en = partyorg_status_text(i, PARTYORG_EN);
        ck_assert_str_ne(vi, en);
        ck_assert_str_ne(en, partyorg_status_text(999, PARTYORG_EN));
        ck_assert_str_eq(partyorg_status_text(i, 77), en);
        expect(valid_utf8(vi) && strlen(vi) > 3, "%d", i);
    }
    int32_t none[] = { -1, COUNT(names), INT32_MIN, INT32_MAX };
    for (int32_t i = 0; i < COUNT(none); i++) {
        ck_assert_str_eq(partyorg_status_name(none[i]), "PARTYORG_E_UNKNOWN");
        ck_assert_ptr_nonnull(partyorg_status_text(none[i], PARTYORG_VI));
    }
    char version[32];
    snprintf(version, sizeof version, "%d.%d.%d", PARTYORG_VERSION_MAJOR, PARTYORG_VERSION_MINOR,
             PARTYORG_VERSION_PATCH);
    ck_assert_str_eq(partyorg_version(), version);
    ck_assert_str_eq(PARTYORG_VERSION, version);
    same(partyorg_version_number(),
         PARTYORG_VERSION_MAJOR * 10000 + PARTYORG_VERSION_MINOR * 100 + PARTYORG_VERSION_PATCH);
    same(partyorg_unknown(), INT32_MIN);
}
END_TEST

/* ---- the lunar calendar ---- */

/*
 * Lunar new year as published in Vietnam, month * 100 + day. It differs from China's in 1968, 1969, 1985, 2007 and
 * 2030, where the new moon falls between 23:00 and 24:00 at UTC+7 (1985: the leap month).
 */
#define TET_FIRST 1968
#define TET_LAST 2061
static const int32_t tet_days[] = {
    129, 216, 206, 127, 215, 203, 123, 211, 131, 218, /* 1968 */
    207, 128, 216, 205, 125, 213, 202, 121, 209, 129, /* 1978 */
    217, 206, 127, 215, 204, 123, 210, 131, 219, 207, /* 1988 */
    128, 216, 205, 124, 212, 201, 122, 209, 129, 217, /* 1998 */
    207, 126, 214, 203, 123, 210, 131, 219, 208, 128, /* 2008 */
    216, 205, 125, 212, 201, 122, 210, 129, 217, 206, /* 2018 */
    126, 213, 202, 123, 211, 131, 219, 208, 128, 215, /* 2028 */
    204, 124, 212, 201, 122, 210, 130, 217, 206, 126, /* 2038 */
    214, 202, 123, 211, 201, 218, 208, 128, 215, 204, /* 2048 */
    124, 212, 202, 121,                               /* 2058 */
};

/* Hùng Kings' day, the 10th of the 3rd lunar month. */
#define HUNG_FIRST 2007
static const int32_t hung_days[] = {
    426, 415, 404, 423, 412, 331, 419, 409, 428, 416, /* 2007 */
    406, 425, 414, 402, 421, 410, 429, 418, 407, 426, /* 2017 */
    416, 404, 423, 412, 401, 419, 409, 428, 417, 406, /* 2027 */
    424, 413, 403, 420, 410, 429, 419, 407, 426, 415, /* 2037 */
    404, 422, 411, 401, 420, 409, 428, 417, 406, 424, /* 2047 */
    413, 402, 421, 410, 331,                          /* 2057 */
};

static const int32_t leap_months[][2] = {
    { 1968, 7 }, { 1971, 5 }, { 1974, 4 }, { 1976, 8 },  { 1979, 6 }, { 1982, 4 }, { 1985, 2 },
    { 1987, 7 }, { 1990, 5 }, { 1993, 3 }, { 1995, 8 },  { 1998, 5 }, { 2001, 4 }, { 2004, 2 },
    { 2006, 7 }, { 2009, 5 }, { 2012, 4 }, { 2014, 9 },  { 2017, 6 }, { 2020, 4 }, { 2023, 2 },
    { 2025, 6 }, { 2028, 5 }, { 2031, 3 }, { 2033, 11 }, { 2036, 6 }, { 2039, 5 }, { 2042, 2 },
    { 2044, 7 }, { 2047, 5 }, { 2050, 3 }, { 2052, 8 },  { 2055, 6 }, { 2058, 4 }, { 2061, 3 },
};

/*
 * Months of each of these years but the last, from new moons computed by another program (libastro, through PyEphem):
 * bit s is set when month s, from 0, has 30 days; one more bit above the last month. The new moon of 7 May 2054 falls
 * within seconds of midnight at UTC+7: no one can say yet on which side.
 */
static const int32_t month_lengths[] = {
    0x255b, 0x156b, 0x1b69, 0x3752, 0x1b52, 0x1b25, 0x3a4b, 0x1a4d, 0x34ab, 0x12ad, /* 1968 */
    0x15ad, 0x2b6a, 0x1da9, 0x1d92, 0x3d25, 0x1d25, 0x1a55, 0x34ad, 0x14b6, 0x25b5, /* 1978 */
    0x16d5, 0x1ec9, 0x3e92, 0x1e92, 0x1d26, 0x2a56, 0x1a57, 0x3556, 0x156a, 0x1b55, /* 1988 */
    0x36c9, 0x1749, 0x1693, 0x352b, 0x152b, 0x1a5b, 0x355a, 0x156a, 0x2b65, 0x1ba5, /* 1998 */
    0x1d49, 0x3a95, 0x1a95, 0x152d, 0x2aad, 0x1ab5, 0x35aa, 0x15d2, 0x1da5, 0x3d4a, /* 2008 */
    0x1e4a, 0x1c96, 0x392e, 0x1556, 0x1ab5, 0x35b2, 0x16d2, 0x2ea5, 0x1725, 0x164b, /* 2018 */
    0x2c97, 0x14ab, 0x155b, 0x2ada, 0x1b6a, 0x3752, 0x1b92, 0x1b25, 0x3a4b, 0x1a4d, /* 2028 */
    0x14ad, 0x295b, 0x15ad, 0x1baa, 0x3b52, 0x1d92, 0x3d25, 0x1d25, 0x1a55, 0x34ad, /* 2038 */
    0x14b6, 0x16b5, 0x2daa, 0x1eca, 0x2e92, 0x1e93, 0x1d26, 0x2a56, 0x1a5b, 0x155a, /* 2048 */
    0x2ad5, 0x1b55, 0x174a,                                                         /* 2058 */
};

static int32_t tet_of(int32_t year)
{
    int32_t md = tet_days[year - TET_FIRST];
    return ref_date(year, md / 100, md % 100);
}

static int32_t hung_of(int32_t year)
{
    int32_t md = hung_days[year - HUNG_FIRST];
    return ref_date(year, md / 100, md % 100);
}

static int32_t lunar_date(int32_t y, int32_t m, int32_t d, int32_t leap)
{
    partyorg_lunar lunar = { y, m, d, leap };
    partyorg_date date = 0;
    same(partyorg_lunar_to_date(&lunar, &date), PARTYORG_OK);
    return date;
}

START_TEST(lunar_published)
{
    same(COUNT(tet_days), TET_LAST - TET_FIRST + 1);
    same(COUNT(hung_days), TET_LAST - HUNG_FIRST + 1);
    same(COUNT(month_lengths), TET_LAST - TET_FIRST);
    for (int32_t y = TET_FIRST; y <= TET_LAST; y++) {
        same(lunar_date(y, 1, 1, 0), tet_of(y));
        if (y >= HUNG_FIRST) {
            same(lunar_date(y, 3, 10, 0), hung_of(y));
        }
        if (y < TET_LAST) {
            int32_t date = tet_of(y);
            for (int32_t bits = month_lengths[y - TET_FIRST]; bits > 1; bits >>= 1) {
                int32_t length = 29 + (bits & 1);
                partyorg_lunar first;
                partyorg_lunar last;
                same(partyorg_lunar_from_date(date, &first), PARTYORG_OK);
                same(partyorg_lunar_from_date(date + length - 1, &last), PARTYORG_OK);
                expect(first.day == 1 && last.day == length && last.month == first.month && first.year == y,
                       "month %d of %d", first.month, y);
                date += length;
            }
            same(date, tet_of(y + 1));
        }
        int32_t leap = 0;
        for (int32_t i = 0; i < COUNT(leap_months); i++) {
            leap = leap_months[i][0] == y ? leap_months[i][1] : leap;
        }
        for (int32_t m = 1; m <= 12; m++) {
            partyorg_lunar lunar = { y, m, 1, 1 };
            partyorg_date date = 0;
            expect(partyorg_lunar_to_date(&lunar, &date) == (m == leap ? PARTYORG_OK : PARTYORG_E_DATE),
                   "leap month %d of %d", m, y);
        }
    }
    same(tet_of(1968), ymd(1968, 1, 29));
    same(tet_of(1984), ymd(1984, 2, 2));
    same(tet_of(1985), ymd(1985, 1, 21));
    same(tet_of(2007), ymd(2007, 2, 17));
    same(tet_of(2030), ymd(2030, 2, 2));
    same(lunar_date(2025, 8, 15, 0), ymd(2025, 10, 6));  /* mid-autumn */
    same(lunar_date(2025, 6, 1, 1), ymd(2025, 7, 25));   /* leap month 6 */
    same(lunar_date(2033, 11, 1, 1), ymd(2033, 12, 22)); /* the leap month after the solstice */
    same(lunar_date(2006, 3, 10, 0), ymd(2006, 4, 7));
}
END_TEST

START_TEST(lunar_every_day)
{
    int32_t first = lunar_date(PARTYORG_LUNAR_MIN, 1, 1, 0);
    partyorg_lunar before = { PARTYORG_LUNAR_MIN - 1, 12, 30, 0 };
    partyorg_lunar now;
    int32_t date = first;
    for (; partyorg_lunar_from_date(date, &now) == PARTYORG_OK; date++) {
        partyorg_date back = 0;
        same(partyorg_lunar_to_date(&now, &back), PARTYORG_OK);
        same(back, date);
        if (now.day == 1) {
            expect(before.day == 29 || before.day == 30, "month before %d has %d days", date, before.day);
            bool next = now.month == before.month % 12 + 1 && now.leap == 0 &&
                        now.year == before.year + (before.month == 12 ? 1 : 0);
            bool again = now.month == before.month && now.leap == 1 && before.leap == 0 && now.year == before.year;
            expect(next || again, "month order at %d", date);
        } else {
            expect(now.day == before.day + 1 && now.month == before.month && now.leap == before.leap &&
                       now.year == before.year,
                   "day order at %d", date);
        }
        before = now;
    }
    expect(before.year == PARTYORG_LUNAR_MAX && before.month == 12 && before.day >= 29, "end %d", before.year);
    same(partyorg_lunar_from_date(date, &now), PARTYORG_E_RANGE);
    same(partyorg_lunar_from_date(first - 1, &now), PARTYORG_E_RANGE);
    same(ref_at(date)->year, PARTYORG_LUNAR_MAX + 1);
}
END_TEST

START_TEST(lunar_refusals)
{
    partyorg_lunar lunar;
    partyorg_date date = 8;
    static const int32_t wrong[][4] = {
        { 2025, 0, 1, 0 },         { 2025, 13, 1, 0 },        { 2025, 1, 0, 0 },         { 2025, 1, 31, 0 },
        { 2025, 5, 1, 1 },         { 2024, 6, 1, 1 },         { 2025, 6, 1, 2 },         { 2025, 6, 1, -1 },
        { 2025, 1, INT32_MIN, 0 }, { 2025, INT32_MIN, 1, 0 }, { 2025, 1, INT32_MAX, 0 }, { 2025, INT32_MAX, 1, 0 },
        { 2025, 6, 1, INT32_MIN }, { 2025, 12, 31, 0 },
    };
    for (int32_t i = 0; i < COUNT(wrong); i++) {
        lunar = (partyorg_lunar){ wrong[i][0], wrong[i][1], wrong[i][2], wrong[i][3] };
        expect(partyorg_lunar_to_date(&lunar, &date) == PARTYORG_E_DATE, "case %d", i);
    }
    /* the twelfth month of the year before Tết 2025 (29 January) had 29 days, that of 2023 30 */
    lunar = (partyorg_lunar){ 2024, 12, 30, 0 };
    same(partyorg_lunar_to_date(&lunar, &date), PARTYORG_E_DATE);
    int32_t years[] = { PARTYORG_LUNAR_MIN - 1, PARTYORG_LUNAR_MAX + 1, INT32_MIN, INT32_MAX };
    for (int32_t i = 0; i < COUNT(years); i++) {
        lunar = (partyorg_lunar){ years[i], 1, 1, 0 };
        same(partyorg_lunar_to_date(&lunar, &date), PARTYORG_E_RANGE);
    }
    same(partyorg_lunar_to_date(NULL, &date), PARTYORG_E_NULL);
    same(partyorg_lunar_to_date(&lunar, NULL), PARTYORG_E_NULL);
    same(date, 8);
    same(lunar_date(2023, 12, 30, 0), ymd(2024, 2, 9));
    same(partyorg_lunar_from_date(0, NULL), PARTYORG_E_NULL);
    same(partyorg_lunar_from_date(PARTYORG_UNKNOWN, &lunar), PARTYORG_E_DATE);
    same(partyorg_lunar_from_date(INT32_MAX, &lunar), PARTYORG_E_DATE);
    same(partyorg_lunar_from_date(PARTYORG_DATE_MIN, &lunar), PARTYORG_E_RANGE);
    same(partyorg_lunar_from_date(PARTYORG_DATE_MAX, &lunar), PARTYORG_E_RANGE);
}
END_TEST

/* ---- holidays and working days ---- */

/* The law once more, over the published lunar dates. */
static int32_t ref_holiday(int32_t date)
{
    static const int32_t before[] = { 1, 2, 1, 2, 2, 1, 2, 2, 1, 2, 2, 2, 1 }; /* 2014 to 2026 */
    static const int32_t second[] = { 3, 1, 1, 3, 1, 1 };                      /* 2021 to 2026 */
    const civil *c = ref_at(date);
    int32_t md = c->month * 100 + c->day;
    int32_t tet = tet_of(c->year);
    int32_t weekday = ref_at(tet)->weekday;
    int32_t lead = c->year < 2014 ? 1 : c->year <= 2026 ? before[c->year - 2014] : weekday == 1 || weekday == 2 ? 1 : 2;
    int32_t length = c->year < 2014 ? 4 : 5;
    if (md == 101) {
        return PARTYORG_HOLIDAY_NEW_YEAR;
    }
    if (date >= tet - lead && date < tet - lead + length) {
        return PARTYORG_HOLIDAY_TET;
    }
    if (c->year >= 2007 && date == hung_of(c->year)) {
        return PARTYORG_HOLIDAY_HUNG_KINGS;
    }
    if (md == 430) {
        return PARTYORG_HOLIDAY_REUNIFICATION;
    }
    if (md == 501) {
        return PARTYORG_HOLIDAY_LABOUR;
    }
    if (md == 902) {
        return PARTYORG_HOLIDAY_NATIONAL;
    }
    if (c->year >= 2021 && (md == 901 || md == 903)) {
        int32_t second_weekday = ref_at(ref_date(c->year, 9, 2))->weekday;
        bool after = second_weekday == 7 || second_weekday == 1 || second_weekday == 4;
        int32_t wanted = c->year <= 2026 ? second[c->year - 2021] : after ? 3 : 1;
        return md - 900 == wanted ? PARTYORG_HOLIDAY_NATIONAL : PARTYORG_HOLIDAY_NONE;
    }
    return PARTYORG_HOLIDAY_NONE;
}

/* Working days of the reference, by place in ref_days; which of them a caller's calendar changes. */
static bool ref_statutory[REF_MAX];
static bool ref_worked[REF_MAX];

static void ref_workdays(void)
{
    for (int32_t date = PARTYORG_WORKDAY_MIN; date <= ymd(TET_LAST, 12, 31); date++) {
        ref_statutory[ref_epoch + date] = ref_at(date)->weekday <= 5 && ref_holiday(date) == PARTYORG_HOLIDAY_NONE;
    }
}

static void ref_apply(const partyorg_calendar *cal)
{
    memcpy(ref_worked, ref_statutory, sizeof ref_worked);
    for (int32_t i = 0; cal != NULL && i < cal->days_off_count; i++) {
        ref_worked[ref_epoch + cal->days_off[i]] = false;
    }
    for (int32_t i = 0; cal != NULL && i < cal->make_up_count; i++) {
        ref_worked[ref_epoch + cal->make_up[i]] = true;
    }
}

START_TEST(holidays_by_law)
{
    for (int32_t date = PARTYORG_WORKDAY_MIN; date <= ymd(TET_LAST, 12, 31); date++) {
        int32_t holiday = -1;
        int32_t worked = -1;
        same(partyorg_date_holiday(date, &holiday), PARTYORG_OK);
        expect(holiday == ref_holiday(date), "holiday of %d is %d", date, holiday);
        same(partyorg_is_working_day(NULL, date, &worked), PARTYORG_OK);
        expect(worked == (ref_statutory[ref_epoch + date] ? 1 : 0), "working day %d", date);
    }
    for (int32_t date = ymd(TET_LAST + 1, 1, 1); date <= PARTYORG_WORKDAY_MAX; date++) {
        int32_t holiday = -1;
        int32_t worked = -1;
        same(partyorg_date_holiday(date, &holiday), PARTYORG_OK);
        same(partyorg_is_working_day(NULL, date, &worked), PARTYORG_OK);
        same(worked, holiday == PARTYORG_HOLIDAY_NONE && ref_at(date)->weekday <= 5);
    }
}
END_TEST

START_TEST(holidays_announced)
{
    /* first and last day of the statutory part of Tết as announced */
    static const int32_t tet[][5] = {
        { 2013, 2, 9, 2, 12 },  { 2014, 1, 30, 2, 3 },  { 2015, 2, 17, 2, 21 }, { 2016, 2, 7, 2, 11 },
        { 2017, 1, 26, 1, 30 }, { 2018, 2, 14, 2, 18 }, { 2019, 2, 4, 2, 8 },   { 2020, 1, 23, 1, 27 },
        { 2021, 2, 10, 2, 14 }, { 2022, 1, 31, 2, 4 },  { 2023, 1, 20, 1, 24 }, { 2024, 2, 8, 2, 12 },
        { 2025, 1, 27, 1, 31 }, { 2026, 2, 16, 2, 20 },
    };
    int32_t holiday = 0;
    for (int32_t i = 0; i < COUNT(tet); i++) {
        int32_t first = ymd(tet[i][0], tet[i][1], tet[i][2]);
        int32_t last = ymd(tet[i][0], tet[i][3], tet[i][4]);
        for (int32_t date = first - 10; date <= last + 10; date++) {
            same(partyorg_date_holiday(date, &holiday), PARTYORG_OK);
            expect((holiday == PARTYORG_HOLIDAY_TET) == (date >= first && date <= last), "Tết of %d", tet[i][0]);
        }
    }
    same(partyorg_date_holiday(ymd(2006, 4, 7), &holiday), PARTYORG_OK); /* 10/3, a year before the law */
    same(holiday, PARTYORG_HOLIDAY_NONE);
    same(partyorg_date_holiday(ymd(2009, 4, 4), &holiday), PARTYORG_OK); /* a Saturday */
    same(holiday, PARTYORG_HOLIDAY_HUNG_KINGS);
    same(partyorg_date_holiday(ymd(2020, 9, 1), &holiday), PARTYORG_OK);
    same(holiday, PARTYORG_HOLIDAY_NONE);
    same(partyorg_date_holiday(ymd(2021, 9, 3), &holiday), PARTYORG_OK);
    same(holiday, PARTYORG_HOLIDAY_NATIONAL);
    holiday = 7;
    same(partyorg_date_holiday(PARTYORG_WORKDAY_MIN - 1, &holiday), PARTYORG_E_RANGE);
    same(partyorg_date_holiday(PARTYORG_WORKDAY_MAX + 1, &holiday), PARTYORG_E_RANGE);
    same(partyorg_date_holiday(PARTYORG_UNKNOWN, &holiday), PARTYORG_E_DATE);
    same(partyorg_date_holiday(INT32_MAX, &holiday), PARTYORG_E_DATE);
    same(partyorg_date_holiday(0, NULL), PARTYORG_E_NULL);
    same(holiday, 7);
    for (int32_t i = 1; i <= 6; i++) {
        const char *vi = partyorg_holiday_text(i, PARTYORG_VI);
        const char *en = partyorg_holiday_text(i, PARTYORG_EN);
        expect(vi != NULL && en != NULL && strcmp(vi, en) != 0 && valid_utf8(vi) && valid_utf8(en), "text %d", i);
        ck_assert_str_eq(partyorg_holiday_text(i, -3), en);
    }
    int32_t none[] = { 0, 7, -1, INT32_MIN, INT32_MAX };
    for (int32_t i = 0; i < COUNT(none); i++) {
        ck_assert_ptr_null(partyorg_holiday_text(none[i], PARTYORG_VI));
    }
    ck_assert_str_eq(partyorg_holiday_text(PARTYORG_HOLIDAY_TET, PARTYORG_VI), "Tết Nguyên đán");
}
END_TEST

static const int32_t work_steps[] = { 1, 2, 3, 4, 5, 30, 45, 60, 75, 90, 180 };

/* 1 in time, 0 late, -1 outside the calendar. */
static int in_time(const partyorg_calendar *cal, int32_t act, int32_t from, int32_t n)
{
    const struct po_in_time is = po_in_working_days(cal, act, from, n);
    return is.outside ? -1 : (int)is.yes;
}

static void check_working_days(const partyorg_calendar *cal)
{
    same(po_calendar_check(cal), PARTYORG_OK);
    ref_apply(cal);
    int32_t first = ymd(1990, 1, 1);
    int32_t last = ymd(2060, 12, 31);
    for (int32_t from = first; from <= last; from += stride()) {
        int32_t got = 0;
        same(partyorg_is_working_day(cal, from, &got), PARTYORG_OK);
        expect(got == (ref_worked[ref_epoch + from] ? 1 : 0), "is_working_day(%d)", from);
        same(po_add_working_days(cal, from, 0, &got), true);
        same(got, from);
        int32_t step = 0;
        int32_t day = from;
        for (int32_t n = 1; n <= 180; n++) { /* walk forwards */
            do {
                day++;
            } while (!ref_worked[ref_epoch + day]);
            if (n != work_steps[step]) {
                continue;
            }
            step++;
            got = 0;
            expect(po_add_working_days(cal, from, n, &got) && got == day, "%d + %d is %d, not %d", from, n, got, day);
            same(po_working_days_in(cal, from, day), n);
            same(po_working_days_in(cal, from, day - 1), n - 1);
            for (int32_t act = day - 4; act <= day + 4; act++) {
                expect(in_time(cal, act, from, n) == (act <= day ? 1 : 0), "%d <= %d + %d", act, from, n);
            }
            int32_t acts[] = { INT32_MIN, PARTYORG_WORKDAY_MIN - 1, PARTYORG_WORKDAY_MIN,     from - 1, from,
                               from + 1,  PARTYORG_WORKDAY_MAX,     PARTYORG_WORKDAY_MAX + 1, INT32_MAX };
            for (int32_t i = 0; i < COUNT(acts); i++) {
                expect(in_time(cal, acts[i], from, n) == (acts[i] <= day ? 1 : 0), "%d <= %d + %d", acts[i], from, n);
            }
        }
        step = 0;
        day = from;
        for (int32_t n = 1; n <= 90; n++) { /* and backwards */
            do {
                day--;
            } while (!ref_worked[ref_epoch + day]);
            if (n != work_steps[step]) {
                continue;
            }
            step++;
            expect(po_add_working_days(cal, from, -n, &got) && got == day, "%d - %d is %d, not %d", from, n, got, day);
        }
    }
    int32_t got = 0;
    same(partyorg_add_working_days(cal, first, 45, &got), PARTYORG_OK);
    int32_t count = 0;
    same(partyorg_working_days_between(cal, first, got, &count), PARTYORG_OK);
    same(count, 45);
    same(partyorg_working_days_between(cal, got, first, &count), PARTYORG_OK);
    same(count, -45);
    /* over decades */
    int32_t total = 0;
    for (int32_t date = first + 1; date <= last; date++) {
        total += ref_worked[ref_epoch + date] ? 1 : 0;
    }
    same(partyorg_working_days_between(cal, first, last, &count), PARTYORG_OK);
    same(count, total);
}

START_TEST(working_days_statutory)
{
    partyorg_calendar empty = PARTYORG_CALENDAR_INIT;
    partyorg_calendar zero = { 0, 0, 0, 0, NULL, NULL };
    check_working_days(NULL);
    check_working_days(&empty);
    same(po_calendar_check(&zero), PARTYORG_OK);
}
END_TEST

START_TEST(working_days_tet)
{
    partyorg_date off[] = {
        ymd(2024, 2, 7),  ymd(2024, 2, 8),  ymd(2024, 2, 9),  ymd(2024, 2, 10), ymd(2024, 2, 11),
        ymd(2024, 2, 12), ymd(2024, 2, 13), ymd(2024, 2, 14), ymd(2024, 4, 29), ymd(2024, 5, 4),
        ymd(2025, 5, 2),  ymd(2025, 6, 7),  ymd(2025, 6, 9),  ymd(2026, 1, 2),  ymd(2026, 8, 31),
    };
    partyorg_date up[] = {
        ymd(2024, 2, 10), /* in both: worked, though Tết and a Saturday */
        ymd(2024, 2, 14), /* in both: worked, a working day anyway */
        ymd(2024, 5, 4),  /* in both, a Saturday */
        ymd(2024, 5, 6),  /* a working day anyway */
        ymd(2025, 4, 26), ymd(2025, 4, 27), ymd(2026, 1, 10), ymd(2026, 8, 22),
    };
    partyorg_calendar cal = PARTYORG_CALENDAR_INIT;
    cal.days_off = off;
    cal.days_off_count = COUNT(off);
    cal.make_up = up;
    cal.make_up_count = COUNT(up);
    check_working_days(&cal);
    cal.make_up_count = 0;
    cal.make_up = NULL;
    check_working_days(&cal);
    cal.days_off_count = 0;
    cal.days_off = NULL;
    cal.make_up_count = COUNT(up);
    cal.make_up = up;
    check_working_days(&cal);
}
END_TEST

START_TEST(working_days_dense)
{
    /* thousands of random entries, and a row of 40 days off */
    static partyorg_date off[12000];
    static partyorg_date up[12000];
    partyorg_calendar cal = PARTYORG_CALENDAR_INIT;
    for (int32_t date = ymd(1985, 1, 1); date < ymd(2061, 6, 1); date++) {
        if (random_below(5) == 0 || (date >= ymd(2020, 4, 1) && date < ymd(2020, 5, 11))) {
            off[cal.days_off_count++] = date;
        }
        if (random_below(7) == 0) {
            up[cal.make_up_count++] = date;
        }
    }
    expect(cal.days_off_count < COUNT(off) && cal.make_up_count < COUNT(up), "lists too short");
    cal.days_off = off;
    cal.make_up = up;
    /* the public functions read the lists whole at every call: fewer of them here */
    same(po_calendar_check(&cal), PARTYORG_OK);
    ref_apply(&cal);
    for (int32_t from = ymd(1990, 1, 1); from <= ymd(2060, 1, 1); from += 3 * stride()) {
        static const int32_t steps[] = { 1, 2, 30, 75, 180 };
        for (int32_t i = 0; i < COUNT(steps); i++) {
            int32_t day = from;
            int32_t back = from;
            for (int32_t n = steps[i]; n > 0; n--) {
                do {
                    day++;
                } while (!ref_worked[ref_epoch + day]);
                do {
                    back--;
                } while (!ref_worked[ref_epoch + back]);
            }
            int32_t got = 0;
            expect(po_add_working_days(&cal, from, steps[i], &got) && got == day, "%d + %d", from, steps[i]);
            expect(po_add_working_days(&cal, from, -steps[i], &got) && got == back, "%d - %d", from, steps[i]);
            for (int32_t act = day - 2; act <= day + 2; act++) {
                same(in_time(&cal, act, from, steps[i]), act <= day ? 1 : 0);
            }
        }
    }
}
END_TEST

START_TEST(working_days_known)
{
    static const int32_t known[][7] = {
        { 2025, 9, 22, 45, 2025, 11, 24 }, { 2025, 9, 22, 60, 2025, 12, 15 },  { 2025, 8, 22, 30, 2025, 10, 7 },
        { 2025, 7, 14, 30, 2025, 8, 25 },  { 2025, 10, 10, 30, 2025, 11, 21 },
    };
    for (int32_t i = 0; i < COUNT(known); i++) {
        const int32_t *k = known[i];
        int32_t got = 0;
        same(partyorg_add_working_days(NULL, ymd(k[0], k[1], k[2]), k[3], &got), PARTYORG_OK);
        same(got, ymd(k[4], k[5], k[6]));
    }
}
END_TEST

START_TEST(working_days_edges)
{
    int32_t got = 3;
    int32_t total = 0;
    for (int32_t date = PARTYORG_WORKDAY_MIN; date <= PARTYORG_WORKDAY_MAX; date++) {
        int32_t worked = 0;
        same(po_workday_rank(date - 1), total);
        same(partyorg_is_working_day(NULL, date, &worked), PARTYORG_OK);
        total += worked;
        if (worked == 1) { /* the day of every rank */
            int32_t of_min = 0;
            int32_t first_worked = po_is_workday(PARTYORG_WORKDAY_MIN) ? 1 : 0;
            if (total > first_worked) {
                expect(po_add_working_days(NULL, PARTYORG_WORKDAY_MIN, total - first_worked, &of_min), "%d", date);
                same(of_min, date);
            }
        }
    }
    same(po_workday_rank(PARTYORG_WORKDAY_MAX), total);
    same(ymd(1968, 2, 1), PARTYORG_WORKDAY_MIN);
    same(ymd(2199, 12, 31), PARTYORG_WORKDAY_MAX);
    same(partyorg_add_working_days(NULL, PARTYORG_WORKDAY_MAX, 0, &got), PARTYORG_OK);
    same(got, PARTYORG_WORKDAY_MAX);
    same(partyorg_add_working_days(NULL, PARTYORG_WORKDAY_MIN, 0, &got), PARTYORG_OK);
    same(got, PARTYORG_WORKDAY_MIN);
    got = 3;
    int32_t steps[] = { 1, INT32_MAX, INT32_MIN, -100000 };
    for (int32_t i = 0; i < COUNT(steps); i++) {
        same(partyorg_add_working_days(NULL, PARTYORG_WORKDAY_MAX, steps[i], &got), PARTYORG_E_RANGE);
    }
    same(partyorg_add_working_days(NULL, PARTYORG_WORKDAY_MIN, -1, &got), PARTYORG_E_RANGE);
    same(partyorg_add_working_days(NULL, PARTYORG_WORKDAY_MIN - 1, 1, &got), PARTYORG_E_RANGE);
    same(partyorg_add_working_days(NULL, PARTYORG_WORKDAY_MAX + 1, -1, &got), PARTYORG_E_RANGE);
    same(partyorg_add_working_days(NULL, PARTYORG_UNKNOWN, 1, &got), PARTYORG_E_DATE);
    same(partyorg_add_working_days(NULL, INT32_MAX, 1, &got), PARTYORG_E_DATE);
    same(partyorg_add_working_days(NULL, 0, 1, NULL), PARTYORG_E_NULL);
    same(partyorg_is_working_day(NULL, PARTYORG_WORKDAY_MIN - 1, &got), PARTYORG_E_RANGE);
    same(partyorg_is_working_day(NULL, PARTYORG_WORKDAY_MAX + 1, &got), PARTYORG_E_RANGE);
    same(partyorg_is_working_day(NULL, PARTYORG_UNKNOWN, &got), PARTYORG_E_DATE);
    same(partyorg_is_working_day(NULL, 0, NULL), PARTYORG_E_NULL);
    same(partyorg_working_days_between(NULL, PARTYORG_WORKDAY_MIN - 1, 0, &got), PARTYORG_E_RANGE);
    same(partyorg_working_days_between(NULL, 0, PARTYORG_WORKDAY_MAX + 1, &got), PARTYORG_E_RANGE);
    same(partyorg_working_days_between(NULL, PARTYORG_UNKNOWN, 0, &got), PARTYORG_E_DATE);
    same(partyorg_working_days_between(NULL, 0, PARTYORG_UNKNOWN, &got), PARTYORG_E_DATE);
    same(partyorg_working_days_between(NULL, 0, 0, NULL), PARTYORG_E_NULL);
    same(got, 3);
    same(partyorg_working_days_between(NULL, PARTYORG_WORKDAY_MIN, PARTYORG_WORKDAY_MAX, &got), PARTYORG_OK);
    same(got, total - (po_is_workday(PARTYORG_WORKDAY_MIN) ? 1 : 0));
    same(partyorg_working_days_between(NULL, 0, 0, &got), PARTYORG_OK);
    same(got, 0);
    /* comparisons at the ends */
    same(in_time(NULL, 0, PARTYORG_WORKDAY_MIN - 1, 1), -1);
    same(in_time(NULL, 0, PARTYORG_WORKDAY_MAX + 1, 1), -1);
    same(in_time(NULL, 0, PARTYORG_UNKNOWN, 1), -1);
    same(in_time(NULL, 0, PARTYORG_WORKDAY_MAX, 1), -1);
    same(in_time(NULL, 0, 0, 1 << 30), -1);
    same(po_add_working_days(NULL, PARTYORG_WORKDAY_MAX + 1, 1, &got), false);
    same(po_add_working_days(NULL, PARTYORG_UNKNOWN, -1, &got), false);
    int32_t last = 0;
    same(po_add_working_days(NULL, PARTYORG_WORKDAY_MIN, got = total - (po_is_workday(PARTYORG_WORKDAY_MIN) ? 1 : 0),
                             &last),
         true);
    same(in_time(NULL, last, PARTYORG_WORKDAY_MIN, got), 1);
    same(in_time(NULL, last + 1, PARTYORG_WORKDAY_MIN, got), 0);
    same(in_time(NULL, last, PARTYORG_WORKDAY_MIN, got + 1), -1);
    /* a day off at the end pushes the last due day out of the calendar, a make-up day brings one in */
    partyorg_date one[] = { last };
    partyorg_calendar cal = PARTYORG_CALENDAR_INIT;
    cal.days_off = one;
    cal.days_off_count = 1;
    same(in_time(&cal, 0, PARTYORG_WORKDAY_MIN, got), -1);
    same(in_time(&cal, 0, PARTYORG_WORKDAY_MIN, got - 1), 1);
    same(partyorg_add_working_days(&cal, PARTYORG_WORKDAY_MIN, got, &last), PARTYORG_E_RANGE);
    partyorg_date extra[] = { PARTYORG_WORKDAY_MIN - 5, ymd(1968, 2, 3), ymd(2199, 12, 29), PARTYORG_WORKDAY_MAX + 9 };
    expect(!po_is_workday(extra[1]) && !po_is_workday(extra[2]), "the make-up days are worked anyway");
    cal = (partyorg_calendar)PARTYORG_CALENDAR_INIT;
    cal.make_up = extra;
    cal.make_up_count = COUNT(extra);
    same(in_time(&cal, one[0], PARTYORG_WORKDAY_MIN, got + 2), 1);
    same(in_time(&cal, one[0], PARTYORG_WORKDAY_MIN, got + 3), -1);
    same(partyorg_add_working_days(&cal, PARTYORG_WORKDAY_MIN, 2, &last), PARTYORG_OK);
    same(last, ymd(1968, 2, 3));
    same(partyorg_add_working_days(&cal, PARTYORG_WORKDAY_MAX, 1, &last), PARTYORG_E_RANGE);
}
END_TEST

START_TEST(calendar_refusals)
{
    partyorg_date good[] = { 100, 101, 200 };
    partyorg_date twice[] = { 100, 100 };
    partyorg_date down[] = { 100, 99 };
    partyorg_date unknown[] = { PARTYORG_UNKNOWN, 100 };
    partyorg_calendar cal;
    int32_t got = 4;
    same(partyorg_calendar_init(NULL), PARTYORG_E_NULL);
    memset(&cal, 0x55, sizeof cal);
    same(partyorg_calendar_init(&cal), PARTYORG_OK);
    expect(cal.size == sizeof cal && cal.days_off_count == 0 && cal.make_up_count == 0 && cal.reserved == 0 &&
               cal.days_off == NULL && cal.make_up == NULL,
           "not empty");
    for (int32_t list = 0; list < 2; list++) {
        const partyorg_date **days = list == 0 ? &cal.days_off : &cal.make_up;
        int32_t *count = list == 0 ? &cal.days_off_count : &cal.make_up_count;
        partyorg_calendar_init(&cal);
        *count = 2;
        same(partyorg_is_working_day(&cal, 0, &got), PARTYORG_E_NULL);
        *days = twice;
        same(partyorg_is_working_day(&cal, 0, &got), PARTYORG_E_CALENDAR);
        *days = down;
        same(partyorg_add_working_days(&cal, 0, 1, &got), PARTYORG_E_CALENDAR);
        same(partyorg_working_days_between(&cal, 0, 1, &got), PARTYORG_E_CALENDAR);
        *days = unknown;
        same(partyorg_add_working_days(&cal, 0, 1, &got), PARTYORG_E_DATE);
        *days = good;
        *count = -1;
        same(partyorg_add_working_days(&cal, 0, 1, &got), PARTYORG_E_RANGE);
        *count = INT32_MIN;
        same(partyorg_add_working_days(&cal, 0, 1, &got), PARTYORG_E_RANGE);
        *count = 3;
        cal.size--;
        same(partyorg_add_working_days(&cal, 0, 1, &got), PARTYORG_E_SIZE);
        cal.size += 9;
        same(partyorg_add_working_days(&cal, 0, 1, &got), PARTYORG_E_SIZE);
        cal.size = 0;
        same(partyorg_add_working_days(&cal, 0, 1, &got), PARTYORG_E_SIZE);
        cal.size = (uint32_t)sizeof cal;
        cal.reserved = 1;
        same(partyorg_add_working_days(&cal, 0, 1, &got), PARTYORG_E_RANGE);
        same(got, 4);
        cal.reserved = 0;
        same(partyorg_add_working_days(&cal, 0, 0, &got), PARTYORG_OK);
        same(got, 0);
        got = 4;
    }
}
END_TEST

/* ---- */

static void add(Suite *suite, const char *name, const TTest *const *tests, int32_t count)
{
    TCase *tcase = tcase_create(name);
    tcase_set_timeout(tcase, 300); /* some are exhaustive, and sanitizers slow */
    for (int32_t i = 0; i < count; i++) {
        tcase_add_test(tcase, tests[i]);
    }
    suite_add_tcase(suite, tcase);
}

int main(void)
{
    ref_build();
    ref_workdays();
    const TTest *civil_tests[] = { civil_every_day, civil_every_month, civil_refusals };
    const TTest *month_tests[] = { months_every_day, months_every_year, months_beyond, months_between };
    const TTest *text_tests[] = { text_round_trip, text_print_refusals, text_malformed, text_every_byte };
    const TTest *error_tests[] = { error_buffer, status_and_version };
    const TTest *lunar_tests[] = { lunar_published, lunar_every_day, lunar_refusals };
    const TTest *work_tests[] = { holidays_by_law,    holidays_announced, working_days_statutory, working_days_tet,
                                  working_days_dense, working_days_known, working_days_edges,     calendar_refusals };
    Suite *suite = suite_create("calendar");
    add(suite, "civil dates", civil_tests, COUNT(civil_tests));
    add(suite, "months", month_tests, COUNT(month_tests));
    add(suite, "text", text_tests, COUNT(text_tests));
    add(suite, "errors", error_tests, COUNT(error_tests));
    add(suite, "lunar calendar", lunar_tests, COUNT(lunar_tests));
    add(suite, "working days", work_tests, COUNT(work_tests));
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
