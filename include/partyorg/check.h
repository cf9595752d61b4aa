/**
 * @file check.h
 * Examining a file: facts in, findings out.
 *
 * A check examines and decides nothing: it says what the file shows against the text in force, and people decide.
 * All functions are thread-safe and allocate nothing.
 */
#ifndef PARTYORG_CHECK_H
#define PARTYORG_CHECK_H

#include "catalogue.h"
#include "facts.h"
#include "scorecard.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- facts by name ----------------------------------------------------------------------------------------------- */

/**
 * Makes every fact of a subject's struct unknown and sets its size: what the `..._INIT` macros do.
 * @param facts a struct of the subject; @param size its sizeof, as the caller compiled it
 */
PARTYORG_API partyorg_status partyorg_facts_init(int32_t subject, void *facts, size_t size);
/** Sets fact number `fact` to a value; #PARTYORG_UNKNOWN makes it unknown. The value is checked against its range. */
PARTYORG_API partyorg_status partyorg_facts_put(int32_t subject, void *facts, int32_t fact, int32_t value,
                                                partyorg_error *error);
/** Sets a fact by name. @see partyorg_facts_put */
PARTYORG_API partyorg_status partyorg_facts_set(int32_t subject, void *facts, const char *name, int32_t value,
                                                partyorg_error *error);
/** Reads a fact by name. */
PARTYORG_API partyorg_status partyorg_facts_get(int32_t subject, const void *facts, const char *name, int32_t *value,
                                                partyorg_error *error);
/**
 * Reads a value of a fact from text, as in a cell of a spreadsheet: a date in ISO or dd/mm/yyyy form; `true`, `false`,
 * `yes`, `no`, `1`, `0`, `có`, `không`; a whole number; the name of a choice or its title in either language. Capital
 * letters do not matter in ASCII. Empty text is #PARTYORG_UNKNOWN. Spaces around it are passed over.
 * @param length bytes of the text, or SIZE_MAX to stop at the NUL
 */
PARTYORG_API partyorg_status partyorg_fact_parse(int32_t subject, int32_t fact, const char *text, size_t length,
                                                 int32_t *value, partyorg_error *error);
/**
 * Writes a value of a fact: dates as dd/mm/yyyy in Vietnamese and ISO in English, choices by title, unknown as "".
 * @param needed bytes of the whole text, the NUL included; may be NULL
 */
PARTYORG_API partyorg_status partyorg_fact_print(int32_t subject, int32_t fact, int32_t value, int32_t language,
                                                 char *buffer, size_t size, size_t *needed);

/* ---- the report -------------------------------------------------------------------------------------------------- */

/** Status of a finding; the first three are also verdicts. */
typedef enum partyorg_finding_status {
    PARTYORG_MET = 0,           /**< met; of a bar: it bites */
    PARTYORG_NOT_MET = 1,       /**< not met; of a bar: harmless */
    PARTYORG_NOT_KNOWN = 2,     /**< the facts do not settle it: "unknown" */
    PARTYORG_NOT_APPLICABLE = 3 /**< its precondition is false, or it did not exist in that edition */
} partyorg_finding_status;

/** Name of a finding status or verdict: "met", "not_met", "unknown", "not_applicable"; "" for any other number. */
PARTYORG_API const char *partyorg_finding_status_name(int32_t status);
/** Title of a finding status or verdict in a language; "" for any other number. */
PARTYORG_API const char *partyorg_finding_status_text(int32_t status, int32_t language);

/** How the observed value must stand to the required one. */
typedef enum partyorg_relation {
    PARTYORG_NO_RELATION = 0, /**< nothing is compared */
    PARTYORG_AT_LEAST = 1,    /**< not less, not earlier */
    PARTYORG_AT_MOST = 2,     /**< not more, not later */
    PARTYORG_EQUAL_TO = 3,    /**< the same */
    PARTYORG_OTHER_THAN = 4,  /**< not the same */
    PARTYORG_ONE_OF = 5,      /**< one of the choices whose bits are set in the required value */
    PARTYORG_TO_BE_KNOWN = 6  /**< any value, but known (in a remedy) */
} partyorg_relation;

/** Name of a relation: "at_least"; "" for none. */
PARTYORG_API const char *partyorg_relation_name(int32_t relation);

/** ::partyorg_finding: the governing fact is unknown, the examination date stands in for it. */
#define PARTYORG_STAND_IN 1
/** ::partyorg_finding: a deadline whose act is not known to be done, and its due date is past on the examination date.
 */
#define PARTYORG_OVERDUE 2
/** ::partyorg_finding: no edition of the rule is known for the governing date, so the finding is unknown. */
#define PARTYORG_NO_EDITION 4
/** ::partyorg_finding: a day lies outside the working-day calendar, so the finding is unknown. */
#define PARTYORG_NO_CALENDAR 8
/** ::partyorg_finding: the rule enters the verdict. */
#define PARTYORG_COUNTS 16
/** ::partyorg_finding: the observed value is the examination date, standing in for the observed fact. */
#define PARTYORG_OBSERVED_ON 32

/** One rule examined against one file. */
typedef struct partyorg_finding {
    int32_t rule;            /**< index of the rule */
    int32_t status;          /**< ::partyorg_finding_status */
    int32_t kind;            /**< ::partyorg_kind */
    int32_t stage;           /**< index of the stage */
    int32_t edition;         /**< index of the edition applied; -1 when none is known */
    int32_t confidence;      /**< ::partyorg_confidence of the wording; -1 without edition */
    partyorg_date governing; /**< the date that picked the edition */
    int32_t flags;           /**< #PARTYORG_STAND_IN and the like */
    int32_t fact;            /**< the fact compared; -1 when there is none */
    int32_t observed;        /**< its value; #PARTYORG_UNKNOWN when not known */
    int32_t relation;        /**< ::partyorg_relation that would be in order */
    int32_t required;        /**< what it is compared with; #PARTYORG_UNKNOWN when not known */
    int32_t type;            /**< ::partyorg_type of both */
    partyorg_date due;       /**< due date of a deadline; #PARTYORG_UNKNOWN when it cannot be computed, or for others */
    uint64_t missing;        /**< bit i: fact i is unknown and keeps the finding unknown */
    int32_t reserved[4];     /**< 0 */
} partyorg_finding;

/** Room for rules in a report. */
#define PARTYORG_RULES_MAX 64
/** Room for stages in a report. */
#define PARTYORG_STAGES_MAX 16
/** Room for values in a report. */
#define PARTYORG_VALUES_MAX 32

/** What to do next. */
typedef enum partyorg_action {
    PARTYORG_ACTION_NONE = 0,   /**< every stage is met and no deadline runs */
    PARTYORG_ACTION_SUPPLY = 1, /**< do the act or put its fact into the file */
    PARTYORG_ACTION_MEND = 2,   /**< put in order what is not met */
    PARTYORG_ACTION_WAIT = 3,   /**< nothing but time is lacking: go on from `from` */
    PARTYORG_ACTION_FORWARD =
        4, /**< the vote missed its threshold: the full result goes up, the competent body decides */
    PARTYORG_ACTION_REFER = 5, /**< another procedure or body comes first */
    PARTYORG_ACTION_STOP = 6   /**< the text does not allow the act */
} partyorg_action;

/** Name of an action: "supply"; "" for a number that is none. */
PARTYORG_API const char *partyorg_action_name(int32_t action);
/** Title of an action in a language; "" for a number that is none. */
PARTYORG_API const char *partyorg_action_text(int32_t action, int32_t language);

/** The next step of a procedure. */
typedef struct partyorg_next_step {
    int32_t action;     /**< ::partyorg_action */
    int32_t stage;      /**< the stage it belongs to, whose actor acts; -1 when none */
    int32_t rule;       /**< the finding it is about; -1 when none */
    partyorg_date from; /**< WAIT: the first day on which time alone has done it; SUPPLY: the day before which
                             the act is not to be done, while that is to come; else #PARTYORG_UNKNOWN */
    int32_t due_rule;   /**< the running deadline that ends first; -1 when none runs */
    partyorg_date due;  /**< its last day; #PARTYORG_UNKNOWN when none runs */
    uint64_t missing;   /**< bit i: fact i is missing at that stage, or for that deadline */
} partyorg_next_step;

/** The findings of one check on one file. Large: about 5 kB. */
typedef struct partyorg_report {
    uint32_t size;                       /**< sizeof(partyorg_report), set by the caller */
    int32_t check;                       /**< ::partyorg_check_id */
    partyorg_date on;                    /**< the examination date */
    int32_t verdict;                     /**< ::partyorg_finding_status of the whole */
    int32_t stage;                       /**< the first stage whose verdict is not `met`; stage_count when all are */
    int32_t stage_count;                 /**< length of stages */
    int32_t rule_count;                  /**< length of findings */
    int32_t value_count;                 /**< length of values */
    partyorg_options options;            /**< how open questions were read: every default written out. Its scorecard is
                                              the caller's, which must be there for partyorg_remedies() only */
    char scorecard[PARTYORG_ID_TEXT];    /**< id of the scorecard by which the meeting was graded; "" without */
    uint64_t met;                        /**< bit i: rule i is met */
    uint64_t not_met;                    /**< bit i: rule i is not met */
    uint64_t unknown;                    /**< bit i: rule i is unknown */
    uint64_t not_applicable;             /**< bit i: rule i is not applicable */
    uint64_t missing;                    /**< bit i: fact i is missing and matters to some finding */
    uint64_t missing_for_verdict;        /**< the same, for the findings that enter the verdict */
    uint64_t contradictions;             /**< bit i: fact i cannot be true beside another (more votes than voters) */
    partyorg_next_step next;             /**< what is due next */
    int32_t stages[PARTYORG_STAGES_MAX]; /**< verdict of each stage */
    int32_t values[PARTYORG_VALUES_MAX]; /**< each value; #PARTYORG_UNKNOWN when absent */
    partyorg_finding findings[PARTYORG_RULES_MAX]; /**< in the order of the rules */
} partyorg_report;

/** The bare result, for callers who need no explanation. */
typedef struct partyorg_masks {
    uint32_t size;           /**< sizeof(partyorg_masks), set by the caller */
    int32_t verdict;         /**< as in ::partyorg_report */
    int32_t stage;           /**< as in ::partyorg_report */
    int32_t reserved;        /**< 0 */
    uint64_t met;            /**< as in ::partyorg_report */
    uint64_t not_met;        /**< as in ::partyorg_report */
    uint64_t unknown;        /**< as in ::partyorg_report */
    uint64_t not_applicable; /**< as in ::partyorg_report */
} partyorg_masks;

/** Sets the size of a report and leaves the rest to partyorg_check(). */
PARTYORG_API partyorg_status partyorg_report_init(partyorg_report *report);
/** An empty ::partyorg_masks. */
#define PARTYORG_MASKS_INIT                                                                                            \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_masks), 0, 0, 0, 0, 0, 0, 0                                                          \
    }

/**
 * Examines one file.
 * @param check    a ::partyorg_check_id
 * @param facts    the struct of the check's subject; an unknown fact is never taken for false or zero
 * @param on       the examination date: stands in for an unknown governing date, and tells what is overdue
 * @param options  how open questions are read; NULL: the defaults
 * @param calendar days off and make-up days beside the statutory calendar; NULL: none
 * @param report   filled; its `size` must be set
 * @param error    details of a failure, may be NULL
 * @return ::PARTYORG_E_VALUE or ::PARTYORG_E_DATE when a fact is out of range: nothing is examined then
 */
PARTYORG_API partyorg_status partyorg_check(int32_t check, const void *facts, partyorg_date on,
                                            const partyorg_options *options, const partyorg_calendar *calendar,
                                            partyorg_report *report, partyorg_error *error);

/** The same rules without the explanation: verdict, stage and masks. @see partyorg_check */
PARTYORG_API partyorg_status partyorg_check_masks(int32_t check, const void *facts, partyorg_date on,
                                                  const partyorg_options *options, const partyorg_calendar *calendar,
                                                  partyorg_masks *masks, partyorg_error *error);

/* ---- remedies ---------------------------------------------------------------------------------------------------- */

/** Room for steps in a remedy. */
#define PARTYORG_STEPS_MAX 8

/** One fact and what it must be. */
typedef struct partyorg_step {
    int32_t fact;     /**< index of the fact */
    int32_t relation; /**< ::partyorg_relation */
    int32_t required; /**< the bound; #PARTYORG_UNKNOWN for #PARTYORG_TO_BE_KNOWN */
} partyorg_step;

/** One way to make a finding met (of a bar: harmless): all its steps together. */
typedef struct partyorg_remedy {
    int32_t step_count; /**< length of steps; 0 when time alone does it */
    partyorg_date from; /**< first day on which time alone does it; else #PARTYORG_UNKNOWN */
    int32_t proven;     /**< 1 when the rule was examined with these steps taken and came out in order */
    int32_t reserved;   /**< 0 */
    partyorg_step steps[PARTYORG_STEPS_MAX]; /**< the facts to supply or change */
} partyorg_remedy;

/**
 * What would put a finding in order, other facts staying as they are. A finding that is in order, or that nothing can
 * cure (its facts are history), has none.
 * @param rule     index of the rule; the other arguments are those of partyorg_check()
 * @param out      filled with at most `capacity` remedies, the one by time alone first
 * @param count    how many there are
 * @return ::PARTYORG_E_SPACE when the capacity is too small
 */
PARTYORG_API partyorg_status partyorg_remedies(int32_t check, const void *facts, partyorg_date on,
                                               const partyorg_options *options, const partyorg_calendar *calendar,
                                               int32_t rule, partyorg_remedy *out, int32_t capacity, int32_t *count,
                                               partyorg_error *error);

/* ---- rights ------------------------------------------------------------------------------------------------------ */

/**
 * A right of the member against whom an act is directed, as it stands on the examination date of a report: to complain,
 * to have an answer, to be restored. Checks of such acts (deletion, discipline, suspension) carry some; others none.
 */
typedef struct partyorg_right {
    uint32_t size;         /**< sizeof(partyorg_right), set by the caller */
    int32_t edition;       /**< index of the edition; -1 when the text of that day is not known */
    int32_t confidence;    /**< ::partyorg_confidence; -1 without edition */
    partyorg_date due;     /**< its day: the last to complain, the first without the measure, as the text says;
                                #PARTYORG_UNKNOWN when it has none or it cannot be computed */
    const char *id;        /**< "RGT-DEL-COMPLAIN" */
    const char *title[2];  /**< by ::partyorg_language */
    const char *text[2];   /**< what the right is, with its terms, by ::partyorg_language */
    const char *to[2];     /**< to whom the member turns, by ::partyorg_language; "" when nobody need be asked */
    const char *provision; /**< short form with codes: "R294 pt 8.2.1"; "" without edition */
} partyorg_right;

/* clang-format off */
/** An empty ::partyorg_right with its size. */
#define PARTYORG_RIGHT_INIT { (uint32_t)sizeof(partyorg_right), 0, 0, 0, NULL, { NULL, NULL }, { NULL, NULL }, { NULL, NULL }, NULL }
/* clang-format on */

/** Number of rights that reports of a check carry; 0 also when there is no such check. */
PARTYORG_API int32_t partyorg_right_count(int32_t check);
/** Right number `right` of a report's check, as it stands on the report's day and by its options. */
PARTYORG_API partyorg_status partyorg_right_get(const partyorg_report *report, int32_t right, partyorg_right *out);

/* ---- texts ------------------------------------------------------------------------------------------------------- */
/* `needed` (may be NULL) receives the bytes of the whole text, the NUL included; PARTYORG_E_SPACE when the buffer is
   smaller: what fits is there, cut at the end of a character. With size 0 the buffer may be NULL. */

/** One line on a finding: its status, what it asks for, observed and required value, due date, what is missing. */
PARTYORG_API partyorg_status partyorg_finding_print(int32_t check, const partyorg_finding *finding, int32_t language,
                                                    char *buffer, size_t size, size_t *needed);
/** One line on the next step: who, what, from or by when. */
PARTYORG_API partyorg_status partyorg_next_step_print(int32_t check, const partyorg_next_step *next, int32_t language,
                                                      char *buffer, size_t size, size_t *needed);
/** One line on a remedy. */
PARTYORG_API partyorg_status partyorg_remedy_print(int32_t check, const partyorg_remedy *remedy, int32_t language,
                                                   char *buffer, size_t size, size_t *needed);
/** One line on a value of a report: its title, what it is, its unit; "" when it is absent. */
PARTYORG_API partyorg_status partyorg_value_print(const partyorg_report *report, int32_t value, int32_t language,
                                                  char *buffer, size_t size, size_t *needed);
/** A right in a few sentences: what it is, its day, to whom, the provision. */
PARTYORG_API partyorg_status partyorg_right_print(const partyorg_report *report, int32_t right, int32_t language,
                                                  char *buffer, size_t size, size_t *needed);
/**
 * The whole report as one JSON object: names, titles and texts in the language, dates in ISO form, absent values and
 * unknown facts as null.
 */
PARTYORG_API partyorg_status partyorg_report_json(const partyorg_report *report, int32_t language, char *buffer,
                                                  size_t size, size_t *needed);

#ifdef __cplusplus
}
#endif

#endif
