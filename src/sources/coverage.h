/* Coverage: which passages of a source the items of a map refer to, by quotes and by locators.
 *
 * A passage is a paragraph; headings are not counted, but a locator may name them. Of a PDF,
 * `p. 3` and `pp. 3-5` are pages; of other texts, `l. 12` are lines. `§2.1`, `section 2.1` or the
 * bare number, and the words that a heading or paragraph begins with (`abstract`), stand for what
 * lies between that heading and the next. */
#ifndef REBUT_SOURCES_COVERAGE_H
#define REBUT_SOURCES_COVERAGE_H

#include "sources/sources.h"

typedef struct CoveredPassage {
    size_t start, end; /* bytes of the source's text, without white space at the ends */
    size_t page;       /* from 1, or 0 */
    size_t line;       /* of the file, from 1, or 0 */
    bool is_heading;
    bool is_covered;
} CoveredPassage;

/* The passages of source `index`, whose text must have been kept, in order. A new GArray of
 * CoveredPassage. */
GArray *rebut_coverage_new(const Sources *sources, guint index);

#endif
