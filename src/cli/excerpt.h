/* Text made safe for a terminal, and the line of a map that a message is about with marks below it.
 */
#ifndef REBUT_CLI_EXCERPT_H
#define REBUT_CLI_EXCERPT_H

#include "rebut.h"
#include <glib.h>

/* Appends text with everything that could move the cursor or reorder the line as a visible escape:
 * control characters and bytes that are no UTF-8 as `\x1B`, direction controls as `\u{202E}`. */
void rebut_escape_append(GString *out, const char *text, size_t length);

/* The same of words in lines, whose line feeds stay. A new string. */
char *rebut_escape_lines(const char *words);

/* Colour sequences, or empty strings. */
typedef struct Paint {
    const char *mark;   /* the carets and their words */
    const char *second; /* the same of the second place */
    const char *gutter;
    const char *off;
} Paint;

/* Appends the line of `message->place`, and of the second place if there is one, each with carets
 * and words below, in the order of the text. `digits` is the width of the gutter. */
void rebut_excerpt_append(GString *out, const RebutMessage *message, int digits,
                          const Paint *paint);

#endif
