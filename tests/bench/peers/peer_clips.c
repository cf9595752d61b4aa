/* SPDX-License-Identifier: MIT */
/*
 * The rules in CLIPS: every row is asserted as a fact, its rules fire, and it is retracted. Called with the rules, the
 * rows and the number of runs; prints as engines.py reads.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <clips/clips.h>

enum { COLUMNS = 128, RULES = 64, LINE = 4096 };

static long totals[RULES][4];

static void tally(void *env)
{
    totals[EnvRtnLong(env, 1)][EnvRtnLong(env, 2)]++;
}

/* Called by CreateEnvironment. */
void UserFunctions(void)
{
}

void EnvUserFunctions(void *env)
{
    EnvDefineFunction2(env, "tally", 'v', PTIEF tally, "tally", "22i");
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

int main(int argc, char **argv)
{
    static char line[LINE], names[LINE];
    const char *column[COLUMNS];
    int columns = 0;
    long rows = 0;
    if (argc != 4)
        return 2;
    void *env = CreateEnvironment();
    if (EnvLoad(env, argv[1]) < 0)
        return 1;

    /* Values are kept as the atoms that a slot holds. */
    FILE *file = fopen(argv[2], "r");
    if (!file || !fgets(names, LINE, file))
        return 1;
    for (char *name = strtok(names, ",\n"); name; name = strtok(NULL, ",\n"))
        column[columns++] = name;
    DATA_OBJECT *values = NULL;
    void *nil = EnvAddSymbol(env, "nil");
    for (; fgets(line, LINE, file); rows++) {
        values = realloc(values, sizeof *values * (size_t)(columns * (rows + 1)));
        const char *at = line;
        for (DATA_OBJECT *v = values + rows * columns; v < values + (rows + 1) * columns; v++) {
            char *end;
            const long number = strtol(at, &end, 10);
            void *atom = end == at ? nil : EnvAddLong(env, number);
            SetpType(v, end == at ? SYMBOL : INTEGER);
            SetpValue(v, atom);
            if (end != at)
                IncrementIntegerCount((INTEGER_HN *)atom);
            at = end + 1;
        }
    }
    fclose(file);

    void *applicant = EnvFindDeftemplate(env, "applicant");
    double best = 1e9;
    for (int run = 0; run < atoi(argv[3]); run++) {
        memset(totals, 0, sizeof totals);
        const double start = seconds();
        for (DATA_OBJECT *v = values; v < values + rows * columns; v += columns) {
            void *fact = EnvCreateFact(env, applicant);
            for (int c = 0; c < columns; c++)
                EnvPutFactSlot(env, fact, column[c], v + c);
            fact = EnvAssert(env, fact);
            EnvRun(env, -1);
            EnvRetract(env, fact);
        }
        const double taken = seconds() - start;
        best = taken < best ? taken : best;
    }
    printf("version %s\nseconds %.9f\n", VERSION_STRING, best);
    for (int rule = 0; rule < RULES; rule++)
        printf("%ld %ld %ld %ld\n", totals[rule][0], totals[rule][1], totals[rule][2], totals[rule][3]);
    return 0;
}
