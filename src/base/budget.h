/* A budget of work: steps that a call may spend, handed down to all that searches.
 *
 * Steps and not seconds are counted, so that equal input gives equal bytes on every machine. What
 * finds its budget spent ends its search and goes on with the best it has. A step is about what an
 * inner loop does once. */
#ifndef REBUT_BASE_BUDGET_H
#define REBUT_BASE_BUDGET_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Budget {
    uint64_t left;
    bool is_spent;
} Budget;

/* Takes `steps` from the budget. False, and nothing is left, if there were fewer; then and from
 * then on the work is to be left undone. A budget that is NULL has no end. */
bool rebut_budget_spend(Budget *budget, uint64_t steps);

#endif
