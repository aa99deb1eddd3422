/* The only place where layout units become points. */
#include "scene/canvas.h"
#include <string.h>

Point rebut_canvas_point(const Canvas *canvas, double x, double y)
{
    return (Point){canvas->origin.x + x * canvas->scale, canvas->origin.y + y * canvas->scale};
}

static Text make_text(const Canvas *canvas, const TextLook *look, double x, double y, double width)
{
    Point at = rebut_canvas_point(canvas, x, y);

    return (Text){.role = look->role,
                  .x = at.x,
                  .y = at.y,
                  .width = width * canvas->scale,
                  .size = look->size * canvas->scale,
                  .is_bold = (look->style & STYLE_STRONG) != 0,
                  .is_italic = (look->style & STYLE_EMPHASIS) != 0,
                  .colour = look->colour};
}

Text *rebut_canvas_add_text(const Canvas *canvas, Part *part, const TextLook *look, Point at,
                            const char *plain)
{
    double width = rebut_text_width(canvas->shaper, plain, look->size, look->style);
    Text text = make_text(canvas, look, at.x, at.y, width);

    text.is_rtl = rebut_text_is_rtl(canvas->shaper, plain);
    return rebut_part_add_text(part, &text, plain);
}

void rebut_canvas_mark_ours(const Canvas *canvas, Text *text)
{
    const Lexicon *lexicon = canvas->scene->lexicon;
    const char *lang = canvas->scene->lang;
    const char *stand_in = lang != NULL ? rebut_lexicon_stand_in(lexicon, lang) : NULL;

    if (stand_in != NULL && !rebut_lexicon_is_own(lexicon, text->bytes))
        text->lang = stand_in;
}

/* Where a run begins that stands at `x` in a line of `width`: lines are flush with the side where
 * their reading begins, whatever the map's direction. */
static double run_left(const Canvas *canvas, Rect block, bool is_rtl, double width, double x,
                       double run_width)
{
    double left = x + (is_rtl ? block.width - width : 0.0);

    return canvas->scene->is_rtl ? block.x + block.width - left - run_width : block.x + left;
}

/* Of the first run of line `index`. */
static TextJoin join_of_line(const Lines *lines, guint index)
{
    if (index == 0)
        return TEXT_APART;
    switch (g_array_index(lines->lines, Line, index - 1).end) {
    case LINE_END_SPACE:
        return TEXT_AFTER_SPACE;
    case LINE_END_NOTHING:
        return TEXT_AFTER_NOTHING;
    case LINE_END_BREAK:
        break;
    }
    return TEXT_AFTER_BREAK;
}

void rebut_canvas_add_lines(const Canvas *canvas, Part *part, const TextLook *look, Rect block,
                            const Lines *lines)
{
    double factor = look->size / REBUT_BODY_SIZE;

    for (guint i = 0; i < lines->lines->len; i++) {
        const Line *line = &g_array_index(lines->lines, Line, i);
        double baseline = block.y + (REBUT_ASCENT + REBUT_LINE_HEIGHT * i) * factor;
        for (guint j = 0; j < line->runs->len; j++) {
            const TextRun *run = &g_array_index(line->runs, TextRun, j);
            TextLook run_look = *look;
            run_look.style |= run->style;
            double left = run_left(canvas, block, lines->is_rtl, line->width * factor,
                                   run->x * factor, run->width * factor);
            Text text = make_text(canvas, &run_look, left, baseline, run->width * factor);
            text.is_rtl = run->is_rtl;
            text.join = j > 0 ? TEXT_ON_LINE : join_of_line(lines, i);
            rebut_part_add_text(part, &text, run->bytes);
        }
    }
}

Paint rebut_canvas_line(const Canvas *canvas, Colour colour, double width, const double dash[2])
{
    return (Paint){.has_line = true,
                   .line = colour,
                   .line_width = width * canvas->scale,
                   .dash = {dash[0] * canvas->scale, dash[1] * canvas->scale}};
}

Shape *rebut_canvas_add_stroke(const Canvas *canvas, Part *part, const Paint *paint, Point from,
                               Point to)
{
    Point start = rebut_canvas_point(canvas, from.x, from.y);
    Point end = rebut_canvas_point(canvas, to.x, to.y);
    Shape *shape = rebut_part_add_path(part, paint);

    rebut_shape_move(shape, start.x, start.y);
    rebut_shape_line(shape, end.x, end.y);
    return shape;
}

Shape *rebut_canvas_add_rect(const Canvas *canvas, Part *part, const Paint *paint, Rect box,
                             double radius)
{
    Point corner = rebut_canvas_point(canvas, box.x, box.y);

    return rebut_part_add_rect(part, corner.x, corner.y, box.width * canvas->scale,
                               box.height * canvas->scale, radius * canvas->scale, paint);
}

char *rebut_canvas_cut(const Canvas *canvas, const TextLook *look, const char *words, double room)
{
    glong fits = 0, fails = g_utf8_strlen(words, -1);

    if (rebut_text_width(canvas->shaper, words, look->size, look->style) <= room)
        return g_strdup(words);
    while (fails - fits > 1) {
        glong middle = fits + (fails - fits) / 2;
        g_autofree char *start = g_utf8_substring(words, 0, middle);
        g_autofree char *cut = g_strconcat(g_strchomp(start), "\u2026", NULL);
        bool is_in = rebut_text_width(canvas->shaper, cut, look->size, look->style) <= room;
        *(is_in ? &fits : &fails) = middle;
    }
    g_autofree char *start = g_utf8_substring(words, 0, fits);
    return g_strconcat(g_strchomp(start), "\u2026", NULL);
}
