/* Citations of one source share its number, in the order of the author. A mark that is too long
 * with its locators for a narrow card goes without, and names a few sources at most. */
#include "graph/source_mark.h"
#include <string.h>

#define MOST_WIDTH 132.0 /* of a mark with locators, in layout units */

enum { MOST_SHORT = 3, MOST_CITATIONS = 60 /* that a mark looks at */ };

typedef enum MarkForm {
    FORM_FULL,
    FORM_LONE, /* locators alone */
    FORM_SHORT /* numbers alone */
} MarkForm;

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

/* "1, p. 3, p. 5"; "p. 3, p. 5" where the map has no other source. */
static void append_source(GString *out, const Item *item, guint first, MarkForm form)
{
    const SourceEntry *source = ((Citation *)g_ptr_array_index(item->citations, first))->source;
    bool has_locators = form != FORM_SHORT, has_number = form != FORM_LONE;
    const char *separator = "";

    if (has_number) {
        g_string_append_printf(out, "%" G_GSIZE_FORMAT, source->number);
        separator = ", ";
    }
    for (guint i = first; i < count_citations(item) && has_locators; i++) {
        const Citation *citation = g_ptr_array_index(item->citations, i);
        if (citation->source != source || citation->at.bytes == NULL)
            continue;
        g_string_append(out, separator);
        separator = ", ";
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

static SourceMark *make_mark(const Item *item, MarkForm form, TextShaper *shaper)
{
    bool is_short = form == FORM_SHORT;
    const char *separator = !is_short && names_a_place(item) ? "; " : ", ";
    guint n = count_sources(item), done = 0;
    bool is_cut = is_short && n > MOST_SHORT;
    guint most = is_cut ? MOST_SHORT - 1 : n;
    SourceMark *mark = g_new0(SourceMark, 1);

    mark->pieces = g_array_new(FALSE, FALSE, sizeof(MarkPiece));
    g_array_set_clear_func(mark->pieces, clear_piece);
    for (guint i = 0; i < count_citations(item) && done < most; i++) {
        if (is_seen(item, i))
            continue;
        g_autoptr(GString) words = g_string_new(done == 0 ? "[" : separator);
        append_source(words, item, i, form);
        g_string_append(words, ++done < most ? "" : is_cut ? ", …]" : "]");
        add_piece(mark, words, g_ptr_array_index(item->citations, i), shaper);
    }
    return mark;
}

SourceMark *rebut_source_mark_new(const Item *item, const Argument *argument, TextShaper *shaper)
{
    bool is_lone = argument != NULL && argument->sources->len == 1 && names_a_place(item);

    if (count_sources(item) == 0)
        return NULL;
    SourceMark *mark = make_mark(item, is_lone ? FORM_LONE : FORM_FULL, shaper);
    if (mark->width <= MOST_WIDTH)
        return mark;
    rebut_source_mark_free(mark);
    return make_mark(item, FORM_SHORT, shaper);
}

void rebut_source_mark_free(SourceMark *mark)
{
    if (mark == NULL)
        return;
    g_array_unref(mark->pieces);
    g_free(mark);
}
