/* Comparing two versions of a map: which item of one is which of the other, and what became of
 * each.
 *
 * The rule of matching is in docs/diff.md. Nothing is changed in either argument; both must outlive
 * the comparison. Time is about linear in items and links. */
#ifndef REBUT_ARGUMENT_COMPARE_H
#define REBUT_ARGUMENT_COMPARE_H

#include "argument/argument.h"

/* What else than text, place and verdict of an item may differ; flags. */
typedef enum Detail {
    DETAIL_KIND = 1 << 0,
    DETAIL_ID = 1 << 1, /* both were given by the author */
    DETAIL_SHORT = 1 << 2,
    DETAIL_NOTE = 1 << 3,
    DETAIL_SOURCES = 1 << 4,
    DETAIL_LINK = 1 << 5,
    DETAIL_CLASSES = 1 << 6
} Detail;

typedef struct Comparison {
    const Argument *old, *new;
    Item **new_of_old; /* by the old item's index: what it is now; NULL: it was removed */
    Item **old_of_new; /* by the new item's index: what it was; NULL: it was added */
    bool *is_lost;     /* by the old link's index: it is not in the new map */
    bool *is_gained;   /* by the new link's index: it was not in the old map */
    size_t n_matched;
    /* Private to compare.c: */
    Item **next_equal; /* by the old item's index, while items are matched */
} Comparison;

/* Of two judged arguments. */
Comparison *rebut_comparison_new(const Argument *old, const Argument *new);
void rebut_comparison_free(Comparison *comparison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Comparison, rebut_comparison_free)

/* Of two items that are one in both versions: its words (marks count), the item that it stands
 * under, its verdict, anything else. */
bool rebut_comparison_is_reworded(const Item *old, const Item *new);
bool rebut_comparison_is_moved(const Comparison *comparison, const Item *old, const Item *new);
bool rebut_comparison_is_judged_anew(const Item *old, const Item *new);
unsigned rebut_comparison_details(const Item *old, const Item *new);
/* "kind", "id", "short", "note", "sources", "link", "classes" */
const char *rebut_detail_name(Detail detail);

#endif
