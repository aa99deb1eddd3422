/* Places and links in a PDF, in the little language of cairo's attributes. Pages count from 1; all
 * results are new strings. */
#ifndef REBUT_FORMATS_PDF_PLACES_H
#define REBUT_FORMATS_PDF_PLACES_H

#include <glib.h>

/* A point of a page: "page=2 pos=[10 20]". */
char *rebut_pdf_place(size_t page, double x, double y);
/* A link from a rectangle to a URL, which is allowed, or to an address within the page, which
 * begins with `#`. */
char *rebut_pdf_link(size_t page, const double rect[4], const char *href);
/* A link to the top of a page. */
char *rebut_pdf_page_link(const double rect[4], size_t page);
/* The place that such an address leads to. */
char *rebut_pdf_destination(size_t page, const char *address, double x, double y);

#endif
