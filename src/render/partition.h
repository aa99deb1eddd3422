/* Partition: a map that one page cannot hold becomes an overview and pages of details, nearly as
 * few as the floor of legibility allows. */
#ifndef REBUT_RENDER_PARTITION_H
#define REBUT_RENDER_PARTITION_H

#include "render/page_set.h"

/* The pages that show everything from `focus` (NULL: the whole map) downwards, each card on one at
 * least, the overview before its details, which follow the reading order; they come behind
 * `n_before` others. One page if that can hold it. NULL, with a message, when there would be too
 * many, which a map that is far too large for is told before the work. Of SetPage *. */
GPtrArray *rebut_partition_map(const Easel *easel, const Item *focus, guint n_before);

#endif
