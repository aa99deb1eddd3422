/* Each item wants one parent: the one that it is nested under, else what its first link bears on.
 * That is a graph with at most one way out of each item, so it is a forest but for cycles, one to a
 * tree at most. Walking up from each item in the author's order and marking the walk finds them;
 * the cycle's item that stands first in the file becomes the root. All is done by loops, in time
 * linear in items and links. */
#include "argument/adjacency.h"
#include "argument/check.h"

enum { NUMBERED_LEVELS = 8 };

Item *rebut_link_bears_on(const Link *link, Item *const *conclusions)
{
    const End *end = &link->to;

    if (end->type == END_LINK)
        end = &end->link->from;
    /* A link onto a link onto a link cannot be written. */
    return end->type == END_JOINT ? conclusions[end->joint->index] : end->item;
}

Item **rebut_argument_conclusions(const Argument *argument)
{
    Item **conclusions = g_new0(Item *, argument->joints->len + 1);

    for (guint i = 0; argument->joints->len > 0 && i < argument->links->len; i++) {
        const Link *link = g_ptr_array_index(argument->links, i);
        if (link->from.type == END_JOINT)
            conclusions[link->from.joint->index] = link->to.item;
    }
    return conclusions;
}

/* A link by which one top-level item attacks another. */
static bool is_open_attack(const Link *link)
{
    return !link->is_nested && link->from.type == END_ITEM && link->to.type == END_ITEM &&
           link->from.item != link->to.item &&
           (link->relation == RELATION_CHALLENGES || link->relation == RELATION_COUNTERS);
}

/* A number for two items. Its low bits differ with either, as GLib hashes by them. */
static gint64 pair_of(const Argument *argument, const Item *from, const Item *to)
{
    return (gint64)from->index * (gint64)argument->items->len + (gint64)to->index;
}

/* Pairs of which the first attacks the second; `attacks_any`: by the item's index. */
static GHashTable *find_attacks(const Argument *argument, guint8 *attacks_any)
{
    GHashTable *attacks = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

    for (guint i = 0; i < argument->links->len; i++) {
        const Link *link = g_ptr_array_index(argument->links, i);
        if (!is_open_attack(link))
            continue;
        gint64 pair = pair_of(argument, link->from.item, link->to.item);
        g_hash_table_add(attacks, g_memdup2(&pair, sizeof pair));
        attacks_any[link->from.item->index] = true;
    }
    return attacks;
}

static bool is_answered(const Argument *argument, GHashTable *attacks, const Link *link)
{
    if (!is_open_attack(link))
        return false;
    gint64 answer = pair_of(argument, link->to.item, link->from.item);
    return g_hash_table_contains(attacks, &answer);
}

/* Who attacks what is no rival is none. */
static void spread(const Argument *argument, GHashTable *attacks, guint8 *is_rival)
{
    g_autoptr(Adjacency) from = rebut_adjacency_new(argument, FROM_NODE);
    g_autoptr(GPtrArray) others = g_ptr_array_new();

    for (guint i = 0; i < argument->items->len; i++)
        if (!is_rival[i])
            g_ptr_array_add(others, g_ptr_array_index(argument->items, i));
    while (others->len > 0) {
        const Item *item = g_ptr_array_steal_index(others, others->len - 1);
        for (size_t i = from->starts[item->index]; i < from->starts[item->index + 1]; i++) {
            const Link *link = from->links[i];
            if (!is_answered(argument, attacks, link) || !is_rival[link->to.item->index])
                continue;
            is_rival[link->to.item->index] = false;
            g_ptr_array_add(others, link->to.item);
        }
    }
}

/* Which items only attack others that only attack them, by the item's index: rivals, of which none
 * stands under another. Counting the answers to each attack needs a look-up of pairs. */
static guint8 *find_rivals(const Argument *argument)
{
    guint8 *is_rival = g_new0(guint8, argument->items->len + 1);
    g_autoptr(GHashTable) attacks = find_attacks(argument, is_rival);

    for (guint i = 0; i < argument->links->len; i++) {
        const Link *link = g_ptr_array_index(argument->links, i);
        if (link->from.type == END_ITEM && !is_answered(argument, attacks, link))
            is_rival[link->from.item->index] = false;
    }
    if (g_hash_table_size(attacks) > 0)
        spread(argument, attacks, is_rival);
    return is_rival;
}

/* The parent that each item wants: nested links first, then the first of the others. */
static void choose_parents(const Argument *argument, Item *const *conclusions)
{
    g_autofree guint8 *is_rival = find_rivals(argument);

    for (int round = 0; round < 2; round++) {
        for (guint i = 0; i < argument->links->len; i++) {
            const Link *link = g_ptr_array_index(argument->links, i);
            if (link->from.type != END_ITEM || link->is_nested != (round == 0))
                continue;
            Item *item = link->from.item;
            Item *parent = rebut_link_bears_on(link, conclusions);
            if (item->parent == NULL && parent != item && !is_rival[item->index])
                item->parent = parent;
        }
    }
}

/* Cuts the cycle that `item` is part of: its first item in the author's order becomes a root. */
static void cut_cycle(Item *item)
{
    Item *first = item;

    for (Item *other = item->parent; other != item; other = other->parent) {
        if (other->index < first->index)
            first = other;
    }
    first->parent = NULL;
}

static void cut_cycles(const Argument *argument)
{
    g_autofree guint *walks = g_new0(guint, argument->items->len + 1);

    for (guint i = 0; i < argument->items->len; i++) {
        Item *item = g_ptr_array_index(argument->items, i);
        while (item != NULL && walks[item->index] == 0) {
            walks[item->index] = i + 1;
            item = item->parent;
        }
        if (item != NULL && walks[item->index] == i + 1)
            cut_cycle(item);
    }
}

static void hang_children(Argument *argument)
{
    rebut_argument_bear(argument);
    for (guint i = 0; i < argument->items->len; i++) {
        Item *item = g_ptr_array_index(argument->items, i);
        if (item->parent == NULL)
            g_ptr_array_add(argument->roots, item);
        for (guint j = 0; j < item->bearings->len; j++) {
            const Bearing *bearing = &g_array_index(item->bearings, Bearing, j);
            if (!bearing->is_reference)
                g_ptr_array_add(item->children, bearing->item);
        }
    }
}

/* Children are pushed last to first, so that the first is taken next. */
static void push_items(GPtrArray *stack, const GPtrArray *items)
{
    for (guint i = items->len; i > 0; i--)
        g_ptr_array_add(stack, items->pdata[i - 1]);
}

static void number_siblings(const GPtrArray *items, const char *prefix)
{
    for (guint i = 0; i < items->len; i++) {
        Item *item = g_ptr_array_index(items, i);
        item->depth = item->parent != NULL ? item->parent->depth + 1 : 0;
        if (item->depth < NUMBERED_LEVELS)
            item->number = g_strdup_printf("%s%s%u", prefix, prefix[0] != '\0' ? "." : "", i + 1);
    }
}

void rebut_argument_order(Argument *argument)
{
    g_autoptr(GPtrArray) stack = g_ptr_array_new();

    g_ptr_array_set_size(argument->order, 0);
    g_array_set_size(argument->places, 0);
    push_items(stack, argument->roots);
    while (stack->len > 0) {
        Item *item = g_ptr_array_steal_index(stack, stack->len - 1);
        ItemPlace place = {(guint)item->index, REBUT_NO_ITEM};
        if (item->parent != NULL)
            place.parent = (guint)item->parent->index;
        g_ptr_array_add(argument->order, item);
        g_array_append_val(argument->places, place);
        push_items(stack, item->children);
    }
}

static void number_items(const Argument *argument)
{
    number_siblings(argument->roots, "");
    for (guint i = 0; i < argument->order->len; i++) {
        Item *item = g_ptr_array_index(argument->order, i);
        if (item->number == NULL)
            item->number = g_strdup_printf("#%u", i + 1);
        number_siblings(item->children, item->number);
    }
}

void rebut_argument_plant(Argument *argument)
{
    g_autofree Item **conclusions = rebut_argument_conclusions(argument);

    choose_parents(argument, conclusions);
    cut_cycles(argument);
    hang_children(argument);
    rebut_argument_order(argument);
    number_items(argument);
}
