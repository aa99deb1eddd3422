/* Inline marks: `*emphasis*` and `**strong**` in a text, taken apart into plain text and styles. */
#ifndef REBUT_BASE_MARKS_H
#define REBUT_BASE_MARKS_H

#include <glib.h>
#include <stddef.h>

typedef enum TextStyle {
    STYLE_PLAIN = 0,
    STYLE_EMPHASIS = 1,
    STYLE_STRONG = 2
} TextStyle; /* flags */

/* A stretch of one style: bytes [start, end) of the plain text. */
typedef struct StyleSpan {
    size_t start, end;
    TextStyle style;
} StyleSpan;

/* The text without its marks, for the caller to g_free. `spans`, if not NULL, is a GArray of
 * StyleSpan to which spans are appended that cover the plain text without gaps. A star that opens
 * or closes nothing
 * (`2 * 3`, `a*`) is text. */
char *rebut_marks_parse(const char *marked, GArray *spans);

#endif
