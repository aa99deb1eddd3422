/* Outlines: parts meet where they would touch and nowhere else, from whichever side they come. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <cmocka.h>

#include "graph/outline.h"

#define NEAR 1e-9

/* Two steps of a stair: 100 wide at the top, 40 wide below. */
static void make_stair(Outline *outline)
{
    *outline = (Outline){0};
    rebut_outline_add_rect(outline, (Rect){0.0, 0.0, 100.0, 30.0});
    rebut_outline_add_rect(outline, (Rect){0.0, 40.0, 40.0, 60.0});
}

static void a_part_slides_under_what_hangs_over(void **state)
{
    Outline stair, card = {0};

    (void)state;
    make_stair(&stair);
    rebut_outline_add_rect(&card, (Rect){0.0, 0.0, 50.0, 20.0});
    assert_float_equal(rebut_outline_room_right(&stair, &card, (Point){0.0, 0.0}), -100.0, NEAR);
    assert_float_equal(rebut_outline_room_right(&stair, &card, (Point){200.0, 0.0}), 100.0, NEAR);
    assert_float_equal(rebut_outline_room_right(&stair, &card, (Point){0.0, 60.0}), -40.0, NEAR);
    assert_true(isinf(rebut_outline_room_right(&stair, &card, (Point){0.0, 200.0})));
    assert_float_equal(rebut_outline_room_below(&stair, &card, (Point){60.0, 0.0}), -30.0, NEAR);
    assert_float_equal(rebut_outline_room_below(&stair, &card, (Point){20.0, 0.0}), -100.0, NEAR);
    rebut_outline_clear(&stair);
    rebut_outline_clear(&card);
}

/* What passes closely counts as met: parts keep apart on all sides. */
static void what_passes_closely_is_met(void **state)
{
    Outline stair, card = {0};

    (void)state;
    make_stair(&stair);
    rebut_outline_add_rect(&card, (Rect){0.0, 0.0, 50.0, 20.0});
    assert_float_equal(rebut_outline_room_right(&stair, &card, (Point){0.0, 33.0}), -100.0, NEAR);
    assert_float_equal(rebut_outline_room_right(&stair, &card, (Point){0.0, 37.0}), -40.0, NEAR);
    rebut_outline_clear(&stair);
    rebut_outline_clear(&card);
}

/* A sum of outlines is the outline of the sum, wherever its parts are moved. */
static void outlines_add_up(void **state)
{
    Outline parts = {0}, whole = {0}, copy = {0};

    (void)state;
    for (int i = 0; i < 40; i++) {
        Rect rect = {(double)(i * 37 % 101), (double)(i * 53 % 97), 10.0 + i % 7, 8.0 + i % 5};
        Outline one = {0};
        rebut_outline_add_rect(&one, (Rect){0.0, 0.0, rect.width, rect.height});
        rebut_outline_add(&parts, &one, (Point){rect.x, rect.y});
        rebut_outline_add_rect(&whole, rect);
        rebut_outline_clear(&one);
    }
    rebut_outline_copy(&copy, &parts);
    assert_memory_equal(&copy.bounds, &whole.bounds, sizeof(Rect));
    for (int side = 0; side < N_OUTLINE_SIDES; side++) {
        assert_int_equal(copy.sides[side].n_steps, whole.sides[side].n_steps);
        for (guint i = 0; i < copy.sides[side].n_steps; i++)
            assert_float_equal(copy.sides[side].steps[i].from, whole.sides[side].steps[i].from,
                               NEAR);
    }
    rebut_outline_clear(&parts);
    rebut_outline_clear(&whole);
    rebut_outline_clear(&copy);
}

static void nothing_is_in_nobodys_way(void **state)
{
    Outline nothing = {0}, stair;

    (void)state;
    make_stair(&stair);
    assert_true(rebut_outline_is_empty(&nothing) && !rebut_outline_is_empty(&stair));
    assert_true(isinf(rebut_outline_room_right(&nothing, &stair, (Point){0.0, 0.0})));
    rebut_outline_add(&stair, &nothing, (Point){500.0, 0.0});
    assert_float_equal(stair.bounds.width, 100.0, NEAR);
    rebut_outline_empty(&stair);
    assert_true(rebut_outline_is_empty(&stair));
    rebut_outline_clear(&stair);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_part_slides_under_what_hangs_over),
        cmocka_unit_test(what_passes_closely_is_met),
        cmocka_unit_test(outlines_add_up),
        cmocka_unit_test(nothing_is_in_nobodys_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
