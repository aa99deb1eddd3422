/* The grounded labelling (docs/verdicts.md) of an argument, or of what its steps show so far, found
 * beside the argument: nothing of it is changed. */
#ifndef REBUT_ARGUMENT_LABELLING_H
#define REBUT_ARGUMENT_LABELLING_H

#include "argument/steps.h"

typedef struct LabellingWork LabellingWork;

typedef struct Labelling {
    Label *nodes;         /* by node (adjacency.h): items, joints, links */
    Label *carries;       /* by link */
    bool *is_unsupported; /* by item, as the next */
    bool *is_set_aside;
    GArray *changed; /* of size_t: the items that the last step may have judged anew, some twice */
    LabellingWork *work;
} Labelling;

/* Of a sound argument whose rows of links are made (`incoming` and `outgoing`); everything is
 * undecided. With plan NULL there is one step, 1, which shows everything. Both must outlive it. */
Labelling *rebut_labelling_new(const Argument *argument, const StepPlan *plan);
/* Labels what is shown up to `step`, as if there were nothing else; what is not shown stays
 * undecided. Steps must come one after the other, from 1. Time is linear in what the step's new
 * nodes bear on, directly or not, with the links onto these. */
void rebut_labelling_show(Labelling *labelling, guint step);
void rebut_labelling_free(Labelling *labelling);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Labelling, rebut_labelling_free)

#endif
