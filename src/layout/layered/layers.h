/* Layers: a graph without cycles, its nodes in bands, and links cut where they pass a band.
 *
 * What is argued for stands above what bears on it; a link that would close a cycle is turned, and
 * the first node of the graph is in the topmost band. A joint that leads to a card hangs below that
 * card, its anchor, and has no place of its own in a band. Parts of the graph that nothing joins
 * are blocks, each with bands of its own. Directions are abstract: `across` runs along a band. */
#ifndef REBUT_LAYOUT_LAYERED_LAYERS_H
#define REBUT_LAYOUT_LAYERED_LAYERS_H

#include "graph/graph.h"

#define REBUT_NONE        SIZE_MAX
#define REBUT_ATTACK_TURN 10.0 /* beside a joint, where an attack turns towards it */

/* What stands in a band: a node, or a bend of a link that passes it. The first elements are the
 * nodes. */
typedef struct Element {
    size_t node; /* REBUT_NONE: a bend */
    size_t edge; /* of a bend */
    size_t band;
    size_t author;  /* rises in the author's order */
    double breadth; /* across, all that is kept free included */
    double place;   /* across, of its centre, within its block */
} Element;

/* A part of a link, between neighbouring bands. */
typedef struct Piece {
    size_t upper, lower; /* elements */
    size_t edge;
} Piece;

typedef struct Layers {
    const Graph *graph;
    size_t n_nodes, n_edges, n_blocks, n_bands, n_elements, n_pieces;
    /* By node: */
    size_t *anchor;               /* itself, or the card that a joint hangs below */
    size_t *author, *author_end;  /* its number in the author's order, and the first behind all that
                                   * hangs below it in the spanning forest */
    size_t *height;               /* of the longest path down from it */
    size_t *block, *rank;         /* and its band, counted from its block's first */
    bool *is_attacked, *has_loop; /* a joint that an attack comes to; what is linked to itself */
    /* By edge: */
    bool *is_turned;                  /* its head is below its tail */
    size_t *first_bend, *first_piece; /* an element, a piece; of pieces one more */
    /* By block or band, and one more: */
    size_t *first_band, *band_start, *piece_start;
    Element *elements;
    size_t *order;    /* the elements, band by band from side to side */
    size_t *position; /* by element: its index in `order` */
    Piece *pieces;    /* link by link, from above */
    size_t *by_band;  /* the pieces, by the band above them */
} Layers;

/* Decides on anchors, directions and blocks; ranks are not known yet. */
Layers *rebut_layers_new(const Graph *graph);
void rebut_layers_free(Layers *layers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Layers, rebut_layers_free)

/* When `rank` is set, so that each link leads downwards: makes elements and pieces, in the author's
 * order. */
void rebut_layers_cut(Layers *layers);
/* Sets `position` from `order`. */
void rebut_layers_index(Layers *layers);

/* Does the joint hang below a card? */
bool rebut_layers_hangs(const Layers *layers, size_t node);
/* A link to a joint that is neither part of what is joined there nor a premise. */
bool rebut_layers_is_attack(const Layers *layers, size_t edge);
/* The ends of a link, a hanging joint standing for its anchor. They are the same for a link from a
 * card to itself and for one from a hanging joint. */
size_t rebut_layers_upper(const Layers *layers, size_t edge);
size_t rebut_layers_lower(const Layers *layers, size_t edge);
/* Bands strictly between its ends. */
size_t rebut_layers_n_bends(const Layers *layers, size_t edge);
/* What a hanging joint takes of its anchor's side when it is so broad. */
double rebut_layers_joint_room(const Layers *layers, size_t joint, double breadth);

#endif
