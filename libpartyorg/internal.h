/* SPDX-License-Identifier: MIT */
/* What the sources share: the shape of the tables, and one description a check. */
#ifndef PO_INTERNAL_H
#define PO_INTERNAL_H

#include "editions.h"
#include "error.h"
#include "kernel.h"

/*
 * Tables hold no pointers: a pointer would need relocation and so a writable section. Strings live in one struct of
 * arrays a file, and rows hold offsets into it.
 */
typedef uint32_t text_offset;

/* What the next step says when a finding is not in order. */
enum { MEND, FORWARD, REFER, STOP, LEAVE }; /* LEAVE: nothing is to be done */

struct stage_row {
    text_offset name, vi, en, actor_vi, actor_en;
};

struct rule_row {
    text_offset id, vi, en;
    uint8_t kind, stage, family, advice;
    int8_t governing; /* fact, -1: the examination date */
};

struct wording_row {
    int32_t p[PARTYORG_PARAMETERS];
    text_offset provision : 28;
    uint32_t listed : 1, confidence : 3; /* 16 bytes in all, to be cheap to index */
};

/* Of a deadline: the value that is its due date, and the fact that is its act. */
struct due_row {
    uint8_t given, value, act;
};

struct value_row {
    text_offset name, vi, en;
    uint8_t type, unit;
    int8_t fact; /* of an enumeration, in partyorg_values; else -1 */
};

/*
 * The editions in which the wording of a rule changes: of a block its rows are examined under each of them, and every
 * row keeps the result of its own edition.
 */
struct steps {
    uint16_t set; /* of slots */
    uint8_t count, slots[SLOTS_MAX];
};

/* One rule examined: what its precondition and condition came to, and under which wording. */
struct examined {
    tri applies, holds;
    term governing;
    const struct wording_row *wording;
    int slot, earlier; /* before the first edition that the body of rules knows */
};

struct description {
    const char *name, *title[2], *question[2];
    const char *text; /* base of the offsets */
    int subject, stage_count, rule_count, value_count;
    int unlisted; /* status under an edition in which a rule has no wording */
    const struct stage_row *stages;
    const struct rule_row *rules;
    const struct wording_row (*wordings)[SLOTS_MAX];
    const struct due_row *dues; /* by rule */
    const struct value_row *values;
};

/* Fills the description of a check; returns 0 when there is no such check. */
int po_describe(int32_t check, struct description *d);

/* The subject that a check reads; -1 when there is no such check. */
int po_subject_of(int32_t check);

/* What every body of rules provides, by name: po_admission_describe and so on. `facts` is whole and valid; `verdicts`,
   by stage, may be NULL. A block is examined with each set of instructions that the library is compiled for. */
struct block;
#define BODY(check)                                                                                                    \
    void po_##check##_describe(struct description *d);                                                                 \
    void po_##check##_masks(const void *facts, const context *c, partyorg_masks *masks, int32_t *verdicts);            \
    void po_##check##_rule(const void *facts, const context *c, trace *tr, int rule, struct examined *x);              \
    void po_##check##_values(const void *facts, const context *c, uint64_t met, int32_t *values);                      \
    void po_##check##_conflicts(const void *facts, const context *c, trace *tr, uint64_t *found);                      \
    void po_##check##_block_any(struct block *b);                                                                      \
    void po_##check##_block_avx2(struct block *b);
BODY(admission)
BODY(recognition)
BODY(readmission)
BODY(party_age)
BODY(deletion)
BODY(leaving)
BODY(discipline)
BODY(suspension)
BODY(appeal)
BODY(exemption)
BODY(transfer)
BODY(screening)
BODY(review)
BODY(review_cap)
BODY(meeting)
BODY(meeting_year)
BODY(cell_rating)
BODY(cell_structure)
BODY(development)
BODY(dues)
#undef BODY

/* Calls a body's function by the number of its check, which was found valid: the one place that knows them all. */
#define DISPATCH(check, name, ...) DISPATCH_(check, name, __VA_ARGS__)
#define DISPATCH_(check, name, ...)                                                                                    \
    switch (check) {                                                                                                   \
    case PARTYORG_CHECK_ADMISSION:                                                                                     \
        po_admission_##name(__VA_ARGS__);                                                                              \
        break;                                                                                                         \
    case PARTYORG_CHECK_RECOGNITION:                                                                                   \
        po_recognition_##name(__VA_ARGS__);                                                                            \
        break;                                                                                                         \
    case PARTYORG_CHECK_READMISSION:                                                                                   \
        po_readmission_##name(__VA_ARGS__);                                                                            \
        break;                                                                                                         \
    case PARTYORG_CHECK_PARTY_AGE:                                                                                     \
        po_party_age_##name(__VA_ARGS__);                                                                              \
        break;                                                                                                         \
    case PARTYORG_CHECK_DELETION:                                                                                      \
        po_deletion_##name(__VA_ARGS__);                                                                               \
        break;                                                                                                         \
    case PARTYORG_CHECK_LEAVING:                                                                                       \
        po_leaving_##name(__VA_ARGS__);                                                                                \
        break;                                                                                                         \
    case PARTYORG_CHECK_DISCIPLINE:                                                                                    \
        po_discipline_##name(__VA_ARGS__);                                                                             \
        break;                                                                                                         \
    case PARTYORG_CHECK_SUSPENSION:                                                                                    \
        po_suspension_##name(__VA_ARGS__);                                                                             \
        break;                                                                                                         \
    case PARTYORG_CHECK_APPEAL:                                                                                        \
        po_appeal_##name(__VA_ARGS__);                                                                                 \
        break;                                                                                                         \
    case PARTYORG_CHECK_EXEMPTION:                                                                                     \
        po_exemption_##name(__VA_ARGS__);                                                                              \
        break;                                                                                                         \
    case PARTYORG_CHECK_TRANSFER:                                                                                      \
        po_transfer_##name(__VA_ARGS__);                                                                               \
        break;                                                                                                         \
    case PARTYORG_CHECK_SCREENING:                                                                                     \
        po_screening_##name(__VA_ARGS__);                                                                              \
        break;                                                                                                         \
    case PARTYORG_CHECK_REVIEW:                                                                                        \
        po_review_##name(__VA_ARGS__);                                                                                 \
        break;                                                                                                         \
    case PARTYORG_CHECK_REVIEW_CAP:                                                                                    \
        po_review_cap_##name(__VA_ARGS__);                                                                             \
        break;                                                                                                         \
    case PARTYORG_CHECK_MEETING:                                                                                       \
        po_meeting_##name(__VA_ARGS__);                                                                                \
        break;                                                                                                         \
    case PARTYORG_CHECK_MEETING_YEAR:                                                                                  \
        po_meeting_year_##name(__VA_ARGS__);                                                                           \
        break;                                                                                                         \
    case PARTYORG_CHECK_CELL_RATING:                                                                                   \
        po_cell_rating_##name(__VA_ARGS__);                                                                            \
        break;                                                                                                         \
    case PARTYORG_CHECK_CELL_STRUCTURE:                                                                                \
        po_cell_structure_##name(__VA_ARGS__);                                                                         \
        break;                                                                                                         \
    case PARTYORG_CHECK_DEVELOPMENT:                                                                                   \
        po_development_##name(__VA_ARGS__);                                                                            \
        break;                                                                                                         \
    default: /* PARTYORG_CHECK_DUES */                                                                                 \
        po_dues_##name(__VA_ARGS__);                                                                                   \
        break;                                                                                                         \
    }

/*
 * Outcomes, a bit each, before they are settled: of one file the rules of a check, of a block one rule in each row.
 */
struct outcomes {
    flag listed;                    /* has a wording in its edition */
    flag earlier;                   /* lies before the first edition that is known */
    flag excluded, may_be_excluded; /* of the precondition: known false, not known true; 0 for ALWAYS */
    flag holds, open;               /* `may` and `open` of the condition */
    int holds_known;                /* these two were worked out before (rating.h) */
};

/* Settled: each is one of these. A ground that is not met, but of which it is not known whether it applies, refuses
   nothing. */
struct settled {
    flag met, not_met, unknown, not_applicable, refuses_nothing;
};

#ifndef PO_BLOCK
/* Conditions come in at the low end, one after the other: the cheapest way, and the last rule ends up lowest. */
INLINE void po_add_outcome(struct outcomes *o, const struct examined *x, int rule)
{
    if (!k_yes(x->applies)) { /* a branch that files of one kind take alike */
        o->may_be_excluded |= UINT64_C(1) << rule;
        if (k_no(x->applies))
            o->excluded |= UINT64_C(1) << rule;
    }
    o->holds = o->holds * 2 + (x->holds.may & 1);
    o->open = o->open * 2 + (x->holds.open & 1);
}
#endif

/* Puts the first rule lowest again: the bits of a word of `count` in reverse. */
INLINE uint64_t po_reverse(uint64_t bits, int count)
{
    bits = (bits >> 1 & UINT64_C(0x5555555555555555)) | (bits & UINT64_C(0x5555555555555555)) << 1;
    bits = (bits >> 2 & UINT64_C(0x3333333333333333)) | (bits & UINT64_C(0x3333333333333333)) << 2;
    bits = (bits >> 4 & UINT64_C(0x0F0F0F0F0F0F0F0F)) | (bits & UINT64_C(0x0F0F0F0F0F0F0F0F)) << 4;
    return __builtin_bswap64(bits) >> (64 - count);
}

/*
 * Settles all bits at once. An unknown precondition leaves a requirement or deadline unknown unless its condition is
 * met anyway, a bar or ground (`lenient`) unless its condition is not met anyway. Without a wording the rule did not
 * exist (`unlisted` says how that counts); before the family's first edition a text existed that is not known.
 */
INLINE struct settled po_settle(const struct outcomes *o, flag lenient, int unlisted)
{
    const flag excluded = o->excluded, applies = ~o->may_be_excluded;
    struct settled m;
    m.met = o->listed & o->holds & ~o->open & ((lenient & applies) | (~lenient & ~excluded));
    m.not_met = o->listed & ~o->holds & ((lenient & ~excluded) | (~lenient & applies));
    m.not_applicable = o->listed & excluded;
    if (unlisted == PARTYORG_NOT_APPLICABLE)
        m.not_applicable |= ~o->listed & ~o->earlier;
    m.unknown = ~(m.met | m.not_met | m.not_applicable);
    m.refuses_nothing = m.not_met & ~applies;
    return m;
}

#ifndef PO_BLOCK
/* The status of one rule alone. */
INLINE int po_status(int kind, int unlisted, const struct examined *x)
{
    struct outcomes o = { .listed = x->wording->listed, .earlier = FLAG(x->earlier) };
    po_add_outcome(&o, x, 0);
    const struct settled m = po_settle(&o, kind == PARTYORG_BAR || kind == PARTYORG_GROUND ? UINT64_MAX : 0, unlisted);
    return m.met & 1              ? PARTYORG_MET
           : m.not_met & 1        ? PARTYORG_NOT_MET
           : m.not_applicable & 1 ? PARTYORG_NOT_APPLICABLE
                                  : PARTYORG_NOT_KNOWN;
}
#endif

/* What a verdict is made of: whether a requirement is not met or a bar is, whether one of these is unknown; whether a
   ground is met, whether one is unknown, and whether one is not met. */
struct tally {
    flag failed, open, grounded, ground_open, ground_failed;
};

/* How the grounds of a body enter its verdicts: one must be met, or one must be where any of them applies. */
enum { NO_GROUNDS, ONE_GROUND, ONE_GROUND_IF_ANY };

/* Afterwards `failed` and `open` tell the verdict, failed first. */
INLINE void po_conclude(struct tally *t, int grounds)
{
    if (grounds != NO_GROUNDS) {
        t->failed |= ~t->grounded & ~t->ground_open & (grounds == ONE_GROUND ? ALL : t->ground_failed);
        t->open |= ~t->grounded & t->ground_open;
    }
}

/* Turns a relation and its bound into the opposite: what a bar asks for. */
void po_negate(int *relation, int32_t *required);

#ifndef PO_BLOCK
/* What keeps a rule unknown. */
INLINE po_missing po_why(const struct examined *x)
{
    return x->wording->listed ? x->applies.missing | x->holds.missing : MISSING_EDITION;
}
#endif

/* The largest subject struct, for a copy on the stack. */
union any_subject {
    partyorg_applicant applicant;
    partyorg_probationer probationer;
    partyorg_former_member former_member;
    partyorg_member member;
    partyorg_options options;
    partyorg_deletion_case deletion;
    partyorg_leaving_case leaving;
    partyorg_discipline_case discipline;
    partyorg_suspension_case suspension;
    partyorg_appeal_case appeal;
    partyorg_exemption_case exemption;
    partyorg_transfer_case transfer;
    partyorg_screening_case screening;
    partyorg_values values;
    partyorg_member_review member_review;
    partyorg_rating_list rating_list;
    partyorg_meeting meeting;
    partyorg_meeting_year meeting_year;
    partyorg_organisation_year organisation_year;
    partyorg_organisation organisation;
    partyorg_development_year development_year;
    partyorg_member_dues member_dues;
    int32_t members[64];
};

/* Facts (facts.c); subject and fact exist. */
int po_fact_type(int subject, int fact);
int po_fact_nature(int subject, int fact);
int po_choice_count(int subject, int fact);
/* The smallest and largest value that a fact takes. */
void po_fact_bounds(int subject, int fact, int32_t *low, int32_t *high);
/* The error for a value outside them. */
partyorg_status po_bad_value(int32_t subject, int32_t fact, int32_t value, partyorg_error *error);
/* Checks a struct of a subject, of this or another version, and returns it or its copy in `room`; NULL: see status. */
const void *po_facts_read(int32_t subject, const void *facts, union any_subject *room, partyorg_status *status,
                          partyorg_error *error);
/* The same for options (NULL: none given), where unknown becomes the default. */
partyorg_status po_options_read(const partyorg_options *options, partyorg_options *whole, partyorg_error *error);

/* Whether the points that a meeting was given are some that the card, which is valid, has; and the error when not. */
/* The most points of a fact of meetings that is one of a criterion; less than nought when the card has none such. */
void po_score_bounds(const partyorg_scorecard *card, int fact, int32_t *high);
partyorg_status po_scores_check(const partyorg_scorecard *card, const partyorg_meeting *meeting, partyorg_error *error);

/* po_calendar_check with words. */
partyorg_status po_calendar_read(const partyorg_calendar *calendar, partyorg_error *error);

INLINE int32_t po_get(const void *facts, int fact)
{
    return ((const int32_t *)facts)[fact + 1];
}

/* Copies a filled info struct to the caller's, as far as the caller's goes; both begin with their size. */
partyorg_status po_give(void *out, const void *info, size_t size);

/* Appends to a text of fixed room; `length` counts what the whole would need. */
typedef struct writer {
    char *buffer;
    size_t size, length;
} writer;
void po_write(writer *w, const char *text);
void po_write_bytes(writer *w, const char *text, size_t length);
void po_write_int(writer *w, int32_t value);
void po_write_date(writer *w, int32_t date, int language);
/* Hundredths as a number, without needless noughts. */
void po_write_decimal(writer *w, int32_t hundredths, int language);
/* Reads one: at most two decimals, after a point or a comma. Returns 0 when it is none. */
int po_decimal_scan(const char *text, size_t length, int32_t *hundredths);
/* Ends the text: NUL, cut at a character when it did not fit. */
partyorg_status po_written(writer *w, size_t *needed);
/* Writes a value of a type; enumerations by the titles of their fact. */
void po_write_value(writer *w, int subject, int fact, int type, int32_t value, int language);
/* Writes a provision, its codes spelled out. */
void po_write_provision(writer *w, const char *provision, int language);

#endif
