/* A card reads from the top: mark, kind and number in the kind's colour, then what it says in ink.
 * A joint of linked premises says "and" with a plus, or names its scheme; an attacked link is
 * struck through where the attack meets it. */
#include "draw/canvas.h"

/* "Challenge 1.2: Shops lose trade; 3 more below, on page 4" */
static char *card_label(const NodeRecord *node)
{
    const Item *item = node->item;
    GString *label = g_string_new(rebut_kind_name(item->kind));

    label->str[0] = g_ascii_toupper(label->str[0]);
    if (item->number != NULL)
        g_string_append_printf(label, " %s", item->number);
    g_string_append_printf(label, ": %s", rebut_text_plain(node->text));
    if (node->n_left_out > 0)
        g_string_append_printf(label, "; %u more below", node->n_left_out);
    if (node->detail_page > 0)
        g_string_append_printf(label, ", on page %u", node->detail_page);
    if (node->n_elsewhere > 0)
        g_string_append_printf(label, "; %u more that bear%s on it, not shown", node->n_elsewhere,
                               node->n_elsewhere == 1 ? "s" : "");
    return g_string_free(label, FALSE);
}

/* The claims that a map is about are found at a glance: a deeper tint and a firmer border. */
static KindStyle card_style(const Canvas *canvas, const NodeRecord *node)
{
    const Item *item = node->item;
    KindStyle style = canvas->theme->kinds[item->kind];

    if (item->kind == KIND_CLAIM && node->parent == NULL && item->children->len > 0) {
        style.tint = canvas->theme->top_tint;
        style.line_width = canvas->theme->top_line_width;
    }
    return style;
}

void rebut_canvas_add_card(const Canvas *canvas, const NodeRecord *node, bool has_list)
{
    const KindStyle look = card_style(canvas, node), *style = &look;
    Part *part = rebut_scene_add_part(canvas->scene, PART_CARD, rebut_kind_name(node->item->kind));
    Paint paint = rebut_canvas_line(canvas, style->line, style->line_width, style->dash);
    Point corner = rebut_canvas_point(canvas, node->box.x, node->box.y);
    double left = node->box.x + REBUT_CARD_PADDING_X, top = node->box.y + REBUT_CARD_PADDING_Y;

    part->id = g_strdup(node->item->id.bytes);
    part->label = card_label(node);
    part->tooltip = g_strdup(node->item->note.bytes);
    part->href = g_strdup(node->item->link.bytes);
    part->level = node->depth + 1;
    paint.has_fill = true;
    paint.fill = style->tint;
    rebut_part_add_rect(part, corner.x, corner.y, node->box.width * canvas->scale,
                        node->box.height * canvas->scale, style->radius * canvas->scale, &paint);
    rebut_draw_mark(part, style->mark, style->line, rebut_canvas_point(canvas, left, top),
                    canvas->scale);

    const TextLook head = {TEXT_KIND, REBUT_HEAD_SIZE, STYLE_STRONG, style->line};
    const TextLook body = {TEXT_BODY, REBUT_BODY_SIZE, STYLE_PLAIN, canvas->theme->ink};
    rebut_canvas_add_text(canvas, part, &head, (Point){left + REBUT_CARD_MARK, top + 7.0},
                          node->head);
    Rect block = {left, top + REBUT_CARD_HEAD, node->box.width - 2.0 * REBUT_CARD_PADDING_X, 0};
    rebut_canvas_add_lines(canvas, part, &body, block, node->lines);
    rebut_canvas_add_mark(canvas, part, node, style->line, has_list);
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

    switch (node->role) {
    case NODE_PREMISES:
        part->id = g_strdup(agnameof(g_ptr_array_index(graph->nodes, (guint)node->index)));
        g_strdelimit(part->id, " ", '-');
        add_premises(canvas, part, node);
        break;
    case NODE_ATTACKED_LINK:
        add_cross(canvas, part, centre);
        break;
    case NODE_CARD:
        break;
    }
}
