/* SPDX-License-Identifier: MIT */
/* The catalogue: instruments, editions, checks, stages, rules, wordings and values as public data. */
#include "internal.h"

#include <string.h>

static const struct {
#define INSTRUMENT(key, code, number, signed_, from, to, flags, issuer_vi, issuer_en, vi, en, topic_vi, topic_en,      \
                   confidence, replaced)                                                                               \
    char code_##key[sizeof code], number_##key[sizeof number], issuer_vi_##key[sizeof issuer_vi],                      \
        issuer_en_##key[sizeof issuer_en], vi_##key[sizeof vi], en_##key[sizeof en], topic_vi_##key[sizeof topic_vi],  \
        topic_en_##key[sizeof topic_en], replaced_##key[sizeof replaced];
#define FAMILY(family, vi, en)                                                                                         \
    char family_##family[sizeof #family], family_vi_##family[sizeof vi], family_en_##family[sizeof en];
#include "instruments.def"
} strings = {
#define INSTRUMENT(key, code, number, signed_, from, to, flags, issuer_vi, issuer_en, vi, en, topic_vi, topic_en,      \
                   confidence, replaced)                                                                               \
    code, number, issuer_vi, issuer_en, vi, en, topic_vi, topic_en, replaced,
#include "instruments.def"
#define FAMILY(family, vi, en) #family, vi, en,
#include "instruments.def"
};
#define TEXT(member) ((text_offset)offsetof(__typeof__(strings), member))
#define TEXT_AT(offset) ((const char *)&strings + (offset))

enum {
#define INSTRUMENT(key, ...) INSTRUMENT_##key,
#include "instruments.def"
    INSTRUMENT_COUNT
};

#define ASSUMED_FROM PARTYORG_ASSUMED_FROM
#define ASSUMED_TO PARTYORG_ASSUMED_TO

static const struct instrument_row {
    text_offset code, number, issuer[2], title[2], topic[2], replaced;
    int32_t signed_on, from, to;
    uint8_t flags, confidence;
} instruments[INSTRUMENT_COUNT] = {
#define INSTRUMENT(key, code, number, signed_, from, to, flags, issuer_vi, issuer_en, vi, en, topic_vi, topic_en,      \
                   confidence, replaced)                                                                               \
    { TEXT(code_##key),                                                                                                \
      TEXT(number_##key),                                                                                              \
      { TEXT(issuer_vi_##key), TEXT(issuer_en_##key) },                                                                \
      { TEXT(vi_##key), TEXT(en_##key) },                                                                              \
      { TEXT(topic_vi_##key), TEXT(topic_en_##key) },                                                                  \
      TEXT(replaced_##key),                                                                                            \
      signed_,                                                                                                         \
      from,                                                                                                            \
      to,                                                                                                              \
      flags,                                                                                                           \
      PARTYORG_##confidence },
#include "instruments.def"
};

static const struct edition_row {
    int32_t from, to;
    uint8_t instrument, family, flags;
} editions[EDITION_COUNT] = {
#define EDITION(family, key, instrument, from, to, flags) { from, to, INSTRUMENT_##instrument, FAMILY_##family, flags },
#include "instruments.def"
};
_Static_assert(INSTRUMENT_COUNT <= UINT8_MAX, "an instrument's index fits its type");

static const struct {
    text_offset name, title[2];
} families[FAMILY_COUNT] = {
#define FAMILY(family, vi, en) { TEXT(family_##family), { TEXT(family_vi_##family), TEXT(family_en_##family) } },
#include "instruments.def"
};

/* ---- instruments and editions */

int32_t partyorg_instrument_count(void)
{
    return INSTRUMENT_COUNT;
}

partyorg_status partyorg_instrument_get(int32_t instrument, partyorg_instrument_info *out)
{
    if (!out)
        return PARTYORG_E_NULL;
    if (instrument < 0 || instrument >= INSTRUMENT_COUNT)
        return PARTYORG_E_RANGE;
    const struct instrument_row *r = &instruments[instrument];
    const partyorg_instrument_info info = { .confidence = r->confidence,
                                            .signed_on = r->signed_on,
                                            .from = r->from,
                                            .to = r->to,
                                            .flags = r->flags,
                                            .code = TEXT_AT(r->code),
                                            .number = TEXT_AT(r->number),
                                            .issuer = { TEXT_AT(r->issuer[0]), TEXT_AT(r->issuer[1]) },
                                            .title = { TEXT_AT(r->title[0]), TEXT_AT(r->title[1]) },
                                            .topic = { TEXT_AT(r->topic[0]), TEXT_AT(r->topic[1]) },
                                            .replaced_by = TEXT_AT(r->replaced) };
    return po_give(out, &info, sizeof info);
}

int32_t partyorg_edition_count(void)
{
    return EDITION_COUNT;
}

partyorg_status partyorg_edition_get(int32_t edition, partyorg_edition_info *out)
{
    if (!out)
        return PARTYORG_E_NULL;
    if (edition < 0 || edition >= EDITION_COUNT)
        return PARTYORG_E_RANGE;
    const struct edition_row *r = &editions[edition];
    const partyorg_edition_info info = { .family = r->family,
                                         .instrument = r->instrument,
                                         .from = r->from,
                                         .to = r->to,
                                         .flags = r->flags,
                                         .code = TEXT_AT(instruments[r->instrument].code),
                                         .family_name = TEXT_AT(families[r->family].name),
                                         .family_title = { TEXT_AT(families[r->family].title[0]),
                                                           TEXT_AT(families[r->family].title[1]) } };
    return po_give(out, &info, sizeof info);
}

int32_t partyorg_family_count(void)
{
    return FAMILY_COUNT;
}

partyorg_status partyorg_edition_on(int32_t family, partyorg_date on, int32_t *edition)
{
    if (!edition)
        return PARTYORG_E_NULL;
    if (family < 0 || family >= FAMILY_COUNT)
        return PARTYORG_E_RANGE;
    if (!po_is_date(on))
        return PARTYORG_E_DATE;
    *edition = -1;
    for (int i = 0; i < EDITION_COUNT; i++)
        if (editions[i].family == family && editions[i].from <= on &&
            (on <= editions[i].to || editions[i].to == UNKNOWN))
            *edition = i;
    return PARTYORG_OK;
}

/* ---- checks */

int po_subject_of(int32_t check)
{
    static const int8_t subjects[] = {
        PARTYORG_SUBJECT_APPLICANT,        PARTYORG_SUBJECT_PROBATIONER,       PARTYORG_SUBJECT_FORMER_MEMBER,
        PARTYORG_SUBJECT_MEMBER,           PARTYORG_SUBJECT_DELETION_CASE,     PARTYORG_SUBJECT_LEAVING_CASE,
        PARTYORG_SUBJECT_DISCIPLINE_CASE,  PARTYORG_SUBJECT_SUSPENSION_CASE,   PARTYORG_SUBJECT_APPEAL_CASE,
        PARTYORG_SUBJECT_EXEMPTION_CASE,   PARTYORG_SUBJECT_TRANSFER_CASE,     PARTYORG_SUBJECT_SCREENING_CASE,
        PARTYORG_SUBJECT_MEMBER_REVIEW,    PARTYORG_SUBJECT_RATING_LIST,       PARTYORG_SUBJECT_MEETING,
        PARTYORG_SUBJECT_MEETING_YEAR,     PARTYORG_SUBJECT_ORGANISATION_YEAR, PARTYORG_SUBJECT_ORGANISATION,
        PARTYORG_SUBJECT_DEVELOPMENT_YEAR, PARTYORG_SUBJECT_MEMBER_DUES
    };
    return check >= 0 && check < (int32_t)sizeof subjects ? subjects[check] : -1;
}

int po_describe(int32_t check, struct description *d)
{
    static const struct {
        char name[16], title[2][64], question[2][320];
    } checks[] = {
        { "admission",
          { "Kết nạp đảng viên", "Admission" },
          { "Người này có được kết nạp không; hồ sơ, biểu quyết, quyết định và lễ kết nạp có đúng quy định không?",
            "May this applicant be admitted, and are the file, the votes, the decision and the ceremony in order?" } },
        { "recognition",
          { "Công nhận đảng viên chính thức", "Recognition as official member" },
          { "Việc công nhận đảng viên chính thức có đúng quy định không, và tính từ ngày nào?",
            "Is this probationary member's recognition as official member in order, and as of which day?" } },
        { "readmission",
          { "Kết nạp lại", "Re-admission" },
          { "Người đã ra khỏi Đảng có được xét kết nạp lại không?",
            "May this former member be considered for re-admission?" } },
        { "party_age",
          { "Tuổi đảng", "Party age" },
          { "Tuổi đảng tính từ ngày nào, đến nay là bao lâu, đã đạt huy hiệu Đảng nào?",
            "From which day does party age run, how long is it, and which badge has it reached?" } },
        { "deletion",
          { "Xóa tên trong danh sách đảng viên", "Deletion from the roll" },
          { "Có căn cứ xóa tên đảng viên này không, và có giữ đúng trình tự không?",
            "May this name be deleted from the roll, on which ground, and was the procedure kept?" } },
        { "leaving",
          { "Xin ra khỏi Đảng", "Leaving on own application" },
          { "Đảng viên này có được ra khỏi Đảng theo đơn không, và có giữ đúng trình tự không?",
            "May this member be let go on own application, and was the chain kept?" } },
        { "discipline",
          { "Thi hành kỷ luật đảng viên", "Discipline" },
          { "Hình thức kỷ luật được đề nghị có đúng quy định không: hình thức, thời hiệu, trường hợp chưa xem xét, "
            "thẩm "
            "quyền, biểu quyết?",
            "Is the proposed measure lawful for this member: form, time limit, deferral, competent body, votes?" } },
        { "suspension",
          { "Đình chỉ sinh hoạt đảng", "Suspension of Party activity" },
          { "Việc đình chỉ có căn cứ không, có trong thời hạn, gia hạn đúng và chấm dứt kịp thời không?",
            "Is the suspension founded, within its term, lawfully extended, ended in time?" } },
        { "appeal",
          { "Khiếu nại", "Complaint" },
          { "Đơn khiếu nại xóa tên hoặc kỷ luật có còn thời hạn và được xem xét không, chậm nhất khi nào phải giải "
            "quyết?",
            "Is a complaint against deletion or discipline in time and admissible, and when is it due to be "
            "settled?" } },
        { "exemption",
          { "Miễn công tác và sinh hoạt đảng", "Exemption from work and meetings" },
          { "Đảng viên này có được miễn công tác và sinh hoạt đảng không, cấp nào quyết định, còn thời hạn không?",
            "May this member be exempted from Party work and meetings, who decides, is it still running?" } },
        { "transfer",
          { "Chuyển sinh hoạt đảng", "Transfer of Party activity" },
          { "Chuyển sinh hoạt đảng như vậy có đúng loại không, có vướng không, các thời hạn là ngày nào?",
            "Is this the right kind of transfer, is it barred, and which dates run?" } },
        { "screening",
          { "Rà soát, sàng lọc đảng viên", "Yearly screening" },
          { "Đảng viên này thuộc diện nào phải đưa vào danh sách rà soát, khi nào đủ căn cứ xóa tên? Có tên trong danh "
            "sách không phải là kết luận về đảng viên.",
            "Which categories of the yearly screening list apply, and when does each ground mature? Standing on the "
            "list "
            "is no finding against anybody." } },
        { "review",
          { "Kiểm điểm, xếp loại đảng viên", "Review and rating of a member" },
          { "Hồ sơ có đủ điều kiện cho mức xếp loại đề nghị của đảng viên năm nay không, và đủ điều kiện mức nào?",
            "Does the file support the grade proposed for this member this year, and which grade does it support?" } },
        { "review_cap",
          { "Tỷ lệ hoàn thành xuất sắc nhiệm vụ", "Share of excellent" },
          { "Danh sách này được có bao nhiêu trường hợp hoàn thành xuất sắc nhiệm vụ, có vượt không?",
            "How many excellent may this list hold, and does it hold too many?" } },
        { "meeting",
          { "Sinh hoạt chi bộ", "Cell meeting" },
          { "Buổi sinh hoạt này có giữ đúng quy định không, được bao nhiêu điểm, mức tự đề nghị có đúng không?",
            "Did this cell meeting keep the published rules, what does it score, is the proposed grade right?" } },
        { "meeting_year",
          { "Sinh hoạt chi bộ trong năm", "Year of cell meetings" },
          { "Chi bộ có sinh hoạt đủ hằng tháng không, các buổi trong năm hợp lại thành mức nào?",
            "Did the cell meet every month, and what do the year's grades add up to?" } },
        { "cell_rating",
          { "Xếp loại tổ chức cơ sở đảng, chi bộ", "Rating of an organisation" },
          { "Hồ sơ có đủ điều kiện cho mức xếp loại đề nghị của chi bộ, tổ chức cơ sở đảng này không?",
            "Does the file support the grade proposed for this cell or grassroots organisation?" } },
        { "cell_structure",
          { "Cơ cấu tổ chức đảng", "Structure of an organisation" },
          { "Tổ chức có số đảng viên như vậy được lập theo hình thức nào, lãnh đạo thế nào, bao giờ đại hội?",
            "What form may an organisation of this size have, how is it led, when is its congress?" } },
        { "development",
          { "Phát triển đảng viên", "Development" },
          { "Năm nay đã kết nạp đủ 3 % tổng số đảng viên chưa?",
            "Has the organisation admitted 3 % of its members this year?" } },
        { "dues",
          { "Đảng phí", "Dues" },
          { "Đảng phí tháng này là bao nhiêu, đã đóng chưa, miễn giảm và nợ đóng có đúng quy định không?",
            "What are the dues of this month, are they paid, are the relief and the arrears in order?" } },
    };
    d->subject = po_subject_of(check);
    if (d->subject < 0)
        return 0;
    d->name = checks[check].name;
    for (int i = 0; i < 2; i++) {
        d->title[i] = checks[check].title[i];
        d->question[i] = checks[check].question[i];
    }
    DISPATCH(check, describe, d)
    return 1;
}

int32_t partyorg_check_count(void)
{
    struct description d;
    int32_t count = 0;
    while (po_describe(count, &d))
        count++;
    return count;
}

partyorg_status partyorg_check_get(int32_t check, partyorg_check_info *out)
{
    struct description d;
    if (!out)
        return PARTYORG_E_NULL;
    if (!po_describe(check, &d))
        return PARTYORG_E_RANGE;
    const partyorg_check_info info = { .subject = d.subject,
                                       .stage_count = d.stage_count,
                                       .rule_count = d.rule_count,
                                       .value_count = d.value_count,
                                       .name = d.name,
                                       .title = { d.title[0], d.title[1] },
                                       .question = { d.question[0], d.question[1] } };
    return po_give(out, &info, sizeof info);
}

partyorg_status partyorg_check_find(const char *name, int32_t *check)
{
    struct description d;
    if (!name || !check)
        return PARTYORG_E_NULL;
    for (int32_t i = 0; po_describe(i, &d); i++)
        if (strcmp(d.name, name) == 0) {
            *check = i;
            return PARTYORG_OK;
        }
    return PARTYORG_E_NAME;
}

partyorg_status partyorg_stage_get(int32_t check, int32_t stage, partyorg_stage_info *out)
{
    struct description d;
    if (!out)
        return PARTYORG_E_NULL;
    if (!po_describe(check, &d) || stage < 0 || stage >= d.stage_count)
        return PARTYORG_E_RANGE;
    const struct stage_row *r = &d.stages[stage];
    const partyorg_stage_info info = { .name = d.text + r->name,
                                       .title = { d.text + r->vi, d.text + r->en },
                                       .actor = { d.text + r->actor_vi, d.text + r->actor_en } };
    return po_give(out, &info, sizeof info);
}

/*
 * A card by which a rule reads whatever it reads by any card: itemised, every fact that a criterion may rest on; else
 * the total and the gates.
 */
static void fill_card(partyorg_scorecard *card, int itemised)
{
    *card = (partyorg_scorecard){ .size = sizeof *card,
                                  .itemised = itemised,
                                  .year_all_at_least = PARTYORG_MEETING_GRADE_GOOD,
                                  .threshold_count = 2,
                                  .gate_count = itemised ? 0 : PARTYORG_GATES_MAX,
                                  .criterion_count = itemised ? PARTYORG_CRITERIA_MAX : 0 };
    for (int i = 0; i < PARTYORG_CRITERIA_MAX; i++) {
        partyorg_scorecard_criterion *c = &card->criteria[i];
        const int type = po_fact_type(PARTYORG_SUBJECT_MEETING, i);
        c->fact = i;
        c->waived = type == PARTYORG_TYPE_BOOL ? i : -1;
        c->measure = type == PARTYORG_TYPE_DATE  ? PARTYORG_SCORE_AFTER
                     : type == PARTYORG_TYPE_INT ? PARTYORG_SCORE_LIMIT
                                                 : PARTYORG_SCORE_NONE;
    }
}

/* Which facts a condition reads does not depend on their values, only on the options: ask it under each. */
static uint64_t facts_read(int32_t check, const struct description *d, int32_t rule)
{
    union any_subject nothing;
    partyorg_options options = PARTYORG_OPTIONS_INIT;
    partyorg_scorecard card;
    trace t = { 0 };
    struct examined x;
    uint64_t read = 0;
    partyorg_subject_info info = PARTYORG_SUBJECT_INFO_INIT;
    partyorg_subject_get(d->subject, &info);
    partyorg_facts_init(d->subject, &nothing, info.struct_size);
    partyorg_subject_info option = PARTYORG_SUBJECT_INFO_INIT;
    partyorg_subject_get(PARTYORG_SUBJECT_OPTIONS, &option);
    /* No option has more than three choices; the numbers are given or not; only family O reads by cards. */
    enum { CHOICES = 3, WITHOUT_CARD = 2 * CHOICES };
    const int cards = d->rules[rule].family == FAMILY_O ? 2 : 0;
    for (int asked = 0; asked < WITHOUT_CARD + cards; asked++) {
        for (int i = 0; i < option.fact_count; i++)
            ((int32_t *)&options)[i + 1] = po_choice_count(PARTYORG_SUBJECT_OPTIONS, i) > 0 ? asked % CHOICES
                                           : asked < CHOICES                                ? PARTYORG_UNKNOWN
                                                                                            : 1;
        if (asked >= WITHOUT_CARD) {
            fill_card(&card, asked == WITHOUT_CARD);
            options.scorecard = &card;
        }
        context c = { .on = 0, .options = options };
        for (int slot = 1; slot < SLOTS_MAX; slot++) {
            if (!d->wordings[rule][slot].listed)
                continue;
            c.on = editions[po_mark(d->rules[rule].family) + slot - 1].from;
            DISPATCH(check, rule, &nothing, &c, &t, rule, &x)
            read |= t.read;
        }
    }
    return read;
}

partyorg_status partyorg_rule_get(int32_t check, int32_t rule, partyorg_rule_info *out)
{
    struct description d;
    if (!out)
        return PARTYORG_E_NULL;
    if (!po_describe(check, &d) || rule < 0 || rule >= d.rule_count)
        return PARTYORG_E_RANGE;
    const struct rule_row *r = &d.rules[rule];
    partyorg_rule_info info = { .kind = r->kind,
                                .stage = r->stage,
                                .family = r->family,
                                .governing = r->governing,
                                .due_value = d.dues[rule].given ? d.dues[rule].value : -1,
                                .facts = facts_read(check, &d, rule),
                                .id = d.text + r->id,
                                .title = { d.text + r->vi, d.text + r->en } };
    for (int slot = 1; slot < SLOTS_MAX; slot++)
        info.wording_count += d.wordings[rule][slot].listed;
    return po_give(out, &info, sizeof info);
}

partyorg_status partyorg_rule_find(int32_t check, const char *id, int32_t *rule)
{
    struct description d;
    if (!id || !rule)
        return PARTYORG_E_NULL;
    if (!po_describe(check, &d))
        return PARTYORG_E_RANGE;
    for (int32_t i = 0; i < d.rule_count; i++)
        if (strcmp(d.text + d.rules[i].id, id) == 0) {
            *rule = i;
            return PARTYORG_OK;
        }
    return PARTYORG_E_NAME;
}

static partyorg_status give_wording(const struct description *d, int32_t rule, int slot, partyorg_wording_info *out)
{
    const struct wording_row *w = &d->wordings[rule][slot];
    partyorg_wording_info info = { .edition = po_mark(d->rules[rule].family) + slot - 1,
                                   .confidence = w->confidence,
                                   .provision = d->text + w->provision };
    memcpy(info.parameters, w->p, sizeof info.parameters);
    return po_give(out, &info, sizeof info);
}

partyorg_status partyorg_wording_get(int32_t check, int32_t rule, int32_t wording, partyorg_wording_info *out)
{
    struct description d;
    if (!out)
        return PARTYORG_E_NULL;
    if (!po_describe(check, &d) || rule < 0 || rule >= d.rule_count || wording < 0)
        return PARTYORG_E_RANGE;
    for (int slot = 1; slot < SLOTS_MAX; slot++)
        if (d.wordings[rule][slot].listed && wording-- == 0)
            return give_wording(&d, rule, slot, out);
    return PARTYORG_E_RANGE;
}

/* The slot in which a rule has a wording on a day, 0 when it has none. */
static int wording_slot(const struct description *d, int32_t rule, partyorg_date on)
{
    const int slot = po_slot(d->rules[rule].family, on);
    return d->wordings[rule][slot].listed ? slot : 0;
}

partyorg_status partyorg_wording_on(int32_t check, int32_t rule, partyorg_date on, partyorg_wording_info *out)
{
    struct description d;
    if (!out)
        return PARTYORG_E_NULL;
    if (!po_describe(check, &d) || rule < 0 || rule >= d.rule_count)
        return PARTYORG_E_RANGE;
    if (!po_is_date(on))
        return PARTYORG_E_DATE;
    const int slot = wording_slot(&d, rule, on);
    return slot ? give_wording(&d, rule, slot, out) : PARTYORG_E_NAME;
}

partyorg_status partyorg_value_get(int32_t check, int32_t value, partyorg_value_info *out)
{
    struct description d;
    if (!out)
        return PARTYORG_E_NULL;
    if (!po_describe(check, &d) || value < 0 || value >= d.value_count)
        return PARTYORG_E_RANGE;
    const struct value_row *r = &d.values[value];
    const partyorg_value_info info = { .type = r->type,
                                       .unit = r->unit,
                                       .fact = r->fact,
                                       .name = d.text + r->name,
                                       .title = { d.text + r->vi, d.text + r->en } };
    return po_give(out, &info, sizeof info);
}

partyorg_status partyorg_rules_in_force(int32_t check, partyorg_date on, uint64_t *rules)
{
    struct description d;
    if (!rules)
        return PARTYORG_E_NULL;
    if (!po_describe(check, &d))
        return PARTYORG_E_RANGE;
    if (!po_is_date(on))
        return PARTYORG_E_DATE;
    *rules = 0;
    for (int i = 0; i < d.rule_count; i++)
        *rules |= (uint64_t)(wording_slot(&d, i, on) != 0) << i;
    return PARTYORG_OK;
}

partyorg_status partyorg_changes(int32_t check, partyorg_date before, partyorg_date after, partyorg_change *out,
                                 int32_t capacity, int32_t *count)
{
    struct description d;
    if (!count || (!out && capacity > 0))
        return PARTYORG_E_NULL;
    if (!po_describe(check, &d) || capacity < 0)
        return PARTYORG_E_RANGE;
    if (!po_is_date(before) || !po_is_date(after))
        return PARTYORG_E_DATE;
    *count = 0;
    for (int i = 0; i < d.rule_count; i++) {
        const int a = wording_slot(&d, i, before), b = wording_slot(&d, i, after);
        if (a == b)
            continue;
        const int first = po_mark(d.rules[i].family) - 1;
        const int same = memcmp(d.wordings[i][a].p, d.wordings[i][b].p, sizeof d.wordings[i][a].p) == 0;
        if (*count < capacity)
            out[*count] = (partyorg_change){ .rule = i,
                                             .before = a ? first + a : -1,
                                             .after = b ? first + b : -1,
                                             .what = !a || !b ? PARTYORG_CHANGED_EXISTENCE
                                                     : same   ? 0
                                                              : PARTYORG_CHANGED_PARAMETERS };
        ++*count;
    }
    return *count <= capacity ? PARTYORG_OK : PARTYORG_E_SPACE;
}

/* ---- provisions in full */

/* "R294" as "294-QĐ/TW (26/05/2025)": number and date, for numbers restart every term. The Charter has no number. */
static void write_instrument(writer *w, const struct instrument_row *r, int language)
{
    const char *number = TEXT_AT(r->number);
    po_write(w, number[strcspn(number, "0123456789")] ? number : TEXT_AT(r->title[language]));
    if (r->signed_on == PARTYORG_UNKNOWN)
        return;
    po_write(w, " (");
    po_write_date(w, r->signed_on, language);
    po_write(w, ")");
}

static const struct instrument_row *instrument_coded(const char *code, size_t length)
{
    for (int i = 0; i < INSTRUMENT_COUNT; i++) {
        const char *known = TEXT_AT(instruments[i].code);
        if (strlen(known) == length && memcmp(known, code, length) == 0)
            return &instruments[i];
    }
    return NULL;
}

/* Words of a provision and how Vietnamese says them. */
static const struct {
    char en[8], vi[16];
} provision_words[] = {
    { "pt", "điểm" }, { "pts", "các điểm" }, { "Art.", "Điều" }, { "Arts", "các Điều" }, { "as", "như" }
};

/* A provision is words and codes between spaces, commas and semicolons: "R20, as R294 pt 4.3.1; C11 Art. 4(3)". */
void po_write_provision(writer *w, const char *provision, int language)
{
    const struct instrument_row *instrument;
    while (*provision) {
        const size_t length = strcspn(provision, " ,;");
        if (length == 0) {
            po_write_bytes(w, provision++, 1);
            continue;
        }
        instrument = instrument_coded(provision, length);
        if (instrument) {
            write_instrument(w, instrument, language);
        } else {
            const char *word = provision;
            size_t bytes = length;
            for (size_t i = 0; language == PARTYORG_VI && i < sizeof provision_words / sizeof provision_words[0]; i++)
                if (strlen(provision_words[i].en) == length && memcmp(provision_words[i].en, provision, length) == 0) {
                    word = provision_words[i].vi;
                    bytes = strlen(word);
                }
            po_write_bytes(w, word, bytes);
        }
        provision += length;
    }
}

partyorg_status partyorg_provision_print(int32_t check, int32_t rule, int32_t edition, int32_t language, char *buffer,
                                         size_t size, size_t *needed)
{
    struct description d;
    if (!buffer && size > 0)
        return PARTYORG_E_NULL;
    language = language == PARTYORG_VI ? PARTYORG_VI : PARTYORG_EN;
    if (!po_describe(check, &d) || rule < 0 || rule >= d.rule_count || edition < 0 || edition >= EDITION_COUNT ||
        editions[edition].family != d.rules[rule].family)
        return PARTYORG_E_RANGE;
    const struct wording_row *row = &d.wordings[rule][edition - po_mark(editions[edition].family) + 1];
    if (!row->listed)
        return PARTYORG_E_NAME;
    writer w = { buffer, size, 0 };
    po_write_provision(&w, d.text + row->provision, language);
    return po_written(&w, needed);
}
