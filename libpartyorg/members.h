/* SPDX-License-Identifier: MIT */
/* Structs of a caller that begin with their size and go on in 32-bit members, of this or another version. */
#ifndef PO_MEMBERS_H
#define PO_MEMBERS_H

#include "internal.h"

#include <string.h>

/*
 * Copies the members behind `size`, `count` of them in this library; what the caller's struct lacks is unknown, what
 * only it has must be. `name` and `init` are the struct's, for messages.
 */
static inline partyorg_status po_members_read(const void *given, int32_t *members, int count, const char *name,
                                              const char *init, partyorg_error *error)
{
    uint32_t size;
    if (!given)
        return po_error(error, PARTYORG_E_NULL, name, "%s: con trỏ rỗng", "%s: NULL pointer", name);
    memcpy(&size, given, sizeof size);
    const int own = (count + 1) * (int)sizeof(int32_t);
    if (size < sizeof size || size % sizeof(int32_t) != 0 || size > 4096)
        return po_error(error, PARTYORG_E_SIZE, name, "%s: size là %d, cần %d; hãy bắt đầu từ %s",
                        "%s: size is %d, expected %d; start from %s", name, (int)size, own, init);
    const int there = (int)(size / sizeof(int32_t)) - 1;
    const int32_t *values = (const int32_t *)given + 1;
    for (int i = count; i < there; i++)
        if (values[i] != PARTYORG_UNKNOWN)
            return po_error(error, PARTYORG_E_SIZE, name,
                            "%s: có dữ kiện mà phiên bản thư viện này không biết (size %d, thư viện: %d)",
                            "%s: holds a fact that this library does not know (size %d, library: %d)", name, (int)size,
                            own);
    for (int i = 0; i < count; i++)
        members[i] = i < there ? values[i] : PARTYORG_UNKNOWN;
    return PARTYORG_OK;
}

/* A choice that must be known, 0 to `last`; `accepted` lists the names. */
static inline partyorg_status po_choice_known(int32_t value, int last, const char *name, const char *accepted,
                                              partyorg_error *error)
{
    if (value >= 0 && value <= last)
        return PARTYORG_OK;
    if (value == PARTYORG_UNKNOWN)
        return po_error(error, PARTYORG_E_VALUE, name, "%s: chưa rõ; chấp nhận: %s", "%s: not known; accepted are %s",
                        name, accepted);
    return po_error(error, PARTYORG_E_VALUE, name, "%s: giá trị %d không hợp lệ; chấp nhận: %s",
                    "%s: value %d is refused; accepted are %s", name, (int)value, accepted);
}

/* The same where it may be unknown. */
static inline partyorg_status po_choice_or_unknown(int32_t value, int last, const char *name, const char *accepted,
                                                   partyorg_error *error)
{
    return value == PARTYORG_UNKNOWN ? PARTYORG_OK : po_choice_known(value, last, name, accepted, error);
}

/* A provision in brackets at the end of a line, with its confidence when that is not the best. */
static inline void po_write_source(writer *w, const char *provision, int32_t confidence, int language)
{
    if (!provision || !*provision)
        return;
    po_write(w, " [");
    po_write_provision(w, provision, language);
    if (confidence > PARTYORG_VERIFIED) {
        po_write(w, "; ");
        po_write(w, partyorg_confidence_text(confidence, language));
    }
    po_write(w, "]");
}

#endif
