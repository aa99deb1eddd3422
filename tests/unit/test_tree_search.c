/* The search for a setting: what it chooses fits its page and is about as large as can be, with any
 * budget of work. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "layout/tree_search.h"
#include "maps.h"
#include "random_maps.h"
#include <math.h>

#define MOST_TRIALS 250 /* that one search takes, of the dearest sort */

#define LEAST_TEXT (15.0 * REBUT_EM)
#define N_TREES    40
/* As tree_search.c says of itself: how near the best a choice is, and how fine it looks. */
#define NEAR         0.976
#define PRECISION    1.012
#define MIXED_GAIN   1.02
#define MEASURE_GAIN 1.03
#define LEAST_UNIT   (7.0 * REBUT_EM)
#define STEP         1.007 /* from one scale to the next that is tried here */
#define FARTHEST     1.4   /* times the scale that was chosen */

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

static TreeChoice search_for(const Wood *wood, const LayoutRequest *request)
{
    TreeLook look;

    rebut_tree_look(wood->tree, wood->heights, request, 0.0, &look);
    return rebut_tree_search(wood->tree, wood->heights, request, &look);
}

static TreeChoice search(const Wood *wood, Budget *budget)
{
    return search_for(
        wood, &(LayoutRequest){.frame = &slide, .least_text = LEAST_TEXT, .budget = budget});
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
    const LayoutRequest request = {.frame = &slide, .least_text = LEAST_TEXT};
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

/* --- Against all settings there are --- */

static const double measures[] = {REBUT_CHARACTERS(60), REBUT_CHARACTERS(76),
                                  REBUT_CHARACTERS(104)};

/* Above 12 units not all are looked at, but where only a scale must be reached. */
static bool is_looked_at(guint units)
{
    return units <= 12 || units == 14 || units == 16 || units == 19 || units == 22;
}

/* So many settings there are; the number of one names its units, its measure and whether it mixes.
 */
#define N_SETTINGS (REBUT_MOST_UNITS * G_N_ELEMENTS(measures) * 2)

static TreeSetting setting_of(size_t number)
{
    return (TreeSetting){.n_units = 1 + (guint)(number / (2 * G_N_ELEMENTS(measures))),
                         .measure = measures[number / 2 % G_N_ELEMENTS(measures)],
                         .is_mixed = number % 2 == 1,
                         .least_text = LEAST_TEXT};
}

/* What must be gained in size before such a setting is taken. */
static double gain_of(const TreeSetting *setting)
{
    return (setting->is_mixed ? MIXED_GAIN : 1.0) *
           (setting->measure > measures[0] ? MEASURE_GAIN : 1.0);
}

static bool fits_at(const Wood *wood, TreeSetting setting, double scale)
{
    setting.width = slide.width / scale;
    if (setting.n_units > 1 && setting.width / setting.n_units < LEAST_UNIT)
        return false;
    return rebut_heights_find(wood->heights, &setting) * scale <=
           rebut_frame_fit(&slide, slide.width, scale).map_height;
}

static bool any_fits_at(const Wood *wood, double scale)
{
    for (size_t i = 0; i < N_SETTINGS; i++)
        if (fits_at(wood, setting_of(i), scale))
            return true;
    return false;
}

/* No setting that fits a larger scale was passed over, but for what it must gain. */
static void assert_near_best(const Wood *wood, const TreeChoice *choice)
{
    double share = choice->scale / gain_of(&choice->setting) / NEAR * PRECISION;

    for (size_t i = 0; i < N_SETTINGS; i++) {
        const TreeSetting setting = setting_of(i);
        double from = share * gain_of(&setting), most = MIN(slide.most_scale, FARTHEST * from);
        for (double scale = from; scale <= most && is_looked_at(setting.n_units); scale *= STEP)
            if (fits_at(wood, setting, scale))
                fail_msg("the scale %f was chosen, and %f is possible in %u units", choice->scale,
                         scale, setting.n_units);
    }
}

/* Whether a scale can be reached is known exactly. Returns the largest that can, of those about
 * the one that was chosen. */
static double check_fits(const Wood *wood, double chosen)
{
    const LayoutRequest request = {.frame = &slide, .least_text = LEAST_TEXT};
    double largest = 0.0;

    for (double scale = 0.97 * chosen; scale < 1.1 * chosen; scale *= STEP) {
        bool is_possible = scale <= slide.most_scale && any_fits_at(wood, scale);
        if (rebut_tree_fits(wood->tree, wood->heights, &request, scale) != is_possible)
            fail_msg("the scale %f is%s possible", scale, is_possible ? "" : " not");
        if (is_possible)
            largest = scale;
    }
    return largest;
}

/* A floor that some setting reaches is reached. */
static void assert_reaches(const Wood *wood, double scale)
{
    const LayoutRequest request = {
        .frame = &slide, .least_text = LEAST_TEXT, .floor_scale = scale / PRECISION};
    TreeChoice choice = search_for(wood, &request);

    if (choice.scale < request.floor_scale)
        fail_msg("the scale %f was chosen below the floor of %f", choice.scale,
                 request.floor_scale);
    assert_fits(wood, &choice);
}

static void a_choice_is_near_the_best_of_all(void **state)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(3);
    int n_higher = 0; /* trees where some setting reaches more than was chosen */

    (void)state;
    for (int i = 0; i < N_TREES; i++) {
        g_autofree char *yaml = random_yaml(random, 1 + i % 12, 20 + 5 * i);
        Wood wood = {.map = open_map(yaml)};
        wood.tree = rebut_place_tree_new(wood.map.graph, REBUT_INDENT, 0);
        wood.heights = rebut_heights_new(wood.tree);
        TreeChoice choice = search(&wood, NULL);
        assert_fits(&wood, &choice);
        assert_near_best(&wood, &choice);
        double largest = check_fits(&wood, choice.scale);
        assert_reaches(&wood, MAX(largest, choice.scale));
        if (largest > choice.scale * PRECISION) { /* some size was given for order */
            assert_reaches(&wood, sqrt(largest * choice.scale * PRECISION));
            n_higher++;
        }
        rebut_heights_free(wood.heights);
        rebut_place_tree_free(wood.tree);
        close_map(&wood.map);
    }
    assert_true(n_higher > 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_choice_fits_and_is_large, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_spent_budget_leaves_a_choice, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_search_takes_few_trials, set_up, tear_down),
        cmocka_unit_test(a_choice_is_near_the_best_of_all)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
