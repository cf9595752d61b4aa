/* SPDX-License-Identifier: MIT */
/* Batches: what a call was given is checked here, then examined block by block (block.c). */
#include "block.h"

#include <string.h>

partyorg_status partyorg_batch_init(partyorg_batch *batch)
{
    if (!batch)
        return PARTYORG_E_NULL;
    *batch = (partyorg_batch)PARTYORG_BATCH_INIT;
    return PARTYORG_OK;
}

partyorg_status partyorg_batch_counts_init(partyorg_batch_counts *counts)
{
    if (!counts)
        return PARTYORG_E_NULL;
    memset(counts, 0, sizeof *counts);
    counts->size = sizeof *counts;
    return PARTYORG_OK;
}

partyorg_status partyorg_batch_filter_init(partyorg_batch_filter *filter)
{
    if (!filter)
        return PARTYORG_E_NULL;
    *filter = (partyorg_batch_filter){ .size = sizeof *filter, .rule = -1 };
    return PARTYORG_OK;
}

partyorg_status partyorg_batch_out_init(partyorg_batch_out *out)
{
    if (!out)
        return PARTYORG_E_NULL;
    memset(out, 0, sizeof *out);
    out->size = sizeof *out;
    return PARTYORG_OK;
}

/* ---- what a call was given */

static partyorg_status wrong_size(const char *name, uint32_t size, size_t own, partyorg_error *error)
{
    return po_error(error, PARTYORG_E_SIZE, name, "%s: size là %d, cần %d; hãy gọi hàm ..._init",
                    "%s: size is %d, expected %d; call the function ..._init", name, (int)size, (int)own);
}

static partyorg_status null_pointer(const char *name, partyorg_error *error)
{
    return po_error(error, PARTYORG_E_NULL, name, "%s: con trỏ rỗng", "%s: NULL pointer", name);
}

/* A batch and a range of its rows. */
static partyorg_status read_batch(const partyorg_batch *batch, int64_t first, int64_t count, partyorg_error *error)
{
    if (!batch)
        return null_pointer("batch", error);
    if (batch->size != sizeof *batch)
        return wrong_size("batch", batch->size, sizeof *batch, error);
    const int subject = po_subject_of(batch->check);
    if (subject < 0)
        return po_error(error, PARTYORG_E_RANGE, "check", "check: không có thủ tục số %d",
                        "check: there is no check %d", (int)batch->check);
    partyorg_subject_info info = PARTYORG_SUBJECT_INFO_INIT;
    partyorg_subject_get(subject, &info);
    if (batch->column_count < 0 || batch->column_count > info.fact_count)
        return po_error(error, PARTYORG_E_RANGE, "column_count",
                        "column_count: %d không nằm trong khoảng 0 đến %d (số dữ kiện)",
                        "column_count: %d is not between 0 and %d, the number of facts", (int)batch->column_count,
                        (int)info.fact_count);
    if (batch->column_count > 0 && !batch->columns)
        return null_pointer("columns", error);
    if (batch->rows < 0 || first < 0 || count < 0 || first > batch->rows || count > batch->rows - first)
        return po_error(error, PARTYORG_E_RANGE, "rows", "rows: các hàng được hỏi không nằm trong bảng",
                        "rows: the rows asked for are not within the batch");
    if (!(batch->on_column && batch->on_column->type != PARTYORG_COLUMN_MISSING) &&
        (batch->on < PARTYORG_DATE_MIN || batch->on > PARTYORG_DATE_MAX))
        return po_error(error, PARTYORG_E_DATE, "on", "on: số ngày %d nằm ngoài các năm 1 đến 9999",
                        "on: day number %d is outside the years 1 to 9999", (int)batch->on);
    return PARTYORG_OK;
}

static partyorg_status read_out(const partyorg_batch_out *out, const struct description *d, partyorg_error *error)
{
    if (!out)
        return null_pointer("out", error);
    if (out->size != sizeof *out)
        return wrong_size("out", out->size, sizeof *out, error);
    if (out->counts && out->counts->size != sizeof *out->counts)
        return wrong_size("counts", out->counts->size, sizeof *out->counts, error);
    const partyorg_batch_filter *f = out->filter;
    if (f && f->size != sizeof *f)
        return wrong_size("filter", f->size, sizeof *f, error);
    if (f && (f->rule < -1 || f->rule >= d->rule_count))
        return po_error(error, PARTYORG_E_RANGE, "rule", "rule: không có quy định số %d", "rule: there is no rule %d",
                        (int)f->rule);
    if (f && (f->count < 0 || f->capacity < 0))
        return po_error(error, PARTYORG_E_RANGE, "filter", "filter: count và capacity không được âm",
                        "filter: count and capacity must not be negative");
    if (f && f->capacity > 0 && !f->rows)
        return null_pointer("filter", error);
    return PARTYORG_OK;
}

/* ---- examining */

/* The slots in which the wording of a rule is another than in the slot before: those that conditions can tell. */
static void find_steps(const struct wording_row *wordings, int editions, struct steps *steps)
{
    const struct wording_row *last = &wordings[0]; /* in which no rule is listed */
    steps->count = 0;
    steps->set = 0;
    for (int slot = 1; slot <= editions; slot++) {
        const struct wording_row *w = &wordings[slot];
        if (w->listed == last->listed && memcmp(w->p, last->p, sizeof w->p) == 0)
            continue;
        steps->slots[steps->count++] = (uint8_t)slot;
        steps->set = (uint16_t)(steps->set | 1 << slot);
        last = w;
    }
}

#if defined(__x86_64__)
#include <cpuid.h>

/*
 * glibc keeps what the processor said; asking it oneself takes microseconds under a hypervisor. PO_ASK_PROCESSOR: ask
 * it all the same, for the sake of systems whose glibc is older than 2.33.
 */
#if defined(__has_include) && !defined(PO_ASK_PROCESSOR)
#if __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h>
#endif
#endif

int po_has_instructions(int instructions)
{
    if (instructions != INSTRUCTIONS_avx2)
        return instructions == INSTRUCTIONS_any;
#if defined(CPU_FEATURE_ACTIVE)
    return CPU_FEATURE_ACTIVE(AVX2) != 0;
#else
    unsigned eax, ebx, ecx, edx, state;
    if (!__get_cpuid(1, &eax, &ebx, &ecx, &edx) || !(ecx & bit_OSXSAVE))
        return 0;
    __asm__("xgetbv" : "=a"(state), "=d"(edx) : "c"(0));
    return (state & 6) == 6 && __get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) && (ebx & bit_AVX2);
#endif
}

static int64_t run(int instructions, const struct job *job)
{
    return instructions == INSTRUCTIONS_avx2 ? po_run_avx2(job) : po_run_any(job);
}
#else
int po_has_instructions(int instructions)
{
    return instructions == INSTRUCTIONS_any;
}

static int64_t run(int instructions, const struct job *job)
{
    (void)instructions;
    return po_run_any(job);
}
#endif

/* The fastest that there is. */
static int instructions_here(void)
{
    return po_has_instructions(INSTRUCTIONS_avx2) ? INSTRUCTIONS_avx2 : INSTRUCTIONS_any;
}

const char *partyorg_batch_instructions(void)
{
    return instructions_here() == INSTRUCTIONS_avx2 ? "avx2" : "any";
}

partyorg_status po_check_batch(int instructions, const partyorg_batch *batch, int64_t first, int64_t count,
                               const partyorg_batch_out *out, partyorg_error *error)
{
    struct job job;
    partyorg_status status = read_batch(batch, first, count, error);
    if (status != PARTYORG_OK)
        return status;
    po_describe(batch->check, &job.d);
    if ((status = read_out(out, &job.d, error)) != PARTYORG_OK ||
        (status = po_calendar_read(batch->calendar, error)) != PARTYORG_OK ||
        (status = po_options_read(batch->options, &job.options, error)) != PARTYORG_OK ||
        (status = po_columns_prepare(batch, job.d.subject, count, job.options.scorecard, &job.columns, error)) !=
            PARTYORG_OK)
        return status;
    job.batch = batch;
    job.out = out;
    job.first = first;
    job.count = count;
    for (int rule = 0; rule < job.d.rule_count; rule++)
        find_steps(job.d.wordings[rule], po_edition_count(job.d.rules[rule].family), &job.steps[rule]);
    const int64_t done = run(instructions, &job);
    for (int s = 0; done < count && s < job.columns.count; s++) {
        int32_t value;
        status = po_column_value(&job.columns.sources[s], first + done, &value, error);
        if (status != PARTYORG_OK)
            return po_error_in_row(error, status, first + done);
    }
    if (done < count) /* the value is another one now */
        return po_error_in_row(error,
                               po_error(error, PARTYORG_E_VALUE, "columns", "columns: có cột bị thay đổi trong khi đọc",
                                        "columns: a column was changed while it was read"),
                               first + done);
    if (out->filter && out->filter->count > out->filter->capacity)
        return po_error(error, PARTYORG_E_SPACE, "filter", "filter: tìm thấy nhiều hàng hơn chỗ chứa",
                        "filter: more rows were found than there is room for");
    return PARTYORG_OK;
}

partyorg_status partyorg_check_batch(const partyorg_batch *batch, int64_t first, int64_t count,
                                     const partyorg_batch_out *out, partyorg_error *error)
{
    return po_check_batch(instructions_here(), batch, first, count, out, error);
}

partyorg_status partyorg_batch_facts(const partyorg_batch *batch, int64_t row, void *facts, partyorg_date *on,
                                     partyorg_error *error)
{
    struct columns columns;
    partyorg_subject_info info = PARTYORG_SUBJECT_INFO_INIT;
    partyorg_status status = read_batch(batch, row, 1, error);
    if (status != PARTYORG_OK)
        return status;
    const int subject = po_subject_of(batch->check);
    partyorg_subject_get(subject, &info);
    if (!facts)
        return null_pointer(info.name, error);
    uint32_t size;
    memcpy(&size, facts, sizeof size);
    if (size != info.struct_size)
        return wrong_size(info.name, size, info.struct_size, error);
    partyorg_options options;
    if ((status = po_options_read(batch->options, &options, error)) != PARTYORG_OK ||
        (status = po_columns_prepare(batch, subject, 1, options.scorecard, &columns, error)) != PARTYORG_OK)
        return status;
    partyorg_facts_init(subject, facts, size);
    int32_t day = batch->on;
    for (int s = 0; s < columns.count; s++) {
        const struct source *source = &columns.sources[s];
        int32_t *to = source->fact < 0 ? &day : (int32_t *)facts + source->fact + 1;
        if ((status = po_column_value(source, row, to, error)) != PARTYORG_OK)
            return po_error_in_row(error, status, row);
    }
    if (on)
        *on = day;
    return PARTYORG_OK;
}
