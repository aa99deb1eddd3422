/* A source keeps two tables that make every question a binary search. `line_starts` holds the byte
 * at which each line begins. `code_points` holds, for every STRIDE bytes, how many code points
 * begin before them, so that columns and libyaml's marks (which count code points) cost a short
 * walk even when the whole input is one line. Bytes that are not UTF-8 count by the same rule
 * (every byte that is not a continuation begins a code point), so that places are right in messages
 * about broken text too. */
#include "base/source.h"
#include <stdbool.h>
#include <string.h>

enum { STRIDE = 64 };

struct Source {
    char *name;
    char *bytes; /* NULL when they are not kept */
    size_t length;
    size_t lines_before; /* of the file that the bytes are a part of */
    size_t text_start;   /* 3 behind a byte order mark, else 0 */
    GArray *line_starts; /* of size_t */
    GArray *code_points; /* of size_t: code points that begin before byte i * STRIDE */
};

static bool begins_code_point(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

static void index_lines(Source *source)
{
    size_t start = 0;

    g_array_append_val(source->line_starts, start);
    for (size_t i = 0; i < source->length; i++) {
        char byte = source->bytes[i];
        if (byte != '\n' && byte != '\r')
            continue;
        if (byte == '\r' && source->bytes[i + 1] == '\n')
            i++;
        start = i + 1;
        g_array_append_val(source->line_starts, start);
    }
}

static void index_code_points(Source *source)
{
    size_t count = 0;

    for (size_t i = 0; i <= source->length; i++) {
        if (i % STRIDE == 0)
            g_array_append_val(source->code_points, count);
        if (i < source->length && i >= source->text_start && begins_code_point(source->bytes[i]))
            count++;
    }
}

Source *rebut_source_new_unread(const char *name, size_t length)
{
    Source *source = g_new0(Source, 1);
    size_t first = 0;

    source->name = g_strdup(name);
    source->length = length;
    source->line_starts = g_array_new(FALSE, FALSE, sizeof(size_t));
    source->code_points = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_array_append_val(source->line_starts, first);
    g_array_append_val(source->code_points, first);
    return source;
}

Source *rebut_source_new(const char *name, const char *bytes, size_t length)
{
    Source *source = g_new0(Source, 1);

    source->name = g_strdup(name);
    source->bytes = g_malloc(length + 1);
    if (length > 0)
        memcpy(source->bytes, bytes, length);
    source->bytes[length] = '\0';
    source->length = length;
    source->text_start = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    source->line_starts = g_array_new(FALSE, FALSE, sizeof(size_t));
    source->code_points = g_array_new(FALSE, FALSE, sizeof(size_t));
    index_lines(source);
    index_code_points(source);
    return source;
}

void rebut_source_begin_at(Source *source, size_t first_line)
{
    source->lines_before = MAX(first_line, 1) - 1;
}

void rebut_source_free(Source *source)
{
    if (source == NULL)
        return;
    g_array_unref(source->line_starts);
    g_array_unref(source->code_points);
    g_free(source->bytes);
    g_free(source->name);
    g_free(source);
}

const char *rebut_source_name(const Source *source)
{
    return source->name;
}

const char *rebut_source_bytes(const Source *source)
{
    return source->bytes;
}

size_t rebut_source_length(const Source *source)
{
    return source->length;
}

/* The last index of the ascending `table` whose value is at most `value`; its first value is 0. */
static size_t last_at_most(const GArray *table, size_t value)
{
    size_t low = 0;
    size_t high = table->len;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (g_array_index(table, size_t, middle) <= value)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static size_t code_points_before(const Source *source, size_t offset)
{
    size_t block = offset / STRIDE;
    size_t count = g_array_index(source->code_points, size_t, block);

    for (size_t i = block * STRIDE; i < offset; i++) {
        if (i >= source->text_start && begins_code_point(source->bytes[i]))
            count++;
    }
    return count;
}

Place rebut_source_place(const Source *source, size_t offset)
{
    if (offset > source->length)
        offset = source->length;
    size_t line = last_at_most(source->line_starts, offset);
    size_t start = g_array_index(source->line_starts, size_t, line);
    Place place = {.line = source->lines_before + line + 1,
                   .column =
                       code_points_before(source, offset) - code_points_before(source, start) + 1};
    return place;
}

Span rebut_source_line(const Source *source, size_t line)
{
    Span span = {source->length, source->length};

    if (line <= source->lines_before || line - source->lines_before > source->line_starts->len)
        return span;
    size_t next = line - source->lines_before;
    span.start = g_array_index(source->line_starts, size_t, next - 1);
    if (next < source->line_starts->len)
        span.end = g_array_index(source->line_starts, size_t, next);
    while (span.end > span.start &&
           (source->bytes[span.end - 1] == '\n' || source->bytes[span.end - 1] == '\r'))
        span.end--;
    if (span.start < source->text_start)
        span.start = source->text_start;
    return span;
}

size_t rebut_source_offset_of_code_point(const Source *source, size_t index)
{
    size_t block = last_at_most(source->code_points, index);
    size_t offset = block * STRIDE;
    size_t count = g_array_index(source->code_points, size_t, block);
    bool is_ascii = block + 1 < source->code_points->len && offset >= source->text_start &&
                    g_array_index(source->code_points, size_t, block + 1) - count == STRIDE;

    if (is_ascii)
        return offset + (index - count);

    while (offset < source->length && (count < index || offset < source->text_start ||
                                       !begins_code_point(source->bytes[offset]))) {
        if (offset >= source->text_start && begins_code_point(source->bytes[offset]))
            count++;
        offset++;
    }
    return offset;
}
