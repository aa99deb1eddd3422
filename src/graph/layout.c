/* The page layout cannot fail. The layered layout can: where its helper program fails, or gives an
 * answer that is not sound, the page layout takes over, and a warning says why.
 *
 * `auto` takes the page layout, unless its links cross so often that they cannot be followed and
 * layers help enough. So a map whose links hardly cross never waits for the helper program. The
 * figures behind the rule are in docs/design.md. */
#include "graph/layout.h"
#include "graph/crossings.h"
#include "graph/page_layout.h"
#include "layout/layered/layered.h"
#include <math.h>

#define WORTH_LAYERS     0.6  /* of the page layout's size, that text in layers has at least */
#define WORTH_CROSSINGS  0.25 /* crossings that are saved, for each link */
#define MOST_CROSSINGS   100000
#define MOST_AUTO_LAYERS 400 /* nodes */

double rebut_scale_to_fit(const LayoutRequest *request, double width, double height)
{
    double scale = request->box_width / MAX(width, 1.0);

    if (request->box_height > 0.0)
        scale = MIN(scale, request->box_height / MAX(height, 1.0));
    return scale;
}

double rebut_scale_for(const LayoutRequest *request, double width, double height)
{
    if (request->furniture != NULL)
        height += rebut_furniture_height(request->furniture, width);
    return rebut_scale_to_fit(request, width, height);
}

static void lay_out_in_layers(Graph *graph, const LayoutRequest *request, Diagnostics *diagnostics)
{
    const char *reason = NULL;
    if (rebut_layered_layout(graph, request, &reason))
        return;
    Diagnostic *warning = rebut_diagnostics_add(
        diagnostics, CODE_W0401, NULL, (Span){0, 0},
        "the layered layout failed: %s; the page layout takes its place", reason);
    rebut_diagnostic_help(warning, "a smaller map, or one with fewer links, may fit its limits");
    rebut_page_layout(graph, request);
}

/* Lays out by the page layout, or in layers where these read better. */
static void lay_out_to_read(Graph *graph, const LayoutRequest *request)
{
    const char *reason = NULL;

    rebut_page_layout(graph, request);
    double size = rebut_scale_for(request, graph->width, graph->height);
    double saved = (double)rebut_crossings(graph, MOST_CROSSINGS),
           worth = WORTH_CROSSINGS * (double)graph->edges->len;
    if (saved < worth || graph->nodes->len > MOST_AUTO_LAYERS)
        return;
    if (rebut_layered_layout(graph, request, &reason)) {
        saved -= (double)rebut_crossings(graph, MOST_CROSSINGS);
        if (saved >= worth &&
            rebut_scale_for(request, graph->width, graph->height) >= WORTH_LAYERS * size)
            return;
    }
    rebut_page_layout(graph, request);
}

static void move_rect(Rect *rect, double dx, double dy)
{
    rect->x += dx;
    rect->y += dy;
}

static void move_map(Graph *graph, double dx, double dy)
{
    for (size_t i = 0; i < graph->nodes->len; i++)
        move_rect(&rebut_graph_node(graph, i)->box, dx, dy);
    for (guint i = 0; i < graph->clusters->len; i++)
        move_rect(&g_array_index(graph->clusters, Cluster, i).box, dx, dy);
    for (size_t i = 0; i < graph->edges->len; i++) {
        GArray *path = rebut_graph_edge(graph, i)->path;
        for (guint j = 0; j < path->len; j++) {
            g_array_index(path, Point, j).x += dx;
            g_array_index(path, Point, j).y += dy;
        }
    }
}

static void add_obstacle(GArray *obstacles, Rect rect)
{
    g_array_append_val(obstacles, rect);
}

/* What stands on the map: cards, joints, regions and the lines of links. */
static GArray *obstacles_of(const Graph *graph)
{
    GArray *obstacles = g_array_new(FALSE, FALSE, sizeof(Rect));

    for (size_t i = 0; i < graph->nodes->len; i++)
        add_obstacle(obstacles, rebut_graph_node(graph, i)->box);
    for (guint i = 0; i < graph->clusters->len; i++)
        if (g_array_index(graph->clusters, Cluster, i).box.width > 0.0)
            add_obstacle(obstacles, g_array_index(graph->clusters, Cluster, i).box);
    for (size_t i = 0; i < graph->edges->len; i++) {
        const GArray *path = rebut_graph_edge(graph, i)->path;
        for (guint j = 0; j + 1 < path->len; j++) {
            Point a = g_array_index(path, Point, j), b = g_array_index(path, Point, j + 1);
            add_obstacle(obstacles,
                         (Rect){MIN(a.x, b.x), MIN(a.y, b.y), fabs(a.x - b.x), fabs(a.y - b.y)});
        }
    }
    return obstacles;
}

/* Gives title and legend their places, and moves everything so that it begins at (0, 0). */
static void furnish(Graph *graph, const Furniture *furniture)
{
    g_autoptr(GArray) obstacles = obstacles_of(graph);
    Rect bounds = {0.0, 0.0, graph->width, graph->height};

    bounds = rebut_furnish(furniture, obstacles, bounds, &graph->title, &graph->legend);
    move_map(graph, -bounds.x, -bounds.y);
    move_rect(&graph->title, -bounds.x, -bounds.y);
    move_rect(&graph->legend, -bounds.x, -bounds.y);
    graph->width = bounds.width;
    graph->height = bounds.height;
}

double rebut_layout(Graph *graph, const LayoutRequest *request, Diagnostics *diagnostics)
{
    graph->width = graph->height = 0.0;
    if (graph->nodes->len == 0)
        return 1.0;
    switch (request->layout) {
    case LAYOUT_PAGE:
    case N_LAYOUTS:
        rebut_page_layout(graph, request);
        break;
    case LAYOUT_LAYERED:
        lay_out_in_layers(graph, request, diagnostics);
        break;
    case LAYOUT_AUTO:
        lay_out_to_read(graph, request);
        break;
    }
    if (request->furniture != NULL)
        furnish(graph, request->furniture);
    return rebut_scale_to_fit(request, graph->width, graph->height);
}

const char *rebut_layout_name(LayoutName layout)
{
    static const char *const names[N_LAYOUTS] = {"page", "layered", "auto"};
    return names[layout];
}

const char *rebut_layout_about(LayoutName layout)
{
    static const char *const abouts[N_LAYOUTS] = {
        "as large as the page allows", "layers, from what is argued for to what bears on it",
        "page, or layered where that reads better"};
    return abouts[layout];
}
