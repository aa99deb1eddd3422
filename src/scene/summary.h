/* What a drawing shows, counted, for who does not see it: "Argument map: 3 claims, 2 challenges.
 * Challenges: 1 answered, 1 open, 0 undecided." */
#ifndef REBUT_SCENE_SUMMARY_H
#define REBUT_SCENE_SUMMARY_H

#include "argument/steps.h"
#include "graph/graph.h"

/* Of the whole drawing; to be g_freed. */
char *rebut_draw_summary(const Graph *graph);
/* Of what each step shows, with the verdicts of that step, in order; to be g_strfreev'd. Time is
 * linear in the cards, their spells and the steps. */
char **rebut_draw_step_summaries(const Graph *graph, const StepPlan *steps);

#endif
