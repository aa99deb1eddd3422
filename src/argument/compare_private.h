/* The second half of a comparison. */
#ifndef REBUT_ARGUMENT_COMPARE_PRIVATE_H
#define REBUT_ARGUMENT_COMPARE_PRIVATE_H

#include "argument/compare.h"
#include "argument/grams.h"

/* Sets `is_lost` and `is_gained`, once all items are matched. */
void rebut_compare_links(Comparison *comparison);

#endif
