/* Stepping through UTF-8. */
#ifndef REBUT_BASE_UTF8_H
#define REBUT_BASE_UTF8_H

#include <glib.h>

/* The character behind the one at `p`; GLib's own macro casts const away. */
static inline const char *rebut_utf8_next(const char *p)
{
    return p + g_utf8_skip[*(const guchar *)p];
}

#endif
