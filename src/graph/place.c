/* Each node takes the shape that its parent's choice leaves it and spreads its children. Cards that
 * stand below each other in a column are made equally wide, since a ragged column looks careless.
 *
 * How much is won by packing is known only when all is placed, so the most promising points of
 * the root curve are all tried. Text is wrapped when the choice is made. */
#include "graph/place.h"
#include "graph/improve.h"
#include <math.h>
#include <stdlib.h>

#define MOST_TRIALS  12
#define NEARLY_EQUAL 1.4  /* widths that are made equal */
#define WORTH_TRIAL  0.85 /* of the best estimate */

typedef struct Placing { /* a subtree to place */
    size_t node;
    guint point;
    double x, y;
    double card_width; /* that the card is widened to; 0: its own */
} Placing;

/* The point of child `i`'s curve that was chosen for it. */
static const ShapePoint *chosen(const PagePlan *plan, size_t node, size_t i, const Slot *slots)
{
    return &rebut_shapes_curve(plan->shapes, rebut_shapes_child(plan->shapes, node, i))
                ->points[slots[i].point];
}

static double card_width(const PagePlan *plan, size_t node, size_t i, const Slot *slots)
{
    return rebut_shapes_card(plan->shapes, rebut_shapes_child(plan->shapes, node, i),
                             chosen(plan, node, i, slots)->card)
        .width;
}

/* How wide the card of child `i` can be without moving anything, in a column of that width; 0: only
 * as wide as it is. */
static double room_of(const PagePlan *plan, size_t node, size_t i, const Slot *slots, double column)
{
    const ShapePoint *point = chosen(plan, node, i, slots);
    bool is_at_left = slots[i].is_indented || plan->manner[node] == MANNER_BESIDE;

    switch ((Manner)point->manner) {
    case MANNER_ALONE:
    case MANNER_STACK:
        return column;
    case MANNER_ROW:
    case MANNER_COLUMNS:
        return is_at_left ? column : point->width; /* else it stands in the middle */
    case MANNER_RAISED:
    case MANNER_BESIDE:
        break;
    }
    return 0.0;
}

/* The widths that children's cards share with those in their column; 0 where one keeps its own. */
static double *shared_widths(const PagePlan *plan, size_t node, const Slot *slots)
{
    size_t count = rebut_shapes_n_children(plan->shapes, node);
    double *widths = g_new0(double, count + 1);

    for (size_t first = 0, end = 0; first < count; first = end) {
        double column_width = 0.0, widest = 0.0;
        for (; end < count && slots[end].column == slots[first].column; end++) {
            const ShapePoint *point = chosen(plan, node, end, slots);
            column_width = MAX(column_width, point->width);
            if (room_of(plan, node, end, slots, 1.0) > 0.0)
                widest = MAX(widest, card_width(plan, node, end, slots));
        }
        if (column_width <= NEARLY_EQUAL * widest)
            widest = column_width;
        for (size_t i = first; i < end; i++)
            widths[i] = MIN(widest, room_of(plan, node, i, slots, column_width));
    }
    return widths;
}

bool rebut_plan_enters_left(const PagePlan *plan, size_t node)
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
        if (!rebut_plan_enters_left(plan, step->node)) {
            node->box.x += (point->width - node->box.width) / 2.0;
            corner.x += (point->width - block.width) / 2.0;
        }
        corner.y += card.height + channel;
        break;
    case MANNER_RAISED:
        node->box.x += MAX(0.0, (block.lead - node->box.width) / 2.0);
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
    Point corner = {step->x, step->y};

    plan->manner[node] = point->manner;
    g_autofree double *widths = shared_widths(plan, node, slots);
    plan->card[node] = point->card;
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
        plan->is_high[child] = slots[i].is_high;
        g_array_append_val(steps, next);
    }
}

static void place_all(const PagePlan *plan, guint point)
{
    g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(Placing));
    Placing first = {.node = plan->forest->n_nodes, .point = point};

    g_array_append_val(steps, first);
    while (steps->len > 0) {
        Placing step = g_array_index(steps, Placing, steps->len - 1);
        g_array_set_size(steps, steps->len - 1);
        place_subtree(plan, &step, steps);
    }
}

static double estimate(const PagePlan *plan, const LayoutRequest *request, guint index)
{
    const ShapePoint *point =
        &rebut_shapes_curve(plan->shapes, plan->forest->n_nodes)->points[index];

    return rebut_score(request, rebut_scale_for(request, point->width, point->height), point->width,
                       point->height);
}

static int compare_falling(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return *a > *b ? -1 : *a < *b;
}

/* The estimate from which on a point is tried. */
static double trial_limit(const PagePlan *plan, const LayoutRequest *request, guint n_points)
{
    g_autofree double *estimates = g_new(double, n_points);

    for (guint i = 0; i < n_points; i++)
        estimates[i] = estimate(plan, request, i);
    qsort(estimates, n_points, sizeof *estimates, compare_falling);
    return MAX(WORTH_TRIAL * estimates[0], estimates[MIN(MOST_TRIALS, n_points) - 1]);
}

static guint best_point(const PagePlan *plan, const LayoutRequest *request)
{
    guint n_points = rebut_shapes_curve(plan->shapes, plan->forest->n_nodes)->n_points, best = 0;
    double best_score = -INFINITY;

    for (guint i = 0; i < n_points; i++) {
        double here = estimate(plan, request, i);
        if (here > best_score) {
            best_score = here;
            best = i;
        }
    }
    return best;
}

/* Packs the most promising points and improves them. */
static void place_packed(const PagePlan *plan, const LayoutRequest *request)
{
    guint n_points = rebut_shapes_curve(plan->shapes, plan->forest->n_nodes)->n_points;
    double limit = trial_limit(plan, request, n_points);
    g_autoptr(Improver) improver = rebut_improver_new(plan, request);

    for (guint i = 0; i < n_points; i++) {
        if (estimate(plan, request, i) < limit)
            continue;
        place_all(plan, i);
        rebut_improver_take(improver);
    }
    rebut_improver_finish(improver);
}

static void wrap_cards(const PagePlan *plan)
{
    for (size_t i = 0; i < plan->forest->n_order; i++) {
        size_t index = plan->forest->order[i];
        NodeRecord *node = rebut_graph_node(plan->graph, index);
        Rect box = node->box;
        rebut_node_wrap(node, rebut_shapes_card(plan->shapes, index, plan->card[index]).text_width);
        node->box = box;
    }
}

double rebut_place_estimate(const Forest *forest, const Shapes *shapes,
                            const LayoutRequest *request)
{
    const PagePlan plan = {.forest = forest, .shapes = shapes};

    return estimate(&plan, request, best_point(&plan, request));
}

void rebut_place(const PagePlan *plan, const LayoutRequest *request, bool may_pack)
{
    if (may_pack)
        place_packed(plan, request);
    else
        place_all(plan, best_point(plan, request));
    wrap_cards(plan);
}
