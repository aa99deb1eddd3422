/* The pipeline, in the order of the data's way:
 *
 *     bytes -read-> argument -check-> argument, sound -verdict-> argument, judged
 *           -sources-> quotes looked up -compile-> graph -layout-> graph, placed
 *           -draw-> scene -format-> bytes
 *
 * `rebut_render` is that line. Each stage gathers what it has to say of the map in one bag of
 * diagnostics; the pipeline stops behind a stage that found an error, and hands the bag to the
 * caller at its end. The steps are in reading.c (up to the quotes), album.c and picture.c (up to
 * the scene) and deliver.c. */
#include "rebut.h"
#include "render/colours.h"
#include "render/deliver.h"
#include "render/reading.h"
#include "text/fonts.h"

void rebut_options_init(RebutOptions *options)
{
    *options = (RebutOptions){
        .name = "map",
        .first_line = 1,
        .layout = "auto",
        .has_title = true,
        .has_legend = true,
        .depth = SIZE_MAX,
        .dpi = 300.0,
        .date = -1,
        .limits = {.input_bytes = rebut_limits_default.input_bytes,
                   .nesting = rebut_limits_default.nesting,
                   .cards = rebut_limits_default.cards,
                   .text_characters = rebut_limits_default.text_characters,
                   .pixels = 64000000,
                   .layout_seconds = 60.0,
                   .source_bytes = (size_t)64 << 20,
                   .work = 2000000000},
    };
}

RebutFonts *rebut_fonts_new(void)
{
    return rebut_fonts_open(TRUE);
}

void rebut_fonts_free(RebutFonts *fonts)
{
    rebut_fonts_close(fonts);
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
            status = rebut_deliver_words(argument, options, false, forms[i], &outputs[i]);
    return status;
}

RebutStatus rebut_render(const char *bytes, size_t length, const RebutOptions *options,
                         const RebutOutput *outputs, size_t n_outputs, RebutReport *report)
{
    g_autofree const Format **formats = g_new0(const Format *, n_outputs + 1);
    g_autofree const OutlineForm **forms = g_new0(const OutlineForm *, n_outputs + 1);
    Choice choice = {.formats = formats, .forms = forms};
    if (!rebut_choose(options, outputs, n_outputs, &choice))
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
        status = rebut_deliver(map.argument, options, &choice, map.diagnostics, outputs, n_outputs,
                               &drawn);
    if (status == REBUT_DONE && report != NULL)
        *report = drawn;
    return rebut_reading_finish(&map, status);
}
