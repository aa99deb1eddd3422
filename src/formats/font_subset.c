/* A viewer shapes the words again, so a subset is made of characters, not of the glyphs that Pango
 * chose: with each character go the glyphs that it can become by the features which are on without
 * asking (joined forms, ligatures, marks), and no others. Small capitals, old figures and the like
 * are left out.
 *
 * Fonts are told apart by harfbuzz's face, which Pango shares between the sizes of a font. Weight
 * and slant are what the face says of itself: where a font has no italic, the viewer slants it, as
 * Pango does. */
#include "formats/font_subset.h"
#include "formats/run.h"
#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>

#define SHAPING_POINTS 100.0 /* widths do not matter here */

/* What the field fsType of the table OS/2 says. */
enum { FS_TYPE_AT = 8, FS_RESTRICTED = 0x0002, FS_USES = 0x000e, FS_WHOLE_ONLY = 0x0300 };

typedef struct Face {
    hb_face_t *face;
    hb_set_t *characters;
    char *family;
    guint number; /* of the family, from 1 */
    int weight;
    bool is_italic;
} Face;

struct FontSubsets {
    GArray *subsets; /* of FontSubset */
};

/* What a script gets without asking (OpenType's registry, and the list in harfbuzz). */
static const char *const features[] = {
    "abvf", "abvm", "abvs", "akhn", "blwf", "blwm", "blws", "calt", "ccmp", "cfar", "cjct", "clig",
    "curs", "dist", "fin2", "fin3", "fina", "half", "haln", "init", "isol", "kern", "liga", "ljmo",
    "locl", "mark", "med2", "medi", "mkmk", "mset", "nukt", "pref", "pres", "pstf", "psts", "rclt",
    "rkrf", "rlig", "rphf", "rtla", "rtlm", "ltra", "ltrm", "rvrn", "stch", "tjmo", "vatu", "vjmo",
};

/* Tables for vertical text and for measuring by hand, which no viewer of a drawing asks for. */
static const char *const idle_tables[] = {"BASE", "VORG", "vhea", "vmtx", "VVAR", "gasp"};

static void face_clear(gpointer data)
{
    Face *face = data;

    hb_face_destroy(face->face);
    hb_set_destroy(face->characters);
    g_free(face->family);
}

static void subset_clear(gpointer data)
{
    FontSubset *subset = data;

    g_bytes_unref(subset->bytes);
}

static bool may_be_cut(hb_face_t *face)
{
    hb_blob_t *table = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    unsigned length, type = 0;
    const char *bytes = hb_blob_get_data(table, &length);

    if (length >= FS_TYPE_AT + 2)
        type = (unsigned)(guchar)bytes[FS_TYPE_AT] << 8 | (guchar)bytes[FS_TYPE_AT + 1];
    hb_blob_destroy(table);
    return (type & FS_USES) != FS_RESTRICTED && (type & FS_WHOLE_ONLY) == 0;
}

static guint family_number(const GArray *faces, const char *family)
{
    guint most = 0;

    for (guint i = 0; i < faces->len; i++) {
        const Face *face = &g_array_index(faces, Face, i);
        if (strcmp(face->family, family) == 0)
            return face->number;
        most = MAX(most, face->number);
    }
    return most + 1;
}

static Face *face_of(GArray *faces, PangoFont *font)
{
    hb_font_t *hb_font = pango_font_get_hb_font(font);
    hb_face_t *face = hb_font_get_face(hb_font);

    for (guint i = 0; i < faces->len; i++)
        if (g_array_index(faces, Face, i).face == face)
            return &g_array_index(faces, Face, i);
    PangoFontDescription *description = pango_font_describe(font);
    Face made = {
        .face = hb_face_reference(face),
        .characters = hb_set_create(),
        .family = g_strdup(pango_font_description_get_family(description)),
        .weight = (int)(hb_style_get_value(hb_font, HB_STYLE_TAG_WEIGHT) + 0.5F),
        .is_italic = hb_style_get_value(hb_font, HB_STYLE_TAG_ITALIC) > 0.5F,
    };
    pango_font_description_free(description);
    made.number = family_number(faces, made.family);
    /* Else a space would come from another font, and the words around it could not be joined. */
    hb_set_add(made.characters, ' ');
    g_array_append_val(faces, made);
    return &g_array_index(faces, Face, faces->len - 1);
}

static void gather_run(GArray *faces, RunShaper *shaper, const Text *text)
{
    double stretch;
    PangoLayoutLine *line = rebut_run_shape(shaper, text, SHAPING_POINTS, &stretch);

    for (GSList *at = line->runs; at != NULL; at = at->next) {
        const PangoItem *item = ((const PangoGlyphItem *)at->data)->item;
        const char *end = text->bytes + item->offset + item->length;
        if (item->analysis.font == NULL || rebut_font_is_coloured(item->analysis.font))
            continue;
        Face *face = face_of(faces, item->analysis.font);
        for (const char *p = text->bytes + item->offset; p < end;
             p = g_utf8_find_next_char(p, NULL))
            hb_set_add(face->characters, g_utf8_get_char(p));
    }
}

static GArray *gather_faces(const Scene *scene)
{
    GArray *faces = g_array_new(FALSE, FALSE, sizeof(Face));
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    cairo_t *context = cairo_create(surface);
    RunShaper *shaper = rebut_run_shaper_new(context, scene);

    g_array_set_clear_func(faces, face_clear);
    for (guint i = 0; i < scene->parts->len; i++) {
        const Part *part = g_ptr_array_index(scene->parts, i);
        for (guint j = 0; j < part->texts->len; j++)
            gather_run(faces, shaper, &g_array_index(part->texts, Text, j));
    }
    rebut_run_shaper_free(shaper);
    cairo_destroy(context);
    cairo_surface_destroy(surface);
    return faces;
}

static void add_tags(hb_set_t *set, const char *const *tags, size_t n)
{
    for (size_t i = 0; i < n; i++)
        hb_set_add(set, hb_tag_from_string(tags[i], -1));
}

/* Only who made the font, its name and where its licence stands are kept of its names. */
static hb_subset_input_t *ask_for(const Face *face)
{
    static const hb_codepoint_t names[] = {HB_OT_NAME_ID_COPYRIGHT, HB_OT_NAME_ID_FONT_FAMILY,
                                           HB_OT_NAME_ID_FONT_SUBFAMILY, HB_OT_NAME_ID_LICENSE_URL};
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_t *tags = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
    hb_set_t *kept_names = hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID);

    hb_set_union(hb_subset_input_unicode_set(input), face->characters);
    hb_set_clear(tags);
    add_tags(tags, features, G_N_ELEMENTS(features));
    add_tags(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), idle_tables,
             G_N_ELEMENTS(idle_tables));
    hb_set_clear(kept_names);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        hb_set_add(kept_names, names[i]);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    return input;
}

static GBytes *cut_down(const Face *face)
{
    hb_subset_input_t *input = ask_for(face);
    hb_face_t *subset = hb_subset_or_fail(face->face, input);
    GBytes *bytes = NULL;

    if (subset != NULL) {
        hb_blob_t *blob = hb_face_reference_blob(subset);
        unsigned length;
        const char *data = hb_blob_get_data(blob, &length);
        if (length > 0)
            bytes = g_bytes_new(data, length);
        hb_blob_destroy(blob);
        hb_face_destroy(subset);
    }
    hb_subset_input_destroy(input);
    return bytes;
}

FontSubsets *rebut_font_subsets_new(const Scene *scene)
{
    FontSubsets *subsets = g_new0(FontSubsets, 1);
    g_autoptr(GArray) faces = gather_faces(scene);

    subsets->subsets = g_array_new(FALSE, FALSE, sizeof(FontSubset));
    g_array_set_clear_func(subsets->subsets, subset_clear);
    for (guint i = 0; i < faces->len; i++) {
        const Face *face = &g_array_index(faces, Face, i);
        FontSubset subset = {face->number, face->weight, face->is_italic, NULL};
        if (may_be_cut(face->face) && (subset.bytes = cut_down(face)) != NULL)
            g_array_append_val(subsets->subsets, subset);
    }
    return subsets;
}

void rebut_font_subsets_free(FontSubsets *subsets)
{
    if (subsets == NULL)
        return;
    g_array_unref(subsets->subsets);
    g_free(subsets);
}

const FontSubset *rebut_font_subsets_at(const FontSubsets *subsets, size_t index)
{
    return index < subsets->subsets->len ? &g_array_index(subsets->subsets, FontSubset, index)
                                         : NULL;
}
