/* One page of a PDF: its scene, painted in tags. */
#ifndef REBUT_DRAW_PDF_PAGE_H
#define REBUT_DRAW_PDF_PAGE_H

#include "draw/pdf_tags.h"
#include "draw/scene.h"
#include <cairo.h>

typedef struct PdfPage {
    cairo_t *context;
    size_t number; /* from 1 */
    PdfTags *tags; /* of all pages */
} PdfPage;

void rebut_pdf_paint(const PdfPage *page, const Scene *scene);

#endif
