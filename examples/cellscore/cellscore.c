/* SPDX-License-Identifier: MIT */
/*
 * cellscore: scores a year's meetings of many cells by a scorecard, rolls them up by cell and year, ranks the cells,
 * and writes text, CSV and one HTML page. What it does is said in a configuration written in Lua; README.md describes
 * it.
 *
 *     cellscore --config config.lua --meetings meetings.csv --cells cells.csv --output report
 */
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "cellscore.h"

int32_t language = PARTYORG_VI;
int language_given;

static const char *config_path, *meetings_path, *cells_path, *output_path;
static partyorg_date on = PARTYORG_UNKNOWN;
static struct limits limits = { (size_t)16 << 20, 10000000 };

void complain(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("cellscore: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
}

/* ---- the command line -------------------------------------------------------------------------------------------- */

static const char *const usage[] = {
    "Cách dùng: cellscore --config TỆP.lua --meetings TỆP.csv [TÙY CHỌN]\n"
    "Chấm điểm các cuộc họp chi bộ trong một năm, tổng hợp, xếp hạng.\n"
    "\n"
    "  --config TỆP.lua     cấu hình (xem README.md)\n"
    "  --meetings TỆP.csv   mỗi cuộc họp một dòng (\"-\": đầu vào chuẩn)\n"
    "  --cells TỆP.csv      mỗi chi bộ một dòng: tên, dữ kiện xếp loại năm\n"
    "  --output THƯ_MỤC     ghi report.txt, meetings.csv, cells.csv, criteria.csv và index.html vào đây;\n"
    "                       không có tùy chọn này thì in phần văn bản\n"
    "  --language vi|en     ngôn ngữ (mặc định: theo cấu hình, không có thì vi)\n"
    "  --on NGÀY            ngày xét (mặc định: hôm nay)\n"
    "  --memory MIB         bộ nhớ dành cho cấu hình, 1 đến 1024 (mặc định: 16)\n"
    "  --steps SỐ           số bước dành cho tệp cấu hình; mỗi lần gọi hàm được một phần mười\n"
    "                       (mặc định: 10000000)\n"
    "  --help               trang này\n"
    "\n"
    "Mã thoát: 0 đọc được mọi dòng; 1 có dòng không đọc được; 2 lệnh, tệp hoặc cấu hình sai.",
    "Usage: cellscore --config FILE.lua --meetings FILE.csv [OPTIONS]\n"
    "Scores a year's meetings of cells, rolls them up and ranks the cells.\n"
    "\n"
    "  --config FILE.lua    the configuration (see README.md)\n"
    "  --meetings FILE.csv  a row for each meeting (\"-\": standard input)\n"
    "  --cells FILE.csv     a row for each cell: its name, facts of its yearly rating\n"
    "  --output DIRECTORY   writes report.txt, meetings.csv, cells.csv, criteria.csv and index.html there;\n"
    "                       without it the text is printed\n"
    "  --language vi|en     language (default: that of the configuration, or vi)\n"
    "  --on DATE            examination date (default: today)\n"
    "  --memory MIB         memory that the configuration may use, 1 to 1024 (default: 16)\n"
    "  --steps NUMBER       steps that the file of the configuration may take; each call of a function may take\n"
    "                       a tenth of them (default: 10000000)\n"
    "  --help               this page\n"
    "\n"
    "Exit status: 0 all rows read; 1 some rows cannot be read; 2 wrong usage, file or configuration."
};

static int wrong_usage(const char *what, const char *argument)
{
    complain("%s%s%s", what, argument ? ": " : "", argument ? argument : "");
    complain(SAY("xem cellscore --help", "see cellscore --help"));
    return EXIT_FAILED;
}

/* A number of the command line within bounds; 0 when it is none. */
static unsigned long long read_number(const char *text, unsigned long long most)
{
    char *end;
    errno = 0;
    const unsigned long long number = text[0] >= '0' && text[0] <= '9' ? strtoull(text, &end, 10) : 0;
    return number == 0 || errno || *end || number > most ? 0 : number;
}

/* One option and its argument. */
static int read_option(const char *name, const char *argument)
{
    static const char *const names[] = { "--config",   "--meetings", "--cells",  "--output",
                                         "--language", "--on",       "--memory", "--steps" };
    static const char **const paths[] = { &config_path, &meetings_path, &cells_path, &output_path };
    enum { PATHS = sizeof paths / sizeof paths[0] };
    size_t known = 0;
    unsigned long long number;
    while (known < sizeof names / sizeof names[0] && strcmp(name, names[known]) != 0)
        known++;
    if (known == sizeof names / sizeof names[0])
        return wrong_usage(SAY("không có tùy chọn này", "no such option"), name);
    if (!argument)
        return wrong_usage(SAY("thiếu giá trị của tùy chọn", "the option needs a value"), name);
    if (known < PATHS) {
        *paths[known] = argument;
        return EXIT_READ;
    }
    switch (known) {
    case 4:
        if (strcmp(argument, "vi") != 0 && strcmp(argument, "en") != 0)
            return wrong_usage(SAY("--language: chấp nhận", "--language: accepted are"), "vi, en");
        language = strcmp(argument, "vi") == 0 ? PARTYORG_VI : PARTYORG_EN;
        language_given = 1;
        return EXIT_READ;
    case 5:
        if (partyorg_date_parse(argument, SIZE_MAX, &on, NULL) != PARTYORG_OK)
            return wrong_usage(SAY("--on: không phải là ngày (yyyy-mm-dd hoặc dd/mm/yyyy)",
                                   "--on: not a date (yyyy-mm-dd or dd/mm/yyyy)"),
                               argument);
        return EXIT_READ;
    case 6:
        number = read_number(argument, 1024);
        if (!number)
            return wrong_usage(SAY("--memory: phải từ 1 đến 1024", "--memory: must be 1 to 1024"), argument);
        limits.bytes = (size_t)number << 20;
        return EXIT_READ;
    default:
        number = read_number(argument, 1000000000000);
        if (number < 1000)
            return wrong_usage(SAY("--steps: phải từ 1000 đến 1000000000000", "--steps: must be 1000 to 1000000000000"),
                               argument);
        limits.steps = number;
        return EXIT_READ;
    }
}

/* ---- output ------------------------------------------------------------------------------------------------------ */

static int cannot_write(const char *path)
{
    complain(SAY("không ghi được %s: %s", "cannot write %s: %s"), path, strerror(errno));
    return 0;
}

/* Writes one file of the output. */
static int write_file(const struct book *b, const struct config *c, const char *name,
                      void (*write)(FILE *out, const struct book *b, const struct config *c))
{
    struct text path = { NULL, 0, 0 };
    add_text(&path, output_path);
    add_text(&path, "/");
    add_text(&path, name);
    FILE *out = fopen(path.bytes, "wb");
    int good = out != NULL;
    if (out) {
        write(out, b, c);
        good = !ferror(out);
        good &= fclose(out) == 0;
    }
    if (!good)
        cannot_write(path.bytes);
    free(path.bytes);
    return good;
}

static int write_all(const struct book *b, const struct config *c)
{
    static const struct {
        const char *name;
        void (*write)(FILE *out, const struct book *b, const struct config *c);
    } files[] = { { "report.txt", write_text },
                  { "meetings.csv", write_meetings_csv },
                  { "cells.csv", write_cells_csv },
                  { "criteria.csv", write_criteria_csv },
                  { "index.html", write_page } };
    if (!output_path) {
        write_text(stdout, b, c);
        return 1;
    }
    if (mkdir(output_path, 0777) != 0 && errno != EEXIST)
        return cannot_write(output_path);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        if (!write_file(b, c, files[i].name, files[i].write))
            return 0;
    return 1;
}

/* ---- everything -------------------------------------------------------------------------------------------------- */

static int run_config(struct config *c, struct book *b)
{
    if (!config_read(c, config_path, limits))
        return EXIT_FAILED;
    if (!read_meetings(b, meetings_path) || (cells_path && !read_cells(b, cells_path)) || !score(b, c))
        return EXIT_FAILED;
    if (!write_all(b, c))
        return EXIT_FAILED;
    return b->unreadable ? EXIT_UNREADABLE_ROWS : EXIT_READ;
}

static int run(int argc, char **argv)
{
    static struct config c;
    static struct book b;
    for (int i = 1; i < argc; i += 2) {
        if (strcmp(argv[i], "--help") == 0) {
            puts(usage[language]);
            return EXIT_READ;
        }
        const int status = read_option(argv[i], i + 1 < argc ? argv[i + 1] : NULL);
        if (status != EXIT_READ)
            return status;
    }
    if (!config_path)
        return wrong_usage(SAY("thiếu tùy chọn", "the option is missing"), "--config");
    if (!meetings_path)
        return wrong_usage(SAY("thiếu tùy chọn", "the option is missing"), "--meetings");
    b.on = on == PARTYORG_UNKNOWN ? today() : on;
    const int status = run_config(&c, &b);
    config_close(&c);
    book_close(&b);
    return status;
}

int main(int argc, char **argv)
{
    int status = run(argc, argv);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        cannot_write(SAY("kết quả", "the result"));
        status = EXIT_FAILED;
    }
    return status;
}
