/* SPDX-License-Identifier: MIT */
/*
 * Tests of limitation periods: the days around an end, the computation against one that counts day by day, agreement
 * with the formula of the rules DIS-LIMIT-*, what is unknown, editions, errors, texts.
 */
#include "test_support.h"

enum { BREACHES = 6, INTERVALS = 6, STEPS = 8 };

/* A case with room for its lists. */
typedef struct kase {
    partyorg_limitation_case given;
    partyorg_date breaches[BREACHES];
    partyorg_interval excluded[INTERVALS];
} kase;

static void start(kase *k, int32_t measure, partyorg_date act, partyorg_date concluded)
{
    memset(k, 0, sizeof *k);
    ok(partyorg_limitation_case_init(&k->given));
    k->given.measure = measure;
    k->given.no_limit_class = PARTYORG_NO_LIMIT_CLASS_NONE;
    k->given.concluded_on = concluded;
    k->given.on = day(2026, 1, 1);
    k->given.breaches = k->breaches;
    k->given.excluded = k->excluded;
    k->given.breach_count = 1;
    k->breaches[0] = act;
}

static void breach(kase *k, partyorg_date on)
{
    k->breaches[k->given.breach_count++] = on;
}

static void exclude(kase *k, partyorg_date from, partyorg_date to)
{
    k->excluded[k->given.excluded_count++] = (partyorg_interval){ from, to };
}

static partyorg_limitation_result computed(const kase *k, partyorg_limitation_step *steps)
{
    partyorg_limitation_result result;
    partyorg_error error = no_error;
    ok(partyorg_limitation_result_init(&result));
    const partyorg_status status = partyorg_limitation(&k->given, &result, steps, STEPS, &error);
    expect(status == PARTYORG_OK, "%s", error.text[PARTYORG_EN]);
    return result;
}

static partyorg_date months_later(partyorg_date date, int32_t months)
{
    ok(partyorg_date_add_months(date, months, PARTYORG_ROUND_DOWN, &date));
    return date;
}

/* ---- one period */

START_TEST(around_the_end)
{
    static const int32_t months[] = { 60, 120, 120 };
    partyorg_limitation_step steps[STEPS];
    for (int32_t measure = 0; measure < 3; measure++)
        for (int32_t after = -1; after <= 1; after++) {
            kase k;
            const partyorg_date act = day(2015, 3, 10), end = months_later(act, months[measure]);
            start(&k, measure, act, end + after);
            const partyorg_limitation_result r = computed(&k, steps);
            same(r.status, after <= 0 ? PARTYORG_MET : PARTYORG_NOT_MET);
            same(r.months, months[measure]);
            same(r.from, act);
            same(r.nominal_end, end);
            same(r.excluded_days, 0);
            same(r.ends_on, end);
            same(r.step_count, 1);
            same(r.flags, 0);
            same(r.missing, 0);
            same(r.examined_on, end + after);
            same(steps[0].breach, 0);
            same(steps[0].from, act);
            same(steps[0].nominal_end, end);
            same(steps[0].ends_on, end);
            same(steps[0].restarted_by, -1);
        }
    /* the last day of a shorter month */
    kase k;
    start(&k, PARTYORG_MEASURE_REPRIMAND, day(2020, 2, 29), day(2025, 2, 28));
    same(computed(&k, NULL).status, PARTYORG_MET);
    k.given.concluded_on++;
    same(computed(&k, NULL).status, PARTYORG_NOT_MET);
}
END_TEST

START_TEST(days_not_counted)
{
    kase k;
    const partyorg_date act = day(2018, 5, 2), end = months_later(act, 60);
    start(&k, PARTYORG_MEASURE_REPRIMAND, act, end);
    exclude(&k, act - 40, act - 1); /* before */
    same(computed(&k, NULL).ends_on, end);
    exclude(&k, act, act); /* the first day is not one of those counted */
    same(computed(&k, NULL).excluded_days, 0);
    exclude(&k, act + 10, act + 19);
    same(computed(&k, NULL).ends_on, end + 10);
    exclude(&k, act + 15, act + 24); /* five of them are counted already */
    same(computed(&k, NULL).ends_on, end + 15);
    exclude(&k, end + 16, end + 16); /* the day after the end so far */
    same(computed(&k, NULL).ends_on, end + 15);
    k.excluded[4].from--; /* the end itself: with it the next day comes in */
    same(computed(&k, NULL).ends_on, end + 17);
    same(computed(&k, NULL).excluded_days, 17);
    same(computed(&k, NULL).confidence, PARTYORG_SECONDARY);
    k.given.excluded_count = 1;
    same(computed(&k, NULL).confidence, PARTYORG_VERIFIED); /* no day counts */
}
END_TEST

START_TEST(breaches_restart)
{
    kase k;
    partyorg_limitation_step steps[STEPS];
    const partyorg_date act = day(2010, 6, 1), end = months_later(act, 60);
    start(&k, PARTYORG_MEASURE_REPRIMAND, act, day(2020, 1, 1));
    breach(&k, end + 1); /* too late to restart anything */
    same(computed(&k, steps).ends_on, end);
    same(steps[0].restarted_by, -1);
    breach(&k, end - 100); /* now the first one comes in time as well */
    partyorg_limitation_result r = computed(&k, steps);
    same(r.step_count, 3);
    same(steps[0].restarted_by, 2);
    same(steps[1].breach, 2);
    same(steps[1].from, end - 100);
    same(steps[1].restarted_by, 1);
    same(steps[2].breach, 1);
    same(steps[2].ends_on, months_later(end + 1, 60));
    same(r.ends_on, steps[2].ends_on);
    same(r.from, end + 1);
    k.given.breach_count = 2;
    k.breaches[1] = end; /* the last day is in time */
    same(computed(&k, steps).step_count, 2);
    k.breaches[1] = act; /* the same day begins nothing */
    same(computed(&k, steps).step_count, 1);
    /* days not counted can bring a breach in */
    k.breaches[1] = end + 5;
    exclude(&k, act + 1, act + 4);
    same(computed(&k, steps).step_count, 1);
    k.excluded[0].to++;
    same(computed(&k, steps).step_count, 2);
    same(steps[0].excluded_days, 5);
    same(steps[1].excluded_days, 0);
}
END_TEST

/* ---- against a computation that counts day by day */

static bool is_excluded(const kase *k, partyorg_date date)
{
    for (int32_t i = 0; i < k->given.excluded_count; i++)
        if (k->excluded[i].from <= date && date <= k->excluded[i].to)
            return true;
    return false;
}

static partyorg_limitation_step slow_period(const kase *k, int32_t breach_at, int32_t months)
{
    partyorg_limitation_step s = { .breach = breach_at, .from = k->breaches[breach_at], .restarted_by = -1 };
    s.nominal_end = months_later(s.from, months);
    s.ends_on = s.nominal_end;
    int32_t left = 0;
    for (partyorg_date date = s.from + 1; date <= s.ends_on; date++)
        if (is_excluded(k, date)) {
            s.excluded_days++;
            s.ends_on++;
        } else {
            left++;
        }
    same(left, s.nominal_end - s.from);
    return s;
}

static void random_case(kase *k)
{
    const partyorg_date act = day(2005, 1, 1) + below(2000);
    start(k, below(3), act, PARTYORG_UNKNOWN);
    const int32_t months = k->given.measure == PARTYORG_MEASURE_REPRIMAND ? 60 : 120;
    partyorg_date near[3] = { act, months_later(act, months), act };
    for (int32_t n = below(BREACHES); n > 0; n--) {
        near[2] = near[below(2)] + below(percent(50) ? 5 : 4000) - 2;
        near[2] = near[2] < act ? act : near[2];
        breach(k, near[2]);
        near[below(2)] = percent(50) ? near[2] : months_later(near[2], months);
    }
    for (int32_t n = below(INTERVALS); n > 0; n--) {
        const partyorg_date from = near[below(3)] + below(percent(40) ? 9 : 3000) - 4;
        exclude(k, from, from + below(percent(50) ? 6 : 700));
    }
    const partyorg_limitation_result r = computed(k, NULL);
    k->given.concluded_on = percent(60) ? months_later(day(2017, 11, 15), below(140)) : r.ends_on + below(5) - 2;
    if (k->given.concluded_on < day(2017, 11, 15))
        k->given.concluded_on = day(2017, 11, 15) + below(1000);
}

START_TEST(counted_day_by_day)
{
    long restarted = 0, put_off = 0, met = 0, not_met = 0;
    random_state = 11;
    for (long n = rounds(4000); n-- > 0;) {
        kase k;
        partyorg_limitation_step steps[STEPS];
        random_case(&k);
        const partyorg_limitation_result r = computed(&k, steps);
        const int32_t months = k.given.measure == PARTYORG_MEASURE_REPRIMAND ? 60 : 120;
        partyorg_date latest = PARTYORG_DATE_MIN;
        int32_t at = 0, count = 0;
        for (;;) {
            partyorg_limitation_step s = slow_period(&k, at, months);
            latest = s.ends_on > latest ? s.ends_on : latest;
            int32_t next = -1;
            for (int32_t i = 1; i < k.given.breach_count; i++)
                if (k.breaches[i] > s.from && k.breaches[i] <= s.ends_on &&
                    (next < 0 || k.breaches[i] < k.breaches[next]))
                    next = i;
            same(steps[count].breach, s.breach);
            same(steps[count].from, s.from);
            same(steps[count].nominal_end, s.nominal_end);
            same(steps[count].excluded_days, s.excluded_days);
            same(steps[count].ends_on, s.ends_on);
            same(steps[count].restarted_by, next);
            put_off += s.excluded_days > 0;
            restarted += next >= 0;
            count++;
            if (next < 0)
                break;
            at = next;
        }
        same(r.step_count, count);
        same(r.ends_on, latest);
        same(r.status, k.given.concluded_on <= latest ? PARTYORG_MET : PARTYORG_NOT_MET);
        met += r.status == PARTYORG_MET;
        not_met += r.status == PARTYORG_NOT_MET;
    }
    expect(rounds(4000) < 4000 || (restarted > 1000 && put_off > 1000 && met > 500 && not_met > 500),
           "%ld restarted, %ld put off, %ld met, %ld not met", restarted, put_off, met, not_met);
}
END_TEST

/* The formula of the rules DIS-LIMIT-*, with the days not counted as one number. */
static bool within(partyorg_date date, partyorg_date from, int32_t months, int32_t days)
{
    return date <= months_later(from, months) || date <= months_later(from, months) + days;
}

/* What the check finds of the same case: status, edition, and the computation among its values. */
static void check_agrees(const kase *k, const partyorg_limitation_result *r, int32_t days)
{
    static const char *const names[] = { "limitation_from", "limitation_to", "limitation_excluded", "limitation_ends" };
    const partyorg_date values[] = { r->from, r->nominal_end, r->excluded_days, r->ends_on };
    static partyorg_report report;
    request q;
    empty_request(&q, PARTYORG_CHECK_DISCIPLINE);
    set(&q, "measure", k->given.measure);
    set(&q, "no_limit_class", k->given.no_limit_class);
    set(&q, "act_on", k->breaches[0]);
    set(&q, "new_breach", k->given.breach_count == 2);
    if (k->given.breach_count == 2)
        set(&q, "new_breach_on", k->breaches[1]);
    set(&q, "excluded_days", days);
    set(&q, "concluded_on", k->given.concluded_on);
    ok(partyorg_report_init(&report));
    ok(partyorg_check(q.check, &q.facts, k->given.on, NULL, NULL, &report, NULL));
    const int32_t rule =
        rule_of(q.check, k->given.measure == PARTYORG_MEASURE_REPRIMAND ? "DIS-LIMIT-REPRIMAND" : "DIS-LIMIT-WARNING");
    same(report.findings[rule].status, r->status);
    same(report.findings[rule].edition, r->edition);
    int32_t seen = 0;
    for (int32_t i = 0; i < report.value_count; i++) {
        partyorg_value_info info = PARTYORG_VALUE_INFO_INIT;
        ok(partyorg_value_get(q.check, i, &info));
        for (int32_t n = 0; n < COUNT(names); n++)
            if (strcmp(info.name, names[n]) == 0) {
                same(report.values[i], values[n]);
                seen++;
            }
    }
    same(seen, COUNT(names));
}

START_TEST(agrees_with_the_rule)
{
    long compared = 0, with_breach = 0, with_days = 0;
    random_state = 12;
    for (long n = rounds(60000); n-- > 0;) {
        kase k;
        random_case(&k);
        if (k.given.breach_count > 2)
            k.given.breach_count = 2;
        const partyorg_limitation_result r = computed(&k, NULL);
        const partyorg_date act = k.breaches[0], later = k.breaches[1], concluded = k.given.concluded_on;
        const bool further = k.given.breach_count == 2;
        int32_t days = 0;
        bool in_last = true;
        for (int32_t i = 0; i < k.given.excluded_count; i++)
            in_last = in_last && k.excluded[i].from > r.from && k.excluded[i].to <= r.ends_on;
        for (partyorg_date date = r.from + 1; in_last && date <= r.ends_on; date++)
            days += is_excluded(&k, date);
        if (!in_last || (further && later <= act))
            continue;
        const bool again = further && within(later, act, r.months, days);
        const bool in_time =
            within(concluded, act, r.months, days) || (again && within(concluded, later, r.months, days));
        same(r.status, in_time ? PARTYORG_MET : PARTYORG_NOT_MET);
        same(r.ends_on, months_later(again ? later : act, r.months) + days);
        same(r.excluded_days, days);
        check_agrees(&k, &r, days);
        compared++;
        with_breach += again;
        with_days += days > 0;
    }
    expect(rounds(60000) < 60000 || (compared > 5000 && with_breach > 1000 && with_days > 1000), "%ld, %ld, %ld",
           compared, with_breach, with_days);
}
END_TEST

START_TEST(order_does_not_matter)
{
    random_state = 13;
    for (long n = rounds(5000); n-- > 0;) {
        kase k;
        random_case(&k);
        const partyorg_limitation_result first = computed(&k, NULL);
        for (int32_t i = 0; i < 4; i++) {
            if (k.given.breach_count > 2) {
                const int32_t a = 1 + below(k.given.breach_count - 1), b = 1 + below(k.given.breach_count - 1);
                const partyorg_date held = k.breaches[a];
                k.breaches[a] = k.breaches[b];
                k.breaches[b] = held;
            }
            if (k.given.excluded_count > 1) {
                const int32_t a = below(k.given.excluded_count), b = below(k.given.excluded_count);
                const partyorg_interval held = k.excluded[a];
                k.excluded[a] = k.excluded[b];
                k.excluded[b] = held;
            }
            const partyorg_limitation_result again = computed(&k, NULL);
            same(memcmp(&again, &first, sizeof first), 0);
        }
    }
}
END_TEST

START_TEST(long_lists)
{
    enum { MANY = 200000 };
    partyorg_date *const breaches = malloc(MANY * sizeof *breaches);
    partyorg_interval *const excluded = malloc(MANY * sizeof *excluded);
    const partyorg_date act = day(2000, 1, 1);
    expect(breaches && excluded, "memory");
    for (int32_t i = 0; i < MANY; i++) {
        breaches[i] = act; /* the same day over and over */
        excluded[i] = (partyorg_interval){ act + i * 2, act + i * 2 + 3 };
    }
    partyorg_limitation_case l = PARTYORG_LIMITATION_CASE_INIT;
    l.measure = PARTYORG_MEASURE_REPRIMAND;
    l.no_limit_class = 0;
    l.on = day(2025, 1, 1);
    l.breaches = breaches;
    l.excluded = excluded;
    l.breach_count = l.excluded_count = MANY;
    partyorg_limitation_result r;
    ok(partyorg_limitation_result_init(&r));
    ok(partyorg_limitation(&l, &r, NULL, 0, NULL));
    same(r.step_count, 1);
    same(r.excluded_days, 2 * MANY + 1); /* no day is counted: the last one excluded is act + 400001 */
    free(breaches);
    free(excluded);
}
END_TEST

/* ---- what is unknown */

START_TEST(unknown_facts)
{
    kase k;
    partyorg_limitation_step steps[STEPS];
    const partyorg_date act = day(2018, 5, 2), end = months_later(act, 60);
    /* the examination date stands in */
    start(&k, PARTYORG_MEASURE_REPRIMAND, act, PARTYORG_UNKNOWN);
    k.given.on = end;
    partyorg_limitation_result r = computed(&k, NULL);
    same(r.status, PARTYORG_MET);
    same(r.flags, PARTYORG_STAND_IN);
    same(r.examined_on, end);
    k.given.on = end + 1;
    same(computed(&k, NULL).status, PARTYORG_NOT_MET);
    /* whatever the measure or class, it is in time; after the shortest period nothing is known */
    for (int32_t which = 1; which < 4; which++) {
        k.given.measure = which & 1 ? PARTYORG_UNKNOWN : PARTYORG_MEASURE_WARNING;
        k.given.no_limit_class = which & 2 ? PARTYORG_UNKNOWN : 0;
        k.given.on = end;
        r = computed(&k, steps);
        same(r.status, PARTYORG_MET);
        same(r.missing, which);
        same(r.months, which & 1 ? PARTYORG_UNKNOWN : 120);
        same(r.step_count, which & 1 ? 0 : 1);
        same(r.ends_on, PARTYORG_UNKNOWN);
        k.given.on = months_later(act, 120) + 1;
        same(computed(&k, NULL).status, PARTYORG_NOT_KNOWN);
    }
    /* a class or measure that has no period settles it */
    for (int32_t none = 1; none <= 4; none++)
        for (int32_t measure = -1; measure < 4; measure++) {
            k.given.measure = measure < 0 ? PARTYORG_UNKNOWN : measure;
            k.given.no_limit_class = none;
            r = computed(&k, NULL);
            same(r.status, PARTYORG_NOT_APPLICABLE);
            same(r.missing, 0);
            same(r.step_count, 0);
            same(r.months, PARTYORG_UNKNOWN);
        }
    k.given.measure = PARTYORG_MEASURE_EXPULSION;
    k.given.no_limit_class = PARTYORG_UNKNOWN;
    same(computed(&k, NULL).status, PARTYORG_NOT_APPLICABLE);
    k.given.no_limit_class = 0;
    same(computed(&k, NULL).status, PARTYORG_NOT_APPLICABLE);
    /* the act, and further breaches */
    start(&k, PARTYORG_MEASURE_REPRIMAND, PARTYORG_UNKNOWN, end);
    breach(&k, act);
    r = computed(&k, NULL);
    same(r.status, PARTYORG_NOT_KNOWN);
    same(r.missing, PARTYORG_LIMITATION_NO_ACT);
    same(r.step_count, 0);
    start(&k, PARTYORG_MEASURE_REPRIMAND, act, end);
    breach(&k, PARTYORG_UNKNOWN);
    breach(&k, act + 5);
    r = computed(&k, steps);
    same(r.status, PARTYORG_MET);
    same(r.missing, PARTYORG_LIMITATION_NO_BREACH);
    same(r.ends_on, PARTYORG_UNKNOWN);
    same(r.step_count, 2);
    same(steps[0].restarted_by, 2);
    k.given.concluded_on = day(2026, 1, 1);
    same(computed(&k, NULL).status, PARTYORG_NOT_KNOWN);
}
END_TEST

START_TEST(editions)
{
    static const struct {
        int32_t day[3];
        const char *edition, *provision;
        int32_t confidence[3];
    } known[] = {
        { { 2017, 11, 15 }, "L102", "L102 Art. 3(1)", { PARTYORG_VERIFIED, PARTYORG_VERIFIED, PARTYORG_VERIFIED } },
        { { 2022, 7, 5 }, "L102", "L102 Art. 3(1)", { PARTYORG_VERIFIED, PARTYORG_VERIFIED, PARTYORG_VERIFIED } },
        { { 2022, 7, 6 }, "L69", "L69 Art. 4(2)(b)", { PARTYORG_VERIFIED, PARTYORG_VERIFIED, PARTYORG_VERIFIED } },
        { { 2026, 8, 16 }, "L69", "L69 Art. 4(2)(b)", { PARTYORG_VERIFIED, PARTYORG_VERIFIED, PARTYORG_VERIFIED } },
        { { 2026, 8, 17 },
          "L212",
          "L212, as L69 Art. 4(2)(b)",
          { PARTYORG_SECONDARY, PARTYORG_MEMORY, PARTYORG_MEMORY } },
    };
    kase k;
    for (int i = 0; i < COUNT(known); i++)
        for (int32_t measure = 0; measure < 3; measure++) {
            partyorg_edition_info edition = PARTYORG_EDITION_INFO_INIT;
            const partyorg_date on = day(known[i].day[0], known[i].day[1], known[i].day[2]);
            start(&k, measure, on - 100, on);
            const partyorg_limitation_result r = computed(&k, NULL);
            ok(partyorg_edition_get(r.edition, &edition));
            same_text(edition.code, known[i].edition);
            same_text(r.provision, known[i].provision);
            same(r.confidence, known[i].confidence[measure]);
            same(r.months, measure ? 120 : 60);
        }
    /* earlier texts were not read */
    static const int32_t years[] = { 1, 2005, 2008, 2014, 2017 };
    for (int i = 0; i < COUNT(years); i++)
        for (int32_t measure = 0; measure < 4; measure++) {
            start(&k, measure, day(years[i], 1, 1), day(years[i], 11, 14));
            const partyorg_limitation_result r = computed(&k, NULL);
            same(r.status, PARTYORG_NOT_KNOWN);
            same(r.flags, PARTYORG_NO_EDITION);
            same(r.edition, -1);
            same(r.months, PARTYORG_UNKNOWN);
            same(r.step_count, 0);
            same_text(r.provision, "");
        }
}
END_TEST

START_TEST(after_the_year_9999)
{
    kase k;
    partyorg_limitation_step steps[STEPS];
    start(&k, PARTYORG_MEASURE_WARNING, PARTYORG_DATE_MAX - 10, PARTYORG_DATE_MAX);
    breach(&k, PARTYORG_DATE_MAX);
    exclude(&k, PARTYORG_DATE_MIN, PARTYORG_DATE_MAX);
    const partyorg_limitation_result r = computed(&k, steps);
    same(r.status, PARTYORG_MET);
    same(r.ends_on, PARTYORG_UNKNOWN);
    same(r.step_count, 2);
    same(steps[0].excluded_days, 10);
    same(steps[1].nominal_end, PARTYORG_UNKNOWN);
    start(&k, PARTYORG_MEASURE_WARNING, PARTYORG_DATE_MIN, day(2025, 1, 1));
    exclude(&k, PARTYORG_DATE_MIN, PARTYORG_DATE_MAX);
    same(computed(&k, steps).status, PARTYORG_MET);
    same(steps[0].excluded_days, PARTYORG_DATE_MAX - PARTYORG_DATE_MIN);
}
END_TEST

/* ---- errors */

static partyorg_status call(const kase *k, partyorg_error *error)
{
    partyorg_limitation_result r;
    ok(partyorg_limitation_result_init(&r));
    return partyorg_limitation(&k->given, &r, NULL, 0, error);
}

START_TEST(refusals)
{
    kase k;
    partyorg_limitation_result r;
    partyorg_limitation_step steps[2];
    const partyorg_date act = day(2020, 1, 2);
#define FRESH() start(&k, PARTYORG_MEASURE_REPRIMAND, act, day(2024, 1, 1))
    ok(partyorg_limitation_result_init(&r));
    FRESH();
    k.given.measure = 4;
    refused(call(&k, &error), PARTYORG_E_VALUE, "measure", "expulsion");
    FRESH();
    k.given.no_limit_class = -1;
    refused(call(&k, &error), PARTYORG_E_VALUE, "no_limit_class", "unlawful_degree");
    FRESH();
    k.given.on = PARTYORG_UNKNOWN;
    refused(call(&k, &error), PARTYORG_E_DATE, "on", "on");
    FRESH();
    k.given.concluded_on = PARTYORG_DATE_MIN - 1;
    refused(call(&k, &error), PARTYORG_E_DATE, "concluded_on", "-719163");
    FRESH();
    breach(&k, act + 1);
    breach(&k, act - 1);
    refused(call(&k, &error), PARTYORG_E_VALUE, "breaches[2]", "2020-01-01");
    k.breaches[2] = PARTYORG_DATE_MAX + 1;
    refused(call(&k, &error), PARTYORG_E_DATE, "breaches[2]", "2932897");
    FRESH();
    exclude(&k, act, act - 1);
    refused(call(&k, &error), PARTYORG_E_VALUE, "excluded[0].to", "2020-01-01");
    k.excluded[0].to = PARTYORG_UNKNOWN;
    refused(call(&k, &error), PARTYORG_E_DATE, "excluded[0].to", "excluded[0].to");
    k.excluded[0].from = PARTYORG_DATE_MAX + 5;
    refused(call(&k, &error), PARTYORG_E_DATE, "excluded[0].from", "2932901");
    FRESH();
    k.given.breach_count = 0;
    refused(call(&k, &error), PARTYORG_E_RANGE, "breaches", "1");
    k.given.breach_count = -1;
    refused(call(&k, &error), PARTYORG_E_RANGE, "breaches", "-1");
    FRESH();
    k.given.excluded_count = -3;
    refused(call(&k, &error), PARTYORG_E_RANGE, "excluded", "-3");
    FRESH();
    k.given.breaches = NULL;
    refused(call(&k, &error), PARTYORG_E_NULL, "breaches", "breaches");
    FRESH();
    k.given.excluded = NULL;
    ok(call(&k, NULL));
    k.given.excluded_count = 1;
    refused(call(&k, &error), PARTYORG_E_NULL, "excluded", "excluded");
    FRESH();
    k.given.reserved = 1;
    refused(call(&k, &error), PARTYORG_E_RANGE, "reserved", "1");
    FRESH();
    k.given.size -= 4;
    refused(call(&k, &error), PARTYORG_E_SIZE, "limitation", "size");
    FRESH();
    refused(partyorg_limitation(NULL, &r, NULL, 0, &error), PARTYORG_E_NULL, "limitation", "limitation");
    refused(partyorg_limitation(&k.given, NULL, NULL, 0, &error), PARTYORG_E_NULL, "result", "result");
    refused(partyorg_limitation(&k.given, &r, steps, -1, &error), PARTYORG_E_RANGE, "capacity", "-1");
    r.size = 0;
    refused(partyorg_limitation(&k.given, &r, NULL, 0, &error), PARTYORG_E_SIZE, "result", "size");
    same(partyorg_limitation_case_init(NULL), PARTYORG_E_NULL);
    same(partyorg_limitation_result_init(NULL), PARTYORG_E_NULL);
    /* too little room: what fits is there, and how many there are */
    ok(partyorg_limitation_result_init(&r));
    breach(&k, act + 1);
    breach(&k, act + 2);
    steps[1].breach = 77;
    refused(partyorg_limitation(&k.given, &r, steps, 1, &error), PARTYORG_E_SPACE, "steps", "3");
    same(r.step_count, 3);
    same(r.status, PARTYORG_MET);
    same(steps[0].restarted_by, 1);
    same(steps[1].breach, 77);
    refused(partyorg_limitation(&k.given, &r, steps, 0, &error), PARTYORG_E_SPACE, "steps", "0");
    /* an older program's result is filled as far as it goes */
    memset(&r, 0x55, sizeof r);
    r.size = offsetof(partyorg_limitation_result, edition);
    ok(partyorg_limitation(&k.given, &r, NULL, 0, NULL));
    same(r.months, 60);
    same(r.edition, 0x55555555);
}
END_TEST

/* ---- texts */

START_TEST(names)
{
    static const char *const measures[] = { "reprimand", "warning", "dismissal", "expulsion" };
    static const char *const classes[] = { "none", "expulsion_level", "internal_political", "national_interest",
                                           "unlawful_degree" };
    for (int32_t i = 0; i < COUNT(measures); i++)
        same_text(partyorg_measure_name(i), measures[i]);
    for (int32_t i = 0; i < COUNT(classes); i++)
        same_text(partyorg_no_limit_class_name(i), classes[i]);
    same_text(partyorg_measure_text(1, PARTYORG_VI), "cảnh cáo");
    same_text(partyorg_measure_text(3, PARTYORG_EN), "expulsion");
    same_text(partyorg_no_limit_class_text(2, PARTYORG_VI), "vi phạm về chính trị nội bộ");
    static const int32_t none[] = { -1, 5, INT32_MIN, INT32_MAX };
    for (int i = 0; i < COUNT(none); i++) {
        same_text(partyorg_measure_name(none[i]), "");
        same_text(partyorg_measure_text(none[i], 0), "");
        same_text(partyorg_no_limit_class_name(none[i]), "");
        same_text(partyorg_no_limit_class_text(none[i], 1), "");
    }
    for (int32_t i = 0; i < 5; i++)
        for (int32_t language = 0; language < 2; language++)
            expect(is_utf8(partyorg_no_limit_class_text(i, language)), "class %d", i);
}
END_TEST

static void reads(const partyorg_limitation_result *r, int32_t language, const char *wanted)
{
    char line[1024];
    ok(partyorg_limitation_print(r, language, line, sizeof line, NULL));
    same_text(line, wanted);
}

START_TEST(lines)
{
    kase k;
    partyorg_limitation_step steps[STEPS];
    char line[1024];
    start(&k, PARTYORG_MEASURE_REPRIMAND, day(2018, 5, 2), day(2025, 3, 1));
    breach(&k, day(2020, 2, 1));
    exclude(&k, day(2021, 1, 1), day(2021, 1, 30));
    partyorg_limitation_result r = computed(&k, steps);
    reads(&r, PARTYORG_EN,
          "In time: period of 60 months from 2020-02-01, 30 days not counted, ends on 2025-03-03; concluded on: "
          "2025-03-01. [69-QĐ/TW (2022-07-06) Art. 4(2)(b); from a secondary source]");
    reads(
        &r, PARTYORG_VI,
        "Còn thời hiệu: thời hiệu 60 tháng từ ngày 01/02/2020, không tính 30 ngày, hết ngày 03/03/2025; ngày kết luận: "
        "01/03/2025. [69-QĐ/TW (06/07/2022) Điều 4(2)(b); theo nguồn thứ cấp]");
    ok(partyorg_limitation_step_print(&steps[0], PARTYORG_EN, line, sizeof line, NULL));
    same_text(line, "Breach 1: from 2018-05-02 to 2023-05-02, 30 days not counted, ends on 2023-06-01; begun anew by "
                    "breach 2.");
    ok(partyorg_limitation_step_print(&steps[1], PARTYORG_VI, line, sizeof line, NULL));
    same_text(line, "Hành vi thứ 2: từ ngày 01/02/2020 đến ngày 01/02/2025, không tính 30 ngày, hết ngày 03/03/2025.");
    k.given.concluded_on = day(2025, 3, 4);
    k.excluded[0].to = k.excluded[0].from;
    r = computed(&k, steps);
    reads(
        &r, PARTYORG_EN,
        "Barred: period of 60 months from 2020-02-01, 1 day not counted, ends on 2025-02-02; concluded on: 2025-03-04. "
        "[69-QĐ/TW (2022-07-06) Art. 4(2)(b); from a secondary source]");
    k.given.no_limit_class = PARTYORG_UNKNOWN;
    k.given.concluded_on = PARTYORG_UNKNOWN;
    breach(&k, PARTYORG_UNKNOWN);
    r = computed(&k, steps);
    reads(&r, PARTYORG_EN,
          "Not known whether it is in time: period of 60 months; examination date: 2026-01-01. Missing: the class "
          "without limitation; the day of a further breach. [69-QĐ/TW (2022-07-06) Art. 4(2)(b); from a secondary "
          "source]");
    k.given.no_limit_class = PARTYORG_NO_LIMIT_CLASS_UNLAWFUL_DEGREE;
    r = computed(&k, steps);
    reads(&r, PARTYORG_VI, "Không áp dụng thời hiệu. [69-QĐ/TW (06/07/2022) Điều 4]");
    k.given.on = day(2010, 1, 1);
    r = computed(&k, steps);
    reads(
        &r, PARTYORG_EN,
        "Not known whether it is in time; examination date: 2010-01-01. Missing: the day of a further breach. The text "
        "of that period is not in the library.");
    start(&k, PARTYORG_MEASURE_WARNING, PARTYORG_DATE_MAX - 10, PARTYORG_DATE_MAX);
    r = computed(&k, steps);
    reads(&r, PARTYORG_VI,
          "Còn thời hiệu: thời hiệu 120 tháng từ ngày 21/12/9999, hết ngày sau năm 9999; ngày kết luận: 31/12/9999. "
          "[212-QĐ/TW (17/08/2026), như 69-QĐ/TW (06/07/2022) Điều 4(2)(b); chưa được xác minh]");
}
END_TEST

START_TEST(texts_in_small_buffers)
{
    kase k;
    partyorg_limitation_step steps[STEPS];
    start(&k, PARTYORG_MEASURE_REPRIMAND, day(2018, 5, 2), day(2025, 3, 1));
    breach(&k, day(2020, 2, 1));
    partyorg_limitation_result r = computed(&k, steps);
    for (int32_t language = 0; language < 2; language++)
        for (int which = 0; which < 2; which++) {
            char whole[1024], cut[1024];
            size_t needed = 0, again = 0;
#define PRINT(buffer, size, out)                                                                                       \
    (which ? partyorg_limitation_print(&r, language, buffer, size, out)                                                \
           : partyorg_limitation_step_print(&steps[0], language, buffer, size, out))
            ok(PRINT(whole, sizeof whole, &needed));
            same(needed, strlen(whole) + 1);
            same(PRINT(NULL, 0, &again), PARTYORG_E_SPACE);
            same(again, needed);
            same(PRINT(NULL, 1, NULL), PARTYORG_E_NULL);
            for (size_t size = 1; size < needed; size++) {
                same(PRINT(cut, size, NULL), PARTYORG_E_SPACE);
                expect(is_utf8(cut) && strncmp(cut, whole, strlen(cut)) == 0 && strlen(cut) < size, "%s", cut);
            }
        }
    char line[512];
    same(partyorg_limitation_print(NULL, 0, line, sizeof line, NULL), PARTYORG_E_NULL);
    same(partyorg_limitation_step_print(NULL, 0, line, sizeof line, NULL), PARTYORG_E_NULL);
    r.status = 4;
    same(partyorg_limitation_print(&r, 0, line, sizeof line, NULL), PARTYORG_E_RANGE);
    r.status = -1;
    same(partyorg_limitation_print(&r, 0, line, sizeof line, NULL), PARTYORG_E_RANGE);
    r.size = 12;
    same(partyorg_limitation_print(&r, 0, line, sizeof line, NULL), PARTYORG_E_SIZE);
    ok(partyorg_limitation_result_init(&r));
    ok(partyorg_limitation_print(&r, 0, line, sizeof line, NULL));
}
END_TEST

int main(void)
{
    const TTest *const tests[] = { around_the_end,
                                   days_not_counted,
                                   breaches_restart,
                                   counted_day_by_day,
                                   agrees_with_the_rule,
                                   order_does_not_matter,
                                   long_lists,
                                   unknown_facts,
                                   editions,
                                   after_the_year_9999,
                                   refusals,
                                   names,
                                   lines,
                                   texts_in_small_buffers };
    return run_tests("limitation", tests, sizeof tests / sizeof tests[0]);
}
