/* Interlocking: neighbouring subtrees moved together until their outlines touch.
 *
 * Shape curves know a subtree by its width and height only, so room is left where one subtree is
 * short and its neighbour low. Here subtrees slide into it: columns to the left, members of a stack
 * upwards. Order, manners and the sizes of cards stay. Every subtree is compared with its elder
 * siblings, rectangle by rectangle, so this is for maps that one page can hold. */
#ifndef REBUT_GRAPH_INTERLOCK_H
#define REBUT_GRAPH_INTERLOCK_H

#include "graph/channels.h"

/* Moves the placed cards of `plan`; links have not been drawn. */
void rebut_interlock(const PagePlan *plan);

#endif
