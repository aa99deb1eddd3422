/* The indented tree: what stands where in the reading order, for the layout `tree`.
 *
 * A place is a card or a reference. Places are numbered level by level, so that the children of one
 * stand side by side and parents come before children. All lengths are layout units. */
#ifndef REBUT_LAYOUT_PLACE_TREE_H
#define REBUT_LAYOUT_PLACE_TREE_H

#include "graph/card.h"

#define REBUT_NO_PLACE G_MAXUINT

#define REBUT_ROW_LEVELS 4 /* below cards of the levels 0 to 3 there may be a row of columns */
/* In how many ways the left edge of a place can depend on the rows above it: see `saved`. */
#define REBUT_N_EDGES (REBUT_ROW_LEVELS + 1)

typedef struct TreePlace {
    NodeRecord *card;       /* a card or a reference */
    EdgeRecord *edge;       /* to what it stands under; NULL for a root */
    const Bearing *bearing; /* likewise */
    NodeRecord *premises;   /* to which it belongs, or whose inference it attacks; or NULL */
    guint parent;           /* or REBUT_NO_PLACE */
    guint first_child, n_children;
    guint level;
    bool is_flush;    /* so deep that it stands in no farther than its parent, without a trunk */
    bool is_against;  /* it attacks the inference of `premises` */
    bool denies_stub; /* it is an undercutter of the link by which its parent hangs */
    double inset;     /* of its left edge, if all above it is stacked */
    /* What of the inset falls away where the last row above, of which it is not in the first
     * column, was begun below a card of the level i - 1; 0: it is in first columns only. */
    double saved[REBUT_N_EDGES];
    double gap;       /* above it, where its sibling before it stands there */
    bool is_joined;   /* that sibling belongs to the same premises */
    guint8 edges;     /* bits: which sorts of left edges (`saved`) it can have */
    guint first_edge; /* so many sorts have the places before it, all together */
    double above;     /* room above its card, for the name of a scheme or a group */
    double below;     /* room below its subtree */
    /* Set by rebut_positions_find: */
    guint side, units, column; /* sort of its left edge; of its column; which one that is */
    bool is_row;               /* its children stand in a row; the card is a banner */
    double natural;            /* width that its lines and slots need */
    double extent;             /* right end of its subtree */
} TreePlace;

typedef struct PlaceTree {
    Graph *graph;
    GArray *places; /* of TreePlace */
    guint n_roots;  /* these come first */
    guint n_edges;  /* sorts of left edges, of all places together */
    double indent;  /* of a child in a stack, down to the level `most_indents` */
    guint most_indents;
    double trunk; /* from a card's left edge to the trunk below it */
} PlaceTree;

/* How many of the sorts that `edges` has stand before one. */
static inline guint rebut_edges_before(guint8 edges, guint edge)
{
    static const guint8 ones[1 << REBUT_N_EDGES] = {0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4,
                                                    1, 2, 2, 3, 2, 3, 3, 4, 2, 3, 3, 4, 3, 4, 4, 5};
    return ones[edges & ((1U << edge) - 1)];
}

#define REBUT_INDENT (1.1 * REBUT_EM) /* on paper */

/* Makes the tree of a compiled graph, which must outlive it. Below the level `most_indents` all
 * stands flush; 0: nothing does. */
PlaceTree *rebut_place_tree_new(Graph *graph, double indent, guint most_indents);
void rebut_place_tree_free(PlaceTree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PlaceTree, rebut_place_tree_free)

static inline TreePlace *rebut_place_at(const PlaceTree *tree, guint index)
{
    return (TreePlace *)(void *)tree->places->data + index;
}

/* Gaps. */
#define REBUT_GAP_STACK  (0.48 * REBUT_EM) /* in a stack */
#define REBUT_GAP_GROUP  (0.8 * REBUT_EM)  /* in a stack, behind a subtree and beside premises */
#define REBUT_GAP_TOPS   (1.5 * REBUT_EM)  /* between top claims */
#define REBUT_GAP_BANNER (0.75 * REBUT_EM) /* below a banner */
#define REBUT_GAP_COLUMN (0.4 * REBUT_EM)  /* from a column to the indent of the next */
/* How far premises stand in, for their bracket, and where that stands. */
#define REBUT_PREMISES_INSET (0.78 * REBUT_EM)
#define REBUT_BRACKET_AT     (0.32 * REBUT_EM)
#define REBUT_SCHEME_ROOM    (1.12 * REBUT_EM) /* above premises, for their scheme's name */
#define REBUT_REGION_ABOVE   13.0 /* above the first card of a group, for its region's title */
#define REBUT_REGION_BELOW   3.0
#define REBUT_BAR_ROOM       (0.6 * REBUT_EM) /* above columns whose brackets a bar joins */

#endif
