/* SPDX-License-Identifier: MIT */
/* Review and rating of a member. The rules stand in review.def. */
#define CHECK review
#define SUBJECT member_review
#define ROWS "review.def"
/* A rule that an edition does not list did not exist in it. */
#define UNLISTED PARTYORG_NOT_APPLICABLE
/* They stand where "not completed" is proposed alone. */
#define GROUNDS ONE_GROUND_IF_ANY

#include "procedure.h"

#include "rows.h"

#define RULE_BELOW RULE_REV_N_BELOW
#define RULE_NOT_COMPLETED RULE_REV_NOT_COMPLETED
#include "rating.h"

#define NEWLY_ADMITTED not_later(F(review_on), day_before(add_months(F(ceremony_on), NEW_MONTHS)))

/* Who leads is measured on the unit or field led, who does not on own tasks. */
INLINE term k_by_post(const context *c, term post, term own, term of_unit)
{
    const flag leads = ~equals(post, PARTYORG_POST_NONE);
    const term measured = { .v = l_pick_kept(TO(c), leads, of_unit.v, own.v),
                            .unknown = k_flags(leads, of_unit.unknown, own.unknown)
                                EXPLAINED(.fact = leads ? of_unit.fact : own.fact,
                                          .missing = leads ? of_unit.missing : own.missing) };
    return k_unless(post.unknown, MISSING_OF(post), measured);
}
#define T(which) k_by_post(c, F(post), F(tasks_##which), F(unit_tasks_##which))

INLINE term edition_of(const context *c, term day)
{
    (void)c;
    return EDITION_SINCE(V, V366, day, EDITION_SINCE(V, V124, day, EDITION_SINCE(V, V132, day, NO_EDITION)));
}

/* Who is left out, from which editions on: exempt; suspended; new. */
INLINE term k_included(const context *c, const FACTS *s, term day, flag suspended_too, flag new_too)
{
    NO_TRACE;
    const tri suspended = k_and(k_known(suspended_too), is(F(suspension), PARTYORG_SUSPENSION_PARTY));
    const tri recent = k_and(k_known(new_too), NEWLY_ADMITTED);
    const tri left_out = k_or(is_true(F(exempt)), k_or(suspended, recent));
    return choose(po_begun(FAMILY_V, SLOT_V132, day.v), yes_or_no(not_(left_out)), NO_EDITION);
}

INLINE term to_review(const context *c, const FACTS *s, term day)
{
    return k_included(c, s, day, po_begun(FAMILY_V, SLOT_V132_21HD, day.v), po_begun(FAMILY_V, SLOT_V124, day.v));
}

INLINE term to_rate(const context *c, const FACTS *s, term day)
{
    const flag guided = po_begun(FAMILY_V, SLOT_V132_21HD, day.v);
    return k_included(c, s, day, guided, guided);
}

#include "examine.h"
