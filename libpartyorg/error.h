/* SPDX-License-Identifier: MIT */
/*
 * Writing of partyorg_error, and what every source file needs: PO_HIDDEN and the quoting of foreign text.
 */
#ifndef PO_ERROR_H
#define PO_ERROR_H

#include "partyorg/base.h"

/* -fvisibility=hidden does not reach extern declarations: without this, position-independent code asks the GOT. */
#if defined(__GNUC__)
#define PO_HIDDEN __attribute__((visibility("hidden")))
#define PO_FORMAT(f, a) __attribute__((format(printf, f, a)))
#define PO_COLD __attribute__((cold, noinline))
#define PO_LIKELY(x) __builtin_expect(!!(x), 1)
#else
#define PO_HIDDEN
#define PO_FORMAT(f, a)
#define PO_COLD
#define PO_LIKELY(x) (x)
#endif

/*
 * Fills *e (which may be NULL) and returns s, so that a caller can write `return po_error(...)`. `name` may be NULL.
 * Both formats take the same arguments in the same order and know only %s, %d (int) and %%. Control bytes and bytes
 * that are not UTF-8 become '?', what does not fit is dropped at the end of a character.
 */
PO_HIDDEN PO_COLD PO_FORMAT(4, 6) PO_FORMAT(5, 6) partyorg_status
    po_error(partyorg_error *e, partyorg_status s, const char *name, const char *vi_fmt, const char *en_fmt, ...);

/* Puts the row of a batch before both texts of a filled error, and in its member, in the place of an earlier one;
   returns s. */
PO_HIDDEN PO_COLD partyorg_status po_error_in_row(partyorg_error *e, partyorg_status s, int64_t row);

/* A size for po_quote that leaves room for the rest of a message. */
#define PO_QUOTED 72

/*
 * Copies text of the caller's into buffer as one line of valid UTF-8: control characters and bytes that are not UTF-8
 * become '?', a longer text is cut at the end of a character and closed with "...". `length` may be SIZE_MAX for a
 * text that ends in NUL; size is at least 4. Returns buffer.
 */
PO_HIDDEN const char *po_quote(char *buffer, size_t size, const char *text, size_t length);

#endif
