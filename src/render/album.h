/* An album: all pictures of one map that its options ask for, as a deck of pages. */
#ifndef REBUT_RENDER_ALBUM_H
#define REBUT_RENDER_ALBUM_H

#include "render/drawings.h"

typedef struct Album {
    Deck *deck;
    GPtrArray *drawings; /* of Drawing *: one for each page, or one for all steps of it */
    GPtrArray *showings; /* of Showing * */
    guint n_pages;       /* of the deck, as far as they are drawn */
    size_t n_cards;      /* distinct ones, on all pages */
    size_t n_short;      /* drawings with short wordings */
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
