/* `rebut verdict`: how each map stands, on stdout. A map that does not meet its `expect` is told
 * all the same, since its verdict is what the author then wants to see; the exit code is 1. */
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/excerpt.h"
#include "cli/output.h"
#include <string.h>

static void refuse_open(Job *job)
{
    size_t n = job->report.open;
    g_autofree char *fault = NULL;

    if (n == 0)
        return;
    fault = g_strdup_printf("%zu open challenge%s count%s as an error, since --strict was given", n,
                            n == 1 ? "" : "s", n == 1 ? "s" : "");
    rebut_job_fail(job, REBUT_INPUT, fault);
}

static RebutStatus run(Job *job, const RebutOptions *options, const char *bytes, size_t length)
{
    const Settings *settings = job->settings;
    bool is_json = settings->form != NULL && strcmp(settings->form, "json") == 0;
    bool is_first = job->path == g_ptr_array_index(settings->operands, 0);
    g_autoptr(GString) words = g_string_new(NULL);
    const RebutOutput output = {
        .format = is_json ? "json" : "text", .write = rebut_string_append, .closure = words};
    RebutStatus status = rebut_verdict(bytes, length, options, &output, &job->report);

    g_autofree char *shown = is_json ? g_strdup(words->str) : rebut_escape_lines(words->str);
    if (!is_json && !is_first && *shown != '\0')
        rebut_output_append(g_ptr_array_index(job->outputs, 0), "\n", 1);
    rebut_output_append(g_ptr_array_index(job->outputs, 0), shown, strlen(shown));
    if (settings->is_strict)
        refuse_open(job);
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
    if (!job->settings->is_verbose)
        return;
    rebut_escape_append(job->said, job->path, strlen(job->path));
    g_string_append_printf(job->said, ": %zu cards, %zu links, %zu warnings\n", job->report.cards,
                           job->report.links, job->warnings);
}

int rebut_command_verdict(const Settings *settings)
{
    static const Work work = {run, finish, .keeps_order = true, .finishes_refused = true};
    g_autoptr(GPtrArray) jobs = rebut_jobs_new_told(settings);

    return rebut_jobs_run(jobs, &work);
}
