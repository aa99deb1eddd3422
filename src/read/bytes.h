/* Checks of the bytes of an input and of the texts in it: size, encoding, characters that no
 * drawing may hold, and invisible ones that an author should know of. */
#ifndef REBUT_READ_BYTES_H
#define REBUT_READ_BYTES_H

#include "argument/argument.h"

/* Checks a whole input before it is parsed. False when there was an error; else `*text_start` is
 * set to where the text begins (behind a byte order mark). */
bool rebut_bytes_check(const Source *source, const Limits *limits, Diagnostics *diagnostics,
                       size_t *text_start);
/* Checks one text, which an escape such as "\0" may have brought characters into. */
bool rebut_bytes_check_text(const Source *source, Span span, const char *text, size_t length,
                            Diagnostics *diagnostics);
bool rebut_bytes_check_length(const Source *source, Span span, const char *text,
                              const Limits *limits, Diagnostics *diagnostics);
/* In place: tabs become spaces, line ends of every kind line feeds, and white space at both ends
 * goes. */
void rebut_bytes_tidy(char *text);

#endif
