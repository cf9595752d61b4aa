/* SPDX-License-Identifier: MIT */
/* The rights of the member that a report carries: rights.def. */
#include "internal.h"

#include <string.h>

enum {
#define RIGHT(check, key, id, family, due, vi, en, to_vi, to_en) RIGHT_##key,
#include "rights.def"
    RIGHT_COUNT
};

static const struct {
#define RIGHT(check, key, id, family, due, vi, en, to_vi, to_en)                                                       \
    char id_##key[sizeof id], due_##key[sizeof due], vi_##key[sizeof vi], en_##key[sizeof en],                         \
        to_vi_##key[sizeof to_vi], to_en_##key[sizeof to_en];
#define GRANT(key, edition, provision, confidence, vi, en)                                                             \
    char provision_##key##_##edition[sizeof provision], vi_##key##_##edition[sizeof vi],                               \
        en_##key##_##edition[sizeof en];
#include "rights.def"
} strings = {
#define RIGHT(check, key, id, family, due, vi, en, to_vi, to_en) id, due, vi, en, to_vi, to_en,
#define GRANT(key, edition, provision, confidence, vi, en) provision, vi, en,
#include "rights.def"
};
#define TEXT(member) ((text_offset)offsetof(__typeof__(strings), member))
#define TEXT_AT(offset) ((const char *)&strings + (offset))

static const struct right_row {
    text_offset id, due, title[2], to[2];
    uint8_t check, family;
} rights[RIGHT_COUNT] = {
#define RIGHT(check, key, id, family, due, vi, en, to_vi, to_en)                                                       \
    { TEXT(id_##key),                                                                                                  \
      TEXT(due_##key),                                                                                                 \
      { TEXT(vi_##key), TEXT(en_##key) },                                                                              \
      { TEXT(to_vi_##key), TEXT(to_en_##key) },                                                                        \
      PARTYORG_CHECK_##check,                                                                                          \
      FAMILY_##family },
#include "rights.def"
};

static const struct grant_row {
    text_offset provision, text[2];
    uint8_t listed, confidence;
} grants[RIGHT_COUNT][SLOTS_MAX] = {
#define GRANT(key, edition, provision, confidence, vi, en)                                                             \
    [RIGHT_##key][SLOT_##edition] = { TEXT(provision_##key##_##edition),                                               \
                                      { TEXT(vi_##key##_##edition), TEXT(en_##key##_##edition) },                      \
                                      1,                                                                               \
                                      PARTYORG_##confidence },
#include "rights.def"
};

/* The n-th right of a check; -1 when there is none. */
static int right_of(int32_t check, int32_t n)
{
    for (int i = 0; i < RIGHT_COUNT; i++)
        if (rights[i].check == check && n-- == 0)
            return i;
    return -1;
}

int32_t partyorg_right_count(int32_t check)
{
    int32_t count = 0;
    while (right_of(check, count) >= 0)
        count++;
    return count;
}

static int value_named(const struct description *d, const char *name)
{
    for (int i = 0; i < d->value_count; i++)
        if (strcmp(d->text + d->values[i].name, name) == 0)
            return i;
    return -1;
}

partyorg_status partyorg_right_get(const partyorg_report *report, int32_t right, partyorg_right *out)
{
    struct description d;
    if (!report || !out)
        return PARTYORG_E_NULL;
    if (report->size != sizeof *report)
        return PARTYORG_E_SIZE;
    if (!po_describe(report->check, &d) || right < 0)
        return PARTYORG_E_RANGE;
    const int index = right_of(report->check, right);
    if (index < 0)
        return PARTYORG_E_RANGE;
    const struct right_row *r = &rights[index];
    const int slot = po_slot(r->family, report->on), due = value_named(&d, TEXT_AT(r->due));
    const struct grant_row *g = &grants[index][slot];
    /* By option the Charter's month holds in every edition, as it does where the regulation was not read. */
    const int charter = index == RIGHT_DIS_COMPLAIN && g->listed &&
                        report->options.complaint_window == PARTYORG_COMPLAINT_WINDOW_CHARTER_MONTH;
    if (charter)
        g = &grants[index][SLOT_K22];
    partyorg_right info = { .edition = -1,
                            .confidence = -1,
                            .due = due < 0 ? PARTYORG_UNKNOWN : report->values[due],
                            .id = TEXT_AT(r->id),
                            .title = { TEXT_AT(r->title[0]), TEXT_AT(r->title[1]) },
                            .to = { TEXT_AT(r->to[0]), TEXT_AT(r->to[1]) },
                            .text = { "Văn bản có hiệu lực vào ngày này chưa có trong thư viện: hãy hỏi cấp ủy, ủy ban "
                                      "kiểm tra có thẩm quyền.",
                                      "The text in force on this day is not in the library: ask the competent "
                                      "committee or inspection commission." },
                            .provision = "" };
    if (g->listed) {
        info.edition = po_mark(r->family) + slot - 1;
        info.confidence = g->confidence;
        info.text[0] = TEXT_AT(g->text[0]);
        info.text[1] = TEXT_AT(g->text[1]);
        info.provision = TEXT_AT(g->provision);
    }
    return po_give(out, &info, sizeof info);
}

partyorg_status partyorg_right_print(const partyorg_report *report, int32_t right, int32_t language, char *buffer,
                                     size_t size, size_t *needed)
{
    partyorg_right r = PARTYORG_RIGHT_INIT;
    if (!buffer && size > 0)
        return PARTYORG_E_NULL;
    const partyorg_status status = partyorg_right_get(report, right, &r);
    if (status != PARTYORG_OK)
        return status;
    const int vi = language == PARTYORG_VI;
    language = vi ? PARTYORG_VI : PARTYORG_EN;
    writer out = { buffer, size, 0 }, *w = &out;
    po_write(w, r.title[language]);
    po_write(w, ": ");
    po_write(w, r.text[language]);
    if (r.due != PARTYORG_UNKNOWN) {
        po_write(w, vi ? " Ngày: " : " Day: ");
        po_write_date(w, r.due, language);
        po_write(w, ".");
    }
    if (*r.to[language]) {
        po_write(w, vi ? " Gửi: " : " To: ");
        po_write(w, r.to[language]);
        po_write(w, ".");
    }
    if (*r.provision) {
        po_write(w, " [");
        po_write_provision(w, r.provision, language);
        if (r.confidence != PARTYORG_VERIFIED) {
            po_write(w, "; ");
            po_write(w, partyorg_confidence_text(r.confidence, language));
        }
        po_write(w, "]");
    }
    return po_written(w, needed);
}
