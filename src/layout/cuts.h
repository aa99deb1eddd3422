/* Deep stacks are cut: each piece goes on in a column of its own. */
#ifndef REBUT_LAYOUT_CUTS_H
#define REBUT_LAYOUT_CUTS_H

#include "layout/layout.h"

/* Cuts the stacks that are higher than the page at this scale. False if there was nothing to cut.
 */
bool rebut_cuts_make(Graph *graph, const LayoutRequest *request, double scale);
/* Undoes all cuts. */
void rebut_cuts_mend(Graph *graph);

#endif
