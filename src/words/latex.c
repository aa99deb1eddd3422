/* Lists of LaTeX nest a few levels deep and no further, so each item is a paragraph that hangs from
 * its number, indented by its level; the group around all of them keeps that from what follows.
 * Only commands of the kernel are used. Signs that TeX reads are written as commands, and those
 * that its fonts would join (`--`, `''`) are kept apart. */
#include "words/forms.h"
#include "words/voice.h"
#include <string.h>

/* An empty group would do for TeX, but LuaTeX joins signs across it. */
#define KEPT_APART "\\kern0pt{}"

static const char *command_for(char c)
{
    switch (c) {
    case '\\':
        return "\\textbackslash{}";
    case '{':
        return "\\{";
    case '}':
        return "\\}";
    case '$':
        return "\\$";
    case '&':
        return "\\&";
    case '#':
        return "\\#";
    case '%':
        return "\\%";
    case '_':
        return "\\_";
    case '^':
        return "\\textasciicircum{}";
    case '~':
        return "\\textasciitilde{}";
    case '<':
        return "\\textless{}";
    case '>':
        return "\\textgreater{}";
    case '|':
        return "\\textbar{}";
    case '"':
        return "\\symbol{34}";
    case '`':
        return KEPT_APART "`" KEPT_APART;
    case '\'':
        return "'" KEPT_APART;
    case '-':
        return "-" KEPT_APART;
    default:
        return NULL;
    }
}

static void append_escaped(GString *out, const char *words)
{
    for (const char *p = words; *p != '\0'; p++) {
        bool may_join = *p == '-' || *p == '\'';
        const char *command = may_join && p[1] != *p ? NULL : command_for(*p);
        if (command != NULL)
            g_string_append(out, command);
        else
            g_string_append_c(out, *p);
    }
}

static const Voice voice = {
    .text = append_escaped,
    .number = rebut_voice_plain_number,
    .source = rebut_voice_plain_source,
    .open = {"", "\\emph{", "\\textbf{", "\\emph{\\textbf{"},
    .close = {"", "}", "}", "}}"},
};

static void begin(GString *out, size_t level, const char *hang)
{
    g_string_append_printf(out, "\\par\\leftskip=%zuem\\hangindent=%s\\hangafter=1\\relax\n",
                           2 * level, hang);
}

/* Quotation marks are typed as TeX's fonts have them. */
static void append_quote(GString *out, const Lexicon *lexicon, const Citation *citation)
{
    g_autoptr(GString) quote = g_string_new(NULL), line = g_string_new(NULL);
    g_autofree char *source = g_strdup_printf("[%zu]", citation->source->number);

    rebut_voice_words(quote, &voice, citation->quote.bytes);
    rebut_phrase_append(line, lexicon, WORD_QUOTE, "open", "\\emph{", "close", "}", "source",
                        source, "quote", quote->str, NULL);
    g_string_replace(line, "\u201c", "``", 0);
    g_string_replace(line, "\u201d", "''", 0);
    g_string_append_printf(out, "%s\n", line->str);
}

static void append_note(GString *out, const Lexicon *lexicon, const char *note, size_t level)
{
    g_auto(GStrv) lines = g_strsplit(note, "\n", -1);
    bool is_first = true;

    for (char **line = lines; *line != NULL; line++) {
        g_autoptr(GString) words = g_string_new(NULL);
        if (**line == '\0')
            continue;
        begin(out, level + 1, "0em");
        rebut_voice_words(words, &voice, *line);
        if (is_first)
            rebut_phrase_append(out, lexicon, WORD_NOTE, "open", "\\emph{", "close", "}", "note",
                                words->str, NULL);
        else
            g_string_append(out, words->str);
        g_string_append_c(out, '\n');
        is_first = false;
    }
}

static void append_details(GString *out, const Lexicon *lexicon, const Item *item, size_t level)
{
    if (item->note.bytes != NULL)
        append_note(out, lexicon, item->note.bytes, level);
    for (guint i = 0; i < item->citations->len; i++) {
        const Citation *citation = g_ptr_array_index(item->citations, i);
        if (citation->quote.bytes == NULL)
            continue;
        begin(out, level + 1, "0em");
        append_quote(out, lexicon, citation);
    }
    if (item->link.bytes != NULL) {
        g_autoptr(GString) link = g_string_new(NULL);
        begin(out, level + 1, "0em");
        rebut_voice_words(link, &voice, item->link.bytes);
        rebut_phrase_append(out, lexicon, WORD_LINK, "open", "\\emph{", "close", "}", "link",
                            link->str, NULL);
        g_string_append_c(out, '\n');
    }
}

static void append_entry(GString *out, const Outline *outline, const Entry *entry)
{
    const Lexicon *lexicon = outline->argument->lexicon;
    const Item *item = entry->item;
    g_autoptr(GString) text = g_string_new(NULL), see = g_string_new(NULL);

    begin(out, entry->level, "2em");
    if (entry->type == ENTRY_SEE) {
        rebut_voice_see(see, &voice, outline, entry);
        rebut_voice_beginning(text, &voice, item);
        rebut_phrase_append(out, lexicon, WORD_LABELLED, "label", see->str, "words", text->str,
                            NULL);
        g_string_append_c(out, '\n');
        return;
    }
    rebut_voice_marked(text, &voice, item->text.bytes);
    g_autoptr(GString) number = g_string_new("\\textbf{");
    voice.number(number, &voice, item);
    g_string_append_c(number, '}');
    const EntryWords words = {item, number->str, text->str, "", "", "\\emph{", "}"};
    rebut_voice_entry(out, &voice, outline, &words);
    rebut_voice_sources(out, &voice, item);
    g_string_append_c(out, '\n');
    append_details(out, lexicon, item, entry->level);
}

static void append_head(GString *out, const Outline *outline)
{
    const Argument *argument = outline->argument;
    const struct {
        const Words *words;
        const char *open, *close;
    } rows[] = {{&argument->title, "\\textbf{", "}"},
                {&argument->subtitle, "", ""},
                {&argument->author, "", ""},
                {&argument->date, "", ""}};

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (rows[i].words->bytes == NULL)
            continue;
        begin(out, 0, "0em");
        g_string_append(out, rows[i].open);
        rebut_voice_marked(out, &voice, rows[i].words->bytes);
        g_string_append_printf(out, "%s\n", rows[i].close);
    }
    begin(out, 0, "0em");
    g_autofree char *counts = rebut_outline_counts(argument, outline->has_verdicts);
    rebut_phrase_append(out, argument->lexicon, WORD_SENTENCE, "words", counts, NULL);
    g_string_append_c(out, '\n');
}

static void append_groups(GString *out, const Outline *outline)
{
    const Argument *argument = outline->argument;

    if (argument->groups->len > 0) {
        begin(out, 0, "0em");
        g_string_append_printf(out, "\\textbf{%s}\n", rebut_word(argument->lexicon, WORD_GROUPS));
    }
    for (guint i = 0; i < argument->groups->len; i++) {
        const Group *group = g_ptr_array_index(argument->groups, i);
        begin(out, 0, "2em");
        g_autoptr(GString) name = g_string_new(NULL);
        rebut_voice_marked(name, &voice, rebut_group_name(group));
        rebut_voice_group(out, &voice, outline, group, name->str);
        g_string_append_c(out, '\n');
    }
}

static void append_sources(GString *out, const Outline *outline)
{
    if (outline->sources->len > 0) {
        begin(out, 0, "0em");
        g_string_append_printf(out, "\\textbf{%s}\n",
                               rebut_word(outline->argument->lexicon, WORD_SOURCES));
    }
    for (guint i = 0; i < outline->sources->len; i++) {
        const SourceEntry *source = g_ptr_array_index(outline->sources, i);
        g_autofree char *title = rebut_outline_source(source);
        begin(out, 0, "2em");
        g_string_append_printf(out, "[%zu] ", source->number);
        rebut_voice_words(out, &voice, title);
        if (source->url.bytes != NULL) {
            g_string_append(out, ", ");
            rebut_voice_words(out, &voice, source->url.bytes);
        }
        g_string_append_c(out, '\n');
    }
}

void rebut_outline_latex(GString *out, const Outline *outline, const OutlineOptions *options)
{
    (void)options;
    g_string_append(out, "\\begingroup\\parindent=0pt\\relax\n");
    append_head(out, outline);
    for (guint i = 0; i < outline->entries->len; i++)
        append_entry(out, outline, &g_array_index(outline->entries, Entry, i));
    append_groups(out, outline);
    append_sources(out, outline);
    g_string_append(out, "\\par\\endgroup\n");
}
