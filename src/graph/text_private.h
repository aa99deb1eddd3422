/* What shaping a text (text.c) leaves for wrapping it (wrap.c). */
#ifndef REBUT_GRAPH_TEXT_PRIVATE_H
#define REBUT_GRAPH_TEXT_PRIVATE_H

#include "graph/text.h"

/* A stretch of one style within a word or within the white space behind it. */
typedef struct Piece {
    guint start, end; /* bytes of the plain text */
    double width;
} Piece;

typedef struct Word {
    guint start, end; /* bytes of the plain text, without the white space that follows */
    guint first_piece;
    bool must_break; /* the author broke the line behind it */
    double width;
    double space; /* of the white space that follows */
} Word;

struct ShapedText {
    char *plain;
    GArray *spans; /* of StyleSpan */
    Word *words;
    guint n_words;
    guint n_pieces;
    Piece *pieces; /* in the text's order */
    double min_width;
    double max_width;
    double ellipsis; /* its width */
    bool is_rtl;
    bool has_tail; /* the last word is room for something that is no text */
};

/* Is this a script that is written from right to left? */
bool rebut_script_is_rtl(GUnicodeScript script);

#endif
