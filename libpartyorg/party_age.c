/* SPDX-License-Identifier: MIT */
/* Party age (tuổi đảng) and badges (Huy hiệu Đảng). The rules stand in party_age.def; here is how age is counted. */
#define CHECK party_age
#define SUBJECT member
#define ROWS "party_age.def"
/* A text existed in every period, so a period without a wording is one whose text is not encoded. */
#define UNLISTED PARTYORG_NOT_KNOWN

#include "procedure.h"

#include "rows.h"

/* From the admission decision; when it is lost, from the day of joining on the card. */
INLINE term party_age_from(const context *c, const FACTS *s)
{
    NO_TRACE;
    (void)c;
    const term decided = F(admission_decided_on), lost = F(decision_lost);
    return choose(
        ~decided.unknown, decided,
        choose(holds_true(lost) & ~lost.unknown, F(card_joined_on), k_absent(decided.missing | lost.missing)));
}

/* Months outside Party activity are taken off, unless the removal was wrongful and the rights restored. */
INLINE term counted_from(const context *c, const FACTS *s)
{
    NO_TRACE;
    const term restored = F(restored), gap = F(gap_months), from = party_age_from(c, s);
    return choose(holds_true(restored) & ~restored.unknown, from,
                  choose(restored.unknown & (gap.unknown | ~equals(gap, 0)), k_absent(restored.missing | gap.missing),
                         add_months_term(from, gap)));
}

INLINE term party_age(const context *c, const FACTS *s, flag is_recognised)
{
    const term from = counted_from(c, s);
    const term months = full_months(from, k_on(c));
    return choose(is_recognised & ~from.unknown, k_derived(l_higher(TO(c), months.v, EACH(0)), months),
                  k_absent(from.missing | MISSING_EDITION));
}

/* Years of party age of each badge, and since which edition of the regulation there is one. */
static const struct badge_row {
    uint8_t years, since;
} badges[] = { { 30, SLOT_R45 }, { 35, SLOT_R208 }, { 40, SLOT_R45 }, { 45, SLOT_R29 }, { 50, SLOT_R45 },
               { 55, SLOT_R45 }, { 60, SLOT_R45 },  { 65, SLOT_R45 }, { 70, SLOT_R45 }, { 75, SLOT_R45 },
               { 80, SLOT_R45 }, { 85, SLOT_R45 },  { 90, SLOT_R45 }, { 95, SLOT_R208 } };
enum { BADGES = sizeof badges / sizeof badges[0] };

/* What a badge value reports. */
enum { BADGE_REACHED, BADGE_NEXT, BADGE_NEXT_ON, BADGE_EARLY };

/* Grave illness: one year earlier, from the badge of 70 years on two. R294 pt 28.3.1(b). */
enum { EARLY_MONTHS = 12, EARLY_MONTHS_FROM_70 = 24, EARLY_BADGE = 70 };

static term badge(const context *c, const FACTS *s, flag is_recognised, int what)
{
    const term age = party_age(c, s, is_recognised), from = counted_from(c, s);
    const term none = k_absent(age.missing | MISSING_EDITION);
    const int by_month = c->options.badge_count == PARTYORG_BADGE_COUNT_BY_MONTH;
    const lane months = by_month ? months_by_month(from, k_on(c)).v : age.v;
    /* Before the first edition known nothing is, and past the last badge none comes next. */
    const flag known = po_begun(FAMILY_R, SLOT_R45, c->on) & ~age.unknown;
    lane reached = EACH(0), next = EACH(0);
    for (int i = 0; i < BADGES; i++) {
        const flag offered = po_begun(FAMILY_R, badges[i].since, c->on);
        const flag earned = offered & ~l_less(months, EACH(12 * badges[i].years));
        if (what == BADGE_REACHED)
            reached = l_pick(TO(c), earned, EACH(badges[i].years), reached);
        else
            next = l_pick(TO(c), offered & ~earned & l_same(next, EACH(0)), EACH(badges[i].years), next);
    }
    if (what == BADGE_REACHED)
        return choose(known, k_number(reached), none);
    const flag comes = known & ~l_same(next, EACH(0));
    if (what == BADGE_NEXT)
        return choose(comes, k_number(next), none);
    const lane after = l_times(TO(c), next, 12);
    const term on = by_month ? k_month_after(c, from, after) : k_add_months(c, from, after);
    const lane early = l_pick(TO(c), l_less(next, EACH(EARLY_BADGE)), EACH(-EARLY_MONTHS), EACH(-EARLY_MONTHS_FROM_70));
    return choose(comes, what == BADGE_NEXT_ON ? on : k_add_months(c, on, early), none);
}

/* After Party discipline a badge waits 6, 9 or 12 months: R294 pt 28.3.1(c). */
INLINE term badge_wait(const context *c, const FACTS *s)
{
    NO_TRACE;
    const term discipline = F(discipline);
    const lane months = l_pick(TO(c), equals(discipline, PARTYORG_DISCIPLINE_REPRIMAND), EACH(6),
                               l_pick(TO(c), equals(discipline, PARTYORG_DISCIPLINE_WARNING), EACH(9), EACH(12)));
    return choose(discipline.unknown | equals(discipline, PARTYORG_DISCIPLINE_NONE),
                  k_absent(discipline.missing | MISSING_EDITION), k_add_months(c, F(disciplined_on), months));
}

#include "examine.h"
