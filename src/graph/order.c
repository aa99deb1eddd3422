/* Places are improved rank by rank, down and up: each node wants to stand in the middle of what it
 * is linked to, long links want to be straight (dot's weights: 1, 2 and 8 for none, one and two
 * bends at the ends of a piece), and all get the nearest places that keep order and distance, by
 * isotonic regression (pool adjacent violators, see ends.c). */
#include "graph/order.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define SWEEPS       8
#define BEND_BREADTH 3.0
#define LOOSE        0.01 /* weight of what is linked to nothing on that side */
#define NO_NODE      SIZE_MAX

typedef struct Element { /* a node, or a bend of an edge */
    size_t rank, node, bend;
    double place;
} Element;

typedef struct Piece {   /* of an edge, between neighbouring ranks */
    size_t upper, lower; /* elements */
    double weight;
} Piece;

struct Order {
    const Layers *layers;
    Element *elements; /* by rank, then from side to side */
    size_t n_elements, n_ranks;
    size_t *rank_starts;
    Piece *pieces; /* by upper element */
    size_t n_pieces;
    size_t *by_lower;                    /* pieces, by lower element */
    size_t *upper_starts, *lower_starts; /* by element, into `pieces` and `by_lower` */
};

static int compare_elements(const void *a, const void *b)
{
    const Element *left = a, *right = b;
    if (left->rank != right->rank)
        return left->rank < right->rank ? -1 : 1;
    if (left->place < right->place || left->place > right->place)
        return left->place < right->place ? -1 : 1;
    return left->node != right->node ? (left->node < right->node ? -1 : 1)
                                     : (left->bend < right->bend ? -1 : left->bend > right->bend);
}

static bool is_asked(const Layers *layers, size_t edge)
{
    return layers->shift[edge] == 0.0 &&
           rebut_layers_upper(layers, edge) != rebut_layers_lower(layers, edge);
}

static GArray *collect_elements(const Layers *layers)
{
    GArray *elements = g_array_new(FALSE, FALSE, sizeof(Element));
    for (size_t i = 0; i < layers->graph->nodes->len; i++) {
        Element element = {layers->ranks[i], i, 0, layers->across[i]};
        if (!rebut_layers_is_sheltered(layers, i))
            g_array_append_val(elements, element);
    }
    for (size_t i = 0; i < layers->graph->edges->len; i++) {
        size_t first = layers->ranks[rebut_layers_upper(layers, i)] + 1;
        size_t count = is_asked(layers, i) ? rebut_layers_bend_count(layers, i) : 0;
        for (size_t j = 0; j < count; j++) {
            size_t bend = layers->first_bend[i] + j;
            Element element = {first + j, NO_NODE, bend,
                               g_array_index(layers->bends, double, bend)};
            g_array_append_val(elements, element);
        }
    }
    g_array_sort(elements, compare_elements);
    return elements;
}

static void find_ranks(Order *order)
{
    order->n_ranks = order->n_elements == 0 ? 0 : order->elements[order->n_elements - 1].rank + 1;
    order->rank_starts = g_new0(size_t, order->n_ranks + 1);
    for (size_t i = 0; i < order->n_elements; i++)
        order->rank_starts[order->elements[i].rank + 1]++;
    for (size_t i = 0; i < order->n_ranks; i++)
        order->rank_starts[i + 1] += order->rank_starts[i];
}

static double piece_weight(const Order *order, size_t edge, size_t upper, size_t lower)
{
    static const double bend_weights[] = {1.0, 2.0, 8.0};
    int n_bends =
        (order->elements[upper].node == NO_NODE) + (order->elements[lower].node == NO_NODE);
    return bend_weights[n_bends] * rebut_layers_weight(order->layers, edge);
}

static GArray *collect_pieces(const Order *order, const size_t *of_node, const size_t *of_bend)
{
    const Layers *layers = order->layers;
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    for (size_t i = 0; i < layers->graph->edges->len; i++) {
        if (!is_asked(layers, i))
            continue;
        size_t upper = of_node[rebut_layers_upper(layers, i)];
        size_t count = rebut_layers_bend_count(layers, i);
        for (size_t j = 0; j <= count; j++) {
            size_t lower = j < count ? of_bend[layers->first_bend[i] + j]
                                     : of_node[rebut_layers_lower(layers, i)];
            Piece piece = {upper, lower, piece_weight(order, i, upper, lower)};
            g_array_append_val(pieces, piece);
            upper = lower;
        }
    }
    return pieces;
}

static int compare_pieces(const void *a, const void *b)
{
    const Piece *left = a, *right = b;
    if (left->upper != right->upper)
        return left->upper < right->upper ? -1 : 1;
    return left->lower < right->lower ? -1 : left->lower > right->lower;
}

/* Pieces by their upper element, and a second index by their lower one. */
static void index_pieces(Order *order)
{
    size_t n = order->n_elements;
    order->upper_starts = g_new0(size_t, n + 2);
    order->lower_starts = g_new0(size_t, n + 2);
    order->by_lower = g_new0(size_t, order->n_pieces + 1);
    for (size_t i = 0; i < order->n_pieces; i++) {
        order->upper_starts[order->pieces[i].upper + 1]++;
        order->lower_starts[order->pieces[i].lower + 2]++;
    }
    for (size_t i = 0; i < n + 1; i++) {
        order->upper_starts[i + 1] += order->upper_starts[i];
        order->lower_starts[i + 1] += order->lower_starts[i];
    }
    /* Entering moves each start to its end, which is the next one's start. */
    for (size_t i = 0; i < order->n_pieces; i++)
        order->by_lower[order->lower_starts[order->pieces[i].lower + 1]++] = i;
}

Order *rebut_order_new(const Layers *layers)
{
    Order *order = g_new0(Order, 1);
    GArray *elements = collect_elements(layers);
    g_autofree size_t *of_node = g_new0(size_t, layers->graph->nodes->len + 1);
    g_autofree size_t *of_bend = g_new0(size_t, layers->bends->len + 1);
    order->layers = layers;
    order->n_elements = elements->len;
    order->elements = (Element *)(gpointer)g_array_free(elements, FALSE);
    for (size_t i = 0; i < order->n_elements; i++) {
        if (order->elements[i].node != NO_NODE)
            of_node[order->elements[i].node] = i;
        else
            of_bend[order->elements[i].bend] = i;
    }
    find_ranks(order);
    GArray *pieces = collect_pieces(order, of_node, of_bend);
    g_array_sort(pieces, compare_pieces);
    order->n_pieces = pieces->len;
    order->pieces = (Piece *)(gpointer)g_array_free(pieces, FALSE);
    index_pieces(order);
    return order;
}

void rebut_order_free(Order *order)
{
    if (order == NULL)
        return;
    g_free(order->elements);
    g_free(order->rank_starts);
    g_free(order->pieces);
    g_free(order->by_lower);
    g_free(order->upper_starts);
    g_free(order->lower_starts);
    g_free(order);
}

/* Places on their way. The arrays are by element; the last three are for one rank at a time. */
typedef struct Sweep {
    const Order *order;
    double *places,
        *offsets; /* offset: from the rank's first element, as close as they may stand */
    double *wishes, *weights;
    double *means, *sums;
    size_t *behind;
} Sweep;

static double breadth_of(const Layers *layers, const Element *element)
{
    return element->node == NO_NODE
               ? BEND_BREADTH
               : layers->extents[element->node].breadth + 2.0 * layers->margins[element->node];
}

/* Ranks start packed, each about the same middle. */
static void pack(Sweep *sweep, const Layers *layers)
{
    const Order *order = sweep->order;
    double gap = rebut_layers_gap(layers);
    for (size_t rank = 0; rank < order->n_ranks; rank++) {
        size_t first = order->rank_starts[rank], behind = order->rank_starts[rank + 1];
        double offset = 0.0;
        for (size_t i = first; i < behind; i++) {
            if (i > first)
                offset += gap + (breadth_of(layers, &order->elements[i - 1]) +
                                 breadth_of(layers, &order->elements[i])) /
                                    2.0;
            sweep->offsets[i] = offset;
        }
        for (size_t i = first; i < behind; i++)
            sweep->places[i] = sweep->offsets[i] - offset / 2.0;
    }
}

static void want(Sweep *sweep, size_t element, bool sees_upper, bool sees_lower)
{
    const Order *order = sweep->order;
    double sum = 0.0, weight = 0.0;
    size_t first = sees_upper ? order->lower_starts[element] : 0;
    size_t behind = sees_upper ? order->lower_starts[element + 1] : 0;
    for (size_t i = first; i < behind; i++) {
        const Piece *piece = &order->pieces[order->by_lower[i]];
        sum += piece->weight * sweep->places[piece->upper];
        weight += piece->weight;
    }
    first = sees_lower ? order->upper_starts[element] : 0;
    behind = sees_lower ? order->upper_starts[element + 1] : 0;
    for (size_t i = first; i < behind; i++) {
        sum += order->pieces[i].weight * sweep->places[order->pieces[i].lower];
        weight += order->pieces[i].weight;
    }
    sweep->weights[element] = MAX(weight, LOOSE);
    sweep->wishes[element] = weight > 0.0 ? sum / weight : sweep->places[element];
}

static void settle(Sweep *sweep, size_t first, size_t behind)
{
    size_t n_pools = 0;
    for (size_t i = first; i < behind; i++) {
        sweep->means[n_pools] = sweep->wishes[i] - sweep->offsets[i];
        sweep->sums[n_pools] = sweep->weights[i];
        sweep->behind[n_pools++] = i + 1;
        for (; n_pools > 1 && sweep->means[n_pools - 2] >= sweep->means[n_pools - 1]; n_pools--) {
            double left = sweep->sums[n_pools - 2], right = sweep->sums[n_pools - 1];
            double mean = sweep->means[n_pools - 2] * left + sweep->means[n_pools - 1] * right;
            sweep->means[n_pools - 2] = mean / (left + right);
            sweep->sums[n_pools - 2] = left + right;
            sweep->behind[n_pools - 2] = sweep->behind[n_pools - 1];
        }
    }
    for (size_t pool = 0, i = first; pool < n_pools; pool++)
        for (; i < sweep->behind[pool]; i++)
            sweep->places[i] = sweep->means[pool] + sweep->offsets[i];
}

static void place_rank(Sweep *sweep, size_t rank, bool sees_upper, bool sees_lower)
{
    size_t first = sweep->order->rank_starts[rank], behind = sweep->order->rank_starts[rank + 1];
    for (size_t i = first; i < behind; i++)
        want(sweep, i, sees_upper, sees_lower);
    settle(sweep, first, behind);
}

/* The first sweeps look to one side, to find the great lines; the last to both, to even them out.
 */
static void run(Sweep *sweep)
{
    size_t n_ranks = sweep->order->n_ranks;
    for (int i = 0; i < SWEEPS; i++) {
        bool sees_both = i >= SWEEPS / 2;
        for (size_t rank = n_ranks; rank-- > 0;)
            place_rank(sweep, rank, sees_both, true);
        for (size_t rank = 0; rank < n_ranks; rank++)
            place_rank(sweep, rank, true, sees_both);
    }
}

void rebut_order_apply(const Order *order, Layers *layers)
{
    size_t n = order->n_elements + 1;
    g_autofree double *numbers = g_new0(double, 6 * n);
    g_autofree size_t *behind = g_new0(size_t, n);
    Sweep sweep = {order,           numbers,         numbers + n,     numbers + 2 * n,
                   numbers + 3 * n, numbers + 4 * n, numbers + 5 * n, behind};
    pack(&sweep, layers);
    run(&sweep);
    rebut_layers_copy_answer(layers, order->layers);
    for (size_t i = 0; i < order->n_elements; i++) {
        const Element *element = &order->elements[i];
        if (element->node != NO_NODE)
            layers->across[element->node] = sweep.places[i];
        else
            g_array_index(layers->bends, double, element->bend) = sweep.places[i];
    }
    for (size_t i = 0; i < layers->graph->nodes->len; i++)
        layers->across[i] = layers->across[layers->anchor[i]];
}
