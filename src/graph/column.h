/* A column: children of a node that stand one below the other, in the author's order.
 *
 * The primitives of which all manners but the row are made. Children are named by their place among
 * their siblings, [first, end). */
#ifndef REBUT_GRAPH_COLUMN_H
#define REBUT_GRAPH_COLUMN_H

#include "graph/spread.h"

/* The chosen point of child `i`. */
const ShapePoint *rebut_column_point(const Shapes *shapes, size_t node, size_t i,
                                     const Slot *slots);
/* The lowest point of child `i` that is no wider than `width`. False if there is none. */
bool rebut_column_choose(const Shapes *shapes, size_t node, size_t i, double width, guint *point);
/* The room below child `i`. */
double rebut_column_gap_below(const Shapes *shapes, size_t node, size_t i);
/* The room between two columns. */
double rebut_column_gap(const Shapes *shapes, size_t node);
/* Children of a node that may become a column. */
typedef struct Siblings {
    size_t node, first, end;
} Siblings;

/* The least width, from `least` on, of a column no higher than `height`, or INFINITY. */
double rebut_column_width(const Shapes *shapes, Siblings column, double height, double least);

typedef struct ColumnPlace {
    double x, y; /* of its upper left corner, without the indent */
    guint column;
    bool is_indented, is_high;
} ColumnPlace;

/* Sets the slots of a column that is no higher than `height`, which it can be. Returns its width.
 */
double rebut_column_set(const Shapes *shapes, size_t node, size_t first, size_t end, double height,
                        const ColumnPlace *place, Slot *slots);

#endif
