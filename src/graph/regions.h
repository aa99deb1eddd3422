/* Regions: where a group is drawn, when no layout has kept its members together. */
#ifndef REBUT_GRAPH_REGIONS_H
#define REBUT_GRAPH_REGIONS_H

#include "graph/graph.h"

/* Sets the boxes of all clusters from the places of cards and links. A region holds its members and
 * no other card; where that cannot be, its box gets width 0 and it is not drawn. */
void rebut_regions_place(Graph *graph);

#endif
