/* SPDX-License-Identifier: MIT */
/* Scorecards: made of tables, found by id, given back as tables, and meetings scored by them. */
#ifndef PARTYORG_LUA_SCORECARD_H
#define PARTYORG_LUA_SCORECARD_H

#include <stdio.h>

#include "../scorecard.h"
#include "values.h"

static const char scorecard_key = 0; /* of the metatable in the registry */
static const char builtin_key = 0;   /* of the table of built-in cards by id, made as they are asked for */

/* The card at `index`; NULL for anything else. */
static partyorg_scorecard *card_at(lua_State *L, int index)
{
    void *const block = lua_touserdata(L, index);
    if (!block || !lua_getmetatable(L, index))
        return NULL;
    push_metatable(L, &scorecard_key);
    const int same = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return same ? block : NULL;
}

static const partyorg_scorecard *take_scorecard(lua_State *L, int index)
{
    return take_block(L, index, &scorecard_key, "scorecard");
}

/* Pushes a new, empty card. It gets its metatable when it is whole. */
static partyorg_scorecard *push_empty_card(lua_State *L)
{
    partyorg_scorecard *const card = lua_newuserdata(L, sizeof *card);
    partyorg_scorecard_init(card);
    return card;
}

static void finish_card(lua_State *L)
{
    push_metatable(L, &scorecard_key);
    lua_setmetatable(L, -2);
}

/* ---- a table as a card: each datum by the path of its key -------------------------------------------------------- */

/* No card has more data, or lists within lists, than that: what has is no card, or contains itself. */
enum { CARD_DEPTH = 8, CARD_DATA = 20000, CARD_PATH = 512 };

struct reading {
    partyorg_scorecard *card;
    int32_t language;
    int count;
    char path[CARD_PATH];
};

static int read_datum(lua_State *L, struct reading *r, size_t length, int depth);

/* Refuses the value on top of the stack; the texts take the path, and the name of its type. */
static int refuse_datum(lua_State *L, const struct reading *r, partyorg_status status, const char *vi, const char *en)
{
    partyorg_error room;
    const char *const type = luaL_typename(L, -1);
    lua_pushstring(L, *r->path ? r->path : "scorecard");
    const char *const path = shown(L, -1, &room);
    lua_pushfstring(L, r->language == PARTYORG_VI ? vi : en, path, type);
    return fail_with_top(L, status, path);
}

static const char odd_keys[2][80] = { "%s: khóa của bảng phải là tên, hoặc các số 1 đến n",
                                      "%s: the keys of the table must be names, or 1 to n" };

/* Appends a key to the path; 0 when there is no room. */
static size_t append_key(struct reading *r, size_t length, const char *key)
{
    const int added = snprintf(r->path + length, sizeof r->path - length, length ? ".%s" : "%s", key);
    return added > 0 && (size_t)added < sizeof r->path - length ? length + (size_t)added : 0;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The table on top of the stack as an object: in the order of its keys, for messages must not differ from run to run.
 */
static int read_object(lua_State *L, struct reading *r, size_t length, int depth, size_t keys)
{
    const int table = lua_gettop(L);
    const char **const names = lua_newuserdata(L, (keys + 1) * sizeof *names);
    size_t count = 0;
    lua_pushnil(L);
    while (lua_next(L, table)) {
        lua_pop(L, 1);
        if (lua_type(L, -1) != LUA_TSTRING) {
            lua_settop(L, table);
            return refuse_datum(L, r, PARTYORG_E_VALUE, odd_keys[PARTYORG_VI], odd_keys[PARTYORG_EN]);
        }
        const char *const name = whole_name(L, -1);
        if (*name && !strchr(name, '.') && count < keys) /* a card has no other key */
            names[count++] = name;
    }
    qsort(names, count, sizeof *names, by_text);
    for (size_t i = 0; i < count; i++) {
        const size_t inner = append_key(r, length, names[i]);
        lua_pushstring(L, names[i]);
        lua_rawget(L, table);
        const int failed = inner ? read_datum(L, r, inner, depth + 1) : 0; /* no key of a card is that long */
        if (failed)
            return failed;
        lua_settop(L, table + 1);
        r->path[length] = '\0';
    }
    return 0;
}

static int read_elements(lua_State *L, struct reading *r, size_t length, int depth, int count)
{
    const int table = lua_gettop(L);
    char key[16];
    for (int i = 0; i < count; i++) {
        snprintf(key, sizeof key, "%d", i);
        const size_t inner = append_key(r, length, key);
        lua_rawgeti(L, table, i + 1);
        const int failed = inner ? read_datum(L, r, inner, depth + 1) : 0;
        if (failed)
            return failed;
        lua_settop(L, table);
        r->path[length] = '\0';
    }
    return 0;
}

/* The table on top of the stack: a list when its keys are 1 to n, else an object. */
static int read_card_table(lua_State *L, struct reading *r, size_t length, int depth)
{
    const size_t listed = lua_rawlen(L, -1);
    size_t keys = 0;
    if (depth >= CARD_DEPTH)
        return refuse_datum(L, r, PARTYORG_E_SPACE, "%s: quá nhiều tầng lồng nhau", "%s: nested too deeply");
    luaL_checkstack(L, 16, "a scorecard");
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        lua_pop(L, 1);
        if (++keys > CARD_DATA) {
            lua_pop(L, 1);
            break;
        }
    }
    r->count += (int)keys;
    if (r->count > CARD_DATA)
        return refuse_datum(L, r, PARTYORG_E_SPACE, "%s: quá nhiều dữ liệu", "%s: too many data");
    if (listed == 0)
        return read_object(L, r, length, depth, keys);
    if (keys == listed)
        return read_elements(L, r, length, depth, (int)listed);
    return refuse_datum(L, r, PARTYORG_E_VALUE, odd_keys[PARTYORG_VI], odd_keys[PARTYORG_EN]);
}

/* The value on top of the stack. */
static int read_datum(lua_State *L, struct reading *r, size_t length, int depth)
{
    partyorg_error error;
    char number[40];
    const char *text = number;
    size_t size = SIZE_MAX;
    switch (lua_type(L, -1)) {
    case LUA_TTABLE:
        return read_card_table(L, r, length, depth);
    case LUA_TBOOLEAN:
        text = lua_toboolean(L, -1) ? "true" : "false";
        break;
    case LUA_TSTRING:
        text = lua_tolstring(L, -1, &size);
        break;
    case LUA_TNUMBER: {
        int32_t whole;
        if (whole_number(L, -1, &whole)) {
            snprintf(number, sizeof number, "%d", (int)whole);
        } else { /* the shortest text that is this very number */
            const double given = (double)lua_tonumber(L, -1);
            for (int digits = 15; digits <= 17; digits++) {
                snprintf(number, sizeof number, "%.*g", digits, given);
                if (strtod(number, NULL) == given)
                    break;
            }
        }
        break;
    }
    case LUA_TLIGHTUSERDATA:
        if (!lua_touserdata(L, -1)) /* JSON's null, as lua-cjson has it */
            return 0;
        /* fall through */
    default:
        return refuse_datum(L, r, PARTYORG_E_VALUE, "%s: không nhận %s; chấp nhận số, chuỗi, true, false, bảng",
                            "%s: %s is refused; accepted are a number, string, true, false, table");
    }
    const partyorg_status status = partyorg_scorecard_put(r->card, r->path, text, size, &error);
    return status == PARTYORG_OK ? 0 : fail_with(L, &error, r->language);
}

/* Pushes the card that the value at `index` names: a card, an id, or a table such as a file of one. */
static int push_card(lua_State *L, int index, int32_t language, const partyorg_scorecard **out)
{
    partyorg_error error;
    const int text = lua_type(L, index) == LUA_TSTRING;
    if ((*out = card_at(L, index)) != NULL) {
        lua_pushvalue(L, index);
        return 0;
    }
    if (text) {
        push_metatable(L, &builtin_key);
        lua_pushvalue(L, index);
        lua_rawget(L, -2);
        lua_remove(L, -2);
        if ((*out = card_at(L, -1)) != NULL)
            return 0;
        lua_pop(L, 1);
    } else if (lua_type(L, index) != LUA_TTABLE) {
        lua_pushfstring(L,
                        language == PARTYORG_VI
                            ? "scorecard: cần mã của một phiếu, một phiếu hoặc một bảng, nhưng nhận được %s"
                            : "scorecard: expected the id of a card, a card or a table, found %s",
                        luaL_typename(L, index));
        return fail_with_top(L, PARTYORG_E_VALUE, "scorecard");
    }
    partyorg_scorecard *const card = push_empty_card(L);
    const int top = lua_gettop(L);
    partyorg_status status;
    if (text) {
        const char *const id = whole_name(L, index);
        partyorg_error room;
        status = partyorg_scorecard_find(*id ? id : shown(L, index, &room), card, &error);
    } else {
        struct reading reading = { card, language, 0, "" };
        lua_pushvalue(L, index);
        const int failed = read_card_table(L, &reading, 0, 0);
        if (failed)
            return failed;
        lua_settop(L, top);
        status = partyorg_scorecard_check(card, &error);
    }
    if (status != PARTYORG_OK)
        return fail_with(L, &error, language);
    finish_card(L);
    if (text) {
        push_metatable(L, &builtin_key);
        lua_pushvalue(L, index);
        lua_pushvalue(L, -3);
        lua_rawset(L, -3);
        lua_pop(L, 1);
    }
    *out = card;
    return 0;
}

/* ---- as tables --------------------------------------------------------------------------------------------------- */

/* What is open is on top of the stack. A key, or the next place of a list, goes under what is made. */
static void push_place(lua_State *L, const char *key)
{
    if (key)
        lua_pushstring(L, key);
    else
        lua_pushinteger(L, (lua_Integer)lua_rawlen(L, -1) + 1);
}

static void open_table(void *L, const char *key, int is_list)
{
    (void)is_list;
    push_place(L, key);
    lua_newtable(L);
}

static void close_table(void *L)
{
    lua_rawset(L, -3);
}

static void make_lua_text(void *L, const char *key, const char *text)
{
    push_place(L, key);
    push_name(L, text);
    lua_rawset(L, -3);
}

static void make_lua_number(void *L, const char *key, int32_t number)
{
    push_place(L, key);
    lua_pushinteger(L, number);
    lua_rawset(L, -3);
}

static void make_lua_points(void *L, const char *key, int32_t hundredths)
{
    push_place(L, key);
    push_hundredths(L, hundredths);
    lua_rawset(L, -3);
}

static void make_lua_yes_no(void *L, const char *key, int yes)
{
    push_place(L, key);
    lua_pushboolean(L, yes);
    lua_rawset(L, -3);
}

static void make_lua_pair(void *L, const char *key, const char *vi, const char *en)
{
    open_table(L, key, 0);
    set_text(L, "vi", vi);
    set_text(L, "en", en);
    close_table(L);
}

/* Data are made into the table on top of the stack. */
static struct maker lua_maker(lua_State *L)
{
    return (struct maker){
        L, open_table, close_table, make_lua_text, make_lua_number, make_lua_points, make_lua_yes_no, make_lua_pair
    };
}

/* scorecard(table_or_id, lang) */
static int core_scorecard(lua_State *L)
{
    const partyorg_scorecard *card;
    int32_t language;
    lua_settop(L, 2);
    if (lua_type(L, 1) != LUA_TTABLE && lua_type(L, 1) != LUA_TSTRING && !card_at(L, 1))
        return wrong_type(L, 1, "a table, the id of a scorecard");
    int failed = take_language(L, 2, &language);
    return failed || (failed = push_card(L, 1, language, &card)) != 0 ? failed : 1;
}

/* scorecards(): list of ids */
static int core_scorecards(lua_State *L)
{
    partyorg_scorecard *const card = push_empty_card(L);
    lua_newtable(L);
    for (int32_t i = 0; i < partyorg_scorecard_count(); i++)
        if (partyorg_scorecard_get(i, card) == PARTYORG_OK) {
            lua_pushstring(L, card->id);
            lua_rawseti(L, -2, i + 1);
        }
    return 1;
}

static int scorecard_to_table(lua_State *L)
{
    const partyorg_scorecard *const card = take_scorecard(L, 1);
    const struct maker maker = lua_maker(L);
    luaL_checkstack(L, 40, "a scorecard");
    lua_newtable(L);
    make_card(&maker, card);
    return 1;
}

static int scorecard_tostring(lua_State *L)
{
    const partyorg_scorecard *const card = take_scorecard(L, 1);
    lua_pushfstring(L, "%s: %s", card->id, card->title[PARTYORG_EN]);
    return 1;
}

/* card.key: id, title, a method. Upvalue: the methods. */
static int scorecard_index(lua_State *L)
{
    const partyorg_scorecard *const card = take_scorecard(L, 1);
    const char *const key = lua_type(L, 2) == LUA_TSTRING ? whole_name(L, 2) : "";
    const char *const title[] = { card->title[PARTYORG_VI], card->title[PARTYORG_EN] };
    lua_settop(L, 2);
    if (strcmp(key, "id") == 0) {
        lua_pushstring(L, card->id);
    } else if (strcmp(key, "title") == 0) {
        lua_newtable(L);
        set_text(L, "vi", title[PARTYORG_VI]);
        set_text(L, "en", title[PARTYORG_EN]);
    } else {
        lua_rawget(L, lua_upvalueindex(1));
    }
    return 1;
}

static int scorecard_newindex(lua_State *L)
{
    return misuse(L, "a scorecard cannot be changed; to_table() makes a plain table of it");
}

/* ---- what a Lua state needs -------------------------------------------------------------------------------------- */

static void make_scorecard_state(lua_State *L, lua_CFunction score)
{
    lua_pushlightuserdata(L, (void *)(uintptr_t)&builtin_key);
    lua_newtable(L);
    lua_rawset(L, LUA_REGISTRYINDEX);
    make_metatable(L, &scorecard_key, "partyorg.scorecard");
    lua_newtable(L);
    lua_pushcfunction(L, scorecard_to_table);
    give_name(L, "scorecard:", "to_table");
    lua_setfield(L, -2, "to_table");
    lua_pushcfunction(L, score);
    give_name(L, "scorecard:", "score");
    lua_setfield(L, -2, "score");
    lua_pushcclosure(L, scorecard_index, 1);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, scorecard_newindex);
    lua_setfield(L, -2, "__newindex");
    lua_pushcfunction(L, scorecard_tostring);
    lua_setfield(L, -2, "__tostring");
    lua_rawset(L, LUA_REGISTRYINDEX);
}

#endif
