/* The borders of what is in the way, moved out by the margin, and the ends' own places make a
 * coarse grid of lines; some shortest way runs on them. A* searches it over (crossing, direction),
 * where a turn costs as much as some length, and crossing a link that is drawn much more. Two
 * places on each side of both ends are tried in the one search, those that no other link has taken
 * first. A line is only followed beside the cards whose border it is, and as far beyond as it is
 * free; that leaves few crossings where a way can turn, and the search goes from one to the next.
 *
 * graphviz's pathplan would give shorter, slanting ways, but it does not end when an end lies
 * inside one of its polygons, as happens where cards stand closer than two margins. */
#include "graph/way.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TURN_COST      24.0
#define CROSS_COST     600.0 /* of a link that is crossed */
#define SHARE_COST     1.0   /* of each unit that runs on another link */
#define SHARE_REACH    2.0   /* what is nearer than that runs on it */
#define N_SIDES        4
#define SMALL          20.0 /* a side below this is met in its middle */
#define TWO_PORTS      36.0 /* a side above this can be met in two places */
#define NEAR           5.0  /* two ends on one side that are too near to tell apart */
#define LANE_PITCH     2.9
#define MOST_FOR_LANES 25
#define NO_STATE       G_MAXUINT

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

/* Where two lines cross. Of each pair the first is for going level, the second for upright. */
typedef struct Crossing {
    float cost[2];     /* of the best way here, plus 1; 0: not reached */
    float toll[2];     /* of the line to the right, of the line down */
    guint before[2];   /* state */
    bool is_closed[2]; /* by a card: the line to the right, the line down */
    bool is_open[2];   /* the same lines: not closed, and worth going on */
} Crossing;

typedef struct Entry {
    double bound;
    guint state; /* 2 * crossing, + 1 if the way got there upright */
} Entry;

/* The memory stays from one search to the next; the rest is of one search. */
struct WayFinder {
    GArray *xs, *ys; /* of double, rising */
    Crossing *crossings;
    size_t crossings_room;
    Entry *heap;
    guint n_entries, heap_room;
    Ports starts, goals;
    guint goal_states[2 * N_SIDES];
    Rect target; /* holds all goals */
    double margin;
    int n_lanes;
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

static int compare_doubles(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return *a < *b ? -1 : *a > *b;
}

static void sort_lines(GArray *lines)
{
    guint kept = 0;

    g_array_sort(lines, compare_doubles);
    for (guint i = 0; i < lines->len; i++) {
        double line = g_array_index(lines, double, i);
        if (kept == 0 || line > g_array_index(lines, double, kept - 1))
            g_array_index(lines, double, kept++) = line;
    }
    g_array_set_size(lines, kept);
}

static double line_at(const GArray *lines, guint index)
{
    return g_array_index(lines, double, index);
}

static guint line_index(const GArray *lines, double value)
{
    guint low = 0, high = lines->len;

    while (low < high) {
        guint middle = (low + high) / 2;
        if (g_array_index(lines, double, middle) < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void add_lines(Way *way, const Rect *box)
{
    for (int lane = 0; lane < way->n_lanes; lane++) {
        double out = way->margin + LANE_PITCH * (double)lane;
        double xs[] = {box->x - out, box->x + box->width + out};
        double ys[] = {box->y - out, box->y + box->height + out};
        g_array_append_vals(way->xs, xs, 2);
        g_array_append_vals(way->ys, ys, 2);
    }
}

/* Does a drawn link end next to this place on a border? */
static bool is_taken(const WayRequest *request, Point border)
{
    for (guint i = 0; i < request->drawn->len; i++) {
        const Stretch *stretch = &g_array_index(request->drawn, Stretch, i);
        if (stretch->edge != request->edge &&
            (is_near(stretch->from, border) || is_near(stretch->to, border)))
            return true;
    }
    return false;
}

/* Gathers the ports of a card: two on each of the sides that has room for them; with `is_free` only
 * those where no other link ends. */
static void find_ports(const WayRequest *request, const Rect *box, Side first, Side last,
                       bool is_free, Ports *ports)
{
    static const double shares[] = {0.72, 0.28};

    ports->count = 0;
    for (Side side = first; side <= last; side++) {
        double length = is_upright(side) ? box->width : box->height;
        for (int i = 0; i < (length < TWO_PORTS ? 1 : 2); i++) {
            double share = length < SMALL ? 0.5 : shares[i];
            Port port = {side, side_point(box, side, share, 0.0),
                         side_point(box, side, share, request->margin)};
            if (!is_free || !is_taken(request, port.border))
                ports->all[ports->count++] = port;
        }
    }
}

static void add_ports(Way *way, const Ports *ports)
{
    for (size_t i = 0; i < ports->count; i++) {
        g_array_append_val(way->xs, ports->all[i].out.x);
        g_array_append_val(way->ys, ports->all[i].out.y);
    }
}

/* The lines of the grid that bound a box which has been moved out. */
typedef struct Bounds {
    guint left, right, top, bottom;
} Bounds;

static Bounds bounds_of(const Way *way, const Rect *box, double out)
{
    return (Bounds){
        line_index(way->xs, box->x - out), line_index(way->xs, box->x + box->width + out),
        line_index(way->ys, box->y - out), line_index(way->ys, box->y + box->height + out)};
}

/* Closes the lines that run within bounds. */
static void close_bounds(Way *way, Bounds in)
{
    for (guint y = in.top; y < in.bottom; y++) {
        Crossing *row = &way->crossings[y * way->xs->len];
        for (guint x = in.left; x < in.right && y > in.top; x++)
            row[x].is_closed[0] = true;
        for (guint x = in.left + 1; x < in.right; x++)
            row[x].is_closed[1] = true;
    }
}

/* Opens a line of the grid from a crossing on, until a card closes it. `sign` is -1 for left, up.
 */
static void open_line(Way *way, guint x, guint y, bool goes_upright, int sign)
{
    guint width = way->xs->len, stride = goes_upright ? width : 1;
    guint left =
        goes_upright ? (sign > 0 ? way->ys->len - 1 - y : y) : (sign > 0 ? width - 1 - x : x);

    for (guint at = y * width + x; left > 0; left--) {
        Crossing *line = &way->crossings[sign > 0 ? at : at - stride];
        if (line->is_closed[goes_upright])
            return;
        line->is_open[goes_upright] = true;
        at = sign > 0 ? at + stride : at - stride;
    }
}

/* A card's lines are worth going on beside it and as far beyond it as they are free; behind the
 * next card others are nearer. */
static void open_bounds(Way *way, Bounds of)
{
    guint x = (of.left + of.right) / 2, y = (of.top + of.bottom) / 2;

    for (int sign = -1; sign <= 1; sign += 2) {
        open_line(way, of.left, y, true, sign);
        open_line(way, of.right, y, true, sign);
        open_line(way, x, of.top, false, sign);
        open_line(way, x, of.bottom, false, sign);
    }
}

static void open_port(Way *way, const Port *port)
{
    open_line(way, line_index(way->xs, port->out.x), line_index(way->ys, port->out.y),
              is_upright(port->side), port->side == SIDE_TOP || port->side == SIDE_LEFT ? -1 : 1);
}

static void add_toll(Way *way, guint x, guint y, bool is_down, double cost)
{
    if (x < way->xs->len && y < way->ys->len)
        way->crossings[y * way->xs->len + x].toll[is_down ? 1 : 0] += (float)cost;
}

/* What it costs to cross an upright stretch, or to run on it or close beside it. Level ones are the
 * same with x and y changed. */
static void add_stretch(Way *way, double across, double low, double high, bool is_upright_there)
{
    const GArray *beside = is_upright_there ? way->xs : way->ys,
                 *beyond = is_upright_there ? way->ys : way->xs;
    guint after = line_index(beside, across), first = line_index(beyond, low),
          end = line_index(beyond, high), near = line_index(beside, across - SHARE_REACH);

    for (guint i = first; i < end && after > 0; i++)
        add_toll(way, is_upright_there ? after - 1 : i, is_upright_there ? i : after - 1,
                 !is_upright_there, CROSS_COST);
    for (; near < beside->len && line_at(beside, near) < across + SHARE_REACH; near++)
        for (guint i = first; i + 1 < end; i++)
            add_toll(way, is_upright_there ? near : i, is_upright_there ? i : near,
                     is_upright_there, SHARE_COST * (line_at(beyond, i + 1) - line_at(beyond, i)));
}

static void add_drawn(Way *way, const WayRequest *request)
{
    for (guint i = 0; i < request->drawn->len; i++) {
        const Stretch *stretch = &g_array_index(request->drawn, Stretch, i);
        if (stretch->edge == request->edge)
            continue;
        Point a = stretch->from, b = stretch->to;
        if (fabs(a.x - b.x) < fabs(a.y - b.y))
            add_stretch(way, a.x, MIN(a.y, b.y), MAX(a.y, b.y), true);
        else
            add_stretch(way, a.y, MIN(a.x, b.x), MAX(a.x, b.x), false);
    }
}

static Point point_of(const Way *way, guint state)
{
    guint crossing = state / 2;
    return (Point){g_array_index(way->xs, double, crossing % way->xs->len),
                   g_array_index(way->ys, double, crossing / way->xs->len)};
}

static guint state_at(const Way *way, Point point, bool is_upright_there)
{
    guint crossing = line_index(way->ys, point.y) * way->xs->len + line_index(way->xs, point.x);
    return 2 * crossing + (is_upright_there ? 1 : 0);
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
    Crossing *crossing = &way->crossings[state / 2];
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
    return way->crossings[crossing].is_open[goes_upright];
}

/* Can a way that goes upright, or level, turn at this crossing? */
static bool can_turn(const Way *way, guint crossing, guint goes_upright)
{
    guint stride = goes_upright ? 1 : way->xs->len;

    return is_free(way, crossing, !goes_upright) ||
           (crossing >= stride && is_free(way, crossing - stride, !goes_upright));
}

/* Straight on from a state to where the way can turn; `sign` is -1 for left or up. */
static void step(Way *way, guint state, double cost, int sign)
{
    guint width = way->xs->len, goes_upright = state & 1, stride = goes_upright ? width : 1;
    guint at = state / 2, place = goes_upright ? at / width : at % width;
    guint left = sign < 0 ? place : (goes_upright ? way->ys->len : width) - 1 - place;
    const GArray *lines = goes_upright ? way->ys : way->xs;
    double start = line_at(lines, place);

    while (left-- > 0) {
        guint line = sign > 0 ? at : at - stride;
        if (!is_free(way, line, goes_upright))
            return;
        at = sign > 0 ? at + stride : at - stride;
        place = sign > 0 ? place + 1 : place - 1;
        cost += (double)way->crossings[line].toll[goes_upright];
        if (can_turn(way, at, goes_upright)) {
            push(way, 2 * at + goes_upright, state, cost + fabs(line_at(lines, place) - start));
            return;
        }
    }
}

/* Did the way come to the state from there, straight on? Going back never pays. */
static bool comes_from(const Way *way, guint state, int sign)
{
    guint before = way->crossings[state / 2].before[state & 1];

    return before != NO_STATE && ((before ^ state) & 1) == 0 && (before < state) == (sign < 0);
}

/* The state in which the search reached a port of the head, which arrives at right angles to it. */
static guint search(Way *way)
{
    while (way->n_entries > 0) {
        Entry entry = pop(way);
        double cost = (double)way->crossings[entry.state / 2].cost[entry.state & 1] - 1.0;
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

    for (; state != NO_STATE; state = way->crossings[state / 2].before[state & 1])
        g_array_append_val(states, state);
    start = port_at(&way->starts, point_of(way, g_array_index(states, guint, states->len - 1)));
    g_array_set_size(points, 0);
    append_corner(points, start->border);
    for (guint i = states->len; i-- > 0;)
        append_corner(points, point_of(way, g_array_index(states, guint, i)));
    append_corner(points, end->border);
}

/* All crossings, none of them reached. */
static void clear_crossings(Way *way)
{
    size_t count = (size_t)way->xs->len * way->ys->len;

    if (count > way->crossings_room) {
        g_free(way->crossings);
        way->crossings_room = 2 * count; /* the next may need more: fresh memory costs time */
        way->crossings = g_new(Crossing, way->crossings_room);
    }
    memset(way->crossings, 0, count * sizeof *way->crossings);
}

static void lay_lines(Way *way, const GPtrArray *in_way)
{
    g_array_set_size(way->xs, 0);
    g_array_set_size(way->ys, 0);
    for (guint i = 0; i < in_way->len; i++)
        add_lines(way, &((const NodeRecord *)g_ptr_array_index(in_way, i))->box);
    add_ports(way, &way->starts);
    add_ports(way, &way->goals);
    sort_lines(way->xs);
    sort_lines(way->ys);
    clear_crossings(way);
}

static void open_lines(Way *way, const GPtrArray *in_way)
{
    g_autofree Bounds *bounds = g_new(Bounds, in_way->len);

    for (guint i = 0; i < in_way->len; i++) {
        bounds[i] =
            bounds_of(way, &((const NodeRecord *)g_ptr_array_index(in_way, i))->box, way->margin);
        close_bounds(way, bounds[i]);
    }
    for (guint i = 0; i < in_way->len; i++) {
        open_bounds(way, bounds[i]);
        for (int lane = 1; lane < way->n_lanes; lane++)
            open_bounds(way,
                        bounds_of(way, &((const NodeRecord *)g_ptr_array_index(in_way, i))->box,
                                  way->margin + LANE_PITCH * (double)lane));
    }
    for (size_t i = 0; i < way->starts.count; i++)
        open_port(way, &way->starts.all[i]);
    for (size_t i = 0; i < way->goals.count; i++)
        open_port(way, &way->goals.all[i]);
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

static bool find(Way *way, const WayRequest *request, bool has_free_ports, GArray *points)
{
    const NodeRecord *tail = request->tail, *head = request->head;
    bool is_loop = tail == head; /* from its top around to its right */

    way->margin = request->margin;
    way->n_lanes = request->in_way->len > MOST_FOR_LANES ? 1 : 2;
    way->n_entries = 0;
    find_ports(request, &tail->box, SIDE_TOP, is_loop ? SIDE_TOP : SIDE_RIGHT, has_free_ports,
               &way->starts);
    find_ports(request, &head->box, is_loop ? SIDE_RIGHT : SIDE_TOP, SIDE_RIGHT, has_free_ports,
               &way->goals);
    lay_lines(way, request->in_way);
    open_lines(way, request->in_way);
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

    finder->xs = g_array_new(FALSE, FALSE, sizeof(double));
    finder->ys = g_array_new(FALSE, FALSE, sizeof(double));
    return finder;
}

void rebut_way_finder_free(WayFinder *finder)
{
    g_array_unref(finder->xs);
    g_array_unref(finder->ys);
    g_free(finder->crossings);
    g_free(finder->heap);
    g_free(finder);
}
