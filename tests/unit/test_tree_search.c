/* The search for a setting: what it chooses fits its page and is about as large as can be, with any
 * budget of work. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "layout/tree_search.h"
#include "maps.h"
#include <math.h>

#define MOST_TRIALS 250 /* that one search takes, of the dearest sort */

static const Frame slide = {
    .width = 888.0, .height = 468.0, .most_scale = 20.0 / 11.0, .reading_scale = 1.0};

typedef struct Wood {
    Map map;
    PlaceTree *tree;
    Heights *heights;
} Wood;

static int set_up(void **state)
{
    g_autoptr(GString) yaml = g_string_new("claims:\n  - text: A claim above all others\n"
                                           "    supports:\n");
    Wood *wood = g_new0(Wood, 1);

    for (int i = 0; i < 12; i++)
        g_string_append_printf(yaml,
                               "      - text: The reason number %d has a text of some length\n"
                               "        challenges:\n"
                               "          - text: Which somebody doubts, as people do %.*s\n"
                               "          - {text: And doubts again}\n",
                               i, 5 * i,
                               "and doubt, and doubt, and doubt, and doubt, and doubt, "
                               "and doubt");
    wood->map = open_map(yaml->str);
    wood->tree = rebut_place_tree_new(wood->map.graph, REBUT_INDENT, 0);
    wood->heights = rebut_heights_new(wood->tree);
    *state = wood;
    return 0;
}

static int tear_down(void **state)
{
    Wood *wood = *state;

    rebut_heights_free(wood->heights);
    rebut_place_tree_free(wood->tree);
    close_map(&wood->map);
    g_free(wood);
    return 0;
}

static TreeChoice search(const Wood *wood, Budget *budget)
{
    const LayoutRequest request = {
        .frame = &slide, .least_text = 15.0 * REBUT_EM, .budget = budget};
    TreeLook look;

    rebut_tree_look(wood->tree, wood->heights, &request, 0.0, &look);
    return rebut_tree_search(wood->tree, wood->heights, &request, &look);
}

/* Does it fit its page at that scale? */
static void assert_fits(const Wood *wood, const TreeChoice *choice)
{
    assert_true(choice->scale > 0.0 && choice->scale <= slide.most_scale);
    assert_true(fabs(choice->setting.width * choice->scale - slide.width) < 0.01);
    double height = rebut_heights_find(wood->heights, &choice->setting);
    assert_true(height * choice->scale <= slide.height + 0.01);
}

static void a_choice_fits_and_is_large(void **state)
{
    const Wood *wood = *state;
    const LayoutRequest request = {.frame = &slide, .least_text = 15.0 * REBUT_EM};
    TreeChoice choice = search(wood, NULL);
    TreeLook look;

    assert_fits(wood, &choice);
    double largest = rebut_tree_look(wood->tree, wood->heights, &request, 0.0, &look);
    assert_true(choice.scale >= 0.95 * largest);
    /* Nothing fits at a scale that is far above it, which the look says. */
    assert_true(rebut_tree_look(wood->tree, wood->heights, &request, 1.2 * largest, &look) <
                1.2 * largest);
}

static void a_spent_budget_leaves_a_choice(void **state)
{
    const Wood *wood = *state;

    for (uint64_t steps = 0; steps < 1000000; steps = 4 * steps + 1) {
        Budget budget = {.left = steps}, same = {.left = steps};
        TreeChoice choice = search(wood, &budget);
        assert_fits(wood, &choice);
        TreeChoice again = search(wood, &same);
        assert_true(choice.scale == again.scale);
        assert_int_equal(choice.setting.n_units, again.setting.n_units);
    }
}

static void a_search_takes_few_trials(void **state)
{
    const Wood *wood = *state;
    const TreeSetting dearest = {.n_units = REBUT_MOST_UNITS};
    Budget budget = {.left = UINT64_MAX};

    search(wood, &budget);
    assert_false(budget.is_spent);
    assert_true(UINT64_MAX - budget.left <=
                MOST_TRIALS * rebut_heights_work(wood->heights, &dearest));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_choice_fits_and_is_large, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_spent_budget_leaves_a_choice, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_search_takes_few_trials, set_up, tear_down)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
