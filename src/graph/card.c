/* A text's steps (text.h) say how many lines it takes at a width, so a card's height costs a look
 * into a short table. */
#include "graph/card.h"

#define LEAST_TEXT REBUT_CHARACTERS(18) /* of a card in a layout that chooses among shapes */

/* Above the text; slots on the edge need more than there is below it. */
static double head_padding(const NodeRecord *node)
{
    return (node->role == NODE_REFERENCE ? 0.24 : 0.34) * REBUT_EM;
}

static double foot_padding(const NodeRecord *node)
{
    return (node->role == NODE_REFERENCE ? 0.18 : 0.22) * REBUT_EM;
}

/* What a card is wider than its text. */
static double frame_width(const NodeRecord *node)
{
    return 2.0 * REBUT_CARD_PADDING + REBUT_CARD_GUTTER * MAX(1.0, node->size);
}

static bool has_slot_line(const NodeRecord *node, double width)
{
    return rebut_slots_need_line(&node->slots, width);
}

static double most_text(const NodeRecord *node, double measure)
{
    return node->is_top ? 1.5 * measure : measure;
}

double rebut_card_text_width(const NodeRecord *node, double width, double measure)
{
    return MIN(width - frame_width(node), most_text(node, measure)) / node->size;
}

size_t rebut_card_step_lines(const NodeRecord *node, const WrapStep *step)
{
    return node->role == NODE_REFERENCE ? MIN(step->n_lines, REBUT_REFERENCE_LINES) : step->n_lines;
}

size_t rebut_card_lines(const NodeRecord *node, double text_width)
{
    const WrapStep *steps = &g_array_index(node->steps, WrapStep, 0);

    for (guint i = 0; i < node->steps->len; i++)
        if (steps[i].width <= text_width + 0.01)
            return rebut_card_step_lines(node, &steps[i]);
    return 0;
}

CardBounds rebut_card_bounds(const NodeRecord *node, double measure)
{
    double frame = frame_width(node);

    return (CardBounds){.frame = frame,
                        .most = frame + most_text(node, measure),
                        .least = rebut_slots_least(&node->slots),
                        .slots =
                            node->slots.left_width > 0.0 ? rebut_slots_room(&node->slots) : 0.0};
}

double rebut_card_height(const NodeRecord *node, double width, size_t n_lines)
{
    return (double)n_lines * REBUT_LINE_HEIGHT * node->size + head_padding(node) +
           foot_padding(node) + (has_slot_line(node, width) ? REBUT_SLOT_LINE : 0.0);
}

double rebut_card_natural_width(const NodeRecord *node, double width, double measure)
{
    double text_width = rebut_card_text_width(node, width, measure);
    size_t n_lines = rebut_card_lines(node, text_width);
    const WrapStep *steps = &g_array_index(node->steps, WrapStep, 0);
    double room = rebut_slots_room(&node->slots), natural = width;

    for (guint i = 0; i < node->steps->len; i++)
        if (steps[i].n_lines <= n_lines)
            natural = steps[i].width * node->size + frame_width(node);
    /* A reference that is cut fills its lines. */
    if (node->role == NODE_REFERENCE && n_lines == REBUT_REFERENCE_LINES)
        natural = width;
    natural = MAX(natural, room <= width ? room : rebut_slots_least(&node->slots));
    return MIN(natural, width);
}

double rebut_card_first_line(const NodeRecord *node)
{
    double slots = has_slot_line(node, node->box.width) ? REBUT_SLOT_LINE : 0.0;

    return head_padding(node) + slots + REBUT_LINE_HEIGHT * node->size / 2.0;
}

void rebut_card_set(NodeRecord *node, double width, double measure)
{
    double text_width = rebut_card_text_width(node, width, measure);

    rebut_lines_free(node->lines);
    node->lines = node->role == NODE_REFERENCE
                      ? rebut_text_wrap_cut(node->text, text_width + 0.01, REBUT_REFERENCE_LINES)
                      : rebut_text_wrap(node->text, text_width + 0.01);
    node->box.width = width;
    node->box.height = rebut_card_height(node, width, MAX(1, node->lines->lines->len));
}

size_t rebut_node_shapes(const NodeRecord *node, CardShape *shapes, size_t most)
{
    size_t count = 0;

    if (node->text == NULL) {
        shapes[0] = (CardShape){node->box.width, node->box.height};
        return 1;
    }
    for (guint i = node->steps->len; i-- > 0 && count < most;) {
        const WrapStep *step = &g_array_index(node->steps, WrapStep, i);
        double width =
            MAX(step->width * node->size + frame_width(node), rebut_slots_least(&node->slots));
        if (i > 0 && step->width < LEAST_TEXT)
            continue;
        if (i + 1 < node->steps->len && step->width > REBUT_CHARACTERS(80))
            break;
        double height = rebut_card_height(node, width, step->n_lines);
        if (count == 0 || width > shapes[count - 1].width)
            shapes[count++] = (CardShape){width, height};
        else
            shapes[count - 1] = (CardShape){width, height};
    }
    return count;
}

void rebut_node_wrap(NodeRecord *node, double width)
{
    CardShape shapes[64];
    size_t count = rebut_node_shapes(node, shapes, G_N_ELEMENTS(shapes)), best = 0;

    if (node->text == NULL)
        return;
    for (size_t i = 0; i < count; i++)
        if (shapes[i].width <= width + 0.01)
            best = i;
    rebut_card_set(node, shapes[best].width, G_MAXDOUBLE / 4.0);
}
