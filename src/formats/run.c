/* A run whose shaped length differs a little from the scene's is fitted by its glyphs' advances:
 * the glyphs stay as they are, so drawn glyphs can be kept and used again. The difference belongs
 * into the spaces, for words are measured one by one and spaces in the first font, as browsers set
 * them, while Pango takes the space of the script's own font. Only a run that differs much, which a
 * font that went missing between measuring and drawing may cause, is stretched as a whole.
 *
 * Pango keeps the base direction in the context, hence one layout for each direction. */
#include "formats/run.h"
#include "text/languages.h"
#include <hb-ot.h>
#include <math.h>

#define MAX_SPACE_CHANGE   0.5  /* of the width of all spaces */
#define MAX_ADVANCE_CHANGE 0.03 /* of the run's length; above that the glyphs are stretched too */

struct RunShaper {
    PangoFontMap *map;
    PangoLayout *layouts[2]; /* by is_rtl */
    PangoFontDescription *font;
};

static PangoLayout *make_layout(PangoFontMap *map, cairo_t *target, const Scene *scene,
                                PangoDirection direction)
{
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();

    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_update_context(target, context);
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

RunShaper *rebut_run_shaper_new(cairo_t *context, const Scene *scene)
{
    RunShaper *shaper = g_new0(RunShaper, 1);

    shaper->map = pango_cairo_font_map_new();
    shaper->layouts[false] = make_layout(shaper->map, context, scene, PANGO_DIRECTION_LTR);
    shaper->layouts[true] = make_layout(shaper->map, context, scene, PANGO_DIRECTION_RTL);
    shaper->font = pango_font_description_from_string(scene->font);
    return shaper;
}

void rebut_run_shaper_free(RunShaper *shaper)
{
    if (shaper == NULL)
        return;
    pango_font_description_free(shaper->font);
    g_object_unref(shaper->layouts[true]);
    g_object_unref(shaper->layouts[false]);
    g_object_unref(shaper->map);
    g_free(shaper);
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

PangoLayoutLine *rebut_run_shape(RunShaper *shaper, const Text *text, double size, double *stretch)
{
    PangoLayout *layout = shaper->layouts[text->is_rtl];
    PangoRectangle logical;

    pango_font_description_set_absolute_size(shaper->font, size * PANGO_SCALE);
    pango_font_description_set_weight(shaper->font,
                                      text->is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(shaper->font,
                                     text->is_italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_layout_set_font_description(layout, shaper->font);
    pango_layout_set_text(layout, text->bytes, -1);
    PangoLayoutLine *line = pango_layout_get_line(layout, 0);
    pango_layout_line_get_extents(line, NULL, &logical);
    double wanted = text->width * size / text->size * PANGO_SCALE;
    double factor = logical.width > 0 && wanted > 0 ? wanted / (double)logical.width : 1;
    *stretch = 1;
    if (fabs(factor - 1) <= MAX_ADVANCE_CHANGE)
        fit_line(line, text->bytes, logical.width, logical.width * (factor - 1));
    else
        *stretch = factor;
    return line;
}

bool rebut_font_is_coloured(PangoFont *font)
{
    if (font == NULL)
        return false;
    hb_face_t *face = hb_font_get_face(pango_font_get_hb_font(font));

    return hb_ot_color_has_png(face) || hb_ot_color_has_layers(face);
}
