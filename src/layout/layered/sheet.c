/* Every link runs upright through bands, where its bends are kept free, and level on its net's
 * track within channels. So no link can meet a card but its own. */
#include "layout/layered/sheet.h"
#include "layout/layered/tracks.h"
#include "layout/path.h"
#include <math.h>

#define HEAD_ROOM     13.0 /* from a card to the first track, where heads are between */
#define PLAIN_ROOM    8.0
#define TRACK_PITCH   5.0
#define JOINT_STEM    12.0 /* from a card to a joint that hangs below it */
#define JOINT_ROOM    6.0  /* from there to the first track */
#define CHANNEL_LEAST 20.0
#define REGION_ROOM   12.0 /* more of a channel, where regions may begin and end */
#define REGION_REACH  21.0 /* of regions beyond their cards, with the title and slots below it */
#define BLOCK_GAP     24.0
#define MOST_SHELVES  40
#define LOOP_REACH    10.0
#define CORNER_RADIUS 4.0
#define SAME          0.01

static double margin_of(const Sheet *sheet)
{
    return sheet->layers->graph->clusters->len > 0 ? REGION_REACH : 0.0;
}

static void raise_to(double *value, double to)
{
    *value = MAX(*value, to);
}

static size_t band_of(const Sheet *sheet, size_t node)
{
    return sheet->layers->elements[node].band;
}

/* The room above the first track of each channel for joints that hang there. */
static double *joint_rooms(const Sheet *sheet)
{
    double *rooms = g_new0(double, sheet->layers->n_bands + 1);

    for (size_t i = 0; i < sheet->layers->n_nodes; i++)
        if (rebut_layers_hangs(sheet->layers, i))
            raise_to(&rooms[band_of(sheet, sheet->layers->anchor[i])],
                     JOINT_STEM + sheet->extents->depth[i] + JOINT_ROOM);
    return rooms;
}

/* Sets the tracks and returns the depth of the channel below a band. */
static double measure_channel(const Sheet *sheet, size_t channel, double joint_room, Budget *budget)
{
    double above = MAX(PLAIN_ROOM, joint_room), below = PLAIN_ROOM;
    const Ports *ports = sheet->ports;
    const Layers *layers = sheet->layers;
    size_t first = layers->piece_start[channel], end = layers->piece_start[channel + 1];
    size_t n_levels = rebut_tracks_find(sheet->ports, channel, budget);

    for (size_t i = first; i < end; i++) {
        const Net *net = &ports->nets[layers->by_band[i]];
        raise_to(&above, net->ends_above ? HEAD_ROOM : 0.0);
        raise_to(&below, net->ends_below ? HEAD_ROOM : 0.0);
    }
    for (size_t i = first; i < end; i++) {
        const Net *net = &ports->nets[layers->by_band[i]];
        for (size_t j = net->count > 0 ? net->first : REBUT_NONE; j != REBUT_NONE;
             j = ports->next[j])
            ports->track[j] = sheet->far[channel] + above + TRACK_PITCH * (double)net->level;
    }
    double tracks = TRACK_PITCH * (double)MAX(n_levels, 1) - TRACK_PITCH;
    bool has_regions = layers->graph->clusters->len > 0;
    return MAX(CHANNEL_LEAST, above + tracks + below) + (has_regions ? REGION_ROOM : 0.0);
}

/* Stacks each block's bands from 0. A block's `along` holds its depth. */
static void stack_bands(Sheet *sheet, Budget *budget)
{
    const Layers *layers = sheet->layers;
    g_autofree double *rooms = joint_rooms(sheet);

    for (size_t i = 0; i < layers->n_nodes; i++)
        if (!rebut_layers_hangs(layers, i))
            raise_to(&sheet->far[band_of(sheet, i)], sheet->extents->depth[i]);
    for (size_t i = 0; i < layers->n_blocks; i++) {
        double along = 0.0;
        for (size_t j = layers->first_band[i]; j < layers->first_band[i + 1]; j++) {
            sheet->near[j] = along;
            sheet->far[j] += along;
            sheet->along[i] = MAX(sheet->far[j], sheet->far[j] + rooms[j]);
            along = sheet->far[j] + measure_channel(sheet, j, rooms[j], budget);
        }
    }
}

/* A block's `across` holds its breadth. */
static void measure_blocks(Sheet *sheet)
{
    const Layers *layers = sheet->layers;

    for (size_t i = 0; i < layers->n_blocks; i++) {
        sheet->least[i] = HUGE_VAL;
        sheet->across[i] = -HUGE_VAL;
    }
    for (size_t i = 0; i < layers->n_elements; i++) {
        const Element *element = &layers->elements[i];
        bool is_node = i < layers->n_nodes;
        size_t block = layers->block[is_node ? i : rebut_layers_upper(layers, element->edge)];
        double place = element->place, half = element->breadth / 2.0;
        if (is_node && rebut_layers_hangs(layers, i)) {
            place = sheet->ports->joint[i];
            half = rebut_layers_joint_room(layers, i, sheet->extents->breadth[i]) / 2.0;
        }
        sheet->least[block] = MIN(sheet->least[block], place - half);
        raise_to(&sheet->across[block], place + half);
    }
    for (size_t i = 0; i < layers->n_blocks; i++)
        sheet->across[i] -= sheet->least[i];
}

/* Blocks on shelves no broader than `limit`, if a single block is not. Sets the sheet's size, and,
 * with places, where the blocks are. */
static void shelve(Sheet *sheet, const double *breadths, const double *depths, double limit)
{
    double across = 0.0, along = 0.0, deepest = 0.0, breadth = 0.0;

    for (size_t i = 0; i < sheet->layers->n_blocks; i++) {
        if (across > 0.0 && across + breadths[i] > limit + SAME) {
            along += deepest + BLOCK_GAP;
            across = deepest = 0.0;
        }
        sheet->across[i] = across + margin_of(sheet);
        sheet->along[i] = along + margin_of(sheet);
        across += breadths[i] + BLOCK_GAP;
        deepest = MAX(deepest, depths[i]);
        breadth = MAX(breadth, across - BLOCK_GAP);
    }
    breadth += 2.0 * margin_of(sheet);
    along += deepest + 2.0 * margin_of(sheet);
    sheet->width = sheet->extents->is_sideways ? along : breadth;
    sheet->height = sheet->extents->is_sideways ? breadth : along;
}

/* Tries shelves of all reasonable lengths and keeps the most legible. */
static void shelve_for_page(Sheet *sheet, const LayoutRequest *request)
{
    size_t n_blocks = sheet->layers->n_blocks;
    double total = 0.0, broadest = 0.0, best_limit = 0.0, best = -1.0;
    g_autofree double *breadths = g_memdup2(sheet->across, n_blocks * sizeof(double));
    g_autofree double *depths = g_memdup2(sheet->along, n_blocks * sizeof(double));

    for (size_t i = 0; i < n_blocks; i++) {
        total += breadths[i] + BLOCK_GAP;
        raise_to(&broadest, breadths[i]);
    }
    for (size_t n = 1; n <= MIN(n_blocks, MOST_SHELVES); n++) {
        double limit = MAX(broadest, total / (double)n);
        shelve(sheet, breadths, depths, limit);
        double scale = rebut_frame_scale(request->frame, sheet->width, sheet->height);
        if (scale > best) {
            best = scale;
            best_limit = limit;
        }
        if (limit <= broadest)
            break;
    }
    shelve(sheet, breadths, depths, best_limit);
}

Sheet *rebut_sheet_new(const Layers *layers, const Extents *extents, const LayoutRequest *request)
{
    Sheet *sheet = g_new0(Sheet, 1);

    sheet->layers = layers;
    sheet->extents = extents;
    sheet->ports = rebut_ports_new(layers, extents->breadth);
    sheet->near = g_new0(double, 2 * (layers->n_bands + layers->n_blocks + 1));
    sheet->far = sheet->near + layers->n_bands;
    sheet->across = sheet->far + layers->n_bands;
    sheet->along = sheet->across + layers->n_blocks;
    sheet->least = g_new0(double, layers->n_blocks + 1);
    stack_bands(sheet, request->budget);
    measure_blocks(sheet);
    shelve_for_page(sheet, request);
    return sheet;
}

void rebut_sheet_free(Sheet *sheet)
{
    if (sheet == NULL)
        return;
    rebut_ports_free(sheet->ports);
    g_free(sheet->near);
    g_free(sheet->least);
    g_free(sheet);
}

/* Where a node begins, from band to band, within its block. */
static double top_of(const Sheet *sheet, size_t node)
{
    size_t anchor = sheet->layers->anchor[node], band = band_of(sheet, anchor);

    return anchor == node ? sheet->near[band] : sheet->far[band] + JOINT_STEM;
}

static double centre_of(const Sheet *sheet, size_t node)
{
    return rebut_layers_hangs(sheet->layers, node) ? sheet->ports->joint[node]
                                                   : sheet->layers->elements[node].place;
}

static Point on_page(const Sheet *sheet, size_t block, double across, double along)
{
    double x = across - sheet->least[block] + sheet->across[block], y = along + sheet->along[block];

    return sheet->extents->is_sideways ? (Point){y, x} : (Point){x, y};
}

static void place_box(const Sheet *sheet, NodeRecord *node)
{
    double breadth = sheet->extents->breadth[node->index],
           depth = sheet->extents->depth[node->index];
    Point corner =
        on_page(sheet, sheet->layers->block[node->index],
                centre_of(sheet, node->index) - breadth / 2.0, top_of(sheet, node->index));

    node->box = sheet->extents->is_sideways ? (Rect){corner.x, corner.y, depth, breadth}
                                            : (Rect){corner.x, corner.y, breadth, depth};
}

/* The corners of a link on their way, from its upper end to its lower one; in the end, its path. */
typedef struct Way {
    const Sheet *sheet;
    size_t block;
    GArray *corners; /* of Point, across and along */
} Way;

static bool is_between(Point a, Point b, Point c)
{
    return (fabs(a.x - b.x) < SAME && fabs(b.x - c.x) < SAME) ||
           (fabs(a.y - b.y) < SAME && fabs(b.y - c.y) < SAME);
}

/* A corner in the middle of a straight line is none. */
static void add_corner(Way *way, double across, double along)
{
    Point corner = {across, along};
    guint n = way->corners->len;
    const Point *last = n == 0 ? NULL : &g_array_index(way->corners, Point, n - 1);

    if (last != NULL && hypot(last->x - across, last->y - along) < SAME)
        return;
    if (n > 1 && is_between(last[-1], last[0], corner))
        g_array_set_size(way->corners, n - 1);
    g_array_append_val(way->corners, corner);
}

/* The end of a link at a node, which it meets at `at` from below or above. An attack on a joint
 * arrives at its side; halves of a link meet in the middle of their joint. */
static void add_end(Way *way, size_t node, double at, bool is_below, bool is_attack, bool is_first)
{
    const Sheet *sheet = way->sheet;
    double top = top_of(sheet, node), depth = sheet->extents->depth[node];
    double border = top + (is_below ? depth : 0.0), middle = top + depth / 2.0;
    double half = sheet->extents->breadth[node] / 2.0, centre = centre_of(sheet, node);

    if (is_attack) {
        double side = centre + (at < centre ? -half : half);
        add_corner(way, is_first ? side : at, middle);
        add_corner(way, is_first ? at : side, middle);
    } else if (rebut_graph_node(sheet->layers->graph, node)->role == NODE_ATTACKED_LINK) {
        add_corner(way, centre, middle);
    } else {
        add_corner(way, at, border);
    }
}

static void draw_pieces(Way *way, const EdgeRecord *edge)
{
    const Layers *layers = way->sheet->layers;
    const Ports *ports = way->sheet->ports;
    bool is_turned = layers->is_turned[edge->index],
         is_attack = rebut_layers_is_attack(layers, edge->index);
    size_t tail = rebut_edge_tail(layers->graph, edge)->index,
           head = rebut_edge_head(layers->graph, edge)->index;
    size_t first = layers->first_piece[edge->index], end = layers->first_piece[edge->index + 1];

    add_end(way, is_turned ? tail : head, ports->above[first], true, is_attack && !is_turned, true);
    for (size_t i = first; i < end; i++) {
        add_corner(way, ports->above[i], ports->track[i]);
        add_corner(way, ports->below[i], ports->track[i]);
    }
    add_end(way, is_turned ? head : tail, ports->below[end - 1], false, is_attack && is_turned,
            false);
}

/* From a hanging joint straight to its card. */
static void draw_stem(Way *way, const EdgeRecord *edge)
{
    size_t joint = rebut_edge_tail(way->sheet->layers->graph, edge)->index,
           card = rebut_edge_head(way->sheet->layers->graph, edge)->index;
    double at = centre_of(way->sheet, joint);

    add_corner(way, at, top_of(way->sheet, card) + way->sheet->extents->depth[card]);
    add_end(way, joint, at, false, false, false);
}

/* Out of a card's last side and back into it. */
static void draw_loop(Way *way, size_t node)
{
    const Extents *extents = way->sheet->extents;
    double border = centre_of(way->sheet, node) + extents->breadth[node] / 2.0;
    double start = top_of(way->sheet, node) + extents->depth[node] * 0.3;
    double end = top_of(way->sheet, node) + extents->depth[node] * 0.7;

    add_corner(way, border, start);
    add_corner(way, border + LOOP_REACH, start);
    add_corner(way, border + LOOP_REACH, end);
    add_corner(way, border, end);
}

static void set_path(const Way *way, EdgeRecord *edge, bool is_from_head)
{
    for (guint i = 0; i < way->corners->len; i++) {
        Point *corner = &g_array_index(way->corners, Point, i);
        *corner = on_page(way->sheet, way->block, corner->x, corner->y);
    }
    rebut_path_polyline(edge->path, &g_array_index(way->corners, Point, 0), way->corners->len,
                        CORNER_RADIUS);
    if (is_from_head)
        rebut_path_reverse(edge->path);
}

static void draw_links(const Sheet *sheet)
{
    const Layers *layers = sheet->layers;
    g_autoptr(GArray) corners = g_array_new(FALSE, FALSE, sizeof(Point));

    for (size_t i = 0; i < layers->n_edges; i++) {
        EdgeRecord *edge = rebut_graph_edge(layers->graph, i);
        size_t tail = rebut_edge_tail(layers->graph, edge)->index;
        bool has_pieces = layers->first_piece[i] < layers->first_piece[i + 1];
        bool is_loop = tail == rebut_edge_head(layers->graph, edge)->index;
        Way way = {sheet, layers->block[tail], corners};
        g_array_set_size(corners, 0);
        if (is_loop)
            draw_loop(&way, tail);
        else if (!has_pieces)
            draw_stem(&way, edge);
        else
            draw_pieces(&way, edge);
        set_path(&way, edge, !is_loop && (!has_pieces || !layers->is_turned[i]));
    }
}

void rebut_sheet_draw(const Sheet *sheet, Graph *graph)
{
    for (size_t i = 0; i < graph->nodes->len; i++)
        place_box(sheet, rebut_graph_node(graph, i));
    draw_links(sheet);
    graph->width = sheet->width;
    graph->height = sheet->height;
}
