/* The words of ours that the script of a page of HTML says. */
#ifndef REBUT_FORMATS_HTML_WORDS_H
#define REBUT_FORMATS_HTML_WORDS_H

#include "lexicon/lexicon.h"

/* `name=pattern` for each, with `|` between them, first of all `lang`: the language that they are
 * in. What is counted has a row for each plural form (`found.one`). A new string. */
char *rebut_html_words(const Lexicon *lexicon);

#endif
