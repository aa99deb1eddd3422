/* Once spent, a budget stays so: a cheaper step later on would make the result depend on the order
 * in which work is tried. */
#include "base/budget.h"
#include <stddef.h>

bool rebut_budget_spend(Budget *budget, uint64_t steps)
{
    if (budget == NULL)
        return true;
    if (budget->is_spent || steps > budget->left) {
        budget->left = 0;
        budget->is_spent = true;
        return false;
    }
    budget->left -= steps;
    return true;
}
