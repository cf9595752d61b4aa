/* SPDX-License-Identifier: MIT */
/*
 * Tests of texts: one line for every rule and status in both languages, next steps and remedies, cut buffers, and the
 * JSON of a report compared with the report.
 */
#include "test_support.h"

#include <jansson.h>
#include <math.h>

enum { LINE = 4096, REMEDIES = 40 };

static const char *language_name(int language)
{
    return language == PARTYORG_VI ? "vi" : "en";
}

/* A line reads well: UTF-8, one line, no piece left empty. */
static void reads_well(const char *line, const request *r)
{
    static const char *const empty[] = { "; ;", ": .", ": ;", ": :", "..", "  ",     ". .",        ", ,", "[]",
                                         "[;",  "; ]", ": ]", "( ",  " )", "()",     " ;",         " .",  ",,",
                                         ";.",  ".;",  "\n",  "\t",  "\r", "(null)", "-2147483648" };
    static const char *const open[] = { ":", ";", ",", " ", "[", "(" };
    expect(is_utf8(line) && *line, "no UTF-8 or empty: \"%s\"", line);
    for (int i = 0; i < COUNT(empty); i++)
        expect(!strstr(line, empty[i]), "\"%s\" holds \"%s\"\n%s", line, empty[i], shown(r));
    for (int i = 0; i < COUNT(open); i++)
        expect(line[strlen(line) - 1] != open[i][0], "\"%s\" ends in \"%s\"\n%s", line, open[i], shown(r));
}

/* Calls a printer with every size up to the whole: what fits is there, cut at the end of a character. */
#define cuts_well(whole, needed, call)                                                                                 \
    do {                                                                                                               \
        for (size_t size = 0; size <= (needed); size++) {                                                              \
            static char cut[LINE];                                                                                     \
            size_t again = 0;                                                                                          \
            memset(cut, '#', (needed) + 1);                                                                            \
            char *const buffer = size ? cut : NULL;                                                                    \
            same((call), size < (needed) ? PARTYORG_E_SPACE : PARTYORG_OK);                                            \
            same(again, needed);                                                                                       \
            same(cut[size], '#');                                                                                      \
            if (size > 0)                                                                                              \
                expect(memchr(cut, '\0', size) && is_utf8(cut) && strncmp(cut, whole, strlen(cut)) == 0 &&             \
                           strlen(cut) + 4 >= size,                                                                    \
                       "\"%s\" cut to %d bytes is \"%s\"", whole, (int)size, cut);                                     \
        }                                                                                                              \
    } while (0)

/* The titles of facts are in a line: the first four, and the number of the others. */
static void names_facts(const char *line, int32_t subject, uint64_t wanted, int language)
{
    int named = 0;
    char rest[40];
    for (int32_t fact = 0; fact < 64; fact++) {
        partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
        if (!(wanted >> fact & 1) || ++named > 4)
            continue;
        ok(partyorg_fact_get(subject, fact, &info));
        expect(strstr(line, info.title[language]), "\"%s\" does not name %s", line, info.title[language]);
    }
    snprintf(rest, sizeof rest, language == PARTYORG_VI ? " và %d mục khác" : " and %d more", named - 4);
    expect((strstr(line, rest) != NULL) == (named > 4), "\"%s\" names %d facts", line, named);
}

/* ---- findings */

/* What a rule is called, looked up once. */
static const char *const *title_of_rule(int32_t check_id, int32_t rule)
{
    static partyorg_rule_info known[CHECKS][PARTYORG_RULES_MAX];
    partyorg_rule_info *info = &known[check_id][rule];
    if (!info->id) {
        *info = (partyorg_rule_info)PARTYORG_RULE_INFO_INIT;
        ok(partyorg_rule_get(check_id, rule, info));
    }
    return info->title;
}

START_TEST(findings_in_words)
{
    uint64_t seen[CHECKS][4] = { { 0 } };
    random_state = 2;
    for (long n = rounds(32000); n-- > 0;) {
        request r;
        partyorg_report report;
        random_any(&r);
        ok(check(&r, &report));
        for (int32_t i = 0; i < report.rule_count; i++) {
            const partyorg_finding *f = &report.findings[i];
            const bool first = !(seen[r.check][f->status] >> i & 1);
            seen[r.check][f->status] |= UINT64_C(1) << i;
            const char *const *title = title_of_rule(r.check, i);
            for (int language = 0; language < 2; language++) {
                char line[LINE];
                size_t needed = 0;
                ok(partyorg_finding_print(r.check, f, language, line, sizeof line, &needed));
                same(needed, strlen(line) + 1);
                expect(needed < 1200, "a long line: %s", line);
                reads_well(line, &r);
                expect(strncmp(line, title[language], strlen(title[language])) == 0, "\"%s\" begins with the title",
                       line);
                if (f->flags & PARTYORG_OVERDUE)
                    expect(strstr(line, language == PARTYORG_VI ? "QUÁ HẠN" : "OVERDUE"), "overdue: \"%s\"", line);
                if (f->due != PARTYORG_UNKNOWN) {
                    char due[PARTYORG_DATE_TEXT];
                    ok(partyorg_date_print(f->due, language == PARTYORG_VI ? PARTYORG_DMY : PARTYORG_ISO, due,
                                           sizeof due));
                    expect(strstr(line, due), "\"%s\" names the due date %s", line, due);
                }
                names_facts(line, r.subject, f->missing, language);
                if (f->edition >= 0) {
                    char provision[LINE];
                    ok(partyorg_provision_print(r.check, i, f->edition, language, provision, sizeof provision, NULL));
                    expect(strstr(line, provision), "\"%s\" names its provision", line);
                    if (f->confidence != PARTYORG_VERIFIED)
                        expect(strstr(line, partyorg_confidence_text(f->confidence, language)),
                               "\"%s\" tells its confidence", line);
                }
                if (first)
                    cuts_well(line, needed, partyorg_finding_print(r.check, f, language, buffer, size, &again));
            }
        }
    }
    if (rounds(100) < 100)
        return;
    for (int32_t i = 0; i < CHECKS; i++) {
        partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
        ok(partyorg_check_get(i, &info));
        for (int32_t rule = 0; rule < info.rule_count; rule++) {
            partyorg_rule_info about = PARTYORG_RULE_INFO_INIT;
            ok(partyorg_rule_get(i, rule, &about));
            for (int status = 0; status < 3; status++)
                expect((seen[i][status] >> rule & 1) == (status == PARTYORG_NOT_KNOWN || !is_unread(about.id)),
                       "%s is %s seen as %s", about.id, seen[i][status] >> rule & 1 ? "" : "not",
                       partyorg_finding_status_name(status));
        }
    }
    /* Of these every rule has a text in every edition, so that only a precondition makes one not applicable. */
    static const struct {
        int32_t check;
        const char *id;
    } conditional[] = { { 0, "ADM-EDU-GENERAL" }, { 0, "ADM-EDU-HARD" },       { 0, "ADM-EDU-ELDER" },
                        { 0, "ADM-VERIFY-DUE" },  { 0, "ADM-CV-ORDER" },       { 0, "ADM-INTRO-UNION" },
                        { 0, "ADM-INTRO-12M" },   { 0, "ADM-BASE-VOTE" },      { 0, "ADM-AGE-CONSENT" },
                        { 0, "ADM-EDU-CONSENT" }, { 0, "ADM-POLITICAL-DATE" }, { 0, "ADM-READM-CONSENT" },
                        { 1, "REC-CELL-VOTE" },   { 1, "REC-BASE-VOTE" },      { 1, "REC-ESCALATED" },
                        { 2, "READM-WAIT" },      { 2, "READM-WAIT-CRIME" },   { 2, "READM-WAIT-POP" },
                        { 3, "AGE-RECALC" } };
    uint64_t expected[4] = { 0 };
    for (int i = 0; i < COUNT(conditional); i++)
        expected[conditional[i].check] |= UINT64_C(1) << rule_of(conditional[i].check, conditional[i].id);
    for (int i = 0; i < COUNT(expected); i++)
        same(seen[i][PARTYORG_NOT_APPLICABLE], expected[i]);
}
END_TEST

static void line_is(const request *r, const char *id, int language, const char *wanted)
{
    partyorg_report report;
    char line[LINE];
    ok(check(r, &report));
    ok(partyorg_finding_print(r->check, &report.findings[rule_of(r->check, id)], language, line, sizeof line, NULL));
    same_text(line, wanted);
}

START_TEST(known_lines)
{
    request r;
    complete_applicant(&r);
    set(&r, "cell_yes", 7);
    line_is(&r, "ADM-CERT-60M", PARTYORG_EN,
            "The certificate is not over 60 months old – met. Cell meeting: 2025-07-14. "
            "[06-HD/TW (2025-06-09) pt 5.4(b)]");
    line_is(&r, "ADM-SECTION", PARTYORG_VI,
            "Đảng ủy bộ phận (nếu có) đã thẩm định nghị quyết của chi bộ – đạt. Thẩm định của đảng ủy bộ phận: không "
            "có đảng ủy bộ "
            "phận. [06-HD/TW (09/06/2025) điểm 3.6(b); 294-QĐ/TW (26/05/2025) điểm 20.3.3]");
    set(&r, "training_cert_on", PARTYORG_UNKNOWN);
    line_is(&r, "ADM-CERT", PARTYORG_EN,
            "Certificate of the Party-awareness class – unknown. Party-awareness class certificate: "
            "required: on or before 2025-07-14. Missing: Party-awareness class certificate. "
            "[06-HD/TW (2025-06-09) pt 3.1]");
    set(&r, "admission_decided_on", PARTYORG_UNKNOWN);
    r.on = day(2026, 4, 20);
    line_is(&r, "ADM-DECIDE-DUE", PARTYORG_EN,
            "The competent committee decides within its term – OVERDUE. Admission decision: required: "
            "on or before 2025-09-17. Missing: Admission decision. [294-QĐ/TW (2025-05-26) pt 4.3.1]");
    line_is(&r, "ADM-AUTHORITY", PARTYORG_EN,
            "Decided by a competent body – met. Deciding body: standing committee. "
            "[20-QĐ/TW (2026-04-08), as 294-QĐ/TW (2025-05-26) pt 4.3.2; not confirmed]");
}
END_TEST

START_TEST(finding_refusals)
{
    request r;
    partyorg_report report;
    char line[LINE];
    complete_applicant(&r);
    ok(check(&r, &report));
    partyorg_finding f = report.findings[0];
    same(partyorg_finding_print(0, NULL, 0, line, sizeof line, NULL), PARTYORG_E_NULL);
    same(partyorg_finding_print(0, &f, 0, NULL, 1, NULL), PARTYORG_E_NULL);
    same(partyorg_finding_print(0, &f, 0, NULL, 0, NULL), PARTYORG_E_SPACE);
    same(partyorg_finding_print(-1, &f, 0, line, sizeof line, NULL), PARTYORG_E_RANGE);
    same(partyorg_finding_print(CHECKS, &f, 0, line, sizeof line, NULL), PARTYORG_E_RANGE);
    f.rule = -1;
    same(partyorg_finding_print(0, &f, 0, line, sizeof line, NULL), PARTYORG_E_RANGE);
    f.rule = 39;
    same(partyorg_finding_print(0, &f, 0, line, sizeof line, NULL), PARTYORG_E_RANGE);
    /* A language that is none reads as English. */
    char english[LINE];
    f.rule = 0;
    ok(partyorg_finding_print(0, &f, PARTYORG_EN, english, sizeof english, NULL));
    ok(partyorg_finding_print(0, &f, 77, line, sizeof line, NULL));
    same_text(line, english);
}
END_TEST

/* ---- next steps and remedies */

START_TEST(next_steps_in_words)
{
    int actions = 0;
    random_state = 4;
    for (long n = rounds(6000); n-- > 0;) {
        request r;
        partyorg_report report;
        random_any(&r);
        ok(check(&r, &report));
        const partyorg_next_step *next = &report.next;
        const bool first = !(actions >> next->action & 1);
        actions |= 1 << next->action;
        for (int language = 0; language < 2; language++) {
            char line[LINE];
            size_t needed = 0;
            ok(partyorg_next_step_print(r.check, next, language, line, sizeof line, &needed));
            same(needed, strlen(line) + 1);
            reads_well(line, &r);
            expect(strstr(line, partyorg_action_text(next->action, language)), "\"%s\" says what to do", line);
            const partyorg_date dates[] = { next->from, next->due };
            for (int k = 0; k < 2; k++) {
                char date[PARTYORG_DATE_TEXT];
                if (dates[k] == PARTYORG_UNKNOWN)
                    continue;
                ok(partyorg_date_print(dates[k], language == PARTYORG_VI ? PARTYORG_DMY : PARTYORG_ISO, date,
                                       sizeof date));
                expect(strstr(line, date), "\"%s\" names %s", line, date);
            }
            if (next->rule >= 0) {
                partyorg_rule_info rule = PARTYORG_RULE_INFO_INIT;
                partyorg_stage_info stage = PARTYORG_STAGE_INFO_INIT;
                ok(partyorg_rule_get(r.check, next->rule, &rule));
                ok(partyorg_stage_get(r.check, next->stage, &stage));
                expect(strstr(line, stage.title[language]) && strstr(line, stage.actor[language]), "\"%s\" says who",
                       line);
                if (next->action == PARTYORG_ACTION_SUPPLY)
                    names_facts(line, r.subject, next->missing, language);
                else
                    expect(strstr(line, rule.title[language]), "\"%s\" says what", line);
            }
            if (first)
                cuts_well(line, needed, partyorg_next_step_print(r.check, next, language, buffer, size, &again));
        }
    }
    if (rounds(100) == 100)
        same(actions, (1 << (PARTYORG_ACTION_STOP + 1)) - 1);
    char line[LINE];
    partyorg_next_step next = { PARTYORG_ACTION_NONE, -1, -1, PARTYORG_UNKNOWN, -1, PARTYORG_UNKNOWN, 0 };
    ok(partyorg_next_step_print(0, &next, PARTYORG_EN, line, sizeof line, NULL));
    same_text(line, partyorg_action_text(PARTYORG_ACTION_NONE, PARTYORG_EN));
    same(partyorg_next_step_print(0, NULL, 0, line, sizeof line, NULL), PARTYORG_E_NULL);
    same(partyorg_next_step_print(0, &next, 0, NULL, 9, NULL), PARTYORG_E_NULL);
    same(partyorg_next_step_print(-1, &next, 0, line, sizeof line, NULL), PARTYORG_E_RANGE);
    next.rule = 39;
    same(partyorg_next_step_print(0, &next, 0, line, sizeof line, NULL), PARTYORG_E_RANGE);
    next.rule = -1;
    next.stage = 6;
    same(partyorg_next_step_print(0, &next, 0, line, sizeof line, NULL), PARTYORG_E_RANGE);
    next.stage = -1;
    next.due_rule = 39;
    same(partyorg_next_step_print(0, &next, 0, line, sizeof line, NULL), PARTYORG_E_RANGE);
}
END_TEST

START_TEST(remedies_in_words)
{
    random_state = 6;
    for (long n = rounds(1500); n-- > 0;) {
        request r;
        partyorg_report report;
        random_any(&r);
        ok(check(&r, &report));
        for (int32_t rule = 0; rule < report.rule_count; rule++) {
            partyorg_remedy remedies[REMEDIES];
            int32_t count = 0;
            ok(partyorg_remedies(r.check, &r.facts, r.on, r.options_given, r.calendar_given, rule, remedies, REMEDIES,
                                 &count, NULL));
            for (int32_t i = 0; i < count; i++)
                for (int language = 0; language < 2; language++) {
                    char line[LINE];
                    size_t needed = 0;
                    ok(partyorg_remedy_print(r.check, &remedies[i], language, line, sizeof line, &needed));
                    same(needed, strlen(line) + 1);
                    reads_well(line, &r);
                    for (int32_t s = 0; s < remedies[i].step_count; s++) {
                        partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
                        ok(partyorg_fact_get(r.subject, remedies[i].steps[s].fact, &info));
                        expect(strstr(line, info.title[language]), "\"%s\" names %s", line, info.title[language]);
                    }
                    if (n % 64 == 0)
                        cuts_well(line, needed,
                                  partyorg_remedy_print(r.check, &remedies[i], language, buffer, size, &again));
                }
        }
    }
    char line[LINE];
    partyorg_remedy remedy = { 1, PARTYORG_UNKNOWN, 1, 0, { { 3, PARTYORG_EQUAL_TO, 1 } } };
    same(partyorg_remedy_print(0, NULL, 0, line, sizeof line, NULL), PARTYORG_E_NULL);
    same(partyorg_remedy_print(0, &remedy, 0, NULL, 1, NULL), PARTYORG_E_NULL);
    same(partyorg_remedy_print(CHECKS, &remedy, 0, line, sizeof line, NULL), PARTYORG_E_RANGE);
    remedy.steps[0].fact = 50;
    same(partyorg_remedy_print(0, &remedy, 0, line, sizeof line, NULL), PARTYORG_E_RANGE);
    remedy.steps[0].fact = -1;
    same(partyorg_remedy_print(0, &remedy, 0, line, sizeof line, NULL), PARTYORG_E_RANGE);
    remedy.step_count = PARTYORG_STEPS_MAX + 1;
    same(partyorg_remedy_print(0, &remedy, 0, line, sizeof line, NULL), PARTYORG_E_RANGE);
    remedy.step_count = -1;
    same(partyorg_remedy_print(0, &remedy, 0, line, sizeof line, NULL), PARTYORG_E_RANGE);
    remedy = (partyorg_remedy){ 0, day(2026, 1, 1), 1, 0, { { 0, 0, 0 } } };
    ok(partyorg_remedy_print(0, &remedy, PARTYORG_EN, line, sizeof line, NULL));
    same_text(line, "Time alone: from 2026-01-01");
}
END_TEST

/* ---- JSON */

static void text_is(json_t *object, const char *key, const char *wanted)
{
    json_t *found = json_object_get(object, key);
    if (!wanted) {
        expect(json_is_null(found), "%s is not null", key);
        return;
    }
    expect(json_is_string(found), "%s is no string", key);
    expect(strcmp(json_string_value(found), wanted) == 0, "%s is \"%s\", not \"%s\"", key, json_string_value(found),
           wanted);
}

static void value_is(json_t *found, int32_t subject, int32_t fact, int32_t type, int32_t wanted)
{
    partyorg_choice_info choice = PARTYORG_CHOICE_INFO_INIT;
    char date[PARTYORG_DATE_TEXT];
    if (wanted == PARTYORG_UNKNOWN) {
        expect(json_is_null(found), "unknown is null");
        return;
    }
    switch (type) {
    case PARTYORG_TYPE_DATE:
        ok(partyorg_date_print(wanted, PARTYORG_ISO, date, sizeof date));
        expect(json_is_string(found) && strcmp(json_string_value(found), date) == 0, "a date");
        break;
    case PARTYORG_TYPE_BOOL:
        expect(json_is_boolean(found) && json_is_true(found) == (wanted != 0), "a bool");
        break;
    case PARTYORG_TYPE_INT:
        expect(json_is_integer(found) && json_integer_value(found) == wanted, "a number");
        break;
    case PARTYORG_TYPE_DECIMAL: /* the plain number, not the hundredths */
        expect(json_is_number(found) && json_is_integer(found) == (wanted % 100 == 0) &&
                   fabs(json_number_value(found) * 100 - wanted) < 1e-6,
               "a decimal: %f, not %d hundredths", json_number_value(found), wanted);
        break;
    default:
        ok(partyorg_choice_get(subject, fact, wanted, &choice));
        expect(json_is_string(found) && strcmp(json_string_value(found), choice.name) == 0, "a choice");
        break;
    }
}

static void facts_are(json_t *list, int32_t subject, uint64_t wanted)
{
    size_t at = 0;
    expect(json_is_array(list), "a list of facts");
    for (int32_t i = 0; i < 64; i++)
        if (wanted >> i & 1) {
            partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
            ok(partyorg_fact_get(subject, i, &info));
            const char *name = json_string_value(json_array_get(list, at++));
            expect(name && strcmp(name, info.name) == 0, "%s is not listed", info.name);
        }
    same(json_array_size(list), at);
}

static const char *rule_id(int32_t check_id, int32_t rule)
{
    partyorg_rule_info info = PARTYORG_RULE_INFO_INIT;
    if (rule < 0)
        return NULL;
    ok(partyorg_rule_get(check_id, rule, &info));
    return info.id;
}

static void finding_is(json_t *found, const request *r, const partyorg_finding *f, int language)
{
    partyorg_rule_info rule = PARTYORG_RULE_INFO_INIT;
    partyorg_stage_info stage = PARTYORG_STAGE_INFO_INIT;
    partyorg_edition_info edition = PARTYORG_EDITION_INFO_INIT;
    partyorg_fact_info fact = PARTYORG_FACT_INFO_INIT;
    char line[LINE];
    same(json_object_size(found), 18);
    ok(partyorg_rule_get(r->check, f->rule, &rule));
    ok(partyorg_stage_get(r->check, f->stage, &stage));
    text_is(found, "id", rule.id);
    text_is(found, "title", rule.title[language]);
    text_is(found, "kind", partyorg_kind_name(f->kind));
    text_is(found, "stage", stage.name);
    text_is(found, "status", partyorg_finding_status_name(f->status));
    if (f->edition >= 0) {
        ok(partyorg_edition_get(f->edition, &edition));
        ok(partyorg_provision_print(r->check, f->rule, f->edition, language, line, sizeof line, NULL));
    }
    text_is(found, "edition", f->edition < 0 ? NULL : edition.code);
    text_is(found, "provision", f->edition < 0 ? NULL : line);
    text_is(found, "confidence", f->edition < 0 ? NULL : partyorg_confidence_name(f->confidence));
    value_is(json_object_get(found, "governing_on"), 0, 0, PARTYORG_TYPE_DATE, f->governing);
    value_is(json_object_get(found, "stand_in"), 0, 0, PARTYORG_TYPE_BOOL, !!(f->flags & PARTYORG_STAND_IN));
    if (f->fact >= 0)
        ok(partyorg_fact_get(r->subject, f->fact, &fact));
    text_is(found, "fact", f->fact < 0 ? NULL : fact.name);
    value_is(json_object_get(found, "observed"), r->subject, f->fact, f->type, f->observed);
    text_is(found, "relation", f->relation ? partyorg_relation_name(f->relation) : NULL);
    json_t *required = json_object_get(found, "required");
    if (f->relation == PARTYORG_ONE_OF && f->required != PARTYORG_UNKNOWN) {
        size_t at = 0;
        for (int32_t i = 0; i < fact.choice_count; i++)
            if (f->required >> i & 1)
                value_is(json_array_get(required, at++), r->subject, f->fact, f->type, i);
        same(json_array_size(required), at);
        expect(at > 0, "one of none");
    } else {
        value_is(required, r->subject, f->fact, f->type, f->required);
    }
    value_is(json_object_get(found, "due"), 0, 0, PARTYORG_TYPE_DATE, f->due);
    value_is(json_object_get(found, "overdue"), 0, 0, PARTYORG_TYPE_BOOL, !!(f->flags & PARTYORG_OVERDUE));
    facts_are(json_object_get(found, "missing"), r->subject, f->missing);
    ok(partyorg_finding_print(r->check, f, language, line, sizeof line, NULL));
    text_is(found, "text", line);
}

static void right_is(json_t *found, const partyorg_report *report, int32_t i, int language)
{
    partyorg_right right = PARTYORG_RIGHT_INIT;
    partyorg_edition_info edition = PARTYORG_EDITION_INFO_INIT;
    ok(partyorg_right_get(report, i, &right));
    same(json_object_size(found), 8);
    text_is(found, "id", right.id);
    text_is(found, "title", right.title[language]);
    text_is(found, "text", right.text[language]);
    text_is(found, "to", *right.to[language] ? right.to[language] : NULL);
    value_is(json_object_get(found, "due"), 0, 0, PARTYORG_TYPE_DATE, right.due);
    if (right.edition >= 0)
        ok(partyorg_edition_get(right.edition, &edition));
    text_is(found, "edition", right.edition < 0 ? NULL : edition.code);
    text_is(found, "confidence", right.edition < 0 ? NULL : partyorg_confidence_name(right.confidence));
    const char *provision = json_string_value(json_object_get(found, "provision"));
    same(provision != NULL, right.edition >= 0);
    expect(!provision || is_title(provision), "the provision of %s", right.id);
}

START_TEST(json_is_the_report)
{
    enum { JSON = 200000 };
    static char text[JSON], cut[JSON];
    size_t longest = 0;
    random_state = 8;
    for (long n = rounds(1500); n-- > 0;) {
        request r;
        partyorg_report report;
        partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
        random_any(&r);
        ok(check(&r, &report));
        ok(partyorg_check_get(r.check, &info));
        for (int language = 0; language < 2; language++) {
            json_error_t problem;
            size_t needed = 0, again = 0;
            char line[LINE];
            same(partyorg_report_json(&report, language, NULL, 0, &needed), PARTYORG_E_SPACE);
            expect(needed > 100 && needed < JSON, "%d bytes", (int)needed);
            memset(text, '#', needed + 1);
            ok(partyorg_report_json(&report, language, text, needed, &again));
            same(again, needed);
            same(strlen(text) + 1, needed);
            same(text[needed], '#');
            longest = needed > longest ? needed : longest;
            const size_t size = 1 + (size_t)below((int32_t)needed - 1);
            memset(cut, '#', size + 1);
            same(partyorg_report_json(&report, language, cut, size, &again), PARTYORG_E_SPACE);
            same(again, needed);
            same(cut[size], '#');
            expect(memchr(cut, '\0', size) && is_utf8(cut) && strncmp(cut, text, strlen(cut)) == 0, "cut JSON");

            json_t *found = json_loads(text, JSON_REJECT_DUPLICATES, &problem);
            expect(found, "%s: line %d: %s\n%s", language_name(language), problem.line, problem.text, text);
            same(json_object_size(found), 13);
            text_is(found, "scorecard", named_card(&r) ? named_card(&r)->id : NULL);
            json_t *rights = json_object_get(found, "rights");
            same(json_array_size(rights), partyorg_right_count(r.check));
            for (int32_t i = 0; i < partyorg_right_count(r.check); i++)
                right_is(json_array_get(rights, (size_t)i), &report, i, language);
            text_is(found, "check", info.name);
            text_is(found, "title", info.title[language]);
            value_is(json_object_get(found, "on"), 0, 0, PARTYORG_TYPE_DATE, report.on);
            text_is(found, "verdict", partyorg_finding_status_name(report.verdict));
            facts_are(json_object_get(found, "missing"), r.subject, report.missing);
            facts_are(json_object_get(found, "missing_for_verdict"), r.subject, report.missing_for_verdict);
            facts_are(json_object_get(found, "contradictions"), r.subject, report.contradictions);
            json_t *stages = json_object_get(found, "stages");
            same(json_array_size(stages), report.stage_count);
            for (int32_t i = 0; i < report.stage_count; i++) {
                partyorg_stage_info stage = PARTYORG_STAGE_INFO_INIT;
                ok(partyorg_stage_get(r.check, i, &stage));
                text_is(json_array_get(stages, (size_t)i), "name", stage.name);
                text_is(json_array_get(stages, (size_t)i), "title", stage.title[language]);
                text_is(json_array_get(stages, (size_t)i), "verdict", partyorg_finding_status_name(report.stages[i]));
            }
            json_t *next = json_object_get(found, "next_step");
            partyorg_stage_info stage = PARTYORG_STAGE_INFO_INIT;
            if (report.next.stage >= 0)
                ok(partyorg_stage_get(r.check, report.next.stage, &stage));
            text_is(next, "action", partyorg_action_name(report.next.action));
            text_is(next, "stage", report.next.stage < 0 ? NULL : stage.name);
            text_is(next, "actor", report.next.stage < 0 ? NULL : stage.actor[language]);
            text_is(next, "rule", rule_id(r.check, report.next.rule));
            text_is(next, "due_rule", rule_id(r.check, report.next.due_rule));
            facts_are(json_object_get(next, "missing"), r.subject, report.next.missing);
            value_is(json_object_get(next, "from"), 0, 0, PARTYORG_TYPE_DATE, report.next.from);
            value_is(json_object_get(next, "due"), 0, 0, PARTYORG_TYPE_DATE, report.next.due);
            ok(partyorg_next_step_print(r.check, &report.next, language, line, sizeof line, NULL));
            text_is(next, "text", line);
            json_t *values = json_object_get(found, "values");
            same(json_object_size(values), report.value_count);
            for (int32_t i = 0; i < report.value_count; i++) {
                partyorg_value_info value = PARTYORG_VALUE_INFO_INIT;
                ok(partyorg_value_get(r.check, i, &value));
                value_is(json_object_get(values, value.name), PARTYORG_SUBJECT_VALUES, value.fact, value.type,
                         report.values[i]);
            }
            json_t *findings = json_object_get(found, "findings");
            same(json_array_size(findings), report.rule_count);
            for (int32_t i = 0; i < report.rule_count; i++)
                finding_is(json_array_get(findings, (size_t)i), &r, &report.findings[i], language);
            json_decref(found);
        }
    }
    expect(longest < 64 * 1024, "the longest report takes %d bytes", (int)longest);
}
END_TEST

START_TEST(json_refusals)
{
    request r;
    static partyorg_report report, broken;
    static char text[100000];
    complete_applicant(&r);
    ok(check(&r, &report));
    same(partyorg_report_json(NULL, 0, text, sizeof text, NULL), PARTYORG_E_NULL);
    same(partyorg_report_json(&report, 0, NULL, 5, NULL), PARTYORG_E_NULL);
    broken = report;
    broken.check = CHECKS;
    same(partyorg_report_json(&broken, 0, text, sizeof text, NULL), PARTYORG_E_RANGE);
    broken.check = -1;
    same(partyorg_report_json(&broken, 0, text, sizeof text, NULL), PARTYORG_E_RANGE);
    broken.check = 1;
    same(partyorg_report_json(&broken, 0, text, sizeof text, NULL), PARTYORG_E_RANGE);
    broken = report;
    broken.rule_count = 64;
    same(partyorg_report_json(&broken, 0, text, sizeof text, NULL), PARTYORG_E_RANGE);
    broken = report;
    broken.findings[3].rule = 4;
    same(partyorg_report_json(&broken, 0, text, sizeof text, NULL), PARTYORG_E_RANGE);
    broken = report;
    broken.findings[3].stage = -1;
    same(partyorg_report_json(&broken, 0, text, sizeof text, NULL), PARTYORG_E_RANGE);
    broken = report;
    broken.next.rule = 39;
    same(partyorg_report_json(&broken, 0, text, sizeof text, NULL), PARTYORG_E_RANGE);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = { findings_in_words, known_lines,        finding_refusals, next_steps_in_words,
                                   remedies_in_words, json_is_the_report, json_refusals };
    return run_tests("text", tests, sizeof tests / sizeof tests[0]);
}
