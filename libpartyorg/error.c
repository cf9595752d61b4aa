/* SPDX-License-Identifier: MIT */
/*
 * Status codes, versions and the error buffer.
 *
 * Texts lie in arrays of characters, not of pointers: those would need relocations, and the library has neither
 * writable nor relocated data. A switch that returns literals is no way out: clang makes it an array of pointers.
 */
#include "error.h"

#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

const char *partyorg_version(void)
{
    return PARTYORG_VERSION;
}

int32_t partyorg_version_number(void)
{
    return PARTYORG_VERSION_MAJOR * 10000 + PARTYORG_VERSION_MINOR * 100 + PARTYORG_VERSION_PATCH;
}

int32_t partyorg_unknown(void)
{
    return PARTYORG_UNKNOWN;
}

/* One more than the last code: the entry for codes that this library does not have. */
#define STATUS_NONE (PARTYORG_E_SCORECARD + 1)

static int32_t status_place(int32_t status)
{
    return status >= PARTYORG_OK && status < STATUS_NONE ? status : STATUS_NONE;
}

const char *partyorg_status_name(int32_t status)
{
    static const char names[STATUS_NONE + 1][24] = {
        [PARTYORG_OK] = "PARTYORG_OK",
        [PARTYORG_E_NULL] = "PARTYORG_E_NULL",
        [PARTYORG_E_SIZE] = "PARTYORG_E_SIZE",
        [PARTYORG_E_NAME] = "PARTYORG_E_NAME",
        [PARTYORG_E_VALUE] = "PARTYORG_E_VALUE",
        [PARTYORG_E_DATE] = "PARTYORG_E_DATE",
        [PARTYORG_E_RANGE] = "PARTYORG_E_RANGE",
        [PARTYORG_E_SPACE] = "PARTYORG_E_SPACE",
        [PARTYORG_E_AMBIGUOUS] = "PARTYORG_E_AMBIGUOUS",
        [PARTYORG_E_CALENDAR] = "PARTYORG_E_CALENDAR",
        [PARTYORG_E_TYPE] = "PARTYORG_E_TYPE",
        [PARTYORG_E_ARROW] = "PARTYORG_E_ARROW",
        [PARTYORG_E_MEMORY] = "PARTYORG_E_MEMORY",
        [PARTYORG_E_SCORECARD] = "PARTYORG_E_SCORECARD",
        [STATUS_NONE] = "PARTYORG_E_UNKNOWN",
    };
    return names[status_place(status)];
}

static const char *status_text_vi(int32_t status)
{
    static const char texts[STATUS_NONE + 1][104] = {
        [PARTYORG_OK] = "Thành công.",
        [PARTYORG_E_NULL] = "Một con trỏ bắt buộc lại là NULL.",
        [PARTYORG_E_SIZE] = "Trường size của cấu trúc không phải là kích thước mà thư viện đọc được.",
        [PARTYORG_E_NAME] = "Không có điều kiện, dữ kiện, tùy chọn, quy định hay giá trị nào mang tên đó.",
        [PARTYORG_E_VALUE] = "Chữ hoặc số đã cho không phải là giá trị của dữ kiện đó.",
        [PARTYORG_E_DATE] = "Không phải là ngày trong các năm từ 1 đến 9999, hoặc ngày đó không tồn tại.",
        [PARTYORG_E_RANGE] = "Chỉ số hoặc con số nằm ngoài khoảng được chấp nhận.",
        [PARTYORG_E_SPACE] = "Vùng đệm quá nhỏ.",
        [PARTYORG_E_AMBIGUOUS] = "Tháng đó không có ngày này, và cách làm tròn đã chọn yêu cầu báo lại.",
        [PARTYORG_E_CALENDAR] = "Danh sách ngày nghỉ thêm hoặc ngày làm bù không được xếp tăng dần.",
        [PARTYORG_E_TYPE] = "Cột có kiểu mà dữ kiện đó không nhận.",
        [PARTYORG_E_ARROW] = "Lược đồ, mảng hoặc luồng Arrow đã giải phóng, sai cấu trúc hoặc báo lỗi.",
        [PARTYORG_E_MEMORY] = "Không đủ bộ nhớ cho mảng kết quả Arrow.",
        [PARTYORG_E_SCORECARD] = "Phiếu chấm điểm mâu thuẫn hoặc còn thiếu.",
        [STATUS_NONE] = "Mã lỗi mà phiên bản thư viện này không biết.",
    };
    return texts[status_place(status)];
}

static const char *status_text_en(int32_t status)
{
    static const char texts[STATUS_NONE + 1][76] = {
        [PARTYORG_OK] = "Success.",
        [PARTYORG_E_NULL] = "A pointer that must not be NULL was NULL.",
        [PARTYORG_E_SIZE] = "The size member of a struct is not one the library can read.",
        [PARTYORG_E_NAME] = "There is no check, fact, option, rule or value of that name.",
        [PARTYORG_E_VALUE] = "The text or number is not a value of that fact.",
        [PARTYORG_E_DATE] = "Not a date of the years 1 to 9999, or a day that does not exist.",
        [PARTYORG_E_RANGE] = "An index or number lies outside what is accepted.",
        [PARTYORG_E_SPACE] = "The buffer is too small.",
        [PARTYORG_E_AMBIGUOUS] = "The day does not exist in that month, and the rounding asked to be told.",
        [PARTYORG_E_CALENDAR] = "The added days off or make-up days are not in ascending order.",
        [PARTYORG_E_TYPE] = "A column has a type that its fact does not take.",
        [PARTYORG_E_ARROW] = "An Arrow schema, array or stream is released, broken or ended in an error.",
        [PARTYORG_E_MEMORY] = "There is no memory for an Arrow array of results.",
        [PARTYORG_E_SCORECARD] = "A scorecard contradicts itself or lacks something.",
        [STATUS_NONE] = "A status code that this version of the library does not have.",
    };
    return texts[status_place(status)];
}

const char *partyorg_status_text(int32_t status, int32_t language)
{
    return language == PARTYORG_VI ? status_text_vi(status) : status_text_en(status);
}

/* Bytes of the UTF-8 character at s, of which `left` bytes may be read; 0 when there is no valid one. */
static size_t character_bytes(const unsigned char *s, size_t left)
{
    unsigned char c = s[0];
    if (c < 0x80) {
        return 1;
    }
    size_t n = c >= 0xC2 && c <= 0xDF ? 2 : c >= 0xE0 && c <= 0xEF ? 3 : c >= 0xF0 && c <= 0xF4 ? 4 : 0;
    if (n == 0 || left < n) {
        return 0;
    }
    for (size_t i = 1; i < n; i++) {
        if ((s[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    /* overlong forms, surrogates and what lies beyond U+10FFFF */
    if ((c == 0xE0 && s[1] < 0xA0) || (c == 0xED && s[1] > 0x9F) || (c == 0xF0 && s[1] < 0x90) ||
        (c == 0xF4 && s[1] > 0x8F)) {
        return 0;
    }
    return n;
}

/* C0, DEL and C1 control characters, and the separators that would break a line. */
static bool is_control(const unsigned char *s, size_t n)
{
    return (n == 1 && (s[0] < 0x20 || s[0] == 0x7F)) || (n == 2 && s[0] == 0xC2 && s[1] < 0xA0) ||
           (n == 3 && s[0] == 0xE2 && s[1] == 0x80 && (s[2] == 0xA8 || s[2] == 0xA9));
}

typedef struct sink {
    char *out;
    size_t size; /* bytes of out, with the NUL */
    size_t used;
    bool full; /* once a character did not fit nothing follows, not even a shorter one */
} sink;

static void put(sink *to, const char *text, size_t length)
{
    const unsigned char *s = (const unsigned char *)text;
    while (length > 0 && !to->full) {
        size_t n = character_bytes(s, length);
        size_t step = n == 0 ? 1 : n;
        bool shown = n != 0 && !is_control(s, n);
        size_t bytes = shown ? n : 1;
        if (to->used + bytes >= to->size) {
            to->full = true;
            break;
        }
        if (shown) {
            memcpy(to->out + to->used, s, n);
        } else {
            to->out[to->used] = '?';
        }
        to->used += bytes;
        s += step;
        length -= step;
    }
    to->out[to->used] = '\0';
}

static void put_number(sink *to, int value)
{
    char digits[3 * sizeof value + 2];
    size_t at = sizeof digits;
    unsigned left = value < 0 ? 0U - (unsigned)value : (unsigned)value;
    do {
        digits[--at] = (char)('0' + (int)(left % 10));
        left /= 10;
    } while (left > 0);
    if (value < 0) {
        digits[--at] = '-';
    }
    put(to, digits + at, sizeof digits - at);
}

static void format(char *out, size_t size, const char *fmt, va_list arguments)
{
    sink to = { out, size, 0, false };
    out[0] = '\0';
    while (*fmt != '\0') {
        size_t plain = strcspn(fmt, "%");
        put(&to, fmt, plain);
        fmt += plain;
        if (*fmt == '\0') {
            break;
        }
        switch (fmt[1]) {
        case 's': {
            const char *text = va_arg(arguments, const char *);
            put(&to, text != NULL ? text : "NULL", text != NULL ? strlen(text) : 4);
            break;
        }
        case 'd':
            put_number(&to, va_arg(arguments, int));
            break;
        case '%':
            put(&to, "%", 1);
            break;
        default: /* no such conversion: stop before an argument is misread */
            return;
        }
        fmt += 2;
    }
}

partyorg_status po_error(partyorg_error *e, partyorg_status s, const char *name, const char *vi_fmt, const char *en_fmt,
                         ...)
{
    if (e == NULL) {
        return s;
    }
    e->status = (int32_t)s;
    e->row = -1;
    e->name[0] = '\0';
    if (name != NULL) {
        sink to = { e->name, sizeof e->name, 0, false };
        put(&to, name, strlen(name));
    }
    va_list arguments;
    va_start(arguments, en_fmt);
    format(e->text[PARTYORG_VI], sizeof e->text[PARTYORG_VI], vi_fmt, arguments);
    va_end(arguments);
    va_start(arguments, en_fmt);
    format(e->text[PARTYORG_EN], sizeof e->text[PARTYORG_EN], en_fmt, arguments);
    va_end(arguments);
    return s;
}

static void put_row(sink *to, const char *word, int64_t row)
{
    char digits[24];
    size_t at = sizeof digits;
    put(to, word, strlen(word));
    do {
        digits[--at] = (char)('0' + (int)(row % 10));
        row /= 10;
    } while (row > 0);
    put(to, digits + at, sizeof digits - at);
    put(to, ": ", 2);
}

partyorg_status po_error_in_row(partyorg_error *e, partyorg_status s, int64_t row)
{
    static const char words[2][8] = { [PARTYORG_VI] = "hàng ", [PARTYORG_EN] = "row " };
    if (e == NULL) {
        return s;
    }
    const int again = e->row >= 0;
    e->row = row;
    for (int language = 0; language < 2; language++) {
        char text[PARTYORG_ERROR_TEXT];
        const char *rest = again ? strstr(e->text[language], ": ") : NULL;
        rest = rest ? rest + 2 : e->text[language];
        memcpy(text, rest, strlen(rest) + 1);
        sink to = { e->text[language], sizeof e->text[language], 0, false };
        put_row(&to, words[language], row);
        put(&to, text, strlen(text));
    }
    return s;
}

const char *po_quote(char *buffer, size_t size, const char *text, size_t length)
{
    if (length == SIZE_MAX) {
        length = strlen(text);
    }
    sink to = { buffer, size, 0, false };
    buffer[0] = '\0';
    put(&to, text, length);
    if (to.full) {
        to = (sink){ buffer, size - 3, 0, false };
        put(&to, text, length);
        memcpy(buffer + to.used, "...", 4);
    }
    return buffer;
}
