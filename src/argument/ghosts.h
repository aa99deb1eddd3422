/* Changes made visible: a map that is drawn with what became of it since another version. */
#ifndef REBUT_ARGUMENT_GHOSTS_H
#define REBUT_ARGUMENT_GHOSTS_H

#include "argument/compare.h"

/* Sets `changes` and `former_status` of the items of `argument`, which is the comparison's new map,
 * and adds what was removed as ghosts: items with CHANGE_REMOVED, below what they stood under,
 * behind the items there, and links that are `is_former`. Numbers and verdicts of the others stay
 * as they are; a ghost has the number that it had, in brackets. The argument is for drawing only
 * from then on. */
void rebut_argument_add_ghosts(Argument *argument, const Comparison *comparison);

/* A sign to stand before the change's word (wording.h); NULL where there is none. */
const char *rebut_change_sign(Change change);

#endif
