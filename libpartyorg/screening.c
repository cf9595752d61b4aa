/* SPDX-License-Identifier: MIT */
/* Yearly screening (rà soát, sàng lọc đảng viên). The rules stand in screening.def. */
#define CHECK screening
#define SUBJECT screening_case
#define ROWS "screening.def"
/* A rule that an edition does not list did not exist in it. */
#define UNLISTED PARTYORG_NOT_APPLICABLE

#include "removal.h"

/* One month or year lists; the ground for deletion matures later. */
#define LISTED_AFTER 1

#include "rows.h"

#include "examine.h"
