/* Themes: one const row each, which says how every kind, relation and part of a drawing looks.
 *
 * Lengths are layout units (body text is 11 high). No kind or relation is told by colour alone:
 * each has a word, a border or line pattern, and a mark or head of its own. */
#ifndef REBUT_SCENE_THEME_H
#define REBUT_SCENE_THEME_H

#include "argument/argument.h"
#include "scene/palette.h"

typedef enum Mark { MARK_DISC, MARK_CROSS, MARK_SHIELD, MARK_SHEET } Mark;
typedef enum Head { HEAD_TRIANGLE, HEAD_BAR, HEAD_DIAMOND } Head;

typedef struct KindStyle {
    Colour line, tint;
    double line_width, dash[2], radius;
    Mark mark;
} KindStyle;

typedef struct RelationStyle {
    Colour line;
    double line_width, dash[2];
    Head head;
} RelationStyle;

typedef struct Theme {
    const char *name;
    const char *about;
    const char *dark;              /* the theme that a dark screen gets instead; NULL: this one */
    bool is_dark;                  /* its ground is; classes take their colours for dark grounds */
    double least_text, least_line; /* the contrast that it keeps */
    const Palette *palette;        /* of the map's classes */
    Colour ground, ink, faint;     /* background, text, secondary text */
    Colour region_fill, region_line; /* the latter of trunks, too */
    Colour top_tint;                 /* of a claim that others bear on and that bears on none */
    double top_line_width;
    KindStyle kinds[N_KINDS];
    RelationStyle relations[N_RELATIONS];
} Theme;

extern const Theme rebut_themes[]; /* ends with a row whose name is NULL */
const Theme *rebut_theme_find(const char *name);

/* The contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
double rebut_colour_contrast(Colour one, Colour other);
/* The colour moved towards the ground that it stands on, as far as this contrast is left. */
Colour rebut_colour_pale(Colour colour, Colour ground, double least);
/* Whether white stands out from it more than black. */
bool rebut_colour_is_deep(Colour colour);

#endif
