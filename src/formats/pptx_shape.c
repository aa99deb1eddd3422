/* What shapes are called, say and open, and their geometry. Everything that means something has
 * words for those who do not see it; the rest (marks, halos, sites) is marked as decoration.
 *
 * A rect stays one with round corners, so that its handles work in the office program; a
 * path becomes geometry of its own, curves and all. The line of a link and its head are one such
 * geometry of several paths, some filled and some drawn, which stay together when they are moved.
 */
#include "formats/pptx.h"
#include "formats/xml.h"
#include <math.h>
#include <string.h>

#define UNITS_PER_POINT 12700.0
#define ROUND_WHOLE     100000.0 /* of the shorter side, and of a line's width */
#define RIGHT_ANGLE     5400000
#define SITE_SIZE       4.0  /* points */
#define BELOW           0.21 /* of a line below its baseline, in sizes of its letters */

#define DECORATIVE_URI  "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
#define LINK_COLOUR_URI "{A12FA001-AC4F-418D-AE19-62706E023703}"

gint64 rebut_pptx_length(const PptxSlide *slide, double length)
{
    return (gint64)llround(length * slide->scale * UNITS_PER_POINT);
}

/* A point of the scene in the slide's units (1/12700 point). */
static gint64 x_of(const PptxSlide *slide, double x)
{
    return (gint64)llround((slide->x + x * slide->scale) * UNITS_PER_POINT);
}

static gint64 y_of(const PptxSlide *slide, double y)
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

static void add_shape(PptxBox *box, const Shape *shape)
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

/* How far a line of exact spacing reaches below its baseline is the programs' own matter: the
 * figure is LibreOffice's. */
void rebut_pptx_add_text(PptxBox *box, const Text *text)
{
    box->left = MIN(box->left, text->x);
    box->right = MAX(box->right, text->x + text->width);
    box->top = MIN(box->top, text->y - (PPTX_PITCH - BELOW) * text->size);
    box->bottom = MAX(box->bottom, text->y + BELOW * text->size);
}

void rebut_pptx_place(const PptxSlide *slide, const PptxBox *box, bool is_group)
{
    static const OoxmlElement own[] = {OOXML_A_OFF, OOXML_A_EXT},
                              inner[] = {OOXML_A_CH_OFF, OOXML_A_CH_EXT};
    gint64 x = x_of(slide, box->left), y = y_of(slide, box->top);
    gint64 width = MAX(1, x_of(slide, box->right) - x),
           height = MAX(1, y_of(slide, box->bottom) - y);

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

    add_shape(&box, rect);
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
    rebut_ooxml_number(xml, OOXML_AT_X, x_of(plotter->slide, x) - plotter->x);
    rebut_ooxml_number(xml, OOXML_AT_Y, y_of(plotter->slide, y) - plotter->y);
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
    rebut_ooxml_number(xml, OOXML_AT_W, MAX(1, x_of(plotter->slide, box->right) - plotter->x));
    rebut_ooxml_number(xml, OOXML_AT_H, MAX(1, y_of(plotter->slide, box->bottom) - plotter->y));
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
    const Plotter plotter = {slide, x_of(slide, box->left), y_of(slide, box->top)};
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
        add_shape(&box, shape_at(part, i));
        take_paints(shape_at(part, i), &fill, &line);
    }
    rebut_ooxml_open(slide->xml, OOXML_P_SP_PR);
    write_place(slide, &box);
    write_geometry(slide, part, first, end, &box);
    write_paints(slide, fill, line);
    rebut_ooxml_close(slide->xml);
}

static void clear_relation(gpointer data)
{
    g_free(((PptxRelation *)data)->target);
}

GArray *rebut_pptx_relations_new(void)
{
    GArray *relations = g_array_new(FALSE, FALSE, sizeof(PptxRelation));

    g_array_set_clear_func(relations, clear_relation);
    return relations;
}

guint rebut_pptx_add_relation(GArray *relations, const char *type, const char *target,
                              bool is_external)
{
    const PptxRelation relation = {type, g_strdup(target), is_external};
    g_array_append_val(relations, relation);
    return relations->len;
}

void rebut_pptx_relation_id(Ooxml *xml, guint number)
{
    g_autofree char *id = g_strdup_printf("rId%u", number);

    rebut_ooxml_attribute(xml, OOXML_AT_R_ID, id);
}

/* A link keeps the colour of its words. */
static void write_link_colour(Ooxml *xml)
{
    rebut_ooxml_open(xml, OOXML_A_EXT_LST);
    rebut_ooxml_open(xml, OOXML_A_EXT);
    rebut_ooxml_attribute(xml, OOXML_AT_URI, LINK_COLOUR_URI);
    rebut_ooxml_open(xml, OOXML_AHYP_HLINK_CLR);
    rebut_ooxml_attribute(xml, OOXML_AT_VAL, "tx");
    rebut_ooxml_close(xml);
    rebut_ooxml_close(xml);
    rebut_ooxml_close(xml);
}

void rebut_pptx_hyperlink(PptxSlide *slide, const char *url, guint page, bool is_text)
{
    g_autofree char *file = g_strdup_printf("slide%u.xml", page);
    bool is_page = page > 0 && page != slide->number && page <= slide->n_slides;

    if (!is_page && (url == NULL || !rebut_xml_allows_url(url)))
        return;
    guint relation =
        is_page ? rebut_pptx_add_relation(slide->relations, OFFICE_RELATION "slide", file, false)
                : rebut_pptx_add_relation(slide->relations, OFFICE_RELATION "hyperlink", url, true);
    rebut_ooxml_open(slide->xml, OOXML_A_HLINK_CLICK);
    rebut_pptx_relation_id(slide->xml, relation);
    if (is_page)
        rebut_ooxml_attribute(slide->xml, OOXML_AT_ACTION, "ppaction://hlinksldjump");
    if (is_text)
        write_link_colour(slide->xml);
    rebut_ooxml_close(slide->xml);
}

static void write_decoration(Ooxml *xml)
{
    rebut_ooxml_open(xml, OOXML_A_EXT_LST);
    rebut_ooxml_open(xml, OOXML_A_EXT);
    rebut_ooxml_attribute(xml, OOXML_AT_URI, DECORATIVE_URI);
    rebut_ooxml_open(xml, OOXML_ADEC_DECORATIVE);
    rebut_ooxml_number(xml, OOXML_AT_VAL, 1);
    rebut_ooxml_close(xml);
    rebut_ooxml_close(xml);
    rebut_ooxml_close(xml);
}

void rebut_pptx_name(PptxSlide *slide, guint id, const PptxNaming *naming)
{
    Ooxml *xml = slide->xml;

    rebut_ooxml_open(xml, OOXML_P_C_NV_PR);
    rebut_ooxml_number(xml, OOXML_AT_ID, id);
    rebut_ooxml_attribute(xml, OOXML_AT_NAME, naming->name);
    rebut_ooxml_attribute(xml, OOXML_AT_DESCR,
                          naming->description != NULL ? naming->description : "");
    if (naming->url != NULL || naming->page > 0)
        rebut_pptx_hyperlink(slide, naming->url, naming->page, false);
    if (naming->description == NULL)
        write_decoration(xml);
    rebut_ooxml_close(xml);
}

void rebut_pptx_open_shape(PptxSlide *slide, guint id, const PptxNaming *naming, bool is_text)
{
    Ooxml *xml = slide->xml;

    rebut_ooxml_open(xml, OOXML_P_SP);
    rebut_ooxml_open(xml, OOXML_P_NV_SP_PR);
    rebut_pptx_name(slide, id, naming);
    rebut_ooxml_open(xml, OOXML_P_C_NV_SP_PR);
    if (is_text)
        rebut_ooxml_number(xml, OOXML_AT_TX_BOX, 1);
    rebut_ooxml_close(xml);
    rebut_ooxml_empty(xml, OOXML_P_NV_PR);
    rebut_ooxml_close(xml);
}

static PptxBox box_of_part(const Part *part)
{
    PptxBox box = rebut_pptx_empty_box();

    for (guint i = 0; i < part->shapes->len; i++)
        add_shape(&box, &g_array_index(part->shapes, Shape, i));
    for (guint i = 0; i < part->texts->len; i++)
        rebut_pptx_add_text(&box, &g_array_index(part->texts, Text, i));
    return box;
}

void rebut_pptx_open_group(PptxSlide *slide, const Part *part, const PptxNaming *naming)
{
    Ooxml *xml = slide->xml;
    PptxBox box = box_of_part(part);

    rebut_ooxml_open(xml, OOXML_P_GRP_SP);
    rebut_ooxml_open(xml, OOXML_P_NV_GRP_SP_PR);
    rebut_pptx_name(slide, slide->next_id++, naming);
    rebut_ooxml_empty(xml, OOXML_P_C_NV_GRP_SP_PR);
    rebut_ooxml_empty(xml, OOXML_P_NV_PR);
    rebut_ooxml_close(xml);
    rebut_ooxml_open(xml, OOXML_P_GRP_SP_PR);
    rebut_ooxml_open(xml, OOXML_A_XFRM);
    rebut_pptx_place(slide, &box, true);
    rebut_ooxml_close(xml);
    rebut_ooxml_close(xml);
}

void rebut_pptx_figures(PptxSlide *slide, const Part *part, guint first)
{
    static const PptxNaming decoration = {"figure", NULL, NULL, 0};

    while (first < part->shapes->len) {
        const Shape *shape = &g_array_index(part->shapes, Shape, first);
        guint end = shape->type == SHAPE_RECT ? first + 1 : rebut_pptx_figure_end(part, first);
        rebut_pptx_open_shape(slide, slide->next_id++, &decoration, false);
        if (shape->type == SHAPE_RECT)
            rebut_pptx_rect(slide, shape);
        else
            rebut_pptx_figure(slide, part, first, end);
        rebut_ooxml_close(slide->xml);
        first = end;
    }
}

const PptxAnchor *rebut_pptx_anchor(const PptxSlide *slide, const char *id)
{
    return id != NULL ? g_hash_table_lookup(slide->anchors, id) : NULL;
}
