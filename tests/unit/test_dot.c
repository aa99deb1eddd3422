/* DOT: what graphviz's own `dot` makes of it. Whatever an author writes is drawn as it was written,
 * which is read off the drawing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "maps.h"
#include "scenes.h"
#include <gio/gio.h>

static const CompileOptions numbered = {.numbers = NUMBERS_ON};

static char *write_dot(const Graph *graph)
{
    Bytes bytes = {.got = g_string_new(NULL)};
    Sink sink = {gather, &bytes};

    assert_int_equal(rebut_dot_write(graph, &plain_options, &sink), FORMAT_DONE);
    return g_string_free(bytes.got, FALSE);
}

/* The drawing that `dot` makes; the test fails if it says anything. */
static char *drawn(const char *dot)
{
    static const gchar *const command[] = {"dot", "-Tsvg", NULL};
    char *svg = NULL;
    g_autofree char *said = NULL;
    g_autoptr(GSubprocess) process =
        g_subprocess_newv(command,
                          G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                              G_SUBPROCESS_FLAGS_STDERR_PIPE,
                          NULL);

    assert_non_null(process);
    assert_true(g_subprocess_communicate_utf8(process, dot, NULL, &svg, &said, NULL));
    assert_true(g_subprocess_get_successful(process));
    assert_string_equal(said, "");
    return svg;
}

static void assert_draws(const char *yaml, const char *const *wanted)
{
    Map map = open_map_as(yaml, &numbered);
    g_autofree char *dot = write_dot(map.graph);
    g_autofree char *svg = drawn(dot);

    for (; *wanted != NULL; wanted++)
        if (strstr(svg, *wanted) == NULL)
            fail_msg("`%s` is not in:\n%s\nwhich is drawn from:\n%s", *wanted, svg, dot);
    close_map(&map);
}

static void test_cards_and_links(void **state)
{
    (void)state;
    static const char yaml[] =
        "title: Cars & cities\n"
        "claims:\n"
        "  - id: close\n"
        "    text: Close the city centre to *private* cars in the year to come\n"
        "    challenges:\n"
        "      - id: trade\n"
        "        text: Shops would lose trade\n"
        "        countermeasures: [Free cargo bikes]\n"
        "groups:\n"
        "  town: {label: \"Traders & <co>\", members: [trade]}\n";
    static const char *const wanted[] = {">Claim 1</text>",
                                         ">Close the city centre to</text>",
                                         ">private cars in the year to</text>",
                                         ">come</text>",
                                         ">Challenge 1.1</text>",
                                         "<title>trade&#45;&gt;close</title>",
                                         ">Traders &amp; &lt;co&gt;</text>",
                                         ">Cars &amp; cities</text>",
                                         "stroke-dasharray",
                                         NULL};

    assert_draws(yaml, wanted);
}

static void test_draws_what_was_written(void **state)
{
    (void)state;
    static const char yaml[] = "claims:\n"
                               "  - 'back\\slash \\N \\l \\G end\\'\n"
                               "  - '\"quoted\" &lt;b&gt; &amp;amp;'\n"
                               "  - '<b>no html</b>'\n"
                               "  - '\\\"; x [URL=\"y\"] //'\n"
                               "  - \"line\\nbreak\"\n";
    static const char *const wanted[] = {
        ">back\\slash \\N \\l \\G end\\</text>",
        ">&quot;quoted&quot; &amp;lt;b&amp;gt; &amp;amp;amp;</text>",
        ">&lt;b&gt;no html&lt;/b&gt;</text>",
        ">\\&quot;; x [URL=&quot;y&quot;] //</text>",
        ">line</text>",
        ">break</text>",
        NULL};

    assert_draws(yaml, wanted);
}

static void test_wraps_by_columns(void **state)
{
    (void)state;
    static const char yaml[] =
        "claims:\n"
        "  - 应当让市中心没有汽车因为空气污染会下降。行人和骑车的人也会更安全。\n"
        "  - aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd\n";
    static const char *const wanted[] = {">应当让市中心没有汽车因为空气污</text>",
                                         ">dddddddddd</text>", NULL};

    assert_draws(yaml, wanted);
}

static void test_joints(void **state)
{
    (void)state;
    static const char yaml[] = "claims:\n"
                               "  - id: close\n"
                               "    text: Close the centre\n"
                               "    supports:\n"
                               "      - together: [One premise, Another premise]\n"
                               "        scheme: expert opinion\n"
                               "      - id: air\n"
                               "        text: Air would improve\n"
                               "        challenges:\n"
                               "          - {text: Air is no reason, undercuts: true}\n";
    static const char *const wanted[] = {">expert opinion</text>", ">Air is no reason</text>",
                                         "stroke-dasharray=\"1,5\"", NULL};

    assert_draws(yaml, wanted);
}

static void test_long_text(void **state)
{
    (void)state;
    GString *yaml = g_string_new("claims:\n  - ");
    static const char *const wanted[] = {
        ">\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\<", NULL};

    for (int i = 0; i < 9990; i++)
        g_string_append_c(yaml, '\\');
    g_string_append_c(yaml, '\n');
    assert_draws(yaml->str, wanted);
    g_string_free(yaml, TRUE);
}

static void test_same_bytes_twice(void **state)
{
    (void)state;
    g_autofree char *path =
        g_build_filename(REBUT_SOURCE_DIR, "graphs", "digital-silk-road.yaml", NULL);
    g_autofree char *yaml = NULL;

    assert_true(g_file_get_contents(path, &yaml, NULL, NULL));
    Map first = open_map_as(yaml, &numbered), second = open_map_as(yaml, &numbered);
    g_autofree char *one = write_dot(first.graph), *two = write_dot(second.graph);
    assert_string_equal(one, two);
    g_autofree char *svg = drawn(one);
    assert_non_null(strstr(svg, ">Challenge 1."));
    for (size_t n = 1; n <= 1 + strlen(one) / 40000; n++) {
        Bytes refusing = {.refuse_at = n};
        Sink bad = {gather, &refusing};
        assert_int_equal(rebut_dot_write(first.graph, &plain_options, &bad), FORMAT_SINK_FAILED);
    }
    close_map(&first);
    close_map(&second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cards_and_links),  cmocka_unit_test(test_draws_what_was_written),
        cmocka_unit_test(test_wraps_by_columns), cmocka_unit_test(test_joints),
        cmocka_unit_test(test_long_text),        cmocka_unit_test(test_same_bytes_twice),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
