/* What drawing a map for files is, for `render` and `watch`. */
#ifndef REBUT_CLI_RENDER_H
#define REBUT_CLI_RENDER_H

#include "cli/batch.h"

extern const Work rebut_render_work;

/* An AddOutput: without a name, an SVG beside the map. */
char *rebut_render_add_output(Job *job, const char *name);

#endif
