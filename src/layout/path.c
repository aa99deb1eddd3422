/* A line is a curve whose inner points lie on it, so that every path is of one kind. */
#include "layout/path.h"
#include <math.h>

#define SHORTEST 0.01

static Point between(Point a, Point b, double t)
{
    return (Point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

static void start(GArray *path, Point at)
{
    g_array_set_size(path, 0);
    g_array_append_val(path, at);
}

static void add_curve(GArray *path, Point first, Point second, Point to)
{
    g_array_append_val(path, first);
    g_array_append_val(path, second);
    g_array_append_val(path, to);
}

/* Unless it would be shorter than a hundredth. */
static void add_line(GArray *path, Point to)
{
    Point from = g_array_index(path, Point, path->len - 1);
    if (hypot(to.x - from.x, to.y - from.y) >= SHORTEST)
        add_curve(path, between(from, to, 1.0 / 3.0), between(from, to, 2.0 / 3.0), to);
}

void rebut_path_polyline(GArray *path, const Point *points, size_t n_points, double radius)
{
    start(path, points[0]);
    for (size_t i = 1; i + 1 < n_points; i++) {
        Point corner = points[i];
        double before = hypot(corner.x - points[i - 1].x, corner.y - points[i - 1].y);
        double behind = hypot(points[i + 1].x - corner.x, points[i + 1].y - corner.y);
        double cut = MIN(radius, MIN(before, behind) / 2.0);
        if (cut < SHORTEST)
            continue;
        Point begin = between(corner, points[i - 1], cut / before);
        Point end = between(corner, points[i + 1], cut / behind);
        add_line(path, begin);
        add_curve(path, between(begin, corner, 0.6), between(end, corner, 0.6), end);
    }
    add_line(path, points[n_points - 1]);
}

void rebut_path_reverse(GArray *path)
{
    for (guint i = 0, j = path->len; i + 1 < j; i++) {
        Point *left = &g_array_index(path, Point, i), *right = &g_array_index(path, Point, --j);
        Point swapped = *left;
        *left = *right;
        *right = swapped;
    }
}

size_t rebut_path_curves(const GArray *path)
{
    return path->len < 4 ? 0 : (path->len - 1) / 3;
}

Point rebut_path_at(const GArray *path, size_t index, double t)
{
    const Point *p = &g_array_index(path, Point, 3 * index);
    Point a = between(p[0], p[1], t), b = between(p[1], p[2], t), c = between(p[2], p[3], t);
    return between(between(a, b, t), between(b, c, t), t);
}
