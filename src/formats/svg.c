/* A scene as SVG, in the profile that Chromium, librsvg, Inkscape, LibreOffice and office programs
 * draw alike: presentation attributes only, no styles, one <text> a run with absolute position and
 * its length. One user unit is a point, on paper too (`width` and `height` carry the unit).
 *
 * Parts are written in painting order, each stretch of one type in a group of its own. Cards are
 * the exception: all of them go into one list where the first stands, for a reader that hears the
 * drawing wants them in one row, and cards do not overlap anything that is painted between them.
 * What only the eye needs (lines, joints, regions, legend, the words inside a card) is hidden from
 * such readers; a card speaks by its label.
 *
 * Where the scene has colours for dark screens, each pair of a light and a dark colour is a class,
 * and the style sheet at the top gives the dark one. The attributes hold the light one, so a viewer
 * that leaves the sheet out draws exactly the light drawing.
 *
 * Ids of the drawing's own start with PREFIX and an underscore, which no author's id holds. */
#include "base/number.h"
#include "formats/inks.h"
#include "formats/svg_shape.h"
#include "formats/svg_text.h"
#include <string.h>

typedef struct Writer {
    Xml *xml;
    const Scene *scene;
    const char *prefix;
    const Inks *inks; /* NULL without colours for dark screens */
    SvgText *text;    /* writes the runs */
    bool has_fragments;
    bool is_in_html;
    const char *page_prefix;
    const Lexicon *lexicon;
    GHashTable *targets; /* ids of cards in the drawing to which something leads */
} Writer;

static const char *const layer_classes[] = {
    [PART_BACKGROUND] = "background",
    [PART_TITLE] = "titles",
    [PART_REGION] = "regions",
    [PART_HALO] = "halos",
    [PART_LINK] = "links",
    [PART_CARD] = "cards",
    [PART_REFERENCE] = "cards",
    [PART_VERDICT] = "verdicts",
    [PART_JOINT] = "joints",
    [PART_LEGEND] = "legend",
    [PART_SOURCE] = "sources",
    [PART_NOTICE] = "notice",
};

static void write_id(Writer *writer, XmlAttribute attribute, char separator, const char *id)
{
    g_autofree char *whole = g_strdup_printf("%s%c%s", writer->prefix, separator, id);

    rebut_xml_attribute(writer->xml, attribute, whole);
}

static void append_class(GString *classes, const char *name)
{
    if (name == NULL)
        return;
    if (classes->len > 0)
        g_string_append_c(classes, ' ');
    g_string_append(classes, name);
}

/* A shape has the classes of its name and of its colours. A shelf says whose it is. */
static void write_shape(const Writer *writer, const Part *part, const Shape *shape)
{
    g_autoptr(GString) classes = g_string_new(NULL);
    bool is_shelf = shape->class_name != NULL && strcmp(shape->class_name, "shelf") == 0;

    append_class(classes, shape->class_name);
    rebut_inks_append_paint(writer->inks, classes, writer->prefix, &shape->paint);
    rebut_svg_shape_write(writer->xml, shape, classes->str, is_shelf ? part->id : NULL);
}

static void write_shapes(const Writer *writer, const Part *part)
{
    for (guint i = 0; i < part->shapes->len; i++)
        write_shape(writer, part, &g_array_index(part->shapes, Shape, i));
}

/* The number of a card that goes on on another page leads there. */
static bool opens_page(const Writer *writer, const Part *part, const Text *text)
{
    return writer->page_prefix != NULL && part->page > 0 && text->role == TEXT_NUMBER;
}

/* What leads to a card that the drawing does not have, as in an early step, is not a link. */
static bool is_allowed(const Writer *writer, const char *href)
{
    if (href == NULL)
        return false;
    if (g_str_has_prefix(href, REBUT_CARD_TARGET))
        return g_hash_table_contains(writer->targets, href + strlen(REBUT_CARD_TARGET));
    return href[0] == '#' || rebut_xml_allows_url(href);
}

static bool opens(const Writer *writer, const Part *part, const Text *text)
{
    return opens_page(writer, part, text) || is_allowed(writer, text->href);
}

static void write_texts(const Writer *writer, const Part *part)
{
    for (guint i = 0; i < part->texts->len; i++)
        if (!opens(writer, part, &g_array_index(part->texts, Text, i)))
            rebut_svg_text_write(writer->text, &g_array_index(part->texts, Text, i));
}

/* The id of what in the drawing an address leads to; NULL: it leads elsewhere. */
static char *inner_id(const Writer *writer, const char *href)
{
    if (g_str_has_prefix(href, REBUT_CARD_TARGET))
        return g_strdup_printf("%s-%s", writer->prefix, href + strlen(REBUT_CARD_TARGET));
    return href[0] == '#' ? g_strdup_printf("%s_%s", writer->prefix, href + 1) : NULL;
}

static void write_text_target(const Writer *writer, const Part *part, const Text *text)
{
    g_autofree char *id = NULL, *label = NULL;

    if (opens_page(writer, part, text)) {
        id = g_strdup_printf("%s_page-%u", writer->page_prefix, part->page);
        g_autofree char *page = g_strdup_printf("%u", part->page);
        label = rebut_phrase(writer->lexicon, WORD_PAGE, "page", page, NULL);
    } else {
        id = inner_id(writer, text->href);
    }
    if (id != NULL)
        rebut_xml_inner_target(writer->xml, id);
    else
        rebut_xml_target(writer->xml, text->href);
    if (label != NULL || text->label != NULL)
        rebut_xml_attribute(writer->xml, XML_ARIA_LABEL, label != NULL ? label : text->label);
}

/* Runs that open something of their own. */
static void write_linked_texts(Writer *writer, const Part *part)
{
    for (guint i = 0; i < part->texts->len; i++) {
        const Text *text = &g_array_index(part->texts, Text, i);
        if (!opens(writer, part, text))
            continue;
        rebut_xml_open(writer->xml, XML_A);
        write_text_target(writer, part, text);
        rebut_svg_text_write(writer->text, text);
        rebut_xml_close(writer->xml);
    }
}

static void write_class(Xml *xml, const char *class_name, const char *further)
{
    g_autofree char *both = further == NULL ? NULL : g_strdup_printf("%s %s", class_name, further);

    rebut_xml_attribute(xml, XML_CLASS, both != NULL ? both : class_name);
}

/* What of a card is seen: its link, if it has one, lies around it. The words are spoken by the
 * label. */
static void write_card_face(Writer *writer, const Part *part)
{
    Xml *xml = writer->xml;
    bool is_linked = is_allowed(writer, part->href);
    g_autofree char *id = is_linked ? inner_id(writer, part->href) : NULL;

    if (is_linked) {
        rebut_xml_open(xml, XML_A);
        if (id != NULL)
            rebut_xml_inner_target(xml, id);
        else
            rebut_xml_target(xml, part->href);
        rebut_xml_attribute(xml, XML_ARIA_LABEL, part->label != NULL ? part->label : part->href);
    }
    write_shapes(writer, part);
    rebut_xml_open(xml, XML_G);
    rebut_xml_attribute(xml, XML_ARIA_HIDDEN, "true");
    write_texts(writer, part);
    rebut_xml_close(xml);
    if (is_linked)
        rebut_xml_close(xml);
    write_linked_texts(writer, part);
}

/* An entry of the list of sources; its words are spoken by the label. */
static void write_source(Writer *writer, const Part *part)
{
    rebut_xml_open(writer->xml, XML_G);
    if (part->id != NULL)
        write_id(writer, XML_ID, '_', part->id);
    rebut_xml_attribute(writer->xml, XML_CLASS, "entry");
    rebut_xml_attribute(writer->xml, XML_ROLE, "listitem");
    if (part->label != NULL)
        rebut_xml_attribute(writer->xml, XML_ARIA_LABEL, part->label);
    write_card_face(writer, part);
    rebut_xml_close(writer->xml);
}

/* Whether the part is a fragment of a reveal.js slide, of which parts appear one after the other.
 * What the first step shows is there from the start; in a page it may go all the same. */
static bool is_fragment(const Writer *writer, const Part *part)
{
    return writer->has_fragments &&
           (part->first_step > 1 ||
            (part->last_step > 0 && (writer->is_in_html || part->type == PART_VERDICT)));
}

/* What no step shows is left out, but in a page, where it follows behind the last step, since that
 * can show the whole, too. */
static bool is_left_out(const Writer *writer, const Part *part)
{
    return is_fragment(writer, part) && part->first_step > writer->scene->n_steps &&
           !writer->is_in_html;
}

static void write_fragment_index(const Writer *writer, const Part *part)
{
    guint last = writer->scene->n_steps + writer->is_in_html;

    rebut_xml_number(writer->xml, XML_DATA_FRAGMENT_INDEX, MIN(part->first_step, last) - 2.0);
    if (writer->is_in_html && part->last_step > 0)
        rebut_xml_number(writer->xml, XML_DATA_LAST_STEP, part->last_step);
}

static void write_card_class(const Writer *writer, const Part *part)
{
    g_autoptr(GString) classes = g_string_new(part->type == PART_CARD ? "card" : "reference");
    bool has_step = is_fragment(writer, part);

    append_class(classes, part->class_name);
    append_class(classes, has_step ? "fragment" : NULL);
    rebut_xml_attribute(writer->xml, XML_CLASS, classes->str);
    if (has_step)
        write_fragment_index(writer, part);
}

/* The note, and all that the card bears on, of which its slot may name a part. */
static void write_tooltip(Xml *xml, const Part *part)
{
    if (part->tooltip == NULL && part->further == NULL)
        return;
    rebut_xml_open(xml, XML_TITLE);
    if (part->tooltip != NULL)
        rebut_xml_words(xml, part->tooltip);
    if (part->tooltip != NULL && part->further != NULL)
        rebut_xml_words(xml, "\n");
    if (part->further != NULL)
        rebut_xml_words(xml, part->further);
    rebut_xml_close(xml);
}

/* Cards and references. */
static void write_card(Writer *writer, const Part *part)
{
    Xml *xml = writer->xml;

    rebut_xml_open(xml, XML_G);
    if (part->id != NULL)
        write_id(writer, XML_ID, '-', part->id);
    write_card_class(writer, part);
    rebut_xml_attribute(xml, XML_ROLE, "listitem");
    rebut_xml_number(xml, XML_ARIA_LEVEL, (double)MAX(part->level, 1));
    if (part->label != NULL)
        rebut_xml_attribute(xml, XML_ARIA_LABEL, part->label);
    if (part->type == PART_REFERENCE)
        rebut_xml_attribute(xml, XML_DATA_REF, part->to);
    if (part->continues != NULL)
        rebut_xml_attribute(xml, XML_DATA_CONTINUES, part->continues);
    if (part->called != NULL && writer->is_in_html)
        rebut_xml_attribute(xml, XML_DATA_CALLED, part->called);
    write_tooltip(xml, part);
    write_card_face(writer, part);
    rebut_xml_close(xml);
}

static void write_link(Writer *writer, const Part *part)
{
    Xml *xml = writer->xml;
    g_autoptr(GString) classes = g_string_new("link");

    append_class(classes, part->is_see ? "see" : NULL);
    append_class(classes, part->class_name);
    rebut_xml_open(xml, XML_G);
    rebut_xml_attribute(xml, XML_CLASS, classes->str);
    if (part->from != NULL)
        rebut_xml_attribute(xml, XML_DATA_FROM, part->from);
    if (part->to != NULL)
        rebut_xml_attribute(xml, XML_DATA_TO, part->to);
    write_shapes(writer, part);
    write_texts(writer, part);
    rebut_xml_close(xml);
}

static void write_piece(Writer *writer, const char *class_name, const Part *part)
{
    rebut_xml_open(writer->xml, XML_G);
    write_class(writer->xml, class_name, part->class_name);
    if (part->type == PART_JOINT && part->id != NULL && writer->is_in_html)
        rebut_xml_attribute(writer->xml, XML_DATA_ID, part->id);
    write_shapes(writer, part);
    write_texts(writer, part);
    rebut_xml_close(writer->xml);
}

/* It is heard by itself: its card says no verdict. */
static void write_verdict(Writer *writer, const Part *part)
{
    Xml *xml = writer->xml;

    rebut_xml_open(xml, XML_G);
    rebut_xml_attribute(xml, XML_CLASS, "verdict");
    rebut_xml_attribute(xml, XML_DATA_OF, part->to);
    rebut_xml_attribute(xml, XML_ROLE, "img");
    rebut_xml_attribute(xml, XML_ARIA_LABEL, part->label);
    write_shapes(writer, part);
    write_texts(writer, part);
    rebut_xml_close(xml);
}

static void write_shown(Writer *writer, const Part *part)
{
    switch (part->type) {
    case PART_CARD:
    case PART_REFERENCE:
        write_card(writer, part);
        break;
    case PART_LINK:
        write_link(writer, part);
        break;
    case PART_REGION:
        write_piece(writer, "region", part);
        break;
    case PART_HALO:
        write_piece(writer, "halo", part);
        break;
    case PART_JOINT:
        write_piece(writer, "joint", part);
        break;
    case PART_VERDICT:
        write_verdict(writer, part);
        break;
    case PART_SOURCE:
        write_source(writer, part);
        break;
    case PART_BACKGROUND:
    case PART_TITLE:
    case PART_LEGEND:
    case PART_NOTICE:
        write_shapes(writer, part);
        write_texts(writer, part);
        break;
    }
}

/* Is it in the list of cards? */
static bool is_listed(const Part *part)
{
    return part->type == PART_CARD || part->type == PART_REFERENCE;
}

/* A verdict lasts for some steps, and goes with the step behind its last. */
static void open_fading(Writer *writer, const Part *part)
{
    rebut_xml_open(writer->xml, XML_G);
    write_class(writer->xml, "fragment", "fade-out");
    rebut_xml_number(writer->xml, XML_DATA_FRAGMENT_INDEX, part->last_step - 1.0);
}

/* A card that is a fragment says so itself, since its list does not look into groups for items. */
static void write_part(Writer *writer, const Part *part)
{
    bool has_group = is_fragment(writer, part) && !is_listed(part);

    if (is_left_out(writer, part))
        return;
    bool is_verdict = part->type == PART_VERDICT && !writer->is_in_html;
    bool fades = has_group && is_verdict && part->last_step > 0;
    if (fades)
        open_fading(writer, part);
    has_group &= !is_verdict || part->first_step > 1;
    if (has_group) {
        bool is_passing = part->last_step > 0 && !is_verdict;
        rebut_xml_open(writer->xml, XML_G);
        write_class(writer->xml, "fragment", is_passing ? "current-visible" : NULL);
        write_fragment_index(writer, part);
    }
    write_shown(writer, part);
    if (has_group)
        rebut_xml_close(writer->xml);
    if (fades)
        rebut_xml_close(writer->xml);
}

/* Runs begin at their left end, whatever the direction of the drawing, and hold their own. */
static void open_layer(const Writer *writer, PartType type)
{
    Xml *xml = writer->xml;

    rebut_xml_open(xml, XML_G);
    rebut_xml_attribute(xml, XML_CLASS, layer_classes[type]);
    if (writer->scene->is_rtl)
        rebut_xml_attribute(xml, XML_DIRECTION, "ltr");
    if (type == PART_CARD || type == PART_SOURCE) {
        rebut_xml_attribute(xml, XML_ROLE, "list");
    } else if (type == PART_VERDICT) {
        rebut_xml_attribute(xml, XML_ROLE, "group");
    } else if (type == PART_NOTICE) {
        rebut_xml_attribute(xml, XML_ROLE, "note");
    } else if (type == PART_TITLE) {
        rebut_xml_attribute(xml, XML_ROLE, "heading");
        rebut_xml_attribute(xml, XML_ARIA_LEVEL, "1");
    } else {
        rebut_xml_attribute(xml, XML_ARIA_HIDDEN, "true");
    }
}

static const Part *part_at(const Scene *scene, guint index)
{
    return g_ptr_array_index(scene->parts, index);
}

static void write_cards(Writer *writer)
{
    open_layer(writer, PART_CARD);
    for (guint i = 0; i < writer->scene->parts->len; i++)
        if (is_listed(part_at(writer->scene, i)))
            write_part(writer, part_at(writer->scene, i));
    rebut_xml_close(writer->xml);
}

/* Writes the stretch of parts of one type that starts at `index`; returns where it ends. */
static guint write_layer(Writer *writer, guint index)
{
    PartType type = part_at(writer->scene, index)->type;

    open_layer(writer, type);
    while (index < writer->scene->parts->len && part_at(writer->scene, index)->type == type)
        write_part(writer, part_at(writer->scene, index++));
    rebut_xml_close(writer->xml);
    return index;
}

static void write_parts(Writer *writer)
{
    bool cards_written = false;

    for (guint index = 0; index < writer->scene->parts->len;) {
        if (!is_listed(part_at(writer->scene, index))) {
            index = write_layer(writer, index);
            continue;
        }
        if (!cards_written)
            write_cards(writer);
        cards_written = true;
        index++;
    }
}

/* `lang`: of the words, or NULL. */
static void write_words_element(Writer *writer, XmlElement element, const char *id,
                                const char *words, const char *lang)
{
    if (words == NULL)
        return;
    rebut_xml_open(writer->xml, element);
    write_id(writer, XML_ID, '_', id);
    if (lang != NULL) {
        rebut_xml_attribute(writer->xml, XML_LANG, lang);
        rebut_xml_attribute(writer->xml, XML_XML_LANG, lang);
    }
    rebut_xml_words(writer->xml, words);
    rebut_xml_close(writer->xml);
}

static void write_length(Xml *xml, XmlAttribute attribute, double points)
{
    g_autofree char *number = rebut_number_text(points, 2);
    g_autofree char *length = g_strconcat(number, "pt", NULL);

    rebut_xml_attribute(xml, attribute, length);
}

static void write_view_box(Writer *writer)
{
    g_autofree char *width = rebut_number_text(writer->scene->width, 2);
    g_autofree char *height = rebut_number_text(writer->scene->height, 2);
    g_autofree char *box = g_strdup_printf("0 0 %s %s", width, height);

    write_length(writer->xml, XML_WIDTH, writer->scene->width);
    write_length(writer->xml, XML_HEIGHT, writer->scene->height);
    rebut_xml_attribute(writer->xml, XML_VIEW_BOX, box);
}

static void open_drawing(Writer *writer)
{
    Xml *xml = writer->xml;
    const Scene *scene = writer->scene;

    rebut_xml_open(xml, XML_SVG);
    write_view_box(writer);
    if (scene->lang != NULL) {
        rebut_xml_attribute(xml, XML_LANG, scene->lang);
        rebut_xml_attribute(xml, XML_XML_LANG, scene->lang);
    }
    rebut_xml_attribute(xml, XML_ROLE, "graphics-document document");
    if (scene->title != NULL)
        write_id(writer, XML_ARIA_LABELLEDBY, '_', "title");
    if (scene->description != NULL)
        write_id(writer, XML_ARIA_DESCRIBEDBY, '_', "desc");
    rebut_svg_text_attributes(writer->text);
    /* Else the direction of a page around the drawing would be inherited. */
    rebut_xml_attribute(xml, XML_DIRECTION, scene->is_rtl ? "rtl" : "ltr");
    write_words_element(writer, XML_TITLE, "title", scene->title, NULL);
    write_words_element(writer, XML_DESC, "desc", scene->description, scene->words_lang);
    rebut_inks_write(writer->inks, xml, writer->prefix);
    rebut_svg_text_define(writer->text);
}

/* Cards to which something leads, but for those that are left out. */
static GHashTable *find_targets(const Writer *writer)
{
    GHashTable *targets = rebut_scene_targets(writer->scene);

    for (guint i = 0; i < writer->scene->parts->len; i++) {
        const Part *part = part_at(writer->scene, i);
        if (part->id != NULL && is_left_out(writer, part))
            g_hash_table_remove(targets, part->id);
    }
    return targets;
}

void rebut_svg_write_in(Xml *xml, const Scene *scene, const FormatOptions *options)
{
    bool is_light = scene->is_dark_in_pages && !options->is_in_html;
    g_autoptr(Inks) inks = is_light ? NULL : rebut_inks_new(scene);
    Writer writer = {.xml = xml,
                     .scene = scene,
                     .inks = inks,
                     .prefix = options->id_prefix != NULL ? options->id_prefix : "map",
                     .has_fragments = options->has_fragments,
                     .is_in_html = options->is_in_html,
                     .page_prefix = options->page_prefix,
                     .lexicon = scene->lexicon};

    g_autoptr(GHashTable) targets = find_targets(&writer);
    writer.targets = targets;
    writer.text = rebut_svg_text_new(xml, scene, options, writer.prefix, inks);
    open_drawing(&writer);
    write_parts(&writer);
    rebut_svg_text_free(writer.text);
    rebut_xml_close(xml);
}

FormatStatus rebut_svg_write(const Scene *scene, const FormatOptions *options, Sink *sink)
{
    Xml *xml = rebut_xml_new(sink);

    rebut_svg_write_in(xml, scene, options);
    return rebut_xml_finish(xml) ? FORMAT_DONE : FORMAT_SINK_FAILED;
}
