/* An album becomes the files that each output's format asks for: one for each page, or one for all
 * of them. Whether every output can hold what it would get is settled before the first byte. */
#include "render/deliver.h"
#include "render/album.h"
#include "base/module.h"
#include "render/colours.h"
#include "render/reading.h"
#include <string.h>

static bool choose_layout(const char *name, LayoutName *layout)
{
    for (int i = 0; i < N_LAYOUTS; i++) {
        if (g_str_equal(rebut_layout_name((LayoutName)i), name)) {
            *layout = (LayoutName)i;
            return true;
        }
    }
    return false;
}

/* Pages of HTML follow the screen unless a theme is asked for, which changes no other format. */
static void choose_for_pages(const RebutOptions *options, Choice *choice)
{
    choice->has_page = true;
    if (options->theme != NULL || options->theme_file != NULL)
        return;
    rebut_choice_set_theme(choice, rebut_theme_find("auto"));
    choice->is_dark_in_pages = true;
}

bool rebut_choose(const RebutOptions *options, const RebutOutput *outputs, size_t n_outputs,
                  Choice *choice)
{
    choice->page = rebut_page_find(options->page != NULL ? options->page : "slide");
    rebut_choice_set_theme(choice,
                           rebut_theme_find(options->theme != NULL ? options->theme : "light"));
    bool is_known = choice->page != NULL && choice->theme != NULL &&
                    choose_layout(options->layout, &choice->layout);
    choice->needs_layout = options->splits;
    for (size_t i = 0; i < n_outputs; i++) {
        choice->formats[i] = rebut_format_find(outputs[i].format);
        choice->forms[i] = rebut_outline_form_for(outputs[i].format);
        is_known = is_known && (choice->formats[i] != NULL || choice->forms[i] != NULL);
        choice->needs_layout |=
            choice->formats[i] != NULL && choice->formats[i]->write_graph == NULL;
        if (choice->formats[i] != NULL && choice->formats[i]->is_page)
            choose_for_pages(options, choice);
    }
    return is_known;
}

/* A day as the map's `date` gives it, 2026 or 2026-11 or 2026-11-24, as seconds since 1970; -1:
 * none. */
static int64_t day_seconds(const char *date)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autofree char *full = NULL;
    size_t length = date != NULL ? strlen(date) : 0;

    if (length == 4)
        full = g_strdup_printf("%s-01-01T00:00:00Z", date);
    else if (length == 7)
        full = g_strdup_printf("%s-01T00:00:00Z", date);
    else if (length == 10)
        full = g_strdup_printf("%sT00:00:00Z", date);
    g_autoptr(GDateTime) time = full != NULL ? g_date_time_new_from_iso8601(full, utc) : NULL;
    return time != NULL ? g_date_time_to_unix(time) : -1;
}

static RebutStatus format_status(FormatStatus status, const Source *source,
                                 Diagnostics *diagnostics)
{
    switch (status) {
    case FORMAT_DONE:
        return REBUT_DONE;
    case FORMAT_SINK_FAILED:
        return REBUT_IO;
    case FORMAT_TOO_LARGE: {
        Diagnostic *error = rebut_diagnostics_add(diagnostics, CODE_E0401, source, (Span){0, 0},
                                                  "the picture would have too many pixels");
        rebut_diagnostic_help(error, "ask for fewer dots per inch with --dpi, or for SVG or PDF");
        return REBUT_INPUT;
    }
    case FORMAT_FAILED:
        break;
    }
    return REBUT_INTERNAL;
}

/* An output of a drawing while it is written. */
typedef struct Writing {
    const Format *format;
    const Album *album;
    FormatOptions options;
    const RebutOutput *output;
} Writing;

/* The files that the output becomes. */
static size_t count_files(const Writing *writing)
{
    const Album *album = writing->album;

    if (writing->format->write_graph != NULL)
        return album->drawings->len;
    return writing->format->write_scene != NULL || writing->output->is_page_a_file
               ? album->deck->sheets->len
               : 1;
}

/* A deck that borrows one sheet. */
static FormatStatus write_sheet_alone(const Writing *writing, size_t index, Sink *sink)
{
    Deck deck = {g_array_new(FALSE, FALSE, sizeof(Sheet))};

    Sheet sheet = *rebut_deck_sheet(writing->album->deck, index);
    g_autoptr(Scene) narrow = sheet.step > 0 && sheet.narrow != NULL
                                  ? rebut_scene_at_step(sheet.narrow, sheet.step)
                                  : NULL;
    if (sheet.step > 0) {
        sheet.whole = NULL;
        sheet.narrow = narrow;
    }
    g_array_append_val(deck.sheets, sheet);
    FormatStatus status = writing->format->write_deck(&deck, &writing->options, sink);
    g_array_unref(deck.sheets);
    return status;
}

static FormatStatus write_file(const Writing *writing, size_t index, size_t n_files)
{
    const Format *format = writing->format;
    const Album *album = writing->album;
    const RebutOutput *output = writing->output;
    Sink sink = {output->write, output->closure};
    const RebutPage page = {index + 1, n_files, rebut_deck_sheet(album->deck, index)->name};

    if (output->begin != NULL && !output->begin(output->closure, &page))
        return FORMAT_SINK_FAILED;
    if (format->write_scene != NULL)
        return format->write_scene(rebut_deck_sheet(album->deck, index)->scene, &writing->options,
                                   &sink);
    if (format->write_graph != NULL)
        return format->write_graph(
            ((const Drawing *)g_ptr_array_index(album->drawings, (guint)index))->picture->graph,
            &writing->options, &sink);
    return output->is_page_a_file ? write_sheet_alone(writing, index, &sink)
                                  : format->write_deck(album->deck, &writing->options, &sink);
}

static FormatStatus write_output(const Writing *writing)
{
    FormatStatus status = FORMAT_DONE;
    size_t n_files = count_files(writing);

    for (size_t i = 0; i < n_files && status == FORMAT_DONE; i++)
        status = write_file(writing, i, n_files);
    return status;
}

/* Whether an output that can be but one file would become several. */
static bool find_overflow(const Writing *writing, Diagnostics *diagnostics)
{
    if (writing->output->begin != NULL || count_files(writing) <= 1)
        return false;
    Diagnostic *error =
        rebut_diagnostics_add(diagnostics, CODE_E0405, NULL, (Span){0, 0},
                              "the drawing has %zu pages, and one place for %s has to hold them",
                              count_files(writing), writing->format->name);
    rebut_diagnostic_help(error, "write PDF, which holds them all, or files by a name with `{n}`");
    return true;
}

static void report_album(const Album *album, RebutReport *report)
{
    const Scene *first = rebut_deck_sheet(album->deck, 0)->scene;

    report->cards = album->n_cards;
    report->pages = album->deck->sheets->len;
    report->width = first != NULL ? first->width : 0.0;
    report->height = first != NULL ? first->height : 0.0;
    report->smallest_text = album->smallest_text;
    report->short_pictures = album->n_short;
}

/* With verdicts or not as the one view that is drawn has them. */
static Outline *new_outline(const Argument *argument, const RebutOptions *options)
{
    Outline *outline = rebut_outline_new(argument);
    const View *view = NULL;

    for (guint i = 0; options->view != NULL && i < argument->views->len; i++)
        if (strcmp(((const View *)argument->views->pdata[i])->name.bytes, options->view) == 0)
            view = g_ptr_array_index(argument->views, i);
    outline->has_verdicts =
        rebut_choose_verdicts(argument, view, options->verdicts) == REBUT_VERDICTS_ON;
    return outline;
}

/* The map as HTML for a page that holds drawings with ids of that prefix, which it does not share.
 */
static char *words_in_page(const Argument *argument, const RebutOptions *drawing,
                           const char *prefix)
{
    g_autoptr(Outline) outline = new_outline(argument, drawing);
    g_autofree char *own = g_strconcat(prefix, "-outline", NULL);
    const OutlineOptions options = {.id_prefix = own};
    GString *markup = g_string_new(NULL);

    rebut_outline_html(markup, outline, &options);
    return g_string_free(markup, FALSE);
}

static FormatOptions format_options(const Easel *easel, const Painting *painting,
                                    const char *prefix)
{
    const RebutOptions *options = easel->options;
    const char *date = easel->argument->date.bytes;

    return (FormatOptions){.painting = painting,
                           .id_prefix = options->id_prefix != NULL ? options->id_prefix : prefix,
                           .svg_text = (SvgTextMode)options->svg_text,
                           .dpi = options->dpi,
                           .max_pixels = options->limits.pixels,
                           .date = options->date >= 0 ? options->date : day_seconds(date),
                           .has_fragments = options->steps == REBUT_STEPS_FRAGMENTS,
                           .theme = easel->choice->theme,
                           .dark = easel->choice->dark};
}

/* Writes the album into every output, or into none when one cannot hold it. */
static RebutStatus write_album(const Album *album, const Easel *easel, const Painting *painting,
                               const RebutOutput *outputs, size_t n_outputs)
{
    const Argument *argument = easel->argument;
    g_autofree char *prefix = rebut_reading_prefix(easel->options->name);
    Writing writing = {.album = album, .options = format_options(easel, painting, prefix)};
    g_autofree char *outline =
        easel->choice->has_page ? words_in_page(argument, easel->options, writing.options.id_prefix)
                                : NULL;
    RebutStatus status = REBUT_DONE;

    writing.options.outline = outline;
    for (size_t i = 0; i < n_outputs; i++) {
        writing.format = easel->choice->formats[i];
        writing.output = &outputs[i];
        if (writing.format != NULL && find_overflow(&writing, easel->diagnostics))
            return REBUT_USAGE;
    }
    for (size_t i = 0; i < n_outputs && status == REBUT_DONE; i++) {
        writing.format = easel->choice->formats[i];
        writing.output = &outputs[i];
        if (writing.format != NULL)
            status = format_status(write_output(&writing), argument->source, easel->diagnostics);
    }
    return status;
}

static RebutStatus refuse_incomplete(Diagnostics *diagnostics, const char *fault)
{
    Diagnostic *error =
        rebut_diagnostics_add(diagnostics, CODE_E0408, NULL, (Span){0, 0}, "%s", fault);

    rebut_diagnostic_help(error, "install rebut again, as a whole");
    return REBUT_INTERNAL;
}

/* Loads what the outputs need, if they need it. False when it is not there. */
static bool load_painting(const RebutOptions *options, const Choice *choice, size_t n_outputs,
                          const Painting **painting, char **fault)
{
    bool is_needed = options->svg_text != REBUT_SVG_TEXT;

    for (size_t i = 0; i < n_outputs; i++)
        is_needed |= choice->formats[i] != NULL && choice->formats[i]->is_painted;
    *painting = is_needed ? rebut_module_table("painting", "rebut_painting", fault) : NULL;
    return !is_needed || *painting != NULL;
}

RebutStatus rebut_deliver(const Argument *argument, const RebutOptions *options,
                          const Choice *choice, Diagnostics *diagnostics,
                          const RebutOutput *outputs, size_t n_outputs, RebutReport *report)
{
    const Painting *painting;
    g_autofree char *fault = NULL;
    if (!load_painting(options, choice, n_outputs, &painting, &fault))
        return refuse_incomplete(diagnostics, fault);

    g_autoptr(TextShaper) shaper =
        rebut_text_shaper_in(options->fonts, REBUT_FONTS, argument->lang.bytes);
    Budget budget = {.left = options->limits.work};
    const Easel easel = {options, choice, argument, shaper, diagnostics, &budget};
    RebutStatus status = REBUT_DONE;
    g_autoptr(Album) album = rebut_album_new(&easel, &status);

    if (rebut_text_fault(shaper) != NULL)
        return refuse_incomplete(diagnostics, rebut_text_fault(shaper));
    if (album == NULL)
        return status;
    status = write_album(album, &easel, painting, outputs, n_outputs);
    report_album(album, report);
    return status;
}

RebutStatus rebut_draw_argument(const Argument *argument, const RebutOptions *options,
                                Diagnostics *diagnostics, const RebutOutput *outputs,
                                size_t n_outputs, RebutReport *report)
{
    g_autofree const Format **formats = g_new0(const Format *, n_outputs + 1);
    g_autofree const OutlineForm **forms = g_new0(const OutlineForm *, n_outputs + 1);
    Choice choice = {.formats = formats, .forms = forms};
    g_auto(OwnThemes) own = {0};

    if (!rebut_choose(options, outputs, n_outputs, &choice))
        return REBUT_USAGE;
    if (!rebut_choose_own_theme(options, diagnostics, &own, &choice))
        return REBUT_INPUT;
    return rebut_deliver(argument, options, &choice, diagnostics, outputs, n_outputs, report);
}

RebutStatus rebut_deliver_words(const Argument *argument, const RebutOptions *options,
                                bool has_table, const OutlineForm *form, const RebutOutput *output)
{
    g_autoptr(Outline) outline = new_outline(argument, options);
    g_autoptr(GString) words = g_string_new(NULL);
    g_autofree char *prefix = rebut_reading_prefix(options->name);
    const OutlineOptions told = {options->id_prefix != NULL ? options->id_prefix : prefix,
                                 has_table};

    const RebutPage page = {1, 1, "map"};

    form->append(words, outline, &told);
    if (output->begin != NULL && !output->begin(output->closure, &page))
        return REBUT_IO;
    return output->write(output->closure, words->str, words->len) ? REBUT_DONE : REBUT_IO;
}
