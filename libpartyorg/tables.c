/* SPDX-License-Identifier: MIT */
/*
 * Host program: writes the constant tables of the calendar and of the editions as C, to standard output or to the file
 * named.
 *
 *   cc -std=c11 -O2 -Iinclude -o build/tables libpartyorg/tables.c -lm
 *   build/tables build/calendar_tables.c
 *   cc -std=c11 -O2 -fPIC -fvisibility=hidden -DPARTYORG_BUILDING -Iinclude -iquote libpartyorg \
 *      -c build/calendar_tables.c -o build/calendar_tables.o
 *
 * It depends on calendar.h, editions.h, instruments.def, error.h, holidays.h, lunar.h and lunar_astronomy.h. When
 * cross-compiling, the first line takes the compiler of the build machine. Only this program needs libm. It stops with
 * status 1 when the tables contradict themselves.
 */
#include <stdio.h>
#include <stdlib.h>

#include "calendar.h"
#include "editions.h"
#include "holidays.h"
#include "lunar.h"
#include "lunar_astronomy.h"

static _Noreturn void stop(const char *why, int32_t where)
{
    fprintf(stderr, "tables: %s (%d)\n", why, (int)where);
    exit(1);
}

static void write_months(FILE *to)
{
    fprintf(to, "const int32_t po_month_starts[PO_MONTHS + 1] = {");
    for (int32_t i = 0; i <= PO_MONTHS; i++) {
        int32_t day = (int32_t)po_civil_to_days(PO_MONTHS_YEAR + i / 12, i % 12 + 1, 1);
        fprintf(to, "%s%d,", i % 12 == 0 ? "\n    " : " ", (int)day);
    }
    fprintf(to, "\n};\n\n");
    if (po_civil_to_days(PO_MONTHS_YEAR, 1, 1) != PO_MONTHS_FIRST ||
        po_civil_to_days(PO_MONTHS_YEAR + PO_MONTHS / 12, 1, 1) != PO_MONTHS_FIRST + PO_MONTHS_DAYS) {
        stop("PO_MONTHS_FIRST or PO_MONTHS_DAYS is wrong", PO_MONTHS_FIRST);
    }
}

/* Adds a month to the year it belongs to. */
static void add_month(po_lunar_year *years, int32_t year, int32_t number, bool leap, int32_t first, int32_t next)
{
    int32_t at = year - PARTYORG_LUNAR_MIN;
    if (at < 0 || at > PO_LUNAR_YEARS) {
        return;
    }
    po_lunar_year *record = &years[at];
    if (record->months == 0) {
        if (number != 1 || leap) {
            return; /* the tail of the last year began before the first sui computed */
        }
        record->first = first;
    }
    int32_t length = next - first;
    if (length != 29 && length != 30) {
        stop("a lunar month has neither 29 nor 30 days", first);
    }
    if (length == 30) {
        record->long_months = (uint16_t)(record->long_months | 1U << record->months);
    }
    if (leap) {
        record->leap = (uint8_t)number;
    }
    record->months++;
}

static void compute_lunar_years(po_lunar_year *years)
{
    /* a sui: the months from one month 11 to the next; it decides which month is repeated */
    for (int32_t year = PARTYORG_LUNAR_MIN - 1; year <= PARTYORG_LUNAR_MAX + 1; year++) {
        int32_t k = po_month_eleven(year);
        int32_t months = po_month_eleven(year + 1) - k;
        if (months != 12 && months != 13) {
            stop("neither 12 nor 13 months between two solstices", year);
        }
        bool repeat = months == 13;
        int32_t number = 11;
        int32_t of_year = year;
        for (int32_t i = 0; i < months; i++) {
            int32_t first = po_new_moon_day(k + i);
            int32_t next = po_new_moon_day(k + i + 1);
            bool leap = repeat && i > 0 && po_sun_sector(first) == po_sun_sector(next);
            if (leap) {
                repeat = false;
            } else if (i > 0) {
                of_year += number == 12 ? 1 : 0;
                number = number % 12 + 1;
            }
            add_month(years, of_year, number, leap, first, next);
        }
        if (repeat) {
            stop("13 months, each with a principal term", year);
        }
    }
}

static void write_lunar(FILE *to, const po_lunar_year *years)
{
    fprintf(to, "const po_lunar_year po_lunar_years[PO_LUNAR_YEARS + 1] = {\n");
    for (int32_t i = 0; i <= PO_LUNAR_YEARS; i++) {
        const po_lunar_year *year = &years[i];
        if (i < PO_LUNAR_YEARS) {
            if (year->months != (year->leap != 0 ? 13 : 12)) {
                stop("a lunar year with a wrong number of months", PARTYORG_LUNAR_MIN + i);
            }
            if (po_lunar_month_start(year, year->months) != years[i + 1].first) {
                stop("a lunar year does not reach the next", PARTYORG_LUNAR_MIN + i);
            }
        }
        fprintf(to, "    {%d, 0x%04x, %d, %d}, /* %d */\n", (int)year->first, (unsigned)year->long_months, year->leap,
                year->months, (int)(PARTYORG_LUNAR_MIN + i));
    }
    fprintf(to, "};\n\n");
}

static bool is_workday(int32_t date, const po_lunar_year *years)
{
    int32_t y;
    int32_t m;
    int32_t d;
    po_days_to_civil(date, &y, &m, &d);
    const po_lunar_year *lunar = &years[y - PARTYORG_LUNAR_MIN];
    int32_t weekday = po_weekday(date);
    return weekday <= 5 &&
           po_statutory_holiday(date, y, m, d, weekday, lunar->first, po_hung_kings(lunar)) == PARTYORG_HOLIDAY_NONE;
}

static void write_workdays(FILE *to, const po_lunar_year *years)
{
    int32_t rank = 0;
    fprintf(to, "const uint16_t po_workday_ranks[PO_WORKDAY_DAYS + 2] = {\n    0,");
    for (int32_t i = 0; i < PO_WORKDAY_DAYS; i++) {
        rank += is_workday(PARTYORG_WORKDAY_MIN + i, years);
        fprintf(to, "%s%d,", i % 24 == 0 ? "\n    " : " ", (int)rank);
    }
    if (rank > UINT16_MAX) {
        stop("more working days than 16 bits count", rank);
    }
    fprintf(to, "\n};\n\nconst uint16_t po_workday_gaps[] = {");
    int32_t off = 0;
    for (int32_t i = 0; i < PO_WORKDAY_DAYS; i++) {
        if (is_workday(PARTYORG_WORKDAY_MIN + i, years)) {
            fprintf(to, "%s%d,", (i - off) % 24 == 0 ? "\n    " : " ", (int)off);
        } else {
            off++;
        }
    }
    fprintf(to, " 0\n};\n\n");
}

/* A regime is a time in which no family changes its edition: one look-up a date then serves all families. */
static void write_regimes(FILE *to)
{
    static const int32_t starts[] = {
#define EDITION(family, key, instrument, from, to, flags) from,
#include "instruments.def"
    };
    int32_t count = 0;
    static int32_t first[EDITION_COUNT + 1];
    for (int32_t i = 0; i < EDITION_COUNT; i++) {
        if (starts[i] <= PO_REGIME_FIRST || starts[i] > PO_REGIME_LAST) {
            stop("an edition starts outside PO_REGIME_FIRST to PO_REGIME_LAST", starts[i]);
        }
    }
    fprintf(to, "const uint8_t po_regimes[PO_REGIME_LAST - PO_REGIME_FIRST + 1] = {");
    first[0] = PO_REGIME_FIRST;
    for (int32_t day = PO_REGIME_FIRST; day <= PO_REGIME_LAST; day++) {
        bool change = false;
        for (int32_t i = 0; i < EDITION_COUNT; i++) {
            change = change || starts[i] == day;
        }
        if (change) {
            first[++count] = day;
        }
        fprintf(to, "%s%d,", (day - PO_REGIME_FIRST) % 32 == 0 ? "\n    " : " ", (int)count);
    }
    fprintf(to, "\n};\n\nconst uint8_t po_regime_slots[EDITION_COUNT + 1][16] = {\n");
    for (int32_t i = 0; i <= count; i++) {
        fprintf(to, "    {");
        for (int family = 0; family < FAMILY_COUNT; family++) {
            fprintf(to, "%d,", po_slot_counted(family, first[i]));
        }
        fprintf(to, "},\n");
    }
    fprintf(to, "};\n");
}

int main(int argc, char **argv)
{
    static po_lunar_year years[PO_LUNAR_YEARS + 1];
    FILE *to = argc > 1 ? fopen(argv[1], "w") : stdout;
    if (to == NULL) {
        perror(argv[1]);
        return 1;
    }
    compute_lunar_years(years);
    fprintf(to, "/* SPDX-License-Identifier: MIT */\n/* Generated by libpartyorg/tables.c: do not edit. */\n");
    fprintf(to, "#include \"calendar.h\"\n#include \"editions.h\"\n#include \"lunar.h\"\n\n");
    write_months(to);
    write_lunar(to, years);
    write_workdays(to, years);
    write_regimes(to);
    if (ferror(to) != 0 || fclose(to) != 0) {
        perror("tables");
        return 1;
    }
    return 0;
}
