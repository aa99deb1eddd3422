/* `rebut diff`: two maps and one result. The new map is the job's, which makes messages, limits and
 * files work as everywhere; the old one is read in the worker just before. */
#include "cli/commands.h"
#include "cli/excerpt.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/told.h"
#include <string.h>

static const char *old_path(const Settings *settings)
{
    return g_ptr_array_index(settings->operands, 0);
}

/* Words have the form of --as, or that of their file's extension; NULL: it says nothing. */
static const char *format_of(const Settings *settings, const char *name)
{
    const char *dot = strrchr(name, '.'), *format = rebut_output_format(name);

    if (settings->form != NULL)
        return settings->form;
    if (strcmp(name, "-") == 0 || (dot != NULL && g_ascii_strcasecmp(dot, ".txt") == 0))
        return "text";
    if (dot != NULL && g_ascii_strcasecmp(dot, ".json") == 0)
        return "json";
    return format != NULL && rebut_outline_form_of(format) == NULL ? format : NULL;
}

static char *add_output(Job *job, const char *name)
{
    name = name != NULL ? name : "-";
    const char *format = format_of(job->settings, name);

    if (format == NULL)
        return g_strdup_printf("the format of %s cannot be told: its name should end in .txt, "
                               ".json, or as a drawing's does",
                               name);
    g_ptr_array_add(job->outputs, rebut_output_new(name, format));
    return NULL;
}

/* Words that go to a terminal hold no sign that moves its cursor. */
static void make_safe(Output *output)
{
    if (output->bytes->len == 0 || output->target != NULL || strcmp(output->format, "text") != 0)
        return;
    g_autofree char *words = g_strndup((const char *)output->bytes->data, output->bytes->len);
    g_autofree char *shown = rebut_escape_lines(words);
    g_byte_array_set_size(output->bytes, 0);
    rebut_output_append(output, shown, strlen(shown));
}

static RebutStatus run(Job *job, const RebutOptions *options, const char *bytes, size_t length)
{
    const Settings *settings = job->settings;
    RebutMap old = {.name = rebut_input_name(old_path(settings))};
    const RebutMap new = {options->name, bytes, length};
    g_autofree RebutOutput *outputs = rebut_told_outputs(job);
    g_autoptr(GByteArray) old_bytes = NULL;
    g_autofree char *fault = NULL;

    if (!rebut_input_read(old_path(settings), options->limits.input_bytes, &old_bytes, &old.length,
                          &fault)) {
        rebut_job_fail(job, REBUT_IO, fault);
        return REBUT_IO;
    }
    old.bytes = (const char *)old_bytes->data;
    RebutStatus status = rebut_diff(&old, &new, options, outputs, job->outputs->len, &job->report);
    for (guint i = 0; i < job->outputs->len; i++)
        make_safe(g_ptr_array_index(job->outputs, i));
    return status;
}

static void finish(Job *job)
{
    rebut_told_finish(job);
    if (job->code == REBUT_DONE && job->settings->wants_exit_code && job->report.differences > 0)
        job->code = REBUT_INPUT;
}

static int diff(const Settings *settings)
{
    static const Work work = {.run = run, .finish = finish};
    g_autoptr(GPtrArray) jobs = rebut_jobs_new(settings);

    g_ptr_array_remove_index(jobs, 0);
    return rebut_told_run(jobs, &work, add_output);
}

int rebut_command_diff(const Settings *settings)
{
    return rebut_run_themed(settings, diff);
}
