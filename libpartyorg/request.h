/* SPDX-License-Identifier: MIT */
/* What a call was given, checked once, for everything that examines a file. */
#ifndef PO_REQUEST_H
#define PO_REQUEST_H

#include "internal.h"

struct request {
    struct description d;
    int32_t check;
    union any_subject room; /* for facts of another version's size */
    const void *facts;
    context c;
};

partyorg_status po_request(struct request *r, int32_t check, const void *facts, partyorg_date on,
                           const partyorg_options *options, const partyorg_calendar *calendar, partyorg_error *error);

/* The first day after the examination date on which time alone has put a rule in order; unknown when there is none. */
partyorg_date po_first_day(const struct request *r, int rule);

#endif
