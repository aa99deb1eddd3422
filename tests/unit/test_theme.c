/* Every theme can be read by everyone: the contrast of each text and line with what it stands on,
 * and how far the kinds are apart for eyes of every kind. The figures of the helpers are held
 * against published ones first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "colours.h"
#include <string.h>

static void assert_contrast(const Theme *theme, const char *what, Colour colour, Colour on,
                            double least)
{
    double contrast = rebut_colour_contrast(colour, on);

    if (contrast < least)
        fail_msg("%s: %s: #%06x on #%06x has a contrast of %.2f, less than %.1f", theme->name, what,
                 colour, on, contrast, least);
}

static void test_measures_are_right(void **state)
{
    (void)state;
    /* The extremes, and the grey that WCAG names as the lightest on white: #767676. */
    assert_float_equal(rebut_colour_contrast(0x000000, 0xffffff), 21.0, 0.001);
    assert_float_equal(rebut_colour_contrast(0x777777, 0x777777), 1.0, 0.001);
    assert_true(rebut_colour_contrast(0x767676, 0xffffff) >= 4.5);
    assert_true(rebut_colour_contrast(0x777777, 0xffffff) < 4.5);
    /* sRGB red in CIELAB under D65. */
    double red[3];
    see(0xff0000, SIGHT_FULL, red);
    Lab lab = lab_of(red);
    assert_float_equal(lab.l, 53.24, 0.01);
    assert_float_equal(lab.a, 80.09, 0.01);
    assert_float_equal(lab.b, 67.20, 0.01);
    /* Greys stay grey, and what one cannot tell comes together. */
    for (int sight = 0; sight < N_SIGHTS; sight++) {
        double grey[3];
        see(0x808080, (Sight)sight, grey);
        assert_float_equal(grey[0], grey[1], 0.001);
        assert_float_equal(grey[1], grey[2], 0.001);
    }
    assert_true(noticeable_steps(0xb03030, 0x506018, SIGHT_DEUTERANOPIA, MARK_DEGREES) <
                noticeable_steps(0xb03030, 0x506018, SIGHT_FULL, MARK_DEGREES) / 3.0);
}

/* WCAG 2.2, 1.4.3 and 1.4.11; 1.4.6 for the theme that promises more. */
static void test_themes_keep_enough(void **state)
{
    (void)state;
    for (const Theme *theme = rebut_themes; theme->name != NULL; theme++) {
        assert_true(theme->least_text >= 4.5 && theme->least_line >= 3.0);
        assert_true(strcmp(theme->name, "contrast") != 0 || theme->least_text >= 7.0);
    }
}

static void test_text_can_be_read(void **state)
{
    (void)state;
    for (const Theme *theme = rebut_themes; theme->name != NULL; theme++) {
        double least = theme->least_text;
        assert_contrast(theme, "title", theme->ink, theme->ground, least);
        assert_contrast(theme, "subtitle, legend", theme->faint, theme->ground, least);
        assert_contrast(theme, "label of a region", theme->faint, theme->region_fill, least);
        assert_contrast(theme, "text of a main claim", theme->ink, theme->top_tint, least);
        assert_contrast(theme, "word of a main claim", theme->kinds[KIND_CLAIM].line,
                        theme->top_tint, least);
        assert_contrast(theme, "name of linked premises", theme->ground,
                        theme->relations[RELATION_SUPPORTS].line, least);
        for (int kind = 0; kind < N_KINDS; kind++) {
            const KindStyle *style = &theme->kinds[kind];
            assert_contrast(theme, rebut_kind_name((Kind)kind), theme->ink, style->tint, least);
            assert_contrast(theme, rebut_kind_name((Kind)kind), style->line, style->tint, least);
        }
    }
}

static void test_lines_can_be_seen(void **state)
{
    (void)state;
    for (const Theme *theme = rebut_themes; theme->name != NULL; theme++) {
        const Colour grounds[] = {theme->ground, theme->region_fill};
        for (size_t i = 0; i < G_N_ELEMENTS(grounds); i++) {
            assert_contrast(theme, "frame of a region", theme->region_line, grounds[i],
                            theme->least_line);
            for (int kind = 0; kind < N_KINDS; kind++)
                assert_contrast(theme, rebut_kind_name((Kind)kind), theme->kinds[kind].line,
                                grounds[i], theme->least_line);
            for (int relation = 0; relation < N_RELATIONS; relation++)
                assert_contrast(theme, rebut_relation_name((Relation)relation),
                                theme->relations[relation].line, grounds[i], theme->least_line);
        }
    }
}

static void assert_kinds_apart(const Theme *theme, Kind one, Kind other, Sight sight)
{
    static const char *const sights[N_SIGHTS] = {"all", "protanopes", "deuteranopes", "tritanopes",
                                                 "grey"};
    double steps =
        noticeable_steps(theme->kinds[one].line, theme->kinds[other].line, sight, MARK_DEGREES);

    if (steps < 1.0)
        fail_msg("%s: %s and %s are %.2f steps apart for %s", theme->name, rebut_kind_name(one),
                 rebut_kind_name(other), steps, sights[sight]);
}

/* `print` has no colours to tell apart. A grey copy tells kinds by border and mark, of which the
 * next test makes sure. */
static void test_kinds_keep_apart(void **state)
{
    (void)state;
    for (const Theme *theme = rebut_themes; theme->name != NULL; theme++) {
        if (strcmp(theme->name, "print") == 0)
            continue;
        for (int one = 0; one < N_KINDS; one++)
            for (int other = 0; other < one; other++)
                for (int sight = 0; sight < SIGHT_GREY; sight++)
                    assert_kinds_apart(theme, (Kind)one, (Kind)other, (Sight)sight);
    }
}

static bool is_same_line(const KindStyle *one, const KindStyle *other)
{
    return one->line_width == other->line_width && one->dash[0] == other->dash[0];
}

static void test_kinds_need_no_colour(void **state)
{
    (void)state;
    for (const Theme *theme = rebut_themes; theme->name != NULL; theme++) {
        for (int one = 0; one < N_KINDS; one++) {
            for (int other = 0; other < one; other++) {
                const KindStyle *first = &theme->kinds[one], *second = &theme->kinds[other];
                assert_int_not_equal(first->mark, second->mark);
                assert_true(first->radius != second->radius);
                assert_false(is_same_line(first, second));
            }
        }
    }
}

static void test_relations_need_no_colour(void **state)
{
    (void)state;
    for (const Theme *theme = rebut_themes; theme->name != NULL; theme++) {
        for (int one = 0; one < N_RELATIONS; one++) {
            for (int other = 0; other < one; other++) {
                const RelationStyle *first = &theme->relations[one],
                                    *second = &theme->relations[other];
                assert_true(first->head != second->head ||
                            first->line_width != second->line_width ||
                            first->dash[0] != second->dash[0]);
            }
        }
    }
}

/* Else a scene could not hold both. */
static void test_dark_counterparts_differ_in_colours_only(void **state)
{
    (void)state;
    size_t n = 0;
    for (const Theme *theme = rebut_themes; theme->name != NULL; theme++) {
        if (theme->dark == NULL)
            continue;
        const Theme *dark = rebut_theme_find(theme->dark);
        assert_non_null(dark);
        assert_true(theme->top_line_width == dark->top_line_width);
        for (int kind = 0; kind < N_KINDS; kind++) {
            const KindStyle *one = &theme->kinds[kind], *two = &dark->kinds[kind];
            assert_true(is_same_line(one, two) && one->dash[1] == two->dash[1]);
            assert_true(one->radius == two->radius && one->mark == two->mark);
        }
        for (int relation = 0; relation < N_RELATIONS; relation++) {
            const RelationStyle *one = &theme->relations[relation],
                                *two = &dark->relations[relation];
            assert_true(one->line_width == two->line_width && one->head == two->head);
            assert_memory_equal(one->dash, two->dash, sizeof one->dash);
        }
        n++;
    }
    assert_int_equal(n, 1);
}

static void test_auto_is_light(void **state)
{
    (void)state;
    Theme theme = *rebut_theme_find("auto"), light = *rebut_theme_find("light");

    theme.name = light.name;
    theme.about = light.about;
    theme.dark = light.dark;
    assert_memory_equal(&theme, &light, sizeof theme);
}

/* As far as contrast allows, and no step less. */
static void test_pale_is_as_pale_as_it_may(void **state)
{
    (void)state;
    for (Colour ink = 0; ink <= 0x606060; ink += 0x0a0b13) {
        double contrast = rebut_colour_contrast(rebut_colour_pale(ink, 0xffffff, 4.5), 0xffffff);
        assert_true(rebut_colour_contrast(ink, 0xffffff) < 4.5 ||
                    (contrast >= 4.5 && contrast < 4.75));
    }
    /* What has too little to begin with stays what it is. */
    assert_int_equal(rebut_colour_pale(0xcccccc, 0xffffff, 4.5), 0xcccccc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_measures_are_right),
        cmocka_unit_test(test_themes_keep_enough),
        cmocka_unit_test(test_text_can_be_read),
        cmocka_unit_test(test_lines_can_be_seen),
        cmocka_unit_test(test_kinds_keep_apart),
        cmocka_unit_test(test_kinds_need_no_colour),
        cmocka_unit_test(test_relations_need_no_colour),
        cmocka_unit_test(test_dark_counterparts_differ_in_colours_only),
        cmocka_unit_test(test_auto_is_light),
        cmocka_unit_test(test_pale_is_as_pale_as_it_may),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
