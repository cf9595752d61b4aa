/* SPDX-License-Identifier: MIT */
/*
 * What the files of cellscore share. cellscore.c reads the command line; config.c runs the configuration, and places.c
 * finds its lines; rows.c reads the tables; score.c scores, rolls up and ranks; report.c writes text and CSV, page.c
 * the HTML page.
 */
#ifndef CELLSCORE_H
#define CELLSCORE_H

#include <partyorg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "../tables.h"

enum { EXIT_READ = 0, EXIT_UNREADABLE_ROWS = 1, EXIT_FAILED = 2 };

extern int32_t language;
extern int language_given; /* on the command line, and no configuration changes it */
#define SAY(vi, en) (language == PARTYORG_VI ? (vi) : (en))

/* Says what is wrong, on standard error. */
void complain(const char *format, ...);

/* ---- the configuration ------------------------------------------------------------------------------------------- */

enum { EXTRAS_MAX = 16, GRADES = 4, MONTHS = 12, POINTS_MAX = 10000 };

enum { CHECK_MEETING = 1, CHECK_MEETING_YEAR = 2, CHECK_CELL_RATING = 4 };

/* Columns of the ranking; column_names has their names. */
enum column {
    COLUMN_RANK,
    COLUMN_CELL,
    COLUMN_NAME,
    COLUMN_MEETINGS,
    COLUMN_MEAN,
    COLUMN_EXTRA,
    COLUMN_GOOD,
    COLUMN_FAIR,
    COLUMN_AVERAGE,
    COLUMN_WEAK,
    COLUMN_OPEN,
    COLUMN_MONTHS,
    COLUMN_THEMATIC,
    COLUMN_LOST,
    COLUMN_YEAR,
    COLUMN_PROPOSED,
    COLUMN_RATING,
    COLUMN_SUPPORTED,
    COLUMNS
};

/* Parts of the report, in the order in which they stand unless the configuration says otherwise. */
enum section {
    SECTION_RANKING,
    SECTION_GRADES,
    SECTION_MONTHS,
    SECTION_LOST,
    SECTION_YEAR,
    SECTION_RATING,
    SECTION_MEETINGS,
    SECTIONS
};

enum order { ORDER_POINTS, ORDER_NAME, ORDER_FILE, ORDERS };

extern const char *const column_names[COLUMNS], *const section_names[SECTIONS], *const order_names[ORDERS];

/* A criterion beside those of the card, computed by a function of the configuration. */
struct extra {
    char *id, *name[2]; /* by language */
    int32_t max;        /* hundredths of a point */
    int function;       /* where Lua keeps it */
};

struct config {
    const char *path;
    partyorg_scorecard card;
    int own_card, own_thresholds;
    int given_points; /* whether points entered in the table of meetings are used */
    int checks;       /* CHECK_MEETING and the like */
    struct extra extras[EXTRAS_MAX];
    size_t extra_count;
    int extra_counts; /* whether their points count towards total and grade */
    char *title[2];   /* NULL: none */
    enum column columns[COLUMNS];
    size_t column_count;
    enum section sections[SECTIONS];
    size_t section_count;
    enum order order;
    int32_t language; /* -1: not said */
    int32_t year;     /* PARTYORG_UNKNOWN: that of the meetings */
    struct sandbox *sandbox;
};

/* What a configuration may use: bytes, and steps for the file; a call of a function has a tenth of these. */
struct limits {
    size_t bytes;
    uint64_t steps;
};

struct meeting;
struct party_cell;

/* Runs a configuration and reads what it says. Returns whether it is good; if not, the fault has been told. */
int config_read(struct config *c, const char *path, struct limits limits);
/* Points of an extra criterion, in hundredths, or PARTYORG_UNKNOWN. Returns whether the function kept to its bounds. */
int config_points(struct config *c, size_t extra, const struct meeting *m, const struct party_cell *cell,
                  int32_t *points);
void config_close(struct config *c);

/*
 * The line of a Lua source on which the value at a path is written ("extra.2.max", "card.criteria.3"), or the nearest
 * value around it; 0 when there is none.
 */
long line_of_path(const char *source, size_t length, const char *path);

/* ---- meetings and cells ------------------------------------------------------------------------------------------ */

struct meeting {
    size_t cell; /* its number */
    long line;   /* of the table */
    int32_t month;
    int32_t counts; /* 1: a regular meeting, alone or combined; 0: only thematic; PARTYORG_UNKNOWN: not known */
    partyorg_meeting facts;
    partyorg_scored scored;
    int32_t extra[EXTRAS_MAX]; /* hundredths of a point */
    int32_t extra_sum;         /* PARTYORG_UNKNOWN when one of them is */
    int32_t least, most;       /* points that count, in hundredths: the same when they are known */
    int32_t grade;             /* that follows; PARTYORG_UNKNOWN when more than one can */
    int grades;                /* the grades that can follow, a bit each */
    int32_t verdict;           /* of the check `meeting` */
    uint64_t not_met;          /* rules */
};

/* A sum of hundredths over so many meetings. */
struct mean {
    int64_t sum;
    int64_t count;
};

struct party_cell {
    char *id, *name;
    int listed;                       /* stands in the table of cells */
    partyorg_organisation_year facts; /* of that table */
    partyorg_meeting_year year;       /* months and quarters due and the grade proposed are; the rest is counted */
    size_t first, end;                /* its meetings */
    struct mean least, most;          /* of the points that count, over regular meetings */
    struct mean extra;                /* of extra points, where they are known */
    int64_t counted;                  /* regular meetings */
    int64_t open;                     /* of these, points not known */
    int64_t kind_unknown;             /* meetings of a kind that is not known */
    int32_t grades[GRADES];           /* regular meetings whose grade is known */
    int32_t grades_open;              /* and whose is not */
    size_t rank_first, rank_last;     /* 0: not ranked */
    size_t tied;                      /* cells with the same exact mean, itself included */
    int32_t year_verdict, rating_verdict, rating_supported;
};

/* What a criterion lost, over all meetings in which it counted and was known. */
struct loss {
    int64_t lost, max; /* hundredths */
    int64_t meetings, unknown;
};

struct book {
    struct meeting *meetings;
    size_t meeting_count, meeting_room;
    struct party_cell *cells;
    size_t cell_count, cell_room;
    size_t *order; /* of cells, as they are written */
    size_t unreadable;
    int32_t year;
    partyorg_date on;
    struct loss
        losses[PARTYORG_CRITERIA_MAX + EXTRAS_MAX]; /* of all cells; extra criteria from `card.criterion_count` */
};

/* Reads a table of meetings, or of cells. Returns whether it can be used; rows that cannot be are told and counted. */
int read_meetings(struct book *b, const char *path);
int read_cells(struct book *b, const char *path);
void book_close(struct book *b);

/* Scores, rolls up, ranks. Returns whether that was possible. */
int score(struct book *b, struct config *c);
/* Losses of one cell, as in `struct book`. */
void losses_of(const struct book *b, const struct config *c, const struct party_cell *cell, struct loss *losses);
/* The whole report of a check of a meeting or cell; lasts until the next one. */
const partyorg_report *report_of_meeting(const struct book *b, const struct config *c, const struct meeting *m);
const partyorg_report *report_of_cell(const struct book *b, const struct config *c, const struct party_cell *cell,
                                      int32_t check);

/* ---- writing ----------------------------------------------------------------------------------------------------- */

/* A short text that its caller keeps. */
struct words {
    char text[64];
};

/* Points as people write them, "85,5" or "85.5"; as CSV has them. */
struct words points_text(int64_t hundredths);
struct words points_csv(int64_t hundredths);
/* Least and most: "85.5", "80 to 85.5". */
struct words points_between(int32_t least, int32_t most);
/* A mean with two decimals, rounded; "≈" before one that is not exact. */
struct words mean_text(struct mean mean);
struct words mean_between(struct mean least, struct mean most);
struct words rank_text(const struct party_cell *cell);
struct words day_text(partyorg_date day);
struct words number_text(int64_t number);
/* "10/12", the second of which may be unknown; "" when the first is. */
struct words part_text(int32_t part, int32_t whole);
/* Hundredths of a point of a mean, rounded half up. */
int32_t mean_rounded(struct mean mean);

const char *grade_title(int32_t grade); /* "chưa rõ" when it is unknown */
const char *grade_name(int32_t grade);  /* "" when it is unknown */
const char *rating_title(int32_t rating);
const char *rating_name(int32_t rating);
const char *kind_title(int32_t kind);
const char *kind_name(int32_t kind);
const char *verdict_title(int32_t verdict);                           /* "" when the check is not made */
const char *criterion_name(const struct config *c, size_t criterion); /* of the card, then the extra ones */
const char *criterion_id(const struct config *c, size_t criterion);
size_t criterion_count(const struct config *c);
size_t counted_criteria(const struct config *c); /* those of the card, and the extra ones if they count */
int is_extra(const struct config *c, size_t criterion);
/* The criterion that lost most, of those that count; criterion_count() when nothing is lost. */
size_t worst_of(const struct config *c, const struct loss *losses);
const char *column_title(enum column column);
const char *section_title(enum section section);
int is_shown(const struct config *c, enum section section); /* its check may not be asked for */
const char *report_title(const struct config *c);
/* One cell of the ranking as text; lasts until the next one. */
const char *column_text(const struct book *b, const struct config *c, const struct party_cell *cell,
                        enum column column);
/* A rule of the check `meeting`; NULL when there is none. They are asked for once: it takes long. */
const partyorg_rule_info *meeting_rule(int32_t rule);
/* What a finding says when it is out of order or not known, else NULL; lasts until the next one. */
const char *finding_text(const partyorg_report *p, int32_t rule, int *wrong);
/* What everybody who reads a report must know, each a sentence; a line at a time, NULL at the end. */
const char *remark(const struct book *b, const struct config *c, int number);

void write_text(FILE *out, const struct book *b, const struct config *c);
void write_cells_csv(FILE *out, const struct book *b, const struct config *c);
void write_meetings_csv(FILE *out, const struct book *b, const struct config *c);
void write_criteria_csv(FILE *out, const struct book *b, const struct config *c);
void write_page(FILE *out, const struct book *b, const struct config *c);

#endif
