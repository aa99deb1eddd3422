/* Curves from the leaves to the roots (shape.c), then the way down from the best point of the last
 * curve for this page (place.c). Tree links follow (channels.c). A further link is led around the
 * cards (route.c) or, where that is too much work, along the tree (tree_way.c).
 *
 * The ways along the tree are free because subtrees are apart as rectangles. Packed subtrees
 * are not, so only maps that need no such way are packed; if one turns out to need it after
 * all, everything is placed again. */
#include "graph/page_layout.h"
#include "graph/channels.h"
#include "graph/path.h"
#include "graph/pieces.h"
#include "graph/regions.h"
#include "graph/route.h"
#include "graph/tree_way.h"
#include <math.h>

#define JOINT_LANE    2.5 /* of an attacked link: its joint clears the cards */
#define MOST_SEARCHED 120 /* nodes of a graph whose further links are led the shortest way */
#define MOST_LED      12  /* further links of a larger graph that are led so, too */
#define MOST_PACKED   400 /* nodes */
#define LANE_FIRST    1.2
#define LANE_PITCH    0.9
#define N_LANES       3
#define CORNER_RADIUS 4.0

static bool has_place(const NodeRecord *node)
{
    return node->role != NODE_ATTACKED_LINK;
}

/* Is there room for a joint at this place, next to those placed before it? */
static bool is_free_of_joints(const PagePlan *plan, size_t joint, Point at)
{
    for (size_t i = 0; i < plan->graph->nodes->len; i++) {
        const NodeRecord *node = rebut_graph_node(plan->graph, i);
        if (node->role == NODE_ATTACKED_LINK && i != joint &&
            fabs(node->box.x + node->box.width / 2.0 - at.x) < REBUT_JOINT_ON_LINK &&
            fabs(node->box.y + node->box.height / 2.0 - at.y) < REBUT_JOINT_ON_LINK)
            return false;
    }
    return true;
}

/* A place for a joint on a line: near its middle, save where another joint is. */
static Point place_on(const PagePlan *plan, size_t joint, Point a, Point b)
{
    Point at = a;

    for (int step = 0; step < 16; step++) {
        double t = 0.5 + (step % 2 == 0 ? 0.028 : -0.028) * (double)step;
        at = (Point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
        if (is_free_of_joints(plan, joint, at))
            break;
    }
    return at;
}

/* Leads an attacked link along the tree, and puts the joint on its longest line. */
static void lead_attacked_link(const PagePlan *plan, size_t edge, double lane, GArray *points)
{
    size_t tail = rebut_edge_tail(plan->graph, rebut_graph_edge(plan->graph, edge))->index;
    size_t joint = rebut_edge_head(plan->graph, rebut_graph_edge(plan->graph, edge))->index;
    size_t head = rebut_edge_head(plan->graph, rebut_graph_edge(plan->graph, edge + 1))->index;
    double longest = 0.0;
    guint line = 0;

    rebut_tree_way_find(plan, tail, head, lane, points);
    for (guint i = 0; i + 1 < points->len; i++) {
        Point a = g_array_index(points, Point, i), b = g_array_index(points, Point, i + 1);
        double length = hypot(b.x - a.x, b.y - a.y);
        if (length > longest) {
            longest = length;
            line = i;
        }
    }
    Point at = place_on(plan, joint, g_array_index(points, Point, line),
                        g_array_index(points, Point, line + 1));
    rebut_cut_link(plan->graph, edge, points, line, at);
}

static double lane_of(size_t edge)
{
    return LANE_FIRST + LANE_PITCH * (double)(edge % N_LANES);
}

/* Attacked links that do not run in a channel: led along the tree; the joint of one from or to
 * another link or of one from a card to itself stands above the card that it starts from. */
static void place_free_joints(const PagePlan *plan)
{
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(Point));

    for (size_t i = 0; i < plan->graph->edges->len; i++) {
        const EdgeRecord *edge = rebut_graph_edge(plan->graph, i);
        if (edge->part != LINK_FIRST_HALF || edge->path->len > 0)
            continue;
        const NodeRecord *tail = rebut_edge_tail(plan->graph, edge);
        const NodeRecord *head = rebut_edge_head(plan->graph, rebut_graph_edge(plan->graph, i + 1));
        NodeRecord *joint = rebut_edge_head(plan->graph, edge);
        if (tail != head && has_place(tail) && has_place(head))
            lead_attacked_link(plan, i, JOINT_LANE, points);
        else
            joint->box =
                (Rect){tail->box.x + 0.8 * tail->box.width, tail->box.y - REBUT_JOINT_ON_LINK - 0.2,
                       REBUT_JOINT_ON_LINK, REBUT_JOINT_ON_LINK};
    }
}

/* Leads further links along the tree, all of them or those that are not led yet. */
static void lead_along_tree(const PagePlan *plan)
{
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(Point));

    for (size_t i = 0; i < plan->graph->edges->len; i++) {
        EdgeRecord *edge = rebut_graph_edge(plan->graph, i);
        const NodeRecord *tail = rebut_edge_tail(plan->graph, edge);
        const NodeRecord *head = rebut_edge_head(plan->graph, edge);
        if (rebut_path_is_sound(edge->path) || tail == head || !has_place(tail) || !has_place(head))
            continue;
        rebut_tree_way_find(plan, tail->index, head->index, lane_of(i), points);
        rebut_path_polyline(edge->path, &g_array_index(points, Point, 0), points->len,
                            CORNER_RADIUS);
    }
}

/* The further links of a small map, or few of them, are led the shortest way; others along the
 * tree, which is as free and needs no search. False if some link could not be led. */
static bool lead_further_links(const PagePlan *plan, bool is_packed)
{
    if (!is_packed && plan->graph->nodes->len > MOST_SEARCHED)
        lead_along_tree(plan);
    return rebut_route_offenders(plan->graph);
}

static Rect bounds_of(const Graph *graph)
{
    Rect bounds = rebut_graph_node(graph, 0)->box;

    for (size_t i = 0; i < graph->nodes->len; i++)
        bounds = rebut_rect_united(bounds, rebut_graph_node(graph, i)->box);
    for (size_t i = 0; i < graph->edges->len; i++) {
        const GArray *path = rebut_graph_edge(graph, i)->path;
        for (guint j = 0; j < path->len; j++) {
            Point point = g_array_index(path, Point, j);
            bounds = rebut_rect_united(bounds, (Rect){point.x, point.y, 0, 0});
        }
    }
    for (guint i = 0; i < graph->clusters->len; i++)
        if (g_array_index(graph->clusters, Cluster, i).box.width > 0.0)
            bounds = rebut_rect_united(bounds, g_array_index(graph->clusters, Cluster, i).box);
    return bounds;
}

/* Moves everything so that it begins at (0, 0), and sets the graph's size. */
static void settle(Graph *graph)
{
    Rect bounds = bounds_of(graph);

    for (size_t i = 0; i < graph->nodes->len; i++) {
        rebut_graph_node(graph, i)->box.x -= bounds.x;
        rebut_graph_node(graph, i)->box.y -= bounds.y;
    }
    for (size_t i = 0; i < graph->edges->len; i++) {
        GArray *path = rebut_graph_edge(graph, i)->path;
        for (guint j = 0; j < path->len; j++) {
            g_array_index(path, Point, j).x -= bounds.x;
            g_array_index(path, Point, j).y -= bounds.y;
        }
    }
    for (guint i = 0; i < graph->clusters->len; i++) {
        g_array_index(graph->clusters, Cluster, i).box.x -= bounds.x;
        g_array_index(graph->clusters, Cluster, i).box.y -= bounds.y;
    }
    graph->width = bounds.width;
    graph->height = bounds.height;
}

/* Will every link find its way without the ways along the tree? */
static bool may_pack(const PagePlan *plan)
{
    const Graph *graph = plan->graph;
    size_t n_further = 0;

    for (size_t i = 0; i < graph->edges->len; i++) {
        const EdgeRecord *edge = rebut_graph_edge(graph, i);
        size_t tail = rebut_edge_tail(graph, edge)->index;
        if (edge->part == LINK_SECOND_HALF || plan->forest->tree_edge[tail] == i)
            continue;
        if (edge->part == LINK_FIRST_HALF)
            return false;
        n_further++;
    }
    return graph->nodes->len <= (n_further > MOST_LED ? MOST_SEARCHED : MOST_PACKED);
}

static bool lay_out(const PagePlan *plan, const LayoutRequest *request, bool is_packed)
{
    for (size_t i = 0; i < plan->graph->edges->len; i++)
        g_array_set_size(rebut_graph_edge(plan->graph, i)->path, 0);
    rebut_place(plan, request, is_packed);
    rebut_channels_draw(plan);
    place_free_joints(plan);
    return lead_further_links(plan, is_packed);
}

void rebut_page_layout(Graph *graph, const LayoutRequest *request)
{
    g_autoptr(Forest) forest = rebut_forest_new(graph);
    g_autoptr(Shapes) shapes = rebut_shapes_new(forest);
    rebut_pieces_cut(&forest, &shapes, request);
    size_t n = forest->n_nodes;
    g_autofree guint8 *manner = g_new0(guint8, n + 1);
    g_autofree guint8 *card = g_new0(guint8, n + 1);
    g_autofree double *left = g_new0(double, n + 1);
    g_autofree double *top = g_new0(double, n + 1);
    g_autofree guint *column = g_new0(guint, n + 1);
    g_autofree guint8 *is_indented = g_new0(guint8, n + 1);
    g_autofree guint8 *is_high = g_new0(guint8, n + 1);
    const PagePlan plan = {graph, forest, shapes, manner,      card,
                           left,  top,    column, is_indented, is_high};

    bool is_done = may_pack(&plan) && lay_out(&plan, request, true);
    if (!is_done && !lay_out(&plan, request, false))
        lead_along_tree(&plan);
    rebut_regions_place(graph);
    settle(graph);
}
