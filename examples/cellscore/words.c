/* SPDX-License-Identifier: MIT */
/* The words and numbers that the text and the page share. */
#include <stdarg.h>

#include "cellscore.h"

const char *const column_names[COLUMNS] = { "rank",     "cell", "name",    "meetings", "mean",   "extra",
                                            "good",     "fair", "average", "weak",     "open",   "months",
                                            "thematic", "lost", "year",    "proposed", "rating", "supported" };
const char *const section_names[SECTIONS] = { "ranking", "grades", "months", "lost", "year", "rating", "meetings" };
const char *const order_names[ORDERS] = { "points", "name", "file" };

/* ---- numbers ----------------------------------------------------------------------------------------------------- */

static struct words decimal(int64_t value, int fixed, char point)
{
    struct words w;
    const long long whole = value / 100, part = value % 100;
    if (part == 0 && !fixed)
        snprintf(w.text, sizeof w.text, "%lld", whole);
    else if (part % 10 == 0 && !fixed)
        snprintf(w.text, sizeof w.text, "%lld%c%lld", whole, point, part / 10);
    else
        snprintf(w.text, sizeof w.text, "%lld%c%02lld", whole, point, part);
    return w;
}

struct words points_text(int64_t hundredths)
{
    if (hundredths == PARTYORG_UNKNOWN)
        return (struct words){ "?" };
    return decimal(hundredths, 0, SAY(',', '.'));
}

struct words points_csv(int64_t hundredths)
{
    if (hundredths == PARTYORG_UNKNOWN)
        return (struct words){ "" };
    return decimal(hundredths, 0, '.');
}

struct words points_between(int32_t least, int32_t most)
{
    struct words w = points_text(least);
    if (least != most) {
        strcat(w.text, "–");
        strcat(w.text, points_text(most).text);
    }
    return w;
}

int32_t mean_rounded(struct mean mean)
{
    return mean.count ? (int32_t)((2 * mean.sum + mean.count) / (2 * mean.count)) : PARTYORG_UNKNOWN;
}

struct words mean_text(struct mean mean)
{
    struct words w = { "" };
    if (mean.count == 0)
        return w;
    strcpy(w.text, mean.sum % mean.count ? "≈" : "");
    strcat(w.text, decimal(mean_rounded(mean), 1, SAY(',', '.')).text);
    return w;
}

struct words mean_between(struct mean least, struct mean most)
{
    struct words w = mean_text(least);
    if (least.count && least.sum != most.sum) {
        if (least.sum % least.count == 0 && most.sum % most.count != 0)
            w.text[0] = '\0', strcat(strcpy(w.text, "≈"), decimal(mean_rounded(least), 1, SAY(',', '.')).text);
        strcat(w.text, "–");
        strcat(w.text, decimal(mean_rounded(most), 1, SAY(',', '.')).text);
    }
    return w;
}

struct words number_text(int64_t number)
{
    struct words w;
    snprintf(w.text, sizeof w.text, "%lld", (long long)number);
    return w;
}

struct words part_text(int32_t part, int32_t whole)
{
    struct words w = { "?" };
    if (part != PARTYORG_UNKNOWN)
        w = number_text(part);
    if (whole != PARTYORG_UNKNOWN) {
        strcat(w.text, "/");
        strcat(w.text, number_text(whole).text);
    }
    return w;
}

struct words rank_text(const struct party_cell *cell)
{
    struct words w = { "–" };
    if (cell->rank_first == 0)
        return w;
    if (cell->rank_first != cell->rank_last)
        snprintf(w.text, sizeof w.text, "%zu–%zu", cell->rank_first, cell->rank_last);
    else
        snprintf(w.text, sizeof w.text, cell->tied > 1 ? "=%zu" : "%zu", cell->rank_first);
    return w;
}

struct words day_text(partyorg_date day)
{
    struct words w = { "" };
    if (day != PARTYORG_UNKNOWN)
        partyorg_date_print(day, SAY(PARTYORG_DMY, PARTYORG_ISO), w.text, sizeof w.text);
    return w;
}

/* ---- names of the catalogue -------------------------------------------------------------------------------------- */

static partyorg_choice_info choice_of(int32_t subject, const char *fact_name, int32_t choice)
{
    partyorg_choice_info info = PARTYORG_CHOICE_INFO_INIT;
    int32_t fact;
    if (choice == PARTYORG_UNKNOWN || partyorg_fact_find(subject, fact_name, SIZE_MAX, &fact) != PARTYORG_OK ||
        partyorg_choice_get(subject, fact, choice, &info) != PARTYORG_OK) {
        info.name = "";
        info.title[PARTYORG_VI] = "chưa rõ";
        info.title[PARTYORG_EN] = "unknown";
    }
    return info;
}

const char *grade_title(int32_t grade)
{
    return choice_of(PARTYORG_SUBJECT_MEETING, "proposed_grade", grade).title[language];
}

const char *grade_name(int32_t grade)
{
    return choice_of(PARTYORG_SUBJECT_MEETING, "proposed_grade", grade).name;
}

const char *kind_title(int32_t kind)
{
    return choice_of(PARTYORG_SUBJECT_MEETING, "meeting_kind", kind).title[language];
}

const char *kind_name(int32_t kind)
{
    return choice_of(PARTYORG_SUBJECT_MEETING, "meeting_kind", kind).name;
}

const char *rating_title(int32_t rating)
{
    return choice_of(PARTYORG_SUBJECT_ORGANISATION_YEAR, "proposed_rating", rating).title[language];
}

const char *rating_name(int32_t rating)
{
    return choice_of(PARTYORG_SUBJECT_ORGANISATION_YEAR, "proposed_rating", rating).name;
}

const char *verdict_title(int32_t verdict)
{
    return verdict < 0 ? "" : partyorg_finding_status_text(verdict, language);
}

size_t criterion_count(const struct config *c)
{
    return (size_t)c->card.criterion_count + c->extra_count;
}

size_t counted_criteria(const struct config *c)
{
    return c->extra_counts ? criterion_count(c) : (size_t)c->card.criterion_count;
}

int is_extra(const struct config *c, size_t criterion)
{
    return criterion >= (size_t)c->card.criterion_count;
}

const char *criterion_id(const struct config *c, size_t criterion)
{
    const size_t own = (size_t)c->card.criterion_count;
    return criterion < own ? c->card.criteria[criterion].id : c->extras[criterion - own].id;
}

const char *criterion_name(const struct config *c, size_t criterion)
{
    const size_t own = (size_t)c->card.criterion_count;
    return criterion < own ? c->card.criteria[criterion].name[language] : c->extras[criterion - own].name[language];
}

/* ---- titles ------------------------------------------------------------------------------------------------------ */

const char *column_title(enum column column)
{
    static const char *const titles[COLUMNS][2] = {
        [COLUMN_RANK] = { "Hạng", "Rank" },
        [COLUMN_CELL] = { "Mã", "Cell" },
        [COLUMN_NAME] = { "Chi bộ", "Name" },
        [COLUMN_MEETINGS] = { "Số kỳ", "Meetings" },
        [COLUMN_MEAN] = { "Điểm bình quân", "Mean points" },
        [COLUMN_EXTRA] = { "Điểm bổ sung", "Extra points" },
        [COLUMN_GOOD] = { "Tốt", "Good" },
        [COLUMN_FAIR] = { "Khá", "Fair" },
        [COLUMN_AVERAGE] = { "Trung bình", "Average" },
        [COLUMN_WEAK] = { "Kém", "Weak" },
        [COLUMN_OPEN] = { "Chưa rõ mức", "Grade open" },
        [COLUMN_MONTHS] = { "Số tháng họp", "Months" },
        [COLUMN_THEMATIC] = { "Quý có chuyên đề", "Thematic quarters" },
        [COLUMN_LOST] = { "Mất điểm nhiều nhất", "Lost most on" },
        [COLUMN_YEAR] = { "Sinh hoạt trong năm", "Year's meetings" },
        [COLUMN_PROPOSED] = { "Đề nghị xếp loại", "Proposed rating" },
        [COLUMN_RATING] = { "Đề nghị có đủ điều kiện", "Proposal supported" },
        [COLUMN_SUPPORTED] = { "Mức đủ điều kiện", "Rating supported" },
    };
    return titles[column][language];
}

const char *section_title(enum section section)
{
    static const char *const titles[SECTIONS][2] = {
        [SECTION_RANKING] = { "Xếp hạng", "Ranking" },
        [SECTION_GRADES] = { "Các mức chất lượng", "Grades" },
        [SECTION_MONTHS] = { "Diễn biến theo tháng", "Month by month" },
        [SECTION_LOST] = { "Điểm mất theo tiêu chí", "Points lost by criterion" },
        [SECTION_YEAR] = { "Sinh hoạt trong năm", "The year's meetings" },
        [SECTION_RATING] = { "Xếp loại chi bộ", "Rating of the cells" },
        [SECTION_MEETINGS] = { "Từng cuộc họp", "Every meeting" },
    };
    return titles[section][language];
}

int is_shown(const struct config *c, enum section section)
{
    return !(section == SECTION_YEAR && !(c->checks & CHECK_MEETING_YEAR)) &&
           !(section == SECTION_RATING && !(c->checks & CHECK_CELL_RATING));
}

const char *report_title(const struct config *c)
{
    return c->title[language] ? c->title[language] : SAY("Chất lượng sinh hoạt chi bộ", "Quality of cell meetings");
}

const partyorg_rule_info *meeting_rule(int32_t rule)
{
    static partyorg_rule_info rules[PARTYORG_RULES_MAX];
    static int32_t count = -1;
    if (count < 0)
        for (count = 0; count < PARTYORG_RULES_MAX; count++) {
            rules[count] = (partyorg_rule_info)PARTYORG_RULE_INFO_INIT;
            if (partyorg_rule_get(PARTYORG_CHECK_MEETING, count, &rules[count]) != PARTYORG_OK)
                break;
        }
    return rule < count ? &rules[rule] : NULL;
}

const char *finding_text(const partyorg_report *p, int32_t rule, int *wrong)
{
    static char text[2048];
    const partyorg_finding *f = &p->findings[rule];
    const int bar = f->kind == PARTYORG_BAR || f->kind == PARTYORG_GROUND;
    *wrong = f->status == (bar ? PARTYORG_MET : PARTYORG_NOT_MET);
    if (!*wrong && f->status != PARTYORG_NOT_KNOWN)
        return NULL;
    partyorg_finding_print(p->check, f, language, text, sizeof text, NULL); /* cut where it is longer */
    return text;
}

/* ---- what everybody must know ------------------------------------------------------------------------------------ */

static struct text sentence;

static void say(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const size_t room = sentence.length + 2048;
    text_room(&sentence, room);
    vsnprintf(sentence.bytes + sentence.length, 2048, format, arguments);
    sentence.length += strlen(sentence.bytes + sentence.length);
    va_end(arguments);
}

static void say_thresholds(const struct config *c)
{
    say(SAY("Mức: ", "Grades: "));
    for (int32_t i = 0; i < c->card.threshold_count; i++)
        say(SAY("%s%s từ %s", "%s%s from %s"), i ? ", " : "", grade_title(c->card.thresholds[i].grade),
            points_text(c->card.thresholds[i].min).text);
    say(SAY(" điểm", " points"));
    if (c->own_thresholds)
        say(SAY(" (ngưỡng của cấu hình, không phải của phiếu)", " (of the configuration, not of the card)"));
    say(".");
}

static size_t count_flag(const struct book *b, int32_t flag)
{
    size_t count = 0;
    for (size_t i = 0; i < b->meeting_count; i++)
        count += (b->meetings[i].scored.flags & flag) != 0;
    return count;
}

/* Texts by number and date, each ISO date in it as other days are said. */
static const char *texts_named(const char *texts)
{
    enum { DATE = 10 };
    static char said[PARTYORG_NAME_TEXT];
    strcpy(said, texts);
    for (char *at = said; strlen(at) >= DATE; at++) {
        partyorg_date day;
        if (at[4] == '-' && at[7] == '-' && partyorg_date_parse(at, DATE, &day, NULL) == PARTYORG_OK)
            memcpy(at, day_text(day).text, DATE);
    }
    return said;
}

const char *remark(const struct book *b, const struct config *c, int number)
{
    size_t count;
    sentence.length = 0;
    say("%s", "");
    switch (number) {
    case 0:
        say(SAY("Năm %d; %zu chi bộ, %zu cuộc họp; xét ngày %s.", "Year %d; %zu cells, %zu meetings; examined on %s."),
            (int)b->year, b->cell_count, b->meeting_count, day_text(b->on).text);
        break;
    case 1:
        say(SAY("Chỉ cộng điểm và đối chiếu với quy định; việc đánh giá, xếp loại do tổ chức có thẩm quyền quyết định.",
                "This adds up points and compares with the texts; the competent body decides on grades and ratings."));
        break;
    case 2:
        say(SAY("Phiếu: %s. Căn cứ: %s.", "Card: %s. Based on: %s."), c->card.title[language],
            texts_named(c->card.based_on));
        if (!c->given_points)
            say(SAY(" Điểm nhập sẵn trong bảng không được dùng.", " Points entered in the table are not used."));
        if (c->own_card)
            say(SAY(" Phiếu do cấu hình đặt ra.", " The configuration wrote this card."));
        else if (c->card.confidence != PARTYORG_VERIFIED)
            say(SAY(" Chép theo nguồn thứ cấp: hãy đối chiếu với bản gốc.",
                    " Copied from a secondary source: compare it with the original."));
        break;
    case 3:
        say_thresholds(c);
        break;
    case 4:
        if (c->extra_count > 0)
            say(c->extra_counts ? SAY("Điểm bổ sung ĐƯỢC CỘNG vào điểm của phiếu khi xếp mức và xếp hạng.",
                                      "Extra points ARE ADDED to the points of the card in grades and ranking.")
                                : SAY("Điểm bổ sung chỉ ghi bên cạnh, không cộng vào điểm của phiếu.",
                                      "Extra points stand beside those of the card and are not added to them."));
        break;
    case 5:
        say(SAY(
            "Điểm chưa rõ ghi bằng khoảng từ thấp nhất đến cao nhất có thể; hạng cũng vậy. Điểm bình quân tính "
            "trên các kỳ họp thường kỳ, so sánh bằng phân số đúng; \"=\" là đồng hạng, ≈ là đã làm tròn khi in.",
            "What is not known is written as a range from the least to the most it can be; ranks too. Means are over "
            "regular meetings and compared as exact fractions; \"=\" marks a tie, ≈ rounding in print."));
        break;
    case 6:
        count = count_flag(b, PARTYORG_SCORED_NOT_VALID);
        if (count)
            say(SAY("%zu cuộc họp vào ngày mà phiếu không rõ có hiệu lực.",
                    "%zu meetings were held on days on which the card is not known to be valid."),
                count);
        break;
    case 7:
        count = count_flag(b, PARTYORG_SCORED_OTHER_KIND);
        if (count)
            say(SAY("%zu cuộc họp thuộc loại mà phiếu không chấm.",
                    "%zu meetings are of a kind that the card does not score."),
                count);
        break;
    case 8:
        if (b->unreadable)
            say(SAY("%zu dòng không đọc được và không có trong báo cáo này.",
                    "%zu rows could not be read and are not in this report."),
                b->unreadable);
        break;
    default:
        free(sentence.bytes);
        sentence = (struct text){ NULL, 0, 0 };
        return NULL;
    }
    return sentence.bytes;
}

const char *column_text(const struct book *b, const struct config *c, const struct party_cell *cell, enum column column)
{
    static struct words w;
    struct loss losses[PARTYORG_CRITERIA_MAX + EXTRAS_MAX];
    size_t worst;
    switch (column) {
    case COLUMN_RANK:
        w = rank_text(cell);
        break;
    case COLUMN_CELL:
        return cell->id;
    case COLUMN_NAME:
        return cell->name;
    case COLUMN_MEETINGS:
        w = number_text(cell->counted);
        break;
    case COLUMN_MEAN:
        w = mean_between(cell->least, cell->most);
        break;
    case COLUMN_EXTRA:
        w = mean_text(cell->extra);
        break;
    case COLUMN_GOOD:
    case COLUMN_FAIR:
    case COLUMN_AVERAGE:
    case COLUMN_WEAK:
        w = number_text(cell->grades[COLUMN_GOOD + PARTYORG_MEETING_GRADE_GOOD - (int)column]);
        break;
    case COLUMN_OPEN:
        w = number_text(cell->grades_open);
        break;
    case COLUMN_MONTHS:
        w = part_text(cell->year.months_held, cell->year.months_due);
        break;
    case COLUMN_THEMATIC:
        w = part_text(cell->year.quarters_thematic, cell->year.quarters_due);
        break;
    case COLUMN_LOST:
        losses_of(b, c, cell, losses);
        worst = worst_of(c, losses);
        return worst < criterion_count(c) ? criterion_name(c, worst) : "";
    case COLUMN_YEAR:
        return verdict_title(cell->year_verdict);
    case COLUMN_PROPOSED:
        return cell->listed ? rating_title(cell->facts.proposed_rating) : "";
    case COLUMN_RATING:
        return verdict_title(cell->rating_verdict);
    case COLUMN_SUPPORTED:
        return cell->rating_verdict < 0 ? "" : rating_title(cell->rating_supported);
    default:
        return "";
    }
    return w.text;
}
