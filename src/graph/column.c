/* A column no wider than some width is lowest if each child takes its lowest shape of that width;
 * so its height falls with its width, and the width for a height is found by halving. */
#include "graph/column.h"
#include <math.h>

#define COLUMN_GAP  6.0
#define STACK_GAP   5.0
#define BRANCH_GAP  2.0 /* more, behind a child that has children */
#define ROOT_GAP    12.0
#define WIDTH_STEPS 8

static const size_t *children_of(const Shapes *shapes, size_t node)
{
    const Forest *forest = shapes->forest;
    return node == forest->n_nodes ? forest->roots : forest->children + forest->first_child[node];
}

static const Curve *child_curve(const Shapes *shapes, size_t node, size_t i)
{
    return &shapes->curves[children_of(shapes, node)[i]];
}

/* The last point that is no wider than `width`; -1 if there is none. */
static inline int last_within(const Curve *curve, double width)
{
    int low = 0, high = (int)curve->n_points;

    while (low < high) {
        int middle = (low + high) / 2;
        if (curve->points[middle].width <= width)
            low = middle + 1;
        else
            high = middle;
    }
    return low - 1;
}

const ShapePoint *rebut_column_point(const Shapes *shapes, size_t node, size_t i, const Slot *slots)
{
    return &child_curve(shapes, node, i)->points[slots[i].point];
}

bool rebut_column_choose(const Shapes *shapes, size_t node, size_t i, double width, guint *point)
{
    int last = last_within(child_curve(shapes, node, i), width);

    if (last < 0)
        return false;
    *point = (guint)last;
    return true;
}

static inline double gap_below(const Forest *forest, size_t child)
{
    bool is_branch = forest->first_child[child + 1] > forest->first_child[child];
    return STACK_GAP + (is_branch ? BRANCH_GAP : 0.0);
}

double rebut_column_gap_below(const Shapes *shapes, size_t node, size_t i)
{
    if (rebut_shapes_is_all(shapes, node))
        return ROOT_GAP;
    return gap_below(shapes->forest, children_of(shapes, node)[i]);
}

double rebut_column_gap(const Shapes *shapes, size_t node)
{
    return rebut_shapes_is_all(shapes, node) ? ROOT_GAP : COLUMN_GAP;
}

/* The height of the column at a width; INFINITY if one child is wider. */
static double column_height(const Shapes *shapes, size_t node, size_t first, size_t end,
                            double width)
{
    const size_t *children = children_of(shapes, node);
    bool is_all = rebut_shapes_is_all(shapes, node);
    double y = 0.0, gap = 0.0;

    for (size_t i = first; i < end; i++) {
        const Curve *curve = &shapes->curves[children[i]];
        int point = last_within(curve, width);
        if (point < 0)
            return INFINITY;
        y += gap + curve->points[point].height;
        gap = is_all ? ROOT_GAP : gap_below(shapes->forest, children[i]);
    }
    return y;
}

double rebut_column_width(const Shapes *shapes, Siblings column, double height, double least)
{
    size_t node = column.node, first = column.first, end = column.end;
    double low = least, high = least;

    for (size_t i = first; i < end; i++) {
        const Curve *curve = child_curve(shapes, node, i);
        low = MAX(low, curve->points[0].width);
        high = MAX(high, curve->points[curve->n_points - 1].width);
    }
    if (column_height(shapes, node, first, end, low) <= height)
        return low;
    if (column_height(shapes, node, first, end, high) > height)
        return INFINITY;
    for (int step = 0; step < WIDTH_STEPS; step++) {
        double middle = (low + high) / 2.0;
        if (column_height(shapes, node, first, end, middle) <= height)
            high = middle;
        else
            low = middle;
    }
    return high;
}

double rebut_column_set(const Shapes *shapes, size_t node, size_t first, size_t end, double height,
                        const ColumnPlace *place, Slot *slots)
{
    double width = rebut_column_width(shapes, (Siblings){node, first, end}, height, 0.0),
           widest = 0.0;
    double y = place->y;

    for (size_t i = first; i < end; i++) {
        rebut_column_choose(shapes, node, i, width, &slots[i].point);
        const ShapePoint *point = rebut_column_point(shapes, node, i, slots);
        slots[i].column = place->column;
        slots[i].is_indented = place->is_indented;
        slots[i].is_high = place->is_high;
        slots[i].x = place->x;
        slots[i].y = y;
        y += point->height + rebut_column_gap_below(shapes, node, i);
        widest = MAX(widest, point->width);
    }
    return widest;
}
