/* Packing: every subtree as close together as its outline allows.
 *
 * What a plan says of each node (how its children stand, in which columns, which shape its card
 * takes) becomes places. Shape curves know a subtree by its width and height only; here columns
 * slide into the room beside a short neighbour, and members of a column below what hangs over.
 *
 * A node that changes is packed anew together with those above it and those of its children that
 * are then entered from another side, and with no other, so many plans can be tried. */
#ifndef REBUT_GRAPH_PACK_H
#define REBUT_GRAPH_PACK_H

#include "graph/outline.h"
#include "graph/place.h"

typedef struct Pack Pack;

/* Packs what `plan` says. The plan may change afterwards. */
Pack *rebut_pack_new(const PagePlan *plan);
void rebut_pack_free(Pack *pack);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pack, rebut_pack_free)

/* The outline of all roots together. */
const Outline *rebut_pack_outline(const Pack *pack);
/* Packs all nodes anew. */
void rebut_pack_all(Pack *pack);
/* Packs a node of which the plan has changed, and those above it. */
void rebut_pack_try(Pack *pack, size_t node);
/* Takes the last `rebut_pack_try` back, of the same node; the plan is the caller's to set back. */
void rebut_pack_undo(Pack *pack, size_t node);
/* Sets the boxes of all cards, and `left` and `top` of the plan. */
void rebut_pack_place(Pack *pack);

#endif
