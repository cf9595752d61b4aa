/* SPDX-License-Identifier: MIT */
/*
 * On which line of a configuration a value is written. Lua forgets where a value came from once it has run; a fault in
 * one is told with its line all the same. Only what is written out as a table is found, which is how configurations
 * are.
 */
#include <ctype.h>

#include "cellscore.h"

enum token { END, NAME, STRING, NUMBER, SYMBOL };

struct lexer {
    const char *at, *end;
    long line;
    enum token token;
    const char *text; /* of a name, a string without its quotes, a symbol */
    size_t length;
    long start; /* the line of the token */
};

enum { DEPTH_MAX = 16 };

struct search {
    struct lexer lexer;
    const char *path;
    size_t best; /* how much of the path was found, in bytes and one */
    long line;
};

/* The level of a long bracket that starts here: [[ is 0, [=[ is 1; -1 when it is none. */
static int long_bracket(const struct lexer *l)
{
    const char *p = l->at + 1;
    while (p < l->end && *p == '=')
        p++;
    return l->at < l->end && *l->at == '[' && p < l->end && *p == '[' ? (int)(p - l->at) - 1 : -1;
}

static void skip_long(struct lexer *l, int level)
{
    l->at += level + 2;
    l->text = l->at;
    for (; l->at < l->end; l->at++) {
        l->line += *l->at == '\n';
        if (*l->at != ']')
            continue;
        const char *p = l->at + 1;
        while (p < l->end && *p == '=')
            p++;
        if (p < l->end && *p == ']' && p - l->at - 1 == level) {
            l->length = (size_t)(l->at - l->text);
            l->at = p + 1;
            return;
        }
    }
    l->length = (size_t)(l->at - l->text);
}

static void skip_space(struct lexer *l)
{
    while (l->at < l->end) {
        if (isspace((unsigned char)*l->at)) {
            l->line += *l->at++ == '\n';
        } else if (*l->at == '-' && l->end - l->at > 1 && l->at[1] == '-') {
            l->at += 2;
            const int level = long_bracket(l);
            if (level >= 0)
                skip_long(l, level);
            else
                while (l->at < l->end && *l->at != '\n')
                    l->at++;
        } else {
            return;
        }
    }
}

static int is_name_part(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static void next_token(struct lexer *l)
{
    skip_space(l);
    l->start = l->line;
    l->text = l->at;
    l->length = 0;
    l->token = END;
    if (l->at == l->end)
        return;
    const char c = *l->at;
    const int level = long_bracket(l);
    if (is_name_part(c)) {
        while (l->at < l->end && (is_name_part(*l->at) || (isdigit((unsigned char)c) && *l->at == '.')))
            l->at++;
        l->token = isdigit((unsigned char)c) ? NUMBER : NAME;
        l->length = (size_t)(l->at - l->text);
    } else if (c == '"' || c == '\'') {
        l->text = ++l->at;
        for (; l->at < l->end && *l->at != c; l->at++) {
            if (*l->at == '\\' && l->at + 1 < l->end)
                l->at++;
            l->line += *l->at == '\n';
        }
        l->length = (size_t)(l->at - l->text);
        l->at += l->at < l->end;
        l->token = STRING;
    } else if (level >= 0) {
        skip_long(l, level);
        l->token = STRING;
    } else {
        /* `=` must not be taken for a part of `==` and its like */
        const int two = l->end - l->at > 1 && l->at[1] == '=' && strchr("=~<>", c);
        l->length = two ? 2 : 1;
        l->at += l->length;
        l->token = SYMBOL;
    }
}

static int is_text(const struct lexer *l, enum token token, const char *text)
{
    return l->token == token && l->length == strlen(text) && memcmp(l->text, text, l->length) == 0;
}

/* How much deeper in brackets and blocks a token leads: 1, 0 or -1. */
static int nesting(const struct lexer *l)
{
    static const char *const open[] = { "function", "if", "do", "repeat" }, *const close[] = { "end", "until" };
    if (l->token == SYMBOL && l->length == 1)
        return strchr("({[", l->text[0]) ? 1 : strchr(")}]", l->text[0]) ? -1 : 0;
    for (size_t i = 0; l->token == NAME && i < sizeof open / sizeof open[0]; i++)
        if (is_text(l, NAME, open[i]))
            return 1;
    for (size_t i = 0; l->token == NAME && i < sizeof close / sizeof close[0]; i++)
        if (is_text(l, NAME, close[i]))
            return -1;
    return 0;
}

/*
 * A key at the end of a path of `done` bytes that is already a beginning of the one sought. Returns how many bytes of
 * it are one now; 0 when the key leads elsewhere.
 */
static size_t follow(struct search *s, size_t done, const char *key, size_t length, long line)
{
    const char *rest = s->path + done + (done > 0);
    if (done > 0 && s->path[done] != '.')
        return 0;
    if (strncmp(rest, key, length) != 0 || (rest[length] != '.' && rest[length] != '\0'))
        return 0;
    done = (size_t)(rest - s->path) + length;
    if (done >= s->best) {
        s->best = done;
        s->line = line;
    }
    return done;
}

/* Reads the fields of a table from its opening brace to its closing one. `done`: see follow(); 0: it leads elsewhere.
 */
static void read_table(struct search *s, size_t done, int depth)
{
    struct lexer *l = &s->lexer;
    int position = 0;
    next_token(l);
    while (l->token != END && !is_text(l, SYMBOL, "}")) {
        const struct lexer before = *l;
        char number[16];
        size_t here = 0;
        int named = 0;
        if (l->token == NAME) {
            next_token(l);
            named = is_text(l, SYMBOL, "=");
            if (named && done)
                here = follow(s, done, before.text, before.length, before.start);
        } else if (is_text(l, SYMBOL, "[")) {
            next_token(l);
            const struct lexer key = *l;
            next_token(l);
            if (is_text(l, SYMBOL, "]"))
                next_token(l);
            named = is_text(l, SYMBOL, "=");
            if (named && done)
                here = follow(s, done, key.text, key.length, before.start);
        }
        if (named) {
            next_token(l);
        } else {
            *l = before;
            const int length = snprintf(number, sizeof number, "%d", ++position);
            if (done)
                here = follow(s, done, number, (size_t)length, before.start);
        }
        if (is_text(l, SYMBOL, "{") && depth < DEPTH_MAX) {
            read_table(s, here, depth + 1);
            next_token(l);
        }
        for (int deep = 0; l->token != END; next_token(l)) {
            if (deep == 0 && l->token == SYMBOL && l->length == 1 && strchr(",;}", l->text[0]))
                break;
            deep += nesting(l);
        }
        if (l->token == SYMBOL && !is_text(l, SYMBOL, "}"))
            next_token(l);
    }
}

long line_of_path(const char *source, size_t length, const char *path)
{
    struct search s = { .lexer = { .at = source, .end = source + length, .line = 1 }, .path = path };
    struct lexer *l = &s.lexer;
    int deep = 0;
    next_token(l);
    while (l->token != END) {
        if (deep > 0 || l->token != NAME || nesting(l) != 0) {
            deep += nesting(l);
            next_token(l);
            continue;
        }
        /* name {"." name} "=" */
        size_t done = follow(&(struct search){ .path = path }, 0, l->text, l->length, 0);
        const long line = l->start;
        next_token(l);
        while (is_text(l, SYMBOL, ".")) {
            next_token(l);
            if (done && l->token == NAME)
                done = follow(&(struct search){ .path = path }, done, l->text, l->length, 0);
            next_token(l);
        }
        if (!is_text(l, SYMBOL, "="))
            continue;
        if (done && done >= s.best) {
            s.best = done;
            s.line = line;
        }
        next_token(l);
        if (is_text(l, SYMBOL, "{")) {
            read_table(&s, done, 0);
            next_token(l);
        }
    }
    return s.line;
}
