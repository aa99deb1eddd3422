/* Measuring and breaking by Pango. Hinting is off and positions are not rounded: widths do not
 * depend on an output device and scale with the size. The font map is cairo's, as for painting, so
 * the same fonts are chosen. */
#include "text/shaping.h"
#include <pango/pangocairo.h>
#include <stdbool.h>
#include <string.h>

struct PangoFonts {
    PangoFontMap *map;
    PangoContext *contexts[4]; /* one for each style */
    PangoAttrList *no_attributes;
};

static PangoFontDescription *describe_font(const char *families, double size, TextStyle style)
{
    PangoFontDescription *description = pango_font_description_from_string(families);

    pango_font_description_set_absolute_size(description, size * PANGO_SCALE);
    if ((style & STYLE_STRONG) != 0)
        pango_font_description_set_weight(description, PANGO_WEIGHT_BOLD);
    if ((style & STYLE_EMPHASIS) != 0)
        pango_font_description_set_style(description, PANGO_STYLE_ITALIC);
    return description;
}

static PangoContext *make_context(PangoFontMap *map, PangoLanguage *language)
{
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();

    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    pango_cairo_context_set_resolution(context, 72.0);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, language);
    cairo_font_options_destroy(options);
    return context;
}

static PangoFonts *fonts_new(const char *families, const char *lang, double size)
{
    PangoFonts *fonts = g_new0(PangoFonts, 1);
    PangoLanguage *language = pango_language_from_string(lang);

    fonts->map = pango_cairo_font_map_new();
    fonts->no_attributes = pango_attr_list_new();
    for (int style = 0; style < 4; style++) {
        PangoFontDescription *description = describe_font(families, size, (TextStyle)style);
        fonts->contexts[style] = make_context(fonts->map, language);
        pango_context_set_font_description(fonts->contexts[style], description);
        pango_font_description_free(description);
    }
    return fonts;
}

static void fonts_free(PangoFonts *fonts)
{
    if (fonts == NULL)
        return;
    for (int style = 0; style < 4; style++)
        g_object_unref(fonts->contexts[style]);
    pango_attr_list_unref(fonts->no_attributes);
    g_object_unref(fonts->map);
    g_free(fonts);
}

static size_t count_missing(const PangoGlyphString *glyphs)
{
    size_t count = 0;

    for (int i = 0; i < glyphs->num_glyphs; i++)
        count += (glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;
    return count;
}

/* What there is to see of a text, in Pango's units. */
typedef struct Sight {
    int width;
    size_t missing;
    int top, bottom; /* of the ink, below the baseline */
} Sight;

static void see_ink(Sight *sight, PangoGlyphString *glyphs, PangoFont *font)
{
    PangoRectangle ink;

    pango_glyph_string_extents(glyphs, font, &ink, NULL);
    if (ink.height == 0)
        return;
    sight->top = MIN(sight->top, ink.y);
    sight->bottom = MAX(sight->bottom, ink.y + ink.height);
}

/* Without a PangoLayout, which would want to know the line's height, and for that opens the font
 * once more. */
static Sight see(PangoFonts *fonts, const char *bytes, size_t length, TextStyle style, bool has_ink)
{
    GList *items = pango_itemize_with_base_dir(fonts->contexts[style], PANGO_DIRECTION_NEUTRAL,
                                               bytes, 0, (int)length, fonts->no_attributes, NULL);
    PangoGlyphString *glyphs = pango_glyph_string_new();
    Sight sight = {.top = G_MAXINT, .bottom = G_MININT};

    for (GList *at = items; at != NULL; at = at->next) {
        PangoItem *item = at->data;
        pango_shape_full(bytes + item->offset, item->length, bytes, (int)length, &item->analysis,
                         glyphs);
        sight.width += pango_glyph_string_get_width(glyphs);
        sight.missing += count_missing(glyphs);
        if (has_ink)
            see_ink(&sight, glyphs, item->analysis.font);
        pango_item_free(item);
    }
    g_list_free(items);
    pango_glyph_string_free(glyphs);
    return sight;
}

static Advance measure(PangoFonts *fonts, const char *bytes, size_t length, TextStyle style)
{
    Sight sight = see(fonts, bytes, length, style, false);

    return (Advance){(double)sight.width / PANGO_SCALE, sight.missing};
}

static double ink_middle(PangoFonts *fonts, const char *bytes, size_t length, TextStyle style)
{
    Sight sight = see(fonts, bytes, length, style, true);

    return sight.top < sight.bottom ? -((double)sight.top + sight.bottom) / 2 / PANGO_SCALE : 0.0;
}

static void find_breaks(const char *text, const char *lang, guint8 *breaks, size_t n_characters)
{
    g_autofree PangoLogAttr *attrs = g_new0(PangoLogAttr, n_characters + 1);

    pango_get_log_attrs(text, (int)strlen(text), -1, pango_language_from_string(lang), attrs,
                        (int)n_characters + 1);
    for (size_t i = 0; i <= n_characters; i++)
        breaks[i] = (guint8)((attrs[i].is_line_break ? BREAK_LINE : 0) |
                             (attrs[i].is_cursor_position ? BREAK_CURSOR : 0) |
                             (attrs[i].is_mandatory_break ? BREAK_MANDATORY : 0));
}

__attribute__((visibility("default"))) const Shaping rebut_shaping = {
    .version = REBUT_VERSION,
    .fonts_new = fonts_new,
    .fonts_free = fonts_free,
    .measure = measure,
    .ink_middle = ink_middle,
    .find_breaks = find_breaks,
};
