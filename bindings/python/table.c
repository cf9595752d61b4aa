/* SPDX-License-Identifier: MIT */
/* Tables of the Python module. */
#include "table.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- capsules */

/* Names of the Arrow PyCapsule interface. */
static const char SCHEMA[] = "arrow_schema", ARRAY[] = "arrow_array", STREAM[] = "arrow_array_stream";
/* Our own. */
static const char SOURCE[] = "partyorg.stream", DATA[] = "partyorg.data", BATCH[] = "partyorg.batch",
                  RESULTS[] = "partyorg.results";

/* A capsule over zeroed memory; what it then holds is freed with it. */
static PyObject *new_capsule(size_t size, const char *kind, PyCapsule_Destructor destructor)
{
    void *memory = PyMem_Calloc(1, size);
    PyObject *capsule = memory ? PyCapsule_New(memory, kind, destructor) : PyErr_NoMemory();
    if (!capsule)
        PyMem_Free(memory);
    return capsule;
}

/* What a new capsule, or one that is known to be of that kind, holds. */
static void *inside(PyObject *capsule, const char *kind)
{
    return PyCapsule_GetPointer(capsule, kind);
}

/* What a capsule holds; NULL with an exception when it is not of that kind. */
static void *opened(PyObject *capsule, const char *kind)
{
    if (PyCapsule_IsValid(capsule, kind))
        return inside(capsule, kind);
    char wanted[64];
    snprintf(wanted, sizeof wanted, "a capsule \"%s\"", kind);
    native_wrong_type("argument", wanted, capsule);
    return NULL;
}

static PyObject *decoded(const char *text)
{
    return PyUnicode_DecodeUTF8(text, (Py_ssize_t)strlen(text), "replace");
}

/* ---- data */

/* An Arrow array and its schema. What has no `release` is not its own. */
struct data {
    PyObject *owner;                  /* what is borrowed from, or NULL */
    const struct ArrowSchema *schema; /* own_schema or the owner's */
    struct ArrowSchema own_schema;
    struct ArrowArray array;
    Py_buffer view;
    const void *buffers[2]; /* of `array`, when its values are not Arrow's */
    void *validity, *block; /* memory of its own */
};

/* The release of what is freed with its owner. */
static void leave_schema(struct ArrowSchema *schema)
{
    schema->release = NULL;
}

static void leave_array(struct ArrowArray *array)
{
    array->release = NULL;
}

static void free_data(PyObject *capsule)
{
    struct data *d = inside(capsule, DATA);
    if (d->array.release)
        d->array.release(&d->array);
    if (d->own_schema.release)
        d->own_schema.release(&d->own_schema);
    PyBuffer_Release(&d->view);
    PyMem_Free(d->validity);
    PyMem_Free(d->block);
    Py_XDECREF(d->owner);
    PyMem_Free(d);
}

static PyObject *new_data(struct data **out)
{
    PyObject *capsule = new_capsule(sizeof **out, DATA, free_data);
    if (capsule) {
        *out = inside(capsule, DATA);
        (*out)->schema = &(*out)->own_schema;
    }
    return capsule;
}

/* ---- Arrow's own data */

struct source {
    struct ArrowArrayStream stream; /* released at its end */
    struct ArrowSchema schema;
    int busy;
};

static void end_stream(struct source *s)
{
    if (s->stream.release)
        s->stream.release(&s->stream);
}

static void free_source(PyObject *capsule)
{
    struct source *s = inside(capsule, SOURCE);
    end_stream(s);
    if (s->schema.release)
        s->schema.release(&s->schema);
    PyMem_Free(s);
}

/* Raises what a stream says of its error, and ends it. */
static void stream_failed(struct source *s)
{
    const char *said = s->stream.get_last_error ? s->stream.get_last_error(&s->stream) : NULL;
    native_raise("stream_failed", Py_BuildValue("(N)", decoded(said ? said : "")));
    end_stream(s);
}

PyObject *arrow_stream(PyObject *stream)
{
    struct ArrowArrayStream *given = opened(stream, STREAM);
    if (!given || (!given->release && native_failed(PARTYORG_E_ARROW)))
        return NULL;
    PyObject *capsule = new_capsule(sizeof(struct source), SOURCE, free_source);
    if (!capsule)
        return NULL;
    struct source *s = inside(capsule, SOURCE);
    s->stream = *given;
    given->release = NULL;
    PyThreadState *const state = PyEval_SaveThread();
    const int code = s->stream.get_schema(&s->stream, &s->schema);
    PyEval_RestoreThread(state);
    if (code == 0)
        return capsule;
    s->schema.release = NULL;
    stream_failed(s);
    Py_DECREF(capsule);
    return NULL;
}

PyObject *arrow_next(PyObject *stream)
{
    struct source *s = opened(stream, SOURCE);
    struct data *d;
    /* a stream is asked by one thread at a time */
    if (!s || (s->busy && native_failed(PARTYORG_E_ARROW)))
        return NULL;
    if (!s->stream.release)
        Py_RETURN_NONE;
    PyObject *capsule = new_data(&d);
    if (!capsule)
        return NULL;
    Py_INCREF(stream);
    d->owner = stream;
    d->schema = &s->schema;
    s->busy = 1;
    PyThreadState *const state = PyEval_SaveThread();
    const int code = s->stream.get_next(&s->stream, &d->array);
    PyEval_RestoreThread(state);
    s->busy = 0;
    if (code == 0 && d->array.release)
        return capsule;
    d->array.release = NULL;
    if (code == 0)
        end_stream(s);
    else
        stream_failed(s);
    Py_DECREF(capsule);
    if (code == 0)
        Py_RETURN_NONE;
    return NULL;
}

PyObject *arrow_array(PyObject *schema, PyObject *array)
{
    struct ArrowSchema *given_schema = opened(schema, SCHEMA);
    struct ArrowArray *given_array = given_schema ? opened(array, ARRAY) : NULL;
    struct data *d;
    if (!given_array || ((!given_schema->release || !given_array->release) && native_failed(PARTYORG_E_ARROW)))
        return NULL;
    PyObject *capsule = new_data(&d);
    if (!capsule)
        return NULL;
    d->own_schema = *given_schema;
    given_schema->release = NULL;
    d->array = *given_array;
    given_array->release = NULL;
    return capsule;
}

PyObject *arrow_fields(PyObject *source)
{
    struct source *s = PyCapsule_IsValid(source, SOURCE) ? inside(source, SOURCE) : NULL;
    struct data *d = s ? NULL : opened(source, DATA);
    if (!s && !d)
        return NULL;
    const struct ArrowSchema *schema = s ? &s->schema : d->schema;
    if (!schema->release || !schema->format || strcmp(schema->format, "+s") != 0 || schema->n_children < 0 ||
        (schema->n_children > 0 && !schema->children)) {
        native_raise("no_table", Py_BuildValue("(N)", decoded(schema->format ? schema->format : "")));
        return NULL;
    }
    PyObject *names = PyList_New(0);
    for (int64_t i = 0; names && i < schema->n_children; i++) {
        const struct ArrowSchema *field = schema->children[i];
        PyObject *name = decoded(field && field->name ? field->name : "");
        if (!name || PyList_Append(names, name) < 0)
            Py_CLEAR(names);
        Py_XDECREF(name);
    }
    return names;
}

PyObject *arrow_length(PyObject *data)
{
    const struct data *d = opened(data, DATA);
    return d ? PyLong_FromLongLong(d->array.length) : NULL;
}

/* ---- columns that are not Arrow's */

/* Makes `count` values in buffers[1], valid where buffers[0] says, an array of that format. */
static void describe(struct data *d, const char *format, int64_t count)
{
    d->own_schema = (struct ArrowSchema){ .format = format, .name = "", .release = leave_schema };
    d->array = (struct ArrowArray){ .length = count,
                                    .null_count = d->buffers[0] ? -1 : 0,
                                    .n_buffers = 2,
                                    .buffers = d->buffers,
                                    .release = leave_array };
}

/* The Arrow format of the items of a buffer; NULL when there is none. */
static const char *format_of(const Py_buffer *view)
{
    static const char integers[2][9][2] = { { "", "c", "s", "", "i", "", "", "", "l" },
                                            { "", "C", "S", "", "I", "", "", "", "L" } };
    const char *format = view->format ? view->format : "B";
    if (*format == '@' || *format == '=' || *format == (PY_LITTLE_ENDIAN ? '<' : '>'))
        format++;
    if (*format == '\0' || format[1] != '\0' || view->itemsize < 1 || view->itemsize > 8)
        return NULL;
    if (*format == '?' && view->itemsize == 1)
        return "C";
    if (*format == 'd' && view->itemsize == 8)
        return "g";
    if (!strchr("bhilqnBHILQN", *format))
        return NULL;
    const char *found = integers[strchr("BHILQN", *format) != NULL][view->itemsize];
    return *found ? found : NULL;
}

/* Takes a view of one row of items that lie side by side. */
static int take_view(const char *name, PyObject *buffer, Py_buffer *view)
{
    if (!PyObject_CheckBuffer(buffer))
        return native_raise("no_column", Py_BuildValue("(sO)", name, buffer));
    if (PyObject_GetBuffer(buffer, view, PyBUF_RECORDS_RO) < 0) {
        if (!PyErr_ExceptionMatches(PyExc_BufferError))
            return -1;
        PyErr_Clear();
        return native_raise("no_column", Py_BuildValue("(sO)", name, buffer));
    }
    if (view->ndim != 1 || !view->shape || (view->shape[0] > 1 && view->strides && view->strides[0] != view->itemsize))
        return native_raise("no_row_of_items", Py_BuildValue("(si)", name, view->ndim));
    return 0;
}

/* Days that are not a number (NaT) are unknown; the rest stays in its order when it does not fit. */
static int take_dates(struct data *d, int64_t count)
{
    int32_t *days = d->block = PyMem_Malloc((size_t)count * sizeof *days);
    if (!days) {
        PyErr_NoMemory();
        return -1;
    }
    for (int64_t i = 0; i < count; i++) {
        int64_t day;
        memcpy(&day, (const char *)d->view.buf + (size_t)i * sizeof day, sizeof day);
        days[i] = day == INT64_MIN   ? PARTYORG_UNKNOWN
                  : day > INT32_MAX  ? INT32_MAX
                  : day <= INT32_MIN ? INT32_MIN + 1
                                     : (int32_t)day;
    }
    d->buffers[1] = days;
    return 0;
}

static int take_mask(struct data *d, const char *name, PyObject *mask, int64_t count)
{
    Py_buffer view = { 0 };
    int result = take_view(name, mask, &view);
    const char *format = result == 0 ? format_of(&view) : NULL;
    if (result == 0 && (!format || strcmp(format, "C") != 0 || view.shape[0] != count))
        result = native_raise("no_mask", Py_BuildValue("(s)", name));
    uint8_t *bits = result == 0 ? PyMem_Calloc((size_t)count / 8 + 1, 1) : NULL;
    if (result == 0 && !bits) {
        PyErr_NoMemory();
        result = -1;
    }
    for (int64_t i = 0; bits && i < count; i++)
        if (!((const char *)view.buf)[i])
            bits[i / 8] = (uint8_t)(bits[i / 8] | 1 << i % 8);
    d->buffers[0] = d->validity = bits;
    PyBuffer_Release(&view);
    return result;
}

PyObject *arrow_buffer(const char *name, PyObject *buffer, PyObject *mask, int32_t dates)
{
    struct data *d;
    PyObject *capsule = new_data(&d);
    if (!capsule || take_view(name, buffer, &d->view) < 0)
        goto failed;
    const int64_t count = d->view.shape[0];
    const char *format = format_of(&d->view);
    if (!format || (dates && strcmp(format, "l") != 0)) {
        native_raise("no_items", Py_BuildValue("(sN)", name, decoded(d->view.format ? d->view.format : "")));
        goto failed;
    }
    if (mask != Py_None && take_mask(d, name, mask, count) < 0)
        goto failed;
    d->buffers[1] = d->view.buf;
    if (dates && take_dates(d, count) < 0)
        goto failed;
    describe(d, dates ? "tdD" : format, count);
    return capsule;
failed:
    Py_XDECREF(capsule);
    return NULL;
}

/* Raises the error that was raised once more, now with its row. */
static void name_row(Py_ssize_t row)
{
    PyObject *type, *error, *traceback;
    PyErr_Fetch(&type, &error, &traceback);
    PyErr_NormalizeException(&type, &error, &traceback);
    native_raise("with_row", Py_BuildValue("(On)", error, row));
    Py_XDECREF(type);
    Py_XDECREF(error);
    Py_XDECREF(traceback);
}

PyObject *arrow_values(int32_t subject, int32_t fact, PyObject *values)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    struct data *d;
    if (fact >= 0 && native_failed(partyorg_fact_get(subject, fact, &info)))
        return NULL;
    PyObject *tuple = PySequence_Tuple(values), *capsule = tuple ? new_data(&d) : NULL;
    if (!capsule)
        goto failed;
    const Py_ssize_t count = PyTuple_GET_SIZE(tuple);
    const int decimal = fact >= 0 && info.type == PARTYORG_TYPE_DECIMAL;
    d->block = PyMem_Malloc((size_t)count * (decimal ? sizeof(double) : sizeof(int32_t)));
    int32_t *numbers = decimal ? NULL : d->block;
    double *decimals = decimal ? d->block : NULL;
    if (!d->block) {
        PyErr_NoMemory();
        goto failed;
    }
    for (Py_ssize_t i = 0; i < count; i++) {
        PyObject *value = PyTuple_GET_ITEM(tuple, i);
        int32_t number = PARTYORG_UNKNOWN;
        if (fact >= 0          ? native_value(subject, fact, &info, value, &number) < 0
            : value != Py_None ? native_date(value, "on", &number) < 0
                               : 0) {
            name_row(i);
            goto failed;
        }
        if (decimal)
            decimals[i] = number == PARTYORG_UNKNOWN ? Py_NAN : number / 100.0;
        else
            numbers[i] = number;
    }
    d->buffers[1] = d->block;
    describe(d, decimal ? "g" : fact < 0 || info.type == PARTYORG_TYPE_DATE ? "tdD" : "i", count);
    Py_DECREF(tuple);
    return capsule;
failed:
    Py_XDECREF(tuple);
    Py_XDECREF(capsule);
    return NULL;
}

/* ---- a struct of columns */

/* A field of a struct made here: copies of another's schema and array, which it borrows from. */
struct field {
    struct ArrowSchema schema;
    struct ArrowArray array;
};

/* Rows of a column as a field. */
static int take_field(struct field *f, PyObject *column, int64_t length)
{
    const char *name;
    PyObject *data;
    long long first;
    if (!PyTuple_Check(column)) {
        PyErr_SetString(PyExc_TypeError, "columns must be tuples of name, data and first row");
        return -1;
    }
    if (!PyArg_ParseTuple(column, "sOL", &name, &data, &first))
        return -1;
    const struct data *d = opened(data, DATA);
    if (!d)
        return -1;
    if (first < 0 || length < 0 || first > d->array.length || length > d->array.length - first) {
        native_failed(PARTYORG_E_RANGE);
        return -1;
    }
    f->schema = *d->schema;
    f->schema.name = name;
    f->array = d->array;
    f->array.offset += first;
    f->array.length = length;
    if (f->array.null_count > 0)
        f->array.null_count = -1;
    return 0;
}

PyObject *arrow_struct(PyObject *columns, int64_t length)
{
    struct data *d;
    PyObject *tuple = PySequence_Tuple(columns), *capsule = tuple ? new_data(&d) : NULL;
    if (!capsule) {
        Py_XDECREF(tuple);
        return NULL;
    }
    d->owner = tuple; /* its tuples hold the names and the columns */
    const Py_ssize_t count = PyTuple_GET_SIZE(tuple);
    struct field *fields =
        PyMem_Calloc((size_t)count + 1, sizeof *fields + sizeof(struct ArrowSchema *) + sizeof(struct ArrowArray *));
    if (!fields) {
        PyErr_NoMemory();
        goto failed;
    }
    d->block = fields;
    struct ArrowSchema **schemas = (struct ArrowSchema **)(fields + count);
    struct ArrowArray **arrays = (struct ArrowArray **)(schemas + count);
    for (Py_ssize_t i = 0; i < count; i++) {
        if (take_field(&fields[i], PyTuple_GET_ITEM(tuple, i), length) < 0)
            goto failed;
        schemas[i] = &fields[i].schema;
        arrays[i] = &fields[i].array;
    }
    describe(d, "+s", length);
    d->own_schema.n_children = d->array.n_children = count;
    d->own_schema.children = schemas;
    d->array.children = arrays;
    d->array.n_buffers = 1;
    return capsule;
failed:
    Py_DECREF(capsule);
    return NULL;
}

/* ---- batches */

/* The columns of one array, bound to the facts of a check. */
struct batch {
    PyObject *data;
    int32_t check;
    partyorg_arrow_columns bound;
};

static void free_batch(PyObject *capsule)
{
    struct batch *b = inside(capsule, BATCH);
    Py_XDECREF(b->data);
    PyMem_Free(b);
}

/* A list of numbers; NULL with an exception. */
static int32_t *numbers_of(PyObject *list, int64_t count)
{
    PyObject *tuple = PySequence_Tuple(list);
    int32_t *numbers = NULL;
    if (!tuple)
        return NULL;
    if (PyTuple_GET_SIZE(tuple) != count)
        native_failed(PARTYORG_E_RANGE);
    else if (!(numbers = PyMem_Malloc((size_t)count * sizeof *numbers)))
        PyErr_NoMemory();
    for (Py_ssize_t i = 0; numbers && i < count; i++)
        if (native_int32(PyTuple_GET_ITEM(tuple, i), "fields", &numbers[i]) < 0) {
            PyMem_Free(numbers);
            numbers = NULL;
        }
    Py_DECREF(tuple);
    return numbers;
}

PyObject *batch(int32_t check, PyObject *data, PyObject *fields)
{
    struct data *d = opened(data, DATA);
    int32_t *numbers = d ? numbers_of(fields, d->schema->n_children) : NULL;
    PyObject *capsule = numbers ? new_capsule(sizeof(struct batch), BATCH, free_batch) : NULL;
    if (capsule) {
        struct batch *b = inside(capsule, BATCH);
        Py_INCREF(data);
        b->data = data;
        b->check = check;
        b->bound.size = sizeof b->bound;
        if (native_failed(partyorg_arrow_bind(check, d->schema, &d->array, numbers, &b->bound, native_error())))
            Py_CLEAR(capsule);
    }
    PyMem_Free(numbers);
    return capsule;
}

PyObject *batch_rows(PyObject *batch)
{
    const struct batch *b = opened(batch, BATCH);
    return b ? PyLong_FromLongLong(b->bound.rows) : NULL;
}

/* ---- results */

enum { COLUMNS = 8 }; /* of partyorg_result */

struct results {
    int32_t subject, stage_count, rule_count;
    int running, finished;          /* how many calls examine rows; whether none does any more */
    PyObject *calendar, *scorecard; /* the options point into the scorecard; NULL: none */
    union native_facts options;
    partyorg_arrow_request request;       /* without options and calendar: it is used for schemas */
    int64_t rows;                         /* of `array` */
    struct ArrowArray array;              /* has no `release` when only counts are wanted */
    partyorg_batch_out out;               /* where results are written */
    int8_t *stage, *due_rule;             /* with the number that means none, which finished Arrow data does not keep */
    int32_t *values[PARTYORG_VALUES_MAX]; /* in the same way a yes or no, a choice and hundredths; of others NULL */
    double *decimals[PARTYORG_VALUES_MAX]; /* finished points and percent, NaN when absent; of others NULL */
    partyorg_batch_counts counts;
};

static void free_results(PyObject *capsule)
{
    struct results *r = inside(capsule, RESULTS);
    if (r->array.release)
        r->array.release(&r->array);
    PyMem_Free(r->stage);
    PyMem_Free(r->due_rule);
    for (int32_t i = 0; i < PARTYORG_VALUES_MAX; i++)
        PyMem_Free(r->values[i]), PyMem_Free(r->decimals[i]);
    Py_XDECREF(r->calendar);
    Py_XDECREF(r->scorecard);
    PyMem_Free(r);
}

/* The rows of all batches together, which must be of that check; -1 with an exception. */
static int64_t rows_of(PyObject *batches, int32_t check)
{
    PyObject *tuple = PySequence_Tuple(batches);
    int64_t rows = tuple ? 0 : -1;
    for (Py_ssize_t i = 0; rows >= 0 && i < PyTuple_GET_SIZE(tuple); i++) {
        const struct batch *b = opened(PyTuple_GET_ITEM(tuple, i), BATCH);
        if (!b)
            rows = -1;
        else if (b->check != check || b->bound.rows > INT64_MAX - rows)
            rows = native_failed(PARTYORG_E_RANGE) ? -1 : 0;
        else
            rows += b->bound.rows;
    }
    Py_XDECREF(tuple);
    return rows;
}

/* Whether finished Arrow data holds a value otherwise than it was written: as bits, or null as a place. */
static int is_changed(int32_t check, int32_t value)
{
    partyorg_value_info info = PARTYORG_VALUE_INFO_INIT;
    return partyorg_value_get(check, value, &info) == PARTYORG_OK && info.type != PARTYORG_TYPE_DATE &&
           info.type != PARTYORG_TYPE_INT;
}

static int is_decimal(int32_t check, int32_t value)
{
    partyorg_value_info info = PARTYORG_VALUE_INFO_INIT;
    return partyorg_value_get(check, value, &info) == PARTYORG_OK && info.type == PARTYORG_TYPE_DECIMAL;
}

/* Memory for the results of all rows. */
static int make_room(struct results *r, int64_t rows)
{
    const int32_t status = partyorg_arrow_results(&r->request, rows, &r->array, &r->out, native_error());
    if (native_failed(status))
        return -1;
    r->rows = rows;
    r->stage = PyMem_Calloc((size_t)rows, 1);
    r->due_rule = PyMem_Calloc((size_t)rows, 1);
    int made = r->stage && r->due_rule;
    for (int32_t i = 0; i < PARTYORG_VALUES_MAX && made; i++)
        if (r->out.values[i] && is_changed(r->request.check, i))
            made = (r->values[i] = PyMem_Calloc((size_t)rows, sizeof *r->values[i])) != NULL &&
                   (!is_decimal(r->request.check, i) ||
                    (r->decimals[i] = PyMem_Calloc((size_t)rows, sizeof *r->decimals[i])) != NULL);
    if (made)
        return 0;
    PyErr_NoMemory();
    return -1;
}

PyObject *results(int32_t check, partyorg_date on, PyObject *options, PyObject *calendar, PyObject *batches,
                  int64_t chosen, int32_t counts_only)
{
    partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
    const partyorg_calendar *days;
    if (native_failed(partyorg_check_get(check, &info)) || native_calendar(calendar, &days) < 0)
        return NULL;
    const int64_t rows = rows_of(batches, check);
    PyObject *capsule = rows < 0 ? NULL : new_capsule(sizeof(struct results), RESULTS, free_results);
    if (!capsule)
        return NULL;
    struct results *r = inside(capsule, RESULTS);
    r->subject = info.subject;
    r->stage_count = info.stage_count;
    r->rule_count = info.rule_count;
    Py_INCREF(calendar);
    r->calendar = calendar;
    partyorg_arrow_request_init(&r->request);
    r->request.check = check;
    r->request.on = on;
    r->request.results = (1U << COLUMNS) - 1;
    r->request.values = (uint64_t)chosen;
    partyorg_batch_out_init(&r->out);
    partyorg_batch_counts_init(&r->counts);
    if (native_read_options(options, &r->options, &r->scorecard) < 0 || (!counts_only && make_room(r, rows) < 0))
        Py_CLEAR(capsule);
    return capsule;
}

/* Results that are, or are not, finished. */
static struct results *open_results(PyObject *capsule, int finished)
{
    struct results *r = opened(capsule, RESULTS);
    return r && r->finished != finished && native_failed(PARTYORG_E_RANGE) ? NULL : r;
}

/* A batch as C takes it. */
static partyorg_batch batch_of(const struct results *r, const struct batch *b)
{
    partyorg_batch batch = PARTYORG_BATCH_INIT;
    batch.check = b->check;
    batch.rows = b->bound.rows;
    batch.on = r->request.on;
    batch.column_count = b->bound.column_count;
    batch.columns = b->bound.columns;
    batch.on_column = b->bound.has_on ? &b->bound.on_column : NULL;
    batch.options = &r->options.options;
    native_calendar(r->calendar, &batch.calendar);
    return batch;
}

/* Where the results of a batch go that begins at a row of the table. */
static partyorg_batch_out out_from(const struct results *r, int64_t start, partyorg_batch_counts *counts)
{
    partyorg_batch_out out = r->out;
    out.counts = counts;
    if (!r->array.release)
        return out;
    out.verdict += start;
    out.stage = r->stage + start;
    out.met += start;
    out.not_met += start;
    out.unknown += start;
    out.not_applicable += start;
    out.due += start;
    out.due_rule = r->due_rule + start;
    for (int32_t i = 0; i < PARTYORG_VALUES_MAX; i++)
        if (out.values[i])
            out.values[i] = (r->values[i] ? r->values[i] : out.values[i]) + start;
    return out;
}

static void add_counts(partyorg_batch_counts *sum, const partyorg_batch_counts *more)
{
    sum->rows += more->rows;
    for (int i = 0; i < 4; i++)
        sum->verdicts[i] += more->verdicts[i];
    for (int i = 0; i <= PARTYORG_STAGES_MAX; i++)
        sum->stages[i] += more->stages[i];
    for (int i = 0; i < PARTYORG_RULES_MAX; i++)
        for (int j = 0; j < 4; j++)
            sum->rules[i][j] += more->rules[i][j];
}

PyObject *results_examine(PyObject *results, PyObject *batch, int64_t start, int64_t first, int64_t count)
{
    struct results *r = open_results(results, 0);
    const struct batch *b = r ? opened(batch, BATCH) : NULL;
    if (!b)
        return NULL;
    /* partyorg_check_batch sees to `first` and `count` */
    const int fits = start >= 0 && (!r->array.release || (start <= r->rows && b->bound.rows <= r->rows - start));
    if ((!fits || b->check != r->request.check) && native_failed(PARTYORG_E_RANGE))
        return NULL;
    const partyorg_batch examined = batch_of(r, b);
    partyorg_batch_counts counts;
    partyorg_batch_counts_init(&counts);
    const partyorg_batch_out out = out_from(r, start, &counts);
    partyorg_error *error = native_error();
    r->running++;
    PyThreadState *const state = PyEval_SaveThread();
    partyorg_status status = partyorg_check_batch(&examined, first, count, &out, error);
    PyEval_RestoreThread(state);
    r->running--;
    /* a value that cannot be read, and could when it was looked at once more: somebody changes the column */
    if (status == PARTYORG_OK && counts.rows != count)
        status = PARTYORG_E_VALUE;
    if (native_failed_in(status, start))
        return NULL;
    add_counts(&r->counts, &counts);
    Py_RETURN_NONE;
}

PyObject *results_finish(PyObject *results)
{
    struct results *r = open_results(results, 0);
    if (!r || (r->running && native_failed(PARTYORG_E_RANGE)))
        return NULL;
    if (r->array.release) {
        memcpy(r->out.stage, r->stage, (size_t)r->rows);
        memcpy(r->out.due_rule, r->due_rule, (size_t)r->rows);
        for (int32_t i = 0; i < PARTYORG_VALUES_MAX; i++)
            if (r->values[i])
                memcpy(r->out.values[i], r->values[i], (size_t)r->rows * sizeof *r->values[i]);
        for (int32_t i = 0; i < PARTYORG_VALUES_MAX; i++)
            for (int64_t row = 0; r->decimals[i] && row < r->rows; row++)
                r->decimals[i][row] = r->values[i][row] == PARTYORG_UNKNOWN ? Py_NAN : r->values[i][row] / 100.0;
        if (native_failed(partyorg_arrow_finish(&r->array)))
            return NULL;
    }
    r->finished = 1;
    Py_RETURN_NONE;
}

/* ---- what results say */

/* Finished results that have rows. */
static struct results *open_rows(PyObject *capsule)
{
    struct results *r = open_results(capsule, 1);
    return r && !r->array.release && native_failed(PARTYORG_E_RANGE) ? NULL : r;
}

/* What a memoryview of a column holds on to. */
struct column {
    PyObject_HEAD PyObject *results;
    void *items;
    const char *format;
    Py_ssize_t count, size;
};

static void free_column(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    Py_XDECREF(((struct column *)self)->results);
    PyObject_Free(self);
    Py_DECREF(type);
}

/* Columns come from results alone. */
static PyObject *no_new_column(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    (void)type, (void)arguments, (void)keywords;
    PyErr_SetString(PyExc_TypeError, "partyorg.core.Column: columns come from results alone");
    return NULL;
}

static int view_column(PyObject *self, Py_buffer *view, int flags)
{
    struct column *c = (struct column *)self;
    if (PyBuffer_FillInfo(view, self, c->items, c->count * c->size, 1, flags) < 0)
        return -1;
    view->itemsize = c->size;
    if (flags & PyBUF_FORMAT)
        view->format = (char *)(uintptr_t)c->format;
    if (flags & PyBUF_ND)
        view->shape = &c->count;
    if ((flags & PyBUF_STRIDES) == PyBUF_STRIDES)
        view->strides = &c->size;
    return 0;
}

/* The type, made when it is first asked for and kept; borrowed. */
static PyTypeObject *column_type(void)
{
    static char doc[] = "A column of results, seen through a memoryview.";
    static PyTypeObject *made;
    PyType_Slot slots[] = { { Py_tp_dealloc, (void *)(uintptr_t)free_column },
                            { Py_tp_new, (void *)(uintptr_t)no_new_column },
                            { Py_tp_doc, doc },
                            { Py_bf_getbuffer, (void *)(uintptr_t)view_column },
                            { 0, NULL } };
    PyType_Spec spec = {
        .name = "partyorg.core.Column", .basicsize = sizeof(struct column), .flags = Py_TPFLAGS_DEFAULT, .slots = slots
    };
    if (!made)
        made = (PyTypeObject *)PyType_FromSpec(&spec);
    return made;
}

/* The items of a column by its number; NULL when there is no such column. */
static void *items_of(const struct results *r, int32_t column)
{
    const partyorg_batch_out *o = &r->out;
    void *const items[COLUMNS] = { o->verdict, r->stage,          o->met, o->not_met,
                                   o->unknown, o->not_applicable, o->due, r->due_rule };
    if (column < 0 || column >= COLUMNS + PARTYORG_VALUES_MAX)
        return NULL;
    if (column < COLUMNS)
        return items[column];
    column -= COLUMNS;
    return r->decimals[column] ? (void *)r->decimals[column]
           : r->values[column] ? r->values[column]
                               : o->values[column];
}

PyObject *results_column(PyObject *results, int32_t column)
{
    static const char formats[COLUMNS + 2][2] = { "b", "b", "Q", "Q", "Q", "Q", "i", "b", "i", "d" };
    const struct results *r = open_rows(results);
    void *items = r ? items_of(r, column) : NULL;
    if (!r || (!items && native_failed(PARTYORG_E_RANGE)) || !column_type())
        return NULL;
    struct column *c = PyObject_New(struct column, column_type());
    if (!c)
        return NULL;
    Py_INCREF(results);
    c->results = results;
    c->items = items;
    c->format = formats[column < COLUMNS ? column : COLUMNS + (r->decimals[column - COLUMNS] != NULL)];
    c->count = (Py_ssize_t)r->rows;
    c->size = *c->format == 'b' ? 1 : *c->format == 'i' ? 4 : 8;
    PyObject *view = PyMemoryView_FromObject((PyObject *)c);
    Py_DECREF(c);
    return view;
}

/* The masks by status. */
static const uint64_t *mask_of(const struct results *r, int32_t status)
{
    const uint64_t *const masks[] = { r->out.met, r->out.not_met, r->out.unknown, r->out.not_applicable };
    return masks[status];
}

/* Writes the numbers of the rows picked, unless `rows` is NULL; returns how many there are. */
static int64_t pick(const struct results *r, int32_t verdict, int32_t rule, int32_t status, char *rows)
{
    const uint64_t *mask = rule < 0 ? NULL : mask_of(r, status);
    int64_t count = 0;
    for (int64_t i = 0; i < r->rows; i++) {
        if ((verdict >= 0 && r->out.verdict[i] != verdict) || (mask && !(mask[i] >> rule & 1)))
            continue;
        if (rows)
            memcpy(rows + (size_t)count * sizeof i, &i, sizeof i);
        count++;
    }
    return count;
}

PyObject *results_rows(PyObject *results, int32_t verdict, int32_t rule, int32_t status)
{
    const struct results *r = open_rows(results);
    if (!r || ((rule >= r->rule_count || (rule >= 0 && (status < 0 || status > PARTYORG_NOT_APPLICABLE))) &&
               native_failed(PARTYORG_E_RANGE)))
        return NULL;
    PyThreadState *state = PyEval_SaveThread();
    const int64_t count = pick(r, verdict, rule, status, NULL);
    PyEval_RestoreThread(state);
    PyObject *rows = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)(count * (int64_t)sizeof(int64_t)));
    if (!rows)
        return NULL;
    state = PyEval_SaveThread();
    pick(r, verdict, rule, status, PyBytes_AS_STRING(rows));
    PyEval_RestoreThread(state);
    return rows;
}

/* A list of numbers. */
static PyObject *from_numbers(const int64_t *numbers, Py_ssize_t count)
{
    PyObject *list = PyList_New(count);
    for (Py_ssize_t i = 0; list && i < count; i++) {
        PyObject *number = PyLong_FromLongLong(numbers[i]);
        if (number)
            PyList_SET_ITEM(list, i, number);
        else
            Py_CLEAR(list);
    }
    return list;
}

PyObject *results_counts(PyObject *results)
{
    const struct results *r = opened(results, RESULTS);
    PyObject *rules = r ? PyList_New(0) : NULL;
    for (int32_t i = 0; rules && i < r->rule_count; i++) {
        PyObject *numbers = from_numbers(r->counts.rules[i], 4);
        if (!numbers || PyList_Append(rules, numbers) < 0)
            Py_CLEAR(rules);
        Py_XDECREF(numbers);
    }
    if (!rules)
        return NULL;
    return Py_BuildValue("(LNNN)", (long long)r->counts.rows, from_numbers(r->counts.verdicts, 3),
                         from_numbers(r->counts.stages, r->stage_count + 1), rules);
}

PyObject *results_options(PyObject *results)
{
    const struct results *r = opened(results, RESULTS);
    return r ? native_from_options(&r->options, r->scorecard) : NULL;
}

PyObject *results_facts(PyObject *results, PyObject *batch, int64_t row)
{
    const struct results *r = opened(results, RESULTS);
    const struct batch *b = r ? opened(batch, BATCH) : NULL;
    partyorg_subject_info info = PARTYORG_SUBJECT_INFO_INIT;
    union native_facts facts;
    partyorg_date on = PARTYORG_UNKNOWN;
    if (!b || (b->check != r->request.check && native_failed(PARTYORG_E_RANGE)))
        return NULL;
    const partyorg_batch examined = batch_of(r, b);
    if (native_failed(partyorg_subject_get(r->subject, &info)) ||
        native_failed(partyorg_facts_init(r->subject, &facts, info.struct_size)) ||
        native_failed(partyorg_batch_facts(&examined, row, &facts, &on, native_error())))
        return NULL;
    return Py_BuildValue("(NN)", native_from_facts(r->subject, &facts), native_from_date(on));
}

/* The missing facts of rows of a batch that begins at row `start` of the table. */
static partyorg_status missing_of(const struct results *r, const partyorg_batch *batch, int64_t start, int64_t first,
                                  int64_t count, size_t size, uint64_t *missing, partyorg_error *error)
{
    partyorg_status status = PARTYORG_OK;
    for (int64_t i = 0; status == PARTYORG_OK && i < count; i++) {
        union native_facts facts;
        partyorg_date on = PARTYORG_UNKNOWN;
        partyorg_report report;
        missing[i] = 0;
        if (!r->out.unknown[start + first + i]) /* nothing is missing but for a rule that is unknown */
            continue;
        partyorg_report_init(&report);
        status = partyorg_facts_init(r->subject, &facts, size);
        if (status == PARTYORG_OK)
            status = partyorg_batch_facts(batch, first + i, &facts, &on, error);
        if (status == PARTYORG_OK)
            status = partyorg_check(batch->check, &facts, on, batch->options, batch->calendar, &report, error);
        missing[i] = report.missing;
    }
    return status;
}

PyObject *results_missing(PyObject *results, PyObject *batch, int64_t start, int64_t first, int64_t count)
{
    const struct results *r = open_rows(results);
    const struct batch *b = r ? opened(batch, BATCH) : NULL;
    partyorg_subject_info info = PARTYORG_SUBJECT_INFO_INIT;
    if (!b)
        return NULL;
    const int64_t rows = b->bound.rows;
    const int fits = start >= 0 && start <= r->rows && rows <= r->rows - start && first >= 0 && first <= rows &&
                     count >= 0 && count <= rows - first;
    if (((!fits || b->check != r->request.check) && native_failed(PARTYORG_E_RANGE)) ||
        native_failed(partyorg_subject_get(r->subject, &info)))
        return NULL;
    PyObject *bytes = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)(count * (int64_t)sizeof(uint64_t)));
    if (!bytes)
        return NULL;
    const partyorg_batch examined = batch_of(r, b);
    uint64_t *missing = (uint64_t *)(void *)PyBytes_AS_STRING(bytes);
    partyorg_error *error = native_error();
    PyThreadState *const state = PyEval_SaveThread();
    const partyorg_status status = missing_of(r, &examined, start, first, count, info.struct_size, missing, error);
    PyEval_RestoreThread(state);
    if (native_failed_in(status, start))
        Py_CLEAR(bytes);
    return bytes;
}

/* ---- Arrow out: consumers take what is in a capsule, or leave it to be freed with it */

#define FREE(NAME, TYPE, KIND)                                                                                         \
    static void NAME(PyObject *capsule)                                                                                \
    {                                                                                                                  \
        TYPE *given = inside(capsule, KIND);                                                                           \
        if (given->release)                                                                                            \
            given->release(given);                                                                                     \
        PyMem_Free(given);                                                                                             \
    }
FREE(free_schema, struct ArrowSchema, SCHEMA)
FREE(free_array, struct ArrowArray, ARRAY)
FREE(free_stream, struct ArrowArrayStream, STREAM)

PyObject *results_schema(PyObject *results)
{
    const struct results *r = open_rows(results);
    PyObject *capsule = r ? new_capsule(sizeof(struct ArrowSchema), SCHEMA, free_schema) : NULL;
    if (capsule && native_failed(partyorg_arrow_schema(&r->request, inside(capsule, SCHEMA), native_error())))
        Py_CLEAR(capsule);
    return capsule;
}

PyObject *results_array(PyObject *results)
{
    const struct results *r = open_rows(results);
    PyObject *capsule = r ? new_capsule(sizeof(struct ArrowArray), ARRAY, free_array) : NULL;
    if (capsule && native_failed(partyorg_arrow_share(&r->array, inside(capsule, ARRAY), native_error())))
        Py_CLEAR(capsule);
    return capsule;
}

/* A stream of one array. It is used and freed without the interpreter. */
struct one_array {
    partyorg_arrow_request request;
    struct ArrowArray array; /* has no `release` once it was handed out */
    partyorg_error error;
};

static int one_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
    struct one_array *one = stream->private_data;
    return partyorg_arrow_schema(&one->request, out, &one->error) == PARTYORG_OK ? 0 : ENOMEM;
}

static int one_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
    struct one_array *one = stream->private_data;
    *out = one->array;
    one->array.release = NULL;
    return 0;
}

static const char *one_error(struct ArrowArrayStream *stream)
{
    const struct one_array *one = stream->private_data;
    return *one->error.text[PARTYORG_EN] ? one->error.text[PARTYORG_EN] : NULL;
}

static void one_release(struct ArrowArrayStream *stream)
{
    struct one_array *one = stream->private_data;
    if (one->array.release)
        one->array.release(&one->array);
    free(one);
    stream->release = NULL;
}

PyObject *results_stream(PyObject *results)
{
    const struct results *r = open_rows(results);
    PyObject *capsule = r ? new_capsule(sizeof(struct ArrowArrayStream), STREAM, free_stream) : NULL;
    struct one_array *one = capsule ? calloc(1, sizeof *one) : NULL;
    if (capsule && !one)
        PyErr_NoMemory();
    if (!one || native_failed(partyorg_arrow_share(&r->array, &one->array, native_error()))) {
        free(one);
        Py_XDECREF(capsule);
        return NULL;
    }
    one->request = r->request;
    *(struct ArrowArrayStream *)inside(capsule, STREAM) = (struct ArrowArrayStream){ .get_schema = one_schema,
                                                                                     .get_next = one_next,
                                                                                     .get_last_error = one_error,
                                                                                     .release = one_release,
                                                                                     .private_data = one };
    return capsule;
}
