/* A helper program as a child process under limits, which hangs on one end of a socket.
 *
 * It may crash, hang, eat memory or babble: no signal reaches the caller, no descriptor stays open
 * and no process is left behind once it is stopped. Its environment is empty, and it ends with the
 * process that started it. */
#ifndef REBUT_BASE_CHILD_H
#define REBUT_BASE_CHILD_H

#include <glib.h>
#include <stdbool.h>
#include <sys/types.h>

typedef struct Child {
    pid_t pid;
    int fd; /* its stdin and stdout, not blocking; -1 when it was stopped */
} Child;

/* Starts the program at `path` with at most `bytes` of memory (0: no limit) and `seconds` of
 * processor time. */
bool rebut_child_start(Child *child, const char *path, size_t bytes, double seconds);
/* Ends it with the forks that it made, and waits for that. Does nothing when it was stopped. */
void rebut_child_stop(Child *child);

#endif
