/* SPDX-License-Identifier: MIT */
/* Columns of a batch: made ready, and read one value at a time. */
#include "columns.h"

#include <string.h>

/* Columns need not be aligned. */
#define LOAD(type, at)                                                                                                 \
    type v;                                                                                                            \
    memcpy(&v, (const char *)c->values + (size_t)(at) * sizeof v, sizeof v)

/* The name of the fact, or `on`. */
static const char *name_of(const struct source *s)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    return s->fact >= 0 && partyorg_fact_get(s->subject, s->fact, &info) == PARTYORG_OK ? info.name : "on";
}

/* What stands for a number beyond int64_t: it is not named in messages. */
#define BEYOND INT64_MAX

/* A number in digits; po_error knows int alone. */
static const char *digits_of(int64_t number, char room[24])
{
    uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    char *at = room + 23;
    *at = '\0';
    do {
        *--at = (char)('0' + (int)(left % 10));
        left /= 10;
    } while (left > 0);
    if (number < 0)
        *--at = '-';
    return at;
}

static partyorg_status out_of_range(const struct source *s, int64_t value, partyorg_error *error)
{
    char room[24];
    const char *name = name_of(s), *digits = digits_of(value, room);
    const int date = s->fact < 0 || po_fact_type(s->subject, s->fact) == PARTYORG_TYPE_DATE;
    if (value == BEYOND && date)
        return po_error(error, PARTYORG_E_DATE, name, "%s: số ngày quá lớn hoặc quá nhỏ, nằm ngoài các năm 1 đến 9999",
                        "%s: the day number is far too large or small, it is outside the years 1 to 9999", name);
    if (s->high < s->low) /* the points of a criterion that the scorecard does not have */
        return po_error(error, PARTYORG_E_VALUE, name, "%s: phiếu chấm điểm không có tiêu chí này",
                        "%s: the scorecard has no such criterion", name);
    if (s->is_decimal) {
        char most[16], text[24];
        writer w = { most, sizeof most, 0 }, found = { text, sizeof text, 0 };
        po_write_decimal(&w, s->high, PARTYORG_EN);
        po_written(&w, NULL);
        if (value == BEYOND)
            return po_error(error, PARTYORG_E_VALUE, name,
                            "%s: giá trị quá lớn hoặc quá nhỏ, không nằm trong khoảng 0 đến %s",
                            "%s: the value is far too large or small, it is not between 0 and %s", name, most);
        if (value >= -INT32_MAX && value <= INT32_MAX)
            po_write_decimal(&found, (int32_t)value, PARTYORG_EN);
        else
            po_write(&found, digits_of(value / 100, room));
        po_written(&found, NULL);
        return po_error(error, PARTYORG_E_VALUE, name, "%s: giá trị %s không nằm trong khoảng 0 đến %s",
                        "%s: value %s is not between 0 and %s", name, text, most);
    }
    if (value == BEYOND)
        return po_error(
            error, PARTYORG_E_VALUE, name, "%s: giá trị quá lớn hoặc quá nhỏ, không nằm trong khoảng %d đến %d",
            "%s: the value is far too large or small, it is not between %d and %d", name, (int)s->low, (int)s->high);
    if (date)
        return po_error(error, PARTYORG_E_DATE, name, "%s: số ngày %s nằm ngoài các năm 1 đến 9999",
                        "%s: day number %s is outside the years 1 to 9999", name, digits);
    return po_error(error, PARTYORG_E_VALUE, name, "%s: giá trị %s không nằm trong khoảng %d đến %d",
                    "%s: value %s is not between %d and %d", name, digits, (int)s->low, (int)s->high);
}

/* ---- text */

/* Finds text number `at` of a column of texts; 0 when its place is nonsense. */
static int find_text(const partyorg_column *c, int64_t at, const char **text, size_t *length)
{
    if (c->type == PARTYORG_COLUMN_TEXT_VIEW) {
        unsigned char view[16];
        int32_t size, buffer, begin;
        memcpy(view, (const char *)c->values + (size_t)at * sizeof view, sizeof view);
        memcpy(&size, view, sizeof size);
        if (size < 0)
            return 0;
        *length = (size_t)size;
        *text = (const char *)c->values + (size_t)at * sizeof view + sizeof size;
        if (size <= 12)
            return 1;
        memcpy(&buffer, view + 8, sizeof buffer);
        memcpy(&begin, view + 12, sizeof begin);
        const char *const *data = c->data;
        if (buffer < 0 || buffer >= c->buffer_count || begin < 0 || !data || !data[buffer])
            return 0;
        *text = data[buffer] + begin;
        return 1;
    }
    int64_t from, to;
    if (c->type == PARTYORG_COLUMN_TEXT) {
        int32_t both[2];
        memcpy(both, (const char *)c->values + (size_t)at * sizeof both[0], sizeof both);
        from = both[0];
        to = both[1];
    } else {
        int64_t both[2];
        memcpy(both, (const char *)c->values + (size_t)at * sizeof both[0], sizeof both);
        from = both[0];
        to = both[1];
    }
    if (from < 0 || from > to || (!c->data && from < to))
        return 0;
    *text = c->data ? (const char *)c->data + from : "";
    *length = (size_t)(to - from);
    return 1;
}

static partyorg_status read_text(const struct source *s, const partyorg_column *c, int64_t at, int32_t *value,
                                 partyorg_error *error)
{
    const char *text = NULL;
    size_t length = 0;
    if (c->validity && !po_bit(c->validity, c->offset + at)) {
        *value = PARTYORG_UNKNOWN;
        return PARTYORG_OK;
    }
    if (!find_text(c, c->offset + at, &text, &length))
        return po_error(error, PARTYORG_E_VALUE, name_of(s), "%s: chữ nằm ngoài vùng đệm của cột",
                        "%s: the text lies outside the column's buffers", name_of(s));
    if (s->fact < 0) {
        char quoted[PO_QUOTED];
        const partyorg_status status = partyorg_date_parse(text, length, value, error);
        return status == PARTYORG_OK || !error
                   ? status
                   : po_error(error, status, "on",
                              "on: \"%s\" không phải là ngày; chấp nhận yyyy-mm-dd hoặc dd/mm/yyyy",
                              "on: \"%s\" is not a date; accepted are yyyy-mm-dd and dd/mm/yyyy",
                              po_quote(quoted, sizeof quoted, text, length));
    }
    return partyorg_fact_parse(s->subject, s->fact, text, length, value, error);
}

/* ---- numbers */

static partyorg_status read_float(const struct source *s, double number, int64_t *value, partyorg_error *error)
{
    if (number != number) { /* NaN */
        *value = PARTYORG_UNKNOWN;
        return PARTYORG_OK;
    }
    /* beyond these bounds the conversion would not be defined; no fact is that large */
    if (!(number > -4e16 && number < 4e16))
        return out_of_range(s, BEYOND, error);
    if (s->is_decimal && (number < 0 || number > HUNDREDTHS_MOST)) { /* what no fact is, as near as can be told */
        *value = number > -0.01 && number < 0 ? -1 : (int64_t)(number * 100);
        return PARTYORG_OK;
    }
    if (s->is_decimal) {
        *value = po_hundredths(number);
        if (*value != UNREADABLE)
            return PARTYORG_OK;
        return po_error(error, PARTYORG_E_VALUE, name_of(s), "%s: có nhiều hơn hai chữ số thập phân",
                        "%s: has more than two decimals", name_of(s));
    }
    *value = (int64_t)number;
    if ((double)*value == number)
        return PARTYORG_OK;
    return po_error(error, PARTYORG_E_VALUE, name_of(s), "%s: số %d có phần lẻ; chấp nhận số nguyên từ %d đến %d",
                    "%s: the number %d has a fraction; accepted are whole numbers from %d to %d", name_of(s),
                    (int)(*value > INT32_MAX || *value < INT32_MIN ? 0 : *value), (int)s->low, (int)s->high);
}

/* 86,400,000 milliseconds a day. */
static partyorg_status read_milliseconds(const struct source *s, int64_t number, int64_t *value, partyorg_error *error)
{
    *value = number / 86400000;
    if (*value < PARTYORG_DATE_MIN || *value > PARTYORG_DATE_MAX) /* PARTYORG_UNKNOWN days too */
        return out_of_range(s, *value, error);
    if (number % 86400000 == 0)
        return PARTYORG_OK;
    return po_error(error, PARTYORG_E_DATE, name_of(s),
                    "%s: có cả giờ trong ngày; chấp nhận số mili giây của trọn ngày",
                    "%s: holds a time of day; accepted are the milliseconds of whole days", name_of(s));
}

/* A number as it stands, whatever its bounds; unsigned ones beyond int64_t are BEYOND. */
static partyorg_status read_number(const struct source *s, int64_t at, int64_t *value, partyorg_error *error)
{
    const partyorg_column *c = s->column;
    switch (c->type) {
    case PARTYORG_COLUMN_BITS:
        *value = po_bit(c->values, at);
        break;
    case PARTYORG_COLUMN_INT8: {
        LOAD(int8_t, at);
        *value = v;
        break;
    }
    case PARTYORG_COLUMN_UINT8: {
        LOAD(uint8_t, at);
        *value = v;
        break;
    }
    case PARTYORG_COLUMN_INT16: {
        LOAD(int16_t, at);
        *value = v;
        break;
    }
    case PARTYORG_COLUMN_UINT16: {
        LOAD(uint16_t, at);
        *value = v;
        break;
    }
    case PARTYORG_COLUMN_INT32: {
        LOAD(int32_t, at);
        *value = v;
        break;
    }
    case PARTYORG_COLUMN_UINT32: {
        LOAD(uint32_t, at);
        *value = v;
        break;
    }
    case PARTYORG_COLUMN_INT64: {
        LOAD(int64_t, at);
        *value = v;
        break;
    }
    case PARTYORG_COLUMN_UINT64: {
        LOAD(uint64_t, at);
        *value = v > INT64_MAX ? BEYOND : (int64_t)v;
        break;
    }
    case PARTYORG_COLUMN_DATE64: {
        LOAD(int64_t, at);
        return read_milliseconds(s, v, value, error);
    }
    default: { /* PARTYORG_COLUMN_FLOAT64 */
        LOAD(double, at);
        return read_float(s, v, value, error);
    }
    }
    return PARTYORG_OK;
}

static partyorg_status outside_dictionary(const struct source *s, int64_t place, partyorg_error *error)
{
    char room[2][24];
    return po_error(error, PARTYORG_E_VALUE, name_of(s), "%s: chỉ số %s nằm ngoài từ điển của cột, gồm %s mục",
                    "%s: index %s lies outside the column's dictionary of %s entries", name_of(s),
                    digits_of(place, room[0]), digits_of(s->column->dictionary_length, room[1]));
}

partyorg_status po_column_value(const struct source *s, int64_t row, int32_t *value, partyorg_error *error)
{
    const partyorg_column *c = s->column;
    const int64_t at = c->offset + row;
    int64_t number = PARTYORG_UNKNOWN;
    partyorg_status status = PARTYORG_OK;
    *value = PARTYORG_UNKNOWN;
    if (!c->validity || po_bit(c->validity, at)) {
        if (c->type >= PARTYORG_COLUMN_TEXT) {
            status = read_text(s, c, row, value, error);
        } else if (c->dictionary) {
            status = read_number(s, at, &number, error);
            if (number != PARTYORG_UNKNOWN && (number < 0 || number >= c->dictionary_length))
                return outside_dictionary(s, number, error);
            if (number != PARTYORG_UNKNOWN)
                status = read_text(s, c->dictionary, number, value, error);
        } else {
            status = read_number(s, at, &number, error);
            if (s->is_decimal && c->type != PARTYORG_COLUMN_FLOAT64 && number != PARTYORG_UNKNOWN)
                number = number > INT64_MAX / 100 || number < INT64_MIN / 100 ? BEYOND : number * 100;
            if (status == PARTYORG_OK && number != PARTYORG_UNKNOWN && (number < s->low || number > s->high))
                status = out_of_range(s, number, error);
            *value = status == PARTYORG_OK ? (int32_t)number : PARTYORG_UNKNOWN;
        }
    }
    /* Texts are read within the bounds of their fact; a scorecard may set narrower ones. */
    if (status == PARTYORG_OK && *value != PARTYORG_UNKNOWN && (*value < s->low || *value > s->high))
        return out_of_range(s, *value, error);
    if (status == PARTYORG_OK && s->fact < 0 && *value == PARTYORG_UNKNOWN)
        return po_error(error, PARTYORG_E_DATE, "on", "on: thiếu ngày xem xét; mỗi hàng phải có một ngày",
                        "on: the examination date is missing; every row must have one");
    return status;
}

/* ---- made ready */

static partyorg_status bad_column(const struct source *s, partyorg_error *error)
{
    const partyorg_column *c = s->column, *texts = c->dictionary;
    const char *name = name_of(s);
    if (c->type < PARTYORG_COLUMN_MISSING || c->type > PARTYORG_COLUMN_TEXT_VIEW)
        return po_error(error, PARTYORG_E_TYPE, name, "%s: không có kiểu cột số %d", "%s: there is no column type %d",
                        name, (int)c->type);
    if (c->type == PARTYORG_COLUMN_MISSING)
        return PARTYORG_OK;
    if (!c->values || (texts && !texts->values && c->dictionary_length > 0))
        return po_error(error, PARTYORG_E_NULL, name, "%s: cột không có giá trị (con trỏ rỗng)",
                        "%s: the column has no values (NULL pointer)", name);
    if (c->offset < 0 || c->dictionary_length < 0 || (texts && texts->offset < 0))
        return po_error(error, PARTYORG_E_RANGE, name, "%s: offset và độ dài không được âm",
                        "%s: offset and length must not be negative", name);
    if (texts && (c->type < PARTYORG_COLUMN_INT8 || c->type > PARTYORG_COLUMN_UINT64 ||
                  texts->type < PARTYORG_COLUMN_TEXT || texts->type > PARTYORG_COLUMN_TEXT_VIEW))
        return po_error(error, PARTYORG_E_TYPE, name, "%s: từ điển phải là chữ, chỉ số phải là số nguyên",
                        "%s: a dictionary must hold texts, and its indices must be integers", name);
    return PARTYORG_OK;
}

static partyorg_status add_source(const partyorg_batch *batch, int subject, const partyorg_scorecard *card, int fact,
                                  int64_t rows, int *used, struct columns *all, partyorg_error *error)
{
    struct source *s = &all->sources[all->count];
    *s = (struct source){ .column = fact < 0 ? batch->on_column : &batch->columns[fact],
                          .subject = subject,
                          .fact = fact,
                          .low = PARTYORG_DATE_MIN,
                          .high = PARTYORG_DATE_MAX };
    const partyorg_column *c = s->column;
    const partyorg_status status = bad_column(s, error);
    if (status != PARTYORG_OK || c->type == PARTYORG_COLUMN_MISSING)
        return status;
    if (fact >= 0) {
        po_fact_bounds(subject, fact, &s->low, &s->high);
        s->is_bool = po_fact_type(subject, fact) == PARTYORG_TYPE_BOOL;
        s->is_decimal = po_fact_type(subject, fact) == PARTYORG_TYPE_DECIMAL;
        if (card && subject == PARTYORG_SUBJECT_MEETING)
            po_score_bounds(card, fact, &s->high);
    }
    if (c->dictionary && c->dictionary_length <= MAPS_MAX - *used && c->dictionary_length <= rows) {
        int32_t *map = &all->maps[*used];
        for (int64_t i = 0; i < c->dictionary_length; i++)
            if (read_text(s, c->dictionary, i, &map[i], NULL) != PARTYORG_OK)
                map[i] = UNREADABLE;
        *used += (int)c->dictionary_length;
        s->map = map;
    }
    all->count++;
    return PARTYORG_OK;
}

partyorg_status po_columns_prepare(const partyorg_batch *batch, int subject, int64_t rows,
                                   const partyorg_scorecard *card, struct columns *all, partyorg_error *error)
{
    partyorg_status status = PARTYORG_OK;
    int used = 0;
    all->count = 0;
    for (int fact = 0; fact < batch->column_count && status == PARTYORG_OK; fact++)
        status = add_source(batch, subject, card, fact, rows, &used, all, error);
    if (batch->on_column && status == PARTYORG_OK)
        status = add_source(batch, subject, card, -1, rows, &used, all, error);
    return status;
}
