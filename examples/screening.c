/* SPDX-License-Identifier: MIT */
/*
 * screening: reads a CSV roll of Party members and prints, for each cell, the yearly screening list that it reviews.
 * screening.py and screening.lua are the same program and print the same bytes. tables.h goes with it.
 *
 *     cc -o screening screening.c $(pkg-config --cflags --libs libpartyorg)
 *     screening --on 2026-11-22 roll.csv
 *
 * The roll is examined as one batch; who stands on no list is only counted.
 */
#include <errno.h>
#include <partyorg.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tables.h"

enum { EXIT_READ = 0, EXIT_UNREADABLE_ROWS = 1, EXIT_FAILED = 2 };
enum { CHECK = PARTYORG_CHECK_SCREENING, SUBJECT = PARTYORG_SUBJECT_SCREENING_CASE, FACTS_MAX = 64 };

/* What the command line asks for. */
static struct {
    int language, csv;
    partyorg_date on;
    const char *cell, *member; /* only those; NULL: all */
    const char *path;
} ask = { .on = PARTYORG_UNKNOWN };

#define SAY(vi, en) (ask.language == PARTYORG_VI ? (vi) : (en))

static void complain(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("screening: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
}

/* When a ground matures or the cell is to meet. The other categories have no day. */
enum { DAYS = 5 };
static const char *const day_rules[DAYS] = { "SCR-ABSENT", "SCR-DUES", "SCR-WILL", "SCR-TRANSFER", "SCR-PROBATION" };
static const char *const day_names[DAYS] = { "absent_matures_on", "dues_matures_on", "will_matures_on",
                                             "transfer_matures_on", "cell_due" };
static int32_t day_values[DAYS];            /* numbers of these values */
static int day_of_rule[PARTYORG_RULES_MAX]; /* which of them a category has; -1: none */

static int32_t rule_count, fact_count;
static partyorg_rule_info rules[PARTYORG_RULES_MAX];
static partyorg_fact_info facts[FACTS_MAX];

/* One row of the roll, and what was found for it. */
struct member {
    size_t row;
    char *number, *cell;
    int verdict;
    uint64_t met, unknown, missing; /* categories, categories, facts: a bit each */
    partyorg_date days[DAYS];       /* of categories met, else unknown */
    partyorg_date nearest;
};

static struct {
    struct member *members;
    size_t count, room, unreadable;
    int32_t *facts[FACTS_MAX]; /* a column each */
    partyorg_batch batch;
    partyorg_column columns[FACTS_MAX];
} roll;

/* Learns the categories, facts and days from the catalogue. */
static void read_catalogue(void)
{
    partyorg_check_info check = PARTYORG_CHECK_INFO_INIT;
    partyorg_subject_info subject = PARTYORG_SUBJECT_INFO_INIT;
    partyorg_value_info value = PARTYORG_VALUE_INFO_INIT;
    partyorg_check_get(CHECK, &check);
    partyorg_subject_get(SUBJECT, &subject);
    rule_count = check.rule_count;
    fact_count = subject.fact_count;
    for (int32_t i = 0; i < rule_count; i++) {
        rules[i] = (partyorg_rule_info)PARTYORG_RULE_INFO_INIT;
        partyorg_rule_get(CHECK, i, &rules[i]);
        day_of_rule[i] = -1;
        for (int day = 0; day < DAYS; day++)
            if (strcmp(rules[i].id, day_rules[day]) == 0)
                day_of_rule[i] = day;
    }
    for (int32_t i = 0; i < fact_count; i++) {
        facts[i] = (partyorg_fact_info)PARTYORG_FACT_INFO_INIT;
        partyorg_fact_get(SUBJECT, i, &facts[i]);
    }
    for (int32_t i = 0; partyorg_value_get(CHECK, i, &value) == PARTYORG_OK; i++)
        for (int day = 0; day < DAYS; day++)
            if (strcmp(value.name, day_names[day]) == 0)
                day_values[day] = i;
}

/* ---- the roll ---------------------------------------------------------------------------------------------------- */

enum { MEMBER = OWN_USE, CELL = OWN_USE - 1 };

/* Says that a cell cannot be read. */
static void reject(long line, const char *number, size_t column, const char *title, const char *reason)
{
    const int has_number = number && number[0], has_title = title[0] != '\0';
    complain(SAY("dòng %ld%s%s%s, cột %zu%s%s%s: %s", "line %ld%s%s%s, column %zu%s%s%s: %s"), line,
             has_number ? " (" : "", has_number ? number : "", has_number ? ")" : "", column, has_title ? " (" : "",
             title, has_title ? ")" : "", reason);
}

static int32_t find_column(const char *title)
{
    int32_t fact;
    if (strcmp(title, "member") == 0 || strcmp(title, "Số đảng viên") == 0 || strcmp(title, "Member number") == 0)
        return MEMBER;
    if (strcmp(title, "cell") == 0 || strcmp(title, "Chi bộ") == 0 || strcmp(title, "Cell") == 0)
        return CELL;
    return partyorg_fact_find(SUBJECT, title, SIZE_MAX, &fact) == PARTYORG_OK ? fact : NOT_FOUND;
}

/* Reads the header and names everything that is wrong with it. Returns whether it can be used. */
static int read_header(struct reader *r, struct table_header *h)
{
    const int good = read_table_header(r, h, find_column, ask.language, complain);
    if (h->count == 0 || h->count < r->count) /* more cannot be said of it */
        return 0;
    const int no_member = find_use(h, h->count, MEMBER) == h->count, no_cell = find_use(h, h->count, CELL) == h->count;
    if (no_member)
        complain(SAY("thiếu cột \"Số đảng viên\" (member)", "there is no column \"Member number\" (member)"));
    if (no_cell)
        complain(SAY("thiếu cột \"Chi bộ\" (cell)", "there is no column \"Cell\" (cell)"));
    return good && !no_member && !no_cell;
}

/* Why a cell cannot be read, else NULL; a fact goes into `values`. */
static const char *read_cell(int32_t use, const char *text, int32_t *values)
{
    static partyorg_error error;
    if (!text)
        return SAY("không phải là văn bản UTF-8 trên một dòng", "not UTF-8 text on one line");
    if (use == MEMBER || use == CELL)
        return text[0] ? NULL : SAY("không được để trống", "must not be empty");
    if (use == NO_FACT)
        return text[0] ? SAY("cột không có tiêu đề", "the column has no title") : NULL;
    return partyorg_fact_parse(SUBJECT, use, text, SIZE_MAX, &values[use], &error) == PARTYORG_OK
               ? NULL
               : error.text[ask.language];
}

static void add_member(const char *number, const char *cell, const int32_t *values)
{
    if (roll.count == roll.room) {
        roll.room = roll.room ? roll.room * 2 : 1024;
        roll.members = grow(roll.members, roll.room * sizeof *roll.members);
        for (int32_t i = 0; i < fact_count; i++)
            roll.facts[i] = grow(roll.facts[i], roll.room * sizeof(int32_t));
    }
    for (int32_t i = 0; i < fact_count; i++)
        roll.facts[i][roll.count] = values[i];
    roll.members[roll.count] =
        (struct member){ .row = roll.count, .number = copy_text(number), .cell = copy_text(cell) };
    roll.count++;
}

/* Adds the record to the roll, unless it is not asked for or cannot be read. */
static void read_row(struct reader *r, const struct table_header *h)
{
    const char *number = "", *cell = "";
    int32_t values[FACTS_MAX];
    int empty = 1, good = 1;
    if (r->broken) {
        reject(r->start, "", r->count, "", r->broken[ask.language]);
        roll.unreadable++;
        return;
    }
    for (size_t i = 0; i < r->count; i++) {
        const char *text = r->cells[i].text;
        empty &= text && text[0] == '\0';
        if (i < h->count && h->uses[i] == MEMBER)
            number = text;
        if (i < h->count && h->uses[i] == CELL)
            cell = text;
    }
    if (empty || (ask.cell && (!cell || strcmp(cell, ask.cell) != 0)) ||
        (ask.member && (!number || strcmp(number, ask.member) != 0)))
        return;
    for (int32_t i = 0; i < fact_count; i++)
        values[i] = PARTYORG_UNKNOWN;
    for (size_t i = 0; i < h->count; i++) {
        const char *reason = read_cell(h->uses[i], i < r->count ? r->cells[i].text : "", values);
        if (reason) {
            reject(r->start, number, i + 1, h->titles[i], reason);
            good = 0;
        }
    }
    if (r->count > h->count) {
        char reason[160];
        snprintf(reason, sizeof reason,
                 SAY("dòng có %zu ô, tiêu đề chỉ có %zu cột", "the row has %zu cells, the header %zu columns"),
                 r->count, h->count);
        reject(r->start, number, h->count + 1, "", reason);
        good = 0;
    }
    if (good)
        add_member(number, cell, values);
    else
        roll.unreadable++;
}

/* ---- examining --------------------------------------------------------------------------------------------------- */

/* Sorts days: first those to come, the nearest first; then those past, the latest first; then none. */
static int compare_days(partyorg_date a, partyorg_date b)
{
    const int a_group = a == PARTYORG_UNKNOWN ? 2 : a < ask.on, b_group = b == PARTYORG_UNKNOWN ? 2 : b < ask.on;
    if (a_group != b_group)
        return a_group - b_group;
    return a_group == 1 ? (a < b) - (a > b) : (a > b) - (a < b);
}

/* Sorts members as they are printed. */
static int compare_members(const void *left, const void *right)
{
    static const int order[] = { [PARTYORG_MET] = 0, [PARTYORG_NOT_KNOWN] = 1, [PARTYORG_NOT_MET] = 2 };
    const struct member *a = left, *b = right;
    const int cells = strcmp(a->cell, b->cell), days = compare_days(a->nearest, b->nearest);
    if (cells)
        return cells;
    if (a->verdict != b->verdict)
        return order[a->verdict] - order[b->verdict];
    return days ? days : (a->row > b->row) - (a->row < b->row);
}

/* The whole report of one row. */
static void examine_row(size_t row, partyorg_report *report)
{
    partyorg_screening_case file = PARTYORG_SCREENING_CASE_INIT;
    partyorg_report_init(report);
    partyorg_batch_facts(&roll.batch, (int64_t)row, &file, NULL, NULL);
    partyorg_check(CHECK, &file, ask.on, NULL, NULL, report, NULL);
}

/* Examines all members at once, and sorts them as they are printed. Returns whether that was possible. */
static int examine(void)
{
    static partyorg_report report;
    partyorg_batch_out out;
    partyorg_error error;
    const size_t rows = roll.count ? roll.count : 1; /* no row: still some memory */
    partyorg_batch_init(&roll.batch);
    roll.batch.check = CHECK;
    roll.batch.rows = (int64_t)roll.count;
    roll.batch.on = ask.on;
    roll.batch.columns = roll.columns;
    roll.batch.column_count = fact_count;
    for (int32_t i = 0; i < fact_count; i++)
        roll.columns[i] = (partyorg_column){ .type = roll.facts[i] ? PARTYORG_COLUMN_INT32 : PARTYORG_COLUMN_MISSING,
                                             .values = roll.facts[i] };
    partyorg_batch_out_init(&out);
    out.verdict = grow(NULL, rows);
    out.met = grow(NULL, rows * sizeof *out.met);
    out.unknown = grow(NULL, rows * sizeof *out.unknown);
    for (int day = 0; day < DAYS; day++)
        out.values[day_values[day]] = grow(NULL, rows * sizeof(int32_t));
    const int good = partyorg_check_batch(&roll.batch, 0, roll.batch.rows, &out, &error) == PARTYORG_OK;
    if (!good)
        complain("%s", error.text[ask.language]);
    for (size_t i = 0; good && i < roll.count; i++) {
        struct member *m = &roll.members[i];
        m->verdict = out.verdict[i];
        m->met = out.met[i];
        m->unknown = out.unknown[i];
        m->nearest = PARTYORG_UNKNOWN;
        for (int day = 0; day < DAYS; day++)
            m->days[day] = PARTYORG_UNKNOWN;
        for (int32_t rule = 0; rule < rule_count; rule++) {
            const int day = day_of_rule[rule];
            if (day < 0 || !(m->met >> rule & 1))
                continue;
            m->days[day] = out.values[day_values[day]][i];
            if (compare_days(m->days[day], m->nearest) < 0)
                m->nearest = m->days[day];
        }
        if (m->unknown) { /* a batch does not tell what is missing: the report of the row does */
            examine_row(i, &report);
            m->missing = report.missing;
        }
    }
    if (good && roll.count)
        qsort(roll.members, roll.count, sizeof *roll.members, compare_members);
    free(out.verdict);
    free(out.met);
    free(out.unknown);
    for (int day = 0; day < DAYS; day++)
        free(out.values[day_values[day]]);
    return good;
}

/* ---- printing ---------------------------------------------------------------------------------------------------- */

static const size_t list_widths[] = { 0, 15, 18, 62, 18 };
static const size_t legend_widths[] = { 0, 14, 6, 7, 46, 45 };
static const size_t full_widths[] = { 0, 8, 14, 90 };
static const size_t fact_widths[] = { 0, 56, 58 };

#define PRINT(widths, ...)                                                                                             \
    print_columns((const char *[]){ "", __VA_ARGS__ }, widths, (int)(sizeof(widths) / sizeof(widths)[0]))

struct day_text {
    char text[PARTYORG_DATE_TEXT + 16];
};

static struct day_text date_text(partyorg_date day, int32_t format)
{
    struct day_text t = { "" };
    if (day != PARTYORG_UNKNOWN)
        partyorg_date_print(day, format, t.text, sizeof t.text);
    return t;
}

static struct day_text day_text(partyorg_date day)
{
    struct day_text t = date_text(day, SAY(PARTYORG_DMY, PARTYORG_ISO));
    if (day != PARTYORG_UNKNOWN && day < ask.on)
        strcat(t.text, SAY(" đã qua", " past"));
    return t;
}

/* The day of a category that a member is in. */
static struct day_text rule_day(const struct member *m, int32_t rule)
{
    const int day = day_of_rule[rule];
    struct day_text t = { "" };
    if (day >= 0 && m->days[day] == PARTYORG_UNKNOWN)
        strcpy(t.text, SAY("chưa rõ", "unknown"));
    else if (day >= 0)
        t = day_text(m->days[day]);
    return t;
}

static const char *day_title(int32_t rule)
{
    partyorg_value_info value = PARTYORG_VALUE_INFO_INIT;
    partyorg_value_get(CHECK, day_values[day_of_rule[rule]], &value);
    return value.title[ask.language];
}

/* These two texts last until the next one is asked for. */
static struct text line;

static const char *missing_text(uint64_t missing)
{
    line.length = 0;
    add_text(&line, missing ? SAY("Còn thiếu: ", "Missing: ")
                            : SAY("Không có văn bản của ngày xét", "No text is known for that day"));
    for (int32_t i = 0; i < fact_count; i++)
        if (missing >> i & 1) {
            add_text(&line, facts[i].title[ask.language]);
            add_text(&line, missing >> i > 1 ? "; " : "");
        }
    return line.bytes;
}

static const char *provision(int32_t rule)
{
    partyorg_wording_info wording = PARTYORG_WORDING_INFO_INIT;
    size_t needed = 0;
    if (partyorg_wording_on(CHECK, rule, ask.on, &wording) != PARTYORG_OK)
        return "-";
    partyorg_provision_print(CHECK, rule, wording.edition, ask.language, NULL, 0, &needed);
    partyorg_provision_print(CHECK, rule, wording.edition, ask.language, text_room(&line, needed), needed, NULL);
    line.length = needed - 1;
    if (wording.confidence != PARTYORG_VERIFIED) {
        add_text(&line, "; ");
        add_text(&line, partyorg_confidence_text(wording.confidence, ask.language));
    }
    return line.bytes;
}

static void print_head(void)
{
    partyorg_check_info check = PARTYORG_CHECK_INFO_INIT;
    partyorg_check_get(CHECK, &check);
    printf("%s, %s\n", check.title[ask.language], date_text(ask.on, SAY(PARTYORG_DMY, PARTYORG_ISO)).text);
    puts("Có tên trong danh sách này không phải là kết luận về bất cứ ai; con người xem xét và quyết định.");
    puts("Standing on this list is no finding against anybody; people decide.");
}

static void print_member(const struct member *m)
{
    const struct day_text day = day_text(m->nearest);
    const char *number = m->number, *nearest = day.text;
    for (int32_t rule = 0; rule < rule_count; rule++)
        if (m->met >> rule & 1) {
            PRINT(list_widths, number, nearest, rules[rule].title[ask.language], rule_day(m, rule).text);
            number = nearest = "";
        }
    if (m->unknown)
        PRINT(list_widths, number, nearest, missing_text(m->missing), "");
}

static size_t count_verdict(const struct member *members, size_t count, int verdict)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += members[i].verdict == verdict;
    return found;
}

static void print_totals(const struct member *members, size_t count)
{
    printf(SAY("%zu đảng viên; %zu trong danh sách, %zu chưa rõ", "%zu members; %zu on the list, %zu cannot be told"),
           count, count_verdict(members, count, PARTYORG_MET), count_verdict(members, count, PARTYORG_NOT_KNOWN));
}

/* The members of one cell, sorted: those listed, those unknown, the others. */
static void print_cell(const struct member *members, size_t count)
{
    const size_t listed = count_verdict(members, count, PARTYORG_MET);
    const size_t unknown = count_verdict(members, count, PARTYORG_NOT_KNOWN);
    const char *label = SAY("Theo diện", "By category");
    char number[24];
    printf(SAY("\nChi bộ %s: ", "\nCell %s: "), members[0].cell);
    print_totals(members, count);
    putchar('\n');
    for (size_t i = 0; i < listed + unknown; i++) {
        if (i == 0 || i == listed)
            PRINT(list_widths, i < listed ? SAY("Trong danh sách", "On the list") : SAY("Chưa rõ", "Cannot be told"),
                  SAY("Ngày gần nhất", "Nearest day"), SAY("Diện", "Category"), SAY("Ngày", "Day"));
        print_member(&members[i]);
    }
    for (int32_t rule = 0; rule < rule_count; rule++) {
        size_t found = 0;
        for (size_t i = 0; i < count; i++)
            found += members[i].met >> rule & 1;
        if (found) {
            snprintf(number, sizeof number, "%zu", found);
            PRINT(list_widths, label, number, rules[rule].title[ask.language], "");
            label = "";
        }
    }
}

static void print_list(void)
{
    size_t cells = 0;
    print_head();
    puts(SAY("Thứ tự: ngày sắp tới, gần nhất trước; rồi ngày đã qua, gần nhất trước; rồi người không có ngày nào.",
             "Order: days to come, the nearest first; then days past, the latest first; then members without a day."));
    for (size_t first = 0, end; first < roll.count; first = end, cells++) {
        for (end = first; end < roll.count && strcmp(roll.members[end].cell, roll.members[first].cell) == 0;)
            end++;
        print_cell(&roll.members[first], end - first);
    }
    printf(SAY("\nTất cả: %zu chi bộ, ", "\nAll: %zu cells, "), cells);
    print_totals(roll.members, roll.count);
    printf(SAY("; %zu dòng không đọc được\n", "; %zu rows cannot be read\n"), roll.unreadable);
    PRINT(legend_widths, SAY("Diện", "Category"), SAY("Có", "Listed"), SAY("Chưa rõ", "Unknown"), "",
          SAY("Căn cứ", "Provision"));
    for (int32_t rule = 0; rule < rule_count; rule++) {
        char met[24], unknown[24], day[256];
        size_t counts[2] = { 0, 0 };
        for (size_t i = 0; i < roll.count; i++) {
            counts[0] += roll.members[i].met >> rule & 1;
            counts[1] += roll.members[i].unknown >> rule & 1;
        }
        snprintf(met, sizeof met, "%zu", counts[0]);
        snprintf(unknown, sizeof unknown, "%zu", counts[1]);
        PRINT(legend_widths, rules[rule].id, met, unknown, rules[rule].title[ask.language], provision(rule));
        if (day_of_rule[rule] >= 0) {
            snprintf(day, sizeof day, "→ %s", day_title(rule));
            PRINT(legend_widths, "", "", "", day, "");
        }
    }
}

/* A cell of CSV with a word for each bit of a set. */
static void print_words(uint64_t set, int of_rules)
{
    line.length = 0;
    add_text(&line, "");
    for (int32_t i = 0; set; i++, set >>= 1)
        if (set & 1) {
            add_text(&line, line.length ? " " : "");
            add_text(&line, of_rules ? rules[i].id : facts[i].name);
        }
    print_csv_cell(",", line.bytes);
}

static void print_csv(void)
{
    fputs("cell,member,verdict,nearest_on,categories,unknown,missing", stdout);
    for (int day = 0; day < DAYS; day++)
        printf(",%s", day_names[day]);
    putchar('\n');
    for (size_t i = 0; i < roll.count; i++) {
        const struct member *m = &roll.members[i];
        if (m->verdict == PARTYORG_NOT_MET && !ask.member)
            continue;
        print_csv_cell("", m->cell);
        print_csv_cell(",", m->number);
        print_csv_cell(",", partyorg_finding_status_name(m->verdict));
        print_csv_cell(",", date_text(m->nearest, PARTYORG_ISO).text);
        print_words(m->met, 1);
        print_words(m->unknown, 1);
        print_words(m->missing, 0);
        for (int day = 0; day < DAYS; day++)
            print_csv_cell(",", date_text(m->days[day], PARTYORG_ISO).text);
        putchar('\n');
    }
}

/* One member: every category with its provision and day, then the facts. */
static void print_in_full(const struct member *m)
{
    static partyorg_report report;
    const char *standing = m->verdict == PARTYORG_MET       ? SAY("có tên trong danh sách", "on the list")
                           : m->verdict == PARTYORG_NOT_MET ? SAY("không có tên trong danh sách", "not on the list")
                                                            : SAY("chưa rõ", "cannot be told");
    char text[512];
    examine_row(m->row, &report);
    print_head();
    printf(SAY("\n%s (chi bộ %s): %s\n", "\n%s (cell %s): %s\n"), m->number, m->cell, standing);
    for (int32_t rule = 0; rule < rule_count; rule++) {
        const char *state = m->met >> rule & 1       ? SAY("có", "yes")
                            : m->unknown >> rule & 1 ? SAY("chưa rõ", "unknown")
                                                     : SAY("không", "no");
        PRINT(full_widths, state, rules[rule].id, rules[rule].title[ask.language]);
        PRINT(full_widths, "", "", provision(rule));
        if (m->met >> rule & 1 && day_of_rule[rule] >= 0) {
            snprintf(text, sizeof text, "%s: %s", day_title(rule), rule_day(m, rule).text);
            PRINT(full_widths, "", "", text);
        } else if (m->unknown >> rule & 1) {
            PRINT(full_widths, "", "", missing_text(report.findings[rule].missing));
        }
    }
    puts(SAY("\nDữ kiện", "\nFacts"));
    for (int32_t i = 0; i < fact_count; i++) {
        const int32_t value = roll.facts[i][m->row];
        if (value == PARTYORG_UNKNOWN)
            continue;
        partyorg_fact_print(SUBJECT, i, value, ask.language, text, sizeof text, NULL);
        PRINT(fact_widths, facts[i].title[ask.language], text);
    }
}

/* ---- the command line -------------------------------------------------------------------------------------------- */

static const char *const usage[] = {
    "Cách dùng: screening [TÙY CHỌN] TỆP.csv\n"
    "In danh sách rà soát, sàng lọc đảng viên của từng chi bộ từ một bảng CSV (\"-\": đầu vào chuẩn).\n"
    "\n"
    "  --lang vi|en        ngôn ngữ (mặc định: vi)\n"
    "  --on NGÀY           ngày xét (mặc định: hôm nay)\n"
    "  --cell CHI_BỘ       chỉ một chi bộ\n"
    "  --member SỐ         xét đầy đủ một đảng viên\n"
    "  --format text|csv   dạng kết quả (mặc định: text)\n"
    "  --help              trang này\n"
    "\n"
    "Mã thoát: 0 đọc được mọi dòng; 1 có dòng không đọc được; 2 lệnh, tệp hoặc tiêu đề sai,\n"
    "hoặc không có đảng viên hay chi bộ đó.",
    "Usage: screening [OPTIONS] FILE.csv\n"
    "Prints the yearly screening list of every cell from a CSV roll of members (\"-\": standard input).\n"
    "\n"
    "  --lang vi|en        language (default: vi)\n"
    "  --on DATE           examination date (default: today)\n"
    "  --cell CELL         one cell only\n"
    "  --member NO         one member in full\n"
    "  --format text|csv   form of the result (default: text)\n"
    "  --help              this page\n"
    "\n"
    "Exit status: 0 all rows read; 1 some rows cannot be read; 2 wrong usage, file or header,\n"
    "or no such member or cell."
};

static int wrong_usage(const char *what, const char *argument)
{
    complain("%s%s%s", what, argument ? ": " : "", argument ? argument : "");
    complain(SAY("xem screening --help", "see screening --help"));
    return EXIT_FAILED;
}

/* The option takes one of two words. */
static int read_choice(const char *name, const char *argument, const char *const words[2], int *choice)
{
    for (int i = 0; i < 2; i++)
        if (strcmp(argument, words[i]) == 0) {
            *choice = i;
            return EXIT_READ;
        }
    complain(SAY("%s: %s: chấp nhận %s, %s", "%s: %s: accepted are %s, %s"), name, argument, words[0], words[1]);
    complain(SAY("xem screening --help", "see screening --help"));
    return EXIT_FAILED;
}

/* One option and its argument. */
static int read_option(const char *name, const char *argument)
{
    static const char *const names[] = { "--lang", "--on", "--cell", "--member", "--format" };
    size_t known = 0;
    while (known < sizeof names / sizeof names[0] && strcmp(name, names[known]) != 0)
        known++;
    if (known == sizeof names / sizeof names[0])
        return wrong_usage(SAY("không có tùy chọn này", "no such option"), name);
    if (!argument)
        return wrong_usage(SAY("thiếu giá trị của tùy chọn", "the option needs a value"), name);
    if (known == 0)
        return read_choice(name, argument, (const char *[]){ "vi", "en" }, &ask.language);
    if (known == 4)
        return read_choice(name, argument, (const char *[]){ "text", "csv" }, &ask.csv);
    if (known == 1 && partyorg_date_parse(argument, SIZE_MAX, &ask.on, NULL) != PARTYORG_OK)
        return wrong_usage(
            SAY("--on: không phải là ngày (yyyy-mm-dd hoặc dd/mm/yyyy)", "--on: not a date (yyyy-mm-dd or dd/mm/yyyy)"),
            argument);
    if (known == 2)
        ask.cell = argument;
    else if (known == 3)
        ask.member = argument;
    return EXIT_READ;
}

static int cannot_read(int error)
{
    complain(SAY("không đọc được %s: %s", "cannot read %s: %s"), ask.path, strerror(error));
    return EXIT_FAILED;
}

/* Reads, examines and prints; returns the exit status. */
static int read_roll(struct reader *r, struct table_header *h)
{
    const int usable = read_header(r, h);
    while (usable && read_record(r))
        read_row(r, h);
    if (r->error)
        return cannot_read(r->error);
    if (!usable)
        return EXIT_FAILED;
    if (roll.count == 0 && roll.unreadable == 0 && (ask.cell || ask.member)) {
        complain(SAY("không có đảng viên hoặc chi bộ này: %s", "no such member or cell: %s"),
                 ask.member ? ask.member : ask.cell);
        return EXIT_FAILED;
    }
    if (!examine())
        return EXIT_FAILED;
    if (ask.csv)
        print_csv();
    else if (!ask.member)
        print_list();
    for (size_t i = 0; !ask.csv && ask.member && i < roll.count; i++)
        print_in_full(&roll.members[i]);
    return roll.unreadable ? EXIT_UNREADABLE_ROWS : EXIT_READ;
}

/* Opens the file, has it read and gives all memory back. */
static int read_file(void)
{
    static struct reader r;
    struct table_header h = { 0, NULL, NULL };
    FILE *in = strcmp(ask.path, "-") == 0 ? stdin : fopen(ask.path, "rb");
    if (!in)
        return cannot_read(errno);
    reader_open(&r, in);
    const int status = read_roll(&r, &h);
    reader_close(&r);
    if (in != stdin)
        fclose(in);
    table_header_close(&h);
    for (size_t i = 0; i < roll.count; i++) {
        free(roll.members[i].number);
        free(roll.members[i].cell);
    }
    free(roll.members);
    for (int32_t i = 0; i < fact_count; i++)
        free(roll.facts[i]);
    free(line.bytes);
    return status;
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
        puts(usage[ask.language]);
        return EXIT_READ;
    }
    if (!ask.path)
        return wrong_usage(SAY("thiếu tên tệp", "the file is missing"), NULL);
    if (ask.on == PARTYORG_UNKNOWN)
        ask.on = today();
    read_catalogue();
    return read_file();
}

int main(int argc, char **argv)
{
    int status = run(argc, argv);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        complain(SAY("không ghi được kết quả: %s", "cannot write the result: %s"), strerror(errno));
        status = EXIT_FAILED;
    }
    return status;
}
