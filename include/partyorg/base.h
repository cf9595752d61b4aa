/**
 * @file base.h
 * Status codes, the error buffer, languages and versions: what every other header needs.
 *
 * Conventions of the whole library
 * - A function returns a ::partyorg_status; 0 is success. Results leave through out-parameters.
 * - "Not eligible" is a result, never an error. NULL where an object is needed is ::PARTYORG_E_NULL, never a crash.
 * - The caller owns all memory; nothing is printed or aborted, nor allocated but by arrow.h. Strings returned as `const
 * char *` are UTF-8, static, and must not be freed.
 * - Every function may be called from any number of threads at once: the library has no writable data.
 */
#ifndef PARTYORG_BASE_H
#define PARTYORG_BASE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Marks what the library exports. */
#if defined(__GNUC__) && defined(PARTYORG_BUILDING)
#define PARTYORG_API __attribute__((visibility("default")))
#else
#define PARTYORG_API
#endif

/** Version of this header, "major.minor.patch". @see partyorg_version */
#define PARTYORG_VERSION "0.1.0"
/** Major version of this header: it changes when the binary interface does, and the soname with it. */
#define PARTYORG_VERSION_MAJOR 0
/** Minor version of this header. */
#define PARTYORG_VERSION_MINOR 1
/** Patch version of this header. */
#define PARTYORG_VERSION_PATCH 0

/** Version of the library that runs, as "major.minor.patch". */
PARTYORG_API const char *partyorg_version(void);
/** Version of the library that runs, as major * 10000 + minor * 100 + patch. */
PARTYORG_API int32_t partyorg_version_number(void);

/** The value of any fact, date or number that is not known. Never a valid date, count or enumeration value. */
#define PARTYORG_UNKNOWN INT32_MIN
/** Twin of #PARTYORG_UNKNOWN for languages that cannot read headers. */
PARTYORG_API int32_t partyorg_unknown(void);

/** How a call ended. A caller treats a code it does not know as a failure, so that codes can be added. */
typedef enum partyorg_status {
    PARTYORG_OK = 0,          /**< success */
    PARTYORG_E_NULL = 1,      /**< a pointer that must not be NULL was NULL */
    PARTYORG_E_SIZE = 2,      /**< the `size` member of a struct is not one the library can read */
    PARTYORG_E_NAME = 3,      /**< no check, fact, option, rule or value of that name */
    PARTYORG_E_VALUE = 4,     /**< the text or number is not a value of that fact */
    PARTYORG_E_DATE = 5,      /**< not a date of the years 1 to 9999, or not one that exists */
    PARTYORG_E_RANGE = 6,     /**< an index or number lies outside what is accepted */
    PARTYORG_E_SPACE = 7,     /**< the buffer is too small; the needed size was reported where there is a way to */
    PARTYORG_E_AMBIGUOUS = 8, /**< the day does not exist in that month, and the rounding asked to be told */
    PARTYORG_E_CALENDAR = 9,  /**< the days off or make-up days added by the caller are not in ascending order */
    PARTYORG_E_TYPE = 10,     /**< a column has a type that its fact does not take */
    PARTYORG_E_ARROW = 11,    /**< an Arrow schema, array or stream is released, broken or ended in an error */
    PARTYORG_E_MEMORY = 12,   /**< no memory for an Arrow array of results */
    PARTYORG_E_SCORECARD = 13 /**< a scorecard contradicts itself or lacks something */
} partyorg_status;

/** Name of a status code, such as "PARTYORG_E_DATE"; "PARTYORG_E_UNKNOWN" for a code this library does not have. */
PARTYORG_API const char *partyorg_status_name(int32_t status);

/** Language of a text. */
typedef enum partyorg_language {
    PARTYORG_VI = 0, /**< Vietnamese, full diacritics */
    PARTYORG_EN = 1  /**< English */
} partyorg_language;

/** What a status code means, in one short sentence. An unknown language reads as English. */
PARTYORG_API const char *partyorg_status_text(int32_t status, int32_t language);

/** Bytes of the message in ::partyorg_error, the closing NUL included. */
#define PARTYORG_ERROR_TEXT 256
/** Bytes of the name in ::partyorg_error, the closing NUL included. */
#define PARTYORG_ERROR_NAME 48

/**
 * Details of a failed call, in a buffer the caller owns; NULL may be passed instead wherever one is taken. It is
 * written only when the call fails. The texts are cut at the end of a character if they would not fit.
 */
typedef struct partyorg_error {
    int32_t status;                 /**< the ::partyorg_status returned */
    char name[PARTYORG_ERROR_NAME]; /**< the fact, option, rule or argument at fault; empty when none */
    char text[2]
             [PARTYORG_ERROR_TEXT]; /**< one line: the name, the value and what is accepted; by ::partyorg_language */
    int64_t row;                    /**< row of a batch, from 0; -1 when the error is of no row */
} partyorg_error;

#ifdef __cplusplus
}
#endif

#endif
