/* A theme of the author's own: a row of the table with the colours of a theme file. */
#ifndef REBUT_SCENE_OWN_THEME_H
#define REBUT_SCENE_OWN_THEME_H

#include "read/theme_file.h"
#include "scene/theme.h"

/* Makes `*theme` of a base and the colours of the file. Text that could not be read is an error, a
 * line that could hardly be seen a warning. False when there was an error; `*theme` is untouched
 * then. */
bool rebut_own_theme(const ThemeFile *file, const ThemeColours *colours, const Theme *base,
                     Diagnostics *diagnostics, Theme *theme);

#endif
