/* The borders of what is in the way, moved out by the margin, and the ends' own places make a
 * coarse grid of lines (way_grid.c); some shortest way runs on them. A* searches it over (crossing,
 * direction), where a turn costs as much as some length, and crossing a link that is drawn much
 * more, and goes from one crossing where a way can turn to the next. Two places on each side of
 * both ends are tried in the one search, those that no other link has taken first.
 *
 * graphviz's pathplan would give shorter, slanting ways, but it does not end when an end lies
 * inside one of its polygons, as happens where cards stand closer than two margins. */
#include "graph/way.h"
#include "graph/way_grid.h"
#include <math.h>

#define TURN_COST 24.0
#define N_SIDES   4
#define SMALL     20.0 /* a side below this is met in its middle */
#define TWO_PORTS 36.0 /* a side above this can be met in two places */
#define NEAR      5.0  /* two ends on one side that are too near to tell apart */
#define NO_STATE  G_MAXUINT

typedef enum Side { SIDE_TOP, SIDE_BOTTOM, SIDE_LEFT, SIDE_RIGHT } Side;

/* Where a link may meet a card: on the border, and a margin out of it. */
typedef struct Port {
    Side side;
    Point border, out;
} Port;

typedef struct Ports {
    Port all[2 * N_SIDES];
    size_t count;
} Ports;

typedef struct Entry {
    double bound;
    guint state; /* 2 * crossing, + 1 if the way got there upright */
} Entry;

/* The memory stays from one search to the next; the rest is of one search. */
struct WayFinder {
    WayGrid grid;
    GArray *ends; /* of Point: of other links at a card */
    Entry *heap;
    guint n_entries, heap_room;
    Ports starts, goals;
    guint goal_states[2 * N_SIDES];
    Rect target; /* holds all goals */
};
typedef WayFinder Way;

static Point side_point(const Rect *box, Side side, double share, double out)
{
    switch (side) {
    case SIDE_TOP:
        return (Point){box->x + share * box->width, box->y - out};
    case SIDE_BOTTOM:
        return (Point){box->x + share * box->width, box->y + box->height + out};
    case SIDE_LEFT:
        return (Point){box->x - out, box->y + share * box->height};
    case SIDE_RIGHT:
        break;
    }
    return (Point){box->x + box->width + out, box->y + share * box->height};
}

static bool is_near(Point a, Point b)
{
    return fabs(a.x - b.x) < NEAR && fabs(a.y - b.y) < NEAR;
}

static bool is_upright(Side side)
{
    return side == SIDE_TOP || side == SIDE_BOTTOM;
}

/* Gathers where other links end at a card. */
static void find_ends(Way *way, const WayRequest *request, const Rect *box)
{
    const double reach = 2.0 * NEAR;

    g_array_set_size(way->ends, 0);
    for (guint i = 0; i < request->drawn->len; i++) {
        const Stretch *stretch = &g_array_index(request->drawn, Stretch, i);
        for (int end = 0; end < 2 && stretch->edge != request->edge; end++) {
            Point at = end == 0 ? stretch->from : stretch->to;
            if (at.x > box->x - reach && at.x < box->x + box->width + reach &&
                at.y > box->y - reach && at.y < box->y + box->height + reach)
                g_array_append_val(way->ends, at);
        }
    }
}

static bool is_taken(const Way *way, Point border)
{
    for (guint i = 0; i < way->ends->len; i++)
        if (is_near(g_array_index(way->ends, Point, i), border))
            return true;
    return false;
}

/* Gathers the ports of a card: two on each of the sides that has room for them, but none of those
 * in `way->ends`. */
static void find_ports(const Way *way, const Rect *box, Side first, Side last, Ports *ports)
{
    static const double shares[] = {0.72, 0.28};

    ports->count = 0;
    for (Side side = first; side <= last; side++) {
        double length = is_upright(side) ? box->width : box->height;
        for (int i = 0; i < (length < TWO_PORTS ? 1 : 2); i++) {
            double share = length < SMALL ? 0.5 : shares[i];
            Port port = {side, side_point(box, side, share, 0.0),
                         side_point(box, side, share, way->grid.margin)};
            if (!is_taken(way, port.border))
                ports->all[ports->count++] = port;
        }
    }
}

static void add_ports(Way *way, const Ports *ports)
{
    for (size_t i = 0; i < ports->count; i++)
        rebut_way_grid_add_place(&way->grid, ports->all[i].out);
}

static void open_ports(Way *way, const Ports *ports)
{
    for (size_t i = 0; i < ports->count; i++) {
        Side side = ports->all[i].side;
        rebut_way_grid_open(&way->grid, ports->all[i].out, is_upright(side),
                            side == SIDE_TOP || side == SIDE_LEFT ? -1 : 1);
    }
}

static void add_drawn(Way *way, const WayRequest *request)
{
    for (guint i = 0; i < request->drawn->len; i++) {
        const Stretch *stretch = &g_array_index(request->drawn, Stretch, i);
        if (stretch->edge != request->edge)
            rebut_way_grid_charge(&way->grid, stretch->from, stretch->to);
    }
}

static Point point_of(const Way *way, guint state)
{
    guint crossing = state / 2;
    return (Point){g_array_index(way->grid.xs, double, crossing % way->grid.xs->len),
                   g_array_index(way->grid.ys, double, crossing / way->grid.xs->len)};
}

static guint state_at(const Way *way, Point point, bool is_upright_there)
{
    return 2 * rebut_way_grid_at(&way->grid, point) + (is_upright_there ? 1 : 0);
}

/* At least so much is left to pay. It is drawn out a little, so that of ways that are equally good
 * the one that is nearly there is followed first. */
static double cost_left(const Way *way, Point from)
{
    const Rect *target = &way->target;
    double dx = MAX(MAX(target->x - from.x, from.x - target->x - target->width), 0.0);
    double dy = MAX(MAX(target->y - from.y, from.y - target->y - target->height), 0.0);

    return (dx + dy) * 1.002 + (dx > 0.0 && dy > 0.0 ? TURN_COST : 0.0);
}

static bool is_sooner(const Entry *a, const Entry *b)
{
    return a->bound < b->bound || (a->bound <= b->bound && a->state < b->state);
}

static void add_entry(Way *way, Entry entry)
{
    if (way->n_entries == way->heap_room) {
        way->heap_room = MAX(256, 2 * way->heap_room);
        way->heap = g_renew(Entry, way->heap, way->heap_room);
    }
    guint i = way->n_entries++;
    for (; i > 0 && is_sooner(&entry, &way->heap[(i - 1) / 2]); i = (i - 1) / 2)
        way->heap[i] = way->heap[(i - 1) / 2];
    way->heap[i] = entry;
}

static void push(Way *way, guint state, guint before, double cost)
{
    Crossing *crossing = &way->grid.crossings[state / 2];
    float paid = (float)cost + 1.0F;

    if (crossing->cost[state & 1] > 0.0F && paid >= crossing->cost[state & 1])
        return;
    crossing->cost[state & 1] = paid;
    crossing->before[state & 1] = before;
    add_entry(way, (Entry){cost + cost_left(way, point_of(way, state)), state});
}

static Entry pop(Way *way)
{
    Entry *heap = way->heap, first = heap[0], last = heap[--way->n_entries];
    guint i = 0;

    for (guint child; (child = 2 * i + 1) < way->n_entries; i = child) {
        if (child + 1 < way->n_entries && is_sooner(&heap[child + 1], &heap[child]))
            child++;
        if (!is_sooner(&heap[child], &last))
            break;
        heap[i] = heap[child];
    }
    heap[i] = last;
    return first;
}

static bool is_free(const Way *way, guint crossing, guint goes_upright)
{
    return way->grid.crossings[crossing].is_open[goes_upright];
}

/* Can a way that goes upright, or level, turn at this crossing? */
static bool can_turn(const Way *way, guint crossing, guint goes_upright)
{
    guint stride = goes_upright ? 1 : way->grid.xs->len;

    return is_free(way, crossing, !goes_upright) ||
           (crossing >= stride && is_free(way, crossing - stride, !goes_upright));
}

/* Straight on from a state to where the way can turn; `sign` is -1 for left or up. */
static void step(Way *way, guint state, double cost, int sign)
{
    guint width = way->grid.xs->len, goes_upright = state & 1, stride = goes_upright ? width : 1;
    guint at = state / 2, place = goes_upright ? at / width : at % width;
    guint left = sign < 0 ? place : (goes_upright ? way->grid.ys->len : width) - 1 - place;
    const GArray *lines = goes_upright ? way->grid.ys : way->grid.xs;
    double start = g_array_index(lines, double, place);

    while (left-- > 0) {
        guint line = sign > 0 ? at : at - stride;
        if (!is_free(way, line, goes_upright))
            return;
        at = sign > 0 ? at + stride : at - stride;
        place = sign > 0 ? place + 1 : place - 1;
        cost += (double)way->grid.crossings[line].toll[goes_upright];
        if (can_turn(way, at, goes_upright)) {
            push(way, 2 * at + goes_upright, state,
                 cost + fabs(g_array_index(lines, double, place) - start));
            return;
        }
    }
}

/* Did the way come to the state from there, straight on? Going back never pays. */
static bool comes_from(const Way *way, guint state, int sign)
{
    guint before = way->grid.crossings[state / 2].before[state & 1];

    return before != NO_STATE && ((before ^ state) & 1) == 0 && (before < state) == (sign < 0);
}

/* The state in which the search reached a port of the head, which arrives at right angles to it. */
static guint search(Way *way)
{
    while (way->n_entries > 0) {
        Entry entry = pop(way);
        double cost = (double)way->grid.crossings[entry.state / 2].cost[entry.state & 1] - 1.0;
        if (entry.bound > cost + cost_left(way, point_of(way, entry.state)) + 0.01)
            continue; /* reached at less cost since */
        for (size_t i = 0; i < way->goals.count; i++)
            if (way->goal_states[i] == entry.state)
                return entry.state;
        for (int sign = -1; sign <= 1; sign += 2)
            if (!comes_from(way, entry.state, sign))
                step(way, entry.state, cost, sign);
        push(way, entry.state ^ 1, entry.state, cost + TURN_COST);
    }
    return NO_STATE;
}

static bool is_on_line(Point a, Point b, Point c)
{
    return fabs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) < 1e-6;
}

static void append_corner(GArray *points, Point point)
{
    if (points->len >= 2) {
        Point a = g_array_index(points, Point, points->len - 2),
              b = g_array_index(points, Point, points->len - 1);
        if (is_on_line(a, b, point))
            g_array_set_size(points, points->len - 1);
    }
    g_array_append_val(points, point);
}

static const Port *port_at(const Ports *ports, Point out)
{
    for (size_t i = 0; i < ports->count; i++)
        if (fabs(ports->all[i].out.x - out.x) + fabs(ports->all[i].out.y - out.y) < 1e-6)
            return &ports->all[i];
    return NULL;
}

/* The corners from the tail's border to the head's; the port is told from where the way ends. */
static void trace(const Way *way, guint state, GArray *points)
{
    const Port *end = port_at(&way->goals, point_of(way, state)), *start = NULL;
    g_autoptr(GArray) states = g_array_new(FALSE, FALSE, sizeof(guint));

    for (; state != NO_STATE; state = way->grid.crossings[state / 2].before[state & 1])
        g_array_append_val(states, state);
    start = port_at(&way->starts, point_of(way, g_array_index(states, guint, states->len - 1)));
    g_array_set_size(points, 0);
    append_corner(points, start->border);
    for (guint i = states->len; i-- > 0;)
        append_corner(points, point_of(way, g_array_index(states, guint, i)));
    append_corner(points, end->border);
}

static void set_goals(Way *way)
{
    for (size_t i = 0; i < way->goals.count; i++) {
        const Port *port = &way->goals.all[i];
        Rect place = {port->out.x, port->out.y, 0.0, 0.0};
        way->target = i == 0 ? place : rebut_rect_united(way->target, place);
        way->goal_states[i] = state_at(way, port->out, is_upright(port->side));
    }
}

/* Of both ends; with `has_free_ports` only those where no other link ends. */
static void find_free_ports(Way *way, const WayRequest *request, bool has_free_ports)
{
    const Rect *tail = &request->tail->box, *head = &request->head->box;
    bool is_loop = request->tail == request->head; /* from its top around to its right */

    g_array_set_size(way->ends, 0);
    if (has_free_ports)
        find_ends(way, request, tail);
    find_ports(way, tail, SIDE_TOP, is_loop ? SIDE_TOP : SIDE_RIGHT, &way->starts);
    if (has_free_ports)
        find_ends(way, request, head);
    find_ports(way, head, is_loop ? SIDE_RIGHT : SIDE_TOP, SIDE_RIGHT, &way->goals);
}

static bool find(Way *way, const WayRequest *request, bool has_free_ports, GArray *points)
{
    way->n_entries = 0;
    rebut_way_grid_begin(&way->grid, request->in_way, request->margin);
    find_free_ports(way, request, has_free_ports);
    add_ports(way, &way->starts);
    add_ports(way, &way->goals);
    rebut_way_grid_lay(&way->grid, request->in_way);
    open_ports(way, &way->starts);
    open_ports(way, &way->goals);
    add_drawn(way, request);
    set_goals(way);
    for (size_t i = 0; i < way->starts.count; i++)
        push(way, state_at(way, way->starts.all[i].out, is_upright(way->starts.all[i].side)),
             NO_STATE, 0.0);
    guint state = search(way);
    if (state != NO_STATE)
        trace(way, state, points);
    return state != NO_STATE;
}

bool rebut_way_find(WayFinder *finder, const WayRequest *request, GArray *points)
{
    return find(finder, request, true, points) || find(finder, request, false, points);
}

WayFinder *rebut_way_finder_new(void)
{
    WayFinder *finder = g_new0(WayFinder, 1);

    finder->ends = g_array_new(FALSE, FALSE, sizeof(Point));
    rebut_way_grid_init(&finder->grid);
    return finder;
}

void rebut_way_finder_free(WayFinder *finder)
{
    g_array_unref(finder->ends);
    rebut_way_grid_clear(&finder->grid);
    g_free(finder->heap);
    g_free(finder);
}
