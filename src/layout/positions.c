/* Parents come before their children, so one pass sets left edges and tops: the heights of the
 * siblings before are known. Right edges are those of the columns. Then each column becomes as
 * narrow as its widest card, if that is much narrower, and each banner as its words; a shelf goes
 * on over what the banner no longer covers. */
#include "layout/positions.h"
#include <math.h>

#define NARROWED    0.86 /* of a column, below which it is narrowed to its widest card */
#define HUG_ROOM    (0.35 * REBUT_EM) /* more, right of words that are hugged */
#define TOP_HUGS    0.62              /* of its width, below which a top claim hugs its words, */
#define BANNER_HUGS 0.8               /* and any other banner */
#define N_STRIPS    40                /* in which the area below columns is summed */
#define SHELF_LEAST 4.0               /* length of a shelf worth drawing */

typedef struct ColumnEdges {
    double right;      /* full */
    double left, need; /* of its cards, and the right edge that the widest needs */
    guint first_unit;
    bool is_banner; /* it holds a banner, which sees to its own width */
} ColumnEdges;

typedef struct Placing {
    PlaceTree *tree;
    Heights *heights;
    const TreeSetting *setting;
    GArray *columns; /* of ColumnEdges */
} Placing;

static guint add_column(const Placing *placing, guint first_unit, guint units)
{
    ColumnEdges column = {.first_unit = first_unit, .left = G_MAXDOUBLE};

    column.right = rebut_heights_unit_left(placing->heights, first_unit + units) - REBUT_GAP_COLUMN;
    g_array_append_val(placing->columns, column);
    return placing->columns->len - 1;
}

/* Where a place stands: its column, the sort of its left edge, the units of its column. */
typedef struct Spot {
    guint column, edge, units;
} Spot;

static void put(const Placing *placing, guint index, Spot spot, double top, bool is_row)
{
    TreePlace *place = rebut_place_at(placing->tree, index);
    double right = g_array_index(placing->columns, ColumnEdges, spot.column).right;

    place->column = spot.column;
    place->side = spot.edge;
    place->units = spot.units;
    place->is_row = is_row;
    place->card->box.width = rebut_heights_width(placing->heights, index, spot.edge, spot.units);
    place->card->box.x = right - place->card->box.width;
    place->card->box.y = top + place->above;
}

/* Stacks children [first, end) of a place from `top` downwards. */
static void put_stack(const Placing *placing, guint first, guint end, Spot spot, double top)
{
    for (guint i = first; i < end; i++) {
        if (i > first)
            top += rebut_place_at(placing->tree, i)->gap;
        put(placing, i, spot, top, false);
        top += rebut_heights_stack(placing->heights, i, spot.edge, spot.units);
    }
}

/* Children [first, first + n) of `place` (REBUT_NO_PLACE: the roots) in columns. */
static void put_row(const Placing *placing, guint place, guint first_child, Spot spot, double top)
{
    const GArray *found = rebut_heights_columns(placing->heights, place, spot.edge, spot.units);
    guint unit = g_array_index(placing->columns, ColumnEdges, spot.column).first_unit;

    for (guint i = 0; i < found->len; i++) {
        const Column *column = &g_array_index(found, Column, i);
        guint first = first_child + column->first, end = first_child + column->end;
        Spot under = {add_column(placing, unit, column->units),
                      rebut_heights_edge(placing->heights, place, spot.edge, i == 0),
                      column->units};
        double y = top + rebut_heights_bar_room(placing->heights, place, column);
        if (end - first == 1)
            put(placing, first, under, y,
                rebut_heights_is_row(placing->heights, first, under.edge, under.units));
        else
            put_stack(placing, first, end, under, y);
        unit += column->units;
    }
}

static void put_children(const Placing *placing, guint index)
{
    const TreePlace *place = rebut_place_at(placing->tree, index);
    Spot spot = {place->column, place->side, place->units};
    double bottom = place->card->box.y + place->card->box.height;
    guint child = place->first_child;

    if (place->n_children == 0)
        return;
    if (!place->is_row) {
        put_stack(placing, child, child + place->n_children, spot, bottom + REBUT_GAP_STACK);
        return;
    }
    if (place->n_children > 1) {
        put_row(placing, index, child, spot, bottom + REBUT_GAP_BANNER);
        return;
    }
    spot.column = add_column(
        placing, g_array_index(placing->columns, ColumnEdges, spot.column).first_unit, spot.units);
    put(placing, child, spot, bottom + REBUT_GAP_BANNER,
        rebut_heights_is_row(placing->heights, child, spot.edge, spot.units));
}

static void measure_card(const Placing *placing, TreePlace *place)
{
    NodeRecord *card = place->card;
    double measure = placing->setting->measure;
    ColumnEdges *column = &g_array_index(placing->columns, ColumnEdges, place->column);

    size_t n_lines = rebut_card_lines(card, rebut_card_text_width(card, card->box.width, measure));
    card->box.height = rebut_card_height(card, card->box.width, n_lines);
    place->natural = rebut_card_natural_width(card, card->box.width, measure);
    column->left = MIN(column->left, card->box.x);
    column->need = MAX(column->need, card->box.x + place->natural);
    column->is_banner |= place->is_row;
}

static void narrow_columns(const Placing *placing)
{
    for (guint i = 0; i < placing->columns->len; i++) {
        ColumnEdges *column = &g_array_index(placing->columns, ColumnEdges, i);
        if (!column->is_banner &&
            column->need - column->left < NARROWED * (column->right - column->left))
            column->right = column->need;
    }
}

/* The width of a banner, and its shelf, over children that reach to `extent`. */
static void set_banner(TreePlace *place)
{
    Rect *box = &place->card->box;
    double hugs = place->parent == REBUT_NO_PLACE ? TOP_HUGS : BANNER_HUGS;
    double extent = place->extent;

    if (place->natural < hugs * box->width)
        box->width = place->natural + HUG_ROOM * place->card->size;
    else if (MAX(extent, box->x + place->natural) < box->x + NARROWED * box->width)
        box->width = MAX(extent - box->x, place->natural);
    if (extent > box->x + box->width + SHELF_LEAST)
        place->card->shelf = extent;
}

/* Children come after parents, so their extents are known when the walk reaches these. */
static void set_widths(const Placing *placing)
{
    for (guint i = placing->tree->places->len; i-- > 0;) {
        TreePlace *place = rebut_place_at(placing->tree, i);
        Rect *box = &place->card->box;
        place->card->shelf = 0.0;
        if (place->is_row)
            set_banner(place);
        else
            box->width = g_array_index(placing->columns, ColumnEdges, place->column).right - box->x;
        place->extent = MAX(place->extent, box->x + box->width);
        if (place->parent != REBUT_NO_PLACE) {
            TreePlace *above = rebut_place_at(placing->tree, place->parent);
            above->extent = MAX(above->extent, place->extent);
        }
    }
}

void rebut_positions_find(PlaceTree *tree, Heights *heights, const TreeSetting *setting)
{
    g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(ColumnEdges));
    const Placing placing = {tree, heights, setting, columns};
    Spot whole = {add_column(&placing, 0, setting->n_units), 0, setting->n_units};

    if (tree->n_roots == 1)
        put(&placing, 0, whole, 0.0, rebut_heights_is_row(heights, 0, 0, setting->n_units));
    else
        put_row(&placing, REBUT_NO_PLACE, 0, whole, 0.0);
    for (guint i = 0; i < tree->places->len; i++) {
        rebut_place_at(tree, i)->extent = 0.0;
        measure_card(&placing, rebut_place_at(tree, i));
        put_children(&placing, i);
    }
    narrow_columns(&placing);
    set_widths(&placing);
}

/* Lines of more than 64 or less than 30 characters, and cards twice as wide as their one line. */
static double line_penalty(const TreePlace *place, double measure)
{
    const NodeRecord *card = place->card;
    double text_width = rebut_card_text_width(card, card->box.width, measure) * card->size;
    size_t n_lines = rebut_card_lines(card, text_width / card->size);
    double characters = text_width / REBUT_CHARACTERS(1);

    if (n_lines < 2)
        return card->box.width > 2.0 * place->natural ? 0.3 : 0.0;
    if (characters > 61.0)
        return place->card->is_top ? 0.0 : 0.1 + (characters - 61.0) / 25.0;
    return characters < 31.0 ? 0.3 + (31.0 - characters) / 14.0 + 0.1 * (double)n_lines : 0.0;
}

static int compare_widths(gconstpointer a, gconstpointer b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

static size_t count_widths(const PlaceTree *tree)
{
    g_autoptr(GArray) widths = g_array_new(FALSE, FALSE, sizeof(double));
    size_t count = 0;
    double last = -G_MAXDOUBLE;

    for (guint i = 0; i < tree->places->len; i++)
        g_array_append_val(widths, rebut_place_at(tree, i)->card->box.width);
    g_array_sort(widths, compare_widths);
    for (guint i = 0; i < widths->len; i++) {
        double width = g_array_index(widths, double, i);
        if (width - last > 0.2 * REBUT_EM) {
            count++;
            last = width;
        }
    }
    return count;
}

/* The share of the page below the columns, of what is as high as the highest of them. */
static double empty_share(const PlaceTree *tree, double width, double page_height)
{
    double feet[N_STRIPS] = {0.0}, lowest = 0.0, empty = 0.0;

    for (guint i = 0; i < tree->places->len; i++) {
        Rect box = rebut_place_at(tree, i)->card->box;
        int first = (int)(box.x / width * N_STRIPS);
        int end = (int)ceil((box.x + box.width) / width * N_STRIPS);
        for (int strip = MAX(0, first); strip < MIN(N_STRIPS, end); strip++)
            feet[strip] = MAX(feet[strip], box.y + box.height);
    }
    for (int strip = 0; strip < N_STRIPS; strip++)
        lowest = MAX(lowest, feet[strip]);
    for (int strip = 0; strip < N_STRIPS; strip++)
        empty += (lowest - feet[strip]) / N_STRIPS;
    return empty / MAX(1.0, page_height > 0.0 ? page_height : lowest);
}

double rebut_positions_penalty(const PlaceTree *tree, const TreeSetting *setting,
                               double page_height)
{
    double lines = 0.0, n = (double)tree->places->len, width = 0.0, height = 0.0;

    for (guint i = 0; i < tree->places->len; i++) {
        const TreePlace *place = rebut_place_at(tree, i);
        lines += line_penalty(place, setting->measure);
        width = MAX(width, place->extent);
        height = MAX(height, place->card->box.y + place->card->box.height);
    }
    double share = MAX(width / setting->width, page_height > 0.0 ? height / page_height : 0.0);
    return 4.0 * lines / n + 0.9 * empty_share(tree, setting->width, page_height) +
           0.1 * (double)count_widths(tree) / n + 0.5 * share;
}
