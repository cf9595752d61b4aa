/* SPDX-License-Identifier: MIT */
/* Subjects and facts: one table, read by everything that is generic. Its rows are facts.def and subjects.def. */
#include "internal.h"

#include <string.h>

enum {
#define FACT(name, type, unit, max, nature, vi, en) FACT_##name,
#include "facts.def"
    FACT_COUNT
};

/* The place of every choice in the whole list, and of the first one of each fact (CHOICES). */
enum {
#define FACT(name, type, unit, max, nature, vi, en) CHOICES_##name, CHOICES_BEFORE_##name = CHOICES_##name - 1,
#define CHOICE(fact, name, number, vi, en) CHOICE_##fact##_##name,
#include "facts.def"
    CHOICE_COUNT
};

/* The place of every member in the whole list, and of the first one of each subject. */
enum {
#define SUBJECT(name, vi, en) MEMBERS_##name, MEMBERS_BEFORE_##name = MEMBERS_##name - 1,
#define MEMBER(subject, name) MEMBER_##subject##_##name,
#include "subjects.def"
    MEMBER_COUNT
};

enum {
#define SUBJECT(name, vi, en) SUBJECT_##name,
#include "subjects.def"
    SUBJECT_COUNT
};
_Static_assert((int)SUBJECT_options == (int)PARTYORG_SUBJECT_OPTIONS,
               "subjects.def and partyorg_subject have the same order");

/* How many facts a struct has; that of the options goes on with room for more, and a pointer. */
enum {
#define SUBJECT(name, vi, en)                                                                                          \
    COUNT_OF_##name = ((int)SUBJECT_##name == PARTYORG_SUBJECT_OPTIONS ? offsetof(partyorg_options, spare)             \
                                                                       : sizeof(partyorg_##name)) /                    \
                          sizeof(int32_t) -                                                                            \
                      1,
#include "subjects.def"
};

/* Bounds of every fact: an enumeration's `max` is its last choice. */
enum {
    LOW_DATE = PARTYORG_DATE_MIN,
    LOW_BOOL = 0,
    LOW_INT = 0,
    LOW_POSITIVE = 1,
    LOW_DECIMAL = 0,
    LOW_ENUM = 0,
    LOW_ORDERED = 0,
#define HIGH_DATE(max) PARTYORG_DATE_MAX
#define HIGH_BOOL(max) 1
#define HIGH_INT(max) (max)
#define HIGH_POSITIVE(max) (max)
#define HIGH_DECIMAL(max) (max)
#define HIGH_ENUM(max) (max)
#define HIGH_ORDERED(max) (max)
#define FACT(name, type, unit, max, nature, vi, en) LOW_OF_##name = LOW_##type, HIGH_OF_##name = HIGH_##type(max),
#include "facts.def"
};

/* Every member sits where the table says: after `size`, one int32_t each, in order. */
#define SUBJECT(name, vi, en)
#define MEMBER(subject, name)                                                                                          \
    _Static_assert(offsetof(partyorg_##subject, name) ==                                                               \
                       sizeof(uint32_t) * (size_t)(1 + MEMBER_##subject##_##name - MEMBERS_##subject),                 \
                   #subject "." #name);
#include "subjects.def"

static const struct {
#define FACT(name, type, unit, max, nature, vi, en)                                                                    \
    char fact_##name[sizeof #name], fact_##name##_vi[sizeof vi], fact_##name##_en[sizeof en];
#define CHOICE(fact, name, number, vi, en)                                                                             \
    char choice_##fact##_##name[sizeof #name], choice_##fact##_##name##_vi[sizeof vi],                                 \
        choice_##fact##_##name##_en[sizeof en];
#include "facts.def"
#define SUBJECT(name, vi, en)                                                                                          \
    char subject_##name[sizeof #name], subject_##name##_vi[sizeof vi], subject_##name##_en[sizeof en];
#include "subjects.def"
} strings = {
#define FACT(name, type, unit, max, nature, vi, en) #name, vi, en,
#define CHOICE(fact, name, number, vi, en) #name, vi, en,
#include "facts.def"
#define SUBJECT(name, vi, en) #name, vi, en,
#include "subjects.def"
};
#define TEXT(member) ((text_offset)offsetof(__typeof__(strings), member))
#define TEXT_AT(offset) ((const char *)&strings + (offset))

struct titles {
    text_offset name, title[2];
};

/* A number all the same. */
#define PARTYORG_TYPE_POSITIVE PARTYORG_TYPE_INT
#define HAS_CHOICES(type) ((type) == PARTYORG_TYPE_ENUM || (type) == PARTYORG_TYPE_ORDERED)

static const struct fact_row {
    struct titles titles;
    uint8_t type, unit, nature;
    uint8_t name_length;
    uint16_t choices, choice_count;
} facts_table[FACT_COUNT] = {
#define FACT(name, type, unit, max, nature, vi, en)                                                                    \
    { { TEXT(fact_##name), { TEXT(fact_##name##_vi), TEXT(fact_##name##_en) } },                                       \
      PARTYORG_TYPE_##type,                                                                                            \
      PARTYORG_UNIT_##unit,                                                                                            \
      PARTYORG_NATURE_##nature,                                                                                        \
      sizeof #name - 1,                                                                                                \
      CHOICES_##name,                                                                                                  \
      (uint16_t)(HAS_CHOICES(PARTYORG_TYPE_##type) ? HIGH_OF_##name + 1 : 0) },
#include "facts.def"
};

static const struct titles choices_table[CHOICE_COUNT] = {
#define CHOICE(fact, name, number, vi, en)                                                                             \
    [CHOICES_##fact + (number)] = { TEXT(choice_##fact##_##name),                                                      \
                                    { TEXT(choice_##fact##_##name##_vi), TEXT(choice_##fact##_##name##_en) } },
#include "facts.def"
};

static const uint16_t members[MEMBER_COUNT] = {
#define MEMBER(subject, name) FACT_##name,
#include "subjects.def"
};

/* Bounds by member, flat, so that a whole struct is checked in a few vector steps. */
static const int32_t below[MEMBER_COUNT] = {
#define MEMBER(subject, name) LOW_OF_##name - 1,
#include "subjects.def"
};
static const int32_t highs[MEMBER_COUNT] = {
#define MEMBER(subject, name) HIGH_OF_##name,
#include "subjects.def"
};

static const struct {
    struct titles titles;
    uint16_t members, size;
} subjects_table[SUBJECT_COUNT + 1] = {
#define SUBJECT(name, vi, en)                                                                                          \
    { { TEXT(subject_##name), { TEXT(subject_##name##_vi), TEXT(subject_##name##_en) } },                              \
      MEMBERS_##name,                                                                                                  \
      sizeof(partyorg_##name) },
#include "subjects.def"
    { { 0, { 0, 0 } }, MEMBER_COUNT, 0 }
};

INLINE int known_subject(int32_t subject)
{
    return subject >= 0 && subject < SUBJECT_COUNT;
}

INLINE int count_of(int32_t subject)
{
    return subjects_table[subject + 1].members - subjects_table[subject].members;
}

static const struct fact_row *row_of(int32_t subject, int32_t fact)
{
    return known_subject(subject) && fact >= 0 && fact < count_of(subject)
               ? &facts_table[members[subjects_table[subject].members + fact]]
               : NULL;
}

int po_fact_type(int subject, int fact)
{
    return row_of(subject, fact)->type;
}

int po_choice_count(int subject, int fact)
{
    return row_of(subject, fact)->choice_count;
}

int po_fact_nature(int subject, int fact)
{
    return row_of(subject, fact)->nature;
}

/* ---- the tables as public data */

partyorg_status po_give(void *out, const void *info, size_t size)
{
    uint32_t room;
    memcpy(&room, out, sizeof room);
    if (room < sizeof room)
        return PARTYORG_E_SIZE;
    memcpy((char *)out + sizeof room, (const char *)info + sizeof room, (room < size ? room : size) - sizeof room);
    return PARTYORG_OK;
}

int32_t partyorg_subject_count(void)
{
    return SUBJECT_COUNT;
}

partyorg_status partyorg_subject_get(int32_t subject, partyorg_subject_info *out)
{
    if (!out)
        return PARTYORG_E_NULL;
    if (!known_subject(subject))
        return PARTYORG_E_RANGE;
    const struct titles *t = &subjects_table[subject].titles;
    const partyorg_subject_info info = { .fact_count = count_of(subject),
                                         .struct_size = subjects_table[subject].size,
                                         .name = TEXT_AT(t->name),
                                         .title = { TEXT_AT(t->title[0]), TEXT_AT(t->title[1]) } };
    return po_give(out, &info, sizeof info);
}

partyorg_status partyorg_subject_find(const char *name, int32_t *subject)
{
    if (!name || !subject)
        return PARTYORG_E_NULL;
    for (int32_t i = 0; i < SUBJECT_COUNT; i++)
        if (strcmp(name, TEXT_AT(subjects_table[i].titles.name)) == 0) {
            *subject = i;
            return PARTYORG_OK;
        }
    return PARTYORG_E_NAME;
}

partyorg_status partyorg_fact_get(int32_t subject, int32_t fact, partyorg_fact_info *out)
{
    if (!out)
        return PARTYORG_E_NULL;
    const struct fact_row *row = row_of(subject, fact);
    if (!row)
        return PARTYORG_E_RANGE;
    const int member = subjects_table[subject].members + fact;
    const partyorg_fact_info info = { .type = row->type,
                                      .unit = row->unit,
                                      .nature = row->nature,
                                      .minimum = below[member] + 1,
                                      .maximum = highs[member],
                                      .choice_count = row->choice_count,
                                      .offset = (uint32_t)sizeof(uint32_t) * (uint32_t)(fact + 1),
                                      .name = TEXT_AT(row->titles.name),
                                      .title = { TEXT_AT(row->titles.title[0]), TEXT_AT(row->titles.title[1]) } };
    return po_give(out, &info, sizeof info);
}

static int same_text(const char *text, size_t length, text_offset offset)
{
    const char *known = TEXT_AT(offset);
    return strlen(known) == length && memcmp(known, text, length) == 0;
}

partyorg_status partyorg_fact_find(int32_t subject, const char *name, size_t length, int32_t *fact)
{
    if (!name || !fact)
        return PARTYORG_E_NULL;
    if (!known_subject(subject))
        return PARTYORG_E_RANGE;
    if (length == SIZE_MAX)
        length = strlen(name);
    const uint16_t *ids = &members[subjects_table[subject].members];
    const int count = count_of(subject);
    for (int i = 0; i < count; i++) {
        const struct fact_row *row = &facts_table[ids[i]];
        if (row->name_length == length && memcmp(TEXT_AT(row->titles.name), name, length) == 0) {
            *fact = i;
            return PARTYORG_OK;
        }
    }
    for (int i = 0; i < count; i++)
        for (int language = 0; language < 2; language++)
            if (same_text(name, length, facts_table[ids[i]].titles.title[language])) {
                *fact = i;
                return PARTYORG_OK;
            }
    return PARTYORG_E_NAME;
}

partyorg_status partyorg_choice_get(int32_t subject, int32_t fact, int32_t choice, partyorg_choice_info *out)
{
    if (!out)
        return PARTYORG_E_NULL;
    const struct fact_row *row = row_of(subject, fact);
    if (!row || choice < 0 || choice >= row->choice_count)
        return PARTYORG_E_RANGE;
    const struct titles *t = &choices_table[row->choices + choice];
    const partyorg_choice_info info = { .name = TEXT_AT(t->name),
                                        .title = { TEXT_AT(t->title[0]), TEXT_AT(t->title[1]) } };
    return po_give(out, &info, sizeof info);
}

/* ---- reading a struct */

/* One bad value, said precisely: which fact, which value, what is accepted. */
PO_COLD partyorg_status po_bad_value(int32_t subject, int32_t fact, int32_t value, partyorg_error *error)
{
    const struct fact_row *row = row_of(subject, fact);
    const int member = subjects_table[subject].members + fact;
    const char *name = TEXT_AT(row->titles.name);
    if (row->type == PARTYORG_TYPE_DATE)
        return po_error(error, PARTYORG_E_DATE, name, "%s: số ngày %d nằm ngoài các năm 1 đến 9999",
                        "%s: day number %d is outside the years 1 to 9999", name, value);
    if (row->type == PARTYORG_TYPE_DECIMAL) { /* hundredths, said as what they are of */
        char number[16];
        writer w = { number, sizeof number, 0 };
        po_write_decimal(&w, value, PARTYORG_EN);
        po_written(&w, NULL);
        char *point = strchr(number, '.');
        if (point) {
            *point = '\0';
            return po_error(error, PARTYORG_E_VALUE, name, "%s: giá trị %s,%s không nằm trong khoảng 0 đến %d",
                            "%s: value %s.%s is not between 0 and %d", name, number, point + 1, highs[member] / 100);
        }
        return po_error(error, PARTYORG_E_VALUE, name, "%s: giá trị %s không nằm trong khoảng 0 đến %d",
                        "%s: value %s is not between 0 and %d", name, number, highs[member] / 100);
    }
    return po_error(error, PARTYORG_E_VALUE, name, "%s: giá trị %d không nằm trong khoảng %d đến %d",
                    "%s: value %d is not between %d and %d", name, value, below[member] + 1, highs[member]);
}

/* One less wraps the unknown value round to the largest number, which is not too low. */
INLINE int out_of_bounds(int member, int32_t value)
{
    return (value > highs[member]) | ((int32_t)((uint32_t)value - 1) < below[member]);
}

void po_fact_bounds(int subject, int fact, int32_t *low, int32_t *high)
{
    const int member = subjects_table[subject].members + fact;
    *low = below[member] + 1;
    *high = highs[member];
}

/* Whether any value of a subject is; the count is a constant in each case, for the sake of the loop. */
static int any_out_of_bounds(int32_t subject, const int32_t *values)
{
    int bad = 0;
    switch (subject) {
#define SUBJECT(name, vi, en)                                                                                          \
    case SUBJECT_##name:                                                                                               \
        for (int i = 0; i < COUNT_OF_##name; i++)                                                                      \
            bad |= out_of_bounds(MEMBERS_##name + i, values[i]);                                                       \
        break;
#include "subjects.def"
    default:
        break;
    }
    return bad;
}

/* Members of a struct of a subject, of this or another version, without what is no fact: the pointer of options. */
INLINE int given_members(int32_t subject, size_t size)
{
    const size_t facts = subject == PARTYORG_SUBJECT_OPTIONS && size > offsetof(partyorg_options, scorecard)
                             ? offsetof(partyorg_options, scorecard)
                             : size;
    return (int)(facts / sizeof(int32_t)) - 1;
}

/* Of this version, an older or a newer one. */
INLINE int readable_size(size_t size)
{
    return size >= sizeof(uint32_t) && size % sizeof(int32_t) == 0 && size <= 4096;
}

static partyorg_status unknown_to_us(int32_t subject, uint32_t size, partyorg_error *error)
{
    return po_error(error, PARTYORG_E_SIZE, TEXT_AT(subjects_table[subject].titles.name),
                    "%s: có dữ kiện mà phiên bản thư viện này không biết (size %d, thư viện: %d)",
                    "%s: holds a fact that this library does not know (size %d, library: %d)",
                    TEXT_AT(subjects_table[subject].titles.name), (int)size, (int)subjects_table[subject].size);
}

const void *po_facts_read(int32_t subject, const void *facts, union any_subject *room, partyorg_status *status,
                          partyorg_error *error)
{
    const int first = subjects_table[subject].members, count = count_of(subject);
    const char *name = TEXT_AT(subjects_table[subject].titles.name);
    uint32_t size;
    if (!facts) {
        *status = po_error(error, PARTYORG_E_NULL, name, "%s: con trỏ rỗng", "%s: NULL pointer", name);
        return NULL;
    }
    memcpy(&size, facts, sizeof size);
    const int given = given_members(subject, size);
    if (!readable_size(size)) {
        *status = po_error(error, PARTYORG_E_SIZE, name,
                           "%s: size là %d, cần %d; hãy bắt đầu từ ..._INIT hoặc partyorg_facts_init",
                           "%s: size is %d, expected %d; start from ..._INIT or partyorg_facts_init", name, (int)size,
                           (int)subjects_table[subject].size);
        return NULL;
    }
    const int32_t *values = (const int32_t *)facts + 1;
    if (given != count) {
        /* Another version's struct: what it lacks is unknown; what only it has must not be lost. */
        for (int i = count; i < given; i++)
            if (values[i] != PARTYORG_UNKNOWN) {
                *status = unknown_to_us(subject, size, error);
                return NULL;
            }
        room->members[0] = subjects_table[subject].size;
        for (int i = 0; i < count; i++)
            room->members[i + 1] = i < given ? values[i] : PARTYORG_UNKNOWN;
        facts = room;
        values = &room->members[1];
    }
    if (!any_out_of_bounds(subject, values))
        return facts;
    int i = 0;
    while (!out_of_bounds(first + i, values[i]))
        i++;
    *status = po_bad_value(subject, i, values[i], error);
    return NULL;
}

partyorg_status po_options_read(const partyorg_options *options, partyorg_options *whole, partyorg_error *error)
{
    partyorg_status status = PARTYORG_OK;
    union any_subject room;
    *whole = (partyorg_options)PARTYORG_OPTIONS_INIT;
    int32_t *own = (int32_t *)whole + 1;
    for (int i = 0; i < count_of(PARTYORG_SUBJECT_OPTIONS); i++)
        own[i] = row_of(PARTYORG_SUBJECT_OPTIONS, i)->choice_count > 0 ? 0 : PARTYORG_UNKNOWN; /* the defaults */
    if (!options)
        return status;
    const int32_t *given = po_facts_read(PARTYORG_SUBJECT_OPTIONS, options, &room, &status, error);
    if (!given)
        return status;
    for (int i = 0; i < count_of(PARTYORG_SUBJECT_OPTIONS); i++)
        if (given[i + 1] != PARTYORG_UNKNOWN)
            own[i] = given[i + 1];
    /* What a newer version has behind the pointer: 0, as a pointer or a choice, stands for what is not given too. */
    const int32_t *const all = (const int32_t *)options;
    for (size_t i = sizeof *options / sizeof *all; i < options->size / sizeof *all; i++)
        if (all[i] != 0 && all[i] != PARTYORG_UNKNOWN)
            return unknown_to_us(PARTYORG_SUBJECT_OPTIONS, options->size, error);
    if (options->size >= sizeof *options && options->scorecard) {
        whole->scorecard = options->scorecard;
        status = partyorg_scorecard_check(whole->scorecard, error);
    }
    return status;
}

/* ---- facts by name */

partyorg_status partyorg_facts_init(int32_t subject, void *facts, size_t size)
{
    if (!facts)
        return PARTYORG_E_NULL;
    if (!known_subject(subject))
        return PARTYORG_E_RANGE;
    if (!readable_size(size))
        return PARTYORG_E_SIZE;
    const uint32_t own = (uint32_t)size;
    memcpy(facts, &own, sizeof own);
    for (size_t i = 1; i < size / sizeof(int32_t); i++)
        ((int32_t *)facts)[i] = PARTYORG_UNKNOWN;
    if (subject == PARTYORG_SUBJECT_OPTIONS && size >= sizeof(partyorg_options))
        ((partyorg_options *)facts)->scorecard = NULL;
    return PARTYORG_OK;
}

/* The member of a fact in the caller's struct, which may be of another version. */
static partyorg_status member_of(int32_t subject, const void *facts, int32_t fact, partyorg_error *error)
{
    uint32_t size;
    if (!facts)
        return po_error(error, PARTYORG_E_NULL, "facts", "facts: con trỏ rỗng", "facts: NULL pointer");
    if (!row_of(subject, fact))
        return po_error(error, PARTYORG_E_RANGE, "fact", "fact: không có dữ kiện số %d của đối tượng số %d",
                        "fact: there is no fact %d of subject %d", fact, subject);
    memcpy(&size, facts, sizeof size);
    if (size < sizeof size * ((size_t)fact + 2)) {
        const char *name = TEXT_AT(row_of(subject, fact)->titles.name);
        return po_error(error, PARTYORG_E_SIZE, name, "%s: size là %d, không có chỗ cho dữ kiện này",
                        "%s: size is %d, which leaves no room for this fact", name, (int)size);
    }
    return PARTYORG_OK;
}

partyorg_status partyorg_facts_put(int32_t subject, void *facts, int32_t fact, int32_t value, partyorg_error *error)
{
    const partyorg_status status = member_of(subject, facts, fact, error);
    if (status != PARTYORG_OK)
        return status;
    if (out_of_bounds(subjects_table[subject].members + fact, value))
        return po_bad_value(subject, fact, value, error);
    ((int32_t *)facts)[fact + 1] = value;
    return PARTYORG_OK;
}

static partyorg_status find_named(int32_t subject, const char *name, int32_t *fact, partyorg_error *error)
{
    char quoted[PO_QUOTED];
    if (!name)
        return po_error(error, PARTYORG_E_NULL, "name", "name: con trỏ rỗng", "name: NULL pointer");
    const partyorg_status status = partyorg_fact_find(subject, name, SIZE_MAX, fact);
    if (status == PARTYORG_E_NAME)
        return po_error(error, status, po_quote(quoted, sizeof quoted, name, SIZE_MAX),
                        "%s: không có dữ kiện tên này trong \"%s\"", "%s: no fact of that name in \"%s\"", quoted,
                        TEXT_AT(subjects_table[subject].titles.name));
    if (status != PARTYORG_OK)
        return po_error(error, status, "subject", "subject: không có đối tượng số %d",
                        "subject: there is no subject %d", subject);
    return PARTYORG_OK;
}

partyorg_status partyorg_facts_set(int32_t subject, void *facts, const char *name, int32_t value, partyorg_error *error)
{
    int32_t fact = 0;
    const partyorg_status status = find_named(subject, name, &fact, error);
    return status == PARTYORG_OK ? partyorg_facts_put(subject, facts, fact, value, error) : status;
}

partyorg_status partyorg_facts_get(int32_t subject, const void *facts, const char *name, int32_t *value,
                                   partyorg_error *error)
{
    int32_t fact = 0;
    if (!value)
        return po_error(error, PARTYORG_E_NULL, "value", "value: con trỏ rỗng", "value: NULL pointer");
    partyorg_status status = find_named(subject, name, &fact, error);
    if (status != PARTYORG_OK)
        return status;
    if (!facts)
        return po_error(error, PARTYORG_E_NULL, "facts", "facts: con trỏ rỗng", "facts: NULL pointer");
    uint32_t size;
    memcpy(&size, facts, sizeof size);
    /* A member that an older struct does not have is unknown. */
    *value = size < sizeof size * ((size_t)fact + 2) ? PARTYORG_UNKNOWN : po_get(facts, fact);
    return PARTYORG_OK;
}

/* ---- values as text */

static int ascii_lower(int byte)
{
    return byte >= 'A' && byte <= 'Z' ? byte + 'a' - 'A' : byte;
}

/* Equal but for ASCII capitals. */
static int same_word(const char *text, size_t length, const char *word)
{
    if (strlen(word) != length)
        return 0;
    for (size_t i = 0; i < length; i++)
        if (ascii_lower((unsigned char)text[i]) != ascii_lower((unsigned char)word[i]))
            return 0;
    return 1;
}

static int parse_bool(const char *text, size_t length, int32_t *value)
{
    static const char yes[][8] = { "true", "yes", "1", "có", "CÓ" }, no[][8] = { "false", "no", "0", "không", "KHÔNG" };
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++) {
        if (same_word(text, length, yes[i])) {
            *value = 1;
            return 1;
        }
        if (same_word(text, length, no[i])) {
            *value = 0;
            return 1;
        }
    }
    return 0;
}

static int parse_int(const char *text, size_t length, int32_t *value)
{
    int64_t n = 0;
    if (length == 0 || length > 10)
        return 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9')
            return 0;
        n = n * 10 + (text[i] - '0');
    }
    *value = n <= INT32_MAX ? (int32_t)n : INT32_MAX;
    return n <= INT32_MAX;
}

int po_decimal_scan(const char *text, size_t length, int32_t *hundredths)
{
    size_t whole = 0;
    int32_t n = 0, part = 0, scale = 10;
    while (whole < length && text[whole] != '.' && text[whole] != ',')
        whole++;
    if (whole > 7 || !parse_int(text, whole, &n) || whole + 1 == length)
        return 0;
    for (size_t i = whole + 1; i < length; i++, scale /= 10) {
        if (text[i] < '0' || text[i] > '9' || (scale == 0 && text[i] != '0'))
            return 0;
        part += (text[i] - '0') * scale;
    }
    *hundredths = n * 100 + part;
    return 1;
}

static int parse_choice(const struct fact_row *row, const char *text, size_t length, int32_t *value)
{
    for (int i = 0; i < row->choice_count; i++) {
        const struct titles *t = &choices_table[row->choices + i];
        if (same_word(text, length, TEXT_AT(t->name)) || same_word(text, length, TEXT_AT(t->title[0])) ||
            same_word(text, length, TEXT_AT(t->title[1]))) {
            *value = i;
            return 1;
        }
    }
    return 0;
}

/* The names of a fact's choices, "a, b, c". */
static const char *choice_names(const struct fact_row *row, char *buffer, size_t size)
{
    writer w = { buffer, size, 0 };
    for (int i = 0; i < row->choice_count; i++) {
        if (i > 0)
            po_write(&w, ", ");
        po_write(&w, TEXT_AT(choices_table[row->choices + i].name));
    }
    po_written(&w, NULL);
    return buffer;
}

/* Room to quote a text in the refusal below, so that every choice is named whole. */
static size_t room_beside(const char *name, const char *choices)
{
    const size_t others = strlen(name) + strlen(choices) + sizeof ": \"\" không có trong danh mục; chấp nhận ";
    const size_t room = others < PARTYORG_ERROR_TEXT ? PARTYORG_ERROR_TEXT - others : 0;
    return room < 8 ? 8 : room > PO_QUOTED ? PO_QUOTED : room;
}

partyorg_status partyorg_fact_parse(int32_t subject, int32_t fact, const char *text, size_t length, int32_t *value,
                                    partyorg_error *error)
{
    char quoted[PO_QUOTED], names[192];
    const struct fact_row *row = row_of(subject, fact);
    if (!text || !value)
        return po_error(error, PARTYORG_E_NULL, "text", "text, value: con trỏ rỗng", "text, value: NULL pointer");
    if (!row)
        return po_error(error, PARTYORG_E_RANGE, "fact", "fact: không có dữ kiện số %d của đối tượng số %d",
                        "fact: there is no fact %d of subject %d", fact, subject);
    if (length == SIZE_MAX)
        length = strlen(text);
    while (length > 0 && (text[0] == ' ' || text[0] == '\t'))
        text++, length--;
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
        length--;
    if (length == 0) {
        *value = PARTYORG_UNKNOWN;
        return PARTYORG_OK;
    }
    const char *name = TEXT_AT(row->titles.name);
    const int member = subjects_table[subject].members + fact;
    int32_t read = 0;
    switch (row->type) {
    case PARTYORG_TYPE_DATE: {
        const int found = po_date_scan(text, length, value);
        if (found == PO_SCAN_OK)
            return PARTYORG_OK;
        if (found == PO_SCAN_NO_SUCH_DAY)
            return po_error(error, PARTYORG_E_DATE, name,
                            "%s: không có ngày \"%s\"; chấp nhận yyyy-mm-dd hoặc dd/mm/yyyy, năm 1 đến 9999",
                            "%s: there is no day \"%s\"; accepted are yyyy-mm-dd and dd/mm/yyyy, years 1 to 9999", name,
                            po_quote(quoted, sizeof quoted, text, length));
        return po_error(error, PARTYORG_E_DATE, name,
                        "%s: \"%s\" không phải là ngày; chấp nhận yyyy-mm-dd hoặc dd/mm/yyyy, năm 1 đến 9999",
                        "%s: \"%s\" is not a date; accepted are yyyy-mm-dd and dd/mm/yyyy, years 1 to 9999", name,
                        po_quote(quoted, sizeof quoted, text, length));
    }
    case PARTYORG_TYPE_BOOL:
        if (parse_bool(text, length, value))
            return PARTYORG_OK;
        return po_error(error, PARTYORG_E_VALUE, name,
                        "%s: \"%s\" không phải là có hoặc không; chấp nhận có, không, true, false, yes, no, 1, 0",
                        "%s: \"%s\" is neither yes nor no; accepted are true, false, yes, no, 1, 0, có, không", name,
                        po_quote(quoted, sizeof quoted, text, length));
    case PARTYORG_TYPE_INT:
        if (parse_int(text, length, &read) && !out_of_bounds(member, read)) {
            *value = read;
            return PARTYORG_OK;
        }
        return po_error(error, PARTYORG_E_VALUE, name, "%s: \"%s\" không phải là số nguyên từ %d đến %d",
                        "%s: \"%s\" is not a whole number from %d to %d", name,
                        po_quote(quoted, sizeof quoted, text, length), (int)below[member] + 1, (int)highs[member]);
    case PARTYORG_TYPE_DECIMAL:
        if (po_decimal_scan(text, length, &read) && !out_of_bounds(member, read)) {
            *value = read;
            return PARTYORG_OK;
        }
        return po_error(error, PARTYORG_E_VALUE, name,
                        "%s: \"%s\" không phải là số từ 0 đến %d, nhiều nhất hai chữ số thập phân",
                        "%s: \"%s\" is not a number from 0 to %d with two decimals at most", name,
                        po_quote(quoted, sizeof quoted, text, length), (int)highs[member] / 100);
    default:
        if (parse_choice(row, text, length, value))
            return PARTYORG_OK;
        return po_error(error, PARTYORG_E_VALUE, name, "%s: \"%s\" không có trong danh mục; chấp nhận %s",
                        "%s: \"%s\" is not one of its choices; accepted are %s", name,
                        po_quote(quoted, room_beside(name, choice_names(row, names, sizeof names)), text, length),
                        names);
    }
}

void po_write_value(writer *w, int subject, int fact, int type, int32_t value, int language)
{
    if (value == PARTYORG_UNKNOWN)
        return;
    if (type == PARTYORG_TYPE_DATE)
        po_write_date(w, value, language);
    else if (type == PARTYORG_TYPE_BOOL)
        po_write(w, value ? (language == PARTYORG_VI ? "có" : "yes") : (language == PARTYORG_VI ? "không" : "no"));
    else if (type == PARTYORG_TYPE_INT)
        po_write_int(w, value);
    else if (type == PARTYORG_TYPE_DECIMAL)
        po_write_decimal(w, value, language);
    else {
        const struct fact_row *row = row_of(subject, fact);
        if (row && value >= 0 && value < row->choice_count)
            po_write(w, TEXT_AT(choices_table[row->choices + value].title[language == PARTYORG_VI ? 0 : 1]));
    }
}

partyorg_status partyorg_fact_print(int32_t subject, int32_t fact, int32_t value, int32_t language, char *buffer,
                                    size_t size, size_t *needed)
{
    const struct fact_row *row = row_of(subject, fact);
    if (!buffer && size > 0)
        return PARTYORG_E_NULL;
    if (!row || out_of_bounds(subjects_table[subject].members + fact, value))
        return PARTYORG_E_RANGE;
    writer w = { buffer, size, 0 };
    po_write_value(&w, subject, fact, row->type, value, language);
    return po_written(&w, needed);
}
