/* SPDX-License-Identifier: MIT */
/*
 * Vote bases. Regulation 294-QĐ/TW pt 9.3.2 says who of a cell is left out of the base, pt 9.3.3 who of a committee;
 * pt 9.3.4 the shares. How many votes a share asks for is in votes.h, where rules have it from as well.
 */
#include "members.h"

enum { COUNTS = PARTYORG_VOTE_YES + 1, FIRST = PARTYORG_VOTE_AWAY, LAST = PARTYORG_VOTE_ABSENT };
enum { BODIES = PARTYORG_BODY_COMMITTEE + 1, SHARES = PARTYORG_SHARE_MAJORITY + 1 };
_Static_assert(LAST - FIRST + 1 <= PARTYORG_VOTE_LINES_MAX, "room for situations");
_Static_assert(offsetof(partyorg_vote, yes) == offsetof(partyorg_vote, members) + PARTYORG_VOTE_YES * sizeof(int32_t) &&
                   sizeof(partyorg_vote) == offsetof(partyorg_vote, yes) + sizeof(int32_t),
               "counts are members, in order, and the last ones");

/* A vote by name, and its members by place. */
union whole_vote {
    partyorg_vote of;
    int32_t members[sizeof(partyorg_vote) / sizeof(int32_t)];
};
enum { COUNTS_AT = offsetof(partyorg_vote, members) / sizeof(int32_t) };

static const char count_names[COUNTS][12] = { "members",  "away",     "exempt", "suspended", "prosecuted",
                                              "indicted", "detained", "absent", "yes" };

static const char count_titles[BODIES][COUNTS][2][96] = {
    [PARTYORG_BODY_CELL] = {
        { "Đảng viên chính thức", "Official members" },
        { "Đang sinh hoạt tạm thời ở nơi khác", "On temporary transfer elsewhere" },
        { "Được miễn công tác và sinh hoạt đảng, không có mặt", "Exempt from Party work and meetings, not present" },
        { "Bị đình chỉ sinh hoạt đảng", "Suspended from Party activity" },
        { "Bị khởi tố", "Prosecuted" },
        { "Bị truy tố", "Indicted" },
        { "Bị tạm giam", "Detained" },
        { "Vắng mặt vì đi công tác, ốm đau hoặc lý do khác", "Absent on business, ill or for another reason" },
        { "Phiếu tán thành", "Votes in favour" },
    },
    [PARTYORG_BODY_COMMITTEE] = {
        { "Ủy viên đương nhiệm", "Serving members" },
        { "Đang sinh hoạt tạm thời ở nơi khác, vắng mặt", "On temporary transfer elsewhere, absent" },
        { "Được miễn công tác và sinh hoạt đảng, không có mặt", "Exempt from Party work and meetings, not present" },
        { "Bị đình chỉ sinh hoạt", "Suspended" },
        { "Bị khởi tố", "Prosecuted" },
        { "Bị truy tố", "Indicted" },
        { "Bị tạm giam", "Detained" },
        { "Vắng mặt vì đi công tác, ốm đau hoặc lý do khác", "Absent on business, ill or for another reason" },
        { "Phiếu tán thành", "Votes in favour" },
    },
};

/* Which situations leave a member out: pt 9.3.2 of a cell, pt 9.3.3 of a committee. The latter does not name members
   who are exempt. */
#define CRIMINAL (1U << PARTYORG_VOTE_PROSECUTED | 1U << PARTYORG_VOTE_INDICTED | 1U << PARTYORG_VOTE_DETAINED)
static const uint32_t leaves_out[BODIES] = {
    [PARTYORG_BODY_CELL] =
        1U << PARTYORG_VOTE_AWAY | 1U << PARTYORG_VOTE_EXEMPT | 1U << PARTYORG_VOTE_SUSPENDED | CRIMINAL,
    [PARTYORG_BODY_COMMITTEE] = 1U << PARTYORG_VOTE_AWAY | 1U << PARTYORG_VOTE_SUSPENDED | CRIMINAL,
};

/* Where it is said, by edition of the regulation; slot 0: under the Charter alone. Only R294 was read. */
static const struct {
    char provisions[BODIES + 1][28]; /* of the bodies, then of the shares */
    uint8_t confidence;
} sources[SLOTS_MAX] = {
#define AS_R294(code)                                                                                                  \
    {                                                                                                                  \
        { code ", as R294 pt 9.3.2", code ", as R294 pt 9.3.3", code ", as R294 pt 9.3.4" }, PARTYORG_MEMORY           \
    }
    [0] = AS_R294("C11"),
    [SLOT_R45] = AS_R294("R45"),
    [SLOT_R29] = AS_R294("R29"),
    [SLOT_R24] = AS_R294("R24"),
    [SLOT_R232] = AS_R294("R232"),
    [SLOT_R294] = { { "R294 pt 9.3.2", "R294 pt 9.3.3", "R294 pt 9.3.4" }, PARTYORG_VERIFIED },
    [SLOT_R20] = AS_R294("R20"),
    [SLOT_R208] = AS_R294("R208"),
};

/* ---- names and titles */

static const char share_names[SHARES][12] = { "two_thirds", "majority" };
static const char share_titles[SHARES][2][24] = { { "hai phần ba", "two thirds" }, { "quá nửa", "more than half" } };

INLINE int place(int32_t language)
{
    return language == PARTYORG_VI ? PARTYORG_VI : PARTYORG_EN;
}

const char *partyorg_body_name(int32_t body)
{
    static const char names[BODIES][12] = { "cell", "committee" };
    return body >= 0 && body < BODIES ? names[body] : "";
}

const char *partyorg_body_text(int32_t body, int32_t language)
{
    static const char titles[BODIES][2][32] = { { "chi bộ", "cell" }, { "cấp ủy, ban thường vụ", "committee" } };
    return body >= 0 && body < BODIES ? titles[body][place(language)] : "";
}

const char *partyorg_share_name(int32_t share)
{
    return share >= 0 && share < SHARES ? share_names[share] : "";
}

const char *partyorg_share_text(int32_t share, int32_t language)
{
    return share >= 0 && share < SHARES ? share_titles[share][place(language)] : "";
}

const char *partyorg_vote_count_name(int32_t count)
{
    return count >= 0 && count < COUNTS ? count_names[count] : "";
}

const char *partyorg_vote_count_text(int32_t body, int32_t count, int32_t language)
{
    return body >= 0 && body < BODIES && count >= 0 && count < COUNTS ? count_titles[body][count][place(language)] : "";
}

/* ---- the base */

partyorg_status partyorg_vote_init(partyorg_vote *vote)
{
    static const partyorg_vote unknown = PARTYORG_VOTE_INIT;
    if (!vote)
        return PARTYORG_E_NULL;
    *vote = unknown;
    return PARTYORG_OK;
}

partyorg_status partyorg_vote_result_init(partyorg_vote_result *result)
{
    if (!result)
        return PARTYORG_E_NULL;
    *result = (partyorg_vote_result){ .size = sizeof *result };
    return PARTYORG_OK;
}

static int32_t least(int32_t base, int32_t share)
{
    return share == PARTYORG_SHARE_TWO_THIRDS ? po_least_votes(base, PO_TWO_THIRDS) : po_least_votes(base, PO_MAJORITY);
}

partyorg_status partyorg_votes_needed(int32_t base, int32_t share, int32_t *out)
{
    if (!out)
        return PARTYORG_E_NULL;
    if (base < 0 || base > PARTYORG_VOTE_MAX || share < 0 || share >= SHARES)
        return PARTYORG_E_RANGE;
    *out = least(base, share);
    return PARTYORG_OK;
}

static partyorg_status read_vote(const partyorg_vote *given, union whole_vote *vote, partyorg_error *error)
{
    const int32_t *const counts = vote->members + COUNTS_AT;
    partyorg_status status =
        po_members_read(given, vote->members + 1, (int)(sizeof vote->members / sizeof(int32_t)) - 1, "vote",
                        "PARTYORG_VOTE_INIT", error);
    if (status != PARTYORG_OK)
        return status;
    status = po_choice_known(vote->of.body, BODIES - 1, "body", "0 (cell), 1 (committee)", error);
    if (status == PARTYORG_OK)
        status = po_choice_known(vote->of.share, SHARES - 1, "share", "0 (two_thirds), 1 (majority)", error);
    if (status != PARTYORG_OK)
        return status;
    if (vote->of.on != PARTYORG_UNKNOWN && !po_is_date(vote->of.on))
        return po_error(error, PARTYORG_E_DATE, "on", "on: số ngày %d nằm ngoài các năm 1 đến 9999",
                        "on: day number %d is outside the years 1 to 9999", (int)vote->of.on);
    for (int i = 0; i < COUNTS; i++)
        if (counts[i] != PARTYORG_UNKNOWN && (counts[i] < 0 || counts[i] > PARTYORG_VOTE_MAX))
            return po_error(error, PARTYORG_E_VALUE, count_names[i], "%s: giá trị %d không nằm trong khoảng 0 đến %d",
                            "%s: value %d is not between 0 and %d", count_names[i], (int)counts[i], PARTYORG_VOTE_MAX);
    return PARTYORG_OK;
}

/* Members by what is known of them: in a situation that leaves them out, or in one that does not. */
struct tally_of_members {
    int32_t out, in;
    uint32_t open; /* situations that leave members out, and how many is not known */
};

static partyorg_status count_members(const union whole_vote *vote, struct tally_of_members *t, partyorg_error *error)
{
    const int32_t *const counts = vote->members + COUNTS_AT;
    const uint32_t leaving = leaves_out[vote->of.body];
    *t = (struct tally_of_members){ 0, 0, 0 };
    for (int i = FIRST; i <= LAST; i++) {
        const int out = (int)(leaving >> i & 1);
        if (counts[i] == PARTYORG_UNKNOWN)
            t->open |= (uint32_t)out << i;
        else if (out)
            t->out += counts[i];
        else
            t->in += counts[i];
    }
    if (vote->of.members != PARTYORG_UNKNOWN && t->out + t->in > vote->of.members)
        return po_error(error, PARTYORG_E_VALUE, "members",
                        "members: giá trị %d ít hơn %d người đã kê theo từng trường hợp; chấp nhận: từ %d",
                        "members: value %d is less than the %d counted in the situations; accepted are %d and more",
                        (int)vote->of.members, (int)(t->out + t->in), (int)(t->out + t->in));
    if (t->out + t->in > PARTYORG_VOTE_MAX)
        return po_error(error, PARTYORG_E_VALUE, "members",
                        "members: đã kê %d người theo từng trường hợp; chấp nhận: nhiều nhất %d",
                        "members: %d are counted in the situations; accepted are at most %d", (int)(t->out + t->in),
                        PARTYORG_VOTE_MAX);
    return PARTYORG_OK;
}

/*
 * Every base that can be: at most all members but those known to be left out; at least those known to stay in, and no
 * less than have voted. Whether the vote carries can change only from small bases to large ones.
 */
static partyorg_status find_base(const partyorg_vote *vote, const struct tally_of_members *t, partyorg_vote_result *r,
                                 partyorg_error *error)
{
    const int no_members = vote->members == PARTYORG_UNKNOWN;
    const int32_t most = (no_members ? PARTYORG_VOTE_MAX : vote->members) - t->out;
    int32_t fewest = t->open || no_members ? t->in : most;
    if (vote->yes != PARTYORG_UNKNOWN && vote->yes > most)
        return po_error(
            error, PARTYORG_E_VALUE, "yes", "yes: giá trị %d nhiều hơn số người được tính; chấp nhận: 0 đến %d",
            "yes: value %d is more than the base has members; accepted are 0 to %d", (int)vote->yes, (int)most);
    if (fewest < vote->yes)
        fewest = vote->yes;
    r->base_min = fewest;
    r->votes_needed_min = least(fewest, vote->share);
    r->base_max = no_members ? PARTYORG_UNKNOWN : most;
    r->votes_needed_max = no_members ? PARTYORG_UNKNOWN : least(most, vote->share);
    r->base = fewest == most && !no_members ? most : PARTYORG_UNKNOWN;
    r->votes_needed = r->base == PARTYORG_UNKNOWN ? PARTYORG_UNKNOWN : r->votes_needed_max;
    r->left_out = r->base != PARTYORG_UNKNOWN ? vote->members - r->base : t->open ? PARTYORG_UNKNOWN : t->out;
    if (r->base == PARTYORG_UNKNOWN)
        r->missing = t->open | (uint32_t)no_members << PARTYORG_VOTE_MEMBERS;
    if (vote->yes == PARTYORG_UNKNOWN) {
        r->missing |= 1U << PARTYORG_VOTE_YES;
        return PARTYORG_OK;
    }
    const int carries_small = vote->yes >= r->votes_needed_min, carries_large = vote->yes >= least(most, vote->share);
    if (carries_small == carries_large)
        r->status = carries_small ? PARTYORG_MET : PARTYORG_NOT_MET;
    return PARTYORG_OK;
}

static void list_situations(const union whole_vote *vote, int slot, partyorg_vote_result *r)
{
    const int32_t *const counts = vote->members + COUNTS_AT;
    const int body = vote->of.body;
    for (int i = FIRST; i <= LAST; i++)
        r->lines[r->line_count++] = (partyorg_vote_line){ .count = i,
                                                          .number = counts[i],
                                                          .left_out = (int32_t)(leaves_out[body] >> i & 1),
                                                          .confidence = r->confidence,
                                                          .provision = sources[slot].provisions[body] };
}

partyorg_status partyorg_vote_base(const partyorg_vote *vote, partyorg_vote_result *result, partyorg_error *error)
{
    union whole_vote whole = { .of = PARTYORG_VOTE_INIT };
    struct tally_of_members t;
    if (!result)
        return po_error(error, PARTYORG_E_NULL, "result", "result: con trỏ rỗng", "result: NULL pointer");
    partyorg_status status = read_vote(vote, &whole, error);
    if (status == PARTYORG_OK)
        status = count_members(&whole, &t, error);
    if (status != PARTYORG_OK)
        return status;
    const partyorg_vote v = whole.of;
    const int known = v.on != PARTYORG_UNKNOWN;
    const int slot = known ? po_slot(FAMILY_R, v.on) : SLOT_R294;
    partyorg_vote_result r = { .body = v.body,
                               .share = v.share,
                               .status = PARTYORG_NOT_KNOWN,
                               .members = v.members,
                               .yes = v.yes,
                               .base = PARTYORG_UNKNOWN,
                               .base_min = PARTYORG_UNKNOWN,
                               .base_max = PARTYORG_UNKNOWN,
                               .left_out = PARTYORG_UNKNOWN,
                               .votes_needed = PARTYORG_UNKNOWN,
                               .votes_needed_min = PARTYORG_UNKNOWN,
                               .votes_needed_max = PARTYORG_UNKNOWN,
                               .edition = known && slot > 0 ? po_mark(FAMILY_R) + slot - 1 : -1,
                               .confidence = sources[slot].confidence,
                               .provision = sources[slot].provisions[BODIES] };
    partyorg_vote_result none = r;
    status = find_base(&v, &t, &r, error);
    if (status != PARTYORG_OK)
        return status;
    if (known && po_slot(FAMILY_C, v.on) == 0) { /* before the Charter of 2011 */
        none.flags = PARTYORG_NO_EDITION;
        none.confidence = -1;
        none.provision = "";
        r = none;
    } else {
        list_situations(&whole, slot, &r);
    }
    status = po_give(result, &r, sizeof r);
    return status == PARTYORG_OK
               ? status
               : po_error(error, status, "result", "result: size quá nhỏ", "result: size is too small");
}

/* ---- texts */

static void write_range(writer *w, int32_t one, int32_t from, int32_t to, int language)
{
    const int vi = language == PARTYORG_VI;
    if (one != PARTYORG_UNKNOWN) {
        po_write_int(w, one);
        return;
    }
    if (to == PARTYORG_UNKNOWN)
        po_write(w, vi ? "từ " : "at least ");
    po_write_int(w, from);
    if (to == PARTYORG_UNKNOWN)
        return;
    po_write(w, vi ? " đến " : " to ");
    po_write_int(w, to);
}

static void write_count(writer *w, int32_t body, int32_t count, int32_t number, int language)
{
    po_write(w, partyorg_vote_count_text(body, count, language));
    po_write(w, ": ");
    if (number == PARTYORG_UNKNOWN)
        po_write(w, language == PARTYORG_VI ? "chưa rõ" : "not known");
    else
        po_write_int(w, number);
}

partyorg_status partyorg_vote_print(const partyorg_vote_result *r, int32_t language, char *buffer, size_t size,
                                    size_t *needed)
{
    if (!r || (!buffer && size > 0))
        return PARTYORG_E_NULL;
    if (r->size != sizeof *r)
        return PARTYORG_E_SIZE;
    if (r->body < 0 || r->body >= BODIES || r->share < 0 || r->share >= SHARES)
        return PARTYORG_E_RANGE;
    language = place(language);
    const int vi = language == PARTYORG_VI;
    writer w = { buffer, size, 0 };
    write_count(&w, r->body, PARTYORG_VOTE_MEMBERS, r->members, language);
    if (r->flags & PARTYORG_NO_EDITION) {
        po_write(&w, vi ? ". Văn bản của thời kỳ này không có trong thư viện."
                        : ". The text of that period is not in the library.");
        return po_written(&w, needed);
    }
    if (r->left_out != PARTYORG_UNKNOWN) {
        po_write(&w, vi ? "; không tính: " : "; left out: ");
        po_write_int(&w, r->left_out);
    }
    po_write(&w, vi ? "; được tính: " : "; base: ");
    write_range(&w, r->base, r->base_min, r->base_max, language);
    po_write(&w, vi ? "; số phiếu tối thiểu (" : "; least votes needed (");
    po_write(&w, partyorg_share_text(r->share, language));
    po_write(&w, "): ");
    write_range(&w, r->votes_needed, r->votes_needed_min, r->votes_needed_max, language);
    po_write(&w, "; ");
    write_count(&w, r->body, PARTYORG_VOTE_YES, r->yes, language);
    po_write(&w, " – ");
    po_write(&w, partyorg_finding_status_text(r->status, language));
    po_write(&w, ".");
    const char *separator = vi ? " Thiếu: " : " Missing: ";
    for (int i = 0; i < COUNTS; i++)
        if (r->missing >> i & 1) {
            po_write(&w, separator);
            po_write(&w, partyorg_vote_count_text(r->body, i, language));
            separator = "; ";
        }
    if (r->missing)
        po_write(&w, ".");
    po_write_source(&w, r->provision, r->confidence, language);
    return po_written(&w, needed);
}

partyorg_status partyorg_vote_line_print(const partyorg_vote_result *r, int32_t line, int32_t language, char *buffer,
                                         size_t size, size_t *needed)
{
    if (!r || (!buffer && size > 0))
        return PARTYORG_E_NULL;
    if (r->size != sizeof *r)
        return PARTYORG_E_SIZE;
    if (r->body < 0 || r->body >= BODIES || line < 0 || line >= r->line_count || line >= PARTYORG_VOTE_LINES_MAX)
        return PARTYORG_E_RANGE;
    language = place(language);
    const int vi = language == PARTYORG_VI;
    const partyorg_vote_line *const l = &r->lines[line];
    writer w = { buffer, size, 0 };
    write_count(&w, r->body, l->count, l->number, language);
    if (l->left_out)
        po_write(&w, vi ? "; không tính." : "; left out of the base.");
    else
        po_write(&w, vi ? "; vẫn tính." : "; stay in the base.");
    po_write_source(&w, l->provision, l->confidence, language);
    return po_written(&w, needed);
}
