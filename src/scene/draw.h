/* From the placed graph to the scene: cards, links, joints, regions, title and legend, in points.
 */
#ifndef REBUT_SCENE_DRAW_H
#define REBUT_SCENE_DRAW_H

#include "argument/steps.h"
#include "scene/page.h"
#include "scene/scene.h"
#include "scene/theme.h"
#include "layout/frame.h"

typedef struct DrawOptions {
    const Page *page;
    const Theme *theme;
    const Theme *dark;            /* what dark screens get instead; NULL: the same */
    double box_width, box_height; /* asked for, in points; 0: those of the page */
    const char *page_name;        /* of one page of several, below the title; NULL: the subtitle */
    bool has_title;
    bool has_legend;
    bool has_ground; /* the ground is painted */
    bool lists_sources;
    double title_size;     /* of all pages of a deck, in points; 0: each has its own */
    double most_text;      /* that the text may be large, in points; 0: what the page allows */
    const StepPlan *steps; /* NULL: everything appears at once */
} DrawOptions;

/* The frame that the drawing will have, for the layout. Texts belong to the shaper; clear it after
 * use. */
void rebut_draw_frame(const Graph *graph, TextShaper *shaper, const DrawOptions *options,
                      Frame *frame);

/* Draws the placed graph at its scale, in the frame that it was laid out for. The scene owns all
 * that is in it. */
Scene *rebut_draw(const Graph *graph, TextShaper *shaper, const DrawOptions *options,
                  const Frame *frame);

/* Lays `words` over the top of a drawing, each line on a line of its own. */
void rebut_draw_notice(Scene *scene, TextShaper *shaper, const Theme *theme, const char *words);

#endif
