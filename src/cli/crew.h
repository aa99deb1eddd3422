/* Worker processes, which maps are read and drawn in.
 *
 * cgraph keeps state for its whole process, so two maps at once need two processes. Even one map
 * has its own: what a library does to its process (a crash, no memory, threads that go on) costs no
 * other map, and never meets the writing of files, which this process does alone. */
#ifndef REBUT_CLI_CREW_H
#define REBUT_CLI_CREW_H

#include "cli/batch.h"

typedef struct Crew Crew;

/* At most `most` workers for those of the `jobs` (of Job *) that are not finished. */
Crew *rebut_crew_new(GPtrArray *jobs, const Work *work, unsigned most);

/* Waits until some job is done and returns it, with all that the library gave; NULL when every job
 * was returned. A job whose worker died is done, too: it failed. The signals that end the process
 * are to be released meanwhile: the workers end with it. */
Job *rebut_crew_next(Crew *crew);

/* Waits for the workers to end. False when one did not end well, though its jobs were done. */
bool rebut_crew_free(Crew *crew);

#endif
