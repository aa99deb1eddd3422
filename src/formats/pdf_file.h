/* A PDF file as cairo writes it, taken apart into its objects, so that what cairo leaves out can be
 * put in.
 *
 * An object is the bytes between `obj` and `endobj`. A dictionary's entries are found where cairo
 * puts them, each at the start of a line. */
#ifndef REBUT_FORMATS_PDF_FILE_H
#define REBUT_FORMATS_PDF_FILE_H

#include <glib.h>
#include <stdbool.h>

typedef struct PdfFile PdfFile;

/* NULL when the file is not written as expected. */
PdfFile *rebut_pdf_file_new(const GString *bytes);
void rebut_pdf_file_free(PdfFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfFile, rebut_pdf_file_free)

/* The number of the catalogue. */
guint rebut_pdf_catalogue(const PdfFile *file);
/* The object of a number; NULL behind the last. Objects are numbered from 1. */
const GString *rebut_pdf_object(const PdfFile *file, guint number);
/* Is it a dictionary of this type, "Page"? */
bool rebut_pdf_is(const PdfFile *file, guint number, const char *type);
/* Replaces an object. */
void rebut_pdf_set_object(PdfFile *file, guint number, GString *taken);
/* Appends an object and returns its number. */
guint rebut_pdf_add_object(PdfFile *file, GString *taken);

/* The value of a dictionary's entry, "K"; a new string, or NULL. */
char *rebut_pdf_entry(const PdfFile *file, guint number, const char *key);
/* The number of the object that the entry refers to; 0: none. */
guint rebut_pdf_reference(const PdfFile *file, guint number, const char *key);
/* Sets an entry, which may be there already. */
void rebut_pdf_set_entry(PdfFile *file, guint number, const char *key, const char *value);

/* Words as a string of PDF. */
char *rebut_pdf_string(const char *words);

/* The file as bytes. */
GString *rebut_pdf_file_write(const PdfFile *file);

#endif
