/* SPDX-License-Identifier: MIT */
/* Conversions and native functions of the Python module. */
#include "native.h"

#ifndef Py_LIMITED_API
#include <datetime.h>
#endif
#include <string.h>

#define BIT(mask, i) ((mask) >> (i)&1)

/* ---- errors */

int native_raise(const char *maker, PyObject *arguments)
{
    PyObject *module = arguments ? PyImport_ImportModule("partyorg._error") : NULL;
    PyObject *function = module ? PyObject_GetAttrString(module, maker) : NULL;
    PyObject *exception = function ? PyObject_CallObject(function, arguments) : NULL;
    if (exception)
        PyErr_SetObject((PyObject *)Py_TYPE(exception), exception);
    Py_XDECREF(exception);
    Py_XDECREF(function);
    Py_XDECREF(module);
    Py_XDECREF(arguments);
    return -1;
}

partyorg_error *native_error(void)
{
    static _Thread_local partyorg_error details;
    return &details;
}

/* A message without the row before it. */
static const char *behind_row(const char *text)
{
    const char *colon = strstr(text, ": ");
    return colon ? colon + 2 : text;
}

int native_failed(int32_t status)
{
    return native_failed_in(status, 0);
}

int native_failed_in(int32_t status, int64_t first)
{
    partyorg_error *details = native_error();
    if (status == PARTYORG_OK)
        return 0;
    if (details->status == status && details->row >= 0)
        native_raise("in_row",
                     Py_BuildValue("(isssL)", (int)status, details->name, behind_row(details->text[PARTYORG_VI]),
                                   behind_row(details->text[PARTYORG_EN]), (long long)(first + details->row)));
    else if (details->status == status)
        native_raise("Error", Py_BuildValue("(isss)", (int)status, details->name, PAIR(details->text)));
    else
        native_raise("Error", Py_BuildValue("(isss)", (int)status, "", partyorg_status_text(status, PARTYORG_VI),
                                            partyorg_status_text(status, PARTYORG_EN)));
    details->status = PARTYORG_OK;
    return 1;
}

int native_wrong_type(const char *name, const char *wanted, PyObject *value)
{
    PyErr_Clear();
    return native_raise("wrong_type", Py_BuildValue("(ssO)", name, wanted, value));
}

/* ---- conversions */

#ifndef Py_LIMITED_API

/* Whether there is a datetime module to work with. */
static int datetime_ready(void)
{
    if (!PyDateTimeAPI)
        PyDateTime_IMPORT;
    return PyDateTimeAPI != NULL;
}

/* A date, but no datetime: its day depends on a time zone. */
static int is_plain_date(PyObject *value)
{
    return PyDate_Check(value) && !PyDateTime_Check(value);
}

static int read_day(PyObject *date, partyorg_date *out)
{
    partyorg_date_from_civil(PyDateTime_GET_YEAR(date), PyDateTime_GET_MONTH(date), PyDateTime_GET_DAY(date), out);
    return 0;
}

static PyObject *make_date(partyorg_date date)
{
    int32_t year, month, day;
    if (native_failed(partyorg_date_to_civil(date, &year, &month, &day)))
        return NULL;
    return PyDate_FromDate(year, month, day);
}

#else

/* What datetime's C interface would give, kept for good. Ordinals are read by the class's own function, which no
 * subclass can have replaced. */
static PyTypeObject *date_type, *datetime_type;
static PyObject *to_ordinal, *from_ordinal;
enum { ORDINAL_OF_0 = 719163 };

static int datetime_ready(void)
{
    if (from_ordinal)
        return 1;
    /* the classes themselves: what stops the clock in tests puts others into `datetime` */
    PyObject *module = PyImport_ImportModule("_datetime");
    if (!module && PyErr_ExceptionMatches(PyExc_ImportError)) {
        PyErr_Clear();
        module = PyImport_ImportModule("datetime");
    }
    PyObject *date = module ? PyObject_GetAttrString(module, "date") : NULL;
    PyObject *datetime = date ? PyObject_GetAttrString(module, "datetime") : NULL;
    PyObject *to = datetime ? PyObject_GetAttrString(date, "toordinal") : NULL;
    PyObject *from = to ? PyObject_GetAttrString(date, "fromordinal") : NULL;
    Py_XDECREF(module);
    if (from && !from_ordinal) {
        date_type = (PyTypeObject *)date;
        datetime_type = (PyTypeObject *)datetime;
        to_ordinal = to;
        from_ordinal = from;
        return 1;
    }
    Py_XDECREF(date);
    Py_XDECREF(datetime);
    Py_XDECREF(to);
    Py_XDECREF(from);
    return from_ordinal != NULL;
}

static int is_plain_date(PyObject *value)
{
    return PyObject_TypeCheck(value, date_type) && !PyObject_TypeCheck(value, datetime_type);
}

static int read_day(PyObject *date, partyorg_date *out)
{
    PyObject *ordinal = PyObject_CallFunctionObjArgs(to_ordinal, date, NULL);
    const long number = ordinal ? PyLong_AsLong(ordinal) : -1;
    Py_XDECREF(ordinal);
    if (number == -1)
        return -1;
    *out = (partyorg_date)(number - ORDINAL_OF_0);
    return 0;
}

static PyObject *make_date(partyorg_date date)
{
    int32_t year, month, day;
    if (native_failed(partyorg_date_to_civil(date, &year, &month, &day)))
        return NULL;
    PyObject *ordinal = PyLong_FromLong((long)date + ORDINAL_OF_0);
    PyObject *made = ordinal ? PyObject_CallFunctionObjArgs(from_ordinal, ordinal, NULL) : NULL;
    Py_XDECREF(ordinal);
    return made;
}

#endif

/* 1: fits; 0: an integer that does not fit; -1: no integer, or an exception. A bool is no integer here. */
static int as_int64(PyObject *value, int64_t *out)
{
    int overflow = 0;
    PyObject *number = NULL;
    if (!PyBool_Check(value) && PyIndex_Check(value))
        number = PyNumber_Index(value);
    if (!number)
        return -1;
    *out = PyLong_AsLongLongAndOverflow(number, &overflow);
    Py_DECREF(number);
    return !overflow;
}

static int as_int32(PyObject *value, int32_t *out)
{
    int64_t wide;
    const int read = as_int64(value, &wide);
    if (read <= 0)
        return read;
    if (wide < INT32_MIN || wide > INT32_MAX)
        return 0;
    *out = (int32_t)wide;
    return 1;
}

/* What comes of an integer that as_int32() or as_int64() read. */
static int read_integer(int read, PyObject *value, const char *name, int bits)
{
    switch (read) {
    case 1:
        return 0;
    case 0:
        return native_raise("out_of_range", Py_BuildValue("(sOi)", name, value, bits));
    default:
        return PyErr_Occurred() ? -1 : native_wrong_type(name, "an int", value);
    }
}

int native_int32(PyObject *value, const char *name, int32_t *out)
{
    return read_integer(as_int32(value, out), value, name, 32);
}

int native_int64(PyObject *value, const char *name, int64_t *out)
{
    return read_integer(as_int64(value, out), value, name, 64);
}

const char *native_text(PyObject *value, const char *name, size_t *length)
{
    Py_ssize_t size;
    if (!PyUnicode_Check(value)) {
        native_wrong_type(name, "a str", value);
        return NULL;
    }
    const char *text = PyUnicode_AsUTF8AndSize(value, &size);
    if (!text)
        return NULL;
    if (length) {
        *length = (size_t)size;
    } else if (strlen(text) != (size_t)size) {
        PyErr_Format(PyExc_ValueError, "%s: embedded null character", name);
        return NULL;
    }
    return text;
}

int native_date(PyObject *value, const char *name, partyorg_date *out)
{
    if (!datetime_ready())
        return -1;
    if (is_plain_date(value))
        return read_day(value, out);
    if (!PyUnicode_Check(value))
        return native_wrong_type(name, "a datetime.date (no datetime) or a str such as 2025-07-01 or 01/07/2025",
                                 value);
    size_t length;
    const char *text = native_text(value, name, &length);
    return !text || native_failed(partyorg_date_parse(text, length, out, native_error())) ? -1 : 0;
}

PyObject *native_from_date(partyorg_date date)
{
    if (date == PARTYORG_UNKNOWN)
        Py_RETURN_NONE;
    return datetime_ready() ? make_date(date) : NULL;
}

int native_lunar(PyObject *value, partyorg_lunar *out)
{
    int32_t *const members[] = { &out->year, &out->month, &out->day, &out->leap };
    static const char names[][6] = { "year", "month", "day", "leap" };
    if (!PyTuple_Check(value) || PyTuple_GET_SIZE(value) != 4)
        return native_wrong_type("lunar", "a tuple of year, month, day and leap", value);
    for (int i = 0; i < 4; i++) {
        PyObject *item = PyTuple_GET_ITEM(value, i);
        if (i == 3 && PyBool_Check(item))
            *members[i] = item == Py_True;
        else if (native_int32(item, names[i], members[i]) < 0)
            return -1;
    }
    return 0;
}

PyObject *native_append(PyObject *result, PyObject *value)
{
    PyObject *all = NULL;
    if (!value || result == Py_None) {
        Py_DECREF(result);
        return value;
    }
    const Py_ssize_t count = PyTuple_Check(result) ? PyTuple_GET_SIZE(result) : 0;
    if (count == 0) {
        all = PyTuple_Pack(2, result, value);
    } else if ((all = PyTuple_New(count + 1)) != NULL) {
        for (Py_ssize_t i = 0; i <= count; i++) {
            PyObject *item = i < count ? PyTuple_GET_ITEM(result, i) : value;
            Py_INCREF(item);
            PyTuple_SET_ITEM(all, i, item);
        }
    }
    Py_DECREF(result);
    Py_DECREF(value);
    return all;
}

PyObject *native_from_lunar(const partyorg_lunar *l)
{
    return Py_BuildValue("(iiiN)", (int)l->year, (int)l->month, (int)l->day, PyBool_FromLong(l->leap));
}

PyObject *native_from_subject(const partyorg_subject_info *i)
{
    return Py_BuildValue("{s:s,s:(ss),s:i}", "name", i->name, "titles", PAIR(i->title), "fact_count",
                         (int)i->fact_count);
}

PyObject *native_from_fact(const partyorg_fact_info *i)
{
    return Py_BuildValue("{s:s,s:(ss),s:s,s:N,s:s,s:i,s:i,s:i}", "name", i->name, "titles", PAIR(i->title), "type",
                         partyorg_type_name(i->type), "unit", from_name(partyorg_unit_name(i->unit)), "nature",
                         partyorg_nature_name(i->nature), "minimum", (int)i->minimum, "maximum", (int)i->maximum,
                         "choice_count", (int)i->choice_count);
}

PyObject *native_from_choice(const partyorg_choice_info *i)
{
    return Py_BuildValue("{s:s,s:(ss)}", "name", i->name, "titles", PAIR(i->title));
}

PyObject *native_from_instrument(const partyorg_instrument_info *i)
{
    return Py_BuildValue("{s:s,s:s,s:(ss),s:(ss),s:(ss),s:N,s:N,s:N,s:N,s:N,s:N,s:s}", "code", i->code, "number",
                         i->number, "titles", PAIR(i->title), "issuers", PAIR(i->issuer), "topics", PAIR(i->topic),
                         "signed_on", native_from_date(i->signed_on), "from_", native_from_date(i->from), "to",
                         native_from_date(i->to), "assumed_from", PyBool_FromLong(i->flags & PARTYORG_ASSUMED_FROM),
                         "assumed_to", PyBool_FromLong(i->flags & PARTYORG_ASSUMED_TO), "replaced_by",
                         from_name(i->replaced_by), "confidence", partyorg_confidence_name(i->confidence));
}

PyObject *native_from_edition(const partyorg_edition_info *i)
{
    return Py_BuildValue("{s:s,s:i,s:s,s:(ss),s:i,s:N,s:N,s:N,s:N}", "code", i->code, "family", (int)i->family,
                         "family_name", i->family_name, "titles", PAIR(i->family_title), "instrument",
                         (int)i->instrument, "from_", native_from_date(i->from), "to", native_from_date(i->to),
                         "assumed_from", PyBool_FromLong(i->flags & PARTYORG_ASSUMED_FROM), "assumed_to",
                         PyBool_FromLong(i->flags & PARTYORG_ASSUMED_TO));
}

PyObject *native_from_check(const partyorg_check_info *i)
{
    return Py_BuildValue("{s:s,s:(ss),s:(ss),s:i,s:i,s:i,s:i}", "name", i->name, "titles", PAIR(i->title), "questions",
                         PAIR(i->question), "subject", (int)i->subject, "stage_count", (int)i->stage_count,
                         "rule_count", (int)i->rule_count, "value_count", (int)i->value_count);
}

PyObject *native_from_stage(const partyorg_stage_info *i)
{
    return Py_BuildValue("{s:s,s:(ss),s:(ss)}", "name", i->name, "titles", PAIR(i->title), "actors", PAIR(i->actor));
}

PyObject *native_from_rule(const partyorg_rule_info *i)
{
    return Py_BuildValue("{s:s,s:(ss),s:s,s:i,s:i,s:N,s:i,s:N,s:K}", "id", i->id, "titles", PAIR(i->title), "kind",
                         partyorg_kind_name(i->kind), "stage", (int)i->stage, "family", (int)i->family, "governing",
                         from_index(i->governing), "wording_count", (int)i->wording_count, "due_value",
                         from_index(i->due_value), "facts", (unsigned long long)i->facts);
}

PyObject *native_from_wording(const partyorg_wording_info *i)
{
    return Py_BuildValue("{s:i,s:s,s:s,s:(NNN)}", "edition", (int)i->edition, "confidence",
                         partyorg_confidence_name(i->confidence), "provision", i->provision, "parameters",
                         from_number(i->parameters[0]), from_number(i->parameters[1]), from_number(i->parameters[2]));
}
_Static_assert(PARTYORG_PARAMETERS == 3, "native_from_wording gives every parameter");

PyObject *native_from_value(const partyorg_value_info *i)
{
    return Py_BuildValue("{s:s,s:(ss),s:s,s:N,s:N}", "name", i->name, "titles", PAIR(i->title), "type",
                         partyorg_type_name(i->type), "unit", from_name(partyorg_unit_name(i->unit)), "fact",
                         from_index(i->fact));
}

/* ---- facts */

static PyObject *choice_name(int32_t subject, int32_t fact, int32_t choice)
{
    partyorg_choice_info info = PARTYORG_CHOICE_INFO_INIT;
    return native_failed(partyorg_choice_get(subject, fact, choice, &info)) ? NULL : PyUnicode_FromString(info.name);
}

PyObject *native_from_hundredths(int32_t hundredths)
{
    if (hundredths == PARTYORG_UNKNOWN)
        Py_RETURN_NONE;
    return PyFloat_FromDouble(hundredths / 100.0); /* of all floats the nearest, as that of a literal is */
}

/* A value of a type as Python has it; None when unknown. */
static PyObject *from_value(int32_t subject, int32_t fact, int32_t type, int32_t value)
{
    if (value == PARTYORG_UNKNOWN)
        Py_RETURN_NONE;
    switch (type) {
    case PARTYORG_TYPE_DATE:
        return native_from_date(value);
    case PARTYORG_TYPE_BOOL:
        return PyBool_FromLong(value);
    case PARTYORG_TYPE_INT:
        return PyLong_FromLong(value);
    case PARTYORG_TYPE_DECIMAL:
        return native_from_hundredths(value);
    default:
        return choice_name(subject, fact, value);
    }
}

/* What a value is compared with: a tuple of choices when it must be one of them. */
static PyObject *from_required(int32_t subject, int32_t fact, int32_t type, int32_t relation, int32_t required)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    if (relation != PARTYORG_ONE_OF || required == PARTYORG_UNKNOWN)
        return from_value(subject, fact, type, required);
    if (native_failed(partyorg_fact_get(subject, fact, &info)))
        return NULL;
    PyObject *list = PyList_New(0);
    for (int32_t i = 0; list && i < info.choice_count; i++)
        if (BIT((uint32_t)required, i))
            list = grow(list, choice_name(subject, fact, i));
    PyObject *tuple = list ? PyList_AsTuple(list) : NULL;
    Py_XDECREF(list);
    return tuple;
}

/* The string value of an enum.Enum member, a new reference; NULL, perhaps with an exception, for anything else. */
static PyObject *enum_text(PyObject *value)
{
    PyObject *module = PyImport_ImportModule("enum");
    PyObject *class = module ? PyObject_GetAttrString(module, "Enum") : NULL;
    PyObject *text = class && PyObject_IsInstance(value, class) > 0 ? PyObject_GetAttrString(value, "value") : NULL;
    if (text && !PyUnicode_Check(text))
        Py_CLEAR(text);
    Py_XDECREF(class);
    Py_XDECREF(module);
    return text;
}

static int read_choice(int32_t subject, int32_t fact, PyObject *text, int32_t *out)
{
    partyorg_choice_info info = PARTYORG_CHOICE_INFO_INIT;
    size_t length;
    const char *name = native_text(text, "", &length);
    if (!name) {
        PyErr_Clear();
        return 0;
    }
    for (int32_t i = 0; partyorg_choice_get(subject, fact, i, &info) == PARTYORG_OK; i++)
        if (strlen(info.name) == length && memcmp(info.name, name, length) == 0) {
            *out = i;
            return 1;
        }
    return 0;
}

/* The hundredths of a number that has no more than two decimals: 1, 0 for any other, -1 with an exception. */
static int read_decimal(PyObject *value, int32_t *out)
{
    int64_t whole;
    if (PyFloat_Check(value)) {
        const double given = PyFloat_AS_DOUBLE(value);
        if (!(given > -1e7 && given < 1e7))
            return 0;
        *out = (int32_t)(given * 100 + (given < 0 ? -0.5 : 0.5));
        return *out / 100.0 == given;
    }
    if (PyIndex_Check(value)) {
        const int read = as_int64(value, &whole);
        if (read <= 0 || whole <= -10000000 || whole >= 10000000)
            return read < 0 && PyErr_Occurred() && !PyErr_ExceptionMatches(PyExc_TypeError) ? -1 : 0;
        *out = (int32_t)whole * 100;
        return 1;
    }
    PyObject *module = PyImport_ImportModule("partyorg._decimal");
    PyObject *number = module ? PyObject_CallMethod(module, "hundredths", "(O)", value) : NULL;
    const int read = !number ? -1 : number == Py_None ? 0 : as_int32(number, out);
    Py_XDECREF(number);
    Py_XDECREF(module);
    return read;
}

int native_value(int32_t subject, int32_t fact, const partyorg_fact_info *info, PyObject *value, int32_t *out)
{
    int read = 0;
    *out = PARTYORG_UNKNOWN;
    if (value == Py_None)
        return 0;
    switch (info->type) {
    case PARTYORG_TYPE_DATE:
        if (!datetime_ready())
            return -1;
        if (is_plain_date(value))
            return read_day(value, out);
        if (PyUnicode_Check(value)) {
            size_t length;
            const char *text = native_text(value, info->name, &length);
            if (text && native_failed(partyorg_fact_parse(subject, fact, text, length, out, native_error())))
                return -1;
            read = text && *out != PARTYORG_UNKNOWN;
            if (!text)
                PyErr_Clear();
        }
        break;
    case PARTYORG_TYPE_BOOL:
        read = PyBool_Check(value);
        *out = value == Py_True;
        break;
    case PARTYORG_TYPE_INT:
        read = as_int32(value, out);
        if (read < 0 && PyErr_Occurred() && !PyErr_ExceptionMatches(PyExc_TypeError))
            return -1;
        PyErr_Clear();
        read = read > 0 && *out != PARTYORG_UNKNOWN;
        break;
    case PARTYORG_TYPE_DECIMAL:
        if (PyUnicode_Check(value)) {
            size_t length;
            const char *text = native_text(value, info->name, &length);
            if (text && native_failed(partyorg_fact_parse(subject, fact, text, length, out, native_error())))
                return -1;
            read = text && *out != PARTYORG_UNKNOWN;
        } else {
            read = read_decimal(value, out);
            if (read < 0 && PyErr_Occurred())
                return -1;
            read = read > 0 && *out >= info->minimum && *out <= info->maximum;
        }
        PyErr_Clear();
        break;
    default:
        if (PyUnicode_Check(value)) {
            read = read_choice(subject, fact, value, out);
        } else {
            PyObject *text = enum_text(value);
            if (!text && PyErr_Occurred())
                return -1;
            read = text && read_choice(subject, fact, text, out);
            Py_XDECREF(text);
        }
        break;
    }
    return read ? 0 : native_raise("refused", Py_BuildValue("(iiO)", (int)subject, (int)fact, value));
}

/* Sets one fact, found by its name alone: a title is a column header, not a key. */
static int read_fact(int32_t subject, PyObject *key, PyObject *value, union native_facts *facts)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    int32_t fact, number;
    size_t length;
    const char *name = native_text(key, "", &length);
    PyErr_Clear();
    if (!name || partyorg_fact_find(subject, name, length, &fact) != PARTYORG_OK ||
        partyorg_fact_get(subject, fact, &info) != PARTYORG_OK || strlen(info.name) != length ||
        memcmp(info.name, name, length) != 0)
        return native_raise("no_fact", Py_BuildValue("(iO)", (int)subject, key));
    if (native_value(subject, fact, &info, value, &number) < 0)
        return -1;
    return native_failed(partyorg_facts_put(subject, facts, fact, number, native_error())) ? -1 : 0;
}

/* A dict of our own, so that nothing changes it while its values are read. */
static PyObject *snapshot(PyObject *mapping)
{
    if (PyDict_CheckExact(mapping))
        return PyDict_Copy(mapping);
    PyObject *keys = PyObject_GetAttrString(mapping, "keys");
    if (!keys) {
        if (PyErr_ExceptionMatches(PyExc_AttributeError))
            native_wrong_type("facts and options", "a mapping or None", mapping);
        return NULL;
    }
    Py_DECREF(keys);
    PyObject *copy = PyDict_New();
    if (copy && PyDict_Update(copy, mapping) < 0)
        Py_CLEAR(copy);
    return copy;
}

/* Whether a key of the options is the one that is no fact. */
static int is_scorecard(PyObject *key)
{
    return PyUnicode_Check(key) && PyUnicode_CompareWithASCIIString(key, "scorecard") == 0;
}

/* The same for options: a scorecard among them goes to `card`. */
static int read_mapping(int32_t subject, PyObject *mapping, union native_facts *facts, PyObject **card)
{
    partyorg_subject_info info = PARTYORG_SUBJECT_INFO_INIT;
    if (native_failed(partyorg_subject_get(subject, &info)) ||
        native_failed(partyorg_facts_init(subject, facts, info.struct_size)))
        return -1;
    if (mapping == Py_None)
        return 0;
    PyObject *copy = snapshot(mapping), *key, *value;
    Py_ssize_t at = 0;
    int result = copy ? 0 : -1;
    while (result == 0 && PyDict_Next(copy, &at, &key, &value)) {
        Py_INCREF(key);
        Py_INCREF(value);
        result = card && is_scorecard(key) ? native_read_scorecard(value, card) : read_fact(subject, key, value, facts);
        Py_DECREF(key);
        Py_DECREF(value);
    }
    Py_XDECREF(copy);
    return result;
}

int native_read_facts(int32_t subject, PyObject *mapping, union native_facts *facts)
{
    return read_mapping(subject, mapping, facts, NULL);
}

int native_read_options(PyObject *mapping, union native_facts *options, PyObject **card)
{
    *card = NULL;
    if (read_mapping(PARTYORG_SUBJECT_OPTIONS, mapping, options, card) < 0) {
        Py_CLEAR(*card);
        return -1;
    }
    options->options.scorecard = *card ? native_get_scorecard(*card) : NULL;
    return 0;
}

PyObject *native_from_options(const union native_facts *options, PyObject *card)
{
    PyObject *dict = native_from_facts(PARTYORG_SUBJECT_OPTIONS, options);
    if (!dict || !card)
        return dict;
    Py_INCREF(card);
    return put(dict, "scorecard", card);
}

PyObject *native_from_facts(int32_t subject, const union native_facts *facts)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    PyObject *dict = PyDict_New();
    for (int32_t i = 0; dict && partyorg_fact_get(subject, i, &info) == PARTYORG_OK; i++)
        if (facts->words[i + 1] != PARTYORG_UNKNOWN)
            dict = put(dict, info.name, from_value(subject, i, info.type, facts->words[i + 1]));
    return dict;
}

PyObject *native_fact_names(int32_t subject, uint64_t facts)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    PyObject *list = PyList_New(0);
    for (int32_t i = 0; list && i < 64; i++)
        if (BIT(facts, i) && partyorg_fact_get(subject, i, &info) == PARTYORG_OK)
            list = grow(list, PyUnicode_FromString(info.name));
    return list;
}

PyObject *fact_parse(int32_t subject, int32_t fact, const char *text, size_t length)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    int32_t value;
    if (native_failed(partyorg_fact_get(subject, fact, &info)) ||
        native_failed(partyorg_fact_parse(subject, fact, text, length, &value, native_error())))
        return NULL;
    return from_value(subject, fact, info.type, value);
}

PyObject *fact_print(int32_t subject, int32_t fact, PyObject *value, int32_t language)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    int32_t number;
    PyObject *text;
    if (native_failed(partyorg_fact_get(subject, fact, &info)) ||
        native_value(subject, fact, &info, value, &number) < 0)
        return NULL;
    PRINT(text, partyorg_fact_print(subject, fact, number, language, buffer, size, &needed));
    return text;
}

/* ---- calendars */

static const char CALENDAR[] = "partyorg.calendar";

/* The lists follow the struct in the same block. */
static void free_calendar(PyObject *capsule)
{
    PyMem_Free(PyCapsule_GetPointer(capsule, CALENDAR));
}

int native_calendar(PyObject *value, const partyorg_calendar **out)
{
    *out = NULL;
    if (value == Py_None)
        return 0;
    if (!PyCapsule_IsValid(value, CALENDAR))
        return native_wrong_type("calendar", "a native calendar or None", value);
    *out = PyCapsule_GetPointer(value, CALENDAR);
    return 0;
}

/* Two sequences of dates, each ascending strictly. */
PyObject *calendar(PyObject *days_off, PyObject *make_up)
{
    PyObject *capsule = NULL, *const given[] = { days_off, make_up };
    PyObject *lists[] = { NULL, NULL };
    partyorg_calendar *c = NULL;
    int32_t is_working;
    for (int i = 0; i < 2; i++)
        if (!(lists[i] = PySequence_Tuple(given[i])))
            goto done;
    const Py_ssize_t off = PyTuple_GET_SIZE(lists[0]), count = off + PyTuple_GET_SIZE(lists[1]);
    if (count > 1000000) {
        PyErr_SetString(PyExc_ValueError, "calendar: more than 1000000 days");
        goto done;
    }
    c = PyMem_Malloc(sizeof *c + (size_t)count * sizeof(partyorg_date));
    if (!c) {
        PyErr_NoMemory();
        goto done;
    }
    partyorg_date *days = (partyorg_date *)(c + 1);
    *c = (partyorg_calendar)PARTYORG_CALENDAR_INIT;
    c->days_off_count = (int32_t)off;
    c->make_up_count = (int32_t)(count - off);
    c->days_off = days;
    c->make_up = days + off;
    for (Py_ssize_t i = 0; i < count; i++)
        if (native_date(i < off ? PyTuple_GET_ITEM(lists[0], i) : PyTuple_GET_ITEM(lists[1], i - off), "calendar",
                        &days[i]) < 0)
            goto done;
    if (!native_failed(partyorg_is_working_day(c, 0, &is_working)))
        capsule = PyCapsule_New(c, CALENDAR, free_calendar);
done:
    if (!capsule)
        PyMem_Free(c);
    Py_XDECREF(lists[0]);
    Py_XDECREF(lists[1]);
    return capsule;
}

/* ---- checks */

struct native_report {
    PyObject *calendar;  /* capsule or None */
    PyObject *scorecard; /* capsule or NULL: the options point into it */
    int32_t subject;
    union native_facts facts, options;
    partyorg_report report;
};

static const char REPORT[] = "partyorg.report";

static void free_report(PyObject *capsule)
{
    native_report *r = PyCapsule_GetPointer(capsule, REPORT);
    Py_XDECREF(r->calendar);
    Py_XDECREF(r->scorecard);
    PyMem_Free(r);
}

const native_report *native_get_report(PyObject *capsule)
{
    if (!PyCapsule_IsValid(capsule, REPORT)) {
        native_wrong_type("report", "a native report", capsule);
        return NULL;
    }
    return PyCapsule_GetPointer(capsule, REPORT);
}

/* The calendar behind a report. */
static const partyorg_calendar *calendar_of(const native_report *r)
{
    const partyorg_calendar *c = NULL;
    native_calendar(r->calendar, &c);
    return c;
}

/* Reads what a check is given; returns -1 with an exception when something is refused. */
static int read_file(int32_t check, PyObject *given_facts, PyObject *given_options, int32_t *subject,
                     union native_facts *facts, union native_facts *options, PyObject **card)
{
    *card = NULL;
    partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
    if (native_failed(partyorg_check_get(check, &info)))
        return -1;
    *subject = info.subject;
    if (native_read_facts(info.subject, given_facts, facts) < 0)
        return -1;
    return native_read_options(given_options, options, card);
}

PyObject *masks(int32_t check, PyObject *given_facts, partyorg_date on, PyObject *given_options,
                PyObject *given_calendar)
{
    union native_facts facts, options;
    const partyorg_calendar *c;
    partyorg_masks m = PARTYORG_MASKS_INIT;
    int32_t subject;
    PyObject *card = NULL;
    const int failed = native_calendar(given_calendar, &c) < 0 ||
                       read_file(check, given_facts, given_options, &subject, &facts, &options, &card) < 0 ||
                       native_failed(partyorg_check_masks(check, &facts, on, &options.options, c, &m, native_error()));
    Py_XDECREF(card);
    if (failed)
        return NULL;
    return Py_BuildValue("(siKKKK)", partyorg_finding_status_name(m.verdict), (int)m.stage, (unsigned long long)m.met,
                         (unsigned long long)m.not_met, (unsigned long long)m.unknown,
                         (unsigned long long)m.not_applicable);
}

PyObject *report(int32_t check, PyObject *given_facts, partyorg_date on, PyObject *given_options,
                 PyObject *given_calendar)
{
    const partyorg_calendar *c;
    native_report *r = PyMem_Malloc(sizeof *r);
    if (!r)
        return PyErr_NoMemory();
    Py_INCREF(given_calendar);
    r->calendar = given_calendar;
    r->scorecard = NULL;
    partyorg_report_init(&r->report);
    PyObject *capsule = NULL;
    if (native_calendar(given_calendar, &c) == 0 &&
        read_file(check, given_facts, given_options, &r->subject, &r->facts, &r->options, &r->scorecard) == 0 &&
        !native_failed(partyorg_check(check, &r->facts, on, &r->options.options, c, &r->report, native_error())))
        capsule = PyCapsule_New(r, REPORT, free_report);
    if (!capsule) {
        Py_DECREF(given_calendar);
        Py_XDECREF(r->scorecard);
        PyMem_Free(r);
    }
    return capsule;
}

PyObject *report_facts(const native_report *r)
{
    return native_from_facts(r->subject, &r->facts);
}

PyObject *report_options(const native_report *r)
{
    return native_from_options(&r->options, r->scorecard);
}

PyObject *report_verdict(const native_report *r)
{
    return PyUnicode_FromString(partyorg_finding_status_name(r->report.verdict));
}

PyObject *report_statuses(const native_report *r)
{
    char statuses[PARTYORG_RULES_MAX];
    for (int32_t i = 0; i < r->report.rule_count; i++)
        statuses[i] = (char)r->report.findings[i].status;
    return PyBytes_FromStringAndSize(statuses, r->report.rule_count);
}

static PyObject *from_next_step(const native_report *r)
{
    const partyorg_next_step *n = &r->report.next;
    PyObject *texts[2];
    for (int32_t i = 0; i < 2; i++)
        PRINT(texts[i], partyorg_next_step_print(r->report.check, n, i, buffer, size, &needed));
    return Py_BuildValue("{s:s,s:N,s:N,s:N,s:N,s:N,s:N,s:(NN)}", "action", partyorg_action_name(n->action), "stage",
                         from_index(n->stage), "rule", from_index(n->rule), "from_", native_from_date(n->from), "due",
                         native_from_date(n->due), "due_rule", from_index(n->due_rule), "missing",
                         native_fact_names(r->subject, n->missing), "texts", texts[0], texts[1]);
}

PyObject *report_summary(const native_report *r)
{
    const partyorg_report *p = &r->report;
    partyorg_value_info info = PARTYORG_VALUE_INFO_INIT;
    PyObject *stages = PyList_New(0), *values = PyDict_New();
    for (int32_t i = 0; stages && i < p->stage_count; i++)
        stages = grow(stages, PyUnicode_FromString(partyorg_finding_status_name(p->stages[i])));
    for (int32_t i = 0; values && i < p->value_count; i++)
        if (p->values[i] != PARTYORG_UNKNOWN && partyorg_value_get(p->check, i, &info) == PARTYORG_OK)
            values = put(values, info.name, from_value(PARTYORG_SUBJECT_VALUES, info.fact, info.type, p->values[i]));
    return Py_BuildValue("{s:N,s:i,s:N,s:N,s:N,s:N,s:N,s:N}", "on", native_from_date(p->on), "stage", (int)p->stage,
                         "stages", stages, "values", values, "missing", native_fact_names(r->subject, p->missing),
                         "missing_for_verdict", native_fact_names(r->subject, p->missing_for_verdict), "contradictions",
                         native_fact_names(r->subject, p->contradictions), "next_step", from_next_step(r));
}

/* One line on each value that is there. */
PyObject *report_value_texts(const native_report *r, int32_t language)
{
    PyObject *list = PyList_New(0), *text = NULL;
    for (int32_t i = 0; list && i < r->report.value_count; i++)
        if (r->report.values[i] != PARTYORG_UNKNOWN) {
            PRINT(text, partyorg_value_print(&r->report, i, language, buffer, size, &needed));
            list = grow(list, text);
        }
    return list;
}

static PyObject *from_right(const native_report *r, int32_t i)
{
    partyorg_right right = PARTYORG_RIGHT_INIT;
    PyObject *lines[2];
    if (native_failed(partyorg_right_get(&r->report, i, &right)))
        return NULL;
    for (int32_t k = 0; k < 2; k++)
        PRINT(lines[k], partyorg_right_print(&r->report, i, k, buffer, size, &needed));
    return Py_BuildValue("{s:s,s:(ss),s:(ss),s:(ss),s:N,s:N,s:N,s:N,s:(NN)}", "id", right.id, "titles",
                         PAIR(right.title), "statements", PAIR(right.text), "to", PAIR(right.to), "due",
                         native_from_date(right.due), "edition", from_index(right.edition), "confidence",
                         from_name(partyorg_confidence_name(right.confidence)), "provision", from_name(right.provision),
                         "texts", lines[0], lines[1]);
}

PyObject *report_rights(const native_report *r)
{
    PyObject *list = PyList_New(0);
    for (int32_t i = 0; list && i < partyorg_right_count(r->report.check); i++)
        list = grow(list, from_right(r, i));
    return list;
}

static const partyorg_finding *finding_of(const native_report *r, int32_t rule)
{
    if (rule < 0 || rule >= r->report.rule_count) {
        native_failed(PARTYORG_E_RANGE);
        return NULL;
    }
    return &r->report.findings[rule];
}

/* The name of a fact; None for -1. */
static PyObject *fact_name(int32_t subject, int32_t fact)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    return partyorg_fact_get(subject, fact, &info) == PARTYORG_OK ? PyUnicode_FromString(info.name) : from_name(NULL);
}

PyObject *report_finding(const native_report *r, int32_t rule)
{
    const partyorg_finding *f = finding_of(r, rule);
    if (!f)
        return NULL;
    return Py_BuildValue("{s:N,s:N,s:N,s:N,s:N,s:N,s:N,s:N,s:N,s:N,s:N,s:N,s:N}", "edition", from_index(f->edition),
                         "confidence", from_name(partyorg_confidence_name(f->confidence)), "governing_on",
                         native_from_date(f->governing), "stand_in", PyBool_FromLong(f->flags & PARTYORG_STAND_IN),
                         "overdue", PyBool_FromLong(f->flags & PARTYORG_OVERDUE), "counts",
                         PyBool_FromLong(f->flags & PARTYORG_COUNTS), "no_edition",
                         PyBool_FromLong(f->flags & PARTYORG_NO_EDITION), "fact", fact_name(r->subject, f->fact),
                         "observed", from_value(r->subject, f->fact, f->type, f->observed), "relation",
                         from_name(partyorg_relation_name(f->relation)), "required",
                         from_required(r->subject, f->fact, f->type, f->relation, f->required), "due",
                         native_from_date(f->due), "missing", native_fact_names(r->subject, f->missing));
}

PyObject *report_finding_text(const native_report *r, int32_t rule, int32_t language)
{
    const partyorg_finding *f = finding_of(r, rule);
    PyObject *text = NULL;
    if (f)
        PRINT(text, partyorg_finding_print(r->report.check, f, language, buffer, size, &needed));
    return text;
}

static PyObject *from_step(const native_report *r, const partyorg_step *s)
{
    partyorg_fact_info info = PARTYORG_FACT_INFO_INIT;
    if (native_failed(partyorg_fact_get(r->subject, s->fact, &info)))
        return NULL;
    return Py_BuildValue("(ssN)", info.name, partyorg_relation_name(s->relation),
                         from_required(r->subject, s->fact, info.type, s->relation, s->required));
}

static PyObject *from_remedy(const native_report *r, const partyorg_remedy *remedy)
{
    PyObject *texts[2], *steps = PyList_New(0);
    for (int32_t i = 0; steps && i < remedy->step_count; i++)
        steps = grow(steps, from_step(r, &remedy->steps[i]));
    for (int32_t i = 0; i < 2; i++)
        PRINT(texts[i], partyorg_remedy_print(r->report.check, remedy, i, buffer, size, &needed));
    return Py_BuildValue("{s:N,s:N,s:N,s:(NN)}", "steps", steps, "from_", native_from_date(remedy->from), "proven",
                         PyBool_FromLong(remedy->proven), "texts", texts[0], texts[1]);
}

PyObject *report_remedies(const native_report *r, int32_t rule)
{
    const partyorg_report *p = &r->report;
    partyorg_remedy few[8], *found = few;
    int32_t capacity = (int32_t)(sizeof few / sizeof few[0]), count = 0;
    PyObject *list = NULL;
    partyorg_status status = partyorg_remedies(p->check, &r->facts, p->on, &r->options.options, calendar_of(r), rule,
                                               found, capacity, &count, native_error());
    if (status == PARTYORG_E_SPACE) {
        native_error()->status = PARTYORG_OK;
        capacity = count;
        found = PyMem_Malloc((size_t)capacity * sizeof *found);
        if (!found)
            return PyErr_NoMemory();
        status = partyorg_remedies(p->check, &r->facts, p->on, &r->options.options, calendar_of(r), rule, found,
                                   capacity, &count, native_error());
    }
    if (!native_failed(status))
        list = PyList_New(0);
    for (int32_t i = 0; list && i < count; i++)
        list = grow(list, from_remedy(r, &found[i]));
    if (found != few)
        PyMem_Free(found);
    return list;
}

PyObject *report_json(const native_report *r, int32_t language)
{
    PyObject *text;
    PRINT(text, partyorg_report_json(&r->report, language, buffer, size, &needed));
    return text;
}

PyObject *changes(int32_t check, partyorg_date before, partyorg_date after)
{
    partyorg_change found[PARTYORG_RULES_MAX];
    int32_t count = 0;
    if (native_failed(partyorg_changes(check, before, after, found, PARTYORG_RULES_MAX, &count)))
        return NULL;
    PyObject *list = PyList_New(0);
    for (int32_t i = 0; list && i < count; i++)
        list = grow(list, Py_BuildValue("(iNNi)", (int)found[i].rule, from_index(found[i].before),
                                        from_index(found[i].after), (int)found[i].what));
    return list;
}
