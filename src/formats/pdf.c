/* A deck as PDF by cairo, each page as large as its drawing.
 *
 * The outline lists the cards of the first two levels of the one page, or the pages with the cards
 * of their first level. A card that goes on on another page leads there. The words stay words.
 *
 * cairo stamps the hour of writing on the file, so that no two would be alike: the date is set to
 * what is asked for, or taken away. What else cairo leaves out is put in when the file is complete
 * (pdf_complete.c). */
#include "formats/pdf_complete.h"
#include "base/clean.h"
#include "formats/pdf_page.h"
#include "formats/pdf_places.h"
#include "formats/format.h"
#include <cairo-pdf.h>
#include <string.h>

#define OUTLINE_LEVELS     2
#define OUTLINE_CHARACTERS 80

/* The outline, where the cards of a page go. */
typedef struct Outline {
    cairo_surface_t *surface;
    int entry;       /* under which they stand */
    size_t n_levels; /* of cards that are listed */
} Outline;

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

static char *shorten(const char *words)
{
    g_autofree char *clean = rebut_words_clean(words);

    if (g_utf8_strlen(clean, -1) <= OUTLINE_CHARACTERS)
        return g_steal_pointer(&clean);
    g_autofree char *start = g_utf8_substring(clean, 0, OUTLINE_CHARACTERS - 1);
    return g_strconcat(g_strchomp(start), "\u2026", NULL);
}

/* `*branch` is the entry of the last card of level 1. */
static void add_to_outline(const Outline *outline, size_t page, const Part *part, int *branch)
{
    const Shape *shape = outline_of(part);

    if (shape == NULL || part->label == NULL || part->level > outline->n_levels)
        return;
    g_autofree char *label = shorten(part->label);
    g_autofree char *target = rebut_pdf_place(page, shape->x, shape->y);
    bool is_root = part->level <= 1;
    int entry = cairo_pdf_surface_add_outline(outline->surface, is_root ? outline->entry : *branch,
                                              label, target, CAIRO_PDF_OUTLINE_FLAG_OPEN);
    if (is_root)
        *branch = entry;
}

static void add_cards_to_outline(const Outline *outline, size_t page, const Scene *scene)
{
    int branch = outline->entry;

    for (guint i = 0; i < scene->parts->len; i++) {
        const Part *part = g_ptr_array_index(scene->parts, i);
        if (part->type == PART_CARD)
            add_to_outline(outline, page, part, &branch);
    }
}

/* Of several pages each has an entry of its own. */
static void outline_page(Outline *outline, size_t number, const Sheet *sheet, bool is_only)
{
    outline->entry = CAIRO_PDF_OUTLINE_ROOT;
    outline->n_levels = is_only ? OUTLINE_LEVELS : sheet->step > 0 ? 0 : 1;
    if (!is_only) {
        g_autofree char *title = shorten(sheet->title != NULL ? sheet->title : sheet->name);
        g_autofree char *target = rebut_pdf_place(number, 0, 0);
        outline->entry = cairo_pdf_surface_add_outline(outline->surface, CAIRO_PDF_OUTLINE_ROOT,
                                                       title, target, CAIRO_PDF_OUTLINE_FLAG_OPEN);
    }
    add_cards_to_outline(outline, number, sheet->scene);
}

static bool paint(cairo_surface_t *surface, const Deck *deck, PdfTags *tags)
{
    PdfPage page = {.context = cairo_create(surface), .tags = tags};
    Outline outline = {.surface = surface};

    for (page.number = 1; page.number <= deck->sheets->len; page.number++) {
        const Sheet *sheet = rebut_deck_sheet(deck, page.number - 1);
        cairo_pdf_surface_set_size(surface, sheet->scene->width, sheet->scene->height);
        outline_page(&outline, page.number, sheet, deck->sheets->len == 1);
        rebut_pdf_paint(&page, sheet->scene);
        cairo_show_page(page.context);
    }
    bool done = cairo_status(page.context) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(page.context);
    return done;
}

FormatStatus rebut_pdf_write(const Deck *deck, const FormatOptions *options, Sink *sink)
{
    const Scene *first = rebut_deck_head(deck);
    GString *file = g_string_new(NULL);
    FormatStatus status = FORMAT_FAILED;
    g_autoptr(PdfTags) tags = rebut_pdf_tags_new();
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(gather_bytes, file, first->width, first->height);

    set_metadata(surface, first, options->date);
    bool painted = paint(surface, deck, tags);
    cairo_surface_finish(surface);
    if (painted && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
        file = rebut_pdf_complete(file, tags, first, options->date);
        status = rebut_sink_put(sink, file);
    }
    cairo_surface_destroy(surface);
    g_string_free(file, TRUE);
    return status;
}
