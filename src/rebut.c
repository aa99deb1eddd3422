/* The pipeline, in the order of the data's way:
 *
 *     bytes -read-> argument -check-> argument, sound -verdict-> argument, judged
 *           -sources-> quotes looked up -compile-> graph -layout-> graph, placed
 *           -draw-> scene -format-> bytes
 *
 * `rebut_render` is that line. Each stage gathers what it has to say of the map in one bag of
 * diagnostics; the pipeline stops behind a stage that found an error, and hands the bag to the
 * caller at its end. What else is here translates between the stages' types and the public ones. */
#include "rebut.h"
#include "album.h"
#include "colours.h"
#include "reading.h"
#include "tell.h"
#include "words/schema.h"
#include <string.h>

void rebut_options_init(RebutOptions *options)
{
    *options = (RebutOptions){
        .name = "map",
        .first_line = 1,
        .layout = "page",
        .has_legend = true,
        .has_numbers = true,
        .has_verdicts = true,
        .dpi = 300.0,
        .date = -1,
        .limits = {.input_bytes = rebut_limits_default.input_bytes,
                   .nesting = rebut_limits_default.nesting,
                   .cards = rebut_limits_default.cards,
                   .text_characters = rebut_limits_default.text_characters,
                   .pixels = 64000000,
                   .layout_seconds = 60.0,
                   .source_bytes = (size_t)64 << 20},
    };
}

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

static bool choose(const RebutOptions *options, const RebutOutput *outputs, size_t n_outputs,
                   Choice *choice)
{
    choice->page = rebut_page_find(options->page != NULL ? options->page : "slide");
    rebut_choice_set_theme(choice,
                           rebut_theme_find(options->theme != NULL ? options->theme : "light"));
    bool is_known = choice->page != NULL && choice->theme != NULL &&
                    choose_layout(options->layout, &choice->layout);
    for (size_t i = 0; i < n_outputs; i++) {
        choice->formats[i] = rebut_format_find(outputs[i].format);
        choice->forms[i] = rebut_outline_form_for(outputs[i].format);
        is_known = is_known && (choice->formats[i] != NULL || choice->forms[i] != NULL);
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
        return album->pictures->len;
    return writing->format->write_scene != NULL || writing->output->is_page_a_file
               ? album->deck->sheets->len
               : 1;
}

/* A deck that borrows one sheet. */
static FormatStatus write_sheet_alone(const Writing *writing, size_t index, Sink *sink)
{
    Deck deck = {g_array_new(FALSE, FALSE, sizeof(Sheet))};

    Sheet sheet = *rebut_deck_sheet(writing->album->deck, index);
    if (sheet.step > 0)
        sheet.whole = NULL;
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
            ((const Picture *)g_ptr_array_index(album->pictures, (guint)index))->graph,
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
    report->width = first->width;
    report->height = first->height;
    report->smallest_text = album->smallest_text;
    report->short_pictures = album->n_short;
}

static FormatOptions format_options(const Easel *easel, const char *prefix)
{
    const RebutOptions *options = easel->options;
    const char *date = easel->argument->date.bytes;

    return (FormatOptions){.id_prefix = options->id_prefix != NULL ? options->id_prefix : prefix,
                           .svg_text = (SvgTextMode)options->svg_text,
                           .dpi = options->dpi,
                           .max_pixels = options->limits.pixels,
                           .date = options->date >= 0 ? options->date : day_seconds(date),
                           .has_fragments = options->steps == REBUT_STEPS_FRAGMENTS,
                           .theme = easel->choice->theme,
                           .dark = easel->choice->dark};
}

/* Writes the album into every output, or into none when one cannot hold it. */
static RebutStatus write_album(const Album *album, const Easel *easel, const RebutOutput *outputs,
                               size_t n_outputs)
{
    const Argument *argument = easel->argument;
    g_autofree char *prefix = rebut_reading_prefix(easel->options->name);
    Writing writing = {.album = album, .options = format_options(easel, prefix)};
    g_autofree char *outline =
        easel->choice->has_page ? rebut_tell_in_page(argument, writing.options.id_prefix) : NULL;
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

static bool wants_picture(const Choice *choice, size_t n_outputs)
{
    for (size_t i = 0; i < n_outputs; i++)
        if (choice->formats[i] != NULL)
            return true;
    return n_outputs == 0;
}

/* The outputs that have a form; the others are drawings. */
static RebutStatus tell_outputs(const Argument *argument, const RebutOptions *options,
                                const OutlineForm **forms, const RebutOutput *outputs,
                                size_t n_outputs)
{
    RebutStatus status = REBUT_DONE;

    for (size_t i = 0; i < n_outputs && status == REBUT_DONE; i++)
        if (forms[i] != NULL)
            status = rebut_tell(argument, options, false, forms[i], &outputs[i]);
    return status;
}

/* Draws into the outputs that have a format; sets what the report says of drawings. */
static RebutStatus draw_outputs(const Argument *argument, const RebutOptions *options,
                                const Choice *choice, Diagnostics *diagnostics,
                                const RebutOutput *outputs, size_t n_outputs, RebutReport *report)
{
    g_autoptr(TextShaper) shaper = rebut_text_shaper_new(REBUT_FONTS, argument->lang.bytes);
    const Easel easel = {options, choice, argument, shaper, diagnostics};
    RebutStatus status = REBUT_DONE;
    g_autoptr(Album) album = rebut_album_new(&easel, &status);

    if (album == NULL)
        return status;
    status = write_album(album, &easel, outputs, n_outputs);
    report_album(album, report);
    return status;
}

RebutStatus rebut_render(const char *bytes, size_t length, const RebutOptions *options,
                         const RebutOutput *outputs, size_t n_outputs, RebutReport *report)
{
    g_autofree const Format **formats = g_new0(const Format *, n_outputs + 1);
    g_autofree const OutlineForm **forms = g_new0(const OutlineForm *, n_outputs + 1);
    Choice choice = {.formats = formats, .forms = forms};
    if (!choose(options, outputs, n_outputs, &choice))
        return REBUT_USAGE;

    g_auto(Reading) map = rebut_reading_begin(options);
    g_auto(OwnThemes) own = {0};
    if (!rebut_choose_own_theme(options, map.diagnostics, &own, &choice) ||
        !rebut_reading_judge(&map, bytes, length))
        return rebut_reading_finish(&map, REBUT_INPUT);
    g_autoptr(Sources) sources = rebut_reading_quotes(&map, false);
    if (rebut_diagnostics_errors(map.diagnostics) > 0)
        return rebut_reading_finish(&map, REBUT_INPUT);

    RebutReport drawn = rebut_reading_report(map.argument, sources);
    RebutStatus status = tell_outputs(map.argument, options, forms, outputs, n_outputs);
    if (status == REBUT_DONE && wants_picture(&choice, n_outputs))
        status = draw_outputs(map.argument, options, &choice, map.diagnostics, outputs, n_outputs,
                              &drawn);
    if (status == REBUT_DONE && report != NULL)
        *report = drawn;
    return rebut_reading_finish(&map, status);
}

RebutStatus rebut_draw_argument(const Argument *argument, const RebutOptions *options,
                                Diagnostics *diagnostics, const RebutOutput *outputs,
                                size_t n_outputs, RebutReport *report)
{
    g_autofree const Format **formats = g_new0(const Format *, n_outputs + 1);
    g_autofree const OutlineForm **forms = g_new0(const OutlineForm *, n_outputs + 1);
    Choice choice = {.formats = formats, .forms = forms};
    g_auto(OwnThemes) own = {0};

    if (!choose(options, outputs, n_outputs, &choice))
        return REBUT_USAGE;
    if (!rebut_choose_own_theme(options, diagnostics, &own, &choice))
        return REBUT_INPUT;
    return draw_outputs(argument, options, &choice, diagnostics, outputs, n_outputs, report);
}

static const RebutExplanation explanations[] = {
#define ROW(code, severity, title, explanation, wrong, right)                                      \
    {#code, (severity) == SEVERITY_ERROR, title, explanation, wrong, right},
#include "base/catalogue.inc"
#undef ROW
};

const RebutExplanation *rebut_explanation_at(size_t index)
{
    return index < G_N_ELEMENTS(explanations) ? &explanations[index] : NULL;
}

const RebutExplanation *rebut_explain(const char *code)
{
    for (size_t i = 0; i < G_N_ELEMENTS(explanations); i++)
        if (g_ascii_strcasecmp(explanations[i].code, code) == 0)
            return &explanations[i];
    return NULL;
}

char *rebut_schema(void)
{
    return rebut_schema_text();
}

static const char *row_name(const char *name, const char *words, const char **about)
{
    if (about != NULL)
        *about = words;
    return name;
}

const char *rebut_page_name(size_t index, const char **about)
{
    return row_name(rebut_pages[index].name, rebut_pages[index].about, about);
}

const char *rebut_theme_name(size_t index, const char **about)
{
    return row_name(rebut_themes[index].name, rebut_themes[index].about, about);
}

const char *rebut_format_name(size_t index, const char **about)
{
    size_t n_drawn = 0, n = 0;

    for (; rebut_formats[n_drawn].name != NULL; n_drawn++)
        if (n_drawn == index)
            return row_name(rebut_formats[index].name, rebut_formats[index].about, about);
    for (const OutlineForm *form = rebut_outline_forms; form->name != NULL; form++)
        if (form->extension != NULL && n_drawn + n++ == index)
            return row_name(form->extension, form->about, about);
    return row_name(NULL, NULL, about);
}

const char *rebut_outline_form(size_t index, const char **about)
{
    return row_name(rebut_outline_forms[index].name, rebut_outline_forms[index].about, about);
}

const char *rebut_outline_form_of(const char *extension)
{
    const OutlineForm *form = rebut_outline_form_for(extension);

    return form != NULL ? form->name : NULL;
}

const char *rebut_layout_name_at(size_t index, const char **about)
{
    if (index >= N_LAYOUTS)
        return row_name(NULL, NULL, about);
    return row_name(rebut_layout_name((LayoutName)index), rebut_layout_about((LayoutName)index),
                    about);
}

const char *rebut_version(void)
{
    return REBUT_VERSION;
}
