/* Looking out for changes of files, whether an editor writes into them, renames another over them,
 * or their folder is gone for a while. */
#ifndef REBUT_CLI_LOOKOUT_H
#define REBUT_CLI_LOOKOUT_H

#include <glib.h>

typedef struct Lookout Lookout;

/* Calls `changed` from the default main context when files have changed and come to rest. */
Lookout *rebut_lookout_new(void (*changed)(void *closure), void *closure);
void rebut_lookout_free(Lookout *lookout);

/* Looks out for these (of char *, copied) from now on; files need not exist. What is known of those
 * that were looked out for before stays known. */
void rebut_lookout_set(Lookout *lookout, const GPtrArray *paths);

#endif
