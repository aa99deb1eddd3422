/* Wrapping paragraphs for a screen or a mail: by columns, as terminals count them. */
#ifndef REBUT_WORDS_WRAP_H
#define REBUT_WORDS_WRAP_H

#include <glib.h>
#include <stddef.h>

enum { REBUT_COLUMNS = 80 };

/* Around words in a script that is written from right to left, so that they keep to themselves. */
#define REBUT_ISOLATE     "\u2068"
#define REBUT_ISOLATE_END "\u2069"

/* Appends a paragraph as lines of at most REBUT_COLUMNS columns, the first indented by `first`, the
 * others by `rest`. A line breaks at spaces and between ideographs; what has no such place and is
 * too long stays whole. An isolate that goes on in the next line is closed and opened again. */
void rebut_wrap_append(GString *out, const char *paragraph, size_t first, size_t rest);

#endif
