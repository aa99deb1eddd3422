/* Reading and checking: what a map becomes, what a failure leaves alone, limits, and time that
 * grows no faster than the input. What is said of faulty maps is in tests/cases. */
#include "argument/argument.h"
#include "read/read.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include <time.h>

typedef struct Fixture {
    Source *source;
    Diagnostics *diagnostics;
    Argument *argument;
    bool is_read, is_sound;
} Fixture;

/* Other programs on the machine must not fail a test that bounds time. */
static double cpu_seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

static Fixture read_with(const char *text, size_t length, const Limits *limits)
{
    Fixture fixture = {.source = rebut_source_new("test", text, length),
                       .diagnostics = rebut_diagnostics_new()};

    fixture.is_read =
        rebut_argument_read(fixture.source, limits, fixture.diagnostics, &fixture.argument);
    fixture.is_sound =
        fixture.is_read && rebut_argument_check(fixture.argument, fixture.diagnostics);
    return fixture;
}

static Fixture read_map(const char *text)
{
    return read_with(text, strlen(text), &rebut_limits_default);
}

static void clear(Fixture *fixture)
{
    rebut_argument_free(fixture->argument);
    rebut_diagnostics_free(fixture->diagnostics);
    rebut_source_free(fixture->source);
}

static void assert_code(Fixture *fixture, Code code)
{
    assert_false(fixture->is_sound);
    assert_int_equal(rebut_diagnostics_get(fixture->diagnostics, 0)->code, code);
    clear(fixture);
}

static const Item *item(const Fixture *fixture, const char *id)
{
    const Item *found = rebut_argument_find_item(fixture->argument, id);

    assert_non_null(found);
    return found;
}

static const Link *link_from(const Fixture *fixture, const Item *from, size_t nth)
{
    for (guint i = 0; i < fixture->argument->links->len; i++) {
        const Link *link = g_ptr_array_index(fixture->argument->links, i);
        assert_int_equal(link->index, i);
        if (link->from.type == END_ITEM && link->from.item == from && nth-- == 0)
            return link;
    }
    fail_msg("no such link from %s", from->id.bytes);
    return NULL;
}

static const char city[] =
    "claims:\n"
    "  - id: close\n"
    "    text: Close the city\n"
    "    supports:\n"
    "      - id: air\n"
    "        text: The air is bad\n"
    "        challenges:\n"
    "          - {id: wind, text: The wind does it, undercuts: true}\n"
    "      - together: [{id: noise, text: Noise harms}, {ref: cars}]\n"
    "        id: joint\n"
    "        scheme: cause\n"
    "        challenges:\n"
    "          - {id: trams, text: Trams are loud too}\n"
    "    challenges:\n"
    "      - id: trade\n"
    "        text: Shops lose trade\n"
    "        countermeasures:\n"
    "          - {id: hubs, text: Hubs, parts: [North, South]}\n"
    "evidence:\n"
    "  - {id: cars, text: Cars are loud, for: close, against: trade}\n"
    "challenges:\n"
    "  - {id: aim, text: Beside the point, against: [trade -> close, joint, hubs]}\n";

static void test_links(void **state)
{
    Fixture fixture = read_map(city);

    (void)state;
    assert_true(fixture.is_sound);
    assert_int_equal(link_from(&fixture, item(&fixture, "air"), 0)->relation, RELATION_SUPPORTS);
    const Link *wind = link_from(&fixture, item(&fixture, "wind"), 0);
    assert_int_equal(wind->relation, RELATION_UNDERCUTS);
    assert_int_equal(wind->to.type, END_LINK);
    assert_ptr_equal(wind->to.link, link_from(&fixture, item(&fixture, "air"), 0));
    const Link *trams = link_from(&fixture, item(&fixture, "trams"), 0);
    assert_int_equal(trams->relation, RELATION_UNDERCUTS);
    assert_int_equal(trams->to.type, END_JOINT);
    const Link *hubs = link_from(&fixture, item(&fixture, "hubs"), 0);
    assert_int_equal(hubs->relation, RELATION_COUNTERS);
    assert_int_equal(link_from(&fixture, item(&fixture, "north"), 0)->relation, RELATION_PART);
    assert_int_equal(item(&fixture, "north")->kind, KIND_COUNTERMEASURE);
    assert_int_equal(link_from(&fixture, item(&fixture, "cars"), 0)->to.type, END_JOINT);
    assert_int_equal(link_from(&fixture, item(&fixture, "cars"), 1)->relation, RELATION_SUPPORTS);
    assert_int_equal(link_from(&fixture, item(&fixture, "cars"), 2)->relation, RELATION_COUNTERS);
    const Link *aim = link_from(&fixture, item(&fixture, "aim"), 0);
    assert_ptr_equal(aim->to.link, link_from(&fixture, item(&fixture, "trade"), 0));
    assert_int_equal(link_from(&fixture, item(&fixture, "aim"), 1)->to.type, END_JOINT);
    assert_int_equal(link_from(&fixture, item(&fixture, "aim"), 2)->relation, RELATION_CHALLENGES);
    clear(&fixture);
}

static void assert_standing(const Fixture *fixture, const char *id, const char *number,
                            size_t depth)
{
    const Item *found = item(fixture, id);

    assert_string_equal(found->number, number);
    assert_int_equal(found->depth, depth);
}

static void test_forest(void **state)
{
    Fixture fixture = read_map(city);

    (void)state;
    assert_int_equal(fixture.argument->roots->len, 1);
    assert_standing(&fixture, "close", "1", 0);
    assert_standing(&fixture, "air", "1.1", 1);
    assert_standing(&fixture, "wind", "1.1.1", 2);
    assert_standing(&fixture, "noise", "1.2", 1);
    assert_standing(&fixture, "cars", "1.3", 1);
    assert_standing(&fixture, "trams", "1.4", 1);
    assert_standing(&fixture, "trade", "1.5", 1);
    assert_standing(&fixture, "hubs", "1.5.2", 2);
    assert_standing(&fixture, "south", "1.5.2.2", 3);
    assert_standing(&fixture, "aim", "1.5.1", 2);
    assert_int_equal(fixture.argument->order->len, fixture.argument->items->len);
    clear(&fixture);
}

static void test_cycle_has_its_first_item_as_root(void **state)
{
    Fixture fixture = read_map("claims:\n"
                               "  - {id: d, text: Four, for: c}\n"
                               "  - {id: a, text: One, against: c}\n"
                               "  - {id: b, text: Two, against: a}\n"
                               "  - {id: c, text: Three, against: b}\n");

    (void)state;
    assert_true(fixture.is_sound);
    assert_int_equal(fixture.argument->roots->len, 1);
    assert_standing(&fixture, "a", "1", 0);
    assert_standing(&fixture, "b", "1.1", 1);
    assert_standing(&fixture, "c", "1.1.1", 2);
    assert_standing(&fixture, "d", "1.1.1.1", 3);
    clear(&fixture);
}

static void test_deep_numbers_are_places(void **state)
{
    g_autoptr(GString) map = g_string_new("claims:\n  - {id: c0, text: Root}\n");

    (void)state;
    for (int i = 1; i < 12; i++)
        g_string_append_printf(map, "  - {id: c%d, text: Claim %d, for: c%d}\n", i, i, i - 1);
    Fixture fixture = read_map(map->str);
    assert_standing(&fixture, "c7", "1.1.1.1.1.1.1.1", 7);
    assert_standing(&fixture, "c8", "#9", 8);
    assert_standing(&fixture, "c11", "#12", 11);
    clear(&fixture);
}

static void test_texts(void **state)
{
    Fixture fixture = read_map("claims:\n"
                               "  - text: no\n"
                               "    note: |\n"
                               "      One\tline\n"
                               "      and another\n\n"
                               "    supports: [1.10, \" 2020-01-01 \", Gr\xC3\xBC\xC3\x9F Gott]\n");

    (void)state;
    assert_true(fixture.is_sound);
    assert_string_equal(item(&fixture, "no")->note.bytes, "One line\nand another");
    assert_string_equal(item(&fixture, "item-1-10")->text.bytes, "1.10");
    assert_string_equal(item(&fixture, "item-2020-01-01")->text.bytes, "2020-01-01");
    assert_string_equal(item(&fixture, "gruss-gott")->text.bytes, "Gr\xC3\xBC\xC3\x9F Gott");
    assert_true(item(&fixture, "no")->id_is_made);
    assert_string_equal(fixture.argument->lang.bytes, "en");
    clear(&fixture);
}

static void test_spans(void **state)
{
    const char *map =
        "claims:\n  - {text: \xC3\xA4, id: a, source: \"s , p. 3\"}\n  - {text: b, for: [a]}\n"
        "sources: {s: A}\n";
    Fixture fixture = read_map(map);

    (void)state;
    const Citation *citation = g_ptr_array_index(item(&fixture, "a")->citations, 0);
    assert_string_equal(citation->key.bytes, "s");
    assert_string_equal(citation->at.bytes, "p. 3");
    assert_memory_equal(map + citation->at.span.start, "p. 3", 4);
    assert_int_equal(citation->at.span.end - citation->at.span.start, 4);
    const Link *link = link_from(&fixture, item(&fixture, "b"), 0);
    assert_memory_equal(map + link->span.start, "a]", 2);
    clear(&fixture);
}

static void test_failure_leaves_the_result_alone(void **state)
{
    static const char *const faulty[] = {"", "a: [", "- x", "claims: []",
                                         "claims:\n  - {text: a, for: b}\nz: 1"};
    Argument *const untouched = (Argument *)(guintptr)&faulty;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(faulty); i++) {
        g_autoptr(Source) source = rebut_source_new("test", faulty[i], strlen(faulty[i]));
        g_autoptr(Diagnostics) diagnostics = rebut_diagnostics_new();
        Argument *argument = untouched;
        assert_false(rebut_argument_read(source, &rebut_limits_default, diagnostics, &argument));
        assert_ptr_equal(argument, untouched);
        assert_true(rebut_diagnostics_errors(diagnostics) > 0);
    }
}

static void test_limits(void **state)
{
    Limits limits = rebut_limits_default;
    const char *map = "claims:\n  - One\n  - Two\n  - text: Three\n    supports: [Four, Five]\n";
    Fixture fixture;

    (void)state;
    limits.input_bytes = strlen(map) - 1;
    fixture = read_with(map, strlen(map), &limits);
    assert_code(&fixture, CODE_E0101);
    limits.input_bytes = strlen(map);
    limits.nesting = 3;
    fixture = read_with(map, strlen(map), &limits);
    assert_code(&fixture, CODE_E0105);
    limits.nesting = 4;
    limits.cards = 4;
    fixture = read_with(map, strlen(map), &limits);
    assert_code(&fixture, CODE_E0106);
    limits.cards = 5;
    limits.text_characters = 8;
    fixture = read_with(map, strlen(map), &limits);
    assert_true(fixture.is_sound);
    clear(&fixture);
    limits.text_characters = 7;
    fixture = read_with(map, strlen(map), &limits);
    assert_code(&fixture, CODE_E0107);
}

static void test_values_are_limited(void **state)
{
    Limits limits = rebut_limits_default;
    g_autoptr(GString) map = g_string_new("x-a: [");

    (void)state;
    for (int i = 0; i < 2000; i++)
        g_string_append(map, "a,");
    g_string_append(map, "]\n");
    limits.cards = 10;
    Fixture fixture = read_with(map->str, map->len, &limits);
    assert_code(&fixture, CODE_E0109);
}

/* Faults that made other readers slow or grow: each must be refused in a moment. */
static void test_floods_are_refused_at_once(void **state)
{
    static const struct {
        const char *head, *repeated;
        int times;
        Code code;
    } floods[] = {
        {"", "[", 1000000, CODE_E0105},
        {"claims: ", "{a: ", 250000, CODE_E0105},
        {"claims:\n  ", "- ", 500000, CODE_E0105},
        {"", "%TAG !a! b\n", 100000, CODE_E0134},
        {"a: 1\n...\n", "%TAG !a! b\n", 100000, CODE_E0133},
        {"a: [", "&a b,", 100000, CODE_E0130},
        {"a: ", "*", 1000000, CODE_E0127},
        {"a: \"", "b\n", 500000, CODE_E0124},
        {"a: ", "b ", 2500000, CODE_E0107},
        {"", "\n", 5000000, CODE_E0108},
        {"", "# a\n", 1000000, CODE_E0108},
        {"a: ", "\t", 1000000, CODE_E0209},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(floods); i++) {
        g_autoptr(GString) map = g_string_new(floods[i].head);
        for (int j = 0; j < floods[i].times; j++)
            g_string_append(map, floods[i].repeated);
        double start = cpu_seconds();
        Fixture fixture = read_with(map->str, map->len, &rebut_limits_default);
        double seconds = cpu_seconds() - start;
        if (seconds > 2.0)
            fail_msg("flood %zu took %.2f s", i, seconds);
        if (floods[i].code == CODE_E0209)
            clear(&fixture);
        else
            assert_code(&fixture, floods[i].code);
    }
}

/* A chain, a star and many linked premises of 100,000 items: no recursion, no quadratic search. */
static void test_large_maps(void **state)
{
    enum { MANY = 100000 };
    g_autoptr(GString) chain = g_string_new("claims:\n  - {id: c0, text: Root}\n");
    g_autoptr(GString) star = g_string_new("claims:\n  - {id: c0, text: Root}\nchallenges:\n");
    g_autoptr(GString) same = g_string_new("claims:\n");

    (void)state;
    for (int i = 1; i < MANY; i++) {
        g_string_append_printf(chain, "  - {id: c%d, text: Claim, for: c%d}\n", i, i - 1);
        g_string_append_printf(star, "  - {id: c%d, text: Text %d, against: [c0%s]}\n", i, i,
                               i > 2 ? ", c1 -> c0" : "");
        g_string_append(same, "  - The same text\n");
    }
    const GString *maps[] = {chain, star, same};
    for (size_t i = 0; i < G_N_ELEMENTS(maps); i++) {
        double start = cpu_seconds();
        Fixture fixture = read_with(maps[i]->str, maps[i]->len, &rebut_limits_default);
        double seconds = cpu_seconds() - start;
        assert_true(fixture.is_sound);
        if (seconds > 8.0)
            fail_msg("map %zu took %.2f s", i, seconds);
        clear(&fixture);
    }
}

/* Faulty names by the thousand cost no suggestion each. */
static void test_many_errors(void **state)
{
    g_autoptr(GString) map = g_string_new("claims:\n");

    (void)state;
    for (int i = 0; i < 50000; i++)
        g_string_append_printf(map, "  - {id: c%d, text: Claim, for: d%d}\n", i, i);
    double start = cpu_seconds();
    Fixture fixture = read_map(map->str);
    double seconds = cpu_seconds() - start;
    assert_int_equal(rebut_diagnostics_errors(fixture.diagnostics), 50000);
    assert_int_equal(rebut_diagnostics_length(fixture.diagnostics), 51);
    assert_int_equal(rebut_diagnostics_get(fixture.diagnostics, 50)->code, CODE_E0100);
    assert_true(seconds < 8.0);
    clear(&fixture);
}

static void test_utf8(void **state)
{
    static const char *const broken[] = {
        "a: \x80", "a: \xC0\x80", "a: \xE0\x80\x80", "a: \xED\xA0\x80", "a: \xF5\x80\x80\x80",
        "a: \xC3", "a: \xFF",     "a: \xE2\x82"};
    Fixture fixture;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(broken); i++) {
        fixture = read_map(broken[i]);
        assert_code(&fixture, CODE_E0102);
    }
    fixture = read_with("\xFF\xFE"
                        "a\0",
                        4, &rebut_limits_default);
    assert_code(&fixture, CODE_E0103);
    fixture = read_with("\0a\0:", 4, &rebut_limits_default);
    assert_code(&fixture, CODE_E0103);
    fixture = read_with("a: \0", 4, &rebut_limits_default);
    assert_code(&fixture, CODE_E0104);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_forest),
        cmocka_unit_test(test_cycle_has_its_first_item_as_root),
        cmocka_unit_test(test_deep_numbers_are_places),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_spans),
        cmocka_unit_test(test_failure_leaves_the_result_alone),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_values_are_limited),
        cmocka_unit_test(test_floods_are_refused_at_once),
        cmocka_unit_test(test_large_maps),
        cmocka_unit_test(test_many_errors),
        cmocka_unit_test(test_utf8),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
