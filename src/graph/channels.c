/* In a channel each relation has one track, one place where it meets the parent (its port), and one
 * trunk.
 *
 *   rail           the tracks themselves meet the card, at its right side, one below the other
 *   row, columns   the ports stand side by side below the card; the tracks are levels in the
 * channel stack          the ports stand at the card's left end; the tracks run down the indent
 *   beside         the ports stand at the card's right side; the tracks are levels in the channel
 * there
 *
 * Levels are given so that relations do not cross: what reaches furthest from the ports runs
 * nearest to the card, so that what stays near turns off below it. An attack on a sibling's link
 * has the track nearest to the children, and ends where the sibling's link crosses that track.
 *
 * A row is drawn with x and y as they are; `beside` is a row on its side, drawn with x and y
 * swapped. */
#include "graph/channels.h"
#include "graph/path.h"
#include <math.h>

#define PORT_PITCH    9.0
#define END_INSET     9.0  /* of a port from the card's corner */
#define STRAIGHTEN    30.0 /* so far a port moves to spare a bend */
#define TRUNK_INSET   8.0
#define CORNER_RADIUS 4.0

/* One relation's links below one card. */
typedef struct Lane {
    bool is_used;
    guint first;      /* child with which the relation appears */
    double low, high; /* how far its links reach along the track */
    double sum;
    guint count;
    size_t level; /* 0: next to the card */
    double port;  /* along the card's side */
} Lane;

typedef struct Channel {
    const PagePlan *plan;
    size_t node;
    Manner manner;
    bool is_swapped;    /* x and y change places */
    bool is_rail;       /* at the card's right, for the children that hang there */
    Rect card;          /* swapped if so */
    double first_track; /* of level 0, across the channel */
    Lane lanes[N_RELATIONS];
    size_t n_lanes;
} Channel;

static Rect box_of(const Channel *channel, size_t node)
{
    Rect box = rebut_graph_node(channel->plan->graph, node)->box;

    if (channel->is_swapped)
        return (Rect){box.y, box.x, box.height, box.width};
    return box;
}

static Relation relation_of(const Channel *channel, size_t child)
{
    return rebut_forest_relation(channel->plan->forest, child);
}

static bool is_indented(const Channel *channel, size_t child)
{
    return channel->plan->is_indented[child] != 0;
}

/* Of an indented child: its relation's trunk in its column. */
static double trunk_x(const Channel *channel, size_t child)
{
    size_t tracks = rebut_shapes_tracks(channel->plan->shapes, channel->node);
    size_t track = 0; /* from the children to the left */
    const Lane *own = &channel->lanes[relation_of(channel, child)];

    for (int i = 0; i < N_RELATIONS; i++) {
        const Lane *lane = &channel->lanes[i];
        bool is_attack = i == RELATION_UNDERCUTS;
        if (lane->is_used && lane != own && own != &channel->lanes[RELATION_UNDERCUTS] &&
            (is_attack || lane->first < own->first))
            track++;
    }
    track = MIN(track, tracks - 1);
    return channel->plan->left[child] - REBUT_STUB_ROOM - REBUT_TRACK * (double)track;
}

/* Where along the track a child's link leaves it. */
static double reach_of(const Channel *channel, size_t child)
{
    Rect box = box_of(channel, child);

    return is_indented(channel, child) ? trunk_x(channel, child) : box.x + box.width / 2.0;
}

/* Does a child's link run in this channel? */
static bool holds(const Channel *channel, size_t child)
{
    const PagePlan *plan = channel->plan;

    return plan->forest->tree_edge[child] != REBUT_NO_NODE &&
           (plan->is_high[child] != 0) == channel->is_rail;
}

static void gather_lanes(Channel *channel)
{
    const Forest *forest = channel->plan->forest;
    size_t count = rebut_forest_n_children(forest, channel->node);

    for (guint i = 0; i < count; i++) {
        size_t child = rebut_forest_child(forest, channel->node, i);
        if (!holds(channel, child))
            continue;
        Lane *lane = &channel->lanes[relation_of(channel, child)];
        channel->n_lanes += !lane->is_used;
        if (!lane->is_used)
            *lane = (Lane){.is_used = true, .first = i, .low = INFINITY, .high = -INFINITY};
    }
    for (guint i = 0; i < count; i++) {
        size_t child = rebut_forest_child(forest, channel->node, i);
        if (!holds(channel, child))
            continue;
        Lane *lane = &channel->lanes[relation_of(channel, child)];
        double reach = reach_of(channel, child);
        lane->low = MIN(lane->low, reach);
        lane->high = MAX(lane->high, reach);
        lane->sum += reach;
        lane->count++;
    }
}

static double mean_of(const Lane *lane)
{
    return lane->sum / (double)lane->count;
}

static double extent_of(const Lane *lane, double centre)
{
    return MAX(fabs(lane->low - centre), fabs(lane->high - centre));
}

/* Is `a` before `b` from left to right, and further out? Relations break ties, so orders are total.
 */
static bool is_left_of(const Channel *channel, int a, int b)
{
    double left = mean_of(&channel->lanes[a]), right = mean_of(&channel->lanes[b]);
    return left < right || (left <= right && a < b);
}

static bool is_further(const Channel *channel, int a, int b, double centre)
{
    double first = extent_of(&channel->lanes[a], centre),
           second = extent_of(&channel->lanes[b], centre);
    if (a == RELATION_UNDERCUTS || b == RELATION_UNDERCUTS)
        return b == RELATION_UNDERCUTS;
    return first > second || (first >= second && a < b);
}

/* Is there room for a relation's port at this place? */
static bool is_free_port(const Channel *channel, const Lane *own, double place)
{
    Rect card = channel->card;

    if (place < card.x + END_INSET || place > card.x + card.width - END_INSET)
        return false;
    for (int i = 0; i < N_RELATIONS; i++) {
        const Lane *lane = &channel->lanes[i];
        if (lane->is_used && lane != own && i != RELATION_UNDERCUTS &&
            (fabs(lane->port - place) < PORT_PITCH - 1.0 ||
             (lane->port < own->port) != (lane->port < place))) /* their order keeps links apart */
            return false;
    }
    return true;
}

/* A relation with one link has its port right above or beside its child, where that is free. */
static void straighten(Channel *channel)
{
    for (int i = 0; i < N_RELATIONS; i++) {
        Lane *lane = &channel->lanes[i];
        bool is_lone = lane->is_used && lane->count == 1 && i != RELATION_UNDERCUTS;
        if (is_lone && is_free_port(channel, lane, lane->low) &&
            (channel->n_lanes == 1 || fabs(lane->port - lane->low) < STRAIGHTEN))
            lane->port = lane->low;
    }
}

static void give_ports(Channel *channel)
{
    double centre = channel->card.x + channel->card.width / 2.0;
    double pitch = MIN(PORT_PITCH, (channel->card.width - 8.0) / (double)MAX(channel->n_lanes, 1));
    bool has_attack = channel->lanes[RELATION_UNDERCUTS].is_used;
    double n_ports = (double)(channel->n_lanes - has_attack);

    for (int i = 0; i < N_RELATIONS; i++) {
        Lane *lane = &channel->lanes[i];
        size_t n_left = 0;
        if (!lane->is_used)
            continue;
        for (int j = 0; j < N_RELATIONS; j++) {
            if (!channel->lanes[j].is_used || j == i)
                continue;
            n_left += j != RELATION_UNDERCUTS && is_left_of(channel, j, i);
            lane->level += is_further(channel, j, i, centre);
        }
        lane->port = centre + ((double)n_left - (n_ports - 1.0) / 2.0) * pitch;
    }
    straighten(channel);
}

static void add_point(GArray *points, double x, double y)
{
    Point point = {x, y};

    g_array_append_val(points, point);
}

/* From the child to its parent, as corners; in a stack. */
static void stack_corners(const Channel *channel, size_t child, GArray *points)
{
    Rect box = box_of(channel, child);
    double x = trunk_x(channel, child), y = box.y + box.height / 2.0;

    add_point(points, box.x, y);
    add_point(points, x, y);
    add_point(points, x, channel->card.y + channel->card.height);
}

static void level_corners(const Channel *channel, size_t child, GArray *points)
{
    const Lane *lane = &channel->lanes[relation_of(channel, child)];
    Rect box = box_of(channel, child);
    double track = channel->first_track + REBUT_TRACK * (double)lane->level,
           reach = reach_of(channel, child);
    double bottom = channel->card.y + channel->card.height;

    if (is_indented(channel, child))
        add_point(points, box.x, box.y + box.height / 2.0);
    add_point(points, reach, is_indented(channel, child) ? box.y + box.height / 2.0 : box.y);
    if (!channel->is_rail && fabs(reach - lane->port) < 0.6 && !is_indented(channel, child)) {
        add_point(points, reach, bottom); /* straight above */
        return;
    }
    add_point(points, reach, track);
    if (channel->is_rail) {
        add_point(points, channel->card.x + channel->card.width, track);
        return;
    }
    add_point(points, lane->port, track);
    add_point(points, lane->port, bottom);
}

static void find_corners(const Channel *channel, size_t child, GArray *points)
{
    g_array_set_size(points, 0);
    if (channel->manner == MANNER_STACK)
        stack_corners(channel, child, points);
    else
        level_corners(channel, child, points);
    for (guint i = 0; channel->is_swapped && i < points->len; i++) {
        Point *point = &g_array_index(points, Point, i);
        *point = (Point){point->y, point->x};
    }
}

static void set_joint(NodeRecord *joint, Point centre)
{
    joint->box = (Rect){centre.x - REBUT_JOINT_ON_LINK / 2.0, centre.y - REBUT_JOINT_ON_LINK / 2.0,
                        REBUT_JOINT_ON_LINK, REBUT_JOINT_ON_LINK};
}

void rebut_cut_link(Graph *graph, size_t edge, const GArray *points, guint line, Point at)
{
    EdgeRecord *first = rebut_graph_edge(graph, edge), *second = rebut_graph_edge(graph, edge + 1);
    g_autoptr(GArray) before = g_array_new(FALSE, FALSE, sizeof(Point));
    g_autoptr(GArray) behind = g_array_new(FALSE, FALSE, sizeof(Point));
    Point start = g_array_index(points, Point, line);
    double length = MAX(hypot(at.x - start.x, at.y - start.y), 1e-9);
    double half = MIN(REBUT_JOINT_ON_LINK / 2.0, length / 2.0);
    Point way = {(at.x - start.x) / length * half, (at.y - start.y) / length * half};

    set_joint(rebut_edge_head(graph, first), at);
    g_array_append_vals(before, points->data, line + 1);
    add_point(before, at.x - way.x, at.y - way.y);
    rebut_path_polyline(first->path, &g_array_index(before, Point, 0), before->len, CORNER_RADIUS);
    add_point(behind, at.x + way.x, at.y + way.y);
    g_array_append_vals(behind, &g_array_index(points, Point, line + 1), points->len - line - 1);
    rebut_path_polyline(second->path, &g_array_index(behind, Point, 0), behind->len, CORNER_RADIUS);
}

/* Where the track of attacks meets the first line of a sibling's link. */
static Point joint_place(const Channel *channel, size_t attacked, const GArray *points)
{
    Point start = g_array_index(points, Point, 0), next = g_array_index(points, Point, 1);
    double level =
        channel->first_track + REBUT_TRACK * (double)channel->lanes[RELATION_UNDERCUTS].level;

    if (!channel->lanes[RELATION_UNDERCUTS].is_used)
        return (Point){(start.x + next.x) / 2.0, (start.y + next.y) / 2.0};
    if (is_indented(channel, attacked))
        return (Point){channel->plan->left[attacked] - REBUT_STUB_ROOM, start.y};
    return channel->is_swapped ? (Point){level, start.y} : (Point){start.x, level};
}

/* From what attacks to the joint on its elder sibling's link. False where it cannot run in the
 * channel. */
static bool draw_attack(const Channel *channel, size_t child, GArray *points)
{
    Graph *graph = channel->plan->graph;
    EdgeRecord *edge = rebut_graph_edge(graph, channel->plan->forest->tree_edge[child]);
    const NodeRecord *joint = rebut_edge_head(graph, edge);
    Point centre = {joint->box.x + joint->box.width / 2.0, joint->box.y + joint->box.height / 2.0};
    Point from, turn;

    find_corners(channel, child, points);
    from = g_array_index(points, Point, 0);
    turn = is_indented(channel, child) || channel->is_swapped ? (Point){centre.x, from.y}
                                                              : (Point){from.x, centre.y};
    double dx = turn.x - centre.x, dy = turn.y - centre.y, length = hypot(dx, dy);
    if (length < REBUT_JOINT_ON_LINK ||
        (is_indented(channel, child) &&
         fabs(channel->plan->left[child] - REBUT_STUB_ROOM - centre.x) > 0.1))
        return false;
    Point end = {centre.x + dx / length * REBUT_JOINT_ON_LINK / 2.0,
                 centre.y + dy / length * REBUT_JOINT_ON_LINK / 2.0};
    const Point corners[3] = {from, turn, end};
    rebut_path_polyline(edge->path, corners, 3, CORNER_RADIUS);
    return true;
}

static void draw_links(const Channel *channel)
{
    const Forest *forest = channel->plan->forest;
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(Point));

    for (size_t i = 0; i < rebut_forest_n_children(forest, channel->node); i++) {
        size_t child = rebut_forest_child(forest, channel->node, i),
               edge = forest->tree_edge[child];
        if (!holds(channel, child))
            continue;
        if (rebut_forest_is_attack(forest, child)) {
            draw_attack(channel, child, points);
            continue;
        }
        EdgeRecord *record = rebut_graph_edge(channel->plan->graph, edge);
        find_corners(channel, child, points);
        if (record->part == LINK_FIRST_HALF)
            rebut_cut_link(channel->plan->graph, edge, points, 0,
                           joint_place(channel, child, points));
        else
            rebut_path_polyline(record->path, &g_array_index(points, Point, 0), points->len,
                                CORNER_RADIUS);
    }
}

static void draw_channel(const PagePlan *plan, size_t node, bool is_rail)
{
    Channel channel = {
        .plan = plan, .node = node, .manner = (Manner)plan->manner[node], .is_rail = is_rail};

    channel.is_swapped = channel.manner == MANNER_BESIDE;
    channel.card = box_of(&channel, node);
    channel.first_track =
        is_rail ? channel.card.y + REBUT_RAIL_ROOM
                : channel.card.y + channel.card.height + rebut_shapes_head_room(plan->shapes, node);
    gather_lanes(&channel);
    give_ports(&channel);
    draw_links(&channel);
}

void rebut_channels_draw(const PagePlan *plan)
{
    for (size_t i = 0; i < plan->forest->n_order; i++) {
        size_t node = plan->forest->order[i];
        if (rebut_forest_n_children(plan->forest, node) == 0)
            continue;
        draw_channel(plan, node, false);
        if (plan->manner[node] == MANNER_RAISED)
            draw_channel(plan, node, true);
    }
}
