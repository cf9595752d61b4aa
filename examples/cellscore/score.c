/* SPDX-License-Identifier: MIT */
/*
 * Scoring, roll-up and ranking. All sums are whole numbers of hundredths and all means are compared as fractions, so no
 * rounding decides a rank. What is not known is carried along as the least and the most that it can come to.
 */
#include "cellscore.h"

/* ---- one meeting ------------------------------------------------------------------------------------------------- */

/* The place of a threshold that points reach, the highest being 0. */
static int32_t threshold_of(const partyorg_scorecard *card, int32_t points)
{
    for (int32_t i = 0; i < card->threshold_count; i++)
        if (points >= card->thresholds[i].min)
            return i;
    return card->threshold_count - 1;
}

/* The grades that a meeting can have, a bit each. A gate that is not passed makes the highest the second. */
static int grades_of(const partyorg_scorecard *card, const struct meeting *m)
{
    int grades = 0;
    for (int32_t i = threshold_of(card, m->most); i <= threshold_of(card, m->least); i++) {
        if (i > 0 || m->scored.gates_missed == 0)
            grades |= 1 << card->thresholds[i].grade;
        if (i == 0 && (m->scored.gates_missed || m->scored.gates_unknown) && card->threshold_count > 1)
            grades |= 1 << card->thresholds[1].grade;
    }
    return grades;
}

static int32_t only_grade(int grades)
{
    for (int32_t grade = 0; grade < GRADES; grade++)
        if (grades == 1 << grade)
            return grade;
    return PARTYORG_UNKNOWN;
}

/* Whether a meeting counts as one of the regular meetings of the year. */
static int32_t counts_as_regular(const partyorg_meeting *m)
{
    return m->meeting_kind == PARTYORG_UNKNOWN ? PARTYORG_UNKNOWN : m->meeting_kind != PARTYORG_MEETING_KIND_THEMATIC;
}

static int score_extra(struct book *b, struct config *c, struct meeting *m)
{
    m->extra_sum = 0;
    for (size_t i = 0; i < c->extra_count; i++) {
        if (!config_points(c, i, m, &b->cells[m->cell], &m->extra[i]))
            return 0;
        if (m->extra[i] == PARTYORG_UNKNOWN)
            m->extra_sum = PARTYORG_UNKNOWN;
        else if (m->extra_sum != PARTYORG_UNKNOWN)
            m->extra_sum += m->extra[i];
        if (c->extra_counts) {
            m->least += m->extra[i] == PARTYORG_UNKNOWN ? 0 : m->extra[i];
            m->most += m->extra[i] == PARTYORG_UNKNOWN ? c->extras[i].max : m->extra[i];
        }
    }
    return 1;
}

static partyorg_options options_of(const struct config *c)
{
    partyorg_options options = PARTYORG_OPTIONS_INIT;
    options.scorecard = &c->card;
    return options;
}

/* Takes out the points entered for the criteria of another card. */
static void forget_points(partyorg_meeting *m)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    for (int32_t i = 0; partyorg_fact_get(PARTYORG_SUBJECT_MEETING, i, &info) == PARTYORG_OK; i++)
        if (strncmp(info.name, "score_", 6) == 0 || strncmp(info.name, "gate_", 5) == 0 ||
            strcmp(info.name, "points_total") == 0)
            partyorg_facts_put(PARTYORG_SUBJECT_MEETING, m, i, PARTYORG_UNKNOWN, NULL);
}

/* Returns 1 when the meeting is scored, 0 when it cannot be, which has been told, -1 to stop. */
static int score_meeting(struct book *b, struct config *c, struct meeting *m)
{
    partyorg_error error;
    if (!c->given_points)
        forget_points(&m->facts);
    m->scored.size = sizeof m->scored;
    if (partyorg_scorecard_score(&c->card, &m->facts, &m->scored, &error) != PARTYORG_OK) {
        complain(SAY("dòng %ld (%s): %s", "line %ld (%s): %s"), m->line, b->cells[m->cell].id, error.text[language]);
        return 0;
    }
    const int known = m->scored.points != PARTYORG_UNKNOWN;
    m->least = known ? m->scored.points : m->scored.least;
    m->most = known ? m->scored.points : m->scored.most;
    m->counts = counts_as_regular(&m->facts);
    partyorg_date_to_civil(m->facts.held_on, NULL, &m->month, NULL);
    if (!score_extra(b, c, m))
        return -1;
    m->grades = grades_of(&c->card, m);
    m->grade = only_grade(m->grades);
    if (c->checks & CHECK_MEETING) {
        const partyorg_options options = options_of(c);
        partyorg_masks masks = PARTYORG_MASKS_INIT;
        if (partyorg_check_masks(PARTYORG_CHECK_MEETING, &m->facts, b->on, &options, NULL, &masks, &error) !=
            PARTYORG_OK) {
            complain(SAY("dòng %ld (%s): %s", "line %ld (%s): %s"), m->line, b->cells[m->cell].id,
                     error.text[language]);
            return 0;
        }
        m->verdict = masks.verdict;
        m->not_met = masks.not_met;
    }
    return 1;
}

/* ---- the year ---------------------------------------------------------------------------------------------------- */

static int compare_meetings(const void *left, const void *right)
{
    const struct meeting *a = left, *b = right;
    if (a->cell != b->cell)
        return a->cell < b->cell ? -1 : 1;
    if (a->facts.held_on != b->facts.held_on)
        return a->facts.held_on < b->facts.held_on ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

/* Sorts the meetings by cell and day; takes out what stands there twice or lies in another year. */
static int sort_meetings(struct book *b, const struct config *c)
{
    size_t kept = 0;
    b->year = c->year;
    if (b->meeting_count)
        qsort(b->meetings, b->meeting_count, sizeof *b->meetings, compare_meetings);
    for (size_t i = 0; i < b->meeting_count; i++) {
        const struct meeting *m = &b->meetings[i], *before = kept ? &b->meetings[kept - 1] : NULL;
        int32_t year = 0;
        partyorg_date_to_civil(m->facts.held_on, &year, NULL, NULL);
        if (b->year == PARTYORG_UNKNOWN)
            b->year = year;
        if (year != b->year && c->year == PARTYORG_UNKNOWN) {
            complain(SAY("có cuộc họp của năm %d và năm %d: ghi year = %d trong cấu hình để chọn một năm",
                         "there are meetings of %d and of %d: choose with year = %d in the configuration"),
                     (int)b->year, (int)year, (int)(year > b->year ? year : b->year));
            return 0;
        }
        if (year != b->year) {
            complain(
                SAY("dòng %ld (%s): cuộc họp của năm %d, không phải %d", "line %ld (%s): a meeting of %d, not of %d"),
                m->line, b->cells[m->cell].id, (int)year, (int)b->year);
            b->unreadable++;
        } else if (before && before->cell == m->cell && before->facts.held_on == m->facts.held_on &&
                   before->facts.meeting_kind == m->facts.meeting_kind) {
            complain(SAY("dòng %ld (%s): cùng chi bộ, ngày và loại với dòng %ld",
                         "line %ld (%s): the same cell, day and kind as line %ld"),
                     m->line, b->cells[m->cell].id, before->line);
            b->unreadable++;
        } else {
            b->meetings[kept++] = *m;
        }
    }
    b->meeting_count = kept;
    return 1;
}

static int bits(unsigned set)
{
    int count = 0;
    for (; set; set &= set - 1)
        count++;
    return count;
}

/* A number that is known when its least is its most. */
static int32_t settled(int least, int most)
{
    return least == most ? least : PARTYORG_UNKNOWN;
}

/* Counts the meetings of a cell into the facts of its year, and its sums. */
static void roll_up(struct book *b, struct party_cell *cell)
{
    unsigned months = 0, months_most = 0, quarters = 0, quarters_most = 0;
    int least[GRADES] = { 0 }, most[GRADES] = { 0 };
    for (size_t i = cell->first; i < cell->end; i++) {
        const struct meeting *m = &b->meetings[i];
        const unsigned month = 1u << m->month, quarter = 1u << ((m->month - 1) / 3);
        const int32_t kind = m->facts.meeting_kind;
        if (m->counts == PARTYORG_UNKNOWN) {
            cell->kind_unknown++;
            quarters_most |= quarter;
        } else if (kind != PARTYORG_MEETING_KIND_REGULAR) {
            quarters |= quarter;
        }
        if (m->extra_sum != PARTYORG_UNKNOWN) {
            cell->extra.sum += m->extra_sum;
            cell->extra.count++;
        }
        if (m->counts == 0)
            continue;
        months_most |= month;
        for (int32_t grade = 0; grade < GRADES; grade++) {
            most[grade] += m->grades >> grade & 1;
            least[grade] += m->counts == 1 && m->grade == grade;
        }
        if (m->counts != 1)
            continue;
        months |= month;
        cell->counted++;
        cell->open += m->least != m->most;
        cell->least.sum += m->least;
        cell->most.sum += m->most;
        if (m->grade == PARTYORG_UNKNOWN)
            cell->grades_open++;
        else
            cell->grades[m->grade]++;
    }
    cell->least.count = cell->most.count = cell->counted;
    cell->year.year = b->year;
    cell->year.months_held = settled(bits(months), bits(months_most));
    cell->year.quarters_thematic = settled(bits(quarters), bits(quarters | quarters_most));
    cell->year.meetings_good = settled(least[PARTYORG_MEETING_GRADE_GOOD], most[PARTYORG_MEETING_GRADE_GOOD]);
    cell->year.meetings_fair = settled(least[PARTYORG_MEETING_GRADE_FAIR], most[PARTYORG_MEETING_GRADE_FAIR]);
    cell->year.meetings_average = settled(least[PARTYORG_MEETING_GRADE_AVERAGE], most[PARTYORG_MEETING_GRADE_AVERAGE]);
    cell->year.meetings_weak = settled(least[PARTYORG_MEETING_GRADE_WEAK], most[PARTYORG_MEETING_GRADE_WEAK]);
}

/* ---- reports ----------------------------------------------------------------------------------------------------- */

static partyorg_report report;

static int examine(const struct book *b, const struct config *c, int32_t check, const void *facts, const char *who)
{
    const partyorg_options options = options_of(c);
    partyorg_error error;
    partyorg_report_init(&report);
    if (partyorg_check(check, facts, b->on, &options, NULL, &report, &error) == PARTYORG_OK)
        return 1;
    complain("%s: %s", who, error.text[language]);
    return 0;
}

const partyorg_report *report_of_meeting(const struct book *b, const struct config *c, const struct meeting *m)
{
    return examine(b, c, PARTYORG_CHECK_MEETING, &m->facts, b->cells[m->cell].id) ? &report : NULL;
}

const partyorg_report *report_of_cell(const struct book *b, const struct config *c, const struct party_cell *cell,
                                      int32_t check)
{
    const void *facts = check == PARTYORG_CHECK_MEETING_YEAR ? (const void *)&cell->year : (const void *)&cell->facts;
    return examine(b, c, check, facts, cell->id) ? &report : NULL;
}

/* A value of the report, by name. */
static int32_t value_of(const char *name)
{
    partyorg_value_info value = PARTYORG_VALUE_INFO_INIT;
    for (int32_t i = 0; partyorg_value_get(report.check, i, &value) == PARTYORG_OK; i++)
        if (strcmp(value.name, name) == 0)
            return report.values[i];
    return PARTYORG_UNKNOWN;
}

/* Makes the checks of a cell. Returns whether its facts can be examined. */
static int examine_cell(struct book *b, struct config *c, struct party_cell *cell)
{
    cell->year_verdict = cell->rating_verdict = -1;
    cell->rating_supported = PARTYORG_UNKNOWN;
    if (c->checks & CHECK_MEETING_YEAR) {
        if (!report_of_cell(b, c, cell, PARTYORG_CHECK_MEETING_YEAR))
            return 0;
        cell->year_verdict = report.verdict;
    }
    if (c->checks & CHECK_CELL_RATING && cell->listed) {
        if (!report_of_cell(b, c, cell, PARTYORG_CHECK_CELL_RATING))
            return 0;
        cell->rating_verdict = report.verdict;
        cell->rating_supported = value_of("grade");
    }
    return 1;
}

/* ---- ranking ----------------------------------------------------------------------------------------------------- */

static int compare_means(struct mean a, struct mean b)
{
    const int64_t left = a.sum * b.count, right = b.sum * a.count;
    return (left > right) - (left < right);
}

static int is_exact(const struct party_cell *cell)
{
    return cell->least.sum == cell->most.sum;
}

/*
 * The best and the worst rank that a cell can have: a cell is certainly better when its least is more than this one's
 * most. Cells with the same exact mean share a rank.
 */
static void rank_cell(const struct book *b, struct party_cell *cell)
{
    size_t better = 0, worse = 0, ranked = 0;
    for (size_t i = 0; i < b->cell_count; i++) {
        const struct party_cell *other = &b->cells[i];
        if (other->counted == 0)
            continue;
        ranked++;
        better += compare_means(other->least, cell->most) > 0;
        worse += compare_means(other->most, cell->least) < 0;
        cell->tied += is_exact(cell) && is_exact(other) && compare_means(other->most, cell->most) == 0;
    }
    cell->rank_first = better + 1;
    cell->rank_last = ranked - worse;
    if (cell->tied > 1 && cell->rank_last - cell->rank_first + 1 == cell->tied)
        cell->rank_last = cell->rank_first;
}

static const struct book *sorted;
static enum order sorted_by;

static int compare_cells(const void *left, const void *right)
{
    const size_t x = *(const size_t *)left, y = *(const size_t *)right;
    const struct party_cell *a = &sorted->cells[x], *b = &sorted->cells[y];
    int difference = 0;
    if (sorted_by == ORDER_NAME)
        difference = strcmp(a->name, b->name);
    if (sorted_by == ORDER_POINTS) {
        difference = (a->counted == 0) - (b->counted == 0);
        if (!difference && a->counted)
            difference = compare_means(b->least, a->least);
        if (!difference && a->counted)
            difference = compare_means(b->most, a->most);
    }
    if (!difference && sorted_by != ORDER_FILE)
        difference = strcmp(a->id, b->id);
    return difference ? difference : (x > y) - (x < y);
}

/* ---- losses ------------------------------------------------------------------------------------------------------ */

static void add_losses(const struct book *b, const struct config *c, size_t first, size_t end, struct loss *losses)
{
    const size_t count = criterion_count(c), own = (size_t)c->card.criterion_count;
    memset(losses, 0, count * sizeof *losses);
    for (size_t i = first; i < end; i++) {
        const struct meeting *m = &b->meetings[i];
        for (size_t j = 0; j < count; j++) {
            const partyorg_scored_criterion *s = j < own ? &m->scored.criteria[j] : NULL;
            const int32_t max = s ? c->card.criteria[j].max : c->extras[j - own].max;
            const int32_t points = s ? s->points : m->extra[j - own];
            if (points == PARTYORG_UNKNOWN) {
                losses[j].unknown++;
            } else if (!s || s->flags & PARTYORG_SCORED_COUNTED) {
                losses[j].meetings++;
                losses[j].max += max;
                losses[j].lost += max - points;
            }
        }
    }
}

void losses_of(const struct book *b, const struct config *c, const struct party_cell *cell, struct loss *losses)
{
    add_losses(b, c, cell->first, cell->end, losses);
}

size_t worst_of(const struct config *c, const struct loss *losses)
{
    size_t worst = criterion_count(c);
    for (size_t i = 0; i < counted_criteria(c); i++)
        if (losses[i].lost > 0 && (worst == criterion_count(c) || losses[i].lost > losses[worst].lost))
            worst = i;
    return worst;
}

/* ---- everything -------------------------------------------------------------------------------------------------- */

int score(struct book *b, struct config *c)
{
    size_t kept = 0;
    if (!sort_meetings(b, c))
        return 0;
    if (b->year == PARTYORG_UNKNOWN)
        partyorg_date_to_civil(b->on, &b->year, NULL, NULL);
    for (size_t i = 0; i < b->meeting_count; i++) {
        const int scored = score_meeting(b, c, &b->meetings[i]);
        if (scored < 0)
            return 0;
        b->unreadable += scored == 0;
        if (scored)
            b->meetings[kept++] = b->meetings[i];
    }
    b->meeting_count = kept;
    b->order = grow(NULL, (b->cell_count + 1) * sizeof *b->order);
    for (size_t i = 0, at = 0; i < b->cell_count; i++) {
        struct party_cell *cell = &b->cells[i];
        cell->first = at;
        while (at < b->meeting_count && b->meetings[at].cell == i)
            at++;
        cell->end = at;
        roll_up(b, cell);
        b->order[i] = i;
        if (!examine_cell(b, c, cell))
            return 0;
    }
    for (size_t i = 0; i < b->cell_count; i++)
        if (b->cells[i].counted)
            rank_cell(b, &b->cells[i]);
    sorted = b;
    sorted_by = c->order;
    qsort(b->order, b->cell_count, sizeof *b->order, compare_cells);
    add_losses(b, c, 0, b->meeting_count, b->losses);
    return 1;
}
