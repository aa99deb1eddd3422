/* `rebut stats`: the figures of each map on stdout, and of all of them below when there are
 * several. A map that is refused is left out of the sum. */
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/excerpt.h"
#include "cli/output.h"
#include <string.h>

static bool is_json(const Settings *settings)
{
    return settings->form != NULL && strcmp(settings->form, "json") == 0;
}

static RebutOutput output_for(const Settings *settings, GString *words)
{
    return (RebutOutput){.format = is_json(settings) ? "json" : "text",
                         .write = rebut_string_append,
                         .closure = words};
}

static RebutStatus run(Job *job, const RebutOptions *options, const char *bytes, size_t length)
{
    const Settings *settings = job->settings;
    g_autoptr(GString) words = g_string_new(NULL);
    const RebutOutput output = output_for(settings, words);
    RebutStatus status = rebut_stats(bytes, length, options, &output, &job->stats, &job->report);

    g_autofree char *shown =
        is_json(settings) ? g_strdup(words->str) : rebut_escape_lines(words->str);
    if (!is_json(settings) && job->path != g_ptr_array_index(settings->operands, 0))
        rebut_output_append(g_ptr_array_index(job->outputs, 0), "\n", 1);
    rebut_output_append(g_ptr_array_index(job->outputs, 0), shown, strlen(shown));
    return status;
}

static void finish(Job *job)
{
    g_autofree char *fault = NULL;

    if (!rebut_outputs_write(job->outputs, &fault))
        rebut_job_fail(job, REBUT_IO, fault);
}

static int tell_sum(const Settings *settings, const GPtrArray *jobs)
{
    g_autofree RebutStats *stats = g_new0(RebutStats, jobs->len);
    g_autoptr(GString) words = g_string_new(NULL);
    const RebutOutput output = output_for(settings, words);
    size_t n = 0;

    for (guint i = 0; i < jobs->len; i++) {
        const Job *job = g_ptr_array_index(jobs, i);
        if (job->code == REBUT_DONE)
            stats[n++] = job->stats;
    }
    if (!is_json(settings))
        g_string_append_c(words, '\n');
    rebut_stats_sum(stats, n, &output);
    return rebut_stdout_write(words);
}

int rebut_command_stats(const Settings *settings)
{
    static const Work work = {run, finish, .keeps_order = true};
    g_autoptr(GPtrArray) jobs = rebut_jobs_new_told(settings);
    int code = rebut_jobs_run(jobs, &work);

    if (jobs->len == 1)
        return code;
    int summed = tell_sum(settings, jobs);
    return MAX(code, summed);
}
