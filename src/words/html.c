/* A list in a list for each level, so that a screen reader counts and skips. An author's byte gets
 * in through rebut_xml_append_value alone, a URL only with one of the schemes that xml.h allows.
 * Numbers lead to the items that they name, marks of sources to the list of sources. Words are
 * isolated from their surroundings by the `dir` of their element. */
#include "formats/xml.h"
#include "words/forms.h"
#include "words/voice.h"
#include <string.h>

static void append_number(GString *out, const Voice *voice, const Item *item)
{
    g_string_append_printf(out, "<a href=\"#%s_item-%s\">%s</a>", voice->prefix, item->id.bytes,
                           item->number);
}

static void append_source(GString *out, const Voice *voice, const char *words,
                          const Citation *citation)
{
    if (citation != NULL)
        g_string_append_printf(out, "<a href=\"#%s_source-%zu\">", voice->prefix,
                               citation->source->number);
    voice->text(out, words);
    g_string_append(out, citation != NULL ? "</a>" : "");
}

static Voice voice_for(const char *prefix, const char *author)
{
    return (Voice){
        .text = rebut_xml_append_value,
        .number = append_number,
        .source = append_source,
        .open = {"", "<em>", "<strong>", "<em><strong>"},
        .close = {"", "</em>", "</strong>", "</strong></em>"},
        .prefix = prefix,
        .author = author,
    };
}

/* Opens an element for an author's words. */
static void open_for_author(GString *out, const Voice *voice, const char *element)
{
    g_string_append_printf(out, "<%s %s>", element, voice->author);
}

/* A URL as a link; one that is not allowed as words. */
static void append_url(GString *out, const Voice *voice, const char *url)
{
    bool is_allowed = rebut_xml_allows_url(url);

    if (is_allowed) {
        g_string_append(out, "<a href=\"");
        rebut_xml_append_value(out, url);
        g_string_append(out, "\">");
    }
    rebut_voice_words(out, voice, url);
    g_string_append(out, is_allowed ? "</a>" : "");
}

static void append_details(GString *out, const Voice *voice, const Item *item)
{
    g_auto(GStrv) notes = g_strsplit(item->note.bytes != NULL ? item->note.bytes : "", "\n", -1);

    for (char **note = notes; *note != NULL; note++) {
        if (**note == '\0')
            continue;
        open_for_author(out, voice, "p class=\"note\"");
        rebut_voice_words(out, voice, *note);
        g_string_append(out, "</p>\n");
    }
    for (guint i = 0; i < item->citations->len; i++) {
        const Citation *citation = g_ptr_array_index(item->citations, i);
        if (citation->quote.bytes == NULL)
            continue;
        open_for_author(out, voice, "blockquote");
        g_string_append(out, "<p>");
        rebut_voice_words(out, voice, citation->quote.bytes);
        g_string_append_printf(out, " <a href=\"#%s_source-%zu\">[%zu]</a></p></blockquote>\n",
                               voice->prefix, citation->source->number, citation->source->number);
    }
    if (item->link.bytes != NULL) {
        g_string_append(out, "<p class=\"more\">");
        append_url(out, voice, item->link.bytes);
        g_string_append(out, "</p>\n");
    }
}

/* An author's words in an element of their own. */
static char *author_element(const Voice *voice, const char *element, const char *close,
                            const char *words)
{
    return g_strdup_printf("<%s %s>%s%s", element, voice->author, words, close);
}

static void append_item(GString *out, const Voice *voice, const Outline *outline, const Item *item)
{
    g_autoptr(GString) words = g_string_new(NULL);

    rebut_voice_marked(words, voice, item->text.bytes);
    g_autofree char *text = author_element(voice, "span class=\"text\"", "</span>", words->str);
    g_autofree char *number = g_strdup_printf("<span class=\"number\">%s</span>", item->number);
    const EntryWords entry = {
        item,     number, text, "<span class=\"kind\">", "</span>", "<span class=\"verdict\">",
        "</span>"};
    g_string_append_printf(out, "<li id=\"%s_item-%s\" class=\"%s\">\n<p>", voice->prefix,
                           item->id.bytes, rebut_kind_name(item->kind));
    rebut_voice_entry(out, voice, outline, &entry);
    rebut_voice_sources(out, voice, item);
    g_string_append(out, "</p>\n");
    append_details(out, voice, item);
}

static void append_see(GString *out, const Voice *voice, const Outline *outline, const Entry *entry)
{
    g_autoptr(GString) see = g_string_new(NULL), words = g_string_new(NULL);

    rebut_voice_see(see, voice, outline, entry);
    rebut_voice_beginning(words, voice, entry->item);
    g_autofree char *text = author_element(voice, "span class=\"text\"", "</span>", words->str);
    g_string_append(out, "<li class=\"see\">\n<p>");
    rebut_phrase_append(out, outline->argument->lexicon, WORD_LABELLED, "label", see->str, "words",
                        text, NULL);
    g_string_append(out, "</p>\n");
}

static void append_times(GString *out, const char *tags, size_t n)
{
    for (size_t i = 0; i < n; i++)
        g_string_append(out, tags);
}

static void append_list(GString *out, const Voice *voice, const Outline *outline)
{
    size_t open = 0; /* lists */

    for (guint i = 0; i < outline->entries->len; i++) {
        const Entry *entry = &g_array_index(outline->entries, Entry, i);
        if (entry->level + 1 > open) {
            g_string_append(out, "<ul>\n");
            open++;
        } else {
            append_times(out, "</li>\n</ul>\n", open - entry->level - 1);
            g_string_append(out, "</li>\n");
            open = entry->level + 1;
        }
        if (entry->type == ENTRY_ITEM)
            append_item(out, voice, outline, entry->item);
        else
            append_see(out, voice, outline, entry);
    }
    append_times(out, "</li>\n</ul>\n", open);
}

static void append_head(GString *out, const Voice *voice, const Outline *outline)
{
    const Argument *argument = outline->argument;
    const struct {
        const Words *words;
        const char *open, *close;
    } rows[] = {{&argument->title, "h2", "</h2>\n"},
                {&argument->subtitle, "p class=\"subtitle\"", "</p>\n"},
                {&argument->author, "p class=\"author\"", "</p>\n"},
                {&argument->date, "p class=\"date\"", "</p>\n"}};

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (rows[i].words->bytes == NULL)
            continue;
        open_for_author(out, voice, rows[i].open);
        rebut_voice_marked(out, voice, rows[i].words->bytes);
        g_string_append(out, rows[i].close);
    }
    g_autofree char *counts = rebut_outline_counts(argument, outline->has_verdicts);
    g_string_append(out, "<p class=\"counts\">");
    rebut_phrase_append(out, argument->lexicon, WORD_SENTENCE, "words", counts, NULL);
    g_string_append(out, "</p>\n");
}

static void append_groups(GString *out, const Voice *voice, const Outline *outline)
{
    const Argument *argument = outline->argument;

    if (argument->groups->len == 0)
        return;
    g_string_append_printf(out, "<h3>%s</h3>\n<ul class=\"groups\">\n",
                           rebut_word(argument->lexicon, WORD_GROUPS));
    for (guint i = 0; i < argument->groups->len; i++) {
        const Group *group = g_ptr_array_index(argument->groups, i);
        g_autoptr(GString) words = g_string_new(NULL);
        rebut_voice_marked(words, voice, rebut_group_name(group));
        g_autofree char *name = author_element(voice, "bdi", "</bdi>", words->str);
        g_string_append(out, "<li>");
        rebut_voice_group(out, voice, outline, group, name);
        g_string_append(out, "</li>\n");
    }
    g_string_append(out, "</ul>\n");
}

static void append_sources(GString *out, const Voice *voice, const Outline *outline)
{
    if (outline->sources->len == 0)
        return;
    g_string_append_printf(out, "<h3>%s</h3>\n<ul class=\"sources\">\n",
                           rebut_word(outline->argument->lexicon, WORD_SOURCES));
    for (guint i = 0; i < outline->sources->len; i++) {
        const SourceEntry *source = g_ptr_array_index(outline->sources, i);
        g_autofree char *title = rebut_outline_source(source);
        g_string_append_printf(out, "<li id=\"%s_source-%zu\">[%zu] ", voice->prefix,
                               source->number, source->number);
        open_for_author(out, voice, "bdi");
        rebut_voice_words(out, voice, title);
        g_string_append(out, "</bdi>");
        if (source->url.bytes != NULL) {
            g_string_append(out, ", ");
            append_url(out, voice, source->url.bytes);
        }
        g_string_append(out, "</li>\n");
    }
    g_string_append(out, "</ul>\n");
}

/* Marked with its language where that is not ours. */
static char *author_attributes(const Argument *argument)
{
    GString *out = g_string_new("dir=\"auto\"");

    if (strcmp(argument->lang.bytes, rebut_lexicon_lang(argument->lexicon)) != 0) {
        g_string_append(out, " lang=\"");
        rebut_xml_append_value(out, argument->lang.bytes);
        g_string_append_c(out, '"');
    }
    return g_string_free(out, FALSE);
}

void rebut_outline_html(GString *out, const Outline *outline, const OutlineOptions *options)
{
    g_autofree char *author = author_attributes(outline->argument);
    Voice voice = voice_for(options->id_prefix, author);

    g_string_append_printf(out, "<section class=\"rebut-outline\" lang=\"%s\">\n",
                           rebut_lexicon_lang(outline->argument->lexicon));
    append_head(out, &voice, outline);
    append_list(out, &voice, outline);
    append_groups(out, &voice, outline);
    append_sources(out, &voice, outline);
    g_string_append(out, "</section>\n");
}
