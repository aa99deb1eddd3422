/* The layered layout: searches directions and text widths for the most legible arrangement. */
#ifndef REBUT_GRAPH_SEARCH_H
#define REBUT_GRAPH_SEARCH_H

#include "graph/layout.h"

/* Lays the graph out. False, with `*reason` set to static words, when that cannot be done; the
 * graph's places then mean nothing. */
bool rebut_layered_layout(Graph *graph, const LayoutRequest *request, const char **reason);

#endif
