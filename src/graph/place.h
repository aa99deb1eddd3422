/* Placing: the way down, from a point of the root curve to a place for every card. */
#ifndef REBUT_GRAPH_PLACE_H
#define REBUT_GRAPH_PLACE_H

#include "graph/layout.h"
#include "graph/shape.h"

/* What was decided for each node on the way down. */
typedef struct PagePlan {
    Graph *graph;
    const Forest *forest;
    const Shapes *shapes;
    guint8 *manner;      /* by node: how its children stand */
    guint8 *card;        /* by node: which of its card's shapes it takes */
    double *left, *top;  /* by node: left and top border of its subtree */
    guint *column;       /* by node: its column among its siblings */
    guint8 *is_indented; /* by node: its link enters it from a trunk at its left */
    guint8 *is_high;     /* by node: it hangs from a rail at its parent's right */
} PagePlan;

/* Is a card entered from the left? It then stands at the left of its subtree, so that the link is
 * short. */
bool rebut_plan_enters_left(const PagePlan *plan, size_t node);

/* How good a forest can be expected to come out (rebut_score), by the curve of its roots. */
double rebut_place_estimate(const Forest *forest, const Shapes *shapes,
                            const LayoutRequest *request);

/* Places and wraps all cards so that text comes out largest on the page. With `may_pack`,
 * subtrees slide into room that others leave, and are then no longer apart as rectangles. */
void rebut_place(const PagePlan *plan, const LayoutRequest *request, bool may_pack);

#endif
