/* SPDX-License-Identifier: MIT */
/*
 * No public function allocates memory, save those that hand out Arrow data: malloc and its kin are this program's own,
 * and count. What Arrow data takes it gives back, and when memory is refused nothing is left behind. Every name in
 * tests/symbols.txt must be called here.
 */
#define _GNU_SOURCE

#include "test_support.h"

#include <errno.h>

/* volatile: the compiler takes malloc for a function that leaves our variables alone. */
static volatile long allocations; /* calls of any kind */
static volatile long kept;        /* blocks not yet given back */
static volatile long refuse_at;   /* that many allocations from here one is refused; 0: none */
static volatile bool watching;

/* A sanitizer brings its own malloc: there only the calls are made. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define OWN_MALLOC 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define OWN_MALLOC 0
#endif
#endif
#if !defined(OWN_MALLOC) && defined(__GLIBC__)
#define OWN_MALLOC 1
#elif !defined(OWN_MALLOC)
#define OWN_MALLOC 0
#endif

#if OWN_MALLOC
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *block);

static bool refuses(void)
{
    if (!watching)
        return false;
    allocations++;
    if (refuse_at > 0 && --refuse_at == 0)
        return true;
    kept++;
    return false;
}

void *malloc(size_t size)
{
    return refuses() ? NULL : __libc_malloc(size);
}
void *calloc(size_t count, size_t size)
{
    return refuses() ? NULL : __libc_calloc(count, size);
}
void *realloc(void *block, size_t size)
{
    return refuses() ? NULL : __libc_realloc(block, size);
}
void *aligned_alloc(size_t alignment, size_t size)
{
    return refuses() ? NULL : __libc_memalign(alignment, size);
}
void *memalign(size_t alignment, size_t size);
void *memalign(size_t alignment, size_t size)
{
    return refuses() ? NULL : __libc_memalign(alignment, size);
}
int posix_memalign(void **block, size_t alignment, size_t size)
{
    *block = refuses() ? NULL : __libc_memalign(alignment, size);
    return *block ? 0 : ENOMEM;
}
void free(void *block)
{
    allocations += watching && block;
    kept -= watching && block;
    __libc_free(block);
}
#endif

/* Whether the functions above are the ones in use: valgrind puts its own in their place. */
static bool counting;

enum { NAMES_MAX = 256 };
static const char *called[NAMES_MAX];
static int called_count;

static void note(const char *name)
{
    for (int i = 0; i < called_count; i++)
        if (strcmp(called[i], name) == 0)
            return;
    expect(called_count < NAMES_MAX, "more names than expected");
    called[called_count++] = name;
}

/* Calls a function while allocations are counted. */
#define WATCHED(name, call)                                                                                            \
    do {                                                                                                               \
        note(name);                                                                                                    \
        watching = true;                                                                                               \
        (void)(call);                                                                                                  \
        watching = false;                                                                                              \
        expect(allocations == 0, name " allocates");                                                                   \
    } while (0)
#define WATCH(name, ...) WATCHED(#name, name(__VA_ARGS__))
#define WATCH_PLAIN(name) WATCHED(#name, name())

static void dates(void)
{
    partyorg_date date;
    partyorg_error error;
    partyorg_lunar lunar = { 2025, 1, 1, 0 };
    int32_t a, b, c;
    char text[PARTYORG_DATE_TEXT];
    partyorg_calendar calendar;
    const partyorg_date list[] = { 20000, 20001 };
    WATCH_PLAIN(partyorg_version);
    WATCH_PLAIN(partyorg_version_number);
    WATCH_PLAIN(partyorg_unknown);
    WATCH_PLAIN(partyorg_date_min);
    WATCH_PLAIN(partyorg_date_max);
    for (int32_t i = -1; i <= 15; i++) {
        WATCH(partyorg_status_name, i);
        WATCH(partyorg_status_text, i, PARTYORG_VI);
        WATCH(partyorg_status_text, i, PARTYORG_EN);
        WATCH(partyorg_holiday_text, i, PARTYORG_VI);
    }
    WATCH(partyorg_date_from_civil, 2024, 2, 29, &date);
    WATCH(partyorg_date_to_civil, 20000, &a, &b, &c);
    WATCH(partyorg_date_weekday, 20000, &a);
    WATCH(partyorg_date_parse, "2024-02-29", SIZE_MAX, &date, &error);
    WATCH(partyorg_date_parse, "29/02/2023 and more text than is quoted", SIZE_MAX, &date, &error);
    WATCH(partyorg_date_print, 20000, PARTYORG_DMY, text, sizeof text);
    WATCH(partyorg_date_add_months, 20000, 7, PARTYORG_ROUND_UP, &date);
    WATCH(partyorg_date_months_by_month, 10000, 20000, &a);
    WATCH(partyorg_date_full_months, 10000, 20000, &a);
    WATCH(partyorg_lunar_to_date, &lunar, &date);
    WATCH(partyorg_lunar_from_date, 20000, &lunar);
    WATCH(partyorg_date_holiday, 20000, &a);
    WATCH(partyorg_calendar_init, &calendar);
    WATCH(partyorg_is_working_day, NULL, 20000, &a);
    WATCH(partyorg_add_working_days, NULL, 20000, 45, &date);
    calendar.days_off = list;
    calendar.days_off_count = 2;
    WATCH(partyorg_add_working_days, &calendar, 20000, 45, &date);
    WATCH(partyorg_is_working_day, &calendar, 20000, &a);
    WATCH(partyorg_working_days_between, &calendar, 19000, 20100, &a);
}

static void catalogue(void)
{
    partyorg_subject_info subject = PARTYORG_SUBJECT_INFO_INIT;
    partyorg_fact_info fact = PARTYORG_FACT_INFO_INIT;
    partyorg_choice_info choice = PARTYORG_CHOICE_INFO_INIT;
    partyorg_instrument_info instrument = PARTYORG_INSTRUMENT_INFO_INIT;
    partyorg_edition_info edition = PARTYORG_EDITION_INFO_INIT;
    partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
    partyorg_stage_info stage = PARTYORG_STAGE_INFO_INIT;
    partyorg_rule_info rule = PARTYORG_RULE_INFO_INIT;
    partyorg_wording_info wording = PARTYORG_WORDING_INFO_INIT;
    partyorg_value_info value = PARTYORG_VALUE_INFO_INIT;
    partyorg_change changes[64];
    char text[600];
    int32_t i, count;
    uint64_t in_force;
    WATCH_PLAIN(partyorg_subject_count);
    WATCH_PLAIN(partyorg_instrument_count);
    WATCH_PLAIN(partyorg_edition_count);
    WATCH_PLAIN(partyorg_family_count);
    WATCH_PLAIN(partyorg_check_count);
    WATCH(partyorg_subject_find, "member", &i);
    WATCH(partyorg_check_find, "party_age", &i);
    for (int32_t n = 0; n < partyorg_subject_count(); n++) {
        WATCH(partyorg_subject_get, n, &subject);
        WATCH(partyorg_check_get, n, &info);
        WATCH(partyorg_fact_get, n, 2, &fact);
        WATCH(partyorg_fact_find, n, "Cell meeting", SIZE_MAX, &i);
        WATCH(partyorg_choice_get, n, 2, 1, &choice);
        WATCH(partyorg_stage_get, n, 0, &stage);
        WATCH(partyorg_rule_find, n, "ADM-CITIZEN", &i);
        WATCH(partyorg_value_get, n, 0, &value);
        WATCH(partyorg_rules_in_force, n, 20000, &in_force);
        WATCH(partyorg_changes, n, 19000, 20500, changes, 64, &count);
        for (int32_t r = 0; r < 40; r++) {
            WATCH(partyorg_rule_get, n, r, &rule);
            WATCH(partyorg_wording_get, n, r, 0, &wording);
            WATCH(partyorg_wording_on, n, r, 20400, &wording);
            WATCH(partyorg_provision_print, n, r, wording.edition, PARTYORG_VI, text, sizeof text, NULL);
        }
    }
    WATCH(partyorg_instrument_get, 3, &instrument);
    WATCH(partyorg_edition_get, 3, &edition);
    WATCH(partyorg_edition_on, 1, 20000, &i);
    for (int32_t n = -1; n < 20; n++) {
        WATCH(partyorg_unit_text, n, PARTYORG_EN);
        WATCH(partyorg_kind_text, n, PARTYORG_EN);
        WATCH(partyorg_confidence_text, n, PARTYORG_EN);
        WATCH(partyorg_finding_status_text, n, PARTYORG_EN);
        WATCH(partyorg_action_text, n, PARTYORG_EN);
        WATCH(partyorg_unit_name, n);
        WATCH(partyorg_kind_name, n);
        WATCH(partyorg_confidence_name, n);
        WATCH(partyorg_type_name, n);
        WATCH(partyorg_nature_name, n);
        WATCH(partyorg_relation_name, n);
        WATCH(partyorg_finding_status_name, n);
        WATCH(partyorg_action_name, n);
    }
}

static void files(void)
{
    static char json[100000];
    char text[1500];
    for (long n = rounds(200); n-- > 0;) {
        request r;
        partyorg_report report;
        partyorg_masks masks = PARTYORG_MASKS_INIT;
        partyorg_remedy remedies[40];
        partyorg_error error;
        int32_t value, count;
        random_any(&r);
        file blank;
        WATCH(partyorg_facts_init, r.subject, &blank, r.facts.size);
        WATCH(partyorg_facts_put, r.subject, &blank, 1, 20000, &error);
        WATCH(partyorg_facts_set, r.subject, &blank, "cell_met_on", 20000, &error);
        WATCH(partyorg_facts_set, r.subject, &blank, "no such fact", 20000, &error);
        WATCH(partyorg_facts_get, r.subject, &blank, "Cell meeting", &value, &error);
        WATCH(partyorg_fact_parse, r.subject, 2, "2024-02-29", SIZE_MAX, &value, &error);
        WATCH(partyorg_fact_print, r.subject, 2, 1, PARTYORG_VI, text, sizeof text, NULL);
        WATCH(partyorg_report_init, &report);
        WATCH(partyorg_check, r.check, &r.facts, r.on, r.options_given, r.calendar_given, &report, &error);
        WATCH(partyorg_check_masks, r.check, &r.facts, r.on, r.options_given, r.calendar_given, &masks, &error);
        WATCH(partyorg_check, r.check, &r.facts, PARTYORG_UNKNOWN, NULL, NULL, &report, &error);
        for (int32_t i = 0; i < report.value_count; i++)
            WATCH(partyorg_value_print, &report, i, PARTYORG_VI, text, sizeof text, NULL);
        WATCH(partyorg_right_count, r.check);
        for (int32_t i = 0; i < 3; i++) {
            partyorg_right right = PARTYORG_RIGHT_INIT;
            WATCH(partyorg_right_get, &report, i, &right);
            WATCH(partyorg_right_print, &report, i, PARTYORG_VI, text, sizeof text, NULL);
        }
        for (int32_t rule = 0; rule < report.rule_count; rule++) {
            WATCH(partyorg_remedies, r.check, &r.facts, r.on, r.options_given, r.calendar_given, rule, remedies, 40,
                  &count, &error);
            for (int32_t i = 0; i < count; i++)
                WATCH(partyorg_remedy_print, r.check, &remedies[i], PARTYORG_VI, text, sizeof text, NULL);
            WATCH(partyorg_finding_print, r.check, &report.findings[rule], PARTYORG_VI, text, sizeof text, NULL);
        }
        WATCH(partyorg_next_step_print, r.check, &report.next, PARTYORG_EN, text, sizeof text, NULL);
        WATCH(partyorg_report_json, &report, PARTYORG_EN, json, sizeof json, NULL);
    }
}

/* ---- votes, limitation, states of membership */

static void votes(void)
{
    char text[1500];
    partyorg_vote vote;
    partyorg_vote_result result;
    partyorg_error error;
    int32_t needed;
    WATCH(partyorg_vote_init, &vote);
    WATCH(partyorg_vote_result_init, &result);
    WATCH(partyorg_vote_base, &vote, &result, &error);
    vote.body = vote.share = 0;
    vote.on = 20400;
    vote.members = 9;
    vote.away = vote.exempt = vote.suspended = vote.prosecuted = vote.indicted = vote.detained = vote.absent = 0;
    vote.yes = 6;
    WATCH(partyorg_vote_base, &vote, &result, &error);
    ok(partyorg_vote_base(&vote, &result, NULL));
    WATCH(partyorg_votes_needed, 9, 0, &needed);
    WATCH(partyorg_vote_print, &result, PARTYORG_VI, text, sizeof text, NULL);
    for (int32_t n = -1; n < 9; n++) {
        WATCH(partyorg_vote_line_print, &result, n, PARTYORG_EN, text, sizeof text, NULL);
        WATCH(partyorg_body_name, n);
        WATCH(partyorg_body_text, n, PARTYORG_VI);
        WATCH(partyorg_share_name, n);
        WATCH(partyorg_share_text, n, PARTYORG_VI);
        WATCH(partyorg_vote_count_name, n);
        WATCH(partyorg_vote_count_text, 0, n, PARTYORG_VI);
    }
}

static void limitation(void)
{
    char text[1500];
    partyorg_limitation_case given;
    partyorg_limitation_result result;
    partyorg_limitation_step steps[4];
    partyorg_error error;
    memset(steps, 0, sizeof steps);
    WATCH(partyorg_limitation_case_init, &given);
    WATCH(partyorg_limitation_result_init, &result);
    WATCH(partyorg_limitation, &given, &result, steps, COUNT(steps), &error);
    const partyorg_date breaches[] = { 19000, 19500 };
    given.measure = given.no_limit_class = 0;
    given.concluded_on = given.on = 20400;
    given.breaches = breaches;
    given.breach_count = COUNT(breaches);
    WATCH(partyorg_limitation, &given, &result, steps, COUNT(steps), &error);
    ok(partyorg_limitation(&given, &result, steps, COUNT(steps), NULL));
    WATCH(partyorg_limitation_print, &result, PARTYORG_VI, text, sizeof text, NULL);
    WATCH(partyorg_limitation_step_print, &steps[0], PARTYORG_EN, text, sizeof text, NULL);
    for (int32_t n = -1; n < 6; n++) {
        WATCH(partyorg_measure_name, n);
        WATCH(partyorg_measure_text, n, PARTYORG_VI);
        WATCH(partyorg_no_limit_class_name, n);
        WATCH(partyorg_no_limit_class_text, n, PARTYORG_VI);
    }
}

static void states(void)
{
    static char text[100000];
    partyorg_transition_info info = PARTYORG_TRANSITION_INFO_INIT;
    partyorg_edge_info edge = PARTYORG_EDGE_INFO_INIT;
    partyorg_transition_request asked;
    partyorg_transition_answer answer;
    partyorg_error error;
    int32_t found;
    WATCH_PLAIN(partyorg_state_count);
    WATCH_PLAIN(partyorg_overlay_count);
    WATCH_PLAIN(partyorg_transition_count);
    WATCH(partyorg_transition_request_init, &asked);
    WATCH(partyorg_transition_answer_init, &answer);
    WATCH(partyorg_transition_check, &asked, &answer, &error);
    WATCH(partyorg_transition_answer_print, &answer, PARTYORG_VI, text, sizeof text, NULL);
    WATCH(partyorg_status_dot, PARTYORG_VI, text, sizeof text, NULL);
    for (int32_t n = -1; n < 30; n++) {
        WATCH(partyorg_state_name, n);
        WATCH(partyorg_state_text, n, PARTYORG_VI);
        WATCH(partyorg_overlay_name, n);
        WATCH(partyorg_overlay_text, n, PARTYORG_VI);
        WATCH(partyorg_transition_get, n, &info);
        WATCH(partyorg_edge_get, n, 0, &edge);
        WATCH(partyorg_transition_provision_print, n, PARTYORG_EN, text, sizeof text, NULL);
        WATCH(partyorg_transition_fact_name, n);
        WATCH(partyorg_transition_reason_name, n);
    }
    WATCH(partyorg_transition_find, "STM-TRANSFER-OFF", &found);
}

/* ---- scorecards */

static void scorecards(void)
{
    static partyorg_scorecard card;
    static partyorg_scored scored;
    char text[1500];
    partyorg_error error;
    WATCH_PLAIN(partyorg_scorecard_count);
    for (int32_t n = -1; n <= partyorg_scorecard_count(); n++) {
        request r;
        empty_request(&r, PARTYORG_CHECK_MEETING);
        WATCH(partyorg_scorecard_init, &card);
        WATCH(partyorg_scorecard_put, &card, "groups.0.max", "12.5", SIZE_MAX, &error);
        WATCH(partyorg_scorecard_put, &card, "groups.0.max", "twelve", SIZE_MAX, &error);
        WATCH(partyorg_scorecard_check, &card, &error);
        WATCH(partyorg_scorecard_find, "no such card", &card, &error);
        WATCH(partyorg_scorecard_find, "an-phu", &card, &error);
        WATCH(partyorg_scorecard_get, n, &card);
        WATCH(partyorg_scorecard_check, &card, &error);
        WATCH(partyorg_scored_init, &scored);
        r.options.scorecard = &card;
        r.options_given = &r.options;
        for (int32_t fact = 0; fact < r.facts_count; fact++)
            r.facts.members[fact + 1] = percent(20) ? PARTYORG_UNKNOWN : random_value(&r, fact);
        WATCH(partyorg_scorecard_score, &card, &r.facts.meeting, &scored, &error);
        for (int32_t i = -1; i <= card.criterion_count; i++)
            WATCH(partyorg_scored_print, &card, &r.facts.meeting, &scored, i, PARTYORG_VI, text, sizeof text, NULL);
    }
}

/* ---- batches and Arrow data */

static void leave_schema(struct ArrowSchema *schema)
{
    schema->release = NULL;
}
static void leave_array(struct ArrowArray *array)
{
    array->release = NULL;
}
static void leave_stream(struct ArrowArrayStream *stream)
{
    stream->release = NULL;
}

/* A table of one column and three rows, in static memory. */
static struct table {
    struct ArrowSchema schema, field, *fields[1];
    struct ArrowArray array, column, *columns[1];
    const void *none[1], *buffers[2];
    int8_t values[3];
} table;

static void set_table(void)
{
    table = (struct table){ .values = { 1, 0, 1 } };
    table.buffers[1] = table.values;
    table.fields[0] = &table.field;
    table.columns[0] = &table.column;
    table.field = (struct ArrowSchema){ .format = "c", .name = "citizen_vn", .release = leave_schema };
    table.column = (struct ArrowArray){ .length = 3, .n_buffers = 2, .buffers = table.buffers, .release = leave_array };
    table.schema =
        (struct ArrowSchema){ .format = "+s", .n_children = 1, .children = table.fields, .release = leave_schema };
    table.array = (struct ArrowArray){ .length = 3,
                                       .n_buffers = 1,
                                       .buffers = table.none,
                                       .n_children = 1,
                                       .children = table.columns,
                                       .release = leave_array };
}

static int give_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
    (void)stream;
    *out = table.schema;
    return 0;
}

/* The same table without end. */
static int give_array(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
    (void)stream;
    *out = table.array;
    return 0;
}

static partyorg_arrow_request everything(void)
{
    partyorg_arrow_request asked = PARTYORG_ARROW_REQUEST_INIT;
    asked.on = 20000;
    asked.results = 255;
    asked.values = 7;
    return asked;
}

/* Calls that allocate; each gives everything back before it returns. */

static partyorg_status use_schema(partyorg_error *error)
{
    const partyorg_arrow_request asked = everything();
    struct ArrowSchema schema;
    const partyorg_status status = partyorg_arrow_schema(&asked, &schema, error);
    if (status == PARTYORG_OK)
        schema.release(&schema);
    return status;
}

static partyorg_status use_results(partyorg_error *error)
{
    const partyorg_arrow_request asked = everything();
    partyorg_batch_out where = { .size = sizeof where };
    struct ArrowArray results;
    const partyorg_status status = partyorg_arrow_results(&asked, 100, &results, &where, error);
    if (status == PARTYORG_OK)
        results.release(&results);
    return status;
}

static partyorg_status use_check(partyorg_error *error)
{
    const partyorg_arrow_request asked = everything();
    struct ArrowArray results;
    const partyorg_status status = partyorg_check_arrow(&asked, &table.schema, &table.array, &results, error);
    if (status == PARTYORG_OK)
        results.release(&results);
    return status;
}

/* Ends in an error of the data, which leaves nothing behind either. */
static partyorg_status use_bad_check(partyorg_error *error)
{
    const partyorg_arrow_request asked = everything();
    struct ArrowArray results;
    table.values[2] = 9;
    const partyorg_status status = partyorg_check_arrow(&asked, &table.schema, &table.array, &results, error);
    table.values[2] = 1;
    if (status == PARTYORG_OK)
        results.release(&results);
    return status == PARTYORG_E_VALUE ? PARTYORG_OK : status == PARTYORG_OK ? PARTYORG_E_VALUE : status;
}

static partyorg_status use_share(partyorg_error *error)
{
    const partyorg_arrow_request asked = everything();
    struct ArrowArray results, again;
    partyorg_status status = partyorg_check_arrow(&asked, &table.schema, &table.array, &results, error);
    if (status != PARTYORG_OK)
        return status;
    status = partyorg_arrow_share(&results, &again, error);
    results.release(&results);
    if (status == PARTYORG_OK)
        again.release(&again);
    return status;
}

static partyorg_status stream_of(const partyorg_options *options, partyorg_error *error)
{
    partyorg_arrow_request asked = everything();
    asked.options = options;
    struct ArrowArrayStream in = { give_schema, give_array, NULL, leave_stream, NULL }, out;
    struct ArrowSchema schema;
    struct ArrowArray results;
    const partyorg_status status = partyorg_check_stream(&asked, &in, &out, error);
    if (status != PARTYORG_OK)
        return status;
    int code = out.get_schema(&out, &schema);
    if (code == 0)
        schema.release(&schema);
    for (int i = 0; i < 3 && code == 0; i++)
        if ((code = out.get_next(&out, &results)) == 0)
            results.release(&results);
    expect((code == 0) == !out.get_last_error(&out), "an error has a text");
    out.release(&out);
    error->status = code == 0 ? PARTYORG_OK : PARTYORG_E_MEMORY;
    expect(code == 0 || code == ENOMEM, "error %d", code);
    return (partyorg_status)error->status;
}

static partyorg_status use_stream(partyorg_error *error)
{
    return stream_of(NULL, error);
}

/* A stream's own copy of a card lies in the stream. */
static partyorg_status use_stream_with_card(partyorg_error *error)
{
    partyorg_options options = PARTYORG_OPTIONS_INIT;
    options.scorecard = built_in_card(0);
    return stream_of(&options, error);
}

/* Refuses its first allocation, then its second and so on, until it needs no more. Returns how many it needs. */
static int balanced(const char *name, partyorg_status (*call)(partyorg_error *error))
{
    for (int refused_one = 1;; refused_one++) {
        partyorg_error error = no_error;
        kept = 0;
        refuse_at = counting ? refused_one : 0;
        watching = true;
        const partyorg_status status = call(&error);
        watching = false;
        expect(kept == 0, "%s keeps %ld blocks when allocation %d is refused", name, kept, refused_one);
        const bool refused = counting && refuse_at == 0;
        refuse_at = 0;
        allocations = 0;
        same(status, refused ? PARTYORG_E_MEMORY : PARTYORG_OK);
        if (refused)
            same(error.status, PARTYORG_E_MEMORY);
        else
            return refused_one - 1;
    }
}
#define BALANCED(name, call, needed)                                                                                   \
    do {                                                                                                               \
        note(#name);                                                                                                   \
        const int needs_ = balanced(#call, call);                                                                      \
        same(needs_, counting ? (needed) : 0);                                                                         \
    } while (0)

static void batches(void)
{
    partyorg_batch batch;
    partyorg_batch_counts counts;
    partyorg_batch_filter filter;
    partyorg_batch_out out;
    partyorg_arrow_request asked;
    partyorg_error error;
    partyorg_date on;
    partyorg_applicant applicant = PARTYORG_APPLICANT_INIT;
    int8_t verdicts[3];
    partyorg_arrow_columns columns = { .size = sizeof columns };
    set_table();
    WATCH_PLAIN(partyorg_batch_instructions);
    WATCH(partyorg_batch_init, &batch);
    WATCH(partyorg_batch_counts_init, &counts);
    WATCH(partyorg_batch_filter_init, &filter);
    WATCH(partyorg_batch_out_init, &out);
    WATCH(partyorg_arrow_request_init, &asked);
    WATCH(partyorg_arrow_bind, PARTYORG_CHECK_ADMISSION, &table.schema, &table.array, NULL, &columns, &error);
    batch.rows = columns.rows;
    batch.on = 20000;
    batch.columns = columns.columns;
    batch.column_count = columns.column_count;
    out.verdict = verdicts;
    out.counts = &counts;
    out.filter = &filter;
    WATCH(partyorg_check_batch, &batch, 0, 3, &out, &error);
    same(counts.rows, 3);
    WATCH(partyorg_batch_facts, &batch, 2, &applicant, &on, &error);
    same(applicant.citizen_vn, 1);
    table.values[2] = 9;
    WATCH(partyorg_check_batch, &batch, 0, 3, &out, &error);
    same(error.row, 2);
    table.field.format = "tss:";
    WATCH(partyorg_arrow_bind, PARTYORG_CHECK_ADMISSION, &table.schema, &table.array, NULL, &columns, &error);
    same(error.status, PARTYORG_E_TYPE);
}

static void arrow(void)
{
    partyorg_batch_out where = { .size = sizeof where };
    struct ArrowArray results;
    const partyorg_arrow_request asked = everything();
    set_table();
    BALANCED(partyorg_arrow_schema, use_schema, 1);
    BALANCED(partyorg_arrow_results, use_results, 1);
    BALANCED(partyorg_check_arrow, use_check, 1);
    BALANCED(partyorg_check_arrow, use_bad_check, 1);
    BALANCED(partyorg_arrow_share, use_share, 2);
    BALANCED(partyorg_check_stream, use_stream, 5); /* the stream, its schema, three arrays */
    BALANCED(partyorg_check_stream, use_stream_with_card, 5);
    ok(partyorg_arrow_results(&asked, 3, &results, &where, NULL));
    WATCH(partyorg_arrow_finish, &results);
    results.release(&results);
}

START_TEST(allocations_of_every_function)
{
    char name[200];
    int listed = 0;
#if OWN_MALLOC
    /* The counting counts, unless valgrind has put its own malloc in the place of ours. */
    void *(*volatile allocate)(size_t) = malloc;
    const char *preloaded = getenv("LD_PRELOAD");
    watching = true;
    void *const proof = allocate(8);
    watching = false;
    free(proof);
    if (!preloaded || !strstr(preloaded, "valgrind"))
        same(allocations, 1);
    counting = allocations == 1;
    allocations = 0;
#endif
    dates();
    catalogue();
    files();
    votes();
    limitation();
    states();
    scorecards();
    batches();
    arrow();
    FILE *list = fopen("tests/symbols.txt", "r");
    expect(list != NULL, "tests/symbols.txt: run this from the top of the tree");
    while (fscanf(list, "%199s", name) == 1) {
        bool found = false;
        listed++;
        for (int i = 0; i < called_count; i++)
            found |= strcmp(called[i], name) == 0;
        expect(found, "%s is not called here", name);
    }
    fclose(list);
    same(called_count, listed);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = { allocations_of_every_function };
    return run_tests("allocations", tests, sizeof tests / sizeof tests[0]);
}
