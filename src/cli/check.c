/* `rebut check`: the messages that rendering would give, without the drawing. */
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/excerpt.h"
#include <string.h>

static RebutStatus run(Job *job, const RebutOptions *options, const char *bytes, size_t length)
{
    return rebut_check(bytes, length, options, &job->report);
}

static void finish(Job *job)
{
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

    return rebut_jobs_run(jobs, &work);
}
