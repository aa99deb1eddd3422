/* Layers: what dot decides about a graph, and the sizes that it was asked with.
 *
 * dot gives every node a rank and a place across its rank, and every link a place across each rank
 * that it passes. Directions are abstract here: `across` runs along a rank, ranks count away from
 * what is argued for. Nothing that comes back is believed: every node and link is there, numbers
 * are finite, nodes of a rank keep apart, links pass between them; or there is no answer. */
#ifndef REBUT_GRAPH_LAYERS_H
#define REBUT_GRAPH_LAYERS_H

#include "graph/graph.h"

#define REBUT_ATTACK_TURN 10.0 /* beside a joint, where an attack turns towards it */

typedef struct Extent { /* of a node: along its rank, and from rank to rank */
    double breadth, depth;
} Extent;

typedef struct Layers {
    const Graph *graph;
    bool is_sideways;  /* ranks are columns from left to right, else rows from top to bottom */
    Extent *extents;   /* by node */
    double *margins;   /* by node: kept free on both sides of it, for loops and attacks */
    size_t *anchor;    /* by node: itself, or the card that a joint in the channel belongs to */
    bool *is_attacked; /* by node: a joint that an attack comes to from the side */
    size_t *ranks;     /* by node */
    double *across;    /* by node: the centre */
    GArray *bends; /* of double: places across, from the upper end's next rank to the lower end */
    size_t *first_bend; /* by edge, into `bends`; an edge over k ranks has k - 1 of them */
    double *shift;      /* by edge: what keeps parallel edges apart where they bend */
} Layers;

/* Takes the nodes' sizes as they are now; ranks and places are not known yet. With `may_shelter`,
 * joints stand in the channel at the card they lead to, where there is room, and dot does not see
 * them. */
Layers *rebut_layers_new(const Graph *graph, bool is_sideways, bool may_shelter);
/* The same with the joints of `like` in channels, whatever the room. */
Layers *rebut_layers_new_like(const Layers *like);
void rebut_layers_free(Layers *layers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Layers, rebut_layers_free)

/* The question for the helper program, in DOT. */
void rebut_layers_ask(const Layers *layers, GString *dot);
/* Takes in the helper's answer. False when it is not a sound one. */
bool rebut_layers_take(Layers *layers, const char *answer);

/* Copies ranks and places from layers made like these, without any check. */
void rebut_layers_copy_answer(Layers *layers, const Layers *from);

/* What neighbours in a rank keep from each other; how much a link wants to be short and straight.
 */
double rebut_layers_gap(const Layers *layers);
int rebut_layers_weight(const Layers *layers, size_t edge);

/* A joint that stands in the channel at its anchor. Its rank and place are its anchor's. */
bool rebut_layers_is_sheltered(const Layers *layers, size_t node);
/* What a sheltered joint takes of its anchor's side. */
double rebut_layers_joint_breadth(const Layers *layers, size_t joint);

/* A link to a joint that is neither part of what is joined there nor a premise. */
bool rebut_layers_is_attack(const Layers *layers, size_t edge);

/* The ends of an edge by rank, a sheltered joint standing for its anchor; both are the same for a
 * link from a card to itself and for one from a sheltered joint. For a sound answer. */
size_t rebut_layers_upper(const Layers *layers, size_t edge);
size_t rebut_layers_lower(const Layers *layers, size_t edge);
size_t rebut_layers_bend_count(const Layers *layers, size_t edge);
/* The edge's place across a rank strictly between its ends. */
double rebut_layers_bend(const Layers *layers, size_t edge, size_t rank);

#endif
