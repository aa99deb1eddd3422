/* The outline: a judged argument in the order of its drawing.
 *
 * Each item stands once in full, below the item that it bears on; what else it bears on has, among
 * its own, an entry that points there: the order is that of Item.bearings. Formats walk the
 * entries, and say what they hold in their own voice: a Voice is all in which they differ on a
 * single line. */
#ifndef REBUT_WORDS_OUTLINE_H
#define REBUT_WORDS_OUTLINE_H

#include "argument/adjacency.h"
#include <stdbool.h>

/* Deeper items stand on the last level; their numbers tell where they belong. So an outline is as
 * long as the map, however deep that is. */
enum { REBUT_OUTLINE_LEVELS = 8 };

typedef enum EntryType {
    ENTRY_ITEM, /* the item itself */
    ENTRY_SEE   /* an item that stands elsewhere, and bears on this place too */
} EntryType;

typedef struct Entry {
    EntryType type;
    const Item *item;
    const Link *link; /* by which it stands here; NULL for one that bears on nothing */
    size_t level;     /* from 0 */
} Entry;

typedef struct Outline {
    const Argument *argument; /* not owned */
    GArray *entries;          /* of Entry */
    GPtrArray *sources;       /* of const SourceEntry *: those that are cited, by their numbers */
    bool has_verdicts;        /* true; forms for people say how items stand */
    /* Private to outline.c and voice.c: */
    Adjacency *from, *onto; /* links by their start and by their aim */
    Item **conclusions;     /* by the joint's index */
    const Link **own;       /* by the item's index: how it hangs on its parent; NULL of a root */
} Outline;

/* Of a judged argument, which must outlive it. Time and room are linear in items and links. */
Outline *rebut_outline_new(const Argument *argument);
void rebut_outline_free(Outline *outline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Outline, rebut_outline_free)

/* The n-th link (from 0) that starts from the item, that by which it stands in its place first;
 * NULL behind the last. */
const Link *rebut_outline_link(const Outline *outline, const Item *item, size_t n);

/* The item that a link bears on (argument/check.h). */
const Item *rebut_outline_aim(const Outline *outline, const Link *link);

/* "3 claims, 3 challenges (2 answered, 1 open), 1 piece of evidence" */
char *rebut_outline_counts(const Argument *argument, bool has_verdicts);
/* "Mobility survey, City council, 2023" */
char *rebut_outline_source(const SourceEntry *source);

#endif
