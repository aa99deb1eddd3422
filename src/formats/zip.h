/* A ZIP file in memory, for the formats that are one. Equal files give equal bytes: they are
 * compressed in the order in which they are added, and their date is always 1980-01-01. */
#ifndef REBUT_FORMATS_ZIP_H
#define REBUT_FORMATS_ZIP_H

#include <glib.h>
#include <stdbool.h>

typedef struct Zip Zip;

Zip *rebut_zip_new(void);
/* `name` is relative, with slashes, and no author's. The first failure sticks. */
void rebut_zip_add(Zip *zip, const char *name, const char *bytes, size_t length);
/* Frees the writer; the file is a new string, or NULL when something failed. */
GString *rebut_zip_finish(Zip *zip);

#endif
