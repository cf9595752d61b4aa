/* SPDX-License-Identifier: MIT */
/* Reports: runs a check and turns what the rules compared into findings, a verdict, the next step and remedies. */
#include "request.h"

#include <string.h>

partyorg_status po_calendar_read(const partyorg_calendar *calendar, partyorg_error *error)
{
    const partyorg_status status = po_calendar_check(calendar);
    if (status == PARTYORG_OK)
        return status;
    return po_error(error, status, "calendar", "calendar: ngày nghỉ, ngày làm bù phải là ngày hợp lệ, tăng dần",
                    "calendar: days off and make-up days must be valid and strictly ascending");
}

/* All but the description, which masks do without. */
static partyorg_status read_request(struct request *r, int32_t check, const void *facts, partyorg_date on,
                                    const partyorg_options *options, const partyorg_calendar *calendar,
                                    partyorg_error *error)
{
    partyorg_status status = PARTYORG_OK;
    const int subject = po_subject_of(check);
    r->facts = NULL;
    if (subject < 0)
        return po_error(error, PARTYORG_E_RANGE, "check", "check: không có thủ tục số %d",
                        "check: there is no check %d", check);
    if (!po_is_date(on))
        return po_error(error, PARTYORG_E_DATE, "on", "on: số ngày %d nằm ngoài các năm 1 đến 9999",
                        "on: day number %d is outside the years 1 to 9999", on);
    r->check = check;
    r->c.on = on;
    r->c.calendar = calendar;
    r->facts = po_facts_read(subject, facts, &r->room, &status, error);
    if (!r->facts)
        return status;
    if ((status = po_calendar_read(calendar, error)) != PARTYORG_OK)
        return status;
    if ((status = po_options_read(options, &r->c.options, error)) != PARTYORG_OK)
        return status;
    r->c.asked = 0;
    return subject == PARTYORG_SUBJECT_MEETING && r->c.options.scorecard
               ? po_scores_check(r->c.options.scorecard, r->facts, error)
               : PARTYORG_OK;
}

partyorg_status po_request(struct request *r, int32_t check, const void *facts, partyorg_date on,
                           const partyorg_options *options, const partyorg_calendar *calendar, partyorg_error *error)
{
    const partyorg_status status = read_request(r, check, facts, on, options, calendar, error);
    if (status == PARTYORG_OK)
        po_describe(check, &r->d);
    return status;
}

/* ---- masks */

partyorg_status partyorg_check_masks(int32_t check, const void *facts, partyorg_date on,
                                     const partyorg_options *options, const partyorg_calendar *calendar,
                                     partyorg_masks *masks, partyorg_error *error)
{
    struct request r;
    if (!masks)
        return po_error(error, PARTYORG_E_NULL, "masks", "masks: con trỏ rỗng", "masks: NULL pointer");
    if (masks->size != sizeof *masks)
        return po_error(error, PARTYORG_E_SIZE, "masks", "masks: size là %d, cần %d", "masks: size is %d, expected %d",
                        (int)masks->size, (int)sizeof *masks);
    const partyorg_status status = read_request(&r, check, facts, on, options, calendar, error);
    if (status == PARTYORG_OK)
        DISPATCH(check, masks, r.facts, &r.c, masks, NULL)
    return status;
}

/* ---- findings */

/* A number that is made of facts is none: there is nothing to show beside its bound. */
static int can_be_told(const atom *a)
{
    return a->fact >= 0 || a->observed_on;
}

/* The comparison that decided a status: the first one that came out that way; of a bar that bites, the last. */
static const atom *deciding(const trace *t, int status, int bar)
{
    const int in_condition = status != PARTYORG_NOT_APPLICABLE;
    const atom *found = NULL;
    for (int pass = 0; pass < 2 && !found; pass++) {
        const int condition = pass == 0 ? in_condition : !in_condition;
        const int from = condition ? t->conditions : 0, to = condition ? t->count : t->conditions;
        for (int i = from; i < to; i++) {
            const tri result = t->atoms[i].result;
            const flag fits = status == PARTYORG_NOT_KNOWN ? result.open
                              : status == PARTYORG_MET     ? k_yes(result)
                                                           : k_no(result);
            if (fits && can_be_told(&t->atoms[i]) && (!found || (bar && status == PARTYORG_MET)))
                found = &t->atoms[i];
        }
    }
    if (!found && t->count > t->conditions && can_be_told(&t->atoms[t->conditions]))
        found = &t->atoms[t->conditions];
    return found;
}

void po_negate(int *relation, int32_t *required)
{
    const int known = *required != PARTYORG_UNKNOWN;
    switch (*relation) {
    case PARTYORG_AT_LEAST:
        *relation = PARTYORG_AT_MOST;
        *required -= known;
        break;
    case PARTYORG_AT_MOST:
        *relation = PARTYORG_AT_LEAST;
        *required += known;
        break;
    case PARTYORG_EQUAL_TO:
        *relation = PARTYORG_OTHER_THAN;
        break;
    default:
        *required = known ? ~*required : *required;
        break;
    }
}

static int32_t within_dates(int32_t day)
{
    return po_is_date(day) ? day : PARTYORG_UNKNOWN;
}

/* The scorecard, where the check grades by one. */
static const partyorg_scorecard *graded_by(const struct request *r)
{
    const int subject = r->d.subject;
    return subject == PARTYORG_SUBJECT_MEETING || subject == PARTYORG_SUBJECT_MEETING_YEAR ? r->c.options.scorecard
                                                                                           : NULL;
}

/* One finding from one examined rule. A set of choices ends with the fact's last one. */
static void find(const struct request *r, const trace *t, int rule, const struct examined *x, partyorg_finding *f)
{
    const struct rule_row *row = &r->d.rules[rule];
    const int bar = row->kind == PARTYORG_BAR;
    *f = (partyorg_finding){ .rule = rule, .kind = row->kind, .stage = row->stage };
    f->status = po_status(row->kind, r->d.unlisted, x);
    const po_missing missing = f->status == PARTYORG_NOT_KNOWN ? po_why(x) : 0;
    f->edition = x->wording->listed ? po_mark(row->family) + x->slot - 1 : -1;
    f->confidence = x->wording->listed ? x->wording->confidence : -1;
    if (f->confidence >= 0 && row->family == FAMILY_O && graded_by(r) && f->confidence < PARTYORG_MEMORY)
        f->confidence = r->c.options.scorecard->confidence;
    f->governing = x->governing.v;
    f->missing = missing & MISSING_FACTS;
    f->flags = (x->governing.stand_in && row->governing >= 0 ? PARTYORG_STAND_IN : 0) |
               (row->kind != PARTYORG_DEADLINE ? PARTYORG_COUNTS : 0) |
               (missing & MISSING_EDITION ? PARTYORG_NO_EDITION : 0) |
               (missing & MISSING_CALENDAR ? PARTYORG_NO_CALENDAR : 0);
    f->fact = -1;
    f->observed = f->required = f->due = PARTYORG_UNKNOWN;
    const atom *a = x->wording->listed ? deciding(t, f->status, bar) : NULL;
    if (!a)
        return;
    f->fact = a->fact;
    f->type = a->fact < 0 ? PARTYORG_TYPE_DATE : po_fact_type(r->d.subject, a->fact);
    f->observed = a->observed;
    f->flags |= a->observed_on ? PARTYORG_OBSERVED_ON : 0;
    f->relation = a->relation;
    f->required = a->required;
    if (bar) /* in order is the opposite */
        po_negate(&f->relation, &f->required);
    if (f->type == PARTYORG_TYPE_DATE)
        f->required = within_dates(f->required);
    if (f->relation == PARTYORG_ONE_OF && f->required != PARTYORG_UNKNOWN)
        f->required &= (int32_t)((UINT32_C(1) << po_choice_count(r->d.subject, a->fact)) - 1);
}

/* A deadline is compared with its due date as reported; it is overdue when its act is not known to be done. */
static void set_due(const struct request *r, partyorg_finding *f, const int32_t *values)
{
    const struct due_row *row = &r->d.dues[f->rule];
    if (!row->given || f->edition < 0 || f->status == PARTYORG_NOT_APPLICABLE)
        return;
    f->due = values[row->value];
    if (f->due == PARTYORG_UNKNOWN)
        return;
    f->fact = row->act;
    f->observed = po_get(r->facts, row->act);
    f->relation = PARTYORG_AT_MOST;
    f->required = f->due;
    f->type = PARTYORG_TYPE_DATE;
    if (f->status == PARTYORG_NOT_KNOWN && f->observed == PARTYORG_UNKNOWN && r->c.on > f->due)
        f->flags |= PARTYORG_OVERDUE;
}

/* ---- the next step */

/* Not in order, and enters the verdict. */
static int offends(const partyorg_finding *f)
{
    return f->kind == PARTYORG_BAR ? f->status == PARTYORG_MET
                                   : f->kind == PARTYORG_REQUIREMENT && f->status == PARTYORG_NOT_MET;
}

/* A ground that is not known, beside one that is met: one is enough, it does not matter any more. */
static int is_idle(const partyorg_report *p, const partyorg_finding *f)
{
    if (f->kind != PARTYORG_GROUND || f->status == PARTYORG_MET)
        return 0;
    for (int i = 0; i < p->rule_count; i++)
        if (p->findings[i].kind == PARTYORG_GROUND && p->findings[i].stage == f->stage &&
            p->findings[i].status == PARTYORG_MET)
            return 1;
    return 0;
}

static int action_for(const struct request *r, const partyorg_finding *f, partyorg_date *from)
{
    const struct rule_row *row = &r->d.rules[f->rule];
    /* The examination date stands in for an act not yet done, or is compared itself: the day may only be too early. */
    if (row->advice == MEND && f->kind == PARTYORG_REQUIREMENT &&
        (f->flags & PARTYORG_STAND_IN || row->governing < 0)) {
        *from = po_first_day(r, f->rule);
        if (*from != PARTYORG_UNKNOWN)
            return PARTYORG_ACTION_WAIT;
    }
    switch (row->advice) {
    case FORWARD:
        return PARTYORG_ACTION_FORWARD;
    case REFER:
        return PARTYORG_ACTION_REFER;
    case STOP:
        return PARTYORG_ACTION_STOP;
    case LEAVE:
        return PARTYORG_ACTION_NONE;
    default:
        return PARTYORG_ACTION_MEND;
    }
}

/* The first stage that is not met says what to do; a running deadline says by when. */
static void set_next(const struct request *r, partyorg_report *p)
{
    partyorg_next_step *n = &p->next;
    *n = (partyorg_next_step){ PARTYORG_ACTION_NONE, -1, -1, PARTYORG_UNKNOWN, -1, PARTYORG_UNKNOWN, 0 };
    for (int i = 0; i < p->rule_count; i++) {
        const partyorg_finding *f = &p->findings[i];
        if (f->kind == PARTYORG_DEADLINE && f->status == PARTYORG_NOT_KNOWN && f->due != PARTYORG_UNKNOWN &&
            f->observed == PARTYORG_UNKNOWN && (n->due_rule < 0 || f->due < n->due)) {
            n->due_rule = i;
            n->due = f->due;
        }
    }
    for (int i = 0; i < p->rule_count; i++) {
        const partyorg_finding *f = &p->findings[i];
        if (f->stage != p->stage || f->kind == PARTYORG_DEADLINE || is_idle(p, f))
            continue;
        n->missing |= f->missing;
        if (n->rule < 0 && p->stages[f->stage] == PARTYORG_NOT_MET && offends(f)) {
            n->action = action_for(r, f, &n->from);
            n->rule = i;
        } else if (n->rule < 0 && p->stages[f->stage] == PARTYORG_NOT_KNOWN && f->status == PARTYORG_NOT_KNOWN) {
            n->action = f->missing ? PARTYORG_ACTION_SUPPLY : PARTYORG_ACTION_REFER;
            n->rule = i;
            /* An act that is not to be done before a day still to come. */
            if (f->observed == PARTYORG_UNKNOWN && f->relation == PARTYORG_AT_LEAST && f->type == PARTYORG_TYPE_DATE &&
                f->required != PARTYORG_UNKNOWN && f->required > p->on)
                n->from = f->required;
        }
    }
    /* No requirement is amiss, but none of the grounds is there: the first that applies, or else the first. */
    for (int any = 0; any < 2; any++)
        for (int i = 0; i < p->rule_count && n->rule < 0 && p->verdict == PARTYORG_NOT_MET; i++)
            if (p->findings[i].stage == p->stage && p->findings[i].kind == PARTYORG_GROUND &&
                p->stages[p->stage] == PARTYORG_NOT_MET && (any || p->findings[i].status != PARTYORG_NOT_APPLICABLE)) {
                n->action = action_for(r, &p->findings[i], &n->from);
                n->rule = i;
            }
    if (n->rule < 0 && n->due_rule >= 0) {
        n->action = PARTYORG_ACTION_SUPPLY;
        n->rule = n->due_rule;
        n->missing = p->findings[n->rule].missing;
    }
    if (n->rule >= 0)
        n->stage = p->findings[n->rule].stage;
}

/* ---- the report */

partyorg_status partyorg_report_init(partyorg_report *report)
{
    if (!report)
        return PARTYORG_E_NULL;
    report->size = sizeof *report;
    return PARTYORG_OK;
}

partyorg_status partyorg_check(int32_t check, const void *facts, partyorg_date on, const partyorg_options *options,
                               const partyorg_calendar *calendar, partyorg_report *report, partyorg_error *error)
{
    struct request r;
    struct examined x = { 0 };
    trace t;
    if (!report)
        return po_error(error, PARTYORG_E_NULL, "report", "report: con trỏ rỗng", "report: NULL pointer");
    if (report->size != sizeof *report)
        return po_error(error, PARTYORG_E_SIZE, "report", "report: size là %d, cần %d; hãy gọi partyorg_report_init",
                        "report: size is %d, expected %d; call partyorg_report_init", (int)report->size,
                        (int)sizeof *report);
    const partyorg_status status = po_request(&r, check, facts, on, options, calendar, error);
    if (status != PARTYORG_OK)
        return status;
    partyorg_report *p = report;
    partyorg_masks m = PARTYORG_MASKS_INIT;
    DISPATCH(check, masks, r.facts, &r.c, &m, p->stages)
    DISPATCH(check, values, r.facts, &r.c, m.met, p->values)
    p->check = check;
    p->on = on;
    p->verdict = m.verdict;
    p->stage = m.stage;
    p->stage_count = r.d.stage_count;
    p->rule_count = r.d.rule_count;
    p->value_count = r.d.value_count;
    p->options = r.c.options;
    memset(p->scorecard, 0, sizeof p->scorecard);
    if (graded_by(&r))
        memcpy(p->scorecard, r.c.options.scorecard->id, sizeof p->scorecard);
    p->met = m.met;
    p->not_met = m.not_met;
    p->unknown = m.unknown;
    p->not_applicable = m.not_applicable;
    p->missing = p->missing_for_verdict = 0;
    for (int i = 0; i < r.d.rule_count; i++) {
        partyorg_finding *f = &p->findings[i];
        DISPATCH(check, rule, r.facts, &r.c, &t, i, &x)
        find(&r, &t, i, &x, f);
        set_due(&r, f, p->values);
        p->missing |= f->missing;
    }
    for (int i = 0; i < r.d.rule_count; i++)
        if (p->findings[i].flags & PARTYORG_COUNTS && !is_idle(p, &p->findings[i]))
            p->missing_for_verdict |= p->findings[i].missing;
    DISPATCH(check, conflicts, r.facts, &r.c, &t, &p->contradictions)
    set_next(&r, p);
    return PARTYORG_OK;
}
