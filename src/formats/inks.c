/* A pair whose colours are equal needs no rule. There are some dozens of pairs at most, as all
 * colours come out of themes and of closed sets. */
#include "formats/inks.h"

struct Inks {
    GHashTable *indices; /* from pair_key to the index of the rule */
    GArray *rules;       /* of XmlRule */
};

/* A light and a dark colour of a fill or a line, as one number. */
static gint64 pair_key(bool is_line, Colour light, Colour dark)
{
    return (gint64)is_line << 48 | (gint64)(light & 0xffffffU) << 24 | (gint64)(dark & 0xffffffU);
}

static void note(Inks *inks, bool is_line, Colour light, Colour dark)
{
    gint64 key = pair_key(is_line, light, dark);
    XmlRule rule = {is_line, dark};

    if (light == dark || g_hash_table_contains(inks->indices, &key))
        return;
    g_hash_table_insert(inks->indices, g_memdup2(&key, sizeof key),
                        GUINT_TO_POINTER(inks->rules->len));
    g_array_append_val(inks->rules, rule);
}

static void note_part(Inks *inks, const Part *part)
{
    for (guint i = 0; i < part->shapes->len; i++) {
        const Paint *paint = &g_array_index(part->shapes, Shape, i).paint;
        if (paint->has_fill)
            note(inks, false, paint->fill, paint->dark_fill);
        if (paint->has_line)
            note(inks, true, paint->line, paint->dark_line);
    }
    for (guint i = 0; i < part->texts->len; i++) {
        const Text *text = &g_array_index(part->texts, Text, i);
        note(inks, false, text->colour, text->dark_colour);
    }
}

Inks *rebut_inks_new(const Scene *scene)
{
    if (!scene->has_dark)
        return NULL;
    Inks *inks = g_new0(Inks, 1);
    inks->indices = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    inks->rules = g_array_new(FALSE, FALSE, sizeof(XmlRule));
    for (guint i = 0; i < scene->parts->len; i++)
        note_part(inks, g_ptr_array_index(scene->parts, i));
    return inks;
}

void rebut_inks_free(Inks *inks)
{
    if (inks == NULL)
        return;
    g_hash_table_unref(inks->indices);
    g_array_unref(inks->rules);
    g_free(inks);
}

void rebut_inks_write(const Inks *inks, Xml *xml, const char *prefix)
{
    if (inks != NULL && inks->rules->len > 0)
        rebut_xml_dark_style(xml, prefix, (const XmlRule *)(void *)inks->rules->data,
                             inks->rules->len);
}

/* Appends the class of one pair, led by the class of the drawing unless `is_led` already. */
static void append(const Inks *inks, GString *classes, const char *prefix, gint64 key, bool *is_led)
{
    gpointer index = NULL;

    if (!g_hash_table_lookup_extended(inks->indices, &key, NULL, &index))
        return;
    if (!*is_led)
        rebut_xml_append_drawing_class(classes, prefix);
    *is_led = true;
    rebut_xml_append_rule_class(classes, prefix, GPOINTER_TO_UINT(index));
}

void rebut_inks_append_paint(const Inks *inks, GString *classes, const char *prefix,
                             const Paint *paint)
{
    bool is_led = false;

    if (inks == NULL)
        return;
    if (paint->has_fill)
        append(inks, classes, prefix, pair_key(false, paint->fill, paint->dark_fill), &is_led);
    if (paint->has_line)
        append(inks, classes, prefix, pair_key(true, paint->line, paint->dark_line), &is_led);
}

void rebut_inks_append_text(const Inks *inks, GString *classes, const char *prefix,
                            const Text *text)
{
    bool is_led = false;

    if (inks != NULL)
        append(inks, classes, prefix, pair_key(false, text->colour, text->dark_colour), &is_led);
}
