/* Geometry: a rect stays one with round corners, so that its handles work in the office program; a
 * path becomes geometry of its own, curves and all. The line of a link and its head are one such
 * geometry of several paths, some filled and some drawn, which stay together when they are moved.
 */
#include "draw/pptx.h"
#include <math.h>
#include <string.h>

#define UNITS_PER_POINT 12700.0
#define ROUND_WHOLE     100000.0 /* of the shorter side, and of a line's width */
#define RIGHT_ANGLE     5400000
#define SITE_SIZE       4.0 /* points */

gint64 rebut_pptx_length(const PptxSlide *slide, double length)
{
    return (gint64)llround(length * slide->scale * UNITS_PER_POINT);
}

gint64 rebut_pptx_x(const PptxSlide *slide, double x)
{
    return (gint64)llround((slide->x + x * slide->scale) * UNITS_PER_POINT);
}

gint64 rebut_pptx_y(const PptxSlide *slide, double y)
{
    return (gint64)llround((slide->y + y * slide->scale) * UNITS_PER_POINT);
}

PptxBox rebut_pptx_empty_box(void)
{
    return (PptxBox){G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE};
}

static void add_point(PptxBox *box, double x, double y)
{
    box->left = MIN(box->left, x);
    box->right = MAX(box->right, x);
    box->top = MIN(box->top, y);
    box->bottom = MAX(box->bottom, y);
}

static int points_of(char command)
{
    return command == 'C' ? 3 : command == 'Z' ? 0 : 1;
}

void rebut_pptx_add_shape(PptxBox *box, const Shape *shape)
{
    if (shape->type == SHAPE_RECT) {
        add_point(box, shape->x, shape->y);
        add_point(box, shape->x + shape->width, shape->y + shape->height);
        return;
    }
    for (guint i = 0; i < shape->steps->len; i++) {
        const PathStep *step = &g_array_index(shape->steps, PathStep, i);
        for (int j = 0; j < points_of(step->command); j++)
            add_point(box, step->x[j], step->y[j]);
    }
}

void rebut_pptx_place(const PptxSlide *slide, const PptxBox *box, bool is_group)
{
    static const OoxmlElement own[] = {OOXML_A_OFF, OOXML_A_EXT},
                              inner[] = {OOXML_A_CH_OFF, OOXML_A_CH_EXT};
    gint64 x = rebut_pptx_x(slide, box->left), y = rebut_pptx_y(slide, box->top);
    gint64 width = MAX(1, rebut_pptx_x(slide, box->right) - x),
           height = MAX(1, rebut_pptx_y(slide, box->bottom) - y);

    for (int i = 0; i < (is_group ? 2 : 1); i++) {
        const OoxmlElement *elements = i == 0 ? own : inner;
        rebut_ooxml_open(slide->xml, elements[0]);
        rebut_ooxml_number(slide->xml, OOXML_AT_X, x);
        rebut_ooxml_number(slide->xml, OOXML_AT_Y, y);
        rebut_ooxml_close(slide->xml);
        rebut_ooxml_open(slide->xml, elements[1]);
        rebut_ooxml_number(slide->xml, OOXML_AT_CX, width);
        rebut_ooxml_number(slide->xml, OOXML_AT_CY, height);
        rebut_ooxml_close(slide->xml);
    }
}

static void write_colour(Ooxml *xml, Colour colour)
{
    rebut_ooxml_open(xml, OOXML_A_SOLID_FILL);
    rebut_ooxml_open(xml, OOXML_A_SRGB_CLR);
    rebut_ooxml_colour(xml, OOXML_AT_VAL, colour);
    rebut_ooxml_close(xml);
    rebut_ooxml_close(xml);
}

static void write_dash(Ooxml *xml, const Paint *paint)
{
    if (paint->dash[0] <= 0 || paint->line_width <= 0)
        return;
    rebut_ooxml_open(xml, OOXML_A_CUST_DASH);
    rebut_ooxml_open(xml, OOXML_A_DS);
    rebut_ooxml_number(xml, OOXML_AT_D, llround(paint->dash[0] / paint->line_width * ROUND_WHOLE));
    rebut_ooxml_number(xml, OOXML_AT_SP, llround(paint->dash[1] / paint->line_width * ROUND_WHOLE));
    rebut_ooxml_close(xml);
    rebut_ooxml_close(xml);
}

static void write_line(const PptxSlide *slide, const Paint *paint)
{
    Ooxml *xml = slide->xml;

    rebut_ooxml_open(xml, OOXML_A_LN);
    if (paint == NULL || paint->line_width <= 0) {
        rebut_ooxml_empty(xml, OOXML_A_NO_FILL);
    } else {
        rebut_ooxml_number(xml, OOXML_AT_W, rebut_pptx_length(slide, paint->line_width));
        rebut_ooxml_attribute(xml, OOXML_AT_CAP, "flat");
        write_colour(xml, paint->line);
        write_dash(xml, paint);
        rebut_ooxml_open(xml, OOXML_A_MITER);
        rebut_ooxml_number(xml, OOXML_AT_LIM, 400000);
        rebut_ooxml_close(xml);
    }
    rebut_ooxml_close(xml);
}

/* NULL: no fill, no line. */
static void write_paints(const PptxSlide *slide, const Paint *fill, const Paint *line)
{
    if (fill != NULL)
        write_colour(slide->xml, fill->fill);
    else
        rebut_ooxml_empty(slide->xml, OOXML_A_NO_FILL);
    write_line(slide, line);
}

static void write_place(const PptxSlide *slide, const PptxBox *box)
{
    rebut_ooxml_open(slide->xml, OOXML_A_XFRM);
    rebut_pptx_place(slide, box, false);
    rebut_ooxml_close(slide->xml);
}

/* `round`: of the shorter side. */
static void write_preset(Ooxml *xml, const char *name, double round)
{
    g_autofree char *value = g_strdup_printf("val %d", (int)lround(MIN(0.5, round) * ROUND_WHOLE));

    rebut_ooxml_open(xml, OOXML_A_PRST_GEOM);
    rebut_ooxml_attribute(xml, OOXML_AT_PRST, name);
    rebut_ooxml_open(xml, OOXML_A_AV_LST);
    if (round > 0) {
        rebut_ooxml_open(xml, OOXML_A_GD);
        rebut_ooxml_attribute(xml, OOXML_AT_NAME, "adj");
        rebut_ooxml_attribute(xml, OOXML_AT_FMLA, value);
        rebut_ooxml_close(xml);
    }
    rebut_ooxml_close(xml);
    rebut_ooxml_close(xml);
}

void rebut_pptx_rect(const PptxSlide *slide, const Shape *rect)
{
    Ooxml *xml = slide->xml;
    double round = rect->radius > 0 ? rect->radius / MIN(rect->width, rect->height) : 0;
    PptxBox box = rebut_pptx_empty_box();

    rebut_pptx_add_shape(&box, rect);
    rebut_ooxml_open(xml, OOXML_P_SP_PR);
    write_place(slide, &box);
    write_preset(xml, round > 0 ? "roundRect" : "rect", round);
    write_paints(slide, rect->paint.has_fill ? &rect->paint : NULL,
                 rect->paint.has_line ? &rect->paint : NULL);
    rebut_ooxml_close(xml);
}

/* In the middle of the side that a link comes from, one of its own four sites is where it ends. */
static PptxBox box_of_site(const PptxSite *site)
{
    double left = site->side == PPTX_LEFT    ? 0
                  : site->side == PPTX_RIGHT ? 1
                                             : 0.5,
           top = site->side == PPTX_TOP      ? 0
                 : site->side == PPTX_BOTTOM ? 1
                                             : 0.5,
           x = site->x - left * SITE_SIZE, y = site->y - top * SITE_SIZE;

    return (PptxBox){x, y, x + SITE_SIZE, y + SITE_SIZE};
}

void rebut_pptx_site(const PptxSlide *slide, const PptxSite *site)
{
    PptxBox box = box_of_site(site);

    rebut_ooxml_open(slide->xml, OOXML_P_SP_PR);
    write_place(slide, &box);
    write_preset(slide->xml, "rect", 0);
    write_paints(slide, NULL, NULL);
    rebut_ooxml_close(slide->xml);
}

/* The place of a connector. As it is defined, one with a bend goes to the right and then down; one
 * that begins upright is that one turned by a right angle, its box too. */
static void write_connector_place(const PptxSlide *slide, const PathStep *start,
                                  const PathStep *end, bool is_upright)
{
    bool is_leftwards = end->x[0] < start->x[0], is_upwards = end->y[0] < start->y[0];
    PptxBox box = rebut_pptx_empty_box();

    add_point(&box, start->x[0], start->y[0]);
    add_point(&box, end->x[0], end->y[0]);
    rebut_ooxml_open(slide->xml, OOXML_A_XFRM);
    if (is_upright) {
        double x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2,
               width = box.bottom - box.top, height = box.right - box.left;
        box = (PptxBox){x - width / 2, y - height / 2, x + width / 2, y + height / 2};
        rebut_ooxml_number(slide->xml, OOXML_AT_ROT, RIGHT_ANGLE);
    }
    if (is_upright ? is_upwards : is_leftwards)
        rebut_ooxml_number(slide->xml, OOXML_AT_FLIP_H, 1);
    if (is_upright ? !is_leftwards : is_upwards)
        rebut_ooxml_number(slide->xml, OOXML_AT_FLIP_V, 1);
    rebut_pptx_place(slide, &box, false);
    rebut_ooxml_close(slide->xml);
}

void rebut_pptx_connector(const PptxSlide *slide, const PathStep *steps, guint n,
                          const Paint *paint)
{
    bool is_turned = paint->dash[0] > 0, is_bent = n == 3;
    const PathStep *start = is_turned ? steps + n - 1 : steps,
                   *end = is_turned ? steps : steps + n - 1;
    bool is_upright =
        is_bent && fabs(steps[1].x[0] - start->x[0]) < fabs(steps[1].y[0] - start->y[0]);

    rebut_ooxml_open(slide->xml, OOXML_P_SP_PR);
    write_connector_place(slide, start, end, is_upright);
    write_preset(slide->xml, is_bent ? "bentConnector2" : "straightConnector1", 0);
    write_paints(slide, NULL, paint);
    rebut_ooxml_close(slide->xml);
}

static bool is_same_line(const Paint *one, const Paint *two)
{
    return one->line == two->line && fabs(one->line_width - two->line_width) < 1e-6 &&
           fabs(one->dash[0] - two->dash[0]) < 1e-6 && fabs(one->dash[1] - two->dash[1]) < 1e-6;
}

static const Shape *shape_at(const Part *part, guint index)
{
    return &g_array_index(part->shapes, Shape, index);
}

/* The one fill, the one line of a figure; a path that has another is not of it. */
static bool take_paints(const Shape *shape, const Paint **fill, const Paint **line)
{
    const Paint *paint = &shape->paint;

    if (shape->type != SHAPE_PATH ||
        (paint->has_fill && *fill != NULL && paint->fill != (*fill)->fill) ||
        (paint->has_line && *line != NULL && !is_same_line(paint, *line)))
        return false;
    if (paint->has_fill)
        *fill = paint;
    if (paint->has_line)
        *line = paint;
    return true;
}

guint rebut_pptx_figure_end(const Part *part, guint first)
{
    const Paint *fill = NULL, *line = NULL;
    guint end = first;

    while (end < part->shapes->len && take_paints(shape_at(part, end), &fill, &line))
        end++;
    return end;
}

/* The figure's corner is the origin. */
typedef struct Plotter {
    const PptxSlide *slide;
    gint64 x, y;
} Plotter;

static void write_point(const Plotter *plotter, double x, double y)
{
    Ooxml *xml = plotter->slide->xml;

    rebut_ooxml_open(xml, OOXML_A_PT);
    rebut_ooxml_number(xml, OOXML_AT_X, rebut_pptx_x(plotter->slide, x) - plotter->x);
    rebut_ooxml_number(xml, OOXML_AT_Y, rebut_pptx_y(plotter->slide, y) - plotter->y);
    rebut_ooxml_close(xml);
}

static OoxmlElement element_of(char command)
{
    static const struct {
        char command;
        OoxmlElement element;
    } rows[] = {{'M', OOXML_A_MOVE_TO}, {'L', OOXML_A_LN_TO}, {'C', OOXML_A_CUBIC_BEZ_TO}};

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].command == command)
            return rows[i].element;
    return OOXML_A_CLOSE;
}

static void write_steps(const Plotter *plotter, const GArray *steps)
{
    for (guint i = 0; i < steps->len; i++) {
        const PathStep *step = &g_array_index(steps, PathStep, i);
        rebut_ooxml_open(plotter->slide->xml, element_of(step->command));
        for (int j = 0; j < points_of(step->command); j++)
            write_point(plotter, step->x[j], step->y[j]);
        rebut_ooxml_close(plotter->slide->xml);
    }
}

/* Where a step of an open path leads. */
static void write_end(const Plotter *plotter, const PathStep *step)
{
    int last = points_of(step->command) - 1;

    write_point(plotter, step->x[last], step->y[last]);
}

static void write_steps_backwards(const Plotter *plotter, const GArray *steps)
{
    Ooxml *xml = plotter->slide->xml;

    rebut_ooxml_open(xml, OOXML_A_MOVE_TO);
    write_end(plotter, &g_array_index(steps, PathStep, steps->len - 1));
    rebut_ooxml_close(xml);
    for (guint i = steps->len - 1; i > 0; i--) {
        const PathStep *step = &g_array_index(steps, PathStep, i);
        rebut_ooxml_open(xml, element_of(step->command));
        if (step->command == 'C') {
            write_point(plotter, step->x[1], step->y[1]);
            write_point(plotter, step->x[0], step->y[0]);
        }
        write_end(plotter, step - 1);
        rebut_ooxml_close(xml);
    }
}

/* A dashed line of one piece that is open: its dashes count from the end. */
static bool is_turned(const Shape *shape)
{
    for (guint i = 1; i < shape->steps->len; i++)
        if (strchr("MZ", g_array_index(shape->steps, PathStep, i).command) != NULL)
            return false;
    return shape->paint.has_line && shape->paint.dash[0] > 0 && shape->steps->len > 1;
}

static void write_path(const Plotter *plotter, const PptxBox *box, const Shape *shape)
{
    Ooxml *xml = plotter->slide->xml;

    rebut_ooxml_open(xml, OOXML_A_PATH);
    rebut_ooxml_number(xml, OOXML_AT_W,
                       MAX(1, rebut_pptx_x(plotter->slide, box->right) - plotter->x));
    rebut_ooxml_number(xml, OOXML_AT_H,
                       MAX(1, rebut_pptx_y(plotter->slide, box->bottom) - plotter->y));
    if (!shape->paint.has_fill)
        rebut_ooxml_attribute(xml, OOXML_AT_FILL, "none");
    if (!shape->paint.has_line)
        rebut_ooxml_attribute(xml, OOXML_AT_STROKE, "0");
    if (is_turned(shape))
        write_steps_backwards(plotter, shape->steps);
    else
        write_steps(plotter, shape->steps);
    rebut_ooxml_close(xml);
}

static void write_geometry(const PptxSlide *slide, const Part *part, guint first, guint end,
                           const PptxBox *box)
{
    const Plotter plotter = {slide, rebut_pptx_x(slide, box->left), rebut_pptx_y(slide, box->top)};
    Ooxml *xml = slide->xml;

    rebut_ooxml_open(xml, OOXML_A_CUST_GEOM);
    rebut_ooxml_empty(xml, OOXML_A_AV_LST);
    rebut_ooxml_open(xml, OOXML_A_RECT);
    rebut_ooxml_attribute(xml, OOXML_AT_L, "0");
    rebut_ooxml_attribute(xml, OOXML_AT_T, "0");
    rebut_ooxml_attribute(xml, OOXML_AT_R, "r");
    rebut_ooxml_attribute(xml, OOXML_AT_B, "b");
    rebut_ooxml_close(xml);
    rebut_ooxml_open(xml, OOXML_A_PATH_LST);
    for (guint i = first; i < end; i++)
        write_path(&plotter, box, shape_at(part, i));
    rebut_ooxml_close(xml);
    rebut_ooxml_close(xml);
}

void rebut_pptx_figure(const PptxSlide *slide, const Part *part, guint first, guint end)
{
    const Paint *fill = NULL, *line = NULL;
    PptxBox box = rebut_pptx_empty_box();

    for (guint i = first; i < end; i++) {
        rebut_pptx_add_shape(&box, shape_at(part, i));
        take_paints(shape_at(part, i), &fill, &line);
    }
    rebut_ooxml_open(slide->xml, OOXML_P_SP_PR);
    write_place(slide, &box);
    write_geometry(slide, part, first, end, &box);
    write_paints(slide, fill, line);
    rebut_ooxml_close(slide->xml);
}
