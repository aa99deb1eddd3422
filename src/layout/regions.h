/* Regions: where a group is drawn, when no layout has kept its members together; and which groups
 * are marks on their members' cards instead. */
#ifndef REBUT_LAYOUT_REGIONS_H
#define REBUT_LAYOUT_REGIONS_H

#include "graph/graph.h"

/* Sets the boxes of all clusters from the places of cards and links. A region holds its members and
 * no other card, and no part of the region of a group before it; where that cannot be, its box gets
 * width 0 and it is not drawn. */
void rebut_regions_place(Graph *graph);

/* Makes marks of the groups whose members are drawn and have no region. True when there were such
 * and all is to be laid out again, with room for them in the legend. What is beyond
 * REBUT_MOST_MARKED stays undrawn. */
bool rebut_regions_mark(Graph *graph);

#endif
