/* The legend shows just what the map uses: a small card for each kind, a short link for each
 * relation and for what is broken, the signs of statuses (not the tag of what is open, which says
 * it in a word), a small card for what changed, one with a line of text for each class, the bar of
 * each group that is marked. They stand in this order, row by row, in columns whose words begin at
 * one edge. */
#include "draw/canvas.h"
#include "argument/ghosts.h"
#include "argument/wording.h"

#define LEGEND_SIZE     8.0
#define LEGEND_ROW      15.0
#define LEGEND_GAP      16.0 /* between entries */
#define KIND_SWATCH     22.0
#define RELATION_SWATCH 22.0
#define SWATCH_CORNERS  0.6 /* of a card's radius */
#define SWATCH_HEIGHT   11.0
#define GROUP_SWATCH    4.0
#define SWATCH_GAP      5.0
#define MOST_CHARACTERS 32 /* of a class's name */

typedef enum EntryType {
    ENTRY_KIND,
    ENTRY_RELATION,
    ENTRY_BROKEN,
    ENTRY_STATUS,
    ENTRY_CHANGE,
    ENTRY_CLASS,
    ENTRY_GROUP
} EntryType;

typedef struct Entry {
    EntryType type;
    union {
        Kind kind;
        Relation relation; /* of a broken link: the plainest */
        Status status;
        Change change;
        const Class *class;
        size_t mark; /* of a group */
    };
    char *words;  /* owned */
    double width; /* of the words */
} Entry;

struct Legend {
    GArray *entries; /* of Entry */
};

/* With the gap behind it. */
static double swatch_width(EntryType type)
{
    static const double widths[] = {
        [ENTRY_KIND] = KIND_SWATCH + SWATCH_GAP,
        [ENTRY_RELATION] = RELATION_SWATCH + SWATCH_GAP,
        [ENTRY_BROKEN] = RELATION_SWATCH + SWATCH_GAP,
        [ENTRY_STATUS] = REBUT_STATUS_SIGN + SWATCH_GAP,
        [ENTRY_CHANGE] = KIND_SWATCH + SWATCH_GAP,
        [ENTRY_CLASS] = KIND_SWATCH + SWATCH_GAP,
        [ENTRY_GROUP] = GROUP_SWATCH + SWATCH_GAP,
    };
    return widths[type];
}

static void add_entry(Legend *legend, TextShaper *shaper, Entry entry, const char *words)
{
    entry.words = g_strdup(words);
    entry.width = rebut_text_width(shaper, entry.words, LEGEND_SIZE, STYLE_PLAIN);
    g_array_append_val(legend->entries, entry);
}

/* What the cards and links of a graph are. */
typedef struct Uses {
    bool has_kind[N_KINDS], has_relation[N_RELATIONS], has_status[N_STATUSES], has_broken;
    unsigned changes;
    GHashTable *classes; /* set of const Class * */
} Uses;

static void note_uses(const Graph *graph, Uses *uses)
{
    for (size_t i = 0; i < graph->nodes->len; i++) {
        const NodeRecord *node = rebut_graph_node(graph, i);
        if (node->role != NODE_CARD)
            continue;
        uses->changes |= node->item->changes;
        if ((node->item->changes & CHANGE_REMOVED) != 0)
            continue; /* it looks like no kind */
        uses->has_kind[node->item->kind] = true;
        if (node->status.is_shown && node->status.status != STATUS_OPEN)
            uses->has_status[node->status.status] = true;
        for (guint j = 0; node->item->looks != NULL && j < node->item->looks->len; j++)
            g_hash_table_add(uses->classes, g_ptr_array_index(node->item->looks, j));
    }
    for (size_t i = 0; i < graph->edges->len; i++) {
        const EdgeRecord *edge = rebut_graph_edge(graph, i);
        if (edge->link->is_former)
            continue;
        uses->has_relation[edge->link->relation] = true;
        uses->has_broken |= rebut_graph_is_broken(graph, edge);
    }
}

/* A class or group is called what the author calls it, as far as there is room. */
static void add_named(Legend *legend, TextShaper *shaper, Entry entry, const char *name)
{
    g_autofree char *start = NULL, *cut = NULL;

    if (g_utf8_strlen(name, -1) > MOST_CHARACTERS) {
        start = g_utf8_substring(name, 0, MOST_CHARACTERS - 1);
        cut = g_strconcat(g_strchomp(start), "\u2026", NULL);
    }
    add_entry(legend, shaper, entry, cut != NULL ? cut : name);
}

/* Classes and marked groups. */
static void add_own_signs(Legend *legend, const Graph *graph, TextShaper *shaper, GHashTable *used)
{
    for (guint i = 0; i < graph->argument->classes->len; i++) {
        const Class *class = g_ptr_array_index(graph->argument->classes, i);
        if (g_hash_table_contains(used, class))
            add_named(legend, shaper, (Entry){.type = ENTRY_CLASS, .class = class},
                      class->name.bytes);
    }
    for (size_t i = 0; i < graph->n_marked; i++)
        add_named(legend, shaper, (Entry){.type = ENTRY_GROUP, .mark = i},
                  rebut_group_name(graph->marked[i]));
}

static void gather(Legend *legend, const Graph *graph, TextShaper *shaper)
{
    g_autoptr(GHashTable) used = g_hash_table_new(NULL, NULL);
    const Lexicon *lexicon = graph->argument->lexicon;
    Uses uses = {.classes = used};

    note_uses(graph, &uses);
    for (int kind = 0; kind < N_KINDS; kind++)
        if (uses.has_kind[kind])
            add_entry(legend, shaper, (Entry){.type = ENTRY_KIND, .kind = (Kind)kind},
                      rebut_kind_word(lexicon, (Kind)kind));
    for (int relation = 0; relation < N_RELATIONS; relation++)
        if (uses.has_relation[relation])
            add_entry(legend, shaper,
                      (Entry){.type = ENTRY_RELATION, .relation = (Relation)relation},
                      rebut_relation_word(lexicon, (Relation)relation));
    if (uses.has_broken)
        add_entry(legend, shaper, (Entry){.type = ENTRY_BROKEN, .relation = RELATION_SUPPORTS},
                  rebut_word(lexicon, WORD_CARRIES_NOTHING));
    for (int status = 0; status < N_STATUSES; status++)
        if (uses.has_status[status])
            add_entry(legend, shaper, (Entry){.type = ENTRY_STATUS, .status = (Status)status},
                      rebut_status_word(lexicon, (Status)status));
    for (unsigned change = 1; change <= uses.changes; change <<= 1)
        if ((uses.changes & change) != 0 && rebut_change_word(lexicon, (Change)change) != NULL)
            add_entry(legend, shaper, (Entry){.type = ENTRY_CHANGE, .change = (Change)change},
                      rebut_change_word(lexicon, (Change)change));
    add_own_signs(legend, graph, shaper, used);
}

static void clear_entry(gpointer data)
{
    g_free(((Entry *)data)->words);
}

Legend *rebut_legend_new(const Graph *graph, TextShaper *shaper)
{
    Legend *legend = g_new0(Legend, 1);

    legend->entries = g_array_new(FALSE, TRUE, sizeof(Entry));
    g_array_set_clear_func(legend->entries, clear_entry);
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
    furniture->swatches = g_new0(double, legend->entries->len);
    furniture->words = g_new0(double, legend->entries->len);
    furniture->entry_gap = LEGEND_GAP;
    furniture->row_height = LEGEND_ROW;
    for (guint i = 0; i < legend->entries->len; i++) {
        const Entry *entry = &g_array_index(legend->entries, Entry, i);
        furniture->swatches[i] = swatch_width(entry->type);
        furniture->words[i] = entry->width;
    }
}

static void add_kind_swatch(const Canvas *canvas, Part *part, Kind kind, Point at)
{
    const KindStyle *style = &canvas->theme->kinds[kind];
    Paint paint = rebut_canvas_line(canvas, style->line, style->line_width, style->dash);
    Point corner = rebut_canvas_point(canvas, at.x, at.y);

    paint.has_fill = true;
    paint.fill = style->tint;
    rebut_part_add_rect(part, corner.x, corner.y, KIND_SWATCH * canvas->scale,
                        SWATCH_HEIGHT * canvas->scale,
                        style->radius * SWATCH_CORNERS * canvas->scale, &paint);
    rebut_draw_mark(part, style->mark, style->line,
                    rebut_canvas_point(canvas, at.x + KIND_SWATCH / 2.0 - 3.2, at.y + 2.3),
                    canvas->scale * 0.8);
}

/* A line of text stands in the card, as the class may colour that. */
static void add_class_swatch(const Canvas *canvas, Part *part, const Class *class, Point at)
{
    CardLook look = rebut_look_of_class(canvas->theme, class);
    Paint line = {.has_fill = true, .fill = look.ink};
    Point corner = rebut_canvas_point(canvas, at.x + 6.5, at.y + 4.7);

    look.radius *= SWATCH_CORNERS;
    rebut_canvas_add_outline(canvas, part, &look, (Rect){at.x, at.y, KIND_SWATCH, SWATCH_HEIGHT});
    rebut_part_add_rect(part, corner.x, corner.y, (KIND_SWATCH - 13.0) * canvas->scale,
                        1.6 * canvas->scale, 0, &line);
}

/* A ghost is told by its outline, the others by the sign that their cards have. */
static void add_change_swatch(const Canvas *canvas, Part *part, Change change, Point at)
{
    const CardLook look = rebut_look_of_change(canvas->theme, change);
    const TextLook sign = {TEXT_LEGEND, LEGEND_SIZE, STYLE_STRONG, look.sign};
    const Rect box = {at.x, at.y, KIND_SWATCH, SWATCH_HEIGHT};

    rebut_canvas_add_outline(canvas, part, &look, box);
    rebut_canvas_add_corner(canvas, part, change, &look, box);
    rebut_canvas_add_text(canvas, part, &sign, (Point){at.x + KIND_SWATCH / 2.0 - 3.0, at.y + 8.6},
                          rebut_change_sign(change));
}

static void add_relation_swatch(const Canvas *canvas, Part *part, Relation relation, bool is_broken,
                                Point at)
{
    const RelationStyle look = rebut_canvas_relation(canvas, relation, is_broken), *style = &look;
    Paint paint = rebut_canvas_line(canvas, style->line, style->line_width, style->dash);
    Point from = rebut_canvas_point(canvas, at.x, at.y + 5.5);
    Point to = rebut_canvas_point(canvas, at.x + RELATION_SWATCH, at.y + 5.5);

    Shape *line = rebut_part_add_path(part, &paint);
    rebut_shape_move(line, from.x, from.y);
    rebut_shape_line(line, to.x, to.y);
    rebut_draw_head(part, style, from, to, canvas->scale);
}

/* The words of a column begin at one edge. */
static void add_entry_at(const Canvas *canvas, Part *part, const Entry *entry, Point corner,
                         double swatch)
{
    const TextLook look = {TEXT_LEGEND, LEGEND_SIZE, STYLE_PLAIN, canvas->theme->faint};
    Point text = {corner.x + swatch, corner.y + 8.4};
    double middle = corner.x + (swatch - SWATCH_GAP) / 2.0; /* of what is narrow */

    switch (entry->type) {
    case ENTRY_KIND:
        add_kind_swatch(canvas, part, entry->kind, corner);
        break;
    case ENTRY_RELATION:
    case ENTRY_BROKEN:
        add_relation_swatch(canvas, part, entry->relation, entry->type == ENTRY_BROKEN, corner);
        break;
    case ENTRY_STATUS:
        rebut_canvas_add_sign(canvas, part, entry->status, canvas->theme->faint,
                              (Point){middle - REBUT_STATUS_SIGN / 2.0, corner.y + 2.1});
        break;
    case ENTRY_CHANGE:
        add_change_swatch(canvas, part, entry->change, corner);
        break;
    case ENTRY_GROUP:
        rebut_canvas_add_group_bar(canvas, part, entry->mark, (Point){middle, corner.y},
                                   SWATCH_HEIGHT);
        break;
    case ENTRY_CLASS:
        add_class_swatch(canvas, part, entry->class, corner);
        break;
    }
    rebut_canvas_add_text(canvas, part, &look, text, entry->words);
}

void rebut_canvas_add_legend(const Canvas *canvas, const Legend *legend, Rect block)
{
    LegendColumn columns[REBUT_LEGEND_COLUMNS];
    g_auto(Furniture) furniture = {0};
    Point at = {block.x, block.y};

    if (legend->entries->len == 0)
        return;
    rebut_legend_measure(legend, &furniture);
    size_t n_columns = rebut_furniture_columns(&furniture, block.width + 0.1, columns);
    Part *part = rebut_scene_add_part(canvas->scene, PART_LEGEND, NULL);
    for (guint i = 0; i < legend->entries->len; i++) {
        const LegendColumn *column = &columns[i % n_columns];
        if (i > 0 && i % n_columns == 0)
            at = (Point){block.x, at.y + LEGEND_ROW};
        add_entry_at(canvas, part, &g_array_index(legend->entries, Entry, i), at, column->swatch);
        at.x += column->swatch + column->words + LEGEND_GAP;
    }
}
