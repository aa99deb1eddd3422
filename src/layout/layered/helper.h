/* The helper program of the layered layout as a child process, within limits, whatever it does.
 *
 * A helper that crashes, hangs, eats memory or babbles costs its answer and nothing else: no signal
 * reaches the caller, no descriptor stays open, no process is left behind. What an answer says is
 * the caller's to check. */
#ifndef REBUT_LAYOUT_LAYERED_HELPER_H
#define REBUT_LAYOUT_LAYERED_HELPER_H

#include <glib.h>

typedef struct HelperLimits {
    const char *path; /* of the program; NULL: there is none */
    size_t bytes;     /* of memory; 0: no limit */
    double seconds;
} HelperLimits;

/* Starts the program, gives it the graph in DOT and waits for the answer, which is returned without
 * its last line, to be g_freed. NULL, and `*reason` set to static words, if there is none. */
char *rebut_helper_ask(const HelperLimits *limits, const GString *dot, const char **reason);

#endif
