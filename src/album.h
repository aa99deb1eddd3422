/* An album: all pictures of one map that its options ask for, as a deck of pages. */
#ifndef REBUT_ALBUM_H
#define REBUT_ALBUM_H

#include "picture.h"

typedef struct Album {
    Deck *deck;
    GPtrArray *pictures; /* of Picture *: one for each page, or one for all steps of it */
    GPtrArray *narrow;   /* of Picture *: the same for narrow screens, where a format shows them */
    size_t n_cards;      /* distinct ones, on all pages */
    size_t n_short;      /* pictures with short wordings */
    double smallest_text;
    bool is_refused_map; /* not by what was asked, but by what is in the map */
} Album;

/* Draws what the options choose: the whole map, parts of it, views, steps. NULL when they name
 * something that is not there or do not go together (`*status` is REBUT_USAGE), or the map exceeds
 * a limit or has an empty view (REBUT_INPUT); a message says what. */
Album *rebut_album_new(const Easel *easel, RebutStatus *status);
void rebut_album_free(Album *album);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Album, rebut_album_free)

#endif
