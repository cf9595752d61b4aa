/* SPDX-License-Identifier: MIT */
/*
 * What the ratings of members and of organisations share: the level asked for, what a file reaches and supports, the
 * grounds of "not completed". Regulations 132-QĐ/TW, 124-QĐ/TW, 366-QĐ/TW Art. 11; guidance 21-HD/BTCTW B.
 *
 * A rule of a grade is written for LEVEL: the rating proposed, or one put in for it. So reaches() asks the same rows
 * for each rating. Included between rows.h and the conditions of a body, which names its rows GROUNDS_BELOW and
 * NOT_COMPLETED, the two that themselves ask for what is reached.
 */
#ifndef PO_RATING_H
#define PO_RATING_H

#ifdef PO_BLOCK
#define LEVEL (c->level)
#define LEVEL_PROPOSED fact_of(s, FACT_INDEX(proposed_rating))
#else
#define LEVEL (c->asked ? number(c->asked - 1) : F(proposed_rating))
#endif
#define LEVEL_IN(levels) one_of(LEVEL, levels)
#define NOT_COMPLETED_PROPOSED is(LEVEL, PARTYORG_RATING_NOT_COMPLETED)

/* What each level asks for: a number for excellent, good and completed. */
INLINE term k_by_level(const context *c, term level, int32_t excellent, int32_t good, int32_t completed)
{
    const lane lower = l_pick(TO(c), equals(level, PARTYORG_RATING_GOOD), EACH(good), EACH(completed));
    return k_derived(l_pick(TO(c), equals(level, PARTYORG_RATING_EXCELLENT), EACH(excellent), lower), level);
}
#define by_level(excellent, good, completed) k_by_level(c, LEVEL, excellent, good, completed)

/* A rating that is compared by order: "not rated" stands outside it, so nothing is known then. */
INLINE term in_order(term rating)
{
    rating.unknown |= equals(rating, PARTYORG_RATING_NOT_RATED);
#ifndef PO_BLOCK
    rating.missing = rating.unknown ? (po_missing)1 << rating.fact : 0; /* a rating is lacking */
#endif
    return rating;
}

/* The ratings up to one, as a set. */
#define UP_TO(level) (BIT(PARTYORG_RATING_##level + 1) - 1)
INLINE term k_up_to(const context *c, term rating)
{
    lane set = EACH(UP_TO(COMPLETED));
    set = l_pick(TO(c), equals(rating, PARTYORG_RATING_NOT_COMPLETED), EACH(UP_TO(NOT_COMPLETED)), set);
    set = l_pick(TO(c), equals(rating, PARTYORG_RATING_GOOD), EACH(UP_TO(GOOD)), set);
    set = l_pick(TO(c), equals(rating, PARTYORG_RATING_EXCELLENT), EACH(UP_TO(EXCELLENT)), set);
    return k_derived(set, rating);
}
#define up_to(rating) k_up_to(c, rating)

/* Points of an edition with bands: the upper end of a band counts only where points must lie inside it. */
#define CEILING 99999
#define IN_BAND(points, others, floors, ceilings)                                                                      \
    and_(at_least(points, minus(by_level floors, others)), c->options.fall_through == PARTYORG_FALL_THROUGH_STRICT     \
                                                               ? not_later(points, minus(by_level ceilings, others))   \
                                                               : ALWAYS)

/* Where an edition asks it: not when points must lie inside a band. */
#define IF_FALLING(asked) ((asked) && c->options.fall_through == PARTYORG_FALL_THROUGH_STRICT ? k_known(NONE) : ALWAYS)

/* What a rule asks of a file that shall have a level: that it does not apply or is in order; without a wording nothing.
 */
INLINE tri k_in_order(flag listed, flag earlier, tri applies, tri holds, int bar)
{
    const tri asked = k_or(k_not(applies), bar ? k_not(holds) : holds);
    const tri unlisted = k_tri(ALL, earlier, MISSING_EDITION);
    return k_tri((listed & asked.may) | (~listed & unlisted.may), (listed & asked.open) | (~listed & unlisted.open),
#ifdef PO_BLOCK
                 0
#else
                 listed ? asked.missing : unlisted.missing
#endif
    );
}

enum { RULES_OF_LEVEL, GROUNDS_OF_TEXT };

/* Which rules these are: constants. */
INLINE uint64_t asked_of(int what)
{
    return 0
#define RULE(key, id, kind, stage, family, by, advice, applies, holds, vi, en)                                         \
    | ((uint64_t)(RULE_##key != RULE_BELOW && RULE_##key != RULE_NOT_COMPLETED &&                                      \
                  (int)STAGE_##stage == (int)STAGE_grade && (KIND_##kind == KIND_ground) == (what == GROUNDS_OF_TEXT)) \
       << RULE_##key)
#include ROWS
        ;
}

#ifdef PO_BLOCK

static void block_rule(const FACTS *s, const context *c, int rule, struct outcomes *o);
INLINE void take_kept(const FACTS *s, int rule, struct outcomes *o);

/* All rules of a level in order, or any of the grounds. */
static __attribute__((noinline)) tri all_rules(const FACTS *s, const context *c, int what, int level)
{
    struct block *kept = (struct block *)(uintptr_t)s;
    context with = *c;
    const int mark = l_mark(TO(c));
    with.level = k_number(EACH(level));
    tri all = k_known(what == RULES_OF_LEVEL ? ALL : NONE);
    for (uint64_t left = asked_of(what); left; left &= left - 1) {
        const int rule = __builtin_ctzll(left);
        struct outcomes o = { .listed = NONE };
        if (what == GROUNDS_OF_TEXT)
            take_kept(s, rule, &o);
        block_rule(s, &with, rule, &o);
        l_release(TO(c), mark);
        const tri holds = { o.holds, o.open };
        if (what == GROUNDS_OF_TEXT) {
            kept->kept[rule] = holds; /* a ground does not ask for the level */
            kept->kept_rules |= UINT64_C(1) << rule;
            all = k_or(all, k_tri((o.listed & holds.may) | o.earlier, (o.listed & holds.open) | o.earlier, 0));
        } else {
            const tri applies = { ~o.excluded, o.may_be_excluded & ~o.excluded };
            all = k_and(all, k_in_order(o.listed, o.earlier, applies, holds, rules[rule].kind == PARTYORG_BAR));
        }
    }
    return all;
}
#define ALL_RULES(what, level) all_rules(s, c, what, level)

#else

static tri all_rules(const FACTS *s, const context *c, trace *tr, int what, int level)
{
    context with = *c;
    with.asked = level + 1;
    tri all = k_known(what == RULES_OF_LEVEL ? ALL : NONE);
    for (uint64_t left = asked_of(what); left; left &= left - 1) {
        const int rule = __builtin_ctzll(left);
        trace t;
        struct examined x;
        JOIN(JOIN(po_, CHECK), _rule)(s, &with, &t, rule, &x);
        const flag listed = FLAG(x.wording->listed), earlier = FLAG(x.earlier);
        if (tr && listed)
            tr->read |= t.read;
        if (what == GROUNDS_OF_TEXT) {
            const tri unlisted = k_tri(earlier, earlier, MISSING_EDITION);
            all = k_or(all, listed ? x.holds : unlisted);
        } else {
            all = k_and(all, k_in_order(listed, earlier, x.applies, x.holds, rules[rule].kind == PARTYORG_BAR));
        }
    }
    return all;
}
#define ALL_RULES(what, level) all_rules(s, c, tr, what, level)

#endif

#define REACHES(level) ALL_RULES(RULES_OF_LEVEL, PARTYORG_RATING_##level)
#define ANY_GROUND ALL_RULES(GROUNDS_OF_TEXT, PARTYORG_RATING_NOT_COMPLETED)
#define SUPPORTS(level) and_(REACHES(level), not_(ANY_GROUND))

/* The rating that a file supports, before the cap and before anybody decides. */
static __attribute__((unused)) term rating_supported(const FACTS *s, const context *c, term to_rate)
{
    NO_TRACE;
    const tri ground = ANY_GROUND;
    const int next_level = c->options.fall_through == PARTYORG_FALL_THROUGH_NEXT_LEVEL;
    const tri none = k_tri(ALL, next_level ? NONE : ~k_yes(ground), MISSING_EDITION);
    term grade = { .v = EACH(PARTYORG_RATING_NOT_COMPLETED), .unknown = none.open EXPLAINED(.fact = -1) };
#define OR_ELSE(level)                                                                                                 \
    {                                                                                                                  \
        const tri supported = k_and(REACHES(level), k_not(ground));                                                    \
        grade = (term){ .v = l_pick(TO(c), k_yes(supported), EACH(PARTYORG_RATING_##level), grade.v),                  \
                        .unknown = supported.open | (grade.unknown & ~k_yes(supported)) EXPLAINED(.fact = -1) };       \
    }
    OR_ELSE(COMPLETED)
    OR_ELSE(GOOD)
    OR_ELSE(EXCELLENT)
#undef OR_ELSE
    const flag left_out = ~to_rate.unknown & l_same(to_rate.v, EACH(0));
    return (term){ .v = l_pick(TO(c), left_out, EACH(PARTYORG_RATING_NOT_RATED), grade.v),
                   .unknown = to_rate.unknown | (grade.unknown & ~left_out) EXPLAINED(.fact = -1) };
}

#endif
