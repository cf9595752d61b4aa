/**
 * @file status.h
 * The status machine of members as a public table: states, overlays, permitted transitions, the check that governs
 * each. What is not in the table is refused, and unknown is never permission.
 *
 * Membership is one state. An overlay (::partyorg_overlay in facts.h) lies on a probationary or official membership and
 * changes nothing of it: a transition between states may begin under any overlay; within membership the overlay stays,
 * beyond it there is none. State and overlay change one at a time.
 *
 * A transition is permitted only if the check that governs it came out as met, or the document it rests on exists, and
 * no fact forbids it. This examines and decides nothing: the competent body decides.
 *
 * All functions are thread-safe and allocate nothing; every string is static.
 */
#ifndef PARTYORG_STATUS_H
#define PARTYORG_STATUS_H

#include "check.h"

#ifdef __cplusplus
extern "C" {
#endif

/** State of membership. */
typedef enum partyorg_state {
    PARTYORG_STATE_APPLICANT = 0,    /**< applicant (người xin vào Đảng) */
    PARTYORG_STATE_PROBATIONARY = 1, /**< probationary member (đảng viên dự bị) */
    PARTYORG_STATE_OFFICIAL = 2,     /**< official member (đảng viên chính thức) */
    PARTYORG_STATE_DELETED = 3,      /**< deleted from the roll (xóa tên) */
    PARTYORG_STATE_LEFT = 4,         /**< left on own application (cho ra khỏi Đảng) */
    PARTYORG_STATE_EXPELLED = 5,     /**< expelled (khai trừ) */
    PARTYORG_STATE_ANNULLED = 6, /**< admission or recognition annulled (hủy quyết định kết nạp, công nhận) */
    PARTYORG_STATE_DECEASED = 7 /**< dead (từ trần) */
} partyorg_state;

/** Number of states. */
PARTYORG_API int32_t partyorg_state_count(void);
/** Name of a state: "probationary"; "" for a number that is none. */
PARTYORG_API const char *partyorg_state_name(int32_t state);
/** Title of a state in a language; "" for a number that is none. */
PARTYORG_API const char *partyorg_state_text(int32_t state, int32_t language);
/** Number of overlays, "none" included. */
PARTYORG_API int32_t partyorg_overlay_count(void);
/** Name of an overlay: "suspended"; "" for a number that is none. */
PARTYORG_API const char *partyorg_overlay_name(int32_t overlay);
/** Title of an overlay in a language; "" for a number that is none. */
PARTYORG_API const char *partyorg_overlay_text(int32_t overlay, int32_t language);

/* ---- the table --------------------------------------------------------------------------------------------------- */

/** One transition. */
typedef struct partyorg_transition_info {
    uint32_t size;         /**< sizeof(partyorg_transition_info), set by the caller */
    int32_t confidence;    /**< ::partyorg_confidence */
    int32_t edge_count;    /**< the pairs it leads between, at least 1 */
    int32_t reserved;      /**< 0 */
    const char *id;        /**< "STM-OFF-DELETE", stable */
    const char *check;     /**< name of the check that governs it, of two "discipline, deletion"; "" when a document
                                does */
    const char *condition; /**< what the file of that check must also say: "route == annulment"; "" when nothing */
    const char *rules;     /**< ids of the rules it rests on, with ", " between; "DEL-*" stands for all that begin so */
    const char *provision; /**< short form with codes: "R294 pt 8.1" */
    const char *title[2];  /**< by ::partyorg_language */
    const char *document[2]; /**< what must exist or have happened where no check governs, by language; else "" */
    const char *note[2];     /**< what else it says, by language; "" when nothing */
} partyorg_transition_info;

/** One pair that a transition leads between. */
typedef struct partyorg_edge_info {
    uint32_t size;          /**< sizeof(partyorg_edge_info), set by the caller */
    int32_t from;           /**< ::partyorg_state */
    int32_t to;             /**< ::partyorg_state; the same when only the overlay changes */
    uint32_t from_overlays; /**< set of ::partyorg_overlay under which it may begin, a bit each */
    int32_t to_overlay;     /**< ::partyorg_overlay afterwards; -1: it stays as it was */
    uint32_t reserved;      /**< 0 */
    const char *check;      /**< name of the check that governs this pair; "" when a document does */
} partyorg_edge_info;

/* clang-format off */
/** An empty ::partyorg_transition_info with its size. */
#define PARTYORG_TRANSITION_INFO_INIT { (uint32_t)sizeof(partyorg_transition_info), 0, 0, 0, NULL, NULL, NULL, NULL, \
    NULL, { NULL, NULL }, { NULL, NULL }, { NULL, NULL } }
/** An empty ::partyorg_edge_info with its size. */
#define PARTYORG_EDGE_INFO_INIT { (uint32_t)sizeof(partyorg_edge_info), 0, 0, 0, 0, 0, NULL }
/* clang-format on */

/** Number of transitions, at most 32. */
PARTYORG_API int32_t partyorg_transition_count(void);
/** Describes a transition. */
PARTYORG_API partyorg_status partyorg_transition_get(int32_t transition, partyorg_transition_info *out);
/** The transition of an id. @return ::PARTYORG_E_NAME when there is none. */
PARTYORG_API partyorg_status partyorg_transition_find(const char *id, int32_t *transition);
/** Describes the edge-th pair of a transition. */
PARTYORG_API partyorg_status partyorg_edge_get(int32_t transition, int32_t edge, partyorg_edge_info *out);
/**
 * Writes the provision of a transition in full, as "294-QĐ/TW (26/05/2025) điểm 8.1".
 * @param needed bytes of the whole text, the NUL included; may be NULL. With size 0 the buffer may be NULL
 * @return ::PARTYORG_E_SPACE when the buffer is too small: what fits is there, cut at the end of a character
 */
PARTYORG_API partyorg_status partyorg_transition_provision_print(int32_t transition, int32_t language, char *buffer,
                                                                 size_t size, size_t *needed);
/**
 * The whole table as a graph in the DOT language of Graphviz: states, overlays, and an edge for every pair of every
 * transition, with its id and title. Red leads out of membership, green back; dashed: from a secondary source; dotted:
 * not decided in any text read.
 * @see partyorg_transition_provision_print
 */
PARTYORG_API partyorg_status partyorg_status_dot(int32_t language, char *buffer, size_t size, size_t *needed);

/* ---- may this member go from here to there? ---------------------------------------------------------------------- */

/**
 * From where to where, and what is known. Start from #PARTYORG_TRANSITION_REQUEST_INIT, which makes everything unknown.
 * Bools are 0 or 1. Only the facts that the transition asks for are looked at.
 */
typedef struct partyorg_transition_request {
    uint32_t size;           /**< sizeof(partyorg_transition_request) */
    int32_t from;            /**< ::partyorg_state now */
    int32_t from_overlay;    /**< ::partyorg_overlay now; where no overlay can lie unknown is none */
    int32_t to;              /**< ::partyorg_state afterwards */
    int32_t to_overlay;      /**< ::partyorg_overlay afterwards; likewise */
    int32_t transition;      /**< index of the transition meant; unknown: the one for just these overlays, or else the
                                  first that leads there */
    int32_t governing;       /**< verdict of the check that governs it (#PARTYORG_MET, #PARTYORG_NOT_MET,
                                  #PARTYORG_NOT_KNOWN), with its condition; of a document #PARTYORG_MET when it is
                                  there and #PARTYORG_NOT_MET when it is not */
    int32_t state_before;    /**< ::partyorg_state before the removal: a restoration leads back to it alone */
    int32_t expulsion_level; /**< bool: the competent body concluded that the breach is at the level of expulsion */
    int32_t readmission_barred; /**< bool: re-admission is barred: value of that name of `deletion` and `leaving`, or a
                                   bar of `readmission` */
    int32_t readmissions;       /**< earlier re-admissions, 0 to 1000000 */
    int32_t restorable;         /**< bool: value of that name of `appeal` */
    int32_t under_review; /**< bool: under inspection or inquiry, or a complaint or denunciation is being handled */
} partyorg_transition_request;

/** A ::partyorg_transition_request of which nothing is known. */
#define PARTYORG_TRANSITION_REQUEST_INIT                                                                               \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_transition_request), PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,           \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN,                  \
            PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN, PARTYORG_UNKNOWN                                     \
    }
/** Sets #PARTYORG_TRANSITION_REQUEST_INIT. */
PARTYORG_API partyorg_status partyorg_transition_request_init(partyorg_transition_request *request);

/** Why a transition is permitted, refused, or not known to be either. */
typedef enum partyorg_transition_reason {
    PARTYORG_REASON_PERMITTED = 0,           /**< it is in the table, its check is met, nothing forbids it */
    PARTYORG_REASON_NOT_IN_TABLE = 1,        /**< no transition leads there */
    PARTYORG_REASON_DECEASED = 2,            /**< nothing leads on from `deceased` */
    PARTYORG_REASON_NO_CHANGE = 3,           /**< state and overlay stay as they are */
    PARTYORG_REASON_NO_MEMBERSHIP = 4,       /**< an overlay lies on a probationary or official membership only */
    PARTYORG_REASON_ONE_AT_A_TIME = 5,       /**< state and overlay would change at once */
    PARTYORG_REASON_OTHER_TRANSITION = 6,    /**< the transition meant does not lead there */
    PARTYORG_REASON_PROBATIONARY = 7,        /**< a probationary member is not expelled: DIS-M-PROBATIONARY */
    PARTYORG_REASON_EXPULSION_LEVEL = 8,     /**< to be expelled, not deleted or let go: DEL-B-EXPEL, LEV-B-EXPEL */
    PARTYORG_REASON_READMISSION_BARRED = 9,  /**< re-admission is barred: READM-BAR-... */
    PARTYORG_REASON_READMITTED_BEFORE = 10,  /**< re-admission is given once: READM-ONCE */
    PARTYORG_REASON_UNDER_REVIEW = 11,       /**< no official transfer while under review: TRF-B-REVIEW */
    PARTYORG_REASON_NOT_RESTORABLE = 12,     /**< the removal was not found wrongful, or a breach followed */
    PARTYORG_REASON_OTHER_STATE_BEFORE = 13, /**< a restoration leads back to the state before the removal */
    PARTYORG_REASON_CHECK_NOT_MET = 14,      /**< the check that governs it is not met, or there is no document */
    PARTYORG_REASON_CHECK_UNKNOWN = 15,      /**< it is not known whether it is */
    PARTYORG_REASON_FACT_UNKNOWN = 16,       /**< a fact that could forbid it is not known */
    PARTYORG_REASON_NO_TEXT = 17             /**< no text read decides it: ask the competent body */
} partyorg_transition_reason;

/** What comes of a request. */
typedef struct partyorg_transition_answer {
    uint32_t size;      /**< sizeof(partyorg_transition_answer), set by the caller */
    int32_t status;     /**< #PARTYORG_MET: permitted; #PARTYORG_NOT_MET: refused; #PARTYORG_NOT_KNOWN: neither, and so
                             not permitted */
    int32_t transition; /**< index of the transition; -1 when none leads there */
    int32_t reason;     /**< ::partyorg_transition_reason; of several the first refusal */
    int32_t from;       /**< as given */
    int32_t from_overlay; /**< as given, or none where no overlay can lie */
    int32_t to;           /**< as given */
    int32_t to_overlay;   /**< as `from_overlay` */
    uint32_t missing;     /**< bit i: member i of the request, from 0 behind its size, is not known and matters */
    uint32_t fitting;     /**< bit i: transition i leads there */
    const char *rules;    /**< ids of the rules that the reason rests on, with ", " between; "" when it is none */
} partyorg_transition_answer;

/** Sets the size of an answer and leaves the rest to partyorg_transition_check(). */
PARTYORG_API partyorg_status partyorg_transition_answer_init(partyorg_transition_answer *answer);

/**
 * May this member go from (state, overlay) to (state, overlay)?
 * @param request of this or another version of the header: see `size` of facts in facts.h
 * @param answer  filled as far as its `size` goes
 * @param error   details of a failure, may be NULL
 * @return ::PARTYORG_E_VALUE when a member is not one of its choices, ::PARTYORG_E_SIZE, ::PARTYORG_E_NULL: `answer`
 * stays as it was. A refused transition is an answer, not an error.
 */
PARTYORG_API partyorg_status partyorg_transition_check(const partyorg_transition_request *request,
                                                       partyorg_transition_answer *answer, partyorg_error *error);
/**
 * One line on an answer: from where to where, permitted or not, the reason, the rules, what is missing, the provision.
 * @see partyorg_transition_provision_print
 */
PARTYORG_API partyorg_status partyorg_transition_answer_print(const partyorg_transition_answer *answer,
                                                              int32_t language, char *buffer, size_t size,
                                                              size_t *needed);
/** Name of a member of ::partyorg_transition_request, from 0 behind its size: "governing"; "" for a number that is
 * none. */
PARTYORG_API const char *partyorg_transition_fact_name(int32_t member);
/** Name of a reason: "expulsion_level"; "" for a number that is none. */
PARTYORG_API const char *partyorg_transition_reason_name(int32_t reason);

#ifdef __cplusplus
}
#endif

#endif
