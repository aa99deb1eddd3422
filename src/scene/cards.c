/* A card has its icon in a gutter at the first line, then what it says; in slots on its upper edge
 * stands what the drawing does not say by itself. A reference looks like the card that it stands
 * for, but slim and dotted, and leads there. */
#include "argument/ghosts.h"
#include "argument/wording.h"
#include "scene/canvas.h"
#include "graph/card.h"

#define SHELF_LINE 0.95 /* the width that shelves are measured by */

enum { MOST_CALLED = 60 }; /* characters of what stands for a card's number */

/* "A card; a clause" */
static char *join(const Lexicon *lexicon, char *words, const char *clause)
{
    g_autofree char *taken = words;

    return rebut_phrase(lexicon, WORD_CLAUSE, "words", taken, "clause", clause, NULL);
}

/* "…; added", "…; reworded; was answered" */
static char *join_changes(const Lexicon *lexicon, char *label, const Item *item)
{
    for (unsigned change = 1; change <= item->changes; change <<= 1) {
        const char *word = rebut_change_word(lexicon, (Change)change);
        if ((item->changes & change) != 0 && word != NULL)
            label = join(lexicon, label, word);
    }
    if ((item->changes & CHANGE_VERDICT) == 0)
        return label;
    const char *status = rebut_status_word(lexicon, item->former_status);
    g_autofree char *was = rebut_phrase(lexicon, WORD_WAS, "status", status, NULL);
    return join(lexicon, label, was);
}

/* "…; does not follow; also supports 1.2, counters 1.6" */
static char *join_relations(const Lexicon *lexicon, char *label, const NodeRecord *node)
{
    for (guint i = 0; node->slots.left != NULL && i < node->slots.left->len; i++) {
        const Slot *slot = &g_array_index(node->slots.left, Slot, i);
        if (slot->role == SLOT_RELATION)
            label = join(lexicon, label, slot->words);
    }
    return node->bears != NULL ? join(lexicon, label, node->bears) : label;
}

/* "…; 3 more below, on page 4; 2 more that bear on it, not shown" */
static char *join_absent(const Lexicon *lexicon, char *label, const NodeRecord *node)
{
    if (node->n_left_out > 0) {
        bool has_page = node->detail_page > 0;
        g_autofree char *page = g_strdup_printf("%u", node->detail_page);
        g_autofree char *below =
            rebut_phrase_for(lexicon, has_page ? WORD_MORE_BELOW_ON : WORD_MORE_BELOW,
                             node->n_left_out, "page", page, NULL);
        label = join(lexicon, label, below);
    }
    if (node->n_elsewhere > 0) {
        g_autofree char *elsewhere =
            rebut_phrase_for(lexicon, WORD_MORE_ELSEWHERE, node->n_elsewhere, NULL);
        label = join(lexicon, label, elsewhere);
    }
    return label;
}

char *rebut_canvas_card_name(const Lexicon *lexicon, const NodeRecord *node)
{
    const Item *item = node->item;
    const char *kind = rebut_kind_word_first(lexicon, item->kind);

    if (item->number == NULL)
        return g_strdup(kind);
    return rebut_phrase(lexicon, WORD_CARD, "kind", kind, "number", item->number, NULL);
}

/* "Challenge 1.2, open" */
static char *card_and_status(const Lexicon *lexicon, const NodeRecord *node)
{
    g_autofree char *name = rebut_canvas_card_name(lexicon, node);
    const Slot *status = rebut_slots_status(&node->slots);

    if (status == NULL || node->slots.has_steps)
        return g_steal_pointer(&name);
    return rebut_phrase(lexicon, WORD_CARD_STATUS, "card", name, "status", status->words, NULL);
}

/* "…; does not follow; reworded; costly; in the group Traders; 3 more below, on page 4" */
static char *join_clauses(const Graph *graph, char *label, const NodeRecord *node)
{
    const Lexicon *lexicon = graph->argument->lexicon;
    const Item *item = node->item;

    label = join_relations(lexicon, label, node);
    label = join_changes(lexicon, label, item);
    for (guint i = 0; item->looks != NULL && i < item->looks->len; i++)
        label =
            join(lexicon, label, ((const Class *)g_ptr_array_index(item->looks, i))->name.bytes);
    for (size_t i = 0; i < graph->n_marked; i++) {
        g_autofree char *group =
            rebut_phrase(lexicon, WORD_IN_GROUP, "group", rebut_group_name(graph->marked[i]), NULL);
        if (node->group_marks >> i & 1)
            label = join(lexicon, label, group);
    }
    return join_absent(lexicon, label, node);
}

/* "Challenge 1.2, open: Shops lose trade", and clauses. */
static char *card_label(const Graph *graph, const NodeRecord *node, const char *name)
{
    char *label = rebut_phrase(graph->argument->lexicon, WORD_LABELLED, "label", name, "words",
                               rebut_text_plain(node->text), NULL);

    return join_clauses(graph, label, node);
}

/* "See Challenge 1.2, which challenges 1.3: Shops lose trade; open" */
static char *reference_label(const Graph *graph, const NodeRecord *node)
{
    const Lexicon *lexicon = graph->argument->lexicon;
    const NodeRecord *card = rebut_graph_item_node(graph, node->item);
    const Slot *status = rebut_slots_status(&card->slots);
    char *label = rebut_phrase(lexicon, WORD_LABELLED, "label", node->bears, "words",
                               rebut_text_plain(card->text), NULL);

    if (status != NULL)
        label = join(lexicon, label, status->words);
    return node->link->is_former ? join(lexicon, label, rebut_word(lexicon, WORD_REMOVED)) : label;
}

/* Kind and number; without a number how the label begins. */
static char *card_called(const Lexicon *lexicon, const NodeRecord *node, const char *label)
{
    if (node->item->number != NULL)
        return rebut_canvas_card_name(lexicon, node);
    if (g_utf8_strlen(label, -1) <= MOST_CALLED)
        return g_strdup(label);
    g_autofree char *start = g_utf8_substring(label, 0, MOST_CALLED - 1);
    return g_strconcat(start, "\u2026", NULL);
}

/* A card whose stack goes on here says where it comes from. */
static void add_identity(Part *part, const Graph *graph, const NodeRecord *node)
{
    const Item *item = node->item;

    part->level = node->depth + 1;
    part->tooltip = g_strdup(item->note.bytes);
    if (node->role == NODE_REFERENCE) {
        part->to = g_strdup(item->id.bytes);
        part->href = g_strconcat(REBUT_CARD_TARGET, item->id.bytes, NULL);
        part->label = reference_label(graph, node);
        part->name = g_strdup(node->bears);
        return;
    }
    g_autofree char *name = card_and_status(graph->argument->lexicon, node);
    part->id = g_strdup(item->id.bytes);
    part->label = card_label(graph, node, name);
    part->called = card_called(graph->argument->lexicon, node, part->label);
    part->name = join_clauses(graph, g_strdup(name), node);
    part->further = g_strdup(node->bears);
    part->href = g_strdup(item->link.bytes);
    part->page = node->detail_page > 0 ? node->detail_page : node->other_page;
    if (node->continues != NULL)
        part->continues = g_strdup(node->continues->id.bytes);
}

/* A banner's lower edge goes on over all that belongs to it. */
static void add_shelf(const Canvas *canvas, Part *part, const NodeRecord *node,
                      const CardLook *look)
{
    static const double solid[2] = {0, 0};
    double width = (node->is_top ? 2.4 : 1.8) * SHELF_LINE;
    Paint paint = rebut_canvas_line(canvas, look->line, width, solid);
    double y = node->box.y + node->box.height;

    if (node->shelf <= 0.0)
        return;
    rebut_canvas_add_stroke(canvas, part, &paint, (Point){node->box.x + look->radius, y},
                            (Point){node->shelf, y})
        ->class_name = "shelf";
}

static void add_icon(const Canvas *canvas, Part *part, const NodeRecord *node, const CardLook *look)
{
    double size = REBUT_CARD_ICON * node->size;
    double middle = node->box.y + rebut_card_first_line(node);
    guint first = part->shapes->len;

    rebut_draw_mark(
        part, look->mark, look->sign,
        rebut_canvas_point(canvas, node->box.x + 0.9 * REBUT_CARD_PADDING, middle - size / 2.0),
        canvas->scale * size / REBUT_MARK_SIZE);
    for (guint i = first; i < part->shapes->len; i++)
        g_array_index(part->shapes, Shape, i).class_name = REBUT_ICON_CLASS;
}

static void add_body(const Canvas *canvas, Part *part, const NodeRecord *node, const CardLook *look,
                     bool has_list)
{
    bool is_reference = node->role == NODE_REFERENCE;
    double size = REBUT_BODY_SIZE * node->size, row = REBUT_LINE_HEIGHT * node->size;
    const TextLook body = {is_reference ? TEXT_SEE : TEXT_BODY, size, STYLE_PLAIN, look->ink};
    double aside = REBUT_CARD_PADDING + REBUT_CARD_GUTTER * MAX(1.0, node->size);
    Rect block = {node->box.x + aside, node->box.y + rebut_card_first_line(node) - row / 2.0,
                  node->box.width - aside - REBUT_CARD_PADDING, 0};

    rebut_canvas_add_lines(canvas, part, &body, block, node->lines);
    double last =
        block.y + ((double)node->lines->lines->len - 1.0) * row + REBUT_ASCENT * node->size;
    rebut_canvas_add_mark(canvas, part, node, look->sign, last, has_list);
}

void rebut_canvas_add_card(const Canvas *canvas, const Graph *graph, const NodeRecord *node,
                           bool has_list)
{
    const CardLook look = rebut_look_of_card(canvas->theme, node);
    PartType type = node->role == NODE_REFERENCE ? PART_REFERENCE : PART_CARD;
    Part *part = rebut_scene_add_part(canvas->scene, type, rebut_kind_name(node->item->kind));
    Gap gaps[REBUT_MOST_GAPS];

    add_identity(part, graph, node);
    rebut_canvas_add_outline(canvas, part, &look, node->box, gaps,
                             rebut_canvas_slot_gaps(node, gaps));
    add_shelf(canvas, part, node, &look);
    if (type == PART_CARD) {
        rebut_canvas_add_group_marks(canvas, part, node, &look);
        rebut_canvas_add_corner(canvas, part, node->item->changes, &look, node->box);
    }
    add_icon(canvas, part, node, &look);
    rebut_canvas_add_slots(canvas, part, node, &look);
    add_body(canvas, part, node, &look, has_list);
}

/* A colour on its way to the other, by a share from 0 to 1. */
static Colour mixed(Colour from, Colour to, double share)
{
    Colour colour = 0;

    for (int shift = 0; shift <= 16; shift += 8) {
        double a = from >> shift & 0xff, b = to >> shift & 0xff;
        colour |= (Colour)(a + (b - a) * share + 0.5) << shift;
    }
    return colour;
}

void rebut_canvas_add_halo(const Canvas *canvas, const NodeRecord *node)
{
    static const double width = 7.0, solid[2] = {0, 0};
    const CardLook look = rebut_look_of_card(canvas->theme, node);
    Part *part = rebut_scene_add_part(canvas->scene, PART_HALO, rebut_kind_name(node->item->kind));
    Paint paint =
        rebut_canvas_line(canvas, mixed(look.line, canvas->theme->ground, 0.6), width, solid);
    Point corner = rebut_canvas_point(canvas, node->box.x, node->box.y);

    rebut_part_add_rect(part, corner.x, corner.y, node->box.width * canvas->scale,
                        node->box.height * canvas->scale, (look.radius + 1.0) * canvas->scale,
                        &paint);
}
