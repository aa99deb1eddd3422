/* Fonts and the widths of words, which may be kept from one map to the next: the bytes of a drawing
 * do not depend on what was drawn before. */
#ifndef REBUT_TEXT_FONTS_H
#define REBUT_TEXT_FONTS_H

#include "text/shaping.h"

typedef struct RebutFonts Fonts;

/* With `is_current` what fontconfig reads of its configuration becomes its current one in this
 * process, and is read faster; else its current one is taken. Nothing is opened yet. */
Fonts *rebut_fonts_open(gboolean is_current);
void rebut_fonts_close(Fonts *fonts);

/* The measures of one list of families in one language; owned by `fonts`. */
typedef struct Measures Measures;
Measures *rebut_fonts_measures(Fonts *fonts, const char *families, const char *lang, double size);

/* The advance of a stretch, shaped at most once while it is kept. */
Advance rebut_measure(Measures *measures, const char *bytes, size_t length, TextStyle style);

/* How high the middle of a text's ink stands above the baseline; 0 where that cannot be told. */
double rebut_measure_middle(Measures *measures, const char *text, TextStyle style);

/* The module that asks Pango, which is loaded now; NULL when it is not there. */
const Shaping *rebut_fonts_shaping(Fonts *fonts);
/* Why the module that asks Pango could not be loaded, when it was needed since the fonts were
 * opened (widths are then guesses); else NULL. */
const char *rebut_fonts_fault(const Fonts *fonts);

#endif
