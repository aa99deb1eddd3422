/* A link with one bend or none is a connector, glued to the shapes of its ends, so that it follows
 * when these are moved. It has the colour of its relation from end to end.
 *
 * Glue holds at the middles of a shape's sides, and a link seldom meets a card there: it comes from
 * the left to the first line, or from below to the trunk. LibreOffice up to 7.4 does not read
 * connection sites of a card's own. So such a place is a small shape of the card's group, which
 * nobody sees, and whose side has its middle there; from its sides, programs lead the line as it is
 * drawn. Programs route every connector with more bends anew when they open a file, each in its own
 * way, through whatever is there: such a link is a figure, which keeps its route, and its head with
 * it. */
#include "scene/link_words.h"
#include "formats/pptx.h"
#include <math.h>
#include <string.h>

#define AT_SITE 0.75 /* points between an end and a site */
#define AT_BORDER                                                                                  \
    2.0              /* points between a trunk's end and the border or shelf that it hangs from    \
                      */
#define ON_LINE 0.05 /* points beside a line */

/* "Challenge 1.2" of a card, "linked premises" of a joint. */
static char *short_name(const PptxSlide *slide, const char *id)
{
    const PptxAnchor *anchor = rebut_pptx_anchor(slide, id);
    const char *linked = rebut_word(slide->scene->lexicon, WORD_LINKED_PREMISES);

    if (anchor == NULL)
        return g_strdup(id);
    return g_strdup(anchor->part->called != NULL ? anchor->part->called : linked);
}

/* `a->b` is the link from a to b. */
static char *aim_words(const PptxSlide *slide, const char *aim)
{
    const char *arrow = strstr(aim, "->");

    if (arrow == NULL)
        return short_name(slide, aim);
    g_autofree char *from = g_strndup(aim, (size_t)(arrow - aim));
    g_autofree char *start = short_name(slide, from), *end = short_name(slide, arrow + 2);
    return rebut_phrase(slide->scene->lexicon, WORD_THE_LINK, "from", start, "to", end, NULL);
}

static char *link_words(const PptxSlide *slide, const Part *part)
{
    g_autofree char *from = short_name(slide, part->from), *to = aim_words(slide, part->to);

    const PptxAnchor *start = rebut_pptx_anchor(slide, part->from);
    size_t n_subjects = start != NULL && start->part->type == PART_JOINT ? 2 : 1;
    return rebut_link_sentence(slide->scene->lexicon, part->class_name, n_subjects, from, to);
}

static const Shape *shape_at(const Part *part, guint index)
{
    return &g_array_index(part->shapes, Shape, index);
}

static const PathStep *steps_of(const Part *part)
{
    return &g_array_index(shape_at(part, 0)->steps, PathStep, 0);
}

/* Sites of a rect: the middles of its sides. */
static bool find_own_site(const PptxAnchor *anchor, const PathStep *end, PptxSide *side)
{
    const Shape *rect = anchor->part->shapes->len > 0 ? shape_at(anchor->part, 0) : NULL;

    if (rect == NULL || rect->type != SHAPE_RECT)
        return false;
    double middle_x = rect->x + rect->width / 2, middle_y = rect->y + rect->height / 2;
    const double sites[][2] = {[PPTX_TOP] = {middle_x, rect->y},
                               [PPTX_LEFT] = {rect->x, middle_y},
                               [PPTX_BOTTOM] = {middle_x, rect->y + rect->height},
                               [PPTX_RIGHT] = {rect->x + rect->width, middle_y}};

    for (guint i = 0; i < G_N_ELEMENTS(sites); i++) {
        if (hypot(sites[i][0] - end->x[0], sites[i][1] - end->y[0]) < AT_SITE) {
            *side = (PptxSide)i;
            return true;
        }
    }
    return false;
}

/* From where a line comes to its end, `last` being the point before. */
static PptxSide side_of(const PathStep *end, const PathStep *last)
{
    double dx = last->x[0] - end->x[0], dy = last->y[0] - end->y[0];

    if (fabs(dx) > fabs(dy))
        return dx < 0 ? PPTX_LEFT : PPTX_RIGHT;
    return dy < 0 ? PPTX_TOP : PPTX_BOTTOM;
}

static const PptxSite *find_site(const PptxAnchor *anchor, const PathStep *end, PptxSide side)
{
    for (guint i = 0; i < anchor->sites->len; i++) {
        const PptxSite *site = &g_array_index(anchor->sites, PptxSite, i);
        if (site->side == side && hypot(site->x - end->x[0], site->y - end->y[0]) < AT_SITE)
            return site;
    }
    return NULL;
}

/* A line of two points, or of more that are joined by straight lines. */
static bool is_polyline(const Shape *shape)
{
    if (shape->type != SHAPE_PATH || shape->steps->len < 2)
        return false;
    for (guint i = 1; i < shape->steps->len; i++)
        if (g_array_index(shape->steps, PathStep, i).command != 'L')
            return false;
    return true;
}

static bool is_along_axis(const PathStep *one, const PathStep *two)
{
    return fabs(one->x[0] - two->x[0]) < ON_LINE || fabs(one->y[0] - two->y[0]) < ON_LINE;
}

/* A trunk may hang from the line that goes on from the lower border of its card. */
static bool hangs_from_shelf(const PptxAnchor *anchor, const PathStep *steps)
{
    const Shape *rect = anchor->part->shapes->len > 0 ? shape_at(anchor->part, 0) : NULL;

    return rect != NULL && rect->type == SHAPE_RECT &&
           fabs(rect->y + rect->height - steps[2].y[0]) < AT_BORDER &&
           fabs(steps[3].y[0] - steps[2].y[0]) < ON_LINE;
}

/* With how many points of its way a link is a connector: two, or three at a right angle; 0: it is a
 * figure, as is a link that ends at another. */
static guint count_points(const PptxSlide *slide, const Part *part)
{
    const PptxAnchor *from = rebut_pptx_anchor(slide, part->from),
                     *to = rebut_pptx_anchor(slide, part->to);

    if (from == NULL || to == NULL || part->shapes->len == 0 || !is_polyline(shape_at(part, 0)))
        return 0;
    const PathStep *steps = steps_of(part);
    guint n = shape_at(part, 0)->steps->len;
    if (n == 4 && hangs_from_shelf(to, steps))
        n = 3;
    bool is_elbow = n == 3 && is_along_axis(steps, steps + 1) &&
                    is_along_axis(steps + 1, steps + 2) && !is_along_axis(steps, steps + 2);
    return n == 2 || is_elbow ? n : 0;
}

static void add_site(PptxSlide *slide, const char *id, const PathStep *end, const PathStep *last)
{
    const PptxAnchor *anchor = rebut_pptx_anchor(slide, id);
    PptxSide side = side_of(end, last), own;

    if (find_own_site(anchor, end, &own) || find_site(anchor, end, side) != NULL)
        return;
    const PptxSite site = {end->x[0], end->y[0], side, slide->next_id++};
    g_array_append_val(anchor->sites, site);
}

void rebut_pptx_add_sites(PptxSlide *slide, const Part *link)
{
    guint n = count_points(slide, link);

    if (n == 0)
        return;
    const PathStep *steps = steps_of(link);
    add_site(slide, link->from, steps, steps + 1);
    add_site(slide, link->to, steps + n - 1, steps + n - 2);
}

static void glue(const PptxSlide *slide, OoxmlElement element, const char *id, const PathStep *end,
                 const PathStep *last)
{
    const PptxAnchor *anchor = rebut_pptx_anchor(slide, id);
    PptxSide side = side_of(end, last);
    const PptxSite *site = find_own_site(anchor, end, &side) ? NULL : find_site(anchor, end, side);
    rebut_ooxml_open(slide->xml, element);
    rebut_ooxml_number(slide->xml, OOXML_AT_ID, site != NULL ? site->shape_id : anchor->shape_id);
    rebut_ooxml_number(slide->xml, OOXML_AT_IDX, side);
    rebut_ooxml_close(slide->xml);
}

static bool is_between(double value, double one, double two)
{
    return value > MIN(one, two) - ON_LINE && value < MAX(one, two) + ON_LINE;
}

static bool is_on_way(const GArray *way, double x, double y)
{
    for (guint i = 0; i + 1 < way->len; i++) {
        const PathStep *from = &g_array_index(way, PathStep, i), *to = from + 1;
        if (is_along_axis(from, to) && is_between(x, from->x[0], to->x[0]) &&
            is_between(y, from->y[0], to->y[0]))
            return true;
    }
    return false;
}

/* Does a connector along the way show this line? Round corners of it do not count. */
static bool follows_way(const Part *part, guint index)
{
    const Shape *shape = shape_at(part, index);

    if (shape->type != SHAPE_PATH || shape->paint.has_fill)
        return false;
    for (guint i = 0; i < shape->steps->len; i++) {
        const PathStep *step = &g_array_index(shape->steps, PathStep, i);
        for (int j = 0; j < (step->command == 'C' ? 3 : 1); j++)
            if (step->command == 'Z' ||
                !is_on_way(shape_at(part, 0)->steps, step->x[j], step->y[j]))
                return false;
    }
    return true;
}

/* Behind the shapes that a connector shows. */
static guint end_of_line(const Part *part)
{
    guint end = 1;

    while (end < part->shapes->len && follows_way(part, end))
        end++;
    return end;
}

/* The way may be painted itself; else its first piece says how it looks. */
static const Paint *paint_of_line(const Part *part, guint end)
{
    for (guint i = 0; i < end; i++)
        if (shape_at(part, i)->paint.has_line)
            return &shape_at(part, i)->paint;
    return &shape_at(part, 0)->paint;
}

/* A dashed line begins where its link ends (rebut_pptx_connector). */
static void write_connector(PptxSlide *slide, const Part *part, const PptxNaming *naming, guint n)
{
    Ooxml *xml = slide->xml;
    const PathStep *start = steps_of(part), *end = start + n - 1;
    const Paint *paint = paint_of_line(part, end_of_line(part));
    bool is_turned = paint->dash[0] > 0;

    rebut_ooxml_open(xml, OOXML_P_CXN_SP);
    rebut_ooxml_open(xml, OOXML_P_NV_CXN_SP_PR);
    rebut_pptx_name(slide, slide->next_id++, naming);
    rebut_ooxml_open(xml, OOXML_P_C_NV_CXN_SP_PR);
    if (is_turned) {
        glue(slide, OOXML_A_ST_CXN, part->to, end, end - 1);
        glue(slide, OOXML_A_END_CXN, part->from, start, start + 1);
    } else {
        glue(slide, OOXML_A_ST_CXN, part->from, start, start + 1);
        glue(slide, OOXML_A_END_CXN, part->to, end, end - 1);
    }
    rebut_ooxml_close(xml);
    rebut_ooxml_empty(xml, OOXML_P_NV_PR);
    rebut_ooxml_close(xml);
    rebut_pptx_connector(slide, start, n, paint);
    rebut_ooxml_close(xml);
}

void rebut_pptx_link(PptxSlide *slide, const Part *part)
{
    g_autofree char *words = link_words(slide, part);
    const PptxNaming naming = {"link", words, NULL, 0};
    guint n = count_points(slide, part), end;

    if (n > 0) {
        end = end_of_line(part);
        bool is_group = part->shapes->len > end;
        if (is_group)
            rebut_pptx_open_group(slide, part, &naming);
        write_connector(slide, part, &naming, n);
        rebut_pptx_figures(slide, part, end);
        if (is_group)
            rebut_ooxml_close(slide->xml);
        return;
    }
    end = rebut_pptx_figure_end(part, 0);
    rebut_pptx_open_shape(slide, slide->next_id++, &naming, false);
    rebut_pptx_figure(slide, part, 0, end);
    rebut_ooxml_close(slide->xml);
    rebut_pptx_figures(slide, part, end);
}
