/* A page set: the pages that show one map together, an overview and then details.
 *
 * Every card has one page that is its home. Cards above it, down from where the branch begins, are
 * shown again on its page. Places are those of the reading order (argument->order). */
#ifndef REBUT_RENDER_PAGE_SET_H
#define REBUT_RENDER_PAGE_SET_H

#include "render/picture.h"

#define REBUT_NO_PARENT G_MAXUINT
#define REBUT_MOST_TOPS 4 /* cards that a page of details begins with */

/* What is to be shown: the places [first, end), which are one subtree or all. */
typedef struct Scope {
    const Argument *argument;
    guint first, end;
    guint *parent; /* by place; REBUT_NO_PARENT at the top of the scope */
} Scope;

void rebut_scope_init(Scope *scope, const Argument *argument, const Item *focus);
void rebut_scope_clear(Scope *scope);
const Item *rebut_scope_item(const Scope *scope, guint place);

/* Adds to the places that a page is home to (`is_shown`, by place) the cards that are shown again:
 * the parent of each, what is missing between them, and as many levels above as leave no more tops
 * than REBUT_MOST_TOPS. */
void rebut_page_add_parents(const Scope *scope, guint8 *is_shown);

/* The way to what a page shows: "1.2 Shops lose trade › 1.2.3 Parking hubs (from page 1)". To be
 * g_freed. */
char *rebut_page_heading(const Scope *scope, const guint8 *is_shown, guint from_page);

/* One page, ready to be drawn. */
typedef struct SetPage {
    Selection *selection; /* cards that go on elsewhere know their page */
    char *name;           /* for file names */
    char *title;          /* of its tops, or NULL */
    char *heading;        /* below the map's title; NULL on the overview */
    bool is_one_of_many;  /* of its subject */
} SetPage;

/* The pages for which `home` gives the page of every place, from 1; 1 is the overview. They come
 * behind `n_before` others, and cards have room for the number `room_page`. Of SetPage *. */
GPtrArray *rebut_page_set_new(const Scope *scope, const guint *home, guint n_pages, guint n_before,
                              guint room_page);

#endif
