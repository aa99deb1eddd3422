/* `rebut outline`: one map in words, on stdout or into files. The form is that of --as, or each
 * file's own by its extension. */
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/excerpt.h"
#include "cli/output.h"
#include <string.h>

static const char *form_of_name(const char *name, const char *fallback)
{
    g_autofree char *base = g_path_get_basename(name);
    const char *dot = strrchr(base, '.');
    g_autofree char *extension = dot != NULL ? g_ascii_strdown(dot + 1, -1) : NULL;

    if (extension == NULL || *extension == '\0')
        return rebut_output_format(name) != NULL ? fallback : NULL; /* stdout or a device */
    return strcmp(extension, "html") == 0 ? "html" : rebut_outline_form_of(extension);
}

/* Returns a fault of usage (a new string) or NULL. */
static char *add_output(Job *job, const char *name)
{
    const Settings *settings = job->settings;
    const char *fallback = settings->wants_table ? "markdown" : "text";
    const char *form = settings->form != NULL ? settings->form : form_of_name(name, fallback);

    if (form == NULL)
        return g_strdup_printf("the form of %s cannot be told: its name should end in .txt, .md, "
                               ".html, .json or .tex, or --as should say it",
                               name);
    if (settings->wants_table && strcmp(form, "markdown") != 0)
        return g_strdup_printf("--table is for Markdown, and %s is %s",
                               strcmp(name, "-") == 0 ? "stdout" : name, form);
    g_ptr_array_add(job->outputs, rebut_output_new(name, form));
    return NULL;
}

static char *add_outputs(Job *job)
{
    const GPtrArray *names = job->settings->outputs;
    char *fault = NULL;

    if (names->len == 0)
        return add_output(job, "-");
    for (guint i = 0; i < names->len && fault == NULL; i++) {
        g_autofree char *name = rebut_output_expand(g_ptr_array_index(names, i), job->path);
        fault = add_output(job, name);
    }
    return fault;
}

static RebutStatus run(Job *job, const RebutOptions *options, const char *bytes, size_t length)
{
    g_autofree RebutOutput *outputs = g_new0(RebutOutput, job->outputs->len);

    for (guint i = 0; i < job->outputs->len; i++) {
        Output *output = g_ptr_array_index(job->outputs, i);
        outputs[i] = (RebutOutput){
            .format = output->format, .write = rebut_output_append, .closure = output};
    }
    return rebut_outline(bytes, length, options, job->settings->wants_table, outputs,
                         job->outputs->len, &job->report);
}

static void finish(Job *job)
{
    g_autofree char *fault = NULL;

    if (!rebut_outputs_write(job->outputs, &fault)) {
        rebut_job_fail(job, REBUT_IO, fault);
        return;
    }
    if (!job->settings->is_verbose)
        return;
    rebut_escape_append(job->said, job->path, strlen(job->path));
    g_string_append_printf(job->said, ": %zu cards, %zu links, %zu warnings\n", job->report.cards,
                           job->report.links, job->warnings);
}

int rebut_command_outline(const Settings *settings)
{
    static const Work work = {.run = run, .finish = finish};
    g_autoptr(GPtrArray) jobs = rebut_jobs_new(settings);
    Job *job = g_ptr_array_index(jobs, 0);
    g_autofree char *fault = add_outputs(job);

    if (fault != NULL)
        return rebut_usage_fault(settings, fault);
    rebut_job_prepare(job);
    fault = rebut_jobs_find_clash(jobs);
    if (fault != NULL)
        return rebut_usage_fault(settings, fault);
    return rebut_jobs_run(jobs, &work);
}
