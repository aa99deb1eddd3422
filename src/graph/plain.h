/* The plain placement: the argument as an indented outline, in columns that fill the page.
 *
 * It needs no helper, takes time and memory linear in the graph and cannot fail. No two cards
 * overlap and no link runs through a card, by construction. */
#ifndef REBUT_GRAPH_PLAIN_H
#define REBUT_GRAPH_PLAIN_H

#include "graph/layout.h"

void rebut_plain_layout(Graph *graph, const LayoutRequest *request);

#endif
