/* SPDX-License-Identifier: MIT */
/* The tables that cellscore reads: meetings, and what is known of their cells. */
#include "cellscore.h"

enum { CELL = OWN_USE, CELL_NAME = OWN_USE - 1, YEAR_FACTS = 1000 };

static int is_one_of(const char *title, const char *name, const char *vi, const char *en)
{
    return strcmp(title, name) == 0 || strcmp(title, vi) == 0 || strcmp(title, en) == 0;
}

static int32_t find_meeting_column(const char *title)
{
    int32_t fact;
    if (is_one_of(title, "cell", "Chi bộ", "Cell"))
        return CELL;
    return partyorg_fact_find(PARTYORG_SUBJECT_MEETING, title, SIZE_MAX, &fact) == PARTYORG_OK ? fact : NOT_FOUND;
}

/* Facts of a year's meetings that are not counted from the meetings. */
static int is_of_year(int32_t fact)
{
    static const char *const names[] = { "months_due", "quarters_due", "proposed_grade" };
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    partyorg_fact_get(PARTYORG_SUBJECT_MEETING_YEAR, fact, &info);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(info.name, names[i]) == 0)
            return 1;
    return 0;
}

/* A fact of the year's rating, or one of the year's meetings, from YEAR_FACTS. */
static int32_t find_cell_column(const char *title)
{
    int32_t fact;
    if (is_one_of(title, "cell", "Chi bộ", "Cell"))
        return CELL;
    if (is_one_of(title, "name", "Tên chi bộ", "Name of the cell"))
        return CELL_NAME;
    if (partyorg_fact_find(PARTYORG_SUBJECT_ORGANISATION_YEAR, title, SIZE_MAX, &fact) == PARTYORG_OK)
        return fact;
    if (partyorg_fact_find(PARTYORG_SUBJECT_MEETING_YEAR, title, SIZE_MAX, &fact) == PARTYORG_OK && is_of_year(fact))
        return YEAR_FACTS + fact;
    return NOT_FOUND;
}

/* ---- rows -------------------------------------------------------------------------------------------------------- */

struct table {
    const char *path;
    struct reader reader;
    struct table_header header;
};

/* Says that a cell of the table cannot be read. */
static void reject(const struct table *t, const char *cell, size_t column, const char *reason)
{
    const char *title = column > 0 && column <= t->header.count ? t->header.titles[column - 1] : "";
    char place[64] = "";
    if (column > 0)
        snprintf(place, sizeof place, SAY(", cột %zu", ", column %zu"), column);
    complain(SAY("%s: dòng %ld%s%s%s%s%s%s%s: %s", "%s: line %ld%s%s%s%s%s%s%s: %s"), t->path, t->reader.start,
             cell && cell[0] ? " (" : "", cell && cell[0] ? cell : "", cell && cell[0] ? ")" : "", place,
             title[0] ? " (" : "", title, title[0] ? ")" : "", reason);
}

/* Where a column of the table is read to: a subject and its number there. */
static int32_t subject_of(int32_t *use, int32_t subject)
{
    if (*use < YEAR_FACTS)
        return subject;
    *use -= YEAR_FACTS;
    return PARTYORG_SUBJECT_MEETING_YEAR;
}

/*
 * Reads the record into the facts of a subject and of a year's meetings. Returns 1 when it can be read, 0 when it
 * cannot, which has been told, -1 when there is nothing in it.
 */
static int read_row(struct table *t, int32_t subject, void *facts, partyorg_meeting_year *year, const char **cell,
                    const char **name)
{
    struct reader *r = &t->reader;
    const struct table_header *h = &t->header;
    partyorg_error error;
    char reason[160];
    int good = 1, empty = 1;
    *cell = *name = "";
    if (r->broken) {
        reject(t, "", r->count, r->broken[language]);
        return 0;
    }
    for (size_t i = 0; i < r->count; i++) {
        const char *text = r->cells[i].text;
        empty &= text && text[0] == '\0';
        if (i < h->count && h->uses[i] == CELL)
            *cell = text;
        if (i < h->count && h->uses[i] == CELL_NAME)
            *name = text;
    }
    if (empty)
        return -1;
    for (size_t i = 0; i < h->count; i++) {
        const char *text = i < r->count ? r->cells[i].text : "", *why = NULL;
        int32_t fact = h->uses[i], value;
        if (!text)
            why = SAY("không phải là văn bản UTF-8 trên một dòng", "not UTF-8 text on one line");
        else if (fact == CELL)
            why = text[0] ? NULL : SAY("không được để trống", "must not be empty");
        else if (fact == NO_FACT)
            why = text[0] ? SAY("cột không có tiêu đề", "the column has no title") : NULL;
        else if (fact >= 0) {
            const int32_t of = subject_of(&fact, subject);
            void *where = of == subject ? facts : year;
            if (partyorg_fact_parse(of, fact, text, SIZE_MAX, &value, &error) != PARTYORG_OK ||
                partyorg_facts_put(of, where, fact, value, &error) != PARTYORG_OK)
                why = error.text[language];
        }
        if (why) {
            reject(t, *cell, i + 1, why);
            good = 0;
        }
    }
    if (r->count > h->count) {
        snprintf(reason, sizeof reason,
                 SAY("dòng có %zu ô, tiêu đề chỉ có %zu cột", "the row has %zu cells, the header %zu columns"),
                 r->count, h->count);
        reject(t, *cell, h->count + 1, reason);
        good = 0;
    }
    return good;
}

/* The cell of an id; it is added when there is none. */
static size_t cell_of(struct book *b, const char *id)
{
    for (size_t i = b->cell_count; i-- > 0;) /* the last one is likely */
        if (strcmp(b->cells[i].id, id) == 0)
            return i;
    if (b->cell_count == b->cell_room) {
        b->cell_room = b->cell_room ? b->cell_room * 2 : 64;
        b->cells = grow(b->cells, b->cell_room * sizeof *b->cells);
    }
    struct party_cell *cell = &b->cells[b->cell_count];
    *cell = (struct party_cell){ .id = copy_text(id),
                                 .name = copy_text(id),
                                 .facts = PARTYORG_ORGANISATION_YEAR_INIT,
                                 .year = PARTYORG_MEETING_YEAR_INIT };
    return b->cell_count++;
}

static void add_meeting(struct book *b, const struct table *t, const char *id, const partyorg_meeting *facts)
{
    if (facts->held_on == PARTYORG_UNKNOWN) {
        reject(t, id, 0, SAY("thiếu ngày họp", "the day of the meeting is missing"));
        b->unreadable++;
        return;
    }
    const size_t cell = cell_of(b, id);
    if (b->meeting_count == b->meeting_room) {
        b->meeting_room = b->meeting_room ? b->meeting_room * 2 : 256;
        b->meetings = grow(b->meetings, b->meeting_room * sizeof *b->meetings);
    }
    struct meeting *m = &b->meetings[b->meeting_count++];
    memset(m, 0, sizeof *m);
    m->cell = cell;
    m->line = t->reader.start;
    m->facts = *facts;
    m->verdict = -1;
}

static void add_cell(struct book *b, const struct table *t, const char *id, const char *name,
                     const partyorg_organisation_year *facts, const partyorg_meeting_year *year)
{
    const size_t number = cell_of(b, id); /* it may move the cells */
    struct party_cell *cell = &b->cells[number];
    if (cell->listed) {
        reject(t, id, 0, SAY("chi bộ này đã có ở dòng trên", "this cell has a row above"));
        b->unreadable++;
        return;
    }
    cell->listed = 1;
    cell->facts = *facts;
    cell->year = *year;
    if (name[0]) {
        free(cell->name);
        cell->name = copy_text(name);
    }
}

static int read_table(struct book *b, const char *path, int cells)
{
    static struct table t;
    t = (struct table){ .path = path };
    FILE *in = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (!in) {
        complain(SAY("không đọc được %s: %s", "cannot read %s: %s"), path, strerror(errno));
        return 0;
    }
    reader_open(&t.reader, in);
    int good =
        read_table_header(&t.reader, &t.header, cells ? find_cell_column : find_meeting_column, language, complain);
    if (good && find_use(&t.header, t.header.count, CELL) == t.header.count) {
        complain(SAY("thiếu cột \"Chi bộ\" (cell)", "there is no column \"Cell\" (cell)"));
        good = 0;
    }
    if (!good && !t.reader.error)
        complain(SAY("%s: tiêu đề không dùng được", "%s: the header cannot be used"), path);
    while (good && read_record(&t.reader)) {
        partyorg_meeting meeting = PARTYORG_MEETING_INIT;
        partyorg_organisation_year organisation = PARTYORG_ORGANISATION_YEAR_INIT;
        partyorg_meeting_year year = PARTYORG_MEETING_YEAR_INIT;
        const char *id, *name;
        const int readable = read_row(&t, cells ? PARTYORG_SUBJECT_ORGANISATION_YEAR : PARTYORG_SUBJECT_MEETING,
                                      cells ? (void *)&organisation : (void *)&meeting, &year, &id, &name);
        b->unreadable += readable == 0;
        if (readable != 1)
            continue;
        if (cells)
            add_cell(b, &t, id, name, &organisation, &year);
        else
            add_meeting(b, &t, id, &meeting);
    }
    if (t.reader.error) {
        complain(SAY("không đọc được %s: %s", "cannot read %s: %s"), path, strerror(t.reader.error));
        good = 0;
    }
    table_header_close(&t.header);
    reader_close(&t.reader);
    if (in != stdin)
        fclose(in);
    return good;
}

int read_meetings(struct book *b, const char *path)
{
    return read_table(b, path, 0);
}

int read_cells(struct book *b, const char *path)
{
    return read_table(b, path, 1);
}

void book_close(struct book *b)
{
    for (size_t i = 0; i < b->cell_count; i++) {
        free(b->cells[i].id);
        free(b->cells[i].name);
    }
    free(b->cells);
    free(b->meetings);
    free(b->order);
}
