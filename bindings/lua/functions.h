/* SPDX-License-Identifier: MIT */
/* Vote bases, limitation periods and the status machine. */
#ifndef PARTYORG_LUA_FUNCTIONS_H
#define PARTYORG_LUA_FUNCTIONS_H

#include "report.h"

/* ---- in ---------------------------------------------------------------------------------------------------------- */

typedef const char *name_function(int32_t number);

/* `what`: the text at `index` is none of the names; says which ones there are. */
static int refuse_choice(lua_State *L, int index, const char *what, name_function *name_of, int32_t count,
                         int32_t language)
{
    partyorg_error room;
    lua_pushfstring(L, language == PARTYORG_VI ? "%s: không có \"%s\"" : "%s: there is no \"%s\"", what,
                    shown(L, index, &room));
    for (int32_t i = 0; i < count; i++)
        add_accepted(L, i == 0, name_of(i), language);
    return fail_with_top(L, PARTYORG_E_NAME, what);
}

/* One of so many names, by its number; nil is unknown. */
static int take_choice(lua_State *L, int index, const char *what, name_function *name_of, int32_t count,
                       int32_t language, int32_t *out)
{
    *out = PARTYORG_UNKNOWN;
    if (lua_isnoneornil(L, index))
        return 0;
    if (lua_type(L, index) != LUA_TSTRING)
        return misuse(L, "%s: a name expected, got %s", what, luaL_typename(L, index));
    const char *const name = whole_name(L, index);
    for (int32_t i = 0; i < count; i++)
        if (strcmp(name_of(i), name) == 0) {
            *out = i;
            return 0;
        }
    return refuse_choice(L, index, what, name_of, count, language);
}

/* A number as it is, of anything else what it is. */
static const char *found_value(lua_State *L, int index)
{
    if (lua_type(L, index) != LUA_TNUMBER)
        return luaL_typename(L, index);
    lua_pushvalue(L, index);
    return lua_tostring(L, -1);
}

/* A whole number; nil is unknown. */
static int take_count(lua_State *L, int index, const char *name, int32_t language, int32_t *out)
{
    *out = PARTYORG_UNKNOWN;
    if (lua_isnoneornil(L, index) || whole_number(L, index, out))
        return 0;
    lua_pushfstring(L,
                    language == PARTYORG_VI ? "%s: cần một số nguyên từ 0 đến %d, nhưng nhận được %s"
                                            : "%s: a whole number from 0 to %d is needed, found %s",
                    name, PARTYORG_VOTE_MAX, found_value(L, index));
    return fail_with_top(L, PARTYORG_E_VALUE, name);
}

/* true or false; nil is unknown. */
static int take_yes_or_no(lua_State *L, int index, const char *name, int32_t language, int32_t *out)
{
    *out = lua_isnoneornil(L, index) ? PARTYORG_UNKNOWN : lua_toboolean(L, index);
    if (lua_isnoneornil(L, index) || lua_isboolean(L, index))
        return 0;
    lua_pushfstring(L,
                    language == PARTYORG_VI ? "%s: cần true hoặc false, nhưng nhận được %s"
                                            : "%s: true or false is needed, found %s",
                    name, found_value(L, index));
    return fail_with_top(L, PARTYORG_E_VALUE, name);
}

/* ---- out --------------------------------------------------------------------------------------------------------- */

static void set_known(lua_State *L, const char *key, int32_t number)
{
    if (number != PARTYORG_UNKNOWN)
        set_number(L, key, number);
}

static void set_edition(lua_State *L, int32_t edition)
{
    push_edition_code(L, edition);
    lua_setfield(L, -2, "edition");
}

/* The names of the members of a set as a list. */
static void set_names(lua_State *L, const char *key, uint32_t set, name_function *name_of)
{
    lua_newtable(L);
    for (int32_t i = 0, n = 0; i < 32; i++)
        if (set >> i & 1) {
            lua_pushstring(L, name_of(i));
            lua_rawseti(L, -2, ++n);
        }
    lua_setfield(L, -2, key);
}

/* "A, B" as a list. */
static void set_list(lua_State *L, const char *key, const char *text)
{
    lua_newtable(L);
    for (int n = 0; *text;) {
        const size_t length = strcspn(text, ",");
        lua_pushlstring(L, text, length);
        lua_rawseti(L, -2, ++n);
        text += length + strspn(text + length, ", ");
    }
    lua_setfield(L, -2, key);
}

/* Both texts of a printer: { vi = ..., en = ... }. */
#define SET_TEXTS(L, print, ...)                                                                                       \
    do {                                                                                                               \
        lua_createtable(L, 0, 2);                                                                                      \
        PUSH_TEXT(L, print, __VA_ARGS__, PARTYORG_VI);                                                                 \
        lua_setfield(L, -2, "vi");                                                                                     \
        PUSH_TEXT(L, print, __VA_ARGS__, PARTYORG_EN);                                                                 \
        lua_setfield(L, -2, "en");                                                                                     \
        lua_setfield(L, -2, "text");                                                                                   \
    } while (0)

/* ---- vote bases -------------------------------------------------------------------------------------------------- */

static int read_counts(lua_State *L, int index, int32_t language, int32_t *counts)
{
    lua_pushnil(L);
    while (lua_next(L, index)) {
        const int key = lua_gettop(L) - 1;
        const char *const name = lua_type(L, key) == LUA_TSTRING ? whole_name(L, key) : NULL;
        int32_t count = 0;
        while (count <= PARTYORG_VOTE_YES && !(name && strcmp(partyorg_vote_count_name(count), name) == 0))
            count++;
        if (count > PARTYORG_VOTE_YES) {
            if (!name)
                return misuse(L, "counts: names expected as keys, got %s", luaL_typename(L, key));
            return refuse_choice(L, key, "counts", partyorg_vote_count_name, PARTYORG_VOTE_YES + 1, language);
        }
        const int failed = take_count(L, key + 1, partyorg_vote_count_name(count), language, &counts[count]);
        if (failed)
            return failed;
        lua_settop(L, key);
    }
    return 0;
}

static void push_vote_line(lua_State *L, const partyorg_vote_result *r, int32_t i)
{
    const partyorg_vote_line *const line = &r->lines[i];
    const char *const title[] = { partyorg_vote_count_text(r->body, line->count, PARTYORG_VI),
                                  partyorg_vote_count_text(r->body, line->count, PARTYORG_EN) };
    lua_newtable(L);
    set_text(L, "name", partyorg_vote_count_name(line->count));
    set_pair(L, "title", title);
    set_known(L, "number", line->number);
    set_bool(L, "left_out", line->left_out);
    set_text(L, "provision", line->provision);
    set_text(L, "confidence", partyorg_confidence_name(line->confidence));
    SET_TEXTS(L, partyorg_vote_line_print, r, i);
}

static void push_vote(lua_State *L, const partyorg_vote_result *r)
{
    lua_newtable(L);
    set_text(L, "body", partyorg_body_name(r->body));
    set_text(L, "share", partyorg_share_name(r->share));
    set_text(L, "status", partyorg_finding_status_name(r->status));
    const struct {
        const char *key;
        int32_t number;
    } numbers[] = { { "members", r->members },
                    { "yes", r->yes },
                    { "base", r->base },
                    { "base_min", r->base_min },
                    { "base_max", r->base_max },
                    { "left_out", r->left_out },
                    { "votes_needed", r->votes_needed },
                    { "votes_needed_min", r->votes_needed_min },
                    { "votes_needed_max", r->votes_needed_max } };
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        set_known(L, numbers[i].key, numbers[i].number);
    set_names(L, "missing", r->missing, partyorg_vote_count_name);
    set_edition(L, r->edition);
    set_text(L, "confidence", partyorg_confidence_name(r->confidence));
    set_text(L, "provision", r->provision);
    lua_createtable(L, r->line_count, 0);
    for (int32_t i = 0; i < r->line_count; i++) {
        push_vote_line(L, r, i);
        lua_rawseti(L, -2, i + 1);
    }
    lua_setfield(L, -2, "situations");
    SET_TEXTS(L, partyorg_vote_print, r);
}

/* vote_base(body, counts, options) */
static int core_vote_base(lua_State *L)
{
    enum { ON, SHARE, LANG, OPTIONS };
    static const char *const names[] = { "on", "share", "lang" };
    partyorg_vote vote = PARTYORG_VOTE_INIT;
    partyorg_vote_result result;
    partyorg_error error;
    int32_t language;
    lua_settop(L, 3);
    need_type(L, 1, LUA_TSTRING);
    need_type(L, 2, LUA_TTABLE);
    int failed = spread_options(L, 3, names, OPTIONS);
    if (failed || (failed = take_language(L, 4 + LANG, &language)) != 0 ||
        (failed = take_choice(L, 1, "body", partyorg_body_name, 2, language, &vote.body)) != 0 ||
        (failed = take_choice(L, 4 + SHARE, "share", partyorg_share_name, 2, language, &vote.share)) != 0 ||
        (failed = take_day(L, 4 + ON, "on", language, &vote.on)) != 0 ||
        (failed = read_counts(L, 2, language, &vote.members)) != 0)
        return failed;
    if (vote.share == PARTYORG_UNKNOWN)
        vote.share = PARTYORG_SHARE_TWO_THIRDS;
    partyorg_vote_result_init(&result);
    const partyorg_status status = partyorg_vote_base(&vote, &result, &error);
    if (status != PARTYORG_OK)
        return fail_with(L, &error, language);
    push_vote(L, &result);
    return 1;
}

/* votes_needed(base, share) */
static int core_votes_needed(lua_State *L)
{
    int32_t base, share, votes;
    lua_settop(L, 2);
    int failed = take_number(L, 1, "base", &base);
    if (failed || (failed = take_choice(L, 2, "share", partyorg_share_name, 2, PARTYORG_EN, &share)) != 0)
        return failed;
    const partyorg_status status =
        partyorg_votes_needed(base, share == PARTYORG_UNKNOWN ? PARTYORG_SHARE_TWO_THIRDS : share, &votes);
    if (status != PARTYORG_OK)
        return fail_plainly(L, "votes_needed", status);
    lua_pushinteger(L, votes);
    return 1;
}

/* ---- limitation periods ------------------------------------------------------------------------------------------ */

/* A list of dates in which false is a day that is not known. */
static int read_breaches(lua_State *L, int index, size_t count, int32_t language, partyorg_date *out)
{
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, index, (int)i + 1);
        out[i] = PARTYORG_UNKNOWN;
        const int unknown = lua_isboolean(L, -1) && !lua_toboolean(L, -1);
        const int failed = unknown ? 0 : take_day(L, lua_gettop(L), "breaches", language, &out[i]);
        if (failed)
            return failed;
        lua_pop(L, 1);
    }
    return 0;
}

/* A list of pairs of dates. */
static int read_excluded(lua_State *L, int index, size_t count, int32_t language, partyorg_interval *out)
{
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, index, (int)i + 1);
        const int pair = lua_gettop(L);
        if (lua_type(L, pair) != LUA_TTABLE || count_dates(L, pair, "excluded") != 2)
            return misuse(L, "excluded: a list of pairs of dates expected, the first and the last day");
        for (int end = 0; end < 2; end++) {
            lua_rawgeti(L, pair, end + 1);
            const int failed = take_day(L, lua_gettop(L), "excluded", language, end ? &out[i].to : &out[i].from);
            if (failed)
                return failed;
        }
        lua_settop(L, pair - 1);
    }
    return 0;
}

/* Breaches count from 1, as the caller's list does. */
static void push_limitation_step(lua_State *L, const partyorg_limitation_step *s)
{
    lua_newtable(L);
    set_number(L, "breach", s->breach + 1);
    set_date(L, "from", s->from);
    set_date(L, "nominal_end", s->nominal_end);
    set_number(L, "excluded_days", s->excluded_days);
    set_date(L, "ends_on", s->ends_on);
    if (s->restarted_by >= 0)
        set_number(L, "restarted_by", s->restarted_by + 1);
    SET_TEXTS(L, partyorg_limitation_step_print, s);
}

static const char *limitation_missing_name(int32_t number)
{
    static const char names[][16] = { "measure", "no_limit_class", "act", "breaches" };
    return number < 4 ? names[number] : "";
}

static void push_limitation(lua_State *L, const partyorg_limitation_result *r, const partyorg_limitation_step *steps)
{
    lua_newtable(L);
    set_text(L, "status", partyorg_finding_status_name(r->status));
    set_known(L, "months", r->months);
    set_edition(L, r->edition);
    set_text(L, "confidence", partyorg_confidence_name(r->confidence));
    set_text(L, "provision", r->provision);
    set_bool(L, "stand_in", r->flags & PARTYORG_STAND_IN);
    set_names(L, "missing", (uint32_t)r->missing, limitation_missing_name);
    set_date(L, "examined_on", r->examined_on);
    set_date(L, "from", r->from);
    set_date(L, "nominal_end", r->nominal_end);
    set_known(L, "excluded_days", r->excluded_days);
    set_date(L, "ends_on", r->ends_on);
    lua_createtable(L, r->step_count, 0);
    for (int32_t i = 0; i < r->step_count; i++) {
        push_limitation_step(L, &steps[i]);
        lua_rawseti(L, -2, i + 1);
    }
    lua_setfield(L, -2, "steps");
    SET_TEXTS(L, partyorg_limitation_print, r);
}

/* Places in a message count from 0; those of a Lua list from 1. */
static void push_from_one(lua_State *L, const char *text)
{
    luaL_Buffer b;
    luaL_buffinit(L, &b);
    while (*text) {
        const char first = *text++;
        luaL_addchar(&b, first);
        if (first != '[' || *text < '0' || *text > '9')
            continue;
        char digits[24];
        char *end;
        const long place = strtol(text, &end, 10);
        size_t at = sizeof digits - 1;
        digits[at] = '\0';
        for (unsigned long rest = (unsigned long)place + 1; rest; rest /= 10)
            digits[--at] = (char)('0' + rest % 10);
        luaL_addstring(&b, digits + at);
        text = end;
    }
    luaL_pushresult(&b);
}

/* limitation(measure, breaches, options) */
static int core_limitation(lua_State *L)
{
    enum { CONCLUDED_ON, EXCLUDED, LANG, NO_LIMIT_CLASS, ON, OPTIONS, AT = 4 };
    static const char *const names[] = { "concluded_on", "excluded", "lang", "no_limit_class", "on" };
    partyorg_limitation_case l = PARTYORG_LIMITATION_CASE_INIT;
    partyorg_limitation_result result;
    partyorg_error error;
    int32_t language;
    lua_settop(L, AT - 1);
    need_type(L, 2, LUA_TTABLE);
    int failed = spread_options(L, 3, names, OPTIONS);
    if (failed || (failed = take_language(L, AT + LANG, &language)) != 0 ||
        (failed = take_choice(L, 1, "measure", partyorg_measure_name, 4, language, &l.measure)) != 0 ||
        (failed = take_choice(L, AT + NO_LIMIT_CLASS, "no_limit_class", partyorg_no_limit_class_name, 5, language,
                              &l.no_limit_class)) != 0 ||
        (failed = take_day(L, AT + CONCLUDED_ON, "concluded_on", language, &l.concluded_on)) != 0 ||
        (failed = take_on(L, AT + ON, language, &l.on)) != 0)
        return failed;
    const size_t breaches = count_dates(L, 2, "breaches"), excluded = count_dates(L, AT + EXCLUDED, "excluded");
    partyorg_date *const dates = lua_newuserdata(L, (breaches + 1) * sizeof *dates);
    partyorg_interval *const intervals = lua_newuserdata(L, (excluded + 1) * sizeof *intervals);
    partyorg_limitation_step *const steps = lua_newuserdata(L, (breaches + 1) * sizeof *steps);
    if ((failed = read_breaches(L, 2, breaches, language, dates)) != 0 ||
        (failed = read_excluded(L, AT + EXCLUDED, excluded, language, intervals)) != 0)
        return failed;
    l.breaches = dates;
    l.breach_count = (int32_t)breaches;
    l.excluded = intervals;
    l.excluded_count = (int32_t)excluded;
    partyorg_limitation_result_init(&result);
    const partyorg_status status = partyorg_limitation(&l, &result, steps, l.breach_count, &error);
    if (status != PARTYORG_OK) {
        push_from_one(L, error.name);
        push_from_one(L, error.text[language]);
        return fail_with_top(L, status, lua_tostring(L, -2));
    }
    push_limitation(L, &result, steps);
    return 1;
}

/* ---- the status machine ------------------------------------------------------------------------------------------ */

static void push_places(lua_State *L, int32_t count, name_function *name_of, const char *(*text_of)(int32_t, int32_t))
{
    lua_createtable(L, count, 0);
    for (int32_t i = 0; i < count; i++) {
        const char *const title[] = { text_of(i, PARTYORG_VI), text_of(i, PARTYORG_EN) };
        lua_newtable(L);
        set_text(L, "name", name_of(i));
        set_pair(L, "title", title);
        lua_rawseti(L, -2, i + 1);
    }
}

static int core_states(lua_State *L)
{
    push_places(L, partyorg_state_count(), partyorg_state_name, partyorg_state_text);
    return 1;
}

static int core_overlays(lua_State *L)
{
    push_places(L, partyorg_overlay_count(), partyorg_overlay_name, partyorg_overlay_text);
    return 1;
}

static void push_edge(lua_State *L, const partyorg_edge_info *edge)
{
    lua_newtable(L);
    set_text(L, "from", partyorg_state_name(edge->from));
    set_text(L, "to", partyorg_state_name(edge->to));
    set_names(L, "from_overlays", edge->from_overlays, partyorg_overlay_name);
    set_text(L, "to_overlay", partyorg_overlay_name(edge->to_overlay));
    set_text(L, "check", edge->check);
}

static void push_transition(lua_State *L, int32_t transition, const partyorg_transition_info *info)
{
    lua_newtable(L);
    set_text(L, "id", info->id);
    set_pair(L, "title", info->title);
    set_list(L, "checks", info->check);
    set_text(L, "condition", info->condition);
    set_list(L, "rules", info->rules);
    set_text(L, "provision", info->provision);
    set_text(L, "confidence", partyorg_confidence_name(info->confidence));
    if (*info->document[PARTYORG_EN])
        set_pair(L, "document", info->document);
    if (*info->note[PARTYORG_EN])
        set_pair(L, "note", info->note);
    lua_createtable(L, info->edge_count, 0);
    for (int32_t i = 0; i < info->edge_count; i++) {
        partyorg_edge_info edge = PARTYORG_EDGE_INFO_INIT;
        partyorg_edge_get(transition, i, &edge);
        push_edge(L, &edge);
        lua_rawseti(L, -2, i + 1);
    }
    lua_setfield(L, -2, "edges");
    SET_TEXTS(L, partyorg_transition_provision_print, transition);
}

static int core_transitions(lua_State *L)
{
    partyorg_transition_info info = PARTYORG_TRANSITION_INFO_INIT;
    lua_createtable(L, partyorg_transition_count(), 0);
    for (int32_t i = 0; partyorg_transition_get(i, &info) == PARTYORG_OK; i++) {
        push_transition(L, i, &info);
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}

static const char *transition_id(int32_t transition)
{
    partyorg_transition_info info = PARTYORG_TRANSITION_INFO_INIT;
    return partyorg_transition_get(transition, &info) == PARTYORG_OK ? info.id : "";
}

/* A verdict by name, or of a document whether it is there. */
static int take_governing(lua_State *L, int index, int32_t language, int32_t *out)
{
    if (!lua_isboolean(L, index))
        return take_choice(L, index, "governing", partyorg_finding_status_name, 3, language, out);
    *out = lua_toboolean(L, index) ? PARTYORG_MET : PARTYORG_NOT_MET;
    return 0;
}

static void push_answer(lua_State *L, const partyorg_transition_answer *a)
{
    lua_newtable(L);
    set_text(L, "status", partyorg_finding_status_name(a->status));
    set_text(L, "transition", transition_id(a->transition));
    set_text(L, "reason", partyorg_transition_reason_name(a->reason));
    set_list(L, "rules", a->rules);
    set_names(L, "missing", a->missing, partyorg_transition_fact_name);
    set_names(L, "fitting", a->fitting, transition_id);
    SET_TEXTS(L, partyorg_transition_answer_print, a);
}

/* transition(from, to, options) */
static int core_transition(lua_State *L)
{
    enum {
        EXPULSION_LEVEL,
        FROM_OVERLAY,
        GOVERNING,
        LANG,
        READMISSION_BARRED,
        READMISSIONS,
        RESTORABLE,
        STATE_BEFORE,
        TO_OVERLAY,
        TRANSITION,
        UNDER_REVIEW,
        OPTIONS,
        AT = 4
    };
    static const char *const names[] = { "expulsion_level",    "from_overlay", "governing",   "lang",
                                         "readmission_barred", "readmissions", "restorable",  "state_before",
                                         "to_overlay",         "transition",   "under_review" };
    partyorg_transition_request q = PARTYORG_TRANSITION_REQUEST_INIT;
    partyorg_transition_answer answer;
    partyorg_error error;
    int32_t language;
    const int32_t states = partyorg_state_count(), overlays = partyorg_overlay_count();
    lua_settop(L, AT - 1);
    int failed = spread_options(L, 3, names, OPTIONS);
    if (failed || (failed = take_language(L, AT + LANG, &language)) != 0 ||
        (failed = take_choice(L, 1, "from", partyorg_state_name, states, language, &q.from)) != 0 ||
        (failed = take_choice(L, 2, "to", partyorg_state_name, states, language, &q.to)) != 0 ||
        (failed = take_choice(L, AT + FROM_OVERLAY, "from_overlay", partyorg_overlay_name, overlays, language,
                              &q.from_overlay)) != 0 ||
        (failed = take_choice(L, AT + TO_OVERLAY, "to_overlay", partyorg_overlay_name, overlays, language,
                              &q.to_overlay)) != 0 ||
        (failed = take_choice(L, AT + TRANSITION, "transition", transition_id, partyorg_transition_count(), language,
                              &q.transition)) != 0 ||
        (failed = take_governing(L, AT + GOVERNING, language, &q.governing)) != 0 ||
        (failed = take_choice(L, AT + STATE_BEFORE, "state_before", partyorg_state_name, states, language,
                              &q.state_before)) != 0 ||
        (failed = take_yes_or_no(L, AT + EXPULSION_LEVEL, "expulsion_level", language, &q.expulsion_level)) != 0 ||
        (failed = take_yes_or_no(L, AT + READMISSION_BARRED, "readmission_barred", language, &q.readmission_barred)) !=
            0 ||
        (failed = take_count(L, AT + READMISSIONS, "readmissions", language, &q.readmissions)) != 0 ||
        (failed = take_yes_or_no(L, AT + RESTORABLE, "restorable", language, &q.restorable)) != 0 ||
        (failed = take_yes_or_no(L, AT + UNDER_REVIEW, "under_review", language, &q.under_review)) != 0)
        return failed;
    partyorg_transition_answer_init(&answer);
    const partyorg_status status = partyorg_transition_check(&q, &answer, &error);
    if (status != PARTYORG_OK)
        return fail_with(L, &error, language);
    push_answer(L, &answer);
    return 1;
}

/* ---- titles of words --------------------------------------------------------------------------------------------- */

/* (name, language): the title of one of so many words. */
static int push_title(lua_State *L, const char *what, name_function *name_of, int32_t count,
                      const char *(*text_of)(int32_t, int32_t))
{
    int32_t number, language;
    need_type(L, 1, LUA_TSTRING);
    int failed = take_language(L, 2, &language);
    if (failed || (failed = take_choice(L, 1, what, name_of, count, language, &number)) != 0)
        return failed;
    push_name(L, text_of(number, language));
    return 1;
}

static int core_status_title(lua_State *L)
{
    return push_title(L, "status", partyorg_finding_status_name, PARTYORG_NOT_APPLICABLE + 1,
                      partyorg_finding_status_text);
}

/* Units from the first one on: number 0 is none. */
static const char *unit_name(int32_t number)
{
    return partyorg_unit_name(number + 1);
}

static const char *unit_text(int32_t number, int32_t language)
{
    return partyorg_unit_text(number + 1, language);
}

static int core_unit_title(lua_State *L)
{
    int32_t count = 0;
    while (*unit_name(count))
        count++;
    return push_title(L, "unit", unit_name, count, unit_text);
}

/* status_diagram(language) */
static int core_status_diagram(lua_State *L)
{
    int32_t language;
    const int failed = take_language(L, 1, &language);
    if (failed)
        return failed;
    PUSH_TEXT(L, partyorg_status_dot, language);
    return 1;
}

#endif
