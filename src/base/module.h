/* Modules: parts of the library in files of their own, which are loaded when they are asked for.
 *
 * They are found beside the helper programs, from where this code itself was loaded, so an
 * installed tree may be moved as a whole. A module exports one const table, which begins with the
 * version that it was built for. */
#ifndef REBUT_BASE_MODULE_H
#define REBUT_BASE_MODULE_H

#include <glib.h>

/* The table `symbol` of the module `name` ("painting"), for as long as the process lives. NULL with
 * `*fault` (a new string, or NULL for one that does not care) set to one sentence. */
gconstpointer rebut_module_table(const char *name, const char *symbol, char **fault);

#endif
