/* SPDX-License-Identifier: MIT */
/* Tests of the catalogue: every row is complete, windows and wordings agree, changes between days, provisions in full.
 */
#include "test_cards.h"

static const struct {
    const char *name, *prefix;
    int32_t subject, rules, stages, values, requirements, bars, grounds, deadlines;
} checks[CHECKS] = {
    { "admission", "ADM-", PARTYORG_SUBJECT_APPLICANT, 39, 6, 15, 34, 1, 0, 4 },
    { "recognition", "REC-", PARTYORG_SUBJECT_PROBATIONER, 20, 3, 10, 17, 1, 0, 2 },
    { "readmission", "READM-", PARTYORG_SUBJECT_FORMER_MEMBER, 11, 2, 1, 6, 5, 0, 0 },
    { "party_age", "AGE-", PARTYORG_SUBJECT_MEMBER, 3, 1, 9, 3, 0, 0, 0 },
    { "deletion", "DEL-", PARTYORG_SUBJECT_DELETION_CASE, 28, 5, 12, 11, 2, 13, 2 },
    { "leaving", "LEV-", PARTYORG_SUBJECT_LEAVING_CASE, 8, 4, 3, 6, 1, 0, 1 },
    { "discipline", "DIS-", PARTYORG_SUBJECT_DISCIPLINE_CASE, 26, 5, 15, 11, 12, 0, 3 },
    { "suspension", "SUS-", PARTYORG_SUBJECT_SUSPENSION_CASE, 9, 4, 4, 5, 0, 3, 1 },
    { "appeal", "APL-", PARTYORG_SUBJECT_APPEAL_CASE, 12, 3, 4, 5, 5, 0, 2 },
    { "exemption", "EXM-", PARTYORG_SUBJECT_EXEMPTION_CASE, 10, 4, 1, 8, 0, 2, 0 },
    { "transfer", "TRF-", PARTYORG_SUBJECT_TRANSFER_CASE, 13, 4, 6, 5, 1, 0, 7 },
    { "screening", "SCR-", PARTYORG_SUBJECT_SCREENING_CASE, 13, 1, 6, 0, 0, 13, 0 },
    { "review", "REV-", PARTYORG_SUBJECT_MEMBER_REVIEW, 28, 3, 11, 16, 5, 7, 0 },
    { "review_cap", "CAP-", PARTYORG_SUBJECT_RATING_LIST, 3, 1, 6, 3, 0, 0, 0 },
    { "meeting", "MEET-", PARTYORG_SUBJECT_MEETING, 12, 4, 9, 8, 1, 0, 3 },
    { "meeting_year", "MYR-", PARTYORG_SUBJECT_MEETING_YEAR, 7, 1, 2, 7, 0, 0, 0 },
    { "cell_rating", "ORG-", PARTYORG_SUBJECT_ORGANISATION_YEAR, 32, 2, 7, 17, 2, 13, 0 },
    { "cell_structure", "STR-", PARTYORG_SUBJECT_ORGANISATION, 15, 4, 8, 14, 0, 0, 1 },
    { "development", "DEV-", PARTYORG_SUBJECT_DEVELOPMENT_YEAR, 2, 1, 10, 2, 0, 0, 0 },
    { "dues", "DUE-", PARTYORG_SUBJECT_MEMBER_DUES, 6, 3, 4, 6, 0, 0, 0 },
};

static partyorg_check_info check_info(int32_t check_id)
{
    partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
    ok(partyorg_check_get(check_id, &info));
    return info;
}

static int32_t facts_of(int32_t check_id)
{
    partyorg_subject_info info = PARTYORG_SUBJECT_INFO_INIT;
    ok(partyorg_subject_get(checks[check_id].subject, &info));
    return info.fact_count;
}

static partyorg_rule_info rule_info(int32_t check_id, int32_t rule)
{
    partyorg_rule_info info = PARTYORG_RULE_INFO_INIT;
    ok(partyorg_rule_get(check_id, rule, &info));
    return info;
}

static partyorg_edition_info edition_info(int32_t edition)
{
    partyorg_edition_info info = PARTYORG_EDITION_INFO_INIT;
    ok(partyorg_edition_get(edition, &info));
    return info;
}

static partyorg_instrument_info instrument_info(int32_t instrument)
{
    partyorg_instrument_info info = PARTYORG_INSTRUMENT_INFO_INIT;
    ok(partyorg_instrument_get(instrument, &info));
    return info;
}

static int32_t edition_coded(const char *code)
{
    for (int32_t i = 0; i < partyorg_edition_count(); i++)
        if (strcmp(edition_info(i).code, code) == 0)
            return i;
    ck_abort_msg("no edition %s", code);
    return -1;
}

#define EACH_RULE(check_id, rule)                                                                                      \
    for (int32_t check_id = 0; check_id < CHECKS; check_id++)                                                          \
        for (int32_t rule = 0; rule < checks[check_id].rules; rule++)

static void differing_titles(const char *const title[2], const char *name)
{
    expect(is_title(title[0]) && is_title(title[1]), "%s: empty or untidy title", name);
    expect(strcmp(title[0], title[1]) != 0, "%s: both titles are \"%s\"", name, title[0]);
}

static bool is_name(const char *name)
{
    return name && name[0] >= 'a' && name[0] <= 'z' &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(name);
}

/* ---- checks, stages, rules, values */

START_TEST(checks_complete)
{
    same(partyorg_check_count(), CHECKS);
    for (int32_t i = 0; i < CHECKS; i++) {
        const partyorg_check_info info = check_info(i);
        int32_t found = -1, kinds[4] = { 0, 0, 0, 0 };
        same_text(info.name, checks[i].name);
        same(info.subject, checks[i].subject);
        same(info.rule_count, checks[i].rules);
        same(info.stage_count, checks[i].stages);
        same(info.value_count, checks[i].values);
        same(info.reserved, 0);
        differing_titles(info.title, info.name);
        differing_titles(info.question, info.name);
        expect(strchr(info.question[0], '?') && strchr(info.question[1], '?'), "%s asks", info.name);
        ok(partyorg_check_find(info.name, &found));
        same(found, i);
        for (int32_t rule = 0; rule < info.rule_count; rule++)
            kinds[rule_info(i, rule).kind]++;
        same(kinds[PARTYORG_REQUIREMENT], checks[i].requirements);
        same(kinds[PARTYORG_BAR], checks[i].bars);
        same(kinds[PARTYORG_GROUND], checks[i].grounds);
        same(kinds[PARTYORG_DEADLINE], checks[i].deadlines);
    }
    int32_t found = -1;
    partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
    same(partyorg_check_find("Admission", &found), PARTYORG_E_NAME);
    same(partyorg_check_find("", &found), PARTYORG_E_NAME);
    same(partyorg_check_find(NULL, &found), PARTYORG_E_NULL);
    same(partyorg_check_find("admission", NULL), PARTYORG_E_NULL);
    same(partyorg_check_get(-1, &info), PARTYORG_E_RANGE);
    same(partyorg_check_get(CHECKS, &info), PARTYORG_E_RANGE);
    same(partyorg_check_get(0, NULL), PARTYORG_E_NULL);
    same(found, -1);
}
END_TEST

START_TEST(stages_complete)
{
    for (int32_t i = 0; i < CHECKS; i++) {
        int32_t last = 0;
        bool used[PARTYORG_STAGES_MAX] = { false };
        for (int32_t stage = 0; stage < checks[i].stages; stage++) {
            partyorg_stage_info info = PARTYORG_STAGE_INFO_INIT;
            ok(partyorg_stage_get(i, stage, &info));
            expect(is_name(info.name), "stage %s", info.name);
            differing_titles(info.title, info.name);
            differing_titles(info.actor, info.name);
            for (int32_t other = 0; other < stage; other++) {
                partyorg_stage_info before = PARTYORG_STAGE_INFO_INIT;
                ok(partyorg_stage_get(i, other, &before));
                expect(strcmp(before.name, info.name) != 0, "two stages %s", info.name);
            }
        }
        for (int32_t rule = 0; rule < checks[i].rules; rule++) {
            const partyorg_rule_info info = rule_info(i, rule);
            expect(info.stage >= last && info.stage < checks[i].stages, "%s: stages ascend", info.id);
            last = info.stage;
            used[info.stage] = true;
        }
        for (int32_t stage = 0; stage < checks[i].stages; stage++)
            expect(used[stage], "stage %d of %s has no rule", stage, checks[i].name);
        partyorg_stage_info info = PARTYORG_STAGE_INFO_INIT;
        same(partyorg_stage_get(i, -1, &info), PARTYORG_E_RANGE);
        same(partyorg_stage_get(i, checks[i].stages, &info), PARTYORG_E_RANGE);
        same(partyorg_stage_get(i, 0, NULL), PARTYORG_E_NULL);
    }
    partyorg_stage_info info = PARTYORG_STAGE_INFO_INIT;
    same(partyorg_stage_get(-1, 0, &info), PARTYORG_E_RANGE);
    same(partyorg_stage_get(CHECKS, 0, &info), PARTYORG_E_RANGE);
}
END_TEST

START_TEST(rules_complete)
{
    int32_t total = 0;
    EACH_RULE(i, rule)
    {
        const partyorg_rule_info info = rule_info(i, rule);
        const int32_t facts = facts_of(i);
        int32_t found = -1;
        total++;
        expect(strncmp(info.id, checks[i].prefix, strlen(checks[i].prefix)) == 0 &&
                   strspn(info.id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == strlen(info.id) &&
                   info.id[strlen(info.id) - 1] != '-' && !strstr(info.id, "--"),
               "%s is no id", info.id);
        ok(partyorg_rule_find(i, info.id, &found));
        same(found, rule);
        EACH_RULE(j, other)
        expect((i == j && rule == other) || strcmp(rule_info(j, other).id, info.id) != 0, "two rules %s", info.id);
        differing_titles(info.title, info.id);
        expect(info.kind >= 0 && info.kind <= PARTYORG_DEADLINE, "%s: kind", info.id);
        expect(info.family >= 0 && info.family < partyorg_family_count(), "%s: family", info.id);
        expect(info.wording_count > 0, "%s has no wording", info.id);
        same(info.reserved, 0);
        expect(info.facts != 0 && info.facts >> facts == 0, "%s: facts", info.id);
        expect(info.governing >= -1 && info.governing < facts, "%s: governing fact", info.id);
        if (info.governing >= 0) {
            partyorg_fact_info fact = PARTYORG_FACT_INFO_INIT;
            ok(partyorg_fact_get(checks[i].subject, info.governing, &fact));
            if (strcmp(fact.name, "year") == 0) /* its last day */
                same(fact.type, PARTYORG_TYPE_INT);
            else
                same(fact.type, PARTYORG_TYPE_DATE);
        }
        same(info.due_value >= 0, info.kind == PARTYORG_DEADLINE);
        if (info.due_value >= 0) {
            partyorg_value_info value = PARTYORG_VALUE_INFO_INIT;
            ok(partyorg_value_get(i, info.due_value, &value));
            same(value.type, PARTYORG_TYPE_DATE);
            expect(strstr(value.name, "due"), "%s is due by %s", info.id, value.name);
        }
        same(partyorg_rule_find(i, checks[i].name, &found), PARTYORG_E_NAME);
    }
    same(total, 297);
    int32_t found = -1;
    partyorg_rule_info info = PARTYORG_RULE_INFO_INIT;
    same(partyorg_rule_find(0, "REC-CLASS", &found), PARTYORG_E_NAME);
    same(partyorg_rule_find(0, "adm-citizen", &found), PARTYORG_E_NAME);
    same(partyorg_rule_find(0, NULL, &found), PARTYORG_E_NULL);
    same(partyorg_rule_find(0, "ADM-CITIZEN", NULL), PARTYORG_E_NULL);
    same(partyorg_rule_find(-1, "ADM-CITIZEN", &found), PARTYORG_E_RANGE);
    same(partyorg_rule_find(CHECKS, "ADM-CITIZEN", &found), PARTYORG_E_RANGE);
    same(partyorg_rule_get(0, -1, &info), PARTYORG_E_RANGE);
    same(partyorg_rule_get(0, 39, &info), PARTYORG_E_RANGE);
    same(partyorg_rule_get(-1, 0, &info), PARTYORG_E_RANGE);
    same(partyorg_rule_get(CHECKS, 0, &info), PARTYORG_E_RANGE);
    same(partyorg_rule_get(0, 0, NULL), PARTYORG_E_NULL);
    same(found, -1);
}
END_TEST

/* A meeting, or a year of them, by a card of the caller, which may read what no built-in one does. */
static void grade_by(request *r, const partyorg_scorecard *card)
{
    r->options.scorecard = card;
    r->options_given = &r->options;
    for (int32_t i = 0; i < r->facts_count; i++)
        r->facts.members[i + 1] = percent(5) ? PARTYORG_UNKNOWN : random_value(r, i);
    if (card_of(r) && percent(60))
        agree_with_card(r);
}

/* The facts of a rule are those that its outcome can depend on: any other one may take any value. */
START_TEST(rules_read_their_facts)
{
    const partyorg_scorecard own[] = { card_from("tests/cards", "every-measure", false),
                                       card_from("tests/cards", "totals", false) };
    uint64_t read[CHECKS] = { 0 }, moved[CHECKS][64];
    memset(moved, 0, sizeof moved);
    for (long n = rounds(100000); n-- > 0;) {
        request r;
        partyorg_masks before, after;
        random_any(&r);
        if ((r.check == PARTYORG_CHECK_MEETING || r.check == PARTYORG_CHECK_MEETING_YEAR) && percent(70))
            grade_by(&r, &own[below(COUNT(own))]);
        const int32_t fact = below(r.facts_count);
        ok(check_masks(&r, &before));
        r.facts.members[fact + 1] = percent(30) ? PARTYORG_UNKNOWN : random_value(&r, fact);
        ok(check_masks(&r, &after));
        const uint64_t changed = (before.met ^ after.met) | (before.not_met ^ after.not_met) |
                                 (before.unknown ^ after.unknown) | (before.not_applicable ^ after.not_applicable);
        for (int32_t rule = 0; rule < checks[r.check].rules; rule++)
            if (changed >> rule & 1)
                moved[r.check][rule] |= UINT64_C(1) << fact;
    }
    EACH_RULE(i, rule)
    {
        const partyorg_rule_info info = rule_info(i, rule);
        uint64_t known = info.facts | (info.governing >= 0 ? UINT64_C(1) << info.governing : 0);
        read[i] |= known;
        expect((moved[i][rule] & ~known) == 0, "%s also depends on %llx", info.id,
               (unsigned long long)(moved[i][rule] & ~known));
    }
    /* Values alone read the others. */
    static const struct {
        int32_t check;
        const char *name;
    } of_values[] = { { PARTYORG_CHECK_PARTY_AGE, "ceremony_on" },
                      { PARTYORG_CHECK_PARTY_AGE, "gap_months" },
                      { PARTYORG_CHECK_PARTY_AGE, "restored" },
                      { PARTYORG_CHECK_PARTY_AGE, "discipline" },
                      { PARTYORG_CHECK_PARTY_AGE, "disciplined_on" },
                      { PARTYORG_CHECK_DELETION, "received_on" },
                      { PARTYORG_CHECK_LEAVING, "hardship_recorded" },
                      { PARTYORG_CHECK_DISCIPLINE, "complaint" },
                      { PARTYORG_CHECK_DISCIPLINE, "appeal_announced_on" },
                      { PARTYORG_CHECK_DISCIPLINE, "later_breach" },
                      { PARTYORG_CHECK_DISCIPLINE, "received_on" },
                      { PARTYORG_CHECK_APPEAL, "measure" },
                      { PARTYORG_CHECK_APPEAL, "decided_by_central" },
                      { PARTYORG_CHECK_APPEAL, "wrongful_concluded" },
                      { PARTYORG_CHECK_APPEAL, "breach_since" },
                      { PARTYORG_CHECK_SCREENING, "absent_since" },
                      { PARTYORG_CHECK_SCREENING, "unpaid_since" },
                      { PARTYORG_CHECK_SCREENING, "educated_on" },
                      { PARTYORG_CHECK_REVIEW, "cell_official" },
                      { PARTYORG_CHECK_REVIEW, "cell_excluded" },
                      { PARTYORG_CHECK_DEVELOPMENT, "admitted_women" },
                      { PARTYORG_CHECK_DEVELOPMENT, "admitted_minority" },
                      { PARTYORG_CHECK_DEVELOPMENT, "admitted_union" },
                      { PARTYORG_CHECK_DEVELOPMENT, "admitted_18_30" } };
    for (int i = 0; i < COUNT(of_values); i++) {
        const uint64_t fact = UINT64_C(1) << fact_of(checks[of_values[i].check].subject, of_values[i].name);
        same(read[of_values[i].check] & fact, 0);
        read[of_values[i].check] |= fact;
    }
    for (int32_t i = 0; i < CHECKS; i++)
        same(read[i], (UINT64_C(1) << facts_of(i)) - 1);
}
END_TEST

/* Several values may have the same choices, and then these have another name. */
static const char *enumeration_of(int32_t check_id, const char *value)
{
    if (strcmp(value, "grade") == 0)
        return check_id == PARTYORG_CHECK_MEETING ? "grade_reached" : "rating_supported";
    return strncmp(value, "supports_", 9) == 0 || strcmp(value, "year_good") == 0 ? "support" : value;
}

START_TEST(values_complete)
{
    int types = 0;
    uint64_t named = 0;
    for (int32_t i = 0; i < CHECKS; i++) {
        for (int32_t value = 0; value < checks[i].values; value++) {
            partyorg_value_info info = PARTYORG_VALUE_INFO_INIT;
            ok(partyorg_value_get(i, value, &info));
            expect(is_name(info.name), "value %s", info.name);
            differing_titles(info.title, info.name);
            expect(info.type == PARTYORG_TYPE_DECIMAL ||
                       (info.type >= PARTYORG_TYPE_DATE && info.type <= PARTYORG_TYPE_ENUM),
                   "type of %s", info.name);
            same(info.unit == PARTYORG_UNIT_NONE, info.type != PARTYORG_TYPE_INT && info.type != PARTYORG_TYPE_DECIMAL);
            if (info.type == PARTYORG_TYPE_DECIMAL)
                expect(info.unit == PARTYORG_UNIT_POINTS || info.unit == PARTYORG_UNIT_PERCENT, "unit of %s",
                       info.name);
            types |= 1 << info.type;
            if (info.type == PARTYORG_TYPE_ENUM) {
                partyorg_fact_info choices = PARTYORG_FACT_INFO_INIT;
                ok(partyorg_fact_get(PARTYORG_SUBJECT_VALUES, info.fact, &choices));
                same_text(choices.name, enumeration_of(i, info.name));
                expect(choices.type == PARTYORG_TYPE_ENUM || choices.type == PARTYORG_TYPE_ORDERED, "choices of %s",
                       info.name);
                named |= UINT64_C(1) << info.fact;
            } else {
                same(info.fact, -1);
            }
            for (int32_t other = 0; other < value; other++) {
                partyorg_value_info before = PARTYORG_VALUE_INFO_INIT;
                ok(partyorg_value_get(i, other, &before));
                expect(strcmp(before.name, info.name) != 0, "two values %s", info.name);
            }
        }
        partyorg_value_info info = PARTYORG_VALUE_INFO_INIT;
        same(partyorg_value_get(i, -1, &info), PARTYORG_E_RANGE);
        same(partyorg_value_get(i, checks[i].values, &info), PARTYORG_E_RANGE);
        same(partyorg_value_get(i, 0, NULL), PARTYORG_E_NULL);
    }
    same(types, (1 << (PARTYORG_TYPE_ENUM + 1)) - 1 + (1 << PARTYORG_TYPE_DECIMAL));
    partyorg_subject_info all = PARTYORG_SUBJECT_INFO_INIT; /* none of the enumerations is there for nothing */
    ok(partyorg_subject_get(PARTYORG_SUBJECT_VALUES, &all));
    same(named, (UINT64_C(1) << all.fact_count) - 1);
    partyorg_value_info info = PARTYORG_VALUE_INFO_INIT;
    same(partyorg_value_get(-1, 0, &info), PARTYORG_E_RANGE);
    same(partyorg_value_get(CHECKS, 0, &info), PARTYORG_E_RANGE);
}
END_TEST

/* ---- instruments, editions, families */

START_TEST(instruments_complete)
{
    const int32_t count = partyorg_instrument_count();
    expect(count > 60, "%d instruments", count);
    for (int32_t i = 0; i < count; i++) {
        const partyorg_instrument_info info = instrument_info(i);
        expect(is_title(info.number), "instrument %d has no number", i);
        expect(is_title(info.title[0]) && is_title(info.title[1]) && is_title(info.topic[0]) && is_title(info.topic[1]),
               "titles of %s", info.number);
        expect(is_utf8(info.issuer[0]) && is_utf8(info.issuer[1]) && !*info.issuer[0] == !*info.issuer[1],
               "issuer of %s", info.number);
        expect(info.code && is_utf8(info.code) && info.replaced_by && is_utf8(info.replaced_by), "texts of %s",
               info.number);
        expect(info.confidence >= PARTYORG_VERIFIED && info.confidence <= PARTYORG_MEMORY, "confidence of %s",
               info.number);
        expect((info.flags & ~(PARTYORG_ASSUMED_FROM | PARTYORG_ASSUMED_TO)) == 0, "flags of %s", info.number);
        const partyorg_date dates[] = { info.signed_on, info.from, info.to };
        for (int k = 0; k < 3; k++)
            expect(dates[k] == PARTYORG_UNKNOWN || (k == 2 && dates[k] == PARTYORG_DATE_MAX) ||
                       (dates[k] >= day(1990, 1, 1) && dates[k] <= day(2030, 1, 1)),
                   "dates of %s", info.number);
        if (info.from != PARTYORG_UNKNOWN && info.to != PARTYORG_UNKNOWN)
            expect(info.from <= info.to, "%s ends before it begins", info.number);
        for (int32_t other = 0; other < i; other++) {
            const partyorg_instrument_info before = instrument_info(other);
            expect(before.signed_on != info.signed_on || strcmp(before.number, info.number) != 0, "%s twice on one day",
                   info.number);
            expect(!*info.code || strcmp(before.code, info.code) != 0, "two codes %s", info.code);
        }
    }
    partyorg_instrument_info info = PARTYORG_INSTRUMENT_INFO_INIT;
    same(partyorg_instrument_get(-1, &info), PARTYORG_E_RANGE);
    same(partyorg_instrument_get(count, &info), PARTYORG_E_RANGE);
    same(partyorg_instrument_get(0, NULL), PARTYORG_E_NULL);
    const partyorg_instrument_info r294 = instrument_info(edition_info(edition_coded("R294")).instrument);
    same_text(r294.number, "294-QĐ/TW");
    same(r294.signed_on, day(2025, 5, 26));
    same(r294.from, day(2025, 7, 1));
    same(r294.to, day(2026, 4, 7));
    same(r294.flags, PARTYORG_ASSUMED_TO);
    same(r294.confidence, PARTYORG_VERIFIED);
    same_text(r294.replaced_by, "20-QĐ/TW");
}
END_TEST

static bool is_used(int32_t family)
{
    EACH_RULE(i, rule)
    if (rule_info(i, rule).family == family)
        return true;
    return false;
}

START_TEST(editions_complete)
{
    const int32_t count = partyorg_edition_count();
    int32_t families = 0;
    for (int32_t i = 0; i < count; i++) {
        const partyorg_edition_info info = edition_info(i);
        const partyorg_instrument_info instrument = instrument_info(info.instrument);
        same_text(info.code, instrument.code);
        expect(is_title(info.family_name), "family of edition %d", i);
        differing_titles(info.family_title, info.family_name);
        expect((info.flags & ~(PARTYORG_ASSUMED_FROM | PARTYORG_ASSUMED_TO)) == 0, "flags of edition %d", i);
        expect(is_date(info.from), "edition %d has a first day", i);
        expect(info.to == PARTYORG_UNKNOWN || info.to >= info.from, "edition %d ends before it begins", i);
        if (i == 0 || edition_info(i - 1).family != info.family) {
            same(info.family, families);
            families++;
            continue;
        }
        const partyorg_edition_info before = edition_info(i - 1);
        expect(before.to != PARTYORG_UNKNOWN && before.to < info.from, "%s overlaps %s", before.code, info.code);
        if (is_used(info.family))
            same(before.to + 1, info.from);
    }
    same(families, partyorg_family_count());
    for (int32_t family = 0; family < families; family++) {
        int32_t last = -1;
        for (int32_t i = 0; i < count; i++)
            if (edition_info(i).family == family)
                last = i;
        if (is_used(family)) {
            /* of the pilot no end is known */
            same(edition_info(last).to,
                 strcmp(edition_info(last).code, "H03") == 0 ? PARTYORG_UNKNOWN : PARTYORG_DATE_MAX);
            expect(*edition_info(last).code, "an edition of a family that rules use has a code");
        }
    }
    partyorg_edition_info info = PARTYORG_EDITION_INFO_INIT;
    same(partyorg_edition_get(-1, &info), PARTYORG_E_RANGE);
    same(partyorg_edition_get(count, &info), PARTYORG_E_RANGE);
    same(partyorg_edition_get(0, NULL), PARTYORG_E_NULL);
}
END_TEST

static int32_t edition_on(int32_t family, partyorg_date on)
{
    int32_t edition = 77;
    ok(partyorg_edition_on(family, on, &edition));
    return edition;
}

START_TEST(editions_on_days)
{
    for (int32_t i = 0; i < partyorg_edition_count(); i++) {
        const partyorg_edition_info info = edition_info(i);
        expect(edition_on(info.family, info.from - 1) != i, "edition %d before its first day", i);
        same(edition_on(info.family, info.from), i);
        if (info.to == PARTYORG_UNKNOWN) /* no end is known: nothing says that it ended */
            continue;
        same(edition_on(info.family, info.to), i);
        same(edition_on(info.family, info.from + (info.to - info.from) / 2), i);
        if (info.to < PARTYORG_DATE_MAX)
            expect(edition_on(info.family, info.to + 1) != i, "edition %d after its last day", i);
    }
    for (int32_t family = 0; family < partyorg_family_count(); family++)
        same(edition_on(family, PARTYORG_DATE_MIN), -1);
    int32_t edition = 77;
    same(partyorg_edition_on(-1, 0, &edition), PARTYORG_E_RANGE);
    same(partyorg_edition_on(partyorg_family_count(), 0, &edition), PARTYORG_E_RANGE);
    same(partyorg_edition_on(0, PARTYORG_DATE_MAX + 1, &edition), PARTYORG_E_DATE);
    same(partyorg_edition_on(0, PARTYORG_DATE_MIN - 1, &edition), PARTYORG_E_DATE);
    same(partyorg_edition_on(0, PARTYORG_UNKNOWN, &edition), PARTYORG_E_DATE);
    same(partyorg_edition_on(0, 0, NULL), PARTYORG_E_NULL);
    same(edition, 77);
    const int32_t r = edition_info(edition_coded("R294")).family;
    same(edition_on(r, day(2025, 6, 30)), edition_coded("R232"));
    same(edition_on(r, day(2025, 7, 1)), edition_coded("R294"));
    same(edition_on(r, day(2011, 10, 31)), -1);
}
END_TEST

/* ---- wordings */

static bool is_code(const char *word, size_t length)
{
    size_t letters = 0;
    while (letters < length && word[letters] >= 'A' && word[letters] <= 'Z')
        letters++;
    if (letters == 0 || letters == length)
        return false;
    for (size_t i = letters; i < length; i++)
        if (word[i] < '0' || word[i] > '9')
            return false;
    return true;
}

START_TEST(wordings_complete)
{
    EACH_RULE(i, rule)
    {
        const partyorg_rule_info info = rule_info(i, rule);
        int32_t last = -1;
        for (int32_t n = 0; n < info.wording_count; n++) {
            partyorg_wording_info wording = PARTYORG_WORDING_INFO_INIT;
            ok(partyorg_wording_get(i, rule, n, &wording));
            expect(wording.edition > last, "%s: wordings ascend", info.id);
            last = wording.edition;
            same(edition_info(wording.edition).family, info.family);
            expect(wording.confidence >= PARTYORG_VERIFIED && wording.confidence <= PARTYORG_MEMORY, "%s: confidence",
                   info.id);
            expect(is_title(wording.provision), "%s: provision", info.id);
            bool known = true;
            for (int k = 0; k < PARTYORG_PARAMETERS; k++) {
                expect(known || wording.parameters[k] == PARTYORG_UNKNOWN, "%s: a gap in the parameters", info.id);
                known = wording.parameters[k] != PARTYORG_UNKNOWN;
            }
            int codes = 0;
            for (const char *at = wording.provision; *at;) {
                const size_t length = strcspn(at, " ,;");
                bool exists = false;
                for (int32_t k = 0; k < partyorg_instrument_count() && length > 0; k++) {
                    const char *code = instrument_info(k).code;
                    exists |= strlen(code) == length && memcmp(code, at, length) == 0;
                }
                expect(exists || !is_code(at, length), "%s: \"%s\" names no instrument in %.*s", info.id,
                       wording.provision, (int)length, at);
                codes += exists;
                at += length + (at[length] != '\0');
            }
            for (int32_t k = 0; k < partyorg_instrument_count() && codes == 0; k++) /* by number, without a code */
                codes += !*instrument_info(k).code && strstr(wording.provision, instrument_info(k).number) != NULL;
            expect(codes > 0, "%s: \"%s\" names no instrument", info.id, wording.provision);
        }
        partyorg_wording_info wording = PARTYORG_WORDING_INFO_INIT;
        same(partyorg_wording_get(i, rule, -1, &wording), PARTYORG_E_RANGE);
        same(partyorg_wording_get(i, rule, info.wording_count, &wording), PARTYORG_E_RANGE);
        same(partyorg_wording_get(i, rule, 0, NULL), PARTYORG_E_NULL);
    }
    partyorg_wording_info wording = PARTYORG_WORDING_INFO_INIT;
    same(partyorg_wording_get(-1, 0, 0, &wording), PARTYORG_E_RANGE);
    same(partyorg_wording_get(CHECKS, 0, 0, &wording), PARTYORG_E_RANGE);
    same(partyorg_wording_get(0, -1, 0, &wording), PARTYORG_E_RANGE);
    same(partyorg_wording_get(0, 39, 0, &wording), PARTYORG_E_RANGE);
}
END_TEST

/* Nothing says that an edition ended whose end is not known. */
static partyorg_date last_day(const partyorg_edition_info *edition)
{
    return edition->to == PARTYORG_UNKNOWN ? PARTYORG_DATE_MAX : edition->to;
}

START_TEST(wordings_on_days)
{
    EACH_RULE(i, rule)
    {
        const partyorg_rule_info info = rule_info(i, rule);
        for (int32_t n = 0; n < info.wording_count; n++) {
            partyorg_wording_info listed = PARTYORG_WORDING_INFO_INIT;
            ok(partyorg_wording_get(i, rule, n, &listed));
            const partyorg_edition_info edition = edition_info(listed.edition);
            const partyorg_date to = last_day(&edition);
            const partyorg_date days[] = { edition.from, edition.from + (to - edition.from) / 2, to };
            for (int k = 0; k < 3; k++) {
                partyorg_wording_info on = PARTYORG_WORDING_INFO_INIT;
                uint64_t rules = 0;
                ok(partyorg_wording_on(i, rule, days[k], &on));
                same(memcmp(&on, &listed, sizeof on), 0);
                ok(partyorg_rules_in_force(i, days[k], &rules));
                expect(rules >> rule & 1, "%s is in force", info.id);
            }
        }
        /* Without wording: before the first edition, and in editions that are not listed. */
        partyorg_wording_info on = PARTYORG_WORDING_INFO_INIT;
        for (int32_t edition = 0; edition < partyorg_edition_count(); edition++) {
            const partyorg_edition_info window = edition_info(edition);
            bool listed = false;
            uint64_t rules = 0;
            if (window.family != info.family)
                continue;
            for (int32_t n = 0; n < info.wording_count; n++) {
                ok(partyorg_wording_get(i, rule, n, &on));
                listed |= on.edition == edition;
            }
            same(partyorg_wording_on(i, rule, window.from, &on), listed ? PARTYORG_OK : PARTYORG_E_NAME);
            same(partyorg_wording_on(i, rule, last_day(&window), &on), listed ? PARTYORG_OK : PARTYORG_E_NAME);
            ok(partyorg_rules_in_force(i, window.from, &rules));
            same(rules >> rule & 1, listed);
        }
        same(partyorg_wording_on(i, rule, day(2001, 1, 1), &on), PARTYORG_E_NAME);
        same(partyorg_wording_on(i, rule, PARTYORG_DATE_MAX + 1, &on), PARTYORG_E_DATE);
        same(partyorg_wording_on(i, rule, PARTYORG_UNKNOWN, &on), PARTYORG_E_DATE);
        same(partyorg_wording_on(i, rule, 0, NULL), PARTYORG_E_NULL);
    }
    uint64_t rules = 77;
    partyorg_wording_info on = PARTYORG_WORDING_INFO_INIT;
    same(partyorg_wording_on(-1, 0, 0, &on), PARTYORG_E_RANGE);
    same(partyorg_wording_on(0, 39, 0, &on), PARTYORG_E_RANGE);
    same(partyorg_wording_on(0, -1, 0, &on), PARTYORG_E_RANGE);
    same(partyorg_rules_in_force(-1, 0, &rules), PARTYORG_E_RANGE);
    same(partyorg_rules_in_force(CHECKS, 0, &rules), PARTYORG_E_RANGE);
    same(partyorg_rules_in_force(0, PARTYORG_UNKNOWN, &rules), PARTYORG_E_DATE);
    same(partyorg_rules_in_force(0, 0, NULL), PARTYORG_E_NULL);
    same(rules, 77);
    ok(partyorg_rules_in_force(0, day(2000, 1, 1), &rules));
    same(rules, 0);
    ok(partyorg_rules_in_force(0, day(2026, 8, 1), &rules));
    same(rules, (UINT64_C(1) << 39) - 1);
    ok(partyorg_rules_in_force(1, day(2026, 8, 1), &rules));
    same(rules, (UINT64_C(1) << 20) - 1);
}
END_TEST

/* ---- changes */

static const partyorg_change *change_of(const partyorg_change *changes, int32_t count, int32_t rule)
{
    for (int32_t i = 0; i < count; i++)
        if (changes[i].rule == rule)
            return &changes[i];
    return NULL;
}

START_TEST(changes_between_days)
{
    for (long n = rounds(4000); n-- > 0;) {
        partyorg_change forth[64], back[64];
        int32_t count = -1, again = -1;
        const int32_t i = below(CHECKS);
        const partyorg_date before = random_on(), after = percent(10) ? before : random_on();
        ok(partyorg_changes(i, before, after, forth, 64, &count));
        ok(partyorg_changes(i, after, before, back, 64, &again));
        same(count, again);
        if (before == after)
            same(count, 0);
        for (int32_t k = 0; k < count; k++) {
            same(forth[k].rule, back[k].rule);
            same(forth[k].before, back[k].after);
            same(forth[k].after, back[k].before);
            same(forth[k].what, back[k].what);
            expect(k == 0 || forth[k].rule > forth[k - 1].rule, "changes come in the order of the rules");
        }
        for (int32_t rule = 0; rule < checks[i].rules; rule++) {
            partyorg_wording_info a = PARTYORG_WORDING_INFO_INIT, b = PARTYORG_WORDING_INFO_INIT;
            const bool had = partyorg_wording_on(i, rule, before, &a) == PARTYORG_OK;
            const bool has = partyorg_wording_on(i, rule, after, &b) == PARTYORG_OK;
            const partyorg_change *change = change_of(forth, count, rule);
            const bool differs = had != has || (had && a.edition != b.edition);
            same(change != NULL, differs);
            if (!change)
                continue;
            same(change->before, had ? a.edition : -1);
            same(change->after, has ? b.edition : -1);
            same(change->what, had != has                                                ? PARTYORG_CHANGED_EXISTENCE
                               : memcmp(a.parameters, b.parameters, sizeof a.parameters) ? PARTYORG_CHANGED_PARAMETERS
                                                                                         : 0);
        }
        if (count > 0) {
            const int32_t room = below(count);
            int32_t needed = -1;
            memset(back, 0x77, sizeof back);
            same(partyorg_changes(i, before, after, room ? back : NULL, room, &needed), PARTYORG_E_SPACE);
            same(needed, count);
            same(memcmp(back, forth, (size_t)room * sizeof back[0]), 0);
            same(back[room].rule, 0x77777777);
        }
    }
}
END_TEST

START_TEST(changes_known)
{
    partyorg_change changes[64];
    int32_t count = -1;
    const int32_t family = edition_info(edition_coded("R294")).family;
    int32_t of_family = 0, parameters = 0;
    ok(partyorg_changes(0, day(2025, 6, 30), day(2025, 7, 1), changes, 64, &count));
    for (int32_t rule = 0; rule < 39; rule++)
        of_family += rule_info(0, rule).family == family;
    same(count, of_family);
    for (int32_t i = 0; i < count; i++) {
        same(changes[i].before, edition_coded("R232"));
        same(changes[i].after, edition_coded("R294"));
        parameters += changes[i].what == PARTYORG_CHANGED_PARAMETERS;
    }
    same(parameters, 1);
    const int32_t due = rule_of(0, "ADM-DECIDE-DUE");
    same(change_of(changes, count, due)->what, PARTYORG_CHANGED_PARAMETERS);
    partyorg_wording_info wording = PARTYORG_WORDING_INFO_INIT;
    ok(partyorg_wording_on(0, due, day(2025, 6, 30), &wording));
    same(wording.parameters[0], 60);
    same(wording.parameters[1], 30);
    same(wording.parameters[2], PARTYORG_UNKNOWN);
    same(wording.confidence, PARTYORG_MEMORY);
    ok(partyorg_wording_on(0, due, day(2025, 7, 1), &wording));
    same(wording.parameters[0], 45);
    same(wording.parameters[1], 15);
    same_text(wording.provision, "R294 pt 4.3.1");
    /* R20 to R208: education, authority and the clock of the ceremony change. */
    ok(partyorg_changes(0, day(2026, 7, 25), day(2026, 7, 26), changes, 64, &count));
    static const char *const changed[] = { "ADM-EDU-GENERAL", "ADM-AUTHORITY", "ADM-CEREMONY-DUE" };
    parameters = 0;
    for (int32_t i = 0; i < count; i++)
        parameters += changes[i].what == PARTYORG_CHANGED_PARAMETERS;
    same(parameters, COUNT(changed));
    for (int i = 0; i < COUNT(changed); i++)
        same(change_of(changes, count, rule_of(0, changed[i]))->what, PARTYORG_CHANGED_PARAMETERS);
    /* R45 to R29: rules without a wording before. */
    ok(partyorg_changes(0, day(2016, 7, 24), day(2016, 7, 25), changes, 64, &count));
    same(change_of(changes, count, due)->what, PARTYORG_CHANGED_EXISTENCE);
    same(change_of(changes, count, due)->before, -1);
    same(change_of(changes, count, rule_of(0, "ADM-AGE-MAX"))->what, PARTYORG_CHANGED_PARAMETERS);
    same(change_of(changes, count, rule_of(0, "ADM-AGE-MIN"))->what, 0);
    ok(partyorg_changes(1, day(2025, 6, 30), day(2025, 7, 1), changes, 64, &count));
    same(change_of(changes, count, rule_of(1, "REC-DECIDE-DUE"))->what, PARTYORG_CHANGED_PARAMETERS);

    count = 77;
    same(partyorg_changes(0, 0, 0, NULL, 1, &count), PARTYORG_E_NULL);
    same(partyorg_changes(0, 0, 0, changes, 64, NULL), PARTYORG_E_NULL);
    same(partyorg_changes(0, 0, 0, changes, -1, &count), PARTYORG_E_RANGE);
    same(partyorg_changes(-1, 0, 0, changes, 64, &count), PARTYORG_E_RANGE);
    same(partyorg_changes(CHECKS, 0, 0, changes, 64, &count), PARTYORG_E_RANGE);
    same(partyorg_changes(0, PARTYORG_UNKNOWN, 0, changes, 64, &count), PARTYORG_E_DATE);
    same(partyorg_changes(0, 0, PARTYORG_DATE_MAX + 1, changes, 64, &count), PARTYORG_E_DATE);
    same(count, 77);
    ok(partyorg_changes(0, 0, 0, NULL, 0, &count));
    same(count, 0);
}
END_TEST

/* ---- provisions */

START_TEST(provisions_in_full)
{
    EACH_RULE(i, rule)
    {
        const partyorg_rule_info info = rule_info(i, rule);
        for (int32_t n = 0; n < info.wording_count; n++) {
            partyorg_wording_info wording = PARTYORG_WORDING_INFO_INIT;
            ok(partyorg_wording_get(i, rule, n, &wording));
            for (int language = 0; language < 2; language++) {
                char text[1000];
                size_t needed = 0;
                ok(partyorg_provision_print(i, rule, wording.edition, language, text, sizeof text, &needed));
                same(needed, strlen(text) + 1);
                expect(is_title(text), "%s: \"%s\"", info.id, text);
                for (const char *at = text; *at;) { /* no code is left */
                    const size_t length = strcspn(at, " ,;()[]");
                    expect(!is_code(at, length) && (length != 5 || memcmp(at, "LOCAL", 5) != 0),
                           "%s: \"%s\" still holds %.*s", info.id, text, (int)length, at);
                    at += length + (at[length] != '\0');
                }
                for (size_t size = 0; size <= needed; size++) {
                    char cut[1000];
                    size_t again = 0;
                    memset(cut, '#', sizeof cut);
                    same(partyorg_provision_print(i, rule, wording.edition, language, size ? cut : NULL, size, &again),
                         size < needed ? PARTYORG_E_SPACE : PARTYORG_OK);
                    same(again, needed);
                    same(cut[size], '#');
                    if (size == 0)
                        continue;
                    expect(memchr(cut, '\0', size) && is_utf8(cut) && strncmp(cut, text, strlen(cut)) == 0,
                           "\"%s\" cut to \"%s\"", text, cut);
                    expect(strlen(cut) + 4 >= size, "\"%s\" is cut too much for %d bytes", cut, (int)size);
                }
            }
        }
    }
}
END_TEST

static void provision_is(int32_t i, const char *id, const char *edition, const char *vi, const char *en)
{
    char text[500];
    ok(partyorg_provision_print(i, rule_of(i, id), edition_coded(edition), PARTYORG_VI, text, sizeof text, NULL));
    same_text(text, vi);
    ok(partyorg_provision_print(i, rule_of(i, id), edition_coded(edition), PARTYORG_EN, text, sizeof text, NULL));
    same_text(text, en);
}

START_TEST(provisions_known)
{
    char text[500];
    provision_is(0, "ADM-DECIDE-DUE", "R294", "294-QĐ/TW (26/05/2025) điểm 4.3.1", "294-QĐ/TW (2025-05-26) pt 4.3.1");
    provision_is(0, "ADM-DECIDE-DUE", "R20", "20-QĐ/TW (08/04/2026), như 294-QĐ/TW (26/05/2025) điểm 4.3.1",
                 "20-QĐ/TW (2026-04-08), as 294-QĐ/TW (2025-05-26) pt 4.3.1");
    provision_is(0, "ADM-AGE-MAX", "R45", "01-HD/TW (05/01/2012) điểm 1.1", "01-HD/TW (2012-01-05) pt 1.1");
    provision_is(1, "REC-CLASS", "G25", "06-HD/TW (09/06/2025) điểm 4.1", "06-HD/TW (2025-06-09) pt 4.1");
    /* Numbers restart every term: two texts of one number differ by their date. */
    provision_is(1, "REC-CLASS", "G21", "01-HD/TW (28/09/2021) điểm 4(1)", "01-HD/TW (2021-09-28) pt 4(1)");
    const int32_t citizen = rule_of(0, "ADM-CITIZEN"), charter = edition_coded("C11");
    ok(partyorg_provision_print(0, citizen, charter, PARTYORG_VI, text, sizeof text, NULL));
    expect(strstr(text, "Điều 1(2)"), "%s", text);
    ok(partyorg_provision_print(0, citizen, charter, PARTYORG_EN, text, sizeof text, NULL));
    expect(strstr(text, "Art. 1(2)"), "%s", text);

    const int32_t due = rule_of(0, "ADM-DECIDE-DUE"), r294 = edition_coded("R294");
    same(partyorg_provision_print(0, due, r294, 0, NULL, 5, NULL), PARTYORG_E_NULL);
    same(partyorg_provision_print(0, due, r294, 0, NULL, 0, NULL), PARTYORG_E_SPACE);
    same(partyorg_provision_print(0, due, edition_coded("R45"), 0, text, sizeof text, NULL), PARTYORG_E_NAME);
    same(partyorg_provision_print(0, due, edition_coded("G25"), 0, text, sizeof text, NULL), PARTYORG_E_RANGE);
    same(partyorg_provision_print(0, due, -1, 0, text, sizeof text, NULL), PARTYORG_E_RANGE);
    same(partyorg_provision_print(0, due, partyorg_edition_count(), 0, text, sizeof text, NULL), PARTYORG_E_RANGE);
    same(partyorg_provision_print(0, -1, r294, 0, text, sizeof text, NULL), PARTYORG_E_RANGE);
    same(partyorg_provision_print(0, 39, r294, 0, text, sizeof text, NULL), PARTYORG_E_RANGE);
    same(partyorg_provision_print(-1, due, r294, 0, text, sizeof text, NULL), PARTYORG_E_RANGE);
    same(partyorg_provision_print(CHECKS, due, r294, 0, text, sizeof text, NULL), PARTYORG_E_RANGE);
}
END_TEST

/* ---- structs of other versions: filled as far as they go, their tail and size kept */

enum { GETTERS = 10 };

static partyorg_status get(int which, void *out)
{
    switch (which) {
    case 0:
        return partyorg_subject_get(1, out);
    case 1:
        return partyorg_fact_get(0, 3, out);
    case 2:
        return partyorg_choice_get(0, 2, 3, out);
    case 3:
        return partyorg_instrument_get(3, out);
    case 4:
        return partyorg_edition_get(3, out);
    case 5:
        return partyorg_check_get(0, out);
    case 6:
        return partyorg_stage_get(0, 2, out);
    case 7:
        return partyorg_rule_get(0, 5, out);
    case 8:
        return partyorg_wording_get(0, 5, 0, out);
    default:
        return partyorg_value_get(0, 5, out);
    }
}

START_TEST(info_sizes)
{
    static const size_t sizes[GETTERS] = { sizeof(partyorg_subject_info), sizeof(partyorg_fact_info),
                                           sizeof(partyorg_choice_info),  sizeof(partyorg_instrument_info),
                                           sizeof(partyorg_edition_info), sizeof(partyorg_check_info),
                                           sizeof(partyorg_stage_info),   sizeof(partyorg_rule_info),
                                           sizeof(partyorg_wording_info), sizeof(partyorg_value_info) };
    for (int which = 0; which < GETTERS; which++) {
        _Alignas(8) unsigned char whole[256], part[256];
        uint32_t size = (uint32_t)sizes[which];
        memset(whole, 0xEE, sizeof whole);
        memcpy(whole, &size, sizeof size);
        ok(get(which, whole));
        for (size = 0; size <= sizes[which] + 64; size++) {
            const size_t filled = size < sizes[which] ? size : sizes[which];
            uint32_t kept;
            memset(part, 0xEE, sizeof part);
            memcpy(part, &size, sizeof size);
            same(get(which, part), size < 4 ? PARTYORG_E_SIZE : PARTYORG_OK);
            memcpy(&kept, part, sizeof kept);
            same(kept, size);
            for (size_t at = 4; at < sizeof part; at++)
                expect(part[at] == (size >= 4 && at < filled ? whole[at] : 0xEE), "getter %d, size %u, byte %d", which,
                       size, (int)at);
        }
    }
}
END_TEST

START_TEST(names_of_numbers)
{
    static const struct {
        const char *(*name)(int32_t);
        int32_t first, last;
    } names[] = { { partyorg_kind_name, 0, 3 },           { partyorg_confidence_name, 0, 2 },
                  { partyorg_type_name, 0, 5 },           { partyorg_unit_name, 1, 18 },
                  { partyorg_nature_name, 0, 2 },         { partyorg_relation_name, 1, 6 },
                  { partyorg_finding_status_name, 0, 3 }, { partyorg_action_name, 0, 6 } };
    for (int i = 0; i < COUNT(names); i++) {
        for (int32_t n = names[i].first; n <= names[i].last; n++) {
            expect(is_name(names[i].name(n)), "name %d of %d", i, n);
            for (int32_t other = names[i].first; other < n; other++)
                expect(strcmp(names[i].name(n), names[i].name(other)) != 0, "two names %s", names[i].name(n));
        }
        static const int32_t none[] = { -1, 19, 77, INT32_MAX, INT32_MIN };
        for (int k = 0; k < COUNT(none); k++)
            same_text(names[i].name(none[k]), "");
        if (names[i].first == 1)
            same_text(names[i].name(0), "");
    }
    static const struct {
        const char *(*text)(int32_t, int32_t);
        int32_t first, last;
    } texts[] = { { partyorg_kind_text, 0, 3 },
                  { partyorg_confidence_text, 0, 2 },
                  { partyorg_unit_text, 1, 18 },
                  { partyorg_finding_status_text, 0, 3 },
                  { partyorg_action_text, 0, 6 } };
    for (int i = 0; i < COUNT(texts); i++) {
        for (int32_t n = texts[i].first; n <= texts[i].last; n++) {
            expect(
                is_title(texts[i].text(n, PARTYORG_VI)) && is_title(texts[i].text(n, PARTYORG_EN)) &&
                    (strcmp(texts[i].text(n, PARTYORG_VI), texts[i].text(n, PARTYORG_EN)) != 0 ||
                     (texts[i].text == partyorg_unit_text && (n == PARTYORG_UNIT_PERCENT || n == PARTYORG_UNIT_DONG))),
                "text %d of %d", i, n);
            same_text(texts[i].text(n, 77), texts[i].text(n, PARTYORG_EN));
        }
        static const int32_t none[] = { -1, 19, 77, INT32_MAX, INT32_MIN };
        for (int k = 0; k < COUNT(none); k++)
            for (int language = 0; language < 2; language++)
                same_text(texts[i].text(none[k], language), "");
    }
    same_text(partyorg_kind_name(PARTYORG_BAR), "bar");
    same_text(partyorg_finding_status_name(PARTYORG_NOT_KNOWN), "unknown");
    same_text(partyorg_finding_status_name(PARTYORG_NOT_APPLICABLE), "not_applicable");
    same_text(partyorg_type_name(PARTYORG_TYPE_ORDERED), "ordered");
    same_text(partyorg_type_name(PARTYORG_TYPE_DECIMAL), "decimal");
    same_text(partyorg_unit_text(PARTYORG_UNIT_POINTS, PARTYORG_VI), "điểm");
    same_text(partyorg_unit_name(PARTYORG_UNIT_DONG), "dong");
    same_text(partyorg_relation_name(PARTYORG_AT_LEAST), "at_least");
    same_text(partyorg_unit_name(PARTYORG_UNIT_WORKING_DAYS), "working_days");
    same_text(partyorg_confidence_name(PARTYORG_MEMORY), "memory");
    same_text(partyorg_action_name(PARTYORG_ACTION_FORWARD), "forward");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = { checks_complete,        stages_complete,      rules_complete,
                                   rules_read_their_facts, values_complete,      instruments_complete,
                                   editions_complete,      editions_on_days,     wordings_complete,
                                   wordings_on_days,       changes_between_days, changes_known,
                                   provisions_in_full,     provisions_known,     info_sizes,
                                   names_of_numbers };
    return run_tests("catalogue", tests, sizeof tests / sizeof tests[0]);
}
