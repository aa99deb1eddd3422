/* A socket rather than pipes, because `send` can be told not to raise SIGPIPE, and a library must
 * leave signals alone. The child sets its own limits between fork and exec, where only calls are
 * made that are safe after a fork in a program with threads. It leads a process group of its own,
 * so that ending it also ends its forks. Nothing that a user sets in the environment (GVBINDIR,
 * locale) changes what it answers. */
#include "base/child.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

/* AddressSanitizer reserves terabytes of addresses, so this limit would stop it at the start. */
#if defined(__SANITIZE_ADDRESS__)
#define HAS_ADDRESS_LIMIT 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_ADDRESS_LIMIT 0
#endif
#endif
#ifndef HAS_ADDRESS_LIMIT
#define HAS_ADDRESS_LIMIT 1
#endif

static void limit(int resource, rlim_t value)
{
    struct rlimit limits = {value, value};
    setrlimit(resource, &limits);
}

/* In the child. Nothing here allocates or locks. */
static void become_helper(const char *path, int fd, size_t bytes, rlim_t seconds)
{
    static char *const environment[] = {NULL};
    char *const arguments[] = {(char *)(gintptr)path, NULL};
    sigset_t none;
    int null = open("/dev/null", O_WRONLY);

    setpgid(0, 0);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    if (dup2(fd, STDIN_FILENO) < 0 || dup2(fd, STDOUT_FILENO) < 0 || null < 0 ||
        dup2(null, STDERR_FILENO) < 0)
        _exit(127);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, seconds);
    if (HAS_ADDRESS_LIMIT && bytes > 0)
        limit(RLIMIT_AS, bytes);
    signal(SIGPIPE, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execve(path, arguments, environment);
    _exit(127);
}

/* Out of the way of the three descriptors that the child replaces. */
static int above_standard(int fd)
{
    if (fd > STDERR_FILENO)
        return fd;
    int higher = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    close(fd);
    return higher;
}

bool rebut_child_start(Child *child, const char *path, size_t bytes, double seconds)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    ends[1] = above_standard(ends[1]);
    if (ends[1] < 0 || fcntl(ends[0], F_SETFL, O_NONBLOCK) != 0) {
        close(ends[0]);
        return false;
    }
    pid_t pid = fork();
    if (pid == 0)
        become_helper(path, ends[1], bytes, (rlim_t)seconds + 1);
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return false;
    }
    setpgid(pid, pid); /* whoever comes first */
    *child = (Child){pid, ends[0]};
    return true;
}

void rebut_child_stop(Child *child)
{
    if (child->fd < 0)
        return;
    close(child->fd);
    child->fd = -1;
    if (kill(-child->pid, SIGKILL) != 0)
        kill(child->pid, SIGKILL);
    while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR)
        continue;
}
