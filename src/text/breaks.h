/* Where lines of a text may break. */
#ifndef REBUT_TEXT_BREAKS_H
#define REBUT_TEXT_BREAKS_H

#include "text/shaping.h"
#include <stdbool.h>
#include <stddef.h>

/* Are there characters that the rules for plain text do not know? */
bool rebut_breaks_need_pango(const char *text);
/* Sets what Pango says of each of the `n_characters` of a text and of its end, as flags of
 * TextBreak. Without `shaping` (NULL) texts that need it break between their words. */
void rebut_breaks_find(const Shaping *shaping, const char *text, const char *lang, guint8 *breaks,
                       size_t n_characters);

/* May an identifier or an address, bytes [start, end), be broken before byte `at`, behind one of
 * `_ . / & = , -`? */
bool rebut_breaks_within(const char *plain, size_t start, size_t at, size_t end);

/* Are the words on both sides of the break before byte `at` better kept together: a number and its
 * unit, and a last word of fewer than four letters with the one before it? */
bool rebut_breaks_are_kept(const char *plain, size_t at);

#endif
