/* The mark on a card that tells how its item stands: a sign, and the word beside it where the kind
 * line has room.
 *
 * Challenges always carry one. What nothing is against stands, and needs no mark: its card would
 * only say what a reader takes for granted. */
#ifndef REBUT_GRAPH_STATUS_MARK_H
#define REBUT_GRAPH_STATUS_MARK_H

#include "argument/verdict.h"
#include "graph/text.h"

#define REBUT_STATUS_GAP  4.5 /* the least between the mark and what stands to its left */
#define REBUT_STATUS_SIGN 7.0 /* width and height of the sign, in layout units */
#define REBUT_STATUS_WORD 2.5 /* between sign and word */
#define REBUT_STATUS_PAD  3.0 /* around a word that stands in a tag, left and right */

typedef struct StatusMark {
    bool is_shown;
    Status status;
    double short_width, width; /* with the gap; of the sign alone, and with the word */
} StatusMark;

/* The mark of an item in a judged argument. */
StatusMark rebut_status_mark(const Argument *argument, const Item *item, TextShaper *shaper);

#endif
