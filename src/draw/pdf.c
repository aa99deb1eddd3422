/* A deck as PDF by cairo, each page as large as its drawing.
 *
 * Tags make it a structured document: a heading and a paragraph a card, in the order of the parts,
 * which is the reading order. The outline lists the cards of the first two levels of the one page,
 * or the pages with the cards of their first level. A card that goes on on another page leads
 * there. The words stay words.
 *
 * Two things cairo does not do by itself. It stamps the hour of writing on the file, so that no two
 * would be alike: the date is set to what is asked for, or taken away. And it leaves out of the
 * catalogue the language, the mark that the document is tagged, and the wish to see the title in
 * the window's bar. The catalogue is the last object that cairo writes, so these are put into it
 * without moving any other; only the place of the table behind it has to be corrected. If a version
 * of cairo writes its file otherwise, the file is left as it is. */
#include "base/number.h"
#include "draw/cairo.h"
#include "draw/format.h"
#include "draw/xml.h"
#include <cairo-pdf.h>
#include <string.h>

#define OUTLINE_LEVELS     2
#define OUTLINE_CHARACTERS 80
#define PIECE_BYTES        65536

/* The page that is being painted. */
typedef struct PdfPage {
    cairo_surface_t *surface;
    cairo_t *context;
    size_t number;   /* from 1 */
    int entry;       /* of the outline, under which its cards stand */
    size_t n_levels; /* of cards that the outline lists */
} PdfPage;

static cairo_status_t gather_bytes(void *closure, const unsigned char *bytes, unsigned int length)
{
    g_string_append_len(closure, (const char *)bytes, (gssize)length);
    return CAIRO_STATUS_SUCCESS;
}

static void set_words(cairo_surface_t *surface, cairo_pdf_metadata_t which, const char *words)
{
    g_autofree char *clean = rebut_words_clean(words);

    if (clean != NULL)
        cairo_pdf_surface_set_metadata(surface, which, clean);
}

static void set_metadata(cairo_surface_t *surface, const Scene *scene, int64_t date)
{
    g_autoptr(GDateTime) time = date >= 0 ? g_date_time_new_from_unix_utc(date) : NULL;
    g_autofree char *iso = time == NULL ? NULL : g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ");

    set_words(surface, CAIRO_PDF_METADATA_TITLE, scene->title);
    set_words(surface, CAIRO_PDF_METADATA_AUTHOR, scene->author);
    set_words(surface, CAIRO_PDF_METADATA_SUBJECT, scene->description);
    set_words(surface, CAIRO_PDF_METADATA_CREATOR, "rebut");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, iso);
}

static const Shape *outline_of(const Part *part)
{
    return part->shapes->len > 0 ? &g_array_index(part->shapes, Shape, 0) : NULL;
}

/* " x y" and so on, which no locale can turn into commas. */
static void append_numbers(GString *out, const double *numbers, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        g_string_append_c(out, ' ');
        rebut_number_append(out, numbers[i], 2);
    }
}

static char *shorten(const char *words)
{
    g_autofree char *clean = rebut_words_clean(words);

    if (g_utf8_strlen(clean, -1) <= OUTLINE_CHARACTERS)
        return g_steal_pointer(&clean);
    g_autofree char *start = g_utf8_substring(clean, 0, OUTLINE_CHARACTERS - 1);
    return g_strconcat(g_strchomp(start), "\u2026", NULL);
}

/* The place of a point in this file, as cairo wants it: "page=2 pos=[10 20]". */
static char *place_words(size_t page, double x, double y)
{
    GString *words = g_string_new(NULL);

    g_string_printf(words, "page=%zu pos=[", page);
    append_numbers(words, (double[]){x, y}, 2);
    g_string_append_c(words, ']');
    return g_string_free(words, FALSE);
}

/* `*branch` is the entry of the last card of level 1. */
static void add_to_outline(const PdfPage *page, const Part *part, int *branch)
{
    const Shape *shape = outline_of(part);

    if (shape == NULL || part->label == NULL || part->level > page->n_levels)
        return;
    g_autofree char *label = shorten(part->label);
    g_autofree char *target = place_words(page->number, shape->x, shape->y);
    bool is_root = part->level <= 1;
    int entry = cairo_pdf_surface_add_outline(page->surface, is_root ? page->entry : *branch, label,
                                              target, CAIRO_PDF_OUTLINE_FLAG_OPEN);
    if (is_root)
        *branch = entry;
}

static void append_rect(GString *out, const double rect[4])
{
    g_string_append(out, "rect=[");
    append_numbers(out, rect, 4);
    g_string_append_c(out, ']');
}

/* The attributes of a link: everything but plain ASCII is written %XX, which is what PDF wants and
 * leaves nothing that cairo's little language would take for a quotation mark. */
static char *link_attributes(const PdfPage *page, const double rect[4], const char *href)
{
    GString *out = g_string_new(NULL);

    append_rect(out, rect);
    if (*href == '#')
        g_string_append_printf(out, " dest='%zu-", page->number);
    else
        g_string_append(out, " uri='");
    href += *href == '#';
    for (const char *at = href; *at != '\0'; at++)
        if (g_ascii_isgraph(*at) && strchr("'\"\\<>", *at) == NULL)
            g_string_append_c(out, *at);
        else
            g_string_append_printf(out, "%%%02X", (unsigned char)*at);
    g_string_append_c(out, '\'');
    return g_string_free(out, FALSE);
}

static const char *tag_of(const Part *part)
{
    switch (part->type) {
    case PART_TITLE:
        return "H1";
    case PART_CARD:
    case PART_REGION:
    case PART_LEGEND:
    case PART_SOURCE:
        return "P";
    case PART_BACKGROUND:
    case PART_HALO:
    case PART_LINK:
    case PART_JOINT:
        break;
    }
    return NULL;
}

/* What a part's own link lies on: its outline, else its words. False when there is neither. */
static bool link_rect(const Part *part, double rect[4])
{
    const Shape *shape = outline_of(part);
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

static void add_link(const PdfPage *page, const double rect[4], const char *href)
{
    g_autofree char *attributes = link_attributes(page, rect, href);

    cairo_tag_begin(page->context, CAIRO_TAG_LINK, attributes);
    cairo_tag_end(page->context, CAIRO_TAG_LINK);
}

/* Runs that open something of their own lie on top of the part. */
static void add_text_links(const PdfPage *page, const Part *part)
{
    for (guint i = 0; i < part->texts->len; i++) {
        const Text *text = &g_array_index(part->texts, Text, i);
        double rect[4];
        if (text->href == NULL || (*text->href != '#' && !rebut_xml_allows_url(text->href)))
            continue;
        text_rect(text, rect);
        add_link(page, rect, text->href);
    }
}

/* A card that goes on elsewhere leads to the top of that page, by its kind line, since the card
 * itself may open an address of the author's. */
static void add_page_link(const PdfPage *page, const Part *part)
{
    double rect[4] = {0, 0, 0, 0};

    if (part->page == 0 || part->page == page->number)
        return;
    for (guint i = part->texts->len; i-- > 0;)
        if (g_array_index(part->texts, Text, i).role == TEXT_KIND)
            text_rect(&g_array_index(part->texts, Text, i), rect);
    g_autoptr(GString) attributes = g_string_new(NULL);
    g_autofree char *place = place_words(part->page, 0, 0);
    append_rect(attributes, rect);
    g_string_append_printf(attributes, " %s", place);
    cairo_tag_begin(page->context, CAIRO_TAG_LINK, attributes->str);
    cairo_tag_end(page->context, CAIRO_TAG_LINK);
}

/* The place that `#` and the part's id lead to. */
static void add_destination(const PdfPage *page, const Part *part)
{
    double rect[4];
    g_autoptr(GString) attributes = g_string_new(NULL);

    if (part->id == NULL || !link_rect(part, rect))
        return;
    g_string_printf(attributes, "name='%zu-%s' x=", page->number, part->id);
    rebut_number_append(attributes, rect[0], 2);
    g_string_append(attributes, " y=");
    rebut_number_append(attributes, rect[1], 2);
    cairo_tag_begin(page->context, CAIRO_TAG_DEST, attributes->str);
    cairo_tag_end(page->context, CAIRO_TAG_DEST);
}

static void paint_tagged(const PdfPage *page, Painter *painter, const Part *part)
{
    const char *tag = tag_of(part);
    double rect[4] = {0, 0, 0, 0};
    bool is_linked = tag != NULL && link_rect(part, rect) && part->href != NULL &&
                     rebut_xml_allows_url(part->href);

    if (tag != NULL)
        cairo_tag_begin(page->context, tag, NULL);
    if (is_linked) {
        g_autofree char *attributes = link_attributes(page, rect, part->href);
        cairo_tag_begin(page->context, CAIRO_TAG_LINK, attributes);
    }
    rebut_paint_part(painter, part);
    if (is_linked)
        cairo_tag_end(page->context, CAIRO_TAG_LINK);
    add_text_links(page, part);
    add_page_link(page, part);
    if (part->type == PART_SOURCE)
        add_destination(page, part);
    if (tag != NULL)
        cairo_tag_end(page->context, tag);
}

static void paint_parts(const PdfPage *page, const Scene *scene)
{
    g_autoptr(Painter) painter = rebut_painter_new(page->context, scene);
    int branch = page->entry;
    bool is_open = false;

    for (guint i = 0; i < scene->parts->len; i++) {
        const Part *part = g_ptr_array_index(scene->parts, i);
        /* A ground that covers the page makes cairo forget all that came before it, an open tag
         * too. */
        if (!is_open && part->type != PART_BACKGROUND) {
            cairo_tag_begin(page->context, "Document", NULL);
            is_open = true;
        }
        paint_tagged(page, painter, part);
        if (part->type == PART_CARD)
            add_to_outline(page, part, &branch);
    }
    if (is_open)
        cairo_tag_end(page->context, "Document");
}

/* Of several pages each has an entry of its own. */
static void open_page(PdfPage *page, const Sheet *sheet, bool is_only)
{
    page->entry = CAIRO_PDF_OUTLINE_ROOT;
    page->n_levels = is_only ? OUTLINE_LEVELS : sheet->step > 0 ? 0 : 1;
    if (is_only)
        return;
    g_autofree char *title = shorten(sheet->title != NULL ? sheet->title : sheet->name);
    g_autofree char *target = place_words(page->number, 0, 0);
    page->entry = cairo_pdf_surface_add_outline(page->surface, CAIRO_PDF_OUTLINE_ROOT, title,
                                                target, CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

static bool paint(cairo_surface_t *surface, const Deck *deck)
{
    PdfPage page = {.surface = surface, .context = cairo_create(surface)};

    for (page.number = 1; page.number <= deck->sheets->len; page.number++) {
        const Sheet *sheet = rebut_deck_sheet(deck, page.number - 1);
        cairo_pdf_surface_set_size(surface, sheet->scene->width, sheet->scene->height);
        open_page(&page, sheet, deck->sheets->len == 1);
        paint_parts(&page, sheet->scene);
        cairo_show_page(page.context);
    }
    bool done = cairo_status(page.context) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(page.context);
    return done;
}

/* Where `words` last occur before `end`; `end` if nowhere. The file holds NUL bytes. */
static size_t find_last(const GString *file, size_t end, const char *words)
{
    size_t length = strlen(words);

    for (size_t at = end < length ? 0 : end - length + 1; at-- > 0;)
        if (memcmp(file->str + at, words, length) == 0)
            return at;
    return end;
}

/* For the caller to g_free; a language tag has only letters, digits and hyphens. */
static char *language_entry(const char *lang)
{
    GString *entry = g_string_new(" (");

    for (; lang != NULL && *lang != '\0'; lang++)
        if (g_ascii_isalnum(*lang) || *lang == '-')
            g_string_append_c(entry, *lang);
    g_string_append_c(entry, ')');
    return g_string_free(entry, FALSE);
}

/* What has to be added to the catalogue at bytes [start, end) of the file. */
static GString *missing_entries(const GString *file, size_t start, size_t end, const char *lang)
{
    g_autofree char *language = language_entry(lang);
    const char *const entries[][2] = {{"/MarkInfo", " << /Marked true >>"},
                                      {"/ViewerPreferences", " << /DisplayDocTitle true >>"},
                                      {"/Lang", language}};
    GString *missing = g_string_new(NULL);

    for (size_t i = 0; i < G_N_ELEMENTS(entries); i++) {
        size_t at = find_last(file, end, entries[i][0]);
        if (at == end || at < start)
            g_string_append_printf(missing, "\n   %s%s", entries[i][0], entries[i][1]);
    }
    return missing;
}

static void complete_catalogue(GString *file, const char *lang)
{
    static const char type[] = "/Type /Catalog", start[] = "startxref\n";
    size_t place_at = find_last(file, file->len, start) + strlen(start);

    if (place_at >= file->len)
        return;
    guint64 place = g_ascii_strtoull(file->str + place_at, NULL, 10);
    if (place >= place_at || !g_str_has_prefix(file->str + place, "xref\n"))
        return;
    size_t at = find_last(file, (size_t)place, type) + strlen(type);
    if (at >= place)
        return;
    GString *more = missing_entries(file, at, (size_t)place, lang);
    g_string_truncate(file, place_at);
    g_string_append_printf(file, "%" G_GUINT64_FORMAT "\n%%%%EOF\n", place + more->len);
    g_string_insert_len(file, (gssize)at, more->str, (gssize)more->len);
    g_string_free(more, TRUE);
}

static FormatStatus send(const GString *file, Sink *sink)
{
    for (size_t at = 0; at < file->len; at += PIECE_BYTES)
        if (!sink->write(sink->closure, file->str + at, MIN(PIECE_BYTES, file->len - at)))
            return FORMAT_SINK_FAILED;
    return FORMAT_DONE;
}

FormatStatus rebut_pdf_write(const Deck *deck, const FormatOptions *options, Sink *sink)
{
    const Scene *first = rebut_deck_sheet(deck, 0)->scene;
    GString *file = g_string_new(NULL);
    FormatStatus status = FORMAT_FAILED;
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(gather_bytes, file, first->width, first->height);

    set_metadata(surface, first, options->date);
    bool painted = paint(surface, deck);
    cairo_surface_finish(surface);
    if (painted && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
        complete_catalogue(file, first->lang);
        status = send(file, sink);
    }
    cairo_surface_destroy(surface);
    g_string_free(file, TRUE);
    return status;
}
