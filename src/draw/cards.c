/* A card reads from the top: mark, kind and number in the kind's colour, then what it says in ink.
 * A joint of linked premises says "and" with a plus, or names its scheme; an attacked link is
 * struck through where the attack meets it. */
#include "draw/canvas.h"
#include "argument/ghosts.h"
#include "argument/wording.h"

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

/* "Challenge 1.2, open" */
static char *card_name(const Lexicon *lexicon, const NodeRecord *node)
{
    const Item *item = node->item;
    const char *kind = rebut_kind_word_first(lexicon, item->kind);
    g_autofree char *name = item->number == NULL ? g_strdup(kind)
                                                 : rebut_phrase(lexicon, WORD_CARD, "kind", kind,
                                                                "number", item->number, NULL);

    if (!node->status.is_shown)
        return g_steal_pointer(&name);
    return rebut_phrase(lexicon, WORD_CARD_STATUS, "card", name, "status",
                        rebut_status_word(lexicon, node->status.status), NULL);
}

/* "Challenge 1.2, open: Shops lose trade; costly; 3 more below, on page 4" */
static char *card_label(const Graph *graph, const NodeRecord *node)
{
    const Lexicon *lexicon = graph->argument->lexicon;
    const Item *item = node->item;
    g_autofree char *name = card_name(lexicon, node);
    char *label = rebut_phrase(lexicon, WORD_LABELLED, "label", name, "words",
                               rebut_text_plain(node->text), NULL);

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

void rebut_canvas_add_outline(const Canvas *canvas, Part *part, const CardLook *look, Rect box)
{
    const double gap = 2.5 * look->line_width;
    Paint paint = rebut_canvas_line(canvas, look->line, look->line_width, look->dash);
    Point corner = rebut_canvas_point(canvas, box.x, box.y);

    paint.has_fill = true;
    paint.fill = look->fill;
    rebut_part_add_rect(part, corner.x, corner.y, box.width * canvas->scale,
                        box.height * canvas->scale, look->radius * canvas->scale, &paint);
    if (!look->is_double)
        return;
    paint.has_fill = false;
    corner = rebut_canvas_point(canvas, box.x + gap, box.y + gap);
    rebut_part_add_rect(part, corner.x, corner.y, (box.width - 2.0 * gap) * canvas->scale,
                        (box.height - 2.0 * gap) * canvas->scale,
                        MAX(0.0, look->radius - gap) * canvas->scale, &paint);
}

/* What changed has a corner turned down, within the outline's own corner. */
void rebut_canvas_add_corner(const Canvas *canvas, Part *part, unsigned changes,
                             const CardLook *look, Rect box)
{
    static const double least_leg = 7.0, kappa = 0.5523; /* of a curve close to a quarter circle */
    const double right = box.x + box.width, top = box.y, radius = look->radius;
    const double leg = MAX(least_leg, radius + 1.0), bend = radius * (1.0 - kappa);
    const Point points[] = {{right - leg, top},  {right - radius, top}, {right - bend, top},
                            {right, top + bend}, {right, top + radius}, {right, top + leg}};
    Point at[G_N_ELEMENTS(points)];
    Paint paint = {.has_fill = true, .fill = look->sign};

    if (changes == 0 || (changes & CHANGE_REMOVED) != 0)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(points); i++)
        at[i] = rebut_canvas_point(canvas, points[i].x, points[i].y);
    Shape *shape = rebut_part_add_path(part, &paint);
    rebut_shape_move(shape, at[0].x, at[0].y);
    rebut_shape_line(shape, at[1].x, at[1].y);
    rebut_shape_curve(shape, at[2].x, at[2].y, at[3].x, at[3].y, at[4].x, at[4].y);
    rebut_shape_line(shape, at[5].x, at[5].y);
    rebut_shape_close(shape);
}

void rebut_canvas_add_card(const Canvas *canvas, const Graph *graph, const NodeRecord *node,
                           bool has_list)
{
    const CardLook look = rebut_look_of_card(canvas->theme, node);
    Part *part = rebut_scene_add_part(canvas->scene, PART_CARD, rebut_kind_name(node->item->kind));
    double left = node->box.x + REBUT_CARD_PADDING_X, top = node->box.y + REBUT_CARD_PADDING_Y;

    part->id = g_strdup(node->item->id.bytes);
    part->label = card_label(graph, node);
    part->tooltip = g_strdup(node->item->note.bytes);
    part->href = g_strdup(node->item->link.bytes);
    part->level = node->depth + 1;
    part->page = node->detail_page > 0 ? node->detail_page : node->other_page;
    rebut_canvas_add_outline(canvas, part, &look, node->box);
    rebut_canvas_add_group_marks(canvas, part, node, &look);
    rebut_canvas_add_corner(canvas, part, node->item->changes, &look, node->box);
    rebut_draw_mark(part, look.mark, look.sign, rebut_canvas_point(canvas, left, top),
                    canvas->scale);

    const TextLook head = {TEXT_KIND, REBUT_HEAD_SIZE, STYLE_STRONG, look.sign};
    const TextLook body = {TEXT_BODY, REBUT_BODY_SIZE, STYLE_PLAIN, look.ink};
    rebut_canvas_add_text(canvas, part, &head, (Point){left + REBUT_CARD_MARK, top + 7.0},
                          node->head);
    rebut_canvas_add_status(canvas, part, node, &look,
                            (Point){left + node->words_width, top + 7.0});
    Rect block = {left, top + REBUT_CARD_HEAD, node->box.width - 2.0 * REBUT_CARD_PADDING_X, 0};
    rebut_canvas_add_lines(canvas, part, &body, block, node->lines);
    rebut_canvas_add_mark(canvas, part, node, look.sign, has_list);
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

static void add_cross(const Canvas *canvas, Part *part, Point centre)
{
    static const double arm = 2.8, solid[2] = {0, 0};
    Paint paint =
        rebut_canvas_line(canvas, canvas->theme->relations[RELATION_UNDERCUTS].line, 2.0, solid);

    for (int sign = -1; sign <= 1; sign += 2) {
        Point from = rebut_canvas_point(canvas, centre.x - arm, centre.y - sign * arm);
        Point to = rebut_canvas_point(canvas, centre.x + arm, centre.y + sign * arm);
        Shape *stroke = rebut_part_add_path(part, &paint);
        rebut_shape_move(stroke, from.x, from.y);
        rebut_shape_line(stroke, to.x, to.y);
    }
}

static void add_plus(const Canvas *canvas, Part *part, Rect box)
{
    static const double arm = 2.2, solid[2] = {0, 0};
    Point centre = {box.x + box.width / 2.0, box.y + box.height / 2.0};
    Paint paint = rebut_canvas_line(canvas, canvas->theme->ground, 1.2, solid);

    for (int i = 0; i < 2; i++) {
        double dx = i == 0 ? arm : 0.0, dy = arm - dx;
        Point from = rebut_canvas_point(canvas, centre.x - dx, centre.y - dy);
        Point to = rebut_canvas_point(canvas, centre.x + dx, centre.y + dy);
        Shape *stroke = rebut_part_add_path(part, &paint);
        rebut_shape_move(stroke, from.x, from.y);
        rebut_shape_line(stroke, to.x, to.y);
    }
}

static void add_premises(const Canvas *canvas, Part *part, const NodeRecord *node)
{
    const RelationStyle *style = &canvas->theme->relations[RELATION_SUPPORTS];
    Paint paint = {.has_fill = true, .fill = style->line};
    Point corner = rebut_canvas_point(canvas, node->box.x, node->box.y);
    double radius = MIN(node->box.width, node->box.height) / 2.0 * canvas->scale;

    rebut_part_add_rect(part, corner.x, corner.y, node->box.width * canvas->scale,
                        node->box.height * canvas->scale, radius, &paint);
    if (node->head == NULL) {
        add_plus(canvas, part, node->box);
        return;
    }
    const TextLook look = {TEXT_MARK, REBUT_HEAD_SIZE, STYLE_PLAIN, canvas->theme->ground};
    Point at = {node->box.x + (node->box.width - node->head_width) / 2.0, node->box.y + 9.8};
    rebut_canvas_add_text(canvas, part, &look, at, node->head);
}

void rebut_canvas_add_joint(const Canvas *canvas, const Graph *graph, const NodeRecord *node)
{
    Part *part = rebut_scene_add_part(canvas->scene, PART_JOINT, NULL);
    Point centre = {node->box.x + node->box.width / 2.0, node->box.y + node->box.height / 2.0};

    part->id = rebut_canvas_node_id(graph, node);
    switch (node->role) {
    case NODE_PREMISES:
        add_premises(canvas, part, node);
        break;
    case NODE_ATTACKED_LINK:
        add_cross(canvas, part, centre);
        break;
    case NODE_CARD:
        break;
    }
}
