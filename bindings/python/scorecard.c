/* SPDX-License-Identifier: MIT */
/* Scorecards: made of paths and texts, found by id, given back as a dict, and meetings scored by them. */
#include "native.h"

#include <stdio.h>
#include <string.h>

#include "../scorecard.h"

static const char SCORECARD[] = "partyorg.scorecard";

static void free_scorecard(PyObject *capsule)
{
    PyMem_Free(PyCapsule_GetPointer(capsule, SCORECARD));
}

/* A new capsule with an empty card. */
static PyObject *new_scorecard(partyorg_scorecard **out)
{
    partyorg_scorecard *card = PyMem_Malloc(sizeof *card);
    PyObject *capsule = card ? PyCapsule_New(card, SCORECARD, free_scorecard) : PyErr_NoMemory();
    if (!capsule)
        PyMem_Free(card);
    else
        partyorg_scorecard_init(card);
    *out = card;
    return capsule;
}

const partyorg_scorecard *native_get_scorecard(PyObject *capsule)
{
    if (PyCapsule_IsValid(capsule, SCORECARD))
        return PyCapsule_GetPointer(capsule, SCORECARD);
    native_wrong_type("card", "a native scorecard", capsule);
    return NULL;
}

int native_read_scorecard(PyObject *value, PyObject **card)
{
    PyObject *found = NULL;
    if (PyCapsule_IsValid(value, SCORECARD)) {
        Py_INCREF(value);
        found = value;
    } else if (value != Py_None) {
        PyObject *module = PyImport_ImportModule("partyorg._scorecard");
        found = module ? PyObject_CallMethod(module, "native_scorecard", "(O)", value) : NULL;
        Py_XDECREF(module);
        if (!found || !native_get_scorecard(found)) {
            Py_XDECREF(found);
            return -1;
        }
    }
    Py_XDECREF(*card);
    *card = found;
    return 0;
}

PyObject *scorecard_ids(void)
{
    PyObject *list = PyList_New(0), *capsule;
    partyorg_scorecard *card;
    if (!(capsule = new_scorecard(&card)))
        Py_CLEAR(list);
    for (int32_t i = 0; list && i < partyorg_scorecard_count(); i++)
        list = native_failed(partyorg_scorecard_get(i, card)) ? grow(list, NULL)
                                                              : grow(list, PyUnicode_FromString(card->id));
    Py_XDECREF(capsule);
    return list;
}

PyObject *scorecard_find(const char *id)
{
    partyorg_scorecard *card;
    PyObject *capsule = new_scorecard(&card);
    if (capsule && native_failed(partyorg_scorecard_find(id, card, native_error())))
        Py_CLEAR(capsule);
    return capsule;
}

/* One pair of a list: a path and a text, as bytes. */
static int put_entry(partyorg_scorecard *card, PyObject *entry)
{
    char *path, *text;
    Py_ssize_t length;
    if (!PyTuple_Check(entry)) {
        PyErr_SetString(PyExc_TypeError, "entries must be tuples of two bytes");
        return -1;
    }
    if (!PyArg_ParseTuple(entry, "yy#", &path, &text, &length) ||
        native_failed(partyorg_scorecard_put(card, path, text, (size_t)length, native_error())))
        return -1;
    return 0;
}

PyObject *scorecard(PyObject *entries)
{
    partyorg_scorecard *card;
    PyObject *tuple = PySequence_Tuple(entries), *capsule = tuple ? new_scorecard(&card) : NULL;
    for (Py_ssize_t i = 0; capsule && i < PyTuple_GET_SIZE(tuple); i++)
        if (put_entry(card, PyTuple_GET_ITEM(tuple, i)) < 0)
            Py_CLEAR(capsule);
    if (capsule && native_failed(partyorg_scorecard_check(card, native_error())))
        Py_CLEAR(capsule);
    Py_XDECREF(tuple);
    return capsule;
}

/* ---- as data */

/* What is open: dicts and lists, the innermost last. `failed`: an exception is set, and nothing more is made. */
struct making {
    PyObject *open[16];
    int depth, failed, always_float;
};

/* Takes the reference. */
static void add(struct making *to, const char *key, PyObject *item)
{
    PyObject *into = to->open[to->depth];
    to->failed = to->failed || !item || (key ? PyDict_SetItemString(into, key, item) : PyList_Append(into, item)) < 0;
    Py_XDECREF(item);
}

static void open_data(void *making, const char *key, int is_list)
{
    struct making *to = making;
    PyObject *item = to->failed ? NULL : is_list ? PyList_New(0) : PyDict_New();
    Py_XINCREF(item);
    if (!to->failed)
        add(to, key, item);
    else
        Py_XDECREF(item);
    to->open[++to->depth] = item;
}

static void close_data(void *making)
{
    struct making *to = making;
    Py_XDECREF(to->open[to->depth--]);
}

static void add_text(void *making, const char *key, const char *text)
{
    if (!((struct making *)making)->failed)
        add(making, key, from_name(text));
}

static void add_number(void *making, const char *key, int32_t number)
{
    if (!((struct making *)making)->failed)
        add(making, key, from_number(number));
}

static void add_points(void *making, const char *key, int32_t hundredths)
{
    struct making *to = making;
    const int whole = hundredths != PARTYORG_UNKNOWN && hundredths % 100 == 0 && !to->always_float;
    if (!to->failed)
        add(to, key, whole ? PyLong_FromLong(hundredths / 100) : native_from_hundredths(hundredths));
}

static void add_yes_no(void *making, const char *key, int yes)
{
    if (!((struct making *)making)->failed)
        add(making, key, PyBool_FromLong(yes));
}

static void add_pair(void *making, const char *key, const char *vi, const char *en)
{
    char plural[32];
    if (((struct making *)making)->failed)
        return;
    snprintf(plural, sizeof plural, "%ss", key ? key : "");
    add(making, key ? plural : NULL, Py_BuildValue("(ss)", vi, en));
}

/* How data are made into a dict, which is open. */
static struct maker maker_of(struct making *to)
{
    to->open[0] = PyDict_New();
    to->failed = !to->open[0];
    return (struct maker){ to, open_data, close_data, add_text, add_number, add_points, add_yes_no, add_pair };
}

static PyObject *made(struct making *to)
{
    if (to->failed)
        Py_CLEAR(to->open[0]);
    return to->open[0];
}

PyObject *scorecard_dict(const partyorg_scorecard *card)
{
    struct making to = { .depth = 0 };
    const struct maker maker = maker_of(&to);
    make_card(&maker, card);
    return made(&to);
}

PyObject *scorecard_score(const partyorg_scorecard *card, PyObject *given)
{
    struct making to = { .always_float = 1 };
    union native_facts facts;
    partyorg_scored scored;
    partyorg_scored_init(&scored);
    if (native_read_facts(PARTYORG_SUBJECT_MEETING, given, &facts) < 0 ||
        native_failed(partyorg_scorecard_score(card, &facts.meeting, &scored, native_error())))
        return NULL;
    const struct maker maker = maker_of(&to);
    if (native_failed(make_scored(&maker, card, &facts.meeting, &scored)))
        to.failed = 1;
    return made(&to);
}
