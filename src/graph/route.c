/* The check looks cards up in a grid with about one card a cell, so it costs about as much as the links
 * are long.
 *
 * The way around is graphviz's shortest path among polygons (pathplan), which is quadratic in their
 * number. So it starts with the two cards that the link joins, and only cards that the way would touch
 * are added before it is asked again: a handful in a map of any size. */
#include "graph/route.h"
#include "graph/path.h"
#include <graphviz/pathplan.h>
#include <math.h>
#include <stdlib.h>

/* Parts of pathplan's interface that its installed header leaves out. */
extern vconfig_t *Pobsopen(Ppoly_t **obstacles, int count);
extern int Pobspath(vconfig_t *config, Ppoint_t from, int from_polygon, Ppoint_t to, int to_polygon,
                    Ppolyline_t *route);
extern void Pobsclose(vconfig_t *config);
#define POLYID_NONE (-1111)

#define PIECES        12   /* that a curve is cut into for checking */
#define MARGIN        3.5  /* around a card that a new way keeps */
#define STUB          6.0  /* straight out of a card */
#define ROUNDS        24
#define MOST_IN_WAY   120
#define CORNER_RADIUS 6.0
#define INSIDE        1.0  /* how deep in a card counts */
#define TOUCH         0.5  /* how much of a line in it counts */

typedef struct Grid {
    const Graph *graph;
    Rect area;
    size_t columns, rows;
    size_t *starts;  /* by cell, into `nodes` */
    size_t *nodes;
} Grid;

typedef struct Cells { /* a range, ends included */
    size_t left, right, top, bottom;
} Cells;

static size_t cell_along(double value, double size, size_t count)
{
    double cell = floor(value / MAX(size, 1.0) * (double)count);
    return cell <= 0.0 ? 0 : MIN((size_t)MIN(cell, 1e9), count - 1);
}

static Cells cells_of(const Grid *grid, const Rect *box)
{
    double x = box->x - grid->area.x, y = box->y - grid->area.y;
    return (Cells){cell_along(x, grid->area.width, grid->columns),
                   cell_along(x + box->width, grid->area.width, grid->columns),
                   cell_along(y, grid->area.height, grid->rows),
                   cell_along(y + box->height, grid->area.height, grid->rows)};
}

static void enclose(Rect *area, const Rect *box)
{
    double right = MAX(area->x + area->width, box->x + box->width);
    double bottom = MAX(area->y + area->height, box->y + box->height);
    area->x = MIN(area->x, box->x);
    area->y = MIN(area->y, box->y);
    area->width = right - area->x;
    area->height = bottom - area->y;
}

/* Counts the cards of each cell (`nodes` NULL), or enters them, which moves each start to its end. */
static void enter_cards(const Grid *grid, size_t *starts, size_t *nodes)
{
    for (size_t i = 0; i < grid->graph->nodes->len; i++) {
        Cells cells = cells_of(grid, &rebut_graph_node(grid->graph, i)->box);
        for (size_t row = cells.top; row <= cells.bottom; row++)
            for (size_t column = cells.left; column <= cells.right; column++) {
                size_t *start = &starts[row * grid->columns + column];
                if (nodes != NULL)
                    nodes[*start] = i;
                (*start)++;
            }
    }
}

static void grid_init(Grid *grid, const Graph *graph)
{
    size_t side = (size_t)sqrt((double)graph->nodes->len) + 1, n_cells = side * side;
    *grid = (Grid){.graph = graph, .columns = side, .rows = side};
    grid->area = rebut_graph_node(graph, 0)->box;
    for (size_t i = 1; i < graph->nodes->len; i++)
        enclose(&grid->area, &rebut_graph_node(graph, i)->box);
    /* Counts go two cells further, so that entering leaves start and end of each cell side by side. */
    grid->starts = g_new0(size_t, n_cells + 2);
    enter_cards(grid, grid->starts + 2, NULL);
    for (size_t i = 2; i < n_cells + 2; i++)
        grid->starts[i] += grid->starts[i - 1];
    grid->nodes = g_new(size_t, grid->starts[n_cells + 1] + 1);
    enter_cards(grid, grid->starts + 1, grid->nodes);
}

static void grid_clear(Grid *grid)
{
    g_free(grid->starts);
    g_free(grid->nodes);
}

/* How much of the line from a to b lies in the box (Liang and Barsky 1984, doi:10.1145/357332.357333). */
static double length_inside(Point a, Point b, Rect box)
{
    double dx = b.x - a.x, dy = b.y - a.y, from = 0.0, to = 1.0;
    const double slopes[] = {-dx, dx, -dy, dy};
    const double rooms[] = {a.x - box.x, box.x + box.width - a.x, a.y - box.y, box.y + box.height - a.y};
    for (int i = 0; i < 4; i++) {
        if (fabs(slopes[i]) < 1e-12) {
            if (rooms[i] < 0.0)
                return 0.0;
        } else if (slopes[i] < 0.0) {
            from = MAX(from, rooms[i] / slopes[i]);
        } else {
            to = MIN(to, rooms[i] / slopes[i]);
        }
    }
    return from < to ? (to - from) * hypot(dx, dy) : 0.0;
}

static Rect grown(Rect box, double by)
{
    return (Rect){box.x - by, box.y - by, box.width + 2.0 * by, box.height + 2.0 * by};
}

/* The first node that the line enters when all are grown by `margin`; joints that it joins do not count.
 * NULL if there is none. */
static const NodeRecord *first_hit(const Grid *grid, Point a, Point b, const EdgeRecord *edge,
                                   double margin)
{
    const NodeRecord *tail = rebut_edge_tail(grid->graph, edge);
    const NodeRecord *head = rebut_edge_head(grid->graph, edge);
    Rect line = {MIN(a.x, b.x), MIN(a.y, b.y), fabs(b.x - a.x), fabs(b.y - a.y)};
    line = grown(line, MAX(margin, 0.0));
    Cells cells = cells_of(grid, &line);
    for (size_t row = cells.top; row <= cells.bottom; row++)
        for (size_t column = cells.left; column <= cells.right; column++) {
            size_t cell = row * grid->columns + column;
            for (size_t i = grid->starts[cell]; i < grid->starts[cell + 1]; i++) {
                const NodeRecord *node = rebut_graph_node(grid->graph, grid->nodes[i]);
                if ((node == tail || node == head) && node->role != NODE_CARD)
                    continue;
                if (length_inside(a, b, grown(node->box, margin)) > TOUCH)
                    return node;
            }
        }
    return NULL;
}

static bool is_clear(const Grid *grid, const EdgeRecord *edge)
{
    if (!rebut_path_is_sound(edge->path))
        return false;
    for (size_t i = 0; i < rebut_path_curves(edge->path); i++) {
        Point from = rebut_path_at(edge->path, i, 0.0);
        for (int piece = 1; piece <= PIECES; piece++) {
            Point to = rebut_path_at(edge->path, i, (double)piece / PIECES);
            if (first_hit(grid, from, to, edge, -INSIDE) != NULL)
                return false;
            from = to;
        }
    }
    return true;
}

typedef enum Side { SIDE_LEFT, SIDE_RIGHT, SIDE_TOP, SIDE_BOTTOM, N_SIDES } Side;

/* The middle of a side, moved outwards. */
static Point side_point(const Rect *box, Side side, double out)
{
    Point middle = {box->x + box->width / 2.0, box->y + box->height / 2.0};
    switch (side) {
    case SIDE_LEFT:
        return (Point){box->x - out, middle.y};
    case SIDE_RIGHT:
        return (Point){box->x + box->width + out, middle.y};
    case SIDE_TOP:
        return (Point){middle.x, box->y - out};
    case SIDE_BOTTOM:
        return (Point){middle.x, box->y + box->height + out};
    case N_SIDES:
        break;
    }
    return middle;
}

/* The shortest way from a to b around some nodes; false if pathplan finds none. */
static bool shortest_way(const GPtrArray *in_way, Point a, Point b, GArray *points)
{
    guint count = in_way->len;
    g_autofree Ppoint_t *corners = g_new(Ppoint_t, 4 * count + 1);
    g_autofree Ppoly_t *polygons = g_new(Ppoly_t, count + 1);
    g_autofree Ppoly_t **pointers = g_new(Ppoly_t *, count + 1);
    for (guint i = 0; i < count; i++) {
        Rect box = grown(((const NodeRecord *)g_ptr_array_index(in_way, i))->box, MARGIN);
        corners[4 * i] = (Ppoint_t){box.x, box.y};
        corners[4 * i + 1] = (Ppoint_t){box.x, box.y + box.height};
        corners[4 * i + 2] = (Ppoint_t){box.x + box.width, box.y + box.height};
        corners[4 * i + 3] = (Ppoint_t){box.x + box.width, box.y};
        polygons[i] = (Ppoly_t){&corners[4 * i], 4};
        pointers[i] = &polygons[i];
    }
    Ppolyline_t route = {NULL, 0};
    vconfig_t *config = Pobsopen(pointers, (int)count);
    if (config == NULL)
        return false;
    Pobspath(config, (Ppoint_t){a.x, a.y}, POLYID_NONE, (Ppoint_t){b.x, b.y}, POLYID_NONE, &route);
    g_array_set_size(points, 0);
    for (int i = 0; i < route.pn; i++) {
        Point point = {route.ps[i].x, route.ps[i].y};
        g_array_append_val(points, point);
    }
    free(route.ps);
    Pobsclose(config);
    return points->len >= 2;
}

/* Adds nodes that the way touches. True when there was none. */
static bool add_touched(const Grid *grid, const EdgeRecord *edge, const GArray *points, GPtrArray *in_way)
{
    bool is_free = true;
    for (guint i = 1; i < points->len; i++) {
        Point a = g_array_index(points, Point, i - 1), b = g_array_index(points, Point, i);
        const NodeRecord *hit = first_hit(grid, a, b, edge, MARGIN - 0.1);
        if (hit == NULL)
            continue;
        is_free = false;
        gpointer node = rebut_graph_node(grid->graph, hit->index);
        if (!g_ptr_array_find(in_way, node, NULL))
            g_ptr_array_add(in_way, node);
    }
    return is_free;
}

static bool lead_between(const Grid *grid, EdgeRecord *edge, Side tail_side, Side head_side)
{
    NodeRecord *tail = rebut_edge_tail(grid->graph, edge), *head = rebut_edge_head(grid->graph, edge);
    g_autoptr(GPtrArray) in_way = g_ptr_array_new();
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(Point));
    Point start = side_point(&tail->box, tail_side, 0.0), end = side_point(&head->box, head_side, 0.0);
    Point from = side_point(&tail->box, tail_side, STUB), to = side_point(&head->box, head_side, STUB);
    bool is_free = false;
    g_ptr_array_add(in_way, tail);
    if (head != tail)
        g_ptr_array_add(in_way, head);
    for (int round = 0; round < ROUNDS && !is_free && in_way->len <= MOST_IN_WAY; round++) {
        if (!shortest_way(in_way, from, to, points))
            return false;
        is_free = add_touched(grid, edge, points, in_way);
    }
    g_array_prepend_val(points, start);
    g_array_append_val(points, end);
    rebut_path_polyline(edge->path, &g_array_index(points, Point, 0), points->len, CORNER_RADIUS);
    return is_clear(grid, edge);
}

/* Tries the sides that face each other first, then the rest. */
static bool lead_anew(const Grid *grid, EdgeRecord *edge)
{
    const Rect *tail = &rebut_edge_tail(grid->graph, edge)->box;
    const Rect *head = &rebut_edge_head(grid->graph, edge)->box;
    double dx = head->x + head->width / 2.0 - tail->x - tail->width / 2.0;
    double dy = head->y + head->height / 2.0 - tail->y - tail->height / 2.0;
    Side flat = dx > 0.0 ? SIDE_RIGHT : SIDE_LEFT, upright = dy > 0.0 ? SIDE_BOTTOM : SIDE_TOP;
    Side first = fabs(dx) > fabs(dy) ? flat : upright;
    const Side opposite[] = {SIDE_RIGHT, SIDE_LEFT, SIDE_BOTTOM, SIDE_TOP};
    if (lead_between(grid, edge, first, opposite[first]))
        return true;
    for (Side tail_side = SIDE_LEFT; tail_side < N_SIDES; tail_side++)
        for (Side head_side = SIDE_LEFT; head_side < N_SIDES; head_side++)
            if (lead_between(grid, edge, tail_side, head_side))
                return true;
    return false;
}

bool rebut_route_offenders(Graph *graph)
{
    Grid grid;
    bool is_clear_now = true;
    if (graph->nodes->len == 0)
        return true;
    grid_init(&grid, graph);
    for (size_t i = 0; i < graph->edges->len && is_clear_now; i++) {
        EdgeRecord *edge = rebut_graph_edge(graph, i);
        is_clear_now = is_clear(&grid, edge) || lead_anew(&grid, edge);
    }
    grid_clear(&grid);
    return is_clear_now;
}
