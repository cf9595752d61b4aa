/* SPDX-License-Identifier: MIT */
/*
 * Second half of a body of rules: examines a file. Every row becomes one inlined function, used twice: with a trace,
 * rule by rule, for reports, and without one, all in a row, for masks, where a condition is left out when its
 * precondition is false.
 */

/* The rules that share their edition with a rule: same family, same governing date. A constant. */
#define BY(fact) FACT_INDEX(fact)
#define BY_ON (-1)
INLINE uint64_t alike(int rule)
{
    return 0
#define RULE(key, id, kind, stage, family_, by, advice, applies, holds, vi, en)                                        \
    | ((uint64_t)(rules[rule].governing == (by) && rules[rule].family == FAMILY_##family_) << RULE_##key)
#include ROWS
        ;
}
#undef BY
#undef BY_ON

/* The first of them. */
INLINE int leads(int rule)
{
    return (alike(rule) & ((UINT64_C(1) << rule) - 1)) == 0;
}

#define BY(fact) or_on(F(fact))
#define BY_ON k_on(c)
#define RULE(key, id, kind, stage, family, by, advice, applies_, holds_, vi, en)                                       \
    INLINE void examine_##key(const SUBJECT_T *s, const context *c, trace *tr, struct examined *x)                     \
    {                                                                                                                  \
        const term G = by;                                                                                             \
        x->governing = G;                                                                                              \
        x->slot = po_slot(FAMILY_##family, G.v);                                                                       \
        const struct wording_row *w = &wordings[RULE_##key][x->slot];                                                  \
        x->wording = w;                                                                                                \
        if (tr)                                                                                                        \
            tr->read = 0; /* the governing date is told apart from what the condition reads */                         \
        x->applies = applies_;                                                                                         \
        if (tr)                                                                                                        \
            tr->conditions = tr->count;                                                                                \
        if (tr || x->applies.may)                                                                                      \
            x->holds = holds_;                                                                                         \
        (void)s;                                                                                                       \
        (void)c;                                                                                                       \
        (void)w;                                                                                                       \
    }
#include ROWS

void JOIN(JOIN(po_, CHECK), _rule)(const void *facts, const context *c, trace *tr, int rule, struct examined *x)
{
    const SUBJECT_T *s = facts;
    tr->count = 0;
    switch (rule) {
#define RULE(key, id, kind, stage, family, by, advice, applies, holds, vi, en)                                         \
    case RULE_##key:                                                                                                   \
        examine_##key(s, c, tr, x);                                                                                    \
        break;
#include ROWS
    default:
        break;
    }
}

/* The rules of one kind and stage (any when -1), as a constant. */
INLINE uint64_t rules_of(int kind, int stage)
{
    return 0
#define RULE(key, id, kind_, stage_, family, by, advice, applies, holds, vi, en)                                       \
    | ((kind == KIND_##kind_ && (stage < 0 || stage == STAGE_##stage_)) ? UINT64_C(1) << RULE_##key : 0)
#include ROWS
        ;
}

INLINE int verdict_of(const partyorg_masks *m, int stage)
{
    return po_verdict(m->met, m->not_met, m->unknown, rules_of(PARTYORG_REQUIREMENT, stage),
                      rules_of(PARTYORG_BAR, stage), rules_of(PARTYORG_GROUND, stage));
}

void JOIN(JOIN(po_, CHECK), _masks)(const void *facts, const context *c, partyorg_masks *masks, int32_t *verdicts)
{
    const SUBJECT_T *s = facts;
    partyorg_masks m = { masks->size, 0, STAGE_COUNT, 0, 0, 0, 0, 0 };
    struct examined x = { .holds = { 1, 1, 0 } };
    struct outcomes o = { 0, 0, 0, 0, 0, 0 };
#define RULE(key, id, kind, stage, family, by, advice, applies, holds, vi, en)                                         \
    examine_##key(s, c, NULL, &x);                                                                                     \
    po_add_outcome(&o, &x, RULE_##key);                                                                                \
    if (leads(RULE_##key)) {                                                                                           \
        o.listed |= listed_rules[x.slot] & alike(RULE_##key);                                                          \
        o.earlier |= x.slot == 0 ? alike(RULE_##key) : 0;                                                              \
    }
#include ROWS
    o.holds = po_reverse(o.holds, RULE_COUNT);
    o.open = po_reverse(o.open, RULE_COUNT);
    po_settle(&o, rules_of(PARTYORG_BAR, -1) | rules_of(PARTYORG_GROUND, -1), UNLISTED, &m);
    m.unknown &= UINT64_MAX >> (64 - RULE_COUNT);
    m.verdict = verdict_of(&m, -1);
    /* All is met: no stage is looked at, unless asked for. */
    if (m.verdict != PARTYORG_MET || verdicts) {
        int32_t by_stage[STAGE_COUNT];
#define STAGE(name, vi, en, avi, aen) by_stage[STAGE_##name] = verdict_of(&m, STAGE_##name);
#include ROWS
        for (int i = STAGE_COUNT; i-- > 0;)
            m.stage = by_stage[i] != PARTYORG_MET ? i : m.stage;
        for (int i = 0; verdicts && i < STAGE_COUNT; i++)
            verdicts[i] = by_stage[i];
    }
    *masks = m;
}

/* Values beyond the years 1 to 9999 are absent: no date can hold them. */
void JOIN(JOIN(po_, CHECK), _values)(const void *facts, const context *c, uint64_t met, int32_t *out)
{
    const SUBJECT_T *s = facts;
    NO_TRACE;
    term t;
    (void)c;
    (void)met;
#define VALUE(name, type, unit, formula, vi, en)                                                                       \
    t = formula;                                                                                                       \
    out[VALUE_##name] = t.unknown || (PARTYORG_TYPE_##type == PARTYORG_TYPE_DATE &&                                    \
                                      (t.v < PARTYORG_DATE_MIN || t.v > PARTYORG_DATE_MAX))                            \
                            ? PARTYORG_UNKNOWN                                                                         \
                            : t.v;
#include ROWS
}

/* Facts that cannot both be true: whatever an impossible comparison read. */
void JOIN(JOIN(po_, CHECK), _conflicts)(const void *facts, trace *tr, uint64_t *found)
{
    const SUBJECT_T *s = facts;
    *found = 0;
    (void)s;
    (void)tr;
#define CONFLICT(condition)                                                                                            \
    tr->count = 0;                                                                                                     \
    tr->read = 0;                                                                                                      \
    *found |= k_yes(condition) ? tr->read : 0;
#include ROWS
}

void JOIN(JOIN(po_, CHECK), _describe)(struct description *d)
{
    d->text = (const char *)&strings;
    d->stage_count = STAGE_COUNT;
    d->rule_count = RULE_COUNT;
    d->value_count = VALUE_COUNT;
    d->unlisted = UNLISTED;
    d->stages = stages;
    d->rules = rules;
    d->due_values = due_values;
    d->wordings = wordings;
    d->values = values;
}
