/* The one name that an author may have meant: candidates are offered one by one, and the nearest is
 * kept, if it is near at all (a slip of the fingers away, letter case aside). */
#ifndef REBUT_BASE_NEAR_H
#define REBUT_BASE_NEAR_H

#include <stddef.h>

typedef struct Near {
    const char *wanted; /* borrowed */
    const char *best;   /* borrowed; NULL while nothing near was offered */
    size_t distance;    /* of `best`: insertions, deletions, replacements, neighbours swapped */
} Near;

void rebut_near_init(Near *near, const char *wanted);
/* Keeps `candidate` (borrowed) when it is near and nearer than all before it. */
void rebut_near_offer(Near *near, const char *candidate);

#endif
