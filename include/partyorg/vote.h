/**
 * @file vote.h
 * Vote bases: who is counted in a vote of a cell or committee, who is left out and why, and how many votes are needed.
 *
 * Source: Regulation 294-QĐ/TW of 2025-05-26, pts 9.3.2 (cells), 9.3.3 (committees) and 9.3.4 (shares). Other editions
 * were not read; they are taken to say the same, with confidence `memory`. Votes are counted exactly, never by
 * percentages, and by the arithmetic of the checks: what a check finds for a base, this finds for it too.
 *
 * All functions are thread-safe and allocate nothing.
 */
#ifndef PARTYORG_VOTE_H
#define PARTYORG_VOTE_H

#include "check.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The body that votes. */
typedef enum partyorg_body {
    PARTYORG_BODY_CELL = 0, /**< a cell (chi bộ): its official members; pt 9.3.2 */
    PARTYORG_BODY_COMMITTEE = 1 /**< a committee or standing committee (cấp ủy, ban thường vụ): its serving members,
                                   also where it decides; pt 9.3.3 */
} partyorg_body;

/** The share of the base that must vote in favour. */
typedef enum partyorg_share {
    PARTYORG_SHARE_TWO_THIRDS = 0, /**< two thirds: yes * 3 >= base * 2 */
    PARTYORG_SHARE_MAJORITY = 1    /**< more than half: yes * 2 > base */
} partyorg_share;

/** The counts of a vote, in the order of the members of ::partyorg_vote. */
typedef enum partyorg_vote_count {
    PARTYORG_VOTE_MEMBERS = 0,    /**< `members` */
    PARTYORG_VOTE_AWAY = 1,       /**< `away` */
    PARTYORG_VOTE_EXEMPT = 2,     /**< `exempt` */
    PARTYORG_VOTE_SUSPENDED = 3,  /**< `suspended` */
    PARTYORG_VOTE_PROSECUTED = 4, /**< `prosecuted` */
    PARTYORG_VOTE_INDICTED = 5,   /**< `indicted` */
    PARTYORG_VOTE_DETAINED = 6,   /**< `detained` */
    PARTYORG_VOTE_ABSENT = 7,     /**< `absent` */
    PARTYORG_VOTE_YES = 8         /**< `yes` */
} partyorg_vote_count;

/** Largest count that is accepted. */
#define PARTYORG_VOTE_MAX 1000000

/**
 * A vote: the counts of members and their situations. Start from #PARTYORG_VOTE_INIT, which makes everything unknown:
 * a situation in which nobody is has the count 0.
 *
 * Counts are persons, 0 to #PARTYORG_VOTE_MAX, or #PARTYORG_UNKNOWN. A person is counted in one situation only, even
 * when two apply (suspended and prosecuted): which of the two does not change the base. Members who are present and in
 * no situation are in `members` alone.
 */
typedef struct partyorg_vote {
    uint32_t size;    /**< sizeof(partyorg_vote) */
    int32_t body;     /**< ::partyorg_body; must be known */
    int32_t share;    /**< ::partyorg_share; must be known */
    partyorg_date on; /**< day of the vote: picks the edition whose wording is named; unknown: 294-QĐ/TW */
    int32_t members;  /**< members: official ones of a cell, serving ones of a committee, those below included */
    int32_t away; /**< on temporary transfer elsewhere (sinh hoạt tạm thời nơi khác); of a committee only those who
                       are absent: one who is present is counted nowhere */
    int32_t exempt; /**< exempt from Party work and meetings (miễn công tác và sinh hoạt đảng) and not present */
    int32_t suspended;  /**< suspended (đình chỉ sinh hoạt) */
    int32_t prosecuted; /**< prosecuted (khởi tố) */
    int32_t indicted;   /**< indicted (truy tố) */
    int32_t detained;   /**< detained (tạm giam) */
    int32_t absent;     /**< absent on business, ill or for any other reason: they stay in the base */
    int32_t yes;        /**< votes in favour */
} partyorg_vote;

/** A ::partyorg_vote of which nothing is known. */
#define PARTYORG_VOTE_INIT                                                                                             \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_vote), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,       \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN                                                       \
    }
/** Sets #PARTYORG_VOTE_INIT. */
PARTYORG_API partyorg_status partyorg_vote_init(partyorg_vote *vote);

/** One situation, and whether it leaves a member out of the base. */
typedef struct partyorg_vote_line {
    int32_t count;         /**< ::partyorg_vote_count, a situation */
    int32_t number;        /**< members in it; #PARTYORG_UNKNOWN when not known */
    int32_t left_out;      /**< 1: left out of the base; 0: stays in it */
    int32_t confidence;    /**< ::partyorg_confidence */
    const char *provision; /**< where it is said, short form with codes: "R294 pt 9.3.2" */
} partyorg_vote_line;

/** Room for situations in a result. */
#define PARTYORG_VOTE_LINES_MAX 8

/** What comes of a vote. */
typedef struct partyorg_vote_result {
    uint32_t size;        /**< sizeof(partyorg_vote_result), set by the caller */
    int32_t body;         /**< as given */
    int32_t share;        /**< as given */
    int32_t status;       /**< whether the vote carries: #PARTYORG_MET, #PARTYORG_NOT_MET, #PARTYORG_NOT_KNOWN. Known
                               also where the base is not, if it is the same for every base that can be */
    int32_t members;      /**< as given */
    int32_t yes;          /**< as given */
    int32_t base;         /**< members who are counted; #PARTYORG_UNKNOWN when several numbers are possible */
    int32_t base_min;     /**< the smallest base possible */
    int32_t base_max;     /**< the largest one; #PARTYORG_UNKNOWN when `members` is */
    int32_t left_out;     /**< members left out; #PARTYORG_UNKNOWN when not settled */
    int32_t votes_needed; /**< the least votes in favour that carry; #PARTYORG_UNKNOWN when the base is */
    int32_t votes_needed_min; /**< the same for `base_min` */
    int32_t votes_needed_max; /**< the same for `base_max` */
    uint32_t missing;         /**< bit i: ::partyorg_vote_count i is not known, and base or status depends on it */
    int32_t edition;          /**< index of the edition on that day; -1 when the day or its regulation is unknown */
    int32_t confidence;       /**< ::partyorg_confidence */
    int32_t flags;            /**< #PARTYORG_NO_EDITION: no text is known for that day, and so nothing else */
    int32_t line_count;       /**< length of lines */
    const char *provision;    /**< of the share, short form with codes: "R294 pt 9.3.4" */
    partyorg_vote_line lines[PARTYORG_VOTE_LINES_MAX]; /**< every situation, in the order of ::partyorg_vote_count */
} partyorg_vote_result;

/** Sets the size of a result and leaves the rest to partyorg_vote_base(). */
PARTYORG_API partyorg_status partyorg_vote_result_init(partyorg_vote_result *result);

/**
 * The base of a vote, who was left out and why, the least number of votes needed, and whether the vote carries.
 * @param vote   of this or another version of the header: see `size` of facts in facts.h
 * @param result filled as far as its `size` goes
 * @param error  details of a failure, may be NULL
 * @return ::PARTYORG_E_VALUE when a count is out of range or cannot be true beside the others (more members in
 * situations than there are, more votes than the base can have), ::PARTYORG_E_DATE when `on` is no date,
 * ::PARTYORG_E_SIZE, ::PARTYORG_E_NULL: `result` stays as it was
 */
PARTYORG_API partyorg_status partyorg_vote_base(const partyorg_vote *vote, partyorg_vote_result *result,
                                                partyorg_error *error);

/**
 * The least votes that are a share of a base: the smallest n with n * 3 >= base * 2, or n * 2 > base.
 * @param base 0 to #PARTYORG_VOTE_MAX
 * @return ::PARTYORG_E_RANGE for any other base or share
 */
PARTYORG_API partyorg_status partyorg_votes_needed(int32_t base, int32_t share, int32_t *out);

/**
 * One line on a result: members, base, votes needed, votes in favour, whether it carries, the provision.
 * @param needed bytes of the whole text, the NUL included; may be NULL. With size 0 the buffer may be NULL
 * @return ::PARTYORG_E_SPACE when the buffer is too small: what fits is there, cut at the end of a character
 */
PARTYORG_API partyorg_status partyorg_vote_print(const partyorg_vote_result *result, int32_t language, char *buffer,
                                                 size_t size, size_t *needed);
/** One line on a situation: how many are in it, whether they are left out, the provision. @see partyorg_vote_print */
PARTYORG_API partyorg_status partyorg_vote_line_print(const partyorg_vote_result *result, int32_t line,
                                                      int32_t language, char *buffer, size_t size, size_t *needed);

/** Name of a body: "cell", "committee"; "" for a number that is none. */
PARTYORG_API const char *partyorg_body_name(int32_t body);
/** Title of a body in a language; "" for a number that is none. */
PARTYORG_API const char *partyorg_body_text(int32_t body, int32_t language);
/** Name of a share: "two_thirds", "majority"; "" for a number that is none. */
PARTYORG_API const char *partyorg_share_name(int32_t share);
/** Title of a share in a language; "" for a number that is none. */
PARTYORG_API const char *partyorg_share_text(int32_t share, int32_t language);
/** Name of a count, that of its member in ::partyorg_vote: "away"; "" for a number that is none. */
PARTYORG_API const char *partyorg_vote_count_name(int32_t count);
/** Title of a count in a language, as it is understood in that body; "" for a number that is none. */
PARTYORG_API const char *partyorg_vote_count_text(int32_t body, int32_t count, int32_t language);

#ifdef __cplusplus
}
#endif

#endif
