/* SPDX-License-Identifier: MIT */
/* Vote bases, limitation periods and the status machine. */
#include "native.h"

#include <string.h>

/* ---- in */

/* An int, or None when unknown. The number that stands for unknown is no int of ours. */
static int read_number(PyObject *value, const char *name, int32_t *out)
{
    *out = PARTYORG_UNKNOWN;
    if (value == Py_None)
        return 0;
    if (native_int32(value, name, out) < 0)
        return -1;
    return *out != PARTYORG_UNKNOWN ? 0 : native_raise("out_of_range", Py_BuildValue("(sOi)", name, value, 32));
}

static int read_date(PyObject *value, const char *name, int32_t *out)
{
    *out = PARTYORG_UNKNOWN;
    return value == Py_None ? 0 : native_date(value, name, out);
}

/* The members of a struct behind its size from a tuple of just so many; those of `dates` are dates. */
static int read_members(PyObject *given, const char *what, int32_t *members, int count, uint32_t dates,
                        const char *(*name_of)(int32_t))
{
    if (!PyTuple_Check(given) || PyTuple_GET_SIZE(given) != count) {
        PyErr_Format(PyExc_TypeError, "%s must be a tuple of %d", what, count);
        return -1;
    }
    for (int i = 0; i < count; i++) {
        PyObject *item = PyTuple_GET_ITEM(given, i);
        const char *name = name_of(i);
        if ((dates >> i & 1 ? read_date : read_number)(item, name, &members[i]) < 0)
            return -1;
    }
    return 0;
}

/* ---- vote bases */

/* Body, share and day, then the counts. */
enum { VOTE_MEMBERS = sizeof(partyorg_vote) / sizeof(int32_t) - 1, VOTE_COUNTS_AT = 3 };

static const char *vote_name(int32_t member)
{
    static const char names[][8] = { "body", "share", "on" };
    return member < VOTE_COUNTS_AT ? names[member] : partyorg_vote_count_name(member - VOTE_COUNTS_AT);
}

static PyObject *from_line(const partyorg_vote_result *r, int32_t i)
{
    const partyorg_vote_line *l = &r->lines[i];
    PyObject *texts[2];
    for (int32_t language = 0; language < 2; language++)
        PRINT(texts[language], partyorg_vote_line_print(r, i, language, buffer, size, &needed));
    return Py_BuildValue("{s:s,s:(ss),s:N,s:N,s:s,s:s,s:(NN)}", "name", partyorg_vote_count_name(l->count), "titles",
                         partyorg_vote_count_text(r->body, l->count, PARTYORG_VI),
                         partyorg_vote_count_text(r->body, l->count, PARTYORG_EN), "number", from_number(l->number),
                         "left_out", PyBool_FromLong(l->left_out), "provision", l->provision, "confidence",
                         partyorg_confidence_name(l->confidence), "texts", texts[0], texts[1]);
}

PyObject *vote_base(PyObject *given)
{
    partyorg_vote vote = PARTYORG_VOTE_INIT;
    partyorg_vote_result r;
    partyorg_vote_result_init(&r);
    if (read_members(given, "vote", &vote.body, VOTE_MEMBERS, 1U << 2, vote_name) < 0 ||
        native_failed(partyorg_vote_base(&vote, &r, native_error())))
        return NULL;
    PyObject *texts[2], *lines = PyList_New(0), *missing = PyList_New(0);
    for (int32_t language = 0; language < 2; language++)
        PRINT(texts[language], partyorg_vote_print(&r, language, buffer, size, &needed));
    for (int32_t i = 0; lines && i < r.line_count; i++)
        lines = grow(lines, from_line(&r, i));
    for (int32_t i = 0; missing && i < 32; i++)
        if (r.missing >> i & 1)
            missing = grow(missing, PyUnicode_FromString(partyorg_vote_count_name(i)));
    return Py_BuildValue("{s:s,s:N,s:N,s:N,s:(NN),s:N,s:N,s:(NN),s:N,s:N,s:N,s:N,s:N,s:(NN)}", "status",
                         partyorg_finding_status_name(r.status), "members", from_number(r.members), "yes",
                         from_number(r.yes), "base", from_number(r.base), "base_range", from_number(r.base_min),
                         from_number(r.base_max), "left_out", from_number(r.left_out), "votes_needed",
                         from_number(r.votes_needed), "votes_needed_range", from_number(r.votes_needed_min),
                         from_number(r.votes_needed_max), "missing", missing, "edition", from_index(r.edition),
                         "confidence", from_name(partyorg_confidence_name(r.confidence)), "provision",
                         from_name(r.provision), "situations", lines, "texts", texts[0], texts[1]);
}

/* ---- limitation periods */

static const char *limitation_name(int32_t member)
{
    static const char names[][16] = { "measure", "no_limit_class", "concluded_on", "on" };
    return names[member];
}

/* The items of a list or tuple as a tuple of our own. */
static PyObject *items_of(PyObject *given, const char *name)
{
    if (PyList_Check(given) || PyTuple_Check(given)) {
        PyObject *items = PySequence_Tuple(given);
        if (items && PyTuple_GET_SIZE(items) > INT32_MAX) {
            Py_DECREF(items);
            PyErr_Format(PyExc_ValueError, "%s: too long", name);
            return NULL;
        }
        return items;
    }
    native_wrong_type(name, "a list or tuple", given);
    return NULL;
}

static partyorg_date *read_breaches(PyObject *items, Py_ssize_t count)
{
    partyorg_date *dates = PyMem_Malloc((size_t)(count ? count : 1) * sizeof *dates);
    if (!dates) {
        PyErr_NoMemory();
        return NULL;
    }
    for (Py_ssize_t i = 0; i < count; i++)
        if (read_date(PyTuple_GET_ITEM(items, i), "breaches", &dates[i]) < 0) {
            PyMem_Free(dates);
            return NULL;
        }
    return dates;
}

static int read_interval(PyObject *item, partyorg_interval *out)
{
    if (!PyTuple_Check(item) || PyTuple_GET_SIZE(item) != 2)
        return native_wrong_type("an item of excluded", "a tuple of the first and the last day", item);
    return read_date(PyTuple_GET_ITEM(item, 0), "excluded", &out->from) < 0 ||
                   read_date(PyTuple_GET_ITEM(item, 1), "excluded", &out->to) < 0
               ? -1
               : 0;
}

static partyorg_interval *read_excluded(PyObject *items, Py_ssize_t count)
{
    partyorg_interval *intervals = PyMem_Malloc((size_t)(count ? count : 1) * sizeof *intervals);
    if (!intervals) {
        PyErr_NoMemory();
        return NULL;
    }
    for (Py_ssize_t i = 0; i < count; i++)
        if (read_interval(PyTuple_GET_ITEM(items, i), &intervals[i]) < 0) {
            PyMem_Free(intervals);
            return NULL;
        }
    return intervals;
}

static PyObject *from_limitation_step(const partyorg_limitation_step *s)
{
    PyObject *texts[2];
    for (int32_t language = 0; language < 2; language++)
        PRINT(texts[language], partyorg_limitation_step_print(s, language, buffer, size, &needed));
    return Py_BuildValue("{s:i,s:N,s:N,s:i,s:N,s:N,s:(NN)}", "breach", (int)s->breach, "from_",
                         native_from_date(s->from), "nominal_end", native_from_date(s->nominal_end), "excluded_days",
                         (int)s->excluded_days, "ends_on", native_from_date(s->ends_on), "restarted_by",
                         from_index(s->restarted_by), "texts", texts[0], texts[1]);
}

static PyObject *from_limitation(const partyorg_limitation_result *r, const partyorg_limitation_step *steps)
{
    static const char names[][16] = { "measure", "no_limit_class", "act", "breaches" };
    PyObject *texts[2], *list = PyList_New(0), *missing = PyList_New(0);
    for (int32_t language = 0; language < 2; language++)
        PRINT(texts[language], partyorg_limitation_print(r, language, buffer, size, &needed));
    for (int32_t i = 0; list && i < r->step_count; i++)
        list = grow(list, from_limitation_step(&steps[i]));
    for (int32_t i = 0; missing && i < 4; i++)
        if (r->missing >> i & 1)
            missing = grow(missing, PyUnicode_FromString(names[i]));
    return Py_BuildValue("{s:s,s:N,s:N,s:N,s:N,s:N,s:N,s:N,s:N,s:N,s:N,s:N,s:N,s:(NN)}", "status",
                         partyorg_finding_status_name(r->status), "months", from_number(r->months), "edition",
                         from_index(r->edition), "confidence", from_name(partyorg_confidence_name(r->confidence)),
                         "provision", from_name(r->provision), "stand_in",
                         PyBool_FromLong(r->flags & PARTYORG_STAND_IN), "missing", missing, "examined_on",
                         native_from_date(r->examined_on), "from_", native_from_date(r->from), "nominal_end",
                         native_from_date(r->nominal_end), "excluded_days", from_number(r->excluded_days), "ends_on",
                         native_from_date(r->ends_on), "steps", list, "texts", texts[0], texts[1]);
}

/* There are no more periods than breaches. */
static PyObject *compute(const partyorg_limitation_case *l)
{
    partyorg_limitation_result r;
    partyorg_limitation_step *steps = PyMem_Malloc(((size_t)l->breach_count + 1) * sizeof *steps);
    PyObject *result = NULL;
    if (!steps)
        return PyErr_NoMemory();
    partyorg_limitation_result_init(&r);
    if (!native_failed(partyorg_limitation(l, &r, steps, l->breach_count, native_error())))
        result = from_limitation(&r, steps);
    PyMem_Free(steps);
    return result;
}

PyObject *limitation(PyObject *known, PyObject *breaches, PyObject *excluded)
{
    partyorg_limitation_case l = PARTYORG_LIMITATION_CASE_INIT;
    partyorg_date *dates = NULL;
    partyorg_interval *intervals = NULL;
    PyObject *result = NULL, *acts = NULL, *pauses = NULL;
    if (read_members(known, "known", &l.measure, 4, 1U << 2 | 1U << 3, limitation_name) == 0 &&
        (acts = items_of(breaches, "breaches")) != NULL && (pauses = items_of(excluded, "excluded")) != NULL &&
        (dates = read_breaches(acts, PyTuple_GET_SIZE(acts))) != NULL &&
        (intervals = read_excluded(pauses, PyTuple_GET_SIZE(pauses))) != NULL) {
        l.breaches = dates;
        l.breach_count = (int32_t)PyTuple_GET_SIZE(acts);
        l.excluded = intervals;
        l.excluded_count = (int32_t)PyTuple_GET_SIZE(pauses);
        result = compute(&l);
    }
    PyMem_Free(dates);
    PyMem_Free(intervals);
    Py_XDECREF(acts);
    Py_XDECREF(pauses);
    return result;
}

/* ---- the status machine */

PyObject *native_from_transition(const partyorg_transition_info *i)
{
    return Py_BuildValue("{s:s,s:s,s:s,s:s,s:s,s:s,s:(ss),s:(ss),s:(ss),s:i}", "id", i->id, "check", i->check,
                         "condition", i->condition, "rules", i->rules, "provision", i->provision, "confidence",
                         partyorg_confidence_name(i->confidence), "titles", PAIR(i->title), "documents",
                         PAIR(i->document), "notes", PAIR(i->note), "edge_count", (int)i->edge_count);
}

PyObject *native_from_edge(const partyorg_edge_info *i)
{
    return Py_BuildValue("{s:i,s:i,s:I,s:N,s:N}", "from_", (int)i->from, "to", (int)i->to, "from_overlays",
                         (unsigned)i->from_overlays, "to_overlay", from_index(i->to_overlay), "check",
                         from_name(i->check));
}

enum { REQUEST_MEMBERS = sizeof(partyorg_transition_request) / sizeof(int32_t) - 1 };

PyObject *transition(PyObject *request)
{
    partyorg_transition_request q = PARTYORG_TRANSITION_REQUEST_INIT;
    partyorg_transition_answer a;
    partyorg_transition_answer_init(&a);
    if (read_members(request, "request", &q.from, REQUEST_MEMBERS, 0, partyorg_transition_fact_name) < 0 ||
        native_failed(partyorg_transition_check(&q, &a, native_error())))
        return NULL;
    PyObject *texts[2], *missing = PyList_New(0), *fitting = PyList_New(0);
    for (int32_t language = 0; language < 2; language++)
        PRINT(texts[language], partyorg_transition_answer_print(&a, language, buffer, size, &needed));
    for (int32_t i = 0; missing && i < REQUEST_MEMBERS; i++)
        if (a.missing >> i & 1)
            missing = grow(missing, PyUnicode_FromString(partyorg_transition_fact_name(i)));
    for (int32_t i = 0; fitting && i < 32; i++)
        if (a.fitting >> i & 1)
            fitting = grow(fitting, PyLong_FromLong(i));
    return Py_BuildValue("{s:s,s:N,s:s,s:s,s:N,s:N,s:(NN)}", "status", partyorg_finding_status_name(a.status),
                         "transition", from_index(a.transition), "reason", partyorg_transition_reason_name(a.reason),
                         "rules", a.rules, "missing", missing, "fitting", fitting, "texts", texts[0], texts[1]);
}

PyObject *status_dot(int32_t language)
{
    PyObject *text;
    PRINT(text, partyorg_status_dot(language, buffer, size, &needed));
    return text;
}
