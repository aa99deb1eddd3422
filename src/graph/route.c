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
#define CORNER_PIECES 3
#define ROUNDS        40
#define MOST_IN_WAY   150
#define MOST_IN_VIEW  120
#define VIEW          300.0 /* beyond the ends of a link */
#define CORNER_RADIUS 4.0
#define SHARED        2.0 /* lines that are nearer look like one */
#define PASSES        2   /* in which links are led anew with all others in place */
#define INSIDE        1.0 /* how deep in a card counts */
#define TOUCH         0.5 /* how much of a line in it counts */

typedef struct Grid {
    const Graph *graph;
    Rect area;
    size_t columns, rows;
    GArray *drawn; /* of Stretch: of all links that are led */
    WayFinder *finder;
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
    grid->finder = rebut_way_finder_new();
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
    rebut_way_finder_free(grid->finder);
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

static bool do_touch(const Rect *a, const Rect *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
           b->y < a->y + a->height;
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

/* In how many pieces a curve is checked: a level or upright line is one, a rounded corner few. */
static int pieces_of(const GArray *path, size_t curve)
{
    const Point *p = &g_array_index(path, Point, 3 * curve);
    double width = fabs(p[3].x - p[0].x), height = fabs(p[3].y - p[0].y);

    if (width < 0.01 && fabs(p[1].x - p[0].x) < 0.01 && fabs(p[2].x - p[0].x) < 0.01)
        return 1;
    if (height < 0.01 && fabs(p[1].y - p[0].y) < 0.01 && fabs(p[2].y - p[0].y) < 0.01)
        return 1;
    return width + height < 3.0 * CORNER_RADIUS ? CORNER_PIECES : PIECES;
}

static bool is_clear(const Grid *grid, const EdgeRecord *edge)
{
    const Check check = {edge, -INSIDE, NULL};

    if (!rebut_path_is_sound(edge->path))
        return false;
    for (size_t i = 0; i < rebut_path_curves(edge->path); i++) {
        int pieces = pieces_of(edge->path, i);
        Point from = rebut_path_at(edge->path, i, 0.0);
        for (int piece = 1; piece <= pieces; piece++) {
            Point to = rebut_path_at(edge->path, i, (double)piece / pieces);
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

/* Adds what stands between the ends, so that the way is chosen with all of it in view. */
static void add_between(const Grid *grid, const EdgeRecord *edge, GPtrArray *in_way)
{
    Rect area = grown(rebut_rect_united(rebut_edge_tail(grid->graph, edge)->box,
                                        rebut_edge_head(grid->graph, edge)->box),
                      VIEW);
    guint before = in_way->len;

    for (size_t i = 0; i < grid->graph->nodes->len && in_way->len <= MOST_IN_VIEW; i++) {
        NodeRecord *node = rebut_graph_node(grid->graph, i);
        if (do_touch(&node->box, &area) && !g_ptr_array_find(in_way, node, NULL))
            g_ptr_array_add(in_way, node);
    }
    if (in_way->len > MOST_IN_VIEW)
        g_ptr_array_set_size(in_way, (gint)before);
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
    add_between(grid, edge, in_way);
    for (int round = 0; round < ROUNDS && !is_free && in_way->len <= MOST_IN_WAY; round++) {
        const WayRequest request = {edge, tail, head, in_way, grid->drawn, margin};
        if (!rebut_way_find(grid->finder, &request, points))
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

    return lead_at(grid, edge, 2.9, points) || lead_at(grid, edge, 1.6, points) ||
           lead_at(grid, edge, 0.6, points);
}

static bool is_level_or_upright(const Stretch *stretch)
{
    return fabs(stretch->from.x - stretch->to.x) < 0.01 ||
           fabs(stretch->from.y - stretch->to.y) < 0.01;
}

static Stretch stretch_of(const EdgeRecord *edge, size_t curve)
{
    return (Stretch){rebut_path_at(edge->path, curve, 0.0), rebut_path_at(edge->path, curve, 1.0),
                     edge};
}

/* Lengthens a stretch to the corner that was rounded behind it: `beyond` is where the next begins.
 */
static Point corner_before(Point end, Point other, Point beyond)
{
    return fabs(end.x - other.x) < fabs(end.y - other.y) ? (Point){end.x, beyond.y}
                                                         : (Point){beyond.x, end.y};
}

/* Notes the straight lines of a link, so that others can keep from crossing them. */
static void note_drawn(const Grid *grid, const EdgeRecord *edge)
{
    size_t n_curves = rebut_path_curves(edge->path);

    for (size_t i = 0; i < n_curves; i++) {
        Stretch stretch = stretch_of(edge, i);
        if (!is_level_or_upright(&stretch))
            continue;
        Point from = stretch.from, to = stretch.to;
        if (i > 0) {
            Stretch corner = stretch_of(edge, i - 1);
            if (!is_level_or_upright(&corner))
                stretch.from = corner_before(from, to, corner.from);
        }
        if (i + 1 < n_curves) {
            Stretch corner = stretch_of(edge, i + 1);
            if (!is_level_or_upright(&corner))
                stretch.to = corner_before(to, from, corner.to);
        }
        g_array_append_val(grid->drawn, stretch);
    }
}

static void forget_drawn(const Grid *grid, const EdgeRecord *edge)
{
    guint kept = 0;

    for (guint i = 0; i < grid->drawn->len; i++) {
        Stretch stretch = g_array_index(grid->drawn, Stretch, i);
        if (stretch.edge != edge)
            g_array_index(grid->drawn, Stretch, kept++) = stretch;
    }
    g_array_set_size(grid->drawn, kept);
}

/* Do two stretches cross, touch, or run on one line? */
static bool do_meet(const Stretch *a, const Stretch *b)
{
    return MIN(a->from.x, a->to.x) < MAX(b->from.x, b->to.x) + SHARED &&
           MIN(b->from.x, b->to.x) < MAX(a->from.x, a->to.x) + SHARED &&
           MIN(a->from.y, a->to.y) < MAX(b->from.y, b->to.y) + SHARED &&
           MIN(b->from.y, b->to.y) < MAX(a->from.y, a->to.y) + SHARED;
}

/* Does the link meet no other? Then it cannot be led better. */
static bool is_undisturbed(const Grid *grid, const EdgeRecord *edge)
{
    for (guint i = 0; i < grid->drawn->len; i++) {
        const Stretch *own = &g_array_index(grid->drawn, Stretch, i);
        for (guint j = 0; own->edge == edge && j < grid->drawn->len; j++) {
            const Stretch *other = &g_array_index(grid->drawn, Stretch, j);
            if (other->edge != edge && do_meet(own, other))
                return false;
        }
    }
    return true;
}

static bool lead_all(const Grid *grid, const GPtrArray *edges)
{
    bool is_clear_now = true;

    for (int pass = 0; pass < PASSES && is_clear_now; pass++) {
        for (guint i = 0; i < edges->len; i++) {
            EdgeRecord *edge = g_ptr_array_index(edges, i);
            if (pass > 0 && is_undisturbed(grid, edge))
                continue;
            forget_drawn(grid, edge);
            is_clear_now = lead_anew(grid, edge) && is_clear_now;
            note_drawn(grid, edge);
        }
    }
    return is_clear_now;
}

static double reach_of(const Graph *graph, const EdgeRecord *edge)
{
    const Rect *tail = &rebut_edge_tail(graph, edge)->box,
               *head = &rebut_edge_head(graph, edge)->box;
    return fabs(tail->x + tail->width / 2.0 - head->x - head->width / 2.0) +
           fabs(tail->y + tail->height / 2.0 - head->y - head->height / 2.0);
}

/* Short links first: they have the fewest ways. */
static int compare_reach(gconstpointer left, gconstpointer right, gpointer graph)
{
    const EdgeRecord *a = *(EdgeRecord *const *)left, *b = *(EdgeRecord *const *)right;
    double first = reach_of(graph, a), second = reach_of(graph, b);

    if (first < second || first > second)
        return first < second ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

bool rebut_route_offenders(Graph *graph)
{
    Grid grid;
    bool is_clear_now;
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
    g_ptr_array_sort_with_data(offenders, compare_reach, graph);
    is_clear_now = lead_all(&grid, offenders);
    grid_clear(&grid);
    return is_clear_now;
}
