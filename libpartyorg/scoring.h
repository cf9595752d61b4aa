/* SPDX-License-Identifier: MIT */
/*
 * Scores a meeting by a scorecard, which is the caller's data: the same code for one file and for a block, for rules,
 * values and partyorg_scorecard_score(). The card was found valid (scorecard.c). Included between rows.h and examine.h.
 */
#ifndef PO_SCORING_H
#define PO_SCORING_H

/* The points of one criterion; `derived` is unknown where the card has no rule for it. */
struct scored {
    term given, derived, points;
};

#define SCORE_AT(i) F_AT(FACT_INDEX(score_1) + (i))
#define GATE_AT(i) F_AT(FACT_INDEX(gate_1) + (i))

/* What is told of the first band that fits, from the last one up. */
enum { POINTS_OF_BAND, PLACE_OF_BAND };
#define TOLD(what, points, place) ((what) == POINTS_OF_BAND ? (points) : (place))

INLINE term by_bands(const context *c, trace *tr, const partyorg_scorecard_criterion *criterion, int what,
                     term measured, term whole)
{
    const int last = criterion->band_count - 1;
    term told = number(TOLD(what, criterion->bands[last].points, last));
    for (int i = last - 1; i >= 0; i--) {
        const partyorg_band *band = &criterion->bands[i];
        const int above = band->kind == PARTYORG_BAND_ABOVE;
        tri fits;
        if (band->kind == PARTYORG_BAND_SHORT_AT_MOST)
            fits = at_least(measured, k_plus(c, whole, -band->bound));
        else if (band->kind == PARTYORG_BAND_PART_AT_LEAST)
            fits = at_least(times(measured, band->over), times(whole, band->bound));
        else if (band->bound % 100 == 0) /* a whole percent */
            fits = at_least(times(measured, 100), k_plus(c, times(whole, band->bound / 100), above));
        else /* so many hundredths of a percent */
            fits = at_least(
                measured, k_plus(c, ratio(whole, number(band->bound), number(above ? 0 : 9999), number(10000)), above));
        told = k_if(c, fits, number(TOLD(what, band->points, i)), told);
    }
    return told;
}

INLINE term by_length(const FACTS *s, const context *c, trace *tr, const partyorg_scorecard_criterion *criterion,
                      int what)
{
    term standard = number(criterion->standard);
    if (criterion->large_from > 0)
        standard = k_if(c, at_least(F(members_total), number(criterion->large_from)), number(criterion->standard_large),
                        standard);
    return by_bands(c, tr, criterion, what, F(minutes), standard);
}

/* A fact that settles it first is told of by its place below nought. */
INLINE term by_share(const FACTS *s, const context *c, trace *tr, const partyorg_scorecard_criterion *criterion,
                     int what)
{
    term told = by_bands(c, tr, criterion, what, F_AT(criterion->fact), F_AT(criterion->whole));
    for (int i = criterion->first_count - 1; i >= 0; i--) {
        const partyorg_settled_first *first = &criterion->first[i];
        const term here = number(TOLD(what, first->points, -1 - i));
        told = k_if(c, at_least(F_AT(first->fact), number(first->above + 1)), here, told);
    }
    return told;
}

/* By the card's own rule; absent where it has none. */
INLINE term derived_points(const FACTS *s, const context *c, trace *tr, const partyorg_scorecard_criterion *criterion)
{
    const term kept = number(criterion->points), otherwise = number(criterion->otherwise);
    term points = k_absent(0);
    if (criterion->measure == PARTYORG_SCORE_LENGTH)
        points = by_length(s, c, tr, criterion, POINTS_OF_BAND);
    else if (criterion->measure == PARTYORG_SCORE_SHARE)
        points = by_share(s, c, tr, criterion, POINTS_OF_BAND);
    else if (criterion->measure == PARTYORG_SCORE_LIMIT)
        points = k_if(c, at_most(F_AT(criterion->fact), number(criterion->bound)), kept, otherwise);
    else if (criterion->measure == PARTYORG_SCORE_BEFORE)
        points = k_if(c, not_later(F_AT(criterion->fact), days_after(F(held_on), -criterion->bound)), kept, otherwise);
    else if (criterion->measure == PARTYORG_SCORE_AFTER)
        points = k_if(c, not_later(F_AT(criterion->fact), days_after(F(held_on), criterion->bound)), kept, otherwise);
    if (criterion->waived >= 0)
        points = k_if(c, is_true(F_AT(criterion->waived)), number(criterion->max), points);
    if (criterion->counts != 0)
        points = k_if(c, one_of(F(meeting_kind), criterion->counts), points, number(0));
    return points;
}

INLINE struct scored score_criterion(const FACTS *s, const context *c, trace *tr, int i)
{
    const partyorg_scorecard_criterion *criterion = &c->options.scorecard->criteria[i];
    struct scored scored = { .given = SCORE_AT(i), .derived = derived_points(s, c, tr, criterion) };
    scored.points = choose(scored.given.unknown, scored.derived, scored.given);
#ifndef PO_BLOCK
    scored.points.missing = scored.points.unknown ? scored.given.missing | scored.derived.missing : 0;
#endif
    return scored;
}

/* What is taken off; no more of each kind than the card says. */
INLINE term deducted_points(const FACTS *s, const context *c, trace *tr, const partyorg_scorecard *card)
{
    term sum = number(0);
    for (int i = 0; i < card->deduction_count; i++) {
        const partyorg_deduction *d = &card->deductions[i];
        const term fact = F_AT(d->fact);
        term taken;
        if (po_fact_type(PARTYORG_SUBJECT_MEETING, d->fact) == PARTYORG_TYPE_BOOL)
            taken = k_if(c, is_true(fact), number(d->each), number(0));
        else /* units beyond those that take the most are not multiplied: the product might not fit */
            taken = times(k_derived(l_lower(TO(c), fact.v, EACH(d->most / d->each + 1)), fact), d->each);
        sum = plus(sum, k_derived(l_lower(TO(c), taken.v, EACH(d->most)), taken));
    }
    return sum;
}

/* A meeting by a card: its points, whether every gate is passed, whether any criterion has both points given and points
   derived, and whether any such two differ. */
struct total {
    term points;
    tri gates;
    flag both, differ;
};

INLINE struct total sum_criteria(const FACTS *s, const context *c, trace *tr, const partyorg_scorecard *card)
{
    struct total total = { .gates = k_always(), .both = NONE, .differ = NONE };
    lane sum = l_sum(TO(c));
    term all = { .v = sum, .unknown = NONE EXPLAINED(.fact = -1) };
    const int mark = l_mark(TO(c));
    for (int i = 0; i < card->criterion_count; i++) {
        const struct scored scored = score_criterion(s, c, tr, i);
        const flag both = ~scored.given.unknown & ~scored.derived.unknown;
        total.both |= both;
        total.differ |= both & ~l_same(scored.given.v, scored.derived.v);
        l_add(&sum, scored.points.v);
        all = k_both(all, scored.points);
        for (int gate = 0; gate < card->gate_count; gate++)
            if (card->gates[gate].criterion == i)
                total.gates = k_and(total.gates, at_least(scored.points, number(card->criteria[i].max)));
        l_release(TO(c), mark);
    }
    const term taken = deducted_points(s, c, tr, card);
    all = k_both(all, taken);
    total.points = k_derived(l_higher(TO(c), l_minus(TO(c), sum, taken.v), EACH(0)), all);
    return total;
}

INLINE struct total total_entered(const FACTS *s, trace *tr, const partyorg_scorecard *card)
{
    (void)tr;
    struct total total = { .points = F(points_total), .gates = k_always(), .both = NONE, .differ = NONE };
    for (int i = 0; i < card->gate_count; i++)
        total.gates = k_and(total.gates, is_true(GATE_AT(i)));
    return total;
}

/* Of a block it is worked out once: two rules and three values ask for it. */
static __attribute__((noinline, unused)) struct total score_meeting(const FACTS *s, const context *c, trace *tr)
{
    const partyorg_scorecard *card = c->options.scorecard;
#ifdef PO_BLOCK
    struct scoring *kept = s->scoring;
    if (!kept->done) {
        const struct total total = card->itemised ? sum_criteria(s, c, tr, card) : total_entered(s, tr, card);
        kept->done = 1;
        kept->unknown = total.points.unknown;
        kept->gates = total.gates;
        kept->both = total.both;
        kept->differ = total.differ;
        l_store(kept->points, total.points.v, ALL);
    }
    return (
        struct total){ { .v = { kept->points, 0 }, .unknown = kept->unknown }, kept->gates, kept->both, kept->differ };
#else
    return card->itemised ? sum_criteria(s, c, tr, card) : total_entered(s, tr, card);
#endif
}

/* The first threshold reached; a gate that is not passed lowers the highest grade to the second. */
INLINE term grade_of(const context *c, trace *tr, const partyorg_scorecard *card, const struct total *total)
{
    const partyorg_threshold *t = card->thresholds;
    term grade = number(t[card->threshold_count - 1].grade);
    for (int i = card->threshold_count - 2; i >= 0; i--) {
        const flag reached = ~l_less(total->points.v, EACH(t[i].min));
        const term here = i == 0 && card->gate_count > 0 ? k_if(c, total->gates, number(t[0].grade), number(t[1].grade))
                                                         : number(t[i].grade);
        grade = choose(reached, here, grade);
    }
    (void)tr;
    return choose(total->points.unknown, k_absent(total->points.missing), grade);
}

#endif
