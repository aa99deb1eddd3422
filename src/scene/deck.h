/* A deck: the pages of one drawing, which a format writes into one file or into several.
 *
 * Mostly that is one page. There are several for the parts of a split, for views, and for steps,
 * each of which is the whole scene without what comes later. */
#ifndef REBUT_SCENE_DECK_H
#define REBUT_SCENE_DECK_H

#include "scene/scene.h"

#define REBUT_MOST_PAGES 300 /* of one drawing */

typedef struct Sheet {
    Scene *scene; /* what the page shows; owned */
    char *name;   /* for file names: letters, digits, hyphens: "overview", a view's name; owned */
    char *title;  /* for outlines and heads, in the author's words, or NULL; owned */
    guint step;   /* from 1; 0: it is no step */
    const Scene *whole;  /* the same with all its steps, for formats that show them one after the
                          * other on one page; NULL: it has none. Not owned */
    const Scene *narrow; /* the same for narrow screens, with its steps, for formats that show it
                          * there; NULL: there is none. Not owned */
} Sheet;

typedef struct Deck {
    GArray *sheets; /* of Sheet; at least one */
} Deck;

Deck *rebut_deck_new(void);
void rebut_deck_free(Deck *deck);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Deck, rebut_deck_free)

/* Appends a page, which it returns; the scene becomes the deck's. `name` and `title` are copied; a
 * character of the name that is no letter, digit or mark upon them becomes a hyphen. */
Sheet *rebut_deck_add(Deck *deck, Scene *scene, const char *name, const char *title, guint step);
const Sheet *rebut_deck_sheet(const Deck *deck, size_t index);
/* What a file of the deck tells of itself: the first page's scene, with all steps if it has any. */
const Scene *rebut_deck_head(const Deck *deck);

#endif
