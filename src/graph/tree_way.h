/* The way of a further link along the tree: always there, found in time linear in the depth.
 *
 * Around every subtree of the page layout runs a ring that holds no card. A link leaves its card to
 * the ring of its subtree, from there to the ring of its parent's, and so on up to the channel of
 * the nearest common ancestor, and down again the same way. It has more turns than a searched way
 * (way.h) and never fails. */
#ifndef REBUT_GRAPH_TREE_WAY_H
#define REBUT_GRAPH_TREE_WAY_H

#include "graph/channels.h"

/* Sets `points` to the corners of a way between two nodes of the forest, from border to border.
 * `lane` is the distance from subtrees, which sets links in one channel apart: 2 to 5. */
void rebut_tree_way_find(const PagePlan *plan, size_t tail, size_t head, double lane,
                         GArray *points);

#endif
