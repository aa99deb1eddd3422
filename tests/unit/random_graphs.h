/* Graphs of every shape, made without an argument: the same for the same seed. */
#ifndef REBUT_TESTS_RANDOM_GRAPHS_H
#define REBUT_TESTS_RANDOM_GRAPHS_H

#include "graph/graph.h"
#include "graph/ids.h"
#include <stdint.h>

typedef enum Shape {
    SHAPE_TREE,
    SHAPE_DAG,
    SHAPE_CYCLES,
    SHAPE_CLUSTERS,
    SHAPE_LOOPS,
    SHAPE_PARALLEL,
    SHAPE_STAR,
    SHAPE_JOINTS,
    SHAPE_FOREST,
    SHAPE_CHAIN,
    N_SHAPES
} Shape;

typedef struct Random {
    uint64_t state;
} Random;

static inline size_t next(Random *random, size_t below)
{
    random->state = random->state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(random->state >> 33) % below;
}

static inline Graph *new_graph(void)
{
    Agdisc_t discipline = {&AgMemDisc, &rebut_sequential_ids, &AgIoDisc};
    char name[] = "test";
    Graph *graph = g_new0(Graph, 1);
    graph->agraph = agopen(name, Agdirected, &discipline);
    graph->nodes = g_ptr_array_new();
    graph->items = g_ptr_array_new();
    graph->reading = g_ptr_array_new();
    graph->edges = g_ptr_array_new();
    graph->clusters = g_array_new(FALSE, TRUE, sizeof(Cluster));
    return graph;
}

static inline size_t add_node(Graph *graph, NodeRole role, double width, double height)
{
    char record_name[] = "node";
    g_autofree char *name = g_strdup_printf("node %u", graph->nodes->len);
    Agnode_t *node = agnode(graph->agraph, name, 1);
    NodeRecord *record = agbindrec(node, record_name, sizeof *record, 1);
    record->role = role;
    record->index = graph->nodes->len;
    record->box.width = width;
    record->box.height = height;
    g_ptr_array_add(graph->nodes, node);
    return record->index;
}

static inline void add_edge(Graph *graph, size_t tail, size_t head, LinkPart part)
{
    char record_name[] = "edge";
    Agnode_t *from = g_ptr_array_index(graph->nodes, (guint)tail);
    Agnode_t *to = g_ptr_array_index(graph->nodes, (guint)head);
    Agedge_t *edge = agedge(graph->agraph, from, to, NULL, 1);
    EdgeRecord *record = agbindrec(edge, record_name, sizeof *record, 1);
    record->index = graph->edges->len;
    record->part = part;
    record->path = g_array_new(FALSE, FALSE, sizeof(Point));
    g_ptr_array_add(graph->edges, edge);
}

static inline void set_parent(Graph *graph, size_t child, size_t parent)
{
    NodeRecord *record = rebut_graph_node(graph, child);
    record->parent = g_ptr_array_index(graph->nodes, (guint)parent);
    record->depth = rebut_graph_node(graph, parent)->depth + 1;
}

static inline size_t parent_for(Random *random, Shape shape, size_t child)
{
    switch (shape) {
    case SHAPE_STAR:
        return 0;
    case SHAPE_CHAIN:
        return child - 1;
    case SHAPE_TREE:
    case SHAPE_DAG:
    case SHAPE_CYCLES:
    case SHAPE_CLUSTERS:
    case SHAPE_LOOPS:
    case SHAPE_PARALLEL:
    case SHAPE_JOINTS:
    case SHAPE_FOREST:
    case N_SHAPES:
        break;
    }
    return next(random, child);
}

static inline void add_clusters(Graph *graph, Random *random)
{
    size_t n_nodes = graph->nodes->len, first = 0;
    for (int i = 0; i < 3 && first + 1 < n_nodes; i++) {
        g_autofree char *name = g_strdup_printf("cluster_%d", i);
        Cluster cluster = {.subgraph = agsubg(graph->agraph, name, 1)};
        size_t count = 1 + next(random, 4);
        for (size_t j = first; j < MIN(first + count, n_nodes); j++)
            agsubnode(cluster.subgraph, g_ptr_array_index(graph->nodes, (guint)j), 1);
        first += count;
        g_array_append_val(graph->clusters, cluster);
    }
}

/* Linked premises, and links that are attacked. */
static inline void add_joints(Graph *graph, Random *random, size_t n_cards)
{
    for (size_t i = 0; i < n_cards / 3 + 1; i++) {
        size_t head = next(random, n_cards), tail = next(random, n_cards),
               by = next(random, n_cards);
        bool is_premises = next(random, 2) == 0;
        double width = next(random, 3) == 0 ? 60.0 : REBUT_JOINT_SIZE;
        size_t joint =
            is_premises ? add_node(graph, NODE_PREMISES, width, REBUT_JOINT_SIZE)
                        : add_node(graph, NODE_ATTACKED_LINK, REBUT_JOINT_SIZE, REBUT_JOINT_SIZE);
        set_parent(graph, joint, head);
        add_edge(graph, tail, joint, is_premises ? LINK_WHOLE : LINK_FIRST_HALF);
        add_edge(graph, joint, head, is_premises ? LINK_WHOLE : LINK_SECOND_HALF);
        add_edge(graph, by, joint, LINK_WHOLE);
    }
}

static inline void add_extras(Graph *graph, Random *random, Shape shape, size_t n_cards)
{
    for (size_t i = 0; i < n_cards / 2; i++) {
        size_t a = next(random, n_cards), b = next(random, n_cards);
        switch (shape) {
        case SHAPE_DAG:
        case SHAPE_CLUSTERS:
            if (a != b)
                add_edge(graph, MAX(a, b), MIN(a, b), LINK_WHOLE);
            break;
        case SHAPE_CYCLES:
            if (a != b)
                add_edge(graph, a, b, LINK_WHOLE);
            break;
        case SHAPE_LOOPS:
            add_edge(graph, a, a, LINK_WHOLE);
            break;
        case SHAPE_PARALLEL:
            add_edge(graph, a, b, LINK_WHOLE);
            add_edge(graph, a, b, LINK_WHOLE);
            add_edge(graph, b, a, LINK_WHOLE);
            break;
        case SHAPE_TREE:
        case SHAPE_STAR:
        case SHAPE_JOINTS:
        case SHAPE_FOREST:
        case SHAPE_CHAIN:
        case N_SHAPES:
            return;
        }
    }
}

static inline Graph *random_graph(Shape shape, uint64_t seed, size_t n_cards)
{
    Random random = {seed * 977 + shape};
    Graph *graph = new_graph();
    for (size_t i = 0; i < n_cards; i++) {
        add_node(graph, NODE_CARD, 40.0 + (double)next(&random, 200),
                 26.0 + 14.0 * (double)next(&random, 6));
        if (i == 0 || (shape == SHAPE_FOREST && next(&random, 4) == 0))
            continue;
        size_t parent = parent_for(&random, shape, i);
        set_parent(graph, i, parent);
        add_edge(graph, i, parent, LINK_WHOLE);
    }
    add_extras(graph, &random, shape, n_cards);
    if (shape == SHAPE_CLUSTERS)
        add_clusters(graph, &random);
    if (shape == SHAPE_JOINTS)
        add_joints(graph, &random, n_cards);
    return graph;
}

#endif
