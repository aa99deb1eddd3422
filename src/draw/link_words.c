/* A card is called by what its label begins with, up to the comma or colon: kind and number. Linked
 * premises, which on the drawing meet in a joint, are named together. */
#include "draw/link_words.h"
#include <string.h>

enum { MOST_LINKS = 200, MOST_CHARACTERS = 60 };

typedef struct Verb {
    const char *relation; /* the class of a link */
    const char *one, *several;
} Verb;

static const Verb verbs[] = {
    {"supports", "supports", "together support"},
    {"challenges", "challenges", "together challenge"},
    {"counters", "counters", "together counter"},
    {"part", "is part of", "are part of"},
    {"undercuts", "undercuts", "together undercut"},
};

typedef struct Names {
    GHashTable *cards;  /* id -> const Part * */
    GHashTable *joints; /* id -> GString *: the premises' names */
} Names;

static bool is_joint(const char *id)
{
    return id != NULL && g_str_has_prefix(id, "joint:");
}

static char *card_name(const Names *names, const char *id)
{
    const Part *part = g_hash_table_lookup(names->cards, id);

    if (part == NULL || part->label == NULL)
        return g_strdup("a card");
    g_autofree char *name = g_strndup(part->label, strcspn(part->label, ",:"));
    if (strpbrk(name, "0123456789") != NULL || g_utf8_strlen(part->label, -1) <= MOST_CHARACTERS)
        return strpbrk(name, "0123456789") != NULL ? g_steal_pointer(&name) : g_strdup(part->label);
    g_autofree char *start = g_utf8_substring(part->label, 0, MOST_CHARACTERS - 1);
    return g_strconcat(start, "\u2026", NULL);
}

/* A card, linked premises, or a link, which has its two ends: "a->b". */
static char *end_name(const Names *names, const char *id)
{
    const char *arrow = strstr(id, "->");
    const GString *premises = g_hash_table_lookup(names->joints, id);

    if (premises != NULL)
        return g_strdup(premises->str);
    if (arrow == NULL)
        return card_name(names, id);
    g_autofree char *tail = g_strndup(id, (gsize)(arrow - id));
    g_autofree char *from = card_name(names, tail), *to = card_name(names, arrow + 2);
    return g_strdup_printf("the link from %s to %s", from, to);
}

static void free_string(gpointer string)
{
    g_string_free(string, TRUE);
}

/* Is the link that of a premise to the joint in which it meets others? */
static bool is_premise(const Part *part)
{
    return is_joint(part->to) && !is_joint(part->from) && part->class_name != NULL &&
           strcmp(part->class_name, "undercuts") != 0;
}

static void note_part(Names *names, const Part *part)
{
    if (part->type == PART_CARD && part->id != NULL) {
        union {
            const Part *part;
            gpointer pointer;
        } both = {.part = part};
        g_hash_table_insert(names->cards, part->id, both.pointer);
    }
}

static void note_premise(Names *names, const Part *part)
{
    GString *premises = g_hash_table_lookup(names->joints, part->to);
    g_autofree char *name = card_name(names, part->from);

    if (premises == NULL) {
        premises = g_string_new(NULL);
        g_hash_table_insert(names->joints, part->to, premises);
    } else {
        g_string_append(premises, " and ");
    }
    g_string_append(premises, name);
}

static bool is_told(const Part *part)
{
    return part->type == PART_LINK && part->from != NULL && part->to != NULL &&
           part->class_name != NULL;
}

static void append_link(GString *out, const Names *names, const Part *part)
{
    g_autofree char *from = end_name(names, part->from), *to = end_name(names, part->to);
    const char *verb = part->class_name;

    for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++)
        if (strcmp(part->class_name, verbs[i].relation) == 0)
            verb = is_joint(part->from) ? verbs[i].several : verbs[i].one;
    g_string_append_printf(out, "%s%s %s %s",
                           out->len > 0 ? "; " : "Links between the cards: ", from, verb, to);
}

static char *tell(const Scene *scene, const Names *names)
{
    GString *out = g_string_new(NULL);
    guint n_told = 0, n_more = 0;

    for (guint i = 0; i < scene->parts->len; i++) {
        const Part *part = g_ptr_array_index(scene->parts, i);
        if (!is_told(part) || is_premise(part))
            continue;
        if (n_told++ < MOST_LINKS)
            append_link(out, names, part);
        else
            n_more++;
    }
    if (n_more > 0)
        g_string_append_printf(out, "; and %u more", n_more);
    if (out->len > 0)
        g_string_append_c(out, '.');
    return g_string_free(out, out->len == 0);
}

char *rebut_link_words(const Scene *scene)
{
    g_autoptr(GHashTable) cards = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) joints =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_string);
    Names names = {cards, joints};

    for (guint i = 0; i < scene->parts->len; i++)
        note_part(&names, g_ptr_array_index(scene->parts, i));
    for (guint i = 0; i < scene->parts->len; i++) {
        const Part *part = g_ptr_array_index(scene->parts, i);
        if (is_told(part) && is_premise(part))
            note_premise(&names, part);
    }
    return tell(scene, &names);
}
