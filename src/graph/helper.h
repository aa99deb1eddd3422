/* Helper processes: run graphs through the layered helper program, within limits, whatever it does.
 *
 * A set of helpers is started for one layout and ended with it. A helper that crashes, hangs, eats
 * memory or babbles costs its answer and nothing else: no signal reaches the caller, no descriptor
 * stays open, no process is left behind. What an answer says is the caller's to check. */
#ifndef REBUT_GRAPH_HELPER_H
#define REBUT_GRAPH_HELPER_H

#include <glib.h>
#include <stdbool.h>

typedef struct Helpers Helpers;

typedef struct HelperJob {
    GString *dot;    /* the question; owned by the caller */
    GString *answer; /* created by the caller, filled by the helper, without its last line */
    bool is_done;
} HelperJob;

/* Starts up to `count` processes of the program at `path`, each limited to `bytes` of memory (0: no
 * limit), all of them to `seconds` from now. NULL, and `*reason` set to static words, if none
 * starts. */
Helpers *rebut_helpers_new(const char *path, size_t count, size_t bytes, double seconds,
                           const char **reason);
void rebut_helpers_free(Helpers *helpers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Helpers, rebut_helpers_free)

/* Runs every job. True if all are done; else `*reason` says why the first that is not was lost. */
bool rebut_helpers_run(Helpers *helpers, HelperJob *jobs, size_t n_jobs, const char **reason);

#endif
