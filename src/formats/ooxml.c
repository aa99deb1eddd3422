/* A document is gathered in a string: a slide has some hundred KiB at most, and its ZIP file needs
 * its length beforehand anyway. */
#include "formats/ooxml.h"
#include "formats/xml.h"

#define DRAWING_NAMESPACES                                                                         \
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""                           \
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""             \
    " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""

static const char *const element_names[N_OOXML_ELEMENTS] = {
#define ROW(here, there) [OOXML_##here] = there,
    OOXML_ELEMENTS(ROW)
#undef ROW
};

static const char *const attribute_names[N_OOXML_ATTRIBUTES] = {
#define ROW(here, there) [OOXML_AT_##here] = there,
    OOXML_ATTRIBUTES(ROW)
#undef ROW
};

/* What an element declares. */
static const char *const namespaces[N_OOXML_ELEMENTS] = {
    [OOXML_P_SLD] = DRAWING_NAMESPACES,
    [OOXML_P_NOTES] = DRAWING_NAMESPACES,
    [OOXML_P_PRESENTATION] = DRAWING_NAMESPACES,
    [OOXML_REL_RELATIONSHIPS] =
        " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"",
    [OOXML_CT_TYPES] = " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"",
    [OOXML_CP_CORE_PROPERTIES] =
        " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
        " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"",
    [OOXML_APP_PROPERTIES] =
        " xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"",
    [OOXML_ADEC_DECORATIVE] =
        " xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\"",
    [OOXML_AHYP_HLINK_CLR] =
        " xmlns:ahyp=\"http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor\"",
};

struct Ooxml {
    GString *out;
    GArray *open; /* of OoxmlElement */
    bool in_tag;  /* the last element's start tag still takes attributes */
};

Ooxml *rebut_ooxml_new(OoxmlElement root)
{
    Ooxml *xml = g_new0(Ooxml, 1);

    xml->out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    xml->open = g_array_new(FALSE, FALSE, sizeof(OoxmlElement));
    rebut_ooxml_open(xml, root);
    return xml;
}

GString *rebut_ooxml_finish(Ooxml *xml)
{
    GString *out = xml->out;

    while (xml->open->len > 0)
        rebut_ooxml_close(xml);
    g_array_unref(xml->open);
    g_free(xml);
    return out;
}

static void end_tag(Ooxml *xml)
{
    if (xml->in_tag)
        g_string_append_c(xml->out, '>');
    xml->in_tag = false;
}

void rebut_ooxml_open(Ooxml *xml, OoxmlElement element)
{
    end_tag(xml);
    g_string_append_c(xml->out, '<');
    g_string_append(xml->out, element_names[element]);
    if (namespaces[element] != NULL)
        g_string_append(xml->out, namespaces[element]);
    g_array_append_val(xml->open, element);
    xml->in_tag = true;
}

void rebut_ooxml_close(Ooxml *xml)
{
    g_assert(xml->open->len > 0);
    OoxmlElement element = g_array_index(xml->open, OoxmlElement, xml->open->len - 1);

    g_array_set_size(xml->open, xml->open->len - 1);
    if (xml->in_tag)
        g_string_append(xml->out, "/>");
    else
        g_string_append_printf(xml->out, "</%s>", element_names[element]);
    xml->in_tag = false;
}

void rebut_ooxml_empty(Ooxml *xml, OoxmlElement element)
{
    rebut_ooxml_open(xml, element);
    rebut_ooxml_close(xml);
}

void rebut_ooxml_words(Ooxml *xml, const char *words)
{
    end_tag(xml);
    rebut_xml_append_words(xml->out, words);
}

static void start_attribute(Ooxml *xml, OoxmlAttribute attribute)
{
    g_assert(xml->in_tag);
    g_string_append_printf(xml->out, " %s=\"", attribute_names[attribute]);
}

void rebut_ooxml_attribute(Ooxml *xml, OoxmlAttribute attribute, const char *value)
{
    start_attribute(xml, attribute);
    rebut_xml_append_value(xml->out, value);
    g_string_append_c(xml->out, '"');
}

void rebut_ooxml_number(Ooxml *xml, OoxmlAttribute attribute, gint64 value)
{
    start_attribute(xml, attribute);
    g_string_append_printf(xml->out, "%" G_GINT64_FORMAT "\"", value);
}

void rebut_ooxml_colour(Ooxml *xml, OoxmlAttribute attribute, Colour colour)
{
    start_attribute(xml, attribute);
    g_string_append_printf(xml->out, "%06X\"", colour & 0xffffffu);
}
