/* Blank lines part paragraphs. */
#include "sources/passages.h"
#include <string.h>

enum { LONGEST_HEADING = 100, MOST_LEVELS = 6 };

static const char *skip_word(const char *p, const char *end, const char *word)
{
    size_t length = strlen(word);

    return (size_t)(end - p) >= length && g_ascii_strncasecmp(p, word, length) == 0 ? p + length
                                                                                    : p;
}

size_t rebut_section_number(const char *words, const char *end, const char **number)
{
    static const char *const names[] = {"§", "section", "sec.", "chapter", "part", NULL};
    const char *p = words;

    for (size_t i = 0; names[i] != NULL && p == words; i++)
        p = skip_word(p, end, names[i]);
    while (p < end && *p == ' ')
        p++;
    *number = p;
    for (size_t level = 0; level < MOST_LEVELS; level++) {
        size_t digits = 0;
        const char *from = level > 0 && p < end && *p == '.' ? p + 1 : p;
        if (level > 0 && from == p)
            break;
        while (from + digits < end && g_ascii_isdigit(from[digits]))
            digits++;
        if (digits == 0 || digits > 3)
            break;
        p = from + digits;
    }
    return p < end && g_ascii_isalnum(*p) ? 0 : (size_t)(p - *number);
}

/* Does the line look like a heading with a number? `is_alone`: nothing else is in its paragraph. */
static bool is_numbered_heading(const char *line, const char *end, bool is_alone)
{
    const char *number;
    size_t length = rebut_section_number(line, end, &number);

    if (length == 0 || end - line > LONGEST_HEADING || strchr(".,;:", end[-1]) != NULL)
        return false;
    const char *behind = number + length;
    bool is_marked = number != line || memchr(number, '.', length) != NULL ||
                     (behind < end && (*behind == '.' || *behind == ')'));
    while (behind < end && strchr(".): ", *behind) != NULL)
        behind++;
    return (is_marked || is_alone) && behind < end && g_unichar_isalpha(g_utf8_get_char(behind));
}

static bool is_marked_heading(const SourceText *text, size_t start, size_t end)
{
    guint low = 0, high = text->headings->len;

    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(text->headings, guint32, middle) < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < text->headings->len && g_array_index(text->headings, guint32, low) < end;
}

static void add_passage(GArray *passages, const SourceText *text, size_t start, size_t end,
                        bool is_heading)
{
    const char *bytes = text->bytes->str;

    while (start < end && g_ascii_isspace(bytes[start]))
        start++;
    while (end > start && g_ascii_isspace(bytes[end - 1]))
        end--;
    if (start == end)
        return;
    size_t offset;
    CoveredPassage passage = {.start = start, .end = end, .is_heading = is_heading};
    passage.page = rebut_source_text_page(text, start, &offset);
    passage.line = text->file != NULL ? rebut_source_place(text->file, offset).line : 0;
    g_array_append_val(passages, passage);
}

static void add_paragraph(GArray *passages, const SourceText *text, size_t start, size_t end)
{
    const char *bytes = text->bytes->str;
    bool has_marks = text->format == SOURCE_MARKDOWN || text->format == SOURCE_HTML;

    while (start < end && g_ascii_isspace(bytes[start]))
        start++;
    if (start == end)
        return;
    const char *line_end = memchr(bytes + start, '\n', end - start);
    size_t line = line_end != NULL ? (size_t)(line_end - bytes) : end;
    while (line > start && g_ascii_isspace(bytes[line - 1]))
        line--;
    bool is_heading = has_marks ? is_marked_heading(text, start, end)
                                : is_numbered_heading(bytes + start, bytes + line, line == end);
    if (is_heading && !has_marks) {
        add_passage(passages, text, start, line, true);
        add_passage(passages, text, line, end, false);
    } else {
        add_passage(passages, text, start, end, is_heading);
    }
}

/* The end of the line that begins at `at`, behind its line feed; `*is_blank` says what it is. */
static size_t next_line(const GString *bytes, size_t at, bool *is_blank)
{
    *is_blank = true;
    for (; at < bytes->len; at++) {
        if (bytes->str[at] == '\n')
            return at + 1;
        *is_blank &= g_ascii_isspace(bytes->str[at]) != 0;
    }
    return at;
}

GArray *rebut_passages_new(const SourceText *text)
{
    GArray *passages = g_array_new(FALSE, FALSE, sizeof(CoveredPassage));
    size_t start = 0;

    for (size_t at = 0; at < text->bytes->len;) {
        bool is_blank;
        size_t next = next_line(text->bytes, at, &is_blank);
        if (is_blank) {
            add_paragraph(passages, text, start, at);
            start = next;
        }
        at = next;
    }
    add_paragraph(passages, text, start, text->bytes->len);
    return passages;
}
