/* Ghosts come last in `items` and among their siblings, so no index, number or label of what is
 * there changes. A link that is gone is drawn between cards: where it aimed at an inference or at a
 * link, at the card that it bore on. Reasons are told of the links that there are, so the rows of
 * links are made anew between adding ghosts of items and of links. */
#include "argument/ghosts.h"
#include "argument/adjacency.h"
#include "argument/check.h"
#include "argument/verdict.h"

const char *rebut_change_sign(Change change)
{
    switch (change) {
    case CHANGE_ADDED:
        return "+";
    case CHANGE_REMOVED:
        return "\u2212";
    case CHANGE_REWORDED:
        return "~";
    case CHANGE_MOVED:
        return "\u00bb";
    case CHANGE_VERDICT:
        break;
    }
    return NULL;
}

typedef struct Haunting {
    Argument *argument;
    const Comparison *comparison;
    Item **now; /* by the old item's index: what it is, a ghost if it is no more */
} Haunting;

static void mark_changes(const Haunting *haunting)
{
    const Comparison *comparison = haunting->comparison;

    for (guint i = 0; i < haunting->argument->items->len; i++) {
        Item *new = g_ptr_array_index(haunting->argument->items, i);
        const Item *old = comparison->old_of_new[i];
        if (old == NULL) {
            new->changes = CHANGE_ADDED;
            continue;
        }
        if (rebut_comparison_is_reworded(old, new))
            new->changes |= CHANGE_REWORDED;
        if (rebut_comparison_is_moved(comparison, old, new))
            new->changes |= CHANGE_MOVED;
        if (rebut_verdict_status(old) != rebut_verdict_status(new)) {
            new->changes |= CHANGE_VERDICT;
            new->former_status = rebut_verdict_status(old);
        }
    }
}

static Words copy_words(Argument *argument, const Words *words)
{
    return (Words){.bytes = words->bytes != NULL
                                ? g_string_chunk_insert(argument->texts, words->bytes)
                                : NULL};
}

/* The id that it had, or one that is free. */
static void name_ghost(Argument *argument, Item *ghost, const char *id)
{
    g_autofree char *name = g_strdup(id);

    for (size_t n = 1; rebut_argument_find(argument, name) != NULL; n++) {
        g_free(name);
        name = g_strdup_printf("%s-removed-%zu", id, n);
    }
    ghost->id.bytes = g_string_chunk_insert(argument->texts, name);
    rebut_argument_name(argument, ghost->id.bytes, rebut_end_item(ghost));
}

static Item *add_ghost(const Haunting *haunting, const Item *old)
{
    Argument *argument = haunting->argument;
    Item *ghost = rebut_argument_add_item(argument, old->kind, (Span){0, 0});
    Item *parent = old->parent != NULL ? haunting->now[old->parent->index] : NULL;

    name_ghost(argument, ghost, old->id.bytes);
    ghost->text = copy_words(argument, &old->text);
    ghost->short_text = copy_words(argument, &old->short_text);
    ghost->note = copy_words(argument, &old->note);
    ghost->number = g_strdup_printf("(%s)", old->number);
    ghost->label = old->label;
    ghost->is_set_aside = old->is_set_aside;
    ghost->changes = CHANGE_REMOVED;
    ghost->parent = parent;
    ghost->depth = parent != NULL ? parent->depth + 1 : 0;
    g_ptr_array_add(parent != NULL ? parent->children : argument->roots, ghost);
    return ghost;
}

/* In reading order, so that what a ghost stood under is there before it. */
static void add_ghosts(Haunting *haunting)
{
    const GPtrArray *order = haunting->comparison->old->order;

    for (guint i = 0; i < order->len; i++) {
        const Item *old = g_ptr_array_index(order, i);
        Item *now = haunting->comparison->new_of_old[old->index];
        haunting->now[old->index] = now != NULL ? now : add_ghost(haunting, old);
    }
}

static void add_former_links(const Haunting *haunting)
{
    const Argument *old = haunting->comparison->old;
    g_autofree Item **conclusions = rebut_argument_conclusions(old);

    for (guint i = 0; i < old->links->len; i++) {
        const Link *link = g_ptr_array_index(old->links, i);
        if (!haunting->comparison->is_lost[i] || link->from.type != END_ITEM)
            continue;
        Item *from = haunting->now[link->from.item->index];
        Item *to = haunting->now[rebut_link_bears_on(link, conclusions)->index];
        if (from == to)
            continue;
        Link *former =
            rebut_argument_add_link(haunting->argument, link->relation, rebut_end_item(from),
                                    rebut_end_item(to), (Span){0, 0});
        former->is_former = true;
        former->label = former->carries = LABEL_IN;
    }
}

void rebut_argument_add_ghosts(Argument *argument, const Comparison *comparison)
{
    g_autofree Item **now = g_new0(Item *, comparison->old->items->len + 1);
    Haunting haunting = {argument, comparison, now};

    mark_changes(&haunting);
    add_ghosts(&haunting);
    rebut_argument_order(argument);
    rebut_adjacency_free(argument->incoming);
    rebut_adjacency_free(argument->outgoing);
    argument->incoming = rebut_adjacency_new(argument, ONTO_NODE);
    argument->outgoing = rebut_adjacency_new(argument, FROM_NODE);
    add_former_links(&haunting);
    rebut_argument_bear(argument);
}
