/* The reading order: what stands under an item, and where; which items are roots. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "maps.h"

/* "denial/ a+ (b)+ doubt! c": `/` denies a link, `+` is a premise, `!` attacks the inference, a
 * reference is in brackets. */
static char *bearings_of(const Map *map, const char *id)
{
    const Item *item = rebut_argument_find_item(map->argument, id);
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < item->bearings->len; i++) {
        const Bearing *bearing = &g_array_index(item->bearings, Bearing, i);
        const char *sign = bearing->is_undercutter  ? "/"
                           : bearing->is_against    ? "!"
                           : bearing->joint != NULL ? "+"
                                                    : "";
        g_string_append_printf(out, bearing->is_reference ? "%s(%s)%s" : "%s%s%s", i > 0 ? " " : "",
                               bearing->item->id.bytes, sign);
    }
    return g_string_free(out, FALSE);
}

static void assert_bearings(const Map *map, const char *id, const char *expected)
{
    g_autofree char *found = bearings_of(map, id);

    assert_string_equal(found, expected);
}

static void assert_roots(const char *yaml, const char *expected)
{
    Map map = open_map(yaml);
    g_autoptr(GString) found = g_string_new(NULL);

    for (guint i = 0; i < map.argument->roots->len; i++) {
        const Item *root = g_ptr_array_index(map.argument->roots, i);
        g_string_append_printf(found, "%s%s", i > 0 ? " " : "", root->id.bytes);
    }
    assert_string_equal(found->str, expected);
    close_map(&map);
}

static void undercutters_come_first(void **state)
{
    Map map = open_map("claims:\n"
                       "  - id: top\n"
                       "    text: Top\n"
                       "    supports:\n"
                       "      - id: air\n"
                       "        text: Air\n"
                       "        evidence: [{id: data, text: Data}]\n"
                       "        challenges:\n"
                       "          - {id: wrong, text: Wrong}\n"
                       "          - {id: aside, text: Beside the point, undercuts: true}\n"
                       "          - {id: again, text: Beside it again, undercuts: true}\n"
                       "challenges:\n"
                       "  - {id: late, text: Late, against: air -> top}\n");

    (void)state;
    assert_bearings(&map, "air", "aside/ again/ late/ data wrong");
    assert_string_equal(rebut_argument_find_item(map.argument, "aside")->number, "1.1.1");
    assert_string_equal(rebut_argument_find_item(map.argument, "data")->number, "1.1.4");
    close_map(&map);
}

/* Whatever stands between them in the file. */
static void premises_stand_together_with_attacks_behind(void **state)
{
    Map map = open_map("claims:\n"
                       "  - id: top\n"
                       "    text: Top\n"
                       "    supports:\n"
                       "      - {id: first, text: First}\n"
                       "      - together: [{id: a, text: A}, {ref: far}, {id: b, text: B}]\n"
                       "        id: joint\n"
                       "        challenges: [{id: doubt, text: Doubt}]\n"
                       "      - {id: last, text: Last, supports: [{id: far, text: Far}]}\n"
                       "challenges:\n"
                       "  - {id: late, text: Late, against: joint}\n");

    (void)state;
    assert_bearings(&map, "top", "first a+ (far)+ b+ doubt! late! last");
    assert_bearings(&map, "last", "far");
    close_map(&map);
}

static void references_stand_where_the_author_put_them(void **state)
{
    Map map =
        open_map("claims:\n"
                 "  - id: top\n"
                 "    text: Top\n"
                 "    challenges:\n"
                 "      - {id: one, text: One, countermeasures: [{id: shared, text: Shared}]}\n"
                 "      - id: two\n"
                 "        text: Two\n"
                 "        countermeasures:\n"
                 "          - {id: before, text: Before}\n"
                 "          - {ref: shared}\n"
                 "          - {id: behind, text: Behind}\n");

    (void)state;
    assert_bearings(&map, "two", "before (shared) behind");
    assert_bearings(&map, "one", "shared");
    /* They have no number of their own. */
    assert_string_equal(rebut_argument_find_item(map.argument, "behind")->number, "1.2.2");
    close_map(&map);
}

/* An item that also aims elsewhere is told there by a reference; the first link is its own. */
static void further_links_are_references(void **state)
{
    Map map = open_map("claims:\n"
                       "  - {id: one, text: One}\n"
                       "  - {id: two, text: Two}\n"
                       "evidence:\n"
                       "  - {id: data, text: Data, for: [two, one], against: two}\n");

    (void)state;
    assert_bearings(&map, "one", "(data)");
    assert_bearings(&map, "two", "data (data)");
    close_map(&map);
}

static void rivals_are_roots(void **state)
{
    (void)state;
    assert_roots("claims:\n"
                 "  - {id: a, text: A, against: b}\n"
                 "  - {id: b, text: B, against: a}\n",
                 "a b");
    assert_roots("claims:\n"
                 "  - {id: a, text: A, against: [b, c]}\n"
                 "  - {id: b, text: B, against: [a, c]}\n"
                 "  - {id: c, text: C, against: [a, b]}\n",
                 "a b c");
    /* Who also does something else is none, nor is who attacks it; nor one that gets no answer. */
    assert_roots("claims:\n"
                 "  - {id: a, text: A, against: b, for: c}\n"
                 "  - {id: b, text: B, against: a}\n"
                 "  - {id: c, text: C}\n",
                 "a c");
    assert_roots("claims:\n"
                 "  - {id: a, text: A, against: b}\n"
                 "  - {id: b, text: B}\n",
                 "b");
    /* A circle of three is no rivalry. */
    assert_roots("claims:\n"
                 "  - {id: a, text: A, against: b}\n"
                 "  - {id: b, text: B, against: c}\n"
                 "  - {id: c, text: C, against: a}\n",
                 "a");
}

static void rivals_refer_to_each_other(void **state)
{
    Map map = open_map("claims:\n"
                       "  - {id: a, text: A, against: b, supports: [{id: c, text: C}]}\n"
                       "  - {id: b, text: B, against: a}\n");

    (void)state;
    assert_bearings(&map, "a", "c (b)");
    assert_bearings(&map, "b", "(a)");
    close_map(&map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(undercutters_come_first),
        cmocka_unit_test(premises_stand_together_with_attacks_behind),
        cmocka_unit_test(references_stand_where_the_author_put_them),
        cmocka_unit_test(further_links_are_references),
        cmocka_unit_test(rivals_are_roots),
        cmocka_unit_test(rivals_refer_to_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
