/* A counting sort: how many links each node has, where its row begins, then each link into its row.
 */
#include "argument/adjacency.h"

size_t rebut_node_count(const Argument *argument)
{
    return (size_t)argument->items->len + argument->joints->len + argument->links->len;
}

size_t rebut_node_of(const Argument *argument, End end)
{
    switch (end.type) {
    case END_ITEM:
        return end.item->index;
    case END_JOINT:
        return argument->items->len + end.joint->index;
    case END_LINK:
        return argument->items->len + argument->joints->len + end.link->index;
    }
    return 0;
}

static size_t row_of(const Argument *argument, const Link *link, Direction direction)
{
    return rebut_node_of(argument, direction == FROM_NODE ? link->from : link->to);
}

Adjacency *rebut_adjacency_new(const Argument *argument, Direction direction)
{
    size_t n_nodes = rebut_node_count(argument);
    Adjacency *adjacency = g_new(Adjacency, 1);
    size_t *starts = g_new0(size_t, n_nodes + 2);

    adjacency->starts = starts;
    adjacency->links = g_new(Link *, argument->links->len + 1);
    for (guint i = 0; i < argument->links->len; i++)
        starts[row_of(argument, g_ptr_array_index(argument->links, i), direction) + 2]++;
    for (size_t i = 2; i < n_nodes + 2; i++)
        starts[i] += starts[i - 1];
    /* One place to the right of where it belongs, each start moves to its own as its row fills. */
    for (guint i = 0; i < argument->links->len; i++) {
        Link *link = g_ptr_array_index(argument->links, i);
        adjacency->links[starts[row_of(argument, link, direction) + 1]++] = link;
    }
    return adjacency;
}

void rebut_adjacency_free(Adjacency *adjacency)
{
    if (adjacency == NULL)
        return;
    g_free(adjacency->starts);
    g_free(adjacency->links);
    g_free(adjacency);
}
