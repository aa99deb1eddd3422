/* A deck as one page of HTML that needs nothing but itself.
 *
 * It holds the drawings, each in a section and there in two layouts, of which the style sheet shows
 * the one for the width of the screen, and the outline below them. That is all there is
 * without script, and it is complete. The script (html/) adds what moves, and finds all it needs in
 * the document: cards by their classes and levels, steps by their fragments, what a card's panel
 * shows in the outline, our own words in an attribute. So no author's byte ever gets into a script,
 * not even as data.
 *
 * The page says by a Content-Security-Policy what it is allowed: its own script and style sheets,
 * by their hashes, and nothing else. Since those of drawings count, drawings are written first and
 * wait in a string for the head. */
#include "formats/html_files.h"
#include "formats/html_words.h"
#include "formats/xml.h"
#include <string.h>

/* A section: a sheet, or all steps of one drawing. */
typedef struct Leaf {
    const Sheet *sheet;
    const Scene *scene;
    size_t number;
} Leaf;

typedef struct Document {
    const FormatOptions *options;
    const char *prefix;
    GArray *leaves; /* of Leaf */
    const Lexicon *lexicon;
} Document;

static GArray *gather_leaves(const Deck *deck)
{
    GArray *leaves = g_array_new(FALSE, FALSE, sizeof(Leaf));
    const Scene *last = NULL;

    for (guint i = 0; i < deck->sheets->len; i++) {
        const Sheet *sheet = rebut_deck_sheet(deck, i);
        const Leaf leaf = {sheet, sheet->whole != NULL ? sheet->whole : sheet->scene,
                           leaves->len + 1};
        if (leaf.scene != last)
            g_array_append_val(leaves, leaf);
        last = leaf.scene;
    }
    return leaves;
}

static bool has_many(const Document *page)
{
    return page->leaves->len > 1;
}

static char *leaf_id(const Document *page, const Leaf *leaf)
{
    return g_strdup_printf("%s_page-%zu", page->prefix, leaf->number);
}

/* "2. Shops lose trade"; of steps the name of what they are steps of. */
static char *leaf_title(const Leaf *leaf)
{
    const Sheet *sheet = leaf->sheet;

    if (sheet->title != NULL && sheet->step == 0)
        return g_strdup_printf("%zu. %s", leaf->number, sheet->title);
    g_autofree char *name = g_strdup(sheet->name);
    char *step = g_strrstr(name, "-step-");
    if (sheet->step > 0 && step != NULL)
        *step = '\0';
    name[0] = g_ascii_toupper(name[0]);
    return g_strdup_printf("%zu. %s", leaf->number, name);
}

static void write_contents(Xml *xml, const Document *page)
{
    rebut_xml_open(xml, XML_NAV);
    rebut_xml_attribute(xml, XML_CLASS, "pages");
    rebut_xml_attribute(xml, XML_ARIA_LABEL, rebut_word(page->lexicon, WORD_PAGES));
    rebut_xml_open(xml, XML_UL);
    for (guint i = 0; i < page->leaves->len; i++) {
        const Leaf *leaf = &g_array_index(page->leaves, Leaf, i);
        g_autofree char *title = leaf_title(leaf), *id = leaf_id(page, leaf);
        rebut_xml_open(xml, XML_LI);
        rebut_xml_open(xml, XML_A);
        rebut_xml_inner_target(xml, id);
        rebut_xml_attribute(xml, XML_DIR, "auto");
        rebut_xml_words(xml, title);
        rebut_xml_close(xml);
        rebut_xml_close(xml);
    }
    rebut_xml_close(xml);
    rebut_xml_close(xml);
}

static void write_heading(Xml *xml, const Leaf *leaf)
{
    g_autofree char *title = leaf_title(leaf);

    rebut_xml_open(xml, XML_H2);
    rebut_xml_attribute(xml, XML_DIR, "auto");
    rebut_xml_words(xml, title);
    rebut_xml_close(xml);
}

/* A drawing in its box. No id of an author's or of ours begins with the prefix of a narrow one. */
static void write_drawing(Xml *xml, const Document *page, const Leaf *leaf, const Scene *scene)
{
    FormatOptions options = *page->options;
    bool is_narrow = scene == leaf->sheet->narrow;
    g_autofree char *own = has_many(page) ? g_strdup_printf("%s-%zu", page->prefix, leaf->number)
                                          : g_strdup(page->prefix);
    g_autofree char *prefix = g_strconcat(own, is_narrow ? "_narrow" : NULL, NULL);

    options.is_in_html = true;
    options.id_prefix = prefix;
    options.page_prefix = has_many(page) ? page->prefix : NULL;
    options.has_fragments = scene->n_steps > 0;
    rebut_xml_open(xml, XML_DIV);
    rebut_xml_attribute(xml, XML_CLASS,
                        is_narrow                     ? "sight narrow"
                        : leaf->sheet->narrow != NULL ? "sight wide"
                                                      : "sight");
    rebut_svg_write_in(xml, scene, &options);
    rebut_xml_close(xml);
}

/* A section that opens at its first step says so by `told`. */
static void write_leaf(Xml *xml, const Document *page, const Leaf *leaf)
{
    g_autofree char *id = leaf_id(page, leaf);
    bool is_told =
        leaf->scene->n_steps > 0 && (leaf->sheet->step > 0 || leaf->sheet->whole == NULL);

    rebut_xml_open(xml, XML_SECTION);
    rebut_xml_attribute(xml, XML_ID, id);
    rebut_xml_attribute(xml, XML_CLASS, is_told ? "leaf told" : "leaf");
    if (leaf->scene->n_steps > 0)
        rebut_xml_number(xml, XML_DATA_STEPS, leaf->scene->n_steps);
    if (has_many(page))
        write_heading(xml, leaf);
    write_drawing(xml, page, leaf, leaf->scene);
    if (leaf->sheet->narrow != NULL)
        write_drawing(xml, page, leaf, leaf->sheet->narrow);
    rebut_xml_close(xml);
}

static bool append(void *closure, const void *bytes, size_t length)
{
    g_string_append_len(closure, bytes, (gssize)length);
    return true;
}

/* Writes the drawings into a string, and appends the hashes of their style sheets. */
static char *write_main(const Document *page, GString *hashes)
{
    GString *markup = g_string_new(NULL);
    Sink sink = {append, markup};
    Xml *xml = rebut_xml_new_html(&sink);

    rebut_xml_open(xml, XML_MAIN);
    if (has_many(page))
        write_contents(xml, page);
    for (guint i = 0; i < page->leaves->len; i++)
        write_leaf(xml, page, &g_array_index(page->leaves, Leaf, i));
    rebut_xml_close(xml);
    g_string_append(hashes, rebut_xml_style_hashes(xml));
    rebut_xml_finish(xml);
    return g_string_free(markup, FALSE);
}

static void append_colours(GString *out, const Theme *theme)
{
    const struct {
        const char *name;
        Colour colour;
    } rows[] = {{"ground", theme->ground},
                {"ink", theme->ink},
                {"faint", theme->faint},
                {"field", theme->region_fill},
                {"line", theme->region_line},
                {"claim", theme->kinds[KIND_CLAIM].line},
                {"challenge", theme->kinds[KIND_CHALLENGE].line},
                {"countermeasure", theme->kinds[KIND_COUNTERMEASURE].line},
                {"evidence", theme->kinds[KIND_EVIDENCE].line}};

    g_string_append_printf(out, ":root { color-scheme: %s;", theme->is_dark ? "dark" : "light");
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        g_string_append_printf(out, " --%s: #%06x;", rows[i].name, rows[i].colour & 0xffffffu);
    g_string_append(out, " }\n");
}

/* The colours of the themes, then what is always so. */
static char *style_sheet(const FormatOptions *options)
{
    const Theme *theme = options->theme != NULL ? options->theme : &rebut_themes[0];
    GString *out = g_string_new(NULL);

    append_colours(out, theme);
    if (options->dark != NULL) {
        g_string_append(out, "@media screen and (prefers-color-scheme: dark) {\n");
        append_colours(out, options->dark);
        g_string_append(out, "}\n");
    }
    g_string_append(out, rebut_html_style);
    return g_string_free(out, FALSE);
}

static void write_meta(Xml *xml, XmlAttribute attribute, const char *name, const char *content)
{
    rebut_xml_open(xml, XML_META);
    rebut_xml_attribute(xml, attribute, name);
    rebut_xml_attribute(xml, XML_CONTENT, content);
    rebut_xml_close(xml);
}

/* As it stands in the document: behind a line feed, since the writer begins a line. */
static void append_hash_of(GString *out, const char *content)
{
    g_autofree char *written = g_strconcat("\n", content, NULL);

    rebut_xml_append_hash(out, written, strlen(written));
}

static void write_policy(Xml *xml, const FormatOptions *options, const char *style,
                         const char *hashes)
{
    g_autoptr(GString) policy = g_string_new("default-src 'none'; script-src");

    append_hash_of(policy, rebut_html_script);
    g_string_append(policy, "; style-src");
    append_hash_of(policy, style);
    g_string_append(policy, hashes);
    if (options->svg_text == SVG_TEXT_EMBED)
        g_string_append(policy, "; font-src data:");
    g_string_append(policy, "; base-uri 'none'; form-action 'none'");
    write_meta(xml, XML_HTTP_EQUIV, "Content-Security-Policy", policy->str);
}

static void write_block(Xml *xml, XmlElement element, const char *content)
{
    rebut_xml_open(xml, element);
    rebut_xml_ready(xml, content);
    rebut_xml_close(xml);
}

static void write_head(Xml *xml, const Document *page, const char *hashes)
{
    const Scene *scene = g_array_index(page->leaves, Leaf, 0).scene;
    g_autofree char *style = style_sheet(page->options);

    rebut_xml_open(xml, XML_HEAD);
    rebut_xml_open(xml, XML_META);
    rebut_xml_attribute(xml, XML_CHARSET, "utf-8");
    rebut_xml_close(xml);
    write_policy(xml, page->options, style, hashes);
    write_meta(xml, XML_NAME, "viewport", "width=device-width, initial-scale=1");
    write_meta(xml, XML_NAME, "generator", "rebut");
    rebut_xml_open(xml, XML_TITLE);
    rebut_xml_words(xml, scene->title != NULL ? scene->title
                                              : rebut_word(page->lexicon, WORD_ARGUMENT_MAP));
    rebut_xml_close(xml);
    if (scene->author != NULL)
        write_meta(xml, XML_NAME, "author", scene->author);
    write_block(xml, XML_STYLE, style);
    rebut_xml_close(xml);
}

FormatStatus rebut_html_write(const Deck *deck, const FormatOptions *options, Sink *sink)
{
    g_autoptr(GArray) leaves = gather_leaves(deck);
    const Scene *scene = g_array_index(leaves, Leaf, 0).scene;
    const Document page = {options, options->id_prefix != NULL ? options->id_prefix : "map", leaves,
                           scene->lexicon};
    g_autoptr(GString) hashes = g_string_new(NULL);
    g_autofree char *words = rebut_html_words(page.lexicon);
    g_autofree char *main = write_main(&page, hashes);
    Xml *xml = rebut_xml_new_html(sink);

    rebut_xml_open(xml, XML_HTML);
    if (scene->lang != NULL)
        rebut_xml_attribute(xml, XML_LANG, scene->lang);
    write_head(xml, &page, hashes->str);
    rebut_xml_open(xml, XML_BODY);
    rebut_xml_attribute(xml, XML_DATA_WORDS, words);
    rebut_xml_ready(xml, main);
    if (options->outline != NULL)
        rebut_xml_ready(xml, options->outline);
    write_block(xml, XML_SCRIPT, rebut_html_script);
    return rebut_xml_finish(xml) ? FORMAT_DONE : FORMAT_SINK_FAILED;
}
