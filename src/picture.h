/* A picture: one selection of an argument, compiled, laid out and drawn for a page.
 *
 * This is the middle of the pipeline (rebut.c), which may be walked more than once for a map: with
 * long and with short wordings, and for each page of a split. */
#ifndef REBUT_PICTURE_H
#define REBUT_PICTURE_H

#include "draw/draw.h"
#include "draw/format.h"
#include "graph/layout.h"
#include "rebut.h"

/* The rows that the options' names stand for. */
typedef struct Choice {
    const Page *page;
    const Theme *theme, *dark; /* `dark` for dark screens, or NULL */
    LayoutName layout;
    const Format **formats; /* one for each output */
} Choice;

/* What all pictures of a map share; nothing is owned. */
typedef struct Easel {
    const RebutOptions *options;
    const Choice *choice;
    const Argument *argument; /* judged */
    TextShaper *shaper;
    Diagnostics *diagnostics;
} Easel;

typedef struct Picture {
    Graph *graph;
    Scene *scene;
    bool uses_short; /* short wordings stand where the map gives them */
} Picture;

/* The points that body text should not come out below. */
double rebut_picture_floor(const Easel *easel);

/* Draws what `selection` (NULL: everything) shows. The selection must outlive the picture. */
Picture *rebut_picture_new(const Easel *easel, const Selection *selection, bool uses_short,
                           const char *page_name);
/* The same with the wordings that the options ask for; by themselves short ones where long ones
 * come out below the floor. */
Picture *rebut_picture_new_legible(const Easel *easel, const Selection *selection);
void rebut_picture_free(Picture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Picture, rebut_picture_free)

/* Warns of what a reader would miss: characters without a font, groups that are not drawn, and text
 * below the floor with what would help. */
void rebut_picture_warn(const Easel *easel, const Picture *picture, const Selection *selection);

#endif
