/* A sheet: layers with sizes become places on the page.
 *
 * Within a block each band is as deep as its deepest card, and the channel between two bands as
 * deep as its tracks need. Blocks stand on shelves that fill the page's proportions, in the
 * author's order. */
#ifndef REBUT_LAYOUT_LAYERED_SHEET_H
#define REBUT_LAYOUT_LAYERED_SHEET_H

#include "layout/layout.h"
#include "layout/layered/ports.h"

/* The sizes of the nodes, by node: along their band, and from band to band. */
typedef struct Extents {
    double *breadth, *depth;
    bool is_sideways; /* bands are columns from left to right, else rows from top to bottom */
} Extents;

typedef struct Sheet {
    const Layers *layers;
    const Extents *extents;
    Ports *ports;
    double *near, *far;     /* by band: its sides, within its block */
    double *across, *along; /* by block: of its corner */
    double *least;          /* by block: the least place across of what is in it */
    double width, height;   /* on the page */
} Sheet;

/* For elements that have been placed with these extents, which are borrowed. */
Sheet *rebut_sheet_new(const Layers *layers, const Extents *extents, const LayoutRequest *request);
void rebut_sheet_free(Sheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sheet, rebut_sheet_free)

/* Sets the places of all boxes, the paths of all links, and the graph's size. */
void rebut_sheet_draw(const Sheet *sheet, Graph *graph);

#endif
