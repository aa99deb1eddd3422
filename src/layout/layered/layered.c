/* dot's answer does not depend on sizes, so one question serves for all that is tried: for a number
 * of breadths, each band's cards are wrapped as wide as they may be if the band is to keep within
 * it. What comes out with the largest text is drawn. It runs downwards, unless text is much larger
 * sideways. The same graph always comes out the same. */
#include "layout/layered/layered.h"
#include "layout/layered/order.h"
#include "layout/layered/places.h"
#include "layout/layered/ranks.h"
#include "graph/card.h"
#include "layout/layered/sheet.h"
#include "layout/regions.h"
#include <math.h>
#include <string.h>

#define N_BREADTHS    12
#define N_REFINEMENTS 4   /* rounds that look between the best breadth and its neighbours */
#define MUCH_LARGER   1.4 /* of text, for a drawing sideways */
#define MOST_SHAPES   12  /* of a card */
#define BEND_BREADTH  2.0
#define LOOP_MARGIN   14.0 /* beside a card, for a link to itself */
#define STEPS_A_PIECE 200  /* of a trial, without its tracks */

/* What cards may be wide, from about 18 to 64 characters. */
static const double widths[] = {112, 126, 142, 160, 180, 203, 228, 256, 288, 324, 364};

typedef struct Shapes {
    CardShape all[MOST_SHAPES];
    size_t count;
} Shapes;

typedef struct Search {
    Graph *graph;
    const LayoutRequest *request;
    Layers *layers;
    Shapes *shapes;  /* by node */
    size_t *chosen;  /* by node: its shape in the trial */
    double *least;   /* by node: the breadth that its ports need */
    Extents extents; /* of the trial */
} Search;

typedef struct Trial {
    double breadth, score;
} Trial;

static void find_shapes(Search *search)
{
    for (size_t i = 0; i < search->layers->n_nodes; i++) {
        const NodeRecord *node = rebut_graph_node(search->graph, i);
        search->shapes[i].count = rebut_node_shapes(node, search->shapes[i].all, MOST_SHAPES);
    }
}

/* Takes the widest shape within `width` and what follows from it for the node's element. */
static void shape_node(Search *search, size_t node, double width)
{
    const Shapes *shapes = &search->shapes[node];
    Extents *extents = &search->extents;
    size_t best = 0;

    for (size_t i = 1; i < shapes->count && shapes->all[i].width <= width; i++)
        best = i;
    const CardShape *shape = &shapes->all[best];
    search->chosen[node] = best;
    extents->breadth[node] =
        MAX(extents->is_sideways ? shape->height : shape->width, search->least[node]);
    extents->depth[node] = extents->is_sideways ? shape->width : shape->height;
    search->layers->elements[node].breadth =
        extents->breadth[node] +
        2.0 * ((search->layers->has_loop[node] ? LOOP_MARGIN : 0.0) +
               (search->layers->is_attacked[node] ? REBUT_ATTACK_TURN : 0.0));
}

static void shape_band(Search *search, size_t band, double width)
{
    const Layers *layers = search->layers;

    for (size_t i = layers->band_start[band]; i < layers->band_start[band + 1]; i++)
        if (layers->elements[layers->order[i]].node != REBUT_NONE)
            shape_node(search, layers->order[i], width);
}

/* Wraps each band's cards to be least deep within `breadth`, or else to be least broad. */
static void shape_bands(Search *search, double breadth)
{
    for (size_t band = 0; band < search->layers->n_bands; band++)
        for (size_t i = 0; i < G_N_ELEMENTS(widths); i++) {
            bool is_sideways = search->extents.is_sideways;
            shape_band(search, band, widths[is_sideways ? i : G_N_ELEMENTS(widths) - 1 - i]);
            if (rebut_places_least_breadth(search->layers, band) <= breadth)
                break;
        }
}

static double broadest_band(Search *search, double breadth)
{
    double broadest = 0.0;

    shape_bands(search, breadth);
    for (size_t band = 0; band < search->layers->n_bands; band++)
        broadest = MAX(broadest, rebut_places_least_breadth(search->layers, band));
    return broadest;
}

/* Larger is better. Where the page has no height, text need not come out larger than it is meant.
 */
static double score_of(const LayoutRequest *request, const Sheet *sheet)
{
    double scale = rebut_frame_scale(request->frame, sheet->width, sheet->height);

    return request->frame->height > 0.0 ? scale : MIN(scale, 1.0) - 1e-7 * MIN(sheet->height, 1e6);
}

static Trial try_breadth(Search *search, double breadth)
{
    shape_bands(search, breadth);
    rebut_places_find(search->layers);
    g_autoptr(Sheet) sheet = rebut_sheet_new(search->layers, &search->extents, search->request);
    return (Trial){breadth, score_of(search->request, sheet)};
}

/* False when there is no work left to spend. */
static bool may_try(const Search *search)
{
    return rebut_budget_spend(search->request->budget,
                              STEPS_A_PIECE *
                                  (search->layers->n_pieces + search->layers->n_elements));
}

/* The hanging joints stand in no band. */
static void turn(Search *search, bool is_sideways)
{
    search->extents.is_sideways = is_sideways;
    memset(search->least, 0, search->layers->n_nodes * sizeof *search->least);
    for (size_t i = 0; i < search->layers->n_nodes; i++)
        shape_node(search, i, HUGE_VAL);
    g_free(search->least);
    search->least = rebut_ports_least_breadth(search->layers, search->extents.breadth);
    for (size_t i = 0; i < search->layers->n_nodes; i++)
        if (rebut_graph_node(search->graph, i)->role != NODE_CARD)
            search->least[i] = 0.0;
}

/* The best breadth, from the least possible to the greatest of use; the middle first, in case that
 * nothing else can be tried. */
static Trial find_breadth(Search *search, bool is_sideways)
{
    Trial trials[N_BREADTHS];

    turn(search, is_sideways);
    double least = broadest_band(search, 0.0), most = broadest_band(search, HUGE_VAL);
    double ratio = pow(MAX(most / MAX(least, 1.0), 1.0), 1.0 / (N_BREADTHS - 1));
    size_t best = N_BREADTHS / 2;
    for (size_t i = 0; i < N_BREADTHS; i++) {
        size_t at = (i + N_BREADTHS / 2) % N_BREADTHS;
        double breadth = at == N_BREADTHS - 1 ? most : least * pow(ratio, (double)at);
        trials[at] = (Trial){breadth, -HUGE_VAL};
        if (i == 0 || may_try(search))
            trials[at] = try_breadth(search, breadth + 0.01);
        if (trials[at].score > trials[best].score)
            best = at;
    }
    Trial found = trials[best];
    double step = sqrt(ratio);
    for (int i = 0; i < N_REFINEMENTS; i++, step = sqrt(step)) {
        double breadth = found.breadth;
        for (int sign = -1; sign <= 1 && may_try(search); sign += 2) {
            Trial trial = try_breadth(search, sign < 0 ? breadth / step : breadth * step);
            if (trial.score > found.score)
                found = trial;
        }
    }
    return found;
}

/* Regions are given up where looking for their room would take too long. */
static void place_regions(Graph *graph, Budget *budget)
{
    uint64_t n_clusters = graph->clusters->len;

    if (rebut_budget_spend(budget,
                           6 * n_clusters *
                               (graph->nodes->len + n_clusters + 8 * (uint64_t)graph->edges->len)))
        rebut_regions_place(graph);
    else
        for (guint i = 0; i < n_clusters; i++)
            g_array_index(graph->clusters, Cluster, i).box = (Rect){0.0, 0.0, 0.0, 0.0};
}

static void draw(Search *search, double breadth)
{
    try_breadth(search, breadth);
    for (size_t i = 0; i < search->layers->n_nodes; i++)
        rebut_node_wrap(rebut_graph_node(search->graph, i),
                        search->shapes[i].all[search->chosen[i]].width);
    g_autoptr(Sheet) sheet = rebut_sheet_new(search->layers, &search->extents, search->request);
    rebut_sheet_draw(sheet, search->graph);
    place_regions(search->graph, search->request->budget);
}

static void search_and_draw(Search *search)
{
    Trial upright = find_breadth(search, false), sideways = find_breadth(search, true);
    bool is_sideways =
        search->request->frame->height > 0.0 && sideways.score > MUCH_LARGER * upright.score;

    turn(search, is_sideways);
    draw(search, is_sideways ? sideways.breadth : upright.breadth);
}

bool rebut_layered_layout(Graph *graph, const LayoutRequest *request, const char **reason)
{
    const HelperLimits limits = {request->helper, request->helper_bytes, request->seconds};
    g_autoptr(Layers) layers = rebut_layers_new(graph);
    g_autofree size_t *places = rebut_ranks_find(layers, &limits, reason);
    size_t n = graph->nodes->len + 1;

    if (places == NULL)
        return false;
    rebut_order_find(layers, places, request->budget);
    for (size_t i = layers->n_nodes; i < layers->n_elements; i++)
        layers->elements[i].breadth = BEND_BREADTH;
    Search search = {.graph = graph,
                     .request = request,
                     .layers = layers,
                     .shapes = g_new(Shapes, n),
                     .chosen = g_new0(size_t, n),
                     .least = g_new0(double, n),
                     .extents = {g_new0(double, n), g_new0(double, n), false}};
    find_shapes(&search);
    search_and_draw(&search);
    g_free(search.shapes);
    g_free(search.chosen);
    g_free(search.least);
    g_free(search.extents.breadth);
    g_free(search.extents.depth);
    return true;
}
