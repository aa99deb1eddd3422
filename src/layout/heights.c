/* Stacks are sums. For a row, `cells[i][x]` is the least height of the first `i` children in the
 * first `x` units, and of equal ones that with the least sum of squares, so that columns are about
 * equally high. The last column holds one child (as a row of its own or a stack) or some stacked
 * children; the more children it takes, the higher it is and the lower what stands before it, so
 * the best cut is near the point where both are equal, which a binary search finds. */
#include "layout/heights.h"
#include <string.h>

#define WINDOW          6 /* cuts that are tried on each side of that point */
#define MOST_KEPT_APART 4 /* roots that are not stacked where there is more than one column */

typedef struct Cell {
    double height, squares;
    guint first; /* child of the last column; G_MAXUINT: the last unit is not used */
    guint units; /* of the last column */
} Cell;

struct Heights {
    const PlaceTree *tree;
    TreeSetting setting;
    double pitch, origin; /* of the grid */
    double *stack, *best; /* by place, edge, units */
    Cell *cells;          /* by child, units */
    size_t most_children;
    double *sums;         /* by edge (first column or not), units, child: of stacks */
    bool has_premises;    /* the row at hand has */
    guint32 useful;       /* bits: units at which its stacks are lower than at one less */
    guint *run;           /* by child: the first of the run of one relation that it ends */
    GArray *columns;      /* of Column */
};

/* A row to be found: below a place, or of the roots. */
typedef struct Row {
    guint place, first_child, n;
    guint edges[2]; /* of children in the first column, and in the others */
} Row;

static size_t slot(const Heights *heights, guint place, guint edge, guint units)
{
    const TreePlace *row = rebut_place_at(heights->tree, place);
    guint before = rebut_edges_before(row->edges, edge);

    return (size_t)(row->first_edge + before) * heights->setting.n_units + units - 1;
}

double rebut_heights_width(const Heights *heights, guint place, guint edge, guint units)
{
    const TreePlace *row = rebut_place_at(heights->tree, place);

    return units * heights->pitch - REBUT_GAP_COLUMN - row->inset + row->saved[edge];
}

double rebut_heights_unit_left(const Heights *heights, guint unit)
{
    return heights->origin + unit * heights->pitch;
}

double rebut_heights_stack(const Heights *heights, guint place, guint edge, guint units)
{
    return heights->stack[slot(heights, place, edge, units)];
}

double rebut_heights_best(const Heights *heights, guint place, guint edge, guint units)
{
    return heights->best[slot(heights, place, edge, units)];
}

bool rebut_heights_is_row(const Heights *heights, guint place, guint edge, guint units)
{
    return rebut_heights_best(heights, place, edge, units) <
           rebut_heights_stack(heights, place, edge, units);
}

guint rebut_heights_edge(const Heights *heights, guint place, guint edge, bool is_first_column)
{
    if (is_first_column || place == REBUT_NO_PLACE)
        return edge;
    return rebut_place_at(heights->tree, place)->level + 1;
}

/* Do two siblings bear on what they stand under in the same way? Top claims bear on nothing. */
static bool are_alike(const TreePlace *a, const TreePlace *b)
{
    return a->bearing == NULL || a->bearing->link->relation == b->bearing->link->relation;
}

/* Is there a cut through premises before child `i` of the row? */
static bool cuts_premises(const Heights *heights, const Row *row, guint i)
{
    return i > 0 && i < row->n && rebut_place_at(heights->tree, row->first_child + i)->is_joined;
}

/* A column that holds a part of premises holds nothing else, and what attacks an inference stands
 * below a premise. */
static bool is_allowed(const Heights *heights, const Row *row, guint first, guint end)
{
    const TreePlace *start = rebut_place_at(heights->tree, row->first_child + first);
    const TreePlace *last = rebut_place_at(heights->tree, row->first_child + end - 1);

    if (!cuts_premises(heights, row, first) && !cuts_premises(heights, row, end))
        return true;
    return start->premises == last->premises && (first == 0 || !start->is_against);
}

static double bar_room(const Heights *heights, const Row *row, guint first, guint end)
{
    const TreePlace *place = rebut_place_at(heights->tree, row->first_child + first);

    if (!cuts_premises(heights, row, first) && !cuts_premises(heights, row, end))
        return 0.0;
    /* The scheme's name stands above the bar, and not above the first premise. */
    return REBUT_BAR_ROOM + (place->premises->head != NULL ? REBUT_SCHEME_ROOM : 0.0) -
           place->above;
}

static double *sums_of(const Heights *heights, guint which, guint units)
{
    return heights->sums +
           (which * heights->setting.n_units + units - 1) * (heights->most_children + 1);
}

/* `sums[i]` is the height of the first `i` children as a stack. */
static void add_up(Heights *heights, const Row *row)
{
    heights->useful = 0;
    for (guint which = 0; which < 2; which++)
        for (guint units = 1; units <= heights->setting.n_units; units++) {
            double *sums = sums_of(heights, which, units);
            sums[0] = 0.0;
            for (guint i = 0; i < row->n; i++) {
                guint child = row->first_child + i;
                sums[i + 1] = sums[i] + rebut_place_at(heights->tree, child)->gap +
                              rebut_heights_stack(heights, child, row->edges[which], units);
            }
            if (units == 1 || sums[row->n] < sums_of(heights, which, units - 1)[row->n] - 0.01)
                heights->useful |= 1U << units;
        }
}

/* In a grid of one unit there is but one column, which takes all. */
static void find_runs(Heights *heights, const Row *row)
{
    bool is_single = heights->setting.n_units == 1;
    bool are_apart = row->place == REBUT_NO_PLACE && row->n <= MOST_KEPT_APART;

    heights->has_premises = false;
    for (guint i = 0; i < row->n; i++) {
        const TreePlace *place = rebut_place_at(heights->tree, row->first_child + i);
        bool goes_on =
            i > 0 && (is_single || (!are_apart && (heights->setting.is_mixed ||
                                                   are_alike(place - 1, place))));
        heights->run[i] = goes_on ? heights->run[i - 1] : i;
        heights->has_premises |= place->is_joined;
    }
}

/* The height of children [first, end) in a column. */
static double column_height(const Heights *heights, const Row *row, guint first, guint end,
                            guint units)
{
    guint which = first > 0, child = row->first_child + first;
    double room = 0.0;

    if (heights->has_premises) {
        if (!is_allowed(heights, row, first, end))
            return REBUT_NO_HEIGHT;
        room = bar_room(heights, row, first, end);
    }
    if (end - first == 1)
        return room + rebut_heights_best(heights, child, row->edges[which], units);
    const double *sums = sums_of(heights, which, units);
    return room + sums[end] - sums[first] - rebut_place_at(heights->tree, child)->gap;
}

static Cell *cell(const Heights *heights, guint n, guint units)
{
    return &heights->cells[(size_t)n * (heights->setting.n_units + 1) + units];
}

/* Takes children [first, end) as the last column, if that is better than what the cell has. */
static void try_column(const Heights *heights, const Row *row, const Column *column, Cell *best)
{
    const Cell *before = NULL;
    double height =
        column_height(heights, row, column->first, column->end, column->units);
    double squares = height * height;

    if (column->first > 0) {
        guint total = (guint)(best - cell(heights, column->end, 0));
        before = cell(heights, column->first, total - column->units);
        squares += before->squares;
        height = MAX(height, before->height);
    }
    if (height < best->height || (height == best->height && squares < best->squares))
        *best = (Cell){height, squares, column->first, column->units};
}

/* The least `first` from which on what stands before is at least as high as the column. */
static guint find_balance(const Heights *heights, const Row *row, const Column *range, guint total)
{
    guint low = range->first, high = range->end - 1;

    if (high - low <= 2 * WINDOW)
        return low + (high - low) / 2;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (middle == 0 || cell(heights, middle, total - range->units)->height <
                               column_height(heights, row, middle, range->end, range->units))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void try_columns(const Heights *heights, const Row *row, guint end, guint total, guint units)
{
    Cell *best = cell(heights, end, total);
    guint run = heights->run[end - 1];
    Column column = {end - 1, end, units};

    if (total == units) { /* the first column, which takes all children */
        column.first = 0;
        if (run == 0 || end == 1)
            try_column(heights, row, &column, best);
        return;
    }
    if (end < 2)
        return;
    try_column(heights, row, &column, best);
    column.first = MAX(run, 1);
    if (column.first >= end - 1 || (heights->useful >> units & 1) == 0)
        return;
    guint middle = find_balance(heights, row, &column, total);
    guint low = middle > column.first + WINDOW ? middle - WINDOW : column.first;
    guint high = MIN(middle + WINDOW, end - 2);
    for (guint first = low; first <= high; first++) {
        column.first = first;
        try_column(heights, row, &column, best);
    }
}

/* Does the last child fit a column of so many units? If not, it does not fit fewer. */
static bool is_feasible(const Heights *heights, const Row *row, guint end, guint units)
{
    guint which = end > 1;

    return rebut_heights_best(heights, row->first_child + end - 1, row->edges[which], units) <
           REBUT_NO_HEIGHT;
}

/* Fills the cells of a row for all its children. */
static void find_row(Heights *heights, const Row *row)
{
    guint n_units = heights->setting.n_units;

    add_up(heights, row);
    find_runs(heights, row);
    for (guint end = 1; end <= row->n; end++) {
        cell(heights, end, 0)->height = REBUT_NO_HEIGHT;
        for (guint total = 1; total <= n_units; total++) {
            Cell *best = cell(heights, end, total);
            *best = *cell(heights, end, total - 1);
            best->first = G_MAXUINT;
            for (guint units = total; units >= 1 && is_feasible(heights, row, end, units); units--)
                try_columns(heights, row, end, total, units);
        }
    }
}

static Row row_below(const Heights *heights, guint place, guint edge)
{
    const TreePlace *above = rebut_place_at(heights->tree, place);

    return (Row){place,
                 above->first_child,
                 above->n_children,
                 {edge, rebut_heights_edge(heights, place, edge, false)}};
}

static Row row_of_roots(const Heights *heights)
{
    return (Row){REBUT_NO_PLACE, 0, heights->tree->n_roots, {0, 0}};
}

/* The heights of the card alone, by units. Wider columns need no more lines, so one walk along the
 * text's steps finds all. */
static void find_cards(const Heights *heights, guint index, guint edge, double *found)
{
    const TreePlace *place = rebut_place_at(heights->tree, index);
    const NodeRecord *card = place->card;
    guint step = card->steps->len;

    for (guint units = 1; units <= heights->setting.n_units; units++) {
        double width = rebut_heights_width(heights, index, edge, units);
        double text_width = rebut_card_text_width(card, width, heights->setting.measure);
        while (step > 0 && g_array_index(card->steps, WrapStep, step - 1).width <= text_width + 0.01)
            step--;
        size_t n_lines =
            step < card->steps->len ? g_array_index(card->steps, WrapStep, step).n_lines : 0;
        if (card->role == NODE_REFERENCE)
            n_lines = MIN(n_lines, REBUT_REFERENCE_LINES);
        bool is_thin = n_lines > 2 && text_width * card->size < heights->setting.least_text;
        found[units - 1] = n_lines == 0 || is_thin || width < rebut_slots_least(&card->slots)
                               ? REBUT_NO_HEIGHT
                               : rebut_card_height(card, width, n_lines);
    }
}

static void find_stack(const Heights *heights, guint index, guint edge, const double *cards)
{
    const TreePlace *place = rebut_place_at(heights->tree, index);
    double *stack = &heights->stack[slot(heights, index, edge, 1)];
    double *best = &heights->best[slot(heights, index, edge, 1)];
    guint n_units = heights->setting.n_units;

    for (guint unit = 0; unit < n_units; unit++)
        stack[unit] = place->above + place->below + cards[unit] +
                      (place->n_children > 0 ? REBUT_GAP_STACK : 0.0);
    for (guint i = 0; i < place->n_children; i++) {
        guint child = place->first_child + i;
        const double *of_child = &heights->stack[slot(heights, child, edge, 1)];
        double gap = rebut_place_at(heights->tree, child)->gap;
        for (guint unit = 0; unit < n_units; unit++)
            stack[unit] += gap + of_child[unit];
    }
    memcpy(best, stack, n_units * sizeof *best);
}

/* Where a row is lower than the stack, it is taken. One child needs no choice of columns. */
static void try_row(Heights *heights, guint index, guint edge, const double *cards)
{
    const TreePlace *place = rebut_place_at(heights->tree, index);
    Row row = row_below(heights, index, edge);

    if (place->n_children == 0 || place->level >= REBUT_ROW_LEVELS)
        return;
    if (row.n > 1)
        find_row(heights, &row);
    for (guint units = 2; units <= heights->setting.n_units; units++) {
        double *best = &heights->best[slot(heights, index, edge, units)];
        double below = row.n > 1 ? cell(heights, row.n, units)->height
                                 : rebut_heights_best(heights, row.first_child, edge, units);
        *best = MIN(*best, place->above + place->below + cards[units - 1] + REBUT_GAP_BANNER +
                               below);
    }
}

static void find_place(Heights *heights, guint index)
{
    double cards[REBUT_MOST_UNITS];

    for (guint edge = 0; edge < REBUT_N_EDGES; edge++) {
        if ((rebut_place_at(heights->tree, index)->edges >> edge & 1) == 0)
            continue;
        find_cards(heights, index, edge, cards);
        find_stack(heights, index, edge, cards);
        if (heights->setting.n_units > 1)
            try_row(heights, index, edge, cards);
    }
}

double rebut_heights_find(Heights *heights, const TreeSetting *setting)
{
    const PlaceTree *tree = heights->tree;

    heights->setting = *setting;
    heights->origin = tree->n_roots > 1 ? -tree->indent : 0.0;
    heights->pitch = (setting->width - heights->origin + REBUT_GAP_COLUMN) / setting->n_units;
    for (guint i = tree->places->len; i-- > 0;)
        find_place(heights, i);
    if (tree->n_roots == 1)
        return rebut_heights_best(heights, 0, 0, setting->n_units);
    Row row = row_of_roots(heights);
    find_row(heights, &row);
    return cell(heights, row.n, setting->n_units)->height;
}

const GArray *rebut_heights_columns(Heights *heights, guint place, guint edge, guint units)
{
    Row row =
        place == REBUT_NO_PLACE ? row_of_roots(heights) : row_below(heights, place, edge);
    guint left_over = 0, end = row.n;

    g_array_set_size(heights->columns, 0);
    find_row(heights, &row);
    for (const Cell *at = cell(heights, end, units); end > 0; at = cell(heights, end, units)) {
        if (at->first == G_MAXUINT) {
            units--;
            left_over++;
            continue;
        }
        Column column = {at->first, end, at->units};
        g_array_prepend_val(heights->columns, column);
        units -= at->units;
        end = at->first;
    }
    g_array_index(heights->columns, Column, heights->columns->len - 1).units += left_over;
    return heights->columns;
}

double rebut_heights_bar_room(const Heights *heights, guint place, const Column *column)
{
    Row row = place == REBUT_NO_PLACE ? row_of_roots(heights) : row_below(heights, place, 0);

    return bar_room(heights, &row, column->first, column->end);
}

Heights *rebut_heights_new(const PlaceTree *tree)
{
    Heights *heights = g_new0(Heights, 1);
    size_t n = tree->places->len, most = tree->n_roots;

    for (guint i = 0; i < n; i++)
        most = MAX(most, rebut_place_at(tree, i)->n_children);
    heights->most_children = most;
    heights->tree = tree;
    heights->stack = g_new0(double, tree->n_edges * REBUT_MOST_UNITS);
    heights->best = g_new0(double, tree->n_edges * REBUT_MOST_UNITS);
    heights->cells = g_new0(Cell, (most + 1) * (REBUT_MOST_UNITS + 1));
    heights->sums = g_new0(double, 2 * REBUT_MOST_UNITS * (most + 1));
    heights->run = g_new0(guint, most + 1);
    heights->columns = g_array_new(FALSE, FALSE, sizeof(Column));
    return heights;
}

void rebut_heights_free(Heights *heights)
{
    if (heights == NULL)
        return;
    g_free(heights->stack);
    g_free(heights->best);
    g_free(heights->cells);
    g_free(heights->sums);
    g_free(heights->run);
    g_array_unref(heights->columns);
    g_free(heights);
}
