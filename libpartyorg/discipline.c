/* SPDX-License-Identifier: MIT */
/* Discipline (thi hành kỷ luật đảng viên). The rules stand in discipline.def; here are the time limit, and what depends
   on the body that decides or on the edition. */
#define CHECK discipline
#define SUBJECT discipline_case
#define ROWS "discipline.def"
/* A rule that an edition does not list did not exist in it. */
#define UNLISTED PARTYORG_NOT_APPLICABLE

#include "removal.h"

/* Months of the time limit: 69-QĐ/TW Art. 4(2)(b). */
#define LIMIT_REPRIMAND 60
#define LIMIT_WARNING 120
/* 30 days from the notice of another liability, and for the others from the announcement: 69-QĐ/TW Art. 2(10). */
#define NOTICE_DAYS 30
/* The decision is announced within 15 days, the cell's handed over within 10: Charter Art. 39(6), 296-QĐ/TW Art. 15. */
#define ANNOUNCE_DAYS 15
#define HANDOVER_DAYS 10
/* A decision lapses after 12 months: 69-QĐ/TW Art. 2(5). */
#define LAPSE_MONTHS 12

enum { ALWAYS_DEFERS, UNLESS_ASKED };

/* Bodies without power of discipline; under 30-QĐ/TW two more of the base. */
#define WITHOUT_POWER (BIT(PARTYORG_DECISION_BODY_CELL_COMMITTEE) | BIT(PARTYORG_DECISION_BODY_SECTION_COMMITTEE))
#define WITHOUT_POWER_2016                                                                                             \
    (WITHOUT_POWER | BIT(PARTYORG_DECISION_BODY_GRASSROOTS_STANDING) |                                                 \
     BIT(PARTYORG_DECISION_BODY_GRASSROOTS_INSPECTION))

#include "rows.h"

/* ---- time limit */

/* Not later than so many months after a day, and the days that are not counted: on the last day it is in time. */
INLINE tri within(const context *c, trace *tr, const FACTS *s, term day, term since, int32_t months)
{
    const term end = add_months(since, months);
    return or_(not_later(day, end), not_later(day, plus(end, F(excluded_days))));
}

/* A further breach within the period starts it again. */
INLINE tri restarted(const context *c, trace *tr, const FACTS *s, int32_t months)
{
    return and_(is_true(F(new_breach)), within(c, tr, s, F(new_breach_on), F(act_on), months));
}

INLINE tri in_time(const context *c, trace *tr, const FACTS *s, term concluded, int32_t months)
{
    return or_(within(c, tr, s, concluded, F(act_on), months),
               and_(restarted(c, tr, s, months), within(c, tr, s, concluded, F(new_breach_on), months)));
}

/* The computation, step by step: from which day, to which, what is not counted, and the end. */
enum { LIMITATION_FROM, LIMITATION_TO, LIMITATION_EXCLUDED, LIMITATION_ENDS };

INLINE term limitation_of(const context *c, const FACTS *s, int32_t months, int what)
{
    NO_TRACE;
    const tri again = restarted(c, tr, s, months);
    const term from = choose(again.open, k_absent(again.missing), choose(k_yes(again), F(new_breach_on), F(act_on)));
    const term to = add_months(from, months), excluded = F(excluded_days);
    return what == LIMITATION_FROM       ? from
           : what == LIMITATION_TO       ? to
           : what == LIMITATION_EXCLUDED ? k_derived(excluded.v, k_both(excluded, from))
                                         : plus(to, excluded);
}

INLINE term limitation(const context *c, const FACTS *s, int what)
{
    NO_TRACE;
    const term measure = F(measure), class = F(no_limit_class), told = k_both(measure, class);
    const flag limited = equals(class, PARTYORG_NO_LIMIT_CLASS_NONE) & ~equals(measure, PARTYORG_MEASURE_EXPULSION);
    return choose(told.unknown | ~limited, k_absent(told.missing | MISSING_EDITION),
                  choose(equals(measure, PARTYORG_MEASURE_REPRIMAND), limitation_of(c, s, LIMIT_REPRIMAND, what),
                         limitation_of(c, s, LIMIT_WARNING, what)));
}

/* ---- deferral, authority, votes */

INLINE tri maternity(const context *c, trace *tr, const FACTS *s, int32_t how)
{
    (void)c;
    if (how == ALWAYS_DEFERS)
        return is(F(deferral), PARTYORG_DEFERRAL_MATERNITY);
    return and_(is(F(deferral), PARTYORG_DEFERRAL_MATERNITY), is_false(F(asked_in_writing)));
}

INLINE tri no_power_to_expel(const context *c, trace *tr, const FACTS *s)
{
    (void)c;
    return and_(is(F(measure), PARTYORG_MEASURE_EXPULSION),
                or_(one_of(F(decision_body), BIT(PARTYORG_DECISION_BODY_GRASSROOTS_INSPECTION) |
                                                 BIT(PARTYORG_DECISION_BODY_GRASSROOTS_STANDING)),
                    and_(is(F(decision_body), PARTYORG_DECISION_BODY_GRASSROOTS_COMMITTEE), is_false(F(delegated)))));
}

/* More than half, or by option two thirds. */
INLINE term votes_to_propose_dismissal(const context *c, term base)
{
    return c->options.dismissal_vote == PARTYORG_DISMISSAL_VOTE_TWO_THIRDS ? two_thirds(base) : majority(base);
}

INLINE term cell_votes(const context *c, const FACTS *s)
{
    NO_TRACE;
    const term measure = F(measure), base = CELL_BASE;
    const term votes = choose(
        equals(measure, PARTYORG_MEASURE_EXPULSION), two_thirds(base),
        choose(equals(measure, PARTYORG_MEASURE_DISMISSAL), votes_to_propose_dismissal(c, base), majority(base)));
    return k_derived(votes.v, k_both(measure, base));
}

/* ---- effect and lapse */

/* Of a cell's decision the vote, of another body's its announcement, under 21-QĐ/TW its signing (option). */
enum { FROM_ANNOUNCING, FROM_SIGNING };

INLINE term effective(const context *c, const FACTS *s)
{
    NO_TRACE;
    const term body = F(decision_body), on = or_on(F(decided_on));
    const flag by_signing = po_begun(FAMILY_K, SLOT_K21, on.v);
    const int signing = c->options.effective_2026 == PARTYORG_EFFECTIVE_2026_SIGNING;
    const term written = signing ? choose(by_signing, F(signed_on), F(announced_on)) : F(announced_on);
    const term known = choose(po_begun(FAMILY_K, SLOT_K30, on.v), written, k_absent(MISSING_EDITION));
    const term day = choose(equals(body, PARTYORG_DECISION_BODY_CELL), F(decided_on), known);
    return choose(body.unknown, k_absent(body.missing), day);
}

/* Twelve months after the announcement, or after that of the decision on a complaint: 69-QĐ/TW Art. 2(5). */
INLINE term lapse(const context *c, const FACTS *s)
{
    NO_TRACE;
    const term measure = F(measure), complaint = F(complaint), later = F(later_breach), body = F(decision_body);
    const term announced = F(announced_on), on = or_on(F(decided_on));
    const flag by_cell = equals(body, PARTYORG_DECISION_BODY_CELL) & ~body.unknown;
    const term first = choose(by_cell & announced.unknown, F(decided_on), announced);
    /* Time served counts since 69-QĐ/TW; the text before 102-QĐ/TW is not known. */
    const term changed =
        choose(po_begun(FAMILY_L, SLOT_L69, on.v), announced,
               choose(po_begun(FAMILY_L, SLOT_L102, on.v), F(appeal_announced_on), k_absent(MISSING_EDITION)));
    const term from = choose(equals(complaint, PARTYORG_COMPLAINT_NONE), first,
                             choose(equals(complaint, PARTYORG_COMPLAINT_UPHELD), F(appeal_announced_on), changed));
    const term told = k_both(k_both(measure, complaint), later);
    const flag none =
        equals(measure, PARTYORG_MEASURE_EXPULSION) | equals(complaint, PARTYORG_COMPLAINT_PENDING) | holds_true(later);
    return choose(told.unknown | none, k_absent(told.missing | MISSING_EDITION), add_months(from, LAPSE_MONTHS));
}

/* The wait before a badge: 6, 9 or 12 months. R294 pt 28.3.1(c). */
INLINE term badge_wait(const context *c, const FACTS *s)
{
    NO_TRACE;
    const term measure = F(measure), from = effective(c, s);
    return choose(measure.unknown | equals(measure, PARTYORG_MEASURE_EXPULSION),
                  k_absent(measure.missing | MISSING_EDITION),
                  choose(equals(measure, PARTYORG_MEASURE_REPRIMAND), add_months(from, 6),
                         choose(equals(measure, PARTYORG_MEASURE_WARNING), add_months(from, 9), add_months(from, 12))));
}

/* ---- the right to complain, by the rule of the day: appeal.def has the windows */
INLINE term discipline_complaint_due(const context *c, term received, term announced, term on)
{
#define SINCE(edition, before)                                                                                         \
    choose(po_begun(FAMILY_K, SLOT_##edition, on.v), window_due(c, received, announced, WINDOW_##edition), before)
    const term k30 = SINCE(K30, k_absent(MISSING_EDITION)), k22 = SINCE(K22, k30), k296 = SINCE(K296, k22);
    return SINCE(K21, k296);
}

#include "examine.h"
