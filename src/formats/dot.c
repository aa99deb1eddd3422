/* The compiled graph as DOT, for people who go on with graphviz: the same cards and links, before
 * any layout of ours, so the text is wrapped by columns (a wide character is two) and no font is
 * asked.
 *
 * Names are the graph's own, which for cards are the author's ids. DOT reads strings in two stages:
 * the scanner takes `\"` for a quotation mark, and later a label turns `\N` and the like into names
 * and `&lt;` into characters. append_label defends against both, append_string against the first,
 * and labels are never HTML; so what an author writes is drawn as it was written. */
#include "argument/wording.h"
#include "base/clean.h"
#include "base/marks.h"
#include "base/module.h"
#include "base/number.h"
#include "base/utf8.h"
#include "formats/format.h"
#include "scene/theme.h"
#include "text/breaks.h"
#include <string.h>

#define WRAP_COLUMNS 30
#define PIECE_BYTES  32768
#define DOTTED_BELOW 3.0 /* points of a dash that are still a dot */

typedef struct Writer {
    const Graph *graph;
    const Theme *theme;
    const Shaping *shaping; /* NULL: not needed yet */
    GString *out;
    Sink *sink;
    bool failed;
} Writer;

static const char *const arrow_heads[] = {
    [HEAD_TRIANGLE] = "normal", [HEAD_BAR] = "tee", [HEAD_DIAMOND] = "diamond"};

static void flush(Writer *writer)
{
    if (!writer->failed && writer->out->len > 0)
        writer->failed =
            !writer->sink->write(writer->sink->closure, writer->out->str, writer->out->len);
    g_string_truncate(writer->out, 0);
}

static void end_statement(Writer *writer)
{
    g_string_append(writer->out, ";\n");
    if (writer->out->len > PIECE_BYTES)
        flush(writer);
}

static void append_string(GString *out, const char *bytes)
{
    g_autofree char *clean = rebut_words_clean(bytes);

    g_string_append_c(out, '"');
    for (const char *at = clean; *at != '\0'; at++) {
        if (*at == '"' || *at == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *at);
    }
    g_string_append_c(out, '"');
}

static void append_label_words(GString *out, const char *bytes)
{
    g_autofree char *clean = rebut_words_clean(bytes);

    for (const char *at = clean; *at != '\0'; at++) {
        if (*at == '"' || *at == '\\')
            g_string_append_c(out, '\\');
        if (*at == '&')
            g_string_append(out, "&amp;");
        else
            g_string_append_c(out, *at);
    }
}

static void append_line(GString *out, const char *start, const char *end)
{
    g_autofree char *line = g_strchomp(g_strndup(start, (gsize)(end - start)));

    append_label_words(out, line);
    g_string_append(out, "\\l");
}

/* Where the line that starts at `start` ends: `breaks` belong to its characters, and `*taken` is
 * set to the number of them that the line has. A word of more than a line's columns is cut. */
static const char *line_end(const char *start, const guint8 *breaks, size_t *taken)
{
    const char *at = start, *end = NULL;
    size_t columns = 0, count = 0;

    *taken = 0;
    while (*at != '\0') {
        gunichar character = g_utf8_get_char(at);
        if ((breaks[count] & BREAK_MANDATORY) != 0 && count > 0)
            break;
        columns += rebut_utf8_columns(character);
        if (columns > WRAP_COLUMNS && !g_unichar_isspace(character))
            break;
        at = g_utf8_find_next_char(at, NULL);
        count++;
        if ((breaks[count] & BREAK_LINE) != 0) {
            end = at;
            *taken = count;
        }
    }
    if (end == NULL || (*at != '\0' && (breaks[count] & BREAK_MANDATORY) != 0)) {
        end = at;
        *taken = count;
    }
    return end;
}

/* Words wrapped into lines that are set flush left. */
static void append_wrapped(Writer *writer, const char *words)
{
    size_t length = strlen(words);
    glong characters = g_utf8_strlen(words, (gssize)length);
    g_autofree guint8 *breaks = g_new0(guint8, (gsize)characters + 1);
    const char *end = words + length;

    if (length == 0)
        return;
    if (writer->shaping == NULL && rebut_breaks_need_pango(words))
        writer->shaping = rebut_module_table("shaping", "rebut_shaping", NULL);
    rebut_breaks_find(writer->shaping, words, "en", breaks, (size_t)characters);
    breaks[characters] |= BREAK_LINE;
    const guint8 *at = breaks;
    while (words < end) {
        size_t taken = 0;
        const char *next = line_end(words, at, &taken);
        append_line(writer->out, words, next);
        at += taken;
        words = next;
    }
}

static void append_attribute(GString *out, const char *name, const char *value)
{
    g_string_append_printf(out, ", %s=", name);
    append_string(out, value);
}

static void append_colour(GString *out, const char *name, Colour colour)
{
    g_string_append_printf(out, ", %s=\"#%06x\"", name, colour);
}

static void append_width(GString *out, double width)
{
    g_string_append(out, ", penwidth=");
    rebut_number_append(out, width, 2);
}

static const char *dash_style(const double dash[2])
{
    return dash[0] <= 0 ? "solid" : dash[0] < DOTTED_BELOW ? "dotted" : "dashed";
}

/* "Challenge 1.2 answered": edges say all else that slots do. */
static void append_head(Writer *writer, const NodeRecord *record)
{
    const Item *item = record->item;
    const Slot *status = rebut_slots_status(&record->slots);

    append_label_words(writer->out,
                       rebut_kind_word_first(writer->graph->argument->lexicon, item->kind));
    if (writer->graph->has_numbers)
        g_string_append_printf(writer->out, " %s", item->number);
    if (status != NULL) {
        g_string_append_c(writer->out, ' ');
        append_label_words(writer->out, status->words);
    }
    if (record->n_left_out + record->n_elsewhere > 0)
        g_string_append_printf(writer->out, " (+%u)", record->n_left_out + record->n_elsewhere);
    g_string_append(writer->out, "\\l");
}

static void append_card(Writer *writer, const NodeRecord *record)
{
    GString *out = writer->out;
    const KindStyle *style = &writer->theme->kinds[record->item->kind];
    g_autofree char *styles = g_strconcat(dash_style(style->dash),
                                          style->radius > 0 ? ",filled,rounded" : ",filled", NULL);

    g_string_append(out, " [label=\"");
    append_head(writer, record);
    append_wrapped(writer, rebut_text_plain(record->text));
    g_string_append_c(out, '"');
    append_attribute(out, "class", rebut_kind_name(record->item->kind));
    append_attribute(out, "style", styles);
    append_colour(out, "color", style->line);
    append_colour(out, "fillcolor", style->tint);
    append_width(out, style->line_width);
    g_string_append_c(out, ']');
}

static void append_joint(Writer *writer, const NodeRecord *record)
{
    if (record->head == NULL) {
        g_string_append(writer->out, " [shape=point, width=0.1]");
        return;
    }
    g_string_append(writer->out, " [shape=ellipse, label=\"");
    append_label_words(writer->out, record->head);
    g_string_append(writer->out, "\"]");
}

static void write_node(Writer *writer, const NodeRecord *record)
{
    g_string_append(writer->out, "  ");
    append_string(writer->out,
                  agnameof(g_ptr_array_index(writer->graph->nodes, (guint)record->index)));
    if (record->role == NODE_CARD)
        append_card(writer, record);
    else
        append_joint(writer, record);
    end_statement(writer);
}

static void write_edge(Writer *writer, const EdgeRecord *record)
{
    GString *out = writer->out;
    const Graph *graph = writer->graph;
    Agedge_t *edge = g_ptr_array_index(graph->edges, (guint)record->index);
    const RelationStyle *style = &writer->theme->relations[record->link->relation];
    bool has_head = record->part != LINK_FIRST_HALF;

    g_string_append(out, "  ");
    append_string(out, agnameof(agtail(edge)));
    g_string_append(out, " -> ");
    append_string(out, agnameof(aghead(edge)));
    g_string_append_printf(out, " [arrowhead=%s", has_head ? arrow_heads[style->head] : "none");
    append_attribute(out, "class", rebut_relation_name(record->link->relation));
    g_string_append_printf(out, ", style=%s", dash_style(style->dash));
    append_colour(out, "color", style->line);
    append_width(out, style->line_width);
    g_string_append_c(out, ']');
    end_statement(writer);
}

static void write_cluster(Writer *writer, const Cluster *cluster)
{
    GString *out = writer->out;

    g_string_append(out, "  subgraph ");
    append_string(out, agnameof(cluster->subgraph));
    g_string_append(out, " {\n    label=\"");
    append_label_words(out, rebut_group_name(cluster->group));
    g_string_append_printf(out, "\"; color=\"#%06x\"", writer->theme->region_line);
    end_statement(writer);
    for (Agnode_t *node = agfstnode(cluster->subgraph); node != NULL;
         node = agnxtnode(cluster->subgraph, node)) {
        g_string_append(out, "    ");
        append_string(out, agnameof(node));
        end_statement(writer);
    }
    g_string_append(out, "  }\n");
}

static void write_head(Writer *writer)
{
    const char *title = writer->graph->argument->title.bytes;

    g_string_append(writer->out, "digraph argument {\n"
                                 "  graph [rankdir=BT, charset=\"UTF-8\", fontname=\"Noto Sans\"");
    if (title != NULL) {
        g_autofree char *plain = rebut_marks_parse(title, NULL);
        g_string_append(writer->out, ", labelloc=t, label=\"");
        append_label_words(writer->out, plain);
        g_string_append_c(writer->out, '"');
    }
    g_string_append(writer->out, "];\n  node [shape=box, fontname=\"Noto Sans\", fontsize=11];\n");
}

FormatStatus rebut_dot_write(const Graph *graph, const FormatOptions *options, Sink *sink)
{
    Writer writer = {
        .graph = graph, .theme = &rebut_themes[0], .out = g_string_new(NULL), .sink = sink};

    (void)options;
    write_head(&writer);
    for (guint i = 0; i < graph->nodes->len; i++)
        write_node(&writer, rebut_graph_node(graph, i));
    for (guint i = 0; i < graph->clusters->len; i++)
        write_cluster(&writer, &g_array_index(graph->clusters, Cluster, i));
    for (guint i = 0; i < graph->edges->len; i++)
        write_edge(&writer, rebut_graph_edge(graph, i));
    g_string_append(writer.out, "}\n");
    flush(&writer);
    g_string_free(writer.out, TRUE);
    return writer.failed ? FORMAT_SINK_FAILED : FORMAT_DONE;
}
