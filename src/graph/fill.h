/* Filling ranks: text widths of their own for ranks that have room to spare.
 *
 * The fullest ranks decide how far a drawing goes across, all of them together how deep it is.
 * Where a rank is not full, its cards may take more room across to become less deep, and the
 * drawing can be shown larger. */
#ifndef REBUT_GRAPH_FILL_H
#define REBUT_GRAPH_FILL_H

#include "graph/arrange.h"

/* Changes `text_widths` (by node) so that each rank takes up to `share` of its block's breadth, and
 * wraps the cards accordingly. They are wrapped at `text_widths` before. */
void rebut_fill_ranks(const Arrangement *arrangement, Graph *graph, double share,
                      double *text_widths);

#endif
