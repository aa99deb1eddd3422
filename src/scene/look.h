/* Looks: what a card looks like, from its kind, its place in the map and its classes. */
#ifndef REBUT_SCENE_LOOK_H
#define REBUT_SCENE_LOOK_H

#include "scene/theme.h"
#include "graph/graph.h"

typedef struct CardLook {
    Colour fill, line; /* of the outline */
    Colour sign;       /* of mark, word, verdict and sources */
    Colour ink;        /* of the text */
    double line_width, dash[2], radius;
    bool is_double; /* the outline is two lines */
    bool is_dotted;
    Mark mark;
} CardLook;

CardLook rebut_look_of_card(const Theme *theme, const NodeRecord *node);
/* Of a change alone, and of a class, for the legend. */
CardLook rebut_look_of_change(const Theme *theme, Change change);
CardLook rebut_look_of_class(const Theme *theme, const Class *class);

#endif
