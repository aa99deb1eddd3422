/* What the drawing functions share: scene, theme, and the way from layout units to points. */
#ifndef REBUT_SCENE_CANVAS_H
#define REBUT_SCENE_CANVAS_H

#include "argument/steps.h"
#include "scene/look.h"
#include "scene/marks.h"
#include "scene/scene.h"
#include "scene/theme.h"
#include "layout/frame.h"

/* Widths of connectors, in layout units. */
#define REBUT_TRUNK_LINE 0.8
#define REBUT_ELBOW_LINE 1.3

typedef struct Canvas {
    Scene *scene;
    const Theme *theme;
    TextShaper *shaper;
    double scale;      /* points a layout unit */
    Point origin;      /* of the drawing, in points */
    double least_line; /* width of a connector, in points */
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

/* Gives a text that is nothing but words of ours its language, where that is not the map's. */
void rebut_canvas_mark_ours(const Canvas *canvas, Text *text);

/* The words of one line, cut where they are wider than `room`, in layout units. A new string. */
char *rebut_canvas_cut(const Canvas *canvas, const TextLook *look, const char *words, double room);

/* Adds wrapped lines; `block` gives the top left corner and the width, in layout units. Lines are
 * set at the left, or at the right if they are read from right to left; in a map that will be
 * mirrored they are so set when it has been. */
void rebut_canvas_add_lines(const Canvas *canvas, Part *part, const TextLook *look, Rect block,
                            const Lines *lines);

/* A paint with line width and dashes given in layout units. */
Paint rebut_canvas_line(const Canvas *canvas, Colour colour, double width, const double dash[2]);
/* Adds a line from point to point, in layout units. */
Shape *rebut_canvas_add_stroke(const Canvas *canvas, Part *part, const Paint *paint, Point from,
                               Point to);
/* Adds a rectangle, in layout units. */
Shape *rebut_canvas_add_rect(const Canvas *canvas, Part *part, const Paint *paint, Rect box,
                             double radius);

/* Adds the fill of a card as the rect of `box`, and its outline, which is open at the top in the
 * stretches [gaps[i].from, gaps[i].to), from left to right. In layout units. */
typedef struct Gap {
    double from, to;
} Gap;
void rebut_canvas_add_outline(const Canvas *canvas, Part *part, const CardLook *look, Rect box,
                              const Gap *gaps, size_t n_gaps);
/* Adds the corner of a card that changed (argument/ghosts.h); none to a ghost. */
void rebut_canvas_add_corner(const Canvas *canvas, Part *part, unsigned changes,
                             const CardLook *look, Rect box);
/* Adds a card or a reference. `has_list`: the drawing lists the sources, and marks on cards lead
 * there. */
void rebut_canvas_add_card(const Canvas *canvas, const Graph *graph, const NodeRecord *node,
                           bool has_list);
/* Adds the marks of the groups that a card of such a look is in. */
void rebut_canvas_add_group_marks(const Canvas *canvas, Part *part, const NodeRecord *node,
                                  const CardLook *look);
/* Adds the bar of one mark, from the middle of its upper end, in layout units. */
void rebut_canvas_add_group_bar(const Canvas *canvas, Part *part, size_t mark, Point top,
                                double height);
/* Adds the mark of the sources, flush with the end of the last line, whose baseline is at `y`. */
void rebut_canvas_add_mark(const Canvas *canvas, Part *part, const NodeRecord *node, Colour colour,
                           double y, bool has_list);
/* The stretches of a card's upper edge that its slots take; at most REBUT_MOST_GAPS. */
enum { REBUT_MOST_GAPS = 2 };
size_t rebut_canvas_slot_gaps(const NodeRecord *node, Gap *gaps);
/* Adds how a card stands, where its verdict changes from step to step. */
void rebut_canvas_add_verdict(const Canvas *canvas, Part *part, const NodeRecord *node,
                              Status status);
/* What a card is called: "Challenge 1.2". A new string. */
char *rebut_canvas_card_name(const Lexicon *lexicon, const NodeRecord *node);
/* Adds a card's slots. */
void rebut_canvas_add_slots(const Canvas *canvas, Part *part, const NodeRecord *node,
                            const CardLook *look);
void rebut_canvas_add_joint(const Canvas *canvas, const Graph *graph, const NodeRecord *node);
/* Adds the plus of linked premises. */
void rebut_canvas_add_plus(const Canvas *canvas, Part *part, Point centre);
/* Adds the cross on a link that is denied. */
void rebut_canvas_add_cross(const Canvas *canvas, Part *part, Point centre);
/* Adds the head at the trunk's end of an elbow in the layout `tree`, which comes from the right. */
void rebut_canvas_add_connector_head(const Canvas *canvas, Part *part, const RelationStyle *style,
                                     Point tip);
/* The author's id of a card. Of a joint, which has none, a name made with a colon or an arrow,
 * which no id of an author's can hold. A new string. */
char *rebut_canvas_node_id(const Graph *graph, const NodeRecord *node);
/* Adds the soft frame around a card that a step has just brought. */
void rebut_canvas_add_halo(const Canvas *canvas, const NodeRecord *node);
/* Adds the link of edge `index`; for the first half of a cut link, the whole link. */
void rebut_canvas_add_link(const Canvas *canvas, const Graph *graph, size_t index);

/* The legend of what a graph uses; its entries flow in rows. */
typedef struct Legend Legend;
Legend *rebut_legend_new(const Graph *graph, TextShaper *shaper);
void rebut_legend_free(Legend *legend);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Legend, rebut_legend_free)
/* What a layout needs to know of it. */
void rebut_legend_measure(const Legend *legend, Frame *frame);
/* Adds it with its upper left corner at a point of the page, in rows of a width in points, in type
 * of `size` points. With steps (else NULL) each entry appears with what it explains. */
void rebut_canvas_add_legend(const Canvas *canvas, const Legend *legend, Rect block, double size,
                             const StepPlan *steps);

/* Gives the frame the list of the sources that a graph's cards cite. */
void rebut_sources_measure(const Graph *graph, TextShaper *shaper, Frame *frame);
/* Adds the list, from this upper left corner, in points, at this width and scale. */
void rebut_canvas_add_sources(const Canvas *canvas, const Graph *graph, const Frame *frame,
                              Rect block);

#endif
