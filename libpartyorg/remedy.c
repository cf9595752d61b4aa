/* SPDX-License-Identifier: MIT */
/*
 * Remedies: what would put a finding in order. The comparisons that failed propose a step each; a proposal counts only
 * when the rule, examined again with the step taken, comes out in order.
 *
 * A ground supports an act against a member, or for one: it is there or it is not, and nobody is to bring it about so
 * that the act may follow. What a ground is made of is never a step, of whatever rule; a ground may only come by time,
 * and what is unknown of it may become known.
 */
#include "request.h"

#include <string.h>

enum { PROPOSALS_MAX = 2 * ATOMS_MAX };

struct proposal {
    partyorg_step step;
    int32_t value; /* one that satisfies the step */
};

static int in_order(int kind, int status)
{
    if (status == PARTYORG_NOT_APPLICABLE)
        return 1;
    return kind == PARTYORG_BAR ? status == PARTYORG_NOT_MET : status == PARTYORG_MET;
}

/* Examines the rule on other facts or on another day. */
static int status_with(const struct request *r, int rule, const void *facts, partyorg_date on, trace *t)
{
    struct examined x = { 0 };
    context c = r->c;
    c.on = on;
    DISPATCH(r->check, rule, facts, &c, t, rule, &x)
    return po_status(r->d.rules[rule].kind, r->d.unlisted, &x);
}

/* ---- by time alone */

static void add_day(int32_t *days, int *count, int32_t day, int32_t after)
{
    if (day == PARTYORG_UNKNOWN || !po_is_date(day) || day <= after)
        return;
    int at = *count;
    while (at > 0 && days[at - 1] >= day)
        at--;
    if (at < *count && days[at] == day)
        return;
    memmove(&days[at + 1], &days[at], (size_t)(*count - at) * sizeof *days);
    days[at] = day;
    ++*count;
}

/* The days with which the examination date, the day before it or a day so long after it is compared. */
static void add_compared(int32_t *days, int *count, const trace *t, int32_t after)
{
    for (int i = 0; i < t->count; i++) {
        const atom *a = &t->atoms[i];
        for (int later = 0; later < 2; later++) {
            if (!a->bound_on && a->required != PARTYORG_UNKNOWN)
                add_day(days, count, a->required + later, after);
            if (!a->observed_on && a->observed != PARTYORG_UNKNOWN)
                add_day(days, count, a->observed + later, after);
        }
    }
}

/* The first day on which a rule is in order, of those after a day on which it is not and up to one on which it is. */
static int32_t first_between(const struct request *r, int rule, int32_t before, int32_t day)
{
    trace t;
    while (day - before > 1) {
        const int32_t middle = before + (day - before) / 2;
        if (in_order(r->d.rules[rule].kind, status_with(r, rule, r->facts, middle, &t)))
            day = middle;
        else
            before = middle;
    }
    return day;
}

/* The outcome changes with the examination date only on a day it is compared with, or where an edition starts; and each
   edition may compare it with other days. A term that runs from it ends before the day it is compared with: of the days
   between the first one is looked for. */
partyorg_date po_first_day(const struct request *r, int rule)
{
    int32_t days[(SLOTS_MAX + 1) * (4 * ATOMS_MAX + 1)];
    int count = 0;
    trace again;
    status_with(r, rule, r->facts, r->c.on, &again);
    add_compared(days, &count, &again, r->c.on);
    for (int i = 0; i < EDITION_COUNT; i++) {
        partyorg_edition_info info = PARTYORG_EDITION_INFO_INIT;
        if (partyorg_edition_get(i, &info) != PARTYORG_OK || info.family != r->d.rules[rule].family ||
            info.from <= r->c.on)
            continue;
        add_day(days, &count, info.from, r->c.on);
        status_with(r, rule, r->facts, info.from, &again);
        add_compared(days, &count, &again, r->c.on);
    }
    for (int i = 0; i < count; i++)
        if (in_order(r->d.rules[rule].kind, status_with(r, rule, r->facts, days[i], &again)))
            return first_between(r, rule, i ? days[i - 1] : r->c.on, days[i]);
    return PARTYORG_UNKNOWN;
}

/* ---- by facts */

/*
 * Whether a remedy may ask this of a fact. History stays what it is, but what is not recorded can be. What is dated can
 * be done again, later: nothing is ever to be dated back.
 */
static int can_change(const struct request *r, const void *facts, int fact, int relation)
{
    if (fact < 0)
        return 0;
    if (po_get(facts, fact) == PARTYORG_UNKNOWN)
        return 1;
    return po_fact_nature(r->d.subject, fact) == PARTYORG_NATURE_MENDABLE &&
           !(po_fact_type(r->d.subject, fact) == PARTYORG_TYPE_DATE && relation == PARTYORG_AT_MOST);
}

/* The facts that the check's grounds are made of: all that they read but days of acts, which pick editions. */
static po_missing facts_of_grounds(const struct request *r)
{
    po_missing read = 0, acts = 0;
    for (int i = 0; i < r->d.rule_count; i++) {
        const struct rule_row *row = &r->d.rules[i];
        struct examined x = { 0 };
        trace t;
        acts |= row->governing < 0 ? 0 : (po_missing)1 << row->governing;
        if (row->kind != PARTYORG_GROUND)
            continue;
        DISPATCH(r->check, rule, r->facts, &r->c, &t, i, &x)
        read |= t.read;
    }
    return read & ~acts;
}

struct proposals {
    const struct request *r;
    const void *facts;
    po_missing grounds;
    int count;
    struct proposal list[PROPOSALS_MAX];
};

static void propose(struct proposals *p, int fact, int relation, int32_t required)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    if (required == PARTYORG_UNKNOWN || p->count == PROPOSALS_MAX || !can_change(p->r, p->facts, fact, relation) ||
        p->grounds >> fact & 1 || partyorg_fact_get(p->r->d.subject, fact, &info) != PARTYORG_OK)
        return;
    int32_t value = required;
    if (relation == PARTYORG_OTHER_THAN) /* of a yes or no: the other one */
        value = required ? 0 : 1, relation = PARTYORG_EQUAL_TO, required = value;
    if (relation == PARTYORG_ONE_OF) {
        for (value = 0; value < info.choice_count && !((uint32_t)required >> value & 1);)
            value++;
        required = (int32_t)((uint32_t)required & ((UINT32_C(1) << info.choice_count) - 1));
    }
    if (value < info.minimum || value > info.maximum)
        return;
    for (int i = 0; i < p->count; i++)
        if (p->list[i].step.fact == fact && p->list[i].step.relation == relation &&
            p->list[i].step.required == required)
            return;
    p->list[p->count++] = (struct proposal){ { fact, relation, required }, value };
}

/* The first day so many months after which is not before `day`. */
static int32_t months_before(int32_t day, int32_t months)
{
    int32_t from = po_add_months(day, -months);
    while (po_add_months(from, months) < day)
        from++;
    return from;
}

/* What each comparison that stands in the way would ask for. A bar wants its comparisons to fail. */
static void propose_all(struct proposals *p, const trace *t, int bar)
{
    for (int i = 0; i < t->count; i++) {
        const atom *a = &t->atoms[i];
        if (bar ? k_no(a->result) : k_yes(a->result))
            continue;
        int relation = a->relation;
        int32_t required = a->required;
        if (bar)
            po_negate(&relation, &required);
        if (!a->observed_on)
            propose(p, a->fact, relation, required);
        if (bar || a->observed == PARTYORG_UNKNOWN)
            continue;
        /* The other side, where it is a plain fact: the act is held again on or after that day. */
        if (!a->bound_on && a->relation == PARTYORG_AT_MOST)
            propose(p, a->bound_fact, PARTYORG_AT_LEAST, a->observed);
        if (!a->bound_on && a->relation == PARTYORG_AT_LEAST)
            propose(p, a->bound_fact, PARTYORG_AT_MOST, a->observed);
        /* A paper that has grown too old is made anew. */
        if (a->bound_months > 0 && a->relation == PARTYORG_AT_MOST)
            propose(p, a->bound_base, PARTYORG_AT_LEAST, months_before(a->observed, a->bound_months));
    }
}

/* A fact set beside its unknown neighbours: what the steps so far make of the file. */
static void copy_facts(const struct request *r, union any_subject *copy)
{
    partyorg_subject_info info = PARTYORG_SUBJECT_INFO_INIT;
    partyorg_subject_get(r->d.subject, &info);
    memcpy(copy, r->facts, info.struct_size);
}

/* Of the choices of a step those stay that put the rule in order: another comparison may look at the same fact. Returns
   whether there are any; the first one is taken. */
static int keep_choices(const struct request *r, int rule, union any_subject *facts, partyorg_step *step)
{
    const uint32_t choices = (uint32_t)step->required;
    uint32_t kept = 0;
    int first = -1;
    trace t;
    for (int i = 0; i < 31; i++) {
        facts->members[step->fact + 1] = i;
        if (!(choices >> i & 1) || !in_order(r->d.rules[rule].kind, status_with(r, rule, facts, r->c.on, &t)))
            continue;
        kept |= UINT32_C(1) << i;
        first = first < 0 ? i : first;
    }
    facts->members[step->fact + 1] = first;
    step->required = (int32_t)kept;
    return kept != 0;
}

/* Steps taken one after the other until the rule is in order; 0 when they do not get there. */
static int combine(const struct request *r, po_missing grounds, int rule, partyorg_remedy *remedy)
{
    union any_subject facts;
    trace t;
    const int kind = r->d.rules[rule].kind;
    copy_facts(r, &facts);
    remedy->step_count = 0;
    int status = status_with(r, rule, &facts, r->c.on, &t);
    while (!in_order(kind, status) && remedy->step_count < PARTYORG_STEPS_MAX) {
        struct proposals p = { .r = r, .facts = &facts, .grounds = grounds };
        int taken = 0;
        propose_all(&p, &t, kind == PARTYORG_BAR);
        for (int i = 0; i < p.count && !taken; i++) {
            const struct proposal *step = &p.list[i];
            taken = 1;
            for (int k = 0; k < remedy->step_count; k++)
                if (remedy->steps[k].fact == step->step.fact)
                    taken = 0;
            if (taken) {
                remedy->steps[remedy->step_count++] = step->step;
                facts.members[step->step.fact + 1] = step->value;
            }
        }
        if (!taken)
            return 0;
        status = status_with(r, rule, &facts, r->c.on, &t);
    }
    for (int k = 0; k < remedy->step_count && in_order(kind, status); k++)
        if (remedy->steps[k].relation == PARTYORG_ONE_OF)
            keep_choices(r, rule, &facts, &remedy->steps[k]);
    return in_order(kind, status);
}

/* Another comparison than the one that proposed a bound may do with less: the least change of the fact is asked for. */
static void ask_least(const struct request *r, int rule, union any_subject *facts, partyorg_step *step)
{
    const int kind = r->d.rules[rule].kind, away = step->relation == PARTYORG_AT_LEAST ? -1 : 1;
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    int32_t *const value = &facts->members[step->fact + 1], now = po_get(r->facts, step->fact);
    trace t;
    partyorg_fact_get(r->d.subject, step->fact, &info);
    int32_t fails = now != PARTYORG_UNKNOWN ? now : away < 0 ? info.minimum : info.maximum;
    if (step->fact == r->d.rules[rule].governing || fails == step->required)
        return;
    *value = step->required + away;
    if (!in_order(kind, status_with(r, rule, facts, r->c.on, &t)))
        return;
    *value = fails;
    if (in_order(kind, status_with(r, rule, facts, r->c.on, &t))) { /* any value does */
        step->required = fails;
        return;
    }
    for (int32_t middle; middle = fails + (step->required - fails) / 2, middle != fails;) {
        *value = middle;
        if (in_order(kind, status_with(r, rule, facts, r->c.on, &t)))
            step->required = middle;
        else
            fails = middle;
    }
}

/* Whether the rule is in order once a step is taken. */
static int works(const struct request *r, int rule, struct proposal *p)
{
    union any_subject changed;
    trace t;
    copy_facts(r, &changed);
    if (p->step.relation == PARTYORG_ONE_OF)
        return keep_choices(r, rule, &changed, &p->step);
    changed.members[p->step.fact + 1] = p->value;
    if (!in_order(r->d.rules[rule].kind, status_with(r, rule, &changed, r->c.on, &t)))
        return 0;
    if (p->step.relation == PARTYORG_AT_LEAST || p->step.relation == PARTYORG_AT_MOST)
        ask_least(r, rule, &changed, &p->step);
    return 1;
}

/* Whether a step asks for more than a remedy already found does. */
static int asks_more(const partyorg_step *step, const partyorg_remedy *found, int count)
{
    for (int i = 0; i < count; i++) {
        const partyorg_step *s = &found[i].steps[0];
        if (found[i].step_count == 1 && s->fact == step->fact && s->relation == step->relation &&
            (step->relation == PARTYORG_AT_LEAST  ? step->required >= s->required
             : step->relation == PARTYORG_AT_MOST ? step->required <= s->required
                                                  : step->required == s->required))
            return 1;
    }
    return 0;
}

partyorg_status partyorg_remedies(int32_t check, const void *facts, partyorg_date on, const partyorg_options *options,
                                  const partyorg_calendar *calendar, int32_t rule, partyorg_remedy *out,
                                  int32_t capacity, int32_t *count, partyorg_error *error)
{
    struct request r;
    struct examined x = { 0 };
    trace t;
    if (!count || (!out && capacity > 0))
        return po_error(error, PARTYORG_E_NULL, "out", "out, count: con trỏ rỗng", "out, count: NULL pointer");
    const partyorg_status status = po_request(&r, check, facts, on, options, calendar, error);
    if (status != PARTYORG_OK)
        return status;
    if (capacity < 0)
        return po_error(error, PARTYORG_E_RANGE, "capacity", "capacity: %d là số âm", "capacity: %d is negative",
                        capacity);
    if (rule < 0 || rule >= r.d.rule_count)
        return po_error(error, PARTYORG_E_RANGE, "rule", "rule: thủ tục này không có quy tắc số %d",
                        "rule: this check has no rule %d", rule);
    const int kind = r.d.rules[rule].kind, bar = kind == PARTYORG_BAR;
    partyorg_remedy found[PROPOSALS_MAX + 2];
    int n = 0;
    DISPATCH(check, rule, r.facts, &r.c, &t, rule, &x)
    *count = 0;
    if (in_order(kind, po_status(kind, r.d.unlisted, &x)))
        return PARTYORG_OK;
    const partyorg_date day = po_first_day(&r, rule);
    if (day != PARTYORG_UNKNOWN)
        found[n++] = (partyorg_remedy){ .from = day, .proven = 1 };
    if (x.wording->listed) {
        struct proposals p = { .r = &r, .facts = r.facts, .grounds = facts_of_grounds(&r) };
        int singles = 0;
        if (kind != PARTYORG_GROUND)
            propose_all(&p, &t, bar);
        for (int i = 0; i < p.count; i++) {
            if (works(&r, rule, &p.list[i]) && !asks_more(&p.list[i].step, found, n)) {
                found[n++] = (partyorg_remedy){
                    .step_count = 1, .from = PARTYORG_UNKNOWN, .proven = 1, .steps = { p.list[i].step }
                };
                singles++;
            }
        }
        partyorg_remedy all = { .from = PARTYORG_UNKNOWN, .proven = 1 };
        if (singles == 0 && kind != PARTYORG_GROUND && combine(&r, p.grounds, rule, &all))
            found[n++] = all;
        else if (singles == 0) {
            /* Too little is known to say more than what is missing. A rating that is lacking may be "not rated". */
            all.proven = all.step_count = 0;
            for (int i = 0; i < 62 && all.step_count < PARTYORG_STEPS_MAX; i++)
                if (po_why(&x) >> i & 1 && po_get(r.facts, i) == PARTYORG_UNKNOWN)
                    all.steps[all.step_count++] = (partyorg_step){ i, PARTYORG_TO_BE_KNOWN, PARTYORG_UNKNOWN };
            if (all.step_count > 0)
                found[n++] = all;
        }
    }
    *count = n;
    for (int i = 0; i < n && i < capacity; i++)
        out[i] = found[i];
    return n <= capacity ? PARTYORG_OK
                         : po_error(error, PARTYORG_E_SPACE, "capacity", "capacity: cần chỗ cho %d cách",
                                    "capacity: room for %d remedies is needed", n);
}
