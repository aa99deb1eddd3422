/* A selection: which items of an argument are drawn, and what stands in for the others.
 *
 * `--depth`, `--focus` and the pages of a split are selections. Numbers and ids stay those of the
 * whole map. Made from a checked argument, which must outlive it. */
#ifndef REBUT_ARGUMENT_SELECTION_H
#define REBUT_ARGUMENT_SELECTION_H

#include "argument/argument.h"
#include <stdint.h>

typedef struct Selection {
    guint8 *is_shown; /* by item index */
    guint8
        *is_again; /* by item index: another page shows the item in full, this one its beginning */
    guint *n_left_out; /* by item index, of a shown item: the items below it that are not shown */
    guint *page;       /* by item index: where these are, from 1; 0: nowhere */
    GPtrArray *items;  /* of Item *, borrowed: those shown, in reading order */
    size_t n_shown;    /* items */
    const Argument *argument; /* not owned */
    const Item *focus;        /* with which it begins; NULL: the whole map, or some places */
    guint *origin;            /* by item index, of a card at the top: the page that shows what it
                               * stands under, or shows it first, from 1; 0: none */
    guint
        room_page; /* cards have room for this number of a page where theirs is smaller; 0: none */
} Selection;

#define REBUT_ALL_LEVELS SIZE_MAX

/* The items from `focus` downwards (NULL: from the roots), and at most `depth` levels below it; 0
 * is the focus alone. What attacks a link stands on the level of the item whose link that is:
 * neither says anything without the other. */
Selection *rebut_selection_new(const Argument *argument, const Item *focus, size_t depth);
/* What a view of the map shows. */
Selection *rebut_selection_of_view(const Argument *argument, const View *view);
/* How a page shows the item at a place in reading order. */
enum { REBUT_NOT_SHOWN, REBUT_SHOWN, REBUT_SHOWN_AGAIN };
Selection *rebut_selection_of_places(const Argument *argument, const guint8 *shown);
void rebut_selection_free(Selection *selection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Selection, rebut_selection_free)

/* Leaves out all items but those of the kinds that are true in `shown`. An item whose parent is
 * left out stands by itself. */
void rebut_selection_show_kinds(Selection *selection, const bool shown[N_KINDS]);

/* A selection NULL shows everything, and nothing again. */
bool rebut_selection_shows(const Selection *selection, const Item *item);
bool rebut_selection_shows_again(const Selection *selection, const Item *item);
/* The same of the item of a bearing. */
static inline bool rebut_selection_shows_bearing(const Selection *selection, const Bearing *bearing)
{
    return selection == NULL || selection->is_shown[bearing->index] != 0;
}
guint rebut_selection_left_out(const Selection *selection, const Item *item);
/* By item index, of a shown item: items that stand elsewhere, not below it, bear on it by a further
 * link, and are not shown. To be g_freed. */
guint *rebut_selection_elsewhere(const Selection *selection);

#endif
