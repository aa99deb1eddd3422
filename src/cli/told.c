/* Words are gathered in the job's outputs, as drawings are, so they are written whole or not at all
 * and in the order of the maps. */
#include "cli/told.h"
#include "cli/commands.h"
#include "cli/excerpt.h"
#include "cli/output.h"
#include <string.h>

const char *rebut_told_form(const Settings *settings)
{
    return settings->form != NULL ? settings->form : "text";
}

void rebut_told_append(Job *job, const char *words)
{
    Output *output = g_ptr_array_index(job->outputs, 0);
    bool is_first = job->path == g_ptr_array_index(job->settings->operands, 0);
    g_autofree char *shown = NULL;

    if (strcmp(rebut_told_form(job->settings), "text") == 0)
        words = shown = rebut_escape_lines(words);
    if (shown != NULL && !is_first && *words != '\0')
        rebut_output_append(output, "\n", 1);
    rebut_output_append(output, words, strlen(words));
}

RebutOutput *rebut_told_outputs(const Job *job)
{
    RebutOutput *outputs = g_new0(RebutOutput, job->outputs->len);

    for (guint i = 0; i < job->outputs->len; i++) {
        Output *output = g_ptr_array_index(job->outputs, i);
        outputs[i] = (RebutOutput){
            .format = output->format, .write = rebut_output_append, .closure = output};
    }
    return outputs;
}

/* Nothing for stdout is no reason to look whether it can be written. */
static bool has_nothing_to_say(const Job *job)
{
    const Output *output = g_ptr_array_index(job->outputs, 0);

    return job->outputs->len == 1 && output->target == NULL && output->bytes->len == 0;
}

bool rebut_told_write(Job *job)
{
    g_autofree char *fault = NULL;

    if (has_nothing_to_say(job) || rebut_outputs_write(job->outputs, &fault))
        return true;
    rebut_job_fail(job, REBUT_IO, fault);
    return false;
}

void rebut_told_say_counts(Job *job)
{
    rebut_escape_append(job->said, job->path, strlen(job->path));
    g_string_append_printf(job->said, ": %zu cards, %zu links, %zu warnings\n", job->report.cards,
                           job->report.links, job->warnings);
}

void rebut_told_finish(Job *job)
{
    if (rebut_told_write(job) && job->settings->is_verbose)
        rebut_told_say_counts(job);
}

int rebut_told_run(GPtrArray *jobs, const Work *work, AddOutput *add)
{
    const Settings *settings = ((Job *)g_ptr_array_index(jobs, 0))->settings;
    g_autofree char *fault = rebut_jobs_settle(jobs, add);

    return fault != NULL ? rebut_usage_fault(settings, fault) : rebut_jobs_run(jobs, work);
}
