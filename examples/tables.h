/* SPDX-License-Identifier: MIT */
/*
 * What the examples share: reading CSV, and printing columns of text and cells of CSV. tables.py and tables.lua do the
 * same. Functions are inline, for no program needs all of them.
 */
#ifndef TABLES_H
#define TABLES_H

#include <errno.h>
#include <partyorg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { RECORD_MAX = 1 << 20 };

/* ---- texts that grow -------------------------------------------------------------------------------------------- */

struct text {
    char *bytes;
    size_t length, room;
};

static inline void *grow(void *memory, size_t bytes)
{
    void *grown = realloc(memory, bytes);
    if (!grown) {
        fputs("không đủ bộ nhớ / out of memory\n", stderr);
        exit(2);
    }
    return grown;
}

static inline char *text_room(struct text *t, size_t bytes)
{
    if (bytes > t->room) {
        t->room = bytes < 256 ? 256 : bytes * 2;
        t->bytes = grow(t->bytes, t->room);
    }
    return t->bytes;
}

static inline void add_bytes(struct text *t, const char *bytes, size_t length)
{
    text_room(t, t->length + length + 1);
    memcpy(t->bytes + t->length, bytes, length);
    t->length += length;
    t->bytes[t->length] = '\0';
}

static inline void add_text(struct text *t, const char *bytes)
{
    add_bytes(t, bytes, strlen(bytes));
}

static inline char *copy_text(const char *text)
{
    return strcpy(grow(NULL, strlen(text) + 1), text);
}

static inline partyorg_date today(void)
{
    const time_t now = time(NULL);
    const struct tm *local = localtime(&now);
    partyorg_date date = 0;
    if (local)
        partyorg_date_from_civil(local->tm_year + 1900, local->tm_mon + 1, local->tm_mday, &date);
    return date;
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

static inline int peek(struct reader *r)
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
static inline int next_char(struct reader *r)
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

static inline void reader_open(struct reader *r, FILE *in)
{
    *r = (struct reader){ .in = in, .line = 1 };
    if (peek(r) == 0xEF && r->end >= 3 && memcmp(r->block, "\xEF\xBB\xBF", 3) == 0)
        r->at = 3;
}

static inline void reader_close(struct reader *r)
{
    free(r->record.bytes);
    free(r->cells);
}

static inline void begin_cell(struct reader *r)
{
    if (r->count == r->room) {
        r->room = r->room ? r->room * 2 : 64;
        r->cells = grow(r->cells, r->room * sizeof *r->cells);
    }
    r->cells[r->count++].begin = r->record.length;
}

static inline void add(struct reader *r, int c)
{
    const char byte = (char)c;
    if (r->record.length < RECORD_MAX)
        add_bytes(&r->record, &byte, 1);
    else if (!r->broken)
        r->broken = too_long;
}

static inline void end_cell(struct reader *r)
{
    r->cells[r->count - 1].end = r->record.length;
    add(r, '\0');
}

static inline int is_separator(struct reader *r, int c)
{
    if (r->separator == 0 && (c == ',' || c == ';'))
        r->separator = c;
    return c == r->separator && c != 0;
}

/* Bytes of the UTF-8 character that a text starts with; 0 when there is none, or it is a control character. */
static inline size_t character(const char *text, size_t left)
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

static inline int is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

/* Takes the space from around each cell and tells which are text. */
static inline void trim_cells(struct reader *r)
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
static inline int read_record(struct reader *r)
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

/* ---- the header of a table --------------------------------------------------------------------------------------- */

/* What a column holds: the number of a fact, one of these, or a number of the program's own below them. */
enum { NO_FACT = -1, NOT_FOUND = -2, OWN_USE = -3 };

struct table_header {
    size_t count;
    char **titles;
    int32_t *uses;
};

/* The column of a use among the first `count`; `count` when there is none. */
static inline size_t find_use(const struct table_header *h, size_t count, int32_t use)
{
    size_t i = 0;
    while (i < count && h->uses[i] != use)
        i++;
    return i;
}

/*
 * Reads the header: `find` says what a title stands for. Everything that is wrong with it is told to `complain`, in a
 * language (0: Vietnamese). Returns whether it can be used; a file that cannot be read at all is left to the caller.
 */
static inline int read_table_header(struct reader *r, struct table_header *h, int32_t (*find)(const char *title),
                                    int language, void (*complain)(const char *format, ...))
{
    int good = 1;
    if (!read_record(r)) {
        if (!r->error)
            complain(language ? "the file has no header" : "tệp không có dòng tiêu đề");
        return 0;
    }
    if (r->broken) {
        complain(language ? "line %ld, column %zu: %s" : "dòng %ld, cột %zu: %s", r->start, r->count,
                 r->broken[language]);
        return 0;
    }
    h->titles = grow(NULL, r->count * sizeof *h->titles);
    h->uses = grow(NULL, r->count * sizeof *h->uses);
    for (size_t i = 0; i < r->count; i++) {
        const char *title = r->cells[i].text;
        if (!title) {
            complain(language ? "column %zu: not UTF-8 text; save the file as CSV UTF-8"
                              : "cột %zu: không phải là văn bản UTF-8; hãy lưu tệp ở dạng CSV UTF-8",
                     i + 1);
            return 0;
        }
        h->titles[i] = copy_text(title);
        h->uses[i] = title[0] ? find(title) : NO_FACT;
        h->count = i + 1;
        const size_t same = find_use(h, i, h->uses[i]);
        if (h->uses[i] == NOT_FOUND) {
            complain(language ? "column %zu (%s): no fact has this name"
                              : "cột %zu (%s): không có dữ kiện nào mang tên này",
                     i + 1, title);
            good = 0;
        } else if (h->uses[i] != NO_FACT && same < i) {
            complain(language ? "column %zu (%s): the same as column %zu (%s)" : "cột %zu (%s): trùng với cột %zu (%s)",
                     i + 1, title, same + 1, h->titles[same]);
            good = 0;
        }
    }
    return good;
}

static inline void table_header_close(struct table_header *h)
{
    for (size_t i = 0; i < h->count; i++)
        free(h->titles[i]);
    free(h->titles);
    free(h->uses);
}

/* ---- whole tables ------------------------------------------------------------------------------------------------ */

/* Texts, as Arrow lays them out: text i is from offsets[i] to offsets[i + 1]. And once more, each closed by a NUL. */
struct text_column {
    char *title;
    int32_t *offsets;
    struct text bytes, closed;
};

struct whole_table {
    size_t rows, room, count;
    struct text_column *columns;
};

/*
 * Reads a whole table as columns of text. Returns 0, or 1 and why not in `reason` by language, which is cut at its
 * size.
 */
static inline int read_whole_table(const char *path, struct whole_table *t, char reason[2][512])
{
    static const char *const no_match[] = { "các ô không khớp với tiêu đề", "its cells do not match the header" };
    static const char *const no_text[] = { "không phải là văn bản UTF-8", "not UTF-8 text" };
    static struct reader r;
    const char *const *broken = NULL;
    FILE *in = fopen(path, "rb");
    *t = (struct whole_table){ 0, 0, 0, NULL };
    if (!in) {
        snprintf(reason[0], 512, "%s: %s", path, strerror(errno));
        strcpy(reason[1], reason[0]);
        return 1;
    }
    reader_open(&r, in);
    while (!broken && read_record(&r)) {
        broken = r.broken ? r.broken : t->columns && r.count != t->count ? no_match : NULL;
        for (size_t i = 0; i < r.count; i++)
            if (!broken && !r.cells[i].text)
                broken = no_text;
        if (broken)
            break;
        if (!t->columns) {
            t->count = r.count;
            t->columns = grow(NULL, t->count * sizeof *t->columns);
            for (size_t i = 0; i < t->count; i++) {
                t->columns[i] = (struct text_column){ .title = grow(NULL, strlen(r.cells[i].text) + 1) };
                strcpy(t->columns[i].title, r.cells[i].text);
            }
            continue;
        }
        const int full = t->rows + 1 >= t->room;
        t->room = full ? 2 * t->room + 1024 : t->room;
        for (size_t i = 0; i < t->count; i++) {
            struct text_column *c = &t->columns[i];
            if (full)
                c->offsets = grow(c->offsets, t->room * sizeof *c->offsets);
            c->offsets[t->rows] = (int32_t)c->bytes.length;
            add_text(&c->bytes, r.cells[i].text);
            add_bytes(&c->closed, r.cells[i].text, strlen(r.cells[i].text) + 1);
            c->offsets[t->rows + 1] = (int32_t)c->bytes.length;
        }
        t->rows++;
    }
    if (r.error || broken)
        for (int language = 0; language < 2; language++)
            snprintf(reason[language], 512, language == 0 ? "%s: dòng %ld: %s" : "%s: line %ld: %s", path, r.start,
                     broken ? broken[language] : strerror(r.error));
    reader_close(&r);
    fclose(in);
    return r.error != 0 || broken;
}

/* A text of a column. Before it are `row` others and as many NULs. */
static inline const char *text_at(const struct text_column *c, size_t row)
{
    return c->closed.bytes + c->offsets[row] + row;
}

static inline void free_table(struct whole_table *t)
{
    for (size_t i = 0; i < t->count; i++) {
        free(t->columns[i].title);
        free(t->columns[i].offsets);
        free(t->columns[i].bytes.bytes);
        free(t->columns[i].closed.bytes);
    }
    free(t->columns);
}

/* ---- columns of text --------------------------------------------------------------------------------------------- */

/*
 * The line that a text starts with, in at most `width` characters: broken at a space where there is one. Returns its
 * bytes and counts its characters; `*text` moves on to the next line.
 */
static inline size_t take_line(const char **text, size_t width, size_t *characters)
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

enum { FLUSH_RIGHT = 1 << 15 }; /* added to a width: the column is flush right */

/* Writes cells side by side, two spaces between them, each wrapped within its width. */
static inline void write_columns(FILE *out, const char *cells[], const size_t widths[], int count)
{
    for (int more = 1; more;) {
        size_t spaces = 0;
        more = 0;
        for (int i = 0; i < count; i++) {
            const char *start = cells[i];
            size_t characters;
            const size_t right = widths[i] & FLUSH_RIGHT, width = widths[i] & ~(size_t)FLUSH_RIGHT;
            const size_t bytes = take_line(&cells[i], width, &characters), lacking = width - characters;
            if (bytes > 0) {
                fprintf(out, "%*s%.*s", (int)(spaces + (right ? lacking : 0)), "", (int)bytes, start);
                spaces = 0;
            }
            spaces += (right && bytes > 0 ? 0 : lacking) + 2;
            more |= cells[i][0] != '\0';
        }
        putc('\n', out);
    }
}

static inline void print_columns(const char *cells[], const size_t widths[], int count)
{
    write_columns(stdout, cells, widths, count);
}

/* ---- writing CSV ------------------------------------------------------------------------------------------------- */

static inline void write_csv_cell(FILE *out, const char *separator, const char *text)
{
    fputs(separator, out);
    if (!strpbrk(text, ",\"")) {
        fputs(text, out);
        return;
    }
    putc('"', out);
    for (; *text; text++) {
        if (*text == '"')
            putc('"', out);
        putc(*text, out);
    }
    putc('"', out);
}

static inline void print_csv_cell(const char *separator, const char *text)
{
    write_csv_cell(stdout, separator, text);
}

#endif
