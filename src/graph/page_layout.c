/* Curves from the leaves to the roots (shape.c), the best point of the last curve for this page,
 * and then the way down: each node takes the shape that its parent's choice leaves it, wraps its
 * text and spreads its children. Cards that stand below each other in a column are made equally
 * wide, since a ragged column looks careless.
 *
 * Tree links follow (channels.c). A further link is led around the cards (route.c); a joint on a
 * further link stands at the top of the card that the link starts from. */
#include "graph/page_layout.h"
#include "graph/arrange.h"
#include "graph/channels.h"
#include "graph/path.h"
#include "graph/regions.h"
#include "graph/route.h"
#include "graph/tree_way.h"
#include <math.h>

#define JOINT_ON_LINK 6.4
#define JOINT_LANE    4.3 /* of an attacked link: its joint clears the cards */
#define MOST_SEARCHED 120 /* nodes of a graph whose further links are led the shortest way */
#define LANE_FIRST    2.4
#define LANE_PITCH    1.3
#define N_LANES       3
#define CORNER_RADIUS 4.0

typedef struct Placing { /* a subtree to place */
    size_t node;
    guint point;
    double x, y;
    double card_width; /* that the card is widened to; 0: its own */
} Placing;

static guint best_point(const Curve *curve, const LayoutRequest *request)
{
    guint best = 0;
    double best_scale = -1.0;

    for (guint i = 0; i < curve->n_points; i++) {
        const ShapePoint *point = &curve->points[i];
        double scale = rebut_scale_for(request, point->width, point->height);
        if (request->box_height <= 0.0) /* as high as it gets: readable first, then low */
            scale = MIN(scale, 1.0) - 1e-7 * MIN(point->height, 1e6);
        if (scale > best_scale) {
            best_scale = scale;
            best = i;
        }
    }
    return best;
}

static bool can_widen(const ShapePoint *point)
{
    return point->manner == MANNER_ALONE || point->manner == MANNER_STACK;
}

/* The width that the cards of each child's column share, by child; 0 where a card keeps its own. */
static double *shared_widths(const PagePlan *plan, size_t node, const ShapePoint *how,
                             const Slot *slots)
{
    size_t count = rebut_shapes_n_children(plan->shapes, node);
    double *widths = g_new0(double, count + 1);

    if (how->manner == MANNER_ROW)
        return widths;
    for (size_t first = 0, end = 0; first < count; first = end) {
        double widest = 0.0;
        for (; end < count && slots[end].column == slots[first].column; end++) {
            size_t child = rebut_shapes_child(plan->shapes, node, end);
            const ShapePoint *point =
                &rebut_shapes_curve(plan->shapes, child)->points[slots[end].point];
            if (can_widen(point))
                widest = MAX(widest, rebut_shapes_card(plan->shapes, child, point->card).width);
        }
        for (size_t i = first; i < end; i++) {
            size_t child = rebut_shapes_child(plan->shapes, node, i);
            if (can_widen(&rebut_shapes_curve(plan->shapes, child)->points[slots[i].point]))
                widths[i] = widest;
        }
    }
    return widths;
}

/* A card that is entered from the left stands at the left of its subtree, so that the link is
 * short. */
static bool is_entered_from_left(const PagePlan *plan, size_t node)
{
    size_t parent = plan->forest->parent[node];

    return parent != REBUT_NO_NODE &&
           (plan->is_indented[node] || plan->manner[parent] == MANNER_BESIDE);
}

/* Sets the node's box and returns the corner of its children's block. */
static Point place_card(const PagePlan *plan, const Placing *step, const ShapePoint *point,
                        Room block)
{
    NodeRecord *node = rebut_graph_node(plan->graph, step->node);
    CardShape card = rebut_shapes_card(plan->shapes, step->node, point->card);
    double channel = rebut_shapes_channel(plan->shapes, step->node, (Manner)point->manner);
    Point corner = {step->x, step->y};

    rebut_node_wrap(node, card.text_width);
    node->box.width = MAX(card.width, node->role == NODE_CARD ? step->card_width : 0.0);
    node->box.height = card.height;
    node->box.x = step->x;
    node->box.y = step->y;
    switch ((Manner)point->manner) {
    case MANNER_ALONE:
        break;
    case MANNER_STACK:
        corner.y += card.height + channel;
        break;
    case MANNER_ROW:
    case MANNER_COLUMNS:
        if (!is_entered_from_left(plan, step->node)) {
            node->box.x += (point->width - node->box.width) / 2.0;
            corner.x += (point->width - block.width) / 2.0;
        }
        corner.y += card.height + channel;
        break;
    case MANNER_BESIDE:
        node->box.y += (point->height - card.height) / 2.0;
        corner.x += card.width + channel;
        corner.y += (point->height - block.height) / 2.0;
        break;
    }
    return corner;
}

static void place_subtree(const PagePlan *plan, const Placing *step, GArray *steps)
{
    size_t node = step->node, count = rebut_shapes_n_children(plan->shapes, node);
    const ShapePoint *point = &rebut_shapes_curve(plan->shapes, node)->points[step->point];
    g_autofree Slot *slots = g_new0(Slot, count + 1);
    Room block = rebut_shapes_spread(plan->shapes, node, point, slots);
    g_autofree double *widths = shared_widths(plan, node, point, slots);
    Point corner = {step->x, step->y};

    plan->manner[node] = point->manner;
    if (node < plan->forest->n_nodes) {
        plan->left[node] = step->x;
        plan->top[node] = step->y;
        corner = place_card(plan, step, point, block);
    }
    for (size_t i = 0; i < count; i++) {
        size_t child = rebut_shapes_child(plan->shapes, node, i);
        Placing next = {child, slots[i].point, corner.x + slots[i].x, corner.y + slots[i].y,
                        widths[i]};
        plan->column[child] = slots[i].column;
        plan->is_indented[child] = slots[i].is_indented;
        g_array_append_val(steps, next);
    }
}

static void place_all(const PagePlan *plan, const LayoutRequest *request)
{
    const Curve *curve = rebut_shapes_curve(plan->shapes, plan->forest->n_nodes);
    g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(Placing));
    Placing first = {.node = plan->forest->n_nodes, .point = best_point(curve, request)};

    g_array_append_val(steps, first);
    while (steps->len > 0) {
        Placing step = g_array_index(steps, Placing, steps->len - 1);
        g_array_set_size(steps, steps->len - 1);
        place_subtree(plan, &step, steps);
    }
}

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
            fabs(node->box.x + node->box.width / 2.0 - at.x) < JOINT_ON_LINK &&
            fabs(node->box.y + node->box.height / 2.0 - at.y) < JOINT_ON_LINK)
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
            joint->box = (Rect){tail->box.x + 0.8 * tail->box.width,
                                tail->box.y - JOINT_ON_LINK - 1.0, JOINT_ON_LINK, JOINT_ON_LINK};
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

/* A small map's further links are led the shortest way, a large one's along the tree, which is as
 * free and needs no search. */
static void lead_further_links(const PagePlan *plan)
{
    if (plan->graph->nodes->len > MOST_SEARCHED)
        lead_along_tree(plan);
    if (!rebut_route_offenders(plan->graph))
        lead_along_tree(plan);
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

void rebut_page_layout(Graph *graph, const LayoutRequest *request)
{
    g_autoptr(Forest) forest = rebut_forest_new(graph);
    g_autoptr(Shapes) shapes = rebut_shapes_new(forest);
    size_t n = forest->n_nodes;
    g_autofree guint8 *manner = g_new0(guint8, n + 1);
    g_autofree double *left = g_new0(double, n + 1);
    g_autofree double *top = g_new0(double, n + 1);
    g_autofree guint *column = g_new0(guint, n + 1);
    g_autofree guint8 *is_indented = g_new0(guint8, n + 1);
    const PagePlan plan = {graph, forest, shapes, manner, left, top, column, is_indented};

    place_all(&plan, request);
    rebut_channels_draw(&plan);
    place_free_joints(&plan);
    lead_further_links(&plan);
    rebut_regions_place(graph);
    settle(graph);
}
