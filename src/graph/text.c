/* A shaped text is a row of words. Breaks say where lines may end; each stretch between two such
 * places is a word, which is measured alone, and only if no equal word of the same style has been
 * before. Wrapping is then addition. Kerning across a space and joining across a break do not exist
 * in any script that Pango shapes, so the sum is the line's true width to a fraction of a percent,
 * and the formats fit the run to it.
 *
 * Everything is measured once, at body size. A word that is wider than any sensible card (a URL) is
 * cut into pieces at grapheme borders. */
#include "graph/text.h"
#include "base/source.h"
#include "graph/text_private.h"
#include "text/breaks.h"
#include "text/languages.h"
#include <string.h>

#define LONG_WORD 90.0 /* that may be broken behind its inner marks */
#define TAIL_GAP  5.0  /* between a text and what stands behind it */

struct TextShaper {
    Fonts *own_fonts; /* NULL: the fonts are the caller's */
    Fonts *fonts;
    Measures *measures; /* at body size */
    char *lang;
    GPtrArray *texts;           /* of ShapedText * */
    GArray *words, *pieces;     /* of Word and Piece: those of the text that is being shaped */
    GHashTable *without_glyphs; /* style and word: those that miss some */
    size_t missing_glyphs;
    bool is_rtl;
};

static void shaped_text_free(ShapedText *text)
{
    g_free(text->plain);
    g_array_unref(text->spans);
    g_free(text->words);
    g_free(text->pieces);
    g_free(text);
}

static void shaped_text_destroy(gpointer text)
{
    shaped_text_free(text);
}

TextShaper *rebut_text_shaper_in(Fonts *fonts, const char *font, const char *lang)
{
    TextShaper *shaper = g_new0(TextShaper, 1);

    if (fonts == NULL)
        fonts = shaper->own_fonts = rebut_fonts_open(FALSE);
    shaper->fonts = fonts;
    shaper->lang = g_strdup(rebut_text_language(lang));
    shaper->is_rtl = rebut_language_is_rtl(shaper->lang);
    shaper->measures = rebut_fonts_measures(fonts, font, shaper->lang, REBUT_BODY_SIZE);
    shaper->without_glyphs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    shaper->texts = g_ptr_array_new_with_free_func(shaped_text_destroy);
    shaper->words = g_array_new(FALSE, FALSE, sizeof(Word));
    shaper->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    return shaper;
}

void rebut_text_shaper_free(TextShaper *shaper)
{
    if (shaper == NULL)
        return;
    g_ptr_array_unref(shaper->texts);
    g_array_unref(shaper->words);
    g_array_unref(shaper->pieces);
    g_hash_table_unref(shaper->without_glyphs);
    rebut_fonts_close(shaper->own_fonts);
    g_free(shaper->lang);
    g_free(shaper);
}

bool rebut_text_shaper_is_rtl(const TextShaper *shaper)
{
    return shaper->is_rtl;
}

/* The advance of one style's stretch at body size. */
static double advance_of(TextShaper *shaper, const char *bytes, size_t length, TextStyle style)
{
    Advance advance = rebut_measure(shaper->measures, bytes, length, style);

    if (advance.missing > 0) {
        char *key = g_strdup_printf("%d%.*s", (int)style, (int)length, bytes);
        if (g_hash_table_add(shaper->without_glyphs, key))
            shaper->missing_glyphs += advance.missing;
    }
    return advance.width;
}

/* Appends the pieces of bytes [start, end) and returns their width. `*from_span` is the first span
 * that may matter; it moves on as the text is walked from left to right. */
static double add_pieces(TextShaper *shaper, ShapedText *text, size_t start, size_t end,
                         size_t *from_span)
{
    double width = 0.0;

    while (start < end && *from_span < text->spans->len) {
        const StyleSpan *span = &g_array_index(text->spans, StyleSpan, *from_span);
        if (span->end <= start) {
            (*from_span)++;
            continue;
        }
        size_t stop = MIN(end, span->end);
        Piece piece = {.start = (guint)start, .end = (guint)stop};
        piece.width = advance_of(shaper, text->plain + start, stop - start, span->style);
        g_array_append_val(shaper->pieces, piece);
        width += piece.width;
        start = stop;
    }
    return width;
}

static size_t last_ink(const char *plain, size_t start, size_t end)
{
    while (end > start) {
        const char *previous = g_utf8_prev_char(plain + end);
        if (!g_unichar_isspace(g_utf8_get_char(previous)))
            break;
        end = (size_t)(previous - plain);
    }
    return end;
}

/* Cuts a word that is too wide at grapheme borders; `breaks` belong to its first character. */
static void add_cut_word(TextShaper *shaper, ShapedText *text, const Word *word,
                         const guint8 *breaks, size_t *span)
{
    long characters = g_utf8_strlen(text->plain + word->start, (gssize)(word->end - word->start));
    long most = MAX(1, (long)((double)characters * REBUT_LONGEST_WORD / word->width));
    Word part = {.start = word->start};
    long taken = 0;

    g_array_set_size(shaper->pieces, word->first_piece);
    for (size_t at = word->start; at < word->end; at = part.end) {
        part.end = (guint)(g_utf8_next_char(text->plain + at) - text->plain);
        breaks++;
        bool is_last = part.end >= word->end;
        if (!is_last && (++taken < most || (*breaks & BREAK_CURSOR) == 0))
            continue;
        part.first_piece = shaper->pieces->len;
        part.width = add_pieces(shaper, text, part.start, part.end, span);
        part.must_break = is_last && word->must_break;
        g_array_append_val(shaper->words, part);
        part.start = part.end;
        taken = 0;
    }
}

/* Adds a word without the white space behind it, in parts if no card could hold it. */
static void add_part(TextShaper *shaper, ShapedText *text, Word word, const guint8 *breaks,
                     size_t *span)
{
    size_t before = *span;

    word.first_piece = shaper->pieces->len;
    word.width = add_pieces(shaper, text, word.start, word.end, span);
    if (word.width <= REBUT_LONGEST_WORD) {
        g_array_append_val(shaper->words, word);
        return;
    }
    *span = before;
    add_cut_word(shaper, text, &word, breaks, span);
}

/* Adds a long word, an identifier or an address, in parts that end behind its inner marks. */
static void add_long_word(TextShaper *shaper, ShapedText *text, const Word *word,
                          const guint8 *breaks, size_t *span)
{
    Word part = {.start = word->start};

    g_array_set_size(shaper->pieces, word->first_piece);
    for (size_t at = word->start; at < word->end;) {
        at = (size_t)(g_utf8_next_char(text->plain + at) - text->plain);
        if (at < word->end && !rebut_breaks_within(text->plain, part.start, at, word->end))
            continue;
        part.end = (guint)at;
        part.must_break = at == word->end && word->must_break;
        add_part(shaper, text, part, breaks, span);
        breaks += g_utf8_strlen(text->plain + part.start, (gssize)(at - part.start));
        part.start = part.end;
    }
}

static void add_word(TextShaper *shaper, ShapedText *text, Span bytes, const guint8 *breaks,
                     size_t *span)
{
    size_t ink_end = last_ink(text->plain, bytes.start, bytes.end);
    Word word = {
        .start = (guint)bytes.start, .end = (guint)ink_end, .first_piece = shaper->pieces->len};
    size_t before = *span;

    word.must_break = memchr(text->plain + ink_end, '\n', bytes.end - ink_end) != NULL;
    word.width = add_pieces(shaper, text, bytes.start, ink_end, span);
    if (word.width > LONG_WORD) {
        *span = before;
        add_long_word(shaper, text, &word, breaks, span);
    } else {
        g_array_append_val(shaper->words, word);
    }
    if (!word.must_break) {
        Word *last = &g_array_index(shaper->words, Word, shaper->words->len - 1);
        last->space = add_pieces(shaper, text, ink_end, bytes.end, span);
    }
}

static void split_words(TextShaper *shaper, ShapedText *text)
{
    size_t length = strlen(text->plain);
    glong characters = g_utf8_strlen(text->plain, (gssize)length);
    g_autofree guint8 *breaks = g_new0(guint8, (gsize)characters + 1);
    Span bytes = {0, 0};
    glong first = 0;
    size_t span = 0;

    if (length == 0)
        return;
    bool needs_pango = rebut_breaks_need_pango(text->plain);
    rebut_breaks_find(needs_pango ? rebut_fonts_shaping(shaper->fonts) : NULL, text->plain,
                      shaper->lang, breaks, (gsize)characters);
    for (glong i = 1; i <= characters; i++) {
        bytes.end = (size_t)(g_utf8_next_char(text->plain + bytes.end) - text->plain);
        if (i < characters &&
            ((breaks[i] & BREAK_LINE) == 0 || rebut_breaks_are_kept(text->plain, bytes.end)))
            continue;
        add_word(shaper, text, bytes, breaks + first, &span);
        bytes.start = bytes.end;
        first = i;
    }
}

/* A last word that has a width and no letters. */
static void add_tail(TextShaper *shaper, ShapedText *text, double width)
{
    guint length = (guint)strlen(text->plain);
    Word tail = {
        .start = length, .end = length, .first_piece = shaper->pieces->len, .width = width};

    if (shaper->words->len > 0)
        g_array_index(shaper->words, Word, shaper->words->len - 1).space = TAIL_GAP;
    g_array_append_val(shaper->words, tail);
    text->has_tail = true;
}

/* Keeps the words and pieces that were gathered, without room to grow. */
static void keep_words(const TextShaper *shaper, ShapedText *text)
{
    text->n_words = shaper->words->len;
    text->n_pieces = shaper->pieces->len;
    text->words = g_memdup2(shaper->words->data, text->n_words * sizeof(Word));
    text->pieces = g_memdup2(shaper->pieces->data, text->n_pieces * sizeof(Piece));
}

static void note_extremes(ShapedText *text)
{
    double line = 0.0;

    for (guint i = 0; i < text->n_words; i++) {
        const Word *word = &text->words[i];
        text->min_width = MAX(text->min_width, word->width);
        text->max_width = MAX(text->max_width, line + word->width);
        line = word->must_break ? 0.0 : line + word->width + word->space;
    }
}

bool rebut_script_is_rtl(GUnicodeScript script)
{
    return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW ||
           script == G_UNICODE_SCRIPT_SYRIAC || script == G_UNICODE_SCRIPT_THAANA ||
           script == G_UNICODE_SCRIPT_NKO;
}

bool rebut_text_is_rtl(const TextShaper *shaper, const char *plain)
{
    for (const char *p = plain; *p != '\0'; p = g_utf8_find_next_char(p, NULL)) {
        gunichar character = g_utf8_get_char(p);
        if (g_unichar_isalpha(character))
            return rebut_script_is_rtl(g_unichar_get_script(character));
    }
    return shaper->is_rtl;
}

const ShapedText *rebut_text_shape(TextShaper *shaper, const char *marked)
{
    return rebut_text_shape_in(shaper, marked, STYLE_PLAIN);
}

const ShapedText *rebut_text_shape_in(TextShaper *shaper, const char *marked, TextStyle style)
{
    return rebut_text_shape_with_tail(shaper, marked, style, 0.0);
}

const ShapedText *rebut_text_shape_with_tail(TextShaper *shaper, const char *marked,
                                             TextStyle style, double tail)
{
    ShapedText *text = g_new0(ShapedText, 1);

    text->spans = g_array_new(FALSE, FALSE, sizeof(StyleSpan));
    g_array_set_size(shaper->words, 0);
    g_array_set_size(shaper->pieces, 0);
    text->plain = rebut_marks_parse(marked, text->spans);
    for (guint i = 0; i < text->spans->len; i++)
        g_array_index(text->spans, StyleSpan, i).style |= style;
    text->is_rtl = rebut_text_is_rtl(shaper, text->plain);
    split_words(shaper, text);
    if (tail > 0.0)
        add_tail(shaper, text, tail);
    keep_words(shaper, text);
    note_extremes(text);
    text->ellipsis = advance_of(shaper, "\u2026", strlen("\u2026"), style);
    g_ptr_array_add(shaper->texts, text);
    return text;
}

const char *rebut_text_plain(const ShapedText *text)
{
    return text->plain;
}

double rebut_text_width(TextShaper *shaper, const char *plain, double size, TextStyle style)
{
    double width = 0.0;

    while (*plain != '\0') { /* in pieces that other lines share: words, the parts of a number */
        size_t length = strcspn(plain, " .");
        length += plain[length] != '\0';
        width += advance_of(shaper, plain, length, style);
        plain += length;
    }
    return width * size / REBUT_BODY_SIZE;
}

double rebut_text_min_width(const ShapedText *text)
{
    return text->min_width;
}

size_t rebut_text_missing_glyphs(const TextShaper *shaper)
{
    return shaper->missing_glyphs;
}

const char *rebut_text_fault(const TextShaper *shaper)
{
    return rebut_fonts_fault(shaper->fonts);
}
