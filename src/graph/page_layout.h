/* The page layout: every subtree takes the shape that lets the whole fill the page.
 *
 * Plain C, no helper, time about linear in the cards; it cannot fail. No two cards overlap, tree
 * links run in the channels between cards by construction, further links are led around the cards.
 */
#ifndef REBUT_GRAPH_PAGE_LAYOUT_H
#define REBUT_GRAPH_PAGE_LAYOUT_H

#include "graph/layout.h"

void rebut_page_layout(Graph *graph, const LayoutRequest *request);

#endif
