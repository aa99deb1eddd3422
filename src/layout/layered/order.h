/* Order: which way around elements stand in their bands, so that few links cross. */
#ifndef REBUT_LAYOUT_LAYERED_ORDER_H
#define REBUT_LAYOUT_LAYERED_ORDER_H

#include "base/budget.h"
#include "layout/layered/layers.h"

/* Orders layers that have been cut. `places` (by element) is dot's order, one of those tried; of
 * orders with equally many crossings the one nearest to the author's is taken. */
void rebut_order_find(Layers *layers, const size_t *places, Budget *budget);

#endif
