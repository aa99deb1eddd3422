/* Components are found once by union-find. dot, given all of them at once, leaves each one as it
 * would have come out alone, so its nodes' places can be cut out and moved as a block.
 *
 * A channel's width follows the steepest link in it: a link that runs far sideways in a narrow
 * channel arrives almost parallel to the card's side, and its head cannot be read. */
#include "graph/arrange.h"
#include "graph/regions.h"
#include <math.h>
#include <stdint.h>
#include <string.h>

#define CHANNEL_LEAST  24.0
#define CHANNEL_MOST   40.0
#define CHANNEL_SLOPE  0.04 /* of channel for each unit that a link runs sideways in it */
#define BLOCK_GAP      24.0
#define REGION_PADDING 8.0
#define REGION_TITLE   14.0
#define MOST_SHELVES   40

static size_t find(size_t *leader, size_t node)
{
    while (leader[node] != node) {
        leader[node] = leader[leader[node]];
        node = leader[node];
    }
    return node;
}

/* The lower number leads, so blocks come in the author's order. */
static void join(size_t *leader, size_t a, size_t b)
{
    size_t first = find(leader, a), second = find(leader, b);
    leader[MAX(first, second)] = MIN(first, second);
}

size_t *rebut_blocks_of(const Graph *graph)
{
    size_t n_nodes = graph->nodes->len, n_blocks = 0;
    g_autofree size_t *leader = g_new(size_t, n_nodes + 1);
    size_t *block_of = g_new(size_t, n_nodes + 1);
    for (size_t i = 0; i < n_nodes; i++)
        leader[i] = i;
    for (size_t i = 0; i < graph->edges->len; i++) {
        const EdgeRecord *edge = rebut_graph_edge(graph, i);
        join(leader, rebut_edge_tail(graph, edge)->index, rebut_edge_head(graph, edge)->index);
    }
    for (guint i = 0; i < graph->clusters->len; i++) {
        Agraph_t *region = g_array_index(graph->clusters, Cluster, i).subgraph;
        Agnode_t *first = agfstnode(region);
        for (Agnode_t *node = first; node != NULL; node = agnxtnode(region, node))
            join(leader, rebut_node_record(first)->index, rebut_node_record(node)->index);
    }
    for (size_t i = 0; i < n_nodes; i++)
        block_of[i] = find(leader, i) == i ? n_blocks++ : block_of[find(leader, i)];
    return block_of;
}

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

static Block *block_at(const Arrangement *arrangement, size_t index)
{
    return &g_array_index(arrangement->blocks, Block, index);
}

static Band *band_at(const Arrangement *arrangement, const Block *block, size_t rank)
{
    return &g_array_index(arrangement->bands, Band, block->first_band + rank - block->first_rank);
}

const Band *rebut_arrangement_band(const Arrangement *arrangement, size_t node, size_t rank)
{
    return band_at(arrangement, block_at(arrangement, arrangement->block_of[node]), rank);
}

double rebut_arrangement_across(const Arrangement *arrangement, size_t node, double place)
{
    const Block *block = block_at(arrangement, arrangement->block_of[node]);
    return place - block->least + block->across;
}

/* Grows the block by something at `place`, half as broad as `half`. `breadth` holds the greatest
 * place. */
static void widen(Block *block, double place, double half)
{
    block->least = MIN(block->least, place - half);
    block->breadth = MAX(block->breadth, place + half);
}

static bool is_loop(const Layers *layers, size_t edge)
{
    const EdgeRecord *record = rebut_graph_edge(layers->graph, edge);
    return rebut_edge_tail(layers->graph, record) == rebut_edge_head(layers->graph, record);
}

static void measure_blocks(Arrangement *arrangement)
{
    const Layers *layers = arrangement->layers;
    size_t n_nodes = layers->graph->nodes->len;
    for (size_t i = 0; i < n_nodes; i++) {
        size_t index = arrangement->block_of[i], rank = layers->ranks[i];
        if (index == arrangement->blocks->len) {
            Block fresh = {.first_rank = rank, .least = HUGE_VAL, .breadth = -HUGE_VAL};
            g_array_append_val(arrangement->blocks, fresh);
        }
        Block *block = block_at(arrangement, index);
        size_t last = MAX(block->first_rank + block->n_ranks, rank + 1);
        block->first_rank = MIN(block->first_rank, rank);
        block->n_ranks = last - block->first_rank;
        widen(block, layers->across[i], layers->extents[i].breadth / 2.0);
    }
    for (size_t i = 0; i < layers->graph->edges->len; i++) {
        size_t upper = rebut_layers_upper(layers, i), first = layers->ranks[upper] + 1;
        size_t count = rebut_layers_bend_count(layers, i);
        if (is_loop(layers, i)) /* a link to itself swings out beside the card */
            widen(block_at(arrangement, arrangement->block_of[upper]), layers->across[upper],
                  layers->extents[upper].breadth / 2.0 + REBUT_LOOP_REACH);
        for (size_t rank = first; rank < first + count; rank++)
            widen(block_at(arrangement, arrangement->block_of[upper]),
                  rebut_layers_bend(layers, i, rank), REGION_PADDING);
    }
}

/* Regions need room around them, and for their title on top, which is `across` for a drawing
 * sideways. */
static void widen_for_regions(Arrangement *arrangement)
{
    const Layers *layers = arrangement->layers;
    const GArray *clusters = layers->graph->clusters;
    for (guint i = 0; i < clusters->len; i++) {
        Agraph_t *region = g_array_index(clusters, Cluster, i).subgraph;
        for (Agnode_t *node = agfstnode(region); node != NULL; node = agnxtnode(region, node)) {
            size_t index = rebut_node_record(node)->index;
            Block *block = block_at(arrangement, arrangement->block_of[index]);
            double half = layers->extents[index].breadth / 2.0 + REGION_PADDING;
            widen(block, layers->across[index], half);
            if (layers->is_sideways)
                widen(block, layers->across[index] - REGION_TITLE, half);
        }
    }
}

static void raise_to(double *value, double to)
{
    *value = MAX(*value, to);
}

/* What each channel must hold: the channel before rank r of a block is element first_band + r. */
static void widen_channels_for_links(const Arrangement *arrangement, double *channels)
{
    const Layers *layers = arrangement->layers;
    for (size_t i = 0; i < layers->graph->edges->len; i++) {
        size_t upper = rebut_layers_upper(layers, i), lower = rebut_layers_lower(layers, i);
        const Block *block = block_at(arrangement, arrangement->block_of[upper]);
        double place = layers->across[upper], slack = layers->extents[upper].breadth / 2.0;
        for (size_t rank = layers->ranks[upper] + 1; rank <= layers->ranks[lower]; rank++) {
            bool is_last = rank == layers->ranks[lower];
            double next = is_last ? layers->across[lower] : rebut_layers_bend(layers, i, rank);
            double aside = MAX(0.0, fabs(next - place) - slack);
            raise_to(&channels[block->first_band + rank - block->first_rank],
                     MIN(CHANNEL_LEAST + aside * CHANNEL_SLOPE, CHANNEL_MOST));
            place = next;
            slack = 0.0;
        }
    }
}

/* A joint in the channel takes room of it, and links curve only behind it. */
static void widen_channels_for_joints(const Arrangement *arrangement, double *channels)
{
    const Layers *layers = arrangement->layers;
    size_t n_bands = arrangement->bands->len;
    g_autofree double *extra = g_new0(double, n_bands + 1);
    for (size_t i = 0; i < layers->graph->nodes->len; i++) {
        const Block *block = block_at(arrangement, arrangement->block_of[i]);
        if (rebut_layers_is_sheltered(layers, i))
            raise_to(&extra[block->first_band + layers->ranks[i] + 1 - block->first_rank],
                     layers->extents[i].depth + REBUT_JOINT_STEM);
    }
    for (size_t i = 0; i < n_bands; i++)
        channels[i] += extra[i];
}

static void widen_channels_for_regions(const Arrangement *arrangement, double *before,
                                       double *behind)
{
    const Layers *layers = arrangement->layers;
    const GArray *clusters = layers->graph->clusters;
    double title = layers->is_sideways ? 0.0 : REGION_TITLE;
    for (guint i = 0; i < clusters->len; i++) {
        Agraph_t *region = g_array_index(clusters, Cluster, i).subgraph;
        size_t first = SIZE_MAX, last = 0;
        const Block *block = NULL;
        for (Agnode_t *node = agfstnode(region); node != NULL; node = agnxtnode(region, node)) {
            size_t index = rebut_node_record(node)->index;
            block = block_at(arrangement, arrangement->block_of[index]);
            first = MIN(first, layers->ranks[index]);
            last = MAX(last, layers->ranks[index]);
        }
        if (block == NULL)
            continue;
        raise_to(&before[block->first_band + first - block->first_rank], REGION_PADDING + title);
        raise_to(&behind[block->first_band + last - block->first_rank], REGION_PADDING);
    }
}

static void measure_bands(Arrangement *arrangement)
{
    const Layers *layers = arrangement->layers;
    size_t n_bands = 0;
    for (guint i = 0; i < arrangement->blocks->len; i++) {
        block_at(arrangement, i)->first_band = n_bands;
        n_bands += block_at(arrangement, i)->n_ranks;
    }
    g_array_set_size(arrangement->bands, (guint)n_bands);
    memset(arrangement->bands->data, 0, n_bands * sizeof(Band));
    for (size_t i = 0; i < layers->graph->nodes->len; i++) {
        Block *block = block_at(arrangement, arrangement->block_of[i]);
        if (!rebut_layers_is_sheltered(layers, i))
            raise_to(&band_at(arrangement, block, layers->ranks[i])->far, layers->extents[i].depth);
    }
}

/* Stacks each block's bands from 0; `far` holds a band's depth before. */
static void stack_bands(Arrangement *arrangement)
{
    size_t n_bands = arrangement->bands->len;
    g_autofree double *channels = g_new0(double, n_bands + 1);
    g_autofree double *before = g_new0(double, n_bands + 1);
    g_autofree double *behind = g_new0(double, n_bands + 1);
    widen_channels_for_links(arrangement, channels);
    widen_channels_for_joints(arrangement, channels);
    widen_channels_for_regions(arrangement, before, behind);
    for (guint i = 0; i < arrangement->blocks->len; i++) {
        Block *block = block_at(arrangement, i);
        double along = 0.0;
        for (size_t j = block->first_band; j < block->first_band + block->n_ranks; j++) {
            Band *band = &g_array_index(arrangement->bands, Band, j);
            along += before[j] + (j > block->first_band ? channels[j] : 0.0);
            *band = (Band){along, along + band->far};
            along = band->far + behind[j];
        }
        block->depth = along;
        block->breadth -= block->least;
    }
}

/* Puts the blocks on shelves no broader than `limit`, if a single block is not. */
static void shelve(Arrangement *arrangement, double limit)
{
    double across = 0.0, along = 0.0, depth = 0.0;
    arrangement->breadth = arrangement->depth = 0.0;
    for (guint i = 0; i < arrangement->blocks->len; i++) {
        Block *block = block_at(arrangement, i);
        if (across > 0.0 && across + block->breadth > limit) {
            along += depth + BLOCK_GAP;
            across = depth = 0.0;
        }
        block->across = across;
        block->along = along;
        across += block->breadth + BLOCK_GAP;
        depth = MAX(depth, block->depth);
        raise_to(&arrangement->breadth, across - BLOCK_GAP);
        raise_to(&arrangement->depth, along + depth);
    }
}

/* Tries shelves of all reasonable lengths and keeps the most legible. */
static void shelve_for_page(Arrangement *arrangement, const LayoutRequest *request)
{
    double total = 0.0, broadest = 0.0, best_limit = 0.0, best = -1.0;
    for (guint i = 0; i < arrangement->blocks->len; i++) {
        total += block_at(arrangement, i)->breadth + BLOCK_GAP;
        raise_to(&broadest, block_at(arrangement, i)->breadth);
    }
    size_t most = MIN(arrangement->blocks->len, MOST_SHELVES);
    for (size_t n = 1; n <= most; n++) {
        double limit = MAX(broadest, total / (double)n);
        shelve(arrangement, limit);
        double scale = rebut_scale_for(request, rebut_arrangement_width(arrangement),
                                       rebut_arrangement_height(arrangement));
        if (scale > best) {
            best = scale;
            best_limit = limit;
        }
        if (limit <= broadest)
            break;
    }
    shelve(arrangement, best_limit);
}

Arrangement *rebut_arrangement_new(const Layers *layers, const size_t *block_of,
                                   const LayoutRequest *request)
{
    Arrangement *arrangement = g_new0(Arrangement, 1);
    arrangement->layers = layers;
    arrangement->block_of = block_of;
    arrangement->blocks = g_array_new(FALSE, FALSE, sizeof(Block));
    arrangement->bands = g_array_new(FALSE, FALSE, sizeof(Band));
    measure_blocks(arrangement);
    widen_for_regions(arrangement);
    measure_bands(arrangement);
    stack_bands(arrangement);
    shelve_for_page(arrangement, request);
    for (guint i = 0; i < arrangement->blocks->len; i++) {
        const Block *block = block_at(arrangement, i);
        for (size_t j = block->first_band; j < block->first_band + block->n_ranks; j++) {
            g_array_index(arrangement->bands, Band, j).near += block->along;
            g_array_index(arrangement->bands, Band, j).far += block->along;
        }
    }
    return arrangement;
}

void rebut_arrangement_free(Arrangement *arrangement)
{
    if (arrangement == NULL)
        return;
    g_array_unref(arrangement->blocks);
    g_array_unref(arrangement->bands);
    g_free(arrangement);
}

double rebut_arrangement_width(const Arrangement *arrangement)
{
    return arrangement->layers->is_sideways ? arrangement->depth : arrangement->breadth;
}

double rebut_arrangement_height(const Arrangement *arrangement)
{
    return arrangement->layers->is_sideways ? arrangement->breadth : arrangement->depth;
}

/* Cards lie flush on the near side of their band; joints on its far side, where links come from, or
 * behind it in the channel. */
static Rect box_of(const Arrangement *arrangement, const NodeRecord *node)
{
    const Layers *layers = arrangement->layers;
    size_t index = node->index;
    Extent extent = layers->extents[index];
    const Band *band = rebut_arrangement_band(arrangement, index, layers->ranks[index]);
    double across = rebut_arrangement_across(arrangement, index, layers->across[index]);
    double corner = across - extent.breadth / 2.0;
    double along = node->role == NODE_CARD ? band->near : band->far - extent.depth;
    if (rebut_layers_is_sheltered(layers, index))
        along = band->far + REBUT_JOINT_STEM;
    return layers->is_sideways ? (Rect){along, corner, extent.depth, extent.breadth}
                               : (Rect){corner, along, extent.breadth, extent.depth};
}

/* A region that has no room is not drawn. */
static void place_region(const Graph *graph, guint index)
{
    Cluster *cluster = &g_array_index(graph->clusters, Cluster, index);
    Agnode_t *node = agfstnode(cluster->subgraph);

    cluster->box = (Rect){0.0, 0.0, 0.0, 0.0};
    if (node == NULL)
        return;
    Rect box = rebut_node_record(node)->box;
    for (; node != NULL; node = agnxtnode(cluster->subgraph, node))
        box = rebut_rect_united(box, rebut_node_record(node)->box);
    box.x -= REGION_PADDING;
    box.y -= REGION_PADDING + REGION_TITLE;
    box.width += 2.0 * REGION_PADDING;
    box.height += 2.0 * REGION_PADDING + REGION_TITLE;
    Rect strip = {box.x, box.y, box.width, REGION_TITLE};
    if (rebut_regions_have_room(graph, index, box, strip))
        cluster->box = box;
}

void rebut_arrangement_place(const Arrangement *arrangement, Graph *graph)
{
    for (size_t i = 0; i < graph->nodes->len; i++) {
        NodeRecord *node = rebut_graph_node(graph, i);
        node->box = box_of(arrangement, node);
    }
    for (guint i = 0; i < graph->clusters->len; i++)
        place_region(graph, i);
    graph->width = rebut_arrangement_width(arrangement);
    graph->height = rebut_arrangement_height(arrangement);
}
