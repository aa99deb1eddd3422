/* Pages: what a drawing is for, as one const row each. Lengths in points. */
#ifndef REBUT_SCENE_PAGE_H
#define REBUT_SCENE_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#define REBUT_PAGE_PHONE "phone" /* which pages of HTML show on narrow screens */

typedef struct Page {
    const char *name;
    const char *about;
    double width, height;         /* of the sheet; used when is_whole */
    double box_width, box_height; /* that the drawing may fill; height 0: as high as it gets */
    bool is_whole;                /* the drawing is the whole sheet, else it is cut to its size */
    double top, foot;             /* of a whole sheet: margins above the title, below the legend */
    double largest_text;          /* body text is not enlarged beyond this */
    double reading_text;          /* where the height is free */
    double least_text;            /* below it body text is too small */
    double comfortable_text;      /* from which on it is read with ease */
    double least_title, most_title; /* sizes of the title */
    double most_legend, least_legend;
    double legend_apart;   /* the legend's distance from the map */
    double least_line;     /* width of a connector */
    double least_column;   /* width of text of three lines or more, in body sizes */
    double indent;         /* of a child in a stack, in body sizes; 0: as on paper */
    unsigned most_indents; /* cards on deeper levels stand flush; 0: as many as there are */
    bool is_narrow;        /* cards stand in one column where that costs nothing, */
    bool is_single;        /* or always */
    bool grows;            /* few cards may have larger text */
} Page;

/* The size that body text may have with so many cards. */
double rebut_page_most_text(const Page *page, size_t n_cards);

/* The indents that the page allows; where the height is free, never more than leave room for text
 * in this width, in points. 0: no bound. */
unsigned rebut_page_most_indents(const Page *page, double width, bool has_free_height);

extern const Page rebut_pages[]; /* ends with a row whose name is NULL */
const Page *rebut_page_find(const char *name);

#endif
