/* Linked premises, which on the drawing meet in a joint, are named together. */
#include "scene/link_words.h"
#include <string.h>

enum { MOST_LINKS = 200, MOST_PREMISES = 20 };

/* By the class of a link. */
static const struct {
    const char *relation;
    WordKey key;
} sentences[] = {
    {"supports", WORD_LINK_SUPPORTS},   {"challenges", WORD_LINK_CHALLENGES},
    {"counters", WORD_LINK_COUNTERS},   {"part", WORD_LINK_PART},
    {"undercuts", WORD_LINK_UNDERCUTS},
};

char *rebut_link_sentence(const Lexicon *lexicon, const char *relation, size_t n_subjects,
                          const char *from, const char *to)
{
    size_t i = 0;

    while (i + 1 < G_N_ELEMENTS(sentences) && strcmp(relation, sentences[i].relation) != 0)
        i++;
    return rebut_phrase_for(lexicon, sentences[i].key, n_subjects, "from", from, "to", to, NULL);
}

typedef struct Names {
    const Lexicon *lexicon;
    GHashTable *cards;  /* id -> const Part * */
    GHashTable *joints; /* id -> GPtrArray *: the premises' names */
    GHashTable *aims;   /* joint's id -> id of what its premises bear on */
} Names;

/* Is it the name of linked premises? What is no card and no link is. */
static bool is_joint(const Names *names, const char *id)
{
    return id != NULL && strstr(id, "->") == NULL && !g_hash_table_contains(names->cards, id);
}

static char *card_name(const Names *names, const char *id)
{
    const Part *part = g_hash_table_lookup(names->cards, id);

    return g_strdup(part != NULL && part->called != NULL ? part->called
                                                         : rebut_word(names->lexicon, WORD_A_CARD));
}

static char *premises_name(const Names *names, const GPtrArray *premises)
{
    guint n = MIN(premises->len, MOST_PREMISES);

    return rebut_word_list(names->lexicon, (const char *const *)premises->pdata, n,
                           premises->len - n);
}

/* A card, or linked premises. */
static char *node_name(const Names *names, const char *id)
{
    const GPtrArray *premises = g_hash_table_lookup(names->joints, id);

    return premises != NULL ? premises_name(names, premises) : card_name(names, id);
}

/* The same, or a link, which has its two ends: "a->b". */
static char *end_name(const Names *names, const char *id)
{
    const char *arrow = strstr(id, "->");

    if (arrow == NULL)
        return node_name(names, id);
    g_autofree char *tail = g_strndup(id, (gsize)(arrow - id));
    g_autofree char *from = node_name(names, tail), *to = node_name(names, arrow + 2);
    return rebut_phrase(names->lexicon, WORD_THE_LINK, "from", from, "to", to, NULL);
}

static void free_names(gpointer names)
{
    g_ptr_array_unref(names);
}

/* Is the link that of a premise to the joint in which it meets others? */
static bool is_premise(const Names *names, const Part *part)
{
    return is_joint(names, part->to) && !is_joint(names, part->from) && part->class_name != NULL &&
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
    GPtrArray *premises = g_hash_table_lookup(names->joints, part->to);

    if (premises == NULL) {
        premises = g_ptr_array_new_with_free_func(g_free);
        g_hash_table_insert(names->joints, part->to, premises);
    }
    g_ptr_array_add(premises, card_name(names, part->from));
}

static bool is_told(const Part *part)
{
    return part->type == PART_LINK && part->from != NULL && part->to != NULL &&
           part->class_name != NULL;
}

/* Who undercuts linked premises denies that they bear on their conclusion. */
static char *aim_name(const Names *names, const Part *part)
{
    const char *aim = g_hash_table_lookup(names->aims, part->to);

    if (aim == NULL || strcmp(part->class_name, "undercuts") != 0)
        return end_name(names, part->to);
    g_autofree char *from = end_name(names, part->to), *to = end_name(names, aim);
    return rebut_phrase(names->lexicon, WORD_THE_LINK, "from", from, "to", to, NULL);
}

/* Linked premises take the verb of several, however few of them are named. */
static char *sentence(const Names *names, const Part *part)
{
    g_autofree char *from = end_name(names, part->from), *to = aim_name(names, part);

    return rebut_link_sentence(names->lexicon, part->class_name,
                               is_joint(names, part->from) ? 2 : 1, from, to);
}

static char *tell(const Scene *scene, const Names *names)
{
    g_autoptr(GString) out = g_string_new(NULL);
    guint n_told = 0, n_more = 0;

    for (guint i = 0; i < scene->parts->len; i++) {
        const Part *part = g_ptr_array_index(scene->parts, i);
        if (!is_told(part) || is_premise(names, part))
            continue;
        if (n_told++ >= MOST_LINKS) {
            n_more++;
            continue;
        }
        g_autofree char *words = sentence(names, part);
        g_string_append(out, out->len > 0 ? rebut_word(names->lexicon, WORD_CLAUSE_GAP) : "");
        g_string_append(out, words);
    }
    if (out->len == 0)
        return NULL;
    g_autofree char *more = n_more > 0 ? rebut_phrase_for(names->lexicon, WORD_CLAUSES_AND_MORE,
                                                          n_more, "words", out->str, NULL)
                                       : g_strdup(out->str);
    return rebut_phrase(names->lexicon, WORD_LINKS, "links", more, NULL);
}

char *rebut_link_words(const Scene *scene)
{
    g_autoptr(GHashTable) cards = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) joints = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_names);
    g_autoptr(GHashTable) aims = g_hash_table_new(g_str_hash, g_str_equal);
    Names names = {scene->lexicon, cards, joints, aims};

    for (guint i = 0; i < scene->parts->len; i++)
        note_part(&names, g_ptr_array_index(scene->parts, i));
    for (guint i = 0; i < scene->parts->len; i++) {
        const Part *part = g_ptr_array_index(scene->parts, i);
        if (is_told(part) && is_premise(&names, part))
            note_premise(&names, part);
        else if (is_told(part) && is_joint(&names, part->from))
            g_hash_table_insert(aims, part->from, part->to);
    }
    return tell(scene, &names);
}
