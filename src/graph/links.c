/* Every link that is no loop joins the far side of its upper node to the near side of its lower node.
 *
 * Ends on a near side (there is mostly one) stand evenly about the middle. Ends on a far side each want
 * to stand opposite to where their link comes from, as that makes it straight; they get the nearest
 * places that keep their order and a least distance, which is isotonic regression (pool adjacent
 * violators: Barlow and Brunk 1972, doi:10.1080/01621459.1972.10481216), and lie within the side.
 *
 * An attack on a link comes to its joint from the side, so that the two halves look like one line. */
#include "graph/links.h"
#include "graph/path.h"
#include <math.h>
#include <stdlib.h>

#define PITCH       14.0 /* between ends on one side: a head's breadth and some air */
#define CORNER      10.0 /* of a side, kept free of ends */
#define HEAD_STUB   9.0  /* straight piece under an arrow's head */
#define TAIL_STUB   2.0
#define ATTACK_TURN 11.0 /* beside a joint, where an attack turns towards it */
#define STRAIGHT    0.4  /* a shift not worth a curve */

typedef struct LinkEnd {
    size_t node, edge;
    double wish;
} LinkEnd;

typedef struct Drawing {
    const Arrangement *arrangement;
    const Layers *layers;
    Graph *graph;
    double *near_at; /* by edge: place across of its end on the lower node's near side */
    double *far_at;  /* by edge: place across of its end on the upper node's far side */
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

static bool is_joint(const Drawing *drawing, size_t node)
{
    return rebut_graph_node(drawing->graph, node)->role != NODE_CARD;
}

static int compare_ends(const void *a, const void *b)
{
    const LinkEnd *left = a, *right = b;
    if (left->node != right->node)
        return left->node < right->node ? -1 : 1;
    if (left->wish < right->wish || left->wish > right->wish)
        return left->wish < right->wish ? -1 : 1;
    return left->edge < right->edge ? -1 : left->edge > right->edge;
}

/* How far ends may stand from the middle of a side, and how far apart. */
static double reach_of(const Drawing *drawing, size_t node)
{
    double half = drawing->layers->extents[node].breadth / 2.0;
    return is_joint(drawing, node) ? 0.0 : half - MIN(CORNER, half / 2.0);
}

static double pitch_for(double reach, size_t count)
{
    return count < 2 ? 0.0 : MIN(PITCH, 2.0 * reach / (double)(count - 1));
}

static void spread_evenly(const Drawing *drawing, const LinkEnd *ends, size_t count)
{
    double pitch = pitch_for(reach_of(drawing, ends->node), count);
    double first = centre_of(drawing, ends->node) - pitch * (double)(count - 1) / 2.0;
    for (size_t i = 0; i < count; i++)
        drawing->near_at[ends[i].edge] = first + pitch * (double)i;
}

/* Pools of neighbours that would come too close share the mean of their wishes. */
static void spread_by_wish(const Drawing *drawing, const LinkEnd *ends, size_t count)
{
    double reach = reach_of(drawing, ends->node), pitch = pitch_for(reach, count);
    double least = centre_of(drawing, ends->node) - reach;
    double most = least + 2.0 * reach - pitch * (double)(count - 1);
    g_autofree double *mean = g_new(double, count);
    g_autofree size_t *size = g_new(size_t, count);
    size_t n_pools = 0;
    for (size_t i = 0; i < count; i++) {
        mean[n_pools] = ends[i].wish - pitch * (double)i;
        size[n_pools++] = 1;
        for (; n_pools > 1 && mean[n_pools - 2] >= mean[n_pools - 1]; n_pools--) {
            double left = (double)size[n_pools - 2], right = (double)size[n_pools - 1];
            mean[n_pools - 2] = (mean[n_pools - 2] * left + mean[n_pools - 1] * right) / (left + right);
            size[n_pools - 2] += size[n_pools - 1];
        }
    }
    for (size_t pool = 0, i = 0; pool < n_pools; pool++)
        for (size_t last = i + size[pool]; i < last; i++)
            drawing->far_at[ends[i].edge] = CLAMP(mean[pool], least, most) + pitch * (double)i;
}

typedef void (*Spread)(const Drawing *drawing, const LinkEnd *ends, size_t count);

static void spread_ends(const Drawing *drawing, GArray *ends, Spread spread)
{
    g_array_sort(ends, compare_ends);
    for (guint first = 0, behind = 0; first < ends->len; first = behind) {
        const LinkEnd *end = &g_array_index(ends, LinkEnd, first);
        while (behind < ends->len && g_array_index(ends, LinkEnd, behind).node == end->node)
            behind++;
        spread(drawing, end, behind - first);
    }
}

static bool is_loop(const Drawing *drawing, size_t edge)
{
    return rebut_layers_upper(drawing->layers, edge) == rebut_layers_lower(drawing->layers, edge);
}

static void place_near_ends(const Drawing *drawing)
{
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(LinkEnd));
    for (size_t i = 0; i < drawing->graph->edges->len; i++) {
        size_t upper = rebut_layers_upper(drawing->layers, i);
        size_t lower = rebut_layers_lower(drawing->layers, i);
        size_t count = rebut_layers_bend_count(drawing->layers, i);
        LinkEnd end = {lower, i, centre_of(drawing, upper)};
        if (count > 0)
            end.wish = bend_of(drawing, i, drawing->layers->ranks[lower] - 1);
        if (!is_loop(drawing, i))
            g_array_append_val(ends, end);
    }
    spread_ends(drawing, ends, spread_evenly);
}

static void place_far_ends(const Drawing *drawing)
{
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(LinkEnd));
    for (size_t i = 0; i < drawing->graph->edges->len; i++) {
        size_t upper = rebut_layers_upper(drawing->layers, i);
        size_t count = rebut_layers_bend_count(drawing->layers, i);
        LinkEnd end = {upper, i, drawing->near_at[i]};
        if (count > 0)
            end.wish = bend_of(drawing, i, drawing->layers->ranks[upper] + 1);
        if (!is_loop(drawing, i))
            g_array_append_val(ends, end);
    }
    spread_ends(drawing, ends, spread_by_wish);
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

/* An attack on a link, seen from the joint: -1 or 1 for the side it comes from, 0 for other links. */
static int attack_side(const Drawing *drawing, size_t edge, size_t node, double from)
{
    const NodeRecord *joint = rebut_graph_node(drawing->graph, node);
    if (joint->role != NODE_ATTACKED_LINK || rebut_graph_edge(drawing->graph, edge)->part != LINK_WHOLE)
        return 0;
    return from < centre_of(drawing, node) ? -1 : 1;
}

/* One end of a link: where it enters the channel and where it ends. */
typedef struct Landing {
    size_t node;
    bool is_far, is_head;
    int side;        /* see attack_side */
    double at;       /* across */
    double channel;  /* along: the band's edge */
    double end;      /* along */
} Landing;

static Landing landing_of(const Drawing *drawing, size_t edge, size_t node, bool is_far)
{
    const Arrangement *arrangement = drawing->arrangement;
    const Band *band = rebut_arrangement_band(arrangement, node, drawing->layers->ranks[node]);
    const EdgeRecord *record = rebut_graph_edge(drawing->graph, edge);
    double across = is_far ? drawing->far_at[edge] : drawing->near_at[edge];
    double other = is_far ? drawing->near_at[edge] : drawing->far_at[edge];
    bool is_head = rebut_edge_head(drawing->graph, record)->index == node;
    Landing landing = {node, is_far, is_head, attack_side(drawing, edge, node, other), across,
                       is_far ? band->far : band->near,
                       is_far ? far_edge(drawing, node) : near_edge(drawing, node)};
    if (rebut_graph_node(drawing->graph, node)->role == NODE_ATTACKED_LINK) {
        landing.end = (near_edge(drawing, node) + far_edge(drawing, node)) / 2.0;
        landing.at += landing.side * (drawing->layers->extents[node].breadth / 2.0 + ATTACK_TURN);
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
    double border = landing->at - landing->side * ATTACK_TURN;
    double back = landing->is_far ? -1.0 : 1.0; /* along, from the channel to the joint */
    double corner = landing->end - back * MIN(ATTACK_TURN, fabs(landing->end - landing->channel));
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

/* The landing at an attacked link's joint is drawn towards it, so an upper one is drawn on its own. */
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

static void draw_link(const Drawing *drawing, size_t edge)
{
    EdgeRecord *record = rebut_graph_edge(drawing->graph, edge);
    size_t upper_node = rebut_layers_upper(drawing->layers, edge);
    size_t lower_node = rebut_layers_lower(drawing->layers, edge);
    Landing upper = landing_of(drawing, edge, upper_node, true);
    Landing lower = landing_of(drawing, edge, lower_node, false);
    draw_upper_landing(drawing, record->path, &upper);
    draw_descent(drawing, record->path, edge, &upper, &lower);
    draw_landing(drawing, record->path, &lower);
    if (rebut_edge_head(drawing->graph, record)->index == upper_node)
        rebut_path_reverse(record->path);
}

/* Out of the card's last side across, and back into it. */
static void draw_loop(const Drawing *drawing, size_t edge)
{
    EdgeRecord *record = rebut_graph_edge(drawing->graph, edge);
    size_t node = rebut_edge_tail(drawing->graph, record)->index;
    Extent extent = drawing->layers->extents[node];
    double border = centre_of(drawing, node) + extent.breadth / 2.0;
    double start = near_edge(drawing, node) + extent.depth * 0.3;
    double end = near_edge(drawing, node) + extent.depth * 0.7;
    double reach = border + REBUT_LOOP_REACH * 4.0 / 3.0; /* of control points: the curve goes 3/4 as far */
    rebut_path_start(record->path, on_page(drawing, border, start));
    rebut_path_curve(record->path, on_page(drawing, reach, start), on_page(drawing, reach, end),
                     on_page(drawing, border, end));
}

void rebut_links_draw(const Arrangement *arrangement, Graph *graph)
{
    g_autofree double *near_at = g_new0(double, graph->edges->len + 1);
    g_autofree double *far_at = g_new0(double, graph->edges->len + 1);
    Drawing drawing = {arrangement, arrangement->layers, graph, near_at, far_at};
    place_near_ends(&drawing);
    place_far_ends(&drawing);
    for (size_t i = 0; i < graph->edges->len; i++) {
        if (is_loop(&drawing, i))
            draw_loop(&drawing, i);
        else
            draw_link(&drawing, i);
    }
}
