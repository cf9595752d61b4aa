/**
 * @file date.h
 * Civil dates, month arithmetic, the Vietnamese lunar calendar and working days.
 *
 * A date is the number of days since 1970-01-01 (Arrow's date32) in the proleptic Gregorian calendar, years 1 to
 * 9999. All functions are thread-safe and allocate nothing.
 */
#ifndef PARTYORG_DATE_H
#define PARTYORG_DATE_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Days since 1970-01-01; #PARTYORG_UNKNOWN when not known. */
typedef int32_t partyorg_date;

/** 0001-01-01, the first date accepted. */
#define PARTYORG_DATE_MIN (-719162)
/** 9999-12-31, the last date accepted. */
#define PARTYORG_DATE_MAX 2932896

/** Twin of #PARTYORG_DATE_MIN. */
PARTYORG_API partyorg_date partyorg_date_min(void);
/** Twin of #PARTYORG_DATE_MAX. */
PARTYORG_API partyorg_date partyorg_date_max(void);

/** What to do when the day does not exist in the month reached (31 January plus one month). */
typedef enum partyorg_rounding {
    PARTYORG_ROUND_DOWN = 0, /**< the last day of that month: how the Civil Code 2015, Arts 146 to 148, counts months */
    PARTYORG_ROUND_UP = 1,   /**< the first day of the next month */
    PARTYORG_ROUND_ABORT = 2 /**< ::PARTYORG_E_AMBIGUOUS */
} partyorg_rounding;

/** How a date is written. */
typedef enum partyorg_date_format {
    PARTYORG_ISO = 0, /**< 2025-07-01 */
    PARTYORG_DMY = 1  /**< 01/07/2025 */
} partyorg_date_format;

/** Bytes that any date needs as text, the closing NUL included. */
#define PARTYORG_DATE_TEXT 11

/** The date of a year (1 to 9999), month (1 to 12) and day. @return ::PARTYORG_E_DATE when there is no such day. */
PARTYORG_API partyorg_status partyorg_date_from_civil(int32_t year, int32_t month, int32_t day, partyorg_date *out);

/** Year, month and day of a date; any of the three pointers may be NULL. @return ::PARTYORG_E_DATE out of range. */
PARTYORG_API partyorg_status partyorg_date_to_civil(partyorg_date date, int32_t *year, int32_t *month, int32_t *day);

/** Day of the week, 1 (Monday) to 7 (Sunday). */
PARTYORG_API partyorg_status partyorg_date_weekday(partyorg_date date, int32_t *out);

/**
 * Reads `YYYY-MM-DD` or `dd/mm/yyyy` (one or two digits for day and month in the second form); spaces and tabs around
 * it are passed over, nothing else is.
 * @param text   UTF-8, need not end in NUL; @param length its bytes, or SIZE_MAX to stop at the NUL
 * @return ::PARTYORG_E_DATE with a message that quotes the text
 */
PARTYORG_API partyorg_status partyorg_date_parse(const char *text, size_t length, partyorg_date *out,
                                                 partyorg_error *error);

/**
 * Writes a date and a closing NUL.
 * @param format a ::partyorg_date_format
 * @return ::PARTYORG_E_SPACE when size is below #PARTYORG_DATE_TEXT, ::PARTYORG_E_RANGE for any other format
 */
PARTYORG_API partyorg_status partyorg_date_print(partyorg_date date, int32_t format, char *buffer, size_t size);

/**
 * The same day `months` later (earlier when negative), rounded as asked when that month has no such day.
 * @param rounding a ::partyorg_rounding
 * @return ::PARTYORG_E_DATE when the result leaves the years 1 to 9999, ::PARTYORG_E_RANGE for any other rounding
 */
PARTYORG_API partyorg_status partyorg_date_add_months(partyorg_date date, int32_t months, int32_t rounding,
                                                      partyorg_date *out);

/** Calendar months from `from` to `to`, the day of the month ignored: "counted by month". Negative when earlier. */
PARTYORG_API partyorg_status partyorg_date_months_by_month(partyorg_date from, partyorg_date to, int32_t *out);

/** The largest n for which `from` plus n months, rounded down, is not later than `to`. Negative when earlier. */
PARTYORG_API partyorg_status partyorg_date_full_months(partyorg_date from, partyorg_date to, int32_t *out);

/** First lunar year that the library converts. */
#define PARTYORG_LUNAR_MIN 1968
/** Last lunar year. */
#define PARTYORG_LUNAR_MAX 2199

/** A day of the Vietnamese lunar calendar (new moons and solar terms at UTC+7). */
typedef struct partyorg_lunar {
    int32_t year;  /**< lunar year, #PARTYORG_LUNAR_MIN to #PARTYORG_LUNAR_MAX */
    int32_t month; /**< 1 to 12 */
    int32_t day;   /**< 1 to 30 */
    int32_t leap;  /**< 1 in the leap month that follows the month of that number, else 0 */
} partyorg_lunar;

/**
 * The civil date of a lunar day.
 * @return ::PARTYORG_E_DATE when that lunar year has no such day, ::PARTYORG_E_RANGE for a year that is not converted
 */
PARTYORG_API partyorg_status partyorg_lunar_to_date(const partyorg_lunar *lunar, partyorg_date *out);
/** The lunar day of a civil date. @return ::PARTYORG_E_RANGE outside the years that are converted. */
PARTYORG_API partyorg_status partyorg_lunar_from_date(partyorg_date date, partyorg_lunar *out);

/** Why a day is a statutory public holiday. */
typedef enum partyorg_holiday {
    PARTYORG_HOLIDAY_NONE = 0,          /**< no holiday */
    PARTYORG_HOLIDAY_NEW_YEAR = 1,      /**< 1 January */
    PARTYORG_HOLIDAY_TET = 2,           /**< Tết Nguyên đán */
    PARTYORG_HOLIDAY_HUNG_KINGS = 3,    /**< 10th day of the 3rd lunar month, since 2007 */
    PARTYORG_HOLIDAY_REUNIFICATION = 4, /**< 30 April */
    PARTYORG_HOLIDAY_LABOUR = 5,        /**< 1 May */
    PARTYORG_HOLIDAY_NATIONAL = 6       /**< 2 September and, since 2021, one day next to it */
} partyorg_holiday;

/** Name of a holiday in a language; NULL for a value that is none. */
PARTYORG_API const char *partyorg_holiday_text(int32_t holiday, int32_t language);
/**
 * Which statutory holiday a date is, weekends included; of two on one day (Hùng Kings' day on 30 April) the lower
 * value. Days off in lieu are not holidays. For years not announced yet the choice of days for Tết and National Day
 * follows the pattern of the announcements so far.
 * @return ::PARTYORG_E_RANGE outside the working-day calendar
 */
PARTYORG_API partyorg_status partyorg_date_holiday(partyorg_date date, int32_t *out);

/** First day of the working-day calendar: 1968-02-01. */
#define PARTYORG_WORKDAY_MIN (-700)
/** Last day of the working-day calendar: 2199-12-31. */
#define PARTYORG_WORKDAY_MAX 84005

/**
 * Days that the caller adds to the statutory calendar: days off (a compensatory day, a local holiday) and make-up
 * days (a Saturday worked instead). Both lists ascend strictly; a day in both is worked. NULL or all zero: none.
 * Entries must be dates; those outside the working-day calendar have no effect. Every call reads both lists whole.
 */
typedef struct partyorg_calendar {
    uint32_t size;                 /**< sizeof(partyorg_calendar) */
    int32_t days_off_count;        /**< length of days_off */
    int32_t make_up_count;         /**< length of make_up */
    int32_t reserved;              /**< 0 */
    const partyorg_date *days_off; /**< not worked, whatever the statutory calendar says; borrowed */
    const partyorg_date *make_up;  /**< worked, whatever the statutory calendar says; borrowed */
} partyorg_calendar;

/** An empty ::partyorg_calendar. */
#define PARTYORG_CALENDAR_INIT                                                                                         \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_calendar), 0, 0, 0, NULL, NULL                                                       \
    }
/** Sets #PARTYORG_CALENDAR_INIT, for languages without initialisers. */
PARTYORG_API partyorg_status partyorg_calendar_init(partyorg_calendar *calendar);

/**
 * 1 when the date is a working day, else 0: Saturdays, Sundays, statutory holidays and added days off are not, added
 * make-up days are. `calendar` may be NULL.
 */
PARTYORG_API partyorg_status partyorg_is_working_day(const partyorg_calendar *calendar, partyorg_date date,
                                                     int32_t *out);

/**
 * The n-th working day after a date, the date itself not counted; n = 0 gives the date, a negative n counts backwards.
 * @return ::PARTYORG_E_RANGE when the count starts or ends outside #PARTYORG_WORKDAY_MIN to #PARTYORG_WORKDAY_MAX
 */
PARTYORG_API partyorg_status partyorg_add_working_days(const partyorg_calendar *calendar, partyorg_date date,
                                                       int32_t days, partyorg_date *out);

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
PARTYORG_API partyorg_status partyorg_working_days_between(const partyorg_calendar *calendar, partyorg_date from,
                                                           partyorg_date to, int32_t *out);

#ifdef __cplusplus
}
#endif

#endif
