/* Every link from an item stands once in the reading order: under the item that it bears on. Of the
 * links by which an item could hang on its parent one is its own (a nested one before others), and
 * all others are references. The bearings of an item are sorted once, by keys that are places in
 * the file, so time is linear but for the sorting of siblings. */
#include "argument/check.h"
#include <stdlib.h>

/* What siblings are sorted by. */
typedef struct Seat {
    Bearing bearing;
    size_t place; /* in the file */
    size_t chunk; /* the first place of the linked premises that it belongs to, else its own */
} Seat;

/* Every place in the file; what another version of the map had stands behind all. */
static size_t place_of(const Bearing *bearing)
{
    const Item *item = bearing->item;

    if (bearing->link->is_former || (item->changes & CHANGE_REMOVED) != 0)
        return G_MAXSIZE / 2 + bearing->link->index;
    return bearing->is_reference ? bearing->link->span.start : item->span.start;
}

static int compare_seats(const void *left, const void *right)
{
    const Seat *a = left, *b = right;

    if (a->bearing.is_undercutter != b->bearing.is_undercutter)
        return a->bearing.is_undercutter ? -1 : 1;
    if (a->chunk != b->chunk)
        return a->chunk < b->chunk ? -1 : 1;
    if (a->bearing.is_against != b->bearing.is_against)
        return a->bearing.is_against ? 1 : -1;
    if (a->place != b->place)
        return a->place < b->place ? -1 : 1;
    return (a->bearing.link->index > b->bearing.link->index) -
           (a->bearing.link->index < b->bearing.link->index);
}

/* The link by which each item hangs on its parent, by the item's index. */
static const Link **own_links(const Argument *argument, Item *const *conclusions)
{
    const Link **own = g_new0(const Link *, argument->items->len + 1);

    for (int round = 0; round < 2; round++) {
        for (guint i = 0; i < argument->links->len; i++) {
            const Link *link = g_ptr_array_index(argument->links, i);
            if (link->from.type != END_ITEM || link->is_nested != (round == 0))
                continue;
            const Item *item = link->from.item;
            if (own[item->index] == NULL && item->parent != NULL &&
                rebut_link_bears_on(link, conclusions) == item->parent)
                own[item->index] = link;
        }
    }
    return own;
}

static Bearing bearing_of(const Link *link, const Link *const *own)
{
    Bearing bearing = {
        .link = link, .item = link->from.item, .index = (guint)link->from.item->index};

    bearing.joint = link->to.type == END_JOINT ? link->to.joint : NULL;
    bearing.is_against = bearing.joint != NULL && link->relation == RELATION_UNDERCUTS;
    bearing.is_undercutter = link->to.type == END_LINK;
    bearing.is_reference = own[bearing.item->index] != link;
    return bearing;
}

static void gather(const Argument *argument, Item *const *conclusions)
{
    g_autofree const Link **own = own_links(argument, conclusions);

    for (guint i = 0; i < argument->items->len; i++) {
        Item *item = g_ptr_array_index(argument->items, i);
        g_array_set_size(item->bearings, 0);
    }
    for (guint i = 0; i < argument->links->len; i++) {
        const Link *link = g_ptr_array_index(argument->links, i);
        Item *host = rebut_link_bears_on(link, conclusions);
        if (link->from.type != END_ITEM || host == NULL)
            continue;
        Bearing bearing = bearing_of(link, own);
        g_array_append_val(host->bearings, bearing);
    }
}

/* `first_places`: by the joint's index, G_MAXSIZE at first, and again afterwards. */
static void sort_bearings(Item *item, size_t *first_places)
{
    guint n = item->bearings->len;
    g_autofree Seat *seats = g_new0(Seat, n + 1);

    for (guint i = 0; i < n; i++) {
        seats[i].bearing = g_array_index(item->bearings, Bearing, i);
        seats[i].place = seats[i].chunk = place_of(&seats[i].bearing);
        const Joint *joint = seats[i].bearing.joint;
        if (joint != NULL)
            first_places[joint->index] = MIN(first_places[joint->index], seats[i].place);
    }
    for (guint i = 0; i < n; i++)
        if (seats[i].bearing.joint != NULL)
            seats[i].chunk = first_places[seats[i].bearing.joint->index];
    qsort(seats, n, sizeof *seats, compare_seats);
    for (guint i = 0; i < n; i++) {
        if (seats[i].bearing.joint != NULL)
            first_places[seats[i].bearing.joint->index] = G_MAXSIZE;
        g_array_index(item->bearings, Bearing, i) = seats[i].bearing;
    }
}

void rebut_argument_bear(Argument *argument)
{
    g_autofree Item **conclusions = rebut_argument_conclusions(argument);
    g_autofree size_t *first_places = g_new(size_t, argument->joints->len + 1);

    for (guint i = 0; i < argument->joints->len; i++)
        first_places[i] = G_MAXSIZE;
    gather(argument, conclusions);
    for (guint i = 0; i < argument->items->len; i++)
        sort_bearings(g_ptr_array_index(argument->items, i), first_places);
}
