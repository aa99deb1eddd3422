/* Output files, each complete or absent.
 *
 * An output is prepared before any work (whatever can be refused by looking at the file system is
 * refused then), gathers its bytes in memory, and is written with the others of its map only when
 * all of them are complete: to a temporary beside the file it replaces, synced, closed and renamed.
 */
#ifndef REBUT_CLI_OUTPUT_H
#define REBUT_CLI_OUTPUT_H

#include "rebut.h"
#include <glib.h>
#include <sys/stat.h>

typedef struct Output {
    char *name;         /* as the user wrote it, `{n}` and `{view}` filled in; "-" and "-.png" are
                         * stdout */
    const char *format; /* out of the library's table */
    char *target;       /* the file to replace, symbolic links followed; NULL for stdout */
    char *temporary;    /* beside the target */
    bool is_in_place;   /* stdout, or a device or FIFO that cannot be replaced */
    bool must_be_new;   /* an existing file is refused */
    bool has_temporary; /* the temporary exists */
    bool has_mode;      /* the target exists, and its permissions are kept */
    bool is_prepared;   /* by rebut_output_prepare */
    mode_t mode;
    GByteArray *bytes;
} Output;

/* The format that a name asks for by its extension; "-" is SVG. NULL when there is no such format.
 */
const char *rebut_output_format(const char *name);

/* `pattern` with {name} replaced by the name of the map `path` without folder and extension. A new
 * string. */
char *rebut_output_expand(const char *pattern, const char *path);
/* Whether the output may become several files, one for each page: its name holds `{n}` or `{view}`.
 */
bool rebut_output_is_pattern(const char *name);
/* The name of the file for one page: `{n}` becomes its number, `{view}` its name; where there are
 * several pages and the name holds neither, `-` and the number are put before its extension. NULL
 * when it is stdout and there are several. A new string. */
char *rebut_output_page_name(const char *name, size_t number, size_t total, const char *view);

Output *rebut_output_new(const char *name, const char *format);
void rebut_output_free(Output *output);

/* Finds the target and refuses what cannot be written, or is one of `inputs` (paths). False with
 * `*fault` set to one sentence (a new string). */
bool rebut_output_prepare(Output *output, const GPtrArray *inputs, char **fault);

/* Takes bytes; fits RebutOutput.write. */
bool rebut_output_append(void *output, const void *bytes, size_t length);

/* The same onto a GString. */
bool rebut_string_append(void *string, const void *bytes, size_t length);

/* Writes all `outputs` (of Output *), or none but those in place. Called with the signals that end
 * the process blocked (process.h): when one is pending, it cleans up and returns as failed. False
 * with
 * `*fault` set, or NULL for a fault that needs no words (a closed pipe, a signal). */
bool rebut_outputs_write(GPtrArray *outputs, char **fault);

/* Writes the result of a command to stdout. Returns the exit code. */
int rebut_stdout_write(const GString *text);

#endif
