/* What the drawing functions share: scene, theme, and the way from layout units to points. */
#ifndef REBUT_DRAW_CANVAS_H
#define REBUT_DRAW_CANVAS_H

#include "draw/look.h"
#include "draw/marks.h"
#include "draw/scene.h"
#include "draw/theme.h"
#include "graph/furniture.h"

typedef struct Canvas {
    Scene *scene;
    const Theme *theme;
    TextShaper *shaper;
    double scale; /* points a layout unit */
    Point origin; /* of the drawing, in points */
} Canvas;

/* How a line of text looks; `size` in layout units. */
typedef struct TextLook {
    TextRole role;
    double size;
    TextStyle style;
    Colour colour;
} TextLook;

Point rebut_canvas_point(const Canvas *canvas, double x, double y);

/* Adds one plain line with its baseline's left end at (x, y), in layout units. */
Text *rebut_canvas_add_text(const Canvas *canvas, Part *part, const TextLook *look, Point at,
                            const char *plain);

/* Adds wrapped lines; `block` gives the top left corner and the width, in layout units. Lines are
 * set at the left, or at the right if they are read from right to left; in a map that will be
 * mirrored they are so set when it has been. */
void rebut_canvas_add_lines(const Canvas *canvas, Part *part, const TextLook *look, Rect block,
                            const Lines *lines);

/* A paint with line width and dashes given in layout units. */
Paint rebut_canvas_line(const Canvas *canvas, Colour colour, double width, const double dash[2]);

/* Adds the outline of such a look as the rect of `box`, in layout units, filled. */
void rebut_canvas_add_outline(const Canvas *canvas, Part *part, const CardLook *look, Rect box);
/* Adds the corner of a card that changed (argument/ghosts.h); none to a ghost. */
void rebut_canvas_add_corner(const Canvas *canvas, Part *part, unsigned changes,
                             const CardLook *look, Rect box);
/* `has_list`: the drawing lists the sources, and marks on cards lead there. */
void rebut_canvas_add_card(const Canvas *canvas, const Graph *graph, const NodeRecord *node,
                           bool has_list);
/* Adds the marks of the groups that a card of such a look is in. */
void rebut_canvas_add_group_marks(const Canvas *canvas, Part *part, const NodeRecord *node,
                                  const CardLook *look);
/* Adds the bar of one mark, from the middle of its upper end, in layout units. */
void rebut_canvas_add_group_bar(const Canvas *canvas, Part *part, size_t mark, Point top,
                                double height);
void rebut_canvas_add_mark(const Canvas *canvas, Part *part, const NodeRecord *node, Colour colour,
                           bool has_list);
/* Adds the mark of how the card stands, in the kind line, whose baseline starts at `at`. */
void rebut_canvas_add_status(const Canvas *canvas, Part *part, const NodeRecord *node,
                             const CardLook *look, Point at);
/* The width of that mark with the gap in front of it, 0 when there is none. */
double rebut_canvas_status_width(const NodeRecord *node);
/* Adds the sign of a status alone, for the legend. */
void rebut_canvas_add_sign(const Canvas *canvas, Part *part, Status status, Colour colour,
                           Point at);
void rebut_canvas_add_joint(const Canvas *canvas, const Graph *graph, const NodeRecord *node);
/* The author's id of a card. Of a joint, which has none, a name made with a colon or an arrow,
 * which no id of an author's can hold. A new string. */
char *rebut_canvas_node_id(const Graph *graph, const NodeRecord *node);
/* Adds the soft frame around a card that a step has just brought. */
void rebut_canvas_add_halo(const Canvas *canvas, const NodeRecord *node);
/* Adds the link of edge `index`; for the first half of a cut link, the whole link. */
void rebut_canvas_add_link(const Canvas *canvas, const Graph *graph, size_t index);

/* How a link of that relation looks; `is_broken`: one that carries nothing. */
RelationStyle rebut_canvas_relation(const Canvas *canvas, Relation relation, bool is_broken);

/* The legend of what a graph uses; its entries flow in rows. */
typedef struct Legend Legend;
Legend *rebut_legend_new(const Graph *graph, TextShaper *shaper);
void rebut_legend_free(Legend *legend);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Legend, rebut_legend_free)
/* What a layout needs to know of it. */
void rebut_legend_measure(const Legend *legend, Furniture *furniture);
/* Adds it in a block of this place and width, in layout units. */
void rebut_canvas_add_legend(const Canvas *canvas, const Legend *legend, Rect block);

/* Gives the furniture the list of the sources that a graph's cards cite. */
void rebut_sources_measure(const Graph *graph, TextShaper *shaper, Furniture *furniture);
/* Adds the list at the bottom of the graph. */
void rebut_canvas_add_sources(const Canvas *canvas, const Graph *graph, const Furniture *furniture);

#endif
