/* Routing: no link runs through a card, whoever drew it.
 *
 * Every path is checked against every card; one that enters a card, or is no path at all, is led
 * anew on the shortest way around the cards. */
#ifndef REBUT_GRAPH_ROUTE_H
#define REBUT_GRAPH_ROUTE_H

#include "graph/graph.h"

/* Boxes and paths are set. False if some link could not be kept out of the cards. */
bool rebut_route_offenders(Graph *graph);

#endif
