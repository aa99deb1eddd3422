/* Splitting: children in columns that together are as narrow as can be at a given height.
 *
 * Found exactly, by dynamic programming over the places where a column can end, for as many
 * children as a card commonly has. The last column may also begin beside the card (raised). */
#ifndef REBUT_GRAPH_SPLIT_H
#define REBUT_GRAPH_SPLIT_H

#include "graph/spread.h"

#define REBUT_MOST_SPLIT 20 /* children */

/* Finds the least width in which the first n children stand in columns no higher than `height`, for
 * every n: `shapes->split`. */
void rebut_split(const Shapes *shapes, size_t node, double height);

/* How far above the columns below the card a raised one begins. */
double rebut_split_rise(const Shapes *shapes, size_t node, guint card);
/* Where a raised column of so many children begins, behind what is `lead` wide below the card. */
double rebut_split_raised(const Shapes *shapes, size_t node, CardShape card, double lead,
                          size_t n_raised);

/* Spreads the children as a point of MANNER_COLUMNS or MANNER_RAISED says, like rebut_spread. */
bool rebut_split_spread(const Shapes *shapes, size_t node, const ShapePoint *how, Slot *slots,
                        Room *block);

#endif
