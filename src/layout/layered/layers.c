/* Cycles are cut by a search in depth from the first node, then from the other roots: a link to
 * what is still being searched is turned. A joint can hang only where all that leads to it comes
 * from below; where a turned link does not, it gets a place of its own and all is decided again.
 *
 * The author's order is that of the spanning forest in preorder; a joint stands where its first
 * premise does. Taken as the order within every band, it lets a tree come out without a crossing.
 */
#include "layout/layered/layers.h"
#include <stdint.h>
#include <string.h>

#define MOST_SIDE   340.0 /* of a card's side that hanging joints may take */
#define JOINT_AIR   4.0   /* on both sides of a joint */
#define MOST_ROUNDS 16

static size_t tail_of(const Layers *layers, size_t edge)
{
    return rebut_edge_tail(layers->graph, rebut_graph_edge(layers->graph, edge))->index;
}

static size_t head_of(const Layers *layers, size_t edge)
{
    return rebut_edge_head(layers->graph, rebut_graph_edge(layers->graph, edge))->index;
}

bool rebut_layers_hangs(const Layers *layers, size_t node)
{
    return layers->anchor[node] != node;
}

bool rebut_layers_is_attack(const Layers *layers, size_t edge)
{
    const EdgeRecord *record = rebut_graph_edge(layers->graph, edge);
    const NodeRecord *joint = rebut_edge_head(layers->graph, record);
    bool is_support = record->link != NULL && record->link->relation == RELATION_SUPPORTS;

    return joint->role == NODE_ATTACKED_LINK ? record->part == LINK_WHOLE
                                             : joint->role == NODE_PREMISES && !is_support;
}

size_t rebut_layers_upper(const Layers *layers, size_t edge)
{
    return layers->anchor[layers->is_turned[edge] ? tail_of(layers, edge) : head_of(layers, edge)];
}

size_t rebut_layers_lower(const Layers *layers, size_t edge)
{
    return layers->anchor[layers->is_turned[edge] ? head_of(layers, edge) : tail_of(layers, edge)];
}

size_t rebut_layers_n_bends(const Layers *layers, size_t edge)
{
    size_t upper = rebut_layers_upper(layers, edge), lower = rebut_layers_lower(layers, edge);

    return upper == lower ? 0 : layers->rank[lower] - layers->rank[upper] - 1;
}

double rebut_layers_joint_room(const Layers *layers, size_t joint, double breadth)
{
    return breadth + 2.0 * (JOINT_AIR + (layers->is_attacked[joint] ? REBUT_ATTACK_TURN : 0.0));
}

/* The card that the joint's only outgoing link aims at; NULL if there is none, or if that card also
 * leads to the joint. */
static const NodeRecord *conclusion_of(const Graph *graph, size_t joint)
{
    Agnode_t *node = g_ptr_array_index(graph->nodes, (guint)joint);
    Agedge_t *out = agfstout(graph->agraph, node), *in = agfstin(graph->agraph, node);

    if (out == NULL || agnxtout(graph->agraph, out) != NULL || in == NULL)
        return NULL;
    for (; in != NULL; in = agnxtin(graph->agraph, in))
        if (agtail(in) == aghead(out))
            return NULL;
    const NodeRecord *head = rebut_node_record(aghead(out));
    return head->role == NODE_CARD ? head : NULL;
}

static void hang_joints(Layers *layers)
{
    g_autofree double *taken = g_new0(double, layers->n_nodes + 1);

    for (size_t i = 0; i < layers->n_edges; i++) {
        layers->is_attacked[head_of(layers, i)] |= rebut_layers_is_attack(layers, i);
        layers->has_loop[head_of(layers, i)] |= head_of(layers, i) == tail_of(layers, i);
    }
    for (size_t i = 0; i < layers->n_nodes; i++) {
        const NodeRecord *joint = rebut_graph_node(layers->graph, i);
        const NodeRecord *card = joint->role == NODE_CARD ? NULL : conclusion_of(layers->graph, i);
        layers->anchor[i] = i;
        if (card == NULL)
            continue;
        double room = rebut_layers_joint_room(layers, i, joint->box.width);
        if (taken[card->index] + room > MOST_SIDE && taken[card->index] > 0.0)
            continue;
        taken[card->index] += room;
        layers->anchor[i] = card->index;
    }
}

/* Cards come in preorder of the spanning forest, joints behind them. */
static void number_in_authors_order(Layers *layers)
{
    for (size_t i = 0; i < layers->n_nodes; i++) {
        const NodeRecord *node = rebut_graph_node(layers->graph, i);
        size_t end = i + 1;
        while (end < layers->n_nodes && rebut_graph_node(layers->graph, end)->depth > node->depth)
            end++;
        layers->author[i] = i;
        layers->author_end[i] = node->role == NODE_CARD ? end : i + 1;
    }
    for (size_t i = layers->n_edges; i-- > 0;) {
        size_t joint = head_of(layers, i), tail = tail_of(layers, i);
        if (joint > tail && rebut_graph_node(layers->graph, joint)->role != NODE_CARD &&
            !rebut_layers_is_attack(layers, i))
            layers->author[joint] = layers->author[tail];
    }
}

typedef enum State { STATE_NEW, STATE_OPEN, STATE_DONE } State;

/* Links by their upper node, as lists in the links' order. */
typedef struct Search {
    Layers *layers;
    size_t *next; /* by edge */
    size_t *left; /* by node: the first link that is not looked at yet */
    size_t *stack;
    guint8 *state;
} Search;

static void list_links(Search *search)
{
    const Layers *layers = search->layers;

    for (size_t i = 0; i < layers->n_nodes; i++)
        search->left[i] = REBUT_NONE;
    for (size_t i = layers->n_edges; i-- > 0;) {
        size_t upper = rebut_layers_upper(layers, i);
        search->next[i] = search->left[upper];
        search->left[upper] = i;
    }
}

static void raise_above(Layers *layers, size_t upper, size_t lower)
{
    layers->height[upper] = MAX(layers->height[upper], layers->height[lower] + 1);
}

static void search_from(Search *search, size_t root)
{
    Layers *layers = search->layers;
    size_t depth = 0;

    search->stack[depth++] = root;
    search->state[root] = STATE_OPEN;
    while (depth > 0) {
        size_t node = search->stack[depth - 1], edge = search->left[node];
        if (edge == REBUT_NONE) {
            search->state[node] = STATE_DONE;
            if (--depth > 0)
                raise_above(layers, search->stack[depth - 1], node);
            continue;
        }
        search->left[node] = search->next[edge];
        size_t lower = rebut_layers_lower(layers, edge);
        if (search->state[lower] == STATE_DONE)
            raise_above(layers, node, lower);
        if (search->state[lower] == STATE_OPEN && lower != node)
            layers->is_turned[edge] ^= true;
        if (search->state[lower] != STATE_NEW)
            continue;
        search->state[lower] = STATE_OPEN;
        search->stack[depth++] = lower;
    }
}

/* Turns links so that no cycle is left and nothing is above the first node. */
static void turn_links(Layers *layers)
{
    size_t n = layers->n_nodes + 1;
    g_autofree size_t *next = g_new(size_t, layers->n_edges + 1), *left = g_new(size_t, n),
                      *stack = g_new(size_t, n);
    g_autofree guint8 *state = g_new0(guint8, n);
    Search search = {layers, next, left, stack, state};

    memset(layers->height, 0, layers->n_nodes * sizeof *layers->height);
    for (size_t i = 0; i < layers->n_edges; i++)
        layers->is_turned[i] = layers->anchor[tail_of(layers, i)] == 0;
    list_links(&search);
    for (size_t i = 0; i < layers->n_nodes; i++)
        if (rebut_graph_node(layers->graph, i)->parent == NULL)
            search_from(&search, i);
    for (size_t i = 0; i < layers->n_nodes; i++)
        if (state[i] == STATE_NEW)
            search_from(&search, i);
}

/* Gives joints that a turned link leads to places of their own; all of them in the last round.
 * False when there was none. */
static bool release_joints(Layers *layers, bool is_last)
{
    bool is_any = false;

    for (size_t i = 0; i < layers->n_edges; i++) {
        size_t joint = head_of(layers, i);
        bool is_stem = layers->anchor[tail_of(layers, i)] == layers->anchor[joint];
        if (!rebut_layers_hangs(layers, joint) || is_stem || (!is_last && !layers->is_turned[i]))
            continue;
        layers->anchor[joint] = joint;
        is_any = true;
    }
    return is_any;
}

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

/* What links or a group join is one block. */
static void find_blocks(Layers *layers)
{
    g_autofree size_t *leader = g_new(size_t, layers->n_nodes + 1);

    for (size_t i = 0; i < layers->n_nodes; i++)
        leader[i] = i;
    for (size_t i = 0; i < layers->n_edges; i++)
        join(leader, head_of(layers, i), tail_of(layers, i));
    for (guint i = 0; i < layers->graph->clusters->len; i++) {
        Agraph_t *region = g_array_index(layers->graph->clusters, Cluster, i).subgraph;
        Agnode_t *first = agfstnode(region);
        for (Agnode_t *node = first; node != NULL; node = agnxtnode(region, node))
            join(leader, rebut_node_record(first)->index, rebut_node_record(node)->index);
    }
    for (size_t i = 0; i < layers->n_nodes; i++)
        layers->block[i] =
            find(leader, i) == i ? layers->n_blocks++ : layers->block[find(leader, i)];
}

Layers *rebut_layers_new(const Graph *graph)
{
    Layers *layers = g_new0(Layers, 1);
    size_t n_nodes = graph->nodes->len + 1, n_edges = graph->edges->len + 1;

    layers->graph = graph;
    layers->n_nodes = graph->nodes->len;
    layers->n_edges = graph->edges->len;
    layers->anchor = g_new0(size_t, 6 * n_nodes);
    layers->author = layers->anchor + n_nodes;
    layers->author_end = layers->author + n_nodes;
    layers->height = layers->author_end + n_nodes;
    layers->block = layers->height + n_nodes;
    layers->rank = layers->block + n_nodes;
    layers->first_bend = g_new0(size_t, 2 * n_edges);
    layers->first_piece = layers->first_bend + n_edges;
    layers->is_attacked = g_new0(bool, 2 * n_nodes + n_edges);
    layers->has_loop = layers->is_attacked + n_nodes;
    layers->is_turned = layers->has_loop + n_nodes;
    hang_joints(layers);
    number_in_authors_order(layers);
    size_t round = 0;
    do
        turn_links(layers);
    while (release_joints(layers, round++ == MOST_ROUNDS));
    find_blocks(layers);
    return layers;
}

/* Every block's ranks begin at 0. */
static void find_bands(Layers *layers)
{
    size_t n_blocks = layers->n_blocks;
    g_autofree size_t *least = g_new(size_t, n_blocks + 1), *most = g_new0(size_t, n_blocks + 1);

    for (size_t i = 0; i <= n_blocks; i++)
        least[i] = REBUT_NONE;
    for (size_t i = 0; i < layers->n_nodes; i++) {
        size_t block = layers->block[i];
        layers->rank[i] = layers->rank[layers->anchor[i]];
        least[block] = MIN(least[block], layers->rank[i]);
        most[block] = MAX(most[block], layers->rank[i]);
    }
    layers->first_band = g_new0(size_t, n_blocks + 1);
    for (size_t i = 0; i < n_blocks; i++)
        layers->first_band[i + 1] = layers->first_band[i] + most[i] - least[i] + 1;
    for (size_t i = 0; i < layers->n_nodes; i++)
        layers->rank[i] -= least[layers->block[i]];
    layers->n_bands = layers->first_band[n_blocks];
}

static void make_elements(Layers *layers)
{
    size_t count = layers->n_nodes;

    for (size_t i = 0; i < layers->n_edges; i++) {
        layers->first_bend[i] = count;
        count += rebut_layers_n_bends(layers, i);
    }
    layers->n_elements = count;
    layers->elements = g_new0(Element, count + 1);
    for (size_t i = 0; i < layers->n_nodes; i++)
        layers->elements[i] =
            (Element){.node = i,
                      .edge = REBUT_NONE,
                      .band = layers->first_band[layers->block[i]] + layers->rank[i],
                      .author = layers->author[i]};
    for (size_t i = 0; i < layers->n_edges; i++) {
        const Element *upper = &layers->elements[rebut_layers_upper(layers, i)],
                      *lower = &layers->elements[rebut_layers_lower(layers, i)];
        for (size_t j = 0; j < rebut_layers_n_bends(layers, i); j++)
            layers->elements[layers->first_bend[i] + j] = (Element){.node = REBUT_NONE,
                                                                    .edge = i,
                                                                    .band = upper->band + 1 + j,
                                                                    .author = lower->author};
    }
}

static int compare_in_bands(gconstpointer a, gconstpointer b, gpointer elements)
{
    size_t first = *(const size_t *)a, second = *(const size_t *)b;
    const Element *left = (const Element *)elements + first,
                  *right = (const Element *)elements + second;

    if (left->band != right->band)
        return left->band < right->band ? -1 : 1;
    if (left->author != right->author)
        return left->author < right->author ? -1 : 1;
    return first < second ? -1 : first > second;
}

/* Hanging joints stand in no band. */
static void order_elements(Layers *layers)
{
    size_t count = 0;

    layers->order = g_new0(size_t, layers->n_elements + 1);
    layers->position = g_new0(size_t, layers->n_elements + 1);
    layers->band_start = g_new0(size_t, layers->n_bands + 2);
    for (size_t i = 0; i < layers->n_elements; i++) {
        if (i < layers->n_nodes && rebut_layers_hangs(layers, i))
            continue;
        layers->order[count++] = i;
        layers->band_start[layers->elements[i].band + 1]++;
    }
    for (size_t i = 0; i < layers->n_bands; i++)
        layers->band_start[i + 1] += layers->band_start[i];
    g_qsort_with_data(layers->order, (gint)count, sizeof(size_t), compare_in_bands,
                      layers->elements);
    rebut_layers_index(layers);
}

void rebut_layers_index(Layers *layers)
{
    for (size_t i = 0; i < layers->band_start[layers->n_bands]; i++)
        layers->position[layers->order[i]] = i;
}

/* Link by link from above, and an index by the band above. */
static void make_pieces(Layers *layers)
{
    size_t n_most = layers->n_elements + layers->n_edges + 1, count = 0;

    layers->pieces = g_new(Piece, n_most);
    layers->by_band = g_new(size_t, n_most);
    layers->piece_start = g_new0(size_t, layers->n_bands + 2);
    for (size_t i = 0; i < layers->n_edges; i++) {
        size_t at = rebut_layers_upper(layers, i), end = rebut_layers_lower(layers, i);
        layers->first_piece[i] = count;
        for (size_t j = 0, n = rebut_layers_n_bends(layers, i); at != end; j++) {
            size_t next = j < n ? layers->first_bend[i] + j : end;
            layers->pieces[count++] = (Piece){at, next, i};
            layers->piece_start[layers->elements[at].band + 2]++;
            at = next;
        }
    }
    layers->n_pieces = layers->first_piece[layers->n_edges] = count;
    for (size_t i = 0; i < layers->n_bands; i++)
        layers->piece_start[i + 2] += layers->piece_start[i + 1];
    /* Entering moves each start to its end, which is the next one's start. */
    for (size_t i = 0; i < count; i++)
        layers->by_band[layers->piece_start[layers->elements[layers->pieces[i].upper].band + 1]++] =
            i;
}

void rebut_layers_cut(Layers *layers)
{
    find_bands(layers);
    make_elements(layers);
    order_elements(layers);
    make_pieces(layers);
}

void rebut_layers_free(Layers *layers)
{
    if (layers == NULL)
        return;
    g_free(layers->anchor);
    g_free(layers->first_bend);
    g_free(layers->is_attacked);
    g_free(layers->first_band);
    g_free(layers->elements);
    g_free(layers->order);
    g_free(layers->band_start);
    g_free(layers->position);
    g_free(layers->pieces);
    g_free(layers->by_band);
    g_free(layers->piece_start);
    g_free(layers);
}
