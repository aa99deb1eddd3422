/* For text of one script, direction and font, Pango takes the font that fontconfig finds first, and
 * has harfbuzz shape the text in it. That is done here with the same pattern and the same scale.
 * Plain characters (plain.h) form one such item whatever their order, as long as the first font has
 * them all. */
#include "text/plain_font.h"
#include "text/languages.h"
#include "text/plain.h"
#include <glib.h>
#include <hb.h>
#include <string.h>

#define UNITS_PER_POINT 1024 /* Pango's */
#define DPI             72.0

struct PlainFont {
    hb_font_t *font;
    hb_buffer_t *buffer;
    hb_language_t language;
};

/* As pango_fc_make_pattern() does for a description without variant or gravity. */
static FcPattern *make_pattern(const char *families, const char *lang, double size, TextStyle style)
{
    g_auto(GStrv) names = g_strsplit(families, ",", -1);
    FcPattern *pattern = FcPatternCreate();
    bool is_bold = (style & STYLE_STRONG) != 0, is_italic = (style & STYLE_EMPHASIS) != 0;

    FcPatternAddDouble(pattern, FC_WEIGHT, FcWeightFromOpenTypeDouble(is_bold ? 700 : 400));
    FcPatternAddInteger(pattern, FC_SLANT, is_italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcPatternAddInteger(pattern, FC_WIDTH, FC_WIDTH_NORMAL);
    FcPatternAddBool(pattern, FC_VARIABLE, FcDontCare);
    FcPatternAddDouble(pattern, FC_DPI, DPI);
    FcPatternAddDouble(pattern, FC_SIZE, size);
    FcPatternAddDouble(pattern, FC_PIXEL_SIZE, size);
    for (char **name = names; *name != NULL; name++)
        FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)g_strstrip(*name));
    FcPatternAddString(pattern, FC_LANG, (const FcChar8 *)lang);
    return pattern;
}

static FcPattern *find_font(FcConfig *config, const char *families, const char *lang, double size,
                            TextStyle style)
{
    FcPattern *pattern = make_pattern(families, lang, size, style);
    FcResult result;

    FcConfigSubstitute(config, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcPattern *found = FcFontMatch(config, pattern, &result);
    FcPatternDestroy(pattern);
    return found;
}

static bool is_true(FcPattern *pattern, const char *property)
{
    FcBool value = FcFalse;

    return FcPatternGetBool(pattern, property, 0, &value) == FcResultMatch && value == FcTrue;
}

/* Does Pango do nothing with the font but scale it? */
static bool is_simple(FcPattern *found, double size)
{
    FcChar8 *format, *variations;
    FcMatrix *matrix;
    double pixels;

    return FcPatternGetString(found, FC_FONTFORMAT, 0, &format) == FcResultMatch &&
           (strcmp((const char *)format, "TrueType") == 0 ||
            strcmp((const char *)format, "CFF") == 0) &&
           FcPatternGetDouble(found, FC_PIXEL_SIZE, 0, &pixels) == FcResultMatch &&
           pixels >= size && pixels <= size && !is_true(found, FC_VARIABLE) &&
           !is_true(found, FC_EMBOLDEN) && !is_true(found, FC_COLOR) &&
           FcPatternGetMatrix(found, FC_MATRIX, 0, &matrix) != FcResultMatch &&
           FcPatternGetString(found, FC_FONT_VARIATIONS, 0, &variations) != FcResultMatch;
}

static hb_font_t *open_font(FcPattern *found, double size)
{
    FcChar8 *file;
    int index;

    if (FcPatternGetString(found, FC_FILE, 0, &file) != FcResultMatch ||
        FcPatternGetInteger(found, FC_INDEX, 0, &index) != FcResultMatch || index > 0xffff)
        return NULL;
    hb_blob_t *blob = hb_blob_create_from_file_or_fail((const char *)file);
    if (blob == NULL)
        return NULL;
    hb_face_t *face = hb_face_create(blob, (unsigned)index);
    hb_font_t *font = hb_font_create(face);
    int scale = (int)(size * UNITS_PER_POINT);
    hb_font_set_scale(font, scale, scale);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return font;
}

PlainFont *rebut_plain_font_new(FcConfig *config, const char *families, const char *lang,
                                double size, TextStyle style)
{
    if (!rebut_language_is_latin(lang))
        return NULL;
    g_autofree char *lower = g_ascii_strdown(lang, -1);
    FcPattern *found = find_font(config, families, lower, size, style);
    hb_font_t *font = found != NULL && is_simple(found, size) ? open_font(found, size) : NULL;
    if (found != NULL)
        FcPatternDestroy(found);
    if (font == NULL)
        return NULL;
    PlainFont *plain = g_new0(PlainFont, 1);
    *plain = (PlainFont){font, hb_buffer_create(), hb_language_from_string(lower, -1)};
    return plain;
}

void rebut_plain_font_free(PlainFont *font)
{
    if (font == NULL)
        return;
    hb_buffer_destroy(font->buffer);
    hb_font_destroy(font->font);
    g_free(font);
}

/* Sets the direction and the script that Pango would find. */
static bool set_up(PlainFont *font, const char *bytes, size_t length)
{
    bool has_letter = false;
    hb_codepoint_t glyph;

    for (const char *p = bytes; p < bytes + length; p = g_utf8_find_next_char(p, NULL)) {
        gunichar character = g_utf8_get_char(p);
        if (rebut_plain_class(character) == PLAIN_NONE ||
            !hb_font_get_nominal_glyph(font->font, character, &glyph))
            return false;
        has_letter |= rebut_plain_is_letter(character);
    }
    hb_buffer_set_direction(font->buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(font->buffer, has_letter ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON);
    hb_buffer_set_language(font->buffer, font->language);
    hb_buffer_set_flags(font->buffer, HB_BUFFER_FLAG_BOT | HB_BUFFER_FLAG_EOT);
    return true;
}

bool rebut_plain_font_measure(PlainFont *font, const char *bytes, size_t length, double *width)
{
    unsigned n;
    hb_position_t sum = 0;

    hb_buffer_clear_contents(font->buffer);
    if (!set_up(font, bytes, length))
        return false;
    hb_buffer_add_utf8(font->buffer, bytes, (int)length, 0, (int)length);
    hb_shape(font->font, font->buffer, NULL, 0);
    if (!hb_buffer_allocation_successful(font->buffer))
        return false;
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(font->buffer, &n);
    for (unsigned i = 0; i < n; i++)
        sum += positions[i].x_advance;
    *width = (double)sum / UNITS_PER_POINT;
    return true;
}
