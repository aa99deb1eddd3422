/* Joints: where links meet. Linked premises are held by a bracket with a plus between each two, and
 * their scheme's name beside it; in layers, where there is no bracket, by a disc. A link that is
 * attacked is crossed out where the attack meets it. */
#include "scene/canvas.h"

#define CROSS_ARM   2.4
#define CROSS_LINE  2.0
#define PLUS_RADIUS 3.7
#define PLUS_ARM    2.1
#define PLUS_LINE   1.2

static const double solid[2] = {0, 0};

void rebut_canvas_add_cross(const Canvas *canvas, Part *part, Point centre)
{
    Paint paint = rebut_canvas_line(canvas, canvas->theme->relations[RELATION_UNDERCUTS].line,
                                    CROSS_LINE, solid);

    for (int sign = -1; sign <= 1; sign += 2)
        rebut_canvas_add_stroke(canvas, part, &paint,
                                (Point){centre.x - CROSS_ARM, centre.y - sign * CROSS_ARM},
                                (Point){centre.x + CROSS_ARM, centre.y + sign * CROSS_ARM});
}

static void add_plus(const Canvas *canvas, Part *part, Point centre, double radius)
{
    Paint disc = {.has_fill = true, .fill = canvas->theme->relations[RELATION_SUPPORTS].line};
    Paint paint = rebut_canvas_line(canvas, canvas->theme->ground, PLUS_LINE, solid);
    Rect box = {centre.x - radius, centre.y - radius, 2.0 * radius, 2.0 * radius};
    double arm = PLUS_ARM * radius / PLUS_RADIUS;

    rebut_canvas_add_rect(canvas, part, &disc, box, radius);
    rebut_canvas_add_stroke(canvas, part, &paint, (Point){centre.x - arm, centre.y},
                            (Point){centre.x + arm, centre.y});
    rebut_canvas_add_stroke(canvas, part, &paint, (Point){centre.x, centre.y - arm},
                            (Point){centre.x, centre.y + arm});
}

void rebut_canvas_add_plus(const Canvas *canvas, Part *part, Point centre)
{
    add_plus(canvas, part, centre, PLUS_RADIUS);
}

static void add_bracket(const Canvas *canvas, Part *part, const NodeRecord *node)
{
    const Bracket *bracket = node->bracket;
    const Theme *theme = canvas->theme;
    double width = MAX(REBUT_ELBOW_LINE, canvas->least_line / canvas->scale);
    Paint holds = rebut_canvas_line(canvas, theme->relations[RELATION_SUPPORTS].line, width, solid);
    Paint denies =
        rebut_canvas_line(canvas, theme->relations[RELATION_UNDERCUTS].line, width, solid);

    for (guint i = 0; i < bracket->lines->len; i++) {
        const BracketLine *line = &g_array_index(bracket->lines, BracketLine, i);
        rebut_canvas_add_stroke(canvas, part, line->is_against ? &denies : &holds, line->from,
                                line->to);
    }
    for (guint i = 0; i < bracket->pluses->len; i++)
        add_plus(canvas, part, g_array_index(bracket->pluses, Point, i), PLUS_RADIUS);
    for (guint i = 0; i < bracket->crosses->len; i++)
        rebut_canvas_add_cross(canvas, part, g_array_index(bracket->crosses, Point, i));
    if (node->head == NULL)
        return;
    const TextLook look = {TEXT_MARK, REBUT_SLOT_SIZE, STYLE_EMPHASIS, theme->faint};
    g_autofree char *name = rebut_canvas_cut(canvas, &look, node->head, bracket->name_room);
    rebut_canvas_add_text(canvas, part, &look, bracket->name, name);
}

/* In layers: a disc with a plus, or the scheme's name on it. */
static void add_disc(const Canvas *canvas, Part *part, const NodeRecord *node)
{
    Paint paint = {.has_fill = true, .fill = canvas->theme->relations[RELATION_SUPPORTS].line};
    Point centre = {node->box.x + node->box.width / 2.0, node->box.y + node->box.height / 2.0};

    if (node->head == NULL) {
        add_plus(canvas, part, centre, node->box.width / 2.0);
        return;
    }
    const TextLook look = {TEXT_MARK, REBUT_SLOT_SIZE, STYLE_PLAIN, canvas->theme->ground};
    Point at = {centre.x - node->head_width / 2.0, node->box.y + 9.8};
    rebut_canvas_add_rect(canvas, part, &paint, node->box, node->box.height / 2.0);
    rebut_canvas_add_text(canvas, part, &look, at, node->head);
}

void rebut_canvas_add_joint(const Canvas *canvas, const Graph *graph, const NodeRecord *node)
{
    Part *part = rebut_scene_add_part(canvas->scene, PART_JOINT, NULL);
    Point centre = {node->box.x + node->box.width / 2.0, node->box.y + node->box.height / 2.0};

    part->id = rebut_canvas_node_id(graph, node);
    switch (node->role) {
    case NODE_PREMISES:
        if (node->bracket != NULL)
            add_bracket(canvas, part, node);
        else
            add_disc(canvas, part, node);
        break;
    case NODE_ATTACKED_LINK:
        rebut_canvas_add_cross(canvas, part, centre);
        break;
    case NODE_CARD:
    case NODE_REFERENCE:
        break;
    }
}
