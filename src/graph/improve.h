/* Improving: plans packed, compared, and changed node by node as long as text grows.
 *
 * For maps that one page can hold; the work is bounded by a number of trials. */
#ifndef REBUT_GRAPH_IMPROVE_H
#define REBUT_GRAPH_IMPROVE_H

#include "graph/place.h"

typedef struct Improver Improver;

Improver *rebut_improver_new(const PagePlan *plan, const LayoutRequest *request);
void rebut_improver_free(Improver *improver);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Improver, rebut_improver_free)

/* Takes note of what the plan says now. */
void rebut_improver_take(Improver *improver);
/* Improves the best of what was taken, leaves it in the plan and places all cards. */
void rebut_improver_finish(Improver *improver);

/* How good it is that a map of this size is drawn at `scale`: larger is better. */
double rebut_score(const LayoutRequest *request, double scale, double width, double height);

#endif
