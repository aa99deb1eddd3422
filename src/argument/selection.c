/* In reading order a subtree is a stretch of items, so what is below an item follows it. */
#include "argument/selection.h"

/* The place in reading order behind the last item below `order[first]`. */
static guint end_of_subtree(const GPtrArray *order, guint first)
{
    const Item *top = g_ptr_array_index(order, first);
    guint end = first + 1;

    while (end < order->len && ((const Item *)g_ptr_array_index(order, end))->depth > top->depth)
        end++;
    return end;
}

static guint place_of(const GPtrArray *order, const Item *item)
{
    guint place = 0;

    while (g_ptr_array_index(order, place) != item)
        place++;
    return place;
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

Selection *rebut_selection_new(const Argument *argument, const Item *focus, size_t depth)
{
    Selection *selection = g_new0(Selection, 1);
    guint first = focus != NULL ? place_of(argument->order, focus) : 0;
    guint end = focus != NULL ? end_of_subtree(argument->order, first) : argument->order->len;

    selection->argument = argument;
    selection->is_shown = g_new0(guint8, argument->items->len + 1);
    selection->n_left_out = g_new0(guint, argument->items->len + 1);
    selection->page = g_new0(guint, argument->items->len + 1);
    for (guint i = first; i < end; i++) {
        const Item *item = g_ptr_array_index(argument->order, i);
        size_t level = item->depth - (focus != NULL ? focus->depth : 0);
        selection->is_shown[item->index] = depth == 0 || level < depth;
        selection->n_shown += selection->is_shown[item->index];
    }
    count_left_out(selection);
    return selection;
}

void rebut_selection_free(Selection *selection)
{
    if (selection == NULL)
        return;
    g_free(selection->is_shown);
    g_free(selection->n_left_out);
    g_free(selection->page);
    g_free(selection);
}

void rebut_selection_fold(Selection *selection, const Item *item, guint page)
{
    const GPtrArray *order = selection->argument->order;
    guint first = place_of(order, item), end = end_of_subtree(order, first);

    for (guint i = first + 1; i < end; i++) {
        const Item *below = g_ptr_array_index(order, i);
        selection->n_shown -= selection->is_shown[below->index];
        selection->is_shown[below->index] = 0;
    }
    selection->n_left_out[item->index] = end - first - 1;
    selection->page[item->index] = page;
}

bool rebut_selection_shows(const Selection *selection, const Item *item)
{
    return selection == NULL || selection->is_shown[item->index] != 0;
}

guint rebut_selection_left_out(const Selection *selection, const Item *item)
{
    return selection == NULL ? 0 : selection->n_left_out[item->index];
}
