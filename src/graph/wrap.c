/* Wrapping is addition over the words that shaping (text.c) left: lines are filled one after the
 * other. A breaking of a text stays the same from the width of its widest line on, up to that of
 * the next wider breaking, so stepping down from each widest line finds all of them. */
#include "graph/text_private.h"
#include "base/source.h"

#define SHORT_LINE 0.3    /* of the widest, that a last line of one word has at least */
#define WIDEST     1000.0 /* line that any page is asked for */
#define MANY_WORDS 200    /* of a text whose steps are not told to a hair */
#define MOST_TRIES 12     /* narrower widths that are tried for a longer last line */

/* The word behind the last of the line that begins with word `first`; `*width` is the line's. */
static guint line_end(const ShapedText *text, guint first, double limit, double *width)
{
    double line = 0.0;
    guint i = first;

    for (; i < text->n_words; i++) {
        const Word *word = &text->words[i];
        if (i > first && line + word->width > limit + 1e-6)
            break;
        *width = line + word->width;
        line = *width + word->space;
        if (word->must_break)
            return i + 1;
    }
    return i;
}

size_t rebut_text_count_lines(const ShapedText *text, double limit, double *widest)
{
    size_t count = 0;
    double most = 0.0, width = 0.0;

    for (guint first = 0; first < text->n_words; count++) {
        first = line_end(text, first, limit, &width);
        most = MAX(most, width);
    }
    if (widest != NULL)
        *widest = most;
    return MAX(count, 1);
}

GArray *rebut_text_steps(const ShapedText *text, double least)
{
    GArray *steps = g_array_new(FALSE, FALSE, sizeof(WrapStep));
    double limit = MIN(text->max_width, WIDEST), apart = text->n_words > MANY_WORDS ? 1.0 : 0.001;

    least = MAX(least, text->min_width);
    do {
        WrapStep step = {.width = 0.0};
        step.n_lines = rebut_text_count_lines(text, limit, &step.width);
        WrapStep *last = steps->len > 0 ? &g_array_index(steps, WrapStep, steps->len - 1) : NULL;
        if (last != NULL && last->n_lines == step.n_lines)
            last->width = step.width;
        else
            g_array_append_val(steps, step);
        limit = step.width - apart;
    } while (limit >= least);
    return steps;
}

static void run_clear(gpointer data)
{
    TextRun *run = data;
    g_free(run->bytes);
}

static void line_clear(gpointer data)
{
    Line *line = data;
    g_array_unref(line->runs);
}

/* The width of bytes [start, end), which begin and end at a piece's border, from piece `*index` on.
 */
static double stretch_width(const ShapedText *text, guint *index, size_t start, size_t end)
{
    double width = 0.0;

    for (; *index < text->n_pieces; (*index)++) {
        const Piece *piece = &text->pieces[*index];
        if (piece->start >= end)
            break;
        if (piece->start >= start)
            width += piece->width;
    }
    return width;
}

/* Has the run letters, and all of them of the direction against the line's? */
static bool is_foreign(const TextRun *run, bool is_rtl_line)
{
    bool has_letter = false;

    for (const char *p = run->bytes; *p != '\0'; p = g_utf8_find_next_char(p, NULL)) {
        gunichar character = g_utf8_get_char(p);
        if (!g_unichar_isalpha(character))
            continue;
        if (rebut_script_is_rtl(g_unichar_get_script(character)) == is_rtl_line)
            return false;
        has_letter = true;
    }
    return has_letter;
}

/* Runs of the other direction that follow each other read in their own order within the room they
 * take. */
static void turn_foreign_stretches(const Line *line, bool is_rtl_line)
{
    const GArray *runs = line->runs;

    for (guint first = 0, end = 0; first < runs->len; first = end + 1) {
        double left = G_MAXDOUBLE, right = 0.0;
        for (end = first; end < runs->len; end++) {
            const TextRun *run = &g_array_index(runs, TextRun, end);
            if (!is_foreign(run, is_rtl_line))
                break;
            left = MIN(left, run->x);
            right = MAX(right, run->x + run->width);
        }
        for (guint i = first; end - first > 1 && i < end; i++) {
            TextRun *run = &g_array_index(runs, TextRun, i);
            run->x = left + right - run->x - run->width;
            run->is_rtl = !is_rtl_line;
        }
    }
}

static LineEnd end_of_line(const ShapedText *text, guint end)
{
    const Word *last = &text->words[end - 1];

    if (last->must_break)
        return LINE_END_BREAK;
    return end < text->n_words && last[1].start == last->end ? LINE_END_NOTHING : LINE_END_SPACE;
}

static Line make_line(const ShapedText *text, guint first, guint end, double width)
{
    Line line = {g_array_new(FALSE, FALSE, sizeof(TextRun)), width, end_of_line(text, end)};
    size_t start = text->words[first].start;
    size_t stop = text->words[end - 1].end;
    guint piece = text->words[first].first_piece;
    double x = 0.0;

    g_array_set_clear_func(line.runs, run_clear);
    for (guint i = 0; i < text->spans->len && start < stop; i++) {
        const StyleSpan *span = &g_array_index(text->spans, StyleSpan, i);
        if (span->end <= start)
            continue;
        size_t run_end = MIN(stop, span->end);
        TextRun run = {.style = span->style, .is_rtl = text->is_rtl, .x = x};
        run.bytes = g_strndup(text->plain + start, run_end - start);
        run.width = stretch_width(text, &piece, start, run_end);
        x += run.width;
        g_array_append_val(line.runs, run);
        start = run_end;
    }
    for (guint i = 0; text->is_rtl && i < line.runs->len;
         i++) { /* the first run stands rightmost */
        TextRun *run = &g_array_index(line.runs, TextRun, i);
        run->x = width - run->x - run->width;
    }
    turn_foreign_stretches(&line, text->is_rtl);
    return line;
}

/* Is the last line at this width one short word? */
static bool has_short_end(const ShapedText *text, double limit, size_t *n_lines, double *widest)
{
    guint first = 0, start = 0;
    double width = 0.0;

    *widest = 0.0;
    for (*n_lines = 0; first < text->n_words; (*n_lines)++) {
        start = first;
        first = line_end(text, first, limit, &width);
        *widest = MAX(*widest, width);
    }
    return *n_lines > 1 && !text->has_tail && first - start == 1 &&
           !text->words[start - 1].must_break && width < SHORT_LINE * *widest;
}

/* The width nearest below `limit` that gives as many lines and a last line that is no short word;
 * `limit` where there is none. */
static double filled_limit(const ShapedText *text, double limit)
{
    size_t n_lines = 0, n_most = 0;
    double widest = 0.0, narrower = limit;

    if (!has_short_end(text, limit, &n_most, &widest))
        return limit;
    for (int i = 0; i < MOST_TRIES; i++) {
        narrower = widest - 0.001;
        bool is_short = has_short_end(text, narrower, &n_lines, &widest);
        if (n_lines > n_most)
            return limit;
        if (!is_short)
            return narrower;
    }
    return limit;
}

static Lines *new_lines(const ShapedText *text)
{
    Lines *lines = g_new0(Lines, 1);

    lines->lines = g_array_new(FALSE, FALSE, sizeof(Line));
    g_array_set_clear_func(lines->lines, line_clear);
    lines->is_rtl = text->is_rtl;
    return lines;
}

static void add_line(const ShapedText *text, Lines *lines, guint first, guint end, double width)
{
    Line line = make_line(text, first, end, width);

    g_array_append_val(lines->lines, line);
    lines->width = MAX(lines->width, width);
}

Lines *rebut_text_wrap(const ShapedText *text, double limit)
{
    Lines *lines = new_lines(text);

    limit = filled_limit(text, limit);
    for (guint first = 0; first < text->n_words;) {
        double width = 0.0;
        guint end = line_end(text, first, limit, &width);
        add_line(text, lines, first, end, width);
        first = end;
    }
    return lines;
}

/* Is there room for a line's first word with an ellipsis behind it? */
static bool can_be_cut(const ShapedText *text, guint first, double limit)
{
    return text->words[first].width + text->ellipsis <= limit + 1e-6;
}

/* Makes room for an ellipsis behind a line that takes words from `first` on, and sets it there. */
static void add_cut_line(const ShapedText *text, Lines *lines, guint first, double limit)
{
    TextRun ellipsis = {.is_rtl = text->is_rtl, .width = text->ellipsis};
    double width = 0.0;
    guint end = line_end(text, first, limit - text->ellipsis, &width);

    add_line(text, lines, first, end, width + text->ellipsis);
    Line *line = &g_array_index(lines->lines, Line, lines->lines->len - 1);
    ellipsis.bytes = g_strdup("\u2026");
    ellipsis.x = text->is_rtl ? 0.0 : width;
    g_array_append_val(line->runs, ellipsis);
}

/* Where the line that can be cut begins: the last of `most`, or one before it. */
static guint find_cut(const ShapedText *text, double limit, size_t most, size_t *n_before)
{
    guint first = 0, cut = 0;
    double width = 0.0;

    *n_before = 0;
    for (size_t i = 0; i < most; i++) {
        if (can_be_cut(text, first, limit)) {
            cut = first;
            *n_before = i;
        }
        first = line_end(text, first, limit, &width);
    }
    return cut;
}

Lines *rebut_text_wrap_cut(const ShapedText *text, double limit, size_t most)
{
    size_t n_before = 0;
    guint first = 0;

    if (rebut_text_count_lines(text, limit, NULL) <= most)
        return rebut_text_wrap(text, limit);
    Lines *lines = new_lines(text);
    guint cut = find_cut(text, limit, most, &n_before);
    for (size_t i = 0; i < n_before; i++) {
        double width = 0.0;
        guint end = line_end(text, first, limit, &width);
        add_line(text, lines, first, end, width);
        first = end;
    }
    add_cut_line(text, lines, cut, limit);
    return lines;
}

void rebut_lines_free(Lines *lines)
{
    if (lines == NULL)
        return;
    g_array_unref(lines->lines);
    g_free(lines);
}
