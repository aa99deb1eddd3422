/* Sources on the drawing: the mark on a card, and the list below the map.
 *
 * The mark stands at the end of the last line of text, for which the text was wrapped. */
#include "scene/canvas.h"
#include "graph/card.h"
#include <string.h>

/* "Source 1: Mobility survey, p. 12" */
static char *mark_label(const Lexicon *lexicon, const Citation *citation)
{
    const SourceEntry *source = citation->source;
    const char *title = source->title.bytes != NULL ? source->title.bytes : source->key.bytes;
    g_autofree char *number = g_strdup_printf("%zu", source->number);

    if (citation->at.bytes == NULL)
        return rebut_phrase(lexicon, WORD_SOURCE, "number", number, "title", title, NULL);
    return rebut_phrase(lexicon, WORD_SOURCE_PLACE, "number", number, "title", title, "place",
                        citation->at.bytes, NULL);
}

/* What a mark opens: the address of the place, the entry of the list, or the source. */
static char *mark_target(const Citation *citation, bool has_list)
{
    if (citation->url.bytes != NULL)
        return g_strdup(citation->url.bytes);
    if (has_list)
        return g_strdup_printf("#source-%zu", citation->source->number);
    return g_strdup(citation->source->url.bytes);
}

void rebut_canvas_add_mark(const Canvas *canvas, Part *part, const NodeRecord *node, Colour colour,
                           double y, bool has_list)
{
    const TextLook look = {TEXT_SOURCE, REBUT_SOURCE_SIZE, STYLE_PLAIN, colour};
    const SourceMark *mark = node->mark;

    if (mark == NULL || node->lines == NULL)
        return;
    bool is_mirrored = canvas->scene->is_rtl;
    Point at = {node->box.x + node->box.width - REBUT_CARD_PADDING - mark->width, y};
    if (node->lines->is_rtl != is_mirrored) /* its lines end at the other side */
        at.x = node->box.x + REBUT_CARD_PADDING + REBUT_CARD_GUTTER * MAX(1.0, node->size);
    for (guint i = 0; i < mark->pieces->len; i++) {
        const MarkPiece *piece = &g_array_index(mark->pieces, MarkPiece, i);
        Text *text = rebut_canvas_add_text(canvas, part, &look, at, piece->words);
        text->is_rtl = is_mirrored; /* a locator keeps its own direction in there */
        text->href = mark_target(piece->citation, has_list);
        text->label = mark_label(canvas->scene->lexicon, piece->citation);
        at.x += piece->width;
    }
}

static int by_number(gconstpointer a, gconstpointer b)
{
    size_t left = (*(SourceEntry *const *)a)->number, right = (*(SourceEntry *const *)b)->number;

    return (left > right) - (left < right);
}

/* The sources that the graph's cards cite, by number. */
static GPtrArray *cited_sources(const Graph *graph)
{
    GPtrArray *sources = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

    for (size_t i = 0; i < graph->nodes->len; i++) {
        const Item *item = rebut_graph_node(graph, i)->item;
        for (guint j = 0; item != NULL && j < item->citations->len; j++) {
            const Citation *citation = g_ptr_array_index(item->citations, j);
            union {
                const SourceEntry *source;
                gpointer pointer;
            } both = {.source = citation->source};
            if (g_hash_table_add(seen, both.pointer))
                g_ptr_array_add(sources, both.pointer);
        }
    }
    g_ptr_array_sort(sources, by_number);
    return sources;
}

/* "City council: Mobility survey, 2023. example.org/survey" */
static char *entry_words(const SourceEntry *source)
{
    GString *words = g_string_new(NULL);
    const char *url = source->url.bytes;

    if (source->author.bytes != NULL)
        g_string_append_printf(words, "%s: ", source->author.bytes);
    g_string_append(words, source->title.bytes != NULL ? source->title.bytes : source->key.bytes);
    if (source->year.bytes != NULL)
        g_string_append_printf(words, ", %s", source->year.bytes);
    if (url != NULL) {
        const char *shown = strstr(url, "://");
        g_string_append_printf(words, ". %s", shown != NULL ? shown + 3 : url);
    }
    return g_string_free(words, FALSE);
}

void rebut_sources_measure(const Graph *graph, TextShaper *shaper, Frame *frame)
{
    g_autoptr(GPtrArray) sources = cited_sources(graph);
    double widest = 0.0;

    frame->sources = g_new0(const ShapedText *, sources->len + 1);
    frame->n_sources = sources->len;
    for (guint i = 0; i < sources->len; i++) {
        const SourceEntry *source = g_ptr_array_index(sources, i);
        g_autofree char *words = entry_words(source);
        g_autofree char *number = g_strdup_printf("[%zu] ", source->number);
        frame->sources[i] = rebut_text_shape(shaper, words);
        widest = MAX(widest, rebut_text_width(shaper, number, REBUT_BODY_SIZE, STYLE_PLAIN));
    }
    frame->source_indent = widest;
}

static void add_entry(const Canvas *canvas, const SourceEntry *source, const ShapedText *words,
                      Rect place, double indent)
{
    const TextLook look = {TEXT_SOURCE, REBUT_BODY_SIZE, STYLE_PLAIN, canvas->theme->faint};
    Part *part = rebut_scene_add_part(canvas->scene, PART_SOURCE, NULL);
    g_autofree char *number = g_strdup_printf("[%zu]", source->number);
    g_autoptr(Lines) lines = rebut_text_wrap(words, place.width + 0.1);

    part->id = g_strdup_printf("source-%zu", source->number);
    part->label = g_strdup_printf("%s %s", number, rebut_text_plain(words));
    part->href = g_strdup(source->url.bytes);
    Point at = {place.x - indent, place.y + REBUT_ASCENT};
    if (lines->is_rtl != canvas->scene->is_rtl) {
        at.x = place.x + place.width -
               rebut_text_width(canvas->shaper, number, REBUT_BODY_SIZE, STYLE_PLAIN);
        place.x -= indent;
    }
    rebut_canvas_add_text(canvas, part, &look, at, number)->is_rtl = false;
    rebut_canvas_add_lines(canvas, part, &look, place, lines);
}

void rebut_canvas_add_sources(const Canvas *canvas, const Graph *graph, const Frame *frame,
                              Rect block)
{
    g_autoptr(GPtrArray) sources = cited_sources(graph);
    g_autofree Rect *places = g_new0(Rect, sources->len + 1);
    Canvas list = *canvas;

    list.scale = canvas->scale * REBUT_SOURCE_SHARE;
    list.origin = (Point){block.x, block.y};
    rebut_frame_sources(frame, block.width / list.scale, places);
    for (guint i = 0; i < sources->len; i++)
        add_entry(&list, g_ptr_array_index(sources, i), frame->sources[i], places[i],
                  frame->source_indent);
}
