/* SPDX-License-Identifier: MIT */
/*
 * Statutory public holidays of Vietnam, year by year: the one place that knows them. tables.c builds the working-day
 * bitmap from it, calendar.c answers partyorg_date_holiday with it.
 *
 * What changes from year to year is announced by the government in the autumn before: the split of Tết in
 * po_tet_days_before and the second National Day in po_national_second. Add the new year there. Days off in lieu of
 * holidays that fall on a weekend, and exchanged working days, are not in the law's list: the caller adds them.
 */
#ifndef PO_HOLIDAYS_H
#define PO_HOLIDAYS_H

#include "partyorg/date.h"

/* Laws, by the first civil year in which they bear on the holiday concerned. */
enum {
    /* Labour Code 1994 (in force 1 January 1995), Art. 73: 1 January; Tết, 4 days: the last of the old year and the
       first 3 of the new; 30 April; 1 May; 2 September. Used for the years before 1995 as well. */
    PO_HUNG_KINGS_SINCE = 2007, /* Law 84/2007/QH11 (11 April 2007): the 10th of the 3rd lunar month */
    PO_TET_FIVE_SINCE = 2014,   /* Labour Code 10/2012/QH13 (1 May 2013, after that year's Tết), Art. 115: 5 days */
    PO_NATIONAL_TWO_SINCE =
        2021 /* Labour Code 45/2019/QH14 (1 January 2021), Art. 112: 2 September and its neighbour */
};

/* Days of Tết that precede lunar new year. `weekday` of lunar new year, 1 (Monday) to 7. */
static inline int32_t po_tet_days_before(int32_t year, int32_t weekday)
{
    if (year < PO_TET_FIVE_SINCE) {
        return 1;
    }
    switch (year) { /* as announced: 1 before and 4 after, or 2 before and 3 after */
    case 2014:
    case 2016:
    case 2019:
    case 2022:
    case 2026:
        return 1;
    case 2015:
    case 2017:
    case 2018:
    case 2020:
    case 2021:
    case 2023:
    case 2024:
    case 2025:
        return 2;
    default: /* not announced yet: what every announcement since 2015 amounts to */
        return weekday <= 2 ? 1 : 2;
    }
}

/* Length of Tết in days. */
static inline int32_t po_tet_length(int32_t year)
{
    return year < PO_TET_FIVE_SINCE ? 4 : 5;
}

/* Day of the second National Day: 1 or 3 September. `weekday` of 2 September, 1 (Monday) to 7. */
static inline int32_t po_national_second(int32_t year, int32_t weekday)
{
    switch (year) { /* as announced */
    case 2021:
    case 2024:
        return 3;
    case 2022:
    case 2023:
    case 2025:
    case 2026:
        return 1;
    default: /* not announced yet: the choice that joins the longer row of days off, as in every year so far */
        return weekday == 7 || weekday == 1 || weekday == 4 ? 3 : 1;
    }
}

/*
 * The holiday that a day is. The caller gives the day both as a date and as a civil date, its weekday, and the dates
 * of lunar new year and of the 10th of the 3rd lunar month in that civil year. Of two on one day the lower number
 * counts (Hùng Kings' day on 30 April).
 */
static inline partyorg_holiday po_statutory_holiday(int32_t date, int32_t year, int32_t month, int32_t day,
                                                    int32_t weekday, int32_t tet, int32_t hung_kings)
{
    if (month == 1 && day == 1) {
        return PARTYORG_HOLIDAY_NEW_YEAR;
    }
    /* date and tet are less than a year apart; keep the weekday in 1..7 */
    int32_t tet_first = tet - po_tet_days_before(year, (weekday - 1 + (tet - date) % 7 + 7) % 7 + 1);
    if (date >= tet_first && date < tet_first + po_tet_length(year)) {
        return PARTYORG_HOLIDAY_TET;
    }
    if (year >= PO_HUNG_KINGS_SINCE && date == hung_kings) {
        return PARTYORG_HOLIDAY_HUNG_KINGS;
    }
    if (month == 4 && day == 30) {
        return PARTYORG_HOLIDAY_REUNIFICATION;
    }
    if (month == 5 && day == 1) {
        return PARTYORG_HOLIDAY_LABOUR;
    }
    if (month == 9 && day <= 3) {
        int32_t weekday_of_2 = (weekday - 1 + 2 - day + 7) % 7 + 1;
        if (day == 2 || (year >= PO_NATIONAL_TWO_SINCE && day == po_national_second(year, weekday_of_2))) {
            return PARTYORG_HOLIDAY_NATIONAL;
        }
    }
    return PARTYORG_HOLIDAY_NONE;
}

#endif
