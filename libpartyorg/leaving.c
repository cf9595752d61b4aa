/* SPDX-License-Identifier: MIT */
/* Leaving on own application (xin ra khỏi Đảng). The rules stand in leaving.def. */
#define CHECK leaving
#define SUBJECT leaving_case
#define ROWS "leaving.def"
/* A rule that an edition does not list did not exist in it. */
#define UNLISTED PARTYORG_NOT_APPLICABLE

#include "removal.h"

#include "rows.h"

#include "examine.h"
