/* SPDX-License-Identifier: MIT */
/*
 * Scorecards and scored meetings as nested data, for every language: what there is and in which order stands here, how
 * a datum is made in a language is told by a `maker`. Points and percent are hundredths.
 */
#ifndef PARTYORG_BINDINGS_SCORECARD_H
#define PARTYORG_BINDINGS_SCORECARD_H

#include <string.h>

#include "partyorg.h"

/* Makes data into what was opened last. `key` is NULL in a list. */
struct maker {
    void *to;
    void (*open)(void *to, const char *key, int is_list);
    void (*close)(void *to);
    void (*text)(void *to, const char *key, const char *text); /* NULL: none */
    void (*number)(void *to, const char *key, int32_t number); /* a whole one */
    void (*points)(void *to, const char *key, int32_t hundredths);
    void (*yes_no)(void *to, const char *key, int yes);
    void (*pair)(void *to, const char *key, const char *vi, const char *en); /* one text in both languages */
};

static inline void make_text(const struct maker *m, const char *key, const char *text)
{
    m->text(m->to, key, text && *text ? text : NULL);
}

static inline void make_date(const struct maker *m, const char *key, partyorg_date day)
{
    char text[PARTYORG_DATE_TEXT];
    m->text(m->to, key, partyorg_date_print(day, PARTYORG_ISO, text, sizeof text) == PARTYORG_OK ? text : NULL);
}

static inline void make_fact(const struct maker *m, const char *key, int32_t fact)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    m->text(m->to, key, partyorg_fact_get(PARTYORG_SUBJECT_MEETING, fact, &info) == PARTYORG_OK ? info.name : NULL);
}

/* A choice of a fact of the meeting, by name. */
static inline void make_choice(const struct maker *m, const char *key, const char *fact, int32_t choice)
{
    partyorg_choice_info info = PARTYORG_CHOICE_INFO_INIT;
    int32_t at;
    const int known = partyorg_fact_find(PARTYORG_SUBJECT_MEETING, fact, SIZE_MAX, &at) == PARTYORG_OK &&
                      partyorg_choice_get(PARTYORG_SUBJECT_MEETING, at, choice, &info) == PARTYORG_OK;
    m->text(m->to, key, known ? info.name : NULL);
}

static inline void make_names(const struct maker *m, const char *vi, const char *en, char names[2][PARTYORG_NAME_TEXT])
{
    make_text(m, vi, names[PARTYORG_VI]);
    make_text(m, en, names[PARTYORG_EN]);
}

static inline void make_kinds(const struct maker *m, const char *key, int32_t kinds)
{
    m->open(m->to, key, 1);
    for (int32_t i = 0; i < 31; i++)
        if (kinds >> i & 1)
            make_choice(m, NULL, "meeting_kind", i);
    m->close(m->to);
}

static inline void make_bands(const struct maker *m, const partyorg_scorecard_criterion *c)
{
    static const char keys[][16] = { "", "short_at_most", "part_at_least", "above", "at_least" };
    m->open(m->to, "bands", 1);
    for (int32_t i = 0; i < c->band_count; i++) {
        const partyorg_band *const b = &c->bands[i];
        m->open(m->to, NULL, 0);
        if (b->kind == PARTYORG_BAND_SHORT_AT_MOST) {
            m->number(m->to, keys[b->kind], b->bound);
        } else if (b->kind == PARTYORG_BAND_PART_AT_LEAST) {
            m->open(m->to, keys[b->kind], 1);
            m->number(m->to, NULL, b->bound);
            m->number(m->to, NULL, b->over);
            m->close(m->to);
        } else if (b->kind != PARTYORG_BAND_OTHERWISE) {
            m->points(m->to, keys[b->kind], b->bound);
        }
        m->points(m->to, "points", b->points);
        if (b->assumed)
            m->yes_no(m->to, "printed", 0);
        m->close(m->to);
    }
    m->close(m->to);
}

static inline void make_rule(const struct maker *m, const partyorg_scorecard_criterion *c)
{
    static const char measures[][8] = { "", "length", "share", "limit", "before", "after" };
    m->open(m->to, "rule", 0);
    make_text(m, "measure", measures[c->measure]);
    if (c->measure == PARTYORG_SCORE_LENGTH) {
        m->number(m->to, "standard", c->standard);
        if (c->large_from > 0) {
            m->number(m->to, "standard_large", c->standard_large);
            m->number(m->to, "large_from", c->large_from);
        }
        make_bands(m, c);
    } else if (c->measure == PARTYORG_SCORE_SHARE) {
        make_fact(m, "of", c->fact);
        make_fact(m, "in", c->whole);
        if (c->first_count > 0) {
            m->open(m->to, "first", 1);
            for (int32_t i = 0; i < c->first_count; i++) {
                m->open(m->to, NULL, 0);
                make_fact(m, "fact", c->first[i].fact);
                m->number(m->to, "above", c->first[i].above);
                m->points(m->to, "points", c->first[i].points);
                m->close(m->to);
            }
            m->close(m->to);
        }
        make_bands(m, c);
    } else {
        make_fact(m, "fact", c->fact);
        m->number(m->to, c->measure == PARTYORG_SCORE_LIMIT ? "at_most" : "days", c->bound);
        m->points(m->to, "points", c->points);
        m->points(m->to, "otherwise", c->otherwise);
    }
    m->close(m->to);
}

static inline void make_criterion(const struct maker *m, const partyorg_scorecard *card, int32_t i)
{
    const partyorg_scorecard_criterion *const c = &card->criteria[i];
    m->open(m->to, NULL, 0);
    m->number(m->to, "n", i + 1);
    make_text(m, "id", c->id);
    make_text(m, "group", card->groups[c->group].id);
    make_names(m, "name_vi", "name_en", (char(*)[PARTYORG_NAME_TEXT])(uintptr_t)c->name);
    m->points(m->to, "max", c->max);
    m->points(m->to, "min", c->min);
    if (c->counts) {
        m->open(m->to, "counts", 0);
        make_kinds(m, "meeting_kind", c->counts);
        m->close(m->to);
    }
    if (c->waived >= 0) {
        m->open(m->to, "waived", 0);
        make_fact(m, "fact", c->waived);
        m->close(m->to);
    }
    if (c->measure != PARTYORG_SCORE_NONE)
        make_rule(m, c);
    m->close(m->to);
}

static inline void make_deductions(const struct maker *m, const partyorg_scorecard *card)
{
    m->open(m->to, "deductions", 1);
    for (int32_t i = 0; i < card->deduction_count; i++) {
        const partyorg_deduction *const d = &card->deductions[i];
        m->open(m->to, NULL, 0);
        make_text(m, "id", d->id);
        make_names(m, "name_vi", "name_en", (char(*)[PARTYORG_NAME_TEXT])(uintptr_t)d->name);
        make_fact(m, "fact", d->fact);
        m->points(m->to, "each", d->each);
        m->points(m->to, "most", d->most);
        m->close(m->to);
    }
    m->close(m->to);
}

/* A card that was examined, with the keys of a file, into what is open: an object. */
static inline void make_card(const struct maker *m, const partyorg_scorecard *card)
{
    m->number(m->to, "schema", card->schema);
    make_text(m, "id", card->id);
    make_names(m, "title_vi", "title_en", (char(*)[PARTYORG_NAME_TEXT])(uintptr_t)card->title);
    make_text(m, "issued_by_level", card->issued_by_level);
    make_text(m, "based_on", card->based_on);
    make_date(m, "valid_from", card->valid_from);
    make_date(m, "valid_to", card->valid_to);
    make_kinds(m, "kinds", card->kinds);
    m->yes_no(m->to, "itemised", card->itemised);
    m->points(m->to, "total", card->total);
    m->open(m->to, "thresholds", 1);
    for (int32_t i = 0; i < card->threshold_count; i++) {
        m->open(m->to, NULL, 0);
        make_choice(m, "grade", "proposed_grade", card->thresholds[i].grade);
        m->points(m->to, "min", card->thresholds[i].min);
        m->close(m->to);
    }
    m->close(m->to);
    m->open(m->to, "gates", 1);
    for (int32_t i = 0; i < card->gate_count; i++) {
        const partyorg_gate *const g = &card->gates[i];
        m->open(m->to, NULL, 0);
        m->number(m->to, "n", i + 1);
        make_text(m, "id", g->id);
        make_names(m, "name_vi", "name_en", (char(*)[PARTYORG_NAME_TEXT])(uintptr_t)g->name);
        if (g->criterion >= 0)
            make_text(m, "criterion", card->criteria[g->criterion].id);
        m->close(m->to);
    }
    m->close(m->to);
    m->open(m->to, "groups", 1);
    for (int32_t i = 0; i < card->group_count; i++) {
        m->open(m->to, NULL, 0);
        make_text(m, "id", card->groups[i].id);
        make_names(m, "name_vi", "name_en", (char(*)[PARTYORG_NAME_TEXT])(uintptr_t)card->groups[i].name);
        m->points(m->to, "max", card->groups[i].max);
        m->close(m->to);
    }
    m->close(m->to);
    m->open(m->to, "criteria", 1);
    for (int32_t i = 0; i < card->criterion_count; i++)
        make_criterion(m, card, i);
    m->close(m->to);
    if (card->deduction_count > 0)
        make_deductions(m, card);
    if (card->year_all_at_least >= 0) {
        m->open(m->to, "year", 0);
        make_choice(m, "all_at_least", "proposed_grade", card->year_all_at_least);
        m->number(m->to, "good_at_least", card->year_good_at_least);
        m->close(m->to);
    } else {
        m->text(m->to, "year", NULL);
    }
    make_text(m, "confidence", partyorg_confidence_name(card->confidence));
    make_text(m, "source", card->source);
    make_text(m, "notes", card->notes);
}

/* ---- a scored meeting */

/* One line on a criterion, or with -1 on the whole. */
static inline partyorg_status make_line(const struct maker *m, const partyorg_scorecard *card,
                                        const partyorg_meeting *meeting, const partyorg_scored *scored,
                                        int32_t criterion)
{
    char lines[2][8192];
    for (int32_t language = 0; language < 2; language++) {
        const partyorg_status status = partyorg_scored_print(card, meeting, scored, criterion, language,
                                                             lines[language], sizeof lines[language], NULL);
        if (status != PARTYORG_OK)
            return status;
    }
    m->pair(m->to, "text", lines[PARTYORG_VI], lines[PARTYORG_EN]);
    return PARTYORG_OK;
}

static inline void make_gates(const struct maker *m, const char *key, const partyorg_scorecard *card, int32_t gates)
{
    m->open(m->to, key, 1);
    for (int32_t i = 0; i < card->gate_count; i++)
        if (gates >> i & 1)
            make_text(m, NULL, card->gates[i].id);
    m->close(m->to);
}

static inline partyorg_status make_scored_criterion(const struct maker *m, const partyorg_scorecard *card,
                                                    const partyorg_meeting *meeting, const partyorg_scored *scored,
                                                    int32_t i)
{
    const partyorg_scorecard_criterion *const c = &card->criteria[i];
    const partyorg_scored_criterion *const s = &scored->criteria[i];
    m->open(m->to, NULL, 0);
    make_text(m, "id", c->id);
    m->pair(m->to, "name", c->name[PARTYORG_VI], c->name[PARTYORG_EN]);
    make_text(m, "group", card->groups[c->group].id);
    m->points(m->to, "given", s->given);
    m->points(m->to, "derived", s->derived);
    m->points(m->to, "points", s->points);
    m->points(m->to, "max", c->max);
    m->points(m->to, "lost", s->lost);
    m->yes_no(m->to, "counted", (s->flags & PARTYORG_SCORED_COUNTED) != 0);
    m->yes_no(m->to, "waived", (s->flags & PARTYORG_SCORED_WAIVED) != 0);
    m->yes_no(m->to, "differs", (s->flags & PARTYORG_SCORED_DIFFERS) != 0);
    m->yes_no(m->to, "assumed", (s->flags & PARTYORG_SCORED_ASSUMED) != 0);
    m->open(m->to, "missing", 1);
    for (int32_t fact = 0; fact < 64; fact++)
        if (s->missing >> fact & 1)
            make_fact(m, NULL, fact);
    m->close(m->to);
    const partyorg_status status = make_line(m, card, meeting, scored, i);
    m->close(m->to);
    return status;
}

/* How a meeting came by its points, into what is open: an object. */
static inline partyorg_status make_scored(const struct maker *m, const partyorg_scorecard *card,
                                          const partyorg_meeting *meeting, const partyorg_scored *scored)
{
    partyorg_status status = PARTYORG_OK;
    make_text(m, "scorecard", card->id);
    m->points(m->to, "points", scored->points);
    m->points(m->to, "points_max", scored->points_max);
    m->points(m->to, "least", scored->least);
    m->points(m->to, "most", scored->most);
    m->points(m->to, "deducted", scored->deducted);
    make_choice(m, "grade", "proposed_grade", scored->grade);
    make_choice(m, "next_grade", "proposed_grade", scored->next_grade);
    m->points(m->to, "next_points", scored->next_points);
    make_gates(m, "gates_missed", card, scored->gates_missed);
    make_gates(m, "gates_unknown", card, scored->gates_unknown);
    m->open(m->to, "warnings", 1);
    if (scored->flags & PARTYORG_SCORED_NOT_VALID)
        m->pair(m->to, NULL, "Không rõ phiếu có hiệu lực vào ngày họp hay không.",
                "The card is not known to be valid on the day of the meeting.");
    if (scored->flags & PARTYORG_SCORED_OTHER_KIND)
        m->pair(m->to, NULL, "Phiếu không dùng cho loại buổi sinh hoạt này.",
                "The card is not made for this kind of meeting.");
    m->close(m->to);
    m->open(m->to, "criteria", 1);
    for (int32_t i = 0; i < scored->criterion_count && status == PARTYORG_OK; i++)
        status = make_scored_criterion(m, card, meeting, scored, i);
    m->close(m->to);
    return status == PARTYORG_OK ? make_line(m, card, meeting, scored, -1) : status;
}

#endif
