/* Ranks: dot decides in which band each node stands, and in which order.
 *
 * Nothing that comes back is believed: every node and link is there and every link leads downwards,
 * or there is no answer. Names are numbers, and no word of the author's is in the question. */
#ifndef REBUT_LAYOUT_LAYERED_RANKS_H
#define REBUT_LAYOUT_LAYERED_RANKS_H

#include "layout/layered/helper.h"
#include "layout/layered/layers.h"

/* Sets the ranks and cuts the layers. Returns the places within their bands that dot gave to the
 * elements, to be g_freed; NULL, with `*reason` set to static words, when there is no answer. */
size_t *rebut_ranks_find(Layers *layers, const HelperLimits *limits, const char **reason);

#endif
