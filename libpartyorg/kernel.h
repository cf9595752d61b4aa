/* SPDX-License-Identifier: MIT */
/*
 * The vocabulary in which rules are written: terms (a number or date that may be unknown), three-valued logic, and
 * comparisons. It is the one place where Kleene's logic is decided.
 *
 * A condition is evaluated by inlining alone. With a NULL trace `tr` only the outcome is computed
 * (partyorg_check_masks); with a trace each comparison also notes what it compared, so that the same condition explains
 * itself.
 */
#ifndef PO_KERNEL_H
#define PO_KERNEL_H

#include "calendar.h"
#include "partyorg.h"

#define INLINE static inline __attribute__((always_inline))

/* A set of unknown facts by index. The two highest bits are no facts but reasons of their own. */
typedef uint64_t po_missing;
#define MISSING_EDITION ((po_missing)1 << 63)
#define MISSING_CALENDAR ((po_missing)1 << 62)
#define MISSING_FACTS (~(MISSING_EDITION | MISSING_CALENDAR))

/* A number or date. `fact` tells where a plain fact came from, -1 for a derived term. */
typedef struct term {
    int32_t v;
    uint32_t unknown; /* 0 or 1 */
    int16_t fact;
    int16_t stand_in;   /* the examination date stands in for the fact */
    int16_t base;       /* of a term `months` after a fact: that fact */
    int32_t months;     /* 0 for every other term */
    po_missing missing; /* what makes it unknown */
} term;

/* True is (1, 0), false (0, 0), unknown (1, 1): it may be so, and it is open. */
typedef struct tri {
    uint32_t may, open; /* 0 or 1 */
    po_missing missing; /* what makes it unknown; 0 when known */
} tri;

/* One comparison as it was made. */
typedef struct atom {
    int32_t relation;
    int32_t observed, required; /* UNKNOWN when not known */
    int16_t fact, bound_fact;   /* where either side came from; -1: derived */
    int16_t observed_on, bound_on;
    int16_t bound_base; /* of a bound so many months after a fact: that fact */
    int32_t bound_months;
    tri result;
} atom;

enum { ATOMS_MAX = 16 };

typedef struct trace {
    int count;       /* atoms of precondition and condition */
    int conditions;  /* index of the condition's first atom */
    po_missing read; /* every fact that was looked at */
    atom atoms[ATOMS_MAX];
} trace;

typedef struct context {
    int32_t on;
    partyorg_options options; /* no member unknown */
    const partyorg_calendar *calendar;
} context;

/* A choice as a member of a set. */
#define BIT(choice) ((int32_t)(UINT32_C(1) << (choice)))

/* ---- months between two days */

INLINE int32_t po_months_by_month(int32_t from, int32_t to)
{
    int32_t y1, m1, y2, m2, day;
    po_days_to_civil(from, &y1, &m1, &day);
    po_days_to_civil(to, &y2, &m2, &day);
    return (y2 - y1) * 12 + m2 - m1;
}

/* The largest n with from + n months <= to. */
INLINE int32_t po_full_months(int32_t from, int32_t to)
{
    const int32_t n = po_months_by_month(from, to);
    return po_add_months(from, n) > to ? n - 1 : n;
}

/* ---- terms */

INLINE term k_fact(trace *tr, int32_t value, int index)
{
    const po_missing bit = (po_missing)1 << index;
    const uint32_t unknown = value == PARTYORG_UNKNOWN;
    if (tr)
        tr->read |= bit;
    return (term){ .v = value, .unknown = unknown, .fact = (int16_t)index, .missing = unknown ? bit : 0 };
}

INLINE term k_number(int32_t value)
{
    return (term){ .v = value, .fact = -1 };
}

INLINE term k_absent(po_missing missing)
{
    return (term){ .v = PARTYORG_UNKNOWN, .unknown = 1, .fact = -1, .missing = missing };
}

/* d, or the examination date when d is unknown. */
INLINE term k_or_on(const context *c, term d)
{
    return (term){ .v = d.unknown ? c->on : d.v, .fact = d.fact, .stand_in = (int16_t)d.unknown };
}

INLINE term k_on(const context *c)
{
    return (term){ .v = c->on, .fact = -1, .stand_in = 1 };
}

/* A value worked out from one or two terms. */
INLINE term k_derived(int32_t value, term from)
{
    return (term){
        .v = from.unknown ? PARTYORG_UNKNOWN : value, .unknown = from.unknown, .fact = -1, .missing = from.missing
    };
}

INLINE term k_both(term a, term b)
{
    return (term){ .unknown = a.unknown | b.unknown, .fact = -1, .missing = a.missing | b.missing };
}

INLINE term add_months_term(term d, term months)
{
    const term from = k_both(d, months);
    return k_derived(from.unknown ? 0 : po_add_months(d.v, months.v), from);
}

INLINE term add_months(term d, int32_t months)
{
    term sum = k_derived(d.unknown ? 0 : po_add_months(d.v, months), d);
    sum.base = d.fact;
    sum.months = months;
    return sum;
}

/* The first day of the month n months after the term's. */
INLINE term month_after(term d, int32_t n)
{
    return k_derived(d.unknown ? 0 : po_month_after(d.v, n), d);
}

INLINE term day_before(term d)
{
    return k_derived(d.unknown ? 0 : d.v - 1, d);
}

INLINE term minus(term a, term b)
{
    const term from = k_both(a, b);
    return k_derived(from.unknown ? 0 : a.v - b.v, from);
}

/* The n-th working day after d. */
INLINE term add_working_days(const context *c, term d, int32_t n)
{
    int32_t due = 0;
    if (d.unknown)
        return k_absent(d.missing);
    return po_add_working_days(c->calendar, d.v, n, &due) ? k_number(due) : k_absent(MISSING_CALENDAR);
}

/* Votes are exact: yes * 3 >= base * 2 is yes >= two_thirds(base), yes * 2 > base is yes >= majority(base). A base
   below nought, as a contradictory file may give, asks for no vote at all. */
INLINE term two_thirds(term base)
{
    const uint32_t voters = base.v > 0 ? (uint32_t)base.v : 0;
    return k_derived((int32_t)((voters * 2 + 2) / 3), base);
}

INLINE term majority(term base)
{
    return k_derived((int32_t)((uint32_t)base.v / 2 + 1), base);
}

/* ---- logic: the one place where Kleene's is decided */

INLINE tri k_always(void)
{
    return (tri){ 1, 0, 0 };
}

INLINE tri k_unknown(po_missing missing)
{
    return (tri){ 1, 1, missing };
}

INLINE tri k_tri(uint32_t may, uint32_t open, po_missing missing)
{
    return (tri){ may, open, open ? missing : 0 };
}

/* Known true, known false. */
INLINE uint32_t k_yes(tri a)
{
    return a.may ^ a.open;
}

INLINE uint32_t k_no(tri a)
{
    return a.may ^ 1;
}

INLINE tri k_and(tri a, tri b)
{
    const uint32_t may = a.may & b.may;
    return k_tri(may, may & (a.open | b.open), a.missing | b.missing);
}

INLINE tri k_or(tri a, tri b)
{
    const uint32_t may = a.may | b.may;
    return k_tri(may, may ^ (k_yes(a) | k_yes(b)), a.missing | b.missing);
}

/*
 * The operands are evaluated as they are written (C leaves the order of arguments open), for so the comparisons are to
 * be noted. Without a trace the second one is left out where the first one settles it.
 */
#define IN_ORDER_(op, settles, a, b, n)                                                                                \
    __extension__({                                                                                                    \
        const tri first_##n = (a);                                                                                     \
        tri both_##n = first_##n;                                                                                      \
        if (tr || !settles(first_##n)) {                                                                               \
            const tri second_##n = (b);                                                                                \
            both_##n = op(first_##n, second_##n);                                                                      \
        }                                                                                                              \
        both_##n;                                                                                                      \
    })
#define IN_ORDER(op, settles, a, b, n) IN_ORDER_(op, settles, a, b, n)
#define and_(a, b) IN_ORDER(k_and, k_no, a, b, __COUNTER__)
#define or_(a, b) IN_ORDER(k_or, k_yes, a, b, __COUNTER__)

/* ---- comparisons: the first operand is the one observed, the second what it must be */

INLINE tri k_compare(trace *tr, int relation, term observed, term required, uint32_t yes)
{
    const uint32_t unknown = observed.unknown | required.unknown;
    const tri result = k_tri(yes | unknown, unknown, observed.missing | required.missing);
    if (tr && tr->count < ATOMS_MAX)
        tr->atoms[tr->count++] = (atom){ .relation = relation,
                                         .observed = observed.unknown ? PARTYORG_UNKNOWN : observed.v,
                                         .required = required.unknown ? PARTYORG_UNKNOWN : required.v,
                                         .fact = observed.fact,
                                         .bound_fact = required.fact,
                                         .observed_on = observed.stand_in,
                                         .bound_on = required.stand_in,
                                         .bound_base = required.base,
                                         .bound_months = required.months,
                                         .result = result };
    return result;
}

INLINE tri k_at_least(trace *tr, term a, term b)
{
    return k_compare(tr, PARTYORG_AT_LEAST, a, b, a.v >= b.v);
}

INLINE tri k_at_most(trace *tr, term a, term b)
{
    return k_compare(tr, PARTYORG_AT_MOST, a, b, a.v <= b.v);
}

INLINE tri k_equals(trace *tr, term a, term b)
{
    return k_compare(tr, PARTYORG_EQUAL_TO, a, b, a.v == b.v);
}

/* `choices` is a set of bits. */
INLINE tri k_one_of(trace *tr, term a, int32_t choices)
{
    return k_compare(tr, PARTYORG_ONE_OF, a, k_number(choices), (uint32_t)choices >> (a.v & 31) & 1);
}

INLINE tri k_is(trace *tr, term a, int32_t choice)
{
    return k_compare(tr, PARTYORG_ONE_OF, a, k_number(BIT(choice)), a.v == choice);
}

INLINE tri k_is_not(trace *tr, term a, int32_t choice)
{
    return k_compare(tr, PARTYORG_ONE_OF, a, k_number(~BIT(choice)), a.v != choice);
}

/*
 * act <= the n-th working day after `from` (negated: later), by counting alone. The day itself is worked out only to
 * explain. Outside the calendar nothing is known.
 */
INLINE tri k_in_working_days(const context *c, trace *tr, term act, term from, term n, int negate)
{
    term due = k_both(from, n);
    const struct po_in_time is = po_in_working_days(c->calendar, act.v, from.v, n.v);
    if (tr && !due.unknown) {
        due = add_working_days(c, from, n.v);
        due.v += due.unknown ? 0 : negate;
    }
    due.unknown |= is.outside;
    return k_compare(tr, negate ? PARTYORG_AT_LEAST : PARTYORG_AT_MOST, act, due, is.yes ^ (uint32_t)negate);
}

/* What a row writes; `c` and `tr` are the context and the trace in scope. */
#define ALWAYS k_always()
#define not_later(a, b) k_at_most(tr, a, b)
#define not_earlier(a, b) k_at_least(tr, a, b)
#define at_least(a, b) k_at_least(tr, a, b)
#define at_most(a, b) k_at_most(tr, a, b)
#define same(a, b) k_equals(tr, a, b)
#define is_true(a) k_equals(tr, a, k_number(1))
#define is_false(a) k_equals(tr, a, k_number(0))
#define is(a, choice) k_is(tr, a, choice)
#define is_not(a, choice) k_is_not(tr, a, choice)
#define one_of(a, choices) k_one_of(tr, a, choices)
#define number(n) k_number(n)
#define in_working_days(act, from, n) k_in_working_days(c, tr, act, from, n, 0)
#define after_working_days(act, from, n) k_in_working_days(c, tr, act, from, n, 1)
#define or_on(d) k_or_on(c, d)

#endif
