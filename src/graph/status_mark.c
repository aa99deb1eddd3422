/* An open challenge is what a reader must not overlook: its word stands in a filled tag, and is
 * never left out. */
#include "graph/status_mark.h"
#include "argument/wording.h"

StatusMark rebut_status_mark(const Argument *argument, const Item *item, TextShaper *shaper)
{
    StatusMark mark = {.status = rebut_verdict_status(item)};
    TextStyle style = mark.status == STATUS_OPEN ? STYLE_STRONG : STYLE_PLAIN;
    double word = rebut_text_width(shaper, rebut_status_word(argument->lexicon, mark.status),
                                   REBUT_HEAD_SIZE, style);

    if (!rebut_verdict_is_telling(argument, item))
        return mark;
    mark.is_shown = true;
    mark.width = REBUT_STATUS_GAP + word;
    mark.width +=
        mark.status == STATUS_OPEN ? 2.0 * REBUT_STATUS_PAD : REBUT_STATUS_SIGN + REBUT_STATUS_WORD;
    mark.short_width =
        mark.status == STATUS_OPEN ? mark.width : REBUT_STATUS_GAP + REBUT_STATUS_SIGN;
    return mark;
}
