/* `rebut diff`: two maps and one result. The new map is the job's, which makes messages, limits and
 * files work as everywhere; the old one is read in the worker just before. */
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/excerpt.h"
#include "cli/input.h"
#include "cli/output.h"
#include <string.h>

static const char *old_path(const Settings *settings)
{
    return g_ptr_array_index(settings->operands, 0);
}

static RebutStatus run(Job *job, const RebutOptions *options, const char *bytes, size_t length)
{
    const Settings *settings = job->settings;
    bool is_json = settings->form != NULL && strcmp(settings->form, "json") == 0;
    RebutMap old = {.name = rebut_input_name(old_path(settings))};
    const RebutMap new = {options->name, bytes, length};
    g_autoptr(GString) words = g_string_new(NULL);
    g_autoptr(GByteArray) old_bytes = NULL;
    g_autofree char *fault = NULL;

    if (!rebut_input_read(old_path(settings), options->limits.input_bytes, &old_bytes, &old.length,
                          &fault)) {
        rebut_job_fail(job, REBUT_IO, fault);
        return REBUT_IO;
    }
    old.bytes = (const char *)old_bytes->data;
    const RebutOutput output = {
        .format = is_json ? "json" : "text", .write = rebut_string_append, .closure = words};
    RebutStatus status = rebut_diff(&old, &new, options, &output, &job->report);
    g_autofree char *shown = is_json ? g_strdup(words->str) : rebut_escape_lines(words->str);
    rebut_output_append(g_ptr_array_index(job->outputs, 0), shown, strlen(shown));
    return status;
}

static void finish(Job *job)
{
    g_autofree char *fault = NULL;

    if (!rebut_outputs_write(job->outputs, &fault))
        rebut_job_fail(job, REBUT_IO, fault);
    else if (job->settings->wants_exit_code && job->report.differs)
        job->code = REBUT_INPUT;
}

int rebut_command_diff(const Settings *settings)
{
    static const Work work = {.run = run, .finish = finish};
    g_autoptr(GPtrArray) jobs = rebut_jobs_new_told(settings);

    if (strcmp(old_path(settings), "-") == 0 &&
        strcmp(g_ptr_array_index(settings->operands, 1), "-") == 0)
        return rebut_usage_fault(settings, "stdin can be read only once");
    g_ptr_array_remove_index(jobs, 0);
    return rebut_jobs_run(jobs, &work);
}
