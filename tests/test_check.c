/* SPDX-License-Identifier: MIT */
/*
 * Tests of checks on random files: the explained and the bare result agree, verdicts follow from findings, findings
 * hold together, knowing more never changes what was settled, remedies do what they say; and the next step of
 * situations made by hand.
 */
#include "test_support.h"

static int32_t rule_counts[CHECKS];
static partyorg_rule_info rules[CHECKS][PARTYORG_RULES_MAX];
static partyorg_fact_info facts[PARTYORG_SUBJECT_MEMBER_DUES + 1][64]; /* by subject */

static void read_catalogue(void)
{
    for (int32_t i = 0; i < CHECKS; i++) {
        partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
        partyorg_subject_info subject = PARTYORG_SUBJECT_INFO_INIT;
        partyorg_check_get(i, &info);
        partyorg_subject_get(info.subject, &subject);
        rule_counts[i] = info.rule_count;
        for (int32_t rule = 0; rule < info.rule_count; rule++) {
            rules[i][rule] = (partyorg_rule_info)PARTYORG_RULE_INFO_INIT;
            partyorg_rule_get(i, rule, &rules[i][rule]);
        }
        for (int32_t fact = 0; fact < subject.fact_count; fact++) {
            facts[info.subject][fact] = (partyorg_fact_info)PARTYORG_FACT_INFO_INIT;
            partyorg_fact_get(info.subject, fact, &facts[info.subject][fact]);
        }
    }
}

static uint64_t unknown_facts(const request *r)
{
    uint64_t unknown = 0;
    for (int32_t i = 0; i < r->facts_count; i++)
        unknown |= (uint64_t)(value_of(r, i) == PARTYORG_UNKNOWN) << i;
    return unknown;
}

/* What went wrong, with the file it went wrong on. */
#define holds(condition, rule)                                                                                         \
    expect(condition, "line %d: %s: not %s\n%s", __LINE__, (rule) >= 0 ? rules[r->check][rule].id : "report",          \
           #condition, shown(r))

/* ---- the bare result */

static void masks_agree(const request *r, const partyorg_report *report)
{
    partyorg_masks masks;
    ok(check_masks(r, &masks));
    holds(masks.size == sizeof masks && masks.reserved == 0, -1);
    holds(masks.verdict == report->verdict && masks.stage == report->stage, -1);
    holds(masks.met == report->met && masks.not_met == report->not_met && masks.unknown == report->unknown &&
              masks.not_applicable == report->not_applicable,
          -1);
}

/* ---- verdicts from findings alone */

/* Of ratings the grounds are those of "not completed": one is asked for only where that is proposed. */
static bool is_rating(int32_t check_id)
{
    return check_id == PARTYORG_CHECK_REVIEW || check_id == PARTYORG_CHECK_CELL_RATING;
}

/* Where there are grounds one at least must be met. */
static int32_t verdict_over(const request *r, const partyorg_report *report, int32_t stage)
{
    bool failed = false, open = false, has_grounds = false, grounded = false, ground_open = false;
    for (int32_t i = 0; i < report->rule_count; i++) {
        const partyorg_rule_info *rule = &rules[r->check][i];
        const int32_t status = report->findings[i].status;
        if (rule->kind == PARTYORG_DEADLINE || (stage >= 0 && rule->stage != stage))
            continue;
        if (rule->kind == PARTYORG_GROUND) {
            has_grounds |= !is_rating(r->check) ||
                           (status == PARTYORG_NOT_MET &&
                            value_of(r, fact_of(r->subject, "proposed_rating")) != PARTYORG_UNKNOWN) ||
                           status == PARTYORG_NOT_KNOWN;
            grounded |= status == PARTYORG_MET;
            ground_open |= status == PARTYORG_NOT_KNOWN;
            continue;
        }
        failed |= status == (rule->kind == PARTYORG_BAR ? PARTYORG_MET : PARTYORG_NOT_MET);
        open |= status == PARTYORG_NOT_KNOWN;
    }
    failed |= has_grounds && !grounded && !ground_open;
    open |= has_grounds && !grounded && ground_open;
    return failed ? PARTYORG_NOT_MET : open ? PARTYORG_NOT_KNOWN : PARTYORG_MET;
}

/* A ground that is not met beside one that is: it does not matter any more. */
static bool is_idle(const partyorg_report *report, const partyorg_finding *f)
{
    bool grounded = false;
    for (int32_t i = 0; i < report->rule_count; i++)
        grounded |= report->findings[i].kind == PARTYORG_GROUND && report->findings[i].stage == f->stage &&
                    report->findings[i].status == PARTYORG_MET;
    return f->kind == PARTYORG_GROUND && f->status != PARTYORG_MET && grounded;
}

static void report_adds_up(const request *r, const partyorg_report *report)
{
    uint64_t by_status[4] = { 0, 0, 0, 0 }, missing = 0, for_verdict = 0;
    partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
    ok(partyorg_check_get(r->check, &info));
    holds(report->size == sizeof *report && report->check == r->check && report->on == r->on, -1);
    holds(report->rule_count == info.rule_count && report->stage_count == info.stage_count &&
              report->value_count == info.value_count,
          -1);
    for (int32_t i = 0; i < report->rule_count; i++) {
        holds(report->findings[i].status >= 0 && report->findings[i].status <= PARTYORG_NOT_APPLICABLE, i);
        by_status[report->findings[i].status] |= UINT64_C(1) << i;
        missing |= report->findings[i].missing;
        if (rules[r->check][i].kind != PARTYORG_DEADLINE && !is_idle(report, &report->findings[i]))
            for_verdict |= report->findings[i].missing;
    }
    holds(report->met == by_status[PARTYORG_MET] && report->not_met == by_status[PARTYORG_NOT_MET] &&
              report->unknown == by_status[PARTYORG_NOT_KNOWN] &&
              report->not_applicable == by_status[PARTYORG_NOT_APPLICABLE],
          -1);
    holds(report->missing == missing && report->missing_for_verdict == for_verdict, -1);
    for (size_t i = 1; i < offsetof(partyorg_options, scorecard) / sizeof(int32_t); i++) {
        int32_t read, given = PARTYORG_UNKNOWN, absent = PARTYORG_UNKNOWN;
        memcpy(&read, (const char *)&report->options + i * sizeof read, sizeof read);
        if (r->options_given)
            memcpy(&given, (const char *)&r->options + i * sizeof given, sizeof given);
        if (i < offsetof(partyorg_options, cap_percent) / sizeof(int32_t)) /* choices; then come numbers */
            absent = 0;
        holds(read == (given == PARTYORG_UNKNOWN ? absent : given), -1); /* the defaults written out */
    }
    const partyorg_scorecard *card = r->options_given ? r->options_given->scorecard : NULL;
    holds(report->options.scorecard == card, -1);
    holds(strcmp(report->scorecard, named_card(r) ? named_card(r)->id : "") == 0, -1);
    holds(report->verdict == verdict_over(r, report, -1), -1);
    int32_t first = report->stage_count;
    for (int32_t stage = report->stage_count; stage-- > 0;) {
        holds(report->stages[stage] == verdict_over(r, report, stage), -1);
        first = report->stages[stage] == PARTYORG_MET ? first : stage;
    }
    holds(report->stage == first, -1);
    for (int32_t i = 0; i < report->value_count; i++) {
        partyorg_value_info value = PARTYORG_VALUE_INFO_INIT;
        ok(partyorg_value_get(r->check, i, &value));
        if (report->values[i] == PARTYORG_UNKNOWN)
            continue;
        holds(value.type != PARTYORG_TYPE_DATE || is_date(report->values[i]), -1);
        holds(value.type != PARTYORG_TYPE_BOOL || report->values[i] == 0 || report->values[i] == 1, -1);
        partyorg_choice_info choice = PARTYORG_CHOICE_INFO_INIT;
        if (value.type == PARTYORG_TYPE_ENUM)
            ok(partyorg_choice_get(PARTYORG_SUBJECT_VALUES, value.fact, report->values[i], &choice));
    }
}

/* ---- each finding */

static bool stands(int32_t observed, int32_t relation, int32_t required)
{
    switch (relation) {
    case PARTYORG_AT_LEAST:
        return observed >= required;
    case PARTYORG_AT_MOST:
        return observed <= required;
    case PARTYORG_EQUAL_TO:
        return observed == required;
    case PARTYORG_OTHER_THAN:
        return observed != required;
    default:
        return (uint32_t)required >> observed & 1;
    }
}

static const char *family_of(const partyorg_rule_info *rule)
{
    static partyorg_edition_info editions[128];
    for (int32_t i = 0; i < partyorg_edition_count(); i++) {
        if (!editions[i].code) {
            editions[i] = (partyorg_edition_info)PARTYORG_EDITION_INFO_INIT;
            ok(partyorg_edition_get(i, &editions[i]));
        }
        if (editions[i].family == rule->family)
            return editions[i].family_name;
    }
    return "";
}

/* What stands beside a grade that is compared by order: "not rated" is outside it, as if it were not known. */
static bool is_known_to(const request *r, const partyorg_rule_info *rule, int32_t fact)
{
    return value_of(r, fact) != PARTYORG_UNKNOWN &&
           !(strcmp(rule->id, "ORG-PEERS") == 0 && value_of(r, fact) == PARTYORG_RATING_NOT_RATED &&
             fact == fact_of(r->subject, "government_rating"));
}

static void finding_holds(const request *r, const partyorg_report *report, int32_t i)
{
    const partyorg_finding *f = &report->findings[i];
    const partyorg_rule_info *rule = &rules[r->check][i];
    const bool deadline = rule->kind == PARTYORG_DEADLINE;
    holds(f->rule == i && f->kind == rule->kind && f->stage == rule->stage, i);
    holds(!(f->flags & PARTYORG_COUNTS) == deadline, i);
    holds((f->flags & ~(PARTYORG_STAND_IN | PARTYORG_OVERDUE | PARTYORG_NO_EDITION | PARTYORG_NO_CALENDAR |
                        PARTYORG_COUNTS | PARTYORG_OBSERVED_ON)) == 0,
          i);
    for (int k = 0; k < 4; k++)
        holds(f->reserved[k] == 0, i);

    /* the governing date and the wording it picks */
    int32_t governing = rule->governing < 0 ? PARTYORG_UNKNOWN : value_of(r, rule->governing);
    if (governing != PARTYORG_UNKNOWN && facts[r->subject][rule->governing].type != PARTYORG_TYPE_DATE)
        governing = day(governing, 12, 31); /* a year: its last day */
    holds(f->governing == (governing == PARTYORG_UNKNOWN ? r->on : governing), i);
    holds(!(f->flags & PARTYORG_STAND_IN) == (rules[r->check][i].governing < 0 || governing != PARTYORG_UNKNOWN), i);
    partyorg_wording_info wording = PARTYORG_WORDING_INFO_INIT;
    const bool worded = partyorg_wording_on(r->check, i, f->governing, &wording) == PARTYORG_OK;
    holds(f->edition == (worded ? wording.edition : -1), i);
    /* what a scorecard asks is as sure as the card, unless it was not read at all */
    const bool of_card =
        worded && named_card(r) && wording.confidence != PARTYORG_MEMORY && strcmp(family_of(rule), "O") == 0;
    holds(f->confidence == (of_card ? named_card(r)->confidence : worded ? wording.confidence : -1), i);
    /* Without one it is unknown; of the checks that say so it did not exist where a later edition does not list it. */
    holds(worded || (f->status == PARTYORG_NOT_KNOWN && f->flags & PARTYORG_NO_EDITION) ||
              (f->status == PARTYORG_NOT_APPLICABLE && r->check >= PARTYORG_CHECK_DELETION),
          i);

    /* unknown, and only then, something is missing */
    const bool reasons = f->missing || f->flags & (PARTYORG_NO_EDITION | PARTYORG_NO_CALENDAR);
    holds((f->status == PARTYORG_NOT_KNOWN) == reasons, i);
    for (int32_t fact = 0; fact < r->facts_count; fact++)
        holds(!(f->missing >> fact & 1) || !is_known_to(r, rule, fact), i);
    holds((f->missing & ~rule->facts) == 0, i);

    /* due dates */
    holds(f->due == PARTYORG_UNKNOWN || deadline, i);
    if (deadline)
        holds(f->due ==
                  (worded && f->status != PARTYORG_NOT_APPLICABLE ? report->values[rule->due_value] : PARTYORG_UNKNOWN),
              i);
    const bool late = deadline && f->status == PARTYORG_NOT_KNOWN && f->due != PARTYORG_UNKNOWN &&
                      f->observed == PARTYORG_UNKNOWN && r->on > f->due;
    holds(!(f->flags & PARTYORG_OVERDUE) == !late, i);
    if (f->due != PARTYORG_UNKNOWN)
        holds(f->relation == PARTYORG_AT_MOST && f->required == f->due && f->type == PARTYORG_TYPE_DATE && f->fact >= 0,
              i);

    /* what was compared */
    holds(f->relation >= PARTYORG_NO_RELATION && f->relation <= PARTYORG_ONE_OF, i);
    holds(f->relation != PARTYORG_NO_RELATION ||
              (f->fact == -1 && f->observed == PARTYORG_UNKNOWN && f->required == PARTYORG_UNKNOWN),
          i);
    holds(f->fact >= -1 && f->fact < r->facts_count, i);
    /* what is shown is a fact, or the examination date */
    holds(f->relation == PARTYORG_NO_RELATION || f->fact >= 0 || f->flags & PARTYORG_OBSERVED_ON, i);
    if (f->fact >= 0) {
        const partyorg_fact_info *fact = &facts[r->subject][f->fact];
        holds(f->type == fact->type, i);
        holds(rule->facts >> f->fact & 1 || f->fact == rule->governing, i);
        if (f->flags & PARTYORG_OBSERVED_ON)
            holds(value_of(r, f->fact) == PARTYORG_UNKNOWN && f->observed == r->on, i);
        else
            holds(f->observed == (is_known_to(r, rule, f->fact) ? value_of(r, f->fact) : PARTYORG_UNKNOWN), i);
        /* choices that ascend may be compared either way, others by membership alone */
        holds(f->relation == PARTYORG_ONE_OF ? fact->choice_count > 0 : fact->type != PARTYORG_TYPE_ENUM, i);
        if (f->relation == PARTYORG_ONE_OF && f->required != PARTYORG_UNKNOWN)
            holds(f->required > 0 && f->required >> fact->choice_count == 0, i);
    }
    if (f->type == PARTYORG_TYPE_DATE)
        holds(f->required == PARTYORG_UNKNOWN || is_date(f->required), i);

    /* the comparison shown bears the status out */
    if (f->status <= PARTYORG_NOT_MET && !deadline && f->observed != PARTYORG_UNKNOWN &&
        f->required != PARTYORG_UNKNOWN)
        holds(stands(f->observed, f->relation, f->required) == in_order(f->kind, f->status), i);
    if (f->status == PARTYORG_NOT_KNOWN && f->missing && f->due == PARTYORG_UNKNOWN)
        holds(f->observed == PARTYORG_UNKNOWN || f->required == PARTYORG_UNKNOWN || f->fact < 0 || !worded, i);
}

static uint64_t bits_of(const request *r, const char *a, const char *b, const char *c)
{
    return UINT64_C(1) << fact_of(r->subject, a) | UINT64_C(1) << fact_of(r->subject, b) |
           (c ? UINT64_C(1) << fact_of(r->subject, c) : 0);
}

static bool more(const request *r, const char *a, const char *b, const char *less)
{
    const int32_t x = value_of(r, fact_of(r->subject, a)), y = value_of(r, fact_of(r->subject, b));
    const int32_t z = less ? value_of(r, fact_of(r->subject, less)) : 0;
    return x != PARTYORG_UNKNOWN && y != PARTYORG_UNKNOWN && z != PARTYORG_UNKNOWN && x > y - z;
}

/* Of two numbers the first is the more, however known. */
static uint64_t if_more(const request *r, const char *a, const char *b)
{
    return more(r, a, b, NULL) ? bits_of(r, a, b, NULL) : 0;
}

/* The sum of several numbers is more than another one. */
static uint64_t if_sum_more(const request *r, const char *const parts[4], const char *whole)
{
    uint64_t bits = UINT64_C(1) << fact_of(r->subject, whole);
    int64_t sum = 0;
    const int32_t most = value_of(r, fact_of(r->subject, whole));
    for (int i = 0; i < 4; i++) {
        const int32_t fact = fact_of(r->subject, parts[i]);
        if (value_of(r, fact) == PARTYORG_UNKNOWN)
            return 0;
        sum += value_of(r, fact);
        bits |= UINT64_C(1) << fact;
    }
    return most != PARTYORG_UNKNOWN && sum > most ? bits : 0;
}

/* Pairs of which the first cannot be more than the second. */
static const struct {
    int32_t check;
    const char *part, *whole;
} cannot_exceed[] = {
    { PARTYORG_CHECK_REVIEW, "tasks_done", "tasks_assigned" },
    { PARTYORG_CHECK_REVIEW, "tasks_late", "tasks_done" },
    { PARTYORG_CHECK_REVIEW, "tasks_exceeded", "tasks_done" },
    { PARTYORG_CHECK_REVIEW, "unit_tasks_done", "unit_tasks_assigned" },
    { PARTYORG_CHECK_REVIEW, "unit_tasks_late", "unit_tasks_done" },
    { PARTYORG_CHECK_REVIEW, "unit_tasks_exceeded", "unit_tasks_done" },
    { PARTYORG_CHECK_REVIEW, "shortcomings_fixed", "shortcomings_found" },
    { PARTYORG_CHECK_REVIEW, "cell_excluded", "cell_official" },
    { PARTYORG_CHECK_MEETING, "members_due", "members_total" },
    { PARTYORG_CHECK_MEETING, "members_present", "members_due" },
    { PARTYORG_CHECK_MEETING, "speakers", "members_present" },
    { PARTYORG_CHECK_MEETING, "previous_tasks_done", "previous_tasks" },
    { PARTYORG_CHECK_MEETING_YEAR, "months_held", "months_due" },
    { PARTYORG_CHECK_MEETING_YEAR, "quarters_thematic", "quarters_due" },
    { PARTYORG_CHECK_CELL_RATING, "tasks_done", "tasks_assigned" },
    { PARTYORG_CHECK_CELL_RATING, "tasks_late", "tasks_done" },
    { PARTYORG_CHECK_CELL_RATING, "tasks_exceeded", "tasks_done" },
    { PARTYORG_CHECK_CELL_RATING, "shortcomings_fixed", "shortcomings_found" },
    { PARTYORG_CHECK_CELL_RATING, "units_disciplined", "units_total" },
    { PARTYORG_CHECK_DEVELOPMENT, "admitted_women", "admitted" },
    { PARTYORG_CHECK_DEVELOPMENT, "admitted_minority", "admitted" },
    { PARTYORG_CHECK_DEVELOPMENT, "admitted_union", "admitted" },
    { PARTYORG_CHECK_DEVELOPMENT, "admitted_18_30", "admitted" },
};

static uint64_t contradictions_of(const request *r)
{
    static const char *const rated[] = { "rated_excellent", "rated_good", "rated_completed", "rated_not_completed" },
                             *const graded[] = { "meetings_good", "meetings_fair", "meetings_average",
                                                 "meetings_weak" };
    uint64_t found = 0;
    for (int i = 0; i < COUNT(cannot_exceed); i++)
        if (cannot_exceed[i].check == r->check)
            found |= if_more(r, cannot_exceed[i].part, cannot_exceed[i].whole);
    if (r->check == PARTYORG_CHECK_CELL_RATING)
        found |= if_sum_more(r, rated, "units_total");
    if (r->check == PARTYORG_CHECK_MEETING_YEAR)
        found |= if_sum_more(r, graded, "months_held");
    if (r->check != PARTYORG_CHECK_ADMISSION && r->check != PARTYORG_CHECK_RECOGNITION &&
        r->check != PARTYORG_CHECK_DELETION && r->check != PARTYORG_CHECK_DISCIPLINE)
        return found;
    found |= if_more(r, "cell_excluded", "cell_official") | if_more(r, "cell_yes", "cell_official");
    found |= more(r, "cell_yes", "cell_official", "cell_excluded")
                 ? bits_of(r, "cell_yes", "cell_official", "cell_excluded")
                 : 0;
    if (r->check != PARTYORG_CHECK_DISCIPLINE)
        found |= if_more(r, "committee_yes", "committee_base");
    return found | if_more(r, "decider_yes", "decider_base");
}

/* ---- the next step */

/* Of grounds one is enough: none offends by itself. */
static bool offends(const partyorg_finding *f)
{
    return f->kind != PARTYORG_DEADLINE && f->kind != PARTYORG_GROUND && f->status != PARTYORG_NOT_KNOWN &&
           !in_order(f->kind, f->status);
}

static void time_alone_works(const request *r, int32_t rule, partyorg_date from);

static void next_step_holds(const request *r, const partyorg_report *report)
{
    const partyorg_next_step *next = &report->next;
    int32_t due_rule = -1, rule = -1;
    uint64_t missing = 0;
    for (int32_t i = 0; i < report->rule_count; i++) {
        const partyorg_finding *f = &report->findings[i];
        const bool counts = f->stage == report->stage && f->kind != PARTYORG_DEADLINE && !is_idle(report, f);
        missing |= counts ? f->missing : 0;
        if (f->kind == PARTYORG_DEADLINE && f->status == PARTYORG_NOT_KNOWN && f->due != PARTYORG_UNKNOWN &&
            f->observed == PARTYORG_UNKNOWN && (due_rule < 0 || f->due < report->findings[due_rule].due))
            due_rule = i;
        if (rule < 0 && counts &&
            (report->stages[f->stage] == PARTYORG_NOT_MET ? offends(f) : f->status == PARTYORG_NOT_KNOWN))
            rule = i;
    }
    /* No rule offends: it is a ground that is wanted, one that applies if there is such. */
    for (int any = 0; any < 2; any++)
        for (int32_t i = 0; i < report->rule_count && rule < 0; i++)
            if (report->findings[i].stage == report->stage && report->findings[i].kind == PARTYORG_GROUND &&
                (any || report->findings[i].status != PARTYORG_NOT_APPLICABLE))
                rule = i;
    holds(next->due_rule == due_rule, -1);
    holds(next->due == (due_rule < 0 ? PARTYORG_UNKNOWN : report->findings[due_rule].due), -1);
    holds((rule >= 0) == (report->verdict != PARTYORG_MET), -1);
    holds(next->rule == (rule >= 0 ? rule : due_rule), -1);
    holds(next->stage == (next->rule < 0 ? -1 : rules[r->check][next->rule].stage), -1);
    /* Waiting has a day; an act to be supplied may have one before which it is too early. */
    holds(next->action != PARTYORG_ACTION_WAIT || next->from > report->on, -1);
    holds(next->from == PARTYORG_UNKNOWN || next->action == PARTYORG_ACTION_WAIT ||
              (next->action == PARTYORG_ACTION_SUPPLY && next->from > report->on &&
               next->from == report->findings[next->rule].required),
          -1);
    holds(next->missing == (rule >= 0 ? missing : due_rule >= 0 ? report->findings[due_rule].missing : 0), -1);
    if (next->rule < 0) {
        holds(next->action == PARTYORG_ACTION_NONE, -1);
        return;
    }
    const partyorg_finding *f = &report->findings[next->rule];
    switch (next->action) {
    case PARTYORG_ACTION_SUPPLY:
        /* of a condition that was not read facts may be lacking too */
        holds(f->status == PARTYORG_NOT_KNOWN && f->missing != 0 &&
                  (!(f->flags & PARTYORG_NO_EDITION) || f->edition >= 0),
              next->rule);
        break;
    case PARTYORG_ACTION_WAIT:
        holds(offends(f) && next->from > r->on, next->rule);
        time_alone_works(r, next->rule, next->from);
        break;
    case PARTYORG_ACTION_REFER:
        holds(offends(f) || f->flags & (PARTYORG_NO_EDITION | PARTYORG_NO_CALENDAR), next->rule);
        break;
    case PARTYORG_ACTION_MEND:
    case PARTYORG_ACTION_FORWARD:
    case PARTYORG_ACTION_STOP:
        holds(offends(f) || (f->kind == PARTYORG_GROUND && f->status == PARTYORG_NOT_MET), next->rule);
        break;
    default: /* who stands on no list of the screening, or is not to be rated "not completed" */
        holds(next->action == PARTYORG_ACTION_NONE && (r->check == PARTYORG_CHECK_SCREENING || is_rating(r->check)) &&
                  report->verdict == PARTYORG_NOT_MET && f->kind == PARTYORG_GROUND && f->status == PARTYORG_NOT_MET,
              next->rule);
    }
}

START_TEST(random_files_hold_together)
{
    uint64_t seen[CHECKS][4] = { { 0 } };
    random_state = 20250701;
    for (long n = rounds(300000); n-- > 0;) {
        request given, *r = &given;
        partyorg_report report;
        random_any(r);
        ok(check(r, &report));
        masks_agree(r, &report);
        report_adds_up(r, &report);
        for (int32_t i = 0; i < report.rule_count; i++)
            finding_holds(r, &report, i);
        holds(report.contradictions == contradictions_of(r), -1);
        next_step_holds(r, &report);
        seen[r->check][0] |= report.met;
        seen[r->check][1] |= report.not_met;
        seen[r->check][2] |= report.unknown;
        seen[r->check][3] |= report.not_applicable;
    }
    /* The files are worth their time only if every rule came out in every way. */
    if (rounds(100) == 100)
        for (int32_t i = 0; i < CHECKS; i++)
            for (int32_t rule = 0; rule < rule_counts[i]; rule++)
                for (int status = 0; status < 3; status++)
                    expect((seen[i][status] >> rule & 1) ==
                               (status == PARTYORG_NOT_KNOWN || !is_unread(rules[i][rule].id)),
                           "%s as %s", rules[i][rule].id, partyorg_finding_status_name(status));
}
END_TEST

/* ---- knowing more never changes what was settled */

/*
 * A requirement that is met whatever its precondition turns out to be is met, and not applicable once that is known to
 * be false: it stays in order. So does a bar or ground that is not met. Nothing else moves.
 */
static bool still(int32_t kind, int32_t before, int32_t after)
{
    const int32_t settled = kind == PARTYORG_BAR || kind == PARTYORG_GROUND ? PARTYORG_NOT_MET : PARTYORG_MET;
    return before == after || (before == settled && after == PARTYORG_NOT_APPLICABLE);
}

/* The facts that the examination date may stand in for: while one is unknown, the day of asking matters. */
static uint64_t stand_in_facts(const request *r, int32_t rule)
{
    const partyorg_rule_info *info = &rules[r->check][rule];
    uint64_t stand_ins = info->governing >= 0 ? UINT64_C(1) << info->governing : 0;
    if (strcmp(info->id, "ADM-AGE-CONSENT") == 0)
        stand_ins |= UINT64_C(1) << fact_of(r->subject, "cell_met_on");
    if (strncmp(info->id, "READM-WAIT", 10) == 0 && r->options_given &&
        r->options.readmission_clock == PARTYORG_READMISSION_CLOCK_APPLICATION)
        stand_ins |= UINT64_C(1) << fact_of(r->subject, "application_on");
    /* points agree until one is known that does not */
    if (strcmp(info->id, "MEET-SCORES") == 0 && card_of(r))
        stand_ins |= info->facts;
    if (strcmp(info->id, "DEL-ROUTE") == 0)
        stand_ins |= UINT64_C(1) << fact_of(r->subject, "decided_on");
    /* of the two days that start the clock of a transfer the one that is known stands in for the other */
    if (strcmp(info->id, "TRF-D-FILE") == 0)
        stand_ins |= bits_of(r, "slip_received_on", "file_received_on", NULL);
    return stand_ins;
}

START_TEST(settled_stays_settled)
{
    long compared = 0;
    random_state = 42;
    for (long n = rounds(60000); n-- > 0;) {
        request given, more_known, *r = &given;
        partyorg_report before, after;
        random_request(r, below(CHECKS), 20 + below(60));
        ok(check(r, &before));
        const uint64_t unknown = unknown_facts(r);
        for (int completion = 0; completion < 4; completion++) {
            more_known = given;
            if (more_known.options_given)
                more_known.options_given = &more_known.options;
            if (more_known.calendar_given)
                more_known.calendar_given = &given.calendar;
            for (int32_t i = 0; i < r->facts_count; i++)
                if (unknown >> i & 1 && (completion == 0 || percent(50)))
                    more_known.facts.members[i + 1] = random_value(&more_known, i);
            ok(check(&more_known, &after));
            uint64_t stand_ins = 0;
            for (int32_t i = 0; i < before.rule_count; i++) {
                stand_ins |= stand_in_facts(r, i);
                if (stand_in_facts(r, i) & unknown || before.findings[i].status == PARTYORG_NOT_KNOWN)
                    continue;
                compared++;
                expect(still(before.findings[i].kind, before.findings[i].status, after.findings[i].status),
                       "%s: %s, then %s\n%s\n%s", rules[r->check][i].id,
                       partyorg_finding_status_name(before.findings[i].status),
                       partyorg_finding_status_name(after.findings[i].status), shown(r), shown(&more_known));
            }
            if (!(stand_ins & unknown) && before.verdict != PARTYORG_NOT_KNOWN)
                holds(before.verdict == after.verdict, -1);
        }
    }
    expect(compared > rounds(500000), "only %ld findings compared", compared);
}
END_TEST

/* A fact named as missing matters, and the others do not settle the rule: some values of the missing ones do. */
START_TEST(missing_facts_settle)
{
    long settled = 0, open = 0;
    random_state = 77;
    for (long n = rounds(3000); n-- > 0;) {
        request given, tried, *r = &given;
        partyorg_report before, after;
        random_any(r);
        ok(check(r, &before));
        for (int32_t i = 0; i < before.rule_count; i++) {
            const partyorg_finding *f = &before.findings[i];
            if (f->status != PARTYORG_NOT_KNOWN || !f->missing ||
                f->flags & (PARTYORG_NO_EDITION | PARTYORG_NO_CALENDAR))
                continue;
            bool done = false;
            for (int attempt = 0; attempt < 8 && !done; attempt++) {
                tried = given;
                for (int32_t fact = 0; fact < r->facts_count; fact++)
                    if (f->missing >> fact & 1)
                        tried.facts.members[fact + 1] = random_value(r, fact);
                tried.calendar_given = r->calendar_given;
                tried.options_given = r->options_given;
                ok(check(&tried, &after));
                done = after.findings[i].status != PARTYORG_NOT_KNOWN;
            }
            *(done ? &settled : &open) += 1;
        }
    }
    expect(settled > 40 * open, "%ld settled, %ld not", settled, open);
}
END_TEST

/* ---- remedies */

enum { REMEDIES = 40 };

static int32_t status_of(const request *r, int32_t rule)
{
    partyorg_report report;
    ok(check(r, &report));
    return report.findings[rule].status;
}

static void time_alone_works(const request *r, int32_t rule, partyorg_date from)
{
    request later = *r;
    const int32_t kind = rules[r->check][rule].kind;
    holds(from > r->on && is_date(from), rule);
    later.on = from;
    holds(in_order(kind, status_of(&later, rule)), rule);
    for (int k = 0; k < 6; k++) {
        later.on = k == 0 ? from - 1 : r->on + below(from - r->on);
        holds(!in_order(kind, status_of(&later, rule)), rule);
    }
}

static void time_alone_fails(const request *r, int32_t rule)
{
    request later = *r;
    for (int k = 0; k < 8; k++) {
        later.on = k < 3 ? random_edition_day() : held((int64_t)r->on + below(k < 6 ? 1000 : 30000));
        if (later.on > r->on)
            holds(!in_order(rules[r->check][rule].kind, status_of(&later, rule)), rule);
    }
}

/* What the grounds of a check are made of: all that they read but days of acts. */
static uint64_t facts_of_grounds(int32_t check_id)
{
    uint64_t read = 0, acts = 0;
    for (int32_t i = 0; i < rule_counts[check_id]; i++) {
        acts |= rules[check_id][i].governing < 0 ? 0 : UINT64_C(1) << rules[check_id][i].governing;
        read |= rules[check_id][i].kind == PARTYORG_GROUND ? rules[check_id][i].facts : 0;
    }
    return read & ~acts;
}

static void steps_work(const request *r, int32_t rule, const partyorg_remedy *remedy)
{
    request mended = *r;
    const int32_t kind = rules[r->check][rule].kind;
    uint64_t touched = 0;
    holds(remedy->step_count > 0 && remedy->step_count <= PARTYORG_STEPS_MAX && remedy->from == PARTYORG_UNKNOWN, rule);
    for (int32_t s = 0; s < remedy->step_count; s++) {
        const partyorg_step *step = &remedy->steps[s];
        holds(step->fact >= 0 && step->fact < r->facts_count && !(touched >> step->fact & 1), rule);
        touched |= UINT64_C(1) << step->fact;
        const partyorg_fact_info *fact = &facts[r->subject][step->fact];
        holds(value_of(r, step->fact) == PARTYORG_UNKNOWN || fact->nature == PARTYORG_NATURE_MENDABLE, rule);
        if (!remedy->proven) {
            holds(step->relation == PARTYORG_TO_BE_KNOWN && step->required == PARTYORG_UNKNOWN &&
                      value_of(r, step->fact) == PARTYORG_UNKNOWN,
                  rule);
            continue;
        }
        /* nobody is advised to bring a ground about */
        holds(kind != PARTYORG_GROUND && !(facts_of_grounds(r->check) >> step->fact & 1), rule);
        int32_t value = step->required;
        holds(step->relation == PARTYORG_AT_LEAST || step->relation == PARTYORG_AT_MOST ||
                  step->relation == PARTYORG_EQUAL_TO || step->relation == PARTYORG_ONE_OF,
              rule);
        holds(step->relation == PARTYORG_ONE_OF ? fact->choice_count > 0 : fact->type != PARTYORG_TYPE_ENUM, rule);
        /* nothing known is dated back */
        holds(value_of(r, step->fact) == PARTYORG_UNKNOWN || fact->type != PARTYORG_TYPE_DATE ||
                  step->relation != PARTYORG_AT_MOST,
              rule);
        if (step->relation == PARTYORG_ONE_OF) {
            holds(step->required > 0 && step->required >> fact->choice_count == 0, rule);
            for (value = 0; !(step->required >> value & 1); value++)
                ;
            for (int32_t choice = 0; remedy->step_count == 1 && choice < fact->choice_count; choice++)
                if (step->required >> choice & 1) {
                    mended.facts.members[step->fact + 1] = choice;
                    holds(in_order(kind, status_of(&mended, rule)), rule);
                }
        }
        holds(value >= fact->minimum && value <= fact->maximum, rule);
        mended.facts.members[step->fact + 1] = value;
    }
    if (remedy->proven)
        holds(in_order(kind, status_of(&mended, rule)), rule);
}

/*
 * A bound is tight: one less than "at least" does not do, unless another remedy asks for less of the same fact. A
 * governing date is left out: a day earlier could fall under another edition.
 */
static void bound_is_tight(const request *r, int32_t rule, const partyorg_remedy *remedies, int32_t count, int32_t i)
{
    request loosened = *r;
    const partyorg_step *step = &remedies[i].steps[0];
    const int32_t away = step->relation == PARTYORG_AT_LEAST ? -1 : 1;
    if (!remedies[i].proven || remedies[i].step_count != 1 || step->fact == rules[r->check][rule].governing ||
        (step->relation != PARTYORG_AT_LEAST && step->relation != PARTYORG_AT_MOST))
        return;
    for (int32_t other = 0; other < count; other++)
        if (remedies[other].step_count == 1 && remedies[other].steps[0].fact == step->fact &&
            (remedies[other].steps[0].required - step->required) * away > 0)
            return;
    if (step->required + away < facts[r->subject][step->fact].minimum ||
        step->required + away > facts[r->subject][step->fact].maximum)
        return;
    loosened.facts.members[step->fact + 1] = step->required + away;
    holds(!in_order(rules[r->check][rule].kind, status_of(&loosened, rule)), rule);
}

START_TEST(remedies_work)
{
    long found = 0, by_time = 0, unproven = 0, of_grounds = 0;
    random_state = 7;
    for (long n = rounds(16000); n-- > 0;) {
        request given, *r = &given;
        partyorg_report report;
        random_any(r);
        ok(check(r, &report));
        for (int32_t rule = 0; rule < report.rule_count; rule++) {
            partyorg_remedy remedies[REMEDIES];
            int32_t count = -1;
            const partyorg_finding *f = &report.findings[rule];
            ok(partyorg_remedies(r->check, &r->facts, r->on, r->options_given, r->calendar_given, rule, remedies,
                                 REMEDIES, &count, NULL));
            if (in_order(f->kind, f->status)) {
                holds(count == 0, rule);
                continue;
            }
            bool waited = false;
            for (int32_t i = 0; i < count; i++) {
                const partyorg_remedy *remedy = &remedies[i];
                holds(remedy->reserved == 0 && (remedy->proven == 0 || remedy->proven == 1), rule);
                found++;
                unproven += !remedy->proven;
                if (remedy->step_count == 0) {
                    holds(i == 0 && remedy->proven, rule);
                    time_alone_works(r, rule, remedy->from);
                    waited = true;
                    by_time++;
                    of_grounds += f->kind == PARTYORG_GROUND;
                } else {
                    steps_work(r, rule, remedy);
                    bound_is_tight(r, rule, remedies, count, i);
                }
                for (int32_t other = 0; other < i; other++)
                    holds(memcmp(&remedies[other], remedy, sizeof *remedy) != 0, rule);
            }
            if (!waited && n % 4 == 0)
                time_alone_fails(r, rule);
            if (report.next.action == PARTYORG_ACTION_WAIT && report.next.rule == rule)
                holds(waited && remedies[0].from == report.next.from, rule);
        }
    }
    expect(found > rounds(50000) && by_time > rounds(2500) && unproven > 0 && of_grounds > 0,
           "%ld remedies, %ld by time, %ld unproven, %ld of grounds", found, by_time, unproven, of_grounds);
}
END_TEST

START_TEST(remedies_by_hand)
{
    request r;
    partyorg_remedy out[REMEDIES];
    int32_t count = -1;
    complete_applicant(&r);
    const int32_t cert = rule_of(0, "ADM-CERT"), age = rule_of(0, "ADM-AGE-MIN"), vote = rule_of(0, "ADM-CELL-VOTE");
    const int32_t citizen = rule_of(0, "ADM-CITIZEN"), political = rule_of(0, "ADM-POLITICAL");
    ok(partyorg_remedies(0, &r.facts, r.on, NULL, NULL, cert, out, REMEDIES, &count, NULL));
    same(count, 0);
    /* A certificate after the meeting: meet again after it. Nothing is dated back. */
    set_day(&r, "training_cert_on", 2025, 8, 1);
    ok(partyorg_remedies(0, &r.facts, r.on, NULL, NULL, cert, out, REMEDIES, &count, NULL));
    same(count, 1);
    same(out[0].step_count, 1);
    same(out[0].steps[0].fact, fact_of(0, "cell_met_on"));
    same(out[0].steps[0].relation, PARTYORG_AT_LEAST);
    same(out[0].steps[0].required, day(2025, 8, 1));
    /* One that has grown too old is made anew, late enough to hold on the day of the meeting. */
    set_day(&r, "training_cert_on", 2020, 7, 13);
    ok(partyorg_remedies(0, &r.facts, r.on, NULL, NULL, rule_of(0, "ADM-CERT-60M"), out, REMEDIES, &count, NULL));
    same(count, 1);
    same(out[0].steps[0].fact, fact_of(0, "training_cert_on"));
    same(out[0].steps[0].relation, PARTYORG_AT_LEAST);
    same(out[0].steps[0].required, day(2020, 7, 14));
    set_day(&r, "cell_met_on", 2024, 2, 29);
    set_day(&r, "file_compiled_on", 2022, 5, 5);
    ok(partyorg_remedies(0, &r.facts, r.on, NULL, NULL, rule_of(0, "ADM-PAPERS-12M"), out, REMEDIES, &count, NULL));
    same(count, 1);
    same(out[0].steps[0].fact, fact_of(0, "file_compiled_on"));
    same(out[0].steps[0].required, day(2023, 3, 1));
    /* Room for fewer: the first ones, and the number of all. */
    set(&r, "training_cert_on", PARTYORG_UNKNOWN);
    set(&r, "introducers", 1);
    set(&r, "intro_route", PARTYORG_UNKNOWN);
    const int32_t members = rule_of(0, "ADM-INTRO-MEMBERS");
    ok(partyorg_remedies(0, &r.facts, r.on, NULL, NULL, members, out, REMEDIES, &count, NULL));
    same(count, 2);
    same(out[0].steps[0].fact, fact_of(0, "introducers"));
    same(out[0].steps[0].required, 2);
    same(out[1].steps[0].fact, fact_of(0, "intro_route"));
    same(out[1].steps[0].required, 1 << PARTYORG_INTRO_ROUTE_YOUTH_UNION | 1 << PARTYORG_INTRO_ROUTE_TRADE_UNION);
    for (int32_t room = 0; room < 2; room++) {
        partyorg_remedy less[2];
        memset(less, 0x77, sizeof less);
        count = -1;
        refused(partyorg_remedies(0, &r.facts, r.on, NULL, NULL, members, room ? less : NULL, room, &count, &error),
                PARTYORG_E_SPACE, "capacity", "2");
        same(count, 2);
        same(memcmp(less, out, (size_t)room * sizeof less[0]), 0);
        same(less[room].step_count, 0x77777777);
    }
    /* Too young on the day of asking, no meeting yet: time alone. */
    set_day(&r, "born_on", 2008, 1, 20);
    set(&r, "cell_met_on", PARTYORG_UNKNOWN);
    ok(partyorg_remedies(0, &r.facts, r.on, NULL, NULL, age, out, REMEDIES, &count, NULL));
    expect(count >= 1, "no remedy");
    same(out[0].step_count, 0);
    same(out[0].from, day(2026, 1, 1));
    same(out[0].proven, 1);
    /* History cannot be changed. */
    set(&r, "citizen_vn", 0);
    ok(partyorg_remedies(0, &r.facts, r.on, NULL, NULL, citizen, out, REMEDIES, &count, NULL));
    same(count, 0);
    set(&r, "citizen_vn", PARTYORG_UNKNOWN);
    ok(partyorg_remedies(0, &r.facts, r.on, NULL, NULL, citizen, out, REMEDIES, &count, NULL));
    same(count, 1);
    same(out[0].steps[0].relation, PARTYORG_EQUAL_TO);
    same(out[0].steps[0].required, 1);
    /* Votes: as many as are needed. */
    set(&r, "cell_yes", 7);
    ok(partyorg_remedies(0, &r.facts, r.on, NULL, NULL, vote, out, REMEDIES, &count, NULL));
    same(count, 1);
    same(out[0].steps[0].fact, fact_of(0, "cell_yes"));
    same(out[0].steps[0].relation, PARTYORG_AT_LEAST);
    same(out[0].steps[0].required, 8);
    /* Choices. */
    set(&r, "political_conclusion", PARTYORG_POLITICAL_CONCLUSION_PENDING);
    ok(partyorg_remedies(0, &r.facts, r.on, NULL, NULL, political, out, REMEDIES, &count, NULL));
    same(count, 1);
    same(out[0].steps[0].relation, PARTYORG_ONE_OF);
    same(out[0].steps[0].required,
         1 << PARTYORG_POLITICAL_CONCLUSION_NOT_NEEDED | 1 << PARTYORG_POLITICAL_CONCLUSION_ACCEPTED);
    /* Former members: a bar made of history stays. */
    request f;
    empty_request(&f, PARTYORG_CHECK_READMISSION);
    set(&f, "conviction", PARTYORG_CONVICTION_CORRUPTION);
    ok(partyorg_remedies(2, &f.facts, f.on, NULL, NULL, rule_of(2, "READM-BAR-CORRUPTION"), out, REMEDIES, &count,
                         NULL));
    same(count, 0);
}
END_TEST

/* A ground may come by time, and become known; no step makes one. */
START_TEST(remedies_of_grounds)
{
    request r;
    partyorg_remedy out[REMEDIES];
    int32_t count = -1;
    const int32_t del = PARTYORG_CHECK_DELETION;
    empty_request(&r, del);
    const int32_t absent = rule_of(del, "DEL-G-ABSENT"), ended = rule_of(del, "DEL-G-PROBEND");
    const int32_t route = rule_of(del, "DEL-ROUTE"), months = fact_of(r.subject, "absent_months");
    ok(partyorg_remedies(del, &r.facts, r.on, NULL, NULL, absent, out, REMEDIES, &count, NULL));
    same(count, 1);
    same(out[0].proven, 0);
    same(out[0].step_count, 1);
    same(out[0].steps[0].fact, months);
    same(out[0].steps[0].relation, PARTYORG_TO_BE_KNOWN);
    set(&r, "absent_months", 2);
    ok(partyorg_remedies(del, &r.facts, r.on, NULL, NULL, absent, out, REMEDIES, &count, NULL));
    same(count, 0);
    /* Twelve months after the ceremony the ground is there. */
    set(&r, "member_kind", PARTYORG_MEMBER_KIND_PROBATIONARY);
    set(&r, "recognition_refused", 1);
    set_day(&r, "ceremony_on", 2025, 2, 3);
    ok(partyorg_remedies(del, &r.facts, r.on, NULL, NULL, ended, out, REMEDIES, &count, NULL));
    same(count, 1);
    same(out[0].step_count, 0);
    same(out[0].from, day(2026, 2, 3));
    /* The rule that asks for a ground proposes none either. */
    set(&r, "recognition_refused", 0);
    set(&r, "route", PARTYORG_ROUTE_ORDINARY);
    ok(partyorg_remedies(del, &r.facts, r.on, NULL, NULL, route, out, REMEDIES, &count, NULL));
    same(count, 1);
    same(out[0].proven, 0);
    for (int32_t i = 0; i < out[0].step_count; i++)
        same(out[0].steps[i].relation, PARTYORG_TO_BE_KNOWN);
    /* A term that runs from today ends late enough from the first such day on. */
    empty_request(&r, PARTYORG_CHECK_SUSPENSION);
    set(&r, "scope", PARTYORG_SUSPENSION_SCOPE_PARTY);
    set(&r, "criminal_status", PARTYORG_CRIMINAL_STATUS_NONE);
    r.on = day(2023, 1, 14);
    set_day(&r, "first_ends_on", 2023, 6, 1);
    const int32_t term = rule_of(r.check, "SUS-T-TERM");
    ok(partyorg_remedies(r.check, &r.facts, r.on, NULL, NULL, term, out, REMEDIES, &count, NULL));
    expect(count >= 1 && out[0].step_count == 0, "no remedy by time");
    time_alone_works(&r, term, out[0].from);
    expect(out[0].from < day(2023, 6, 1), "the term itself is waited for");
    /* Of choices those alone that do: there is a section committee, and it has appraised. */
    empty_request(&r, PARTYORG_CHECK_LEAVING);
    ok(partyorg_remedies(r.check, &r.facts, r.on, NULL, NULL, rule_of(r.check, "LEV-SECTION"), out, REMEDIES, &count,
                         NULL));
    same(count, 1);
    same(out[0].steps[0].relation, PARTYORG_ONE_OF);
    same(out[0].steps[0].required, 1 << PARTYORG_SECTION_APPRAISED);
}
END_TEST

/* ---- the next step of situations */

static partyorg_next_step next_of(const request *r)
{
    partyorg_report report;
    ok(check(r, &report));
    return report.next;
}

static void next_is(const request *r, int32_t action, const char *id)
{
    const partyorg_next_step next = next_of(r);
    expect(next.action == action, "%s, not %s\n%s", partyorg_action_name(next.action), partyorg_action_name(action),
           shown(r));
    if (!id) {
        same(next.rule, -1);
        same(next.stage, -1);
        return;
    }
    expect(next.rule >= 0, "no rule\n%s", shown(r));
    same_text(rules[r->check][next.rule].id, id);
    same(next.stage, rules[r->check][next.rule].stage);
    if (action != PARTYORG_ACTION_WAIT && action != PARTYORG_ACTION_SUPPLY)
        same(next.from, PARTYORG_UNKNOWN);
}

static void due_is(const request *r, const char *id, partyorg_date due)
{
    const partyorg_next_step next = next_of(r);
    if (!id) {
        same(next.due_rule, -1);
        same(next.due, PARTYORG_UNKNOWN);
        return;
    }
    expect(next.due_rule >= 0, "no deadline runs\n%s", shown(r));
    same_text(rules[r->check][next.due_rule].id, id);
    same(next.due, due);
}

static partyorg_date after_working_days(partyorg_date from, int32_t days)
{
    partyorg_date out = PARTYORG_UNKNOWN;
    ok(partyorg_add_working_days(NULL, from, days, &out));
    return out;
}

START_TEST(next_steps)
{
    request r;
    complete_applicant(&r);
    next_is(&r, PARTYORG_ACTION_NONE, NULL);
    due_is(&r, NULL, 0);
    complete_applicant(&r);
    set(&r, "cell_met_on", PARTYORG_UNKNOWN);
    set_day(&r, "born_on", 2008, 1, 20);
    next_is(&r, PARTYORG_ACTION_WAIT, "ADM-AGE-MIN");
    same(next_of(&r).from, day(2026, 1, 1));
    r.options.age_count = PARTYORG_AGE_COUNT_BY_DAY;
    r.options_given = &r.options;
    same(next_of(&r).from, day(2026, 1, 20));
    set_day(&r, "cell_met_on", 2025, 7, 14); /* the meeting was held: time does not mend it */
    next_is(&r, PARTYORG_ACTION_MEND, "ADM-AGE-MIN");
    complete_applicant(&r);
    set(&r, "cell_yes", 7);
    next_is(&r, PARTYORG_ACTION_FORWARD, "ADM-CELL-VOTE");
    complete_applicant(&r);
    set(&r, "committee_yes", 5);
    next_is(&r, PARTYORG_ACTION_FORWARD, "ADM-BASE-VOTE");
    complete_applicant(&r);
    set(&r, "special_regime", 1);
    set(&r, "special_cleared", 0);
    next_is(&r, PARTYORG_ACTION_REFER, "ADM-SPECIAL");
    complete_applicant(&r);
    set(&r, "political_conclusion", PARTYORG_POLITICAL_CONCLUSION_PENDING);
    next_is(&r, PARTYORG_ACTION_REFER, "ADM-POLITICAL");
    complete_applicant(&r);
    set(&r, "citizen_vn", 0);
    next_is(&r, PARTYORG_ACTION_STOP, "ADM-CITIZEN");
    set(&r, "citizen_vn", PARTYORG_UNKNOWN); /* what is missing comes before what follows */
    set(&r, "cell_yes", 0);
    next_is(&r, PARTYORG_ACTION_SUPPLY, "ADM-CITIZEN");
    set(&r, "education", PARTYORG_EDUCATION_NONE); /* in one stage, what is not in order comes first */
    next_is(&r, PARTYORG_ACTION_MEND, "ADM-EDU-GENERAL");
    complete_applicant(&r);
    set(&r, "helper_assigned", PARTYORG_UNKNOWN);
    next_is(&r, PARTYORG_ACTION_SUPPLY, "ADM-HELPER");
    complete_applicant(&r);
    set(&r, "moved_outside", 1);
    set_day(&r, "moved_on", 2025, 7, 1);
    next_is(&r, PARTYORG_ACTION_STOP, "ADM-MOVE-VOID");
    complete_applicant(&r);
    set_day(&r, "cell_met_on", 2010, 7, 14); /* before the first text that is known */
    next_is(&r, PARTYORG_ACTION_REFER, "ADM-CITIZEN");
    /* Nothing offends, but a deadline runs. */
    complete_applicant(&r);
    set(&r, "member_cv_on", PARTYORG_UNKNOWN);
    next_is(&r, PARTYORG_ACTION_SUPPLY, "ADM-MEMBER-CV-DUE");
    due_is(&r, "ADM-MEMBER-CV-DUE", after_working_days(day(2025, 9, 19), 30));
    /* Nothing known at all. */
    empty_request(&r, PARTYORG_CHECK_ADMISSION);
    next_is(&r, PARTYORG_ACTION_SUPPLY, "ADM-CITIZEN");
    due_is(&r, NULL, 0);

    request p;
    empty_request(&p, PARTYORG_CHECK_RECOGNITION);
    p.on = day(2026, 9, 1);
    set_day(&p, "new_member_cert_on", 2026, 5, 1);
    set_day(&p, "self_reviewed_on", 2026, 8, 1);
    set_day(&p, "helper_reported_on", 2026, 8, 1);
    set_day(&p, "org_opinion_on", 2026, 8, 1);
    set_day(&p, "residence_opinion_on", 2026, 8, 1);
    set_day(&p, "ceremony_on", 2025, 7, 20);
    next_is(&p, PARTYORG_ACTION_SUPPLY, "REC-PLACE");
    due_is(&p, "REC-CELL-DUE", after_working_days(day(2026, 7, 20), 30));
    set_day(&p, "ceremony_on", 2025, 9, 15);
    next_is(&p, PARTYORG_ACTION_MEND, "REC-SELF");
    set(&p, "self_reviewed_on", PARTYORG_UNKNOWN);
    next_is(&p, PARTYORG_ACTION_SUPPLY, "REC-SELF");
    same(next_of(&p).from, day(2026, 9, 15)); /* not before the 12 months are over */
    set_day(&p, "self_reviewed_on", 2026, 9, 15);
    p.on = day(2026, 9, 15);
    next_is(&p, PARTYORG_ACTION_SUPPLY, "REC-PLACE");
    set(&p, "recognition_refused", 1);
    next_is(&p, PARTYORG_ACTION_REFER, "REC-DELETION");

    request f;
    empty_request(&f, PARTYORG_CHECK_READMISSION);
    set(&f, "left_reason", PARTYORG_LEFT_REASON_OTHER);
    set(&f, "conviction", PARTYORG_CONVICTION_NONE);
    set(&f, "readmissions", 0);
    set_day(&f, "left_on", 2024, 2, 29);
    next_is(&f, PARTYORG_ACTION_WAIT, "READM-WAIT");
    same(next_of(&f).from, day(2027, 2, 28));
    set(&f, "left_reason", PARTYORG_LEFT_REASON_ABANDONED_ACTIVITY);
    next_is(&f, PARTYORG_ACTION_STOP, "READM-BAR-ABANDON");

    request m;
    empty_request(&m, PARTYORG_CHECK_PARTY_AGE);
    set_day(&m, "admission_decided_on", 1990, 5, 19);
    set_day(&m, "recognition_decided_on", 1991, 6, 1);
    set(&m, "readmitted", 0);
    next_is(&m, PARTYORG_ACTION_NONE, NULL);
    set(&m, "readmitted", 1);
    next_is(&m, PARTYORG_ACTION_SUPPLY, "AGE-RECALC");
}
END_TEST

START_TEST(running_deadlines)
{
    request r;
    partyorg_report report;
    const int32_t rule = rule_of(0, "ADM-DECIDE-DUE");
    const partyorg_date due = after_working_days(day(2025, 7, 14), 45);
    complete_applicant(&r);
    static const char *const later[] = { "admission_decided_on", "decision_received_on", "ceremony_on",
                                         "member_cv_on" };
    for (int i = 0; i < COUNT(later); i++)
        set(&r, later[i], PARTYORG_UNKNOWN);
    for (int32_t away = -2; away <= 2; away++) {
        r.on = due + away;
        ok(check(&r, &report));
        same(report.findings[rule].status, PARTYORG_NOT_KNOWN);
        same(report.findings[rule].due, due);
        same(report.findings[rule].observed, PARTYORG_UNKNOWN);
        same(report.findings[rule].fact, fact_of(0, "admission_decided_on"));
        same(!(report.findings[rule].flags & PARTYORG_OVERDUE), away <= 0);
        due_is(&r, "ADM-DECIDE-DUE", due);
    }
    /* Granted more time, at most 15 days more. */
    set(&r, "decision_extension", 10);
    due_is(&r, "ADM-DECIDE-DUE", after_working_days(day(2025, 7, 14), 55));
    set(&r, "decision_extension", 99);
    due_is(&r, "ADM-DECIDE-DUE", after_working_days(day(2025, 7, 14), 60));
    set(&r, "decision_extension", PARTYORG_UNKNOWN);
    due_is(&r, "ADM-DECIDE-DUE", due);
    /* Days off move it, make-up days too, a day in both lists is worked. */
    const partyorg_date days_off[] = { day(2025, 7, 15), day(2025, 7, 16) },
                        make_up[] = { day(2025, 7, 16), day(2025, 7, 19) };
    r.calendar.days_off = days_off;
    r.calendar.days_off_count = 2;
    r.calendar_given = &r.calendar;
    due_is(&r, "ADM-DECIDE-DUE", after_working_days(day(2025, 7, 14), 47));
    r.calendar.make_up = make_up;
    r.calendar.make_up_count = 1;
    due_is(&r, "ADM-DECIDE-DUE", after_working_days(day(2025, 7, 14), 46));
    r.calendar.make_up_count = 2;
    due_is(&r, "ADM-DECIDE-DUE", due);
    r.calendar_given = NULL;
    /* The one that ends first. */
    set(&r, "verification_replied_on", PARTYORG_UNKNOWN);
    due_is(&r, "ADM-VERIFY-DUE", after_working_days(day(2025, 5, 5), 30));
    set(&r, "verification_abroad", 1);
    due_is(&r, "ADM-VERIFY-DUE", after_working_days(day(2025, 5, 5), 90));
    set_day(&r, "verification_received_on", 2025, 7, 5);
    due_is(&r, "ADM-DECIDE-DUE", due);
    /* Done late or in time: it no longer runs. */
    set_day(&r, "admission_decided_on", 2025, 12, 30);
    r.on = day(2025, 12, 31);
    ok(check(&r, &report));
    same(report.findings[rule].observed, day(2025, 12, 30));
    same(report.findings[rule].flags & PARTYORG_OVERDUE, 0);
    due_is(&r, "ADM-VERIFY-DUE", after_working_days(day(2025, 7, 5), 90));
}
END_TEST

START_TEST(contradictions_by_hand)
{
    request r;
    partyorg_report report;
    complete_applicant(&r);
    ok(check(&r, &report));
    same(report.contradictions, 0);
    set(&r, "cell_yes", 11);
    ok(check(&r, &report));
    same(report.contradictions, 0);
    set(&r, "cell_yes", 12);
    ok(check(&r, &report));
    same(report.contradictions, bits_of(&r, "cell_yes", "cell_official", "cell_excluded"));
    set(&r, "decider_yes", 12);
    ok(check(&r, &report));
    same(report.contradictions,
         bits_of(&r, "cell_yes", "cell_official", "cell_excluded") | bits_of(&r, "decider_yes", "decider_base", NULL));
    same(report.verdict, PARTYORG_MET); /* reported, not judged */
    complete_applicant(&r);
    set(&r, "cell_excluded", 13);
    ok(check(&r, &report));
    same(report.contradictions, bits_of(&r, "cell_yes", "cell_official", "cell_excluded"));
}
END_TEST

/* ---- scorecards */

static int32_t value_named(const partyorg_report *report, const char *name)
{
    for (int32_t i = 0; i < report->value_count; i++) {
        partyorg_value_info info = PARTYORG_VALUE_INFO_INIT;
        ok(partyorg_value_get(report->check, i, &info));
        if (strcmp(info.name, name) == 0)
            return report->values[i];
    }
    ck_abort_msg("no value %s", name);
    return PARTYORG_UNKNOWN;
}

/* With each built-in card the check says what scoring the meeting by it says. */
START_TEST(meetings_are_graded_by_each_card)
{
    const int32_t grade = rule_of(PARTYORG_CHECK_MEETING, "MEET-GRADE");
    const int32_t agree = rule_of(PARTYORG_CHECK_MEETING, "MEET-SCORES");
    random_state = 99;
    for (int32_t index = 0; index < partyorg_scorecard_count(); index++) {
        long seen[3] = { 0, 0, 0 }, of_scores[4] = { 0, 0, 0, 0 };
        for (long n = rounds(4000); n-- > 0;) {
            request given, *r = &given;
            partyorg_report report;
            partyorg_scored scored;
            empty_request(r, PARTYORG_CHECK_MEETING);
            r->options.scorecard = built_in_card(index);
            r->options_given = &r->options;
            const int32_t unknown = percent(70) ? 0 : 20;
            for (int32_t i = 0; i < r->facts_count; i++)
                r->facts.members[i + 1] = percent(unknown) ? PARTYORG_UNKNOWN : random_value(r, i);
            if (percent(50))
                agree_with_card(r);
            r->facts.meeting.held_on = day(2026, 1, 1) + below(300);
            ok(partyorg_scored_init(&scored));
            ok(partyorg_scorecard_score(r->options.scorecard, &r->facts.meeting, &scored, NULL));
            ok(check(r, &report));
            const int32_t proposed = r->facts.meeting.proposed_grade;
            const int32_t wanted = proposed == PARTYORG_UNKNOWN || scored.grade == PARTYORG_UNKNOWN ? PARTYORG_NOT_KNOWN
                                   : proposed == scored.grade                                       ? PARTYORG_MET
                                                                                                    : PARTYORG_NOT_MET;
            bool derived = false, differs = false;
            for (int32_t i = 0; i < scored.criterion_count; i++) {
                const partyorg_scored_criterion *c = &scored.criteria[i];
                derived |= c->given != PARTYORG_UNKNOWN && c->derived != PARTYORG_UNKNOWN;
                differs |= c->flags & PARTYORG_SCORED_DIFFERS;
            }
            holds(value_named(&report, "points") == scored.points, -1);
            holds(value_named(&report, "points_max") == scored.points_max, -1);
            holds(value_named(&report, "grade") == scored.grade, -1);
            holds(report.findings[grade].status == wanted, grade);
            holds(report.findings[agree].status == (!derived  ? PARTYORG_NOT_APPLICABLE
                                                    : differs ? PARTYORG_NOT_MET
                                                              : PARTYORG_MET),
                  agree);
            seen[wanted]++;
            of_scores[report.findings[agree].status]++;
        }
        if (rounds(100) < 100)
            continue;
        const bool derives = of_scores[PARTYORG_MET] + of_scores[PARTYORG_NOT_MET] > 0;
        same(derives, strcmp(built_in_card(index)->id, "an-phu") == 0 || of_scores[PARTYORG_MET] > 0);
        for (int i = 0; i < 3; i++)
            expect(seen[i] > 0, "%s: MEET-GRADE never came out as %d", built_in_card(index)->id, i);
    }
}
END_TEST

/* A year by a card with a rule for it, by one without, and without a card. */
START_TEST(years_are_graded_by_a_card)
{
    request r;
    partyorg_report report;
    empty_request(&r, PARTYORG_CHECK_MEETING_YEAR);
    set(&r, "year", 2025);
    set(&r, "months_due", 12);
    set(&r, "months_held", 12);
    set(&r, "meetings_good", 7);
    set(&r, "meetings_fair", 5);
    set(&r, "meetings_average", 0);
    set(&r, "meetings_weak", 0);
    set(&r, "proposed_grade", PARTYORG_MEETING_GRADE_GOOD);
    static const char *const ids[] = { "MYR-GRADED", "MYR-NONE-BELOW", "MYR-GOOD-COUNT" };
    for (int32_t index = -1; index < partyorg_scorecard_count(); index++) {
        r.options.scorecard = index < 0 ? NULL : built_in_card(index);
        r.options_given = &r.options;
        ok(check(&r, &report));
        const bool has_year = index >= 0 && r.options.scorecard->year_good_at_least >= 0;
        for (int i = 0; i < COUNT(ids); i++)
            same(report.findings[rule_of(r.check, ids[i])].status, has_year ? PARTYORG_MET : PARTYORG_NOT_APPLICABLE);
        same(value_named(&report, "year_good"), has_year ? PARTYORG_SUPPORT_MET : PARTYORG_UNKNOWN);
        same_text(report.scorecard, index < 0 ? "" : r.options.scorecard->id);
        if (!has_year)
            continue;
        set(&r, "meetings_good", 6); /* of which seven are asked for */
        set(&r, "meetings_fair", 6);
        ok(check(&r, &report));
        same(report.findings[rule_of(r.check, "MYR-GOOD-COUNT")].status, PARTYORG_NOT_MET);
        same(value_named(&report, "year_good"), PARTYORG_SUPPORT_NOT_MET);
        set(&r, "meetings_good", 7);
        set(&r, "meetings_fair", 5);
    }
}
END_TEST

/* However large the count is, no more is taken than the card says. */
START_TEST(deductions_have_a_most)
{
    static const int32_t counts[] = { 0, 3, 100, 214748, 214749, 1000000 };
    partyorg_scorecard card = *built_in_card(0);
    card.deductions[0] = (partyorg_deduction){ .id = "absent",
                                               .name = { "Vắng", "absent" },
                                               .fact = fact_of(PARTYORG_SUBJECT_MEETING, "unexcused_absences"),
                                               .most = card.total };
    card.deduction_count = 1;
    for (int32_t i = 0; i < 2 * COUNT(counts); i++) {
        partyorg_meeting m = PARTYORG_MEETING_INIT;
        partyorg_scored scored;
        card.deductions[0].each = i % 2 ? card.total : 100;
        m.unexcused_absences = counts[i / 2];
        ok(partyorg_scored_init(&scored));
        ok(partyorg_scorecard_score(&card, &m, &scored, NULL));
        const int64_t all = (int64_t)m.unexcused_absences * card.deductions[0].each;
        same(scored.deducted, all < card.total ? all : card.total);
    }
}
END_TEST

/* ---- errors */

static void check_refused(const request *r, const partyorg_options *options, const partyorg_calendar *calendar,
                          int32_t status, const char *name, const char *piece)
{
    partyorg_report report, untouched;
    partyorg_masks masks = PARTYORG_MASKS_INIT, none = PARTYORG_MASKS_INIT;
    partyorg_remedy remedy;
    int32_t count = 77;
    memset(&report, 0x5A, sizeof report);
    ok(partyorg_report_init(&report));
    untouched = report;
    refused(partyorg_check(r->check, &r->facts, r->on, options, calendar, &report, &error), status, name, piece);
    same(memcmp(&report, &untouched, sizeof report), 0);
    refused(partyorg_check_masks(r->check, &r->facts, r->on, options, calendar, &masks, &error), status, name, piece);
    same(memcmp(&masks, &none, sizeof masks), 0);
    refused(partyorg_remedies(r->check, &r->facts, r->on, options, calendar, 0, &remedy, 1, &count, &error), status,
            name, piece);
    same(partyorg_check(r->check, &r->facts, r->on, options, calendar, &report, NULL), status);
    same(count, 77);
}

START_TEST(refusals)
{
    request r;
    static const int32_t no_checks[] = { -1, CHECKS, 77, INT32_MAX, INT32_MIN };
    static const int32_t no_dates[] = { PARTYORG_DATE_MIN - 1, PARTYORG_DATE_MAX + 1, PARTYORG_UNKNOWN, INT32_MAX };
    for (int i = 0; i < COUNT(no_checks); i++) {
        char number[16];
        complete_applicant(&r);
        r.check = no_checks[i];
        snprintf(number, sizeof number, "%d", no_checks[i]);
        check_refused(&r, NULL, NULL, PARTYORG_E_RANGE, "check", number);
    }
    for (int i = 0; i < COUNT(no_dates); i++) {
        char number[16];
        complete_applicant(&r);
        r.on = no_dates[i];
        snprintf(number, sizeof number, "%d", no_dates[i]);
        check_refused(&r, NULL, NULL, PARTYORG_E_DATE, "on", number);
    }
    complete_applicant(&r);
    partyorg_options options = PARTYORG_OPTIONS_INIT;
    options.badge_count = 2;
    check_refused(&r, &options, NULL, PARTYORG_E_VALUE, "badge_count", "2");
    options.badge_count = -1;
    check_refused(&r, &options, NULL, PARTYORG_E_VALUE, "badge_count", "-1");
    options.size = 5;
    check_refused(&r, &options, NULL, PARTYORG_E_SIZE, "options", "5");

    const partyorg_date twice[] = { 20000, 20000 }, falling[] = { 20001, 20000 }, none[] = { PARTYORG_UNKNOWN, 20000 };
    partyorg_calendar calendar = PARTYORG_CALENDAR_INIT;
    calendar.size = 8;
    check_refused(&r, NULL, &calendar, PARTYORG_E_SIZE, "calendar", "calendar");
    calendar = (partyorg_calendar)PARTYORG_CALENDAR_INIT;
    calendar.days_off_count = 1;
    check_refused(&r, NULL, &calendar, PARTYORG_E_NULL, "calendar", "calendar");
    calendar.days_off_count = -1;
    check_refused(&r, NULL, &calendar, PARTYORG_E_RANGE, "calendar", "calendar");
    calendar = (partyorg_calendar)PARTYORG_CALENDAR_INIT;
    calendar.make_up_count = 2;
    calendar.make_up = twice;
    check_refused(&r, NULL, &calendar, PARTYORG_E_CALENDAR, "calendar", "calendar");
    calendar.make_up = falling;
    check_refused(&r, NULL, &calendar, PARTYORG_E_CALENDAR, "calendar", "calendar");
    calendar.make_up = none;
    check_refused(&r, NULL, &calendar, PARTYORG_E_DATE, "calendar", "calendar");
    calendar = (partyorg_calendar)PARTYORG_CALENDAR_INIT;
    calendar.days_off = falling;
    calendar.days_off_count = 2;
    check_refused(&r, NULL, &calendar, PARTYORG_E_CALENDAR, "calendar", "calendar");
    calendar.days_off_count = 1;
    partyorg_report report;
    ok(partyorg_report_init(&report));
    ok(partyorg_check(0, &r.facts, r.on, NULL, &calendar, &report, NULL));
    memset(&calendar, 0, sizeof calendar);
    ok(partyorg_check(0, &r.facts, r.on, NULL, &calendar, &report, NULL));

    /* The struct to fill. */
    partyorg_masks masks = PARTYORG_MASKS_INIT;
    static const uint32_t sizes[] = { 0, 4, sizeof report - 8, sizeof report + 8, UINT32_MAX };
    for (int i = 0; i < COUNT(sizes); i++) {
        report.size = sizes[i];
        masks.size = sizes[i];
        refused(partyorg_check(0, &r.facts, r.on, NULL, NULL, &report, &error), PARTYORG_E_SIZE, "report", "size");
        refused(partyorg_check_masks(0, &r.facts, r.on, NULL, NULL, &masks, &error), PARTYORG_E_SIZE, "masks", "size");
    }
    masks = (partyorg_masks)PARTYORG_MASKS_INIT;
    ok(partyorg_report_init(&report));
    refused(partyorg_check(0, &r.facts, r.on, NULL, NULL, NULL, &error), PARTYORG_E_NULL, "report", "report");
    refused(partyorg_check_masks(0, &r.facts, r.on, NULL, NULL, NULL, &error), PARTYORG_E_NULL, "masks", "masks");
    refused(partyorg_check(0, NULL, r.on, NULL, NULL, &report, &error), PARTYORG_E_NULL, "applicant", "applicant");
    refused(partyorg_check_masks(1, NULL, r.on, NULL, NULL, &masks, &error), PARTYORG_E_NULL, "probationer",
            "probationer");
    same(partyorg_report_init(NULL), PARTYORG_E_NULL);

    partyorg_remedy remedy;
    int32_t count = 77;
    refused(partyorg_remedies(0, NULL, r.on, NULL, NULL, 0, &remedy, 1, &count, &error), PARTYORG_E_NULL, "applicant",
            "applicant");
    refused(partyorg_remedies(0, &r.facts, r.on, NULL, NULL, 0, NULL, 1, &count, &error), PARTYORG_E_NULL, "out",
            "out");
    refused(partyorg_remedies(0, &r.facts, r.on, NULL, NULL, 0, &remedy, 1, NULL, &error), PARTYORG_E_NULL, "out",
            "count");
    refused(partyorg_remedies(0, &r.facts, r.on, NULL, NULL, -1, &remedy, 1, &count, &error), PARTYORG_E_RANGE, "rule",
            "-1");
    refused(partyorg_remedies(0, &r.facts, r.on, NULL, NULL, 39, &remedy, 1, &count, &error), PARTYORG_E_RANGE, "rule",
            "39");
    same(partyorg_remedies(0, &r.facts, r.on, NULL, NULL, 0, &remedy, -1, &count, NULL), PARTYORG_E_RANGE);
    same(count, 77);
    ok(partyorg_remedies(0, &r.facts, r.on, NULL, NULL, 0, NULL, 0, &count, NULL));
    same(count, 0);
}
END_TEST

/* The same file, the same bytes: a report depends on nothing that was in the struct before. */
START_TEST(reports_repeat)
{
    random_state = 3;
    for (long n = rounds(2000); n-- > 0;) {
        request r;
        partyorg_report a, b;
        partyorg_masks x = PARTYORG_MASKS_INIT, y;
        random_any(&r);
        ok(check(&r, &a));
        memset(&b, 0xA5, sizeof b);
        ok(partyorg_report_init(&b));
        ok(partyorg_check(r.check, &r.facts, r.on, r.options_given, r.calendar_given, &b, NULL));
        same(memcmp(a.findings, b.findings, (size_t)a.rule_count * sizeof a.findings[0]), 0);
        same(memcmp(a.values, b.values, (size_t)a.value_count * sizeof a.values[0]), 0);
        same(memcmp(a.stages, b.stages, (size_t)a.stage_count * sizeof a.stages[0]), 0);
        same(memcmp(&a, &b, offsetof(partyorg_report, stages)), 0);
        memset(&y, 0xA5, sizeof y);
        y.size = sizeof y;
        ok(partyorg_check_masks(r.check, &r.facts, r.on, r.options_given, r.calendar_given, &x, NULL));
        ok(partyorg_check_masks(r.check, &r.facts, r.on, r.options_given, r.calendar_given, &y, NULL));
        same(memcmp(&x, &y, sizeof x), 0);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = { random_files_hold_together,
                                   settled_stays_settled,
                                   missing_facts_settle,
                                   remedies_work,
                                   remedies_by_hand,
                                   remedies_of_grounds,
                                   next_steps,
                                   running_deadlines,
                                   contradictions_by_hand,
                                   meetings_are_graded_by_each_card,
                                   years_are_graded_by_a_card,
                                   deductions_have_a_most,
                                   refusals,
                                   reports_repeat };
    read_catalogue();
    return run_tests("check", tests, sizeof tests / sizeof tests[0]);
}
