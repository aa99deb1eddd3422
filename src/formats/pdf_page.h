/* One page of a PDF: its scene, painted in tags. */
#ifndef REBUT_FORMATS_PDF_PAGE_H
#define REBUT_FORMATS_PDF_PAGE_H

#include "formats/pdf_tags.h"
#include "scene/scene.h"
#include <cairo.h>

typedef struct PdfPage {
    cairo_t *context;
    size_t number; /* from 1 */
    PdfTags *tags; /* of all pages */
} PdfPage;

void rebut_pdf_paint(const PdfPage *page, const Scene *scene);

#endif
