/* The frame: what stands on the page besides the map. The title at the top, the list of sources and
 * the legend at the foot.
 *
 * Their sizes follow from that of the map's text, within bounds that the page sets, and so the room
 * that they leave to the map does. All lengths in points, but for widths of texts, which are in
 * layout units (text is 11 high) and scale with their size. */
#ifndef REBUT_LAYOUT_FRAME_H
#define REBUT_LAYOUT_FRAME_H

#include "graph/graph.h"

typedef struct Frame {
    double width, height; /* of the room for everything; height 0: as high as it gets */
    double most_scale;    /* points a layout unit, beyond which the map is not enlarged */
    double reading_scale; /* the scale where the height is free */
    const ShapedText *title, *subtitle; /* NULL: none */
    double least_title, most_title;     /* sizes */
    double fixed_title;                 /* of all pages of a deck; 0: each has its own */
    double *entries;                    /* widths of the legend's entries; owned */
    size_t n_entries;                   /* 0: no legend */
    double most_legend, least_legend;   /* sizes */
    double legend_apart;                /* its distance from the map */
    const ShapedText **sources;         /* entries of the list of sources; owned */
    size_t n_sources;                   /* 0: no list */
    double source_indent;               /* the room for their numbers, in layout units */
} Frame;

void rebut_frame_clear(Frame *frame);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Frame, rebut_frame_clear)

/* What the frame becomes around a map of a given scale. */
typedef struct FrameFit {
    double title_size, subtitle_size;
    double title_lines, subtitle_lines;
    double top;         /* from the room's upper edge to the map */
    double legend_size; /* of its text */
    size_t legend_rows;
    double sources;    /* height of the list, with the gap above it */
    double bottom;     /* from the map to the lower edge: sources and legend */
    double map_height; /* of the room that is left; 0: as high as it gets */
} FrameFit;

/* The frame around a map drawn `width` points wide (the frame's own width, or less) at `scale`. */
FrameFit rebut_frame_fit(const Frame *frame, double width, double scale);

/* The scale at which a map of this size, in layout units, fills its room in the frame. */
double rebut_frame_scale(const Frame *frame, double width, double height);

#define REBUT_LEGEND_GAP   1.5  /* between two entries, in sizes of its text */
#define REBUT_LEGEND_ROW   1.5  /* from one row to the next */
#define REBUT_TITLE_ROW    1.25 /* from one line of the title to the next, in its size */
#define REBUT_SOURCE_SHARE 0.75 /* size of the list of sources, in body sizes */

/* The height of the list of sources in this width, in layout units of its own text, with the gap
 * above it; 0 without a list. Sets `places` (NULL, or one for each) to the entries' texts. */
double rebut_frame_sources(const Frame *frame, double width, Rect *places);

#endif
