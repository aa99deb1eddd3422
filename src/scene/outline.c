/* A card's fill is a rectangle, and its outline a line around it that is open where slots stand, so
 * that a drawing can stand on any ground. */
#include "argument/ghosts.h"
#include "scene/canvas.h"

#define KAPPA 0.5523 /* of a curve close to a quarter circle */

/* The line around `box` from the end of the last gap, clockwise, to the start of the first one. */
static void add_around(const Canvas *canvas, Shape *shape, Rect box, double radius, Gap open)
{
    double r = MIN(radius, MIN(box.width, box.height) / 2.0), k = r * (1.0 - KAPPA);
    double left = box.x, top = box.y, right = box.x + box.width, foot = box.y + box.height;
    const Point corners[4][5] = {
        {{right - r, top}, {right - k, top}, {right, top + k}, {right, top + r}, {0, 0}},
        {{right, foot - r}, {right, foot - k}, {right - k, foot}, {right - r, foot}, {0, 0}},
        {{left + r, foot}, {left + k, foot}, {left, foot - k}, {left, foot - r}, {0, 0}},
        {{left, top + r}, {left, top + k}, {left + k, top}, {left + r, top}, {0, 0}},
    };
    Point start = rebut_canvas_point(canvas, open.to, top);
    Point end = rebut_canvas_point(canvas, open.from, top);

    rebut_shape_move(shape, start.x, start.y);
    for (int i = 0; i < 4; i++) {
        Point at[4];
        for (int j = 0; j < 4; j++)
            at[j] = rebut_canvas_point(canvas, corners[i][j].x, corners[i][j].y);
        rebut_shape_line(shape, at[0].x, at[0].y);
        if (r > 0.0)
            rebut_shape_curve(shape, at[1].x, at[1].y, at[2].x, at[2].y, at[3].x, at[3].y);
    }
    if (open.from < open.to)
        rebut_shape_line(shape, end.x, end.y);
    else
        rebut_shape_close(shape);
}

static void add_line(const Canvas *canvas, Part *part, const Paint *paint, Rect box, double radius,
                     const Gap *gaps, size_t n_gaps)
{
    Shape *shape = rebut_part_add_path(part, paint);
    Gap open = {box.x + radius, box.x + radius};

    shape->class_name = "outline";
    if (n_gaps > 0)
        open = (Gap){gaps[0].from, gaps[n_gaps - 1].to};
    add_around(canvas, shape, box, radius, open);
    for (size_t i = 0; i + 1 < n_gaps; i++) { /* what is left of the edge between two gaps */
        Point from = rebut_canvas_point(canvas, gaps[i].to, box.y);
        Point to = rebut_canvas_point(canvas, gaps[i + 1].from, box.y);
        rebut_shape_move(shape, from.x, from.y);
        rebut_shape_line(shape, to.x, to.y);
    }
}

void rebut_canvas_add_outline(const Canvas *canvas, Part *part, const CardLook *look, Rect box,
                              const Gap *gaps, size_t n_gaps)
{
    const double inner = 2.5 * look->line_width;
    Paint paint = rebut_canvas_line(canvas, look->line, look->line_width, look->dash);
    const Paint fill = {.has_fill = true, .fill = look->fill};

    rebut_canvas_add_rect(canvas, part, &fill, box, look->radius);
    add_line(canvas, part, &paint, box, look->radius, gaps, n_gaps);
    if (!look->is_double)
        return;
    Rect inside = {box.x + inner, box.y + inner, box.width - 2.0 * inner, box.height - 2.0 * inner};
    add_line(canvas, part, &paint, inside, MAX(0.0, look->radius - inner), gaps, n_gaps);
}

/* What changed has a corner turned down at the lower right, where no slot stands. */
void rebut_canvas_add_corner(const Canvas *canvas, Part *part, unsigned changes,
                             const CardLook *look, Rect box)
{
    static const double leg = 7.0;
    const double right = box.x + box.width, foot = box.y + box.height, r = look->radius;
    const double k = r * (1.0 - KAPPA);
    const Point points[] = {{right - leg, foot}, {right - r, foot}, {right - k, foot},
                            {right, foot - k},   {right, foot - r}, {right, foot - leg}};
    Point at[G_N_ELEMENTS(points)];
    Paint paint = {.has_fill = true, .fill = look->sign};

    if (changes == 0 || (changes & CHANGE_REMOVED) != 0)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(points); i++)
        at[i] = rebut_canvas_point(canvas, points[i].x, points[i].y);
    Shape *shape = rebut_part_add_path(part, &paint);
    rebut_shape_move(shape, at[0].x, at[0].y);
    rebut_shape_line(shape, at[1].x, at[1].y);
    rebut_shape_curve(shape, at[2].x, at[2].y, at[3].x, at[3].y, at[4].x, at[4].y);
    rebut_shape_line(shape, at[5].x, at[5].y);
    rebut_shape_close(shape);
}
