/* SPDX-License-Identifier: MIT */
/* Recognition (công nhận đảng viên chính thức). The rules stand in recognition.def, in the order of the procedure. */
#define CHECK recognition
#define SUBJECT probationer
#define ROWS "recognition.def"
/* A text existed in every period, so a period without a wording is one whose text is not encoded. */
#define UNLISTED PARTYORG_NOT_KNOWN

#include "procedure.h"

#include "rows.h"

#include "examine.h"
