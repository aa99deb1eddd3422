/* What has to be known of a language to set its texts: in which direction, and whether in Latin
 * letters. Tags are BCP 47. */
#ifndef REBUT_TEXT_LANGUAGES_H
#define REBUT_TEXT_LANGUAGES_H

#include <stdbool.h>

/* The tag as fontconfig knows it: Chinese without a country, or by its script, would get Japanese
 * glyphs. */
const char *rebut_text_language(const char *lang);
/* Written in Arabic or Hebrew letters first of all. */
bool rebut_language_is_rtl(const char *lang);
/* Known to be written in Latin letters first of all, as Pango knows it; some are left out. */
bool rebut_language_is_latin(const char *lang);

#endif
