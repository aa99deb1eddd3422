/* The grounded labelling (docs/verdicts.md) of an argument, or of what one of its steps shows,
 * found beside the argument: nothing of it is changed. */
#ifndef REBUT_ARGUMENT_LABELLING_H
#define REBUT_ARGUMENT_LABELLING_H

#include "argument/steps.h"

typedef struct Labelling {
    Label *nodes;         /* by node (adjacency.h): items, joints, links */
    Label *carries;       /* by link */
    bool *is_unsupported; /* by item, as the next */
    bool *is_set_aside;
} Labelling;

/* Labels a sound argument whose rows of links are made (`incoming` and `outgoing`), in time linear
 * in it. With a plan only what it shows up to `step` counts, as if there were nothing else; what it
 * does not show stays undecided. NULL: everything. */
Labelling *rebut_labelling_new(const Argument *argument, const StepPlan *plan, guint step);
void rebut_labelling_free(Labelling *labelling);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Labelling, rebut_labelling_free)

#endif
