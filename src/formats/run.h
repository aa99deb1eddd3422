/* A text run, shaped anew by Pango as it was when it was measured (hinting off, positions not
 * rounded) and fitted to the length that the scene gives, so that every format puts every word at
 * the same place. */
#ifndef REBUT_FORMATS_RUN_H
#define REBUT_FORMATS_RUN_H

#include "scene/scene.h"
#include <pango/pangocairo.h>

typedef struct RunShaper RunShaper;

/* The glyphs are for painting on `context`, which with the scene must outlive the shaper. */
RunShaper *rebut_run_shaper_new(cairo_t *context, const Scene *scene);
void rebut_run_shaper_free(RunShaper *shaper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RunShaper, rebut_run_shaper_free)

/* Shapes a text at `size` points. `*stretch` is the factor by which the glyphs still have to be
 * made wider. The line is the shaper's, until the next call. */
PangoLayoutLine *rebut_run_shape(RunShaper *shaper, const Text *text, double size, double *stretch);

/* Are the font's glyphs coloured ones (emoji)? Without any font on the machine a run has none. */
bool rebut_font_is_coloured(PangoFont *font);

#endif
