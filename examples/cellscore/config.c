/* SPDX-License-Identifier: MIT */
/*
 * The configuration: a Lua file that is run with the harmless part of Lua's library alone, within bounds of memory,
 * steps and time, and the values that it leaves behind.
 *
 * What is left out, and why: io, os, package, debug, load and its like reach out of the file; coroutines have counters
 * of their own and metatables have finalizers that no counter stops; handlers of xpcall run where errors are made;
 * patterns (find, match, gmatch, gsub) and table.move can run for hours inside one step; math.random gives another
 * report every time.
 */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdarg.h>

#include "cellscore.h"

/*
 * Steps between two looks at the counters; bytes got that count as one more step; what a pcall counts as, and a refusal
 * of memory, which has Lua collect all its garbage; bytes in use for which a pcall that fails counts one more, for it
 * walks over the stack; seconds of processor time for all.
 */
enum {
    STEPS_BETWEEN = 100,
    BYTES_A_STEP = 64,
    STEPS_A_PCALL = 50,
    STEPS_A_REFUSAL = 20000,
    BYTES_A_FAILURE = 1024,
    SECONDS = 10,
    SOURCE_MAX = 1 << 20,
    PATH_MAX_BYTES = 256
};

struct sandbox {
    lua_State *lua;
    struct limits limits;
    size_t bytes;         /* in use */
    uint64_t steps, most; /* since the call began; of this call */
    clock_t spent, began; /* processor time of the calls before; of this one */
    enum { WITHIN, BYTES, STEPS, TIME } over;
    long line; /* where that was, or where an error without text was made */
    int told;  /* `fault` says what is wrong */
    char fault[640];
    char *source;
    size_t source_length;
    struct config *config;
};

/* ---- bounds ------------------------------------------------------------------------------------------------------ */

static struct sandbox *sandbox_of(lua_State *lua)
{
    void *sandbox;
    lua_getallocf(lua, &sandbox);
    return sandbox;
}

/* The line of the configuration that runs; 0 when none does. */
static long line_now(lua_State *lua)
{
    lua_Debug frame;
    for (int level = 0; lua && lua_getstack(lua, level, &frame); level++)
        if (lua_getinfo(lua, "l", &frame) && frame.currentline > 0)
            return frame.currentline;
    return 0;
}

static void *allocate(void *data, void *old, size_t old_size, size_t size)
{
    struct sandbox *s = data;
    if (!old)
        old_size = 0; /* it says what the memory is for */
    if (size == 0) {
        free(old);
        s->bytes -= old_size;
        return NULL;
    }
    if (size > old_size) {
        if (s->bytes > s->limits.bytes || size - old_size > s->limits.bytes - s->bytes) {
            s->line = line_now(s->lua); /* Lua collects its garbage, asks again, and gives up if that was in vain */
            s->steps += STEPS_A_REFUSAL;
            return NULL;
        }
        s->steps += (size - old_size) / BYTES_A_STEP;
    }
    void *memory = realloc(old, size);
    if (!memory)
        return size <= old_size ? old : NULL;
    s->bytes = s->bytes - old_size + size;
    return memory;
}

/* Called every so many steps, and after each one once a bound was passed: no pcall of the configuration outlives that.
 */
static void count(lua_State *lua, lua_Debug *frame)
{
    struct sandbox *s = sandbox_of(lua);
    s->steps += STEPS_BETWEEN;
    if (s->over == WITHIN) {
        if (s->steps > s->most)
            s->over = STEPS;
        else if (s->spent + (clock() - s->began) > (clock_t)SECONDS * CLOCKS_PER_SEC)
            s->over = TIME;
        else
            return;
        lua_getinfo(lua, "l", frame);
        s->line = frame->currentline;
        lua_sethook(lua, count, LUA_MASKCOUNT, 1);
    }
    lua_pushnil(lua);
    lua_error(lua);
}

/* As Lua's, but for bounds, which it lets pass. */
static int bounded_pcall(lua_State *lua)
{
    struct sandbox *s = sandbox_of(lua);
    luaL_checkany(lua, 1);
    s->steps += STEPS_A_PCALL;
    lua_pushboolean(lua, 1);
    lua_insert(lua, 1);
    const int status = lua_pcall(lua, lua_gettop(lua) - 2, LUA_MULTRET, 0);
    if (status == LUA_ERRMEM && s->over == WITHIN)
        s->over = BYTES;
    if (s->over != WITHIN)
        return lua_error(lua);
    if (status != LUA_OK) {
        s->steps += s->bytes / BYTES_A_FAILURE;
        lua_pushboolean(lua, 0);
        lua_insert(lua, -2);
        return 2;
    }
    return lua_gettop(lua);
}

/* ---- faults ------------------------------------------------------------------------------------------------------ */

/* "extra.2.max" as a configuration writes it: "extra[2].max". */
static void write_path(const char *path, char *out, size_t room)
{
    size_t length = 0;
    for (const char *p = path; *p && length + 16 < room;) {
        const size_t part = strcspn(p, ".");
        const int index = p[0] >= '0' && p[0] <= '9';
        length += (size_t)snprintf(out + length, room - length,
                                   index       ? "[%.*s]"
                                   : p == path ? "%.*s"
                                               : ".%.*s",
                                   (int)(part < 48 ? part : 48), p);
        p += part + (p[part] == '.');
    }
    out[length] = '\0';
}

static int fault_at(lua_State *lua, long line, const char *format, ...)
{
    struct sandbox *s = sandbox_of(lua);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(s->fault, sizeof s->fault, format, arguments);
    va_end(arguments);
    s->told = 1;
    s->line = line;
    lua_pushnil(lua);
    return lua_error(lua);
}

/* Ends the reading: what is wrong with the value at a path. */
static int fault(lua_State *lua, const char *path, const char *format, ...)
{
    struct sandbox *s = sandbox_of(lua);
    char place[PATH_MAX_BYTES + 16], words[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    write_path(path, place, sizeof place);
    return fault_at(lua, line_of_path(s->source, s->source_length, path), "%s%s%s", place, place[0] ? ": " : "", words);
}

/* Keeps the line of an error whose value does not tell it. */
static int handle(lua_State *lua)
{
    struct sandbox *s = sandbox_of(lua);
    if (!s->told && s->over == WITHIN)
        s->line = line_now(lua);
    return 1;
}

/* Tells what went wrong in a call that ended with an error, whose value is on top of the stack. */
static void tell(struct sandbox *s, int status)
{
    static const char chunk[] = "config:";
    char reason[400];
    if (status == LUA_ERRMEM && s->over == WITHIN)
        s->over = BYTES;
    if (s->over == BYTES) {
        snprintf(reason, sizeof reason, SAY("dùng quá %zu MiB bộ nhớ", "uses more than %zu MiB of memory"),
                 s->limits.bytes >> 20);
    } else if (s->over == STEPS) {
        snprintf(reason, sizeof reason, SAY("chạy quá %llu bước", "runs for more than %llu steps"),
                 (unsigned long long)s->most);
    } else if (s->over == TIME) {
        snprintf(reason, sizeof reason, SAY("chạy quá %d giây", "runs for more than %d seconds"), SECONDS);
    } else if (s->told) {
        complain(s->line ? "%s:%ld: %s" : "%s:%.0ld %s", s->config->path, s->line, s->fault);
        return;
    } else if (lua_type(s->lua, -1) == LUA_TSTRING) {
        const char *text = lua_tostring(s->lua, -1);
        if (strncmp(text, chunk, strlen(chunk)) == 0) {
            complain("%s:%s", s->config->path, text + strlen(chunk));
            return;
        }
        snprintf(reason, sizeof reason, "%s", text);
    } else {
        snprintf(reason, sizeof reason, SAY("lỗi mang giá trị kiểu %s", "an error whose value is a %s"),
                 luaL_typename(s->lua, -1));
    }
    complain(s->line ? "%s:%ld: %s" : "%s:%.0ld %s", s->config->path, s->line, reason);
}

/*
 * Calls the C function on the stack, below its one argument, within so many steps. It leaves its results, or has its
 * fault told.
 */
static int call(struct sandbox *s, int results, uint64_t steps)
{
    s->steps = 0;
    s->most = steps;
    s->line = 0;
    s->began = clock();
    lua_pushcfunction(s->lua, handle);
    lua_insert(s->lua, 1);
    lua_sethook(s->lua, count, LUA_MASKCOUNT, STEPS_BETWEEN);
    const int status = lua_pcall(s->lua, 1, results, 1);
    lua_sethook(s->lua, NULL, 0, 0);
    lua_remove(s->lua, 1);
    s->spent += clock() - s->began;
    if (status != LUA_OK)
        tell(s, status);
    return status == LUA_OK;
}

/* ---- what a configuration can use -------------------------------------------------------------------------------- */

static const char *const keys[] = { "card",   "thresholds", "checks", "given_points", "extra", "extra_counts",
                                    "report", "year",       NULL };

static int is_one_of(const char *text, const char *const list[])
{
    for (; *list; list++)
        if (strcmp(text, *list) == 0)
            return 1;
    return 0;
}

/* "a, b, c" */
static void join(const char *const list[], char *out, size_t room)
{
    size_t length = 0;
    out[0] = '\0';
    for (size_t i = 0; list[i] && length < room; i++)
        length += (size_t)snprintf(out + length, room - length, "%s%s", i ? ", " : "", list[i]);
}

/* A global that was not set: one of the library, a key of the configuration, or a mistake. */
static int unset_global(lua_State *lua)
{
    lua_pushvalue(lua, 2);
    if (lua_rawget(lua, lua_upvalueindex(1)) != LUA_TNIL)
        return 1;
    if (lua_type(lua, 2) == LUA_TSTRING && is_one_of(lua_tostring(lua, 2), keys))
        return 1;
    return luaL_error(lua, SAY("không có tên %s", "there is no %s"), luaL_tolstring(lua, 2, NULL));
}

static void copy_functions(lua_State *lua, const char *const names[])
{
    for (; *names; names++) {
        lua_getfield(lua, -2, *names);
        lua_setfield(lua, -2, *names);
    }
}

/* Opens a library of Lua and leaves a table with only these of its functions. */
static void open_part(lua_State *lua, const char *name, lua_CFunction open, const char *const names[])
{
    luaL_requiref(lua, name, open, 0);
    lua_newtable(lua);
    copy_functions(lua, names);
    lua_remove(lua, -2);
}

/* Leaves the table of globals on the stack. */
static void push_globals(lua_State *lua)
{
    static const char *const base[] = { "assert",   "error",    "ipairs", "next",     "pairs", "select",
                                        "tonumber", "tostring", "type",   "_VERSION", NULL };
    static const char *const text[] = {
        "byte", "char", "format", "len", "lower", "rep", "reverse", "sub", "upper", NULL
    };
    static const char *const tables[] = { "concat", "insert", "pack", "remove", "sort", "unpack", NULL };
    static const char *const numbers[] = { "abs",        "ceil", "floor",      "fmod", "huge", "max",
                                           "maxinteger", "min",  "mininteger", "modf", "pi",   "sqrt",
                                           "tointeger",  "type", "ult",        NULL };
    lua_newtable(lua);
    open_part(lua, LUA_GNAME, luaopen_base, base);
    lua_pushcfunction(lua, bounded_pcall);
    lua_setfield(lua, -2, "pcall");
    open_part(lua, LUA_STRLIBNAME, luaopen_string, text);
    lua_pushliteral(lua, "");
    lua_getmetatable(lua, -1);
    lua_pushvalue(lua, -3);
    lua_setfield(lua, -2, "__index"); /* of texts: ("x"):rep(3) */
    lua_pop(lua, 2);
    lua_setfield(lua, -2, LUA_STRLIBNAME);
    open_part(lua, LUA_TABLIBNAME, luaopen_table, tables);
    lua_setfield(lua, -2, LUA_TABLIBNAME);
    open_part(lua, LUA_MATHLIBNAME, luaopen_math, numbers);
    lua_setfield(lua, -2, LUA_MATHLIBNAME);
    lua_createtable(lua, 0, 1);
    lua_insert(lua, -2);
    lua_pushcclosure(lua, unset_global, 1);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
}

/* ---- reading values ---------------------------------------------------------------------------------------------- */

/* The type of a value in the language of the messages. */
static const char *type_title(lua_State *lua, int at)
{
    switch (lua_type(lua, at)) {
    case LUA_TNIL:
        return SAY("không có gì", "nothing");
    case LUA_TBOOLEAN:
        return SAY("giá trị đúng hoặc sai", "true or false");
    case LUA_TNUMBER:
        return SAY("một số", "a number");
    case LUA_TSTRING:
        return SAY("một chuỗi", "a text");
    case LUA_TTABLE:
        return SAY("một bảng", "a table");
    default:
        return SAY("một hàm", "a function");
    }
}

static const char *wanted(int type)
{
    return type == LUA_TBOOLEAN  ? "true, false"
           : type == LUA_TNUMBER ? SAY("một số", "a number")
           : type == LUA_TSTRING ? SAY("một chuỗi", "a text")
           : type == LUA_TTABLE  ? SAY("một bảng", "a table")
                                 : SAY("một hàm", "a function");
}

static void want(lua_State *lua, const char *path, int type)
{
    if (lua_type(lua, -1) != type)
        fault(lua, path, SAY("phải là %s, không phải %s", "must be %s, not %s"), wanted(type), type_title(lua, -1));
}

/* Pushes the field of the table on top, and writes its path. */
static int push_field(lua_State *lua, const char *path, const char *key, char inner[PATH_MAX_BYTES])
{
    luaL_checkstack(lua, 8, NULL);
    if (snprintf(inner, PATH_MAX_BYTES, "%s%s%s", path, path[0] ? "." : "", key) >= PATH_MAX_BYTES)
        fault(lua, path, SAY("lồng quá sâu", "nested too deeply"));
    lua_pushstring(lua, key);
    return lua_rawget(lua, -2);
}

static int push_element(lua_State *lua, const char *path, lua_Integer index, char inner[PATH_MAX_BYTES])
{
    luaL_checkstack(lua, 8, NULL);
    if (snprintf(inner, PATH_MAX_BYTES, "%s.%lld", path, (long long)index) >= PATH_MAX_BYTES)
        fault(lua, path, SAY("lồng quá sâu", "nested too deeply"));
    return lua_rawgeti(lua, -1, index);
}

/*
 * Refuses keys of the table on top that are none of these. Of several the first by its letters is told: Lua walks
 * through a table in another order every time.
 */
static void want_keys(lua_State *lua, const char *path, const char *const accepted[], const char *hint)
{
    char worst[64] = "", inner[PATH_MAX_BYTES], list[320];
    int found = 0;
    for (lua_pushnil(lua); lua_next(lua, -2); lua_pop(lua, 1)) {
        char key[64];
        if (lua_type(lua, -2) == LUA_TSTRING) {
            if (is_one_of(lua_tostring(lua, -2), accepted))
                continue;
            snprintf(key, sizeof key, "%.60s", lua_tostring(lua, -2));
        } else if (lua_type(lua, -2) == LUA_TNUMBER) {
            snprintf(key, sizeof key, "%lld", (long long)lua_tonumber(lua, -2));
        } else {
            snprintf(key, sizeof key, "?");
        }
        for (char *p = key; *p; p++) /* it goes to a terminal */
            if ((unsigned char)*p < ' ' || (unsigned char)*p > '~')
                *p = '?';
        if (!found || strcmp(key, worst) < 0)
            strcpy(worst, key);
        found = 1;
    }
    if (!found)
        return;
    join(accepted, list, sizeof list);
    snprintf(inner, sizeof inner, "%.150s%s%s", path, path[0] ? "." : "", worst);
    fault(lua, inner, SAY("không có khóa này; chấp nhận: %s%s", "no such key; accepted are %s%s"), list, hint);
}

/* The length of the list on top; every key must be a number from 1 on without a gap. */
static lua_Integer want_list(lua_State *lua, const char *path, lua_Integer most)
{
    want(lua, path, LUA_TTABLE);
    const lua_Integer length = (lua_Integer)lua_rawlen(lua, -1);
    lua_Integer found = 0;
    for (lua_pushnil(lua); lua_next(lua, -2); lua_pop(lua, 1))
        found += lua_isinteger(lua, -2) && lua_tointeger(lua, -2) >= 1 && lua_tointeger(lua, -2) <= length;
    lua_Integer all = 0;
    for (lua_pushnil(lua); lua_next(lua, -2); lua_pop(lua, 1))
        all++;
    if (found != length || all != length)
        fault(lua, path, SAY("phải là một danh sách: { ..., ... }", "must be a list: { ..., ... }"));
    if (length > most)
        fault(lua, path, SAY("có %lld phần tử, nhiều nhất là %lld", "has %lld elements, at most %lld are accepted"),
              (long long)length, (long long)most);
    return length;
}

/* The text on top: UTF-8 on one line, not empty, of so many bytes at most. */
static const char *want_text(lua_State *lua, const char *path, size_t most)
{
    size_t length;
    want(lua, path, LUA_TSTRING);
    const char *text = lua_tolstring(lua, -1, &length);
    if (length == 0)
        fault(lua, path, SAY("không được để trống", "must not be empty"));
    if (length > most)
        fault(lua, path, SAY("dài quá %zu byte", "is longer than %zu bytes"), most);
    for (size_t i = 0, n; i < length; i += n)
        if ((n = character(text + i, length - i)) == 0)
            fault(lua, path, SAY("không phải là văn bản UTF-8 trên một dòng", "not UTF-8 text on one line"));
    return text;
}

static char *keep_text(lua_State *lua, const char *path)
{
    return copy_text(want_text(lua, path, PARTYORG_NAME_TEXT - 1));
}

/* Which of some names the text on top is. */
static int want_name(lua_State *lua, const char *path, const char *const names[], int count)
{
    char list[320];
    size_t length = 0;
    want(lua, path, LUA_TSTRING);
    for (int i = 0; i < count; i++)
        if (strcmp(lua_tostring(lua, -1), names[i]) == 0)
            return i;
    for (int i = 0; i < count && length < sizeof list; i++)
        length += (size_t)snprintf(list + length, sizeof list - length, "%s%s", i ? ", " : "", names[i]);
    return fault(lua, path, SAY("không có tên này; chấp nhận: %s", "no such name; accepted are %s"), list);
}

/* Hundredths of a number; PARTYORG_UNKNOWN when it is none with two decimals at most, or too large. */
static int32_t hundredths(lua_State *lua, int at)
{
    const double number = lua_tonumber(lua, at) * 100;
    if (!(number >= -1e8 && number <= 1e8))
        return PARTYORG_UNKNOWN;
    const int32_t whole = (int32_t)(number + (number < 0 ? -0.5 : 0.5));
    return number - whole < 1e-6 && whole - number < 1e-6 ? whole : PARTYORG_UNKNOWN;
}

/* Points from 0 to 100. */
static int32_t want_points(lua_State *lua, const char *path)
{
    want(lua, path, LUA_TNUMBER);
    const int32_t points = hundredths(lua, -1);
    if (points < 0 || points > POINTS_MAX)
        fault(lua, path,
              SAY("phải từ 0 đến 100, nhiều nhất hai chữ số thập phân", "must be 0 to 100, with two decimals at most"));
    return points;
}

/* ---- a card written in Lua --------------------------------------------------------------------------------------- */

/* The keys of a scorecard file; `#` stands for the number of an element. The order is that in which they are put. */
static const struct {
    const char *path, *keys[20];
} card_keys[] = {
    { "", { "schema",   "id",         "title_vi", "title_en",   "issued_by_level", "based_on", "valid_from",
            "valid_to", "kinds",      "itemised", "total",      "thresholds",      "gates",    "groups",
            "criteria", "deductions", "year",     "confidence", "source",          "notes" } },
    { "kinds", { "#" } },
    { "thresholds", { "#" } },
    { "thresholds.#", { "grade", "min" } },
    { "gates", { "#" } },
    { "gates.#", { "n", "id", "name_vi", "name_en", "criterion" } },
    { "groups", { "#" } },
    { "groups.#", { "id", "name_vi", "name_en", "max" } },
    { "criteria", { "#" } },
    { "criteria.#", { "n", "id", "group", "name_vi", "name_en", "max", "min", "counts", "waived", "rule" } },
    { "criteria.#.counts", { "meeting_kind" } },
    { "criteria.#.counts.meeting_kind", { "#" } },
    { "criteria.#.waived", { "fact" } },
    { "criteria.#.rule",
      { "measure", "standard", "standard_large", "large_from", "of", "in", "fact", "at_most", "days", "points",
        "otherwise", "first", "bands" } },
    { "criteria.#.rule.first", { "#" } },
    { "criteria.#.rule.first.#", { "fact", "above", "points" } },
    { "criteria.#.rule.bands", { "#" } },
    { "criteria.#.rule.bands.#", { "short_at_most", "part_at_least", "above", "at_least", "points", "printed" } },
    { "criteria.#.rule.bands.#.part_at_least", { "#" } },
    { "deductions", { "#" } },
    { "deductions.#", { "id", "name_vi", "name_en", "fact", "each", "most" } },
    { "year", { "all_at_least", "good_at_least" } },
    { "source", { "url", "repository", "file", "description" } },
};
enum { CARD_TABLES = sizeof card_keys / sizeof card_keys[0], CARD_KEYS = 20, LIST_MAX = 64 };

static int find_card_table(const char *pattern)
{
    for (int i = 0; i < CARD_TABLES; i++)
        if (strcmp(card_keys[i].path, pattern) == 0)
            return i;
    return -1;
}

/*
 * Tells what the library says of a card. It names the place by the keys of a file, from 0, before its words:
 * "criteria.2.max: ..." is card.criteria[3].max.
 */
static void card_fault(lua_State *lua, const partyorg_error *error, int own_thresholds)
{
    static const char thresholds[] = "thresholds.";
    char path[PATH_MAX_BYTES];
    const char *text = error->text[language];
    const size_t named = strlen(error->name);
    size_t length = (size_t)snprintf(path, sizeof path, own_thresholds ? "thresholds" : "card");
    if (named > 0 && strncmp(text, error->name, named) == 0 && strncmp(text + named, ": ", 2) == 0)
        text += named + 2;
    if (own_thresholds && strncmp(error->name, thresholds, strlen(thresholds)) == 0) {
        const long element = strtol(error->name + strlen(thresholds), NULL, 10);
        if (element >= 0 && element < GRADES)
            snprintf(path + length, sizeof path - length, ".%s", grade_name(GRADES - 1 - (int32_t)element));
    } else if (!own_thresholds) {
        for (const char *key = error->name; *key && length + 24 < sizeof path;) {
            const size_t bytes = strcspn(key, ".");
            length += key[0] >= '0' && key[0] <= '9'
                          ? (size_t)snprintf(path + length, sizeof path - length, ".%ld", strtol(key, NULL, 10) + 1)
                          : (size_t)snprintf(path + length, sizeof path - length, ".%.*s", (int)bytes, key);
            key += bytes + (key[bytes] == '.');
        }
    }
    fault(lua, path, "%s", text);
}

/* Puts a text at the path of a key. */
static void put(lua_State *lua, const char *put_path, const char *text)
{
    const struct sandbox *s = sandbox_of(lua);
    partyorg_error error;
    if (partyorg_scorecard_put(&s->config->card, put_path, text, SIZE_MAX, &error) != PARTYORG_OK)
        card_fault(lua, &error, 0);
}

/* Puts the value on top: a table with its keys in order, or a text, number or truth. */
static void put_value(lua_State *lua, const char *path, const char *put_path, const char *pattern)
{
    char inner[PATH_MAX_BYTES], put_inner[PATH_MAX_BYTES], pattern_inner[PATH_MAX_BYTES], text[32];
    const int table = find_card_table(pattern);
    if (table >= 0 && strcmp(card_keys[table].keys[0], "#") == 0) {
        const lua_Integer length = want_list(lua, path, LIST_MAX);
        snprintf(pattern_inner, sizeof pattern_inner, "%s.#", pattern);
        for (lua_Integer i = 1; i <= length; i++) {
            push_element(lua, path, i, inner);
            snprintf(put_inner, sizeof put_inner, "%s.%lld", put_path, (long long)i - 1);
            put_value(lua, inner, put_inner, pattern_inner);
            lua_pop(lua, 1);
        }
        return;
    }
    if (table >= 0) {
        const char *accepted[CARD_KEYS + 1] = { NULL };
        for (int i = 0; i < CARD_KEYS && card_keys[table].keys[i]; i++)
            accepted[i] = card_keys[table].keys[i];
        want(lua, path, LUA_TTABLE);
        want_keys(lua, path, accepted, "");
        for (int i = 0; accepted[i]; i++) {
            const int type = push_field(lua, path, accepted[i], inner);
            snprintf(put_inner, sizeof put_inner, "%s%s%s", put_path, put_path[0] ? "." : "", accepted[i]);
            snprintf(pattern_inner, sizeof pattern_inner, "%s%s%s", pattern, pattern[0] ? "." : "", accepted[i]);
            if (type != LUA_TNIL) {
                put_value(lua, inner, put_inner, pattern_inner);
            } else if (strcmp(pattern_inner, "schema") == 0) { /* what a file must say and a table need not */
                put(lua, put_inner, "1");
            } else if (strcmp(accepted[i], "n") == 0) {
                snprintf(text, sizeof text, "%ld", strtol(strrchr(put_path, '.') + 1, NULL, 10) + 1);
                put(lua, put_inner, text);
            }
            lua_pop(lua, 1);
        }
        return;
    }
    switch (lua_type(lua, -1)) {
    case LUA_TBOOLEAN:
        put(lua, put_path, lua_toboolean(lua, -1) ? "true" : "false");
        return;
    case LUA_TNUMBER: {
        const int32_t number = hundredths(lua, -1);
        if (number == PARTYORG_UNKNOWN)
            fault(lua, path,
                  SAY("có quá hai chữ số thập phân, hoặc quá lớn", "has more than two decimals, or is too large"));
        put(lua, put_path, points_csv(number).text);
        return;
    }
    case LUA_TSTRING:
        put(lua, put_path, want_text(lua, path, PARTYORG_NOTES_TEXT - 1));
        return;
    default:
        fault(lua, path,
              SAY("phải là một chuỗi, một số, true hoặc false, không phải %s",
                  "must be a text, a number, true or false, not %s"),
              type_title(lua, -1));
    }
}

static void read_card(lua_State *lua, struct config *c)
{
    partyorg_error error;
    partyorg_scorecard_init(&c->card);
    lua_pushliteral(lua, "card");
    switch (lua_rawget(lua, -2)) {
    case LUA_TNIL:
        fault(lua, "card",
              SAY("thiếu: tên một phiếu có sẵn (\"an-phu\"), hoặc một bảng",
                  "is missing: the id of a built-in card (\"an-phu\"), or a table"));
        return;
    case LUA_TSTRING:
        if (partyorg_scorecard_find(want_text(lua, "card", PARTYORG_ID_TEXT - 1), &c->card, &error) != PARTYORG_OK)
            fault(lua, "card", "%s", error.text[language]);
        break;
    case LUA_TTABLE:
        c->own_card = 1;
        put_value(lua, "card", "", "");
        break;
    default:
        fault(lua, "card", SAY("phải là một chuỗi hoặc một bảng, không phải %s", "must be a text or a table, not %s"),
              type_title(lua, -1));
    }
    lua_pop(lua, 1);
    if (partyorg_scorecard_check(&c->card, &error) != PARTYORG_OK)
        card_fault(lua, &error, 0);
}

/* ---- the other keys ---------------------------------------------------------------------------------------------- */

/* Local thresholds, by the names of the grades, in place of those of the card. */
static void read_thresholds(lua_State *lua, struct config *c)
{
    const char *accepted[GRADES + 1] = { NULL };
    char inner[PATH_MAX_BYTES];
    partyorg_error error;
    if (push_field(lua, "", "thresholds", inner) != LUA_TNIL) {
        want(lua, inner, LUA_TTABLE);
        for (int32_t i = 0; i < GRADES; i++)
            accepted[i] = grade_name(i);
        want_keys(lua, "thresholds", accepted, "");
        c->own_thresholds = 1;
        c->card.threshold_count = 0;
        memset(c->card.thresholds, 0, sizeof c->card.thresholds);
        for (int32_t grade = GRADES - 1; grade >= 0; grade--) {
            partyorg_threshold *t = &c->card.thresholds[c->card.threshold_count];
            if (push_field(lua, "thresholds", grade_name(grade), inner) != LUA_TNIL)
                *t = (partyorg_threshold){ grade, want_points(lua, inner) };
            else if (grade == PARTYORG_MEETING_GRADE_WEAK)
                *t = (partyorg_threshold){ grade, 0 };
            else
                fault(lua, "thresholds", SAY("thiếu mức %s", "the grade %s is missing"), grade_name(grade));
            c->card.threshold_count++;
            lua_pop(lua, 1);
        }
        if (partyorg_scorecard_check(&c->card, &error) != PARTYORG_OK)
            card_fault(lua, &error, 1);
    }
    lua_pop(lua, 1);
}

static void read_checks(lua_State *lua, struct config *c)
{
    static const char *const names[] = { "meeting", "meeting_year", "cell_rating" };
    char path[PATH_MAX_BYTES], inner[PATH_MAX_BYTES];
    c->checks = CHECK_MEETING | CHECK_MEETING_YEAR | CHECK_CELL_RATING;
    if (push_field(lua, "", "checks", path) != LUA_TNIL) {
        const lua_Integer length = want_list(lua, path, 3);
        c->checks = 0;
        for (lua_Integer i = 1; i <= length; i++) {
            push_element(lua, path, i, inner);
            const int check = 1 << want_name(lua, inner, names, 3);
            if (c->checks & check)
                fault(lua, inner, SAY("ghi hai lần", "stands there twice"));
            c->checks |= check;
            lua_pop(lua, 1);
        }
    }
    lua_pop(lua, 1);
}

/* Whether points entered in the table of meetings are used: those of another card must not be. */
static void read_given_points(lua_State *lua, struct config *c)
{
    char path[PATH_MAX_BYTES];
    if (push_field(lua, "", "given_points", path) != LUA_TNIL) {
        want(lua, path, LUA_TBOOLEAN);
        c->given_points = lua_toboolean(lua, -1);
    }
    lua_pop(lua, 1);
}

static void read_extra(lua_State *lua, struct config *c)
{
    static const char *const accepted[] = { "id", "name_vi", "name_en", "max", "points", NULL };
    char path[PATH_MAX_BYTES], element[PATH_MAX_BYTES], inner[PATH_MAX_BYTES];
    if (push_field(lua, "", "extra", path) != LUA_TNIL) {
        const lua_Integer length = want_list(lua, path, EXTRAS_MAX);
        for (lua_Integer i = 1; i <= length; i++) {
            struct extra *e = &c->extras[c->extra_count++];
            push_element(lua, path, i, element);
            want(lua, element, LUA_TTABLE);
            want_keys(lua, element, accepted, "");
            push_field(lua, element, "id", inner);
            e->id = copy_text(want_text(lua, inner, PARTYORG_ID_TEXT - 1));
            if (e->id[strspn(e->id, "abcdefghijklmnopqrstuvwxyz0123456789-_")])
                fault(lua, inner, SAY("chỉ gồm a-z, 0-9, - và _", "must be of a-z, 0-9, - and _ only"));
            lua_pop(lua, 1);
            for (size_t j = 0; j + 1 < c->extra_count; j++)
                if (strcmp(c->extras[j].id, e->id) == 0)
                    fault(lua, inner, SAY("trùng với tiêu chí bổ sung thứ %zu", "the same as extra criterion %zu"),
                          j + 1);
            push_field(lua, element, "name_vi", inner);
            e->name[PARTYORG_VI] = keep_text(lua, inner);
            lua_pop(lua, 1);
            push_field(lua, element, "name_en", inner);
            e->name[PARTYORG_EN] = keep_text(lua, inner);
            lua_pop(lua, 1);
            push_field(lua, element, "max", inner);
            e->max = want_points(lua, inner);
            lua_pop(lua, 1);
            push_field(lua, element, "points", inner);
            want(lua, inner, LUA_TFUNCTION);
            e->function = luaL_ref(lua, LUA_REGISTRYINDEX);
            lua_pop(lua, 1);
        }
    }
    lua_pop(lua, 1);
    if (push_field(lua, "", "extra_counts", path) != LUA_TNIL) {
        want(lua, path, LUA_TBOOLEAN);
        c->extra_counts = lua_toboolean(lua, -1);
    }
    lua_pop(lua, 1);
}

/* A list of names into their numbers; each at most once. Returns how many. */
static size_t read_names(lua_State *lua, const char *path, const char *const names[], int count, int *numbers)
{
    char inner[PATH_MAX_BYTES];
    const lua_Integer length = want_list(lua, path, count);
    for (lua_Integer i = 1; i <= length; i++) {
        push_element(lua, path, i, inner);
        numbers[i - 1] = want_name(lua, inner, names, count);
        for (lua_Integer j = 0; j < i - 1; j++)
            if (numbers[j] == numbers[i - 1])
                fault(lua, inner, SAY("ghi hai lần", "stands there twice"));
        lua_pop(lua, 1);
    }
    return (size_t)length;
}

static void read_title(lua_State *lua, const char *path, struct config *c)
{
    static const char *const languages[] = { "vi", "en", NULL };
    char inner[PATH_MAX_BYTES];
    if (lua_type(lua, -1) == LUA_TTABLE) {
        want_keys(lua, path, languages, "");
        for (int i = 0; i < 2; i++) {
            push_field(lua, path, languages[i], inner);
            c->title[i] = keep_text(lua, inner);
            lua_pop(lua, 1);
        }
    } else {
        c->title[PARTYORG_VI] = keep_text(lua, path);
        c->title[PARTYORG_EN] = copy_text(c->title[PARTYORG_VI]);
    }
}

static void read_report(lua_State *lua, struct config *c)
{
    static const char *const accepted[] = { "title", "columns", "sections", "order", "language", NULL };
    static const char *const languages[] = { "vi", "en" };
    static const enum column usual[] = { COLUMN_RANK, COLUMN_CELL, COLUMN_NAME,    COLUMN_MEETINGS, COLUMN_MEAN,
                                         COLUMN_GOOD, COLUMN_FAIR, COLUMN_AVERAGE, COLUMN_WEAK,     COLUMN_OPEN };
    char path[PATH_MAX_BYTES], inner[PATH_MAX_BYTES];
    int numbers[COLUMNS] = { 0 }; /* there are fewer sections */
    c->column_count = sizeof usual / sizeof usual[0];
    memcpy(c->columns, usual, sizeof usual);
    c->section_count = SECTIONS;
    for (int i = 0; i < SECTIONS; i++)
        c->sections[i] = (enum section)i;
    if (push_field(lua, "", "report", path) != LUA_TNIL) {
        want(lua, path, LUA_TTABLE);
        want_keys(lua, path, accepted, "");
        if (push_field(lua, path, "title", inner) != LUA_TNIL)
            read_title(lua, inner, c);
        lua_pop(lua, 1);
        if (push_field(lua, path, "columns", inner) != LUA_TNIL) {
            c->column_count = read_names(lua, inner, column_names, COLUMNS, numbers);
            for (size_t i = 0; i < c->column_count; i++)
                c->columns[i] = (enum column)numbers[i];
            if (c->column_count == 0)
                fault(lua, inner, SAY("không được để trống", "must not be empty"));
        }
        lua_pop(lua, 1);
        if (push_field(lua, path, "sections", inner) != LUA_TNIL) {
            c->section_count = read_names(lua, inner, section_names, SECTIONS, numbers);
            for (size_t i = 0; i < c->section_count; i++)
                c->sections[i] = (enum section)numbers[i];
        }
        lua_pop(lua, 1);
        if (push_field(lua, path, "order", inner) != LUA_TNIL)
            c->order = (enum order)want_name(lua, inner, order_names, ORDERS);
        lua_pop(lua, 1);
        if (push_field(lua, path, "language", inner) != LUA_TNIL)
            c->language = want_name(lua, inner, languages, 2);
        if (!language_given && c->language >= 0)
            language = c->language;
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
    if (push_field(lua, "", "year", path) != LUA_TNIL) {
        if (!lua_isinteger(lua, -1) || lua_tointeger(lua, -1) < 1 || lua_tointeger(lua, -1) > 9999)
            fault(lua, path, SAY("phải là một năm: 1 đến 9999", "must be a year: 1 to 9999"));
        c->year = (int32_t)lua_tointeger(lua, -1);
    }
    lua_pop(lua, 1);
}

/* Runs the file and reads what it set. */
static int run_file(lua_State *lua)
{
    struct sandbox *s = lua_touserdata(lua, 1);
    struct config *c = s->config;
    push_globals(lua);
    if (luaL_loadbufferx(lua, s->source, s->source_length, "=config", "t") != LUA_OK)
        return lua_error(lua);
    lua_pushvalue(lua, -2);
    lua_setupvalue(lua, -2, 1);
    lua_call(lua, 0, 0);
    lua_sethook(lua, NULL, 0, 0);
    want_keys(lua, "", keys,
              SAY("; hàm hay biến riêng phải ghi \"local\"", "; a function or variable of your own is \"local\""));
    read_report(lua, c); /* first, for the language of messages; then in the order of the documentation */
    read_card(lua, c);
    read_thresholds(lua, c);
    read_checks(lua, c);
    read_given_points(lua, c);
    read_extra(lua, c);
    return 0;
}

/* ---- facts for functions ----------------------------------------------------------------------------------------- */

/* What a proxy stands for: facts of a subject, and a few texts and numbers beside them. */
struct facts {
    int32_t subject;
    const void *values;
    const struct meeting *meeting;
    const struct party_cell *cell;
};

/* Pushes a fact as Lua has it: a date as text, a choice as its name, nil when it is unknown. */
static int push_fact(lua_State *lua, int32_t subject, int32_t fact, const void *values)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    partyorg_choice_info choice = PARTYORG_CHOICE_INFO_INIT;
    char date[PARTYORG_DATE_TEXT];
    int32_t value = PARTYORG_UNKNOWN;
    partyorg_fact_get(subject, fact, &info);
    partyorg_facts_get(subject, values, info.name, &value, NULL);
    if (value == PARTYORG_UNKNOWN) {
        lua_pushnil(lua);
        return 1;
    }
    switch (info.type) {
    case PARTYORG_TYPE_DATE:
        partyorg_date_print(value, PARTYORG_ISO, date, sizeof date);
        lua_pushstring(lua, date);
        return 1;
    case PARTYORG_TYPE_BOOL:
        lua_pushboolean(lua, value);
        return 1;
    case PARTYORG_TYPE_ENUM:
    case PARTYORG_TYPE_ORDERED:
        partyorg_choice_get(subject, fact, value, &choice);
        lua_pushstring(lua, choice.name);
        return 1;
    case PARTYORG_TYPE_DECIMAL:
        if (value % 100 != 0) {
            lua_pushnumber(lua, value / 100.0);
            return 1;
        }
        lua_pushinteger(lua, value / 100);
        return 1;
    default:
        lua_pushinteger(lua, value);
        return 1;
    }
}

static void push_known(lua_State *lua, int32_t value, int32_t over)
{
    if (value == PARTYORG_UNKNOWN)
        lua_pushnil(lua);
    else if (value % over)
        lua_pushnumber(lua, (double)value / over);
    else
        lua_pushinteger(lua, value / over);
}

/* Pushes what stands beside the facts. Returns whether there is such a name. */
static int push_beside(lua_State *lua, const struct facts *f, const char *name)
{
    int32_t year = PARTYORG_UNKNOWN, month = PARTYORG_UNKNOWN, day = PARTYORG_UNKNOWN;
    if (!f->meeting) {
        if (strcmp(name, "id") == 0)
            lua_pushstring(lua, f->cell->id);
        else if (strcmp(name, "name") == 0)
            lua_pushstring(lua, f->cell->name);
        else
            return 0;
        return 1;
    }
    partyorg_date_to_civil(f->meeting->facts.held_on, &year, &month, &day);
    if (strcmp(name, "year") == 0)
        push_known(lua, year, 1);
    else if (strcmp(name, "month") == 0)
        push_known(lua, month, 1);
    else if (strcmp(name, "day") == 0)
        push_known(lua, day, 1);
    else if (strcmp(name, "points") == 0)
        push_known(lua, f->meeting->scored.points, 100);
    else if (strcmp(name, "points_max") == 0)
        push_known(lua, f->meeting->scored.points_max, 100);
    else if (strcmp(name, "grade") == 0) {
        if (f->meeting->scored.grade == PARTYORG_UNKNOWN)
            lua_pushnil(lua);
        else
            lua_pushstring(lua, grade_name(f->meeting->scored.grade));
    } else
        return 0;
    return 1;
}

static int index_fact(lua_State *lua)
{
    const struct facts *f = lua_touserdata(lua, lua_upvalueindex(1));
    int32_t fact;
    if (lua_type(lua, 2) == LUA_TSTRING) {
        const char *name = lua_tostring(lua, 2);
        partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
        if (push_beside(lua, f, name))
            return 1;
        if (partyorg_fact_find(f->subject, name, SIZE_MAX, &fact) == PARTYORG_OK &&
            partyorg_fact_get(f->subject, fact, &info) == PARTYORG_OK && strcmp(info.name, name) == 0)
            return push_fact(lua, f->subject, fact, f->values);
    }
    return luaL_error(lua,
                      f->meeting ? SAY("cuộc họp không có dữ kiện %s", "a meeting has no fact %s")
                                 : SAY("chi bộ không có dữ kiện %s", "a cell has no fact %s"),
                      luaL_tolstring(lua, 2, NULL));
}

static int refuse_change(lua_State *lua)
{
    return luaL_error(lua, SAY("không được sửa dữ kiện", "facts cannot be changed"));
}

static int refuse_walk(lua_State *lua)
{
    return luaL_error(lua, SAY("dữ kiện đọc theo tên", "facts are read by name"));
}

/* Pushes a table that reads those facts and cannot be changed. */
static void push_facts(lua_State *lua, struct facts *f)
{
    lua_newtable(lua);
    lua_createtable(lua, 0, 3);
    lua_pushlightuserdata(lua, f);
    lua_pushcclosure(lua, index_fact, 1);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, refuse_change);
    lua_setfield(lua, -2, "__newindex");
    lua_pushcfunction(lua, refuse_walk);
    lua_setfield(lua, -2, "__pairs");
    lua_setmetatable(lua, -2);
}

struct question {
    size_t extra;
    struct facts meeting, cell;
    int32_t points;
};

/* Has one function compute its points. The tables of facts end with the call: the facts behind them do too. */
static int run_function(lua_State *lua)
{
    struct question *q = lua_touserdata(lua, 1);
    const struct sandbox *s = sandbox_of(lua);
    const struct extra *e = &s->config->extras[q->extra];
    lua_Debug about;
    lua_rawgeti(lua, LUA_REGISTRYINDEX, e->function);
    lua_pushvalue(lua, -1);
    lua_getinfo(lua, ">S", &about);
    push_facts(lua, &q->meeting);
    push_facts(lua, &q->cell);
    lua_rotate(lua, 2, 2); /* the function above them */
    lua_pushvalue(lua, 2);
    lua_pushvalue(lua, 3);
    lua_call(lua, 2, 1);
    for (int at = 2; at <= 3; at++) { /* a copy that the function kept reads nothing any more */
        lua_pushnil(lua);
        lua_setmetatable(lua, at);
    }
    if (lua_isnil(lua, -1)) {
        q->points = PARTYORG_UNKNOWN;
        return 0;
    }
    if (lua_type(lua, -1) != LUA_TNUMBER)
        return fault_at(lua, about.linedefined,
                        SAY("tiêu chí %s: hàm points phải trả về một số, hoặc nil khi chưa rõ, không phải %s",
                            "criterion %s: points must return a number, or nil when not known, not %s"),
                        e->id, type_title(lua, -1));
    q->points = hundredths(lua, -1);
    if (q->points < 0 || q->points > e->max)
        return fault_at(lua, about.linedefined,
                        SAY("tiêu chí %s: hàm points trả về %s; phải từ 0 đến %s, nhiều nhất hai chữ số thập phân",
                            "criterion %s: points returns %s; it must be 0 to %s, with two decimals at most"),
                        e->id, luaL_tolstring(lua, -1, NULL), points_text(e->max).text);
    return 0;
}

int config_points(struct config *c, size_t extra, const struct meeting *m, const struct party_cell *cell,
                  int32_t *points)
{
    struct sandbox *s = c->sandbox;
    struct question q = { .extra = extra,
                          .meeting = { PARTYORG_SUBJECT_MEETING, &m->facts, m, cell },
                          .cell = { PARTYORG_SUBJECT_ORGANISATION_YEAR, &cell->facts, NULL, cell },
                          .points = PARTYORG_UNKNOWN };
    lua_pushcfunction(s->lua, run_function);
    lua_pushlightuserdata(s->lua, &q);
    const int good = call(s, 0, s->limits.steps / 10);
    *points = q.points;
    if (!good) {
        char day[PARTYORG_DATE_TEXT];
        partyorg_date_print(m->facts.held_on, PARTYORG_ISO, day, sizeof day);
        complain(SAY("… khi tính tiêu chí %s cho chi bộ %s, cuộc họp %s",
                     "… computing criterion %s for cell %s, meeting %s"),
                 c->extras[extra].id, cell->id, day);
    }
    return good;
}

/* ---- the file ---------------------------------------------------------------------------------------------------- */

/* Reads the source. Returns whether it is a text that can be run. */
static int read_source(struct sandbox *s, const char *path)
{
    FILE *in = fopen(path, "rb");
    struct text source = { NULL, 0, 0 };
    char block[4096];
    size_t length;
    if (!in) {
        complain(SAY("không đọc được %s: %s", "cannot read %s: %s"), path, strerror(errno));
        return 0;
    }
    add_text(&source, "");
    errno = 0;
    while (source.length <= SOURCE_MAX && (length = fread(block, 1, sizeof block, in)) > 0)
        add_bytes(&source, block, length);
    const int failed = ferror(in) ? errno : 0;
    fclose(in);
    s->source = source.bytes;
    s->source_length = source.length;
    if (failed)
        complain(SAY("không đọc được %s: %s", "cannot read %s: %s"), path, strerror(failed));
    else if (source.length > SOURCE_MAX)
        complain(SAY("%s: dài quá 1 MiB", "%s: longer than 1 MiB"), path);
    else if (source.length > 0 && source.bytes[0] == LUA_SIGNATURE[0])
        complain(SAY("%s:1: là mã đã dịch; chỉ nhận văn bản", "%s:1: is compiled code; only text is accepted"), path);
    else {
        if (source.length >= 3 && memcmp(source.bytes, "\xEF\xBB\xBF", 3) == 0)
            memset(source.bytes, ' ', 3);
        return 1;
    }
    return 0;
}

int config_read(struct config *c, const char *path, struct limits limits)
{
    struct sandbox *s = grow(NULL, sizeof *s);
    *s = (struct sandbox){ .limits = limits, .config = c };
    c->path = path;
    c->language = -1;
    c->year = PARTYORG_UNKNOWN;
    c->given_points = 1;
    c->sandbox = s;
    if (!read_source(s, path))
        return 0;
    s->lua = lua_newstate(allocate, s);
    if (!s->lua) {
        complain(SAY("%s: quá ít bộ nhớ", "%s: too little memory"), path);
        return 0;
    }
    lua_pushcfunction(s->lua, run_file);
    lua_pushlightuserdata(s->lua, s);
    return call(s, 0, limits.steps);
}

void config_close(struct config *c)
{
    if (!c->sandbox)
        return;
    if (c->sandbox->lua)
        lua_close(c->sandbox->lua);
    free(c->sandbox->source);
    free(c->sandbox);
    for (size_t i = 0; i < c->extra_count; i++) {
        free(c->extras[i].id);
        free(c->extras[i].name[PARTYORG_VI]);
        free(c->extras[i].name[PARTYORG_EN]);
    }
    free(c->title[PARTYORG_VI]);
    free(c->title[PARTYORG_EN]);
}
