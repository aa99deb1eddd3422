/* Markdown is read a line at a time, as far as its marks are in the way of its words: headings,
 * quotations, bullets, fences, rules, rows of tables, and in a line emphasis, code, links, pictures
 * and tags. What is not understood stays as it is written. */
#include "sources/text.h"
#include <string.h>

enum { HORIZON_BYTES = 2000 };

/* Receives what is left of a line, piece by piece. */
typedef struct Pen {
    SourceText *text; /* or */
    GString *string;
    const char *origin; /* what places count from */
    const char *start;  /* of the line */
} Pen;

static void put(const Pen *pen, const char *start, const char *end)
{
    if (pen->text != NULL)
        rebut_source_text_add(pen->text, start, (size_t)(end - start),
                              (size_t)(start - pen->origin));
    else
        g_string_append_len(pen->string, start, end - start);
}

/* What closes a mark is looked for as far as this, so that a line of openings costs no more. */
static const char *horizon(const char *p, const char *end)
{
    return end - p > HORIZON_BYTES ? p + HORIZON_BYTES : end;
}

/* Where the bracket that opens at `p` closes on this line; NULL when nowhere near. */
static const char *closing(const char *p, const char *end, char open, char close)
{
    size_t depth = 0;

    for (end = horizon(p, end); p < end; p++) {
        if (*p == '\\' && p + 1 < end)
            p++;
        else if (*p == open)
            depth++;
        else if (*p == close && --depth == 0)
            return p;
    }
    return NULL;
}

/* Behind the address of a link, `(url)` or `[name]`, at `p`; `p` itself when there is none. */
static const char *skip_address(const char *p, const char *end)
{
    const char *close = NULL;

    if (p < end && *p == '(')
        close = closing(p, end, '(', ')');
    else if (p < end && *p == '[')
        close = closing(p, end, '[', ']');
    return close != NULL ? close + 1 : p;
}

/* Behind a tag such as `<br>` or `</b>`, or `p` when there is none. */
static const char *skip_tag(const char *p, const char *end)
{
    bool is_tag = p + 1 < end && (g_ascii_isalpha(p[1]) || p[1] == '/' || p[1] == '!');
    const char *close = is_tag ? memchr(p, '>', (size_t)(horizon(p, end) - p)) : NULL;

    return close != NULL ? close + 1 : p;
}

static bool is_space_at(const char *p, const char *start, const char *end)
{
    return p < start || p >= end || *p == ' ' || *p == '\t';
}

/* Behind a run of stars, underscores or tildes that is a mark; `p` when it is text. */
static const char *skip_marks(const char *p, const char *start, const char *end)
{
    const char *behind = p;

    while (behind < end && *behind == *p)
        behind++;
    if (*p == '~')
        return behind - p == 2 ? behind : p;
    bool opens = !is_space_at(behind, start, end), closes = !is_space_at(p - 1, start, end);
    if (*p == '*')
        return opens || closes ? behind : p;
    /* Underscores inside a word are part of it. */
    bool is_inside = opens && closes && g_ascii_isalnum(p[-1]) && g_ascii_isalnum(*behind);
    return !is_inside && (opens || closes) ? behind : p;
}

/* Puts a span of code, whose marks are as many backticks at both ends, and returns what is behind;
 * `p` when it is never closed. */
static const char *put_code(const Pen *pen, const char *p, const char *end)
{
    size_t n = 0;

    while (p + n < end && p[n] == '`')
        n++;
    end = horizon(p, end);
    for (const char *q = p + n; q + n <= end; q++) {
        if (memcmp(q, p, n) != 0 || (q + n < end && q[n] == '`') || q[-1] == '`')
            continue;
        put(pen, p + n, q);
        return q + n;
    }
    return p;
}

/* Behind what begins at `p` and says nothing by itself; `p` when it is text. Of a link
 * the brackets and the address go. */
static const char *skip_mark(const Pen *pen, const char *p, const char *end)
{
    const char *close;

    switch (*p) {
    case '\\':
        return p + 1 < end && g_ascii_ispunct(p[1]) ? p + 1 : p;
    case '*':
    case '_':
    case '~':
        return skip_marks(p, pen->start, end);
    case '<':
        return skip_tag(p, end);
    case '!':
        return p + 1 < end && p[1] == '[' ? p + 1 : p;
    case '[':
        close = closing(p, end, '[', ']');
        if (close != NULL && p[1] == '^')
            return close + 1;
        return close != NULL && skip_address(close + 1, end) != close + 1 ? p + 1 : p;
    case ']':
        return skip_address(p + 1, end) != p + 1 ? skip_address(p + 1, end) : p;
    default:
        return p;
    }
}

static void put_inline(const Pen *pen, const char *p, const char *end)
{
    const char *plain = p;

    while (p < end) {
        const char *behind = *p == '`' ? p : skip_mark(pen, p, end);
        if (*p == '`') {
            put(pen, plain, p);
            behind = put_code(pen, p, end);
            plain = behind;
        } else if (behind != p) {
            put(pen, plain, p);
            plain = behind;
        }
        bool is_escape = *p == '\\' && behind == p + 1;
        p = behind != p ? behind + is_escape : p + 1;
    }
    put(pen, plain, end);
}

char *rebut_markdown_strip(const char *marked)
{
    GString *out = g_string_new(NULL);
    Pen pen = {.string = out, .origin = marked, .start = marked};

    put_inline(&pen, marked, marked + strlen(marked));
    return g_string_free(out, FALSE);
}

static size_t span_of(const char *p, const char *end, const char *set)
{
    const char *q = p;

    while (q < end && strchr(set, *q) != NULL && *q != '\0')
        q++;
    return (size_t)(q - p);
}

/* A line of nothing but one of these: a rule, the line under a heading, between rows of a table. */
static bool is_rule(const char *p, const char *end)
{
    size_t n = span_of(p, end, "-=*_|:+ \t");

    return p + n == end && span_of(p, end, " \t") < n && end - p >= 2 &&
           (memchr(p, '-', n) != NULL || memchr(p, '=', n) != NULL || n >= 3);
}

static size_t heading_marks(const char *p, const char *end)
{
    size_t n = span_of(p, end, "#");

    return n >= 1 && n <= 6 && (p + n == end || p[n] == ' ' || p[n] == '\t') ? n : 0;
}

/* Behind the marks of quotations and bullets at the beginning of a line. */
static const char *skip_prefix(const char *p, const char *end, bool *is_entry)
{
    *is_entry = false;
    p += span_of(p, end, " \t");
    while (p < end && *p == '>')
        p += 1 + span_of(p + 1, end, " \t");
    if (p + 1 < end && strchr("-*+", *p) != NULL && (p[1] == ' ' || p[1] == '\t')) {
        *is_entry = true;
        p += 2 + span_of(p + 2, end, " \t");
    }
    return p;
}

static void put_table_row(const Pen *pen, const char *p, const char *end)
{
    while (p < end) {
        const char *bar = memchr(p, '|', (size_t)(end - p));
        const char *stop = bar != NULL ? bar : end;
        put_inline(pen, p, stop);
        if (pen->text->bytes->len > 0)
            g_string_append_c(pen->text->bytes, ' ');
        p = stop + 1;
    }
}

static void put_heading(SourceText *text, const Pen *pen, const char *p, const char *end)
{
    while (end > p && (end[-1] == '#' || end[-1] == ' ' || end[-1] == '\t'))
        end--;
    rebut_source_text_end_paragraph(text);
    rebut_source_text_begin_heading(text);
    put_inline(pen, p, end);
    rebut_source_text_end_paragraph(text);
}

/* Puts one line; `*fence` is the mark that closes the block of code in which it stands, or 0. */
static void put_line(SourceText *text, const Pen *pen, const char *end, char *fence)
{
    bool is_entry;
    const char *p = skip_prefix(pen->start, end, &is_entry);
    size_t marks = heading_marks(p, end);
    bool is_fence = end - p >= 3 && (*p == '`' || *p == '~') && p[1] == *p && p[2] == *p;

    if (is_fence && (*fence == '\0' || *fence == *p)) {
        *fence = *fence == '\0' ? *p : '\0';
        rebut_source_text_end_paragraph(text);
    } else if (*fence != '\0') {
        put(pen, pen->start, end);
        g_string_append_c(text->bytes, '\n');
    } else if (p == end) {
        rebut_source_text_end_paragraph(text);
    } else if (!is_entry && is_rule(p, end)) {
        rebut_source_text_end_paragraph(text);
    } else if (marks > 0) {
        put_heading(text, pen, p + marks + span_of(p + marks, end, " \t"), end);
    } else if (*p == '|') {
        put_table_row(pen, p, end);
        g_string_append_c(text->bytes, '\n');
    } else {
        if (is_entry)
            rebut_source_text_end_paragraph(text);
        put_inline(pen, p, end);
        g_string_append_c(text->bytes, '\n');
    }
}

void rebut_read_markdown(SourceText *text)
{
    const char *content = rebut_source_bytes(text->file);
    const char *end = content + rebut_source_length(text->file);
    const char *start = g_str_has_prefix(content, "\xEF\xBB\xBF") ? content + 3 : content;
    char fence = '\0';

    while (start < end) {
        const char *stop = start;
        while (stop < end && *stop != '\n' && *stop != '\r')
            stop++;
        Pen pen = {.text = text, .origin = content, .start = start};
        put_line(text, &pen, stop, &fence);
        bool is_pair = stop + 1 < end && stop[0] == '\r' && stop[1] == '\n';
        start = stop + 1 + is_pair;
    }
}
