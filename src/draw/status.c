/* How a card stands, behind its kind and number: a sign and its word, or the sign alone where the
 * line has no room. An open challenge has a filled tag instead, which nobody overlooks. Signs
 * differ in outline, so that none is told by colour: what stands is a pillar, what is contested a
 * barred ring, what is answered a tick, what is undecided half a disc. */
#include "argument/wording.h"
#include "draw/canvas.h"

static const Mark signs[N_STATUSES] = {
    [STATUS_STANDS] = MARK_PILLAR, [STATUS_CONTESTED] = MARK_BARRED, [STATUS_OPEN] = MARK_RING,
    [STATUS_ANSWERED] = MARK_TICK, [STATUS_UNDECIDED] = MARK_HALF,
};

double rebut_canvas_status_width(const NodeRecord *node)
{
    const StatusMark *mark = &node->status;
    double room = node->box.width - 2.0 * REBUT_CARD_PADDING_X - node->words_width;

    if (node->short_mark != NULL)
        room -= REBUT_MARK_GAP + node->short_mark->width;
    return mark->width <= room ? mark->width : mark->short_width;
}

void rebut_canvas_add_sign(const Canvas *canvas, Part *part, Status status, Colour colour, Point at)
{
    rebut_draw_mark(part, signs[status], colour, rebut_canvas_point(canvas, at.x, at.y),
                    canvas->scale * REBUT_STATUS_SIGN / REBUT_MARK_SIZE);
}

static void add_tag(const Canvas *canvas, Part *part, const StatusMark *mark, const CardLook *card,
                    Point at)
{
    static const double height = 9.6, rise = 7.7;
    const TextLook look = {TEXT_STATUS, REBUT_HEAD_SIZE, STYLE_STRONG, card->fill};
    Paint paint = {.has_fill = true, .fill = card->sign};
    Point corner = rebut_canvas_point(canvas, at.x, at.y - rise);

    rebut_part_add_rect(part, corner.x, corner.y, (mark->width - REBUT_STATUS_GAP) * canvas->scale,
                        height * canvas->scale, 2.0 * canvas->scale, &paint);
    rebut_canvas_add_text(canvas, part, &look, (Point){at.x + REBUT_STATUS_PAD, at.y},
                          rebut_status_word(canvas->scene->lexicon, mark->status));
}

void rebut_canvas_add_status(const Canvas *canvas, Part *part, const NodeRecord *node,
                             const CardLook *card, Point at)
{
    const StatusMark *mark = &node->status;
    const TextLook look = {TEXT_STATUS, REBUT_HEAD_SIZE, STYLE_PLAIN, card->sign};

    if (!mark->is_shown)
        return;
    at.x += REBUT_STATUS_GAP;
    if (mark->status == STATUS_OPEN) {
        add_tag(canvas, part, mark, card, at);
        return;
    }
    rebut_canvas_add_sign(canvas, part, mark->status, card->sign, (Point){at.x, at.y - 6.4});
    at.x += REBUT_STATUS_SIGN + REBUT_STATUS_WORD;
    if (rebut_canvas_status_width(node) > mark->short_width)
        rebut_canvas_add_text(canvas, part, &look, at,
                              rebut_status_word(canvas->scene->lexicon, mark->status));
}
