/* The borders of cards, moved out by the margin, and the ends' own places give the lines. A line is
 * only followed beside the cards whose border it is, and as far beyond as it is free; behind the
 * next card others are nearer. That leaves few crossings where a way can turn. */
#include "graph/way_grid.h"
#include <math.h>
#include <string.h>

#define CROSS_COST     600.0 /* of a link that is crossed */
#define SHARE_COST     1.0   /* of each unit that runs on another link */
#define SHARE_REACH    2.0   /* what is nearer than that runs on it */
#define LANE_PITCH     2.9
#define MOST_FOR_LANES 25

void rebut_way_grid_init(WayGrid *grid)
{
    *grid = (WayGrid){.xs = g_array_new(FALSE, FALSE, sizeof(double)),
                      .ys = g_array_new(FALSE, FALSE, sizeof(double))};
}

void rebut_way_grid_clear(WayGrid *grid)
{
    g_array_unref(grid->xs);
    g_array_unref(grid->ys);
    g_free(grid->crossings);
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

static void add_lines(WayGrid *grid, const Rect *box)
{
    for (int lane = 0; lane < grid->n_lanes; lane++) {
        double out = grid->margin + LANE_PITCH * (double)lane;
        double xs[] = {box->x - out, box->x + box->width + out};
        double ys[] = {box->y - out, box->y + box->height + out};
        g_array_append_vals(grid->xs, xs, 2);
        g_array_append_vals(grid->ys, ys, 2);
    }
}

/* All crossings, none of them reached. */
static void clear_crossings(WayGrid *grid)
{
    size_t count = (size_t)grid->xs->len * grid->ys->len;

    if (count > grid->room) {
        g_free(grid->crossings);
        grid->room = 2 * count; /* the next may need more: fresh memory costs time */
        grid->crossings = g_new(Crossing, grid->room);
    }
    memset(grid->crossings, 0, count * sizeof *grid->crossings);
}

/* The lines of the grid that bound a box which has been moved out. */
typedef struct Bounds {
    guint left, right, top, bottom;
} Bounds;

static Bounds bounds_of(const WayGrid *grid, const Rect *box, double out)
{
    return (Bounds){
        line_index(grid->xs, box->x - out), line_index(grid->xs, box->x + box->width + out),
        line_index(grid->ys, box->y - out), line_index(grid->ys, box->y + box->height + out)};
}

/* Closes the lines that run within bounds. */
static void close_bounds(WayGrid *grid, Bounds in)
{
    for (guint y = in.top; y < in.bottom; y++) {
        Crossing *row = &grid->crossings[y * grid->xs->len];
        for (guint x = in.left; x < in.right && y > in.top; x++)
            row[x].is_closed[0] = true;
        for (guint x = in.left + 1; x < in.right; x++)
            row[x].is_closed[1] = true;
    }
}

/* Opens a line of the grid from a crossing on, until a card closes it. `sign` is -1 for left, up.
 */
static void open_line(WayGrid *grid, guint x, guint y, bool goes_upright, int sign)
{
    guint width = grid->xs->len, stride = goes_upright ? width : 1;
    guint left =
        goes_upright ? (sign > 0 ? grid->ys->len - 1 - y : y) : (sign > 0 ? width - 1 - x : x);

    for (guint at = y * width + x; left > 0; left--) {
        Crossing *line = &grid->crossings[sign > 0 ? at : at - stride];
        if (line->is_closed[goes_upright])
            return;
        line->is_open[goes_upright] = true;
        at = sign > 0 ? at + stride : at - stride;
    }
}

/* A card's lines are worth going on beside it and as far beyond it as they are free; behind the
 * next card others are nearer. */
static void open_bounds(WayGrid *grid, Bounds of)
{
    guint x = (of.left + of.right) / 2, y = (of.top + of.bottom) / 2;

    for (int sign = -1; sign <= 1; sign += 2) {
        open_line(grid, of.left, y, true, sign);
        open_line(grid, of.right, y, true, sign);
        open_line(grid, x, of.top, false, sign);
        open_line(grid, x, of.bottom, false, sign);
    }
}

static void add_toll(WayGrid *grid, guint x, guint y, bool is_down, double cost)
{
    if (x < grid->xs->len && y < grid->ys->len)
        grid->crossings[y * grid->xs->len + x].toll[is_down ? 1 : 0] += (float)cost;
}

/* What it costs to cross an upright stretch, or to run on it or close beside it. Level ones are the
 * same with x and y changed. */
static void add_stretch(WayGrid *grid, double across, double low, double high,
                        bool is_upright_there)
{
    const GArray *beside = is_upright_there ? grid->xs : grid->ys,
                 *beyond = is_upright_there ? grid->ys : grid->xs;
    guint after = line_index(beside, across), first = line_index(beyond, low),
          end = line_index(beyond, high), near = line_index(beside, across - SHARE_REACH);

    for (guint i = first; i < end && after > 0; i++)
        add_toll(grid, is_upright_there ? after - 1 : i, is_upright_there ? i : after - 1,
                 !is_upright_there, CROSS_COST);
    for (; near < beside->len && line_at(beside, near) < across + SHARE_REACH; near++)
        for (guint i = first; i + 1 < end; i++)
            add_toll(grid, is_upright_there ? near : i, is_upright_there ? i : near,
                     is_upright_there, SHARE_COST * (line_at(beyond, i + 1) - line_at(beyond, i)));
}

/* Is the stretch, or what is close beside it, on the grid? */
static bool is_on_grid(const WayGrid *grid, Point a, Point b)
{
    const double reach = 2.0 * SHARE_REACH;

    return MAX(a.x, b.x) > line_at(grid->xs, 0) - reach &&
           MIN(a.x, b.x) < line_at(grid->xs, grid->xs->len - 1) + reach &&
           MAX(a.y, b.y) > line_at(grid->ys, 0) - reach &&
           MIN(a.y, b.y) < line_at(grid->ys, grid->ys->len - 1) + reach;
}

static const Rect *box_at(const GPtrArray *nodes, guint index)
{
    return &((const NodeRecord *)g_ptr_array_index(nodes, index))->box;
}

void rebut_way_grid_begin(WayGrid *grid, const GPtrArray *nodes, double margin)
{
    grid->margin = margin;
    grid->n_lanes = nodes->len > MOST_FOR_LANES ? 1 : 2;
    g_array_set_size(grid->xs, 0);
    g_array_set_size(grid->ys, 0);
    for (guint i = 0; i < nodes->len; i++)
        add_lines(grid, box_at(nodes, i));
}

void rebut_way_grid_add_place(WayGrid *grid, Point place)
{
    g_array_append_val(grid->xs, place.x);
    g_array_append_val(grid->ys, place.y);
}

void rebut_way_grid_lay(WayGrid *grid, const GPtrArray *nodes)
{
    g_autofree Bounds *bounds = g_new(Bounds, nodes->len);

    sort_lines(grid->xs);
    sort_lines(grid->ys);
    clear_crossings(grid);
    for (guint i = 0; i < nodes->len; i++) {
        bounds[i] = bounds_of(grid, box_at(nodes, i), grid->margin);
        close_bounds(grid, bounds[i]);
    }
    for (guint i = 0; i < nodes->len; i++) {
        open_bounds(grid, bounds[i]);
        for (int lane = 1; lane < grid->n_lanes; lane++)
            open_bounds(
                grid, bounds_of(grid, box_at(nodes, i), grid->margin + LANE_PITCH * (double)lane));
    }
}

void rebut_way_grid_open(WayGrid *grid, Point place, bool goes_upright, int sign)
{
    open_line(grid, line_index(grid->xs, place.x), line_index(grid->ys, place.y), goes_upright,
              sign);
}

void rebut_way_grid_charge(WayGrid *grid, Point from, Point to)
{
    if (!is_on_grid(grid, from, to))
        return;
    if (fabs(from.x - to.x) < fabs(from.y - to.y))
        add_stretch(grid, from.x, MIN(from.y, to.y), MAX(from.y, to.y), true);
    else
        add_stretch(grid, from.y, MIN(from.x, to.x), MAX(from.x, to.x), false);
}

guint rebut_way_grid_at(const WayGrid *grid, Point place)
{
    return line_index(grid->ys, place.y) * grid->xs->len + line_index(grid->xs, place.x);
}
