/* The mark on a card that names its sources: "[1, §2.1; 3]"; in a map of one source "[§2.1]", as
 * its number says nothing. */
#ifndef REBUT_GRAPH_SOURCE_MARK_H
#define REBUT_GRAPH_SOURCE_MARK_H

#include "argument/argument.h"
#include "graph/text.h"

#define REBUT_SOURCE_SIZE 7.7 /* of its font */

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

/* The mark of an item; NULL when it cites nothing. Without a shaper its words are
 * not measured; without an argument each source has its number. */
SourceMark *rebut_source_mark_new(const Item *item, const Argument *argument, TextShaper *shaper);
void rebut_source_mark_free(SourceMark *mark);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SourceMark, rebut_source_mark_free)

#endif
