/* The words of a scene as outlines: each glyph that is drawn once, and for every run where its
 * glyphs stand.
 *
 * Lengths are in thousandths of the run's size, from the left end of its baseline, y downwards. */
#ifndef REBUT_FORMATS_GLYPHS_H
#define REBUT_FORMATS_GLYPHS_H

#include "scene/scene.h"

#define REBUT_GLYPH_EM 1000.0

typedef struct GlyphUse {
    guint glyph;
    double x, y;
} GlyphUse;

/* A piece of a run: outlines, or words that have none (emoji, characters without a font). */
typedef struct OutlinePiece {
    GArray *uses;    /* of GlyphUse; NULL: words; owned */
    char *words;     /* NULL: outlines; owned */
    double x, width; /* of words */
} OutlinePiece;

typedef struct OutlinedRun {
    double stretch; /* by which everything is made wider */
    GArray *pieces; /* of OutlinePiece, from left to right */
} OutlinedRun;

typedef struct Glyphs Glyphs;

/* Shapes all runs of the scene. */
Glyphs *rebut_glyphs_new(const Scene *scene);
void rebut_glyphs_free(Glyphs *glyphs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Glyphs, rebut_glyphs_free)

/* The outline of a glyph as SVG path data, by its number from 0; NULL behind the last. */
const char *rebut_glyphs_outline(const Glyphs *glyphs, guint number);
/* `text` is a run of the scene. */
const OutlinedRun *rebut_glyphs_run(const Glyphs *glyphs, const Text *text);

#endif
