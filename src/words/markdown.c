/* CommonMark, one line a paragraph. Author's words are escaped wherever CommonMark, GitHub's tables
 * or mathematics would read a sign in them; at the beginning of a line also what would begin a
 * block there. Stars do not always read as marks (beside punctuation, or one kind within the
 * other); a text in which they would not has tags instead. */
#include "base/utf8.h"
#include "draw/xml.h"
#include "words/forms.h"
#include "words/voice.h"
#include <string.h>

enum { LEVEL_INDENT = 2 };

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

static void append_note(GString *out, const char *note, size_t level)
{
    g_auto(GStrv) lines = g_strsplit(note, "\n", -1);
    const char *label = "*Note:* ";

    for (char **line = lines; *line != NULL; line++) {
        if (**line == '\0')
            continue;
        append_break(out, level);
        g_string_append(out, label);
        append_line(out, *line);
        label = "";
    }
}

static void append_url(GString *out, const char *url)
{
    if (rebut_xml_allows_url(url) && strpbrk(url, "<>\\") == NULL)
        g_string_append_printf(out, "<%s>", url);
    else
        rebut_voice_words(out, &voice, url);
}

static void append_details(GString *out, const Item *item, size_t level)
{
    if (item->note.bytes != NULL)
        append_note(out, item->note.bytes, level);
    for (guint i = 0; i < item->citations->len; i++) {
        const Citation *citation = g_ptr_array_index(item->citations, i);
        if (citation->quote.bytes == NULL)
            continue;
        append_break(out, level);
        g_string_append_printf(out, "*Quote from* \\[%zu\\]: “", citation->source->number);
        rebut_voice_words(out, &voice, citation->quote.bytes);
        g_string_append(out, "”");
    }
    if (item->link.bytes != NULL) {
        append_break(out, level);
        g_string_append(out, "*Link:* ");
        append_url(out, item->link.bytes);
    }
}

static void append_entry(GString *out, const Outline *outline, const Entry *entry)
{
    const Item *item = entry->item;

    append_indent(out, entry->level);
    if (entry->type == ENTRY_ITEM) {
        g_string_append_printf(out, "- **%s** ", item->number);
        rebut_voice_kind(out, &voice, outline, item);
        g_string_append_printf(out, ", *%s*: ", rebut_voice_verdict(item));
        append_marked(out, item->text.bytes);
        rebut_voice_sources(out, &voice, item);
        append_details(out, item, entry->level);
    } else {
        g_string_append_printf(out, "- See %s, which ", item->number);
        rebut_voice_link(out, &voice, outline, entry->link);
        g_string_append(out, ": ");
        rebut_voice_beginning(out, &voice, item);
    }
    g_string_append_c(out, '\n');
}

static void append_list(GString *out, const Outline *outline)
{
    for (guint i = 0; i < outline->entries->len; i++)
        append_entry(out, outline, &g_array_index(outline->entries, Entry, i));
}

static void append_table(GString *out, const Outline *outline)
{
    g_string_append(out, "| Number | What it is | Verdict | Text | Sources |\n"
                         "| --- | --- | --- | --- | --- |\n");
    for (guint i = 0; i < outline->entries->len; i++) {
        const Entry *entry = &g_array_index(outline->entries, Entry, i);
        if (entry->type != ENTRY_ITEM)
            continue;
        g_string_append_printf(out, "| %s | ", entry->item->number);
        rebut_voice_kind(out, &voice, outline, entry->item);
        g_string_append_printf(out, " | %s | ", rebut_voice_verdict(entry->item));
        append_marked(out, entry->item->text.bytes);
        g_string_append(out, " |");
        rebut_voice_sources(out, &voice, entry->item);
        g_string_append(out, " |\n");
    }
}

static void append_head(GString *out, const Argument *argument)
{
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
    rebut_outline_counts(out, argument);
    g_string_append(out, ".\n\n");
}

static void append_groups(GString *out, const Argument *argument)
{
    if (argument->groups->len > 0)
        g_string_append(out, "\n## Groups\n\n");
    for (guint i = 0; i < argument->groups->len; i++) {
        const Group *group = g_ptr_array_index(argument->groups, i);
        g_autofree char *plain = rebut_marks_parse(rebut_group_name(group), NULL);
        g_string_append(out, "- ");
        append_line(out, plain);
        rebut_voice_members(out, &voice, group);
        g_string_append_c(out, '\n');
    }
}

static void append_sources(GString *out, const Outline *outline)
{
    if (outline->sources->len > 0)
        g_string_append(out, "\n## Sources\n\n");
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
    append_head(out, outline->argument);
    if (options->has_table)
        append_table(out, outline);
    else
        append_list(out, outline);
    append_groups(out, outline->argument);
    append_sources(out, outline);
}
