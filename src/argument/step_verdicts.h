/* Verdicts while a map is told step by step: those of what is shown so far.
 *
 * In step k only what a plan shows up to k counts (items, links, linked premises, attacks), as if
 * the map ended there. The argument's own labels, which `check` and `expect` mean, stay as they
 * are. An item's verdicts are spells: each begins with a step, and lasts until the next spell or to
 * the end. */
#ifndef REBUT_ARGUMENT_STEP_VERDICTS_H
#define REBUT_ARGUMENT_STEP_VERDICTS_H

#include "argument/steps.h"

typedef struct VerdictSpell {
    guint first_step;
    Status status;
    bool is_unsupported; /* it had support by then, and none of that carries */
    bool is_telling;     /* of what is shown: rebut_verdict_is_telling */
} VerdictSpell;

typedef struct StepVerdicts StepVerdicts;

/* Of a judged argument and its plan; neither is kept. Time is at most linear in the map for each
 * step (in what its new items bear on: in a tree, their ancestors), room in the number of spells.
 */
StepVerdicts *rebut_step_verdicts_new(const Argument *argument, const StepPlan *plan);
void rebut_step_verdicts_free(StepVerdicts *verdicts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StepVerdicts, rebut_step_verdicts_free)

/* The spells of an item, in order, the first from the step in which it appears; neighbours differ.
 * `*n_spells` is 0 for an item that never appears. So whatever a card has to have room for is among
 * these. */
const VerdictSpell *rebut_step_verdicts_of(const StepVerdicts *verdicts, const Item *item,
                                           size_t *n_spells);

#endif
