/* SPDX-License-Identifier: MIT */
/*
 * Tables in the Python module. What comes in is `data`, one Arrow array: of a struct, whose fields are columns, or of
 * one column. Bound to the facts of a check it is a `batch`; `results` hold what batches are examined for, one after
 * the other in one array. All are capsules. What runs long runs without the interpreter's lock.
 */
#ifndef PARTYORG_PYTHON_TABLE_H
#define PARTYORG_PYTHON_TABLE_H

#include "native.h"

/* ---- data */

/* Take over what lies in the capsules of the Arrow PyCapsule interface. */
PyObject *arrow_stream(PyObject *stream);
PyObject *arrow_array(PyObject *schema, PyObject *array);
/* The next array of a stream; None at its end. */
PyObject *arrow_next(PyObject *stream);
/* A column in a buffer. `mask` is None or a buffer of bools, true where unknown; `dates`: it holds int64 days. */
PyObject *arrow_buffer(const char *name, PyObject *buffer, PyObject *mask, int32_t dates);
/* A column of values as report() takes them; fact -1 is the examination date. */
PyObject *arrow_values(int32_t subject, int32_t fact, PyObject *values);
/* A struct of `length` rows. `columns` are tuples: name, data of a column, first row. */
PyObject *arrow_struct(PyObject *columns, int64_t length);
/* Names of the fields of a struct, given as data or as a stream of such. */
PyObject *arrow_fields(PyObject *source);
PyObject *arrow_length(PyObject *data);

/* ---- examining; `fields` are numbers: of each field the fact, or PARTYORG_FIELD_... */

PyObject *batch(int32_t check, PyObject *data, PyObject *fields);
PyObject *batch_rows(PyObject *batch);
/* Room for the rows of all `batches`; with `counts_only` for none. Bit i of `chosen`: value i too. */
PyObject *results(int32_t check, partyorg_date on, PyObject *options, PyObject *calendar, PyObject *batches,
                  int64_t chosen, int32_t counts_only);
/* Examines rows of a batch whose first row is row `start` of the table. */
PyObject *results_examine(PyObject *results, PyObject *batch, int64_t start, int64_t first, int64_t count);
/* Makes them ready to be asked for. No batch is examined afterwards. */
PyObject *results_finish(PyObject *results);

/* ---- what finished results say */

/* A memoryview. Columns are numbered by the bits of partyorg_result, the values of the check follow. */
PyObject *results_column(PyObject *results, int32_t column);
/* Numbers of rows as bytes, 8 each: those of the verdict, of whose rule the status is that; -1 is any. */
PyObject *results_rows(PyObject *results, int32_t verdict, int32_t rule, int32_t status);
/* Rows; by verdict; by stage; by rule and status. Of results that are not finished too. */
PyObject *results_counts(PyObject *results);
PyObject *results_options(PyObject *results);
/* The known facts of a row, and its examination date. */
PyObject *results_facts(PyObject *results, PyObject *batch, int64_t row);
/* The missing facts of rows of a batch whose first row is row `start` of the table: bytes, 8 each; bit i is fact i. */
PyObject *results_missing(PyObject *results, PyObject *batch, int64_t start, int64_t first, int64_t count);
/* Capsules of the Arrow PyCapsule interface. */
PyObject *results_schema(PyObject *results);
PyObject *results_array(PyObject *results);
PyObject *results_stream(PyObject *results);

#endif
