/* Links of the layout forest in the channels between a card and its children.
 *
 * Links of one relation share a trunk and arrive at their parent in one place, so that one head
 * stands for all of them; each relation has a track of its own. */
#ifndef REBUT_GRAPH_CHANNELS_H
#define REBUT_GRAPH_CHANNELS_H

#include "graph/place.h"

/* Width and height of a joint on a link: less than the least gap between cards. */
#define REBUT_JOINT_ON_LINK 4.6

/* Cuts the attacked link of which `edge` is the first half at `at`, a point on line `line` of its
 * corners (from 0): sets the paths of both halves and the place of the joint between them. */
void rebut_cut_link(Graph *graph, size_t edge, const GArray *points, guint line, Point at);

/* Sets the paths of all tree edges and the places of the joints on them. Boxes have been placed. */
void rebut_channels_draw(const PagePlan *plan);

#endif
