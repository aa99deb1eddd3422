/* Children before parents: for every node the manners are tried at a few targets each, which are
 * sizes that its children's curves offer. A row asks each child for its narrowest shape of at most
 * the target's height; a stack asks for the lowest shape of at most the target's width; columns cut
 * the stack, in the author's order, so that the highest column is lowest, and then narrow each
 * column as far as its height allows. What comes out is combined with the card's own shapes and
 * thinned to the best.
 *
 * A point keeps how it was made, not where its children went: the way back down makes it again. */
#include "graph/shape.h"
#include <math.h>
#include <stdlib.h>

#define MOST_CARD_SHAPES 10
#define ROW_GAP          12.0
#define COLUMN_GAP       11.0
#define STACK_GAP        9.0
#define BRANCH_GAP       4.0 /* more, behind a child that has children */
#define ROOT_GAP         20.0
#define TRUNK_INSET      8.0 /* of the first trunk of a stack, from the parent's left border */
#define SAMPLED_CHILDREN 48  /* whose sizes become targets */
#define ROOT_FINENESS    4
#define FEW_NODES        400
#define SOME_NODES       2000
#define MANY_NODES       20000

typedef struct Effort {
    size_t most_points, n_targets, n_column_targets;
} Effort;

struct Shapes {
    const Forest *forest;
    Curve *curves;      /* by node, one more for all roots together */
    CardShape *cards;   /* of all nodes */
    guint *first_card;  /* by node, one more at the end */
    guint8 *tracks;     /* by node: distinct relations of its children's links, at least 1 */
    GArray *candidates; /* of ShapePoint: of the node at hand */
    Slot *slots;        /* scratch for the node with most children */
    double *targets;    /* scratch */
    Effort effort;
};

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

CardShape rebut_shapes_card(const Shapes *shapes, size_t node, guint index)
{
    return shapes->cards[shapes->first_card[node] + index];
}

size_t rebut_shapes_tracks(const Shapes *shapes, size_t node)
{
    return shapes->tracks[node];
}

static bool is_all(const Shapes *shapes, size_t node)
{
    return node == shapes->forest->n_nodes;
}

double rebut_shapes_indent(const Shapes *shapes, size_t node)
{
    if (is_all(shapes, node))
        return 0.0;
    return TRUNK_INSET + REBUT_TRACK * (double)(shapes->tracks[node] - 1) + REBUT_STUB_ROOM;
}

double rebut_shapes_channel(const Shapes *shapes, size_t node, Manner manner)
{
    double tracks = REBUT_TRACK * (double)(shapes->tracks[node] - 1);

    if (is_all(shapes, node))
        return 0.0;
    switch (manner) {
    case MANNER_ALONE:
        return 0.0;
    case MANNER_STACK:
        return REBUT_HEAD_ROOM + 2.0;
    case MANNER_ROW:
    case MANNER_COLUMNS:
        if (rebut_shapes_n_children(shapes, node) == 1)
            return REBUT_HEAD_ROOM + 6.0;
        return REBUT_HEAD_ROOM + tracks + REBUT_STUB_ROOM;
    case MANNER_BESIDE:
        return REBUT_HEAD_ROOM + tracks + REBUT_STUB_ROOM + 4.0;
    }
    return 0.0;
}

/* The last point no wider than `width`: the lowest. False if there is none. */
static bool lowest_within(const Curve *curve, double width, guint *index)
{
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
    *index = low - 1;
    return true;
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

static const Curve *child_curve(const Shapes *shapes, size_t node, size_t i)
{
    return &shapes->curves[rebut_shapes_child(shapes, node, i)];
}

static const ShapePoint *child_point(const Shapes *shapes, size_t node, size_t i, const Slot *slots)
{
    return &child_curve(shapes, node, i)->points[slots[i].point];
}

/* The room below child `i` in a stack. */
static double gap_below(const Shapes *shapes, size_t node, size_t i)
{
    if (is_all(shapes, node))
        return ROOT_GAP;
    bool is_branch = rebut_shapes_n_children(shapes, rebut_shapes_child(shapes, node, i)) > 0;
    return STACK_GAP + (is_branch ? BRANCH_GAP : 0.0);
}

static bool spread_row(const Shapes *shapes, size_t node, double height, Slot *slots, Room *block)
{
    size_t count = rebut_shapes_n_children(shapes, node);
    double gap = is_all(shapes, node) ? ROOT_GAP : ROW_GAP, x = 0.0;

    *block = (Room){0.0, 0.0};
    for (size_t i = 0; i < count; i++) {
        if (!narrowest_within(child_curve(shapes, node, i), height, &slots[i].point))
            return false;
        const ShapePoint *point = child_point(shapes, node, i, slots);
        slots[i].column = (guint)i;
        slots[i].x = x;
        slots[i].y = 0.0;
        slots[i].is_indented = false;
        x += point->width + gap;
        block->height = MAX(block->height, point->height);
    }
    block->width = x - gap;
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
        double height = child_point(shapes, node, i, slots)->height;
        if (y > 0.0 && y + height > limit) {
            column++;
            y = 0.0;
        }
        slots[i].column = column;
        slots[i].y = y;
        *highest = MAX(*highest, y + height);
        y += height + gap_below(shapes, node, i);
    }
    return column + 1;
}

/* Children [first, end) no wider than `width`: the height of their stack; below 0 if one does not
 * fit. */
static double stack_height(const Shapes *shapes, size_t node, size_t first, size_t end,
                           double width)
{
    double y = 0.0, gap = 0.0;

    for (size_t i = first; i < end; i++) {
        guint index = 0;
        if (!lowest_within(child_curve(shapes, node, i), width, &index))
            return -1.0;
        y += gap + child_curve(shapes, node, i)->points[index].height;
        gap = gap_below(shapes, node, i);
    }
    return y;
}

/* Narrows one column as far as the height allows, and sets its children's points, heights and x. */
static double settle_column(const Shapes *shapes, size_t node, size_t first, size_t end, Room room,
                            Slot *slots)
{
    double low = 0.0, high = room.width, widest = 0.0, y = 0.0;

    for (int step = 0; step < 7; step++) {
        double middle = (low + high) / 2.0;
        double height = stack_height(shapes, node, first, end, middle);
        if (height >= 0.0 && height <= room.height)
            high = middle;
        else
            low = middle;
    }
    for (size_t i = first; i < end; i++) {
        lowest_within(child_curve(shapes, node, i), high, &slots[i].point);
        const ShapePoint *point = child_point(shapes, node, i, slots);
        slots[i].y = y;
        y += point->height + gap_below(shapes, node, i);
        widest = MAX(widest, point->width);
    }
    return widest;
}

static bool lowest_each(const Shapes *shapes, size_t node, double width, Slot *slots, Room *bounds)
{
    *bounds = (Room){0.0, 0.0};
    for (size_t i = 0; i < rebut_shapes_n_children(shapes, node); i++) {
        if (!lowest_within(child_curve(shapes, node, i), width, &slots[i].point))
            return false;
        double height = child_point(shapes, node, i, slots)->height;
        bounds->width = MAX(bounds->width, height); /* the highest child */
        bounds->height += height + gap_below(shapes, node, i);
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
    if (is_all(shapes, node) || how->manner == MANNER_BESIDE)
        return false;
    return how->manner == MANNER_STACK || n_children > 1;
}

static bool spread_columns(const Shapes *shapes, size_t node, const ShapePoint *how, Slot *slots,
                           Room *block)
{
    size_t count = rebut_shapes_n_children(shapes, node);
    double gap = is_all(shapes, node) ? ROOT_GAP : COLUMN_GAP, x = 0.0;
    Room bounds;

    if (!lowest_each(shapes, node, how->target, slots, &bounds))
        return false;
    double height = column_height(shapes, node, how->n_columns, bounds, slots);
    for (size_t first = 0, end = 0; first < count; first = end) {
        while (end < count && slots[end].column == slots[first].column)
            end++;
        bool is_indented = has_trunk(shapes, node, how, end - first);
        double width =
            settle_column(shapes, node, first, end, (Room){how->target, height + 1e-6}, slots);
        x += is_indented ? rebut_shapes_indent(shapes, node) : 0.0;
        for (size_t i = first; i < end; i++) {
            slots[i].x = x;
            slots[i].is_indented = is_indented;
        }
        x += width + gap;
    }
    *block = (Room){x - gap, height};
    return true;
}

static bool spread(const Shapes *shapes, size_t node, const ShapePoint *how, Slot *slots,
                   Room *block)
{
    switch ((Manner)how->manner) {
    case MANNER_ALONE:
        *block = (Room){0.0, 0.0};
        return true;
    case MANNER_ROW:
        return spread_row(shapes, node, how->target, slots, block);
    case MANNER_STACK:
    case MANNER_COLUMNS:
    case MANNER_BESIDE:
        return spread_columns(shapes, node, how, slots, block);
    }
    return false;
}

Room rebut_shapes_spread(const Shapes *shapes, size_t node, const ShapePoint *point, Slot *slots)
{
    Room block = {0.0, 0.0};

    spread(shapes, node, point, slots, &block);
    return block;
}

/* Combines the children's block with the card's own shapes. */
static void add_candidates(Shapes *shapes, size_t node, ShapePoint point, Room block)
{
    guint n_cards = shapes->first_card[node + 1] - shapes->first_card[node], first = 0;
    double channel = rebut_shapes_channel(shapes, node, (Manner)point.manner);
    bool is_beside = point.manner == MANNER_BESIDE;

    if (!is_beside)
        while (first + 1 < n_cards &&
               rebut_shapes_card(shapes, node, first + 1).width <= block.width)
            first++;
    for (guint i = first; i < n_cards; i++) {
        CardShape card = rebut_shapes_card(shapes, node, i);
        point.card = (guint8)i;
        point.width = is_beside ? card.width + channel + block.width : MAX(card.width, block.width);
        point.height =
            is_beside ? MAX(card.height, block.height) : card.height + channel + block.height;
        g_array_append_val(shapes->candidates, point);
    }
}

static void try_manner(Shapes *shapes, size_t node, Manner manner, guint16 n_columns, double target)
{
    ShapePoint point = {.manner = (guint8)manner, .n_columns = n_columns, .target = target};
    Room block;

    if (!spread(shapes, node, &point, shapes->slots, &block))
        return;
    if (is_all(shapes, node)) {
        point.width = block.width;
        point.height = block.height;
        g_array_append_val(shapes->candidates, point);
    } else {
        add_candidates(shapes, node, point, block);
    }
}

static int compare_doubles(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return *a < *b ? -1 : *a > *b;
}

/* Sizes that the children offer, widths or heights, at most `most` of them, each feasible for all.
 */
static size_t find_targets(Shapes *shapes, size_t node, bool is_height, size_t most)
{
    size_t count = rebut_shapes_n_children(shapes, node), found = 0;
    size_t step = MAX(1, count / SAMPLED_CHILDREN);
    double least = 0.0;

    for (size_t i = 0; i < count; i++) {
        const Curve *curve = child_curve(shapes, node, i);
        least = MAX(least,
                    is_height ? curve->points[curve->n_points - 1].height : curve->points[0].width);
    }
    shapes->targets[found++] = least;
    for (size_t i = 0; i < count; i += step) {
        const Curve *curve = child_curve(shapes, node, i);
        for (guint j = 0; j < curve->n_points; j++) {
            double size = is_height ? curve->points[j].height : curve->points[j].width;
            if (size > least)
                shapes->targets[found++] = size;
        }
    }
    qsort(shapes->targets, found, sizeof *shapes->targets, compare_doubles);
    if (found <= most)
        return found;
    for (size_t i = 0; i < most; i++)
        shapes->targets[i] = shapes->targets[i * (found - 1) / (most - 1)];
    return most;
}

/* The page meets the roots, so they are tried more finely, unless there is much to try already. */
static size_t fineness(const Shapes *shapes, size_t node)
{
    const Forest *forest = shapes->forest;
    bool is_root = is_all(shapes, node) || forest->parent[node] == REBUT_NO_NODE;

    return is_root && forest->n_nodes <= SOME_NODES ? ROOT_FINENESS : 1;
}

static void try_columns(Shapes *shapes, size_t node)
{
    size_t count = rebut_shapes_n_children(shapes, node);
    size_t n_targets =
        find_targets(shapes, node, false, fineness(shapes, node) * shapes->effort.n_column_targets);

    for (size_t columns = 2; columns <= MIN(count, 400); columns += 1 + columns / 5)
        for (size_t i = 0; i < n_targets; i++)
            try_manner(shapes, node, MANNER_COLUMNS, (guint16)columns, shapes->targets[i]);
}

static void try_all(Shapes *shapes, size_t node)
{
    size_t n_targets =
        find_targets(shapes, node, true, fineness(shapes, node) * shapes->effort.n_targets);

    for (size_t i = 0; i < n_targets; i++)
        try_manner(shapes, node, MANNER_ROW, 1, shapes->targets[i]);
    n_targets =
        find_targets(shapes, node, false, fineness(shapes, node) * shapes->effort.n_targets);
    for (size_t i = 0; i < n_targets; i++) {
        if (rebut_shapes_n_children(shapes, node) > 1)
            try_manner(shapes, node, MANNER_STACK, 1, shapes->targets[i]);
        if (!is_all(shapes, node))
            try_manner(shapes, node, MANNER_BESIDE, 1, shapes->targets[i]);
    }
    try_columns(shapes, node);
}

static int compare_points(const void *left, const void *right)
{
    const ShapePoint *a = left, *b = right;

    if (a->width < b->width || a->width > b->width)
        return a->width < b->width ? -1 : 1;
    if (a->height < b->height || a->height > b->height)
        return a->height < b->height ? -1 : 1;
    if (a->manner != b->manner)
        return a->manner < b->manner ? -1 : 1;
    return (int)a->n_columns - (int)b->n_columns;
}

/* Thins `n` points to `most`: in each of equal steps of the width's logarithm, the one of least
 * area. */
static guint thin(ShapePoint *points, guint n, guint most)
{
    double first = log(points[0].width), span = log(points[n - 1].width) - first;
    guint kept = 1, bucket = 0;

    for (guint i = 1; i < n; i++) {
        guint here = (guint)((log(points[i].width) - first) / span * (most - 1));
        ShapePoint *last = &points[kept - 1];
        bool is_better = points[i].width * points[i].height < last->width * last->height;
        if (kept > 1 && here == bucket && i + 1 < n) {
            if (is_better)
                *last = points[i];
        } else {
            points[kept++] = points[i];
            bucket = here;
        }
    }
    return kept;
}

/* Keeps the candidates that no other beats. */
static void make_curve(Shapes *shapes, size_t node)
{
    ShapePoint *points = &g_array_index(shapes->candidates, ShapePoint, 0);
    guint count = shapes->candidates->len, kept = 0;

    qsort(points, count, sizeof *points, compare_points);
    for (guint i = 0; i < count; i++)
        if (kept == 0 || points[i].height < points[kept - 1].height - 0.25)
            points[kept++] = points[i];
    size_t most = fineness(shapes, node) * shapes->effort.most_points;
    if (kept > most)
        kept = thin(points, kept, (guint)most);
    shapes->curves[node].n_points = kept;
    shapes->curves[node].points = g_memdup2(points, kept * sizeof *points);
    g_array_set_size(shapes->candidates, 0);
}

static void find_curve(Shapes *shapes, size_t node)
{
    if (rebut_shapes_n_children(shapes, node) == 0) {
        guint n_cards = shapes->first_card[node + 1] - shapes->first_card[node];
        for (guint i = 0; i < n_cards; i++) {
            CardShape card = rebut_shapes_card(shapes, node, i);
            ShapePoint point = {card.width, card.height, 0.0, 0, MANNER_ALONE, (guint8)i};
            g_array_append_val(shapes->candidates, point);
        }
    } else {
        try_all(shapes, node);
    }
    make_curve(shapes, node);
}

static void measure_cards(Shapes *shapes)
{
    const Forest *forest = shapes->forest;
    GArray *cards = g_array_new(FALSE, FALSE, sizeof(CardShape));

    for (size_t i = 0; i < forest->n_nodes; i++) {
        CardShape found[MOST_CARD_SHAPES];
        shapes->first_card[i] = cards->len;
        size_t count =
            rebut_node_shapes(rebut_graph_node(forest->graph, i), found, MOST_CARD_SHAPES);
        g_array_append_vals(cards, found, (guint)count);
    }
    shapes->first_card[forest->n_nodes] = shapes->first_card[forest->n_nodes + 1] = cards->len;
    shapes->cards = (CardShape *)(void *)g_array_free(cards, FALSE);
}

static void count_tracks(Shapes *shapes)
{
    const Forest *forest = shapes->forest;

    for (size_t node = 0; node <= forest->n_nodes; node++) {
        unsigned relations = 0;
        guint8 tracks = 0;
        for (size_t i = 0; node < forest->n_nodes && i < rebut_forest_n_children(forest, node);
             i++) {
            size_t child = rebut_forest_child(forest, node, i);
            if (forest->tree_edge[child] != REBUT_NO_NODE)
                relations |= 1u << rebut_forest_relation(forest, child);
        }
        for (; relations != 0; relations &= relations - 1)
            tracks++;
        shapes->tracks[node] = MAX(tracks, 1);
    }
}

static size_t most_children(const Shapes *shapes)
{
    size_t most = 0;

    for (size_t i = 0; i <= shapes->forest->n_nodes; i++)
        most = MAX(most, rebut_shapes_n_children(shapes, i));
    return most;
}

Shapes *rebut_shapes_new(const Forest *forest)
{
    Shapes *shapes = g_new0(Shapes, 1);
    size_t n = forest->n_nodes;

    shapes->forest = forest;
    shapes->effort = n > MANY_NODES  ? (Effort){10, 5, 3}
                     : n > 2000      ? (Effort){16, 8, 5}
                     : n > FEW_NODES ? (Effort){28, 14, 9}
                                     : (Effort){60, 24, 14};
    shapes->curves = g_new0(Curve, n + 1);
    shapes->first_card = g_new0(guint, n + 2);
    shapes->tracks = g_new0(guint8, n + 1);
    shapes->candidates = g_array_new(FALSE, FALSE, sizeof(ShapePoint));
    shapes->slots = g_new0(Slot, most_children(shapes) + 1);
    shapes->targets = g_new0(double, 2 * SAMPLED_CHILDREN * 32 + 2);
    measure_cards(shapes);
    count_tracks(shapes);
    for (size_t i = forest->n_order; i-- > 0;)
        find_curve(shapes, forest->order[i]);
    find_curve(shapes, n);
    return shapes;
}

void rebut_shapes_free(Shapes *shapes)
{
    if (shapes == NULL)
        return;
    for (size_t i = 0; i <= shapes->forest->n_nodes; i++)
        g_free(shapes->curves[i].points);
    g_free(shapes->curves);
    g_free(shapes->cards);
    g_free(shapes->first_card);
    g_free(shapes->tracks);
    g_array_unref(shapes->candidates);
    g_free(shapes->slots);
    g_free(shapes->targets);
    g_free(shapes);
}
