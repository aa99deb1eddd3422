/* The page layout cannot fail. The layered layout can: where its helper program fails, or gives an
 * answer that is not sound, the page layout takes over, and a warning says why. */
#include "graph/layout.h"
#include "graph/arrange.h"
#include "graph/page_layout.h"
#include "graph/search.h"

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
    }
    return rebut_scale_for(request, graph->width, graph->height);
}

const char *rebut_layout_name(LayoutName layout)
{
    static const char *const names[N_LAYOUTS] = {"page", "layered"};
    return names[layout];
}

const char *rebut_layout_about(LayoutName layout)
{
    static const char *const abouts[N_LAYOUTS] = {
        "as large as the page allows", "layers, from what is argued for to what bears on it"};
    return abouts[layout];
}
