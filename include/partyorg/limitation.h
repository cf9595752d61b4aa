/**
 * @file limitation.h
 * Limitation periods of disciplinary measures (thời hiệu xử lý kỷ luật), with breaches that restart them and days that
 * are not counted.
 *
 * Source: Regulation 102-QĐ/TW of 2017-11-15, Art. 3(1); Regulation 69-QĐ/TW of 2022-07-06, Art. 4(2); Regulation
 * 212-QĐ/TW of 2026-08-17, of which only the 60 months were seen; for days that are not counted Guidance 05-HD/UBKTTW
 * of 2022-11-22. The rules `DIS-LIMIT-*` examine the same for one further breach and a number of days.
 *
 * How a period is computed
 * - It begins on the day of the breach and ends so many months later, on the same day or the last one of a shorter
 *   month. That day is still in time; the day after is not.
 * - Days that are not counted are those of the excluded intervals that lie after its first day and not after its end.
 *   Each one puts the end off by a day, and days that come into the period by this are not counted either. Intervals
 *   may touch or overlap: a day counts once.
 * - A further breach while the period runs, its last day included, begins a new period on its own day, and so on from
 *   breach to breach. One that comes after the end begins nothing; nor does one on the first day.
 * - A new period never takes away time: what is in time by an earlier one stays so.
 *
 * All functions are thread-safe and allocate nothing.
 */
#ifndef PARTYORG_LIMITATION_H
#define PARTYORG_LIMITATION_H

#include "check.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Days that are not counted, the first and the last one included. */
typedef struct partyorg_interval {
    partyorg_date from; /**< first day; must be known */
    partyorg_date to;   /**< last day, not before the first; must be known: of what still goes on give the day on which
                             the file is examined */
} partyorg_interval;

/** A breach and what is to be known of its limitation. Start from #PARTYORG_LIMITATION_CASE_INIT. */
typedef struct partyorg_limitation_case {
    uint32_t size;                 /**< sizeof(partyorg_limitation_case) */
    int32_t measure;               /**< ::partyorg_measure, or unknown */
    int32_t no_limit_class;        /**< ::partyorg_no_limit_class, or unknown */
    partyorg_date concluded_on;    /**< day the competent body concluded that the act deserves discipline: it must
                                        be in time and picks the edition; unknown: `on` stands in */
    partyorg_date on;              /**< the examination date; must be known */
    int32_t breach_count;          /**< length of breaches, at least 1 */
    int32_t excluded_count;        /**< length of excluded, from 0 */
    int32_t reserved;              /**< 0 */
    const partyorg_date *breaches; /**< first the act (of a continuing one the day it ended, or else was found), then
                                        further breaches in any order, none before the act; any may be unknown;
                                        borrowed */
    const partyorg_interval *excluded; /**< days not counted (deferral, criminal proceedings), in any order; borrowed */
} partyorg_limitation_case;

/** A ::partyorg_limitation_case of which nothing is known. */
#define PARTYORG_LIMITATION_CASE_INIT                                                                                  \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_limitation_case), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,              \
            PARTYORG_UNKNOWN, 0, 0, 0, NULL, NULL                                                                      \
    }
/** Sets #PARTYORG_LIMITATION_CASE_INIT. */
PARTYORG_API partyorg_status partyorg_limitation_case_init(partyorg_limitation_case *limitation);

/** One period of a computation. */
typedef struct partyorg_limitation_step {
    int32_t breach;            /**< index of the breach that began it */
    partyorg_date from;        /**< its day: months are counted from it */
    partyorg_date nominal_end; /**< so many months later; #PARTYORG_UNKNOWN after the year 9999 */
    int32_t excluded_days;     /**< days not counted, by which the end is put off */
    partyorg_date ends_on;     /**< last day of the period; #PARTYORG_UNKNOWN after the year 9999 */
    int32_t restarted_by;      /**< index of the breach that began the next one; -1 in the last step */
} partyorg_limitation_step;

/** ::partyorg_limitation_result: the measure is not known. */
#define PARTYORG_LIMITATION_NO_MEASURE 1
/** ::partyorg_limitation_result: it is not known whether the breach is of a class without limitation. */
#define PARTYORG_LIMITATION_NO_CLASS 2
/** ::partyorg_limitation_result: the day of the act is not known. */
#define PARTYORG_LIMITATION_NO_ACT 4
/** ::partyorg_limitation_result: the day of a further breach is not known. */
#define PARTYORG_LIMITATION_NO_BREACH 8

/** What comes of a computation. */
typedef struct partyorg_limitation_result {
    uint32_t size;             /**< sizeof(partyorg_limitation_result), set by the caller */
    int32_t status;            /**< #PARTYORG_MET: in time; #PARTYORG_NOT_MET: barred; #PARTYORG_NOT_KNOWN;
                                    #PARTYORG_NOT_APPLICABLE: no period runs, by measure or class */
    int32_t months;            /**< length of the period; #PARTYORG_UNKNOWN when the measure is unknown, no period runs
                                    or no text is known */
    int32_t edition;           /**< index of the edition applied; -1 when none is known */
    int32_t confidence;        /**< ::partyorg_confidence, of the days not counted too if there are any; -1 without
                                    edition */
    int32_t flags;             /**< #PARTYORG_STAND_IN: `on` stands in for `concluded_on`; #PARTYORG_NO_EDITION */
    int32_t missing;           /**< #PARTYORG_LIMITATION_NO_MEASURE and the like: what is not known */
    int32_t step_count;        /**< periods of the computation, also when there was no room for them; 0 without one */
    partyorg_date examined_on; /**< the day that must be in time: `concluded_on` or `on` */
    partyorg_date from;        /**< first day of the last period; #PARTYORG_UNKNOWN without one, and while anything that
                                    matters is `missing` */
    partyorg_date nominal_end; /**< its end before days not counted; #PARTYORG_UNKNOWN likewise */
    int32_t excluded_days;     /**< days of it that are not counted; #PARTYORG_UNKNOWN likewise */
    partyorg_date ends_on;     /**< last day on which the conclusion is in time; #PARTYORG_UNKNOWN likewise, and after
                                    the year 9999 */
    int32_t reserved;          /**< 0 */
    const char *provision;     /**< short form with codes: "L69 Art. 4(2)(b)"; "" without edition */
} partyorg_limitation_result;

/** Sets the size of a result and leaves the rest to partyorg_limitation(). */
PARTYORG_API partyorg_status partyorg_limitation_result_init(partyorg_limitation_result *result);

/**
 * The limitation period of a breach: whether the conclusion is in time, and the computation.
 *
 * Expulsion, and every class without limitation, have no period. What is unknown is looked at in both ways: the answer
 * is "in time" when it is so under the shortest period and without a further breach whose day is unknown.
 *
 * The lists may be of any length. Lists that ascend (breaches: those behind the act) are read once for each period; of
 * others the time goes by the square of their length.
 * @param limitation its `size` must be this library's
 * @param result   filled as far as its `size` goes
 * @param steps    the periods in order, at most `capacity` of them; NULL: not wanted
 * @param error    details of a failure, may be NULL
 * @return ::PARTYORG_E_SPACE when there are more steps than the capacity: `result` and the first steps are filled.
 *     ::PARTYORG_E_VALUE and ::PARTYORG_E_DATE when a date or choice is not one that is accepted, a further breach lies
 *     before the act or an interval ends before it begins: `error` names the entry. ::PARTYORG_E_RANGE for a count
 *     below its minimum, ::PARTYORG_E_SIZE, ::PARTYORG_E_NULL. After these `result` stays as it was
 */
PARTYORG_API partyorg_status partyorg_limitation(const partyorg_limitation_case *limitation,
                                                 partyorg_limitation_result *result, partyorg_limitation_step *steps,
                                                 int32_t capacity, partyorg_error *error);

/**
 * One line on a result: status, period, last day, days not counted, the day examined, the provision.
 * @param needed bytes of the whole text, the NUL included; may be NULL. With size 0 the buffer may be NULL
 * @return ::PARTYORG_E_SPACE when the buffer is too small: what fits is there, cut at the end of a character
 */
PARTYORG_API partyorg_status partyorg_limitation_print(const partyorg_limitation_result *result, int32_t language,
                                                       char *buffer, size_t size, size_t *needed);
/** One line on a step: from, to, days not counted, last day, what began the next one. @see partyorg_limitation_print */
PARTYORG_API partyorg_status partyorg_limitation_step_print(const partyorg_limitation_step *step, int32_t language,
                                                            char *buffer, size_t size, size_t *needed);

/** Name of a measure: "reprimand"; "" for a number that is none. */
PARTYORG_API const char *partyorg_measure_name(int32_t measure);
/** Title of a measure in a language; "" for a number that is none. */
PARTYORG_API const char *partyorg_measure_text(int32_t measure, int32_t language);
/** Name of a class without limitation: "internal_political"; "" for a number that is none. */
PARTYORG_API const char *partyorg_no_limit_class_name(int32_t no_limit_class);
/** Title of a class without limitation in a language; "" for a number that is none. */
PARTYORG_API const char *partyorg_no_limit_class_text(int32_t no_limit_class, int32_t language);

#ifdef __cplusplus
}
#endif

#endif
