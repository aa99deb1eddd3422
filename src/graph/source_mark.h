/* The mark on a card that names its sources: "[1, §2.1; 3]" in full, "[1, 3]" where room is short.
 */
#ifndef REBUT_GRAPH_SOURCE_MARK_H
#define REBUT_GRAPH_SOURCE_MARK_H

#include "argument/argument.h"
#include "graph/text.h"

#define REBUT_MARK_GAP 4.5 /* the least between a mark and what stands to its left */

#define REBUT_SOURCE_SIZE REBUT_HEAD_SIZE /* of its font */

/* What the mark says of one source, with the brackets and signs around it. */
typedef struct MarkPiece {
    char *words; /* owned */
    double width;
    const Citation *citation; /* the first one of the source; NULL for the rest of a long mark */
} MarkPiece;

typedef struct SourceMark {
    GArray *pieces; /* of MarkPiece, from left to right */
    double width;
} SourceMark;

/* The mark of an item, with its locators or without; NULL when it cites nothing. Without a shaper
 * its words are not measured. */
SourceMark *rebut_source_mark_new(const Item *item, bool has_locators, TextShaper *shaper);
void rebut_source_mark_free(SourceMark *mark);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SourceMark, rebut_source_mark_free)

#endif
