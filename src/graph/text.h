/* Text, shaped once by Pango and then wrapped at any width by arithmetic over word advances.
 *
 * A shaped text is a row of words: stretches between two allowed line breaks. Each distinct word is
 * shaped once and its width kept, which makes 10,000 sentences 20 times cheaper than wrapping each
 * by Pango. Widths are in layout units at body size (11), with metric hinting off, so every output
 * agrees. */
#ifndef REBUT_GRAPH_TEXT_H
#define REBUT_GRAPH_TEXT_H

#include "base/marks.h"
#include "text/fonts.h"
#include <glib.h>
#include <stdbool.h>

/* Families to measure, draw and write with. Arabic and Hebrew are named since DejaVu, which holds
 * them too, is what `sans-serif` mostly stands for, and browsers then choose otherwise than Pango.
 */
#define REBUT_FONTS "Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, sans-serif"

#define REBUT_BODY_SIZE    11.0 /* of a card's text */
#define REBUT_SLOT_SIZE    7.26 /* of all else on a card: number, verdict, relation, sources */
#define REBUT_LINE_HEIGHT  13.1 /* from one line of body text to the next */
#define REBUT_ASCENT       10.3 /* from a line's top to its baseline */
#define REBUT_LONGEST_WORD 260.0

typedef struct TextShaper TextShaper;
typedef struct ShapedText ShapedText;

/* A stretch of one style within a line; `bytes` is plain text without marks. */
typedef struct TextRun {
    char *bytes;
    TextStyle style;
    bool is_rtl; /* the run's own direction */
    double x;    /* from the line's left edge */
    double width;
} TextRun;

/* What stood in the text where a line was broken. */
typedef enum LineEnd { LINE_END_SPACE, LINE_END_NOTHING, LINE_END_BREAK } LineEnd;

typedef struct Line {
    GArray *runs; /* of TextRun, in the order of reading */
    double width;
    LineEnd end;
} Line;

typedef struct Lines {
    GArray *lines; /* of Line */
    double width;  /* of the widest */
    bool is_rtl;   /* set flush right, read right to left */
} Lines;

/* With fonts that were opened before, and stay; NULL: its own. `font` is a Pango family list.
 * `lang` is a BCP 47 tag. */
TextShaper *rebut_text_shaper_in(Fonts *fonts, const char *font, const char *lang);
void rebut_text_shaper_free(TextShaper *shaper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TextShaper, rebut_text_shaper_free)

/* Is the map's language written from right to left? */
bool rebut_text_shaper_is_rtl(const TextShaper *shaper);
/* Is this text set right to left? Its first letter decides; without one, the language. */
bool rebut_text_is_rtl(const TextShaper *shaper, const char *plain);
/* Shapes a text with its inline marks (`*emphasis*`, `**strong**`). The result belongs to the
 * shaper. */
const ShapedText *rebut_text_shape(TextShaper *shaper, const char *marked);
/* The same for a text that is set in `style` throughout, such as a title. */
const ShapedText *rebut_text_shape_in(TextShaper *shaper, const char *marked, TextStyle style);
/* The same with room of the width `tail` behind its last word, in which something that is no text
 * can stand, flush with the lines: on the last line if it fits there, else on a line of its own. */
const ShapedText *rebut_text_shape_with_tail(TextShaper *shaper, const char *marked,
                                             TextStyle style, double tail);
/* The text without its marks; owned by the shaped text. */
const char *rebut_text_plain(const ShapedText *text);
/* The advance of a whole plain line at `size` units, for heads, titles and legends. */
double rebut_text_width(TextShaper *shaper, const char *plain, double size, TextStyle style);
/* The narrowest width at which no word is broken. */
double rebut_text_min_width(const ShapedText *text);
/* Number of lines at a width, and the widest of them, without making them: for searching. */
size_t rebut_text_count_lines(const ShapedText *text, double width, double *widest);
/* From which width on a text needs no more than so many lines. */
typedef struct WrapStep {
    double width;
    size_t n_lines;
} WrapStep;
/* All such steps down to `least` (or the longest word, if that is wider), the widest first: an
 * array of WrapStep for the caller to free. */
GArray *rebut_text_steps(const ShapedText *text, double least);
/* Breaks into lines no wider than `width` where words allow, each as full as it gets; only a last
 * line of one short word takes another from the line before. A word wider than REBUT_LONGEST_WORD
 * is broken within itself. */
Lines *rebut_text_wrap(const ShapedText *text, double width);
/* The same with `most` lines at the most: what is more is cut behind the last word that fits, with
 * an ellipsis. */
Lines *rebut_text_wrap_cut(const ShapedText *text, double width, size_t most);
void rebut_lines_free(Lines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lines, rebut_lines_free)
/* How many characters no font on this machine could draw, over all texts shaped so far. */
size_t rebut_text_missing_glyphs(const TextShaper *shaper);
/* Why widths are only guesses: a part of rebut is missing. NULL: they are not. */
const char *rebut_text_fault(const TextShaper *shaper);

#endif
