/* SPDX-License-Identifier: MIT */
/*
 * Arrow tables in and out. Coming in, the columns of a struct array are found by their schema and described where they
 * lie. Going out, an array or schema is one block of memory, counted by its nodes: a consumer may take a child out and
 * keep it, so the block lives until the last of its nodes is released. Nothing else in the library allocates.
 */
#include "internal.h"
#include "partyorg/arrow.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* ---- what a call was given */

static partyorg_status null_pointer(const char *name, partyorg_error *error)
{
    return po_error(error, PARTYORG_E_NULL, name, "%s: con trỏ rỗng", "%s: NULL pointer", name);
}

static partyorg_status wrong_size(const char *name, uint32_t size, size_t own, partyorg_error *error)
{
    return po_error(error, PARTYORG_E_SIZE, name, "%s: size là %d, cần %d", "%s: size is %d, expected %d", name,
                    (int)size, (int)own);
}

static partyorg_status no_memory(partyorg_error *error)
{
    return po_error(error, PARTYORG_E_MEMORY, NULL, "không đủ bộ nhớ cho kết quả dạng Arrow",
                    "no memory for results in Arrow form");
}

static partyorg_status no_such_check(int32_t check, partyorg_error *error)
{
    return po_error(error, PARTYORG_E_RANGE, "check", "check: không có thủ tục số %d", "check: there is no check %d",
                    (int)check);
}

partyorg_status partyorg_arrow_request_init(partyorg_arrow_request *request)
{
    if (!request)
        return PARTYORG_E_NULL;
    *request = (partyorg_arrow_request)PARTYORG_ARROW_REQUEST_INIT;
    return PARTYORG_OK;
}

enum { RESULT_COUNT = 8, FIELDS_MAX = RESULT_COUNT + PARTYORG_VALUES_MAX };

static partyorg_status read_request(const partyorg_arrow_request *request, struct description *d, partyorg_error *error)
{
    if (!request)
        return null_pointer("request", error);
    if (request->size != sizeof *request)
        return wrong_size("request", request->size, sizeof *request, error);
    if (!po_describe(request->check, d))
        return no_such_check(request->check, error);
    if (request->results >> RESULT_COUNT)
        return po_error(error, PARTYORG_E_RANGE, "results", "results: có kết quả không tồn tại; chấp nhận %d bit thấp",
                        "results: holds a result that does not exist; accepted are the lowest %d bits", RESULT_COUNT);
    if (request->values >> d->value_count)
        return po_error(error, PARTYORG_E_RANGE, "values", "values: có giá trị không tồn tại; thủ tục này có %d",
                        "values: holds a value that does not exist; this check has %d", d->value_count);
    if (request->fact_count < 0 || (!request->facts && request->fact_count != 0))
        return po_error(error, PARTYORG_E_RANGE, "fact_count", "fact_count: %d không phải là độ dài của facts",
                        "fact_count: %d is not the length of facts", (int)request->fact_count);
    return PARTYORG_OK;
}

/* ---- types of columns */

/* What a type is to a fact. */
enum family { NOTHING, TRUTH, INTEGER, FLOAT, DAY, TEXT, TIMESTAMP, OTHER };

/* Of a refused type the format is a beginning: what follows are its parameters. */
static const struct kind {
    char format[4], name[20];
    uint8_t family, column;
} kinds[] = {
    { "n", "null", NOTHING, PARTYORG_COLUMN_MISSING },
    { "b", "bool", TRUTH, PARTYORG_COLUMN_BITS },
    { "c", "int8", INTEGER, PARTYORG_COLUMN_INT8 },
    { "C", "uint8", INTEGER, PARTYORG_COLUMN_UINT8 },
    { "s", "int16", INTEGER, PARTYORG_COLUMN_INT16 },
    { "S", "uint16", INTEGER, PARTYORG_COLUMN_UINT16 },
    { "i", "int32", INTEGER, PARTYORG_COLUMN_INT32 },
    { "I", "uint32", INTEGER, PARTYORG_COLUMN_UINT32 },
    { "l", "int64", INTEGER, PARTYORG_COLUMN_INT64 },
    { "L", "uint64", INTEGER, PARTYORG_COLUMN_UINT64 },
    { "g", "float64", FLOAT, PARTYORG_COLUMN_FLOAT64 },
    { "tdD", "date32", DAY, PARTYORG_COLUMN_INT32 },
    { "tdm", "date64", DAY, PARTYORG_COLUMN_DATE64 },
    { "u", "utf8", TEXT, PARTYORG_COLUMN_TEXT },
    { "U", "large_utf8", TEXT, PARTYORG_COLUMN_LARGE_TEXT },
    { "vu", "utf8_view", TEXT, PARTYORG_COLUMN_TEXT_VIEW },
    { "e", "float16", OTHER, 0 },
    { "f", "float32", OTHER, 0 },
    { "z", "binary", OTHER, 0 },
    { "Z", "large_binary", OTHER, 0 },
    { "vz", "binary_view", OTHER, 0 },
    { "d:", "decimal", OTHER, 0 },
    { "w:", "fixed_size_binary", OTHER, 0 },
    { "ts", "timestamp", TIMESTAMP, 0 },
    { "tt", "time", OTHER, 0 },
    { "tD", "duration", OTHER, 0 },
    { "ti", "interval", OTHER, 0 },
    { "+l", "list", OTHER, 0 },
    { "+L", "large_list", OTHER, 0 },
    { "+vl", "list_view", OTHER, 0 },
    { "+vL", "large_list_view", OTHER, 0 },
    { "+w:", "fixed_size_list", OTHER, 0 },
    { "+s", "struct", OTHER, 0 },
    { "+m", "map", OTHER, 0 },
    { "+u", "union", OTHER, 0 },
    { "+r", "run_end_encoded", OTHER, 0 },
};

static const struct kind *kind_of(const char *format)
{
    for (size_t i = 0; format && i < sizeof kinds / sizeof kinds[0]; i++) {
        const struct kind *k = &kinds[i];
        if (k->family < TIMESTAMP ? strcmp(format, k->format) == 0 : strncmp(format, k->format, strlen(k->format)) == 0)
            return k;
    }
    return NULL;
}

/* Writes the name of a type; an unknown one's format. */
static void write_type(writer *w, const char *format)
{
    const struct kind *k = kind_of(format);
    char quoted[24];
    if (k) {
        po_write(w, k->name);
        return;
    }
    po_write(w, "\"");
    po_write(w, format ? po_quote(quoted, sizeof quoted, format, SIZE_MAX) : "NULL");
    po_write(w, "\"");
}

/* ---- columns: what the schema says */

/* Where a fact, or the examination date, is kept. */
struct slot {
    const char *name;
    int type; /* of the fact */
    int is_on;
    int32_t *field;
    partyorg_column *column, *dictionary;
};

static struct slot slot_of(int subject, int32_t fact, partyorg_arrow_columns *out)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    if (fact == PARTYORG_FIELD_ON)
        return (struct slot){ "on", PARTYORG_TYPE_DATE, 1, &out->on_field, &out->on_column, &out->on_dictionary };
    partyorg_fact_get(subject, fact, &info);
    return (struct slot){ info.name, info.type, 0, &out->fields[fact], &out->columns[fact], &out->dictionaries[fact] };
}

static const char *quoted_name(char *buffer, const struct ArrowSchema *field)
{
    return po_quote(buffer, PO_QUOTED, field->name ? field->name : "", SIZE_MAX);
}

static partyorg_status refuse_type(const struct slot *s, const struct ArrowSchema *field, partyorg_error *error)
{
    const struct kind *k = kind_of(field->format);
    char header[PO_QUOTED], type[80];
    writer w = { type, sizeof type, 0 };
    if (field->dictionary)
        po_write(&w, "dictionary<");
    write_type(&w, field->format);
    if (field->dictionary) {
        po_write(&w, ", ");
        if (field->dictionary->dictionary)
            po_write(&w, "dictionary");
        else
            write_type(&w, field->dictionary->format);
        po_write(&w, ">");
    }
    po_written(&w, NULL);
    quoted_name(header, field);
    if (s->type == PARTYORG_TYPE_DATE && k && k->family == TIMESTAMP && !field->dictionary)
        return po_error(
            error, PARTYORG_E_TYPE, s->name,
            "%s: cột \"%s\" có kiểu %s; chấp nhận date32, date64, chữ; hãy đổi sang date32",
            "%s: the column \"%s\" has the type %s; accepted are date32, date64 and text; cast it to date32", s->name,
            header, type);
    if (s->type == PARTYORG_TYPE_DATE)
        return po_error(error, PARTYORG_E_TYPE, s->name, "%s: cột \"%s\" có kiểu %s; chấp nhận date32, date64, chữ",
                        "%s: the column \"%s\" has the type %s; accepted are date32, date64 and text", s->name, header,
                        type);
    if (s->type == PARTYORG_TYPE_BOOL)
        return po_error(error, PARTYORG_E_TYPE, s->name,
                        "%s: cột \"%s\" có kiểu %s; chấp nhận bool, số nguyên, float64, chữ",
                        "%s: the column \"%s\" has the type %s; accepted are bool, integers, float64 and text", s->name,
                        header, type);
    return po_error(error, PARTYORG_E_TYPE, s->name, "%s: cột \"%s\" có kiểu %s; chấp nhận số nguyên, float64, chữ",
                    "%s: the column \"%s\" has the type %s; accepted are integers, float64 and text", s->name, header,
                    type);
}

static int takes(const struct slot *s, int family)
{
    switch (family) {
    case NOTHING:
        return !s->is_on;
    case TRUTH:
        return s->type == PARTYORG_TYPE_BOOL;
    case INTEGER:
    case FLOAT:
        return s->type != PARTYORG_TYPE_DATE;
    case DAY:
        return s->type == PARTYORG_TYPE_DATE;
    default:
        return family == TEXT;
    }
}

/* Notes the type of a field, whose values come with each array. */
static partyorg_status bind_field(const struct slot *s, const struct ArrowSchema *field, partyorg_error *error)
{
    const struct ArrowSchema *texts = field->dictionary;
    const struct kind *k = kind_of(field->format), *entries = texts ? kind_of(texts->format) : NULL;
    if (!k || !(texts ? k->family == INTEGER : takes(s, k->family)))
        return refuse_type(s, field, error);
    s->column->type = k->column;
    if (!texts)
        return PARTYORG_OK;
    if (!entries || entries->family != TEXT || texts->dictionary)
        return refuse_type(s, field, error);
    s->dictionary->type = entries->column;
    s->column->dictionary = s->dictionary;
    return PARTYORG_OK;
}

static int32_t fact_of_field(int subject, const char *name)
{
    int32_t fact;
    if (!name)
        return PARTYORG_FIELD_IGNORED;
    if (strcmp(name, "on") == 0)
        return PARTYORG_FIELD_ON;
    return partyorg_fact_find(subject, name, SIZE_MAX, &fact) == PARTYORG_OK ? fact : PARTYORG_FIELD_IGNORED;
}

static partyorg_status two_fields(const struct slot *s, const struct ArrowSchema *schema, int64_t field,
                                  partyorg_error *error)
{
    char first[PO_QUOTED], second[PO_QUOTED];
    quoted_name(first, schema->children[*s->field]);
    quoted_name(second, schema->children[field]);
    return po_error(error, PARTYORG_E_NAME, s->name, "%s: hai cột cùng mang dữ kiện này: \"%s\" và \"%s\"",
                    "%s: two columns hold this fact: \"%s\" and \"%s\"", s->name, first, second);
}

static partyorg_status read_schema(const struct ArrowSchema *schema, partyorg_error *error)
{
    char type[32];
    writer w = { type, sizeof type, 0 };
    if (!schema)
        return null_pointer("schema", error);
    if (!schema->release)
        return po_error(error, PARTYORG_E_ARROW, "schema", "schema: đã giải phóng", "schema: has been released");
    write_type(&w, schema->format);
    po_written(&w, NULL);
    if (!schema->format || strcmp(schema->format, "+s") != 0)
        return po_error(error, PARTYORG_E_ARROW, "schema", "schema: có kiểu %s; cần struct, mỗi cột là một trường",
                        "schema: has the type %s; expected is a struct, each column a field of it", type);
    if (schema->n_children < 0 || schema->n_children > INT32_MAX || (schema->n_children > 0 && !schema->children))
        return po_error(error, PARTYORG_E_ARROW, "schema", "schema: số trường không đúng",
                        "schema: its number of fields is wrong");
    for (int64_t i = 0; i < schema->n_children; i++)
        if (!schema->children[i] || !schema->children[i]->release)
            return po_error(error, PARTYORG_E_ARROW, "schema", "schema: trường số %d không có hoặc đã giải phóng",
                            "schema: field %d is missing or has been released", (int)i);
    return PARTYORG_OK;
}

/* Finds the facts among the fields and notes their types; the values come with bind_array. */
static partyorg_status bind_schema(int subject, const struct ArrowSchema *schema, const int32_t *facts,
                                   partyorg_arrow_columns *out, partyorg_error *error)
{
    partyorg_subject_info info = PARTYORG_SUBJECT_INFO_INIT;
    partyorg_status status = read_schema(schema, error);
    if (status != PARTYORG_OK)
        return status;
    partyorg_subject_get(subject, &info);
    *out = (partyorg_arrow_columns){
        .size = sizeof *out, .column_count = info.fact_count, .field_count = schema->n_children, .on_field = -1
    };
    for (int i = 0; i < PARTYORG_COLUMNS_MAX; i++)
        out->fields[i] = -1;
    for (int32_t i = 0; i < schema->n_children && status == PARTYORG_OK; i++) {
        const struct ArrowSchema *field = schema->children[i];
        const int32_t fact = facts ? facts[i] : fact_of_field(subject, field->name);
        if (fact < PARTYORG_FIELD_ON || fact >= info.fact_count)
            return po_error(error, PARTYORG_E_RANGE, "facts", "facts: trường số %d: không có dữ kiện số %d",
                            "facts: field %d: there is no fact %d", (int)i, (int)fact);
        if (fact == PARTYORG_FIELD_IGNORED)
            continue;
        const struct slot s = slot_of(subject, fact, out);
        if (*s.field >= 0)
            return two_fields(&s, schema, i, error);
        *s.field = i;
        out->has_on |= s.is_on;
        status = bind_field(&s, field, error);
    }
    return status;
}

/* ---- columns: what an array brings */

/* No sum of two such numbers, and no place in a buffer, overflows. */
#define EXTENT_MAX (INT64_MAX / 64)

static int sound_extent(const struct ArrowArray *a)
{
    return a->length >= 0 && a->offset >= 0 && a->length <= EXTENT_MAX && a->offset <= EXTENT_MAX;
}

/* Stands in for the buffer that an empty array may lack. */
static const int64_t no_values[2];

/* The last buffer of text views holds the lengths of those between. */
static int sound_views(const struct ArrowArray *a)
{
    const int64_t count = a->n_buffers - 3;
    const char *lengths = a->buffers[a->n_buffers - 1];
    for (int64_t i = 0; i < count; i++) {
        int64_t length;
        if (!lengths)
            return 0;
        memcpy(&length, lengths + (size_t)i * sizeof length, sizeof length);
        if (length < 0 || (length > 0 && !a->buffers[2 + i]))
            return 0;
    }
    return 1;
}

static int sound_buffers(int type, const struct ArrowArray *a)
{
    if (type == PARTYORG_COLUMN_MISSING) /* which has no buffers, but polars gives it one of validity */
        return a->n_buffers == 0 || a->n_buffers == 1;
    if (!a->buffers)
        return 0;
    if (type == PARTYORG_COLUMN_TEXT_VIEW)
        return a->n_buffers >= 3 && a->n_buffers <= INT32_MAX && sound_views(a);
    return a->n_buffers == (type == PARTYORG_COLUMN_TEXT || type == PARTYORG_COLUMN_LARGE_TEXT ? 3 : 2);
}

/* Points a column at the buffers of an array, of which `needed` values will be read. */
static partyorg_status take_buffers(const char *name, partyorg_column *c, const struct ArrowArray *a, int64_t needed,
                                    partyorg_error *error)
{
    if (!sound_buffers(c->type, a))
        return po_error(error, PARTYORG_E_ARROW, name, "%s: vùng đệm của cột không đúng với kiểu của nó",
                        "%s: the column's buffers are not those of its type", name);
    if (c->type == PARTYORG_COLUMN_MISSING)
        return PARTYORG_OK;
    c->validity = a->null_count == 0 ? NULL : a->buffers[0];
    if (a->null_count < -1 || a->null_count > a->length || (a->null_count > 0 && !c->validity))
        return po_error(error, PARTYORG_E_ARROW, name, "%s: số giá trị null của cột không đúng",
                        "%s: the column's count of nulls is wrong", name);
    c->values = a->buffers[1];
    if (!c->values && needed > 0)
        return po_error(error, PARTYORG_E_ARROW, name, "%s: cột không có giá trị (con trỏ rỗng)",
                        "%s: the column has no values (NULL pointer)", name);
    if (!c->values)
        c->values = no_values;
    c->data = NULL;
    if (c->type == PARTYORG_COLUMN_TEXT_VIEW) {
        c->buffer_count = (int32_t)(a->n_buffers - 3);
        c->data = a->buffers + 2;
    } else if (c->type == PARTYORG_COLUMN_TEXT || c->type == PARTYORG_COLUMN_LARGE_TEXT) {
        c->data = a->buffers[2];
    }
    return PARTYORG_OK;
}

static partyorg_status bind_dictionary(const struct slot *s, const struct ArrowArray *a, partyorg_error *error)
{
    if (!a->release || !sound_extent(a))
        return po_error(error, PARTYORG_E_ARROW, s->name, "%s: từ điển của cột đã giải phóng hoặc sai độ dài",
                        "%s: the column's dictionary has been released or has a wrong length", s->name);
    s->column->dictionary_length = a->length;
    s->dictionary->offset = a->offset;
    return take_buffers(s->name, s->dictionary, a, a->length, error);
}

/* A struct's own offset comes before that of each child, which may be longer than the struct. */
static partyorg_status bind_column(const struct slot *s, const struct ArrowArray *parent, partyorg_error *error)
{
    const struct ArrowArray *a = parent->children[*s->field];
    if (!sound_extent(a) || a->length < parent->offset + parent->length)
        return po_error(error, PARTYORG_E_ARROW, s->name, "%s: cột ngắn hơn bảng, hoặc sai độ dài",
                        "%s: the column is shorter than the table, or its length is wrong", s->name);
    if ((a->dictionary != NULL) != (s->column->dictionary != NULL))
        return po_error(error, PARTYORG_E_ARROW, s->name, "%s: lược đồ và mảng không cùng có hay không có từ điển",
                        "%s: of schema and array only one has a dictionary", s->name);
    s->column->offset = parent->offset + a->offset;
    const partyorg_status status = take_buffers(s->name, s->column, a, parent->length, error);
    return status == PARTYORG_OK && a->dictionary ? bind_dictionary(s, a->dictionary, error) : status;
}

static partyorg_status read_array(const struct ArrowArray *array, int64_t field_count, partyorg_error *error)
{
    if (!array)
        return null_pointer("array", error);
    if (!array->release)
        return po_error(error, PARTYORG_E_ARROW, "array", "array: đã giải phóng", "array: has been released");
    if (!sound_extent(array))
        return po_error(error, PARTYORG_E_ARROW, "array", "array: độ dài hoặc offset không đúng",
                        "array: its length or offset is wrong");
    if (array->n_children != field_count || (field_count > 0 && !array->children))
        return po_error(error, PARTYORG_E_ARROW, "array", "array: có %d cột, còn lược đồ có %d trường",
                        "array: has %d columns, but the schema has %d fields", (int)array->n_children,
                        (int)field_count);
    if (array->n_buffers != 1 || !array->buffers || (array->null_count > 0 && !array->buffers[0]))
        return po_error(error, PARTYORG_E_ARROW, "array", "array: vùng đệm không phải của một struct",
                        "array: its buffers are not those of a struct");
    for (int64_t i = 0; i < field_count; i++)
        if (!array->children[i] || !array->children[i]->release)
            return po_error(error, PARTYORG_E_ARROW, "array", "array: cột số %d không có hoặc đã giải phóng",
                            "array: column %d is missing or has been released", (int)i);
    return PARTYORG_OK;
}

/* The first row of a struct array that is null as a whole; its length when none is. */
static int64_t first_null(const struct ArrowArray *array)
{
    const uint8_t *bits = array->null_count == 0 ? NULL : array->buffers[0];
    int64_t row = 0;
    while (bits && row < array->length) {
        const int64_t at = array->offset + row;
        if (at % 8 == 0 && array->length - row >= 8 && bits[at / 8] == 0xFF)
            row += 8;
        else if (bits[at / 8] >> at % 8 & 1)
            row++;
        else
            return row;
    }
    return array->length;
}

/* Points the columns that bind_schema found at the values of an array. */
static partyorg_status bind_array(int subject, const struct ArrowArray *array, partyorg_arrow_columns *out,
                                  partyorg_error *error)
{
    partyorg_status status = read_array(array, out->field_count, error);
    if (status != PARTYORG_OK)
        return status;
    const int64_t null = first_null(array);
    if (null < array->length) {
        status = po_error(error, PARTYORG_E_ARROW, "array", "array: cả hàng là null; mỗi hàng phải là một hồ sơ",
                          "array: the row is null as a whole; every row must be a file");
        return po_error_in_row(error, status, null);
    }
    out->rows = array->length;
    for (int32_t fact = out->has_on ? PARTYORG_FIELD_ON : 0; fact < out->column_count; fact++) {
        if (fact == PARTYORG_FIELD_IGNORED)
            continue;
        const struct slot s = slot_of(subject, fact, out);
        if (*s.field >= 0 && (status = bind_column(&s, array, error)) != PARTYORG_OK)
            return status;
    }
    return PARTYORG_OK;
}

partyorg_status partyorg_arrow_bind(int32_t check, const struct ArrowSchema *schema, const struct ArrowArray *array,
                                    const int32_t *facts, partyorg_arrow_columns *out, partyorg_error *error)
{
    const int subject = po_subject_of(check);
    if (subject < 0)
        return no_such_check(check, error);
    if (!out)
        return null_pointer("out", error);
    if (out->size != sizeof *out)
        return wrong_size("out", out->size, sizeof *out, error);
    const partyorg_status status = bind_schema(subject, schema, facts, out, error);
    return status == PARTYORG_OK ? bind_array(subject, array, out, error) : status;
}

/* ---- results: their fields */

/* WORDS and CHOICE are places in a dictionary. A CHOICE or TRUE_OR_FALSE is written as an int32_t; when finished, what
   is true or false becomes bits, at the head of the same buffer, and the hundredths of a DECIMAL become doubles in it.
 */
enum result_kind { WORDS, MASK, DATE, NUMBER, CHOICE, TRUE_OR_FALSE, DECIMAL };

struct field {
    const char *name;
    int result; /* its bit in partyorg_result, or RESULT_COUNT + value */
    int kind, entries, nullable;
};

enum { BIT_VERDICT, BIT_STAGE, BIT_MET, BIT_NOT_MET, BIT_UNKNOWN, BIT_NOT_APPLICABLE, BIT_DUE, BIT_DUE_RULE };
_Static_assert(PARTYORG_RESULT_DUE_RULE == 1 << BIT_DUE_RULE && BIT_DUE_RULE + 1 == RESULT_COUNT,
               "results are numbered by the bits of partyorg_result");

static const struct {
    char name[16];
    uint8_t kind, nullable;
} results_table[RESULT_COUNT] = {
    [BIT_VERDICT] = { "verdict", WORDS, 0 }, [BIT_STAGE] = { "stage", WORDS, 1 },
    [BIT_MET] = { "met", MASK, 0 },          [BIT_NOT_MET] = { "not_met", MASK, 0 },
    [BIT_UNKNOWN] = { "unknown", MASK, 0 },  [BIT_NOT_APPLICABLE] = { "not_applicable", MASK, 0 },
    [BIT_DUE] = { "due", DATE, 1 },          [BIT_DUE_RULE] = { "due_rule", WORDS, 1 },
};

static struct field field_of_value(const struct description *d, int v)
{
    static const uint8_t kinds_of[] = {
        [PARTYORG_TYPE_DATE] = DATE,   [PARTYORG_TYPE_BOOL] = TRUE_OR_FALSE, [PARTYORG_TYPE_INT] = NUMBER,
        [PARTYORG_TYPE_ENUM] = CHOICE, [PARTYORG_TYPE_ORDERED] = CHOICE,     [PARTYORG_TYPE_DECIMAL] = DECIMAL
    };
    const struct value_row *value = &d->values[v];
    partyorg_fact_info choices = PARTYORG_FACT_INFO_INIT;
    if (value->fact >= 0)
        partyorg_fact_get(PARTYORG_SUBJECT_VALUES, value->fact, &choices);
    /* A value may have the name of a result: the dues that are due. */
    const char *name = d->text + value->name;
    return (struct field){ strcmp(name, results_table[BIT_DUE].name) == 0 ? "value_due" : name, RESULT_COUNT + v,
                           kinds_of[value->type], choices.choice_count, 1 };
}

/* Lists the fields of a request that read_request accepted; returns how many. */
static int list_fields(const partyorg_arrow_request *request, const struct description *d, struct field *fields)
{
    const int entries[RESULT_COUNT] = {
        [BIT_VERDICT] = PARTYORG_NOT_KNOWN + 1, [BIT_STAGE] = d->stage_count, [BIT_DUE_RULE] = d->rule_count
    };
    int count = 0;
    for (int r = 0; r < RESULT_COUNT; r++)
        if (request->results >> r & 1)
            fields[count++] = (struct field){ results_table[r].name, r, results_table[r].kind, entries[r],
                                              results_table[r].nullable };
    for (int v = 0; v < d->value_count; v++)
        if (request->values >> v & 1)
            fields[count++] = field_of_value(d, v);
    return count;
}

static int has_dictionary(const struct field *f)
{
    return f->kind == WORDS || f->kind == CHOICE;
}

static const char *entry_of(const struct description *d, int result, int entry)
{
    if (result >= RESULT_COUNT) {
        partyorg_choice_info choice = PARTYORG_CHOICE_INFO_INIT;
        partyorg_choice_get(PARTYORG_SUBJECT_VALUES, d->values[result - RESULT_COUNT].fact, entry, &choice);
        return choice.name;
    }
    return result == BIT_VERDICT ? partyorg_finding_status_name(entry)
           : result == BIT_STAGE ? d->text + d->stages[entry].name
                                 : d->text + d->rules[entry].id;
}

static size_t width_of(int kind)
{
    return kind == WORDS ? sizeof(int8_t) : kind == MASK || kind == DECIMAL ? sizeof(uint64_t) : sizeof(int32_t);
}

/* ---- blocks of memory, counted by what holds on to them */

/* At the head of a block. A shared array's block holds on to the one that has the buffers. */
struct counted {
    _Atomic int32_t holders;
    struct counted *owner; /* NULL: none */
};

static void hold(struct counted *block)
{
    atomic_fetch_add_explicit(&block->holders, 1, memory_order_relaxed);
}

/* What other threads wrote into a block has happened before it is freed. */
static void let_go(struct counted *block)
{
    while (block && atomic_fetch_sub_explicit(&block->holders, 1, memory_order_acq_rel) == 1) {
        struct counted *owner = block->owner;
        free(block);
        block = owner;
    }
}

/* ---- results: their schema */

struct schema_block {
    struct counted counted;
    struct ArrowSchema *children[FIELDS_MAX];
    struct {
        struct ArrowSchema field, dictionary;
    } nodes[];
};

/* The root, a field or a dictionary: its children, unless they were taken out of it, then its hold on the block. */
static void release_schema(struct ArrowSchema *schema)
{
    struct counted *block = schema->private_data;
    for (int64_t i = 0; i < schema->n_children; i++)
        if (schema->children[i]->release)
            schema->children[i]->release(schema->children[i]);
    if (schema->dictionary && schema->dictionary->release)
        schema->dictionary->release(schema->dictionary);
    schema->release = NULL;
    let_go(block);
}

static struct ArrowSchema schema_node(struct schema_block *block, const char *format, const char *name, int nullable)
{
    hold(&block->counted);
    return (struct ArrowSchema){ .format = format,
                                 .name = name,
                                 .flags = nullable ? ARROW_FLAG_NULLABLE : 0,
                                 .release = release_schema,
                                 .private_data = block };
}

static const char *format_of(int kind)
{
    static const char formats[][4] = { [WORDS] = "c",  [MASK] = "L",          [DATE] = "tdD", [NUMBER] = "i",
                                       [CHOICE] = "i", [TRUE_OR_FALSE] = "b", [DECIMAL] = "g" };
    return formats[kind];
}

partyorg_status partyorg_arrow_schema(const partyorg_arrow_request *request, struct ArrowSchema *out,
                                      partyorg_error *error)
{
    struct description d;
    struct field fields[FIELDS_MAX];
    const partyorg_status status = read_request(request, &d, error);
    if (status != PARTYORG_OK)
        return status;
    if (!out)
        return null_pointer("out", error);
    const int count = list_fields(request, &d, fields);
    struct schema_block *block = calloc(1, sizeof *block + (size_t)count * sizeof block->nodes[0]);
    if (!block)
        return no_memory(error);
    for (int i = 0; i < count; i++) {
        struct ArrowSchema *node = &block->nodes[i].field;
        *node = schema_node(block, format_of(fields[i].kind), fields[i].name, fields[i].nullable);
        if (has_dictionary(&fields[i])) {
            block->nodes[i].dictionary = schema_node(block, "u", "", 0);
            node->dictionary = &block->nodes[i].dictionary;
        }
        block->children[i] = node;
    }
    *out = schema_node(block, "+s", "", 0);
    out->n_children = count;
    out->children = block->children;
    return PARTYORG_OK;
}

/* ---- results: their arrays */

struct column {
    struct ArrowArray array, dictionary;
    const void *buffers[2], *dictionary_buffers[3]; /* validity, values; validity, offsets, bytes */
    struct field field;
};

struct array_block {
    struct counted counted;
    int column_count, finished;
    const void *validity; /* of the struct: none */
    struct ArrowArray *children[FIELDS_MAX];
    struct column columns[]; /* then, in the block that owns them, the buffers */
};

enum { ALIGNMENT = 64 };

static size_t aligned(size_t bytes)
{
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static void release_column(struct ArrowArray *array)
{
    struct counted *block = array->private_data;
    if (array->dictionary && array->dictionary->release)
        array->dictionary->release(array->dictionary);
    array->release = NULL;
    let_go(block);
}

/* Apart from the above, so that an array of results is known by its callback. */
static void release_results(struct ArrowArray *array)
{
    struct counted *block = array->private_data;
    for (int64_t i = 0; i < array->n_children; i++)
        if (array->children[i]->release)
            array->children[i]->release(array->children[i]);
    array->release = NULL;
    let_go(block);
}

/* A node without children; it holds on to the block. */
static struct ArrowArray array_node(struct array_block *block, int64_t length, int64_t n_buffers, const void **buffers)
{
    hold(&block->counted);
    return (struct ArrowArray){
        .length = length, .n_buffers = n_buffers, .buffers = buffers, .release = release_column, .private_data = block
    };
}

static struct ArrowArray array_root(struct array_block *block, int64_t length)
{
    struct ArrowArray root = array_node(block, length, 1, &block->validity);
    root.n_children = block->column_count;
    root.children = block->children;
    root.release = release_results;
    return root;
}

/* Makes the nodes of column `i` over its buffers, which are there. */
static void add_column(struct array_block *block, int i, int64_t rows)
{
    struct column *c = &block->columns[i];
    c->array = array_node(block, rows, 2, c->buffers);
    if (has_dictionary(&c->field)) {
        c->dictionary = array_node(block, c->field.entries, 3, c->dictionary_buffers);
        c->array.dictionary = &c->dictionary;
    }
    block->children[i] = &c->array;
}

static size_t validity_bytes(const struct field *f, size_t rows)
{
    return f->nullable ? aligned((rows + 7) / 8) : 0;
}

static size_t offsets_bytes(const struct field *f)
{
    return has_dictionary(f) ? aligned(((size_t)f->entries + 1) * sizeof(int32_t)) : 0;
}

static size_t texts_bytes(const struct description *d, const struct field *f)
{
    size_t bytes = 0;
    for (int i = 0; i < f->entries; i++)
        bytes += strlen(entry_of(d, f->result, i));
    return aligned(bytes);
}

static size_t column_bytes(const struct description *d, const struct field *f, size_t rows)
{
    return validity_bytes(f, rows) + aligned(rows * width_of(f->kind)) + offsets_bytes(f) + texts_bytes(d, f);
}

static void write_dictionary(const struct description *d, const struct field *f, int32_t *offsets, char *texts)
{
    int32_t at = 0;
    for (int i = 0; i < f->entries; i++) {
        offsets[i] = at;
        for (const char *text = entry_of(d, f->result, i); *text; text++)
            texts[at++] = *text;
    }
    offsets[f->entries] = at;
}

/* Gives a column its piece of the block, as long as column_bytes says. */
static void place_column(const struct description *d, struct column *c, size_t rows, char *at)
{
    const struct field *f = &c->field;
    c->buffers[0] = f->nullable ? at : NULL;
    at += validity_bytes(f, rows);
    c->buffers[1] = at;
    if (!has_dictionary(f))
        return;
    at += aligned(rows * width_of(f->kind));
    c->dictionary_buffers[1] = at;
    c->dictionary_buffers[2] = at + offsets_bytes(f);
    write_dictionary(d, f, (int32_t *)(void *)at, at + offsets_bytes(f));
}

/* A block's values are written through here before it is finished; afterwards they are constant. */
static void *values_of(const struct column *c)
{
    return (void *)(uintptr_t)c->buffers[1];
}

static void show_where(const struct column *c, partyorg_batch_out *where)
{
    void *values = values_of(c);
    switch (c->field.result) {
    case BIT_VERDICT:
        where->verdict = values;
        break;
    case BIT_STAGE:
        where->stage = values;
        break;
    case BIT_MET:
        where->met = values;
        break;
    case BIT_NOT_MET:
        where->not_met = values;
        break;
    case BIT_UNKNOWN:
        where->unknown = values;
        break;
    case BIT_NOT_APPLICABLE:
        where->not_applicable = values;
        break;
    case BIT_DUE:
        where->due = values;
        break;
    case BIT_DUE_RULE:
        where->due_rule = values;
        break;
    default:
        where->values[c->field.result - RESULT_COUNT] = values;
        break;
    }
}

/* A block with room for the columns and their buffers; its bytes are 0. NULL when there is no memory. */
static struct array_block *new_block(const struct description *d, const struct field *fields, int count, int64_t rows)
{
    const size_t head = sizeof(struct array_block) + (size_t)count * sizeof(struct column);
    size_t bytes = head + ALIGNMENT;
    if ((uint64_t)rows > PTRDIFF_MAX / (FIELDS_MAX * (sizeof(uint64_t) + 1)))
        return NULL;
    for (int i = 0; i < count; i++)
        bytes += column_bytes(d, &fields[i], (size_t)rows);
    struct array_block *block = calloc(1, bytes);
    if (!block)
        return NULL;
    char *at = (char *)block + head;
    at += aligned((uintptr_t)at) - (uintptr_t)at;
    block->column_count = count;
    for (int i = 0; i < count; i++) {
        block->columns[i].field = fields[i];
        place_column(d, &block->columns[i], (size_t)rows, at);
        at += column_bytes(d, &fields[i], (size_t)rows);
    }
    return block;
}

partyorg_status partyorg_arrow_results(const partyorg_arrow_request *request, int64_t rows, struct ArrowArray *out,
                                       partyorg_batch_out *where, partyorg_error *error)
{
    struct description d;
    struct field fields[FIELDS_MAX];
    const partyorg_status status = read_request(request, &d, error);
    if (status != PARTYORG_OK)
        return status;
    if (!out || !where)
        return null_pointer(out ? "where" : "out", error);
    if (where->size != sizeof *where)
        return wrong_size("where", where->size, sizeof *where, error);
    if (rows < 0)
        return po_error(error, PARTYORG_E_RANGE, "rows", "rows: số hàng không được âm",
                        "rows: the number of rows must not be negative");
    const int count = list_fields(request, &d, fields);
    struct array_block *block = new_block(&d, fields, count, rows);
    if (!block)
        return no_memory(error);
    partyorg_batch_out_init(where);
    for (int i = 0; i < count; i++) {
        add_column(block, i, rows);
        show_where(&block->columns[i], where);
    }
    *out = array_root(block, rows);
    return PARTYORG_OK;
}

/* The block of an array of results that is whole; NULL when it is another's, released, or a child was taken out. */
static struct array_block *block_of(const struct ArrowArray *results)
{
    if (results->release != release_results)
        return NULL;
    struct array_block *block = results->private_data;
    for (int i = 0; i < block->column_count; i++)
        if (!block->columns[i].array.release ||
            (block->columns[i].array.dictionary && !block->columns[i].dictionary.release))
            return NULL;
    return block;
}

static int ones(unsigned byte)
{
    byte = (byte & 0x55) + (byte >> 1 & 0x55);
    byte = (byte & 0x33) + (byte >> 2 & 0x33);
    return (int)((byte & 0x0F) + (byte >> 4));
}

/* A place beyond the dictionary, or -1, is null, and becomes place 0 to be within it. */
INLINE unsigned places_known(int8_t *places, int count, int entries)
{
    unsigned bits = 0;
    for (int i = 0; i < count; i++) {
        const unsigned known = places[i] >= 0 && places[i] < entries;
        places[i] = (int8_t)(known ? places[i] : 0);
        bits |= known << i;
    }
    return bits;
}

/* The same of places in 32 bits. */
INLINE unsigned choices_known(int32_t *places, int count, int entries)
{
    unsigned bits = 0;
    for (int i = 0; i < count; i++) {
        const unsigned known = places[i] >= 0 && places[i] < entries;
        places[i] = known ? places[i] : 0;
        bits |= known << i;
    }
    return bits;
}

INLINE unsigned numbers_known(const int32_t *numbers, int count)
{
    unsigned bits = 0;
    for (int i = 0; i < count; i++)
        bits |= (unsigned)(numbers[i] != PARTYORG_UNKNOWN) << i;
    return bits;
}

INLINE unsigned numbers_true(const int32_t *numbers, int count)
{
    unsigned bits = 0;
    for (int i = 0; i < count; i++)
        bits |= (unsigned)(numbers[i] > 0) << i;
    return bits;
}

/* Which of at most eight rows from `row` on are not null. */
INLINE unsigned rows_known(int kind, void *values, int64_t row, int count, int entries)
{
    return kind == WORDS    ? places_known((int8_t *)values + row, count, entries)
           : kind == CHOICE ? choices_known((int32_t *)values + row, count, entries)
                            : numbers_known((const int32_t *)values + row, count);
}

/* Writes the validity of a column, eight rows at a time (the last byte may be less), and returns how many are null. */
INLINE int64_t mark(int kind, void *values, int64_t rows, int entries, uint8_t *validity)
{
    int64_t known = 0, row = 0;
    for (; row + 8 <= rows; row += 8)
        known += ones(validity[row / 8] = (uint8_t)rows_known(kind, values, row, 8, entries));
    if (row < rows)
        known += ones(validity[row / 8] = (uint8_t)rows_known(kind, values, row, (int)(rows - row), entries));
    return rows - known;
}

/* Turns numbers into bits where they lie: those of a byte are read before it is written. What is null becomes 0. */
static void pack(int32_t *numbers, int64_t rows)
{
    uint8_t *bits = (uint8_t *)numbers;
    for (int64_t row = 0; row < rows; row += 8) {
        const unsigned byte = numbers_true(numbers + row, rows - row < 8 ? (int)(rows - row) : 8);
        bits[row / 8] = (uint8_t)byte;
    }
}

/* Turns hundredths into numbers where they lie, from the last: none is written over before it is read. */
static void divide(void *values, int64_t rows)
{
    for (int64_t row = rows - 1; row >= 0; row--) {
        int32_t hundredths;
        memcpy(&hundredths, (const char *)values + (size_t)row * sizeof hundredths, sizeof hundredths);
        const double number = hundredths == PARTYORG_UNKNOWN ? 0 : hundredths / 100.0;
        memcpy((char *)values + (size_t)row * sizeof number, &number, sizeof number);
    }
}

static void finish_column(struct column *c)
{
    uint8_t *validity = (uint8_t *)(uintptr_t)c->buffers[0];
    void *values = values_of(c);
    const int64_t rows = c->array.length;
    if (!c->field.nullable)
        return;
    switch (c->field.kind) {
    case WORDS:
        c->array.null_count = mark(WORDS, values, rows, c->field.entries, validity);
        break;
    case CHOICE:
        c->array.null_count = mark(CHOICE, values, rows, c->field.entries, validity);
        break;
    default:
        c->array.null_count = mark(NUMBER, values, rows, 0, validity);
        if (c->field.kind == TRUE_OR_FALSE)
            pack(values, rows);
        if (c->field.kind == DECIMAL)
            divide(values, rows);
        break;
    }
    if (c->array.null_count == 0)
        c->buffers[0] = NULL; /* consumers are faster without */
}

partyorg_status partyorg_arrow_finish(struct ArrowArray *results)
{
    if (!results)
        return PARTYORG_E_NULL;
    struct array_block *block = block_of(results);
    if (!block)
        return PARTYORG_E_ARROW;
    for (int i = 0; i < block->column_count && !block->finished; i++)
        finish_column(&block->columns[i]);
    block->finished = 1;
    return PARTYORG_OK;
}

partyorg_status partyorg_arrow_share(const struct ArrowArray *results, struct ArrowArray *out, partyorg_error *error)
{
    if (!results || !out)
        return null_pointer(results ? "out" : "results", error);
    struct array_block *from = block_of(results);
    if (!from || !from->finished)
        return po_error(error, PARTYORG_E_ARROW, "results",
                        "results: không phải là mảng kết quả trọn vẹn, đã hoàn tất và chưa giải phóng",
                        "results: not an array of results that is whole, finished and not released");
    struct array_block *block = calloc(1, sizeof *block + (size_t)from->column_count * sizeof block->columns[0]);
    if (!block)
        return no_memory(error);
    block->counted.owner = from->counted.owner ? from->counted.owner : &from->counted;
    hold(block->counted.owner);
    block->column_count = from->column_count;
    block->finished = 1;
    for (int i = 0; i < block->column_count; i++) {
        block->columns[i] = from->columns[i];
        add_column(block, i, results->length);
        block->columns[i].array.null_count = from->columns[i].array.null_count;
    }
    *out = array_root(block, results->length);
    return PARTYORG_OK;
}

/* ---- examining an array */

/* The fields of a schema that the request's `facts` must be as many as. */
static partyorg_status bind_request(const partyorg_arrow_request *request, const struct ArrowSchema *schema,
                                    partyorg_arrow_columns *columns, partyorg_error *error)
{
    if (request->facts && schema && schema->n_children != request->fact_count)
        return po_error(error, PARTYORG_E_RANGE, "fact_count", "fact_count: là %d, còn lược đồ có %d trường",
                        "fact_count: is %d, but the schema has %d fields", (int)request->fact_count,
                        (int)schema->n_children);
    return bind_schema(po_subject_of(request->check), schema, request->facts, columns, error);
}

/* Examines an array whose schema is bound. */
static partyorg_status examine(const partyorg_arrow_request *request, partyorg_arrow_columns *columns,
                               const struct ArrowArray *array, struct ArrowArray *out, partyorg_error *error)
{
    struct ArrowArray results = { .release = NULL };
    partyorg_batch_out where = { .size = sizeof where };
    partyorg_status status = bind_array(po_subject_of(request->check), array, columns, error);
    const partyorg_batch batch = { .size = sizeof batch,
                                   .check = request->check,
                                   .rows = columns->rows,
                                   .on = request->on,
                                   .column_count = columns->column_count,
                                   .columns = columns->columns,
                                   .on_column = columns->has_on ? &columns->on_column : NULL,
                                   .options = request->options,
                                   .calendar = request->calendar };
    if (status == PARTYORG_OK)
        status = partyorg_arrow_results(request, batch.rows, &results, &where, error);
    if (status == PARTYORG_OK)
        status = partyorg_check_batch(&batch, 0, batch.rows, &where, error);
    if (status == PARTYORG_OK)
        status = partyorg_arrow_finish(&results);
    if (status == PARTYORG_OK)
        *out = results;
    else if (results.release)
        results.release(&results);
    return status;
}

partyorg_status partyorg_check_arrow(const partyorg_arrow_request *request, const struct ArrowSchema *schema,
                                     const struct ArrowArray *array, struct ArrowArray *out, partyorg_error *error)
{
    struct description d;
    partyorg_arrow_columns columns = { .size = sizeof columns };
    partyorg_status status = read_request(request, &d, error);
    if (status != PARTYORG_OK)
        return status;
    if (!out)
        return null_pointer("out", error);
    status = bind_request(request, schema, &columns, error);
    return status == PARTYORG_OK ? examine(request, &columns, array, out, error) : status;
}

/* ---- streams */

struct stream {
    struct ArrowArrayStream in;
    partyorg_arrow_request request;
    partyorg_options options;
    partyorg_scorecard card; /* that of the options, if there is one */
    partyorg_arrow_columns columns;
    int bound, ended;
    int code;     /* errno of the first error; 0: none yet */
    int of_input; /* the error is the input's, and so is its text */
    int64_t rows; /* examined so far */
    partyorg_error error;
};

static int fail(struct stream *s, partyorg_status status)
{
    s->code = status == PARTYORG_E_MEMORY ? ENOMEM : EINVAL;
    if (s->error.row >= 0)
        po_error_in_row(&s->error, status, s->rows + s->error.row);
    return s->code;
}

static int fail_input(struct stream *s, int code)
{
    po_error(&s->error, PARTYORG_E_ARROW, "in", "in: luồng vào báo lỗi số %d", "in: the input stream ended in error %d",
             code);
    s->of_input = 1;
    return s->code = code;
}

/* Asks the input for its schema, once. */
static int bind_stream(struct stream *s)
{
    struct ArrowSchema schema = { .release = NULL };
    if (s->code != 0 || s->bound)
        return s->code;
    const int code = s->in.get_schema(&s->in, &schema);
    if (code != 0)
        return fail_input(s, code);
    const partyorg_status status = bind_request(&s->request, &schema, &s->columns, &s->error);
    if (schema.release)
        schema.release(&schema);
    s->bound = status == PARTYORG_OK;
    return s->bound ? 0 : fail(s, status);
}

static int stream_schema(struct ArrowArrayStream *self, struct ArrowSchema *out)
{
    struct stream *s = self->private_data;
    if (bind_stream(s) != 0)
        return s->code;
    const partyorg_status status = partyorg_arrow_schema(&s->request, out, &s->error);
    return status == PARTYORG_OK ? 0 : fail(s, status);
}

static int stream_next(struct ArrowArrayStream *self, struct ArrowArray *out)
{
    struct stream *s = self->private_data;
    struct ArrowArray array = { .release = NULL };
    if (bind_stream(s) != 0)
        return s->code;
    const int code = s->ended ? 0 : s->in.get_next(&s->in, &array);
    if (code != 0)
        return fail_input(s, code);
    if (!array.release) {
        s->ended = 1;
        *out = array;
        return 0;
    }
    const partyorg_status status = examine(&s->request, &s->columns, &array, out, &s->error);
    const int64_t rows = array.length;
    array.release(&array);
    if (status != PARTYORG_OK)
        return fail(s, status);
    s->rows += rows;
    return 0;
}

static const char *stream_error(struct ArrowArrayStream *self)
{
    struct stream *s = self->private_data;
    const char *text = s->of_input && s->in.get_last_error ? s->in.get_last_error(&s->in) : NULL;
    return s->code == 0 ? NULL : text ? text : s->error.text[PARTYORG_EN];
}

static void stream_release(struct ArrowArrayStream *self)
{
    struct stream *s = self->private_data;
    s->in.release(&s->in);
    free(s);
    self->release = NULL;
}

/* Takes `in` over when all is well, and only then. */
static partyorg_status new_stream(const partyorg_arrow_request *request, const struct ArrowArrayStream *in,
                                  struct ArrowArrayStream *out, partyorg_error *error)
{
    struct description d;
    partyorg_options options;
    partyorg_status status = read_request(request, &d, error);
    if (status != PARTYORG_OK || (status = po_options_read(request->options, &options, error)) != PARTYORG_OK ||
        (status = po_calendar_read(request->calendar, error)) != PARTYORG_OK)
        return status;
    if (!out)
        return null_pointer("out", error);
    if (!in->release || !in->get_schema || !in->get_next)
        return po_error(error, PARTYORG_E_ARROW, "in", "in: luồng đã giải phóng hoặc không đầy đủ",
                        "in: the stream has been released or is incomplete");
    struct stream *s = calloc(1, sizeof *s);
    if (!s)
        return no_memory(error);
    s->in = *in;
    s->request = *request;
    s->options = options;
    s->request.options = &s->options;
    if (options.scorecard) {
        s->card = *options.scorecard;
        s->options.scorecard = &s->card;
    }
    s->error.row = -1;
    *out = (struct ArrowArrayStream){ .get_schema = stream_schema,
                                      .get_next = stream_next,
                                      .get_last_error = stream_error,
                                      .release = stream_release,
                                      .private_data = s };
    return PARTYORG_OK;
}

partyorg_status partyorg_check_stream(const partyorg_arrow_request *request, struct ArrowArrayStream *in,
                                      struct ArrowArrayStream *out, partyorg_error *error)
{
    if (!in)
        return null_pointer("in", error);
    struct ArrowArrayStream taken = *in;
    in->release = NULL;
    const partyorg_status status = new_stream(request, &taken, out, error);
    if (status != PARTYORG_OK && taken.release)
        taken.release(&taken);
    return status;
}
