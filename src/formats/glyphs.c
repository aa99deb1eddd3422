/* Runs are shaped at 1000 points whatever their size, so that a glyph has one outline for all sizes
 * and its coordinates are good enough as integers. The outlines are asked from cairo, which knows
 * what a font is drawn with (slanted for want of an italic, emboldened) and so gives those of the
 * other formats.
 *
 * Glyphs are numbered as they are met: pointers to fonts tell them apart, but decide no order. */
#include "formats/glyphs.h"
#include "formats/run.h"
#include <math.h>
#include <string.h>

/* A glyph of a font. Pango keeps one font object for each font at each size; the reference keeps
 * its address from being given to another. */
typedef struct GlyphKey {
    PangoFont *font;
    PangoGlyph glyph;
} GlyphKey;

struct Glyphs {
    cairo_surface_t *surface;
    cairo_t *context;
    RunShaper *shaper;
    GHashTable *numbers; /* of GlyphKey: number + 1, or NO_OUTLINE */
    GPtrArray *outlines; /* of char * */
    GHashTable *runs;    /* of const Text *: OutlinedRun * */
};

enum { NO_OUTLINE = -1 };

static guint key_hash(gconstpointer key)
{
    const GlyphKey *glyph = key;
    return g_direct_hash(glyph->font) ^ glyph->glyph * 2654435761u;
}

static gboolean key_equal(gconstpointer left, gconstpointer right)
{
    const GlyphKey *a = left, *b = right;
    return a->font == b->font && a->glyph == b->glyph;
}

static GlyphKey *key_new(const GlyphKey *key)
{
    g_object_ref(key->font);
    return g_memdup2(key, sizeof *key);
}

static void key_free(gpointer data)
{
    GlyphKey *key = data;

    g_object_unref(key->font);
    g_free(key);
}

static void piece_clear(gpointer data)
{
    OutlinePiece *piece = data;

    if (piece->uses != NULL)
        g_array_unref(piece->uses);
    g_free(piece->words);
}

static void run_free(gpointer data)
{
    OutlinedRun *run = data;

    g_array_unref(run->pieces);
    g_free(run);
}

static void append_integer(GString *out, long value)
{
    bool follows_digit = out->len > 0 && g_ascii_isdigit(out->str[out->len - 1]);

    if (follows_digit && value >= 0)
        g_string_append_c(out, ' ');
    g_string_append_printf(out, "%ld", value);
}

/* Appends points relative to `at`, which moves on to the last. Rounded places are subtracted, not
 * differences rounded, so that no error adds up. */
static void append_points(GString *out, const cairo_path_data_t *points, int n, long at[2])
{
    long x = at[0], y = at[1];

    for (int i = 0; i < n; i++) {
        x = lround(points[i].point.x);
        y = lround(points[i].point.y);
        append_integer(out, x - at[0]);
        append_integer(out, y - at[1]);
    }
    at[0] = x;
    at[1] = y;
}

/* A path as SVG path data with relative commands, which are shorter; NULL: nothing is drawn. */
static char *path_data(const cairo_path_t *path)
{
    static const char commands[] = {[CAIRO_PATH_MOVE_TO] = 'm',
                                    [CAIRO_PATH_LINE_TO] = 'l',
                                    [CAIRO_PATH_CURVE_TO] = 'c',
                                    [CAIRO_PATH_CLOSE_PATH] = 'z'};
    GString *out = g_string_new(NULL);
    long at[2] = {0, 0}, start[2] = {0, 0};
    bool draws = false;

    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        const cairo_path_data_t *data = &path->data[i];
        /* cairo ends every closed contour with a move to where it began. */
        bool is_idle = data->header.type == CAIRO_PATH_MOVE_TO &&
                       (i + data->header.length >= path->num_data ||
                        path->data[i + data->header.length].header.type == CAIRO_PATH_MOVE_TO);
        if (is_idle)
            continue;
        g_string_append_c(out, commands[data->header.type]);
        append_points(out, data + 1, data->header.length - 1, at);
        if (data->header.type == CAIRO_PATH_MOVE_TO)
            memcpy(start, at, sizeof start);
        else if (data->header.type == CAIRO_PATH_CLOSE_PATH)
            memcpy(at, start, sizeof start);
        else
            draws = true;
    }
    return g_string_free(out, !draws);
}

static char *draw_outline(Glyphs *glyphs, PangoFont *font, const PangoGlyphInfo *info)
{
    PangoGlyphInfo alone = {.glyph = info->glyph, .attr = info->attr};
    int cluster = 0;
    PangoGlyphString string = {.num_glyphs = 1, .glyphs = &alone, .log_clusters = &cluster};

    cairo_new_path(glyphs->context);
    cairo_move_to(glyphs->context, 0, 0);
    pango_cairo_glyph_string_path(glyphs->context, font, &string);
    cairo_path_t *path = cairo_copy_path(glyphs->context);
    char *data = path->status == CAIRO_STATUS_SUCCESS ? path_data(path) : NULL;
    cairo_path_destroy(path);
    return data;
}

/* The number of a glyph, drawn when it is met first; NO_OUTLINE for one that leaves no ink. */
static int number_of(Glyphs *glyphs, PangoFont *font, const PangoGlyphInfo *info)
{
    GlyphKey key = {font, info->glyph};
    int known = GPOINTER_TO_INT(g_hash_table_lookup(glyphs->numbers, &key));

    if (known != 0)
        return known == NO_OUTLINE ? NO_OUTLINE : known - 1;
    char *outline = draw_outline(glyphs, font, info);
    if (outline != NULL)
        g_ptr_array_add(glyphs->outlines, outline);
    known = outline != NULL ? (int)glyphs->outlines->len : NO_OUTLINE;
    g_hash_table_insert(glyphs->numbers, key_new(&key), GINT_TO_POINTER(known));
    return known == NO_OUTLINE ? NO_OUTLINE : known - 1;
}

static bool has_outlines(const PangoGlyphItem *item)
{
    PangoFont *font = item->item->analysis.font;

    if (font == NULL || rebut_font_is_coloured(font))
        return false;
    for (int i = 0; i < item->glyphs->num_glyphs; i++)
        if (item->glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY &&
            (item->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
            return false;
    return true;
}

/* The piece at the end of the run if it takes outlines, else a new one. */
static OutlinePiece *outlines_piece(GArray *pieces)
{
    if (pieces->len > 0 && g_array_index(pieces, OutlinePiece, pieces->len - 1).uses != NULL)
        return &g_array_index(pieces, OutlinePiece, pieces->len - 1);
    OutlinePiece piece = {.uses = g_array_new(FALSE, FALSE, sizeof(GlyphUse))};
    g_array_append_val(pieces, piece);
    return &g_array_index(pieces, OutlinePiece, pieces->len - 1);
}

static double points(int pango_units)
{
    return (double)pango_units / PANGO_SCALE;
}

static void add_outlines(Glyphs *glyphs, GArray *pieces, const PangoGlyphItem *item, double x)
{
    OutlinePiece *piece = outlines_piece(pieces);

    for (int i = 0; i < item->glyphs->num_glyphs; i++) {
        const PangoGlyphInfo *info = &item->glyphs->glyphs[i];
        int number = info->glyph == PANGO_GLYPH_EMPTY
                         ? NO_OUTLINE
                         : number_of(glyphs, item->item->analysis.font, info);
        GlyphUse use = {(guint)number, x + points(info->geometry.x_offset),
                        points(info->geometry.y_offset)};
        if (number != NO_OUTLINE)
            g_array_append_val(piece->uses, use);
        x += points(info->geometry.width);
    }
}

static void add_words(GArray *pieces, const char *bytes, const PangoGlyphItem *item, double x)
{
    OutlinePiece piece = {.words = g_strndup(bytes + item->item->offset, (gsize)item->item->length),
                          .x = x,
                          .width = points(pango_glyph_string_get_width(item->glyphs))};

    g_array_append_val(pieces, piece);
}

static OutlinedRun *shape_run(Glyphs *glyphs, const Text *text)
{
    OutlinedRun *run = g_new0(OutlinedRun, 1);
    PangoLayoutLine *line = rebut_run_shape(glyphs->shaper, text, REBUT_GLYPH_EM, &run->stretch);
    double x = 0;

    run->pieces = g_array_new(FALSE, FALSE, sizeof(OutlinePiece));
    g_array_set_clear_func(run->pieces, piece_clear);
    for (GSList *at = line->runs; at != NULL; at = at->next) {
        const PangoGlyphItem *item = at->data;
        if (has_outlines(item))
            add_outlines(glyphs, run->pieces, item, x);
        else
            add_words(run->pieces, text->bytes, item, x);
        x += points(pango_glyph_string_get_width(item->glyphs));
    }
    return run;
}

static void shape_part(Glyphs *glyphs, const Part *part)
{
    for (guint i = 0; i < part->texts->len; i++) {
        Text *text = &g_array_index(part->texts, Text, i);
        g_hash_table_insert(glyphs->runs, text, shape_run(glyphs, text));
    }
}

Glyphs *rebut_glyphs_new(const Scene *scene)
{
    Glyphs *glyphs = g_new0(Glyphs, 1);

    glyphs->surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    glyphs->context = cairo_create(glyphs->surface);
    glyphs->shaper = rebut_run_shaper_new(glyphs->context, scene);
    glyphs->numbers = g_hash_table_new_full(key_hash, key_equal, key_free, NULL);
    glyphs->outlines = g_ptr_array_new_with_free_func(g_free);
    glyphs->runs = g_hash_table_new_full(NULL, NULL, NULL, run_free);
    for (guint i = 0; i < scene->parts->len; i++)
        shape_part(glyphs, g_ptr_array_index(scene->parts, i));
    return glyphs;
}

void rebut_glyphs_free(Glyphs *glyphs)
{
    if (glyphs == NULL)
        return;
    g_hash_table_unref(glyphs->runs);
    g_ptr_array_unref(glyphs->outlines);
    g_hash_table_unref(glyphs->numbers);
    rebut_run_shaper_free(glyphs->shaper);
    cairo_destroy(glyphs->context);
    cairo_surface_destroy(glyphs->surface);
    g_free(glyphs);
}

const char *rebut_glyphs_outline(const Glyphs *glyphs, guint number)
{
    return number < glyphs->outlines->len ? g_ptr_array_index(glyphs->outlines, number) : NULL;
}

const OutlinedRun *rebut_glyphs_run(const Glyphs *glyphs, const Text *text)
{
    return g_hash_table_lookup(glyphs->runs, text);
}
