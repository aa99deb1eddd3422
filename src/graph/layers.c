/* dot is asked with the argued-for end of each link above the arguing one, from top to bottom,
 * whatever the drawing's direction: a drawing from the left is the same with the cards' sides
 * swapped. Names are numbers, sizes are inches, and no word of the author's is in it.
 *
 * Links between the same two cards are asked for once, as dot fails on parallel edges, and share
 * the answer. Links of the spanning forest weigh more, so that dot keeps the tree straight and lets
 * the further links bend. */
#include "graph/layers.h"
#include "base/number.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define POINTS_PER_INCH 72.0
#define NODE_GAP        12.0 /* between neighbours in a rank that is a row */
#define NODE_GAP_BELOW  10.0 /* the same in a column */
#define CLUSTER_MARGIN  9.0  /* around a region, across the ranks */
#define TITLE_MARGIN    20.0 /* the same where the region's title must fit in */
#define SHELTER_MARGIN  3.0  /* beside a joint in the channel, or a line beside it */
#define LEAST_PITCH     4.0  /* of other ends beside a joint in the channel */
#define LOOP_MARGIN     14.0 /* beside a card, for a link to itself */
#define PARALLEL        4.0  /* between links of the same two cards */
#define DENSE           6    /* links a node, from where on dot may try less for few crossings */
#define FARTHEST        1e7
#define LEAST_CLEARANCE 2.0

/* Edges by the pair of nodes they join, to find parallel ones. */
typedef struct Pair {
    size_t low, high;
    size_t edge;
} Pair;

static size_t node_count(const Layers *layers)
{
    return layers->graph->nodes->len;
}

static size_t tail_of(const Layers *layers, size_t edge)
{
    return layers
        ->anchor[rebut_edge_tail(layers->graph, rebut_graph_edge(layers->graph, edge))->index];
}

static size_t head_of(const Layers *layers, size_t edge)
{
    return layers
        ->anchor[rebut_edge_head(layers->graph, rebut_graph_edge(layers->graph, edge))->index];
}

bool rebut_layers_is_sheltered(const Layers *layers, size_t node)
{
    return layers->anchor[node] != node;
}

/* A link to a joint that is neither part of what it joins nor a premise. */
bool rebut_layers_is_attack(const Layers *layers, size_t edge)
{
    const EdgeRecord *record = rebut_graph_edge(layers->graph, edge);
    const NodeRecord *joint = rebut_edge_head(layers->graph, record);
    bool is_support = record->link != NULL && record->link->relation == RELATION_SUPPORTS;
    return joint->role == NODE_ATTACKED_LINK ? record->part == LINK_WHOLE
                                             : joint->role == NODE_PREMISES && !is_support;
}

double rebut_layers_joint_breadth(const Layers *layers, size_t joint)
{
    double margin =
        layers->is_attacked[joint] ? REBUT_ATTACK_TURN + SHELTER_MARGIN : SHELTER_MARGIN;
    return layers->extents[joint].breadth + 2.0 * margin;
}

static int compare_pairs(const void *a, const void *b)
{
    const Pair *left = a, *right = b;
    if (left->low != right->low)
        return left->low < right->low ? -1 : 1;
    if (left->high != right->high)
        return left->high < right->high ? -1 : 1;
    return left->edge < right->edge ? -1 : left->edge > right->edge;
}

/* Sorted; loops are left out. */
static GArray *pairs_of(const Layers *layers)
{
    size_t n_edges = layers->graph->edges->len;
    GArray *pairs = g_array_sized_new(FALSE, FALSE, sizeof(Pair), (guint)n_edges);
    for (size_t i = 0; i < n_edges; i++) {
        size_t tail = tail_of(layers, i), head = head_of(layers, i);
        Pair pair = {MIN(tail, head), MAX(tail, head), i};
        if (tail != head)
            g_array_append_val(pairs, pair);
    }
    g_array_sort(pairs, compare_pairs);
    return pairs;
}

static bool is_repeated(const GArray *pairs, guint i)
{
    const Pair *pair = &g_array_index(pairs, Pair, i);
    return i > 0 && pair[-1].low == pair->low && pair[-1].high == pair->high;
}

/* The card that the joint's only outgoing link aims at; NULL if there is none, or if
 * that card also leads to the joint. */
static const NodeRecord *conclusion_of(const Graph *graph, const NodeRecord *joint)
{
    Agnode_t *node = g_ptr_array_index(graph->nodes, (guint)joint->index);
    Agedge_t *out = agfstout(graph->agraph, node), *in = agfstin(graph->agraph, node);
    if (out == NULL || agnxtout(graph->agraph, out) != NULL || in == NULL)
        return NULL;
    for (; in != NULL; in = agnxtin(graph->agraph, in))
        if (agtail(in) == aghead(out))
            return NULL;
    const NodeRecord *head = rebut_node_record(aghead(out));
    return head->role == NODE_CARD ? head : NULL;
}

/* As many joints as their card's side has room for, beside the other links that end there. */
static void shelter_joints(Layers *layers)
{
    const Graph *graph = layers->graph;
    g_autofree double *room = g_new0(double, graph->nodes->len + 1);
    for (size_t i = 0; i < graph->nodes->len; i++)
        room[i] = layers->extents[i].breadth;
    for (size_t i = 0; i < graph->edges->len; i++)
        room[head_of(layers, i)] -= LEAST_PITCH;
    for (size_t i = 0; i < graph->nodes->len; i++) {
        const NodeRecord *joint = rebut_graph_node(graph, i);
        const NodeRecord *card = joint->role == NODE_CARD ? NULL : conclusion_of(graph, joint);
        if (card == NULL || room[card->index] < rebut_layers_joint_breadth(layers, i))
            continue;
        room[card->index] -= rebut_layers_joint_breadth(layers, i);
        layers->anchor[i] = card->index;
    }
}

/* To one side and the other of where dot leads them; dot leaves room for three. */
static void shift_parallel_edges(Layers *layers)
{
    g_autoptr(GArray) pairs = pairs_of(layers);
    size_t n_parallel = 0;
    for (guint i = 0; i < pairs->len; i++) {
        n_parallel = is_repeated(pairs, i) ? n_parallel + 1 : 0;
        if (n_parallel > 0)
            layers->shift[g_array_index(pairs, Pair, i).edge] =
                n_parallel % 2 ? PARALLEL : -PARALLEL;
    }
}

static void find_margins(Layers *layers)
{
    for (size_t i = 0; i < layers->graph->edges->len; i++) {
        if (tail_of(layers, i) == head_of(layers, i))
            layers->margins[tail_of(layers, i)] = LOOP_MARGIN;
        if (rebut_layers_is_attack(layers, i))
            layers->is_attacked[head_of(layers, i)] = true;
    }
    for (size_t i = 0; i < node_count(layers); i++)
        if (layers->is_attacked[i])
            layers->margins[i] = REBUT_ATTACK_TURN;
}

static Layers *new_layers(const Graph *graph, bool is_sideways)
{
    Layers *layers = g_new0(Layers, 1);
    size_t n_nodes = graph->nodes->len + 1, n_edges = graph->edges->len + 1;
    layers->graph = graph;
    layers->is_sideways = is_sideways;
    layers->extents = g_new(Extent, n_nodes);
    layers->margins = g_new0(double, n_nodes);
    layers->anchor = g_new(size_t, n_nodes);
    layers->is_attacked = g_new0(bool, n_nodes);
    layers->ranks = g_new0(size_t, n_nodes);
    layers->across = g_new0(double, n_nodes);
    layers->first_bend = g_new0(size_t, n_edges);
    layers->shift = g_new0(double, n_edges);
    layers->bends = g_array_new(FALSE, FALSE, sizeof(double));
    for (size_t i = 0; i < graph->nodes->len; i++) {
        const Rect *box = &rebut_graph_node(graph, i)->box;
        layers->anchor[i] = i;
        layers->extents[i] =
            is_sideways ? (Extent){box->height, box->width} : (Extent){box->width, box->height};
    }
    find_margins(layers);
    return layers;
}

Layers *rebut_layers_new(const Graph *graph, bool is_sideways, bool may_shelter)
{
    Layers *layers = new_layers(graph, is_sideways);
    if (may_shelter)
        shelter_joints(layers);
    shift_parallel_edges(layers);
    return layers;
}

Layers *rebut_layers_new_like(const Layers *like)
{
    Layers *layers = new_layers(like->graph, like->is_sideways);
    memcpy(layers->anchor, like->anchor, like->graph->nodes->len * sizeof *layers->anchor);
    memcpy(layers->shift, like->shift, like->graph->edges->len * sizeof *layers->shift);
    return layers;
}

void rebut_layers_copy_answer(Layers *layers, const Layers *from)
{
    memcpy(layers->ranks, from->ranks, node_count(layers) * sizeof *layers->ranks);
    memcpy(layers->across, from->across, node_count(layers) * sizeof *layers->across);
    memcpy(layers->first_bend, from->first_bend,
           layers->graph->edges->len * sizeof *layers->first_bend);
    g_array_set_size(layers->bends, 0);
    g_array_append_vals(layers->bends, from->bends->data, from->bends->len);
}

double rebut_layers_gap(const Layers *layers)
{
    return layers->is_sideways ? NODE_GAP_BELOW : NODE_GAP;
}

void rebut_layers_free(Layers *layers)
{
    if (layers == NULL)
        return;
    g_free(layers->extents);
    g_free(layers->margins);
    g_free(layers->anchor);
    g_free(layers->is_attacked);
    g_free(layers->ranks);
    g_free(layers->across);
    g_free(layers->first_bend);
    g_free(layers->shift);
    g_array_unref(layers->bends);
    g_free(layers);
}

static void ask_for_nodes(const Layers *layers, GString *dot)
{
    for (size_t i = 0; i < node_count(layers); i++) {
        if (rebut_layers_is_sheltered(layers, i))
            continue;
        double breadth = layers->extents[i].breadth + 2.0 * layers->margins[i];
        g_string_append_printf(dot, "n%" G_GSIZE_FORMAT " [number=%" G_GSIZE_FORMAT ", width=", i,
                               i);
        rebut_number_append(dot, breadth / POINTS_PER_INCH, 4);
        g_string_append(dot, ", height=");
        rebut_number_append(dot, layers->extents[i].depth / POINTS_PER_INCH, 4);
        g_string_append(dot, "]\n");
    }
}

/* A link of the spanning forest, or half of a link that must come out straight. */
int rebut_layers_weight(const Layers *layers, size_t edge)
{
    const EdgeRecord *record = rebut_graph_edge(layers->graph, edge);
    const NodeRecord *tail = rebut_edge_tail(layers->graph, record);
    const NodeRecord *head = rebut_edge_head(layers->graph, record);
    if (record->part != LINK_WHOLE)
        return 5;
    return tail->parent != NULL && rebut_node_record(tail->parent) == head ? 3 : 1;
}

static void ask_for_edges(const Layers *layers, GString *dot)
{
    g_autoptr(GArray) pairs = pairs_of(layers);
    g_autofree bool *is_asked = g_new0(bool, layers->graph->edges->len + 1);
    for (guint i = 0; i < pairs->len; i++)
        is_asked[g_array_index(pairs, Pair, i).edge] = !is_repeated(pairs, i);
    for (size_t i = 0; i < layers->graph->edges->len; i++)
        if (is_asked[i])
            g_string_append_printf(
                dot, "n%" G_GSIZE_FORMAT " -> n%" G_GSIZE_FORMAT " [weight=%d]\n",
                head_of(layers, i), tail_of(layers, i), rebut_layers_weight(layers, i));
}

static void ask_for_clusters(const Layers *layers, GString *dot)
{
    const GArray *clusters = layers->graph->clusters;
    for (guint i = 0; i < clusters->len; i++) {
        Agraph_t *region = g_array_index(clusters, Cluster, i).subgraph;
        g_string_append_printf(dot, "subgraph cluster_%u { margin=%d;", i,
                               (int)(layers->is_sideways ? TITLE_MARGIN : CLUSTER_MARGIN));
        for (Agnode_t *node = agfstnode(region); node != NULL; node = agnxtnode(region, node))
            g_string_append_printf(dot, " n%" G_GSIZE_FORMAT ";", rebut_node_record(node)->index);
        g_string_append(dot, " }\n");
    }
}

void rebut_layers_ask(const Layers *layers, GString *dot)
{
    g_string_append(dot, "digraph map {\ngraph [splines=none, nodesep=");
    rebut_number_append(dot, rebut_layers_gap(layers) / POINTS_PER_INCH, 4);
    if (layers->graph->clusters->len == 0) /* the order is all that is used of dot's places */
        g_string_append(dot, ", nslimit=0");
    if (layers->graph->edges->len >
        DENSE * layers->graph->nodes->len) /* else minutes for a clique of 60 */
        g_string_append(dot, ", mclimit=0.05");
    g_string_append(dot, "]\nnode [shape=box, fixedsize=true, label=\"\", number=\"\"]\n");
    ask_for_nodes(layers, dot);
    ask_for_clusters(layers, dot);
    ask_for_edges(layers, dot);
    g_string_append(dot, "}\n");
}

/* The answer is read word by word. A reader that has failed stays so and gives zeros. */
typedef struct Reader {
    const char *at;
    bool has_failed;
} Reader;

static bool next_is(Reader *reader, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(reader->at, word, length) != 0)
        return false;
    reader->at += length;
    return true;
}

static size_t read_count(Reader *reader, size_t most)
{
    char *end = NULL;
    guint64 value = g_ascii_isdigit(reader->at[0]) ? g_ascii_strtoull(reader->at, &end, 10) : 0;
    if (end == NULL || value > most) {
        reader->has_failed = true;
        return 0;
    }
    reader->at = *end == ' ' || *end == '\n' ? end + 1 : end;
    return (size_t)value;
}

static double read_place(Reader *reader)
{
    char *end = NULL;
    double value = g_ascii_strtod(reader->at, &end);
    if (end == reader->at || !isfinite(value) || fabs(value) > FARTHEST) {
        reader->has_failed = true;
        return 0.0;
    }
    reader->at = *end == ' ' || *end == '\n' ? end + 1 : end;
    return value;
}

/* Where a chain's numbers begin in the bends, as it was answered. */
typedef struct Chain {
    size_t upper, lower;
    size_t first, count;
} Chain;

static void read_chain(Reader *reader, size_t n_nodes, GArray *bends, GArray *chains)
{
    Chain chain = {.first = bends->len};
    chain.upper = read_count(reader, n_nodes - 1);
    chain.lower = read_count(reader, n_nodes - 1);
    chain.count = read_count(reader, n_nodes);
    for (size_t i = 0; i < chain.count && !reader->has_failed; i++) {
        double place = read_place(reader);
        g_array_append_val(bends, place);
    }
    g_array_append_val(chains, chain);
}

static bool read_answer(Layers *layers, const char *answer, GArray *chains)
{
    size_t n_nodes = node_count(layers), n_seen = 0;
    g_autofree bool *is_seen = g_new0(bool, n_nodes + 1);
    Reader reader = {.at = answer};
    while (*reader.at != '\0' && !reader.has_failed) {
        if (next_is(&reader, "node ")) {
            size_t node = read_count(&reader, n_nodes - 1);
            layers->ranks[node] = read_count(&reader, n_nodes);
            layers->across[node] = read_place(&reader);
            n_seen += !is_seen[node];
            is_seen[node] = true;
        } else if (next_is(&reader, "chain ")) {
            read_chain(&reader, n_nodes, layers->bends, chains);
        } else {
            return false;
        }
    }
    for (size_t i = 0; i < n_nodes; i++) {
        n_seen += rebut_layers_is_sheltered(layers, i) && !is_seen[i];
        layers->ranks[i] = layers->ranks[layers->anchor[i]];
        layers->across[i] = layers->across[layers->anchor[i]];
    }
    return !reader.has_failed && n_seen == n_nodes;
}

size_t rebut_layers_upper(const Layers *layers, size_t edge)
{
    size_t tail = tail_of(layers, edge), head = head_of(layers, edge);
    return layers->ranks[head] <= layers->ranks[tail] ? head : tail;
}

size_t rebut_layers_lower(const Layers *layers, size_t edge)
{
    size_t tail = tail_of(layers, edge), head = head_of(layers, edge);
    return layers->ranks[head] <= layers->ranks[tail] ? tail : head;
}

size_t rebut_layers_bend_count(const Layers *layers, size_t edge)
{
    size_t upper = layers->ranks[rebut_layers_upper(layers, edge)];
    size_t lower = layers->ranks[rebut_layers_lower(layers, edge)];
    return lower - upper > 1 ? lower - upper - 1 : 0;
}

double rebut_layers_bend(const Layers *layers, size_t edge, size_t rank)
{
    size_t upper = layers->ranks[rebut_layers_upper(layers, edge)];
    return g_array_index(layers->bends, double, layers->first_bend[edge] + rank - upper - 1) +
           layers->shift[edge];
}

static int compare_chains(const void *a, const void *b)
{
    const Chain *left = a, *right = b;
    if (left->upper != right->upper)
        return left->upper < right->upper ? -1 : 1;
    return left->lower < right->lower ? -1 : left->lower > right->lower;
}

/* Gives every edge its chain. Parallel ones share it. */
static bool match_chains(Layers *layers, GArray *chains)
{
    g_array_sort(chains, compare_chains);
    for (size_t i = 0; i < layers->graph->edges->len; i++) {
        if (tail_of(layers, i) == head_of(layers, i))
            continue;
        Chain key = {.upper = rebut_layers_upper(layers, i),
                     .lower = rebut_layers_lower(layers, i)};
        const Chain *chain =
            chains->len == 0 ? NULL
                             : bsearch(&key, chains->data, chains->len, sizeof key, compare_chains);
        if (layers->ranks[key.upper] == layers->ranks[key.lower] || chain == NULL ||
            chain->count != rebut_layers_bend_count(layers, i))
            return false;
        layers->first_bend[i] = chain->first;
    }
    return true;
}

typedef struct Placed {
    size_t rank, node;
    double start, end;
} Placed;

static int compare_placed(const void *a, const void *b)
{
    const Placed *left = a, *right = b;
    if (left->rank != right->rank)
        return left->rank < right->rank ? -1 : 1;
    return left->start < right->start ? -1 : left->start > right->start;
}

static GArray *sorted_by_rank(const Layers *layers)
{
    size_t n_nodes = node_count(layers);
    GArray *placed = g_array_sized_new(FALSE, FALSE, sizeof(Placed), (guint)n_nodes);
    for (size_t i = 0; i < n_nodes; i++) {
        double half = layers->extents[i].breadth / 2.0;
        Placed one = {layers->ranks[i], i, layers->across[i] - half, layers->across[i] + half};
        if (!rebut_layers_is_sheltered(layers, i))
            g_array_append_val(placed, one);
    }
    g_array_sort(placed, compare_placed);
    return placed;
}

static bool keeps_apart(const GArray *placed)
{
    for (guint i = 1; i < placed->len; i++) {
        const Placed *one = &g_array_index(placed, Placed, i);
        if (one[-1].rank == one->rank && one[-1].end + LEAST_CLEARANCE > one->start)
            return false;
    }
    return true;
}

/* The first node of the rank that ends behind `place`; `placed->len` if none does. */
static guint first_behind(const GArray *placed, size_t rank, double place)
{
    guint low = 0, high = placed->len;
    while (low < high) {
        guint middle = (low + high) / 2;
        const Placed *one = &g_array_index(placed, Placed, middle);
        if (one->rank < rank || (one->rank == rank && one->end <= place))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool passes_between(const Layers *layers, const GArray *placed, size_t edge)
{
    size_t upper = layers->ranks[rebut_layers_upper(layers, edge)];
    size_t count = rebut_layers_bend_count(layers, edge);
    for (size_t rank = upper + 1; rank <= upper + count; rank++) {
        double place = rebut_layers_bend(layers, edge, rank);
        guint next = first_behind(placed, rank, place - LEAST_CLEARANCE);
        if (next == placed->len)
            continue;
        const Placed *one = &g_array_index(placed, Placed, next);
        if (one->rank == rank && one->start < place + LEAST_CLEARANCE)
            return false;
    }
    return true;
}

/* Links to a joint in the channel come from further down. In a cycle they may not. */
static bool reaches_joints(const Layers *layers)
{
    for (size_t i = 0; i < layers->graph->edges->len; i++) {
        const EdgeRecord *edge = rebut_graph_edge(layers->graph, i);
        size_t head = rebut_edge_head(layers->graph, edge)->index;
        if (rebut_layers_is_sheltered(layers, head) &&
            rebut_layers_upper(layers, i) != layers->anchor[head])
            return false;
    }
    return true;
}

bool rebut_layers_take(Layers *layers, const char *answer)
{
    g_autoptr(GArray) chains = g_array_new(FALSE, FALSE, sizeof(Chain));
    if (!read_answer(layers, answer, chains) || !match_chains(layers, chains))
        return false;
    g_autoptr(GArray) placed = sorted_by_rank(layers);
    if (!keeps_apart(placed) || !reaches_joints(layers))
        return false;
    for (size_t i = 0; i < layers->graph->edges->len; i++)
        if (tail_of(layers, i) != head_of(layers, i) && !passes_between(layers, placed, i))
            return false;
    return true;
}
