/* The way of one link around cards: level and upright lines, short and with few turns. */
#ifndef REBUT_GRAPH_WAY_H
#define REBUT_GRAPH_WAY_H

#include "graph/graph.h"

/* Finds the way from one node to another that keeps `margin` from the nodes in `in_way` (of
 * NodeRecord *, the two themselves among them). `points` gets its corners, from border to border.
 * False if every way is closed; `points` is untouched then. */
bool rebut_way_find(const NodeRecord *tail, const NodeRecord *head, const GPtrArray *in_way,
                    double margin, GArray *points);

#endif
