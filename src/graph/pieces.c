/* Only a map that would leave much of its page empty is folded, since a reader has to look for the
 * card at which a piece continues. Several numbers of pieces are tried, and judged by the curves of
 * their roots alone; what is chosen is then laid out like any other forest.
 *
 * Subtrees are cut off from the leaves upwards, as soon as one holds its share of all cards (Kundu
 * and Misra 1977, doi:10.1137/0206012). */
#include "graph/pieces.h"
#include "graph/place.h"
#include <math.h>

#define MOST_NODES  400  /* of a map that may be folded */
#define WELL_FILLED 0.6  /* of the size that text had if cards alone filled the page */
#define LEAST_GAIN  1.2  /* in size, that is worth folding a map once */
#define MORE_PIECES 1.02 /* for each piece more */
#define LEAST_PIECE 0.6  /* of its share, that what is left above must keep */
#define MARGIN      8.0  /* around each card, of what it takes of the page */

static const guint8 numbers[] = {2, 3, 4, 6, 8, 12};

/* Can a node's subtree stand elsewhere? Its link must be one from card to card, as others lie in
 * the channel below their parent together. */
static bool can_cut(const Forest *forest, size_t node)
{
    size_t parent = forest->parent[node], edge = forest->tree_edge[node];

    return parent != REBUT_NO_NODE && edge != REBUT_NO_NODE &&
           rebut_graph_node(forest->graph, node)->role == NODE_CARD &&
           rebut_graph_node(forest->graph, parent)->role == NODE_CARD &&
           rebut_graph_edge(forest->graph, edge)->part == LINK_WHOLE &&
           !rebut_forest_is_attack(forest, node);
}

/* What each card takes of the page, about. */
static double *weigh_cards(const Forest *forest, const Shapes *shapes, double *total)
{
    double *weights = g_new0(double, forest->n_nodes + 1);

    *total = 0.0;
    for (size_t i = 0; i < forest->n_nodes; i++) {
        CardShape card = rebut_shapes_card(shapes, i, (guint)(rebut_shapes_n_cards(shapes, i) / 2));
        if (rebut_graph_node(forest->graph, i)->role == NODE_CARD)
            weights[i] = (card.width + MARGIN) * (card.height + MARGIN);
        *total += weights[i];
    }
    return weights;
}

/* Marks where to cut for pieces of about `share` each, of `total`. Returns how many cuts. */
static size_t mark_cuts(const Forest *forest, const double *weights, double total, double share,
                        guint8 *is_cut)
{
    g_autofree double *held = g_memdup2(weights, forest->n_nodes * sizeof *weights);
    size_t n_cuts = 0;

    for (size_t i = forest->n_order; i-- > 0;) {
        size_t node = forest->order[i];
        is_cut[node] = held[node] >= share && total - held[node] >= LEAST_PIECE * share &&
                       can_cut(forest, node);
        if (is_cut[node]) {
            total -= held[node];
            n_cuts++;
        } else if (forest->parent[node] != REBUT_NO_NODE) {
            held[forest->parent[node]] += held[node];
        }
    }
    return n_cuts;
}

/* The size that text would have if cards alone filled the page. */
static double limit_of(double total, const LayoutRequest *request)
{
    return sqrt(request->box_width * request->box_height / MAX(total, 1.0));
}

/* A forest and its shapes, and how good it can be expected to be. */
typedef struct Version {
    Forest *forest;
    Shapes *shapes;
    double score;
} Version;

static void version_clear(Version *version)
{
    g_clear_pointer(&version->shapes, rebut_shapes_free);
    g_clear_pointer(&version->forest, rebut_forest_free);
}

/* Puts the map in pieces into `best` if it is better. */
static void try_pieces(const Forest *whole, const guint8 *is_cut, size_t n_cuts,
                       const LayoutRequest *request, Version *best)
{
    Version version = {.forest = rebut_forest_cut(whole, is_cut)};

    version.shapes = rebut_shapes_new(version.forest);
    version.score = rebut_place_estimate(version.forest, version.shapes, request) /
                    pow(MORE_PIECES, (double)n_cuts);
    if (version.score > best->score) {
        Version worse = *best;
        *best = version;
        version = worse;
    }
    version_clear(&version);
}

void rebut_pieces_cut(Forest **forest, Shapes **shapes, const LayoutRequest *request)
{
    const Forest *whole = *forest;
    size_t n = whole->n_nodes, most_cuts = 0;
    double total, estimate;

    if (request->box_height <= 0.0 || n > MOST_NODES || whole->n_roots == 0)
        return;
    g_autofree double *weights = weigh_cards(whole, *shapes, &total);
    estimate = rebut_place_estimate(whole, *shapes, request);
    if (estimate > WELL_FILLED * limit_of(total, request))
        return;
    g_autofree guint8 *is_cut = g_new0(guint8, n + 1);
    Version best = {.score = LEAST_GAIN * estimate};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        size_t n_cuts = mark_cuts(whole, weights, total, total / numbers[i], is_cut);
        if (n_cuts > most_cuts)
            try_pieces(whole, is_cut, n_cuts, request, &best);
        most_cuts = MAX(most_cuts, n_cuts);
    }
    if (best.forest == NULL)
        return;
    rebut_shapes_free(*shapes);
    rebut_forest_free(*forest);
    *forest = best.forest;
    *shapes = best.shapes;
}
