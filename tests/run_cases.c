/* SPDX-License-Identifier: MIT */
/*
 * Runs files of cases, one JSON object a line, through the C library.
 *
 *     run_cases FILE...          "-" is the standard input
 *
 * One line a case, its fields separated by tabs:
 *
 *     pass|fail  id  verdict  ID=status ...  stage=verdict ...  value=... ...  missing,facts  reasons; of; failure
 *
 * Rules, stages, values and facts come in the library's order; a value that is absent is left out, dates are in ISO
 * form. A case that is refused has the verdict "error", no results, and the message in English as its reason.
 * The last line is "N passed, N failed". Exits with 1 when a case failed or there was none, with 2 when a file could
 * not be read.
 */
#define _POSIX_C_SOURCE 200809L

#include <errno.h>
#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "partyorg.h"

/* ---- texts that grow */

typedef struct text {
    char *at;
    size_t length, room;
} text;

static void append(text *t, const char *more)
{
    const size_t bytes = strlen(more);
    if (t->length + bytes + 1 > t->room) {
        t->room = 2 * (t->length + bytes + 1);
        t->at = realloc(t->at, t->room);
        if (!t->at)
            abort();
    }
    memcpy(t->at + t->length, more, bytes + 1);
    t->length += bytes;
}

static void clear(text *t)
{
    t->length = 0;
    append(t, "");
}

/* Appends a piece, after a separator unless it is the first one. */
static void add(text *t, const char *separator, const char *piece)
{
    if (t->length)
        append(t, separator);
    append(t, piece);
}

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
static void
reason(text *reasons, const char *format, ...)
{
    char line[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    add(reasons, "; ", line);
}

/* ---- the input of a case; 0 and a message when it is refused */

#define MESSAGE 600

static const char *json_kind(const json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        return "an object";
    case JSON_ARRAY:
        return "an array";
    case JSON_STRING:
        return "a string";
    case JSON_INTEGER:
        return "a whole number";
    case JSON_REAL:
        return "a fraction";
    case JSON_NULL:
        return "null";
    default:
        return "true or false";
    }
}

static const char *expected_type(int type)
{
    switch (type) {
    case PARTYORG_TYPE_DATE:
        return "a date as YYYY-MM-DD";
    case PARTYORG_TYPE_BOOL:
        return "true or false";
    case PARTYORG_TYPE_INT:
        return "a whole number";
    case PARTYORG_TYPE_DECIMAL:
        return "a number";
    default:
        return "the name of a choice";
    }
}

static int read_text(int32_t subject, int32_t fact, const json_t *given, int32_t *value, partyorg_error *error)
{
    const size_t length = json_string_length(given);
    return length > 0 &&
           partyorg_fact_parse(subject, fact, json_string_value(given), length, value, error) == PARTYORG_OK;
}

/* A number as it is written, without needless noughts; what it is not exact in, six decimals show. */
static const char *number_text(const json_t *given, char *out, size_t size)
{
    if (json_is_integer(given)) {
        snprintf(out, size, "%lld", (long long)json_integer_value(given));
        return out;
    }
    snprintf(out, size, "%.6f", json_real_value(given));
    size_t length = strlen(out);
    while (length > 0 && out[length - 1] == '0')
        out[--length] = '\0';
    if (length > 0 && out[length - 1] == '.')
        out[--length] = '\0';
    return out;
}

/* One fact or option: dates and choices as strings, bools and whole numbers as such, null is unknown. */
static int read_fact(int32_t subject, void *facts, const char *name, const json_t *given, char *message)
{
    partyorg_error error = { PARTYORG_OK, "", { "", "" }, -1 };
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    int32_t fact, value = PARTYORG_UNKNOWN;
    if (partyorg_facts_set(subject, facts, name, PARTYORG_UNKNOWN, &error) != PARTYORG_OK) {
        snprintf(message, MESSAGE, "%s", error.text[PARTYORG_EN]);
        return 0;
    }
    partyorg_fact_find(subject, name, SIZE_MAX, &fact);
    partyorg_fact_get(subject, fact, &info);
    if (strcmp(info.name, name) != 0) { /* a title is no name */
        snprintf(message, MESSAGE, "%s: no fact of that name, only of that title", name);
        return 0;
    }
    if (json_is_null(given))
        return 1;
    const int whole =
        json_is_integer(given) && json_integer_value(given) > INT32_MIN && json_integer_value(given) <= INT32_MAX;
    int understood = 0;
    switch (info.type) {
    case PARTYORG_TYPE_BOOL:
        understood = json_is_boolean(given);
        value = json_is_true(given);
        break;
    case PARTYORG_TYPE_INT:
        understood = whole;
        value = whole ? (int32_t)json_integer_value(given) : 0;
        break;
    case PARTYORG_TYPE_DECIMAL: {
        char number[400];
        understood =
            json_is_number(given) && partyorg_fact_parse(subject, fact, number_text(given, number, sizeof number),
                                                         SIZE_MAX, &value, &error) == PARTYORG_OK;
        break;
    }
    default:
        understood = json_is_string(given) && read_text(subject, fact, given, &value, &error);
        break;
    }
    if (understood && partyorg_facts_put(subject, facts, fact, value, &error) == PARTYORG_OK)
        return 1;
    if (error.status != PARTYORG_OK)
        snprintf(message, MESSAGE, "%s", error.text[PARTYORG_EN]);
    else
        snprintf(message, MESSAGE, "%s: expected %s, found %s", name, expected_type(info.type), json_kind(given));
    return 0;
}

static int read_facts(int32_t subject, void *facts, const char *key, json_t *given, char *message)
{
    const char *name;
    json_t *value;
    if (given && !json_is_object(given)) {
        snprintf(message, MESSAGE, "%s: expected an object, found %s", key, json_kind(given));
        return 0;
    }
    json_object_foreach(given, name, value) if (!read_fact(subject, facts, name, value, message)) return 0;
    return 1;
}

/* Sets what a scorecard's key says, and those within it. */
static int read_card(partyorg_scorecard *card, const char *path, const json_t *given, partyorg_error *error)
{
    char below[256], number[400];
    const char *key, *written = NULL, *dot = *path ? "." : "";
    json_t *value;
    size_t i;
    switch (json_typeof(given)) {
    case JSON_OBJECT:
        json_object_foreach((json_t *)(uintptr_t)given, key, value)
        {
            snprintf(below, sizeof below, "%s%s%s", path, dot, key);
            if (!read_card(card, below, value, error))
                return 0;
        }
        return 1;
    case JSON_ARRAY:
        json_array_foreach(given, i, value)
        {
            snprintf(below, sizeof below, "%s%s%d", path, dot, (int)i);
            if (!read_card(card, below, value, error))
                return 0;
        }
        return 1;
    case JSON_STRING:
        written = json_string_value(given);
        break;
    case JSON_INTEGER:
    case JSON_REAL:
        written = number_text(given, number, sizeof number);
        break;
    default:
        written = json_is_null(given) ? "null" : json_is_true(given) ? "true" : "false";
        break;
    }
    return partyorg_scorecard_put(card, path, written, SIZE_MAX, error) == PARTYORG_OK;
}

/* The scorecard of the options: the id of a built-in one, or an own one. It is taken out of them. */
static int read_scorecard(json_t *options, partyorg_scorecard *card, partyorg_options *out, char *message)
{
    partyorg_error error = { PARTYORG_OK, "", { "", "" }, -1 };
    const json_t *given = json_object_get(options, "scorecard");
    int read = 1;
    partyorg_scorecard_init(card);
    if (json_is_object(given))
        read = read_card(card, "", given, &error);
    else if (json_is_string(given))
        read = partyorg_scorecard_find(json_string_value(given), card, &error) == PARTYORG_OK;
    else if (given && !json_is_null(given)) {
        snprintf(message, MESSAGE, "scorecard: expected its id or an object, found %s", json_kind(given));
        return 0;
    }
    if (!read)
        snprintf(message, MESSAGE, "%s", error.text[PARTYORG_EN]);
    out->scorecard = given && !json_is_null(given) ? card : NULL;
    json_object_del(options, "scorecard");
    return read;
}

union subject {
    partyorg_applicant applicant;
    partyorg_probationer probationer;
    partyorg_former_member former_member;
    partyorg_member member;
    int32_t members[64]; /* of any other */
};

/* Reads the case and runs it. */
static int run(const json_t *given, int32_t *check, partyorg_report *report, char *message)
{
    static const char *const keys[] = { "id", "check", "on", "facts", "options", "expect", "note" };
    partyorg_error error = { PARTYORG_OK, "", { "", "" }, -1 };
    partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
    partyorg_subject_info subject = PARTYORG_SUBJECT_INFO_INIT;
    partyorg_options options = PARTYORG_OPTIONS_INIT;
    partyorg_date on;
    union subject facts;
    static partyorg_scorecard card;
    const char *name = json_string_value(json_object_get(given, "check"));
    const json_t *day = json_object_get(given, "on");
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)given, key, value)
    {
        size_t i = 0;
        while (i < sizeof keys / sizeof keys[0] && strcmp(keys[i], key) != 0)
            i++;
        if (i == sizeof keys / sizeof keys[0]) {
            snprintf(message, MESSAGE, "%s: a case has no such key", key);
            return 0;
        }
    }
    if (!name) {
        snprintf(message, MESSAGE, "check: the name of a check is needed");
        return 0;
    }
    if (partyorg_check_find(name, check) != PARTYORG_OK) {
        snprintf(message, MESSAGE, "check: there is no check \"%s\"", name);
        return 0;
    }
    if (!json_is_string(day)) {
        snprintf(message, MESSAGE, "on: the examination date is needed, as YYYY-MM-DD");
        return 0;
    }
    if (partyorg_date_parse(json_string_value(day), json_string_length(day), &on, &error) != PARTYORG_OK) {
        snprintf(message, MESSAGE, "on: %s", error.text[PARTYORG_EN]);
        return 0;
    }
    partyorg_check_get(*check, &info);
    partyorg_subject_get(info.subject, &subject);
    partyorg_facts_init(info.subject, &facts, subject.struct_size);
    if (!read_facts(info.subject, &facts, "facts", json_object_get(given, "facts"), message) ||
        !read_scorecard(json_object_get(given, "options"), &card, &options, message) ||
        !read_facts(PARTYORG_SUBJECT_OPTIONS, &options, "options", json_object_get(given, "options"), message))
        return 0;
    partyorg_report_init(report);
    if (partyorg_check(*check, &facts, on, &options, NULL, report, &error) != PARTYORG_OK) {
        snprintf(message, MESSAGE, "%s", error.text[PARTYORG_EN]);
        return 0;
    }
    return 1;
}

/* ---- what is found beside what is expected */

/* Reports every name in `expected` for which `known` is 0, in alphabetical order. */
static int by_name(const void *a, const void *b)
{
    const char *const *left = a;
    const char *const *right = b;
    return strcmp(*left, *right);
}

static void strangers(text *reasons, const char *what, json_t *expected, json_t *known)
{
    const char *names[256];
    size_t count = 0;
    const char *name;
    json_t *value;
    json_object_foreach(expected, name, value) if (!json_object_get(known, name) &&
                                                   count < sizeof names / sizeof names[0]) names[count++] = name;
    qsort(names, count, sizeof names[0], by_name);
    for (size_t i = 0; i < count; i++)
        reason(reasons, "%s %s: there is none", what, names[i]);
}

static json_t *part(const json_t *expect, const char *key, text *reasons)
{
    json_t *found = json_object_get(expect, key);
    if (found && !json_is_object(found)) {
        reason(reasons, "expect: %s is no object", key);
        return NULL;
    }
    return found;
}

static void compare(text *reasons, const char *what, const char *name, const json_t *expected, const char *found)
{
    char number[400];
    const char *wanted = json_string_value(expected);
    if (json_is_null(expected))
        wanted = "absent";
    if (json_is_boolean(expected))
        wanted = json_is_true(expected) ? "true" : "false";
    if (json_is_number(expected))
        wanted = number_text(expected, number, sizeof number);
    if (!wanted)
        wanted = json_kind(expected);
    if (strcmp(wanted, found) != 0)
        reason(reasons, "%s%s%s: expected %s, found %s", what, *name ? " " : "", name, wanted, found);
}

static void value_text(const partyorg_value_info *info, int32_t value, char *out, size_t size)
{
    partyorg_choice_info choice = PARTYORG_CHOICE_INFO_INIT;
    if (value == PARTYORG_UNKNOWN)
        snprintf(out, size, "absent");
    else if (info->type == PARTYORG_TYPE_DATE)
        partyorg_date_print(value, PARTYORG_ISO, out, size);
    else if (info->type == PARTYORG_TYPE_BOOL)
        snprintf(out, size, "%s", value ? "true" : "false");
    else if (info->type == PARTYORG_TYPE_DECIMAL) {
        json_t *number = json_real(value / 100.0);
        number_text(number, out, size);
        json_decref(number);
    } else if (partyorg_choice_get(PARTYORG_SUBJECT_VALUES, info->fact, value, &choice) == PARTYORG_OK)
        snprintf(out, size, "%s", choice.name);
    else
        snprintf(out, size, "%d", (int)value);
}

struct line {
    text rules, stages, values, missing, reasons;
};

static void judge(int32_t check, const partyorg_report *r, const json_t *expect, struct line *l)
{
    static const char *const keys[] = { "verdict", "rules", "stages", "values", "missing" };
    partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
    json_t *known = json_object(), *part_of, *expected;
    const char *key;
    char pair[96];
    partyorg_check_get(check, &info);
    if (!json_is_object(expect))
        reason(&l->reasons, "expect: an object is needed");
    json_object_foreach((json_t *)(uintptr_t)expect, key, expected)
    {
        size_t i = 0;
        while (i < sizeof keys / sizeof keys[0] && strcmp(keys[i], key) != 0)
            i++;
        if (i == sizeof keys / sizeof keys[0])
            reason(&l->reasons, "expect: there is no %s", key);
    }
    if ((expected = json_object_get(expect, "verdict")) != NULL)
        compare(&l->reasons, "verdict", "", expected, partyorg_finding_status_name(r->verdict));

    part_of = part(expect, "rules", &l->reasons);
    for (int32_t i = 0; i < r->rule_count; i++) {
        partyorg_rule_info rule = PARTYORG_RULE_INFO_INIT;
        partyorg_rule_get(check, i, &rule);
        const char *status = partyorg_finding_status_name(r->findings[i].status);
        snprintf(pair, sizeof pair, "%s=%s", rule.id, status);
        add(&l->rules, " ", pair);
        json_object_set_new(known, rule.id, json_true());
        if ((expected = json_object_get(part_of, rule.id)) != NULL)
            compare(&l->reasons, "rule", rule.id, expected, status);
    }
    strangers(&l->reasons, "rule", part_of, known);

    json_object_clear(known);
    part_of = part(expect, "stages", &l->reasons);
    for (int32_t i = 0; i < r->stage_count; i++) {
        partyorg_stage_info stage = PARTYORG_STAGE_INFO_INIT;
        partyorg_stage_get(check, i, &stage);
        const char *verdict = partyorg_finding_status_name(r->stages[i]);
        snprintf(pair, sizeof pair, "%s=%s", stage.name, verdict);
        add(&l->stages, " ", pair);
        json_object_set_new(known, stage.name, json_true());
        if ((expected = json_object_get(part_of, stage.name)) != NULL)
            compare(&l->reasons, "stage", stage.name, expected, verdict);
    }
    strangers(&l->reasons, "stage", part_of, known);

    json_object_clear(known);
    part_of = part(expect, "values", &l->reasons);
    for (int32_t i = 0; i < r->value_count; i++) {
        partyorg_value_info value = PARTYORG_VALUE_INFO_INIT;
        char found[48];
        partyorg_value_get(check, i, &value);
        value_text(&value, r->values[i], found, sizeof found);
        snprintf(pair, sizeof pair, "%s=%s", value.name, found);
        if (r->values[i] != PARTYORG_UNKNOWN)
            add(&l->values, " ", pair);
        json_object_set_new(known, value.name, json_true());
        if ((expected = json_object_get(part_of, value.name)) != NULL)
            compare(&l->reasons, "value", value.name, expected, found);
    }
    strangers(&l->reasons, "value", part_of, known);

    json_object_clear(known);
    partyorg_fact_info fact = PARTYORG_FACT_INFO_INIT;
    for (int32_t i = 0; partyorg_fact_get(info.subject, i, &fact) == PARTYORG_OK; i++)
        if (r->missing >> i & 1) {
            add(&l->missing, ",", fact.name);
            json_object_set_new(known, fact.name, json_true());
        }
    part_of = json_object_get(expect, "missing");
    if (part_of && !json_is_array(part_of))
        reason(&l->reasons, "expect: missing is no array");
    for (size_t i = 0; i < json_array_size(part_of); i++) {
        const char *name = json_string_value(json_array_get(part_of, i));
        if (!name || !json_object_get(known, name))
            reason(&l->reasons, "missing %s: not reported", name ? name : "(no string)");
    }
    json_decref(known);
}

/* ---- files */

static struct line line;
static long passed, failed;

static void examine_line(const char *source, const char *file, long number)
{
    static partyorg_report report;
    json_error_t problem;
    char message[MESSAGE], place[300];
    int32_t check = -1;
    json_t *given = json_loads(source, JSON_REJECT_DUPLICATES, &problem);
    snprintf(place, sizeof place, "%s:%ld", file, number);
    const char *id = json_string_value(json_object_get(given, "id"));
    text *const parts[] = { &line.rules, &line.stages, &line.values, &line.missing, &line.reasons };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        clear(parts[i]);
    const char *verdict = "error";
    if (!given) {
        reason(&line.reasons, "%s: not JSON: %s", place, problem.text);
    } else if (!id) {
        reason(&line.reasons, "%s: a case needs an id", place);
    } else if (!run(given, &check, &report, message)) {
        reason(&line.reasons, "%s", message);
    } else {
        verdict = partyorg_finding_status_name(report.verdict);
        judge(check, &report, json_object_get(given, "expect"), &line);
    }
    const int pass = line.reasons.length == 0;
    *(pass ? &passed : &failed) += 1;
    printf("%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", pass ? "pass" : "fail", id ? id : place, verdict, line.rules.at,
           line.stages.at, line.values.at, line.missing.at, line.reasons.at);
    json_decref(given);
}

static int run_file(const char *name)
{
    FILE *file = strcmp(name, "-") == 0 ? stdin : fopen(name, "r");
    char *source = NULL;
    size_t room = 0;
    ssize_t length;
    if (!file) {
        fprintf(stderr, "run_cases: %s: %s\n", name, strerror(errno));
        return 0;
    }
    errno = 0;
    for (long number = 1; (length = getline(&source, &room, file)) >= 0; number++) {
        if (strspn(source, " \t\r\n") < (size_t)length)
            examine_line(source, name, number);
    }
    const int good = !ferror(file);
    if (!good)
        fprintf(stderr, "run_cases: %s: %s\n", name, strerror(errno));
    if (file != stdin)
        fclose(file);
    free(source);
    return good;
}

int main(int count, char **arguments)
{
    int good = count > 1;
    if (!good)
        fprintf(stderr, "usage: run_cases FILE...\n");
    for (int i = 1; i < count; i++)
        good &= run_file(arguments[i]);
    printf("%ld passed, %ld failed\n", passed, failed);
    free(line.rules.at);
    free(line.stages.at);
    free(line.values.at);
    free(line.missing.at);
    free(line.reasons.at);
    return !good ? 2 : failed > 0 || passed == 0;
}
