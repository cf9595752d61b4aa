/* SPDX-License-Identifier: MIT */
/*
 * Limitation periods: L102 Art. 3, L69 Art. 4, L212. How long they are is a table by edition; how they are computed
 * does not change.
 */
#include "members.h"

enum { MEASURES = PARTYORG_MEASURE_EXPULSION + 1, CLASSES = PARTYORG_NO_LIMIT_CLASS_UNLAWFUL_DEGREE + 1 };

/* Months by edition; slots without a row were not read. Expulsion has no period. */
static const struct period_row {
    char provision[32], none[24]; /* of the periods, and of there being none */
    struct {
        uint8_t count, confidence;
    } months[MEASURES];
} periods[SLOTS_MAX] = {
    [SLOT_L102] = { "L102 Art. 3(1)",
                    "L102 Art. 3",
                    { { 60, PARTYORG_VERIFIED }, { 120, PARTYORG_VERIFIED }, { 120, PARTYORG_VERIFIED }, { 0, 0 } } },
    [SLOT_L69] = { "L69 Art. 4(2)(b)",
                   "L69 Art. 4",
                   { { 60, PARTYORG_VERIFIED }, { 120, PARTYORG_VERIFIED }, { 120, PARTYORG_VERIFIED }, { 0, 0 } } },
    [SLOT_L212] = { "L212, as L69 Art. 4(2)(b)",
                    "L212, as L69 Art. 4",
                    { { 60, PARTYORG_SECONDARY },
                      { 120, PARTYORG_MEMORY },
                      { 120, PARTYORG_MEMORY },
                      { 0, PARTYORG_MEMORY } } },
};
/* That days are not counted stands in Guidance 05-HD/UBKTTW of 2022-11-22, known from a summary. */
enum { EXCLUDED_CONFIDENCE = PARTYORG_SECONDARY };

INLINE int place(int32_t language)
{
    return language == PARTYORG_VI ? PARTYORG_VI : PARTYORG_EN;
}

const char *partyorg_measure_name(int32_t measure)
{
    static const char names[MEASURES][12] = { "reprimand", "warning", "dismissal", "expulsion" };
    return measure >= 0 && measure < MEASURES ? names[measure] : "";
}

const char *partyorg_measure_text(int32_t measure, int32_t language)
{
    static const char titles[MEASURES][2][24] = { { "khiển trách", "reprimand" },
                                                  { "cảnh cáo", "warning" },
                                                  { "cách chức", "dismissal" },
                                                  { "khai trừ", "expulsion" } };
    return measure >= 0 && measure < MEASURES ? titles[measure][place(language)] : "";
}

const char *partyorg_no_limit_class_name(int32_t no_limit_class)
{
    static const char names[CLASSES][20] = { "none", "expulsion_level", "internal_political", "national_interest",
                                             "unlawful_degree" };
    return no_limit_class >= 0 && no_limit_class < CLASSES ? names[no_limit_class] : "";
}

const char *partyorg_no_limit_class_text(int32_t no_limit_class, int32_t language)
{
    static const char titles[CLASSES][2][128] = {
        { "không thuộc loại nào", "none" },
        { "vi phạm đến mức phải khai trừ", "breach deserving expulsion" },
        { "vi phạm về chính trị nội bộ", "breach concerning internal politics" },
        { "vi phạm liên quan đến quốc phòng, an ninh, đối ngoại, xâm hại lợi ích quốc gia",
          "breach concerning defence, security or foreign affairs, harming the national interest" },
        { "sử dụng văn bằng, chứng chỉ không hợp pháp", "unlawful degrees or certificates" },
    };
    return no_limit_class >= 0 && no_limit_class < CLASSES ? titles[no_limit_class][place(language)] : "";
}

partyorg_status partyorg_limitation_case_init(partyorg_limitation_case *limitation)
{
    if (!limitation)
        return PARTYORG_E_NULL;
    *limitation = (partyorg_limitation_case)PARTYORG_LIMITATION_CASE_INIT;
    return PARTYORG_OK;
}

partyorg_status partyorg_limitation_result_init(partyorg_limitation_result *result)
{
    if (!result)
        return PARTYORG_E_NULL;
    *result = (partyorg_limitation_result){ .size = sizeof *result, .provision = "" };
    return PARTYORG_OK;
}

/* ---- what is given */

/* "excluded[3].to" */
static const char *entry(char room[PARTYORG_ERROR_NAME], const char *list, int32_t index, const char *member)
{
    writer w = { room, PARTYORG_ERROR_NAME, 0 };
    po_write(&w, list);
    po_write(&w, "[");
    po_write_int(&w, index);
    po_write(&w, "]");
    po_write(&w, member);
    po_written(&w, NULL);
    return room;
}

static partyorg_status no_date(const char *name, int32_t value, partyorg_error *error)
{
    if (value == PARTYORG_UNKNOWN)
        return po_error(error, PARTYORG_E_DATE, name, "%s: chưa rõ; chấp nhận: một ngày",
                        "%s: not known; accepted is a date", name);
    return po_error(error, PARTYORG_E_DATE, name, "%s: số ngày %d nằm ngoài các năm 1 đến 9999",
                    "%s: day number %d is outside the years 1 to 9999", name, (int)value);
}

/* A date that comes before another one, which it must not. */
static partyorg_status too_early(const char *name, int32_t value, const char *other, int32_t bound,
                                 partyorg_error *error)
{
    char day[PARTYORG_DATE_TEXT], from[PARTYORG_DATE_TEXT];
    partyorg_date_print(value, PARTYORG_ISO, day, sizeof day);
    partyorg_date_print(bound, PARTYORG_ISO, from, sizeof from);
    return po_error(error, PARTYORG_E_VALUE, name, "%s: %s trước %s; chấp nhận: từ %s (%s)",
                    "%s: %s is before %s; accepted are dates from %s (%s)", name, day, from, from, other);
}

static partyorg_status read_breaches(const partyorg_limitation_case *l, partyorg_error *error)
{
    char name[PARTYORG_ERROR_NAME];
    const partyorg_date act = l->breaches[0];
    for (int32_t i = 0; i < l->breach_count; i++) {
        const partyorg_date day = l->breaches[i];
        if (day == PARTYORG_UNKNOWN)
            continue;
        if (!po_is_date(day))
            return no_date(entry(name, "breaches", i, ""), day, error);
        if (act != PARTYORG_UNKNOWN && day < act)
            return too_early(entry(name, "breaches", i, ""), day, "breaches[0]", act, error);
    }
    return PARTYORG_OK;
}

static partyorg_status read_excluded(const partyorg_limitation_case *l, partyorg_error *error)
{
    char name[PARTYORG_ERROR_NAME], other[PARTYORG_ERROR_NAME];
    for (int32_t i = 0; i < l->excluded_count; i++) {
        const partyorg_interval *const e = &l->excluded[i];
        if (!po_is_date(e->from))
            return no_date(entry(name, "excluded", i, ".from"), e->from, error);
        if (!po_is_date(e->to))
            return no_date(entry(name, "excluded", i, ".to"), e->to, error);
        if (e->to < e->from)
            return too_early(entry(name, "excluded", i, ".to"), e->to, entry(other, "excluded", i, ".from"), e->from,
                             error);
    }
    return PARTYORG_OK;
}

static partyorg_status read_counts(const partyorg_limitation_case *l, partyorg_error *error)
{
    const struct {
        const char *name;
        int32_t count, least;
        const void *list;
    } lists[] = { { "breaches", l->breach_count, 1, l->breaches }, { "excluded", l->excluded_count, 0, l->excluded } };
    for (int i = 0; i < 2; i++) {
        if (lists[i].count < lists[i].least)
            return po_error(error, PARTYORG_E_RANGE, lists[i].name, "%s: có %d mục; chấp nhận: từ %d",
                            "%s: there are %d entries; accepted are %d and more", lists[i].name, (int)lists[i].count,
                            (int)lists[i].least);
        if (lists[i].count > 0 && !lists[i].list)
            return po_error(error, PARTYORG_E_NULL, lists[i].name, "%s: con trỏ rỗng", "%s: NULL pointer",
                            lists[i].name);
    }
    return PARTYORG_OK;
}

static partyorg_status read_case(const partyorg_limitation_case *l, partyorg_error *error)
{
    if (!l)
        return po_error(error, PARTYORG_E_NULL, "limitation", "limitation: con trỏ rỗng", "limitation: NULL pointer");
    if (l->size != sizeof *l)
        return po_error(error, PARTYORG_E_SIZE, "limitation",
                        "limitation: size là %d, cần %d; hãy bắt đầu từ PARTYORG_LIMITATION_CASE_INIT",
                        "limitation: size is %d, expected %d; start from PARTYORG_LIMITATION_CASE_INIT", (int)l->size,
                        (int)sizeof *l);
    partyorg_status status = po_choice_or_unknown(l->measure, MEASURES - 1, "measure",
                                                  "0 (reprimand), 1 (warning), 2 (dismissal), 3 (expulsion)", error);
    if (status == PARTYORG_OK)
        status = po_choice_or_unknown(l->no_limit_class, CLASSES - 1, "no_limit_class",
                                      "0 (none), 1 (expulsion_level), 2 (internal_political), 3 (national_interest), "
                                      "4 (unlawful_degree)",
                                      error);
    if (status != PARTYORG_OK)
        return status;
    if (!po_is_date(l->on))
        return no_date("on", l->on, error);
    if (l->concluded_on != PARTYORG_UNKNOWN && !po_is_date(l->concluded_on))
        return no_date("concluded_on", l->concluded_on, error);
    if (l->reserved != 0)
        return po_error(error, PARTYORG_E_RANGE, "reserved", "reserved: %d; chấp nhận: 0",
                        "reserved: %d; accepted is 0", (int)l->reserved);
    status = read_counts(l, error);
    if (status == PARTYORG_OK)
        status = read_breaches(l, error);
    return status == PARTYORG_OK ? read_excluded(l, error) : status;
}

/* ---- the computation */

struct course {
    const partyorg_limitation_case *given;
    int32_t months;
    int breaches_ascend, excluded_ascend;
    int32_t breach, interval; /* where to look on, of lists that ascend */
};

static struct course course_of(const partyorg_limitation_case *l, int32_t months)
{
    struct course c = { l, months, 1, 1, 1, 0 };
    partyorg_date last = PARTYORG_DATE_MIN;
    for (int32_t i = 1; i < l->breach_count; i++) {
        if (l->breaches[i] == PARTYORG_UNKNOWN)
            continue;
        c.breaches_ascend &= l->breaches[i] >= last;
        last = l->breaches[i];
    }
    for (int32_t i = 1; i < l->excluded_count; i++)
        c.excluded_ascend &= l->excluded[i].from >= l->excluded[i - 1].from;
    return c;
}

/* The first further breach after a day; -1 when there is none. */
static int32_t next_breach(struct course *c, partyorg_date day)
{
    const partyorg_date *const breaches = c->given->breaches;
    int32_t next = -1, i = c->breaches_ascend ? c->breach : 1;
    for (; i < c->given->breach_count; i++) {
        if (breaches[i] <= day) /* unknown is the lowest number */
            continue;
        if (next < 0 || breaches[i] < breaches[next])
            next = i;
        if (c->breaches_ascend)
            break;
    }
    c->breach = i;
    return next;
}

/* The interval that holds the first day after `day` that is not counted; -1 when there is none. */
static int32_t next_interval(struct course *c, partyorg_date day)
{
    const partyorg_interval *const excluded = c->given->excluded;
    int32_t next = -1, i = c->excluded_ascend ? c->interval : 0;
    for (; i < c->given->excluded_count; i++) {
        if (excluded[i].to <= day)
            continue;
        if (next < 0 || excluded[i].from < excluded[next].from)
            next = i;
        if (c->excluded_ascend)
            break;
    }
    c->interval = i;
    return next;
}

/*
 * Days not counted after the first day of a period. An interval that begins in the period is in it to its last day,
 * for each of its days puts the end off by one.
 */
static int32_t excluded_days(struct course *c, partyorg_date from, int32_t nominal_end)
{
    int32_t days = 0, i;
    partyorg_date done = from;
    c->interval = 0;
    while ((i = next_interval(c, done)) >= 0) {
        const partyorg_interval *const e = &c->given->excluded[i];
        const partyorg_date first = e->from > done ? e->from : done + 1;
        if (first > nominal_end + days)
            break;
        days += e->to - first + 1;
        done = e->to;
    }
    return days;
}

INLINE partyorg_date shown_day(int32_t day)
{
    return po_is_date(day) ? day : PARTYORG_UNKNOWN;
}

/* What comes of a whole course. */
struct outcome {
    int32_t count, ends_on, days; /* periods, the latest last day, days not counted in all of them */
    partyorg_limitation_step last;
};

static struct outcome run(struct course c, partyorg_limitation_step *steps, int32_t capacity)
{
    struct outcome o = { .count = 0, .ends_on = INT32_MIN };
    for (int32_t breach = 0; breach >= 0; breach = o.last.restarted_by) {
        const partyorg_date from = c.given->breaches[breach];
        const int32_t nominal = po_add_months(from, c.months), days = excluded_days(&c, from, nominal);
        const int32_t next = next_breach(&c, from), end = nominal + days;
        o.last = (partyorg_limitation_step){ .breach = breach,
                                             .from = from,
                                             .nominal_end = shown_day(nominal),
                                             .excluded_days = days,
                                             .ends_on = shown_day(end),
                                             .restarted_by = next >= 0 && c.given->breaches[next] <= end ? next : -1 };
        if (steps && o.count < capacity)
            steps[o.count] = o.last;
        o.count++;
        o.days += days > 0;
        if (end > o.ends_on)
            o.ends_on = end;
    }
    return o;
}

static int32_t missing_of(const partyorg_limitation_case *l)
{
    int32_t missing = 0;
    if (l->measure == PARTYORG_UNKNOWN)
        missing |= PARTYORG_LIMITATION_NO_MEASURE;
    if (l->no_limit_class == PARTYORG_UNKNOWN)
        missing |= PARTYORG_LIMITATION_NO_CLASS;
    if (l->breaches[0] == PARTYORG_UNKNOWN)
        missing |= PARTYORG_LIMITATION_NO_ACT;
    for (int32_t i = 1; i < l->breach_count; i++)
        if (l->breaches[i] == PARTYORG_UNKNOWN)
            missing |= PARTYORG_LIMITATION_NO_BREACH;
    return missing;
}

static void examine(const partyorg_limitation_case *l, const struct period_row *row, partyorg_limitation_result *r,
                    partyorg_limitation_step *steps, int32_t capacity)
{
    const int measured = l->measure != PARTYORG_UNKNOWN;
    const int of = measured ? l->measure : PARTYORG_MEASURE_REPRIMAND; /* which has the shortest period */
    r->confidence = row->months[of].confidence;
    if (l->measure == PARTYORG_MEASURE_EXPULSION ||
        (l->no_limit_class != PARTYORG_UNKNOWN && l->no_limit_class != PARTYORG_NO_LIMIT_CLASS_NONE)) {
        r->confidence = row->months[PARTYORG_MEASURE_EXPULSION].confidence;
        r->provision = row->none;
        r->status = PARTYORG_NOT_APPLICABLE;
        return;
    }
    r->provision = row->provision;
    r->missing = missing_of(l);
    if (measured)
        r->months = row->months[of].count;
    if (r->missing & PARTYORG_LIMITATION_NO_ACT)
        return;
    const struct outcome o = run(course_of(l, row->months[of].count), measured ? steps : NULL, capacity);
    if (r->examined_on <= o.ends_on)
        r->status = PARTYORG_MET;
    else if (!r->missing)
        r->status = PARTYORG_NOT_MET;
    if (o.days > 0 && r->confidence < EXCLUDED_CONFIDENCE)
        r->confidence = EXCLUDED_CONFIDENCE;
    if (measured)
        r->step_count = o.count;
    if (r->missing)
        return;
    r->from = o.last.from;
    r->nominal_end = o.last.nominal_end;
    r->excluded_days = o.last.excluded_days;
    r->ends_on = shown_day(o.ends_on);
}

partyorg_status partyorg_limitation(const partyorg_limitation_case *limitation, partyorg_limitation_result *result,
                                    partyorg_limitation_step *steps, int32_t capacity, partyorg_error *error)
{
    partyorg_status status = read_case(limitation, error);
    if (status != PARTYORG_OK)
        return status;
    if (!result)
        return po_error(error, PARTYORG_E_NULL, "result", "result: con trỏ rỗng", "result: NULL pointer");
    if (capacity < 0)
        return po_error(error, PARTYORG_E_RANGE, "capacity", "capacity: %d; chấp nhận: từ 0",
                        "capacity: %d; accepted are 0 and more", (int)capacity);
    const int known = limitation->concluded_on != PARTYORG_UNKNOWN;
    partyorg_limitation_result r = { .status = PARTYORG_NOT_KNOWN,
                                     .months = PARTYORG_UNKNOWN,
                                     .edition = -1,
                                     .confidence = -1,
                                     .flags = known ? 0 : PARTYORG_STAND_IN,
                                     .examined_on = known ? limitation->concluded_on : limitation->on,
                                     .from = PARTYORG_UNKNOWN,
                                     .nominal_end = PARTYORG_UNKNOWN,
                                     .excluded_days = PARTYORG_UNKNOWN,
                                     .ends_on = PARTYORG_UNKNOWN,
                                     .provision = "" };
    const int slot = po_slot(FAMILY_L, r.examined_on);
    if (*periods[slot].provision) {
        r.edition = po_mark(FAMILY_L) + slot - 1;
        examine(limitation, &periods[slot], &r, steps, capacity);
    } else {
        r.flags |= PARTYORG_NO_EDITION;
        r.missing = missing_of(limitation);
    }
    status = po_give(result, &r, sizeof r);
    if (status != PARTYORG_OK)
        return po_error(error, status, "result", "result: size quá nhỏ", "result: size is too small");
    if (steps && r.step_count > capacity)
        return po_error(error, PARTYORG_E_SPACE, "steps", "steps: có %d bước, chỗ chứa: %d",
                        "steps: there are %d, with room for %d", (int)r.step_count, (int)capacity);
    return PARTYORG_OK;
}

/* ---- texts */

static void write_day(writer *w, const char *words, partyorg_date day, int language)
{
    po_write(w, words);
    if (day == PARTYORG_UNKNOWN)
        po_write(w, language == PARTYORG_VI ? "sau năm 9999" : "after the year 9999");
    else
        po_write_date(w, day, language);
}

static void write_days(writer *w, int32_t days, int language)
{
    if (days <= 0)
        return;
    if (language == PARTYORG_VI)
        po_write(w, ", không tính ");
    else
        po_write(w, ", ");
    po_write_int(w, days);
    if (language == PARTYORG_VI)
        po_write(w, " ngày");
    else
        po_write(w, days == 1 ? " day not counted" : " days not counted");
}

static void write_missing(writer *w, int32_t missing, int language)
{
    static const char words[][2][64] = { { "hình thức kỷ luật", "the measure" },
                                         { "loại vi phạm không áp dụng thời hiệu", "the class without limitation" },
                                         { "ngày xảy ra hành vi", "the day of the act" },
                                         { "ngày xảy ra hành vi vi phạm mới", "the day of a further breach" } };
    const char *separator = language == PARTYORG_VI ? ". Thiếu: " : ". Missing: ";
    for (int i = 0; i < 4; i++)
        if (missing >> i & 1) {
            po_write(w, separator);
            po_write(w, words[i][language]);
            separator = "; ";
        }
}

partyorg_status partyorg_limitation_print(const partyorg_limitation_result *r, int32_t language, char *buffer,
                                          size_t size, size_t *needed)
{
    static const char words[][2][56] = { { "Còn thời hiệu", "In time" },
                                         { "Hết thời hiệu", "Barred" },
                                         { "Chưa rõ còn thời hiệu hay không", "Not known whether it is in time" },
                                         { "Không áp dụng thời hiệu", "No limitation period" } };
    if (!r || (!buffer && size > 0))
        return PARTYORG_E_NULL;
    if (r->size != sizeof *r)
        return PARTYORG_E_SIZE;
    if (r->status < 0 || r->status > PARTYORG_NOT_APPLICABLE)
        return PARTYORG_E_RANGE;
    language = place(language);
    const int vi = language == PARTYORG_VI;
    writer w = { buffer, size, 0 };
    po_write(&w, words[r->status][language]);
    if (r->months != PARTYORG_UNKNOWN) {
        po_write(&w, vi ? ": thời hiệu " : ": period of ");
        po_write_int(&w, r->months);
        po_write(&w, vi ? " tháng" : " months");
    }
    if (r->from != PARTYORG_UNKNOWN) {
        write_day(&w, vi ? " từ ngày " : " from ", r->from, language);
        write_days(&w, r->excluded_days, language);
        write_day(&w, vi ? ", hết ngày " : ", ends on ", r->ends_on, language);
    }
    if (r->status != PARTYORG_NOT_APPLICABLE) {
        write_day(&w,
                  r->flags & PARTYORG_STAND_IN ? (vi ? "; ngày xét hồ sơ: " : "; examination date: ")
                                               : (vi ? "; ngày kết luận: " : "; concluded on: "),
                  r->examined_on, language);
        write_missing(&w, r->missing, language);
    }
    if (r->flags & PARTYORG_NO_EDITION)
        po_write(&w, vi ? ". Văn bản của thời kỳ này không có trong thư viện"
                        : ". The text of that period is not in the library");
    po_write(&w, ".");
    po_write_source(&w, r->provision, r->confidence, language);
    return po_written(&w, needed);
}

partyorg_status partyorg_limitation_step_print(const partyorg_limitation_step *step, int32_t language, char *buffer,
                                               size_t size, size_t *needed)
{
    if (!step || (!buffer && size > 0))
        return PARTYORG_E_NULL;
    language = place(language);
    const int vi = language == PARTYORG_VI;
    writer w = { buffer, size, 0 };
    po_write(&w, vi ? "Hành vi thứ " : "Breach ");
    po_write_int(&w, (int32_t)((uint32_t)step->breach + 1));
    write_day(&w, vi ? ": từ ngày " : ": from ", step->from, language);
    write_day(&w, vi ? " đến ngày " : " to ", step->nominal_end, language);
    write_days(&w, step->excluded_days, language);
    write_day(&w, vi ? ", hết ngày " : ", ends on ", step->ends_on, language);
    if (step->restarted_by >= 0) {
        po_write(&w, vi ? "; tính lại từ hành vi thứ " : "; begun anew by breach ");
        po_write_int(&w, (int32_t)((uint32_t)step->restarted_by + 1));
    }
    po_write(&w, ".");
    return po_written(&w, needed);
}
