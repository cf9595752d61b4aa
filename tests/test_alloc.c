/* SPDX-License-Identifier: MIT */
/*
 * No public function allocates memory: malloc and its kin are this program's own, and count. Every name in
 * tests/symbols.txt must be called here.
 */
#define _GNU_SOURCE

#include "test_support.h"

#include <errno.h>

/* volatile: the compiler takes malloc for a function that leaves our variables alone. */
static volatile long allocations;
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

void *malloc(size_t size)
{
    allocations += watching;
    return __libc_malloc(size);
}
void *calloc(size_t count, size_t size)
{
    allocations += watching;
    return __libc_calloc(count, size);
}
void *realloc(void *block, size_t size)
{
    allocations += watching;
    return __libc_realloc(block, size);
}
void *aligned_alloc(size_t alignment, size_t size)
{
    allocations += watching;
    return __libc_memalign(alignment, size);
}
void *memalign(size_t alignment, size_t size);
void *memalign(size_t alignment, size_t size)
{
    allocations += watching;
    return __libc_memalign(alignment, size);
}
int posix_memalign(void **block, size_t alignment, size_t size)
{
    allocations += watching;
    *block = __libc_memalign(alignment, size);
    return *block ? 0 : ENOMEM;
}
void free(void *block)
{
    allocations += watching && block;
    __libc_free(block);
}
#endif

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
    for (int32_t i = -1; i <= 10; i++) {
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
    for (int32_t n = 0; n < 4; n++) {
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
    for (int32_t n = -1; n < 9; n++) {
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
        static const size_t sizes[] = { sizeof(partyorg_applicant), sizeof(partyorg_probationer),
                                        sizeof(partyorg_former_member), sizeof(partyorg_member) };
        WATCH(partyorg_facts_init, r.subject, &blank, sizes[r.subject]);
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

START_TEST(nothing_allocates)
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
    allocations = 0;
#endif
    dates();
    catalogue();
    files();
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
    const TTest *const tests[] = { nothing_allocates };
    return run_tests("allocations", tests, sizeof tests / sizeof tests[0]);
}
