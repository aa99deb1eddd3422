/* Steps: in which order a talk shows the parts of a map.
 *
 * A plan gives each item, premises' joint and link the step in which it first appears; it then
 * stays. Made from a checked argument, which must outlive it. What is in no step never appears. */
#ifndef REBUT_ARGUMENT_STEPS_H
#define REBUT_ARGUMENT_STEPS_H

#include "argument/selection.h"

typedef enum StepsBy {
    STEPS_BY_LIST,  /* as the author's list has it */
    STEPS_BY_DEPTH, /* a level of the tree a step */
    STEPS_BY_BRANCH /* the roots, then each branch below them */
} StepsBy;

#define REBUT_STEP_NEVER G_MAXUINT

typedef struct StepPlan {
    guint n_steps;
    guint *items, *joints, *links; /* by index: steps from 1, or REBUT_STEP_NEVER */
    guint *attacks; /* by the index of a link: the first step with an attack on it, else NEVER */
} StepPlan;

/* `list` (of Step) is read with STEPS_BY_LIST only. Steps that show nothing new are left out, so
 * `n_steps` may be 0. A selection NULL shows everything. */
StepPlan *rebut_step_plan_new(const Argument *argument, const Selection *selection, StepsBy by,
                              const GArray *list);
void rebut_step_plan_free(StepPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StepPlan, rebut_step_plan_free)

/* The first step that shows a member of the group. */
guint rebut_step_plan_group(const StepPlan *plan, const Group *group);

#endif
