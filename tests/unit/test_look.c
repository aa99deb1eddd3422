/* Whatever a class asks for, in whatever theme: words can be read, outlines can be seen, and names
 * of colours stay apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "colours.h"
#include "scene/look.h"
#include <string.h>

static Words word(const char *bytes)
{
    return (Words){.bytes = g_strdup(bytes)};
}

static void clear_class(Class *class)
{
    Words *words[] = {&class->fill,   &class->line,      &class->text,      &class->border,
                      &class->weight, &class->dark_fill, &class->dark_line, &class->dark_text};

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        g_clear_pointer(&words[i]->bytes, g_free);
}

/* Where a card is, and how it stands. */
enum { BELOW = 1, FALLEN = 2, N_SITUATIONS = 4 };

/* The look of a card of that kind with these classes, NULL behind the last. */
static CardLook look_of(const Theme *theme, Kind kind, int situation, Class *first, Class *second)
{
    g_autoptr(GPtrArray) looks = g_ptr_array_new(), children = g_ptr_array_new();
    Item item = {.kind = kind, .looks = looks, .children = children};
    Agnode_t parent = {0};
    Slot verdict = {.role = SLOT_STATUS,
                    .status = situation & FALLEN ? STATUS_CONTESTED : STATUS_OPEN};
    g_autoptr(GArray) right = g_array_new(FALSE, FALSE, sizeof(Slot));
    NodeRecord node = {.item = &item,
                       .parent = situation & BELOW ? &parent : NULL,
                       .is_top = (situation & BELOW) == 0,
                       .slots = {.right = right}};

    g_array_append_val(right, verdict);
    g_ptr_array_add(children, &item);
    if (first != NULL)
        g_ptr_array_add(looks, first);
    if (second != NULL)
        g_ptr_array_add(looks, second);
    return rebut_look_of_card(theme, &node);
}

static void assert_reads(const Theme *theme, const char *what, Colour words, Colour fill)
{
    double contrast = rebut_colour_contrast(words, fill);

    if (contrast < theme->least_text)
        fail_msg("%s: %s: #%06x on #%06x has a contrast of %.2f, less than %.1f", theme->name, what,
                 words, fill, contrast, theme->least_text);
}

/* `fill` and `text` may be NULL. */
static void check_words(const Theme *theme, const char *fill, const char *text)
{
    Class class = {.fill = word(fill), .text = word(text)};
    g_autofree char *what = g_strdup_printf("text %s on %s", text != NULL ? text : "as it is",
                                            fill != NULL ? fill : "its ground");

    for (int kind = 0; kind < N_KINDS; kind++) {
        for (int situation = 0; situation < N_SITUATIONS; situation++) {
            CardLook look = look_of(theme, (Kind)kind, situation, &class, NULL);
            assert_reads(theme, what, look.ink, look.fill);
            assert_reads(theme, what, look.sign, look.fill);
        }
    }
    CardLook swatch = rebut_look_of_class(theme, &class);
    assert_reads(theme, what, swatch.ink, swatch.fill);
    clear_class(&class);
}

static void test_words_can_be_read(void **state)
{
    (void)state;
    for (const Theme *theme = rebut_themes; theme->name != NULL; theme++)
        for (size_t fill = 0; fill <= REBUT_SHADES; fill++)
            for (size_t text = 0; text <= REBUT_SHADES; text++)
                check_words(theme, fill < REBUT_SHADES ? (*theme->palette)[fill].name : NULL,
                            text < REBUT_SHADES ? (*theme->palette)[text].name : NULL);
}

static void assert_shows(const Theme *theme, const char *what, Colour line, Colour on)
{
    double contrast = rebut_colour_contrast(line, on);

    if (contrast < theme->least_line)
        fail_msg("%s: %s: #%06x on #%06x has a contrast of %.2f, less than %.1f", theme->name, what,
                 line, on, contrast, theme->least_line);
}

/* A line shows on the ground, on a region, and on every fill but the one that turns a card round,
 * which shows by itself. */
static void test_outlines_can_be_seen(void **state)
{
    (void)state;
    for (const Theme *theme = rebut_themes; theme->name != NULL; theme++) {
        for (size_t i = 0; i < REBUT_SHADES; i++) {
            const Shade *one = &(*theme->palette)[i];
            assert_shows(theme, one->name, one->line, theme->ground);
            assert_shows(theme, one->name, one->line, theme->region_fill);
            if (rebut_colour_is_deep(one->fill) != theme->is_dark) {
                assert_shows(theme, one->name, one->fill, theme->ground);
                continue;
            }
            for (size_t j = 0; j < REBUT_SHADES; j++)
                assert_shows(theme, one->name, (*theme->palette)[j].line, one->fill);
            for (int kind = 0; kind < N_KINDS; kind++)
                assert_shows(theme, one->name, theme->kinds[kind].line, one->fill);
        }
    }
}

/* What has fallen keeps its colours, and its text is as strong as any: only the fill goes. */
static void test_fallen_cards_lose_their_fill_alone(void **state)
{
    (void)state;
    for (const Theme *theme = rebut_themes; theme->name != NULL; theme++) {
        for (int kind = 0; kind < N_KINDS; kind++) {
            CardLook usual = look_of(theme, (Kind)kind, BELOW, NULL, NULL);
            CardLook fallen = look_of(theme, (Kind)kind, BELOW | FALLEN, NULL, NULL);
            assert_int_equal(fallen.fill, theme->ground);
            assert_int_equal(fallen.line, usual.line);
            assert_true(fallen.line_width == usual.line_width);
            assert_true(rebut_colour_contrast(fallen.line, theme->ground) >= 4.5);
            assert_true(rebut_colour_contrast(fallen.ink, fallen.fill) >= 7.0);
        }
    }
}

/* A top claim is the strongest card, whatever its verdict: as if it had none. */
static void test_top_claims_stay_strong(void **state)
{
    (void)state;
    for (const Theme *theme = rebut_themes; theme->name != NULL; theme++) {
        CardLook usual = look_of(theme, KIND_CLAIM, 0, NULL, NULL);
        CardLook fallen = look_of(theme, KIND_CLAIM, FALLEN, NULL, NULL);
        assert_int_equal(usual.fill, fallen.fill);
        assert_int_equal(usual.line, fallen.line);
        assert_int_equal(usual.ink, fallen.ink);
        assert_true(usual.line_width == fallen.line_width);
        assert_int_equal(usual.is_double, fallen.is_double);
        assert_int_equal(usual.is_dotted, fallen.is_dotted);
        assert_int_equal(usual.mark, fallen.mark);
        assert_int_equal(usual.fill, theme->top_tint);
        for (int kind = 0; kind < N_KINDS; kind++)
            assert_true(usual.line_width >
                            look_of(theme, (Kind)kind, BELOW, NULL, NULL).line_width ||
                        (Kind)kind == KIND_COUNTERMEASURE);
        assert_true(rebut_colour_contrast(usual.ink, usual.fill) >= theme->least_text);
    }
}

static void assert_apart(const Theme *theme, const Shade *one, const Shade *other)
{
    bool is_grey = strcmp(one->name, "white") == 0 || strcmp(one->name, "black") == 0 ||
                   strcmp(other->name, "white") == 0 || strcmp(other->name, "black") == 0;

    if (noticeable_steps(one->fill, other->fill, SIGHT_FULL, CARD_DEGREES) < 1.0)
        fail_msg("%s: fills %s and %s", theme->name, one->name, other->name);
    if (!is_grey && noticeable_steps(one->line, other->line, SIGHT_FULL, MARK_DEGREES) < 1.0)
        fail_msg("%s: lines %s and %s", theme->name, one->name, other->name);
    if (!is_grey && noticeable_steps(one->text, other->text, SIGHT_FULL, MARK_DEGREES) < 1.0)
        fail_msg("%s: texts %s and %s", theme->name, one->name, other->name);
}

/* Twelve colours cannot keep apart for every eye, so this asks for full sight only. */
static void test_names_keep_apart(void **state)
{
    (void)state;
    for (const Theme *theme = rebut_themes; theme->name != NULL; theme++) {
        if (strcmp(theme->name, "print") == 0)
            continue;
        for (size_t i = 0; i < REBUT_SHADES; i++)
            for (size_t j = 0; j < i; j++)
                assert_apart(theme, &(*theme->palette)[i], &(*theme->palette)[j]);
    }
}

/* Nothing of a class but what it names, later classes over earlier ones, and kinds still told by
 * mark and corners. */
static void test_classes_change_what_they_name(void **state)
{
    (void)state;
    const Theme *theme = rebut_theme_find("light");
    Class one = {.fill = word("yellow"), .border = word("double")};
    Class two = {.fill = word("green"), .weight = word("thin"), .line = word("blue")};

    for (int kind = 0; kind < N_KINDS; kind++) {
        CardLook plain = look_of(theme, (Kind)kind, BELOW, NULL, NULL);
        CardLook first = look_of(theme, (Kind)kind, BELOW, &one, NULL);
        CardLook both = look_of(theme, (Kind)kind, BELOW, &one, &two);
        assert_int_equal(first.fill, rebut_palette_find(*theme->palette, "yellow")->fill);
        assert_int_equal(first.line, plain.line);
        assert_true(first.is_double && !plain.is_double);
        assert_int_equal(both.fill, rebut_palette_find(*theme->palette, "green")->fill);
        assert_int_equal(both.line, rebut_palette_find(*theme->palette, "blue")->line);
        assert_true(both.is_double && both.line_width < first.line_width + 0.001);
        assert_int_equal(both.mark, plain.mark);
        assert_true(both.radius == plain.radius);
    }
    clear_class(&one);
    clear_class(&two);
}

static void test_dark_colours_are_for_dark_themes(void **state)
{
    (void)state;
    const Theme *light = rebut_theme_find("light"), *dark = rebut_theme_find("dark");
    Class class = {.fill = word("yellow"), .line = word("red"), .dark_fill = word("brown")};
    CardLook day = look_of(light, KIND_CLAIM, BELOW, &class, NULL);
    CardLook night = look_of(dark, KIND_CLAIM, BELOW, &class, NULL);

    assert_int_equal(day.fill, rebut_palette_find(rebut_palette_light, "yellow")->fill);
    assert_int_equal(night.fill, rebut_palette_find(rebut_palette_dark, "brown")->fill);
    assert_int_equal(night.line, rebut_palette_find(rebut_palette_dark, "red")->line);
    clear_class(&class);
}

static void test_themes_know_their_ground(void **state)
{
    (void)state;
    for (const Theme *theme = rebut_themes; theme->name != NULL; theme++)
        assert_int_equal(theme->is_dark, rebut_colour_is_deep(theme->ground));
    assert_null(rebut_palette_find(rebut_palette_light, NULL));
    assert_null(rebut_palette_find(rebut_palette_light, "mauve"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_can_be_read),
        cmocka_unit_test(test_outlines_can_be_seen),
        cmocka_unit_test(test_fallen_cards_lose_their_fill_alone),
        cmocka_unit_test(test_top_claims_stay_strong),
        cmocka_unit_test(test_names_keep_apart),
        cmocka_unit_test(test_classes_change_what_they_name),
        cmocka_unit_test(test_dark_colours_are_for_dark_themes),
        cmocka_unit_test(test_themes_know_their_ground),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
