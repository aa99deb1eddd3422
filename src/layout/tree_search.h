/* The search for the setting in which a tree is best read on its page. */
#ifndef REBUT_LAYOUT_TREE_SEARCH_H
#define REBUT_LAYOUT_TREE_SEARCH_H

#include "layout/heights.h"
#include "layout/layout.h"

typedef struct TreeChoice {
    TreeSetting setting; /* its width is the page's at that scale */
    double scale;        /* points a layout unit */
} TreeChoice;

/* What a first look at a tree finds. */
typedef struct TreeLook {
    double largest;     /* scale; of mixed columns and wide measures, less what they must gain */
    TreeSetting widest; /* the setting that has it; without units: none is above the least */
    bool wants_measure; /* text is larger if lines are longer */
    double scales[REBUT_MOST_UNITS + 1]; /* by units: about the largest */
} TreeLook;

/* About the largest scale at which the tree fits, if that is above `least`; else a guess below it.
 * The tree must have a place. */
double rebut_tree_look(PlaceTree *tree, Heights *heights, const LayoutRequest *request,
                       double least, TreeLook *look);
/* Chooses a setting, after a look that found one. */
TreeChoice rebut_tree_search(PlaceTree *tree, Heights *heights, const LayoutRequest *request,
                             const TreeLook *look);

/* Whether some setting reaches that scale, without looking for the best. */
bool rebut_tree_fits(PlaceTree *tree, Heights *heights, const LayoutRequest *request, double scale);

#endif
