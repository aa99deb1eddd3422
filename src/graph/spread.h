/* Spreading: the children of a node set out in one manner, given the curves of each.
 *
 * The state that it shares with the making of the curves (shape.c), and nobody else. */
#ifndef REBUT_GRAPH_SPREAD_H
#define REBUT_GRAPH_SPREAD_H

#include "graph/shape.h"

/* How thoroughly curves are searched. */
typedef struct Effort {
    size_t most_points, n_targets, n_column_targets;
} Effort;

/* The narrowest columns of a number of first children. */
typedef struct Split {
    double width; /* INFINITY: there are none */
    guint start;  /* the first child of the last column */
} Split;

struct Shapes {
    const Forest *forest;
    Curve *curves;      /* by node, one more for all roots together */
    CardShape *cards;   /* of all nodes */
    guint *first_card;  /* by node, one more at the end */
    guint8 *tracks;     /* by node: distinct relations of its children's links, at least 1 */
    GArray *candidates; /* of ShapePoint: of the node at hand */
    Slot *slots;        /* scratch for the node with most children */
    double *targets;    /* scratch */
    Split *split;       /* scratch: by number of children */
    Effort effort;
};

/* Spreads the children of a node as `how` says, into one slot for each. False, with slots and block
 * in any state, if a child has no shape within the target. */
bool rebut_spread(const Shapes *shapes, size_t node, const ShapePoint *how, Slot *slots,
                  Room *block);

/* Does `node` stand for all roots together? */
bool rebut_shapes_is_all(const Shapes *shapes, size_t node);

#endif
