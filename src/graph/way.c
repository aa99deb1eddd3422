/* The borders of what is in the way, moved out by the margin, and the ends' own places make a
 * coarse grid of lines; some shortest way runs on them. A* searches it over (crossing, direction),
 * where a turn costs as much as some length. All four sides of both ends are tried in the one
 * search.
 *
 * graphviz's pathplan would give shorter, slanting ways, but it does not end when an end lies
 * inside one of its polygons, as happens where cards stand closer than two margins. */
#include "graph/way.h"
#include <math.h>
#include <stdlib.h>

#define TURN_COST  24.0
#define CROSS_COST 30.0 /* of a link that is crossed */
#define SHARE_COST 10.0 /* of each line of the grid that runs on another link */
#define N_SIDES    4
#define ALONG      0.72 /* of a side, where a link meets it: tree links have the middle */
#define SMALL      20.0 /* a side below this is met in its middle */
#define NO_STATE   G_MAXUINT

typedef enum Side { SIDE_TOP, SIDE_BOTTOM, SIDE_LEFT, SIDE_RIGHT } Side;

typedef struct Way {
    GArray *xs, *ys; /* of double, rising */
    float *toll;     /* by crossing, twice: of the line to the right, of the line down */
    guint8 *closed;  /* by crossing: bit 0 the line to the right, bit 1 the line down */
    double *cost;    /* by state: 2 * crossing + 1 if the way got there upright */
    guint *before;   /* by state */
    GArray *heap;    /* of Entry */
    Point goals[N_SIDES];
    guint goal_states[N_SIDES];
    int n_goals;
    double margin;
} Way;

typedef struct Entry {
    double bound;
    guint state;
} Entry;

static double along(double length)
{
    return (length < SMALL ? 0.5 : ALONG) * length;
}

static Point side_point(const Rect *box, Side side, double out)
{
    switch (side) {
    case SIDE_TOP:
        return (Point){box->x + along(box->width), box->y - out};
    case SIDE_BOTTOM:
        return (Point){box->x + along(box->width), box->y + box->height + out};
    case SIDE_LEFT:
        return (Point){box->x - out, box->y + along(box->height)};
    case SIDE_RIGHT:
        break;
    }
    return (Point){box->x + box->width + out, box->y + along(box->height)};
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
    double xs[] = {box->x - way->margin, box->x + box->width + way->margin};
    double ys[] = {box->y - way->margin, box->y + box->height + way->margin};

    g_array_append_vals(way->xs, xs, 2);
    g_array_append_vals(way->ys, ys, 2);
}

static void add_ends(Way *way, const Rect *box)
{
    for (Side side = SIDE_TOP; side <= SIDE_RIGHT; side++) {
        Point point = side_point(box, side, way->margin);
        g_array_append_val(way->xs, point.x);
        g_array_append_val(way->ys, point.y);
    }
}

/* Closes the lines that run within a box that has been moved out by the margin. */
static void close_box(Way *way, const Rect *box)
{
    guint left = line_index(way->xs, box->x - way->margin),
          right = line_index(way->xs, box->x + box->width + way->margin);
    guint top = line_index(way->ys, box->y - way->margin),
          bottom = line_index(way->ys, box->y + box->height + way->margin);

    for (guint y = top; y <= bottom; y++) {
        for (guint x = left; x <= right; x++) {
            guint8 *closed = &way->closed[y * way->xs->len + x];
            if (x < right && y > top && y < bottom)
                *closed |= 1;
            if (y < bottom && x > left && x < right)
                *closed |= 2;
        }
    }
}

static void add_toll(Way *way, guint x, guint y, bool is_down, double cost)
{
    if (x < way->xs->len && y < way->ys->len)
        way->toll[2 * (y * way->xs->len + x) + (is_down ? 1 : 0)] += (float)cost;
}

/* What it costs to cross an upright stretch, or to run on it. Level ones are the same with x and y
 * changed. */
static void add_stretch(Way *way, double across, double low, double high, bool is_upright_there)
{
    const GArray *beside = is_upright_there ? way->xs : way->ys,
                 *beyond = is_upright_there ? way->ys : way->xs;
    guint after = line_index(beside, across), first = line_index(beyond, low),
          end = line_index(beyond, high);
    bool is_on = after < beside->len && g_array_index(beside, double, after) - across < 1.0;

    for (guint i = first; i < end; i++) {
        if (after > 0)
            add_toll(way, is_upright_there ? after - 1 : i, is_upright_there ? i : after - 1,
                     !is_upright_there, CROSS_COST);
        if (is_on)
            add_toll(way, is_upright_there ? after : i, is_upright_there ? i : after,
                     is_upright_there, SHARE_COST);
    }
}

static void add_drawn(Way *way, const GArray *drawn)
{
    for (guint i = 0; i < drawn->len; i++) {
        const Stretch *stretch = &g_array_index(drawn, Stretch, i);
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

static double distance_left(const Way *way, Point from)
{
    double least = INFINITY;

    for (int i = 0; i < way->n_goals; i++)
        least = MIN(least, fabs(from.x - way->goals[i].x) + fabs(from.y - way->goals[i].y));
    return least;
}

static bool is_sooner(const Entry *a, const Entry *b)
{
    return a->bound < b->bound || (a->bound <= b->bound && a->state < b->state);
}

static void swap_entries(Entry *a, Entry *b)
{
    Entry kept = *a;
    *a = *b;
    *b = kept;
}

static void push(Way *way, guint state, guint before, double cost)
{
    if (cost >= way->cost[state])
        return;
    way->cost[state] = cost;
    way->before[state] = before;
    Entry entry = {cost + distance_left(way, point_of(way, state)), state};
    g_array_append_val(way->heap, entry);
    Entry *heap = &g_array_index(way->heap, Entry, 0);
    for (guint i = way->heap->len - 1; i > 0 && is_sooner(&heap[i], &heap[(i - 1) / 2]);
         i = (i - 1) / 2)
        swap_entries(&heap[i], &heap[(i - 1) / 2]);
}

static Entry pop(Way *way)
{
    Entry *heap = &g_array_index(way->heap, Entry, 0), first = heap[0];
    guint count = way->heap->len - 1, i = 0;

    heap[0] = heap[count];
    g_array_set_size(way->heap, count);
    for (;;) {
        guint least = i;
        for (guint child = 2 * i + 1; child <= 2 * i + 2; child++)
            if (child < count && is_sooner(&heap[child], &heap[least]))
                least = child;
        if (least == i)
            return first;
        swap_entries(&heap[i], &heap[least]);
        i = least;
    }
}

/* One line on from a state; `sign` is -1 for left or up. */
static void step(Way *way, guint state, bool goes_upright, int sign)
{
    guint crossing = state / 2, width = way->xs->len, x = crossing % width, y = crossing / width;
    bool was_upright = (state & 1) != 0;
    guint next = goes_upright ? crossing + (sign > 0 ? width : -width)
                              : crossing + (sign > 0 ? 1 : (guint)-1);

    if (goes_upright ? (sign > 0 ? y + 1 >= way->ys->len : y == 0)
                     : (sign > 0 ? x + 1 >= width : x == 0))
        return;
    if ((way->closed[sign > 0 ? crossing : next] & (goes_upright ? 2 : 1)) != 0)
        return;
    Point from = point_of(way, state), to = point_of(way, 2 * next);
    double length = fabs(from.x - to.x) + fabs(from.y - to.y);
    length += (double)way->toll[2 * (sign > 0 ? crossing : next) + (goes_upright ? 1 : 0)];
    push(way, 2 * next + (goes_upright ? 1 : 0), state,
         way->cost[state] + length + (was_upright != goes_upright ? TURN_COST : 0.0));
}

/* The state in which the search reached a side of the head, which arrives at right angles to it. */
static guint search(Way *way)
{
    while (way->heap->len > 0) {
        Entry entry = pop(way);
        for (int i = 0; i < way->n_goals; i++)
            if (way->goal_states[i] == entry.state)
                return entry.state;
        for (int sign = -1; sign <= 1; sign += 2) {
            step(way, entry.state, false, sign);
            step(way, entry.state, true, sign);
        }
        /* A turn on the spot, so that a goal reached the other way is reached too. */
        push(way, entry.state ^ 1, entry.state, way->cost[entry.state] + TURN_COST);
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

/* The corners from the tail's border to the head's; the side is told from where the way leaves it.
 */
static void trace(const Way *way, const NodeRecord *tail, const NodeRecord *head, guint state,
                  GArray *points)
{
    g_autoptr(GArray) states = g_array_new(FALSE, FALSE, sizeof(guint));
    Point end = point_of(way, state), start;

    for (; state != NO_STATE; state = way->before[state])
        g_array_append_val(states, state);
    start = point_of(way, g_array_index(states, guint, states->len - 1));
    g_array_set_size(points, 0);
    for (Side side = SIDE_TOP; side <= SIDE_RIGHT && points->len == 0; side++) {
        Point place = side_point(&tail->box, side, way->margin);
        if (fabs(place.x - start.x) + fabs(place.y - start.y) < 1e-6)
            append_corner(points, side_point(&tail->box, side, 0.0));
    }
    for (guint i = states->len; i-- > 0;)
        append_corner(points, point_of(way, g_array_index(states, guint, i)));
    for (Side side = SIDE_TOP; side <= SIDE_RIGHT; side++) {
        Point place = side_point(&head->box, side, way->margin);
        if (fabs(place.x - end.x) + fabs(place.y - end.y) < 1e-6) {
            append_corner(points, side_point(&head->box, side, 0.0));
            return;
        }
    }
}

static void way_init(Way *way, const WayRequest *request)
{
    const GPtrArray *in_way = request->in_way;

    way->xs = g_array_new(FALSE, FALSE, sizeof(double));
    way->ys = g_array_new(FALSE, FALSE, sizeof(double));
    way->heap = g_array_new(FALSE, FALSE, sizeof(Entry));
    for (guint i = 0; i < in_way->len; i++)
        add_lines(way, &((const NodeRecord *)g_ptr_array_index(in_way, i))->box);
    add_ends(way, &request->tail->box);
    add_ends(way, &request->head->box);
    sort_lines(way->xs);
    sort_lines(way->ys);
    gsize n_crossings = (gsize)way->xs->len * way->ys->len;
    way->closed = g_new0(guint8, n_crossings);
    way->toll = g_new0(float, 2 * n_crossings);
    way->cost = g_new(double, 2 * n_crossings);
    way->before = g_new(guint, 2 * n_crossings);
    for (gsize i = 0; i < 2 * n_crossings; i++)
        way->cost[i] = INFINITY;
    for (guint i = 0; i < in_way->len; i++)
        close_box(way, &((const NodeRecord *)g_ptr_array_index(in_way, i))->box);
}

static void way_clear(Way *way)
{
    g_array_unref(way->xs);
    g_array_unref(way->ys);
    g_array_unref(way->heap);
    g_free(way->closed);
    g_free(way->toll);
    g_free(way->cost);
    g_free(way->before);
}

static void add_goals(Way *way, const NodeRecord *head, bool is_loop)
{
    for (Side side = is_loop ? SIDE_RIGHT : SIDE_TOP; side <= SIDE_RIGHT; side++) {
        Point place = side_point(&head->box, side, way->margin);
        way->goals[way->n_goals] = place;
        way->goal_states[way->n_goals++] = state_at(way, place, is_upright(side));
    }
}

bool rebut_way_find(const WayRequest *request, GArray *points)
{
    const NodeRecord *tail = request->tail, *head = request->head;
    Way way = {.margin = request->margin};
    bool is_loop = tail == head; /* from its top around to its right */

    way_init(&way, request);
    add_drawn(&way, request->drawn);
    add_goals(&way, head, is_loop);
    for (Side side = SIDE_TOP; side <= (is_loop ? SIDE_TOP : SIDE_RIGHT); side++)
        push(&way, state_at(&way, side_point(&tail->box, side, way.margin), is_upright(side)),
             NO_STATE, 0.0);
    guint state = search(&way);
    if (state != NO_STATE)
        trace(&way, tail, head, state, points);
    way_clear(&way);
    return state != NO_STATE;
}
