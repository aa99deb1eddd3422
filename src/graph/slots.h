/* Slots: what stands on the upper edge of a card, in gaps of its outline.
 *
 * At the left the kind's word, if asked for, the level, where no indent shows it, the relation's,
 * where the kinds do not imply it, what else the card bears on, and what changed; at the right the
 * number and the verdict. All in small type, in boxes of one height. Slots take no part in
 * wrapping: where they are wider than the card, the left ones stand on a line of their own above
 * the text. */
#ifndef REBUT_GRAPH_SLOTS_H
#define REBUT_GRAPH_SLOTS_H

#include "argument/verdict.h"
#include "graph/text.h"

/* In layout units: the height of a slot's box, how far it rises above the edge, the room at each
 * end of the edge, the room around words, and the gap between two slots. */
#define REBUT_SLOT_HEIGHT 8.36
#define REBUT_SLOT_RISE   3.96
#define REBUT_SLOT_END    6.6
#define REBUT_SLOT_PAD    2.6
#define REBUT_SLOT_GAP    2.0

typedef enum SlotRole {
    SLOT_KIND,
    SLOT_LEVEL, /* of what stands flush with its parent */
    SLOT_RELATION,
    SLOT_ALSO, /* the number of an item on which the card bears, too */
    SLOT_CHANGE,
    SLOT_NUMBER,
    SLOT_STATUS
} SlotRole;

typedef struct Slot {
    SlotRole role;
    char *words;                /* owned */
    double width;               /* of the words */
    double pad_left, pad_right; /* around them */
    double gap;                 /* to the slot before it */
    const Item *item;           /* of SLOT_ALSO: that item; NULL for its first word */
    Status status;              /* of SLOT_STATUS */
    bool is_boxed;              /* it has a line around it */
    bool is_of_cut;             /* it came with a cut of a stack */
} Slot;

typedef struct Slots {
    GArray *left, *right;           /* of Slot, each from left to right; NULL: none */
    double left_width, right_width; /* with pads and gaps; 0: none */
    bool has_steps;                 /* the verdict is another one at each step */
} Slots;

/* Appends a slot to the left or right ones, but a number before the verdict. `words` is copied. */
Slot *rebut_slots_add(Slots *slots, TextShaper *shaper, SlotRole role, const char *words);
/* Removes what came with a cut. */
void rebut_slots_mend(Slots *slots);
void rebut_slots_clear(Slots *slots);

/* The verdict, or NULL. */
const Slot *rebut_slots_status(const Slots *slots);

/* The width that one slot takes, without the gap behind it. */
double rebut_slot_width(const Slot *slot);
/* The least width of a card that has room for these slots on its upper edge; and that of one that
 * has room for them at all, with the left ones on a line of their own. */
double rebut_slots_room(const Slots *slots);
double rebut_slots_least(const Slots *slots);
/* How far slots stand above a card of this width. */
double rebut_slots_rise(const Slots *slots, double width);
/* Do the left ones need a line of their own in a card of this width? */
bool rebut_slots_need_line(const Slots *slots, double width);

#endif
