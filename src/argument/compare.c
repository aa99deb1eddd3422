/* Items are matched from the surest sign to the weakest: an id that an author gave; the same words
 * under the same item; alike words under the same item; the same words anywhere. The second and the
 * third go through the new map in reading order, so that an item's parent is settled before it is
 * looked at. Links are then compared as strings in which each item is written as what it is matched
 * with (compare_links.c). */
#include "argument/compare.h"
#include "argument/compare_private.h"
#include "argument/verdict.h"
#include <string.h>

static void match(Comparison *comparison, Item *old, Item *new)
{
    comparison->new_of_old[old->index] = new;
    comparison->old_of_new[new->index] = old;
    comparison->n_matched++;
}

static bool is_free_old(const Comparison *comparison, const Item *old)
{
    return comparison->new_of_old[old->index] == NULL;
}

static bool is_free_new(const Comparison *comparison, const Item *new)
{
    return comparison->old_of_new[new->index] == NULL;
}

/* Made ids change with the text, so an id says something only if an author gave it. */
static void match_ids(Comparison *comparison)
{
    for (guint i = 0; i < comparison->new->items->len; i++) {
        Item *new = g_ptr_array_index(comparison->new->items, i);
        Item *old = rebut_argument_find_item(comparison->old, new->id.bytes);
        if (old != NULL && !(old->id_is_made && new->id_is_made))
            match(comparison, old, new);
    }
}

static guint hash_text(gconstpointer item)
{
    return g_str_hash(((const Item *)item)->text.bytes);
}

static gboolean has_equal_text(gconstpointer a, gconstpointer b)
{
    return strcmp(((const Item *)a)->text.bytes, ((const Item *)b)->text.bytes) == 0;
}

static gboolean has_equal_text_and_kind(gconstpointer a, gconstpointer b)
{
    return ((const Item *)a)->kind == ((const Item *)b)->kind && has_equal_text(a, b);
}

/* Equal items are matched in their order: the table leads to the first one, `next_equal` on. */
static void match_equal(Comparison *comparison, const GPtrArray *old, const GPtrArray *new,
                        GEqualFunc is_equal)
{
    g_autoptr(GHashTable) firsts = g_hash_table_new(hash_text, is_equal);

    for (guint i = old->len; i > 0; i--) {
        Item *item = g_ptr_array_index(old, i - 1);
        if (!is_free_old(comparison, item))
            continue;
        comparison->next_equal[item->index] = g_hash_table_lookup(firsts, item);
        g_hash_table_replace(firsts, item, item);
    }
    for (guint i = 0; i < new->len; i++) {
        Item *item = g_ptr_array_index(new, i);
        Item *before = is_free_new(comparison, item) ? g_hash_table_lookup(firsts, item) : NULL;
        if (before == NULL)
            continue;
        Item *next = comparison->next_equal[before->index];
        match(comparison, before, item);
        if (next != NULL)
            g_hash_table_replace(firsts, next, next);
        else
            g_hash_table_remove(firsts, before);
    }
}

static GPtrArray *free_items(const Comparison *comparison, const GPtrArray *items, bool is_old)
{
    GPtrArray *rest = g_ptr_array_new();

    for (guint i = 0; i < items->len; i++) {
        Item *item = g_ptr_array_index(items, i);
        if (is_old ? is_free_old(comparison, item) : is_free_new(comparison, item))
            g_ptr_array_add(rest, item);
    }
    return rest;
}

/* A reworded item has at least so much in common with what it was. */
static const double LEAST_ALIKE = 0.4;
enum { WINDOW = 16 }; /* it is looked for among so many before and behind its place */

typedef struct Pair {
    guint old, new; /* places in the lists */
    double alike;
} Pair;

static int compare_pairs(gconstpointer left, gconstpointer right)
{
    const Pair *a = left, *b = right;

    if (a->alike != b->alike)
        return a->alike > b->alike ? -1 : 1;
    if (a->new != b->new)
        return a->new < b->new ? -1 : 1;
    return a->old < b->old ? -1 : a->old > b->old;
}

static GArray *find_alike(const GPtrArray *old, const GPtrArray *new)
{
    g_autoptr(GPtrArray) old_grams = rebut_grams_of(old), new_grams = rebut_grams_of(new);
    GArray *pairs = g_array_new(FALSE, FALSE, sizeof(Pair));

    for (guint i = 0; i < new->len; i++) {
        guint first = i > WINDOW ? i - WINDOW : 0, end = MIN(old->len, i + WINDOW + 1);
        for (guint j = first; j < end; j++) {
            const Item *a = g_ptr_array_index(old, j), *b = g_ptr_array_index(new, i);
            Pair pair = {j, i, rebut_grams_alike(old_grams->pdata[j], new_grams->pdata[i])};
            if (a->kind == b->kind && pair.alike >= LEAST_ALIKE)
                g_array_append_val(pairs, pair);
        }
    }
    g_array_sort(pairs, compare_pairs);
    return pairs;
}

/* The most alike first. */
static void match_alike(Comparison *comparison, const GPtrArray *old, const GPtrArray *new)
{
    g_autoptr(GPtrArray) old_rest = free_items(comparison, old, true);
    g_autoptr(GPtrArray) new_rest = free_items(comparison, new, false);

    if (old_rest->len == 0 || new_rest->len == 0)
        return;
    g_autoptr(GArray) pairs = find_alike(old_rest, new_rest);
    for (guint i = 0; i < pairs->len; i++) {
        Pair pair = g_array_index(pairs, Pair, i);
        Item *before = g_ptr_array_index(old_rest, pair.old);
        Item *after = g_ptr_array_index(new_rest, pair.new);
        if (is_free_old(comparison, before) && is_free_new(comparison, after))
            match(comparison, before, after);
    }
}

static void match_lists(Comparison *comparison, const GPtrArray *old, const GPtrArray *new)
{
    match_equal(comparison, old, new, has_equal_text);
    match_alike(comparison, old, new);
}

/* Below items that are matched, from the top. */
static void match_downwards(Comparison *comparison)
{
    const GPtrArray *order = comparison->new->order;

    match_lists(comparison, comparison->old->roots, comparison->new->roots);
    for (guint i = 0; i < order->len; i++) {
        const Item *new = g_ptr_array_index(order, i);
        const Item *old = comparison->old_of_new[new->index];
        if (old != NULL && old->children->len > 0 && new->children->len > 0)
            match_lists(comparison, old->children, new->children);
    }
}

Comparison *rebut_comparison_new(const Argument *old, const Argument *new)
{
    Comparison *comparison = g_new0(Comparison, 1);

    *comparison = (Comparison){.old = old,
                               .new = new,
                               .new_of_old = g_new0(Item *, old->items->len + 1),
                               .old_of_new = g_new0(Item *, new->items->len + 1),
                               .next_equal = g_new0(Item *, old->items->len + 1),
                               .is_lost = g_new0(bool, old->links->len + 1),
                               .is_gained = g_new0(bool, new->links->len + 1)};
    match_ids(comparison);
    match_downwards(comparison);
    match_equal(comparison, old->order, new->order, has_equal_text_and_kind);
    match_downwards(comparison);
    g_clear_pointer(&comparison->next_equal, g_free);
    rebut_compare_links(comparison);
    return comparison;
}

void rebut_comparison_free(Comparison *comparison)
{
    if (comparison == NULL)
        return;
    g_free(comparison->new_of_old);
    g_free(comparison->old_of_new);
    g_free(comparison->is_lost);
    g_free(comparison->is_gained);
    g_free(comparison);
}

bool rebut_comparison_is_reworded(const Item *old, const Item *new)
{
    return strcmp(old->text.bytes, new->text.bytes) != 0;
}

bool rebut_comparison_is_moved(const Comparison *comparison, const Item *old, const Item *new)
{
    if (old->parent == NULL || new->parent == NULL)
        return old->parent != new->parent;
    return comparison->new_of_old[old->parent->index] != new->parent;
}

bool rebut_comparison_is_judged_anew(const Item *old, const Item *new)
{
    return rebut_verdict_status(old) != rebut_verdict_status(new) ||
           old->is_unsupported != new->is_unsupported;
}

static bool differs(const Words *old, const Words *new)
{
    return g_strcmp0(old->bytes, new->bytes) != 0;
}

static bool sources_differ(const Item *old, const Item *new)
{
    if (old->citations->len != new->citations->len)
        return true;
    for (guint i = 0; i < old->citations->len; i++) {
        const Citation *a = g_ptr_array_index(old->citations, i);
        const Citation *b = g_ptr_array_index(new->citations, i);
        if (differs(&a->key, &b->key) || differs(&a->at, &b->at) || differs(&a->quote, &b->quote) ||
            differs(&a->url, &b->url))
            return true;
    }
    return false;
}

static bool classes_differ(const Item *old, const Item *new)
{
    if (old->classes->len != new->classes->len)
        return true;
    for (guint i = 0; i < old->classes->len; i++)
        if (differs(&g_array_index(old->classes, Words, i), &g_array_index(new->classes, Words, i)))
            return true;
    return false;
}

unsigned rebut_comparison_details(const Item *old, const Item *new)
{
    bool are_given = !old->id_is_made && !new->id_is_made;

    return (old->kind != new->kind ? DETAIL_KIND : 0U) |
           (are_given && differs(&old->id, &new->id) ? DETAIL_ID : 0U) |
           (differs(&old->short_text, &new->short_text) ? DETAIL_SHORT : 0U) |
           (differs(&old->note, &new->note) ? DETAIL_NOTE : 0U) |
           (sources_differ(old, new) ? DETAIL_SOURCES : 0U) |
           (differs(&old->link, &new->link) ? DETAIL_LINK : 0U) |
           (classes_differ(old, new) ? DETAIL_CLASSES : 0U);
}

const char *rebut_detail_name(Detail detail)
{
    switch (detail) {
    case DETAIL_KIND:
        return "kind";
    case DETAIL_ID:
        return "id";
    case DETAIL_SHORT:
        return "short";
    case DETAIL_NOTE:
        return "note";
    case DETAIL_SOURCES:
        return "sources";
    case DETAIL_LINK:
        return "link";
    case DETAIL_CLASSES:
        return "classes";
    }
    return NULL;
}
