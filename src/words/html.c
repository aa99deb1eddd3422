/* A list in a list for each level, so that a screen reader counts and skips. An author's byte gets
 * in through rebut_xml_append_value alone, a URL only with one of the schemes that xml.h allows.
 * Numbers lead to the items that they name, marks of sources to the list of sources. Words are
 * isolated from their surroundings by the `dir` of their element. */
#include "draw/xml.h"
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

static void append_item(GString *out, const Voice *voice, const Outline *outline, const Item *item)
{
    g_string_append_printf(out,
                           "<li id=\"%s_item-%s\" class=\"%s\">\n<p><span class=\"number\">%s"
                           "</span> <span class=\"kind\">",
                           voice->prefix, item->id.bytes, rebut_kind_name(item->kind),
                           item->number);
    rebut_voice_kind(out, voice, outline, item);
    g_string_append_printf(
        out, "</span>, <span class=\"verdict\">%s</span>: ", rebut_voice_verdict(item));
    open_for_author(out, voice, "span class=\"text\"");
    rebut_voice_marked(out, voice, item->text.bytes);
    g_string_append(out, "</span>");
    rebut_voice_sources(out, voice, item);
    g_string_append(out, "</p>\n");
    append_details(out, voice, item);
}

static void append_see(GString *out, const Voice *voice, const Outline *outline, const Entry *entry)
{
    g_string_append(out, "<li class=\"see\">\n<p>See ");
    append_number(out, voice, entry->item);
    g_string_append(out, ", which ");
    rebut_voice_link(out, voice, outline, entry->link);
    g_string_append(out, ": ");
    open_for_author(out, voice, "span class=\"text\"");
    rebut_voice_beginning(out, voice, entry->item);
    g_string_append(out, "</span></p>\n");
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

static void append_head(GString *out, const Voice *voice, const Argument *argument)
{
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
    g_string_append(out, "<p class=\"counts\">");
    rebut_outline_counts(out, argument);
    g_string_append(out, ".</p>\n");
}

static void append_groups(GString *out, const Voice *voice, const Argument *argument)
{
    if (argument->groups->len == 0)
        return;
    g_string_append(out, "<h3>Groups</h3>\n<ul class=\"groups\">\n");
    for (guint i = 0; i < argument->groups->len; i++) {
        const Group *group = g_ptr_array_index(argument->groups, i);
        g_string_append(out, "<li>");
        open_for_author(out, voice, "bdi");
        rebut_voice_marked(out, voice, rebut_group_name(group));
        g_string_append(out, "</bdi>");
        rebut_voice_members(out, voice, group);
        g_string_append(out, "</li>\n");
    }
    g_string_append(out, "</ul>\n");
}

static void append_sources(GString *out, const Voice *voice, const Outline *outline)
{
    if (outline->sources->len == 0)
        return;
    g_string_append(out, "<h3>Sources</h3>\n<ul class=\"sources\">\n");
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

/* What we say is English, whatever the map's language. */
static char *author_attributes(const Argument *argument)
{
    GString *out = g_string_new("dir=\"auto\"");

    if (strcmp(argument->lang.bytes, "en") != 0) {
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

    g_string_append(out, "<section class=\"rebut-outline\" lang=\"en\">\n");
    append_head(out, &voice, outline->argument);
    append_list(out, &voice, outline);
    append_groups(out, &voice, outline->argument);
    append_sources(out, &voice, outline);
    g_string_append(out, "</section>\n");
}
