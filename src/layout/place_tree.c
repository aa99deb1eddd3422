/* The bearings of the argument (argument.h) already have the order; here they meet what is drawn.
 * The children of each place are added behind all places so far, so one pass makes the levels. */
#include "layout/place_tree.h"

/* Is this the link by which the card hangs on its own parent? */
static bool is_stub(const Graph *graph, const NodeRecord *card, const Link *link)
{
    const EdgeRecord *edge = rebut_graph_link_edge(graph, link);

    return card->parent != NULL && edge != NULL && edge->reference == NULL;
}

static NodeRecord *premises_of(const Graph *graph, const Bearing *bearing)
{
    const EdgeRecord *edge = rebut_graph_link_edge(graph, bearing->link);

    if (bearing->joint == NULL || edge == NULL)
        return NULL;
    NodeRecord *head = rebut_edge_head(graph, edge);
    if (head->role == NODE_ATTACKED_LINK)
        head = rebut_edge_head(graph, rebut_graph_edge(graph, edge->index + 1));
    return head->role == NODE_PREMISES ? head : NULL;
}

static void add_child(PlaceTree *tree, guint parent, const Bearing *bearing)
{
    TreePlace *above = rebut_place_at(tree, parent);
    NodeRecord *card = rebut_graph_place(tree->graph, bearing);
    TreePlace place = {.card = card, .bearing = bearing, .parent = parent, .level = above->level + 1};

    place.edge = rebut_graph_link_edge(tree->graph, bearing->link);
    place.premises = premises_of(tree->graph, bearing);
    place.is_against = place.premises != NULL && bearing->is_against;
    place.denies_stub = bearing->is_undercutter && bearing->link->to.type == END_LINK &&
                        is_stub(tree->graph, above->card, bearing->link->to.link);
    above->n_children++;
    g_array_append_val(tree->places, place);
}

/* References end here: what stands below their card stands there. */
static void add_children(PlaceTree *tree, guint index)
{
    const NodeRecord *card = rebut_place_at(tree, index)->card;

    rebut_place_at(tree, index)->first_child = tree->places->len;
    if (card->role == NODE_REFERENCE)
        return;
    for (guint i = 0; i < card->item->bearings->len; i++) {
        const Bearing *bearing = &g_array_index(card->item->bearings, Bearing, i);
        if (rebut_graph_place(tree->graph, bearing) != NULL)
            add_child(tree, index, bearing);
    }
}

static void add_roots(PlaceTree *tree)
{
    for (guint i = 0; i < tree->graph->nodes->len; i++) {
        NodeRecord *card = rebut_graph_node(tree->graph, i);
        TreePlace place = {.card = card, .parent = REBUT_NO_PLACE};
        if (card->role == NODE_CARD && card->parent == NULL)
            g_array_append_val(tree->places, place);
    }
    tree->n_roots = tree->places->len;
}

PlaceTree *rebut_place_tree_new(Graph *graph)
{
    PlaceTree *tree = g_new0(PlaceTree, 1);

    tree->graph = graph;
    tree->places = g_array_new(FALSE, TRUE, sizeof(TreePlace));
    tree->indent = 1.1 * REBUT_EM;
    tree->trunk = 0.5 * REBUT_EM;
    add_roots(tree);
    for (guint i = 0; i < tree->places->len; i++)
        add_children(tree, i);
    rebut_place_tree_set_edges(tree);
    return tree;
}

void rebut_place_tree_free(PlaceTree *tree)
{
    if (tree == NULL)
        return;
    g_array_unref(tree->places);
    g_free(tree);
}

static bool begins_premises(const PlaceTree *tree, guint index)
{
    const TreePlace *place = rebut_place_at(tree, index);

    return place->premises != NULL && place->premises->head != NULL &&
           (index == rebut_place_at(tree, place->parent)->first_child ||
            rebut_place_at(tree, index - 1)->premises != place->premises);
}

void rebut_place_tree_set_edges(PlaceTree *tree)
{
    for (guint i = 0; i < tree->places->len; i++) {
        TreePlace *place = rebut_place_at(tree, i);
        const TreePlace *above = NULL;
        place->inset = tree->n_roots > 1 ? tree->indent : 0.0;
        if (place->parent != REBUT_NO_PLACE) {
            above = rebut_place_at(tree, place->parent);
            place->inset = above->inset + tree->indent;
        }
        if (place->premises != NULL)
            place->inset += REBUT_PREMISES_INSET;
        for (guint j = 0; j < REBUT_N_EDGES; j++)
            place->saved[j] = above != NULL ? above->saved[j] : 0.0;
        if (above != NULL && above->level + 1 < REBUT_N_EDGES)
            place->saved[above->level + 1] = above->inset;
        place->above = above != NULL && begins_premises(tree, i) ? REBUT_SCHEME_ROOM : 0.0;
    }
}

double rebut_place_tree_gap(const PlaceTree *tree, guint index, bool is_first)
{
    const TreePlace *place = rebut_place_at(tree, index);

    if (is_first)
        return REBUT_GAP_STACK;
    const TreePlace *before = rebut_place_at(tree, index - 1);
    bool is_apart = before->n_children > 0 || before->premises != place->premises;
    return is_apart ? REBUT_GAP_GROUP : REBUT_GAP_STACK;
}
