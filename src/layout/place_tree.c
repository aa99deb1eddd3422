/* The bearings of the argument (argument.h) already have the order; here they meet what is drawn.
 * The children of each place are added behind all places so far, so one pass makes the levels. */
#include "layout/place_tree.h"

#define MOST_REGIONS  40 /* groups for whose regions room is sought */
#define LONGEST_ELBOW (0.6 * REBUT_EM)
#define LEAST_TRUNK   (0.16 * REBUT_EM) /* from the card's left edge, so that elbows hold heads */

/* Is this the link by which the card hangs on its own parent? */
static bool is_stub(const Graph *graph, const NodeRecord *card, const Link *link)
{
    const EdgeRecord *edge = rebut_graph_link_edge(graph, link);

    return card->parent != NULL && edge != NULL && edge->reference == NULL;
}

static NodeRecord *premises_of(const Graph *graph, const Bearing *bearing, const EdgeRecord *edge)
{
    if (bearing->joint == NULL || edge == NULL)
        return NULL;
    NodeRecord *head = rebut_edge_head(graph, edge);
    if (head->role == NODE_ATTACKED_LINK)
        head = rebut_edge_head(graph, rebut_graph_edge(graph, edge->index + 1));
    return head->role == NODE_PREMISES ? head : NULL;
}

/* Where a stack is cut, a reference stands for the card with which it goes on. */
static NodeRecord *place_of(const Graph *graph, const Bearing *bearing)
{
    NodeRecord *card = rebut_graph_place(graph, bearing);

    if (card != NULL && card->role == NODE_CARD && card->continues != NULL)
        return rebut_graph_link_edge(graph, bearing->link)->reference;
    return card;
}

static void add_child(PlaceTree *tree, guint parent, const Bearing *bearing, NodeRecord *card)
{
    TreePlace *above = rebut_place_at(tree, parent);
    TreePlace place = {
        .card = card, .bearing = bearing, .parent = parent, .level = above->level + 1};

    place.edge = rebut_graph_link_edge(tree->graph, bearing->link);
    place.premises = premises_of(tree->graph, bearing, place.edge);
    place.is_flush = place.level > tree->most_indents;
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
        NodeRecord *child = place_of(tree->graph, bearing);
        if (child != NULL)
            add_child(tree, index, bearing, child);
    }
}

static void add_roots(PlaceTree *tree)
{
    for (guint i = 0; i < tree->graph->nodes->len; i++) {
        NodeRecord *card = rebut_graph_node(tree->graph, i);
        TreePlace place = {.card = card, .parent = REBUT_NO_PLACE};
        if (card->role == NODE_CARD && (card->parent == NULL || card->continues != NULL))
            g_array_append_val(tree->places, place);
    }
    tree->n_roots = tree->places->len;
}

static bool begins_premises(const PlaceTree *tree, guint index)
{
    const TreePlace *place = rebut_place_at(tree, index);

    return place->premises != NULL && place->premises->head != NULL &&
           (index == rebut_place_at(tree, place->parent)->first_child ||
            rebut_place_at(tree, index - 1)->premises != place->premises);
}

/* Does the bracket of the place's premises end at it? */
static bool ends_bracket(const PlaceTree *tree, guint index)
{
    const TreePlace *place = rebut_place_at(tree, index);
    const TreePlace *parent = rebut_place_at(tree, place->parent);

    return index + 1 == parent->first_child + parent->n_children ||
           rebut_place_at(tree, index + 1)->premises != place->premises;
}

/* Without the place's own bracket. What is flush stands where its parent does; without the parent's
 * bracket, if that does not go on beside it. */
static double inset_of(const PlaceTree *tree, const TreePlace *place)
{
    if (place->parent == REBUT_NO_PLACE)
        return tree->n_roots > 1 ? tree->indent : 0.0;
    const TreePlace *above = rebut_place_at(tree, place->parent);
    if (!place->is_flush)
        return above->inset + tree->indent;
    bool is_below_bracket =
        above->is_flush && above->premises != NULL && ends_bracket(tree, place->parent);
    return above->inset - (is_below_bracket ? REBUT_PREMISES_INSET : 0.0);
}

/* The gap between two siblings that stand one below the other. */
static double gap_between(const TreePlace *before, const TreePlace *place)
{
    if (place->parent == REBUT_NO_PLACE)
        return REBUT_GAP_TOPS;
    return before->n_children > 0 || before->premises != place->premises ? REBUT_GAP_GROUP
                                                                         : REBUT_GAP_STACK;
}

static void set_edge(const PlaceTree *tree, TreePlace *place, const TreePlace *above, bool is_first)
{
    place->inset = inset_of(tree, place);
    if (place->premises != NULL)
        place->inset += REBUT_PREMISES_INSET;
    place->edges = above != NULL ? above->edges : 1;
    for (guint i = 0; i < REBUT_N_EDGES; i++)
        place->saved[i] = above != NULL ? above->saved[i] : 0.0;
    if (above != NULL && above->level + 1 < REBUT_N_EDGES) {
        place->saved[above->level + 1] = above->inset;
        if (!is_first) /* the first child is in the first column */
            place->edges |= (guint8)(1U << (above->level + 1));
    }
}

/* Is the card one of the group's, or a reference below one? */
static bool is_member(const PlaceTree *tree, const Cluster *cluster, guint index)
{
    const TreePlace *place = rebut_place_at(tree, index);
    const Item *item = place->card->role == NODE_REFERENCE
                           ? rebut_place_at(tree, place->parent)->card->item
                           : place->card->item;
    Agnode_t *node = g_ptr_array_index(tree->graph->items, (guint)item->index);

    return agcontains(cluster->subgraph, node) != 0;
}

/* The places [*first, *end) whose subtrees are just the group's members: siblings, one behind the
 * other. False if there are none. */
static bool find_branches(const PlaceTree *tree, const Cluster *cluster, guint *first, guint *end)
{
    *first = REBUT_NO_PLACE;
    for (guint i = 0; i < tree->places->len; i++) {
        const TreePlace *place = rebut_place_at(tree, i);
        bool is_in = is_member(tree, cluster, i);
        bool is_above_in =
            place->parent != REBUT_NO_PLACE && is_member(tree, cluster, place->parent);
        if (is_above_in && !is_in)
            return false;
        if (!is_in || is_above_in)
            continue;
        if (*first == REBUT_NO_PLACE)
            *first = *end = i;
        if (i != *end || place->parent != rebut_place_at(tree, *first)->parent)
            return false;
        *end = i + 1;
    }
    return *first != REBUT_NO_PLACE;
}

/* A region's frame and title stand above its first member, and the frame goes on below its last. */
static void make_room_for_groups(const PlaceTree *tree)
{
    for (guint i = 0; i < tree->graph->clusters->len; i++) {
        guint first = 0, end = 0;
        if (!find_branches(tree, &g_array_index(tree->graph->clusters, Cluster, i), &first, &end))
            continue;
        TreePlace *top = rebut_place_at(tree, first);
        top->above += REBUT_REGION_ABOVE + rebut_slots_rise(&top->card->slots, G_MAXDOUBLE);
        rebut_place_at(tree, end - 1)->below += REBUT_REGION_BELOW;
    }
}

/* Sets insets, savings and the room above and below. */
static void set_edges(PlaceTree *tree)
{
    tree->n_edges = 0;
    for (guint i = 0; i < tree->places->len; i++) {
        TreePlace *place = rebut_place_at(tree, i);
        bool has_parent = place->parent != REBUT_NO_PLACE;
        const TreePlace *above = has_parent ? rebut_place_at(tree, place->parent) : NULL;
        bool is_first = has_parent ? i == above->first_child : i == 0;
        set_edge(tree, place, above, is_first);
        place->first_edge = tree->n_edges;
        tree->n_edges += rebut_edges_before(place->edges, REBUT_N_EDGES);
        place->above = has_parent && begins_premises(tree, i) ? REBUT_SCHEME_ROOM : 0.0;
        place->gap = is_first ? 0.0 : gap_between(place - 1, place);
        place->is_joined =
            !is_first && place->premises != NULL && place[-1].premises == place->premises;
    }
    if (tree->graph->clusters->len <= MOST_REGIONS)
        make_room_for_groups(tree);
}

PlaceTree *rebut_place_tree_new(Graph *graph, double indent, guint most_indents)
{
    PlaceTree *tree = g_new0(PlaceTree, 1);

    tree->graph = graph;
    tree->places = g_array_sized_new(FALSE, FALSE, sizeof(TreePlace), graph->nodes->len + 1);
    tree->indent = indent;
    tree->trunk = MAX(indent - LONGEST_ELBOW, LEAST_TRUNK);
    tree->most_indents = most_indents > 0 ? most_indents : G_MAXUINT;
    add_roots(tree);
    for (guint i = 0; i < tree->places->len; i++)
        add_children(tree, i);
    set_edges(tree);
    return tree;
}

void rebut_place_tree_free(PlaceTree *tree)
{
    if (tree == NULL)
        return;
    g_array_unref(tree->places);
    g_free(tree);
}
