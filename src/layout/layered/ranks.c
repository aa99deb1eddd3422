/* dot is asked for ranks and orders alone, which do not depend on sizes, so one question serves for
 * every wrapping of the cards. Links between the same two cards are one edge of a strict graph, as
 * dot fails on parallel edges, and share the answer. Links of the spanning forest weigh more, so
 * that dot keeps what belongs together near.
 *
 * How long dot takes depends on the pieces that links are cut into, and on how many there are in a
 * rank: its own ranks are not known before, but those of longest paths are, and give about as many.
 */
#include "layout/layered/ranks.h"
#include <stdlib.h>
#include <string.h>

/* Measured: below these dot ends within a tenth of its usual time. */
#define MOST_NODES  3000
#define MOST_PIECES 10000
#define MOST_WORK   1000000 /* pieces squared, for each rank */
#define MANY_PIECES 600     /* from where on dot tries less for few crossings */

/* The answer's places of the edges between two nodes, and one of the edges. */
typedef struct Chain {
    size_t upper, lower;
    size_t first, count; /* in the places of bends */
} Chain;

static int compare_chains(const void *a, const void *b)
{
    const Chain *left = a, *right = b;

    if (left->upper != right->upper)
        return left->upper < right->upper ? -1 : 1;
    return left->lower < right->lower ? -1 : left->lower > right->lower;
}

/* Would dot take long? Each node is taken to stand as low as the longest path below it lets it. */
static bool is_too_large(const Layers *layers, size_t *n_pieces)
{
    size_t n_ranks = 1;

    *n_pieces = 0;
    for (size_t i = 0; i < layers->n_nodes; i++)
        n_ranks = MAX(n_ranks, layers->height[i] + 1);
    for (size_t i = 0; i < layers->n_edges; i++)
        *n_pieces += layers->height[rebut_layers_upper(layers, i)] -
                     layers->height[rebut_layers_lower(layers, i)];
    return layers->n_nodes > MOST_NODES || *n_pieces > MOST_PIECES ||
           *n_pieces * *n_pieces / n_ranks > MOST_WORK;
}

static bool is_tree_link(const Layers *layers, size_t edge)
{
    const EdgeRecord *record = rebut_graph_edge(layers->graph, edge);
    const NodeRecord *tail = rebut_edge_tail(layers->graph, record);
    const NodeRecord *head = rebut_edge_head(layers->graph, record);

    return record->part != LINK_WHOLE ||
           (tail->parent != NULL && rebut_node_record(tail->parent) == head);
}

static GString *question_of(const Layers *layers, size_t n_pieces)
{
    GString *dot = g_string_new("strict digraph map {\ngraph [phase=2");

    g_string_append_printf(dot, "%s]\nnode [shape=box, label=\"\", number=\"\"]\n",
                           n_pieces > MANY_PIECES ? ", mclimit=0.1" : "");
    for (size_t i = 0; i < layers->n_nodes; i++)
        if (!rebut_layers_hangs(layers, i))
            g_string_append_printf(dot, "n%zu [number=%zu]\n", i, i);
    g_string_append(dot, "{ rank=min; n0; }\n");
    for (size_t i = 0; i < layers->n_edges; i++) {
        size_t upper = rebut_layers_upper(layers, i), lower = rebut_layers_lower(layers, i);
        if (upper != lower)
            g_string_append_printf(dot, "n%zu -> n%zu [weight=%d]\n", upper, lower,
                                   is_tree_link(layers, i) ? 3 : 1);
    }
    g_string_append(dot, "}\n");
    return dot;
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

    if (end == NULL || value > most || (*end != ' ' && *end != '\n')) {
        reader->has_failed = true;
        return 0;
    }
    reader->at = end + 1;
    return (size_t)value;
}

typedef struct Answer {
    size_t *places;         /* by node */
    GArray *chains, *bends; /* of Chain, of size_t */
} Answer;

static void read_chain(Reader *reader, const Layers *layers, Answer *answer)
{
    Chain chain = {.first = answer->bends->len};

    chain.upper = read_count(reader, layers->n_nodes - 1);
    chain.lower = read_count(reader, layers->n_nodes - 1);
    chain.count = read_count(reader, layers->n_nodes);
    for (size_t i = 0; i < chain.count && !reader->has_failed; i++) {
        size_t place = read_count(reader, G_MAXINT);
        g_array_append_val(answer->bends, place);
    }
    g_array_append_val(answer->chains, chain);
}

static bool read_answer(Layers *layers, const char *text, Answer *answer)
{
    g_autofree bool *is_seen = g_new0(bool, layers->n_nodes + 1);
    Reader reader = {.at = text};

    while (*reader.at != '\0' && !reader.has_failed) {
        if (next_is(&reader, "node ")) {
            size_t node = read_count(&reader, layers->n_nodes - 1);
            layers->rank[node] = read_count(&reader, layers->n_nodes);
            answer->places[node] = read_count(&reader, G_MAXINT);
            is_seen[node] = true;
        } else if (next_is(&reader, "chain ")) {
            read_chain(&reader, layers, answer);
        } else {
            return false;
        }
    }
    for (size_t i = 0; i < layers->n_nodes; i++)
        if (!is_seen[i] && !rebut_layers_hangs(layers, i))
            return false;
    g_array_sort(answer->chains, compare_chains);
    return !reader.has_failed;
}

static const Chain *chain_of(const Layers *layers, const Answer *answer, size_t edge)
{
    Chain key = {.upper = rebut_layers_upper(layers, edge),
                 .lower = rebut_layers_lower(layers, edge)};

    return answer->chains->len == 0 ? NULL
                                    : bsearch(&key, answer->chains->data, answer->chains->len,
                                              sizeof key, compare_chains);
}

/* Every link leads downwards, and its bends are there. */
static bool is_sound(const Layers *layers, const Answer *answer)
{
    for (size_t i = 0; i < layers->n_edges; i++) {
        size_t upper = rebut_layers_upper(layers, i), lower = rebut_layers_lower(layers, i);
        const Chain *chain = chain_of(layers, answer, i);
        if (upper != lower && (chain == NULL || layers->rank[upper] >= layers->rank[lower] ||
                               chain->count != rebut_layers_n_bends(layers, i)))
            return false;
    }
    return true;
}

/* By element. */
static size_t *places_of(const Layers *layers, const Answer *answer)
{
    size_t *places = g_new0(size_t, layers->n_elements + 1);

    memcpy(places, answer->places, layers->n_nodes * sizeof *places);
    for (size_t i = 0; i < layers->n_edges; i++) {
        size_t count = rebut_layers_n_bends(layers, i);
        if (count > 0)
            memcpy(&places[layers->first_bend[i]],
                   &g_array_index(answer->bends, size_t, chain_of(layers, answer, i)->first),
                   count * sizeof *places);
    }
    return places;
}

size_t *rebut_ranks_find(Layers *layers, const HelperLimits *limits, const char **reason)
{
    size_t n_pieces = 0;

    if (is_too_large(layers, &n_pieces)) {
        *reason = "the graph is too large for layers";
        return NULL;
    }
    GString *dot = question_of(layers, n_pieces);
    g_autofree char *text = rebut_helper_ask(limits, dot, reason);
    g_string_free(dot, TRUE);
    if (text == NULL)
        return NULL;
    g_autoptr(GArray) chains = g_array_new(FALSE, FALSE, sizeof(Chain));
    g_autoptr(GArray) bends = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_autofree size_t *node_places = g_new0(size_t, layers->n_nodes + 1);
    Answer answer = {node_places, chains, bends};
    if (!read_answer(layers, text, &answer) || !is_sound(layers, &answer)) {
        *reason = "its helper program gave a wrong answer";
        return NULL;
    }
    rebut_layers_cut(layers);
    return places_of(layers, &answer);
}
