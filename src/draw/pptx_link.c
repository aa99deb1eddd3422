/* A straight link is a connector, glued to the shapes of its ends where it meets them at one of the
 * sites that every rect has, so that it follows when these are moved. Programs route every other
 * connector anew when they open a file, each in its own way, through whatever is there: a bent link
 * is therefore a figure, which keeps its route, and its head with it. */
#include "draw/link_words.h"
#include "draw/pptx.h"
#include <math.h>
#include <string.h>

#define AT_SITE 0.75 /* points between an end and a site */

/* "Challenge 1.2" of a card, "linked premises" of a joint. */
static char *short_name(const PptxSlide *slide, const char *id)
{
    const PptxAnchor *anchor = rebut_pptx_anchor(slide, id);
    const char *label = anchor != NULL ? anchor->part->label : NULL, *colon;

    if (label == NULL)
        return g_strdup(anchor != NULL ? rebut_word(slide->scene->lexicon, WORD_LINKED_PREMISES)
                                       : id);
    colon = strchr(label, ':');
    return colon != NULL ? g_strndup(label, (size_t)(colon - label)) : g_strdup(label);
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

    return rebut_link_sentence(slide->scene->lexicon, part->class_name, 1, from, to);
}

/* Sites of a rect: the middles of its sides, from the top counterclockwise. */
static bool find_site(const Shape *rect, double x, double y, guint *site)
{
    double middle_x = rect->x + rect->width / 2, middle_y = rect->y + rect->height / 2;
    const double sites[][2] = {{middle_x, rect->y},
                               {rect->x, middle_y},
                               {middle_x, rect->y + rect->height},
                               {rect->x + rect->width, middle_y}};

    for (guint i = 0; i < G_N_ELEMENTS(sites); i++) {
        if (hypot(sites[i][0] - x, sites[i][1] - y) < AT_SITE) {
            *site = i;
            return true;
        }
    }
    return false;
}

static void glue(const PptxSlide *slide, OoxmlElement element, const char *id, const PathStep *end)
{
    const PptxAnchor *anchor = rebut_pptx_anchor(slide, id);
    guint site;

    if (anchor == NULL || anchor->part->shapes->len == 0 ||
        !find_site(&g_array_index(anchor->part->shapes, Shape, 0), end->x[0], end->y[0], &site))
        return;
    rebut_ooxml_open(slide->xml, element);
    rebut_ooxml_number(slide->xml, OOXML_AT_ID, anchor->shape_id);
    rebut_ooxml_number(slide->xml, OOXML_AT_IDX, site);
    rebut_ooxml_close(slide->xml);
}

/* A dashed line begins where its link ends (rebut_pptx_straight). */
static void write_connector(PptxSlide *slide, const Part *part, const PptxNaming *naming)
{
    Ooxml *xml = slide->xml;
    const Shape *line = &g_array_index(part->shapes, Shape, 0);
    const PathStep *start = &g_array_index(line->steps, PathStep, 0), *end = start + 1;
    bool is_turned = line->paint.dash[0] > 0;

    rebut_ooxml_open(xml, OOXML_P_CXN_SP);
    rebut_ooxml_open(xml, OOXML_P_NV_CXN_SP_PR);
    rebut_pptx_name(slide, slide->next_id++, naming);
    rebut_ooxml_open(xml, OOXML_P_C_NV_CXN_SP_PR);
    glue(slide, OOXML_A_ST_CXN, is_turned ? part->to : part->from, is_turned ? end : start);
    glue(slide, OOXML_A_END_CXN, is_turned ? part->from : part->to, is_turned ? start : end);
    rebut_ooxml_close(xml);
    rebut_ooxml_empty(xml, OOXML_P_NV_PR);
    rebut_ooxml_close(xml);
    rebut_pptx_straight(slide, line);
    rebut_ooxml_close(xml);
}

static bool is_straight(const GArray *steps)
{
    return steps->len == 2 && g_array_index(steps, PathStep, 1).command == 'L';
}

void rebut_pptx_link(PptxSlide *slide, const Part *part)
{
    g_autofree char *words = link_words(slide, part);
    const PptxNaming naming = {"link", words, NULL, 0};
    guint end = rebut_pptx_figure_end(part, 0);

    if (is_straight(g_array_index(part->shapes, Shape, 0).steps)) {
        bool is_group = part->shapes->len > 1;
        if (is_group)
            rebut_pptx_open_group(slide, part, &naming);
        write_connector(slide, part, &naming);
        rebut_pptx_figures(slide, part, 1);
        if (is_group)
            rebut_ooxml_close(slide->xml);
        return;
    }
    rebut_pptx_open_shape(slide, slide->next_id++, &naming, false);
    rebut_pptx_figure(slide, part, 0, end);
    rebut_ooxml_close(slide->xml);
    rebut_pptx_figures(slide, part, end);
}
