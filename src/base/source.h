/* Source text: the bytes of one input with the table that turns a byte offset into line and column.
 *
 * Everything that is read keeps byte spans into its source, so that a message can show the author's
 * own line. Offsets are bytes from 0; lines and columns count from 1, columns in code points. */
#ifndef REBUT_BASE_SOURCE_H
#define REBUT_BASE_SOURCE_H

#include <glib.h>
#include <stddef.h>

typedef struct Source Source;

/* A half-open range of bytes of a source. */
typedef struct Span {
    size_t start;
    size_t end;
} Span;

typedef struct Place {
    size_t line;
    size_t column;
} Place;

/* Copies `length` bytes; `name` is what messages call the source (a path, or "<stdin>"). */
Source *rebut_source_new(const char *name, const char *bytes, size_t length);
/* Stands for an input of `length` bytes that are not kept: its bytes are NULL, and no place but its
 * start may be asked for. */
Source *rebut_source_new_unread(const char *name, size_t length);
/* Says that the bytes are a part of the named file and begin at its line `first_line`, from 1. */
void rebut_source_begin_at(Source *source, size_t first_line);
void rebut_source_free(Source *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Source, rebut_source_free)

const char *rebut_source_name(const Source *source);
/* The bytes, followed by a NUL that is not part of the text; NULL when they are not kept. */
const char *rebut_source_bytes(const Source *source);
size_t rebut_source_length(const Source *source);

/* An offset at or past the end gives the place just behind the last character. */
Place rebut_source_place(const Source *source, size_t offset);
/* The span of line `line` (from 1) without its line end. */
Span rebut_source_line(const Source *source, size_t line);
/* The byte offset of code point `index`, as libyaml's marks count (from 0; a BOM is not counted).
 */
size_t rebut_source_offset_of_code_point(const Source *source, size_t index);

#endif
