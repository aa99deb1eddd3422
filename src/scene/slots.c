/* The words of slots stand half on the card and half above it, so the outline is open there. An
 * open challenge has a filled box, which nobody overlooks; other verdicts have a line around them.
 * Where slots are wider than the card's edge, the left ones stand on a line of their own below it.
 */
#include "argument/wording.h"
#include "scene/canvas.h"

#define BOX_RADIUS 2.0
#define BOX_LINE   0.7
#define OWN_LINE   4.4 /* of a line of slots, below the edge */
#define BOX_INSET  0.3 /* of a gap, so that lines end apart from words */

/* Do the left slots stand below the edge? */
static bool has_own_line(const NodeRecord *node)
{
    return rebut_slots_need_line(&node->slots, node->box.width);
}

size_t rebut_canvas_slot_gaps(const NodeRecord *node, Gap *gaps)
{
    double left = node->box.x + REBUT_SLOT_END,
           right = node->box.x + node->box.width - REBUT_SLOT_END;
    size_t n = 0;

    if (node->slots.left_width > 0.0 && !has_own_line(node))
        gaps[n++] = (Gap){left - BOX_INSET, left + node->slots.left_width + BOX_INSET};
    if (node->slots.right_width > 0.0)
        gaps[n++] = (Gap){right - node->slots.right_width - BOX_INSET, right + BOX_INSET};
    return n;
}

static TextLook look_of_slot(const Canvas *canvas, const Slot *slot, const CardLook *card)
{
    TextLook look = {TEXT_RELATION, REBUT_SLOT_SIZE, STYLE_STRONG, card->sign};

    switch (slot->role) {
    case SLOT_NUMBER:
        look = (TextLook){TEXT_NUMBER, REBUT_SLOT_SIZE, STYLE_PLAIN, canvas->theme->faint};
        break;
    case SLOT_STATUS:
        look.role = TEXT_STATUS;
        look.colour = slot->status == STATUS_OPEN || slot->status == STATUS_STANDS
                          ? canvas->theme->ground
                          : canvas->theme->ink;
        break;
    case SLOT_LEVEL:
    case SLOT_ALSO:
        look.colour = canvas->theme->faint;
        break;
    case SLOT_KIND:
    case SLOT_RELATION:
    case SLOT_CHANGE:
        break;
    }
    return look;
}

static Paint paint_of_slot(const Canvas *canvas, const Slot *slot, const CardLook *card)
{
    static const double solid[2] = {0, 0};
    Paint paint = {.has_fill = false};

    if (!slot->is_boxed)
        return paint;
    if (slot->status == STATUS_OPEN || slot->status == STATUS_STANDS)
        return (Paint){.has_fill = true, .fill = card->sign};
    Colour line = slot->status == STATUS_CONTESTED ? canvas->theme->ink : canvas->theme->faint;
    return rebut_canvas_line(canvas, line, BOX_LINE, solid);
}

/* "Claim 1.2", by which the link is heard. */
static void lead_to(const Canvas *canvas, Text *text, const Item *item)
{
    const Lexicon *lexicon = canvas->scene->lexicon;

    text->href = g_strconcat(REBUT_CARD_TARGET, item->id.bytes, NULL);
    text->label =
        rebut_phrase(lexicon, WORD_CARD, "kind", rebut_kind_word_first(lexicon, item->kind),
                     "number", item->number, NULL);
}

/* Adds a slot with its box's upper left corner at `at`; returns its right end. */
static double add_slot(const Canvas *canvas, Part *part, const Slot *slot, const CardLook *card,
                       Point at)
{
    double width = rebut_slot_width(slot);
    Rect box = {at.x, at.y, width, REBUT_SLOT_HEIGHT};
    const TextLook look = look_of_slot(canvas, slot, card);
    const Paint paint = paint_of_slot(canvas, slot, card);
    Point baseline = {at.x + slot->pad_left, at.y + REBUT_SLOT_HEIGHT / 2 + slot->middle};

    rebut_canvas_add_rect(canvas, part, &paint, box, BOX_RADIUS)->class_name = "slot";
    Text *text = rebut_canvas_add_text(canvas, part, &look, baseline, slot->words);
    if (slot->role == SLOT_KIND || slot->role == SLOT_RELATION || slot->role == SLOT_CHANGE ||
        slot->role == SLOT_STATUS)
        rebut_canvas_mark_ours(canvas, text);
    if (slot->item != NULL)
        lead_to(canvas, text, slot->item);
    return at.x + width;
}

/* `has_steps`: verdicts are parts of their own, for which room is left. */
static void add_side(const Canvas *canvas, Part *part, const GArray *slots, const CardLook *card,
                     Point at, bool has_steps)
{
    for (guint i = 0; slots != NULL && i < slots->len; i++) {
        const Slot *slot = &g_array_index(slots, Slot, i);
        at.x += slot->gap;
        if (has_steps && slot->role == SLOT_STATUS)
            at.x += rebut_slot_width(slot);
        else
            at.x = add_slot(canvas, part, slot, card, at);
    }
}

static Point right_side(const NodeRecord *node, double width)
{
    return (Point){node->box.x + node->box.width - REBUT_SLOT_END - width,
                   node->box.y - REBUT_SLOT_RISE};
}

void rebut_canvas_add_verdict(const Canvas *canvas, Part *part, const NodeRecord *node,
                              Status status)
{
    const CardLook look = rebut_look_of_card(canvas->theme, node);
    Slot slot = *rebut_slots_status(&node->slots);
    g_autofree char *words = g_strdup(rebut_status_word(canvas->scene->lexicon, status));

    slot.status = status;
    rebut_slot_word(&slot, canvas->shaper, words);
    add_slot(canvas, part, &slot, &look, right_side(node, rebut_slot_width(&slot)));
}

/* The width of the slots themselves, without room for other words that may stand there. */
static double side_width(const GArray *slots)
{
    double width = 0.0;

    for (guint i = 0; slots != NULL && i < slots->len; i++)
        width +=
            g_array_index(slots, Slot, i).gap + rebut_slot_width(&g_array_index(slots, Slot, i));
    return width;
}

void rebut_canvas_add_slots(const Canvas *canvas, Part *part, const NodeRecord *node,
                            const CardLook *look)
{
    double on_edge = node->box.y - REBUT_SLOT_RISE;
    double left_y = has_own_line(node) ? node->box.y + OWN_LINE : on_edge;
    Point left = {node->box.x + REBUT_SLOT_END, left_y};

    add_side(canvas, part, node->slots.left, look, left, false);
    add_side(canvas, part, node->slots.right, look, right_side(node, side_width(node->slots.right)),
             node->slots.has_steps);
}
