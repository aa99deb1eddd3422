/* Crossings: how many pairs of links cross on the placed graph, of those that share no end. */
#ifndef REBUT_LAYOUT_CROSSINGS_H
#define REBUT_LAYOUT_CROSSINGS_H

#include "graph/graph.h"

/* Counts no further than `most`. */
size_t rebut_crossings(const Graph *graph, size_t most);
/* How many links are drawn; the two halves of an attacked link are one. */
size_t rebut_count_links(const Graph *graph);

#endif
