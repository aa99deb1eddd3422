/* A tree is searched for the setting that suits the page, and placed in it. Where text would be too
 * small, deep stacks are cut: they go on in columns of their own, so the same search then has more
 * roots to place. At which height they are best cut is tried, from low to high scales. */
#include "layout/connectors.h"
#include "layout/cuts.h"
#include "layout/positions.h"
#include "layout/regions.h"
#include "layout/tree_search.h"

#define LEAST_CUT    40   /* cards of a map whose stacks may be cut */
#define CUT_GAIN     1.15 /* that it must bring in size */
#define FIRST_TARGET 1.25 /* times the scale without cuts */
#define NEXT_TARGET  1.3
#define LAST_TARGET  1.8 /* times the best scale, above which no more gain is to be expected */

static void set_cards(const PlaceTree *tree, const TreeSetting *setting)
{
    for (guint i = 0; i < tree->places->len; i++) {
        NodeRecord *card = rebut_place_at(tree, i)->card;
        rebut_card_set(card, card->box.width, setting->measure);
    }
}

static void set_size(Graph *graph, const PlaceTree *tree)
{
    graph->width = graph->height = 0.0;
    for (guint i = 0; i < tree->places->len; i++) {
        const TreePlace *place = rebut_place_at(tree, i);
        graph->width = MAX(graph->width, place->extent);
        graph->height = MAX(graph->height, place->card->box.y + place->card->box.height);
    }
}

/* By the index of a card: the root with which a stack goes on, or REBUT_NO_PLACE. */
static guint *find_pieces(const PlaceTree *tree)
{
    guint *pieces = g_new(guint, tree->graph->nodes->len + 1);

    for (guint i = 0; i < tree->graph->nodes->len; i++)
        pieces[i] = REBUT_NO_PLACE;
    for (guint i = 0; i < tree->n_roots; i++)
        if (rebut_place_at(tree, i)->card->continues != NULL)
            pieces[rebut_place_at(tree, i)->card->index] = i;
    return pieces;
}

/* What follows a place in reading order: its children, or the card that goes on with its stack. */
static void push_next(const PlaceTree *tree, const TreePlace *place, const guint *pieces,
                      GArray *stack)
{
    const NodeRecord *item_card = rebut_graph_item_node(tree->graph, place->card->item);

    if (place->card->role == NODE_REFERENCE && !place->bearing->is_reference)
        g_array_append_val(stack, pieces[item_card->index]);
    for (guint i = place->n_children; i-- > 0;) {
        guint child = place->first_child + i;
        g_array_append_val(stack, child);
    }
}

/* Depth first, by a stack of places. */
static void set_reading(Graph *graph, const PlaceTree *tree)
{
    g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autofree guint *pieces = find_pieces(tree);

    g_ptr_array_set_size(graph->reading, 0);
    for (guint i = tree->n_roots; i-- > 0;)
        if (rebut_place_at(tree, i)->card->continues == NULL)
            g_array_append_val(stack, i);
    while (stack->len > 0) {
        const TreePlace *place = rebut_place_at(tree, g_array_index(stack, guint, stack->len - 1));
        g_array_set_size(stack, stack->len - 1);
        if (place->card->role == NODE_REFERENCE)
            place->card->depth = rebut_place_at(tree, place->parent)->card->depth + 1;
        g_ptr_array_add(graph->reading, place->card);
        push_next(tree, place, pieces, stack);
    }
}

static PlaceTree *make_tree(Graph *graph, const LayoutRequest *request)
{
    double indent = request->indent > 0.0 ? request->indent : REBUT_INDENT;

    return rebut_place_tree_new(graph, indent, request->most_indents);
}

/* For the graph as it stands, cuts included. */
static TreeChoice search(Graph *graph, const LayoutRequest *request, const TreeLook *found)
{
    g_autoptr(PlaceTree) tree = make_tree(graph, request);
    g_autoptr(Heights) heights = rebut_heights_new(tree);

    return rebut_tree_search(tree, heights, request, found);
}

static double look(Graph *graph, const LayoutRequest *request, double least, TreeLook *found)
{
    g_autoptr(PlaceTree) tree = make_tree(graph, request);
    g_autoptr(Heights) heights = rebut_heights_new(tree);

    return rebut_tree_look(tree, heights, request, least, found);
}

static bool is_spent(const LayoutRequest *request)
{
    return request->budget != NULL && request->budget->is_spent;
}

/* Cuts the stacks that are too deep at one scale after the other, as long as that gains. What was
 * found is that of the whole tree, and becomes that of the cut one. */
static void find_cuts(Graph *graph, const LayoutRequest *request, double whole, TreeLook *found)
{
    TreeLook cut;
    double best = whole, best_target = 0.0, least = whole * CUT_GAIN;

    for (double target = whole * FIRST_TARGET;
         !is_spent(request) && target < 64.0 * request->frame->most_scale; target *= NEXT_TARGET) {
        bool is_cut = rebut_cuts_make(graph, request, target);
        double scale = is_cut ? look(graph, request, MAX(least, best * 1.001), &cut) : 0.0;
        rebut_cuts_mend(graph);
        if (!is_cut || (best_target > 0.0 && scale < 0.8 * best))
            break;
        if (scale >= MAX(least, best * 1.001)) {
            best = scale;
            best_target = target;
            *found = cut;
        }
        if (target > LAST_TARGET * best)
            break;
    }
    if (best_target > 0.0)
        rebut_cuts_make(graph, request, best_target);
}

static void place(Graph *graph, const LayoutRequest *request, const TreeChoice *choice)
{
    g_autoptr(PlaceTree) tree = make_tree(graph, request);
    g_autoptr(Heights) heights = rebut_heights_new(tree);

    rebut_heights_find(heights, &choice->setting);
    rebut_positions_find(tree, heights, &choice->setting);
    set_cards(tree, &choice->setting);
    set_size(graph, tree);
    set_reading(graph, tree);
    graph->scale = choice->scale;
    rebut_connectors_draw(tree);
    rebut_regions_place(graph);
}

void rebut_layout_tree(Graph *graph, const LayoutRequest *request)
{
    size_t n_cards = rebut_graph_n_cards(graph);

    graph->is_tree = true;
    rebut_cuts_mend(graph);
    if (n_cards == 0)
        return;
    TreeLook found;
    double whole = look(graph, request, 0.0, &found);
    if (n_cards >= LEAST_CUT && request->frame->height > 0.0 && whole < request->floor_scale)
        find_cuts(graph, request, whole, &found);
    TreeChoice choice = search(graph, request, &found);
    place(graph, request, &choice);
}

bool rebut_layout_tree_fits(Graph *graph, const LayoutRequest *request, double scale)
{
    g_autoptr(PlaceTree) tree = make_tree(graph, request);
    g_autoptr(Heights) heights = rebut_heights_new(tree);

    return tree->places->len == 0 || rebut_tree_fits(tree, heights, request, scale);
}
