/* The public calls whose result is words. A difference may be drawn as well. */
#include "rebut.h"
#include "argument/ghosts.h"
#include "argument/verdict.h"
#include "render/deliver.h"
#include "render/reading.h"
#include "words/diff.h"
#include "words/sources.h"
#include "words/stats.h"
#include "words/verdict.h"
#include <string.h>

G_STATIC_ASSERT(sizeof(Stats) <= sizeof(RebutStats));

/* Which of two formats an output asks for; false when it is neither. */
static bool wants_json(const RebutOutput *output, bool *is_json)
{
    *is_json = g_str_equal(output->format, "json");
    return *is_json || g_str_equal(output->format, "text");
}

static RebutStatus write_words(const RebutOutput *output, const char *words)
{
    return output->write(output->closure, words, strlen(words)) ? REBUT_DONE : REBUT_IO;
}

RebutStatus rebut_check_sources(const char *bytes, size_t length, const RebutOptions *options,
                                bool coverage, const RebutOutput *output, RebutReport *report)
{
    g_auto(Reading) map = rebut_reading_begin(options);

    if (!rebut_reading_judge(&map, bytes, length))
        return rebut_reading_finish(&map, REBUT_INPUT);
    g_autoptr(Sources) sources = rebut_reading_quotes(&map, coverage);
    rebut_verdict_meets(map.argument, map.diagnostics);
    if (report != NULL)
        *report = rebut_reading_report(map.argument, sources);
    if (output == NULL)
        return rebut_reading_finish(&map, REBUT_DONE);
    g_autofree char *words = rebut_sources_words(sources, options->name, coverage);
    return rebut_reading_finish(&map, write_words(output, words));
}

RebutStatus rebut_check(const char *bytes, size_t length, const RebutOptions *options,
                        RebutReport *report)
{
    return rebut_check_sources(bytes, length, options, false, NULL, report);
}

RebutStatus rebut_verdict(const char *bytes, size_t length, const RebutOptions *options,
                          const RebutOutput *output, RebutReport *report)
{
    bool is_json;
    if (!wants_json(output, &is_json))
        return REBUT_USAGE;

    g_auto(Reading) map = rebut_reading_begin(options);
    if (!rebut_reading_judge(&map, bytes, length))
        return rebut_reading_finish(&map, REBUT_INPUT);
    rebut_verdict_meets(map.argument, map.diagnostics);
    if (report != NULL)
        *report = rebut_reading_report(map.argument, NULL);
    g_autofree char *words = is_json ? rebut_verdict_json(map.argument, options->name)
                                     : rebut_verdict_words(map.argument, options->name);
    return rebut_reading_finish(&map, write_words(output, words));
}

RebutStatus rebut_outline(const char *bytes, size_t length, const RebutOptions *options,
                          bool has_table, const RebutOutput *outputs, size_t n_outputs,
                          RebutReport *report)
{
    g_autofree const OutlineForm **forms = g_new0(const OutlineForm *, n_outputs + 1);
    for (size_t i = 0; i < n_outputs; i++)
        if ((forms[i] = rebut_outline_form_find(outputs[i].format)) == NULL)
            return REBUT_USAGE;

    g_auto(Reading) map = rebut_reading_begin(options);
    if (!rebut_reading_judge(&map, bytes, length))
        return rebut_reading_finish(&map, REBUT_INPUT);
    g_autoptr(Sources) sources = rebut_reading_quotes(&map, false);
    if (rebut_diagnostics_errors(map.diagnostics) > 0)
        return rebut_reading_finish(&map, REBUT_INPUT);

    RebutStatus status = REBUT_DONE;
    for (size_t i = 0; i < n_outputs && status == REBUT_DONE; i++)
        status = rebut_deliver_words(map.argument, options, has_table, forms[i], &outputs[i]);
    if (status == REBUT_DONE && report != NULL)
        *report = rebut_reading_report(map.argument, sources);
    return rebut_reading_finish(&map, status);
}

RebutStatus rebut_stats(const char *bytes, size_t length, const RebutOptions *options,
                        const RebutOutput *output, RebutStats *stats, RebutReport *report)
{
    bool is_json;
    if (!wants_json(output, &is_json))
        return REBUT_USAGE;

    g_auto(Reading) map = rebut_reading_begin(options);
    if (!rebut_reading_judge(&map, bytes, length))
        return rebut_reading_finish(&map, REBUT_INPUT);
    Stats figures;
    rebut_stats_count(map.argument, &figures);
    g_autofree char *words = is_json ? rebut_stats_json(map.argument, &figures, options->name)
                                     : rebut_stats_words(map.argument, &figures, options->name);
    RebutStatus status = write_words(output, words);
    if (status == REBUT_DONE && stats != NULL)
        memcpy(stats, &figures, sizeof figures);
    if (status == REBUT_DONE && report != NULL)
        *report = rebut_reading_report(map.argument, NULL);
    return rebut_reading_finish(&map, status);
}

RebutStatus rebut_stats_sum(const RebutStats *stats, size_t n, const RebutOutput *output)
{
    Stats sum = {0};
    bool is_json;

    if (!wants_json(output, &is_json))
        return REBUT_USAGE;
    for (size_t i = 0; i < n; i++) {
        Stats more;
        memcpy(&more, &stats[i], sizeof more);
        rebut_stats_add(&sum, &more);
    }
    g_autofree char *words = is_json ? rebut_stats_sum_json(&sum) : rebut_stats_sum_words(&sum);
    return write_words(output, words);
}

static void refuse_strangers(const Comparison *comparison, Diagnostics *diagnostics)
{
    const Item *first = g_ptr_array_index(comparison->new->items, 0);
    Diagnostic *error = rebut_diagnostics_add(diagnostics, CODE_E0701, comparison->new->source,
                                              first->text.span, "no item of this map is one of %s",
                                              rebut_source_name(comparison->old->source));

    rebut_diagnostic_help(error, "are these two versions of one map? An item keeps its identity by "
                                 "its `id`, or else by its words");
}

static RebutStatus tell_diff(const Comparison *comparison, const RebutOutput *output, bool is_json)
{
    const DiffNames names = {rebut_source_name(comparison->old->source),
                             rebut_source_name(comparison->new->source)};
    g_autofree char *words =
        is_json ? rebut_diff_json(comparison, &names) : rebut_diff_words(comparison, &names);

    return write_words(output, words);
}

/* Words first, since the new map is for drawing only once it holds ghosts. */
static RebutStatus put_diff_out(const Comparison *comparison, const Reading *new,
                                const RebutOptions *options, const RebutOutput *outputs,
                                size_t n_outputs, RebutReport *report)
{
    g_autofree RebutOutput *drawn = g_new0(RebutOutput, n_outputs + 1);
    size_t n_drawn = 0;
    RebutStatus status = REBUT_DONE;

    for (size_t i = 0; i < n_outputs && status == REBUT_DONE; i++) {
        bool is_json;
        if (wants_json(&outputs[i], &is_json))
            status = tell_diff(comparison, &outputs[i], is_json);
        else
            drawn[n_drawn++] = outputs[i];
    }
    if (status != REBUT_DONE || n_drawn == 0)
        return status;
    rebut_argument_add_ghosts(new->argument, comparison);
    return rebut_draw_argument(new->argument, options, new->diagnostics, drawn, n_drawn, report);
}

RebutStatus rebut_diff(const RebutMap *before, const RebutMap *after, const RebutOptions *options,
                       const RebutOutput *outputs, size_t n_outputs, RebutReport *report)
{
    RebutOptions old_options = *options, new_options = *options;
    old_options.name = before->name;
    new_options.name = after->name;
    g_auto(Reading) old = rebut_reading_begin(&old_options);
    g_auto(Reading) new = rebut_reading_begin(&new_options);
    bool is_old_read = rebut_reading_judge(&old, before->bytes, before->length);
    bool is_new_read = rebut_reading_judge(&new, after->bytes, after->length);
    if (!is_old_read) /* warnings about a version that is gone help nobody */
        rebut_reading_finish(&old, REBUT_INPUT);
    if (!is_old_read || !is_new_read)
        return rebut_reading_finish(&new, REBUT_INPUT);

    g_autoptr(Comparison) comparison = rebut_comparison_new(old.argument, new.argument);
    if (comparison->n_matched == 0) {
        refuse_strangers(comparison, new.diagnostics);
        return rebut_reading_finish(&new, REBUT_INPUT);
    }
    RebutReport told = rebut_reading_report(new.argument, NULL);
    told.differences = rebut_diff_differs(comparison);
    RebutStatus status = put_diff_out(comparison, &new, options, outputs, n_outputs, &told);
    if (status == REBUT_DONE && report != NULL)
        *report = told;
    return rebut_reading_finish(&new, status);
}
