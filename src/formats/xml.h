/* The one writer of markup. What is not in its tables cannot be written: elements and attributes
 * are enums, URLs go through a table of schemes, every value passes one of two escaping functions,
 * and a style sheet holds but colours. So the result is well-formed and holds nothing but this
 * vocabulary, whatever bytes an author wrote.
 *
 * It writes SVG, and pages of HTML that hold such drawings, with a vocabulary as closed.
 *
 * Elements stand on lines of their own, except that an element with words holds nothing else. The
 * first refused write sticks: from then on calls do nothing, and rebut_xml_finish says so. */
#ifndef REBUT_FORMATS_XML_H
#define REBUT_FORMATS_XML_H

#include "formats/font_subset.h"
#include "formats/format.h"

typedef enum XmlElement {
    XML_SVG,
    XML_TITLE,
    XML_DESC,
    XML_G,
    XML_A,
    XML_RECT,
    XML_PATH,
    XML_TEXT,
    XML_DEFS,
    XML_USE,
    XML_STYLE,
    /* Of pages: */
    XML_HTML,
    XML_HEAD,
    XML_META,
    XML_BODY,
    XML_MAIN,
    XML_NAV,
    XML_SECTION,
    XML_DIV,
    XML_H2,
    XML_UL,
    XML_LI,
    XML_SCRIPT,
    N_XML_ELEMENTS
} XmlElement;

typedef enum XmlAttribute {
    XML_ARIA_DESCRIBEDBY,
    XML_ARIA_HIDDEN,
    XML_ARIA_LABEL,
    XML_ARIA_LABELLEDBY,
    XML_ARIA_LEVEL,
    XML_CHARSET,
    XML_CLASS,
    XML_CONTENT,
    XML_D,
    XML_DATA_CALLED,
    XML_DATA_CONTINUES,
    XML_DATA_FRAGMENT_INDEX,
    XML_DATA_FROM,
    XML_DATA_ID,
    XML_DATA_LAST_STEP,
    XML_DATA_OF,
    XML_DATA_REF,
    XML_DATA_STEPS,
    XML_DATA_TO,
    XML_DATA_WORDS,
    XML_DIR,
    XML_DIRECTION,
    XML_FILL,
    XML_FONT_FAMILY,
    XML_FONT_SIZE,
    XML_FONT_STYLE,
    XML_FONT_WEIGHT,
    XML_HEIGHT,
    XML_HTTP_EQUIV,
    XML_ID,
    XML_LANG,
    XML_LENGTH_ADJUST,
    XML_NAME,
    XML_ROLE,
    XML_RX,
    XML_STROKE,
    XML_STROKE_DASHARRAY,
    XML_STROKE_DASHOFFSET,
    XML_STROKE_WIDTH,
    XML_TEXT_LENGTH,
    XML_TRANSFORM,
    XML_VIEW_BOX,
    XML_WIDTH,
    XML_X,
    XML_XML_LANG,
    XML_XML_SPACE,
    XML_Y,
    N_XML_ATTRIBUTES
} XmlAttribute;

/* Append words, or the value of an attribute, escaped and without what XML cannot hold. */
void rebut_xml_append_words(GString *out, const char *words);
void rebut_xml_append_value(GString *out, const char *value);

typedef struct Xml Xml;

/* Starts a document of XML. `sink` must outlive the writer. */
Xml *rebut_xml_new(Sink *sink);
/* Starts a piece of HTML, or all of it when XML_HTML comes first. Drawings stand in it. */
Xml *rebut_xml_new_html(Sink *sink);
/* Closes what is open, hands on what is left and frees the writer. False if the sink ever refused.
 */
bool rebut_xml_finish(Xml *xml);

/* Writes a drawing (svg.c) into the open element. */
void rebut_svg_write_in(Xml *xml, const Scene *scene, const FormatOptions *options);

/* An element is open until its rebut_xml_close; attributes come before its children and words. */
void rebut_xml_open(Xml *xml, XmlElement element);
void rebut_xml_close(Xml *xml);
/* Words within the element; line feeds and tabs are kept, other control characters dropped. */
void rebut_xml_words(Xml *xml, const char *words);

void rebut_xml_attribute(Xml *xml, XmlAttribute attribute, const char *value);
/* At most two decimals. */
void rebut_xml_number(Xml *xml, XmlAttribute attribute, double value);
void rebut_xml_colour(Xml *xml, XmlAttribute attribute, Colour colour);
/* A rule of the style sheet: what dark screens paint in `colour` instead. */
typedef struct XmlRule {
    bool is_line; /* it is the line, else the fill */
    Colour colour;
} XmlRule;
/* Append to a list of classes that of the drawing, and that of what rule `index` is for. */
void rebut_xml_append_drawing_class(GString *classes, const char *prefix);
void rebut_xml_append_rule_class(GString *classes, const char *prefix, size_t index);
/* Writes the one style sheet: rules for dark screens and nothing else, each for elements that have
 * both classes. */
void rebut_xml_dark_style(Xml *xml, const char *prefix, const XmlRule *rules, size_t n_rules);
/* Whether a URL may be written: its scheme is http, https or mailto, and nothing in it is a space
 * or a control character. */
bool rebut_xml_allows_url(const char *url);
/* Writes the target of the open element (`href` and `xlink:href`) if it is allowed, else nothing.
 */
void rebut_xml_target(Xml *xml, const char *url);
/* Writes an element of this drawing as the target, by its whole id, which must be one that
 * rebut_xml_attribute wrote. */
void rebut_xml_inner_target(Xml *xml, const char *id);

/* Writes what is no author's into the open element, as it is: the program's own style sheet and
 * script, and markup that a writer has made already. */
void rebut_xml_ready(Xml *xml, const char *markup);
/* By what a Content-Security-Policy allows the style sheets that were written and closed: the words
 * " 'sha256-…'" for each. */
const char *rebut_xml_style_hashes(const Xml *xml);
/* Appends these words for the content of an XML_STYLE or XML_SCRIPT. */
void rebut_xml_append_hash(GString *out, const char *content, size_t length);

/* Rules of an open XML_STYLE, which holds nothing else: a font that is embedded, and the families
 * of the element that has the classes of rebut_xml_append_font_classes: the embedded ones, then the
 * list `further`, which is not an author's. */
void rebut_xml_font(Xml *xml, const char *prefix, const FontSubset *font);
void rebut_xml_font_rule(Xml *xml, const char *prefix, guint n_families, const char *further);
void rebut_xml_append_font_classes(GString *classes, const char *prefix);

#endif
