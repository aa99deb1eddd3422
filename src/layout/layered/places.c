/* Places are improved band by band, down and up: each element wants to stand in the middle of what
 * it is linked to, long links want to be straight (dot's weights: 1, 2 and 8 for none, one and two
 * bends at the ends of a piece), and all get the nearest places that keep order and distance, which
 * is isotonic regression (pool adjacent violators: Barlow and Brunk 1972,
 * doi:10.1080/01621459.1972.10481216). */
#include "layout/layered/places.h"
#include <math.h>

#define SWEEPS   8
#define CARD_GAP 14.0
#define BEND_GAP 9.0  /* from a bend to a card */
#define LINE_GAP 6.0  /* between bends */
#define LOOSE    0.01 /* weight of what is linked to nothing on that side */

void rebut_slots_settle(BandSlot *slots, size_t count, double least, double most)
{
    g_autofree BandSlot *pools =
        g_new(BandSlot, count + 1); /* `wish` is the mean, `offset` the number */
    size_t n_pools = 0;

    for (size_t i = 0; i < count; i++) {
        pools[n_pools++] = (BandSlot){
            .wish = slots[i].wish - slots[i].offset, .weight = slots[i].weight, .offset = 1.0};
        for (; n_pools > 1 && pools[n_pools - 2].wish >= pools[n_pools - 1].wish; n_pools--) {
            BandSlot *left = &pools[n_pools - 2], *right = &pools[n_pools - 1];
            double weight = left->weight + right->weight;
            left->wish = (left->wish * left->weight + right->wish * right->weight) / weight;
            left->weight = weight;
            left->offset += right->offset;
        }
    }
    for (size_t pool = 0, i = 0; pool < n_pools; pool++)
        for (double left = pools[pool].offset; left > 0.5; left -= 1.0, i++)
            slots[i].place = CLAMP(pools[pool].wish, least, most) + slots[i].offset;
}

/* What two neighbours of a band keep between them. */
static double gap_between(const Element *left, const Element *right)
{
    int n_bends = (left->node == REBUT_NONE) + (right->node == REBUT_NONE);

    return n_bends == 0 ? CARD_GAP : n_bends == 1 ? BEND_GAP : LINE_GAP;
}

/* Of an element's centre from that of its left neighbour in `order`. */
static double pitch_at(const Layers *layers, size_t at)
{
    const Element *left = &layers->elements[layers->order[at - 1]],
                  *right = &layers->elements[layers->order[at]];

    return gap_between(left, right) + (left->breadth + right->breadth) / 2.0;
}

double rebut_places_least_breadth(const Layers *layers, size_t band)
{
    size_t first = layers->band_start[band], end = layers->band_start[band + 1];
    double breadth = 0.0;

    if (first == end)
        return 0.0;
    for (size_t i = first + 1; i < end; i++)
        breadth += pitch_at(layers, i);
    return breadth + (layers->elements[layers->order[first]].breadth +
                      layers->elements[layers->order[end - 1]].breadth) /
                         2.0;
}

/* Slots of all elements, in `order`. */
static void pack(Layers *layers, BandSlot *slots)
{
    for (size_t band = 0; band < layers->n_bands; band++) {
        size_t first = layers->band_start[band], end = layers->band_start[band + 1];
        for (size_t i = first; i < end; i++)
            slots[i].offset = i == first ? 0.0 : slots[i - 1].offset + pitch_at(layers, i);
        for (size_t i = first; i < end; i++)
            layers->elements[layers->order[i]].place =
                slots[i].offset - slots[end - 1].offset / 2.0;
    }
}

static double weight_of(const Layers *layers, const Piece *piece)
{
    static const double by_bends[] = {1.0, 2.0, 8.0};
    const EdgeRecord *edge = rebut_graph_edge(layers->graph, piece->edge);
    const NodeRecord *tail = rebut_edge_tail(layers->graph, edge);
    bool is_tree = tail->parent != NULL &&
                   rebut_node_record(tail->parent) == rebut_edge_head(layers->graph, edge);
    int n_bends = (layers->elements[piece->upper].node == REBUT_NONE) +
                  (layers->elements[piece->lower].node == REBUT_NONE);

    return by_bends[n_bends] * (edge->part != LINK_WHOLE ? 5.0 : is_tree ? 3.0 : 1.0);
}

/* Adds what the pieces of a channel want the elements above, or below, it to be. */
static void add_wishes(const Layers *layers, size_t channel, bool is_above, const double *weights,
                       BandSlot *slots)
{
    for (size_t i = layers->piece_start[channel]; i < layers->piece_start[channel + 1]; i++) {
        const Piece *piece = &layers->pieces[layers->by_band[i]];
        double weight = weights[layers->by_band[i]];
        BandSlot *slot = &slots[layers->position[is_above ? piece->upper : piece->lower]];
        double there = layers->elements[is_above ? piece->lower : piece->upper].place;
        slot->wish += weight * there;
        slot->weight += weight;
    }
}

static void place_band(Layers *layers, size_t band, bool sees_above, bool sees_below,
                       const double *weights, BandSlot *slots)
{
    size_t first = layers->band_start[band], end = layers->band_start[band + 1];

    for (size_t i = first; i < end; i++)
        slots[i].wish = slots[i].weight = 0.0;
    if (sees_above && band > 0)
        add_wishes(layers, band - 1, false, weights, slots);
    if (sees_below)
        add_wishes(layers, band, true, weights, slots);
    for (size_t i = first; i < end; i++) {
        bool is_linked = slots[i].weight > 0.0;
        slots[i].wish =
            is_linked ? slots[i].wish / slots[i].weight : layers->elements[layers->order[i]].place;
        slots[i].weight = MAX(slots[i].weight, LOOSE);
    }
    rebut_slots_settle(&slots[first], end - first, -HUGE_VAL, HUGE_VAL);
    for (size_t i = first; i < end; i++)
        layers->elements[layers->order[i]].place = slots[i].place;
}

/* The first sweeps look to one side, to find the great lines; the last to both, to even them out.
 */
void rebut_places_find(Layers *layers)
{
    g_autofree BandSlot *slots = g_new0(BandSlot, layers->n_elements + 1);
    g_autofree double *weights = g_new(double, layers->n_pieces + 1);

    for (size_t i = 0; i < layers->n_pieces; i++)
        weights[i] = weight_of(layers, &layers->pieces[i]);
    pack(layers, slots);
    for (int i = 0; i < SWEEPS; i++) {
        bool sees_both = i >= SWEEPS / 2;
        for (size_t band = layers->n_bands; band-- > 0;)
            place_band(layers, band, sees_both, true, weights, slots);
        for (size_t band = 0; band < layers->n_bands; band++)
            place_band(layers, band, true, sees_both, weights, slots);
    }
}
