/* What the process is set up for: standard descriptors, signals, faults of libraries, surroundings.
 *
 * Only the command does any of this; the library leaves the process alone. */
#ifndef REBUT_CLI_PROCESS_H
#define REBUT_CLI_PROCESS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Enough for rebut_process_guard(). */
enum { GUARD_BYTES = 1 << 16 };

/* To be called first. Closed standard descriptors are occupied, so that no file that is opened
 * later becomes stdout or stderr; SIGPIPE and SIGXFSZ become errors of write(); a library that
 * gives up (GLib does when memory runs out) ends the process with one line and exit code 70. */
void rebut_process_prepare(void);

/* GLib calls itself without end when it cannot even word that memory ran out, which overflows the
 * stack. Gives this thread `bytes` of another stack on which that can be said; they must live as
 * long as the thread calls libraries. */
void rebut_process_guard(void *stack, size_t bytes);

/* In a fork: makes it end when its parent, process `parent`, does. */
void rebut_process_follow(pid_t parent);

/* Blocks or releases, for this thread and threads it then starts, the signals that end the process:
 * SIGINT, SIGTERM, SIGHUP. A released signal that is pending ends it. */
void rebut_process_block(bool block);

/* Whether one of them is pending that is not ignored. */
bool rebut_process_is_ending(void);

/* The helper program of that name, beside this program's own folder; NULL when it is not there, and
 * the library's own knowledge has to do. A new string. */
char *rebut_process_helper(const char *name);

/* Sets `*date` from SOURCE_DATE_EPOCH, or leaves it when that is not set. False when it is no
 * number. */
bool rebut_process_date(int64_t *date);

#endif
