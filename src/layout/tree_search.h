/* The search for the setting in which a tree is best read on its page. */
#ifndef REBUT_LAYOUT_TREE_SEARCH_H
#define REBUT_LAYOUT_TREE_SEARCH_H

#include "layout/heights.h"
#include "layout/layout.h"

typedef struct TreeChoice {
    TreeSetting setting; /* its width is the page's at that scale */
    double scale;        /* points a layout unit */
} TreeChoice;

/* Chooses a setting. The tree must have a place. */
TreeChoice rebut_tree_search(PlaceTree *tree, Heights *heights, const LayoutRequest *request);
/* About the largest scale at which the tree fits, if that is above `least`; else a guess below it.
 */
double rebut_tree_look(PlaceTree *tree, Heights *heights, const LayoutRequest *request,
                       double least);

#endif
