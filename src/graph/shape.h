/* Shape curves: for each subtree the sizes that it can take on the page.
 *
 * A curve is a row of (width, height) pairs of which none is better than another in both, by rising
 * width. A card's curve comes from its line breaks; a subtree's from its card's and its children's
 * curves, over the manners in which children can stand: in a row below, stacked and indented below,
 * in several such columns, the last of these raised beside the card, or stacked beside. This is
 * floorplan optimisation as in Stockmeyer (1983, doi:10.1016/S0019-9958(83)80038-2) with more ways
 * to combine. Curves are capped, so the cost is about linear in the number of cards. */
#ifndef REBUT_GRAPH_SHAPE_H
#define REBUT_GRAPH_SHAPE_H

#include "graph/forest.h"

typedef enum Manner {
    MANNER_ALONE,
    MANNER_ROW,
    MANNER_STACK,
    MANNER_COLUMNS,
    MANNER_RAISED, /* columns, of which the last ones hang from a rail at the card's right */
    MANNER_BESIDE
} Manner;

typedef struct ShapePoint {
    double width, height;
    double target; /* the manner's limit of the children's height (of a stack, of filled columns and
                    * of what stands beside: of their width) */
    guint16 n_columns; /* that are filled; 0: split; of MANNER_RAISED: the children not raised */
    guint8 manner;
    guint8 card; /* index of the card's own shape */
} ShapePoint;

typedef struct Curve {
    ShapePoint *points;
    guint n_points;
} Curve;

/* Where a child stands within the block of its siblings. */
typedef struct Slot {
    guint point; /* of the child's curve */
    guint column;
    bool is_indented; /* its link comes from a trunk at its left, else from above or beside */
    bool is_high;     /* it stands beside the card and hangs from a rail */
    double x, y;
} Slot;

typedef struct Room {
    double width, height;
    double lead; /* width of what stands below the card: all but a raised column */
} Room;

typedef struct Shapes Shapes;

/* Computes all curves. The forest must outlive the result. */
Shapes *rebut_shapes_new(const Forest *forest);
void rebut_shapes_free(Shapes *shapes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Shapes, rebut_shapes_free)

/* The curve of a node's subtree; of all roots together for `node` = forest->n_nodes. */
const Curve *rebut_shapes_curve(const Shapes *shapes, size_t node);
size_t rebut_shapes_n_cards(const Shapes *shapes, size_t node);
CardShape rebut_shapes_card(const Shapes *shapes, size_t node, guint index);
/* Spreads the children of a node as a point of its curve says, into one slot for each child. */
Room rebut_shapes_spread(const Shapes *shapes, size_t node, const ShapePoint *point, Slot *slots);

/* Children of a node, or the roots for `node` = forest->n_nodes. */
size_t rebut_shapes_n_children(const Shapes *shapes, size_t node);
size_t rebut_shapes_child(const Shapes *shapes, size_t node, size_t i);

/* Room in the channels below or beside a node, in layout units. */
size_t rebut_shapes_tracks(const Shapes *shapes, size_t node);
double rebut_shapes_indent(const Shapes *shapes, size_t node); /* of stacked children */
double rebut_shapes_channel(const Shapes *shapes, size_t node,
                            Manner manner);                       /* from card to children */
double rebut_shapes_head_room(const Shapes *shapes, size_t node); /* to the first track */
double rebut_shapes_rail(const Shapes *shapes, size_t node); /* height, above what hangs from it */

#define REBUT_HEAD_ROOM 7.0 /* from a border to the first track: a head fits */
#define REBUT_RAIL_ROOM 7.0 /* from a card's top to the first track of its rail */
#define REBUT_TRACK     4.5 /* from one track to the next */
#define REBUT_STUB_ROOM 4.0 /* from the last track to a card */

#endif
