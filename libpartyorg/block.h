/* SPDX-License-Identifier: MIT */
/*
 * A block: 256 rows of a batch (128 without AVX2), examined at once. A fact or result that is yes or no is a flag, a
 * bit for each row, so that logic costs next to nothing; numbers and dates stay in the columns they came in. block.c
 * reads blocks from the columns, has the check's rules examine them (examine.h) and writes what is wanted. All of this
 * is compiled once for each set of instructions (CLONE).
 */
#ifndef PO_BLOCK_H
#define PO_BLOCK_H

#include "columns.h"

#ifdef PO_BLOCK
enum { BLOCK_ROWS = LANE_ROWS };

/* What a block is examined for, beside statuses, stages and verdict. */
enum { WANT_DUE = 1 };

/* What a scorecard gives the meetings of a block (scoring.h). */
struct scoring {
    int done;
    flag unknown, both, differ;
    tri gates;
    int32_t points[BLOCK_ROWS];
};

struct block {
    /* Facts, by number. */
    const int32_t *facts[SOURCES_MAX]; /* numbers, dates and choices; where not known, any number */
    flag known[SOURCES_MAX];
    flag truth[SOURCES_MAX]; /* of a yes or no, which has no numbers: whether it is yes */
    const int32_t *on;       /* examination dates; NULL: on_each */
    int32_t on_each;
    int want;             /* set of WANT_... */
    uint64_t want_values; /* bit i: value i */
    const partyorg_options *options;
    const partyorg_calendar *calendar;
    const struct steps *steps;       /* by rule */
    const struct governed *governed; /* by rule, while it is examined */
    struct scoring *scoring;
    uint64_t kept_rules; /* whose conditions were worked out before their turn, and what they came to */
    tri kept[PARTYORG_RULES_MAX];
    struct {
        const char *from;
        int bytes;
    } ahead[2 * SOURCES_MAX]; /* where the next block lies */
    int ahead_count;
    /* Results: by rule, a bit for each row ... */
    flag met[PARTYORG_RULES_MAX], not_met[PARTYORG_RULES_MAX], unknown[PARTYORG_RULES_MAX],
        not_applicable[PARTYORG_RULES_MAX], listed[PARTYORG_RULES_MAX];
    flag failed, open;                     /* the verdict is not met; else it is unknown */
    flag stages_left[PARTYORG_STAGES_MAX]; /* by stage: it is not met */
    /* ... and by row. */
    int32_t due[BLOCK_ROWS], due_rule[BLOCK_ROWS];
    int32_t values[PARTYORG_VALUES_MAX][BLOCK_ROWS];
};
#endif

/* One call: valid, and made ready. */
struct job {
    const partyorg_batch *batch;
    const partyorg_batch_out *out;
    int64_t first, count;
    struct description d;
    partyorg_options options;
    struct columns columns;
    struct steps steps[PARTYORG_RULES_MAX];
};

/* Sets of instructions that blocks are compiled for, slowest first. */
enum { INSTRUCTIONS_any, INSTRUCTIONS_avx2, INSTRUCTIONS_COUNT };
/* Whether this processor has them. */
int po_has_instructions(int instructions);
/* partyorg_check_batch with instructions that the processor has: for tests, all of them. */
partyorg_status po_check_batch(int instructions, const partyorg_batch *batch, int64_t first, int64_t count,
                               const partyorg_batch_out *out, partyorg_error *error);

/* Examines the rows of a job up to the first that has a value which cannot be read; returns how many that is. */
int64_t po_run_any(const struct job *job);
int64_t po_run_avx2(const struct job *job);

#endif
