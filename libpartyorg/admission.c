/* SPDX-License-Identifier: MIT */
/* Admission (kết nạp đảng viên). The rules stand in admission.def, in the order of the procedure; here are the
   conditions too irregular for a row. */
#define CHECK admission
#define SUBJECT applicant
#define ROWS "admission.def"
/* A text existed in every period, so a period without a wording is one whose text is not encoded. */
#define UNLISTED PARTYORG_NOT_KNOWN

#include "procedure.h"

/* 18 and 60 years in months: Charter Art. 1(2), point 1.1 of the regulation. */
#define AGE_MIN_MONTHS 216
#define AGE_MAX_MONTHS 720
/* The certificate holds for 60 months, the other papers for 12: 06-HD/TW pt 5.4. */
#define CERT_MONTHS 60
#define PAPER_MONTHS 12
#define BY_YEAR 1 /* over 60 counted by calendar year: before 2016 */
/* A background check is answered within 30 working days, from abroad within 90: 06-HD/TW pt 3.4(d). */
#define VERIFY_DAYS 30
#define VERIFY_DAYS_ABROAD 90
/* The new member declares the member's CV within 30 working days: 38-HD/BTCTW I.2.2. */
#define MEMBER_CV_DAYS 30
/* The ceremony is due from the day the cell receives the decision, under R208 from its issue. */
#define FROM_RECEIPT 0
#define FROM_ISSUE 1

#include "rows.h"

/* The first day on which an age is reached. Counted by month the day is ignored: from the first of that month. */
INLINE term reaches_age(const context *c, term born, int32_t months)
{
    return c->options.age_count == PARTYORG_AGE_COUNT_BY_MONTH ? month_after(born, months) : add_months(born, months);
}

/* The last day on which a person is not over 60. Before 2016: the end of the calendar year, whatever the option. */
INLINE term last_day_at_60(const context *c, term born, int32_t months, int32_t by_year)
{
    if (by_year == BY_YEAR)
        return year_end(born, months / 12);
    return c->options.age_count == PARTYORG_AGE_COUNT_BY_MONTH ? day_before(month_after(born, months + 1))
                                                               : add_months(born, months);
}

/* Over 60 on the day of the cell, under the regulation of that day. */
INLINE tri over60_at_cell(const context *c, trace *tr, const FACTS *s)
{
    const term day = or_on(F(cell_met_on));
    return condition_under(ADM_AGE_MAX, R, day, not_earlier(day, day_after(last_day_at_60(c, F(born_on), P(0), P(1)))));
}

/* Two official members, or one beside the Youth Union or (unless the option asks for two) the trade union. */
INLINE tri enough_introducers(const context *c, trace *tr, term introducers, term route)
{
    const int32_t one = BIT(PARTYORG_INTRO_ROUTE_YOUTH_UNION) |
                        (c->options.trade_union_introducers == PARTYORG_TRADE_UNION_INTRODUCERS_ONE
                             ? BIT(PARTYORG_INTRO_ROUTE_TRADE_UNION)
                             : 0);
    return or_(at_least(introducers, number(2)), and_(at_least(introducers, number(1)), one_of(route, one)));
}

/* Within 30 working days, or within 90 when the letter went abroad: late only when both are missed. */
INLINE tri verified_in_time(const context *c, trace *tr, term replied, term received, term abroad, int32_t home,
                            int32_t away)
{
    return or_(in_working_days(replied, received, number(home)),
               and_(is_true(abroad), in_working_days(replied, received, number(away))));
}

INLINE term verify_due(const context *c, term received, term abroad)
{
    const lane days = l_pick(TO(c), holds_true(abroad), EACH(VERIFY_DAYS_ABROAD), EACH(VERIFY_DAYS));
    return choose(abroad.unknown, k_absent(abroad.missing), k_add_working_days(c, received, days));
}

/* The papers hold for 12 months: from the day the file was compiled, or each from its own date (option). */
INLINE tri papers_fresh(const context *c, trace *tr, const FACTS *s, term day, int32_t months)
{
    if (c->options.paper_age_from == PARTYORG_PAPER_AGE_FROM_FILE)
        return not_later(day, add_months(F(file_compiled_on), months));
    return and_(
        and_(not_later(day, add_months(F(introduced_on), months)),
             not_later(day, add_months(F(org_opinion_on), months))),
        and_(or_(not_later(day, add_months(F(residence_opinion_on), months)), is_true(F(residence_opinion_waived))),
             or_(not_later(day, add_months(F(union_resolved_on), months)),
                 is(F(intro_route), PARTYORG_INTRO_ROUTE_TWO_MEMBERS))));
}

INLINE term papers_until(const context *c, const FACTS *s)
{
    NO_TRACE;
    return c->options.paper_age_from == PARTYORG_PAPER_AGE_FROM_FILE ? add_months(F(file_compiled_on), PAPER_MONTHS)
                                                                     : k_absent(MISSING_EDITION);
}

/* The day from which the ceremony's term runs. */
#define CEREMONY_CLOCK(clock) ((clock) == FROM_ISSUE ? F(admission_decided_on) : F(decision_received_on))

#include "examine.h"
