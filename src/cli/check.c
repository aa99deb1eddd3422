/* `rebut check`: the messages that rendering would give, without the drawing, and on stdout what
 * the map's sources bear. Of a map with errors that goes to stderr, behind the messages. */
#include "cli/commands.h"
#include "cli/excerpt.h"
#include "cli/output.h"
#include "cli/told.h"
#include <string.h>

static RebutStatus run(Job *job, const RebutOptions *options, const char *bytes, size_t length)
{
    const Settings *settings = job->settings;
    g_autoptr(GString) words = g_string_new(NULL);
    const RebutOutput output = {.format = "text", .write = rebut_string_append, .closure = words};
    bool is_wanted =
        settings->wants_coverage || (!settings->is_quiet && settings->messages != MESSAGES_JSON);
    RebutStatus status = rebut_check_sources(bytes, length, options, settings->wants_coverage,
                                             is_wanted ? &output : NULL, &job->report);

    g_autofree char *shown = rebut_escape_lines(words->str);
    if (status == REBUT_DONE)
        rebut_output_append(g_ptr_array_index(job->outputs, 0), shown, strlen(shown));
    else
        g_string_append(job->said, shown);
    return status;
}

static void finish(Job *job)
{
    if (rebut_told_write(job) && rebut_settings_want_report(job->settings))
        rebut_told_say_counts(job);
}

int rebut_command_check(const Settings *settings)
{
    static const Work work = {run, finish, .keeps_order = true};
    g_autoptr(GPtrArray) jobs = rebut_jobs_new_told(settings);

    return rebut_jobs_run(jobs, &work);
}
