/* Where lines of a text may break. */
#ifndef REBUT_TEXT_BREAKS_H
#define REBUT_TEXT_BREAKS_H

#include "text/shaping.h"

/* Sets what Pango says of each of the `n_characters` of a text and of its end, as flags of
 * TextBreak. In plain prose BREAK_MANDATORY is not told of the end. Without the module that asks
 * Pango, other texts break like plain prose. */
void rebut_breaks_find(const char *plain, const char *lang, guint8 *breaks, size_t n_characters);

#endif
