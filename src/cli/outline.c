/* `rebut outline`: one map in words, on stdout or into files. The form is that of --as, or each
 * file's own by its extension. */
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/told.h"
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

static char *add_output(Job *job, const char *name)
{
    const Settings *settings = job->settings;
    const char *fallback = settings->wants_table ? "markdown" : "text";

    name = name != NULL ? name : "-";
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

static RebutStatus run(Job *job, const RebutOptions *options, const char *bytes, size_t length)
{
    g_autofree RebutOutput *outputs = rebut_told_outputs(job);

    return rebut_outline(bytes, length, options, job->settings->wants_table, outputs,
                         job->outputs->len, &job->report);
}

int rebut_command_outline(const Settings *settings)
{
    static const Work work = {.run = run, .finish = rebut_told_finish};
    g_autoptr(GPtrArray) jobs = rebut_jobs_new(settings);

    return rebut_told_run(jobs, &work, add_output);
}
