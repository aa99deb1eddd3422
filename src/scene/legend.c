/* The legend is one line at the foot: the icons of the kinds that are used, the heads of relations
 * that are marked, the plus of linked premises, what "contested" means, a small card for what
 * changed and for each class, the bar of each group that is marked. A map of one kind with nothing
 * else to explain has none. */
#include "argument/ghosts.h"
#include "argument/wording.h"
#include "scene/canvas.h"
#include "graph/card.h"

#define ICON_SWATCH     9.0
#define RELATION_SWATCH 18.0
#define CARD_SWATCH     20.0
#define SWATCH_HEIGHT   9.0
#define SWATCH_RISE     8.2 /* of its upper edge above the baseline */
#define GROUP_SWATCH    4.0
#define SWATCH_GAP      4.0
#define SWATCH_CORNERS  0.6 /* of a card's radius */
#define MOST_CHARACTERS 32  /* of a class's name */

typedef enum EntryType {
    ENTRY_KIND,
    ENTRY_RELATION,
    ENTRY_PREMISES,
    ENTRY_WORDS,
    ENTRY_CHANGE,
    ENTRY_CLASS,
    ENTRY_GROUP
} EntryType;

typedef struct Entry {
    EntryType type;
    union {
        Kind kind;
        Relation relation;
        Change change;
        const Class *class;
        size_t mark; /* of a group */
    };
    char *words;  /* owned */
    double width; /* of the words */
} Entry;

struct Legend {
    const Graph *graph;
    GArray *entries; /* of Entry */
    bool is_tree;    /* relations are told by the heads of the layout `tree` */
};

/* With the gap behind it. */
static double swatch_width(EntryType type)
{
    static const double widths[] = {
        [ENTRY_KIND] = ICON_SWATCH + SWATCH_GAP,
        [ENTRY_RELATION] = RELATION_SWATCH + SWATCH_GAP,
        [ENTRY_PREMISES] = ICON_SWATCH + SWATCH_GAP,
        [ENTRY_WORDS] = 0.0,
        [ENTRY_CHANGE] = CARD_SWATCH + SWATCH_GAP,
        [ENTRY_CLASS] = CARD_SWATCH + SWATCH_GAP,
        [ENTRY_GROUP] = GROUP_SWATCH + SWATCH_GAP,
    };
    return widths[type];
}

static void add_entry(Legend *legend, TextShaper *shaper, Entry entry, const char *words)
{
    entry.words = g_strdup(words);
    entry.width = rebut_text_width(shaper, entry.words, REBUT_BODY_SIZE, STYLE_PLAIN);
    g_array_append_val(legend->entries, entry);
}

/* What the cards and links of a graph are. */
typedef struct Uses {
    bool has_kind[N_KINDS], has_relation[N_RELATIONS], has_contested, has_premises;
    unsigned changes;
    GHashTable *classes; /* set of const Class * */
} Uses;

static void note_card(const NodeRecord *node, Uses *uses)
{
    const Slot *status = rebut_slots_status(&node->slots);

    uses->changes |= node->item->changes;
    if ((node->item->changes & CHANGE_REMOVED) != 0)
        return; /* it looks like no kind */
    uses->has_kind[node->item->kind] = true;
    uses->has_contested |= status != NULL && status->status == STATUS_CONTESTED;
    for (guint j = 0; node->item->looks != NULL && j < node->item->looks->len; j++)
        g_hash_table_add(uses->classes, g_ptr_array_index(node->item->looks, j));
}

/* Heads are drawn at every line in layers, and where the kinds do not say the relation in a tree.
 */
static void note_uses(const Graph *graph, Uses *uses)
{
    for (size_t i = 0; i < graph->nodes->len; i++) {
        const NodeRecord *node = rebut_graph_node(graph, i);
        uses->has_premises |= node->role == NODE_PREMISES;
        if (node->role == NODE_CARD)
            note_card(node, uses);
    }
    for (size_t i = 0; i < graph->edges->len; i++) {
        const EdgeRecord *edge = rebut_graph_edge(graph, i);
        if (!edge->link->is_former && (!graph->is_tree || edge->has_head))
            uses->has_relation[edge->link->relation] = true;
    }
    if (graph->is_tree) /* one word says both */
        uses->has_relation[RELATION_COUNTERS] &= !uses->has_relation[RELATION_CHALLENGES];
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

static void add_relations(Legend *legend, const Graph *graph, TextShaper *shaper, const Uses *uses)
{
    const Lexicon *lexicon = graph->argument->lexicon;

    for (int relation = 0; relation < N_RELATIONS; relation++)
        if (uses->has_relation[relation])
            add_entry(legend, shaper,
                      (Entry){.type = ENTRY_RELATION, .relation = (Relation)relation},
                      graph->is_tree ? rebut_relation_slot_word(lexicon, (Relation)relation)
                                     : rebut_relation_word(lexicon, (Relation)relation));
    if (uses->has_premises)
        add_entry(legend, shaper, (Entry){.type = ENTRY_PREMISES},
                  rebut_word(lexicon, WORD_ONLY_TOGETHER));
    if (uses->has_contested)
        add_entry(legend, shaper, (Entry){.type = ENTRY_WORDS},
                  rebut_word(lexicon, WORD_CONTESTED_MEANS));
}

static void gather(Legend *legend, const Graph *graph, TextShaper *shaper)
{
    const Lexicon *lexicon = graph->argument->lexicon;
    g_autoptr(GHashTable) used = g_hash_table_new(NULL, NULL);
    Uses uses = {.classes = used};

    note_uses(graph, &uses);
    for (int kind = 0; kind < N_KINDS; kind++)
        if (uses.has_kind[kind])
            add_entry(legend, shaper, (Entry){.type = ENTRY_KIND, .kind = (Kind)kind},
                      rebut_kind_word(lexicon, (Kind)kind));
    add_relations(legend, graph, shaper, &uses);
    for (unsigned change = 1; change <= uses.changes; change <<= 1)
        if ((uses.changes & change) != 0 && rebut_change_word(lexicon, (Change)change) != NULL)
            add_entry(legend, shaper, (Entry){.type = ENTRY_CHANGE, .change = (Change)change},
                      rebut_change_word(lexicon, (Change)change));
    add_own_signs(legend, graph, shaper, used);
    if (legend->entries->len == 1)
        g_array_set_size(legend->entries, 0);
}

static void clear_entry(gpointer data)
{
    g_free(((Entry *)data)->words);
}

Legend *rebut_legend_new(const Graph *graph, TextShaper *shaper)
{
    Legend *legend = g_new0(Legend, 1);

    legend->is_tree = graph->is_tree;
    legend->graph = graph;
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

void rebut_legend_measure(const Legend *legend, Frame *frame)
{
    frame->n_entries = legend->entries->len;
    frame->entries = g_new0(double, legend->entries->len + 1);
    for (guint i = 0; i < legend->entries->len; i++) {
        const Entry *entry = &g_array_index(legend->entries, Entry, i);
        frame->entries[i] = swatch_width(entry->type) + entry->width;
    }
}

static void add_kind_swatch(const Canvas *canvas, Part *part, Kind kind, Point at)
{
    const KindStyle *style = &canvas->theme->kinds[kind];

    rebut_draw_mark(part, style->mark, style->line, rebut_canvas_point(canvas, at.x, at.y),
                    canvas->scale * ICON_SWATCH / REBUT_MARK_SIZE);
}

/* A line of text stands in the card, as the class may colour that. */
static void add_class_swatch(const Canvas *canvas, Part *part, const Class *class, Point at)
{
    CardLook look = rebut_look_of_class(canvas->theme, class);
    Paint line = {.has_fill = true, .fill = look.ink};

    look.radius *= SWATCH_CORNERS;
    rebut_canvas_add_outline(canvas, part, &look, (Rect){at.x, at.y, CARD_SWATCH, SWATCH_HEIGHT},
                             NULL, 0);
    rebut_canvas_add_rect(
        canvas, part, &line,
        (Rect){at.x + 6.0, at.y + SWATCH_HEIGHT / 2.0 - 0.8, CARD_SWATCH - 12.0, 1.6}, 0.0);
}

/* A ghost is told by its outline, the others by the sign that their cards have. */
static void add_change_swatch(const Canvas *canvas, Part *part, Change change, Point at)
{
    const CardLook look = rebut_look_of_change(canvas->theme, change);
    const TextLook sign = {TEXT_LEGEND, 0.8 * REBUT_BODY_SIZE, STYLE_STRONG, look.sign};
    const Rect box = {at.x, at.y, CARD_SWATCH, SWATCH_HEIGHT};

    rebut_canvas_add_outline(canvas, part, &look, box, NULL, 0);
    rebut_canvas_add_corner(canvas, part, change, &look, box);
    rebut_canvas_add_text(canvas, part, &sign, (Point){at.x + CARD_SWATCH / 2.0 - 3.0, at.y + 7.6},
                          rebut_change_sign(change));
}

/* As at the trunk's end of an elbow, or as a link that is denied; in layers as at a line's end. */
static void add_relation_swatch(const Canvas *canvas, Part *part, Relation relation, bool is_tree,
                                Point at)
{
    const RelationStyle *style = &canvas->theme->relations[relation];
    static const double solid[2] = {0, 0};
    Paint paint = rebut_canvas_line(canvas, style->line, REBUT_ELBOW_LINE, solid);
    Point from = {at.x + RELATION_SWATCH, at.y + SWATCH_HEIGHT / 2.0}, to = {at.x, from.y};

    rebut_canvas_add_stroke(canvas, part, &paint, from, to);
    if (!is_tree)
        rebut_draw_head(part, style, rebut_canvas_point(canvas, from.x, from.y),
                        rebut_canvas_point(canvas, to.x, to.y), 0.8 * canvas->scale);
    else if (relation == RELATION_UNDERCUTS)
        rebut_canvas_add_cross(canvas, part, (Point){(from.x + to.x) / 2.0, to.y});
    else
        rebut_canvas_add_connector_head(canvas, part, style, to);
}

static void add_swatch(const Canvas *canvas, Part *part, const Entry *entry, bool is_tree, Point at)
{
    switch (entry->type) {
    case ENTRY_KIND:
        add_kind_swatch(canvas, part, entry->kind, at);
        break;
    case ENTRY_RELATION:
        add_relation_swatch(canvas, part, entry->relation, is_tree, at);
        break;
    case ENTRY_PREMISES:
        rebut_canvas_add_plus(canvas, part,
                              (Point){at.x + ICON_SWATCH / 2.0, at.y + ICON_SWATCH / 2.0});
        break;
    case ENTRY_WORDS:
        break;
    case ENTRY_CHANGE:
        add_change_swatch(canvas, part, entry->change, at);
        break;
    case ENTRY_GROUP:
        rebut_canvas_add_group_bar(canvas, part, entry->mark,
                                   (Point){at.x + GROUP_SWATCH / 2.0, at.y}, SWATCH_HEIGHT);
        break;
    case ENTRY_CLASS:
        add_class_swatch(canvas, part, entry->class, at);
        break;
    }
}

static bool has_class(const Item *item, const Class *class)
{
    for (guint i = 0; item->looks != NULL && i < item->looks->len; i++)
        if (g_ptr_array_index(item->looks, i) == class)
            return true;
    return false;
}

/* The first step at which a card stands contested. */
static guint first_contested(const Graph *graph, const Item *item)
{
    size_t n = 0;
    const VerdictSpell *spells = graph->step_verdicts != NULL
                                     ? rebut_step_verdicts_of(graph->step_verdicts, item, &n)
                                     : NULL;

    for (size_t i = 0; i < n; i++)
        if (spells[i].status == STATUS_CONTESTED)
            return spells[i].first_step;
    return REBUT_STEP_NEVER;
}

/* The first step at which a card is what the entry explains. */
static guint first_of_card(const Graph *graph, const StepPlan *steps, const NodeRecord *node,
                           const Entry *entry)
{
    bool is_meant = false;

    switch (entry->type) {
    case ENTRY_KIND:
        is_meant = node->item->kind == entry->kind;
        break;
    case ENTRY_CHANGE:
        is_meant = (node->item->changes & entry->change) != 0;
        break;
    case ENTRY_CLASS:
        is_meant = has_class(node->item, entry->class);
        break;
    case ENTRY_GROUP:
        is_meant = (node->group_marks >> entry->mark & 1) != 0;
        break;
    case ENTRY_WORDS:
        return first_contested(graph, node->item);
    case ENTRY_RELATION:
    case ENTRY_PREMISES:
        break;
    }
    return is_meant ? steps->items[node->item->index] : REBUT_STEP_NEVER;
}

/* The first step that shows what an entry explains. */
static guint first_step(const Graph *graph, const StepPlan *steps, const Entry *entry)
{
    guint first = REBUT_STEP_NEVER;

    for (size_t i = 0; i < graph->nodes->len; i++) {
        const NodeRecord *node = rebut_graph_node(graph, i);
        if (node->role == NODE_CARD)
            first = MIN(first, first_of_card(graph, steps, node, entry));
        else if (node->role == NODE_PREMISES && entry->type == ENTRY_PREMISES)
            first = MIN(first, steps->joints[node->joint->index]);
    }
    for (size_t i = 0; entry->type == ENTRY_RELATION && i < graph->edges->len; i++) {
        const EdgeRecord *edge = rebut_graph_edge(graph, i);
        if (edge->link->relation == entry->relation && (edge->has_head || !graph->is_tree))
            first = MIN(first, steps->links[edge->link->index]);
    }
    return first;
}

void rebut_canvas_add_legend(const Canvas *canvas, const Legend *legend, Rect block, double size,
                             const StepPlan *steps)
{
    const TextLook look = {TEXT_LEGEND, REBUT_BODY_SIZE, STYLE_PLAIN, canvas->theme->faint};
    Canvas foot = *canvas;
    double gap = REBUT_LEGEND_GAP * REBUT_BODY_SIZE;
    Point at = {0.0, size > 0.0 ? REBUT_BODY_SIZE : 0.0}; /* the baseline */

    if (legend->entries->len == 0)
        return;
    foot.scale = size / REBUT_BODY_SIZE;
    foot.origin = (Point){block.x, block.y};
    Part *part = NULL;
    for (guint i = 0; i < legend->entries->len; i++) {
        const Entry *entry = &g_array_index(legend->entries, Entry, i);
        if (part == NULL || steps != NULL) {
            part = rebut_scene_add_part(canvas->scene, PART_LEGEND, NULL);
            part->first_step = steps != NULL ? first_step(legend->graph, steps, entry) : 0;
        }
        double swatch = swatch_width(entry->type), width = swatch + entry->width;
        if (at.x > 0.0 && (at.x + width) * foot.scale > block.width + 0.1)
            at = (Point){0.0, at.y + REBUT_LEGEND_ROW * REBUT_BODY_SIZE};
        add_swatch(&foot, part, entry, legend->is_tree, (Point){at.x, at.y - SWATCH_RISE});
        Text *text =
            rebut_canvas_add_text(&foot, part, &look, (Point){at.x + swatch, at.y}, entry->words);
        if (entry->type != ENTRY_CLASS && entry->type != ENTRY_GROUP)
            rebut_canvas_mark_ours(canvas, text);
        at.x += width + gap;
    }
}
