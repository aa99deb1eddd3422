/* One paragraph an item: its number, what it is and how it stands, then what it says; below it the
 * note and the quotes. Two columns a level; lines that go on are indented further, so that the
 * numbers stand out. Words that hold letters of a script from right to left are isolated. */
#include "words/forms.h"
#include "words/voice.h"
#include "base/utf8.h"
#include "words/wrap.h"
#include <string.h>

enum { LEVEL_INDENT = 2, HANGING_INDENT = 4 };

static bool is_rtl_letter(gunichar c)
{
    return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFF) || (c >= 0x10800 && c <= 0x10FFF) ||
           (c >= 0x1E800 && c <= 0x1EFFF) || c == 0x200F;
}

static void append_words(GString *out, const char *words)
{
    bool is_rtl = false;

    for (const char *p = words; *p != '\0' && !is_rtl; p = rebut_utf8_next(p))
        is_rtl = is_rtl_letter(g_utf8_get_char(p));
    g_string_append(out, is_rtl ? REBUT_ISOLATE : "");
    g_string_append(out, words);
    g_string_append(out, is_rtl ? REBUT_ISOLATE_END : "");
}

static const Voice voice = {
    .text = append_words,
    .number = rebut_voice_plain_number,
    .source = rebut_voice_plain_source,
    .open = {"", "", "", ""},
    .close = {"", "", "", ""},
};

/* Our own words around a line of the author's, which stands in the place `place`. */
static void append_labelled(GString *out, const Lexicon *lexicon, WordKey key, const char *place,
                            const char *words, size_t indent)
{
    g_autoptr(GString) line = g_string_new(NULL);

    rebut_voice_words(line, &voice, words);
    g_autofree char *paragraph =
        rebut_phrase(lexicon, key, "open", "", "close", "", place, line->str, NULL);
    rebut_wrap_append(out, paragraph, indent, indent);
}

/* The label stands on the first line that is not empty. */
static void append_note(GString *out, const Lexicon *lexicon, const char *note, size_t indent)
{
    g_auto(GStrv) lines = g_strsplit(note, "\n", -1);
    bool is_first = true;

    for (char **line = lines; *line != NULL; line++) {
        g_autoptr(GString) paragraph = g_string_new(NULL);
        if (**line == '\0')
            continue;
        if (is_first) {
            append_labelled(out, lexicon, WORD_NOTE, "note", *line, indent);
        } else {
            rebut_voice_words(paragraph, &voice, *line);
            rebut_wrap_append(out, paragraph->str, indent, indent);
        }
        is_first = false;
    }
}

static void append_quotes(GString *out, const Lexicon *lexicon, const Item *item, size_t indent)
{
    for (guint i = 0; i < item->citations->len; i++) {
        const Citation *citation = g_ptr_array_index(item->citations, i);
        g_autoptr(GString) quote = g_string_new(NULL);
        if (citation->quote.bytes == NULL)
            continue;
        g_autofree char *source = g_strdup_printf("[%zu]", citation->source->number);
        rebut_voice_words(quote, &voice, citation->quote.bytes);
        g_autofree char *paragraph = rebut_phrase(lexicon, WORD_QUOTE, "open", "", "close", "",
                                                  "source", source, "quote", quote->str, NULL);
        rebut_wrap_append(out, paragraph, indent, indent);
    }
}

static void append_item(GString *out, const Outline *outline, const Entry *entry)
{
    const Lexicon *lexicon = outline->argument->lexicon;
    const Item *item = entry->item;
    size_t indent = entry->level * LEVEL_INDENT;
    g_autoptr(GString) paragraph = g_string_new(NULL), text = g_string_new(NULL);

    rebut_voice_plain(text, &voice, item->text.bytes);
    const EntryWords words = {item, item->number, text->str, "", "", "", ""};
    rebut_voice_entry(paragraph, &voice, outline, &words);
    rebut_voice_sources(paragraph, &voice, item);
    rebut_wrap_append(out, paragraph->str, indent, indent + HANGING_INDENT);
    if (item->note.bytes != NULL)
        append_note(out, lexicon, item->note.bytes, indent + HANGING_INDENT);
    append_quotes(out, lexicon, item, indent + HANGING_INDENT);
    if (item->link.bytes != NULL)
        append_labelled(out, lexicon, WORD_LINK, "link", item->link.bytes, indent + HANGING_INDENT);
}

static void append_see(GString *out, const Outline *outline, const Entry *entry)
{
    size_t indent = entry->level * LEVEL_INDENT;
    g_autoptr(GString) see = g_string_new(NULL), text = g_string_new(NULL);

    rebut_voice_see(see, &voice, outline, entry);
    rebut_voice_beginning(text, &voice, entry->item);
    g_autofree char *paragraph = rebut_phrase(outline->argument->lexicon, WORD_LABELLED, "label",
                                              see->str, "words", text->str, NULL);
    rebut_wrap_append(out, paragraph, indent, indent + HANGING_INDENT);
}

static void append_head(GString *out, const Outline *outline)
{
    const Argument *argument = outline->argument;
    const Words *const rows[] = {&argument->title, &argument->subtitle, &argument->author,
                                 &argument->date};

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GString) words = g_string_new(NULL);
        if (rows[i]->bytes == NULL)
            continue;
        rebut_voice_plain(words, &voice, rows[i]->bytes);
        rebut_wrap_append(out, words->str, 0, 0);
    }
    g_autofree char *counts = rebut_outline_counts(argument, outline->has_verdicts);
    g_autofree char *sentence =
        rebut_phrase(argument->lexicon, WORD_SENTENCE, "words", counts, NULL);
    rebut_wrap_append(out, sentence, 0, 0);
    g_string_append_c(out, '\n');
}

static void append_groups(GString *out, const Outline *outline)
{
    const Argument *argument = outline->argument;

    if (argument->groups->len > 0)
        g_string_append_printf(out, "\n%s\n", rebut_word(argument->lexicon, WORD_GROUPS));
    for (guint i = 0; i < argument->groups->len; i++) {
        const Group *group = g_ptr_array_index(argument->groups, i);
        g_autoptr(GString) words = g_string_new(NULL), name = g_string_new(NULL);
        rebut_voice_plain(name, &voice, rebut_group_name(group));
        rebut_voice_group(words, &voice, outline, group, name->str);
        rebut_wrap_append(out, words->str, 0, HANGING_INDENT);
    }
}

static void append_sources(GString *out, const Outline *outline)
{
    if (outline->sources->len > 0)
        g_string_append_printf(out, "\n%s\n", rebut_word(outline->argument->lexicon, WORD_SOURCES));
    for (guint i = 0; i < outline->sources->len; i++) {
        const SourceEntry *source = g_ptr_array_index(outline->sources, i);
        g_autofree char *title = rebut_outline_source(source);
        g_autoptr(GString) words = g_string_new(NULL);
        g_string_append_printf(words, "[%zu] ", source->number);
        rebut_voice_words(words, &voice, title);
        if (source->url.bytes != NULL) {
            g_string_append(words, ", ");
            rebut_voice_words(words, &voice, source->url.bytes);
        }
        rebut_wrap_append(out, words->str, 0, HANGING_INDENT);
    }
}

void rebut_outline_text(GString *out, const Outline *outline, const OutlineOptions *options)
{
    (void)options;
    append_head(out, outline);
    for (guint i = 0; i < outline->entries->len; i++) {
        const Entry *entry = &g_array_index(outline->entries, Entry, i);
        if (entry->type == ENTRY_ITEM)
            append_item(out, outline, entry);
        else
            append_see(out, outline, entry);
    }
    append_groups(out, outline);
    append_sources(out, outline);
}
