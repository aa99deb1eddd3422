/* A link is one path, with its head beside it. The two halves of an attacked link become one path
 * again, which passes through the joint. Curves that are straight are written as lines. */
#include "draw/canvas.h"
#include <math.h>
#include <string.h>

#define PALE   1.15 /* times the least contrast: what carries nothing, on a region too */
#define PIECES 8    /* that a curve is measured in */

/* Is this cubic curve a straight line, to a twentieth of a unit? */
static bool is_straight(Point a, Point b, Point c, Point d)
{
    double dx = d.x - a.x, dy = d.y - a.y, length = hypot(dx, dy);

    if (length < 1e-9)
        return true;
    return fabs((b.x - a.x) * dy - (b.y - a.y) * dx) / length < 0.05 &&
           fabs((c.x - a.x) * dy - (c.y - a.y) * dx) / length < 0.05;
}

static void append_path(GArray *path, const GArray *more)
{
    if (path->len > 0 && more->len > 0) { /* a straight piece through the joint */
        Point last = g_array_index(path, Point, path->len - 1);
        Point next = g_array_index(more, Point, 0);
        g_array_append_val(path, last);
        g_array_append_val(path, next);
    }
    if (more->len > 0)
        g_array_append_vals(path, more->data, more->len);
}

/* The point from which the path arrives at its end. */
static Point arrival(const GArray *path)
{
    Point tip = g_array_index(path, Point, path->len - 1);

    for (guint i = path->len - 1; i-- > 0;) {
        Point point = g_array_index(path, Point, i);
        if (hypot(point.x - tip.x, point.y - tip.y) > 0.5)
            return point;
    }
    return tip;
}

/* Lets the path end `gap` short of its target, in the direction in which it arrives. */
static void shorten(GArray *path, double gap)
{
    Point *tip = &g_array_index(path, Point, path->len - 1);
    const Point *start = tip - 3; /* of the last curve, which is to keep some length */
    Point from = arrival(path);
    double length = hypot(tip->x - from.x, tip->y - from.y);

    if (gap <= 0.0 || length <= 0.0 || hypot(tip->x - start->x, tip->y - start->y) <= gap)
        return;
    double dx = (tip->x - from.x) / length * gap, dy = (tip->y - from.y) / length * gap;
    Point *control = tip - 1;
    if (hypot(control->x - tip->x, control->y - tip->y) <= gap) {
        control->x -= dx;
        control->y -= dy;
    }
    tip->x -= dx;
    tip->y -= dy;
}

static Point on_curve(Point from, const Point *p, double t)
{
    double s = 1.0 - t, a = s * s * s, b = 3.0 * s * s * t, c = 3.0 * s * t * t, d = t * t * t;

    return (Point){a * from.x + b * p[0].x + c * p[1].x + d * p[2].x,
                   a * from.y + b * p[0].y + c * p[1].y + d * p[2].y};
}

static double length_of(const GArray *path)
{
    Point last = g_array_index(path, Point, 0), from = last;
    double length = 0.0;

    for (guint i = 1; i + 2 < path->len; i += 3) {
        const Point *p = &g_array_index(path, Point, i);
        for (int piece = 1; piece <= PIECES; piece++) {
            Point to = on_curve(last, p, (double)piece / PIECES);
            length += hypot(to.x - from.x, to.y - from.y);
            from = to;
        }
        last = p[2];
    }
    return length;
}

/* Lets the dashes of all links end alike, so that links that share a trunk show one row of dashes
 * there. */
static void align_dashes(Paint *paint, double length)
{
    double period = paint->dash[0] + paint->dash[1];

    if (period > 0.0)
        paint->dash_offset = period - fmod(length, period);
}

RelationStyle rebut_canvas_relation(const Canvas *canvas, Relation relation, bool is_broken)
{
    RelationStyle style = canvas->theme->relations[relation];

    if (is_broken) {
        style.line =
            rebut_colour_pale(style.line, canvas->theme->ground, PALE * canvas->theme->least_line);
        memcpy(style.dash, canvas->theme->broken, sizeof style.dash);
    }
    return style;
}

/* What is no more is drawn as the outline of its card is. */
static RelationStyle former_relation(const Canvas *canvas, Relation relation)
{
    const CardLook ghost = rebut_look_of_change(canvas->theme, CHANGE_REMOVED);
    RelationStyle style = canvas->theme->relations[relation];

    style.line = ghost.line;
    style.line_width = ghost.line_width;
    memcpy(style.dash, ghost.dash, sizeof style.dash);
    return style;
}

static void add_line(const Canvas *canvas, Part *part, const RelationStyle *style,
                     const GArray *path)
{
    Paint paint = rebut_canvas_line(canvas, style->line, style->line_width, style->dash);
    align_dashes(&paint, length_of(path) * canvas->scale);
    Shape *shape = rebut_part_add_path(part, &paint);
    Point last = g_array_index(path, Point, 0), start = rebut_canvas_point(canvas, last.x, last.y);

    rebut_shape_move(shape, start.x, start.y);
    for (guint i = 1; i + 2 < path->len; i += 3) {
        const Point *p = &g_array_index(path, Point, i);
        Point a = rebut_canvas_point(canvas, p[0].x, p[0].y),
              b = rebut_canvas_point(canvas, p[1].x, p[1].y),
              c = rebut_canvas_point(canvas, p[2].x, p[2].y);
        if (is_straight(last, p[0], p[1], p[2]))
            rebut_shape_line(shape, c.x, c.y);
        else
            rebut_shape_curve(shape, a.x, a.y, b.x, b.y, c.x, c.y);
        last = p[2];
    }
}

char *rebut_canvas_node_id(const Graph *graph, const NodeRecord *node)
{
    switch (node->role) {
    case NODE_CARD:
        return g_strdup(node->item->id.bytes);
    case NODE_PREMISES:
        return g_strdelimit(g_strdup(agnameof(g_ptr_array_index(graph->nodes, (guint)node->index))),
                            " ", ':');
    case NODE_ATTACKED_LINK:
        break;
    }
    const Link *attacked = node->link;
    if (attacked->from.type == END_ITEM && attacked->to.type == END_ITEM)
        return g_strdup_printf("%s->%s", attacked->from.item->id.bytes,
                               attacked->to.item->id.bytes);
    return g_strdup_printf("link:%zu", attacked->index + 1);
}

void rebut_canvas_add_link(const Canvas *canvas, const Graph *graph, size_t index)
{
    const EdgeRecord *edge = rebut_graph_edge(graph, index);
    const RelationStyle look = edge->link->is_former
                                   ? former_relation(canvas, edge->link->relation)
                                   : rebut_canvas_relation(canvas, edge->link->relation,
                                                           rebut_graph_is_broken(graph, edge));
    const RelationStyle *style = &look;
    g_autoptr(GArray) path = g_array_new(FALSE, FALSE, sizeof(Point));
    const EdgeRecord *end = edge;

    append_path(path, edge->path);
    if (edge->part == LINK_FIRST_HALF) {
        end = rebut_graph_edge(graph, index + 1);
        append_path(path, end->path);
    }
    if (path->len < 4)
        return;
    Part *part =
        rebut_scene_add_part(canvas->scene, PART_LINK, rebut_relation_name(edge->link->relation));
    part->from = rebut_canvas_node_id(graph, rebut_edge_tail(graph, edge));
    part->to = rebut_canvas_node_id(graph, rebut_edge_head(graph, end));
    /* Premises run into their joint without heads: the joint's own link carries the one head. */
    bool has_head = rebut_edge_head(graph, end)->role != NODE_PREMISES ||
                    edge->link->relation != RELATION_SUPPORTS;
    if (has_head)
        shorten(path, rebut_head_gap(style->head));
    add_line(canvas, part, style, path);
    Point from = arrival(path), tip = g_array_index(path, Point, path->len - 1);
    if (has_head)
        rebut_draw_head(part, style, rebut_canvas_point(canvas, from.x, from.y),
                        rebut_canvas_point(canvas, tip.x, tip.y), canvas->scale);
}
