/* From the leaves to the roots, each subtree's outline is a list of rectangles: its cards, and the
 * channels in which its links run. A subtree that moves takes its outline along. */
#include "graph/interlock.h"
#include "graph/column.h"
#include <math.h>

#define GAP_X 8.0 /* that is kept between rectangles */
#define GAP_Y 7.0

typedef struct Interlock {
    const PagePlan *plan;
    GArray **outlines; /* by node, one more for all roots together: of Rect */
} Interlock;

static size_t child_of(const Interlock *lock, size_t node, size_t i)
{
    return rebut_shapes_child(lock->plan->shapes, node, i);
}

static Rect *box_of(const Interlock *lock, size_t node)
{
    return &rebut_graph_node(lock->plan->graph, node)->box;
}

static Rect turned(Rect rect)
{
    return (Rect){rect.y, rect.x, rect.height, rect.width};
}

/* How far a rectangle can move to the left before it meets another; INFINITY if it passes it. */
static double slack_between(Rect still, Rect moving, double gap, double gap_across)
{
    bool is_apart = still.y >= moving.y + moving.height + gap_across ||
                    moving.y >= still.y + still.height + gap_across;
    return is_apart ? INFINITY : moving.x - still.x - still.width - gap;
}

static Rect bounds_of(const GArray *outline)
{
    Rect bounds = g_array_index(outline, Rect, 0);

    for (guint i = 1; i < outline->len; i++)
        bounds = rebut_rect_united(bounds, g_array_index(outline, Rect, i));
    return bounds;
}

/* How far an outline can move to the left, or up, towards another and no further than that begins;
 * 0 at least. */
static double slack_of(const GArray *still, const GArray *moving, bool is_upwards)
{
    if (still->len == 0)
        return 0.0;
    Rect old = bounds_of(still), new = bounds_of(moving);
    double slack = is_upwards ? new.y - old.y : new.x - old.x;
    for (guint i = 0; i < moving->len; i++) {
        Rect b = g_array_index(moving, Rect, i);
        for (guint j = 0; j < still->len; j++) {
            Rect a = g_array_index(still, Rect, j);
            double here = is_upwards ? slack_between(turned(a), turned(b), GAP_Y, GAP_X)
                                     : slack_between(a, b, GAP_X, GAP_Y);
            slack = MIN(slack, here);
        }
    }
    return MAX(slack, 0.0);
}

static void move_outline(GArray *outline, double dx, double dy)
{
    for (guint i = 0; i < outline->len; i++) {
        g_array_index(outline, Rect, i).x += dx;
        g_array_index(outline, Rect, i).y += dy;
    }
}

static void move_subtree(const Interlock *lock, size_t top, double dx, double dy)
{
    const PagePlan *plan = lock->plan;
    g_autoptr(GArray) nodes = g_array_new(FALSE, FALSE, sizeof(size_t));

    g_array_append_val(nodes, top);
    while (nodes->len > 0) {
        size_t node = g_array_index(nodes, size_t, nodes->len - 1);
        g_array_set_size(nodes, nodes->len - 1);
        box_of(lock, node)->x += dx;
        box_of(lock, node)->y += dy;
        plan->left[node] += dx;
        plan->top[node] += dy;
        for (size_t i = 0; i < rebut_forest_n_children(plan->forest, node); i++) {
            size_t child = rebut_forest_child(plan->forest, node, i);
            g_array_append_val(nodes, child);
        }
    }
    move_outline(lock->outlines[top], dx, dy);
}

static void append_outline(GArray *outline, const GArray *other)
{
    g_array_append_vals(outline, other->data, other->len);
}

/* The trunk of an indented column: from the channel or the first link to the last link. */
static void add_trunk(const Interlock *lock, Siblings column, GArray *outline)
{
    const PagePlan *plan = lock->plan;
    size_t last = child_of(lock, column.node, column.end - 1),
           first = child_of(lock, column.node, column.first);
    Rect card = *box_of(lock, column.node), low = *box_of(lock, last), high = *box_of(lock, first);
    double indent = rebut_shapes_indent(plan->shapes, column.node);
    double top = MIN(card.y + card.height, high.y + high.height / 2.0);
    Rect trunk = {plan->left[first] - indent, top, indent, low.y + low.height / 2.0 - top};

    g_array_append_val(outline, trunk);
}

/* Moves the members of a column up; returns the outline of all of them. */
static GArray *close_column(const Interlock *lock, Siblings column)
{
    const PagePlan *plan = lock->plan;
    GArray *outline = g_array_new(FALSE, FALSE, sizeof(Rect));

    for (size_t i = column.first; i < column.end; i++) {
        size_t child = child_of(lock, column.node, i);
        double slack = slack_of(outline, lock->outlines[child], true);
        move_subtree(lock, child, 0.0, -slack);
        append_outline(outline, lock->outlines[child]);
    }
    if (plan->is_indented[child_of(lock, column.node, column.first)])
        add_trunk(lock, column, outline);
    return outline;
}

/* Moves a column to the left towards `all` of the columns before it, and towards the card if it is
 * raised. */
static void close_up(const Interlock *lock, Siblings column, GArray *all)
{
    const PagePlan *plan = lock->plan;
    size_t count = rebut_shapes_n_children(plan->shapes, column.node);
    g_autoptr(GArray) outline = close_column(lock, column);
    double slack = slack_of(all, outline, false);

    if (column.end == count && plan->manner[column.node] == MANNER_RAISED) {
        g_autoptr(GArray) card = g_array_new(FALSE, FALSE, sizeof(Rect));
        g_array_append_val(card, *box_of(lock, column.node));
        slack = MIN(slack, slack_of(card, outline, false));
    }
    move_outline(outline, -slack, 0.0);
    for (size_t i = column.first; i < column.end; i++)
        move_subtree(lock, child_of(lock, column.node, i), -slack, 0.0);
    append_outline(all, outline);
}

static void close_columns(const Interlock *lock, size_t node, GArray *all)
{
    const PagePlan *plan = lock->plan;
    size_t count = rebut_shapes_n_children(plan->shapes, node);
    Siblings column = {node, 0, 0};

    for (; column.first < count; column.first = column.end) {
        guint name = plan->column[child_of(lock, node, column.first)];
        while (column.end < count && plan->column[child_of(lock, node, column.end)] == name)
            column.end++;
        close_up(lock, column, all);
    }
}

/* The height at which a card stands in the middle of its children's cards, which are beside it. */
static double height_between(const Interlock *lock, size_t node, Rect block)
{
    size_t count = rebut_shapes_n_children(lock->plan->shapes, node);
    const Rect *first = box_of(lock, child_of(lock, node, 0)),
               *last = box_of(lock, child_of(lock, node, count - 1)), *box = box_of(lock, node);
    double middle =
        (first->y + first->height / 2.0 + last->y + last->height / 2.0 - box->height) / 2.0;

    return CLAMP(middle, block.y, block.y + block.height - box->height);
}

/* Sets the card in the middle of its children again, where it stood there. */
static void centre_card(const Interlock *lock, size_t node, Rect block)
{
    Rect *box = box_of(lock, node);

    switch ((Manner)lock->plan->manner[node]) {
    case MANNER_ROW:
    case MANNER_COLUMNS:
        if (!rebut_plan_enters_left(lock->plan, node) && box->width < block.width)
            box->x = block.x + (block.width - box->width) / 2.0;
        break;
    case MANNER_BESIDE:
        if (box->height < block.height)
            box->y = height_between(lock, node, block);
        break;
    case MANNER_ALONE:
    case MANNER_STACK:
    case MANNER_RAISED:
        break;
    }
}

/* The room of the links between a card and its children. */
static Rect channel_of(const Interlock *lock, size_t node)
{
    const PagePlan *plan = lock->plan;
    const Rect *box = box_of(lock, node);
    Manner manner = (Manner)plan->manner[node];
    double channel = rebut_shapes_channel(plan->shapes, node, manner);
    Rect reached = {box->x + box->width / 2.0, box->y + box->height / 2.0, 0.0, 0.0};

    for (size_t i = 0; i < rebut_shapes_n_children(plan->shapes, node); i++) {
        size_t child = child_of(lock, node, i);
        const Rect *end = box_of(lock, child);
        Point at = {end->x + (plan->is_indented[child] ? 0.0 : end->width / 2.0),
                    end->y + end->height / 2.0};
        double indent = plan->is_indented[child] ? rebut_shapes_indent(plan->shapes, node) : 0.0;
        reached = rebut_rect_united(reached, (Rect){at.x - indent, at.y, indent, 0.0});
    }
    if (manner == MANNER_BESIDE)
        return (Rect){box->x + box->width, reached.y, channel, reached.height};
    return (Rect){reached.x, box->y + box->height, reached.width, channel};
}

static void close_node(const Interlock *lock, size_t node)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Rect));

    lock->outlines[node] = all;
    close_columns(lock, node, all);
    if (node == lock->plan->forest->n_nodes)
        return;
    if (all->len > 0) {
        centre_card(lock, node, bounds_of(all));
        Rect channel = channel_of(lock, node);
        g_array_append_val(all, channel);
    }
    g_array_append_val(all, *box_of(lock, node));
}

void rebut_interlock(const PagePlan *plan)
{
    size_t n = plan->forest->n_nodes;
    Interlock lock = {plan, g_new0(GArray *, n + 1)};

    for (size_t i = plan->forest->n_order; i-- > 0;)
        close_node(&lock, plan->forest->order[i]);
    close_node(&lock, n);
    for (size_t i = 0; i <= n; i++)
        if (lock.outlines[i] != NULL)
            g_array_unref(lock.outlines[i]);
    g_free(lock.outlines);
}
