/* Outlines: what a part of the map looks like from its four sides.
 *
 * Seen from one side, a part is a row of steps: over each stretch, how far it reaches. Two parts
 * are pushed together until some step of one meets some step of the other. That takes time in
 * proportion to the steps, which are far fewer than the cards.
 *
 * Stretches are a little longer than what they stand for, so that what passes beside something
 * keeps apart from it, too. */
#ifndef REBUT_GRAPH_OUTLINE_H
#define REBUT_GRAPH_OUTLINE_H

#include "graph/graph.h"

typedef enum OutlineSide {
    OUTLINE_LEFT,
    OUTLINE_RIGHT,
    OUTLINE_TOP,
    OUTLINE_BOTTOM,
    N_OUTLINE_SIDES
} OutlineSide;

/* From `from` to the next step's; -INFINITY: there is nothing. */
typedef struct OutlineStep {
    double from;
    double reach; /* to the side seen from: -x, x, -y, y */
} OutlineStep;

typedef struct OutlineRow {
    OutlineStep *steps; /* by rising `from`; owned */
    guint n_steps, room;
} OutlineRow;

typedef struct Outline {
    OutlineRow sides[N_OUTLINE_SIDES];
    OutlineRow spare;
    Rect bounds; /* meaningless while there is nothing */
} Outline;

/* An outline that is all zero is empty. */
void rebut_outline_clear(Outline *outline);
void rebut_outline_empty(Outline *outline);
bool rebut_outline_is_empty(const Outline *outline);
void rebut_outline_copy(Outline *to, const Outline *from);

void rebut_outline_add_rect(Outline *outline, Rect rect);
/* Adds another, moved by `by`. */
void rebut_outline_add(Outline *outline, const Outline *other, Point by);

/* The room between the right side of `outline` and the left side of `other`, which is moved by
 * `by`; INFINITY if they pass each other. */
double rebut_outline_room_right(const Outline *outline, const Outline *other, Point by);
/* The same between the lower side and the upper side of `other`. */
double rebut_outline_room_below(const Outline *outline, const Outline *other, Point by);

#endif
