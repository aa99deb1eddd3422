/* Layouts: a compiled graph and a frame go in, positions and paths come out on the graph.
 *
 * A layout sets for every card its wrapping and box, for every joint its box, for every edge its
 * path, for every cluster its box, and the graph's size and scale. It never fails: what the layered
 * layout cannot do, the layout `tree` does, with a warning. */
#ifndef REBUT_LAYOUT_LAYOUT_H
#define REBUT_LAYOUT_LAYOUT_H

#include "base/budget.h"
#include "base/diagnostics.h"
#include "layout/frame.h"

typedef enum LayoutName { LAYOUT_TREE, LAYOUT_LAYERED, LAYOUT_AUTO, N_LAYOUTS } LayoutName;

typedef struct LayoutRequest {
    const Frame *frame;
    double least_text;     /* width of text of three lines or more, in layout units */
    unsigned most_units;   /* of the grid, that are tried; 0: as many as are worth it */
    double indent;         /* of a child in a stack, in layout units; 0: as on paper */
    unsigned most_indents; /* places on deeper levels stand flush; 0: no bound */
    bool is_narrow;        /* a journal column: one column of cards is preferred, */
    bool is_single;        /* or the only choice */
    double floor_scale;    /* below which text is too small */
    const char *helper;    /* path of the layered helper program, or NULL for none */
    double seconds;        /* limit for the whole layout; 60 by default */
    size_t helper_bytes;   /* limit of memory for one helper process */
    Budget *budget;        /* of work for the whole call; NULL: none */
} LayoutRequest;

/* Lays out by the layout `tree`. The graph must have been compiled with references. */
void rebut_layout_tree(Graph *graph, const LayoutRequest *request);

/* Whether the layout `tree` reaches that scale or nearly, without laying out anything. */
bool rebut_layout_tree_fits(Graph *graph, const LayoutRequest *request, double scale);

/* Lays out in layers. The graph must have been compiled without references. False, with `*reason`
 * set to static words, when that cannot be done. */
bool rebut_layout_layers(Graph *graph, const LayoutRequest *request, const char **reason);
/* Would lines explain better than the references of the layout `tree`? Only then is it worth trying
 * layers. The graph must have been compiled with references. */
bool rebut_layout_wants_lines(const Graph *graph);
/* Are the layers of a graph that was laid out in them easy to follow? `comfortable_scale`: at which
 * text is read with ease. */
bool rebut_layout_is_followed(const Graph *graph, double comfortable_scale);

/* One layout as the table of layouts names it. */
const char *rebut_layout_name(LayoutName layout);
/* One line about it for --help. */
const char *rebut_layout_about(LayoutName layout);

#endif
