/* A word is asked for in three places, the next only when the one before has no answer: the table
 * of words that were measured, the plain font, and Pango, whose module is not even loaded for a map
 * in plain Latin text.
 *
 * A table that grows beyond MOST_WORDS is emptied: a long run of maps in one process then keeps its
 * size. */
#include "text/fonts.h"
#include "base/module.h"
#include "text/languages.h"
#include "text/plain_font.h"
#include <string.h>

#define MOST_WORDS 65536

struct Measures {
    Fonts *fonts;
    char *families, *lang;
    double size;
    PlainFont *plain[4]; /* by style; NULL: not asked for yet, or Pango has to be asked */
    bool was_asked_for[4];
    PangoFonts *pango;    /* NULL: not needed yet */
    GHashTable *advances; /* style and word -> Advance * */
    GHashTable *middles;  /* style and text -> double * */
};

struct RebutFonts {
    gboolean is_current;
    FcConfig *config;       /* NULL: not read yet, or fontconfig's current one */
    const Shaping *shaping; /* NULL: not loaded yet */
    char *fault;
    GPtrArray *measures; /* of Measures * */
};

static void measures_free(gpointer data)
{
    Measures *measures = data;

    for (int style = 0; style < 4; style++)
        rebut_plain_font_free(measures->plain[style]);
    if (measures->pango != NULL)
        measures->fonts->shaping->fonts_free(measures->pango);
    g_hash_table_unref(measures->advances);
    g_hash_table_unref(measures->middles);
    g_free(measures->families);
    g_free(measures->lang);
    g_free(measures);
}

Fonts *rebut_fonts_open(gboolean is_current)
{
    Fonts *fonts = g_new0(Fonts, 1);

    fonts->is_current = is_current;
    fonts->measures = g_ptr_array_new_with_free_func(measures_free);
    return fonts;
}

void rebut_fonts_close(Fonts *fonts)
{
    if (fonts == NULL)
        return;
    g_ptr_array_unref(fonts->measures);
    if (fonts->config != NULL)
        FcConfigDestroy(fonts->config);
    g_free(fonts->fault);
    g_free(fonts);
}

/* FcInit() would also parse all files of settings that are there to be chosen from, for their
 * descriptions only. */
static void read_config(Fonts *fonts)
{
    if (!fonts->is_current || fonts->config != NULL)
        return;
    FcConfig *config = FcConfigCreate();
    if (config != NULL && FcConfigParseAndLoad(config, NULL, FcTrue) &&
        FcConfigBuildFonts(config) && FcConfigSetCurrent(config))
        fonts->config = FcConfigReference(config);
    else
        fonts->is_current = FALSE;
    if (config != NULL)
        FcConfigDestroy(config);
}

Measures *rebut_fonts_measures(Fonts *fonts, const char *families, const char *lang, double size)
{
    for (guint i = 0; i < fonts->measures->len; i++) {
        Measures *known = g_ptr_array_index(fonts->measures, i);
        if (strcmp(known->families, families) == 0 && strcmp(known->lang, lang) == 0 &&
            known->size >= size && known->size <= size)
            return known;
    }
    Measures *measures = g_new0(Measures, 1);
    *measures =
        (Measures){.fonts = fonts,
                   .families = g_strdup(families),
                   .lang = g_strdup(lang),
                   .size = size,
                   .advances = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
                   .middles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free)};
    g_ptr_array_add(fonts->measures, measures);
    return measures;
}

static PlainFont *plain_font(Measures *measures, TextStyle style)
{
    if (!measures->was_asked_for[style]) {
        read_config(measures->fonts);
        measures->plain[style] = rebut_plain_font_new(measures->fonts->config, measures->families,
                                                      measures->lang, measures->size, style);
        measures->was_asked_for[style] = true;
    }
    return measures->plain[style];
}

/* Half of the size a character: what a drawing that is not delivered is laid out with. */
static Advance guess(const Measures *measures, const char *bytes, size_t length)
{
    glong characters = g_utf8_strlen(bytes, (gssize)length);

    return (Advance){(double)characters * measures->size / 2, 0};
}

const Shaping *rebut_fonts_shaping(Fonts *fonts)
{
    if (fonts->shaping == NULL && fonts->fault == NULL)
        fonts->shaping = rebut_module_table("shaping", "rebut_shaping", &fonts->fault);
    return fonts->shaping;
}

/* NULL: the module is not there. */
static const Shaping *open_pango(Measures *measures)
{
    const Shaping *shaping = rebut_fonts_shaping(measures->fonts);

    if (shaping == NULL || measures->pango != NULL)
        return shaping;
    read_config(measures->fonts);
    measures->pango = shaping->fonts_new(measures->families, measures->lang, measures->size);
    return shaping;
}

static Advance ask_pango(Measures *measures, const char *bytes, size_t length, TextStyle style)
{
    const Shaping *shaping = open_pango(measures);

    return shaping != NULL ? shaping->measure(measures->pango, bytes, length, style)
                           : guess(measures, bytes, length);
}

static Advance shape(Measures *measures, const char *bytes, size_t length, TextStyle style)
{
    PlainFont *plain = plain_font(measures, style);
    Advance advance = {0.0, 0};

    if (plain != NULL && rebut_plain_font_measure(plain, bytes, length, &advance.width))
        return advance;
    return ask_pango(measures, bytes, length, style);
}

Advance rebut_measure(Measures *measures, const char *bytes, size_t length, TextStyle style)
{
    char small[64];
    g_autofree char *large = length + 2 > sizeof small ? g_malloc(length + 2) : NULL;
    char *key = large != NULL ? large : small;

    key[0] = (char)('0' + (int)style);
    memcpy(key + 1, bytes, length);
    key[length + 1] = '\0';
    const Advance *known = g_hash_table_lookup(measures->advances, key);
    if (known != NULL)
        return *known;
    Advance advance = shape(measures, bytes, length, style);
    if (g_hash_table_size(measures->advances) >= MOST_WORDS)
        g_hash_table_remove_all(measures->advances);
    g_hash_table_insert(measures->advances, g_strdup(key), g_memdup2(&advance, sizeof advance));
    return advance;
}

double rebut_measure_middle(Measures *measures, const char *text, TextStyle style)
{
    g_autofree char *key = g_strdup_printf("%d%s", (int)style, text);
    const double *known = g_hash_table_lookup(measures->middles, key);

    if (known != NULL)
        return *known;
    const Shaping *shaping = open_pango(measures);
    if (shaping == NULL)
        return 0.0;
    double middle = shaping->ink_middle(measures->pango, text, strlen(text), style);
    if (g_hash_table_size(measures->middles) >= MOST_WORDS)
        g_hash_table_remove_all(measures->middles);
    g_hash_table_insert(measures->middles, g_steal_pointer(&key),
                        g_memdup2(&middle, sizeof middle));
    return middle;
}

const char *rebut_fonts_fault(const Fonts *fonts)
{
    return fonts->fault;
}
