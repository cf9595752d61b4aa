/* SPDX-License-Identifier: MIT */
/*
 * First half of a body of rules: turns its rows (ROWS, a .def file) into enumerations and tables, and defines what the
 * rows' conditions are written in. CHECK and SUBJECT are names, such as admission and applicant. Between this file and
 * examine.h a body defines the irregular conditions that its rows name.
 */
#ifdef PO_BLOCK
#include "block.h"

#include <string.h>
#else
#include "internal.h"
#endif

#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)
#define SUBJECT_T JOIN(partyorg_, SUBJECT)
/* Where conditions read their facts, `s`: the struct of a file, or a block. */
#ifdef PO_BLOCK
typedef struct block FACTS;
#else
typedef SUBJECT_T FACTS;
#endif

enum {
#define STAGE(name, vi, en, actor_vi, actor_en) STAGE_##name,
#include ROWS
    STAGE_COUNT
};

enum {
#define RULE(key, id, kind, stage, family, by, advice, applies, holds, vi, en) RULE_##key,
#include ROWS
    RULE_COUNT
};

enum {
#define VALUE(name, type, unit, formula, vi, en) VALUE_##name,
#include ROWS
    VALUE_COUNT
};

/* The first edition of each family that is known: no rule has a wording in an earlier one. */
enum {
#define KNOWN(family, edition) KNOWN_##family = SLOT_##edition,
#include ROWS
#define RULE(key, id, kind, stage, family, by, advice, applies, holds, vi, en) KNOWN_BY_##key = (int)KNOWN_##family,
#include ROWS
};
#ifndef PO_BLOCK
#define WORDING(key, edition, p, provision, confidence)                                                                \
    _Static_assert((int)SLOT_##edition >= (int)KNOWN_BY_##key, #key " has a wording before the first KNOWN edition");
#include ROWS
#endif

#define PARTYORG_TYPE_EDITION PARTYORG_TYPE_ENUM
#define PARTYORG_TYPE_STATUS PARTYORG_TYPE_ENUM
#define PARTYORG_TYPE_RATING PARTYORG_TYPE_ENUM
#define PARTYORG_TYPE_GRADE PARTYORG_TYPE_ENUM

_Static_assert(sizeof(SUBJECT_T) / sizeof(int32_t) - 1 <= 62, "two bits of po_missing are no facts");
_Static_assert(STAGE_COUNT <= PARTYORG_STAGES_MAX, "room for stages in a report");
_Static_assert(RULE_COUNT <= PARTYORG_RULES_MAX, "room for rules in a report");
_Static_assert(VALUE_COUNT <= PARTYORG_VALUES_MAX, "room for values in a report");

/* All strings of the body. */
static const struct {
#define STAGE(name, vi, en, avi, aen)                                                                                  \
    char stage_##name[sizeof #name], stage_##name##_vi[sizeof vi], stage_##name##_en[sizeof en],                       \
        stage_##name##_avi[sizeof avi], stage_##name##_aen[sizeof aen];
#define RULE(key, id, kind, stage, family, by, advice, applies, holds, vi, en)                                         \
    char rule_##key[sizeof id], rule_##key##_vi[sizeof vi], rule_##key##_en[sizeof en];
#define WORDING(key, edition, p, provision, confidence) char wording_##key##_##edition[sizeof provision];
#define VALUE(name, type, unit, formula, vi, en)                                                                       \
    char value_##name[sizeof #name], value_##name##_vi[sizeof vi], value_##name##_en[sizeof en];
#include ROWS
} strings = {
#define STAGE(name, vi, en, avi, aen) #name, vi, en, avi, aen,
#define RULE(key, id, kind, stage, family, by, advice, applies, holds, vi, en) id, vi, en,
#define WORDING(key, edition, p, provision, confidence) provision,
#define VALUE(name, type, unit, formula, vi, en) #name, vi, en,
#include ROWS
};
#define TEXT(member) ((text_offset)offsetof(__typeof__(strings), member))

#ifndef PO_BLOCK /* what only a report asks for */
static const struct stage_row stages[STAGE_COUNT] = {
#define STAGE(name, vi, en, avi, aen)                                                                                  \
    { TEXT(stage_##name), TEXT(stage_##name##_vi), TEXT(stage_##name##_en), TEXT(stage_##name##_avi),                  \
      TEXT(stage_##name##_aen) },
#include ROWS
};

#define VALUE_FACT_DATE(name) -1
#define VALUE_FACT_BOOL(name) -1
#define VALUE_FACT_INT(name) -1
#define VALUE_FACT_DECIMAL(name) -1
#define VALUE_FACT_ENUM(name) (int8_t)(offsetof(partyorg_values, name) / sizeof(int32_t) - 1)
/* Enumerations that values of several names have. */
#define VALUE_FACT_EDITION(name) VALUE_FACT_ENUM(edition)
#define VALUE_FACT_STATUS(name) VALUE_FACT_ENUM(support)
#define VALUE_FACT_RATING(name) VALUE_FACT_ENUM(rating_supported)
#define VALUE_FACT_GRADE(name) VALUE_FACT_ENUM(grade_reached)
static const struct value_row values[VALUE_COUNT] = {
#define VALUE(name, type, unit, formula, vi, en)                                                                       \
    { TEXT(value_##name),   TEXT(value_##name##_vi), TEXT(value_##name##_en),                                          \
      PARTYORG_TYPE_##type, PARTYORG_UNIT_##unit,    VALUE_FACT_##type(name) },
#include ROWS
};

#endif

/* Place of a fact in its struct: every member after `size` is one int32_t. */
#define FACT_INDEX(name) ((int)((offsetof(SUBJECT_T, name) - offsetof(SUBJECT_T, size)) / sizeof(int32_t)) - 1)

enum {
    KIND_requirement = PARTYORG_REQUIREMENT,
    KIND_bar = PARTYORG_BAR,
    KIND_ground = PARTYORG_GROUND,
    KIND_deadline = PARTYORG_DEADLINE
};

#define BY(fact) FACT_INDEX(fact)
#define BY_END_OF(fact) FACT_INDEX(fact)
#define BY_ON (-1)
static const struct rule_row rules[RULE_COUNT] = {
#define RULE(key, id, kind, stage, family, by, advice, applies, holds, vi, en)                                         \
    [RULE_##key] = { TEXT(rule_##key),                                                                                 \
                     TEXT(rule_##key##_vi),                                                                            \
                     TEXT(rule_##key##_en),                                                                            \
                     KIND_##kind,                                                                                      \
                     STAGE_##stage,                                                                                    \
                     FAMILY_##family,                                                                                  \
                     advice,                                                                                           \
                     by },
#include ROWS
};
#undef BY
#undef BY_END_OF
#undef BY_ON

#ifndef PO_BLOCK
static const struct due_row dues[RULE_COUNT + 1] = {
#define DUE(key, value, act) [RULE_##key] = { 1, VALUE_##value, FACT_INDEX(act) },
#include ROWS
    [RULE_COUNT] = { 0, 0, 0 } /* a body may have no deadline */
};
#endif

#define P0 UNKNOWN, UNKNOWN, UNKNOWN
#define P1(a) a, UNKNOWN, UNKNOWN
#define P2(a, b) a, b, UNKNOWN
#define P3(a, b, c) a, b, c
static const struct wording_row wordings[RULE_COUNT][SLOTS_MAX] = {
#define WORDING(key, edition, p, provision, confidence)                                                                \
    [RULE_##key][SLOT_##edition] = { { p }, TEXT(wording_##key##_##edition), 1, PARTYORG_##confidence },
#include ROWS
};

#ifndef PO_BLOCK
/* The rules with a wording in slot n of their family, a bit each. */
#define LISTED_IN(n, key, edition) | ((uint64_t)(SLOT_##edition == (n)) << RULE_##key)
/* clang-format off */
static const uint64_t listed_rules[SLOTS_MAX] = {
    0
    , 0
#define WORDING(key, edition, p, provision, confidence) LISTED_IN(1, key, edition)
#include ROWS
    , 0
#define WORDING(key, edition, p, provision, confidence) LISTED_IN(2, key, edition)
#include ROWS
    , 0
#define WORDING(key, edition, p, provision, confidence) LISTED_IN(3, key, edition)
#include ROWS
    , 0
#define WORDING(key, edition, p, provision, confidence) LISTED_IN(4, key, edition)
#include ROWS
    , 0
#define WORDING(key, edition, p, provision, confidence) LISTED_IN(5, key, edition)
#include ROWS
    , 0
#define WORDING(key, edition, p, provision, confidence) LISTED_IN(6, key, edition)
#include ROWS
    , 0
#define WORDING(key, edition, p, provision, confidence) LISTED_IN(7, key, edition)
#include ROWS
    , 0
#define WORDING(key, edition, p, provision, confidence) LISTED_IN(8, key, edition)
#include ROWS
};
/* clang-format on */

#endif

/* What conditions are written in; `s`, `c`, `tr` and `w` are the facts, the context, the trace and the wording in
   scope. A formula for a value has nothing to explain: NO_TRACE. */
#ifdef PO_BLOCK
INLINE term fact_of(const struct block *s, int index)
{
    return (term){ .v = { s->facts[index], 0 }, .unknown = ~s->known[index], .truth = s->truth[index] };
}
#define F(name) fact_of(s, FACT_INDEX(name))
#define F_AT(index) fact_of(s, index)
#else
#define F(name) k_fact(tr, s->name, FACT_INDEX(name))
#define F_AT(index) k_fact(tr, po_get(s, index), index)
#endif
#define NO_TRACE                                                                                                       \
    trace *const tr = NULL;                                                                                            \
    (void)tr
#define P(i) (w->p[i])

/*
 * What a condition or value comes to under the wording that a rule has on some day, `w`; where it has none the edition
 * is not known. Of a block that is asked for each wording, and each row keeps that of its own edition.
 */
#ifdef PO_BLOCK
#define UNDER_WORDING(type, join, none, key, family, date, what)                                                       \
    __extension__({                                                                                                    \
        const lane day_ = (date).v;                                                                                    \
        type result_ = none;                                                                                           \
        for (int i_ = 0; i_ < c->steps[RULE_##key].count; i_++) {                                                      \
            const int slot_ = c->steps[RULE_##key].slots[i_];                                                          \
            const struct wording_row *w = &wordings[RULE_##key][slot_];                                                \
            const flag begun_ = po_begun(FAMILY_##family, slot_, day_);                                                \
            result_ = w->listed ? join(begun_, what, result_) : join(begun_, none, result_);                           \
            (void)w;                                                                                                   \
        }                                                                                                              \
        result_;                                                                                                       \
    })
#else
#define UNDER_WORDING(type, join, none, key, family, date, what)                                                       \
    __extension__({                                                                                                    \
        const struct wording_row *w = &wordings[RULE_##key][po_slot(FAMILY_##family, (date).v)];                       \
        type result_ = none;                                                                                           \
        if (w->listed)                                                                                                 \
            result_ = what;                                                                                            \
        result_;                                                                                                       \
    })
#endif
#define condition_under(key, family, date, condition)                                                                  \
    UNDER_WORDING(tri, k_select, k_unknown(MISSING_EDITION), key, family, date, condition)
#define value_under(key, family, date, value)                                                                          \
    UNDER_WORDING(term, choose, k_absent(MISSING_EDITION), key, family, date, value)

/* Whether an edition lists a rule; of the time before the first one that is known it cannot be told. */
INLINE tri k_known_since(flag begun, tri found)
{
    return k_tri((found.may & begun) | ~begun, (found.open & begun) | ~begun, MISSING_EDITION);
}
#define is_listed(key, family, date)                                                                                   \
    k_known_since(po_begun(FAMILY_##family, KNOWN_##family, (date).v),                                                 \
                  UNDER_WORDING(tri, k_select, k_tri(NONE, NONE, 0), key, family, date, k_always()))
