/* The colours of a drawing: a theme by its name, or one from a file over it. */
#ifndef REBUT_RENDER_COLOURS_H
#define REBUT_RENDER_COLOURS_H

#include "render/picture.h"

/* What a choice's themes point into, when they come from a file. */
typedef struct OwnThemes {
    Source *source;
    Theme theme, dark;
} OwnThemes;

void rebut_own_themes_clear(OwnThemes *own);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(OwnThemes, rebut_own_themes_clear)

/* Reads the theme file of the options, if they have one, and lets the choice have its themes. False
 * when it has errors. `*own` must outlive the choice and the diagnostics. */
bool rebut_choose_own_theme(const RebutOptions *options, Diagnostics *diagnostics, OwnThemes *own,
                            Choice *choice);

#endif
