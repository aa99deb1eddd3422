/* `rebut check`: the messages that rendering would give, without the drawing, and on stdout what
 * the map's sources bear. Of a map with errors that goes to stderr, behind the messages. */
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/excerpt.h"
#include "cli/output.h"
#include <string.h>

static bool append(void *closure, const void *bytes, size_t length)
{
    g_string_append_len(closure, bytes, (gssize)length);
    return true;
}

/* Titles and names in the words are the author's. */
static char *escape_lines(const GString *words)
{
    g_auto(GStrv) lines = g_strsplit(words->str, "\n", -1);
    GString *out = g_string_new(NULL);

    for (char **line = lines; *line != NULL; line++) {
        rebut_escape_append(out, *line, strlen(*line));
        g_string_append(out, line[1] != NULL ? "\n" : "");
    }
    return g_string_free(out, FALSE);
}

static RebutStatus run(Job *job, const RebutOptions *options, const char *bytes, size_t length)
{
    const Settings *settings = job->settings;
    g_autoptr(GString) words = g_string_new(NULL);
    const RebutOutput output = {"text", append, words};
    bool is_wanted =
        settings->wants_coverage || (!settings->is_quiet && settings->messages != MESSAGES_JSON);
    RebutStatus status = rebut_check_sources(bytes, length, options, settings->wants_coverage,
                                             is_wanted ? &output : NULL, &job->report);

    g_autofree char *shown = escape_lines(words);
    if (status == REBUT_DONE)
        rebut_output_append(g_ptr_array_index(job->outputs, 0), shown, strlen(shown));
    else
        g_string_append(job->said, shown);
    return status;
}

static void finish(Job *job)
{
    const Output *words = g_ptr_array_index(job->outputs, 0);
    g_autofree char *fault = NULL;

    if (words->bytes->len > 0 && !rebut_outputs_write(job->outputs, &fault)) {
        rebut_job_fail(job, REBUT_IO, fault);
        return;
    }
    if (!rebut_settings_want_report(job->settings))
        return;
    rebut_escape_append(job->said, job->path, strlen(job->path));
    g_string_append_printf(job->said, ": %zu cards, %zu links, %zu warnings\n", job->report.cards,
                           job->report.links, job->warnings);
}

int rebut_command_check(const Settings *settings)
{
    static const Work work = {run, finish};
    g_autoptr(GPtrArray) jobs = rebut_jobs_new(settings);

    for (guint i = 0; i < jobs->len; i++) {
        Job *job = g_ptr_array_index(jobs, i);
        Output *words = rebut_output_new("-", "text");
        words->is_in_place = true;
        g_ptr_array_add(job->outputs, words);
    }
    return rebut_jobs_run(jobs, &work);
}
