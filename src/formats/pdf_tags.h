/* The tags of a PDF in the order in which they were begun, with what cairo does not write of them.
 */
#ifndef REBUT_FORMATS_PDF_TAGS_H
#define REBUT_FORMATS_PDF_TAGS_H

#include "formats/pdf_file.h"

typedef struct PdfTag {
    const char *name;  /* "P"; static */
    char *alternative; /* what a figure shows, in words; owned */
    char *actual;      /* the words that are drawn as pictures, with those around them; owned */
    char *target;      /* what a link leads to, in words; owned */
} PdfTag;

typedef struct PdfTags {
    GArray *tags; /* of PdfTag */
} PdfTags;

PdfTags *rebut_pdf_tags_new(void);
void rebut_pdf_tags_free(PdfTags *tags);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfTags, rebut_pdf_tags_free)

/* Appends a tag; it is valid until the next. */
PdfTag *rebut_pdf_tags_add(PdfTags *tags, const char *name);

/* Writes what the tags hold into the file's structure, makes its pages parts of one document, and
 * puts figures behind what they belong to. False, and the file is untouched, when the structure is
 * not that of the tags. */
bool rebut_pdf_tags_apply(const PdfTags *tags, PdfFile *file);

#endif
