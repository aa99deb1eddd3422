/* Commands whose result is words: what they share between the library and stdout, or files. */
#ifndef REBUT_CLI_TOLD_H
#define REBUT_CLI_TOLD_H

#include "cli/batch.h"

/* The form that --as names, "text" without it. */
const char *rebut_told_form(const Settings *settings);
/* Appends the words of one map to the job's one output. Text is shown as a terminal may see it, and
 * a blank line parts it from that of the map before. */
void rebut_told_append(Job *job, const char *words);

/* The job's outputs as the library takes them, all gathered in memory. To be g_freed. */
RebutOutput *rebut_told_outputs(const Job *job);

/* Writes what there is to write. False when that failed, which the job then says. */
bool rebut_told_write(Job *job);
/* "city.yaml: 5 cards, 4 links, 0 warnings" */
void rebut_told_say_counts(Job *job);
/* For Work.finish: writes, and says the counts with -v. */
void rebut_told_finish(Job *job);

/* Settles which files each job writes, and runs the jobs. Returns the exit code. */
int rebut_told_run(GPtrArray *jobs, const Work *work, AddOutput *add);

#endif
