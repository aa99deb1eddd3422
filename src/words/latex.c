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

static void append_details(GString *out, const Item *item, size_t level)
{
    g_auto(GStrv) notes = g_strsplit(item->note.bytes != NULL ? item->note.bytes : "", "\n", -1);
    const char *label = "\\emph{Note:} ";

    for (char **note = notes; *note != NULL; note++) {
        if (**note == '\0')
            continue;
        begin(out, level + 1, "0em");
        g_string_append(out, label);
        rebut_voice_words(out, &voice, *note);
        g_string_append_c(out, '\n');
        label = "";
    }
    for (guint i = 0; i < item->citations->len; i++) {
        const Citation *citation = g_ptr_array_index(item->citations, i);
        if (citation->quote.bytes == NULL)
            continue;
        begin(out, level + 1, "0em");
        g_string_append_printf(out, "\\emph{Quote from} [%zu]: ``", citation->source->number);
        rebut_voice_words(out, &voice, citation->quote.bytes);
        g_string_append(out, "''\n");
    }
    if (item->link.bytes != NULL) {
        begin(out, level + 1, "0em");
        g_string_append(out, "\\emph{Link:} ");
        rebut_voice_words(out, &voice, item->link.bytes);
        g_string_append_c(out, '\n');
    }
}

static void append_entry(GString *out, const Outline *outline, const Entry *entry)
{
    const Item *item = entry->item;

    begin(out, entry->level, "2em");
    if (entry->type == ENTRY_SEE) {
        g_string_append(out, "See ");
        voice.number(out, &voice, item);
        g_string_append(out, ", which ");
        rebut_voice_link(out, &voice, outline, entry->link);
        g_string_append(out, ": ");
        rebut_voice_beginning(out, &voice, item);
        g_string_append_c(out, '\n');
        return;
    }
    g_string_append(out, "\\textbf{");
    voice.number(out, &voice, item);
    g_string_append(out, "} ");
    rebut_voice_kind(out, &voice, outline, item);
    g_string_append_printf(out, ", \\emph{%s}: ", rebut_voice_verdict(item));
    rebut_voice_marked(out, &voice, item->text.bytes);
    rebut_voice_sources(out, &voice, item);
    g_string_append_c(out, '\n');
    append_details(out, item, entry->level);
}

static void append_head(GString *out, const Argument *argument)
{
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
    rebut_outline_counts(out, argument);
    g_string_append(out, ".\n");
}

static void append_groups(GString *out, const Argument *argument)
{
    if (argument->groups->len > 0) {
        begin(out, 0, "0em");
        g_string_append(out, "\\textbf{Groups}\n");
    }
    for (guint i = 0; i < argument->groups->len; i++) {
        const Group *group = g_ptr_array_index(argument->groups, i);
        begin(out, 0, "2em");
        rebut_voice_marked(out, &voice, rebut_group_name(group));
        rebut_voice_members(out, &voice, group);
        g_string_append_c(out, '\n');
    }
}

static void append_sources(GString *out, const Outline *outline)
{
    if (outline->sources->len > 0) {
        begin(out, 0, "0em");
        g_string_append(out, "\\textbf{Sources}\n");
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
    append_head(out, outline->argument);
    for (guint i = 0; i < outline->entries->len; i++)
        append_entry(out, outline, &g_array_index(outline->entries, Entry, i));
    append_groups(out, outline->argument);
    append_sources(out, outline);
    g_string_append(out, "\\par\\endgroup\n");
}
