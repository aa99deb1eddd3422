/* The grid that ways run on: lines beside cards, where they are free, and what it costs to go along
 * them. */
#ifndef REBUT_GRAPH_WAY_GRID_H
#define REBUT_GRAPH_WAY_GRID_H

#include "graph/graph.h"

/* Where two lines cross. Of each pair the first is for going level, the second for upright. */
typedef struct Crossing {
    float cost[2];     /* of the best way here, plus 1; 0: not reached */
    float toll[2];     /* of the line to the right, of the line down */
    guint before[2];   /* state */
    bool is_closed[2]; /* by a card: the line to the right, the line down */
    bool is_open[2];   /* the same lines: not closed, and worth going on */
} Crossing;

typedef struct WayGrid {
    GArray *xs, *ys;     /* of double, rising */
    Crossing *crossings; /* row by row */
    size_t room;         /* for so many of them */
    double margin;       /* kept from cards */
    int n_lanes;         /* lines beside each side of a card */
} WayGrid;

/* The memory of a grid serves for any number of searches. */
void rebut_way_grid_init(WayGrid *grid);
void rebut_way_grid_clear(WayGrid *grid);

/* Begins a grid with the lines beside these nodes. */
void rebut_way_grid_begin(WayGrid *grid, const GPtrArray *nodes, double margin);
/* Adds the two lines through a place. */
void rebut_way_grid_add_place(WayGrid *grid, Point place);
/* Makes the crossings, when all lines are there, and opens lines that are free beside the nodes. */
void rebut_way_grid_lay(WayGrid *grid, const GPtrArray *nodes);
/* Opens a line from a place on, as far as it is free. `sign` is -1 for left, up. */
void rebut_way_grid_open(WayGrid *grid, Point place, bool goes_upright, int sign);
/* Makes it dear to cross a line that is drawn, or to run on it. */
void rebut_way_grid_charge(WayGrid *grid, Point from, Point to);

/* The crossing at a place that lines were added for. */
guint rebut_way_grid_at(const WayGrid *grid, Point place);

#endif
