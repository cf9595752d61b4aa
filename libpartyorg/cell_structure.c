/* SPDX-License-Identifier: MIT */
/* Structure of an organisation. The rules stand in cell_structure.def. */
#define CHECK cell_structure
#define SUBJECT organisation
#define ROWS "cell_structure.def"
/* A rule that an edition does not list did not exist in it. */
#define UNLISTED PARTYORG_NOT_APPLICABLE

#include "procedure.h"

/* A cell exists from three official members on, a grassroots committee from thirty members: Charter Art. 21. */
#define LEAST_OFFICIAL 3
#define COMMITTEE_FROM 30
/* A cell elects a committee from nine official members on: Charter Art. 24(4). */
#define COMMITTEE_OF_CELL_FROM 9
/* A congress may be held six months earlier or later: Charter Arts 22, 24(3). */
#define SHIFT_MONTHS 6
#define CELL_TERM 30
#define LONG_TERM 60
/* Cells supervise by topic since 08-HD/TW of 10 June 2025. */
#define SUPERVISION_SINCE DAY(2025, 6, 10)

#include "rows.h"

#define ANY_CELL (BIT(PARTYORG_ORG_FORM_CELL) | BIT(PARTYORG_ORG_FORM_GRASSROOTS_CELL))
#define MEMBERS_TOTAL plus(F(official_members), F(probationary_members))

INLINE term edition_of(const context *c, term day)
{
    (void)c;
    const term r29 = EDITION_SINCE(R, R29, day, NO_EDITION), r24 = EDITION_SINCE(R, R24, day, r29);
    const term r232 = EDITION_SINCE(R, R232, day, r24), r294 = EDITION_SINCE(R, R294, day, r232);
    return EDITION_SINCE(R, R208, day, EDITION_SINCE(R, R20, day, r294));
}

/* Months from one congress to the next, and so many more. */
INLINE term k_term(const context *c, term form, term pilot, term day, int32_t shift)
{
    const flag cell = equals(form, PARTYORG_ORG_FORM_CELL), may_be_long = po_begun(FAMILY_R, SLOT_R294, day.v) & cell;
    const flag short_term = cell & ~(may_be_long & holds_true(pilot));
    const flag unknown = form.unknown | (may_be_long & pilot.unknown);
    return (term){ .v = l_pick(TO(c), short_term, EACH(CELL_TERM + shift), EACH(LONG_TERM + shift)),
                   .unknown = unknown EXPLAINED(.fact = -1, .missing = !unknown       ? 0
                                                                       : form.unknown ? form.missing
                                                                                      : pilot.missing) };
}
#define CONGRESS_ON(day, shift)                                                                                        \
    add_months_term(F(last_congress_on), k_term(c, F(org_form), F(pilot_five_year), day, shift))
#define CONGRESS_DUE(day) CONGRESS_ON(day, 0)
#define CONGRESS_EARLIEST(day) CONGRESS_ON(day, -SHIFT_MONTHS)
#define CONGRESS_LATEST(day) CONGRESS_ON(day, SHIFT_MONTHS)

INLINE term form_expected(const context *c, const FACTS *s)
{
    NO_TRACE;
    const term official = F(official_members), form = F(org_form), all = MEMBERS_TOTAL;
    const term by_size =
        k_derived(l_pick(TO(c), l_less(all.v, EACH(COMMITTEE_FROM)), EACH(PARTYORG_FORM_EXPECTED_GRASSROOTS_CELL),
                         EACH(PARTYORG_FORM_EXPECTED_GRASSROOTS_COMMITTEE)),
                  all);
    const term by_form =
        choose(form.unknown, k_absent(form.missing),
               choose(equals(form, PARTYORG_ORG_FORM_CELL), number(PARTYORG_FORM_EXPECTED_CELL), by_size));
    return choose(official.unknown, k_absent(official.missing),
                  choose(l_less(official.v, EACH(LEAST_OFFICIAL)), number(PARTYORG_FORM_EXPECTED_NONE), by_form));
}

INLINE term leadership(const context *c, const FACTS *s)
{
    NO_TRACE;
    const term official = F(official_members);
    const lane led = l_pick(TO(c), l_less(official.v, EACH(COMMITTEE_OF_CELL_FROM)),
                            EACH(PARTYORG_LEADERSHIP_SECRETARY), EACH(PARTYORG_LEADERSHIP_COMMITTEE));
    return k_derived(l_pick(TO(c), l_less(official.v, EACH(LEAST_OFFICIAL)), EACH(PARTYORG_LEADERSHIP_NONE), led),
                     official);
}

INLINE term thematic_supervision(const context *c, const FACTS *s)
{
    NO_TRACE;
    const tri supervises =
        k_or(at_least(F(committee_size), number(1)),
             k_or(at_least(MEMBERS_TOTAL, number(COMMITTEE_FROM + 1)), at_least(F(subgroups), number(1))));
    const term day = or_on(F(decided_on));
    return choose(l_less(day.v, EACH(SUPERVISION_SINCE)), NO_EDITION, yes_or_no(supervises));
}

#include "examine.h"
