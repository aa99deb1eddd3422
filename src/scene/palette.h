/* Palettes: what the colours that a map's classes may name look like in a theme. */
#ifndef REBUT_SCENE_PALETTE_H
#define REBUT_SCENE_PALETTE_H

#include "scene/scene.h"

enum { REBUT_SHADES = 12 };

typedef struct Shade {
    const char *name; /* as in the language's closed set */
    Colour fill, line, text;
} Shade;

typedef Shade Palette[REBUT_SHADES];

extern const Palette rebut_palette_light, rebut_palette_dark, rebut_palette_print,
    rebut_palette_contrast;

/* NULL for no name, or one that is none. */
const Shade *rebut_palette_find(const Palette palette, const char *name);

#endif
