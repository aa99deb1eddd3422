/* The font that plain Latin text is set in, measured by harfbuzz alone: the widths are Pango's, to
 * the last digit, without loading Pango. */
#ifndef REBUT_TEXT_PLAIN_FONT_H
#define REBUT_TEXT_PLAIN_FONT_H

#include "base/marks.h"
#include <fontconfig/fontconfig.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct PlainFont PlainFont;

/* `families` is a list parted by commas, `config` fontconfig's, NULL: its current one. NULL when
 * Pango has to be asked: the language is not known as a Latin one, or the font is of a sort that
 * Pango does more with (variable, slanted or emboldened for want of a face). */
PlainFont *rebut_plain_font_new(FcConfig *config, const char *families, const char *lang,
                                double size, TextStyle style);
void rebut_plain_font_free(PlainFont *font);

/* False when Pango has to be asked: some of the characters are not plain, or not in the font (or
 * there is no memory). */
bool rebut_plain_font_measure(PlainFont *font, const char *bytes, size_t length, double *width);

#endif
