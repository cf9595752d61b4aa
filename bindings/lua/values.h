/* SPDX-License-Identifier: MIT */
/*
 * How values cross between Lua and C.
 *
 * - What a caller may get wrong at run time (a bad date, an unknown name) returns nil, a message, the name of the
 *   status, what is at fault and its row; an argument of the wrong type raises an error. A function that can do either
 *   returns `int`: 0 when all is well, else the number of results to hand back.
 * - A Lua call may jump out of here at any time: all memory is Lua's own (userdata on the stack) or on the C stack.
 * - Tables are read raw: no metamethod is called, so none can interfere.
 */
#ifndef PARTYORG_LUA_VALUES_H
#define PARTYORG_LUA_VALUES_H

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "compat.h"

/* ---- failures ---------------------------------------------------------------------------------------------------- */

static void push_name(lua_State *L, const char *name);

/* `name`: the fact, option, rule or argument at fault; NULL or empty when there is none. */
static int fail(lua_State *L, partyorg_status status, const char *name, const char *message)
{
    lua_pushnil(L);
    lua_pushstring(L, message);
    lua_pushstring(L, partyorg_status_name(status));
    push_name(L, name);
    return 4;
}

/* With the message on top of the stack. */
static int fail_with_top(lua_State *L, partyorg_status status, const char *name)
{
    return fail(L, status, name, lua_tostring(L, -1));
}

/* Numbers the row of a failure whose results are on top of the stack: from 1, where the library counts from 0. */
static int fail_in_row(lua_State *L, int64_t row, int32_t language)
{
    lua_pushfstring(L, language == PARTYORG_VI ? "hàng %d: %s" : "row %d: %s", (int)row + 1, lua_tostring(L, -3));
    lua_replace(L, -4);
    lua_pushinteger(L, (lua_Integer)row + 1);
    return 5;
}

/* A failure of the library. The row in its text counts from 0. */
static int fail_with(lua_State *L, const partyorg_error *error, int32_t language)
{
    const char *const text = error->text[language], *const rest = error->row < 0 ? NULL : strstr(text, ": ");
    const int results = fail(L, error->status, error->name, rest ? rest + 2 : text);
    return rest ? fail_in_row(L, error->row, language) : results;
}

/* The status alone, where the library says no more. */
static int fail_plainly(lua_State *L, const char *function, partyorg_status status)
{
    lua_pushfstring(L, "%s: %s", function, partyorg_status_text(status, PARTYORG_EN));
    return fail_with_top(L, status, NULL);
}

/* ---- misuse: errors that tell the caller's line and the function as the caller knows it ---------------------------
 */

/* A table in the registry: names by function; true by the source of partyorg.lua. */
static const char functions_key = 0;

static void push_functions(lua_State *L)
{
    lua_pushlightuserdata(L, (void *)(uintptr_t)&functions_key);
    lua_rawget(L, LUA_REGISTRYINDEX);
}

static void make_functions(lua_State *L)
{
    lua_pushlightuserdata(L, (void *)(uintptr_t)&functions_key);
    lua_newtable(L);
    lua_createtable(L, 0, 1); /* functions go when partyorg.lua is loaded anew */
    lua_pushliteral(L, "k");
    lua_setfield(L, -2, "__mode");
    lua_setmetatable(L, -2);
    lua_rawset(L, LUA_REGISTRYINDEX);
}

/* Names the function on top of the stack: the prefix is "module." or "class:". */
static void give_name(lua_State *L, const char *prefix, const char *name)
{
    push_functions(L);
    lua_pushvalue(L, -2);
    lua_pushfstring(L, "%s%s", prefix, name);
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

/* name_functions(table, prefix): names the functions of a table; what calls it is part of the module. */
static int core_name_functions(lua_State *L)
{
    lua_Debug caller;
    lua_settop(L, 2);
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checktype(L, 2, LUA_TSTRING);
    push_functions(L);
    if (lua_getstack(L, 1, &caller) && lua_getinfo(L, "S", &caller) && *caller.what != 'C') {
        lua_pushstring(L, caller.source);
        lua_pushboolean(L, 1);
        lua_rawset(L, 3);
    }
    lua_pushnil(L);
    while (lua_next(L, 1)) {
        if (lua_isfunction(L, 5) && lua_type(L, 4) == LUA_TSTRING)
            give_name(L, lua_tostring(L, 2), lua_tostring(L, 4));
        lua_settop(L, 4);
    }
    return 0;
}

/*
 * Pushes where the caller's code called the module, "file:line: " or nothing, and returns the name of what it called,
 * NULL when that has none. The module's own functions are passed over, and functions in C, such as pcall.
 */
static const char *push_position(lua_State *L)
{
    lua_Debug frame;
    const char *name = NULL;
    int foreign = 0;
    luaL_checkstack(L, 10, "an error");
    lua_pushliteral(L, "");
    push_functions(L);
    const int position = lua_gettop(L) - 1, functions = position + 1;
    for (int level = 0; lua_getstack(L, level, &frame) && lua_getinfo(L, "Slf", &frame); level++) {
        lua_rawget(L, functions);
        const char *const known = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL; /* its table keeps it */
        lua_pushstring(L, frame.source);
        lua_rawget(L, functions);
        const int own = known || lua_toboolean(L, -1);
        lua_pop(L, 2);
        if (known && !foreign)
            name = known;
        foreign |= !own && level > 0;
        if (!own && frame.currentline > 0) {
            lua_pushfstring(L, "%s:%d: ", frame.short_src, frame.currentline);
            lua_replace(L, position);
            break;
        }
    }
    lua_pop(L, 1);
    return name;
}

/* Raises an error: position, name of the function, message as of lua_pushfstring. */
static int misuse(lua_State *L, const char *format, ...)
{
    va_list arguments;
    const char *const name = push_position(L);
    lua_pushfstring(L, name ? "%s: " : "", name);
    va_start(arguments, format);
    lua_pushvfstring(L, format, arguments);
    va_end(arguments);
    lua_concat(L, 3);
    return lua_error(L);
}

/* The same of an argument. That of a method is counted as in `object:method(first, second)`. */
static int bad_argument(lua_State *L, int argument, const char *message)
{
    const char *const known = push_position(L), *const name = known ? known : "?";
    const int method = strchr(name, ':') != NULL;
    if (method && argument == 1)
        lua_pushfstring(L, "calling '%s' on bad self (%s)", name, message);
    else
        lua_pushfstring(L, "bad argument #%d to '%s' (%s)", argument - method, name, message);
    lua_concat(L, 2);
    return lua_error(L);
}

static int wrong_type(lua_State *L, int argument, const char *expected)
{
    return bad_argument(L, argument, lua_pushfstring(L, "%s expected, got %s", expected, luaL_typename(L, argument)));
}

static int wrong_count(lua_State *L, int least, int most)
{
    return least == most ? misuse(L, "%d arguments expected, got %d", most, lua_gettop(L))
                         : misuse(L, "%d to %d arguments expected, got %d", least, most, lua_gettop(L));
}

static void need_type(lua_State *L, int argument, int type)
{
    if (lua_type(L, argument) != type)
        wrong_type(L, argument, lua_typename(L, type));
}

/* A text of the caller as a message can show it: the library cuts it and takes out what is no text. */
static const char *shown(lua_State *L, int index, partyorg_error *room)
{
    partyorg_options nothing = PARTYORG_OPTIONS_INIT;
    size_t length, used = 0;
    char name[2 * PARTYORG_ERROR_NAME];
    const char *const text = lua_tolstring(L, index, &length);
    name[used++] = '?'; /* no option has such a name */
    for (; used < sizeof name - 1 && used <= length; used++)
        name[used] = text[used - 1] ? text[used - 1] : '?';
    name[used] = '\0';
    partyorg_facts_set(PARTYORG_SUBJECT_OPTIONS, &nothing, name, PARTYORG_UNKNOWN, room);
    return room->name + 1;
}

/* `what`: there is none of the name at `index`. */
static int no_such(lua_State *L, const char *what, int index)
{
    partyorg_error room;
    lua_pushfstring(L, "%s: there is no %s \"%s\"", what, what, shown(L, index, &room));
    return fail_with_top(L, PARTYORG_E_NAME, what);
}

/* Adds a name that is accepted to the message on top of the stack; the first one begins the list. */
static void add_accepted(lua_State *L, int first, const char *name, int32_t language)
{
    const char *const begin = language == PARTYORG_VI ? "; chấp nhận: %s" : "; accepted are %s";
    lua_pushfstring(L, first ? begin : ", %s", name);
    lua_concat(L, 2);
}

/* A set of rules, bit i for rule i. A double holds 53 of them exactly, and no check has more. */
static void push_mask(lua_State *L, uint64_t rules)
{
#if LUA_VERSION_NUM >= 503
    lua_pushinteger(L, (lua_Integer)rules);
#else
    if (rules >> 53)
        misuse(L, "masks of more than 53 rules need integers: Lua 5.3 or later");
    lua_pushnumber(L, (lua_Number)rules);
#endif
}

/* ---- arguments --------------------------------------------------------------------------------------------------- */

static int take_number(lua_State *L, int index, const char *name, int32_t *out)
{
    if (lua_type(L, index) != LUA_TNUMBER)
        return wrong_type(L, index, "a whole number");
    if (whole_number(L, index, out))
        return 0;
    lua_pushvalue(L, index);
    lua_pushfstring(L, "%s: %s is not a whole number of 32 bits", name, lua_tostring(L, -1));
    return fail_with_top(L, PARTYORG_E_RANGE, name);
}

static int take_date(lua_State *L, int index, const char *name, partyorg_date *out)
{
    partyorg_error error;
    size_t length;
    if (lua_type(L, index) != LUA_TSTRING)
        return wrong_type(L, index, "a date as text");
    const char *const text = lua_tolstring(L, index, &length);
    if (partyorg_date_parse(text, length, out, &error) == PARTYORG_OK)
        return 0;
    lua_pushfstring(L, "%s: %s", name, error.text[PARTYORG_EN]);
    return fail_with_top(L, PARTYORG_E_DATE, name);
}

/* A date as text; nil is unknown. */
static int take_day(lua_State *L, int index, const char *name, int32_t language, partyorg_date *out)
{
    partyorg_error error;
    size_t length;
    *out = PARTYORG_UNKNOWN;
    if (lua_isnoneornil(L, index))
        return 0;
    if (lua_type(L, index) != LUA_TSTRING)
        return misuse(L, "%s: a date as text expected, got %s", name, luaL_typename(L, index));
    const char *const text = lua_tolstring(L, index, &length);
    if (partyorg_date_parse(text, length, out, &error) == PARTYORG_OK)
        return 0;
    lua_pushfstring(L, "%s: %s", name, error.text[language]);
    return fail_with_top(L, PARTYORG_E_DATE, name);
}

/* One of a list of words, by its place; nothing stands for the first. */
static int take_word(lua_State *L, int index, const char *what, const char *const *words, int32_t *out)
{
    size_t length;
    *out = 0;
    if (lua_isnoneornil(L, index))
        return 0;
    if (lua_type(L, index) != LUA_TSTRING)
        return wrong_type(L, index, what);
    const char *const text = lua_tolstring(L, index, &length);
    for (; words[*out]; ++*out)
        if (strlen(words[*out]) == length && memcmp(words[*out], text, length) == 0)
            return 0;
    no_such(L, what, index);
    lua_pushvalue(L, -3);
    for (int32_t i = 0; words[i]; i++)
        add_accepted(L, i == 0, words[i], PARTYORG_EN);
    return fail_with_top(L, PARTYORG_E_NAME, what);
}

static int take_language(lua_State *L, int index, int32_t *out)
{
    static const char *const words[] = { "en", "vi", NULL };
    const int failed = take_word(L, index, "language", words, out);
    *out = *out == 1 ? PARTYORG_VI : PARTYORG_EN;
    return failed;
}

static int take_rounding(lua_State *L, int index, int32_t *out)
{
    static const char *const words[] = { "down", "up", "abort", NULL };
    return take_word(L, index, "rounding", words, out);
}

static int take_format(lua_State *L, int index, int32_t *out)
{
    static const char *const words[] = { "iso", "dmy", NULL };
    return take_word(L, index, "format", words, out);
}

/* Whether the argument is an index; else it must be a name, without NUL. */
static int is_index(lua_State *L, int index, const char *what)
{
    if (lua_type(L, index) == LUA_TNUMBER)
        return 1;
    if (lua_type(L, index) != LUA_TSTRING)
        wrong_type(L, index, lua_pushfstring(L, "name of a %s", what));
    return 0;
}

static const char *whole_name(lua_State *L, int index)
{
    size_t length;
    const char *const name = lua_tolstring(L, index, &length);
    return strlen(name) == length ? name : "";
}

static int take_check(lua_State *L, int index, int32_t language, int32_t *out)
{
    partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
    partyorg_error room;
    if (is_index(L, index, "check"))
        return take_number(L, index, "check", out);
    if (partyorg_check_find(whole_name(L, index), out) == PARTYORG_OK)
        return 0;
    lua_pushfstring(L, language == PARTYORG_VI ? "check: không có thủ tục \"%s\"" : "check: there is no check \"%s\"",
                    shown(L, index, &room));
    for (int32_t i = 0; partyorg_check_get(i, &info) == PARTYORG_OK; i++)
        add_accepted(L, i == 0, info.name, language);
    return fail_with_top(L, PARTYORG_E_NAME, "check");
}

static int take_subject(lua_State *L, int index, int32_t *out)
{
    if (is_index(L, index, "subject"))
        return take_number(L, index, "subject", out);
    return partyorg_subject_find(whole_name(L, index), out) == PARTYORG_OK ? 0 : no_such(L, "subject", index);
}

static int take_rule(lua_State *L, int index, int32_t check, int32_t *out)
{
    if (is_index(L, index, "rule"))
        return take_number(L, index, "rule", out);
    return partyorg_rule_find(check, whole_name(L, index), out) == PARTYORG_OK ? 0 : no_such(L, "rule", index);
}

/* A fact by name or by title. */
static int take_fact(lua_State *L, int index, int32_t subject, int32_t *out)
{
    size_t length;
    if (is_index(L, index, "fact"))
        return take_number(L, index, "fact", out);
    const char *const name = lua_tolstring(L, index, &length);
    return partyorg_fact_find(subject, name, length, out) == PARTYORG_OK ? 0 : no_such(L, "fact", index);
}

static int take_family(lua_State *L, int index, int32_t *out)
{
    partyorg_edition_info info = PARTYORG_EDITION_INFO_INIT;
    if (is_index(L, index, "family"))
        return take_number(L, index, "family", out);
    for (int32_t i = 0; partyorg_edition_get(i, &info) == PARTYORG_OK; i++)
        if (strcmp(info.family_name, whole_name(L, index)) == 0) {
            *out = info.family;
            return 0;
        }
    return no_such(L, "family", index);
}

/* A lunar day as a table: year, month, day, and leap for the leap month of that number. */
static int take_lunar(lua_State *L, int index, partyorg_lunar *out)
{
    static const char *const names[] = { "year", "month", "day" };
    int32_t *const members[] = { &out->year, &out->month, &out->day };
    need_type(L, index, LUA_TTABLE);
    for (int i = 0; i < 3; i++) {
        lua_pushstring(L, names[i]);
        lua_rawget(L, index);
        if (!whole_number(L, -1, members[i])) {
            lua_pushfstring(L, "%s: a whole number is needed", names[i]);
            return fail_with_top(L, PARTYORG_E_VALUE, names[i]);
        }
        lua_pop(L, 1);
    }
    lua_pushliteral(L, "leap");
    lua_rawget(L, index);
    if (!lua_isnil(L, -1) && !lua_isboolean(L, -1))
        return fail(L, PARTYORG_E_VALUE, "leap", "leap: true or false is needed");
    out->leap = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return 0;
}

/* ---- a calendar -------------------------------------------------------------------------------------------------- */

/* The caller's days off and make-up days; both lists lie behind it in the same block. */
struct days {
    partyorg_calendar calendar;
    partyorg_date list[];
};

/* The number of dates in the list at `index`, 0 for nil; an error when it is no list. */
static size_t count_dates(lua_State *L, int index, const char *name)
{
    if (lua_isnil(L, index))
        return 0;
    if (lua_type(L, index) != LUA_TTABLE)
        misuse(L, "%s: a list of dates expected, got %s", name, luaL_typename(L, index));
    const size_t length = lua_rawlen(L, index);
    size_t keys = 0;
    lua_pushnil(L);
    while (lua_next(L, index)) {
        lua_pop(L, 1);
        keys++;
    }
    if (keys != length || length > INT32_MAX / 8)
        misuse(L, "%s: a list of dates expected, with nothing else in the table", name);
    return length;
}

static int read_dates(lua_State *L, int index, size_t count, const char *name, int32_t language, partyorg_date *out)
{
    partyorg_error error;
    for (size_t i = 0; i < count; i++) {
        size_t length;
        lua_rawgeti(L, index, (int)i + 1);
        if (lua_type(L, -1) != LUA_TSTRING)
            return misuse(L, "%s: a list of dates expected, entry %d is a %s", name, (int)i + 1, luaL_typename(L, -1));
        const char *const text = lua_tolstring(L, -1, &length);
        if (partyorg_date_parse(text, length, &out[i], &error) != PARTYORG_OK) {
            lua_pushfstring(L, "%s: %s", name, error.text[language]);
            return fail_with_top(L, PARTYORG_E_DATE, name);
        }
        lua_pop(L, 1);
    }
    return 0;
}

static int earlier(const void *a, const void *b)
{
    const partyorg_date left = *(const partyorg_date *)a, right = *(const partyorg_date *)b;
    return (left > right) - (left < right);
}

/* The library wants them ascending, each once; any order will do for the caller. */
static int32_t sort_dates(partyorg_date *list, size_t count)
{
    size_t kept = 0;
    qsort(list, count, sizeof *list, earlier);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || list[kept - 1] != list[i])
            list[kept++] = list[i];
    return (int32_t)kept;
}

/* Makes a calendar of the two lists at these indices (a table or nil) and pushes it; NULL in *out when both are nil. */
static int make_calendar(lua_State *L, int days_off, int make_up, int32_t language, struct days **out)
{
    const size_t off = count_dates(L, days_off, "days_off"), up = count_dates(L, make_up, "make_up");
    *out = NULL;
    if (off + up == 0) {
        lua_pushnil(L);
        return 0;
    }
    struct days *const days = lua_newuserdata(L, sizeof *days + (off + up) * sizeof days->list[0]);
    int failed = read_dates(L, days_off, off, "days_off", language, days->list);
    if (failed || (failed = read_dates(L, make_up, up, "make_up", language, days->list + off)) != 0)
        return failed;
    days->calendar = (partyorg_calendar)PARTYORG_CALENDAR_INIT;
    days->calendar.days_off = days->list;
    days->calendar.days_off_count = sort_dates(days->list, off);
    days->calendar.make_up = days->list + off;
    days->calendar.make_up_count = sort_dates(days->list + off, up);
    *out = days;
    return 0;
}

/* A calendar as an argument, { days_off = {...}, make_up = {...} }: the table is replaced by what was made of it. */
static int take_calendar(lua_State *L, int index, const partyorg_calendar **out)
{
    struct days *days;
    int known = 0;
    *out = NULL;
    if (lua_isnoneornil(L, index))
        return 0;
    need_type(L, index, LUA_TTABLE);
    static const char *const names[] = { "days_off", "make_up" };
    for (int i = 0; i < 2; i++) {
        lua_pushstring(L, names[i]);
        lua_rawget(L, index);
        known += !lua_isnil(L, -1);
    }
    const int lists = lua_gettop(L) - 1;
    lua_pushnil(L);
    while (lua_next(L, index)) {
        lua_pop(L, 1);
        known--;
    }
    if (known != 0)
        return bad_argument(L, index, "a calendar has the keys days_off and make_up, and no other");
    const int failed = make_calendar(L, lists, lists + 1, PARTYORG_EN, &days);
    if (failed)
        return failed;
    *out = days ? &days->calendar : NULL;
    lua_replace(L, index);
    lua_pop(L, 2);
    return 0;
}

/* ---- values out -------------------------------------------------------------------------------------------------- */

static void push_date(lua_State *L, partyorg_date date)
{
    char text[PARTYORG_DATE_TEXT];
    if (partyorg_date_print(date, PARTYORG_ISO, text, sizeof text) == PARTYORG_OK)
        lua_pushlstring(L, text, sizeof text - 1);
    else
        lua_pushnil(L);
}

/* Runs one of the library's `..._print` functions and pushes its text; the arguments are those before the buffer. */
#define PUSH_TEXT(L, print, ...)                                                                                       \
    do {                                                                                                               \
        char small_[1024], *text_ = small_;                                                                            \
        size_t needed_ = 0;                                                                                            \
        partyorg_status printed_ = print(__VA_ARGS__, text_, sizeof small_, &needed_);                                 \
        if (printed_ == PARTYORG_E_SPACE) {                                                                            \
            text_ = lua_newuserdata(L, needed_);                                                                       \
            printed_ = print(__VA_ARGS__, text_, needed_, &needed_);                                                   \
            lua_pushlstring(L, text_, printed_ == PARTYORG_OK ? needed_ - 1 : 0);                                      \
            lua_remove(L, -2);                                                                                         \
        } else if (printed_ == PARTYORG_OK) {                                                                          \
            lua_pushlstring(L, text_, needed_ - 1);                                                                    \
        } else {                                                                                                       \
            lua_pushnil(L);                                                                                            \
        }                                                                                                              \
    } while (0)

/* Points or percent: an integer when whole, else the float that is nearest; unknown is nil. */
static void push_hundredths(lua_State *L, int32_t hundredths)
{
    if (hundredths == PARTYORG_UNKNOWN)
        lua_pushnil(L);
    else if (hundredths % 100 == 0)
        lua_pushinteger(L, hundredths / 100);
    else
        lua_pushnumber(L, hundredths / 100.0);
}

/* A value of a fact as Lua has it; unknown is nil. */
static void push_value(lua_State *L, int32_t subject, int32_t fact, int32_t type, int32_t value)
{
    partyorg_choice_info choice = PARTYORG_CHOICE_INFO_INIT;
    if (value == PARTYORG_UNKNOWN)
        lua_pushnil(L);
    else if (type == PARTYORG_TYPE_DATE)
        push_date(L, value);
    else if (type == PARTYORG_TYPE_BOOL)
        lua_pushboolean(L, value);
    else if (type == PARTYORG_TYPE_INT)
        lua_pushinteger(L, value);
    else if (type == PARTYORG_TYPE_DECIMAL)
        push_hundredths(L, value);
    else if (partyorg_choice_get(subject, fact, value, &choice) == PARTYORG_OK)
        lua_pushstring(L, choice.name);
    else
        lua_pushnil(L);
}

/* What a value is compared with: of "one of" the list of choices. */
static void push_required(lua_State *L, int32_t subject, int32_t fact, int32_t type, int32_t relation, int32_t required)
{
    if (relation != PARTYORG_ONE_OF || required == PARTYORG_UNKNOWN) {
        push_value(L, subject, fact, type, required);
        return;
    }
    lua_newtable(L);
    for (int32_t i = 0, n = 0; i < 32; i++) {
        partyorg_choice_info choice = PARTYORG_CHOICE_INFO_INIT;
        if ((uint32_t)required >> i & 1 && partyorg_choice_get(subject, fact, i, &choice) == PARTYORG_OK) {
            lua_pushstring(L, choice.name);
            lua_rawseti(L, -2, ++n);
        }
    }
}

/* nil in place of an empty text. */
static void push_name(lua_State *L, const char *name)
{
    if (name && *name)
        lua_pushstring(L, name);
    else
        lua_pushnil(L);
}

static void push_fact_name(lua_State *L, int32_t subject, int32_t fact)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    push_name(L, partyorg_fact_get(subject, fact, &info) == PARTYORG_OK ? info.name : NULL);
}

static void push_stage_name(lua_State *L, int32_t check, int32_t stage)
{
    partyorg_stage_info info = PARTYORG_STAGE_INFO_INIT;
    push_name(L, partyorg_stage_get(check, stage, &info) == PARTYORG_OK ? info.name : NULL);
}

static void push_edition_code(lua_State *L, int32_t edition)
{
    partyorg_edition_info info = PARTYORG_EDITION_INFO_INIT;
    if (partyorg_edition_get(edition, &info) == PARTYORG_OK)
        lua_pushstring(L, info.code); /* "" for a text without one */
    else
        lua_pushnil(L);
}

static int32_t subject_of(int32_t check)
{
    partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
    return partyorg_check_get(check, &info) == PARTYORG_OK ? info.subject : -1;
}

/* The names of the facts of a set, in their order. */
static void push_fact_names(lua_State *L, int32_t subject, uint64_t facts)
{
    lua_newtable(L);
    for (int32_t i = 0, n = 0; i < 64; i++)
        if (facts >> i & 1) {
            push_fact_name(L, subject, i);
            lua_rawseti(L, -2, ++n);
        }
}

/* Names of rules do not change: each check's list is made once a Lua state. Pushes it. */
static const char rule_ids_key = 0;

static void push_rule_ids(lua_State *L, int32_t check)
{
    lua_pushlightuserdata(L, (void *)(uintptr_t)&rule_ids_key);
    lua_rawget(L, LUA_REGISTRYINDEX);
    lua_rawgeti(L, -1, check + 1);
    lua_remove(L, -2);
}

static void push_rule_id(lua_State *L, int32_t check, int32_t rule)
{
    if (rule < 0) {
        lua_pushnil(L);
        return;
    }
    push_rule_ids(L, check);
    lua_rawgeti(L, -1, rule + 1);
    lua_remove(L, -2);
}

/* ---- the catalogue as tables ------------------------------------------------------------------------------------- */

/* The table stays on top: each of these sets one of its fields, or takes the field's value from the top. */
static void set_text(lua_State *L, const char *key, const char *text)
{
    push_name(L, text);
    lua_setfield(L, -2, key);
}

static void set_number(lua_State *L, const char *key, int32_t number)
{
    lua_pushinteger(L, number);
    lua_setfield(L, -2, key);
}

static void set_bool(lua_State *L, const char *key, int yes)
{
    lua_pushboolean(L, yes);
    lua_setfield(L, -2, key);
}

static void set_date(lua_State *L, const char *key, partyorg_date date)
{
    push_date(L, date);
    lua_setfield(L, -2, key);
}

/* A text in both languages: { vi = ..., en = ... }. */
static void set_pair(lua_State *L, const char *key, const char *const pair[2])
{
    lua_createtable(L, 0, 2);
    set_text(L, "vi", pair[PARTYORG_VI]);
    set_text(L, "en", pair[PARTYORG_EN]);
    lua_setfield(L, -2, key);
}

static void set_period(lua_State *L, partyorg_date from, partyorg_date to, int32_t flags)
{
    set_date(L, "from", from);
    set_date(L, "to", to == PARTYORG_DATE_MAX ? PARTYORG_UNKNOWN : to);
    set_bool(L, "in_force", to == PARTYORG_DATE_MAX);
    set_bool(L, "assumed_from", flags & PARTYORG_ASSUMED_FROM);
    set_bool(L, "assumed_to", flags & PARTYORG_ASSUMED_TO);
}

static void push_subject(lua_State *L, const partyorg_subject_info *info)
{
    lua_newtable(L);
    set_text(L, "name", info->name);
    set_pair(L, "title", info->title);
    set_number(L, "fact_count", info->fact_count);
}

static void push_choice(lua_State *L, const partyorg_choice_info *info)
{
    lua_newtable(L);
    set_text(L, "name", info->name);
    set_pair(L, "title", info->title);
}

/* The choices of an enumeration; nothing when there are none. */
static void set_choices(lua_State *L, int32_t subject, int32_t fact, int32_t count)
{
    if (count == 0)
        return;
    lua_createtable(L, count, 0);
    for (int32_t i = 0; i < count; i++) {
        partyorg_choice_info choice = PARTYORG_CHOICE_INFO_INIT;
        partyorg_choice_get(subject, fact, i, &choice);
        push_choice(L, &choice);
        lua_rawseti(L, -2, i + 1);
    }
    lua_setfield(L, -2, "choices");
}

static void push_fact(lua_State *L, int32_t subject, int32_t fact, const partyorg_fact_info *info)
{
    lua_newtable(L);
    set_text(L, "name", info->name);
    set_pair(L, "title", info->title);
    set_text(L, "type", partyorg_type_name(info->type));
    set_text(L, "unit", partyorg_unit_name(info->unit));
    set_text(L, "nature", partyorg_nature_name(info->nature));
    if (info->type == PARTYORG_TYPE_INT) {
        set_number(L, "minimum", info->minimum);
        set_number(L, "maximum", info->maximum);
    } else if (info->type == PARTYORG_TYPE_DECIMAL) {
        push_hundredths(L, info->minimum);
        lua_setfield(L, -2, "minimum");
        push_hundredths(L, info->maximum);
        lua_setfield(L, -2, "maximum");
    }
    set_choices(L, subject, fact, info->choice_count);
}

static void push_instrument(lua_State *L, const partyorg_instrument_info *info)
{
    lua_newtable(L);
    set_text(L, "code", info->code);
    set_text(L, "number", info->number);
    set_date(L, "signed_on", info->signed_on);
    set_period(L, info->from, info->to, info->flags);
    set_text(L, "confidence", partyorg_confidence_name(info->confidence));
    set_pair(L, "issuer", info->issuer);
    set_pair(L, "title", info->title);
    set_pair(L, "topic", info->topic);
    set_text(L, "replaced_by", info->replaced_by);
}

static void push_edition(lua_State *L, const partyorg_edition_info *info)
{
    partyorg_instrument_info instrument = PARTYORG_INSTRUMENT_INFO_INIT;
    lua_newtable(L);
    lua_pushstring(L, info->code);
    lua_setfield(L, -2, "code");
    set_text(L, "family", info->family_name);
    set_pair(L, "family_title", info->family_title);
    if (partyorg_instrument_get(info->instrument, &instrument) == PARTYORG_OK)
        set_text(L, "number", instrument.number);
    set_period(L, info->from, info->to, info->flags);
}

/* The edition of an index; nil for -1. */
static void push_edition_at(lua_State *L, int32_t edition)
{
    partyorg_edition_info info = PARTYORG_EDITION_INFO_INIT;
    if (partyorg_edition_get(edition, &info) == PARTYORG_OK)
        push_edition(L, &info);
    else
        lua_pushnil(L);
}

static void push_check(lua_State *L, const partyorg_check_info *info)
{
    partyorg_subject_info subject = PARTYORG_SUBJECT_INFO_INIT;
    partyorg_subject_get(info->subject, &subject);
    lua_newtable(L);
    set_text(L, "name", info->name);
    set_pair(L, "title", info->title);
    set_pair(L, "question", info->question);
    set_text(L, "subject", subject.name);
    set_number(L, "stage_count", info->stage_count);
    set_number(L, "rule_count", info->rule_count);
    set_number(L, "value_count", info->value_count);
}

static void push_stage(lua_State *L, const partyorg_stage_info *info)
{
    lua_newtable(L);
    set_text(L, "name", info->name);
    set_pair(L, "title", info->title);
    set_pair(L, "actor", info->actor);
}

static void push_rule(lua_State *L, int32_t check, const partyorg_rule_info *info)
{
    const int32_t subject = subject_of(check);
    partyorg_value_info value = PARTYORG_VALUE_INFO_INIT;
    partyorg_edition_info edition = PARTYORG_EDITION_INFO_INIT;
    lua_newtable(L);
    set_text(L, "id", info->id);
    set_pair(L, "title", info->title);
    set_text(L, "kind", partyorg_kind_name(info->kind));
    push_stage_name(L, check, info->stage);
    lua_setfield(L, -2, "stage");
    for (int32_t i = 0; partyorg_edition_get(i, &edition) == PARTYORG_OK; i++)
        if (edition.family == info->family) {
            set_text(L, "family", edition.family_name);
            break;
        }
    push_fact_name(L, subject, info->governing);
    lua_setfield(L, -2, "governing");
    push_fact_names(L, subject, info->facts);
    lua_setfield(L, -2, "facts");
    if (partyorg_value_get(check, info->due_value, &value) == PARTYORG_OK)
        set_text(L, "due_value", value.name);
    set_number(L, "wording_count", info->wording_count);
}

/* The rules of a set, in their order. */
static void push_rule_set(lua_State *L, int32_t check, uint64_t rules)
{
    partyorg_rule_info info = PARTYORG_RULE_INFO_INIT;
    lua_newtable(L);
    for (int32_t i = 0, n = 0; partyorg_rule_get(check, i, &info) == PARTYORG_OK; i++)
        if (rules >> i & 1) {
            push_rule(L, check, &info);
            lua_rawseti(L, -2, ++n);
        }
}

static void push_wording(lua_State *L, int32_t check, int32_t rule, const partyorg_wording_info *info)
{
    lua_newtable(L);
    push_edition_at(L, info->edition);
    lua_setfield(L, -2, "edition");
    set_text(L, "provision", info->provision);
    lua_createtable(L, 0, 2);
    PUSH_TEXT(L, partyorg_provision_print, check, rule, info->edition, PARTYORG_VI);
    lua_setfield(L, -2, "vi");
    PUSH_TEXT(L, partyorg_provision_print, check, rule, info->edition, PARTYORG_EN);
    lua_setfield(L, -2, "en");
    lua_setfield(L, -2, "text");
    set_text(L, "confidence", partyorg_confidence_name(info->confidence));
    lua_newtable(L);
    for (int i = 0; i < PARTYORG_PARAMETERS; i++)
        if (info->parameters[i] != PARTYORG_UNKNOWN) {
            lua_pushinteger(L, info->parameters[i]);
            lua_rawseti(L, -2, i + 1);
        }
    lua_setfield(L, -2, "parameters");
}

static void push_value_info(lua_State *L, const partyorg_value_info *info)
{
    partyorg_fact_info choices = PARTYORG_FACT_INFO_INIT;
    lua_newtable(L);
    set_text(L, "name", info->name);
    set_pair(L, "title", info->title);
    set_text(L, "type", partyorg_type_name(info->type));
    set_text(L, "unit", partyorg_unit_name(info->unit));
    if (partyorg_fact_get(PARTYORG_SUBJECT_VALUES, info->fact, &choices) == PARTYORG_OK)
        set_choices(L, PARTYORG_SUBJECT_VALUES, info->fact, choices.choice_count);
}

static void push_lunar(lua_State *L, const partyorg_lunar *lunar)
{
    lua_createtable(L, 0, 4);
    set_number(L, "year", lunar->year);
    set_number(L, "month", lunar->month);
    set_number(L, "day", lunar->day);
    set_bool(L, "leap", lunar->leap);
}

/* ---- blocks of our own: userdata with a metatable in the registry ----------------------------------------------- */

static void push_metatable(lua_State *L, const char *key)
{
    lua_pushlightuserdata(L, (void *)(uintptr_t)key);
    lua_rawget(L, LUA_REGISTRYINDEX);
}

/* Where an object of partyorg.lua, a table, has its block. */
static const char block_key = 0;

/*
 * The block at `index` when it has that metatable, or that of the table there, whose place it takes, so that it lives
 * as long as the call; an argument error for anything else.
 */
static void *take_block(lua_State *L, int index, const char *key, const char *what)
{
    if (lua_istable(L, index)) {
        lua_pushlightuserdata(L, (void *)(uintptr_t)&block_key);
        lua_rawget(L, index);
        if (lua_isuserdata(L, -1))
            lua_replace(L, index);
        else
            lua_pop(L, 1);
    }
    void *const block = lua_touserdata(L, index);
    if (block && lua_getmetatable(L, index)) {
        push_metatable(L, key);
        const int same = lua_rawequal(L, -1, -2);
        lua_pop(L, 2);
        if (same)
            return block;
    }
    wrong_type(L, index, what);
    return NULL;
}

/* A metatable in the registry. Its name says what the blocks are; scripts cannot get at it. */
static void make_metatable(lua_State *L, const char *key, const char *name)
{
    lua_pushlightuserdata(L, (void *)(uintptr_t)key);
    lua_createtable(L, 0, 8);
    set_text(L, "__name", name);
    set_text(L, "__metatable", name);
}

/*
 * changes(check, before, after): the rules whose edition differs between two days, as { rule, before, after,
 * parameters }: the editions, nil where it had no wording, and whether its numbers differ.
 */
static int core_changes(lua_State *L)
{
    partyorg_change changes[PARTYORG_RULES_MAX];
    int32_t check, before, after, count;
    int failed = take_check(L, 1, PARTYORG_EN, &check);
    if (failed || (failed = take_date(L, 2, "before", &before)) != 0 ||
        (failed = take_date(L, 3, "after", &after)) != 0)
        return failed;
    const partyorg_status status = partyorg_changes(check, before, after, changes, PARTYORG_RULES_MAX, &count);
    if (status != PARTYORG_OK)
        return fail_plainly(L, "changes", status);
    lua_createtable(L, count, 0);
    for (int32_t i = 0; i < count; i++) {
        lua_createtable(L, 0, 4);
        push_rule_id(L, check, changes[i].rule);
        lua_setfield(L, -2, "rule");
        push_edition_at(L, changes[i].before);
        lua_setfield(L, -2, "before");
        push_edition_at(L, changes[i].after);
        lua_setfield(L, -2, "after");
        set_bool(L, "parameters", changes[i].what == PARTYORG_CHANGED_PARAMETERS);
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}

#endif
