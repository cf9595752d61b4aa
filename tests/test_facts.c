/* SPDX-License-Identifier: MIT */
/* Tests of subjects and facts: names, ranges, structs of other versions, values as text. */
#include "test_support.h"

#include <stddef.h>

static const char *const subject_names[] = {
    "applicant",         "probationer",     "former_member",    "member",      "options",        "deletion_case",
    "leaving_case",      "discipline_case", "suspension_case",  "appeal_case", "exemption_case", "transfer_case",
    "screening_case",    "values",          "member_review",    "rating_list", "meeting",        "meeting_year",
    "organisation_year", "organisation",    "development_year", "member_dues"
};
enum { SUBJECTS = sizeof subject_names / sizeof subject_names[0] };
static const int32_t fact_counts[SUBJECTS] = { 50, 27, 10, 11, 15, 47, 14, 36, 14, 21, 12,
                                               19, 22, 7,  37, 9,  57, 10, 32, 18, 7,  16 };
static const size_t struct_sizes[SUBJECTS] = { sizeof(partyorg_applicant),         sizeof(partyorg_probationer),
                                               sizeof(partyorg_former_member),     sizeof(partyorg_member),
                                               sizeof(partyorg_options),           sizeof(partyorg_deletion_case),
                                               sizeof(partyorg_leaving_case),      sizeof(partyorg_discipline_case),
                                               sizeof(partyorg_suspension_case),   sizeof(partyorg_appeal_case),
                                               sizeof(partyorg_exemption_case),    sizeof(partyorg_transfer_case),
                                               sizeof(partyorg_screening_case),    sizeof(partyorg_values),
                                               sizeof(partyorg_member_review),     sizeof(partyorg_rating_list),
                                               sizeof(partyorg_meeting),           sizeof(partyorg_meeting_year),
                                               sizeof(partyorg_organisation_year), sizeof(partyorg_organisation),
                                               sizeof(partyorg_development_year),  sizeof(partyorg_member_dues) };

static int32_t subject_of(int32_t check_id)
{
    partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
    ok(partyorg_check_get(check_id, &info));
    return info.subject;
}

/* The check that reads a subject; -1 when none does. */
static int32_t check_of(int32_t subject)
{
    int32_t check_id = CHECKS - 1;
    while (check_id >= 0 && subject_of(check_id) != subject)
        check_id--;
    return check_id;
}

static partyorg_fact_info fact_info(int32_t subject, int32_t fact)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    ok(partyorg_fact_get(subject, fact, &info));
    return info;
}

static void init_facts(int32_t subject, file *facts)
{
    ok(partyorg_facts_init(subject, facts, struct_sizes[subject]));
}

/* Runs a test for every fact of every subject. */
#define EACH_FACT(subject, fact)                                                                                       \
    for (int32_t subject = 0; subject < partyorg_subject_count(); subject++)                                           \
        for (int32_t fact = 0; fact < fact_counts[subject]; fact++)

START_TEST(subjects_known)
{
    same(partyorg_subject_count(), COUNT(subject_names));
    for (int32_t i = 0; i < COUNT(subject_names); i++) {
        partyorg_subject_info info = PARTYORG_SUBJECT_INFO_INIT;
        int32_t found = -1;
        ok(partyorg_subject_get(i, &info));
        same_text(info.name, subject_names[i]);
        same(info.fact_count, fact_counts[i]);
        same(info.struct_size, struct_sizes[i]);
        /* the options have room for more, and a pointer */
        same(i == PARTYORG_SUBJECT_OPTIONS ? offsetof(partyorg_options, spare) : info.struct_size,
             4 * (info.fact_count + 1));
        same(info.reserved, 0);
        expect(is_title(info.title[0]) && is_title(info.title[1]) && strcmp(info.title[0], info.title[1]) != 0,
               "titles of %s", info.name);
        ok(partyorg_subject_find(info.name, &found));
        same(found, i);
    }
    int32_t found = -1;
    partyorg_subject_info info = PARTYORG_SUBJECT_INFO_INIT;
    same(partyorg_subject_find("Applicant", &found), PARTYORG_E_NAME);
    same(partyorg_subject_find("", &found), PARTYORG_E_NAME);
    same(partyorg_subject_find(NULL, &found), PARTYORG_E_NULL);
    same(partyorg_subject_find("member", NULL), PARTYORG_E_NULL);
    same(partyorg_subject_get(-1, &info), PARTYORG_E_RANGE);
    same(partyorg_subject_get(SUBJECTS, &info), PARTYORG_E_RANGE);
    same(partyorg_subject_get(0, NULL), PARTYORG_E_NULL);
    same(found, -1);
}
END_TEST

static bool ends_in(const char *name, const char *end)
{
    return strlen(name) > strlen(end) && strcmp(name + strlen(name) - strlen(end), end) == 0;
}

/* Numbers of which there is at least one. */
static bool is_positive(const char *name)
{
    static const char *const names[] = { "tasks_assigned", "unit_tasks_assigned", "previous_tasks", "year",
                                         "members_start",  "cap_percent",         "target_count" };
    for (int i = 0; i < COUNT(names); i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

/* Numbers that end before a thousand; 0: no others do. */
static int32_t most_of(const char *name)
{
    static const struct {
        const char *name;
        int32_t most;
    } known[] = { { "months_due", 12 },       { "months_held", 12 },        { "quarters_due", 4 },
                  { "quarters_thematic", 4 }, { "reduction_percent", 100 }, { "cap_percent", 100 } };
    for (int i = 0; i < COUNT(known); i++)
        if (strcmp(name, known[i].name) == 0)
            return known[i].most;
    return 0;
}

START_TEST(facts_described)
{
    EACH_FACT(subject, fact)
    {
        const partyorg_fact_info info = fact_info(subject, fact);
        same(info.offset, 4 * (fact + 1));
        expect(info.name[0] >= 'a' && info.name[0] <= 'z' &&
                   strspn(info.name, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(info.name),
               "%s is no name", info.name);
        expect(strlen(info.name) < PARTYORG_ERROR_NAME, "%s fits the error buffer", info.name);
        for (int language = 0; language < 2; language++)
            expect(is_title(info.title[language]) && !strpbrk(info.title[language], ",;\t\n"), "title of %s",
                   info.name);
        expect(strcmp(info.title[0], info.title[1]) != 0, "both titles of %s are the same", info.name);
        expect(!ends_in(info.name, "_on") || info.type == PARTYORG_TYPE_DATE, "%s: only dates end in _on", info.name);
        expect(info.type != PARTYORG_TYPE_DATE || ends_in(info.name, "_on") || ends_in(info.name, "_from") ||
                   ends_in(info.name, "_until") || ends_in(info.name, "_to") || ends_in(info.name, "_since"),
               "%s does not read as a date", info.name);
        same(info.nature == PARTYORG_NATURE_OPTION, subject == PARTYORG_SUBJECT_OPTIONS);
        expect(*partyorg_type_name(info.type) && *partyorg_nature_name(info.nature), "names of %s", info.name);
        switch (info.type) {
        case PARTYORG_TYPE_DATE:
            same(info.minimum, PARTYORG_DATE_MIN);
            same(info.maximum, PARTYORG_DATE_MAX);
            break;
        case PARTYORG_TYPE_BOOL:
            same(info.minimum, 0);
            same(info.maximum, 1);
            break;
        case PARTYORG_TYPE_INT:
            same(info.minimum, is_positive(info.name));
            if (info.unit == PARTYORG_UNIT_DONG)
                same(info.maximum, 2000000000);
            else
                expect(info.maximum <= 1000000 && (info.maximum >= 1000 || info.maximum == most_of(info.name)),
                       "maximum of %s", info.name);
            expect(info.unit != PARTYORG_UNIT_NONE && *partyorg_unit_name(info.unit) &&
                       *partyorg_unit_text(info.unit, PARTYORG_VI) && *partyorg_unit_text(info.unit, PARTYORG_EN),
                   "unit of %s", info.name);
            break;
        case PARTYORG_TYPE_DECIMAL:
            same(info.minimum, 0);
            expect(info.maximum >= 3000 && info.maximum <= 10000, "maximum of %s", info.name);
            expect(info.unit == PARTYORG_UNIT_POINTS || info.unit == PARTYORG_UNIT_PERCENT, "unit of %s", info.name);
            break;
        case PARTYORG_TYPE_ENUM:
        case PARTYORG_TYPE_ORDERED:
            same(info.minimum, 0);
            same(info.maximum, info.choice_count - 1);
            expect(info.choice_count >= 2 && info.choice_count <= 31, "choices of %s", info.name);
            break;
        default:
            ck_abort_msg("type of %s", info.name);
        }
        if (info.type != PARTYORG_TYPE_INT && info.type != PARTYORG_TYPE_DECIMAL)
            same(info.unit, PARTYORG_UNIT_NONE);
        if (info.type != PARTYORG_TYPE_ENUM && info.type != PARTYORG_TYPE_ORDERED)
            same(info.choice_count, 0);
        for (int32_t choice = 0; choice < info.choice_count; choice++) {
            partyorg_choice_info c = PARTYORG_CHOICE_INFO_INIT;
            ok(partyorg_choice_get(subject, fact, choice, &c));
            expect(is_title(c.name) && is_title(c.title[0]) && is_title(c.title[1]), "choice %d of %s", choice,
                   info.name);
            same(c.reserved, 0);
        }
    }
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    for (int32_t subject = 0; subject < COUNT(subject_names); subject++) {
        same(partyorg_fact_get(subject, -1, &info), PARTYORG_E_RANGE);
        same(partyorg_fact_get(subject, fact_counts[subject], &info), PARTYORG_E_RANGE);
    }
    same(partyorg_fact_get(-1, 0, &info), PARTYORG_E_RANGE);
    same(partyorg_fact_get(SUBJECTS, 0, &info), PARTYORG_E_RANGE);
    same(partyorg_fact_get(INT32_MAX, INT32_MIN, &info), PARTYORG_E_RANGE);
    same(partyorg_fact_get(0, 0, NULL), PARTYORG_E_NULL);
    partyorg_choice_info choice = PARTYORG_CHOICE_INFO_INIT;
    const int32_t education = fact_of(PARTYORG_SUBJECT_APPLICANT, "education");
    same(partyorg_choice_get(0, education, -1, &choice), PARTYORG_E_RANGE);
    same(partyorg_choice_get(0, education, 6, &choice), PARTYORG_E_RANGE);
    same(partyorg_choice_get(0, 0, 0, &choice), PARTYORG_E_RANGE);
    same(partyorg_choice_get(9, education, 0, &choice), PARTYORG_E_RANGE);
    same(partyorg_choice_get(0, education, 0, NULL), PARTYORG_E_NULL);
}
END_TEST

/* A name or title of one fact is none of another's; the same fact means the same in every subject. */
START_TEST(facts_found)
{
    EACH_FACT(subject, fact)
    {
        const partyorg_fact_info info = fact_info(subject, fact);
        const char *const words[] = { info.name, info.title[0], info.title[1] };
        for (int i = 0; i < 3; i++) {
            int32_t found = -1;
            char longer[200];
            ok(partyorg_fact_find(subject, words[i], SIZE_MAX, &found));
            same(found, fact);
            found = -1;
            ok(partyorg_fact_find(subject, words[i], strlen(words[i]), &found));
            same(found, fact);
            snprintf(longer, sizeof longer, "%sx", words[i]);
            found = -1;
            ok(partyorg_fact_find(subject, longer, strlen(words[i]), &found));
            same(found, fact);
            found = -1;
            same(partyorg_fact_find(subject, longer, SIZE_MAX, &found), PARTYORG_E_NAME);
            same(found, -1);
            expect(partyorg_fact_find(subject, words[i], strlen(words[i]) - 1, &found) == PARTYORG_E_NAME ||
                       found != fact,
                   "%s without its last byte", words[i]);
        }
        EACH_FACT(other_subject, other)
        {
            const partyorg_fact_info twin = fact_info(other_subject, other);
            if (strcmp(info.name, twin.name) != 0)
                continue;
            expect(info.type == twin.type && info.unit == twin.unit && info.minimum == twin.minimum &&
                       info.maximum == twin.maximum && info.choice_count == twin.choice_count &&
                       info.title[0] == twin.title[0] && info.title[1] == twin.title[1],
                   "%s differs between subjects", info.name);
        }
    }
    int32_t found = -1;
    same(partyorg_fact_find(0, "", SIZE_MAX, &found), PARTYORG_E_NAME);
    same(partyorg_fact_find(0, "born_on", 0, &found), PARTYORG_E_NAME);
    same(partyorg_fact_find(0, "BORN_ON", SIZE_MAX, &found), PARTYORG_E_NAME);
    same(partyorg_fact_find(1, "born_on", SIZE_MAX, &found), PARTYORG_E_NAME);
    same(partyorg_fact_find(-1, "born_on", SIZE_MAX, &found), PARTYORG_E_RANGE);
    same(partyorg_fact_find(SUBJECTS, "born_on", SIZE_MAX, &found), PARTYORG_E_RANGE);
    same(partyorg_fact_find(0, NULL, SIZE_MAX, &found), PARTYORG_E_NULL);
    same(partyorg_fact_find(0, "born_on", SIZE_MAX, NULL), PARTYORG_E_NULL);
    same(found, -1);
}
END_TEST

START_TEST(init_is_unknown)
{
    const partyorg_applicant applicant = PARTYORG_APPLICANT_INIT;
    const partyorg_probationer probationer = PARTYORG_PROBATIONER_INIT;
    const partyorg_former_member former_member = PARTYORG_FORMER_MEMBER_INIT;
    const partyorg_member member = PARTYORG_MEMBER_INIT;
    const partyorg_options options = PARTYORG_OPTIONS_INIT;
    const partyorg_deletion_case deletion = PARTYORG_DELETION_CASE_INIT;
    const partyorg_leaving_case leaving = PARTYORG_LEAVING_CASE_INIT;
    const partyorg_discipline_case discipline = PARTYORG_DISCIPLINE_CASE_INIT;
    const partyorg_suspension_case suspension = PARTYORG_SUSPENSION_CASE_INIT;
    const partyorg_appeal_case appeal = PARTYORG_APPEAL_CASE_INIT;
    const partyorg_exemption_case exemption = PARTYORG_EXEMPTION_CASE_INIT;
    const partyorg_transfer_case transfer = PARTYORG_TRANSFER_CASE_INIT;
    const partyorg_screening_case screening = PARTYORG_SCREENING_CASE_INIT;
    const partyorg_values values = PARTYORG_VALUES_INIT;
    const partyorg_member_review review = PARTYORG_MEMBER_REVIEW_INIT;
    const partyorg_rating_list list = PARTYORG_RATING_LIST_INIT;
    const partyorg_meeting meeting = PARTYORG_MEETING_INIT;
    const partyorg_meeting_year meeting_year = PARTYORG_MEETING_YEAR_INIT;
    const partyorg_organisation_year organisation_year = PARTYORG_ORGANISATION_YEAR_INIT;
    const partyorg_organisation organisation = PARTYORG_ORGANISATION_INIT;
    const partyorg_development_year development = PARTYORG_DEVELOPMENT_YEAR_INIT;
    const partyorg_member_dues dues = PARTYORG_MEMBER_DUES_INIT;
    const void *const inits[SUBJECTS] = {
        &applicant,  &probationer,  &former_member,     &member,       &options,     &deletion, &leaving, &discipline,
        &suspension, &appeal,       &exemption,         &transfer,     &screening,   &values,   &review,  &list,
        &meeting,    &meeting_year, &organisation_year, &organisation, &development, &dues
    };
    for (int32_t i = 0; i < COUNT(subject_names); i++) {
        file facts;
        memset(&facts, 0x5A, sizeof facts);
        ok(partyorg_facts_init(i, &facts, struct_sizes[i]));
        same(memcmp(&facts, inits[i], struct_sizes[i]), 0);
        same(facts.size, struct_sizes[i]);
        for (size_t at = struct_sizes[i]; at < sizeof facts; at++)
            same(((unsigned char *)&facts)[at], 0x5A);
        for (int32_t fact = 0; fact < fact_counts[i]; fact++)
            same(facts.members[fact + 1], PARTYORG_UNKNOWN);
        same(partyorg_facts_init(i, NULL, struct_sizes[i]), PARTYORG_E_NULL);
        same(partyorg_facts_init(i, &facts, 0), PARTYORG_E_SIZE);
        same(partyorg_facts_init(i, &facts, 3), PARTYORG_E_SIZE);
    }
    file facts;
    same(partyorg_facts_init(-1, &facts, sizeof facts), PARTYORG_E_RANGE);
    same(partyorg_facts_init(SUBJECTS, &facts, sizeof facts), PARTYORG_E_RANGE);
    same(partyorg_unknown(), PARTYORG_UNKNOWN);
}
END_TEST

/* Hundredths as English text, without zeros at the end. */
static void as_decimal(int32_t hundredths, char *to, size_t size)
{
    const int64_t n = hundredths < 0 ? -(int64_t)hundredths : hundredths;
    snprintf(to, size,
             n % 100 == 0  ? "%s%d"
             : n % 10 == 0 ? "%s%d.%d"
                           : "%s%d.%02d",
             hundredths < 0 ? "-" : "", (int)(n / 100), (int)(n % 10 == 0 ? n % 100 / 10 : n % 100));
}

START_TEST(put_set_get)
{
    EACH_FACT(subject, fact)
    {
        const partyorg_fact_info info = fact_info(subject, fact);
        const int32_t good[] = { info.minimum, info.maximum, info.minimum + (info.maximum - info.minimum) / 2,
                                 PARTYORG_UNKNOWN };
        const int32_t bad[] = { info.minimum - 1, info.maximum + 1, INT32_MAX, INT32_MIN + 1 };
        file facts, before;
        int32_t value = 77;
        init_facts(subject, &facts);
        for (int i = 0; i < COUNT(good); i++) {
            ok(partyorg_facts_put(subject, &facts, fact, good[i], NULL));
            same(facts.members[fact + 1], good[i]);
            ok(partyorg_facts_put(subject, &facts, fact, info.minimum, NULL));
            ok(partyorg_facts_set(subject, &facts, info.name, good[i], NULL));
            same(facts.members[fact + 1], good[i]);
            for (int word = 0; word < 3; word++) {
                value = 77;
                ok(partyorg_facts_get(subject, &facts, word == 0 ? info.name : info.title[word - 1], &value, NULL));
                same(value, good[i]);
            }
            for (int32_t other = 0; other < fact_counts[subject]; other++)
                if (other != fact)
                    same(facts.members[other + 1], PARTYORG_UNKNOWN);
        }
        for (int i = 0; i < COUNT(bad); i++) {
            char number[16] = "", number_vi[16], low[16], high[16];
            const int32_t status = info.type == PARTYORG_TYPE_DATE ? PARTYORG_E_DATE : PARTYORG_E_VALUE;
            if (info.type == PARTYORG_TYPE_DECIMAL) { /* named as it is written */
                as_decimal(bad[i], number, sizeof number);
                as_decimal(info.minimum, low, sizeof low);
                as_decimal(info.maximum, high, sizeof high);
            } else {
                snprintf(number, sizeof number, "%d", bad[i]);
                snprintf(low, sizeof low, "%d", info.type == PARTYORG_TYPE_DATE ? 1 : info.minimum);
                snprintf(high, sizeof high, "%d", info.type == PARTYORG_TYPE_DATE ? 9999 : info.maximum);
            }
            for (size_t at = 0; at < sizeof number; at++) /* with a comma */
                number_vi[at] = (char)(number[at] == '.' ? ',' : number[at]);
            before = facts;
            same(partyorg_facts_put(subject, &facts, fact, bad[i], NULL), status);
            refused_in_both(partyorg_facts_put(subject, &facts, fact, bad[i], &error), status, info.name, number_vi,
                            number);
            refused(partyorg_facts_put(subject, &facts, fact, bad[i], &error), status, info.name, info.name);
            refused(partyorg_facts_put(subject, &facts, fact, bad[i], &error), status, info.name, low);
            refused(partyorg_facts_set(subject, &facts, info.name, bad[i], &error), status, info.name, high);
            same(memcmp(&facts, &before, struct_sizes[subject]), 0);
            /* The same value written past the library is refused when it is read. */
            facts.members[fact + 1] = bad[i];
            partyorg_report report;
            partyorg_masks masks = PARTYORG_MASKS_INIT;
            ok(partyorg_report_init(&report));
            if (subject == PARTYORG_SUBJECT_OPTIONS) {
                file applicant;
                init_facts(0, &applicant);
                refused_in_both(partyorg_check(0, &applicant, 20000, &facts.options, NULL, &report, &error), status,
                                info.name, number_vi, number);
                same(partyorg_check_masks(0, &applicant, 20000, &facts.options, NULL, &masks, NULL), status);
            } else if (check_of(subject) >= 0) {
                const int32_t check_id = check_of(subject);
                refused_in_both(partyorg_check(check_id, &facts, 20000, NULL, NULL, &report, &error), status, info.name,
                                number_vi, number);
                same(partyorg_check_masks(check_id, &facts, 20000, NULL, NULL, &masks, NULL), status);
            }
            facts.members[fact + 1] = PARTYORG_UNKNOWN;
        }
    }
}
END_TEST

START_TEST(put_refusals)
{
    file facts;
    int32_t value = 5;
    init_facts(0, &facts);
    refused(partyorg_facts_put(0, NULL, 0, 1, &error), PARTYORG_E_NULL, "facts", "facts");
    refused(partyorg_facts_set(0, NULL, "citizen_vn", 1, &error), PARTYORG_E_NULL, "facts", "facts");
    refused(partyorg_facts_get(0, NULL, "citizen_vn", &value, &error), PARTYORG_E_NULL, "facts", "facts");
    refused(partyorg_facts_set(0, &facts, NULL, 1, &error), PARTYORG_E_NULL, "name", "name");
    refused(partyorg_facts_get(0, &facts, NULL, &value, &error), PARTYORG_E_NULL, "name", "name");
    refused(partyorg_facts_get(0, &facts, "citizen_vn", NULL, &error), PARTYORG_E_NULL, "value", "value");
    refused(partyorg_facts_put(0, &facts, -1, 1, &error), PARTYORG_E_RANGE, "fact", "-1");
    refused(partyorg_facts_put(0, &facts, 50, 1, &error), PARTYORG_E_RANGE, "fact", "50");
    refused(partyorg_facts_put(-1, &facts, 0, 1, &error), PARTYORG_E_RANGE, "fact", "-1");
    refused(partyorg_facts_put(SUBJECTS, &facts, 0, 1, &error), PARTYORG_E_RANGE, "fact", "22");
    refused(partyorg_facts_set(77, &facts, "citizen_vn", 1, &error), PARTYORG_E_RANGE, "subject", "77");
    refused(partyorg_facts_get(-2, &facts, "citizen_vn", &value, &error), PARTYORG_E_RANGE, "subject", "-2");
    refused(partyorg_facts_set(0, &facts, "citizen", 1, &error), PARTYORG_E_NAME, "citizen", "applicant");
    refused(partyorg_facts_get(3, &facts, "born_on", &value, &error), PARTYORG_E_NAME, "born_on", "member");
    same(partyorg_facts_put(0, NULL, 0, 1, NULL), PARTYORG_E_NULL);
    same(partyorg_facts_set(0, &facts, "x", 1, NULL), PARTYORG_E_NAME);
    same(value, 5);
    /* A foreign name is quoted as one line of UTF-8, cut at the end of a character. */
    char name[400];
    for (size_t i = 0; i + 3 < sizeof name; i += 3)
        memcpy(name + i, "\xE1\xBB\x87", 4);
    partyorg_error error = no_error;
    same(partyorg_facts_set(0, &facts, name, 1, &error), PARTYORG_E_NAME);
    expect(is_utf8(error.name) && is_utf8(error.text[0]) && is_utf8(error.text[1]), "a cut name is UTF-8");
    same(partyorg_facts_set(0, &facts, "a\nb\xFF", 1, &error), PARTYORG_E_NAME);
    same_text(error.name, "a?b?");
    /* The buffer is written only when a call fails. */
    error = no_error;
    ok(partyorg_facts_set(0, &facts, "citizen_vn", 1, &error));
    same(memcmp(&error, &no_error, sizeof error), 0);
    ok(partyorg_facts_get(0, &facts, "citizen_vn", &value, &error));
    same(memcmp(&error, &no_error, sizeof error), 0);
    same(value, 1);
}
END_TEST

/* ---- structs of other versions */

static partyorg_status check_bytes(int32_t check_id, const void *facts, const void *options, partyorg_report *report,
                                   partyorg_error *error)
{
    memset(report, 0, sizeof *report);
    ok(partyorg_report_init(report));
    return partyorg_check(check_id, facts, day(2025, 12, 1), options, NULL, report, error);
}

/* An exact copy on the heap, so that a tool sees any read past its end. */
static void *copied(const void *from, size_t size, uint32_t says)
{
    void *copy = malloc(size);
    expect(copy != NULL, "no memory");
    memcpy(copy, from, size);
    memcpy(copy, &says, sizeof says);
    return copy;
}

START_TEST(older_structs)
{
    for (int32_t check_id = 0; check_id < CHECKS; check_id++) {
        request r;
        const int32_t subject = subject_of(check_id);
        random_state = 5;
        random_request(&r, check_id, 0);
        for (uint32_t size = 4; size <= struct_sizes[subject]; size += 4) {
            partyorg_report whole, part;
            file known = r.facts;
            for (int32_t i = (int32_t)size / 4 - 1; i < r.facts_count; i++)
                known.members[i + 1] = PARTYORG_UNKNOWN;
            void *shorter = copied(&r.facts, size, size);
            ok(check_bytes(check_id, &known, NULL, &whole, NULL));
            ok(check_bytes(check_id, shorter, NULL, &part, NULL));
            same(memcmp(&whole, &part, sizeof whole), 0);
            partyorg_masks a = PARTYORG_MASKS_INIT, b = PARTYORG_MASKS_INIT;
            ok(partyorg_check_masks(check_id, &known, r.on, NULL, NULL, &a, NULL));
            ok(partyorg_check_masks(check_id, shorter, r.on, NULL, NULL, &b, NULL));
            same(memcmp(&a, &b, sizeof a), 0);
            for (int32_t rule = 0; rule < whole.rule_count; rule++) {
                partyorg_remedy x[40], y[40];
                int32_t i = 0, j = 0;
                ok(partyorg_remedies(check_id, &known, r.on, NULL, NULL, rule, x, 40, &i, NULL));
                ok(partyorg_remedies(check_id, shorter, r.on, NULL, NULL, rule, y, 40, &j, NULL));
                same(i, j);
                same(memcmp(x, y, (size_t)i * sizeof x[0]), 0);
            }
            /* Writing what the struct has no room for is refused, and nothing behind it is touched. */
            for (int32_t fact = 0; fact < r.facts_count; fact++) {
                const partyorg_fact_info info = fact_info(subject, fact);
                int32_t value = 0;
                if ((uint32_t)fact < size / 4 - 1) {
                    ok(partyorg_facts_put(subject, shorter, fact, info.minimum, NULL));
                    ok(partyorg_facts_get(subject, shorter, info.name, &value, NULL));
                    same(value, info.minimum);
                } else {
                    refused(partyorg_facts_put(subject, shorter, fact, info.minimum, &error), PARTYORG_E_SIZE,
                            info.name, "size");
                }
            }
            free(shorter);
        }
    }
}
END_TEST

START_TEST(newer_structs)
{
    for (int32_t check_id = 0; check_id < CHECKS; check_id++) {
        request r;
        const int32_t subject = subject_of(check_id);
        random_state = 9;
        random_request(&r, check_id, 10);
        partyorg_report whole, longer;
        ok(check_bytes(check_id, &r.facts, NULL, &whole, NULL));
        int32_t room[1024];
        for (uint32_t size = (uint32_t)struct_sizes[subject] + 4; size <= 4096; size += 4) {
            for (int32_t i = 0; i < 1024; i++)
                room[i] = PARTYORG_UNKNOWN;
            memcpy(room, &r.facts, struct_sizes[subject]);
            void *given = copied(room, size, size);
            ok(check_bytes(check_id, given, NULL, &longer, NULL));
            same(memcmp(&whole, &longer, sizeof whole), 0);
            const size_t extra = struct_sizes[subject] / 4 + (size_t)below((int32_t)(size - struct_sizes[subject]) / 4);
            ((int32_t *)given)[extra] = below(3) - 1;
            refused(check_bytes(check_id, given, NULL, &longer, &error), PARTYORG_E_SIZE, subject_names[subject],
                    subject_names[subject]);
            free(given);
        }
    }
}
END_TEST

START_TEST(wrong_sizes)
{
    static const uint32_t sizes[] = { 0,         1,    2,    3,    5,        6,         7,
                                      9,         4097, 4098, 4100, 1u << 20, INT32_MAX, UINT32_MAX - 3,
                                      UINT32_MAX };
    for (int32_t check_id = 0; check_id < CHECKS; check_id++)
        for (int i = 0; i < COUNT(sizes); i++) {
            file facts;
            partyorg_report report;
            partyorg_masks masks = PARTYORG_MASKS_INIT;
            int32_t count = 0;
            const int32_t subject = subject_of(check_id);
            init_facts(subject, &facts);
            facts.size = sizes[i];
            refused(check_bytes(check_id, &facts, NULL, &report, &error), PARTYORG_E_SIZE, subject_names[subject],
                    "size");
            same(partyorg_check_masks(check_id, &facts, 20000, NULL, NULL, &masks, NULL), PARTYORG_E_SIZE);
            same(partyorg_remedies(check_id, &facts, 20000, NULL, NULL, 0, NULL, 0, &count, NULL), PARTYORG_E_SIZE);
            if (sizes[i] < 8)
                same(partyorg_facts_put(subject, &facts, 0, PARTYORG_UNKNOWN, NULL), PARTYORG_E_SIZE);
        }
    for (int i = 0; i < COUNT(sizes); i++) {
        file facts, options;
        partyorg_report report;
        init_facts(0, &facts);
        init_facts(PARTYORG_SUBJECT_OPTIONS, &options);
        options.size = sizes[i];
        refused(check_bytes(0, &facts, &options, &report, &error), PARTYORG_E_SIZE, "options", "size");
    }
}
END_TEST

START_TEST(other_options)
{
    request r;
    partyorg_report whole, other;
    complete_applicant(&r);
    r.facts.applicant.born_on = day(2007, 7, 20);
    r.options.age_count = PARTYORG_AGE_COUNT_BY_DAY;
    ok(check_bytes(0, &r.facts, &r.options, &whole, NULL));
    same(whole.findings[rule_of(0, "ADM-AGE-MIN")].status, PARTYORG_NOT_MET);
    for (uint32_t size = 4; size < sizeof r.options; size += 4) {
        void *shorter = copied(&r.options, size, size);
        ok(check_bytes(0, &r.facts, shorter, &other, NULL));
        same(other.findings[rule_of(0, "ADM-AGE-MIN")].status, size > 4 ? PARTYORG_NOT_MET : PARTYORG_MET);
        free(shorter);
    }
    int32_t room[sizeof r.options / sizeof(int32_t) + 3];
    for (int i = 0; i < COUNT(room); i++)
        room[i] = PARTYORG_UNKNOWN;
    memcpy(room, &r.options, sizeof r.options);
    room[0] = sizeof room;
    ok(check_bytes(0, &r.facts, room, &other, NULL));
    same(memcmp(&whole, &other, sizeof whole), 0);
    room[COUNT(room) - 2] = 0; /* a pointer that is not given */
    ok(check_bytes(0, &r.facts, room, &other, NULL));
    same(memcmp(&whole, &other, sizeof whole), 0);
    room[COUNT(room) - 2] = 1;
    refused(check_bytes(0, &r.facts, room, &other, &error), PARTYORG_E_SIZE, "options", "options");
    for (int i = 0; i < COUNT(r.options.spare); i++) { /* a newer option */
        partyorg_options newer = r.options;
        newer.spare[i] = 0;
        refused(check_bytes(0, &r.facts, &newer, &other, &error), PARTYORG_E_SIZE, "options", "options");
    }
    /* Unknown is the default, and so is NULL; choice 0 is too. */
    partyorg_options none = PARTYORG_OPTIONS_INIT, zero = PARTYORG_OPTIONS_INIT;
    for (int32_t option = 0; option < fact_counts[PARTYORG_SUBJECT_OPTIONS]; option++)
        if (fact_info(PARTYORG_SUBJECT_OPTIONS, option).choice_count > 0)
            ok(partyorg_facts_put(PARTYORG_SUBJECT_OPTIONS, &zero, option, 0, NULL));
    ok(check_bytes(0, &r.facts, NULL, &whole, NULL));
    ok(check_bytes(0, &r.facts, &none, &other, NULL));
    same(memcmp(&whole, &other, sizeof whole), 0);
    ok(check_bytes(0, &r.facts, &zero, &other, NULL));
    same(memcmp(&whole, &other, sizeof whole), 0);
}
END_TEST

/* The scorecard of options: read where the struct has the pointer, and only there. */
START_TEST(options_with_card)
{
    request r;
    partyorg_report graded, plain_one, other;
    const int32_t grade = rule_of(PARTYORG_CHECK_MEETING, "MEET-GRADE");
    empty_request(&r, PARTYORG_CHECK_MEETING);
    set(&r, "proposed_grade", PARTYORG_MEETING_GRADE_GOOD);
    set(&r, "points_total", 9000);
    ok(check_bytes(r.check, &r.facts, &r.options, &plain_one, NULL));
    same(plain_one.findings[grade].status, PARTYORG_NOT_APPLICABLE);
    partyorg_scorecard card;
    card.size = (uint32_t)sizeof card;
    ok(partyorg_scorecard_find("binh-thuan-bloc", &card, NULL));
    r.options.scorecard = &card;
    ok(check_bytes(r.check, &r.facts, &r.options, &graded, NULL));
    expect(graded.findings[grade].status != PARTYORG_NOT_APPLICABLE, "the card is read");
    for (uint32_t size = 4; size < sizeof r.options; size += 4) {
        void *shorter = copied(&r.options, size, size);
        ok(check_bytes(r.check, &r.facts, shorter, &other, NULL));
        same(memcmp(&plain_one, &other, sizeof other), 0);
        free(shorter);
    }
    /* It is examined whatever the check, and a card that contradicts itself is refused. */
    card.thresholds[card.threshold_count - 1].min = 1;
    for (int32_t check_id = 0; check_id < CHECKS; check_id++) {
        request any;
        partyorg_error error = no_error;
        partyorg_masks masks = PARTYORG_MASKS_INIT;
        empty_request(&any, check_id);
        same(check_bytes(check_id, &any.facts, &r.options, &other, &error), PARTYORG_E_SCORECARD);
        same(error.status, PARTYORG_E_SCORECARD);
        same(partyorg_check_masks(check_id, &any.facts, r.on, &r.options, NULL, &masks, NULL), PARTYORG_E_SCORECARD);
    }
    card.size = 8;
    same(check_bytes(r.check, &r.facts, &r.options, &other, NULL), PARTYORG_E_SIZE);
    /* Made unknown, options have no card. */
    partyorg_options fresh;
    memset(&fresh, 0x5A, sizeof fresh);
    ok(partyorg_facts_init(PARTYORG_SUBJECT_OPTIONS, &fresh, sizeof fresh));
    expect(!fresh.scorecard, "a pointer from nowhere");
}
END_TEST

/* Points beyond a criterion's maximum, or of one that the card does not have, are refused. */
START_TEST(scores_beyond_the_card)
{
    for (int32_t index = 0; index < partyorg_scorecard_count(); index++) {
        const partyorg_scorecard *card = built_in_card(index);
        for (int32_t i = 0; i < PARTYORG_CRITERIA_MAX; i++) {
            request r;
            partyorg_report report;
            partyorg_masks masks = PARTYORG_MASKS_INIT;
            char name[24];
            empty_request(&r, PARTYORG_CHECK_MEETING);
            snprintf(name, sizeof name, "score_%d", i + 1);
            const int32_t most = i < card->criterion_count ? card->criteria[i].max : -1;
            r.options.scorecard = card;
            if (most >= 0) {
                set(&r, name, most);
                ok(check_bytes(r.check, &r.facts, &r.options, &report, NULL));
            }
            set(&r, name, most + 1);
            refused(check_bytes(r.check, &r.facts, &r.options, &report, &error), PARTYORG_E_VALUE, name, name);
            refused(check_bytes(r.check, &r.facts, &r.options, &report, &error), PARTYORG_E_VALUE, name,
                    most < 0 ? card->id : card->criteria[i].id);
            same(partyorg_check_masks(r.check, &r.facts, r.on, &r.options, NULL, &masks, NULL), PARTYORG_E_VALUE);
            int32_t count = 0;
            same(partyorg_remedies(r.check, &r.facts, r.on, &r.options, NULL, 0, NULL, 0, &count, NULL),
                 PARTYORG_E_VALUE);
            /* Without the card nothing is known of its maxima. */
            ok(check_bytes(r.check, &r.facts, NULL, &report, NULL));
        }
    }
}
END_TEST

/* ---- values as text */

static void parses(int32_t subject, const char *name, const char *text, int32_t wanted)
{
    const int32_t fact = fact_of(subject, name);
    char padded[200];
    int32_t value = 77;
    partyorg_error error = no_error;
    expect(partyorg_fact_parse(subject, fact, text, SIZE_MAX, &value, &error) == PARTYORG_OK, "%s: \"%s\": %s", name,
           text, error.text[1]);
    expect(value == wanted, "%s: \"%s\" is %d, not %d", name, text, value, wanted);
    same(error.status, PARTYORG_OK);
    snprintf(padded, sizeof padded, " \t%s\t  x", text);
    value = 77;
    ok(partyorg_fact_parse(subject, fact, padded, strlen(padded) - 1, &value, NULL));
    expect(value == wanted, "%s: \"%s\" with spaces is %d, not %d", name, text, value, wanted);
}

static void does_not_parse(int32_t subject, const char *name, const char *text, int32_t status, const char *accepted)
{
    const int32_t fact = fact_of(subject, name);
    int32_t value = 77;
    refused(partyorg_fact_parse(subject, fact, text, SIZE_MAX, &value, &error), status, name, name);
    refused(partyorg_fact_parse(subject, fact, text, SIZE_MAX, &value, &error), status, name, accepted);
    if (is_utf8(text) && strlen(text) < 60 && !strpbrk(text, "\n\r \t"))
        refused(partyorg_fact_parse(subject, fact, text, SIZE_MAX, &value, &error), status, name, text);
    same(partyorg_fact_parse(subject, fact, text, SIZE_MAX, &value, NULL), status);
    expect(value == 77, "%s: \"%s\" was refused and still written", name, text);
}

START_TEST(parse_values)
{
    parses(0, "born_on", "", PARTYORG_UNKNOWN);
    parses(0, "born_on", "2008-08-15", day(2008, 8, 15));
    parses(0, "born_on", "15/08/2008", day(2008, 8, 15));
    parses(0, "born_on", "5/8/2008", day(2008, 8, 5));
    parses(0, "born_on", "0001-01-01", PARTYORG_DATE_MIN);
    parses(0, "born_on", "9999-12-31", PARTYORG_DATE_MAX);
    static const char *const no_dates[] = {
        "2008-02-30",  "2007-02-29", "30/02/2008", "0000-01-01",       "2008-13-01",
        "2008-00-10",  "2008-8-15",  "2008/08/15", "15-08-2008",       "15.08.2008",
        "10000-01-01", "20080815",   "x",          "2008-08-15T00:00", "2008-08-15 x",
        "-1",          "1",          "2008",       "\xC2\xA0",         "2008-08-15\n",
        "15/08/08",    "١٥/٠٨/٢٠٠٨", "\xFF",       "15/08/2008/1",     "//",
        "--"
    };
    for (int i = 0; i < COUNT(no_dates); i++)
        does_not_parse(0, "born_on", no_dates[i], PARTYORG_E_DATE, "dd/mm/yyyy");

    static const char *const yes[] = { "true", "TRUE", "True", "yes", "Yes", "YES", "1", "có", "Có", "CÓ" };
    static const char *const no[] = { "false", "FALSE", "no", "NO", "0", "không", "Không", "KHÔNG" };
    for (int i = 0; i < COUNT(yes); i++)
        parses(0, "citizen_vn", yes[i], 1);
    for (int i = 0; i < COUNT(no); i++)
        parses(0, "citizen_vn", no[i], 0);
    parses(0, "citizen_vn", "", PARTYORG_UNKNOWN);
    static const char *const no_bools[] = { "2",     "-1",    "y",   "n",  "t",   "co",   "khong",
                                            "có có", "truee", "tru", "01", "1.0", "\xC3", "null" };
    for (int i = 0; i < COUNT(no_bools); i++)
        does_not_parse(0, "citizen_vn", no_bools[i], PARTYORG_E_VALUE, "true, false, yes, no, 1, 0");

    parses(0, "cell_yes", "0", 0);
    parses(0, "cell_yes", "7", 7);
    parses(0, "cell_yes", "007", 7);
    parses(0, "cell_yes", "1000000", 1000000);
    parses(0, "cell_yes", "", PARTYORG_UNKNOWN);
    parses(0, "decision_extension", "10000", 10000);
    static const char *const no_counts[] = {
        "-1",         "+1",         "1.0", "1,5", "1 000", "1000001", "99999999999999999999",
        "4294967296", "2147483648", "0x1", "1e3", "một",   "7 votes", "\xEF\xBC\x91",
        "-0",         "1-",         "."
    };
    for (int i = 0; i < COUNT(no_counts); i++)
        does_not_parse(0, "cell_yes", no_counts[i], PARTYORG_E_VALUE, "1000000");
    does_not_parse(0, "decision_extension", "10001", PARTYORG_E_VALUE, "10000");
    /* At least one, where it is a divisor or a year. */
    parses(PARTYORG_SUBJECT_MEMBER_REVIEW, "tasks_assigned", "1", 1);
    does_not_parse(PARTYORG_SUBJECT_MEMBER_REVIEW, "tasks_assigned", "0", PARTYORG_E_VALUE, "1 ");
    parses(PARTYORG_SUBJECT_MEETING_YEAR, "year", "9999", 9999);
    does_not_parse(PARTYORG_SUBJECT_MEETING_YEAR, "year", "10000", PARTYORG_E_VALUE, "9999");
    does_not_parse(PARTYORG_SUBJECT_MEETING_YEAR, "year", "0", PARTYORG_E_VALUE, "9999");
    parses(PARTYORG_SUBJECT_OPTIONS, "cap_percent", "100", 100);
    does_not_parse(PARTYORG_SUBJECT_OPTIONS, "cap_percent", "0", PARTYORG_E_VALUE, "100");
    parses(PARTYORG_SUBJECT_OPTIONS, "cap_percent", "", PARTYORG_UNKNOWN);
    /* Amounts reach beyond a thousand million. */
    parses(PARTYORG_SUBJECT_MEMBER_DUES, "base_amount", "2000000000", 2000000000);
    parses(PARTYORG_SUBJECT_MEMBER_DUES, "paid", "0", 0);
    static const char *const no_sums[] = { "2000000001", "2147483647", "2147483648", "4294967296",
                                           "-1",         "20 000",     "1.000",      "99999999999" };
    for (int i = 0; i < COUNT(no_sums); i++)
        does_not_parse(PARTYORG_SUBJECT_MEMBER_DUES, "paid", no_sums[i], PARTYORG_E_VALUE, "2000000000");

    /* Points and percent: two decimals, after a point or a comma. */
    static const struct {
        const char *text;
        int32_t hundredths;
    } decimals[] = { { "29.99", 2999 }, { "29,99", 2999 },       { "29.9", 2990 },
                     { "29,9", 2990 },  { "29", 2900 },          { "0", 0 },
                     { "0.01", 1 },     { "0,1", 10 },           { "30", 3000 },
                     { "30.00", 3000 }, { "29.990", 2999 },      { "007.5", 750 },
                     { "0.00", 0 },     { "", PARTYORG_UNKNOWN } };
    for (int i = 0; i < COUNT(decimals); i++)
        parses(PARTYORG_SUBJECT_MEMBER_REVIEW, "points_general", decimals[i].text, decimals[i].hundredths);
    static const char *const no_decimals[] = { "29.995",     "29,995", "30.01",     "31",    "-1",    "-0.5",
                                               "+1",         ".",      ",",         "5.",    ".5",    "1.2.3",
                                               "1,2,3",      "1.2,3",  "1 2",       "1e1",   "0.001", "12345678",
                                               "4294967296", "nan",    "29.99 %",   "29..9", "0x1",   "42949673",
                                               "1.-5",       "inf",    "0.0000001", "29.9x", "١",     "một" };
    for (int i = 0; i < COUNT(no_decimals); i++)
        does_not_parse(PARTYORG_SUBJECT_MEMBER_REVIEW, "points_general", no_decimals[i], PARTYORG_E_VALUE, "30");
    parses(PARTYORG_SUBJECT_OPTIONS, "target_percent", "3,5", 350);
    parses(PARTYORG_SUBJECT_OPTIONS, "target_percent", "100", 10000);
    does_not_parse(PARTYORG_SUBJECT_OPTIONS, "target_percent", "100,01", PARTYORG_E_VALUE, "100");

    parses(0, "education", "", PARTYORG_UNKNOWN);
    parses(0, "education", "primary_completed", PARTYORG_EDUCATION_PRIMARY_COMPLETED);
    parses(0, "education", "Primary_Completed", PARTYORG_EDUCATION_PRIMARY_COMPLETED);
    parses(0, "education", "Primary programme completed", PARTYORG_EDUCATION_PRIMARY_COMPLETED);
    parses(0, "education", "hoàn thành chương trình tiểu học", PARTYORG_EDUCATION_PRIMARY_COMPLETED);
    static const char *const no_choices[] = { "primary",           "2",
                                              "primary completed", "primary_completed,literate",
                                              "hoan thanh",        "none literate",
                                              "\xFF\xFE",          "NULL" };
    for (int i = 0; i < COUNT(no_choices); i++)
        does_not_parse(0, "education", no_choices[i], PARTYORG_E_VALUE, "literate");
}
END_TEST

START_TEST(parse_refusals)
{
    int32_t value = 77;
    refused(partyorg_fact_parse(0, 0, NULL, 0, &value, &error), PARTYORG_E_NULL, "text", "text");
    refused(partyorg_fact_parse(0, 0, "1", 1, NULL, &error), PARTYORG_E_NULL, "text", "value");
    refused(partyorg_fact_parse(0, -1, "1", 1, &value, &error), PARTYORG_E_RANGE, "fact", "-1");
    refused(partyorg_fact_parse(0, 50, "1", 1, &value, &error), PARTYORG_E_RANGE, "fact", "50");
    refused(partyorg_fact_parse(SUBJECTS, 0, "1", 1, &value, &error), PARTYORG_E_RANGE, "fact", "22");
    refused(partyorg_fact_parse(SUBJECTS, 0, "", 0, &value, &error), PARTYORG_E_RANGE, "fact", "22");
    same(value, 77);
    ok(partyorg_fact_parse(0, 0, "  \t ", SIZE_MAX, &value, NULL));
    same(value, PARTYORG_UNKNOWN);
    ok(partyorg_fact_parse(0, 0, "1x", 1, &value, NULL));
    same(value, 1);
    ok(partyorg_fact_parse(0, 0, "x", 0, &value, NULL));
    same(value, PARTYORG_UNKNOWN);
    same(partyorg_fact_parse(0, 0, "1\0", 2, &value, NULL), PARTYORG_E_VALUE);
    /* Whatever is quoted, the message names every choice and stays whole. */
    EACH_FACT(subject, fact)
    {
        const partyorg_fact_info info = fact_info(subject, fact);
        char junk[300];
        memset(junk, 'w', sizeof junk - 1);
        junk[sizeof junk - 1] = '\0';
        partyorg_error error = no_error;
        same(partyorg_fact_parse(subject, fact, junk, SIZE_MAX, &value, &error),
             info.type == PARTYORG_TYPE_DATE ? PARTYORG_E_DATE : PARTYORG_E_VALUE);
        for (int language = 0; language < 2; language++) {
            expect(strstr(error.text[language], "www...\""), "%s: a long text is not cut: %s", info.name,
                   error.text[language]);
            for (int32_t i = 0; i < info.choice_count; i++) {
                partyorg_choice_info choice = PARTYORG_CHOICE_INFO_INIT;
                ok(partyorg_choice_get(subject, fact, i, &choice));
                expect(strstr(error.text[language], choice.name), "%s: \"%s\" does not name %s", info.name,
                       error.text[language], choice.name);
            }
        }
    }
}
END_TEST

/* What is printed in either language is read back. */
START_TEST(print_and_parse)
{
    EACH_FACT(subject, fact)
    {
        const partyorg_fact_info info = fact_info(subject, fact);
        int32_t values[128], count = 0;
        if (info.type == PARTYORG_TYPE_DATE || info.type == PARTYORG_TYPE_INT) {
            values[count++] = info.minimum;
            values[count++] = info.maximum;
            for (int i = 0; i < 20; i++)
                values[count++] = info.minimum + below(info.maximum - info.minimum);
        } else if (info.type == PARTYORG_TYPE_DECIMAL) {
            static const int32_t hundredths[] = { 0, 1, 9, 10, 11, 99, 100, 101, 110, 2999, 2990, 2900 };
            for (int i = 0; i < COUNT(hundredths); i++)
                values[count++] = hundredths[i];
            values[count++] = info.maximum;
            for (int i = 0; i < 100; i++)
                values[count++] = below(info.maximum);
        } else {
            for (int32_t i = 0; i <= info.maximum; i++)
                values[count++] = i;
        }
        values[count++] = PARTYORG_UNKNOWN;
        for (int32_t i = 0; i < count; i++)
            for (int language = 0; language < 2; language++) {
                char text[200];
                size_t needed = 0;
                int32_t value = 77;
                ok(partyorg_fact_print(subject, fact, values[i], language, text, sizeof text, &needed));
                same(needed, strlen(text) + 1);
                expect(is_utf8(text) && (*text != '\0') == (values[i] != PARTYORG_UNKNOWN), "%s: \"%s\"", info.name,
                       text);
                ok(partyorg_fact_parse(subject, fact, text, SIZE_MAX, &value, NULL));
                expect(value == values[i], "%s: %d is printed as \"%s\" and read as %d", info.name, values[i], text,
                       value);
                for (size_t size = 0; size <= needed; size++) {
                    char cut[200];
                    size_t again = 0;
                    memset(cut, '#', sizeof cut);
                    same(partyorg_fact_print(subject, fact, values[i], language, size ? cut : NULL, size, &again),
                         size < needed ? PARTYORG_E_SPACE : PARTYORG_OK);
                    same(again, needed);
                    same(cut[size], '#');
                    if (size > 0)
                        expect(memchr(cut, '\0', size) && is_utf8(cut) && strncmp(cut, text, strlen(cut)) == 0,
                               "%s: \"%s\" cut to \"%s\"", info.name, text, cut);
                }
            }
        for (int32_t i = 0; i <= 1 && info.choice_count > 0; i++) {
            partyorg_choice_info choice = PARTYORG_CHOICE_INFO_INIT;
            int32_t value = 77;
            ok(partyorg_choice_get(subject, fact, i ? info.maximum : 0, &choice));
            ok(partyorg_fact_parse(subject, fact, choice.name, SIZE_MAX, &value, NULL));
            same(value, i ? info.maximum : 0);
        }
        char text[200];
        same(partyorg_fact_print(subject, fact, info.maximum + 1, 0, text, sizeof text, NULL), PARTYORG_E_RANGE);
        same(partyorg_fact_print(subject, fact, info.minimum - 1, 0, text, sizeof text, NULL), PARTYORG_E_RANGE);
    }
    char text[50];
    ok(partyorg_fact_print(0, 1, day(2008, 8, 15), PARTYORG_VI, text, sizeof text, NULL));
    same_text(text, "15/08/2008");
    ok(partyorg_fact_print(0, 1, day(2008, 8, 15), PARTYORG_EN, text, sizeof text, NULL));
    same_text(text, "2008-08-15");
    ok(partyorg_fact_print(0, 0, 1, PARTYORG_VI, text, sizeof text, NULL));
    same_text(text, "có");
    ok(partyorg_fact_print(0, 0, 0, PARTYORG_EN, text, sizeof text, NULL));
    same_text(text, "no");
    static const struct {
        int32_t hundredths;
        const char *vi, *en;
    } decimals[] = { { 2999, "29,99", "29.99" }, { 2990, "29,9", "29.9" }, { 2900, "29", "29" }, { 0, "0", "0" },
                     { 1, "0,01", "0.01" },      { 10, "0,1", "0.1" },     { 7000, "70", "70" } };
    const int32_t points = fact_of(PARTYORG_SUBJECT_MEMBER_REVIEW, "points_task");
    for (int i = 0; i < COUNT(decimals); i++) {
        const int32_t n = decimals[i].hundredths;
        ok(partyorg_fact_print(PARTYORG_SUBJECT_MEMBER_REVIEW, points, n, PARTYORG_VI, text, sizeof text, NULL));
        same_text(text, decimals[i].vi);
        ok(partyorg_fact_print(PARTYORG_SUBJECT_MEMBER_REVIEW, points, n, PARTYORG_EN, text, sizeof text, NULL));
        same_text(text, decimals[i].en);
    }
    same(partyorg_fact_print(0, 0, 1, 0, NULL, 4, NULL), PARTYORG_E_NULL);
    same(partyorg_fact_print(0, -1, 1, 0, text, sizeof text, NULL), PARTYORG_E_RANGE);
    same(partyorg_fact_print(SUBJECTS, 0, 1, 0, text, sizeof text, NULL), PARTYORG_E_RANGE);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = { subjects_known, facts_described, facts_found,       init_is_unknown,
                                   put_set_get,    put_refusals,    older_structs,     newer_structs,
                                   wrong_sizes,    other_options,   options_with_card, scores_beyond_the_card,
                                   parse_values,   parse_refusals,  print_and_parse };
    return run_tests("facts", tests, sizeof tests / sizeof tests[0]);
}
