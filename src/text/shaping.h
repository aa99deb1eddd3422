/* The module that asks Pango (text/pango.c): for text that is not plain, in whatever script. */
#ifndef REBUT_TEXT_SHAPING_H
#define REBUT_TEXT_SHAPING_H

#include "base/marks.h"
#include <glib.h>

/* What may happen in front of a character. */
typedef enum TextBreak {
    BREAK_LINE = 1 << 0,      /* a line may end here */
    BREAK_CURSOR = 1 << 1,    /* a grapheme begins here */
    BREAK_MANDATORY = 1 << 2, /* a line does end here */
} TextBreak;

/* The width of a stretch in layout units at body size, and how many of its characters no font on
 * this machine could draw. */
typedef struct Advance {
    double width;
    size_t missing;
} Advance;

typedef struct PangoFonts PangoFonts;

typedef struct Shaping {
    const char *version;
    /* `size` in layout units; `lang` as rebut_text_language() gives it. */
    PangoFonts *(*fonts_new)(const char *families, const char *lang, double size);
    void (*fonts_free)(PangoFonts *fonts);
    Advance (*measure)(PangoFonts *fonts, const char *bytes, size_t length, TextStyle style);
    /* How high the middle of the ink stands above the baseline; 0 where there is no ink. */
    double (*ink_middle)(PangoFonts *fonts, const char *bytes, size_t length, TextStyle style);
    /* Sets `breaks` (of TextBreak), one more than there are characters. */
    void (*find_breaks)(const char *text, const char *lang, guint8 *breaks, size_t n_characters);
} Shaping;

/* The module's table, by rebut_module_table("shaping", "rebut_shaping", ...). */
extern const Shaping rebut_shaping;

#endif
