/* The passages of a text: its paragraphs and headings, in order. */
#ifndef REBUT_SOURCES_PASSAGES_H
#define REBUT_SOURCES_PASSAGES_H

#include "sources/coverage.h"

/* A new GArray of CoveredPassage, none of them covered. Plain text and PDF mark no headings: there
 * a line of its own that begins with a number of a section is one. */
GArray *rebut_passages_new(const SourceText *text);

/* The length of the number of a section that `words` begin with ("2.1" of "2.1. Frost" or of
 * "§ 2.1"), and where it begins; 0 if there is none. */
size_t rebut_section_number(const char *words, const char *end, const char **number);

#endif
