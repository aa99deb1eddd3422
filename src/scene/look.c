/* A kind's row of the theme is where a look starts; classes then change fill, outline and text, the
 * later the stronger. Whatever they ask for, words can be read: the sign stays in the kind's colour
 * and the text in the class's as long as that has enough contrast on the fill, and gives way to
 * what has. What has been answered or contested keeps its colours and loses its fill. So any
 * combination of names is safe in any theme, a theme from a file included. */
#include "scene/look.h"
#include <string.h>

/* Times the least contrast, of what is no more: */
#define PALE_SIGN     1.03
#define PALE_INK      1.1  /* there is more of it to read */
#define PALE_LINE     1.15 /* it is also to be seen on a region */
#define REFERENCE_DOT 1.3
#define REFERENCE_GAP 1.8
#define GHOST_DASH    2.0
#define GHOST_GAP     2.4
#define DOUBLE_WIDTH  0.6 /* of the usual line, for each of the two */

/* Returns the first of the colours that can be read on `fill`; else that with the most contrast. */
static Colour readable(const Theme *theme, Colour fill, const Colour *colours, size_t n_colours)
{
    Colour best = colours[0];

    for (size_t i = 0; i < n_colours; i++) {
        double contrast = rebut_colour_contrast(colours[i], fill);
        if (contrast >= theme->least_text)
            return colours[i];
        if (contrast > rebut_colour_contrast(best, fill))
            best = colours[i];
    }
    return best;
}

static void apply_border(CardLook *look, const char *border)
{
    static const struct {
        const char *name;
        double dash[2];
        bool is_double, is_dotted;
    } rows[] = {{"solid", {0, 0}, false, false},
                {"dashed", {5, 2.5}, false, false},
                {"dotted", {1, 1.3}, false, true}, /* times the line's width */
                {"double", {0, 0}, true, false}};

    for (size_t i = 0; border != NULL && i < G_N_ELEMENTS(rows); i++) {
        if (strcmp(rows[i].name, border) != 0)
            continue;
        memcpy(look->dash, rows[i].dash, sizeof look->dash);
        look->is_double = rows[i].is_double;
        look->is_dotted = rows[i].is_dotted;
    }
}

static void apply_weight(CardLook *look, const Theme *theme, const char *weight)
{
    static const struct {
        const char *name;
        Kind kind; /* whose outline has this weight */
    } rows[] = {{"thin", KIND_EVIDENCE}, {"normal", KIND_CLAIM}, {"thick", KIND_COUNTERMEASURE}};

    for (size_t i = 0; weight != NULL && i < G_N_ELEMENTS(rows); i++)
        if (strcmp(rows[i].name, weight) == 0)
            look->line_width = theme->kinds[rows[i].kind].line_width;
}

static const Shade *shade(const Theme *theme, Words light, Words dark)
{
    const char *name = theme->is_dark && dark.bytes != NULL ? dark.bytes : light.bytes;

    return rebut_palette_find(*theme->palette, name);
}

/* Changes the look; `*text` becomes the class's shade of text, if it has one. */
static void apply_class(CardLook *look, const Theme *theme, const Class *class, const Shade **text)
{
    const Shade *fill = shade(theme, class->fill, class->dark_fill),
                *line = shade(theme, class->line, class->dark_line),
                *words = shade(theme, class->text, class->dark_text);

    if (fill != NULL)
        look->fill = fill->fill;
    if (line != NULL)
        look->line = line->line;
    if (words != NULL)
        *text = words;
    apply_border(look, class->border.bytes);
    apply_weight(look, theme, class->weight.bytes);
}

/* Sees to it that the words can be read on the fill, that a double line is not too heavy, and that
 * dots are square. */
static void settle(CardLook *look, const Theme *theme, const Shade *text)
{
    const Colour inks[] = {text != NULL ? text->text : theme->ink,
                           text != NULL ? text->fill : theme->ink, theme->ink, theme->ground};
    const Colour signs[] = {look->sign, theme->ink, theme->ground};

    look->ink = readable(theme, look->fill, inks, G_N_ELEMENTS(inks));
    look->sign = readable(theme, look->fill, signs, G_N_ELEMENTS(signs));
    if (look->is_double)
        look->line_width *= DOUBLE_WIDTH;
    for (int i = 0; look->is_dotted && i < 2; i++)
        look->dash[i] *= look->line_width;
}

static CardLook look_of_kind(const Theme *theme, Kind kind)
{
    const KindStyle *style = &theme->kinds[kind];

    return (CardLook){.fill = style->tint,
                      .line = style->line,
                      .sign = style->line,
                      .line_width = style->line_width,
                      .dash = {style->dash[0], style->dash[1]},
                      .radius = style->radius,
                      .mark = style->mark};
}

/* Is it answered or contested, and does the card say so? */
static bool has_fallen(const NodeRecord *node)
{
    const Slot *slot = rebut_slots_status(&node->slots);

    return slot != NULL && !node->slots.has_steps &&
           (slot->status == STATUS_CONTESTED || slot->status == STATUS_ANSWERED);
}

/* What stands for a card elsewhere is slim and dotted. */
static void make_reference(CardLook *look, const Theme *theme)
{
    look->fill = theme->ground;
    look->ink = theme->faint;
    look->line_width = theme->kinds[KIND_EVIDENCE].line_width;
    look->dash[0] = REFERENCE_DOT;
    look->dash[1] = REFERENCE_GAP;
    look->is_double = look->is_dotted = false;
}

/* What is no more: an outline of dots, as pale as can be seen. */
static void make_ghost(CardLook *look, const Theme *theme)
{
    look->fill = theme->ground;
    look->ink = rebut_colour_pale(theme->faint, theme->ground, PALE_INK * theme->least_text);
    look->sign = rebut_colour_pale(theme->faint, theme->ground, PALE_SIGN * theme->least_text);
    look->line = rebut_colour_pale(theme->faint, theme->ground, PALE_LINE * theme->least_line);
    look->line_width = theme->kinds[KIND_EVIDENCE].line_width;
    look->dash[0] = GHOST_DASH;
    look->dash[1] = GHOST_GAP;
    look->is_double = look->is_dotted = false;
}

CardLook rebut_look_of_card(const Theme *theme, const NodeRecord *node)
{
    const Item *item = node->item;
    CardLook look = look_of_kind(theme, item->kind);
    const Shade *text = NULL;

    if (has_fallen(node))
        look.fill = theme->ground; /* unless a class fills it */
    /* What a map is about is its strongest card, whatever its verdict. */
    if (node->is_top) {
        look.fill = theme->top_tint;
        look.line_width = theme->top_line_width;
        look.dash[0] = look.dash[1] = 0.0;
    }
    for (guint i = 0; item->looks != NULL && i < item->looks->len; i++)
        apply_class(&look, theme, g_ptr_array_index(item->looks, i), &text);
    settle(&look, theme, text);
    if (node->role == NODE_REFERENCE)
        make_reference(&look, theme);
    if ((item->changes & CHANGE_REMOVED) != 0 ||
        (node->role == NODE_REFERENCE && node->link->is_former))
        make_ghost(&look, theme);
    return look;
}

CardLook rebut_look_of_class(const Theme *theme, const Class *class)
{
    CardLook look = look_of_kind(theme, KIND_CLAIM);
    const Shade *text = NULL;

    look.fill = theme->ground;
    apply_class(&look, theme, class, &text);
    settle(&look, theme, text);
    return look;
}

CardLook rebut_look_of_change(const Theme *theme, Change change)
{
    CardLook look = look_of_kind(theme, KIND_CLAIM);

    look.fill = theme->ground;
    settle(&look, theme, NULL);
    if (change == CHANGE_REMOVED)
        make_ghost(&look, theme);
    return look;
}
