/**
 * @file arrow.h
 * Arrow tables in and out, by the Arrow C data and C stream interfaces: two structs and no dependency.
 *
 * Arrays of results are allocated with malloc() and freed by their release callbacks, as that interface asks; these are
 * the only functions of the library that allocate. All functions are thread-safe for different arrays and streams.
 */
#ifndef PARTYORG_ARROW_H
#define PARTYORG_ARROW_H

#include "batch.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The structs of the Arrow C data interface, as its specification gives them for copying. */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
    const char *format;
    const char *name;
    const char *metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema **children;
    struct ArrowSchema *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};

struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void **buffers;
    struct ArrowArray **children;
    struct ArrowArray *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};

#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
    int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
    const char *(*get_last_error)(struct ArrowArrayStream *);
    void (*release)(struct ArrowArrayStream *);
    void *private_data;
};

#endif

/** partyorg_arrow_bind(): a field that holds no fact. */
#define PARTYORG_FIELD_IGNORED (-1)
/** partyorg_arrow_bind(): the field that holds the examination date of each row. */
#define PARTYORG_FIELD_ON (-2)

/** Room for columns in ::partyorg_arrow_columns. */
#define PARTYORG_COLUMNS_MAX 64

/**
 * The columns of one struct array, found by partyorg_arrow_bind(). Large: about 8 kB. It borrows from the array and
 * points into itself: pass it by address, do not copy it.
 */
typedef struct partyorg_arrow_columns {
    uint32_t size;                                      /**< sizeof(partyorg_arrow_columns), set by the caller */
    int32_t column_count;                               /**< facts of the check's subject */
    int64_t rows;                                       /**< rows of the array */
    int64_t field_count;                                /**< fields of the struct */
    int32_t has_on;                                     /**< 1 when on_column was found */
    int32_t on_field;                                   /**< its field; -1 when none */
    int32_t fields[PARTYORG_COLUMNS_MAX];               /**< by fact: the field it was found in; -1 when none */
    partyorg_column columns[PARTYORG_COLUMNS_MAX];      /**< by fact, for ::partyorg_batch */
    partyorg_column dictionaries[PARTYORG_COLUMNS_MAX]; /**< by fact: what columns[].dictionary points to */
    partyorg_column on_column;                          /**< examination dates, for ::partyorg_batch */
    partyorg_column on_dictionary;                      /**< what on_column.dictionary points to */
} partyorg_arrow_columns;

/**
 * Finds the facts of a check among the fields of a struct array and describes them as columns. Fields are known by the
 * fact's name or either title; one named `on` is the examination date; others are passed over.
 *
 * A date takes date32, date64 and text; a yes or no takes bool, integers, float64 and text; a count, points and
 * percent, or a choice (by its number) take integers, float64 and text. Integers have 8 to 64 bits, float64 holds whole
 * numbers, or points and percent with two decimals, text is utf8,
 * large_utf8 or utf8_view, plain or in a dictionary, and is read as partyorg_fact_parse() reads it. A column of the
 * type null is unknown throughout; the examination date cannot be that. All other types are refused by name.
 * @param schema  a struct; borrowed for the call
 * @param array   an array of that schema, no row of it null; must outlive the columns
 * @param facts   by field: its fact, #PARTYORG_FIELD_IGNORED or #PARTYORG_FIELD_ON; NULL: by name
 * @param out     filled; its size must be set
 * @return ::PARTYORG_E_TYPE for a type that is not accepted, ::PARTYORG_E_NAME when two fields are one fact,
 *     ::PARTYORG_E_RANGE for a number in `facts` that is no fact, ::PARTYORG_E_ARROW when schema and array do not fit
 *     together, are broken or released, or a row is null
 */
PARTYORG_API partyorg_status partyorg_arrow_bind(int32_t check, const struct ArrowSchema *schema,
                                                 const struct ArrowArray *array, const int32_t *facts,
                                                 partyorg_arrow_columns *out, partyorg_error *error);

/**
 * A column of results. Their names in Arrow are those of ::partyorg_batch_out's members. Values of a check have columns
 * of their own, null when absent: a date is date32, a number int32, points and percent float64, a yes or no bool, an
 * enumeration a dictionary of text, the names of its choices, with int32 places. The value `due` of the check `dues` is
 * `value_due`.
 */
typedef enum partyorg_result {
    PARTYORG_RESULT_VERDICT = 1,         /**< dictionary of text: met, not_met, unknown */
    PARTYORG_RESULT_STAGE = 2,           /**< dictionary of text: names of stages; null when all are met */
    PARTYORG_RESULT_MET = 4,             /**< uint64 */
    PARTYORG_RESULT_NOT_MET = 8,         /**< uint64 */
    PARTYORG_RESULT_UNKNOWN = 16,        /**< uint64 */
    PARTYORG_RESULT_NOT_APPLICABLE = 32, /**< uint64 */
    PARTYORG_RESULT_DUE = 64,            /**< date32; null when no deadline runs */
    PARTYORG_RESULT_DUE_RULE = 128       /**< dictionary of text: ids of rules; null when no deadline runs */
} partyorg_result;

/** What to examine Arrow data for. Start from #PARTYORG_ARROW_REQUEST_INIT or partyorg_arrow_request_init(). */
typedef struct partyorg_arrow_request {
    uint32_t size;        /**< sizeof(partyorg_arrow_request) */
    int32_t check;        /**< ::partyorg_check_id */
    partyorg_date on;     /**< the examination date, unless the data has a field `on` */
    uint32_t results;     /**< set of ::partyorg_result */
    uint64_t values;      /**< bit i: value i of the check too, under its own name (one that is named as a result is,
                               `value_due`); null when absent */
    const int32_t *facts; /**< as in partyorg_arrow_bind(); must outlive a stream. NULL: by name */
    int32_t fact_count;   /**< length of facts: the number of fields; 0 with NULL */
    int32_t reserved;     /**< 0 */
    const partyorg_options *options;   /**< NULL: the defaults; copied by a stream, with its scorecard */
    const partyorg_calendar *calendar; /**< NULL: none; with its lists it must outlive a stream */
} partyorg_arrow_request;

/** Verdict, the masks not met and unknown, of the check number 0 on no day. */
#define PARTYORG_ARROW_REQUEST_INIT                                                                                    \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_arrow_request), 0, PARTYORG_UNKNOWN,                                                 \
            PARTYORG_RESULT_VERDICT | PARTYORG_RESULT_NOT_MET | PARTYORG_RESULT_UNKNOWN, 0, NULL, 0, 0, NULL, NULL     \
    }
/** Sets #PARTYORG_ARROW_REQUEST_INIT. */
PARTYORG_API partyorg_status partyorg_arrow_request_init(partyorg_arrow_request *request);

/**
 * The schema of the results of a request: a struct with one field a result, in the order of ::partyorg_result, then the
 * values in theirs.
 * @param out to be released by the caller; untouched when the call fails
 * @return ::PARTYORG_E_RANGE for a result or value that does not exist, ::PARTYORG_E_MEMORY
 */
PARTYORG_API partyorg_status partyorg_arrow_schema(const partyorg_arrow_request *request, struct ArrowSchema *out,
                                                   partyorg_error *error);

/**
 * An array for the results of a request, and where partyorg_check_batch() is to write them. When every row has been
 * examined, partyorg_arrow_finish() makes it valid Arrow data; until then it is fit for nothing but its release, and
 * afterwards nothing more may be written.
 * @param rows  its length
 * @param out   to be released by the caller; untouched when the call fails
 * @param where its pointers are set to the array's buffers (the others to NULL); its size must be set
 * @return ::PARTYORG_E_RANGE for a result or value that does not exist or a negative length, ::PARTYORG_E_MEMORY
 */
PARTYORG_API partyorg_status partyorg_arrow_results(const partyorg_arrow_request *request, int64_t rows,
                                                    struct ArrowArray *out, partyorg_batch_out *where,
                                                    partyorg_error *error);
/**
 * Sets validity and counts of nulls of an array of partyorg_arrow_results(), from what was written, and makes bits of
 * what is true or false; once is enough, a second call changes nothing. @return ::PARTYORG_E_ARROW when it is no such
 * array, is released or lacks a child
 */
PARTYORG_API partyorg_status partyorg_arrow_finish(struct ArrowArray *results);
/**
 * A second handle on a finished array of results, its buffers shared and counted: each handle is released for itself,
 * in any order and thread.
 * @param out to be released by the caller; untouched when the call fails
 * @return ::PARTYORG_E_ARROW when it is no such array, is not finished, is released or lacks a child;
 *     ::PARTYORG_E_MEMORY
 */
PARTYORG_API partyorg_status partyorg_arrow_share(const struct ArrowArray *results, struct ArrowArray *out,
                                                  partyorg_error *error);

/**
 * Examines one struct array: bind, results, check, finish. Schema and array stay the caller's.
 * @param out to be released by the caller; untouched when the call fails
 * @return also what partyorg_arrow_bind() and partyorg_check_batch() return; ::PARTYORG_E_RANGE when `fact_count` is
 * not the number of fields
 */
PARTYORG_API partyorg_status partyorg_check_arrow(const partyorg_arrow_request *request,
                                                  const struct ArrowSchema *schema, const struct ArrowArray *array,
                                                  struct ArrowArray *out, partyorg_error *error);

/**
 * A stream of the results of a stream: each of its arrays is examined when the next one is asked for, and released.
 * An error of the input is the error of the output, with its text. What is wrong with schema or data is EINVAL, lack of
 * memory ENOMEM, its text that of ::partyorg_error in English, with rows counted from the start of the stream. After an
 * error every call returns it again. Like any Arrow stream the output is not for several threads at once.
 * @param in  taken over in any case, also when the call fails: `in->release` is NULL afterwards
 * @param out to be released by the caller; untouched when the call fails
 * @return of the request alone: nothing is asked of `in` before the first call of the output
 */
PARTYORG_API partyorg_status partyorg_check_stream(const partyorg_arrow_request *request, struct ArrowArrayStream *in,
                                                   struct ArrowArrayStream *out, partyorg_error *error);

#ifdef __cplusplus
}
#endif

#endif
