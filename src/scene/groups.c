/* Marks of groups: a bar inside a card's leading edge for each group without a region, told by its
 * pattern and, besides, by a colour of the theme's palette. A card in several groups has shorter
 * bars, one above the other. */
#include "scene/canvas.h"

#define BAR      2.4 /* width */
#define BAR_AWAY 0.9 /* from the inner edge of the card's outline */
#define BAR_GAP  3.0 /* between two bars */

typedef struct MarkStyle {
    const char *shade; /* of the palette; none that a kind has */
    double dash[2];
    double width; /* of each line, as a share of the bar's */
    bool is_double;
} MarkStyle;

static const MarkStyle styles[REBUT_MOST_MARKED] = {
    {"purple", {0, 0}, 1.0, false},    {"teal", {4, 2}, 1.0, false},
    {"pink", {1.6, 1.6}, 1.0, false},  {"brown", {0, 0}, 0.36, true},
    {"yellow", {8, 2.5}, 0.45, false}, {"grey", {1.2, 3.6}, 1.0, false},
};

static void add_line(const Canvas *canvas, Part *part, const Paint *paint, Point top, double height)
{
    Point from = rebut_canvas_point(canvas, top.x, top.y);
    Point to = rebut_canvas_point(canvas, top.x, top.y + height);
    Shape *line = rebut_part_add_path(part, paint);

    rebut_shape_move(line, from.x, from.y);
    rebut_shape_line(line, to.x, to.y);
}

void rebut_canvas_add_group_bar(const Canvas *canvas, Part *part, size_t mark, Point top,
                                double height)
{
    const MarkStyle *style = &styles[mark];
    const Shade *shade = rebut_palette_find(*canvas->theme->palette, style->shade);
    Paint paint = rebut_canvas_line(canvas, shade->line, BAR * style->width, style->dash);
    double apart = style->is_double ? BAR * (1.0 - style->width) / 2.0 : 0.0;

    add_line(canvas, part, &paint, (Point){top.x - apart, top.y}, height);
    if (style->is_double)
        add_line(canvas, part, &paint, (Point){top.x + apart, top.y}, height);
}

void rebut_canvas_add_group_marks(const Canvas *canvas, Part *part, const NodeRecord *node,
                                  const CardLook *look)
{
    double aside = look->line_width / 2.0 + BAR_AWAY + BAR / 2.0;
    double inset = aside + look->radius * 0.3; /* a round corner cuts it short */
    double x = node->box.x + aside, y = node->box.y + inset, n = 0.0;

    for (size_t mark = 0; mark < REBUT_MOST_MARKED; mark++)
        n += node->group_marks >> mark & 1;
    double height = (node->box.height - 2.0 * inset - (n - 1.0) * BAR_GAP) / n;
    for (size_t mark = 0; mark < REBUT_MOST_MARKED; mark++) {
        if ((node->group_marks >> mark & 1) == 0)
            continue;
        rebut_canvas_add_group_bar(canvas, part, mark, (Point){x, y}, height);
        y += height + BAR_GAP;
    }
}
