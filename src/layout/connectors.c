/* One kind of connector: from the middle of a card's first line to the left, onto the trunk, up to
 * the lower edge of what it stands under, and along its shelf to its border. What differs:
 *
 * - premises lead to their bracket, and their joint's own link leads from the bracket to the trunk;
 * - an undercutter leads past the trunk, over it where that goes on, to a line left of its parent's
 *   card, and up to the parent's own elbow, which it crosses out;
 * - an attack on an inference leads to the bracket below the last premise.
 *
 * Trunks stand where indents leave room, so nothing is ever behind a card. */
#include "layout/connectors.h"

#define DENIAL_IN (0.2 * REBUT_EM)  /* of an undercutter's line, beside a bracket */
#define FLUSH_AT  (0.2 * REBUT_EM)  /* of the way of what stands flush, left of its card */
#define HOP       (0.24 * REBUT_EM) /* radius of the arc over a trunk */
#define NAME_RISE (0.46 * REBUT_EM) /* of a scheme's baseline above its premises */
#define BAR_RISE  (0.48 * REBUT_EM) /* of a bar above its columns */

typedef struct Span2 {
    guint first, end;
} Span2;

static Point first_line(const TreePlace *place)
{
    const NodeRecord *card = place->card;

    return (Point){card->box.x, card->box.y + rebut_card_first_line(card)};
}

static const TreePlace *above(const PlaceTree *tree, const TreePlace *place)
{
    return rebut_place_at(tree, place->parent);
}

/* The trunk that leads to a place: its distance from the card is that of every child. */
static double trunk_x(const PlaceTree *tree, const TreePlace *place)
{
    double inset = place->premises != NULL ? REBUT_PREMISES_INSET : 0.0;

    return place->card->box.x - inset - (tree->indent - tree->trunk);
}

static double bracket_x(const TreePlace *place)
{
    return place->card->box.x - REBUT_PREMISES_INSET + REBUT_BRACKET_AT;
}

static double foot(const NodeRecord *card)
{
    return card->box.y + card->box.height;
}

static void add_point(GArray *points, double x, double y)
{
    Point point = {x, y};

    g_array_append_val(points, point);
}

/* From the trunk upwards to the card above, along its shelf if the trunk hangs from that. */
static void add_trunk(GArray *points, double x, const NodeRecord *card)
{
    add_point(points, x, foot(card));
    if (x > card->box.x + card->box.width)
        add_point(points, card->box.x + card->box.width, foot(card));
}

static void add_line(GArray *path, Point to)
{
    Point from = g_array_index(path, Point, path->len - 1);

    g_array_append_val(path, from);
    g_array_append_val(path, to);
    g_array_append_val(path, to);
}

static void set_path(EdgeRecord *edge, const GArray *points, size_t elbow)
{
    g_array_set_size(edge->path, 0);
    g_array_append_vals(edge->path, points->data, 1);
    for (guint i = 1; i < points->len; i++)
        add_line(edge->path, g_array_index(points, Point, i));
    edge->elbow = elbow;
}

/* Of an undercutter's line, left of the card that it denies: in the middle of the elbow. */
static double denial_at(const PlaceTree *tree)
{
    return (tree->indent - tree->trunk) / 2.0;
}

/* The way of what stands flush, which has no trunk: left of the cards, from `start` to the side of
 * the card above. Nothing of it is drawn. */
static void lead_flush(const PlaceTree *tree, const TreePlace *place, EdgeRecord *edge, Point start)
{
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(Point));
    const NodeRecord *card = above(tree, place)->card;
    double x = MIN(start.x, card->box.x) - FLUSH_AT, y = foot(card) - REBUT_CARD_PADDING / 2.0;

    add_point(points, start.x, start.y);
    add_point(points, x, start.y);
    add_point(points, x, y);
    add_point(points, card->box.x, y);
    set_path(edge, points, 0);
    edge->is_bare = true;
}

static void lead_to_trunk(const PlaceTree *tree, const TreePlace *place)
{
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(Point));
    Point start = first_line(place);
    double x = trunk_x(tree, place);

    if (place->is_flush) {
        lead_flush(tree, place, place->edge, start);
        return;
    }
    add_point(points, start.x, start.y);
    add_point(points, x, start.y);
    add_trunk(points, x, above(tree, place)->card);
    set_path(place->edge, points, 2);
}

/* Does the trunk below a card go on below this height, for a later child of the same column? */
static bool has_trunk_below(const PlaceTree *tree, const TreePlace *place)
{
    const TreePlace *parent = above(tree, place);

    for (guint i = parent->first_child; i < parent->first_child + parent->n_children; i++) {
        const TreePlace *sibling = rebut_place_at(tree, i);
        if (!sibling->denies_stub && sibling->column == place->column &&
            sibling->card->box.y > place->card->box.y)
            return true;
    }
    return false;
}

/* Half a circle over the trunk, from its right to its left. */
static void add_hop(GArray *path, Point at)
{
    const double k = 0.5523 * HOP;
    const Point curve[] = {{at.x + HOP, at.y - k}, {at.x + k, at.y - HOP}, {at.x, at.y - HOP},
                           {at.x - k, at.y - HOP}, {at.x - HOP, at.y - k}, {at.x - HOP, at.y}};

    add_line(path, (Point){at.x + HOP, at.y});
    g_array_append_vals(path, curve, G_N_ELEMENTS(curve));
}

static NodeRecord *attacked_joint(const Graph *graph, const EdgeRecord *edge)
{
    NodeRecord *head = rebut_edge_head(graph, edge);

    return head->role == NODE_ATTACKED_LINK ? head : NULL;
}

static void put_joint(NodeRecord *joint, Point at)
{
    if (joint != NULL)
        joint->box = (Rect){at.x - joint->box.width / 2.0, at.y - joint->box.height / 2.0,
                            joint->box.width, joint->box.height};
}

/* Undercutters of one card share the cross at its elbow. */
static void deny_stub(const PlaceTree *tree, const TreePlace *place)
{
    const TreePlace *parent = above(tree, place);
    GArray *path = place->edge->path;
    Point start = first_line(place), stub = first_line(parent);
    double aside = parent->premises != NULL ? DENIAL_IN : denial_at(tree);
    Point corner = {parent->card->box.x - aside, start.y}, at = {corner.x, stub.y};

    g_array_set_size(path, 0);
    g_array_append_val(path, start);
    if (!place->is_flush && has_trunk_below(tree, place))
        add_hop(path, (Point){trunk_x(tree, place), start.y});
    add_line(path, corner);
    add_line(path, at);
    place->edge->elbow = 0;
    put_joint(attacked_joint(tree->graph, place->edge), at);
}

static void lead_to_bracket(const TreePlace *place, Point start)
{
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(Point));
    Point from = first_line(place);
    double x = bracket_x(place);

    add_point(points, from.x, from.y);
    add_point(points, x, from.y);
    if (start.y != from.y)
        add_point(points, x, start.y);
    if (start.x != x)
        add_point(points, start.x, start.y);
    set_path(place->edge, points, 2);
}

static void add_bracket_line(Bracket *bracket, Point from, Point to, bool is_against)
{
    BracketLine line = {from, to, is_against};

    if (from.x != to.x || from.y != to.y)
        g_array_append_val(bracket->lines, line);
}

/* One column of premises, and of what attacks their inference: from its first place `span.first`. */
static void draw_bracket(const PlaceTree *tree, Bracket *bracket, Span2 span, double top)
{
    double x = bracket_x(rebut_place_at(tree, span.first)), last = top;
    bool has_crossed = false;

    for (guint i = span.first; i < span.end; i++) {
        const TreePlace *place = rebut_place_at(tree, i);
        Point tick = first_line(place), on = {x, tick.y};
        add_bracket_line(bracket, (Point){x, last}, on, place->is_against);
        add_bracket_line(bracket, on, tick, place->is_against);
        Point middle = {x, (last + tick.y) / 2.0};
        if (place->is_against && !has_crossed)
            g_array_append_val(bracket->crosses, middle);
        else if (!place->is_against && i > span.first)
            g_array_append_val(bracket->pluses, middle);
        has_crossed |= place->is_against;
        last = tick.y;
    }
}

/* The link by which premises support what they stand under. */
static EdgeRecord *link_of_premises(const PlaceTree *tree, const NodeRecord *premises)
{
    union {
        const NodeRecord *in;
        NodeRecord *out;
    } pun = {.in = premises};
    Agnode_t *node = g_ptr_array_index(tree->graph->nodes, (guint)pun.out->index);
    Agedge_t *edge = agfstout(tree->graph->agraph, node);

    return edge != NULL ? rebut_edge_record(edge) : NULL;
}

static void lead_premises(const PlaceTree *tree, const TreePlace *first, Point start)
{
    EdgeRecord *edge = link_of_premises(tree, first->premises);
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(Point));
    double x = trunk_x(tree, first);

    if (edge == NULL)
        return;
    if (first->is_flush) {
        lead_flush(tree, first, edge, start);
        return;
    }
    add_point(points, start.x, start.y);
    add_point(points, x, start.y);
    add_trunk(points, x, above(tree, first)->card);
    set_path(edge, points, 2);
    put_joint(attacked_joint(tree->graph, edge), (Point){(start.x + x) / 2.0, start.y});
}

/* The end of the run of places from `first` on that share premises and, if asked, a column. */
static guint end_of_run(const PlaceTree *tree, guint first, guint end, bool in_column)
{
    const TreePlace *place = rebut_place_at(tree, first);
    guint i = first + 1;

    while (i < end && rebut_place_at(tree, i)->premises == place->premises &&
           (!in_column || rebut_place_at(tree, i)->column == place->column))
        i++;
    return i;
}

/* The bar above columns of premises runs from the first bracket to the last. */
static void draw_bar(const PlaceTree *tree, Bracket *bracket, Span2 all, double y)
{
    Point last = {bracket_x(rebut_place_at(tree, all.first)), y};

    for (guint i = all.first; i < all.end;) {
        Span2 column = {i, end_of_run(tree, i, all.end, true)};
        const TreePlace *place = rebut_place_at(tree, i);
        Point at = {bracket_x(place), y};
        add_bracket_line(bracket, last, at, false);
        Point middle = {(last.x + at.x) / 2.0, y};
        if (i > all.first)
            g_array_append_val(bracket->pluses, middle);
        draw_bracket(tree, bracket, column, y);
        last = at;
        i = column.end;
    }
}

/* Premises [all.first, all.end), in one column or several. */
static void join_premises(const PlaceTree *tree, Span2 all)
{
    const TreePlace *first = rebut_place_at(tree, all.first);
    NodeRecord *joint = first->premises;
    Bracket *bracket = rebut_node_add_bracket(joint);
    bool is_split = end_of_run(tree, all.first, all.end, true) < all.end;
    Point start = {bracket_x(first), first_line(first).y};

    if (is_split) {
        start.y = first->card->box.y;
        for (guint i = all.first; i < all.end; i++)
            start.y = MIN(start.y, rebut_place_at(tree, i)->card->box.y);
        start.y -= BAR_RISE;
        draw_bar(tree, bracket, all, start.y);
    } else {
        draw_bracket(tree, bracket, all, start.y);
    }
    for (guint i = all.first; i < all.end; i++)
        lead_to_bracket(rebut_place_at(tree, i), start);
    lead_premises(tree, first, start);
    bracket->name = (Point){start.x - REBUT_BRACKET_AT, (is_split ? start.y : first->card->box.y) -
                                                            NAME_RISE};
    bracket->name_room = first->card->box.x + first->card->box.width - bracket->name.x;
    joint->box = (Rect){start.x - joint->box.width / 2.0, start.y - joint->box.height / 2.0,
                        joint->box.width, joint->box.height};
}

void rebut_connectors_draw(PlaceTree *tree)
{
    for (guint i = tree->n_roots; i < tree->places->len;) {
        const TreePlace *place = rebut_place_at(tree, i);
        const TreePlace *parent = above(tree, place);
        guint end = i + 1;
        if (place->premises != NULL) {
            end = end_of_run(tree, i, parent->first_child + parent->n_children, false);
            join_premises(tree, (Span2){i, end});
        } else if (place->denies_stub) {
            deny_stub(tree, place);
        } else if (place->edge != NULL) {
            lead_to_trunk(tree, place);
            if (attacked_joint(tree->graph, place->edge) != NULL)
                put_joint(attacked_joint(tree->graph, place->edge),
                          (Point){place->card->box.x - denial_at(tree), first_line(place).y});
        }
        i = end;
    }
}
