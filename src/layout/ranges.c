/* A card's texts and slots fit so many lines from some width on; no other width matters. */
#include "layout/ranges.h"

#define ROUNDING 0.0099 /* of a text's width: less than rebut_card_lines allows */

static void add_range(GArray *ranges, double from, double height)
{
    const Range range = {from, height};
    g_array_append_val(ranges, range);
}

void rebut_ranges_add(GArray *ranges, const NodeRecord *card, const TreeSetting *setting)
{
    CardBounds bounds = rebut_card_bounds(card, setting->measure);
    double before = G_MAXDOUBLE;

    for (guint i = 0; i < card->steps->len && before > bounds.least; i++) {
        const WrapStep *step = &g_array_index(card->steps, WrapStep, i);
        size_t n_lines = rebut_card_step_lines(card, step);
        double from = bounds.frame + (step->width - ROUNDING) * card->size;
        if (n_lines > 2)
            from = MAX(from, bounds.frame + setting->least_text);
        if (from > bounds.most)
            continue;
        from = MAX(from, bounds.least);
        double split = MAX(from, bounds.slots);
        if (split < before)
            add_range(ranges, split, rebut_card_height(card, split, n_lines));
        if (from < MIN(split, before))
            add_range(ranges, from, rebut_card_height(card, from, n_lines));
        before = MIN(before, from);
    }
}
