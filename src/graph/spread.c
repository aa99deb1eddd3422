/* A row asks each child for its narrowest shape of at most the target's height. A stack, and what
 * stands beside, asks for the lowest shape of at most the target's width. Columns are split so that
 * they are narrowest together at the target's height (split.c); where children are many, they are
 * filled in the author's order so that the highest column is lowest. */
#include "graph/column.h"
#include "graph/split.h"

#define ROW_GAP     6.0
#define TRUNK_INSET 5.0 /* of the first trunk of a stack, from the parent's left border */
#define HEADLESS    2.5 /* room for heads in front of premises: links meet there without */

size_t rebut_shapes_n_children(const Shapes *shapes, size_t node)
{
    const Forest *forest = shapes->forest;
    return node == forest->n_nodes ? forest->n_roots : rebut_forest_n_children(forest, node);
}

size_t rebut_shapes_child(const Shapes *shapes, size_t node, size_t i)
{
    const Forest *forest = shapes->forest;
    return node == forest->n_nodes ? forest->roots[i] : rebut_forest_child(forest, node, i);
}

const Curve *rebut_shapes_curve(const Shapes *shapes, size_t node)
{
    return &shapes->curves[node];
}

size_t rebut_shapes_n_cards(const Shapes *shapes, size_t node)
{
    return shapes->first_card[node + 1] - shapes->first_card[node];
}

CardShape rebut_shapes_card(const Shapes *shapes, size_t node, guint index)
{
    return shapes->cards[shapes->first_card[node] + index];
}

size_t rebut_shapes_tracks(const Shapes *shapes, size_t node)
{
    return shapes->tracks[node];
}

bool rebut_shapes_is_all(const Shapes *shapes, size_t node)
{
    return node == shapes->forest->n_nodes;
}

double rebut_shapes_indent(const Shapes *shapes, size_t node)
{
    if (rebut_shapes_is_all(shapes, node))
        return 0.0;
    return TRUNK_INSET + REBUT_TRACK * (double)(shapes->tracks[node] - 1) + REBUT_STUB_ROOM;
}

double rebut_shapes_head_room(const Shapes *shapes, size_t node)
{
    return rebut_graph_node(shapes->forest->graph, node)->role == NODE_CARD ? REBUT_HEAD_ROOM
                                                                            : HEADLESS;
}

double rebut_shapes_rail(const Shapes *shapes, size_t node)
{
    return REBUT_RAIL_ROOM + REBUT_TRACK * (double)(shapes->tracks[node] - 1) + REBUT_STUB_ROOM;
}

double rebut_shapes_channel(const Shapes *shapes, size_t node, Manner manner)
{
    double tracks = REBUT_TRACK * (double)(shapes->tracks[node] - 1);

    if (rebut_shapes_is_all(shapes, node))
        return 0.0;
    double head = rebut_shapes_head_room(shapes, node);
    switch (manner) {
    case MANNER_ALONE:
        return 0.0;
    case MANNER_STACK:
        return head + 2.0;
    case MANNER_ROW:
    case MANNER_COLUMNS:
    case MANNER_RAISED:
        if (rebut_shapes_n_children(shapes, node) == 1)
            return head + REBUT_STUB_ROOM;
        return head + tracks + REBUT_STUB_ROOM;
    case MANNER_BESIDE:
        return head + tracks + REBUT_STUB_ROOM;
    }
    return 0.0;
}

/* The first point no higher than `height`: the narrowest. False if there is none. */
static bool narrowest_within(const Curve *curve, double height, guint *index)
{
    guint low = 0, high = curve->n_points;

    while (low < high) {
        guint middle = (low + high) / 2;
        if (curve->points[middle].height <= height)
            high = middle;
        else
            low = middle + 1;
    }
    *index = low;
    return low < curve->n_points;
}

/* The room between two children of a row. */
static double row_gap(const Shapes *shapes, size_t node)
{
    return rebut_shapes_is_all(shapes, node) ? rebut_column_gap(shapes, node) : ROW_GAP;
}

static bool spread_row(const Shapes *shapes, size_t node, double height, Slot *slots, Room *block)
{
    size_t count = rebut_shapes_n_children(shapes, node);
    double gap = row_gap(shapes, node), x = 0.0;

    *block = (Room){0.0, 0.0, 0.0};
    for (size_t i = 0; i < count; i++) {
        const Curve *curve = rebut_shapes_curve(shapes, rebut_shapes_child(shapes, node, i));
        if (!narrowest_within(curve, height, &slots[i].point))
            return false;
        const ShapePoint *point = &curve->points[slots[i].point];
        slots[i].column = (guint)i;
        slots[i].x = x;
        slots[i].y = 0.0;
        slots[i].is_indented = slots[i].is_high = false;
        x += point->width + gap;
        block->height = MAX(block->height, point->height);
    }
    block->width = block->lead = x - gap;
    return true;
}

/* Fills columns in order up to a height; returns how many it takes. */
static size_t fill_columns(const Shapes *shapes, size_t node, double limit, Slot *slots,
                           double *highest)
{
    size_t count = rebut_shapes_n_children(shapes, node);
    double y = 0.0;
    guint column = 0;

    *highest = 0.0;
    for (size_t i = 0; i < count; i++) {
        double height = rebut_column_point(shapes, node, i, slots)->height;
        if (y > 0.0 && y + height > limit) {
            column++;
            y = 0.0;
        }
        slots[i].column = column;
        slots[i].y = y;
        *highest = MAX(*highest, y + height);
        y += height + rebut_column_gap_below(shapes, node, i);
    }
    return column + 1;
}

static bool lowest_each(const Shapes *shapes, size_t node, double width, Slot *slots, Room *bounds)
{
    *bounds = (Room){0.0, 0.0, 0.0};
    for (size_t i = 0; i < rebut_shapes_n_children(shapes, node); i++) {
        if (!rebut_column_choose(shapes, node, i, width, &slots[i].point))
            return false;
        double height = rebut_column_point(shapes, node, i, slots)->height;
        bounds->width = MAX(bounds->width, height); /* the highest child */
        bounds->height += height + rebut_column_gap_below(shapes, node, i);
    }
    return true;
}

/* The least height at which the children fit into so many columns. */
static double column_height(const Shapes *shapes, size_t node, size_t n_columns, Room bounds,
                            Slot *slots)
{
    double low = bounds.width, high = bounds.height, highest = 0.0;

    if (n_columns == 1)
        low = high;
    for (int step = 0; step < 14 && high - low > 0.5; step++) {
        double middle = (low + high) / 2.0;
        if (fill_columns(shapes, node, middle, slots, &highest) <= n_columns)
            high = middle;
        else
            low = middle;
    }
    fill_columns(shapes, node, high, slots, &highest);
    return highest;
}

/* Does a column of so many children need a trunk beside them? One child alone is entered from
 * above. */
static bool has_trunk(const Shapes *shapes, size_t node, const ShapePoint *how, size_t n_children)
{
    if (rebut_shapes_is_all(shapes, node) || how->manner == MANNER_BESIDE)
        return false;
    return how->manner == MANNER_STACK || n_children > 1;
}

static bool spread_columns(const Shapes *shapes, size_t node, const ShapePoint *how, Slot *slots,
                           Room *block)
{
    size_t count = rebut_shapes_n_children(shapes, node);
    double x = 0.0, gap = rebut_column_gap(shapes, node);
    Room bounds;

    if (!lowest_each(shapes, node, how->target, slots, &bounds))
        return false;
    double height = column_height(shapes, node, how->n_columns, bounds, slots);
    for (size_t first = 0, end = 0; first < count; first = end) {
        while (end < count && slots[end].column == slots[first].column)
            end++;
        bool is_indented = has_trunk(shapes, node, how, end - first);
        x += is_indented ? rebut_shapes_indent(shapes, node) : 0.0;
        const ColumnPlace place = {x, 0.0, slots[first].column, is_indented, false};
        x += rebut_column_set(shapes, node, first, end, height + 1e-6, &place, slots) + gap;
    }
    *block = (Room){x - gap, height, x - gap};
    return true;
}

bool rebut_spread(const Shapes *shapes, size_t node, const ShapePoint *how, Slot *slots,
                  Room *block)
{
    switch ((Manner)how->manner) {
    case MANNER_ALONE:
        *block = (Room){0.0, 0.0, 0.0};
        return true;
    case MANNER_ROW:
        return spread_row(shapes, node, how->target, slots, block);
    case MANNER_COLUMNS:
        if (how->n_columns == 0)
            return rebut_split_spread(shapes, node, how, slots, block);
        return spread_columns(shapes, node, how, slots, block);
    case MANNER_RAISED:
        return rebut_split_spread(shapes, node, how, slots, block);
    case MANNER_STACK:
    case MANNER_BESIDE:
        return spread_columns(shapes, node, how, slots, block);
    }
    return false;
}

Room rebut_shapes_spread(const Shapes *shapes, size_t node, const ShapePoint *point, Slot *slots)
{
    Room block = {0.0, 0.0, 0.0};

    rebut_spread(shapes, node, point, slots, &block);
    return block;
}
