/* Parents come from the records; then premises are moved below their joint and attackers of a link
 * beside its tail. Siblings are sorted by a key that is their reading order, save that a joint
 * stands where its first premise does and an attacker right behind what it attacks. */
#include "graph/forest.h"
#include <stdlib.h>

typedef struct Seat {
    size_t parent;
    size_t key, behind; /* order among siblings: by key, then by how far behind it */
    size_t node;
} Seat;

static size_t index_of(Agnode_t *node)
{
    return node == NULL ? REBUT_NO_NODE : rebut_node_record(node)->index;
}

static void take_parents(Forest *forest, Seat *seats)
{
    for (size_t i = 0; i < forest->n_nodes; i++) {
        const NodeRecord *node = rebut_graph_node(forest->graph, i);
        seats[i] = (Seat){index_of(node->parent), i, 0, i};
        if (seats[i].parent == i)
            seats[i].parent = REBUT_NO_NODE;
    }
}

/* Premises go below their joint, which takes the place of the first of them. */
static void move_premises(Forest *forest, Seat *seats)
{
    for (size_t i = 0; i < forest->graph->edges->len; i++) {
        const EdgeRecord *edge = rebut_graph_edge(forest->graph, i);
        const NodeRecord *tail = rebut_edge_tail(forest->graph, edge),
                         *head = rebut_edge_head(forest->graph, edge);
        Seat *seat = &seats[tail->index];
        if (head->role != NODE_PREMISES || tail->role != NODE_CARD || tail->parent == NULL ||
            tail->parent != head->parent || seat->parent != index_of(tail->parent))
            continue;
        seat->parent = head->index;
        if (seats[head->index].key == head->index)
            seats[head->index].key = tail->index;
    }
}

/* The first half's edge of the link that this joint lies on, or NULL. */
static const EdgeRecord **first_halves(const Forest *forest)
{
    const EdgeRecord **halves = g_new0(const EdgeRecord *, forest->n_nodes + 1);

    for (size_t i = 0; i < forest->graph->edges->len; i++) {
        const EdgeRecord *edge = rebut_graph_edge(forest->graph, i);
        if (edge->part == LINK_FIRST_HALF)
            halves[rebut_edge_head(forest->graph, edge)->index] = edge;
    }
    return halves;
}

/* The node that an edge aims at, through the joint if it is the first half of a link. */
static size_t aim_of(const Forest *forest, size_t edge)
{
    const EdgeRecord *record = rebut_graph_edge(forest->graph, edge);

    if (record->part == LINK_FIRST_HALF)
        record = rebut_graph_edge(forest->graph, edge + 1);
    return rebut_edge_head(forest->graph, record)->index;
}

static void find_tree_edges(Forest *forest, const Seat *seats)
{
    for (size_t i = forest->graph->edges->len; i-- > 0;) {
        const EdgeRecord *edge = rebut_graph_edge(forest->graph, i);
        size_t tail = rebut_edge_tail(forest->graph, edge)->index;
        if (edge->part != LINK_SECOND_HALF && seats[tail].parent != REBUT_NO_NODE &&
            seats[tail].parent == aim_of(forest, i))
            forest->tree_edge[tail] = i;
    }
}

/* An attacker of the link by which its own parent hangs in the tree becomes that parent's next
 * sibling. */
static void move_attackers(Forest *forest, Seat *seats)
{
    g_autofree const EdgeRecord **halves = first_halves(forest);

    for (size_t i = 0; i < forest->graph->edges->len; i++) {
        const EdgeRecord *edge = rebut_graph_edge(forest->graph, i);
        const NodeRecord *tail = rebut_edge_tail(forest->graph, edge),
                         *head = rebut_edge_head(forest->graph, edge);
        Seat *seat = &seats[tail->index];
        if (head->role != NODE_ATTACKED_LINK || edge->part != LINK_WHOLE ||
            forest->tree_edge[tail->index] != REBUT_NO_NODE || halves[head->index] == NULL ||
            seat->parent == REBUT_NO_NODE)
            continue;
        size_t attacked = rebut_edge_tail(forest->graph, halves[head->index])->index;
        if (seat->parent != attacked || forest->tree_edge[attacked] != halves[head->index]->index)
            continue;
        *seat = (Seat){seats[attacked].parent, seats[attacked].key, tail->index + 1, tail->index};
        forest->tree_edge[tail->index] = i;
    }
}

static int compare_seats(const void *left, const void *right)
{
    const Seat *a = left, *b = right;

    if (a->parent != b->parent)
        return a->parent < b->parent ? -1 : 1;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    if (a->behind != b->behind)
        return a->behind < b->behind ? -1 : 1;
    return a->node < b->node ? -1 : a->node > b->node;
}

static bool has_place(const Forest *forest, size_t node)
{
    return rebut_graph_node(forest->graph, node)->role != NODE_ATTACKED_LINK;
}

static void gather_children(Forest *forest, Seat *seats)
{
    size_t n_children = 0, n_roots = 0, next = 0;

    for (size_t i = 0; i < forest->n_nodes; i++)
        forest->parent[i] = has_place(forest, i) ? seats[i].parent : REBUT_NO_NODE;
    qsort(seats, forest->n_nodes, sizeof *seats, compare_seats);
    for (size_t i = 0; i < forest->n_nodes; i++) {
        const Seat *seat = &seats[i];
        if (!has_place(forest, seat->node))
            continue;
        if (seat->parent == REBUT_NO_NODE) {
            forest->roots[n_roots++] = seat->node;
            continue;
        }
        while (next <= seat->parent)
            forest->first_child[next++] = n_children;
        forest->children[n_children++] = seat->node;
    }
    while (next <= forest->n_nodes)
        forest->first_child[next++] = n_children;
    forest->n_roots = n_roots;
}

static void find_order(Forest *forest)
{
    for (size_t i = 0; i < forest->n_roots; i++)
        forest->order[forest->n_order++] = forest->roots[i];
    for (size_t done = 0; done < forest->n_order; done++) {
        size_t node = forest->order[done];
        for (size_t i = 0; i < rebut_forest_n_children(forest, node); i++)
            forest->order[forest->n_order++] = rebut_forest_child(forest, node, i);
    }
}

static Forest *new_forest(const Graph *graph)
{
    Forest *forest = g_new0(Forest, 1);
    size_t n = graph->nodes->len;

    forest->graph = graph;
    forest->n_nodes = n;
    forest->parent = g_new0(size_t, n + 1);
    forest->first_child = g_new0(size_t, n + 2);
    forest->children = g_new0(size_t, n + 1);
    forest->roots = g_new0(size_t, n + 1);
    forest->order = g_new0(size_t, n + 1);
    forest->tree_edge = g_new(size_t, n + 1);
    for (size_t i = 0; i <= n; i++)
        forest->tree_edge[i] = REBUT_NO_NODE;
    return forest;
}

Forest *rebut_forest_new(const Graph *graph)
{
    Forest *forest = new_forest(graph);
    g_autofree Seat *seats = g_new0(Seat, forest->n_nodes + 1);

    take_parents(forest, seats);
    move_premises(forest, seats);
    find_tree_edges(forest, seats);
    move_attackers(forest, seats);
    gather_children(forest, seats);
    find_order(forest);
    return forest;
}

static void copy_children(Forest *forest, const Forest *whole)
{
    size_t n_children = 0;

    for (size_t node = 0; node < whole->n_nodes; node++) {
        forest->first_child[node] = n_children;
        for (size_t i = 0; i < rebut_forest_n_children(whole, node); i++) {
            size_t child = rebut_forest_child(whole, node, i);
            if (forest->parent[child] == node)
                forest->children[n_children++] = child;
        }
    }
    forest->first_child[whole->n_nodes] = n_children;
}

static void gather_roots(Forest *forest, const Forest *whole)
{
    g_autofree size_t *stack = g_new(size_t, whole->n_nodes + 1);
    size_t n_stack = 0;

    for (size_t i = whole->n_roots; i-- > 0;)
        stack[n_stack++] = whole->roots[i];
    while (n_stack > 0) {
        size_t node = stack[--n_stack];
        if (forest->parent[node] == REBUT_NO_NODE)
            forest->roots[forest->n_roots++] = node;
        for (size_t i = rebut_forest_n_children(whole, node); i-- > 0;)
            stack[n_stack++] = rebut_forest_child(whole, node, i);
    }
}

Forest *rebut_forest_cut(const Forest *whole, const guint8 *is_cut)
{
    Forest *forest = new_forest(whole->graph);

    for (size_t node = 0; node < whole->n_nodes; node++) {
        forest->parent[node] = is_cut[node] ? REBUT_NO_NODE : whole->parent[node];
        forest->tree_edge[node] = is_cut[node] ? REBUT_NO_NODE : whole->tree_edge[node];
    }
    copy_children(forest, whole);
    gather_roots(forest, whole);
    find_order(forest);
    return forest;
}

void rebut_forest_free(Forest *forest)
{
    if (forest == NULL)
        return;
    g_free(forest->parent);
    g_free(forest->first_child);
    g_free(forest->children);
    g_free(forest->roots);
    g_free(forest->order);
    g_free(forest->tree_edge);
    g_free(forest);
}

size_t rebut_forest_n_children(const Forest *forest, size_t node)
{
    return forest->first_child[node + 1] - forest->first_child[node];
}

size_t rebut_forest_child(const Forest *forest, size_t node, size_t i)
{
    return forest->children[forest->first_child[node] + i];
}

Relation rebut_forest_relation(const Forest *forest, size_t node)
{
    const EdgeRecord *edge = rebut_graph_edge(forest->graph, forest->tree_edge[node]);

    return edge->link != NULL ? edge->link->relation : RELATION_SUPPORTS;
}

bool rebut_forest_is_attack(const Forest *forest, size_t node)
{
    size_t edge = forest->tree_edge[node];

    return edge != REBUT_NO_NODE && aim_of(forest, edge) != forest->parent[node];
}
