/* Links of an arrangement: where each one leaves and arrives, and how it runs between.
 *
 * A link runs only where no card can be: straight across the bands, in the place that the layers
 * keep free for it, and in curves within the channels. It leaves and arrives upright to the card's
 * side. */
#ifndef REBUT_GRAPH_LINKS_H
#define REBUT_GRAPH_LINKS_H

#include "graph/arrange.h"

/* Sets the paths of all edges; boxes have been placed. */
void rebut_links_draw(const Arrangement *arrangement, Graph *graph);

#endif
