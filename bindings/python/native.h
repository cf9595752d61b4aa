/* SPDX-License-Identifier: MIT */
/*
 * What the Python module adds to the generated code: conversions, used by typemaps.i, and native functions for what
 * depends on a check's subject. Every function that fails has set a Python exception and returns NULL or -1.
 */
#ifndef PARTYORG_PYTHON_NATIVE_H
#define PARTYORG_PYTHON_NATIVE_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "partyorg.h"

/*
 * With Py_LIMITED_API the module runs on that version of Python and every later one. There what is else read in
 * objects themselves is asked of functions; without it nothing is lost.
 */
#ifdef Py_LIMITED_API
#define PyTuple_GET_SIZE PyTuple_Size
#define PyTuple_GET_ITEM PyTuple_GetItem
#define PyTuple_SET_ITEM PyTuple_SetItem
#define PyList_SET_ITEM PyList_SetItem
#define PyBytes_AS_STRING PyBytes_AsString
#define PyFloat_AS_DOUBLE PyFloat_AsDouble
#endif

/* ---- errors: the exceptions themselves are made in partyorg/_error.py */

/* Where a C call writes its details; they are used up by native_failed(). One a thread. */
partyorg_error *native_error(void);
/* Whether a call failed; sets partyorg.Error then, with the details if that call wrote any. */
int native_failed(int32_t status);
/* The same; a row that the details name counts from row `first` of the whole table. */
int native_failed_in(int32_t status, int64_t first);
/* Raises what a function of partyorg/_error.py makes of the arguments; takes the reference to them. Returns -1. */
int native_raise(const char *maker, PyObject *arguments);
/* Raises a TypeError in place of what may have been raised: an argument is not what is wanted. Returns -1. */
int native_wrong_type(const char *name, const char *wanted, PyObject *value);

/* ---- conversions; `name` is the argument, for messages */

int native_int32(PyObject *value, const char *name, int32_t *out);
int native_int64(PyObject *value, const char *name, int64_t *out);
int native_date(PyObject *value, const char *name, partyorg_date *out);
/* UTF-8 that lives as long as the object. Without `length` a text with a NUL in it is refused. */
const char *native_text(PyObject *value, const char *name, size_t *length);
int native_lunar(PyObject *value, partyorg_lunar *out);
int native_calendar(PyObject *value, const partyorg_calendar **out);
/* A datetime.date; None when unknown. */
PyObject *native_from_date(partyorg_date date);
/* Collects out-parameters: None and a value give the value, more give a tuple. Takes both references. */
PyObject *native_append(PyObject *result, PyObject *value);

/* A struct of any subject. */
union native_facts {
    partyorg_applicant applicant;
    partyorg_probationer probationer;
    partyorg_former_member former_member;
    partyorg_member member;
    partyorg_options options;
    partyorg_meeting meeting;
    int32_t words[64]; /* `size` and at most 63 facts */
};
/*
 * Reads a value of a fact, strictly by its type, for what is wrong in a file must be seen and not guessed: no number
 * is a bool or a date, no text is a number but of a decimal, no title is a choice. None is unknown.
 */
int native_value(int32_t subject, int32_t fact, const partyorg_fact_info *info, PyObject *value, int32_t *out);
/* Reads a mapping, or None, into the struct of a subject. */
int native_read_facts(int32_t subject, PyObject *mapping, union native_facts *facts);
/* The same for options. `card`: the capsule of the scorecard that they point into, a new reference; NULL: none. */
int native_read_options(PyObject *mapping, union native_facts *options, PyObject **card);
/* The options that were given by name; a scorecard as its capsule. */
PyObject *native_from_options(const union native_facts *options, PyObject *card);
/* The names of the facts of a mask, in order. */
PyObject *native_fact_names(int32_t subject, uint64_t facts);
/* The known facts of a struct by name. */
PyObject *native_from_facts(int32_t subject, const union native_facts *facts);

/* A float of points or percent; None when unknown. */
PyObject *native_from_hundredths(int32_t hundredths);
PyObject *native_from_lunar(const partyorg_lunar *lunar);
PyObject *native_from_subject(const partyorg_subject_info *info);
PyObject *native_from_fact(const partyorg_fact_info *info);
PyObject *native_from_choice(const partyorg_choice_info *info);
PyObject *native_from_instrument(const partyorg_instrument_info *info);
PyObject *native_from_edition(const partyorg_edition_info *info);
PyObject *native_from_check(const partyorg_check_info *info);
PyObject *native_from_stage(const partyorg_stage_info *info);
PyObject *native_from_rule(const partyorg_rule_info *info);
PyObject *native_from_wording(const partyorg_wording_info *info);
PyObject *native_from_value(const partyorg_value_info *info);

/* ---- making values */

/* The texts of a pair, by language. */
#define PAIR(texts) (texts)[PARTYORG_VI], (texts)[PARTYORG_EN]

/* An index, or None for -1. */
static inline PyObject *from_index(int32_t index)
{
    if (index < 0)
        Py_RETURN_NONE;
    return PyLong_FromLong(index);
}

static inline PyObject *from_number(int32_t number)
{
    if (number == PARTYORG_UNKNOWN)
        Py_RETURN_NONE;
    return PyLong_FromLong(number);
}

/* A name, or None for "". */
static inline PyObject *from_name(const char *name)
{
    if (!name || !*name)
        Py_RETURN_NONE;
    return PyUnicode_FromString(name);
}

/* Adds what is given to a list and drops the reference; on failure drops the list too. */
static inline PyObject *grow(PyObject *list, PyObject *item)
{
    if (!item || PyList_Append(list, item) < 0)
        Py_CLEAR(list);
    Py_XDECREF(item);
    return list;
}

/* The same for a mapping. */
static inline PyObject *put(PyObject *dict, const char *name, PyObject *item)
{
    if (!item || PyDict_SetItemString(dict, name, item) < 0)
        Py_CLEAR(dict);
    Py_XDECREF(item);
    return dict;
}

/* Prints into a buffer that is large enough: `call` uses `buffer`, `size`, `&needed`. Sets `text`, NULL on failure. */
#define PRINT(text, call)                                                                                              \
    do {                                                                                                               \
        char room[1024], *buffer = room;                                                                               \
        size_t size = sizeof room, needed = 0;                                                                         \
        partyorg_status printed = (call);                                                                              \
        if (printed == PARTYORG_E_SPACE && (buffer = PyMem_Malloc(size = needed)) != NULL)                             \
            printed = (call);                                                                                          \
        if (!buffer)                                                                                                   \
            PyErr_NoMemory();                                                                                          \
        (text) = buffer && !native_failed(printed) ? PyUnicode_FromString(buffer) : NULL;                              \
        if (buffer != room)                                                                                            \
            PyMem_Free(buffer);                                                                                        \
    } while (0)

/* ---- native functions: `facts` and `options` are mappings or None, `calendar` is made by calendar() or None */

/* A report together with what it was made from: immutable, in a capsule. */
typedef struct native_report native_report;
const native_report *native_get_report(PyObject *capsule);

PyObject *calendar(PyObject *days_off, PyObject *make_up);
PyObject *changes(int32_t check, partyorg_date before, partyorg_date after);
PyObject *fact_parse(int32_t subject, int32_t fact, const char *text, size_t length);
PyObject *fact_print(int32_t subject, int32_t fact, PyObject *value, int32_t language);
PyObject *masks(int32_t check, PyObject *facts, partyorg_date on, PyObject *options, PyObject *calendar);
PyObject *report(int32_t check, PyObject *facts, partyorg_date on, PyObject *options, PyObject *calendar);
PyObject *report_facts(const native_report *report);
PyObject *report_options(const native_report *report);
PyObject *report_verdict(const native_report *report);
PyObject *report_summary(const native_report *report);
PyObject *report_statuses(const native_report *report);
PyObject *report_finding(const native_report *report, int32_t rule);
PyObject *report_finding_text(const native_report *report, int32_t rule, int32_t language);
PyObject *report_remedies(const native_report *report, int32_t rule);
PyObject *report_rights(const native_report *report);
PyObject *report_value_texts(const native_report *report, int32_t language);
PyObject *report_json(const native_report *report, int32_t language);

/* ---- of scorecard.c: a scorecard in a capsule, never changed */

PyObject *scorecard_ids(void);
PyObject *scorecard_find(const char *id);
/* A card of pairs of paths and texts, both bytes, as partyorg_scorecard_put() takes them; examined. */
PyObject *scorecard(PyObject *entries);
/* All of a card, with the keys of a file. */
PyObject *scorecard_dict(const partyorg_scorecard *card);
/* A meeting, a mapping of facts, by a card. */
PyObject *scorecard_score(const partyorg_scorecard *card, PyObject *facts);
/* The card in a capsule of that kind. */
const partyorg_scorecard *native_get_scorecard(PyObject *capsule);
/* The card that an option names, a new reference in place of what `card` held; NULL for None. */
int native_read_scorecard(PyObject *value, PyObject **card);

/* ---- of functions.c: tuples of the members of the structs of vote.h, limitation.h and status.h, None when unknown */

PyObject *native_from_transition(const partyorg_transition_info *info);
PyObject *native_from_edge(const partyorg_edge_info *info);
PyObject *vote_base(PyObject *vote);
PyObject *limitation(PyObject *known, PyObject *breaches, PyObject *excluded);
PyObject *transition(PyObject *request);
PyObject *status_dot(int32_t language);

#endif
