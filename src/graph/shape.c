/* Children before parents: for every node the manners are tried at a few targets each, which are
 * sizes that its children's curves offer, and spread.c sets the children out. What comes out is
 * combined with the card's own shapes and thinned to the best.
 *
 * A point keeps how it was made, not where its children went: the way back down makes it again. */
#include "graph/shape.h"
#include "graph/column.h"
#include "graph/split.h"
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#define MOST_CARD_SHAPES 10
#define SAMPLED_CHILDREN 48 /* whose sizes become targets */
#define ROOT_FINENESS    4
#define SOME_NODES       2000

static const Curve *child_curve(const Shapes *shapes, size_t node, size_t i)
{
    return &shapes->curves[rebut_shapes_child(shapes, node, i)];
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

    if (!rebut_spread(shapes, node, &point, shapes->slots, &block))
        return;
    if (rebut_shapes_is_all(shapes, node)) {
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
    bool is_root = rebut_shapes_is_all(shapes, node) || forest->parent[node] == REBUT_NO_NODE;

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

/* The last column beside the card: with each of the card's shapes and each number of children.
 * rebut_split has been asked for columns of this height. */
static void try_raised(Shapes *shapes, size_t node, double height)
{
    size_t count = rebut_shapes_n_children(shapes, node);
    guint n_cards = shapes->first_card[node + 1] - shapes->first_card[node];

    for (guint i = 0; i < n_cards; i++) {
        double total = height + rebut_split_rise(shapes, node, i), raised = 0.0;
        for (size_t low = count - 1; low > 0; low--) {
            raised = rebut_column_width(shapes, (Siblings){node, low, count}, total, raised);
            if (isinf(raised))
                break;
            if (isinf(shapes->split[low].width))
                continue;
            double left = rebut_split_raised(shapes, node, rebut_shapes_card(shapes, node, i),
                                             shapes->split[low].width, count - low);
            ShapePoint point = {.width = left + raised,
                                .height = total + rebut_shapes_rail(shapes, node),
                                .target = height,
                                .n_columns = (guint16)low,
                                .manner = MANNER_RAISED,
                                .card = (guint8)i};
            g_array_append_val(shapes->candidates, point);
        }
    }
}

/* The least height of all columns, and the height of a single one of narrowest children. */
static void height_range(const Shapes *shapes, size_t node, double *least, double *most)
{
    *least = *most = 0.0;
    for (size_t i = 0; i < rebut_shapes_n_children(shapes, node); i++) {
        const Curve *curve = child_curve(shapes, node, i);
        *least = MAX(*least, curve->points[curve->n_points - 1].height);
        *most += curve->points[0].height + rebut_column_gap_below(shapes, node, i);
    }
}

/* A joint is too small for a column to begin beside it. */
static bool can_raise(const Shapes *shapes, size_t node)
{
    return !rebut_shapes_is_all(shapes, node) &&
           rebut_graph_node(shapes->forest->graph, node)->role == NODE_CARD;
}

static void try_splits(Shapes *shapes, size_t node)
{
    size_t steps = fineness(shapes, node) * shapes->effort.n_targets;
    double least, most;

    height_range(shapes, node, &least, &most);
    for (size_t i = 0; i < steps; i++) {
        double height = least * pow(most / least, (double)i / (double)(steps - 1)) + 1e-6;
        try_manner(shapes, node, MANNER_COLUMNS, 0, height);
        if (can_raise(shapes, node))
            try_raised(shapes, node, height);
    }
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
        if (!rebut_shapes_is_all(shapes, node))
            try_manner(shapes, node, MANNER_BESIDE, 1, shapes->targets[i]);
    }
    if (rebut_shapes_n_children(shapes, node) > REBUT_MOST_SPLIT)
        try_columns(shapes, node);
    else if (rebut_shapes_n_children(shapes, node) > 1)
        try_splits(shapes, node);
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

/* The more nodes, the fewer shapes of each. */
static Effort effort_for(size_t n_nodes)
{
    static const struct {
        size_t most_nodes;
        Effort effort;
    } efforts[] = {
        {30, {90, 36, 20}},  {60, {60, 24, 14}},  {400, {36, 14, 10}},
        {2000, {28, 14, 9}}, {20000, {16, 8, 5}}, {SIZE_MAX, {10, 5, 3}},
    };
    size_t i = 0;

    while (n_nodes > efforts[i].most_nodes)
        i++;
    return efforts[i].effort;
}

Shapes *rebut_shapes_new(const Forest *forest)
{
    Shapes *shapes = g_new0(Shapes, 1);
    size_t n = forest->n_nodes;

    shapes->forest = forest;
    shapes->effort = effort_for(n);
    shapes->curves = g_new0(Curve, n + 1);
    shapes->first_card = g_new0(guint, n + 2);
    shapes->tracks = g_new0(guint8, n + 1);
    shapes->candidates = g_array_new(FALSE, FALSE, sizeof(ShapePoint));
    shapes->slots = g_new0(Slot, most_children(shapes) + 1);
    shapes->targets = g_new0(double, 4 * SAMPLED_CHILDREN * 64 + 2);
    shapes->split = g_new0(Split, REBUT_MOST_SPLIT + 1);
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
    g_free(shapes->split);
    g_free(shapes);
}
