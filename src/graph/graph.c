/* cgraph wrapped once: records by index, const where cgraph forgot it, and the size of a card. */
#include "graph/graph.h"

#define BALANCE_STEPS 8 /* halvings of the span of widths: to half a unit */

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

/* The narrowest width from `least` on that needs no more lines than `most` does: even lines, no
 * orphans. */
static double balanced_width(const ShapedText *text, double least, double most)
{
    size_t count = rebut_text_count_lines(text, most, NULL);

    if (rebut_text_count_lines(text, least, NULL) <= count)
        return least;
    for (int step = 0; step < BALANCE_STEPS; step++) {
        double middle = (least + most) / 2.0;
        if (rebut_text_count_lines(text, middle, NULL) <= count)
            most = middle;
        else
            least = middle;
    }
    return most;
}

static double least_text_width(const NodeRecord *node)
{
    double natural = rebut_text_max_width(node->text);
    double least = MAX(rebut_text_min_width(node->text), node->head_width);

    return MAX(least, MIN(REBUT_CARD_LEAST_TEXT, natural));
}

/* The shape of a card wrapped at `text_width`; `*limit` is the width that gives its lines. */
static CardShape card_shape(const NodeRecord *node, double text_width, double *limit)
{
    double least = least_text_width(node), widest = 0.0;
    CardShape shape = {.text_width = text_width};

    *limit = balanced_width(node->text, least, MAX(least, text_width));
    size_t count = rebut_text_count_lines(node->text, *limit, &widest);
    shape.width = (double)(int)(MAX(widest, node->head_width) + 2.0 * REBUT_CARD_PADDING_X + 0.999);
    shape.height = REBUT_CARD_HEAD + REBUT_LINE_HEIGHT * (double)count + 2.0 * REBUT_CARD_PADDING_Y;
    return shape;
}

size_t rebut_node_shapes(const NodeRecord *node, CardShape *shapes, size_t most)
{
    double text_width = REBUT_CARD_MOST_TEXT, limit = 0.0;
    size_t count = 0;

    if (node->text == NULL) {
        shapes[0] = (CardShape){0.0, node->box.width, node->box.height};
        return 1;
    }
    double least = least_text_width(node);
    do {
        CardShape shape = card_shape(node, text_width, &limit);
        if (count == 0 || shape.width < shapes[count - 1].width)
            shapes[count++] = shape;
        text_width = limit - 0.5; /* one line more */
    } while (count < most && text_width > least);
    for (size_t i = 0; i < count / 2; i++) {
        CardShape swapped = shapes[i];
        shapes[i] = shapes[count - 1 - i];
        shapes[count - 1 - i] = swapped;
    }
    return count;
}

void rebut_node_wrap(NodeRecord *node, double text_width)
{
    double limit = 0.0;

    if (node->text == NULL)
        return;
    CardShape shape = card_shape(node, text_width, &limit);
    rebut_lines_free(node->lines);
    node->lines = rebut_text_wrap(node->text, limit);
    node->box.width = shape.width;
    node->box.height = shape.height;
}

bool rebut_graph_is_broken(const Graph *graph, const EdgeRecord *edge)
{
    return graph->has_verdicts && edge->link->carries == LABEL_OUT;
}

void rebut_graph_free(Graph *graph)
{
    if (graph == NULL)
        return;
    for (size_t i = 0; i < graph->nodes->len; i++) {
        NodeRecord *node = rebut_graph_node(graph, i);
        rebut_lines_free(node->lines);
        rebut_source_mark_free(node->mark);
        rebut_source_mark_free(node->short_mark);
        g_free(node->head);
    }
    for (size_t i = 0; i < graph->edges->len; i++)
        g_array_unref(rebut_graph_edge(graph, i)->path);
    g_ptr_array_unref(graph->nodes);
    g_ptr_array_unref(graph->edges);
    g_array_unref(graph->clusters);
    agclose(graph->agraph);
    g_free(graph);
}
