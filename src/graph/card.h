/* The size of a card, by arithmetic: text, gutter with the icon, padding, slots.
 *
 * All lengths are in layout units (body text is 11 high). A card's width is given to it; its height
 * follows from the lines that its text takes there. References are cards with one line less of
 * padding and at most three lines. */
#ifndef REBUT_GRAPH_CARD_H
#define REBUT_GRAPH_CARD_H

#include "graph/graph.h"

#define REBUT_EM REBUT_BODY_SIZE

#define REBUT_CARD_PADDING    (0.34 * REBUT_EM) /* left and right */
#define REBUT_CARD_GUTTER     (1.3 * REBUT_EM)  /* for the icon, before the text, at body size */
#define REBUT_CARD_ICON       (0.8 * REBUT_EM)
#define REBUT_TOP_SIZE        1.2 /* of type, in body sizes */
#define REBUT_REFERENCE_SIZE  0.9
#define REBUT_REFERENCE_LINES 3
#define REBUT_SLOT_LINE       (0.9 * REBUT_EM) /* of slots that do not fit on the edge */
/* The width of so many characters, on average. */
#define REBUT_CHARACTERS(n) ((n)*0.5 * REBUT_EM)

/* The room for text in a card of this width, in the units in which its text was shaped, that is at
 * body size; no wider than `measure` (in units; half as much more for a top claim). */
double rebut_card_text_width(const NodeRecord *node, double width, double measure);

/* How many lines the text takes in that room; 0: a word is wider. */
size_t rebut_card_lines(const NodeRecord *node, double text_width);
/* The lines that a card has at one of its text's steps. */
size_t rebut_card_step_lines(const NodeRecord *node, const WrapStep *step);

/* Widths of a card at which its height changes, besides those at which its text takes more lines.
 */
typedef struct CardBounds {
    double frame; /* what it is wider than its text */
    double most;  /* beyond it the text gets no wider */
    double least; /* below it the slots do not fit at all, */
    double slots; /* and here not on the edge; 0: they always do */
} CardBounds;
CardBounds rebut_card_bounds(const NodeRecord *node, double measure);

/* The height of a card of this width whose text takes so many lines. */
double rebut_card_height(const NodeRecord *node, double width, size_t n_lines);

/* The least width at which the text takes no more lines than at this one, and the slots fit as well
 * as they do there. Never wider than `width`. */
double rebut_card_natural_width(const NodeRecord *node, double width, double measure);

/* The middle of the first line, from the card's top. */
double rebut_card_first_line(const NodeRecord *node);

/* Gives the card this width: sets `lines` and the size of `box`. */
void rebut_card_set(NodeRecord *node, double width, double measure);

/* The outline that a node can take. */
typedef struct CardShape {
    double width, height;
} CardShape;

/* The useful shapes of a node, by rising width and falling height, for a layout that chooses among
 * them; at most `most`, and how many. A node without text has one. */
size_t rebut_node_shapes(const NodeRecord *node, CardShape *shapes, size_t most);
/* Takes the shape of this width or the nearest that is narrower. Nodes without text are left alone.
 */
void rebut_node_wrap(NodeRecord *node, double width);

#endif
