/* SPDX-License-Identifier: MIT */
/* Several threads examine files at once, each its own and all the same ones: the results are those of one thread. */
#define _POSIX_C_SOURCE 200809L

#include "test_support.h"

#include <pthread.h>

enum { THREADS = 4, FILES = 400, REMEDIES = 40 };

/* Everything that one file gives, as bytes to compare. */
typedef struct outcome {
    partyorg_report report;
    partyorg_masks masks;
    int32_t remedy_count;
    partyorg_remedy remedies[REMEDIES];
    char line[2][1200], provision[600];
    partyorg_status status[6];
    int32_t parsed;
    partyorg_error error;
} outcome;

static request files[FILES];
static outcome expected[FILES];
static long turns;

/* Nothing in here asserts: it runs in threads. */
static void examine(const request *r, outcome *o)
{
    memset(o, 0, sizeof *o);
    partyorg_report_init(&o->report);
    o->masks = (partyorg_masks)PARTYORG_MASKS_INIT;
    o->status[0] = partyorg_check(r->check, &r->facts, r->on, r->options_given, r->calendar_given, &o->report, NULL);
    o->status[1] =
        partyorg_check_masks(r->check, &r->facts, r->on, r->options_given, r->calendar_given, &o->masks, NULL);
    const int32_t rule = r->on % 3 + 3;
    const partyorg_finding *f = &o->report.findings[rule % o->report.rule_count];
    o->status[2] = partyorg_remedies(r->check, &r->facts, r->on, r->options_given, r->calendar_given, f->rule,
                                     o->remedies, REMEDIES, &o->remedy_count, NULL);
    for (int language = 0; language < 2; language++)
        partyorg_finding_print(r->check, f, language, o->line[language], sizeof o->line[language], NULL);
    o->status[3] =
        partyorg_provision_print(r->check, f->rule, f->edition, PARTYORG_VI, o->provision, sizeof o->provision, NULL);
    o->status[4] = partyorg_fact_parse(r->subject, 0, "no such value", SIZE_MAX, &o->parsed, &o->error);
    o->status[5] = partyorg_check_find("recognition", &o->parsed);
}

struct work {
    pthread_t thread;
    int number;
    long differences;
};

static void *run(void *given)
{
    static const int steps[THREADS] = { 1, 7, 11, 399 }; /* none divides the number of files: every order visits all */
    struct work *work = given;
    outcome *found = malloc(sizeof *found);
    if (!found) {
        work->differences = -1;
        return NULL;
    }
    for (long turn = 0; turn < turns; turn++)
        for (int i = 0; i < FILES; i++) {
            const int place = (int)((long)i * steps[work->number] % FILES);
            if (work->number % 2) { /* a copy of its own */
                request own = files[place];
                own.options_given = files[place].options_given ? &own.options : NULL;
                examine(&own, found);
            } else { /* the one that others read at the same time */
                examine(&files[place], found);
            }
            work->differences += memcmp(found, &expected[place], sizeof *found) != 0;
        }
    free(found);
    return NULL;
}

START_TEST(threads_agree)
{
    struct work work[THREADS];
    memset(work, 0, sizeof work);
    turns = rounds(60);
    for (int i = 0; i < FILES; i++) {
        random_any(&files[i]);
        if (files[i].options_given)
            files[i].options_given = &files[i].options;
        examine(&files[i], &expected[i]);
        same(expected[i].status[0], PARTYORG_OK);
    }
    for (int i = 0; i < THREADS; i++) {
        work[i].number = i;
        same(pthread_create(&work[i].thread, NULL, run, &work[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        same(pthread_join(work[i].thread, NULL), 0);
        same(work[i].differences, 0);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = { threads_agree };
    return run_tests("threads", tests, sizeof tests / sizeof tests[0]);
}
