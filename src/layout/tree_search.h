/* The search for the setting in which a tree is best read on its page. */
#ifndef REBUT_LAYOUT_TREE_SEARCH_H
#define REBUT_LAYOUT_TREE_SEARCH_H

#include "layout/heights.h"
#include "layout/layout.h"

typedef struct TreeChoice {
    TreeSetting setting; /* its width is the page's at that scale */
    double scale;        /* points a layout unit */
} TreeChoice;

/* Chooses a setting. The tree must have a place. `is_quick`: about how large text can be is enough.
 */
TreeChoice rebut_tree_search(PlaceTree *tree, Heights *heights, const LayoutRequest *request,
                             bool is_quick);

/* Whether some setting reaches that scale, without looking for the best. */
bool rebut_tree_fits(PlaceTree *tree, Heights *heights, const LayoutRequest *request, double scale);

#endif
