/* Furniture: what stands on the sheet besides the map, its title, its legend and its sources.
 *
 * They take room from the map, and so make its text smaller, unless they stand where the map leaves
 * room anyway: in a corner beside the top claim, below a short column. Here they are wrapped and
 * placed so that the sheet stays low. All lengths in layout units. */
#ifndef REBUT_GRAPH_FURNITURE_H
#define REBUT_GRAPH_FURNITURE_H

#include "graph/graph.h"

typedef struct Furniture {
    const ShapedText *title, *subtitle; /* NULL: none */
    double title_size, subtitle_size;   /* of their fonts */
    double *swatches, *words;           /* widths of the legend's entries; owned */
    size_t n_entries;                   /* 0: no legend */
    double entry_gap, row_height;       /* of the legend */
    const ShapedText **sources;         /* the entries of the list of sources; owned */
    size_t n_sources;                   /* 0: no list */
    double source_size, source_indent;  /* of their font; the room for their numbers */
} Furniture;

void rebut_furniture_clear(Furniture *furniture);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Furniture, rebut_furniture_clear)

/* The height that furniture takes at most beside a map of this width. */
double rebut_furniture_height(const Furniture *furniture, double width);

/* A column of the legend: swatches, and words behind them. */
typedef struct LegendColumn {
    double swatch, words;
} LegendColumn;
enum { REBUT_LEGEND_COLUMNS = 16 }; /* at most */

/* The legend's entries stand in rows, one below the other: sets the columns, as many as fit into
 * the width, and returns their number. One column may be wider. */
size_t rebut_furniture_columns(const Furniture *furniture, double width,
                               LegendColumn columns[REBUT_LEGEND_COLUMNS]);

/* The height of the list of sources in a sheet of this width, with the gap above it; 0 without a
 * list. Sets `places` (NULL, or one for each) to the texts of the entries, from the list's top. */
double rebut_furniture_sources(const Furniture *furniture, double width, Rect *places);

/* What stands on the map as rectangles, and its bounds; the result in the same coordinates: the
 * bounds of everything, the list of sources at its bottom. Sets `title` and `legend` to their
 * places, width 0 where there is none. */
Rect rebut_furnish(const Furniture *furniture, const GArray *obstacles, Rect bounds, Rect *title,
                   Rect *legend);

#endif
