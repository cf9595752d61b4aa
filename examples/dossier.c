/* SPDX-License-Identifier: MIT */
/*
 * dossier: reads a CSV of Party membership files, examines each and says what is in order, what is missing and what is
 * due next. dossier.py and dossier.lua are the same program and print the same bytes. tables.h goes with it.
 *
 *     cc -o dossier dossier.c $(pkg-config --cflags --libs libpartyorg)
 *     dossier --on 2026-11-22 dossier.csv
 *
 * Rows are read one by one: memory does not grow with the file.
 */
#include <errno.h>
#include <partyorg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tables.h"

enum { EXIT_READ = 0, EXIT_UNREADABLE_ROWS = 1, EXIT_FAILED = 2 };
enum { CHECKS_MAX = 32, REMEDIES_MAX = 64, PAGE = 160, DETAIL_PAGE = 120 };

/* What the command line asks for. */
static struct {
    int32_t language;
    partyorg_date on;
    int32_t check;    /* of the rows that name none */
    const char *file; /* the one file to examine in full; NULL: all of them */
    enum { TABLE, CSV, JSON } format;
    partyorg_options options;
    partyorg_scorecard card; /* that of the options, if one is chosen */
    const char *path;
} ask = { .language = PARTYORG_VI,
          .on = PARTYORG_UNKNOWN,
          .check = PARTYORG_CHECK_ADMISSION,
          .options = PARTYORG_OPTIONS_INIT,
          .card = { .size = sizeof ask.card } };

#define SAY(vi, en) (ask.language == PARTYORG_VI ? (vi) : (en))

/*
 * The library writes into the caller's buffer and tells the room that it needs: ask again when there was too little.
 * Each of these texts lasts until the next one is asked for.
 */
static struct text line;

#define LINE_OF(call)                                                                                                  \
    do {                                                                                                               \
        size_t needed = 1;                                                                                             \
        do                                                                                                             \
            text_room(&line, needed)[0] = '\0';                                                                        \
        while ((call) == PARTYORG_E_SPACE);                                                                            \
        return line.bytes;                                                                                             \
    } while (0)

static const char *finding_line(int32_t check, const partyorg_finding *f)
{
    LINE_OF(partyorg_finding_print(check, f, ask.language, line.bytes, line.room, &needed));
}

static const char *next_step_line(int32_t check, const partyorg_next_step *next)
{
    LINE_OF(partyorg_next_step_print(check, next, ask.language, line.bytes, line.room, &needed));
}

/* What a value is, without its title. */
static const char *value_line(const partyorg_report *p, int32_t value)
{
    LINE_OF(partyorg_value_print(p, value, ask.language, line.bytes, line.room, &needed));
}

static const char *right_line(const partyorg_report *p, int32_t right)
{
    LINE_OF(partyorg_right_print(p, right, ask.language, line.bytes, line.room, &needed));
}

static const char *remedy_line(int32_t check, const partyorg_remedy *remedy)
{
    LINE_OF(partyorg_remedy_print(check, remedy, ask.language, line.bytes, line.room, &needed));
}

static const char *report_json(const partyorg_report *report)
{
    LINE_OF(partyorg_report_json(report, ask.language, line.bytes, line.room, &needed));
}

static const char *date_text(partyorg_date date, int32_t format)
{
    static char text[PARTYORG_DATE_TEXT];
    return partyorg_date_print(date, format, text, sizeof text) == PARTYORG_OK ? text : "";
}

static int32_t date_format(void)
{
    return ask.language == PARTYORG_VI ? PARTYORG_DMY : PARTYORG_ISO;
}

/* ---- names in the catalogue ------------------------------------------------------------------------------------- */

static partyorg_check_info check_info(int32_t check)
{
    partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
    partyorg_check_get(check, &info);
    return info;
}

static partyorg_stage_info stage_info(int32_t check, int32_t stage)
{
    partyorg_stage_info info = PARTYORG_STAGE_INFO_INIT;
    partyorg_stage_get(check, stage, &info);
    return info;
}

static partyorg_fact_info fact_info(int32_t check, int32_t fact)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    partyorg_fact_get(check_info(check).subject, fact, &info);
    return info;
}

static partyorg_value_info value_info(int32_t check, int32_t value)
{
    partyorg_value_info info = PARTYORG_VALUE_INFO_INIT;
    partyorg_value_get(check, value, &info);
    return info;
}

static const char *rule_id(int32_t check, int32_t rule)
{
    partyorg_rule_info info = PARTYORG_RULE_INFO_INIT;
    return partyorg_rule_get(check, rule, &info) == PARTYORG_OK ? info.id : "";
}

static int32_t check_count(void)
{
    const int32_t count = partyorg_check_count();
    return count < CHECKS_MAX ? count : CHECKS_MAX;
}

/* The check of a name, or of a title in either language; -1 when there is none. */
static int32_t find_check(const char *name)
{
    for (int32_t i = 0; i < check_count(); i++) {
        const partyorg_check_info info = check_info(i);
        if (strcmp(name, info.name) == 0 || strcmp(name, info.title[PARTYORG_VI]) == 0 ||
            strcmp(name, info.title[PARTYORG_EN]) == 0)
            return i;
    }
    return -1;
}

/* "admission, recognition, ..." */
static const char *check_names(void)
{
    line.length = 0;
    for (int32_t i = 0; i < check_count(); i++) {
        add_text(&line, i ? ", " : "");
        add_text(&line, check_info(i).name);
    }
    return line.bytes;
}

/* ---- the header -------------------------------------------------------------------------------------------------- */

static const char *const file_titles[] = { "file", "Số hồ sơ", "File number" };
static const char *const check_titles[] = { "check", "Thủ tục", "Procedure" };

struct column {
    enum { NOTHING, FILE_NUMBER, PROCEDURE, FACT } use;
    char *title;
    int32_t fact[CHECKS_MAX]; /* the fact that it holds for each check; -1: none */
};

struct header {
    struct column *columns;
    size_t count;
};

static int is_one_of(const char *text, const char *const titles[3])
{
    return strcmp(text, titles[0]) == 0 || strcmp(text, titles[1]) == 0 || strcmp(text, titles[2]) == 0;
}

/* What a column holds, by its title. A column without title must be empty. Returns whether the title is known. */
static int read_title(struct column *c, const char *title)
{
    *c = (struct column){ .use = NOTHING, .title = grow(NULL, strlen(title) + 1) };
    strcpy(c->title, title);
    if (is_one_of(title, file_titles))
        c->use = FILE_NUMBER;
    else if (is_one_of(title, check_titles))
        c->use = PROCEDURE;
    for (int32_t i = 0; i < check_count(); i++) {
        c->fact[i] = -1;
        if (c->use != FILE_NUMBER && c->use != PROCEDURE && title[0] != '\0' &&
            partyorg_fact_find(check_info(i).subject, title, SIZE_MAX, &c->fact[i]) == PARTYORG_OK)
            c->use = FACT;
    }
    return c->use != NOTHING || title[0] == '\0';
}

static int same_use(const struct column *a, const struct column *b)
{
    if (a->use != b->use || a->use != FACT)
        return a->use == b->use && a->use != NOTHING;
    for (int32_t i = 0; i < check_count(); i++)
        if (a->fact[i] >= 0 && a->fact[i] == b->fact[i])
            return 1;
    return 0;
}

/* Reads the header and names everything that is wrong with it. Returns whether it can be used. */
static int read_header(struct reader *r, struct header *h)
{
    int good = 1, has_file = 0;
    *h = (struct header){ NULL, 0 };
    if (!read_record(r)) {
        if (!r->error)
            fputs(SAY("dossier: tệp không có dòng tiêu đề\n", "dossier: the file has no header\n"), stderr);
        return 0;
    }
    if (r->broken) {
        fprintf(stderr, SAY("dossier: dòng %ld, cột %zu: %s\n", "dossier: line %ld, column %zu: %s\n"), r->start,
                r->count, r->broken[ask.language]);
        return 0;
    }
    h->columns = grow(NULL, r->count * sizeof *h->columns);
    for (size_t i = 0; i < r->count; i++) {
        const char *title = r->cells[i].text;
        struct column *c = &h->columns[h->count];
        if (!title) {
            fprintf(stderr,
                    SAY("dossier: cột %zu: không phải là văn bản UTF-8; hãy lưu tệp ở dạng CSV UTF-8\n",
                        "dossier: column %zu: not UTF-8 text; save the file as CSV UTF-8\n"),
                    i + 1);
            return 0;
        }
        h->count++;
        if (!read_title(c, title)) {
            fprintf(stderr,
                    SAY("dossier: cột %zu (%s): không có dữ kiện nào mang tên này\n",
                        "dossier: column %zu (%s): no fact has this name\n"),
                    i + 1, title);
            good = 0;
        }
        for (size_t j = 0; j < i; j++)
            if (same_use(&h->columns[j], c)) {
                fprintf(stderr,
                        SAY("dossier: cột %zu (%s): trùng với cột %zu (%s)\n",
                            "dossier: column %zu (%s): the same as column %zu (%s)\n"),
                        i + 1, title, j + 1, h->columns[j].title);
                good = 0;
                break;
            }
        has_file |= c->use == FILE_NUMBER;
    }
    if (!has_file) {
        fputs(SAY("dossier: thiếu cột \"Số hồ sơ\" (file)\n", "dossier: there is no column \"File number\" (file)\n"),
              stderr);
        good = 0;
    }
    return good;
}

static void header_close(struct header *h)
{
    for (size_t i = 0; i < h->count; i++)
        free(h->columns[i].title);
    free(h->columns);
}

/* ---- one row ----------------------------------------------------------------------------------------------------- */

struct row {
    const char *file; /* NULL when it cannot be read */
    int32_t check;    /* -1 when it cannot be read */
    long line;
    union {
        uint32_t size; /* every subject's struct begins with it */
        partyorg_applicant applicant;
        partyorg_probationer probationer;
        partyorg_former_member former_member;
        partyorg_member member;
        partyorg_deletion_case deletion_case;
        partyorg_leaving_case leaving_case;
        partyorg_discipline_case discipline_case;
        partyorg_suspension_case suspension_case;
        partyorg_appeal_case appeal_case;
        partyorg_exemption_case exemption_case;
        partyorg_transfer_case transfer_case;
        partyorg_screening_case screening_case;
    } facts;
    size_t bad_column; /* of the first cell that cannot be read, from 1; 0 when all can */
    const char *bad_title;
    char bad_text[512];
};

/* Reports that a cell cannot be read; the row keeps the first reason. */
static void reject(struct row *row, const struct header *h, size_t column, const char *reason)
{
    const char *title = column <= h->count ? h->columns[column - 1].title : "";
    fprintf(stderr, SAY("dossier: dòng %ld", "dossier: line %ld"), row->line);
    if (row->file && row->file[0])
        fprintf(stderr, " (%s)", row->file);
    fprintf(stderr, SAY(", cột %zu", ", column %zu"), column);
    fprintf(stderr, title[0] ? " (%s): %s\n" : "%s: %s\n", title, reason);
    if (row->bad_column)
        return;
    row->bad_column = column;
    row->bad_title = title;
    snprintf(row->bad_text, sizeof row->bad_text, "%s", reason);
}

/* Reads one cell into the row; says why when that is not possible. */
static void read_cell(struct row *row, const struct header *h, size_t column, const char *text)
{
    const struct column *c = &h->columns[column];
    const int32_t subject = row->check < 0 ? -1 : check_info(row->check).subject;
    char reason[400];
    int32_t value;
    partyorg_error error;
    if (!text) {
        reject(row, h, column + 1, SAY("không phải là văn bản UTF-8 trên một dòng", "not UTF-8 text on one line"));
    } else if (c->use == FILE_NUMBER) {
        if (text[0] == '\0')
            reject(row, h, column + 1, SAY("thiếu số hồ sơ", "the file number is missing"));
    } else if (c->use == PROCEDURE) {
        if (row->check < 0) {
            snprintf(reason, sizeof reason,
                     SAY("không có thủ tục này; chấp nhận %s", "no such procedure; accepted are %s"), check_names());
            reject(row, h, column + 1, reason);
        }
    } else if (text[0] == '\0' || row->check < 0) {
        return;
    } else if (c->use == NOTHING) {
        reject(row, h, column + 1, SAY("cột không có tiêu đề", "the column has no title"));
    } else if (c->fact[row->check] < 0) {
        snprintf(reason, sizeof reason,
                 SAY("không phải là dữ kiện của thủ tục \"%s\"", "not a fact of the procedure \"%s\""),
                 check_info(row->check).title[ask.language]);
        reject(row, h, column + 1, reason);
    } else if (partyorg_fact_parse(subject, c->fact[row->check], text, SIZE_MAX, &value, &error) != PARTYORG_OK ||
               partyorg_facts_put(subject, &row->facts, c->fact[row->check], value, &error) != PARTYORG_OK) {
        reject(row, h, column + 1, error.text[ask.language]);
    }
}

/* Turns the record into a row. Returns false for one to pass over: all its cells are empty, or it is another file. */
static int read_row(struct reader *r, const struct header *h, struct row *row)
{
    const char *procedure = "";
    int empty = 1;
    *row = (struct row){ .line = r->start, .check = ask.check };
    if (r->broken) {
        reject(row, h, r->count, r->broken[ask.language]);
        row->check = -1;
        return 1;
    }
    for (size_t i = 0; i < r->count; i++) {
        const char *text = r->cells[i].text;
        empty &= text && text[0] == '\0';
        if (i < h->count && h->columns[i].use == FILE_NUMBER)
            row->file = text;
        if (i < h->count && h->columns[i].use == PROCEDURE)
            procedure = text;
    }
    if (empty || (ask.file && (!row->file || strcmp(row->file, ask.file) != 0)))
        return 0;
    if (!procedure || procedure[0] != '\0')
        row->check = procedure ? find_check(procedure) : -1;
    if (row->check >= 0) {
        partyorg_subject_info subject = PARTYORG_SUBJECT_INFO_INIT;
        partyorg_subject_get(check_info(row->check).subject, &subject);
        partyorg_facts_init(check_info(row->check).subject, &row->facts, subject.struct_size);
    }
    for (size_t i = 0; i < h->count; i++)
        read_cell(row, h, i, i < r->count ? r->cells[i].text : "");
    if (r->count > h->count) {
        char reason[160];
        snprintf(reason, sizeof reason,
                 SAY("dòng có %zu ô, tiêu đề chỉ có %zu cột", "the row has %zu cells, the header %zu columns"),
                 r->count, h->count);
        reject(row, h, h->count + 1, reason);
    }
    return 1;
}

/* ---- what a report says ------------------------------------------------------------------------------------------ */

/* Not as the rule asks: a requirement not met, a deadline passed, a bar that bites. */
static int out_of_order(const partyorg_finding *f)
{
    return f->kind == PARTYORG_BAR ? f->status == PARTYORG_MET
                                   : f->kind != PARTYORG_GROUND && f->status == PARTYORG_NOT_MET;
}

static int is_overdue(const partyorg_report *p)
{
    return p->next.due_rule >= 0 && p->findings[p->next.due_rule].flags & PARTYORG_OVERDUE;
}

static int count_bits(uint64_t bits)
{
    int count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

/* ---- the table --------------------------------------------------------------------------------------------------- */

enum { COLUMNS = 8 };
static const size_t table_widths[COLUMNS] = { 13, 15, 9, 16, 5, 7, 10, PAGE - 75 - 2 * (COLUMNS - 1) };

static void print_table_header(void)
{
    const char *vi[COLUMNS] = { "Số hồ sơ",  "Thủ tục", "Kết luận", "Dừng ở bước",
                                "Chưa đúng", "Thiếu",   "Hạn",      "Việc tiếp theo" };
    const char *en[COLUMNS] = { "File",         "Procedure", "Verdict", "Stage reached",
                                "Not in order", "Missing",   "Due",     "Next step" };
    print_columns(SAY(vi, en), table_widths, COLUMNS);
    for (int i = 0; i < PAGE; i++)
        putchar('-');
    putchar('\n');
}

static void print_table_row(const struct row *row, const partyorg_report *p)
{
    char wrong[12], missing[12], due[40];
    struct text step = { NULL, 0, 0 };
    int count = 0;
    for (int i = 0; i < p->rule_count; i++)
        count += out_of_order(&p->findings[i]);
    snprintf(wrong, sizeof wrong, "%d", count);
    snprintf(missing, sizeof missing, "%d", count_bits(p->missing));
    snprintf(due, sizeof due, "%s%s", date_text(p->next.due, date_format()),
             is_overdue(p) ? SAY(" QUÁ HẠN", " OVERDUE") : "");
    add_text(&step, next_step_line(p->check, &p->next));
    const char *between = SAY(". MÂU THUẪN: ", ". CONTRADICTION: ");
    for (int32_t i = 0; i < 64; i++)
        if (p->contradictions >> i & 1) {
            add_text(&step, between);
            add_text(&step, fact_info(p->check, i).title[ask.language]);
            between = ", ";
        }
    const char *cells[COLUMNS] = { row->file,
                                   check_info(p->check).title[ask.language],
                                   partyorg_finding_status_text(p->verdict, ask.language),
                                   p->stage < p->stage_count ? stage_info(p->check, p->stage).title[ask.language]
                                                             : SAY("đủ các bước", "all stages met"),
                                   wrong,
                                   missing,
                                   due,
                                   step.bytes };
    print_columns(cells, table_widths, COLUMNS);
    free(step.bytes);
}

/* "line 5, column 3 (born_on): ..." */
static const char *bad_row_line(const struct row *row)
{
    const size_t room = sizeof row->bad_text + 256;
    const char *open = row->bad_title[0] ? " (" : "", *close = row->bad_title[0] ? ")" : "";
    snprintf(text_room(&line, room), room, SAY("dòng %ld, cột %zu%s%s%s: %s", "line %ld, column %zu%s%s%s: %s"),
             row->line, row->bad_column, open, row->bad_title, close, row->bad_text);
    return line.bytes;
}

static void print_table_bad_row(const struct row *row)
{
    const char *cells[COLUMNS] = { row->file ? row->file : "",
                                   row->check < 0 ? "" : check_info(row->check).title[ask.language],
                                   SAY("không đọc được", "cannot be read"),
                                   "",
                                   "",
                                   "",
                                   "",
                                   bad_row_line(row) };
    print_columns(cells, table_widths, COLUMNS);
}

struct summary {
    long verdicts[PARTYORG_NOT_KNOWN + 1];
    long overdue, unreadable, shown;
};

static void print_table_summary(const struct summary *s)
{
    for (int i = 0; i < PAGE; i++)
        putchar('-');
    printf(SAY("\nĐã xét %ld hồ sơ: %ld đạt, %ld không đạt, %ld chưa rõ; "
               "%ld thời hạn đã quá; %ld dòng không đọc được.\n",
               "\n%ld files examined: %ld met, %ld not met, %ld unknown; "
               "%ld deadlines overdue; %ld rows cannot be read.\n"),
           s->verdicts[PARTYORG_MET] + s->verdicts[PARTYORG_NOT_MET] + s->verdicts[PARTYORG_NOT_KNOWN],
           s->verdicts[PARTYORG_MET], s->verdicts[PARTYORG_NOT_MET], s->verdicts[PARTYORG_NOT_KNOWN], s->overdue,
           s->unreadable);
}

/* ---- one file in full -------------------------------------------------------------------------------------------- */

static void print_pair(const char *title, const char *text)
{
    static const size_t widths[] = { 0, 40, DETAIL_PAGE - 44 };
    const char *cells[] = { "", title, text };
    print_columns(cells, widths, 3);
}

static void print_facts(const char *heading, const partyorg_report *p, uint64_t facts)
{
    if (facts)
        printf("\n%s\n", heading);
    for (int32_t i = 0; i < 64; i++)
        if (facts >> i & 1)
            print_pair(fact_info(p->check, i).title[ask.language], fact_info(p->check, i).name);
}

static int is_no_ground(const partyorg_finding *f)
{
    return f->kind == PARTYORG_GROUND && f->status == PARTYORG_NOT_MET;
}

static void print_finding(const struct row *row, const partyorg_report *p, const partyorg_finding *f)
{
    static const size_t widths[] = { 0, 1, 20, DETAIL_PAGE - 27 };
    static const size_t remedy_widths[] = { 0, 1, 20, 1, DETAIL_PAGE - 30 };
    partyorg_remedy remedies[REMEDIES_MAX];
    int32_t count = 0;
    const char *mark = out_of_order(f) || f->flags & PARTYORG_OVERDUE            ? "!"
                       : f->status == PARTYORG_NOT_KNOWN                         ? "?"
                       : f->status == PARTYORG_NOT_APPLICABLE || is_no_ground(f) ? "-"
                                                                                 : "+";
    const char *cells[] = { "", mark, rule_id(p->check, f->rule), finding_line(p->check, f) };
    print_columns(cells, widths, 4);
    if (partyorg_remedies(p->check, &row->facts, p->on, &ask.options, NULL, f->rule, remedies, REMEDIES_MAX, &count,
                          NULL) != PARTYORG_OK)
        return;
    for (int32_t i = 0; i < count; i++) {
        const char *remedy[] = { "", "", "", "→", remedy_line(p->check, &remedies[i]) };
        print_columns(remedy, remedy_widths, 5);
    }
}

static void print_value(const partyorg_report *p, int32_t value)
{
    const char *title = value_info(p->check, value).title[ask.language];
    if (p->values[value] != PARTYORG_UNKNOWN)
        print_pair(title, value_line(p, value) + strlen(title) + strlen(": "));
}

static void print_in_full(const struct row *row, const partyorg_report *p)
{
    const partyorg_check_info check = check_info(p->check);
    printf("%s: %s\n", row->file, check.title[ask.language]);
    print_pair(SAY("Ngày xét hồ sơ", "Examination date"), date_text(p->on, date_format()));
    print_pair(SAY("Kết luận", "Verdict"), partyorg_finding_status_text(p->verdict, ask.language));
    for (int32_t i = 0; i < p->stage_count; i++)
        print_pair(stage_info(p->check, i).title[ask.language],
                   partyorg_finding_status_text(p->stages[i], ask.language));
    print_pair(SAY("Việc tiếp theo", "Next step"), next_step_line(p->check, &p->next));
    if (is_overdue(p))
        print_pair("", SAY("QUÁ HẠN", "OVERDUE"));
    for (int32_t stage = 0; stage < p->stage_count; stage++) {
        printf("\n%s\n", stage_info(p->check, stage).title[ask.language]);
        for (int32_t i = 0; i < p->rule_count; i++)
            if (p->findings[i].stage == stage)
                print_finding(row, p, &p->findings[i]);
    }
    printf("\n%s\n", SAY("Kết quả tính", "Values"));
    for (int32_t i = 0; i < p->value_count; i++)
        print_value(p, i);
    print_facts(SAY("Dữ kiện còn thiếu", "Missing facts"), p, p->missing);
    print_facts(SAY("Dữ kiện mâu thuẫn", "Contradictions"), p, p->contradictions);
    if (partyorg_right_count(p->check) > 0)
        printf("\n%s\n", SAY("Quyền của đảng viên", "Rights of the member"));
    for (int32_t i = 0; i < partyorg_right_count(p->check); i++) {
        static const size_t widths[] = { 0, DETAIL_PAGE - 2 };
        const char *cells[] = { "", right_line(p, i) };
        print_columns(cells, widths, 2);
    }
}

/* ---- CSV and JSON ------------------------------------------------------------------------------------------------ */

/* One more word in a cell of several. */
static void add_word(struct text *words, const char *word)
{
    add_text(words, words->length ? " " : "");
    add_text(words, word);
}

/* Prints those words as a cell and starts another. */
static void print_words(struct text *words)
{
    print_csv_cell(",", words->length ? words->bytes : "");
    words->length = 0;
}

/* Of a value that is an enumeration. */
static const char *choice_name(int32_t fact, int32_t value)
{
    partyorg_choice_info choice = PARTYORG_CHOICE_INFO_INIT;
    partyorg_choice_get(PARTYORG_SUBJECT_VALUES, fact, value, &choice);
    return choice.name;
}

static void print_csv_row(const struct row *row, const partyorg_report *p)
{
    struct text words = { NULL, 0, 0 };
    print_csv_cell("", row->file);
    print_csv_cell(",", check_info(p->check).name);
    print_csv_cell(",", partyorg_finding_status_name(p->verdict));
    print_csv_cell(",", p->stage < p->stage_count ? stage_info(p->check, p->stage).name : "");
    for (int32_t i = 0; i < p->rule_count; i++)
        if (out_of_order(&p->findings[i]))
            add_word(&words, rule_id(p->check, i));
    print_words(&words);
    for (int32_t i = 0; i < 64; i++)
        if (p->missing >> i & 1)
            add_word(&words, fact_info(p->check, i).name);
    print_words(&words);
    for (int32_t i = 0; i < 64; i++)
        if (p->contradictions >> i & 1)
            add_word(&words, fact_info(p->check, i).name);
    print_words(&words);
    print_csv_cell(",", partyorg_action_name(p->next.action));
    print_csv_cell(",", rule_id(p->check, p->next.rule));
    print_csv_cell(",", date_text(p->next.due, PARTYORG_ISO));
    print_csv_cell(",", rule_id(p->check, p->next.due_rule));
    print_csv_cell(",", is_overdue(p) ? "yes" : "no");
    for (int32_t i = 0; i < p->value_count; i++) {
        const partyorg_value_info info = value_info(p->check, i);
        char text[64];
        if (p->values[i] == PARTYORG_UNKNOWN)
            continue;
        if (info.type == PARTYORG_TYPE_DATE)
            snprintf(text, sizeof text, "%s=%s", info.name, date_text(p->values[i], PARTYORG_ISO));
        else if (info.type == PARTYORG_TYPE_BOOL)
            snprintf(text, sizeof text, "%s=%s", info.name, p->values[i] ? "true" : "false");
        else if (info.type == PARTYORG_TYPE_ENUM)
            snprintf(text, sizeof text, "%s=%s", info.name, choice_name(info.fact, p->values[i]));
        else if (info.type == PARTYORG_TYPE_DECIMAL) /* hundredths */
            snprintf(text, sizeof text, "%s=%.7g", info.name, p->values[i] / 100.0);
        else
            snprintf(text, sizeof text, "%s=%ld", info.name, (long)p->values[i]);
        add_word(&words, text);
    }
    print_words(&words);
    putchar('\n');
    free(words.bytes);
}

static void print_json_text(const char *text)
{
    putchar('"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            putchar('\\');
        putchar(*text);
    }
    putchar('"');
}

static void print_json_row(const struct row *row, const partyorg_report *p)
{
    fputs("{\"file\": ", stdout);
    print_json_text(row->file);
    const char *report = report_json(p);
    printf(", \"report\": %.*s}", (int)strlen(report) - 1, report); /* it ends in a newline */
}

static void print_json_bad_row(const struct row *row)
{
    fputs("{\"file\": ", stdout);
    if (row->file)
        print_json_text(row->file);
    else
        fputs("null", stdout);
    printf(", \"line\": %ld, \"column\": %zu, \"title\": ", row->line, row->bad_column);
    print_json_text(row->bad_title);
    fputs(", \"error\": ", stdout);
    print_json_text(row->bad_text);
    putchar('}');
}

/* ---- all rows ---------------------------------------------------------------------------------------------------- */

static void print_opening(void)
{
    if (ask.format == JSON)
        putchar('[');
    else if (ask.format == CSV)
        puts("file,check,verdict,stage,not_met,missing,contradictions,"
             "next_action,next_rule,due,due_rule,overdue,values");
    else if (!ask.file)
        print_table_header();
}

static void print_closing(const struct summary *s)
{
    if (ask.format == JSON)
        puts(s->shown ? "\n]" : "]");
    else if (ask.format == TABLE && !ask.file)
        print_table_summary(s);
}

static void print_row(const struct row *row, const partyorg_report *p, struct summary *s)
{
    const char *between = s->shown++ ? "," : "";
    if (ask.format == JSON) {
        printf("%s\n", between);
        print_json_row(row, p);
    } else if (ask.format == CSV) {
        print_csv_row(row, p);
    } else if (ask.file) {
        fputs(between[0] ? "\n" : "", stdout);
        print_in_full(row, p);
    } else {
        print_table_row(row, p);
    }
}

static void print_bad_row(const struct row *row, struct summary *s)
{
    if (ask.format == JSON) {
        printf("%s\n", s->shown++ ? "," : "");
        print_json_bad_row(row);
    } else if (ask.format == TABLE && !ask.file) {
        print_table_bad_row(row);
    }
}

/* Examines every row of a file. */
static int examine(FILE *in)
{
    static struct reader r;
    static partyorg_report report;
    struct header h;
    struct row row;
    struct summary s = { { 0, 0, 0 }, 0, 0, 0 };
    long wanted = 0;
    partyorg_error error;
    reader_open(&r, in);
    partyorg_report_init(&report);
    const int usable = read_header(&r, &h);
    if (usable)
        print_opening();
    while (usable && read_record(&r)) {
        if (!read_row(&r, &h, &row))
            continue;
        wanted += row.file != NULL;
        if (!row.bad_column &&
            partyorg_check(row.check, &row.facts, ask.on, &ask.options, NULL, &report, &error) != PARTYORG_OK)
            reject(&row, &h, 1, error.text[ask.language]);
        if (row.bad_column) {
            s.unreadable++;
            print_bad_row(&row, &s);
            continue;
        }
        s.verdicts[report.verdict]++;
        for (int32_t i = 0; i < report.rule_count; i++)
            s.overdue += (report.findings[i].flags & PARTYORG_OVERDUE) != 0;
        print_row(&row, &report, &s);
    }
    if (usable)
        print_closing(&s);
    header_close(&h);
    reader_close(&r);
    if (r.error) {
        fprintf(stderr, SAY("dossier: không đọc được %s: %s\n", "dossier: cannot read %s: %s\n"), ask.path,
                strerror(r.error));
        return EXIT_FAILED;
    }
    if (usable && ask.file && wanted == 0) {
        fprintf(stderr, SAY("dossier: không có hồ sơ %s\n", "dossier: there is no file %s\n"), ask.file);
        return EXIT_FAILED;
    }
    return !usable ? EXIT_FAILED : s.unreadable ? EXIT_UNREADABLE_ROWS : EXIT_READ;
}

/* ---- the command line -------------------------------------------------------------------------------------------- */

static void print_help(void)
{
    partyorg_subject_info options = PARTYORG_SUBJECT_INFO_INIT;
    fputs(SAY("Cách dùng: dossier [TÙY CHỌN] TỆP.csv\n"
              "Xét từng hồ sơ đảng viên trong một bảng CSV (\"-\": đầu vào chuẩn).\n"
              "\n"
              "  --lang vi|en              ngôn ngữ (mặc định: vi)\n"
              "  --on NGÀY                 ngày xét hồ sơ (mặc định: hôm nay)\n"
              "  --check THỦ_TỤC           thủ tục của những dòng không ghi thủ tục (mặc định: admission)\n"
              "  --file SỐ                 xét đầy đủ một hồ sơ\n"
              "  --format table|csv|json   dạng kết quả (mặc định: table)\n"
              "  --set-option TÊN=GIÁ_TRỊ  cách hiểu khi văn bản để ngỏ; có thể ghi nhiều lần\n"
              "  --help                    trang này\n"
              "\n"
              "Thủ tục:\n",
              "Usage: dossier [OPTIONS] FILE.csv\n"
              "Examines every membership file of a CSV (\"-\": standard input).\n"
              "\n"
              "  --lang vi|en              language (default: vi)\n"
              "  --on DATE                 examination date (default: today)\n"
              "  --check NAME              procedure of the rows that name none (default: admission)\n"
              "  --file NO                 one file in full\n"
              "  --format table|csv|json   form of the result (default: table)\n"
              "  --set-option NAME=VALUE   a reading where the texts leave one open; may be repeated\n"
              "  --help                    this page\n"
              "\n"
              "Procedures:\n"),
          stdout);
    for (int32_t i = 0; i < check_count(); i++)
        print_pair(check_info(i).name, check_info(i).title[ask.language]);
    puts(SAY("\nTùy chọn (--set-option), giá trị đầu là mặc định:", "\nOptions (--set-option), the default first:"));
    partyorg_subject_get(PARTYORG_SUBJECT_OPTIONS, &options);
    for (int32_t i = 0; i < options.fact_count; i++) {
        partyorg_fact_info option = PARTYORG_FACT_INFO_INIT;
        partyorg_choice_info choice = PARTYORG_CHOICE_INFO_INIT;
        partyorg_fact_get(PARTYORG_SUBJECT_OPTIONS, i, &option);
        line.length = 0;
        add_text(&line, option.title[ask.language]);
        for (int32_t j = 0; partyorg_choice_get(PARTYORG_SUBJECT_OPTIONS, i, j, &choice) == PARTYORG_OK; j++) {
            add_text(&line, j ? ", " : ": ");
            add_text(&line, choice.name);
        }
        print_pair(option.name, line.bytes);
    }
    line.length = 0;
    add_text(&line, SAY("Phiếu chấm điểm", "Scorecard"));
    for (int32_t i = 0; partyorg_scorecard_get(i, &ask.card) == PARTYORG_OK; i++) {
        add_text(&line, i ? ", " : ": ");
        add_text(&line, ask.card.id);
    }
    print_pair("scorecard", line.bytes);
    puts(SAY("\nMã thoát: 0 đọc được mọi dòng; 1 có dòng không đọc được; 2 lệnh, tệp hoặc tiêu đề sai.",
             "\nExit status: 0 all rows read; 1 some rows cannot be read; 2 wrong usage, file or header."));
}

static int wrong_usage(const char *what, const char *argument)
{
    fprintf(stderr, "dossier: %s%s%s\n", what, argument ? ": " : "", argument ? argument : "");
    fputs(SAY("dossier: xem dossier --help\n", "dossier: see dossier --help\n"), stderr);
    return EXIT_FAILED;
}

/* Sets "name=value". */
static int set_option(const char *argument)
{
    const size_t length = strcspn(argument, "=");
    const char *text = argument + length + 1;
    int32_t option, value;
    partyorg_error error;
    if (strncmp(argument, "scorecard=", strlen("scorecard=")) == 0) {
        if (partyorg_scorecard_find(text, &ask.card, &error) != PARTYORG_OK)
            return wrong_usage("--set-option", error.text[ask.language]);
        ask.options.scorecard = &ask.card;
        return EXIT_READ;
    }
    if (argument[length] != '=' ||
        partyorg_fact_find(PARTYORG_SUBJECT_OPTIONS, argument, length, &option) != PARTYORG_OK)
        return wrong_usage(SAY("--set-option: không có tùy chọn này", "--set-option: no such option"), argument);
    if (partyorg_fact_parse(PARTYORG_SUBJECT_OPTIONS, option, text, SIZE_MAX, &value, &error) != PARTYORG_OK ||
        partyorg_facts_put(PARTYORG_SUBJECT_OPTIONS, &ask.options, option, value, &error) != PARTYORG_OK)
        return wrong_usage("--set-option", error.text[ask.language]);
    return EXIT_READ;
}

/* One option and its argument. */
static int read_option(const char *name, const char *argument)
{
    static const char *const names[] = { "--lang", "--on", "--check", "--file", "--format", "--set-option" };
    size_t known = 0;
    while (known < sizeof names / sizeof names[0] && strcmp(name, names[known]) != 0)
        known++;
    if (known == sizeof names / sizeof names[0])
        return wrong_usage(SAY("không có tùy chọn này", "no such option"), name);
    if (!argument)
        return wrong_usage(SAY("thiếu giá trị của tùy chọn", "the option needs a value"), name);
    switch (known) {
    case 0:
        if (strcmp(argument, "vi") != 0 && strcmp(argument, "en") != 0)
            return wrong_usage(SAY("--lang: chấp nhận", "--lang: accepted are"), "vi, en");
        ask.language = strcmp(argument, "vi") == 0 ? PARTYORG_VI : PARTYORG_EN;
        return EXIT_READ;
    case 1:
        if (partyorg_date_parse(argument, SIZE_MAX, &ask.on, NULL) != PARTYORG_OK)
            return wrong_usage(SAY("--on: không phải là ngày (yyyy-mm-dd hoặc dd/mm/yyyy)",
                                   "--on: not a date (yyyy-mm-dd or dd/mm/yyyy)"),
                               argument);
        return EXIT_READ;
    case 2:
        ask.check = find_check(argument);
        if (ask.check < 0)
            return wrong_usage(SAY("--check: chấp nhận", "--check: accepted are"), check_names());
        return EXIT_READ;
    case 3:
        ask.file = argument;
        return EXIT_READ;
    case 4:
        if (strcmp(argument, "table") != 0 && strcmp(argument, "csv") != 0 && strcmp(argument, "json") != 0)
            return wrong_usage(SAY("--format: chấp nhận", "--format: accepted are"), "table, csv, json");
        ask.format = argument[0] == 't' ? TABLE : argument[0] == 'c' ? CSV : JSON;
        return EXIT_READ;
    default:
        return set_option(argument);
    }
}

/* Runs the command; returns the exit status. */
static int run(int argc, char **argv)
{
    int help = 0;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0) {
            help = 1;
        } else if (argv[i][0] == '-' && argv[i][1] != '\0') {
            const int status = read_option(argv[i], i + 1 < argc ? argv[i + 1] : NULL);
            if (status != EXIT_READ)
                return status;
            i++;
        } else if (ask.path) {
            return wrong_usage(SAY("chỉ nhận một tệp", "one file at a time"), argv[i]);
        } else {
            ask.path = argv[i];
        }
    }
    if (help) {
        print_help();
        return EXIT_READ;
    }
    if (!ask.path)
        return wrong_usage(SAY("thiếu tên tệp", "the file is missing"), NULL);
    if (ask.on == PARTYORG_UNKNOWN)
        ask.on = today();
    if (strcmp(ask.path, "-") == 0)
        return examine(stdin);
    FILE *in = fopen(ask.path, "rb");
    if (!in) {
        fprintf(stderr, SAY("dossier: không đọc được %s: %s\n", "dossier: cannot read %s: %s\n"), ask.path,
                strerror(errno));
        return EXIT_FAILED;
    }
    const int status = examine(in);
    fclose(in);
    return status;
}

int main(int argc, char **argv)
{
    int status = run(argc, argv);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, SAY("dossier: không ghi được kết quả: %s\n", "dossier: cannot write the result: %s\n"),
                strerror(errno));
        status = EXIT_FAILED;
    }
    free(line.bytes);
    return status;
}
