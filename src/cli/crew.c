/* A worker hangs on one end of a socket pair: it is sent the index of a job and answers with what
 * became of it (a Result, the messages, each output's length and bytes), until there is no more to
 * read. It is a fork that knows all jobs already, and it holds no file and no temporary, so it may
 * be killed at any time. An answer is read as a whole: once it begins, the rest is under way. */
#include "cli/crew.h"
#include "cli/input.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/process.h"
#include "cli/sources.h"
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct Worker {
    pid_t pid;
    int fd;   /* -1: there is none */
    Job *job; /* NULL: it has nothing to do */
} Worker;

struct Crew {
    GPtrArray *jobs; /* of Job *, borrowed */
    const Work *work;
    guint next; /* jobs from here on are not given out */
    unsigned most;
    Worker workers[];
};

/* Without gaps, whose bytes would be anyone's. */
typedef struct Result {
    int64_t code;
    size_t warnings, said_length, n_outputs;
    RebutReport report;
    RebutStats stats;
} Result;

static bool send_all(int fd, const void *bytes, size_t length)
{
    const char *rest = bytes;

    while (length > 0) {
        ssize_t n = send(fd, rest, length, MSG_NOSIGNAL);
        if (n < 0 && errno != EINTR)
            return false;
        rest += MAX(n, 0);
        length -= (size_t)MAX(n, 0);
    }
    return true;
}

static bool receive_all(int fd, void *bytes, size_t length)
{
    char *rest = bytes;

    while (length > 0) {
        ssize_t n = read(fd, rest, length);
        if (n == 0 || (n < 0 && errno != EINTR))
            return false;
        rest += MAX(n, 0);
        length -= (size_t)MAX(n, 0);
    }
    return true;
}

static void take_message(const RebutMessage *message, void *closure)
{
    Job *job = closure;

    job->warnings += !message->is_error;
    if (message->is_error || job->settings->is_strict || !job->settings->is_quiet)
        rebut_message_append(job->said, message, job->settings);
    if (message->is_error || job->settings->is_strict)
        rebut_message_append_short(job->reasons, message);
}

/* Sees to it that a failed job says so, and that with --strict a warning is a failure. */
static void judge(Job *job, RebutStatus status)
{
    g_autofree char *fault = NULL;

    if (status == REBUT_DONE && job->settings->is_strict && job->warnings > 0)
        rebut_job_fail(job, REBUT_INPUT, "warnings count as errors, since --strict was given");
    if (status != REBUT_DONE && job->said->len == 0)
        fault = g_strdup_printf("%s could not be drawn: an internal fault", rebut_job_name(job));
    if (status != REBUT_DONE)
        rebut_job_fail(job, (int)status, fault);
}

/* Where one job's sources lie, and the job. */
typedef struct Asking {
    SourceFolder folder;
    Job *job;
} Asking;

static RebutFileState load(void *closure, const char *name, size_t most_bytes, RebutFile *file)
{
    Asking *asking = closure;
    g_autofree char *path = rebut_source_path(&asking->folder, name);

    g_string_append_len(asking->job->asked, path, (gssize)strlen(path) + 1);
    return rebut_source_load(&asking->folder, name, most_bytes, file);
}

/* The map's bytes, as they are known or read. */
static bool find_input(const Job *job, GByteArray **read, const GByteArray **bytes, size_t *length,
                       char **fault)
{
    *bytes = job->input;
    *length = job->input_length;
    if (job->input != NULL)
        return true;
    bool is_read =
        rebut_input_read(job->path, job->settings->library.limits.input_bytes, read, length, fault);
    *bytes = *read;
    return is_read;
}

static void run_job(Job *job, const Work *work, RebutFonts *fonts)
{
    RebutOptions options = job->settings->library;
    g_autoptr(GByteArray) read = NULL;
    const GByteArray *bytes;
    g_autofree char *fault = NULL;
    size_t length;

    options.fonts = fonts;
    options.name = rebut_job_name(job);
    options.first_line = rebut_job_first_line(job);
    options.message = take_message;
    options.message_closure = job;
    Asking asking = {{rebut_job_name(job), job->settings->allows_outside}, job};
    if (!job->settings->skips_quotes)
        options.load = load;
    options.load_closure = &asking;
    if (find_input(job, &read, &bytes, &length, &fault))
        judge(job, work->run(job, &options, (const char *)bytes->data, length));
    else
        rebut_job_fail(job, REBUT_IO, fault);
}

/* Bytes behind their length. */
static bool send_block(int fd, const void *bytes, guint length)
{
    return send_all(fd, &length, sizeof length) && send_all(fd, bytes, length);
}

static GByteArray *receive_block(int fd)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    guint length = 0;

    if (!receive_all(fd, &length, sizeof length))
        return NULL;
    g_byte_array_set_size(bytes, length);
    return receive_all(fd, bytes->data, length) ? g_steal_pointer(&bytes) : NULL;
}

static bool send_result(int fd, const Job *job)
{
    Result result = {job->code,         job->warnings, job->said->len,
                     job->outputs->len, job->report,   job->stats};
    bool is_sent = send_all(fd, &result, sizeof result) &&
                   send_all(fd, job->said->str, job->said->len) &&
                   send_block(fd, job->reasons->str, (guint)job->reasons->len) &&
                   send_block(fd, job->asked->str, (guint)job->asked->len);

    for (guint i = 0; i < job->outputs->len && is_sent; i++) {
        const Output *output = g_ptr_array_index(job->outputs, i);
        is_sent = send_block(fd, output->name, (guint)strlen(output->name)) &&
                  send_block(fd, output->bytes->data, output->bytes->len);
    }
    return is_sent;
}

/* The job's output of that name, which is prepared then; else a new one. */
static Output *take_output(const Job *job, const char *name)
{
    for (guint i = 0; i < job->outputs->len; i++) {
        Output *output = g_ptr_array_index(job->outputs, i);
        if (output != NULL && strcmp(output->name, name) == 0) {
            job->outputs->pdata[i] = NULL;
            return output;
        }
    }
    return rebut_output_new(name, rebut_output_format(name));
}

static bool receive_output(int fd, const Job *job, GPtrArray *outputs)
{
    g_autoptr(GByteArray) name = receive_block(fd);
    g_autoptr(GByteArray) bytes = name != NULL ? receive_block(fd) : NULL;

    if (bytes == NULL)
        return false;
    g_byte_array_append(name, (const guint8 *)"", 1);
    Output *output = take_output(job, (const char *)name->data);
    g_byte_array_unref(output->bytes);
    output->bytes = g_steal_pointer(&bytes);
    g_ptr_array_add(outputs, output);
    return true;
}

static bool receive_string(int fd, GString *string)
{
    g_autoptr(GByteArray) bytes = receive_block(fd);

    g_string_truncate(string, 0);
    if (bytes != NULL)
        g_string_append_len(string, (const char *)bytes->data, bytes->len);
    return bytes != NULL;
}

static bool receive_result(int fd, Job *job)
{
    g_autoptr(GPtrArray) outputs =
        g_ptr_array_new_with_free_func((GDestroyNotify)rebut_output_free);
    Result result;

    if (!receive_all(fd, &result, sizeof result))
        return false;
    g_string_set_size(job->said, result.said_length);
    bool is_whole = receive_all(fd, job->said->str, job->said->len) &&
                    receive_string(fd, job->reasons) && receive_string(fd, job->asked);
    for (size_t i = 0; i < result.n_outputs && is_whole; i++)
        is_whole = receive_output(fd, job, outputs);
    if (!is_whole) {
        g_string_truncate(job->said, 0);
        return false;
    }
    g_ptr_array_unref(job->outputs);
    job->outputs = g_steal_pointer(&outputs);
    job->code = (int)result.code;
    job->warnings = result.warnings;
    job->report = result.report;
    job->stats = result.stats;
    return true;
}

/* What was sent is not kept. */
static void forget(Job *job)
{
    g_string_truncate(job->said, 0);
    g_string_truncate(job->reasons, 0);
    g_string_truncate(job->asked, 0);
    g_ptr_array_set_size(job->outputs, 0);
}

/* In the worker. exit() rather than _exit(), so that a checker of leaks has its say. */
static _Noreturn void work_off(const Crew *crew, int fd, pid_t parent)
{
    RebutFonts *fonts = rebut_fonts_new();
    guint index;

    for (unsigned i = 0; i < crew->most; i++)
        if (crew->workers[i].fd >= 0)
            close(crew->workers[i].fd);
    rebut_process_follow(parent);
    while (receive_all(fd, &index, sizeof index)) {
        Job *job = g_ptr_array_index(crew->jobs, index);
        run_job(job, crew->work, fonts);
        if (!send_result(fd, job))
            break;
        forget(job);
    }
    rebut_fonts_free(fonts);
    exit(REBUT_DONE);
}

static bool start(const Crew *crew, Worker *worker)
{
    int ends[2];
    pid_t parent = getpid();

    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        work_off(crew, ends[1], parent);
    }
    int error = errno;
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        errno = error;
        return false;
    }
    *worker = (Worker){.pid = pid, .fd = ends[0]};
    return true;
}

/* Returns how it ended, as waitpid() says it. */
static int dismiss(Worker *worker)
{
    int status = -1;

    shutdown(worker->fd, SHUT_RDWR);
    close(worker->fd);
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    *worker = (Worker){.fd = -1};
    return status;
}

/* A worker that had to give up has said why. */
static void fail_with_worker(Job *job, int status)
{
    g_autofree char *fault = NULL;

    if (WIFSIGNALED(status))
        fault = g_strdup_printf("%s could not be drawn: its process ended by signal %d",
                                rebut_job_name(job), WTERMSIG(status));
    else if (WEXITSTATUS(status) != REBUT_INTERNAL)
        fault = g_strdup_printf("%s could not be drawn: its process ended with code %d",
                                rebut_job_name(job), WEXITSTATUS(status));
    rebut_job_fail(job, REBUT_INTERNAL, fault);
}

static Job *take(Worker *worker)
{
    Job *job = worker->job;

    worker->job = NULL;
    if (!receive_result(worker->fd, job))
        fail_with_worker(job, dismiss(worker));
    return job;
}

/* The index of the next job to give out, or the number of jobs. */
static guint next_job(const Crew *crew)
{
    guint next = crew->next;

    while (next < crew->jobs->len && ((Job *)g_ptr_array_index(crew->jobs, next))->is_finished)
        next++;
    return next;
}

/* Gives a job to a worker, who is started if need be. False when there cannot be one. */
static bool give(Crew *crew, Worker *worker, guint index)
{
    if (worker->fd < 0 && !start(crew, worker))
        return false;
    worker->job = g_ptr_array_index(crew->jobs, index);
    crew->next = index + 1;
    /* A worker that hears nothing more ends without an answer. */
    if (!send_all(worker->fd, &index, sizeof index))
        shutdown(worker->fd, SHUT_WR);
    return true;
}

/* Gives every idle worker a job. When no worker is at work and none can be started, that fails the
 * job, which is returned. */
static Job *give_out(Crew *crew)
{
    bool is_one_busy = false, may_start = true;
    int error = 0;

    for (unsigned i = 0; i < crew->most; i++) {
        Worker *worker = &crew->workers[i];
        guint index = next_job(crew);
        if (worker->job == NULL && may_start && index < crew->jobs->len) {
            may_start = give(crew, worker, index);
            error = errno;
        }
        is_one_busy |= worker->job != NULL;
    }
    guint index = next_job(crew);
    if (is_one_busy || index == crew->jobs->len)
        return NULL;
    Job *job = g_ptr_array_index(crew->jobs, index);
    g_autofree char *fault = g_strdup_printf("%s could not be drawn: no process can be started: %s",
                                             rebut_job_name(job), g_strerror(error));
    rebut_job_fail(job, REBUT_INTERNAL, fault);
    crew->next = index + 1;
    return job;
}

/* A worker that has an answer, or NULL when none is at work. */
static Worker *await(Crew *crew)
{
    struct pollfd polls[MOST_JOBS];
    Worker *busy[MOST_JOBS];
    nfds_t n = 0;

    for (unsigned i = 0; i < crew->most; i++) {
        Worker *worker = &crew->workers[i];
        if (worker->job == NULL)
            continue;
        polls[n] = (struct pollfd){.fd = worker->fd, .events = POLLIN};
        busy[n++] = worker;
    }
    if (n > 0)
        poll(polls, n, -1);
    for (nfds_t i = 0; i < n; i++)
        if (polls[i].revents != 0)
            return busy[i];
    /* poll() failed: any one's answer can be waited for. */
    return n > 0 ? busy[0] : NULL;
}

Crew *rebut_crew_new(GPtrArray *jobs, const Work *work, unsigned most)
{
    Crew *crew = g_malloc0(sizeof *crew + most * sizeof(Worker));

    crew->jobs = jobs;
    crew->work = work;
    crew->most = most;
    for (unsigned i = 0; i < most; i++)
        crew->workers[i].fd = -1;
    return crew;
}

Job *rebut_crew_next(Crew *crew)
{
    Job *failed = give_out(crew);

    if (failed != NULL)
        return failed;
    Worker *worker = await(crew);
    return worker != NULL ? take(worker) : NULL;
}

bool rebut_crew_free(Crew *crew)
{
    bool all_ended_well = true;

    for (unsigned i = 0; i < crew->most; i++)
        if (crew->workers[i].fd >= 0)
            all_ended_well &= dismiss(&crew->workers[i]) == 0;
    g_free(crew);
    return all_ended_well;
}
