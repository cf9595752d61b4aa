/* SPDX-License-Identifier: MIT */
/* A cell meeting. The rules stand in meeting.def; how a scorecard gives points is in scoring.h. */
#define CHECK meeting
#define SUBJECT meeting
#define ROWS "meeting.def"
/* A rule that an edition does not list did not exist in it. */
#define UNLISTED PARTYORG_NOT_APPLICABLE

#include "procedure.h"

#include "rows.h"

#include "scoring.h"

#define REGULAR_MEETING                                                                                                \
    one_of(F(meeting_kind), BIT(PARTYORG_MEETING_KIND_REGULAR) | BIT(PARTYORG_MEETING_KIND_COMBINED))
/* The last day of the month after a day's. */
#define month_end_after(day) day_before(month_after(day, 2))

INLINE term edition_of(const context *c, term day)
{
    (void)c;
    return EDITION_SINCE(M, M42, day, EDITION_SINCE(M, M12, day, NO_EDITION));
}

/* A committee may set less for a small cell, but not more. */
INLINE term minutes_required(const context *c, const FACTS *s, int32_t plain, int32_t combined)
{
    NO_TRACE;
    if (combined == UNKNOWN)
        return number(plain);
    const term set = F(minutes_set);
    const term standard = k_if(c, is(F(meeting_kind), PARTYORG_MEETING_KIND_COMBINED), number(combined), number(plain));
    const flag lowered = ~l_less(set.v, EACH(1)) & l_less(set.v, standard.v);
    return k_derived(l_pick(TO(c), lowered, set.v, standard.v), k_both(set, standard));
}

INLINE term next_regular_due(const context *c, const FACTS *s)
{
    NO_TRACE;
    return k_if(c, REGULAR_MEETING, month_end_after(F(held_on)), k_absent(0));
}

/* ---- by the scorecard */

/* With a card, in meetings that it is made for. */
enum { ALL_KINDS = (1 << (PARTYORG_MEETING_KIND_COMBINED + 1)) - 1 };
#define SCORED_MEETING(condition)                                                                                      \
    (!c->options.scorecard ? NEVER                                                                                     \
     : c->options.scorecard->kinds == ALL_KINDS                                                                        \
         ? (condition)                                                                                                 \
         : and_(one_of(F(meeting_kind), c->options.scorecard->kinds), condition))

/* Whether any criterion has both points given and points derived. */
INLINE tri scores_given(const context *c, const FACTS *s, trace *tr)
{
    if (!c->options.scorecard)
        return NEVER;
    return k_known(untold(score_meeting(s, c, tr)).both);
}

/* Whether these are equal wherever both are known. */
INLINE tri scores_agree(const context *c, const FACTS *s, trace *tr)
{
    (void)tr;
    if (!c->options.scorecard)
        return NEVER;
#ifndef PO_BLOCK
    for (int i = 0; tr && i < c->options.scorecard->criterion_count; i++) {
        const struct scored scored = score_criterion(s, c, NULL, i);
        if (!scored.given.unknown && !scored.derived.unknown)
            same(scored.given, scored.derived);
    }
#endif
    return k_known(~score_meeting(s, c, NULL).differ);
}

INLINE term meeting_points(const context *c, const FACTS *s)
{
    return c->options.scorecard ? score_meeting(s, c, NULL).points : k_absent(0);
}

/* The maxima of the criteria that count in a meeting of its kind. */
INLINE term meeting_points_max(const context *c, const FACTS *s)
{
    NO_TRACE;
    const partyorg_scorecard *card = c->options.scorecard;
    if (!card)
        return k_absent(0);
    int32_t always = card->itemised ? 0 : card->total;
    lane sum = l_sum(TO(c));
    term sometimes = { .v = sum, .unknown = NONE EXPLAINED(.fact = -1) };
    const int mark = l_mark(TO(c));
    for (int i = 0; i < card->criterion_count; i++) {
        const partyorg_scorecard_criterion *criterion = &card->criteria[i];
        if (criterion->counts == 0) {
            always += criterion->max;
            continue;
        }
        const term here = k_if(c, one_of(F(meeting_kind), criterion->counts), number(criterion->max), number(0));
        l_add(&sum, here.v);
        sometimes = k_both(sometimes, here);
        l_release(TO(c), mark);
    }
    return k_derived(l_plus(TO(c), sum, EACH(always)), sometimes);
}

INLINE term meeting_grade(const context *c, const FACTS *s, trace *tr)
{
    if (!c->options.scorecard)
        return k_absent(0);
    const struct total total = untold(score_meeting(s, c, tr));
    return grade_of(c, tr, c->options.scorecard, &total);
}

#include "examine.h"

#ifndef PO_BLOCK

#include <string.h>

/* ---- a meeting scored, criterion by criterion */

void po_score_bounds(const partyorg_scorecard *card, int fact, int32_t *high)
{
    const int i = fact - FACT_INDEX(score_1);
    if (i >= 0 && i < PARTYORG_CRITERIA_MAX)
        *high = i < card->criterion_count ? card->criteria[i].max : -1;
}

static partyorg_status bad_score(const partyorg_scorecard *card, int i, int32_t given, partyorg_error *error)
{
    char name[16], points[2][16];
    writer w = { name, sizeof name, 0 }, of = { points[0], sizeof points[0], 0 },
           most = { points[1], sizeof points[1], 0 };
    po_write(&w, "score_");
    po_write_int(&w, i + 1);
    po_written(&w, NULL);
    if (i >= card->criterion_count)
        return po_error(error, PARTYORG_E_VALUE, name, "%s: phiếu \"%s\" chỉ có %d tiêu chí",
                        "%s: the scorecard \"%s\" has %d criteria", name, card->id, (int)card->criterion_count);
    po_write_decimal(&of, given, PARTYORG_EN);
    po_write_decimal(&most, card->criteria[i].max, PARTYORG_EN);
    po_written(&of, NULL);
    po_written(&most, NULL);
    return po_error(error, PARTYORG_E_VALUE, name, "%s: %s điểm không nằm trong khoảng 0 đến %s của tiêu chí %s",
                    "%s: %s points are not between 0 and %s, those of criterion %s", name, points[0], points[1],
                    card->criteria[i].id);
}

partyorg_status po_scores_check(const partyorg_scorecard *card, const partyorg_meeting *meeting, partyorg_error *error)
{
    const FACTS *s = meeting;
    for (int i = 0; i < PARTYORG_CRITERIA_MAX; i++) {
        const int32_t given = po_get(s, FACT_INDEX(score_1) + i);
        if (given != PARTYORG_UNKNOWN && (i >= card->criterion_count || given > card->criteria[i].max))
            return bad_score(card, i, given, error);
    }
    return PARTYORG_OK;
}

static int32_t known_or_unknown(term t)
{
    return t.unknown ? PARTYORG_UNKNOWN : t.v;
}

/* Which band, or which fact before them, gave the derived points. */
static void explain(const FACTS *s, const context *c, const partyorg_scorecard_criterion *criterion,
                    partyorg_scored_criterion *out)
{
    NO_TRACE;
    const int kind = s->meeting_kind;
    const int counted = criterion->counts == 0 || (kind != PARTYORG_UNKNOWN && criterion->counts >> kind & 1);
    const int waived = criterion->waived >= 0 && po_get(s, criterion->waived) == 1;
    out->flags |= counted ? PARTYORG_SCORED_COUNTED : 0;
    out->flags |= counted && waived ? PARTYORG_SCORED_WAIVED : 0;
    out->band = out->first = -1;
    if (!counted || waived || criterion->band_count == 0)
        return;
    const term place = criterion->measure == PARTYORG_SCORE_LENGTH ? by_length(s, c, tr, criterion, PLACE_OF_BAND)
                                                                   : by_share(s, c, tr, criterion, PLACE_OF_BAND);
    if (place.unknown)
        return;
    if (place.v < 0) {
        out->first = -1 - place.v;
        return;
    }
    out->band = place.v;
    out->flags |= criterion->bands[place.v].assumed == 1 ? PARTYORG_SCORED_ASSUMED : 0;
}

/* The next better grade, and what points it asks for. A gate stands between the second grade and the first. */
static void find_next(const partyorg_scorecard *card, partyorg_scored *out)
{
    if (out->grade == PARTYORG_UNKNOWN)
        return;
    int at = 0;
    while (at < card->threshold_count - 1 && card->thresholds[at].grade != out->grade)
        at++;
    if (at == 0)
        return;
    const partyorg_threshold *next = &card->thresholds[at - 1];
    out->next_grade = next->grade;
    out->next_points = out->points >= next->min ? 0 : next->min - out->points;
}

partyorg_status partyorg_scorecard_score(const partyorg_scorecard *card, const partyorg_meeting *meeting,
                                         partyorg_scored *scored, partyorg_error *error)
{
    NO_TRACE;
    union any_subject room;
    partyorg_status status = PARTYORG_OK;
    if (!scored)
        return po_error(error, PARTYORG_E_NULL, "scored", "scored: con trỏ rỗng", "scored: NULL pointer");
    if (scored->size != sizeof *scored)
        return po_error(error, PARTYORG_E_SIZE, "scored", "scored: size là %d, cần %d; hãy gọi partyorg_scored_init",
                        "scored: size is %d, expected %d; call partyorg_scored_init", (int)scored->size,
                        (int)sizeof *scored);
    if ((status = partyorg_scorecard_check(card, error)) != PARTYORG_OK)
        return status;
    const FACTS *s = po_facts_read(PARTYORG_SUBJECT_MEETING, meeting, &room, &status, error);
    if (!s || (status = po_scores_check(card, s, error)) != PARTYORG_OK)
        return status;
    const context c_ = { .options = { .scorecard = card } }, *const c = &c_;
    partyorg_scored *out = scored;
    *out = (partyorg_scored){ .size = sizeof *out, .criterion_count = card->criterion_count };
    const struct total total = score_meeting(s, c, tr);
    out->points = known_or_unknown(total.points);
    out->points_max = known_or_unknown(meeting_points_max(c, s));
    out->grade = known_or_unknown(grade_of(c, tr, card, &total));
    out->next_grade = out->next_points = PARTYORG_UNKNOWN;
    find_next(card, out);
    for (int i = 0; i < card->criterion_count; i++) {
        const partyorg_scorecard_criterion *criterion = &card->criteria[i];
        partyorg_scored_criterion *one = &out->criteria[i];
        const struct scored of = score_criterion(s, c, tr, i);
        one->given = known_or_unknown(of.given);
        one->derived = known_or_unknown(of.derived);
        one->points = known_or_unknown(of.points);
        one->missing = of.points.missing & MISSING_FACTS;
        explain(s, c, criterion, one);
        const int counted = one->flags & PARTYORG_SCORED_COUNTED;
        const int may_count = counted || s->meeting_kind == PARTYORG_UNKNOWN;
        if (one->given != PARTYORG_UNKNOWN && one->derived != PARTYORG_UNKNOWN && one->given != one->derived)
            one->flags |= PARTYORG_SCORED_DIFFERS;
        one->lost = counted && one->points != PARTYORG_UNKNOWN ? criterion->max - one->points : 0;
        out->least += one->points != PARTYORG_UNKNOWN ? one->points : counted ? criterion->min : 0;
        out->most += one->points != PARTYORG_UNKNOWN ? one->points : may_count ? criterion->max : 0;
    }
    if (!card->itemised)
        out->least = out->most = out->points;
    out->deducted = known_or_unknown(deducted_points(s, c, tr, card));
    for (int i = 0; i < card->deduction_count; i++)
        out->least -= out->deducted == PARTYORG_UNKNOWN ? card->deductions[i].most : 0;
    if (card->itemised && out->deducted != PARTYORG_UNKNOWN) {
        out->least -= out->deducted;
        out->most -= out->deducted;
    }
    for (int i = 0; i < card->gate_count; i++) {
        const int criterion = card->gates[i].criterion;
        const int32_t passed = !card->itemised ? po_get(s, FACT_INDEX(gate_1) + i)
                               : out->criteria[criterion].points == PARTYORG_UNKNOWN
                                   ? PARTYORG_UNKNOWN
                                   : out->criteria[criterion].points >= card->criteria[criterion].max;
        out->gates_unknown |= (passed == PARTYORG_UNKNOWN) << i;
        out->gates_missed |= (passed == 0) << i;
    }
    if (s->held_on != PARTYORG_UNKNOWN && ((card->valid_from != PARTYORG_UNKNOWN && s->held_on < card->valid_from) ||
                                           (card->valid_to != PARTYORG_UNKNOWN && s->held_on > card->valid_to)))
        out->flags |= PARTYORG_SCORED_NOT_VALID;
    if (s->meeting_kind != PARTYORG_UNKNOWN && !(card->kinds >> s->meeting_kind & 1))
        out->flags |= PARTYORG_SCORED_OTHER_KIND;
    out->least = out->least < 0 ? 0 : out->least;
    out->most = out->most < 0 && out->most != PARTYORG_UNKNOWN ? 0 : out->most;
    return PARTYORG_OK;
}

#endif
