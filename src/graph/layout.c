/* The layered layout is tried in two directions and at several widths of text, and the arrangement in which
 * the text comes out largest on the page wins. Larger graphs are tried less often, as each trial costs
 * more. Later rounds look between the widths around the first round's best, and give ranks that are not
 * full widths of their own.
 *
 * The order of trials decides between equals, and no trial sees another's time, so the same map always
 * comes out the same. Where the helper fails, or its answer is not sound, the plain placement takes over. */
#include "graph/layout.h"
#include "graph/arrange.h"
#include "graph/fill.h"
#include "graph/helper.h"
#include "graph/links.h"
#include "graph/plain.h"
#include "graph/route.h"
#include <stdlib.h>

#define MOST_TRIALS    48
#define MOST_PROCESSES 2
#define MOST_NODES     12000 /* dot needs more than the usual time for more */
#define MOST_EDGES     24000

/* How thoroughly a graph of up to so many nodes is searched. */
typedef struct Effort {
    size_t most_nodes;
    size_t n_widths;
    double widths[10];
    bool is_sideways_too;
    size_t n_refinements; /* rounds that look between the best width and its neighbours */
    size_t n_fillings;    /* of the best trials, how many are tried with their ranks filled */
} Effort;

static const Effort efforts[] = {
    {60, 9, {90, 105, 125, 145, 165, 190, 220, 260, 320}, true, 2, 4},
    {150, 6, {100, 125, 155, 190, 235, 300}, true, 2, 3},
    {500, 3, {110, 160, 230}, true, 1, 1},
    {1500, 1, {170}, true, 0, 0},
    {SIZE_MAX, 1, {170}, false, 0, 0},
};

static const double shares[] = {0.65, 0.85, 1.0}; /* of a block's breadth that ranks are filled to */

typedef struct Trial {
    bool is_sideways;
    double text_width;    /* of all cards, or 0 when ranks have their own */
    double *text_widths;  /* by node */
    Layers *layers;
    HelperJob job;
    double scale; /* below 0 when there is no sound answer */
} Trial;

typedef struct Search {
    Graph *graph;
    const LayoutRequest *request;
    Helpers *helpers;
    size_t *block_of;
    Trial trials[MOST_TRIALS];
    size_t n_trials, n_run;
    bool may_shelter;     /* see rebut_layers_new */
    const char *reason; /* why a trial was lost */
} Search;

static const Effort *effort_for(size_t n_nodes)
{
    const Effort *effort = efforts;
    while (n_nodes > effort->most_nodes)
        effort++;
    return effort;
}

static void wrap_cards(Graph *graph, const double *text_widths)
{
    for (size_t i = 0; i < graph->nodes->len; i++)
        if (rebut_graph_node(graph, i)->text != NULL)
            rebut_node_wrap(rebut_graph_node(graph, i), text_widths[i]);
}

/* Adds a trial with the cards as they are wrapped now; takes `text_widths`. */
static void add_trial(Search *search, bool is_sideways, double text_width, double *text_widths)
{
    if (search->n_trials == MOST_TRIALS) {
        g_free(text_widths);
        return;
    }
    Trial *trial = &search->trials[search->n_trials++];
    *trial = (Trial){is_sideways, text_width, text_widths, .scale = -1.0};
    trial->layers = rebut_layers_new(search->graph, is_sideways, search->may_shelter);
    trial->job.dot = g_string_new(NULL);
    trial->job.answer = g_string_new(NULL);
    rebut_layers_ask(trial->layers, trial->job.dot);
}

static double *same_widths(const Search *search, double text_width)
{
    double *text_widths = g_new(double, search->graph->nodes->len + 1);
    for (size_t i = 0; i < search->graph->nodes->len; i++)
        text_widths[i] = text_width;
    return text_widths;
}

/* Wraps all cards alike and adds a trial in one direction or both. */
static void add_even_trials(Search *search, double text_width, bool is_upright, bool is_sideways)
{
    double *text_widths = same_widths(search, text_width);
    wrap_cards(search->graph, text_widths);
    if (is_upright && is_sideways)
        add_trial(search, false, text_width, same_widths(search, text_width));
    add_trial(search, is_sideways, text_width, text_widths);
}

/* Larger is better. Where the page has no height, text need not come out larger than it is meant. */
static double score(const LayoutRequest *request, double width, double height)
{
    double scale = rebut_scale_for(request, width, height);
    return request->box_height > 0.0 ? scale : MIN(scale, 1.0) - 1e-7 * MIN(height, 1e6);
}

static void judge(Search *search, Trial *trial)
{
    if (!trial->job.is_done)
        return;
    if (!rebut_layers_take(trial->layers, trial->job.answer->str)) {
        search->reason = "its helper program gave a wrong answer";
        return;
    }
    g_autoptr(Arrangement) arrangement =
        rebut_arrangement_new(trial->layers, search->block_of, search->request);
    trial->scale = score(search->request, rebut_arrangement_width(arrangement),
                         rebut_arrangement_height(arrangement));
}

/* Runs the trials added since the last time. False when all that was asked for was lost. */
static bool run_trials(Search *search)
{
    HelperJob jobs[MOST_TRIALS];
    size_t first = search->n_run, count = search->n_trials - first;
    for (size_t i = 0; i < count; i++)
        jobs[i] = search->trials[first + i].job;
    bool is_complete = rebut_helpers_run(search->helpers, jobs, count, &search->reason);
    for (size_t i = 0; i < count; i++) {
        search->trials[first + i].job.is_done = jobs[i].is_done;
        judge(search, &search->trials[first + i]);
    }
    search->n_run = search->n_trials;
    return is_complete;
}

static Trial *best_trial(Search *search)
{
    Trial *best = NULL;
    for (size_t i = 0; i < search->n_run; i++)
        if (search->trials[i].scale > (best == NULL ? 0.0 : best->scale))
            best = &search->trials[i];
    return best;
}

/* The nearest width tried in the same direction, below or above; 0 if there is none. */
static double neighbour(const Search *search, const Trial *of, bool is_above)
{
    double nearest = 0.0;
    for (size_t i = 0; i < search->n_run; i++) {
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

static bool refine(Search *search)
{
    const Trial *best = best_trial(search);
    if (best == NULL)
        return false;
    double width = best->text_width;
    double near[] = {neighbour(search, best, false), neighbour(search, best, true)};
    for (size_t i = 0; i < G_N_ELEMENTS(near); i++)
        if (near[i] > 0.0)
            add_even_trials(search, (width + near[i]) / 2.0, !best->is_sideways, best->is_sideways);
    return run_trials(search);
}

static int compare_trials(const void *a, const void *b)
{
    const Trial *const *left = a, *const *right = b;
    if ((*left)->scale < (*right)->scale || (*left)->scale > (*right)->scale)
        return (*left)->scale > (*right)->scale ? -1 : 1;
    return *left < *right ? -1 : *left > *right; /* the earlier one */
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

/* Tries the best trials again with their ranks filled. */
static bool fill_best(Search *search, size_t count)
{
    const Trial *sorted[MOST_TRIALS];
    for (size_t i = 0; i < search->n_run; i++)
        sorted[i] = &search->trials[i];
    qsort(sorted, search->n_run, sizeof *sorted, compare_trials);
    for (size_t i = 0; i < MIN(count, search->n_run) && sorted[i]->scale > 0.0; i++)
        fill(search, sorted[i]);
    return run_trials(search);
}

static void trials_clear(Search *search)
{
    for (size_t i = 0; i < search->n_trials; i++) {
        rebut_layers_free(search->trials[i].layers);
        g_string_free(search->trials[i].job.dot, TRUE);
        g_string_free(search->trials[i].job.answer, TRUE);
        g_free(search->trials[i].text_widths);
    }
    search->n_trials = search->n_run = 0;
}

static bool has_joints(const Graph *graph)
{
    size_t n_nodes = graph->nodes->len;
    return n_nodes > 0 && rebut_graph_node(graph, n_nodes - 1)->role != NODE_CARD;
}

static Trial *find_best(Search *search)
{
    const Effort *effort = effort_for(search->graph->nodes->len);
    for (size_t i = 0; i < effort->n_widths; i++)
        add_even_trials(search, effort->widths[i], true, effort->is_sideways_too);
    bool is_complete = run_trials(search);
    for (size_t i = 0; i < effort->n_refinements && is_complete; i++)
        is_complete = refine(search);
    if (effort->n_fillings > 0 && is_complete)
        fill_best(search, effort->n_fillings);
    return best_trial(search);
}

/* Joints in channels are given up where a cycle leads links to them from the other side. */
static Trial *find_any(Search *search)
{
    search->may_shelter = true;
    Trial *best = find_best(search);
    if (best != NULL || search->reason == NULL || !has_joints(search->graph))
        return best;
    trials_clear(search);
    search->may_shelter = false;
    return find_best(search);
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

static void search_clear(Search *search)
{
    trials_clear(search);
    rebut_helpers_free(search->helpers);
    g_free(search->block_of);
}

/* False, with the reason, when there is no layered layout. */
static bool layered_layout(Graph *graph, const LayoutRequest *request, const char **reason)
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
    size_t count = MIN(MOST_PROCESSES, g_get_num_processors());
    search.helpers = rebut_helpers_new(request->helper, count, request->helper_bytes,
                                       request->seconds, reason);
    if (search.helpers == NULL)
        return false;
    search.block_of = rebut_blocks_of(graph);
    const Trial *best = find_any(&search);
    bool is_done = best != NULL && draw(&search, best);
    *reason = search.reason;
    search_clear(&search);
    return is_done;
}

double rebut_layout(Graph *graph, const LayoutRequest *request, Diagnostics *diagnostics)
{
    const char *reason = NULL;
    if (graph->nodes->len == 0) {
        graph->width = graph->height = 0.0;
        return 1.0;
    }
    if (!layered_layout(graph, request, &reason)) {
        Diagnostic *warning = rebut_diagnostics_add(
            diagnostics, CODE_W0401, NULL, (Span){0, 0},
            "the layered layout failed: %s; the cards are set as an outline", reason);
        rebut_diagnostic_help(warning, "split the map, or look at the installation");
        rebut_plain_layout(graph, request);
    }
    return rebut_scale_for(request, graph->width, graph->height);
}

const char *rebut_layout_name(LayoutName layout)
{
    static const char *const names[N_LAYOUTS] = {"layered"};
    return names[layout];
}

const char *rebut_layout_about(LayoutName layout)
{
    static const char *const abouts[N_LAYOUTS] = {"layers, from what is argued for to what bears on it"};
    return abouts[layout];
}
