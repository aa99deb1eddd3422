/* Arrangement: layers become places on the page.
 *
 * Parts of the graph that no link or region joins are blocks; blocks stand on shelves that fill the
 * page's proportions, in the author's order. Within a block each rank gets its band, flush on the
 * side towards what is argued for, and between two bands a channel that holds no card, as wide as
 * its links need. */
#ifndef REBUT_GRAPH_ARRANGE_H
#define REBUT_GRAPH_ARRANGE_H

#include "graph/layers.h"
#include "graph/layout.h"

#define REBUT_LOOP_REACH 12.0 /* how far a link from a card to itself swings out */

#define REBUT_JOINT_STEM 12.0 /* from a card to a joint in the channel */

typedef struct Band { /* of one rank of one block, along the ranks, on the page */
    double near, far;
} Band;

typedef struct Block {
    size_t first_rank; /* dot's number of its first rank */
    size_t n_ranks;
    size_t first_band; /* into `bands` */
    double least;      /* the least place across, in dot's numbers */
    double breadth, depth;
    double across, along; /* of its corner on the page */
} Block;

typedef struct Arrangement {
    const Layers *layers;
    const size_t *block_of; /* by node */
    GArray *blocks;         /* of Block */
    GArray *bands;          /* of Band */
    double breadth, depth;  /* of all of it */
} Arrangement;

/* Which block each node belongs to, blocks numbered by their first node; to be g_freed. */
size_t *rebut_blocks_of(const Graph *graph);

/* Arranges for the page asked for. `block_of` is borrowed. */
Arrangement *rebut_arrangement_new(const Layers *layers, const size_t *block_of,
                                   const LayoutRequest *request);
void rebut_arrangement_free(Arrangement *arrangement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Arrangement, rebut_arrangement_free)

double rebut_arrangement_width(const Arrangement *arrangement);
double rebut_arrangement_height(const Arrangement *arrangement);

/* The band of a rank (dot's number) in the block of a node. */
const Band *rebut_arrangement_band(const Arrangement *arrangement, size_t node, size_t rank);
/* From dot's number to the page. */
double rebut_arrangement_across(const Arrangement *arrangement, size_t node, double place);
/* Sets the boxes of nodes and clusters and the graph's size; joints in a channel stand in the
 * middle of their card until the links' ends are known. */
void rebut_arrangement_place(const Arrangement *arrangement, Graph *graph);

/* The scale at which something of this size fills the page. */
double rebut_scale_to_fit(const LayoutRequest *request, double width, double height);
/* The scale at which a map of this size fills the page, with room for title and legend. */
double rebut_scale_for(const LayoutRequest *request, double width, double height);

#endif
