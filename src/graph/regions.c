/* A region is the members' common box with a margin and a strip for the title. The title stands
 * below or above, where fewer links cross it; a region that would touch a stranger's card is left
 * out. */
#include "graph/regions.h"
#include "graph/path.h"
#include <stdint.h>

#define MARGIN 6.0
#define TITLE  11.0
#define PIECES 8 /* that a curve is looked at in */

static bool overlaps(Rect a, Rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

static Rect members_box(const Cluster *cluster)
{
    Agnode_t *node = agfstnode(cluster->subgraph);
    Rect box = rebut_node_record(node)->box;

    for (; node != NULL; node = agnxtnode(cluster->subgraph, node))
        box = rebut_rect_united(box, rebut_node_record(node)->box);
    return (Rect){box.x - MARGIN, box.y - MARGIN, box.width + 2.0 * MARGIN,
                  box.height + 2.0 * MARGIN};
}

static bool holds_stranger(const Graph *graph, const Cluster *cluster, Rect box)
{
    for (guint i = 0; i < graph->nodes->len; i++) {
        Agnode_t *node = g_ptr_array_index(graph->nodes, i);
        if (rebut_node_record(node)->role == NODE_CARD &&
            overlaps(box, rebut_node_record(node)->box) && !agcontains(cluster->subgraph, node))
            return true;
    }
    return false;
}

static bool is_crossed(const GArray *path, Rect strip)
{
    for (size_t i = 0; i < rebut_path_curves(path); i++)
        for (int piece = 0; piece < PIECES; piece++) {
            Point a = rebut_path_at(path, i, (double)piece / PIECES);
            Point b = rebut_path_at(path, i, (double)(piece + 1) / PIECES);
            Rect line = {MIN(a.x, b.x), MIN(a.y, b.y), MAX(a.x, b.x) - MIN(a.x, b.x) + 0.01,
                         MAX(a.y, b.y) - MIN(a.y, b.y) + 0.01};
            if (overlaps(strip, line))
                return true;
        }
    return false;
}

static size_t count_crossing(const Graph *graph, Rect strip)
{
    size_t count = 0;

    for (size_t i = 0; i < graph->edges->len; i++)
        count += is_crossed(rebut_graph_edge(graph, i)->path, strip);
    return count;
}

static void place_region(const Graph *graph, Cluster *cluster)
{
    Rect inner = members_box(cluster);
    size_t fewest = SIZE_MAX;

    cluster->box = (Rect){inner.x, inner.y, 0.0, 0.0};
    for (int is_below = 1; is_below >= 0; is_below--) {
        Rect box = {inner.x, inner.y - (is_below ? 0.0 : TITLE), inner.width, inner.height + TITLE};
        Rect strip = {inner.x, is_below ? inner.y + inner.height - MARGIN : box.y, inner.width,
                      TITLE + MARGIN};
        size_t crossing = count_crossing(graph, strip);
        if (holds_stranger(graph, cluster, box) || crossing >= fewest)
            continue;
        fewest = crossing;
        cluster->box = box;
        cluster->has_title_below = is_below;
    }
}

void rebut_regions_place(Graph *graph)
{
    for (guint i = 0; i < graph->clusters->len; i++)
        place_region(graph, &g_array_index(graph->clusters, Cluster, i));
}
