/* Heights of trees: against all ways to cut rows into columns, and what the positions make of them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "layout/positions.h"
#include "maps.h"
#include "random_maps.h"
#include <math.h>

#define N_TREES    150
#define MOST_UNITS 5
#define N_WIDE     150
/* Sums from which others are taken away hold REBUT_NO_HEIGHT where a text does not fit. */
#define ROUNDING 0.001

/* All that the search knows, asked of nothing but the tree. */
typedef struct Trial {
    const PlaceTree *tree;
    const Heights *heights; /* for the widths and the room of bars */
    TreeSetting setting;
} Trial;

static double best_of(const Trial *trial, guint place, guint edge, guint units);

static double card_of_place(const Trial *trial, guint index, guint edge, guint units)
{
    const NodeRecord *card = rebut_place_at(trial->tree, index)->card;
    double width = rebut_heights_width(trial->heights, index, edge, units);
    double text_width = rebut_card_text_width(card, width, trial->setting.measure);
    size_t n_lines = rebut_card_lines(card, text_width);

    if (n_lines == 0 || width < rebut_slots_least(&card->slots) ||
        (n_lines > 2 && text_width * card->size < trial->setting.least_text))
        return REBUT_NO_HEIGHT;
    return rebut_card_height(card, width, n_lines);
}

static double stack_of(const Trial *trial, guint index, guint edge, guint units)
{
    const TreePlace *place = rebut_place_at(trial->tree, index);
    double height = place->above + place->below + card_of_place(trial, index, edge, units) +
                    (place->n_children > 0 ? REBUT_GAP_STACK : 0.0);

    for (guint i = 0; i < place->n_children; i++)
        height += rebut_place_at(trial->tree, place->first_child + i)->gap +
                  stack_of(trial, place->first_child + i, edge, units);
    return height;
}

/* The children of a place, or the roots. */
typedef struct Siblings {
    guint place, edge, first, n;
} Siblings;

static const TreePlace *sibling(const Trial *trial, const Siblings *all, guint i)
{
    return rebut_place_at(trial->tree, all->first + i);
}

static bool cuts_premises(const Trial *trial, const Siblings *all, guint i)
{
    return i > 0 && i < all->n && sibling(trial, all, i)->premises != NULL &&
           sibling(trial, all, i)->premises == sibling(trial, all, i - 1)->premises;
}

static bool may_be_column(const Trial *trial, const Siblings *all, guint first, guint end)
{
    bool are_apart = all->place == REBUT_NO_PLACE && all->n <= 4 && trial->setting.n_units > 1;

    if (cuts_premises(trial, all, first) || cuts_premises(trial, all, end))
        for (guint i = first; i < end; i++)
            if (sibling(trial, all, i)->premises != sibling(trial, all, first)->premises)
                return false;
    for (guint i = first + 1; i < end; i++) {
        const Bearing *one = sibling(trial, all, first)->bearing,
                      *other = sibling(trial, all, i)->bearing;
        if (are_apart || (!trial->setting.is_mixed && one != NULL &&
                          one->link->relation != other->link->relation))
            return false;
    }
    return true;
}

static double column_of(const Trial *trial, const Siblings *all, guint first, guint end,
                        guint units)
{
    guint edge = rebut_heights_edge(trial->heights, all->place, all->edge, first == 0);
    const Column column = {first, end, units};
    double height = rebut_heights_bar_room(trial->heights, all->place, &column);

    if (end - first == 1)
        return height + best_of(trial, all->first + first, edge, units);
    for (guint i = first; i < end; i++)
        height += stack_of(trial, all->first + i, edge, units) +
                  (i > first ? sibling(trial, all, i)->gap : 0.0);
    return height;
}

/* Of siblings in so many units: the least of all ways to cut them into columns. `least` is that of
 * the siblings from one on, by that one and units. */
static double columns_of(const Trial *trial, const Siblings *all, guint units)
{
    guint n = all->n, n_units = units + 1;
    g_autofree double *least = g_new0(double, (size_t)(n + 1) * n_units);

    for (guint first = n; first-- > 0;) {
        for (guint u = 0; u <= units; u++)
            least[first * n_units + u] = REBUT_NO_HEIGHT;
        for (guint end = first + 1; end <= n; end++)
            for (guint own = 1; own <= units && may_be_column(trial, all, first, end); own++) {
                double height = column_of(trial, all, first, end, own);
                for (guint u = own; u <= units; u++) {
                    double both = MAX(height, least[end * n_units + u - own]);
                    least[first * n_units + u] = MIN(both, least[first * n_units + u]);
                }
            }
    }
    return least[units];
}

static double best_of(const Trial *trial, guint index, guint edge, guint units)
{
    const TreePlace *place = rebut_place_at(trial->tree, index);
    double stack = stack_of(trial, index, edge, units);
    const Siblings children = {index, edge, place->first_child, place->n_children};

    if (place->n_children == 0 || place->level >= REBUT_ROW_LEVELS || units < 2)
        return stack;
    double below = place->n_children == 1 ? best_of(trial, place->first_child, edge, units)
                                          : columns_of(trial, &children, units);
    return MIN(stack, place->above + place->below + card_of_place(trial, index, edge, units) +
                          REBUT_GAP_BANNER + below);
}

static double whole_of(const Trial *trial)
{
    const Siblings roots = {REBUT_NO_PLACE, 0, 0, trial->tree->n_roots};

    return roots.n == 1 ? best_of(trial, 0, 0, trial->setting.n_units)
                        : columns_of(trial, &roots, trial->setting.n_units);
}

/* What stands lowest ends where the height says, and nothing is wider than the page. */
static void assert_positions(PlaceTree *tree, Heights *heights, const TreeSetting *setting,
                             double height)
{
    double lowest = 0.0;

    rebut_positions_find(tree, heights, setting);
    for (guint i = 0; i < tree->places->len; i++) {
        const TreePlace *place = rebut_place_at(tree, i);
        const Rect *box = &place->card->box;
        lowest = MAX(lowest, box->y + box->height);
        assert_true(box->x >= -1e-6 && box->x + box->width <= setting->width + 1e-6);
        if (place->parent != REBUT_NO_PLACE) {
            const Rect *above = &rebut_place_at(tree, place->parent)->card->box;
            assert_true(box->y >= above->y + above->height + 0.45 * REBUT_EM);
            assert_true(box->x > above->x);
        }
    }
    if (fabs(lowest - height) > ROUNDING)
        fail_msg("the height is %f, and the lowest card ends at %f", height, lowest);
}

/* How many trees fit, and how many of these have a row below their first card. */
typedef struct Found {
    size_t fit, rows;
} Found;

static void check(const TreeSetting *setting, const char *yaml, Found *count)
{
    Map map = open_map(yaml);
    g_autoptr(PlaceTree) tree = rebut_place_tree_new(map.graph, REBUT_INDENT, 0);
    g_autoptr(Heights) heights = rebut_heights_new(tree);
    double found = rebut_heights_find(heights, setting);
    const Trial trial = {tree, heights, *setting};
    double least = whole_of(&trial);

    if (found >= REBUT_NO_HEIGHT)
        assert_true(least >= REBUT_NO_HEIGHT);
    else if (fabs(found - least) > ROUNDING)
        fail_msg("height %f where %f is possible, in %u units of %f:\n%s", found, least,
                 setting->n_units, setting->width, yaml);
    else
        assert_positions(tree, heights, setting, found);
    count->fit += found < REBUT_NO_HEIGHT;
    count->rows += found < REBUT_NO_HEIGHT && rebut_place_at(tree, 0)->is_row;
    close_map(&map);
}

static void heights_are_the_least(void **state)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    Found count = {0, 0};

    (void)state;
    for (int i = 0; i < N_TREES; i++) {
        int n_tops = i % 5 == 0 ? 3 : 1;
        g_autofree char *yaml = random_yaml(random, n_tops, 3 + i % 8);
        const TreeSetting setting = {.width = g_rand_double_range(random, 250.0, 900.0),
                                     .n_units = (guint)g_rand_int_range(random, 1, MOST_UNITS + 1),
                                     .measure = REBUT_CHARACTERS(64),
                                     .is_mixed = g_rand_boolean(random),
                                     .least_text = 9.0 * REBUT_EM};
        check(&setting, yaml, &count);
    }
    assert_true(count.fit > N_TREES / 2 && count.rows > N_TREES / 10);
}

/* `n` items of one or two lists, some with others below them. */
static void add_many(GString *yaml, GRand *random, int depth, int n)
{
    int n_against = g_rand_int_range(random, 0, 3) == 0 ? n / 3 : 0;

    for (int i = 0; i < n; i++) {
        int left = g_rand_int_range(random, 0, 5);
        if (i == 0 || i == n - n_against)
            g_string_append_printf(yaml, "%*s%s:\n", 2 * depth, "",
                                   i == 0 ? "supports" : "challenges");
        add_text(yaml, random, depth + 1);
        if (i < n - n_against)
            add_items(yaml, random, depth + 2, &left);
    }
}

/* Rows of so many children that not all cuts are tried: below a claim, or of top claims. */
static void wide_rows_are_the_least(void **state)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(5);
    Found count = {0, 0};

    (void)state;
    for (int i = 0; i < N_WIDE; i++) {
        g_autoptr(GString) yaml = g_string_new("claims:\n");
        int n = g_rand_int_range(random, 20, 41);
        for (int top = 0; i % 5 == 0 && top < n - 1; top++)
            add_text(yaml, random, 1);
        add_text(yaml, random, 1);
        add_many(yaml, random, 2, i % 5 == 0 ? 3 : n);
        const TreeSetting setting = {.width = g_rand_double_range(random, 600.0, 2400.0),
                                     .n_units = (guint)g_rand_int_range(random, 4, 17),
                                     .measure = REBUT_CHARACTERS(64),
                                     .is_mixed = g_rand_boolean(random),
                                     .least_text = 5.0 * REBUT_EM};
        check(&setting, yaml->str, &count);
    }
    assert_true(count.fit > N_WIDE * 9 / 10 && count.rows > N_WIDE / 2);
}

/* Places of a tree: levels side by side, references at the end, insets by levels. */
static void places_are_in_levels(void **state)
{
    Map map = open_map("claims:\n"
                       "  - id: top\n"
                       "    text: Top\n"
                       "    supports:\n"
                       "      - {id: a, text: A, supports: [{id: deep, text: Deep}]}\n"
                       "      - {id: b, text: B, supports: [{ref: deep}]}\n");
    g_autoptr(PlaceTree) tree = rebut_place_tree_new(map.graph, REBUT_INDENT, 0);
    static const guint levels[] = {0, 1, 1, 2, 2}, parents[] = {REBUT_NO_PLACE, 0, 0, 1, 2};

    (void)state;
    assert_int_equal(tree->places->len, G_N_ELEMENTS(levels));
    for (guint i = 0; i < tree->places->len; i++) {
        const TreePlace *place = rebut_place_at(tree, i);
        assert_int_equal(place->level, levels[i]);
        assert_int_equal(place->parent, parents[i]);
        assert_true(fabs(place->inset - levels[i] * tree->indent) < 1e-9);
    }
    const NodeRecord *reference = rebut_place_at(tree, 4)->card;
    assert_int_equal(reference->role, NODE_REFERENCE);
    assert_ptr_equal(reference->item, card_of(&map, "deep")->item);
    assert_int_equal(rebut_place_at(tree, 4)->n_children, 0);
    close_map(&map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heights_are_the_least),
        cmocka_unit_test(wide_rows_are_the_least),
        cmocka_unit_test(places_are_in_levels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
