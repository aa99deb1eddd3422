/* Stepping through UTF-8, and the room that characters take on a terminal. */
#ifndef REBUT_BASE_UTF8_H
#define REBUT_BASE_UTF8_H

#include <glib.h>

/* The character behind the one at `p`; GLib's own macro casts const away. */
static inline const char *rebut_utf8_next(const char *p)
{
    return p + g_utf8_skip[*(const guchar *)p];
}

/* Columns, as terminals count them. */
static inline unsigned rebut_utf8_columns(gunichar character)
{
    return g_unichar_iszerowidth(character) ? 0 : g_unichar_iswide(character) ? 2 : 1;
}

#endif
