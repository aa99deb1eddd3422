/* Pages: what a drawing is for, as one const row each. Lengths in points. */
#ifndef REBUT_DRAW_PAGE_H
#define REBUT_DRAW_PAGE_H

#include <stdbool.h>

typedef struct Page {
    const char *name;
    const char *about;
    double width, height;         /* of the sheet; used when is_whole */
    double box_width, box_height; /* that the drawing may fill; height 0: as high as it gets */
    bool is_whole;                /* the drawing is the whole sheet, else it is cut to its size */
    double largest_text;          /* body text is not enlarged beyond this */
    double least_text;            /* below it body text is too small */
} Page;

extern const Page rebut_pages[]; /* ends with a row whose name is NULL */
const Page *rebut_page_find(const char *name);

#endif
