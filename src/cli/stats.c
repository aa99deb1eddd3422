/* `rebut stats`: the figures of each map on stdout, and of all of them below when there are
 * several. A map that is refused is left out of the sum. */
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/told.h"
#include <string.h>

static RebutStatus run(Job *job, const RebutOptions *options, const char *bytes, size_t length)
{
    g_autoptr(GString) words = g_string_new(NULL);
    const RebutOutput output = {
        .format = rebut_told_form(job->settings), .write = rebut_string_append, .closure = words};
    RebutStatus status = rebut_stats(bytes, length, options, &output, &job->stats, &job->report);

    rebut_told_append(job, words->str);
    return status;
}

static int tell_sum(const Settings *settings, const GPtrArray *jobs)
{
    g_autofree RebutStats *stats = g_new0(RebutStats, jobs->len);
    const char *form = rebut_told_form(settings);
    g_autoptr(GString) words = g_string_new(strcmp(form, "text") == 0 ? "\n" : "");
    const RebutOutput output = {.format = form, .write = rebut_string_append, .closure = words};
    size_t n = 0;

    for (guint i = 0; i < jobs->len; i++) {
        const Job *job = g_ptr_array_index(jobs, i);
        if (job->code == REBUT_DONE)
            stats[n++] = job->stats;
    }
    rebut_stats_sum(stats, n, &output);
    return rebut_stdout_write(words);
}

int rebut_command_stats(const Settings *settings)
{
    static const Work work = {run, rebut_told_finish, .keeps_order = true};
    g_autoptr(GPtrArray) jobs = rebut_jobs_new_told(settings);
    int code = rebut_jobs_run(jobs, &work);

    if (jobs->len == 1)
        return code;
    int summed = tell_sum(settings, jobs);
    return MAX(code, summed);
}
