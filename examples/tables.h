/* SPDX-License-Identifier: MIT */
/*
 * What the examples share: reading CSV, and printing columns of text and cells of CSV. tables.py and tables.lua do the
 * same.
 */
#ifndef TABLES_H
#define TABLES_H

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RECORD_MAX = 1 << 20 };

/* ---- texts that grow -------------------------------------------------------------------------------------------- */

struct text {
    char *bytes;
    size_t length, room;
};

static void *grow(void *memory, size_t bytes)
{
    void *grown = realloc(memory, bytes);
    if (!grown) {
        fputs("không đủ bộ nhớ / out of memory\n", stderr);
        exit(2);
    }
    return grown;
}

static char *text_room(struct text *t, size_t bytes)
{
    if (bytes > t->room) {
        t->room = bytes < 256 ? 256 : bytes * 2;
        t->bytes = grow(t->bytes, t->room);
    }
    return t->bytes;
}

static void add_bytes(struct text *t, const char *bytes, size_t length)
{
    text_room(t, t->length + length + 1);
    memcpy(t->bytes + t->length, bytes, length);
    t->length += length;
    t->bytes[t->length] = '\0';
}

static void add_text(struct text *t, const char *bytes)
{
    add_bytes(t, bytes, strlen(bytes));
}

/* ---- reading CSV (RFC 4180) ------------------------------------------------------------------------------------- */

/* Why a record cannot be read, by language. */
static const char *const too_long[] = { "dòng dài quá 1 MiB", "the row is longer than 1 MiB" };
static const char *const not_closed[] = { "dấu ngoặc kép mở mà không đóng", "a quote is opened and never closed" };
static const char *const text_after[] = { "có chữ sau dấu ngoặc kép đóng", "there is text after a closing quote" };

struct reader {
    FILE *in;
    char block[1 << 16];
    size_t at, end;
    int separator;      /* comma or semicolon: the first of them in the header; 0 before */
    long line, start;   /* line of the next character; line on which the record starts */
    struct text record; /* the cells of the record one after another, each closed by a NUL */
    struct cell {
        size_t begin, end; /* its bytes in the record */
        const char *text;  /* those without the space around them; NULL when they are not text */
    } * cells;
    size_t count, room;        /* how many cells there are, and room for */
    const char *const *broken; /* why the record cannot be read, by language, else NULL; its last cell is at fault */
    int error;                 /* errno of a failed read, else 0 */
};

static int peek(struct reader *r)
{
    if (r->at == r->end) {
        r->at = 0;
        r->end = fread(r->block, 1, sizeof r->block, r->in);
        if (ferror(r->in))
            r->error = errno;
    }
    return r->at < r->end ? (unsigned char)r->block[r->at] : EOF;
}

/* The next character; every kind of line end reads as '\n'. */
static int next_char(struct reader *r)
{
    int c = peek(r);
    if (c == EOF)
        return EOF;
    r->at++;
    if (c == '\r') {
        c = '\n';
        if (peek(r) == '\n')
            r->at++;
    }
    r->line += c == '\n';
    return c;
}

static void reader_open(struct reader *r, FILE *in)
{
    *r = (struct reader){ .in = in, .line = 1 };
    if (peek(r) == 0xEF && r->end >= 3 && memcmp(r->block, "\xEF\xBB\xBF", 3) == 0)
        r->at = 3;
}

static void reader_close(struct reader *r)
{
    free(r->record.bytes);
    free(r->cells);
}

static void begin_cell(struct reader *r)
{
    if (r->count == r->room) {
        r->room = r->room ? r->room * 2 : 64;
        r->cells = grow(r->cells, r->room * sizeof *r->cells);
    }
    r->cells[r->count++].begin = r->record.length;
}

static void add(struct reader *r, int c)
{
    const char byte = (char)c;
    if (r->record.length < RECORD_MAX)
        add_bytes(&r->record, &byte, 1);
    else if (!r->broken)
        r->broken = too_long;
}

static void end_cell(struct reader *r)
{
    r->cells[r->count - 1].end = r->record.length;
    add(r, '\0');
}

static int is_separator(struct reader *r, int c)
{
    if (r->separator == 0 && (c == ',' || c == ';'))
        r->separator = c;
    return c == r->separator && c != 0;
}

/* Bytes of the UTF-8 character that a text starts with; 0 when there is none, or it is a control character. */
static size_t character(const char *text, size_t left)
{
    const unsigned char *s = (const unsigned char *)text;
    if (s[0] < 0x80)
        return s[0] >= 0x20 && s[0] != 0x7F;
    const size_t n = s[0] < 0xC2 ? 0 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : s[0] < 0xF5 ? 4 : 0;
    if (n == 0 || n > left || (s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F) ||
        (s[0] == 0xF0 && s[1] < 0x90) || (s[0] == 0xF4 && s[1] > 0x8F))
        return 0;
    for (size_t i = 1; i < n; i++)
        if ((s[i] & 0xC0) != 0x80)
            return 0;
    return n;
}

static int is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

/* Takes the space from around each cell and tells which are text. */
static void trim_cells(struct reader *r)
{
    for (size_t i = 0; i < r->count; i++) {
        struct cell *c = &r->cells[i];
        char *text = r->record.bytes + c->begin, *end = r->record.bytes + c->end;
        while (end > text && is_space(end[-1]))
            end--;
        while (text < end && is_space(*text))
            text++;
        *end = '\0';
        c->text = text;
        for (size_t n; c->text && text < end; text += n)
            if ((n = character(text, (size_t)(end - text))) == 0)
                c->text = NULL;
    }
}

/* Reads the next record that is not an empty line; false at the end of the file. */
static int read_record(struct reader *r)
{
    enum { START, PLAIN, QUOTED, CLOSED } state = START;
    r->start = r->line;
    r->count = r->record.length = 0;
    r->broken = NULL;
    for (;;) {
        const int c = next_char(r);
        if (state == START && r->count == 0) {
            if (c == EOF)
                return 0;
            if (c == '\n') {
                r->start = r->line;
                continue;
            }
        }
        if (state == START && !r->broken)
            begin_cell(r);
        if (state == QUOTED && c != '"' && c != EOF) {
            add(r, c);
        } else if (c == '"' && state != PLAIN) {
            if (state == CLOSED) /* a doubled quote stands for one */
                add(r, c);
            state = state == QUOTED ? CLOSED : QUOTED;
        } else if (state == QUOTED) {
            r->broken = not_closed;
            return 1;
        } else if (is_separator(r, c)) {
            end_cell(r);
            state = START;
        } else if (c == '\n' || c == EOF) {
            end_cell(r);
            if (!r->broken)
                trim_cells(r);
            return 1;
        } else if (state == CLOSED) {
            r->broken = text_after;
            for (int skipped = c; skipped != '\n' && skipped != EOF;)
                skipped = next_char(r);
            return 1;
        } else {
            add(r, c);
            state = PLAIN;
        }
    }
}

/* ---- columns of text --------------------------------------------------------------------------------------------- */

/*
 * The line that a text starts with, in at most `width` characters: broken at a space where there is one. Returns its
 * bytes and counts its characters; `*text` moves on to the next line.
 */
static size_t take_line(const char **text, size_t width, size_t *characters)
{
    const char *start = *text, *end = start, *space = NULL;
    size_t count = 0, before_space = 0;
    while (*end && count < width) {
        if (*end == ' ') {
            space = end;
            before_space = count;
        }
        do
            end++;
        while (((unsigned char)*end & 0xC0) == 0x80);
        count++;
    }
    if (*end && *end != ' ' && space) {
        end = space;
        count = before_space;
    }
    for (*text = end; **text == ' ';)
        ++*text;
    *characters = count;
    return (size_t)(end - start);
}

/* Prints cells side by side, two spaces between them, each wrapped within its width. */
static void print_columns(const char *cells[], const size_t widths[], int count)
{
    for (int more = 1; more;) {
        size_t spaces = 0;
        more = 0;
        for (int i = 0; i < count; i++) {
            const char *start = cells[i];
            size_t characters;
            const size_t bytes = take_line(&cells[i], widths[i], &characters);
            if (bytes > 0) {
                printf("%*s%.*s", (int)spaces, "", (int)bytes, start);
                spaces = 0;
            }
            spaces += widths[i] - characters + 2;
            more |= cells[i][0] != '\0';
        }
        putchar('\n');
    }
}

/* ---- writing CSV ------------------------------------------------------------------------------------------------- */

static void print_csv_cell(const char *separator, const char *text)
{
    fputs(separator, stdout);
    if (!strpbrk(text, ",\"")) {
        fputs(text, stdout);
        return;
    }
    putchar('"');
    for (; *text; text++) {
        if (*text == '"')
            putchar('"');
        putchar(*text);
    }
    putchar('"');
}

#endif
