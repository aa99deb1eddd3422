/* The layout forest: which node stands below which on the page, and by which link.
 *
 * It is the argument's spanning forest with joints put in: premises stand below the joint where
 * they meet, and what attacks a link stands beside the card whose link it attacks, where it can
 * reach it. The joint on an attacked link has no place of its own: it lies on the link. */
#ifndef REBUT_GRAPH_FOREST_H
#define REBUT_GRAPH_FOREST_H

#include "graph/graph.h"
#include <stdint.h>

#define REBUT_NO_NODE SIZE_MAX

typedef struct Forest {
    const Graph *graph;
    size_t n_nodes;
    size_t *parent;      /* by node; REBUT_NO_NODE for a root and for joints on links */
    size_t *first_child; /* by node, into `children`; one more at the end */
    size_t *children;    /* of all nodes, reading order */
    size_t *roots;
    size_t n_roots;
    size_t *order; /* parents before children, all nodes but joints on links */
    size_t n_order;
    size_t *tree_edge; /* by node: the edge that is drawn from it in the channel below its parent,
                        * or REBUT_NO_NODE; of an attacked link its first half; of what attacks the
                        * link of a sibling the attack */
} Forest;

Forest *rebut_forest_new(const Graph *graph);
/* A copy in which the nodes that `is_cut` marks are roots, in reading order with the others. */
Forest *rebut_forest_cut(const Forest *whole, const guint8 *is_cut);
void rebut_forest_free(Forest *forest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Forest, rebut_forest_free)

size_t rebut_forest_n_children(const Forest *forest, size_t node);
/* Child `i` of a node. */
size_t rebut_forest_child(const Forest *forest, size_t node, size_t i);
/* The relation of a node's tree edge, which it must have. A link that is not there supports. */
Relation rebut_forest_relation(const Forest *forest, size_t node);
/* Does the node's tree edge attack the link of the sibling before it? */
bool rebut_forest_is_attack(const Forest *forest, size_t node);

#endif
