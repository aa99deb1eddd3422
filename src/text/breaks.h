/* Where lines of a text may break. */
#ifndef REBUT_TEXT_BREAKS_H
#define REBUT_TEXT_BREAKS_H

#include "text/shaping.h"
#include <stdbool.h>

/* Are there characters that the rules for plain text do not know? */
bool rebut_breaks_need_pango(const char *text);
/* Sets what Pango says of each of the `n_characters` of a text and of its end, as flags of
 * TextBreak. Without `shaping` (NULL) texts that need it break between their words. */
void rebut_breaks_find(const Shaping *shaping, const char *text, const char *lang, guint8 *breaks,
                       size_t n_characters);

#endif
