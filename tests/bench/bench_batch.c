/* SPDX-License-Identifier: MIT */
/*
 * Many files at once: the made-up files of rows.h.
 *
 *   bench_batch run ROWS RUNS     the best of RUNS runs of each way through the rows of every check
 *   bench_batch run ROWS RUNS N   the same of check N alone
 *   bench_batch cpu ROWS RUNS     reading and the batch on one thread, in processor time: for machines that are shared
 *   bench_batch growth ROWS       admission for 1000 rows, ten times as many and so on, at last ROWS: time and memory
 *   bench_batch write DIR ROWS    the columns of admission as raw files, and what they are in DIR/columns.json
 *   bench_batch masks DIR ROWS RUNS   files of admission one at a time; their structs as DIR/files.raw
 *   bench_batch totals ROWS       how many of the first ROWS files came out how, as JSON
 */
#define _POSIX_C_SOURCE 200809L

#include <pthread.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "rows.h"

static void stop(const char *why)
{
    fprintf(stderr, "bench: %s\n", why);
    exit(1);
}

static clockid_t used_clock = CLOCK_MONOTONIC;

static double now(void)
{
    struct timespec t;
    clock_gettime(used_clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static const char *check_name(int32_t check)
{
    partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
    partyorg_check_get(check, &info);
    return info.name;
}

static const char *fact_name(const struct table *t, int32_t fact)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    partyorg_fact_get(t->subject, fact, &info);
    return info.name;
}

/* ---- results: the verdict and both masks of every row */

struct results {
    int8_t *verdict;
    uint64_t *not_met, *unknown;
};

static struct results results_make(int64_t rows)
{
    return (struct results){ room((size_t)rows), room((size_t)rows * 8), room((size_t)rows * 8) };
}

static void results_free(const struct results *r)
{
    free(r->verdict);
    free(r->not_met);
    free(r->unknown);
}

/* ---- ways through the rows */

/* Eight bytes at a time, in as many sums as the processor adds at once: nothing reads memory faster on one thread. */
static uint64_t sum_bytes(const void *from, size_t bytes)
{
    uint64_t sums[16] = { 0 }, total = 0;
    const char *at = from;
    for (size_t i = 0; i < bytes; i += sizeof sums) { /* rooms are that large */
        uint64_t words[16];
        memcpy(words, at + i, sizeof words);
        for (int k = 0; k < 16; k++)
            sums[k] += words[k];
    }
    for (int k = 0; k < 16; k++)
        total += sums[k];
    return total;
}

static size_t column_bytes(const struct table *t, int32_t fact)
{
    const partyorg_column *c = &t->columns[fact];
    return values_bytes(c, t->rows) + (c->validity ? bits_bytes(t->rows) : 0);
}

static volatile uint64_t read_sum; /* or the compiler would leave the reading out */

static void read_columns(const struct table *t, const struct results *r)
{
    uint64_t sum = 0;
    (void)r;
    for (int32_t f = 0; f < t->facts; f++) {
        sum += sum_bytes(t->columns[f].values, values_bytes(&t->columns[f], t->rows));
        if (t->columns[f].validity)
            sum += sum_bytes(t->columns[f].validity, bits_bytes(t->rows));
    }
    read_sum = sum;
}

static void check_rows(const struct table *t, const struct results *r, int64_t first, int64_t count)
{
    partyorg_batch batch = PARTYORG_BATCH_INIT;
    partyorg_batch_out out;
    partyorg_error error;
    partyorg_batch_out_init(&out);
    batch.check = t->check;
    batch.rows = t->rows;
    batch.on = t->on;
    batch.column_count = t->facts;
    batch.columns = t->columns;
    batch.options = &t->options;
    out.verdict = r->verdict;
    out.not_met = r->not_met;
    out.unknown = r->unknown;
    if (partyorg_check_batch(&batch, first, count, &out, &error) != PARTYORG_OK)
        stop(error.text[PARTYORG_EN]);
}

static void ours(const struct table *t, const struct results *r)
{
    check_rows(t, r, 0, t->rows);
}

struct half {
    const struct table *table;
    const struct results *results;
};

static void *first_half(void *argument)
{
    const struct half *h = argument;
    check_rows(h->table, h->results, 0, h->table->rows / 2);
    return NULL;
}

static void ours_2t(const struct table *t, const struct results *r)
{
    struct half half = { t, r };
    pthread_t thread;
    if (pthread_create(&thread, NULL, first_half, &half) != 0)
        stop("no second thread");
    check_rows(t, r, t->rows / 2, t->rows - t->rows / 2);
    pthread_join(thread, NULL);
}

/* The columns of one type, and the members of the struct that they fill. */
struct readers {
    int count;
    struct reader {
        int32_t member;
        const void *values;
        const uint8_t *validity;
    } of[COLUMNS];
};

static struct readers readers_of(const struct table *t, int32_t type)
{
    struct readers r = { 0 };
    for (int32_t f = 0; f < t->facts; f++)
        if (t->columns[f].type == type)
            r.of[r.count++] = (struct reader){ f + 1, t->columns[f].values, t->columns[f].validity };
    return r;
}

static int32_t known(const struct reader *r, int64_t row, int32_t value)
{
    return !r->validity || (r->validity[row >> 3] >> (row & 7) & 1) ? value : PARTYORG_UNKNOWN;
}

/* What a program without batches does: a struct of each row, and partyorg_check_masks(). */
static void row_by_row(const struct table *t, const struct results *r)
{
    const struct readers bits = readers_of(t, PARTYORG_COLUMN_BITS), small = readers_of(t, PARTYORG_COLUMN_INT8),
                         large = readers_of(t, PARTYORG_COLUMN_INT32), points = readers_of(t, PARTYORG_COLUMN_FLOAT64);
    partyorg_subject_info info = PARTYORG_SUBJECT_INFO_INIT;
    partyorg_masks masks = PARTYORG_MASKS_INIT;
    union file file;
    partyorg_subject_get(t->subject, &info);
    file.members[0] = (int32_t)info.struct_size;
    for (int32_t f = 1; f <= t->facts; f++)
        file.members[f] = PARTYORG_UNKNOWN; /* of facts without a column it stays so */
    for (int64_t row = 0; row < t->rows; row++) {
        for (int i = 0; i < bits.count; i++)
            file.members[bits.of[i].member] =
                known(&bits.of[i], row, ((const uint8_t *)bits.of[i].values)[row >> 3] >> (row & 7) & 1);
        for (int i = 0; i < small.count; i++)
            file.members[small.of[i].member] = known(&small.of[i], row, ((const int8_t *)small.of[i].values)[row]);
        for (int i = 0; i < large.count; i++)
            file.members[large.of[i].member] = known(&large.of[i], row, ((const int32_t *)large.of[i].values)[row]);
        for (int i = 0; i < points.count; i++)
            file.members[points.of[i].member] =
                known(&points.of[i], row, (int32_t)(((const double *)points.of[i].values)[row] * 100 + 0.5));
        if (partyorg_check_masks(t->check, &file, t->on, &t->options, NULL, &masks, NULL) != PARTYORG_OK)
            stop("a file is refused");
        r->verdict[row] = (int8_t)masks.verdict;
        r->not_met[row] = masks.not_met;
        r->unknown[row] = masks.unknown;
    }
}

static double seconds(void (*way)(const struct table *, const struct results *), const struct table *t,
                      const struct results *r)
{
    const double before = now();
    way(t, r);
    return now() - before;
}

/* ---- run */

enum { READ, OURS, IN_PROCESSOR_TIME, OURS_2T = IN_PROCESSOR_TIME, ROW_BY_ROW, WAYS };

static void run(int32_t check, int64_t rows, int runs)
{
    static void (*const ways[WAYS])(const struct table *, const struct results *) = { read_columns, ours, ours_2t,
                                                                                      row_by_row };
    static const char *const names[WAYS][2] = { { "read", "" }, { "ours", "" }, { "ours", "-2t" }, { "rows", "" } };
    const int count = used_clock == CLOCK_MONOTONIC ? WAYS : IN_PROCESSOR_TIME;
    double best[WAYS];
    size_t bytes = 0;
    struct table t;
    table_make(&t, check, rows);
    const struct results found = results_make(rows), expected = results_make(rows);
    row_by_row(&t, &expected);
    for (int run = 0; run < runs; run++) {
        for (int way = 0; way < count; way++) {
            const double taken = seconds(ways[way], &t, &found);
            best[way] = run == 0 || taken < best[way] ? taken : best[way];
            if (memcmp(found.verdict, expected.verdict, (size_t)rows) != 0 ||
                memcmp(found.not_met, expected.not_met, (size_t)rows * 8) != 0 ||
                memcmp(found.unknown, expected.unknown, (size_t)rows * 8) != 0) {
                if (way != READ)
                    stop("the ways differ");
            }
        }
    }
    for (int32_t f = 0; f < t.facts; f++)
        bytes += column_bytes(&t, f);
    for (int way = 0; way < count; way++)
        printf("bench %s-%s%s rows=%lld seconds=%.6f ns_per_row=%.3f ratio_to_read=%.2f\n", names[way][0],
               check_name(check), names[way][1], (long long)rows, best[way], best[way] * 1e9 / (double)rows,
               best[way] / best[READ]);
    printf("columns of %s: %d facts, %.1f bytes a row, read at %.1f GB/s\n", check_name(check), t.facts,
           (double)bytes / (double)rows, (double)bytes / best[READ] * 1e-9);
    results_free(&found);
    results_free(&expected);
    table_free(&t);
}

/* ---- growth */

static int64_t from_proc(const char *path, const char *format)
{
    char line[128];
    long long value = -1;
    FILE *file = fopen(path, "r");
    while (file && value < 0 && fgets(line, sizeof line, file))
        if (sscanf(line, format, &value) != 1)
            value = -1;
    if (file)
        fclose(file);
    return value;
}

static int64_t resident_kb(void)
{
    return from_proc("/proc/self/statm", "%*s %lld") * (sysconf(_SC_PAGESIZE) / 1024);
}

static int64_t peak_kb(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

static int growth(int64_t rows)
{
    enum { BYTES_A_ROW = 160 }; /* columns and results */
    const int64_t available_kb = from_proc("/proc/meminfo", "MemAvailable: %lld");
    if (rows / 1024 * BYTES_A_ROW > available_kb) {
        printf("%lld rows left out: they need about %lld MB, %lld MB are free\n", (long long)rows,
               (long long)(rows / 1000 * BYTES_A_ROW / 1000), (long long)(available_kb / 1024));
        return 0;
    }
    struct table t;
    table_make(&t, PARTYORG_CHECK_ADMISSION, rows);
    const struct results found = results_make(rows);
    const int64_t before = resident_kb();
    double best = seconds(ours, &t, &found);
    const int64_t peak = peak_kb();
    /* as many runs as reach about the same number of rows, at least two */
    for (int64_t done = 0; done < 5000000 || done < 2 * rows; done += rows) {
        const double taken = seconds(ours, &t, &found);
        best = taken < best ? taken : best;
    }
    printf("bench growth rows=%lld seconds=%.6f ns_per_row=%.3f extra_kb=%lld\n", (long long)rows, best,
           best * 1e9 / (double)rows, (long long)(peak > before ? peak - before : 0));
    results_free(&found);
    table_free(&t);
    return 1;
}

/* ---- for the peers */

static void write_file(const char *directory, const char *name, const char *ending, const void *from, size_t bytes)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s.%s", directory, name, ending);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(from, 1, bytes, file) != bytes || fclose(file) != 0)
        stop(path);
}

static void write_columns(const char *directory, int64_t rows)
{
    static const char *const types[] = {
        [PARTYORG_COLUMN_BITS] = "bits", [PARTYORG_COLUMN_INT8] = "int8", [PARTYORG_COLUMN_INT32] = "int32"
    };
    char json[COLUMNS * 128];
    struct table t;
    table_make(&t, PARTYORG_CHECK_ADMISSION, rows);
    int length = snprintf(json, sizeof json, "{\"rows\": %lld, \"on\": %d, \"columns\": {", (long long)rows, t.on);
    for (int32_t f = 0; f < t.facts; f++) {
        const partyorg_column *c = &t.columns[f];
        const char *name = fact_name(&t, f);
        length +=
            snprintf(json + length, sizeof json - (size_t)length, "%s\n\"%s\": {\"type\": \"%s\", \"validity\": %s}",
                     f ? "," : "", name, types[c->type], c->validity ? "true" : "false");
        write_file(directory, name, "values", c->values, values_bytes(c, rows));
        if (c->validity)
            write_file(directory, name, "validity", c->validity, bits_bytes(rows));
    }
    length += snprintf(json + length, sizeof json - (size_t)length, "}}\n");
    write_file(directory, "columns", "json", json, (size_t)length);
    table_free(&t);
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* What bench_ffi.lua does too: the median of some runs, and what came out added up, so that both can be compared. */
static void time_masks(const char *directory, int64_t rows, int runs)
{
    enum { CHECKS = 1000000 }; /* of a run, about */
    const int64_t times = (CHECKS + rows - 1) / rows;
    partyorg_masks masks = PARTYORG_MASKS_INIT;
    partyorg_applicant *const files = room((size_t)rows * sizeof *files);
    double *const taken = room((size_t)runs * sizeof *taken);
    uint64_t sum = 0;
    struct table t;
    table_make(&t, PARTYORG_CHECK_ADMISSION, rows);
    for (int64_t row = 0; row < rows; row++) {
        union file file;
        draw_file(&t, row, &file);
        file.applicant.size = (uint32_t)sizeof file.applicant;
        files[row] = file.applicant;
    }
    write_file(directory, "files", "raw", files, (size_t)rows * sizeof *files);
    used_clock = CLOCK_THREAD_CPUTIME_ID;
    for (int run = 0; run < runs; run++) {
        const double before = now();
        sum = 0;
        for (int64_t i = 0; i < times; i++)
            for (int64_t row = 0; row < rows; row++) {
                if (partyorg_check_masks(t.check, &files[row], t.on, NULL, NULL, &masks, NULL) != PARTYORG_OK)
                    stop("a file is refused");
                sum += masks.met;
            }
        taken[run] = (now() - before) / (double)(times * rows);
    }
    qsort(taken, (size_t)runs, sizeof *taken, by_size);
    printf("bench masks-c rows=%lld ns_per_check=%.1f on=%d times=%lld sum=%016llx\n", (long long)rows,
           taken[runs / 2] * 1e9, t.on, (long long)times, (unsigned long long)sum);
    free(taken);
    free(files);
    table_free(&t);
}

static void print_totals(int64_t rows)
{
    partyorg_batch batch = PARTYORG_BATCH_INIT;
    partyorg_batch_counts counts;
    partyorg_batch_out out;
    partyorg_check_info check = PARTYORG_CHECK_INFO_INIT;
    partyorg_error error;
    struct table t;
    table_make(&t, PARTYORG_CHECK_ADMISSION, rows);
    partyorg_batch_counts_init(&counts);
    partyorg_batch_out_init(&out);
    partyorg_check_get(t.check, &check);
    batch.check = t.check;
    batch.rows = rows;
    batch.on = t.on;
    batch.column_count = t.facts;
    batch.columns = t.columns;
    batch.options = &t.options;
    out.counts = &counts;
    if (partyorg_check_batch(&batch, 0, rows, &out, &error) != PARTYORG_OK)
        stop(error.text[PARTYORG_EN]);
    printf("{\"rows\": %lld, \"verdict\": [%lld, %lld, %lld, %lld]", (long long)rows, (long long)counts.verdicts[0],
           (long long)counts.verdicts[1], (long long)counts.verdicts[2], (long long)counts.verdicts[3]);
    for (int32_t rule = 0; rule < check.rule_count; rule++) {
        partyorg_rule_info info = PARTYORG_RULE_INFO_INIT;
        const int64_t *n = counts.rules[rule];
        partyorg_rule_get(t.check, rule, &info);
        printf(",\n\"%s\": [%lld, %lld, %lld, %lld]", info.id, (long long)n[0], (long long)n[1], (long long)n[2],
               (long long)n[3]);
    }
    printf("}\n");
    table_free(&t);
}

/* One call, whose instructions are counted from outside: no clock is needed to see that a kernel is still one. */
static void once(int32_t check, int64_t rows)
{
    struct table t;
    struct results found = results_make(rows);
    table_make(&t, check, rows);
    ours(&t, &found);
    results_free(&found);
    table_free(&t);
}

int main(int argc, char **argv)
{
    const char *what = argc > 2 ? argv[1] : "";
    const int into = strcmp(what, "write") == 0 || strcmp(what, "masks") == 0; /* a directory */
    const int64_t rows = argc > 2 ? atoll(argv[into && argc > 3 ? 3 : 2]) : 0;
    if (rows < 1) {
        fputs("usage: bench_batch run|cpu ROWS RUNS [CHECK] | growth ROWS | write DIR ROWS | masks DIR ROWS "
              "RUNS | totals ROWS | once ROWS CHECK\n",
              stderr);
        return 2;
    }
    if (strcmp(what, "run") == 0 || strcmp(what, "cpu") == 0) {
        if (strcmp(what, "cpu") == 0)
            used_clock = CLOCK_THREAD_CPUTIME_ID;
        printf("libpartyorg %s, instructions: %s\n", partyorg_version(), partyorg_batch_instructions());
        for (int32_t check = 0; check < partyorg_check_count(); check++)
            if (argc < 5 || atoi(argv[4]) == check)
                run(check, rows, argc > 3 ? atoi(argv[3]) : 5);
    } else if (strcmp(what, "growth") == 0) {
        int64_t few = 1000;
        for (; few < rows && growth(few); few *= 10)
            ;
        growth(rows);
    } else if (strcmp(what, "once") == 0) {
        once(argc > 3 ? atoi(argv[3]) : 0, rows);
    } else if (strcmp(what, "write") == 0) {
        write_columns(argv[2], rows);
    } else if (strcmp(what, "masks") == 0) {
        time_masks(argv[2], rows, argc > 4 ? atoi(argv[4]) : 5);
    } else {
        print_totals(rows);
    }
    return 0;
}
