/* Pieces: a deep map folded into parts that stand beside each other.
 *
 * A chain of cards is as long as it is, however its page is shaped: wherever each card stands next
 * to the one before it, most of the page stays empty. So a subtree may continue at the top of the
 * page, beside what it belongs to, as a column of text does. It then counts as a root, and its link
 * is led through the gap between them. */
#ifndef REBUT_GRAPH_PIECES_H
#define REBUT_GRAPH_PIECES_H

#include "graph/layout.h"
#include "graph/shape.h"

/* Cuts `*forest` into the pieces that make text largest on the page, and replaces it and its
 * shapes, which must be those of `*forest`. Leaves both alone where pieces gain too little. */
void rebut_pieces_cut(Forest **forest, Shapes **shapes, const LayoutRequest *request);

#endif
