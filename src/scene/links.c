/* A link is its way, without paint, for tools; then what is seen of it. The two halves of an
 * attacked link become one path again, which passes through the joint. Curves that are straight are
 * written as lines. */
#include "scene/canvas.h"
#include <math.h>
#include <string.h>

#define HEAD_SIZE 2.2 /* of a connector's head */

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

static void add_path(const Canvas *canvas, Part *part, const Paint *paint, const Point *points,
                     guint n_points, const char *class_name)
{
    Shape *shape = rebut_part_add_path(part, paint);
    Point last = points[0], start = rebut_canvas_point(canvas, last.x, last.y);

    shape->class_name = class_name;
    rebut_shape_move(shape, start.x, start.y);
    for (guint i = 1; i + 2 < n_points; i += 3) {
        const Point *p = points + i;
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

/* Of an item or a joint; a link that is attacked has no other ends. */
static char *end_id(End end)
{
    if (end.type == END_ITEM)
        return g_strdup(end.item->id.bytes);
    return end.joint->id.bytes != NULL ? g_strdup(end.joint->id.bytes)
                                       : g_strdup_printf("joint:%zu", end.joint->index + 1);
}

char *rebut_canvas_node_id(const Graph *graph, const NodeRecord *node)
{
    switch (node->role) {
    case NODE_CARD:
    case NODE_REFERENCE:
        return g_strdup(node->item->id.bytes);
    case NODE_PREMISES:
        return g_strdelimit(g_strdup(agnameof(g_ptr_array_index(graph->nodes, (guint)node->index))),
                            " ", ':');
    case NODE_ATTACKED_LINK:
        break;
    }
    g_autofree char *from = end_id(node->link->from), *to = end_id(node->link->to);
    return g_strdup_printf("%s->%s", from, to);
}

/* The whole path of a link, through the joint where it is attacked. */
static GArray *whole_path(const Graph *graph, size_t index, const EdgeRecord **end)
{
    GArray *path = g_array_new(FALSE, FALSE, sizeof(Point));

    *end = rebut_graph_edge(graph, index);
    append_path(path, (*end)->path);
    if ((*end)->part == LINK_FIRST_HALF) {
        *end = rebut_graph_edge(graph, index + 1);
        append_path(path, (*end)->path);
    }
    return path;
}

/* A line of the layered layout, with its head. Premises run into their joint without one: the
 * joint's own link carries it. */
static void add_line(const Canvas *canvas, Part *part, const RelationStyle *style, GArray *path,
                     bool has_head)
{
    Paint paint = rebut_canvas_line(canvas, style->line, style->line_width, style->dash);

    if (has_head)
        shorten(path, rebut_head_gap(style->head));
    add_path(canvas, part, &paint, &g_array_index(path, Point, 0), path->len, NULL);
    Point from = arrival(path), tip = g_array_index(path, Point, path->len - 1);
    if (has_head)
        rebut_draw_head(part, style, rebut_canvas_point(canvas, from.x, from.y),
                        rebut_canvas_point(canvas, tip.x, tip.y), canvas->scale);
}

void rebut_canvas_add_connector_head(const Canvas *canvas, Part *part, const RelationStyle *style,
                                     Point tip)
{
    double r = HEAD_SIZE;
    bool is_part = style->head == HEAD_DIAMOND;
    static const double solid[2] = {0, 0};
    Paint paint = {.has_fill = true, .fill = is_part ? canvas->theme->ground : style->line};

    if (is_part) {
        paint = rebut_canvas_line(canvas, style->line, REBUT_TRUNK_LINE, solid);
        paint.has_fill = true;
        paint.fill = canvas->theme->ground;
    }
    const Point triangle[] = {
        tip, {tip.x + 1.9 * r, tip.y - 1.1 * r}, {tip.x + 1.9 * r, tip.y + 1.1 * r}};
    const Point diamond[] = {
        tip, {tip.x + r, tip.y - r}, {tip.x + 2.0 * r, tip.y}, {tip.x + r, tip.y + r}};
    const Point *corners = is_part ? diamond : triangle;
    Shape *shape = rebut_part_add_path(part, &paint);
    for (int i = 0; i < (is_part ? 4 : 3); i++) {
        Point at = rebut_canvas_point(canvas, corners[i].x, corners[i].y);
        if (i == 0)
            rebut_shape_move(shape, at.x, at.y);
        else
            rebut_shape_line(shape, at.x, at.y);
    }
    rebut_shape_close(shape);
}

/* A connector of the layout `tree`: its trunk is grey, its elbow has the relation's colour. */
static void add_connector(const Canvas *canvas, Part *part, const RelationStyle *style,
                          const EdgeRecord *edge)
{
    const GArray *path = edge->path;
    const Point *points = &g_array_index(path, Point, 0);
    guint n_elbow = edge->elbow > 0 ? MIN(3 * (guint)edge->elbow - 2, path->len) : path->len;
    static const double solid[2] = {0, 0};
    const double *dash = edge->link->is_former ? style->dash : solid;
    double least = canvas->least_line / canvas->scale;
    Paint grey =
        rebut_canvas_line(canvas, canvas->theme->region_line, MAX(REBUT_TRUNK_LINE, least), dash);
    Paint paint = rebut_canvas_line(canvas, style->line, MAX(REBUT_ELBOW_LINE, 1.4 * least), dash);

    /* Along a shelf the way runs on, but the shelf itself is drawn. */
    guint n_trunk = MIN(n_elbow + 3, path->len);
    if (n_trunk > n_elbow)
        add_path(canvas, part, &grey, points + n_elbow - 1, n_trunk - n_elbow + 1, NULL);
    add_path(canvas, part, &paint, points, n_elbow, NULL);
    if (edge->has_head && edge->elbow > 0)
        rebut_canvas_add_connector_head(canvas, part, style, points[n_elbow - 1]);
}

static bool is_premise(const NodeRecord *head, const EdgeRecord *edge)
{
    return head->role == NODE_PREMISES && edge->link->from.type == END_ITEM;
}

static void paint_link(const Canvas *canvas, const Graph *graph, Part *part, const EdgeRecord *edge,
                       const EdgeRecord *end, GArray *path)
{
    const NodeRecord *head = rebut_edge_head(graph, end);
    const RelationStyle style = edge->link->is_former
                                    ? former_relation(canvas, edge->link->relation)
                                    : canvas->theme->relations[edge->link->relation];

    if (!graph->is_tree)
        add_line(canvas, part, &style, path,
                 head->role != NODE_PREMISES || edge->link->relation != RELATION_SUPPORTS);
    else if (!is_premise(head, edge) && !edge->is_bare) /* the bracket is drawn with its joint */
        add_connector(canvas, part, &style, edge);
}

void rebut_canvas_add_link(const Canvas *canvas, const Graph *graph, size_t index)
{
    static const Paint none = {.has_fill = false};
    const EdgeRecord *edge = rebut_graph_edge(graph, index), *end = NULL;
    g_autoptr(GArray) path = whole_path(graph, index, &end);

    if (path->len < 4)
        return;
    Part *part =
        rebut_scene_add_part(canvas->scene, PART_LINK, rebut_relation_name(edge->link->relation));
    part->from = rebut_canvas_node_id(graph, rebut_edge_tail(graph, edge));
    part->to = rebut_canvas_node_id(graph, rebut_edge_head(graph, end));
    part->is_see = edge->reference != NULL;
    add_path(canvas, part, &none, &g_array_index(path, Point, 0), path->len, "way");
    paint_link(canvas, graph, part, edge, end, path);
}
