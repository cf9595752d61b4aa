/* SPDX-License-Identifier: MIT */
/*
 * report: the year of a province, from the tables that make_province.py writes. report.py and report.lua are the same
 * program and print the same bytes; report.py draws pictures and writes a calendar too. ../tables.h goes with it.
 *
 *     cc -o report report.c $(pkg-config --cflags --libs libpartyorg)
 *     report --lang vi config.csv DIRECTORY
 *
 * Columns of text go into batches as they are; every table is examined as a whole.
 */
#include <partyorg.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../tables.h"

enum { DONE = 0, FAILED = 2 };
enum { FACTS_MAX = 64, CHOICES_MAX = 16, RING = 64, SHARES = 4, CELLS_MAX = 24, CHECKS_MAX = 64 };

/* What the command line asks for. */
static struct {
    int language;
    const char *committee; /* that one in full; "all": each; NULL: the province */
    const char *config, *directory;
} ask;

static void complain(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("report: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
}

static void fail(const char *text)
{
    complain("%s", text);
    exit(FAILED);
}

/* ---- texts ------------------------------------------------------------------------------------------------------- */

static struct whole_table texts, settings;

static const struct text_column *find_column(const struct whole_table *t, const char *title)
{
    for (size_t i = 0; i < t->count; i++)
        if (strcmp(t->columns[i].title, title) == 0)
            return &t->columns[i];
    complain("%s", title);
    exit(FAILED);
}

static int is(const struct text_column *c, size_t row, const char *text)
{
    return strcmp(text_at(c, row), text) == 0;
}

static struct text ring[RING];

/* A text that lasts until some RING others have been made. */
static struct text *new_text(void)
{
    static unsigned next;
    struct text *t = &ring[next++ % RING];
    t->length = 0;
    add_text(t, "");
    return t;
}

static const char *number(int64_t n)
{
    struct text *t = new_text();
    char digits[24];
    snprintf(digits, sizeof digits, "%lld", (long long)n);
    add_text(t, digits);
    return t->bytes;
}

/* The text of a key in texts.csv; texts that follow stand for each {} in turn. */
static const char *say(const char *key, ...)
{
    const struct text_column *keys = &texts.columns[0];
    struct text *t = new_text();
    va_list values;
    size_t row = 0;
    while (row < texts.rows && !is(keys, row, key))
        row++;
    if (row == texts.rows)
        fail(key);
    va_start(values, key);
    for (const char *at = text_at(&texts.columns[1 + ask.language], row), *place; *at; at = place + 2) {
        place = strstr(at, "{}");
        if (!place) {
            add_text(t, at);
            break;
        }
        add_bytes(t, at, (size_t)(place - at));
        add_text(t, va_arg(values, const char *));
    }
    va_end(values);
    return t->bytes;
}

static void say_line(const char *text)
{
    fputs(text, stdout);
    putchar('\n');
}

/* ---- the configuration ------------------------------------------------------------------------------------------- */

static const char *const shares[SHARES] = { "women", "minority", "union", "18_30" };
static const char *const groups[SHARES] = { "women", "minority", "union", "young" }; /* as texts.csv calls them */

static struct {
    partyorg_date on, merged_on, due_from, due_until, scorecard_from;
    int32_t year, target, targets[SHARES], grade_at_least, not_in_order_from;
    partyorg_options options;
    partyorg_scorecard card;
} config;

static const char *setting(const char *name)
{
    const struct text_column *names = find_column(&settings, "setting");
    for (size_t row = 0; row < settings.rows; row++)
        if (is(names, row, name))
            return text_at(find_column(&settings, "value"), row);
    complain("%s", name);
    exit(FAILED);
}

static partyorg_date date_setting(const char *name)
{
    partyorg_date day;
    if (partyorg_date_parse(setting(name), SIZE_MAX, &day, NULL) != PARTYORG_OK)
        fail(name);
    return day;
}

/* Hundredths, as the option target_percent is read. */
static int32_t percent_setting(const char *name)
{
    partyorg_error error;
    int32_t fact, value;
    partyorg_fact_find(PARTYORG_SUBJECT_OPTIONS, "target_percent", SIZE_MAX, &fact);
    if (partyorg_fact_parse(PARTYORG_SUBJECT_OPTIONS, fact, setting(name), SIZE_MAX, &value, &error) != PARTYORG_OK)
        fail(error.text[ask.language]);
    return value;
}

/* ---- the catalogue ----------------------------------------------------------------------------------------------- */

static int32_t check_number(const char *name)
{
    int32_t check = -1;
    if (partyorg_check_find(name, &check) != PARTYORG_OK || check >= CHECKS_MAX)
        fail(name);
    return check;
}

static const char *check_title(int32_t check)
{
    partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
    partyorg_check_get(check, &info);
    return info.title[ask.language];
}

static partyorg_value_info value_of(int32_t check, const char *name, int32_t *index)
{
    partyorg_value_info value = PARTYORG_VALUE_INFO_INIT;
    for (int32_t i = 0; partyorg_value_get(check, i, &value) == PARTYORG_OK; i++)
        if (strcmp(value.name, name) == 0) {
            if (index)
                *index = i;
            return value;
        }
    complain("%s", name);
    exit(FAILED);
}

/* Choices of a fact, or of a value. */
struct choices {
    int32_t count;
    partyorg_choice_info of[CHOICES_MAX];
};

static struct choices choices_of_fact(int32_t subject, int32_t fact)
{
    struct choices c = { 0, { PARTYORG_CHOICE_INFO_INIT } };
    for (; c.count < CHOICES_MAX; c.count++) {
        c.of[c.count] = (partyorg_choice_info)PARTYORG_CHOICE_INFO_INIT;
        if (partyorg_choice_get(subject, fact, c.count, &c.of[c.count]) != PARTYORG_OK)
            break;
    }
    return c;
}

static struct choices choices_of_value(int32_t check, const char *name)
{
    return choices_of_fact(PARTYORG_SUBJECT_VALUES, value_of(check, name, NULL).fact);
}

static const char *value_title(int32_t check, const char *name)
{
    return value_of(check, name, NULL).title[ask.language];
}

/* A rule, which is asked for once. */
static partyorg_rule_info rule_of(int32_t check, int32_t rule)
{
    static partyorg_rule_info known[CHECKS_MAX][PARTYORG_RULES_MAX];
    partyorg_rule_info *info = &known[check][rule];
    if (info->size == 0) {
        *info = (partyorg_rule_info)PARTYORG_RULE_INFO_INIT;
        partyorg_rule_get(check, rule, info);
    }
    return *info;
}

static int32_t rule_number(int32_t check, const char *id)
{
    int32_t rule = -1;
    partyorg_rule_find(check, id, &rule);
    return rule;
}

static const char *rule_title(int32_t check, int32_t rule)
{
    return rule_of(check, rule).title[ask.language];
}

static const char *provision(int32_t check, int32_t rule)
{
    partyorg_wording_info wording = PARTYORG_WORDING_INFO_INIT;
    char text[512];
    if (partyorg_wording_on(check, rule, config.on, &wording) != PARTYORG_OK)
        return say("none");
    partyorg_provision_print(check, rule, wording.edition, ask.language, text, sizeof text, NULL);
    if (wording.confidence != PARTYORG_VERIFIED)
        return say(partyorg_confidence_name(wording.confidence), text);
    struct text *t = new_text();
    add_text(t, text);
    return t->bytes;
}

/* ---- examining --------------------------------------------------------------------------------------------------- */

/* A table that was examined. */
struct found {
    int32_t check, rule_count;
    size_t rows;
    partyorg_batch_out out;
    partyorg_batch_counts counts;
};

/* Facts that are not in the table, or take the place of its column. */
struct extra {
    const char *name;
    const int32_t *values;
};

static void *new_array(size_t count, size_t size)
{
    void *array = calloc(count ? count : 1, size);
    if (!array)
        fail("out of memory");
    return array;
}

/* Examines the rows of a table, of extra columns, or of both; columns that are no facts are passed over. */
static struct found examine(const char *check, const struct whole_table *t, const struct extra *extras,
                            size_t extra_count, size_t rows, const partyorg_options *options)
{
    struct found f = { .check = check_number(check), .rows = rows };
    partyorg_check_info info = PARTYORG_CHECK_INFO_INIT;
    partyorg_subject_info subject = PARTYORG_SUBJECT_INFO_INIT;
    partyorg_column columns[FACTS_MAX];
    partyorg_batch batch = PARTYORG_BATCH_INIT;
    partyorg_error error;
    int32_t fact;
    partyorg_check_get(f.check, &info);
    partyorg_subject_get(info.subject, &subject);
    f.rule_count = info.rule_count;
    for (int i = 0; i < FACTS_MAX; i++)
        columns[i] = (partyorg_column){ .type = PARTYORG_COLUMN_MISSING };
    for (size_t i = 0; t && i < t->count; i++)
        if (partyorg_fact_find(info.subject, t->columns[i].title, SIZE_MAX, &fact) == PARTYORG_OK)
            columns[fact] = (partyorg_column){ .type = PARTYORG_COLUMN_TEXT,
                                               .values = t->columns[i].offsets,
                                               .data = t->columns[i].bytes.bytes };
    for (size_t i = 0; i < extra_count; i++)
        if (partyorg_fact_find(info.subject, extras[i].name, SIZE_MAX, &fact) == PARTYORG_OK)
            columns[fact] = (partyorg_column){ .type = PARTYORG_COLUMN_INT32, .values = extras[i].values };
    batch.check = f.check;
    batch.rows = (int64_t)rows;
    batch.on = config.on;
    batch.columns = columns;
    batch.column_count = subject.fact_count;
    batch.options = options;
    partyorg_batch_out_init(&f.out);
    partyorg_batch_counts_init(&f.counts);
    f.out.counts = &f.counts;
    f.out.verdict = new_array(rows, sizeof *f.out.verdict);
    f.out.met = new_array(rows, sizeof *f.out.met);
    f.out.not_met = new_array(rows, sizeof *f.out.not_met);
    f.out.due = new_array(rows, sizeof *f.out.due);
    f.out.due_rule = new_array(rows, sizeof *f.out.due_rule);
    for (int32_t i = 0; i < info.value_count; i++)
        f.out.values[i] = new_array(rows, sizeof(int32_t));
    if (partyorg_check_batch(&batch, 0, batch.rows, &f.out, &error) != PARTYORG_OK)
        fail(error.text[ask.language]);
    f.out.counts = NULL; /* it moves with the struct */
    return f;
}

static void free_found(struct found *f)
{
    free(f->out.verdict);
    free(f->out.met);
    free(f->out.not_met);
    free(f->out.due);
    free(f->out.due_rule);
    for (int i = 0; i < PARTYORG_VALUES_MAX; i++)
        free(f->out.values[i]);
}

static const int32_t *values_of(const struct found *f, const char *name)
{
    int32_t index = 0;
    value_of(f->check, name, &index);
    return f->out.values[index];
}

static int64_t count_of(const struct found *f, const char *id, int status)
{
    return f->counts.rules[rule_number(f->check, id)][status];
}

/* The rules of a kind, a bit each; of all stages but one, if it is named. */
static uint64_t rules_of_kind(const struct found *f, int32_t kind, const char *but)
{
    uint64_t rules = 0;
    for (int32_t i = 0; i < f->rule_count; i++) {
        const partyorg_rule_info rule = rule_of(f->check, i);
        partyorg_stage_info stage = PARTYORG_STAGE_INFO_INIT;
        partyorg_stage_get(f->check, rule.stage, &stage);
        if (rule.kind == kind && (!but || strcmp(stage.name, but) != 0))
            rules |= (uint64_t)1 << i;
    }
    return rules;
}

/* Of each row the rules that are not in order: requirements not met, bars met. */
static uint64_t *failed_rows(const struct found *f, const char *but)
{
    const uint64_t requirements = rules_of_kind(f, PARTYORG_REQUIREMENT, but);
    const uint64_t bars = rules_of_kind(f, PARTYORG_BAR, but);
    uint64_t *failed = new_array(f->rows, sizeof *failed);
    for (size_t i = 0; i < f->rows; i++)
        failed[i] = (f->out.not_met[i] & requirements) | (f->out.met[i] & bars);
    return failed;
}

/* ---- the province ------------------------------------------------------------------------------------------------ */

/* Something due: by when, by which rule, in which committee, and who or which organisation it is about. */
struct act {
    partyorg_date day;
    int32_t check, rule;
    const char *id; /* of the rule */
    size_t committee, place;
    const char *who;
};

static struct {
    struct whole_table old, committees, organisations, members, admissions, transfers, ratings, meetings;
    size_t count, unit_count; /* committees, organisations */
    const struct text_column *name, *unit;
    size_t *unit_order; /* numbers of organisations, sorted by their names */
    size_t *home;       /* of organisations: their committees */
    int *is_cell;
    struct act *acts;
    size_t act_count, act_room;

    struct found structure, may_subgroup;
    uint64_t *structure_failed;
    size_t *member_home;
    int *probationary;
    struct found screened, moved;

    struct found year, so_far;
    int32_t *sums[1 + SHARES], *start; /* by committee, the whole province last */
    int32_t month_count, *months, *monthly, *admitted_so_far;

    struct found lists;
    uint64_t *lists_failed;
    size_t *list_home;
    int32_t *proposed;

    struct found meeting, cell_year;
    uint64_t *broken;
    size_t *meeting_cell;
    partyorg_date *held;
    int32_t *graded;
    int32_t *cell_meetings, *cell_broken, (*cell_grades)[4], *lowest, *months_missing;
    uint64_t *cell_rules;
    int *listed;
} p;

static void read_into(struct whole_table *t, const char *directory, const char *name)
{
    struct text *path = new_text();
    char reason[2][512];
    add_text(path, directory);
    add_text(path, "/");
    add_text(path, name);
    add_text(path, ".csv");
    if (read_whole_table(path->bytes, t, reason))
        fail(reason[ask.language]);
}

static int32_t int_of(const struct text_column *c, size_t row)
{
    return (int32_t)strtol(text_at(c, row), NULL, 10);
}

static size_t committee_of(const char *name)
{
    size_t i = 0;
    while (i < p.count && !is(p.name, i, name))
        i++;
    return i;
}

static int compare_units(const void *a, const void *b)
{
    return strcmp(text_at(p.unit, *(const size_t *)a), text_at(p.unit, *(const size_t *)b));
}

static size_t unit_of(const char *name)
{
    size_t low = 0, high = p.unit_count;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        const int order = strcmp(text_at(p.unit, p.unit_order[middle]), name);
        if (order == 0)
            return p.unit_order[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    complain("%s", name);
    exit(FAILED);
}

/* The organisation of each row of a table. */
static size_t *units_of(const struct whole_table *t)
{
    const struct text_column *c = find_column(t, "organisation");
    size_t *units = new_array(t->rows, sizeof *units);
    for (size_t i = 0; i < t->rows; i++)
        units[i] = i > 0 && is(c, i, text_at(c, i - 1)) ? units[i - 1] : unit_of(text_at(c, i));
    return units;
}

/* The committee of each row of a table, by its organisation. */
static size_t *homes_of(const struct whole_table *t)
{
    size_t *homes = units_of(t);
    for (size_t i = 0; i < t->rows; i++)
        homes[i] = p.home[homes[i]];
    return homes;
}

static void add_act(partyorg_date day, int32_t check, int32_t rule, size_t committee, const char *who)
{
    if (p.act_count == p.act_room) {
        p.act_room = 2 * p.act_room + 1024;
        p.acts = grow(p.acts, p.act_room * sizeof *p.acts);
    }
    p.acts[p.act_count] = (struct act){ day, check, rule, rule_of(check, rule).id, committee, p.act_count, who };
    p.act_count++;
}

/* Notes what is due in the rows of a table, or in those for which `only` is set. */
static void add_acts(const struct found *f, const size_t *homes, const struct text_column *who, const int *only)
{
    for (size_t i = 0; i < f->rows; i++)
        if (f->out.due[i] != PARTYORG_UNKNOWN && (!only || only[i]))
            add_act(f->out.due[i], f->check, f->out.due_rule[i], homes[i], text_at(who, i));
}

static int compare_kinds(const struct act *a, const struct act *b)
{
    return a->check != b->check ? (a->check > b->check ? 1 : -1) : strcmp(a->id, b->id);
}

static int compare_acts(const void *left, const void *right)
{
    const struct act *a = left, *b = right;
    const int kinds = compare_kinds(a, b);
    if (a->day != b->day)
        return a->day > b->day ? 1 : -1;
    return kinds ? kinds : (a->place > b->place) - (a->place < b->place);
}

static void examine_structure(void)
{
    const struct whole_table *t = &p.organisations;
    const struct text_column *form = find_column(t, "org_form"), *committee = find_column(t, "committee");
    int32_t *once = new_array(t->rows, sizeof *once);
    p.unit = find_column(t, "organisation");
    p.unit_count = t->rows;
    p.unit_order = new_array(t->rows, sizeof *p.unit_order);
    p.home = new_array(t->rows, sizeof *p.home);
    p.is_cell = new_array(t->rows, sizeof *p.is_cell);
    for (size_t i = 0; i < t->rows; i++) {
        p.unit_order[i] = i;
        p.home[i] = committee_of(text_at(committee, i));
        p.is_cell[i] = !is(form, i, "grassroots_committee");
        once[i] = 1;
    }
    qsort(p.unit_order, t->rows, sizeof *p.unit_order, compare_units);
    p.structure = examine("cell_structure", t, NULL, 0, t->rows, NULL);
    p.structure_failed = failed_rows(&p.structure, NULL);
    /* If it met once by subgroup. */
    p.may_subgroup = examine("cell_structure", t, &(struct extra){ "subgroup_meetings", once }, 1, t->rows, NULL);
    free(once);
    add_acts(&p.structure, p.home, p.unit, NULL);
}

static void examine_members(void)
{
    const struct text_column *kind = find_column(&p.members, "member_kind");
    p.member_home = homes_of(&p.members);
    p.probationary = new_array(p.members.rows, sizeof *p.probationary);
    for (size_t i = 0; i < p.members.rows; i++)
        p.probationary[i] = is(kind, i, "probationary");
    p.screened = examine("screening", &p.members, NULL, 0, p.members.rows, NULL);
    struct found recognised = examine("recognition", &p.members, NULL, 0, p.members.rows, NULL);
    add_acts(&recognised, p.member_home, find_column(&p.members, "member"), p.probationary);
    free_found(&recognised);
}

static void examine_transfers(void)
{
    size_t *homes = homes_of(&p.transfers);
    p.moved = examine("transfer", &p.transfers, NULL, 0, p.transfers.rows, NULL);
    add_acts(&p.moved, homes, find_column(&p.transfers, "member"), NULL);
    free(homes);
}

/* Year and month of a day, as one number. */
static int32_t month_of(partyorg_date day)
{
    int32_t year = 0, month = 0, date = 0;
    partyorg_date_to_civil(day, &year, &month, &date);
    return year * 12 + month - 1;
}

static int32_t *filled(size_t count, int32_t value)
{
    int32_t *array = new_array(count, sizeof *array);
    for (size_t i = 0; i < count; i++)
        array[i] = value;
    return array;
}

/* Two tables of years: one row a committee and one for all; and one row a month, all admitted so far. */
static void examine_development(void)
{
    static const char *const names[1 + SHARES] = { "admitted", "admitted_women", "admitted_minority", "admitted_union",
                                                   "admitted_18_30" };
    const struct whole_table *t = &p.admissions;
    const struct text_column *month = find_column(t, "month_on"), *committee = find_column(t, "committee");
    const struct text_column *start = find_column(&p.committees, "members_start");
    int32_t first = INT32_MAX, last = 0, *months = new_array(t->rows, sizeof *months);
    for (size_t i = 0; i < t->rows; i++) {
        partyorg_date day;
        if (partyorg_date_parse(text_at(month, i), SIZE_MAX, &day, NULL) != PARTYORG_OK)
            fail(text_at(month, i));
        months[i] = month_of(day);
        first = months[i] < first ? months[i] : first;
        last = months[i] > last ? months[i] : last;
    }
    p.start = new_array(p.count + 1, sizeof *p.start);
    for (size_t i = 0; i < p.count; i++) {
        p.start[i] = int_of(start, i);
        p.start[p.count] += p.start[i];
    }
    p.month_count = t->rows ? last - first + 1 : 0;
    p.months = new_array((size_t)p.month_count, sizeof *p.months);
    p.monthly = new_array((size_t)p.month_count, sizeof *p.monthly);
    p.admitted_so_far = new_array((size_t)p.month_count, sizeof *p.admitted_so_far);
    struct extra extras[3 + SHARES];
    for (int n = 0; n < 1 + SHARES; n++) {
        const struct text_column *c = find_column(t, names[n]);
        p.sums[n] = new_array(p.count + 1, sizeof **p.sums);
        extras[n] = (struct extra){ names[n], p.sums[n] };
        for (size_t i = 0; i < t->rows; i++) {
            p.sums[n][committee_of(text_at(committee, i))] += int_of(c, i);
            p.sums[n][p.count] += int_of(c, i);
            if (n == 0)
                p.monthly[months[i] - first] += int_of(c, i);
        }
    }
    const size_t longest = p.count + 1 > (size_t)p.month_count ? p.count + 1 : (size_t)p.month_count;
    int32_t *years = filled(longest, config.year), *starts = filled(longest, p.start[p.count]);
    extras[1 + SHARES] = (struct extra){ "year", years };
    extras[2 + SHARES] = (struct extra){ "members_start", p.start };
    p.year = examine("development", NULL, extras, 3 + SHARES, p.count + 1, &config.options);
    for (int32_t i = 0; i < p.month_count; i++) {
        p.months[i] = first + i;
        p.admitted_so_far[i] = p.monthly[i] + (i ? p.admitted_so_far[i - 1] : 0);
    }
    p.so_far =
        examine("development", NULL,
                (struct extra[]){ { "admitted", p.admitted_so_far }, { "year", years }, { "members_start", starts } },
                3, (size_t)p.month_count, NULL);
    free(months);
    free(years);
    free(starts);
}

static void examine_ratings(void)
{
    const struct whole_table *t = &p.ratings;
    const struct text_column *committee = find_column(t, "committee"), *excellent = find_column(t, "rated_excellent");
    p.lists = examine("review_cap", t, NULL, 0, t->rows, NULL);
    p.lists_failed = failed_rows(&p.lists, NULL);
    p.list_home = new_array(t->rows, sizeof *p.list_home);
    p.proposed = new_array(t->rows, sizeof *p.proposed);
    for (size_t i = 0; i < t->rows; i++) {
        p.list_home[i] = committee_of(text_at(committee, i));
        p.proposed[i] = int_of(excellent, i);
    }
}

static int bit_count(uint32_t bits)
{
    int count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

/* What the meetings of each cell add up to, and the check of their year. */
static void examine_year(const uint32_t *months, const uint32_t *quarters)
{
    static const char *const due[] = { "year", "months_due", "quarters_due" };
    static const char *const grades[] = { "meetings_weak", "meetings_average", "meetings_fair", "meetings_good" };
    const struct whole_table *t = &p.organisations;
    size_t cells = 0, *cell = new_array(p.unit_count, sizeof *cell);
    int32_t *facts[9];
    struct extra extras[9];
    for (size_t i = 0; i < p.unit_count; i++)
        if (p.is_cell[i])
            cell[cells++] = i;
    for (int n = 0; n < 9; n++) {
        facts[n] = new_array(cells, sizeof **facts);
        extras[n] = (struct extra){ n < 3    ? due[n]
                                    : n < 7  ? grades[n - 3]
                                    : n == 7 ? "months_held"
                                             : "quarters_thematic",
                                    facts[n] };
    }
    for (size_t i = 0; i < cells; i++) {
        for (int n = 0; n < 3; n++)
            facts[n][i] = int_of(find_column(t, due[n]), cell[i]);
        for (int n = 3; n < 7; n++)
            facts[n][i] = p.cell_grades[cell[i]][n - 3];
        facts[7][i] = bit_count(months[cell[i]]);
        const int32_t thematic = bit_count(quarters[cell[i]]);
        facts[8][i] = thematic < facts[2][i] ? thematic : facts[2][i];
    }
    p.cell_year = examine("meeting_year", NULL, extras, 9, cells, NULL);
    const int32_t monthly = rule_number(p.cell_year.check, "MYR-MONTHLY");
    for (size_t i = 0; i < cells; i++)
        if (p.cell_year.out.not_met[i] >> monthly & 1)
            p.months_missing[cell[i]] = facts[1][i] - facts[7][i];
    for (int n = 0; n < 9; n++)
        free(facts[n]);
    free(cell);
}

static void examine_meetings(void)
{
    const struct whole_table *t = &p.meetings;
    const struct text_column *kind = find_column(t, "meeting_kind"), *held = find_column(t, "held_on");
    partyorg_options options = PARTYORG_OPTIONS_INIT;
    uint32_t *months = new_array(p.unit_count, sizeof *months), *quarters = new_array(p.unit_count, sizeof *quarters);
    size_t *last = new_array(p.unit_count, sizeof *last); /* regular meeting, counted from 1 */
    options.scorecard = &config.card;
    p.meeting = examine("meeting", t, NULL, 0, t->rows, &options);
    p.broken = failed_rows(&p.meeting, "grading");
    p.meeting_cell = units_of(t);
    p.held = new_array(t->rows, sizeof *p.held);
    p.graded = new_array(t->rows, sizeof *p.graded);
    p.cell_meetings = new_array(p.unit_count, sizeof *p.cell_meetings);
    p.cell_broken = new_array(p.unit_count, sizeof *p.cell_broken);
    p.cell_rules = new_array(p.unit_count, sizeof *p.cell_rules);
    p.cell_grades = new_array(p.unit_count, sizeof *p.cell_grades);
    p.months_missing = new_array(p.unit_count, sizeof *p.months_missing);
    p.listed = new_array(p.unit_count, sizeof *p.listed);
    p.lowest = filled(p.unit_count, PARTYORG_UNKNOWN);
    const int32_t *grades = values_of(&p.meeting, "grade"), *next = values_of(&p.meeting, "next_regular_due");
    for (size_t i = 0; i < t->rows; i++) {
        const size_t cell = p.meeting_cell[i];
        if (partyorg_date_parse(text_at(held, i), SIZE_MAX, &p.held[i], NULL) != PARTYORG_OK)
            fail(text_at(held, i));
        const int32_t month = month_of(p.held[i]) % 12;
        const int32_t grade = p.graded[i] = p.held[i] < config.scorecard_from ? PARTYORG_UNKNOWN : grades[i];
        if (!is(kind, i, "thematic")) {
            months[cell] |= (uint32_t)1 << month;
            if (last[cell] == 0 || p.held[i] >= p.held[last[cell] - 1])
                last[cell] = i + 1;
        }
        if (!is(kind, i, "regular"))
            quarters[cell] |= (uint32_t)1 << month / 3;
        p.cell_meetings[cell]++;
        p.cell_broken[cell] += p.broken[i] != 0;
        p.cell_rules[cell] |= p.broken[i];
        if (grade != PARTYORG_UNKNOWN) {
            p.cell_grades[cell][grade]++;
            if (p.lowest[cell] == PARTYORG_UNKNOWN || grade < p.lowest[cell])
                p.lowest[cell] = grade;
        }
    }
    examine_year(months, quarters);
    for (size_t i = 0; i < p.unit_count; i++) {
        p.listed[i] = p.months_missing[i] > 0 || p.cell_broken[i] >= config.not_in_order_from ||
                      (p.lowest[i] != PARTYORG_UNKNOWN && p.lowest[i] < config.grade_at_least);
        if (last[i])
            add_act(next[last[i] - 1], p.meeting.check, rule_number(p.meeting.check, "MEET-MONTHLY"), p.home[i],
                    text_at(p.unit, i));
    }
    free(months);
    free(quarters);
    free(last);
}

static void read_province(const char *directory)
{
    read_into(&p.old, directory, "old");
    read_into(&p.committees, directory, "committees");
    read_into(&p.organisations, directory, "organisations");
    read_into(&p.members, directory, "members");
    read_into(&p.transfers, directory, "transfers");
    read_into(&p.admissions, directory, "admissions");
    read_into(&p.ratings, directory, "ratings");
    read_into(&p.meetings, directory, "meetings");
    p.name = find_column(&p.committees, "committee");
    p.count = p.committees.rows;
    examine_structure();
    examine_members();
    examine_transfers();
    examine_development();
    examine_ratings();
    examine_meetings();
    qsort(p.acts, p.act_count, sizeof *p.acts, compare_acts);
}

static void free_province(void)
{
    struct whole_table *const tables[] = { &p.old,        &p.committees, &p.organisations, &p.members, &p.transfers,
                                           &p.admissions, &p.ratings,    &p.meetings,      &texts,     &settings };
    struct found *const found[] = { &p.structure, &p.may_subgroup, &p.screened, &p.moved,    &p.year,
                                    &p.so_far,    &p.lists,        &p.meeting,  &p.cell_year };
    void *const arrays[] = { p.unit_order,      p.home,         p.is_cell,        p.acts,          p.structure_failed,
                             p.member_home,     p.probationary, p.start,          p.months,        p.monthly,
                             p.admitted_so_far, p.lists_failed, p.list_home,      p.proposed,      p.broken,
                             p.meeting_cell,    p.held,         p.graded,         p.cell_meetings, p.cell_broken,
                             p.cell_grades,     p.lowest,       p.months_missing, p.cell_rules,    p.listed };
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        free_table(tables[i]);
    for (size_t i = 0; i < sizeof found / sizeof found[0]; i++)
        free_found(found[i]);
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++)
        free(arrays[i]);
    for (int n = 0; n < 1 + SHARES; n++)
        free(p.sums[n]);
    for (int i = 0; i < RING; i++)
        free(ring[i].bytes);
}

/* ---- numbers and rows -------------------------------------------------------------------------------------------- */

static const char *date_text(partyorg_date day)
{
    char text[PARTYORG_DATE_TEXT];
    if (day == PARTYORG_UNKNOWN)
        return say("no_day");
    partyorg_date_print(day, ask.language == PARTYORG_VI ? PARTYORG_DMY : PARTYORG_ISO, text, sizeof text);
    struct text *t = new_text();
    add_text(t, text);
    return t->bytes;
}

static const char *day_text(partyorg_date day)
{
    return day != PARTYORG_UNKNOWN && day < config.on ? say("past", date_text(day)) : date_text(day);
}

static const char *percent(int32_t hundredths)
{
    char text[24];
    if (hundredths == PARTYORG_UNKNOWN)
        return say("no_day");
    snprintf(text, sizeof text, "%d%c%02d", (int)hundredths / 100, ask.language == PARTYORG_VI ? ',' : '.',
             (int)hundredths % 100);
    struct text *t = new_text();
    add_text(t, text);
    return t->bytes;
}

/* Hundredths of a percent, half up, as the library rounds. */
static int32_t share(int64_t part, int64_t whole)
{
    return whole ? (int32_t)((part * 20000 + whole) / (2 * whole)) : PARTYORG_UNKNOWN;
}

static const char *month_text(int32_t month)
{
    char text[24];
    snprintf(text, sizeof text, "%02d/%04d", (int)(month % 12 + 1), (int)(month / 12));
    struct text *t = new_text();
    add_text(t, text);
    return t->bytes;
}

/* A row that is put together cell by cell. */
struct row {
    const char *cells[CELLS_MAX];
    size_t widths[CELLS_MAX];
    int count;
};

static struct row new_row(void)
{
    return (struct row){ .cells = { "" }, .widths = { 0 }, .count = 1 };
}

static void put(struct row *r, size_t width, const char *text)
{
    r->cells[r->count] = text;
    r->widths[r->count++] = width;
}

static void print_row(struct row *r)
{
    print_columns(r->cells, r->widths, r->count);
}

/* The width of most columns of figures. */
enum { NINE = FLUSH_RIGHT + 9 };

/* A row of fixed columns. */
#define ROW(widths, ...)                                                                                               \
    print_columns((const char *[]){ "", __VA_ARGS__ }, widths, (int)(sizeof(widths) / sizeof(widths)[0]))

static void heading(int section, const char *text)
{
    printf("\n%d. %s\n", section, text);
}

/* Rules with a number each, and their provisions. */
static void print_rules(const struct found *f, const uint64_t *failed)
{
    static const size_t legend[] = { 0, 20, FLUSH_RIGHT + 8, 62, 46 };
    ROW(legend, say("rule"), say("not_met"), "", say("provision"));
    for (int32_t i = 0; i < f->rule_count; i++) {
        int64_t count = 0;
        for (size_t row = 0; row < f->rows; row++)
            count += (int64_t)(failed[row] >> i & 1);
        if (count)
            ROW(legend, rule_of(f->check, i).id, number(count), rule_title(f->check, i), provision(f->check, i));
    }
}

/* Titles of a set of rules. */
static const char *rule_titles(int32_t check, uint64_t rules)
{
    struct text *t = new_text();
    for (int32_t i = 0; rules; i++, rules >>= 1)
        if (rules & 1) {
            add_text(t, t->length ? "; " : "");
            add_text(t, rule_title(check, i));
        }
    return t->bytes;
}

/* How many acts of a check, and of a rule if one is given, are overdue, due in the coming month, and later. */
struct deadlines {
    int64_t all, overdue, month, later;
    partyorg_date nearest; /* to come */
};

static struct deadlines deadlines(int32_t check, int32_t rule)
{
    struct deadlines d = { 0, 0, 0, 0, PARTYORG_UNKNOWN };
    for (size_t i = 0; i < p.act_count; i++) {
        const struct act *a = &p.acts[i];
        if (a->check != check || (rule >= 0 && a->rule != rule))
            continue;
        d.all++;
        d.overdue += a->day < config.on;
        d.later += a->day > config.due_until;
        if (a->day >= config.on && d.nearest == PARTYORG_UNKNOWN)
            d.nearest = a->day;
    }
    d.month = d.all - d.overdue - d.later;
    return d;
}

static int is_coming(const struct act *a)
{
    return config.due_from <= a->day && a->day <= config.due_until;
}

/* ---- the report of the province ---------------------------------------------------------------------------------- */

static int64_t count_cells(const struct text_column *c, size_t rows, const char *text)
{
    int64_t count = 0;
    for (size_t i = 0; i < rows; i++)
        count += is(c, i, text);
    return count;
}

static int64_t sum_ints(const int *values, size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += values[i];
    return sum;
}

static void print_head(void)
{
    const struct text_column *kind = find_column(&p.old, "kind"), *form = find_column(&p.organisations, "org_form");
    say_line(say("title", date_text(config.on)));
    say_line(say("made_up"));
    say_line(say("decide"));
    say_line(say("merger", date_text(config.merged_on), number(count_cells(kind, p.old.rows, "district")),
                 number(count_cells(kind, p.old.rows, "commune")), number((int64_t)p.count)));
    say_line(say("size", number(count_cells(form, p.unit_count, "grassroots_committee")),
                 number(count_cells(form, p.unit_count, "grassroots_cell")),
                 number(count_cells(form, p.unit_count, "cell")), number((int64_t)p.members.rows),
                 number(sum_ints(p.probationary, p.members.rows))));
}

static struct choices forms(void)
{
    int32_t fact = 0;
    partyorg_fact_find(PARTYORG_SUBJECT_ORGANISATION, "org_form", SIZE_MAX, &fact);
    return choices_of_fact(PARTYORG_SUBJECT_ORGANISATION, fact);
}

/* A form as it is now, or all of them, by the form that the size permits. */
static void print_form(const char *title, const char *name, const struct choices *expected)
{
    const struct text_column *form = find_column(&p.organisations, "org_form");
    const int32_t *permitted = values_of(&p.structure, "form_expected");
    int64_t counts[CHOICES_MAX] = { 0 }, all = 0;
    for (size_t i = 0; i < p.unit_count; i++)
        if (!name || is(form, i, name)) {
            all++;
            if (permitted[i] != PARTYORG_UNKNOWN)
                counts[permitted[i]]++;
        }
    struct row r = new_row();
    put(&r, 26, title);
    put(&r, FLUSH_RIGHT + 14, number(all));
    for (int32_t i = 0; i < expected->count; i++)
        put(&r, FLUSH_RIGHT + 14, number(counts[i]));
    print_row(&r);
}

static void print_structure(void)
{
    const struct found *f = &p.structure;
    const struct choices now = forms(), expected = choices_of_value(f->check, "form_expected");
    const struct choices led = choices_of_value(f->check, "leadership");
    const int32_t *leadership = values_of(f, "leadership"), *congress = values_of(f, "congress_due");
    const struct text_column *by_subgroup = find_column(&p.organisations, "subgroup_meetings");
    const int32_t may = rule_number(f->check, "STR-SUB-SIZE");
    int64_t leads[CHOICES_MAX] = { 0 }, allowed = 0, did = 0, change = 0, unknown = 0;
    heading(1, check_title(f->check));
    struct row r = new_row();
    put(&r, 26, say("form_now"));
    put(&r, FLUSH_RIGHT + 14, say("organisations"));
    for (int32_t i = 0; i < expected.count; i++)
        put(&r, FLUSH_RIGHT + 14, expected.of[i].title[ask.language]);
    print_row(&r);
    for (int32_t i = 0; i < now.count; i++)
        print_form(now.of[i].title[ask.language], now.of[i].name, &expected);
    print_form(say("total"), NULL, &expected);
    for (size_t i = 0; i < p.unit_count; i++) {
        if (p.is_cell[i] && leadership[i] != PARTYORG_UNKNOWN)
            leads[leadership[i]]++;
        allowed += p.is_cell[i] && (p.may_subgroup.out.met[i] >> may & 1);
        did += !is(by_subgroup, i, "") && !is(by_subgroup, i, "0");
        change += p.structure_failed[i] != 0;
        unknown += congress[i] == PARTYORG_UNKNOWN;
    }
    printf("%s – ", value_title(f->check, "leadership"));
    for (int32_t i = 0; i < led.count; i++)
        printf("%s%s: %lld", i ? "; " : "", led.of[i].title[ask.language], (long long)leads[i]);
    puts(".");
    say_line(say("subgroups", number(allowed), number(did)));
    say_line(say("to_change", number(change)));
    print_rules(f, p.structure_failed);
    const struct deadlines d = deadlines(f->check, -1);
    say_line(say("congress", number(d.overdue), number(d.month), number(unknown)));
}

static void print_transfers(void)
{
    static const size_t widths[] = { 0, 16, FLUSH_RIGHT + 8, FLUSH_RIGHT + 8, FLUSH_RIGHT + 8, 12, 52, 44 };
    const struct found *f = &p.moved;
    const struct deadlines all = deadlines(f->check, -1);
    heading(2, check_title(f->check));
    say_line(say("transfers", number((int64_t)f->rows), number((int64_t)f->rows - all.all), number(all.all)));
    say_line(say("transfers_barred", number(count_of(f, "TRF-B-REVIEW", PARTYORG_MET))));
    ROW(widths, say("act"), say("late"), say("next_month"), say("later"), say("nearest"), "", say("provision"));
    for (int32_t i = 0; i < f->rule_count; i++) {
        const struct deadlines d = deadlines(f->check, i);
        if (d.all)
            ROW(widths, rule_of(f->check, i).id, number(d.overdue), number(d.month), number(d.later),
                date_text(d.nearest), rule_title(f->check, i), provision(f->check, i));
    }
}

static const int32_t *share_values(int group)
{
    char name[32];
    snprintf(name, sizeof name, "share_%s", shares[group]);
    return values_of(&p.year, name);
}

static const char *share_text(int32_t part, int32_t target)
{
    struct text *t = new_text();
    add_text(t, part != PARTYORG_UNKNOWN && part < target ? "< " : "");
    add_text(t, percent(part));
    return t->bytes;
}

static void print_development(void)
{
    static const size_t widths[] = { 0, 12, NINE, NINE, NINE, NINE, NINE, NINE, NINE, NINE, NINE };
    static const size_t month_widths[] = { 0, 12, NINE, NINE, NINE };
    const struct found *f = &p.year;
    const int32_t *rate = values_of(f, "rate"), *least = values_of(f, "target_min"),
                  *most = values_of(f, "target_high");
    const int32_t *rates = values_of(&p.so_far, "rate");
    heading(3, check_title(f->check));
    for (int32_t i = 0; i < f->rule_count; i++) {
        int64_t reached = 0;
        for (size_t row = 0; row < p.count; row++)
            reached += (int64_t)(f->out.met[row] >> i & 1);
        printf("%s – %s [%s]. %s\n", rule_of(f->check, i).id, rule_title(f->check, i), provision(f->check, i),
               say("reached", number(reached), number((int64_t)p.count)));
    }
    ROW(widths, say("committee"), say("start"), say("admitted"), say("rate"), value_title(f->check, "target_min"),
        value_title(f->check, "target_high"), say(groups[0]), say(groups[1]), say(groups[2]), say(groups[3]));
    ROW(widths, say("target"), "", "", percent(config.target), "", "", percent(config.targets[0]),
        percent(config.targets[1]), percent(config.targets[2]), percent(config.targets[3]));
    for (size_t i = 0; i <= p.count; i++) {
        const size_t at = i ? i - 1 : p.count;
        const char *parts[SHARES];
        for (int group = 0; group < SHARES; group++)
            parts[group] = share_text(share_values(group)[at], config.targets[group]);
        ROW(widths, i ? text_at(p.name, at) : say("total"), number(p.start[at]), number(p.sums[0][at]),
            percent(rate[at]), number(least[at]), number(most[at]), parts[0], parts[1], parts[2], parts[3]);
    }
    say_line(say("below_mark"));
    ROW(month_widths, say("month"), say("admitted"), say("so_far"), say("rate"));
    for (int32_t i = 0; i < p.month_count; i++)
        ROW(month_widths, month_text(p.months[i]), number(p.monthly[i]), number(p.admitted_so_far[i]),
            percent(rates[i]));
}

static void print_screening(void)
{
    static const size_t widths[] = { 0, 16, FLUSH_RIGHT + 8, FLUSH_RIGHT + 8, 62, 46 };
    const struct found *f = &p.screened;
    heading(4, check_title(f->check));
    say_line(say("screening", number(f->counts.verdicts[PARTYORG_MET]), number(f->counts.verdicts[PARTYORG_NOT_KNOWN]),
                 number(f->counts.verdicts[PARTYORG_NOT_MET])));
    say_line(say("screening_note"));
    ROW(widths, say("rule"), say("listed"), say("unknown"), "", say("provision"));
    for (int32_t i = 0; i < f->rule_count; i++)
        ROW(widths, rule_of(f->check, i).id, number(f->counts.rules[i][PARTYORG_MET]),
            number(f->counts.rules[i][PARTYORG_NOT_KNOWN]), rule_title(f->check, i), provision(f->check, i));
}

/* Whether a list is of members, or of the organisations of a form. */
static int list_is(size_t row, const char *kind)
{
    const int of_members = is(find_column(&p.ratings, "list_kind"), row, "members");
    return strcmp(kind, "members") == 0 ? of_members : !of_members && is(find_column(&p.ratings, "list"), row, kind);
}

static void print_ratings(void)
{
    static const char *const kinds[][2] = { { "members", "lists_members" },
                                            { "grassroots_committee", "lists_committees" },
                                            { "grassroots_cell", "lists_cells" } };
    static const size_t widths[] = {
        0, 46, FLUSH_RIGHT + 10, FLUSH_RIGHT + 10, FLUSH_RIGHT + 10, FLUSH_RIGHT + 10, FLUSH_RIGHT + 10
    };
    const int32_t *most = values_of(&p.lists, "max_excellent"), *excess = values_of(&p.lists, "excess");
    heading(5, check_title(p.lists.check));
    ROW(widths, "", say("lists"), say("proposed"), say("allowed"), say("over"), say("none_allowed"));
    for (int k = 0; k < 3; k++) {
        int64_t lists = 0, proposed = 0, allowed = 0, over = 0, none = 0;
        for (size_t i = 0; i < p.ratings.rows; i++) {
            if (!list_is(i, kinds[k][0]))
                continue;
            lists++;
            proposed += p.proposed[i];
            allowed += most[i];
            over += excess[i] > 0;
            none += most[i] == 0;
        }
        ROW(widths, say(kinds[k][1]), number(lists), number(proposed), number(allowed), number(over), number(none));
    }
    print_rules(&p.lists, p.lists_failed);
}

static void print_meetings(void)
{
    static const size_t month_widths[] = { 0, 12, NINE, NINE, NINE };
    static const size_t widths[] = { 0, 16, FLUSH_RIGHT + 8, FLUSH_RIGHT + 8, FLUSH_RIGHT + 8, 56, 44 };
    const struct found *f = &p.meeting;
    const struct choices grades = choices_of_value(f->check, "grade");
    int32_t first = INT32_MAX, last = 0;
    heading(6, check_title(f->check));
    ROW(month_widths, say("month"), say("meetings"), say("not_in_order"), say("share"));
    int32_t *months = new_array(f->rows, sizeof *months);
    for (size_t i = 0; i < f->rows; i++) {
        months[i] = month_of(p.held[i]);
        first = months[i] < first ? months[i] : first;
        last = months[i] > last ? months[i] : last;
    }
    for (int32_t month = first; month <= last; month++) {
        int64_t meetings = 0, broken = 0;
        for (size_t i = 0; i < f->rows; i++)
            if (months[i] == month) {
                meetings++;
                broken += p.broken[i] != 0;
            }
        if (meetings)
            ROW(month_widths, month_text(month), number(meetings), number(broken), percent(share(broken, meetings)));
    }
    free(months);
    say_line(say("editions", date_text(config.on)));
    ROW(widths, say("rule"), say("not_met"), say("unknown"), say("applies"), "", say("provision"));
    for (int32_t i = 0; i < f->rule_count; i++) {
        const partyorg_rule_info rule = rule_of(f->check, i);
        partyorg_stage_info stage = PARTYORG_STAGE_INFO_INIT;
        partyorg_stage_get(f->check, rule.stage, &stage);
        if (strcmp(stage.name, "grading") == 0)
            continue;
        const int64_t *of = f->counts.rules[i];
        ROW(widths, rule.id, number(of[rule.kind == PARTYORG_BAR ? PARTYORG_MET : PARTYORG_NOT_MET]),
            number(of[PARTYORG_NOT_KNOWN]), number((int64_t)f->rows - of[PARTYORG_NOT_APPLICABLE]),
            rule_title(f->check, i), provision(f->check, i));
    }
    struct text *by_grade = new_text();
    int64_t counts[CHOICES_MAX] = { 0 }, unknown = 0;
    for (size_t i = 0; i < f->rows; i++) {
        if (p.graded[i] != PARTYORG_UNKNOWN)
            counts[p.graded[i]]++;
        unknown += p.held[i] >= config.scorecard_from && p.graded[i] == PARTYORG_UNKNOWN;
    }
    for (int32_t i = 0; i < grades.count; i++) {
        add_text(by_grade, i ? "; " : "");
        add_text(by_grade, grades.of[i].title[ask.language]);
        add_text(by_grade, ": ");
        add_text(by_grade, number(counts[i]));
    }
    say_line(say("grades", config.card.id, date_text(config.scorecard_from), by_grade->bytes, number(unknown)));
    say_line(say("grade_differs", number(count_of(f, "MEET-GRADE", PARTYORG_NOT_MET))));
    say_line(say("year_held", number(count_of(&p.cell_year, "MYR-MONTHLY", PARTYORG_NOT_MET)),
                 number(count_of(&p.cell_year, "MYR-THEMATIC", PARTYORG_NOT_MET))));
    say_line(say("below_standard", number(sum_ints(p.listed, p.unit_count)),
                 grades.of[config.grade_at_least].title[ask.language], number(config.not_in_order_from)));
}

/* The different kinds of acts in the coming month, in order; at most as many as fit into a row. */
static int coming_kinds(const struct act *kinds[CELLS_MAX])
{
    int count = 0;
    for (size_t i = 0; i < p.act_count; i++) {
        int at = 0;
        if (!is_coming(&p.acts[i]))
            continue;
        while (at < count && compare_kinds(kinds[at], &p.acts[i]) < 0)
            at++;
        if ((at < count && compare_kinds(kinds[at], &p.acts[i]) == 0) || count == CELLS_MAX - 2)
            continue;
        memmove(&kinds[at + 1], &kinds[at], (size_t)(count - at) * sizeof *kinds);
        kinds[at] = &p.acts[i];
        count++;
    }
    return count;
}

static void print_due(void)
{
    static const size_t widths[] = { 0, 20, FLUSH_RIGHT + 11, FLUSH_RIGHT + 11, 62, 46 };
    const struct act *kinds[CELLS_MAX];
    const int count = coming_kinds(kinds);
    heading(7, say("due", date_text(config.due_from), date_text(config.due_until)));
    struct row r = new_row();
    put(&r, 12, say("day"));
    for (int k = 0; k < count; k++)
        put(&r, FLUSH_RIGHT + 15, kinds[k]->id);
    print_row(&r);
    for (size_t i = 0, end; i < p.act_count; i = end) {
        int64_t numbers[CELLS_MAX] = { 0 };
        for (end = i; end < p.act_count && p.acts[end].day == p.acts[i].day; end++)
            for (int k = 0; k < count; k++)
                numbers[k] += compare_kinds(kinds[k], &p.acts[end]) == 0;
        if (!is_coming(&p.acts[i]))
            continue;
        r = new_row();
        put(&r, 12, date_text(p.acts[i].day));
        for (int k = 0; k < count; k++)
            put(&r, FLUSH_RIGHT + 15, numbers[k] ? number(numbers[k]) : "");
        print_row(&r);
    }
    ROW(widths, say("act"), say("number"), say("committees"), "", say("provision"));
    int *seen = new_array(p.count, sizeof *seen);
    for (int k = 0; k < count; k++) {
        int64_t acts = 0;
        memset(seen, 0, p.count * sizeof *seen);
        for (size_t i = 0; i < p.act_count; i++)
            if (is_coming(&p.acts[i]) && compare_kinds(kinds[k], &p.acts[i]) == 0) {
                acts++;
                seen[p.acts[i].committee] = 1;
            }
        ROW(widths, kinds[k]->id, number(acts), number(sum_ints(seen, p.count)),
            rule_title(kinds[k]->check, kinds[k]->rule), provision(kinds[k]->check, kinds[k]->rule));
    }
    free(seen);
}

/* Columns of the overview; those of rates are not counted. */
enum { SIZE, UNITS, CHANGE, OPEN, LATE, ON_LIST, PROPOSED, ALLOWED, BROKEN, LISTED, FIGURES };

static void print_overview(void)
{
    static const size_t widths[] = { 0, 9, NINE, NINE, NINE, NINE, NINE, NINE, NINE, NINE, NINE, NINE, NINE, NINE };
    const int32_t *rate = values_of(&p.year, "rate"), *remaining = values_of(&p.year, "remaining");
    const int32_t *most = values_of(&p.lists, "max_excellent");
    int64_t(*of)[FIGURES] = new_array(p.count + 1, sizeof *of);
    for (size_t i = 0; i < p.members.rows; i++) {
        of[p.member_home[i]][SIZE]++;
        of[p.member_home[i]][ON_LIST] += p.screened.out.verdict[i] == PARTYORG_MET;
    }
    for (size_t i = 0; i < p.unit_count; i++) {
        int64_t *figures = of[p.home[i]];
        figures[UNITS]++;
        figures[CHANGE] += p.structure_failed[i] != 0;
        figures[BROKEN] += p.cell_broken[i];
        figures[LISTED] += p.listed[i];
    }
    for (size_t i = 0; i < p.act_count; i++)
        if (p.acts[i].check == p.moved.check) {
            of[p.acts[i].committee][OPEN]++;
            of[p.acts[i].committee][LATE] += p.acts[i].day < config.on;
        }
    for (size_t i = 0; i < p.ratings.rows; i++)
        if (list_is(i, "members")) {
            of[p.list_home[i]][PROPOSED] += p.proposed[i];
            of[p.list_home[i]][ALLOWED] += most[i];
        }
    for (size_t i = 0; i < p.count; i++)
        for (int figure = 0; figure < FIGURES; figure++)
            of[p.count][figure] += of[i][figure];
    heading(8, say("by_committee"));
    ROW(widths, say("committee"), say("members"), say("organisations"), say("change"), say("open"), say("late"),
        say("rate"), say("remaining"), say("on_list"), say("proposed"), say("allowed"), say("not_in_order"),
        say("cells_listed"));
    for (size_t i = 0; i <= p.count; i++) {
        const size_t at = i ? i - 1 : p.count;
        const int64_t *figures = of[at];
        ROW(widths, i ? text_at(p.name, at) : say("total"), number(figures[SIZE]), number(figures[UNITS]),
            number(figures[CHANGE]), number(figures[OPEN]), number(figures[LATE]), percent(rate[at]),
            number(remaining[at]), number(figures[ON_LIST]), number(figures[PROPOSED]), number(figures[ALLOWED]),
            number(figures[BROKEN]), number(figures[LISTED]));
    }
    say_line(say("see_committee"));
    free(of);
}

/* ---- one committee in full --------------------------------------------------------------------------------------- */

/* By act and day: who. Of one committee, and of one check or of what is coming. */
static void print_acts(size_t place, int32_t check)
{
    static const size_t widths[] = { 0, 20, 16, 46, 76 };
    const struct act *group = NULL;
    struct text who = { NULL, 0, 0 };
    ROW(widths, say("day"), say("act"), "", say("who"));
    for (size_t i = 0; i <= p.act_count; i++) {
        const struct act *a = i < p.act_count ? &p.acts[i] : NULL;
        if (a && (a->committee != place || (check >= 0 ? a->check != check : !is_coming(a))))
            continue;
        if (group && (!a || a->day != group->day || compare_kinds(a, group) != 0)) {
            ROW(widths, day_text(group->day), group->id, rule_title(group->check, group->rule), who.bytes);
            group = NULL;
        }
        if (!a)
            break;
        if (!group)
            who.length = 0;
        add_text(&who, group ? ", " : "");
        add_text(&who, a->who);
        group = group ? group : a;
    }
    free(who.bytes);
}

static const char *form_title(const struct choices *now, const char *name)
{
    for (int32_t i = 0; i < now->count; i++)
        if (strcmp(now->of[i].name, name) == 0)
            return now->of[i].title[ask.language];
    return name;
}

static void print_units(size_t place)
{
    static const size_t widths[] = { 0, 9, 16, NINE, FLUSH_RIGHT + 8, 20, 24, 14, 52 };
    const struct found *f = &p.structure;
    const struct choices now = forms(), expected = choices_of_value(f->check, "form_expected");
    const struct choices led = choices_of_value(f->check, "leadership");
    const int32_t *permitted = values_of(f, "form_expected"), *leadership = values_of(f, "leadership");
    const struct text_column *official = find_column(&p.organisations, "official_members");
    const struct text_column *probationary = find_column(&p.organisations, "probationary_members");
    const struct text_column *form = find_column(&p.organisations, "org_form"),
                             *at = find_column(&p.organisations, "place");
    ROW(widths, say("organisation"), say("place"), say("members"), say("probationary"), say("form_now"),
        say("form_permitted"), value_title(f->check, "leadership"), say("change"));
    for (size_t i = 0; i < p.unit_count; i++) {
        char key[64];
        if (p.home[i] != place)
            continue;
        snprintf(key, sizeof key, "place_%s", text_at(at, i));
        ROW(widths, text_at(p.unit, i), say(key), number(int_of(official, i) + int_of(probationary, i)),
            number(int_of(probationary, i)), form_title(&now, text_at(form, i)),
            expected.of[permitted[i]].title[ask.language],
            p.is_cell[i] ? led.of[leadership[i]].title[ask.language] : "",
            rule_titles(f->check, p.structure_failed[i]));
    }
}

static void print_target(size_t place)
{
    static const size_t widths[] = { 0, 46, NINE, NINE };
    ROW(widths, "", "", say("target"));
    ROW(widths, say("admitted"), number(p.sums[0][place]), number(values_of(&p.year, "target_min")[place]));
    ROW(widths, say("rate"), percent(values_of(&p.year, "rate")[place]), percent(config.target));
    for (int group = 0; group < SHARES; group++)
        ROW(widths, say(groups[group]), percent(share_values(group)[place]), percent(config.targets[group]));
}

static void print_categories(size_t place)
{
    static const size_t widths[] = { 0, 16, FLUSH_RIGHT + 8, 70 };
    const struct found *f = &p.screened;
    say_line(say("screening_note"));
    for (int32_t rule = 0; rule < f->rule_count; rule++) {
        int64_t count = 0;
        for (size_t i = 0; i < f->rows; i++)
            count += p.member_home[i] == place && f->out.verdict[i] == PARTYORG_MET && (f->out.met[i] >> rule & 1);
        if (count)
            ROW(widths, rule_of(f->check, rule).id, number(count), rule_title(f->check, rule));
    }
}

static void print_lists(size_t place)
{
    static const size_t widths[] = { 0, 22, FLUSH_RIGHT + 10, FLUSH_RIGHT + 10, 62 };
    const struct choices now = forms();
    const struct text_column *list = find_column(&p.ratings, "list");
    ROW(widths, say("lists"), say("proposed"), say("allowed"), say("not_met"));
    for (size_t i = 0; i < p.ratings.rows; i++)
        if (p.list_home[i] == place)
            ROW(widths, form_title(&now, text_at(list, i)), number(p.proposed[i]),
                number(values_of(&p.lists, "max_excellent")[i]), rule_titles(p.lists.check, p.lists_failed[i]));
}

static void print_cells(size_t place)
{
    static const size_t widths[] = { 0, 9, NINE, NINE, NINE, 12, 76 };
    const struct choices grades = choices_of_value(p.meeting.check, "grade");
    ROW(widths, say("cell"), say("meetings"), say("not_in_order"), say("months_missing"), say("lowest"),
        say("rules_broken"));
    for (size_t i = 0; i < p.unit_count; i++)
        if (p.home[i] == place && p.listed[i])
            ROW(widths, text_at(p.unit, i), number(p.cell_meetings[i]), number(p.cell_broken[i]),
                number(p.months_missing[i]),
                p.lowest[i] == PARTYORG_UNKNOWN ? say("no_day") : grades.of[p.lowest[i]].title[ask.language],
                rule_titles(p.meeting.check, p.cell_rules[i]));
}

/* Every organisation, transfer, list and cell of one committee, and what is due. */
static void print_committee(size_t place)
{
    const struct text_column *old = find_column(&p.old, "old"), *new = find_column(&p.old, "new");
    struct text *formed = new_text();
    char key[64];
    snprintf(key, sizeof key, "committee_%s", text_at(find_column(&p.committees, "committee_kind"), place));
    printf("\n%s, %s\n", say(key, text_at(p.name, place)), date_text(config.on));
    for (size_t i = 0; i < p.old.rows; i++)
        if (is(new, i, text_at(p.name, place))) {
            add_text(formed, formed->length ? ", " : "");
            add_text(formed, text_at(old, i));
        }
    say_line(say("formed_from", formed->bytes));
    heading(1, check_title(p.structure.check));
    print_units(place);
    heading(2, check_title(p.moved.check));
    print_acts(place, p.moved.check);
    heading(3, check_title(p.year.check));
    print_target(place);
    heading(4, check_title(p.screened.check));
    print_categories(place);
    heading(5, check_title(p.lists.check));
    print_lists(place);
    heading(6, check_title(p.meeting.check));
    print_cells(place);
    heading(7, say("due", date_text(config.due_from), date_text(config.due_until)));
    print_acts(place, -1);
}

/* ---- the command line -------------------------------------------------------------------------------------------- */

#define SPEAK(vi, en) (ask.language == PARTYORG_VI ? (vi) : (en))

static const char *const usage[] = {
    "Cách dùng: report [TÙY CHỌN] CẤU_HÌNH.csv THƯ_MỤC\n"
    "In báo cáo một năm của một tỉnh từ các bảng trong thư mục.\n"
    "\n"
    "  --lang vi|en        ngôn ngữ (mặc định: vi)\n"
    "  --committee TÊN     một đảng bộ, đầy đủ; all: mọi đảng bộ\n"
    "  --pictures THƯ_MỤC  vẽ biểu đồ vào thư mục này, dạng SVG (chỉ có ở report.py)\n"
    "  --png               vẽ biểu đồ dạng PNG thay cho SVG (chỉ có ở report.py)\n"
    "  --calendar TỆP      ghi lịch các việc đến hạn, dạng iCalendar (chỉ có ở report.py)\n"
    "  --help              trang này",
    "Usage: report [OPTIONS] CONFIG.csv DIRECTORY\n"
    "Prints the year of a province from the tables in a directory.\n"
    "\n"
    "  --lang vi|en        language (default: vi)\n"
    "  --committee NAME    one committee in full; all: each\n"
    "  --pictures DIR      draws pictures into that directory, as SVG (report.py only)\n"
    "  --png               draws them as PNG instead (report.py only)\n"
    "  --calendar FILE     writes a calendar of the acts due, as iCalendar (report.py only)\n"
    "  --help              this page"
};

static int wrong_usage(const char *what, const char *argument)
{
    complain("%s%s%s", what, argument ? ": " : "", argument ? argument : "");
    return FAILED;
}

/* One option and its argument. */
static int read_option(const char *name, const char *argument)
{
    const int lang = strcmp(name, "--lang") == 0;
    if (!lang && strcmp(name, "--committee") != 0)
        return wrong_usage(SPEAK("không có tùy chọn này", "no such option"), name);
    if (!argument)
        return wrong_usage(SPEAK("thiếu giá trị của tùy chọn", "the option needs a value"), name);
    if (!lang)
        ask.committee = argument;
    else if (strcmp(argument, "vi") == 0 || strcmp(argument, "en") == 0)
        ask.language = argument[0] == 'e' ? PARTYORG_EN : PARTYORG_VI;
    else {
        complain("--lang: %s: %s", argument, SPEAK("chấp nhận vi, en", "accepted are vi, en"));
        return FAILED;
    }
    return DONE;
}

/* The texts beside the configuration, and the configuration. */
static void read_settings(void)
{
    const char *slash = strrchr(ask.config, '/');
    char reason[2][512];
    partyorg_error error;
    struct text *path = new_text();
    add_bytes(path, ask.config, slash ? (size_t)(slash - ask.config) + 1 : 0);
    add_text(path, "texts.csv");
    if (read_whole_table(path->bytes, &texts, reason) || read_whole_table(ask.config, &settings, reason))
        fail(reason[ask.language]);
    config.on = date_setting("on");
    config.merged_on = date_setting("merged_on");
    config.due_from = date_setting("due_from");
    config.due_until = date_setting("due_until");
    config.scorecard_from = date_setting("scorecard_from");
    config.year = (int32_t)strtol(setting("year"), NULL, 10);
    config.not_in_order_from = (int32_t)strtol(setting("not_in_order_from"), NULL, 10);
    config.target = percent_setting("target_percent");
    for (int group = 0; group < SHARES; group++) {
        char name[32];
        snprintf(name, sizeof name, "target_%s", shares[group]);
        config.targets[group] = percent_setting(name);
    }
    config.options = (partyorg_options)PARTYORG_OPTIONS_INIT;
    config.options.target_percent = config.target;
    config.card.size = (uint32_t)sizeof config.card;
    if (partyorg_scorecard_find(setting("scorecard"), &config.card, &error) != PARTYORG_OK)
        fail(error.text[ask.language]);
    const struct choices grades = choices_of_value(check_number("meeting"), "grade");
    while (config.grade_at_least < grades.count - 1 &&
           strcmp(grades.of[config.grade_at_least].name, setting("grade_at_least")) != 0)
        config.grade_at_least++;
}

/* Runs the command; returns the exit status. */
static int run(int argc, char **argv)
{
    int help = 0;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0) {
            help = 1;
        } else if (argv[i][0] == '-') {
            const int status = read_option(argv[i], i + 1 < argc ? argv[i + 1] : NULL);
            if (status != DONE)
                return status;
            i++;
        } else if (!ask.config) {
            ask.config = argv[i];
        } else if (!ask.directory) {
            ask.directory = argv[i];
        } else {
            return wrong_usage(SPEAK("thừa tham số", "one argument too many"), argv[i]);
        }
    }
    if (help) {
        puts(usage[ask.language]);
        return DONE;
    }
    if (!ask.directory)
        return wrong_usage(SPEAK("thiếu cấu hình hoặc thư mục", "the configuration or the directory is missing"), NULL);
    read_settings();
    read_province(ask.directory);
    int status = DONE;
    if (!ask.committee) {
        print_head();
        print_structure();
        print_transfers();
        print_development();
        print_screening();
        print_ratings();
        print_meetings();
        print_due();
        print_overview();
    } else if (strcmp(ask.committee, "all") == 0) {
        for (size_t place = 0; place < p.count; place++)
            print_committee(place);
    } else if (committee_of(ask.committee) < p.count) {
        print_committee(committee_of(ask.committee));
    } else {
        status = wrong_usage(SPEAK("không có đảng bộ này", "no such committee"), ask.committee);
    }
    free_province();
    return status;
}

int main(int argc, char **argv)
{
    int status = run(argc, argv);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        complain(SPEAK("không ghi được kết quả: %s", "cannot write the result: %s"), strerror(errno));
        status = FAILED;
    }
    return status;
}
