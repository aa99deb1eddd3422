/* Greedy: a piece (what holds together up to the next place for a break) goes on the line if it
 * fits, else on the next. Between ideographs a break may stand unless a sign there clings to its
 * neighbour, by the classes that Unicode's line breaking gives to characters (UAX 14). */
#include "words/wrap.h"
#include "base/utf8.h"
#include <stdbool.h>
#include <string.h>

enum { ISOLATE = 0x2068, ISOLATE_END = 0x2069 };

/* Closing signs, small kana and the like never begin a line. */
static bool clings_to_left(gunichar c)
{
    switch ((int)g_unichar_break_type(c)) {
    case G_UNICODE_BREAK_CLOSE_PUNCTUATION:
    case G_UNICODE_BREAK_CLOSE_PARANTHESIS:
    case G_UNICODE_BREAK_EXCLAMATION:
    case G_UNICODE_BREAK_NON_STARTER:
    case G_UNICODE_BREAK_CONDITIONAL_JAPANESE_STARTER:
    case G_UNICODE_BREAK_INFIX_SEPARATOR:
    case G_UNICODE_BREAK_INSEPARABLE:
    case G_UNICODE_BREAK_POSTFIX:
    case G_UNICODE_BREAK_QUOTATION:
    case G_UNICODE_BREAK_SYMBOL:
        return true;
    default:
        return g_unichar_iszerowidth(c);
    }
}

static bool clings_to_right(gunichar c)
{
    switch ((int)g_unichar_break_type(c)) {
    case G_UNICODE_BREAK_OPEN_PUNCTUATION:
    case G_UNICODE_BREAK_PREFIX:
    case G_UNICODE_BREAK_QUOTATION:
        return true;
    default:
        return c == ISOLATE || c == 0x200D;
    }
}

static bool may_break(gunichar left, gunichar right)
{
    return (g_unichar_iswide(left) || g_unichar_iswide(right)) && !clings_to_right(left) &&
           !clings_to_left(right);
}

/* The end of the piece that begins at `piece`, and its width. */
static const char *end_of_piece(const char *piece, size_t *columns)
{
    const char *end = piece;

    *columns = 0;
    while (*end != '\0' && *end != ' ') {
        gunichar c = g_utf8_get_char(end);
        end = rebut_utf8_next(end);
        *columns += rebut_utf8_columns(c);
        if (*end != '\0' && *end != ' ' && may_break(c, g_utf8_get_char(end)))
            break;
    }
    return end;
}

/* The depth of isolates behind a piece: at most one, as none stands in another. */
static bool is_isolated_after(const char *piece, const char *end, bool is_isolated)
{
    for (const char *p = piece; p < end; p = rebut_utf8_next(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == ISOLATE || c == ISOLATE_END)
            is_isolated = c == ISOLATE;
    }
    return is_isolated;
}

static void append_indent(GString *out, size_t columns)
{
    for (size_t i = 0; i < columns; i++)
        g_string_append_c(out, ' ');
}

static void break_line(GString *out, size_t indent, bool is_isolated)
{
    g_string_append(out, is_isolated ? REBUT_ISOLATE_END "\n" : "\n");
    append_indent(out, indent);
    g_string_append(out, is_isolated ? REBUT_ISOLATE : "");
}

void rebut_wrap_append(GString *out, const char *paragraph, size_t first, size_t rest)
{
    const char *piece = paragraph + strspn(paragraph, " ");
    size_t at = first;
    bool is_start = true, is_isolated = false;

    append_indent(out, first);
    while (*piece != '\0') {
        size_t gap = strspn(piece, " "), columns;
        const char *end = end_of_piece(piece + gap, &columns);
        if (end == piece + gap)
            break;
        if (!is_start && at + (gap > 0) + columns > REBUT_COLUMNS) {
            break_line(out, rest, is_isolated);
            at = rest;
        } else if (gap > 0) {
            g_string_append_c(out, ' ');
            at++;
        }
        g_string_append_len(out, piece + gap, end - piece - (gssize)gap);
        is_isolated = is_isolated_after(piece + gap, end, is_isolated);
        at += columns;
        is_start = false;
        piece = end;
    }
    g_string_append_c(out, '\n');
}
