/* Ends: where each link of an arrangement touches its cards.
 *
 * Every link that is no loop joins the far side of its upper node to the near side of its lower
 * node. Joints in a channel stand where the links through them end. */
#ifndef REBUT_GRAPH_ENDS_H
#define REBUT_GRAPH_ENDS_H

#include "graph/arrange.h"

typedef struct Ends {
    double *near_at;  /* by edge: place across of its end on the lower node's near side */
    double *far_at;   /* by edge: place across of its end on the upper node's far side */
    double *joint_at; /* by node: of a joint in a channel */
} Ends;

void rebut_ends_init(Ends *ends, const Arrangement *arrangement);
void rebut_ends_clear(Ends *ends);

#endif
