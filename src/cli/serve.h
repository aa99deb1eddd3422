/* The live page of a map: the drawing in a browser of this machine, anew whenever it is redrawn. It
 * stands in a module of its own (base/module.h), the only user of GIO's sockets. */
#ifndef REBUT_CLI_SERVE_H
#define REBUT_CLI_SERVE_H

#include <glib.h>

typedef struct Live Live;

typedef struct LivePage {
    const char *version;
    /* Listens on 127.0.0.1, and nowhere else, from the default main context on; `port` 0: one that
     * is free. `name` is what the page is called. NULL with `*fault` set to one sentence (a new
     * string). */
    Live *(*open)(guint16 port, const char *name, char **fault);
    void (*close)(Live *live); /* NULL is allowed */
    guint16 (*port)(const Live *live);
    /* Shows other pictures (of GBytes *, SVG; NULL: those that are shown stay), and what is wrong
     * with the map, "" when nothing is. */
    void (*show)(Live *live, GPtrArray *pictures, const char *problem);
} LivePage;

/* The module's table, by rebut_module_table("live", "rebut_live_page", ...). */
extern const LivePage rebut_live_page;

#endif
