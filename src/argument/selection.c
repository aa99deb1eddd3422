/* In reading order a subtree is a stretch of items, so what is below an item follows it. */
#include "argument/selection.h"
#include "argument/check.h"
#include <string.h>

/* The place in reading order behind the last item below `order[first]`. */
static guint end_of_subtree(const GPtrArray *order, guint first)
{
    const Item *top = g_ptr_array_index(order, first);
    guint end = first + 1;

    while (end < order->len && ((const Item *)g_ptr_array_index(order, end))->depth > top->depth)
        end++;
    return end;
}

/* Counts for every shown item what of its subtree is not shown, children before parents. */
static void count_left_out(Selection *selection)
{
    const GPtrArray *order = selection->argument->order;

    for (guint i = order->len; i-- > 0;) {
        const Item *item = g_ptr_array_index(order, i);
        if (item->parent != NULL && selection->is_shown[item->index] == 0)
            selection->n_left_out[item->parent->index] += selection->n_left_out[item->index] + 1;
    }
}

/* By item index: it attacks the link of its parent, and bears on that one in no other way. */
static bool *find_attackers(const Argument *argument)
{
    bool *is_attacker = g_new0(bool, argument->items->len + 1);

    for (int round = 0; round < 2; round++) {
        for (guint i = 0; i < argument->links->len; i++) {
            const Link *link = g_ptr_array_index(argument->links, i);
            if (link->from.type != END_ITEM || (link->to.type == END_LINK) != (round == 0))
                continue;
            const Item *item = link->from.item;
            const End *aim = round == 0 ? &link->to.link->from : &link->to;
            if (aim->type == END_ITEM && aim->item == item->parent)
                is_attacker[item->index] = round == 0;
        }
    }
    return is_attacker;
}

/* Shows the items of a stretch in reading order that are at most `depth` levels below its first
 * one, or below the roots. Levels are counted from 1, which leaves 0 for what is outside. */
static void show_levels(Selection *selection, guint first, guint end, size_t depth)
{
    const Argument *argument = selection->argument;
    g_autofree bool *is_attacker = find_attackers(argument);
    g_autofree size_t *levels = g_new0(size_t, argument->items->len + 1); /* from 1 */

    for (guint i = first; i < end; i++) {
        const Item *item = g_ptr_array_index(argument->order, i);
        size_t above = item->parent != NULL ? levels[item->parent->index] : 0;
        levels[item->index] = above + (above == 0 || !is_attacker[item->index]);
        selection->is_shown[item->index] = levels[item->index] - 1 <= depth;
        selection->n_shown += selection->is_shown[item->index];
    }
}

static void list_shown(Selection *selection)
{
    const GPtrArray *order = selection->argument->order;

    g_ptr_array_set_size(selection->items, 0);
    for (guint i = 0; i < order->len; i++) {
        Item *item = g_ptr_array_index(order, i);
        if (selection->is_shown[item->index] != 0)
            g_ptr_array_add(selection->items, item);
    }
}

/* A selection that shows nothing yet. */
static Selection *new_selection(const Argument *argument, const Item *focus)
{
    Selection *selection = g_new0(Selection, 1);
    guint n = argument->items->len + 1;

    selection->argument = argument;
    selection->focus = focus;
    selection->items = g_ptr_array_new();
    selection->is_shown = g_new0(guint8, n);
    selection->is_again = g_new0(guint8, n);
    selection->n_left_out = g_new0(guint, n);
    selection->page = g_new0(guint, n);
    selection->origin = g_new0(guint, n);
    return selection;
}

Selection *rebut_selection_new(const Argument *argument, const Item *focus, size_t depth)
{
    Selection *selection = new_selection(argument, focus);
    guint first = 0, end = argument->order->len;

    if (focus != NULL) {
        while (g_ptr_array_index(argument->order, first) != focus)
            first++;
        end = end_of_subtree(argument->order, first);
    }
    show_levels(selection, first, end, depth);
    list_shown(selection);
    count_left_out(selection);
    return selection;
}

/* All in one walk from the last item to the first, since pages of large maps are many. */
Selection *rebut_selection_of_places(const Argument *argument, const guint8 *shown)
{
    Selection *selection = new_selection(argument, NULL);
    g_autoptr(GPtrArray) items = g_ptr_array_new();

    for (guint i = argument->order->len; i-- > 0;) {
        const ItemPlace *place = &g_array_index(argument->places, ItemPlace, i);
        if (shown[i] != REBUT_NOT_SHOWN) {
            selection->is_shown[place->item] = 1;
            selection->is_again[place->item] = shown[i] == REBUT_SHOWN_AGAIN;
            g_ptr_array_add(items, g_ptr_array_index(argument->order, i));
        } else if (place->parent != REBUT_NO_ITEM) {
            selection->n_left_out[place->parent] += selection->n_left_out[place->item] + 1;
        }
    }
    for (guint i = items->len; i-- > 0;)
        g_ptr_array_add(selection->items, g_ptr_array_index(items, i));
    selection->n_shown = items->len;
    return selection;
}

Selection *rebut_selection_of_view(const Argument *argument, const View *view)
{
    static const char *const lists[N_KINDS] = {
        [KIND_CLAIM] = "claims",
        [KIND_CHALLENGE] = "challenges",
        [KIND_COUNTERMEASURE] = "countermeasures",
        [KIND_EVIDENCE] = "evidence",
    };
    const Item *focus =
        view->focus.bytes != NULL ? rebut_argument_find_item(argument, view->focus.bytes) : NULL;
    size_t depth = view->depth.bytes != NULL ? (size_t)g_ascii_strtoull(view->depth.bytes, NULL, 10)
                                             : REBUT_ALL_LEVELS;
    Selection *selection = rebut_selection_new(argument, focus, depth);
    bool shown[N_KINDS] = {false};

    for (guint i = 0; i < view->show->len; i++)
        for (int kind = 0; kind < N_KINDS; kind++)
            shown[kind] |= strcmp(g_array_index(view->show, Words, i).bytes, lists[kind]) == 0;
    if (view->show->len > 0)
        rebut_selection_show_kinds(selection, shown);
    return selection;
}

void rebut_selection_free(Selection *selection)
{
    if (selection == NULL)
        return;
    g_free(selection->is_shown);
    g_free(selection->is_again);
    g_free(selection->n_left_out);
    g_free(selection->page);
    g_free(selection->origin);
    g_ptr_array_unref(selection->items);
    g_free(selection);
}

static void hide(Selection *selection, const Item *item)
{
    selection->n_shown -= selection->is_shown[item->index];
    selection->is_shown[item->index] = 0;
}

static void count_anew(Selection *selection)
{
    memset(selection->n_left_out, 0, selection->argument->items->len * sizeof(guint));
    count_left_out(selection);
}

void rebut_selection_show_kinds(Selection *selection, const bool shown[N_KINDS])
{
    const GPtrArray *items = selection->argument->items;

    for (guint i = 0; i < items->len; i++) {
        const Item *item = g_ptr_array_index(items, i);
        if (!shown[item->kind])
            hide(selection, item);
    }
    list_shown(selection);
    count_anew(selection);
}

bool rebut_selection_shows(const Selection *selection, const Item *item)
{
    return selection == NULL || selection->is_shown[item->index] != 0;
}

bool rebut_selection_shows_again(const Selection *selection, const Item *item)
{
    return selection != NULL && selection->is_again[item->index] != 0;
}

guint rebut_selection_left_out(const Selection *selection, const Item *item)
{
    return selection == NULL ? 0 : selection->n_left_out[item->index];
}

/* The nearest card above the item that is shown, or NULL. */
static const Item *find_host(const Selection *selection, const Item *item)
{
    do
        item = item->parent;
    while (item != NULL && !rebut_selection_shows(selection, item));
    return item;
}

guint *rebut_selection_elsewhere(const Selection *selection)
{
    guint *counts = g_new0(guint, selection->argument->items->len + 1);

    for (guint i = 0; i < selection->items->len; i++) {
        const Item *item = g_ptr_array_index(selection->items, i);
        for (guint j = 0; j < item->bearings->len; j++) {
            const Bearing *bearing = &g_array_index(item->bearings, Bearing, j);
            if (bearing->is_reference && !rebut_selection_shows_bearing(selection, bearing) &&
                find_host(selection, bearing->item) != item)
                counts[item->index]++;
        }
    }
    return counts;
}
