/* The links of an argument by what they start from or aim at, in the author's order: two arrays,
 * made in one walk, in place of a list in each item. Nodes are numbered: items, then joints, then
 * links. */
#ifndef REBUT_ARGUMENT_ADJACENCY_H
#define REBUT_ARGUMENT_ADJACENCY_H

#include "argument/argument.h"

typedef struct Adjacency {
    size_t *starts; /* of each node in `links`, and one more: where the last one ends */
    Link **links;   /* borrowed */
} Adjacency;

typedef enum Direction { FROM_NODE, ONTO_NODE } Direction;

size_t rebut_node_count(const Argument *argument);
size_t rebut_node_of(const Argument *argument, End end);

Adjacency *rebut_adjacency_new(const Argument *argument, Direction direction);
void rebut_adjacency_free(Adjacency *adjacency);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Adjacency, rebut_adjacency_free)

#endif
