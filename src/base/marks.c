/* A mark opens where a run of one or two stars stands before something that is not white space, and
 * closes at the next run of the same length that stands behind something that is not white space. A
 * mark that has no closing partner in the text is an ordinary star, so arithmetic and footnote
 * stars survive. Marks of the two lengths may nest once in each other; the search for the partner
 * is remembered as "none further on" for each length, which keeps the whole linear. */
#include "base/marks.h"
#include <stdbool.h>
#include <string.h>

typedef struct Parser {
    const char *text;
    size_t at;
    GString *plain;
    GArray *spans;
    int style;
    bool is_barren[3]; /* no closing run of this length lies ahead */
} Parser;

static size_t star_run(const char *text)
{
    return strspn(text, "*");
}

static bool is_space_at(const char *text)
{
    return *text == '\0' || g_unichar_isspace(g_utf8_get_char(text));
}

static bool is_space_before(const char *start, const char *text)
{
    const char *previous = g_utf8_find_prev_char(start, text);
    return previous == NULL || g_unichar_isspace(g_utf8_get_char(previous));
}

static bool has_partner(Parser *parser, size_t length)
{
    const char *start = parser->text;

    if (parser->is_barren[length])
        return false;
    for (const char *p = start + parser->at + length; *p != '\0';) {
        size_t run = star_run(p);
        if (run == length && !is_space_before(start, p))
            return true;
        p += run > 0 ? run : 1;
    }
    parser->is_barren[length] = true;
    return false;
}

static void end_span(Parser *parser)
{
    size_t start = 0;

    if (parser->spans == NULL)
        return;
    if (parser->spans->len > 0)
        start = g_array_index(parser->spans, StyleSpan, parser->spans->len - 1).end;
    if (start == parser->plain->len)
        return;
    StyleSpan span = {start, parser->plain->len, (TextStyle)parser->style};
    g_array_append_val(parser->spans, span);
}

/* Handles the run of stars at the parser's place; false if it is ordinary text. */
static bool take_mark(Parser *parser, size_t length)
{
    const char *here = parser->text + parser->at;
    int flag = length == 1 ? STYLE_EMPHASIS : STYLE_STRONG;

    if (length > 2)
        return false;
    if ((parser->style & flag) != 0) {
        if (is_space_before(parser->text, here))
            return false;
    } else if (is_space_at(here + length) || !has_partner(parser, length)) {
        return false;
    }
    end_span(parser);
    parser->style ^= flag;
    return true;
}

char *rebut_marks_parse(const char *marked, GArray *spans)
{
    Parser parser = {.text = marked, .plain = g_string_sized_new(strlen(marked)), .spans = spans};

    while (marked[parser.at] != '\0') {
        size_t run = star_run(marked + parser.at);
        if (run == 0) {
            size_t length = strcspn(marked + parser.at, "*");
            g_string_append_len(parser.plain, marked + parser.at, (gssize)length);
            parser.at += length;
        } else {
            if (!take_mark(&parser, run))
                g_string_append_len(parser.plain, marked + parser.at, (gssize)run);
            parser.at += run;
        }
    }
    end_span(&parser);
    return g_string_free(parser.plain, FALSE);
}
