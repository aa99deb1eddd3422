/* Title and legend: in a corner that the map leaves free they cost nothing, else they stand above
 * and below. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "graph/furniture.h"
#include <string.h>

#define WIDTH  800.0
#define HEIGHT 400.0

typedef struct Desk {
    TextShaper *shaper;
    Furniture furniture;
    GArray *obstacles;
    Rect title, legend, sheet;
} Desk;

static void furnish(Desk *desk)
{
    const Rect map = {0.0, 0.0, WIDTH, HEIGHT};
    desk->sheet =
        rebut_furnish(&desk->furniture, desk->obstacles, map, &desk->title, &desk->legend);
}

static void add_card(Desk *desk, double x, double y, double width, double height)
{
    Rect card = {x, y, width, height};
    g_array_append_val(desk->obstacles, card);
}

static int set_up(void **state)
{
    Desk *desk = g_new0(Desk, 1);

    desk->shaper = rebut_text_shaper_new(REBUT_FONTS, "en");
    desk->furniture = (Furniture){.title = rebut_text_shape(desk->shaper, "A title of few words"),
                                  .title_size = 15.0,
                                  .swatches = g_new0(double, 4),
                                  .words = g_new0(double, 4),
                                  .n_entries = 4,
                                  .entry_gap = 10.0,
                                  .row_height = 15.0};
    for (int i = 0; i < 4; i++)
        desk->furniture.words[i] = 60.0;
    desk->obstacles = g_array_new(FALSE, FALSE, sizeof(Rect));
    *state = desk;
    return 0;
}

static int tear_down(void **state)
{
    Desk *desk = *state;

    rebut_furniture_clear(&desk->furniture);
    rebut_text_shaper_free(desk->shaper);
    g_array_unref(desk->obstacles);
    g_free(desk);
    return 0;
}

static void assert_clear(const Desk *desk, Rect block)
{
    assert_true(block.x >= desk->sheet.x && block.y >= desk->sheet.y);
    assert_true(block.x + block.width <= desk->sheet.x + desk->sheet.width + 0.01);
    assert_true(block.y + block.height <= desk->sheet.y + desk->sheet.height + 0.01);
    for (guint i = 0; i < desk->obstacles->len; i++) {
        Rect card = g_array_index(desk->obstacles, Rect, i);
        assert_true(block.x + block.width <= card.x || card.x + card.width <= block.x ||
                    block.y + block.height <= card.y || card.y + card.height <= block.y);
    }
}

static void free_corners_cost_nothing(void **state)
{
    Desk *desk = *state;

    add_card(desk, 300.0, 0.0, 200.0, 60.0);
    add_card(desk, 0.0, 100.0, 250.0, 220.0);
    add_card(desk, 500.0, 100.0, 300.0, 300.0);
    furnish(desk);
    assert_true(desk->sheet.height <= HEIGHT + 0.01);
    assert_clear(desk, desk->title);
    assert_clear(desk, desk->legend);
}

static void a_full_map_is_left_alone(void **state)
{
    Desk *desk = *state;

    add_card(desk, 0.0, 0.0, WIDTH, HEIGHT);
    furnish(desk);
    assert_clear(desk, desk->title);
    assert_clear(desk, desk->legend);
    assert_true(desk->legend.y < 0.0); /* in the row of the title */
    assert_true(desk->sheet.height < HEIGHT + 40.0);
}

static void a_wide_legend_stands_below(void **state)
{
    Desk *desk = *state;

    for (int i = 0; i < 4; i++)
        desk->furniture.words[i] = 700.0;
    add_card(desk, 0.0, 0.0, WIDTH, HEIGHT);
    furnish(desk);
    assert_clear(desk, desk->title);
    assert_clear(desk, desk->legend);
    assert_true(desk->legend.y > HEIGHT);
}

/* Rows of three: the first column is as wide as the wider of its two entries. */
static void entries_stand_in_columns(void **state)
{
    Desk *desk = *state;
    LegendColumn columns[REBUT_LEGEND_COLUMNS];
    const double swatches[4] = {22.0, 22.0, 7.0, 9.0};

    memcpy(desk->furniture.swatches, swatches, sizeof swatches);
    desk->furniture.words[3] = 70.0;
    assert_int_equal(rebut_furniture_columns(&desk->furniture, 500.0, columns), 4);
    assert_int_equal(rebut_furniture_columns(&desk->furniture, 281.0, columns), 3);
    assert_true(columns[0].swatch == 22.0 && columns[0].words == 70.0);
    assert_true(columns[1].swatch == 22.0 && columns[1].words == 60.0);
    assert_true(columns[2].swatch == 7.0 && columns[2].words == 60.0);
    assert_int_equal(rebut_furniture_columns(&desk->furniture, 260.0, columns), 2);
    assert_int_equal(rebut_furniture_columns(&desk->furniture, 1.0, columns), 1);
    assert_true(columns[0].swatch == 22.0 && columns[0].words == 70.0);
}

/* In the free corner the title would cost nothing, but stand as a tower of words. */
static void a_title_is_no_tower(void **state)
{
    Desk *desk = *state;

    desk->furniture.title = rebut_text_shape_in(
        desk->shaper, "A title of so many words that a corner makes a tower of it", STYLE_STRONG);
    add_card(desk, 160.0, 0.0, WIDTH - 160.0, HEIGHT);
    add_card(desk, 0.0, 180.0, 140.0, HEIGHT - 180.0);
    furnish(desk);
    assert_clear(desk, desk->title);
    assert_true(desk->title.width > 300.0 && desk->title.height < 20.0);
}

static void nothing_takes_no_room(void **state)
{
    Desk *desk = *state;

    desk->furniture.title = NULL;
    desk->furniture.n_entries = 0;
    add_card(desk, 0.0, 0.0, WIDTH, HEIGHT);
    furnish(desk);
    assert_true(desk->sheet.height <= HEIGHT && desk->sheet.width <= WIDTH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(free_corners_cost_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_full_map_is_left_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_wide_legend_stands_below, set_up, tear_down),
        cmocka_unit_test_setup_teardown(entries_stand_in_columns, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_title_is_no_tower, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_takes_no_room, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("furniture", tests, NULL, NULL);
}
