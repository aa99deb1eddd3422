/* cgraph wrapped once: records by index, and const where cgraph forgot it. */
#include "graph/graph.h"

Rect rebut_rect_united(Rect a, Rect b)
{
    double x = MIN(a.x, b.x), y = MIN(a.y, b.y);

    return (Rect){x, y, MAX(a.x + a.width, b.x + b.width) - x,
                  MAX(a.y + a.height, b.y + b.height) - y};
}

NodeRecord *rebut_node_record(Agnode_t *node)
{
    return (NodeRecord *)AGDATA(node);
}

EdgeRecord *rebut_edge_record(Agedge_t *edge)
{
    return (EdgeRecord *)AGDATA(edge);
}

NodeRecord *rebut_graph_node(const Graph *graph, size_t index)
{
    return rebut_node_record(g_ptr_array_index(graph->nodes, (guint)index));
}

EdgeRecord *rebut_graph_edge(const Graph *graph, size_t index)
{
    return rebut_edge_record(g_ptr_array_index(graph->edges, (guint)index));
}

static Agedge_t *edge_of(const Graph *graph, const EdgeRecord *edge)
{
    return g_ptr_array_index(graph->edges, (guint)edge->index);
}

NodeRecord *rebut_edge_tail(const Graph *graph, const EdgeRecord *edge)
{
    return rebut_node_record(agtail(edge_of(graph, edge)));
}

NodeRecord *rebut_edge_head(const Graph *graph, const EdgeRecord *edge)
{
    return rebut_node_record(aghead(edge_of(graph, edge)));
}

NodeRecord *rebut_graph_item_node(const Graph *graph, const Item *item)
{
    Agnode_t *node = g_ptr_array_index(graph->items, (guint)item->index);

    return node != NULL ? rebut_node_record(node) : NULL;
}

EdgeRecord *rebut_graph_link_edge(const Graph *graph, const Link *link)
{
    size_t edge = graph->edge_of_link[link->index];

    return edge != REBUT_NO_EDGE ? rebut_graph_edge(graph, edge) : NULL;
}

size_t rebut_graph_n_cards(const Graph *graph)
{
    size_t count = 0;

    for (size_t i = 0; i < graph->nodes->len; i++)
        count += rebut_graph_node(graph, i)->role == NODE_CARD;
    return count;
}

NodeRecord *rebut_graph_place(const Graph *graph, const Bearing *bearing)
{
    if (!bearing->is_reference) {
        Agnode_t *node = g_ptr_array_index(graph->items, bearing->index);
        return node != NULL ? rebut_node_record(node) : NULL;
    }
    const EdgeRecord *edge = rebut_graph_link_edge(graph, bearing->link);
    return edge != NULL ? edge->reference : NULL;
}

static void free_bracket(Bracket *bracket)
{
    if (bracket == NULL)
        return;
    g_array_unref(bracket->lines);
    g_array_unref(bracket->pluses);
    g_array_unref(bracket->crosses);
    g_free(bracket);
}

Bracket *rebut_node_add_bracket(NodeRecord *node)
{
    free_bracket(node->bracket);
    node->bracket = g_new0(Bracket, 1);
    node->bracket->lines = g_array_new(FALSE, FALSE, sizeof(BracketLine));
    node->bracket->pluses = g_array_new(FALSE, FALSE, sizeof(Point));
    node->bracket->crosses = g_array_new(FALSE, FALSE, sizeof(Point));
    return node->bracket;
}

void rebut_node_clear(NodeRecord *node)
{
    rebut_lines_free(node->lines);
    rebut_source_mark_free(node->mark);
    rebut_slots_clear(&node->slots);
    g_clear_pointer(&node->steps, g_array_unref);
    free_bracket(node->bracket);
    g_free(node->head);
    g_free(node->bears);
}

void rebut_graph_free(Graph *graph)
{
    if (graph == NULL)
        return;
    for (size_t i = 0; i < graph->nodes->len; i++)
        rebut_node_clear(rebut_graph_node(graph, i));
    for (size_t i = 0; i < graph->edges->len; i++) {
        EdgeRecord *edge = rebut_graph_edge(graph, i);
        g_array_unref(edge->path);
        if (edge->reference != NULL)
            rebut_node_clear(edge->reference);
        g_free(edge->reference);
    }
    g_ptr_array_unref(graph->nodes);
    g_ptr_array_unref(graph->items);
    rebut_step_verdicts_free(graph->step_verdicts);
    g_ptr_array_unref(graph->reading);
    g_ptr_array_unref(graph->edges);
    g_free(graph->edge_of_link);
    g_free(graph->conclusions);
    g_array_unref(graph->clusters);
    agclose(graph->agraph);
    g_free(graph);
}
