/* From the placed graph to the scene: cards, links, joints, regions, title and legend, in points.
 */
#ifndef REBUT_DRAW_DRAW_H
#define REBUT_DRAW_DRAW_H

#include "argument/steps.h"
#include "draw/page.h"
#include "draw/scene.h"
#include "draw/theme.h"
#include "graph/furniture.h"

typedef struct DrawOptions {
    const Page *page;
    const Theme *theme;
    const Theme *dark;            /* what dark screens get instead; NULL: the same */
    double box_width, box_height; /* of the content box in points; height 0: as high as it gets */
    bool is_whole;                /* the drawing is the page's whole sheet, else cut to its size */
    const char *page_name;        /* of one page of several, below the title; NULL: the subtitle */
    bool has_legend;
    bool lists_sources;
    const StepPlan *steps; /* NULL: everything appears at once */
} DrawOptions;

/* The title and legend that the drawing will have, for the layout, which gives them their places.
 * Texts belong to the shaper; clear it after use. */
void rebut_draw_furniture(const Graph *graph, TextShaper *shaper, const DrawOptions *options,
                          Furniture *furniture);

/* Draws the placed graph, enlarged to fill the box. The scene owns all that is in it. */
Scene *rebut_draw(const Graph *graph, TextShaper *shaper, const DrawOptions *options);

/* Lays `words` over the top of a drawing, each line on a line of its own. */
void rebut_draw_notice(Scene *scene, TextShaper *shaper, const Theme *theme, const char *words);

#endif
