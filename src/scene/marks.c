/* Marks are drawn in a box of 8 x 8 units from a disc, a cross, a shield (it defends), a sheet
 * (what is on record). Heads follow the convention of influence diagrams: a triangle furthers its
 * target, a bar stops short of it, a diamond belongs to it. */
#include "scene/marks.h"
#include <math.h>

#define KAPPA 0.5523 /* of a cubic curve that is close to a quarter of a circle */

typedef struct Pen { /* draws in a unit system of its own: origin, scale, rotation */
    Shape *shape;
    Point origin;
    double scale;
    double cos, sin;
} Pen;

static Point pen_point(const Pen *pen, double x, double y)
{
    x *= pen->scale;
    y *= pen->scale;
    return (Point){pen->origin.x + x * pen->cos - y * pen->sin,
                   pen->origin.y + x * pen->sin + y * pen->cos};
}

static void pen_move(const Pen *pen, double x, double y)
{
    Point p = pen_point(pen, x, y);
    rebut_shape_move(pen->shape, p.x, p.y);
}

static void pen_line(const Pen *pen, double x, double y)
{
    Point p = pen_point(pen, x, y);
    rebut_shape_line(pen->shape, p.x, p.y);
}

static void pen_curve(const Pen *pen, const double v[6])
{
    Point a = pen_point(pen, v[0], v[1]), b = pen_point(pen, v[2], v[3]),
          c = pen_point(pen, v[4], v[5]);
    rebut_shape_curve(pen->shape, a.x, a.y, b.x, b.y, c.x, c.y);
}

/* A circle around the middle of the box. */
static void draw_circle(const Pen *pen, double r)
{
    double k = r * KAPPA;
    const double quarters[4][6] = {
        {r, k, k, r, 0, r}, {-k, r, -r, k, -r, 0}, {-r, -k, -k, -r, 0, -r}, {k, -r, r, -k, r, 0}};

    pen_move(pen, 4 + r, 4);
    for (int i = 0; i < 4; i++) {
        double points[6];
        for (int j = 0; j < 6; j++)
            points[j] = 4 + quarters[i][j];
        pen_curve(pen, points);
    }
    rebut_shape_close(pen->shape);
}

static void draw_polygon(const Pen *pen, const double (*corners)[2], size_t n)
{
    pen_move(pen, corners[0][0], corners[0][1]);
    for (size_t i = 1; i < n; i++)
        pen_line(pen, corners[i][0], corners[i][1]);
    rebut_shape_close(pen->shape);
}

static void draw_cross(const Pen *pen)
{
    static const double corners[12][2] = {{0.4, 2}, {2, 0.4}, {4, 2.4}, {6, 0.4},
                                          {7.6, 2}, {5.6, 4}, {7.6, 6}, {6, 7.6},
                                          {4, 5.6}, {2, 7.6}, {0.4, 6}, {2.4, 4}};

    draw_polygon(pen, corners, G_N_ELEMENTS(corners));
}

static void draw_shield(const Pen *pen)
{
    const double right[6] = {7.4, 5.2, 5.6, 7, 4, 8};
    const double left[6] = {2.4, 7, 0.6, 5.2, 0.6, 1.2};

    pen_move(pen, 0.6, 1.2);
    pen_line(pen, 4, 0);
    pen_line(pen, 7.4, 1.2);
    pen_curve(pen, right);
    pen_curve(pen, left);
    rebut_shape_close(pen->shape);
}

/* A sheet with a folded corner and two lines, left open as holes between its parts. */
static void draw_sheet(const Pen *pen)
{
    static const double bands[3][4] = {{1, 0.2, 5.4, 2.4}, {1, 3.3, 7, 4.9}, {1, 5.8, 7, 7.8}};

    for (int i = 0; i < 3; i++) {
        pen_move(pen, bands[i][0], bands[i][1]);
        pen_line(pen, bands[i][2], bands[i][1]);
        pen_line(pen, i == 0 ? 7 : bands[i][2], bands[i][3]);
        pen_line(pen, bands[i][0], bands[i][3]);
        rebut_shape_close(pen->shape);
    }
}

void rebut_draw_mark(Part *part, Mark mark, Colour colour, Point at, double scale)
{
    Paint paint = {.has_fill = true, .fill = colour};
    Pen pen = {rebut_part_add_path(part, &paint), at, scale, 1.0, 0.0};

    pen.shape->keeps_sides = true;
    switch (mark) {
    case MARK_DISC:
        draw_circle(&pen, 3.4);
        break;
    case MARK_CROSS:
        draw_cross(&pen);
        break;
    case MARK_SHIELD:
        draw_shield(&pen);
        break;
    case MARK_SHEET:
        draw_sheet(&pen);
        break;
    }
}

double rebut_head_gap(Head head)
{
    switch (head) {
    case HEAD_BAR:
        return 3.0;
    case HEAD_TRIANGLE:
    case HEAD_DIAMOND:
        break;
    }
    return 0.0;
}

static void draw_triangle(const Pen *pen)
{
    pen_move(pen, 0, 0);
    pen_line(pen, -6.5, 3.1);
    pen_line(pen, -6.5, -3.1);
    rebut_shape_close(pen->shape);
}

static void draw_diamond(const Pen *pen)
{
    pen_move(pen, 0, 0);
    pen_line(pen, -4.3, 2.8);
    pen_line(pen, -8.6, 0);
    pen_line(pen, -4.3, -2.8);
    rebut_shape_close(pen->shape);
}

static void draw_bar(const Pen *pen)
{
    pen_move(pen, -1.1, 4.0);
    pen_line(pen, 1.1, 4.0);
    pen_line(pen, 1.1, -4.0);
    pen_line(pen, -1.1, -4.0);
    rebut_shape_close(pen->shape);
}

void rebut_draw_head(Part *part, const RelationStyle *style, Point from, Point tip, double scale)
{
    double dx = tip.x - from.x, dy = tip.y - from.y, length = hypot(dx, dy);
    Paint paint = {.has_fill = true, .fill = style->line};
    Pen pen = {NULL, tip, scale, 1.0, 0.0};

    if (length > 0.0) {
        pen.cos = dx / length;
        pen.sin = dy / length;
    }
    pen.shape = rebut_part_add_path(part, &paint);
    switch (style->head) {
    case HEAD_TRIANGLE:
        draw_triangle(&pen);
        break;
    case HEAD_BAR:
        draw_bar(&pen);
        break;
    case HEAD_DIAMOND:
        draw_diamond(&pen);
        break;
    }
}
