/* SPDX-License-Identifier: MIT */
/*
 * Second half of a body of rules: examines. Every row becomes one inlined function, used in three ways: with a trace,
 * rule by rule, for the report of a file; without one, all in a row, for the masks of a file; and on lanes for a block
 * of a batch (PO_BLOCK, compiled once for each set of instructions).
 */

/* The rules that share their governing date with a rule, and their edition too when the family is the same: constants.
 */
#ifndef GROUNDS
#define GROUNDS ONE_GROUND
#endif

#define BY(fact) FACT_INDEX(fact)
#define BY_END_OF(fact) FACT_INDEX(fact)
#define BY_ON (-1)
INLINE uint64_t alike(int rule, int by_family)
{
    return 0
#define RULE(key, id, kind, stage, family_, by, advice, applies, holds, vi, en)                                        \
    | ((uint64_t)(rules[rule].governing == (by) && (!by_family || rules[rule].family == FAMILY_##family_))             \
       << RULE_##key)
#include ROWS
        ;
}
#undef BY
#undef BY_END_OF
#undef BY_ON

/* The first of them. */
INLINE int leader(int rule, int by_family)
{
    return (int)__builtin_ctzll(alike(rule, by_family));
}

#define BY(fact) or_on(F(fact))
#define BY_END_OF(fact) or_on(last_day_of(F(fact))) /* its last day */
#define BY_ON k_on(c)

/* Values beyond the years 1 to 9999 are absent: no date can hold them. */
INLINE term value_in_bounds(term t, int type)
{
    if (type == PARTYORG_TYPE_DATE)
        t.unknown |= l_less(t.v, EACH(PARTYORG_DATE_MIN)) | ~l_at_most(t.v, EACH(PARTYORG_DATE_MAX));
    return t;
}

/* In the formula of a value: whether a rule is met. */
#ifdef PO_BLOCK
#define IS_MET(key) (s->met[RULE_##key])
#else
#define IS_MET(key) FLAG(met >> RULE_##key & 1)
#endif

#define VALUE(name, type, unit, formula, vi, en)                                                                       \
    INLINE term value_##name(const FACTS *s, const context *c, uint64_t met)                                           \
    {                                                                                                                  \
        NO_TRACE;                                                                                                      \
        (void)s;                                                                                                       \
        (void)c;                                                                                                       \
        (void)met;                                                                                                     \
        return value_in_bounds(formula, PARTYORG_TYPE_##type);                                                         \
    }
#include ROWS

#ifdef PO_BLOCK

/* ---- a block: rule by rule, 64 rows at once */

#ifndef LEVEL_PROPOSED /* of checks that rate: see rating.h */
#define LEVEL_PROPOSED                                                                                                 \
    {                                                                                                                  \
        .unknown = NONE                                                                                                \
    }
#endif

/* Whether the wording of any of some rules changes with an edition. */
INLINE int begins(const struct steps *steps, uint64_t some, int slot)
{
    for (; some; some &= some - 1)
        if (steps[__builtin_ctzll(some)].set >> slot & 1)
            return 1;
    return 0;
}

/* A governing date, and since when its rows are under each edition of a family. */
struct governed {
    term day;
    int32_t room[BLOCK_ROWS];
    flag begun[SLOTS_MAX];
};

INLINE void govern(struct governed *g, term day, const struct scratch *scratch)
{
    g->day = day;
    if (day.v.at && is_room(scratch, day.v.at)) {
        memcpy(g->room, day.v.at, sizeof g->room); /* the scratch will be emptied */
        g->day.v.at = g->room;
    }
}

/*
 * A rule is examined under each wording that it has; every row keeps the outcome of its own edition. Where a row has no
 * wording yet, the outcome means nothing.
 */
#define RULE(key, id, kind, stage, family, by, advice, applies_, holds_, vi, en)                                       \
    static __attribute__((noinline)) void block_##key(const FACTS *s, const context *c, const struct governed *g,      \
                                                      const flag *begun, struct outcomes *o)                           \
    {                                                                                                                  \
        trace *const tr = NULL;                                                                                        \
        const term G = g->day;                                                                                         \
        int outcomes = 0;                                                                                              \
        o->listed = NONE;                                                                                              \
        o->earlier = ~begun[KNOWN_##family];                                                                           \
        for (int i = 0; i < c->steps[RULE_##key].count; i++) {                                                         \
            const int slot = c->steps[RULE_##key].slots[i];                                                            \
            const struct wording_row *w = &wordings[RULE_##key][slot];                                                 \
            const flag now = begun[slot];                                                                              \
            o->listed = w->listed ? o->listed | now : o->listed & ~now;                                                \
            if (!w->listed || (outcomes > 0 && !any(now)))                                                             \
                continue;                                                                                              \
            const tri applies = applies_;                                                                              \
            tri holds = k_always();                                                                                    \
            if (!o->holds_known && any(applies.may))                                                                   \
                holds = holds_;                                                                                        \
            const flag since = outcomes++ == 0 ? ALL : now;                                                            \
            o->excluded = k_flags(since, k_no(applies), o->excluded);                                                  \
            o->may_be_excluded = k_flags(since, ~k_yes(applies), o->may_be_excluded);                                  \
            if (!o->holds_known) {                                                                                     \
                o->holds = k_flags(since, holds.may, o->holds);                                                        \
                o->open = k_flags(since, holds.open, o->open);                                                         \
            }                                                                                                          \
        }                                                                                                              \
        (void)s;                                                                                                       \
        (void)tr;                                                                                                      \
        (void)G;                                                                                                       \
    }
#include ROWS

/* What the condition of a rule came to when it was asked for before its turn. */
INLINE void take_kept(const FACTS *s, int rule, struct outcomes *o)
{
    o->holds_known = s->kept_rules >> rule & 1;
    if (o->holds_known) {
        o->holds = s->kept[rule].may;
        o->open = s->kept[rule].open;
    }
}

/* Any of them by number, in the editions of the block. */
static __attribute__((unused)) void block_rule(const FACTS *s, const context *c, int rule, struct outcomes *o)
{
    switch (rule) {
#define RULE(key, id, kind, stage, family, by, advice, applies, holds, vi, en)                                         \
    case RULE_##key:                                                                                                   \
        block_##key(s, c, &s->governed[leader(RULE_##key, 0)], s->governed[leader(RULE_##key, 1)].begun, o);           \
        break;
#include ROWS
    default:
        break;
    }
}

/* Whether a stage (-1: the whole check) has a ground. */
INLINE int has_grounds(int stage)
{
    return 0
#define RULE(key, id, kind, stage_, family, by, advice, applies, holds, vi, en)                                        \
    || (KIND_##kind == KIND_ground && (stage < 0 || stage == STAGE_##stage_))
#include ROWS
        ;
}

INLINE void add_to_tally(struct tally *t, const struct settled *m, int kind)
{
    if (kind == PARTYORG_GROUND) {
        t->grounded |= m->met;
        t->ground_open |= m->unknown | m->refuses_nothing;
        t->ground_failed |= m->not_met;
    } else if (kind != PARTYORG_DEADLINE) {
        t->failed |= kind == PARTYORG_BAR ? m->met : m->not_met;
        t->open |= m->unknown;
    }
}

/* Asks for a share of the next block: its columns lie apart, so the processor would not do so by itself, and all at
   once it could not. */
INLINE void fetch_ahead(const struct block *s, int share, int shares)
{
    for (int i = share; i < s->ahead_count; i += shares)
        for (int line = 0; line < s->ahead[i].bytes; line += 64)
            __builtin_prefetch(s->ahead[i].from + line, 0, 2);
}

/* The running deadline that ends first: its act is not known to be done, and it has a due date. */
INLINE void find_due(struct block *s, const context *c)
{
    lane due = EACH(PARTYORG_UNKNOWN), rule = EACH(-1);
    flag runs = NONE;
#define DUE(key, value, act)                                                                                           \
    {                                                                                                                  \
        const term t = value_##value(s, c, 0);                                                                         \
        const flag running = s->unknown[RULE_##key] & s->listed[RULE_##key] & F(act).unknown & ~t.unknown;             \
        const flag sooner = running & (~runs | l_less(t.v, due));                                                      \
        due = l_pick(TO(c), sooner, t.v, due);                                                                         \
        rule = l_pick(TO(c), sooner, EACH(RULE_##key), rule);                                                          \
        runs |= running;                                                                                               \
    }
    c->scratch->used = 0;
#include ROWS
    l_store(s->due, due, runs);
    l_store(s->due_rule, rule, ALL);
    (void)runs;
}

void JOIN(JOIN(JOIN(po_, CHECK), _block_), CLONE)(struct block *s)
{
    struct scratch scratch; /* its rooms are written before they are read */
    const context c_ = { .on = { s->on, s->on_each },
                         .level = LEVEL_PROPOSED,
                         .options = *s->options,
                         .calendar = s->calendar,
                         .scratch = &scratch,
                         .steps = s->steps };
    const context *const c = &c_;
    scratch.kept_count = 0;
    struct governed governed[RULE_COUNT];
    s->governed = governed;
    s->kept_rules = 0;
    struct tally tallies[STAGE_COUNT] = { { .failed = NONE } }, whole = { .failed = NONE };
    struct outcomes o = { .listed = NONE };
    struct settled m;
#define RULE(key, id, kind, stage, family, by, advice, applies, holds, vi, en)                                         \
    scratch.used = 0;                                                                                                  \
    if (leader(RULE_##key, 0) == RULE_##key)                                                                           \
        govern(&governed[RULE_##key], by, &scratch);                                                                   \
    if (leader(RULE_##key, 1) == RULE_##key) {                                                                         \
        governed[RULE_##key].begun[SLOT_NOTHING] = ALL;                                                                \
        for (int slot = 1; slot <= po_edition_count(FAMILY_##family); slot++)                                          \
            if (slot == (int)KNOWN_##family || begins(c->steps, alike(RULE_##key, 1), slot))                           \
                governed[RULE_##key].begun[slot] =                                                                     \
                    po_begun(FAMILY_##family, slot, governed[leader(RULE_##key, 0)].day.v);                            \
    }                                                                                                                  \
    take_kept(s, RULE_##key, &o);                                                                                      \
    block_##key(s, c, &governed[leader(RULE_##key, 0)], governed[leader(RULE_##key, 1)].begun, &o);                    \
    m = po_settle(&o, KIND_##kind == KIND_bar || KIND_##kind == KIND_ground ? ALL : NONE, UNLISTED);                   \
    s->met[RULE_##key] = m.met;                                                                                        \
    s->not_met[RULE_##key] = m.not_met;                                                                                \
    s->unknown[RULE_##key] = m.unknown;                                                                                \
    s->not_applicable[RULE_##key] = m.not_applicable;                                                                  \
    s->listed[RULE_##key] = o.listed;                                                                                  \
    add_to_tally(&tallies[STAGE_##stage], &m, KIND_##kind);                                                            \
    fetch_ahead(s, RULE_##key, RULE_COUNT);
#include ROWS
#define STAGE(name, vi, en, avi, aen)                                                                                  \
    whole.failed |= tallies[STAGE_##name].failed;                                                                      \
    whole.open |= tallies[STAGE_##name].open;                                                                          \
    whole.grounded |= tallies[STAGE_##name].grounded;                                                                  \
    whole.ground_failed |= tallies[STAGE_##name].ground_failed;                                                        \
    whole.ground_open |= tallies[STAGE_##name].ground_open;                                                            \
    po_conclude(&tallies[STAGE_##name], has_grounds(STAGE_##name) ? GROUNDS : NO_GROUNDS);                             \
    s->stages_left[STAGE_##name] = tallies[STAGE_##name].failed | tallies[STAGE_##name].open;
#include ROWS
    po_conclude(&whole, has_grounds(-1) ? GROUNDS : NO_GROUNDS);
    s->failed = whole.failed;
    s->open = whole.open;
    if (s->want & WANT_DUE)
        find_due(s, c);
#define VALUE(name, type, unit, formula, vi, en)                                                                       \
    if (s->want_values >> VALUE_##name & 1) {                                                                          \
        scratch.used = 0;                                                                                              \
        const term t = value_##name(s, c, 0);                                                                          \
        l_store(s->values[VALUE_##name], t.v, ~t.unknown);                                                             \
    }
#include ROWS
}

#else

/* ---- a file */

#define RULE(key, id, kind, stage, family, by, advice, applies_, holds_, vi, en)                                       \
    INLINE void examine_##key(const FACTS *s, const context *c, trace *tr, struct examined *x)                         \
    {                                                                                                                  \
        const term G = by;                                                                                             \
        x->governing = G;                                                                                              \
        x->slot = po_slot(FAMILY_##family, G.v);                                                                       \
        x->earlier = x->slot < (int)KNOWN_##family;                                                                    \
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
    const FACTS *s = facts;
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

INLINE int verdict_of(const struct settled *m, int stage)
{
    const uint64_t requirements = rules_of(PARTYORG_REQUIREMENT, stage), bars = rules_of(PARTYORG_BAR, stage),
                   grounds = rules_of(PARTYORG_GROUND, stage);
    struct tally t = { FLAG(((m->not_met & requirements) | (m->met & bars)) != 0),
                       FLAG((m->unknown & (requirements | bars)) != 0), FLAG((m->met & grounds) != 0),
                       FLAG(((m->unknown | m->refuses_nothing) & grounds) != 0), FLAG((m->not_met & grounds) != 0) };
    po_conclude(&t, grounds != 0 ? GROUNDS : NO_GROUNDS);
    return t.failed ? PARTYORG_NOT_MET : t.open ? PARTYORG_NOT_KNOWN : PARTYORG_MET;
}

void JOIN(JOIN(po_, CHECK), _masks)(const void *facts, const context *c, partyorg_masks *masks, int32_t *verdicts)
{
    const FACTS *s = facts;
    struct examined x = { .holds = k_unknown(0) };
    struct outcomes o = { .listed = NONE };
#define RULE(key, id, kind, stage, family, by, advice, applies, holds, vi, en)                                         \
    examine_##key(s, c, NULL, &x);                                                                                     \
    po_add_outcome(&o, &x, RULE_##key);                                                                                \
    if (leader(RULE_##key, 1) == RULE_##key) {                                                                         \
        o.listed |= listed_rules[x.slot] & alike(RULE_##key, 1);                                                       \
        o.earlier |= x.earlier ? alike(RULE_##key, 1) : 0;                                                             \
    }
#include ROWS
    o.holds = po_reverse(o.holds, RULE_COUNT);
    o.open = po_reverse(o.open, RULE_COUNT);
    struct settled m = po_settle(&o, rules_of(PARTYORG_BAR, -1) | rules_of(PARTYORG_GROUND, -1), UNLISTED);
    m.unknown &= UINT64_MAX >> (64 - RULE_COUNT);
    m.not_applicable &= UINT64_MAX >> (64 - RULE_COUNT);
    *masks = (partyorg_masks){ masks->size, verdict_of(&m, -1), STAGE_COUNT, 0,
                               m.met,       m.not_met,          m.unknown,   m.not_applicable };
    /* All is met: no stage is looked at, unless asked for. */
    if (masks->verdict != PARTYORG_MET || verdicts) {
        int32_t by_stage[STAGE_COUNT];
#define STAGE(name, vi, en, avi, aen) by_stage[STAGE_##name] = verdict_of(&m, STAGE_##name);
#include ROWS
        for (int i = STAGE_COUNT; i-- > 0;)
            masks->stage = by_stage[i] != PARTYORG_MET ? i : masks->stage;
        for (int i = 0; verdicts && i < STAGE_COUNT; i++)
            verdicts[i] = by_stage[i];
    }
}

void JOIN(JOIN(po_, CHECK), _values)(const void *facts, const context *c, uint64_t met, int32_t *out)
{
    term t;
#define VALUE(name, type, unit, formula, vi, en)                                                                       \
    t = value_##name(facts, c, met);                                                                                   \
    out[VALUE_##name] = t.unknown ? PARTYORG_UNKNOWN : t.v;
#include ROWS
}

/* Facts that cannot both be true: whatever an impossible comparison read. */
void JOIN(JOIN(po_, CHECK), _conflicts)(const void *facts, const context *c, trace *tr, uint64_t *found)
{
    const FACTS *s = facts;
    *found = 0;
    (void)s;
    (void)c;
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
    d->dues = dues;
    d->wordings = wordings;
    d->values = values;
}

#endif
