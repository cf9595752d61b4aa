/* SPDX-License-Identifier: MIT */
/* Texts in both languages: names, lines about findings, JSON. Everything is written into the caller's buffer. */
#include "internal.h"

#include <string.h>

/* ---- the writer */

void po_write_bytes(writer *w, const char *text, size_t length)
{
    if (w->length < w->size) {
        const size_t room = w->size - w->length;
        memcpy(w->buffer + w->length, text, length < room ? length : room);
    }
    w->length += length;
}

void po_write(writer *w, const char *text)
{
    po_write_bytes(w, text, strlen(text));
}

void po_write_int(writer *w, int32_t value)
{
    char digits[12];
    size_t at = sizeof digits;
    uint32_t rest = value < 0 ? 0u - (uint32_t)value : (uint32_t)value;
    do
        digits[--at] = (char)('0' + rest % 10);
    while ((rest /= 10) != 0);
    if (value < 0)
        digits[--at] = '-';
    po_write_bytes(w, digits + at, sizeof digits - at);
}

void po_write_decimal(writer *w, int32_t hundredths, int language)
{
    const int32_t part = hundredths < 0 ? -(hundredths % 100) : hundredths % 100;
    if (hundredths < 0 && hundredths > -100)
        po_write(w, "-");
    po_write_int(w, hundredths / 100);
    if (part == 0)
        return;
    po_write(w, language == PARTYORG_VI ? "," : ".");
    po_write_int(w, part / 10);
    if (part % 10 != 0)
        po_write_int(w, part % 10);
}

void po_write_date(writer *w, int32_t date, int language)
{
    char day[PARTYORG_DATE_TEXT];
    if (partyorg_date_print(date, language == PARTYORG_VI ? PARTYORG_DMY : PARTYORG_ISO, day, sizeof day) ==
        PARTYORG_OK)
        po_write(w, day);
}

partyorg_status po_written(writer *w, size_t *needed)
{
    if (needed)
        *needed = w->length + 1;
    if (w->length < w->size) {
        w->buffer[w->length] = '\0';
        return PARTYORG_OK;
    }
    if (w->size == 0)
        return PARTYORG_E_SPACE;
    size_t end = w->size - 1;
    while (end > 0 && ((unsigned char)w->buffer[end] & 0xC0) == 0x80)
        end--;
    w->buffer[end] = '\0';
    return PARTYORG_E_SPACE;
}

/* ---- names and titles of enumerations */

#define ONE_OF_NAMES(names, index)                                                                                     \
    ((index) >= 0 && (index) < (int32_t)(sizeof(names) / sizeof((names)[0])) ? (names)[index] : "")
#define ONE_OF_TITLES(titles, index, language)                                                                         \
    ((index) >= 0 && (index) < (int32_t)(sizeof(titles) / sizeof((titles)[0]))                                         \
         ? (titles)[index][(language) == PARTYORG_VI ? 0 : 1]                                                          \
         : "")

const char *partyorg_finding_status_name(int32_t status)
{
    static const char names[][16] = { "met", "not_met", "unknown", "not_applicable" };
    return ONE_OF_NAMES(names, status);
}

const char *partyorg_finding_status_text(int32_t status, int32_t language)
{
    static const char titles[][2][24] = {
        { "đạt", "met" }, { "không đạt", "not met" }, { "chưa rõ", "unknown" }, { "không áp dụng", "not applicable" }
    };
    return ONE_OF_TITLES(titles, status, language);
}

const char *partyorg_kind_name(int32_t kind)
{
    static const char names[][16] = { "requirement", "bar", "ground", "deadline" };
    return ONE_OF_NAMES(names, kind);
}

const char *partyorg_kind_text(int32_t kind, int32_t language)
{
    static const char titles[][2][24] = {
        { "yêu cầu", "requirement" }, { "điều cấm", "bar" }, { "căn cứ", "ground" }, { "thời hạn", "deadline" }
    };
    return ONE_OF_TITLES(titles, kind, language);
}

const char *partyorg_confidence_name(int32_t confidence)
{
    static const char names[][16] = { "verified", "secondary", "memory" };
    return ONE_OF_NAMES(names, confidence);
}

const char *partyorg_confidence_text(int32_t confidence, int32_t language)
{
    static const char titles[][2][64] = { { "đã đọc nguyên văn", "the provision itself was read" },
                                          { "theo nguồn thứ cấp", "from a secondary source" },
                                          { "chưa được xác minh", "not confirmed" } };
    return ONE_OF_TITLES(titles, confidence, language);
}

const char *partyorg_type_name(int32_t type)
{
    static const char names[][8] = { "date", "bool", "int", "enum", "ordered", "decimal" };
    return ONE_OF_NAMES(names, type);
}

const char *partyorg_unit_name(int32_t unit)
{
    static const char names[][16] = { "",       "persons",       "members",  "votes",   "ballots",
                                      "months", "working_days",  "times",    "years",   "days",
                                      "points", "percent",       "minutes",  "tasks",   "dong",
                                      "cases",  "organisations", "meetings", "quarters" };
    return ONE_OF_NAMES(names, unit);
}

const char *partyorg_unit_text(int32_t unit, int32_t language)
{
    static const char titles[][2][24] = { { "", "" },
                                          { "người", "persons" },
                                          { "đảng viên", "members" },
                                          { "phiếu", "votes" },
                                          { "lần bỏ phiếu", "ballots" },
                                          { "tháng", "months" },
                                          { "ngày làm việc", "working days" },
                                          { "lần", "times" },
                                          { "năm", "years" },
                                          { "ngày", "days" },
                                          { "điểm", "points" },
                                          { "%", "%" },
                                          { "phút", "minutes" },
                                          { "nhiệm vụ", "tasks" },
                                          { "đồng", "đồng" },
                                          { "trường hợp", "cases" },
                                          { "tổ chức", "organisations" },
                                          { "buổi", "meetings" },
                                          { "quý", "quarters" } };
    return ONE_OF_TITLES(titles, unit, language);
}

const char *partyorg_nature_name(int32_t nature)
{
    static const char names[][16] = { "fixed", "mendable", "option" };
    return ONE_OF_NAMES(names, nature);
}

const char *partyorg_relation_name(int32_t relation)
{
    static const char names[][16] = { "", "at_least", "at_most", "equal_to", "other_than", "one_of", "known" };
    return ONE_OF_NAMES(names, relation);
}

const char *partyorg_action_name(int32_t action)
{
    static const char names[][16] = { "none", "supply", "mend", "wait", "forward", "refer", "stop" };
    return ONE_OF_NAMES(names, action);
}

const char *partyorg_action_text(int32_t action, int32_t language)
{
    static const char titles[][2][112] = {
        { "không còn việc phải làm", "nothing is left to do" },
        { "thực hiện hoặc bổ sung vào hồ sơ", "do it or put it into the file" },
        { "khắc phục", "put in order" },
        { "chờ đủ thời gian", "wait until the time is over" },
        { "gửi đầy đủ kết quả biểu quyết lên cấp ủy có thẩm quyền quyết định",
          "send the full result of the vote up; the competent committee decides" },
        { "chuyển cấp hoặc thủ tục có thẩm quyền xem xét trước", "refer to the competent body or procedure first" },
        { "dừng: quy định không cho phép", "stop: the text does not allow it" },
    };
    return ONE_OF_TITLES(titles, action, language);
}

/* ---- lines of text */

static const char *fact_title(int subject, int fact, int language)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    return partyorg_fact_get(subject, fact, &info) == PARTYORG_OK ? info.title[language] : "";
}

/* The titles of the facts of a set; of a long one the first few, and how many more there are. */
static void write_facts(writer *w, int subject, uint64_t facts, int language)
{
    enum { AT_MOST = 4 };
    const char *separator = "";
    int written = 0, more = 0;
    for (int i = 0; i < 62; i++) {
        if (!(facts >> i & 1))
            continue;
        if (written == AT_MOST) {
            more++;
            continue;
        }
        po_write(w, separator);
        po_write(w, fact_title(subject, i, language));
        separator = ", ";
        written++;
    }
    if (more == 0)
        return;
    po_write(w, language == PARTYORG_VI ? " và " : " and ");
    po_write_int(w, more);
    po_write(w, language == PARTYORG_VI ? " mục khác" : " more");
}

/* "on or after 2025-09-01": how a value must stand to a bound. */
static void write_relation(writer *w, int subject, int fact, int type, int relation, int32_t required, int language)
{
    static const char date_words[][2][24] = { { "từ ngày ", "on or after " }, { "chậm nhất ngày ", "on or before " } };
    static const char count_words[][2][24] = { { "ít nhất ", "at least " }, { "nhiều nhất ", "at most " } };
    if (relation == PARTYORG_TO_BE_KNOWN) {
        po_write(w, language == PARTYORG_VI ? "phải được ghi rõ" : "to be recorded");
        return;
    }
    if (relation == PARTYORG_ONE_OF) {
        const char *separator = "";
        for (int i = 0; i < 32; i++) {
            partyorg_choice_info choice = PARTYORG_CHOICE_INFO_INIT;
            if (!((uint32_t)required >> i & 1) || partyorg_choice_get(subject, fact, i, &choice) != PARTYORG_OK)
                continue;
            po_write(w, separator);
            po_write(w, choice.title[language]);
            separator = language == PARTYORG_VI ? " hoặc " : " or ";
        }
        return;
    }
    if (relation == PARTYORG_AT_LEAST || relation == PARTYORG_AT_MOST) {
        const int i = relation == PARTYORG_AT_LEAST ? 0 : 1;
        po_write(w, type == PARTYORG_TYPE_DATE ? date_words[i][language] : count_words[i][language]);
    } else if (relation == PARTYORG_OTHER_THAN) {
        if (type == PARTYORG_TYPE_BOOL)
            required = !required;
        else
            po_write(w, language == PARTYORG_VI ? "khác " : "other than ");
    }
    po_write_value(w, subject, fact, type, required, language);
}

static const char *status_words(const partyorg_finding *f, int language)
{
    static const char bar_words[][2][24] = { { "vướng", "bars" }, { "không vướng", "does not bar" } };
    static const char deadline_words[][2][24] = { { "đúng hạn", "in time" },
                                                  { "trễ hạn", "late" },
                                                  { "chưa thực hiện", "not done yet" } };
    static const char ground_words[][2][24] = { { "có căn cứ", "found" }, { "không có căn cứ", "not found" } };
    if (f->kind == PARTYORG_BAR && f->status >= 0 && f->status <= PARTYORG_NOT_MET)
        return bar_words[f->status][language];
    if (f->kind == PARTYORG_GROUND && f->status >= 0 && f->status <= PARTYORG_NOT_MET)
        return ground_words[f->status][language];
    if (f->flags & PARTYORG_OVERDUE)
        return language == PARTYORG_VI ? "QUÁ HẠN" : "OVERDUE";
    if (f->kind == PARTYORG_DEADLINE && f->status >= 0 &&
        (f->status <= PARTYORG_NOT_MET ||
         (f->status == PARTYORG_NOT_KNOWN && f->due != PARTYORG_UNKNOWN && f->observed == PARTYORG_UNKNOWN)))
        return deadline_words[f->status][language];
    return partyorg_finding_status_text(f->status, language);
}

partyorg_status partyorg_finding_print(int32_t check, const partyorg_finding *f, int32_t language, char *buffer,
                                       size_t size, size_t *needed)
{
    struct description d;
    if (!f || (!buffer && size > 0))
        return PARTYORG_E_NULL;
    if (!po_describe(check, &d) || f->rule < 0 || f->rule >= d.rule_count)
        return PARTYORG_E_RANGE;
    language = language == PARTYORG_VI ? PARTYORG_VI : PARTYORG_EN;
    const int vi = language == PARTYORG_VI;
    const struct rule_row *row = &d.rules[f->rule];
    writer w = { buffer, size, 0 };
    po_write(&w, d.text + (vi ? row->vi : row->en));
    po_write(&w, " – ");
    po_write(&w, status_words(f, language));
    if (f->status != PARTYORG_NOT_APPLICABLE && f->edition >= 0 && f->relation != PARTYORG_NO_RELATION) {
        if (f->observed != PARTYORG_UNKNOWN) {
            po_write(&w, ". ");
            po_write(&w, f->flags & PARTYORG_OBSERVED_ON ? (vi ? "Ngày xét hồ sơ" : "Examination date")
                         : f->fact < 0                   ? (vi ? "Ngày xét hồ sơ" : "Examination date")
                                                         : fact_title(d.subject, f->fact, language));
            po_write(&w, ": ");
            po_write_value(&w, d.subject, f->fact, f->type, f->observed, language);
        }
        if (f->required != PARTYORG_UNKNOWN && (f->status != PARTYORG_MET || f->kind != PARTYORG_REQUIREMENT)) {
            po_write(&w, f->observed != PARTYORG_UNKNOWN ? "; " : ". ");
            if (f->observed == PARTYORG_UNKNOWN && f->fact >= 0) {
                po_write(&w, fact_title(d.subject, f->fact, language));
                po_write(&w, ": ");
            }
            po_write(&w, f->kind == PARTYORG_GROUND ? (vi ? "là căn cứ khi: " : "a ground when: ")
                                                    : (vi ? "cần: " : "required: "));
            write_relation(&w, d.subject, f->fact, f->type, f->relation, f->required, language);
        }
    }
    if (f->missing) {
        po_write(&w, vi ? ". Thiếu: " : ". Missing: ");
        write_facts(&w, d.subject, f->missing, language);
    }
    if (f->flags & PARTYORG_NO_EDITION)
        po_write(&w, vi ? ". Văn bản của thời kỳ này không có trong thư viện"
                        : ". The text of that period is not in the library");
    if (f->flags & PARTYORG_NO_CALENDAR)
        po_write(&w, vi ? ". Ngoài lịch ngày làm việc (1968 đến 2199)"
                        : ". Outside the working-day calendar (1968 to 2199)");
    const int slot = f->edition - po_mark(row->family) + 1;
    if (slot > 0 && slot < SLOTS_MAX && d.wordings[f->rule][slot].listed) {
        const struct wording_row *wording = &d.wordings[f->rule][slot];
        po_write(&w, ". [");
        po_write_provision(&w, d.text + wording->provision, language);
        if (f->confidence != PARTYORG_VERIFIED) { /* that of the scorecard, where a rule is one's */
            po_write(&w, "; ");
            po_write(&w, partyorg_confidence_text(f->confidence, language));
        }
        po_write(&w, "]");
    }
    return po_written(&w, needed);
}

partyorg_status partyorg_value_print(const partyorg_report *report, int32_t value, int32_t language, char *buffer,
                                     size_t size, size_t *needed)
{
    struct description d;
    if (!report || (!buffer && size > 0))
        return PARTYORG_E_NULL;
    if (report->size != sizeof *report)
        return PARTYORG_E_SIZE;
    if (!po_describe(report->check, &d) || value < 0 || value >= d.value_count)
        return PARTYORG_E_RANGE;
    language = language == PARTYORG_VI ? PARTYORG_VI : PARTYORG_EN;
    const struct value_row *row = &d.values[value];
    writer w = { buffer, size, 0 };
    if (report->values[value] != PARTYORG_UNKNOWN) {
        po_write(&w, d.text + (language == PARTYORG_VI ? row->vi : row->en));
        po_write(&w, ": ");
        po_write_value(&w, PARTYORG_SUBJECT_VALUES, row->fact, row->type, report->values[value], language);
        if (row->unit != PARTYORG_UNIT_NONE) {
            po_write(&w, " ");
            po_write(&w, partyorg_unit_text(row->unit, language));
        }
    }
    return po_written(&w, needed);
}

/* The steps of a procedure as the reader of a report needs them: who, what, by when. */
partyorg_status partyorg_next_step_print(int32_t check, const partyorg_next_step *next, int32_t language, char *buffer,
                                         size_t size, size_t *needed)
{
    struct description d;
    if (!next || (!buffer && size > 0))
        return PARTYORG_E_NULL;
    if (!po_describe(check, &d) || next->rule >= d.rule_count || next->stage >= d.stage_count ||
        next->due_rule >= d.rule_count)
        return PARTYORG_E_RANGE;
    language = language == PARTYORG_VI ? PARTYORG_VI : PARTYORG_EN;
    const int vi = language == PARTYORG_VI;
    writer w = { buffer, size, 0 };
    if (next->stage >= 0) {
        const struct stage_row *stage = &d.stages[next->stage];
        po_write(&w, d.text + (vi ? stage->vi : stage->en));
        po_write(&w, " (");
        po_write(&w, d.text + (vi ? stage->actor_vi : stage->actor_en));
        po_write(&w, "): ");
    }
    po_write(&w, partyorg_action_text(next->action, language));
    if (next->action == PARTYORG_ACTION_SUPPLY && next->missing) {
        po_write(&w, ": ");
        write_facts(&w, d.subject, next->missing, language);
    } else if (next->rule >= 0) {
        po_write(&w, " – ");
        po_write(&w, d.text + (vi ? d.rules[next->rule].vi : d.rules[next->rule].en));
    }
    if (next->from != PARTYORG_UNKNOWN) {
        po_write(&w, vi ? "; từ ngày " : "; from ");
        po_write_date(&w, next->from, language);
    }
    if (next->due_rule >= 0) {
        po_write(&w, vi ? "; hạn gần nhất " : "; next due ");
        po_write_date(&w, next->due, language);
        po_write(&w, " – ");
        po_write(&w, d.text + (vi ? d.rules[next->due_rule].vi : d.rules[next->due_rule].en));
    }
    return po_written(&w, needed);
}

partyorg_status partyorg_remedy_print(int32_t check, const partyorg_remedy *remedy, int32_t language, char *buffer,
                                      size_t size, size_t *needed)
{
    struct description d;
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    if (!remedy || (!buffer && size > 0))
        return PARTYORG_E_NULL;
    if (!po_describe(check, &d) || remedy->step_count < 0 || remedy->step_count > PARTYORG_STEPS_MAX)
        return PARTYORG_E_RANGE;
    language = language == PARTYORG_VI ? PARTYORG_VI : PARTYORG_EN;
    const int vi = language == PARTYORG_VI;
    writer w = { buffer, size, 0 };
    if (remedy->step_count == 0) {
        po_write(&w, vi ? "Chỉ cần chờ: từ ngày " : "Time alone: from ");
        po_write_date(&w, remedy->from, language);
    }
    for (int i = 0; i < remedy->step_count; i++) {
        const partyorg_step *s = &remedy->steps[i];
        if (partyorg_fact_get(d.subject, s->fact, &info) != PARTYORG_OK)
            return PARTYORG_E_RANGE;
        po_write(&w, i ? "; " : "");
        po_write(&w, info.title[language]);
        po_write(&w, ": ");
        write_relation(&w, d.subject, s->fact, info.type, s->relation, s->required, language);
    }
    return po_written(&w, needed);
}

/* ---- JSON */

static void json_text(writer *w, const char *text)
{
    static const char hex[] = "0123456789abcdef";
    po_write(w, "\"");
    for (; *text; text++) {
        const unsigned char byte = (unsigned char)*text;
        if (byte == '"' || byte == '\\') {
            po_write_bytes(w, "\\", 1);
            po_write_bytes(w, text, 1);
        } else if (byte < 0x20) {
            const char escaped[] = { '\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15] };
            po_write_bytes(w, escaped, sizeof escaped);
        } else {
            po_write_bytes(w, text, 1);
        }
    }
    po_write(w, "\"");
}

static void json_key(writer *w, const char *separator, const char *key)
{
    po_write(w, separator);
    json_text(w, key);
    po_write(w, ": ");
}

static void json_pair(writer *w, const char *separator, const char *key, const char *text)
{
    json_key(w, separator, key);
    json_text(w, text);
}

static void json_bool(writer *w, const char *separator, const char *key, int yes)
{
    json_key(w, separator, key);
    po_write(w, yes ? "true" : "false");
}

/* A value as in the cases: dates in ISO form, choices by name, unknown as null. */
static void json_value(writer *w, int subject, int fact, int type, int32_t value)
{
    partyorg_choice_info choice = PARTYORG_CHOICE_INFO_INIT;
    const int known = value != PARTYORG_UNKNOWN;
    if (known && type == PARTYORG_TYPE_DATE) {
        po_write(w, "\"");
        po_write_date(w, value, PARTYORG_EN);
        po_write(w, "\"");
    } else if (known && type == PARTYORG_TYPE_BOOL) {
        po_write(w, value ? "true" : "false");
    } else if (known && type == PARTYORG_TYPE_INT) {
        po_write_int(w, value);
    } else if (known && type == PARTYORG_TYPE_DECIMAL) {
        po_write_decimal(w, value, PARTYORG_EN);
    } else if (known && partyorg_choice_get(subject, fact, value, &choice) == PARTYORG_OK) {
        json_text(w, choice.name);
    } else {
        po_write(w, "null");
    }
}

static void json_required(writer *w, int subject, const partyorg_finding *f)
{
    partyorg_choice_info choice = PARTYORG_CHOICE_INFO_INIT;
    if (f->relation != PARTYORG_ONE_OF || f->required == PARTYORG_UNKNOWN) {
        json_value(w, subject, f->fact, f->type, f->required);
        return;
    }
    const char *separator = "[";
    for (int i = 0; i < 32; i++)
        if ((uint32_t)f->required >> i & 1 && partyorg_choice_get(subject, f->fact, i, &choice) == PARTYORG_OK) {
            po_write(w, separator);
            json_text(w, choice.name);
            separator = ", ";
        }
    po_write(w, *separator == '[' ? "[]" : "]");
}

static void json_facts(writer *w, const char *separator, const char *key, int subject, uint64_t facts)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    json_key(w, separator, key);
    const char *between = "";
    po_write(w, "[");
    for (int i = 0; i < 64; i++)
        if (facts >> i & 1 && partyorg_fact_get(subject, i, &info) == PARTYORG_OK) {
            po_write(w, between);
            json_text(w, info.name);
            between = ", ";
        }
    po_write(w, "]");
}

/* A text made by one of the functions above, as a JSON string, or null. */
static void json_line(writer *w, const char *separator, const char *key, partyorg_status status, const char *line)
{
    json_key(w, separator, key);
    if (status == PARTYORG_OK || status == PARTYORG_E_SPACE)
        json_text(w, line);
    else
        po_write(w, "null");
}

static void json_date(writer *w, const char *separator, const char *key, int32_t date)
{
    json_key(w, separator, key);
    json_value(w, 0, 0, PARTYORG_TYPE_DATE, date);
}

enum { LINE = 2048 };

static void json_finding(writer *w, int32_t check, const struct description *d, const partyorg_finding *f, int language)
{
    char line[LINE];
    partyorg_edition_info edition = PARTYORG_EDITION_INFO_INIT;
    partyorg_fact_info fact = PARTYORG_FACT_INFO_INIT;
    const struct rule_row *row = &d->rules[f->rule];
    json_pair(w, "    {", "id", d->text + row->id);
    json_pair(w, ", ", "title", d->text + (language == PARTYORG_VI ? row->vi : row->en));
    json_pair(w, ", ", "kind", partyorg_kind_name(f->kind));
    json_pair(w, ", ", "stage", d->text + d->stages[f->stage].name);
    json_pair(w, ", ", "status", partyorg_finding_status_name(f->status));
    json_key(w, ", ", "edition");
    if (partyorg_edition_get(f->edition, &edition) == PARTYORG_OK)
        json_text(w, edition.code);
    else
        po_write(w, "null");
    json_line(w, ", ", "provision",
              partyorg_provision_print(check, f->rule, f->edition, language, line, sizeof line, NULL), line);
    json_key(w, ", ", "confidence");
    if (f->confidence >= 0)
        json_text(w, partyorg_confidence_name(f->confidence));
    else
        po_write(w, "null");
    json_date(w, ", ", "governing_on", f->governing);
    json_bool(w, ", ", "stand_in", f->flags & PARTYORG_STAND_IN);
    json_key(w, ", ", "fact");
    if (partyorg_fact_get(d->subject, f->fact, &fact) == PARTYORG_OK)
        json_text(w, fact.name);
    else
        po_write(w, "null");
    json_key(w, ", ", "observed");
    json_value(w, d->subject, f->fact, f->type, f->observed);
    json_key(w, ", ", "relation");
    if (f->relation != PARTYORG_NO_RELATION)
        json_text(w, partyorg_relation_name(f->relation));
    else
        po_write(w, "null");
    json_key(w, ", ", "required");
    json_required(w, d->subject, f);
    json_date(w, ", ", "due", f->due);
    json_bool(w, ", ", "overdue", f->flags & PARTYORG_OVERDUE);
    json_facts(w, ", ", "missing", d->subject, f->missing);
    json_line(w, ", ", "text", partyorg_finding_print(check, f, language, line, sizeof line, NULL), line);
    po_write(w, "}");
}

static void json_right(writer *w, const partyorg_report *r, int32_t i, int language)
{
    char line[LINE];
    partyorg_right right = PARTYORG_RIGHT_INIT;
    partyorg_edition_info edition = PARTYORG_EDITION_INFO_INIT;
    partyorg_right_get(r, i, &right);
    json_pair(w, "{", "id", right.id);
    json_pair(w, ", ", "title", right.title[language]);
    json_pair(w, ", ", "text", right.text[language]);
    json_key(w, ", ", "to");
    if (*right.to[language])
        json_text(w, right.to[language]);
    else
        po_write(w, "null");
    json_date(w, ", ", "due", right.due);
    json_key(w, ", ", "edition");
    if (partyorg_edition_get(right.edition, &edition) == PARTYORG_OK)
        json_text(w, edition.code);
    else
        po_write(w, "null");
    writer provision = { line, sizeof line, 0 };
    po_write_provision(&provision, right.provision, language);
    json_line(w, ", ", "provision", *right.provision ? po_written(&provision, NULL) : PARTYORG_E_NAME, line);
    json_key(w, ", ", "confidence");
    if (right.confidence >= 0)
        json_text(w, partyorg_confidence_name(right.confidence));
    else
        po_write(w, "null");
    po_write(w, "}");
}

partyorg_status partyorg_report_json(const partyorg_report *r, int32_t language, char *buffer, size_t size,
                                     size_t *needed)
{
    struct description d;
    char line[LINE];
    if (!r || (!buffer && size > 0))
        return PARTYORG_E_NULL;
    if (r->size != sizeof *r)
        return PARTYORG_E_SIZE;
    if (!po_describe(r->check, &d) || r->rule_count != d.rule_count || r->stage_count != d.stage_count ||
        r->value_count != d.value_count || r->next.rule >= d.rule_count || r->next.stage >= d.stage_count ||
        r->next.due_rule >= d.rule_count)
        return PARTYORG_E_RANGE;
    language = language == PARTYORG_VI ? PARTYORG_VI : PARTYORG_EN;
    const int vi = language == PARTYORG_VI;
    writer out = { buffer, size, 0 }, *w = &out;
    json_pair(w, "{", "check", d.name);
    json_pair(w, ",\n ", "title", d.title[language]);
    json_date(w, ",\n ", "on", r->on);
    json_pair(w, ",\n ", "verdict", partyorg_finding_status_name(r->verdict));
    json_key(w, ",\n ", "scorecard");
    if (*r->scorecard)
        json_text(w, r->scorecard);
    else
        po_write(w, "null");
    json_key(w, ",\n ", "stages");
    for (int i = 0; i < d.stage_count; i++) {
        json_pair(w, i ? ", {" : "[{", "name", d.text + d.stages[i].name);
        json_pair(w, ", ", "title", d.text + (vi ? d.stages[i].vi : d.stages[i].en));
        json_pair(w, ", ", "verdict", partyorg_finding_status_name(r->stages[i]));
        po_write(w, "}");
    }
    po_write(w, "]");
    json_facts(w, ",\n ", "missing", d.subject, r->missing);
    json_facts(w, ",\n ", "missing_for_verdict", d.subject, r->missing_for_verdict);
    json_facts(w, ",\n ", "contradictions", d.subject, r->contradictions);
    json_key(w, ",\n ", "next_step");
    json_pair(w, "{", "action", partyorg_action_name(r->next.action));
    json_key(w, ", ", "stage");
    if (r->next.stage >= 0)
        json_text(w, d.text + d.stages[r->next.stage].name);
    else
        po_write(w, "null");
    json_key(w, ", ", "actor");
    if (r->next.stage >= 0)
        json_text(w, d.text + (vi ? d.stages[r->next.stage].actor_vi : d.stages[r->next.stage].actor_en));
    else
        po_write(w, "null");
    json_key(w, ", ", "rule");
    if (r->next.rule >= 0)
        json_text(w, d.text + d.rules[r->next.rule].id);
    else
        po_write(w, "null");
    json_date(w, ", ", "from", r->next.from);
    json_date(w, ", ", "due", r->next.due);
    json_key(w, ", ", "due_rule");
    if (r->next.due_rule >= 0)
        json_text(w, d.text + d.rules[r->next.due_rule].id);
    else
        po_write(w, "null");
    json_facts(w, ", ", "missing", d.subject, r->next.missing);
    json_line(w, ", ", "text", partyorg_next_step_print(r->check, &r->next, language, line, sizeof line, NULL), line);
    po_write(w, "}");
    json_key(w, ",\n ", "values");
    for (int i = 0; i < d.value_count; i++) {
        json_key(w, i ? ", " : "{", d.text + d.values[i].name);
        json_value(w, PARTYORG_SUBJECT_VALUES, d.values[i].fact, d.values[i].type, r->values[i]);
    }
    po_write(w, "}");
    json_key(w, ",\n ", "rights");
    po_write(w, "[");
    for (int32_t i = 0; i < partyorg_right_count(r->check); i++) {
        po_write(w, i ? ",\n    " : "\n    ");
        json_right(w, r, i, language);
    }
    po_write(w, "]");
    json_key(w, ",\n ", "findings");
    po_write(w, "[\n");
    for (int i = 0; i < d.rule_count; i++) {
        if (i)
            po_write(w, ",\n");
        if (r->findings[i].rule != i || r->findings[i].stage < 0 || r->findings[i].stage >= d.stage_count)
            return PARTYORG_E_RANGE;
        json_finding(w, r->check, &d, &r->findings[i], language);
    }
    po_write(w, "\n ]}\n");
    return po_written(w, needed);
}
