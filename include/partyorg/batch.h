/**
 * @file batch.h
 * Examining many files at once: columns of facts in, columns of results out.
 *
 * The same rules as partyorg_check(), and the same results row by row, without the explanations: those are had for any
 * row by partyorg_batch_facts() and partyorg_check(). Columns have the layout of Apache Arrow and are read where they
 * lie; nothing is copied as a whole or allocated. arrow.h takes whole Arrow tables.
 *
 * All functions are thread-safe. Several threads may examine different rows of one batch into one ::partyorg_batch_out,
 * provided each has its own `counts` and `filter`.
 */
#ifndef PARTYORG_BATCH_H
#define PARTYORG_BATCH_H

#include "check.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How the values of a column are stored. */
typedef enum partyorg_column_type {
    PARTYORG_COLUMN_MISSING = 0,     /**< not at all: the fact is unknown in every row */
    PARTYORG_COLUMN_BITS = 1,        /**< a bit each, the lowest of a byte first (Arrow's bool) */
    PARTYORG_COLUMN_INT8 = 2,        /**< int8_t */
    PARTYORG_COLUMN_UINT8 = 3,       /**< uint8_t; NumPy's bool too */
    PARTYORG_COLUMN_INT16 = 4,       /**< int16_t */
    PARTYORG_COLUMN_UINT16 = 5,      /**< uint16_t */
    PARTYORG_COLUMN_INT32 = 6,       /**< int32_t; of a date, days since 1970-01-01 (Arrow's date32) */
    PARTYORG_COLUMN_UINT32 = 7,      /**< uint32_t */
    PARTYORG_COLUMN_INT64 = 8,       /**< int64_t */
    PARTYORG_COLUMN_UINT64 = 9,      /**< uint64_t */
    PARTYORG_COLUMN_FLOAT64 = 10,    /**< double, whole numbers only; NaN is unknown (how pandas keeps counts) */
    PARTYORG_COLUMN_DATE64 = 11,     /**< int64_t milliseconds since 1970-01-01, whole days only (Arrow's date64) */
    PARTYORG_COLUMN_TEXT = 12,       /**< UTF-8: int32_t offsets, one more than values, into `data` (Arrow's utf8) */
    PARTYORG_COLUMN_LARGE_TEXT = 13, /**< the same with int64_t offsets (Arrow's large_utf8) */
    PARTYORG_COLUMN_TEXT_VIEW = 14   /**< UTF-8: 16 bytes each; `data` holds the addresses of the buffers (utf8_view) */
} partyorg_column_type;

/**
 * A column: the values of one fact, borrowed from the caller. Integers in the type's own alignment or in none; of an
 * enumeration the number of the choice, of a bool 0 or 1. Text is read as partyorg_fact_parse() reads it, whatever the
 * fact; empty text is unknown. #PARTYORG_UNKNOWN in a signed column of 32 or 64 bits is unknown as well.
 */
typedef struct partyorg_column {
    int32_t type;            /**< ::partyorg_column_type */
    int32_t buffer_count;    /**< #PARTYORG_COLUMN_TEXT_VIEW: addresses in `data`; else 0 */
    int64_t offset;          /**< how many values, and bits of `validity`, come before that of row 0 */
    const void *values;      /**< values, offsets of text, or views of text */
    const uint8_t *validity; /**< a bit each, the lowest of a byte first, 0: unknown; NULL: none is unknown */
    const void *data;        /**< bytes of text, or a `const void *const *` of a text view; else NULL */
    const struct partyorg_column *dictionary; /**< of texts; the values (integers) are then places in it, from 0 */
    int64_t dictionary_length;                /**< length of `dictionary` */
} partyorg_column;

/** Many files of one check. Start from #PARTYORG_BATCH_INIT or partyorg_batch_init(). */
typedef struct partyorg_batch {
    uint32_t size;                     /**< sizeof(partyorg_batch) */
    int32_t check;                     /**< ::partyorg_check_id */
    int64_t rows;                      /**< rows of every column */
    partyorg_date on;                  /**< the examination date of every row, unless `on_column` is given */
    int32_t column_count;              /**< length of columns; facts beyond it are unknown */
    const partyorg_column *columns;    /**< by number of the fact; borrowed */
    const partyorg_column *on_column;  /**< the examination date of each row, none unknown; NULL or missing: `on` */
    const partyorg_options *options;   /**< how open questions are read; NULL: the defaults */
    const partyorg_calendar *calendar; /**< days off and make-up days; NULL: none */
} partyorg_batch;

/** A ::partyorg_batch of no rows. */
#define PARTYORG_BATCH_INIT                                                                                            \
    {                                                                                                                  \
        (uint32_t)sizeof(partyorg_batch), 0, 0, PARTYORG_UNKNOWN, 0, NULL, NULL, NULL, NULL                            \
    }
/** Sets #PARTYORG_BATCH_INIT. */
PARTYORG_API partyorg_status partyorg_batch_init(partyorg_batch *batch);

/** How many rows came out how. Start from all zero with `size` set; every call adds. */
typedef struct partyorg_batch_counts {
    uint32_t size;                           /**< sizeof(partyorg_batch_counts) */
    int32_t reserved;                        /**< 0 */
    int64_t rows;                            /**< rows examined */
    int64_t verdicts[4];                     /**< by verdict: ::partyorg_finding_status; the last one stays 0 */
    int64_t stages[PARTYORG_STAGES_MAX + 1]; /**< by the first stage that is not met; all met: at stage_count */
    int64_t rules[PARTYORG_RULES_MAX][4];    /**< by rule and its status: ::partyorg_finding_status */
} partyorg_batch_counts;
/** Zero counts. */
PARTYORG_API partyorg_status partyorg_batch_counts_init(partyorg_batch_counts *counts);

/** Picks rows. Start from partyorg_batch_filter_init(); every call appends. */
typedef struct partyorg_batch_filter {
    uint32_t size;     /**< sizeof(partyorg_batch_filter) */
    uint32_t verdicts; /**< set of verdicts, a bit each (1 << #PARTYORG_NOT_MET); 0: any */
    int32_t rule;      /**< a rule whose status is looked at; -1: none */
    uint32_t statuses; /**< set of statuses of that rule, a bit each */
    int64_t capacity;  /**< length of rows */
    int64_t count;     /**< rows that fit; those beyond the capacity are counted, not written */
    int64_t *rows;     /**< their numbers, ascending; may be NULL with capacity 0, to count */
} partyorg_batch_filter;
/** A filter that lets every row through, with no room for their numbers. */
PARTYORG_API partyorg_status partyorg_batch_filter_init(partyorg_batch_filter *filter);

/**
 * Where results go; a NULL pointer: not wanted. Arrays are the caller's and as long as the batch has rows: row i of a
 * batch is written at [i], whichever range it was examined in. What is written is what ::partyorg_report holds.
 */
typedef struct partyorg_batch_out {
    uint32_t size;                        /**< sizeof(partyorg_batch_out) */
    int32_t reserved;                     /**< 0 */
    int8_t *verdict;                      /**< #PARTYORG_MET, #PARTYORG_NOT_MET or #PARTYORG_NOT_KNOWN */
    int8_t *stage;                        /**< the first stage that is not met; stage_count when all are */
    uint64_t *met;                        /**< bit i: rule i is met */
    uint64_t *not_met;                    /**< bit i: rule i is not met */
    uint64_t *unknown;                    /**< bit i: rule i is unknown */
    uint64_t *not_applicable;             /**< bit i: rule i is not applicable */
    partyorg_date *due;                   /**< last day of the running deadline that ends first (next.due) */
    int8_t *due_rule;                     /**< that deadline; -1 when none runs (next.due_rule) */
    int32_t *values[PARTYORG_VALUES_MAX]; /**< by value of the check; #PARTYORG_UNKNOWN when absent */
    partyorg_batch_counts *counts;        /**< added to */
    partyorg_batch_filter *filter;        /**< appended to */
} partyorg_batch_out;
/** A ::partyorg_batch_out in which nothing is wanted. */
PARTYORG_API partyorg_status partyorg_batch_out_init(partyorg_batch_out *out);

/**
 * Examines `count` rows of a batch from row `first` on.
 * @return ::PARTYORG_E_VALUE or ::PARTYORG_E_DATE when a value is out of range or cannot be read: `error` names the
 * fact, its row, the value and what is accepted. The rows of the range before it are examined, no later one.
 *     ::PARTYORG_E_RANGE when the rows are not in the batch; ::PARTYORG_E_SPACE when the filter found more than it
 * holds.
 */
PARTYORG_API partyorg_status partyorg_check_batch(const partyorg_batch *batch, int64_t first, int64_t count,
                                                  const partyorg_batch_out *out, partyorg_error *error);

/**
 * One row of a batch as a struct of its subject, for partyorg_check() and partyorg_remedies().
 * @param facts the struct of the check's subject, its size set
 * @param on    the examination date of that row; may be NULL
 */
PARTYORG_API partyorg_status partyorg_batch_facts(const partyorg_batch *batch, int64_t row, void *facts,
                                                  partyorg_date *on, partyorg_error *error);

/** Name of the instructions that batches run on here: "avx2", or "any" for those that every processor has. */
PARTYORG_API const char *partyorg_batch_instructions(void);

#ifdef __cplusplus
}
#endif

#endif
