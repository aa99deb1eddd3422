/* How high each subtree of the tree becomes in a column of the page's grid, by two moves: a stack,
 * or a row of columns below a banner.
 *
 * The page is a grid of equal units; a column takes some of them. The height of a subtree depends
 * on the place, on the units of its column, and on how far its left edge stands in, which takes
 * one of few values (TreePlace.saved). So all heights follow from one pass from the leaves to the
 * roots, and a row's columns from a recurrence over children and units: time is linear in places,
 * for a given number of units. */
#ifndef REBUT_LAYOUT_HEIGHTS_H
#define REBUT_LAYOUT_HEIGHTS_H

#include "layout/place_tree.h"

#define REBUT_MOST_UNITS 24

/* What the heights are for. */
typedef struct TreeSetting {
    double width;      /* of the page, in layout units */
    guint n_units;     /* of the grid, from 1 to REBUT_MOST_UNITS */
    double measure;    /* text is not set wider */
    bool is_mixed;     /* a column may hold siblings of several relations */
    double least_text; /* width of text of three lines or more */
} TreeSetting;

/* A column of a row: children [first, end) of a place, by their indices among its children. */
typedef struct Column {
    guint first, end;
    guint units;
} Column;

typedef struct Heights Heights;

Heights *rebut_heights_new(const PlaceTree *tree);
void rebut_heights_free(Heights *heights);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Heights, rebut_heights_free)

/* About how many steps of a budget it takes to find the heights for a setting. */
guint64 rebut_heights_work(const Heights *heights, const TreeSetting *setting);
/* Finds all heights. Returns that of the whole tree, REBUT_NO_HEIGHT or more where a text does not
 * fit. */
double rebut_heights_find(Heights *heights, const TreeSetting *setting);
#define REBUT_NO_HEIGHT 1e12

/* After that: the width of a place in a column of so many units whose left edge is of that sort. */
double rebut_heights_width(const Heights *heights, guint place, guint edge, guint units);
/* The left edge of a unit of the grid. */
double rebut_heights_unit_left(const Heights *heights, guint unit);
/* Of a subtree that is a stack; and whether a row is lower. */
double rebut_heights_stack(const Heights *heights, guint place, guint edge, guint units);
bool rebut_heights_is_row(const Heights *heights, guint place, guint edge, guint units);
/* The columns below a place (REBUT_NO_PLACE: the roots) in so many units: an array of Column, which
 * the next call changes. */
const GArray *rebut_heights_columns(Heights *heights, guint place, guint edge, guint units);
/* The sort of the left edge of a child of `place`, in the first column of its row or not. */
guint rebut_heights_edge(const Heights *heights, guint place, guint edge, bool is_first_column);
/* The room that a column needs above its first card for a bar of premises. */
double rebut_heights_bar_room(const Heights *heights, guint place, const Column *column);

#endif
