/* SPDX-License-Identifier: MIT */
/*
 * What the C suites share: assertions that count nothing when they hold, a fixed random generator, and random files
 * whose dates and votes crowd around the days and numbers on which an answer changes.
 *
 * PARTYORG_TEST_PERCENT in the environment shrinks the number of random files, for runs under valgrind.
 */
#ifndef TEST_SUPPORT_H
#define TEST_SUPPORT_H

#include <check.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partyorg.h"

/* ---- assertions */

#define expect(condition, ...)                                                                                         \
    do {                                                                                                               \
        if (!(condition))                                                                                              \
            ck_abort_msg(__VA_ARGS__);                                                                                 \
    } while (0)
#define same(got, wanted)                                                                                              \
    do {                                                                                                               \
        const long long got_ = (long long)(got), wanted_ = (long long)(wanted);                                        \
        expect(got_ == wanted_, "line %d: %s is %lld, not %lld", __LINE__, #got, got_, wanted_);                       \
    } while (0)
#define same_text(got, wanted)                                                                                         \
    do {                                                                                                               \
        const char *const got_ = (got), *const wanted_ = (wanted);                                                     \
        expect(strcmp(got_, wanted_) == 0, "line %d: %s is \"%s\", not \"%s\"", __LINE__, #got, got_, wanted_);        \
    } while (0)
#define ok(call) same((call), PARTYORG_OK)
#define COUNT(array) ((int32_t)(sizeof(array) / sizeof((array)[0])))

static const partyorg_error no_error = { PARTYORG_OK, "", { "", "" }, -1 };

/* A failed call: its status, also in the buffer, the name at fault, and two texts that hold a piece each. */
#define refused(call, wanted, at_fault, piece) refused_in_both(call, wanted, at_fault, piece, piece)
/* The same, with what stands in the Vietnamese text and in the English one. */
#define refused_in_both(call, wanted, at_fault, vi, en)                                                                \
    do {                                                                                                               \
        partyorg_error error = no_error;                                                                               \
        same((call), wanted);                                                                                          \
        same(error.status, wanted);                                                                                    \
        same_text(error.name, at_fault);                                                                               \
        const char *const pieces_[] = { vi, en };                                                                      \
        for (int language_ = 0; language_ < 2; language_++)                                                            \
            expect(strstr(error.text[language_], pieces_[language_]), "line %d: \"%s\" does not hold \"%s\"",          \
                   __LINE__, error.text[language_], pieces_[language_]);                                               \
    } while (0)

static inline int run_tests(const char *name, const TTest *const *tests, size_t count)
{
    Suite *suite = suite_create(name);
    for (size_t i = 0; i < count; i++) {
        TCase *one = tcase_create(tests[i]->name);
        tcase_set_timeout(one, 0);
        tcase_add_test(one, tests[i]);
        suite_add_tcase(suite, one);
    }
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* ---- texts */

static inline bool is_utf8(const char *text)
{
    const unsigned char *s = (const unsigned char *)text;
    while (*s) {
        const int more = *s < 0x80                 ? 0
                         : *s >= 0xC2 && *s < 0xE0 ? 1
                         : (*s & 0xF0) == 0xE0     ? 2
                         : *s >= 0xF0 && *s < 0xF5 ? 3
                                                   : -1;
        if (more < 0)
            return false;
        if ((*s == 0xE0 && s[1] < 0xA0) || (*s == 0xED && s[1] > 0x9F) || (*s == 0xF0 && s[1] < 0x90) ||
            (*s == 0xF4 && s[1] > 0x8F))
            return false;
        for (int i = 1; i <= more; i++)
            if ((s[i] & 0xC0) != 0x80)
                return false;
        s += more + 1;
    }
    return true;
}

static inline bool is_title(const char *text)
{
    return text && *text && is_utf8(text) && text[0] != ' ' && text[strlen(text) - 1] != ' ' && !strstr(text, "  ");
}

/* ---- a small fixed generator, so that a failure can be repeated */

static uint64_t random_state = 1;

static inline uint32_t random_bits(void)
{
    random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(random_state >> 33);
}

static inline int32_t below(int32_t bound)
{
    return (int32_t)(((uint64_t)random_bits() * (uint64_t)bound) >> 31);
}

static inline bool percent(int32_t chance)
{
    return below(100) < chance;
}

static inline long rounds(long full)
{
    const char *given = getenv("PARTYORG_TEST_PERCENT");
    const long part = given ? full * strtol(given, NULL, 10) / 100 : full;
    return part > 0 ? part : 1;
}

/* ---- dates */

static inline partyorg_date day(int32_t year, int32_t month, int32_t of_month)
{
    partyorg_date date = PARTYORG_UNKNOWN;
    ok(partyorg_date_from_civil(year, month, of_month, &date));
    return date;
}

static inline bool is_date(int64_t date)
{
    return date >= PARTYORG_DATE_MIN && date <= PARTYORG_DATE_MAX;
}

/* ---- files */

typedef union file {
    uint32_t size;
    partyorg_applicant applicant;
    partyorg_probationer probationer;
    partyorg_former_member former_member;
    partyorg_member member;
    partyorg_options options;
    partyorg_suspension_case suspension;
    partyorg_member_review member_review;
    partyorg_rating_list rating_list;
    partyorg_meeting meeting;
    partyorg_meeting_year meeting_year;
    partyorg_organisation_year organisation_year;
    partyorg_organisation organisation;
    partyorg_development_year development_year;
    partyorg_member_dues member_dues;
    int32_t members[64]; /* of any subject fact i is members[i + 1] */
} file;

enum { CHECKS = 20, DAYS_MAX = 8 };

/* What a check is given. */
typedef struct request {
    int32_t check, subject, facts_count;
    file facts;
    partyorg_date on;
    partyorg_options options;
    partyorg_calendar calendar;
    const partyorg_options *options_given; /* NULL or to the above */
    const partyorg_calendar *calendar_given;
    partyorg_date off[DAYS_MAX], up[DAYS_MAX];
} request;

static inline int32_t value_of(const request *r, int32_t fact)
{
    return r->facts.members[fact + 1];
}

static inline void set(request *r, const char *name, int32_t value)
{
    ok(partyorg_facts_set(r->subject, &r->facts, name, value, NULL));
}

static inline void set_day(request *r, const char *name, int32_t year, int32_t month, int32_t of_month)
{
    set(r, name, day(year, month, of_month));
}

static inline int32_t fact_of(int32_t subject, const char *name)
{
    int32_t fact = -1;
    ok(partyorg_fact_find(subject, name, SIZE_MAX, &fact));
    return fact;
}

static inline int32_t rule_of(int32_t check, const char *id)
{
    int32_t rule = -1;
    ok(partyorg_rule_find(check, id, &rule));
    return rule;
}

static inline void empty_request(request *r, int32_t check)
{
    partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
    partyorg_subject_info subject = PARTYORG_SUBJECT_INFO_INIT;
    memset(r, 0, sizeof *r);
    ok(partyorg_check_get(check, &info));
    ok(partyorg_subject_get(info.subject, &subject));
    r->check = check;
    r->subject = info.subject;
    r->facts_count = subject.fact_count;
    r->on = day(2025, 12, 1);
    ok(partyorg_facts_init(info.subject, &r->facts, subject.struct_size));
    r->options = (partyorg_options)PARTYORG_OPTIONS_INIT;
    r->calendar = (partyorg_calendar)PARTYORG_CALENDAR_INIT;
}

/* A built-in scorecard. */
static inline const partyorg_scorecard *built_in_card(int32_t index)
{
    static partyorg_scorecard cards[16];
    expect(index < COUNT(cards), "more cards than there is room for");
    cards[index].size = (uint32_t)sizeof cards[index];
    ok(partyorg_scorecard_get(index, &cards[index]));
    return &cards[index];
}

/* The card by which a request's meeting is graded; NULL: none. */
static inline const partyorg_scorecard *card_of(const request *r)
{
    return r->subject == PARTYORG_SUBJECT_MEETING && r->options_given ? r->options_given->scorecard : NULL;
}

/* The card that a report names: of the checks that grade by one. */
static inline const partyorg_scorecard *named_card(const request *r)
{
    const bool grades = r->check == PARTYORG_CHECK_MEETING || r->check == PARTYORG_CHECK_MEETING_YEAR;
    return grades && r->options_given ? r->options_given->scorecard : NULL;
}

/* The complete file of an applicant: every requirement met, every deadline kept. */
static inline void complete_applicant(request *r)
{
    empty_request(r, PARTYORG_CHECK_ADMISSION);
    partyorg_applicant *a = &r->facts.applicant;
    a->citizen_vn = 1;
    a->born_on = day(1998, 4, 12);
    a->education = PARTYORG_EDUCATION_LOWER_SECONDARY_DIPLOMA;
    a->education_case = PARTYORG_EDUCATION_CASE_GENERAL;
    a->over60_case = 0;
    a->political_conclusion = PARTYORG_POLITICAL_CONCLUSION_NOT_NEEDED;
    a->special_regime = 0;
    a->was_member = 0;
    a->training_cert_on = day(2024, 3, 15);
    a->application_on = day(2025, 3, 3);
    a->cv_on = day(2025, 3, 10);
    a->verification = PARTYORG_VERIFICATION_DONE;
    a->verification_abroad = 0;
    a->verification_received_on = day(2025, 5, 5);
    a->verification_replied_on = day(2025, 6, 2);
    a->cv_certified_on = day(2025, 6, 20);
    a->intro_route = PARTYORG_INTRO_ROUTE_YOUTH_UNION;
    a->introducers = 1;
    a->introducer_since_on = day(2023, 9, 1);
    a->introducer_replaced = 0;
    a->introduced_on = day(2025, 6, 2);
    a->union_resolved_on = day(2025, 6, 5);
    a->org_opinion_on = day(2025, 6, 25);
    a->residence_opinion_on = day(2025, 6, 27);
    a->residence_opinion_waived = 0;
    a->file_compiled_on = day(2025, 6, 30);
    a->cell_met_on = day(2025, 7, 14);
    a->cell_official = 12;
    a->cell_excluded = 1;
    a->cell_yes = 9;
    a->section = PARTYORG_SECTION_NONE;
    a->committee_between = 1;
    a->committee_base = 9;
    a->committee_yes = 8;
    a->decider = PARTYORG_DECIDER_STANDING_COMMITTEE;
    a->decider_base = 11;
    a->decider_yes = 10;
    a->admission_decided_on = day(2025, 8, 18);
    a->decision_extension = 0;
    a->decision_received_on = day(2025, 8, 22);
    a->moved_outside = 0;
    a->ceremony_on = day(2025, 9, 19);
    a->ceremony_late_consent = 0;
    a->helper_assigned = 1;
    a->member_cv_on = day(2025, 10, 10);
}

static inline partyorg_status check(const request *r, partyorg_report *report)
{
    memset(report, 0, sizeof *report);
    ok(partyorg_report_init(report));
    return partyorg_check(r->check, &r->facts, r->on, r->options_given, r->calendar_given, report, NULL);
}

static inline partyorg_status check_masks(const request *r, partyorg_masks *masks)
{
    *masks = (partyorg_masks)PARTYORG_MASKS_INIT;
    return partyorg_check_masks(r->check, &r->facts, r->on, r->options_given, r->calendar_given, masks, NULL);
}

/* ---- random files */

static inline partyorg_date held(int64_t date)
{
    return date < PARTYORG_DATE_MIN   ? PARTYORG_DATE_MIN
           : date > PARTYORG_DATE_MAX ? PARTYORG_DATE_MAX
                                      : (partyorg_date)date;
}

static inline partyorg_date random_edition_day(void)
{
    partyorg_edition_info edition = PARTYORG_EDITION_INFO_INIT;
    ok(partyorg_edition_get(below(partyorg_edition_count()), &edition));
    return edition.from;
}

static inline partyorg_date random_on(void)
{
    static partyorg_date first, last;
    if (first == 0) {
        first = day(2010, 1, 1);
        last = day(2032, 12, 31);
    }
    if (percent(30))
        return held(random_edition_day() + below(7) - 3);
    if (percent(1))
        return percent(50) ? PARTYORG_DATE_MIN + below(400) : PARTYORG_DATE_MAX - below(400);
    if (percent(1))
        return percent(50) ? PARTYORG_WORKDAY_MIN + below(400) - 200 : PARTYORG_WORKDAY_MAX + below(400) - 200;
    return first + below(last - first);
}

/* A term of months, working days or days from another date, a day off in a third of all draws. */
static inline partyorg_date random_near(const partyorg_calendar *calendar, partyorg_date from)
{
    static const int32_t months[] = { 0, 0, 0, 1, 2, 3, 3, 6, 9, 12, 12, 13, 24, 36, 60, 120, 216, 360, 720, 732 };
    static const int32_t working[] = { 0, 5, 15, 30, 30, 45, 60, 75, 90, 120, 180 };
    static const int32_t days[] = { 1, 3, 10, 15, 30, 90, 120, 180 };
    partyorg_date date = from;
    if (percent(15)) {
        const int32_t n = days[below(COUNT(days))];
        date = held((int64_t)from + (percent(60) ? n : -n));
    } else if (percent(60)) {
        const int32_t n = months[below(COUNT(months))];
        if (partyorg_date_add_months(from, percent(50) ? n : -n, PARTYORG_ROUND_DOWN, &date) != PARTYORG_OK)
            date = from;
    } else {
        const int32_t n = working[below(COUNT(working))];
        if (partyorg_add_working_days(calendar, from, percent(70) ? n : -n, &date) != PARTYORG_OK)
            date = from;
    }
    if (percent(35))
        date = held((int64_t)date + below(3) - 1);
    else if (percent(10))
        date = held((int64_t)date + below(80) - 40);
    else if (percent(3))
        date = held((int64_t)date + below(4000) - 2000);
    else if (percent(1))
        date = percent(50) ? PARTYORG_DATE_MIN + below(40) : PARTYORG_DATE_MAX - below(40);
    return date;
}

/* A count: small, or at two thirds or a half of another one, one more or less. */
static inline int32_t random_count(int32_t other, int32_t maximum)
{
    int32_t n = below(14);
    if (percent(50) && other >= 0)
        n = (percent(60) ? (other / 3) * 2 + (other % 3 * 2 + 2) / 3 : other / 2) + below(3) - 1;
    else if (percent(5))
        n = maximum - below(2);
    else if (percent(10))
        n = below(100);
    return n < 0 ? 0 : n > maximum ? maximum : n;
}

static inline int32_t random_days(partyorg_date *list, partyorg_date around)
{
    const int32_t count = below(DAYS_MAX + 1);
    int64_t at = (int64_t)around - 40 + below(80);
    for (int32_t i = 0; i < count; i++) {
        if (!is_date(at))
            return i;
        list[i] = (partyorg_date)at;
        at += 1 + below(12);
    }
    return count;
}

/* A sum of money: one with a rule of its own, a base, or the dues of one, one đồng more or less. */
static inline int32_t random_dong(int32_t other, int32_t maximum)
{
    static const int32_t sums[] = { 0, 2000, 5000, 30000, 2000000000, 1999999999, 1, 199, 50, 5310000 };
    int32_t n = below(40000) * 1000 + below(1000) * percent(30);
    if (percent(60) && other >= 0)
        n = percent(50) ? other / 100 : percent(50) ? other / 200 : other / 1000 * 3;
    else if (percent(50))
        n = sums[below(COUNT(sums))];
    n += percent(40) ? below(3) - 1 : 0;
    return n < 0 ? 0 : n > maximum ? maximum : n;
}

/* Hundredths: at a bound, at what another number lacks to one, or any. */
static inline int32_t random_decimal(int32_t other, int32_t maximum)
{
    static const int32_t bounds[] = { 9000, 7000, 5000, 10000, 0 };
    int32_t n = below(maximum + 1);
    if (percent(40))
        n = maximum - below(3) * (percent(50) ? 1 : 50);
    else if (percent(60))
        n = bounds[below(COUNT(bounds))] - (other > 0 && percent(70) ? other : 0) + below(3) - 1;
    return n < 0 ? 0 : n > maximum ? maximum : n;
}

/*
 * A random value of a fact; never unknown, but for points of a criterion that the scorecard does not have. Points are
 * some that it gives.
 */
static inline int32_t random_value(const request *r, int32_t fact)
{
    static const int32_t percents[] = { 0, 1, 29, 30, 31, 50, 70, 71, 100 };
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    int32_t dates[64], count = 0, number = -1, month = 0, of_month = 0, n = 0;
    const partyorg_scorecard *card = card_of(r);
    ok(partyorg_fact_get(r->subject, fact, &info));
    if (card && strncmp(info.name, "score_", 6) == 0) {
        const int32_t criterion = atoi(info.name + 6) - 1;
        if (criterion >= card->criterion_count)
            return PARTYORG_UNKNOWN;
        info.maximum = card->criteria[criterion].max;
    }
    if (info.type == PARTYORG_TYPE_INT || info.type == PARTYORG_TYPE_DECIMAL) {
        for (int32_t i = 0; i < r->facts_count; i++) {
            partyorg_fact_info other = PARTYORG_FACT_INFO_INIT;
            ok(partyorg_fact_get(r->subject, i, &other));
            if (other.type == info.type && i != fact && value_of(r, i) != PARTYORG_UNKNOWN &&
                (number < 0 || percent(info.type == PARTYORG_TYPE_DECIMAL ? 10 : 50)))
                number = value_of(r, i);
        }
        if (info.type == PARTYORG_TYPE_DECIMAL)
            return random_decimal(number, info.maximum);
        if (info.unit == PARTYORG_UNIT_DONG)
            return random_dong(number, info.maximum);
        if (strcmp(info.name, "year") == 0 && percent(90))
            ok(partyorg_date_to_civil(percent(50) ? r->on : random_edition_day(), &n, &month, &of_month));
        else if (info.unit == PARTYORG_UNIT_MEETINGS && percent(40)) /* none of a grade, or some */
            n = below(2) * below(13);
        else if (info.unit == PARTYORG_UNIT_PERCENT && percent(70))
            n = percents[below(COUNT(percents))];
        else if (info.unit == PARTYORG_UNIT_MINUTES && percent(70))
            n = 30 * below(5) + below(3) - percent(50);
        else
            n = random_count(number, info.maximum);
        return n < info.minimum ? info.minimum : n;
    }
    if (info.type != PARTYORG_TYPE_DATE)
        return below(info.maximum + 1);
    for (int32_t i = 0; i < r->facts_count; i++) {
        partyorg_fact_info other = PARTYORG_FACT_INFO_INIT;
        ok(partyorg_fact_get(r->subject, i, &other));
        if (i != fact && other.type == PARTYORG_TYPE_DATE && value_of(r, i) != PARTYORG_UNKNOWN)
            dates[count++] = value_of(r, i);
    }
    return random_near(r->calendar_given, count > 0 && percent(70) ? dates[below(count)] : r->on);
}

/* A built-in card, for years mostly one with a rule for them. */
static inline const partyorg_scorecard *random_card(int32_t check_id)
{
    const partyorg_scorecard *card = NULL;
    do
        card = built_in_card(below(partyorg_scorecard_count()));
    while (check_id == PARTYORG_CHECK_MEETING_YEAR && card->year_good_at_least < 0 && percent(90));
    return card;
}

/* Options of which some are given, a built-in scorecard among them. */
static inline void random_options(partyorg_options *options, int32_t check_id, int32_t chance)
{
    partyorg_subject_info info = PARTYORG_SUBJECT_INFO_INIT;
    ok(partyorg_subject_get(PARTYORG_SUBJECT_OPTIONS, &info));
    for (int32_t i = 0; i < info.fact_count; i++) {
        partyorg_fact_info option = PARTYORG_FACT_INFO_INIT;
        ok(partyorg_fact_get(PARTYORG_SUBJECT_OPTIONS, i, &option));
        const int32_t most = percent(5) || option.choice_count > 0 ? option.maximum
                             : option.maximum < 100                ? option.maximum
                                                                   : 100; /* targets that a year can reach */
        if (percent(chance))
            ok(partyorg_facts_put(PARTYORG_SUBJECT_OPTIONS, options, i,
                                  option.minimum + below(most - option.minimum + 1), NULL));
    }
    options->scorecard = percent(chance) ? random_card(check_id) : NULL;
}

/* Gives most criteria the points that the card derives, which chance seldom hits. */
static inline void agree_with_card(request *r)
{
    partyorg_scored scored;
    const partyorg_scorecard *card = card_of(r);
    ok(partyorg_scored_init(&scored));
    ok(partyorg_scorecard_score(card, &r->facts.meeting, &scored, NULL));
    int32_t *const scores = &r->facts.meeting.score_1;
    for (int32_t i = 0; i < card->criterion_count; i++)
        if (scored.criteria[i].derived != PARTYORG_UNKNOWN && percent(98))
            scores[i] = percent(80) ? scored.criteria[i].derived : PARTYORG_UNKNOWN;
}

/* An official date a year after the ceremony, which chance seldom finds, decided around the start of an edition. */
static inline void set_official(request *r)
{
    partyorg_probationer *p = &r->facts.probationer;
    p->recognition_decided_on = random_edition_day() + below(300);
    p->ceremony_on = p->recognition_decided_on - 365 - below(60);
    ok(partyorg_date_add_months(p->ceremony_on, 12, PARTYORG_ROUND_DOWN, &p->official_on));
}

/* A deletion by the ordinary procedure, whose votes chance seldom asks for, while an edition is new. */
static inline void set_ordinary(request *r)
{
    set(r, "route", PARTYORG_ROUTE_ORDINARY);
    set(r, "ballots_failed", below(3));
    set(r, "cell_met_on", random_edition_day() + below(100));
    set(r, "decided_on", random_edition_day() + below(100));
}

/* A random file with options and calendar. With probability `unknown` (in percent) a fact is left unknown. */
static inline void random_request(request *r, int32_t check_id, int32_t unknown)
{
    empty_request(r, check_id);
    r->on = random_on();
    if (percent(25)) {
        r->calendar.days_off = r->off;
        r->calendar.make_up = r->up;
        r->calendar.days_off_count = random_days(r->off, r->on);
        r->calendar.make_up_count = random_days(r->up, r->on);
        r->calendar_given = &r->calendar;
    }
    if (percent(60)) {
        random_options(&r->options, check_id, check_id == PARTYORG_CHECK_MEETING_YEAR ? 80 : 50);
        r->options_given = &r->options;
    }
    for (int32_t i = 0; i < r->facts_count; i++)
        r->facts.members[i + 1] = percent(unknown) ? PARTYORG_UNKNOWN : random_value(r, i);
    if (card_of(r) && percent(60))
        agree_with_card(r);
    if (check_id == PARTYORG_CHECK_RECOGNITION && percent(10))
        set_official(r);
}

static inline int32_t random_unknown(void)
{
    static const int32_t chances[] = { 0, 0, 5, 20, 50, 80 };
    return chances[below(COUNT(chances))];
}

/* A random file near the complete one: most real files have few faults. */
static inline void random_applicant(request *r)
{
    complete_applicant(r);
    const int32_t faults = below(6);
    for (int32_t i = 0; i < faults; i++) {
        const int32_t fact = below(r->facts_count);
        r->facts.members[fact + 1] = percent(40) ? PARTYORG_UNKNOWN : random_value(r, fact);
    }
    if (percent(50))
        r->on = held(r->on + below(400) - 300);
}

/* Of every check alike, but of admission four times as many: half of them near the complete file. */
static inline void random_any(request *r)
{
    const int32_t choice = below(CHECKS + 3);
    if (choice < 2)
        random_applicant(r);
    else
        random_request(r, choice < 4 ? PARTYORG_CHECK_ADMISSION : choice - 3, random_unknown());
}

/* ---- findings */

/* Rules whose condition was not read: they are never met and never not met. tests/coverage_rules.py knows them too. */
static inline bool is_unread(const char *id)
{
    return strcmp(id, "REV-LEVELS") == 0 || strcmp(id, "ORG-LEVELS") == 0 || strcmp(id, "MYR-REST") == 0;
}

static inline bool in_order(int32_t kind, int32_t status)
{
    if (status == PARTYORG_NOT_APPLICABLE)
        return true;
    return status == (kind == PARTYORG_BAR ? PARTYORG_NOT_MET : PARTYORG_MET);
}

/* The file as text, for messages. */
static inline const char *shown(const request *r)
{
    static char text[6000];
    size_t at = 0;
    char date[PARTYORG_DATE_TEXT];
    partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
    partyorg_check_get(r->check, &info);
    partyorg_date_print(r->on, PARTYORG_ISO, date, sizeof date);
    at += (size_t)snprintf(text, sizeof text, "%s on %s", info.name, date);
    for (int32_t i = 0; i < r->facts_count && at < sizeof text - 200; i++) {
        partyorg_fact_info fact = PARTYORG_FACT_INFO_INIT;
        char value[120];
        partyorg_fact_get(r->subject, i, &fact);
        if (value_of(r, i) == PARTYORG_UNKNOWN)
            continue;
        partyorg_fact_print(r->subject, i, value_of(r, i), PARTYORG_EN, value, sizeof value, NULL);
        at += (size_t)snprintf(text + at, sizeof text - at, ", %s=%s", fact.name, value);
    }
    for (size_t i = 1; r->options_given && i < offsetof(partyorg_options, spare) / sizeof(int32_t); i++) {
        int32_t option;
        memcpy(&option, (const char *)r->options_given + i * sizeof option, sizeof option);
        at += (size_t)snprintf(text + at, sizeof text - at, "%s %d", i == 1 ? "; options" : "", option);
    }
    if (r->options_given && r->options_given->scorecard)
        at += (size_t)snprintf(text + at, sizeof text - at, " card %s", r->options_given->scorecard->id);
    if (r->calendar_given)
        strncat(text, "; with a calendar", sizeof text - strlen(text) - 1);
    return text;
}

#endif
