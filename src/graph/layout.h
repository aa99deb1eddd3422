/* Layouts: a compiled graph and a page go in, positions and paths come out on the graph.
 *
 * A layout sets for every card its wrapping and box, for every joint its box, for every edge its
 * path, for every cluster its box, places for title and legend, and the graph's size. It never
 * fails: what the layered layout cannot do, the page layout does, with a warning. */
#ifndef REBUT_GRAPH_LAYOUT_H
#define REBUT_GRAPH_LAYOUT_H

#include "base/budget.h"
#include "base/diagnostics.h"
#include "graph/furniture.h"

typedef enum LayoutName { LAYOUT_PAGE, LAYOUT_LAYERED, LAYOUT_AUTO, N_LAYOUTS } LayoutName;

typedef struct LayoutRequest {
    LayoutName layout;
    double box_width,
        box_height;    /* of the page's content box in points; box_height 0: as high as it gets */
    double most_scale; /* beyond which the drawing is not enlarged; 0: none */
    const Furniture *furniture; /* title and legend, which need room too; NULL: none */
    const char *helper;         /* path of the layered helper program, or NULL for none */
    double seconds;             /* limit for the whole layout; 60 by default */
    size_t helper_bytes;        /* limit of memory for one helper process */
    Budget *budget;             /* of work; NULL: without end */
} LayoutRequest;

/* Lays out and returns the scale (points a layout unit) at which the drawing fills the box. */
double rebut_layout(Graph *graph, const LayoutRequest *request, Diagnostics *diagnostics);

/* The scale at which something of this size fills the page. */
double rebut_scale_to_fit(const LayoutRequest *request, double width, double height);
/* The scale at which a map of this size fills the page, with room for title and legend. */
double rebut_scale_for(const LayoutRequest *request, double width, double height);

/* One layout as the table of layouts names it. */
const char *rebut_layout_name(LayoutName layout);
/* One line about it for --help. */
const char *rebut_layout_about(LayoutName layout);

#endif
