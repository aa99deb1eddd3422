/* Layouts: a compiled graph and a frame go in, positions and paths come out on the graph.
 *
 * A layout sets for every card its wrapping and box, for every joint its box, for every edge its
 * path, for every cluster its box, and the graph's size and scale. It never fails: what the layered
 * layout cannot do, the layout `tree` does, with a warning. */
#ifndef REBUT_LAYOUT_LAYOUT_H
#define REBUT_LAYOUT_LAYOUT_H

#include "base/diagnostics.h"
#include "layout/frame.h"

typedef enum LayoutName { LAYOUT_TREE, LAYOUT_LAYERED, LAYOUT_AUTO, N_LAYOUTS } LayoutName;

typedef struct LayoutRequest {
    const Frame *frame;
    double least_text;   /* width of text of three lines or more, in layout units */
    unsigned most_units; /* of the grid, that are tried; 0: as many as are worth it */
    bool is_narrow;      /* a journal column: one column of cards is preferred */
    double floor_scale;  /* below which text is too small */
    const char *helper;  /* path of the layered helper program, or NULL for none */
    double seconds;      /* limit for the whole layout; 60 by default */
    size_t helper_bytes; /* limit of memory for one helper process */
} LayoutRequest;

/* Lays out by the layout `tree`. The graph must have been compiled with references. */
void rebut_layout_tree(Graph *graph, const LayoutRequest *request);

/* Whether the layout `tree` reaches that scale or nearly, without laying out anything. */
bool rebut_layout_tree_fits(Graph *graph, const LayoutRequest *request, double scale);

/* One layout as the table of layouts names it. */
const char *rebut_layout_name(LayoutName layout);
/* One line about it for --help. */
const char *rebut_layout_about(LayoutName layout);

#endif
