/* From heights to places on the page: boxes of cards and references, shelves of banners. */
#ifndef REBUT_LAYOUT_POSITIONS_H
#define REBUT_LAYOUT_POSITIONS_H

#include "layout/heights.h"

/* Sets box, shelf, and what TreePlace says of its column, for every place; the map begins at (0,
 * 0). `heights` must have been found for `setting`. */
void rebut_positions_find(PlaceTree *tree, Heights *heights, const TreeSetting *setting);

/* How well such a map is set: the less the better. A sum of parts, each about 0 to 1: lines that
 * are too long or too short, area that is empty below columns, distinct widths. */
double rebut_positions_penalty(const PlaceTree *tree, const TreeSetting *setting,
                               double page_height);

#endif
