/* What shapes are called, say and open. Everything that means something has words for those who do
 * not see it; the rest (marks, halos) is marked as decoration. */
#include "draw/pptx.h"
#include "draw/xml.h"

#define OFFICE_RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define DECORATIVE_URI  "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
#define LINK_COLOUR_URI "{A12FA001-AC4F-418D-AE19-62706E023703}"

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
        rebut_pptx_add_shape(&box, &g_array_index(part->shapes, Shape, i));
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

const PptxAnchor *rebut_pptx_anchor(const PptxSlide *slide, const char *id)
{
    return id != NULL ? g_hash_table_lookup(slide->anchors, id) : NULL;
}
