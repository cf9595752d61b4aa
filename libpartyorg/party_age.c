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
INLINE term party_age_from(const SUBJECT_T *s)
{
    NO_TRACE;
    const term decided = F(admission_decided_on), lost = F(decision_lost);
    if (!decided.unknown)
        return decided;
    return !lost.unknown && lost.v ? F(card_joined_on) : k_absent(decided.missing | lost.missing);
}

/* Months outside Party activity are taken off, unless the removal was wrongful and the rights restored. */
INLINE term counted_from(const SUBJECT_T *s)
{
    NO_TRACE;
    const term restored = F(restored), gap = F(gap_months);
    if (!restored.unknown && restored.v)
        return add_months(party_age_from(s), 0);
    if (restored.unknown && (gap.unknown || gap.v != 0))
        return k_absent(restored.missing | gap.missing);
    return add_months_term(party_age_from(s), gap);
}

#define recognised ((met >> RULE_AGE_RECOGNISED & 1) != 0)

INLINE term party_age(const context *c, const SUBJECT_T *s, int is_recognised)
{
    const term from = counted_from(s);
    if (from.unknown || !is_recognised)
        return k_absent(from.missing | MISSING_EDITION);
    const int32_t months = po_full_months(from.v, c->on);
    return k_number(months > 0 ? months : 0);
}

/* Years of party age of each badge. 45 came with R29; 35 and 95 stand only under R208. */
struct badges {
    uint8_t first, count; /* within the list below */
};
static const uint8_t badge_list[] = { 30, 40, 50, 55, 60, 65, 70, 75, 80, 85, 90,               /* R45 */
                                      30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90,           /* R29 to R20 */
                                      30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95 }; /* R208 */
static const struct badges badges_of[SLOTS_MAX] = {
    [SLOT_R45] = { 0, 11 },   [SLOT_R29] = { 11, 12 }, [SLOT_R24] = { 11, 12 },  [SLOT_R232] = { 11, 12 },
    [SLOT_R294] = { 11, 12 }, [SLOT_R20] = { 11, 12 }, [SLOT_R208] = { 23, 14 },
};

/* What a badge value reports. */
enum { BADGE_REACHED, BADGE_NEXT, BADGE_NEXT_ON, BADGE_EARLY };

/* Grave illness: one year earlier, from the badge of 70 years on two. R294 pt 28.3.1(b). */
enum { EARLY_MONTHS = 12, EARLY_MONTHS_FROM_70 = 24, EARLY_BADGE = 70 };

static term badge(const context *c, const SUBJECT_T *s, int is_recognised, int what)
{
    const struct badges set = badges_of[po_slot(FAMILY_R, c->on)];
    const term age = party_age(c, s, is_recognised), from = counted_from(s);
    const int by_month = c->options.badge_count == PARTYORG_BADGE_COUNT_BY_MONTH;
    if (age.unknown || set.count == 0)
        return k_absent(age.missing | MISSING_EDITION);
    const int32_t months = by_month ? po_months_by_month(from.v, c->on) : age.v;
    int32_t reached = 0, next = 0;
    for (int i = 0; i < set.count && next == 0; i++) {
        const int32_t years = badge_list[set.first + i];
        if (months >= 12 * years)
            reached = years;
        else
            next = years;
    }
    if (what == BADGE_REACHED)
        return k_number(reached);
    if (next == 0)
        return k_absent(MISSING_EDITION);
    if (what == BADGE_NEXT)
        return k_number(next);
    const term on = by_month ? month_after(from, 12 * next) : add_months(from, 12 * next);
    return what == BADGE_NEXT_ON ? on : add_months(on, next >= EARLY_BADGE ? -EARLY_MONTHS_FROM_70 : -EARLY_MONTHS);
}

/* After Party discipline a badge waits 6, 9 or 12 months: R294 pt 28.3.1(c). */
INLINE term badge_wait(const SUBJECT_T *s)
{
    NO_TRACE;
    const term discipline = F(discipline);
    if (discipline.unknown || discipline.v == PARTYORG_DISCIPLINE_NONE)
        return k_absent(discipline.missing | MISSING_EDITION);
    return add_months(F(disciplined_on), discipline.v == PARTYORG_DISCIPLINE_REPRIMAND ? 6
                                         : discipline.v == PARTYORG_DISCIPLINE_WARNING ? 9
                                                                                       : 12);
}

#include "examine.h"
