/* Small figures that tell kinds and relations apart: a card's mark, a link's head. */
#ifndef REBUT_SCENE_MARKS_H
#define REBUT_SCENE_MARKS_H

#include "scene/scene.h"
#include "scene/theme.h"
#include "graph/graph.h"

#define REBUT_MARK_SIZE 8.0 /* layout units, width and height of a mark */

/* Adds the mark with its top left corner at (x, y), in points; `scale` is points a layout unit. */
void rebut_draw_mark(Part *part, Mark mark, Colour colour, Point at, double scale);

/* Adds the head of a link whose line ends at `tip` coming from the direction of `from`. */
void rebut_draw_head(Part *part, const RelationStyle *style, Point from, Point tip, double scale);

/* How far before its target a line with this head ends, in layout units. */
double rebut_head_gap(Head head);

#endif
