/* Which layout explains best. A tree tells further links by references. Where these are many, lines
 * between cards may be easier to follow, as long as they hardly cross and the text is large enough;
 * the figures behind the rule are in docs/design.md. */
#include "layout/layout.h"
#include "layout/crossings.h"
#include "layout/layered/layered.h"

#define LEAST_REFERENCES  2  /* a single one is followed at a glance */
#define CARDS_A_REFERENCE 6  /* more references than one in so many cards are many */
#define FREE_CROSSINGS    2  /* that a reader follows, */
#define LINKS_A_CROSSING  10 /* and so many links for each */

static void set_reading(Graph *graph)
{
    g_ptr_array_set_size(graph->reading, 0);
    for (size_t i = 0; i < graph->nodes->len; i++) {
        NodeRecord *node = rebut_graph_node(graph, i);
        node->shelf = 0.0;
        if (node->role == NODE_CARD)
            g_ptr_array_add(graph->reading, node);
    }
}

bool rebut_layout_layers(Graph *graph, const LayoutRequest *request, const char **reason)
{
    graph->is_tree = false;
    if (!rebut_layered_layout(graph, request, reason))
        return false;
    set_reading(graph);
    graph->scale = rebut_frame_scale(request->frame, graph->width, graph->height);
    return true;
}

/* Is the edge told by a reference that a line would spare? Rivals, which stand side by side, each
 * with a reference to the other, need none. */
static bool is_shared(const Graph *graph, const EdgeRecord *edge)
{
    const NodeRecord *tail = rebut_edge_tail(graph, edge), *head = rebut_edge_head(graph, edge);

    return edge->reference != NULL && (tail->parent != NULL || head->parent != NULL);
}

bool rebut_layout_wants_lines(const Graph *graph)
{
    size_t n_cards = rebut_graph_n_cards(graph), n_references = 0;

    for (size_t i = 0; i < graph->edges->len; i++)
        n_references += is_shared(graph, rebut_graph_edge(graph, i));
    return n_references >= LEAST_REFERENCES && n_references * CARDS_A_REFERENCE > n_cards;
}

bool rebut_layout_is_followed(const Graph *graph, double comfortable_scale)
{
    size_t allowed = FREE_CROSSINGS + rebut_count_links(graph) / LINKS_A_CROSSING;

    return graph->scale >= comfortable_scale && rebut_crossings(graph, allowed + 1) <= allowed;
}

const char *rebut_layout_name(LayoutName layout)
{
    static const char *const names[N_LAYOUTS] = {"tree", "layered", "auto"};
    return names[layout];
}

const char *rebut_layout_about(LayoutName layout)
{
    static const char *const abouts[N_LAYOUTS] = {
        "from the top claim downwards: rows under banners, and stacks",
        "layers, with a line for every link", "tree, or layered where lines explain better"};
    return abouts[layout];
}
