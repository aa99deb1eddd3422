/* The live page of a map: the drawing in a browser of this machine, anew whenever it is redrawn. */
#ifndef REBUT_CLI_SERVE_H
#define REBUT_CLI_SERVE_H

#include <glib.h>

typedef struct Live Live;

/* Listens on 127.0.0.1, and nowhere else, from the default main context on; `port` 0: one that is
 * free. `name` is what the page is called. NULL with `*fault` set to one sentence (a new string).
 */
Live *rebut_live_new(guint16 port, const char *name, char **fault);
void rebut_live_free(Live *live);
guint16 rebut_live_port(const Live *live);

/* Shows other pictures (of GBytes *, SVG; NULL: those that are shown stay), and what is wrong with
 * the map, "" when nothing is. */
void rebut_live_show(Live *live, GPtrArray *pictures, const char *problem);

#endif
