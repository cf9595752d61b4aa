/* SPDX-License-Identifier: MIT */
/* Scorecards from JSON, for the C suites: put key by key, as a program that reads a file of its own does it. */
#ifndef TEST_CARDS_H
#define TEST_CARDS_H

#include "test_support.h"

#include <jansson.h>

static inline partyorg_scorecard empty_card(void)
{
    partyorg_scorecard card;
    ok(partyorg_scorecard_init(&card));
    return card;
}

static inline void put(partyorg_scorecard *card, const char *path, const char *text)
{
    partyorg_error error = no_error;
    const partyorg_status status = partyorg_scorecard_put(card, path, text, SIZE_MAX, &error);
    expect(status == PARTYORG_OK, "%s", error.text[PARTYORG_EN]);
}

/* Puts a JSON value key by key, of objects the last key first if told so. */
static inline void put_json(partyorg_scorecard *card, const char *path, json_t *value, bool backwards)
{
    char deeper[128];
    if (json_is_array(value)) {
        for (size_t i = 0; i < json_array_size(value); i++) {
            expect((size_t)snprintf(deeper, sizeof deeper, "%s.%zu", path, i) < sizeof deeper, "%s", path);
            put_json(card, deeper, json_array_get(value, i), backwards);
        }
    } else if (json_is_object(value)) {
        const char *keys[32];
        const size_t count = json_object_size(value);
        size_t n = 0;
        for (void *i = json_object_iter(value); i; i = json_object_iter_next(value, i))
            keys[n++] = json_object_iter_key(i);
        for (n = 0; n < count; n++) {
            const char *key = keys[backwards ? count - 1 - n : n];
            expect((size_t)snprintf(deeper, sizeof deeper, "%s%s%s", path, *path ? "." : "", key) < sizeof deeper, "%s",
                   path);
            put_json(card, deeper, json_object_get(value, key), backwards);
        }
    } else if (json_is_string(value)) {
        put(card, path, json_string_value(value));
    } else {
        char *text = json_dumps(value, JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
        put(card, path, text);
        free(text);
    }
}

/* Sets what stands at a path, of a list behind its end too; NULL takes it away. */
static inline void json_at(json_t *in, const char *path, json_t *value)
{
    char key[64];
    const size_t length = strcspn(path, ".");
    const size_t place = strtoul(path, NULL, 10);
    const bool last = path[length] == 0;
    snprintf(key, sizeof key, "%.*s", (int)length, path);
    json_t *inner = json_is_array(in) ? json_array_get(in, place) : json_object_get(in, key);
    if (last && !value) {
        json_is_array(in) ? json_array_remove(in, place) : json_object_del(in, key);
        return;
    }
    if (last)
        inner = json_incref(value);
    else if (inner)
        json_incref(inner);
    else
        inner = strchr("0123456789", path[length + 1]) ? json_array() : json_object();
    if (!last)
        json_at(inner, path + length + 1, value);
    if (!json_is_array(in))
        json_object_set_new(in, key, inner);
    else if (place < json_array_size(in))
        json_array_set_new(in, place, inner);
    else
        json_array_append_new(in, inner);
}

/* The card of a file `id`.json in a directory. */
static inline partyorg_scorecard card_from(const char *directory, const char *id, bool backwards)
{
    char name[128];
    partyorg_scorecard card = empty_card();
    snprintf(name, sizeof name, "%s/%s.json", directory, id);
    json_t *json = json_load_file(name, 0, NULL);
    expect(json, "%s", name);
    put_json(&card, "", json, backwards);
    json_decref(json);
    return card;
}

#endif
