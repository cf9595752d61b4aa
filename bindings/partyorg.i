/* SPDX-License-Identifier: MIT */
/*
 * The one interface file: what is wrapped, for every language. How values cross (dates, texts, tables, errors) is in
 * the language's own typemaps, by parameter name and type: `partyorg_error *error`, `..._info *out`, `buffer, size,
 * needed`. Functions whose arguments depend on a check's subject are replaced there by native ones.
 */
%module core

%{
#include "partyorg.h"
%}

%include <stdint.i>

/* Replaced by native functions that take mappings, tables or columns. */
%ignore partyorg_facts_init;
%ignore partyorg_facts_put;
%ignore partyorg_facts_set;
%ignore partyorg_facts_get;
%ignore partyorg_check;
%ignore partyorg_check_masks;
%ignore partyorg_remedies;
%ignore partyorg_report_init;
%ignore partyorg_report_json;
%ignore partyorg_finding_print;
%ignore partyorg_next_step_print;
%ignore partyorg_remedy_print;
%ignore partyorg_right_get;
%ignore partyorg_right_print;
%ignore partyorg_value_print;
%ignore partyorg_changes;
%ignore partyorg_calendar_init;
%ignore partyorg_batch_init;
%ignore partyorg_batch_counts_init;
%ignore partyorg_batch_filter_init;
%ignore partyorg_batch_out_init;
%ignore partyorg_check_batch;
%ignore partyorg_batch_facts;
%ignore partyorg_vote_init;
%ignore partyorg_vote_result_init;
%ignore partyorg_vote_base;
%ignore partyorg_vote_print;
%ignore partyorg_vote_line_print;
%ignore partyorg_limitation_case_init;
%ignore partyorg_limitation_result_init;
%ignore partyorg_limitation;
%ignore partyorg_limitation_print;
%ignore partyorg_limitation_step_print;
%ignore partyorg_transition_request_init;
%ignore partyorg_transition_answer_init;
%ignore partyorg_transition_check;
%ignore partyorg_transition_answer_print;
%ignore partyorg_status_dot;

#if defined(SWIGPYTHON)
%include "python/typemaps.i"
#elif defined(SWIGLUA)
%include "lua/typemaps.i"
#endif

/* Of batch.h and arrow.h, which native functions replace. */
const char *partyorg_batch_instructions(void);

#define PARTYORG_API
%include "partyorg/base.h"
%include "partyorg/date.h"
%include "partyorg/catalogue.h"
%include "partyorg/check.h"
%include "partyorg/batch.h"
#if defined(SWIGPYTHON) /* Lua has native functions for all of these */
%include "partyorg/vote.h"
%include "partyorg/limitation.h"
%include "partyorg/status.h"
#endif
