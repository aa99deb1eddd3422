/* Working through the maps of one command line: several at once when asked, messages in their
 * order.
 *
 * A map that fails does not stop the others; the worst exit code is the command's. */
#ifndef REBUT_CLI_BATCH_H
#define REBUT_CLI_BATCH_H

#include "cli/options.h"

/* One map and what became of it. */
typedef struct Job {
    const char *path; /* as given; "-" is stdin */
    const Settings *settings;
    GPtrArray *outputs;      /* of Output * (output.h) */
    const GByteArray *input; /* the map, where it is known already, and its whole length; NULL: it
                              * is read; not owned */
    size_t input_length;
    GString *said; /* what goes to stderr about it, in the order in which it arose */
    int code;      /* exit code so far */
    size_t warnings;
    GHashTable *taken; /* files that jobs before it wrote (borrowed), or NULL */
    GString *reasons;  /* why it failed: the first line of each error */
    GPtrArray *kept;   /* of Output *: what Work.finish kept from being written, or NULL */
    GString *asked;    /* paths of the source files that were asked for, each ended by a NUL */
    bool is_done, is_finished; /* the library's work; all of it */
    RebutReport report;
    RebutStats stats;
} Job;

typedef struct Work {
    /* Calls the library; in a process of its own, from which nothing but the job comes back. */
    RebutStatus (*run)(Job *job, const RebutOptions *options, const char *bytes, size_t length);
    /* Completes a job that is without error; in the main process, where signals are blocked. */
    void (*finish)(Job *job);
    bool keeps_order;      /* finishes the jobs in the order of the maps, since they share files */
    bool finishes_refused; /* also a job that ended with REBUT_INPUT, whose outputs may be empty */
} Work;

/* One job for each operand. Free with g_ptr_array_unref(). */
GPtrArray *rebut_jobs_new(const Settings *settings);
/* The same, each with one output, words for stdout. */
GPtrArray *rebut_jobs_new_told(const Settings *settings);

/* What messages call the job's map. */
const char *rebut_job_name(const Job *job);
/* The line of that file at which the map begins. */
size_t rebut_job_first_line(const Job *job);

/* Adds an error to what is said about the job, and sets its exit code. */
void rebut_job_fail(Job *job, int code, const char *fault);

/* Prepares those of the job's outputs that are not (output.h); a fault is the job's alone. */
void rebut_job_prepare(Job *job);
/* Takes the files of the job's outputs, which are prepared; false, with a fault (a new string),
 * when one is taken already, by another page or by a job before it: only the last would be left. */
bool rebut_job_take_files(const Job *job, char **fault);
/* Two outputs of the jobs that would go into one file: a fault of usage (a new string), or NULL. */
char *rebut_jobs_find_clash(GPtrArray *jobs);

/* Adds an output to the job: a file by its name, or the one that it has without `-o`, for which
 * `name` is NULL. Returns a fault of usage (a new string) or NULL. */
typedef char *AddOutput(Job *job, const char *name);
/* Adds an output for each `-o`. Likewise. */
char *rebut_job_add_outputs(Job *job, AddOutput *add);
/* Adds and prepares the outputs of all jobs, and looks for clashes. Likewise. */
char *rebut_jobs_settle(GPtrArray *jobs, AddOutput *add);

/* Whether jobs are to say what they came to, besides messages. */
bool rebut_settings_want_report(const Settings *settings);

/* Runs the jobs that have not failed yet, shows what is said, and returns the exit code. */
int rebut_jobs_run(GPtrArray *jobs, const Work *work);

#endif
