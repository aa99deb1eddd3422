/* All cards of a rank are wrapped at one width, narrower step by step where ranks are columns,
 * wider where they are rows, as long as they fit into the share. The step at which the deepest card
 * is least deep is kept. */
#include "graph/fill.h"
#include <math.h>
#include <stdlib.h>

#define NODE_GAP 14.0 /* about what dot leaves between cards */

static const double narrower[] = {0.92, 0.85, 0.78, 0.7, 0.62, 0.55, 0.48};
static const double wider[] = {1.1, 1.22, 1.36, 1.5, 1.7, 2.0, 2.4, 3.0};

typedef struct Member {
    size_t block, rank, node;
} Member;

static int compare_members(const void *a, const void *b)
{
    const Member *left = a, *right = b;
    if (left->block != right->block)
        return left->block < right->block ? -1 : 1;
    if (left->rank != right->rank)
        return left->rank < right->rank ? -1 : 1;
    return left->node < right->node ? -1 : left->node > right->node;
}

typedef struct Measure {
    double breadth, depth; /* of all cards of a rank side by side; of the deepest */
} Measure;

static Measure wrap_rank(Graph *graph, const Member *members, size_t count, double text_width,
                         bool is_sideways)
{
    Measure measure = {0.0, 0.0};
    for (size_t i = 0; i < count; i++) {
        NodeRecord *node = rebut_graph_node(graph, members[i].node);
        if (node->text != NULL)
            rebut_node_wrap(node, text_width);
        measure.breadth += NODE_GAP + (is_sideways ? node->box.height : node->box.width);
        measure.depth = MAX(measure.depth, is_sideways ? node->box.width : node->box.height);
    }
    return measure;
}

static void fill_rank(Graph *graph, const Member *members, size_t count, double most_breadth,
                      bool is_sideways, double *text_widths)
{
    const double *steps = is_sideways ? narrower : wider;
    size_t n_steps = is_sideways ? G_N_ELEMENTS(narrower) : G_N_ELEMENTS(wider);
    double start = text_widths[members[0].node], best = start;
    double least = wrap_rank(graph, members, count, start, is_sideways).depth;
    for (size_t i = 0; i < n_steps; i++) {
        Measure measure = wrap_rank(graph, members, count, start * steps[i], is_sideways);
        if (measure.breadth > most_breadth)
            break;
        if (measure.depth < least) {
            least = measure.depth;
            best = start * steps[i];
        }
    }
    wrap_rank(graph, members, count, best, is_sideways);
    for (size_t i = 0; i < count; i++)
        text_widths[members[i].node] = best;
}

void rebut_fill_ranks(const Arrangement *arrangement, Graph *graph, double share,
                      double *text_widths)
{
    const Layers *layers = arrangement->layers;
    size_t n_nodes = graph->nodes->len;
    g_autofree Member *members = g_new(Member, n_nodes + 1);
    for (size_t i = 0; i < n_nodes; i++)
        members[i] = (Member){arrangement->block_of[i], layers->ranks[i], i};
    qsort(members, n_nodes, sizeof *members, compare_members);
    for (size_t first = 0, behind = 0; first < n_nodes; first = behind) {
        const Block *block = &g_array_index(arrangement->blocks, Block, members[first].block);
        while (behind < n_nodes && members[behind].block == members[first].block &&
               members[behind].rank == members[first].rank)
            behind++;
        fill_rank(graph, members + first, behind - first, share * block->breadth,
                  layers->is_sideways, text_widths);
    }
}
