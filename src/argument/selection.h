/* A selection: which items of an argument are drawn, and what stands in for the others.
 *
 * `--depth`, `--focus` and the pages of a split are selections. Numbers and ids stay those of the
 * whole map. Made from a checked argument, which must outlive it. */
#ifndef REBUT_ARGUMENT_SELECTION_H
#define REBUT_ARGUMENT_SELECTION_H

#include "argument/argument.h"

typedef struct Selection {
    guint8 *is_shown;  /* by item index */
    guint *n_left_out; /* by item index, of a shown item: the items below it that are not shown */
    guint *page;       /* by item index: where these are, from 1; 0: nowhere */
    size_t n_shown;    /* items */
    const Argument *argument; /* not owned */
} Selection;

/* The items from `focus` downwards (NULL: all), of at most `depth` levels (0: all). What attacks a
 * link stands on the level of the item whose link that is: neither says anything without the other.
 */
Selection *rebut_selection_new(const Argument *argument, const Item *focus, size_t depth);
void rebut_selection_free(Selection *selection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Selection, rebut_selection_free)

/* Leaves out what is below an item; its details are on `page`. */
void rebut_selection_fold(Selection *selection, const Item *item, guint page);

/* A selection NULL shows everything. */
bool rebut_selection_shows(const Selection *selection, const Item *item);
guint rebut_selection_left_out(const Selection *selection, const Item *item);
/* By item index, of a shown item: items that stand elsewhere, not below it, bear on it by a further
 * link, and are not shown. To be g_freed. */
guint *rebut_selection_elsewhere(const Selection *selection);

#endif
