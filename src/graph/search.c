/* dot is asked how nodes and links stand in their ranks. As that does not depend on sizes, every
 * wrapping of the cards is then tried with places made from the order alone (order.h): first at
 * even widths, then between the best and its neighbours, then with ranks that are not full given
 * widths of their own. The trial in which the text comes out largest is drawn. Only where regions
 * must keep strangers out, which the order does not know of, the most promising trials are placed
 * by dot.
 *
 * Nothing depends on which process answers first or how fast: the same graph always comes out the
 * same. */
#include "graph/search.h"
#include "graph/arrange.h"
#include "graph/fill.h"
#include "graph/helper.h"
#include "graph/links.h"
#include "graph/order.h"
#include "graph/route.h"
#include <stdlib.h>

#define MOST_TRIALS    64
#define MOST_PROCESSES 2
#define N_FINALISTS    2     /* how many trials dot is asked to place, if any */
#define MOST_NODES     12000 /* dot needs more than the usual time for more */
#define MOST_EDGES     24000
#define NARROWEST      90.0
#define WIDEST         320.0

/* How thoroughly a graph of up to so many nodes is searched. */
typedef struct Effort {
    size_t most_nodes;
    size_t n_widths;
    double widths[10];
    size_t n_refinements; /* rounds that look between the best width and its neighbours */
    size_t n_fillings;    /* of the best trials, how many are tried with their ranks filled */
} Effort;

static const Effort efforts[] = {
    {60, 9, {NARROWEST, 105, 125, 145, 165, 190, 220, 260, WIDEST}, 3, 4},
    {500, 7, {NARROWEST, 110, 135, 165, 205, 255, WIDEST}, 2, 2},
    {2500, 4, {100, 150, 210, 300}, 1, 0},
    {SIZE_MAX, 2, {120, 200}, 0, 0},
};
static const double shares[] = {0.65, 0.85,
                                1.0}; /* of a block's breadth that ranks are filled to */

typedef struct Trial {
    bool is_sideways;
    double text_width;   /* of all cards, or 0 when ranks have their own */
    double *text_widths; /* by node; owned */
    Layers *layers;      /* owned */
    double score;
} Trial;

typedef enum Direction { DIRECTION_UPRIGHT, DIRECTION_SIDEWAYS, N_DIRECTIONS } Direction;

typedef struct Search {
    Graph *graph;
    const LayoutRequest *request;
    const Effort *effort;
    Helpers *helpers;
    size_t *block_of;
    Layers *ordered[N_DIRECTIONS]; /* dot's first answers */
    Order *orders[N_DIRECTIONS];
    Trial trials[MOST_TRIALS];
    size_t n_trials;
    const char *reason;
} Search;

static void wrap_cards(Graph *graph, const double *text_widths)
{
    for (size_t i = 0; i < graph->nodes->len; i++)
        if (rebut_graph_node(graph, i)->text != NULL)
            rebut_node_wrap(rebut_graph_node(graph, i), text_widths[i]);
}

static double *same_widths(const Search *search, double text_width)
{
    double *text_widths = g_new(double, search->graph->nodes->len + 1);
    for (size_t i = 0; i < search->graph->nodes->len + 1; i++)
        text_widths[i] = text_width;
    return text_widths;
}

/* Has dot place some layers. False, with the reason, when one of them is lost. */
static bool ask_dot(Search *search, Layers *const *layers, size_t count)
{
    HelperJob jobs[MOST_TRIALS];
    for (size_t i = 0; i < count; i++) {
        jobs[i] = (HelperJob){g_string_new(NULL), g_string_new(NULL), false};
        rebut_layers_ask(layers[i], jobs[i].dot);
    }
    bool is_sound = rebut_helpers_run(search->helpers, jobs, count, &search->reason);
    for (size_t i = 0; i < count; i++) {
        if (is_sound && !rebut_layers_take(layers[i], jobs[i].answer->str)) {
            search->reason = "its helper program gave a wrong answer";
            is_sound = false;
        }
        g_string_free(jobs[i].dot, TRUE);
        g_string_free(jobs[i].answer, TRUE);
    }
    return is_sound;
}

static void clear_orders(Search *search)
{
    for (size_t i = 0; i < N_DIRECTIONS; i++) {
        rebut_order_free(search->orders[i]);
        rebut_layers_free(search->ordered[i]);
        search->orders[i] = NULL;
        search->ordered[i] = NULL;
    }
}

static bool has_joints(const Graph *graph)
{
    return rebut_graph_node(graph, graph->nodes->len - 1)->role != NODE_CARD;
}

/* Joints that have room in a channel when cards are least broad, which is narrow for rows and wide
 * for columns, have it at any width. */
static bool find_orders(Search *search, bool may_shelter)
{
    static const double least_broad[N_DIRECTIONS] = {NARROWEST, WIDEST};
    size_t n_asked =
        has_joints(search->graph) ? N_DIRECTIONS : 1; /* else the same order serves both */
    clear_orders(search);
    for (size_t i = 0; i < N_DIRECTIONS; i++) {
        g_autofree double *text_widths = same_widths(search, least_broad[i]);
        wrap_cards(search->graph, text_widths);
        search->ordered[i] = rebut_layers_new(search->graph, i == DIRECTION_SIDEWAYS, may_shelter);
    }
    if (!ask_dot(search, search->ordered, n_asked))
        return false;
    if (n_asked < N_DIRECTIONS)
        rebut_layers_copy_answer(search->ordered[DIRECTION_SIDEWAYS],
                                 search->ordered[DIRECTION_UPRIGHT]);
    for (size_t i = 0; i < N_DIRECTIONS; i++)
        search->orders[i] = rebut_order_new(search->ordered[i]);
    return true;
}

/* Larger is better. Where the page has no height, text need not come out larger than it is meant.
 */
static double score(const LayoutRequest *request, const Arrangement *arrangement)
{
    double width = rebut_arrangement_width(arrangement),
           height = rebut_arrangement_height(arrangement);
    double scale = rebut_scale_for(request, width, height);
    return request->box_height > 0.0 ? scale : MIN(scale, 1.0) - 1e-7 * MIN(height, 1e6);
}

static void judge(const Search *search, Trial *trial)
{
    g_autoptr(Arrangement) arrangement =
        rebut_arrangement_new(trial->layers, search->block_of, search->request);
    trial->score = score(search->request, arrangement);
}

/* Tries the cards as they are wrapped now; takes `text_widths`. */
static void add_trial(Search *search, bool is_sideways, double text_width, double *text_widths)
{
    Direction direction = is_sideways ? DIRECTION_SIDEWAYS : DIRECTION_UPRIGHT;
    if (search->n_trials == MOST_TRIALS) {
        g_free(text_widths);
        return;
    }
    Trial *trial = &search->trials[search->n_trials++];
    *trial = (Trial){is_sideways, text_width, text_widths,
                     rebut_layers_new_like(search->ordered[direction]), 0.0};
    rebut_order_apply(search->orders[direction], trial->layers);
    judge(search, trial);
}

static void add_even_trial(Search *search, bool is_sideways, double text_width)
{
    double *text_widths = same_widths(search, text_width);
    wrap_cards(search->graph, text_widths);
    add_trial(search, is_sideways, text_width, text_widths);
}

static void try_widths(Search *search)
{
    for (size_t i = 0; i < search->effort->n_widths; i++) {
        double text_width = search->effort->widths[i];
        double *text_widths = same_widths(search, text_width);
        wrap_cards(search->graph, text_widths);
        add_trial(search, true, text_width, same_widths(search, text_width));
        add_trial(search, false, text_width, text_widths);
    }
}

static int compare_trials(const void *a, const void *b)
{
    const Trial *const *left = a, *const *right = b;
    if ((*left)->score < (*right)->score || (*left)->score > (*right)->score)
        return (*left)->score > (*right)->score ? -1 : 1;
    return *left < *right ? -1 : *left > *right; /* the earlier one */
}

/* The best first. Returns how many there are, at most `most`. */
static size_t best_trials(Search *search, Trial **sorted, size_t most)
{
    for (size_t i = 0; i < search->n_trials; i++)
        sorted[i] = &search->trials[i];
    qsort(sorted, search->n_trials, sizeof *sorted, compare_trials);
    return MIN(most, search->n_trials);
}

/* The nearest width tried in the same direction, below or above; 0 if there is none. */
static double neighbour(const Search *search, const Trial *of, bool is_above)
{
    double nearest = 0.0;
    for (size_t i = 0; i < search->n_trials; i++) {
        const Trial *trial = &search->trials[i];
        double width = trial->text_width;
        if (trial->is_sideways != of->is_sideways)
            continue;
        if (is_above ? width > of->text_width && (nearest <= 0.0 || width < nearest)
                     : width < of->text_width && width > nearest)
            nearest = width;
    }
    return nearest;
}

static void refine(Search *search)
{
    Trial *sorted[MOST_TRIALS];
    best_trials(search, sorted, 1);
    double width = sorted[0]->text_width;
    double near[] = {neighbour(search, sorted[0], false), neighbour(search, sorted[0], true)};
    for (size_t i = 0; i < G_N_ELEMENTS(near); i++)
        if (near[i] > 0.0)
            add_even_trial(search, sorted[0]->is_sideways, (width + near[i]) / 2.0);
}

static void fill(Search *search, const Trial *trial)
{
    size_t n_nodes = search->graph->nodes->len;
    g_autoptr(Arrangement) arrangement =
        rebut_arrangement_new(trial->layers, search->block_of, search->request);
    for (size_t i = 0; i < G_N_ELEMENTS(shares); i++) {
        double *text_widths = g_memdup2(trial->text_widths, (n_nodes + 1) * sizeof *text_widths);
        wrap_cards(search->graph, text_widths);
        rebut_fill_ranks(arrangement, search->graph, shares[i], text_widths);
        add_trial(search, trial->is_sideways, 0.0, text_widths);
    }
}

static void try_fillings(Search *search)
{
    Trial *sorted[MOST_TRIALS];
    size_t count = best_trials(search, sorted, search->effort->n_fillings);
    for (size_t i = 0; i < count; i++)
        fill(search, sorted[i]);
}

/* Trials that lay the graph out alike need dot only once. */
static bool is_alike(const Search *search, const Trial *a, const Trial *b)
{
    if (a->is_sideways != b->is_sideways)
        return false;
    for (size_t i = 0; i < search->graph->nodes->len; i++)
        if (a->layers->extents[i].breadth != b->layers->extents[i].breadth ||
            a->layers->extents[i].depth != b->layers->extents[i].depth)
            return false;
    return true;
}

static size_t find_finalists(Search *search, Trial **finalists)
{
    Trial *sorted[MOST_TRIALS];
    size_t count = best_trials(search, sorted, MOST_TRIALS), n_finalists = 0;
    for (size_t i = 0; i < count && n_finalists < N_FINALISTS; i++) {
        bool is_new = true;
        for (size_t j = 0; j < n_finalists; j++)
            is_new = is_new && !is_alike(search, finalists[j], sorted[i]);
        if (is_new)
            finalists[n_finalists++] = sorted[i];
    }
    return n_finalists;
}

static const Trial *find_best(Search *search)
{
    Trial *sorted[MOST_TRIALS];
    best_trials(search, sorted, 1);
    return sorted[0];
}

/* The best by dot's own places; NULL when they are lost. */
static const Trial *find_best_placed(Search *search)
{
    Trial *finalists[MOST_TRIALS], *best = NULL;
    Layers *layers[MOST_TRIALS] = {NULL};
    size_t count = find_finalists(search, finalists);
    for (size_t i = 0; i < count; i++)
        layers[i] = finalists[i]->layers;
    if (!ask_dot(search, layers, count))
        return NULL;
    for (size_t i = 0; i < count; i++) {
        judge(search, finalists[i]);
        if (best == NULL || finalists[i]->score > best->score)
            best = finalists[i];
    }
    return best;
}

static bool draw(Search *search, const Trial *trial)
{
    Graph *graph = search->graph;
    wrap_cards(graph, trial->text_widths);
    g_autoptr(Arrangement) arrangement =
        rebut_arrangement_new(trial->layers, search->block_of, search->request);
    rebut_arrangement_place(arrangement, graph);
    rebut_links_draw(arrangement, graph);
    search->reason = "a link could not be led around the cards";
    return rebut_route_offenders(graph);
}

/* Joints in channels are given up where a cycle leads links to them from the other side. */
static bool run(Search *search)
{
    if (!find_orders(search, true) && (!has_joints(search->graph) || !find_orders(search, false)))
        return false;
    try_widths(search);
    for (size_t i = 0; i < search->effort->n_refinements; i++)
        refine(search);
    try_fillings(search);
    bool has_regions = search->graph->clusters->len > 0;
    const Trial *winner = has_regions ? find_best_placed(search) : find_best(search);
    return winner != NULL && draw(search, winner);
}

static void search_clear(Search *search)
{
    for (size_t i = 0; i < search->n_trials; i++) {
        g_free(search->trials[i].text_widths);
        rebut_layers_free(search->trials[i].layers);
    }
    clear_orders(search);
    rebut_helpers_free(search->helpers);
    g_free(search->block_of);
}

static const Effort *effort_for(size_t n_nodes)
{
    const Effort *effort = efforts;
    while (n_nodes > effort->most_nodes)
        effort++;
    return effort;
}

bool rebut_layered_layout(Graph *graph, const LayoutRequest *request, const char **reason)
{
    Search search = {.graph = graph, .request = request};
    if (request->helper == NULL) {
        *reason = "its helper program is missing";
        return false;
    }
    if (graph->nodes->len > MOST_NODES || graph->edges->len > MOST_EDGES) {
        *reason = "the map is too large for it";
        return false;
    }
    bool is_asked_once = !has_joints(graph) && graph->clusters->len == 0;
    size_t count = is_asked_once ? 1 : MIN(MOST_PROCESSES, g_get_num_processors());
    search.helpers =
        rebut_helpers_new(request->helper, count, request->helper_bytes, request->seconds, reason);
    if (search.helpers == NULL)
        return false;
    search.effort = effort_for(graph->nodes->len);
    search.block_of = rebut_blocks_of(graph);
    bool is_done = run(&search);
    *reason = search.reason;
    search_clear(&search);
    return is_done;
}
