/* SPDX-License-Identifier: MIT */
/* Recognition (công nhận đảng viên chính thức). The rules stand in recognition.def, in the order of the procedure. */
#define CHECK recognition
#define SUBJECT probationer
#define ROWS "recognition.def"
/* A text existed in every period, so a period without a wording is one whose text is not encoded. */
#define UNLISTED PARTYORG_NOT_KNOWN

#include "procedure.h"

/* After three ballots without result the case goes up: point 4.2.3 of the regulation. */
#define BALLOTS 3
/* The cell considers the case within 30 working days after the 12 months: point 4.2.1 of the regulation. */
#define CELL_DUE_DAYS 30

#include "rows.h"

#include "examine.h"
