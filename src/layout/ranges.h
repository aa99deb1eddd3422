/* How high a card is at each width of its column. */
#ifndef REBUT_LAYOUT_RANGES_H
#define REBUT_LAYOUT_RANGES_H

#include "layout/heights.h"

/* From which width on a card has which height, up to the next wider range. */
typedef struct Range {
    double from, height;
} Range;

/* Appends those of a card (to an array of Range), the widest first: one for each number of lines,
 * in two parts where the slots come to need a line of their own. */
void rebut_ranges_add(GArray *ranges, const NodeRecord *card, const TreeSetting *setting);

#endif
