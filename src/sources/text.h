/* The text of a source: what its file says as plain words, and where in the file they stand.
 *
 * Plain text is taken as it is, Markdown without its marks; HTML and PDF are taken apart by a
 * helper program (extract.c). The text is valid UTF-8; blank lines part its paragraphs. */
#ifndef REBUT_SOURCES_TEXT_H
#define REBUT_SOURCES_TEXT_H

#include "base/source.h"
#include <stdbool.h>

typedef enum SourceFormat { SOURCE_PLAIN, SOURCE_MARKDOWN, SOURCE_HTML, SOURCE_PDF } SourceFormat;

/* From byte `text` on, the text comes from byte `place` of the file on, or from page `place`. */
typedef struct Stretch {
    guint32 text, place;
} Stretch;

typedef struct SourceText {
    SourceFormat format;
    GString *bytes;
    GArray *stretches; /* of Stretch, rising */
    GArray *headings;  /* of guint32, rising: the bytes at which a heading begins */
    Source *file;      /* for lines and columns; NULL for PDF, which has pages */
} SourceText;

/* An empty text of the file called `name`, with `length` bytes of content. */
SourceText *rebut_source_text_new(SourceFormat format, const char *name, const char *content,
                                  size_t length);
void rebut_source_text_free(SourceText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SourceText, rebut_source_text_free)

/* Appends words that stand at `place`. */
void rebut_source_text_add(SourceText *text, const char *words, size_t length, size_t place);
/* Ends a paragraph, if one is open. */
void rebut_source_text_end_paragraph(SourceText *text);
/* Says that a heading begins here. */
void rebut_source_text_begin_heading(SourceText *text);

/* Where byte `at` of the text stands: its page (from 1), or 0 and the byte of the file. */
size_t rebut_source_text_page(const SourceText *text, size_t at, size_t *offset);
/* "notes.txt:4:30" or "paper.pdf, page 3"; a new string. */
char *rebut_source_text_where(const SourceText *text, const char *name, size_t at);
/* The words from `start` to `end` on one line; a new string. */
char *rebut_source_text_line(const SourceText *text, size_t start, size_t end);

/* Readers; each fills an empty text from its file's content, which is valid UTF-8. */
void rebut_read_plain(SourceText *text);
void rebut_read_markdown(SourceText *text);
/* A text in Markdown on one line, such as a quote, without its marks; a new string. */
char *rebut_markdown_strip(const char *marked);

#endif
