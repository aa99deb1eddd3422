/* The narrowest columns of the first n children end with a column of some of the last of these; the
 * others then stand in their own narrowest columns. One child alone in a column is entered from
 * above and needs no indent.
 *
 * A raised column uses the height beside the card too: it hangs from a rail that leaves the card at
 * its right. */
#include "graph/split.h"
#include "graph/column.h"
#include <math.h>

static double indent_of(const Shapes *shapes, size_t node, size_t n_children)
{
    return n_children > 1 ? rebut_shapes_indent(shapes, node) : 0.0;
}

void rebut_split(const Shapes *shapes, size_t node, double height)
{
    size_t count = rebut_shapes_n_children(shapes, node);

    shapes->split[0] = (Split){0.0, 0};
    for (size_t end = 1; end <= count; end++) {
        Split best = {INFINITY, 0};
        double column = 0.0; /* the more children, the wider */
        for (size_t first = end; first-- > 0;) {
            column = rebut_column_width(shapes, (Siblings){node, first, end}, height, column);
            if (column >= best.width) /* so are wider ones, with more children */
                break;
            double width =
                column + indent_of(shapes, node, end - first) + shapes->split[first].width;
            width += first > 0 ? rebut_column_gap(shapes, node) : 0.0;
            if (width < best.width)
                best = (Split){width, (guint)first};
        }
        shapes->split[end] = best;
    }
}

double rebut_split_rise(const Shapes *shapes, size_t node, guint card)
{
    return rebut_shapes_card(shapes, node, card).height +
           rebut_shapes_channel(shapes, node, MANNER_RAISED) - rebut_shapes_rail(shapes, node);
}

double rebut_split_raised(const Shapes *shapes, size_t node, CardShape card, double lead,
                          size_t n_raised)
{
    return MAX(lead + rebut_column_gap(shapes, node), card.width + REBUT_HEAD_ROOM) +
           indent_of(shapes, node, n_raised);
}

/* Sets out the columns that stand below the card: all of the first `count` children. */
static void spread_low(const Shapes *shapes, size_t node, double height, size_t count, Slot *slots)
{
    guint column = (guint)count; /* of the last; smaller for those before it */

    for (size_t end = count, first; end > 0; end = first, column--) {
        first = shapes->split[end].start;
        double before =
            first > 0 ? shapes->split[first].width + rebut_column_gap(shapes, node) : 0.0;
        double indent = indent_of(shapes, node, end - first);
        const ColumnPlace place = {before + indent, 0.0, column, indent > 0.0, false};
        rebut_column_set(shapes, node, first, end, height, &place, slots);
    }
}

/* The right and lower end of the first `count` children. */
static Room extent_of(const Shapes *shapes, size_t node, size_t count, const Slot *slots)
{
    Room room = {0.0, 0.0, 0.0};

    for (size_t i = 0; i < count; i++) {
        const ShapePoint *point = rebut_column_point(shapes, node, i, slots);
        room.width = MAX(room.width, slots[i].x + point->width);
        room.height = MAX(room.height, slots[i].y + point->height);
    }
    return room;
}

bool rebut_split_spread(const Shapes *shapes, size_t node, const ShapePoint *how, Slot *slots,
                        Room *block)
{
    size_t count = rebut_shapes_n_children(shapes, node);
    size_t n_low = how->manner == MANNER_RAISED ? how->n_columns : count;

    rebut_split(shapes, node, how->target);
    if (isinf(shapes->split[n_low].width))
        return false;
    spread_low(shapes, node, how->target, n_low, slots);
    *block = extent_of(shapes, node, n_low, slots);
    block->lead = block->width;
    if (n_low == count)
        return true;
    double rise = rebut_split_rise(shapes, node, how->card);
    double x = rebut_split_raised(shapes, node, rebut_shapes_card(shapes, node, how->card),
                                  block->lead, count - n_low);
    const ColumnPlace place = {x, -rise, (guint)count + 1, count - n_low > 1, true};
    rebut_column_set(shapes, node, n_low, count, how->target + rise, &place, slots);
    double lead = block->lead;
    *block = extent_of(shapes, node, count, slots);
    block->lead = lead;
    return true;
}
