/* Painting a scene on a cairo context, shared by the formats that cairo draws. One user unit is a
 * point.
 *
 * Text is shaped and fitted as run.h says. */
#ifndef REBUT_FORMATS_CAIRO_H
#define REBUT_FORMATS_CAIRO_H

#include "scene/scene.h"
#include <cairo.h>

typedef struct Painter Painter;

/* `context` and `scene` must outlive the painter. Errors stick to the context's surface. */
Painter *rebut_painter_new(cairo_t *context, const Scene *scene);
void rebut_painter_free(Painter *painter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Painter, rebut_painter_free)

void rebut_paint_part(Painter *painter, const Part *part);
/* The two halves of it. */
void rebut_paint_shapes(Painter *painter, const Part *part);
/* The two parts of a card's shapes: the icon, if it has one, and all others. */
bool rebut_has_icon(const Part *part);
void rebut_paint_icon(Painter *painter, const Part *part);
void rebut_paint_ground(Painter *painter, const Part *part);
/* True when some of its glyphs had to be painted as a picture, and so are lost as text. */
bool rebut_paint_text(Painter *painter, const Text *text);

#endif
