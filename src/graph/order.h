/* Order: which way around nodes and bends stand in their ranks, and places across made from that
 * alone.
 *
 * dot's ranks and orders do not depend on sizes. So one answer of dot serves to judge any wrapping
 * of the cards: places are made here, a hundred times faster than by dot and close to what it would
 * find. */
#ifndef REBUT_GRAPH_ORDER_H
#define REBUT_GRAPH_ORDER_H

#include "graph/layers.h"

typedef struct Order Order;

/* From layers with a sound answer. They are borrowed. */
Order *rebut_order_new(const Layers *layers);
void rebut_order_free(Order *order);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Order, rebut_order_free)

/* Gives layers of the same graph, made like the order's, their ranks and places. */
void rebut_order_apply(const Order *order, Layers *layers);

#endif
