/* Plain text is one stretch. Other formats add a stretch wherever the text and its file part ways,
 * which keeps the table small, and any place is found by a binary search. */
#include "sources/text.h"
#include <string.h>

SourceText *rebut_source_text_new(SourceFormat format, const char *name, const char *content,
                                  size_t length)
{
    SourceText *text = g_new0(SourceText, 1);

    text->format = format;
    text->bytes = g_string_new(NULL);
    text->stretches = g_array_new(FALSE, FALSE, sizeof(Stretch));
    text->headings = g_array_new(FALSE, FALSE, sizeof(guint32));
    if (format != SOURCE_PDF)
        text->file = rebut_source_new(name, content, length);
    return text;
}

void rebut_source_text_free(SourceText *text)
{
    if (text == NULL)
        return;
    g_string_free(text->bytes, TRUE);
    g_array_unref(text->stretches);
    g_array_unref(text->headings);
    rebut_source_free(text->file);
    g_free(text);
}

static const Stretch *stretch_at(const SourceText *text, size_t at)
{
    guint low = 0, high = text->stretches->len;

    while (high - low > 1) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(text->stretches, Stretch, middle).text <= at)
            low = middle;
        else
            high = middle;
    }
    return high > 0 ? &g_array_index(text->stretches, Stretch, low) : NULL;
}

void rebut_source_text_add(SourceText *text, const char *words, size_t length, size_t place)
{
    Stretch new = {(guint32)text->bytes->len, (guint32)place};
    const Stretch *last = stretch_at(text, new.text);
    size_t ran = last != NULL && text->file != NULL ? new.text - last->text : 0;

    if (length == 0)
        return;
    if (last == NULL || last->place + ran != place)
        g_array_append_val(text->stretches, new);
    g_string_append_len(text->bytes, words, (gssize)length);
}

void rebut_source_text_end_paragraph(SourceText *text)
{
    if (text->bytes->len > 0 && !g_str_has_suffix(text->bytes->str, "\n\n"))
        g_string_append(text->bytes, "\n\n");
}

void rebut_source_text_begin_heading(SourceText *text)
{
    guint32 at = (guint32)text->bytes->len;

    g_array_append_val(text->headings, at);
}

size_t rebut_source_text_page(const SourceText *text, size_t at, size_t *offset)
{
    const Stretch *stretch = stretch_at(text, at);

    *offset = 0;
    if (stretch == NULL)
        return 0;
    if (text->file == NULL)
        return stretch->place;
    *offset = stretch->place + (at - stretch->text);
    return 0;
}

char *rebut_source_text_where(const SourceText *text, const char *name, size_t at)
{
    size_t offset;
    size_t page = rebut_source_text_page(text, at, &offset);

    if (text->file == NULL)
        return g_strdup_printf("%s, page %zu", name, page);
    Place place = rebut_source_place(text->file, offset);
    return g_strdup_printf("%s:%zu:%zu", name, place.line, place.column);
}

char *rebut_source_text_line(const SourceText *text, size_t start, size_t end)
{
    g_autofree char *words = g_strndup(text->bytes->str + start, end - start);
    g_auto(GStrv) split = g_strsplit_set(words, " \t\n\r\f\v", -1);
    GString *line = g_string_new(NULL);

    for (char **word = split; *word != NULL; word++)
        if (**word != '\0')
            g_string_append_printf(line, "%s%s", line->len > 0 ? " " : "", *word);
    return g_string_free(line, FALSE);
}

void rebut_read_plain(SourceText *text)
{
    const char *content = rebut_source_bytes(text->file);
    size_t start = g_str_has_prefix(content, "\xEF\xBB\xBF") ? 3 : 0;

    rebut_source_text_add(text, content + start, rebut_source_length(text->file) - start, start);
}
