/* SPDX-License-Identifier: MIT */
/*
 * The built-in scorecards, written by scorecard_files.c from the JSON files in scorecards/: of every card the path of
 * each key, NUL, its text, NUL, as partyorg_scorecard_put() takes them, and one more NUL at its end.
 */
#ifndef PO_SCORECARD_FILES_H
#define PO_SCORECARD_FILES_H

#include "error.h"

PO_HIDDEN extern const int32_t po_scorecard_files;         /* how many */
PO_HIDDEN extern const uint32_t po_scorecard_starts[];     /* where each begins in the texts */
PO_HIDDEN extern const unsigned char po_scorecard_texts[]; /* one card after the other */

#endif
