/* The passage of a source that comes nearest to words that do not stand in it, and what differs.
 *
 * All that are looked for are looked for at once, in time about proportional to the source. */
#ifndef REBUT_SOURCES_NEAREST_H
#define REBUT_SOURCES_NEAREST_H

#include "sources/quote.h"
#include "sources/text.h"

typedef struct Nearest {
    const Fragment *fragment; /* what is looked for; borrowed */
    Match region;             /* of the source's letters, within which the passage lies */
    size_t votes;             /* how much speaks for it */
} Nearest;

/* Finds the region of each of the `nearest` (of Nearest, with fragments set). */
void rebut_nearest_regions(const Normal *source, GArray *nearest);

typedef struct Passage {
    size_t start, end; /* bytes of the source's text */
    char *words;       /* on one line, shortened where it is long; owned */
    char *difference; /* "it has “every” where the quote has “each”"; NULL: only spaces; owned */
} Passage;

/* Sets `*passage` to what comes nearest; false, untouched, when nothing comes near. */
bool rebut_nearest_passage(const SourceText *text, const Normal *source, const Nearest *nearest,
                           Passage *passage);
void rebut_passage_clear(Passage *passage);

#endif
