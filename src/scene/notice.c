/* A notice lies over the top of a drawing that is done, in its own measure: the drawing may be of
 * any size. It does not ask for room, so nothing moves when it comes and goes. */
#include "base/clean.h"
#include "scene/canvas.h"
#include "scene/draw.h"

#define LEAST_SIZE   8.0 /* points, of the letters */
#define MOST_SIZE    16.0
#define SIZES_ACROSS 60.0 /* letters' sizes in the width of a drawing, within these */
#define MOST_HEIGHT  0.6  /* of the drawing's */

static const double padding = 0.6, line_width = 0.12; /* in sizes */

/* The runs of a line as one: a notice is not styled. */
static char *words_of(const Line *line)
{
    GString *words = g_string_new(NULL);

    for (guint i = 0; i < line->runs->len; i++)
        g_string_append(words, g_array_index(line->runs, TextRun, i).bytes);
    return g_string_free(words, FALSE);
}

/* A star would be a mark. */
static const ShapedText *shape(TextShaper *shaper, const char *words)
{
    g_autoptr(GString) plain = g_string_new(words);

    g_string_replace(plain, "*", "\u2217", 0);
    return rebut_text_shape(shaper, plain->str);
}

static guint most_lines(const Scene *scene, double size, double pitch)
{
    double room = scene->height * MOST_HEIGHT - 2.0 * padding * size;

    return (guint)MAX(1.0, room / pitch);
}

void rebut_draw_notice(Scene *scene, TextShaper *shaper, const Theme *theme, const char *words)
{
    double size = CLAMP(scene->width / SIZES_ACROSS, LEAST_SIZE, MOST_SIZE);
    double factor = size / REBUT_BODY_SIZE, pitch = REBUT_LINE_HEIGHT * factor,
           gap = padding * size;
    double width = MAX(scene->width - 2.0 * gap, size);
    const KindStyle *style = &theme->kinds[KIND_CHALLENGE];
    const Canvas canvas = {scene, theme, shaper, 1.0, {0, 0}, 0.0};
    const TextLook look = {TEXT_LEGEND, size, STYLE_PLAIN, theme->ink};
    const Paint paint = {.has_fill = true,
                         .has_line = true,
                         .fill = style->tint,
                         .line = style->line,
                         .line_width = line_width * size,
                         .dark_fill = style->tint,
                         .dark_line = style->line};
    g_autoptr(Lines) lines =
        rebut_text_wrap(shape(shaper, words), MAX(width - 2.0 * gap, size) / factor);
    guint n_lines = MIN(lines->lines->len, most_lines(scene, size, pitch));
    Part *part = rebut_scene_add_part(scene, PART_NOTICE, NULL);

    part->label = rebut_words_clean(words);
    rebut_part_add_rect(part, gap, gap, width, n_lines * pitch + 2.0 * gap, size / 3.0, &paint);
    for (guint i = 0; i < n_lines; i++) {
        g_autofree char *line = words_of(&g_array_index(lines->lines, Line, i));
        Point at = {2.0 * gap, 2.0 * gap + REBUT_ASCENT * factor + i * pitch};
        Text *text = rebut_canvas_add_text(&canvas, part, &look, at, line);
        text->is_rtl = false;
        text->dark_colour = look.colour;
    }
}
