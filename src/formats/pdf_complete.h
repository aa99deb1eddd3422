/* What PDF/UA (ISO 14289-1) asks for and cairo 1.16 leaves out. */
#ifndef REBUT_FORMATS_PDF_COMPLETE_H
#define REBUT_FORMATS_PDF_COMPLETE_H

#include "formats/pdf_tags.h"
#include "scene/scene.h"

/* The file that cairo wrote with these tags, completed: a new string. A file that is not written as
 * expected comes back as it is. `date` is that of creation, in seconds since 1970, or -1. */
GString *rebut_pdf_complete(GString *taken, const PdfTags *tags, const Scene *scene, int64_t date);

#endif
