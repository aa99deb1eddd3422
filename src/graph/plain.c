/* The spanning forest is written out like a table of contents, each card below its parent and a
 * step to the right, an only child without the step, so that a chain of any depth stays narrow.
 * When a column is full the outline goes on in the next one. What is best, few wide columns or many
 * narrow ones, is tried.
 *
 * Links live where no card can be. A link to the parent in the same column runs in the step, up a
 * trunk that links of the same relation share. Every other link leaves its card to the right, where
 * nothing stands in its way up to the gutter behind the column, and gets to another column below
 * all columns. */
#include "graph/plain.h"
#include "graph/arrange.h"
#include "graph/path.h"
#include <math.h>
#include <stdint.h>

#define STEP          30.0 /* of indentation */
#define TRUNK_FIRST   4.0  /* from a parent's left border to where trunks may run */
#define TRUNK_SPAN    26.0 /* and how much room they have */
#define ROW_GAP       16.0
#define ROOT_GAP      26.0
#define GUTTER        16.0 /* behind a column, without tracks */
#define TRACK         6.0
#define MOST_TRACKS   12 /* further links share them */
#define CORNER_RADIUS 5.0
#define END_PITCH     12.0
#define ANCHOR        14.0 /* of a link to the parent: below the card's top */
#define EARLY_BREAK   0.7  /* of a column, from where on a break between branches is taken */
#define MANY_CARDS    2000 /* from here on one width is tried */
#define NO_NODE       SIZE_MAX

typedef struct Outline {
    Graph *graph;
    size_t n_nodes;
    size_t *parent; /* NO_NODE for a root */
    size_t *first_child, *next_sibling;
    size_t *order; /* depth first */
    double *indent;
    size_t *depth;
    size_t *column;
    double *x, *y;   /* x before the column's own place */
    GArray *columns; /* of Column */
    double height;
    /* Of links: */
    size_t *tree_edge;        /* by node: its link to the parent, if one exists, else NO_NODE */
    unsigned *relations;      /* by node: a bit for each relation of links in the steps below it */
    size_t *n_exits, *n_used; /* by node: ends on its right side */
} Outline;

typedef struct Column {
    double left, width; /* `left` of its cards on the page */
    double indent;      /* taken off each of its cards */
    size_t n_tracks;    /* asked for so far */
} Column;

static NodeRecord *node_at(const Outline *outline, size_t index)
{
    return rebut_graph_node(outline->graph, index);
}

static Column *column_at(const Outline *outline, size_t index)
{
    return &g_array_index(outline->columns, Column, index);
}

static void find_parents(Outline *outline)
{
    for (size_t i = outline->n_nodes; i-- > 0;) {
        Agnode_t *parent = node_at(outline, i)->parent;
        size_t above = parent == NULL ? NO_NODE : rebut_node_record(parent)->index;
        outline->parent[i] = above == i ? NO_NODE : above;
        outline->first_child[i] = outline->next_sibling[i] = NO_NODE;
        outline->depth[i] = NO_NODE;
    }
    for (size_t i = outline->n_nodes; i-- > 0;) {
        size_t above = outline->parent[i];
        if (above == NO_NODE)
            continue;
        outline->next_sibling[i] = outline->first_child[above];
        outline->first_child[above] = i;
    }
}

static bool is_only_child(const Outline *outline, size_t node)
{
    size_t above = outline->parent[node];
    return above != NO_NODE && outline->next_sibling[outline->first_child[above]] == NO_NODE;
}

static void visit(Outline *outline, size_t node, size_t *n_visited)
{
    size_t above = outline->parent[node];
    if (above == NO_NODE) {
        outline->depth[node] = 0;
        outline->indent[node] = 0.0;
    } else {
        outline->depth[node] = outline->depth[above] + 1;
        outline->indent[node] =
            outline->indent[above] + (is_only_child(outline, node) ? 0.0 : STEP);
    }
    outline->order[(*n_visited)++] = node;
}

/* Depth first without recursion: down, else to the next sibling, else up until there is one. */
static void walk(Outline *outline, size_t root, size_t *n_visited)
{
    size_t node = root;
    visit(outline, node, n_visited);
    for (;;) {
        if (outline->first_child[node] != NO_NODE) {
            node = outline->first_child[node];
        } else {
            while (node != root && outline->next_sibling[node] == NO_NODE)
                node = outline->parent[node];
            if (node == root)
                return;
            node = outline->next_sibling[node];
        }
        visit(outline, node, n_visited);
    }
}

static void find_order(Outline *outline)
{
    size_t n_visited = 0;
    for (size_t i = 0; i < outline->n_nodes; i++)
        if (outline->parent[i] == NO_NODE)
            walk(outline, i, &n_visited);
    g_assert(n_visited == outline->n_nodes); /* a forest has no cycle */
}

static size_t relation_of(const EdgeRecord *edge)
{
    return edge->link == NULL ? 0 : (size_t)edge->link->relation;
}

/* The first link from each node to its parent is drawn in the outline's steps. */
static void find_tree_edges(Outline *outline)
{
    for (size_t i = 0; i < outline->n_nodes; i++)
        outline->tree_edge[i] = NO_NODE;
    for (size_t i = outline->graph->edges->len; i-- > 0;) {
        const EdgeRecord *edge = rebut_graph_edge(outline->graph, i);
        size_t tail = rebut_edge_tail(outline->graph, edge)->index;
        size_t head = rebut_edge_head(outline->graph, edge)->index;
        if (outline->parent[tail] != head)
            continue;
        outline->tree_edge[tail] = i;
        outline->relations[head] |= 1u << relation_of(edge);
    }
}

static size_t *new_indices(size_t count)
{
    return g_new0(size_t, count + 1);
}

static Outline *outline_new(Graph *graph)
{
    Outline *outline = g_new0(Outline, 1);
    size_t n = graph->nodes->len;
    outline->graph = graph;
    outline->n_nodes = n;
    outline->parent = new_indices(n);
    outline->first_child = new_indices(n);
    outline->next_sibling = new_indices(n);
    outline->order = new_indices(n);
    outline->depth = new_indices(n);
    outline->column = new_indices(n);
    outline->tree_edge = new_indices(n);
    outline->n_exits = new_indices(n);
    outline->n_used = new_indices(n);
    outline->relations = g_new0(unsigned, n + 1);
    outline->indent = g_new0(double, n + 1);
    outline->x = g_new0(double, n + 1);
    outline->y = g_new0(double, n + 1);
    outline->columns = g_array_new(FALSE, TRUE, sizeof(Column));
    find_parents(outline);
    find_order(outline);
    find_tree_edges(outline);
    return outline;
}

static void outline_free(Outline *outline)
{
    g_free(outline->parent);
    g_free(outline->first_child);
    g_free(outline->next_sibling);
    g_free(outline->order);
    g_free(outline->depth);
    g_free(outline->column);
    g_free(outline->tree_edge);
    g_free(outline->relations);
    g_free(outline->n_exits);
    g_free(outline->n_used);
    g_free(outline->indent);
    g_free(outline->x);
    g_free(outline->y);
    g_array_unref(outline->columns);
    g_free(outline);
}

static double gap_before(const Outline *outline, size_t node)
{
    return outline->depth[node] == 0 ? ROOT_GAP : ROW_GAP;
}

/* A new column before this card: the column would be too high, or it is nearly full and a branch
 * ends. */
static bool breaks_before(const Outline *outline, size_t node, double bottom, double limit)
{
    bool is_early = outline->depth[node] <= 1 && bottom > EARLY_BREAK * limit;
    return bottom > 0.0 && (is_early || bottom + node_at(outline, node)->box.height > limit);
}

/* Cards into columns no higher than `limit` allows; sets x, y, columns and the height. */
static void flow(Outline *outline, double limit)
{
    double bottom = 0.0;
    g_array_set_size(outline->columns, 0);
    outline->height = 0.0;
    for (size_t i = 0; i < outline->n_nodes; i++) {
        size_t node = outline->order[i];
        if (outline->columns->len == 0 ||
            breaks_before(outline, node, bottom + gap_before(outline, node), limit)) {
            g_array_set_size(outline->columns, outline->columns->len + 1);
            column_at(outline, outline->columns->len - 1)->indent = HUGE_VAL;
            bottom = 0.0;
        } else {
            bottom += gap_before(outline, node);
        }
        Column *column = column_at(outline, outline->columns->len - 1);
        column->indent = MIN(column->indent, outline->indent[node]);
        outline->column[node] = outline->columns->len - 1;
        outline->y[node] = bottom;
        bottom += node_at(outline, node)->box.height;
        outline->height = MAX(outline->height, bottom);
    }
    for (size_t i = 0; i < outline->n_nodes; i++) {
        Column *column = column_at(outline, outline->column[i]);
        outline->x[i] = outline->indent[i] - column->indent;
        column->width = MAX(column->width, outline->x[i] + node_at(outline, i)->box.width);
    }
}

static double flowed_width(const Outline *outline)
{
    double width = 0.0;
    for (guint i = 0; i < outline->columns->len; i++)
        width += column_at(outline, i)->width + GUTTER;
    return width;
}

/* Tries one to many columns. Returns the best scale and leaves its limit in `best_limit`. */
static double try_columns(Outline *outline, const LayoutRequest *request, double *best_limit)
{
    double total = 0.0, best = -1.0;
    for (size_t i = 0; i < outline->n_nodes; i++)
        total += node_at(outline, i)->box.height + gap_before(outline, i);
    for (double columns = 1.0; columns <= (double)outline->n_nodes;
         columns = ceil(columns * 1.25)) {
        flow(outline, total / columns * 1.1);
        double scale = rebut_scale_for(request, flowed_width(outline), outline->height);
        if (scale > best) {
            best = scale;
            *best_limit = total / columns * 1.1;
        }
        if (request->box_height <= 0.0)
            break;
    }
    return best;
}

static void wrap_all(Outline *outline, double text_width)
{
    for (size_t i = 0; i < outline->n_nodes; i++)
        if (node_at(outline, i)->text != NULL)
            rebut_node_wrap(node_at(outline, i), text_width);
}

static void place_for_page(Outline *outline, const LayoutRequest *request)
{
    static const double widths[] = {180.0, 120.0, 150.0, 220.0, 280.0};
    size_t n_widths = outline->n_nodes > MANY_CARDS ? 1 : G_N_ELEMENTS(widths);
    double best = -1.0, best_width = widths[0], best_limit = 0.0, limit = 0.0;
    for (size_t i = 0; i < n_widths; i++) {
        wrap_all(outline, widths[i]);
        double scale = try_columns(outline, request, &limit);
        if (scale > best) {
            best = scale;
            best_width = widths[i];
            best_limit = limit;
        }
    }
    wrap_all(outline, best_width);
    flow(outline, best_limit);
}

static bool is_in_steps(const Outline *outline, size_t edge)
{
    const EdgeRecord *record = rebut_graph_edge(outline->graph, edge);
    size_t tail = rebut_edge_tail(outline->graph, record)->index;
    size_t head = rebut_edge_head(outline->graph, record)->index;
    return outline->tree_edge[tail] == edge && outline->column[tail] == outline->column[head];
}

static size_t tracks(size_t asked)
{
    return MIN(asked, MOST_TRACKS);
}

/* Counts what links need on the right of cards and columns, and returns how many run below the
 * columns. */
static size_t count_cross_links(Outline *outline)
{
    size_t n_below = 0;
    for (size_t i = 0; i < outline->graph->edges->len; i++) {
        const EdgeRecord *edge = rebut_graph_edge(outline->graph, i);
        size_t tail = rebut_edge_tail(outline->graph, edge)->index;
        size_t head = rebut_edge_head(outline->graph, edge)->index;
        if (is_in_steps(outline, i))
            continue;
        outline->n_exits[tail]++;
        outline->n_exits[head]++;
        column_at(outline, outline->column[tail])->n_tracks++;
        if (outline->column[tail] != outline->column[head]) {
            column_at(outline, outline->column[head])->n_tracks++;
            n_below++;
        }
    }
    return n_below;
}

static void place_cards(Outline *outline)
{
    double left = 0.0;
    for (guint i = 0; i < outline->columns->len; i++) {
        Column *column = column_at(outline, i);
        column->left = left;
        left += column->width + GUTTER + TRACK * (double)tracks(column->n_tracks);
        column->n_tracks = 0; /* counts the tracks given out from here on */
    }
    for (size_t i = 0; i < outline->n_nodes; i++) {
        Rect *box = &node_at(outline, i)->box;
        box->x = column_at(outline, outline->column[i])->left + outline->x[i];
        box->y = outline->y[i];
    }
    outline->graph->width = left - GUTTER;
}

/* Where the links of one relation come up to a parent: one of as many trunks as it has relations.
 */
static double trunk_of(const Outline *outline, size_t parent, const EdgeRecord *edge)
{
    size_t rank = 0, count = 0;
    for (size_t i = 0; i < N_RELATIONS; i++) {
        bool is_used = (outline->relations[parent] >> i & 1u) != 0;
        rank += is_used && i < relation_of(edge);
        count += is_used;
    }
    double share = (double)(rank + 1) / (double)(count + 1);
    return node_at(outline, parent)->box.x + TRUNK_FIRST + TRUNK_SPAN * share;
}

static void draw_in_steps(const Outline *outline, EdgeRecord *edge)
{
    const NodeRecord *child = rebut_edge_tail(outline->graph, edge);
    const NodeRecord *parent = rebut_edge_head(outline->graph, edge);
    const Rect *box = &child->box;
    double trunk = trunk_of(outline, parent->index, edge);
    double foot = parent->box.y + parent->box.height;
    trunk = MIN(trunk, parent->box.x + parent->box.width / 2.0);
    if (is_only_child(outline, child->index)) {
        double x = MIN(trunk, box->x + box->width / 2.0);
        Point line[] = {{x, box->y}, {x, foot}};
        rebut_path_polyline(edge->path, line, 2, 0.0);
        return;
    }
    double y = box->y + MIN(ANCHOR, box->height / 2.0);
    Point elbow[] = {{box->x, y}, {trunk, y}, {trunk, foot}};
    rebut_path_polyline(edge->path, elbow, 3, CORNER_RADIUS);
}

/* The next free place on a node's right side. */
static Point next_exit(Outline *outline, size_t node)
{
    const Rect *box = &node_at(outline, node)->box;
    size_t count = outline->n_exits[node], place = outline->n_used[node]++;
    double room = box->height * 0.7;
    double pitch = count > 1 ? MIN(END_PITCH, room / (double)(count - 1)) : 0.0;
    double first = box->y + (box->height - pitch * (double)(count - 1)) / 2.0;
    return (Point){box->x + box->width, first + pitch * (double)place};
}

static double next_track(const Outline *outline, size_t column_index)
{
    Column *column = column_at(outline, column_index);
    size_t track = column->n_tracks++ % MOST_TRACKS;
    return column->left + column->width + GUTTER / 2.0 + TRACK * (double)track;
}

static void draw_loop(EdgeRecord *edge, Point out, Point back)
{
    rebut_path_start(edge->path, out);
    rebut_path_curve(edge->path, (Point){out.x + GUTTER / 1.5, out.y},
                     (Point){back.x + GUTTER / 1.5, back.y}, back);
}

static void draw_across(Outline *outline, EdgeRecord *edge, size_t *n_below)
{
    size_t tail = rebut_edge_tail(outline->graph, edge)->index;
    size_t head = rebut_edge_head(outline->graph, edge)->index;
    Point from = next_exit(outline, tail), to = next_exit(outline, head);
    if (tail == head) {
        draw_loop(edge, from, to);
        return;
    }
    double first = next_track(outline, outline->column[tail]);
    if (outline->column[tail] == outline->column[head]) {
        Point points[] = {from, {first, from.y}, {first, to.y}, to};
        rebut_path_polyline(edge->path, points, 4, CORNER_RADIUS);
        return;
    }
    double second = next_track(outline, outline->column[head]);
    double below = outline->height + TRACK * (double)(1 + (*n_below)++ % MOST_TRACKS);
    Point points[] = {from, {first, from.y}, {first, below}, {second, below}, {second, to.y}, to};
    rebut_path_polyline(edge->path, points, 6, CORNER_RADIUS);
}

void rebut_plain_layout(Graph *graph, const LayoutRequest *request)
{
    Outline *outline = outline_new(graph);
    place_for_page(outline, request);
    size_t n_below = count_cross_links(outline);
    place_cards(outline);
    graph->height = outline->height + (n_below > 0 ? TRACK * (double)(tracks(n_below) + 1) : 0.0);
    n_below = 0;
    for (size_t i = 0; i < graph->edges->len; i++) {
        EdgeRecord *edge = rebut_graph_edge(graph, i);
        if (is_in_steps(outline, i))
            draw_in_steps(outline, edge);
        else
            draw_across(outline, edge, &n_below);
    }
    for (guint i = 0; i < graph->clusters->len; i++)
        g_array_index(graph->clusters, Cluster, i).box = (Rect){0.0, 0.0, 0.0, 0.0};
    outline_free(outline);
}
