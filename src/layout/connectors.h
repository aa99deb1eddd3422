/* Connectors of the layout `tree`: for every link a way along elbow and trunk, brackets of linked
 * premises, and the places of attacked links. */
#ifndef REBUT_LAYOUT_CONNECTORS_H
#define REBUT_LAYOUT_CONNECTORS_H

#include "layout/place_tree.h"

/* Sets the paths of all edges, the boxes and brackets of joints. Cards have their places. */
void rebut_connectors_draw(PlaceTree *tree);

#endif
