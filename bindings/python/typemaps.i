/* SPDX-License-Identifier: MIT */
/*
 * How values cross between C and Python, by parameter name and type. Structs do not cross: results are plain values,
 * a report is an opaque capsule. The conversions themselves are C, in native.c.
 */

%{
#include "table.h"
%}

%rename("$ignore", %$isclass) "";
%warnfilter(SWIGWARN_PARSE_KEYWORD) from; /* a member of ignored structs */

/* ---- errors: a status that is not 0 raises partyorg.Error, with the details if the function gives any */

%typemap(in, numinputs=0) partyorg_error *error "$1 = native_error();"
%typemap(out) partyorg_status {
    if (native_failed((int32_t)$1))
        SWIG_fail;
    $result = SWIG_Py_Void();
}

/* ---- in */

%typemap(in) int32_t {
    if (native_int32($input, "$1_name", &$1) < 0)
        SWIG_fail;
}
%typemap(in) int64_t {
    if (native_int64($input, "$1_name", &$1) < 0)
        SWIG_fail;
}
%typemap(in) partyorg_date {
    if (native_date($input, "$1_name", &$1) < 0)
        SWIG_fail;
}
%typemap(in) const char *name, const char *id {
    $1 = (char *)native_text($input, "$1_name", NULL);
    if (!$1)
        SWIG_fail;
}
%typemap(in) (const char *name, size_t length), (const char *text, size_t length) {
    $1 = (char *)native_text($input, "$1_name", &$2);
    if (!$1)
        SWIG_fail;
}
%typemap(in) const partyorg_calendar *calendar {
    const partyorg_calendar *given = NULL;
    if (native_calendar($input, &given) < 0)
        SWIG_fail;
    $1 = (partyorg_calendar *)given;
}
%typemap(in) const partyorg_lunar *lunar (partyorg_lunar given) {
    if (native_lunar($input, &given) < 0)
        SWIG_fail;
    $1 = &given;
}
%typemap(in) const partyorg_scorecard *card {
    $1 = (partyorg_scorecard *)native_get_scorecard($input);
    if (!$1)
        SWIG_fail;
}
%typemap(in) const native_report *report {
    $1 = (native_report *)native_get_report($input);
    if (!$1)
        SWIG_fail;
}

/* ---- out */

%typemap(out) partyorg_date "$result = native_from_date($1);"

%define RETURNS(PARAMETER, TYPE, INITIAL, CONVERTED)
%typemap(in, numinputs=0) PARAMETER (TYPE result = INITIAL) "$1 = &result;"
%typemap(argout) PARAMETER {
    $result = native_append($result, CONVERTED);
    if (!$result)
        SWIG_fail;
}
%enddef

%define RETURNS_NUMBER(NAME)
RETURNS(int32_t *NAME, int32_t, 0, PyLong_FromLong(*$1))
%enddef
RETURNS_NUMBER(out)
RETURNS_NUMBER(subject)
RETURNS_NUMBER(fact)
RETURNS_NUMBER(check)
RETURNS_NUMBER(rule)
RETURNS_NUMBER(edition)
RETURNS_NUMBER(year)
RETURNS_NUMBER(month)
RETURNS_NUMBER(day)
RETURNS_NUMBER(transition)
RETURNS(uint64_t *rules, uint64_t, 0, PyLong_FromUnsignedLongLong(*$1))
RETURNS(partyorg_date *out, partyorg_date, 0, native_from_date(*$1))
RETURNS(partyorg_lunar *out, partyorg_lunar, PARTYORG_LUNAR_NONE, native_from_lunar($1))
RETURNS(partyorg_subject_info *out, partyorg_subject_info, PARTYORG_SUBJECT_INFO_INIT, native_from_subject($1))
RETURNS(partyorg_fact_info *out, partyorg_fact_info, PARTYORG_FACT_INFO_INIT, native_from_fact($1))
RETURNS(partyorg_choice_info *out, partyorg_choice_info, PARTYORG_CHOICE_INFO_INIT, native_from_choice($1))
RETURNS(partyorg_instrument_info *out, partyorg_instrument_info, PARTYORG_INSTRUMENT_INFO_INIT,
        native_from_instrument($1))
RETURNS(partyorg_edition_info *out, partyorg_edition_info, PARTYORG_EDITION_INFO_INIT, native_from_edition($1))
RETURNS(partyorg_check_info *out, partyorg_check_info, PARTYORG_CHECK_INFO_INIT, native_from_check($1))
RETURNS(partyorg_stage_info *out, partyorg_stage_info, PARTYORG_STAGE_INFO_INIT, native_from_stage($1))
RETURNS(partyorg_rule_info *out, partyorg_rule_info, PARTYORG_RULE_INFO_INIT, native_from_rule($1))
RETURNS(partyorg_wording_info *out, partyorg_wording_info, PARTYORG_WORDING_INFO_INIT, native_from_wording($1))
RETURNS(partyorg_value_info *out, partyorg_value_info, PARTYORG_VALUE_INFO_INIT, native_from_value($1))
RETURNS(partyorg_transition_info *out, partyorg_transition_info, PARTYORG_TRANSITION_INFO_INIT,
        native_from_transition($1))
RETURNS(partyorg_edge_info *out, partyorg_edge_info, PARTYORG_EDGE_INFO_INIT, native_from_edge($1))
%{
#define PARTYORG_LUNAR_NONE { 0, 0, 0, 0 }
%}

/* Texts of one line; one that does not fit raises, it is never cut. */
%typemap(in, numinputs=0) (char *buffer, size_t size) (char line[4096]) {
    $1 = line;
    $2 = sizeof line;
}
%typemap(in, numinputs=0) (char *buffer, size_t size, size_t *needed) (char line[4096]) {
    $1 = line;
    $2 = sizeof line;
    $3 = NULL;
}
%typemap(argout) (char *buffer, size_t size), (char *buffer, size_t size, size_t *needed) {
    $result = native_append($result, PyUnicode_FromString($1));
    if (!$result)
        SWIG_fail;
}

/* ---- native functions; those that take a value of a fact replace the C ones */

%ignore partyorg_fact_parse;
%ignore partyorg_fact_print;

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

PyObject *vote_base(PyObject *vote);
PyObject *limitation(PyObject *known, PyObject *breaches, PyObject *excluded);
PyObject *transition(PyObject *request);
PyObject *status_dot(int32_t language);

PyObject *scorecard_ids(void);
PyObject *scorecard_find(const char *id);
PyObject *scorecard(PyObject *entries);
PyObject *scorecard_dict(const partyorg_scorecard *card);
PyObject *scorecard_score(const partyorg_scorecard *card, PyObject *facts);

PyObject *arrow_stream(PyObject *stream);
PyObject *arrow_array(PyObject *schema, PyObject *array);
PyObject *arrow_next(PyObject *stream);
PyObject *arrow_buffer(const char *name, PyObject *buffer, PyObject *mask, int32_t dates);
PyObject *arrow_values(int32_t subject, int32_t fact, PyObject *values);
PyObject *arrow_struct(PyObject *columns, int64_t length);
PyObject *arrow_fields(PyObject *source);
PyObject *arrow_length(PyObject *data);
PyObject *batch(int32_t check, PyObject *data, PyObject *fields);
PyObject *batch_rows(PyObject *batch);
PyObject *results(int32_t check, partyorg_date on, PyObject *options, PyObject *calendar, PyObject *batches,
                  int64_t chosen, int32_t counts_only);
PyObject *results_examine(PyObject *results, PyObject *batch, int64_t start, int64_t first, int64_t count);
PyObject *results_finish(PyObject *results);
PyObject *results_column(PyObject *results, int32_t column);
PyObject *results_rows(PyObject *results, int32_t verdict, int32_t rule, int32_t status);
PyObject *results_counts(PyObject *results);
PyObject *results_options(PyObject *results);
PyObject *results_facts(PyObject *results, PyObject *batch, int64_t row);
PyObject *results_missing(PyObject *results, PyObject *batch, int64_t start, int64_t first, int64_t count);
PyObject *results_schema(PyObject *results);
PyObject *results_array(PyObject *results);
PyObject *results_stream(PyObject *results);
