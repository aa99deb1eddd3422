/* Splitting: a map that one page cannot hold becomes an overview and pages of details, each of them
 * legible. */
#ifndef REBUT_SPLIT_MAP_H
#define REBUT_SPLIT_MAP_H

#include "picture.h"

/* One page: the part of the map from its focus downwards, as far as it can be read. */
typedef struct SplitPage {
    Selection *selection; /* cards that go on elsewhere know their page */
    char *name;           /* for file names */
    char *title;          /* of its focus, or NULL */
    char *heading; /* the same with where it comes from, to stand below the map's title; NULL on the
                    * overview */
} SplitPage;

/* The pages that show everything from `focus` (NULL: the whole map) downwards, each card on one at
 * least, overviews before their details; they come behind `n_before` others. One page if that can
 * hold it. NULL, with a message, when there would be too many. Of SplitPage *. */
GPtrArray *rebut_split_map(const Easel *easel, const Item *focus, guint n_before);

#endif
