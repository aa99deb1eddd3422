/* The author's own order is taken if no other has fewer crossings. dot's is led back towards it:
 * siblings that stand the wrong way round change places, with all that is below them, where that
 * costs no crossing. Crossings are counted with a Fenwick tree (Barth, Mutzel and Jünger 2004,
 * doi:10.7155/jgaa.00088). */
#include "layout/layered/order.h"
#include <stdlib.h>
#include <string.h>

#define ROUNDS 4

/* The places of a piece's ends in their bands. */
typedef struct PieceEnds {
    size_t upper, lower;
} PieceEnds;

static int compare_lines(const void *a, const void *b)
{
    const PieceEnds *left = a, *right = b;

    if (left->upper != right->upper)
        return left->upper < right->upper ? -1 : 1;
    return left->lower < right->lower ? -1 : left->lower > right->lower;
}

/* Crossings between a band and the next. */
static size_t count_below(const Layers *layers, size_t band)
{
    size_t first = layers->piece_start[band], count = layers->piece_start[band + 1] - first;

    if (count < 2)
        return 0;
    size_t start = layers->band_start[band + 1], width = layers->band_start[band + 2] - start;
    size_t n_crossings = 0;
    g_autofree PieceEnds *lines = g_new(PieceEnds, count);
    g_autofree size_t *tree = g_new0(size_t, width + 1); /* of lower ends: how many up to there */
    for (size_t i = 0; i < count; i++)
        lines[i] =
            (PieceEnds){layers->position[layers->pieces[layers->by_band[first + i]].upper],
                        layers->position[layers->pieces[layers->by_band[first + i]].lower] - start};
    qsort(lines, count, sizeof *lines, compare_lines);
    for (size_t i = 0; i < count; i++) {
        size_t n_left = 0;
        for (size_t at = lines[i].lower + 1; at > 0; at -= at & (~at + 1))
            n_left += tree[at];
        n_crossings += i - n_left;
        for (size_t at = lines[i].lower + 1; at <= width; at += at & (~at + 1))
            tree[at]++;
    }
    return n_crossings;
}

/* Pairs of pieces that cross between neighbouring bands. */
static size_t count_crossings(const Layers *layers)
{
    size_t count = 0;

    for (size_t band = 0; band + 1 < layers->n_bands; band++)
        count += count_below(layers, band);
    return count;
}

/* Stable; bands are nearly sorted mostly. */
static void sort_band(Layers *layers, size_t band, const double *keys)
{
    size_t first = layers->band_start[band];

    for (size_t i = first + 1; i < layers->band_start[band + 1]; i++) {
        size_t element = layers->order[i], at = i;
        for (; at > first && keys[layers->order[at - 1]] > keys[element]; at--)
            layers->order[at] = layers->order[at - 1];
        layers->order[at] = element;
    }
    for (size_t i = first; i < layers->band_start[band + 1]; i++)
        layers->position[layers->order[i]] = i;
}

static void sort_by_places(Layers *layers, const size_t *places, bool is_mirrored)
{
    g_autofree double *keys = g_new(double, layers->n_elements + 1);

    for (size_t i = 0; i < layers->n_elements; i++)
        keys[i] = is_mirrored ? -(double)places[i] : (double)places[i];
    for (size_t band = 0; band < layers->n_bands; band++)
        sort_band(layers, band, keys);
}

static void keep(const Layers *layers, size_t *order)
{
    memcpy(order, layers->order, layers->band_start[layers->n_bands] * sizeof *order);
}

static void restore(Layers *layers, const size_t *order)
{
    memcpy(layers->order, order, layers->band_start[layers->n_bands] * sizeof *order);
    rebut_layers_index(layers);
}

/* Neighbours that stand against the author's order. */
static size_t count_inverted(const Layers *layers)
{
    size_t count = 0;

    for (size_t band = 0; band < layers->n_bands; band++)
        for (size_t i = layers->band_start[band]; i + 1 < layers->band_start[band + 1]; i++)
            count += layers->elements[layers->order[i]].author >
                     layers->elements[layers->order[i + 1]].author;
    return count;
}

static void take_dots_order(Layers *layers, const size_t *places)
{
    sort_by_places(layers, places, true);
    size_t mirrored = count_inverted(layers);
    sort_by_places(layers, places, false);
    if (mirrored < count_inverted(layers))
        sort_by_places(layers, places, true);
}

static bool is_below(const Layers *layers, size_t element, size_t node)
{
    size_t author = layers->elements[element].author;
    return author >= layers->author[node] && author < layers->author_end[node];
}

/* In each band, what is below the one node and then what is below the other take the places that
 * both have. */
static void put_before(Layers *layers, size_t node, size_t other)
{
    g_autofree size_t *theirs = g_new(size_t, layers->n_elements + 1);

    for (size_t band = 0; band < layers->n_bands; band++) {
        size_t first = layers->band_start[band], end = layers->band_start[band + 1], n = 0;
        for (size_t i = first; i < end; i++)
            if (is_below(layers, layers->order[i], node))
                theirs[n++] = layers->order[i];
        for (size_t i = first; i < end; i++)
            if (is_below(layers, layers->order[i], other))
                theirs[n++] = layers->order[i];
        for (size_t i = end; i-- > first;)
            if (is_below(layers, layers->order[i], node) ||
                is_below(layers, layers->order[i], other))
                layers->order[i] = theirs[--n];
    }
    rebut_layers_index(layers);
}

static int compare_siblings(gconstpointer a, gconstpointer b, gpointer data)
{
    const Layers *layers = data;
    size_t first = *(const size_t *)a, second = *(const size_t *)b;
    const Agnode_t *left = rebut_graph_node(layers->graph, first)->parent,
                   *right = rebut_graph_node(layers->graph, second)->parent;

    if (left != right) {
        size_t above = left == NULL ? 0 : rebut_graph_node(layers->graph, first)->depth;
        size_t other = right == NULL ? 0 : rebut_graph_node(layers->graph, second)->depth;
        if (above != other)
            return above < other ? -1 : 1;
    }
    return layers->author[first] < layers->author[second]
               ? -1
               : layers->author[first] > layers->author[second];
}

static bool are_inverted(const Layers *layers, size_t node, size_t other)
{
    return rebut_graph_node(layers->graph, node)->parent ==
               rebut_graph_node(layers->graph, other)->parent &&
           layers->elements[node].band == layers->elements[other].band &&
           layers->position[node] > layers->position[other];
}

/* Siblings that follow each other in the author's order, with all that hangs below them. */
static bool turn_siblings(Layers *layers, Budget *budget)
{
    size_t n = 0, least = count_crossings(layers);
    bool is_changed = false;
    g_autofree size_t *nodes = g_new(size_t, layers->n_nodes + 1),
                      *before = g_new(size_t, layers->n_elements + 1);

    for (size_t i = 0; i < layers->n_nodes; i++)
        if (!rebut_layers_hangs(layers, i))
            nodes[n++] = i;
    g_qsort_with_data(nodes, (gint)n, sizeof *nodes, compare_siblings, layers);
    for (size_t i = 0; i + 1 < n; i++) {
        if (!are_inverted(layers, nodes[i], nodes[i + 1]))
            continue;
        if (!rebut_budget_spend(budget, 12 * (layers->n_pieces + layers->n_bands)))
            return false;
        keep(layers, before);
        put_before(layers, nodes[i], nodes[i + 1]);
        size_t count = count_crossings(layers);
        is_changed |= count <= least;
        if (count > least)
            restore(layers, before);
        least = MIN(least, count);
    }
    return is_changed;
}

void rebut_order_find(Layers *layers, const size_t *places, Budget *budget)
{
    size_t least = count_crossings(layers);
    g_autofree size_t *best = g_new(size_t, layers->n_elements + 1);

    if (least == 0)
        return;
    keep(layers, best);
    take_dots_order(layers, places);
    if (count_crossings(layers) >= least)
        restore(layers, best);
    for (int i = 0; i < ROUNDS && turn_siblings(layers, budget);)
        i++;
}
