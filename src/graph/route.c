/* The check looks cards up in a grid with about one card a cell, so it costs about as much as the
 * links are long.
 *
 * A new way runs upright and level (way.c), so that it keeps to the channels as tree links do. It
 * starts with the two cards that the link joins, and only cards that the way would touch are added
 * before it is asked again: a handful in a map of any size. */
#include "graph/route.h"
#include "graph/path.h"
#include "graph/way.h"
#include <math.h>

#define PIECES        12 /* that a curve is cut into for checking */
#define ROUNDS        40
#define MOST_IN_WAY   150
#define CORNER_RADIUS 4.0
#define SHORT_STRETCH 2.0 /* below it a line is not worth keeping from */
#define INSIDE        1.0 /* how deep in a card counts */
#define TOUCH         0.5 /* how much of a line in it counts */

typedef struct Grid {
    const Graph *graph;
    Rect area;
    size_t columns, rows;
    GArray *drawn;  /* of Stretch: of all links that are led */
    size_t *starts; /* by cell, into `nodes` */
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

/* Counts the cards of each cell (`nodes` NULL), or enters them, which moves each start to its end.
 */
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
    grid->drawn = g_array_new(FALSE, FALSE, sizeof(Stretch));
    grid->area = rebut_graph_node(graph, 0)->box;
    for (size_t i = 1; i < graph->nodes->len; i++)
        grid->area = rebut_rect_united(grid->area, rebut_graph_node(graph, i)->box);
    /* Counts go two cells further, so that entering leaves start and end of each cell side by side.
     */
    grid->starts = g_new0(size_t, n_cells + 2);
    enter_cards(grid, grid->starts + 2, NULL);
    for (size_t i = 2; i < n_cells + 2; i++)
        grid->starts[i] += grid->starts[i - 1];
    grid->nodes = g_new(size_t, grid->starts[n_cells + 1] + 1);
    enter_cards(grid, grid->starts + 1, grid->nodes);
}

static void grid_clear(Grid *grid)
{
    g_array_unref(grid->drawn);
    g_free(grid->starts);
    g_free(grid->nodes);
}

/* How much of the line from a to b lies in the box (Liang and Barsky 1984,
 * doi:10.1145/357332.357333). */
static double length_inside(Point a, Point b, Rect box)
{
    double dx = b.x - a.x, dy = b.y - a.y, from = 0.0, to = 1.0;
    const double slopes[] = {-dx, dx, -dy, dy};
    const double rooms[] = {a.x - box.x, box.x + box.width - a.x, a.y - box.y,
                            box.y + box.height - a.y};
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

/* What a line is checked against: nodes grown by `margin`, save joints that the edge joins and what
 * is known to be in the way (NULL: nothing). */
typedef struct Check {
    const EdgeRecord *edge;
    double margin;
    GPtrArray *known;
} Check;

/* The first node that the line enters, or NULL. */
static NodeRecord *first_hit(const Grid *grid, Point a, Point b, const Check *check)
{
    const EdgeRecord *edge = check->edge;
    double margin = check->margin;
    const NodeRecord *tail = rebut_edge_tail(grid->graph, edge);
    const NodeRecord *head = rebut_edge_head(grid->graph, edge);
    Rect line = {MIN(a.x, b.x), MIN(a.y, b.y), fabs(b.x - a.x), fabs(b.y - a.y)};
    line = grown(line, MAX(margin, 0.0));
    Cells cells = cells_of(grid, &line);
    for (size_t row = cells.top; row <= cells.bottom; row++)
        for (size_t column = cells.left; column <= cells.right; column++) {
            size_t cell = row * grid->columns + column;
            for (size_t i = grid->starts[cell]; i < grid->starts[cell + 1]; i++) {
                NodeRecord *node = rebut_graph_node(grid->graph, grid->nodes[i]);
                if ((node == tail || node == head) && node->role != NODE_CARD)
                    continue;
                if (length_inside(a, b, grown(node->box, margin)) > TOUCH &&
                    (check->known == NULL || !g_ptr_array_find(check->known, node, NULL)))
                    return node;
            }
        }
    return NULL;
}

static bool is_clear(const Grid *grid, const EdgeRecord *edge)
{
    const Check check = {edge, -INSIDE, NULL};

    if (!rebut_path_is_sound(edge->path))
        return false;
    for (size_t i = 0; i < rebut_path_curves(edge->path); i++) {
        Point from = rebut_path_at(edge->path, i, 0.0);
        for (int piece = 1; piece <= PIECES; piece++) {
            Point to = rebut_path_at(edge->path, i, (double)piece / PIECES);
            if (first_hit(grid, from, to, &check) != NULL)
                return false;
            from = to;
        }
    }
    return true;
}

/* Adds nodes that the way touches. True when there was none. */
static bool add_touched(const Grid *grid, const EdgeRecord *edge, const GArray *points,
                        double margin, GPtrArray *in_way)
{
    const Check check = {edge, margin - 0.1, in_way};
    guint before = in_way->len;

    for (guint i = 1; i < points->len; i++) {
        Point a = g_array_index(points, Point, i - 1), b = g_array_index(points, Point, i);
        for (NodeRecord *hit; (hit = first_hit(grid, a, b, &check)) != NULL;)
            g_ptr_array_add(in_way, hit);
    }
    return in_way->len == before;
}

static bool lead_at(const Grid *grid, EdgeRecord *edge, double margin, GArray *points)
{
    NodeRecord *tail = rebut_edge_tail(grid->graph, edge),
               *head = rebut_edge_head(grid->graph, edge);
    g_autoptr(GPtrArray) in_way = g_ptr_array_new();
    bool is_free = false;

    g_ptr_array_add(in_way, tail);
    if (head != tail)
        g_ptr_array_add(in_way, head);
    for (int round = 0; round < ROUNDS && !is_free && in_way->len <= MOST_IN_WAY; round++) {
        const WayRequest request = {tail, head, in_way, grid->drawn, margin};
        if (!rebut_way_find(&request, points))
            return false;
        is_free = add_touched(grid, edge, points, margin, in_way);
    }
    rebut_path_polyline(edge->path, &g_array_index(points, Point, 0), points->len, CORNER_RADIUS);
    return is_clear(grid, edge);
}

/* Links keep different distances from cards, so that two in one channel show as two; where that
 * closes every way, they come closer. */
static bool lead_anew(const Grid *grid, EdgeRecord *edge)
{
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(Point));

    return lead_at(grid, edge, edge->index % 2 == 0 ? 4.4 : 3.0, points) ||
           lead_at(grid, edge, 1.6, points) || lead_at(grid, edge, 0.6, points);
}

/* Notes the straight lines of a link, so that later ones can keep from crossing them. */
static void note_drawn(const Grid *grid, const EdgeRecord *edge)
{
    for (size_t i = 0; i < rebut_path_curves(edge->path); i++) {
        Stretch stretch = {rebut_path_at(edge->path, i, 0.0), rebut_path_at(edge->path, i, 1.0)};
        double dx = fabs(stretch.from.x - stretch.to.x), dy = fabs(stretch.from.y - stretch.to.y);
        if (MIN(dx, dy) < 0.01 && MAX(dx, dy) > SHORT_STRETCH)
            g_array_append_val(grid->drawn, stretch);
    }
}

bool rebut_route_offenders(Graph *graph)
{
    Grid grid;
    bool is_clear_now = true;
    if (graph->nodes->len == 0)
        return true;
    grid_init(&grid, graph);
    g_autoptr(GPtrArray) offenders = g_ptr_array_new();
    for (size_t i = 0; i < graph->edges->len; i++) {
        EdgeRecord *edge = rebut_graph_edge(graph, i);
        if (is_clear(&grid, edge))
            note_drawn(&grid, edge);
        else
            g_ptr_array_add(offenders, edge);
    }
    for (guint i = 0; i < offenders->len; i++) {
        EdgeRecord *edge = g_ptr_array_index(offenders, i);
        is_clear_now = lead_anew(&grid, edge) && is_clear_now;
        note_drawn(&grid, edge);
    }
    grid_clear(&grid);
    return is_clear_now;
}
