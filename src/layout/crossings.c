/* Links are cut into straight stretches (a rounded corner is one, from end to end) and swept from
 * left to right, so that only stretches whose widths overlap are compared. A pair counts once, but
 * two links that wind around each other are rare enough to be counted each time. */
#include "layout/crossings.h"
#include "layout/path.h"

typedef struct Segment {
    Point from, to; /* from left to right */
    const EdgeRecord *edge;
} Segment;

static int compare_left(const void *left, const void *right)
{
    const Segment *a = left, *b = right;

    if (a->from.x < b->from.x || a->from.x > b->from.x)
        return a->from.x < b->from.x ? -1 : 1;
    return a->edge->index < b->edge->index ? -1 : a->edge->index > b->edge->index;
}

static GArray *segments_of(const Graph *graph)
{
    GArray *segments = g_array_new(FALSE, FALSE, sizeof(Segment));

    for (size_t i = 0; i < graph->edges->len; i++) {
        const EdgeRecord *edge = rebut_graph_edge(graph, i);
        for (size_t j = 0; j < rebut_path_curves(edge->path); j++) {
            Point a = rebut_path_at(edge->path, j, 0.0), b = rebut_path_at(edge->path, j, 1.0);
            Segment segment = a.x <= b.x ? (Segment){a, b, edge} : (Segment){b, a, edge};
            g_array_append_val(segments, segment);
        }
    }
    g_array_sort(segments, compare_left);
    return segments;
}

/* On which side of the line from a to b is c? */
static double side_of(Point a, Point b, Point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool do_cross(const Segment *a, const Segment *b)
{
    return side_of(a->from, a->to, b->from) * side_of(a->from, a->to, b->to) < -1e-6 &&
           side_of(b->from, b->to, a->from) * side_of(b->from, b->to, a->to) < -1e-6;
}

static bool share_end(const Graph *graph, const EdgeRecord *a, const EdgeRecord *b)
{
    const NodeRecord *tail = rebut_edge_tail(graph, a), *head = rebut_edge_head(graph, a);
    const NodeRecord *other_tail = rebut_edge_tail(graph, b),
                     *other_head = rebut_edge_head(graph, b);

    return tail == other_tail || tail == other_head || head == other_tail || head == other_head;
}

size_t rebut_crossings(const Graph *graph, size_t most)
{
    g_autoptr(GArray) segments = segments_of(graph);
    size_t count = 0;

    for (guint i = 0; i < segments->len && count < most; i++) {
        const Segment *a = &g_array_index(segments, Segment, i);
        for (guint j = i + 1; j < segments->len && count < most; j++) {
            const Segment *b = &g_array_index(segments, Segment, j);
            if (b->from.x > a->to.x)
                break;
            count += do_cross(a, b) && !share_end(graph, a->edge, b->edge);
        }
    }
    return count;
}

size_t rebut_count_links(const Graph *graph)
{
    size_t count = 0;

    for (size_t i = 0; i < graph->edges->len; i++)
        count += rebut_graph_edge(graph, i)->part != LINK_SECOND_HALF;
    return count;
}
