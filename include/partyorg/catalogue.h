/**
 * @file catalogue.h
 * What the library knows, as data: subjects and facts, checks, stages, rules and their wordings, values, instruments
 * and editions.
 *
 * Everything is addressed by a small index from 0 and has a name that stays. A getter fills a struct whose `size` the
 * caller has set (the `..._INIT` macro does); a larger struct of a newer header keeps its tail, a smaller one of an
 * older header is filled as far as it goes. Indices out of range are ::PARTYORG_E_RANGE, unknown names
 * ::PARTYORG_E_NAME. Names are ASCII; titles come in a pair, indexed by ::partyorg_language. All functions are
 * thread-safe and allocate nothing; every string is static.
 */
#ifndef PARTYORG_CATALOGUE_H
#define PARTYORG_CATALOGUE_H

#include "date.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- subjects and facts ------------------------------------------------------------------------------------------ */

/** A set of facts that a check reads. The names are those of the structs in facts.h. */
typedef enum partyorg_subject {
    PARTYORG_SUBJECT_APPLICANT = 0,          /**< ::partyorg_applicant */
    PARTYORG_SUBJECT_PROBATIONER = 1,        /**< ::partyorg_probationer */
    PARTYORG_SUBJECT_FORMER_MEMBER = 2,      /**< ::partyorg_former_member */
    PARTYORG_SUBJECT_MEMBER = 3,             /**< ::partyorg_member */
    PARTYORG_SUBJECT_OPTIONS = 4,            /**< ::partyorg_options: what the texts leave open */
    PARTYORG_SUBJECT_DELETION_CASE = 5,      /**< ::partyorg_deletion_case */
    PARTYORG_SUBJECT_LEAVING_CASE = 6,       /**< ::partyorg_leaving_case */
    PARTYORG_SUBJECT_DISCIPLINE_CASE = 7,    /**< ::partyorg_discipline_case */
    PARTYORG_SUBJECT_SUSPENSION_CASE = 8,    /**< ::partyorg_suspension_case */
    PARTYORG_SUBJECT_APPEAL_CASE = 9,        /**< ::partyorg_appeal_case */
    PARTYORG_SUBJECT_EXEMPTION_CASE = 10,    /**< ::partyorg_exemption_case */
    PARTYORG_SUBJECT_TRANSFER_CASE = 11,     /**< ::partyorg_transfer_case */
    PARTYORG_SUBJECT_SCREENING_CASE = 12,    /**< ::partyorg_screening_case */
    PARTYORG_SUBJECT_VALUES = 13,            /**< ::partyorg_values: the enumerations among the values of checks */
    PARTYORG_SUBJECT_MEMBER_REVIEW = 14,     /**< ::partyorg_member_review */
    PARTYORG_SUBJECT_RATING_LIST = 15,       /**< ::partyorg_rating_list */
    PARTYORG_SUBJECT_MEETING = 16,           /**< ::partyorg_meeting */
    PARTYORG_SUBJECT_MEETING_YEAR = 17,      /**< ::partyorg_meeting_year */
    PARTYORG_SUBJECT_ORGANISATION_YEAR = 18, /**< ::partyorg_organisation_year */
    PARTYORG_SUBJECT_ORGANISATION = 19,      /**< ::partyorg_organisation */
    PARTYORG_SUBJECT_DEVELOPMENT_YEAR = 20,  /**< ::partyorg_development_year */
    PARTYORG_SUBJECT_MEMBER_DUES = 21        /**< ::partyorg_member_dues */
} partyorg_subject;

/** Type of a fact or value. */
typedef enum partyorg_type {
    PARTYORG_TYPE_DATE = 0,    /**< ::partyorg_date */
    PARTYORG_TYPE_BOOL = 1,    /**< 0 or 1 */
    PARTYORG_TYPE_INT = 2,     /**< a count, from 0 */
    PARTYORG_TYPE_ENUM = 3,    /**< one of the choices */
    PARTYORG_TYPE_ORDERED = 4, /**< one of the choices, which ascend */
    PARTYORG_TYPE_DECIMAL = 5 /**< points or percent, exact: the number is hundredths of them, written with two decimals
                                 at most */
} partyorg_type;

/** Unit of a number. */
typedef enum partyorg_unit {
    PARTYORG_UNIT_NONE = 0,           /**< a date, a choice, a yes or no */
    PARTYORG_UNIT_PERSONS = 1,        /**< persons */
    PARTYORG_UNIT_MEMBERS = 2,        /**< members of a cell or committee */
    PARTYORG_UNIT_VOTES = 3,          /**< votes */
    PARTYORG_UNIT_BALLOTS = 4,        /**< ballots held */
    PARTYORG_UNIT_MONTHS = 5,         /**< calendar months */
    PARTYORG_UNIT_WORKING_DAYS = 6,   /**< working days */
    PARTYORG_UNIT_TIMES = 7,          /**< times */
    PARTYORG_UNIT_YEARS = 8,          /**< years */
    PARTYORG_UNIT_DAYS = 9,           /**< days, whether working days or not */
    PARTYORG_UNIT_POINTS = 10,        /**< points */
    PARTYORG_UNIT_PERCENT = 11,       /**< percent */
    PARTYORG_UNIT_MINUTES = 12,       /**< minutes */
    PARTYORG_UNIT_TASKS = 13,         /**< tasks or targets */
    PARTYORG_UNIT_DONG = 14,          /**< đồng */
    PARTYORG_UNIT_CASES = 15,         /**< cases: members, organisations or shortcomings */
    PARTYORG_UNIT_ORGANISATIONS = 16, /**< organisations */
    PARTYORG_UNIT_MEETINGS = 17,      /**< meetings */
    PARTYORG_UNIT_QUARTERS = 18       /**< quarters of a year */
} partyorg_unit;

/** Whether a fact can be changed to cure a file. */
typedef enum partyorg_nature {
    PARTYORG_NATURE_FIXED = 0,    /**< history or standing: no remedy changes it */
    PARTYORG_NATURE_MENDABLE = 1, /**< a paper, vote or act that can be done, or done again */
    PARTYORG_NATURE_OPTION = 2    /**< a choice of reading, not a fact of the file */
} partyorg_nature;

/** One subject. */
typedef struct partyorg_subject_info {
    uint32_t size;        /**< sizeof(partyorg_subject_info), set by the caller */
    int32_t fact_count;   /**< number of facts, at most 62 */
    uint32_t struct_size; /**< size of its struct in this library */
    uint32_t reserved;    /**< 0 */
    const char *name;     /**< "applicant" */
    const char *title[2]; /**< by ::partyorg_language */
} partyorg_subject_info;

/** One fact of a subject. */
typedef struct partyorg_fact_info {
    uint32_t size;        /**< sizeof(partyorg_fact_info), set by the caller */
    int32_t type;         /**< ::partyorg_type */
    int32_t unit;         /**< ::partyorg_unit */
    int32_t nature;       /**< ::partyorg_nature */
    int32_t minimum;      /**< smallest value accepted */
    int32_t maximum;      /**< largest value accepted */
    int32_t choice_count; /**< number of choices of an enumeration, else 0 */
    uint32_t offset;      /**< of the member in its struct, in bytes */
    const char *name;     /**< "born_on" */
    const char *title[2]; /**< by ::partyorg_language */
} partyorg_fact_info;

/** One choice of an enumeration. Its number is its index. */
typedef struct partyorg_choice_info {
    uint32_t size;        /**< sizeof(partyorg_choice_info), set by the caller */
    uint32_t reserved;    /**< 0 */
    const char *name;     /**< "hard_area" */
    const char *title[2]; /**< by ::partyorg_language */
} partyorg_choice_info;

/* clang-format off */
/** An empty ::partyorg_subject_info with its size. */
#define PARTYORG_SUBJECT_INFO_INIT { (uint32_t)sizeof(partyorg_subject_info), 0, 0, 0, NULL, { NULL, NULL } }
/** An empty ::partyorg_fact_info with its size. */
#define PARTYORG_FACT_INFO_INIT { (uint32_t)sizeof(partyorg_fact_info), 0, 0, 0, 0, 0, 0, 0, NULL, { NULL, NULL } }
/** An empty ::partyorg_choice_info with its size. */
#define PARTYORG_CHOICE_INFO_INIT { (uint32_t)sizeof(partyorg_choice_info), 0, NULL, { NULL, NULL } }
/* clang-format on */

/** Number of subjects, the options and values included. */
PARTYORG_API int32_t partyorg_subject_count(void);
/** Describes a subject. */
PARTYORG_API partyorg_status partyorg_subject_get(int32_t subject, partyorg_subject_info *out);
/** The subject of a name. */
PARTYORG_API partyorg_status partyorg_subject_find(const char *name, int32_t *subject);
/** Describes a fact of a subject. */
PARTYORG_API partyorg_status partyorg_fact_get(int32_t subject, int32_t fact, partyorg_fact_info *out);
/**
 * The fact of a name, or of a title in either language (a column header).
 * @param name UTF-8; @param length its bytes, or SIZE_MAX to stop at the NUL
 */
PARTYORG_API partyorg_status partyorg_fact_find(int32_t subject, const char *name, size_t length, int32_t *fact);
/** Describes a choice of an enumeration fact. */
PARTYORG_API partyorg_status partyorg_choice_get(int32_t subject, int32_t fact, int32_t choice,
                                                 partyorg_choice_info *out);
/** Name of a unit in a language, in the plural; "" for none. */
PARTYORG_API const char *partyorg_unit_text(int32_t unit, int32_t language);

/* ---- instruments and editions ------------------------------------------------------------------------------------ */

/** How well a row is founded. */
typedef enum partyorg_confidence {
    PARTYORG_VERIFIED = 0,  /**< the provision itself was read */
    PARTYORG_SECONDARY = 1, /**< a summary, a local guide, an exam bank */
    PARTYORG_MEMORY = 2     /**< carried over or not confirmed */
} partyorg_confidence;

/** Set when the start of a period was not read but assumed (the day of signing). */
#define PARTYORG_ASSUMED_FROM 1
/** Set when the end of a period was not read but assumed (the day before the successor). */
#define PARTYORG_ASSUMED_TO 2

/** One numbered legal text, keyed by number and date: numbers restart every term. */
typedef struct partyorg_instrument_info {
    uint32_t size;           /**< sizeof(partyorg_instrument_info), set by the caller */
    int32_t confidence;      /**< ::partyorg_confidence of its existence and dates */
    partyorg_date signed_on; /**< day of signing; #PARTYORG_UNKNOWN when not read */
    partyorg_date from;      /**< first day it governs; #PARTYORG_UNKNOWN when not known */
    partyorg_date to;        /**< last day; #PARTYORG_DATE_MAX while in force, #PARTYORG_UNKNOWN when not known */
    int32_t flags;           /**< #PARTYORG_ASSUMED_FROM, #PARTYORG_ASSUMED_TO */
    const char *code;        /**< "R294", as used in provisions; "" for a text without one */
    const char *number;      /**< "294-QĐ/TW" */
    const char *issuer[2];   /**< by ::partyorg_language */
    const char *title[2];    /**< by ::partyorg_language */
    const char *topic[2];    /**< by ::partyorg_language */
    const char *replaced_by; /**< number of the successor; "" when none is known */
} partyorg_instrument_info;

/** The wording of a family of texts in one period. */
typedef struct partyorg_edition_info {
    uint32_t size;               /**< sizeof(partyorg_edition_info), set by the caller */
    int32_t family;              /**< index of the family */
    int32_t instrument;          /**< index of the instrument */
    partyorg_date from;          /**< first day */
    partyorg_date to;            /**< last day; #PARTYORG_DATE_MAX while in force */
    int32_t flags;               /**< #PARTYORG_ASSUMED_FROM, #PARTYORG_ASSUMED_TO */
    const char *code;            /**< "R294" */
    const char *family_name;     /**< "R" */
    const char *family_title[2]; /**< by ::partyorg_language */
} partyorg_edition_info;

/* clang-format off */
/** An empty ::partyorg_instrument_info with its size. */
#define PARTYORG_INSTRUMENT_INFO_INIT { (uint32_t)sizeof(partyorg_instrument_info), 0, 0, 0, 0, 0, NULL, NULL, \
    { NULL, NULL }, { NULL, NULL }, { NULL, NULL }, NULL }
/** An empty ::partyorg_edition_info with its size. */
#define PARTYORG_EDITION_INFO_INIT { (uint32_t)sizeof(partyorg_edition_info), 0, 0, 0, 0, 0, NULL, NULL, { NULL, NULL } }
/* clang-format on */

/** Number of instruments. */
PARTYORG_API int32_t partyorg_instrument_count(void);
/** Describes an instrument. */
PARTYORG_API partyorg_status partyorg_instrument_get(int32_t instrument, partyorg_instrument_info *out);
/** Number of editions of all families. */
PARTYORG_API int32_t partyorg_edition_count(void);
/** Describes an edition. */
PARTYORG_API partyorg_status partyorg_edition_get(int32_t edition, partyorg_edition_info *out);
/** Number of families of editions. */
PARTYORG_API int32_t partyorg_family_count(void);
/** The edition of a family that governs on a day; -1 when none does. */
PARTYORG_API partyorg_status partyorg_edition_on(int32_t family, partyorg_date on, int32_t *edition);

/* ---- checks, stages, rules, wordings, values --------------------------------------------------------------------- */

/** A named procedure. */
typedef enum partyorg_check_id {
    PARTYORG_CHECK_ADMISSION = 0,   /**< kết nạp đảng viên; reads ::partyorg_applicant */
    PARTYORG_CHECK_RECOGNITION = 1, /**< công nhận đảng viên chính thức; reads ::partyorg_probationer */
    PARTYORG_CHECK_READMISSION = 2, /**< kết nạp lại; reads ::partyorg_former_member */
    PARTYORG_CHECK_PARTY_AGE = 3,   /**< tuổi đảng; reads ::partyorg_member */
    PARTYORG_CHECK_DELETION = 4,    /**< xóa tên trong danh sách đảng viên; reads ::partyorg_deletion_case */
    PARTYORG_CHECK_LEAVING = 5,     /**< xin ra khỏi Đảng; reads ::partyorg_leaving_case */
    PARTYORG_CHECK_DISCIPLINE = 6,  /**< thi hành kỷ luật đảng viên; reads ::partyorg_discipline_case */
    PARTYORG_CHECK_SUSPENSION = 7,  /**< đình chỉ sinh hoạt đảng; reads ::partyorg_suspension_case */
    PARTYORG_CHECK_APPEAL = 8,      /**< khiếu nại; reads ::partyorg_appeal_case */
    PARTYORG_CHECK_EXEMPTION = 9,   /**< miễn công tác và sinh hoạt đảng; reads ::partyorg_exemption_case */
    PARTYORG_CHECK_TRANSFER = 10,   /**< chuyển sinh hoạt đảng; reads ::partyorg_transfer_case */
    PARTYORG_CHECK_SCREENING = 11,  /**< rà soát, sàng lọc đảng viên; reads ::partyorg_screening_case */
    PARTYORG_CHECK_REVIEW = 12, /**< kiểm điểm, đánh giá, xếp loại đảng viên; reads ::partyorg_member_review */
    PARTYORG_CHECK_REVIEW_CAP = 13, /**< tỷ lệ hoàn thành xuất sắc nhiệm vụ; reads ::partyorg_rating_list */
    PARTYORG_CHECK_MEETING = 14,    /**< sinh hoạt chi bộ; reads ::partyorg_meeting */
    PARTYORG_CHECK_MEETING_YEAR = 15,   /**< sinh hoạt chi bộ trong năm; reads ::partyorg_meeting_year */
    PARTYORG_CHECK_CELL_RATING = 16,    /**< xếp loại tổ chức đảng; reads ::partyorg_organisation_year */
    PARTYORG_CHECK_CELL_STRUCTURE = 17, /**< cơ cấu tổ chức đảng; reads ::partyorg_organisation */
    PARTYORG_CHECK_DEVELOPMENT = 18,    /**< phát triển đảng viên; reads ::partyorg_development_year */
    PARTYORG_CHECK_DUES = 19            /**< đảng phí; reads ::partyorg_member_dues */
} partyorg_check_id;

/** What a rule does. */
typedef enum partyorg_kind {
    PARTYORG_REQUIREMENT = 0, /**< must be met */
    PARTYORG_BAR = 1,         /**< when met, the act is not allowed */
    PARTYORG_GROUND = 2,      /**< any one met supports the act */
    PARTYORG_DEADLINE = 3     /**< has a due date; lateness is reported and does not enter the verdict */
} partyorg_kind;

/** Parameters that one wording can have. */
#define PARTYORG_PARAMETERS 3

/** One check. */
typedef struct partyorg_check_info {
    uint32_t size;           /**< sizeof(partyorg_check_info), set by the caller */
    int32_t subject;         /**< ::partyorg_subject it reads */
    int32_t stage_count;     /**< number of stages */
    int32_t rule_count;      /**< number of rules, at most 64 */
    int32_t value_count;     /**< number of values */
    int32_t reserved;        /**< 0 */
    const char *name;        /**< "admission" */
    const char *title[2];    /**< by ::partyorg_language */
    const char *question[2]; /**< what it answers, by ::partyorg_language */
} partyorg_check_info;

/** One stage of a check. */
typedef struct partyorg_stage_info {
    uint32_t size;        /**< sizeof(partyorg_stage_info), set by the caller */
    uint32_t reserved;    /**< 0 */
    const char *name;     /**< "cell" */
    const char *title[2]; /**< by ::partyorg_language */
    const char *actor[2]; /**< who acts at this stage, by ::partyorg_language */
} partyorg_stage_info;

/** One rule of a check. */
typedef struct partyorg_rule_info {
    uint32_t size;         /**< sizeof(partyorg_rule_info), set by the caller */
    int32_t kind;          /**< ::partyorg_kind */
    int32_t stage;         /**< index of the stage */
    int32_t family;        /**< family of its editions */
    int32_t governing;     /**< the fact whose date picks the edition; -1: the examination date */
    int32_t wording_count; /**< editions in which it has a wording */
    int32_t due_value;     /**< index of the value that holds its due date; -1 when it is no deadline */
    int32_t reserved;      /**< 0 */
    uint64_t facts;        /**< bit i: the condition or precondition reads fact i, the governing date aside; of a rule
                                that goes by a scorecard: by some card, which may be an own one */
    const char *id;        /**< "ADM-AGE-MIN" */
    const char *title[2];  /**< what it asks for, by ::partyorg_language */
} partyorg_rule_info;

/** One rule in one edition. */
typedef struct partyorg_wording_info {
    uint32_t size;                           /**< sizeof(partyorg_wording_info), set by the caller */
    int32_t edition;                         /**< index of the edition */
    int32_t confidence;                      /**< ::partyorg_confidence */
    int32_t parameters[PARTYORG_PARAMETERS]; /**< the numbers of the rule; #PARTYORG_UNKNOWN where it has none */
    const char *provision;                   /**< short form with codes: "R294 pt 4.3.1" */
} partyorg_wording_info;

/** One value that a check computes. */
typedef struct partyorg_value_info {
    uint32_t size;    /**< sizeof(partyorg_value_info), set by the caller */
    int32_t type;     /**< ::partyorg_type */
    int32_t unit;     /**< ::partyorg_unit */
    int32_t fact;     /**< of an enumeration: its fact in #PARTYORG_SUBJECT_VALUES, which has the choices; else -1 */
    const char *name; /**< "probation_ends" */
    const char *title[2]; /**< by ::partyorg_language */
} partyorg_value_info;

/** What differs in a rule between two days. */
typedef struct partyorg_change {
    int32_t rule;   /**< index of the rule */
    int32_t before; /**< edition on the first day; -1 when it had no wording */
    int32_t after;  /**< edition on the second day; -1 when it has no wording */
    int32_t what;   /**< #PARTYORG_CHANGED_PARAMETERS, #PARTYORG_CHANGED_EXISTENCE; 0: the edition alone changed */
} partyorg_change;

/** ::partyorg_change: the numbers of the rule differ. */
#define PARTYORG_CHANGED_PARAMETERS 1
/** ::partyorg_change: the rule has a wording on one of the two days only. */
#define PARTYORG_CHANGED_EXISTENCE 2

/* clang-format off */
/** An empty ::partyorg_check_info with its size. */
#define PARTYORG_CHECK_INFO_INIT { (uint32_t)sizeof(partyorg_check_info), 0, 0, 0, 0, 0, NULL, { NULL, NULL }, { NULL, NULL } }
/** An empty ::partyorg_stage_info with its size. */
#define PARTYORG_STAGE_INFO_INIT { (uint32_t)sizeof(partyorg_stage_info), 0, NULL, { NULL, NULL }, { NULL, NULL } }
/** An empty ::partyorg_rule_info with its size. */
#define PARTYORG_RULE_INFO_INIT { (uint32_t)sizeof(partyorg_rule_info), 0, 0, 0, 0, 0, 0, 0, 0, NULL, { NULL, NULL } }
/** An empty ::partyorg_wording_info with its size. */
#define PARTYORG_WORDING_INFO_INIT { (uint32_t)sizeof(partyorg_wording_info), 0, 0, { 0, 0, 0 }, NULL }
/** An empty ::partyorg_value_info with its size. */
#define PARTYORG_VALUE_INFO_INIT { (uint32_t)sizeof(partyorg_value_info), 0, 0, 0, NULL, { NULL, NULL } }
/* clang-format on */

/** Number of checks. */
PARTYORG_API int32_t partyorg_check_count(void);
/** Describes a check. */
PARTYORG_API partyorg_status partyorg_check_get(int32_t check, partyorg_check_info *out);
/** The check of a name. */
PARTYORG_API partyorg_status partyorg_check_find(const char *name, int32_t *check);
/** Describes a stage of a check. */
PARTYORG_API partyorg_status partyorg_stage_get(int32_t check, int32_t stage, partyorg_stage_info *out);
/** Describes a rule of a check. */
PARTYORG_API partyorg_status partyorg_rule_get(int32_t check, int32_t rule, partyorg_rule_info *out);
/** The rule of an id within a check. */
PARTYORG_API partyorg_status partyorg_rule_find(int32_t check, const char *id, int32_t *rule);
/** Describes the wording-th wording of a rule, the oldest first. */
PARTYORG_API partyorg_status partyorg_wording_get(int32_t check, int32_t rule, int32_t wording,
                                                  partyorg_wording_info *out);
/** The wording of a rule when its governing date is `on`. @return ::PARTYORG_E_NAME when it has none that day. */
PARTYORG_API partyorg_status partyorg_wording_on(int32_t check, int32_t rule, partyorg_date on,
                                                 partyorg_wording_info *out);
/** Describes a value of a check. */
PARTYORG_API partyorg_status partyorg_value_get(int32_t check, int32_t value, partyorg_value_info *out);

/** The rules of a check that have a wording when their governing date is `on`: bit i stands for rule i. */
PARTYORG_API partyorg_status partyorg_rules_in_force(int32_t check, partyorg_date on, uint64_t *rules);
/**
 * The rules of a check whose edition differs between two days, in their order.
 * @param capacity length of `out`; @param count how many there are, also when that is more than the capacity
 * @return ::PARTYORG_E_SPACE when the capacity is too small
 */
PARTYORG_API partyorg_status partyorg_changes(int32_t check, partyorg_date before, partyorg_date after,
                                              partyorg_change *out, int32_t capacity, int32_t *count);

/**
 * Writes the provision of a rule in an edition in full, as "294-QĐ/TW (26/05/2025) điểm 4.3.1".
 * @param edition index of an edition in which the rule has a wording
 * @param needed  bytes of the whole text, the NUL included; may be NULL. With size 0 the buffer may be NULL
 * @return ::PARTYORG_E_SPACE when the buffer is too small: what fits is there, cut at the end of a character
 */
PARTYORG_API partyorg_status partyorg_provision_print(int32_t check, int32_t rule, int32_t edition, int32_t language,
                                                      char *buffer, size_t size, size_t *needed);

/** Title of a kind: "requirement" in English; "" for a number that is none. */
PARTYORG_API const char *partyorg_kind_text(int32_t kind, int32_t language);
/** Name of a kind, as in cases and JSON: "requirement"; "" for a number that is none. */
PARTYORG_API const char *partyorg_kind_name(int32_t kind);
/** Title of a confidence, by language; "" for a number that is none. */
PARTYORG_API const char *partyorg_confidence_text(int32_t confidence, int32_t language);
/** Name of a confidence: "verified"; "" for a number that is none. */
PARTYORG_API const char *partyorg_confidence_name(int32_t confidence);
/** Name of a type: "date", "bool", "int", "enum" or "ordered"; "" for a number that is none. */
PARTYORG_API const char *partyorg_type_name(int32_t type);
/** Name of a unit: "votes"; "" for none. */
PARTYORG_API const char *partyorg_unit_name(int32_t unit);
/** Name of a nature: "fixed", "mendable" or "option"; "" for a number that is none. */
PARTYORG_API const char *partyorg_nature_name(int32_t nature);

#ifdef __cplusplus
}
#endif

#endif
