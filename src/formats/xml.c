/* Markup is gathered in a buffer and handed on in pieces of some 32 KiB.
 *
 * There are three kinds of bytes: names out of the tables below, numbers made by base/number.h, and
 * values, which only rebut_xml_append_words and rebut_xml_append_value
 * write. Both drop what XML 1.0 cannot hold
 * (control characters, U+FFFE and its like) and turn broken UTF-8 into U+FFFD before they escape,
 * so neither a caller's slip nor an author's bytes can open a tag, end an attribute or make the
 * text ill-formed. */
#include "formats/xml.h"
#include "base/clean.h"
#include "base/number.h"
#include "base/utf8.h"
#include <string.h>

#define PIECE_BYTES 32768
#define MAX_DEPTH   24

static const char *const element_names[N_XML_ELEMENTS] = {
    [XML_SVG] = "svg",   [XML_TITLE] = "title",     [XML_DESC] = "desc",     [XML_G] = "g",
    [XML_A] = "a",       [XML_RECT] = "rect",       [XML_PATH] = "path",     [XML_TEXT] = "text",
    [XML_DEFS] = "defs", [XML_USE] = "use",         [XML_STYLE] = "style",   [XML_HTML] = "html",
    [XML_HEAD] = "head", [XML_META] = "meta",       [XML_BODY] = "body",     [XML_MAIN] = "main",
    [XML_NAV] = "nav",   [XML_SECTION] = "section", [XML_DIV] = "div",       [XML_H2] = "h2",
    [XML_UL] = "ul",     [XML_LI] = "li",           [XML_SCRIPT] = "script",
};

static const char *const attribute_names[N_XML_ATTRIBUTES] = {
    [XML_ARIA_DESCRIBEDBY] = "aria-describedby",
    [XML_ARIA_HIDDEN] = "aria-hidden",
    [XML_ARIA_LABEL] = "aria-label",
    [XML_ARIA_LABELLEDBY] = "aria-labelledby",
    [XML_ARIA_LEVEL] = "aria-level",
    [XML_CHARSET] = "charset",
    [XML_CLASS] = "class",
    [XML_CONTENT] = "content",
    [XML_D] = "d",
    [XML_DATA_CALLED] = "data-called",
    [XML_DATA_CONTINUES] = "data-continues",
    [XML_DATA_FRAGMENT_INDEX] = "data-fragment-index",
    [XML_DATA_FROM] = "data-from",
    [XML_DATA_ID] = "data-id",
    [XML_DATA_LAST_STEP] = "data-last-step",
    [XML_DATA_OF] = "data-of",
    [XML_DATA_REF] = "data-ref",
    [XML_DATA_STEPS] = "data-steps",
    [XML_DATA_TO] = "data-to",
    [XML_DATA_WORDS] = "data-words",
    [XML_DIR] = "dir",
    [XML_DIRECTION] = "direction",
    [XML_FILL] = "fill",
    [XML_FONT_FAMILY] = "font-family",
    [XML_FONT_SIZE] = "font-size",
    [XML_FONT_STYLE] = "font-style",
    [XML_FONT_WEIGHT] = "font-weight",
    [XML_HEIGHT] = "height",
    [XML_HTTP_EQUIV] = "http-equiv",
    [XML_ID] = "id",
    [XML_LANG] = "lang",
    [XML_LENGTH_ADJUST] = "lengthAdjust",
    [XML_NAME] = "name",
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
    bool is_html;
    size_t n_drawings;  /* XML_SVG that are open */
    size_t style_start; /* where in the buffer the open XML_STYLE begins */
    GString *hashes;    /* of those that are closed */
};

static void flush(Xml *xml)
{
    if (!xml->failed && xml->buffer->len > 0)
        xml->failed = !xml->sink->write(xml->sink->closure, xml->buffer->str, xml->buffer->len);
    g_string_truncate(xml->buffer, 0);
}

static Xml *new_writer(Sink *sink, const char *start)
{
    Xml *xml = g_new0(Xml, 1);

    xml->sink = sink;
    xml->buffer = g_string_sized_new(PIECE_BYTES + 4096);
    xml->hashes = g_string_new(NULL);
    g_string_append(xml->buffer, start);
    return xml;
}

Xml *rebut_xml_new(Sink *sink)
{
    return new_writer(sink, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

Xml *rebut_xml_new_html(Sink *sink)
{
    Xml *xml = new_writer(sink, "");

    xml->is_html = true;
    return xml;
}

bool rebut_xml_finish(Xml *xml)
{
    while (xml->depth > 0)
        rebut_xml_close(xml);
    flush(xml);
    bool done = !xml->failed;
    g_string_free(xml->buffer, TRUE);
    g_string_free(xml->hashes, TRUE);
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

/* ASCII that needs no look-up: nothing escapes it. */
static bool is_plain(char byte)
{
    return byte >= ' ' && byte <= '~' && byte != '<' && byte != '>' && byte != '&' && byte != '"' &&
           byte != '\'';
}

static bool may_stand(gunichar character)
{
    return character == '\n' || character == '\t' || rebut_character_is_clean(character);
}

/* g_string_append_len() of what is no part of the string, without a call where there is room. */
static void append(GString *out, const char *bytes, size_t length)
{
    if (out->allocated_len - out->len <= length) {
        g_string_append_len(out, bytes, (gssize)length);
        return;
    }
    memcpy(out->str + out->len, bytes, length);
    out->len += length;
    out->str[out->len] = '\0';
}

static void append_string(GString *out, const char *string)
{
    append(out, string, strlen(string));
}

static void append_escaped(GString *out, const char *bytes, const char *(*escape)(gunichar))
{
    g_autofree char *mended = NULL;
    const char *plain = bytes;

    while (is_plain(*plain))
        plain++;
    if (*plain == '\0') {
        append(out, bytes, (size_t)(plain - bytes));
        return;
    }
    if (!g_utf8_validate(bytes, -1, NULL))
        bytes = mended = g_utf8_make_valid(bytes, -1);
    const char *kept = bytes, *at = bytes; /* from `kept` on, all can stand as it is */
    for (;;) {
        while (is_plain(*at))
            at++;
        if (*at == '\0')
            break;
        gunichar character = g_utf8_get_char(at);
        const char *next = rebut_utf8_next(at), *escaped = escape(character);
        if (escaped != NULL || !may_stand(character)) {
            g_string_append_len(out, kept, at - kept);
            g_string_append(out, escaped != NULL ? escaped : "");
            kept = next;
        }
        at = next;
    }
    g_string_append_len(out, kept, at - kept);
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
        append_string(xml->buffer, how);
    xml->in_tag = false;
}

void rebut_xml_open(Xml *xml, XmlElement element)
{
    g_assert(xml->depth < MAX_DEPTH && !xml->has_words);
    end_tag(xml, ">\n");
    if (xml->buffer->len > PIECE_BYTES)
        flush(xml);
    xml->style_start = xml->buffer->len;
    if (element == XML_HTML)
        append_string(xml->buffer, "<!DOCTYPE html>\n");
    g_string_append_c(xml->buffer, '<');
    append_string(xml->buffer, element_names[element]);
    xml->n_drawings += element == XML_SVG;
    if (element == XML_SVG)
        append_string(xml->buffer, " xmlns=\"http://www.w3.org/2000/svg\""
                                   " xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    xml->open[xml->depth++] = element;
    xml->in_tag = true;
}

void rebut_xml_append_hash(GString *out, const char *content, size_t length)
{
    guint8 digest[32];
    gsize digest_length = sizeof digest;
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

    g_checksum_update(sum, (const guchar *)content, (gssize)length);
    g_checksum_get_digest(sum, digest, &digest_length);
    g_autofree char *encoded = g_base64_encode(digest, digest_length);
    g_string_append_printf(out, " 'sha256-%s'", encoded);
}

/* A style sheet is whole in the buffer, which is flushed only before an element. */
static void note_style(Xml *xml)
{
    const char *content = strchr(xml->buffer->str + xml->style_start, '>');
    const char *end = xml->buffer->str + xml->buffer->len;

    if (content != NULL)
        rebut_xml_append_hash(xml->hashes, content + 1, (size_t)(end - content) - 1);
}

const char *rebut_xml_style_hashes(const Xml *xml)
{
    return xml->hashes->str;
}

/* An element that holds nothing: in XML, hence in drawings, it ends where it starts, and in HTML by
 * an end tag, or not at all. */
static bool end_empty(Xml *xml, XmlElement element, bool is_drawing)
{
    if (!xml->in_tag || (xml->is_html && !is_drawing && element != XML_META))
        return false;
    end_tag(xml, xml->is_html && element == XML_META ? ">\n" : "/>\n");
    return true;
}

void rebut_xml_close(Xml *xml)
{
    g_assert(xml->depth > 0);
    XmlElement element = xml->open[--xml->depth];
    bool is_drawing = xml->n_drawings > 0;

    xml->n_drawings -= element == XML_SVG;
    if (end_empty(xml, element, is_drawing))
        return;
    end_tag(xml, ">");
    if (element == XML_STYLE)
        note_style(xml);
    append_string(xml->buffer, "</");
    append_string(xml->buffer, element_names[element]);
    append_string(xml->buffer, ">\n");
    xml->has_words = false;
}

void rebut_xml_words(Xml *xml, const char *words)
{
    end_tag(xml, ">");
    rebut_xml_append_words(xml->buffer, words);
    xml->has_words = true;
}

void rebut_xml_ready(Xml *xml, const char *markup)
{
    end_tag(xml, ">\n");
    append_string(xml->buffer, markup);
}

static void start_attribute(Xml *xml, const char *name)
{
    g_assert(xml->in_tag);
    g_string_append_c(xml->buffer, ' ');
    append_string(xml->buffer, name);
    append_string(xml->buffer, "=\"");
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
    g_string_append_c(xml->buffer, '#');
    for (int shift = 20; shift >= 0; shift -= 4)
        append(xml->buffer, &"0123456789abcdef"[colour >> shift & 0xf], 1);
    g_string_append_c(xml->buffer, '"');
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

static void write_target(Xml *xml, const char *reference)
{
    write_attribute(xml, "href", reference);
    if (!xml->is_html)
        write_attribute(xml, "xlink:href", reference);
}

void rebut_xml_target(Xml *xml, const char *url)
{
    if (rebut_xml_allows_url(url))
        write_target(xml, url);
}

void rebut_xml_inner_target(Xml *xml, const char *id)
{
    g_autofree char *reference = g_strconcat("#", id, NULL);

    write_target(xml, reference);
}
