/* Markup is gathered in a buffer and handed on in pieces of some 32 KiB.
 *
 * There are three kinds of bytes: names out of the tables below, numbers made by base/number.h, and
 * values, which only rebut_xml_append_words and rebut_xml_append_value
 * write. Both drop what XML 1.0 cannot hold
 * (control characters, U+FFFE and its like) and turn broken UTF-8 into U+FFFD before they escape,
 * so neither a caller's slip nor an author's bytes can open a tag, end an attribute or make the
 * text ill-formed. */
#include "draw/xml.h"
#include "base/number.h"
#include <string.h>

#define PIECE_BYTES 32768
#define MAX_DEPTH   16

static const char *const element_names[N_XML_ELEMENTS] = {
    [XML_SVG] = "svg",   [XML_TITLE] = "title", [XML_DESC] = "desc",   [XML_G] = "g",
    [XML_A] = "a",       [XML_RECT] = "rect",   [XML_PATH] = "path",   [XML_TEXT] = "text",
    [XML_DEFS] = "defs", [XML_USE] = "use",     [XML_STYLE] = "style",
};

static const char *const attribute_names[N_XML_ATTRIBUTES] = {
    [XML_ARIA_DESCRIBEDBY] = "aria-describedby",
    [XML_ARIA_HIDDEN] = "aria-hidden",
    [XML_ARIA_LABEL] = "aria-label",
    [XML_ARIA_LABELLEDBY] = "aria-labelledby",
    [XML_ARIA_LEVEL] = "aria-level",
    [XML_CLASS] = "class",
    [XML_D] = "d",
    [XML_DATA_FRAGMENT_INDEX] = "data-fragment-index",
    [XML_DATA_FROM] = "data-from",
    [XML_DATA_TO] = "data-to",
    [XML_DIRECTION] = "direction",
    [XML_FILL] = "fill",
    [XML_FONT_FAMILY] = "font-family",
    [XML_FONT_SIZE] = "font-size",
    [XML_FONT_STYLE] = "font-style",
    [XML_FONT_WEIGHT] = "font-weight",
    [XML_HEIGHT] = "height",
    [XML_ID] = "id",
    [XML_LANG] = "lang",
    [XML_LENGTH_ADJUST] = "lengthAdjust",
    [XML_ROLE] = "role",
    [XML_RX] = "rx",
    [XML_STROKE] = "stroke",
    [XML_STROKE_DASHARRAY] = "stroke-dasharray",
    [XML_STROKE_DASHOFFSET] = "stroke-dashoffset",
    [XML_STROKE_WIDTH] = "stroke-width",
    [XML_TEXT_LENGTH] = "textLength",
    [XML_TRANSFORM] = "transform",
    [XML_VIEW_BOX] = "viewBox",
    [XML_WIDTH] = "width",
    [XML_X] = "x",
    [XML_XML_LANG] = "xml:lang",
    [XML_XML_SPACE] = "xml:space",
    [XML_Y] = "y",
};

static const char *const url_schemes[] = {"http:", "https:", "mailto:"};

struct Xml {
    Sink *sink;
    GString *buffer;
    XmlElement open[MAX_DEPTH];
    size_t depth;
    bool in_tag;    /* the last element's start tag still takes attributes */
    bool has_words; /* the last element holds words: its end tag follows them on the line */
    bool failed;
};

static void flush(Xml *xml)
{
    if (!xml->failed && xml->buffer->len > 0)
        xml->failed = !xml->sink->write(xml->sink->closure, xml->buffer->str, xml->buffer->len);
    g_string_truncate(xml->buffer, 0);
}

Xml *rebut_xml_new(Sink *sink)
{
    Xml *xml = g_new0(Xml, 1);

    xml->sink = sink;
    xml->buffer = g_string_sized_new(PIECE_BYTES + 4096);
    g_string_append(xml->buffer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    return xml;
}

bool rebut_xml_finish(Xml *xml)
{
    while (xml->depth > 0)
        rebut_xml_close(xml);
    flush(xml);
    bool done = !xml->failed;
    g_string_free(xml->buffer, TRUE);
    g_free(xml);
    return done;
}

static const char *word_escape(gunichar character)
{
    switch (character) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    }
    return NULL;
}

static const char *value_escape(gunichar character)
{
    switch (character) {
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\n':
        return "&#10;";
    case '\t':
        return "&#9;";
    }
    return word_escape(character);
}

static void append_escaped(GString *out, const char *bytes, const char *(*escape)(gunichar))
{
    g_autofree char *mended = NULL;

    if (!g_utf8_validate(bytes, -1, NULL))
        bytes = mended = g_utf8_make_valid(bytes, -1);
    for (const char *at = bytes, *next; *at != '\0'; at = next) {
        gunichar character = g_utf8_get_char(at);
        next = g_utf8_find_next_char(at, NULL);
        const char *escaped = escape(character);
        if (escaped != NULL)
            g_string_append(out, escaped);
        else if (character == '\n' || character == '\t' || rebut_character_is_clean(character))
            g_string_append_len(out, at, next - at);
    }
}

void rebut_xml_append_words(GString *out, const char *words)
{
    append_escaped(out, words, word_escape);
}

void rebut_xml_append_value(GString *out, const char *value)
{
    append_escaped(out, value, value_escape);
}

static void end_tag(Xml *xml, const char *how)
{
    if (xml->in_tag)
        g_string_append(xml->buffer, how);
    xml->in_tag = false;
}

void rebut_xml_open(Xml *xml, XmlElement element)
{
    g_assert(xml->depth < MAX_DEPTH && !xml->has_words);
    end_tag(xml, ">\n");
    if (xml->buffer->len > PIECE_BYTES)
        flush(xml);
    g_string_append_c(xml->buffer, '<');
    g_string_append(xml->buffer, element_names[element]);
    if (element == XML_SVG)
        g_string_append(xml->buffer, " xmlns=\"http://www.w3.org/2000/svg\""
                                     " xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    xml->open[xml->depth++] = element;
    xml->in_tag = true;
}

void rebut_xml_close(Xml *xml)
{
    g_assert(xml->depth > 0);
    XmlElement element = xml->open[--xml->depth];

    if (xml->in_tag) {
        end_tag(xml, "/>\n");
        return;
    }
    g_string_append(xml->buffer, "</");
    g_string_append(xml->buffer, element_names[element]);
    g_string_append(xml->buffer, ">\n");
    xml->has_words = false;
}

void rebut_xml_words(Xml *xml, const char *words)
{
    end_tag(xml, ">");
    rebut_xml_append_words(xml->buffer, words);
    xml->has_words = true;
}

static void start_attribute(Xml *xml, const char *name)
{
    g_assert(xml->in_tag);
    g_string_append_c(xml->buffer, ' ');
    g_string_append(xml->buffer, name);
    g_string_append(xml->buffer, "=\"");
}

static void write_attribute(Xml *xml, const char *name, const char *value)
{
    start_attribute(xml, name);
    rebut_xml_append_value(xml->buffer, value);
    g_string_append_c(xml->buffer, '"');
}

void rebut_xml_attribute(Xml *xml, XmlAttribute attribute, const char *value)
{
    write_attribute(xml, attribute_names[attribute], value);
}

void rebut_xml_number(Xml *xml, XmlAttribute attribute, double value)
{
    start_attribute(xml, attribute_names[attribute]);
    rebut_number_append(xml->buffer, value, 2);
    g_string_append_c(xml->buffer, '"');
}

void rebut_xml_colour(Xml *xml, XmlAttribute attribute, Colour colour)
{
    start_attribute(xml, attribute_names[attribute]);
    g_string_append_printf(xml->buffer, "#%06x\"", colour & 0xffffffu);
}

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
    rebut_xml_open(xml, XML_STYLE);
    end_tag(xml, ">\n@media (prefers-color-scheme: dark) {\n");
    for (size_t i = 0; i < n_rules; i++) {
        g_string_append_c(xml->buffer, '.');
        append_name(xml->buffer, prefix);
        g_string_append_c(xml->buffer, '.');
        append_name(xml->buffer, prefix);
        g_string_append_printf(xml->buffer, "-ink%zu { %s: #%06x }\n", i + 1,
                               rules[i].is_line ? "stroke" : "fill", rules[i].colour & 0xffffffu);
    }
    g_string_append(xml->buffer, "}\n");
    rebut_xml_close(xml);
}

bool rebut_xml_allows_url(const char *url)
{
    if (!g_utf8_validate(url, -1, NULL))
        return false;
    for (const char *at = url; *at != '\0'; at = g_utf8_find_next_char(at, NULL)) {
        gunichar character = g_utf8_get_char(at);
        if (g_unichar_isspace(character) || !rebut_character_is_clean(character))
            return false;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(url_schemes); i++)
        if (g_ascii_strncasecmp(url, url_schemes[i], strlen(url_schemes[i])) == 0)
            return true;
    return false;
}

void rebut_xml_target(Xml *xml, const char *url)
{
    if (!rebut_xml_allows_url(url))
        return;
    write_attribute(xml, "href", url);
    write_attribute(xml, "xlink:href", url);
}

void rebut_xml_inner_target(Xml *xml, const char *id)
{
    g_autofree char *reference = g_strconcat("#", id, NULL);

    write_attribute(xml, "href", reference);
    write_attribute(xml, "xlink:href", reference);
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

    end_tag(xml, ">\n");
    g_string_append(xml->buffer, "@font-face { font-family: ");
    append_family(xml->buffer, prefix, font->family);
    g_string_append_printf(
        xml->buffer, "; font-weight: %d; font-style: %s; src: url(data:font/%s;base64,%s) }\n",
        font->weight, font->is_italic ? "italic" : "normal", is_cff ? "otf" : "ttf", encoded);
}

void rebut_xml_append_font_classes(GString *classes, const char *prefix)
{
    rebut_xml_append_drawing_class(classes, prefix);
    rebut_xml_append_drawing_class(classes, prefix);
    g_string_append(classes, "-fonts");
}

void rebut_xml_font_rule(Xml *xml, const char *prefix, guint n_families, const char *further)
{
    end_tag(xml, ">\n");
    g_string_append_c(xml->buffer, '.');
    append_name(xml->buffer, prefix);
    g_string_append_c(xml->buffer, '.');
    append_name(xml->buffer, prefix);
    g_string_append(xml->buffer, "-fonts { font-family: ");
    for (guint i = 1; i <= n_families; i++) {
        append_family(xml->buffer, prefix, i);
        g_string_append(xml->buffer, ", ");
    }
    for (const char *at = further; *at != '\0'; at++)
        if (g_ascii_isalnum(*at) || strchr("-, ", *at) != NULL)
            g_string_append_c(xml->buffer, *at);
    g_string_append(xml->buffer, " }\n");
}
