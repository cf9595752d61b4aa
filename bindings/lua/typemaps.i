/* SPDX-License-Identifier: MIT */
/*
 * How the functions of the headers cross to Lua: typemaps by name and type of a parameter. What they call is in
 * values.h. Dates are text in ISO form; checks, subjects, rules, facts and families go by name or by index from 0;
 * languages and other choices are words; descriptions are tables; a failure is nil, a message, the name of the status and
 * what is at fault.
 */

%begin %{
/* The module is opened by luaopen_partyorg_core below: SWIG's own way in leaves names in the global table. */
#define SWIGEXPORT static
/* For localtime_r. */
#define _POSIX_C_SOURCE 200809L
%}

%{
#include <stdatomic.h>

#include "ffi.h"
#include "functions.h"
#include "table.h"

/* SWIG's own names no line and only the function in C. */
#undef SWIG_check_num_args
#define SWIG_check_num_args(function, least, most)                                                                     \
    if (lua_gettop(L) < least || lua_gettop(L) > most) {                                                               \
        wrong_count(L, least, most);                                                                                   \
        goto fail;                                                                                                     \
    }
%}

/* "partyorg_rule_get" is "rule_get"; constants and structs do not cross. */
%rename("%(strip:[partyorg_])s", %$isfunction) "";
%rename("$ignore", %$isclass) "";
%rename("$ignore", regextarget=1) "^PARTYORG_";
%ignore partyorg_status_name;
%ignore partyorg_status_text;
%ignore partyorg_date_min;
%ignore partyorg_date_max;

/* Replaced by what follows. */
%ignore partyorg_fact_parse;
%ignore partyorg_fact_print;
%ignore partyorg_is_working_day;
%ignore partyorg_add_working_days;
%ignore partyorg_working_days_between;

/* A failed take_...() has pushed what is to be returned. */
%define TAKE(call)
{
    const int failed = call;
    if (failed)
        return failed;
}
%enddef

/* ---- arguments */

%typemap(in) int32_t { TAKE(take_number(L, $input, "$1_name", &$1)) }
%typemap(in) partyorg_date { TAKE(take_date(L, $input, "$1_name", &$1)) }
%typemap(in) int32_t check { TAKE(take_check(L, $input, PARTYORG_EN, &$1)) }
%typemap(in) int32_t subject { TAKE(take_subject(L, $input, &$1)) }
/* These follow the check or subject they belong to. */
%typemap(in) int32_t rule { TAKE(take_rule(L, $input, arg1, &$1)) }
%typemap(in) int32_t fact { TAKE(take_fact(L, $input, arg1, &$1)) }
%typemap(in) int32_t family { TAKE(take_family(L, $input, &$1)) }

%typemap(default) int32_t language { $1 = PARTYORG_EN; }
%typemap(in) int32_t language { TAKE(take_language(L, $input, &$1)) }
%typemap(default) int32_t rounding { $1 = PARTYORG_ROUND_DOWN; }
%typemap(in) int32_t rounding { TAKE(take_rounding(L, $input, &$1)) }
%typemap(default) int32_t format { $1 = PARTYORG_ISO; }
%typemap(in) int32_t format { TAKE(take_format(L, $input, &$1)) }

%typemap(in) (const char *name, size_t length), (const char *text, size_t length)
{
    need_type(L, $input, LUA_TSTRING);
    $1 = ($1_ltype)lua_tolstring(L, $input, &$2);
}
%typemap(in) const char *name, const char *id
{
    need_type(L, $input, LUA_TSTRING);
    $1 = ($1_ltype)whole_name(L, $input);
}
%typemap(in) const partyorg_lunar *lunar (partyorg_lunar lunar)
{
    TAKE(take_lunar(L, $input, &lunar))
    $1 = &lunar;
}
%typemap(default) const partyorg_calendar *calendar { $1 = NULL; }
%typemap(in) const partyorg_calendar *calendar
{
    const partyorg_calendar *given;
    TAKE(take_calendar(L, $input, &given))
    $1 = ($1_ltype)given;
}

/* ---- results */

%typemap(out) partyorg_status
{
    if ($1 != PARTYORG_OK)
        return fail_plainly(L, "$symname", $1);
}
%typemap(out) int32_t { lua_pushinteger(L, $1); SWIG_arg++; }
%typemap(out) const char * { push_name(L, $1); SWIG_arg++; }

/* The one function whose failure has more to say: its text is part of the message. */
%typemap(in, numinputs=0) partyorg_error *error (partyorg_error error) { $1 = &error; }
%typemap(out) partyorg_status partyorg_date_parse
{
    if ($1 != PARTYORG_OK)
        return fail_with(L, arg4, PARTYORG_EN);
}

/* No wording on that day is an answer. */
%typemap(out) partyorg_status partyorg_wording_on
{
    if ($1 == PARTYORG_E_NAME)
        return 0;
    if ($1 != PARTYORG_OK)
        return fail_plainly(L, "$symname", $1);
}

%typemap(in, numinputs=0) int32_t *SWIG_NUMBER (int32_t number) { $1 = &number; }
%typemap(argout) int32_t *SWIG_NUMBER { lua_pushinteger(L, *$1); SWIG_arg++; }
%apply int32_t *SWIG_NUMBER { int32_t *out, int32_t *year, int32_t *month, int32_t *day, int32_t *subject,
                              int32_t *fact, int32_t *check, int32_t *rule };

%typemap(in, numinputs=0) int32_t *yes (int32_t yes) { $1 = &yes; }
%typemap(argout) int32_t *yes { lua_pushboolean(L, *$1); SWIG_arg++; }

%typemap(in, numinputs=0) partyorg_date *out (partyorg_date date) { $1 = &date; }
%typemap(argout) partyorg_date *out { push_date(L, *$1); SWIG_arg++; }

%typemap(in, numinputs=0) partyorg_lunar *out (partyorg_lunar lunar) { $1 = &lunar; }
%typemap(argout) partyorg_lunar *out { push_lunar(L, $1); SWIG_arg++; }

%typemap(in, numinputs=0) int32_t *edition (int32_t edition) { $1 = &edition; }
%typemap(argout) int32_t *edition { push_edition_at(L, *$1); SWIG_arg++; }

%typemap(in, numinputs=0) uint64_t *rules (uint64_t rules) { $1 = &rules; }
%typemap(argout) uint64_t *rules { push_rule_set(L, arg1, *$1); SWIG_arg++; }

/* No text that is printed this way comes near the size: whatever did would be a failure, not a cut text. */
%typemap(in, numinputs=0) (char *buffer, size_t size) (char buffer[2048]) { $1 = buffer; $2 = sizeof buffer; }
%typemap(argout) (char *buffer, size_t size) { lua_pushstring(L, $1); SWIG_arg++; }
%typemap(in, numinputs=0) size_t *needed { $1 = NULL; }

%define DESCRIPTION(name, NAME, push)
%typemap(in, numinputs=0) partyorg_##name##_info *out (partyorg_##name##_info info = PARTYORG_##NAME##_INFO_INIT)
{
    $1 = &info;
}
%typemap(argout) partyorg_##name##_info *out { push; SWIG_arg++; }
%enddef
DESCRIPTION(subject, SUBJECT, push_subject(L, $1))
DESCRIPTION(fact, FACT, push_fact(L, arg1, arg2, $1))
DESCRIPTION(choice, CHOICE, push_choice(L, $1))
DESCRIPTION(instrument, INSTRUMENT, push_instrument(L, $1))
DESCRIPTION(edition, EDITION, push_edition(L, $1))
DESCRIPTION(check, CHECK, push_check(L, $1))
DESCRIPTION(stage, STAGE, push_stage(L, $1))
DESCRIPTION(rule, RULE, push_rule(L, arg1, $1))
DESCRIPTION(wording, WORDING, push_wording(L, arg1, arg2, $1))
DESCRIPTION(value, VALUE, push_value_info(L, $1))

/* ---- functions of our own */

/* As in date.h, with the calendar last, where it can be left out. */
%inline %{
static partyorg_status is_working_day(partyorg_date date, int32_t *yes, const partyorg_calendar *calendar)
{
    return partyorg_is_working_day(calendar, date, yes);
}

static partyorg_status add_working_days(partyorg_date date, int32_t days, partyorg_date *out,
                                        const partyorg_calendar *calendar)
{
    return partyorg_add_working_days(calendar, date, days, out);
}

static partyorg_status working_days_between(partyorg_date from, partyorg_date to, int32_t *out,
                                            const partyorg_calendar *calendar)
{
    return partyorg_working_days_between(calendar, from, to, out);
}

/* Dates of FFI arrays are numbers. */
static int32_t date_to_days(partyorg_date date)
{
    return date;
}

static partyorg_status days_to_date(int32_t days, partyorg_date *out)
{
    *out = days;
    return days < PARTYORG_DATE_MIN || days > PARTYORG_DATE_MAX ? PARTYORG_E_DATE : PARTYORG_OK;
}
%}

%native(check) int core_check(lua_State *L);
%native(check_masks) int core_check_masks(lua_State *L);
%native(scorecard) int core_scorecard(lua_State *L);
%native(scorecards) int core_scorecards(lua_State *L);
%native(check_table) int core_check_table(lua_State *L);
%native(batch_verdict) int core_batch_verdict(lua_State *L);
%native(batch_stage) int core_batch_stage(lua_State *L);
%native(batch_due) int core_batch_due(lua_State *L);
%native(batch_get) int core_batch_get(lua_State *L);
%native(batch_column) int core_batch_column(lua_State *L);
%native(batch_values) int core_batch_values(lua_State *L);
%native(batch_failed) int core_batch_failed(lua_State *L);
%native(batch_rows_with) int core_batch_rows_with(lua_State *L);
%native(batch_counts) int core_batch_counts(lua_State *L);
%native(batch_report) int core_batch_report(lua_State *L);
%native(changes) int core_changes(lua_State *L);
%native(vote_base) int core_vote_base(lua_State *L);
%native(votes_needed) int core_votes_needed(lua_State *L);
%native(limitation) int core_limitation(lua_State *L);
%native(states) int core_states(lua_State *L);
%native(overlays) int core_overlays(lua_State *L);
%native(transitions) int core_transitions(lua_State *L);
%native(transition) int core_transition(lua_State *L);
%native(status_diagram) int core_status_diagram(lua_State *L);
%native(parse_fact) int core_parse_fact(lua_State *L);
%native(format_fact) int core_format_fact(lua_State *L);
%native(report_field) int core_report_field(lua_State *L);
%native(report_json) int core_report_json(lua_State *L);
%native(report_value_text) int core_report_value_text(lua_State *L);
%native(report_right_text) int core_report_right_text(lua_State *L);
%native(report_next_text) int core_report_next_text(lua_State *L);
%native(report_rule) int core_report_rule(lua_State *L);
%native(report_remedies) int core_report_remedies(lua_State *L);
%native(status_title) int core_status_title(lua_State *L);
%native(unit_title) int core_unit_title(lua_State *L);
%native(name_functions) int core_name_functions(lua_State *L);

%wrapper %{
static int SWIG_init(lua_State *L);

#if defined(__GNUC__)
__attribute__((visibility("default")))
#endif
int luaopen_partyorg_core(lua_State *L);

/*
 * SWIG registers two helpers as globals and takes any userdata for its own there: they do not stay, and a global table
 * that refuses new names does not see them. It also fills static data, which Lua states of two threads must not do at
 * once.
 */
int luaopen_partyorg_core(lua_State *L)
{
    static atomic_flag busy = ATOMIC_FLAG_INIT;
    static const char *const helpers[] = { "swig_type", "swig_equals" };
    make_state(L);
    lua_settop(L, 0);
    lua_pushglobaltable(L);
    for (int i = 0; i < 2; i++) {
        lua_pushstring(L, helpers[i]);
        lua_rawget(L, 1);
        lua_pushstring(L, helpers[i]);
        lua_pushboolean(L, 1);
        lua_rawset(L, 1);
    }
    lua_pushcfunction(L, SWIG_init);
    while (atomic_flag_test_and_set(&busy))
        continue;
    const int problem = lua_pcall(L, 0, 1, 0);
    atomic_flag_clear(&busy);
    if (problem)
        return lua_error(L);
    lua_pushnil(L);
    lua_setmetatable(L, -2);
    add_ffi(L);
    for (int i = 0; i < 2; i++) {
        lua_pushstring(L, helpers[i]);
        lua_pushvalue(L, 2 + i);
        lua_rawset(L, 1);
    }
    lua_pushlightuserdata(L, (void *)(uintptr_t)&block_key);
    lua_setfield(L, -2, "block");
    return 1;
}
%}
