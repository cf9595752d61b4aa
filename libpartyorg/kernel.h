/* SPDX-License-Identifier: MIT */
/*
 * The vocabulary in which rules are written: terms (a number or date that may be unknown), three-valued logic, and
 * comparisons. It is the one place where Kleene's logic is decided.
 *
 * A condition is evaluated by inlining alone, on one file or on a block of rows (lanes.h). With a NULL trace `tr` only
 * the outcome is computed; with a trace, of one file, each comparison also notes what it compared, so that the same
 * condition explains itself.
 */
#ifndef PO_KERNEL_H
#define PO_KERNEL_H

#include "lanes.h"
#include "partyorg.h"

/* A set of unknown facts by index. The two highest bits are no facts but reasons of their own. */
typedef uint64_t po_missing;
#define MISSING_EDITION ((po_missing)1 << 63)
#define MISSING_CALENDAR ((po_missing)1 << 62)
#define MISSING_FACTS (~(MISSING_EDITION | MISSING_CALENDAR))

/* What only explains is kept of a file, not of a block. */
#ifdef PO_BLOCK
#define EXPLAINED(...)
#else
#define EXPLAINED(...) , __VA_ARGS__
#endif

/* A number or date. `fact` tells where a plain fact came from, -1 for a derived term. When unknown, the number means
   nothing. */
typedef struct term {
    lane v;
    flag unknown;
#ifdef PO_BLOCK
    flag truth; /* of a yes or no, which has no lane */
#else
    int16_t fact;
    int16_t stand_in;   /* the examination date stands in for the fact */
    int16_t base;       /* of a term `months` after a fact: that fact */
    int32_t months;     /* 0 for every other term */
    po_missing missing; /* what makes it unknown */
#endif
} term;

/* True is (ALL, 0), false (0, 0), unknown (ALL, ALL): it may be so, and it is open. */
typedef struct tri {
    flag may, open;
#ifndef PO_BLOCK
    po_missing missing; /* what makes it unknown; 0 when known */
#endif
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

enum { ATOMS_MAX = 48 };

typedef struct trace {
    int count;       /* atoms of precondition and condition */
    int conditions;  /* index of the condition's first atom */
    po_missing read; /* every fact that was looked at */
    atom atoms[ATOMS_MAX];
} trace;

typedef struct context {
    lane on;
    partyorg_options options; /* no member unknown */
    const partyorg_calendar *calendar;
    int asked; /* a level put in for the one proposed, plus 1 (rating.h); 0: none is */
#ifdef PO_BLOCK
    term level; /* the level proposed, or that put in */
    struct scratch *scratch;
    const struct steps *steps; /* by rule */
#endif
} context;

/* What makes a term unknown, of one file. */
#ifdef PO_BLOCK
#define MISSING_OF(term) ((po_missing)0)
#else
#define MISSING_OF(term) ((term).missing)
#endif

/* Where new lanes are made. */
#ifdef PO_BLOCK
#define TO(c) ((c)->scratch)
#else
#define TO(c) ((void)(c), (struct scratch *)NULL)
#endif

/* A choice as a member of a set. */
#define BIT(choice) ((int32_t)(UINT32_C(1) << (choice)))

/* ---- terms */

#ifndef PO_BLOCK
INLINE term k_fact(trace *tr, int32_t value, int index)
{
    const po_missing bit = (po_missing)1 << index;
    const flag unknown = FLAG(value == PARTYORG_UNKNOWN);
    if (tr)
        tr->read |= bit;
    return (term){ value, unknown, (int16_t)index, 0, 0, 0, unknown ? bit : 0 };
}
#endif

INLINE term k_number(lane value)
{
    return (term){ .v = value EXPLAINED(.fact = -1) };
}

#ifdef PO_BLOCK
#define k_absent(missing) ((term){ .v = EACH(PARTYORG_UNKNOWN), .unknown = ALL })
#else
#define k_absent(missing_) ((term){ PARTYORG_UNKNOWN, ALL, -1, 0, 0, 0, (missing_) })
#endif

/* d, or the examination date when d is unknown. */
INLINE term k_or_on(const context *c, term d)
{
#ifdef PO_BLOCK
    if (!any(d.unknown))
        return k_number(d.v);
#endif
    return (term){ .v = l_or_on(TO(c), d.v, d.unknown, c->on) EXPLAINED(.fact = d.fact, .stand_in = d.unknown & 1) };
}

INLINE term k_on(const context *c)
{
    return (term){ .v = c->on EXPLAINED(.fact = -1, .stand_in = 1) };
}

/* A value worked out from one or two terms. */
INLINE term k_derived(lane value, term from)
{
    return (term){ .v = value, .unknown = from.unknown EXPLAINED(.fact = -1, .missing = from.missing) };
}

INLINE term k_both(term a, term b)
{
    return (term){ .unknown = a.unknown | b.unknown EXPLAINED(.fact = -1, .missing = a.missing | b.missing) };
}

INLINE flag k_flags(flag f, flag a, flag b)
{
    return (f & a) | (~f & b);
}

/* a where the flag is set, else b. Of one file only that one is evaluated. */
#ifdef PO_BLOCK
INLINE term k_choose(const context *c, flag f, term a, term b)
{
    return (term){ .v = l_pick(TO(c), f, a.v, b.v), .unknown = k_flags(f, a.unknown, b.unknown) };
}
#define choose(f, a, b) k_choose(c, f, a, b)
#else
#define choose(f, a, b) ((f) ? (a) : (b))
#endif

/* The same, but unknown where the flag is set. */
INLINE term k_unless(flag f, po_missing missing, term a)
{
    (void)missing;
#ifdef PO_BLOCK
    a.unknown |= f;
    return a;
#else
    return f ? k_absent(missing) : a;
#endif
}

INLINE flag equals(term a, int32_t b)
{
    return l_same(a.v, EACH(b));
}

/* Of a yes or no: yes. */
INLINE flag holds_true(term a)
{
#ifdef PO_BLOCK
    return a.truth;
#else
    return FLAG(a.v == 1);
#endif
}

INLINE term k_add_months(const context *c, term d, lane months)
{
    term sum = k_derived(l_add_months(TO(c), d.v, months, d.unknown), d);
#ifndef PO_BLOCK
    sum.base = d.fact;
    sum.months = months;
#endif
    return sum;
}

INLINE term k_add_months_term(const context *c, term d, term months)
{
    const term from = k_both(d, months);
    return k_derived(l_add_months(TO(c), d.v, months.v, from.unknown), from);
}

/* The first day of the month n months after the term's. */
INLINE term k_month_after(const context *c, term d, lane n)
{
    return k_derived(l_month_after(TO(c), d.v, n, d.unknown), d);
}

/* The last day of the year n years after the term's. */
INLINE term k_year_end(const context *c, term d, lane n)
{
    return k_derived(l_year_end(TO(c), d.v, n, d.unknown), d);
}

enum { FIRST_OF_1901 = -25202 };

/* 31 December of a year. */
INLINE term k_last_day_of(const context *c, term year)
{
    const lane since = l_plus(TO(c), year.v, EACH(-1901));
    return k_derived(l_year_end(TO(c), EACH(FIRST_OF_1901), since, year.unknown), year);
}

INLINE term k_plus(const context *c, term a, int32_t n)
{
    return k_derived(l_plus(TO(c), a.v, EACH(n)), a);
}

INLINE term k_plus_term(const context *c, term a, term b)
{
    return k_derived(l_plus(TO(c), a.v, b.v), k_both(a, b));
}

INLINE term k_minus(const context *c, term a, term b)
{
    return k_derived(l_minus(TO(c), a.v, b.v), k_both(a, b));
}

/* The more of a number and a bound. */
INLINE term k_no_less(const context *c, term a, int32_t n)
{
    return k_derived(l_higher(TO(c), a.v, EACH(n)), a);
}

/* The least n, or the most, of which n * by is at least, or at most, base * times: shares of counts, exactly. */
INLINE term k_least_of(const context *c, term base, int32_t times, int32_t by)
{
    return k_derived(l_share(TO(c), base.v, times, by, 0), base);
}

INLINE term k_more_than_of(const context *c, term base, int32_t times, int32_t by)
{
    return k_derived(l_share(TO(c), base.v, times, by, 1), base);
}

INLINE term k_times(const context *c, term a, int32_t n)
{
    return k_derived(l_times(TO(c), a.v, n), a);
}

/* (a * b + add) / d, rounded down; what 32 bits do not hold is absent. */
INLINE term k_ratio(const context *c, term a, term b, term add, term d)
{
    term q = k_derived(l_ratio(TO(c), a.v, b.v, add.v, d.v), k_both(k_both(a, b), k_both(add, d)));
    q.unknown |= l_same(q.v, EACH(INT32_MAX));
    return q;
}

/* The share of n in d, in hundredths of a percent, half up. */
INLINE term k_percent(const context *c, term n, term d)
{
    term twice = k_derived(l_plus(TO(c), d.v, d.v), d);
    return k_ratio(c, n, k_number(EACH(20000)), d, twice);
}

/* The earlier of two days; of one that is known and one that is not, the first. */
INLINE term k_earlier_known(const context *c, term a, term b)
{
    const flag unknown = a.unknown & b.unknown;
    const lane earlier = l_lower(TO(c), a.v, b.v);
    return (term){ .v = l_pick(TO(c), a.unknown, b.v, l_pick(TO(c), b.unknown, a.v, earlier)),
                   .unknown = unknown EXPLAINED(.fact = -1, .missing = unknown ? a.missing | b.missing : 0) };
}

INLINE term k_months_by_month(const context *c, term from, term until)
{
    const term both = k_both(from, until);
    return k_derived(l_months_by_month(TO(c), from.v, until.v, both.unknown), both);
}

/* The largest n with from + n months <= until. */
INLINE term k_full_months(const context *c, term from, term until)
{
    const term n = k_months_by_month(c, from, until);
    const flag over = l_less(until.v, l_add_months(TO(c), from.v, n.v, n.unknown));
    return k_derived(l_pick(TO(c), over, l_plus(TO(c), n.v, EACH(-1)), n.v), n);
}

/* The n-th working day after d. */
INLINE term k_add_working_days(const context *c, term d, lane n)
{
    flag found;
    const lane due = l_add_working_days(TO(c), c->calendar, d.v, n, d.unknown, &found);
    return (term){ .v = due,
                   .unknown = d.unknown | ~found EXPLAINED(.fact = -1, .missing = d.unknown ? d.missing
                                                                                  : found   ? 0
                                                                                            : MISSING_CALENDAR) };
}

/* Votes are exact: yes * 3 >= base * 2 is yes >= two_thirds(base), yes * 2 > base is yes >= majority(base). A base
   below nought, as a contradictory file may give, asks for no vote at all. */
INLINE term k_two_thirds(const context *c, term base)
{
    return k_derived(l_share(TO(c), base.v, PO_TWO_THIRDS), base);
}

INLINE term k_majority(const context *c, term base)
{
    return k_derived(l_share(TO(c), base.v, PO_MAJORITY), base);
}

/* ---- logic: the one place where Kleene's is decided */

INLINE tri k_always(void)
{
    return (tri){ .may = ALL };
}

INLINE tri k_tri(flag may, flag open, po_missing missing)
{
    (void)missing;
    return (tri){ may, open EXPLAINED(open ? missing : 0) };
}

INLINE tri k_unknown(po_missing missing)
{
    return k_tri(ALL, ALL, missing);
}

#ifdef PO_BLOCK
#define REASONS(a, b) 0
#else
#define REASONS(a, b) ((a).missing | (b).missing)
#endif

/* Known true, known false. */
INLINE flag k_yes(tri a)
{
    return a.may ^ a.open;
}

INLINE flag k_no(tri a)
{
    return ~a.may;
}

INLINE tri k_not(tri a)
{
    return (tri){ ~k_yes(a), a.open EXPLAINED(a.missing) };
}

/* What is known: it is so where the flag is set. */
INLINE tri k_known(flag f)
{
    return k_tri(f, NONE, 0);
}

INLINE tri k_and(tri a, tri b)
{
    const flag may = a.may & b.may;
    return k_tri(may, may & (a.open | b.open), REASONS(a, b));
}

INLINE tri k_or(tri a, tri b)
{
    const flag may = a.may | b.may;
    return k_tri(may, may ^ (k_yes(a) | k_yes(b)), REASONS(a, b));
}

/* An outcome as a value of the type STATUS. */
INLINE term k_support(const context *c, tri a)
{
    const lane known = l_pick(TO(c), k_yes(a), EACH(PARTYORG_SUPPORT_MET), EACH(PARTYORG_SUPPORT_NOT_MET));
    return k_number(l_pick(TO(c), a.open, EACH(PARTYORG_SUPPORT_UNKNOWN), known));
}

/* An outcome as a value: yes or no. */
INLINE term k_yes_or_no(const context *c, tri a)
{
    return (term){ .v = l_pick(TO(c), k_yes(a), EACH(1), EACH(0)),
                   .unknown = a.open EXPLAINED(.fact = -1, .missing = a.missing) };
}

#ifdef PO_BLOCK
/* a where the flag is set, else b. */
INLINE tri k_select(flag f, tri a, tri b)
{
    return (tri){ k_flags(f, a.may, b.may), k_flags(f, a.open, b.open) };
}
#endif

/*
 * The operands are evaluated as they are written (C leaves the order of arguments open), for so the comparisons are to
 * be noted. Without a trace the second one is left out where the first one settles it; of a block, where it settles all
 * rows, which is too rare to ask.
 */
#ifdef PO_BLOCK
#define and_(a, b) k_and(a, b)
#define or_(a, b) k_or(a, b)
#else
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
#endif

/* ---- comparisons: the first operand is the one observed, the second what it must be */

INLINE void note(trace *tr, int relation, term observed, term required, tri result)
{
#ifdef PO_BLOCK /* never with a trace */
    (void)tr, (void)relation, (void)observed, (void)required, (void)result;
#else
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
#endif
}

/* What a number is made of is read and not told: of a finding it is the comparison of the result that matters. */
#ifdef PO_BLOCK
#define untold(expression) (expression)
#else
#define untold(expression)                                                                                             \
    __extension__({                                                                                                    \
        const int told_ = tr ? tr->count : 0;                                                                          \
        const __auto_type result_ = (expression);                                                                      \
        if (tr)                                                                                                        \
            tr->count = told_;                                                                                         \
        result_;                                                                                                       \
    })
#endif

INLINE tri k_compare(trace *tr, int relation, term observed, term required, flag yes)
{
    const flag unknown = observed.unknown | required.unknown;
    const tri result = k_tri(yes | unknown, unknown, REASONS(observed, required));
    note(tr, relation, observed, required, result);
    return result;
}

INLINE tri k_at_least(trace *tr, term a, term b)
{
    return k_compare(tr, PARTYORG_AT_LEAST, a, b, ~l_less(a.v, b.v));
}

INLINE tri k_at_most(trace *tr, term a, term b)
{
    return k_compare(tr, PARTYORG_AT_MOST, a, b, l_at_most(a.v, b.v));
}

INLINE tri k_equals(trace *tr, term a, term b)
{
    return k_compare(tr, PARTYORG_EQUAL_TO, a, b, l_same(a.v, b.v));
}

/* Of a yes or no. */
INLINE tri k_is_true(trace *tr, term a)
{
    return k_compare(tr, PARTYORG_EQUAL_TO, a, k_number(EACH(1)), holds_true(a));
}

INLINE tri k_is_false(trace *tr, term a)
{
    return k_compare(tr, PARTYORG_EQUAL_TO, a, k_number(EACH(0)), ~holds_true(a));
}

/* `choices` is a set of bits. */
INLINE tri k_one_of(trace *tr, term a, int32_t choices)
{
    return k_compare(tr, PARTYORG_ONE_OF, a, k_number(EACH(choices)), l_one_of(a.v, choices));
}

INLINE tri k_one_of_term(trace *tr, term a, term choices)
{
    return k_compare(tr, PARTYORG_ONE_OF, a, choices, l_one_of_lane(a.v, choices.v));
}

INLINE tri k_is(trace *tr, term a, int32_t choice)
{
    return k_compare(tr, PARTYORG_ONE_OF, a, k_number(EACH(BIT(choice))), equals(a, choice));
}

INLINE tri k_is_not(trace *tr, term a, int32_t choice)
{
    return k_compare(tr, PARTYORG_ONE_OF, a, k_number(EACH(~BIT(choice))), ~equals(a, choice));
}

/*
 * act <= the n-th working day after `from` (negated: later), by counting alone. The day itself is worked out only to
 * explain. Outside the calendar nothing is known.
 */
INLINE tri k_in_working_days(const context *c, trace *tr, term act, term from, term n, int negate)
{
    term due = k_both(from, n);
    const struct in_time is = l_in_working_days(TO(c), c->calendar, act.v, from.v, n.v);
#ifndef PO_BLOCK
    if (tr && !due.unknown) {
        due = k_add_working_days(c, from, n.v);
        due.v += due.unknown ? 0 : negate;
    }
#endif
    due.unknown |= is.outside;
    return k_compare(tr, negate ? PARTYORG_AT_LEAST : PARTYORG_AT_MOST, act, due, negate ? ~is.yes : is.yes);
}

/* a where the condition holds, else b; unknown while it is. */
INLINE term k_if(const context *c, tri condition, term a, term b)
{
    (void)c;
    return k_unless(condition.open, REASONS(condition, condition), choose(k_yes(condition), a, b));
}

/* What a row writes; `c` and `tr` are the context and the trace in scope. */
#define ALWAYS k_always()
#define NEVER k_known(NONE)
#define not_later(a, b) k_at_most(tr, a, b)
#define not_earlier(a, b) k_at_least(tr, a, b)
#define at_least(a, b) k_at_least(tr, a, b)
#define at_most(a, b) k_at_most(tr, a, b)
#define same(a, b) k_equals(tr, a, b)
#define is_true(a) k_is_true(tr, a)
#define is_false(a) k_is_false(tr, a)
#define is(a, choice) k_is(tr, a, choice)
#define is_not(a, choice) k_is_not(tr, a, choice)
#define one_of(a, choices) k_one_of(tr, a, choices)
#define number(n) k_number(EACH(n))
#define in_working_days(act, from, n) k_in_working_days(c, tr, act, from, n, 0)
#define after_working_days(act, from, n) k_in_working_days(c, tr, act, from, n, 1)
#define or_on(d) k_or_on(c, d)
#define add_months(d, n) k_add_months(c, d, EACH(n))
#define add_months_term(d, n) k_add_months_term(c, d, n)
#define month_after(d, n) k_month_after(c, d, EACH(n))
#define year_end(d, n) k_year_end(c, d, EACH(n))
#define day_before(d) k_plus(c, d, -1)
#define day_after(d) k_plus(c, d, 1)
#define days_after(d, n) k_plus(c, d, n)
#define one_more_than(a) k_plus(c, a, 1)
#define plus(a, b) k_plus_term(c, a, b)
#define minus(a, b) k_minus(c, a, b)
#define earlier_known(a, b) k_earlier_known(c, a, b)
#define yes_or_no(outcome) k_yes_or_no(c, outcome)
#define months_by_month(from, until) k_months_by_month(c, from, until)
#define full_months(from, until) k_full_months(c, from, until)
#define add_working_days(d, n) k_add_working_days(c, d, EACH(n))
#define two_thirds(base) k_two_thirds(c, base)
#define majority(base) k_majority(c, base)
#define least_of(base, times, by) k_least_of(c, base, times, by)
#define more_than_of(base, times, by) k_more_than_of(c, base, times, by)
#define most_of(base, times, by) k_plus(c, k_more_than_of(c, base, times, by), -1)
/* The most that is less than so many hundredths. */
#define below_share(base, hundredths) k_plus(c, k_least_of(c, base, hundredths, 100), -1)
#define times(a, n) k_times(c, a, n)
#define ratio(a, b, add, d) k_ratio(c, a, b, add, d)
#define percent_of(n, d) k_percent(c, n, d)
#define no_less(a, n) k_no_less(c, a, n)
#define last_day_of(year) k_last_day_of(c, year)
#define not_(a) k_not(a)
#define support(outcome) k_support(c, outcome)

#endif
