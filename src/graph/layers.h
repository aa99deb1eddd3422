/* Layers: what dot decides about a graph, and the sizes that it was asked with.
 *
 * dot gives every node a rank and a place across its rank, and every link a place across each rank that
 * it passes. Directions are abstract here: `across` runs along a rank, ranks count away from what is
 * argued for. Nothing that comes back is believed: every node and link is there, numbers are finite,
 * nodes of a rank keep apart, links pass between them; or there is no answer. */
#ifndef REBUT_GRAPH_LAYERS_H
#define REBUT_GRAPH_LAYERS_H

#include "graph/graph.h"

typedef struct Extent { /* of a node: along its rank, and from rank to rank */
    double breadth, depth;
} Extent;

typedef struct Layers {
    const Graph *graph;
    bool is_sideways;   /* ranks are columns from left to right, else rows from top to bottom */
    double text_width;  /* at which the cards were wrapped */
    Extent *extents;    /* by node */
    size_t *ranks;      /* by node */
    double *across;     /* by node: the centre */
    GArray *bends;      /* of double: places across, from the upper end's next rank to the lower end */
    size_t *first_bend; /* by edge, into `bends`; an edge over k ranks has k - 1 of them */
    size_t n_ranks;
} Layers;

/* Takes the nodes' sizes as they are now; ranks and places are not known yet. */
Layers *rebut_layers_new(const Graph *graph, bool is_sideways);
void rebut_layers_free(Layers *layers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Layers, rebut_layers_free)

/* The question for the helper program, in DOT. */
void rebut_layers_ask(const Layers *layers, GString *dot);
/* Takes in the helper's answer. False when it is not a sound one. */
bool rebut_layers_take(Layers *layers, const char *answer);

/* The ends of an edge by rank; for a sound answer and an edge that is no loop. */
size_t rebut_layers_upper(const Layers *layers, size_t edge);
size_t rebut_layers_lower(const Layers *layers, size_t edge);
size_t rebut_layers_bend_count(const Layers *layers, size_t edge);
/* The edge's place across a rank strictly between its ends. */
double rebut_layers_bend(const Layers *layers, size_t edge, size_t rank);

#endif
