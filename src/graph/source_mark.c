/* Citations of one source share its number, in the order of the author. A mark without locators
 * names a few sources at most, so that it fits every card. */
#include "graph/source_mark.h"
#include <string.h>

enum { MOST_SHORT = 3, MOST_CITATIONS = 60 /* that a mark looks at */ };

static void clear_piece(gpointer data)
{
    g_free(((MarkPiece *)data)->words);
}

/* Words on one line. */
static void append_words(GString *out, const char *words)
{
    size_t start = out->len;

    g_string_append(out, words);
    for (char *p = out->str + start; *p != '\0'; p++)
        if (*p == '\n')
            *p = ' ';
}

static guint count_citations(const Item *item)
{
    return MIN(item->citations->len, MOST_CITATIONS);
}

/* Is the source cited before citation `index`? */
static bool is_seen(const Item *item, guint index)
{
    const Citation *citation = g_ptr_array_index(item->citations, index);

    for (guint i = 0; i < index; i++)
        if (((Citation *)g_ptr_array_index(item->citations, i))->source == citation->source)
            return true;
    return false;
}

/* "1, p. 3, p. 5" */
static void append_source(GString *out, const Item *item, guint first, bool has_locators)
{
    const SourceEntry *source = ((Citation *)g_ptr_array_index(item->citations, first))->source;

    g_string_append_printf(out, "%" G_GSIZE_FORMAT, source->number);
    for (guint i = first; i < count_citations(item) && has_locators; i++) {
        const Citation *citation = g_ptr_array_index(item->citations, i);
        if (citation->source != source || citation->at.bytes == NULL)
            continue;
        g_string_append(out, ", ");
        append_words(out, citation->at.bytes);
    }
}

static void add_piece(SourceMark *mark, GString *words, const Citation *citation,
                      TextShaper *shaper)
{
    MarkPiece piece = {.words = g_strdup(words->str), .citation = citation};

    if (shaper != NULL)
        piece.width = rebut_text_width(shaper, piece.words, REBUT_SOURCE_SIZE, STYLE_PLAIN);
    mark->width += piece.width;
    g_array_append_val(mark->pieces, piece);
}

static guint count_sources(const Item *item)
{
    guint n = 0;

    for (guint i = 0; i < count_citations(item); i++)
        n += !is_seen(item, i);
    return n;
}

static bool names_a_place(const Item *item)
{
    for (guint i = 0; i < count_citations(item); i++)
        if (((Citation *)g_ptr_array_index(item->citations, i))->at.bytes != NULL)
            return true;
    return false;
}

SourceMark *rebut_source_mark_new(const Item *item, bool has_locators, TextShaper *shaper)
{
    const char *separator = has_locators && names_a_place(item) ? "; " : ", ";
    guint n = count_sources(item), done = 0;
    bool is_cut = !has_locators && n > MOST_SHORT;
    guint most = is_cut ? MOST_SHORT - 1 : n;

    if (n == 0)
        return NULL;
    SourceMark *mark = g_new0(SourceMark, 1);
    mark->pieces = g_array_new(FALSE, FALSE, sizeof(MarkPiece));
    g_array_set_clear_func(mark->pieces, clear_piece);
    for (guint i = 0; i < count_citations(item) && done < most; i++) {
        if (is_seen(item, i))
            continue;
        g_autoptr(GString) words = g_string_new(done == 0 ? "[" : separator);
        append_source(words, item, i, has_locators);
        g_string_append(words, ++done < most ? "" : is_cut ? ", …]" : "]");
        add_piece(mark, words, g_ptr_array_index(item->citations, i), shaper);
    }
    return mark;
}

void rebut_source_mark_free(SourceMark *mark)
{
    if (mark == NULL)
        return;
    g_array_unref(mark->pieces);
    g_free(mark);
}
