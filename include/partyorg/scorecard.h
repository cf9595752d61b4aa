/* SPDX-License-Identifier: MIT */
/**
 * @file scorecard.h
 * Scorecards (phiếu chấm điểm) of cell meetings: data that a province, ward or unit issues itself.
 *
 * A scorecard is a plain struct without pointers. A built-in one is copied into it by partyorg_scorecard_find(); an own
 * one starts from partyorg_scorecard_init() and is filled member by member, or key by key with
 * partyorg_scorecard_put(), as from a JSON file. `options.scorecard` then names it to the checks `meeting` and
 * `meeting_year`, of one file or of a batch; partyorg_scorecard_score() says criterion by criterion how a meeting came
 * by its points.
 *
 * Points, and percent in bands, are exact: 32-bit numbers of hundredths. Nothing is rounded or rescaled. All functions
 * are thread-safe and allocate nothing; the caller owns the struct.
 */
#ifndef PARTYORG_SCORECARD_H
#define PARTYORG_SCORECARD_H

#include "facts.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Room for criteria: their points are the facts `score_1` to `score_32`. */
#define PARTYORG_CRITERIA_MAX 32
/** Room for groups. */
#define PARTYORG_GROUPS_MAX 16
/** Room for thresholds: one for each ::partyorg_meeting_grade. */
#define PARTYORG_THRESHOLDS_MAX 4
/** Room for gates: of a card that is not itemised they are the facts `gate_1` to `gate_4`. */
#define PARTYORG_GATES_MAX 4
/** Room for bands of a criterion. */
#define PARTYORG_BANDS_MAX 8
/** Room for facts that settle a criterion before its bands. */
#define PARTYORG_FIRST_MAX 4
/** Room for deductions. */
#define PARTYORG_DEDUCTIONS_MAX 8
/** Bytes of an id, the closing NUL included. */
#define PARTYORG_ID_TEXT 32
/** Bytes of a name or title in one language, the closing NUL included. */
#define PARTYORG_NAME_TEXT 160
/** Bytes of a longer text, the closing NUL included. */
#define PARTYORG_NOTES_TEXT 640

/** How the points of a criterion are derived from facts of the meeting. */
typedef enum partyorg_scorecard_measure {
    PARTYORG_SCORE_NONE = 0,   /**< they are not: they are given */
    PARTYORG_SCORE_LENGTH = 1, /**< bands of how far the length falls short of a standard */
    PARTYORG_SCORE_SHARE = 2,  /**< bands of the share of one count in another */
    PARTYORG_SCORE_LIMIT = 3,  /**< a count that is at most so much */
    PARTYORG_SCORE_BEFORE = 4, /**< a day at least so many days before the meeting */
    PARTYORG_SCORE_AFTER = 5   /**< a day at most so many days after it */
} partyorg_scorecard_measure;

/** What a band asks for. Bands are tried in order; the first that fits gives the points. */
typedef enum partyorg_band_kind {
    PARTYORG_BAND_OTHERWISE = 0,     /**< nothing: the last band */
    PARTYORG_BAND_SHORT_AT_MOST = 1, /**< LENGTH: at most `bound` minutes short of the standard */
    PARTYORG_BAND_PART_AT_LEAST = 2, /**< LENGTH: at least `bound` / `over` of the standard */
    PARTYORG_BAND_ABOVE = 3,         /**< SHARE: more than `bound` hundredths of a percent */
    PARTYORG_BAND_AT_LEAST = 4       /**< SHARE: at least `bound` hundredths of a percent */
} partyorg_band_kind;

/** One band of a criterion. */
typedef struct partyorg_band {
    int32_t kind;    /**< a ::partyorg_band_kind */
    int32_t bound;   /**< see there */
    int32_t over;    /**< of PART_AT_LEAST; else 0 */
    int32_t points;  /**< hundredths of a point */
    int32_t assumed; /**< 1: the printed card leaves this band undefined, and the points are a reading; else 0 */
} partyorg_band;

/** A fact that settles a criterion before its bands: when it is greater than `above`. */
typedef struct partyorg_settled_first {
    int32_t fact;   /**< index of a count among the facts of ::partyorg_meeting */
    int32_t above;  /**< number, 0 to 1000000 */
    int32_t points; /**< hundredths of a point */
} partyorg_settled_first;

/** One group of criteria. */
typedef struct partyorg_scorecard_group {
    char id[PARTYORG_ID_TEXT];        /**< stable text */
    char name[2][PARTYORG_NAME_TEXT]; /**< by ::partyorg_language */
    int32_t max;                      /**< hundredths of a point: the sum of its criteria */
} partyorg_scorecard_group;

/** One criterion. */
typedef struct partyorg_scorecard_criterion {
    char id[PARTYORG_ID_TEXT];        /**< stable text */
    char name[2][PARTYORG_NAME_TEXT]; /**< by ::partyorg_language */
    char group_id[PARTYORG_ID_TEXT];  /**< the id of its group, when partyorg_scorecard_put() was told it; else empty */
    int32_t group;                    /**< index of its group */
    int32_t max;                      /**< hundredths of a point, the most it gives */
    int32_t min;                      /**< the least it ever gives */
    int32_t counts;  /**< set of meetings in which it counts, a bit for each ::partyorg_meeting_kind; 0: all. Elsewhere
                        it gives nothing, and its maximum is left out */
    int32_t waived;  /**< index of a yes-or-no fact that gives full marks; -1: none */
    int32_t measure; /**< a ::partyorg_scorecard_measure */
    int32_t fact;    /**< index of the fact measured: the count of a SHARE, the number of a LIMIT, the day of BEFORE and
                          AFTER; else -1 */
    int32_t whole;   /**< SHARE: index of the count that it is a share of; else -1 */
    int32_t standard;       /**< LENGTH: minutes. What a measure does not use, from here on, is 0 or unset */
    int32_t standard_large; /**< LENGTH: minutes, for cells of `large_from` members and more; 0: none */
    int32_t large_from;     /**< LENGTH: members on the roll; 0: none */
    int32_t bound;          /**< LIMIT: the most; BEFORE, AFTER: days */
    int32_t points;         /**< LIMIT, BEFORE, AFTER: hundredths of a point when kept */
    int32_t otherwise;      /**< the same, when not kept */
    int32_t first_count;    /**< SHARE: length of first */
    int32_t band_count;     /**< LENGTH, SHARE: length of bands */
    partyorg_settled_first first[PARTYORG_FIRST_MAX]; /**< tried in turn, before the bands */
    partyorg_band bands[PARTYORG_BANDS_MAX];          /**< the last one is OTHERWISE */
} partyorg_scorecard_criterion;

/** Points from which a grade is reached. */
typedef struct partyorg_threshold {
    int32_t grade; /**< a ::partyorg_meeting_grade */
    int32_t min;   /**< hundredths of a point */
} partyorg_threshold;

/** Full marks that the highest grade asks for. */
typedef struct partyorg_gate {
    char id[PARTYORG_ID_TEXT];           /**< stable text */
    char name[2][PARTYORG_NAME_TEXT];    /**< by ::partyorg_language */
    char criterion_id[PARTYORG_ID_TEXT]; /**< the id of the criterion, when partyorg_scorecard_put() was told it; else
                                            empty */
    int32_t criterion; /**< index of the criterion that must have its maximum; -1 on a card that is not itemised: gate n
                            is the fact `gate_n` */
} partyorg_gate;

/** Points taken off an itemised card: so many for each unit of a count, or once for a yes, and no more than `most`. */
typedef struct partyorg_deduction {
    char id[PARTYORG_ID_TEXT];        /**< stable text */
    char name[2][PARTYORG_NAME_TEXT]; /**< by ::partyorg_language */
    int32_t fact;                     /**< index of a count or a yes-or-no fact of ::partyorg_meeting */
    int32_t each;                     /**< hundredths of a point */
    int32_t most;                     /**< hundredths of a point */
} partyorg_deduction;

/** A scorecard. About 33 kB, without pointers: it may be copied. */
typedef struct partyorg_scorecard {
    uint32_t size;                                                /**< sizeof(partyorg_scorecard) */
    int32_t schema;                                               /**< 1 */
    char id[PARTYORG_ID_TEXT];                                    /**< lower case, digits, hyphens */
    char title[2][PARTYORG_NAME_TEXT];                            /**< by ::partyorg_language */
    char issued_by_level[PARTYORG_ID_TEXT];                       /**< ward, bloc, province ...; may be empty */
    char based_on[PARTYORG_NAME_TEXT];                            /**< the texts it applies, in either language:
                                                                       "42-HD/BTCTW (2025-10-28)" */
    char source[PARTYORG_NOTES_TEXT];                             /**< where it was published */
    char notes[PARTYORG_NOTES_TEXT];                              /**< what a reader must know; may be empty */
    partyorg_date valid_from;                                     /**< first day; #PARTYORG_UNKNOWN: not known */
    partyorg_date valid_to;                                       /**< last day; #PARTYORG_UNKNOWN: not known */
    int32_t kinds;                                                /**< set of meetings it scores, a bit for each
                                                                       ::partyorg_meeting_kind */
    int32_t itemised;                                             /**< 1: the points are the sum of the criteria; 0: the
                                                                       items are not published, the fact `points_total` is */
    int32_t total;                                                /**< hundredths of a point, the most of the card */
    int32_t confidence;                                           /**< ::partyorg_confidence */
    int32_t year_all_at_least;                                    /**< for a good year every regular meeting has this
                                                                       ::partyorg_meeting_grade at least; -1: no rule
                                                                       for the year */
    int32_t year_good_at_least;                                   /**< and so many are good; -1: no rule */
    int32_t threshold_count;                                      /**< length of thresholds */
    int32_t gate_count;                                           /**< length of gates */
    int32_t group_count;                                          /**< length of groups */
    int32_t criterion_count;                                      /**< length of criteria; 0 when not itemised */
    int32_t deduction_count;                                      /**< length of deductions */
    partyorg_threshold thresholds[PARTYORG_THRESHOLDS_MAX];       /**< the highest first; the last one from 0 */
    partyorg_gate gates[PARTYORG_GATES_MAX];                      /**< see there */
    partyorg_scorecard_group groups[PARTYORG_GROUPS_MAX];         /**< see there */
    partyorg_scorecard_criterion criteria[PARTYORG_CRITERIA_MAX]; /**< criterion n is number n - 1 */
    partyorg_deduction deductions[PARTYORG_DEDUCTIONS_MAX];       /**< see there */
} partyorg_scorecard;

/** Makes a scorecard empty, with its size: texts "", numbers #PARTYORG_UNKNOWN where one must be given. */
PARTYORG_API partyorg_status partyorg_scorecard_init(partyorg_scorecard *card);

/** Number of built-in scorecards. Their order may change: programs find one by its id. */
PARTYORG_API int32_t partyorg_scorecard_count(void);
/** Makes built-in scorecard number `index`, from 0, in `card`, whose size must be set. */
PARTYORG_API partyorg_status partyorg_scorecard_get(int32_t index, partyorg_scorecard *card);
/** Makes the built-in scorecard with an id, such as "an-phu". The error of another id lists them. */
PARTYORG_API partyorg_status partyorg_scorecard_find(const char *id, partyorg_scorecard *card, partyorg_error *error);

/**
 * Sets one datum of a scorecard by the path of its key in a scorecard file: "title_vi", "groups.0.max",
 * "criteria.2.rule.bands.0.points", "criteria.10.counts.meeting_kind.1". Elements of a list come in order, from 0; keys
 * of an object in any order, also those that name a group or criterion which comes later.
 *
 * Numbers are written with two decimals at most, dates in ISO form, yes and no as true and false, facts, grades and
 * kinds by name; "null" leaves the datum unset. "n" must be the position, from 1; a criterion's "group" and a gate's
 * "criterion" are ids; the texts in "source" are joined, as in "repository: file". A key that scorecards do not have is
 * passed over, as the format says. Beyond what is published, a band may have "printed": false, which makes it
 * `assumed`, and a card "deductions", a list of objects with the keys id, name_vi, name_en, fact, each and most.
 * @param length bytes of the text, or SIZE_MAX to stop at the NUL
 * @return ::PARTYORG_E_VALUE when the text is not what the key takes, ::PARTYORG_E_SPACE when a text or list is too
 * long
 */
PARTYORG_API partyorg_status partyorg_scorecard_put(partyorg_scorecard *card, const char *path, const char *text,
                                                    size_t length, partyorg_error *error);

/**
 * Examines a scorecard: whether anything is missing, maxima add up, bands are in order and leave no gap, points can be
 * reached, thresholds descend to 0, and gates, groups and facts exist. Every function that takes a card does so too.
 * @return ::PARTYORG_E_SCORECARD with an error that names the place and the numbers at fault
 */
PARTYORG_API partyorg_status partyorg_scorecard_check(const partyorg_scorecard *card, partyorg_error *error);

/** ::partyorg_scored_criterion: counted in this kind of meeting. */
#define PARTYORG_SCORED_COUNTED 1
/** ::partyorg_scored_criterion: full marks, for its fact waives it. */
#define PARTYORG_SCORED_WAIVED 2
/** ::partyorg_scored_criterion: the points given are not those derived. */
#define PARTYORG_SCORED_DIFFERS 4
/** ::partyorg_scored_criterion: the printed card leaves undefined what this meeting comes to; the points are a reading.
 */
#define PARTYORG_SCORED_ASSUMED 8
/** ::partyorg_scored: the meeting was held on a day on which the card is not known to be valid. */
#define PARTYORG_SCORED_NOT_VALID 1
/** ::partyorg_scored: the card is not made for this kind of meeting. */
#define PARTYORG_SCORED_OTHER_KIND 2

/** How a meeting came by the points of one criterion. */
typedef struct partyorg_scored_criterion {
    int32_t given;    /**< hundredths of a point, entered; #PARTYORG_UNKNOWN: none */
    int32_t derived;  /**< hundredths of a point, by the card's own rule; #PARTYORG_UNKNOWN: none */
    int32_t points;   /**< those that count: the given ones, else the derived ones; #PARTYORG_UNKNOWN: neither */
    int32_t lost;     /**< what is lacking to the maximum; 0 where it does not count */
    int32_t flags;    /**< #PARTYORG_SCORED_COUNTED and the like */
    int32_t band;     /**< index of the band that gave the derived points; -1: none, or no bands */
    int32_t first;    /**< index of the fact among `first` that settled it; -1: none */
    int32_t reserved; /**< 0 */
    uint64_t missing; /**< bit i: fact i of the meeting is unknown and leaves the points unknown */
} partyorg_scored_criterion;

/** A scored meeting. */
typedef struct partyorg_scored {
    uint32_t size;        /**< sizeof(partyorg_scored), set by the caller */
    int32_t flags;        /**< #PARTYORG_SCORED_NOT_VALID and the like */
    int32_t points;       /**< hundredths; #PARTYORG_UNKNOWN while any criterion is */
    int32_t points_max;   /**< hundredths: the maxima of the criteria counted; #PARTYORG_UNKNOWN while the kind of
                             the meeting is not known */
    int32_t least;        /**< hundredths: with nothing more than the criteria known and the least of the others */
    int32_t most;         /**< hundredths: with the most of the others */
    int32_t deducted;     /**< hundredths; #PARTYORG_UNKNOWN while not known */
    int32_t grade;        /**< a ::partyorg_meeting_grade; #PARTYORG_UNKNOWN: not known */
    int32_t next_grade;   /**< the next better grade; #PARTYORG_UNKNOWN: there is none, or the grade is not known */
    int32_t next_points;  /**< hundredths that it needs more; 0: points suffice; #PARTYORG_UNKNOWN without next grade */
    int32_t gates_missed; /**< set of gates that are not passed, bit i: gate i. They matter where points reach the
                             highest grade */
    int32_t gates_unknown;                                     /**< set of gates that are not known */
    int32_t criterion_count;                                   /**< length of criteria */
    int32_t reserved;                                          /**< 0 */
    partyorg_scored_criterion criteria[PARTYORG_CRITERIA_MAX]; /**< by index in the card */
} partyorg_scored;

/** Sets the size of a ::partyorg_scored; partyorg_scorecard_score() does the rest. */
PARTYORG_API partyorg_status partyorg_scored_init(partyorg_scored *scored);

/**
 * Scores a meeting. The rules MEET-SCORES and MEET-GRADE and the values of the check `meeting` come from the same
 * place.
 * @param meeting facts; unknown ones leave the points of their criterion unknown
 */
PARTYORG_API partyorg_status partyorg_scorecard_score(const partyorg_scorecard *card, const partyorg_meeting *meeting,
                                                      partyorg_scored *scored, partyorg_error *error);

/**
 * One line on a criterion of a scored meeting: its points of how many, what was lost and why, a reading where the card
 * leaves a band undefined; with `criterion` -1 one on the whole: points, grade, what the next better grade needs.
 * @param needed bytes of the whole text, the NUL included; may be NULL
 */
PARTYORG_API partyorg_status partyorg_scored_print(const partyorg_scorecard *card, const partyorg_meeting *meeting,
                                                   const partyorg_scored *scored, int32_t criterion, int32_t language,
                                                   char *buffer, size_t size, size_t *needed);

#ifdef __cplusplus
}
#endif

#endif
