/* A region is the members' common box with a margin and a strip for the title. The title stands
 * below or above, where fewer links cross it. Where cards stand close, the margin is a smaller one,
 * so that the frame keeps apart from strangers' cards and the regions of groups before it; a region
 * that cannot is left out. */
#include "layout/regions.h"
#include "argument/check.h"
#include "layout/path.h"
#include <stdint.h>

#define TITLE 11.0
#define APART                                                                                      \
    2.5 /* from a frame to what is not in it; in the layout `tree`, whose gaps are known, */
#define NEAR         1.5
#define PIECES       8   /* that a curve is looked at in */
#define NAME_ASCENT  5.6 /* of a scheme's name */
#define NAME_DESCENT 1.8
#define ROUNDING     0.01

/* None is REBUT_STUB_ROOM, at which a trunk would lie on the frame. */
static const double margins[] = {6.0, 3.0, 2.5};
#define TREE_MARGIN 2.0 /* in the layout `tree`, which makes room for titles above */

static bool overlaps(Rect a, Rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

static Rect grown(Rect box, double by)
{
    return (Rect){box.x - by, box.y - by, box.width + 2.0 * by, box.height + 2.0 * by};
}

static Rect members_box(const Cluster *cluster)
{
    Agnode_t *node = agfstnode(cluster->subgraph);
    Rect box = rebut_node_record(node)->box;

    for (; node != NULL; node = agnxtnode(cluster->subgraph, node))
        box = rebut_rect_united(box, rebut_node_record(node)->box);
    return box;
}

/* How far slots of members stand above the box. */
static double rise_of_members(const Cluster *cluster, Rect box)
{
    double top = box.y;

    for (Agnode_t *node = agfstnode(cluster->subgraph); node != NULL;
         node = agnxtnode(cluster->subgraph, node)) {
        const NodeRecord *card = rebut_node_record(node);
        top = MIN(top, card->box.y - rebut_slots_rise(&card->slots, card->box.width));
    }
    return box.y - top;
}

static bool holds_stranger(const Graph *graph, const Cluster *cluster, Rect box)
{
    for (guint i = 0; i < graph->nodes->len; i++) {
        Agnode_t *node = g_ptr_array_index(graph->nodes, i);
        if (rebut_node_record(node)->role == NODE_CARD &&
            overlaps(grown(box, graph->is_tree ? NEAR : APART), rebut_node_record(node)->box) &&
            !agcontains(cluster->subgraph, node))
            return true;
    }
    return false;
}

static bool holds_reference_of_stranger(const Graph *graph, const Cluster *cluster, Rect box)
{
    for (guint i = 0; i < graph->edges->len; i++) {
        const NodeRecord *reference = rebut_graph_edge(graph, i)->reference;
        if (reference == NULL || !overlaps(grown(box, NEAR), reference->box))
            continue;
        const Item *host = rebut_link_bears_on(reference->link, graph->conclusions);
        if (!agcontains(cluster->subgraph, g_ptr_array_index(graph->items, (guint)host->index)))
            return true;
    }
    return false;
}

static bool overlaps_region(const Graph *graph, guint n_before, Rect box)
{
    for (guint i = 0; i < n_before; i++) {
        const Cluster *cluster = &g_array_index(graph->clusters, Cluster, i);
        if (cluster->box.width > 0.0 && overlaps(grown(box, APART), cluster->box))
            return true;
    }
    return false;
}

/* A joint and a reference are drawn over what lies below them. */
static bool is_covered(const Graph *graph, Rect strip)
{
    for (guint i = 0; i < graph->edges->len; i++) {
        const NodeRecord *reference = rebut_graph_edge(graph, i)->reference;
        if (reference != NULL && overlaps(strip, reference->box))
            return true;
    }
    for (size_t i = 0; i < graph->nodes->len; i++) {
        const NodeRecord *node = rebut_graph_node(graph, i);
        if (node->role != NODE_CARD && overlaps(strip, node->box))
            return true;
    }
    return false;
}

static bool is_marked(const Graph *graph, const Group *group)
{
    for (size_t i = 0; i < graph->n_marked; i++)
        if (graph->marked[i] == group)
            return true;
    return false;
}

/* Whether the region of the cluster at `index` may be `box`, when those before it are placed: the
 * group is no mark, the box keeps apart from strangers' cards and their regions, and no joint
 * covers `strip`, where its title stands. */
static bool has_room(const Graph *graph, guint index, Rect box, Rect strip)
{
    const Cluster *cluster = &g_array_index(graph->clusters, Cluster, index);

    return !is_marked(graph, cluster->group) && !holds_stranger(graph, cluster, box) &&
           !holds_reference_of_stranger(graph, cluster, box) &&
           !overlaps_region(graph, index, box) && !is_covered(graph, strip);
}

static bool is_crossed(const GArray *path, Rect strip)
{
    for (size_t i = 0; i < rebut_path_curves(path); i++)
        for (int piece = 0; piece < PIECES; piece++) {
            Point a = rebut_path_at(path, i, (double)piece / PIECES);
            Point b = rebut_path_at(path, i, (double)(piece + 1) / PIECES);
            Rect line = {MIN(a.x, b.x), MIN(a.y, b.y), MAX(a.x, b.x) - MIN(a.x, b.x) + 0.01,
                         MAX(a.y, b.y) - MIN(a.y, b.y) + 0.01};
            if (overlaps(strip, line))
                return true;
        }
    return false;
}

static size_t count_crossing(const Graph *graph, Rect strip)
{
    size_t count = 0;

    for (size_t i = 0; i < graph->edges->len; i++)
        count += is_crossed(rebut_graph_edge(graph, i)->path, strip);
    return count;
}

/* False if there is no room for a region of this margin. */
static bool place_region(const Graph *graph, guint index, double margin)
{
    Cluster *cluster = &g_array_index(graph->clusters, Cluster, index);
    Rect members = members_box(cluster), inner = grown(members, margin);
    double head = TITLE + rise_of_members(cluster, members);
    size_t fewest = SIZE_MAX;

    cluster->box = (Rect){inner.x, inner.y, 0.0, 0.0};
    for (int is_below = 1; is_below >= 0; is_below--) {
        Rect box = {inner.x, inner.y - (is_below ? 0.0 : head), inner.width,
                    inner.height + (is_below ? TITLE : head)};
        Rect strip = {inner.x, is_below ? inner.y + inner.height - margin : box.y, inner.width,
                      TITLE + margin};
        if (!has_room(graph, index, box, strip))
            continue;
        size_t crossing = count_crossing(graph, strip);
        if (crossing >= fewest)
            continue;
        fewest = crossing;
        cluster->box = box;
        cluster->has_title_below = is_below;
    }
    return fewest < SIZE_MAX;
}

/* The name of a scheme above its premises, in the layout `tree`. */
static Rect name_box(const NodeRecord *premises)
{
    const Bracket *bracket = premises->bracket;

    return (Rect){bracket->name.x, bracket->name.y - NAME_ASCENT,
                  MIN(premises->head_width, bracket->name_room), NAME_ASCENT + NAME_DESCENT};
}

static bool is_on_card(const Graph *graph, Rect box)
{
    for (size_t i = 0; i < graph->nodes->len; i++)
        if (rebut_graph_node(graph, i)->role == NODE_CARD &&
            overlaps(box, rebut_graph_node(graph, i)->box))
            return true;
    return false;
}

/* Raises the name of a scheme where a region's title is to stand; false if it has no room there. */
static bool raise_name(const Graph *graph, Rect strip)
{
    for (size_t i = 0; i < graph->nodes->len; i++) {
        NodeRecord *node = rebut_graph_node(graph, i);
        if (node->head == NULL || node->bracket == NULL || !overlaps(name_box(node), strip))
            continue;
        Rect name = name_box(node), raised = name;
        raised.y = strip.y - NEAR - name.height;
        if (is_on_card(graph, raised))
            return false;
        node->bracket->name.y += raised.y - name.y;
    }
    return true;
}

/* In the layout `tree` room for the title is made above the first member, or nowhere: then there
 * may be none on the sheet. */
static void place_above(const Graph *graph, guint index)
{
    Cluster *cluster = &g_array_index(graph->clusters, Cluster, index);
    Rect members = members_box(cluster), inner = grown(members, TREE_MARGIN);
    double head = TITLE + rise_of_members(cluster, members);
    Rect box = {inner.x, inner.y - head, inner.width, inner.height + head};

    cluster->has_title_below = false;
    cluster->box = (Rect){inner.x, inner.y, 0.0, 0.0};
    Rect strip = {box.x, box.y, box.width, TITLE};
    if (box.y > -ROUNDING && has_room(graph, index, box, strip) && raise_name(graph, strip))
        cluster->box = box;
}

void rebut_regions_place(Graph *graph)
{
    for (guint i = 0; graph->is_tree && i < graph->clusters->len; i++)
        place_above(graph, i);
    for (guint i = 0; !graph->is_tree && i < graph->clusters->len; i++)
        for (size_t j = 0; j < G_N_ELEMENTS(margins) && !place_region(graph, i, margins[j]);)
            j++;
}

static bool has_region(const Graph *graph, const Group *group)
{
    for (guint i = 0; i < graph->clusters->len; i++) {
        const Cluster *cluster = &g_array_index(graph->clusters, Cluster, i);
        if (cluster->group == group)
            return cluster->box.width > 0.0;
    }
    return false;
}

/* Marks the members that are drawn; false when none is. */
static bool mark_members(const Graph *graph, const Group *group, guint8 mark)
{
    g_autoptr(GHashTable) members = g_hash_table_new(NULL, NULL);
    bool is_one_drawn = false;

    for (guint i = 0; i < group->members->len; i++)
        g_hash_table_add(members, g_ptr_array_index(group->members, i));
    for (size_t i = 0; i < graph->nodes->len; i++) {
        NodeRecord *node = rebut_graph_node(graph, i);
        if (node->role != NODE_CARD || !g_hash_table_contains(members, node->item))
            continue;
        node->group_marks |= mark;
        is_one_drawn = true;
    }
    return is_one_drawn;
}

bool rebut_regions_mark(Graph *graph)
{
    const GPtrArray *groups = graph->argument->groups;
    size_t n_before = graph->n_marked;

    for (guint i = 0; i < groups->len && graph->n_marked < REBUT_MOST_MARKED; i++) {
        const Group *group = g_ptr_array_index(groups, i);
        if (has_region(graph, group) || is_marked(graph, group) ||
            !mark_members(graph, group, (guint8)(1U << graph->n_marked)))
            continue;
        graph->marked[graph->n_marked++] = group;
    }
    return graph->n_marked > n_before;
}
