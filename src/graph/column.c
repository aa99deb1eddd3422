/* A column no wider than some width is lowest if each child takes its lowest shape of that width;
 * so its height falls with its width, and the width for a height is found by halving. */
#include "graph/column.h"
#include <math.h>

#define COLUMN_GAP  6.0
#define STACK_GAP   5.0
#define BRANCH_GAP  2.0 /* more, behind a child that has children */
#define ROOT_GAP    12.0
#define WIDTH_STEPS 8

static const Curve *child_curve(const Shapes *shapes, size_t node, size_t i)
{
    return &shapes->curves[rebut_shapes_child(shapes, node, i)];
}

const ShapePoint *rebut_column_point(const Shapes *shapes, size_t node, size_t i, const Slot *slots)
{
    return &child_curve(shapes, node, i)->points[slots[i].point];
}

bool rebut_column_choose(const Shapes *shapes, size_t node, size_t i, double width, guint *point)
{
    const Curve *curve = child_curve(shapes, node, i);
    guint low = 0, high = curve->n_points;

    while (low < high) {
        guint middle = (low + high) / 2;
        if (curve->points[middle].width <= width)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return false;
    *point = low - 1;
    return true;
}

double rebut_column_gap_below(const Shapes *shapes, size_t node, size_t i)
{
    if (rebut_shapes_is_all(shapes, node))
        return ROOT_GAP;
    bool is_branch = rebut_shapes_n_children(shapes, rebut_shapes_child(shapes, node, i)) > 0;
    return STACK_GAP + (is_branch ? BRANCH_GAP : 0.0);
}

double rebut_column_gap(const Shapes *shapes, size_t node)
{
    return rebut_shapes_is_all(shapes, node) ? ROOT_GAP : COLUMN_GAP;
}

/* The height of the column at a width; INFINITY if one child is wider. */
static double column_height(const Shapes *shapes, size_t node, size_t first, size_t end,
                            double width)
{
    double y = 0.0, gap = 0.0;

    for (size_t i = first; i < end; i++) {
        guint point = 0;
        if (!rebut_column_choose(shapes, node, i, width, &point))
            return INFINITY;
        y += gap + child_curve(shapes, node, i)->points[point].height;
        gap = rebut_column_gap_below(shapes, node, i);
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
