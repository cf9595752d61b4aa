/* SPDX-License-Identifier: MIT */
/* The status machine of members: the table of transitions.def, what it permits, and its picture. */
#include "members.h"

enum {
#define STATE(name, vi, en) STATE_##name,
#include "transitions.def"
    STATES
};

enum {
#define OVERLAY(name, vi, en) OVERLAY_##name,
#include "transitions.def"
    OVERLAYS
};

enum {
#define TRANSITION(key, id, check, condition, rules, confidence, provision, vi, en, doc_vi, doc_en, note_vi, note_en)  \
    TRANSITION_##key,
#include "transitions.def"
    TRANSITIONS
};

_Static_assert((int)STATE_applicant == (int)PARTYORG_STATE_APPLICANT &&
                   (int)STATE_probationary == (int)PARTYORG_STATE_PROBATIONARY &&
                   (int)STATE_official == (int)PARTYORG_STATE_OFFICIAL &&
                   (int)STATE_deleted == (int)PARTYORG_STATE_DELETED && (int)STATE_left == (int)PARTYORG_STATE_LEFT &&
                   (int)STATE_expelled == (int)PARTYORG_STATE_EXPELLED &&
                   (int)STATE_annulled == (int)PARTYORG_STATE_ANNULLED &&
                   (int)STATE_deceased == (int)PARTYORG_STATE_DECEASED,
               "transitions.def and partyorg_state have the same order");
_Static_assert((int)OVERLAY_none == (int)PARTYORG_OVERLAY_NONE && (int)OVERLAY_exempt == (int)PARTYORG_OVERLAY_EXEMPT &&
                   (int)OVERLAY_away == (int)PARTYORG_OVERLAY_AWAY &&
                   (int)OVERLAY_transferring == (int)PARTYORG_OVERLAY_TRANSFERRING &&
                   (int)OVERLAY_suspended == (int)PARTYORG_OVERLAY_SUSPENDED,
               "transitions.def and partyorg_overlay have the same order");
_Static_assert(TRANSITIONS <= 32, "a set of transitions has 32 bits");

static const char state_names[STATES][16] = {
#define STATE(name, vi, en) #name,
#include "transitions.def"
};
static const char state_titles[STATES][2][48] = {
#define STATE(name, vi, en) { vi, en },
#include "transitions.def"
};
static const char overlay_names[OVERLAYS][16] = {
#define OVERLAY(name, vi, en) #name,
#include "transitions.def"
};
static const char overlay_titles[OVERLAYS][2][64] = {
#define OVERLAY(name, vi, en) { vi, en },
#include "transitions.def"
};

static const struct {
#define TRANSITION(key, id, check, condition, rules, confidence, provision, vi, en, doc_vi, doc_en, note_vi, note_en)  \
    char id_##key[sizeof id], check_##key[sizeof check], condition_##key[sizeof condition], rules_##key[sizeof rules], \
        provision_##key[sizeof provision], vi_##key[sizeof vi], en_##key[sizeof en], doc_vi_##key[sizeof doc_vi],      \
        doc_en_##key[sizeof doc_en], note_vi_##key[sizeof note_vi], note_en_##key[sizeof note_en];
#include "transitions.def"
} strings = {
#define TRANSITION(key, id, check, condition, rules, confidence, provision, vi, en, doc_vi, doc_en, note_vi, note_en)  \
    id, check, condition, rules, provision, vi, en, doc_vi, doc_en, note_vi, note_en,
#include "transitions.def"
};
#define TEXT(member) ((text_offset)offsetof(__typeof__(strings), member))
#define TEXT_AT(offset) ((const char *)&strings + (offset))

static const struct transition_row {
    text_offset id, check, condition, rules, provision, title[2], document[2], note[2];
    uint8_t confidence;
} transitions[TRANSITIONS] = {
#define TRANSITION(key, id, check, condition, rules, confidence, provision, vi, en, doc_vi, doc_en, note_vi, note_en)  \
    { TEXT(id_##key),                                                                                                  \
      TEXT(check_##key),                                                                                               \
      TEXT(condition_##key),                                                                                           \
      TEXT(rules_##key),                                                                                               \
      TEXT(provision_##key),                                                                                           \
      { TEXT(vi_##key), TEXT(en_##key) },                                                                              \
      { TEXT(doc_vi_##key), TEXT(doc_en_##key) },                                                                      \
      { TEXT(note_vi_##key), TEXT(note_en_##key) },                                                                    \
      PARTYORG_##confidence },
#include "transitions.def"
};

#define ANY ((1U << OVERLAYS) - 1)
#define ON(overlay) (1U << OVERLAY_##overlay)
enum { OVERLAY_KEPT = -1 };
static const struct edge_row {
    uint8_t transition, from, overlays, to;
    int8_t overlay;
    char check[12];
} edges[] = {
#define EDGE(key, from, overlays, to, overlay, check)                                                                  \
    { TRANSITION_##key, STATE_##from, (uint8_t)(overlays), STATE_##to, OVERLAY_##overlay, check },
#include "transitions.def"
};
#undef ANY
#undef ON
enum { EDGES = sizeof edges / sizeof edges[0] };

INLINE int place(int32_t language)
{
    return language == PARTYORG_VI ? PARTYORG_VI : PARTYORG_EN;
}

INLINE int is_member(int32_t state)
{
    return state == PARTYORG_STATE_PROBATIONARY || state == PARTYORG_STATE_OFFICIAL;
}

/* ---- the table */

int32_t partyorg_state_count(void)
{
    return STATES;
}

const char *partyorg_state_name(int32_t state)
{
    return state >= 0 && state < STATES ? state_names[state] : "";
}

const char *partyorg_state_text(int32_t state, int32_t language)
{
    return state >= 0 && state < STATES ? state_titles[state][place(language)] : "";
}

int32_t partyorg_overlay_count(void)
{
    return OVERLAYS;
}

const char *partyorg_overlay_name(int32_t overlay)
{
    return overlay >= 0 && overlay < OVERLAYS ? overlay_names[overlay] : "";
}

const char *partyorg_overlay_text(int32_t overlay, int32_t language)
{
    return overlay >= 0 && overlay < OVERLAYS ? overlay_titles[overlay][place(language)] : "";
}

int32_t partyorg_transition_count(void)
{
    return TRANSITIONS;
}

partyorg_status partyorg_transition_get(int32_t transition, partyorg_transition_info *out)
{
    if (!out)
        return PARTYORG_E_NULL;
    if (transition < 0 || transition >= TRANSITIONS)
        return PARTYORG_E_RANGE;
    const struct transition_row *r = &transitions[transition];
    partyorg_transition_info info = { .confidence = r->confidence,
                                      .id = TEXT_AT(r->id),
                                      .check = TEXT_AT(r->check),
                                      .condition = TEXT_AT(r->condition),
                                      .rules = TEXT_AT(r->rules),
                                      .provision = TEXT_AT(r->provision),
                                      .title = { TEXT_AT(r->title[0]), TEXT_AT(r->title[1]) },
                                      .document = { TEXT_AT(r->document[0]), TEXT_AT(r->document[1]) },
                                      .note = { TEXT_AT(r->note[0]), TEXT_AT(r->note[1]) } };
    for (int i = 0; i < EDGES; i++)
        info.edge_count += edges[i].transition == transition;
    return po_give(out, &info, sizeof info);
}

partyorg_status partyorg_transition_find(const char *id, int32_t *transition)
{
    if (!id || !transition)
        return PARTYORG_E_NULL;
    for (int32_t i = 0; i < TRANSITIONS; i++)
        if (strcmp(TEXT_AT(transitions[i].id), id) == 0) {
            *transition = i;
            return PARTYORG_OK;
        }
    return PARTYORG_E_NAME;
}

partyorg_status partyorg_edge_get(int32_t transition, int32_t edge, partyorg_edge_info *out)
{
    if (!out)
        return PARTYORG_E_NULL;
    if (transition < 0 || transition >= TRANSITIONS || edge < 0)
        return PARTYORG_E_RANGE;
    for (int i = 0; i < EDGES; i++) {
        const struct edge_row *e = &edges[i];
        if (e->transition != transition || edge-- > 0)
            continue;
        const partyorg_edge_info info = {
            .from = e->from, .to = e->to, .from_overlays = e->overlays, .to_overlay = e->overlay, .check = e->check
        };
        return po_give(out, &info, sizeof info);
    }
    return PARTYORG_E_RANGE;
}

partyorg_status partyorg_transition_provision_print(int32_t transition, int32_t language, char *buffer, size_t size,
                                                    size_t *needed)
{
    if (!buffer && size > 0)
        return PARTYORG_E_NULL;
    if (transition < 0 || transition >= TRANSITIONS)
        return PARTYORG_E_RANGE;
    writer w = { buffer, size, 0 };
    po_write_provision(&w, TEXT_AT(transitions[transition].provision), place(language));
    return po_written(&w, needed);
}

/* ---- a request */

/* Members of the request, from 0 behind its size. */
enum {
    FACT_FROM,
    FACT_FROM_OVERLAY,
    FACT_TO,
    FACT_TO_OVERLAY,
    FACT_TRANSITION,
    FACT_GOVERNING,
    FACT_STATE_BEFORE,
    FACT_EXPULSION_LEVEL,
    FACT_READMISSION_BARRED,
    FACT_READMISSIONS,
    FACT_RESTORABLE,
    FACT_UNDER_REVIEW,
    FACTS
};
_Static_assert(sizeof(partyorg_transition_request) == (FACTS + 1) * sizeof(int32_t) &&
                   offsetof(partyorg_transition_request, governing) == (FACT_GOVERNING + 1) * sizeof(int32_t) &&
                   offsetof(partyorg_transition_request, under_review) == (FACT_UNDER_REVIEW + 1) * sizeof(int32_t),
               "facts are members, in order");

static const struct {
    char name[20], vi[64], en[48];
    int32_t most;
    char accepted[112];
} facts[FACTS] = {
#define ALL_STATES                                                                                                     \
    "0 (applicant), 1 (probationary), 2 (official), 3 (deleted), 4 (left), 5 (expelled), 6 (annulled), 7 (deceased)"
#define ALL_OVERLAYS "0 (none), 1 (exempt), 2 (away), 3 (transferring), 4 (suspended)"
    [FACT_FROM] = { "from", "trạng thái hiện tại", "the state now", STATES - 1, ALL_STATES },
    [FACT_FROM_OVERLAY] = { "from_overlay", "tình trạng sinh hoạt hiện tại", "the overlay now", OVERLAYS - 1,
                            ALL_OVERLAYS },
    [FACT_TO] = { "to", "trạng thái tiếp theo", "the state afterwards", STATES - 1, ALL_STATES },
    [FACT_TO_OVERLAY] = { "to_overlay", "tình trạng sinh hoạt tiếp theo", "the overlay afterwards", OVERLAYS - 1,
                          ALL_OVERLAYS },
    [FACT_TRANSITION] = { "transition", "bước chuyển", "the transition", TRANSITIONS - 1,
                          "0 to partyorg_transition_count() - 1" },
    [FACT_GOVERNING] = { "governing", "kết luận của thủ tục hoặc văn bản làm căn cứ",
                         "the verdict of the check, or the document", PARTYORG_NOT_KNOWN,
                         "0 (met), 1 (not_met), 2 (unknown)" },
    [FACT_STATE_BEFORE] = { "state_before", "trạng thái trước khi ra khỏi Đảng", "the state before the removal",
                            STATES - 1, ALL_STATES },
    [FACT_EXPULSION_LEVEL] = { "expulsion_level", "vi phạm có đến mức phải khai trừ hay không",
                               "whether the breach is at expulsion level", 1, "0, 1" },
    [FACT_READMISSION_BARRED] = { "readmission_barred", "có bị cấm kết nạp lại hay không",
                                  "whether re-admission is barred", 1, "0, 1" },
    [FACT_READMISSIONS] = { "readmissions", "số lần đã được kết nạp lại", "earlier re-admissions", 1000000,
                            "0 to 1000000" },
    [FACT_RESTORABLE] = { "restorable", "có được khôi phục quyền hay không", "whether rights are to be restored", 1,
                          "0, 1" },
    [FACT_UNDER_REVIEW] = { "under_review", "có đang bị kiểm tra, xem xét hay không", "whether under review", 1,
                            "0, 1" },
};

/* A request by name, and its facts by place, from 1: the size comes first. */
union whole_request {
    partyorg_transition_request of;
    int32_t members[FACTS + 1];
};

/* By reason: its name, and in words. */
static const struct {
    char name[20], vi[128], en[96];
} reasons[] = {
    [PARTYORG_REASON_PERMITTED] = { "permitted", "có căn cứ", "it has its grounds" },
    [PARTYORG_REASON_NOT_IN_TABLE] = { "not_in_table", "bảng chuyển trạng thái không có bước này",
                                       "no transition of the table leads there" },
    [PARTYORG_REASON_DECEASED] = { "deceased", "sau khi từ trần không còn bước nào", "nothing leads on after death" },
    [PARTYORG_REASON_NO_CHANGE] = { "no_change", "trạng thái và tình trạng sinh hoạt không thay đổi",
                                    "state and overlay stay as they are" },
    [PARTYORG_REASON_NO_MEMBERSHIP] = { "no_membership",
                                        "chỉ đảng viên dự bị hoặc chính thức mới có tình trạng sinh hoạt",
                                        "an overlay lies on a probationary or official membership only" },
    [PARTYORG_REASON_ONE_AT_A_TIME] = { "one_at_a_time",
                                        "trạng thái và tình trạng sinh hoạt không thay đổi cùng một lúc",
                                        "state and overlay change one at a time" },
    [PARTYORG_REASON_OTHER_TRANSITION] = { "other_transition", "bước chuyển đã nêu không dẫn đến đó",
                                           "the transition meant does not lead there" },
    [PARTYORG_REASON_PROBATIONARY] = { "probationary", "không áp dụng khai trừ đối với đảng viên dự bị",
                                       "expulsion is not for probationary members" },
    [PARTYORG_REASON_EXPULSION_LEVEL] = { "expulsion_level",
                                          "vi phạm đến mức phải khai trừ thì không xóa tên, không cho ra khỏi Đảng",
                                          "at the level of expulsion a member is neither deleted nor let go" },
    [PARTYORG_REASON_READMISSION_BARRED] = { "readmission_barred", "thuộc trường hợp không kết nạp lại",
                                             "re-admission is barred" },
    [PARTYORG_REASON_READMITTED_BEFORE] = { "readmitted_before", "chỉ kết nạp lại một lần",
                                            "re-admission is given once" },
    [PARTYORG_REASON_UNDER_REVIEW] = { "under_review",
                                       "đang bị kiểm tra, xem xét hoặc giải quyết khiếu nại, tố cáo thì chưa chuyển",
                                       "no official transfer while the member is under review" },
    [PARTYORG_REASON_NOT_RESTORABLE] = { "not_restorable", "không có kết luận oan, sai, hoặc đã có vi phạm sau đó",
                                         "the removal was not found wrongful, or a breach followed" },
    [PARTYORG_REASON_OTHER_STATE_BEFORE] = { "other_state_before", "chỉ khôi phục về trạng thái trước khi ra khỏi Đảng",
                                             "a restoration leads back to the state before the removal" },
    [PARTYORG_REASON_CHECK_NOT_MET] = { "check_not_met", "căn cứ không đạt", "what it rests on is not met" },
    [PARTYORG_REASON_CHECK_UNKNOWN] = { "check_unknown", "chưa rõ căn cứ có đạt hay không",
                                        "it is not known whether what it rests on is met" },
    [PARTYORG_REASON_FACT_UNKNOWN] = { "fact_unknown", "chưa rõ dữ kiện có thể ngăn cấm",
                                       "a fact that could forbid it is not known" },
    [PARTYORG_REASON_NO_TEXT] = { "no_text", "chưa văn bản nào đã đọc quy định: hỏi cấp ủy có thẩm quyền",
                                  "not decided in any text read: ask the competent body" },
};
enum { REASONS_COUNT = sizeof reasons / sizeof reasons[0] };

/* Rules that forbid, by where they do. */
static const char rule_probationary[] = "DIS-M-PROBATIONARY", rule_deletion[] = "DEL-B-EXPEL",
                  rule_leaving[] = "LEV-B-EXPEL", rule_review[] = "TRF-B-REVIEW", rule_once[] = "READM-ONCE",
                  rule_abandoned[] = "READM-BAR-ABANDON", rule_request[] = "READM-BAR-REQUEST",
                  rule_expelled[] = "READM-BAR-DISUNITY, READM-BAR-CORRUPTION, READM-BAR-SERIOUS",
                  rule_restored[] = "APL-*";

const char *partyorg_transition_fact_name(int32_t member)
{
    return member >= 0 && member < FACTS ? facts[member].name : "";
}

const char *partyorg_transition_reason_name(int32_t reason)
{
    return reason >= 0 && reason < REASONS_COUNT ? reasons[reason].name : "";
}

partyorg_status partyorg_transition_request_init(partyorg_transition_request *request)
{
    static const partyorg_transition_request unknown = PARTYORG_TRANSITION_REQUEST_INIT;
    if (!request)
        return PARTYORG_E_NULL;
    *request = unknown;
    return PARTYORG_OK;
}

partyorg_status partyorg_transition_answer_init(partyorg_transition_answer *answer)
{
    if (!answer)
        return PARTYORG_E_NULL;
    *answer = (partyorg_transition_answer){ .size = sizeof *answer, .transition = -1, .rules = "" };
    return PARTYORG_OK;
}

static partyorg_status read_request(const partyorg_transition_request *given, union whole_request *whole,
                                    partyorg_error *error)
{
    partyorg_transition_request *const q = &whole->of;
    partyorg_status status =
        po_members_read(given, whole->members + 1, FACTS, "request", "PARTYORG_TRANSITION_REQUEST_INIT", error);
    for (int i = 0; i < FACTS && status == PARTYORG_OK; i++)
        status = po_choice_or_unknown(whole->members[i + 1], facts[i].most, facts[i].name, facts[i].accepted, error);
    if (status != PARTYORG_OK)
        return status;
    /* where no overlay can lie, none does */
    if (q->from != PARTYORG_UNKNOWN && !is_member(q->from) && q->from_overlay == PARTYORG_UNKNOWN)
        q->from_overlay = PARTYORG_OVERLAY_NONE;
    if (q->to != PARTYORG_UNKNOWN && !is_member(q->to) && q->to_overlay == PARTYORG_UNKNOWN)
        q->to_overlay = PARTYORG_OVERLAY_NONE;
    return status;
}

static int leads(const struct edge_row *e, int32_t from, int32_t from_overlay, int32_t to, int32_t to_overlay)
{
    return e->from == from && e->to == to && (e->overlays >> from_overlay & 1) &&
           to_overlay == (e->overlay == OVERLAY_KEPT ? from_overlay : e->overlay);
}

/* How many overlays an edge may begin under: the fewer, the more it is meant for this one. */
static int breadth(const struct edge_row *e)
{
    int count = 0;
    for (int i = 0; i < OVERLAYS; i++)
        count += e->overlays >> i & 1;
    return count;
}

/* The edge that is meant; NULL when none leads there. Notes all transitions that do. */
static const struct edge_row *find_edge(const partyorg_transition_request *q, uint32_t *fitting)
{
    const struct edge_row *found = NULL;
    *fitting = 0;
    for (const struct edge_row *e = edges; e < edges + EDGES; e++) {
        if (!leads(e, q->from, q->from_overlay, q->to, q->to_overlay))
            continue;
        *fitting |= 1U << e->transition;
        if (q->transition != PARTYORG_UNKNOWN ? e->transition == q->transition : !found || breadth(e) < breadth(found))
            found = e;
    }
    return found;
}

/* Why no transition leads there. */
static int32_t why_not(const partyorg_transition_request *q)
{
    const int overlay_stays = q->from_overlay == q->to_overlay;
    if (q->from == PARTYORG_STATE_DECEASED)
        return PARTYORG_REASON_DECEASED;
    if ((!is_member(q->from) && q->from_overlay != PARTYORG_OVERLAY_NONE) ||
        (!is_member(q->to) && q->to_overlay != PARTYORG_OVERLAY_NONE))
        return PARTYORG_REASON_NO_MEMBERSHIP;
    if (q->from == q->to && overlay_stays)
        return PARTYORG_REASON_NO_CHANGE;
    if (q->from == PARTYORG_STATE_PROBATIONARY && q->to == PARTYORG_STATE_EXPELLED)
        return PARTYORG_REASON_PROBATIONARY;
    if (is_member(q->from) && is_member(q->to) && q->from != q->to && !overlay_stays)
        return PARTYORG_REASON_ONE_AT_A_TIME;
    return PARTYORG_REASON_NOT_IN_TABLE;
}

/* Takes up a condition: known bad refuses, the first one with its reason; unknown leaves open. */
static void ask(partyorg_transition_answer *a, int fact, int32_t value, int bad, int32_t reason, const char *rules)
{
    if (value == PARTYORG_UNKNOWN) {
        a->missing |= 1U << fact;
        if (a->status != PARTYORG_MET)
            return;
        a->status = PARTYORG_NOT_KNOWN;
        a->reason = PARTYORG_REASON_FACT_UNKNOWN;
    } else {
        if (!bad || a->status == PARTYORG_NOT_MET)
            return;
        a->status = PARTYORG_NOT_MET;
        a->reason = reason;
    }
    a->rules = rules;
}

static void ask_facts(partyorg_transition_answer *a, const partyorg_transition_request *q)
{
    if (q->from == PARTYORG_STATE_OFFICIAL && (q->to == PARTYORG_STATE_DELETED || q->to == PARTYORG_STATE_LEFT))
        ask(a, FACT_EXPULSION_LEVEL, q->expulsion_level, q->expulsion_level == 1, PARTYORG_REASON_EXPULSION_LEVEL,
            q->to == PARTYORG_STATE_DELETED ? rule_deletion : rule_leaving);
    switch (a->transition) {
    case TRANSITION_REAPPLY:
        ask(a, FACT_READMISSION_BARRED, q->readmission_barred, q->readmission_barred == 1,
            PARTYORG_REASON_READMISSION_BARRED,
            q->from == PARTYORG_STATE_DELETED ? rule_abandoned
            : q->from == PARTYORG_STATE_LEFT  ? rule_request
                                              : rule_expelled);
        ask(a, FACT_READMISSIONS, q->readmissions, q->readmissions > 0, PARTYORG_REASON_READMITTED_BEFORE, rule_once);
        break;
    case TRANSITION_RESTORE:
        ask(a, FACT_RESTORABLE, q->restorable, q->restorable == 0, PARTYORG_REASON_NOT_RESTORABLE, rule_restored);
        ask(a, FACT_STATE_BEFORE, q->state_before, q->state_before != q->to, PARTYORG_REASON_OTHER_STATE_BEFORE, "");
        break;
    case TRANSITION_TRANSFER_ON:
        ask(a, FACT_UNDER_REVIEW, q->under_review, q->under_review == 1, PARTYORG_REASON_UNDER_REVIEW, rule_review);
        break;
    default:
        break;
    }
}

static void ask_check(partyorg_transition_answer *a, const partyorg_transition_request *q)
{
    const char *const rules = TEXT_AT(transitions[a->transition].rules);
    if (q->governing == PARTYORG_MET || a->status == PARTYORG_NOT_MET)
        return;
    a->rules = rules;
    if (q->governing == PARTYORG_NOT_MET) {
        a->status = PARTYORG_NOT_MET;
        a->reason = PARTYORG_REASON_CHECK_NOT_MET;
        return;
    }
    a->missing |= 1U << FACT_GOVERNING;
    a->status = PARTYORG_NOT_KNOWN;
    a->reason = PARTYORG_REASON_CHECK_UNKNOWN;
}

static void judge(partyorg_transition_answer *a, const partyorg_transition_request *q)
{
    const struct edge_row *e;
    const int32_t places[] = { q->from, q->from_overlay, q->to, q->to_overlay };
    for (int i = FACT_FROM; i <= FACT_TO_OVERLAY; i++)
        a->missing |= (uint32_t)(places[i] == PARTYORG_UNKNOWN) << i;
    if (q->from == PARTYORG_STATE_DECEASED) {
        a->status = PARTYORG_NOT_MET;
        a->reason = PARTYORG_REASON_DECEASED;
        a->missing = 0;
        return;
    }
    if (a->missing) {
        a->status = PARTYORG_NOT_KNOWN;
        a->reason = PARTYORG_REASON_FACT_UNKNOWN;
        return;
    }
    e = find_edge(q, &a->fitting);
    if (!e) {
        a->status = PARTYORG_NOT_MET;
        a->reason = a->fitting ? PARTYORG_REASON_OTHER_TRANSITION : why_not(q);
        a->rules = a->reason == PARTYORG_REASON_PROBATIONARY ? rule_probationary : "";
        return;
    }
    a->transition = e->transition;
    if (a->transition == TRANSITION_REAPPLY_ANNULLED) {
        a->status = PARTYORG_NOT_KNOWN;
        a->reason = PARTYORG_REASON_NO_TEXT;
        return;
    }
    a->status = PARTYORG_MET;
    a->reason = PARTYORG_REASON_PERMITTED;
    a->rules = TEXT_AT(transitions[a->transition].rules);
    ask_facts(a, q);
    ask_check(a, q);
}

partyorg_status partyorg_transition_check(const partyorg_transition_request *request,
                                          partyorg_transition_answer *answer, partyorg_error *error)
{
    union whole_request whole = { .of = PARTYORG_TRANSITION_REQUEST_INIT };
    partyorg_status status = read_request(request, &whole, error);
    if (status != PARTYORG_OK)
        return status;
    const partyorg_transition_request q = whole.of;
    if (!answer)
        return po_error(error, PARTYORG_E_NULL, "answer", "answer: con trỏ rỗng", "answer: NULL pointer");
    partyorg_transition_answer a = { .transition = -1,
                                     .from = q.from,
                                     .from_overlay = q.from_overlay,
                                     .to = q.to,
                                     .to_overlay = q.to_overlay,
                                     .rules = "" };
    judge(&a, &q);
    status = po_give(answer, &a, sizeof a);
    return status == PARTYORG_OK
               ? status
               : po_error(error, status, "answer", "answer: size quá nhỏ", "answer: size is too small");
}

/* ---- texts */

static void write_place(writer *w, int32_t state, int32_t overlay, int language)
{
    if (state == PARTYORG_UNKNOWN)
        po_write(w, language == PARTYORG_VI ? "chưa rõ" : "not known");
    else
        po_write(w, state_titles[state][language]);
    if (overlay == PARTYORG_OVERLAY_NONE || overlay == PARTYORG_UNKNOWN)
        return;
    po_write(w, " (");
    po_write(w, overlay_titles[overlay][language]);
    po_write(w, ")");
}

/* The ids of a set of transitions. */
static void write_ids(writer *w, const char *words, uint32_t set)
{
    for (int i = 0; i < TRANSITIONS; i++)
        if (set >> i & 1) {
            po_write(w, words);
            po_write(w, TEXT_AT(transitions[i].id));
            words = ", ";
        }
}

static uint32_t leading_on(int32_t from, int32_t from_overlay)
{
    uint32_t set = 0;
    for (int i = 0; i < EDGES; i++)
        if (edges[i].from == from && (edges[i].overlays >> from_overlay & 1))
            set |= 1U << edges[i].transition;
    return set;
}

/* What a transition rests on: the check of this pair with its condition, or the document. */
static void write_governing(writer *w, const partyorg_transition_answer *a, int language)
{
    const struct transition_row *row = &transitions[a->transition];
    for (int i = 0; i < EDGES; i++) {
        const struct edge_row *e = &edges[i];
        if (e->transition != a->transition || !leads(e, a->from, a->from_overlay, a->to, a->to_overlay))
            continue;
        po_write(w, ": ");
        po_write(w, *e->check ? e->check : TEXT_AT(row->document[language]));
        if (*TEXT_AT(row->condition)) {
            po_write(w, " (");
            po_write(w, TEXT_AT(row->condition));
            po_write(w, ")");
        }
        return;
    }
}

static void write_reason(writer *w, const partyorg_transition_answer *a, int language)
{
    const char *const accepted = language == PARTYORG_VI ? "; chấp nhận: " : "; accepted are ";
    po_write(w, language == PARTYORG_VI ? reasons[a->reason].vi : reasons[a->reason].en);
    switch (a->reason) {
    case PARTYORG_REASON_PERMITTED:
    case PARTYORG_REASON_CHECK_NOT_MET:
    case PARTYORG_REASON_CHECK_UNKNOWN:
        if (a->transition >= 0)
            write_governing(w, a, language);
        break;
    case PARTYORG_REASON_OTHER_TRANSITION:
        write_ids(w, accepted, a->fitting);
        break;
    case PARTYORG_REASON_NOT_IN_TABLE:
    case PARTYORG_REASON_ONE_AT_A_TIME:
        if (a->from != PARTYORG_UNKNOWN && a->from_overlay != PARTYORG_UNKNOWN)
            write_ids(w, accepted, leading_on(a->from, a->from_overlay));
        break;
    default:
        break;
    }
    if (a->rules && *a->rules) {
        po_write(w, " (");
        po_write(w, a->rules);
        po_write(w, ")");
    }
}

static int one_of_or_unknown(int32_t value, int count)
{
    return value == PARTYORG_UNKNOWN || (value >= 0 && value < count);
}

partyorg_status partyorg_transition_answer_print(const partyorg_transition_answer *a, int32_t language, char *buffer,
                                                 size_t size, size_t *needed)
{
    static const char verdicts[][2][40] = { { "được phép", "permitted" },
                                            { "không được phép", "refused" },
                                            { "chưa rõ, nên chưa được phép", "not known, so not permitted" } };
    if (!a || (!buffer && size > 0))
        return PARTYORG_E_NULL;
    if (a->size != sizeof *a)
        return PARTYORG_E_SIZE;
    if (a->status < 0 || a->status > PARTYORG_NOT_KNOWN || a->reason < 0 || a->reason >= REASONS_COUNT ||
        a->transition < -1 || a->transition >= TRANSITIONS || !one_of_or_unknown(a->from, STATES) ||
        !one_of_or_unknown(a->to, STATES) || !one_of_or_unknown(a->from_overlay, OVERLAYS) ||
        !one_of_or_unknown(a->to_overlay, OVERLAYS))
        return PARTYORG_E_RANGE;
    language = place(language);
    const int vi = language == PARTYORG_VI;
    writer w = { buffer, size, 0 };
    write_place(&w, a->from, a->from_overlay, language);
    po_write(&w, " → ");
    write_place(&w, a->to, a->to_overlay, language);
    po_write(&w, ": ");
    po_write(&w, verdicts[a->status][language]);
    po_write(&w, " – ");
    write_reason(&w, a, language);
    po_write(&w, ".");
    const char *separator = vi ? " Thiếu: " : " Missing: ";
    for (int i = 0; i < FACTS; i++)
        if (a->missing >> i & 1) {
            po_write(&w, separator);
            po_write(&w, vi ? facts[i].vi : facts[i].en);
            separator = "; ";
        }
    if (a->missing)
        po_write(&w, ".");
    if (a->transition >= 0) {
        const struct transition_row *row = &transitions[a->transition];
        po_write(&w, " ");
        po_write(&w, TEXT_AT(row->id));
        po_write(&w, ":");
        po_write_source(&w, TEXT_AT(row->provision), row->confidence, language);
    }
    return po_written(&w, needed);
}

/* ---- the picture */

static void dot_node(writer *w, const char *prefix, const char *name, const char *title, const char *style)
{
    po_write(w, "    ");
    po_write(w, prefix);
    po_write(w, name);
    po_write(w, " [label=\"");
    po_write(w, title);
    po_write(w, "\"");
    po_write(w, style);
    po_write(w, "];\n");
}

static void dot_edge(writer *w, const char *from_prefix, const char *from, const char *to_prefix, const char *to,
                     const struct edge_row *e, int language)
{
    static const char styles[][20] = { "", ", style=dashed", ", style=dotted" };
    static const char colours[][40] = { "", ", color=firebrick, fontcolor=firebrick",
                                        ", color=darkgreen, fontcolor=darkgreen" };
    const int out = is_member(e->from) && !is_member(e->to), back = e->from > e->to;
    const struct transition_row *row = &transitions[e->transition];
    po_write(w, "  ");
    po_write(w, from_prefix);
    po_write(w, from);
    po_write(w, " -> ");
    po_write(w, to_prefix);
    po_write(w, to);
    po_write(w, " [label=\"");
    po_write(w, TEXT_AT(row->title[language]));
    po_write(w, "\\n");
    po_write(w, TEXT_AT(row->id));
    po_write(w, "\"");
    po_write(w, colours[out ? 1 : back ? 2 : 0]);
    po_write(w, styles[row->confidence]);
    po_write(w, "];\n");
}

/* Whether an edge is drawn from an overlay, which stands for probationary and official members alike. */
static int from_overlay_node(const struct edge_row *e)
{
    return is_member(e->from) && (e->from == e->to || breadth(e) < OVERLAYS);
}

static int drawn_before(const struct edge_row *e)
{
    for (const struct edge_row *other = edges; other < e; other++)
        if (other->transition == e->transition && from_overlay_node(other) &&
            (other->to == e->to || (other->from == other->to && e->from == e->to)))
            return 1;
    return 0;
}

static void dot_edges(writer *w, const struct edge_row *e, int language)
{
    if (!from_overlay_node(e)) {
        dot_edge(w, "", state_names[e->from], "", state_names[e->to], e, language);
        return;
    }
    for (int i = 0; i < OVERLAYS && !drawn_before(e); i++) {
        if (!(e->overlays >> i & 1))
            continue;
        if (e->from == e->to)
            dot_edge(w, "overlay_", overlay_names[i], "overlay_", overlay_names[(int)e->overlay], e, language);
        else
            dot_edge(w, "overlay_", overlay_names[i], "", state_names[e->to], e, language);
    }
}

partyorg_status partyorg_status_dot(int32_t language, char *buffer, size_t size, size_t *needed)
{
    static const char titles[][2][144] = {
        { "Trạng thái đảng viên\\n(nét đứt: theo nguồn thứ cấp; nét chấm: chưa văn bản nào đã đọc quy định)",
          "Status of members\\n(dashed: from a secondary source; dotted: not decided in any text read)" },
        { "Trạng thái", "States" },
        { "Tình trạng sinh hoạt của đảng viên dự bị, chính thức", "Overlays on a probationary or official membership" },
    };
    if (!buffer && size > 0)
        return PARTYORG_E_NULL;
    language = place(language);
    writer out = { buffer, size, 0 }, *w = &out;
    po_write(w, "digraph member_status {\n  label=\"");
    po_write(w, titles[0][language]);
    po_write(w, "\";\n  labelloc=t;\n  fontname=\"sans-serif\";\n  fontsize=20;\n  nodesep=0.5;\n  ranksep=1.3;\n"
                "  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"sans-serif\", fontsize=13];\n"
                "  edge [fontname=\"sans-serif\", fontsize=10];\n");
    po_write(w, "  subgraph cluster_states {\n    label=\"");
    po_write(w, titles[1][language]);
    po_write(w, "\";\n    fontsize=15;\n    color=gray60;\n");
    for (int i = 0; i < STATES; i++)
        dot_node(w, "", state_names[i], state_titles[i][language], is_member(i) ? ", fillcolor=lightblue" : "");
    po_write(w, "  }\n  subgraph cluster_overlays {\n    label=\"");
    po_write(w, titles[2][language]);
    po_write(w, "\";\n    fontsize=15;\n    color=gray60;\n");
    for (int i = 0; i < OVERLAYS; i++)
        dot_node(w, "overlay_", overlay_names[i], overlay_titles[i][language], ", fillcolor=lightyellow");
    po_write(w, "  }\n");
    for (int i = 0; i < EDGES; i++)
        dot_edges(w, &edges[i], language);
    po_write(w, "}\n");
    return po_written(w, needed);
}
