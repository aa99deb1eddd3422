/* Each helper is a child process (base/child.h). Both directions of its socket are served by one
 * poll loop, so neither side can block the other for ever. */
#include "graph/helper.h"
#include "base/child.h"
#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAX_HELPERS 8
#define NO_JOB      SIZE_MAX

typedef struct Helper {
    Child child;
    size_t job; /* or NO_JOB */
    GString *question;
    size_t sent;
} Helper;

struct Helpers {
    Helper all[MAX_HELPERS];
    size_t count;
    gint64 deadline; /* of the monotonic clock, microseconds */
};

static bool start(Helper *helper, const char *path, size_t bytes, double seconds)
{
    Child child;

    if (!rebut_child_start(&child, path, bytes, seconds))
        return false;
    *helper = (Helper){.child = child, .job = NO_JOB, .question = g_string_new(NULL)};
    return true;
}

Helpers *rebut_helpers_new(const char *path, size_t count, size_t bytes, double seconds,
                           const char **reason)
{
    if (access(path, X_OK) != 0) {
        *reason = "its helper program is missing";
        return NULL;
    }
    Helpers *helpers = g_new0(Helpers, 1);
    helpers->deadline = g_get_monotonic_time() + (gint64)(seconds * G_USEC_PER_SEC);
    for (size_t i = 0; i < MIN(count, MAX_HELPERS); i++)
        if (start(&helpers->all[helpers->count], path, bytes, seconds))
            helpers->count++;
    if (helpers->count > 0)
        return helpers;
    *reason = "its helper program could not be started";
    g_free(helpers);
    return NULL;
}

void rebut_helpers_free(Helpers *helpers)
{
    if (helpers == NULL)
        return;
    for (size_t i = 0; i < helpers->count; i++) {
        rebut_child_stop(&helpers->all[i].child);
        g_string_free(helpers->all[i].question, TRUE);
    }
    g_free(helpers);
}

/* The most that an answer can say, with ample room: an answer beyond it is babble. */
static size_t most_bytes(const HelperJob *job)
{
    return 1024 * 1024 + 64 * job->dot->len;
}

static void give(Helper *helper, const HelperJob *jobs, size_t job)
{
    helper->job = job;
    helper->sent = 0;
    g_string_printf(helper->question, "job %" G_GSIZE_FORMAT "\n", jobs[job].dot->len);
    g_string_append_len(helper->question, jobs[job].dot->str, (gssize)jobs[job].dot->len);
    g_string_truncate(jobs[job].answer, 0);
}

/* False when the helper is gone. */
static bool send_some(Helper *helper)
{
    const GString *question = helper->question;
    ssize_t sent = send(helper->child.fd, question->str + helper->sent,
                        question->len - helper->sent, MSG_NOSIGNAL);
    if (sent > 0)
        helper->sent += (size_t)sent;
    return sent >= 0 || errno == EAGAIN || errno == EINTR;
}

static bool cut_last_line(GString *answer, const char *line)
{
    size_t length = strlen(line);
    if (answer->len < length || strcmp(answer->str + answer->len - length, line) != 0 ||
        (answer->len > length && answer->str[answer->len - length - 1] != '\n'))
        return false;
    g_string_truncate(answer, answer->len - length);
    return true;
}

/* False when the helper is gone or talks nonsense. */
static bool receive_some(Helper *helper, HelperJob *job)
{
    char buffer[65536];
    ssize_t got = recv(helper->child.fd, buffer, sizeof buffer, 0);
    if (got < 0)
        return errno == EAGAIN || errno == EINTR;
    if (got == 0 || memchr(buffer, '\0', (size_t)got) != NULL)
        return false;
    g_string_append_len(job->answer, buffer, got);
    if (cut_last_line(job->answer, "done\n"))
        job->is_done = true;
    else if (!cut_last_line(job->answer, "failed\n"))
        return job->answer->len <= most_bytes(job);
    helper->job = NO_JOB;
    return true;
}

static void serve(Helper *helper, HelperJob *jobs, short events)
{
    bool is_alive = true;
    if (events & POLLOUT)
        is_alive = send_some(helper);
    if (is_alive && (events & (POLLIN | POLLHUP | POLLERR)))
        is_alive = receive_some(helper, &jobs[helper->job]);
    if (!is_alive)
        rebut_child_stop(&helper->child);
}

/* Waits for any busy helper. False when none is busy or the time is over. */
static bool wait_and_serve(Helpers *helpers, HelperJob *jobs)
{
    struct pollfd polls[MAX_HELPERS];
    Helper *busy[MAX_HELPERS];
    nfds_t n = 0;
    for (size_t i = 0; i < helpers->count; i++) {
        Helper *helper = &helpers->all[i];
        if (helper->child.fd < 0 || helper->job == NO_JOB)
            continue;
        bool is_sending = helper->sent < helper->question->len;
        polls[n] =
            (struct pollfd){helper->child.fd, (short)(POLLIN | (is_sending ? POLLOUT : 0)), 0};
        busy[n++] = helper;
    }
    gint64 left = helpers->deadline - g_get_monotonic_time();
    if (n == 0 || left <= 0)
        return false;
    int ready = poll(polls, n, (int)MIN(left / 1000 + 1, G_MAXINT));
    for (nfds_t i = 0; ready > 0 && i < n; i++)
        if (polls[i].revents != 0)
            serve(busy[i], jobs, polls[i].revents);
    return ready >= 0 || errno == EINTR;
}

static void give_out(Helpers *helpers, const HelperJob *jobs, size_t n_jobs, size_t *next)
{
    for (size_t i = 0; i < helpers->count && *next < n_jobs; i++) {
        Helper *helper = &helpers->all[i];
        if (helper->child.fd >= 0 && helper->job == NO_JOB)
            give(helper, jobs, (*next)++);
    }
}

bool rebut_helpers_run(Helpers *helpers, HelperJob *jobs, size_t n_jobs, const char **reason)
{
    size_t next = 0;
    for (size_t i = 0; i < n_jobs; i++)
        jobs[i].is_done = false;
    do
        give_out(helpers, jobs, n_jobs, &next);
    while (wait_and_serve(helpers, jobs));
    for (size_t i = 0; i < n_jobs; i++) {
        if (jobs[i].is_done)
            continue;
        *reason = g_get_monotonic_time() >= helpers->deadline
                      ? "it took longer than the time it is given"
                      : "its helper program ended before its time";
        return false;
    }
    return true;
}
