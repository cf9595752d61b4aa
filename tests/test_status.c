/* SPDX-License-Identifier: MIT */
/*
 * Tests of the status machine: the public table against one written here from the texts, every pair of state and
 * overlay, what is forbidden by name, unknown facts, errors, texts, and the graph.
 */
#include "test_support.h"

enum { STATES = 8, OVERLAYS = 5 };
enum { APPLICANT, PROBATIONARY, OFFICIAL, DELETED, LEFT, EXPELLED, ANNULLED, DECEASED };
enum { NONE, EXEMPT, AWAY, TRANSFERRING, SUSPENDED };

static int32_t named(const char *id)
{
    int32_t transition = -1;
    ok(partyorg_transition_find(id, &transition));
    return transition;
}

/* A request with every fact in favour. */
static partyorg_transition_request request_of(int32_t from, int32_t from_overlay, int32_t to, int32_t to_overlay)
{
    partyorg_transition_request q;
    ok(partyorg_transition_request_init(&q));
    q.from = from;
    q.from_overlay = from_overlay;
    q.to = to;
    q.to_overlay = to_overlay;
    q.governing = PARTYORG_MET;
    q.state_before = to;
    q.expulsion_level = 0;
    q.readmission_barred = 0;
    q.readmissions = 0;
    q.restorable = 1;
    q.under_review = 0;
    return q;
}

static partyorg_transition_answer answer_to(const partyorg_transition_request *q)
{
    partyorg_transition_answer a;
    partyorg_error error = no_error;
    ok(partyorg_transition_answer_init(&a));
    const partyorg_status status = partyorg_transition_check(q, &a, &error);
    expect(status == PARTYORG_OK, "%s", error.text[PARTYORG_EN]);
    return a;
}

/* ---- the table */

/* What the texts permit, written a second time: ANY stands for every overlay of a member, KEPT for the same one. */
enum { ANY = -1, KEPT = -2, NOT_SUSPENDED = -3 };
static const struct {
    const char *id, *check;
    int8_t from, from_overlay, to, to_overlay;
} permitted[] = {
    { "STM-ADMIT", "admission", APPLICANT, NONE, PROBATIONARY, NONE },
    { "STM-RECOGNISE", "recognition", PROBATIONARY, ANY, OFFICIAL, KEPT },
    { "STM-PROB-DELETE", "deletion", PROBATIONARY, ANY, DELETED, NONE },
    { "STM-OFF-DELETE", "deletion", OFFICIAL, ANY, DELETED, NONE },
    { "STM-OFF-LEAVE", "leaving", OFFICIAL, ANY, LEFT, NONE },
    { "STM-PROB-LEAVE", "leaving", PROBATIONARY, ANY, LEFT, NONE },
    { "STM-OFF-EXPEL", "discipline", OFFICIAL, ANY, EXPELLED, NONE },
    { "STM-ANNUL", "deletion", PROBATIONARY, ANY, ANNULLED, NONE },
    { "STM-ANNUL", "deletion", OFFICIAL, ANY, ANNULLED, NONE },
    { "STM-DIE", "", PROBATIONARY, ANY, DECEASED, NONE },
    { "STM-DIE", "", OFFICIAL, ANY, DECEASED, NONE },
    { "STM-RESTORE", "", DELETED, NONE, OFFICIAL, NONE },
    { "STM-RESTORE", "", DELETED, NONE, PROBATIONARY, NONE },
    { "STM-RESTORE", "", EXPELLED, NONE, OFFICIAL, NONE },
    { "STM-RESTORE", "", EXPELLED, NONE, PROBATIONARY, NONE },
    { "STM-RESTORE", "", LEFT, NONE, OFFICIAL, NONE },
    { "STM-RESTORE", "", LEFT, NONE, PROBATIONARY, NONE },
    { "STM-REAPPLY", "readmission", DELETED, NONE, APPLICANT, NONE },
    { "STM-REAPPLY", "readmission", EXPELLED, NONE, APPLICANT, NONE },
    { "STM-REAPPLY", "readmission", LEFT, NONE, APPLICANT, NONE },
    { "STM-REAPPLY-ANNULLED", "", ANNULLED, NONE, APPLICANT, NONE },
    { "STM-EXEMPT-ON", "exemption", PROBATIONARY, NONE, PROBATIONARY, EXEMPT },
    { "STM-EXEMPT-ON", "exemption", OFFICIAL, NONE, OFFICIAL, EXEMPT },
    { "STM-EXEMPT-OFF", "", PROBATIONARY, EXEMPT, PROBATIONARY, NONE },
    { "STM-EXEMPT-OFF", "", OFFICIAL, EXEMPT, OFFICIAL, NONE },
    { "STM-AWAY-ON", "transfer", PROBATIONARY, NONE, PROBATIONARY, AWAY },
    { "STM-AWAY-ON", "transfer", OFFICIAL, NONE, OFFICIAL, AWAY },
    { "STM-AWAY-OFF", "", PROBATIONARY, AWAY, PROBATIONARY, NONE },
    { "STM-AWAY-OFF", "", OFFICIAL, AWAY, OFFICIAL, NONE },
    { "STM-TRANSFER-ON", "transfer", PROBATIONARY, NONE, PROBATIONARY, TRANSFERRING },
    { "STM-TRANSFER-ON", "transfer", OFFICIAL, NONE, OFFICIAL, TRANSFERRING },
    { "STM-TRANSFER-OFF", "", PROBATIONARY, TRANSFERRING, PROBATIONARY, NONE },
    { "STM-TRANSFER-OFF", "", OFFICIAL, TRANSFERRING, OFFICIAL, NONE },
    { "STM-TRANSFER-DELETE", "deletion", PROBATIONARY, TRANSFERRING, DELETED, NONE },
    { "STM-TRANSFER-DELETE", "deletion", OFFICIAL, TRANSFERRING, DELETED, NONE },
    { "STM-SUSPEND-ON", "suspension", PROBATIONARY, NOT_SUSPENDED, PROBATIONARY, SUSPENDED },
    { "STM-SUSPEND-ON", "suspension", OFFICIAL, NOT_SUSPENDED, OFFICIAL, SUSPENDED },
    { "STM-SUSPEND-OFF", "", PROBATIONARY, SUSPENDED, PROBATIONARY, NONE },
    { "STM-SUSPEND-OFF", "", OFFICIAL, SUSPENDED, OFFICIAL, NONE },
    { "STM-SUSPEND-OUT", "discipline", OFFICIAL, SUSPENDED, EXPELLED, NONE },
    { "STM-SUSPEND-OUT", "deletion", PROBATIONARY, SUSPENDED, DELETED, NONE },
};

static uint32_t overlays_of(int8_t overlay)
{
    return overlay == ANY ? 31 : overlay == NOT_SUSPENDED ? 15 : 1u << overlay;
}

START_TEST(the_table)
{
    int32_t transition = -1, edge = 0, edges = 0;
    for (int i = 0; i < COUNT(permitted); i++) {
        partyorg_transition_info info = PARTYORG_TRANSITION_INFO_INIT;
        partyorg_edge_info one = PARTYORG_EDGE_INFO_INIT;
        edge = i > 0 && strcmp(permitted[i].id, permitted[i - 1].id) == 0 ? edge + 1 : 0;
        transition += edge == 0;
        ok(partyorg_transition_get(transition, &info));
        same_text(info.id, permitted[i].id);
        same(named(info.id), transition);
        ok(partyorg_edge_get(transition, edge, &one));
        same(one.from, permitted[i].from);
        same(one.from_overlays, overlays_of(permitted[i].from_overlay));
        same(one.to, permitted[i].to);
        same(one.to_overlay, permitted[i].to_overlay == KEPT ? -1 : permitted[i].to_overlay);
        same_text(one.check, permitted[i].check);
        expect(strstr(info.check, one.check), "%s: %s", info.id, one.check);
        edges += edge == 0 ? info.edge_count : 0;
    }
    same(transition + 1, partyorg_transition_count());
    same(edges, COUNT(permitted));
}
END_TEST

static bool is_instrument(const char *code, size_t length)
{
    for (int32_t i = 0; i < partyorg_instrument_count(); i++) {
        partyorg_instrument_info info = PARTYORG_INSTRUMENT_INFO_INIT;
        ok(partyorg_instrument_get(i, &info));
        if (strlen(info.code) == length && memcmp(info.code, code, length) == 0)
            return true;
    }
    return false;
}

/* Ids of rules whose check is in the library: there is such a rule. */
static void rules_exist(const char *transition, const char *rules)
{
    static const struct {
        const char *prefix, *check;
    } prefixes[] = { { "ADM-", "admission" },  { "REC-", "recognition" }, { "READM-", "readmission" },
                     { "DEL-", "deletion" },   { "LEV-", "leaving" },     { "DIS-", "discipline" },
                     { "SUS-", "suspension" }, { "APL-", "appeal" },      { "EXM-", "exemption" },
                     { "TRF-", "transfer" } };
    for (const char *id = rules; *id; id += strspn(id, ", ")) {
        const size_t length = strcspn(id, ",");
        int known = 0;
        for (int i = 0; i < COUNT(prefixes); i++) {
            int32_t check = -1;
            partyorg_rule_info rule = PARTYORG_RULE_INFO_INIT;
            if (strncmp(id, prefixes[i].prefix, strlen(prefixes[i].prefix)) != 0)
                continue;
            known++;
            if (partyorg_check_find(prefixes[i].check, &check) != PARTYORG_OK)
                continue;
            bool found = false;
            for (int32_t n = 0; partyorg_rule_get(check, n, &rule) == PARTYORG_OK; n++)
                found |= id[length - 1] == '*' ? strncmp(rule.id, id, length - 1) == 0
                                               : strlen(rule.id) == length && strncmp(rule.id, id, length) == 0;
            expect(found, "%s: there is no rule %.*s", transition, (int)length, id);
        }
        expect(known == 1, "%s: %.*s", transition, (int)length, id);
        id += length;
    }
}

START_TEST(rows_are_whole)
{
    static const char *const checks[] = {
        "admission",   "recognition", "deletion", "leaving",    "discipline",
        "readmission", "exemption",   "transfer", "suspension", "discipline, deletion"
    };
    int by_confidence[3] = { 0 };
    for (int32_t i = 0; i < partyorg_transition_count(); i++) {
        partyorg_transition_info info = PARTYORG_TRANSITION_INFO_INIT;
        char provision[512];
        ok(partyorg_transition_get(i, &info));
        by_confidence[info.confidence]++;
        expect(*info.provision && is_instrument(info.provision, strcspn(info.provision, " ,;")), "%s: %s", info.id,
               info.provision);
        for (int language = 0; language < 2; language++) {
            expect(*info.title[language] && is_utf8(info.title[language]), "%s", info.id);
            expect(is_utf8(info.note[language]) && !*info.note[0] == !*info.note[1], "%s", info.id);
            expect(is_utf8(info.document[language]) && !*info.check == !!*info.document[language], "%s", info.id);
            ok(partyorg_transition_provision_print(i, language, provision, sizeof provision, NULL));
            expect(strstr(provision, language == PARTYORG_VI ? "điểm" : "pt") || strstr(provision, "Điều") ||
                       strstr(provision, "Art."),
                   "%s", provision);
        }
        bool known = !*info.check;
        for (int k = 0; k < COUNT(checks); k++)
            known |= strcmp(info.check, checks[k]) == 0;
        expect(known, "%s: %s", info.id, info.check);
        rules_exist(info.id, info.rules);
        expect(*info.rules || strcmp(info.id, "STM-REAPPLY-ANNULLED") == 0, "%s", info.id);
    }
    same(by_confidence[PARTYORG_VERIFIED], 20);
    same(by_confidence[PARTYORG_SECONDARY], 1);
    same(by_confidence[PARTYORG_MEMORY], 1);
}
END_TEST

START_TEST(names)
{
    static const char *const states[] = { "applicant", "probationary", "official", "deleted",
                                          "left",      "expelled",     "annulled", "deceased" };
    static const char *const overlays[] = { "none", "exempt", "away", "transferring", "suspended" };
    static const char *const facts[] = { "from",         "from_overlay",    "to",
                                         "to_overlay",   "transition",      "governing",
                                         "state_before", "expulsion_level", "readmission_barred",
                                         "readmissions", "restorable",      "under_review" };
    same(partyorg_state_count(), STATES);
    same(partyorg_overlay_count(), OVERLAYS);
    for (int32_t i = 0; i < STATES; i++) {
        same_text(partyorg_state_name(i), states[i]);
        expect(*partyorg_state_text(i, 0) && is_utf8(partyorg_state_text(i, 0)) && *partyorg_state_text(i, 1), "%d", i);
    }
    for (int32_t i = 0; i < OVERLAYS; i++) {
        same_text(partyorg_overlay_name(i), overlays[i]);
        expect(*partyorg_overlay_text(i, 0) && is_utf8(partyorg_overlay_text(i, 0)) && *partyorg_overlay_text(i, 1),
               "%d", i);
    }
    for (int32_t i = 0; i < COUNT(facts); i++)
        same_text(partyorg_transition_fact_name(i), facts[i]);
    for (int32_t i = 0; i <= PARTYORG_REASON_NO_TEXT; i++)
        expect(*partyorg_transition_reason_name(i), "%d", i);
    same_text(partyorg_transition_reason_name(PARTYORG_REASON_EXPULSION_LEVEL), "expulsion_level");
    static const int32_t none[] = { -1, 18, INT32_MIN, INT32_MAX };
    for (int i = 0; i < COUNT(none); i++) {
        same_text(partyorg_state_name(none[i]), "");
        same_text(partyorg_state_text(none[i], 0), "");
        same_text(partyorg_overlay_name(none[i]), "");
        same_text(partyorg_overlay_text(none[i], 1), "");
        same_text(partyorg_transition_fact_name(none[i]), "");
        same_text(partyorg_transition_reason_name(none[i]), "");
    }
}
END_TEST

/* ---- every pair */

static uint32_t fitting(int32_t from, int32_t from_overlay, int32_t to, int32_t to_overlay)
{
    uint32_t set = 0;
    for (int i = 0; i < COUNT(permitted); i++)
        if (permitted[i].from == from && permitted[i].to == to &&
            (overlays_of(permitted[i].from_overlay) >> from_overlay & 1) &&
            to_overlay == (permitted[i].to_overlay == KEPT ? from_overlay : permitted[i].to_overlay))
            set |= 1u << named(permitted[i].id);
    return set;
}

#define EVERY_PAIR                                                                                                     \
    for (int32_t from = 0; from < STATES; from++)                                                                      \
        for (int32_t from_overlay = 0; from_overlay < OVERLAYS; from_overlay++)                                        \
            for (int32_t to = 0; to < STATES; to++)                                                                    \
                for (int32_t to_overlay = 0; to_overlay < OVERLAYS; to_overlay++)

START_TEST(every_pair)
{
    const int32_t undecided = named("STM-REAPPLY-ANNULLED");
    int met = 0, not_met = 0, unknown = 0;
    EVERY_PAIR
    {
        char line[1024];
        const partyorg_transition_request q = request_of(from, from_overlay, to, to_overlay);
        const partyorg_transition_answer a = answer_to(&q);
        const uint32_t set = fitting(from, from_overlay, to, to_overlay);
        same(a.fitting, set);
        same(a.status, !set ? PARTYORG_NOT_MET : set == 1u << undecided ? PARTYORG_NOT_KNOWN : PARTYORG_MET);
        if (set) {
            expect(set >> a.transition & 1, "transition %d", a.transition);
        } else {
            same(a.transition, -1);
            expect(a.reason != PARTYORG_REASON_PERMITTED, "refused without a reason");
        }
        met += a.status == PARTYORG_MET;
        not_met += a.status == PARTYORG_NOT_MET;
        unknown += a.status == PARTYORG_NOT_KNOWN;
        for (int language = 0; language < 2; language++) {
            ok(partyorg_transition_answer_print(&a, language, line, sizeof line, NULL));
            expect(is_utf8(line) && strstr(line, " → ") && !strstr(line, "  ") && !strstr(line, ": ."), "%s", line);
            expect((strstr(line, language ? ": permitted" : ": được phép") != NULL) == (a.status == PARTYORG_MET), "%s",
                   line);
        }
    }
    same(met + not_met + unknown, STATES * OVERLAYS * STATES * OVERLAYS);
    same(unknown, 1);
    same(met, 82);
}
END_TEST

START_TEST(unknown_is_never_permission)
{
    EVERY_PAIR
    {
        partyorg_transition_request q;
        ok(partyorg_transition_request_init(&q));
        q.from = from;
        q.from_overlay = from_overlay;
        q.to = to;
        q.to_overlay = to_overlay;
        partyorg_transition_answer a = answer_to(&q);
        const uint32_t set = fitting(from, from_overlay, to, to_overlay);
        same(a.status, set ? PARTYORG_NOT_KNOWN : PARTYORG_NOT_MET);
        /* nor is anything else while one fact that is asked for is unknown */
        for (int fact = 0; fact < 12; fact++) {
            q = request_of(from, from_overlay, to, to_overlay);
            if (fact == 4) /* the transition meant need not be named */
                continue;
            (&q.from)[fact] = PARTYORG_UNKNOWN;
            a = answer_to(&q);
            const bool matters = a.missing >> fact & 1;
            if (matters)
                expect(a.status != PARTYORG_MET, "fact %d", fact);
            else if (fact >= 4)
                same(a.status,
                     answer_to(&(partyorg_transition_request){ sizeof q, from, from_overlay, to, to_overlay,
                                                               PARTYORG_UNKNOWN, PARTYORG_MET, to, 0, 0, 0, 1, 0 })
                         .status);
        }
    }
}
END_TEST

START_TEST(refusals_stay_refusals)
{
    /* what is refused or permitted with facts unknown is so whatever they are */
    random_state = 21;
    for (long n = rounds(40000); n-- > 0;) {
        static const int32_t most[12] = { 7, 4, 7, 4, 21, 2, 7, 1, 1, 2, 1, 1 };
        partyorg_transition_request q = request_of(below(8), below(5), below(8), below(5));
        if (percent(70)) { /* a pair of the table */
            const int i = below(COUNT(permitted));
            q.from = permitted[i].from;
            q.to = permitted[i].to;
            q.from_overlay = permitted[i].from_overlay < 0 ? below(4) : permitted[i].from_overlay;
            q.to_overlay = permitted[i].to_overlay < 0 ? q.from_overlay : permitted[i].to_overlay;
        }
        for (int fact = 4; fact < 12; fact++)
            if (percent(40))
                (&q.from)[fact] = percent(50) ? PARTYORG_UNKNOWN : below(most[fact] + 1);
        const partyorg_transition_answer a = answer_to(&q);
        const bool open = q.transition == PARTYORG_UNKNOWN;
        for (int fact = 5; fact < 12; fact++)
            if ((&q.from)[fact] == PARTYORG_UNKNOWN || (fact == 5 && q.governing == PARTYORG_NOT_KNOWN))
                (&q.from)[fact] = fact == 5 ? below(2) : below(most[fact] + 1);
        const partyorg_transition_answer again = answer_to(&q);
        if (a.status != PARTYORG_NOT_KNOWN)
            same(again.status, a.status);
        same(again.transition, a.transition);
        expect(open || again.transition < 0 || again.transition == q.transition, "the transition meant");
    }
}
END_TEST

/* ---- what is forbidden by name */

static void is_refused(const partyorg_transition_request *q, int32_t reason, const char *rules, const char *en)
{
    const partyorg_transition_answer a = answer_to(q);
    char line[1024];
    same(a.status, PARTYORG_NOT_MET);
    same(a.reason, reason);
    same_text(a.rules, rules);
    for (int language = 0; language < 2; language++) {
        ok(partyorg_transition_answer_print(&a, language, line, sizeof line, NULL));
        expect(strstr(line, rules), "\"%s\" does not name %s", line, rules);
        expect(strstr(line, language ? ": refused – " : ": không được phép – "), "%s", line);
    }
    expect(strstr(line, en), "\"%s\" does not say %s", line, en);
}

START_TEST(probationary_is_not_expelled)
{
    for (int32_t overlay = 0; overlay < OVERLAYS; overlay++) {
        const partyorg_transition_request q = request_of(PROBATIONARY, overlay, EXPELLED, NONE);
        is_refused(&q, PARTYORG_REASON_PROBATIONARY, "DIS-M-PROBATIONARY", "probationary");
    }
}
END_TEST

START_TEST(expulsion_level_is_not_deleted_or_let_go)
{
    for (int32_t overlay = 0; overlay < OVERLAYS; overlay++)
        for (int32_t to = DELETED; to <= LEFT; to++) {
            partyorg_transition_request q = request_of(OFFICIAL, overlay, to, NONE);
            q.expulsion_level = 1;
            is_refused(&q, PARTYORG_REASON_EXPULSION_LEVEL, to == DELETED ? "DEL-B-EXPEL" : "LEV-B-EXPEL",
                       "level of expulsion");
            q.governing = PARTYORG_UNKNOWN; /* it is refused whatever the check says */
            is_refused(&q, PARTYORG_REASON_EXPULSION_LEVEL, to == DELETED ? "DEL-B-EXPEL" : "LEV-B-EXPEL",
                       "level of expulsion");
            q.from = PROBATIONARY; /* whom the bar does not hold for */
            q.governing = PARTYORG_MET;
            same(answer_to(&q).status, PARTYORG_MET);
        }
}
END_TEST

START_TEST(barred_from_readmission)
{
    static const char *const rules[] = { "READM-BAR-ABANDON", "READM-BAR-REQUEST",
                                         "READM-BAR-DISUNITY, READM-BAR-CORRUPTION, READM-BAR-SERIOUS" };
    for (int32_t from = DELETED; from <= EXPELLED; from++) {
        partyorg_transition_request q = request_of(from, NONE, APPLICANT, NONE);
        same(answer_to(&q).status, PARTYORG_MET);
        q.readmission_barred = 1;
        is_refused(&q, PARTYORG_REASON_READMISSION_BARRED, rules[from - DELETED], "barred");
        q.readmission_barred = 0;
        q.readmissions = 1;
        is_refused(&q, PARTYORG_REASON_READMITTED_BEFORE, "READM-ONCE", "once");
        q.readmission_barred = PARTYORG_UNKNOWN; /* one refusal is enough */
        is_refused(&q, PARTYORG_REASON_READMITTED_BEFORE, "READM-ONCE", "once");
        q.readmissions = 0;
        same(answer_to(&q).status, PARTYORG_NOT_KNOWN);
        same(answer_to(&q).reason, PARTYORG_REASON_FACT_UNKNOWN);
    }
}
END_TEST

START_TEST(nothing_from_deceased)
{
    for (int32_t to = -1; to < STATES; to++)
        for (int32_t overlay = -1; overlay < OVERLAYS; overlay++) {
            const partyorg_transition_request q =
                request_of(DECEASED, NONE, to < 0 ? PARTYORG_UNKNOWN : to, overlay < 0 ? PARTYORG_UNKNOWN : overlay);
            is_refused(&q, PARTYORG_REASON_DECEASED, "", "after death");
        }
}
END_TEST

START_TEST(no_transfer_under_review)
{
    for (int32_t state = PROBATIONARY; state <= OFFICIAL; state++) {
        partyorg_transition_request q = request_of(state, NONE, state, TRANSFERRING);
        q.under_review = 1;
        is_refused(&q, PARTYORG_REASON_UNDER_REVIEW, "TRF-B-REVIEW", "under review");
        q.to_overlay = AWAY; /* a temporary transfer is not barred */
        same(answer_to(&q).status, PARTYORG_MET);
    }
}
END_TEST

START_TEST(other_refusals)
{
    partyorg_transition_request q = request_of(DELETED, NONE, OFFICIAL, NONE);
    q.restorable = 0;
    is_refused(&q, PARTYORG_REASON_NOT_RESTORABLE, "APL-*", "wrongful");
    q.restorable = 1;
    q.state_before = PROBATIONARY;
    is_refused(&q, PARTYORG_REASON_OTHER_STATE_BEFORE, "", "before the removal");
    q = request_of(OFFICIAL, EXEMPT, OFFICIAL, EXEMPT);
    is_refused(&q, PARTYORG_REASON_NO_CHANGE, "", "stay as they are");
    q = request_of(PROBATIONARY, NONE, OFFICIAL, EXEMPT);
    is_refused(&q, PARTYORG_REASON_ONE_AT_A_TIME, "", "one at a time");
    q = request_of(APPLICANT, SUSPENDED, PROBATIONARY, SUSPENDED);
    is_refused(&q, PARTYORG_REASON_NO_MEMBERSHIP, "", "membership only");
    q = request_of(OFFICIAL, NONE, DELETED, AWAY);
    is_refused(&q, PARTYORG_REASON_NO_MEMBERSHIP, "", "membership only");
    q = request_of(APPLICANT, NONE, OFFICIAL, NONE);
    is_refused(&q, PARTYORG_REASON_NOT_IN_TABLE, "", "accepted are STM-ADMIT.");
    q = request_of(OFFICIAL, NONE, PROBATIONARY, NONE);
    is_refused(&q, PARTYORG_REASON_NOT_IN_TABLE, "", "STM-OFF-DELETE, STM-OFF-LEAVE, STM-OFF-EXPEL");
    q = request_of(OFFICIAL, NONE, DELETED, NONE);
    q.transition = named("STM-OFF-EXPEL");
    is_refused(&q, PARTYORG_REASON_OTHER_TRANSITION, "", "accepted are STM-OFF-DELETE.");
    q.transition = PARTYORG_UNKNOWN;
    q.governing = PARTYORG_NOT_MET;
    is_refused(&q, PARTYORG_REASON_CHECK_NOT_MET, "DEL-G-*, DEL-B-EXPEL", "not met: deletion");
    q = request_of(OFFICIAL, NONE, DECEASED, NONE);
    q.governing = PARTYORG_NOT_MET;
    is_refused(&q, PARTYORG_REASON_CHECK_NOT_MET, "DIS-DEFER-DECEASED", "not met: death recorded");
}
END_TEST

START_TEST(which_transition)
{
    /* the one meant for just this overlay comes first; another that fits can be meant */
    partyorg_transition_request q = request_of(OFFICIAL, SUSPENDED, EXPELLED, NONE);
    same(answer_to(&q).transition, named("STM-SUSPEND-OUT"));
    q.transition = named("STM-OFF-EXPEL");
    same(answer_to(&q).transition, named("STM-OFF-EXPEL"));
    q = request_of(OFFICIAL, TRANSFERRING, DELETED, NONE);
    same(answer_to(&q).transition, named("STM-TRANSFER-DELETE"));
    q.transition = named("STM-OFF-DELETE");
    same(answer_to(&q).transition, named("STM-OFF-DELETE"));
    q = request_of(OFFICIAL, SUSPENDED, DELETED, NONE);
    same(answer_to(&q).transition, named("STM-OFF-DELETE"));
    /* where no overlay can lie, unknown is none */
    q = request_of(APPLICANT, PARTYORG_UNKNOWN, PROBATIONARY, NONE);
    same(answer_to(&q).status, PARTYORG_MET);
    same(answer_to(&q).from_overlay, NONE);
    q = request_of(OFFICIAL, PARTYORG_UNKNOWN, DELETED, PARTYORG_UNKNOWN);
    same(answer_to(&q).status, PARTYORG_NOT_KNOWN);
    same(answer_to(&q).missing, 2);
}
END_TEST

/* ---- errors */

START_TEST(refused_requests)
{
    static const char *const pieces[] = { "deceased", "suspended", "deceased", "suspended", "partyorg_transition_count",
                                          "not_met",  "deceased",  "1",        "1",         "1000000",
                                          "1",        "1" };
    partyorg_transition_request q;
    partyorg_transition_answer a;
    ok(partyorg_transition_answer_init(&a));
    for (int fact = 0; fact < 12; fact++) {
        static const int32_t bad[] = { -1, 1000001, INT32_MAX, INT32_MIN + 1 };
        for (int i = 0; i < COUNT(bad); i++) {
            q = request_of(OFFICIAL, NONE, DELETED, NONE);
            (&q.from)[fact] = bad[i];
            refused(partyorg_transition_check(&q, &a, &error), PARTYORG_E_VALUE, partyorg_transition_fact_name(fact),
                    pieces[fact]);
        }
    }
    q = request_of(OFFICIAL, NONE, DELETED, NONE);
    q.governing = PARTYORG_NOT_APPLICABLE;
    refused(partyorg_transition_check(&q, &a, &error), PARTYORG_E_VALUE, "governing", "3");
    refused(partyorg_transition_check(NULL, &a, &error), PARTYORG_E_NULL, "request", "request");
    q = request_of(OFFICIAL, NONE, DELETED, NONE);
    refused(partyorg_transition_check(&q, NULL, &error), PARTYORG_E_NULL, "answer", "answer");
    q.size = 7;
    refused(partyorg_transition_check(&q, &a, &error), PARTYORG_E_SIZE, "request", "size");
    q.size = offsetof(partyorg_transition_request, expulsion_level);
    ok(partyorg_transition_check(&q, &a, NULL)); /* an older program does not say */
    same(a.status, PARTYORG_NOT_KNOWN);
    same(a.missing, 1u << 7);
    q.size = sizeof q;
    a.size = 2;
    refused(partyorg_transition_check(&q, &a, &error), PARTYORG_E_SIZE, "answer", "size");
    memset(&a, 0x55, sizeof a);
    a.size = offsetof(partyorg_transition_answer, reason);
    ok(partyorg_transition_check(&q, &a, NULL));
    same(a.status, PARTYORG_MET);
    same(a.reason, 0x55555555);
    same(partyorg_transition_request_init(NULL), PARTYORG_E_NULL);
    same(partyorg_transition_answer_init(NULL), PARTYORG_E_NULL);
}
END_TEST

START_TEST(refused_getters)
{
    partyorg_transition_info info = PARTYORG_TRANSITION_INFO_INIT;
    partyorg_edge_info edge = PARTYORG_EDGE_INFO_INIT;
    int32_t transition = 7;
    char text[8];
    same(partyorg_transition_get(0, NULL), PARTYORG_E_NULL);
    same(partyorg_transition_get(-1, &info), PARTYORG_E_RANGE);
    same(partyorg_transition_get(partyorg_transition_count(), &info), PARTYORG_E_RANGE);
    info.size = 1;
    same(partyorg_transition_get(0, &info), PARTYORG_E_SIZE);
    same(partyorg_edge_get(0, 0, NULL), PARTYORG_E_NULL);
    same(partyorg_edge_get(-1, 0, &edge), PARTYORG_E_RANGE);
    same(partyorg_edge_get(partyorg_transition_count(), 0, &edge), PARTYORG_E_RANGE);
    same(partyorg_edge_get(0, -1, &edge), PARTYORG_E_RANGE);
    same(partyorg_edge_get(0, 1, &edge), PARTYORG_E_RANGE);
    same(partyorg_edge_get(0, INT32_MAX, &edge), PARTYORG_E_RANGE);
    same(partyorg_transition_find(NULL, &transition), PARTYORG_E_NULL);
    same(partyorg_transition_find("STM-ADMIT", NULL), PARTYORG_E_NULL);
    same(partyorg_transition_find("STM-ADMI", &transition), PARTYORG_E_NAME);
    same(partyorg_transition_find("", &transition), PARTYORG_E_NAME);
    same(transition, 7);
    same(partyorg_transition_provision_print(0, 0, NULL, 3, NULL), PARTYORG_E_NULL);
    same(partyorg_transition_provision_print(-1, 0, text, sizeof text, NULL), PARTYORG_E_RANGE);
    same(partyorg_transition_provision_print(99, 0, text, sizeof text, NULL), PARTYORG_E_RANGE);
    same(partyorg_transition_provision_print(0, 0, text, sizeof text, NULL), PARTYORG_E_SPACE);
    same(partyorg_status_dot(0, NULL, 3, NULL), PARTYORG_E_NULL);
}
END_TEST

/* ---- texts */

static void reads(const partyorg_transition_request *q, int32_t language, const char *wanted)
{
    const partyorg_transition_answer a = answer_to(q);
    char line[1024];
    ok(partyorg_transition_answer_print(&a, language, line, sizeof line, NULL));
    same_text(line, wanted);
}

START_TEST(lines)
{
    partyorg_transition_request q = request_of(OFFICIAL, NONE, DELETED, NONE);
    reads(&q, PARTYORG_EN,
          "Official member → Deleted from the roll: permitted – it has its grounds: deletion (DEL-G-*, DEL-B-EXPEL). "
          "STM-OFF-DELETE: [Party Charter (2011-01-19) Art. 8(1); 294-QĐ/TW (2025-05-26) pt 8.1; 30-QĐ/TW (2016-07-26) "
          "Art. 35(2.2)]");
    q.expulsion_level = 1;
    reads(&q, PARTYORG_VI,
          "Đảng viên chính thức → Đã bị xóa tên: không được phép – vi phạm đến mức phải khai trừ thì không xóa tên, "
          "không "
          "cho ra khỏi Đảng (DEL-B-EXPEL). STM-OFF-DELETE: [Điều lệ Đảng (19/01/2011) Điều 8(1); 294-QĐ/TW "
          "(26/05/2025) điểm 8.1; 30-QĐ/TW (26/07/2016) Điều 35(2.2)]");
    q.expulsion_level = PARTYORG_UNKNOWN;
    q.governing = PARTYORG_UNKNOWN;
    q.from_overlay = TRANSFERRING;
    reads(
        &q, PARTYORG_EN,
        "Official member (Official transfer under way) → Deleted from the roll: not known, so not permitted – it is "
        "not "
        "known whether what it rests on is met: deletion (route == transfer) (DEL-G-TRANSFER). Missing: the verdict of "
        "the check, or the document; whether the breach is at expulsion level. STM-TRANSFER-DELETE: [38-HD/BTCTW "
        "(2025-09-29) pt II.4.3.1(d); 06-HD/TW (2025-06-09) pt 8.3(b); 294-QĐ/TW (2025-05-26) pt 3.5.2]");
    q = request_of(PROBATIONARY, SUSPENDED, DELETED, NONE);
    reads(&q, PARTYORG_VI,
          "Đảng viên dự bị (Đang bị đình chỉ sinh hoạt đảng) → Đã bị xóa tên: được phép – có căn cứ: deletion "
          "(DIS-A-FAST, DEL-G-PROBCRIME). STM-SUSPEND-OUT: [296-QĐ/TW (30/05/2025) Điều 16(3); theo nguồn thứ cấp]");
    q = request_of(ANNULLED, NONE, APPLICANT, NONE);
    reads(&q, PARTYORG_EN,
          "Admission or recognition annulled → Applicant: not known, so not permitted – not decided in any text read: "
          "ask the competent body. STM-REAPPLY-ANNULLED: [294-QĐ/TW (2025-05-26) pt 4.4; not confirmed]");
    q = request_of(OFFICIAL, NONE, DECEASED, NONE);
    reads(
        &q, PARTYORG_VI,
        "Đảng viên chính thức → Đã từ trần: được phép – có căn cứ: việc từ trần đã được ghi nhận (DIS-DEFER-DECEASED). "
        "STM-DIE: [06-HD/TW (09/06/2025) điểm 7.1(b), 8.3(b); 69-QĐ/TW (06/07/2022) Điều 2(14)(c)]");
    q.from = PARTYORG_UNKNOWN;
    reads(&q, PARTYORG_EN,
          "not known → Deceased: not known, so not permitted – a fact that could forbid it is not known. Missing: the "
          "state now.");
}
END_TEST

START_TEST(texts_in_small_buffers)
{
    partyorg_transition_request q = request_of(OFFICIAL, NONE, DELETED, NONE);
    partyorg_transition_answer a = answer_to(&q);
    for (int32_t language = 0; language < 2; language++)
        for (int which = 0; which < 3; which++) {
            static char whole[20000], cut[20000];
            size_t needed = 0, again = 0;
#define PRINT(buffer, size, out)                                                                                       \
    (which == 0   ? partyorg_transition_answer_print(&a, language, buffer, size, out)                                  \
     : which == 1 ? partyorg_transition_provision_print(3, language, buffer, size, out)                                \
                  : partyorg_status_dot(language, buffer, size, out))
            ok(PRINT(whole, sizeof whole, &needed));
            same(needed, strlen(whole) + 1);
            same(PRINT(NULL, 0, &again), PARTYORG_E_SPACE);
            same(again, needed);
            same(PRINT(NULL, 1, NULL), PARTYORG_E_NULL);
            for (size_t size = 1; size < needed; size += which == 2 ? 7 : 1) {
                same(PRINT(cut, size, NULL), PARTYORG_E_SPACE);
                expect(is_utf8(cut) && strncmp(cut, whole, strlen(cut)) == 0 && strlen(cut) < size, "%s", cut);
            }
        }
    char line[64];
    same(partyorg_transition_answer_print(NULL, 0, line, sizeof line, NULL), PARTYORG_E_NULL);
    const partyorg_transition_answer good = a;
    static const struct {
        size_t member;
        int32_t value;
    } broken[] = {
        { offsetof(partyorg_transition_answer, status), 3 },
        { offsetof(partyorg_transition_answer, status), -1 },
        { offsetof(partyorg_transition_answer, reason), 18 },
        { offsetof(partyorg_transition_answer, reason), -1 },
        { offsetof(partyorg_transition_answer, transition), -2 },
        { offsetof(partyorg_transition_answer, transition), 22 },
        { offsetof(partyorg_transition_answer, from), 8 },
        { offsetof(partyorg_transition_answer, to), -1 },
        { offsetof(partyorg_transition_answer, from_overlay), 5 },
        { offsetof(partyorg_transition_answer, to_overlay), -5 },
    };
    for (int i = 0; i < COUNT(broken); i++) {
        a = good;
        memcpy((char *)&a + broken[i].member, &broken[i].value, sizeof broken[i].value);
        same(partyorg_transition_answer_print(&a, 0, line, sizeof line, NULL), PARTYORG_E_RANGE);
    }
    a.size = 0;
    same(partyorg_transition_answer_print(&a, 0, line, sizeof line, NULL), PARTYORG_E_SIZE);
    char large[512];
    ok(partyorg_transition_answer_init(&a));
    ok(partyorg_transition_answer_print(&a, 0, large, sizeof large, NULL));
    /* members that contradict one another are shown as they are */
    for (int32_t reason = 0; reason <= PARTYORG_REASON_NO_TEXT; reason++) {
        a.reason = reason;
        a.from = a.from_overlay = PARTYORG_UNKNOWN;
        a.transition = reason % 3 - 1;
        a.rules = NULL;
        ok(partyorg_transition_answer_print(&a, 1, large, sizeof large, NULL));
    }
}
END_TEST

/* ---- the graph */

static bool has_edge(const char *dot, const char *from, const char *to, const char *id)
{
    char start[160], end[64];
    snprintf(start, sizeof start, "  %s -> %s [label=\"", from, to);
    snprintf(end, sizeof end, "\\n%s\"", id);
    for (const char *at = dot; (at = strstr(at, start)) != NULL; at++) {
        char line[256];
        snprintf(line, sizeof line, "%.*s", (int)strcspn(at, "\n"), at);
        if (strstr(line, end))
            return true;
    }
    return false;
}

START_TEST(every_transition_is_an_edge)
{
    static char dot[20000];
    for (int32_t language = 0; language < 2; language++) {
        ok(partyorg_status_dot(language, dot, sizeof dot, NULL));
        expect(is_utf8(dot) && strncmp(dot, "digraph ", 8) == 0 && strcmp(dot + strlen(dot) - 2, "}\n") == 0, "%s",
               dot);
        int drawn = 0, open = 0, quotes = 0;
        for (const char *c = dot; *c; c++) {
            open += (*c == '{') - (*c == '}');
            quotes += *c == '"';
            drawn += strncmp(c, " -> ", 4) == 0;
        }
        same(open, 0);
        same(quotes % 2, 0);
        for (int32_t i = 0; i < STATES; i++) {
            char node[128];
            snprintf(node, sizeof node, "    %s [label=\"%s\"", partyorg_state_name(i),
                     partyorg_state_text(i, language));
            expect(strstr(dot, node), "%s", node);
        }
        for (int32_t i = 0; i < OVERLAYS; i++) {
            char node[128];
            snprintf(node, sizeof node, "    overlay_%s [label=\"%s\"", partyorg_overlay_name(i),
                     partyorg_overlay_text(i, language));
            expect(strstr(dot, node), "%s", node);
        }
        for (int32_t i = 0; i < partyorg_transition_count(); i++) {
            partyorg_transition_info info = PARTYORG_TRANSITION_INFO_INIT;
            ok(partyorg_transition_get(i, &info));
            expect(strstr(dot, info.title[language]), "%s", info.title[language]);
            for (int32_t n = 0; n < info.edge_count; n++) {
                partyorg_edge_info edge = PARTYORG_EDGE_INFO_INIT;
                ok(partyorg_edge_get(i, n, &edge));
                /* from an overlay where one is asked for, else from the state */
                const bool member = edge.from == PROBATIONARY || edge.from == OFFICIAL;
                const bool of_overlay = member && (edge.from == edge.to || edge.from_overlays != 31);
                for (int32_t overlay = 0; overlay < OVERLAYS; overlay++) {
                    char from[64], to[64];
                    if (!(edge.from_overlays >> overlay & 1))
                        continue;
                    snprintf(from, sizeof from, "%s%s", of_overlay ? "overlay_" : "",
                             of_overlay ? partyorg_overlay_name(overlay) : partyorg_state_name(edge.from));
                    snprintf(to, sizeof to, "%s%s", edge.from == edge.to ? "overlay_" : "",
                             edge.from == edge.to ? partyorg_overlay_name(edge.to_overlay)
                                                  : partyorg_state_name(edge.to));
                    expect(has_edge(dot, from, to, info.id), "no edge %s -> %s for %s", from, to, info.id);
                }
            }
        }
        same(drawn, 35); /* and no others */
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = { the_table,
                                   rows_are_whole,
                                   names,
                                   every_pair,
                                   unknown_is_never_permission,
                                   refusals_stay_refusals,
                                   probationary_is_not_expelled,
                                   expulsion_level_is_not_deleted_or_let_go,
                                   barred_from_readmission,
                                   nothing_from_deceased,
                                   no_transfer_under_review,
                                   other_refusals,
                                   which_transition,
                                   refused_requests,
                                   refused_getters,
                                   lines,
                                   texts_in_small_buffers,
                                   every_transition_is_an_edge };
    return run_tests("status", tests, sizeof tests / sizeof tests[0]);
}
