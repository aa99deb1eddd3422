/* How runs are shaped and fitted is in run.c; the glyphs are not scaled for it, so cairo's cache of
 * drawn glyphs serves all runs of a size.
 *
 * cairo puts coloured glyphs (emoji) into a PDF as pictures of one pixel a point, so they are
 * painted here as finer ones. */
#include "formats/cairo.h"
#include "formats/run.h"
#include <math.h>

#define PICTURE_SCALE 6.0 /* pixels a point */

struct Painter {
    cairo_t *context;
    RunShaper *shaper;
    bool needs_pictures; /* the surface would make coarse ones of coloured glyphs */
};

Painter *rebut_painter_new(cairo_t *context, const Scene *scene)
{
    Painter *painter = g_new0(Painter, 1);

    painter->context = context;
    painter->needs_pictures =
        cairo_surface_get_type(cairo_get_target(context)) == CAIRO_SURFACE_TYPE_PDF;
    painter->shaper = rebut_run_shaper_new(context, scene);
    return painter;
}

void rebut_painter_free(Painter *painter)
{
    if (painter == NULL)
        return;
    rebut_run_shaper_free(painter->shaper);
    g_free(painter);
}

static void set_colour(cairo_t *context, Colour colour)
{
    cairo_set_source_rgb(context, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0,
                         (colour & 0xff) / 255.0);
}

/* From the left end of the top side clockwise, as in SVG: dashes start there. */
static void trace_rect(cairo_t *context, const Shape *shape)
{
    double radius = MIN(shape->radius, MIN(shape->width, shape->height) / 2);
    double left = shape->x + radius, right = shape->x + shape->width - radius;
    double top = shape->y + radius, bottom = shape->y + shape->height - radius;

    if (radius <= 0) {
        cairo_rectangle(context, shape->x, shape->y, shape->width, shape->height);
        return;
    }
    cairo_move_to(context, left, shape->y);
    cairo_arc(context, right, top, radius, -G_PI_2, 0);
    cairo_arc(context, right, bottom, radius, 0, G_PI_2);
    cairo_arc(context, left, bottom, radius, G_PI_2, G_PI);
    cairo_arc(context, left, top, radius, G_PI, 3 * G_PI_2);
    cairo_close_path(context);
}

static void trace_path(cairo_t *context, const GArray *steps)
{
    for (guint i = 0; i < steps->len; i++) {
        const PathStep *step = &g_array_index(steps, PathStep, i);
        if (step->command == 'M')
            cairo_move_to(context, step->x[0], step->y[0]);
        else if (step->command == 'L')
            cairo_line_to(context, step->x[0], step->y[0]);
        else if (step->command == 'C')
            cairo_curve_to(context, step->x[0], step->y[0], step->x[1], step->y[1], step->x[2],
                           step->y[2]);
        else
            cairo_close_path(context);
    }
}

static void paint_shape(cairo_t *context, const Shape *shape)
{
    const Paint *paint = &shape->paint;

    cairo_new_path(context);
    if (shape->type == SHAPE_RECT)
        trace_rect(context, shape);
    else
        trace_path(context, shape->steps);
    if (paint->has_fill) {
        set_colour(context, paint->fill);
        cairo_fill_preserve(context);
    }
    if (paint->has_line && paint->line_width > 0) {
        set_colour(context, paint->line);
        cairo_set_line_width(context, paint->line_width);
        cairo_set_miter_limit(context, 4); /* SVG's */
        cairo_set_dash(context, paint->dash, paint->dash[0] > 0 ? 2 : 0, paint->dash_offset);
        cairo_stroke_preserve(context);
    }
    cairo_new_path(context);
}

static bool has_coloured_run(const PangoLayoutLine *line)
{
    for (GSList *item = line->runs; item != NULL; item = item->next)
        if (rebut_font_is_coloured(((PangoGlyphItem *)item->data)->item->analysis.font))
            return true;
    return false;
}

/* Paints a run with its origin at (x, 0) as a picture that is fine enough for paper. */
static void paint_picture(cairo_t *context, const char *bytes, PangoGlyphItem *run, double x)
{
    PangoRectangle ink, logical;

    pango_glyph_string_extents(run->glyphs, run->item->analysis.font, &ink, &logical);
    double width = (double)logical.width / PANGO_SCALE + 2,
           top = (double)logical.y / PANGO_SCALE - 1;
    double height = (double)logical.height / PANGO_SCALE + 2;
    cairo_surface_t *picture = cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, (int)ceil(width * PICTURE_SCALE), (int)ceil(height * PICTURE_SCALE));
    cairo_t *inner = cairo_create(picture);
    cairo_scale(inner, PICTURE_SCALE, PICTURE_SCALE);
    cairo_move_to(inner, 1, -top);
    pango_cairo_show_glyph_item(inner, bytes, run);
    cairo_destroy(inner);
    cairo_save(context);
    cairo_translate(context, x - 1, top);
    cairo_scale(context, 1 / PICTURE_SCALE, 1 / PICTURE_SCALE);
    cairo_set_source_surface(context, picture, 0, 0);
    cairo_paint(context);
    cairo_restore(context);
    cairo_surface_destroy(picture);
}

/* Paints a line with its origin at (0, 0). True when some of it had to be a picture. */
static bool paint_line(const Painter *painter, const char *bytes, PangoLayoutLine *line)
{
    cairo_t *context = painter->context;
    double x = 0;

    cairo_move_to(context, 0, 0);
    if (!painter->needs_pictures || !has_coloured_run(line)) {
        pango_cairo_show_layout_line(context, line);
        return false;
    }
    for (GSList *item = line->runs; item != NULL; item = item->next) {
        PangoGlyphItem *run = item->data;
        cairo_move_to(context, x, 0);
        if (rebut_font_is_coloured(run->item->analysis.font))
            paint_picture(context, bytes, run, x);
        else
            pango_cairo_show_glyph_item(context, bytes, run);
        x += (double)pango_glyph_string_get_width(run->glyphs) / PANGO_SCALE;
    }
    return true;
}

bool rebut_paint_text(Painter *painter, const Text *text)
{
    cairo_t *context = painter->context;
    double stretch;
    PangoLayoutLine *line = rebut_run_shape(painter->shaper, text, text->size, &stretch);

    cairo_save(context);
    set_colour(context, text->colour);
    cairo_translate(context, text->x, text->y);
    cairo_scale(context, stretch, 1);
    bool is_picture = paint_line(painter, text->bytes, line);
    cairo_restore(context);
    return is_picture;
}

void rebut_paint_shapes(Painter *painter, const Part *part)
{
    for (guint i = 0; i < part->shapes->len; i++)
        paint_shape(painter->context, &g_array_index(part->shapes, Shape, i));
}

static bool is_icon(const Shape *shape)
{
    return g_strcmp0(shape->class_name, REBUT_ICON_CLASS) == 0;
}

bool rebut_has_icon(const Part *part)
{
    for (guint i = 0; i < part->shapes->len; i++)
        if (is_icon(&g_array_index(part->shapes, Shape, i)))
            return true;
    return false;
}

static void paint_shapes_of(Painter *painter, const Part *part, bool are_icon)
{
    for (guint i = 0; i < part->shapes->len; i++)
        if (is_icon(&g_array_index(part->shapes, Shape, i)) == are_icon)
            paint_shape(painter->context, &g_array_index(part->shapes, Shape, i));
}

void rebut_paint_icon(Painter *painter, const Part *part)
{
    paint_shapes_of(painter, part, true);
}

void rebut_paint_ground(Painter *painter, const Part *part)
{
    paint_shapes_of(painter, part, false);
}

void rebut_paint_part(Painter *painter, const Part *part)
{
    rebut_paint_shapes(painter, part);
    for (guint i = 0; i < part->texts->len; i++)
        rebut_paint_text(painter, &g_array_index(part->texts, Text, i));
}
