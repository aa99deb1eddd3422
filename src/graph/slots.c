/* Verdicts are boxed words, and bold like the words at the left; a number is plain. */
#include "graph/slots.h"

#define ROUNDING 0.01 /* of widths that are sums */

#define SIDES_APART 7.0 /* of left and right slots: a line, which is no dash between numbers */
#define LIST_SPACE  2.2 /* with the sides of letters a space of slots' type */

static void clear_slot(gpointer data)
{
    g_free(((Slot *)data)->words);
}

static bool is_right(SlotRole role)
{
    return role == SLOT_NUMBER || role == SLOT_STATUS;
}

double rebut_slot_width(const Slot *slot)
{
    return slot->pad_left + slot->width + slot->pad_right;
}

/* A slot stands apart from the one before it; the words of one list stand a space apart. */
static void set_apart(Slot *slot, Slot *before)
{
    slot->pad_left = slot->pad_right = REBUT_SLOT_PAD;
    if (before == NULL)
        return;
    if (slot->role == SLOT_ALSO && before->role == SLOT_ALSO)
        slot->pad_left = before->pad_right = LIST_SPACE / 2.0;
    else
        slot->gap = REBUT_SLOT_GAP;
}

/* Sets the slots of a side apart anew; returns their width. */
static double set_all_apart(GArray *side)
{
    double width = 0.0;

    for (guint i = 0; i < side->len; i++) {
        Slot *slot = &g_array_index(side, Slot, i);
        slot->gap = 0.0;
        set_apart(slot, i > 0 ? slot - 1 : NULL);
    }
    for (guint i = 0; i < side->len; i++)
        width += g_array_index(side, Slot, i).gap + rebut_slot_width(&g_array_index(side, Slot, i));
    return width;
}

/* Puts a number that came after the verdict before it; returns where the last one stands now. */
static Slot *put_in_order(GArray *side)
{
    Slot *last = &g_array_index(side, Slot, side->len - 1);

    if (last->role != SLOT_NUMBER || side->len < 2 || last[-1].role != SLOT_STATUS)
        return last;
    Slot number = *last;
    *last = last[-1];
    last[-1] = number;
    set_all_apart(side);
    return last - 1;
}

Slot *rebut_slots_add(Slots *slots, TextShaper *shaper, SlotRole role, const char *words)
{
    GArray **side = is_right(role) ? &slots->right : &slots->left;
    double *width = is_right(role) ? &slots->right_width : &slots->left_width;
    TextStyle style = role == SLOT_NUMBER ? STYLE_PLAIN : STYLE_STRONG;
    Slot slot = {.role = role, .words = g_strdup(words), .is_boxed = role == SLOT_STATUS};

    if (*side == NULL) {
        *side = g_array_new(FALSE, FALSE, sizeof(Slot));
        g_array_set_clear_func(*side, clear_slot);
    }
    Slot *before = (*side)->len > 0 ? &g_array_index(*side, Slot, (*side)->len - 1) : NULL;
    slot.width = rebut_text_width(shaper, words, REBUT_SLOT_SIZE, style);
    *width -= before != NULL ? before->pad_right : 0.0;
    set_apart(&slot, before);
    *width += (before != NULL ? before->pad_right : 0.0) + slot.gap + rebut_slot_width(&slot);
    g_array_append_val(*side, slot);
    return put_in_order(*side);
}

/* Returns by how much the side becomes narrower; a number may have more room than it takes. */
static double mend_side(GArray *side)
{
    if (side == NULL)
        return 0.0;
    double width = set_all_apart(side);
    for (guint i = side->len; i-- > 0;)
        if (g_array_index(side, Slot, i).is_of_cut)
            g_array_remove_index(side, i);
    return width - set_all_apart(side);
}

void rebut_slots_mend(Slots *slots)
{
    slots->left_width -= mend_side(slots->left);
    slots->right_width -= mend_side(slots->right);
}

void rebut_slots_clear(Slots *slots)
{
    g_clear_pointer(&slots->left, g_array_unref);
    g_clear_pointer(&slots->right, g_array_unref);
    slots->left_width = slots->right_width = 0.0;
}

const Slot *rebut_slots_status(const Slots *slots)
{
    for (guint i = 0; slots->right != NULL && i < slots->right->len; i++)
        if (g_array_index(slots->right, Slot, i).role == SLOT_STATUS)
            return &g_array_index(slots->right, Slot, i);
    return NULL;
}

double rebut_slots_least(const Slots *slots)
{
    double widest = MAX(slots->left_width, slots->right_width);

    return widest > 0.0 ? widest + 2.0 * REBUT_SLOT_END : 0.0;
}

bool rebut_slots_need_line(const Slots *slots, double width)
{
    return slots->left_width > 0.0 && rebut_slots_room(slots) > width + ROUNDING;
}

double rebut_slots_room(const Slots *slots)
{
    if (slots->left_width + slots->right_width <= 0.0)
        return 0.0;
    return slots->left_width + slots->right_width + 2.0 * REBUT_SLOT_END +
           (slots->left_width > 0.0 && slots->right_width > 0.0 ? SIDES_APART : 0.0);
}

double rebut_slots_rise(const Slots *slots, double width)
{
    bool has_left = slots->left_width > 0.0 && !rebut_slots_need_line(slots, width);

    return has_left || slots->right_width > 0.0 ? REBUT_SLOT_RISE : 0.0;
}
