/* SPDX-License-Identifier: MIT */
/* The report as text, and the tables behind it as CSV. */
#include "cellscore.h"

/* ---- tables of text ---------------------------------------------------------------------------------------------- */

enum { GRID_COLUMNS = 20, WIDEST = 46 };

/* A table whose columns become as wide as what is in them. */
struct grid {
    char **texts;
    size_t count, room;
    size_t columns;
};

static void put(struct grid *g, const char *text)
{
    if (g->count == g->room) {
        g->room = g->room ? g->room * 2 : 256;
        g->texts = grow(g->texts, g->room * sizeof *g->texts);
    }
    g->texts[g->count++] = copy_text(text);
}

static size_t characters(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

static void write_grid(FILE *out, struct grid *g)
{
    size_t widths[GRID_COLUMNS + 1] = { 0 };
    for (size_t i = 0; i < g->count; i++) {
        const size_t wide = characters(g->texts[i]), column = 1 + i % g->columns;
        if (widths[column] < wide)
            widths[column] = wide < WIDEST ? wide : WIDEST;
    }
    for (size_t i = 0; i < g->count; i += g->columns) {
        const char *row[GRID_COLUMNS + 1] = { "" };
        for (size_t j = 0; j < g->columns; j++)
            row[j + 1] = g->texts[i + j];
        write_columns(out, row, widths, (int)g->columns + 1);
    }
    for (size_t i = 0; i < g->count; i++)
        free(g->texts[i]);
    free(g->texts);
    *g = (struct grid){ NULL, 0, 0, 0 };
}

/* ---- sections ---------------------------------------------------------------------------------------------------- */

static void write_ranking(FILE *out, const struct book *b, const struct config *c)
{
    struct grid g = { .columns = c->column_count };
    for (size_t i = 0; i < c->column_count; i++)
        put(&g, column_title(c->columns[i]));
    for (size_t i = 0; i < b->cell_count; i++)
        for (size_t j = 0; j < c->column_count; j++)
            put(&g, column_text(b, c, &b->cells[b->order[i]], c->columns[j]));
    write_grid(out, &g);
}

static void write_grades(FILE *out, const struct book *b)
{
    struct grid g = { .columns = 2 };
    int64_t counts[GRADES] = { 0 }, open = 0, kind_unknown = 0;
    for (size_t i = 0; i < b->cell_count; i++) {
        for (int grade = 0; grade < GRADES; grade++)
            counts[grade] += b->cells[i].grades[grade];
        open += b->cells[i].grades_open;
        kind_unknown += b->cells[i].kind_unknown;
    }
    for (int32_t grade = GRADES - 1; grade >= 0; grade--) {
        put(&g, grade_title(grade));
        put(&g, number_text(counts[grade]).text);
    }
    put(&g, SAY("Chưa rõ mức", "Grade open"));
    put(&g, number_text(open).text);
    if (kind_unknown) {
        put(&g, SAY("Chưa rõ loại họp (không tính)", "Kind of meeting unknown (not counted)"));
        put(&g, number_text(kind_unknown).text);
    }
    write_grid(out, &g);
}

static void write_months(FILE *out, const struct book *b)
{
    struct grid g = { .columns = MONTHS + 1 };
    put(&g, SAY("Mã", "Cell"));
    for (int month = 1; month <= MONTHS; month++)
        put(&g, number_text(month).text);
    for (size_t i = 0; i < b->cell_count; i++) {
        const struct party_cell *cell = &b->cells[b->order[i]];
        put(&g, cell->id);
        for (int month = 1; month <= MONTHS; month++) {
            struct text all = { NULL, 0, 0 };
            add_text(&all, "");
            for (size_t j = cell->first; j < cell->end; j++)
                if (b->meetings[j].month == month && b->meetings[j].counts == 1) {
                    add_text(&all, all.length ? " " : "");
                    add_text(&all, points_between(b->meetings[j].least, b->meetings[j].most).text);
                }
            put(&g, all.bytes);
            free(all.bytes);
        }
    }
    write_grid(out, &g);
}

static void write_losses(FILE *out, const struct book *b, const struct config *c)
{
    struct grid g = { .columns = 6 };
    put(&g, SAY("Tiêu chí", "Criterion"));
    put(&g, "");
    put(&g, SAY("Mất", "Lost"));
    put(&g, SAY("Bình quân mỗi kỳ", "Mean a meeting"));
    put(&g, SAY("Số cuộc họp", "Meetings"));
    put(&g, SAY("Chưa rõ", "Unknown"));
    for (size_t i = 0; i < criterion_count(c); i++) {
        const struct loss *l = &b->losses[i];
        put(&g, is_extra(c, i) ? SAY("bổ sung", "extra") : criterion_id(c, i));
        put(&g, criterion_name(c, i));
        put(&g, points_text(l->lost).text);
        put(&g, mean_text((struct mean){ l->lost, l->meetings }).text);
        put(&g, number_text(l->meetings).text);
        put(&g, number_text(l->unknown).text);
    }
    write_grid(out, &g);
}

/* What a report of a check finds out of order or does not know, a line each. */
static void write_findings(FILE *out, const partyorg_report *p)
{
    for (int32_t i = 0; p && i < p->rule_count; i++) {
        int wrong;
        partyorg_rule_info rule = PARTYORG_RULE_INFO_INIT;
        const char *text = finding_text(p, i, &wrong);
        if (!text)
            continue;
        partyorg_rule_get(p->check, i, &rule);
        const size_t wide = strlen(rule.id) > 12 ? strlen(rule.id) : 12;
        write_columns(out, (const char *[]){ "", wrong ? "!" : "?", rule.id, text }, (size_t[]){ 1, 1, wide, 98 }, 4);
    }
}

static void write_year(FILE *out, const struct book *b, const struct config *c)
{
    for (size_t i = 0; i < b->cell_count; i++) {
        const struct party_cell *cell = &b->cells[b->order[i]];
        fprintf(out,
                SAY("  %s %s: %s; số tháng họp %s, quý có chuyên đề %s\n",
                    "  %s %s: %s; months %s, thematic quarters %s\n"),
                cell->id, cell->name, verdict_title(cell->year_verdict),
                part_text(cell->year.months_held, cell->year.months_due).text,
                part_text(cell->year.quarters_thematic, cell->year.quarters_due).text);
        write_findings(out, report_of_cell(b, c, cell, PARTYORG_CHECK_MEETING_YEAR));
    }
}

static void write_rating(FILE *out, const struct book *b, const struct config *c)
{
    for (size_t i = 0; i < b->cell_count; i++) {
        const struct party_cell *cell = &b->cells[b->order[i]];
        if (!cell->listed) {
            fprintf(out, SAY("  %s: không có trong bảng chi bộ\n", "  %s: not in the table of cells\n"), cell->id);
            continue;
        }
        fprintf(out,
                SAY("  %s %s: đề nghị %s – %s; mức đủ điều kiện: %s\n", "  %s %s: proposed %s – %s; supported: %s\n"),
                cell->id, cell->name, rating_title(cell->facts.proposed_rating), verdict_title(cell->rating_verdict),
                rating_title(cell->rating_supported));
        write_findings(out, report_of_cell(b, c, cell, PARTYORG_CHECK_CELL_RATING));
    }
}

/* "2a −3, 7 −6": what a meeting lost, criterion by criterion. */
static void add_lost(struct text *words, const struct config *c, const struct meeting *m, const char *between,
                     const char *before)
{
    words->length = 0;
    add_text(words, "");
    for (size_t i = 0; i < counted_criteria(c); i++) {
        const size_t own = (size_t)c->card.criterion_count;
        int32_t lost = PARTYORG_UNKNOWN;
        if (i < own)
            lost = m->scored.criteria[i].points == PARTYORG_UNKNOWN ? PARTYORG_UNKNOWN : m->scored.criteria[i].lost;
        else if (m->extra[i - own] != PARTYORG_UNKNOWN)
            lost = c->extras[i - own].max - m->extra[i - own];
        if (lost == 0)
            continue;
        add_text(words, words->length ? between : "");
        add_text(words, criterion_id(c, i));
        if (lost == PARTYORG_UNKNOWN)
            add_text(words, before[0] == ' ' ? " ?" : "=");
        else
            add_text(words, before);
        if (lost != PARTYORG_UNKNOWN)
            add_text(words, before[0] == ' ' ? points_text(lost).text : points_csv(lost).text);
    }
}

/* The rules of the check `meeting` that a meeting does not meet. */
static void add_rules(struct text *words, const struct meeting *m)
{
    const partyorg_rule_info *rule;
    words->length = 0;
    add_text(words, "");
    for (int32_t i = 0; (rule = meeting_rule(i)) != NULL; i++)
        if (rule->kind != PARTYORG_BAR && m->not_met >> i & 1) {
            add_text(words, words->length ? " " : "");
            add_text(words, rule->id);
        }
}

static void write_meetings(FILE *out, const struct book *b, const struct config *c)
{
    struct text lost = { NULL, 0, 0 }, rules = { NULL, 0, 0 };
    for (size_t i = 0; i < b->cell_count; i++) {
        const struct party_cell *cell = &b->cells[b->order[i]];
        struct grid g = { .columns = 7 };
        fprintf(out, "  %s %s\n", cell->id, cell->name);
        for (size_t j = cell->first; j < cell->end; j++) {
            const struct meeting *m = &b->meetings[j];
            struct words points = points_between(m->least, m->most);
            add_lost(&lost, c, m, ", ", " −");
            add_rules(&rules, m);
            put(&g, day_text(m->facts.held_on).text);
            put(&g, kind_title(m->facts.meeting_kind));
            strcat(points.text, "/");
            strcat(points.text, points_text(m->scored.points_max).text);
            put(&g, points.text);
            put(&g, grade_title(m->grade));
            put(&g, c->extra_count ? points_text(m->extra_sum).text : "");
            put(&g, lost.bytes);
            put(&g, rules.bytes);
        }
        write_grid(out, &g);
    }
    free(lost.bytes);
    free(rules.bytes);
}

void write_text(FILE *out, const struct book *b, const struct config *c)
{
    const char *text;
    fprintf(out, "%s\n", report_title(c));
    for (int i = 0; (text = remark(b, c, i)) != NULL; i++)
        if (text[0])
            write_columns(out, (const char *[]){ "", text }, (const size_t[]){ 0, 116 }, 2);
    for (size_t i = 0; i < c->section_count; i++) {
        if (!is_shown(c, c->sections[i]))
            continue;
        fprintf(out, "\n%s\n", section_title(c->sections[i]));
        switch (c->sections[i]) {
        case SECTION_RANKING:
            write_ranking(out, b, c);
            break;
        case SECTION_GRADES:
            write_grades(out, b);
            break;
        case SECTION_MONTHS:
            write_months(out, b);
            break;
        case SECTION_LOST:
            write_losses(out, b, c);
            break;
        case SECTION_YEAR:
            write_year(out, b, c);
            break;
        case SECTION_RATING:
            write_rating(out, b, c);
            break;
        default:
            if (c->checks & CHECK_MEETING)
                fprintf(
                    out,
                    SAY("  ngày, loại, điểm, mức, điểm bổ sung, tiêu chí mất điểm (? là chưa rõ), quy định chưa đạt\n",
                        "  day, kind, points, grade, extra, criteria with points lost (? unknown), rules not met\n"));
            write_meetings(out, b, c);
        }
    }
}

/* ---- CSV --------------------------------------------------------------------------------------------------------- */

static void cell_number(FILE *out, int64_t number)
{
    write_csv_cell(out, ",", number == PARTYORG_UNKNOWN ? "" : number_text(number).text);
}

void write_cells_csv(FILE *out, const struct book *b, const struct config *c)
{
    fputs("cell,name,rank_first,rank_last,tied,meetings,open,points_sum_least,points_sum_most,mean_least,mean_most,"
          "extra_sum,extra_count,good,fair,average,weak,grade_open,kind_unknown,months_held,quarters_thematic,"
          "lost_most,year,proposed_rating,rating,rating_supported\n",
          out);
    for (size_t i = 0; i < b->cell_count; i++) {
        const struct party_cell *cell = &b->cells[b->order[i]];
        struct loss losses[PARTYORG_CRITERIA_MAX + EXTRAS_MAX];
        losses_of(b, c, cell, losses);
        const size_t worst = worst_of(c, losses);
        write_csv_cell(out, "", cell->id);
        write_csv_cell(out, ",", cell->name);
        cell_number(out, cell->rank_first ? (int64_t)cell->rank_first : PARTYORG_UNKNOWN);
        cell_number(out, cell->rank_first ? (int64_t)cell->rank_last : PARTYORG_UNKNOWN);
        cell_number(out, (int64_t)cell->tied);
        cell_number(out, cell->counted);
        cell_number(out, cell->open);
        write_csv_cell(out, ",", points_csv(cell->least.sum).text);
        write_csv_cell(out, ",", points_csv(cell->most.sum).text);
        write_csv_cell(out, ",", points_csv(mean_rounded(cell->least)).text);
        write_csv_cell(out, ",", points_csv(mean_rounded(cell->most)).text);
        write_csv_cell(out, ",", points_csv(cell->extra.sum).text);
        cell_number(out, cell->extra.count);
        for (int32_t grade = GRADES - 1; grade >= 0; grade--)
            cell_number(out, cell->grades[grade]);
        cell_number(out, cell->grades_open);
        cell_number(out, cell->kind_unknown);
        cell_number(out, cell->year.months_held);
        cell_number(out, cell->year.quarters_thematic);
        write_csv_cell(out, ",", worst < criterion_count(c) ? criterion_id(c, worst) : "");
        write_csv_cell(out, ",", cell->year_verdict < 0 ? "" : partyorg_finding_status_name(cell->year_verdict));
        write_csv_cell(out, ",", rating_name(cell->facts.proposed_rating));
        write_csv_cell(out, ",", cell->rating_verdict < 0 ? "" : partyorg_finding_status_name(cell->rating_verdict));
        write_csv_cell(out, ",", cell->rating_verdict < 0 ? "" : rating_name(cell->rating_supported));
        putc('\n', out);
    }
}

void write_meetings_csv(FILE *out, const struct book *b, const struct config *c)
{
    struct text words = { NULL, 0, 0 };
    fputs("cell,held_on,meeting_kind,points,points_max,counted_least,counted_most,grade", out);
    for (size_t i = 0; i < c->extra_count; i++) {
        fputs(",extra_", out);
        fputs(c->extras[i].id, out);
    }
    fputs(",lost,check,not_met\n", out);
    for (size_t i = 0; i < b->cell_count; i++) {
        const struct party_cell *cell = &b->cells[b->order[i]];
        for (size_t j = cell->first; j < cell->end; j++) {
            const struct meeting *m = &b->meetings[j];
            char day[PARTYORG_DATE_TEXT] = "";
            partyorg_date_print(m->facts.held_on, PARTYORG_ISO, day, sizeof day);
            write_csv_cell(out, "", cell->id);
            write_csv_cell(out, ",", day);
            write_csv_cell(out, ",", kind_name(m->facts.meeting_kind));
            write_csv_cell(out, ",", points_csv(m->scored.points).text);
            write_csv_cell(out, ",", points_csv(m->scored.points_max).text);
            write_csv_cell(out, ",", points_csv(m->least).text);
            write_csv_cell(out, ",", points_csv(m->most).text);
            write_csv_cell(out, ",", grade_name(m->grade));
            for (size_t k = 0; k < c->extra_count; k++)
                write_csv_cell(out, ",", points_csv(m->extra[k]).text);
            add_lost(&words, c, m, " ", "=");
            write_csv_cell(out, ",", words.bytes);
            write_csv_cell(out, ",", m->verdict < 0 ? "" : partyorg_finding_status_name(m->verdict));
            add_rules(&words, m);
            write_csv_cell(out, ",", words.bytes);
            putc('\n', out);
        }
    }
    free(words.bytes);
}

static void write_losses_csv(FILE *out, const struct config *c, const char *cell, const struct loss *losses)
{
    for (size_t i = 0; i < criterion_count(c); i++) {
        write_csv_cell(out, "", cell);
        write_csv_cell(out, ",", criterion_id(c, i));
        write_csv_cell(out, ",", criterion_name(c, i));
        write_csv_cell(out, ",", i < (size_t)c->card.criterion_count ? "card" : "extra");
        write_csv_cell(out, ",", points_csv(losses[i].lost).text);
        write_csv_cell(out, ",", points_csv(losses[i].max).text);
        cell_number(out, losses[i].meetings);
        cell_number(out, losses[i].unknown);
        putc('\n', out);
    }
}

/* Rows without a cell are of all cells together. */
void write_criteria_csv(FILE *out, const struct book *b, const struct config *c)
{
    fputs("cell,criterion,name,of,lost,max,meetings,unknown\n", out);
    write_losses_csv(out, c, "", b->losses);
    for (size_t i = 0; i < b->cell_count; i++) {
        struct loss losses[PARTYORG_CRITERIA_MAX + EXTRAS_MAX];
        losses_of(b, c, &b->cells[b->order[i]], losses);
        write_losses_csv(out, c, b->cells[b->order[i]].id, losses);
    }
}
