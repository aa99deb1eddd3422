/* The legend shows just what the map uses: a small card for each kind, a short link for each
 * relation. Its entries flow in rows, kinds first. */
#include "draw/canvas.h"

#define LEGEND_SIZE     8.0
#define LEGEND_ROW      15.0
#define LEGEND_GAP      16.0 /* between entries */
#define KIND_SWATCH     18.0
#define RELATION_SWATCH 26.0
#define SWATCH_GAP      5.0

typedef struct Entry {
    bool is_kind;
    Kind kind;
    Relation relation;
    const char *words;
    double width;
} Entry;

struct Legend {
    GArray *entries; /* of Entry */
};

static const char *const kind_words[N_KINDS] = {
    [KIND_CLAIM] = "claim",
    [KIND_CHALLENGE] = "challenge",
    [KIND_COUNTERMEASURE] = "countermeasure",
    [KIND_EVIDENCE] = "evidence",
};

static const char *const relation_words[N_RELATIONS] = {
    [RELATION_SUPPORTS] = "supports",
    [RELATION_CHALLENGES] = "challenges",
    [RELATION_COUNTERS] = "counters",
    [RELATION_PART] = "is part of",
    [RELATION_UNDERCUTS] = "denies that a link holds",
};

static void add_entry(Legend *legend, TextShaper *shaper, Entry entry)
{
    double swatch = entry.is_kind ? KIND_SWATCH : RELATION_SWATCH;

    entry.width =
        swatch + SWATCH_GAP + rebut_text_width(shaper, entry.words, LEGEND_SIZE, STYLE_PLAIN);
    g_array_append_val(legend->entries, entry);
}

static void gather(Legend *legend, const Graph *graph, TextShaper *shaper)
{
    bool has_kind[N_KINDS] = {false}, has_relation[N_RELATIONS] = {false};

    for (size_t i = 0; i < graph->nodes->len; i++) {
        const NodeRecord *node = rebut_graph_node(graph, i);
        if (node->role == NODE_CARD)
            has_kind[node->item->kind] = true;
    }
    for (size_t i = 0; i < graph->edges->len; i++)
        has_relation[rebut_graph_edge(graph, i)->link->relation] = true;
    for (int kind = 0; kind < N_KINDS; kind++)
        if (has_kind[kind])
            add_entry(legend, shaper,
                      (Entry){.is_kind = true, .kind = (Kind)kind, .words = kind_words[kind]});
    for (int relation = 0; relation < N_RELATIONS; relation++)
        if (has_relation[relation])
            add_entry(legend, shaper,
                      (Entry){.relation = (Relation)relation, .words = relation_words[relation]});
}

Legend *rebut_legend_new(const Graph *graph, TextShaper *shaper)
{
    Legend *legend = g_new0(Legend, 1);

    legend->entries = g_array_new(FALSE, TRUE, sizeof(Entry));
    gather(legend, graph, shaper);
    return legend;
}

void rebut_legend_free(Legend *legend)
{
    if (legend == NULL)
        return;
    g_array_unref(legend->entries);
    g_free(legend);
}

void rebut_legend_measure(const Legend *legend, Furniture *furniture)
{
    furniture->n_entries = legend->entries->len;
    furniture->entries = g_new0(double, legend->entries->len);
    furniture->entry_gap = LEGEND_GAP;
    furniture->row_height = LEGEND_ROW;
    for (guint i = 0; i < legend->entries->len; i++)
        furniture->entries[i] = g_array_index(legend->entries, Entry, i).width;
}

static void add_kind_swatch(const Canvas *canvas, Part *part, Kind kind, Point at)
{
    const KindStyle *style = &canvas->theme->kinds[kind];
    Paint paint = rebut_canvas_line(canvas, style->line, style->line_width, style->dash);
    Point corner = rebut_canvas_point(canvas, at.x, at.y);

    paint.has_fill = true;
    paint.fill = style->tint;
    rebut_part_add_rect(part, corner.x, corner.y, KIND_SWATCH * canvas->scale, 12.0 * canvas->scale,
                        MIN(style->radius, 5.0) * canvas->scale, &paint);
    rebut_draw_mark(part, style->mark, style->line,
                    rebut_canvas_point(canvas, at.x + 5.8, at.y + 2.8), canvas->scale * 0.8);
}

static void add_relation_swatch(const Canvas *canvas, Part *part, Relation relation, Point at)
{
    const RelationStyle *style = &canvas->theme->relations[relation];
    Paint paint = rebut_canvas_line(canvas, style->line, style->line_width, style->dash);
    Point from = rebut_canvas_point(canvas, at.x, at.y + 6.0);
    Point to = rebut_canvas_point(canvas, at.x + RELATION_SWATCH, at.y + 6.0);

    Shape *line = rebut_part_add_path(part, &paint);
    rebut_shape_move(line, from.x, from.y);
    rebut_shape_line(line, to.x, to.y);
    rebut_draw_head(part, style, from, to, canvas->scale);
}

static void add_entry_at(const Canvas *canvas, Part *part, const Entry *entry, Point corner)
{
    const TextLook look = {TEXT_LEGEND, LEGEND_SIZE, STYLE_PLAIN, canvas->theme->faint};
    double swatch = entry->is_kind ? KIND_SWATCH : RELATION_SWATCH;
    Point text = {corner.x + swatch + SWATCH_GAP, corner.y + 9.0};

    if (entry->is_kind)
        add_kind_swatch(canvas, part, entry->kind, corner);
    else
        add_relation_swatch(canvas, part, entry->relation, corner);
    rebut_canvas_add_text(canvas, part, &look, text, entry->words);
}

void rebut_canvas_add_legend(const Canvas *canvas, const Legend *legend, Rect block)
{
    Part *part = NULL;
    Point at = {block.x, block.y};

    if (legend->entries->len > 0)
        part = rebut_scene_add_part(canvas->scene, PART_LEGEND, NULL);
    for (guint i = 0; i < legend->entries->len; i++) {
        const Entry *entry = &g_array_index(legend->entries, Entry, i);
        if (at.x > block.x && at.x + entry->width > block.x + block.width + 0.1)
            at = (Point){block.x, at.y + LEGEND_ROW};
        add_entry_at(canvas, part, entry, at);
        at.x += entry->width + LEGEND_GAP;
    }
}
