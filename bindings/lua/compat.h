/* SPDX-License-Identifier: MIT */
/*
 * What differs between versions of Lua, from 5.1 (which is LuaJIT's interface) to 5.4. Numbers of Lua 5.1 and 5.2 are
 * doubles: a whole one is an integer there.
 */
#ifndef PARTYORG_LUA_COMPAT_H
#define PARTYORG_LUA_COMPAT_H

#include <lauxlib.h>
#include <lua.h>

#include "partyorg.h"

#if LUA_VERSION_NUM < 502 && !defined(lua_rawlen)
#define lua_rawlen lua_objlen
#endif

/* A userdata that keeps the value on top of the stack alive. */
static void *new_holder(lua_State *L, size_t size)
{
    void *const block = lua_newuserdata(L, size);
#if LUA_VERSION_NUM >= 504
    lua_pushvalue(L, -2);
    lua_setiuservalue(L, -2, 1);
#elif LUA_VERSION_NUM >= 503
    lua_pushvalue(L, -2);
    lua_setuservalue(L, -2);
#else /* only a table can be held */
    lua_createtable(L, 1, 0);
    lua_pushvalue(L, -3);
    lua_rawseti(L, -2, 1);
#if LUA_VERSION_NUM >= 502
    lua_setuservalue(L, -2);
#else
    lua_setfenv(L, -2);
#endif
#endif
    return block;
}

/* 1 and the number when it is whole and a value that a fact or count can have. A float such as 3.0 is whole. */
static int whole_number(lua_State *L, int index, int32_t *out)
{
    if (lua_type(L, index) != LUA_TNUMBER)
        return 0;
#if LUA_VERSION_NUM >= 503
    if (lua_isinteger(L, index)) {
        const lua_Integer whole = lua_tointeger(L, index);
        *out = (int32_t)whole;
        return whole > INT32_MIN && whole <= INT32_MAX;
    }
#endif
    const lua_Number number = lua_tonumber(L, index);
    if (!(number > INT32_MIN && number <= INT32_MAX))
        return 0;
    *out = (int32_t)number;
    return (lua_Number)*out == number;
}

/* 1 and the hundredths of a number that has two decimals at most. */
static int decimal_number(lua_State *L, int index, int32_t *out)
{
    int32_t whole;
    if (whole_number(L, index, &whole)) {
        *out = whole > -10000000 && whole < 10000000 ? whole * 100 : 0;
        return whole > -10000000 && whole < 10000000;
    }
    const lua_Number number = lua_type(L, index) == LUA_TNUMBER ? lua_tonumber(L, index) : 1e7;
    if (!(number > -1e7 && number < 1e7))
        return 0;
    *out = (int32_t)(number * 100 + (number < 0 ? -0.5 : 0.5));
    return *out / 100.0 == number; /* of all floats the nearest, as that of a literal is */
}

#endif
