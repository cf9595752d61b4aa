/* SPDX-License-Identifier: MIT */
/*
 * What several checks on removal, discipline and movement share: the grounds on which a name may be deleted, the clocks
 * of a transfer, and how long the member concerned may complain. Regulation 294-QĐ/TW pts 4.2, 6.3, 8.1, 8.2; Guidance
 * 38-HD/BTCTW II.4.3.1(d); Charter Art. 39(7).
 */
#ifndef PO_REMOVAL_H
#define PO_REMOVAL_H

#include "procedure.h"

/* Three months of the year without activity or dues, 12 months of education: point 8.1. */
#define ABSENT_MONTHS 3
#define UNPAID_MONTHS 3
#define WILL_MONTHS 12
/* The transfer file is handed in within three months. */
#define TRANSFER_MONTHS 3
/* Slip and file of a former member go up within 30 working days: 06-HD/TW pt 8.3(b). */
#define EXIT_FILE_DAYS 30
/* The general wait before re-admission: point 3.5.1(b). */
#define READMISSION_MONTHS 36

#define PROBATION_ENDS add_months(F(ceremony_on), PROBATION_MONTHS)
#define CARD_GIVEN_UP one_of(F(card_event), BIT(PARTYORG_CARD_EVENT_RETURNED) | BIT(PARTYORG_CARD_EVENT_DESTROYED))
#define BELOW_POLITICAL_STANDARD is_true(F(polstd_failed))

/* From when a transfer never completed counts, as a date: from the slip or from the file, whichever came first. */
#define TRANSFER_CLOCK earlier_known(F(slip_received_on), F(file_received_on))

/* Events after which a decision needs no procedure: 296-QĐ/TW Art. 16(3). */
#define CRIMINAL_EVENT                                                                                                 \
    (BIT(PARTYORG_CRIMINAL_STATUS_DETAINED) | BIT(PARTYORG_CRIMINAL_STATUS_WANTED) |                                   \
     BIT(PARTYORG_CRIMINAL_STATUS_SENTENCED_HEAVY))

/* ---- terms in days or in working days */

enum { CALENDAR_DAYS, WORKING_DAYS };

INLINE tri k_in_term(const context *c, trace *tr, term act, term from, int32_t n, int32_t unit)
{
    return unit == WORKING_DAYS ? in_working_days(act, from, number(n)) : not_later(act, days_after(from, n));
}
#define in_term(act, from, n, unit) k_in_term(c, tr, act, from, n, unit)

INLINE term k_term_due(const context *c, term from, int32_t n, int32_t unit)
{
    return unit == WORKING_DAYS ? add_working_days(from, n) : days_after(from, n);
}
#define term_due(from, n, unit) k_term_due(c, from, n, unit)

/* ---- how long one may complain */

/* Against deletion: 30 working days from receipt, point 8.2.1. */
#define COMPLAINT_DAYS 30
#define deletion_complaint_due(received) add_working_days(received, COMPLAINT_DAYS)

/* Against discipline: a number of days, working days from the announcement, plain ones from receipt; or the Charter's
   month from receipt. */
enum { FROM_ANNOUNCEMENT, FROM_RECEIPT_DAYS, FROM_RECEIPT_MONTHS };
#define CHARTER_WINDOW 1, FROM_RECEIPT_MONTHS
#define WINDOW_K30 30, FROM_ANNOUNCEMENT
#define WINDOW_K22 CHARTER_WINDOW
#define WINDOW_K296 30, FROM_RECEIPT_DAYS
#define WINDOW_K21 CHARTER_WINDOW
#define IN_WINDOW(window) P2(window) /* as parameters of a wording */

INLINE tri in_window(const context *c, trace *tr, term filed, term received, term announced, int32_t n, int32_t how)
{
    if (c->options.complaint_window == PARTYORG_COMPLAINT_WINDOW_CHARTER_MONTH)
        return not_later(filed, add_months(received, 1));
    return how == FROM_ANNOUNCEMENT   ? in_working_days(filed, announced, number(n))
           : how == FROM_RECEIPT_DAYS ? not_later(filed, days_after(received, n))
                                      : not_later(filed, add_months(received, n));
}

INLINE term window_due(const context *c, term received, term announced, int32_t n, int32_t how)
{
    if (c->options.complaint_window == PARTYORG_COMPLAINT_WINDOW_CHARTER_MONTH)
        return add_months(received, 1);
    return how == FROM_ANNOUNCEMENT   ? add_working_days(announced, n)
           : how == FROM_RECEIPT_DAYS ? days_after(received, n)
                                      : add_months(received, n);
}

#endif
