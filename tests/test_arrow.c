/* SPDX-License-Identifier: MIT */
/*
 * Arrow data in and out: every accepted type against partyorg_check(), refused ones by name, broken arrays, and who
 * releases what, how often. The producer here is written by hand; it counts every release, and its streams fail at any
 * call they are told to. Buffers have their exact length, for the sake of valgrind and AddressSanitizer.
 */
#include "test_support.h"

#include <errno.h>
#include <math.h>
#include <pthread.h>

/* ---- a producer whose releases are counted */

enum { NODES_MAX = 4096, OWNED_MAX = 8, TEXT_MAX = 300 };

/* One node of a schema or array; it outlives what it counts, so that a second release is seen. */
struct node {
    int releases;
    int owned_count, child_count;
    void *owned[OWNED_MAX];
    void **children; /* as they were made, whatever a test does to the struct */
    void *dictionary;
};

static struct node nodes[NODES_MAX];
static int node_count;

static struct node *new_node(void)
{
    expect(node_count < NODES_MAX, "more nodes than expected");
    nodes[node_count] = (struct node){ 0 };
    return &nodes[node_count++];
}

static void *own(struct node *n, size_t bytes)
{
    expect(n->owned_count < OWNED_MAX, "more buffers than expected");
    void *block = malloc(bytes);
    expect(block || bytes == 0, "no memory");
    return n->owned[n->owned_count++] = block;
}

static void free_node(struct node *n)
{
    for (int i = 0; i < n->owned_count; i++)
        free(n->owned[i]);
    free(n->children);
    n->releases++;
    same(n->releases, 1);
}

/* Every node and stream made so far has been released once. */
#define all_released()                                                                                                 \
    do {                                                                                                               \
        for (int n_ = 0; n_ < node_count; n_++)                                                                        \
            expect(nodes[n_].releases == 1, "line %d: node %d was released %d times", __LINE__, n_,                    \
                   nodes[n_].releases);                                                                                \
        node_count = 0;                                                                                                \
    } while (0)

static void drop_array(struct ArrowArray *a)
{
    struct node *n = a->private_data;
    for (int i = 0; i < n->child_count; i++) {
        struct ArrowArray *child = n->children[i];
        if (child->release)
            child->release(child);
        free(child);
    }
    struct ArrowArray *dictionary = n->dictionary;
    if (dictionary && dictionary->release)
        dictionary->release(dictionary);
    free(dictionary);
    free_node(n);
    a->release = NULL;
}

static void drop_schema(struct ArrowSchema *s)
{
    struct node *n = s->private_data;
    for (int i = 0; i < n->child_count; i++) {
        struct ArrowSchema *child = n->children[i];
        if (child->release)
            child->release(child);
        free(child);
    }
    struct ArrowSchema *dictionary = n->dictionary;
    if (dictionary && dictionary->release)
        dictionary->release(dictionary);
    free(dictionary);
    free_node(n);
    s->release = NULL;
}

static struct ArrowSchema *new_schema(const char *format, const char *name)
{
    struct node *n = new_node();
    struct ArrowSchema *s = calloc(1, sizeof *s);
    expect(s != NULL, "no memory");
    char *text = own(n, strlen(format) + strlen(name) + 2);
    strcpy(text, format);
    s->format = text;
    s->name = strcpy(text + strlen(format) + 1, name);
    s->flags = ARROW_FLAG_NULLABLE;
    s->release = drop_schema;
    s->private_data = n;
    return s;
}

static struct ArrowArray *new_array(int64_t length, int n_buffers)
{
    struct node *n = new_node();
    struct ArrowArray *a = calloc(1, sizeof *a);
    expect(a != NULL, "no memory");
    a->length = length;
    a->n_buffers = n_buffers;
    a->buffers = own(n, (size_t)n_buffers * sizeof *a->buffers);
    for (int i = 0; i < n_buffers; i++)
        a->buffers[i] = NULL;
    a->release = drop_array;
    a->private_data = n;
    return a;
}

static void *new_buffer(struct ArrowArray *a, int place, size_t bytes)
{
    void *block = own(a->private_data, bytes);
    a->buffers[place] = block;
    return block;
}

/* ---- columns of values */

static bool is_text(const char *format)
{
    return strcmp(format, "u") == 0 || strcmp(format, "U") == 0 || strcmp(format, "vu") == 0;
}

/* Validity of values, unless none is null and chance leaves it out; the count of nulls is given or unknown (-1). */
static void add_validity(struct ArrowArray *a, const bool *null, int64_t count)
{
    int64_t nulls = 0;
    for (int64_t i = 0; i < count; i++)
        nulls += null[i];
    if (nulls > 0 || percent(30)) {
        uint8_t *bits = new_buffer(a, 0, (size_t)(count + 7) / 8);
        memset(bits, percent(50) ? 0xFF : 0, (size_t)(count + 7) / 8);
        for (int64_t i = 0; i < count; i++)
            bits[i / 8] = (uint8_t)((bits[i / 8] & ~(1 << i % 8)) | !null[i] << i % 8);
    }
    a->null_count = nulls > 0 && percent(50) ? nulls : nulls == 0 && percent(50) ? 0 : -1;
}

/* Texts in one of the three layouts; those of null values are nonsense. */
static struct ArrowArray *text_array(const char *format, char (*texts)[TEXT_MAX], const bool *null, int64_t count)
{
    const bool view = format[0] == 'v', large = format[0] == 'U';
    struct ArrowArray *a = new_array(count, view ? 6 : 3);
    size_t bytes = 0;
    add_validity(a, null, count);
    for (int64_t i = 0; i < count; i++)
        bytes += strlen(texts[i]);
    if (view) {
        /* The second of three buffers is empty; the text goes by turns into the first and third. */
        unsigned char *views = new_buffer(a, 1, (size_t)count * 16);
        char *data[3] = { new_buffer(a, 2, bytes), NULL, new_buffer(a, 4, bytes) };
        int64_t *lengths = new_buffer(a, 5, 3 * sizeof *lengths);
        memset(views, 0, (size_t)count * 16);
        lengths[0] = lengths[2] = (int64_t)bytes;
        lengths[1] = 0;
        int32_t used[3] = { 0, 0, 0 };
        for (int64_t i = 0; i < count; i++) {
            const int32_t size = (int32_t)strlen(texts[i]), buffer = i % 2 ? 2 : 0;
            memcpy(views + i * 16, &size, sizeof size);
            memcpy(views + i * 16 + 4, texts[i], size > 12 ? 4 : (size_t)size);
            if (size <= 12)
                continue;
            memcpy(views + i * 16 + 8, &buffer, sizeof buffer);
            memcpy(views + i * 16 + 12, &used[buffer], sizeof buffer);
            memcpy(data[buffer] + used[buffer], texts[i], (size_t)size);
            used[buffer] += size;
        }
        return a;
    }
    char *offsets = new_buffer(a, 1, (size_t)(count + 1) * (large ? sizeof(int64_t) : sizeof(int32_t)));
    char *data = bytes > 0 ? new_buffer(a, 2, bytes) : NULL;
    int64_t at = 0;
    for (int64_t i = 0; i <= count; i++) {
        const int32_t small = (int32_t)at;
        if (large)
            memcpy(offsets + i * 8, &at, sizeof at);
        else
            memcpy(offsets + i * 4, &small, sizeof small);
        if (i < count && texts[i][0]) {
            memcpy(data + at, texts[i], strlen(texts[i]));
            at += (int64_t)strlen(texts[i]);
        }
    }
    return a;
}

/* A value as text; fact -2 is the examination date. */
static void text_of(int32_t subject, int32_t fact, int32_t value, char *text)
{
    text[0] = '\0';
    if (value == PARTYORG_UNKNOWN)
        return;
    if (fact < 0)
        ok(partyorg_date_print(value, percent(50) ? PARTYORG_DMY : PARTYORG_ISO, text, TEXT_MAX));
    else
        ok(partyorg_fact_print(subject, fact, value, percent(50) ? PARTYORG_VI : PARTYORG_EN, text, TEXT_MAX, NULL));
}

enum { VALUES_MAX = 600 };
static char texts[VALUES_MAX][TEXT_MAX];
static bool null[VALUES_MAX];

static struct ArrowArray *value_texts(const char *format, int32_t subject, int32_t fact, const int32_t *values,
                                      int64_t count)
{
    for (int64_t i = 0; i < count; i++) {
        null[i] = values[i] == PARTYORG_UNKNOWN && percent(50);
        text_of(subject, fact, values[i], texts[i]);
        if (null[i] && percent(50))
            strcpy(texts[i], "what stands here is nobody's");
    }
    return text_array(format, texts, null, count);
}

static void put_number(const char *format, char *buffer, int64_t at, int64_t v, bool nothing)
{
#define PUT(type)                                                                                                      \
    {                                                                                                                  \
        const type number = (type)v;                                                                                   \
        memcpy(buffer + (size_t)at * sizeof number, &number, sizeof number);                                           \
        break;                                                                                                         \
    }
    switch (format[0]) {
    case 'b':
        buffer[at / 8] = (char)((buffer[at / 8] & ~(1 << at % 8)) | (v & 1) << at % 8);
        break;
    case 'c':
        PUT(int8_t)
    case 'C':
        PUT(uint8_t)
    case 's':
        PUT(int16_t)
    case 'S':
        PUT(uint16_t)
    case 'i':
        PUT(int32_t)
    case 'I':
        PUT(uint32_t)
    case 'l':
        PUT(int64_t)
    case 'L':
        PUT(uint64_t)
    case 'g': {
        const double number = nothing ? (double)NAN : (double)v;
        memcpy(buffer + (size_t)at * sizeof number, &number, sizeof number);
        break;
    }
    default:
        if (format[2] == 'D')
            PUT(int32_t)
        v *= 86400000;
        PUT(int64_t)
    }
}

static size_t width_of(const char *format)
{
    const char *const widths[] = { "cC", "sS", "iI" };
    for (int i = 0; i < 3; i++)
        if (strchr(widths[i], format[0]))
            return (size_t)1 << i;
    return strcmp(format, "tdD") == 0 ? 4 : 8;
}

/* What a type can say without a null: NaN, and the unknown number where it fits. */
static bool says_unknown(const char *format)
{
    return strchr("ilg", format[0]) != NULL;
}

static bool is_decimal(int32_t subject, int32_t fact)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    if (fact < 0)
        return false;
    ok(partyorg_fact_get(subject, fact, &info));
    return info.type == PARTYORG_TYPE_DECIMAL;
}

/* Of a decimal the plain number is stored, not its hundredths. */
static struct ArrowArray *number_array(const char *format, bool decimal, const int32_t *values, int64_t count)
{
    struct ArrowArray *a = new_array(count, 2);
    for (int64_t i = 0; i < count; i++)
        null[i] = values[i] == PARTYORG_UNKNOWN && (!says_unknown(format) || percent(50));
    add_validity(a, null, count);
    const size_t bytes = format[0] == 'b' ? (size_t)(count + 7) / 8 : (size_t)count * width_of(format);
    char *buffer = new_buffer(a, 1, bytes);
    memset(buffer, 0x55, bytes);
    for (int64_t i = 0; i < count; i++)
        if (!null[i]) {
            const bool nothing = values[i] == PARTYORG_UNKNOWN;
            const double plain_one = values[i] / 100.0;
            if (decimal && !nothing && format[0] == 'g')
                memcpy(buffer + i * 8, &plain_one, sizeof plain_one);
            else
                put_number(format, buffer, i, decimal && !nothing ? values[i] / 100 : values[i], nothing);
        }
    return a;
}

/* Indices into a dictionary that begins beyond its own offset and has an empty and a null entry. */
static struct ArrowArray *dictionary_array(const char *format, const char *entries, int32_t subject, int32_t fact,
                                           const int32_t *values, int64_t count)
{
    int32_t places[VALUES_MAX], known[VALUES_MAX];
    int32_t known_count = 0;
    for (int64_t i = 0; i < count; i++) {
        int32_t place = 0;
        while (place < known_count && known[place] != values[i])
            place++;
        if (place == known_count)
            known[known_count++] = values[i];
        places[i] = values[i] == PARTYORG_UNKNOWN && percent(50) ? PARTYORG_UNKNOWN : place;
    }
    struct ArrowArray *a = new_array(count, 2), *dictionary;
    for (int64_t i = 0; i < count; i++)
        null[i] = places[i] == PARTYORG_UNKNOWN;
    add_validity(a, null, count);
    char *buffer = new_buffer(a, 1, (size_t)count * width_of(format));
    for (int64_t i = 0; i < count; i++)
        put_number(format, buffer, i, null[i] ? 99 : places[i], false);
    const int lead = below(4);
    memmove(known + lead, known, (size_t)known_count * sizeof known[0]);
    for (int i = 0; i < lead; i++)
        known[i] = PARTYORG_UNKNOWN;
    dictionary = value_texts(entries, subject, fact, known, known_count + lead);
    dictionary->offset = lead;
    dictionary->length -= lead;
    dictionary->null_count = -1;
    a->dictionary = dictionary;
    ((struct node *)a->private_data)->dictionary = dictionary;
    return a;
}

/* A type as a column has it: of values, and of the dictionary's entries when it has one. */
struct type {
    const char *format, *entries;
};

static struct ArrowArray *column_array(struct type type, int32_t subject, int32_t fact, const int32_t *values,
                                       int64_t count)
{
    if (type.entries)
        return dictionary_array(type.format, type.entries, subject, fact, values, count);
    if (is_text(type.format))
        return value_texts(type.format, subject, fact, values, count);
    if (strcmp(type.format, "n") == 0) {
        struct ArrowArray *a = new_array(count, 0);
        a->null_count = count;
        return a;
    }
    return number_array(type.format, is_decimal(subject, fact), values, count);
}

static struct ArrowSchema *column_schema(struct type type, const char *name)
{
    struct ArrowSchema *s = new_schema(type.format, name);
    if (type.entries) {
        s->dictionary = new_schema(type.entries, "");
        ((struct node *)s->private_data)->dictionary = s->dictionary;
    }
    return s;
}

/* ---- tables */

enum { ROWS_MAX = 200, FIELDS_MAX = 70 };

/* A struct array and its schema, field by field. */
struct table {
    struct ArrowSchema schema;
    struct ArrowArray array;
    struct ArrowSchema *fields[FIELDS_MAX];
    struct ArrowArray *columns[FIELDS_MAX];
    int field_count;
};

static void add_field(struct table *t, struct ArrowSchema *field, struct ArrowArray *column)
{
    expect(t->field_count < FIELDS_MAX, "more fields than expected");
    t->fields[t->field_count] = field;
    t->columns[t->field_count++] = column;
}

static void **copy_children(void *const *children, int count)
{
    void **copy = malloc((size_t)count * sizeof *copy + 1);
    expect(copy != NULL, "no memory");
    memcpy(copy, children, (size_t)count * sizeof *copy);
    return copy;
}

/* Puts the fields together: the schema when there are any fields, the array when they have columns. */
static void close_table(struct table *t, int64_t rows, int64_t offset)
{
    struct ArrowSchema *s = new_schema("+s", "");
    struct ArrowArray *a = new_array(rows, 1);
    struct node *of_schema = s->private_data, *of_array = a->private_data;
    of_schema->children = copy_children((void **)t->fields, t->field_count);
    of_array->children = copy_children((void **)t->columns, t->field_count);
    of_schema->child_count = of_array->child_count = t->field_count;
    s->n_children = a->n_children = t->field_count;
    s->children = own(of_schema, sizeof t->fields);
    a->children = own(of_array, sizeof t->columns);
    memcpy(s->children, t->fields, sizeof t->fields);
    memcpy(a->children, t->columns, sizeof t->columns);
    a->offset = offset;
    t->schema = *s;
    t->array = *a;
    free(s);
    free(a);
}

static void drop_table(struct table *t)
{
    if (t->schema.release)
        t->schema.release(&t->schema);
    if (t->array.release)
        t->array.release(&t->array);
    t->field_count = 0;
}

/* A column of values, after `lead` others and before some more; the struct skips the first `skipped` of them. */
static void add_column(struct table *t, struct type type, const char *name, int32_t subject, int32_t fact,
                       const int32_t *values, int64_t rows, int64_t skipped)
{
    int32_t all[VALUES_MAX];
    const int64_t lead = below(10), tail = below(3), count = lead + skipped + rows + tail;
    expect(count <= VALUES_MAX, "more rows than expected");
    for (int64_t i = 0; i < count; i++)
        all[i] = fact < 0 ? 20000 : PARTYORG_UNKNOWN;
    for (int64_t i = 0; i < rows; i++)
        all[lead + skipped + i] = values[i];
    struct ArrowArray *a = column_array(type, subject, fact, all, count);
    a->offset = lead;
    a->length -= lead;
    if (a->null_count > 0)
        a->null_count = strcmp(type.format, "n") == 0 ? a->length : -1;
    add_field(t, column_schema(type, name), a);
}

/* ---- results */

static bool is_valid(const struct ArrowArray *a, int64_t row)
{
    const uint8_t *bits = a->buffers[0];
    return !bits || (bits[row / 8] >> row % 8 & 1);
}

/* A place in a dictionary: of a choice among the values in 32 bits, of all else in 8. */
static int32_t place_of(const struct ArrowSchema *s, const struct ArrowArray *a, int64_t row)
{
    return strcmp(s->format, "i") == 0 ? ((const int32_t *)a->buffers[1])[row] : ((const int8_t *)a->buffers[1])[row];
}

static void entry_of(const struct ArrowSchema *s, const struct ArrowArray *a, int64_t row, char *text)
{
    const int32_t *offsets = a->dictionary->buffers[1];
    const int32_t place = place_of(s, a, row);
    expect(place >= 0 && place < a->dictionary->length, "line %d: place %d", __LINE__, place);
    const size_t length = (size_t)(offsets[place + 1] - offsets[place]);
    memcpy(text, (const char *)a->dictionary->buffers[2] + offsets[place], length);
    text[length] = '\0';
}

/* What the interface asks of every array: buffers where the format says, 64-byte aligned, nulls as many as counted. */
static void valid_column(const struct ArrowSchema *s, const struct ArrowArray *a, int64_t rows)
{
    int64_t nulls = 0;
    expect(s->release && a->release, "released");
    same(a->length, rows);
    same(a->offset, 0);
    same(a->n_buffers, 2);
    same(a->n_children, 0);
    same(s->n_children, 0);
    expect(a->buffers[1] && (uintptr_t)a->buffers[1] % 64 == 0 && (uintptr_t)a->buffers[0] % 64 == 0, "alignment");
    for (int64_t i = 0; i < rows; i++)
        nulls += !is_valid(a, i);
    same(a->null_count, nulls);
    expect(nulls == 0 || (s->flags & ARROW_FLAG_NULLABLE), "%s holds a null", s->name);
    expect(nulls > 0 || !a->buffers[0], "%s: consumers are faster without", s->name);
    if (a->buffers[0] && rows % 8)
        same(((const uint8_t *)a->buffers[0])[rows / 8] >> rows % 8, 0);
    if (strcmp(s->format, "b") == 0 && rows % 8)
        same(((const uint8_t *)a->buffers[1])[rows / 8] >> rows % 8, 0);
    same(a->dictionary != NULL, s->dictionary != NULL);
    if (!a->dictionary)
        return;
    const int32_t *offsets = a->dictionary->buffers[1];
    expect(strcmp(s->format, "c") == 0 || strcmp(s->format, "i") == 0, "places of the type %s", s->format);
    same_text(s->dictionary->format, "u");
    same(a->dictionary->n_buffers, 3);
    same(a->dictionary->null_count, 0);
    expect(!a->dictionary->buffers[0] && (uintptr_t)offsets % 64 == 0, "dictionary");
    same(offsets[0], 0);
    for (int64_t i = 0; i < a->dictionary->length; i++)
        expect(offsets[i] < offsets[i + 1], "offsets");
    for (int64_t i = 0; i < rows; i++) /* also those of nulls: some consumers look */
        expect(place_of(s, a, i) >= 0 && place_of(s, a, i) < a->dictionary->length,
               "%s: row %lld lies outside the dictionary", s->name, (long long)i);
}

static void same_entry(const struct ArrowSchema *s, const struct ArrowArray *a, int64_t row, const char *wanted)
{
    char text[TEXT_MAX];
    same(is_valid(a, row), wanted != NULL);
    if (wanted) {
        entry_of(s, a, row, text);
        same_text(text, wanted);
    }
}

static void same_number(const struct ArrowArray *a, int64_t row, int32_t wanted)
{
    same(is_valid(a, row), wanted != PARTYORG_UNKNOWN);
    if (wanted != PARTYORG_UNKNOWN)
        same(((const int32_t *)a->buffers[1])[row], wanted);
}

/* How often a yes or no, and a choice, came up as each; the last one: as absent. */
static int64_t truths_seen[3], choices_seen[20][2];
/* How often points or percent were absent, whole and not. */
static int64_t decimals_seen[3];

static void same_value(const struct ArrowSchema *s, const struct ArrowArray *a, int64_t row,
                       const partyorg_value_info *value, int32_t wanted)
{
    const bool absent = wanted == PARTYORG_UNKNOWN;
    partyorg_choice_info choice = PARTYORG_CHOICE_INFO_INIT;
    if (value->type == PARTYORG_TYPE_ENUM || value->type == PARTYORG_TYPE_ORDERED) {
        same_text(s->format, "i");
        expect(s->dictionary != NULL, "%s has no dictionary", s->name);
        if (!absent)
            ok(partyorg_choice_get(PARTYORG_SUBJECT_VALUES, value->fact, wanted, &choice));
        same_entry(s, a, row, absent ? NULL : choice.name);
        choices_seen[absent ? 0 : wanted][absent]++;
        return;
    }
    expect(!s->dictionary, "%s has a dictionary", s->name);
    if (value->type == PARTYORG_TYPE_BOOL) {
        const int bit = ((const uint8_t *)a->buffers[1])[row / 8] >> row % 8 & 1;
        same_text(s->format, "b");
        same(is_valid(a, row), !absent);
        same(bit, absent ? 0 : wanted);
        truths_seen[absent ? 2 : wanted]++;
        return;
    }
    if (value->type == PARTYORG_TYPE_DECIMAL) {
        same_text(s->format, "g");
        same(is_valid(a, row), !absent);
        const double number = ((const double *)a->buffers[1])[row];
        expect(absent || number == wanted / 100.0, "%s of row %lld is %g, not %d hundredths", s->name, (long long)row,
               number, wanted);
        decimals_seen[absent ? 0 : wanted % 100 == 0 ? 1 : 2]++;
        return;
    }
    same_text(s->format, value->type == PARTYORG_TYPE_DATE ? "tdD" : "i");
    same_number(a, row, wanted);
}

static void same_cell(const struct ArrowSchema *s, const struct ArrowArray *a, int64_t row, const partyorg_report *r)
{
    partyorg_stage_info stage = PARTYORG_STAGE_INFO_INIT;
    partyorg_rule_info rule = PARTYORG_RULE_INFO_INIT;
    const char *const masks[] = { "met", "not_met", "unknown", "not_applicable" };
    const uint64_t wanted[] = { r->met, r->not_met, r->unknown, r->not_applicable };
    for (int m = 0; m < 4; m++)
        if (strcmp(s->name, masks[m]) == 0) {
            same_text(s->format, "L");
            expect(((const uint64_t *)a->buffers[1])[row] == wanted[m], "%s of row %lld", masks[m], (long long)row);
            return;
        }
    if (strcmp(s->name, "verdict") == 0) {
        same_entry(s, a, row, partyorg_finding_status_name(r->verdict));
    } else if (strcmp(s->name, "stage") == 0) {
        if (r->stage < r->stage_count)
            ok(partyorg_stage_get(r->check, r->stage, &stage));
        same_entry(s, a, row, r->stage < r->stage_count ? stage.name : NULL);
    } else if (strcmp(s->name, "due_rule") == 0) {
        if (r->next.due_rule >= 0)
            ok(partyorg_rule_get(r->check, r->next.due_rule, &rule));
        same_entry(s, a, row, r->next.due_rule >= 0 ? rule.id : NULL);
    } else if (strcmp(s->name, "due") == 0) {
        same_text(s->format, "tdD");
        same_number(a, row, r->next.due);
    } else {
        partyorg_value_info value = PARTYORG_VALUE_INFO_INIT;
        int32_t v = 0;
        const char *name = strcmp(s->name, "value_due") == 0 ? "due" : s->name; /* that of dues */
        while (partyorg_value_get(r->check, v, &value) == PARTYORG_OK && strcmp(value.name, name) != 0)
            v++;
        expect(v < r->value_count, "%s is no value", s->name);
        same_value(s, a, row, &value, r->values[v]);
    }
}

/* The results of some requests, as partyorg_check() has them one by one. */
static void same_results(const struct ArrowSchema *s, const struct ArrowArray *a, const request *rows, int64_t count)
{
    same_text(s->format, "+s");
    same(s->n_children, a->n_children);
    same(a->length, count);
    same(a->n_buffers, 1);
    same(a->null_count, 0);
    expect(!a->buffers[0], "no row is null");
    for (int64_t f = 0; f < s->n_children; f++)
        valid_column(s->children[f], a->children[f], count);
    for (int64_t i = 0; i < count; i++) {
        partyorg_report report;
        ok(check(&rows[i], &report));
        for (int64_t f = 0; f < s->n_children; f++)
            same_cell(s->children[f], a->children[f], i, &report);
    }
}

static partyorg_arrow_request ask(const request *r)
{
    partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
    partyorg_arrow_request asked;
    ok(partyorg_check_get(r->check, &info));
    ok(partyorg_arrow_request_init(&asked));
    asked.check = r->check;
    asked.on = r->on;
    asked.results = 255;
    asked.values = (UINT64_C(1) << info.value_count) - 1;
    asked.options = r->options_given;
    asked.calendar = r->calendar_given;
    return asked;
}

static void examine_and_compare(const partyorg_arrow_request *asked, const struct table *t, const request *rows,
                                int64_t count)
{
    struct ArrowSchema schema;
    struct ArrowArray results;
    partyorg_error error = no_error;
    ok(partyorg_arrow_schema(asked, &schema, NULL));
    const partyorg_status status = partyorg_check_arrow(asked, &t->schema, &t->array, &results, &error);
    expect(status == PARTYORG_OK, "%s", error.text[PARTYORG_EN]);
    same_results(&schema, &results, rows, count);
    results.release(&results);
    expect(!results.release, "release marks itself");
    schema.release(&schema);
    expect(!schema.release, "release marks itself");
}

/* ---- which types a fact takes */

/* Whether it is taken for a date, a yes or no, a count or a choice, and the examination date. */
static const struct {
    const char *format, *entries, *name;
    bool date, truth, number, on;
} types[] = {
    { "n", NULL, "null", 1, 1, 1, 0 },
    { "b", NULL, "bool", 0, 1, 0, 0 },
    { "c", NULL, "int8", 0, 1, 1, 0 },
    { "C", NULL, "uint8", 0, 1, 1, 0 },
    { "s", NULL, "int16", 0, 1, 1, 0 },
    { "S", NULL, "uint16", 0, 1, 1, 0 },
    { "i", NULL, "int32", 0, 1, 1, 0 },
    { "I", NULL, "uint32", 0, 1, 1, 0 },
    { "l", NULL, "int64", 0, 1, 1, 0 },
    { "L", NULL, "uint64", 0, 1, 1, 0 },
    { "g", NULL, "float64", 0, 1, 1, 0 },
    { "tdD", NULL, "date32", 1, 0, 0, 1 },
    { "tdm", NULL, "date64", 1, 0, 0, 1 },
    { "u", NULL, "utf8", 1, 1, 1, 1 },
    { "U", NULL, "large_utf8", 1, 1, 1, 1 },
    { "vu", NULL, "utf8_view", 1, 1, 1, 1 },
    { "c", "u", "dictionary<int8, utf8>", 1, 1, 1, 1 },
    { "C", "U", "dictionary<uint8, large_utf8>", 1, 1, 1, 1 },
    { "s", "vu", "dictionary<int16, utf8_view>", 1, 1, 1, 1 },
    { "S", "u", "dictionary<uint16, utf8>", 1, 1, 1, 1 },
    { "i", "U", "dictionary<int32, large_utf8>", 1, 1, 1, 1 },
    { "I", "vu", "dictionary<uint32, utf8_view>", 1, 1, 1, 1 },
    { "l", "u", "dictionary<int64, utf8>", 1, 1, 1, 1 },
    { "L", "u", "dictionary<uint64, utf8>", 1, 1, 1, 1 },
    { "c", "l", "dictionary<int8, int64>", 0, 0, 0, 0 },
    { "i", "tdD", "dictionary<int32, date32>", 0, 0, 0, 0 },
    { "i", "b", "dictionary<int32, bool>", 0, 0, 0, 0 },
    { "i", "n", "dictionary<int32, null>", 0, 0, 0, 0 },
    { "i", "z", "dictionary<int32, binary>", 0, 0, 0, 0 },
    { "g", "u", "dictionary<float64, utf8>", 0, 0, 0, 0 },
    { "u", "u", "dictionary<utf8, utf8>", 0, 0, 0, 0 },
    { "tsu:UTC", "u", "dictionary<timestamp, utf8>", 0, 0, 0, 0 },
    { "i", "?", "dictionary<int32, \"?\">", 0, 0, 0, 0 },
    { "e", NULL, "float16", 0, 0, 0, 0 },
    { "f", NULL, "float32", 0, 0, 0, 0 },
    { "z", NULL, "binary", 0, 0, 0, 0 },
    { "Z", NULL, "large_binary", 0, 0, 0, 0 },
    { "vz", NULL, "binary_view", 0, 0, 0, 0 },
    { "d:19,10", NULL, "decimal", 0, 0, 0, 0 },
    { "d:19,10,256", NULL, "decimal", 0, 0, 0, 0 },
    { "w:42", NULL, "fixed_size_binary", 0, 0, 0, 0 },
    { "tss:", NULL, "timestamp", 0, 0, 0, 0 },
    { "tsm:Asia/Ho_Chi_Minh", NULL, "timestamp", 0, 0, 0, 0 },
    { "tsu:", NULL, "timestamp", 0, 0, 0, 0 },
    { "tsn:UTC", NULL, "timestamp", 0, 0, 0, 0 },
    { "tts", NULL, "time", 0, 0, 0, 0 },
    { "ttn", NULL, "time", 0, 0, 0, 0 },
    { "tDs", NULL, "duration", 0, 0, 0, 0 },
    { "tiM", NULL, "interval", 0, 0, 0, 0 },
    { "+l", NULL, "list", 0, 0, 0, 0 },
    { "+L", NULL, "large_list", 0, 0, 0, 0 },
    { "+vl", NULL, "list_view", 0, 0, 0, 0 },
    { "+vL", NULL, "large_list_view", 0, 0, 0, 0 },
    { "+w:3", NULL, "fixed_size_list", 0, 0, 0, 0 },
    { "+s", NULL, "struct", 0, 0, 0, 0 },
    { "+m", NULL, "map", 0, 0, 0, 0 },
    { "+ud:0,1", NULL, "union", 0, 0, 0, 0 },
    { "+us:0,1", NULL, "union", 0, 0, 0, 0 },
    { "+r", NULL, "run_end_encoded", 0, 0, 0, 0 },
    { "", NULL, "\"\"", 0, 0, 0, 0 },
    { "uu", NULL, "\"uu\"", 0, 0, 0, 0 },
    { "tdX", NULL, "\"tdX\"", 0, 0, 0, 0 },
    { "thế này là gì vậy, rất dài", NULL, "\"thế này", 0, 0, 0, 0 },
};

static const struct {
    const char *name, *title;
    int32_t values[3];
    int32_t check;
} some_facts[] = {
    { "born_on", "Ngày sinh", { 10000, PARTYORG_UNKNOWN, 9000 }, PARTYORG_CHECK_ADMISSION },
    { "citizen_vn", "Vietnamese citizen", { 1, PARTYORG_UNKNOWN, 0 }, PARTYORG_CHECK_ADMISSION },
    { "cell_yes", "cell_yes", { 9, PARTYORG_UNKNOWN, 0 }, PARTYORG_CHECK_ADMISSION },
    { "education", "education", { 1, PARTYORG_UNKNOWN, 0 }, PARTYORG_CHECK_ADMISSION },
    { "on", "on", { 20000, 20400, 20001 }, PARTYORG_CHECK_ADMISSION },
    { "points_task", "points_task", { 6900, PARTYORG_UNKNOWN, 0 }, PARTYORG_CHECK_REVIEW }, /* whole points */
};

static bool takes(int type, int fact)
{
    return fact == 0   ? types[type].date
           : fact == 1 ? types[type].truth
           : fact == 4 ? types[type].on
                       : types[type].number;
}

/* What a refusal says is accepted, in both languages. */
static void says_what_is_accepted(const partyorg_error *e, int fact, const char *type)
{
    static const char *const words[2][6] = {
        { "chấp nhận date32, date64, chữ", "chấp nhận bool, số nguyên, float64, chữ",
          "chấp nhận số nguyên, float64, chữ", "chấp nhận số nguyên, float64, chữ", "chấp nhận date32, date64, chữ",
          "chấp nhận số nguyên, float64, chữ" },
        { "accepted are date32, date64 and text", "accepted are bool, integers, float64 and text",
          "accepted are integers, float64 and text", "accepted are integers, float64 and text",
          "accepted are date32, date64 and text", "accepted are integers, float64 and text" }
    };
    static const char *const hints[2] = { "hãy đổi sang date32", "cast it to date32" };
    for (int language = 0; language < 2; language++) {
        const char *text = e->text[language];
        expect(strstr(text, words[language][fact]), "\"%s\"", text);
        same(strstr(text, hints[language]) != NULL, strcmp(type, "timestamp") == 0 && fact % 4 == 0);
        expect(is_utf8(text), "\"%s\"", text);
    }
}

static void one_type(int type, int fact)
{
    struct table t = { .field_count = 0 };
    request rows[3];
    const struct type of = { types[type].format, types[type].entries };
    const bool taken = takes(type, fact), all_unknown = strcmp(of.format, "n") == 0;
    for (int i = 0; i < 3; i++) {
        empty_request(&rows[i], some_facts[fact].check);
        if (fact == 4)
            rows[i].on = some_facts[fact].values[i];
        else if (!all_unknown)
            set(&rows[i], some_facts[fact].name, some_facts[fact].values[i]);
    }
    const int32_t subject = rows[0].subject;
    const int32_t number = fact == 4 ? PARTYORG_FIELD_ON : fact_of(subject, some_facts[fact].name);
    const struct type made = taken ? of : (struct type){ "i", NULL };
    add_column(&t, made, some_facts[fact].title, subject, number, some_facts[fact].values, 3, 2);
    if (!taken) {
        struct ArrowSchema *field = t.fields[0];
        field->release(field);
        free(field);
        t.fields[0] = column_schema(of, some_facts[fact].title);
    }
    close_table(&t, 3, 2);
    const partyorg_arrow_request asked = ask(&rows[0]);
    if (taken) {
        examine_and_compare(&asked, &t, rows, 3);
    } else {
        struct ArrowArray out = { .length = 77 };
        refused(partyorg_check_arrow(&asked, &t.schema, &t.array, &out, &error), PARTYORG_E_TYPE, some_facts[fact].name,
                types[type].name);
        partyorg_error again = no_error;
        same(partyorg_check_arrow(&asked, &t.schema, &t.array, &out, &again), PARTYORG_E_TYPE);
        expect(strstr(again.text[0], some_facts[fact].title), "\"%s\" names the column", again.text[0]);
        says_what_is_accepted(&again, fact, types[type].entries ? "" : types[type].name);
        same(again.row, -1);
        same(out.length, 77);
    }
    drop_table(&t);
    all_released();
}

START_TEST(types_of_facts)
{
    int taken = 0;
    for (int type = 0; type < COUNT(types); type++)
        for (int fact = 0; fact < COUNT(some_facts); fact++) {
            one_type(type, fact);
            taken += takes(type, fact);
        }
    same(taken, 14 + 22 + 3 * 21 + 13); /* of a date, a yes or no, a count, a choice and points, the examination date */
}
END_TEST

START_TEST(a_dictionary_in_a_dictionary)
{
    const int32_t values[] = { 1, 0, 1 };
    struct table t = { .field_count = 0 };
    partyorg_arrow_columns columns = { .size = sizeof columns };
    add_column(&t, (struct type){ "c", "u" }, "citizen_vn", PARTYORG_SUBJECT_APPLICANT, 0, values, 3, 0);
    close_table(&t, 3, 0);
    t.schema.children[0]->dictionary->dictionary = t.schema.children[0];
    refused(partyorg_arrow_bind(PARTYORG_CHECK_ADMISSION, &t.schema, &t.array, NULL, &columns, &error), PARTYORG_E_TYPE,
            "citizen_vn", "dictionary<int8, dictionary>");
    drop_table(&t);
    all_released();
}
END_TEST

/* ---- whole tables of random files */

static bool fits(const char *format, const int32_t *values, int64_t count)
{
    const int64_t most = format[0] == 'c' ? 127 : format[0] == 'C' ? 255 : format[0] == 's' ? 32767 : INT32_MAX;
    for (int64_t i = 0; i < count; i++) {
        if (values[i] > most || (format[0] == 'S' && values[i] > 65535))
            return false;
        if (format[0] == 'n' && values[i] != PARTYORG_UNKNOWN)
            return false;
    }
    return true;
}

/* A type that the fact takes and that holds all the values, or the places of as many in a dictionary. */
static struct type random_type(int32_t fact_type, bool on, const int32_t *given, int64_t count)
{
    int32_t values[ROWS_MAX];
    bool whole = true;
    for (int64_t i = 0; i < count; i++) { /* of decimals the plain numbers */
        values[i] = given[i];
        if (fact_type == PARTYORG_TYPE_DECIMAL && given[i] != PARTYORG_UNKNOWN) {
            whole &= given[i] % 100 == 0;
            values[i] = given[i] / 100;
        }
    }
    const int fact = on ? 4 : fact_type == PARTYORG_TYPE_DATE ? 0 : fact_type == PARTYORG_TYPE_BOOL ? 1 : 2;
    const int32_t most_places = (int32_t)count + 2;
    for (;;) {
        const int i = below(COUNT(types));
        if (!whole && !types[i].entries && types[i].format[0] != 'g' && !is_text(types[i].format))
            continue;
        if (takes(i, fact) &&
            (types[i].entries ? fits(types[i].format, &most_places, 1) : fits(types[i].format, values, count)))
            return (struct type){ types[i].format, types[i].entries };
    }
}

static void random_points(request *r, const partyorg_options *options)
{
    r->options_given = options;
    for (int32_t i = 0; i < PARTYORG_CRITERIA_MAX; i++) {
        const int32_t fact = fact_of(r->subject, "score_1") + i;
        r->facts.members[fact + 1] = percent(40) ? PARTYORG_UNKNOWN : random_value(r, fact);
    }
    if (card_of(r) && percent(60))
        agree_with_card(r);
}

/* Rows of one check with the same options and calendar. */
static void random_rows(request *rows, int32_t check_id, int64_t count, bool same_on)
{
    for (int64_t i = 0; i < count; i++) {
        if (check_id == PARTYORG_CHECK_ADMISSION && percent(50))
            random_applicant(&rows[i]);
        else
            random_request(&rows[i], check_id, random_unknown());
        if (i > 0 && check_id == PARTYORG_CHECK_MEETING) /* points that the card of the first one has */
            random_points(&rows[i], rows[0].options_given);
        rows[i].options_given = rows[0].options_given;
        rows[i].calendar_given = rows[0].calendar_given;
        if (same_on)
            rows[i].on = rows[0].on;
    }
}

static const char *random_name(int32_t subject, int32_t fact)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    ok(partyorg_fact_get(subject, fact, &info));
    const int which = below(3);
    return which == 2 ? info.name : info.title[which];
}

static void add_facts(struct table *t, const request *rows, int64_t count, int64_t skipped)
{
    int32_t values[ROWS_MAX];
    for (int32_t f = 0; f < rows[0].facts_count; f++) {
        partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
        bool known = false;
        ok(partyorg_fact_get(rows[0].subject, f, &info));
        for (int64_t i = 0; i < count; i++) {
            values[i] = value_of(&rows[i], f);
            known |= values[i] != PARTYORG_UNKNOWN;
        }
        if (!known && percent(50))
            continue;
        const struct type type = random_type(info.type, false, values, count);
        add_column(t, type, random_name(rows[0].subject, f), rows[0].subject, f, values, count, skipped);
    }
}

static void add_on(struct table *t, const request *rows, int64_t count, int64_t skipped)
{
    int32_t values[ROWS_MAX];
    for (int64_t i = 0; i < count; i++)
        values[i] = rows[i].on;
    add_column(t, random_type(PARTYORG_TYPE_DATE, true, values, count), "on", rows[0].subject, PARTYORG_FIELD_ON,
               values, count, skipped);
}

/* A field that is no fact, of a type that no fact takes. */
static void add_stranger(struct table *t, int64_t count)
{
    struct ArrowSchema *field = new_schema("+l", "họ và tên");
    if (percent(50))
        field->name = NULL;
    add_field(t, field, new_array(count, 0));
}

/* No row of the struct is null; those before and after its own all are, or all are not. */
static void add_row_validity(struct ArrowArray *a)
{
    const int64_t bits = a->offset + a->length + below(9);
    uint8_t *validity = new_buffer(a, 0, (size_t)(bits + 7) / 8);
    const bool others = percent(50);
    memset(validity, others ? 0xFF : 0, (size_t)(bits + 7) / 8);
    for (int64_t i = a->offset; i < a->offset + a->length; i++)
        validity[i / 8] = (uint8_t)(validity[i / 8] | 1 << i % 8);
    a->null_count = percent(50) ? -1 : others ? 0 : bits - a->length;
}

static request rows[ROWS_MAX];

START_TEST(random_tables)
{
    for (long n = rounds(650); n-- > 0;) {
        struct table t = { .field_count = 0 };
        const int64_t count = percent(20) ? below(ROWS_MAX) : below(20), skipped = percent(50) ? below(70) : 0;
        const bool same_on = percent(50);
        random_rows(rows, below(CHECKS), count > 0 ? count : 1, same_on);
        partyorg_arrow_request asked = ask(&rows[0]);
        add_facts(&t, rows, count, skipped);
        if (!same_on || percent(20)) {
            add_on(&t, rows, count, skipped);
            asked.on = PARTYORG_UNKNOWN; /* not looked at */
        }
        if (percent(50))
            add_stranger(&t, skipped + count);
        close_table(&t, count, skipped);
        if (percent(50))
            add_row_validity(&t.array);
        if (percent(30)) {
            asked.results = (uint32_t)below(256);
            asked.values &= random_bits();
        }
        examine_and_compare(&asked, &t, rows, count);
        drop_table(&t);
        all_released();
    }
    if (rounds(100) < 100)
        return;
    partyorg_fact_info levels = PARTYORG_FACT_INFO_INIT;
    ok(partyorg_fact_get(PARTYORG_SUBJECT_VALUES, fact_of(PARTYORG_SUBJECT_VALUES, "final_level"), &levels));
    for (int i = 0; i < COUNT(decimals_seen); i++)
        expect(decimals_seen[i] > 0, "no decimal was %s", i == 0 ? "absent" : i == 1 ? "whole" : "broken");
    for (int i = 0; i < COUNT(truths_seen); i++)
        expect(truths_seen[i] > 0, "a yes or no never came out as %d", i);
    for (int i = 0; i < levels.choice_count; i++)
        expect(choices_seen[i][0] > 0, "no choice came out as %d", i);
    expect(choices_seen[0][1] > 0, "no choice was absent");
}
END_TEST

/* ---- names and numbers of fields */

/* A table of the facts of a name each, all int8 with three rows. */
static void small_table(struct table *t, const char *const *names, int count)
{
    const int32_t values[] = { 1, PARTYORG_UNKNOWN, 0 };
    t->field_count = 0;
    for (int i = 0; i < count; i++)
        add_column(t, (struct type){ "c", NULL }, names[i], PARTYORG_SUBJECT_APPLICANT, 0, values, 3, 0);
    close_table(t, 3, 0);
}

static partyorg_arrow_columns columns_of(void)
{
    return (partyorg_arrow_columns){ .size = sizeof(partyorg_arrow_columns) };
}

START_TEST(names_of_fields)
{
    struct table t;
    partyorg_arrow_columns columns = columns_of();
    small_table(&t, (const char *const[]){ "tên", "cell_yes", "Công dân Việt Nam", "CELL_YES" }, 4);
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    const int32_t citizen = fact_of(PARTYORG_SUBJECT_APPLICANT, "citizen_vn");
    const int32_t yes = fact_of(PARTYORG_SUBJECT_APPLICANT, "cell_yes");
    ok(partyorg_fact_get(PARTYORG_SUBJECT_APPLICANT, citizen, &info));
    t.schema.children[2]->name = info.title[PARTYORG_VI];
    ok(partyorg_arrow_bind(PARTYORG_CHECK_ADMISSION, &t.schema, &t.array, NULL, &columns, NULL));
    same(columns.rows, 3);
    same(columns.field_count, 4);
    same(columns.has_on, 0);
    same(columns.on_field, -1);
    partyorg_subject_info subject = PARTYORG_SUBJECT_INFO_INIT;
    ok(partyorg_subject_get(PARTYORG_SUBJECT_APPLICANT, &subject));
    same(columns.column_count, subject.fact_count);
    for (int32_t f = 0; f < PARTYORG_COLUMNS_MAX; f++) {
        same(columns.fields[f], f == citizen ? 2 : f == yes ? 1 : -1);
        same(columns.columns[f].type, f == citizen || f == yes ? PARTYORG_COLUMN_INT8 : PARTYORG_COLUMN_MISSING);
    }

    /* by number, whatever the names say */
    const int32_t facts[] = { yes, PARTYORG_FIELD_IGNORED, PARTYORG_FIELD_IGNORED, citizen };
    ok(partyorg_arrow_bind(PARTYORG_CHECK_ADMISSION, &t.schema, &t.array, facts, &columns, NULL));
    same(columns.fields[yes], 0);
    same(columns.fields[citizen], 3);
    const int32_t wrong[][4] = { { -1, -1, -3, -1 }, { -1, -1, subject.fact_count, -1 } };
    for (int i = 0; i < 2; i++)
        refused(partyorg_arrow_bind(PARTYORG_CHECK_ADMISSION, &t.schema, &t.array, wrong[i], &columns, &error),
                PARTYORG_E_RANGE, "facts", "2");

    /* twice the same fact, or the same day */
    const int32_t twice[] = { yes, citizen, -1, yes }, days[] = { PARTYORG_FIELD_ON, -1, PARTYORG_FIELD_ON, -1 };
    refused(partyorg_arrow_bind(PARTYORG_CHECK_ADMISSION, &t.schema, &t.array, twice, &columns, &error),
            PARTYORG_E_NAME, "cell_yes", "\"CELL_YES\"");
    t.schema.children[2]->name = "cell_yes";
    refused(partyorg_arrow_bind(PARTYORG_CHECK_ADMISSION, &t.schema, &t.array, NULL, &columns, &error), PARTYORG_E_NAME,
            "cell_yes", "\"cell_yes\"");
    t.schema.children[0]->format = t.schema.children[2]->format = "tdD";
    refused(partyorg_arrow_bind(PARTYORG_CHECK_ADMISSION, &t.schema, &t.array, days, &columns, &error), PARTYORG_E_NAME,
            "on", "\"tên\"");

    /* as many numbers as fields */
    request r;
    empty_request(&r, PARTYORG_CHECK_ADMISSION);
    partyorg_arrow_request asked = ask(&r);
    struct ArrowArray out = { .length = 77 };
    asked.facts = facts;
    asked.fact_count = 3;
    refused(partyorg_check_arrow(&asked, &t.schema, &t.array, &out, &error), PARTYORG_E_RANGE, "fact_count", "4");
    asked.fact_count = 4;
    t.schema.children[0]->format = "c";
    ok(partyorg_check_arrow(&asked, &t.schema, &t.array, &out, NULL));
    out.release(&out);
    drop_table(&t);
    all_released();
}
END_TEST

/* ---- what a call must not be given */

START_TEST(arguments)
{
    struct table t;
    request r;
    partyorg_arrow_columns columns = columns_of(), wrong = { .size = 8 };
    partyorg_batch_out where, small = { .size = 8 };
    struct ArrowArray out = { .length = 77 };
    struct ArrowSchema schema = { .n_children = 77 };
    empty_request(&r, PARTYORG_CHECK_ADMISSION);
    ok(partyorg_batch_out_init(&where));
    small_table(&t, (const char *const[]){ "citizen_vn" }, 1);
    const partyorg_arrow_request good = ask(&r);
    same(partyorg_arrow_request_init(NULL), PARTYORG_E_NULL);
    same(partyorg_arrow_finish(NULL), PARTYORG_E_NULL);
#define BIND(...) partyorg_arrow_bind(__VA_ARGS__, &error)
    refused(BIND(CHECKS, &t.schema, &t.array, NULL, &columns), PARTYORG_E_RANGE, "check", "20");
    refused(BIND(0, NULL, &t.array, NULL, &columns), PARTYORG_E_NULL, "schema", "schema");
    refused(BIND(0, &t.schema, NULL, NULL, &columns), PARTYORG_E_NULL, "array", "array");
    refused(BIND(0, &t.schema, &t.array, NULL, NULL), PARTYORG_E_NULL, "out", "out");
    refused(BIND(0, &t.schema, &t.array, NULL, &wrong), PARTYORG_E_SIZE, "out", "8");
    refused(partyorg_check_arrow(NULL, &t.schema, &t.array, &out, &error), PARTYORG_E_NULL, "request", "request");
    refused(partyorg_check_arrow(&good, NULL, &t.array, &out, &error), PARTYORG_E_NULL, "schema", "schema");
    refused(partyorg_check_arrow(&good, &t.schema, NULL, &out, &error), PARTYORG_E_NULL, "array", "array");
    refused(partyorg_check_arrow(&good, &t.schema, &t.array, NULL, &error), PARTYORG_E_NULL, "out", "out");
    refused(partyorg_arrow_schema(&good, NULL, &error), PARTYORG_E_NULL, "out", "out");
    refused(partyorg_arrow_results(&good, 3, NULL, &where, &error), PARTYORG_E_NULL, "out", "out");
    refused(partyorg_arrow_results(&good, 3, &out, NULL, &error), PARTYORG_E_NULL, "where", "where");
    refused(partyorg_arrow_results(&good, 3, &out, &small, &error), PARTYORG_E_SIZE, "where", "8");
    refused(partyorg_arrow_results(&good, -1, &out, &where, &error), PARTYORG_E_RANGE, "rows", "rows");
    same(partyorg_arrow_results(&good, INT64_MAX, &out, &where, NULL), PARTYORG_E_MEMORY);
    refused(partyorg_arrow_share(NULL, &out, &error), PARTYORG_E_NULL, "results", "results");

    /* a request that cannot be read, to each of the functions that read one */
    partyorg_arrow_request bad[8];
    const char *const names[8] = { "request", "check", "check", "results", "values", "fact_count", "fact_count", "on" };
    const int statuses[8] = { PARTYORG_E_SIZE,  PARTYORG_E_RANGE, PARTYORG_E_RANGE, PARTYORG_E_RANGE,
                              PARTYORG_E_RANGE, PARTYORG_E_RANGE, PARTYORG_E_RANGE, PARTYORG_E_DATE };
    for (int i = 0; i < 8; i++)
        bad[i] = good;
    bad[0].size = 4;
    bad[1].check = -1;
    bad[2].check = CHECKS;
    bad[3].results = 256;
    bad[4].values = UINT64_C(1) << 40;
    bad[5].fact_count = 1;
    bad[6].fact_count = -1;
    bad[7].on = PARTYORG_UNKNOWN;
    for (int i = 0; i < 8; i++) {
        refused(partyorg_check_arrow(&bad[i], &t.schema, &t.array, &out, &error), statuses[i], names[i], names[i]);
        if (i == 7)
            break;
        refused(partyorg_arrow_schema(&bad[i], &schema, &error), statuses[i], names[i], names[i]);
        refused(partyorg_arrow_results(&bad[i], 3, &out, &where, &error), statuses[i], names[i], names[i]);
    }
    same(out.length, 77);
    same(schema.n_children, 77);

    /* an array of someone else's is neither finished nor shared */
    same(partyorg_arrow_finish(&t.array), PARTYORG_E_ARROW);
    refused(partyorg_arrow_share(&t.array, &out, &error), PARTYORG_E_ARROW, "results", "results");
    drop_table(&t);
    all_released();
}
END_TEST

/* ---- broken data */

/*
 * What breaks a table of two columns of three rows, `citizen` of int8 and `education` of texts in a dictionary; what is
 * found at fault; and whether the schema shows it.
 */
/* clang-format off */
#define FAULTS(FAULT)                                                                                                  \
    FAULT(no_format,           "schema",     true,  schema->format = NULL)                                             \
    FAULT(not_struct,          "schema",     true,  schema->format = "i")                                              \
    FAULT(fewer_fields,        "array",      true,  schema->n_children = 1)                                            \
    FAULT(minus_fields,        "schema",     true,  schema->n_children = -1)                                           \
    FAULT(no_fields,           "schema",     true,  schema->children = NULL)                                           \
    FAULT(no_field,            "schema",     true,  schema->children[1] = NULL)                                        \
    FAULT(field_released,      "schema",     true,  schema->children[0]->release(schema->children[0]))                 \
    FAULT(schema_released,     "schema",     true,  schema->release(schema))                                           \
    FAULT(array_released,      "array",      false, array->release(array))                                             \
    FAULT(fewer_columns,       "array",      false, array->n_children = 1)                                             \
    FAULT(more_columns,        "array",      false, array->n_children = 3)                                             \
    FAULT(minus_columns,       "array",      false, array->n_children = -1)                                            \
    FAULT(no_columns,          "array",      false, array->children = NULL)                                            \
    FAULT(no_column,           "array",      false, array->children[0] = NULL)                                         \
    FAULT(column_released,     "array",      false, education->release(education))                                     \
    FAULT(minus_length,        "array",      false, array->length = -1)                                                \
    FAULT(minus_offset,        "array",      false, array->offset = -1)                                                \
    FAULT(vast_length,         "array",      false, array->length = INT64_MAX)                                         \
    FAULT(vast_offset,         "array",      false, array->offset = INT64_MAX)                                         \
    FAULT(skips_too_far,       "citizen_vn", false, array->offset += 4)                                                \
    FAULT(struct_buffers,      "array",      false, array->n_buffers = 0)                                              \
    FAULT(struct_no_buffers,   "array",      false, array->buffers = NULL)                                             \
    FAULT(struct_nulls,        "array",      false, array->null_count = 1)                                             \
    FAULT(short_column,        "citizen_vn", false, citizen->length = 2)                                               \
    FAULT(column_minus_length, "citizen_vn", false, citizen->length = -1)                                              \
    FAULT(column_minus_offset, "citizen_vn", false, citizen->offset = -1)                                              \
    FAULT(column_vast,         "citizen_vn", false, citizen->offset = INT64_MAX)                                       \
    FAULT(column_buffers,      "citizen_vn", false, citizen->n_buffers = 3)                                            \
    FAULT(column_no_buffers,   "citizen_vn", false, citizen->buffers = NULL)                                           \
    FAULT(column_no_values,    "citizen_vn", false, citizen->buffers[1] = NULL)                                        \
    FAULT(column_no_validity,  "citizen_vn", false, (citizen->buffers[0] = NULL, citizen->null_count = 1))             \
    FAULT(column_minus_nulls,  "citizen_vn", false, citizen->null_count = -2)                                          \
    FAULT(column_many_nulls,   "citizen_vn", false, citizen->null_count = INT64_MAX)                                   \
    FAULT(dictionary_gone,     "education",  false, education->dictionary = NULL)                                      \
    FAULT(dictionary_new,      "citizen_vn", false, citizen->dictionary = education->dictionary)                       \
    FAULT(dictionary_released, "education",  false, education->dictionary->release(education->dictionary))             \
    FAULT(dictionary_minus,    "education",  false, education->dictionary->length = -1)                                \
    FAULT(dictionary_buffers,  "education",  false, education->dictionary->n_buffers = 2)                              \
    FAULT(dictionary_no_texts, "education",  false, education->dictionary->buffers[1] = NULL)                          \
    FAULT(dictionary_nulls,    "education",  false, education->dictionary->null_count = -3)                            \
    FAULT(two_buffers_of_view, "citizen_vn", true,  schema->children[0]->format = "vu")                                \
    FAULT(two_buffers_of_null, "citizen_vn", true,  schema->children[0]->format = "n")
/* clang-format on */

enum {
#define FAULT(name, at_fault, of_schema, action) FAULT_##name,
    FAULTS(FAULT)
#undef FAULT
        FAULT_COUNT
};

static const struct {
    const char *at_fault;
    bool of_schema;
} faults[FAULT_COUNT] = {
#define FAULT(name, at_fault, of_schema, action) { at_fault, of_schema },
    FAULTS(FAULT)
#undef FAULT
};

static void break_table(int fault, struct table *t)
{
    struct ArrowSchema *schema = &t->schema;
    struct ArrowArray *array = &t->array, *citizen = array->children[0], *education = array->children[1];
    switch (fault) {
#define FAULT(name, at_fault, of_schema, action)                                                                       \
    case FAULT_##name:                                                                                                 \
        action;                                                                                                        \
        break;
        FAULTS(FAULT)
#undef FAULT
    default:
        expect(false, "fault %d", fault);
    }
}

enum { CHUNK = 3 };

/* The table to be broken; `row` picks its values. */
static void make_chunk(struct table *t, int64_t row)
{
    const int32_t citizen[CHUNK] = { 1, PARTYORG_UNKNOWN, (int32_t)(row & 1) };
    const int32_t education[CHUNK] = { (int32_t)(row % 3), 0, PARTYORG_UNKNOWN };
    const int32_t subject = PARTYORG_SUBJECT_APPLICANT;
    t->field_count = 0;
    add_column(t, (struct type){ "c", NULL }, "citizen_vn", subject, fact_of(subject, "citizen_vn"), citizen, CHUNK, 1);
    t->columns[0]->length = CHUNK + 1; /* no more than is needed */
    add_column(t, (struct type){ "S", "u" }, "education", subject, fact_of(subject, "education"), education, CHUNK, 1);
    close_table(t, CHUNK, 1);
}

START_TEST(broken_arrays)
{
    request r;
    empty_request(&r, PARTYORG_CHECK_ADMISSION);
    const partyorg_arrow_request asked = ask(&r);
    for (int i = 0; i < FAULT_COUNT; i++) {
        struct table t;
        partyorg_arrow_columns columns = columns_of();
        struct ArrowArray out = { .length = 77 };
        make_chunk(&t, i);
        ok(partyorg_arrow_bind(PARTYORG_CHECK_ADMISSION, &t.schema, &t.array, NULL, &columns, NULL));
        break_table(i, &t);
        refused(partyorg_check_arrow(&asked, &t.schema, &t.array, &out, &error), PARTYORG_E_ARROW, faults[i].at_fault,
                faults[i].at_fault);
        same(partyorg_check_arrow(&asked, &t.schema, &t.array, &out, NULL), PARTYORG_E_ARROW);
        same(partyorg_arrow_bind(PARTYORG_CHECK_ADMISSION, &t.schema, &t.array, NULL, &columns, NULL),
             PARTYORG_E_ARROW);
        same(out.length, 77);
        drop_table(&t);
        all_released();
    }
}
END_TEST

START_TEST(broken_views)
{
    const int32_t values[] = { 1, 0, PARTYORG_UNKNOWN };
    for (int fault = 0; fault < 4; fault++) {
        struct table t = { .field_count = 0 };
        partyorg_arrow_columns columns = columns_of();
        add_column(&t, (struct type){ "vu", NULL }, "citizen_vn", PARTYORG_SUBJECT_APPLICANT, 0, values, 3, 0);
        close_table(&t, 3, 0);
        struct ArrowArray *a = t.array.children[0];
        int64_t lengths[3] = { 1, 0, 0 };
        ok(partyorg_arrow_bind(PARTYORG_CHECK_ADMISSION, &t.schema, &t.array, NULL, &columns, NULL));
        if (fault == 0)
            a->n_buffers = 2;
        else if (fault == 1)
            a->buffers[5] = NULL;
        else if (fault == 2)
            a->buffers[2] = NULL, a->buffers[5] = lengths;
        else
            lengths[1] = -1, a->buffers[5] = lengths;
        refused(partyorg_arrow_bind(PARTYORG_CHECK_ADMISSION, &t.schema, &t.array, NULL, &columns, &error),
                PARTYORG_E_ARROW, "citizen_vn", "citizen_vn");
        drop_table(&t);
        all_released();
    }
}
END_TEST

START_TEST(null_rows)
{
    request r;
    empty_request(&r, PARTYORG_CHECK_ADMISSION);
    const partyorg_arrow_request asked = ask(&r);
    int32_t values[60];
    for (int i = 0; i < 60; i++)
        values[i] = 1;
    for (int64_t row = 0; row < 60; row++)
        for (int64_t offset = 0; offset < 9; offset++) {
            struct table t = { .field_count = 0 };
            struct ArrowArray out;
            char piece[20];
            add_column(&t, (struct type){ "c", NULL }, "citizen_vn", r.subject, 0, values, 60, offset);
            close_table(&t, 60, offset);
            add_row_validity(&t.array);
            t.array.null_count = row % 2 ? -1 : 1;
            uint8_t *bits = (uint8_t *)(uintptr_t)t.array.buffers[0];
            bits[(offset + row) / 8] = (uint8_t)(bits[(offset + row) / 8] & ~(1 << (offset + row) % 8));
            snprintf(piece, sizeof piece, " %d: array: ", (int)row);
            refused(partyorg_check_arrow(&asked, &t.schema, &t.array, &out, &error), PARTYORG_E_ARROW, "array", piece);
            partyorg_error e = no_error;
            same(partyorg_check_arrow(&asked, &t.schema, &t.array, &out, &e), PARTYORG_E_ARROW);
            same(e.row, row);
            t.array.null_count = 0; /* then nobody may look at the bits */
            ok(partyorg_check_arrow(&asked, &t.schema, &t.array, &out, NULL));
            out.release(&out);
            drop_table(&t);
            all_released();
        }
}
END_TEST

/* No rows, and as little else as the interface allows. */
START_TEST(empty_arrays)
{
    for (int type = 0; type < COUNT(types); type++)
        for (int fact = 0; fact < COUNT(some_facts); fact++) {
            request r;
            struct table t = { .field_count = 0 };
            const struct type of = { types[type].format, types[type].entries };
            if (!takes(type, fact))
                continue;
            empty_request(&r, PARTYORG_CHECK_ADMISSION);
            struct ArrowArray *a = new_array(0, of.format[0] == 'n' ? 0 : is_text(of.format) ? 3 : 2);
            if (of.entries) {
                a->dictionary = new_array(0, 3);
                ((struct node *)a->private_data)->dictionary = a->dictionary;
            }
            add_field(&t, column_schema(of, some_facts[fact].name), a);
            close_table(&t, 0, 0);
            const partyorg_arrow_request asked = ask(&r);
            examine_and_compare(&asked, &t, &r, 0);
            drop_table(&t);
            all_released();
        }
    /* and no field at all: nothing is known of any row */
    struct table t = { .field_count = 0 };
    request r[2];
    empty_request(&r[0], PARTYORG_CHECK_PARTY_AGE);
    empty_request(&r[1], PARTYORG_CHECK_PARTY_AGE);
    close_table(&t, 2, 5);
    t.schema.children = NULL;
    t.array.children = NULL;
    const partyorg_arrow_request asked = ask(&r[0]);
    examine_and_compare(&asked, &t, r, 2);
    drop_table(&t);
    all_released();
}
END_TEST

START_TEST(values_out_of_range)
{
    const int32_t values[] = { 1, 0, 7 };
    struct table t = { .field_count = 0 };
    struct ArrowArray out = { .length = 77 };
    partyorg_error e = no_error;
    request r;
    empty_request(&r, PARTYORG_CHECK_ADMISSION);
    const partyorg_arrow_request asked = ask(&r);
    add_column(&t, (struct type){ "c", NULL }, "citizen_vn", r.subject, 0, values, 3, 5);
    close_table(&t, 3, 5);
    refused(partyorg_check_arrow(&asked, &t.schema, &t.array, &out, &error), PARTYORG_E_VALUE, "citizen_vn",
            " 2: citizen_vn: ");
    same(partyorg_check_arrow(&asked, &t.schema, &t.array, &out, &e), PARTYORG_E_VALUE);
    same(e.row, 2);
    same(out.length, 77);
    drop_table(&t);
    all_released();
}
END_TEST

/* ---- results: moved, shared, released */

/* Finished results of some rows, with every result and value, and their schema. */
static void make_results(request *r, int64_t count, struct ArrowSchema *schema, struct ArrowArray *results)
{
    struct table t = { .field_count = 0 };
    random_rows(r, PARTYORG_CHECK_ADMISSION, count, true);
    add_facts(&t, r, count, 0);
    close_table(&t, count, 0);
    const partyorg_arrow_request asked = ask(&r[0]);
    ok(partyorg_arrow_schema(&asked, schema, NULL));
    ok(partyorg_check_arrow(&asked, &t.schema, &t.array, results, NULL));
    drop_table(&t); /* results borrow nothing */
    all_released();
}

START_TEST(moved_children)
{
    enum { ROWS = 30 };
    struct ArrowSchema schema, fields[FIELDS_MAX], of_field;
    struct ArrowArray results, columns[FIELDS_MAX], of_column;
    partyorg_report report;
    make_results(rows, ROWS, &schema, &results);
    const int64_t count = schema.n_children;
    expect(count > 20, "few results");
    for (int64_t f = 0; f < count; f += 2) { /* every other child goes with its parent */
        columns[f] = *results.children[f];
        results.children[f]->release = NULL;
        fields[f] = *schema.children[f];
        schema.children[f]->release = NULL;
    }
    same(partyorg_arrow_finish(&results), PARTYORG_E_ARROW);
    struct ArrowArray out = { .length = 77 };
    refused(partyorg_arrow_share(&results, &out, &error), PARTYORG_E_ARROW, "results", "results");
    results.release(&results);
    schema.release(&schema);
    for (int64_t f = 0; f < count; f += 2) {
        valid_column(&fields[f], &columns[f], ROWS);
        for (int i = 0; i < ROWS; i++) {
            ok(check(&rows[i], &report));
            same_cell(&fields[f], &columns[f], i, &report);
        }
        of_field.release = NULL;
        of_column.release = NULL;
        if (fields[f].dictionary && f % 4 == 0) { /* a dictionary taken out of its child */
            of_field = *fields[f].dictionary;
            fields[f].dictionary->release = NULL;
            of_column = *columns[f].dictionary;
            columns[f].dictionary->release = NULL;
        }
        fields[f].release(&fields[f]);
        columns[f].release(&columns[f]);
        expect(!fields[f].release && !columns[f].release, "release marks itself");
        if (of_field.release) {
            same_text(of_field.format, "u");
            same(((const int32_t *)of_column.buffers[1])[0], 0);
            of_field.release(&of_field);
            of_column.release(&of_column);
        }
    }
}
END_TEST

START_TEST(a_dictionary_taken_from_the_parent)
{
    struct ArrowSchema schema;
    struct ArrowArray results, out;
    make_results(rows, 5, &schema, &results);
    struct ArrowArray texts_of = *results.children[0]->dictionary;
    results.children[0]->dictionary->release = NULL;
    refused(partyorg_arrow_share(&results, &out, &error), PARTYORG_E_ARROW, "results", "results");
    results.release(&results);
    expect(memcmp(texts_of.buffers[2], "metnot_metunknown", 17) == 0, "the texts are still there");
    texts_of.release(&texts_of);
    schema.release(&schema);
}
END_TEST

START_TEST(shared_in_any_order)
{
    enum { ROWS = 20, HANDLES = 4 };
    for (int order = 0; order < 24; order++) {
        struct ArrowSchema schema;
        struct ArrowArray handles[HANDLES];
        make_results(rows, ROWS, &schema, &handles[0]);
        ok(partyorg_arrow_share(&handles[0], &handles[1], NULL));
        ok(partyorg_arrow_share(&handles[1], &handles[2], NULL)); /* a share of a share */
        ok(partyorg_arrow_share(&handles[0], &handles[3], NULL));
        for (int h = 1; h < HANDLES; h++)
            for (int64_t f = 0; f < schema.n_children; f++)
                expect(handles[h].children[f]->buffers[1] == handles[0].children[f]->buffers[1], "not a copy");
        int left[HANDLES] = { 0, 1, 2, 3 };
        for (int n = HANDLES, rest = order; n > 0; rest /= n, n--) {
            const int at = rest % n, h = left[at];
            same_results(&schema, &handles[h], rows, ROWS);
            handles[h].release(&handles[h]);
            left[at] = left[n - 1];
        }
        schema.release(&schema);
    }
}
END_TEST

static void *share_and_release(void *of)
{
    const struct ArrowArray *results = of;
    for (long n = rounds(20000); n-- > 0;) {
        struct ArrowArray mine, again, child;
        if (partyorg_arrow_share(results, &mine, NULL) != PARTYORG_OK ||
            partyorg_arrow_share(&mine, &again, NULL) != PARTYORG_OK)
            return of;
        child = *mine.children[1];
        mine.children[1]->release = NULL;
        mine.release(&mine);
        again.release(&again);
        if (child.length != results->length)
            return of;
        child.release(&child);
    }
    return NULL;
}

START_TEST(shared_by_threads)
{
    enum { THREADS = 4 };
    pthread_t threads[THREADS];
    struct ArrowSchema schema;
    struct ArrowArray results;
    make_results(rows, 9, &schema, &results);
    for (int i = 0; i < THREADS; i++)
        same(pthread_create(&threads[i], NULL, share_and_release, &results), 0);
    for (int i = 0; i < THREADS; i++) {
        void *failed;
        same(pthread_join(threads[i], &failed), 0);
        expect(!failed, "thread %d", i);
    }
    same_results(&schema, &results, rows, 9);
    results.release(&results);
    schema.release(&schema);
}
END_TEST

/* Results by hand: written in two ranges, finished twice, shared only when finished. */
START_TEST(written_by_hand)
{
    struct table t = { .field_count = 0 };
    struct ArrowSchema schema;
    struct ArrowArray results, again;
    partyorg_arrow_columns columns = columns_of();
    partyorg_batch batch = PARTYORG_BATCH_INIT;
    partyorg_batch_out where = { .size = sizeof where };
    partyorg_batch_counts counts;
    enum { ROWS = 150 };
    random_rows(rows, PARTYORG_CHECK_RECOGNITION, ROWS, true);
    add_facts(&t, rows, ROWS, 3);
    close_table(&t, ROWS, 3);
    const partyorg_arrow_request asked = ask(&rows[0]);
    ok(partyorg_batch_counts_init(&counts));
    where.counts = &counts; /* is set to NULL */
    ok(partyorg_arrow_bind(asked.check, &t.schema, &t.array, NULL, &columns, NULL));
    ok(partyorg_arrow_schema(&asked, &schema, NULL));
    ok(partyorg_arrow_results(&asked, ROWS, &results, &where, NULL));
    expect(!where.counts && !where.filter && where.verdict && where.values[0], "where");
    refused(partyorg_arrow_share(&results, &again, &error), PARTYORG_E_ARROW, "results", "results");
    batch.check = asked.check;
    batch.rows = columns.rows;
    batch.on = asked.on;
    batch.columns = columns.columns;
    batch.column_count = columns.column_count;
    batch.options = asked.options;
    batch.calendar = asked.calendar;
    ok(partyorg_check_batch(&batch, 100, 50, &where, NULL));
    ok(partyorg_check_batch(&batch, 0, 100, &where, NULL));
    ok(partyorg_arrow_finish(&results));
    ok(partyorg_arrow_finish(&results));
    same_results(&schema, &results, rows, ROWS);
    ok(partyorg_arrow_share(&results, &again, NULL));
    ok(partyorg_arrow_finish(&again));
    results.release(&results);
    same(partyorg_arrow_finish(&results), PARTYORG_E_ARROW);
    same_results(&schema, &again, rows, ROWS);
    again.release(&again);
    schema.release(&schema);
    drop_table(&t);

    /* nothing wanted, or one thing: what is not wanted points nowhere */
    partyorg_arrow_request one = ask(&rows[0]);
    for (int bit = -1; bit < 8; bit++) {
        one.results = bit < 0 ? 0 : 1u << bit;
        one.values = 0;
        ok(partyorg_arrow_results(&one, 3, &results, &where, NULL));
        same(results.n_children, bit >= 0);
        const void *const places[] = { where.verdict, where.stage,          where.met, where.not_met,
                                       where.unknown, where.not_applicable, where.due, where.due_rule };
        for (int i = 0; i < 8; i++)
            same(places[i] != NULL, i == bit);
        for (int i = 0; i < PARTYORG_VALUES_MAX; i++)
            expect(!where.values[i], "value %d", i);
        if (bit >= 0)
            expect(places[bit] == results.children[0]->buffers[1], "written where it is read");
        results.release(&results);
    }
    all_released();
}
END_TEST

/* The names of all results of all checks are told apart. */
START_TEST(names_of_results)
{
    for (int32_t check_id = 0; check_id < CHECKS; check_id++) {
        request r;
        struct ArrowSchema s;
        empty_request(&r, check_id);
        const partyorg_arrow_request asked = ask(&r);
        ok(partyorg_arrow_schema(&asked, &s, NULL));
        same_text(s.name, "");
        same(s.flags, 0);
        expect(s.n_children >= 8, "children");
        for (int64_t i = 0; i < s.n_children; i++) {
            same(s.children[i]->flags, i != 0 && (i < 2 || i > 5) ? ARROW_FLAG_NULLABLE : 0);
            expect(!s.children[i]->metadata, "metadata");
            for (int64_t k = 0; k < i; k++)
                expect(strcmp(s.children[i]->name, s.children[k]->name) != 0, "%s", s.children[i]->name);
        }
        s.release(&s);
    }
}
END_TEST

/* ---- streams */

enum { CHUNKS_MAX = 8 };

/* Chunks of rows, or broken ones; call number `fail_at` (from 0; get_schema is one too) fails. */
struct producer {
    struct node *node;
    const request *rows;
    int64_t chunks[CHUNKS_MAX];
    int chunk_count, next;
    int calls, fail_at, code;
    int fault; /* of faults; -1: the call returns an error */
    bool says_why;
    int64_t row;
};

static struct ArrowSchema take_schema(struct table *t)
{
    struct ArrowSchema s = t->schema;
    if (t->array.release)
        t->array.release(&t->array);
    return s;
}

static void make_rows(struct table *t, const struct producer *p, int64_t count)
{
    t->field_count = 0;
    if (p->rows) { /* every type is fixed by the first chunk: text takes all of them */
        for (int32_t f = 0; f < p->rows[0].facts_count; f++) {
            int32_t values[ROWS_MAX];
            partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
            ok(partyorg_fact_get(p->rows[0].subject, f, &info));
            for (int64_t i = 0; i < count; i++)
                values[i] = value_of(&p->rows[p->row + i], f);
            const struct type type = f % 3 == 0                           ? (struct type){ "c", "vu" }
                                     : f % 3 == 1                         ? (struct type){ "u", NULL }
                                     : info.type == PARTYORG_TYPE_DATE    ? (struct type){ "tdm", NULL }
                                     : info.type == PARTYORG_TYPE_DECIMAL ? (struct type){ "g", NULL }
                                                                          : (struct type){ "l", NULL };
            add_column(t, type, info.name, p->rows[0].subject, f, values, count, 3);
        }
        close_table(t, count, 3);
    } else {
        make_chunk(t, p->row);
    }
}

/* Whether this call is the one to fail; with a fault it is to be spoilt instead. */
static bool is_due(struct producer *p)
{
    return p->calls++ == p->fail_at;
}

static int produce_schema(struct ArrowArrayStream *self, struct ArrowSchema *out)
{
    struct producer *p = self->private_data;
    struct table t;
    const bool due = is_due(p);
    if (due && p->fault < 0)
        return p->code;
    make_rows(&t, p, 0);
    if (due && faults[p->fault].of_schema)
        break_table(p->fault, &t);
    *out = take_schema(&t);
    return 0;
}

static int produce_array(struct ArrowArrayStream *self, struct ArrowArray *out)
{
    struct producer *p = self->private_data;
    struct table t;
    const bool due = is_due(p);
    if (due && p->fault < 0)
        return p->code;
    if (p->next == p->chunk_count) {
        out->release = NULL;
        return 0;
    }
    const int64_t count = p->chunks[p->next++];
    make_rows(&t, p, count);
    p->row += count;
    if (due && !faults[p->fault].of_schema)
        break_table(p->fault, &t);
    *out = t.array;
    if (t.schema.release)
        t.schema.release(&t.schema);
    return 0;
}

static const char *produce_error(struct ArrowArrayStream *self)
{
    return ((struct producer *)self->private_data)->says_why ? "the disk is on fire" : NULL;
}

static void produce_release(struct ArrowArrayStream *self)
{
    struct producer *p = self->private_data;
    p->node->releases++;
    same(p->node->releases, 1);
    self->release = NULL;
}

static struct ArrowArrayStream new_stream(struct producer *p)
{
    p->node = new_node();
    return (struct ArrowArrayStream){ produce_schema, produce_array, produce_error, produce_release, p };
}

START_TEST(streams_of_chunks)
{
    for (long n = rounds(100); n-- > 0;) {
        struct producer p = { .rows = rows, .fail_at = -1, .chunk_count = below(CHUNKS_MAX) };
        int64_t total = 0;
        for (int i = 0; i < p.chunk_count; i++)
            total += p.chunks[i] = percent(30) ? 0 : below(20);
        random_rows(rows, below(CHECKS), total > 0 ? total : 1, true);
        static partyorg_scorecard card;
        partyorg_options options = PARTYORG_OPTIONS_INIT;
        partyorg_arrow_request asked = ask(&rows[0]);
        if (asked.options) {
            options = *asked.options;
            asked.options = &options;
            if (options.scorecard) {
                card = *options.scorecard;
                options.scorecard = &card;
            }
        }
        struct ArrowArrayStream in = new_stream(&p), out = { .release = NULL };
        ok(partyorg_check_stream(&asked, &in, &out, NULL));
        expect(!in.release, "taken over");
        same(p.calls, 0);
        memset(&card, 0xA5, sizeof card); /* was copied, with the options and the request */
        options = (partyorg_options){ .size = 1 };
        asked = (partyorg_arrow_request){ .size = 1 };
        struct ArrowSchema schema, schema_again;
        struct ArrowArray results;
        same(out.get_schema(&out, &schema), 0);
        same(out.get_schema(&out, &schema_again), 0);
        same(p.calls, 1);
        schema_again.release(&schema_again);
        int64_t row = 0;
        for (int i = 0; i < p.chunk_count; i++) {
            same(out.get_next(&out, &results), 0);
            expect(results.release, "there is more");
            same(results.length, p.chunks[i]);
            same_results(&schema, &results, rows + row, p.chunks[i]);
            row += p.chunks[i];
            results.release(&results);
        }
        for (int i = 0; i < 2; i++) { /* the end stays the end */
            results = (struct ArrowArray){ .release = drop_array };
            same(out.get_next(&out, &results), 0);
            expect(!results.release, "the end");
        }
        same(p.calls, p.chunk_count + 2);
        expect(!out.get_last_error(&out), "no error");
        out.release(&out);
        expect(!out.release, "release marks itself");
        schema.release(&schema);
        all_released();
    }
}
END_TEST

/* Reads a stream to its end or first error, then asks again. Returns the error. */
static int drain(struct ArrowArrayStream *out, int64_t *arrays)
{
    struct ArrowSchema schema;
    struct ArrowArray results;
    *arrays = 0;
    int code = out->get_schema(out, &schema);
    if (code == 0) {
        schema.release(&schema);
        while ((code = out->get_next(out, &results)) == 0 && results.release) {
            ++*arrays;
            results.release(&results);
        }
    }
    if (code != 0) {
        const char *text = out->get_last_error(out);
        expect(text && *text && is_utf8(text), "an error has a text");
        same(out->get_next(out, &results), code);
        same(out->get_schema(out, &schema), code);
        same_text(out->get_last_error(out), text);
    }
    return code;
}

START_TEST(streams_that_fail)
{
    request r;
    empty_request(&r, PARTYORG_CHECK_ADMISSION);
    const partyorg_arrow_request asked = ask(&r);
    enum { CALLS = 5 + 3 }; /* the schema, five chunks, the end, and one beyond that is never made */
    for (int k = 0; k < CALLS; k++)
        for (int fault = -2; fault < FAULT_COUNT; fault++) {
            struct producer p = { .fail_at = k, .code = EIO, .chunk_count = 5, .chunks = { 3, 3, 3, 3, 3 } };
            int64_t arrays;
            p.says_why = fault == -2;
            p.fault = fault < 0 ? -1 : fault;
            struct ArrowArrayStream in = new_stream(&p), out;
            ok(partyorg_check_stream(&asked, &in, &out, NULL));
            const int code = drain(&out, &arrays);
            const char *text = out.get_last_error(&out);
            if (fault < 0) {
                same(code, k < 7 ? EIO : 0);
                if (code)
                    same_text(text, p.says_why ? "the disk is on fire" : "in: the input stream ended in error 5");
            } else if (fault == FAULT_array_released) {
                same(code, 0); /* which is how a stream ends */
            } else {
                const bool bites = faults[fault].of_schema ? k == 0 : k >= 1 && k <= 5;
                same(code, bites ? EINVAL : 0);
                expect(!bites || strstr(text, faults[fault].at_fault), "\"%s\" names %s", text, faults[fault].at_fault);
            }
            if (code)
                same(arrays, k == 0 || p.calls == 1 ? 0 : p.calls - 2);
            const int calls = p.calls;
            out.release(&out);
            same(p.calls, calls);
            all_released();
        }
}
END_TEST

/* A consumer may stop at any point. */
START_TEST(streams_left_alone)
{
    request r;
    empty_request(&r, PARTYORG_CHECK_ADMISSION);
    const partyorg_arrow_request asked = ask(&r);
    for (int read = 0; read < 4; read++) {
        struct producer p = { .fail_at = -1, .chunk_count = 3, .chunks = { 3, 3, 3 } };
        struct ArrowArrayStream in = new_stream(&p), out;
        struct ArrowArray results[3];
        ok(partyorg_check_stream(&asked, &in, &out, NULL));
        for (int i = 0; i < read; i++) /* without asking for the schema */
            same(out.get_next(&out, &results[i]), 0);
        out.release(&out);
        all_released();
        for (int i = 0; i < read; i++) /* what was read outlives the stream */
            results[i].release(&results[i]);
    }
}
END_TEST

/* The row of an error is counted from the start of the stream, once. */
START_TEST(rows_of_a_stream)
{
    for (int kind = 0; kind < 2; kind++) {
        struct producer p = { .rows = rows, .fail_at = -1, .chunk_count = 4, .chunks = { 60, 0, 70, 10 } };
        struct ArrowArrayStream in, out;
        int64_t arrays;
        for (int i = 0; i < 140; i++)
            complete_applicant(&rows[i]);
        partyorg_arrow_request asked = ask(&rows[0]);
        for (int32_t f = 0; f < rows[0].facts_count; f++)
            if (f % 3 == 2) { /* a column of numbers */
                rows[123].facts.members[f + 1] = kind == 0 ? PARTYORG_DATE_MAX + 1 : -PARTYORG_DATE_MAX;
                break;
            }
        in = new_stream(&p);
        ok(partyorg_check_stream(&asked, &in, &out, NULL));
        same(drain(&out, &arrays), EINVAL);
        same(arrays, 2);
        expect(strncmp(out.get_last_error(&out), "row 123: ", 9) == 0, "\"%s\"", out.get_last_error(&out));
        expect(!strstr(out.get_last_error(&out) + 9, "row "), "\"%s\"", out.get_last_error(&out));
        out.release(&out);
        all_released();
    }
}
END_TEST

/* The input is taken over even when the call fails. */
START_TEST(streams_refused)
{
    request r;
    empty_request(&r, PARTYORG_CHECK_ADMISSION);
    const partyorg_arrow_request good = ask(&r);
    partyorg_arrow_request bad = good, option = good, calendar = good;
    partyorg_options options = PARTYORG_OPTIONS_INIT;
    partyorg_calendar days = PARTYORG_CALENDAR_INIT;
    const partyorg_date twice[] = { 20000, 20000 };
    bad.results = 1024;
    options.age_count = 99;
    option.options = &options;
    days.days_off = twice;
    days.days_off_count = 2;
    calendar.calendar = &days;
    const struct {
        const partyorg_arrow_request *asked;
        int status;
        const char *name;
    } calls[] = { { NULL, PARTYORG_E_NULL, "request" },       { &bad, PARTYORG_E_RANGE, "results" },
                  { &option, PARTYORG_E_VALUE, "age_count" }, { &calendar, PARTYORG_E_CALENDAR, "calendar" },
                  { &good, PARTYORG_E_ARROW, "in" },          { &good, PARTYORG_E_ARROW, "in" },
                  { &good, PARTYORG_E_ARROW, "in" },          { &good, PARTYORG_E_NULL, "out" } };
    for (int i = 0; i < COUNT(calls); i++) {
        struct producer p = { .fail_at = -1 };
        struct ArrowArrayStream in = new_stream(&p), out = { .private_data = &p };
        if (i == 4)
            in.release(&in); /* too late */
        if (i == 5)
            in.get_next = NULL;
        if (i == 6)
            in.get_schema = NULL;
        refused(partyorg_check_stream(calls[i].asked, &in, i == 7 ? NULL : &out, &error), calls[i].status,
                calls[i].name, calls[i].name);
        expect(!in.release && !out.release && out.private_data == &p, "call %d", i);
        same(p.calls, 0);
        all_released();
    }
    refused(partyorg_check_stream(&good, NULL, &(struct ArrowArrayStream){ 0 }, &error), PARTYORG_E_NULL, "in", "in");

    /* what the schema must have for the request is said when it is asked for */
    struct producer p = { .fail_at = -1 };
    struct ArrowArrayStream in = new_stream(&p), out;
    int64_t arrays;
    const int32_t facts[] = { 0 };
    bad = good;
    bad.facts = facts;
    bad.fact_count = 1;
    in.get_last_error = NULL;
    ok(partyorg_check_stream(&bad, &in, &out, NULL));
    same(drain(&out, &arrays), EINVAL);
    expect(strstr(out.get_last_error(&out), "fact_count"), "\"%s\"", out.get_last_error(&out));
    out.release(&out);
    all_released();
}
END_TEST

int main(void)
{
    const TTest *const tests[] = { types_of_facts,      a_dictionary_in_a_dictionary,
                                   random_tables,       names_of_fields,
                                   arguments,           broken_arrays,
                                   broken_views,        null_rows,
                                   empty_arrays,        values_out_of_range,
                                   moved_children,      a_dictionary_taken_from_the_parent,
                                   shared_in_any_order, shared_by_threads,
                                   written_by_hand,     names_of_results,
                                   streams_of_chunks,   streams_that_fail,
                                   streams_left_alone,  rows_of_a_stream,
                                   streams_refused };
    return run_tests("arrow", tests, sizeof tests / sizeof tests[0]);
}
