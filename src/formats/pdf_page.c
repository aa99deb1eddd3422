/* What is read stands in tags of the structure; what is only seen (grounds, borders, signs, heads)
 * stands outside of them. cairo marks the content of a tag only if no other tag is in it, so words
 * are painted within the innermost tag, and a card that has words of its own and marks that lead to
 * sources has a tag for each of them.
 *
 *     Document  H1 title  P subtitle  Figure links
 *               L  LI  Lbl icon, slots  LBody  P card, Link mark, L  LI  Lbl, LBody card ...
 *               L  LI  LBody  P source ... */
#include "formats/pdf_page.h"
#include "formats/cairo.h"
#include "scene/link_words.h"
#include "formats/pdf_places.h"
#include "formats/xml.h"
#include <cairo-pdf.h>
#include <string.h>

#define MOST_NESTED 32 /* lists in each other; deeper cards stand in the last */

typedef struct Painting {
    const PdfPage *page;
    Painter *painter;
    PartType list_of; /* what stands in the lists that are open */
    size_t n_lists;
    const Lexicon *lexicon;
    GHashTable *targets; /* ids of cards on the page to which something leads */
} Painting;

/* The result is valid until the next tag. */
static PdfTag *open_tag(const PdfPage *page, const char *name, const char *attributes)
{
    cairo_tag_begin(page->context, name, attributes);
    return rebut_pdf_tags_add(page->tags, name);
}

static void close_tag(const PdfPage *page, const char *name)
{
    cairo_tag_end(page->context, name);
}

/* What a part's own link lies on: its outline, else its words. False when there is neither. */
static bool link_rect(const Part *part, double rect[4])
{
    const Shape *shape = part->shapes->len > 0 ? &g_array_index(part->shapes, Shape, 0) : NULL;
    double right = 0, bottom = 0;

    if (shape != NULL) {
        memcpy(rect, (double[]){shape->x, shape->y, shape->width, shape->height}, 4 * sizeof *rect);
        return true;
    }
    for (guint i = 0; i < part->texts->len; i++) {
        const Text *text = &g_array_index(part->texts, Text, i);
        rect[0] = i == 0 ? text->x : MIN(rect[0], text->x);
        rect[1] = i == 0 ? text->y - text->size : MIN(rect[1], text->y - text->size);
        right = MAX(right, text->x + text->width);
        bottom = MAX(bottom, text->y + text->size / 4);
    }
    rect[2] = right - rect[0];
    rect[3] = bottom - rect[1];
    return part->texts->len > 0;
}

static void text_rect(const Text *text, double rect[4])
{
    memcpy(rect, (double[]){text->x, text->y - text->size, text->width, text->size * 1.25},
           4 * sizeof *rect);
}

/* The place that an address within the page leads to: that of the part. */
static void add_destination(const PdfPage *page, const Part *part, const char *address)
{
    double rect[4];

    if (!link_rect(part, rect))
        return;
    g_autofree char *attributes = rebut_pdf_destination(page->number, address, rect[0], rect[1]);
    cairo_tag_begin(page->context, CAIRO_TAG_DEST, attributes);
    cairo_tag_end(page->context, CAIRO_TAG_DEST);
}

/* What leads to a card that the page does not have, as in an early step, is not a link. */
static bool is_allowed(const Painting *painting, const char *href)
{
    if (href == NULL)
        return false;
    if (g_str_has_prefix(href, REBUT_CARD_TARGET))
        return g_hash_table_contains(painting->targets, href + strlen(REBUT_CARD_TARGET));
    return *href == '#' || rebut_xml_allows_url(href);
}

/* Begins the tag of a link, which leads to `href` from what is painted in it. */
static PdfTag *open_link(const PdfPage *page, const double rect[4], const char *href,
                         const char *label)
{
    g_autofree char *attributes = rebut_pdf_link(page->number, rect, href);
    PdfTag *tag = open_tag(page, CAIRO_TAG_LINK, attributes);

    tag->target = g_strdup(label != NULL ? label : href);
    return tag;
}

/* Adds a run to words, with a space where something else begins. */
static void append_run(GString *words, const Text *run, const Text *before)
{
    if (before != NULL && (before->y != run->y || before->role != run->role) &&
        !g_str_has_suffix(words->str, " "))
        g_string_append_c(words, ' ');
    g_string_append(words, run->bytes);
}

/* Paints the part's runs of a role, or of all but that role, into the open tag, without those that
 * open something of their own. What is painted as a picture is written beside it. */
static void paint_words(const Painting *painting, const Part *part, TextRole role, bool is_other,
                        PdfTag *tag)
{
    g_autoptr(GString) words = g_string_new(NULL);
    const Text *before = NULL;
    bool has_picture = false;

    for (guint i = 0; i < part->texts->len; i++) {
        const Text *text = &g_array_index(part->texts, Text, i);
        if ((text->role == role) == is_other || is_allowed(painting, text->href))
            continue;
        has_picture = rebut_paint_text(painting->painter, text) || has_picture;
        append_run(words, text, before);
        before = text;
    }
    if (has_picture)
        tag->actual = g_strdup(words->str);
}

static bool has_words(const Painting *painting, const Part *part, TextRole role, bool is_other)
{
    for (guint i = 0; i < part->texts->len; i++) {
        const Text *text = &g_array_index(part->texts, Text, i);
        if ((text->role == role) != is_other && !is_allowed(painting, text->href))
            return true;
    }
    return false;
}

static void paint_tagged(const Painting *painting, const Part *part, const char *name,
                         TextRole role, bool is_other)
{
    if (!has_words(painting, part, role, is_other))
        return;
    PdfTag *tag = open_tag(painting->page, name, NULL);
    paint_words(painting, part, role, is_other, tag);
    close_tag(painting->page, name);
}

/* The words of a role as a paragraph, or as the link that the part is. */
static void paint_paragraph(const Painting *painting, const Part *part, TextRole role)
{
    double rect[4];

    if (!is_allowed(painting, part->href) || !link_rect(part, rect)) {
        paint_tagged(painting, part, "P", role, false);
        return;
    }
    PdfTag *tag = open_link(painting->page, rect, part->href, part->label);
    paint_words(painting, part, role, false, tag);
    close_tag(painting->page, CAIRO_TAG_LINK);
}

/* Each run as a paragraph of its own. */
static void paint_runs(const Painting *painting, const Part *part)
{
    for (guint i = 0; i < part->texts->len; i++) {
        const Text *text = &g_array_index(part->texts, Text, i);
        PdfTag *tag = open_tag(painting->page, "P", NULL);
        if (rebut_paint_text(painting->painter, text))
            tag->actual = g_strdup(text->bytes);
        close_tag(painting->page, "P");
    }
}

/* Runs that open something of their own. */
static void paint_text_links(const Painting *painting, const Part *part)
{
    for (guint i = 0; i < part->texts->len; i++) {
        const Text *text = &g_array_index(part->texts, Text, i);
        double rect[4];
        if (!is_allowed(painting, text->href))
            continue;
        text_rect(text, rect);
        open_link(painting->page, rect, text->href, text->label);
        rebut_paint_text(painting->painter, text);
        close_tag(painting->page, CAIRO_TAG_LINK);
    }
}

/* A card that goes on elsewhere leads to the top of that page, by its number, since the card
 * itself may open an address of the author's. */
static void add_page_link(const Painting *painting, const Part *part)
{
    const PdfPage *page = painting->page;
    double rect[4] = {0, 0, 0, 0};

    if (part->page == 0 || part->page == page->number)
        return;
    for (guint i = part->texts->len; i-- > 0;)
        if (g_array_index(part->texts, Text, i).role == TEXT_NUMBER)
            text_rect(&g_array_index(part->texts, Text, i), rect);
    g_autofree char *attributes = rebut_pdf_page_link(rect, part->page);
    PdfTag *tag = open_tag(page, CAIRO_TAG_LINK, attributes);
    g_autofree char *number = g_strdup_printf("%u", part->page);
    tag->target = rebut_phrase(painting->lexicon, WORD_PAGE, "page", number, NULL);
    close_tag(page, CAIRO_TAG_LINK);
}

/* Closes lists until `n` are open. */
static void close_lists(Painting *painting, size_t n)
{
    for (; painting->n_lists > n; painting->n_lists--) {
        close_tag(painting->page, "LBody");
        close_tag(painting->page, "LI");
        close_tag(painting->page, "L");
    }
}

/* Begins an entry of a list at a level from 1, which is one deeper than the last at most. Its body,
 * which its caller begins, stays open for the lists in it. */
static void open_entry(Painting *painting, size_t level)
{
    level = CLAMP(level, 1, MIN(painting->n_lists + 1, MOST_NESTED));
    if (painting->n_lists >= level) {
        close_lists(painting, level);
        close_tag(painting->page, "LBody");
        close_tag(painting->page, "LI");
    } else {
        open_tag(painting->page, "L", NULL);
        painting->n_lists++;
    }
    open_tag(painting->page, "LI", NULL);
}

/* What a card or a reference is: its icon and its slots, in words. */
static void paint_label(const Painting *painting, const Part *part, TextRole body)
{
    if (!rebut_has_icon(part) && !has_words(painting, part, body, true))
        return;
    PdfTag *tag = open_tag(painting->page, "Lbl", NULL);
    rebut_paint_icon(painting->painter, part);
    paint_words(painting, part, body, true, tag);
    if (part->name != NULL) {
        g_free(tag->actual);
        tag->actual = g_strdup(part->name);
    }
    close_tag(painting->page, "Lbl");
}

/* A source has no label: its number is in its words. */
static void paint_entry(Painting *painting, const Part *part)
{
    bool is_card = part->type != PART_SOURCE;
    TextRole body = part->type == PART_REFERENCE ? TEXT_SEE : is_card ? TEXT_BODY : TEXT_SOURCE;
    PartType list = is_card ? PART_CARD : PART_SOURCE;

    if (painting->list_of != list)
        close_lists(painting, 0);
    painting->list_of = list;
    open_entry(painting, is_card ? part->level : 1);
    rebut_paint_ground(painting->painter, part);
    if (is_card)
        paint_label(painting, part, body);
    open_tag(painting->page, "LBody", NULL);
    paint_paragraph(painting, part, body);
    paint_text_links(painting, part);
    if (is_card)
        add_page_link(painting, part);
    if (part->id == NULL || (is_card && !g_hash_table_contains(painting->targets, part->id)))
        return;
    g_autofree char *address = g_strconcat(is_card ? REBUT_CARD_TARGET : "#", part->id, NULL);
    add_destination(painting->page, part, address);
}

/* Paints the links from part `*at` on as one figure, which its words describe; the parts that
 * follow begin at `*at` then. */
static void paint_links(const Painting *painting, const Scene *scene, guint *at)
{
    PdfTag *tag = open_tag(painting->page, "Figure", NULL);

    tag->alternative = rebut_link_words(scene);
    for (; *at < scene->parts->len; (*at)++) {
        const Part *part = g_ptr_array_index(scene->parts, *at);
        if (part->type != PART_LINK)
            break;
        rebut_paint_part(painting->painter, part);
    }
    close_tag(painting->page, "Figure");
}

static void paint_part(Painting *painting, const Part *part)
{
    switch (part->type) {
    case PART_CARD:
    case PART_REFERENCE:
    case PART_SOURCE:
        paint_entry(painting, part);
        return;
    case PART_TITLE:
        close_lists(painting, 0);
        rebut_paint_shapes(painting->painter, part);
        paint_tagged(painting, part, "H1", TEXT_TITLE, false);
        paint_tagged(painting, part, "P", TEXT_TITLE, true);
        return;
    case PART_BACKGROUND:
    case PART_HALO:
    case PART_VERDICT:
    case PART_REGION:
    case PART_JOINT:
    case PART_LEGEND:
    case PART_LINK:
    case PART_NOTICE:
        close_lists(painting, 0);
        rebut_paint_shapes(painting->painter, part);
        paint_runs(painting, part);
        return;
    }
}

void rebut_pdf_paint(const PdfPage *page, const Scene *scene)
{
    g_autoptr(Painter) painter = rebut_painter_new(page->context, scene);
    g_autoptr(GHashTable) targets = rebut_scene_targets(scene);
    Painting painting = {
        .page = page, .painter = painter, .lexicon = scene->lexicon, .targets = targets};
    bool is_open = false;

    for (guint i = 0; i < scene->parts->len;) {
        const Part *part = g_ptr_array_index(scene->parts, i);
        /* A ground that covers the page makes cairo forget all that came before it, an open tag
         * too. */
        if (!is_open && part->type != PART_BACKGROUND) {
            open_tag(page, "Document", NULL);
            is_open = true;
        }
        if (part->type == PART_LINK) {
            close_lists(&painting, 0);
            paint_links(&painting, scene, &i);
            continue;
        }
        paint_part(&painting, part);
        i++;
    }
    close_lists(&painting, 0);
    if (is_open)
        close_tag(page, "Document");
}
