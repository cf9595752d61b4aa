/* SPDX-License-Identifier: MIT */
/*
 * Batches: columns in, as lists or as LuaJIT's FFI arrays, and columns of results out.
 *
 * Lists are read into columns of 32 bits. FFI arrays are borrowed: what they are is asked of `ffi`, never taken from
 * the caller, and a batch keeps them alive for its reports. Rows are counted from 1 in Lua and from 0 here.
 */
#ifndef PARTYORG_LUA_TABLE_H
#define PARTYORG_LUA_TABLE_H

#include <limits.h>
#include <math.h>

#include "report.h"

/* The examination date has slot 0, fact i slot i + 1, as in a struct of facts. */
enum { SLOTS = 64 };

/* A batch and where its results are. Everything it points to is held by the table that it holds itself. */
struct batch {
    struct request request; /* without facts */
    partyorg_batch batch;
    partyorg_batch_out out;
    partyorg_batch_counts counts;
    partyorg_column columns[SLOTS];
    uint64_t bars, grounds; /* rules of these kinds, once they were asked for */
    int knows_kinds;
};

static const char batch_key = 0; /* of the metatable in the registry */

static struct batch *take_batch(lua_State *L, int index)
{
    return take_block(L, index, &batch_key, "batch");
}

/* Puts the value on top of the stack, which is popped, where it lives as long as the batch. */
static void hold(lua_State *L, int held)
{
    lua_rawseti(L, held, (int)lua_rawlen(L, held) + 1);
}

static void *hold_new(lua_State *L, int held, size_t count, size_t size)
{
    if (count > SIZE_MAX / size)
        misuse(L, "not enough memory");
    void *const block = lua_newuserdata(L, count * size);
    hold(L, held);
    return block;
}

/* ---- FFI arrays -------------------------------------------------------------------------------------------------- */

enum { LUAJIT_CDATA = 10 }; /* the type of FFI objects; Lua has no such type */

struct array {
    const char *element;
    int32_t type; /* ::partyorg_column_type */
    int constant;
    int64_t length;
    void *address;
};

/* Elements that a column may have, by the names that LuaJIT prints. */
static const struct {
    const char *name;
    int32_t type, size;
} elements[] = { { "bool", PARTYORG_COLUMN_UINT8, 1 },
                 { "char", CHAR_MIN < 0 ? PARTYORG_COLUMN_INT8 : PARTYORG_COLUMN_UINT8, 1 },
                 { "signed char", PARTYORG_COLUMN_INT8, 1 },
                 { "unsigned char", PARTYORG_COLUMN_UINT8, 1 },
                 { "short", PARTYORG_COLUMN_INT16, 2 },
                 { "unsigned short", PARTYORG_COLUMN_UINT16, 2 },
                 { "int", PARTYORG_COLUMN_INT32, 4 },
                 { "unsigned int", PARTYORG_COLUMN_UINT32, 4 },
                 { "int64_t", PARTYORG_COLUMN_INT64, 8 },
                 { "uint64_t", PARTYORG_COLUMN_UINT64, 8 },
                 { "double", PARTYORG_COLUMN_FLOAT64, 8 } };

/* Reads "const int [5]", "int (&)[5]" or "int [?]"; returns the size of an element, 0 when it is no such array. */
static int read_array_type(const char *text, struct array *a, int *reference)
{
    a->constant = strncmp(text, "const ", 6) == 0;
    text += a->constant ? 6 : 0;
    for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++) {
        const size_t length = strlen(elements[i].name);
        if (strncmp(text, elements[i].name, length) != 0 || text[length] != ' ')
            continue;
        const char *bounds = text + length + 1;
        *reference = strncmp(bounds, "(&)", 3) == 0;
        bounds += *reference ? 3 : 0;
        if (bounds[0] != '[' || strchr(bounds + 1, '['))
            return 0;
        a->element = elements[i].name;
        a->type = elements[i].type;
        return elements[i].size;
    }
    return 0;
}

/*
 * Pushes the name of the type of the value at `index`; 1 when it is an FFI array of numbers. An FFI object does not get
 * into a script without `ffi` being loaded, but for literals such as 1LL.
 */
static int take_array(lua_State *L, int index, struct array *a)
{
    int reference = 0;
    lua_pushstring(L, luaL_typename(L, index));
    if (lua_type(L, index) != LUAJIT_CDATA)
        return 0;
    lua_getfield(L, LUA_REGISTRYINDEX, "_LOADED");
    lua_getfield(L, -1, "ffi");
    if (!lua_istable(L, -1)) {
        lua_pop(L, 2);
        return 0;
    }
    lua_getfield(L, -1, "sizeof");
    lua_pushvalue(L, index);
    lua_call(L, 1, 1);
    const lua_Number bytes = lua_tonumber(L, -1);
    lua_getfield(L, -2, "typeof");
    lua_pushvalue(L, index);
    lua_call(L, 1, 1);
    luaL_callmeta(L, -1, "__tostring");
    const char *const text = lua_tostring(L, -1); /* ctype<...> */
    lua_pushlstring(L, text + strlen("ctype<"), strlen(text) - strlen("ctype<>"));
    lua_replace(L, -7);
    lua_pop(L, 5);
    const int size = read_array_type(lua_tostring(L, -1), a, &reference);
    if (size == 0)
        return 0;
    luaL_callmeta(L, index, "__tostring"); /* cdata<...>, unless it is the type itself */
    const int is_type = strncmp(lua_tostring(L, -1), "ctype<", strlen("ctype<")) == 0;
    lua_pop(L, 1);
    if (is_type)
        return 0;
    a->length = (int64_t)bytes / size;
    a->address = (void *)(uintptr_t)lua_topointer(L, index);
    if (reference)
        memcpy(&a->address, a->address, sizeof a->address);
    return a->address != NULL;
}

/* ---- columns in -------------------------------------------------------------------------------------------------- */

/* Columns while they are read. */
struct columns {
    int held, lists;        /* tables on the stack: what must live; the lists by slot */
    int64_t lengths[SLOTS]; /* of what was given, by slot */
    int64_t longest;
};

static const char *slot_name(int32_t subject, int slot)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    return partyorg_fact_get(subject, slot - 1, &info) == PARTYORG_OK ? info.name : "on";
}

/* Says that a column is no such thing; the name of what was found is on top of the stack. */
static int refuse_column(lua_State *L, const char *name, const char *accepted, int32_t language)
{
    lua_pushfstring(L, language == PARTYORG_VI ? "%s: cần %s, nhưng nhận được %s" : "%s: expected %s, found %s", name,
                    accepted, lua_tostring(L, -1));
    return fail_with_top(L, PARTYORG_E_TYPE, name);
}

/* An FFI array at `index` as the column of a slot. */
static int take_column(lua_State *L, int index, struct batch *b, struct columns *c, int slot, int32_t type)
{
    static const char *const accepted[][2] = {
        { "một danh sách, hoặc một mảng FFI kiểu bool, int8_t, uint8_t, int16_t, uint16_t, int32_t, uint32_t, "
          "int64_t, uint64_t, double",
          "a list, or an FFI array of bool, int8_t, uint8_t, int16_t, uint16_t, int32_t, uint32_t, "
          "int64_t, uint64_t or double" },
        { "một danh sách, hoặc một mảng FFI kiểu int32_t (số ngày kể từ 1970-01-01)",
          "a list, or an FFI array of int32_t (days since 1970-01-01)" }
    };
    struct array a;
    const int date = type == PARTYORG_TYPE_DATE;
    if (!take_array(L, index, &a) || (date && a.type != PARTYORG_COLUMN_INT32))
        return refuse_column(L, slot_name(b->request.subject, slot), accepted[date][b->request.language],
                             b->request.language);
    b->columns[slot].type = a.type;
    b->columns[slot].values = a.address;
    c->lengths[slot] = a.length;
    lua_pushvalue(L, index);
    hold(L, c->held);
    return 0;
}

/* { values = array, validity = array }; `values` is on top of the stack. */
static int take_column_with_validity(lua_State *L, int index, struct batch *b, struct columns *c, int slot,
                                     int32_t type)
{
    const char *const name = slot_name(b->request.subject, slot);
    const int32_t language = b->request.language;
    struct array a;
    const int failed = take_column(L, lua_gettop(L), b, c, slot, type);
    if (failed)
        return failed;
    lua_pushnil(L);
    while (lua_next(L, index)) {
        lua_pop(L, 1);
        if (lua_type(L, -1) != LUA_TSTRING ||
            (strcmp(whole_name(L, -1), "values") != 0 && strcmp(whole_name(L, -1), "validity") != 0)) {
            lua_pushstring(L, language == PARTYORG_VI ? "khóa khác" : "another key");
            return refuse_column(L, name, "{ values = ..., validity = ... }", language);
        }
    }
    lua_pushliteral(L, "validity");
    lua_rawget(L, index);
    if (lua_isnil(L, -1))
        return 0;
    if (!take_array(L, lua_gettop(L), &a) || a.type != PARTYORG_COLUMN_UINT8 || strcmp(a.element, "bool") == 0 ||
        a.length < (c->lengths[slot] + 7) / 8)
        return refuse_column(L, name,
                             language == PARTYORG_VI ? "validity là một mảng FFI kiểu uint8_t, mỗi giá trị một bit"
                                                     : "validity as an FFI array of uint8_t with a bit for each value",
                             language);
    b->columns[slot].validity = a.address;
    lua_pop(L, 1);
    hold(L, c->held);
    return 0;
}

/* A list of values: its length is `n`, or the largest place with a value. */
static int take_list(lua_State *L, int index, struct batch *b, struct columns *c, int slot)
{
    int32_t length = 0, place, n = 0;
    int good = 1;
    lua_pushliteral(L, "n");
    lua_rawget(L, index);
    const int has_n = !lua_isnil(L, -1);
    good = !has_n || (whole_number(L, -1, &n) && n >= 0);
    lua_pop(L, 1);
    lua_pushnil(L);
    while (good && lua_next(L, index)) {
        lua_pop(L, 1);
        if (whole_number(L, -1, &place) && place > 0)
            length = place > length ? place : length;
        else
            good = lua_type(L, -1) == LUA_TSTRING && strcmp(whole_name(L, -1), "n") == 0;
    }
    if (!good || (has_n && n < length)) {
        lua_pushstring(L, b->request.language == PARTYORG_VI ? "khóa khác" : "another key");
        return refuse_column(L, slot_name(b->request.subject, slot),
                             b->request.language == PARTYORG_VI ? "một danh sách với các khóa 1, 2, ... đến n"
                                                                : "a list with the keys 1, 2, ... up to n",
                             b->request.language);
    }
    c->lengths[slot] = has_n ? n : length;
    lua_pushvalue(L, index);
    lua_rawseti(L, c->lists, slot);
    return 0;
}

/* Keys that are no facts: the first of them in alphabetical order, and how many there are. */
enum { STRANGERS_SHOWN = 8 };
struct strangers {
    int count;
    const char *names[STRANGERS_SHOWN + 1]; /* room for one that drops out */
};

static void add_stranger(struct strangers *s, const char *name)
{
    int at = s->count < STRANGERS_SHOWN ? s->count : STRANGERS_SHOWN;
    for (; at > 0 && strcmp(s->names[at - 1], name) > 0; at--)
        s->names[at] = s->names[at - 1];
    s->names[at] = name;
    s->count++;
}

static int refuse_strangers(lua_State *L, const struct strangers *s, int32_t subject, int32_t language)
{
    partyorg_subject_info info = PARTYORG_SUBJECT_INFO_INIT;
    partyorg_subject_get(subject, &info);
    lua_pushfstring(L,
                    language == PARTYORG_VI ? "columns: %d cột không phải là dữ kiện của \"%s\": %s"
                                            : "columns: %d are no facts of \"%s\": %s",
                    s->count, info.name, s->names[0]);
    for (int i = 1; i < s->count && i < STRANGERS_SHOWN; i++)
        lua_pushfstring(L, "%s, %s", lua_tostring(L, -1), s->names[i]);
    if (s->count > STRANGERS_SHOWN)
        lua_pushfstring(L, "%s, ...", lua_tostring(L, -1));
    return fail_with_top(L, PARTYORG_E_NAME, "columns");
}

/* Takes the columns from argument 2: FFI arrays are borrowed, lists put aside until the number of rows is known. */
static int take_columns(lua_State *L, struct batch *b, struct columns *c, int ignore_others)
{
    struct strangers strangers = { 0 };
    const int32_t subject = b->request.subject;
    lua_newtable(L); /* keeps the texts of strangers alive; the last key that was none is at 0 */
    lua_pushlightuserdata(L, (void *)(uintptr_t)&fact_names_key);
    lua_rawget(L, LUA_REGISTRYINDEX);
    lua_rawgeti(L, -1, subject + 1);
    const int names = lua_gettop(L), texts = names - 2, key = names + 1, value = names + 2;
    lua_pushnil(L);
    while (lua_next(L, 2)) {
        int slot = 0, failed = 0;
        int32_t type = PARTYORG_TYPE_DATE;
        lua_pushvalue(L, key);
        lua_rawget(L, names);
        if (lua_type(L, -1) == LUA_TNUMBER) {
            const int32_t place = (int32_t)lua_tointeger(L, -1);
            slot = (place >> TYPE_BITS) + 1;
            type = place & ((1 << TYPE_BITS) - 1);
        } else if (lua_type(L, key) != LUA_TSTRING || strcmp(whole_name(L, key), "on") != 0) {
            partyorg_error room;
            lua_pushstring(L, lua_type(L, key) == LUA_TSTRING ? shown(L, key, &room) : luaL_typename(L, key));
            add_stranger(&strangers, lua_tostring(L, -1));
            hold(L, texts);
            lua_pushvalue(L, key);
            lua_rawseti(L, texts, 0);
            lua_settop(L, key);
            continue;
        }
        lua_settop(L, value);
        if (lua_istable(L, value)) {
            lua_pushliteral(L, "values");
            lua_rawget(L, value);
            failed = lua_isnil(L, -1) ? take_list(L, value, b, c, slot)
                                      : take_column_with_validity(L, value, b, c, slot, type);
        } else {
            failed = take_column(L, value, b, c, slot, type);
        }
        if (failed)
            return failed;
        c->longest = c->lengths[slot] > c->longest ? c->lengths[slot] : c->longest;
        lua_settop(L, key);
    }
    lua_rawgeti(L, texts, 0);
    if (strangers.count == 1 && !ignore_others)
        return refuse_key(L, lua_gettop(L), subject, b->request.language);
    if (strangers.count > 1 && !ignore_others)
        return refuse_strangers(L, &strangers, subject, b->request.language);
    lua_settop(L, texts - 1);
    return 0;
}

/* The examination date of one row. */
static int read_day(lua_State *L, int index, int32_t language, int32_t *out)
{
    partyorg_error error;
    size_t length;
    if (lua_type(L, index) != LUA_TSTRING)
        return refuse_value(L, index, -1, -1, PARTYORG_TYPE_DATE, language);
    const char *const text = lua_tolstring(L, index, &length);
    if (partyorg_date_parse(text, length, out, &error) == PARTYORG_OK)
        return 0;
    lua_pushfstring(L, "on: %s", error.text[language]);
    return fail_with_top(L, PARTYORG_E_DATE, "on");
}

/* Reads the list on top of the stack, which is popped, into the column of a slot. */
static int read_list(lua_State *L, struct batch *b, struct columns *c, int slot)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    const int32_t language = b->request.language, subject = b->request.subject;
    const int list = lua_gettop(L);
    partyorg_fact_get(subject, slot - 1, &info);
    const int decimal = slot > 0 && info.type == PARTYORG_TYPE_DECIMAL;
    void *const values = hold_new(L, c->held, (size_t)b->batch.rows, decimal ? sizeof(double) : sizeof(int32_t));
    for (int64_t row = 0; row < b->batch.rows; row++) {
        int failed = 0;
        int32_t value = PARTYORG_UNKNOWN;
        lua_rawgeti(L, list, (int)row + 1);
        if (!lua_isnil(L, -1))
            failed = slot == 0 ? read_day(L, list + 1, language, &value)
                               : read_value(L, list + 1, subject, slot - 1, info.type, language, &value);
        if (failed)
            return fail_in_row(L, row, language);
        if (decimal)
            ((double *)values)[row] = value == PARTYORG_UNKNOWN ? (double)NAN : value / 100.0;
        else
            ((int32_t *)values)[row] = value;
        lua_pop(L, 1);
    }
    b->columns[slot].type = decimal ? PARTYORG_COLUMN_FLOAT64 : PARTYORG_COLUMN_INT32;
    b->columns[slot].values = values;
    lua_pop(L, 1);
    return 0;
}

/* Lists may end early, in facts that are unknown; FFI arrays may have room to spare. */
static int check_length(lua_State *L, const struct batch *b, const struct columns *c, int slot)
{
    const char *const name = slot_name(b->request.subject, slot);
    const int vietnamese = b->request.language == PARTYORG_VI;
    const int length = (int)c->lengths[slot], rows = (int)b->batch.rows;
    if (b->columns[slot].type == PARTYORG_COLUMN_MISSING ? length <= rows : c->lengths[slot] >= rows)
        return 0;
    lua_pushfstring(
        L, vietnamese ? "%s: có %d giá trị, nhưng bảng có %d hàng" : "%s: has %d values, but there are %d rows", name,
        length, rows);
    return fail_with_top(L, PARTYORG_E_RANGE, name);
}

static int read_columns(lua_State *L, struct batch *b, struct columns *c)
{
    for (int slot = 0; slot < SLOTS; slot++) {
        int failed;
        lua_rawgeti(L, c->lists, slot);
        const int is_list = !lua_isnil(L, -1);
        if (!is_list && b->columns[slot].type == PARTYORG_COLUMN_MISSING) {
            lua_pop(L, 1);
            continue;
        }
        if ((failed = check_length(L, b, c, slot)) != 0)
            return failed;
        if (!is_list)
            lua_pop(L, 1);
        else if ((failed = read_list(L, b, c, slot)) != 0)
            return failed;
    }
    return 0;
}

/* ---- results ----------------------------------------------------------------------------------------------------- */

enum { SHOWS_STATUS, SHOWS_STAGE, SHOWS_RULES, SHOWS_DATE, SHOWS_RULE, SHOWS_VALUE, SHOWS_STATUS_OF_RULE };

/* A column of results: an array in ::partyorg_batch_out, or the status of one rule, which the masks have. */
struct result {
    const char *name;
    size_t member; /* the pointer's place */
    int32_t type;  /* ::partyorg_column_type */
    int shows;
    int32_t number; /* ::partyorg_type of a value; the rule */
    int32_t fact;   /* of a value that is an enumeration, in ::partyorg_values */
};

static const struct result results[] = {
    { "verdict", offsetof(partyorg_batch_out, verdict), PARTYORG_COLUMN_INT8, SHOWS_STATUS, 0, -1 },
    { "stage", offsetof(partyorg_batch_out, stage), PARTYORG_COLUMN_INT8, SHOWS_STAGE, 0, -1 },
    { "met", offsetof(partyorg_batch_out, met), PARTYORG_COLUMN_UINT64, SHOWS_RULES, 0, -1 },
    { "not_met", offsetof(partyorg_batch_out, not_met), PARTYORG_COLUMN_UINT64, SHOWS_RULES, 0, -1 },
    { "unknown", offsetof(partyorg_batch_out, unknown), PARTYORG_COLUMN_UINT64, SHOWS_RULES, 0, -1 },
    { "not_applicable", offsetof(partyorg_batch_out, not_applicable), PARTYORG_COLUMN_UINT64, SHOWS_RULES, 0, -1 },
    { "due", offsetof(partyorg_batch_out, due), PARTYORG_COLUMN_INT32, SHOWS_DATE, 0, -1 },
    { "due_rule", offsetof(partyorg_batch_out, due_rule), PARTYORG_COLUMN_INT8, SHOWS_RULE, 0, -1 },
};
enum { RESULTS = sizeof results / sizeof results[0] };

static void *array_of(const struct batch *b, const struct result *r)
{
    void *array;
    memcpy(&array, (const char *)&b->out + r->member, sizeof array);
    return array;
}

static void set_array(struct batch *b, const struct result *r, void *array)
{
    memcpy((char *)&b->out + r->member, &array, sizeof array);
}

/* Value number `i` of the check as a column; 0 when there is none. */
static int value_result(int32_t check, int32_t i, struct result *out)
{
    partyorg_value_info info = PARTYORG_VALUE_INFO_INIT;
    if (partyorg_value_get(check, i, &info) != PARTYORG_OK)
        return 0;
    *out = (struct result){ info.name,
                            offsetof(partyorg_batch_out, values) + (size_t)i * sizeof(int32_t *),
                            PARTYORG_COLUMN_INT32,
                            SHOWS_VALUE,
                            info.type,
                            info.fact };
    return 1;
}

static int take_value(lua_State *L, int index, int32_t check, struct result *out)
{
    if (lua_type(L, index) != LUA_TSTRING)
        return misuse(L, "values: names of values expected, got %s", luaL_typename(L, index));
    for (int32_t i = 0; value_result(check, i, out); i++)
        if (strcmp(out->name, whole_name(L, index)) == 0)
            return 0;
    return no_such(L, "value", index);
}

static size_t size_of(const struct result *r)
{
    return r->type == PARTYORG_COLUMN_UINT64  ? sizeof(uint64_t)
           : r->type == PARTYORG_COLUMN_INT32 ? sizeof(int32_t)
                                              : 1;
}

static void make_result(lua_State *L, struct batch *b, int held, const struct result *r)
{
    set_array(b, r, hold_new(L, held, (size_t)b->batch.rows, size_of(r)));
}

/* All results in memory of our own; of the values those in the list at `index`, all when it is nil. */
static int make_results(lua_State *L, struct batch *b, int held, int index)
{
    struct result r;
    for (int i = 0; i < RESULTS; i++)
        make_result(L, b, held, &results[i]);
    if (lua_isnil(L, index)) {
        for (int32_t i = 0; value_result(b->request.check, i, &r); i++)
            make_result(L, b, held, &r);
        return 0;
    }
    if (!lua_istable(L, index))
        return misuse(L, "values: a list of names expected, got %s", luaL_typename(L, index));
    for (int i = 1; i <= (int)lua_rawlen(L, index); i++) {
        lua_rawgeti(L, index, i);
        const int failed = take_value(L, lua_gettop(L), b->request.check, &r);
        if (failed)
            return failed;
        make_result(L, b, held, &r);
        lua_pop(L, 1);
    }
    return 0;
}

/* The FFI array on top of the stack, which is popped, is where a result goes. */
static int take_result(lua_State *L, struct batch *b, int held, const struct result *r)
{
    struct array a;
    const int32_t language = b->request.language;
    const char *const element = r->type == PARTYORG_COLUMN_UINT64  ? "uint64_t"
                                : r->type == PARTYORG_COLUMN_INT32 ? "int32_t"
                                                                   : "int8_t";
    lua_pushfstring(L, r->shows == SHOWS_VALUE ? "out.values.%s" : "out.%s", r->name);
    lua_pushfstring(L,
                    language == PARTYORG_VI ? "một mảng FFI kiểu %s ghi được, dài %d trở lên"
                                            : "an FFI array of %s that can be written to, of %d or more",
                    element, (int)b->batch.rows);
    const int top = lua_gettop(L);
    if (!take_array(L, top - 2, &a) || a.type != r->type || a.constant || a.length < b->batch.rows ||
        (uintptr_t)a.address % size_of(r) != 0)
        return refuse_column(L, lua_tostring(L, top - 1), lua_tostring(L, top), language);
    set_array(b, r, a.address);
    lua_settop(L, top - 2);
    hold(L, held);
    return 0;
}

/* `out = { verdict = array, ..., values = { name = array } }`: results go there and nowhere else. */
static int take_results(lua_State *L, struct batch *b, int held, int index)
{
    struct result r;
    int failed = 0;
    if (!lua_istable(L, index))
        return misuse(L, "out: a table expected, got %s", luaL_typename(L, index));
    lua_pushnil(L);
    while (!failed && lua_next(L, index)) {
        const int key = lua_gettop(L) - 1;
        const char *const name = lua_type(L, key) == LUA_TSTRING ? whole_name(L, key) : "";
        int i = 0;
        for (; i < RESULTS && strcmp(results[i].name, name) != 0;)
            i++;
        if (i < RESULTS) {
            failed = take_result(L, b, held, &results[i]);
            continue;
        }
        if (strcmp(name, "values") != 0 || !lua_istable(L, -1))
            return misuse(L, "out: results by name expected, values = { ... } among them");
        lua_pushnil(L);
        while (!failed && lua_next(L, key + 1))
            if ((failed = take_value(L, key + 2, b->request.check, &r)) == 0)
                failed = take_result(L, b, held, &r);
        if (!failed)
            lua_settop(L, key);
    }
    return failed;
}

/* ---- examining --------------------------------------------------------------------------------------------------- */

enum { OPTION_ROWS = OPTION_COUNT, OPTION_VALUES, OPTION_OUT, OPTION_EXTRA, TABLE_OPTION_COUNT };

/* The number of rows: as asked, or that of the longest column. */
static int take_rows(lua_State *L, int64_t longest, int64_t *out)
{
    const int index = OPTIONS_AT + OPTION_ROWS;
    int32_t rows;
    if (lua_isnil(L, index)) {
        *out = longest;
        if (longest <= INT32_MAX)
            return 0;
    } else if (lua_type(L, index) != LUA_TNUMBER) {
        return misuse(L, "rows: a whole number expected, got %s", luaL_typename(L, index));
    } else if (whole_number(L, index, &rows) && rows >= 0) {
        *out = rows;
        return 0;
    }
    return fail(L, PARTYORG_E_RANGE, "rows", "rows: a whole number from 0 to 2147483647 is needed");
}

/* check_table(check, columns, options): the batch's block and the number of rows. */
static int core_check_table(lua_State *L)
{
    static const char *const names[] = { "on",   "options", "days_off", "make_up", "lang",
                                         "rows", "values",  "out",      "extra" };
    static const char *const extra[] = { "refuse", "ignore", NULL };
    struct request request;
    struct columns c = { 0 };
    partyorg_error error;
    int32_t ignore_others;
    luaL_checkstack(L, 60, "a batch");
    int failed = read_call(L, &request, names, TABLE_OPTION_COUNT);
    if (failed || (failed = take_word(L, OPTIONS_AT + OPTION_EXTRA, "extra", extra, &ignore_others)) != 0 ||
        (failed = read_conditions(L, &request)) != 0)
        return failed;
    const int values = OPTIONS_AT + OPTION_VALUES, out = OPTIONS_AT + OPTION_OUT;
    if (!lua_isnil(L, values) && !lua_isnil(L, out))
        return misuse(L, "values: with out, they are named in out.values");
    lua_newtable(L);
    lua_insert(L, -2);
    c.held = lua_gettop(L) - 1;
    hold(L, c.held); /* the calendar */
    lua_pushvalue(L, OPTIONS_AT + OPTION_OPTIONS);
    hold(L, c.held); /* the scorecard */
    lua_newtable(L);
    c.lists = lua_gettop(L);
    lua_pushvalue(L, c.held);
    struct batch *const b = new_holder(L, sizeof *b);
    memset(b, 0, sizeof *b);
    b->request = request;
    partyorg_batch_init(&b->batch);
    partyorg_batch_out_init(&b->out);
    partyorg_batch_counts_init(&b->counts);
    b->batch.check = request.check;
    b->batch.on = request.on;
    b->batch.options = &b->request.options;
    b->batch.calendar = request.calendar;
    b->batch.columns = b->columns + 1;
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    while (partyorg_fact_get(request.subject, b->batch.column_count, &info) == PARTYORG_OK)
        b->batch.column_count++;
    b->out.counts = &b->counts;
    if ((failed = take_columns(L, b, &c, ignore_others)) != 0 ||
        (failed = take_rows(L, c.longest, &b->batch.rows)) != 0 || (failed = read_columns(L, b, &c)) != 0)
        return failed;
    if (b->columns[0].type != PARTYORG_COLUMN_MISSING)
        b->batch.on_column = &b->columns[0];
    failed = lua_isnil(L, out) ? make_results(L, b, c.held, values) : take_results(L, b, c.held, out);
    if (failed)
        return failed;
    if (partyorg_check_batch(&b->batch, 0, b->batch.rows, &b->out, &error) != PARTYORG_OK)
        return fail_with(L, &error, request.language);
    push_metatable(L, &batch_key);
    lua_setmetatable(L, -2);
    lua_pushinteger(L, (lua_Integer)b->batch.rows);
    return 2;
}

/* ---- a batch, read ----------------------------------------------------------------------------------------------- */

/* Row number `index`, from 1, as one from 0. */
static int take_row(lua_State *L, int index, const struct batch *b, size_t *row)
{
    int32_t number;
    const int failed = take_number(L, index, "row", &number);
    if (failed)
        return failed;
    if (number < 1 || number > b->batch.rows) {
        lua_pushfstring(L, "row: %d is not between 1 and %d", (int)number, (int)b->batch.rows);
        return fail_with_top(L, PARTYORG_E_RANGE, "row");
    }
    *row = (size_t)number - 1;
    return 0;
}

static void need(lua_State *L, const void *array, const char *name)
{
    if (!array)
        misuse(L, "%s: not among the results that were asked for", name);
}

static void need_rules(lua_State *L, const struct batch *b)
{
    need(L, b->out.met, "met");
    need(L, b->out.not_met, "not_met");
    need(L, b->out.unknown, "unknown");
}

/*
 * A value by its name, a column of results, or the id of a rule, for that rule's status. A check that computes a value
 * named as a column has no use for the column; `columns` finds that all the same.
 */
static int take_result_name(lua_State *L, int index, const struct batch *b, int columns, struct result *out)
{
    if (lua_type(L, index) != LUA_TSTRING)
        return wrong_type(L, index, "name of a result");
    const char *const name = whole_name(L, index);
    int known = 0;
    for (int32_t i = 0; !columns && !known && value_result(b->request.check, i, out); i++)
        known = strcmp(out->name, name) == 0;
    for (int i = 0; i < RESULTS && !known; i++)
        if ((known = strcmp(results[i].name, name) == 0) != 0)
            *out = results[i];
    if (!known) {
        *out = (struct result){ name, 0, 0, SHOWS_STATUS_OF_RULE, 0, -1 };
        if (partyorg_rule_find(b->request.check, name, &out->number) != PARTYORG_OK)
            return no_such(L, "result", index);
        need_rules(L, b);
        return 0;
    }
    need(L, array_of(b, out), out->name);
    return 0;
}

static int32_t status_of_rule(const struct batch *b, int32_t rule, size_t row)
{
    return b->out.met[row] >> rule & 1       ? PARTYORG_MET
           : b->out.not_met[row] >> rule & 1 ? PARTYORG_NOT_MET
           : b->out.unknown[row] >> rule & 1 ? PARTYORG_NOT_KNOWN
                                             : PARTYORG_NOT_APPLICABLE;
}

static uint64_t all_rules(int32_t check)
{
    partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
    partyorg_check_get(check, &info);
    return UINT64_MAX >> (PARTYORG_RULES_MAX - info.rule_count);
}

/* What a caller's array holds may have been changed since: whatever number it is leads to a name or nil. */
static void push_cell(lua_State *L, const struct batch *b, const struct result *r, size_t row)
{
    const void *const array = r->shows == SHOWS_STATUS_OF_RULE ? NULL : array_of(b, r);
    switch (r->shows) {
    case SHOWS_STATUS:
        push_name(L, partyorg_finding_status_name(((const int8_t *)array)[row]));
        break;
    case SHOWS_STAGE:
        push_stage_name(L, b->request.check, ((const int8_t *)array)[row]);
        break;
    case SHOWS_RULES:
        push_mask(L, ((const uint64_t *)array)[row] & all_rules(b->request.check));
        break;
    case SHOWS_DATE:
        push_date(L, ((const int32_t *)array)[row]);
        break;
    case SHOWS_RULE:
        push_rule_id(L, b->request.check, ((const int8_t *)array)[row]);
        break;
    case SHOWS_VALUE:
        push_value(L, PARTYORG_SUBJECT_VALUES, r->fact, r->number, ((const int32_t *)array)[row]);
        break;
    default:
        push_name(L, partyorg_finding_status_name(status_of_rule(b, r->number, row)));
        break;
    }
}

/* The column of results of that name, of a row: batch_verdict(batch, row) and its like. */
static int push_column_cell(lua_State *L, const char *name)
{
    const struct batch *const b = take_batch(L, 1);
    struct result r;
    size_t row;
    int failed = take_row(L, 2, b, &row);
    if (failed)
        return failed;
    lua_pushstring(L, name);
    if ((failed = take_result_name(L, lua_gettop(L), b, 1, &r)) != 0)
        return failed;
    push_cell(L, b, &r, row);
    lua_remove(L, -2);
    return 1;
}

static int core_batch_verdict(lua_State *L)
{
    return push_column_cell(L, "verdict");
}

static int core_batch_stage(lua_State *L)
{
    return push_column_cell(L, "stage");
}

/* batch_due(batch, row): the day and its rule; nil when none runs. */
static int core_batch_due(lua_State *L)
{
    const int results = push_column_cell(L, "due");
    return results > 1 || lua_isnil(L, -1) ? results : results + push_column_cell(L, "due_rule");
}

/* batch_get(batch, row, name): one result; nil where there is none. */
static int core_batch_get(lua_State *L)
{
    const struct batch *const b = take_batch(L, 1);
    struct result r;
    size_t row;
    int failed = take_row(L, 2, b, &row);
    if (failed || (failed = take_result_name(L, 3, b, 0, &r)) != 0)
        return failed;
    push_cell(L, b, &r, row);
    return 1;
}

/* batch_column(batch, name): a list of one result for all rows, their number as n. */
static int core_batch_column(lua_State *L)
{
    const struct batch *const b = take_batch(L, 1);
    struct result r;
    const int failed = take_result_name(L, 2, b, 0, &r);
    if (failed)
        return failed;
    lua_createtable(L, (int)b->batch.rows, 1);
    set_number(L, "n", (int32_t)b->batch.rows);
    for (size_t row = 0; row < (size_t)b->batch.rows; row++) {
        push_cell(L, b, &r, row);
        lua_rawseti(L, -2, (int)row + 1);
    }
    return 1;
}

/* batch_values(batch, row): the values of a row by name. */
static int core_batch_values(lua_State *L)
{
    const struct batch *const b = take_batch(L, 1);
    struct result r;
    size_t row;
    const int failed = take_row(L, 2, b, &row);
    if (failed)
        return failed;
    lua_newtable(L);
    for (int32_t i = 0; value_result(b->request.check, i, &r); i++)
        if (array_of(b, &r)) {
            push_cell(L, b, &r, row);
            lua_setfield(L, -2, r.name);
        }
    return 1;
}

static uint64_t rules_of_kind(int32_t check, int32_t kind)
{
    partyorg_rule_info info = PARTYORG_RULE_INFO_INIT;
    uint64_t rules = 0;
    for (int32_t i = 0; partyorg_rule_get(check, i, &info) == PARTYORG_OK; i++)
        rules |= (uint64_t)(info.kind == kind) << i;
    return rules;
}

/* batch_failed(batch, row): ids of the rules that are not in order in a row; no grounds, of which one is enough. */
static int core_batch_failed(lua_State *L)
{
    struct batch *const b = take_batch(L, 1);
    size_t row;
    const int failed = take_row(L, 2, b, &row);
    if (failed)
        return failed;
    need(L, b->out.met, "met");
    need(L, b->out.not_met, "not_met");
    if (!b->knows_kinds) {
        b->bars = rules_of_kind(b->request.check, PARTYORG_BAR);
        b->grounds = rules_of_kind(b->request.check, PARTYORG_GROUND);
        b->knows_kinds = 1;
    }
    const uint64_t rules = (b->out.not_met[row] & ~b->bars & ~b->grounds) | (b->out.met[row] & b->bars);
    lua_newtable(L);
    for (int32_t i = 0, n = 0; i < PARTYORG_RULES_MAX; i++)
        if (rules >> i & 1) {
            push_rule_id(L, b->request.check, i);
            lua_rawseti(L, -2, ++n);
        }
    return 1;
}

/* Sets of words, a bit each, from a word or a list of words. */
static int take_statuses(lua_State *L, int index, const char *what, uint32_t *out)
{
    const int is_list = lua_istable(L, index);
    const int count = is_list ? (int)lua_rawlen(L, index) : 1;
    *out = 0;
    for (int i = 1; i <= count; i++) {
        int32_t status = PARTYORG_MET;
        if (is_list)
            lua_rawgeti(L, index, i);
        else
            lua_pushvalue(L, index);
        if (lua_type(L, -1) != LUA_TSTRING)
            return misuse(L, "%s: a word or a list of words expected, got %s", what, luaL_typename(L, -1));
        while (status <= PARTYORG_NOT_APPLICABLE &&
               strcmp(partyorg_finding_status_name(status), whole_name(L, -1)) != 0)
            status++;
        if (status > PARTYORG_NOT_APPLICABLE)
            return no_such(L, what, lua_gettop(L));
        *out |= 1u << status;
        lua_pop(L, 1);
    }
    return 0;
}

/* batch_rows_with(batch, { verdict = ..., rule = ..., status = ... }): list of the rows that fit. */
static int core_batch_rows_with(lua_State *L)
{
    enum { WITH_VERDICT, WITH_RULE, WITH_STATUS, WITH_COUNT };
    static const char *const names[] = { "verdict", "rule", "status" };
    const struct batch *const b = take_batch(L, 1);
    uint32_t verdicts = UINT32_MAX, statuses = 0;
    int32_t rule = -1;
    lua_settop(L, 2);
    need_type(L, 2, LUA_TTABLE);
    int failed = spread_options(L, 2, names, WITH_COUNT);
    if (failed)
        return failed;
    if (lua_isnil(L, 3 + WITH_RULE) != lua_isnil(L, 3 + WITH_STATUS))
        return bad_argument(L, 2, "rule and status go together");
    if (!lua_isnil(L, 3 + WITH_VERDICT)) {
        need(L, b->out.verdict, "verdict");
        if ((failed = take_statuses(L, 3 + WITH_VERDICT, "verdict", &verdicts)) != 0)
            return failed;
    }
    if (!lua_isnil(L, 3 + WITH_RULE)) {
        need_rules(L, b);
        if (lua_type(L, 3 + WITH_RULE) != LUA_TSTRING)
            return misuse(L, "rule: id of a rule expected, got %s", luaL_typename(L, 3 + WITH_RULE));
        if ((failed = take_rule(L, 3 + WITH_RULE, b->request.check, &rule)) != 0 ||
            (failed = take_statuses(L, 3 + WITH_STATUS, "status", &statuses)) != 0)
            return failed;
    }
    lua_newtable(L);
    int count = 0;
    for (size_t row = 0; row < (size_t)b->batch.rows; row++) {
        if (verdicts != UINT32_MAX && !(verdicts >> (b->out.verdict[row] & 31) & 1))
            continue;
        if (rule >= 0 && !(statuses >> status_of_rule(b, rule, row) & 1))
            continue;
        lua_pushinteger(L, (lua_Integer)row + 1);
        lua_rawseti(L, -2, ++count);
    }
    return 1;
}

/* Numbers of rows by the names of statuses. */
static void push_status_counts(lua_State *L, const int64_t counts[], int32_t last)
{
    lua_createtable(L, 0, last + 1);
    for (int32_t status = 0; status <= last; status++)
        set_number(L, partyorg_finding_status_name(status), (int32_t)counts[status]);
}

/* batch_counts(batch): rows, verdicts, stages, all_met, rules. */
static int core_batch_counts(lua_State *L)
{
    const struct batch *const b = take_batch(L, 1);
    const int32_t check = b->request.check;
    partyorg_stage_info stage = PARTYORG_STAGE_INFO_INIT;
    partyorg_rule_info rule = PARTYORG_RULE_INFO_INIT;
    int32_t i;
    lua_createtable(L, 0, 5);
    set_number(L, "rows", (int32_t)b->counts.rows);
    push_status_counts(L, b->counts.verdicts, PARTYORG_NOT_KNOWN);
    lua_setfield(L, -2, "verdicts");
    lua_newtable(L);
    for (i = 0; partyorg_stage_get(check, i, &stage) == PARTYORG_OK; i++)
        set_number(L, stage.name, (int32_t)b->counts.stages[i]);
    lua_setfield(L, -2, "stages");
    set_number(L, "all_met", (int32_t)b->counts.stages[i]);
    lua_newtable(L);
    for (i = 0; partyorg_rule_get(check, i, &rule) == PARTYORG_OK; i++) {
        push_status_counts(L, b->counts.rules[i], PARTYORG_NOT_APPLICABLE);
        lua_setfield(L, -2, rule.id);
    }
    lua_setfield(L, -2, "rules");
    return 1;
}

/* batch_report(batch, row): what check gives for the facts of that row. */
static int core_batch_report(lua_State *L)
{
    const struct batch *const b = take_batch(L, 1);
    partyorg_error error;
    size_t row;
    const int failed = take_row(L, 2, b, &row);
    if (failed)
        return failed;
    struct request r = b->request;
    forget_facts(&r);
    if (partyorg_batch_facts(&b->batch, (int64_t)row, &r.facts, &r.on, &error) != PARTYORG_OK)
        return fail_with(L, &error, r.language);
    return push_report(L, &r, 1);
}

/* ---- the module -------------------------------------------------------------------------------------------------- */

static void make_state(lua_State *L)
{
    make_functions(L);
    make_fact_names(L);
    make_rule_ids(L);
    make_metatables(L);
    make_scorecard_state(L, scorecard_score);
    make_metatable(L, &batch_key, "partyorg.batch");
    lua_rawset(L, LUA_REGISTRYINDEX);
}

#endif
