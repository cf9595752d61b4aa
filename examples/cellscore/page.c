/* SPDX-License-Identifier: MIT */
/*
 * The report as one HTML page: style and charts (SVG) stand in it, it asks for nothing from anywhere and runs no
 * script. Charts are drawn 360 units wide, the width of a phone, so that their letters stay readable there; every one
 * has a table of the same numbers beneath it.
 */
#include <stdarg.h>

#include "cellscore.h"

/* Widths of charts: on a phone, on a desk, and of one of many. */
enum { NARROW = 360, WIDE = 760, ONE_OF_MANY = 310 };

static FILE *page;

static void put(const char *text)
{
    fputs(text, page);
}

/* printf for markup of our own; texts of others go through put_escaped(). */
static void print(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vfprintf(page, format, arguments);
    va_end(arguments);
}

static void put_escaped(const char *text)
{
    for (; *text; text++)
        switch (*text) {
        case '&':
            put("&amp;");
            break;
        case '<':
            put("&lt;");
            break;
        case '>':
            put("&gt;");
            break;
        case '"':
            put("&quot;");
            break;
        case '\'':
            put("&#39;");
            break;
        default:
            putc(*text, page);
        }
}

/* <tag>text</tag> */
static void put_in(const char *tag, const char *text)
{
    print("<%s>", tag);
    put_escaped(text);
    print("</%.*s>", (int)strcspn(tag, " "), tag);
}

/* A text in a chart, cut at so many characters. */
static void put_label(double x, double y, const char *class, const char *text, int most)
{
    const char *end = text;
    int count = 0;
    while (*end && count < most) {
        do
            end++;
        while (((unsigned char)*end & 0xC0) == 0x80);
        count++;
    }
    print("<text x=\"%.1f\" y=\"%.1f\"%s%s%s>", x, y, class[0] ? " class=\"" : "", class, class[0] ? "\"" : "");
    if (*end) {
        char part[512];
        const size_t bytes = (size_t)(end - text) < sizeof part ? (size_t)(end - text) : 0;
        memcpy(part, text, bytes);
        part[bytes] = '\0';
        put_escaped(part);
        put("…");
    } else {
        put_escaped(text);
    }
    put("</text>\n");
}

/* ---- style ------------------------------------------------------------------------------------------------------- */

static const char *const style[] = {
    ":root{color-scheme:light dark;--back:#f7f6f3;--card:#fff;--ink:#1d1d1b;--soft:#5d5b57;--line:#dedbd4;"
    "--good:#1b7f5c;--fair:#3a78c3;--average:#c98a10;--weak:#c0392f;--open:#8a8780;--bar:#3a5f8f;--mark:#a8201a}\n",
    "@media(prefers-color-scheme:dark){:root{--back:#16171a;--card:#1f2125;--ink:#ecebe8;--soft:#a9a7a2;"
    "--line:#393b41;--good:#4cbf95;--fair:#74aaf0;--average:#e3b04b;--weak:#f07a70;--open:#8d8b86;--bar:#7fa6dc;"
    "--mark:#ff8a80}}\n",
    "*{box-sizing:border-box}\n",
    "body{margin:0;background:var(--back);color:var(--ink);font:16px/1.5 system-ui,-apple-system,\"Segoe UI\",Roboto,"
    "\"Noto Sans\",\"DejaVu Sans\",sans-serif}\n",
    "main{max-width:82rem;margin:0 auto;padding:1rem}\n",
    "h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0 .25rem;border-left:.35rem solid "
    "var(--mark);padding-left:.6rem}\n",
    "h2{font-size:1.2rem;margin:0 0 .6rem}h3{font-size:1rem;margin:0 0 .2rem}\n",
    ".notes{color:var(--soft);font-size:.92rem;margin:.5rem 0 0;padding-left:1.1rem}\n",
    "nav{display:flex;flex-wrap:wrap;gap:.4rem;margin:1rem 0}\n",
    "nav a{background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:.25rem .75rem;"
    "color:inherit;text-decoration:none;font-size:.92rem}nav a:hover{border-color:var(--ink)}\n",
    "section{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1rem;margin:0 0 1rem}\n",
    ".two{display:grid;gap:1rem 2rem;grid-template-columns:1fr;align-items:start}.two>*{min-width:0}\n",
    "@media(min-width:56rem){.two{grid-template-columns:1fr 1fr}}\n",
    ".many{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(18rem,1fr))}.many>*{min-width:0}\n",
    "figure{margin:0}svg{display:block;width:100%;height:auto;max-width:30rem}\n",
    ".many svg{max-width:26rem}.wide{display:none}.wide svg{max-width:58rem}\n",
    "@media(min-width:56rem){.wide{display:block}.narrow{display:none}}\n",
    "svg text{font:13px system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",\"DejaVu Sans\",sans-serif;"
    "fill:var(--ink)}svg .end{text-anchor:end}svg .middle{text-anchor:middle}svg .soft{fill:var(--soft)}"
    "svg .small{font-size:11px;fill:var(--soft)}svg .small.middle{text-anchor:middle}svg .small.end{text-anchor:end}\n",
    ".grid{stroke:var(--line);stroke-width:1}.limit{stroke:var(--soft);stroke-width:1;stroke-dasharray:3 "
    "3}.over{stroke:var(--card);stroke-width:1.5}"
    ".course{fill:none;stroke:var(--bar);stroke-width:2;stroke-linejoin:round}.range{stroke-width:3;"
    "stroke-linecap:round}.bar{fill:var(--bar)}.uncertain{fill:var(--bar);opacity:.4}\n",
    ".g3{fill:var(--good);stroke:var(--good)}.g2{fill:var(--fair);stroke:var(--fair)}"
    ".g1{fill:var(--average);stroke:var(--average)}.g0{fill:var(--weak);stroke:var(--weak)}"
    ".gx{fill:var(--open);stroke:var(--open)}\n",
    ".scroll{overflow-x:auto;-webkit-overflow-scrolling:touch}\n",
    ".scroll:focus-visible,summary:focus-visible,a:focus-visible{outline:2px solid var(--fair);outline-offset:2px}\n",
    "table{border-collapse:collapse;font-size:.92rem;font-variant-numeric:tabular-nums}\n",
    "th,td{padding:.3rem .6rem;text-align:left;border-bottom:1px solid var(--line);vertical-align:top}\n",
    "th{font-weight:600;color:var(--soft)}td.n,th.n{text-align:right}td.n,td.d{white-space:nowrap}td.w{min-width:9rem}"
    "thead th{vertical-align:bottom}\n",
    "tbody "
    "th{color:inherit;position:sticky;left:0;background:var(--card)}tbody "
    "th{min-width:8.5rem}@media(min-width:56rem){th.w{white-space:nowrap}}td.t{min-width:13rem}\n",
    ".wide+.scroll{margin-top:1rem}\n",
    "details{margin:.6rem 0 0}summary{cursor:pointer;color:var(--soft);font-size:.92rem;padding:.2rem 0}\n",
    "section>details>summary,.cells>details>summary{color:var(--ink)}\n",
    ".cells details{border-top:1px solid var(--line);margin:0;padding:.2rem 0}\n",
    ".tag{display:inline-block;border-radius:.3rem;padding:0 .45rem;border:1px solid;white-space:nowrap}\n",
    ".tag.g3{color:var(--good)}.tag.g2{color:var(--fair)}.tag.g1{color:var(--average)}.tag.g0{color:var(--weak)}"
    ".tag.gx{color:var(--soft)}\n",
    "ul.findings{margin:.2rem 0 .6rem;padding-left:1.1rem;font-size:.92rem}.wrong::marker{color:var(--weak)}\n",
    ".soft{color:var(--soft);margin:.2rem 0 .6rem}\n",
    "@media print{body{background:#fff}section{break-inside:avoid;border:0;padding:0}nav{display:none}}\n",
    "@media(max-width:30rem){main{padding:.6rem}section{padding:.75rem}h1{font-size:1.35rem}th,td{padding:.3rem "
    ".35rem}tbody th{min-width:7.5rem}}\n",
};

static const char *grade_class(int32_t grade)
{
    static const char *const classes[] = { "g0", "g1", "g2", "g3" };
    return grade == PARTYORG_UNKNOWN ? "gx" : classes[grade];
}

/* ---- parts of charts --------------------------------------------------------------------------------------------- */

static int charts;

/* Opens a chart; `text` is what it says for those who do not see it. */
static void open_chart(int width, int height, const char *title, const char *text)
{
    charts++;
    print("<figure><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"c%dt c%dd\"><title id=\"c%dt\">", width,
          height, charts, charts, charts);
    put_escaped(title);
    print("</title><desc id=\"c%dd\">", charts);
    put_escaped(text);
    put("</desc>\n");
}

static void close_chart(void)
{
    put("</svg></figure>\n");
}

static void open_numbers(void)
{
    put("<details><summary>");
    put(SAY("Bảng số liệu", "The numbers as a table"));
    put("</summary>");
}

static void open_table(const char *label)
{
    put("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    put_escaped(label);
    put("\"><table>\n");
}

static void close_table(void)
{
    put("</table></div>\n");
}

static void heading(const char *text, int number)
{
    put(number ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
    put_escaped(text);
    put("</th>");
}

static void number_cell(const char *text)
{
    put_in("td class=\"n\"", text);
}

/* A threshold of the card lies at these points. */
static void limits_of(const struct config *c, const char *class, double left, double scale, double top, double bottom)
{
    for (int32_t i = 0; i + 1 < c->card.threshold_count; i++)
        print("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n", class,
              left + scale * c->card.thresholds[i].min, top, left + scale * c->card.thresholds[i].min, bottom);
}

/* The most that a chart of points must hold, in hundredths. */
static int32_t ceiling_of(const struct config *c)
{
    int32_t most = c->card.total;
    for (size_t i = 0; c->extra_counts && i < c->extra_count; i++)
        most += c->extras[i].max;
    return most > 0 ? most : POINTS_MAX;
}

/* ---- sections ---------------------------------------------------------------------------------------------------- */

/* The name stands above its bar where there is little room, else before it. */
static void put_ranking_chart(const struct book *b, const struct config *c, int width)
{
    enum { TOP = 22 };
    const int above = width == NARROW, left = above ? 4 : 240, right = above ? width - 12 : width - 110;
    const int row_height = above ? 40 : 24;
    const double scale = (double)(right - left) / ceiling_of(c);
    int rows = 0;
    for (size_t i = 0; i < b->cell_count; i++)
        rows += b->cells[i].counted > 0;
    print("<div class=\"%s\">", above ? "narrow" : "wide");
    open_chart(width, TOP + rows * row_height + 4,
               SAY("Điểm bình quân năm của từng chi bộ", "Yearly mean points of each cell"),
               SAY("Thanh ngang cho mỗi chi bộ; đoạn nhạt là phần chưa rõ; đường đứt là ngưỡng các mức.",
                   "A bar for each cell; the pale part is not known; dashed lines are the thresholds of grades."));
    for (int32_t i = 0; i + 1 < c->card.threshold_count; i++)
        put_label(left + scale * c->card.thresholds[i].min, 12, "small middle",
                  points_text(c->card.thresholds[i].min).text, 8);
    for (size_t i = 0, row = 0; i < b->cell_count; i++) {
        const struct party_cell *cell = &b->cells[b->order[i]];
        if (cell->counted == 0)
            continue;
        const double top = TOP + (double)row++ * row_height, y = above ? top + 19 : top + 4;
        const double least = scale * mean_rounded(cell->least), most = scale * mean_rounded(cell->most);
        const struct words mean = mean_between(cell->least, cell->most);
        put_label(above ? left : left - 8, top + 14, above ? "" : "end", cell->name, above ? 32 : 34);
        print("<rect class=\"bar\" x=\"%d\" y=\"%.1f\" width=\"%.1f\" height=\"14\" rx=\"2\"/>", left, y, least);
        if (most > least)
            print("<rect class=\"uncertain\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"14\"/>", left + least, y,
                  most - least);
        if (above)
            limits_of(c, "over", left, scale, y, y + 14);
        put_label(above ? right : right + 8, top + 14, above ? "end" : "", mean.text, 16);
    }
    if (!above)
        limits_of(c, "limit", left, scale, TOP - 4, TOP + rows * row_height);
    close_chart();
    put("</div>");
}

static int is_number_column(enum column column)
{
    return column != COLUMN_CELL && column != COLUMN_NAME && column != COLUMN_LOST && column < COLUMN_YEAR;
}

static void put_ranking(const struct book *b, const struct config *c)
{
    put_ranking_chart(b, c, NARROW);
    put_ranking_chart(b, c, WIDE);
    open_table(section_title(SECTION_RANKING));
    put("<thead><tr>");
    for (size_t i = 0; i < c->column_count; i++)
        heading(column_title(c->columns[i]), is_number_column(c->columns[i]));
    put("</tr></thead><tbody>\n");
    for (size_t i = 0; i < b->cell_count; i++) {
        put("<tr>");
        for (size_t j = 0; j < c->column_count; j++) {
            const enum column column = c->columns[j];
            put_in(is_number_column(column) ? "td class=\"n\""
                   : column == COLUMN_NAME  ? "th scope=\"row\" class=\"w\""
                   : column == COLUMN_CELL  ? "td class=\"d\""
                                            : "td class=\"w\"",
                   column_text(b, c, &b->cells[b->order[i]], column));
        }
        put("</tr>\n");
    }
    put("</tbody>");
    close_table();
}

/* How many regular meetings have each grade; the last place is for those that can have several. */
static void count_grades(const struct book *b, const struct party_cell *cell, int64_t counts[GRADES + 1])
{
    for (int i = 0; i <= GRADES; i++)
        counts[i] = 0;
    for (size_t i = 0; i < b->cell_count; i++)
        for (int32_t grade = 0; !cell || cell == &b->cells[i] ? grade <= GRADES : 0; grade++)
            counts[grade] += grade < GRADES ? b->cells[i].grades[grade] : b->cells[i].grades_open;
}

/* Grades from the best, the open ones last: place 0 to GRADES. */
static int32_t grade_at(int place)
{
    return place < GRADES ? GRADES - 1 - place : PARTYORG_UNKNOWN;
}

static const char *grade_or_open(int32_t grade)
{
    return grade == PARTYORG_UNKNOWN ? SAY("Chưa rõ mức", "Grade open") : grade_title(grade);
}

static int64_t count_at(const int64_t counts[GRADES + 1], int place)
{
    return counts[place < GRADES ? GRADES - 1 - place : GRADES];
}

static void put_grades_chart(const int64_t counts[GRADES + 1])
{
    enum { LEFT = 96, RIGHT = 262, ROW = 30 };
    int64_t most = 1, total = 0;
    for (int i = 0; i <= GRADES; i++) {
        most = counts[i] > most ? counts[i] : most;
        total += counts[i];
    }
    open_chart(
        NARROW, (GRADES + 1) * ROW + 4, SAY("Số kỳ họp thường kỳ theo mức chất lượng", "Regular meetings by grade"),
        SAY("Thanh ngang cho mỗi mức, có số kỳ họp và tỷ lệ.", "A bar for each grade, with its meetings and share."));
    for (int place = 0; place <= GRADES; place++) {
        const int64_t count = count_at(counts, place);
        const double y = place * ROW, length = (double)(RIGHT - LEFT) * (double)count / (double)most;
        char text[64];
        put_label(LEFT - 8, y + 20, "end", grade_or_open(grade_at(place)), 16);
        print("<rect class=\"%s\" x=\"%d\" y=\"%.1f\" width=\"%.1f\" height=\"18\" rx=\"2\"/>\n",
              grade_class(grade_at(place)), LEFT, y + 6, length);
        /* tenths of a percent, rounded half up */
        const int64_t tenths = total ? (2000 * count + total) / (2 * total) : 0;
        snprintf(text, sizeof text, "%lld · %lld%s%lld %%", (long long)count, (long long)(tenths / 10), SAY(",", "."),
                 (long long)(tenths % 10));
        put_label(LEFT + length + 6, y + 20, "", text, 24);
    }
    close_chart();
}

/* One bar a cell, divided by grades. */
static void put_shares_chart(const struct book *b)
{
    enum { LEFT = 4, RIGHT = 356, ROW = 38 };
    open_chart(NARROW, (int)b->cell_count * ROW + 4, SAY("Các mức của từng chi bộ", "Grades of each cell"),
               SAY("Mỗi chi bộ một thanh, chia theo mức: tốt, khá, trung bình, kém, chưa rõ.",
                   "A bar for each cell, divided into good, fair, average, weak, open."));
    for (size_t i = 0; i < b->cell_count; i++) {
        const struct party_cell *cell = &b->cells[b->order[i]];
        int64_t counts[GRADES + 1];
        double x = LEFT;
        count_grades(b, cell, counts);
        put_label(LEFT, (double)i * ROW + 13, "", cell->name, 44);
        for (int place = 0; place <= GRADES && cell->counted; place++) {
            const int64_t count = count_at(counts, place);
            const double length = (double)(RIGHT - LEFT) * (double)count / (double)cell->counted;
            if (count == 0)
                continue;
            print(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"16\" style=\"stroke:var(--card)\"/>",
                grade_class(grade_at(place)), x, (double)i * ROW + 18, length);
            print(
                "<text x=\"%.1f\" y=\"%.1f\" class=\"middle\" style=\"fill:var(--card);font-weight:600\">%lld</text>\n",
                x + length / 2, (double)i * ROW + 30.5, (long long)count);
            x += length;
        }
    }
    close_chart();
}

static void put_legend(void)
{
    put("<p>");
    for (int place = 0; place <= GRADES; place++) {
        print("<span class=\"tag %s\">", grade_class(grade_at(place)));
        put_escaped(grade_or_open(grade_at(place)));
        put("</span> ");
    }
    put("</p>\n");
}

static void put_grades(const struct book *b)
{
    int64_t counts[GRADES + 1];
    put_legend();
    put("<div class=\"two\"><div>");
    count_grades(b, NULL, counts);
    put_grades_chart(counts);
    put("</div><div>");
    put_shares_chart(b);
    put("</div></div>\n");
    open_numbers();
    open_table(section_title(SECTION_GRADES));
    put("<thead><tr>");
    heading(SAY("Chi bộ", "Cell"), 0);
    for (int place = 0; place <= GRADES; place++)
        heading(grade_or_open(grade_at(place)), 1);
    put("</tr></thead><tbody>\n");
    for (size_t i = 0; i <= b->cell_count; i++) {
        const struct party_cell *cell = i < b->cell_count ? &b->cells[b->order[i]] : NULL;
        count_grades(b, cell, counts);
        put("<tr>");
        put_in("th scope=\"row\"", cell ? cell->name : SAY("Tất cả", "All"));
        for (int place = 0; place <= GRADES; place++)
            number_cell(number_text(count_at(counts, place)).text);
        put("</tr>\n");
    }
    put("</tbody>");
    close_table();
    put("</details>\n");
}

/* Where the scale of the courses begins: a full ten, below all that there is. Lines need not start from 0. */
static int32_t floor_of(const struct book *b)
{
    int32_t least = POINTS_MAX;
    for (size_t i = 0; i < b->meeting_count; i++)
        if (b->meetings[i].counts == 1 && b->meetings[i].least < least)
            least = b->meetings[i].least;
    return least > 1000 ? (least - 500) / 1000 * 1000 : 0;
}

/* The course of a cell over the months of the year. */
static void put_course(const struct book *b, const struct config *c, const struct party_cell *cell, int32_t base)
{
    enum { LEFT = 30, RIGHT = 304, TOP = 10, BOTTOM = 130 };
    const int32_t ceiling = ceiling_of(c);
    const double step = (double)(RIGHT - LEFT) / MONTHS, scale = (double)(BOTTOM - TOP) / (ceiling - base);
    const char *command = "M";
    int month = 0;
    put("<div>");
    put_in("h3", cell->name);
    open_chart(
        ONE_OF_MANY, BOTTOM + 18, cell->name,
        SAY("Điểm các kỳ họp thường kỳ từ tháng 1 đến tháng 12; đường đứt là ngưỡng các mức; vạch đứng là khoảng "
            "chưa rõ.",
            "Points of the regular meetings from January to December; dashed lines are thresholds of grades; "
            "upright strokes are ranges not known."));
    print("<line class=\"grid\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>", LEFT, BOTTOM, RIGHT, BOTTOM);
    put_label(LEFT - 5, BOTTOM + 4, "small end", points_text(base).text, 6);
    for (int32_t i = 0; i + 1 < c->card.threshold_count; i++) {
        const double y = BOTTOM - scale * (c->card.thresholds[i].min - base);
        if (y > BOTTOM - 8)
            continue;
        print("<line class=\"limit\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>", LEFT, y, RIGHT, y);
        put_label(LEFT - 5, y + 4, "small end", points_text(c->card.thresholds[i].min).text, 6);
    }
    for (int i = 1; i <= MONTHS; i++)
        put_label(LEFT + step * (i - 0.5), BOTTOM + 14, "small middle", number_text(i).text, 2);
    put("<path class=\"course\" d=\"");
    for (size_t i = cell->first; i < cell->end; i++) {
        const struct meeting *m = &b->meetings[i];
        if (m->counts != 1)
            continue;
        if (month && m->month > month + 1) /* a month without a meeting breaks the line */
            command = "M";
        month = m->month;
        if (m->least != m->most) {
            command = "M";
            continue;
        }
        print("%s%.1f %.1f", command, LEFT + step * (m->month - 0.5), BOTTOM - scale * (m->least - base));
        command = "L";
    }
    put("\"/>\n");
    for (size_t i = cell->first; i < cell->end; i++) {
        const struct meeting *m = &b->meetings[i];
        const double x = LEFT + step * (m->month - 0.5);
        if (m->counts != 1)
            continue;
        if (m->least == m->most)
            print("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\">", grade_class(m->grade), x,
                  BOTTOM - scale * (m->least - base));
        else
            print("<line class=\"range %s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\">", grade_class(m->grade), x,
                  BOTTOM - scale * (m->least - base), x, BOTTOM - scale * (m->most - base));
        put("<title>");
        put_escaped(day_text(m->facts.held_on).text);
        put(": ");
        put_escaped(points_between(m->least, m->most).text);
        put(", ");
        put_escaped(grade_or_open(m->grade));
        put(m->least == m->most ? "</title></circle>" : "</title></line>");
    }
    put("\n");
    close_chart();
    put("</div>\n");
}

static void put_months(const struct book *b, const struct config *c)
{
    const int32_t base = floor_of(b);
    if (base > 0) {
        put("<p class=\"soft\">");
        print(SAY("Trục đứng bắt đầu từ %s điểm.", "The upright axis begins at %s points."), points_text(base).text);
        put("</p>");
    }
    put("<div class=\"many\">\n");
    for (size_t i = 0; i < b->cell_count; i++)
        put_course(b, c, &b->cells[b->order[i]], base);
    put("</div>\n");
    open_numbers();
    open_table(section_title(SECTION_MONTHS));
    put("<thead><tr>");
    heading(SAY("Chi bộ", "Cell"), 0);
    for (int month = 1; month <= MONTHS; month++)
        heading(number_text(month).text, 1);
    put("</tr></thead><tbody>\n");
    for (size_t i = 0; i < b->cell_count; i++) {
        const struct party_cell *cell = &b->cells[b->order[i]];
        put("<tr>");
        put_in("th scope=\"row\"", cell->name);
        for (int month = 1; month <= MONTHS; month++) {
            put("<td class=\"n\">");
            for (size_t j = cell->first; j < cell->end; j++)
                if (b->meetings[j].month == month && b->meetings[j].counts == 1) {
                    put_escaped(points_between(b->meetings[j].least, b->meetings[j].most).text);
                    put(" ");
                }
            put("</td>");
        }
        put("</tr>\n");
    }
    put("</tbody>");
    close_table();
    put("</details>\n");
}

static const struct book *sorted;

static int compare_losses(const void *left, const void *right)
{
    const size_t a = *(const size_t *)left, b = *(const size_t *)right;
    const int64_t x = sorted->losses[a].lost, y = sorted->losses[b].lost;
    return x != y ? (x < y ? 1 : -1) : (a > b) - (a < b);
}

static void put_losses(const struct book *b, const struct config *c)
{
    enum { ROW = 36, LEFT = 4, RIGHT = 286, SHOWN = 12 };
    size_t order[PARTYORG_CRITERIA_MAX + EXTRAS_MAX];
    const size_t all = criterion_count(c), count = counted_criteria(c);
    size_t shown = 0;
    for (size_t i = 0; i < all; i++)
        order[i] = i; /* extra criteria that do not count stay behind, beside the card */
    sorted = b;
    qsort(order, count, sizeof *order, compare_losses);
    while (shown < count && shown < SHOWN && b->losses[order[shown]].lost > 0)
        shown++;
    const int64_t most = shown ? b->losses[order[0]].lost : 1;
    put("<div class=\"two\"><div>");
    open_chart(NARROW, (int)(shown ? shown : 1) * ROW + 4,
               SAY("Những tiêu chí mất nhiều điểm nhất", "The criteria that lost most points"),
               SAY("Thanh ngang cho mỗi tiêu chí, theo tổng điểm mất của mọi cuộc họp.",
                   "A bar for each criterion, by the points lost in all meetings."));
    if (!shown)
        put_label(LEFT, 18, "", SAY("Không tiêu chí nào mất điểm.", "No criterion lost points."), 60);
    for (size_t i = 0; i < shown; i++) {
        const struct loss *l = &b->losses[order[i]];
        const double y = (double)i * ROW, length = (double)(RIGHT - LEFT) * (double)l->lost / (double)most;
        char text[256];
        snprintf(text, sizeof text, "%s · %s", criterion_id(c, order[i]), criterion_name(c, order[i]));
        put_label(LEFT, y + 13, "", text, 52);
        print("<rect class=\"bar\" x=\"%d\" y=\"%.1f\" width=\"%.1f\" height=\"12\" rx=\"2\"/>", LEFT, y + 18, length);
        put_label(LEFT + length + 6, y + 28.5, "", points_text(l->lost).text, 12);
    }
    close_chart();
    put("</div><div>");
    open_table(section_title(SECTION_LOST));
    put("<thead><tr>");
    heading(SAY("Tiêu chí", "Criterion"), 0);
    heading(SAY("Mất", "Lost"), 1);
    heading(SAY("Bình quân", "Mean"), 1);
    heading(SAY("Phần của điểm tối đa", "Share of maximum"), 1);
    heading(SAY("Chưa rõ", "Unknown"), 1);
    put("</tr></thead><tbody>\n");
    for (size_t i = 0; i < all; i++) {
        const struct loss *l = &b->losses[order[i]];
        char text[256], share[32] = "";
        const int64_t tenths = l->max ? (2000 * l->lost + l->max) / (2 * l->max) : 0;
        snprintf(text, sizeof text, "%s · %s",
                 is_extra(c, order[i]) ? SAY("bổ sung", "extra") : criterion_id(c, order[i]),
                 criterion_name(c, order[i]));
        if (l->max)
            snprintf(share, sizeof share, "%lld%s%lld %%", (long long)(tenths / 10), SAY(",", "."),
                     (long long)(tenths % 10));
        put("<tr>");
        put_in("th scope=\"row\"", text);
        number_cell(points_text(l->lost).text);
        number_cell(mean_text((struct mean){ l->lost, l->meetings }).text);
        number_cell(share);
        number_cell(number_text(l->unknown).text);
        put("</tr>\n");
    }
    put("</tbody>");
    close_table();
    put("</div></div>\n");
}

/* What a report of a check finds out of order or does not know. */
static void put_findings(const partyorg_report *p)
{
    int count = 0, wrong;
    put("<ul class=\"findings\">");
    for (int32_t i = 0; p && i < p->rule_count; i++) {
        const char *text = finding_text(p, i, &wrong);
        if (text)
            put_in(wrong ? "li class=\"wrong\"" : "li", text);
        count += text != NULL;
    }
    if (count == 0)
        put_in("li", SAY("Mọi quy định đều đạt hoặc không áp dụng.", "Every rule is met or does not apply."));
    put("</ul>\n");
}

static void put_checks(const struct book *b, const struct config *c, int32_t check)
{
    const int rating = check == PARTYORG_CHECK_CELL_RATING;
    put("<div class=\"cells\">");
    for (size_t i = 0; i < b->cell_count; i++) {
        const struct party_cell *cell = &b->cells[b->order[i]];
        if (rating && !cell->listed)
            continue;
        put("<details><summary><b>");
        put_escaped(cell->name);
        put("</b> – ");
        if (rating) {
            put(SAY("đề nghị ", "proposed "));
            put_escaped(rating_title(cell->facts.proposed_rating));
            put(": ");
            put_escaped(verdict_title(cell->rating_verdict));
            put(SAY("; mức đủ điều kiện: ", "; supported: "));
            put_escaped(rating_title(cell->rating_supported));
        } else {
            put_escaped(verdict_title(cell->year_verdict));
            put(SAY("; số tháng họp ", "; months "));
            put_escaped(part_text(cell->year.months_held, cell->year.months_due).text);
            put(SAY(", quý có chuyên đề ", ", thematic quarters "));
            put_escaped(part_text(cell->year.quarters_thematic, cell->year.quarters_due).text);
        }
        put("</summary>");
        put_findings(report_of_cell(b, c, cell, check));
        put("</details>\n");
    }
    put("</div>\n");
}

static void put_meeting(const struct config *c, const struct meeting *m)
{
    struct words points = points_between(m->least, m->most);
    const char *between = "";
    put("<tr>");
    put_in("td class=\"d\"", day_text(m->facts.held_on).text);
    put_in("td", kind_title(m->facts.meeting_kind));
    number_cell(points.text);
    number_cell(points_text(m->scored.points_max).text);
    print("<td><span class=\"tag %s\">", grade_class(m->grade));
    put_escaped(grade_title(m->grade));
    put("</span></td>");
    if (c->extra_count)
        number_cell(points_text(m->extra_sum).text);
    put("<td class=\"t\">");
    for (int32_t i = 0; i < c->card.criterion_count; i++) {
        const partyorg_scored_criterion *s = &m->scored.criteria[i];
        if (s->points != PARTYORG_UNKNOWN && s->lost == 0)
            continue;
        put(between);
        put_escaped(criterion_name(c, (size_t)i));
        put(" ");
        put(s->points == PARTYORG_UNKNOWN ? "?" : "−");
        put(s->points == PARTYORG_UNKNOWN ? "" : points_text(s->lost).text);
        between = "; ";
    }
    put("</td><td>");
    between = "";
    const partyorg_rule_info *rule;
    for (int32_t i = 0; (rule = meeting_rule(i)) != NULL; i++)
        if (rule->kind != PARTYORG_BAR && m->not_met >> i & 1) {
            put(between);
            put_escaped(rule->title[language]);
            between = "; ";
        }
    put("</td></tr>\n");
}

static void put_meetings(const struct book *b, const struct config *c)
{
    put("<div class=\"cells\">");
    for (size_t i = 0; i < b->cell_count; i++) {
        const struct party_cell *cell = &b->cells[b->order[i]];
        put("<details><summary><b>");
        put_escaped(cell->name);
        put("</b> – ");
        put_escaped(mean_between(cell->least, cell->most).text);
        put("</summary>");
        open_table(cell->name);
        put("<thead><tr>");
        heading(SAY("Ngày", "Day"), 0);
        heading(SAY("Loại", "Kind"), 0);
        heading(SAY("Điểm", "Points"), 1);
        heading(SAY("Tối đa", "Of"), 1);
        heading(SAY("Mức", "Grade"), 0);
        if (c->extra_count)
            heading(SAY("Bổ sung", "Extra"), 1);
        heading(SAY("Mất điểm ở", "Points lost on"), 0);
        heading(SAY("Quy định chưa đạt", "Rules not met"), 0);
        put("</tr></thead><tbody>\n");
        for (size_t j = cell->first; j < cell->end; j++)
            put_meeting(c, &b->meetings[j]);
        put("</tbody>");
        close_table();
        put("</details>\n");
    }
    put("</div>\n");
}

void write_page(FILE *out, const struct book *b, const struct config *c)
{
    const char *text;
    page = out;
    charts = 0;
    print("<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">\n", SAY("vi", "en"));
    put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
    put_in("title", report_title(c));
    put("\n<style>\n");
    for (size_t i = 0; i < sizeof style / sizeof style[0]; i++)
        put(style[i]);
    put("</style></head>\n<body><main>\n");
    put_in("h1", report_title(c));
    put("<ul class=\"notes\">\n");
    for (int i = 0; (text = remark(b, c, i)) != NULL; i++)
        if (text[0])
            put_in("li", text);
    print("</ul>\n<nav aria-label=\"%s\">", SAY("Mục lục", "Contents"));
    for (size_t i = 0; i < c->section_count; i++)
        if (is_shown(c, c->sections[i])) {
            print("<a href=\"#%s\">", section_names[c->sections[i]]);
            put_escaped(section_title(c->sections[i]));
            put("</a>");
        }
    put("</nav>\n");
    for (size_t i = 0; i < c->section_count; i++) {
        if (!is_shown(c, c->sections[i]))
            continue;
        print("<section id=\"%s\">", section_names[c->sections[i]]);
        put_in("h2", section_title(c->sections[i]));
        put("\n");
        switch (c->sections[i]) {
        case SECTION_RANKING:
            put_ranking(b, c);
            break;
        case SECTION_GRADES:
            put_grades(b);
            break;
        case SECTION_MONTHS:
            put_months(b, c);
            break;
        case SECTION_LOST:
            put_losses(b, c);
            break;
        case SECTION_YEAR:
            put_checks(b, c, PARTYORG_CHECK_MEETING_YEAR);
            break;
        case SECTION_RATING:
            put_checks(b, c, PARTYORG_CHECK_CELL_RATING);
            break;
        default:
            put_meetings(b, c);
        }
        put("</section>\n");
    }
    put("</main></body></html>\n");
}
