/* The library is called in worker threads; the main thread takes the jobs as they get done,
 * finishes each (writes its files) and shows what was said once all jobs before it are shown.
 * Workers start with the ending signals blocked, so that these always reach the main thread, which
 * releases them while it waits and blocks them while it writes: process.c says why. One map takes
 * the same way as many. */
#include "cli/batch.h"
#include "cli/input.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/process.h"
#include <string.h>
#include <unistd.h>

typedef struct Crew {
    const Work *work;
    GAsyncQueue *done;
} Crew;

static void job_free(gpointer data)
{
    Job *job = data;

    g_ptr_array_unref(job->outputs);
    g_string_free(job->said, TRUE);
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
        g_ptr_array_add(jobs, job);
    }
    return jobs;
}

void rebut_job_fail(Job *job, int code, const char *fault)
{
    job->code = MAX(job->code, code);
    if (fault != NULL)
        rebut_fault_append(job->said, fault, job->settings);
}

bool rebut_settings_want_report(const Settings *settings)
{
    return !settings->is_quiet && settings->messages != MESSAGES_JSON &&
           (settings->is_verbose || isatty(STDERR_FILENO));
}

static void take_message(const RebutMessage *message, void *closure)
{
    Job *job = closure;

    job->warnings += !message->is_error;
    if (message->is_error || job->settings->is_strict || !job->settings->is_quiet)
        rebut_message_append(job->said, message, job->settings);
}

/* Sees to it that a failed job says so, and that with --strict a warning is a failure. */
static void judge(Job *job, RebutStatus status)
{
    g_autofree char *fault = NULL;

    if (status == REBUT_DONE && job->settings->is_strict && job->warnings > 0)
        rebut_job_fail(job, REBUT_INPUT, "warnings count as errors, since --strict was given");
    if (status != REBUT_DONE && job->said->len == 0)
        fault = g_strdup_printf("%s could not be drawn: an internal fault",
                                rebut_input_name(job->path));
    if (status != REBUT_DONE)
        rebut_job_fail(job, (int)status, fault);
}

static void run_job(gpointer data, gpointer user_data)
{
    char stack[GUARD_BYTES];
    Job *job = data;
    Crew *crew = user_data;
    RebutOptions options = job->settings->library;
    g_autoptr(GByteArray) bytes = NULL;
    g_autofree char *fault = NULL;
    size_t length = 0;

    rebut_process_guard(stack, sizeof stack);
    options.name = rebut_input_name(job->path);
    options.message = take_message;
    options.message_closure = job;
    if (rebut_input_read(job->path, options.limits.input_bytes, &bytes, &length, &fault))
        judge(job, crew->work->run(job, &options, (const char *)bytes->data, length));
    else
        rebut_job_fail(job, REBUT_IO, fault);
    g_async_queue_push(crew->done, job);
}

/* On a terminal, how far a batch has come; `n_done` 0 wipes the line. */
static void show_progress(const Job *job, guint n_done, guint n_jobs)
{
    g_autofree char *line = n_done > 0 ? g_strdup_printf("\r%u of %u maps", n_done, n_jobs)
                                       : g_strdup_printf("\r%30s\r", "");

    if (n_jobs > 1 && isatty(STDERR_FILENO) && rebut_settings_want_report(job->settings))
        rebut_stderr_write(line, strlen(line));
}

/* Shows the finished jobs from `next` on, up to the first that is not finished; returns that. */
static guint show_finished(GPtrArray *jobs, guint next)
{
    for (; next < jobs->len; next++) {
        Job *job = g_ptr_array_index(jobs, next);
        if (!job->is_finished)
            break;
        rebut_stderr_write(job->said->str, job->said->len);
        g_string_truncate(job->said, 0);
    }
    return next;
}

static void finish(Job *job, const Work *work)
{
    if (job->code == REBUT_DONE)
        work->finish(job);
    job->is_finished = true;
    g_ptr_array_set_size(job->outputs, 0);
}

/* Takes `n_running` jobs as they come; the others are finished already. */
static void attend(GPtrArray *jobs, guint n_running, Crew *crew)
{
    guint shown = show_finished(jobs, 0);

    for (guint n_done = 1; n_done <= n_running; n_done++) {
        rebut_process_block(false);
        Job *job = g_async_queue_pop(crew->done);
        rebut_process_block(true);
        finish(job, crew->work);
        show_progress(job, 0, jobs->len);
        shown = show_finished(jobs, shown);
        show_progress(job, n_done, jobs->len);
    }
}

int rebut_jobs_run(GPtrArray *jobs, const Work *work)
{
    Crew crew = {.work = work, .done = g_async_queue_new()};
    const Settings *settings = ((Job *)g_ptr_array_index(jobs, 0))->settings;
    int n_threads = (int)MIN(settings->jobs, jobs->len), code = REBUT_DONE;
    guint n_running = 0;

    rebut_process_block(true);
    GThreadPool *pool = g_thread_pool_new(run_job, &crew, n_threads, TRUE, NULL);
    if (g_thread_pool_get_num_threads(pool) == 0)
        g_error("no thread can be started");
    for (guint i = 0; i < jobs->len; i++) {
        Job *job = g_ptr_array_index(jobs, i);
        job->is_finished = job->code != REBUT_DONE;
        if (job->is_finished)
            continue;
        g_thread_pool_push(pool, job, NULL);
        n_running++;
    }
    attend(jobs, n_running, &crew);
    g_thread_pool_free(pool, FALSE, TRUE);
    g_async_queue_unref(crew.done);
    rebut_process_block(false);
    show_progress(g_ptr_array_index(jobs, 0), 0, jobs->len);
    for (guint i = 0; i < jobs->len; i++)
        code = MAX(code, ((Job *)g_ptr_array_index(jobs, i))->code);
    return code;
}
