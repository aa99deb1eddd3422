/* Each side of a card has slots: one for a hanging joint with all that leads to it, one for each
 * relation of links whose head is here, one for each other link. Slots of the upper sides are
 * placed first, each below the bend that its link comes from; then those of the lower sides,
 * opposite to what they lead to, as that makes links straight, else about the middle. An attack on
 * a joint comes from the side: its port is beside the joint. */
#include "layout/layered/ports.h"
#include "layout/layered/places.h"
#include <math.h>
#include <stdlib.h>

#define PORT_PITCH 12.0 /* where there is room: a head's breadth and some air */

/* A piece where it meets a node. */
typedef struct PortUse {
    size_t node, slot, piece;
    bool is_attack;
    double from, wish; /* what orders it among its neighbours; where it would be straight */
} PortUse;

typedef struct Side {
    const Layers *layers;
    const double *breadth;
    bool is_lower;      /* of the nodes: the ends are of pieces below them */
    double *at, *other; /* by piece: its places here and at the channel's other side */
    double *joint;
    size_t *leader; /* by piece */
} Side;

/* The node that the link's head is at; what it hangs below stands in the band. */
static size_t head_of(const Layers *layers, size_t edge)
{
    return rebut_edge_head(layers->graph, rebut_graph_edge(layers->graph, edge))->index;
}

static bool is_joint(const Layers *layers, size_t node)
{
    return rebut_graph_node(layers->graph, node)->role != NODE_CARD;
}

/* What joins links that end at one side of a node: a joint, or a relation; else the link. */
static size_t slot_of(const Layers *layers, size_t edge, bool has_head)
{
    const Link *link = rebut_graph_edge(layers->graph, edge)->link;
    size_t head = head_of(layers, edge), n = layers->n_nodes;

    if (!has_head)
        return n + N_RELATIONS + edge;
    if (is_joint(layers, head))
        return head;
    return n + (link == NULL ? 0 : (size_t)link->relation);
}

static int compare_ends(const void *a, const void *b)
{
    const PortUse *left = a, *right = b;

    if (left->node != right->node)
        return left->node < right->node ? -1 : 1;
    if (left->slot != right->slot)
        return left->slot < right->slot ? -1 : 1;
    return left->piece < right->piece ? -1 : left->piece > right->piece;
}

/* The ends at one side of all nodes, sorted by node and slot. */
static GArray *ends_of(const Layers *layers, bool is_lower, const double *other)
{
    GArray *ends = g_array_new(FALSE, FALSE, sizeof(PortUse));

    for (size_t i = 0; i < layers->n_pieces; i++) {
        const Piece *piece = &layers->pieces[i];
        size_t node = layers->elements[is_lower ? piece->upper : piece->lower].node;
        const Element *there = &layers->elements[is_lower ? piece->lower : piece->upper];
        bool has_head = layers->is_turned[piece->edge] != is_lower;
        if (node == REBUT_NONE)
            continue;
        PortUse end = {.node = node,
                       .slot = slot_of(layers, piece->edge, has_head),
                       .piece = i,
                       .is_attack = has_head && rebut_layers_is_attack(layers, piece->edge),
                       .from = other == NULL ? there->place : other[i]};
        bool is_free = other == NULL && there->node != REBUT_NONE;
        end.wish = is_free ? layers->elements[node].place : end.from;
        g_array_append_val(ends, end);
    }
    g_array_sort(ends, compare_ends);
    return ends;
}

/* Ends of one slot. */
typedef struct PortGroup {
    size_t first, count;
    double from, wish, breadth;
} PortGroup;

static int compare_groups(const void *a, const void *b)
{
    const PortGroup *left = a, *right = b;

    if (left->from < right->from || left->from > right->from)
        return left->from < right->from ? -1 : 1;
    return left->first < right->first ? -1 : left->first > right->first;
}

static double room_of(const Layers *layers, const PortUse *end, const double *breadth, double pitch)
{
    bool is_hanging = end->slot < layers->n_nodes && rebut_layers_hangs(layers, end->slot);

    return is_hanging ? rebut_layers_joint_room(layers, end->slot, breadth[end->slot]) : pitch;
}

/* `ends` are those of one node. */
static GArray *groups_of(const Side *side, const PortUse *ends, size_t count)
{
    GArray *groups = g_array_new(FALSE, FALSE, sizeof(PortGroup));

    for (size_t i = 0, behind = 0; i < count; i = behind) {
        PortGroup group = {.first = i};
        for (; behind < count && ends[behind].slot == ends[i].slot; behind++) {
            group.from += ends[behind].from;
            group.wish += ends[behind].wish;
        }
        group.count = behind - i;
        group.from /= (double)group.count;
        group.wish /= (double)group.count;
        group.breadth = room_of(side->layers, &ends[i], side->breadth, PORT_PITCH);
        g_array_append_val(groups, group);
    }
    g_array_sort(groups, compare_groups);
    return groups;
}

/* Attacks on a joint turn to it from that side where most of them come from. */
static void set_ends(const Side *side, const PortUse *ends, const PortGroup *group, double at)
{
    size_t joint = ends[group->first].slot, leaders[] = {REBUT_NONE, REBUT_NONE};
    bool is_net = joint < side->layers->n_nodes + N_RELATIONS;
    double from = 0.0, turn = 0.0;

    if (joint < side->layers->n_nodes) {
        side->joint[joint] = at;
        turn = side->breadth[joint] / 2.0 + REBUT_ATTACK_TURN;
    }
    for (size_t i = group->first; i < group->first + group->count; i++)
        from += ends[i].is_attack ? ends[i].from - at : 0.0;
    for (size_t i = group->first; i < group->first + group->count; i++) {
        size_t *leader = &leaders[ends[i].is_attack];
        if (*leader == REBUT_NONE)
            *leader = ends[i].piece;
        if (is_net)
            side->leader[ends[i].piece] = *leader;
        side->at[ends[i].piece] = at + (!ends[i].is_attack ? 0.0 : from < 0.0 ? -turn : turn);
    }
}

/* Where a side is too short, its slots stand closer. */
static void place_ends_of_node(const Side *side, const PortUse *ends, size_t count)
{
    g_autoptr(GArray) groups = groups_of(side, ends, count);
    g_autofree BandSlot *slots = g_new0(BandSlot, groups->len);
    double centre = side->layers->elements[ends->node].place, squeeze = 1.0;
    double half = side->breadth[ends->node] / 2.0;
    double reach =
        is_joint(side->layers, ends->node) ? 0.0 : MAX(half - REBUT_PORT_INSET, half / 2.0);

    for (guint i = 0; i < groups->len; i++) {
        const PortGroup *group = &g_array_index(groups, PortGroup, i);
        double before = i == 0 ? 0.0 : (group->breadth + group[-1].breadth) / 2.0;
        bool is_beside = fabs(group->wish - centre) <= reach;
        slots[i] = (BandSlot){.wish = is_beside ? group->wish : centre,
                              .weight = (double)group->count,
                              .offset = i == 0 ? 0.0 : slots[i - 1].offset + before};
    }
    double span = slots[groups->len - 1].offset;
    if (span > 2.0 * reach)
        squeeze = 2.0 * reach / span;
    for (guint i = 0; i < groups->len; i++)
        slots[i].offset *= squeeze;
    rebut_slots_settle(slots, groups->len, centre - reach, centre + reach - span * squeeze);
    for (guint i = 0; i < groups->len; i++)
        set_ends(side, ends, &g_array_index(groups, PortGroup, i), slots[i].place);
}

static void place_ends(const Side *side, bool is_first)
{
    g_autoptr(GArray) ends = ends_of(side->layers, side->is_lower, is_first ? NULL : side->other);

    for (guint i = 0, behind = 0; i < ends->len; i = behind) {
        const PortUse *first = &g_array_index(ends, PortUse, i);
        while (behind < ends->len && g_array_index(ends, PortUse, behind).node == first->node)
            behind++;
        place_ends_of_node(side, first, behind - i);
    }
}

double *rebut_ports_least_breadth(const Layers *layers, const double *breadth)
{
    double *least = g_new0(double, layers->n_nodes + 1);

    for (int is_lower = 0; is_lower < 2; is_lower++) {
        g_autofree double *taken = g_new0(double, layers->n_nodes + 1);
        g_autoptr(GArray) ends = ends_of(layers, is_lower != 0, NULL);
        for (guint i = 0; i < ends->len; i++) {
            const PortUse *end = &g_array_index(ends, PortUse, i);
            if (i == 0 || end[-1].node != end->node || end[-1].slot != end->slot)
                taken[end->node] += room_of(layers, end, breadth, REBUT_PORT_PITCH);
        }
        for (size_t i = 0; i < layers->n_nodes; i++)
            if (taken[i] > 0.0)
                least[i] = MAX(least[i], taken[i] + 2.0 * REBUT_PORT_INSET);
    }
    return least;
}

/* `leader` (by piece) is the piece that a net is known by. */
static void gather_nets(Ports *ports, const size_t *leader)
{
    const Layers *layers = ports->layers;

    for (size_t i = layers->n_pieces; i-- > 0;) {
        const Piece *piece = &layers->pieces[i];
        Net *net = &ports->nets[leader[i]];
        double low = MIN(ports->above[i], ports->below[i]),
               high = MAX(ports->above[i], ports->below[i]);
        bool is_turned = layers->is_turned[piece->edge];
        net->low = net->count == 0 ? low : MIN(net->low, low);
        net->high = net->count == 0 ? high : MAX(net->high, high);
        net->ends_above = layers->elements[piece->upper].node != REBUT_NONE && !is_turned;
        net->ends_below = layers->elements[piece->lower].node != REBUT_NONE && is_turned;
        ports->next[i] = net->count++ == 0 ? REBUT_NONE : net->first;
        net->first = i;
    }
}

Ports *rebut_ports_new(const Layers *layers, const double *breadth)
{
    Ports *ports = g_new0(Ports, 1);
    size_t n = layers->n_pieces + 1;

    ports->layers = layers;
    ports->above = g_new0(double, 3 * n);
    ports->below = ports->above + n;
    ports->track = ports->below + n;
    ports->joint = g_new0(double, layers->n_nodes + 1);
    ports->next = g_new(size_t, n);
    ports->nets = g_new0(Net, n);
    g_autofree size_t *leader = g_new(size_t, n);
    for (size_t i = 0; i < layers->n_pieces; i++) {
        leader[i] = i;
        ports->above[i] = layers->elements[layers->pieces[i].upper].place;
        ports->below[i] = layers->elements[layers->pieces[i].lower].place;
    }
    for (size_t i = 0; i < layers->n_nodes; i++)
        ports->joint[i] = layers->elements[layers->anchor[i]].place;
    place_ends(&(Side){layers, breadth, false, ports->below, ports->above, ports->joint, leader},
               true);
    place_ends(&(Side){layers, breadth, true, ports->above, ports->below, ports->joint, leader},
               false);
    gather_nets(ports, leader);
    return ports;
}

void rebut_ports_free(Ports *ports)
{
    if (ports == NULL)
        return;
    g_free(ports->above);
    g_free(ports->joint);
    g_free(ports->next);
    g_free(ports->nets);
    g_free(ports);
}
