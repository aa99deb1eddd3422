/* As text, a run is a <text> with its place and its length; a viewer sets it in the font that it
 * has. As outlines it is a group that says its words by its label, with a <use> for each glyph;
 * emoji, whose fonts hold pictures, and characters without a font stay text in there.
 *
 * With fonts embedded, a run is text as before, and the families of the root begin with those in
 * the style sheet. They are named there and not in the root's attribute, since LibreOffice, which
 * reads no embedded font, asks for the first family of the attribute only; it does not apply the
 * rule, as its selector is a compound one. */
#include "formats/svg_text.h"
#include "base/number.h"
#include "formats/painting.h"

#define LEAST_LENGTH 0.005

struct SvgText {
    Xml *xml;
    const Scene *scene;
    const char *prefix;
    const Inks *inks;
    const Painting *painting;
    Glyphs *glyphs;     /* as outlines; else NULL */
    FontSubsets *fonts; /* embedded; else NULL */
};

static const char *const role_classes[] = {
    [TEXT_TITLE] = "title",       [TEXT_SUBTITLE] = "subtitle", [TEXT_BODY] = "body",
    [TEXT_SEE] = "see",           [TEXT_NUMBER] = "number",     [TEXT_STATUS] = "status",
    [TEXT_RELATION] = "relation", [TEXT_REGION] = "region",     [TEXT_LEGEND] = "legend",
    [TEXT_MARK] = "mark",         [TEXT_SOURCE] = "source",
};

SvgText *rebut_svg_text_new(Xml *xml, const Scene *scene, const FormatOptions *options,
                            const char *prefix, const Inks *inks)
{
    SvgText *text = g_new0(SvgText, 1);
    const Painting *painting = options->painting;

    *text =
        (SvgText){.xml = xml, .scene = scene, .prefix = prefix, .inks = inks, .painting = painting};
    if (painting == NULL)
        return text;
    switch (options->svg_text) {
    case SVG_TEXT_AS_TEXT:
        break;
    case SVG_TEXT_AS_PATHS:
        text->glyphs = painting->glyphs_new(scene);
        break;
    case SVG_TEXT_EMBED:
        text->fonts = painting->font_subsets_new(scene);
        break;
    }
    return text;
}

void rebut_svg_text_free(SvgText *text)
{
    if (text->glyphs != NULL)
        text->painting->glyphs_free(text->glyphs);
    if (text->fonts != NULL)
        text->painting->font_subsets_free(text->fonts);
    g_free(text);
}

static char *glyph_id(const SvgText *text, guint number)
{
    return g_strdup_printf("%s_g%u", text->prefix, number + 1);
}

static void define_glyphs(const SvgText *text)
{
    const char *outline;

    rebut_xml_open(text->xml, XML_DEFS);
    for (guint i = 0; (outline = text->painting->glyphs_outline(text->glyphs, i)) != NULL; i++) {
        g_autofree char *id = glyph_id(text, i);
        rebut_xml_open(text->xml, XML_PATH);
        rebut_xml_attribute(text->xml, XML_ID, id);
        rebut_xml_attribute(text->xml, XML_D, outline);
        rebut_xml_close(text->xml);
    }
    rebut_xml_close(text->xml);
}

static void embed_fonts(const SvgText *text)
{
    const FontSubset *font;
    guint n_families = 0;

    rebut_xml_open(text->xml, XML_STYLE);
    for (size_t i = 0; (font = text->painting->font_subsets_at(text->fonts, i)) != NULL; i++) {
        rebut_xml_font(text->xml, text->prefix, font);
        n_families = MAX(n_families, font->family);
    }
    rebut_xml_font_rule(text->xml, text->prefix, n_families, text->scene->font);
    rebut_xml_close(text->xml);
}

void rebut_svg_text_attributes(SvgText *text)
{
    if (text->fonts != NULL) {
        g_autoptr(GString) classes = g_string_new(NULL);
        rebut_xml_append_font_classes(classes, text->prefix);
        rebut_xml_attribute(text->xml, XML_CLASS, classes->str);
    }
    rebut_xml_attribute(text->xml, XML_FONT_FAMILY, text->scene->font);
}

void rebut_svg_text_define(SvgText *text)
{
    if (text->glyphs != NULL && text->painting->glyphs_outline(text->glyphs, 0) != NULL)
        define_glyphs(text);
    if (text->fonts != NULL && text->painting->font_subsets_at(text->fonts, 0) != NULL)
        embed_fonts(text);
}

/* The direction of a run from right to left is set by embedding characters around its words, not by
 * the attribute `direction`: that moves the anchor too, and a viewer that does not know it would
 * misplace the run. This way `x` is the left end in every viewer, and each that can shape the words
 * at all puts them in order. A space at the end of a line goes to the end of the viewer's own
 * direction, unless a mark from right to left stands behind it. */
static void write_directed(Xml *xml, const char *words, bool is_rtl)
{
    bool ends_in_space = g_str_has_suffix(words, " ");

    if (is_rtl)
        rebut_xml_words(xml, "\u202b");
    rebut_xml_words(xml, words);
    if (is_rtl)
        rebut_xml_words(xml, ends_in_space ? "\u200f\u202c" : "\u202c");
}

static void write_class(const SvgText *text, const Text *run)
{
    g_autoptr(GString) classes = g_string_new(role_classes[run->role]);

    rebut_inks_append_text(text->inks, classes, text->prefix, run);
    rebut_xml_attribute(text->xml, XML_CLASS, classes->str);
}

static void write_language(Xml *xml, const Text *run)
{
    if (run->lang == NULL)
        return;
    rebut_xml_attribute(xml, XML_LANG, run->lang);
    rebut_xml_attribute(xml, XML_XML_LANG, run->lang);
}

static void write_as_text(const SvgText *text, const Text *run)
{
    Xml *xml = text->xml;

    rebut_xml_open(xml, XML_TEXT);
    write_class(text, run);
    write_language(xml, run);
    rebut_xml_number(xml, XML_X, run->x);
    rebut_xml_number(xml, XML_Y, run->y);
    if (run->width > LEAST_LENGTH) {
        rebut_xml_number(xml, XML_TEXT_LENGTH, run->width);
        rebut_xml_attribute(xml, XML_LENGTH_ADJUST, "spacingAndGlyphs");
    }
    rebut_xml_number(xml, XML_FONT_SIZE, run->size);
    if (run->is_bold)
        rebut_xml_attribute(xml, XML_FONT_WEIGHT, "bold");
    if (run->is_italic)
        rebut_xml_attribute(xml, XML_FONT_STYLE, "italic");
    rebut_xml_colour(xml, XML_FILL, run->colour);
    rebut_xml_attribute(xml, XML_XML_SPACE, "preserve");
    write_directed(xml, run->bytes, run->is_rtl);
    rebut_xml_close(xml);
}

/* From thousandths of the size to points; six decimals, as one thousandth is about 0.01 pt. */
static void write_glyph_space(Xml *xml, const Text *run, double stretch)
{
    GString *transform = g_string_new("translate(");
    double unit = run->size / REBUT_GLYPH_EM;

    rebut_number_append(transform, run->x, 2);
    g_string_append_c(transform, ' ');
    rebut_number_append(transform, run->y, 2);
    g_string_append(transform, ") scale(");
    rebut_number_append(transform, unit * stretch, 6);
    g_string_append_c(transform, ' ');
    rebut_number_append(transform, unit, 6);
    g_string_append_c(transform, ')');
    rebut_xml_attribute(xml, XML_TRANSFORM, transform->str);
    g_string_free(transform, TRUE);
}

static void write_uses(const SvgText *text, const GArray *uses)
{
    for (guint i = 0; i < uses->len; i++) {
        const GlyphUse *use = &g_array_index(uses, GlyphUse, i);
        g_autofree char *id = glyph_id(text, use->glyph);
        rebut_xml_open(text->xml, XML_USE);
        rebut_xml_inner_target(text->xml, id);
        rebut_xml_number(text->xml, XML_X, use->x);
        if (use->y < -0.005 || use->y > 0.005)
            rebut_xml_number(text->xml, XML_Y, use->y);
        rebut_xml_close(text->xml);
    }
}

static void write_piece(const SvgText *text, const Text *run, const OutlinedRun *outlined,
                        const OutlinePiece *piece)
{
    double unit = run->size / REBUT_GLYPH_EM * outlined->stretch;
    Text words = *run;

    if (piece->uses == NULL) {
        words.bytes = piece->words;
        words.x += piece->x * unit;
        words.width = piece->width * unit;
        write_as_text(text, &words);
    } else if (piece->uses->len > 0) {
        rebut_xml_open(text->xml, XML_G);
        write_glyph_space(text->xml, run, outlined->stretch);
        write_uses(text, piece->uses);
        rebut_xml_close(text->xml);
    }
}

static void write_as_outlines(const SvgText *text, const Text *run)
{
    const OutlinedRun *outlined = text->painting->glyphs_run(text->glyphs, run);

    rebut_xml_open(text->xml, XML_G);
    write_class(text, run);
    write_language(text->xml, run);
    rebut_xml_attribute(text->xml, XML_ROLE, "img");
    rebut_xml_attribute(text->xml, XML_ARIA_LABEL, run->bytes);
    rebut_xml_colour(text->xml, XML_FILL, run->colour);
    for (guint i = 0; i < outlined->pieces->len; i++)
        write_piece(text, run, outlined, &g_array_index(outlined->pieces, OutlinePiece, i));
    rebut_xml_close(text->xml);
}

void rebut_svg_text_write(SvgText *text, const Text *run)
{
    if (text->glyphs != NULL)
        write_as_outlines(text, run);
    else
        write_as_text(text, run);
}
