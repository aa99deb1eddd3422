/* What drawing a map for files is, for `render` and `watch`. */
#ifndef REBUT_CLI_RENDER_H
#define REBUT_CLI_RENDER_H

#include "cli/batch.h"

extern const Work rebut_render_work;

/* Adds the outputs that the job's settings name to it, or its default. A fault of usage (a new
 * string), or NULL. */
char *rebut_render_add_outputs(Job *job);

#endif
