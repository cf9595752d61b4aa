/* SPDX-License-Identifier: MIT */
/*
 * Kernel of the calendar: month arithmetic and working days for hot code. Nothing here validates; the public
 * functions in calendar.c do. The tables are generated at build time by tables.c.
 */
#ifndef PO_CALENDAR_H
#define PO_CALENDAR_H

#include <stdbool.h>

#include "error.h"
#include "partyorg/date.h"

/* ---- civil dates ---- */

/* Months of the table: January 1900 to December 2299, exactly 400 years. */
#define PO_MONTHS_YEAR 1900
#define PO_MONTHS 4800
#define PO_MONTHS_FIRST (-25567) /* 1900-01-01 */
#define PO_MONTHS_DAYS 146097

/* First day of every month, and of the one after the last. */
PO_HIDDEN extern const int32_t po_month_starts[PO_MONTHS + 1];

static inline bool po_is_date(int32_t d)
{
    return d >= PARTYORG_DATE_MIN && d <= PARTYORG_DATE_MAX;
}

/* Days since 1970-01-01 of a civil date of any year; nothing is checked, a day beyond the month runs on. */
static inline int64_t po_civil_to_days(int64_t y, int32_t m, int32_t d)
{
    /* years begin in March, so that the leap day is the last one; eras of 400 years */
    int64_t year = m <= 2 ? y - 1 : y;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t of_era = year - era * 400;
    int64_t of_year = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + d - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* The reverse, for any int32_t. */
static inline void po_days_to_civil(int32_t d, int32_t *year, int32_t *month, int32_t *day)
{
    int64_t shifted = (int64_t)d + 719468;
    int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    uint32_t of_era = (uint32_t)(shifted - era * 146097);
    uint32_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    uint32_t of_year = of_era - (365 * y + y / 4 - y / 100);
    uint32_t m = (5 * of_year + 2) / 153;
    *day = (int32_t)(of_year - (153 * m + 2) / 5 + 1);
    *month = (int32_t)(m < 10 ? m + 3 : m - 9);
    *year = (int32_t)((int64_t)y + era * 400) + (m >= 10 ? 1 : 0);
}

/* Day of the week, 1 (Monday) to 7, of a date within 1..9999: 0001-01-01 was a Monday. */
static inline int32_t po_weekday(int32_t d)
{
    return (d - PARTYORG_DATE_MIN) % 7 + 1;
}

/* Place in po_month_starts of the month of a day, given as days since the first of the table. */
static inline uint32_t po_month_place(uint32_t since)
{
    /* since * 4800 / 146097 + 0.53 in 32 fractional bits: the month, or the one after, never another */
    uint32_t place = (uint32_t)(((uint64_t)since * UINT64_C(141110653) + UINT64_C(2276332667)) >> 32);
    return place - ((int32_t)since + PO_MONTHS_FIRST < po_month_starts[place] ? 1U : 0U);
}

/*
 * The day n months after any day, rounded down to the last day of a shorter month. Results outside the years 1 to
 * 9999 are the proleptic day number, held within INT32_MIN + 1 .. INT32_MAX: callers compare them. Any arguments.
 */
PO_HIDDEN PO_COLD int32_t po_add_months_slow(int32_t d, int32_t n);

static inline int32_t po_add_months(int32_t d, int32_t n)
{
    uint32_t since = (uint32_t)d - (uint32_t)PO_MONTHS_FIRST;
    if (PO_LIKELY(since < PO_MONTHS_DAYS)) {
        uint32_t from = po_month_place(since);
        uint32_t to = from + (uint32_t)n;
        if (PO_LIKELY(to < PO_MONTHS)) {
            int32_t day = d - po_month_starts[from] + po_month_starts[to];
            int32_t last = po_month_starts[to + 1] - 1;
            return day < last ? day : last;
        }
    }
    return po_add_months_slow(d, n);
}

/* First and last day of the month `n` months after that of d, held within INT32_MIN + 1 .. INT32_MAX. */
PO_HIDDEN PO_COLD int32_t po_month_first_slow(int32_t d, int32_t n);

static inline int32_t po_month_first(int32_t d)
{
    uint32_t since = (uint32_t)d - (uint32_t)PO_MONTHS_FIRST;
    return PO_LIKELY(since < PO_MONTHS_DAYS) ? po_month_starts[po_month_place(since)] : po_month_first_slow(d, 0);
}

/* The first day of the month n months after d's. */
static inline int32_t po_month_after(int32_t d, int32_t n)
{
    uint32_t since = (uint32_t)d - (uint32_t)PO_MONTHS_FIRST;
    if (PO_LIKELY(since < PO_MONTHS_DAYS)) {
        uint32_t to = po_month_place(since) + (uint32_t)n;
        if (PO_LIKELY(to < PO_MONTHS)) {
            return po_month_starts[to];
        }
    }
    return po_month_first_slow(d, n);
}

static inline int32_t po_year_of(int32_t d)
{
    uint32_t since = (uint32_t)d - (uint32_t)PO_MONTHS_FIRST;
    if (PO_LIKELY(since < PO_MONTHS_DAYS)) {
        return PO_MONTHS_YEAR + (int32_t)(po_month_place(since) / 12);
    }
    int32_t year;
    int32_t month;
    int32_t day;
    po_days_to_civil(d, &year, &month, &day);
    return year;
}

/* The last day of the year that comes `years` after that of d. */
static inline int32_t po_year_end(int32_t d, int32_t years)
{
    return (int32_t)po_civil_to_days(po_year_of(d) + years, 12, 31);
}

static inline int32_t po_months_by_month(int32_t from, int32_t to)
{
    int32_t y1;
    int32_t m1;
    int32_t y2;
    int32_t m2;
    int32_t day;
    po_days_to_civil(from, &y1, &m1, &day);
    po_days_to_civil(to, &y2, &m2, &day);
    return (y2 - y1) * 12 + m2 - m1;
}

/* What po_date_scan found in a text. */
enum { PO_SCAN_OK, PO_SCAN_MALFORMED, PO_SCAN_NO_SUCH_DAY };

/* Reads a date as partyorg_date_parse does, without writing an error. `length` is not SIZE_MAX here. */
PO_HIDDEN int po_date_scan(const char *text, size_t length, int32_t *out);

/* ---- working days ---- */

#define PO_WORKDAY_DAYS (PARTYORG_WORKDAY_MAX - PARTYORG_WORKDAY_MIN + 1)

/*
 * Statutory working days: how many there are from PARTYORG_WORKDAY_MIN up to a day, by day, the first entry being the
 * day before; and, by number from 0, how many days off come before each one. The latter has one entry more.
 */
PO_HIDDEN extern const uint16_t po_workday_ranks[PO_WORKDAY_DAYS + 2];
PO_HIDDEN extern const uint16_t po_workday_gaps[];

static inline bool po_in_workdays(int32_t d)
{
    return d >= PARTYORG_WORKDAY_MIN && d <= PARTYORG_WORKDAY_MAX;
}

/* Statutory working days from PARTYORG_WORKDAY_MIN to d included; d may be one less than the first day. */
static inline int32_t po_workday_rank(int32_t d)
{
    return po_workday_ranks[d - (PARTYORG_WORKDAY_MIN - 1)];
}

/* Statutory working day; d within the calendar. */
static inline bool po_is_workday(int32_t d)
{
    return po_workday_rank(d) != po_workday_rank(d - 1);
}

/* All of them. */
static inline int32_t po_workday_total(void)
{
    return po_workday_ranks[PO_WORKDAY_DAYS];
}

/* The day of a rank, 1 to the total. */
static inline int32_t po_workday_of(int32_t rank)
{
    return PARTYORG_WORKDAY_MIN + rank - 1 + po_workday_gaps[rank - 1];
}

static inline bool po_calendar_is_empty(const partyorg_calendar *cal)
{
    return cal == NULL || (cal->days_off_count | cal->make_up_count) == 0;
}

/*
 * Whether a calendar of the caller's can be used: PARTYORG_OK, or _E_SIZE, _E_RANGE (a negative count, reserved not 0),
 * _E_NULL (a count without a list), _E_DATE (an entry that is no date), _E_CALENDAR (not strictly ascending). The
 * functions below take a calendar that has passed, or NULL. Reads the lists once: check once, then calculate often.
 */
PO_HIDDEN partyorg_status po_calendar_check(const partyorg_calendar *cal);

/* Working days that the caller's lists add in (after, upto], less those they remove; a day in both is worked. */
PO_HIDDEN int32_t po_calendar_adjust(const partyorg_calendar *cal, int32_t after, int32_t upto);

/* Working days in (after, upto]; MIN - 1 <= after <= upto <= MAX of the calendar. */
static inline int32_t po_working_days_in(const partyorg_calendar *cal, int32_t after, int32_t upto)
{
    int32_t count = po_workday_rank(upto) - po_workday_rank(after);
    return po_calendar_is_empty(cal) ? count : count + po_calendar_adjust(cal, after, upto);
}

/* Whether a day is in time. outside: the start or the due day lies outside the calendar, and `yes` means nothing. */
struct po_in_time {
    uint32_t yes, outside; /* 0 or 1 */
};
PO_HIDDEN struct po_in_time po_in_working_days_adjusted(const partyorg_calendar *cal, int32_t act, int32_t from,
                                                        int32_t n);

/*
 * Whether `act` is not later than the n-th working day after `from` (n from 1 to 2^30). `act` may be any number: before
 * the calendar it is early, after it late.
 */
static inline struct po_in_time po_in_working_days(const partyorg_calendar *cal, int32_t act, int32_t from, int32_t n)
{
    uint32_t outside = !po_in_workdays(from);
    if (!po_calendar_is_empty(cal)) {
        return outside ? (struct po_in_time){ 0, 1 } : po_in_working_days_adjusted(cal, act, from, n);
    }
    /* no branch below. act <= due day  <=>  fewer than n working days lie between */
    int32_t due = po_workday_rank(outside ? PARTYORG_WORKDAY_MIN : from) + n;
    act = act < PARTYORG_WORKDAY_MIN ? PARTYORG_WORKDAY_MIN : act;
    act = act > PARTYORG_WORKDAY_MAX ? PARTYORG_WORKDAY_MAX + 1 : act;
    return (struct po_in_time){ po_workday_rank(act - 1) < due, outside | (due > po_workday_total()) };
}

/* The n-th working day after `from`, before it when n is negative, itself when 0; false outside the calendar. */
PO_HIDDEN bool po_add_working_days(const partyorg_calendar *cal, int32_t from, int32_t n, int32_t *out);

#endif
