/* An author's text as part of one line. */
#ifndef REBUT_WORDS_LINE_H
#define REBUT_WORDS_LINE_H

#include "lexicon/lexicon.h"

/* Appends the first words of a text on one line: at most `most` characters, with an ellipsis where
 * something is left out. */
void rebut_line_append(GString *out, const char *text, glong most);
/* The same of a text with inline marks, which are left out. */
void rebut_line_append_marked(GString *out, const char *marked, glong most);
/* The same behind a name: "city.yaml: Close the centre"; without a text or a name the other alone.
 */
void rebut_line_append_labelled(GString *out, const Lexicon *lexicon, const char *label,
                                const char *marked, glong most);

#endif
