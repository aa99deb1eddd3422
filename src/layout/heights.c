/* Stacks are sums. For a row, `cells[i][x]` is the least height of the first `i` children in the
 * first `x` units, and of equal ones that with the least sum of squares, so that columns are about
 * equally high. The last column holds one child (as a row of its own or a stack) or some stacked
 * children; the more children it takes, the higher it is and the lower what stands before it, so
 * the best cut is near the point where both are equal. That point moves on with the children.
 *
 * In a large map a unit of the grid is wider than any card, so places that are in stacks only have
 * one height at all units from some number on, mostly 1: no more than so many are kept. */
#include "layout/heights.h"
#include "layout/ranges.h"
#include <math.h>
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
    double *stack;        /* by place, edge, units; of deep places no more than `n_deep` units */
    double *best;         /* likewise, of places that may have rows, which come first */
    guint n_row_places;
    guint n_full_places, n_full_edges; /* before the deep ones, whose parents have no rows either */
    guint n_deep;       /* in so many units or more, the height of a deep place is the same */
    double deep_reach;  /* width of the page's left part in which all deep cards have room */
    GArray *ranges;     /* of Range: those of each place, the widest first */
    guint *first_range; /* by place, and one more */
    Cell *cells;        /* by child, units */
    double *sums[2];    /* by child, units: of stacks, in the first column and in others */
    guint *balance;     /* by units of the row, units of the column: see find_balance */
    bool may_refuse;    /* columns of the row at hand: see is_allowed */
    guint32 useful;     /* bits: units at which its stacks are lower than at one less */
    guint *run;         /* by child: the first of the run of one relation that it ends */
    GArray *columns;    /* of Column */
};

/* A row to be found: below a place, or of the roots. */
typedef struct Row {
    guint place, first_child, n;
    guint edges[2]; /* of children in the first column, and in the others */
} Row;

static size_t slot(const Heights *heights, guint place, guint edge, guint units)
{
    const TreePlace *row = rebut_place_at(heights->tree, place);
    size_t index = row->first_edge + rebut_edges_before(row->edges, edge);

    if (place < heights->n_full_places)
        return index * heights->setting.n_units + units - 1;
    return (size_t)heights->n_full_edges * heights->setting.n_units +
           (index - heights->n_full_edges) * heights->n_deep + MIN(units, heights->n_deep) - 1;
}

/* For so many units its heights are kept. */
static guint n_kept(const Heights *heights, guint place)
{
    return place < heights->n_full_places ? heights->setting.n_units : heights->n_deep;
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

/* By units, from 1 on; not of deep places. */
static const double *best_of(const Heights *heights, guint place, guint edge)
{
    return (place < heights->n_row_places ? heights->best : heights->stack) +
           slot(heights, place, edge, 1);
}

static double least_height(const Heights *heights, guint place, guint edge, guint units)
{
    return place < heights->n_row_places ? best_of(heights, place, edge)[units - 1]
                                         : rebut_heights_stack(heights, place, edge, units);
}

bool rebut_heights_is_row(const Heights *heights, guint place, guint edge, guint units)
{
    return least_height(heights, place, edge, units) <
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

/* A column that holds a part of premises holds nothing else, what attacks an inference stands below
 * a premise, and what denies the parent's own link near that. */
static bool is_allowed(const Heights *heights, const Row *row, guint first, guint end)
{
    const TreePlace *start = rebut_place_at(heights->tree, row->first_child + first);
    const TreePlace *last = rebut_place_at(heights->tree, row->first_child + end - 1);

    if (first > 0 && start->denies_stub)
        return false;
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

/* The heights of the first `n` children as a stack, by units from 1 on. */
static double *sums_of(const Heights *heights, guint which, guint n)
{
    return heights->sums[which] + (size_t)n * heights->setting.n_units;
}

static void add_up_in(const Heights *heights, const Row *row, guint which)
{
    guint n_units = heights->setting.n_units;
    double *sums = sums_of(heights, which, 0);

    for (guint unit = 0; unit < n_units; unit++)
        sums[unit] = 0.0;
    for (guint i = 0; i < row->n; i++, sums += n_units) {
        guint child = row->first_child + i;
        const double *stack = &heights->stack[slot(heights, child, row->edges[which], 1)];
        double gap = rebut_place_at(heights->tree, child)->gap;
        for (guint unit = 0; unit < n_units; unit++)
            sums[n_units + unit] = sums[unit] + gap + stack[unit];
    }
}

static void add_up(Heights *heights, const Row *row)
{
    heights->useful = 0;
    for (guint which = 0; which < 2; which++) {
        add_up_in(heights, row, which);
        const double *all = sums_of(heights, which, row->n);
        for (guint units = 1; units <= heights->setting.n_units; units++)
            if (units == 1 || all[units - 1] < all[units - 2] - 0.01)
                heights->useful |= 1U << units;
    }
}

/* In a grid of one unit there is but one column, which takes all. */
static void find_runs(Heights *heights, const Row *row)
{
    bool is_single = heights->setting.n_units == 1;
    bool are_apart = row->place == REBUT_NO_PLACE && row->n <= MOST_KEPT_APART;

    heights->may_refuse = false;
    for (guint i = 0; i < row->n; i++) {
        const TreePlace *place = rebut_place_at(heights->tree, row->first_child + i);
        bool goes_on =
            i > 0 && (is_single ||
                      (!are_apart && (heights->setting.is_mixed || are_alike(place - 1, place))));
        heights->run[i] = goes_on ? heights->run[i - 1] : i;
        heights->may_refuse |= place->is_joined || (i > 0 && place->denies_stub);
    }
}

/* The height of children [first, end) in a column. */
static double column_height(const Heights *heights, const Row *row, guint first, guint end,
                            guint units)
{
    guint which = first > 0, child = row->first_child + first;
    double room = 0.0;

    if (heights->may_refuse) {
        if (!is_allowed(heights, row, first, end))
            return REBUT_NO_HEIGHT;
        room = bar_room(heights, row, first, end);
    }
    if (end - first == 1)
        return room + least_height(heights, child, row->edges[which], units);
    return room + sums_of(heights, which, end)[units - 1] -
           sums_of(heights, which, first)[units - 1] - rebut_place_at(heights->tree, child)->gap;
}

static Cell *cell(const Heights *heights, guint n, guint units)
{
    return &heights->cells[(size_t)n * (heights->setting.n_units + 1) + units];
}

/* Takes children [first, end) as the last column, if that is better than what the cell has. False
 * if the column alone is higher; then wider ranges of children and fewer units are, too. */
static bool try_column(const Heights *heights, const Row *row, const Column *column, Cell *best)
{
    double height = column_height(heights, row, column->first, column->end, column->units);
    double squares = height * height;

    if (height > best->height)
        return false;
    if (column->first > 0) {
        guint total = (guint)(best - cell(heights, column->end, 0));
        const Cell *before = cell(heights, column->first, total - column->units);
        squares += before->squares;
        height = MAX(height, before->height);
    }
    if (height < best->height || (height == best->height && squares < best->squares))
        *best = (Cell){height, squares, column->first, column->units};
    return true;
}

/* The least `first` from which on what stands before is at least as high as the column. It never
 * falls while `end` rises, so the search goes on where that for the child before ended. */
static guint find_balance(const Heights *heights, const Row *row, const Column *range, guint total)
{
    guint *at = &heights->balance[total * (heights->setting.n_units + 1) + range->units];

    *at = MAX(*at, range->first);
    while (*at < range->end - 1 && cell(heights, *at, total - range->units)->height <
                                       column_height(heights, row, *at, range->end, range->units))
        (*at)++;
    return *at;
}

/* The height of the row if the last column begins with that child. */
static double row_height(const Heights *heights, const Row *row, const Column *column, guint total)
{
    return MAX(cell(heights, column->first, total - column->units)->height,
               column_height(heights, row, column->first, column->end, column->units));
}

/* Narrows the cuts [*low, *high] that are worth a try to those about the balance; false if none
 * makes the row lower. */
static bool narrow_cuts(const Heights *heights, const Row *row, Column column, const Cell *best,
                        guint *low, guint *high)
{
    guint total = (guint)(best - cell(heights, column.end, 0)), least = *low;

    if (*high - least < 2 * WINDOW)
        return true;
    column.first = least;
    guint middle = find_balance(heights, row, &column, total);
    *low = middle > least + WINDOW ? middle - WINDOW : least;
    *high = MIN(middle + WINDOW, *high);
    if (heights->may_refuse)
        return true;
    column.first = middle;
    double height = row_height(heights, row, &column, total);
    column.first = MAX(middle, least + 1) - 1;
    return MIN(height, row_height(heights, row, &column, total)) <= best->height;
}

/* Takes several children as the last column. */
static void try_stacks(const Heights *heights, const Row *row, Column column, Cell *best)
{
    guint low = MAX(heights->run[column.end - 1], 1), high = column.end - 2;
    bool is_over = false;

    if (high < low || (heights->useful >> column.units & 1) == 0 ||
        !narrow_cuts(heights, row, column, best, &low, &high))
        return;
    for (column.first = high; column.first >= low && !is_over; column.first--)
        is_over = !try_column(heights, row, &column, best) && !heights->may_refuse;
}

/* Bits: units in which a child alone is lower than in one less. Where that is as good, what stands
 * before takes the unit. */
static guint32 find_steps(const Heights *heights, const Row *row, guint end)
{
    const double *alone = best_of(heights, row->first_child + end - 1, row->edges[end > 1]);
    guint32 steps = 1U << 1;

    for (guint units = 2; units <= heights->setting.n_units; units++)
        if (alone[units - 1] < alone[units - 2])
            steps |= 1U << units;
    return steps;
}

/* Finds the least height of the first `end` children in `total` units. `steps` are the last one's.
 */
static void find_cell(const Heights *heights, const Row *row, guint end, guint total, guint32 steps)
{
    Cell *best = cell(heights, end, total);
    guint child = row->first_child + end - 1;
    const double *alone = best_of(heights, child, row->edges[end > 1]);

    *best = best[-1];
    best->first = G_MAXUINT;
    if (alone[total - 1] >= REBUT_NO_HEIGHT) /* and it does not fit fewer */
        return;
    if (heights->run[end - 1] == 0 || end == 1) /* the first column takes all children */
        try_column(heights, row, &(Column){0, end, total}, best);
    if (end == 1)
        return;
    guint32 left = (steps | heights->useful) & ((1U << total) - 1);
    while (left != 0) {
        guint units = g_bit_storage(left) - 1;
        left ^= 1U << units;
        if (alone[units - 1] >= REBUT_NO_HEIGHT ||
            (!heights->may_refuse && alone[units - 1] > best->height))
            break;
        if (steps >> units & 1)
            try_column(heights, row, &(Column){end - 1, end, units}, best);
        try_stacks(heights, row, (Column){0, end, units}, best);
    }
}

/* Fills the cells of a row for all its children. */
static void find_row(Heights *heights, const Row *row)
{
    guint n_units = heights->setting.n_units;

    add_up(heights, row);
    find_runs(heights, row);
    if (row->n > 2 * WINDOW)
        memset(heights->balance, 0, (n_units + 1) * (n_units + 1) * sizeof(guint));
    for (guint end = 1; end <= row->n; end++) {
        guint32 steps = find_steps(heights, row, end);
        cell(heights, end, 0)->height = REBUT_NO_HEIGHT;
        for (guint total = 1; total <= n_units; total++)
            find_cell(heights, row, end, total, steps);
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

/* Text is set in the same way at all widths of the page. */
static void find_ranges(Heights *heights)
{
    const PlaceTree *tree = heights->tree;

    g_array_set_size(heights->ranges, 0);
    heights->deep_reach = 0.0;
    for (guint i = 0; i < tree->places->len; i++) {
        const TreePlace *place = rebut_place_at(tree, i);
        guint first = heights->ranges->len;
        heights->first_range[i] = first;
        rebut_ranges_add(heights->ranges, place->card, &heights->setting);
        if (i >= heights->n_full_places && first < heights->ranges->len)
            heights->deep_reach =
                MAX(heights->deep_reach,
                    place->inset + g_array_index(heights->ranges, Range, first).from);
    }
    heights->first_range[tree->places->len] = heights->ranges->len;
}

static guint count_deep_units(const Heights *heights)
{
    double units = ceil((heights->deep_reach + REBUT_GAP_COLUMN + 1.0) / heights->pitch);

    return units >= 1.0 && units < heights->setting.n_units ? (guint)units
                                                            : heights->setting.n_units;
}

/* The heights of the card alone, by units. Wider columns need no more lines, so one walk along the
 * ranges finds all; it is over where the widest is reached. */
static void find_cards(const Heights *heights, guint index, guint edge, double *found)
{
    guint n_units = n_kept(heights, index);
    const Range *first = &g_array_index(heights->ranges, Range, heights->first_range[index]);
    const Range *end = &g_array_index(heights->ranges, Range, heights->first_range[index + 1]);
    const Range *at = end;
    double width = rebut_heights_width(heights, index, edge, 1);

    for (guint unit = 0; unit < n_units; unit++) {
        if (first < end && first->from <= width)
            at = first;
        while (at > first && at[-1].from <= width)
            at--;
        found[unit] = at < end ? at->height : REBUT_NO_HEIGHT;
        width += heights->pitch;
    }
}

/* Adds the heights of a child, of which those beyond the kept ones are equal. */
static void add_child(const Heights *heights, guint child, guint edge, double *stack, guint n_units)
{
    const double *of_child = &heights->stack[slot(heights, child, edge, 1)];
    guint n_own = MIN(n_kept(heights, child), n_units);

    for (guint unit = 0; unit < n_own; unit++)
        stack[unit] += of_child[unit];
    for (guint unit = n_own; unit < n_units; unit++)
        stack[unit] += of_child[n_own - 1];
}

static void find_stack(const Heights *heights, guint index, guint edge, const double *cards)
{
    const TreePlace *place = rebut_place_at(heights->tree, index);
    double *stack = &heights->stack[slot(heights, index, edge, 1)];
    double around = place->above + place->below + (place->n_children > 0 ? REBUT_GAP_STACK : 0.0);
    guint n_units = n_kept(heights, index);

    for (guint i = 0; i < place->n_children; i++)
        around += rebut_place_at(heights->tree, place->first_child + i)->gap;
    for (guint unit = 0; unit < n_units; unit++)
        stack[unit] = around + cards[unit];
    for (guint i = 0; i < place->n_children; i++)
        add_child(heights, place->first_child + i, edge, stack, n_units);
    if (index < heights->n_row_places)
        memcpy(&heights->best[slot(heights, index, edge, 1)], stack, n_units * sizeof *stack);
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
                                 : least_height(heights, row.first_child, edge, units);
        *best =
            MIN(*best, place->above + place->below + cards[units - 1] + REBUT_GAP_BANNER + below);
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

/* Places come by levels, so those that may have rows come first. */
static guint count_above(const PlaceTree *tree, guint level)
{
    guint n = 0;

    while (n < tree->places->len && rebut_place_at(tree, n)->level < level)
        n++;
    return n;
}

static guint count_edges(const PlaceTree *tree, guint n_places)
{
    return n_places < tree->places->len ? rebut_place_at(tree, n_places)->first_edge
                                        : tree->n_edges;
}

guint64 rebut_heights_work(const Heights *heights, const TreeSetting *setting)
{
    guint64 units = setting->n_units;

    return heights->tree->n_edges * units +
           count_edges(heights->tree, heights->n_row_places) * units * units / 2;
}

double rebut_heights_find(Heights *heights, const TreeSetting *setting)
{
    const PlaceTree *tree = heights->tree;
    bool is_set = heights->setting.measure == setting->measure &&
                  heights->setting.least_text == setting->least_text;

    heights->setting = *setting;
    if (!is_set)
        find_ranges(heights);
    heights->origin = tree->n_roots > 1 ? -tree->indent : 0.0;
    heights->pitch = (setting->width - heights->origin + REBUT_GAP_COLUMN) / setting->n_units;
    heights->n_deep = count_deep_units(heights);
    for (guint i = tree->places->len; i-- > 0;)
        find_place(heights, i);
    if (tree->n_roots == 1)
        return least_height(heights, 0, 0, setting->n_units);
    Row row = row_of_roots(heights);
    find_row(heights, &row);
    return cell(heights, row.n, setting->n_units)->height;
}

const GArray *rebut_heights_columns(Heights *heights, guint place, guint edge, guint units)
{
    Row row = place == REBUT_NO_PLACE ? row_of_roots(heights) : row_below(heights, place, edge);
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

    heights->tree = tree;
    heights->n_row_places = count_above(tree, REBUT_ROW_LEVELS);
    heights->n_full_places = count_above(tree, REBUT_ROW_LEVELS + 1);
    heights->n_full_edges = count_edges(tree, heights->n_full_places);
    for (guint i = 0; i < heights->n_row_places; i++)
        most = MAX(most, rebut_place_at(tree, i)->n_children);
    heights->stack = g_new(double, (size_t)tree->n_edges *REBUT_MOST_UNITS);
    heights->best =
        g_new(double, (size_t)count_edges(tree, heights->n_row_places) * REBUT_MOST_UNITS);
    heights->ranges = g_array_new(FALSE, FALSE, sizeof(Range));
    heights->first_range = g_new(guint, n + 1);
    heights->cells = g_new0(Cell, (most + 1) * (REBUT_MOST_UNITS + 1));
    for (int which = 0; which < 2; which++)
        heights->sums[which] = g_new(double, REBUT_MOST_UNITS *(most + 1));
    heights->balance = g_new0(guint, (REBUT_MOST_UNITS + 1) * (REBUT_MOST_UNITS + 1));
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
    g_array_unref(heights->ranges);
    g_free(heights->first_range);
    g_free(heights->cells);
    g_free(heights->sums[0]);
    g_free(heights->sums[1]);
    g_free(heights->balance);
    g_free(heights->run);
    g_array_unref(heights->columns);
    g_free(heights);
}
