/* The style sheets of drawings: fonts and colours for dark screens. Of what a caller gives, only
 * letters, digits and hyphens get into one. */
#include "formats/xml.h"
#include <string.h>

/* Letters, digits and hyphens only: a class must not end a selector. */
static void append_name(GString *out, const char *prefix)
{
    for (const char *at = prefix; *at != '\0'; at++)
        if (g_ascii_isalnum(*at) || *at == '-')
            g_string_append_c(out, *at);
}

void rebut_xml_append_drawing_class(GString *classes, const char *prefix)
{
    if (classes->len > 0)
        g_string_append_c(classes, ' ');
    append_name(classes, prefix);
}

void rebut_xml_append_rule_class(GString *classes, const char *prefix, size_t index)
{
    rebut_xml_append_drawing_class(classes, prefix);
    g_string_append_printf(classes, "-ink%zu", index + 1);
}

/* Two classes lead each rule, since LibreOffice leaves the condition out and takes what is led by
 * one; it knows no compound selectors. */
void rebut_xml_dark_style(Xml *xml, const char *prefix, const XmlRule *rules, size_t n_rules)
{
    g_autoptr(GString) out = g_string_new("@media (prefers-color-scheme: dark) {\n");

    for (size_t i = 0; i < n_rules; i++) {
        g_string_append_c(out, '.');
        append_name(out, prefix);
        g_string_append_c(out, '.');
        append_name(out, prefix);
        g_string_append_printf(out, "-ink%zu { %s: #%06x }\n", i + 1,
                               rules[i].is_line ? "stroke" : "fill", rules[i].colour & 0xffffffu);
    }
    g_string_append(out, "}\n");
    rebut_xml_open(xml, XML_STYLE);
    rebut_xml_ready(xml, out->str);
    rebut_xml_close(xml);
}

static void append_family(GString *out, const char *prefix, guint family)
{
    append_name(out, prefix);
    g_string_append_printf(out, "-font%u", family);
}

void rebut_xml_font(Xml *xml, const char *prefix, const FontSubset *font)
{
    gsize length;
    const guchar *bytes = g_bytes_get_data(font->bytes, &length);
    g_autofree char *encoded = g_base64_encode(bytes, length);
    bool is_cff = length > 4 && memcmp(bytes, "OTTO", 4) == 0;
    g_autoptr(GString) out = g_string_new("@font-face { font-family: ");

    append_family(out, prefix, font->family);
    g_string_append_printf(
        out, "; font-weight: %d; font-style: %s; src: url(data:font/%s;base64,%s) }\n",
        font->weight, font->is_italic ? "italic" : "normal", is_cff ? "otf" : "ttf", encoded);
    rebut_xml_ready(xml, out->str);
}

void rebut_xml_append_font_classes(GString *classes, const char *prefix)
{
    rebut_xml_append_drawing_class(classes, prefix);
    rebut_xml_append_drawing_class(classes, prefix);
    g_string_append(classes, "-fonts");
}

void rebut_xml_font_rule(Xml *xml, const char *prefix, guint n_families, const char *further)
{
    g_autoptr(GString) out = g_string_new(".");

    append_name(out, prefix);
    g_string_append_c(out, '.');
    append_name(out, prefix);
    g_string_append(out, "-fonts { font-family: ");
    for (guint i = 1; i <= n_families; i++) {
        append_family(out, prefix, i);
        g_string_append(out, ", ");
    }
    for (const char *at = further; *at != '\0'; at++)
        if (g_ascii_isalnum(*at) || strchr("-, ", *at) != NULL)
            g_string_append_c(out, *at);
    g_string_append(out, " }\n");
    rebut_xml_ready(xml, out->str);
}
