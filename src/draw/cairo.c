/* A run whose shaped length differs a little from the scene's is fitted by its glyphs' advances:
 * the glyphs stay as they are, so cairo's cache of drawn glyphs serves all runs of a size. The
 * difference belongs into the spaces, for words are measured one by one and spaces in the first
 * font, as browsers set them, while Pango takes the space of the script's own font. Only a run that
 * differs much, which a font that went missing between measuring and painting may cause, is
 * stretched as a whole.
 *
 * cairo puts coloured glyphs (emoji) into a PDF as pictures of one pixel a point, so they are
 * painted here as finer ones.
 *
 * Pango keeps the base direction in the context, hence one layout for each direction. */
#include "draw/cairo.h"
#include "graph/text.h"
#include <math.h>
#include <hb-ot.h>
#include <pango/pangocairo.h>

#define PICTURE_SCALE      6.0  /* pixels a point */
#define MAX_SPACE_CHANGE   0.5  /* of the width of all spaces */
#define MAX_ADVANCE_CHANGE 0.03 /* of the run's length; above that the glyphs are stretched too */

struct Painter {
    cairo_t *context;
    PangoFontMap *map;
    PangoLayout *layouts[2]; /* by is_rtl */
    PangoFontDescription *font;
    bool needs_pictures; /* the surface would make coarse ones of coloured glyphs */
};

static PangoLayout *make_layout(const Painter *painter, const Scene *scene,
                                PangoDirection direction)
{
    PangoContext *context = pango_font_map_create_context(painter->map);
    cairo_font_options_t *options = cairo_font_options_create();

    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_update_context(painter->context, context);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_base_dir(context, direction);
    if (scene->lang != NULL)
        pango_context_set_language(context,
                                   pango_language_from_string(rebut_text_language(scene->lang)));
    PangoLayout *layout = pango_layout_new(context);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    g_object_unref(context);
    return layout;
}

Painter *rebut_painter_new(cairo_t *context, const Scene *scene)
{
    Painter *painter = g_new0(Painter, 1);

    painter->context = context;
    painter->needs_pictures =
        cairo_surface_get_type(cairo_get_target(context)) == CAIRO_SURFACE_TYPE_PDF;
    painter->map = pango_cairo_font_map_new();
    painter->layouts[false] = make_layout(painter, scene, PANGO_DIRECTION_LTR);
    painter->layouts[true] = make_layout(painter, scene, PANGO_DIRECTION_RTL);
    painter->font = pango_font_description_from_string(scene->font);
    return painter;
}

void rebut_painter_free(Painter *painter)
{
    if (painter == NULL)
        return;
    pango_font_description_free(painter->font);
    g_object_unref(painter->layouts[true]);
    g_object_unref(painter->layouts[false]);
    g_object_unref(painter->map);
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

typedef void (*GlyphVisitor)(PangoGlyphGeometry *geometry, void *closure);

/* Visits the glyph of each space in the line. */
static void visit_spaces(PangoLayoutLine *line, const char *bytes, GlyphVisitor visit,
                         void *closure)
{
    for (GSList *item = line->runs; item != NULL; item = item->next) {
        PangoGlyphItem *run = item->data;
        for (int i = 0; i < run->glyphs->num_glyphs; i++)
            if (bytes[run->item->offset + run->glyphs->log_clusters[i]] == ' ')
                visit(&run->glyphs->glyphs[i].geometry, closure);
    }
}

static void sum_width(PangoGlyphGeometry *geometry, void *closure)
{
    *(double *)closure += geometry->width;
}

static void scale_width(PangoGlyphGeometry *geometry, void *closure)
{
    geometry->width = (PangoGlyphUnit)lround(geometry->width * *(double *)closure);
}

static void scale_all(PangoLayoutLine *line, double factor)
{
    for (GSList *item = line->runs; item != NULL; item = item->next) {
        PangoGlyphItem *run = item->data;
        for (int i = 0; i < run->glyphs->num_glyphs; i++)
            scale_width(&run->glyphs->glyphs[i].geometry, &factor);
    }
}

/* Makes the line `more` wider, by its spaces as far as they can bear it. */
static void fit_line(PangoLayoutLine *line, const char *bytes, double width, double more)
{
    double spaces = 0;

    visit_spaces(line, bytes, sum_width, &spaces);
    if (spaces > 0 && fabs(more) <= spaces * MAX_SPACE_CHANGE) {
        double factor = 1 + more / spaces;
        visit_spaces(line, bytes, scale_width, &factor);
    } else {
        scale_all(line, 1 + more / width);
    }
}

/* Without any font on the machine a run has none. */
static bool is_coloured(PangoFont *font)
{
    if (font == NULL)
        return false;
    hb_face_t *face = hb_font_get_face(pango_font_get_hb_font(font));

    return hb_ot_color_has_png(face) || hb_ot_color_has_layers(face);
}

static bool has_coloured_run(const PangoLayoutLine *line)
{
    for (GSList *item = line->runs; item != NULL; item = item->next)
        if (is_coloured(((PangoGlyphItem *)item->data)->item->analysis.font))
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

/* Paints a line with its origin at (0, 0). */
static void paint_line(const Painter *painter, const char *bytes, PangoLayoutLine *line)
{
    cairo_t *context = painter->context;
    double x = 0;

    cairo_move_to(context, 0, 0);
    if (!painter->needs_pictures || !has_coloured_run(line)) {
        pango_cairo_show_layout_line(context, line);
        return;
    }
    for (GSList *item = line->runs; item != NULL; item = item->next) {
        PangoGlyphItem *run = item->data;
        cairo_move_to(context, x, 0);
        if (is_coloured(run->item->analysis.font))
            paint_picture(context, bytes, run, x);
        else
            pango_cairo_show_glyph_item(context, bytes, run);
        x += (double)pango_glyph_string_get_width(run->glyphs) / PANGO_SCALE;
    }
}

static void paint_text(Painter *painter, const Text *text)
{
    cairo_t *context = painter->context;
    PangoLayout *layout = painter->layouts[text->is_rtl];
    PangoRectangle logical;

    pango_font_description_set_absolute_size(painter->font, text->size * PANGO_SCALE);
    pango_font_description_set_weight(painter->font,
                                      text->is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(painter->font,
                                     text->is_italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_layout_set_font_description(layout, painter->font);
    pango_layout_set_text(layout, text->bytes, -1);
    PangoLayoutLine *line = pango_layout_get_line(layout, 0);
    pango_layout_line_get_extents(line, NULL, &logical);
    double factor = logical.width > 0 && text->width > 0
                        ? text->width * PANGO_SCALE / (double)logical.width
                        : 1;
    cairo_save(context);
    set_colour(context, text->colour);
    cairo_translate(context, text->x, text->y);
    if (fabs(factor - 1) <= MAX_ADVANCE_CHANGE)
        fit_line(line, text->bytes, logical.width, logical.width * (factor - 1));
    else
        cairo_scale(context, factor, 1);
    paint_line(painter, text->bytes, line);
    cairo_restore(context);
}

void rebut_paint_part(Painter *painter, const Part *part)
{
    for (guint i = 0; i < part->shapes->len; i++)
        paint_shape(painter->context, &g_array_index(part->shapes, Shape, i));
    for (guint i = 0; i < part->texts->len; i++)
        paint_text(painter, &g_array_index(part->texts, Text, i));
}
