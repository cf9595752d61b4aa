/* SPDX-License-Identifier: MIT */
/*
 * Scorecards as data: making them empty, finding the built-in ones, setting them key by key, and the examination that
 * every card passes before anything is computed with it. How a meeting is scored stands in meeting.c.
 */
#include "calendar.h"
#include "internal.h"
#include "scorecard_files.h"

#include <string.h>

enum {
    POINTS_MAX = 10000,  /* hundredths: what a fact `score_n` or `points_total` takes */
    PERCENT_MAX = 10000, /* hundredths */
    COUNT_MAX = 1000000, /* what a fact that counts takes, minutes too */
    PART_MAX = 1000,
    DAYS_MAX = 366,
    GRADES = PARTYORG_MEETING_GRADE_GOOD + 1,
    KINDS = PARTYORG_MEETING_KIND_COMBINED + 1,
    EVERY_KIND = (1 << KINDS) - 1,
    MEASURES = PARTYORG_SCORE_AFTER + 1,
    BAND_KINDS = PARTYORG_BAND_AT_LEAST + 1,
    FACTS = sizeof(partyorg_meeting) / sizeof(int32_t) - 1
};
#define FACT_OF(member) ((int32_t)(offsetof(partyorg_meeting, member) / sizeof(int32_t)) - 1)
/* The facts score_1 to score_32, as a set. */
#define EVERY_SCORE ((UINT64_C(2) << FACT_OF(score_32)) - (UINT64_C(1) << FACT_OF(score_1)))

static const char measure_names[MEASURES][8] = { "", "length", "share", "limit", "before", "after" };
static const char band_keys[BAND_KINDS][16] = { "points", "short_at_most", "part_at_least", "above", "at_least" };

static const char *fact_name(int32_t fact)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    return partyorg_fact_get(PARTYORG_SUBJECT_MEETING, fact, &info) == PARTYORG_OK ? info.name : "";
}

/* ---- keys */

/* What a key takes. */
enum takes { TEXT_ID, TEXT_NAME, TEXT_NOTES, POINTS, NUMBER, YES_NO, DATE, GRADE, CONFIDENCE, MEASURE, FACT_NAME };

/* One key: the member that it sets, and what that holds while unset. */
struct key {
    char name[20];
    uint16_t at;
    uint8_t takes;
    int32_t unset;
};
#define AT(type, member) (uint16_t) offsetof(partyorg_##type, member)
#define NAMES(type, member, key)                                                                                       \
    { key "_vi", AT(type, member[PARTYORG_VI]), TEXT_NAME, 0 },                                                        \
    {                                                                                                                  \
        key "_en", AT(type, member[PARTYORG_EN]), TEXT_NAME, 0                                                         \
    }

static const struct key card_keys[] = {
    { "schema", AT(scorecard, schema), NUMBER, PARTYORG_UNKNOWN },
    { "id", AT(scorecard, id), TEXT_ID, 0 },
    NAMES(scorecard, title, "title"),
    { "issued_by_level", AT(scorecard, issued_by_level), TEXT_ID, 0 },
    { "based_on", AT(scorecard, based_on), TEXT_NAME, 0 },
    { "notes", AT(scorecard, notes), TEXT_NOTES, 0 },
    { "valid_from", AT(scorecard, valid_from), DATE, PARTYORG_UNKNOWN },
    { "valid_to", AT(scorecard, valid_to), DATE, PARTYORG_UNKNOWN },
    { "itemised", AT(scorecard, itemised), YES_NO, PARTYORG_UNKNOWN },
    { "total", AT(scorecard, total), POINTS, PARTYORG_UNKNOWN },
    { "confidence", AT(scorecard, confidence), CONFIDENCE, PARTYORG_UNKNOWN },
};
static const struct key year_keys[] = {
    { "all_at_least", AT(scorecard, year_all_at_least), GRADE, -1 },
    { "good_at_least", AT(scorecard, year_good_at_least), NUMBER, -1 },
};
static const struct key threshold_keys[] = {
    { "grade", AT(threshold, grade), GRADE, PARTYORG_UNKNOWN },
    { "min", AT(threshold, min), POINTS, PARTYORG_UNKNOWN },
};
static const struct key gate_keys[] = {
    { "id", AT(gate, id), TEXT_ID, 0 },
    NAMES(gate, name, "name"),
    { "criterion", AT(gate, criterion_id), TEXT_ID, 0 },
};
static const struct key group_keys[] = {
    { "id", AT(scorecard_group, id), TEXT_ID, 0 },
    NAMES(scorecard_group, name, "name"),
    { "max", AT(scorecard_group, max), POINTS, PARTYORG_UNKNOWN },
};
static const struct key criterion_keys[] = {
    { "id", AT(scorecard_criterion, id), TEXT_ID, 0 },
    NAMES(scorecard_criterion, name, "name"),
    { "group", AT(scorecard_criterion, group_id), TEXT_ID, 0 },
    { "max", AT(scorecard_criterion, max), POINTS, PARTYORG_UNKNOWN },
    { "min", AT(scorecard_criterion, min), POINTS, 0 },
};
static const struct key waived_keys[] = {
    { "fact", AT(scorecard_criterion, waived), FACT_NAME, -1 },
};
/* A key that only another measure has sets the same member. */
static const struct key rule_keys[] = {
    { "measure", AT(scorecard_criterion, measure), MEASURE, PARTYORG_SCORE_NONE },
    { "fact", AT(scorecard_criterion, fact), FACT_NAME, -1 },
    { "of", AT(scorecard_criterion, fact), FACT_NAME, -1 },
    { "in", AT(scorecard_criterion, whole), FACT_NAME, -1 },
    { "standard", AT(scorecard_criterion, standard), NUMBER, PARTYORG_UNKNOWN },
    { "standard_large", AT(scorecard_criterion, standard_large), NUMBER, 0 },
    { "large_from", AT(scorecard_criterion, large_from), NUMBER, 0 },
    { "at_most", AT(scorecard_criterion, bound), NUMBER, PARTYORG_UNKNOWN },
    { "days", AT(scorecard_criterion, bound), NUMBER, PARTYORG_UNKNOWN },
    { "points", AT(scorecard_criterion, points), POINTS, PARTYORG_UNKNOWN },
    { "otherwise", AT(scorecard_criterion, otherwise), POINTS, PARTYORG_UNKNOWN },
};
static const struct key first_keys[] = {
    { "fact", AT(settled_first, fact), FACT_NAME, -1 },
    { "above", AT(settled_first, above), NUMBER, PARTYORG_UNKNOWN },
    { "points", AT(settled_first, points), POINTS, PARTYORG_UNKNOWN },
};
static const struct key band_points[] = {
    { "points", AT(band, points), POINTS, PARTYORG_UNKNOWN },
};
static const struct key deduction_keys[] = {
    { "id", AT(deduction, id), TEXT_ID, 0 },
    NAMES(deduction, name, "name"),
    { "fact", AT(deduction, fact), FACT_NAME, -1 },
    { "each", AT(deduction, each), POINTS, PARTYORG_UNKNOWN },
    { "most", AT(deduction, most), POINTS, PARTYORG_UNKNOWN },
};
#define KEYS(keys) keys, (int)(sizeof keys / sizeof keys[0])

static size_t room_of(const struct key *key)
{
    return key->takes == TEXT_ID      ? PARTYORG_ID_TEXT
           : key->takes == TEXT_NAME  ? PARTYORG_NAME_TEXT
           : key->takes == TEXT_NOTES ? PARTYORG_NOTES_TEXT
                                      : sizeof(int32_t);
}

static void unset(const struct key *key, void *base)
{
    char *const member = (char *)base + key->at;
    if (key->takes <= TEXT_NOTES)
        memset(member, 0, room_of(key));
    else
        memcpy(member, &key->unset, sizeof key->unset);
}

static void unset_all(const struct key *keys, int count, void *base)
{
    for (int i = 0; i < count; i++)
        unset(&keys[i], base);
}

/* ---- made empty; the built-in ones */

partyorg_status partyorg_scorecard_init(partyorg_scorecard *card)
{
    if (!card)
        return PARTYORG_E_NULL;
    memset(card, 0, sizeof *card);
    card->size = sizeof *card;
    unset_all(KEYS(card_keys), card);
    unset_all(KEYS(year_keys), card);
    for (int i = 0; i < PARTYORG_THRESHOLDS_MAX; i++)
        unset_all(KEYS(threshold_keys), &card->thresholds[i]);
    for (int i = 0; i < PARTYORG_GATES_MAX; i++)
        card->gates[i].criterion = -1;
    for (int i = 0; i < PARTYORG_GROUPS_MAX; i++)
        unset_all(KEYS(group_keys), &card->groups[i]);
    for (int i = 0; i < PARTYORG_CRITERIA_MAX; i++) {
        partyorg_scorecard_criterion *const c = &card->criteria[i];
        unset_all(KEYS(criterion_keys), c);
        unset_all(KEYS(waived_keys), c);
        unset_all(KEYS(rule_keys), c);
        c->group = PARTYORG_UNKNOWN;
        for (int j = 0; j < PARTYORG_FIRST_MAX; j++)
            unset_all(KEYS(first_keys), &c->first[j]);
        for (int j = 0; j < PARTYORG_BANDS_MAX; j++)
            unset_all(KEYS(band_points), &c->bands[j]);
    }
    for (int i = 0; i < PARTYORG_DEDUCTIONS_MAX; i++)
        unset_all(KEYS(deduction_keys), &card->deductions[i]);
    return PARTYORG_OK;
}

int32_t partyorg_scorecard_count(void)
{
    return po_scorecard_files;
}

partyorg_status partyorg_scorecard_get(int32_t index, partyorg_scorecard *card)
{
    if (!card)
        return PARTYORG_E_NULL;
    if (card->size != sizeof *card)
        return PARTYORG_E_SIZE;
    if (index < 0 || index >= po_scorecard_files)
        return PARTYORG_E_RANGE;
    const char *key = (const char *)po_scorecard_texts + po_scorecard_starts[index];
    partyorg_status status = partyorg_scorecard_init(card);
    while (*key && status == PARTYORG_OK) {
        const char *const text = key + strlen(key) + 1;
        status = partyorg_scorecard_put(card, key, text, SIZE_MAX, NULL);
        key = text + strlen(text) + 1;
    }
    return status;
}

/* The id of a built-in card, without making it. */
static const char *built_in_id(int32_t index)
{
    const char *key = (const char *)po_scorecard_texts + po_scorecard_starts[index];
    while (*key && strcmp(key, "id") != 0) {
        key += strlen(key) + 1;
        key += strlen(key) + 1;
    }
    return *key ? key + sizeof "id" : "";
}

static partyorg_status wrong_size(const partyorg_scorecard *card, partyorg_error *error)
{
    return po_error(
        error, PARTYORG_E_SIZE, "scorecard", "scorecard: size là %d, cần %d; hãy bắt đầu từ partyorg_scorecard_init",
        "scorecard: size is %d, expected %d; start from partyorg_scorecard_init", (int)card->size, (int)sizeof *card);
}

partyorg_status partyorg_scorecard_find(const char *id, partyorg_scorecard *card, partyorg_error *error)
{
    char quoted[PO_QUOTED], ids[PARTYORG_ERROR_TEXT - PO_QUOTED];
    writer w = { ids, sizeof ids, 0 };
    if (!id || !card)
        return po_error(error, PARTYORG_E_NULL, "scorecard", "id, card: con trỏ rỗng", "id, card: NULL pointer");
    if (card->size != sizeof *card)
        return wrong_size(card, error);
    for (int32_t i = 0; i < po_scorecard_files; i++) {
        if (strcmp(id, built_in_id(i)) == 0)
            return partyorg_scorecard_get(i, card);
        po_write(&w, i ? ", " : "");
        po_write(&w, built_in_id(i));
    }
    po_written(&w, NULL);
    return po_error(error, PARTYORG_E_NAME, po_quote(quoted, sizeof quoted, id, SIZE_MAX),
                    "%s: không có phiếu chấm điểm này; chấp nhận %s", "%s: there is no such scorecard; accepted are %s",
                    quoted, ids);
}

/* ---- set key by key */

struct span {
    const char *at;
    size_t length;
};

struct put {
    partyorg_scorecard *card;
    const char *path; /* whole */
    const char *rest; /* keys that are not read yet; NULL: none */
    struct span text;
    partyorg_error *error;
};

static int is_text(const struct span *s, const char *text)
{
    return strlen(text) == s->length && memcmp(s->at, text, s->length) == 0;
}

static struct span next_key(struct put *p)
{
    struct span key = { p->rest, strcspn(p->rest, ".") };
    p->rest = key.at[key.length] ? key.at + key.length + 1 : NULL;
    return key;
}

INLINE int is_null(const struct put *p)
{
    return is_text(&p->text, "null");
}

/* A text that a key does not take, and what it does. */
PO_COLD static partyorg_status not_taken(const struct put *p, const char *vi, const char *en)
{
    char path[PARTYORG_ERROR_NAME], quoted[PO_QUOTED];
    po_quote(path, sizeof path, p->path, SIZE_MAX);
    po_quote(quoted, sizeof quoted, p->text.at, p->text.length);
    partyorg_error en_error;
    po_error(&en_error, PARTYORG_E_VALUE, path, en, en, path, quoted);
    const partyorg_status status = po_error(p->error, PARTYORG_E_VALUE, path, vi, vi, path, quoted);
    if (p->error)
        memcpy(p->error->text[PARTYORG_EN], en_error.text[PARTYORG_EN], sizeof en_error.text[PARTYORG_EN]);
    return status;
}

/* A list or text longer than its room. */
PO_COLD static partyorg_status too_long(const struct put *p, int given, int room, const char *vi, const char *en)
{
    char path[PARTYORG_ERROR_NAME];
    po_quote(path, sizeof path, p->path, SIZE_MAX);
    return po_error(p->error, PARTYORG_E_SPACE, path, vi, en, path, given, room);
}

static partyorg_status put_text(const struct put *p, char *member, size_t room)
{
    char quoted[PARTYORG_NOTES_TEXT + 4];
    const struct span text = p->text;
    if (text.length >= room)
        return too_long(p, (int)(text.length < INT32_MAX ? text.length : INT32_MAX), (int)room - 1,
                        "%s: văn bản dài %d byte; chấp nhận nhiều nhất %d",
                        "%s: the text has %d bytes; at most %d are accepted");
    po_quote(quoted, sizeof quoted, text.at, text.length);
    if (strlen(quoted) != text.length || memcmp(quoted, text.at, text.length) != 0)
        return not_taken(p, "%s: \"%s\" có byte không phải UTF-8 hoặc ký tự điều khiển",
                         "%s: \"%s\" holds bytes that are not UTF-8, or control characters");
    memset(member, 0, room);
    memcpy(member, text.at, text.length);
    return PARTYORG_OK;
}

/* The place of a text among the choices of a fact; -1: none. */
static int32_t choice_of(const struct put *p, int32_t fact)
{
    partyorg_choice_info info = PARTYORG_CHOICE_INFO_INIT;
    for (int32_t i = 0; partyorg_choice_get(PARTYORG_SUBJECT_MEETING, fact, i, &info) == PARTYORG_OK; i++)
        if (is_text(&p->text, info.name))
            return i;
    return -1;
}

static partyorg_status put_points(const struct put *p, int32_t *value)
{
    int32_t read = 0;
    if (!po_decimal_scan(p->text.at, p->text.length, &read) || read > POINTS_MAX)
        return not_taken(p, "%s: \"%s\" không phải là số từ 0 đến 100, nhiều nhất hai chữ số thập phân",
                         "%s: \"%s\" is not a number from 0 to 100 with two decimals at most");
    *value = read;
    return PARTYORG_OK;
}

static partyorg_status put_number(const struct put *p, int32_t *value)
{
    int32_t read = 0;
    if (!po_decimal_scan(p->text.at, p->text.length, &read) || read % 100 != 0 || read / 100 > COUNT_MAX)
        return not_taken(p, "%s: \"%s\" không phải là số nguyên từ 0 đến 1000000",
                         "%s: \"%s\" is not a whole number from 0 to 1000000");
    *value = read / 100;
    return PARTYORG_OK;
}

static partyorg_status put_yes_no(const struct put *p, int32_t *value)
{
    if (!is_text(&p->text, "true") && !is_text(&p->text, "false"))
        return not_taken(p, "%s: \"%s\" không hợp lệ; chấp nhận true, false",
                         "%s: \"%s\" is refused; accepted are true, false");
    *value = p->text.at[0] == 't';
    return PARTYORG_OK;
}

static partyorg_status put_choice(const struct put *p, int takes, int32_t *value)
{
    int32_t found = -1;
    if (takes == GRADE) {
        found = choice_of(p, FACT_OF(proposed_grade));
        if (found < 0)
            return not_taken(p, "%s: \"%s\" không phải là mức chất lượng; chấp nhận weak, average, fair, good",
                             "%s: \"%s\" is not a grade; accepted are weak, average, fair, good");
    } else if (takes == CONFIDENCE) {
        for (int32_t i = PARTYORG_MEMORY; found < 0 && i >= 0; i--)
            if (is_text(&p->text, partyorg_confidence_name(i)))
                found = i;
        if (found < 0)
            return not_taken(p, "%s: \"%s\" không hợp lệ; chấp nhận verified, secondary, memory",
                             "%s: \"%s\" is refused; accepted are verified, secondary, memory");
    } else {
        for (int32_t i = MEASURES - 1; found < 0 && i > 0; i--)
            if (is_text(&p->text, measure_names[i]))
                found = i;
        if (found < 0)
            return not_taken(p, "%s: \"%s\" không phải là thước đo; chấp nhận length, share, limit, before, after",
                             "%s: \"%s\" is not a measure; accepted are length, share, limit, before, after");
    }
    *value = found;
    return PARTYORG_OK;
}

static partyorg_status put_member(const struct put *p, const struct key *key, void *base)
{
    char *const member = (char *)base + key->at;
    int32_t value = key->unset;
    partyorg_status status = PARTYORG_OK;
    if (p->rest)
        return not_taken(p, "%s: khóa này nhận một giá trị, không nhận danh sách hay đối tượng",
                         "%s: this key takes one value, not a list or object");
    if (is_null(p)) {
        unset(key, base);
        return PARTYORG_OK;
    }
    switch (key->takes) {
    case TEXT_ID:
    case TEXT_NAME:
    case TEXT_NOTES:
        return put_text(p, member, room_of(key));
    case POINTS:
        status = put_points(p, &value);
        break;
    case NUMBER:
        status = put_number(p, &value);
        break;
    case YES_NO:
        status = put_yes_no(p, &value);
        break;
    case DATE:
        if (po_date_scan(p->text.at, p->text.length, &value) != PO_SCAN_OK)
            status = not_taken(p, "%s: \"%s\" không phải là ngày; chấp nhận yyyy-mm-dd, năm 1 đến 9999",
                               "%s: \"%s\" is not a date; accepted is yyyy-mm-dd, years 1 to 9999");
        break;
    case FACT_NAME:
        if (partyorg_fact_find(PARTYORG_SUBJECT_MEETING, p->text.at, p->text.length, &value) != PARTYORG_OK)
            status = not_taken(p, "%s: \"meeting\" không có dữ kiện \"%s\"", "%s: \"meeting\" has no fact \"%s\"");
        break;
    default:
        status = put_choice(p, key->takes, &value);
        break;
    }
    if (status == PARTYORG_OK)
        memcpy(member, &value, sizeof value);
    return status;
}

/* Sets the member of a key that is among `keys`; one that is not is passed over. */
static partyorg_status put_key(struct put *p, struct span name, const struct key *keys, int count, void *base)
{
    for (int i = 0; i < count; i++)
        if (is_text(&name, keys[i].name))
            return put_member(p, &keys[i], base);
    return PARTYORG_OK;
}

/* Reads the number of an element; -1: there is nothing to put. */
static partyorg_status read_element(struct put *p, int32_t count, int room, int *element)
{
    *element = -1;
    if (!p->rest)
        return is_null(p) || is_text(&p->text, "[]")
                   ? PARTYORG_OK
                   : not_taken(p, "%s: khóa này nhận một danh sách", "%s: this key takes a list");
    const struct span key = next_key(p);
    int number = 0;
    for (size_t i = 0; i < key.length; i++) {
        if (key.at[i] < '0' || key.at[i] > '9')
            return not_taken(p, "%s: khóa này nhận một danh sách", "%s: this key takes a list");
        number = number > COUNT_MAX ? number : number * 10 + (key.at[i] - '0');
    }
    if (key.length == 0)
        return not_taken(p, "%s: khóa này nhận một danh sách", "%s: this key takes a list");
    if (number >= room)
        return too_long(p, number + 1, room, "%s: danh sách có %d phần tử trở lên; chấp nhận nhiều nhất %d",
                        "%s: the list has %d elements or more; at most %d are accepted");
    if (number > count)
        return not_taken(p, "%s: thiếu phần tử trước đó; các phần tử được nhập lần lượt từ 0",
                         "%s: the element before it is missing; elements come in order, from 0");
    *element = number;
    return PARTYORG_OK;
}

/* The same for a list of objects, which grows by one at most. */
static partyorg_status enter_list(struct put *p, int32_t *count, int room, int *element)
{
    if (*count < 0 || *count > room)
        return too_long(p, *count, room, "%s: danh sách có độ dài %d; chấp nhận 0 đến %d",
                        "%s: the length of the list is %d; accepted are 0 to %d");
    const partyorg_status status = read_element(p, *count, room, element);
    if (status != PARTYORG_OK || *element < 0)
        return status;
    if (!p->rest) {
        *element = -1;
        return not_taken(p, "%s: phần tử của danh sách này là một đối tượng",
                         "%s: an element of this list is an object");
    }
    if (*element == *count)
        ++*count;
    return PARTYORG_OK;
}

/* Enters an object; false: it is not there, or not one (`status`). */
static int enter_object(const struct put *p, partyorg_status *status)
{
    if (!p->rest && !is_null(p))
        *status = not_taken(p, "%s: khóa này nhận một đối tượng", "%s: this key takes an object");
    return p->rest != NULL;
}

/* "n", which must be the position from 1. */
static partyorg_status put_position(struct put *p, int element)
{
    int32_t n = 0;
    const partyorg_status status = put_number(p, &n);
    return status != PARTYORG_OK || n == element + 1
               ? status
               : not_taken(p, "%s: \"%s\" không phải là vị trí trong danh sách, tính từ 1",
                           "%s: \"%s\" is not the position in the list, from 1");
}

/* One meeting kind of a set. */
static partyorg_status put_kind(struct put *p, int32_t *set)
{
    int element = -1;
    if (!p->rest && is_null(p)) {
        *set = 0;
        return PARTYORG_OK;
    }
    const partyorg_status status = read_element(p, KINDS, KINDS, &element);
    if (status != PARTYORG_OK || element < 0)
        return status;
    const int32_t kind = choice_of(p, FACT_OF(meeting_kind));
    if (kind < 0 || p->rest)
        return not_taken(p, "%s: \"%s\" không phải là loại buổi sinh hoạt; chấp nhận regular, thematic, combined",
                         "%s: \"%s\" is not a kind of meeting; accepted are regular, thematic, combined");
    *set |= 1 << kind;
    return PARTYORG_OK;
}

static partyorg_status put_band(struct put *p, partyorg_band *band)
{
    const struct span key = next_key(p);
    partyorg_status status;
    int32_t kind = PARTYORG_BAND_SHORT_AT_MOST, value = 0;
    if (is_text(&key, "printed")) {
        value = 1;
        status = is_null(p) ? PARTYORG_OK : put_yes_no(p, &value);
        if (status == PARTYORG_OK)
            band->assumed = !value;
        return status;
    }
    while (kind < BAND_KINDS && !is_text(&key, band_keys[kind]))
        kind++;
    if (kind == BAND_KINDS)
        return put_key(p, key, KEYS(band_points), band);
    if (is_null(p)) {
        if (band->kind == kind)
            band->kind = band->bound = band->over = 0;
        return PARTYORG_OK;
    }
    if (band->kind != PARTYORG_BAND_OTHERWISE && band->kind != kind)
        return not_taken(p, "%s: dải này đã có một điều kiện", "%s: the band has a condition already");
    if (kind == PARTYORG_BAND_PART_AT_LEAST) {
        int element = -1;
        status = read_element(p, 2, 2, &element);
        if (status != PARTYORG_OK || element < 0)
            return status;
        if (p->rest)
            return not_taken(p, "%s: \"%s\" không phải là số", "%s: \"%s\" is not a number");
        status = put_number(p, &value);
        if (status == PARTYORG_OK)
            *(element ? &band->over : &band->bound) = value;
    } else {
        if (p->rest)
            return not_taken(p, "%s: khóa này nhận một giá trị, không nhận danh sách hay đối tượng",
                             "%s: this key takes one value, not a list or object");
        if (kind == PARTYORG_BAND_SHORT_AT_MOST)
            status = put_number(p, &value);
        else
            status = put_points(p, &value); /* a percentage has the same bounds */
        if (status == PARTYORG_OK)
            band->bound = value;
    }
    if (status == PARTYORG_OK)
        band->kind = kind;
    return status;
}

static partyorg_status put_rule(struct put *p, partyorg_scorecard_criterion *c)
{
    int element = -1;
    const struct span key = next_key(p);
    partyorg_status status;
    if (is_text(&key, "bands")) {
        status = enter_list(p, &c->band_count, PARTYORG_BANDS_MAX, &element);
        return status != PARTYORG_OK || element < 0 ? status : put_band(p, &c->bands[element]);
    }
    if (is_text(&key, "first")) {
        status = enter_list(p, &c->first_count, PARTYORG_FIRST_MAX, &element);
        return status != PARTYORG_OK || element < 0 ? status
                                                    : put_key(p, next_key(p), KEYS(first_keys), &c->first[element]);
    }
    return put_key(p, key, KEYS(rule_keys), c);
}

/* Finds the group that a criterion names; a later call finds one that is not there yet. */
static void find_group(const partyorg_scorecard *card, partyorg_scorecard_criterion *c)
{
    c->group = PARTYORG_UNKNOWN;
    for (int i = 0; i < card->group_count && i < PARTYORG_GROUPS_MAX && c->group < 0; i++)
        if (*c->group_id && strncmp(c->group_id, card->groups[i].id, PARTYORG_ID_TEXT) == 0)
            c->group = i;
}

static void find_criterion(const partyorg_scorecard *card, partyorg_gate *gate)
{
    gate->criterion = *gate->criterion_id ? PARTYORG_UNKNOWN : -1;
    for (int i = 0; i < card->criterion_count && i < PARTYORG_CRITERIA_MAX && gate->criterion < 0; i++)
        if (*gate->criterion_id && strncmp(gate->criterion_id, card->criteria[i].id, PARTYORG_ID_TEXT) == 0)
            gate->criterion = i;
}

static partyorg_status put_criterion(struct put *p, int element)
{
    partyorg_scorecard *const card = p->card;
    partyorg_scorecard_criterion *const c = &card->criteria[element];
    const struct span key = next_key(p);
    partyorg_status status = PARTYORG_OK;
    if (is_text(&key, "n"))
        return is_null(p) ? status : put_position(p, element);
    if (is_text(&key, "counts")) {
        if (!enter_object(p, &status))
            return status;
        const struct span inner = next_key(p);
        return is_text(&inner, "meeting_kind") ? put_kind(p, &c->counts) : status;
    }
    if (is_text(&key, "waived"))
        return enter_object(p, &status) ? put_key(p, next_key(p), KEYS(waived_keys), c) : status;
    if (is_text(&key, "rule"))
        return enter_object(p, &status) ? put_rule(p, c) : status;
    status = put_key(p, key, KEYS(criterion_keys), c);
    if (status == PARTYORG_OK && is_text(&key, "group"))
        find_group(card, c);
    if (status == PARTYORG_OK && is_text(&key, "id"))
        for (int i = 0; i < card->gate_count && i < PARTYORG_GATES_MAX; i++)
            if (*card->gates[i].criterion_id)
                find_criterion(card, &card->gates[i]);
    return status;
}

static partyorg_status put_group(struct put *p, int element)
{
    partyorg_scorecard *const card = p->card;
    const struct span key = next_key(p);
    const partyorg_status status = put_key(p, key, KEYS(group_keys), &card->groups[element]);
    if (status == PARTYORG_OK && is_text(&key, "id"))
        for (int i = 0; i < card->criterion_count && i < PARTYORG_CRITERIA_MAX; i++)
            if (*card->criteria[i].group_id)
                find_group(card, &card->criteria[i]);
    return status;
}

static partyorg_status put_gate(struct put *p, int element)
{
    partyorg_gate *const gate = &p->card->gates[element];
    const struct span key = next_key(p);
    if (is_text(&key, "n"))
        return is_null(p) ? PARTYORG_OK : put_position(p, element);
    const partyorg_status status = put_key(p, key, KEYS(gate_keys), gate);
    if (status == PARTYORG_OK && is_text(&key, "criterion"))
        find_criterion(p->card, gate);
    return status;
}

/* Where a card was published is one text: the repository goes in front, all else behind. */
static partyorg_status put_source(struct put *p)
{
    static const char keys[][16] = { "repository", "url", "file", "description" };
    char joined[2 * PARTYORG_NOTES_TEXT];
    char *const source = p->card->source;
    if (!p->rest) {
        if (!is_null(p))
            return put_text(p, source, PARTYORG_NOTES_TEXT);
        memset(source, 0, PARTYORG_NOTES_TEXT);
        return PARTYORG_OK;
    }
    const struct span key = next_key(p);
    int i = 0;
    while (i < (int)(sizeof keys / sizeof keys[0]) && !is_text(&key, keys[i]))
        i++;
    if (i == (int)(sizeof keys / sizeof keys[0]) || is_null(p))
        return PARTYORG_OK;
    if (p->rest)
        return not_taken(p, "%s: khóa này nhận một giá trị, không nhận danh sách hay đối tượng",
                         "%s: this key takes one value, not a list or object");
    const char *const end = memchr(source, '\0', PARTYORG_NOTES_TEXT);
    const size_t there = end ? (size_t)(end - source) : 0;
    if (there == 0 || p->text.length >= PARTYORG_NOTES_TEXT)
        return put_text(p, source, PARTYORG_NOTES_TEXT);
    writer w = { joined, sizeof joined, 0 };
    po_write_bytes(&w, i ? source : p->text.at, i ? there : p->text.length);
    po_write(&w, ": ");
    po_write_bytes(&w, i ? p->text.at : source, i ? p->text.length : there);
    struct put whole = *p;
    whole.text = (struct span){ joined, w.length };
    return put_text(&whole, source, PARTYORG_NOTES_TEXT);
}

static partyorg_status put_in_card(struct put *p)
{
    partyorg_scorecard *const card = p->card;
    const struct span key = next_key(p);
    partyorg_status status = PARTYORG_OK;
    int element = -1;
    if (is_text(&key, "criteria")) {
        status = enter_list(p, &card->criterion_count, PARTYORG_CRITERIA_MAX, &element);
        return element < 0 ? status : put_criterion(p, element);
    }
    if (is_text(&key, "groups")) {
        status = enter_list(p, &card->group_count, PARTYORG_GROUPS_MAX, &element);
        return element < 0 ? status : put_group(p, element);
    }
    if (is_text(&key, "gates")) {
        status = enter_list(p, &card->gate_count, PARTYORG_GATES_MAX, &element);
        return element < 0 ? status : put_gate(p, element);
    }
    if (is_text(&key, "thresholds")) {
        status = enter_list(p, &card->threshold_count, PARTYORG_THRESHOLDS_MAX, &element);
        return element < 0 ? status : put_key(p, next_key(p), KEYS(threshold_keys), &card->thresholds[element]);
    }
    if (is_text(&key, "deductions")) {
        status = enter_list(p, &card->deduction_count, PARTYORG_DEDUCTIONS_MAX, &element);
        return element < 0 ? status : put_key(p, next_key(p), KEYS(deduction_keys), &card->deductions[element]);
    }
    if (is_text(&key, "kinds"))
        return put_kind(p, &card->kinds);
    if (is_text(&key, "source"))
        return put_source(p);
    if (is_text(&key, "year"))
        return enter_object(p, &status) ? put_key(p, next_key(p), KEYS(year_keys), card) : status;
    return put_key(p, key, KEYS(card_keys), card);
}

partyorg_status partyorg_scorecard_put(partyorg_scorecard *card, const char *path, const char *text, size_t length,
                                       partyorg_error *error)
{
    if (!card || !path || !text)
        return po_error(error, PARTYORG_E_NULL, "scorecard", "card, path, text: con trỏ rỗng",
                        "card, path, text: NULL pointer");
    if (card->size != sizeof *card)
        return wrong_size(card, error);
    struct put p = { card, path, path, { text, length == SIZE_MAX ? strlen(text) : length }, error };
    return put_in_card(&p);
}

/* ---- examined */

/*
 * Where a datum stands, as in the path of its key: "criteria.2.rule.bands.1.points". It becomes text only when it is at
 * fault.
 */
struct spot {
    partyorg_error *error;
    const char *list, *part; /* "criteria", "rule.bands"; NULL: none */
    int item, element;       /* -1: none */
};

static void write_path(writer *w, const struct spot *at, const char *key)
{
    if (at->list) {
        po_write(w, at->list);
        po_write(w, ".");
        po_write_int(w, at->item);
    }
    if (at->part) {
        po_write(w, ".");
        po_write(w, at->part);
        if (at->element >= 0) {
            po_write(w, ".");
            po_write_int(w, at->element);
        }
    }
    if (*key) {
        po_write(w, at->list ? "." : "");
        po_write(w, key);
    }
}

/* Of a sentence "@1" is the first number in hundredths, "#1" the same as it stands, "$" the text. */
static void write_sentence(writer *w, const char *sentence, const int32_t *numbers, const char *text, int language)
{
    while (*sentence) {
        const size_t plain = strcspn(sentence, "@#$");
        po_write_bytes(w, sentence, plain);
        sentence += plain;
        if (*sentence == '$') {
            po_write(w, text);
            sentence++;
        } else if (*sentence) {
            const int32_t number = numbers[sentence[1] - '1'];
            if (*sentence == '@')
                po_write_decimal(w, number, language);
            else
                po_write_int(w, number);
            sentence += 2;
        }
    }
}

#define NUMBERS(...) ((const int32_t[3]){ __VA_ARGS__ })
#define NO_NUMBERS NUMBERS(0)

PO_COLD static partyorg_status fault(const struct spot *at, const char *key, const char *vi, const char *en,
                                     const int32_t *numbers, const char *text)
{
    char path[96], quoted[PO_QUOTED], said[2][PARTYORG_ERROR_TEXT] = { "", "" };
    partyorg_error whole;
    writer w = { path, sizeof path, 0 };
    write_path(&w, at, key);
    po_written(&w, NULL);
    po_quote(quoted, sizeof quoted, text, SIZE_MAX);
    for (int language = 0; language < 2; language++) {
        w = (writer){ said[language], sizeof said[language], 0 };
        write_sentence(&w, language == PARTYORG_VI ? vi : en, numbers, quoted, language);
        po_written(&w, NULL);
    }
    po_error(&whole, PARTYORG_E_SCORECARD, path, "%s: %s", "%s: %s", path, said[PARTYORG_EN]);
    po_error(at->error, PARTYORG_E_SCORECARD, path, "%s: %s", "%s: %s", path, said[PARTYORG_VI]);
    if (at->error)
        memcpy(at->error->text[PARTYORG_EN], whole.text[PARTYORG_EN], sizeof whole.text[PARTYORG_EN]);
    return PARTYORG_E_SCORECARD;
}

PO_COLD static partyorg_status missing(const struct spot *at, const char *key)
{
    return fault(at, key, "còn thiếu", "is missing", NO_NUMBERS, "");
}

#define TRY(call)                                                                                                      \
    do {                                                                                                               \
        const partyorg_status tried_ = (call);                                                                         \
        if (tried_ != PARTYORG_OK)                                                                                     \
            return tried_;                                                                                             \
    } while (0)

static partyorg_status check_number(const struct spot *at, const char *key, int32_t value, int32_t low, int32_t high)
{
    if (PO_LIKELY(value >= low && value <= high))
        return PARTYORG_OK;
    if (value == PARTYORG_UNKNOWN)
        return missing(at, key);
    return fault(at, key, "giá trị #1 không nằm trong khoảng #2 đến #3", "value #1 is not between #2 and #3",
                 NUMBERS(value, low, high), "");
}

/* The same of hundredths. */
static partyorg_status check_points(const struct spot *at, const char *key, int32_t value, int32_t low, int32_t high)
{
    if (PO_LIKELY(value >= low && value <= high))
        return PARTYORG_OK;
    if (value == PARTYORG_UNKNOWN)
        return missing(at, key);
    return fault(at, key, "giá trị @1 không nằm trong khoảng @2 đến @3", "value @1 is not between @2 and @3",
                 NUMBERS(value, low, high), "");
}

static partyorg_status check_length(const struct spot *at, const char *key, int32_t count, int32_t high)
{
    if (PO_LIKELY(count >= 0 && count <= high))
        return PARTYORG_OK;
    return fault(at, key, "danh sách có độ dài #1; chấp nhận 0 đến #2",
                 "the length of the list is #1; accepted are 0 to #2", NUMBERS(count, high), "");
}

static partyorg_status check_text(const struct spot *at, const char *key, const char *text, size_t room, int required)
{
    if (PO_LIKELY(text[room - 1] == '\0' || memchr(text, '\0', room)))
        return *text || !required ? PARTYORG_OK : missing(at, key);
    return fault(at, key, "văn bản không kết thúc trong #1 byte", "the text does not end within #1 bytes",
                 NUMBERS((int32_t)room), "");
}

static partyorg_status check_names(const struct spot *at, const char *vi_key, const char *en_key,
                                   const char names[2][PARTYORG_NAME_TEXT])
{
    TRY(check_text(at, vi_key, names[PARTYORG_VI], PARTYORG_NAME_TEXT, 1));
    return check_text(at, en_key, names[PARTYORG_EN], PARTYORG_NAME_TEXT, 1);
}

/* An id. Its bytes, mixed, are compared before ids are. */
static partyorg_status check_id(const struct spot *at, const char *id, int of_card, uint64_t *mixed)
{
    int i = 0;
    uint64_t mix = 0;
    for (; i < PARTYORG_ID_TEXT && id[i]; i++) {
        const char c = id[i];
        const int everywhere = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        if (!everywhere && (of_card || !((c >= 'A' && c <= 'Z') || c == '.' || c == '_')))
            break;
        mix = (mix ^ (unsigned char)c) * UINT64_C(0x9E3779B97F4A7C15);
    }
    *mixed = mix;
    if (PO_LIKELY(i > 0 && i < PARTYORG_ID_TEXT && id[i] == '\0'))
        return PARTYORG_OK;
    TRY(check_text(at, "id", id, PARTYORG_ID_TEXT, 1));
    return of_card ? fault(at, "id", "\"$\" có ký tự khác chữ thường không dấu, chữ số và dấu nối",
                           "\"$\" holds other characters than lower-case letters, digits and hyphens", NO_NUMBERS, id)
                   : fault(at, "id", "\"$\" có ký tự khác chữ không dấu, chữ số, dấu chấm, dấu nối và dấu gạch dưới",
                           "\"$\" holds other characters than letters, digits, full stops, hyphens and underscores",
                           NO_NUMBERS, id);
}

/* The ids of a list that were met, mixed, and a bit for the highest six of each: most new ones are told by that. */
struct met {
    uint64_t bits, mixed[PARTYORG_CRITERIA_MAX];
};

/* The id of element `at->item` of a list, whose elements lie `stride` bytes apart, against those before it. */
static partyorg_status check_once(const struct spot *at, const void *list, size_t stride, struct met *met)
{
    const char *const first = list, *const id = first + (size_t)at->item * stride;
    uint64_t *const mixed = met->mixed;
    TRY(check_id(at, id, 0, &mixed[at->item]));
    const uint64_t bit = UINT64_C(1) << (mixed[at->item] >> 58);
    for (int i = 0; met->bits & bit && i < at->item; i++)
        if (mixed[i] == mixed[at->item] && strcmp(first + (size_t)i * stride, id) == 0)
            return fault(at, "id", "\"$\" đã có ở phần tử #1", "\"$\" stands at element #1 already", NUMBERS(i), id);
    met->bits |= bit;
    return PARTYORG_OK;
}

/* What a fact must be. */
enum { A_COUNT = 1 << PARTYORG_TYPE_INT, A_DAY = 1 << PARTYORG_TYPE_DATE, A_YES_NO = 1 << PARTYORG_TYPE_BOOL };

static partyorg_status check_fact(const struct spot *at, const char *key, int32_t fact, int types)
{
    if (fact == -1 || fact == PARTYORG_UNKNOWN)
        return missing(at, key);
    if (fact < 0 || fact >= FACTS)
        return fault(at, key, "không có dữ kiện số #1", "there is no fact #1", NUMBERS(fact), "");
    if (PO_LIKELY(types >> po_fact_type(PARTYORG_SUBJECT_MEETING, fact) & 1))
        return PARTYORG_OK;
    const char *const name = fact_name(fact);
    if (types == A_COUNT)
        return fault(at, key, "dữ kiện \"$\" không phải là số đếm", "the fact \"$\" is not a count", NO_NUMBERS, name);
    if (types == A_DAY)
        return fault(at, key, "dữ kiện \"$\" không phải là ngày", "the fact \"$\" is not a date", NO_NUMBERS, name);
    if (types == A_YES_NO)
        return fault(at, key, "dữ kiện \"$\" không phải là có hoặc không", "the fact \"$\" is not a yes or no",
                     NO_NUMBERS, name);
    return fault(at, key, "dữ kiện \"$\" không phải là số đếm, cũng không phải là có hoặc không",
                 "the fact \"$\" is neither a count nor a yes or no", NO_NUMBERS, name);
}

/* Points of a rule lie between the criterion's least and most. */
static partyorg_status check_given(const struct spot *at, const char *key, int32_t points,
                                   const partyorg_scorecard_criterion *c)
{
    if (PO_LIKELY(points >= c->min && points <= c->max))
        return PARTYORG_OK;
    if (points == PARTYORG_UNKNOWN)
        return missing(at, key);
    return fault(at, key, "cho @1 điểm, ngoài khoảng @2 đến @3 của tiêu chí",
                 "gives @1 points, not between the criterion's @2 and @3", NUMBERS(points, c->min, c->max), "");
}

static partyorg_status check_first(const partyorg_scorecard_criterion *c, struct spot *at, int32_t *most)
{
    at->part = "rule.first";
    for (int i = 0; i < c->first_count; i++) {
        const partyorg_settled_first *const f = &c->first[i];
        at->element = i;
        TRY(check_fact(at, "fact", f->fact, A_COUNT));
        TRY(check_number(at, "above", f->above, 0, COUNT_MAX));
        TRY(check_given(at, "points", f->points, c));
        for (int j = 0; j < i; j++)
            if (c->first[j].fact == f->fact && c->first[j].above <= f->above)
                return fault(at, "above", "#1 không nhỏ hơn #2 của phần tử #3 nên không bao giờ tới",
                             "#1 is not less than the #2 of element #3, so it is never reached",
                             NUMBERS(f->above, c->first[j].above, j), "");
        *most = f->points > *most ? f->points : *most;
    }
    return PARTYORG_OK;
}

/*
 * What a band asks for, as a number for each standard: the least minutes, or twice the hundredths of a percent and one
 * more for "above". A smaller number is easier; 0 asks for nothing.
 */
static void asked_by(const partyorg_scorecard_criterion *c, const partyorg_band *b, int32_t asks[2])
{
    const int32_t standards[2] = { c->standard, c->standard_large > 0 ? c->standard_large : c->standard };
    for (int i = 0; i < 2; i++)
        asks[i] = b->kind == PARTYORG_BAND_SHORT_AT_MOST   ? (standards[i] > b->bound ? standards[i] - b->bound : 0)
                  : b->kind == PARTYORG_BAND_PART_AT_LEAST ? (standards[i] * b->bound + b->over - 1) / b->over
                  : b->kind == PARTYORG_BAND_ABOVE         ? 2 * b->bound + 1
                  : b->kind == PARTYORG_BAND_AT_LEAST      ? 2 * b->bound
                                                           : 0;
}

static partyorg_status check_condition(const partyorg_scorecard_criterion *c, const partyorg_band *b,
                                       const struct spot *at)
{
    const int length = c->measure == PARTYORG_SCORE_LENGTH;
    if (b->kind < 0 || b->kind >= BAND_KINDS)
        return fault(at, "", "không có loại dải số #1", "there is no kind of band #1", NUMBERS(b->kind), "");
    if (b->kind != PARTYORG_BAND_OTHERWISE && length != (b->kind <= PARTYORG_BAND_PART_AT_LEAST))
        return fault(at, band_keys[b->kind], "thước đo \"$\" không có dải loại này",
                     "the measure \"$\" has no such bands", NO_NUMBERS, measure_names[c->measure]);
    switch (b->kind) {
    case PARTYORG_BAND_SHORT_AT_MOST:
        return check_number(at, "short_at_most", b->bound, 0, COUNT_MAX);
    case PARTYORG_BAND_PART_AT_LEAST:
        TRY(check_number(at, "part_at_least.0", b->bound, 1, PART_MAX));
        return check_number(at, "part_at_least.1", b->over, 1, PART_MAX);
    case PARTYORG_BAND_ABOVE:
    case PARTYORG_BAND_AT_LEAST:
        return check_points(at, band_keys[b->kind], b->bound, 0, PERCENT_MAX);
    default:
        return PARTYORG_OK;
    }
}

static partyorg_status check_bands(const partyorg_scorecard_criterion *c, struct spot *at, int32_t *most)
{
    const int32_t hardest = c->measure == PARTYORG_SCORE_LENGTH ? COUNT_MAX + 1 : 2 * PERCENT_MAX + 1;
    int32_t easiest[2] = { hardest, hardest };
    at->part = "rule";
    at->element = -1;
    if (c->band_count == 0)
        return missing(at, "bands");
    at->part = "rule.bands";
    for (int i = 0; i < c->band_count; i++) {
        const partyorg_band *const b = &c->bands[i];
        int32_t asks[2];
        at->element = i;
        TRY(check_condition(c, b, at));
        TRY(check_given(at, "points", b->points, c));
        TRY(check_number(at, "printed", b->assumed, 0, 1));
        asked_by(c, b, asks);
        if (asks[0] >= easiest[0] && asks[1] >= easiest[1])
            return i > 0 ? fault(at, "", "không bao giờ tới: dải này không dễ hơn các dải trước",
                                 "is never reached: it asks for no less than the bands before it", NO_NUMBERS, "")
                         : fault(at, "", "không bao giờ tới: không có buổi nào đạt mức này",
                                 "is never reached: no meeting comes to so much", NO_NUMBERS, "");
        for (int j = 0; j < 2; j++)
            easiest[j] = asks[j] < easiest[j] ? asks[j] : easiest[j];
        if (i > 0 && b->points > b[-1].points)
            return fault(at, "points", "cho @1 điểm, nhiều hơn @2 của dải trước, là dải khó hơn",
                         "gives @1 points, more than the @2 of the band before, which is harder",
                         NUMBERS(b->points, b[-1].points), "");
        *most = b->points > *most ? b->points : *most;
    }
    if (c->bands[c->band_count - 1].kind != PARTYORG_BAND_OTHERWISE)
        return fault(at, "", "để trống phần còn lại: dải cuối phải không có điều kiện",
                     "leaves a gap: the last band must have no condition", NO_NUMBERS, "");
    return PARTYORG_OK;
}

/* A limit, or so many days before or after. */
static partyorg_status check_kept(const partyorg_scorecard_criterion *c, const struct spot *at, int32_t *most)
{
    if (c->measure == PARTYORG_SCORE_LIMIT) {
        TRY(check_fact(at, "fact", c->fact, A_COUNT));
        TRY(check_number(at, "at_most", c->bound, 0, COUNT_MAX));
    } else {
        TRY(check_fact(at, "fact", c->fact, A_DAY));
        if (c->fact == FACT_OF(held_on))
            return fault(at, "fact", "ngày họp không thể so với chính nó",
                         "the day of the meeting cannot be compared with itself", NO_NUMBERS, "");
        TRY(check_number(at, "days", c->bound, 0, DAYS_MAX));
    }
    TRY(check_given(at, "points", c->points, c));
    TRY(check_given(at, "otherwise", c->otherwise, c));
    if (c->otherwise > c->points)
        return fault(at, "otherwise", "cho @1 điểm, nhiều hơn @2 khi đạt",
                     "gives @1 points, more than the @2 when kept", NUMBERS(c->otherwise, c->points), "");
    *most = c->points;
    return PARTYORG_OK;
}

/* Whether a rule holds what its measure does not use. */
static partyorg_status check_unused(const partyorg_scorecard_criterion *c, const struct spot *at)
{
    const int length = c->measure == PARTYORG_SCORE_LENGTH, share = c->measure == PARTYORG_SCORE_SHARE;
    const int kept = c->measure >= PARTYORG_SCORE_LIMIT;
#define GIVEN(member) (c->member != 0 && c->member != PARTYORG_UNKNOWN)
    const char *const key = !share && !kept && c->fact != -1              ? "fact"
                            : !share && c->whole != -1                    ? "in"
                            : !length && GIVEN(standard)                  ? "standard"
                            : !length && GIVEN(standard_large)            ? "standard_large"
                            : !length && GIVEN(large_from)                ? "large_from"
                            : !kept && GIVEN(bound)                       ? "at_most"
                            : !kept && GIVEN(points)                      ? "points"
                            : !kept && GIVEN(otherwise)                   ? "otherwise"
                            : !share && c->first_count != 0               ? "first"
                            : (kept || !c->measure) && c->band_count != 0 ? "bands"
                                                                          : NULL;
#undef GIVEN
    if (PO_LIKELY(!key))
        return PARTYORG_OK;
    if (c->measure == PARTYORG_SCORE_NONE)
        return missing(at, "measure");
    return fault(at, key, "thước đo \"$\" không dùng khóa này", "the measure \"$\" does not use this key", NO_NUMBERS,
                 measure_names[c->measure]);
}

static partyorg_status check_rule(const partyorg_scorecard_criterion *c, struct spot *at)
{
    int32_t most = 0;
    at->part = "rule";
    TRY(check_number(at, "measure", c->measure, 0, MEASURES - 1));
    TRY(check_unused(c, at));
    switch (c->measure) {
    case PARTYORG_SCORE_NONE:
        return PARTYORG_OK;
    case PARTYORG_SCORE_LENGTH:
        TRY(check_length(at, "bands", c->band_count, PARTYORG_BANDS_MAX));
        TRY(check_number(at, "standard", c->standard, 1, COUNT_MAX));
        TRY(check_number(at, "standard_large", c->standard_large, 0, COUNT_MAX));
        TRY(check_number(at, "large_from", c->large_from, 0, COUNT_MAX));
        if ((c->standard_large > 0) != (c->large_from > 0))
            return missing(at, c->large_from > 0 ? "standard_large" : "large_from");
        TRY(check_bands(c, at, &most));
        break;
    case PARTYORG_SCORE_SHARE:
        TRY(check_length(at, "bands", c->band_count, PARTYORG_BANDS_MAX));
        TRY(check_length(at, "first", c->first_count, PARTYORG_FIRST_MAX));
        TRY(check_fact(at, "of", c->fact, A_COUNT));
        TRY(check_fact(at, "in", c->whole, A_COUNT));
        if (c->fact == c->whole)
            return fault(at, "in", "dữ kiện \"$\" không thể so với chính nó",
                         "the fact \"$\" cannot be a share of itself", NO_NUMBERS, fact_name(c->whole));
        TRY(check_first(c, at, &most));
        TRY(check_bands(c, at, &most));
        break;
    default:
        TRY(check_kept(c, at, &most));
        break;
    }
    at->part = NULL;
    at->element = -1;
    if (most < c->max)
        return fault(at, "max", "@1 điểm không đạt được: quy tắc cho nhiều nhất @2",
                     "@1 points cannot be reached: the rule gives @2 at most", NUMBERS(c->max, most), "");
    return PARTYORG_OK;
}

static partyorg_status check_criterion(const partyorg_scorecard *card, int i, struct met *met, partyorg_error *error)
{
    const partyorg_scorecard_criterion *const c = &card->criteria[i];
    struct spot at = { error, "criteria", NULL, i, -1 };
    TRY(check_once(&at, card->criteria, sizeof *c, met));
    TRY(check_names(&at, "name_vi", "name_en", c->name));
    TRY(check_text(&at, "group", c->group_id, sizeof c->group_id, 0));
    if (*c->group_id &&
        (c->group < 0 || c->group >= card->group_count || strcmp(c->group_id, card->groups[c->group].id) != 0))
        return fault(&at, "group", "không có nhóm \"$\"", "there is no group \"$\"", NO_NUMBERS, c->group_id);
    if (c->group == PARTYORG_UNKNOWN)
        return missing(&at, "group");
    if (c->group < 0 || c->group >= card->group_count)
        return fault(&at, "group", "không có nhóm số #1; phiếu có #2 nhóm", "there is no group #1; the card has #2",
                     NUMBERS(c->group, card->group_count), "");
    TRY(check_points(&at, "max", c->max, 1, POINTS_MAX));
    TRY(check_points(&at, "min", c->min, 0, POINTS_MAX));
    if (c->min > c->max)
        return fault(&at, "min", "@1 lớn hơn mức tối đa @2", "@1 is more than the maximum of @2",
                     NUMBERS(c->min, c->max), "");
    TRY(check_number(&at, "counts", c->counts, 0, EVERY_KIND));
    if (c->counts && !(c->counts & card->kinds))
        return fault(&at, "counts", "không tính trong loại buổi sinh hoạt nào mà phiếu chấm",
                     "counts in no kind of meeting that the card scores", NO_NUMBERS, "");
    if (c->waived != -1) {
        at.part = "waived";
        TRY(check_fact(&at, "fact", c->waived, A_YES_NO));
    }
    return check_rule(c, &at);
}

/* Groups and criteria: each by itself, and what their maxima come to. */
static partyorg_status check_items(const partyorg_scorecard *card, partyorg_error *error)
{
    struct met groups = { 0 }, criteria = { 0 };
    int32_t sums[PARTYORG_GROUPS_MAX] = { 0 }, total = 0;
    struct spot at = { error, "groups", NULL, -1, -1 };
    for (int i = 0; i < card->group_count; i++) {
        at.item = i;
        TRY(check_once(&at, card->groups, sizeof card->groups[0], &groups));
        TRY(check_names(&at, "name_vi", "name_en", card->groups[i].name));
        TRY(check_points(&at, "max", card->groups[i].max, 1, POINTS_MAX));
    }
    for (int i = 0; i < card->criterion_count; i++) {
        TRY(check_criterion(card, i, &criteria, error));
        sums[card->criteria[i].group] += card->criteria[i].max;
        total += card->criteria[i].max;
    }
    if (!card->itemised)
        for (int i = 0; i < card->group_count; i++)
            total += card->groups[i].max;
    for (int i = 0; card->itemised && i < card->group_count; i++) {
        at.item = i;
        if (sums[i] != card->groups[i].max)
            return fault(&at, "max", "các tiêu chí của nhóm cộng lại được @1, mức tối đa của nhóm là @2",
                         "the criteria of the group add up to @1, its maximum is @2",
                         NUMBERS(sums[i], card->groups[i].max), "");
    }
    at.list = NULL;
    if (total != card->total && (card->itemised || card->group_count > 0))
        return fault(&at, "total",
                     card->itemised ? "các tiêu chí cộng lại được @1, tổng điểm của phiếu là @2"
                                    : "các nhóm cộng lại được @1, tổng điểm của phiếu là @2",
                     card->itemised ? "the criteria add up to @1, the total of the card is @2"
                                    : "the groups add up to @1, the total of the card is @2",
                     NUMBERS(total, card->total), "");
    return PARTYORG_OK;
}

static partyorg_status check_thresholds(const partyorg_scorecard *card, partyorg_error *error)
{
    const partyorg_threshold *const t = card->thresholds;
    struct spot at = { error, NULL, NULL, -1, -1 };
    if (card->threshold_count == 0)
        return missing(&at, "thresholds");
    at.list = "thresholds";
    for (int i = 0; i < card->threshold_count; i++) {
        at.item = i;
        TRY(check_number(&at, "grade", t[i].grade, 0, GRADES - 1));
        TRY(check_points(&at, "min", t[i].min, 0, POINTS_MAX));
        if (t[i].min > card->total)
            return fault(&at, "min", "@1 không đạt được: phiếu có nhiều nhất @2 điểm",
                         "@1 cannot be reached: the card has @2 points at most", NUMBERS(t[i].min, card->total), "");
        if (i > 0 && t[i].grade >= t[i - 1].grade)
            return fault(&at, "grade", "các mức phải khác nhau, mức cao nhất đứng trước",
                         "grades must differ, the highest first", NO_NUMBERS, "");
        if (i > 0 && t[i].min >= t[i - 1].min)
            return fault(&at, "min", "@1 không nhỏ hơn @2 của mức trước",
                         "@1 is not less than the @2 of the grade before", NUMBERS(t[i].min, t[i - 1].min), "");
    }
    if (t[at.item].min != 0)
        return fault(&at, "min", "là @1; mức cuối phải tính từ 0", "is @1; the last grade must begin at 0",
                     NUMBERS(t[at.item].min), "");
    return PARTYORG_OK;
}

static partyorg_status check_gates(const partyorg_scorecard *card, partyorg_error *error)
{
    struct met met = { 0 };
    struct spot at = { error, NULL, NULL, -1, -1 };
    if (card->gate_count > 0 && card->threshold_count < 2)
        return fault(&at, "gates", "phiếu có điều kiện của mức cao nhất thì phải có ít nhất hai mức; phiếu có #1",
                     "a card with gates has two grades at least; this one has #1", NUMBERS(card->threshold_count), "");
    at.list = "gates";
    for (int i = 0; i < card->gate_count; i++) {
        const partyorg_gate *const g = &card->gates[i];
        at.item = i;
        TRY(check_once(&at, card->gates, sizeof *g, &met));
        TRY(check_names(&at, "name_vi", "name_en", g->name));
        TRY(check_text(&at, "criterion", g->criterion_id, sizeof g->criterion_id, 0));
        if (!card->itemised) {
            if (*g->criterion_id || g->criterion != -1)
                return fault(&at, "criterion", "phiếu không công bố tiêu chí thì điều kiện không gắn với tiêu chí",
                             "the card is not itemised, so a gate has no criterion", NO_NUMBERS, "");
            continue;
        }
        if (*g->criterion_id ? g->criterion < 0 || g->criterion >= card->criterion_count ||
                                   strcmp(g->criterion_id, card->criteria[g->criterion].id) != 0
                             : 0)
            return fault(&at, "criterion", "không có tiêu chí \"$\"", "there is no criterion \"$\"", NO_NUMBERS,
                         g->criterion_id);
        if (g->criterion == -1 || g->criterion == PARTYORG_UNKNOWN)
            return missing(&at, "criterion");
        if (g->criterion < 0 || g->criterion >= card->criterion_count)
            return fault(&at, "criterion", "không có tiêu chí số #1; phiếu có #2 tiêu chí",
                         "there is no criterion #1; the card has #2", NUMBERS(g->criterion, card->criterion_count), "");
    }
    return PARTYORG_OK;
}

static partyorg_status check_deductions(const partyorg_scorecard *card, partyorg_error *error)
{
    struct met met = { 0 };
    struct spot at = { error, NULL, NULL, -1, -1 };
    if (!card->itemised && card->deduction_count > 0)
        return fault(&at, "deductions", "phiếu không công bố tiêu chí thì tổng điểm được nhập đã trừ",
                     "the card is not itemised, so the total entered has them taken off", NO_NUMBERS, "");
    at.list = "deductions";
    for (int i = 0; i < card->deduction_count; i++) {
        const partyorg_deduction *const d = &card->deductions[i];
        at.item = i;
        TRY(check_once(&at, card->deductions, sizeof *d, &met));
        TRY(check_names(&at, "name_vi", "name_en", d->name));
        TRY(check_fact(&at, "fact", d->fact, A_COUNT | A_YES_NO));
        TRY(check_points(&at, "each", d->each, 1, card->total));
        TRY(check_points(&at, "most", d->most, d->each, card->total));
        if (d->most != d->each && po_fact_type(PARTYORG_SUBJECT_MEETING, d->fact) == PARTYORG_TYPE_BOOL)
            return fault(&at, "most", "@1 không đạt được: dữ kiện có hoặc không chỉ trừ @2 một lần",
                         "@1 cannot be reached: a yes or no takes @2 once", NUMBERS(d->most, d->each), "");
    }
    return PARTYORG_OK;
}

static partyorg_status check_day(const struct spot *at, const char *key, int32_t day)
{
    if (day == PARTYORG_UNKNOWN || po_is_date(day))
        return PARTYORG_OK;
    return fault(at, key, "số ngày #1 nằm ngoài các năm 1 đến 9999", "day number #1 is outside the years 1 to 9999",
                 NUMBERS(day), "");
}

/* The head of a card, and the lengths of its lists. */
static partyorg_status check_head(const partyorg_scorecard *card, partyorg_error *error)
{
    uint64_t mixed;
    const struct spot at = { error, NULL, NULL, -1, -1 };
    if (card->schema != 1 && card->schema != PARTYORG_UNKNOWN)
        return fault(&at, "schema", "là #1; thư viện này đọc được 1", "is #1; this library reads 1",
                     NUMBERS(card->schema), "");
    TRY(check_number(&at, "schema", card->schema, 1, 1));
    TRY(check_id(&at, card->id, 1, &mixed));
    TRY(check_names(&at, "title_vi", "title_en", card->title));
    TRY(check_text(&at, "issued_by_level", card->issued_by_level, sizeof card->issued_by_level, 0));
    TRY(check_text(&at, "based_on", card->based_on, sizeof card->based_on, 0));
    TRY(check_text(&at, "source", card->source, sizeof card->source, 1));
    TRY(check_text(&at, "notes", card->notes, sizeof card->notes, 0));
    TRY(check_day(&at, "valid_from", card->valid_from));
    TRY(check_day(&at, "valid_to", card->valid_to));
    if (card->valid_to != PARTYORG_UNKNOWN && card->valid_from > card->valid_to)
        return fault(&at, "valid_to", "ngày cuối đứng trước ngày đầu", "the last day lies before the first", NO_NUMBERS,
                     "");
    if (card->kinds == 0)
        return missing(&at, "kinds");
    TRY(check_number(&at, "kinds", card->kinds, 1, EVERY_KIND));
    TRY(check_number(&at, "itemised", card->itemised, 0, 1));
    TRY(check_points(&at, "total", card->total, 1, POINTS_MAX));
    TRY(check_number(&at, "confidence", card->confidence, PARTYORG_VERIFIED, PARTYORG_MEMORY));
    if (card->year_all_at_least != -1 || card->year_good_at_least != -1) {
        if (card->year_all_at_least == -1)
            return missing(&at, "year.all_at_least");
        if (card->year_good_at_least == -1)
            return missing(&at, "year.good_at_least");
        TRY(check_number(&at, "year.all_at_least", card->year_all_at_least, 0, GRADES - 1));
        TRY(check_number(&at, "year.good_at_least", card->year_good_at_least, 0, DAYS_MAX));
    }
    TRY(check_length(&at, "thresholds", card->threshold_count, PARTYORG_THRESHOLDS_MAX));
    TRY(check_length(&at, "gates", card->gate_count, PARTYORG_GATES_MAX));
    TRY(check_length(&at, "groups", card->group_count, PARTYORG_GROUPS_MAX));
    TRY(check_length(&at, "criteria", card->criterion_count, PARTYORG_CRITERIA_MAX));
    TRY(check_length(&at, "deductions", card->deduction_count, PARTYORG_DEDUCTIONS_MAX));
    if (!card->itemised && card->criterion_count > 0)
        return fault(&at, "criteria", "phiếu không công bố tiêu chí (itemised là false) mà lại có #1 tiêu chí",
                     "the card is not itemised, but has #1 criteria", NUMBERS(card->criterion_count), "");
    if (card->itemised && card->criterion_count == 0)
        return missing(&at, "criteria");
    return PARTYORG_OK;
}

partyorg_status partyorg_scorecard_check(const partyorg_scorecard *card, partyorg_error *error)
{
    if (!card)
        return po_error(error, PARTYORG_E_NULL, "scorecard", "scorecard: con trỏ rỗng", "scorecard: NULL pointer");
    if (card->size != sizeof *card)
        return wrong_size(card, error);
    TRY(check_head(card, error));
    TRY(check_items(card, error));
    TRY(check_thresholds(card, error));
    TRY(check_gates(card, error));
    return check_deductions(card, error);
}

/* ---- texts */

partyorg_status partyorg_scored_init(partyorg_scored *scored)
{
    if (!scored)
        return PARTYORG_E_NULL;
    *scored = (partyorg_scored){ .size = sizeof *scored };
    return PARTYORG_OK;
}

/* What a line is written of. */
struct line {
    writer w;
    const partyorg_scorecard *card;
    const partyorg_meeting *meeting;
    int language;
};

/* The text in the language of the line. */
static void say(struct line *l, const char *vi, const char *en)
{
    po_write(&l->w, l->language == PARTYORG_VI ? vi : en);
}

/* A text of the card, which need not be valid UTF-8. */
static void say_text(struct line *l, const char *text)
{
    char quoted[PARTYORG_NAME_TEXT];
    po_write(&l->w, po_quote(quoted, sizeof quoted, text, SIZE_MAX));
}

static void say_points(struct line *l, int32_t points)
{
    po_write_decimal(&l->w, points, l->language);
}

/* Facts of the meeting: what was scored knew them, but this meeting may be another. */
static void say_number(struct line *l, int32_t number)
{
    if (number == PARTYORG_UNKNOWN)
        say(l, "chưa rõ", "not known");
    else
        po_write_int(&l->w, number);
}

static void say_day(struct line *l, int32_t day)
{
    if (day == PARTYORG_UNKNOWN)
        say(l, "chưa rõ", "not known");
    else
        po_write_date(&l->w, day, l->language);
}

static void say_fact(struct line *l, int32_t fact)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    if (partyorg_fact_get(PARTYORG_SUBJECT_MEETING, fact, &info) == PARTYORG_OK)
        po_write(&l->w, info.title[l->language]);
}

static void say_grade(struct line *l, int32_t grade)
{
    partyorg_choice_info info = PARTYORG_CHOICE_INFO_INIT;
    if (partyorg_choice_get(PARTYORG_SUBJECT_MEETING, FACT_OF(proposed_grade), grade, &info) == PARTYORG_OK)
        po_write(&l->w, info.title[l->language]);
}

static void say_gates(struct line *l, int32_t gates)
{
    const char *separator = ": ";
    for (int i = 0; i < l->card->gate_count; i++)
        if (gates >> i & 1) {
            po_write(&l->w, separator);
            say_text(l, l->card->gates[i].name[l->language]);
            separator = ", ";
        }
}

/* A share in percent; one that two decimals do not hold is cut, and said to be more. */
static void say_share(struct line *l, int32_t part, int32_t whole)
{
    say_number(l, part);
    say(l, " trên ", " of ");
    say_number(l, whole);
    if (whole <= 0 || part < 0)
        return;
    const int64_t scaled = (int64_t)part * 10000, percent = scaled / whole;
    if (percent > INT32_MAX)
        return;
    say(l, " là ", " is ");
    if (scaled % whole != 0)
        say(l, "hơn ", "more than ");
    say_points(l, (int32_t)percent);
    po_write(&l->w, " %");
}

static void say_gives(struct line *l, int32_t points)
{
    say(l, " thì được ", " gives ");
    say_points(l, points);
}

/* The nearest band before `band` that gives more; -1: none. */
static int better_band(const partyorg_scorecard_criterion *c, int32_t band)
{
    int32_t i = band < c->band_count ? band : c->band_count - 1;
    const int32_t points = i >= 0 ? c->bands[i].points : 0;
    while (i >= 0 && c->bands[i].points <= points)
        i--;
    return i;
}

static void say_length(struct line *l, const partyorg_scorecard_criterion *c, int32_t band)
{
    const partyorg_meeting *const m = l->meeting;
    int32_t asks[2];
    const int large = c->large_from > 0 && m->members_total >= c->large_from;
    const int better = better_band(c, band);
    say_number(l, m->minutes);
    say(l, " phút, chuẩn ", " minutes of ");
    po_write_int(&l->w, large ? c->standard_large : c->standard);
    if (better < 0)
        return;
    asked_by(c, &c->bands[better], asks);
    say(l, ", từ ", ", at least ");
    po_write_int(&l->w, asks[large]);
    say_gives(l, c->bands[better].points);
}

static void say_band_of_share(struct line *l, const partyorg_scorecard_criterion *c, int32_t band)
{
    const int better = better_band(c, band);
    say_share(l, po_get(l->meeting, c->fact), po_get(l->meeting, c->whole));
    if (better < 0)
        return;
    if (c->bands[better].kind == PARTYORG_BAND_ABOVE)
        say(l, ", trên ", ", more than ");
    else
        say(l, ", từ ", ", at least ");
    say_points(l, c->bands[better].bound);
    po_write(&l->w, " %");
    say_gives(l, c->bands[better].points);
}

/* Why the rule of a criterion gave its points. What it read is known, or it would have given none. */
static void say_why(struct line *l, const partyorg_scorecard_criterion *c, const partyorg_scored_criterion *s)
{
    writer *const w = &l->w;
    if (!(s->flags & PARTYORG_SCORED_COUNTED)) {
        say(l, ": không tính trong loại buổi sinh hoạt này", ": it does not count in this kind of meeting");
        return;
    }
    if (s->flags & PARTYORG_SCORED_WAIVED && c->waived >= 0) {
        say(l, ": được tính đủ: ", ": waived: ");
        say_fact(l, c->waived);
        return;
    }
    if (c->measure == PARTYORG_SCORE_NONE)
        return;
    po_write(w, ": ");
    if (c->measure == PARTYORG_SCORE_SHARE && s->first >= 0 && s->first < c->first_count) {
        const partyorg_settled_first *const f = &c->first[s->first];
        say_fact(l, f->fact);
        po_write(w, " ");
        say_number(l, po_get(l->meeting, f->fact));
        say(l, ", trên ", ", more than ");
        po_write_int(w, f->above);
        say_gives(l, f->points);
        return;
    }
    if (c->measure == PARTYORG_SCORE_LENGTH) {
        say_length(l, c, s->band);
        return;
    }
    if (c->measure == PARTYORG_SCORE_SHARE) {
        say_band_of_share(l, c, s->band);
        return;
    }
    say_fact(l, c->fact);
    po_write(w, " ");
    if (c->measure == PARTYORG_SCORE_LIMIT) {
        say_number(l, po_get(l->meeting, c->fact));
        say(l, ", nhiều nhất ", ", at most ");
        po_write_int(w, c->bound);
    } else {
        say_day(l, po_get(l->meeting, c->fact));
        say(l, ", họp ", ", meeting ");
        say_day(l, l->meeting->held_on);
        if (c->measure == PARTYORG_SCORE_BEFORE)
            say(l, ", trước ít nhất ", ", at least ");
        else
            say(l, ", sau nhiều nhất ", ", at most ");
        po_write_int(w, c->bound);
        say(l, " ngày", c->bound == 1 ? " day" : " days");
        say(l, "", c->measure == PARTYORG_SCORE_BEFORE ? " before" : " after");
    }
    say_gives(l, c->points);
}

static void say_missing(struct line *l, uint64_t facts)
{
    const char *separator = l->language == PARTYORG_VI ? "; thiếu: " : "; missing: ";
    for (int i = 0; i < FACTS; i++)
        if (facts >> i & 1) {
            po_write(&l->w, separator);
            say_fact(l, i);
            separator = ", ";
        }
}

/* In a kind of meeting that is not known it cannot be told what counts. */
static void say_of_most(struct line *l, int32_t most)
{
    if (most != PARTYORG_UNKNOWN) {
        say(l, " trên ", " of ");
        say_points(l, most);
    }
    say(l, " điểm", most == 100 ? " point" : " points");
}

static void say_criterion(struct line *l, const partyorg_scorecard_criterion *c, const partyorg_scored_criterion *s)
{
    say_text(l, c->id);
    po_write(&l->w, " ");
    say_text(l, c->name[l->language]);
    po_write(&l->w, ": ");
    const uint64_t lacking = s->missing & ~EVERY_SCORE; /* that no points are given is said */
    const int elsewhere = !(s->flags & PARTYORG_SCORED_COUNTED) && l->meeting->meeting_kind != PARTYORG_UNKNOWN;
    if (elsewhere && (s->points == 0 || s->points == PARTYORG_UNKNOWN)) {
        say(l, "không tính trong loại buổi sinh hoạt này", "does not count in this kind of meeting");
    } else if (s->points == PARTYORG_UNKNOWN) {
        if (lacking)
            say(l, "chưa rõ, ", "not known, ");
        else
            say(l, "chưa chấm, ", "not entered, ");
        say_points(l, c->min);
        say(l, " đến ", " to ");
        say_points(l, c->max);
        say(l, " điểm", c->max == 100 ? " point" : " points");
        say_missing(l, lacking);
    } else {
        say_points(l, s->points);
        say_of_most(l, c->max);
        if (s->lost > 0) {
            say(l, ", mất ", ", ");
            say_points(l, s->lost);
            say(l, "", " lost");
        }
        if (s->given != PARTYORG_UNKNOWN)
            say(l, ", theo điểm đã nhập", ", as entered");
        if (s->flags & PARTYORG_SCORED_DIFFERS) {
            say(l, "; theo phiếu là ", "; by the card ");
            say_points(l, s->derived);
        }
        if (s->derived != PARTYORG_UNKNOWN)
            say_why(l, c, s);
    }
    po_write(&l->w, ".");
    if (s->flags & PARTYORG_SCORED_ASSUMED)
        say(l, " [phiếu không in điểm của mức này: đây là cách hiểu]",
            " [the card prints no points for this: it is a reading]");
}

static void say_next(struct line *l, const partyorg_scored *s)
{
    if (s->next_grade == PARTYORG_UNKNOWN)
        return;
    po_write(&l->w, "; ");
    say_grade(l, s->next_grade);
    if (s->next_points > 0) {
        say(l, " cần thêm ", " needs ");
        say_points(l, s->next_points);
        say(l, " điểm", s->next_points == 100 ? " point more" : " points more");
    } else {
        say(l, " đã đủ điểm", ": points suffice");
    }
    if (s->next_grade != l->card->thresholds[0].grade)
        return;
    if (s->gates_missed) {
        say(l, ", cần điểm tối đa", ", full marks are needed");
        say_gates(l, s->gates_missed);
    }
    if (s->gates_unknown) {
        say(l, ", chưa rõ điểm tối đa", ", full marks are not known");
        say_gates(l, s->gates_unknown);
    }
}

static void say_whole(struct line *l, const partyorg_scored *s)
{
    if (s->points != PARTYORG_UNKNOWN) {
        say_points(l, s->points);
    } else {
        say(l, "chưa rõ, ", "not known, ");
        say_points(l, s->least);
        say(l, " đến ", " to ");
        say_points(l, s->most);
    }
    say_of_most(l, s->points_max);
    if (s->deducted > 0) {
        say(l, ", đã trừ ", ", ");
        say_points(l, s->deducted);
        say(l, "", " deducted");
    }
    say(l, "; mức: ", "; grade: ");
    if (s->grade == PARTYORG_UNKNOWN)
        say(l, "chưa rõ", "not known");
    else
        say_grade(l, s->grade);
    if (s->grade == PARTYORG_UNKNOWN && s->points != PARTYORG_UNKNOWN && s->gates_unknown) {
        say(l, ", chưa rõ điểm tối đa", ", full marks are not known");
        say_gates(l, s->gates_unknown);
    }
    say_next(l, s);
    po_write(&l->w, ".");
    if (s->flags & PARTYORG_SCORED_NOT_VALID)
        say(l, " Không rõ phiếu có hiệu lực vào ngày họp hay không.",
            " The card is not known to be valid on the day of the meeting.");
    if (s->flags & PARTYORG_SCORED_OTHER_KIND)
        say(l, " Phiếu không dùng cho loại buổi sinh hoạt này.", " The card is not made for this kind of meeting.");
}

partyorg_status partyorg_scored_print(const partyorg_scorecard *card, const partyorg_meeting *meeting,
                                      const partyorg_scored *scored, int32_t criterion, int32_t language, char *buffer,
                                      size_t size, size_t *needed)
{
    union any_subject room;
    struct line l = { { buffer, size, 0 }, card, NULL, language == PARTYORG_VI ? PARTYORG_VI : PARTYORG_EN };
    if (!card || !meeting || !scored || (!buffer && size > 0))
        return PARTYORG_E_NULL;
    if (scored->size != sizeof *scored)
        return PARTYORG_E_SIZE;
    partyorg_status status = partyorg_scorecard_check(card, NULL);
    if (status != PARTYORG_OK)
        return status;
    l.meeting = po_facts_read(PARTYORG_SUBJECT_MEETING, meeting, &room, &status, NULL);
    if (!l.meeting)
        return status;
    if (criterion < -1 || criterion >= card->criterion_count || scored->criterion_count != card->criterion_count)
        return PARTYORG_E_RANGE;
    if (criterion < 0)
        say_whole(&l, scored);
    else
        say_criterion(&l, &card->criteria[criterion], &scored->criteria[criterion]);
    return po_written(&l.w, needed);
}
