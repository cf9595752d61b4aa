/* SPDX-License-Identifier: MIT */
/*
 * Tests of vote bases: who is left out in which body, the arithmetic against its definition and against the findings
 * of the checks, unknown counts against every count they could be, errors, texts.
 */
#include "test_support.h"

static partyorg_vote vote_of(int32_t body, int32_t share, int32_t members)
{
    partyorg_vote vote;
    ok(partyorg_vote_init(&vote));
    vote.body = body;
    vote.share = share;
    vote.members = members;
    vote.away = vote.exempt = vote.suspended = vote.prosecuted = vote.indicted = vote.detained = vote.absent = 0;
    return vote;
}

static partyorg_vote_result result_of(const partyorg_vote *vote)
{
    partyorg_vote_result result;
    partyorg_error error = no_error;
    ok(partyorg_vote_result_init(&result));
    const partyorg_status status = partyorg_vote_base(vote, &result, &error);
    expect(status == PARTYORG_OK, "%s", error.text[PARTYORG_EN]);
    return result;
}

static int32_t *counts_of(partyorg_vote *vote)
{
    return &vote->members;
}

/* ---- who is counted */

START_TEST(situations)
{
    /* pt 9.3.2 and pt 9.3.3, in the order of the counts */
    static const int8_t left_out[2][9] = { { 0, 1, 1, 1, 1, 1, 1, 0, 0 }, { 0, 1, 0, 1, 1, 1, 1, 0, 0 } };
    static const char *const provisions[] = { "R294 pt 9.3.2", "R294 pt 9.3.3" };
    for (int32_t body = 0; body < 2; body++)
        for (int32_t count = PARTYORG_VOTE_AWAY; count <= PARTYORG_VOTE_ABSENT; count++) {
            partyorg_vote vote = vote_of(body, PARTYORG_SHARE_TWO_THIRDS, 10);
            counts_of(&vote)[count] = 4;
            const partyorg_vote_result r = result_of(&vote);
            same(r.base, left_out[body][count] ? 6 : 10);
            same(r.left_out, left_out[body][count] ? 4 : 0);
            same(r.base_min, r.base);
            same(r.base_max, r.base);
            same(r.votes_needed, left_out[body][count] ? 4 : 7);
            same(r.line_count, 7);
            same_text(r.provision, "R294 pt 9.3.4");
            for (int32_t i = 0; i < r.line_count; i++) {
                same(r.lines[i].count, i + 1);
                same(r.lines[i].number, i + 1 == count ? 4 : 0);
                same(r.lines[i].left_out, left_out[body][i + 1]);
                same(r.lines[i].confidence, PARTYORG_VERIFIED);
                same_text(r.lines[i].provision, provisions[body]);
            }
            same(r.status, PARTYORG_NOT_KNOWN);
            same(r.missing, 1u << PARTYORG_VOTE_YES);
        }
}
END_TEST

START_TEST(names)
{
    static const char *const counts[] = { "members",  "away",     "exempt", "suspended", "prosecuted",
                                          "indicted", "detained", "absent", "yes" };
    for (int32_t i = 0; i < COUNT(counts); i++) {
        same_text(partyorg_vote_count_name(i), counts[i]);
        for (int32_t body = 0; body < 2; body++)
            for (int32_t language = 0; language < 2; language++)
                expect(*partyorg_vote_count_text(body, i, language) &&
                           is_utf8(partyorg_vote_count_text(body, i, language)),
                       "count %d", i);
    }
    same_text(partyorg_body_name(0), "cell");
    same_text(partyorg_body_name(1), "committee");
    same_text(partyorg_body_text(0, PARTYORG_VI), "chi bộ");
    same_text(partyorg_share_name(0), "two_thirds");
    same_text(partyorg_share_name(1), "majority");
    same_text(partyorg_share_text(0, PARTYORG_VI), "hai phần ba");
    same_text(partyorg_share_text(1, 99), "more than half");
    static const int32_t none[] = { -1, 2, 9, INT32_MIN, INT32_MAX };
    for (int i = 0; i < COUNT(none); i++) {
        same_text(partyorg_body_name(none[i]), "");
        same_text(partyorg_body_text(none[i], 0), "");
        same_text(partyorg_share_name(none[i]), "");
        same_text(partyorg_share_text(none[i], 0), "");
        same_text(partyorg_vote_count_name(none[i] == 2 ? -2 : none[i]), "");
        same_text(partyorg_vote_count_text(none[i], 0, 0), "");
        same_text(partyorg_vote_count_text(0, none[i] == 2 ? -2 : none[i], 0), "");
    }
}
END_TEST

START_TEST(editions)
{
    static const struct {
        int32_t day[3];
        const char *provision, *edition;
        int32_t confidence;
    } known[] = {
        { { 2011, 1, 19 }, "C11, as R294 pt 9.3.4", "", PARTYORG_MEMORY },
        { { 2011, 11, 1 }, "R45, as R294 pt 9.3.4", "R45", PARTYORG_MEMORY },
        { { 2016, 7, 25 }, "R29, as R294 pt 9.3.4", "R29", PARTYORG_MEMORY },
        { { 2021, 7, 30 }, "R24, as R294 pt 9.3.4", "R24", PARTYORG_MEMORY },
        { { 2025, 6, 30 }, "R232, as R294 pt 9.3.4", "R232", PARTYORG_MEMORY },
        { { 2025, 7, 1 }, "R294 pt 9.3.4", "R294", PARTYORG_VERIFIED },
        { { 2026, 7, 25 }, "R20, as R294 pt 9.3.4", "R20", PARTYORG_MEMORY },
        { { 2026, 7, 26 }, "R208, as R294 pt 9.3.4", "R208", PARTYORG_MEMORY },
    };
    partyorg_vote vote = vote_of(PARTYORG_BODY_CELL, PARTYORG_SHARE_MAJORITY, 9);
    for (int i = 0; i < COUNT(known); i++) {
        partyorg_edition_info edition = PARTYORG_EDITION_INFO_INIT;
        vote.on = day(known[i].day[0], known[i].day[1], known[i].day[2]);
        const partyorg_vote_result r = result_of(&vote);
        same_text(r.provision, known[i].provision);
        same(r.confidence, known[i].confidence);
        same(r.base, 9);
        same(r.votes_needed, 5);
        if (*known[i].edition) {
            ok(partyorg_edition_get(r.edition, &edition));
            same_text(edition.code, known[i].edition);
        } else {
            same(r.edition, -1);
        }
    }
    /* the texts before the Charter of 2011 are not in the library */
    vote.on = day(2011, 1, 18);
    vote.yes = 9;
    const partyorg_vote_result r = result_of(&vote);
    same(r.flags, PARTYORG_NO_EDITION);
    same(r.status, PARTYORG_NOT_KNOWN);
    same(r.base, PARTYORG_UNKNOWN);
    same(r.votes_needed, PARTYORG_UNKNOWN);
    same(r.line_count, 0);
}
END_TEST

/* ---- the arithmetic */

static bool carries(int64_t yes, int64_t base, int32_t share)
{
    return share == PARTYORG_SHARE_TWO_THIRDS ? yes * 3 >= base * 2 : yes * 2 > base;
}

START_TEST(least_votes)
{
    for (int32_t share = 0; share < 2; share++)
        for (int32_t base = 0; base <= PARTYORG_VOTE_MAX; base += base < 2000 ? 1 : 997) {
            int32_t votes = -1;
            ok(partyorg_votes_needed(base, share, &votes));
            expect(carries(votes, base, share) && (votes == 0 || !carries(votes - 1, base, share)),
                   "share %d of %d: %d", share, base, votes);
        }
    int32_t votes = -7;
    same(partyorg_votes_needed(3, 0, NULL), PARTYORG_E_NULL);
    same(partyorg_votes_needed(-1, 0, &votes), PARTYORG_E_RANGE);
    same(partyorg_votes_needed(PARTYORG_VOTE_MAX + 1, 0, &votes), PARTYORG_E_RANGE);
    same(partyorg_votes_needed(PARTYORG_UNKNOWN, 0, &votes), PARTYORG_E_RANGE);
    same(partyorg_votes_needed(3, 2, &votes), PARTYORG_E_RANGE);
    same(partyorg_votes_needed(3, -1, &votes), PARTYORG_E_RANGE);
    same(votes, -7);
}
END_TEST

static int32_t value_named(const partyorg_report *report, const char *name)
{
    for (int32_t i = 0; i < report->value_count; i++) {
        partyorg_value_info info = PARTYORG_VALUE_INFO_INIT;
        ok(partyorg_value_get(report->check, i, &info));
        if (strcmp(info.name, name) == 0)
            return report->values[i];
    }
    ck_abort_msg("no value %s", name);
    return 0;
}

/* A finding and its values, beside what the function says of the same vote. */
static void agrees(const request *r, const char *rule, const char *needed, const partyorg_vote *vote)
{
    partyorg_report report;
    const partyorg_vote_result result = result_of(vote);
    ok(check(r, &report));
    const int32_t status = report.findings[rule_of(r->check, rule)].status;
    expect(status == result.status, "%s: %d of %d: the check says %d, the function %d", rule, result.yes, result.base,
           status, result.status);
    same(value_named(&report, needed), result.votes_needed);
}

START_TEST(agrees_with_the_checks)
{
    static const struct {
        int32_t check;
        const char *cell, *committee, *decider;
    } rules[] = { { PARTYORG_CHECK_ADMISSION, "ADM-CELL-VOTE", "ADM-BASE-VOTE", "ADM-DECIDE-VOTE" },
                  { PARTYORG_CHECK_RECOGNITION, "REC-CELL-VOTE", "REC-BASE-VOTE", "REC-DECIDE-VOTE" } };
    for (int i = 0; i < COUNT(rules); i++) {
        request r;
        empty_request(&r, rules[i].check);
        set_day(&r, "cell_met_on", 2025, 7, 14);
        set(&r, "committee_between", 1);
        if (rules[i].check == PARTYORG_CHECK_RECOGNITION)
            set(&r, "ballots_failed", 0);
        for (int32_t members = 0; members <= 13; members++)
            for (int32_t out = 0; out <= members; out++)
                for (int32_t yes = -1; yes <= members - out; yes++) {
                    const int32_t votes = yes < 0 ? PARTYORG_UNKNOWN : yes;
                    partyorg_vote vote = vote_of(PARTYORG_BODY_CELL, PARTYORG_SHARE_TWO_THIRDS, members);
                    vote.yes = votes;
                    counts_of(&vote)[1 + (members + out) % 6] = out;
                    set(&r, "cell_official", members);
                    set(&r, "cell_excluded", out);
                    set(&r, "cell_yes", votes);
                    agrees(&r, rules[i].cell, "cell_votes_needed", &vote);
                    partyorg_report report;
                    ok(check(&r, &report));
                    same(value_named(&report, "cell_base"), result_of(&vote).base);
                    if (out > 0)
                        continue;
                    vote.body = PARTYORG_BODY_COMMITTEE;
                    set(&r, "committee_base", members);
                    set(&r, "committee_yes", votes);
                    agrees(&r, rules[i].committee, "committee_votes_needed", &vote);
                    set(&r, "decider_base", members);
                    set(&r, "decider_yes", votes);
                    set(&r, "decider", PARTYORG_DECIDER_DELEGATED_COMMITTEE);
                    if (members > 0) /* whose rule asks for more than half as well, which nobody's vote is not */
                        agrees(&r, rules[i].decider, "decider_votes_needed", &vote);
                    vote.share = PARTYORG_SHARE_MAJORITY;
                    set(&r, "decider", PARTYORG_DECIDER_STANDING_COMMITTEE);
                    agrees(&r, rules[i].decider, "decider_votes_needed", &vote);
                }
    }
}
END_TEST

/* ---- unknown counts */

/* What every way to fill in the unknown counts comes to. */
struct possible {
    int32_t fewest, most; /* bases */
    int statuses;         /* set of bits */
};

static void fill_in(partyorg_vote *vote, int32_t count, struct possible *p)
{
    int32_t *const counts = counts_of(vote);
    if (count > PARTYORG_VOTE_YES) {
        int32_t sum = 0, base = vote->members;
        for (int32_t i = PARTYORG_VOTE_AWAY; i <= PARTYORG_VOTE_ABSENT; i++) {
            sum += counts[i];
            base -= i == PARTYORG_VOTE_ABSENT || (i == PARTYORG_VOTE_EXEMPT && vote->body) ? 0 : counts[i];
        }
        if (sum > vote->members || (vote->yes != PARTYORG_UNKNOWN && vote->yes > base))
            return;
        p->fewest = base < p->fewest ? base : p->fewest;
        p->most = base > p->most ? base : p->most;
        p->statuses |= vote->yes == PARTYORG_UNKNOWN           ? 1 << PARTYORG_NOT_KNOWN
                       : carries(vote->yes, base, vote->share) ? 1 << PARTYORG_MET
                                                               : 1 << PARTYORG_NOT_MET;
        return;
    }
    if (counts[count] != PARTYORG_UNKNOWN || count == PARTYORG_VOTE_YES) {
        fill_in(vote, count + 1, p);
        return;
    }
    for (int32_t n = 0; n <= vote->members; n++) {
        counts[count] = n;
        fill_in(vote, count + 1, p);
    }
    counts[count] = PARTYORG_UNKNOWN;
}

START_TEST(unknown_counts)
{
    long met = 0, not_met = 0, refused_ones = 0;
    random_state = 5;
    for (long n = rounds(60000); n-- > 0;) {
        partyorg_vote vote = vote_of(below(2), below(2), below(7));
        int32_t *const counts = counts_of(&vote);
        for (int32_t i = PARTYORG_VOTE_AWAY; i <= PARTYORG_VOTE_ABSENT; i++)
            counts[i] = percent(25) ? PARTYORG_UNKNOWN : percent(60) ? 0 : below(3);
        vote.yes = percent(10) ? PARTYORG_UNKNOWN : below(vote.members + 1);
        const partyorg_vote given = vote;
        struct possible p = { INT32_MAX, -1, 0 };
        fill_in(&vote, PARTYORG_VOTE_AWAY, &p);
        partyorg_vote_result r;
        ok(partyorg_vote_result_init(&r));
        const partyorg_status status = partyorg_vote_base(&given, &r, NULL);
        same(status, p.most < 0 ? PARTYORG_E_VALUE : PARTYORG_OK);
        if (status != PARTYORG_OK) {
            refused_ones++;
            continue;
        }
        same(r.base_min, p.fewest);
        same(r.base_max, p.most);
        same(r.base, p.fewest == p.most ? p.most : PARTYORG_UNKNOWN);
        same(r.left_out, p.fewest == p.most ? vote.members - p.most : PARTYORG_UNKNOWN);
        same(r.status, p.statuses == 1 << PARTYORG_MET       ? PARTYORG_MET
                       : p.statuses == 1 << PARTYORG_NOT_MET ? PARTYORG_NOT_MET
                                                             : PARTYORG_NOT_KNOWN);
        expect((r.missing != 0) == (r.base == PARTYORG_UNKNOWN || vote.yes == PARTYORG_UNKNOWN), "missing");
        met += r.base == PARTYORG_UNKNOWN && r.status == PARTYORG_MET;
        not_met += r.base == PARTYORG_UNKNOWN && r.status == PARTYORG_NOT_MET;
    }
    expect(rounds(60000) < 60000 || (met > 500 && not_met > 100 && refused_ones > 500), "met %ld, not met %ld, %ld",
           met, not_met, refused_ones);
}
END_TEST

START_TEST(unknown_members)
{
    partyorg_vote vote = vote_of(PARTYORG_BODY_CELL, PARTYORG_SHARE_TWO_THIRDS, PARTYORG_UNKNOWN);
    vote.absent = 10;
    vote.yes = 6;
    partyorg_vote_result r = result_of(&vote);
    same(r.base, PARTYORG_UNKNOWN);
    same(r.base_min, 10);
    same(r.base_max, PARTYORG_UNKNOWN);
    same(r.votes_needed_min, 7);
    same(r.votes_needed_max, PARTYORG_UNKNOWN);
    same(r.left_out, 0);
    same(r.status, PARTYORG_NOT_MET); /* ten at least are counted */
    same(r.missing, 1u << PARTYORG_VOTE_MEMBERS);
    vote.yes = 7;
    r = result_of(&vote);
    same(r.status, PARTYORG_NOT_KNOWN);
    vote.suspended = PARTYORG_UNKNOWN;
    r = result_of(&vote);
    same(r.left_out, PARTYORG_UNKNOWN);
    same(r.missing, 1u << PARTYORG_VOTE_MEMBERS | 1u << PARTYORG_VOTE_SUSPENDED);
    ok(partyorg_vote_init(&vote));
    vote.body = vote.share = 0;
    r = result_of(&vote);
    same(r.base_min, 0);
    same(r.missing, 0x17f); /* all but those who stay in anyway */
}
END_TEST

/* ---- errors */

START_TEST(refusals)
{
    partyorg_vote vote = vote_of(0, 0, 5);
    partyorg_vote_result r;
    ok(partyorg_vote_result_init(&r));
    vote.suspended = 4;
    vote.absent = 2;
    refused(partyorg_vote_base(&vote, &r, &error), PARTYORG_E_VALUE, "members", "6");
    vote.absent = 1;
    vote.yes = 2;
    refused(partyorg_vote_base(&vote, &r, &error), PARTYORG_E_VALUE, "yes", "2");
    vote.yes = 1;
    ok(partyorg_vote_base(&vote, &r, NULL));
    same(r.status, PARTYORG_MET);
    for (int32_t count = 0; count <= PARTYORG_VOTE_YES; count++) {
        static const int32_t bad[] = { -1, PARTYORG_VOTE_MAX + 1, INT32_MAX, INT32_MIN + 1 };
        for (int i = 0; i < COUNT(bad); i++) {
            partyorg_vote broken = vote_of(1, 1, 5);
            counts_of(&broken)[count] = bad[i];
            refused(partyorg_vote_base(&broken, &r, &error), PARTYORG_E_VALUE, partyorg_vote_count_name(count),
                    "1000000");
        }
    }
    vote.body = 2;
    refused(partyorg_vote_base(&vote, &r, &error), PARTYORG_E_VALUE, "body", "committee");
    vote.body = PARTYORG_UNKNOWN;
    refused(partyorg_vote_base(&vote, &r, &error), PARTYORG_E_VALUE, "body", "cell");
    vote.body = 1;
    vote.share = -1;
    refused(partyorg_vote_base(&vote, &r, &error), PARTYORG_E_VALUE, "share", "two_thirds");
    vote.share = 1;
    vote.on = PARTYORG_DATE_MAX + 1;
    refused(partyorg_vote_base(&vote, &r, &error), PARTYORG_E_DATE, "on", "2932897");
    vote = vote_of(0, 0, PARTYORG_UNKNOWN);
    vote.away = vote.exempt = PARTYORG_VOTE_MAX;
    refused(partyorg_vote_base(&vote, &r, &error), PARTYORG_E_VALUE, "members", "2000000");
    refused(partyorg_vote_base(NULL, &r, &error), PARTYORG_E_NULL, "vote", "vote");
    vote = vote_of(0, 0, 3);
    refused(partyorg_vote_base(&vote, NULL, &error), PARTYORG_E_NULL, "result", "result");
    same(partyorg_vote_init(NULL), PARTYORG_E_NULL);
    same(partyorg_vote_result_init(NULL), PARTYORG_E_NULL);
}
END_TEST

START_TEST(sizes)
{
    partyorg_vote vote = vote_of(0, 0, 3);
    partyorg_vote_result r;
    static const uint32_t bad[] = { 0, 1, 3, 6, 4100, UINT32_MAX };
    ok(partyorg_vote_result_init(&r));
    for (int i = 0; i < COUNT(bad); i++) {
        vote.size = bad[i];
        refused(partyorg_vote_base(&vote, &r, &error), PARTYORG_E_SIZE, "vote", "size");
    }
    /* an older program does not know of votes in favour */
    vote = vote_of(0, 0, 3);
    vote.yes = 3;
    vote.size = offsetof(partyorg_vote, yes);
    ok(partyorg_vote_base(&vote, &r, NULL));
    same(r.yes, PARTYORG_UNKNOWN);
    same(r.base, 3);
    /* a newer one may know of more */
    struct {
        partyorg_vote vote;
        int32_t more;
    } newer = { vote_of(0, 0, 3), PARTYORG_UNKNOWN };
    newer.vote.size = sizeof newer;
    ok(partyorg_vote_base(&newer.vote, &r, NULL));
    newer.more = 0;
    refused(partyorg_vote_base(&newer.vote, &r, &error), PARTYORG_E_SIZE, "vote", "size");
    /* results are filled as far as they go */
    vote = vote_of(0, 0, 3);
    partyorg_vote_result small;
    memset(&small, 0x55, sizeof small);
    small.size = offsetof(partyorg_vote_result, base_min);
    ok(partyorg_vote_base(&vote, &small, NULL));
    same(small.base, 3);
    same(small.base_min, 0x55555555);
    small.size = 3;
    refused(partyorg_vote_base(&vote, &small, &error), PARTYORG_E_SIZE, "result", "size");
}
END_TEST

/* ---- texts */

START_TEST(lines)
{
    partyorg_vote vote = vote_of(PARTYORG_BODY_CELL, PARTYORG_SHARE_TWO_THIRDS, 12);
    char line[1024];
    vote.on = day(2025, 7, 14);
    vote.away = 1;
    vote.suspended = 1;
    vote.absent = 2;
    vote.yes = 8;
    partyorg_vote_result r = result_of(&vote);
    ok(partyorg_vote_print(&r, PARTYORG_EN, line, sizeof line, NULL));
    same_text(line,
              "Official members: 12; left out: 2; base: 10; least votes needed (two thirds): 7; Votes in favour: 8 "
              "– met. [294-QĐ/TW (2025-05-26) pt 9.3.4]");
    ok(partyorg_vote_print(&r, PARTYORG_VI, line, sizeof line, NULL));
    same_text(line,
              "Đảng viên chính thức: 12; không tính: 2; được tính: 10; số phiếu tối thiểu (hai phần ba): 7; Phiếu "
              "tán thành: 8 – đạt. [294-QĐ/TW (26/05/2025) điểm 9.3.4]");
    ok(partyorg_vote_line_print(&r, 0, PARTYORG_EN, line, sizeof line, NULL));
    same_text(line, "On temporary transfer elsewhere: 1; left out of the base. [294-QĐ/TW (2025-05-26) pt 9.3.2]");
    ok(partyorg_vote_line_print(&r, 6, PARTYORG_VI, line, sizeof line, NULL));
    same_text(line,
              "Vắng mặt vì đi công tác, ốm đau hoặc lý do khác: 2; vẫn tính. [294-QĐ/TW (26/05/2025) điểm 9.3.2]");
    vote.on = day(2022, 1, 1);
    vote.detained = vote.yes = PARTYORG_UNKNOWN;
    r = result_of(&vote);
    ok(partyorg_vote_print(&r, PARTYORG_EN, line, sizeof line, NULL));
    same_text(line,
              "Official members: 12; base: 2 to 10; least votes needed (two thirds): 2 to 7; Votes in favour: not "
              "known – unknown. Missing: Detained; Votes in favour. [24-QĐ/TW (2021-07-30), as 294-QĐ/TW "
              "(2025-05-26) pt 9.3.4; not confirmed]");
    vote.members = PARTYORG_UNKNOWN;
    r = result_of(&vote);
    ok(partyorg_vote_print(&r, PARTYORG_VI, line, sizeof line, NULL));
    expect(strstr(line, "Đảng viên chính thức: chưa rõ; được tính: từ 2; số phiếu tối thiểu (hai phần ba): từ 2;"),
           "%s", line);
    vote.on = day(2010, 1, 1);
    r = result_of(&vote);
    ok(partyorg_vote_print(&r, PARTYORG_EN, line, sizeof line, NULL));
    same_text(line, "Official members: not known. The text of that period is not in the library.");
}
END_TEST

START_TEST(texts_in_small_buffers)
{
    partyorg_vote vote = vote_of(PARTYORG_BODY_COMMITTEE, PARTYORG_SHARE_MAJORITY, 9);
    const partyorg_vote_result r = result_of(&vote);
    partyorg_vote_result broken;
    for (int32_t language = 0; language < 2; language++)
        for (int32_t i = -1; i < r.line_count; i++) {
            char whole[1024], cut[1024];
            size_t needed = 0, again = 0;
#define PRINT(buffer, size, out)                                                                                       \
    (i < 0 ? partyorg_vote_print(&r, language, buffer, size, out)                                                      \
           : partyorg_vote_line_print(&r, i, language, buffer, size, out))
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
    char line[64];
    same(partyorg_vote_print(NULL, 0, line, sizeof line, NULL), PARTYORG_E_NULL);
    same(partyorg_vote_line_print(NULL, 0, 0, line, sizeof line, NULL), PARTYORG_E_NULL);
    same(partyorg_vote_line_print(&r, 7, 0, line, sizeof line, NULL), PARTYORG_E_RANGE);
    same(partyorg_vote_line_print(&r, -1, 0, line, sizeof line, NULL), PARTYORG_E_RANGE);
    broken = r;
    broken.body = 5;
    same(partyorg_vote_print(&broken, 0, line, sizeof line, NULL), PARTYORG_E_RANGE);
    same(partyorg_vote_line_print(&broken, 0, 0, line, sizeof line, NULL), PARTYORG_E_RANGE);
    broken.size = 8;
    same(partyorg_vote_print(&broken, 0, line, sizeof line, NULL), PARTYORG_E_SIZE);
    same(partyorg_vote_line_print(&broken, 0, 0, line, sizeof line, NULL), PARTYORG_E_SIZE);
    ok(partyorg_vote_result_init(&broken)); /* nothing filled in yet */
    char large[512];
    ok(partyorg_vote_print(&broken, 0, large, sizeof large, NULL));
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        situations,      names,    editions, least_votes, agrees_with_the_checks, unknown_counts,
        unknown_members, refusals, sizes,    lines,       texts_in_small_buffers
    };
    return run_tests("vote", tests, sizeof tests / sizeof tests[0]);
}
