/* The layered layout: what is argued for above what bears on it, as graphviz's dot ranks and orders
 * it; places, sizes and the ways of links are our own.
 *
 * Links run in the channels between bands of cards, level and upright. It is for dense graphs; the
 * work is bounded, and a graph that would take dot long is refused. */
#ifndef REBUT_LAYOUT_LAYERED_LAYERED_H
#define REBUT_LAYOUT_LAYERED_LAYERED_H

#include "layout/layout.h"

/* Lays the graph out. False, with `*reason` set to static words, when that cannot be done; the
 * graph's places then mean nothing. */
bool rebut_layered_layout(Graph *graph, const LayoutRequest *request, const char **reason);

#endif
