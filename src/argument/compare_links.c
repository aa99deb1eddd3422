/* A link is the same in both maps when it has the same relation between the same things. Each thing
 * is written as a word: an item as its place in the new map, or else in the old one; a joint by its
 * id, or as the n-th nameless one of its conclusion; a link in brackets. Equal words in both maps
 * cancel each other out, one by one. */
#include "argument/check.h"
#include "argument/compare_private.h"

/* One of the two maps while its links are written. */
typedef struct Side {
    const Argument *argument;
    Item *const *new_of_old; /* NULL: it is the new one */
    Item **conclusions;
    size_t *places; /* of joints without an id among those of their conclusion */
} Side;

static void init_side(Side *side, const Argument *argument, Item *const *new_of_old)
{
    g_autofree size_t *n_joints = g_new0(size_t, argument->items->len + 1);

    *side = (Side){argument, new_of_old, rebut_argument_conclusions(argument),
                   g_new0(size_t, argument->joints->len + 1)};
    for (guint i = 0; i < argument->joints->len; i++) {
        const Joint *joint = g_ptr_array_index(argument->joints, i);
        if (joint->id.bytes == NULL)
            side->places[i] = n_joints[side->conclusions[i]->index]++;
    }
}

static void clear_side(Side *side)
{
    g_free(side->conclusions);
    g_free(side->places);
}

static void append_item(GString *out, const Side *side, const Item *item)
{
    const Item *now = side->new_of_old != NULL ? side->new_of_old[item->index] : item;

    if (now != NULL)
        g_string_append_printf(out, "n%zu", now->index);
    else
        g_string_append_printf(out, "o%zu", item->index);
}

static void append_joint(GString *out, const Side *side, const Joint *joint)
{
    if (joint->id.bytes != NULL) {
        g_string_append_printf(out, "j:%s", joint->id.bytes);
        return;
    }
    g_string_append_printf(out, "j%zu:", side->places[joint->index]);
    append_item(out, side, side->conclusions[joint->index]);
}

static void append_link(GString *out, const Side *side, const Link *link);

/* Links onto links onto links cannot be written, so this goes two deep. */
static void append_end(GString *out, const Side *side, End end)
{
    switch (end.type) {
    case END_ITEM:
        append_item(out, side, end.item);
        break;
    case END_JOINT:
        append_joint(out, side, end.joint);
        break;
    case END_LINK:
        g_string_append_c(out, '(');
        append_link(out, side, end.link);
        g_string_append_c(out, ')');
        break;
    }
}

static void append_link(GString *out, const Side *side, const Link *link)
{
    append_end(out, side, link->from);
    g_string_append_printf(out, " %s ", rebut_relation_name(link->relation));
    append_end(out, side, link->to);
}

static char *word_of(const Side *side, guint index)
{
    GString *out = g_string_new(NULL);

    append_link(out, side, g_ptr_array_index(side->argument->links, index));
    return g_string_free(out, FALSE);
}

void rebut_compare_links(Comparison *comparison)
{
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Side old, new;

    init_side(&old, comparison->old, comparison->new_of_old);
    init_side(&new, comparison->new, NULL);
    for (guint i = 0; i < comparison->old->links->len; i++) {
        char *word = word_of(&old, i);
        size_t n = GPOINTER_TO_SIZE(g_hash_table_lookup(counts, word));
        g_hash_table_insert(counts, word, GSIZE_TO_POINTER(n + 1));
    }
    for (guint i = 0; i < comparison->new->links->len; i++) {
        g_autofree char *word = word_of(&new, i);
        size_t n = GPOINTER_TO_SIZE(g_hash_table_lookup(counts, word));
        comparison->is_gained[i] = n == 0;
        if (n > 0)
            g_hash_table_insert(counts, g_steal_pointer(&word), GSIZE_TO_POINTER(n - 1));
    }
    /* What is left over is lost, the last ones of equal links. */
    for (guint i = comparison->old->links->len; i > 0; i--) {
        g_autofree char *word = word_of(&old, i - 1);
        size_t n = GPOINTER_TO_SIZE(g_hash_table_lookup(counts, word));
        comparison->is_lost[i - 1] = n > 0;
        if (n > 0)
            g_hash_table_insert(counts, g_steal_pointer(&word), GSIZE_TO_POINTER(n - 1));
    }
    clear_side(&old);
    clear_side(&new);
}
