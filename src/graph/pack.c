/* From the leaves to the roots. Each subtree's outline has its origin in the upper left corner of
 * its card. A block of children is made of columns, each made of members from the top; the card is
 * set to the block then.
 *
 * Of every node two outlines are kept, so that a trial is taken back by exchanging them. */
#include "graph/pack.h"
#include "graph/column.h"
#include <math.h>

#define NEARLY_EQUAL 1.4 /* widths that are made equal */
#define TRUNK_BESIDE 1.0 /* of a trunk's line, towards what is at its left */

typedef struct Packed {
    Outline outline; /* from the card's corner */
    double card_width, card_height;
    bool enters_left; /* as it was packed */
    bool is_flanked;  /* something that rises above its children stands beside the card */
} Packed;

struct Pack {
    const PagePlan *plan;
    Packed *packed, *others;       /* by node, one more for all roots together */
    Point *places;                 /* by node: of its card, from its parent's */
    double *widths;                /* by node: of its card, as its siblings' */
    GArray *turned;                /* of size_t: children that the last trial packed anew */
    Outline member, column, block; /* scratch */
};

static size_t all_of(const Pack *pack)
{
    return pack->plan->forest->n_nodes;
}

static size_t child_of(const Pack *pack, size_t node, size_t i)
{
    return rebut_shapes_child(pack->plan->shapes, node, i);
}

static Manner manner_of(const Pack *pack, size_t node)
{
    return (Manner)pack->plan->manner[node];
}

static bool enters_left(const Pack *pack, size_t node)
{
    return node != all_of(pack) && rebut_plan_enters_left(pack->plan, node);
}

static bool stands_in_middle(const Pack *pack, size_t node)
{
    Manner manner = manner_of(pack, node);

    return (manner == MANNER_ROW || manner == MANNER_COLUMNS) &&
           !rebut_plan_enters_left(pack->plan, node);
}

/* How wide the card of a node can be in a column of that width without moving anything. */
static double room_of(const Pack *pack, size_t node, double column)
{
    if (pack->packed[node].is_flanked)
        return 0.0;
    switch (manner_of(pack, node)) {
    case MANNER_ALONE:
    case MANNER_STACK:
        return column;
    case MANNER_ROW:
    case MANNER_COLUMNS:
        return stands_in_middle(pack, node) ? pack->packed[node].outline.bounds.width : column;
    case MANNER_RAISED:
    case MANNER_BESIDE:
        break;
    }
    return 0.0;
}

/* The width that cards of a column share, where they have the room. */
static double shared_width(const Pack *pack, Siblings column, double *column_width)
{
    double widest = 0.0;

    *column_width = 0.0;
    for (size_t i = column.first; i < column.end; i++) {
        size_t child = child_of(pack, column.node, i);
        *column_width = MAX(*column_width, pack->packed[child].outline.bounds.width);
        if (room_of(pack, child, 1.0) > 0.0)
            widest = MAX(widest, pack->packed[child].card_width);
    }
    return *column_width <= NEARLY_EQUAL * widest ? *column_width : widest;
}

/* The left end of a card that is widened, from where it was: one in the middle grows to both sides,
 * as far as its subtree reaches. */
static double widened_left(const Pack *pack, size_t node, double width)
{
    const Packed *packed = &pack->packed[node];
    const Rect *bounds = &packed->outline.bounds;

    if (!stands_in_middle(pack, node) || width <= packed->card_width)
        return 0.0;
    return CLAMP((packed->card_width - width) / 2.0, bounds->x, bounds->x + bounds->width - width);
}

/* A member of a column with its card as wide as it is to be. */
static const Outline *widened(Pack *pack, size_t child, double width)
{
    const Packed *packed = &pack->packed[child];
    double more = width - packed->card_width;

    pack->widths[child] = packed->card_width;
    if (more < 0.01)
        return &packed->outline;
    pack->widths[child] = width;
    rebut_outline_copy(&pack->member, &packed->outline);
    rebut_outline_add_rect(
        &pack->member, (Rect){widened_left(pack, child, width), 0.0, width, packed->card_height});
    return &pack->member;
}

/* The trunk of an indented column: down to its last link. */
static void add_trunk(Pack *pack, Siblings column, double from)
{
    size_t last = child_of(pack, column.node, column.end - 1);
    double width = REBUT_STUB_ROOM + TRUNK_BESIDE +
                   REBUT_TRACK * (double)(rebut_shapes_tracks(pack->plan->shapes, column.node) - 1);
    double to = pack->places[last].y + pack->packed[last].card_height / 2.0;

    rebut_outline_add_rect(&pack->column, (Rect){-width, MIN(from, to), width, fabs(to - from)});
}

/* Members one below the other: sets their places in the column, and its outline. */
static void pack_column(Pack *pack, Siblings column)
{
    double column_width, top = 0.0, gap = 0.0;
    double shared = shared_width(pack, column, &column_width);

    rebut_outline_empty(&pack->column);
    for (size_t i = column.first; i < column.end; i++) {
        size_t child = child_of(pack, column.node, i);
        double width = MIN(shared, room_of(pack, child, column_width));
        const Outline *member = widened(pack, child, width);
        bool is_at_left = rebut_plan_enters_left(pack->plan, child);
        Point at = {is_at_left ? 0.0 : -member->bounds.x, 0.0};
        double room = rebut_outline_room_below(&pack->column, member, at);
        at.y = isinf(room) ? top - member->bounds.y : MAX(gap - room, top - member->bounds.y);
        top = at.y + member->bounds.y;
        gap = rebut_column_gap_below(pack->plan->shapes, column.node, i);
        pack->places[child] = at;
        rebut_outline_add(&pack->column, member, at);
    }
}

static void move_column(Pack *pack, Siblings column, Point by)
{
    for (size_t i = column.first; i < column.end; i++) {
        Point *place = &pack->places[child_of(pack, column.node, i)];
        *place = (Point){place->x + by.x, place->y + by.y};
    }
}

/* Puts the column at the right of what is in `outline`, at a height, and no further left than
 * `least`. Returns its left end. */
static double append_column(Pack *pack, Siblings column, Outline *outline, Point least)
{
    double room = rebut_outline_room_right(outline, &pack->column, (Point){0.0, least.y});
    double gap = rebut_column_gap(pack->plan->shapes, column.node);
    double left = pack->column.bounds.x, x = least.x - left;

    if (!isinf(room))
        x = MAX(x, gap - room);
    rebut_outline_add(outline, &pack->column, (Point){x, least.y});
    move_column(pack, column, (Point){x, least.y});
    return x + left;
}

/* The column that begins with child `first`. */
static Siblings column_from(const Pack *pack, size_t node, size_t first)
{
    size_t count = rebut_shapes_n_children(pack->plan->shapes, node);
    Siblings column = {node, first, first + 1};
    guint name = pack->plan->column[child_of(pack, node, first)];

    while (column.end < count && pack->plan->column[child_of(pack, node, column.end)] == name)
        column.end++;
    return column;
}

static bool is_indented(const Pack *pack, Siblings column)
{
    return pack->plan->is_indented[child_of(pack, column.node, column.first)] != 0;
}

/* The columns below or beside the card: all but those that hang from a rail, which are returned. */
static Siblings pack_block(Pack *pack, size_t node)
{
    size_t count = rebut_shapes_n_children(pack->plan->shapes, node);
    Siblings column = {node, 0, 0};
    double left = 0.0;

    rebut_outline_empty(&pack->block);
    for (size_t first = 0; first < count; first = column.end) {
        column = column_from(pack, node, first);
        if (pack->plan->is_high[child_of(pack, node, first)])
            return (Siblings){node, first, count};
        pack_column(pack, column);
        if (is_indented(pack, column))
            add_trunk(pack, column, 0.0);
        left = append_column(pack, column, &pack->block, (Point){left, 0.0});
    }
    return (Siblings){node, count, count};
}

/* The height at which a card stands beside its children: in the middle of theirs, or beside the
 * first, if its own link comes from above and would else be long. */
static double height_beside(const Pack *pack, size_t node)
{
    const Rect *bounds = &pack->block.bounds;
    size_t count = rebut_shapes_n_children(pack->plan->shapes, node),
           first = child_of(pack, node, 0), last = child_of(pack, node, count - 1);
    double height = pack->packed[node].card_height;
    double high = pack->places[first].y + pack->packed[first].card_height / 2.0,
           low = pack->places[last].y + pack->packed[last].card_height / 2.0;
    double middle = rebut_plan_enters_left(pack->plan, node) ? (high + low) / 2.0 : high;

    if (height >= bounds->height)
        return bounds->y + (bounds->height - height) / 2.0;
    return CLAMP(middle - height / 2.0, bounds->y, bounds->y + bounds->height - height);
}

/* Where the link of a child leaves it, or its trunk is. */
static double reach_of(const Pack *pack, size_t child)
{
    double x = pack->places[child].x;

    return pack->plan->is_indented[child] ? x : x + pack->packed[child].card_width / 2.0;
}

/* The left end of a card that stands in the middle above its children's first and last link, but
 * not beyond the block. */
static double left_between(const Pack *pack, Siblings low)
{
    const Rect *bounds = &pack->block.bounds;
    double width = pack->packed[low.node].card_width;
    double middle = (reach_of(pack, child_of(pack, low.node, low.first)) +
                     reach_of(pack, child_of(pack, low.node, low.end - 1)) - width) /
                    2.0;

    if (width >= bounds->width)
        return bounds->x + (bounds->width - width) / 2.0;
    return CLAMP(middle, bounds->x, bounds->x + bounds->width - width);
}

/* Where the block has its origin, seen from the card. */
static Point block_place(const Pack *pack, Siblings low, double channel)
{
    const PagePlan *plan = pack->plan;
    const Packed *packed = &pack->packed[low.node];
    const Rect *bounds = &pack->block.bounds;
    Point at = {-bounds->x, packed->card_height + channel - bounds->y};

    switch (manner_of(pack, low.node)) {
    case MANNER_ALONE:
        break;
    case MANNER_STACK:
        at.x = rebut_shapes_indent(plan->shapes, low.node) -
               pack->places[child_of(pack, low.node, 0)].x;
        break;
    case MANNER_ROW:
    case MANNER_COLUMNS:
    case MANNER_RAISED:
        if (!rebut_plan_enters_left(plan, low.node)) /* else the trunk is there */
            at.x = -left_between(pack, low);
        break;
    case MANNER_BESIDE:
        return (Point){packed->card_width + channel - bounds->x, -height_beside(pack, low.node)};
    }
    return at;
}

/* The room of the links between a card and its children. */
static Rect channel_of(const Pack *pack, Siblings low, double channel)
{
    const PagePlan *plan = pack->plan;
    const Packed *packed = &pack->packed[low.node];
    size_t node = low.node;
    double middle_x = packed->card_width / 2.0, middle_y = packed->card_height / 2.0;
    double indent = rebut_shapes_indent(plan->shapes, node),
           head = rebut_shapes_head_room(plan->shapes, node) - 1.0;
    double left = middle_x, right = middle_x, high = middle_y, deep = middle_y;

    for (size_t i = low.first; i < low.end; i++) {
        size_t child = child_of(pack, node, i);
        Point at = pack->places[child];
        bool is_indented = plan->is_indented[child] != 0;
        double x = is_indented ? at.x : at.x + pack->packed[child].card_width / 2.0;
        double y = at.y + pack->packed[child].card_height / 2.0;
        left = MIN(left, is_indented ? x - indent : x);
        right = MAX(right, x);
        high = MIN(high, y);
        deep = MAX(deep, y);
    }
    if (manner_of(pack, node) == MANNER_BESIDE)
        return (Rect){packed->card_width + head, high, channel - head, deep - high};
    return (Rect){left, packed->card_height, right - left, channel};
}

/* The columns that hang from a rail at the card's right. */
static void pack_raised(Pack *pack, Siblings raised, Outline *outline)
{
    const PagePlan *plan = pack->plan;
    double card_width = pack->packed[raised.node].card_width, reach = card_width;
    double left = card_width + REBUT_HEAD_ROOM;
    double rail = rebut_shapes_rail(plan->shapes, raised.node);
    Siblings column = raised;

    for (size_t first = raised.first; first < raised.end; first = column.end) {
        column = column_from(pack, raised.node, first);
        pack_column(pack, column);
        if (is_indented(pack, column))
            add_trunk(pack, column, 0.0);
        left = append_column(pack, column, outline, (Point){left, rail});
        reach = reach_of(pack, child_of(pack, raised.node, first));
    }
    rebut_outline_add_rect(outline, (Rect){card_width, 0.0, reach - card_width, rail - 1.0});
}

/* Lifts the block below a card until it meets the card or the links between them: what rises
 * above the children themselves may stand beside the card. Returns by how much. */
static double lift_block(Pack *pack, Siblings low, double channel, Point at)
{
    const Packed *packed = &pack->packed[low.node];
    Outline *upper = &pack->member;

    for (size_t i = low.first; i < low.end; i++) /* none rises above a card at the top */
        if (pack->places[child_of(pack, low.node, i)].y <= at.y + pack->block.bounds.y + 0.01)
            return 0.0;
    rebut_outline_empty(upper);
    rebut_outline_add_rect(upper,
                           (Rect){0.0, 0.0, packed->card_width, packed->card_height + channel});
    rebut_outline_add_rect(upper, channel_of(pack, low, channel));
    double room = rebut_outline_room_below(upper, &pack->block, at);
    return isinf(room) ? 0.0 : MAX(0.0, room);
}

static void pack_node(Pack *pack, size_t node)
{
    const PagePlan *plan = pack->plan;
    Packed *packed = &pack->packed[node];
    Siblings raised = pack_block(pack, node), low = {node, 0, raised.first};

    rebut_outline_empty(&packed->outline);
    packed->enters_left = enters_left(pack, node);
    packed->is_flanked = false;
    if (node == all_of(pack)) {
        rebut_outline_add(&packed->outline, &pack->block, (Point){0.0, 0.0});
        return;
    }
    CardShape card = rebut_shapes_card(plan->shapes, node, plan->card[node]);
    packed->card_width = card.width;
    packed->card_height = card.height;
    rebut_outline_add_rect(&packed->outline, (Rect){0.0, 0.0, card.width, card.height});
    if (raised.end == 0)
        return;
    if (low.end == 0) {
        pack_raised(pack, raised, &packed->outline);
        return;
    }
    double channel = rebut_shapes_channel(plan->shapes, node, manner_of(pack, node));
    Point at = block_place(pack, low, channel);
    move_column(pack, low, at);
    if (manner_of(pack, node) != MANNER_BESIDE) {
        double lift = lift_block(pack, low, channel, at);
        packed->is_flanked = lift > 0.0;
        move_column(pack, low, (Point){0.0, -lift});
        at.y -= lift;
    }
    rebut_outline_add(&packed->outline, &pack->block, at);
    if (raised.end > raised.first)
        pack_raised(pack, raised, &packed->outline);
    rebut_outline_add_rect(&packed->outline, channel_of(pack, low, channel));
}

void rebut_pack_all(Pack *pack)
{
    const Forest *forest = pack->plan->forest;

    for (size_t i = forest->n_order; i-- > 0;)
        pack_node(pack, forest->order[i]);
    pack_node(pack, all_of(pack));
}

static size_t parent_of(const Pack *pack, size_t node)
{
    size_t parent = pack->plan->forest->parent[node];

    return parent == REBUT_NO_NODE ? all_of(pack) : parent;
}

static void exchange(Pack *pack, size_t node)
{
    Packed packed = pack->packed[node];

    pack->packed[node] = pack->others[node];
    pack->others[node] = packed;
}

/* A child that is now entered from another side stands otherwise in its own subtree, too. */
static void turn_children(Pack *pack, size_t node)
{
    g_array_set_size(pack->turned, 0);
    for (size_t i = 0; i < rebut_shapes_n_children(pack->plan->shapes, node); i++) {
        size_t child = child_of(pack, node, i);
        if (pack->packed[child].enters_left == enters_left(pack, child))
            continue;
        exchange(pack, child);
        pack_node(pack, child);
        g_array_append_val(pack->turned, child);
    }
}

void rebut_pack_try(Pack *pack, size_t node)
{
    turn_children(pack, node);
    for (;; node = parent_of(pack, node)) {
        exchange(pack, node);
        pack_node(pack, node);
        if (node == all_of(pack))
            break;
    }
}

void rebut_pack_undo(Pack *pack, size_t node)
{
    for (guint i = 0; i < pack->turned->len; i++)
        exchange(pack, g_array_index(pack->turned, size_t, i));
    for (; node != all_of(pack); node = parent_of(pack, node))
        exchange(pack, node);
    exchange(pack, node);
}

const Outline *rebut_pack_outline(const Pack *pack)
{
    return &pack->packed[all_of(pack)].outline;
}

static void place_node(const Pack *pack, size_t node, Point from)
{
    const PagePlan *plan = pack->plan;
    const Packed *packed = &pack->packed[node];
    Rect *box = &rebut_graph_node(plan->graph, node)->box;
    Point at = {from.x + pack->places[node].x, from.y + pack->places[node].y};
    bool is_at_left = rebut_plan_enters_left(plan, node);

    *box = (Rect){at.x + widened_left(pack, node, pack->widths[node]), at.y, pack->widths[node],
                  packed->card_height};
    plan->left[node] = is_at_left ? at.x : at.x + packed->outline.bounds.x;
    plan->top[node] = at.y + packed->outline.bounds.y;
}

void rebut_pack_place(Pack *pack)
{
    const Forest *forest = pack->plan->forest;
    g_autofree Point *corners = g_new0(Point, forest->n_nodes + 1);

    rebut_pack_all(pack);
    for (size_t i = 0; i < forest->n_order; i++) {
        size_t node = forest->order[i];
        Point from = corners[parent_of(pack, node)];
        place_node(pack, node, from);
        corners[node] = (Point){from.x + pack->places[node].x, from.y + pack->places[node].y};
    }
}

Pack *rebut_pack_new(const PagePlan *plan)
{
    Pack *pack = g_new0(Pack, 1);
    size_t n = plan->forest->n_nodes;

    pack->plan = plan;
    pack->packed = g_new0(Packed, n + 1);
    pack->others = g_new0(Packed, n + 1);
    pack->places = g_new0(Point, n + 1);
    pack->widths = g_new0(double, n + 1);
    pack->turned = g_array_new(FALSE, FALSE, sizeof(size_t));
    return pack;
}

void rebut_pack_free(Pack *pack)
{
    if (pack == NULL)
        return;
    for (size_t i = 0; i <= all_of(pack); i++) {
        rebut_outline_clear(&pack->packed[i].outline);
        rebut_outline_clear(&pack->others[i].outline);
    }
    rebut_outline_clear(&pack->member);
    rebut_outline_clear(&pack->column);
    rebut_outline_clear(&pack->block);
    g_free(pack->packed);
    g_free(pack->others);
    g_free(pack->places);
    g_free(pack->widths);
    g_array_unref(pack->turned);
    g_free(pack);
}
