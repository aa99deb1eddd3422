/* CommonMark, one line a paragraph. Author's words are escaped wherever CommonMark, GitHub's tables
 * or mathematics would read a sign in them; at the beginning of a line also what would begin a
 * block there. Stars do not always read as marks (beside punctuation, or one kind within the
 * other); a text in which they would not has tags instead. */
#include "base/utf8.h"
#include "formats/xml.h"
#include "words/forms.h"
#include "words/voice.h"
#include "argument/wording.h"
#include <string.h>

enum { LEVEL_INDENT = 2 };

typedef enum Column {
    COLUMN_NUMBER,
    COLUMN_KIND,
    COLUMN_VERDICT,
    COLUMN_TEXT,
    COLUMN_SOURCES,
    N_COLUMNS
} Column;

static void append_escaped(GString *out, const char *words)
{
    for (const char *p = words; *p != '\0'; p++) {
        if (strchr("\\`*_[]<>&|~$#", *p) != NULL)
            g_string_append_c(out, '\\');
        g_string_append_c(out, *p);
    }
}

static void append_number(GString *out, const Voice *unused, const Item *item)
{
    (void)unused;
    g_string_append(out, item->number);
}

static const Voice voice = {
    .text = append_escaped,
    .number = append_number,
    .source = rebut_voice_plain_source,
    .open = {"", "*", "**", "***"},
    .close = {"", "*", "**", "***"},
};

static const Voice voice_with_tags = {
    .text = append_escaped,
    .number = append_number,
    .source = rebut_voice_plain_source,
    .open = {"", "<em>", "<strong>", "<em><strong>"},
    .close = {"", "</em>", "</strong>", "</strong></em>"},
};

static bool is_punctuation(gunichar c)
{
    return g_unichar_ispunct(c) || (c < 0x80 && !g_ascii_isalnum((char)c) && c != ' ');
}

/* Whether a run of stars between `outer` and `inner` reads as a mark around `inner` (0: an end of
 * the text). */
static bool flanks(gunichar outer, gunichar inner)
{
    return !is_punctuation(inner) || outer == 0 || g_unichar_isspace(outer) ||
           is_punctuation(outer);
}

static gunichar character_before(const char *text, size_t at)
{
    return at == 0 ? 0 : g_utf8_get_char(g_utf8_find_prev_char(text, text + at));
}

static bool stars_read(const char *plain, const GArray *spans)
{
    for (guint i = 0; i < spans->len; i++) {
        StyleSpan span = g_array_index(spans, StyleSpan, i);
        if (span.style == STYLE_PLAIN)
            continue;
        bool has_neighbour =
            i + 1 < spans->len && g_array_index(spans, StyleSpan, i + 1).style != STYLE_PLAIN;
        if (has_neighbour ||
            !flanks(character_before(plain, span.start), g_utf8_get_char(plain + span.start)) ||
            !flanks(g_utf8_get_char(plain + span.end), character_before(plain, span.end)))
            return false;
    }
    return true;
}

static void append_marked(GString *out, const char *marked)
{
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(StyleSpan));
    g_autofree char *plain = rebut_marks_parse(marked, spans);

    rebut_voice_marked(out, stars_read(plain, spans) ? &voice : &voice_with_tags, marked);
}

static void append_indent(GString *out, size_t level)
{
    for (size_t i = 0; i < level * LEVEL_INDENT; i++)
        g_string_append_c(out, ' ');
}

/* A further line of a list's item, behind a hard break. */
static void append_break(GString *out, size_t level)
{
    g_string_append(out, "\\\n");
    append_indent(out, level + 1);
}

/* Words that begin a line: a list, a heading or a rule might begin so. */
static void append_line(GString *out, const char *words)
{
    const char *line = words + strspn(words, " \t");
    size_t digits = strspn(line, G_CSET_DIGITS);

    if (digits > 0 && digits < 10 && (line[digits] == '.' || line[digits] == ')')) {
        g_string_append_len(out, line, (gssize)digits);
        line += digits;
        g_string_append_c(out, '\\');
    } else if (*line != '\0' && strchr("+-=:", *line) != NULL) {
        g_string_append_c(out, '\\');
    }
    rebut_voice_words(out, &voice, line);
}

static void append_note(GString *out, const Lexicon *lexicon, const char *note, size_t level)
{
    g_auto(GStrv) lines = g_strsplit(note, "\n", -1);
    bool is_first = true;

    for (char **line = lines; *line != NULL; line++) {
        g_autoptr(GString) words = g_string_new(NULL);
        if (**line == '\0')
            continue;
        append_break(out, level);
        append_line(words, *line);
        if (is_first)
            rebut_phrase_append(out, lexicon, WORD_NOTE, "open", "*", "close", "*", "note",
                                words->str, NULL);
        else
            g_string_append(out, words->str);
        is_first = false;
    }
}

static void append_url(GString *out, const char *url)
{
    if (rebut_xml_allows_url(url) && strpbrk(url, "<>\\") == NULL)
        g_string_append_printf(out, "<%s>", url);
    else
        rebut_voice_words(out, &voice, url);
}

static void append_quotes(GString *out, const Lexicon *lexicon, const Item *item, size_t level)
{
    for (guint i = 0; i < item->citations->len; i++) {
        const Citation *citation = g_ptr_array_index(item->citations, i);
        g_autoptr(GString) quote = g_string_new(NULL);
        if (citation->quote.bytes == NULL)
            continue;
        g_autofree char *source = g_strdup_printf("\\[%zu\\]", citation->source->number);
        append_break(out, level);
        rebut_voice_words(quote, &voice, citation->quote.bytes);
        rebut_phrase_append(out, lexicon, WORD_QUOTE, "open", "*", "close", "*", "source", source,
                            "quote", quote->str, NULL);
    }
}

static void append_details(GString *out, const Lexicon *lexicon, const Item *item, size_t level)
{
    if (item->note.bytes != NULL)
        append_note(out, lexicon, item->note.bytes, level);
    append_quotes(out, lexicon, item, level);
    if (item->link.bytes != NULL) {
        g_autoptr(GString) url = g_string_new(NULL);
        append_break(out, level);
        append_url(url, item->link.bytes);
        rebut_phrase_append(out, lexicon, WORD_LINK, "open", "*", "close", "*", "link", url->str,
                            NULL);
    }
}

static void append_entry(GString *out, const Outline *outline, const Entry *entry)
{
    const Lexicon *lexicon = outline->argument->lexicon;
    const Item *item = entry->item;
    g_autoptr(GString) text = g_string_new(NULL), see = g_string_new(NULL);

    append_indent(out, entry->level);
    g_string_append(out, "- ");
    if (entry->type == ENTRY_ITEM) {
        append_marked(text, item->text.bytes);
        g_autofree char *number = g_strdup_printf("**%s**", item->number);
        const EntryWords words = {item, number, text->str, "", "", "*", "*"};
        rebut_voice_entry(out, &voice, outline, &words);
        rebut_voice_sources(out, &voice, item);
        append_details(out, lexicon, item, entry->level);
    } else {
        rebut_voice_see(see, &voice, outline, entry);
        rebut_voice_beginning(text, &voice, item);
        rebut_phrase_append(out, lexicon, WORD_LABELLED, "label", see->str, "words", text->str,
                            NULL);
    }
    g_string_append_c(out, '\n');
}

static void append_list(GString *out, const Outline *outline)
{
    for (guint i = 0; i < outline->entries->len; i++)
        append_entry(out, outline, &g_array_index(outline->entries, Entry, i));
}

/* One row of the table: cells, that of the verdict only where the outline has verdicts. */
static void append_row(GString *out, const Outline *outline, const char *const cells[])
{
    for (int column = 0; column < N_COLUMNS; column++)
        if (column != COLUMN_VERDICT || outline->has_verdicts)
            g_string_append_printf(out, *cells[column] != '\0' ? "| %s " : "| ", cells[column]);
    g_string_append(out, "|\n");
}

static void append_table_head(GString *out, const Outline *outline)
{
    static const WordKey keys[N_COLUMNS] = {
        [COLUMN_NUMBER] = WORD_COLUMN_NUMBER,   [COLUMN_KIND] = WORD_COLUMN_KIND,
        [COLUMN_VERDICT] = WORD_COLUMN_VERDICT, [COLUMN_TEXT] = WORD_COLUMN_TEXT,
        [COLUMN_SOURCES] = WORD_SOURCES,
    };
    static const char *const rules[N_COLUMNS] = {"---", "---", "---", "---", "---"};
    const char *heads[N_COLUMNS];

    for (int column = 0; column < N_COLUMNS; column++)
        heads[column] = rebut_word(outline->argument->lexicon, keys[column]);
    append_row(out, outline, heads);
    append_row(out, outline, rules);
}

static void append_table(GString *out, const Outline *outline)
{
    append_table_head(out, outline);
    for (guint i = 0; i < outline->entries->len; i++) {
        const Entry *entry = &g_array_index(outline->entries, Entry, i);
        if (entry->type != ENTRY_ITEM)
            continue;
        g_autofree char *kind = rebut_voice_kind(&voice, outline, entry->item);
        g_autofree char *verdict = rebut_item_verdict(outline->argument->lexicon, entry->item);
        g_autoptr(GString) text = g_string_new(NULL), sources = g_string_new(NULL);
        append_marked(text, entry->item->text.bytes);
        rebut_voice_sources(sources, &voice, entry->item);
        const char *const cells[N_COLUMNS] = {entry->item->number, kind, verdict, text->str,
                                              g_strchug(sources->str)};
        append_row(out, outline, cells);
    }
}

static void append_head(GString *out, const Outline *outline)
{
    const Argument *argument = outline->argument;
    const Words *const rows[] = {&argument->subtitle, &argument->author, &argument->date};

    if (argument->title.bytes != NULL) {
        g_string_append(out, "# ");
        append_marked(out, argument->title.bytes);
        g_string_append(out, "\n\n");
    }
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (rows[i]->bytes == NULL)
            continue;
        g_autofree char *plain = rebut_marks_parse(rows[i]->bytes, NULL);
        append_line(out, plain);
        g_string_append(out, "\n\n");
    }
    g_autofree char *counts = rebut_outline_counts(argument, outline->has_verdicts);
    rebut_phrase_append(out, argument->lexicon, WORD_SENTENCE, "words", counts, NULL);
    g_string_append(out, "\n\n");
}

static void append_groups(GString *out, const Outline *outline)
{
    const Argument *argument = outline->argument;

    if (argument->groups->len > 0)
        g_string_append_printf(out, "\n## %s\n\n", rebut_word(argument->lexicon, WORD_GROUPS));
    for (guint i = 0; i < argument->groups->len; i++) {
        const Group *group = g_ptr_array_index(argument->groups, i);
        g_autofree char *plain = rebut_marks_parse(rebut_group_name(group), NULL);
        g_autoptr(GString) name = g_string_new(NULL);
        g_string_append(out, "- ");
        append_line(name, plain);
        rebut_voice_group(out, &voice, outline, group, name->str);
        g_string_append_c(out, '\n');
    }
}

static void append_sources(GString *out, const Outline *outline)
{
    if (outline->sources->len > 0)
        g_string_append_printf(out, "\n## %s\n\n",
                               rebut_word(outline->argument->lexicon, WORD_SOURCES));
    for (guint i = 0; i < outline->sources->len; i++) {
        const SourceEntry *source = g_ptr_array_index(outline->sources, i);
        g_autofree char *title = rebut_outline_source(source);
        g_string_append_printf(out, "- \\[%zu\\] ", source->number);
        rebut_voice_words(out, &voice, title);
        if (source->url.bytes != NULL) {
            g_string_append(out, ", ");
            append_url(out, source->url.bytes);
        }
        g_string_append_c(out, '\n');
    }
}

void rebut_outline_markdown(GString *out, const Outline *outline, const OutlineOptions *options)
{
    append_head(out, outline);
    if (options->has_table)
        append_table(out, outline);
    else
        append_list(out, outline);
    append_groups(out, outline);
    append_sources(out, outline);
}
