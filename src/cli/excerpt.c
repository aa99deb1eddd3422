/* A line becomes cells: one character each, as it is shown, with the columns that it takes on a
 * terminal (wide ones two, combining ones none, a tab four spaces, an escape as many as it has
 * letters). Carets are then placed by summing columns. Of a long line only the cells around the
 * caret are made and shown, so a line of 60 MB costs no more than one of 60 characters. */
#include "cli/excerpt.h"
#include "base/clean.h"
#include "base/utf8.h"
#include <stdio.h>
#include <string.h>

enum {
    MOST_COLUMNS = 96,  /* of the author's text on one line */
    REACH_BYTES = 1024, /* how far around the caret a line is looked at */
    TAB_COLUMNS = 4
};

typedef struct Cell {
    size_t offset; /* of the character in the source */
    size_t columns;
    char text[16];
} Cell;

static bool turns_direction(gunichar c)
{
    return rebut_character_turns_order(c) || c == 0x200E || c == 0x200F || c == 0x061C;
}

/* Fills the cell for the character at `text`, and returns how many bytes that has. */
static size_t cell_init(Cell *cell, const char *text, size_t length)
{
    gunichar c = g_utf8_get_char_validated(text, (gssize)length);
    size_t bytes = 1;

    if (c == (gunichar)-1 || c == (gunichar)-2) {
        g_snprintf(cell->text, sizeof cell->text, "\\x%02X", (unsigned)(unsigned char)*text);
    } else if (c == '\t') {
        g_snprintf(cell->text, sizeof cell->text, "%*s", TAB_COLUMNS, "");
    } else if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
        bytes = c < 0x80 ? 1 : 2;
        g_snprintf(cell->text, sizeof cell->text, "\\x%02X", (unsigned)c);
    } else if (turns_direction(c) || c == 0x2028 || c == 0x2029) {
        bytes = (size_t)g_unichar_to_utf8(c, NULL);
        g_snprintf(cell->text, sizeof cell->text, "\\u{%04X}", (unsigned)c);
    } else {
        bytes = (size_t)g_unichar_to_utf8(c, cell->text);
        cell->text[bytes] = '\0';
        cell->columns = rebut_utf8_columns(c);
        return bytes;
    }
    cell->columns = strlen(cell->text);
    return bytes;
}

void rebut_escape_append(GString *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        Cell cell;
        i += cell_init(&cell, text + i, length - i);
        g_string_append(out, cell.text);
    }
}

char *rebut_escape_lines(const char *words)
{
    g_auto(GStrv) lines = g_strsplit(words, "\n", -1);
    GString *out = g_string_new(NULL);

    for (char **line = lines; *line != NULL; line++) {
        rebut_escape_append(out, *line, strlen(*line));
        g_string_append(out, line[1] != NULL ? "\n" : "");
    }
    return g_string_free(out, FALSE);
}

/* The part of a line that is looked at: cells, and whether the line goes on outside of them. */
typedef struct Excerpt {
    GArray *cells;
    size_t end; /* offset behind the last cell */
    bool is_cut_left, is_cut_right;
} Excerpt;

static bool ends_line(char c)
{
    return c == '\n' || c == '\r';
}

static Excerpt excerpt_around(const char *source, size_t length, size_t offset)
{
    Excerpt excerpt = {.cells = g_array_new(FALSE, FALSE, sizeof(Cell))};
    size_t start = offset, end = offset;

    while (start > 0 && !ends_line(source[start - 1]) && offset - start < REACH_BYTES)
        start--;
    while (start < offset && start > 0 && ((unsigned char)source[start] & 0xC0) == 0x80)
        start++;
    while (end < length && !ends_line(source[end]) && end - offset < REACH_BYTES)
        end++;
    excerpt.is_cut_left = start > 0 && !ends_line(source[start - 1]);
    excerpt.is_cut_right = end < length && !ends_line(source[end]);
    for (size_t i = start; i < end;) {
        Cell cell = {.offset = i};
        i += cell_init(&cell, source + i, end - i);
        g_array_append_val(excerpt.cells, cell);
    }
    excerpt.end = end;
    return excerpt;
}

static const Cell *cell_at(const Excerpt *excerpt, guint index)
{
    return &g_array_index(excerpt->cells, Cell, index);
}

/* Columns of the cells from `from` whose offset is below `offset`. */
static size_t columns_before(const Excerpt *excerpt, guint from, size_t offset)
{
    size_t columns = 0;

    for (guint i = from; i < excerpt->cells->len && cell_at(excerpt, i)->offset < offset; i++)
        columns += cell_at(excerpt, i)->columns;
    return columns;
}

/* The first cell to show, so that `offset` has a third of the line before it; 0 when all fits. */
static guint first_shown(const Excerpt *excerpt, size_t offset)
{
    size_t before = columns_before(excerpt, 0, offset);
    guint first = 0;

    if (!excerpt->is_cut_left && !excerpt->is_cut_right &&
        columns_before(excerpt, 0, excerpt->end) <= MOST_COLUMNS)
        return 0;
    while (first < excerpt->cells->len && before > MOST_COLUMNS / 3) {
        before -= cell_at(excerpt, first)->columns;
        first++;
    }
    while (first < excerpt->cells->len && first > 0 && cell_at(excerpt, first)->columns == 0)
        first++;
    return first;
}

static void append_gutter(GString *out, size_t line, int digits, const Paint *paint)
{
    if (line > 0)
        g_string_append_printf(out, "%s%*zu |%s", paint->gutter, digits, line, paint->off);
    else
        g_string_append_printf(out, "%s%*s |%s", paint->gutter, digits, "", paint->off);
}

/* Appends the line's cells from `first` on as far as they fit; returns the offset behind the last.
 */
static size_t append_cells(GString *out, const Excerpt *excerpt, guint first, bool is_cut_left)
{
    size_t columns = 0;

    g_string_append(out, is_cut_left ? " ..." : " ");
    for (guint i = first; i < excerpt->cells->len; i++) {
        const Cell *cell = cell_at(excerpt, i);
        columns += cell->columns;
        if (columns > MOST_COLUMNS) {
            g_string_append(out, "...");
            return cell->offset;
        }
        g_string_append(out, cell->text);
    }
    g_string_append(out, excerpt->is_cut_right ? "..." : "");
    return excerpt->end;
}

static void append_repeated(GString *out, char c, size_t n)
{
    while (n-- > 0)
        g_string_append_c(out, c);
}

/* A line with its carets; `mark` is '^' or '-'. */
static void append_place(GString *out, const RebutMessage *message, const RebutPlace *place,
                         int digits, const Paint *paint)
{
    bool is_second = place == &message->second;
    size_t start = MIN(place->offset_start, message->source_length);
    Excerpt excerpt = excerpt_around(message->source, message->source_length, start);
    guint first = first_shown(&excerpt, start);
    bool is_cut_left = excerpt.is_cut_left || first > 0;

    append_gutter(out, place->line, digits, paint);
    size_t shown_end = append_cells(out, &excerpt, first, is_cut_left);
    size_t before = columns_before(&excerpt, first, start);
    size_t marked = columns_before(&excerpt, first, MIN(place->offset_end, shown_end));
    g_string_append_c(out, '\n');
    append_gutter(out, 0, digits, paint);
    append_repeated(out, ' ', 1 + (is_cut_left ? strlen("...") : 0) + before);
    g_string_append(out, is_second ? paint->second : paint->mark);
    append_repeated(out, is_second ? '-' : '^', marked > before ? marked - before : 1);
    if (place->label != NULL) {
        g_string_append_c(out, ' ');
        rebut_escape_append(out, place->label, strlen(place->label));
    }
    g_string_append(out, paint->off);
    g_string_append_c(out, '\n');
    g_array_unref(excerpt.cells);
}

void rebut_excerpt_append(GString *out, const RebutMessage *message, int digits, const Paint *paint)
{
    const RebutPlace *first = &message->place, *last = NULL;

    if (message->has_second)
        last = &message->second;
    if (last != NULL && last->offset_start < first->offset_start) {
        first = &message->second;
        last = &message->place;
    }
    append_gutter(out, 0, digits, paint);
    g_string_append_c(out, '\n');
    append_place(out, message, first, digits, paint);
    if (last == NULL)
        return;
    if (last->line > first->line + 1)
        g_string_append(out, "...\n");
    append_place(out, message, last, digits, paint);
}
