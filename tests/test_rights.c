/* SPDX-License-Identifier: MIT */
/* The rights that reports on acts against a member carry: that they are there on every day, with text, day and
   provision in both languages, and follow the edition and the options. */
#include "test_support.h"

static partyorg_report report;

static void examine(request *r)
{
    ok(partyorg_report_init(&report));
    ok(partyorg_check(r->check, &r->facts, r->on, &r->options, NULL, &report, NULL));
}

static void start(request *r, int32_t check, partyorg_date on)
{
    empty_request(r, check);
    r->on = on;
    r->options.size = sizeof r->options;
    ok(partyorg_facts_init(PARTYORG_SUBJECT_OPTIONS, &r->options, sizeof r->options));
}

static partyorg_right right_named(const char *id)
{
    partyorg_right right = PARTYORG_RIGHT_INIT;
    for (int32_t i = 0; i < partyorg_right_count(report.check); i++) {
        ok(partyorg_right_get(&report, i, &right));
        if (strcmp(right.id, id) == 0)
            return right;
    }
    ck_abort_msg("no right %s", id);
    return right;
}

static void printed(int32_t right, int32_t language, char *out, size_t size)
{
    size_t needed = 0;
    ok(partyorg_right_print(&report, right, language, out, size, &needed));
    same(needed, strlen(out) + 1);
    expect(is_utf8(out), "line %d: no UTF-8", __LINE__);
}

START_TEST(acts_against_a_member_carry_rights)
{
    for (int32_t check = -1; check <= CHECKS; check++)
        same(partyorg_right_count(check) > 0, check == PARTYORG_CHECK_DELETION || check == PARTYORG_CHECK_DISCIPLINE ||
                                                  check == PARTYORG_CHECK_SUSPENSION);
}
END_TEST

/* Each says something on every day from the first edition that is known on, and where its text comes from. */
START_TEST(every_right_stands_in_every_edition)
{
    static const int32_t checks[] = { PARTYORG_CHECK_DELETION, PARTYORG_CHECK_DISCIPLINE, PARTYORG_CHECK_SUSPENSION };
    const partyorg_date known_since = day(2017, 11, 15);
    for (int k = 0; k < COUNT(checks); k++)
        for (int32_t edition = -1; edition < partyorg_edition_count(); edition++) {
            partyorg_edition_info info = PARTYORG_EDITION_INFO_INIT;
            request r;
            if (edition >= 0)
                ok(partyorg_edition_get(edition, &info));
            start(&r, checks[k], edition < 0 ? known_since : info.from);
            examine(&r);
            for (int32_t i = 0; i < partyorg_right_count(checks[k]); i++) {
                partyorg_right right = PARTYORG_RIGHT_INIT;
                char text[2048];
                ok(partyorg_right_get(&report, i, &right));
                expect(strncmp(right.id, "RGT-", 4) == 0, "%s", right.id);
                for (int language = 0; language < 2; language++) {
                    expect(is_title(right.title[language]) && is_title(right.text[language]), "%s", right.id);
                    expect(is_utf8(right.to[language]), "%s", right.id);
                    printed(i, language, text, sizeof text);
                    expect(strstr(text, right.text[language]), "%s", text);
                }
                same(right.edition >= 0, *right.provision != '\0');
                same(right.edition >= 0, right.confidence >= 0);
                if (r.on >= known_since)
                    expect(right.edition >= 0, "%s on %d", right.id, (int)r.on);
                if (right.edition >= 0) {
                    partyorg_edition_info of = PARTYORG_EDITION_INFO_INIT;
                    ok(partyorg_edition_get(right.edition, &of));
                    expect(of.from <= r.on && r.on <= of.to, "%s on %d", right.id, (int)r.on);
                }
            }
        }
}
END_TEST

START_TEST(a_text_that_is_not_known_is_said)
{
    request r;
    char text[2048];
    start(&r, PARTYORG_CHECK_DELETION, day(2012, 6, 1));
    examine(&r);
    const partyorg_right right = right_named("RGT-DEL-COMPLAIN");
    same(right.edition, -1);
    same(right.confidence, -1);
    same_text(right.provision, "");
    printed(1, PARTYORG_EN, text, sizeof text);
    expect(strstr(text, "not in the library"), "%s", text);
}
END_TEST

/* Thirty working days from receipt; unknown without it. */
START_TEST(the_last_day_against_deletion)
{
    request r;
    start(&r, PARTYORG_CHECK_DELETION, day(2025, 10, 1));
    examine(&r);
    same(right_named("RGT-DEL-COMPLAIN").due, PARTYORG_UNKNOWN);
    set_day(&r, "received_on", 2025, 7, 14);
    examine(&r);
    same(right_named("RGT-DEL-COMPLAIN").due, day(2025, 8, 25));
    same_text(right_named("RGT-DEL-COMPLAIN").provision, "R294 pts 8.2.1, 8.2.3");
}
END_TEST

/* From the announcement under 30-QĐ/TW, a month or 30 days from receipt later; by option always the month. */
START_TEST(the_last_day_against_discipline)
{
    static const struct {
        int year, month, day, edition_due_month, edition_due_day, edition_due_year;
    } cases[] = { { 2017, 10, 2, 7, 14, 2017 },
                  { 2023, 10, 2, 7, 5, 2017 },
                  { 2025, 10, 1, 7, 5, 2017 },
                  { 2026, 10, 1, 7, 5, 2017 } };
    for (int i = 0; i < COUNT(cases); i++) {
        request r;
        start(&r, PARTYORG_CHECK_DISCIPLINE, day(cases[i].year, cases[i].month, cases[i].day));
        set_day(&r, "announced_on", 2017, 6, 2);
        set_day(&r, "received_on", 2017, 6, 5);
        examine(&r);
        same(right_named("RGT-DIS-COMPLAIN").due,
             day(cases[i].edition_due_year, cases[i].edition_due_month, cases[i].edition_due_day));
        same(strstr(right_named("RGT-DIS-COMPLAIN").text[1], "announcement") != NULL, i == 0);
        ok(partyorg_facts_set(PARTYORG_SUBJECT_OPTIONS, &r.options, "complaint_window",
                              PARTYORG_COMPLAINT_WINDOW_CHARTER_MONTH, NULL));
        examine(&r);
        same(report.options.complaint_window, PARTYORG_COMPLAINT_WINDOW_CHARTER_MONTH);
        same(right_named("RGT-DIS-COMPLAIN").due, day(2017, 7, 5));
        expect(strstr(right_named("RGT-DIS-COMPLAIN").provision, "C11 Art. 39(7)"), "%s",
               right_named("RGT-DIS-COMPLAIN").provision);
        expect(strstr(right_named("RGT-DIS-COMPLAIN").text[1], "a month"), "%s",
               right_named("RGT-DIS-COMPLAIN").text[1]);
    }
}
END_TEST

START_TEST(a_suspension_says_when_it_ends)
{
    request r;
    start(&r, PARTYORG_CHECK_SUSPENSION, day(2026, 8, 10));
    set_day(&r, "suspended_on", 2026, 5, 7);
    set_day(&r, "first_ends_on", 2026, 8, 5);
    set(&r, "extended", 0);
    examine(&r);
    same(right_named("RGT-SUS-RESUME").due, day(2026, 8, 5));
    same(right_named("RGT-SUS-LONGEST").due, day(2026, 9, 4));
}
END_TEST

START_TEST(options_are_written_out)
{
    request r;
    start(&r, PARTYORG_CHECK_DELETION, day(2025, 10, 1));
    examine(&r);
    const int32_t *options = (const int32_t *)&report.options;
    partyorg_subject_info subject = PARTYORG_SUBJECT_INFO_INIT;
    ok(partyorg_subject_get(PARTYORG_SUBJECT_OPTIONS, &subject));
    for (int32_t i = 0; i < subject.fact_count; i++) { /* a choice has a default, a number has none */
        partyorg_fact_info option = PARTYORG_FACT_INFO_INIT;
        ok(partyorg_fact_get(PARTYORG_SUBJECT_OPTIONS, i, &option));
        same(options[i + 1], option.choice_count > 0 ? 0 : PARTYORG_UNKNOWN);
    }
    for (int i = 0; i < COUNT(report.options.spare); i++)
        same(report.options.spare[i], PARTYORG_UNKNOWN);
    same(report.options.size, sizeof report.options);
    expect(!report.options.scorecard, "a card from nowhere");
    /* Those that are given stand there as they are. */
    r.options.cap_percent = 15;
    r.options.target_percent = 350;
    r.options.scorecard = built_in_card(0);
    r.options_given = &r.options;
    examine(&r);
    same(report.options.cap_percent, 15);
    same(report.options.target_percent, 350);
    same(report.options.target_count, PARTYORG_UNKNOWN);
    same(report.options.cap_base, PARTYORG_CAP_BASE_GOOD_ONLY);
    expect(report.options.scorecard == built_in_card(0), "the card given");
}
END_TEST

START_TEST(wrong_calls_are_refused)
{
    request r;
    partyorg_right right = PARTYORG_RIGHT_INIT;
    char text[8];
    size_t needed = 0;
    start(&r, PARTYORG_CHECK_DELETION, day(2025, 10, 1));
    examine(&r);
    same(partyorg_right_get(NULL, 0, &right), PARTYORG_E_NULL);
    same(partyorg_right_get(&report, 0, NULL), PARTYORG_E_NULL);
    same(partyorg_right_get(&report, -1, &right), PARTYORG_E_RANGE);
    same(partyorg_right_get(&report, partyorg_right_count(PARTYORG_CHECK_DELETION), &right), PARTYORG_E_RANGE);
    same(partyorg_right_print(&report, 99, 0, text, sizeof text, NULL), PARTYORG_E_RANGE);
    same(partyorg_right_print(&report, 0, 0, NULL, 8, NULL), PARTYORG_E_NULL);
    same(partyorg_right_print(&report, 0, PARTYORG_VI, text, sizeof text, &needed), PARTYORG_E_SPACE);
    expect(needed > sizeof text && is_utf8(text), "line %d", __LINE__);
    report.size--;
    same(partyorg_right_get(&report, 0, &right), PARTYORG_E_SIZE);
    report.size++;
    report.check = 99;
    same(partyorg_right_get(&report, 0, &right), PARTYORG_E_RANGE);
}
END_TEST

START_TEST(json_has_them)
{
    static char json[100000];
    for (int32_t check = 0; check < CHECKS; check++) {
        request r;
        start(&r, check, day(2025, 10, 1));
        examine(&r);
        ok(partyorg_report_json(&report, PARTYORG_VI, json, sizeof json, NULL));
        expect(strstr(json, "\"rights\": ["), "%d", (int)check);
        same(strstr(json, "RGT-") != NULL, partyorg_right_count(check) > 0);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = { acts_against_a_member_carry_rights,
                                   every_right_stands_in_every_edition,
                                   a_text_that_is_not_known_is_said,
                                   the_last_day_against_deletion,
                                   the_last_day_against_discipline,
                                   a_suspension_says_when_it_ends,
                                   options_are_written_out,
                                   wrong_calls_are_refused,
                                   json_has_them };
    return run_tests("rights", tests, sizeof tests / sizeof tests[0]);
}
