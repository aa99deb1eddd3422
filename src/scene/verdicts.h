/* How cards stand from step to step, on a drawing with steps. */
#ifndef REBUT_SCENE_VERDICTS_H
#define REBUT_SCENE_VERDICTS_H

#include "argument/steps.h"
#include "scene/canvas.h"

/* Adds the parts. Nothing is added where verdicts are not shown, or there are no steps. */
void rebut_draw_verdicts(const Canvas *canvas, const Graph *graph, const StepPlan *steps);

#endif
