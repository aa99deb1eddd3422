/* The library is called in worker processes (crew.h); this one takes the jobs as they get done,
 * finishes each (writes its files) and shows what was said once all jobs before it are shown. The
 * ending signals are released while it waits and blocked while it writes: process.c says why. One
 * map takes the same way as many. */
#include "cli/batch.h"
#include "cli/crew.h"
#include "cli/input.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/process.h"
#include <string.h>
#include <unistd.h>

static void job_free(gpointer data)
{
    Job *job = data;

    g_ptr_array_unref(job->outputs);
    g_string_free(job->said, TRUE);
    g_string_free(job->reasons, TRUE);
    g_string_free(job->asked, TRUE);
    if (job->kept != NULL)
        g_ptr_array_unref(job->kept);
    g_free(job);
}

GPtrArray *rebut_jobs_new(const Settings *settings)
{
    GPtrArray *jobs = g_ptr_array_new_with_free_func(job_free);

    for (guint i = 0; i < settings->operands->len; i++) {
        Job *job = g_new0(Job, 1);
        job->path = g_ptr_array_index(settings->operands, i);
        job->settings = settings;
        job->outputs = g_ptr_array_new_with_free_func((GDestroyNotify)rebut_output_free);
        job->said = g_string_new(NULL);
        job->reasons = g_string_new(NULL);
        job->asked = g_string_new(NULL);
        g_ptr_array_add(jobs, job);
    }
    return jobs;
}

GPtrArray *rebut_jobs_new_told(const Settings *settings)
{
    GPtrArray *jobs = rebut_jobs_new(settings);

    for (guint i = 0; i < jobs->len; i++) {
        Output *words = rebut_output_new("-", "text");
        words->is_in_place = true;
        g_ptr_array_add(((Job *)g_ptr_array_index(jobs, i))->outputs, words);
    }
    return jobs;
}

static bool is_named_stdin(const Job *job)
{
    return job->settings->stdin_name != NULL && strcmp(job->path, "-") == 0;
}

const char *rebut_job_name(const Job *job)
{
    return is_named_stdin(job) ? job->settings->stdin_name : rebut_input_name(job->path);
}

size_t rebut_job_first_line(const Job *job)
{
    return is_named_stdin(job) ? job->settings->stdin_line : 1;
}

void rebut_job_fail(Job *job, int code, const char *fault)
{
    job->code = MAX(job->code, code);
    if (fault != NULL)
        rebut_fault_append(job->said, fault, job->settings);
}

void rebut_job_prepare(Job *job)
{
    for (guint i = 0; i < job->outputs->len && job->code == REBUT_DONE; i++) {
        Output *output = g_ptr_array_index(job->outputs, i);
        g_autofree char *fault = NULL;
        if (!output->is_prepared && !rebut_output_prepare(output, job->settings->operands, &fault))
            rebut_job_fail(job, REBUT_IO, fault);
    }
}

/* What the output replaces, as a new string; NULL: a device, which takes any number. */
static char *file_of(const Output *output)
{
    if (output->target == NULL)
        return output->is_in_place ? g_strdup("-") : NULL;
    return output->is_in_place ? NULL : g_canonicalize_filename(output->target, NULL);
}

bool rebut_job_take_files(const Job *job, char **fault)
{
    for (guint i = 0; i < job->outputs->len; i++) {
        const Output *output = g_ptr_array_index(job->outputs, i);
        char *file = file_of(output);
        if (file == NULL || g_hash_table_add(job->taken, file))
            continue;
        *fault = g_strdup_printf("%s would be written for several pages; {n} in -o stands for a "
                                 "page's number, {name} for the map's name",
                                 output->name);
        return false;
    }
    return true;
}

/* Two outputs in one file would leave only the last. */
char *rebut_jobs_find_clash(GPtrArray *jobs)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < jobs->len; i++) {
        const Job *job = g_ptr_array_index(jobs, i);
        for (guint j = 0; j < job->outputs->len; j++) {
            const Output *output = g_ptr_array_index(job->outputs, j);
            char *file = file_of(output);
            if (file != NULL && !g_hash_table_add(seen, file))
                return g_strdup_printf(
                    "%s would be written twice; {name} in -o stands for the map's name",
                    output->target == NULL ? "stdout" : output->name);
        }
    }
    return NULL;
}

char *rebut_job_add_outputs(Job *job, AddOutput *add)
{
    const GPtrArray *patterns = job->settings->outputs;
    char *fault = NULL;

    if (patterns->len == 0)
        return add(job, NULL);
    for (guint i = 0; i < patterns->len && fault == NULL; i++) {
        g_autofree char *name = rebut_output_expand(g_ptr_array_index(patterns, i), job->path);
        fault = add(job, name);
    }
    return fault;
}

char *rebut_jobs_settle(GPtrArray *jobs, AddOutput *add)
{
    char *fault = NULL;

    for (guint i = 0; i < jobs->len && fault == NULL; i++)
        fault = rebut_job_add_outputs(g_ptr_array_index(jobs, i), add);
    if (fault != NULL)
        return fault;
    for (guint i = 0; i < jobs->len; i++)
        rebut_job_prepare(g_ptr_array_index(jobs, i));
    return rebut_jobs_find_clash(jobs);
}

bool rebut_settings_want_report(const Settings *settings)
{
    return !settings->is_quiet && settings->messages != MESSAGES_JSON &&
           (settings->is_verbose || isatty(STDERR_FILENO));
}

/* On a terminal, how far a batch has come; `n_done` 0 wipes the line. */
static void show_progress(const Job *job, guint n_done, guint n_jobs)
{
    g_autofree char *line = n_done > 0 ? g_strdup_printf("\r%u of %u maps", n_done, n_jobs)
                                       : g_strdup_printf("\r%30s\r", "");

    if (n_jobs > 1 && isatty(STDERR_FILENO) && rebut_settings_want_report(job->settings))
        rebut_stderr_write(line, strlen(line));
}

static void finish(Job *job, const Work *work)
{
    if (job->code == REBUT_DONE || (job->code == REBUT_INPUT && work->finishes_refused))
        work->finish(job);
    job->is_finished = true;
    g_ptr_array_set_size(job->outputs, 0);
}

/* Shows the finished jobs from `next` on, up to the first that is not finished; returns that. Those
 * that are to keep their order are finished only here. */
static guint show_finished(GPtrArray *jobs, guint next, const Work *work)
{
    for (; next < jobs->len; next++) {
        Job *job = g_ptr_array_index(jobs, next);
        if (job->is_done && !job->is_finished)
            finish(job, work);
        if (!job->is_finished)
            break;
        rebut_stderr_write(job->said->str, job->said->len);
        g_string_truncate(job->said, 0);
    }
    return next;
}

/* Takes the jobs as they get done. */
static void attend(GPtrArray *jobs, const Work *work, Crew *crew)
{
    guint shown = show_finished(jobs, 0, work);

    for (guint n_done = 1;; n_done++) {
        rebut_process_block(false);
        Job *job = rebut_crew_next(crew);
        rebut_process_block(true);
        if (job == NULL)
            return;
        job->is_done = true;
        if (!work->keeps_order)
            finish(job, work);
        show_progress(job, 0, jobs->len);
        shown = show_finished(jobs, shown, work);
        show_progress(job, n_done, jobs->len);
    }
}

int rebut_jobs_run(GPtrArray *jobs, const Work *work)
{
    const Settings *settings = ((Job *)g_ptr_array_index(jobs, 0))->settings;
    Crew *crew = rebut_crew_new(jobs, work, MIN(settings->jobs, jobs->len));
    int code = REBUT_DONE;

    for (guint i = 0; i < jobs->len; i++) {
        Job *job = g_ptr_array_index(jobs, i);
        job->is_finished = job->code != REBUT_DONE;
    }
    rebut_process_block(true);
    attend(jobs, work, crew);
    rebut_process_block(false);
    show_progress(g_ptr_array_index(jobs, 0), 0, jobs->len);
    if (!rebut_crew_free(crew)) {
        rebut_fault_show("a process that drew maps did not end well", settings);
        code = REBUT_INTERNAL;
    }
    for (guint i = 0; i < jobs->len; i++)
        code = MAX(code, ((Job *)g_ptr_array_index(jobs, i))->code);
    return code;
}
