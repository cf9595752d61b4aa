/* SPDX-License-Identifier: MIT */
/*
 * What partyorg.ffi asks of this module: where the library's functions lie, and what is read from Lua's tables. It
 * calls the copy of the library that is in here, so no other one in the process can be mistaken for it. LuaJIT has the
 * interface of Lua 5.1: other versions leave all of this out.
 */
#ifndef PARTYORG_LUA_FFI_H
#define PARTYORG_LUA_FFI_H

#include "table.h"

#if LUA_VERSION_NUM == 501

#include "library_functions.h"

/* ffi_functions(): a pointer to the struct of functions that cdef.lua declares too. */
static int core_ffi_functions(lua_State *L)
{
    lua_pushlightuserdata(L, (void *)(uintptr_t)&library_functions);
    return 1;
}

/*
 * ffi_conditions(check, options): what stays the same from file to file: the numbers of the check and of the language,
 * and two blocks, of which FFI makes pointers: the options, with their scorecard kept alive, and the calendar; nil for
 * none.
 */
static int core_ffi_conditions(lua_State *L)
{
    enum { LEFT_OUT = OPTION_OPTIONS }; /* the examination date, which comes with each file */
    struct request r;
    lua_settop(L, 2);
    if (lua_type(L, 1) != LUA_TSTRING)
        return wrong_type(L, 1, "name of a check");
    lua_settop(L, OPTIONS_AT - 1 + LEFT_OUT);
    int failed = spread_options(L, 2, option_names + LEFT_OUT, OPTION_COUNT - LEFT_OUT);
    if (failed || (failed = take_language(L, OPTIONS_AT + OPTION_LANG, &r.language)) != 0 ||
        (failed = take_check(L, 1, r.language, &r.check)) != 0)
        return failed;
    const int options = OPTIONS_AT + OPTION_OPTIONS, given = !lua_isnil(L, options);
    if ((failed = read_conditions(L, &r)) != 0)
        return failed;
    const int calendar = lua_gettop(L);
    lua_pushinteger(L, r.check);
    lua_pushinteger(L, r.language);
    lua_pushvalue(L, options); /* nil, or the scorecard by now */
    if (given) {
        partyorg_options *const block = new_holder(L, sizeof *block);
        *block = r.options;
        lua_remove(L, -2);
    }
    lua_pushvalue(L, calendar);
    return 4;
}

/* ffi_facts(check, facts, language): a table of facts as the bytes of the struct of the check's subject. */
static int core_ffi_facts(lua_State *L)
{
    struct request r;
    partyorg_error error;
    partyorg_subject_info info = PARTYORG_SUBJECT_INFO_INIT;
    lua_settop(L, 3);
    luaL_checktype(L, 2, LUA_TTABLE);
    int failed = take_language(L, 3, &r.language);
    if (failed || (failed = take_check(L, 1, r.language, &r.check)) != 0)
        return failed;
    r.subject = subject_of(r.check);
    luaL_argcheck(L, partyorg_subject_get(r.subject, &info) == PARTYORG_OK, 1, "there is no such check");
    forget_facts(&r);
    if ((failed = read_facts(L, 2, r.subject, r.language, r.facts.members + 1)) != 0)
        return failed;
    for (int32_t fact = 0; fact < info.fact_count; fact++)
        if (partyorg_facts_put(r.subject, &r.facts, fact, r.facts.members[fact + 1], &error) != PARTYORG_OK)
            return fail_with(L, &error, r.language);
    lua_pushlstring(L, (const char *)&r.facts, r.facts.size);
    return 1;
}

static void add_ffi(lua_State *L)
{
    static const luaL_Reg functions[] = { { "ffi_functions", core_ffi_functions },
                                          { "ffi_conditions", core_ffi_conditions },
                                          { "ffi_facts", core_ffi_facts } };
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
        lua_pushcfunction(L, functions[i].func);
        lua_setfield(L, -2, functions[i].name);
    }
}

#else

static void add_ffi(lua_State *L)
{
    (void)L;
}

#endif

#endif
