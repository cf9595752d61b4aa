/* SPDX-License-Identifier: MIT */
/* Dues of a month. The rules stand in dues.def. */
#define CHECK dues
#define SUBJECT member_dues
#define ROWS "dues.def"
/* A rule that an edition does not list did not exist in it. */
#define UNLISTED PARTYORG_NOT_APPLICABLE

#include "procedure.h"

#include "rows.h"

#define WITHOUT_WAGE                                                                                                   \
    (BIT(PARTYORG_DUES_CATEGORY_BELOW_RETIREMENT_AGE) | BIT(PARTYORG_DUES_CATEGORY_RETIREMENT_AGE) |                   \
     BIT(PARTYORG_DUES_CATEGORY_STUDENT))
/* Thousandths of the base: of wages and benefits, of pensions. */
#define OF_WAGE 10
#define OF_PENSION 5
/* Since 01-QĐ/TW pupils and students pay an amount, and fifty years of party age exempt. */
#define STUDENT_DONG 5000
#define EXEMPT_YEARS 50

/* The month is one of those for which relief was granted. */
INLINE tri relief_active(const context *c, const FACTS *s, trace *tr)
{
    return and_(at_least(months_by_month(F(relief_from), F(month_on)), number(0)),
                at_least(months_by_month(F(month_on), F(relief_until)), number(0)));
}

/* `below` is a parameter of DUE-PAID that 342-QĐ/TW does not have. */
INLINE tri exempt(const context *c, const FACTS *s, trace *tr, int32_t below)
{
    const tri granted = is_true(F(exemption_granted));
    if (below == UNKNOWN)
        return granted;
    return k_or(at_least(F(party_years), number(EXEMPT_YEARS)),
                k_or(is_true(F(social_pension)), k_and(granted, relief_active(c, s, tr))));
}

/* What is taken off, in percent: under 342-QĐ/TW as it was granted, since 01-QĐ/TW while it runs. */
INLINE term reduction(const context *c, const FACTS *s, trace *tr, int32_t below)
{
    const term granted = F(reduction_percent);
    if (below == UNKNOWN)
        return granted;
    const tri active = relief_active(c, s, tr);
    const flag none = ~granted.unknown & equals(granted, 0);
    return choose(none, number(0),
                  choose(granted.unknown, granted,
                         choose(active.open, k_absent(active.missing), choose(k_yes(active), granted, number(0)))));
}

/* The dues, exact: a base, so many thousandths of it, what is left of a reduction; rounded once, half up to the đồng.
 */
INLINE term dues_of(const context *c, const FACTS *s, trace *tr, int32_t below, int32_t retired)
{
    const int old = below == UNKNOWN;
    const term category = F(category), income = F(base_amount), other = old ? F(fixed_amount) : F(region_wage);
    const tri spared = untold(exempt(c, s, tr, below));
    const term left = minus(number(100), untold(reduction(c, s, tr, below)));
#define OF(name) equals(category, PARTYORG_DUES_CATEGORY_##name)
    const flag of_income = OF(INSURED) | OF(LEAVE_BENEFIT) | OF(PENSIONER), by_amount = old ? NONE : OF(STUDENT);
    const term base = choose(by_amount, number(STUDENT_DONG), choose(of_income, income, other));
    lane thousandths = l_pick(TO(c), OF(PENSIONER), EACH(OF_PENSION), EACH(OF_WAGE));
    thousandths = l_pick(TO(c), OF(BELOW_RETIREMENT_AGE), EACH(old ? 1000 : below), thousandths);
    thousandths = l_pick(TO(c), OF(RETIREMENT_AGE), EACH(old ? 500 : retired), thousandths);
    thousandths = l_pick(TO(c), OF(STUDENT), EACH(1000), thousandths);
    const term share = k_derived(l_times_lane(TO(c), left.v, thousandths), left);
    const flag not_read = old ? OF(LEAVE_BENEFIT) : NONE;
#undef OF
    const term amount = ratio(base, share, number(50000), number(100000));
    return k_if(c, spared, number(0),
                k_unless(category.unknown, MISSING_OF(category), k_unless(not_read, MISSING_EDITION, amount)));
}

#include "examine.h"
