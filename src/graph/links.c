/* A link is drawn from its upper end to its lower one, and turned round if it runs upwards.
 *
 * An attack on a link or on an inference comes to the joint from the side, so that what it attacks
 * looks like one line that goes through. */
#include "graph/links.h"
#include "graph/ends.h"
#include "graph/path.h"
#include <math.h>

#define HEAD_STUB 9.0 /* straight piece under an arrow's head */
#define TAIL_STUB 2.0
#define STRAIGHT  0.4 /* a shift not worth a curve */

typedef struct Drawing {
    const Arrangement *arrangement;
    const Layers *layers;
    Graph *graph;
    Ends ends;
} Drawing;

static double centre_of(const Drawing *drawing, size_t node)
{
    return rebut_arrangement_across(drawing->arrangement, node, drawing->layers->across[node]);
}

static double bend_of(const Drawing *drawing, size_t edge, size_t rank)
{
    size_t upper = rebut_layers_upper(drawing->layers, edge);
    return rebut_arrangement_across(drawing->arrangement, upper,
                                    rebut_layers_bend(drawing->layers, edge, rank));
}

static Point on_page(const Drawing *drawing, double across, double along)
{
    return drawing->layers->is_sideways ? (Point){along, across} : (Point){across, along};
}

static void draw_line(const Drawing *drawing, GArray *path, double across, double along)
{
    rebut_path_line(path, on_page(drawing, across, along));
}

/* From where the path is, (from, start), upright out and upright in. */
static void draw_curve(const Drawing *drawing, GArray *path, Point from, Point to)
{
    double pull = (to.y - from.y) / 2.0;
    if (fabs(to.x - from.x) < STRAIGHT) {
        draw_line(drawing, path, to.x, to.y);
        return;
    }
    rebut_path_curve(path, on_page(drawing, from.x, from.y + pull),
                     on_page(drawing, to.x, to.y - pull), on_page(drawing, to.x, to.y));
}

static double near_edge(const Drawing *drawing, size_t node)
{
    const Rect *box = &rebut_graph_node(drawing->graph, node)->box;
    return drawing->layers->is_sideways ? box->x : box->y;
}

static double far_edge(const Drawing *drawing, size_t node)
{
    return near_edge(drawing, node) + drawing->layers->extents[node].depth;
}

/* Where a node stands across, joints in a channel included. */
static double stand_of(const Drawing *drawing, size_t node)
{
    return rebut_layers_is_sheltered(drawing->layers, node) ? drawing->ends.joint_at[node]
                                                            : centre_of(drawing, node);
}

/* One end of a link: where it enters the channel and where it ends. */
typedef struct Landing {
    size_t node;
    bool is_far, is_head;
    int side;       /* of a joint that an attack comes from: -1 or 1; else 0 */
    double at;      /* across */
    double channel; /* along: the band's edge */
    double end;     /* along */
} Landing;

/* Halves of a link meet in the middle of their joint, all else ends on a border. */
static double end_of(const Drawing *drawing, const NodeRecord *node, bool is_far)
{
    double near = near_edge(drawing, node->index), far = far_edge(drawing, node->index);
    if (node->role == NODE_ATTACKED_LINK)
        return (near + far) / 2.0;
    return is_far ? far : near;
}

static Landing landing_of(const Drawing *drawing, size_t edge, size_t node, bool is_far)
{
    const EdgeRecord *record = rebut_graph_edge(drawing->graph, edge);
    const NodeRecord *target = rebut_graph_node(drawing->graph, node);
    const Band *band =
        rebut_arrangement_band(drawing->arrangement, node, drawing->layers->ranks[node]);
    double other = is_far ? drawing->ends.near_at[edge] : drawing->ends.far_at[edge];
    Landing landing = {.node = node, .is_far = is_far};
    landing.is_head = rebut_edge_head(drawing->graph, record) == target;
    landing.at = is_far ? drawing->ends.far_at[edge] : drawing->ends.near_at[edge];
    landing.channel = is_far ? band->far : band->near;
    landing.end = end_of(drawing, target, is_far);
    if (rebut_layers_is_sheltered(drawing->layers, node))
        landing.channel = far_edge(drawing, node);
    if (landing.is_head && rebut_layers_is_attack(drawing->layers, edge)) {
        double stand = stand_of(drawing, node);
        landing.side = other < stand ? -1 : 1;
        landing.at = stand + landing.side *
                                 (drawing->layers->extents[node].breadth / 2.0 + REBUT_ATTACK_TURN);
        landing.end = (near_edge(drawing, node) + far_edge(drawing, node)) / 2.0;
    }
    return landing;
}

/* Where the curve in the channel begins: behind a straight piece that the head may need. */
static double curve_start(const Landing *landing, double channel_width)
{
    double stub = landing->is_head ? HEAD_STUB : TAIL_STUB;
    double spare = fabs(landing->channel - landing->end);
    double length = CLAMP(stub - spare, 0.0, channel_width / 3.0);
    return landing->channel + (landing->is_far ? length : -length);
}

/* The last piece of an attack: a quarter turn into the joint's side. */
static void draw_turn(const Drawing *drawing, GArray *path, const Landing *landing)
{
    double border = landing->at - landing->side * REBUT_ATTACK_TURN;
    double back = landing->is_far ? -1.0 : 1.0; /* along, from the channel to the joint */
    double corner =
        landing->end - back * MIN(REBUT_ATTACK_TURN, fabs(landing->end - landing->channel));
    draw_line(drawing, path, landing->at, corner);
    rebut_path_curve(path, on_page(drawing, landing->at, landing->end),
                     on_page(drawing, landing->at, landing->end),
                     on_page(drawing, border, landing->end));
}

static void draw_landing(const Drawing *drawing, GArray *path, const Landing *landing)
{
    if (landing->side != 0)
        draw_turn(drawing, path, landing);
    else
        draw_line(drawing, path, landing->at, landing->end);
}

/* Draws from the upper end down to the lower one's channel. */
static void draw_descent(const Drawing *drawing, GArray *path, size_t edge, const Landing *upper,
                         const Landing *lower)
{
    const Layers *layers = drawing->layers;
    size_t rank = layers->ranks[upper->node] + 1, last = layers->ranks[lower->node];
    const Band *next = rebut_arrangement_band(drawing->arrangement, upper->node, rank);
    Point from = {upper->at, curve_start(upper, next->near - upper->channel)};
    draw_line(drawing, path, from.x, from.y);
    for (; rank < last; rank++) {
        const Band *band = rebut_arrangement_band(drawing->arrangement, upper->node, rank);
        Point to = {bend_of(drawing, edge, rank), band->near};
        draw_curve(drawing, path, from, to);
        from = (Point){to.x, band->far};
        draw_line(drawing, path, from.x, from.y);
    }
    Point to = {lower->at, curve_start(lower, lower->channel - from.y)};
    draw_curve(drawing, path, from, to);
    draw_line(drawing, path, lower->at, lower->channel);
}

/* The landing at an attacked link's joint is drawn towards it, so an upper one is drawn on its own.
 */
static void draw_upper_landing(const Drawing *drawing, GArray *path, const Landing *upper)
{
    if (upper->side == 0) {
        rebut_path_start(path, on_page(drawing, upper->at, upper->end));
        draw_line(drawing, path, upper->at, upper->channel);
        return;
    }
    rebut_path_start(path, on_page(drawing, upper->at, upper->channel));
    draw_turn(drawing, path, upper);
    rebut_path_reverse(path);
}

/* The link's own node at one of its ends: a joint in a channel rather than the card it stands at.
 */
static size_t own_node(const Drawing *drawing, const EdgeRecord *edge, size_t end)
{
    size_t head = rebut_edge_head(drawing->graph, edge)->index;
    return drawing->layers->anchor[head] == end ? head
                                                : rebut_edge_tail(drawing->graph, edge)->index;
}

static void draw_link(const Drawing *drawing, size_t edge)
{
    EdgeRecord *record = rebut_graph_edge(drawing->graph, edge);
    size_t upper_node = own_node(drawing, record, rebut_layers_upper(drawing->layers, edge));
    size_t lower_node = own_node(drawing, record, rebut_layers_lower(drawing->layers, edge));
    Landing upper = landing_of(drawing, edge, upper_node, true);
    Landing lower = landing_of(drawing, edge, lower_node, false);
    draw_upper_landing(drawing, record->path, &upper);
    draw_descent(drawing, record->path, edge, &upper, &lower);
    draw_landing(drawing, record->path, &lower);
    if (rebut_edge_head(drawing->graph, record)->index == upper_node)
        rebut_path_reverse(record->path);
}

/* From a joint in the channel straight to its card. */
static void draw_stem(const Drawing *drawing, EdgeRecord *edge)
{
    const NodeRecord *joint = rebut_edge_tail(drawing->graph, edge);
    double at = drawing->ends.joint_at[joint->index];
    double card = far_edge(drawing, rebut_edge_head(drawing->graph, edge)->index);
    rebut_path_start(edge->path, on_page(drawing, at, end_of(drawing, joint, false)));
    draw_line(drawing, edge->path, at, card);
}

/* Out of the card's last side across, and back into it. */
static void draw_loop(const Drawing *drawing, EdgeRecord *edge)
{
    size_t node = rebut_edge_tail(drawing->graph, edge)->index;
    Extent extent = drawing->layers->extents[node];
    double border = centre_of(drawing, node) + extent.breadth / 2.0;
    double start = near_edge(drawing, node) + extent.depth * 0.3;
    double end = near_edge(drawing, node) + extent.depth * 0.7;
    double reach =
        border + REBUT_LOOP_REACH * 4.0 / 3.0; /* the curve goes 3/4 as far as its controls */
    rebut_path_start(edge->path, on_page(drawing, border, start));
    rebut_path_curve(edge->path, on_page(drawing, reach, start), on_page(drawing, reach, end),
                     on_page(drawing, border, end));
}

/* Joints in channels go to where their links end. */
static void place_joints(const Drawing *drawing)
{
    for (size_t i = 0; i < drawing->graph->nodes->len; i++) {
        Rect *box = &rebut_graph_node(drawing->graph, i)->box;
        double corner = drawing->ends.joint_at[i] - drawing->layers->extents[i].breadth / 2.0;
        if (!rebut_layers_is_sheltered(drawing->layers, i))
            continue;
        if (drawing->layers->is_sideways)
            box->y = corner;
        else
            box->x = corner;
    }
}

void rebut_links_draw(const Arrangement *arrangement, Graph *graph)
{
    Drawing drawing = {.arrangement = arrangement, .layers = arrangement->layers, .graph = graph};
    rebut_ends_init(&drawing.ends, arrangement);
    place_joints(&drawing);
    for (size_t i = 0; i < graph->edges->len; i++) {
        EdgeRecord *edge = rebut_graph_edge(graph, i);
        if (rebut_edge_tail(graph, edge) == rebut_edge_head(graph, edge))
            draw_loop(&drawing, edge);
        else if (rebut_layers_upper(drawing.layers, i) == rebut_layers_lower(drawing.layers, i))
            draw_stem(&drawing, edge);
        else
            draw_link(&drawing, i);
    }
    rebut_ends_clear(&drawing.ends);
}
