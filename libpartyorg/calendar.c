/* SPDX-License-Identifier: MIT */
/* Civil dates, public holidays and working days: the public functions, and what of the kernel is not inline. */
#include "calendar.h"

#include <string.h>

#include "holidays.h"
#include "lunar.h"

/* ---- civil dates ---- */

partyorg_date partyorg_date_min(void)
{
    return PARTYORG_DATE_MIN;
}

partyorg_date partyorg_date_max(void)
{
    return PARTYORG_DATE_MAX;
}

static bool is_leap_year(int32_t y)
{
    return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static int32_t days_in_month(int32_t y, int32_t m)
{
    return m == 2 ? (is_leap_year(y) ? 29 : 28) : 30 + ((m + (m >> 3)) & 1);
}

static bool civil_date(int32_t y, int32_t m, int32_t d, int32_t *out)
{
    if (y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > days_in_month(y, m)) {
        return false;
    }
    *out = (int32_t)po_civil_to_days(y, m, d);
    return true;
}

static int32_t hold(int64_t days)
{
    /* never PARTYORG_UNKNOWN, which is INT32_MIN */
    return days <= INT32_MIN ? INT32_MIN + 1 : days > INT32_MAX ? INT32_MAX : (int32_t)days;
}

/* First day of the month n months after that of d. */
static int64_t month_first(int32_t d, int64_t n)
{
    int32_t y;
    int32_t m;
    int32_t day;
    po_days_to_civil(d, &y, &m, &day);
    int64_t months = (int64_t)y * 12 + (m - 1) + n;
    int64_t year = (months >= 0 ? months : months - 11) / 12;
    return po_civil_to_days(year, (int32_t)(months - year * 12) + 1, 1);
}

int32_t po_month_first_slow(int32_t d, int32_t n)
{
    return hold(month_first(d, n));
}

int32_t po_add_months_slow(int32_t d, int32_t n)
{
    int64_t day = month_first(d, n) + (d - month_first(d, 0));
    int64_t last = month_first(d, (int64_t)n + 1) - 1;
    return hold(day < last ? day : last);
}

partyorg_status partyorg_date_from_civil(int32_t year, int32_t month, int32_t day, partyorg_date *out)
{
    if (out == NULL) {
        return PARTYORG_E_NULL;
    }
    return civil_date(year, month, day, out) ? PARTYORG_OK : PARTYORG_E_DATE;
}

partyorg_status partyorg_date_to_civil(partyorg_date date, int32_t *year, int32_t *month, int32_t *day)
{
    if (!po_is_date(date)) {
        return PARTYORG_E_DATE;
    }
    int32_t y;
    int32_t m;
    int32_t d;
    po_days_to_civil(date, &y, &m, &d);
    if (year != NULL) {
        *year = y;
    }
    if (month != NULL) {
        *month = m;
    }
    if (day != NULL) {
        *day = d;
    }
    return PARTYORG_OK;
}

partyorg_status partyorg_date_weekday(partyorg_date date, int32_t *out)
{
    if (out == NULL) {
        return PARTYORG_E_NULL;
    }
    if (!po_is_date(date)) {
        return PARTYORG_E_DATE;
    }
    *out = po_weekday(date);
    return PARTYORG_OK;
}

/* Reads 1 to `most` digits at *at and moves it behind them; -1 when there are fewer than `least`. */
static int32_t digits(const char *text, size_t length, size_t *at, size_t least, size_t most)
{
    int32_t value = 0;
    size_t count = 0;
    while (count < most && *at < length && text[*at] >= '0' && text[*at] <= '9') {
        value = value * 10 + (text[*at] - '0');
        ++*at;
        count++;
    }
    return count < least ? -1 : value;
}

static bool skip(const char *text, size_t length, size_t *at, char c)
{
    if (*at < length && text[*at] == c) {
        ++*at;
        return true;
    }
    return false;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

int po_date_scan(const char *text, size_t length, int32_t *out)
{
    while (length > 0 && is_blank(text[length - 1])) {
        length--;
    }
    size_t at = 0;
    while (at < length && is_blank(text[at])) {
        at++;
    }
    bool iso = length - at == 10 && text[at + 4] == '-';
    int32_t y;
    int32_t m;
    int32_t d;
    if (iso) {
        y = digits(text, length, &at, 4, 4);
        if (y < 0 || !skip(text, length, &at, '-') || (m = digits(text, length, &at, 2, 2)) < 0 ||
            !skip(text, length, &at, '-') || (d = digits(text, length, &at, 2, 2)) < 0) {
            return PO_SCAN_MALFORMED;
        }
    } else {
        d = digits(text, length, &at, 1, 2);
        if (d < 0 || !skip(text, length, &at, '/') || (m = digits(text, length, &at, 1, 2)) < 0 ||
            !skip(text, length, &at, '/') || (y = digits(text, length, &at, 4, 4)) < 0) {
            return PO_SCAN_MALFORMED;
        }
    }
    if (at != length) {
        return PO_SCAN_MALFORMED;
    }
    return civil_date(y, m, d, out) ? PO_SCAN_OK : PO_SCAN_NO_SUCH_DAY;
}

partyorg_status partyorg_date_parse(const char *text, size_t length, partyorg_date *out, partyorg_error *error)
{
    if (text == NULL || out == NULL) {
        return po_error(error, PARTYORG_E_NULL, text == NULL ? "text" : "out", "%s: con trỏ không được là NULL",
                        "%s: the pointer must not be NULL", text == NULL ? "text" : "out");
    }
    if (length == SIZE_MAX) {
        length = strlen(text);
    }
    int found = po_date_scan(text, length, out);
    if (found == PO_SCAN_OK) {
        return PARTYORG_OK;
    }
    char quoted[PO_QUOTED];
    po_quote(quoted, sizeof quoted, text, length);
    if (found == PO_SCAN_NO_SUCH_DAY) {
        return po_error(error, PARTYORG_E_DATE, "date",
                        "“%s” là ngày không tồn tại; cần một ngày có thật trong các năm từ 1 đến 9999, "
                        "ghi YYYY-MM-DD hoặc dd/mm/yyyy",
                        "\"%s\" is a day that does not exist; give a real day of the years 1 to 9999 "
                        "as YYYY-MM-DD or dd/mm/yyyy",
                        quoted);
    }
    return po_error(error, PARTYORG_E_DATE, "date",
                    "“%s” không phải là ngày; hãy ghi YYYY-MM-DD (2025-07-01) hoặc dd/mm/yyyy (01/07/2025), "
                    "năm từ 1 đến 9999",
                    "\"%s\" is not a date; write YYYY-MM-DD (2025-07-01) or dd/mm/yyyy (01/07/2025), "
                    "years 1 to 9999",
                    quoted);
}

static void two_digits(char *at, int32_t value)
{
    at[0] = (char)('0' + value / 10);
    at[1] = (char)('0' + value % 10);
}

partyorg_status partyorg_date_print(partyorg_date date, int32_t format, char *buffer, size_t size)
{
    if (buffer == NULL) {
        return PARTYORG_E_NULL;
    }
    if (!po_is_date(date)) {
        return PARTYORG_E_DATE;
    }
    if (format != PARTYORG_ISO && format != PARTYORG_DMY) {
        return PARTYORG_E_RANGE;
    }
    if (size < PARTYORG_DATE_TEXT) {
        return PARTYORG_E_SPACE;
    }
    int32_t y;
    int32_t m;
    int32_t d;
    po_days_to_civil(date, &y, &m, &d);
    bool iso = format == PARTYORG_ISO;
    char *year = buffer + (iso ? 0 : 6);
    two_digits(year, y / 100);
    two_digits(year + 2, y % 100);
    two_digits(buffer + (iso ? 5 : 3), m);
    two_digits(buffer + (iso ? 8 : 0), d);
    buffer[iso ? 4 : 2] = iso ? '-' : '/';
    buffer[iso ? 7 : 5] = iso ? '-' : '/';
    buffer[10] = '\0';
    return PARTYORG_OK;
}

partyorg_status partyorg_date_add_months(partyorg_date date, int32_t months, int32_t rounding, partyorg_date *out)
{
    if (out == NULL) {
        return PARTYORG_E_NULL;
    }
    if (!po_is_date(date)) {
        return PARTYORG_E_DATE;
    }
    if (rounding != PARTYORG_ROUND_DOWN && rounding != PARTYORG_ROUND_UP && rounding != PARTYORG_ROUND_ABORT) {
        return PARTYORG_E_RANGE;
    }
    int32_t day = po_add_months(date, months);
    if (!po_is_date(day)) {
        return PARTYORG_E_DATE;
    }
    if (rounding != PARTYORG_ROUND_DOWN && day - po_month_first(day) != date - po_month_first(date)) {
        if (rounding == PARTYORG_ROUND_ABORT) {
            return PARTYORG_E_AMBIGUOUS;
        }
        day++; /* only short months round: the next day is still within the years */
    }
    *out = day;
    return PARTYORG_OK;
}

partyorg_status partyorg_date_months_by_month(partyorg_date from, partyorg_date to, int32_t *out)
{
    if (out == NULL) {
        return PARTYORG_E_NULL;
    }
    if (!po_is_date(from) || !po_is_date(to)) {
        return PARTYORG_E_DATE;
    }
    *out = po_months_by_month(from, to);
    return PARTYORG_OK;
}

partyorg_status partyorg_date_full_months(partyorg_date from, partyorg_date to, int32_t *out)
{
    if (out == NULL) {
        return PARTYORG_E_NULL;
    }
    if (!po_is_date(from) || !po_is_date(to)) {
        return PARTYORG_E_DATE;
    }
    const int32_t months = po_months_by_month(from, to);
    *out = po_add_months(from, months) > to ? months - 1 : months;
    return PARTYORG_OK;
}

/* ---- public holidays ---- */

const char *partyorg_holiday_text(int32_t holiday, int32_t language)
{
    static const char texts[][2][40] = {
        [PARTYORG_HOLIDAY_NONE] = { "", "" },
        [PARTYORG_HOLIDAY_NEW_YEAR] = { "Tết Dương lịch", "New Year's Day" },
        [PARTYORG_HOLIDAY_TET] = { "Tết Nguyên đán", "Lunar New Year" },
        [PARTYORG_HOLIDAY_HUNG_KINGS] = { "Ngày Giỗ Tổ Hùng Vương", "Hùng Kings' Commemoration Day" },
        [PARTYORG_HOLIDAY_REUNIFICATION] = { "Ngày Chiến thắng", "Victory Day" },
        [PARTYORG_HOLIDAY_LABOUR] = { "Ngày Quốc tế lao động", "International Labour Day" },
        [PARTYORG_HOLIDAY_NATIONAL] = { "Quốc khánh", "National Day" },
    };
    if (holiday <= PARTYORG_HOLIDAY_NONE || holiday > PARTYORG_HOLIDAY_NATIONAL) {
        return NULL;
    }
    return texts[holiday][language == PARTYORG_VI ? PARTYORG_VI : PARTYORG_EN];
}

partyorg_status partyorg_date_holiday(partyorg_date date, int32_t *out)
{
    if (out == NULL) {
        return PARTYORG_E_NULL;
    }
    if (!po_is_date(date)) {
        return PARTYORG_E_DATE;
    }
    if (!po_in_workdays(date)) {
        return PARTYORG_E_RANGE;
    }
    int32_t y;
    int32_t m;
    int32_t d;
    po_days_to_civil(date, &y, &m, &d);
    const po_lunar_year *lunar = &po_lunar_years[y - PARTYORG_LUNAR_MIN];
    *out = (int32_t)po_statutory_holiday(date, y, m, d, po_weekday(date), lunar->first, po_hung_kings(lunar));
    return PARTYORG_OK;
}

/* ---- working days ---- */

partyorg_status partyorg_calendar_init(partyorg_calendar *calendar)
{
    if (calendar == NULL) {
        return PARTYORG_E_NULL;
    }
    *calendar = (partyorg_calendar)PARTYORG_CALENDAR_INIT;
    return PARTYORG_OK;
}

static partyorg_status check_list(const partyorg_date *days, int32_t count)
{
    if (count < 0) {
        return PARTYORG_E_RANGE;
    }
    if (count > 0 && days == NULL) {
        return PARTYORG_E_NULL;
    }
    for (int32_t i = 0; i < count; i++) {
        if (!po_is_date(days[i])) {
            return PARTYORG_E_DATE;
        }
        if (i > 0 && days[i] <= days[i - 1]) {
            return PARTYORG_E_CALENDAR;
        }
    }
    return PARTYORG_OK;
}

partyorg_status po_calendar_check(const partyorg_calendar *cal)
{
    if (cal == NULL) {
        return PARTYORG_OK;
    }
    if (cal->size != sizeof *cal) {
        /* all zero is an empty calendar too */
        bool zero = cal->size == 0 && cal->days_off_count == 0 && cal->make_up_count == 0 && cal->reserved == 0 &&
                    cal->days_off == NULL && cal->make_up == NULL;
        return zero ? PARTYORG_OK : PARTYORG_E_SIZE;
    }
    if (cal->reserved != 0) {
        return PARTYORG_E_RANGE;
    }
    partyorg_status status = check_list(cal->days_off, cal->days_off_count);
    return status != PARTYORG_OK ? status : check_list(cal->make_up, cal->make_up_count);
}

/* Number of entries not later than a day. */
static int32_t entries_upto(const partyorg_date *days, int32_t count, int32_t day)
{
    int32_t low = 0;
    while (low < count) {
        int32_t middle = low + (count - low) / 2;
        if (days[middle] <= day) {
            low = middle + 1;
        } else {
            count = middle;
        }
    }
    return low;
}

int32_t po_calendar_adjust(const partyorg_calendar *cal, int32_t after, int32_t upto)
{
    const partyorg_date *off = cal->days_off;
    const partyorg_date *up = cal->make_up;
    int32_t count = 0;
    int32_t u = entries_upto(up, cal->make_up_count, after);
    for (int32_t i = u; i < cal->make_up_count && up[i] <= upto; i++) {
        count += po_is_workday(up[i]) ? 0 : 1;
    }
    for (int32_t i = entries_upto(off, cal->days_off_count, after); i < cal->days_off_count && off[i] <= upto; i++) {
        while (u < cal->make_up_count && up[u] < off[i]) {
            u++;
        }
        bool in_both = u < cal->make_up_count && up[u] == off[i];
        count -= po_is_workday(off[i]) && !in_both ? 1 : 0;
    }
    return count;
}

struct po_in_time po_in_working_days_adjusted(const partyorg_calendar *cal, int32_t act, int32_t from, int32_t n)
{
    int32_t rank = po_workday_rank(from);
    /* the due day is inside even if every day off still to come falls before it; else count exactly */
    if (rank + (int64_t)n + cal->days_off_count > po_workday_total() &&
        po_working_days_in(cal, from, PARTYORG_WORKDAY_MAX) < n) {
        return (struct po_in_time){ 0, 1 };
    }
    if (act <= from || act > PARTYORG_WORKDAY_MAX) {
        return (struct po_in_time){ act <= from, 0 };
    }
    return (struct po_in_time){ po_workday_rank(act - 1) - rank + po_calendar_adjust(cal, from, act - 1) < n, 0 };
}

/* Working days after `from` up to d, negative when d is earlier. */
static int32_t signed_days(const partyorg_calendar *cal, int32_t from, int32_t d)
{
    return d >= from ? po_working_days_in(cal, from, d) : -po_working_days_in(cal, d, from);
}

bool po_add_working_days(const partyorg_calendar *cal, int32_t from, int32_t n, int32_t *out)
{
    if (!po_in_workdays(from)) {
        return false;
    }
    if (n == 0) {
        *out = from;
        return true;
    }
    /*
     * Forwards and backwards alike: the first day d with signed_days(from, d) >= n. Backwards the count starts before
     * `from`, which takes away one more when `from` itself is worked, and the day counted must be included.
     */
    int64_t target = n;
    if (n < 0) {
        target += 1 - po_working_days_in(cal, from - 1, from);
    }
    int64_t total = po_workday_total();
    int64_t rank = po_workday_rank(from) + target;
    if (po_calendar_is_empty(cal)) {
        if (rank < 1 || rank > total) {
            return false;
        }
        *out = po_workday_of((int32_t)rank);
        return true;
    }
    if (signed_days(cal, from, PARTYORG_WORKDAY_MIN - 1) >= target ||
        signed_days(cal, from, PARTYORG_WORKDAY_MAX) < target) {
        return false;
    }
    /* the lists move the day by no more ranks than they have entries: bisect between those bounds */
    int64_t entries = (int64_t)cal->days_off_count + cal->make_up_count;
    int32_t low = rank - entries < 1       ? PARTYORG_WORKDAY_MIN
                  : rank - entries > total ? PARTYORG_WORKDAY_MAX
                                           : po_workday_of((int32_t)(rank - entries));
    int32_t high = rank + entries > total ? PARTYORG_WORKDAY_MAX
                   : rank + entries < 1   ? PARTYORG_WORKDAY_MIN
                                          : po_workday_of((int32_t)(rank + entries));
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (signed_days(cal, from, middle) >= target) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    *out = low;
    return true;
}

/* What the public functions check first. */
static partyorg_status check_workday(const partyorg_calendar *calendar, partyorg_date date)
{
    if (!po_is_date(date)) {
        return PARTYORG_E_DATE;
    }
    return po_in_workdays(date) ? po_calendar_check(calendar) : PARTYORG_E_RANGE;
}

partyorg_status partyorg_is_working_day(const partyorg_calendar *calendar, partyorg_date date, int32_t *out)
{
    if (out == NULL) {
        return PARTYORG_E_NULL;
    }
    partyorg_status status = check_workday(calendar, date);
    if (status == PARTYORG_OK) {
        *out = po_working_days_in(calendar, date - 1, date);
    }
    return status;
}

partyorg_status partyorg_add_working_days(const partyorg_calendar *calendar, partyorg_date date, int32_t days,
                                          partyorg_date *out)
{
    if (out == NULL) {
        return PARTYORG_E_NULL;
    }
    partyorg_status status = check_workday(calendar, date);
    if (status != PARTYORG_OK) {
        return status;
    }
    return po_add_working_days(calendar, date, days, out) ? PARTYORG_OK : PARTYORG_E_RANGE;
}

partyorg_status partyorg_working_days_between(const partyorg_calendar *calendar, partyorg_date from, partyorg_date to,
                                              int32_t *out)
{
    if (out == NULL) {
        return PARTYORG_E_NULL;
    }
    partyorg_status status = check_workday(calendar, from);
    if (status == PARTYORG_OK) {
        status = check_workday(NULL, to);
    }
    if (status == PARTYORG_OK) {
        *out = signed_days(calendar, from, to);
    }
    return status;
}
