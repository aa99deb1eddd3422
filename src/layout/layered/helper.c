/* Both directions of the child's socket are served by one poll loop, so neither side can block the
 * other for ever. */
#include "layout/layered/helper.h"
#include "base/child.h"
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define LAST_LINE "done\n"

typedef enum Progress { PROGRESS_GOING, PROGRESS_DONE, PROGRESS_LOST } Progress;

typedef struct Exchange {
    Child child;
    GString *question, *answer;
    size_t sent;
    gint64 deadline; /* of the monotonic clock, microseconds */
} Exchange;

static Progress send_some(Exchange *exchange)
{
    ssize_t sent = send(exchange->child.fd, exchange->question->str + exchange->sent,
                        exchange->question->len - exchange->sent, MSG_NOSIGNAL);

    if (sent > 0)
        exchange->sent += (size_t)sent;
    return sent >= 0 || errno == EAGAIN || errno == EINTR ? PROGRESS_GOING : PROGRESS_LOST;
}

/* The most that an answer can say, with ample room: an answer beyond it is babble. */
static size_t most_bytes(const Exchange *exchange)
{
    return 1024 * 1024 + 64 * exchange->question->len;
}

static Progress receive_some(Exchange *exchange)
{
    const size_t end = strlen(LAST_LINE);
    GString *answer = exchange->answer;
    char buffer[65536];
    ssize_t got = recv(exchange->child.fd, buffer, sizeof buffer, 0);

    if (got < 0)
        return errno == EAGAIN || errno == EINTR ? PROGRESS_GOING : PROGRESS_LOST;
    if (got == 0 || memchr(buffer, '\0', (size_t)got) != NULL || answer->len > most_bytes(exchange))
        return PROGRESS_LOST;
    g_string_append_len(answer, buffer, got);
    if (answer->len < end || strcmp(answer->str + answer->len - end, LAST_LINE) != 0 ||
        (answer->len > end && answer->str[answer->len - end - 1] != '\n'))
        return PROGRESS_GOING;
    g_string_truncate(answer, answer->len - end);
    return PROGRESS_DONE;
}

static Progress wait_and_serve(Exchange *exchange)
{
    bool is_sending = exchange->sent < exchange->question->len;
    struct pollfd poller = {exchange->child.fd, (short)(POLLIN | (is_sending ? POLLOUT : 0)), 0};
    gint64 left = exchange->deadline - g_get_monotonic_time();
    Progress progress = PROGRESS_GOING;

    if (left <= 0)
        return PROGRESS_LOST;
    int ready = poll(&poller, 1, (int)MIN(left / 1000 + 1, G_MAXINT));
    if (ready < 0)
        return errno == EINTR ? PROGRESS_GOING : PROGRESS_LOST;
    if (poller.revents & POLLOUT)
        progress = send_some(exchange);
    if (progress == PROGRESS_GOING && (poller.revents & (POLLIN | POLLHUP | POLLERR)))
        progress = receive_some(exchange);
    return progress;
}

char *rebut_helper_ask(const HelperLimits *limits, const GString *dot, const char **reason)
{
    Exchange exchange = {.sent = 0};
    Progress progress = PROGRESS_GOING;

    if (limits->path == NULL || access(limits->path, X_OK) != 0) {
        *reason = "its helper program is missing";
        return NULL;
    }
    exchange.deadline = g_get_monotonic_time() + (gint64)(limits->seconds * G_USEC_PER_SEC);
    if (!rebut_child_start(&exchange.child, limits->path, limits->bytes, limits->seconds)) {
        *reason = "its helper program could not be started";
        return NULL;
    }
    exchange.question = g_string_new(NULL);
    exchange.answer = g_string_new(NULL);
    g_string_printf(exchange.question, "job %" G_GSIZE_FORMAT "\n%s", dot->len, dot->str);
    while (progress == PROGRESS_GOING)
        progress = wait_and_serve(&exchange);
    if (progress == PROGRESS_LOST)
        *reason = g_get_monotonic_time() >= exchange.deadline
                      ? "it took longer than the time it is given"
                      : "its helper program ended before its time";
    rebut_child_stop(&exchange.child);
    g_string_free(exchange.question, TRUE);
    return g_string_free(exchange.answer, progress != PROGRESS_DONE);
}
