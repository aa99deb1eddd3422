/* In the channel of a node runs its hub, from which each child's ring can be reached: upright
 * beside the children where they stand in stacks, level above them in a row. A way climbs from hub
 * to hub. Where two ways meet at the hub of their common ancestor, they are joined along it. */
#include "graph/tree_way.h"
#include <math.h>

#define SAME  1e-6
#define ALONG 0.72 /* of a side, where a link meets it: tree links have the middle */

static Manner manner_of(const PagePlan *plan, size_t node)
{
    return (Manner)plan->manner[node];
}

static size_t parent_of(const PagePlan *plan, size_t node)
{
    size_t parent = plan->forest->parent[node];
    return parent == REBUT_NO_NODE ? plan->forest->n_nodes : parent;
}

static const Rect *box_of(const PagePlan *plan, size_t node)
{
    return &rebut_graph_node(plan->graph, node)->box;
}

static Point last_of(const GArray *points)
{
    return g_array_index(points, Point, points->len - 1);
}

static void go(GArray *points, double x, double y)
{
    Point point = {x, y};
    g_array_append_val(points, point);
}

static void go_to_x(GArray *points, double x)
{
    Point last = last_of(points);

    if (fabs(last.x - x) > SAME)
        go(points, x, last.y);
}

static void go_to_y(GArray *points, double y)
{
    Point last = last_of(points);

    if (fabs(last.y - y) > SAME)
        go(points, last.x, y);
}

/* The height at which the channel above a node's columns or row is free. */
static double channel_y(const PagePlan *plan, size_t node, double lane)
{
    if (node == plan->forest->n_nodes)
        return -lane;
    const Rect *box = box_of(plan, node);
    return box->y + box->height + rebut_shapes_channel(plan->shapes, node, manner_of(plan, node)) -
           lane;
}

/* From a card to the hub of its parent. */
static void leave_card(const PagePlan *plan, size_t node, double lane, GArray *points)
{
    const Rect *box = box_of(plan, node);

    if (manner_of(plan, parent_of(plan, node)) == MANNER_ROW) {
        go(points, box->x + ALONG * box->width, box->y);
        go_to_y(points, plan->top[node] - lane);
    } else {
        go(points, box->x, box->y + ALONG * box->height);
        go_to_x(points, plan->left[node] - lane);
    }
}

/* From the hub of a node to the hub of its parent. */
static void leave_hub(const PagePlan *plan, size_t node, double lane, GArray *points)
{
    bool is_in_row = manner_of(plan, parent_of(plan, node)) == MANNER_ROW;

    switch (manner_of(plan, node)) {
    case MANNER_ALONE:
    case MANNER_STACK:
    case MANNER_ROW:
        break;
    case MANNER_COLUMNS:
    case MANNER_RAISED:
        go_to_y(points, channel_y(plan, node, lane));
        break;
    case MANNER_BESIDE:
        go_to_y(points, plan->top[node] - lane);
        break;
    }
    go_to_x(points, plan->left[node] - lane);
    if (is_in_row)
        go_to_y(points, plan->top[node] - lane);
}

/* From a node's card to the hub of an ancestor; returns the child of the ancestor that it came
 * through. */
static size_t climb(const PagePlan *plan, size_t node, size_t ancestor, double lane, GArray *points)
{
    leave_card(plan, node, lane, points);
    for (size_t above = parent_of(plan, node); above != ancestor; above = parent_of(plan, above)) {
        leave_hub(plan, above, lane, points);
        node = above;
    }
    return node;
}

/* From the hub of a node to its own card. */
static void enter_card(const PagePlan *plan, size_t node, double lane, GArray *points)
{
    const Rect *box = box_of(plan, node);

    switch (manner_of(plan, node)) {
    case MANNER_ALONE:
    case MANNER_STACK:
        break;
    case MANNER_COLUMNS:
    case MANNER_RAISED:
        go_to_y(points, channel_y(plan, node, lane));
        go_to_x(points, box->x + ALONG * box->width);
        break;
    case MANNER_ROW:
        go_to_x(points, box->x + ALONG * box->width);
        break;
    case MANNER_BESIDE:
        go_to_y(points, box->y + ALONG * box->height);
        go_to_x(points, box->x + box->width);
        return;
    }
    go_to_y(points, box->y + box->height);
}

static size_t depth_of(const PagePlan *plan, size_t node)
{
    size_t depth = 0;

    for (; node != plan->forest->n_nodes; node = parent_of(plan, node))
        depth++;
    return depth;
}

static size_t common_ancestor(const PagePlan *plan, size_t a, size_t b)
{
    size_t depth_a = depth_of(plan, a), depth_b = depth_of(plan, b);

    for (; depth_a > depth_b; depth_a--)
        a = parent_of(plan, a);
    for (; depth_b > depth_a; depth_b--)
        b = parent_of(plan, b);
    while (a != b) {
        a = parent_of(plan, a);
        b = parent_of(plan, b);
    }
    return a;
}

static void reverse(GArray *points)
{
    for (guint i = 0, j = points->len; i + 1 < j; i++) {
        Point *a = &g_array_index(points, Point, i), *b = &g_array_index(points, Point, --j);
        Point kept = *a;
        *a = *b;
        *b = kept;
    }
}

void rebut_tree_way_find(const PagePlan *plan, size_t tail, size_t head, double lane,
                         GArray *points)
{
    size_t ancestor = common_ancestor(plan, tail, head);

    g_array_set_size(points, 0);
    if (ancestor == tail || ancestor == head) {
        climb(plan, ancestor == head ? tail : head, ancestor, lane, points);
        enter_card(plan, ancestor, lane, points);
        if (ancestor == tail)
            reverse(points);
        return;
    }
    g_autoptr(GArray) down = g_array_new(FALSE, FALSE, sizeof(Point));
    size_t from = climb(plan, tail, ancestor, lane, points),
           to = climb(plan, head, ancestor, lane, down);
    if ((manner_of(plan, ancestor) == MANNER_COLUMNS ||
         manner_of(plan, ancestor) == MANNER_RAISED) &&
        plan->column[from] != plan->column[to]) {
        go_to_y(points, channel_y(plan, ancestor, lane));
        go_to_y(down, channel_y(plan, ancestor, lane));
    }
    Point meeting = last_of(down), here = last_of(points);
    if (fabs(meeting.x - here.x) + fabs(meeting.y - here.y) <= SAME)
        g_array_set_size(down, down->len - 1);
    reverse(down);
    g_array_append_vals(points, down->data, down->len);
}
