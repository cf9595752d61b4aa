/* SPDX-License-Identifier: MIT */
/* Facts in, a report out: the functions whose arguments depend on the subject of a check. */
#ifndef PARTYORG_LUA_REPORT_H
#define PARTYORG_LUA_REPORT_H

#include <time.h>

#include "scorecard.h"

/* ---- facts in ---------------------------------------------------------------------------------------------------- */

/* For each subject a table from the names of its facts to their places and types: one look-up a fact. */
static const char fact_names_key = 0;
enum { TYPE_BITS = 3 };

static void make_fact_names(lua_State *L)
{
    lua_pushlightuserdata(L, (void *)(uintptr_t)&fact_names_key);
    lua_newtable(L);
    for (int32_t subject = 0; subject < partyorg_subject_count(); subject++) {
        partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
        lua_newtable(L);
        for (int32_t fact = 0; partyorg_fact_get(subject, fact, &info) == PARTYORG_OK; fact++)
            set_number(L, info.name, fact << TYPE_BITS | info.type);
        lua_rawseti(L, -2, subject + 1);
    }
    lua_rawset(L, LUA_REGISTRYINDEX);
}

/* Says by name, value and what is accepted why the value at `index` is not one of a fact. */
static int refuse_value(lua_State *L, int index, int32_t subject, int32_t fact, int32_t type, int32_t language)
{
    static const char *const expected[][2] = { { "một ngày dạng YYYY-MM-DD", "a date as YYYY-MM-DD" },
                                               { "true hoặc false", "true or false" },
                                               { "một số nguyên", "a whole number" },
                                               { "tên của một lựa chọn", "the name of a choice" },
                                               { "tên của một lựa chọn", "the name of a choice" },
                                               { "một số, nhiều nhất hai chữ số thập phân",
                                                 "a number with two decimals at most" } };
    static const char *const found[][2] = { { "một chuỗi", "a string" },
                                            { "true hoặc false", "true or false" },
                                            { "một số nguyên", "a whole number" },
                                            { "một số không nguyên", "a fraction" } };
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    if (partyorg_fact_get(subject, fact, &info) != PARTYORG_OK)
        info.name = "on"; /* the examination date, in a column */
    const lua_Number number = lua_type(L, index) == LUA_TNUMBER ? lua_tonumber(L, index) : 0;
    const int fraction = number > INT32_MIN && number < INT32_MAX && (lua_Number)(int32_t)number != number;
    if (type == PARTYORG_TYPE_INT && lua_type(L, index) == LUA_TNUMBER && !fraction) { /* too large, NaN */
        lua_pushvalue(L, index);
        lua_pushfstring(L,
                        language == PARTYORG_VI ? "%s: giá trị %s không phải là số nguyên từ %d đến %d"
                                                : "%s: value %s is not a whole number from %d to %d",
                        info.name, lua_tostring(L, -1), (int)info.minimum, (int)info.maximum);
        return fail_with_top(L, PARTYORG_E_VALUE, info.name);
    }
    if (type == PARTYORG_TYPE_DECIMAL && lua_type(L, index) == LUA_TNUMBER) {
        lua_pushvalue(L, index);
        push_hundredths(L, info.minimum);
        push_hundredths(L, info.maximum);
        lua_pushfstring(L,
                        language == PARTYORG_VI
                            ? "%s: giá trị %s không phải là số từ %s đến %s, nhiều nhất hai chữ số thập phân"
                            : "%s: value %s is not a number from %s to %s with two decimals at most",
                        info.name, lua_tostring(L, -3), lua_tostring(L, -2), lua_tostring(L, -1));
        return fail_with_top(L, PARTYORG_E_VALUE, info.name);
    }
    const char *kind = luaL_typename(L, index);
    if (lua_type(L, index) == LUA_TSTRING)
        kind = found[0][language];
    else if (lua_type(L, index) == LUA_TBOOLEAN)
        kind = found[1][language];
    else if (lua_type(L, index) == LUA_TNUMBER)
        kind = found[fraction ? 3 : 2][language];
    lua_pushfstring(L, language == PARTYORG_VI ? "%s: cần %s, nhưng nhận được %s" : "%s: expected %s, found %s",
                    info.name, expected[type][language], kind);
    return fail_with_top(L, type == PARTYORG_TYPE_DATE ? PARTYORG_E_DATE : PARTYORG_E_VALUE, info.name);
}

/* Reads the value at `index`: dates and choices as text, bools and numbers as such. nil is not asked for. */
static int read_value(lua_State *L, int index, int32_t subject, int32_t fact, int32_t type, int32_t language,
                      int32_t *out)
{
    switch (type) {
    case PARTYORG_TYPE_BOOL:
        *out = lua_toboolean(L, index);
        if (lua_isboolean(L, index))
            return 0;
        break;
    case PARTYORG_TYPE_INT:
        if (whole_number(L, index, out))
            return 0;
        break;
    case PARTYORG_TYPE_DECIMAL: {
        partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
        if (decimal_number(L, index, out) && partyorg_fact_get(subject, fact, &info) == PARTYORG_OK &&
            *out >= info.minimum && *out <= info.maximum)
            return 0;
        break;
    }
    default:
        if (lua_type(L, index) == LUA_TSTRING) {
            partyorg_error error;
            size_t length;
            const char *const text = lua_tolstring(L, index, &length);
            const partyorg_status status = partyorg_fact_parse(subject, fact, text, length, out, &error);
            if (status != PARTYORG_OK)
                return fail_with(L, &error, language);
            if (*out != PARTYORG_UNKNOWN) /* which blank text would be: here that is nil */
                return 0;
        }
        break;
    }
    return refuse_value(L, index, subject, fact, type, language);
}

/* A key that is no fact's name; a title is none. */
static int refuse_key(lua_State *L, int index, int32_t subject, int32_t language)
{
    partyorg_subject_info info = PARTYORG_SUBJECT_INFO_INIT;
    partyorg_fact_info accepted = PARTYORG_FACT_INFO_INIT;
    partyorg_error room;
    const int text = lua_type(L, index) == LUA_TSTRING;
    const char *const key = text ? shown(L, index, &room) : luaL_typename(L, index);
    size_t length;
    int32_t fact;
    partyorg_subject_get(subject, &info);
    const char *const whole = text ? lua_tolstring(L, index, &length) : NULL;
    if (whole && partyorg_fact_find(subject, whole, length, &fact) == PARTYORG_OK) {
        partyorg_fact_get(subject, fact, &accepted);
        lua_pushfstring(L,
                        language == PARTYORG_VI ? "%s: không có dữ kiện tên này, chỉ có tiêu đề này; tên là %s"
                                                : "%s: no fact of that name, only of that title; its name is %s",
                        key, accepted.name);
    } else {
        lua_pushfstring(L,
                        language == PARTYORG_VI ? "%s: không có dữ kiện tên này trong \"%s\""
                                                : "%s: no fact of that name in \"%s\"",
                        key, info.name);
        for (fact = 0; partyorg_fact_get(subject, fact, &accepted) == PARTYORG_OK; fact++)
            add_accepted(L, fact == 0, accepted.name, language);
        if (subject == PARTYORG_SUBJECT_OPTIONS)
            add_accepted(L, 0, "scorecard", language);
    }
    return fail_with_top(L, PARTYORG_E_NAME, text ? key : NULL);
}

/* Reads a table of facts into the members of a subject's struct, which start as unknown. */
static int read_facts(lua_State *L, int index, int32_t subject, int32_t language, int32_t *members)
{
    lua_pushlightuserdata(L, (void *)(uintptr_t)&fact_names_key);
    lua_rawget(L, LUA_REGISTRYINDEX);
    lua_rawgeti(L, -1, subject + 1);
    const int names = lua_gettop(L), key = names + 1, value = names + 2;
    lua_pushnil(L);
    while (lua_next(L, index)) {
        if (subject == PARTYORG_SUBJECT_OPTIONS && lua_type(L, key) == LUA_TSTRING &&
            strcmp(whole_name(L, key), "scorecard") == 0) { /* no fact */
            lua_settop(L, key);
            continue;
        }
        lua_pushvalue(L, key);
        lua_rawget(L, names);
        const int32_t place = (int32_t)lua_tointeger(L, -1);
        if (lua_type(L, -1) != LUA_TNUMBER)
            return refuse_key(L, key, subject, language);
        const int32_t fact = place >> TYPE_BITS;
        const int failed =
            read_value(L, value, subject, fact, place & ((1 << TYPE_BITS) - 1), language, &members[fact]);
        if (failed)
            return failed;
        lua_settop(L, key);
    }
    lua_settop(L, names - 2);
    return 0;
}

/* parse_fact(subject, fact, text, language): a cell of a spreadsheet as a value of the fact; nil for blank text. */
static int core_parse_fact(lua_State *L)
{
    partyorg_error error;
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    int32_t subject, fact, language, value;
    size_t length;
    int failed = take_subject(L, 1, &subject);
    if (failed || (failed = take_fact(L, 2, subject, &fact)) != 0 || (failed = take_language(L, 4, &language)) != 0)
        return failed;
    need_type(L, 3, LUA_TSTRING);
    const char *const text = lua_tolstring(L, 3, &length);
    const partyorg_status status = partyorg_fact_parse(subject, fact, text, length, &value, &error);
    if (status != PARTYORG_OK)
        return fail_with(L, &error, language);
    partyorg_fact_get(subject, fact, &info);
    push_value(L, subject, fact, info.type, value);
    return 1;
}

/* format_fact(subject, fact, value, language): the other way. */
static int core_format_fact(lua_State *L)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    int32_t subject, fact, language, value = PARTYORG_UNKNOWN;
    int failed = take_subject(L, 1, &subject);
    if (failed || (failed = take_fact(L, 2, subject, &fact)) != 0 || (failed = take_language(L, 4, &language)) != 0)
        return failed;
    if (lua_isnone(L, 3))
        return bad_argument(L, 3, "value expected");
    const partyorg_status status = partyorg_fact_get(subject, fact, &info);
    if (status != PARTYORG_OK)
        return fail_plainly(L, "format_fact", status);
    if (!lua_isnil(L, 3) && (failed = read_value(L, 3, subject, fact, info.type, language, &value)) != 0)
        return failed;
    if (value != PARTYORG_UNKNOWN && (value < info.minimum || value > info.maximum))
        return refuse_value(L, 3, subject, fact, info.type, language);
    PUSH_TEXT(L, partyorg_fact_print, subject, fact, value, language);
    return 1;
}

/* card:score(facts, lang): a meeting, criterion by criterion. */
static int scorecard_score(lua_State *L)
{
    const partyorg_scorecard *const card = take_scorecard(L, 1);
    partyorg_meeting meeting;
    partyorg_scored scored;
    partyorg_error error;
    int32_t language;
    lua_settop(L, 3);
    need_type(L, 2, LUA_TTABLE);
    int failed = take_language(L, 3, &language);
    partyorg_facts_init(PARTYORG_SUBJECT_MEETING, &meeting, sizeof meeting);
    if (failed || (failed = read_facts(L, 2, PARTYORG_SUBJECT_MEETING, language, (int32_t *)&meeting + 1)) != 0)
        return failed;
    partyorg_scored_init(&scored);
    partyorg_status status = partyorg_scorecard_score(card, &meeting, &scored, &error);
    if (status != PARTYORG_OK)
        return fail_with(L, &error, language);
    const struct maker maker = lua_maker(L);
    luaL_checkstack(L, 40, "a scored meeting");
    lua_newtable(L);
    status = make_scored(&maker, card, &meeting, &scored);
    return status == PARTYORG_OK ? 1 : fail_plainly(L, "score", status);
}

/* ---- a check ----------------------------------------------------------------------------------------------------- */

/* What a check is asked. The calendar, when there is one, lies behind it or on the Lua stack. */
struct request {
    int32_t check, subject, language;
    partyorg_date on;
    const partyorg_calendar *calendar;
    partyorg_options options;
    union {
        uint32_t size;
        int32_t members[64]; /* the size, then at most 63 facts */
        partyorg_applicant applicant;
    } facts;
};

enum { OPTION_ON, OPTION_OPTIONS, OPTION_DAYS_OFF, OPTION_MAKE_UP, OPTION_LANG, OPTION_COUNT };
static const char *const option_names[] = { "on", "options", "days_off", "make_up", "lang" };

/* Where the first option of a call lies on the stack: behind its three arguments. */
enum { OPTIONS_AT = 4 };

/* Pushes the values of the call's options in the order of their names, nil where there is none; others are refused. */
static int spread_options(lua_State *L, int index, const char *const *names, int count)
{
    const int base = lua_gettop(L) + 1;
    lua_settop(L, base + count - 1);
    if (lua_isnoneornil(L, index))
        return 0;
    need_type(L, index, LUA_TTABLE);
    lua_pushnil(L);
    while (lua_next(L, index)) {
        int option;
        const int named = lua_type(L, -2) == LUA_TSTRING;
        const char *const key = named ? whole_name(L, -2) : "";
        for (option = 0; option < count && strcmp(names[option], key) != 0;)
            option++;
        if (option == count) {
            partyorg_error room;
            const int at = lua_gettop(L) - 1;
            lua_pushstring(L, names[0]);
            for (option = 1; option < count; option++)
                lua_pushfstring(L, "%s, %s", lua_tostring(L, -1), names[option]);
            if (!named)
                return bad_argument(L, index, lua_pushfstring(L, "the keys are %s", lua_tostring(L, -1)));
            lua_pushfstring(L, "%s: there is no such argument; accepted are %s", shown(L, at, &room),
                            lua_tostring(L, -1));
            return fail_with_top(L, PARTYORG_E_NAME, shown(L, at, &room));
        }
        lua_replace(L, base + option);
    }
    return 0;
}

static partyorg_date today(void)
{
    const time_t now = time(NULL);
    struct tm parts;
    partyorg_date date = PARTYORG_UNKNOWN;
    if (localtime_r(&now, &parts))
        partyorg_date_from_civil(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, &date);
    return date;
}

/* The examination date: as text, in the language of the call; today when it is left out. */
static int take_on(lua_State *L, int index, int32_t language, partyorg_date *out)
{
    const int failed = take_day(L, index, "on", language, out);
    if (!failed && *out == PARTYORG_UNKNOWN)
        *out = today();
    return failed;
}

/*
 * Reads from arguments 1 to 3 (check, a table, options of the call) what does not depend on the table: check, language
 * and date. The values of the options are on the stack from OPTIONS_AT on.
 */
static int read_call(lua_State *L, struct request *r, const char *const *names, int count)
{
    lua_settop(L, OPTIONS_AT - 1);
    if (lua_type(L, 1) != LUA_TSTRING)
        return wrong_type(L, 1, "name of a check");
    need_type(L, 2, LUA_TTABLE);
    int failed = spread_options(L, 3, names, count);
    if (failed || (failed = take_language(L, OPTIONS_AT + OPTION_LANG, &r->language)) != 0 ||
        (failed = take_check(L, 1, r->language, &r->check)) != 0)
        return failed;
    r->subject = subject_of(r->check);
    return take_on(L, OPTIONS_AT + OPTION_ON, r->language, &r->on);
}

/* Makes the facts of a request unknown. */
static void forget_facts(struct request *r)
{
    partyorg_subject_info subject = PARTYORG_SUBJECT_INFO_INIT;
    partyorg_subject_get(r->subject, &subject);
    partyorg_facts_init(r->subject, &r->facts, subject.struct_size);
}

/* The scorecard among the options takes the place of the options on the stack; nil when there is none. */
static int read_scorecard(lua_State *L, struct request *r)
{
    const int index = OPTIONS_AT + OPTION_OPTIONS;
    lua_pushliteral(L, "scorecard");
    lua_rawget(L, index);
    if (!lua_isnil(L, -1)) {
        const int failed = push_card(L, lua_gettop(L), r->language, &r->options.scorecard);
        if (failed)
            return failed;
        lua_remove(L, -2);
    }
    lua_replace(L, index);
    return 0;
}

/*
 * Reads how open questions are read, and the calendar, which is left on top of the stack, nil when there is none. In
 * place of the options their scorecard is on the stack, or nil.
 */
static int read_conditions(lua_State *L, struct request *r)
{
    struct days *days;
    partyorg_facts_init(PARTYORG_SUBJECT_OPTIONS, &r->options, sizeof r->options);
    if (!lua_isnil(L, OPTIONS_AT + OPTION_OPTIONS)) {
        if (lua_type(L, OPTIONS_AT + OPTION_OPTIONS) != LUA_TTABLE)
            return misuse(L, "options: a table expected, got %s", luaL_typename(L, OPTIONS_AT + OPTION_OPTIONS));
        int failed = read_facts(L, OPTIONS_AT + OPTION_OPTIONS, PARTYORG_SUBJECT_OPTIONS, r->language,
                                (int32_t *)&r->options + 1);
        if (failed || (failed = read_scorecard(L, r)) != 0)
            return failed;
    }
    const int failed = make_calendar(L, OPTIONS_AT + OPTION_DAYS_OFF, OPTIONS_AT + OPTION_MAKE_UP, r->language, &days);
    r->calendar = days ? &days->calendar : NULL;
    return failed;
}

/* What check and check_masks are asked; the calendar is left on top of the stack. */
static int read_request(lua_State *L, struct request *r)
{
    int failed = read_call(L, r, option_names, OPTION_COUNT);
    if (failed)
        return failed;
    forget_facts(r);
    failed = read_facts(L, 2, r->subject, r->language, r->facts.members + 1);
    return failed ? failed : read_conditions(L, r);
}

/* check_masks(check, facts, options): verdict, stage and masks; bit i stands for rule i, from 0. */
static int core_check_masks(lua_State *L)
{
    struct request r;
    partyorg_error error;
    partyorg_masks masks = PARTYORG_MASKS_INIT;
    const int failed = read_request(L, &r);
    if (failed)
        return failed;
    const partyorg_status status =
        partyorg_check_masks(r.check, &r.facts, r.on, &r.options, r.calendar, &masks, &error);
    if (status != PARTYORG_OK)
        return fail_with(L, &error, r.language);
    lua_createtable(L, 0, 6);
    set_text(L, "verdict", partyorg_finding_status_name(masks.verdict));
    push_stage_name(L, r.check, masks.stage);
    lua_setfield(L, -2, "stage");
    const char *const names[] = { "met", "not_met", "unknown", "not_applicable" };
    const uint64_t sets[] = { masks.met, masks.not_met, masks.unknown, masks.not_applicable };
    for (int i = 0; i < 4; i++) {
        push_mask(L, sets[i]);
        lua_setfield(L, -2, names[i]);
    }
    return 1;
}

/* ---- the report -------------------------------------------------------------------------------------------------- */

/* A report with what was asked, for its remedies; the caller's calendar follows in the same block, which keeps the
   scorecard alive. */
struct examined {
    partyorg_report report;
    struct request request;
    partyorg_calendar calendar;
    partyorg_date days[];
};

static const char report_key = 0, finding_key = 0; /* of the metatables in the registry */

static struct examined *take_report(lua_State *L, int index)
{
    return take_block(L, index, &report_key, "report");
}

/* Examines what a request asks: the report's block and the verdict. `index`: what keeps its scorecard alive. */
static int push_report(lua_State *L, const struct request *r, int index)
{
    partyorg_error error;
    const partyorg_calendar *const calendar = r->calendar;
    const size_t off = calendar ? (size_t)calendar->days_off_count : 0,
                 up = calendar ? (size_t)calendar->make_up_count : 0;
    const size_t size = sizeof(struct examined) + (off + up) * sizeof(partyorg_date);
    lua_pushvalue(L, index);
    struct examined *const x = r->options.scorecard ? new_holder(L, size) : lua_newuserdata(L, size);
    partyorg_report_init(&x->report);
    x->request = *r;
    if (calendar) {
        memcpy(x->days, calendar->days_off, off * sizeof x->days[0]);
        memcpy(x->days + off, calendar->make_up, up * sizeof x->days[0]);
        x->calendar = *calendar;
        x->calendar.days_off = x->days;
        x->calendar.make_up = x->days + off;
        x->request.calendar = &x->calendar;
    }
    const partyorg_status status = partyorg_check(r->check, &x->request.facts, r->on, &x->request.options,
                                                  x->request.calendar, &x->report, &error);
    if (status != PARTYORG_OK)
        return fail_with(L, &error, r->language);
    push_metatable(L, &report_key);
    lua_setmetatable(L, -2);
    lua_pushstring(L, partyorg_finding_status_name(x->report.verdict));
    return 2;
}

/* check(check, facts, options): the report's block and the verdict. */
static int core_check(lua_State *L)
{
    struct request r;
    const int failed = read_request(L, &r);
    return failed ? failed : push_report(L, &r, OPTIONS_AT + OPTION_OPTIONS);
}

/* ---- findings: light blocks that read from their report, which they keep alive */

struct finding_ref {
    const struct examined *examined;
    const partyorg_finding *finding;
};

static void push_findings(lua_State *L, int index)
{
    const struct examined *const x = lua_touserdata(L, index);
    lua_createtable(L, x->report.rule_count, 0);
    push_metatable(L, &finding_key);
    lua_pushvalue(L, index);
    for (int32_t i = 0; i < x->report.rule_count; i++) {
        struct finding_ref *const f = new_holder(L, sizeof *f);
        f->examined = x;
        f->finding = &x->report.findings[i];
        lua_pushvalue(L, -3);
        lua_setmetatable(L, -2);
        lua_rawseti(L, -4, i + 1);
    }
    lua_pop(L, 2);
}

static const struct finding_ref *take_finding(lua_State *L, int index)
{
    return take_block(L, index, &finding_key, "finding");
}

/* The optional language at `index`; the one of the call when there is none. */
static int language_or(lua_State *L, int index, const struct examined *x, int32_t *out)
{
    const int failed = take_language(L, index, out);
    if (lua_isnoneornil(L, index))
        *out = x->request.language;
    return failed;
}

static int finding_text(lua_State *L)
{
    const struct finding_ref *const f = take_finding(L, 1);
    int32_t language;
    const int failed = language_or(L, 2, f->examined, &language);
    if (failed)
        return failed;
    PUSH_TEXT(L, partyorg_finding_print, f->examined->report.check, f->finding, language);
    return 1;
}

static int finding_title_text(lua_State *L)
{
    const struct finding_ref *const f = take_finding(L, 1);
    partyorg_rule_info info = PARTYORG_RULE_INFO_INIT;
    int32_t language;
    const int failed = language_or(L, 2, f->examined, &language);
    if (failed)
        return failed;
    partyorg_rule_get(f->examined->report.check, f->finding->rule, &info);
    push_name(L, info.title[language]);
    return 1;
}

static int finding_provision(lua_State *L)
{
    const struct finding_ref *const f = take_finding(L, 1);
    int32_t language;
    const int failed = language_or(L, 2, f->examined, &language);
    if (failed)
        return failed;
    PUSH_TEXT(L, partyorg_provision_print, f->examined->report.check, f->finding->rule, f->finding->edition, language);
    return 1;
}

/* What would put a finding in order, as a list of { from, proven, text, steps = { { fact, relation, required } } }. */
static int push_remedies(lua_State *L, const struct examined *x, int32_t rule, int32_t language)
{
    const struct request *const r = &x->request;
    partyorg_remedy few[8], *remedies = few;
    partyorg_error error;
    int32_t count = 0;
    partyorg_status status = partyorg_remedies(r->check, &r->facts, r->on, &r->options, r->calendar, rule, remedies,
                                               (int32_t)(sizeof few / sizeof few[0]), &count, &error);
    if (status == PARTYORG_E_SPACE) {
        remedies = lua_newuserdata(L, (size_t)count * sizeof *remedies);
        status = partyorg_remedies(r->check, &r->facts, r->on, &r->options, r->calendar, rule, remedies, count, &count,
                                   &error);
    }
    if (status != PARTYORG_OK)
        return fail_with(L, &error, language);
    lua_createtable(L, count, 0);
    for (int32_t i = 0; i < count; i++) {
        const partyorg_remedy *const remedy = &remedies[i];
        lua_createtable(L, 0, 4);
        set_date(L, "from", remedy->from);
        set_bool(L, "proven", remedy->proven);
        PUSH_TEXT(L, partyorg_remedy_print, r->check, remedy, language);
        lua_setfield(L, -2, "text");
        lua_createtable(L, remedy->step_count, 0);
        for (int32_t k = 0; k < remedy->step_count; k++) {
            const partyorg_step *const step = &remedy->steps[k];
            partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
            partyorg_fact_get(r->subject, step->fact, &info);
            lua_createtable(L, 0, 3);
            set_text(L, "fact", info.name);
            set_text(L, "relation", partyorg_relation_name(step->relation));
            push_required(L, r->subject, step->fact, info.type, step->relation, step->required);
            lua_setfield(L, -2, "required");
            lua_rawseti(L, -2, k + 1);
        }
        lua_setfield(L, -2, "steps");
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}

static int finding_remedies(lua_State *L)
{
    const struct finding_ref *const f = take_finding(L, 1);
    int32_t language;
    const int failed = language_or(L, 2, f->examined, &language);
    return failed ? failed : push_remedies(L, f->examined, f->finding->rule, language);
}

/* The fields of a finding. */
/* clang-format off */
#define FINDING_FIELDS(F) \
    F(id) F(title) F(kind) F(stage) F(status) F(edition) F(confidence) F(governing_on) F(stand_in) F(counts) \
    F(no_edition) F(no_calendar) F(fact) F(observed) F(observed_on) F(relation) F(required) F(due) F(overdue) F(missing)
/* clang-format on */
enum {
#define F(name) FIELD_##name,
    FINDING_FIELDS(F) FIELD_COUNT
#undef F
};
static const char *const finding_fields[] = {
#define F(name) #name,
    FINDING_FIELDS(F)
#undef F
};

static void push_finding_field(lua_State *L, const struct finding_ref *ref, int field)
{
    const partyorg_finding *const f = ref->finding;
    const struct request *const r = &ref->examined->request;
    switch (field) {
    case FIELD_status:
        lua_pushstring(L, partyorg_finding_status_name(f->status));
        break;
    case FIELD_id:
        push_rule_id(L, r->check, f->rule);
        break;
    case FIELD_title: {
        partyorg_rule_info info = PARTYORG_RULE_INFO_INIT;
        partyorg_rule_get(r->check, f->rule, &info);
        push_name(L, info.title[r->language]);
        break;
    }
    case FIELD_kind:
        push_name(L, partyorg_kind_name(f->kind));
        break;
    case FIELD_stage:
        push_stage_name(L, r->check, f->stage);
        break;
    case FIELD_edition:
        push_edition_code(L, f->edition);
        break;
    case FIELD_confidence:
        push_name(L, partyorg_confidence_name(f->confidence));
        break;
    case FIELD_governing_on:
        push_date(L, f->governing);
        break;
    case FIELD_stand_in:
        lua_pushboolean(L, f->flags & PARTYORG_STAND_IN);
        break;
    case FIELD_counts:
        lua_pushboolean(L, f->flags & PARTYORG_COUNTS);
        break;
    case FIELD_no_edition:
        lua_pushboolean(L, f->flags & PARTYORG_NO_EDITION);
        break;
    case FIELD_no_calendar:
        lua_pushboolean(L, f->flags & PARTYORG_NO_CALENDAR);
        break;
    case FIELD_fact:
        push_fact_name(L, r->subject, f->fact);
        break;
    case FIELD_observed:
        push_value(L, r->subject, f->fact, f->type, f->observed);
        break;
    case FIELD_observed_on: /* the observed value is the examination date */
        lua_pushboolean(L, f->flags & PARTYORG_OBSERVED_ON);
        break;
    case FIELD_relation:
        push_name(L, partyorg_relation_name(f->relation));
        break;
    case FIELD_required:
        push_required(L, r->subject, f->fact, f->type, f->relation, f->required);
        break;
    case FIELD_due:
        push_date(L, f->due);
        break;
    case FIELD_overdue:
        lua_pushboolean(L, f->flags & PARTYORG_OVERDUE);
        break;
    case FIELD_missing:
        push_fact_names(L, r->subject, f->missing);
        break;
    default:
        lua_pushnil(L);
        break;
    }
}

/* A plain table of the finding at `index`, with its texts in the language of the call. */
static void push_finding_table(lua_State *L, const struct finding_ref *f)
{
    const struct examined *const x = f->examined;
    lua_createtable(L, 0, FIELD_COUNT + 2);
    for (int field = 0; field < FIELD_COUNT; field++) {
        push_finding_field(L, f, field);
        lua_setfield(L, -2, finding_fields[field]);
    }
    PUSH_TEXT(L, partyorg_provision_print, x->report.check, f->finding->rule, f->finding->edition, x->request.language);
    lua_setfield(L, -2, "provision");
    PUSH_TEXT(L, partyorg_finding_print, x->report.check, f->finding, x->request.language);
    lua_setfield(L, -2, "text");
}

static int finding_to_table(lua_State *L)
{
    push_finding_table(L, take_finding(L, 1));
    return 1;
}

static int next_field(lua_State *L)
{
    lua_settop(L, 2);
    return lua_next(L, 1) ? 2 : 0;
}

/* for key, value in pairs(finding), from Lua 5.2 on. */
static int finding_pairs(lua_State *L)
{
    const struct finding_ref *const f = take_finding(L, 1);
    lua_pushcfunction(L, next_field);
    push_finding_table(L, f);
    lua_pushnil(L);
    return 3;
}

/* finding.key. Upvalues: the metatable of findings; a method or the number of a field by key; the names of statuses. */
static int finding_index(lua_State *L)
{
    const struct finding_ref *const f = lua_touserdata(L, 1);
    lua_settop(L, 2);
    if (!f || !lua_getmetatable(L, 1) || !lua_rawequal(L, 3, lua_upvalueindex(1)))
        return wrong_type(L, 1, "finding");
    const char *const key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
    if (strcmp(key, "status") == 0) { /* what loops read */
        lua_rawgeti(L, lua_upvalueindex(3), f->finding->status + 1);
        return 1;
    }
    lua_pushvalue(L, 2);
    lua_rawget(L, lua_upvalueindex(2));
    if (lua_type(L, -1) == LUA_TNUMBER)
        push_finding_field(L, f, (int)lua_tointeger(L, -1));
    return 1;
}

static int finding_newindex(lua_State *L)
{
    return misuse(L, "a finding cannot be changed; to_table() makes a plain table of it");
}

/* ---- fields of a report: each is asked for once, the Lua side keeps it */

static void push_stages(lua_State *L, const partyorg_report *p)
{
    lua_createtable(L, p->stage_count, p->stage_count);
    for (int32_t i = 0; i < p->stage_count; i++) {
        push_stage_name(L, p->check, i);
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, i + 1);
        lua_pushstring(L, partyorg_finding_status_name(p->stages[i]));
        lua_rawset(L, -3);
    }
}

static void push_values(lua_State *L, const partyorg_report *p)
{
    lua_createtable(L, 0, p->value_count);
    for (int32_t i = 0; i < p->value_count; i++) {
        partyorg_value_info info = PARTYORG_VALUE_INFO_INIT;
        if (partyorg_value_get(p->check, i, &info) != PARTYORG_OK)
            continue;
        push_value(L, PARTYORG_SUBJECT_VALUES, info.fact, info.type, p->values[i]);
        lua_setfield(L, -2, info.name);
    }
}

static void push_next_step(lua_State *L, const struct examined *x)
{
    const partyorg_next_step *const next = &x->report.next;
    const int32_t check = x->report.check;
    partyorg_stage_info stage = PARTYORG_STAGE_INFO_INIT;
    lua_createtable(L, 0, 8);
    set_text(L, "action", partyorg_action_name(next->action));
    if (partyorg_stage_get(check, next->stage, &stage) == PARTYORG_OK) {
        set_text(L, "stage", stage.name);
        set_text(L, "actor", stage.actor[x->request.language]);
    }
    push_rule_id(L, check, next->rule);
    lua_setfield(L, -2, "rule");
    set_date(L, "from", next->from);
    set_date(L, "due", next->due);
    push_rule_id(L, check, next->due_rule);
    lua_setfield(L, -2, "due_rule");
    push_fact_names(L, x->request.subject, next->missing);
    lua_setfield(L, -2, "missing");
    PUSH_TEXT(L, partyorg_next_step_print, check, next, x->request.language);
    lua_setfield(L, -2, "text");
}

static void push_rights(lua_State *L, const struct examined *x)
{
    const partyorg_report *const p = &x->report;
    const int32_t language = x->request.language;
    lua_newtable(L);
    for (int32_t i = 0; i < partyorg_right_count(p->check); i++) {
        partyorg_right right = PARTYORG_RIGHT_INIT;
        if (partyorg_right_get(p, i, &right) != PARTYORG_OK)
            continue;
        lua_createtable(L, 0, 9);
        set_text(L, "id", right.id);
        set_text(L, "title", right.title[language]);
        set_text(L, "statement", right.text[language]);
        set_text(L, "to", right.to[language]);
        set_date(L, "due", right.due);
        push_edition_code(L, right.edition);
        lua_setfield(L, -2, "edition");
        push_name(L, partyorg_confidence_name(right.confidence));
        lua_setfield(L, -2, "confidence");
        push_name(L, right.provision);
        lua_setfield(L, -2, "provision");
        PUSH_TEXT(L, partyorg_right_print, p, i, language);
        lua_setfield(L, -2, "text");
        lua_rawseti(L, -2, i + 1);
    }
}

/* A place from 1 as an index from 0; -1 for anything else. */
static int32_t place_at(lua_State *L, int index)
{
    const lua_Number place = lua_type(L, index) == LUA_TNUMBER ? lua_tonumber(L, index) : 0;
    return place >= 1 && place <= PARTYORG_RULES_MAX ? (int32_t)place - 1 : -1;
}

/* report_value_text(report, place, language): one line on a value, "" when it is absent. */
static int core_report_value_text(lua_State *L)
{
    const struct examined *const x = take_report(L, 1);
    int32_t language;
    const int32_t value = place_at(L, 2);
    const int failed = language_or(L, 3, x, &language);
    if (failed)
        return failed;
    PUSH_TEXT(L, partyorg_value_print, &x->report, value, language);
    return 1;
}

/* report_right_text(report, place, language): a right in a few sentences. */
static int core_report_right_text(lua_State *L)
{
    const struct examined *const x = take_report(L, 1);
    int32_t language;
    const int32_t right = place_at(L, 2);
    const int failed = language_or(L, 3, x, &language);
    if (failed)
        return failed;
    PUSH_TEXT(L, partyorg_right_print, &x->report, right, language);
    return 1;
}

/* report_field(report, name): nil for a name that is none. */
static int core_report_field(lua_State *L)
{
    const struct examined *const x = take_report(L, 1);
    const partyorg_report *const p = &x->report;
    partyorg_check_info check = PARTYORG_CHECK_INFO_INIT;
    partyorg_check_get(p->check, &check);
    lua_settop(L, 2);
    const char *const name = lua_type(L, 2) == LUA_TSTRING ? whole_name(L, 2) : "";
    if (strcmp(name, "check") == 0)
        lua_pushstring(L, check.name);
    else if (strcmp(name, "title") == 0)
        lua_pushstring(L, check.title[x->request.language]);
    else if (strcmp(name, "on") == 0)
        push_date(L, p->on);
    else if (strcmp(name, "lang") == 0)
        lua_pushstring(L, x->request.language == PARTYORG_VI ? "vi" : "en");
    else if (strcmp(name, "scorecard") == 0)
        push_name(L, p->scorecard);
    else if (strcmp(name, "verdict") == 0)
        lua_pushstring(L, partyorg_finding_status_name(p->verdict));
    else if (strcmp(name, "stage") == 0)
        push_stage_name(L, p->check, p->stage);
    else if (strcmp(name, "stages") == 0)
        push_stages(L, p);
    else if (strcmp(name, "findings") == 0)
        push_findings(L, 1);
    else if (strcmp(name, "values") == 0)
        push_values(L, p);
    else if (strcmp(name, "missing") == 0)
        push_fact_names(L, x->request.subject, p->missing);
    else if (strcmp(name, "missing_for_verdict") == 0)
        push_fact_names(L, x->request.subject, p->missing_for_verdict);
    else if (strcmp(name, "contradictions") == 0)
        push_fact_names(L, x->request.subject, p->contradictions);
    else if (strcmp(name, "next_step") == 0)
        push_next_step(L, x);
    else if (strcmp(name, "rights") == 0)
        push_rights(L, x);
    else
        lua_pushnil(L);
    return 1;
}

/* report_json(report, language) */
static int core_report_json(lua_State *L)
{
    const struct examined *const x = take_report(L, 1);
    int32_t language;
    const int failed = language_or(L, 2, x, &language);
    if (failed)
        return failed;
    PUSH_TEXT(L, partyorg_report_json, &x->report, language);
    return 1;
}

/* report_next_text(report, language) */
static int core_report_next_text(lua_State *L)
{
    const struct examined *const x = take_report(L, 1);
    int32_t language;
    const int failed = language_or(L, 2, x, &language);
    if (failed)
        return failed;
    PUSH_TEXT(L, partyorg_next_step_print, x->report.check, &x->report.next, language);
    return 1;
}

/* report_rule(report, id): the place of a rule among the findings, from 1. */
static int core_report_rule(lua_State *L)
{
    const struct examined *const x = take_report(L, 1);
    int32_t rule;
    if (lua_type(L, 2) != LUA_TSTRING)
        return wrong_type(L, 2, "id of a rule");
    const int failed = take_rule(L, 2, x->report.check, &rule);
    if (failed)
        return failed;
    lua_pushinteger(L, rule + 1);
    return 1;
}

/* report_remedies(report, id, language) */
static int core_report_remedies(lua_State *L)
{
    const struct examined *const x = take_report(L, 1);
    int32_t rule, language;
    if (lua_type(L, 2) != LUA_TSTRING)
        return wrong_type(L, 2, "id of a rule");
    int failed = take_rule(L, 2, x->report.check, &rule);
    if (failed || (failed = language_or(L, 3, x, &language)) != 0)
        return failed;
    return push_remedies(L, x, rule, language);
}

/* ---- what a Lua state needs -------------------------------------------------------------------------------------- */

static void make_metatables(lua_State *L)
{
    static const luaL_Reg methods[] = { { "text", finding_text },
                                        { "title_text", finding_title_text },
                                        { "provision", finding_provision },
                                        { "remedies", finding_remedies },
                                        { "to_table", finding_to_table } };
    make_metatable(L, &report_key, "partyorg.report");
    lua_rawset(L, LUA_REGISTRYINDEX);

    make_metatable(L, &finding_key, "partyorg.finding");
    lua_pushvalue(L, -1);
    lua_newtable(L);
    for (int i = 0; i < FIELD_COUNT; i++)
        set_number(L, finding_fields[i], i);
    for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++) {
        lua_pushcfunction(L, methods[i].func);
        give_name(L, "finding:", methods[i].name);
        lua_setfield(L, -2, methods[i].name);
    }
    lua_newtable(L);
    for (int32_t i = PARTYORG_MET; i <= PARTYORG_NOT_APPLICABLE; i++) {
        lua_pushstring(L, partyorg_finding_status_name(i));
        lua_rawseti(L, -2, i + 1);
    }
    lua_pushcclosure(L, finding_index, 3);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, finding_newindex);
    lua_setfield(L, -2, "__newindex");
    lua_pushcfunction(L, finding_pairs);
    lua_setfield(L, -2, "__pairs");
    lua_pushcfunction(L, finding_text);
    lua_setfield(L, -2, "__tostring");
    lua_rawset(L, LUA_REGISTRYINDEX);
}

static void make_rule_ids(lua_State *L)
{
    lua_pushlightuserdata(L, (void *)(uintptr_t)&rule_ids_key);
    lua_newtable(L);
    for (int32_t check = 0; check < partyorg_check_count(); check++) {
        partyorg_rule_info info = PARTYORG_RULE_INFO_INIT;
        lua_newtable(L);
        for (int32_t rule = 0; partyorg_rule_get(check, rule, &info) == PARTYORG_OK; rule++) {
            lua_pushstring(L, info.id);
            lua_rawseti(L, -2, rule + 1);
        }
        lua_rawseti(L, -2, check + 1);
    }
    lua_rawset(L, LUA_REGISTRYINDEX);
}

#endif
