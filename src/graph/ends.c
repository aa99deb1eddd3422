/* Ends on a near side (there is mostly one) stand evenly about the middle.
 *
 * Ends on a far side share slots: one for a joint in the channel with all links into it, one for
 * each other link, or, when the side is too short, one for neighbouring links of one relation. Each
 * slot wants to stand opposite to where its links come from, as that makes them straight. It gets
 * the nearest place that keeps order and distance, which is isotonic regression (pool adjacent
 * violators: Barlow and Brunk 1972, doi:10.1080/01621459.1972.10481216), and lies within the side.
 */
#include "graph/ends.h"
#include <stdint.h>
#include <stdlib.h>

#define PITCH    14.0 /* between ends on one side: a head's breadth and some air */
#define CORNER   10.0 /* of a side, kept free of ends */
#define NO_JOINT SIZE_MAX

typedef struct LinkEnd {
    size_t node, joint, edge; /* joint: in the channel, else NO_JOINT */
    double wish;
} LinkEnd;

typedef struct Slot {
    size_t first, count; /* of its ends */
    size_t joint, relation;
    double wish;
    double breadth; /* 0: the pitch */
    size_t group;   /* slots of one group stand in one place */
} Slot;

static double centre_of(const Arrangement *arrangement, size_t node)
{
    return rebut_arrangement_across(arrangement, node, arrangement->layers->across[node]);
}

static double bend_of(const Arrangement *arrangement, size_t edge, size_t rank)
{
    size_t upper = rebut_layers_upper(arrangement->layers, edge);
    return rebut_arrangement_across(arrangement, upper,
                                    rebut_layers_bend(arrangement->layers, edge, rank));
}

static int compare_wishes(double left, double right)
{
    return left < right ? -1 : left > right;
}

static int compare_sizes(size_t left, size_t right)
{
    return left < right ? -1 : left > right;
}

static int compare_ends(const void *a, const void *b)
{
    const LinkEnd *left = a, *right = b;
    int order = compare_sizes(left->node, right->node);
    if (order == 0)
        order = compare_sizes(left->joint, right->joint);
    if (order == 0)
        order = compare_wishes(left->wish, right->wish);
    return order != 0 ? order : compare_sizes(left->edge, right->edge);
}

static int compare_slots(const void *a, const void *b)
{
    const Slot *left = a, *right = b;
    int order = compare_wishes(left->wish, right->wish);
    return order != 0 ? order : compare_sizes(left->first, right->first);
}

/* How far ends may stand from the middle of a side. */
static double reach_of(const Arrangement *arrangement, size_t node)
{
    double half = arrangement->layers->extents[node].breadth / 2.0;
    bool is_card = rebut_graph_node(arrangement->layers->graph, node)->role == NODE_CARD;
    return is_card ? half - MIN(CORNER, half / 2.0) : 0.0;
}

static void spread_evenly(const Arrangement *arrangement, const LinkEnd *all, size_t count,
                          Ends *ends)
{
    double reach = reach_of(arrangement, all->node);
    double pitch = count < 2 ? 0.0 : MIN(PITCH, 2.0 * reach / (double)(count - 1));
    double first = centre_of(arrangement, all->node) - pitch * (double)(count - 1) / 2.0;
    for (size_t i = 0; i < count; i++)
        ends->near_at[all[i].edge] = first + pitch * (double)i;
}

static size_t relation_of(const Arrangement *arrangement, size_t edge)
{
    const Link *link = rebut_graph_edge(arrangement->layers->graph, edge)->link;
    return link == NULL ? 0 : (size_t)link->relation;
}

/* One slot for each joint and for each other end, from side to side. */
static GArray *slots_of(const Arrangement *arrangement, const LinkEnd *all, size_t count)
{
    GArray *slots = g_array_new(FALSE, FALSE, sizeof(Slot));
    for (size_t i = 0; i < count; i++) {
        Slot *last = slots->len == 0 ? NULL : &g_array_index(slots, Slot, slots->len - 1);
        if (last != NULL && last->joint != NO_JOINT && last->joint == all[i].joint) {
            last->wish += (all[i].wish - last->wish) / (double)++last->count;
            continue;
        }
        Slot slot = {.first = i, .count = 1, .joint = all[i].joint, .wish = all[i].wish};
        slot.relation = relation_of(arrangement, all[i].edge);
        if (slot.joint != NO_JOINT)
            slot.breadth = rebut_layers_joint_breadth(arrangement->layers, slot.joint);
        g_array_append_val(slots, slot);
    }
    g_array_sort(slots, compare_slots);
    for (guint i = 0; i < slots->len; i++)
        g_array_index(slots, Slot, i).group = i;
    return slots;
}

/* Slots of one relation side by side become one group. Returns the number of groups. */
static size_t group_slots(GArray *slots)
{
    size_t group = 0;
    for (guint i = 1; i < slots->len; i++) {
        Slot *slot = &g_array_index(slots, Slot, i);
        bool is_alike = slot->joint == NO_JOINT && slot[-1].joint == NO_JOINT &&
                        slot->relation == slot[-1].relation;
        group += !is_alike;
        slot->group = group;
    }
    return group + 1;
}

/* A group on its way to its place. */
typedef struct Stand {
    double wish, weight, breadth;
    double offset; /* of its middle from the first group's, when all stand as close as they may */
} Stand;

static GArray *stands_of(const GArray *slots, size_t n_groups)
{
    GArray *stands = g_array_new(FALSE, TRUE, sizeof(Stand));
    g_array_set_size(stands, (guint)n_groups);
    for (guint i = 0; i < slots->len; i++) {
        const Slot *slot = &g_array_index(slots, Slot, i);
        Stand *stand = &g_array_index(stands, Stand, slot->group);
        stand->weight += 1.0;
        stand->wish += (slot->wish - stand->wish) / stand->weight;
        stand->breadth = slot->breadth;
    }
    return stands;
}

/* Sets the offsets for a pitch and returns the last. */
static double space_out(GArray *stands, double pitch)
{
    for (guint i = 1; i < stands->len; i++) {
        Stand *stand = &g_array_index(stands, Stand, i);
        double before = stand[-1].breadth > 0.0 ? stand[-1].breadth : pitch;
        double breadth = stand->breadth > 0.0 ? stand->breadth : pitch;
        stand->offset = stand[-1].offset + (before + breadth) / 2.0;
    }
    return g_array_index(stands, Stand, stands->len - 1).offset;
}

/* The span of offsets is linear in the pitch, so two of them give the pitch that fits. */
static double space_out_within(GArray *stands, double span)
{
    double widest = space_out(stands, PITCH), tightest = space_out(stands, 0.0);
    double share = widest > tightest ? (span - tightest) / (widest - tightest) : 0.0;
    return space_out(stands, PITCH * CLAMP(share, 0.0, 1.0));
}

/* Pools of neighbours that would come too close share the mean of their wishes; `wish` becomes the
 * place. */
static void settle(GArray *stands, double least, double most)
{
    g_autofree double *mean = g_new(double, stands->len), *weight = g_new(double, stands->len);
    g_autofree guint *behind = g_new(guint, stands->len);
    guint n_pools = 0;
    for (guint i = 0; i < stands->len; i++) {
        const Stand *stand = &g_array_index(stands, Stand, i);
        mean[n_pools] = stand->wish - stand->offset;
        weight[n_pools] = stand->weight;
        behind[n_pools++] = i + 1;
        for (; n_pools > 1 && mean[n_pools - 2] >= mean[n_pools - 1]; n_pools--) {
            double left = weight[n_pools - 2], right = weight[n_pools - 1];
            mean[n_pools - 2] =
                (mean[n_pools - 2] * left + mean[n_pools - 1] * right) / (left + right);
            weight[n_pools - 2] = left + right;
            behind[n_pools - 2] = behind[n_pools - 1];
        }
    }
    for (guint pool = 0, i = 0; pool < n_pools; pool++)
        for (; i < behind[pool]; i++) {
            Stand *stand = &g_array_index(stands, Stand, i);
            stand->wish = CLAMP(mean[pool], least, most) + stand->offset;
        }
}

/* What the outermost stand keeps off the side's end. */
static double padding_of(const Stand *stand, double half)
{
    return MAX(MIN(CORNER, half / 2.0), MIN(stand->breadth, 2.0 * half) / 2.0);
}

/* Finds the stands' places on a side from `start`, of length `breadth`. False if they stand too
 * close. */
static bool fit(GArray *stands, double start, double breadth)
{
    const Stand *first = &g_array_index(stands, Stand, 0);
    const Stand *last = &g_array_index(stands, Stand, stands->len - 1);
    double least = start + padding_of(first, breadth / 2.0);
    double room = MAX(0.0, start + breadth - padding_of(last, breadth / 2.0) - least);
    bool is_roomy = space_out(stands, PITCH) <= room;
    double span = space_out_within(stands, room);
    settle(stands, least, least + MAX(0.0, room - span));
    return is_roomy;
}

static void spread_on_card(const Arrangement *arrangement, const LinkEnd *all, size_t count,
                           Ends *ends)
{
    g_autoptr(GArray) slots = slots_of(arrangement, all, count);
    g_autoptr(GArray) stands = stands_of(slots, slots->len);
    double breadth = arrangement->layers->extents[all->node].breadth;
    double start = centre_of(arrangement, all->node) - breadth / 2.0;
    if (!fit(stands, start, breadth)) {
        g_array_unref(stands);
        stands = stands_of(slots, group_slots(slots));
        for (guint i = 0; i < stands->len; i++) /* gathered ends look best about the middle */
            g_array_index(stands, Stand, i).wish = start + breadth / 2.0;
        fit(stands, start, breadth);
    }
    for (guint i = 0; i < slots->len; i++) {
        const Slot *slot = &g_array_index(slots, Slot, i);
        double at = g_array_index(stands, Stand, slot->group).wish;
        for (size_t j = slot->first; j < slot->first + slot->count; j++)
            ends->far_at[all[j].edge] = at;
        if (slot->joint != NO_JOINT)
            ends->joint_at[slot->joint] = at;
    }
}

/* All links into a joint end in its middle. */
static void spread_by_wish(const Arrangement *arrangement, const LinkEnd *all, size_t count,
                           Ends *ends)
{
    if (rebut_graph_node(arrangement->layers->graph, all->node)->role == NODE_CARD) {
        spread_on_card(arrangement, all, count, ends);
        return;
    }
    for (size_t i = 0; i < count; i++)
        ends->far_at[all[i].edge] = centre_of(arrangement, all->node);
}

typedef void (*Spread)(const Arrangement *arrangement, const LinkEnd *all, size_t count,
                       Ends *ends);

static void spread_ends(const Arrangement *arrangement, GArray *all, Spread spread, Ends *ends)
{
    g_array_sort(all, compare_ends);
    for (guint first = 0, behind = 0; first < all->len; first = behind) {
        const LinkEnd *end = &g_array_index(all, LinkEnd, first);
        while (behind < all->len && g_array_index(all, LinkEnd, behind).node == end->node)
            behind++;
        spread(arrangement, end, behind - first, ends);
    }
}

static void place_near_ends(const Arrangement *arrangement, Ends *ends)
{
    const Layers *layers = arrangement->layers;
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(LinkEnd));
    for (size_t i = 0; i < layers->graph->edges->len; i++) {
        size_t upper = rebut_layers_upper(layers, i), lower = rebut_layers_lower(layers, i);
        LinkEnd end = {lower, NO_JOINT, i, centre_of(arrangement, upper)};
        if (rebut_layers_bend_count(layers, i) > 0)
            end.wish = bend_of(arrangement, i, layers->ranks[lower] - 1);
        if (upper != lower)
            g_array_append_val(all, end);
    }
    spread_ends(arrangement, all, spread_evenly, ends);
}

static void place_far_ends(const Arrangement *arrangement, Ends *ends)
{
    const Layers *layers = arrangement->layers;
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(LinkEnd));
    for (size_t i = 0; i < layers->graph->edges->len; i++) {
        const EdgeRecord *edge = rebut_graph_edge(layers->graph, i);
        size_t upper = rebut_layers_upper(layers, i);
        size_t head = rebut_edge_head(layers->graph, edge)->index;
        bool is_sheltered = rebut_layers_is_sheltered(layers, head);
        LinkEnd end = {upper, is_sheltered ? head : NO_JOINT, i, ends->near_at[i]};
        if (rebut_layers_bend_count(layers, i) > 0)
            end.wish = bend_of(arrangement, i, layers->ranks[upper] + 1);
        if (upper != rebut_layers_lower(layers, i))
            g_array_append_val(all, end);
    }
    spread_ends(arrangement, all, spread_by_wish, ends);
}

void rebut_ends_init(Ends *ends, const Arrangement *arrangement)
{
    const Graph *graph = arrangement->layers->graph;
    ends->near_at = g_new0(double, graph->edges->len + 1);
    ends->far_at = g_new0(double, graph->edges->len + 1);
    ends->joint_at = g_new0(double, graph->nodes->len + 1);
    for (size_t i = 0; i < graph->nodes->len; i++)
        ends->joint_at[i] = centre_of(arrangement, i);
    place_near_ends(arrangement, ends);
    place_far_ends(arrangement, ends);
}

void rebut_ends_clear(Ends *ends)
{
    g_free(ends->near_at);
    g_free(ends->far_at);
    g_free(ends->joint_at);
}
