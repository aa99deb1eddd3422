/* `rebut verdict`: how each map stands, on stdout. A map that does not meet its `expect` is told
 * all the same, since its verdict is what the author then wants to see; the exit code is 1. */
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/told.h"

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
    g_autoptr(GString) words = g_string_new(NULL);
    const RebutOutput output = {
        .format = rebut_told_form(job->settings), .write = rebut_string_append, .closure = words};
    RebutStatus status = rebut_verdict(bytes, length, options, &output, &job->report);

    rebut_told_append(job, words->str);
    if (job->settings->is_strict)
        refuse_open(job);
    return status;
}

int rebut_command_verdict(const Settings *settings)
{
    static const Work work = {run, rebut_told_finish, .keeps_order = true,
                              .finishes_refused = true};
    g_autoptr(GPtrArray) jobs = rebut_jobs_new_told(settings);

    return rebut_jobs_run(jobs, &work);
}
